/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of interfaces: configuration compared with what runs, states and their messages,
 * connected and local routes, events to whom it concerns. Events are collected and given out at the
 * end of an operation, because who hears them may add, remove and change interfaces.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/iface_priv.h"

/* --- events --- */

static void event_now(struct ifaces *s, enum iface_event ev, struct iface *i)
{
	struct iface_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp)
		w->fn(ev, i, w->arg);
}

static bool event_take(struct ifx *x, enum iface_event *ev)
{
	bool *due = x->ev_added ? &x->ev_added : x->ev_addr ? &x->ev_addr : &x->ev_line;

	if (!*due)
		return false;
	*due = false;
	*ev = due == &x->ev_added ? IFACE_EV_ADDED : due == &x->ev_addr ? IFACE_EV_ADDR
								       : IFACE_EV_LINE;
	return true;
}

static void event_due(struct ifx *x, bool *which)
{
	*which = true;
	if (x->in_due)
		return;
	x->in_due = true;
	DL_APPEND2(x->s->due, x, due_prev, due_next);
}

static void due_remove(struct ifx *x)
{
	if (x->in_due)
		DL_DELETE2(x->s->due, x, due_prev, due_next);
	x->in_due = false;
}

/* Give out what is due. What is due may be another after each call, so begin again each time. */
static void events_dispatch(struct ifaces *s)
{
	enum iface_event ev;

	if (s->dispatching || s->closing)
		return;
	s->dispatching = true;
	while (s->due) {
		struct ifx *x = s->due;

		if (event_take(x, &ev))
			event_now(s, ev, &x->i);
		else
			due_remove(x);
	}
	s->dispatching = false;
}

void ifaces_on_event(struct ifaces *s, iface_event_fn fn, void *arg)
{
	struct iface_watch *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	LL_APPEND(s->watches, w);
}

void ifaces_off_event(struct ifaces *s, iface_event_fn fn, void *arg)
{
	struct iface_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp) {
		if (w->fn != fn || w->arg != arg)
			continue;
		LL_DELETE(s->watches, w);
		free(w);
	}
}

/* --- routes --- */

static void route_put(struct ifx *x, const struct prefix *p, enum rib_proto proto, uint8_t len)
{
	struct rib_route r = { .prefix = { p->addr, len }, .proto = proto, .owner = x->rib_owner,
			       .n_nh = 1 };

	str_copy(r.nh[0].oif, sizeof(r.nh[0].oif), x->i.conf.name);
	rib_add(x->v->rib, &r);
}

/* C for the subnet and L for the address; an address with a host mask is just connected. */
static void routes_update(struct ifx *x)
{
	struct prefix p[IFACE_DEV_ADDRS];
	size_t n = ifx_addrs(x, p);

	rib_withdraw_owner(x->v->rib, x->rib_owner);
	for (size_t i = 0; x->i.line_up && i < n; i++) {
		uint8_t host = (uint8_t)(addr_bytes(&p[i].addr) * 8);

		if (!ifx_owns(&x->i, &p[i].addr))
			continue; /* borrowed: the lender's route */
		if (addr_is_link_local(&p[i].addr))
			continue; /* link-local: every interface has that network */
		route_put(x, &p[i], RIB_CONNECTED, p[i].len);
		if (p[i].len < host)
			route_put(x, &p[i], RIB_LOCAL, host);
	}
}

/* --- states --- */

static void say_line(const struct ifx *x)
{
	log_msg("LINEPROTO", LOG_LV_NOTICE, "UPDOWN",
		"Line protocol on Interface %s, changed state to %s", x->i.conf.name,
		x->i.line_up ? "up" : "down");
}

static void say_link(struct ifx *x, bool up)
{
	bool admin_down = x->admin_said && !x->i.admin_up;

	if (admin_down)
		log_msg("LINK", LOG_LV_NOTICE, "CHANGED",
			"Interface %s, changed state to administratively down", x->i.conf.name);
	else if (up != x->link_said)
		log_msg("LINK", LOG_LV_ERR, "UPDOWN", "Interface %s, changed state to %s",
			x->i.conf.name, up ? "up" : "down");
	x->admin_said = x->i.admin_up;
	x->link_said = up;
}

