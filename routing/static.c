/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Static routes. Every configured line is a candidate with an owner of its own, so that equal
 * routes by several next hops share the load and each keeps its tag and name.
 */
#include <stdlib.h>
#include <string.h>

#include <uthash.h>
#include <utlist.h>

#include "routing/static.h"
#include "routing/vrf_cross.h"
#include "routing/vrf_link.h"

struct route_key { /* what identifies a line; every byte counts */
	struct prefix prefix;
	struct addr via;
	uint8_t distance;
	char oif[48], vrf[32], nvrf[32];
};

struct static_route {
	struct route_key key;
	struct static_conf c;
	struct rib *rib;         /* its table */
	uint32_t owner;
	bool wanted;             /* in the list being configured */
	bool crosses;            /* foreign and offered: by `hop` in the other VRF */
	struct rib_nexthop hop;
	struct static_route *prev, *next; /* among the foreign ones */
	UT_hash_handle hh;
};

struct static_track {            /* an object that is down; absent ones are up */
	uint16_t id;
	UT_hash_handle hh;
};

struct statics {
	struct rib *rib;
	struct rib *(*vrf_table)(void *ctx, const char *vrf);
	void *vrf_ctx;
	struct static_route *routes; /* by key; tens of thousands are configured at once */
	struct static_route *foreign; /* those of them with next hops in other VRFs */
	struct static_track *down;
	struct ifaces *ifaces;   /* NULL: no routes into other VRFs */
	struct vrf_cross *cross;
	struct rib **watched;    /* tables with next hops of other tables' routes */
	size_t n_watched;
};

struct statics *statics_new(struct rib *rib)
{
	struct statics *s = xcalloc(1, sizeof(*s));

	s->rib = rib;
	return s;
}

static bool track_down(const struct statics *s, uint16_t id)
{
	struct static_track *t;

	HASH_FIND(hh, s->down, &id, sizeof(id), t);
	return id && t;
}

static struct rib *table_of(struct statics *s, const char *vrf)
{
	if (!vrf[0])
		return s->rib;
	return s->vrf_table ? s->vrf_table(s->vrf_ctx, vrf) : NULL;
}

/* --- into another VRF --- */

static void cross_changed(void *arg);

static struct rib *watched_table(struct statics *s, const char *vrf)
{
	struct rib *rib = table_of(s, vrf);

	for (size_t i = 0; i < s->n_watched; i++)
		if (s->watched[i] == rib)
			return rib;
	if (!rib)
		return NULL;
	s->watched = xrealloc(s->watched, (s->n_watched + 1) * sizeof(*s->watched));
	s->watched[s->n_watched++] = rib;
	rib_on_change(rib, cross_changed, s);
	return rib;
}

/* How does the other VRF get there? The interface and its next hop are taken as they are given. */
static bool cross_resolve(struct statics *s, const struct static_route *r, struct rib_nexthop *hop)
{
	struct rib *rib = watched_table(s, r->c.nvrf);
	struct iface *out = *r->c.oif ? iface_find(s->ifaces, r->c.oif) : NULL;
	struct rib_entry *e;
	bool found = false;

	memset(hop, 0, sizeof(*hop));
	hop->via = r->c.via;
	if (*r->c.oif) {
		str_copy(hop->oif, sizeof(hop->oif), r->c.oif);
		return rib && out && out->line_up;
	}
	e = xcalloc(1, sizeof(*e));
	if (rib && rib_lookup(rib, &r->c.via, e) && e->n_paths &&
	    e->path[0].route->proto != RIB_LOCAL && !vrf_link_of(e->path[0].hop.oif) &&
	    strcmp(e->path[0].hop.oif, "Null0") != 0) {
		*hop = e->path[0].hop;
		if (!hop->via.family)
			hop->via = r->c.via;
		found = true;
	}
	free(e);
	return found;
}

