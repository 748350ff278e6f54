/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told to whom: updates of what has changed, the whole table to a new neighbour, queries
 * and replies. Split horizon, stub, summaries and filters decide; an interface that has heard of a
 * route which it may not hear of any more is told that it is unreachable.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

void eigrp_dirty(struct eigrp_entry *en)
{
	struct eigrp *e = en->e;

	if (!en->dirty)
		DL_APPEND2(e->dirty, en, dprev, dnext);
	en->dirty = true;
	if (!timer_pending(&e->flush))
		timer_set(e->q, &e->flush, FLUSH_MS);
}

void eigrp_op_add(struct eigrp_nbr *n, uint8_t op, const struct prefix *p)
{
	struct eigrp_op *o = xcalloc(1, sizeof(*o)), *old;

	o->key.op = op;
	o->key.prefix.addr = p->addr;
	o->key.prefix.len = p->len;
	HASH_FIND(hh, n->ops, &o->key, sizeof(o->key), old);
	if (old) {
		free(o);
		return;
	}
	HASH_ADD(hh, n->ops, key, sizeof(o->key), o);
	if (!timer_pending(&n->e->flush))
		timer_set(n->e->q, &n->e->flush, FLUSH_MS);
}

void eigrp_ops_clear(struct eigrp_nbr *n)
{
	struct eigrp_op *o, *tmp;

	HASH_ITER(hh, n->ops, o, tmp) {
		HASH_DEL(n->ops, o);
		free(o);
	}
}

/* --- may this interface hear of it? --- */

static bool horizon_allows(const struct eigrp_entry *en, const struct eigrp_if *ifp)
{
	const struct eigrp_path *p;

	if (ifp->conf.no_split_horizon)
		return true;
	DL_FOREACH(en->paths, p)
		if (p->succ && p->ifp == ifp)
			return false;
	return true;
}

static bool told_get(const struct eigrp_entry *en, const struct eigrp_if *ifp)
{
	return ifp->idx / 8 < en->told_len && (en->told[ifp->idx / 8] >> ifp->idx % 8 & 1);
}

static void told_set(struct eigrp_entry *en, const struct eigrp_if *ifp, bool on)
{
	size_t at = ifp->idx / 8;

	if (at >= en->told_len) {
		if (!on)
			return;
		en->told = xrealloc(en->told, at + 1);
		memset(en->told + en->told_len, 0, at + 1 - en->told_len);
		en->told_len = at + 1;
	}
	if (on)
		en->told[at] |= (uint8_t)(1 << ifp->idx % 8);
	else
		en->told[at] &= (uint8_t)~(1 << ifp->idx % 8);
}

/* What this interface is told: the route with its metric, or unreachable. Returns reachable. */
static bool route_for(struct eigrp_entry *en, const struct eigrp_if *ifp, struct eigrp_route *rt)
{
	struct eigrp *e = en->e;
	struct eigrp_subject s;
	uint32_t offset = 0;
	const struct eigrp_path *p;

	*rt = (struct eigrp_route){ .prefix = en->prefix, .metric = en->told_metric,
				    .external = en->told_external, .ext = en->told_ext,
				    .active = en->active };
	if (e->conf.n_filters)
		eigrp_subject_of(en, &s);
	if (en->told_metric.delay >= EIGRP_DELAY_INF || (en->rib_lost && en->told_kind == PATH_NBR) ||
	    !eigrp_stub_allows(en) || !eigrp_summary_allows(en, ifp) || !horizon_allows(en, ifp) ||
	    (e->conf.n_filters && !eigrp_filters_permit(e, ifp, &s, true, rt, &offset))) {
		rt->metric.delay = EIGRP_DELAY_INF;
		return false;
	}
	rt->metric.delay = MIN(rt->metric.delay + (uint64_t)offset * 78125 / 2, EIGRP_DELAY_INF - 1);
	if (ifp->conf.no_next_hop_self)
		DL_FOREACH(en->paths, p)
			if (p->succ && p->kind == PATH_NBR && p->ifp == ifp) {
				rt->nexthop = p->via;
				break;
			}
	return true;
}

/* --- packets --- */

/* Wide TLVs only where every neighbour reads them (RFC 7868 6.3). */
static bool if_wide(const struct eigrp_if *ifp)
{
	const struct eigrp_nbr *n;

	if (!ifp->e->wide)
		return false;
	DL_FOREACH(ifp->nbrs, n)
		if (n->up && n->ver[2] < TLV_VER_WIDE)
			return false;
	return true;
}