/* The messages of a change, in the order IOS has them: a tunnel's line protocol speaks first both
 * ways, an ethernet's when it loses its carrier; a Virtual-Access only speaks of its line. */
static void state_say(struct ifx *x, bool line_changed)
{
	enum iface_kind kind = x->i.conf.kind;
	bool line_first = kind == IFACE_TUNNEL || (!x->i.link_up && x->i.admin_up);
	/* a tunnel counts as up from its first line up until its shutdown */
	bool link = kind == IFACE_TUNNEL ? x->i.admin_up && (x->link_said || x->i.line_up)
					 : x->i.link_up;

	if (kind == IFACE_VTEMPLATE || kind == IFACE_NULL || x->s->closing)
		return;
	if (line_first && line_changed)
		say_line(x);
	if (kind != IFACE_VACCESS)
		say_link(x, link);
	if (!line_first && line_changed)
		say_line(x);
}

static void state_compute(const struct ifx *x, bool *link, bool *line)
{
	const struct iface *i = &x->i;
	bool dev = i->ifindex && x->dev_up;

	*link = i->admin_up;
	*line = false;
	switch (i->conf.kind) {
	case IFACE_ETHERNET:
	case IFACE_SUBIF:
	case IFACE_OTHER:
		*link = *line = i->admin_up && dev && x->dev_carrier;
		break;
	case IFACE_LOOPBACK:
		*link = *line = i->admin_up && dev;
		break;
	case IFACE_TUNNEL:
	case IFACE_VACCESS:
		*line = i->admin_up && i->ifindex && x->owner_line;
		break;
	case IFACE_VTEMPLATE:
		break;
	case IFACE_NULL:
		*link = *line = true;
		break;
	}
}

/* Bring state, messages and routes in line with what is known. again: the kernel may have lost
 * routes over this device. */
static void ifx_update(struct ifx *x, bool again)
{
	bool link, line, line_changed;

	x->i.admin_up = !x->i.conf.shutdown && !x->i.blocked;
	state_compute(x, &link, &line);
	line_changed = line != x->i.line_up;
	x->i.link_up = link;
	x->i.line_up = line;
	state_say(x, line_changed);
	ifdev_mtu6(x);
	if (line_changed) {
		x->i.since_ms = mono_ms(NULL);
		event_due(x, &x->ev_line);
		routes_update(x);
	}
	if (line_changed || again)
		rib_iface_changed(x->v->rib, x->i.conf.name);
}

static void addrs_update(struct ifx *x)
{
	if (ifdev_addrs(x) && x->i.line_up)
		rib_iface_changed(x->v->rib, x->i.conf.name); /* lost with the last address */
}

/* The addresses of x changed: on its device, in the RIB, and on the devices that borrow them. */
static void addrs_changed(struct ifx *x)
{
	struct iface *i;

	addrs_update(x);
	routes_update(x);
	event_due(x, &x->ev_addr);
	if (x->i.conf.kind == IFACE_VACCESS)
		return; /* nobody can be configured to borrow from it, and there may be thousands */
	LL_FOREACH(x->s->list, i) {
		if (i->conf.unnumbered[0] && strcmp(i->conf.unnumbered, x->i.conf.name) == 0) {
			addrs_update(ifx_of(i));
			event_due(ifx_of(i), &ifx_of(i)->ev_addr);
		}
	}
}

/* --- the list --- */

static int list_cmp(const struct iface *a, const struct iface *b)
{
	return iface_name_show_cmp(a->conf.name, b->conf.name);
}

/* Thousands of Virtual-Access interfaces come in their order: look behind the last one first. */
static void list_insert(struct ifaces *s, struct iface *i)
{
	struct iface *at = s->last_new;

	if (!at || list_cmp(at, i) > 0) {
		LL_INSERT_INORDER(s->list, i, list_cmp);
	} else {
		while (at->next && list_cmp(at->next, i) <= 0)
			at = at->next;
		i->next = at->next;
		at->next = i;
	}
	s->last_new = i;
}

static struct ifx *ifx_new(struct ifaces *s, const char *name, enum iface_kind kind)
{
	struct ifx *x = xcalloc(1, sizeof(*x));

