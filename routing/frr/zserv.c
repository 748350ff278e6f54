/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The routing table's side of the daemons' sockets: connections and framing, interfaces and router
 * id out, routes in. Who is at the other end is known by its process id; others are not let in.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/eigrp/eigrp_io.h"
#include "routing/frr/frr_priv.h"
#include "routing/vrf_link.h"

#define OUT_MAX (64u << 20) /* a daemon that reads nothing is lost */
#define DISTANCE_OSPF 110
#define DISTANCE_EBGP 20
#define DISTANCE_IBGP 200

/* --- sending --- */

static void conn_flush(struct zconn *z)
{
	while (z->out.len) {
		ssize_t n = send(z->fd, z->out.data, z->out.len, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n <= 0)
			break;
		memmove(z->out.data, z->out.data + n, z->out.len - (size_t)n);
		z->out.len -= (size_t)n;
	}
	if (!z->out.len)
		str_free(&z->out);
	loop_fd_set(z->watch, LOOP_READ | (z->out.len ? LOOP_WRITE : 0));
}

void zconn_send(struct zconn *z, const struct wr *w)
{
	if (w->bad || z->out.len > OUT_MAX)
		return;
	str_add(&z->out, w->base, wr_len(w));
	conn_flush(z);
}

/* --- interfaces --- */

static void link_local_add(const struct iface *i, struct zapi_link *l)
{
	bool v6 = i->conf.ipv6;
	struct prefix p;

	for (size_t k = 0; k < l->n_addrs; k++) {
		v6 |= l->addrs[k].p.addr.family == ADDR_V6;
		if (addr_is_link_local(&l->addrs[k].p.addr))
			return;
	}
	if (!v6 || l->n_addrs == ARRAY_SIZE(l->addrs))
		return;
	if (!iface_link_local(i, &p))
		return;
	l->addrs[l->n_addrs++].p = p;
}

static bool link_of(struct frr_child *c, const struct iface *i, struct zapi_link *l)
{
	const struct frr_if_conf *conf = ospf_if_conf(c, i->conf.name);
	uint32_t bw, delay;
	struct prefix p;

	memset(l, 0, sizeof(*l));
	if (!i->ifindex || strcmp(i->conf.vrf, c->conf.vrf) != 0 || i->conf.kind == IFACE_NULL ||
	    i->conf.kind == IFACE_VTEMPLATE)
		return false;
	str_copy(l->dev, sizeof(l->dev), i->dev);
	l->ifindex = (uint32_t)i->ifindex;
	l->up = i->line_up;
	l->loopback = i->conf.kind == IFACE_LOOPBACK && !(conf && conf->network);
	l->p2p = i->conf.kind == IFACE_TUNNEL || i->conf.kind == IFACE_VACCESS ||
		 i->conf.kind == IFACE_LOOPBACK;
	eigrps_link_metric(i, &bw, &delay);
	l->bw_mbit = MAX(bw / 1000, 1u);
	l->mtu = i->conf.ip_mtu			  ? i->conf.ip_mtu
		 : i->conf.mtu			  ? i->conf.mtu
		 : i->conf.kind == IFACE_LOOPBACK ? 1514
		 : l->p2p			  ? 1400
						  : 1500;
	memcpy(l->mac, i->mac, sizeof(l->mac));
	if (iface_addr(c->f->ifaces, i, &p))
		l->addrs[l->n_addrs++].p = p;
	for (size_t k = 0; k < i->conf.n_addrs && l->n_addrs < ARRAY_SIZE(l->addrs); k++) {
		const struct iface_addr *a = &i->conf.addrs[k];

		if (a->secondary || a->p.addr.family == ADDR_V6)
			l->addrs[l->n_addrs++] = *a;
	}
	link_local_add(i, l);
	return true;
}

struct link_list {
	struct zapi_link *v;
	size_t n, cap;
};

static struct zapi_link *link_new(struct link_list *l)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 8;
		l->v = xrealloc(l->v, l->cap * sizeof(*l->v));
	}
	memset(&l->v[l->n], 0, sizeof(*l->v));
	return &l->v[l->n];
}

