/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LD_PRELOAD for an IKE daemon that installs its SAs by netlink XFRM, on a kernel without ESP: each
 * such socket becomes a socketpair whose other end, a thread, says yes to everything. SPIs and
 * questions about SAs get an answer. Nothing is encrypted; only IKE can be looked at.
 *
 *   cc -shared -fPIC -o fakexfrm.so fakexfrm.c -ldl; LD_PRELOAD=./fakexfrm.so charon-systemd
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#define FDS 1024
#define REAL(name) \
	static __typeof__(&name) real; \
	if (!real) \
		real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static volatile unsigned char mine[FDS];

static int is_mine(int fd)
{
	return fd >= 0 && fd < FDS && mine[fd];
}

static void answer(const struct nlmsghdr *q, struct nlmsghdr *a)
{
	struct xfrm_usersa_info *sa = NLMSG_DATA(a);

	a->nlmsg_seq = q->nlmsg_seq;
	a->nlmsg_pid = q->nlmsg_pid;
	a->nlmsg_type = XFRM_MSG_NEWSA;
	a->nlmsg_len = NLMSG_LENGTH(sizeof(*sa));
	if (q->nlmsg_type == XFRM_MSG_ALLOCSPI) {
		memcpy(sa, NLMSG_DATA(q), sizeof(*sa));
		if (getrandom(&sa->id.spi, sizeof(sa->id.spi), 0) != sizeof(sa->id.spi))
			sa->id.spi = 0;
		sa->id.spi |= 0x10; /* above the reserved ones, whatever the byte order */
	} else if (q->nlmsg_type == XFRM_MSG_GETSA) {
		const struct xfrm_usersa_id *id = NLMSG_DATA(q);

		sa->id.daddr = id->daddr;
		sa->id.spi = id->spi;
		sa->id.proto = id->proto;
		sa->family = id->family;
	} else {
		struct nlmsgerr *e = NLMSG_DATA(a);

		e->error = 0;
		e->msg = *q;
		a->nlmsg_type = NLMSG_ERROR;
		a->nlmsg_len = NLMSG_LENGTH(sizeof(*e));
	}
}

static void *kernel_main(void *arg)
{
	int fd = (int)(intptr_t)arg;

	for (;;) {
		_Alignas(struct nlmsghdr) char q[65536], a[1024] = { 0 };
		ssize_t n = recv(fd, q, sizeof(q), 0);

		if (n < (ssize_t)sizeof(struct nlmsghdr))
			return NULL;
		answer((struct nlmsghdr *)q, (struct nlmsghdr *)a);
		send(fd, a, ((struct nlmsghdr *)a)->nlmsg_len, 0);
	}
}

int socket(int domain, int type, int protocol)
{
	pthread_t thread;
	int sv[2];

	REAL(socket);
	if (domain != AF_NETLINK || protocol != NETLINK_XFRM)
		return real(domain, type, protocol);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | (type & SOCK_CLOEXEC), 0, sv))
		return -1;
	if (sv[0] < FDS)
		mine[sv[0]] = 1;
	pthread_create(&thread, NULL, kernel_main, (void *)(intptr_t)sv[1]);
	return sv[0];
}

int close(int fd)
{
	REAL(close);
	if (is_mine(fd))
		mine[fd] = 0;
	return real(fd);
}

int bind(int fd, __CONST_SOCKADDR_ARG addr, socklen_t len)
{
	REAL(bind);
	return is_mine(fd) ? 0 : real(fd, addr, len);
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
	int policy = (level == IPPROTO_IP && (name == IP_IPSEC_POLICY || name == IP_XFRM_POLICY)) ||
		     (level == IPPROTO_IPV6 &&
		      (name == IPV6_IPSEC_POLICY || name == IPV6_XFRM_POLICY));

	REAL(setsockopt);
	if (policy || (is_mine(fd) && level == SOL_NETLINK))
		return 0;
	return real(fd, level, name, value, len);
}

ssize_t sendto(int fd, const void *p, size_t n, int flags, __CONST_SOCKADDR_ARG addr, socklen_t len)
{
	REAL(sendto);
	return is_mine(fd) ? send(fd, p, n, flags) : real(fd, p, n, flags, addr, len);
}

ssize_t recvfrom(int fd, void *p, size_t n, int flags, __SOCKADDR_ARG addr, socklen_t *len)
{
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	REAL(recvfrom);
	if (!is_mine(fd))
		return real(fd, p, n, flags, addr, len);
	if (len && *len >= sizeof(kernel)) {
		memcpy(*(void **)&addr, &kernel, sizeof(kernel));
		*len = sizeof(kernel);
	}
	return recv(fd, p, n, flags);
}
