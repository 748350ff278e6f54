/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LD_PRELOAD for an IKE daemon that installs SAs by netlink, on a kernel without ESP: its XFRM
 * sockets become socketpairs, and a thread at the other end says yes to everything. Nothing is
 * protected then, but the daemon negotiates as usual. Every SA it would install is written with
 * its keys to the file that FAKEXFRM_LOG names, so that they can be compared with ours.
 *
 *   cc -shared -fPIC -o fakexfrm.so fakexfrm.c -ldl; LD_PRELOAD=./fakexfrm.so charon-systemd
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/xfrm.h>
#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FDS = 1024 };

static bool mine[FDS];

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static bool is_mine(int fd)
{
	return fd >= 0 && fd < FDS && mine[fd];
}

static void put_key(FILE *f, const char *what, const char *key, unsigned bits)
{
	fprintf(f, " %s=", what);
	for (unsigned i = 0; i < bits / 8; i++)
		fprintf(f, "%02x", (unsigned char)key[i]);
}

static void log_sa(const struct nlmsghdr *h)
{
	const struct xfrm_usersa_info *sa = NLMSG_DATA(h);
	const char *path = getenv("FAKEXFRM_LOG");
	int left = (int)h->nlmsg_len - (int)NLMSG_SPACE(sizeof(*sa));
	const struct rtattr *a = (const void *)((const char *)sa + NLMSG_ALIGN(sizeof(*sa)));
	FILE *f = path ? fopen(path, "a") : NULL;

	if (!f)
		return;
	fprintf(f, "sa spi=%08x", ntohl(sa->id.spi));
	for (; RTA_OK(a, left); a = RTA_NEXT(a, left)) {
		const struct xfrm_algo_aead *aead = RTA_DATA(a);
		const struct xfrm_algo_auth *auth = RTA_DATA(a);
		const struct xfrm_algo *algo = RTA_DATA(a);

		if (a->rta_type == XFRMA_ALG_AEAD)
			put_key(f, "encr", aead->alg_key, aead->alg_key_len);
		else if (a->rta_type == XFRMA_ALG_CRYPT)
			put_key(f, "encr", algo->alg_key, algo->alg_key_len);
		else if (a->rta_type == XFRMA_ALG_AUTH_TRUNC)
			put_key(f, "integ", auth->alg_key, auth->alg_key_len);
	}
	fputc('\n', f);
	fclose(f);
}

static size_t answer(const struct nlmsghdr *h, struct nlmsghdr *o)
{
	struct xfrm_usersa_info *s = NLMSG_DATA(o);
	struct nlmsgerr *e = NLMSG_DATA(o);

	o->nlmsg_seq = h->nlmsg_seq;
	o->nlmsg_pid = h->nlmsg_pid;
	if (h->nlmsg_type == XFRM_MSG_NEWSA || h->nlmsg_type == XFRM_MSG_UPDSA)
		log_sa(h);
	if (h->nlmsg_type == XFRM_MSG_ALLOCSPI) {
		*s = ((const struct xfrm_userspi_info *)NLMSG_DATA(h))->info;
		if (getrandom(&s->id.spi, sizeof(s->id.spi), 0) != sizeof(s->id.spi))
			abort();
		s->id.spi |= htonl(0x00010000); /* beyond the reserved ones */
		o->nlmsg_type = XFRM_MSG_NEWSA;
		return NLMSG_LENGTH(sizeof(*s));
	}
	if (h->nlmsg_type == XFRM_MSG_GETSA) {
		const struct xfrm_usersa_id *q = NLMSG_DATA(h);

		s->id.daddr = q->daddr;
		s->id.spi = q->spi;
		s->id.proto = q->proto;
		s->family = q->family;
		o->nlmsg_type = XFRM_MSG_NEWSA;
		return NLMSG_LENGTH(sizeof(*s));
	}
	e->msg = *h;
	o->nlmsg_type = NLMSG_ERROR;
	return NLMSG_LENGTH(sizeof(*e));
}

static void *kernel(void *arg)
{
	int fd = (int)(long)arg;
	static __thread char in[65536], out[4096];

	for (;;) {
		ssize_t n = recv(fd, in, sizeof(in), 0);
		struct nlmsghdr *o = (void *)out;

		if (n < (ssize_t)sizeof(*o))
			return NULL;
		memset(out, 0, sizeof(out));
		o->nlmsg_len = answer((const void *)in, o);
		send(fd, out, o->nlmsg_len, MSG_NOSIGNAL);
	}
}

/* The daemon's signals are for its own threads. */
static int start_kernel(int fd)
{
	sigset_t all, old;
	pthread_t thread;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&thread, NULL, kernel, (void *)(long)fd);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (!rc)
		pthread_detach(thread);
	return rc;
}

int socket(int domain, int type, int protocol)
{
	int pair[2];

	if (domain != AF_NETLINK || protocol != NETLINK_XFRM)
		return NEXT(socket)(domain, type, protocol);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | (type & SOCK_CLOEXEC), 0, pair))
		return -1;
	if (pair[0] >= FDS || start_kernel(pair[1]))
		return -1;
	mine[pair[0]] = true;
	return pair[0];
}

int close(int fd)
{
	if (is_mine(fd))
		mine[fd] = false;
	return NEXT(close)(fd);
}

int bind(int fd, __CONST_SOCKADDR_ARG addr, socklen_t len)
{
	return is_mine(fd) ? 0 : NEXT(bind)(fd, addr, len);
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
	/* IP_IPSEC_POLICY, IP_XFRM_POLICY and their IPv6 twins: bypass for the IKE sockets */
	static const struct {
		int level, name;
	} policies[] = { { 0, 16 }, { 0, 17 }, { 41, 34 }, { 41, 35 } };

	for (unsigned i = 0; i < sizeof(policies) / sizeof(policies[0]); i++)
		if (level == policies[i].level && name == policies[i].name)
			return 0;
	return is_mine(fd) && level == SOL_NETLINK ? 0 : NEXT(setsockopt)(fd, level, name, value, len);
}

ssize_t sendto(int fd, const void *buf, size_t n, int flags, __CONST_SOCKADDR_ARG addr, socklen_t len)
{
	return is_mine(fd) ? send(fd, buf, n, flags) : NEXT(sendto)(fd, buf, n, flags, addr, len);
}

ssize_t recvfrom(int fd, void *buf, size_t n, int flags, __SOCKADDR_ARG addr, socklen_t *len)
{
	struct sockaddr_nl from = { .nl_family = AF_NETLINK };
	void *to = *(struct sockaddr **)&addr;

	if (!is_mine(fd))
		return NEXT(recvfrom)(fd, buf, n, flags, addr, len);
	if (to && len && *len >= sizeof(from)) {
		memcpy(to, &from, sizeof(from));
		*len = sizeof(from);
	}
	return recv(fd, buf, n, flags);
}
