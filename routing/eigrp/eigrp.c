/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An EIGRP process: its configuration, the interfaces that take part, connected, redistributed and
 * summary routes, and what show commands see.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

/* --- configuration --- */

void eigrp_conf_init(struct eigrp_conf *c)
{
	memset(c, 0, sizeof(*c));
	c->k[0] = c->k[2] = 1;
	c->variance = 1;
	c->max_paths = 4;
	c->max_hops = 100;
	c->rib_scale = 128;
	c->dist_int = 90;
	c->dist_ext = 170;
	c->active_s = 180;
}

void eigrp_conf_clear(struct eigrp_conf *c)
{
	for (size_t i = 0; i < c->n_ifs; i++)
		secret_wipe(c->ifs[i].key, sizeof(c->ifs[i].key));
	secret_wipe(c->if_default.key, sizeof(c->if_default.key));
	for (size_t i = 0; i < c->n_filters; i++)
		free(c->filters[i].rules);
	free(c->filters);
	free(c->networks);
	free(c->ifs);
	free(c->summaries);
	memset(c, 0, sizeof(*c));
}

static void *dup_array(const void *p, size_t n, size_t size)
{
	return n ? xmemdup(p, n * size) : NULL;
}

static void conf_copy(struct eigrp_conf *d, const struct eigrp_conf *s)
{
	*d = *s;
	d->networks = dup_array(s->networks, s->n_networks, sizeof(*s->networks));
	d->ifs = dup_array(s->ifs, s->n_ifs, sizeof(*s->ifs));
	d->summaries = dup_array(s->summaries, s->n_summaries, sizeof(*s->summaries));
	d->filters = dup_array(s->filters, s->n_filters, sizeof(*s->filters));
	for (size_t i = 0; i < s->n_filters; i++)
		d->filters[i].rules = dup_array(s->filters[i].rules, s->filters[i].n_rules,
						sizeof(*s->filters[i].rules));
}

static bool filters_eq(const struct eigrp_conf *a, const struct eigrp_conf *b)
{
	if (a->n_filters != b->n_filters)
		return false;
	for (size_t i = 0; i < a->n_filters; i++) {
		const struct eigrp_filter *x = &a->filters[i], *y = &b->filters[i];

		if (strcmp(x->ifname, y->ifname) != 0 || x->out != y->out || x->offset != y->offset ||
		    x->n_rules != y->n_rules ||
		    (x->n_rules && memcmp(x->rules, y->rules, x->n_rules * sizeof(*x->rules)) != 0))
			return false;
	}
	return true;
}

static bool filters_in(const struct eigrp_conf *c)
{
	for (size_t i = 0; i < c->n_filters; i++)
		if (!c->filters[i].out)
			return true;
	return false;
}

static bool summaries_eq(const struct eigrp_conf *a, const struct eigrp_conf *b)
{
	return a->n_summaries == b->n_summaries &&
	       (!a->n_summaries || memcmp(a->summaries, b->summaries,
					  a->n_summaries * sizeof(*a->summaries)) == 0);
}

static bool rule_hit(const struct eigrp_rule *r, const struct prefix *p)
{
	return ((addr_to_v4(&p->addr) ^ r->addr) & ~r->wild) == 0 && p->len >= r->ge && p->len <= r->le;
}

bool eigrp_if_named(const struct eigrp_if *ifp, const char *name)
{
	return !strcmp(ifp->link.name, name) ||
	       (ifp->link.template[0] && !strcmp(ifp->link.template, name));
}

bool eigrp_filters_permit(struct eigrp *e, const struct eigrp_if *ifp, const struct prefix *p, bool out,
			  uint32_t *offset)
{
	for (size_t i = 0; i < e->conf.n_filters; i++) {
		const struct eigrp_filter *f = &e->conf.filters[i];
		bool permit = false;

		if (f->out != out || (f->ifname[0] && !eigrp_if_named(ifp, f->ifname)))
			continue;
		for (size_t k = 0; k < f->n_rules; k++)
			if (rule_hit(&f->rules[k], p)) {
				permit = f->rules[k].permit;
				break;
			}
		if (f->offset)
			*offset += permit ? f->offset : 0;
		else if (!permit)
			return false;
	}
	return true;
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
	eigrp_conf_init(&e->conf);
	timer_init(&e->flush, eigrp_flush, e);
	return e;
}

