/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "base/wire.h"
#include "routing/eigrp/eigrp_io.h"
#include "routing/netns.h"

#define IPPROTO_EIGRP 88
#define GROUP 0xe000000a /* 224.0.0.10 */
#define TOS_CS6 0xc0
#define HOPS 2
#define RX_BURST 64
#define RCVBUF (1 << 20)

struct proc {
	struct eigrps *s;
	struct table *v;
	struct eigrp *e;
	uint16_t as;
	uint32_t owner;
	struct eigrp_redist *redist;
	size_t n_redist;
	bool seen;
	struct proc *next;
};

/* A socket takes 20 memberships only (igmp_max_memberships), so there is a row of them. */
struct member {
	int ifindex, fd;
	bool seen;
	struct member *next;
};
struct joiner {
	int fd;
	struct joiner *next;
};

/* A VRF with processes, or the global table. */
struct table {
	struct eigrps *s;
	char vrf[32];            /* "" global */
	struct rib *rib;
	int fd;
	struct loop_fd *watch;
	struct member *members;
	struct joiner *joiners;
	bool said;               /* the socket's failure was reported */
	struct table *next;
};

struct eigrps {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	const char *(*template_of)(void *arg, const char *ifname);
	void *arg;
	struct proc *procs;
	struct table *tables;
};

/* --- metrics of interfaces --- */

void eigrps_link_metric(const struct iface *i, uint32_t *bw, uint32_t *delay_us)
{
	const char *n = i->conf.name;

	*bw = 1000000;
	*delay_us = 10;
	switch (i->conf.kind) {
	case IFACE_LOOPBACK:
		*bw = 8000000;
		*delay_us = 5000;
		break;
	case IFACE_TUNNEL:
	case IFACE_VACCESS:
	case IFACE_VTEMPLATE:
		*bw = 100;
		*delay_us = 50000;
		break;
	case IFACE_ETHERNET:
	case IFACE_SUBIF:
	case IFACE_OTHER:
	case IFACE_NULL:
		if (!strncmp(n, "FastEthernet", 12)) {
			*bw = 100000;
			*delay_us = 100;
		} else if (!strncmp(n, "Ethernet", 8)) {
			*bw = 10000;
			*delay_us = 1000;
		}
		break;
	}
	if (i->conf.bandwidth)
		*bw = i->conf.bandwidth;
	if (i->conf.delay)
		*delay_us = i->conf.delay * 10;
}

/* --- packets --- */

static void io_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		    const uint8_t *p, size_t len)
{
	struct proc *pr = ctx;
	struct iface *i = iface_find(pr->s->ifaces, ifname);
	struct sockaddr_in to = { .sin_family = AF_INET };
	struct iovec iov = { (void *)(uintptr_t)p, len };
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(struct in_pktinfo))];
	} control = { 0 };
	struct msghdr msg = { .msg_name = &to, .msg_namelen = sizeof(to), .msg_iov = &iov,
			      .msg_iovlen = 1, .msg_control = control.buf,
			      .msg_controllen = sizeof(control.buf) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
	struct in_pktinfo info = { 0 };

	if (!i || !i->ifindex || pr->v->fd < 0)
		return;
	to.sin_addr.s_addr = htonl(dst ? addr_to_v4(dst) : GROUP);
	info.ipi_ifindex = i->ifindex;
	info.ipi_spec_dst.s_addr = htonl(addr_to_v4(src));
	c->cmsg_level = IPPROTO_IP;
	c->cmsg_type = IP_PKTINFO;
	c->cmsg_len = CMSG_LEN(sizeof(info));
	memcpy(CMSG_DATA(c), &info, sizeof(info));
	/* DONTROUTE: a neighbour is on the link, whatever the routes say (unnumbered /32) */
	if (sendmsg(pr->v->fd, &msg, MSG_DONTROUTE | MSG_DONTWAIT) < 0 &&
	    log_debug_on(DBG_EIGRP_PACKET))
		log_debug("EIGRP: cannot send on %s: %s", ifname, strerror(errno));
}

static void packet_rx(struct table *v, const uint8_t *p, size_t len, int ifindex)
{
	struct iface *i = iface_by_index_vrf(v->s->ifaces, ifindex, v->vrf);
	struct rd r = rd_init(p, len);
	size_t hdr = (size_t)(rd_u8(&r) & 0xf) * 4;
	uint32_t src, dst;
	struct addr from;
	struct proc *pr;

	rd_skip(&r, 11);
	src = rd_u32(&r);
	dst = rd_u32(&r);
	if (!i || r.bad || hdr < 20 || hdr > len)
		return;
	from = addr_v4(src);
	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v)
			eigrp_rx(pr->e, i->conf.name, &from, dst == GROUP, p + hdr,
				 len - hdr);
}