	x->s = s;
	x->tun_fd = -1;
	x->set_up = -1;
	x->i.conf.kind = kind;
	x->i.conf.shutdown = true;
	str_copy(x->i.conf.name, sizeof(x->i.conf.name), name);
	x->i.method = "unset";
	x->i.since_ms = mono_ms(NULL);
	x->v = s->vrfs;
	x->rib_owner = rib_owner_new(x->v->rib);
	HASH_ADD_STR(s->by_name, i.conf.name, x);
	list_insert(s, &x->i);
	event_due(x, &x->ev_added);
	return x;
}

static void ifx_free(struct ifx *x)
{
	ifx_index_set(x, 0);
	free(x->i.conf.description);
	free(x);
}

static void ifx_remove(struct ifx *x)
{
	struct ifaces *s = x->s;

	if (x->i.conf.mss || x->i.conf.mss6)
		ifmss_changed(s);
	if (x->i.admin_up) {
		x->i.conf.shutdown = true;
		ifx_update(x, false);
	}
	rib_withdraw_owner(x->v->rib, x->rib_owner);
	if (x->v != s->vrfs)
		ifdev_move(x, s->vrfs); /* hardware goes home before its namespace ends */
	ifdev_close(x);
	if (s->last_new == &x->i)
		s->last_new = NULL;
	LL_DELETE(s->list, &x->i);
	HASH_DEL(s->by_name, x);
	x->i.conf.n_addrs = 0;
	addrs_changed(x); /* for those who borrow from it */
	rib_withdraw_owner(x->v->rib, x->rib_owner);
	if (!s->closing)
		event_now(s, IFACE_EV_REMOVED, &x->i);
	due_remove(x);
	ifx_free(x);
}

static bool addrs_equal(const struct iface_conf *a, const struct iface_conf *b)
{
	if (a->n_addrs != b->n_addrs || strcmp(a->unnumbered, b->unnumbered) != 0)
		return false;
	for (size_t i = 0; i < a->n_addrs; i++)
		if (!addr_eq(&a->addrs[i].p.addr, &b->addrs[i].p.addr) ||
		    a->addrs[i].p.len != b->addrs[i].p.len ||
		    a->addrs[i].secondary != b->addrs[i].secondary)
			return false;
	return true;
}

/* What the column "Method" of show ip interface brief says. */
static const char *method_of(const struct ifx *x, bool startup, bool changed)
{
	const struct iface_conf *c = &x->i.conf;

	if (c->dhcp)
		return "DHCP";
	if (c->negotiated)
		return "IPCP";
	if (c->unnumbered[0])
		return startup && c->kind == IFACE_TUNNEL ? "TFTP" : changed ? "unset" : x->i.method;
	if (startup && c->configured && c->kind != IFACE_VTEMPLATE)
		return "NVRAM";
	if (changed)
		return c->n_addrs || c->configured ? "manual" : "unset";
	return x->i.method;
}

static void conf_take(struct ifx *x, const struct iface_conf *c)
{
	char *old = x->i.conf.description;
	char name[IFACE_NAME_LEN];

	str_copy(name, sizeof(name), x->i.conf.name);
	if (x->i.conf.mss || c->mss || x->i.conf.mss6 || c->mss6)
		ifmss_changed(x->s);
	x->i.conf = *c;
	str_copy(x->i.conf.name, sizeof(x->i.conf.name), name); /* the hash key: same bytes */
	x->i.conf.description = c->description ? xstrdup(c->description) : NULL;
	free(old);
}

static void ifx_configure(struct ifx *x, const struct iface_conf *c, bool startup)
{
	bool addrs = !addrs_equal(&x->i.conf, c);
	bool vlan = x->i.conf.vlan != c->vlan;
	struct iface_vrf *v = vrf_get(x->s, c->vrf);

	if (v && v != x->v) {
		rib_withdraw_owner(x->v->rib, x->rib_owner);
		ifdev_move(x, v);
		addrs = true;
	}
	if (x->i.conf.negotiated && !c->negotiated && x->i.assigned.family) {
		x->i.assigned = (struct addr){ 0 };
		addrs = true;
	}
	if (x->i.conf.negotiated6 && !c->negotiated6 && x->i.assigned6.addr.family) {
		x->i.assigned6 = (struct prefix){ 0 };
		addrs = true;
	}
	conf_take(x, c);
	if (!v) { /* no namespace to be had: rather down than in the wrong network */
		x->i.conf.shutdown = true;
		x->i.conf.n_addrs = 0;
	}
	x->i.method = method_of(x, startup, addrs);
	x->i.admin_up = !x->i.conf.shutdown && !x->i.blocked;
	if (vlan && x->made_dev)
		ifdev_close(x);
	ifdev_open(x);
	ifdev_mtu(x);
	if (addrs)
		addrs_changed(x);
	else
		addrs_update(x);
	ifdev_admin(x);
	ifx_update(x, false);
}

