/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP's sockets: one raw socket per address family and VRF, and the multicast group.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/wire.h"
#include "routing/eigrp/eigrp_io_priv.h"
#include "routing/netns.h"

#define IPPROTO_EIGRP 88
#define GROUP 0xe000000a /* 224.0.0.10 */
#define GROUP6 { .s6_addr = { 0xff, 0x02, [15] = 0x0a } } /* ff02::a */
#define TOS_CS6 0xc0
#define HOPS 2
#define RX_BURST 64
#define RCVBUF (1 << 20)

/* A socket takes 20 memberships of IPv4 only (igmp_max_memberships), of IPv6 as many as its option
 * memory holds, so there is a row of them. */
struct member {
	int ifindex, fd;
	bool seen;
	struct member *next;
};
struct joiner {
	int fd;
	struct joiner *next;
};

/* Source and interface of a packet, as control data. */
union source {
	struct cmsghdr align;
	char buf[CMSG_SPACE(sizeof(struct in6_pktinfo))];
};

static void source_set(struct msghdr *msg, union source *u, int ifindex, const struct addr *src)
{
	bool v6 = src->family == ADDR_V6;
	struct in_pktinfo info = { .ipi_ifindex = ifindex,
				   .ipi_spec_dst.s_addr = htonl(addr_to_v4(src)) };
	struct in6_pktinfo info6 = { .ipi6_ifindex = (unsigned)ifindex };
	size_t n = v6 ? sizeof(info6) : sizeof(info);
	struct cmsghdr *c;

	memcpy(&info6.ipi6_addr, src->b, sizeof(info6.ipi6_addr));
	msg->msg_control = u->buf;
	msg->msg_controllen = CMSG_SPACE(n);
	c = CMSG_FIRSTHDR(msg);
	c->cmsg_level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
	c->cmsg_type = v6 ? IPV6_PKTINFO : IP_PKTINFO;
	c->cmsg_len = CMSG_LEN(n);
	memcpy(CMSG_DATA(c), v6 ? (const void *)&info6 : &info, n);
}

void eigrp_port_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len)
{
	struct proc *pr = ctx;
	struct port *port = &pr->v->port[pr->family == ADDR_V6];
	struct iface *i = iface_find(pr->s->ifaces, ifname);
	struct sockaddr_in to = { .sin_family = AF_INET };
	struct sockaddr_in6 to6 = { .sin6_family = AF_INET6, .sin6_addr = GROUP6 };
	struct iovec iov = { (void *)(uintptr_t)p, len };
	union source control = { 0 };
	struct msghdr msg = { .msg_name = &to, .msg_namelen = sizeof(to), .msg_iov = &iov,
			      .msg_iovlen = 1 };

	if (!i || !i->ifindex || port->fd < 0)
		return;
	to.sin_addr.s_addr = htonl(dst ? addr_to_v4(dst) : GROUP);
	if (pr->family == ADDR_V6) {
		to6.sin6_scope_id = (unsigned)i->ifindex;
		if (dst)
			memcpy(&to6.sin6_addr, dst->b, sizeof(to6.sin6_addr));
		msg.msg_name = &to6;
		msg.msg_namelen = sizeof(to6);
	}
	source_set(&msg, &control, i->ifindex, src);
	/* DONTROUTE: a neighbour is on the link, whatever the routes say (unnumbered /32) */
	if (sendmsg(port->fd, &msg, MSG_DONTROUTE | MSG_DONTWAIT) < 0 &&
	    log_debug_on(DBG_EIGRP_PACKET))
		log_debug("EIGRP: cannot send on %s: %s", ifname, strerror(errno));
}

struct arrived { /* a packet without its IP header */
	const uint8_t *p;
	size_t len;
	int ifindex;
	struct addr from;
	bool multicast;
};

/* The kernel leaves the header of IPv4 before the data. */
static bool strip_v4(struct arrived *x)
{
	struct rd r = rd_init(x->p, x->len);
	size_t hdr = (size_t)(rd_u8(&r) & 0xf) * 4;

	rd_skip(&r, 11);
	x->from = addr_v4(rd_u32(&r));
	x->multicast = rd_u32(&r) == GROUP;
	if (r.bad || hdr < 20 || hdr > x->len)
		return false;
	x->p += hdr;
	x->len -= hdr;
	return true;
}