static void on_readable(int fd, unsigned events, void *arg)
{
	struct table *v = arg;
	static uint8_t buf[65536];

	for (int burst = 0; burst < RX_BURST; burst++) {
		union {
			struct cmsghdr align;
			char buf[CMSG_SPACE(sizeof(struct in_pktinfo)) + 64];
		} control;
		struct iovec iov = { buf, sizeof(buf) };
		struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.buf,
				      .msg_controllen = sizeof(control.buf) };
		ssize_t n = recvmsg(fd, &msg, MSG_DONTWAIT);
		struct in_pktinfo info = { 0 };

		if (n <= 0)
			return;
		for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c))
			if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO)
				memcpy(&info, CMSG_DATA(c), sizeof(info));
		if (!(msg.msg_flags & MSG_TRUNC))
			packet_rx(v, buf, (size_t)n, info.ipi_ifindex);
	}
}

/* A socket in the VRF's namespace. */
static int socket_in(const struct table *v, int type, int proto)
{
	int back = netns_enter(ifaces_vrf_netns(v->s->ifaces, v->vrf));
	int fd = socket(AF_INET, type | SOCK_CLOEXEC, proto);
	int err = errno;

	netns_leave(back);
	errno = err;
	return fd;
}

static int socket_open(const struct table *v)
{
	const int on = 1, off = 0, tos = TOS_CS6, hops = HOPS, rcvbuf = RCVBUF;
	int fd = socket_in(v, SOCK_RAW | SOCK_NONBLOCK, IPPROTO_EIGRP);

	if (fd < 0)
		return -errno;
	if (setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)) ||
	    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, &off, sizeof(off)) ||
	    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof(hops)) ||
	    setsockopt(fd, IPPROTO_IP, IP_TTL, &hops, sizeof(hops)) ||
	    setsockopt(fd, IPPROTO_IP, IP_TOS, &tos, sizeof(tos))) {
		int err = -errno;

		close(fd);
		return err;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &rcvbuf, sizeof(rcvbuf)); /* as much as is allowed */
	return fd;
}

static void sockets_close(struct table *v)
{
	struct member *m, *mt;
	struct joiner *j, *jt;

	LL_FOREACH_SAFE(v->members, m, mt) {
		LL_DELETE(v->members, m);
		free(m);
	}
	LL_FOREACH_SAFE(v->joiners, j, jt) {
		LL_DELETE(v->joiners, j);
		close(j->fd);
		free(j);
	}
	loop_fd_free(v->watch);
	v->watch = NULL;
	if (v->fd >= 0)
		close(v->fd);
	v->fd = -1;
}

/* --- the multicast group --- */

static bool group_change(int fd, int ifindex, bool join)
{
	struct ip_mreqn req = { .imr_ifindex = ifindex };

	req.imr_multiaddr.s_addr = htonl(GROUP);
	return setsockopt(fd, IPPROTO_IP, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, &req,
			  sizeof(req)) == 0;
}

static int join_somewhere(struct table *v, int ifindex)
{
	struct joiner *j;
	int fd;

	LL_FOREACH(v->joiners, j) {
		if (group_change(j->fd, ifindex, true))
			return j->fd;
		if (errno != ENOBUFS)
			return -1;
	}
	fd = socket_in(v, SOCK_DGRAM, 0);
	if (fd < 0)
		return -1;
	j = xcalloc(1, sizeof(*j));
	j->fd = fd;
	LL_PREPEND(v->joiners, j); /* the one with room is found first */
	return group_change(fd, ifindex, true) ? fd : -1;
}

static bool wanted(struct table *v, const struct iface *i)
{
	struct proc *pr;

	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v && eigrp_wants(pr->e, i->conf.name))
			return true;
	return false;
}

static void members_sync(struct table *v)
{
	struct member *m, *tmp;

	LL_FOREACH(v->members, m)
		m->seen = false;
	for (struct iface *i = iface_first(v->s->ifaces); i; i = i->next) {
		int fd;

		if (!i->ifindex || strcmp(i->conf.vrf, v->vrf) != 0 || !wanted(v, i))
			continue;
		LL_FOREACH(v->members, m)
			if (m->ifindex == i->ifindex)
				break;
		if (!m && (fd = join_somewhere(v, i->ifindex)) >= 0) {
			m = xcalloc(1, sizeof(*m));
			m->ifindex = i->ifindex;
			m->fd = fd;
			LL_PREPEND(v->members, m);
		}
		if (m)
			m->seen = true;
	}
	LL_FOREACH_SAFE(v->members, m, tmp)
		if (!m->seen) {
			group_change(m->fd, m->ifindex, false);
			LL_DELETE(v->members, m);
			free(m);
		}
}