static void subifs_open(struct ifaces *s)
{
	struct iface *i;

	LL_FOREACH(s->list, i) {
		if (i->conf.kind != IFACE_SUBIF || i->ifindex || !i->conf.configured)
			continue;
		ifdev_open(ifx_of(i)); /* its parent may have come after it */
		addrs_update(ifx_of(i));
		ifdev_admin(ifx_of(i));
		ifx_update(ifx_of(i), false);
	}
}

static void list_trim(struct ifaces *s, bool startup)
{
	struct iface *i, *tmp;

	LL_FOREACH_SAFE(s->list, i, tmp) {
		struct ifx *x = ifx_of(i);
		struct iface_conf bare = { .kind = i->conf.kind, .shutdown = true };

		if (x->listed || x->dynamic)
			continue;
		if (x->physical) /* hardware stays, without configuration */
			ifx_configure(x, &bare, startup);
		else
			ifx_remove(x);
	}
}

void ifaces_configure(struct ifaces *s, const struct iface_conf *list, size_t n)
{
	bool startup = !s->configured;
	struct iface *i;

	if (startup)
		ifdev_namespace_setup(s->vrfs);
	LL_FOREACH(s->list, i) {
		ifx_of(i)->listed = false;
		if (startup && i->ifindex) { /* take its settings now that it is ours */
			struct kern_link l;

			ifx_index_set(ifx_of(i), 0);
			s->configured = true;
			if (kern_link_get(ifx_of(i)->v->kern, i->dev, &l) == 0)
				ifdev_adopt(ifx_of(i), &l);
		}
	}
	s->configured = true;
	for (size_t k = 0; k < n; k++) {
		struct ifx *x = ifx_find(s, list[k].name);

		if (!x)
			x = ifx_new(s, list[k].name, list[k].kind);
		x->listed = true;
		ifx_configure(x, &list[k], startup);
	}
	list_trim(s, startup);
	subifs_open(s);
	events_dispatch(s);
}

/* --- from the kernel --- */

static struct ifx *ifx_for_link(struct iface_vrf *v, const struct kern_link *l)
{
	struct ifx *x = ifx_by_index(v, l->ifindex);
	struct ifaces *s = v->s;
	char name[IFACE_NAME_LEN], dev[16];
	struct iface_map *m;

	if (x)
		return x;
	LL_FOREACH(s->maps, m) {
		if (strcmp(m->dev, l->name) == 0)
			return ifx_find(s, m->ios);
	}
	if (!iface_name_from_dev(l->name, name))
		return NULL;
	x = ifx_find(s, name);
	if (x && strcmp(ifdev_name(s, name, dev), l->name) != 0)
		return NULL; /* this one is mapped to another device */
	if (!x && v == s->vrfs && iface_name_cabled(name))
		x = ifx_new(s, name, iface_name_kind(name));
	return x;
}

static bool kind_found(enum iface_kind kind)
{
	return kind == IFACE_ETHERNET || kind == IFACE_OTHER || kind == IFACE_SUBIF;
}

