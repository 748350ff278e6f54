/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UDP 500 and 4500 for IKE. Bound to all addresses; IP_PKTINFO tells the local one and picks the
 * source when sending, so a router with two ISPs answers from the address it was asked at.
 * Port 4500 over IPv4 is read by the dataplane (ESP in UDP, RFC 3948), which hands IKE back.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ike/flexvpn_priv.h"

#define IKE_PORT 500
#define IKE_NATT_PORT 4500
#define IKE_MAX_MSG 65535
#define SOCK_BUFFER (4 << 20) /* a flood of requests must not push out those of live sessions */
#define SOCK_BURST 64 /* datagrams taken per wake-up: other work gets its turn */

static bool sock_local(struct msghdr *mh, uint16_t port, struct endpoint *out)
{
	memset(out, 0, sizeof(*out));
	out->port = port;
	for (struct cmsghdr *c = CMSG_FIRSTHDR(mh); c; c = CMSG_NXTHDR(mh, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
			struct in_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			out->addr = addr_v4(ntohl(pi.ipi_addr.s_addr));
			return true;
		}
		if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
			struct in6_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			out->addr.family = ADDR_V6;
			memcpy(out->addr.b, &pi.ipi6_addr, 16);
			return true;
		}
	}
	return false;
}

static void sock_readable(int fd, unsigned events, void *arg)
{
	static uint8_t buf[IKE_MAX_MSG];
	struct flex_front *fr = arg;
	struct flex_sock *s = NULL;

	for (size_t i = 0; i < fr->n_socks; i++)
		if (fr->socks[i].fd == fd)
			s = &fr->socks[i];
	for (int n = 0; s && n < SOCK_BURST; n++) {
		struct sockaddr_storage ss;
		uint8_t ctl[CMSG_SPACE(sizeof(struct in6_pktinfo)) + 64];
		struct iovec iov = {buf, sizeof(buf)};
		struct msghdr mh = {.msg_name = &ss, .msg_namelen = sizeof(ss), .msg_iov = &iov,
				    .msg_iovlen = 1, .msg_control = ctl,
				    .msg_controllen = sizeof(ctl)};
		struct endpoint local, remote;
		const uint8_t *p = buf;
		ssize_t len = recvmsg(fd, &mh, MSG_DONTWAIT);

		if (len < 0)
			return; /* EAGAIN, or an ICMP error: IKE's own timers decide */
		if (!sock_local(&mh, s->port, &local) ||
		    !endpoint_from_sockaddr((struct sockaddr *)&ss, &remote))
			continue;
		if (s->port == IKE_NATT_PORT) { /* IPv6: the dataplane does not read this one */
			static const uint8_t marker[4];

			if (len < 4 || memcmp(p, marker, 4) != 0)
				continue;
			p += 4;
			len -= 4;
		}
		ike_input_fvrf(fr->f->ike, flex_front_fvrf(fr), &local, &remote, p, (size_t)len);
	}
}

static int sock_one(struct flex_front *fr, uint8_t family, uint16_t port, char *why, size_t size)
{
	int af = family == ADDR_V6 ? AF_INET6 : AF_INET, on = 1, buffer = SOCK_BUFFER;
	struct endpoint any = {.addr = {.family = family}, .port = port};
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&any, &ss);
	struct flex_sock *s = &fr->socks[fr->n_socks];
	int fd = socket(af, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	/* As much as the system lets us have. */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof(buffer)) < 0)
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof(buffer));
	if (family == ADDR_V6) {
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on));
	} else {
		setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on));
	}
	if (bind(fd, (struct sockaddr *)&ss, len) < 0) {
		int e = errno;

		close(fd);
		snprintf(why, size, "cannot use UDP port %u for IKE: %s%s", port, strerror(e),
			 e == EADDRINUSE ? "; another IKE daemon runs in this network namespace"
			 : e == EACCES   ? "; run as root or through flexlab"
					 : "");
		return -e;
	}
	*s = (struct flex_sock){.fd = fd, .port = port, .family = family};
	fr->n_socks++;
	if (port == IKE_NATT_PORT && family == ADDR_V4)
		return fr->dp->natt_attach(fr->dp, fd);
	s->watch = loop_fd_new(fr->f->loop, fd, LOOP_READ, sock_readable, fr);
	return 0;
}

int flex_sock_open(struct flex_front *fr, char *why, size_t size)
{
	int rc = sock_one(fr, ADDR_V4, IKE_PORT, why, size);

	if (!rc)
		rc = sock_one(fr, ADDR_V4, IKE_NATT_PORT, why, size);
	if (!rc) { /* a host without IPv6 still has a router */
		char unused[160];

		sock_one(fr, ADDR_V6, IKE_PORT, unused, sizeof(unused));
		sock_one(fr, ADDR_V6, IKE_NATT_PORT, unused, sizeof(unused));
	}
	return rc;
}

void flex_sock_close(struct flex_front *fr)
{
	for (size_t i = 0; i < fr->n_socks; i++) {
		loop_fd_free(fr->socks[i].watch);
		close(fr->socks[i].fd);
	}
	fr->n_socks = 0;
}

static void sock_source(struct msghdr *mh, uint8_t *ctl, size_t size, const struct addr *local)
{
	struct cmsghdr *c;

	memset(ctl, 0, size);
	mh->msg_control = ctl;
	mh->msg_controllen = size;
	c = CMSG_FIRSTHDR(mh);
	if (local->family == ADDR_V6) {
		struct in6_pktinfo pi = {0};

		memcpy(&pi.ipi6_addr, local->b, 16);
		c->cmsg_level = IPPROTO_IPV6;
		c->cmsg_type = IPV6_PKTINFO;
		c->cmsg_len = CMSG_LEN(sizeof(pi));
		memcpy(CMSG_DATA(c), &pi, sizeof(pi));
	} else {
		struct in_pktinfo pi = {.ipi_spec_dst.s_addr = htonl(addr_to_v4(local))};

		c->cmsg_level = IPPROTO_IP;
		c->cmsg_type = IP_PKTINFO;
		c->cmsg_len = CMSG_LEN(sizeof(pi));
		memcpy(CMSG_DATA(c), &pi, sizeof(pi));
	}
	mh->msg_controllen = CMSG_SPACE(c->cmsg_len - CMSG_LEN(0));
}

int flex_sock_send(struct flex_front *fr, const struct endpoint *local,
		   const struct endpoint *remote, const uint8_t *msg, size_t len)
{
	static const uint8_t marker[4]; /* RFC 3948 2.2: tells IKE from ESP on port 4500 */
	_Alignas(struct cmsghdr) uint8_t ctl[CMSG_SPACE(sizeof(struct in6_pktinfo))];
	/* A NAT keepalive is one byte without marker (RFC 3948 2.3). */
	bool natt = local->port == IKE_NATT_PORT && len > 1;
	struct iovec iov[2] = {{(void *)marker, natt ? 4 : 0}, {(void *)msg, len}};
	struct sockaddr_storage ss;
	struct msghdr mh = {.msg_name = &ss, .msg_iov = iov, .msg_iovlen = 2};

	mh.msg_namelen = endpoint_to_sockaddr(remote, &ss);
	sock_source(&mh, ctl, sizeof(ctl), &local->addr);
	for (size_t i = 0; i < fr->n_socks; i++) {
		struct flex_sock *s = &fr->socks[i];

		if (s->family != local->addr.family || s->port != local->port)
			continue;
		return sendmsg(s->fd, &mh, MSG_DONTWAIT) < 0 ? -errno : 0;
	}
	return -EADDRNOTAVAIL;
}