/* --- interfaces --- */

static bool link_of(struct eigrps *s, const struct iface *i, struct eigrp_link *l)
{
	const char *template;
	struct prefix p;

	memset(l, 0, sizeof(*l));
	if (!i->line_up || !i->ifindex || i->conf.kind == IFACE_NULL ||
	    i->conf.kind == IFACE_VTEMPLATE || !iface_addr(s->ifaces, i, &p) ||
	    p.addr.family != ADDR_V4)
		return false;
	str_copy(l->name, sizeof(l->name), i->conf.name);
	template = s->template_of ? s->template_of(s->arg, i->conf.name) : NULL;
	if (template)
		str_copy(l->template, sizeof(l->template), template);
	l->loopback = i->conf.kind == IFACE_LOOPBACK;
	l->unnumbered = i->conf.unnumbered[0] != '\0' && !i->conf.n_addrs && !i->assigned.family;
	l->addrs[l->n_addrs++] = p;
	for (size_t k = 0; k < i->conf.n_addrs && l->n_addrs < IFACE_MAX_ADDRS; k++)
		if (i->conf.addrs[k].secondary)
			l->addrs[l->n_addrs++] = i->conf.addrs[k].p;
	eigrps_link_metric(i, &l->bw, &l->delay_us);
	l->mtu = i->conf.ip_mtu ? i->conf.ip_mtu : i->conf.mtu ? i->conf.mtu : l->loopback ? 1514 :
		 i->conf.kind == IFACE_TUNNEL || i->conf.kind == IFACE_VACCESS ? 1400 : 1500;
	return true;
}

static void table_links(struct table *v)
{
	struct eigrps *s = v->s;
	struct eigrp_link *list = NULL;
	size_t n = 0, cap = 0;
	struct proc *pr;

	for (struct iface *i = iface_first(s->ifaces); i; i = i->next) {
		if (strcmp(i->conf.vrf, v->vrf) != 0)
			continue;
		if (n == cap) {
			cap = cap ? 2 * cap : 16;
			list = xrealloc(list, cap * sizeof(*list));
		}
		n += link_of(s, i, &list[n]);
	}
	LL_FOREACH(s->procs, pr)
		if (pr->v == v)
			eigrp_links(pr->e, list, n);
	free(list);
	members_sync(v);
}

static void links_sync(void *arg)
{
	struct eigrps *s = arg;
	struct table *v;

	LL_FOREACH(s->tables, v)
		table_links(v);
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct eigrps *s = arg;
	struct proc *pr;

	if (ev == IFACE_EV_REMOVED || (ev == IFACE_EV_LINE && !i->line_up))
		LL_FOREACH(s->procs, pr)
			eigrp_link_down(pr->e, i->conf.name);
	if (s->procs)
		loop_idle(s->loop, links_sync, s);
}

/* --- the RIB --- */

static void io_rib_add(void *ctx, const struct rib_route *r)
{
	struct proc *pr = ctx;
	struct rib_route copy = *r;

	copy.owner = pr->owner;
	rib_add(pr->v->rib, &copy);
}

static void io_rib_del(void *ctx, const struct prefix *p, enum rib_proto proto)
{
	struct proc *pr = ctx;

	rib_del(pr->v->rib, p, proto, pr->owner);
}

struct collect {
	struct proc *pr;
	struct eigrp_external *list;
	size_t n, cap;
};

static bool interface_metric(struct eigrps *s, const char *oif, struct eigrp_metric *m)
{
	struct iface *i = iface_find(s->ifaces, oif);
	uint32_t bw, delay;

	if (!i)
		return false;
	eigrps_link_metric(i, &bw, &delay);
	*m = (struct eigrp_metric){ .delay = delay * 1000000ULL, .bw = bw, .mtu = 1500, .rel = 255,
				    .load = 1 };
	return true;
}

static const struct eigrp_metric null0_metric = { .bw = 10000000, .mtu = 1500, .rel = 255, .load = 1 };

/* The vector a redistributed route gets without a map. False: it has none, it is not taken. */
static bool redist_metric(struct collect *c, const struct eigrp_redist *d, const struct rib_entry *en,
			  struct eigrp_metric *m)
{
	struct proc *pr;

