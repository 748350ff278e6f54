/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the kernel has to say: SAs that reach a limit, packets that want an SA, peers that moved
 * behind a NAT; the counters of packets that belong to no SA; and the IKE packets of port 4500.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/udp.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ipsec/dp_xfrm.h"

#define NO_SA_EVERY_MS 1000

static void on_expire(struct dp_xfrm *d, struct nlmsghdr *h)
{
	struct xfrm_user_expire e;
	struct dp_event ev = { 0 };
	struct addr dst;
	struct xsa *sa;

	if (nlmsg_datalen(h) < (int)sizeof(e))
		return;
	memcpy(&e, nlmsg_data(h), sizeof(e));
	ev.spi = ntohl(e.state.id.spi);
	dst = xfrm_addr_back(&e.state.id.daddr, e.state.family);
	sa = xsa_find(d, true, ev.spi, NULL);
	if (!sa)
		sa = xsa_find(d, false, ev.spi, &dst);
	if (!sa)
		return; /* another program's */
	ev.kind = e.hard ? DP_SA_HARD : DP_SA_SOFT;
	ev.tunnel = sa->tun->id;
	d->ev.event(d->ev.ctx, &ev);
}

static struct xtun *tun_by_reqid(struct dp_xfrm *d, uint32_t reqid)
{
	uint32_t id = reqid - d->base;
	struct xtun *t;

	HASH_FIND(hh, d->tuns, &id, sizeof(id), t);
	return t;
}

static void on_acquire(struct dp_xfrm *d, struct nlmsghdr *h)
{
	struct nlattr *at[XFRMA_MAX + 1];
	struct dp_event ev = { .kind = DP_NO_SA };
	struct xfrm_user_tmpl tmpl;
	uint64_t now = mono_ms(NULL);
	struct xtun *t;

	if (nlmsg_parse(h, sizeof(struct xfrm_user_acquire), at, XFRMA_MAX, NULL) < 0 ||
	    !at[XFRMA_TMPL] || (size_t)nla_len(at[XFRMA_TMPL]) < sizeof(tmpl))
		return;
	memcpy(&tmpl, nla_data(at[XFRMA_TMPL]), sizeof(tmpl));
	t = tun_by_reqid(d, tmpl.reqid);
	if (!t || (t->told_no_sa_ms && now - t->told_no_sa_ms < NO_SA_EVERY_MS))
		return;
	t->told_no_sa_ms = now;
	ev.tunnel = t->id;
	d->ev.event(d->ev.ctx, &ev);
}

static void on_mapping(struct dp_xfrm *d, struct nlmsghdr *h)
{
	struct xfrm_user_mapping m;
	struct dp_event ev = { .kind = DP_PEER_MOVED };
	struct xsa *sa;

	if (nlmsg_datalen(h) < (int)sizeof(m))
		return;
	memcpy(&m, nlmsg_data(h), sizeof(m));
	ev.spi = ntohl(m.id.spi);
	sa = xsa_find(d, true, ev.spi, NULL);
	if (!sa)
		return;
	ev.tunnel = sa->tun->id;
	ev.local.addr = sa->p.local;
	ev.local.port = sa->p.local_port;
	ev.remote.addr = xfrm_addr_back(&m.new_saddr, m.id.family);
	ev.remote.port = ntohs(m.new_sport);
	d->ev.event(d->ev.ctx, &ev);
}

static int on_message(struct nl_msg *msg, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(msg);
	struct dp_xfrm *d = arg;

	switch (h->nlmsg_type) {
	case XFRM_MSG_EXPIRE:
		on_expire(d, h);
		break;
	case XFRM_MSG_ACQUIRE:
		on_acquire(d, h);
		break;
	case XFRM_MSG_MAPPING:
		on_mapping(d, h);
		break;
	}
	return NL_OK;
}

static void events_readable(int fd, unsigned events, void *arg)
{
	struct dp_xfrm *d = arg;

	/* An overrun loses events; SAs over their limit are then noticed by IKE's own timers. */
	nl_recvmsgs_default(d->events);
}

int xevents_open(struct dp_xfrm *d)
{
	d->events = nl_socket_alloc();
	if (!d->events)
		return -ENOMEM;
	nl_socket_disable_seq_check(d->events);
	nl_socket_modify_cb(d->events, NL_CB_VALID, NL_CB_CUSTOM, on_message, d);
	if (nl_connect(d->events, NETLINK_XFRM) < 0 ||
	    nl_socket_add_memberships(d->events, XFRMNLGRP_ACQUIRE, XFRMNLGRP_EXPIRE,
				      XFRMNLGRP_MAPPING, 0) < 0 ||
	    nl_socket_set_nonblocking(d->events) < 0)
		return -EPERM;
	nl_socket_set_buffer_size(d->events, 1 << 20, 0);
	d->events_watch = loop_fd_new(d->loop, nl_socket_get_fd(d->events), LOOP_READ,
				      events_readable, d);
	return 0;
}

void xevents_close(struct dp_xfrm *d)
{
	loop_fd_free(d->events_watch);
	if (d->events)
		nl_socket_free(d->events);
	for (size_t i = 0; i < ARRAY_SIZE(d->natt_watch); i++)
		loop_fd_free(d->natt_watch[i]);
}

/* --- port 4500: the kernel takes ESP and keepalives, IKE is left to us --- */