struct batch {           /* TLVs on their way into packets */
	struct eigrp_if *ifp;
	struct eigrp_nbr *n; /* NULL: all of the interface */
	uint8_t op;
	bool wide;
	size_t room;
	uint8_t buf[PACKET_MAX];
	struct wr w;
};

static void batch_begin(struct batch *b, struct eigrp_if *ifp, struct eigrp_nbr *n, uint8_t op)
{
	b->ifp = ifp;
	b->n = n;
	b->op = op;
	b->wide = n ? ifp->e->wide && n->ver[2] >= TLV_VER_WIDE : if_wide(ifp);
	b->room = eigrp_packet_room(ifp);
	b->w = wr_init(b->buf, sizeof(b->buf));
}

static void batch_send(struct batch *b, uint32_t flags)
{
	if (!wr_len(&b->w) && !flags)
		return;
	if (b->n)
		eigrp_rtp_send(b->n, b->op, flags, b->buf, wr_len(&b->w));
	else
		eigrp_rtp_send_all(b->ifp, b->op, b->buf, wr_len(&b->w));
	b->w = wr_init(b->buf, sizeof(b->buf));
}

static void batch_add(struct batch *b, const struct eigrp_route *rt)
{
	if (wr_len(&b->w) + EIGRP_ROUTE_MAX > b->room)
		batch_send(b, 0);
	eigrp_route_write(&b->w, rt, b->wide, b->ifp->e->rid);
}

void eigrp_table_send(struct eigrp_nbr *n)
{
	struct eigrp *e = n->e;
	struct eigrp_entry *en, *tmp;
	struct eigrp_route rt;
	struct batch b;

	batch_begin(&b, n->ifp, n, EIGRP_UPDATE);
	HASH_ITER(hh, e->entries, en, tmp)
		if (!en->active && route_for(en, n->ifp, &rt)) {
			batch_add(&b, &rt);
			told_set(en, n->ifp, true);
		}
	batch_send(&b, EIGRP_F_EOT);
}

static void updates(struct eigrp *e, struct eigrp_if *ifp)
{
	struct eigrp_entry *en;
	struct eigrp_route rt;
	struct batch b;

	batch_begin(&b, ifp, NULL, EIGRP_UPDATE);
	DL_FOREACH2(e->dirty, en, dnext) {
		bool reach;

		if (en->active)
			continue;
		reach = route_for(en, ifp, &rt);
		if (!reach && !told_get(en, ifp))
			continue;
		batch_add(&b, &rt);
		told_set(en, ifp, reach);
	}
	batch_send(&b, 0);
}

/* Queries and replies, in the order they came up; those of a kind share packets. */
static void operations(struct eigrp_nbr *n)
{
	struct eigrp_entry *en;
	struct eigrp_route rt;
	struct eigrp_op *o;
	struct batch b;

	if (!n->ops)
		return;
	batch_begin(&b, n->ifp, n, n->ops->key.op);
	while ((o = n->ops) != NULL) {
		if (o->key.op != b.op) {
			batch_send(&b, 0);
			b.op = o->key.op;
		}
		en = eigrp_entry_get(n->e, &o->key.prefix, false);
		if (en) {
			told_set(en, n->ifp, route_for(en, n->ifp, &rt) || told_get(en, n->ifp));
		} else {
			rt = (struct eigrp_route){ .prefix = o->key.prefix,
						   .metric = { .delay = EIGRP_DELAY_INF } };
		}
		batch_add(&b, &rt);
		HASH_DEL(n->ops, o);
		free(o);
	}
	batch_send(&b, 0);
}

void eigrp_flush(struct timer *t, void *arg)
{
	struct eigrp *e = arg;
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n;
	struct eigrp_entry *en;

	eigrp_summaries_refresh(e);
	HASH_ITER(hh, e->ifs, ifp, tmp) {
		if (ifp->n_up)
			updates(e, ifp);
		DL_FOREACH(ifp->nbrs, n)
			if (n->up)
				operations(n);
	}
	while ((en = e->dirty) != NULL) {
		DL_DELETE2(e->dirty, en, dprev, dnext);
		en->dirty = false;
		eigrp_entry_gc(en);
	}
	timer_cancel(&e->flush);
}

void eigrp_retell(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;

	HASH_ITER(hh, e->entries, en, tmp)
		eigrp_dirty(en);
}
