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

struct static_route {
	struct static_conf c;
	struct rib *rib;         /* its table */
	uint32_t owner;
	bool wanted;             /* in the list being configured */
	struct static_route *next;
};

struct static_track {            /* an object that is down; absent ones are up */
	uint16_t id;
	UT_hash_handle hh;
};

struct statics {
	struct rib *rib;
	struct rib *(*vrf_table)(void *ctx, const char *vrf);
	void *vrf_ctx;
	struct static_route *routes;
	struct static_track *down;
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

static void route_offer(struct statics *s, const struct static_route *r)
{
	struct rib_route out = { .prefix = r->c.prefix, .proto = RIB_STATIC,
				 .distance = r->c.distance ? r->c.distance : 1, .tag = r->c.tag,
				 .owner = r->owner, .n_nh = 1, .permanent = r->c.permanent,
				 .candidate_default = r->c.prefix.len == 0 };

	if (track_down(s, r->c.track)) {
		rib_withdraw_owner(r->rib, r->owner);
		return;
	}
	str_copy(out.name, sizeof(out.name), r->c.name);
	out.nh[0].via = r->c.via;
	str_copy(out.nh[0].oif, sizeof(out.nh[0].oif), r->c.oif);
	if (strcmp(r->c.oif, "Null0") == 0) {
		out.null0 = true;
		out.n_nh = 0;
	}
	rib_add(r->rib, &out);
}

/* The same line: a change of anything else edits it in place. */
static bool conf_same_key(const struct static_conf *a, const struct static_conf *b)
{
	return prefix_eq(&a->prefix, &b->prefix) && addr_eq(&a->via, &b->via) &&
	       strcmp(a->oif, b->oif) == 0 && a->distance == b->distance &&
	       strcmp(a->vrf, b->vrf) == 0;
}

static bool conf_same(const struct static_conf *a, const struct static_conf *b)
{
	return conf_same_key(a, b) && a->tag == b->tag && strcmp(a->name, b->name) == 0 &&
	       a->track == b->track && a->permanent == b->permanent;
}

static struct static_route *route_find(struct statics *s, const struct static_conf *c)
{
	struct static_route *r;

	LL_FOREACH(s->routes, r) {
		if (!r->wanted && conf_same_key(&r->c, c))
			return r;
	}
	return NULL;
}

static void route_free(struct statics *s, struct static_route *r)
{
	rib_withdraw_owner(r->rib, r->owner);
	LL_DELETE(s->routes, r);
	free(r);
}

static struct rib *table_of(struct statics *s, const char *vrf)
{
	if (!vrf[0])
		return s->rib;
	return s->vrf_table ? s->vrf_table(s->vrf_ctx, vrf) : NULL;
}

void statics_set_vrfs(struct statics *s, struct rib *(*table)(void *ctx, const char *vrf), void *ctx)
{
	s->vrf_table = table;
	s->vrf_ctx = ctx;
}

void statics_configure(struct statics *s, const struct static_conf *list, size_t n)
{
	struct static_route *r, *tmp;

	LL_FOREACH(s->routes, r)
		r->wanted = false;
	for (size_t i = 0; i < n; i++) {
		struct rib *rib = table_of(s, list[i].vrf);

		if (!rib)
			continue;
		r = route_find(s, &list[i]);
		if (r && conf_same(&r->c, &list[i])) {
			r->wanted = true;
			continue;
		}
		if (!r) {
			r = xcalloc(1, sizeof(*r));
			r->rib = rib;
			r->owner = rib_owner_new(rib);
			LL_PREPEND(s->routes, r);
		}
		r->c = list[i];
		r->wanted = true;
		route_offer(s, r);
	}
	LL_FOREACH_SAFE(s->routes, r, tmp) {
		if (!r->wanted)
			route_free(s, r);
	}
}

void statics_track(struct statics *s, uint16_t track, bool up)
{
	struct static_track *t;
	struct static_route *r;

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
	LL_FOREACH(s->routes, r) {
		if (r->c.track == track)
			route_offer(s, r);
	}
}

void statics_free(struct statics *s)
{
	struct static_track *t, *tmp;

	if (!s)
		return;
	while (s->routes)
		route_free(s, s->routes);
	HASH_ITER(hh, s->down, t, tmp) {
		HASH_DEL(s->down, t);
		free(t);
	}
	free(s);
}