static void local_of(struct msghdr *mh, struct endpoint *local)
{
	struct cmsghdr *c;

	for (c = CMSG_FIRSTHDR(mh); c; c = CMSG_NXTHDR(mh, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
			struct in_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			local->addr = (struct addr){ .family = ADDR_V4 };
			memcpy(local->addr.b, &pi.ipi_addr, 4);
		} else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
			struct in6_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			local->addr = (struct addr){ .family = ADDR_V6 };
			memcpy(local->addr.b, &pi.ipi6_addr, 16);
		}
	}
}

static void natt_readable(int fd, unsigned events, void *arg)
{
	static const uint8_t marker[4];
	struct dp_xfrm *d = arg;
	uint8_t buf[65536];

	for (int i = 0; i < 64; i++) {
		_Alignas(8) uint8_t ctl[128];
		struct sockaddr_storage ss;
		struct iovec iov = { .iov_base = buf, .iov_len = sizeof(buf) };
		struct msghdr mh = { .msg_name = &ss, .msg_namelen = sizeof(ss), .msg_iov = &iov,
				     .msg_iovlen = 1, .msg_control = ctl,
				     .msg_controllen = sizeof(ctl) };
		struct endpoint local = { 0 }, remote = { 0 };
		ssize_t n = recvmsg(fd, &mh, MSG_DONTWAIT);

		if (n < 0)
			return;
		if (n < 4 || memcmp(buf, marker, 4) != 0)
			continue;
		local_of(&mh, &local);
		local.port = d->natt_port[local.addr.family == ADDR_V6];
		if (endpoint_from_sockaddr((struct sockaddr *)&ss, &remote))
			d->ev.ike_packet(d->ev.ctx, &local, &remote, buf + 4, (size_t)n - 4);
	}
}

int xnatt_attach(struct dp_xfrm *d, int fd)
{
	int type = UDP_ENCAP_ESPINUDP, on = 1, fl = fcntl(fd, F_GETFL);
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	struct endpoint at;
	bool v6;

	if (fl < 0 || getsockname(fd, (struct sockaddr *)&ss, &len) < 0 ||
	    fcntl(fd, F_SETFL, fl | O_NONBLOCK) < 0)
		return -errno;
	if (!endpoint_from_sockaddr((struct sockaddr *)&ss, &at))
		return -EAFNOSUPPORT;
	v6 = ss.ss_family == AF_INET6;
	if (d->natt_watch[v6])
		return -EEXIST;
	if (setsockopt(fd, IPPROTO_UDP, UDP_ENCAP, &type, sizeof(type)) < 0)
		return -errno;
	if (setsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_RECVPKTINFO : IP_PKTINFO, &on,
		       sizeof(on)) < 0)
		return -errno;
	d->natt_port[v6] = at.port;
	d->natt_watch[v6] = loop_fd_new(d->loop, fd, LOOP_READ, natt_readable, d);
	return 0;
}

/* --- counters of the whole namespace --- */

/* The file was opened in the namespace of the dataplane, wherever this thread is now. */
static void stat_read(int fd, void (*fn)(const char *name, uint64_t v, void *arg), void *arg)
{
	char text[4096], *line = text, *next, name[64];
	ssize_t n = fd >= 0 ? pread(fd, text, sizeof(text) - 1, 0) : -1;
	unsigned long long v;

	if (n < 0)
		return;
	text[n] = '\0';
	for (; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (sscanf(line, "%63s %llu", name, &v) == 2)
			fn(name, v, arg);
	}
}

static void counters_take(const char *name, uint64_t v, void *arg)
{
	struct dp_counters *out = arg;

	static const struct {
		const char *name; /* Documentation/networking/xfrm_proc.rst */
		size_t at;
	} map[] = {
		{ "XfrmInNoStates", offsetof(struct dp_counters, invalid_spi) },
		{ "XfrmInHdrError", offsetof(struct dp_counters, truncated) },
		{ "XfrmInBufferError", offsetof(struct dp_counters, truncated) },
		{ "XfrmInStateSeqError", offsetof(struct dp_counters, replay) },
		{ "XfrmInStateProtoError", offsetof(struct dp_counters, auth) },
		{ "XfrmInStateModeError", offsetof(struct dp_counters, proto) },
		{ "XfrmInStateMismatch", offsetof(struct dp_counters, sa) },
		{ "XfrmInStateExpired", offsetof(struct dp_counters, sa) },
		{ "XfrmInStateInvalid", offsetof(struct dp_counters, sa) },
		{ "XfrmInTmplMismatch", offsetof(struct dp_counters, identity) },
		{ "XfrmInNoPols", offsetof(struct dp_counters, identity) },
		{ "XfrmInPolBlock", offsetof(struct dp_counters, identity) },
		{ "XfrmOutNoStates", offsetof(struct dp_counters, no_sa) },
		{ "XfrmOutPolBlock", offsetof(struct dp_counters, no_sa) },
		{ "XfrmOutError", offsetof(struct dp_counters, send_errors) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (!strcmp(name, map[i].name))
			*(uint64_t *)((char *)out + map[i].at) += v;
}

void xcounters(struct dp_xfrm *d, struct dp_counters *out)
{
	memset(out, 0, sizeof(*out));
	stat_read(d->stat_fd, counters_take, out);
}

static void refused_take(const char *name, uint64_t v, void *arg)
{
	struct xfrm_refused *out = arg;

	if (!strcmp(name, "XfrmInNoStates"))
		out->no_sa = v;
	else if (!strcmp(name, "XfrmInStateSeqError") || !strcmp(name, "XfrmInStateProtoError"))
		out->sa_errors += v;
}

void xrefused(struct dp_xfrm *d, struct xfrm_refused *out)
{
	memset(out, 0, sizeof(*out));
	stat_read(d->stat_fd, refused_take, out);
}
