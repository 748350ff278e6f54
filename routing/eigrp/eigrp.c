/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An EIGRP process: the interfaces that take part, connected and redistributed routes, and what
 * happens when the configuration changes.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

bool eigrp_if_named(const struct eigrp_if *ifp, const char *name)
{
	return !strcmp(ifp->link.name, name) ||
	       (ifp->link.template[0] && !strcmp(ifp->link.template, name));
}

uint8_t *eigrp_slot_get(uint8_t **used, size_t *n, unsigned *slot)
{
	size_t i = 0;

	while (i < *n && (*used)[i])
		i++;
	if (i == *n) {
		*used = xrealloc(*used, *n + 1);
		(*used)[(*n)++] = 0;
	}
	*slot = (unsigned)i;
	return &(*used)[i];
}

/* --- life --- */

struct eigrp *eigrp_new(struct timerq *q, const struct eigrp_ops *ops)
{
	struct eigrp *e = xcalloc(1, sizeof(*e));

	e->q = q;
	e->ops = *ops;
	eigrp_conf_init(&e->conf, ADDR_V4);
	timer_init(&e->flush, eigrp_flush, e);
	return e;
}

/* --- interfaces --- */

/* IPv4: a `network` line names it. IPv6 knows no such line: with the interface all its networks. */
static bool network_has(const struct eigrp_if *ifp, const struct addr *a)
{
	const struct eigrp *e = ifp->e;
	uint32_t v = addr_to_v4(a);

	if (e->conf.family == ADDR_V6)
		return ifp->conf.enabled;
	for (size_t i = 0; i < e->conf.n_networks; i++)
		if (((v ^ e->conf.networks[i].addr) & ~e->conf.networks[i].wild) == 0)
			return true;
	return false;
}

static void conf_of(const struct eigrp_if *ifp, struct eigrp_if_conf *out)
{
	const struct eigrp_conf *c = &ifp->e->conf;

	*out = c->if_default;
	for (size_t i = 0; i < c->n_ifs; i++)
		if (eigrp_if_named(ifp, c->ifs[i].name))
			*out = c->ifs[i];
}

static bool was_connected(const struct prefix *list, size_t n, const struct prefix *p)
{
	for (size_t i = 0; i < n; i++)
		if (prefix_eq(&list[i], p))
			return true;
	return false;
}

/* The networks of the interface, as routes of ours. */
static void connected_sync(struct eigrp_if *ifp)
{
	struct eigrp *e = ifp->e;
	struct eigrp_metric m = { .delay = ifp->link.delay_us * 1000000ULL, .bw = ifp->link.bw,
				  .mtu = ifp->link.mtu, .rel = 255, .load = 1 };
	struct prefix old[IFACE_MAX_ADDRS + 1];
	size_t n_old = ifp->n_conn;

	memcpy(old, ifp->conn, sizeof(old));
	ifp->n_conn = 0;
	for (size_t i = 0; ifp->member && !ifp->link.unnumbered && i < ifp->link.n_addrs; i++) {
		struct prefix p = ifp->link.addrs[i];

		if (!network_has(ifp, &p.addr) || addr_is_link_local(&p.addr))
			continue;
		prefix_mask(&p);
		if (was_connected(ifp->conn, ifp->n_conn, &p))
			continue; /* two addresses of one network */
		ifp->conn[ifp->n_conn++] = p;
	}
	for (size_t i = 0; i < n_old; i++)
		if (!was_connected(ifp->conn, ifp->n_conn, &old[i]))
			eigrp_dual_local(e, &old[i], PATH_CONNECTED, ifp, NULL, NULL);
	for (size_t i = 0; i < ifp->n_conn; i++)
		eigrp_dual_local(e, &ifp->conn[i], PATH_CONNECTED, ifp, &m, NULL);
}

/* Does it take part, does it speak? */
static void if_evaluate(struct eigrp_if *ifp)
{
	struct eigrp *e = ifp->e;
	/* EIGRP for IPv6 does not begin without a router ID */
	bool runs = e->running && (e->rid || e->conf.family == ADDR_V4) && !ifp->conf.shutdown;
	bool run;

	ifp->member = false;
	for (size_t i = 0; runs && i < ifp->link.n_addrs; i++)
		ifp->member = ifp->member || network_has(ifp, &ifp->link.addrs[i].addr);
	run = ifp->member && !ifp->conf.passive && !ifp->link.loopback;
	if (!run)
		eigrp_if_stop(ifp, "interface passive", true);
	connected_sync(ifp);
	if (run)
		eigrp_if_start(ifp);
}

static void if_remove(struct eigrp_if *ifp, const char *why, bool goodbye)
{
	struct eigrp *e = ifp->e;
	struct eigrp_entry *en, *tmp;

	eigrp_if_stop(ifp, why, goodbye);
	ifp->member = false;
	connected_sync(ifp);
	e->if_idx[ifp->idx] = 0;
	/* the next interface with this index has heard of nothing */
	HASH_ITER(hh, e->entries, en, tmp)
		if (ifp->idx / 8 < en->told_len)
			en->told[ifp->idx / 8] &= (uint8_t)~(1 << ifp->idx % 8);
	HASH_DEL(e->ifs, ifp);
	secret_wipe(&ifp->conf, sizeof(ifp->conf));
	free(ifp);
}

