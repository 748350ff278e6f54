/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology table and DUAL (RFC 7868 3.3-3.7). A prefix is passive while a path of least
 * distance is feasible (its neighbour reported less than our feasible distance); otherwise it goes
 * active, asks every neighbour and waits for all replies. The query origin flag o:
 *   1 we began; 3 the successor's query made us begin;
 *   0, 2 the distance grew, or the successor asked, while we were active already.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

#define SIA_ROUNDS 3 /* SIA queries before a neighbour that does not answer is given up */

/* --- entries and paths --- */

static void sia_timer(struct timer *t, void *arg);

struct eigrp_entry *eigrp_entry_get(struct eigrp *e, const struct prefix *p, bool create)
{
	struct eigrp_entry *en;
	struct prefix key;

	memset(&key, 0, sizeof(key));
	key.addr = p->addr;
	key.len = p->len;
	HASH_FIND(hh, e->entries, &key, sizeof(key), en);
	if (en || !create)
		return en;
	en = xcalloc(1, sizeof(*en));
	en->prefix = key;
	en->e = e;
	en->fd = en->dist = EIGRP_INF;
	en->told_metric.delay = EIGRP_DELAY_INF;
	timer_init(&en->sia, sia_timer, en);
	HASH_ADD(hh, e->entries, prefix, sizeof(en->prefix), en);
	return en;
}

static void path_free(struct eigrp_path *p)
{
	DL_DELETE(p->en->paths, p);
	if (p->nbr)
		DL_DELETE2(p->nbr->paths, p, nprev, nnext);
	free(p);
}

static void waits_clear(struct eigrp_entry *en)
{
	struct eigrp_wait *w, *tmp;

	DL_FOREACH_SAFE(en->waits, w, tmp) {
		DL_DELETE(en->waits, w);
		free(w);
	}
	timer_cancel(&en->sia);
}

static void entry_free(struct eigrp_entry *en)
{
	struct eigrp *e = en->e;

	waits_clear(en);
	while (en->paths)
		path_free(en->paths);
	if (en->dirty)
		DL_DELETE2(e->dirty, en, dprev, dnext);
	HASH_DEL(e->entries, en);
	free(en->told);
	free(en);
}

/* Paths that lead nowhere go once they decide nothing any more; so does an entry nobody knows of. */
void eigrp_entry_gc(struct eigrp_entry *en)
{
	struct eigrp_path *p, *tmp;

	if (en->active)
		return;
	DL_FOREACH_SAFE(en->paths, p, tmp)
		if (p->dist == EIGRP_INF)
			path_free(p);
	if (!en->paths && !en->dirty && !en->in_rib)
		entry_free(en);
}

void eigrp_entries_free(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;

	HASH_ITER(hh, e->entries, en, tmp)
		entry_free(en);
}

/* --- the RIB --- */

static void route_withdraw(struct eigrp_entry *en)
{
	if (en->in_rib)
		en->e->ops.rib_del(en->e->ops.ctx, &en->prefix, en->rib_proto);
	en->in_rib = en->rib_lost = false;
}

void eigrp_rib_withdraw_all(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;

	HASH_ITER(hh, e->entries, en, tmp)
		route_withdraw(en);
}

static bool feasible(const struct eigrp_entry *en, const struct eigrp_path *p)
{
	return p->dist < EIGRP_INF && (p->kind != PATH_NBR || p->rd < en->fd);
}

/* What the RIB believes rather than EIGRP: a connected network, a static route, a summary of our
 * own. Such a path is the one in use whatever a neighbour's costs. */
static bool own_first(const struct eigrp_path *p)
{
	if (p->dist == EIGRP_INF)
		return false;
	if (p->kind == PATH_REDIST)
		return p->ext.proto == EIGRP_FROM_CONNECTED || p->ext.proto == EIGRP_FROM_STATIC;
	return p->kind == PATH_CONNECTED ||
	       (p->kind == PATH_SUMMARY &&
		eigrp_summary_distance(p->en) < p->en->e->conf.dist_int);
}

static int path_cmp(struct eigrp_path *a, struct eigrp_path *b)
{
	if (own_first(a) != own_first(b))
		return own_first(a) ? -1 : 1;
	if (a->dist != b->dist)
		return a->dist < b->dist ? -1 : 1;
	return (a->kind == PATH_NBR) - (b->kind == PATH_NBR);
}

