/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be told and heard: distribute-lists, offset-lists, stub, summaries with their leak-maps.
 */
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

bool eigrp_filters_permit(struct eigrp *e, const struct eigrp_if *ifp,
			  const struct eigrp_subject *s, bool out, struct eigrp_route *rt,
			  uint32_t *offset)
{
	for (size_t i = 0; i < e->conf.n_filters; i++) {
		const struct eigrp_filter *f = &e->conf.filters[i];
		const struct eigrp_clause *c;

		if (f->out != out || (f->ifname[0] && !eigrp_if_named(ifp, f->ifname)))
			continue;
		c = eigrp_map_run(&f->map, s);
		if (f->offset)
			*offset += c ? f->offset : 0;
		else if (!c)
			return false;
		else
			eigrp_clause_apply(c, &rt->metric, &rt->ext.tag);
	}
	return true;
}

/* A route of ours, as maps look at it. */
void eigrp_subject_of(const struct eigrp_entry *en, struct eigrp_subject *s)
{
	const struct eigrp_path *p;

	*s = (struct eigrp_subject){ .prefix = en->prefix, .ifname = "", .external = en->told_external,
				     .proto = EIGRP_FROM_EIGRP,
				     .metric = en->dist > UINT32_MAX ? UINT32_MAX : (uint32_t)en->dist,
				     .tag = en->told_external ? en->told_ext.tag : 0 };
	if (en->told_kind == PATH_CONNECTED)
		s->proto = EIGRP_FROM_CONNECTED;
	else if (en->told_kind == PATH_REDIST)
		s->proto = en->told_ext.proto;
	DL_FOREACH(en->paths, p)
		if (p->succ && p->kind == en->told_kind) {
			s->nexthop = p->via;
			s->ifname = p->ifp ? p->ifp->link.name : "";
			if (p->nbr)
				s->source = p->nbr->addr;
			return;
		}
}

static bool map_permits(const struct eigrp_map *m, const struct eigrp_entry *en)
{
	struct eigrp_subject s;

	eigrp_subject_of(en, &s);
	return eigrp_map_run(m, &s) != NULL;
}

bool eigrp_stub_allows(const struct eigrp_entry *en)
{
	const struct eigrp_conf *c = &en->e->conf;

	if (!c->stub)
		return true;
	if (c->stub_flags & EIGRP_STUB_RECEIVE_ONLY)
		return false;
	if (c->stub_leaks && map_permits(&c->stub_leak, en))
		return true;
	switch (en->told_kind) {
	case PATH_CONNECTED:
		return c->stub_flags & EIGRP_STUB_CONNECTED;
	case PATH_SUMMARY:
		return c->stub_flags & EIGRP_STUB_SUMMARY;
	case PATH_REDIST:
		if (en->told_ext.proto == EIGRP_FROM_STATIC && (c->stub_flags & EIGRP_STUB_STATIC))
			return true;
		if (en->told_ext.proto == EIGRP_FROM_CONNECTED &&
		    (c->stub_flags & EIGRP_STUB_CONNECTED))
			return true;
		return c->stub_flags & EIGRP_STUB_REDIST;
	case PATH_NBR:
		return false;
	}
	return false;
}

/* --- summaries --- */

/* The classful network an address is in. */
static struct prefix major_of(const struct addr *a)
{
	struct prefix p = { .addr = *a, .len = a->b[0] < 128 ? 8 : a->b[0] < 192 ? 16 : 24 };

	prefix_mask(&p);
	return p;
}

/* auto-summary: a part of the classful network `major` leaves by an interface of another one as the
 * whole of it. Connected networks only: what was learnt is summed up where it comes from. IPv6 has
 * no classes. */
static bool auto_part(const struct eigrp_entry *en, const struct prefix *major)
{
	return en->told_kind == PATH_CONNECTED && en->dist < EIGRP_INF &&
	       en->prefix.len > major->len && prefix_covers(major, &en->prefix);
}

static bool auto_applies(const struct eigrp_if *ifp, const struct prefix *major)
{
	return ifp->e->conf.auto_summary && major->addr.family == ADDR_V4 && ifp->running &&
	       ifp->link.n_addrs && !prefix_contains(major, &ifp->link.addrs[0].addr);
}