	*m = d->metric;
	if (d->has_metric)
		return true;
	LL_FOREACH(c->pr->s->procs, pr) /* from another EIGRP process: its vector goes along */
		if (pr->v == c->pr->v && pr->owner == en->path[0].route->owner)
			return eigrp_metric_of(pr->e, &en->prefix, m);
	if (en->path[0].route->null0) {
		*m = null0_metric;
		return true;
	}
	return d->hi <= RIB_STATIC && interface_metric(c->pr->s, en->path[0].hop.oif, m);
}

static bool redist_one(struct collect *c, const struct eigrp_redist *d, const struct rib_entry *en,
		       struct eigrp_external *x)
{
	const struct rib_route *r = en->path[0].route;
	struct eigrp_subject s = { .prefix = en->prefix, .nexthop = en->path[0].hop.via,
				   .ifname = en->path[0].hop.oif, .tag = r->tag,
				   .metric = r->metric, .proto = d->proto,
				   .external = r->proto == RIB_EIGRP_EXT ||
					       (r->proto >= RIB_OSPF_E1 && r->proto <= RIB_BGP) };
	const struct eigrp_clause *set = NULL;
	bool metric;

	if (r->proto < d->lo || r->proto > d->hi || (d->instance && d->instance != r->instance))
		return false;
	if (d->has_map && !(set = eigrp_map_run(&d->map, &s)))
		return false;
	metric = redist_metric(c, d, en, &x->metric);
	if (!metric && !(set && set->set_metric == EIGRP_SET_VECTOR))
		return false;
	x->prefix = en->prefix;
	x->proto = d->proto;
	x->as = r->instance;
	x->tag = d->tag ? d->tag : r->tag;
	x->ext_metric = r->metric;
	if (set)
		eigrp_clause_apply(set, &x->metric, &x->tag);
	return true;
}

static bool collect_one(const struct rib_entry *en, void *arg)
{
	struct collect *c = arg;
	const struct rib_route *r = en->n_paths ? en->path[0].route : NULL;

	if (!r || en->prefix.addr.family != ADDR_V4 || r->owner == c->pr->owner)
		return true;
	for (size_t i = 0; i < c->pr->n_redist; i++) {
		struct eigrp_external x = { .tag = 0 };

		if (!redist_one(c, &c->pr->redist[i], en, &x))
			continue;
		if (c->n == c->cap) {
			c->cap = c->cap ? 2 * c->cap : 16;
			c->list = xrealloc(c->list, c->cap * sizeof(*c->list));
		}
		c->list[c->n++] = x;
		break;
	}
	return true;
}

static void externals_sync(struct proc *pr)
{
	struct collect c = { .pr = pr };

	if (pr->n_redist)
		rib_walk(pr->v->rib, collect_one, &c);
	eigrp_externals(pr->e, c.list, c.n);
	free(c.list);
}

static void externals_idle(void *arg)
{
	struct eigrps *s = arg;
	struct proc *pr;

	LL_FOREACH(s->procs, pr)
		if (pr->n_redist)
			externals_sync(pr);
}

static void on_rib(void *arg)
{
	struct eigrps *s = arg;
	struct proc *pr;

	LL_FOREACH(s->procs, pr)
		if (pr->n_redist) {
			loop_idle(s->loop, externals_idle, s);
			return;
		}
}

/* --- processes --- */

static void redist_free(struct eigrp_redist *d, size_t n)
{
	for (size_t i = 0; i < n; i++)
		eigrp_map_clear(&d[i].map);
	free(d);
}

void eigrps_conf_clear(struct eigrps_conf *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		eigrp_conf_clear(&list[i].c);
		redist_free(list[i].redist, list[i].n_redist);
	}
}

static void redist_copy(struct proc *pr, const struct eigrps_conf *c)
{
	redist_free(pr->redist, pr->n_redist);
	pr->redist = c->n_redist ? xmemdup(c->redist, c->n_redist * sizeof(*c->redist)) : NULL;
	pr->n_redist = c->n_redist;
	for (size_t i = 0; i < pr->n_redist; i++)
		eigrp_map_copy(&pr->redist[i].map, &c->redist[i].map);
}

static void proc_free(struct proc *pr)
{
	struct eigrps *s = pr->s;

	LL_DELETE(s->procs, pr);
	eigrp_free(pr->e);
	rib_withdraw_owner(pr->v->rib, pr->owner);
	redist_free(pr->redist, pr->n_redist);
	free(pr);
}

static int proc_cmp(struct proc *a, struct proc *b)
{
	int vrf = strcmp(a->v->vrf, b->v->vrf);

	return vrf ? vrf : a->as - b->as;
}