/* The metric as the RIB has it. */
static uint32_t rib_metric(const struct eigrp *e, uint64_t dist)
{
	uint64_t metric = e->wide ? dist / MAX(e->conf.rib_scale, 1) : dist;

	return metric > UINT32_MAX ? UINT32_MAX : (uint32_t)metric;
}

/* traffic-share balanced: in inverse proportion to the metrics, the best one 240 parts, reduced. */
static void rib_shares(struct rib_route *r)
{
	enum { BEST = 240 };
	unsigned gcd = BEST;
	bool unequal = false;

	for (size_t i = 0; i < r->n_nh; i++)
		unequal |= r->nh[i].metric != r->metric;
	for (size_t i = 0; i < r->n_nh; i++) {
		uint64_t m = MAX(r->nh[i].metric, 1u), share = ((uint64_t)BEST * r->metric + m / 2) / m;
		unsigned a, b, t;

		r->nh[i].share = (uint8_t)MIN(MAX(share, 1u), BEST);
		for (a = gcd, b = r->nh[i].share; b; a = b, b = t)
			t = a % b;
		gcd = a;
	}
	for (size_t i = 0; i < r->n_nh; i++) {
		r->nh[i].share = unequal ? (uint8_t)(r->nh[i].share / gcd) : 0;
		if (!unequal)
			r->nh[i].metric = 0;
	}
}

/* The next hops: successors, and feasible successors within the variance. While active only what
 * was in use and still works. */
static void rib_paths(struct eigrp_entry *en, struct rib_route *r)
{
	const struct eigrp_conf *c = &en->e->conf;
	size_t max = MIN((size_t)MAX(c->max_paths, 1), (size_t)RIB_MAX_PATHS);
	struct eigrp_path *p;

	DL_FOREACH(en->paths, p) {
		bool use = en->active ? p->installed && p->succ && p->dist < EIGRP_INF :
			   feasible(en, p) && p->dist / MAX(c->variance, 1) <= en->dist &&
				   (p->succ || (c->variance > 1 && !c->share_min));

		p->installed = use && p->kind == PATH_NBR && r->n_nh < max;
		if (!p->installed)
			continue;
		r->nh[r->n_nh].via = p->via;
		str_copy(r->nh[r->n_nh].oif, sizeof(r->nh[0].oif), p->ifp->link.name);
		r->nh[r->n_nh].metric = rib_metric(en->e, p->dist);
		r->n_nh++;
	}
	rib_shares(r);
}

/* FNV-1a of what the RIB was given. */
static uint64_t route_mark(const struct rib_route *r)
{
	uint64_t h = 1469598103934665603ULL;
	const uint32_t v[] = { r->metric, r->tag, r->distance, r->null0, r->instance, r->n_nh };

	for (size_t i = 0; i < sizeof(v); i++)
		h = (h ^ ((const uint8_t *)v)[i]) * 1099511628211ULL;
	for (size_t k = 0; k < r->n_nh; k++) {
		for (size_t i = 0; i < sizeof(r->nh[k].via.b); i++)
			h = (h ^ r->nh[k].via.b[i]) * 1099511628211ULL;
		for (const char *c = r->nh[k].oif; *c; c++)
			h = (h ^ (uint8_t)*c) * 1099511628211ULL;
		h = (h ^ r->nh[k].metric) * 1099511628211ULL;
	}
	return h;
}

void eigrp_rib_sync(struct eigrp_entry *en)
{
	struct eigrp *e = en->e;
	const struct eigrp_conf *c = &e->conf;
	struct rib_route r = { .prefix = en->prefix, .instance = c->as };
	struct eigrp_path *best;
	uint64_t mark;

	DL_SORT(en->paths, path_cmp);
	best = en->paths;
	if (en->active) /* what is in use stays first */
		DL_FOREACH(en->paths, best)
			if (best->succ)
				break;
	if (!best || best->dist == EIGRP_INF || best->kind == PATH_CONNECTED ||
	    best->kind == PATH_REDIST) {
		route_withdraw(en);
		return;
	}
	r.proto = best->external ? RIB_EIGRP_EXT : RIB_EIGRP;
	r.distance = best->external ? c->dist_ext : c->dist_int;
	r.tag = best->external ? best->ext.tag : 0;
	r.metric = rib_metric(e, best->dist);
	if (best->kind == PATH_SUMMARY) {
		r.null0 = true;
		r.distance = eigrp_summary_distance(en);
	} else {
		rib_paths(en, &r);
	}
	if (!r.null0 && !r.n_nh) {
		route_withdraw(en);
		return;
	}
	if (en->in_rib && en->rib_proto != r.proto)
		route_withdraw(en);
	mark = route_mark(&r);
	if (en->in_rib && en->rib_mark == mark) /* the route keeps its age */
		return;
	e->ops.rib_add(e->ops.ctx, &r);
	en->in_rib = true;
	en->rib_proto = r.proto;
	en->rib_mark = mark;
}