/* --- interfaces --- */

static bool network_has(const struct eigrp *e, const struct addr *a)
{
	uint32_t v = addr_to_v4(a);

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
	struct prefix old[IFACE_MAX_ADDRS];
	size_t n_old = ifp->n_conn;

	memcpy(old, ifp->conn, sizeof(old));
	ifp->n_conn = 0;
	for (size_t i = 0; ifp->member && !ifp->link.unnumbered && i < ifp->link.n_addrs; i++) {
		struct prefix p = ifp->link.addrs[i];

		if (!network_has(e, &p.addr))
			continue;
		prefix_mask(&p);
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
	bool run;

	ifp->member = false;
	for (size_t i = 0; e->running && !ifp->conf.shutdown && i < ifp->link.n_addrs; i++)
		ifp->member = ifp->member || network_has(e, &ifp->link.addrs[i].addr);
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
	secret_wipe(ifp->conf.key, sizeof(ifp->conf.key));
	free(ifp);
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
		HASH_ADD_STR(e->ifs, link.name, ifp);
		if_evaluate(ifp);
	} else if (!addrs_eq(&ifp->link, l)) {
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
		for (size_t i = 0; i < ifp->link.n_addrs && !ifp->link.unnumbered; i++) {
			uint32_t v = addr_to_v4(&ifp->link.addrs[i].addr);

			best[ifp->link.loopback] = MAX(best[ifp->link.loopback], v);
		}
	e->rid = best[1] ? best[1] : best[0];
}

void eigrp_links(struct eigrp *e, const struct eigrp_link *list, size_t n)
{
	struct eigrp_if *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		ifp->seen = false;
	for (size_t i = 0; i < n; i++)
		link_set(e, &list[i]);
	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (!ifp->seen)
			if_remove(ifp, "interface down", false);
	router_id_choose(e);
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
		if (restart || old.auth != c.auth || old.no_key != c.no_key ||
		    old.key_id != c.key_id || strcmp(old.key, c.key) != 0)
			eigrp_if_stop(ifp, "route configuration changed", true);
		ifp->conf = c;
		secret_wipe(old.key, sizeof(old.key));
		secret_wipe(c.key, sizeof(c.key));
		if_evaluate(ifp);
	}
}

void eigrp_configure(struct eigrp *e, const struct eigrp_conf *c)
{
	struct eigrp_conf old = e->conf;
	bool k = memcmp(old.k, c->k, sizeof(old.k)) != 0 || strcmp(old.vname, c->vname) != 0 ||
		 old.max_hops != c->max_hops;
	bool filters = !filters_eq(&old, c);
	bool restart = k || old.as != c->as || old.stub != c->stub ||
		       old.stub_flags != c->stub_flags ||
		       (c->router_id && c->router_id != e->rid) ||
		       (filters && (filters_in(&old) || filters_in(c)));
	bool summaries = !summaries_eq(&old, c);
	bool paths = old.variance != c->variance || old.max_paths != c->max_paths ||
		     old.rib_scale != c->rib_scale || old.dist_int != c->dist_int ||
		     old.dist_ext != c->dist_ext;

	conf_copy(&e->conf, c);
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
	free(e);
}

/* --- routes from elsewhere --- */

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

/* The vector of the best component; false: there is none. */
static bool summary_metric(struct eigrp *e, const struct eigrp_summary *s, struct eigrp_metric *out)
{
	struct eigrp_entry *en, *tmp;
	uint64_t best = EIGRP_INF;
	struct eigrp_if *ifp, *next;
	bool up = false;

	HASH_ITER(hh, e->ifs, ifp, next)
		up = up || (ifp->member && eigrp_if_named(ifp, s->ifname));
	if (!up)
		return false;
	HASH_ITER(hh, e->entries, en, tmp)
		if (en->dist < best && !en->active && en->told_kind != PATH_SUMMARY &&
		    en->prefix.len > s->prefix.len && prefix_covers(&s->prefix, &en->prefix)) {
			best = en->dist;
			*out = en->told_metric;
		}
	return best < EIGRP_INF;
}