static void packet_rx(struct port *port, const struct arrived *x)
{
	struct table *v = port->v;
	struct iface *i = iface_by_index_vrf(v->s->ifaces, x->ifindex, v->vrf);
	struct proc *pr;

	if (!i)
		return;
	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v && pr->family == port->family)
			eigrp_rx(pr->e, i->conf.name, &x->from, x->multicast, x->p, x->len);
}

static void control_read(struct msghdr *msg, struct arrived *x)
{
	struct in_pktinfo info;
	struct in6_pktinfo info6;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(msg); c; c = CMSG_NXTHDR(msg, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
			memcpy(&info, CMSG_DATA(c), sizeof(info));
			x->ifindex = info.ipi_ifindex;
		} else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
			memcpy(&info6, CMSG_DATA(c), sizeof(info6));
			x->ifindex = (int)info6.ipi6_ifindex;
			x->multicast = IN6_IS_ADDR_MULTICAST(&info6.ipi6_addr);
		}
	}
}

static void on_readable(int fd, unsigned events, void *arg)
{
	struct port *port = arg;
	static uint8_t buf[65536];

	for (int burst = 0; burst < RX_BURST; burst++) {
		union {
			struct cmsghdr align;
			char buf[CMSG_SPACE(sizeof(struct in6_pktinfo)) + 64];
		} control;
		struct sockaddr_storage ss;
		struct iovec iov = { buf, sizeof(buf) };
		struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.buf,
				      .msg_controllen = sizeof(control.buf), .msg_name = &ss,
				      .msg_namelen = sizeof(ss) };
		ssize_t n = recvmsg(fd, &msg, MSG_DONTWAIT);
		struct arrived x = { .p = buf, .len = n > 0 ? (size_t)n : 0 };
		struct endpoint from;

		if (n <= 0)
			return;
		control_read(&msg, &x);
		if (msg.msg_flags & MSG_TRUNC)
			continue;
		if (port->family == ADDR_V4 && strip_v4(&x)) {
			packet_rx(port, &x);
		} else if (port->family == ADDR_V6 &&
			   endpoint_from_sockaddr((struct sockaddr *)&ss, &from)) {
			x.from = from.addr;
			packet_rx(port, &x);
		}
	}
}

/* A socket in the VRF's namespace. */
static int socket_in(const struct port *port, int type, int proto)
{
	int back = netns_enter(ifaces_vrf_netns(port->v->s->ifaces, port->v->vrf));
	int fd = socket(port->family == ADDR_V6 ? AF_INET6 : AF_INET, type | SOCK_CLOEXEC, proto);
	int err = errno;

	netns_leave(back);
	errno = err;
	return fd;
}

static int options_v4(int fd)
{
	const int on = 1, off = 0, tos = TOS_CS6, hops = HOPS;

	return setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)) ||
	       setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, &off, sizeof(off)) ||
	       setsockopt(fd, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof(hops)) ||
	       setsockopt(fd, IPPROTO_IP, IP_TTL, &hops, sizeof(hops)) ||
	       setsockopt(fd, IPPROTO_IP, IP_TOS, &tos, sizeof(tos)) ? -errno : 0;
}

static int options_v6(int fd)
{
	const int on = 1, off = 0, tos = TOS_CS6, hops = HOPS;

	return setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on)) ||
	       setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, &off, sizeof(off)) ||
	       setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, &hops, sizeof(hops)) ||
	       setsockopt(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, &hops, sizeof(hops)) ||
	       setsockopt(fd, IPPROTO_IPV6, IPV6_TCLASS, &tos, sizeof(tos)) ? -errno : 0;
}