/* A link to another VRF: its neighbours there are on it. */
static void vrf_link_add(const struct vrf_link *v, void *arg)
{
	struct link_list *list = arg;
	struct zapi_link *l = link_new(list);

	list->n++;
	str_copy(l->dev, sizeof(l->dev), v->dev);
	l->ifindex = (uint32_t)v->ifindex;
	l->up = l->p2p = true;
	l->mtu = 1500;
	l->bw_mbit = 1000;
	memcpy(l->mac, v->mac, sizeof(l->mac));
	l->addrs[l->n_addrs++].p = (struct prefix){v->local, 32};
}

static const struct zapi_link *link_find(const struct zapi_link *list, size_t n, uint32_t ifindex)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].ifindex == ifindex)
			return &list[i];
	return NULL;
}

static bool has_addr(const struct zapi_link *l, const struct iface_addr *a)
{
	for (size_t i = 0; l && i < l->n_addrs; i++)
		if (l->addrs[i].p.len == a->p.len && addr_eq(&l->addrs[i].p.addr, &a->p.addr) &&
		    l->addrs[i].secondary == a->secondary)
			return true;
	return false;
}

static void send_link(struct frr_child *c, enum zapi_cmd cmd, const struct zapi_link *l)
{
	uint8_t buf[256];
	struct wr w = wr_init(buf, sizeof(buf));

	zapi_link_write(&w, cmd, l);
	zconn_send(c->z, &w);
}

static void send_addr(struct frr_child *c, enum zapi_cmd cmd, const struct zapi_link *l,
		      const struct iface_addr *a)
{
	uint8_t buf[128];
	struct wr w = wr_init(buf, sizeof(buf));

	zapi_addr_write(&w, cmd, l, a);
	zconn_send(c->z, &w);
}

static void link_removed(struct frr_child *c, const struct zapi_link *l)
{
	struct zapi_link down = *l;

	down.up = false;
	if (l->up)
		send_link(c, ZAPI_IF_DOWN, &down);
	for (size_t i = 0; i < l->n_addrs; i++)
		send_addr(c, ZAPI_ADDR_DEL, l, &l->addrs[i]);
	send_link(c, ZAPI_IF_DEL, &down);
}

static void link_changed(struct frr_child *c, const struct zapi_link *old,
			 const struct zapi_link *l)
{
	if (!old || old->mtu != l->mtu || old->bw_mbit != l->bw_mbit ||
	    memcmp(old->mac, l->mac, sizeof(l->mac)) != 0)
		send_link(c, ZAPI_IF_ADD, l);
	if (old && old->up && !l->up)
		send_link(c, ZAPI_IF_DOWN, l);
	for (size_t i = 0; old && i < old->n_addrs; i++)
		if (!has_addr(l, &old->addrs[i]))
			send_addr(c, ZAPI_ADDR_DEL, l, &old->addrs[i]);
	for (size_t i = 0; i < l->n_addrs; i++)
		if (!has_addr(old, &l->addrs[i]))
			send_addr(c, ZAPI_ADDR_ADD, l, &l->addrs[i]);
	if (l->up && !(old && old->up))
		send_link(c, ZAPI_IF_UP, l);
}

static struct iface *iface_of(const struct frr_child *c, uint32_t ifindex)
{
	return iface_by_index_vrf(c->f->ifaces, (int)ifindex, c->conf.vrf);
}

/* As IOS chooses: the highest address of a loopback, else the highest of all that are up. */
static uint32_t router_id_of(const struct frr_child *c, bool loopbacks)
{
	const struct zapi_link *list = c->links;
	uint32_t best = 0;

	for (size_t i = 0; i < c->n_links; i++) {
		const struct iface *f = iface_of(c, list[i].ifindex);

		if (!f || !list[i].up || (f->conf.kind == IFACE_LOOPBACK) != loopbacks)
			continue;
		for (size_t k = 0; k < list[i].n_addrs; k++)
			best = MAX(best, addr_to_v4(&list[i].addrs[k].p.addr));
	}
	return best;
}

static void router_id_send(struct frr_child *c)
{
	uint8_t buf[32];
	struct wr w = wr_init(buf, sizeof(buf));

	zapi_router_id_write(&w, c->router_id);
	zconn_send(c->z, &w);
}