static void on_decided(const struct prefix *p, const struct rib_route *won, void *arg)
{
	struct table *v = arg;
	struct proc *pr;

	if (p->addr.family != ADDR_V4)
		return;
	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v)
			eigrp_rib_verdict(pr->e, p, won && won->owner == pr->owner);
}

static void table_free(struct table *v)
{
	LL_DELETE(v->s->tables, v);
	rib_off_change(v->rib, on_rib, v->s);
	rib_off_decide(v->rib, v);
	sockets_close(v);
	free(v);
}

/* NULL: the VRF's namespace cannot be made; that was said. */
static struct table *table_get(struct eigrps *s, const char *vrf)
{
	struct rib *rib;
	struct table *v;

	LL_FOREACH(s->tables, v)
		if (!strcmp(v->vrf, vrf))
			return v;
	rib = vrf[0] ? ifaces_vrf_rib(s->ifaces, vrf, true) : s->rib;
	if (!rib)
		return NULL;
	v = xcalloc(1, sizeof(*v));
	v->s = s;
	str_copy(v->vrf, sizeof(v->vrf), vrf);
	v->rib = rib;
	v->fd = -1;
	rib_on_change(rib, on_rib, s);
	rib_on_decide(rib, on_decided, v);
	LL_APPEND(s->tables, v);
	return v;
}

static struct proc *proc_get(struct table *v, uint16_t as)
{
	struct eigrp_ops ops = { io_send, io_rib_add, io_rib_del, NULL, NULL };
	struct eigrps *s = v->s;
	struct proc *pr;

	LL_FOREACH(s->procs, pr)
		if (pr->v == v && pr->as == as)
			return pr;
	pr = xcalloc(1, sizeof(*pr));
	pr->s = s;
	pr->v = v;
	pr->as = as;
	pr->owner = rib_owner_new(v->rib);
	ops.ctx = pr;
	pr->e = eigrp_new(loop_timers(s->loop), &ops);
	LL_INSERT_INORDER(s->procs, pr, proc_cmp);
	return pr;
}

static void socket_want(struct table *v)
{
	if (v->fd >= 0)
		return;
	v->fd = socket_open(v);
	if (v->fd >= 0) {
		v->watch = loop_fd_new(v->s->loop, v->fd, LOOP_READ, on_readable, v);
		return;
	}
	if (!v->said)
		log_msg("DUAL", LOG_LV_ERR, "INTERNAL", "EIGRP cannot open its socket: %s",
			strerror(-v->fd));
	v->said = true;
	v->fd = -1;
}

static bool table_used(const struct table *v)
{
	const struct proc *pr;

	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v)
			return true;
	return false;
}

void eigrps_configure(struct eigrps *s, const struct eigrps_conf *list, size_t n)
{
	struct proc *pr, *tmp;
	struct table *v, *vtmp;

	LL_FOREACH(s->procs, pr)
		pr->seen = false;
	for (size_t i = 0; i < n; i++) {
		v = table_get(s, list[i].c.vrf);
		if (!v)
			continue;
		socket_want(v);
		pr = proc_get(v, list[i].c.as);
		if (pr->seen) /* another instance of the same number is the first one's */
			continue;
		pr->seen = true;
		eigrp_configure(pr->e, &list[i].c);
		redist_copy(pr, &list[i]);
	}
	LL_FOREACH_SAFE(s->procs, pr, tmp)
		if (!pr->seen)
			proc_free(pr);
	LL_FOREACH_SAFE(s->tables, v, vtmp)
		if (!table_used(v))
			table_free(v);
	links_sync(s);
	LL_FOREACH(s->procs, pr)
		externals_sync(pr);
}

struct eigrps *eigrps_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			  const char *(*template_of)(void *arg, const char *ifname), void *arg)
{
	struct eigrps *s = xcalloc(1, sizeof(*s));

	s->loop = loop;
	s->ifaces = ifaces;
	s->rib = rib;
	s->template_of = template_of;
	s->arg = arg;
	ifaces_on_event(ifaces, on_iface, s);
	return s;
}

void eigrps_free(struct eigrps *s)
{
	if (!s)
		return;
	ifaces_off_event(s->ifaces, on_iface, s);
	while (s->procs)
		proc_free(s->procs);
	while (s->tables)
		table_free(s->tables);
	free(s);
}

struct eigrp *eigrps_nth(struct eigrps *s, size_t n)
{
	struct proc *pr;

	LL_FOREACH(s->procs, pr)
		if (n-- == 0)
			return pr->e;
	return NULL;
}