static void on_link(void *ctx, const struct kern_link *l, bool gone)
{
	struct iface_vrf *v = ctx;
	struct ifaces *s = v->s;
	struct ifx *x = ifx_for_link(v, l);
	struct kern_link now;
	bool fresh;

	if (!x || (!x->i.ifindex && (gone || !kind_found(x->i.conf.kind))))
		return;
	if (x->i.ifindex && x->i.ifindex != l->ifindex)
		return; /* late news of a device that had this name before */
	if (x->v != v) {
		if (!gone && v == s->vrfs) /* new hardware whose place is in a VRF */
			kern_link_move(v->kern, l->ifindex, vrf_netns(x->v));
		return;
	}
	fresh = !x->i.ifindex;
	/* The message may be old news by now: what counts is how the device is. */
	if (gone || kern_link_get(v->kern, l->name, &now) != 0 || now.ifindex != l->ifindex) {
		ifdev_gone(x);
		gone = true;
	} else {
		x->physical |= iface_name_cabled(x->i.conf.name);
		ifdev_adopt(x, &now);
	}
	if (fresh && !gone && s->configured) {
		ifdev_mtu(x);
		addrs_update(x);
		ifdev_admin(x);
		subifs_open(s);
	}
	/* Down once, and up again: the kernel dropped the routes over it meanwhile. */
	ifx_update(x, !l->up && x->dev_up);
	events_dispatch(s);
}

/* Given or made by the kernel: protocols speak from it. */
static void link_local_seen(struct ifx *x, const struct prefix *p, bool gone)
{
	struct prefix *now = &x->i.link_local;
	bool same = addr_eq(&now->addr, &p->addr);

	if (gone ? !same : same)
		return;
	*now = gone ? (struct prefix){ .len = 0 } : *p;
	event_due(x, &x->ev_addr);
	events_dispatch(x->s);
}

static void link_local_read(struct ifx *x)
{
	struct prefix found[64], old = x->i.link_local;
	int n = kern_addrs(x->v->kern, x->i.ifindex, found, ARRAY_SIZE(found));

	for (int i = 0; i < n; i++)
		if (addr_is_link_local(&found[i].addr)) {
			link_local_seen(x, &found[i], false);
			return;
		}
	if (old.addr.family)
		link_local_seen(x, &old, true);
}

static void on_addr(void *ctx, int ifindex, const struct prefix *p, bool gone)
{
	struct iface_vrf *v = ctx;
	struct ifx *x = ifx_by_index(v, ifindex);

	if (x && addr_is_link_local(&p->addr))
		link_local_seen(x, p, gone);

	if (!gone || !x)
		return;
	for (size_t n = 0; n < x->n_on_dev; n++) {
		if (x->on_dev[n].len != p->len || !addr_eq(&x->on_dev[n].addr, &p->addr))
			continue;
		kern_addr_change(v->kern, ifindex, p, true); /* somebody took it: put it back */
		rib_iface_changed(v->rib, x->i.conf.name);
	}
}

static void on_route_gone(void *ctx, const struct prefix *p)
{
	struct iface_vrf *v = ctx;

	if (v->rib_nl)
		rib_nl_gone(v->rib_nl, p);
}

void iface_link_seen(const struct kern_link *l, void *vrf)
{
	on_link(vrf, l, false);
}

/* Events were lost: every device is looked at again. */
static void on_lost(void *ctx)
{
	struct iface_vrf *v = ctx;
	struct iface *i;

	LL_FOREACH(v->s->list, i) {
		struct kern_link l;

		if (ifx_of(i)->v != v)
			continue;
		if (i->ifindex && kern_link_get(v->kern, i->dev, &l) != 0)
			ifdev_gone(ifx_of(i));
		if (i->ifindex && (ifx_of(i)->v6_on || i->link_local.addr.family))
			link_local_read(ifx_of(i));
		ifx_update(ifx_of(i), true);
	}
	kern_links(v->kern, iface_link_seen, v);
	rib_refresh(v->rib, NULL);
	events_dispatch(v->s);
}

const struct kern_events iface_kern_events = { .link = on_link, .addr = on_addr,
					       .route_gone = on_route_gone, .lost = on_lost };

/* --- owners of tunnels --- */

struct iface *iface_add(struct ifaces *s, const struct iface_conf *conf)
{
	struct ifx *x = ifx_find(s, conf->name);

	if (!x)
		x = ifx_new(s, conf->name, conf->kind);
	x->dynamic = true;
	ifx_configure(x, conf, false);
	events_dispatch(s);
	return &x->i;
}

void iface_del(struct ifaces *s, struct iface *i)
{
	ifx_remove(ifx_of(i));
	events_dispatch(s);
}