/* --- DUAL --- */

static struct eigrp_path *path_best(const struct eigrp_entry *en)
{
	struct eigrp_path *p, *best = NULL;

	DL_FOREACH(en->paths, p) {
		if (p->dist == EIGRP_INF || (best && own_first(best) && !own_first(p)))
			continue;
		if (!best || p->dist < best->dist || (own_first(p) && !own_first(best)) ||
		    (p->dist == best->dist &&
		     (feasible(en, p) && (!feasible(en, best) || (p->succ && !best->succ)))))
			best = p;
	}
	return best;
}

static bool metric_eq(const struct eigrp_metric *a, const struct eigrp_metric *b)
{
	return a->delay == b->delay && a->bw == b->bw && a->mtu == b->mtu && a->hops == b->hops &&
	       a->rel == b->rel && a->load == b->load;
}

static bool ext_eq(const struct eigrp_ext *a, const struct eigrp_ext *b)
{
	return a->rid == b->rid && a->as == b->as && a->tag == b->tag && a->metric == b->metric &&
	       a->proto == b->proto && a->flags == b->flags;
}

/* Choose what others are told; a change is told. NULL: unreachable. */
static void tell(struct eigrp_entry *en, const struct eigrp_path *p)
{
	if (!p) {
		if (en->told_metric.delay < EIGRP_DELAY_INF)
			eigrp_dirty(en);
		en->told_metric.delay = EIGRP_DELAY_INF;
		return;
	}
	if (!metric_eq(&en->told_metric, &p->own) || en->told_external != p->external ||
	    en->told_kind != p->kind || !ext_eq(&en->told_ext, &p->ext))
		eigrp_dirty(en);
	en->told_metric = p->own;
	en->told_external = p->external;
	en->told_ext = p->ext;
	en->told_kind = p->kind;
}

static void adopt(struct eigrp_entry *en, struct eigrp_path *best)
{
	struct eigrp_path *p;
	bool moved = en->dist != best->dist;

	en->dist = best->dist;
	en->fd = MIN(en->fd, best->dist);
	DL_FOREACH(en->paths, p) {
		bool succ = p == best || (p->dist == best->dist && feasible(en, p) &&
					  own_first(p) == own_first(best));

		/* split horizon looks at the successors' interfaces */
		if (succ != p->succ && p->kind == PATH_NBR)
			eigrp_dirty(en);
		p->succ = succ;
	}
	tell(en, best);
	eigrp_rib_sync(en);
	if (moved)
		eigrp_debug_installed(best);
}

static void lost(struct eigrp_entry *en)
{
	struct eigrp_path *p;

	DL_FOREACH(en->paths, p)
		p->succ = p->installed = false;
	en->fd = en->dist = EIGRP_INF;
	tell(en, NULL);
	route_withdraw(en);
	eigrp_debug_lost(en);
}

static void queries(struct eigrp_entry *en)
{
	struct eigrp *e = en->e;
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		DL_FOREACH(ifp->nbrs, n) {
			struct eigrp_wait *w;

			/* stub routers carry no transit traffic: they are not asked */
			if (!n->up || n->stub || n == en->origin)
				continue;
			w = xcalloc(1, sizeof(*w));
			w->nbr = n;
			DL_APPEND(en->waits, w);
			eigrp_op_add(n, EIGRP_QUERY, &en->prefix);
		}
	en->sia_rounds = 0;
	if (en->waits && e->conf.active_s)
		timer_set(e->q, &en->sia, e->conf.active_s * 500ULL);
}

/* While active the distance through the successor at the time of asking is told. */
static struct eigrp_path *told_freeze(struct eigrp_entry *en)
{
	struct eigrp_path *p, *succ = NULL;

	DL_FOREACH(en->paths, p)
		if (p->succ && (!succ || p->dist < succ->dist))
			succ = p;
	en->dist = succ ? succ->dist : EIGRP_INF;
	if (succ && succ->dist < EIGRP_INF)
		en->told_metric = succ->own;
	else
		en->told_metric.delay = EIGRP_DELAY_INF;
	return succ;
}