static bool summary_configured(const struct eigrp *e, const struct prefix *p)
{
	for (size_t i = 0; i < e->conf.n_summaries; i++)
		if (prefix_eq(&e->conf.summaries[i].prefix, p))
			return true;
	return false;
}

void eigrp_summaries_refresh(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;

	for (size_t i = 0; i < e->conf.n_summaries; i++) {
		struct prefix p = e->conf.summaries[i].prefix;
		struct eigrp_metric m;
		bool have = false;

		/* several interfaces may have the same one: any that is up will do */
		for (size_t k = 0; k < e->conf.n_summaries && !have; k++)
			if (prefix_eq(&e->conf.summaries[k].prefix, &p))
				have = summary_metric(e, &e->conf.summaries[k], &m);
		prefix_mask(&p);
		eigrp_dual_local(e, &p, PATH_SUMMARY, NULL, have ? &m : NULL, NULL);
	}
	HASH_ITER(hh, e->entries, en, tmp)
		if (en->told_kind == PATH_SUMMARY && en->dist < EIGRP_INF &&
		    !summary_configured(e, &en->prefix))
			eigrp_dual_local(e, &en->prefix, PATH_SUMMARY, NULL, NULL, NULL);
}

/* --- what show sees --- */

const struct eigrp_conf *eigrp_conf_of(const struct eigrp *e)
{
	return &e->conf;
}

uint32_t eigrp_router_id(const struct eigrp *e)
{
	return e->rid;
}

const struct eigrp_traffic *eigrp_traffic(const struct eigrp *e)
{
	return &e->traffic;
}

size_t eigrp_n_entries(const struct eigrp *e)
{
	return HASH_COUNT(e->entries);
}

static void nbr_info(struct eigrp_nbr *n, struct eigrp_nbr_info *i)
{
	uint64_t now = timerq_now(n->e->q);
	struct eigrp_path *p;

	*i = (struct eigrp_nbr_info){
		.h = n->h, .addr = n->addr, .ifname = n->ifp->link.name, .up = n->up,
		.stub = n->stub, .stub_flags = n->stub_flags, .srtt = n->srtt, .rto = n->rto,
		.queued = n->n_queue, .retrans = n->retransmits,
		.retries = n->queue && n->queue->tries ? n->queue->tries - 1 : 0,
		.seq = n->last_seq, .since_ms = n->since_ms,
	};
	if (timer_pending(&n->hold) && n->hold.when > now)
		i->hold_left = (unsigned)((n->hold.when - now) / 1000);
	memcpy(i->ver, n->ver, sizeof(i->ver));
	DL_FOREACH2(n->paths, p, nnext)
		i->prefixes++;
}

void eigrp_walk_nbrs(struct eigrp *e, void (*fn)(const struct eigrp_nbr_info *i, void *arg), void *arg)
{
	struct eigrp_nbr **by_h = xcalloc(e->n_handles + 1, sizeof(*by_h));
	struct eigrp_nbr_info info;
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		DL_FOREACH(ifp->nbrs, n)
			by_h[n->h] = n;
	/* the last one found stands first */
	for (size_t i = e->n_handles; i-- > 0;)
		if (by_h[i]) {
			nbr_info(by_h[i], &info);
			fn(&info, arg);
		}
	free(by_h);
}

static int entry_cmp(const void *a, const void *b)
{
	const struct eigrp_entry *x = *(struct eigrp_entry *const *)a;
	const struct eigrp_entry *y = *(struct eigrp_entry *const *)b;
	uint32_t ax = addr_to_v4(&x->prefix.addr), ay = addr_to_v4(&y->prefix.addr);

	if (ax != ay)
		return ax < ay ? -1 : 1;
	return x->prefix.len - y->prefix.len;
}