bool eigrp_summary_allows(const struct eigrp_entry *en, const struct eigrp_if *ifp)
{
	const struct eigrp_conf *c = &en->e->conf;
	struct prefix major = major_of(&en->prefix.addr);
	bool own = false;

	for (size_t i = 0; i < c->n_summaries; i++) {
		const struct eigrp_summary *s = &c->summaries[i];

		if (!eigrp_if_named(ifp, s->ifname))
			continue;
		if (prefix_eq(&s->prefix, &en->prefix))
			own = true;
		else if (prefix_covers(&s->prefix, &en->prefix) &&
			 !(s->leaks && map_permits(&s->leak, en)))
			return false;
	}
	if (auto_applies(ifp, &major)) {
		if (auto_part(en, &major))
			return false;
		own = own || prefix_eq(&major, &en->prefix);
	}
	return own || en->told_kind != PATH_SUMMARY;
}

uint8_t eigrp_summary_distance(const struct eigrp_entry *en)
{
	const struct eigrp_conf *c = &en->e->conf;

	for (size_t i = 0; i < c->n_summaries; i++)
		if (prefix_eq(&c->summaries[i].prefix, &en->prefix))
			return c->summaries[i].distance;
	return 5;
}

/* The vector of the best component, or that of summary-metric; false: there is no component. */
static bool component_metric(struct eigrp *e, const struct prefix *sum, struct eigrp_metric *out)
{
	const struct eigrp_conf *c = &e->conf;
	struct eigrp_entry *en, *tmp;
	uint64_t best = EIGRP_INF;

	HASH_ITER(hh, e->entries, en, tmp)
		if (en->dist < best && !en->active && !en->rib_lost &&
		    en->told_kind != PATH_SUMMARY && en->prefix.len > sum->len &&
		    prefix_covers(sum, &en->prefix)) {
			best = en->dist;
			*out = en->told_metric;
		}
	if (best == EIGRP_INF)
		return false;
	for (size_t i = 0; i < c->n_summary_metrics; i++)
		if (prefix_eq(&c->summary_metrics[i].prefix, sum))
			*out = c->summary_metrics[i].metric;
	return true;
}

static bool any_up(struct eigrp *e, const struct eigrp_summary *s)
{
	struct eigrp_if *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (ifp->member && eigrp_if_named(ifp, s->ifname))
			return true;
	return false;
}

/* Is this classful network summed up for one of the interfaces? */
static bool auto_wanted(struct eigrp *e, const struct prefix *major)
{
	struct eigrp_if *ifp, *tmp;
	struct eigrp_entry *en, *next;
	bool applies = false;

	if (!e->conf.auto_summary)
		return false;
	HASH_ITER(hh, e->ifs, ifp, tmp)
		applies = applies || auto_applies(ifp, major);
	if (applies)
		HASH_ITER(hh, e->entries, en, next)
			if (auto_part(en, major))
				return true;
	return false;
}

static bool summary_configured(struct eigrp *e, const struct prefix *p)
{
	struct prefix major = major_of(&p->addr);

	for (size_t i = 0; i < e->conf.n_summaries; i++)
		if (prefix_eq(&e->conf.summaries[i].prefix, p))
			return true;
	return prefix_eq(&major, p) && auto_wanted(e, p);
}

static void auto_refresh(struct eigrp *e)
{
	struct eigrp_if *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		for (size_t i = 0; i < ifp->n_conn; i++) {
			struct prefix major = major_of(&ifp->conn[i].addr);
			struct eigrp_metric m;

			if (auto_wanted(e, &major) && component_metric(e, &major, &m))
				eigrp_dual_local(e, &major, PATH_SUMMARY, NULL, &m, NULL);
		}
}

static bool has_summary(const struct eigrp_entry *en)
{
	const struct eigrp_path *p;

	DL_FOREACH(en->paths, p)
		if (p->kind == PATH_SUMMARY)
			return true;
	return false;
}

void eigrp_summaries_refresh(struct eigrp *e)
{
	struct eigrp_entry *en, *tmp;

	for (size_t i = 0; i < e->conf.n_summaries; i++) {
		struct prefix p = e->conf.summaries[i].prefix;
		struct eigrp_metric m;
		bool up = false, have;

		/* several interfaces may have the same one: any that is up will do */
		for (size_t k = 0; k < e->conf.n_summaries && !up; k++)
			if (prefix_eq(&e->conf.summaries[k].prefix, &p))
				up = any_up(e, &e->conf.summaries[k]);
		have = up && component_metric(e, &p, &m);
		prefix_mask(&p);
		eigrp_dual_local(e, &p, PATH_SUMMARY, NULL, have ? &m : NULL, NULL);
	}
	if (e->conf.auto_summary)
		auto_refresh(e);
	HASH_ITER(hh, e->entries, en, tmp)
		if (has_summary(en) && !summary_configured(e, &en->prefix))
			eigrp_dual_local(e, &en->prefix, PATH_SUMMARY, NULL, NULL, NULL);
}