/* The packets' source: another one is another neighbour to the others. */
static bool source_eq(const struct eigrp_link *a, const struct eigrp_link *b)
{
	if (a->unnumbered != b->unnumbered || !a->n_addrs != !b->n_addrs)
		return false;
	return !a->n_addrs || (addr_eq(&a->addrs[0].addr, &b->addrs[0].addr) &&
			       a->addrs[0].len == b->addrs[0].len);
}

static bool addrs_eq(const struct eigrp_link *a, const struct eigrp_link *b)
{
	if (a->n_addrs != b->n_addrs || a->unnumbered != b->unnumbered)
		return false;
	for (size_t i = 0; i < a->n_addrs; i++)
		if (!addr_eq(&a->addrs[i].addr, &b->addrs[i].addr) ||
		    a->addrs[i].len != b->addrs[i].len)
			return false;
	return true;
}

static void link_set(struct eigrp *e, const struct eigrp_link *l)
{
	struct eigrp_if *ifp;
	bool metric;

	HASH_FIND_STR(e->ifs, l->name, ifp);
	if (!ifp) {
		ifp = xcalloc(1, sizeof(*ifp));
		ifp->e = e;
		ifp->link = *l;
		*eigrp_slot_get(&e->if_idx, &e->n_if_idx, &ifp->idx) = 1;
		conf_of(ifp, &ifp->conf);
		eigrp_keys_refresh(e, &ifp->conf);
		HASH_ADD_STR(e->ifs, link.name, ifp);
		if_evaluate(ifp);
	} else if (!addrs_eq(&ifp->link, l)) {
		if (!source_eq(&ifp->link, l))
			eigrp_if_stop(ifp, "interface down", false);
		ifp->link = *l;
		if_evaluate(ifp);
	} else if (ifp->link.bw != l->bw || ifp->link.delay_us != l->delay_us ||
		   ifp->link.mtu != l->mtu) {
		metric = ifp->link.bw != l->bw || ifp->link.delay_us != l->delay_us;
		ifp->link = *l;
		connected_sync(ifp);
		if (metric)
			eigrp_dual_if_changed(ifp);
	}
	ifp->seen = true;
}

/* Once chosen it stays, as on IOS, until the configuration names another one. */
static void router_id_choose(struct eigrp *e)
{
	struct eigrp_if *ifp, *tmp;
	uint32_t best[2] = { 0, 0 };

	if (e->conf.router_id)
		e->rid = e->conf.router_id;
	if (e->rid)
		return;
	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (!ifp->link.unnumbered)
			best[ifp->link.loopback] = MAX(best[ifp->link.loopback],
						       ifp->link.v4);
	e->rid = best[1] ? best[1] : best[0];
}

void eigrp_links(struct eigrp *e, const struct eigrp_link *list, size_t n)
{
	struct eigrp_if *ifp, *tmp;
	bool nameless = !e->rid;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		ifp->seen = false;
	for (size_t i = 0; i < n; i++)
		link_set(e, &list[i]);
	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (!ifp->seen)
			if_remove(ifp, "interface down", false);
	router_id_choose(e);
	if (nameless && e->rid)
		HASH_ITER(hh, e->ifs, ifp, tmp)
			if_evaluate(ifp);
}

void eigrp_link_down(struct eigrp *e, const char *name)
{
	struct eigrp_if *ifp;

	HASH_FIND_STR(e->ifs, name, ifp);
	if (ifp)
		if_remove(ifp, "interface down", false);
}

bool eigrp_wants(const struct eigrp *e, const char *ifname)
{
	struct eigrp_if *ifp;

	HASH_FIND_STR(e->ifs, ifname, ifp);
	return ifp && ifp->running;
}

/* --- configuration applied --- */

static void ifs_reconfigure(struct eigrp *e, bool restart)
{
	struct eigrp_if *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp) {
		struct eigrp_if_conf c, old = ifp->conf;

		conf_of(ifp, &c);
		if (restart || !eigrp_keys_eq(&old, &c))
			eigrp_if_stop(ifp, "route configuration changed", true);
		ifp->conf = c;
		eigrp_keys_refresh(e, &ifp->conf);
		secret_wipe(&old, sizeof(old));
		secret_wipe(&c, sizeof(c));
		if_evaluate(ifp);
	}
}

static bool filters_in(const struct eigrp_conf *c)
{
	for (size_t i = 0; i < c->n_filters; i++)
		if (!c->filters[i].out)
			return true;
	return false;
}

static bool statics_differ(const struct eigrp_conf *a, const struct eigrp_conf *b)
{
	if (a->n_statics != b->n_statics)
		return true;
	for (size_t i = 0; i < a->n_statics; i++)
		if (!addr_eq(&a->statics[i].addr, &b->statics[i].addr) ||
		    strcmp(a->statics[i].ifname, b->statics[i].ifname) != 0)
			return true;
	return false;
}