static const char *path_what(const struct eigrp_path *p)
{
	switch (p->kind) {
	case PATH_CONNECTED:
		return "Connected";
	case PATH_SUMMARY:
		return "Summary";
	case PATH_REDIST:
		return p->ext.proto == EIGRP_FROM_STATIC ? "Rstatic" :
		       p->ext.proto == EIGRP_FROM_CONNECTED ? "Rconnected" : "Redistributed";
	case PATH_NBR:
		break;
	}
	return NULL;
}

static void topo_one(struct eigrp_entry *en, void (*fn)(const struct eigrp_topo_info *i, void *arg),
		     void *arg)
{
	struct eigrp_topo_info t = { .prefix = en->prefix, .active = en->active, .fd = en->fd };
	struct eigrp_path_info *list;
	struct eigrp_path *p;
	struct eigrp_wait *w;
	size_t n = 0;

	DL_FOREACH(en->waits, w)
		t.waiting++;
	DL_FOREACH(en->paths, p)
		n++;
	list = xcalloc(n + 1, sizeof(*list));
	DL_FOREACH(en->paths, p) {
		struct eigrp_path_info *i = &list[t.n_paths++];

		*i = (struct eigrp_path_info){ .via = p->via, .what = path_what(p), .dist = p->dist,
			.rd = p->rd, .successor = p->succ, .metric = p->own,
			.external = p->external, .ext = p->ext,
			.ifname = p->ifp ? p->ifp->link.name : p->kind == PATH_SUMMARY ? "Null0" : "",
			.feasible = p->dist < EIGRP_INF && (p->kind != PATH_NBR || p->rd < en->fd) };
		t.successors += p->succ && p->dist < EIGRP_INF;
		if (p->succ && p->external)
			t.tag = p->ext.tag;
	}
	t.paths = list;
	fn(&t, arg);
	free(list);
}

void eigrp_walk_topo(struct eigrp *e, void (*fn)(const struct eigrp_topo_info *i, void *arg), void *arg)
{
	size_t n = HASH_COUNT(e->entries), at = 0;
	struct eigrp_entry **list = xcalloc(n + 1, sizeof(struct eigrp_entry *)), *en, *tmp;

	HASH_ITER(hh, e->entries, en, tmp)
		list[at++] = en;
	qsort(list, at, sizeof(struct eigrp_entry *), entry_cmp);
	for (size_t i = 0; i < at; i++)
		topo_one(list[i], fn, arg);
	free(list);
}

static int if_cmp(const void *a, const void *b)
{
	return iface_name_show_cmp((*(struct eigrp_if *const *)a)->link.name,
				   (*(struct eigrp_if *const *)b)->link.name);
}

static void if_info(struct eigrp_if *ifp, void (*fn)(const struct eigrp_if_info *i, void *arg), void *arg)
{
	struct eigrp_if_info i = { .ifname = ifp->link.name, .passive = !ifp->running,
				   .peers = ifp->n_up, .conf = &ifp->conf };
	struct eigrp_nbr *n;
	unsigned sum = 0;

	i.hello_s = ifp->conf.hello_s ? ifp->conf.hello_s : HELLO_S;
	i.hold_s = ifp->conf.hold_s ? ifp->conf.hold_s : HELLO_S * HOLD_FACTOR;
	DL_FOREACH(ifp->nbrs, n) {
		i.queued += n->n_queue;
		sum += n->srtt;
	}
	i.srtt = ifp->n_up ? sum / ifp->n_up : 0;
	fn(&i, arg);
}

void eigrp_walk_ifs(struct eigrp *e, void (*fn)(const struct eigrp_if_info *i, void *arg), void *arg)
{
	size_t n = HASH_COUNT(e->ifs), at = 0;
	struct eigrp_if **list = xcalloc(n + 1, sizeof(struct eigrp_if *)), *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (ifp->member)
			list[at++] = ifp;
	qsort(list, at, sizeof(struct eigrp_if *), if_cmp);
	for (size_t i = 0; i < at; i++)
		if_info(list[i], fn, arg);
	free(list);
}

void eigrp_clear(struct eigrp *e, const struct addr *addr, const char *ifname)
{
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n, *next;

	HASH_ITER(hh, e->ifs, ifp, tmp) {
		if (ifname && strcmp(ifp->link.name, ifname) != 0)
			continue;
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