static void router_id_sync(struct frr_child *c)
{
	uint32_t id = router_id_of(c, true);

	if (!id)
		id = router_id_of(c, false);
	/* one that is in use is kept while it can: it must not change under the neighbours */
	if (c->router_id || !id || !c->z->want_rid)
		return;
	c->router_id = id;
	router_id_send(c);
}

void zserv_links_sync(struct frr_child *c)
{
	struct link_list all = {0};
	struct zapi_link *list, *old = c->links;
	size_t n, n_old = c->n_links;

	if (!c->z || !c->z->want_ifs)
		return;
	for (struct iface *i = iface_first(c->f->ifaces); i; i = i->next)
		all.n += link_of(c, i, link_new(&all));
	if (c->conf.kind == FRR_BGP)
		vrf_link_each(c->f->ifaces, c->conf.vrf, vrf_link_add, &all);
	list = c->links = all.v;
	n = c->n_links = all.n;
	for (size_t i = 0; i < n_old; i++) {
		const struct zapi_link *l = link_find(list, n, old[i].ifindex);

		if (!l || strcmp(l->dev, old[i].dev) != 0 || l->loopback != old[i].loopback)
			link_removed(c, &old[i]);
	}
	router_id_sync(c);
	for (size_t i = 0; i < n; i++) {
		const struct zapi_link *o = link_find(old, n_old, list[i].ifindex);

		if (o && (strcmp(o->dev, list[i].dev) != 0 || o->loopback != list[i].loopback))
			o = NULL;
		link_changed(c, o, &list[i]);
	}
	free(old);
}

void zserv_link_down(struct frr_child *c, int ifindex)
{
	for (size_t i = 0; ifindex && c->z && i < c->n_links; i++)
		if (c->links[i].ifindex == (uint32_t)ifindex && c->links[i].up) {
			c->links[i].up = false;
			send_link(c, ZAPI_IF_DOWN, &c->links[i]);
		}
}

void zserv_links_free(struct frr_child *c)
{
	free(c->links);
	c->links = NULL;
	c->n_links = 0;
	c->router_id = 0;
}

/* --- routes --- */

static enum rib_proto ospf_proto(const struct frr_child *c, const struct zapi_route *z)
{
	bool nssa = c->conf.ospf_nssa;

	if (!strcmp(z->path_type, "Inter-Area"))
		return RIB_OSPF_IA;
	if (!strcmp(z->path_type, "External-1"))
		return nssa ? RIB_OSPF_N1 : RIB_OSPF_E1;
	if (!strcmp(z->path_type, "External-2"))
		return nssa ? RIB_OSPF_N2 : RIB_OSPF_E2;
	return RIB_OSPF;
}

static void route_remove(struct frr_child *c, const struct prefix *p, int but)
{
	if (c->conf.kind == FRR_BGP) {
		rib_del(c->rib, p, RIB_BGP, c->owner);
		return;
	}
	zfilter_gone(c, p);
	for (int proto = RIB_OSPF; proto <= RIB_OSPF_N2; proto++)
		if (proto != but)
			rib_del(c->rib, p, (enum rib_proto)proto, c->owner);
}

static void nexthops_take(struct frr_child *c, const struct zapi_route *z, struct rib_route *r)
{
	for (size_t i = 0; i < z->n_nh && r->n_nh < RIB_MAX_PATHS; i++) {
		const struct zapi_nexthop *nh = &z->nh[i];
		struct iface *f = nh->ifindex ? iface_of(c, nh->ifindex) : NULL;
		const char *to = vrf_link_at(c->f->ifaces, c->conf.vrf, &nh->gate);

		if (nh->type == ZAPI_NH_BLACKHOLE) {
			r->null0 = true;
			r->n_nh = 1;
			return;
		}
		/* directly attached: OSPF tells of its own networks, they are connected routes */
		if (!nh->gate.family || (nh->ifindex && !f && !to))
			continue;
		r->nh[r->n_nh].via = nh->gate;
		if (to) { /* of another VRF */
			vrf_link_oif(to, r->nh[r->n_nh++].oif);
			continue;
		}
		/* BGP's next hops are looked up again, but a link-local one is nothing without its
		 * link */
		if (f && (c->conf.kind != FRR_BGP || addr_is_link_local(&nh->gate)))
			str_copy(r->nh[r->n_nh].oif, sizeof(r->nh[r->n_nh].oif), f->conf.name);
		r->n_nh++;
	}
}