static int socket_open(const struct port *port)
{
	const int rcvbuf = RCVBUF;
	int fd = socket_in(port, SOCK_RAW | SOCK_NONBLOCK, IPPROTO_EIGRP), err;

	if (fd < 0)
		return -errno;
	err = port->family == ADDR_V6 ? options_v6(fd) : options_v4(fd);
	if (err) {
		close(fd);
		return err;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &rcvbuf, sizeof(rcvbuf)); /* as much as is allowed */
	return fd;
}

void eigrp_port_want(struct port *port)
{
	if (port->fd >= 0)
		return;
	port->fd = socket_open(port);
	if (port->fd >= 0) {
		port->watch = loop_fd_new(port->v->s->loop, port->fd, LOOP_READ, on_readable, port);
		return;
	}
	if (!port->said)
		log_msg("DUAL", LOG_LV_ERR, "INTERNAL", "EIGRP cannot open its IPv%u socket: %s",
			port->family, strerror(-port->fd));
	port->said = true;
	port->fd = -1;
}

void eigrp_port_close(struct port *port)
{
	struct member *m, *mt;
	struct joiner *j, *jt;

	LL_FOREACH_SAFE(port->members, m, mt) {
		LL_DELETE(port->members, m);
		free(m);
	}
	LL_FOREACH_SAFE(port->joiners, j, jt) {
		LL_DELETE(port->joiners, j);
		close(j->fd);
		free(j);
	}
	loop_fd_free(port->watch);
	port->watch = NULL;
	if (port->fd >= 0)
		close(port->fd);
	port->fd = -1;
}

/* --- the multicast group --- */

static bool group_change(const struct port *port, int fd, int ifindex, bool join)
{
	struct ip_mreqn req = { .imr_ifindex = ifindex };
	struct ipv6_mreq req6 = { .ipv6mr_multiaddr = GROUP6, .ipv6mr_interface = (unsigned)ifindex };

	req.imr_multiaddr.s_addr = htonl(GROUP);
	if (port->family == ADDR_V6)
		return setsockopt(fd, IPPROTO_IPV6, join ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP,
				  &req6, sizeof(req6)) == 0;
	return setsockopt(fd, IPPROTO_IP, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, &req,
			  sizeof(req)) == 0;
}

static int join_somewhere(struct port *port, int ifindex)
{
	struct joiner *j;
	int fd;

	LL_FOREACH(port->joiners, j) {
		if (group_change(port, j->fd, ifindex, true))
			return j->fd;
		if (errno != ENOBUFS && errno != ENOMEM)
			return -1;
	}
	fd = socket_in(port, SOCK_DGRAM, 0);
	if (fd < 0)
		return -1;
	j = xcalloc(1, sizeof(*j));
	j->fd = fd;
	LL_PREPEND(port->joiners, j); /* the one with room is found first */
	return group_change(port, fd, ifindex, true) ? fd : -1;
}

static bool wanted(const struct port *port, const struct iface *i)
{
	struct proc *pr;

	LL_FOREACH(port->v->s->procs, pr)
		if (pr->v == port->v && pr->family == port->family &&
		    eigrp_wants(pr->e, i->conf.name))
			return true;
	return false;
}

void eigrp_port_members_sync(struct port *port)
{
	struct table *v = port->v;
	struct member *m, *tmp;

	LL_FOREACH(port->members, m)
		m->seen = false;
	for (struct iface *i = iface_first(v->s->ifaces); i; i = i->next) {
		int fd;

		if (!i->ifindex || strcmp(i->conf.vrf, v->vrf) != 0 || !wanted(port, i))
			continue;
		LL_FOREACH(port->members, m)
			if (m->ifindex == i->ifindex)
				break;
		if (!m && (fd = join_somewhere(port, i->ifindex)) >= 0) {
			m = xcalloc(1, sizeof(*m));
			m->ifindex = i->ifindex;
			m->fd = fd;
			LL_PREPEND(port->members, m);
		}
		if (m)
			m->seen = true;
	}
	LL_FOREACH_SAFE(port->members, m, tmp)
		if (!m->seen) {
			group_change(port, m->fd, m->ifindex, false);
			LL_DELETE(port->members, m);
			free(m);
		}
}