/* Candidate over the link, or none. */
static void cross_offer(struct statics *s, struct static_route *r, struct rib_route *out, bool up)
{

	/* the link is there before it is of use: the packet filter looks for it once */
	r->crosses = s->ifaces && r->c.prefix.addr.family == ADDR_V4 &&
		     vrf_link_make(s->ifaces, r->c.vrf, r->c.nvrf) && up &&
		     cross_resolve(s, r, &r->hop);
	if (!r->crosses) {
		rib_withdraw_owner(r->rib, r->owner);
		return;
	}
	vrf_link_oif(r->c.nvrf, out->nh[0].oif);
	rib_add(r->rib, out);
}

static int cross_cmp(const void *a, const void *b)
{
	const struct static_route *x = *(struct static_route *const *)a;
	const struct static_route *y = *(struct static_route *const *)b;
	int c = strcmp(x->key.vrf, y->key.vrf);

	c = c ? c : addr_cmp(&x->key.prefix.addr, &y->key.prefix.addr);
	c = c ? c : (int)x->key.prefix.len - (int)y->key.prefix.len;
	return c ? c : (int)x->key.distance - (int)y->key.distance;
}

/* All that cross, of a table's routes to one prefix the lowest distance first. */
static struct static_route **cross_sorted(const struct statics *s, size_t *n)
{
	struct static_route **list, *r;
	size_t count;

	DL_COUNT(s->foreign, r, count);
	list = xcalloc(count + 1, sizeof(struct static_route *));
	*n = 0;
	DL_FOREACH(s->foreign, r)
		if (r->crosses)
			list[(*n)++] = r;
	if (*n)
		qsort(list, *n, sizeof(struct static_route *), cross_cmp);
	return list;
}

/* Only what is chosen here is carried there: of equal prefixes the lowest distance. */
static void cross_sync(struct statics *s)
{
	const struct static_route *best = NULL;
	struct static_route **sorted;
	struct vrf_cross_route *list;
	size_t n, n_list = 0;

	if (!s->cross)
		return;
	sorted = cross_sorted(s, &n);
	list = xcalloc(n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++) {
		const struct static_route *r = sorted[i];
		struct vrf_cross_route *x = &list[n_list];

		if (!best || best->rib != r->rib || !prefix_eq(&best->key.prefix, &r->key.prefix))
			best = r;
		if (r->key.distance != best->key.distance)
			continue;
		x->prefix = r->key.prefix;
		x->via = r->hop.via;
		str_copy(x->oif, sizeof(x->oif), r->hop.oif);
		str_copy(x->from, sizeof(x->from), r->c.vrf);
		str_copy(x->to, sizeof(x->to), r->c.nvrf);
		n_list++;
	}
	vrf_cross_set(s->cross, list, n_list);
	free(list);
	free(sorted);
}

static void route_offer(struct statics *s, struct static_route *r)
{
	struct rib_route out = { .prefix = r->c.prefix, .proto = RIB_STATIC,
				 .distance = r->c.distance ? r->c.distance : 1, .tag = r->c.tag,
				 .owner = r->owner, .n_nh = 1, .permanent = r->c.permanent,
				 .candidate_default = r->c.prefix.len == 0 };

	bool up = !track_down(s, r->c.track);

	if (!up && !r->c.foreign) {
		rib_withdraw_owner(r->rib, r->owner);
		return;
	}
	str_copy(out.name, sizeof(out.name), r->c.name);
	out.nh[0].via = r->c.via;
	if (r->c.foreign) {
		cross_offer(s, r, &out, up);
		return;
	}
	str_copy(out.nh[0].oif, sizeof(out.nh[0].oif), r->c.oif);
	if (strcmp(r->c.oif, "Null0") == 0) {
		out.null0 = true;
		out.n_nh = 0;
	}
	rib_add(r->rib, &out);
}

/* A table with next hops in it changed: where do they lead now? */
static void cross_changed(void *arg)
{
	struct statics *s = arg;
	struct static_route *r;

	DL_FOREACH(s->foreign, r)
		route_offer(s, r);
	cross_sync(s);
}