static void route_take(struct frr_child *c, const struct zapi_route *z)
{
	struct rib_route r = {
		.prefix = z->prefix, .metric = z->metric, .tag = z->tag, .owner = c->owner};

	prefix_mask(&r.prefix);
	if (c->conf.kind == FRR_BGP) {
		r.proto = RIB_BGP;
		r.bgp_external = !(z->flags & ZAPI_F_IBGP);
		r.distance = r.bgp_external ? DISTANCE_EBGP : DISTANCE_IBGP;
		r.as_hops = z->as_hops;
		if (!r.tag && r.bgp_external) /* as IOS tags what comes from outside */
			r.tag = z->first_as;
	} else {
		r.proto = ospf_proto(c, z);
		r.distance = DISTANCE_OSPF;
	}
	r.instance = c->conf.number;
	if (z->has_distance && z->distance)
		r.distance = z->distance;
	nexthops_take(c, z, &r);
	if (!r.n_nh) {
		route_remove(c, &r.prefix, -1);
		return;
	}
	if (r.null0 && c->conf.kind == FRR_BGP) { /* an aggregate of ours */
		r.distance = DISTANCE_IBGP;
		r.bgp_external = false;
	}
	if (c->conf.kind != FRR_BGP) {
		route_remove(c, &r.prefix, (int)r.proto);
		zfilter_offer(c, &r);
	} else {
		rib_add(c->rib, &r);
	}
}

/* --- messages --- */

static void hello(struct zconn *z)
{
	uint8_t buf[64];
	struct wr w = wr_init(buf, sizeof(buf));

	zapi_capabilities_write(&w);
	zconn_send(z, &w);
	z->hello = true;
	if (!z->c->z) { /* its first connection; further ones only ask */
		z->c->z = z;
		child_ready(z->c);
	}
}

static void redist_set(struct frr_child *c, struct rd *r, bool on)
{
	static const uint8_t own[] = {[FRR_BGP] = ZAPI_T_BGP,
				      [FRR_OSPF] = ZAPI_T_OSPF,
				      [FRR_OSPF6] = ZAPI_T_OSPF6};
	uint8_t afi, type;
	uint16_t instance;
	uint32_t *bits;

	if (!zapi_redist_parse(r, &afi, &type, &instance))
		return;
	/* its own kind is none it could get from us */
	if (type == own[c->conf.kind])
		return;
	bits = afi == 2 ? &c->redist6 : &c->redist;
	if (on)
		*bits |= 1u << type;
	else
		*bits &= ~(1u << type);
	zsync_run(c);
}

static void rnh_set(struct frr_child *c, struct rd *r, bool on)
{
	struct zapi_rnh n;

	while (rd_left(r) && zapi_rnh_parse(r, &n))
		zsync_watch(c, &n, on);
	zsync_run(c);
}

static void message(struct zconn *z, uint16_t cmd, struct rd *r)
{
	struct frr_child *c = z->c;
	struct zapi_route route;

	switch (cmd) {
	case ZAPI_HELLO:
		hello(z);
		break;
	case ZAPI_IF_ADD:
		z->want_ifs = true;
		if (c->z == z)
			zserv_links_sync(c);
		break;
	case ZAPI_RID_ADD:
		z->want_rid = true;
		if (c->z == z && c->router_id)
			router_id_send(c); /* asked anew: it had no process yet to give it to */
		else if (c->z == z)
			router_id_sync(c);
		break;
	case ZAPI_ROUTE_ADD:
		if (zapi_route_parse(r, &route))
			route_take(c, &route);
		break;
	case ZAPI_ROUTE_DEL:
		if (zapi_route_parse(r, &route)) {
			prefix_mask(&route.prefix);
			route_remove(c, &route.prefix, -1);
		}
		break;
	case ZAPI_REDIST_ADD:
	case ZAPI_REDIST_DEL:
		redist_set(c, r, cmd == ZAPI_REDIST_ADD);
		break;
	case ZAPI_REDIST_DEF_ADD:
	case ZAPI_REDIST_DEF_DEL:
		c->redist_default = cmd == ZAPI_REDIST_DEF_ADD;
		zsync_run(c);
		break;
	case ZAPI_NH_REGISTER:
	case ZAPI_NH_UNREGISTER:
		rnh_set(c, r, cmd == ZAPI_NH_REGISTER);
		break;
	default: /* labels, tables, BFD, multicast: not ours */
		break;
	}
}