/* The last reply has come. */
static void active_done(struct eigrp_entry *en)
{
	struct eigrp_nbr *origin = en->origin;
	struct eigrp_path *best = path_best(en);

	timer_cancel(&en->sia);
	if (en->o == 0 || en->o == 2) {
		if (!best || !feasible(en, best)) { /* once more, now free to choose */
			en->o = en->o == 0 ? 1 : 3;
			told_freeze(en);
			queries(en);
			if (en->waits)
				return;
			en->fd = EIGRP_INF;
		}
	} else {
		en->fd = EIGRP_INF;
	}
	en->active = false;
	en->origin = en->old_succ = NULL;
	eigrp_debug_passive(en);
	eigrp_dirty(en); /* stub neighbours were not asked: they hear it now */
	if (best)
		adopt(en, best);
	else
		lost(en);
	if (origin)
		eigrp_op_add(origin, EIGRP_REPLY, &en->prefix);
	eigrp_entry_gc(en);
}

static void go_active(struct eigrp_entry *en, struct eigrp_nbr *origin)
{
	struct eigrp_path *succ = told_freeze(en);

	en->active = true;
	en->o = origin ? 3 : 1;
	en->origin = origin;
	en->old_succ = succ ? succ->nbr : NULL;
	eigrp_rib_sync(en);
	queries(en);
	eigrp_debug_active(en);
	if (!en->waits)
		active_done(en);
}

/* RFC 7868 3.5: the distance through the successor grows while we are active, or it is gone: what
 * we asked with is no longer true, so the replies choose only among what is feasible. */
static void grown(struct eigrp_entry *en, uint64_t dist)
{
	if (dist <= en->dist)
		return;
	en->dist = dist;
	if (en->o == 1)
		en->o = 0;
	else if (en->o == 3)
		en->o = 2;
}

static void settle_active(struct eigrp_entry *en, struct eigrp_path *changed)
{
	if (changed && changed->succ && changed->nbr == en->old_succ)
		grown(en, changed->dist);
	eigrp_rib_sync(en);
}

/* Something about the paths has changed. May free the entry. */
static void settle(struct eigrp_entry *en, struct eigrp_path *changed, struct eigrp_nbr *asks,
		   bool asks_succ)
{
	struct eigrp_path *best;

	if (en->active) {
		settle_active(en, changed);
		if (asks && asks == en->old_succ && en->o < 2) {
			en->o = 2;
			en->origin = asks;
		} else if (asks) {
			eigrp_op_add(asks, EIGRP_REPLY, &en->prefix);
		}
		return;
	}
	best = path_best(en);
	if (en->dist < EIGRP_INF || best)
		eigrp_debug_search(en, best && feasible(en, best));
	if (best && feasible(en, best)) {
		adopt(en, best);
		if (asks)
			eigrp_op_add(asks, EIGRP_REPLY, &en->prefix);
		eigrp_entry_gc(en);
		return;
	}
	if (best || en->dist < EIGRP_INF) {
		struct prefix p = en->prefix;

		go_active(en, asks_succ ? asks : NULL);
		if (asks && !asks_succ)
			eigrp_op_add(asks, EIGRP_REPLY, &p);
		return;
	}
	if (asks)
		eigrp_op_add(asks, EIGRP_REPLY, &en->prefix);
	eigrp_entry_gc(en);
}

static void path_measure(struct eigrp_path *p)
{
	struct eigrp *e = p->en->e;

	if (p->kind == PATH_NBR) {
		p->own = eigrp_metric_join(&p->rep, &p->ifp->link, e->conf.max_hops);
		p->rd = eigrp_composite(e->conf.k, e->wide, &p->rep);
	} else {
		p->own = p->rep;
		p->rd = 0;
	}
	p->dist = eigrp_composite(e->conf.k, e->wide, &p->own);
}

/* --- what neighbours say --- */

static struct eigrp_path *path_of_nbr(struct eigrp_entry *en, const struct eigrp_nbr *n)
{
	struct eigrp_path *p;

	DL_FOREACH(en->paths, p)
		if (p->nbr == n)
			return p;
	return NULL;
}

static struct eigrp_path *path_new(struct eigrp_entry *en, enum eigrp_path_kind kind,
				   struct eigrp_nbr *n, struct eigrp_if *ifp)
{
	struct eigrp_path *p = xcalloc(1, sizeof(*p));

