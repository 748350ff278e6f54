/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_io_priv.h"

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
		} else if (!strncmp(n, "Serial", 6)) {
			*bw = 1544;
			*delay_us = 20000;
		}
		break;
	}
	if (i->conf.bandwidth)
		*bw = i->conf.bandwidth;
	if (i->conf.delay)
		*delay_us = i->conf.delay * 10;
}

/* --- interfaces --- */

static void addrs_v4(struct eigrps *s, const struct iface *i, struct eigrp_link *l)
{
	struct prefix p;

	if (!iface_addr(s->ifaces, i, &p) || p.addr.family != ADDR_V4)
		return;
	l->unnumbered = i->conf.unnumbered[0] != '\0' && !i->conf.n_addrs && !i->assigned.family;
	l->addrs[l->n_addrs++] = p;
	for (size_t k = 0; k < i->conf.n_addrs && l->n_addrs < IFACE_MAX_ADDRS; k++)
		if (i->conf.addrs[k].secondary)
			l->addrs[l->n_addrs++] = i->conf.addrs[k].p;
	for (size_t k = 0; k < l->n_addrs && !l->unnumbered; k++)
		l->v4 = MAX(l->v4, addr_to_v4(&l->addrs[k].addr));
}

/* The link-local address first: packets leave from it. Without one there is no IPv6 there yet. */
static void addrs_v6(const struct iface *i, struct eigrp_link *l)
{
	if (!iface_link_local_ready(i, &l->addrs[0]))
		return;
	l->n_addrs = 1;
	for (size_t k = 0; k < i->conf.n_addrs; k++)
		if (i->conf.addrs[k].p.addr.family == ADDR_V6 &&
		    !addr_is_link_local(&i->conf.addrs[k].p.addr))
			l->addrs[l->n_addrs++] = i->conf.addrs[k].p;
	if (i->assigned6.addr.family == ADDR_V6 && l->n_addrs < ARRAY_SIZE(l->addrs))
		l->addrs[l->n_addrs++] = i->assigned6;
}

static bool link_of(struct eigrps *s, const struct iface *i, uint8_t family, struct eigrp_link *l)
{
	struct eigrp_link v4 = { .n_addrs = 0 };
	const char *template;

	memset(l, 0, sizeof(*l));
	if (!i->line_up || !i->ifindex || i->conf.kind == IFACE_NULL ||
	    i->conf.kind == IFACE_VTEMPLATE)
		return false;
	addrs_v4(s, i, family == ADDR_V6 ? &v4 : l);
	if (family == ADDR_V6) {
		l->v4 = v4.v4;
		addrs_v6(i, l);
	}
	if (!l->n_addrs && !l->v4)
		return false;
	str_copy(l->name, sizeof(l->name), i->conf.name);
	template = s->template_of ? s->template_of(s->arg, i->conf.name) : NULL;
	if (template)
		str_copy(l->template, sizeof(l->template), template);
	l->loopback = i->conf.kind == IFACE_LOOPBACK;
	eigrps_link_metric(i, &l->bw, &l->delay_us);
	l->mtu = i->conf.ip_mtu ? i->conf.ip_mtu : i->conf.mtu ? i->conf.mtu : l->loopback ? 1514 :
		 i->conf.kind == IFACE_TUNNEL || i->conf.kind == IFACE_VACCESS ? 1400 : 1500;
	return true;
}

static void port_links(struct port *port)
{
	struct table *v = port->v;
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
		n += link_of(s, i, port->family, &list[n]);
	}
	LL_FOREACH(s->procs, pr)
		if (pr->v == v && pr->family == port->family)
			eigrp_links(pr->e, list, n);
	free(list);
	eigrp_port_members_sync(port);
}

static void links_sync(void *arg)
{
	struct eigrps *s = arg;
	struct table *v;

	LL_FOREACH(s->tables, v)
		for (size_t k = 0; k < ARRAY_SIZE(v->port); k++)
			if (v->port[k].fd >= 0)
				port_links(&v->port[k]);
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

	if (!r || en->prefix.addr.family != c->pr->family || r->owner == c->pr->owner)
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

	return vrf ? vrf : a->as != b->as ? a->as - b->as : a->family - b->family;
}

static void on_decided(const struct prefix *p, const struct rib_route *won, void *arg)
{
	struct table *v = arg;
	struct proc *pr;

	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v && pr->family == p->addr.family)
			eigrp_rib_verdict(pr->e, p, won && won->owner == pr->owner);
}

static void table_free(struct table *v)
{
	LL_DELETE(v->s->tables, v);
	rib_off_change(v->rib, on_rib, v->s);
	rib_off_decide(v->rib, v);
	for (size_t k = 0; k < ARRAY_SIZE(v->port); k++)
		eigrp_port_close(&v->port[k]);
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
	for (size_t k = 0; k < ARRAY_SIZE(v->port); k++)
		v->port[k] = (struct port){ .v = v, .family = k ? ADDR_V6 : ADDR_V4, .fd = -1 };
	rib_on_change(rib, on_rib, s);
	rib_on_decide(rib, on_decided, v);
	LL_APPEND(s->tables, v);
	return v;
}

static struct proc *proc_get(struct table *v, uint16_t as, uint8_t family)
{
	struct eigrp_ops ops = { eigrp_port_send, io_rib_add, io_rib_del, NULL, NULL };
	struct eigrps *s = v->s;
	struct proc *pr;

	LL_FOREACH(s->procs, pr)
		if (pr->v == v && pr->as == as && pr->family == family)
			return pr;
	pr = xcalloc(1, sizeof(*pr));
	pr->s = s;
	pr->v = v;
	pr->as = as;
	pr->family = family;
	pr->owner = rib_owner_new(v->rib);
	ops.ctx = pr;
	pr->e = eigrp_new(loop_timers(s->loop), &ops);
	LL_INSERT_INORDER(s->procs, pr, proc_cmp);
	return pr;
}

/* Has it processes, of this family (ADDR_NONE: of any)? */
static bool table_used(const struct table *v, uint8_t family)
{
	const struct proc *pr;

	LL_FOREACH(v->s->procs, pr)
		if (pr->v == v && (!family || pr->family == family))
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
		eigrp_port_want(&v->port[list[i].c.family == ADDR_V6]);
		pr = proc_get(v, list[i].c.as, list[i].c.family);
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
		if (!table_used(v, ADDR_NONE)) {
			table_free(v);
		} else {
			for (size_t k = 0; k < ARRAY_SIZE(v->port); k++)
				if (!table_used(v, v->port[k].family))
					eigrp_port_close(&v->port[k]);
		}
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