void eigrp_configure(struct eigrp *e, const struct eigrp_conf *c)
{
	struct eigrp_conf old = e->conf;
	bool k = memcmp(old.k, c->k, sizeof(old.k)) != 0 || strcmp(old.vname, c->vname) != 0 ||
		 old.max_hops != c->max_hops;
	bool filters = !eigrp_filters_eq(&old, c);
	bool restart = k || old.as != c->as || old.stub != c->stub ||
		       old.stub_flags != c->stub_flags ||
		       (c->router_id && c->router_id != e->rid) ||
		       statics_differ(&old, c) ||
		       (filters && (filters_in(&old) || filters_in(c)));
	bool summaries = !eigrp_summaries_eq(&old, c);
	bool paths = old.share_min != c->share_min || old.variance != c->variance || old.max_paths != c->max_paths ||
		     old.rib_scale != c->rib_scale || old.dist_int != c->dist_int ||
		     old.dist_ext != c->dist_ext;

	eigrp_conf_copy(&e->conf, c);
	e->wide = c->vname[0] != '\0';
	e->running = !c->shutdown && c->as;
	router_id_choose(e);
	ifs_reconfigure(e, restart);
	if (k || paths)
		eigrp_dual_recompute(e);
	if (filters || summaries || old.stub != c->stub)
		eigrp_retell(e);
	if (summaries)
		eigrp_summaries_refresh(e);
	eigrp_conf_clear(&old);
}

void eigrp_free(struct eigrp *e)
{
	struct eigrp_if *ifp, *tmp;

	if (!e)
		return;
	HASH_ITER(hh, e->ifs, ifp, tmp)
		if_remove(ifp, "interface down", true);
	timer_cancel(&e->flush);
	eigrp_rib_withdraw_all(e);
	eigrp_entries_free(e);
	eigrp_conf_clear(&e->conf);
	free(e->if_idx);
	free(e->handles);
	free(e->events);
	free(e);
}

/* --- routes from elsewhere, and what the RIB thinks of ours --- */

bool eigrp_metric_of(struct eigrp *e, const struct prefix *p, struct eigrp_metric *out)
{
	const struct eigrp_entry *en = eigrp_entry_get(e, p, false);

	if (!en || en->told_metric.delay >= EIGRP_DELAY_INF)
		return false;
	*out = en->told_metric;
	out->hops = 0;
	return true;
}

void eigrp_rib_verdict(struct eigrp *e, const struct prefix *p, bool won)
{
	struct eigrp_entry *en = eigrp_entry_get(e, p, false);

	/* a summary is told although a route to the same destination is preferred here */
	if (!en || !en->in_rib || en->told_kind != PATH_NBR || en->rib_lost == !won)
		return;
	en->rib_lost = !won;
	eigrp_dirty(en);
}

void eigrp_externals(struct eigrp *e, const struct eigrp_external *list, size_t n)
{
	struct eigrp_entry *en, *tmp;
	struct eigrp_path *p;

	HASH_ITER(hh, e->entries, en, tmp)
		DL_FOREACH(en->paths, p)
			p->stale = p->kind == PATH_REDIST;
	for (size_t i = 0; i < n; i++) {
		const struct eigrp_external *x = &list[i];
		struct eigrp_ext ext = { .rid = e->rid, .as = x->as, .tag = x->tag,
					 .metric = x->ext_metric, .proto = x->proto };
		struct prefix pfx = x->prefix;

		prefix_mask(&pfx);
		eigrp_dual_local(e, &pfx, PATH_REDIST, NULL, &x->metric, &ext);
	}
	HASH_ITER(hh, e->entries, en, tmp)
		DL_FOREACH(en->paths, p)
			if (p->stale) {
				eigrp_dual_local(e, &en->prefix, PATH_REDIST, NULL, NULL, NULL);
				break; /* the entry may be gone */
			}
}

void eigrp_clear(struct eigrp *e, const struct addr *addr, const char *ifname, bool soft)
{
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n, *next;

	HASH_ITER(hh, e->ifs, ifp, tmp) {
		if (ifname && strcmp(ifp->link.name, ifname) != 0)
			continue;
		if (soft) {
			DL_FOREACH(ifp->nbrs, n)
				if (n->up && (!addr || addr_eq(&n->addr, addr)))
					eigrp_nbr_resync(n, "manually cleared");
			continue;
		}
		if (!addr && ifp->nbrs) /* so that the others begin anew too */
			eigrp_hello_send(ifp, NULL, true);
		DL_FOREACH_SAFE(ifp->nbrs, n, next)
			if (!addr || addr_eq(&n->addr, addr)) {
				if (addr)
					eigrp_hello_send(ifp, &n->addr, true);
				eigrp_nbr_down(n, "manually cleared");
			}
		if (ifp->running)
			eigrp_hello_send(ifp, NULL, false);
	}
}