	p->en = en;
	p->kind = kind;
	p->nbr = n;
	p->ifp = ifp;
	p->dist = EIGRP_INF;
	DL_APPEND(en->paths, p);
	if (n)
		DL_APPEND2(n->paths, p, nprev, nnext);
	return p;
}

/* Filters, our own externals and impossible next hops make a route unreachable. */
static void route_accept(struct eigrp_nbr *n, struct eigrp_route *rt)
{
	struct eigrp_if *ifp = n->ifp;
	struct eigrp_subject s;
	uint32_t offset = 0;
	bool bad = rt->external && rt->ext.rid == n->e->rid && n->e->rid;

	bad = bad || addr_is_multicast(&rt->prefix.addr);
	if (n->e->conf.n_filters && !bad && rt->metric.delay < EIGRP_DELAY_INF) {
		uint64_t rd = eigrp_composite(n->e->conf.k, n->e->wide, &rt->metric);

		s = (struct eigrp_subject){ .prefix = rt->prefix, .source = n->addr,
			.nexthop = rt->nexthop.family ? rt->nexthop : n->addr,
			.ifname = ifp->link.name, .external = rt->external,
			.tag = rt->external ? rt->ext.tag : 0, .proto = EIGRP_FROM_EIGRP,
			.metric = rd > UINT32_MAX ? UINT32_MAX : (uint32_t)rd };
		bad = !eigrp_filters_permit(n->e, ifp, &s, false, rt, &offset);
	}
	for (size_t i = 0; i < ifp->link.n_addrs && rt->nexthop.family; i++)
		bad = bad || addr_eq(&rt->nexthop, &ifp->link.addrs[i].addr);
	/* a third party's next hop must be on the link */
	if (rt->nexthop.family && (ifp->link.unnumbered || !ifp->link.n_addrs ||
				   !prefix_contains(&ifp->link.addrs[0], &rt->nexthop)))
		rt->nexthop = n->addr;
	if (!rt->nexthop.family)
		rt->nexthop = n->addr;
	if (bad)
		rt->metric.delay = EIGRP_DELAY_INF;
	else if (rt->metric.delay < EIGRP_DELAY_INF)
		rt->metric.delay = MIN(rt->metric.delay + (uint64_t)offset * 78125 / 2,
				       EIGRP_DELAY_INF - 1);
}

static void wait_done(struct eigrp_entry *en, const struct eigrp_nbr *n)
{
	struct eigrp_wait *w, *tmp;
	bool had = en->waits != NULL;

	DL_FOREACH_SAFE(en->waits, w, tmp)
		if (w->nbr == n) {
			DL_DELETE(en->waits, w);
			free(w);
		}
	if (en->active && had && !en->waits)
		active_done(en);
}

static void sia_reply_rx(struct eigrp_entry *en, const struct eigrp_nbr *n)
{
	struct eigrp_wait *w;

	if (!en)
		return;
	DL_FOREACH(en->waits, w)
		if (w->nbr == n)
			w->sia_answered = true;
}

void eigrp_dual_heard(struct eigrp_nbr *n, uint8_t op, const struct eigrp_route *heard)
{
	struct eigrp_route rt = *heard;
	struct eigrp_entry *en;
	struct eigrp_path *p;
	bool was_succ, query = op == EIGRP_QUERY;

	route_accept(n, &rt);
	en = eigrp_entry_get(n->e, &rt.prefix,
			     rt.metric.delay < EIGRP_DELAY_INF &&
				     (op == EIGRP_UPDATE || query || op == EIGRP_REPLY));
	if (op == EIGRP_SIAQUERY) {
		eigrp_op_add(n, EIGRP_SIAREPLY, &rt.prefix);
		return;
	}
	if (op == EIGRP_SIAREPLY) {
		sia_reply_rx(en, n);
		return;
	}
	if (op != EIGRP_UPDATE && op != EIGRP_QUERY && op != EIGRP_REPLY)
		return;
	if (!en) {
		if (query)
			eigrp_op_add(n, EIGRP_REPLY, &rt.prefix);
		return;
	}
	p = path_of_nbr(en, n);
	if (!p)
		p = path_new(en, PATH_NBR, n, n->ifp);
	was_succ = p->succ;
	p->via = rt.nexthop;
	p->rep = rt.metric;
	p->external = rt.external;
	p->ext = rt.ext;
	path_measure(p);
	eigrp_debug_heard(p, op);
	if (op == EIGRP_REPLY && en->active) {
		settle_active(en, p);
		wait_done(en, n);
		return;
	}
	settle(en, p, query ? n : NULL, was_succ);
}

