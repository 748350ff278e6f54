/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Static routes. Every configured line is a candidate with an owner of its own, so that equal
 * routes by several next hops share the load and each keeps its tag and name.
 */
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "routing/static.h"

struct route_key { /* what identifies a line; every byte counts */
	struct prefix prefix;
	struct addr via;
	uint8_t distance;
	char oif[48], vrf[32];
};

struct static_route {
	struct route_key key;
	struct static_conf c;
	struct rib *rib;         /* its table */
	uint32_t owner;
	bool wanted;             /* in the list being configured */
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

	if (r->c.foreign || track_down(s, r->c.track)) {
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
	return k;
}

static bool conf_same(const struct static_conf *a, const struct static_conf *b)
{
	return a->tag == b->tag && strcmp(a->name, b->name) == 0 && a->track == b->track &&
	       a->permanent == b->permanent && a->foreign == b->foreign;
}

static void route_free(struct statics *s, struct static_route *r)
{
	rib_withdraw_owner(r->rib, r->owner);
	HASH_DEL(s->routes, r);
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
		}
		r->c = list[i];
		r->wanted = true;
		route_offer(s, r);
	}
	HASH_ITER(hh, s->routes, r, tmp)
		if (!r->wanted)
			route_free(s, r);
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