void statics_set_ifaces(struct statics *s, struct ifaces *ifaces)
{
	s->ifaces = ifaces;
	vrf_cross_free(s->cross);
	s->cross = ifaces ? vrf_cross_new(ifaces) : NULL;
}

const struct static_conf *statics_find(const struct statics *s, const struct rib *rib,
				       uint32_t owner)
{
	for (const struct static_route *r = s->routes; r; r = r->hh.next)
		if (r->rib == rib && r->owner == owner)
			return &r->c;
	return NULL;
}

/* The same line: a change of anything else edits it in place. */
static struct route_key key_of(const struct static_conf *c)
{
	struct route_key k;

	memset(&k, 0, sizeof(k));
	k.prefix = c->prefix;
	prefix_mask(&k.prefix);
	k.via = c->via;
	k.distance = c->distance;
	str_copy(k.oif, sizeof(k.oif), c->oif);
	str_copy(k.vrf, sizeof(k.vrf), c->vrf);
	if (c->foreign)
		str_copy(k.nvrf, sizeof(k.nvrf), *c->nvrf ? c->nvrf : "default");
	return k;
}

static bool conf_same(const struct static_conf *a, const struct static_conf *b)
{
	return a->tag == b->tag && strcmp(a->name, b->name) == 0 && a->track == b->track &&
	       a->permanent == b->permanent;
}

static void route_free(struct statics *s, struct static_route *r)
{
	rib_withdraw_owner(r->rib, r->owner);
	HASH_DEL(s->routes, r);
	if (r->c.foreign)
		DL_DELETE(s->foreign, r);
	free(r);
}

void statics_set_vrfs(struct statics *s, struct rib *(*table)(void *ctx, const char *vrf), void *ctx)
{
	s->vrf_table = table;
	s->vrf_ctx = ctx;
}

void statics_configure(struct statics *s, const struct static_conf *list, size_t n)
{
	struct static_route *r, *tmp;

	HASH_ITER(hh, s->routes, r, tmp)
		r->wanted = false;
	for (size_t i = 0; i < n; i++) {
		struct rib *rib = table_of(s, list[i].vrf);
		struct route_key key = key_of(&list[i]);

		if (!rib)
			continue;
		HASH_FIND(hh, s->routes, &key, sizeof(key), r);
		if (r && conf_same(&r->c, &list[i])) {
			r->wanted = true;
			continue;
		}
		if (!r) {
			r = xcalloc(1, sizeof(*r));
			r->rib = rib;
			r->owner = rib_owner_new(rib);
			r->key = key;
			HASH_ADD(hh, s->routes, key, sizeof(key), r);
			if (list[i].foreign) /* the key says it too: it stays so */
				DL_APPEND(s->foreign, r);
		}
		r->c = list[i];
		r->wanted = true;
		route_offer(s, r);
	}
	HASH_ITER(hh, s->routes, r, tmp)
		if (!r->wanted)
			route_free(s, r);
	cross_sync(s);
}

void statics_track(struct statics *s, uint16_t track, bool up)
{
	struct static_track *t;
	struct static_route *r, *tmp;

	HASH_FIND(hh, s->down, &track, sizeof(track), t);
	if (!track || up == !t)
		return;
	if (up) {
		HASH_DEL(s->down, t);
		free(t);
	} else {
		t = xcalloc(1, sizeof(*t));
		t->id = track;
		HASH_ADD(hh, s->down, id, sizeof(t->id), t);
	}
	HASH_ITER(hh, s->routes, r, tmp) {
		if (r->c.track == track)
			route_offer(s, r);
	}
	cross_sync(s);
}

void statics_free(struct statics *s)
{
	struct static_track *t, *tmp;

	if (!s)
		return;
	for (size_t i = 0; i < s->n_watched; i++)
		rib_off_change(s->watched[i], cross_changed, s);
	free(s->watched);
	while (s->routes)
		route_free(s, s->routes);
	vrf_cross_free(s->cross);
	HASH_ITER(hh, s->down, t, tmp) {
		HASH_DEL(s->down, t);
		free(t);
	}
	free(s);
}