/* What it tells of a prefix that is active here may rest on what we said before: it is asked too. */
void eigrp_dual_nbr_new(struct eigrp_nbr *n)
{
	struct eigrp_entry *en, *tmp;

	HASH_ITER(hh, n->e->entries, en, tmp)
		if (en->active && !n->stub) {
			struct eigrp_wait *w = xcalloc(1, sizeof(*w));

			w->nbr = n;
			DL_APPEND(en->waits, w);
			eigrp_op_add(n, EIGRP_QUERY, &en->prefix);
		}
}

void eigrp_dual_nbr_gone(struct eigrp_nbr *n)
{
	struct eigrp *e = n->e;
	struct eigrp_entry *en, *tmp;

	eigrp_debug_linkdown(n, true);
	HASH_ITER(hh, e->entries, en, tmp) {
		if (!en->active)
			continue;
		if (en->origin == n) {
			en->origin = NULL;
			en->o = en->o == 3 ? 1 : 0;
		}
		if (en->old_succ == n) {
			en->old_succ = NULL;
			grown(en, EIGRP_INF);
		}
	}
	while (n->paths) {
		struct eigrp_path *p = n->paths;

		en = p->en;
		path_free(p);
		settle(en, NULL, NULL, false);
	}
	HASH_ITER(hh, e->entries, en, tmp)
		if (en->active)
			wait_done(en, n);
	eigrp_debug_linkdown(n, false);
}

void eigrp_dual_local(struct eigrp *e, const struct prefix *pfx, enum eigrp_path_kind kind,
		      struct eigrp_if *ifp, const struct eigrp_metric *metric,
		      const struct eigrp_ext *ext)
{
	struct eigrp_entry *en = eigrp_entry_get(e, pfx, metric != NULL);
	struct eigrp_path *p = NULL;

	if (!en)
		return;
	DL_FOREACH(en->paths, p)
		if (p->kind == kind && p->ifp == ifp)
			break;
	if (!p && !metric)
		return;
	if (!p)
		p = path_new(en, kind, NULL, ifp);
	p->stale = false;
	if (!metric) {
		if (en->active && p->succ)
			grown(en, EIGRP_INF);
		path_free(p);
		settle(en, NULL, NULL, false);
		return;
	}
	if (p->dist < EIGRP_INF && metric_eq(&p->rep, metric) && p->external == (ext != NULL) &&
	    (!ext || ext_eq(ext, &p->ext)))
		return;
	p->rep = *metric;
	p->external = ext != NULL;
	p->ext = ext ? *ext : (struct eigrp_ext){ 0 };
	path_measure(p);
	settle(en, p, NULL, false);
}

void eigrp_dual_if_changed(struct eigrp_if *ifp)
{
	struct eigrp_nbr *n;
	struct eigrp_path *p, *tmp;

	DL_FOREACH(ifp->nbrs, n)
		DL_FOREACH_SAFE2(n->paths, p, tmp, nnext) {
			path_measure(p);
			settle(p->en, p, NULL, false);
		}
}

void eigrp_dual_recompute(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;
	struct eigrp_path *p;

	HASH_ITER(hh, e->entries, en, tmp) {
		DL_FOREACH(en->paths, p)
			path_measure(p);
		settle(en, NULL, NULL, false);
	}
}

/* --- stuck in active (RFC 7868 5.4.6.1): at half of the active time, and again --- */

static void sia_timer(struct timer *t, void *arg)
{
	struct eigrp_entry *en = arg;
	struct eigrp *e = en->e;
	struct eigrp_wait *w;
	struct eigrp_nbr *stuck = NULL;
	char a[ADDR_STRLEN];

	DL_FOREACH(en->waits, w) {
		if (!stuck && ((w->sia_asked && !w->sia_answered) || w->sia_sent >= SIA_ROUNDS)) {
			stuck = w->nbr;
			continue;
		}
		w->sia_asked = true;
		w->sia_answered = false;
		w->sia_sent++;
		eigrp_op_add(w->nbr, EIGRP_SIAQUERY, &en->prefix);
	}
	timer_set(e->q, &en->sia, MAX(e->conf.active_s, 2u) * 500ULL);
	if (stuck) {
		log_msg("DUAL", LOG_LV_ERR, "SIA",
			"Route %s stuck-in-active state in %s %u.  Cleaning up",
			prefix_str(&en->prefix, a), eigrp_name(e), e->conf.as);
		eigrp_nbr_down(stuck, "stuck in active");
	}
}
