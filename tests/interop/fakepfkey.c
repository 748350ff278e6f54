/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LD_PRELOAD for an IKE daemon that installs SAs by PF_KEY, on a kernel without it: the socket
 * becomes a socketpair, and a thread at the other end says yes to everything. The kernel would answer
 * at once; the thread needs to be scheduled, so who waits for an answer gets more time.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <linux/pfkeyv2.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static size_t answer(const struct sadb_msg *m, unsigned char *out)
{
	struct sadb_msg *o = (void *)out;
	struct sadb_sa *sa = (void *)(out + sizeof(*o));
	size_t len = sizeof(*o);

	*o = *m;
	o->sadb_msg_errno = 0;
	if (m->sadb_msg_type == SADB_GETSPI) {
		sa->sadb_sa_len = sizeof(*sa) / 8;
		sa->sadb_sa_exttype = SADB_EXT_SA;
		if (getrandom(&sa->sadb_sa_spi, sizeof(sa->sadb_sa_spi), 0) !=
		    sizeof(sa->sadb_sa_spi))
			abort();
		sa->sadb_sa_spi |= 0x10; /* beyond the reserved ones */
		len += sizeof(*sa);
	} else if (m->sadb_msg_type == SADB_GET || m->sadb_msg_type == SADB_X_SPDGET) {
		o->sadb_msg_errno = 3; /* ESRCH */
	}
	o->sadb_msg_len = len / 8;
	return len;
}

static void *kernel(void *arg)
{
	int fd = (int)(long)arg;
	static __thread unsigned char in[65536], out[256];

	for (;;) {
		ssize_t n = recv(fd, in, sizeof(in), 0);

		if (n < (ssize_t)sizeof(struct sadb_msg))
			return NULL;
		memset(out, 0, sizeof(out));
		send(fd, out, answer((const void *)in, out), MSG_NOSIGNAL);
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

	if (domain != PF_KEY)
		return NEXT(socket)(domain, type, protocol);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) ||
	    start_kernel(pair[1]))
		return -1;
	return pair[0];
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
	/* IP_IPSEC_POLICY, IP_XFRM_POLICY and their IPv6 twins: bypass for the IKE sockets */
	if ((level == 0 && (name == 16 || name == 17)) || (level == 41 && (name == 34 || name == 35)))
		return 0;
	return NEXT(setsockopt)(fd, level, name, value, len);
}

/* The header says that poll() only writes into p. */
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
int poll(struct pollfd *p, nfds_t n, int timeout)
{
	socklen_t len = sizeof(int);
	int type = 0;

	if (n == 1 && timeout >= 0 && !getsockopt(p[0].fd, SOL_SOCKET, SO_TYPE, &type, &len) &&
	    type == SOCK_SEQPACKET)
		timeout += 5000;
	return NEXT(poll)(p, n, timeout);
}