void iface_attach(struct ifaces *s, struct iface *i, const char *dev)
{
	struct ifx *x = ifx_of(i);
	struct kern_link l;

	if (!dev || kern_link_get(x->v->kern, dev, &l) != 0) {
		ifdev_gone(x);
		i->dev[0] = '\0';
		x->owner_line = false;
	} else {
		ifdev_adopt(x, &l);
		ifdev_mtu(x);
		addrs_update(x);
		ifdev_admin(x);
	}
	ifx_update(x, dev != NULL);
	events_dispatch(s);
}

void iface_set_line(struct ifaces *s, struct iface *i, bool up)
{
	struct ifx *x = ifx_of(i);

	x->owner_line = up;
	ifx_update(x, false);
	events_dispatch(s);
}

void iface_block(struct ifaces *s, struct iface *i, bool block)
{
	struct ifx *x = ifx_of(i);

	if (i->blocked == block)
		return;
	i->blocked = block;
	i->admin_up = !i->conf.shutdown && !block;
	ifdev_admin(x);
	ifx_update(x, false);
	events_dispatch(s);
}

void iface_assign(struct ifaces *s, struct iface *i, const struct prefix *p)
{
	struct addr none = { 0 };
	bool same = p ? addr_eq(&i->assigned, &p->addr) && i->assigned_len == p->len
		      : !i->assigned.family;

	if (same)
		return;
	i->assigned = p ? p->addr : none;
	i->assigned_len = p ? p->len : 0;
	addrs_changed(ifx_of(i));
	events_dispatch(s);
}

void iface_assign6(struct ifaces *s, struct iface *i, const struct prefix *p)
{
	struct prefix none = { 0 };

	if (!p)
		p = &none;
	if (addr_eq(&i->assigned6.addr, &p->addr) && i->assigned6.len == p->len)
		return;
	i->assigned6 = *p;
	addrs_changed(ifx_of(i));
	events_dispatch(s);
}

/* --- life --- */

int ifaces_map(struct ifaces *s, const char *ios_name, const char *linux_name)
{
	enum iface_kind kind = iface_name_kind(ios_name);
	struct iface_map *m;
	struct kern_link l;
	struct ifx *x;
	int rc;

	if (kind != IFACE_ETHERNET && kind != IFACE_OTHER)
		return -EINVAL;
	rc = kern_link_get(s->vrfs->kern, linux_name, &l);
	if (rc)
		return rc;
	m = xcalloc(1, sizeof(*m));
	str_copy(m->ios, sizeof(m->ios), ios_name);
	str_copy(m->dev, sizeof(m->dev), linux_name);
	LL_APPEND(s->maps, m);
	x = ifx_find(s, ios_name);
	if (!x)
		x = ifx_new(s, ios_name, kind);
	x->physical = true;
	ifdev_adopt(x, &l);
	return 0;
}

struct ifaces *ifaces_new(struct loop *loop, struct rib *rib, char *why, size_t size)
{
	struct ifaces *s = xcalloc(1, sizeof(*s));

	s->loop = loop;
	s->home_fd = -1;
	ifmss_init(s);
	if (!vrf_open_global(s, rib, why, size)) {
		ifaces_free(s);
		return NULL;
	}
	kern_links(s->vrfs->kern, iface_link_seen, s->vrfs);
	return s;
}

void ifaces_free(struct ifaces *s)
{
	struct iface_map *m, *mtmp;
	struct iface_watch *w, *wtmp;
	struct iface_vrf *v, *vtmp;

	if (!s)
		return;
	s->closing = true;
	ifmss_close(s);
	LL_FOREACH(s->vrfs, v) {
		if (v->rib_nl)
			rib_set_kernel(v->rib, NULL); /* routes first, while their devices stand */
	}
	while (s->list)
		ifx_remove(ifx_of(s->list));
	LL_FOREACH_SAFE(s->maps, m, mtmp)
		free(m);
	LL_FOREACH_SAFE(s->watches, w, wtmp)
		free(w);
	LL_FOREACH_SAFE(s->vrfs, v, vtmp)
		vrf_close(v);
	if (s->home_fd >= 0)
		close(s->home_fd);
	free(s);
}