/* False: the stream is not what it should be. */
static bool messages(struct zconn *z)
{
	size_t at = 0;

	while (z->n_in - at >= ZAPI_HEADER) {
		struct zapi_header h;
		struct rd r;

		if (!zapi_header_parse(z->in + at, &h))
			return false;
		if (z->n_in - at < h.len)
			break;
		r = rd_init(z->in + at + ZAPI_HEADER, h.len - ZAPI_HEADER);
		message(z, h.cmd, &r);
		at += h.len;
	}
	memmove(z->in, z->in + at, z->n_in - at);
	z->n_in -= at;
	return true;
}

void zconn_drop(struct zconn *z)
{
	if (z->c && z->c->z == z)
		z->c->z = NULL;
	LL_DELETE(z->f->conns, z);
	loop_fd_free(z->watch);
	close(z->fd);
	str_free(&z->out);
	free(z->in);
	free(z);
}

static void conn_event(int fd, unsigned events, void *arg)
{
	struct zconn *z = arg;
	ssize_t n;

	if (events & LOOP_WRITE)
		conn_flush(z);
	for (int burst = 0; burst < 64; burst++) {
		n = recv(fd, z->in + z->n_in, ZAPI_MAX_MSG + 1 - z->n_in, MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n > 0)
			z->n_in += (size_t)n;
		if (n <= 0 || !messages(z)) {
			zconn_drop(z);
			return;
		}
	}
}

static void on_connect(int fd, unsigned events, void *arg)
{
	struct frr *f = arg;
	int s = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct ucred cred;
	socklen_t len = sizeof(cred);
	struct frr_child *c = NULL;
	struct zconn *z;

	if (s < 0)
		return;
	if (getsockopt(s, SOL_SOCKET, SO_PEERCRED, &cred, &len) == 0)
		c = child_by_pid(f, cred.pid);
	if (!c) {
		close(s);
		return;
	}
	z = xcalloc(1, sizeof(*z));
	z->f = f;
	z->c = c;
	z->fd = s;
	z->in = xmalloc(ZAPI_MAX_MSG + 1);
	LL_PREPEND(f->conns, z);
	z->watch = loop_fd_new(f->loop, s, LOOP_READ, conn_event, z);
}

int zserv_open(struct frr *f)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	char *path;
	int rc;

	if (f->dirfd < 0) {
		if (mkdir(f->dir, 0700) < 0 && errno != EEXIST)
			return -errno;
		f->dirfd = open(f->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (f->dirfd < 0)
			return -errno;
	}
	f->listen_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (f->listen_fd < 0)
		return -errno;
	path = xasprintf("/proc/self/fd/%d/zserv.api", f->dirfd);
	str_copy(a.sun_path, sizeof(a.sun_path), path);
	free(path);
	unlinkat(f->dirfd, "zserv.api", 0);
	if (bind(f->listen_fd, (struct sockaddr *)&a, sizeof(a)) < 0 ||
	    listen(f->listen_fd, 16) < 0) {
		rc = -errno;
		close(f->listen_fd);
		f->listen_fd = -1;
		return rc;
	}
	f->listen_watch = loop_fd_new(f->loop, f->listen_fd, LOOP_READ, on_connect, f);
	return 0;
}

void zserv_close(struct frr *f)
{
	while (f->conns)
		zconn_drop(f->conns);
	loop_fd_free(f->listen_watch);
	f->listen_watch = NULL;
	if (f->listen_fd >= 0)
		close(f->listen_fd);
	f->listen_fd = -1;
	if (f->dirfd >= 0) {
		unlinkat(f->dirfd, "zserv.api", 0);
		close(f->dirfd);
		rmdir(f->dir);
	}
	f->dirfd = -1;
}
