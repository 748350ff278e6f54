/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the packet filter needs beside its tables: marks for the entries of route maps that are used
 * for packets, the routes those marks lead to, and the addresses of NAT that are no interface's.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/filter_priv.h"
#include "routing/policy_hop.h"

#define MARK_BASE 0x46500000u
#define MARK_MAX 4000 /* two rule priorities each, policy_route.c */

/* --- marks of route maps used for packets --- */

static void mark_get(struct filter *f, const char *map, uint32_t seq)
{
	struct filter_mark *m;

	for (size_t i = 0; i < f->n_marks; i++)
		if (f->mark[i].seq == seq && !strcmp(f->mark[i].map, map))
			return;
	if (f->n_marks == MARK_MAX)
		return;
	f->mark = xrealloc(f->mark, (f->n_marks + 1) * sizeof(*f->mark));
	m = &f->mark[f->n_marks];
	memset(m, 0, sizeof(*m));
	m->mark = MARK_BASE + (uint32_t)++f->n_marks;
	m->seq = seq;
	str_copy(m->map, sizeof(m->map), map);
}

void filter_marks_of_map(struct filter *f, const char *name)
{
	const struct route_map *m = *name ? route_map_find(&f->conf.policy, name) : NULL;

	for (size_t i = 0; m && i < m->n; i++)
		mark_get(f, name, m->entry[i].seq);
}

/* --- policy routing --- */

static bool map_used(const struct filter *f, const struct filter_ns *spec, const char *map)
{
	if (!*spec->vrf && !strcmp(f->conf.local_map, map))
		return true;
	for (size_t i = 0; i < spec->n_devs; i++)
		if (spec->dev[i].conf && !strcmp(spec->dev[i].conf->route_map, map))
			return true;
	return false;
}

void filter_routes_sync(struct filter *f, struct filter_space *n, const struct filter_ns *spec)
{
	struct policy_route *list = NULL;
	size_t k = 0;

	for (size_t i = 0; i < f->n_marks; i++) {
		const struct filter_mark *m = &f->mark[i];
		const struct route_map *map = route_map_find(&f->conf.policy, m->map);

		if (!map || !map_used(f, spec, m->map))
			continue;
		for (size_t e = 0; e < map->n; e++) {
			struct policy_route r = {.mark = m->mark};

			if (map->entry[e].seq != m->seq || !policy_hop(f->ifaces, f->tracks, n->vrf, &map->entry[e], &r))
				continue;
			list = xrealloc(list, (k + 1) * sizeof(*list));
			list[k++] = r;
		}
	}
	policy_routes_set(n->routes, list, k);
	free(list);
}

void filter_locals_sync(struct filter *f, struct filter_space *n)
{
	struct addr *list = NULL;
	size_t k = 0;
	bool nat = n->text && strstr(n->text, "chain nat_src");

	for (size_t i = 0; nat && i < f->conf.n_statics; i++) {
		const struct nat_static *s = &f->conf.statics[i];

		const struct addr *a = s->outside ? &s->local : &s->global;

		if (strcmp(s->vrf, n->vrf) != 0 || !a->family || s->len < 32 || s->no_alias ||
		    iface_by_addr_vrf(f->ifaces, a, n->vrf))
			continue;
		list = xrealloc(list, (k + 1) * sizeof(*list));
		list[k++] = *a;
	}
	for (size_t i = 0; nat && i < f->conf.n_rules; i++)
		for (size_t p = 0; p < f->conf.n_pools; p++) {
			const struct nat_pool *pool = &f->conf.pools[p];
			uint32_t lo = addr_to_v4(&pool->lo), hi = addr_to_v4(&pool->hi);

			if (strcmp(f->conf.rules[i].pool, pool->name) != 0 ||
			    f->conf.rules[i].kind == NAT_DESTINATION ||
			    strcmp(f->conf.rules[i].vrf, n->vrf) != 0)
				continue;
			for (uint32_t v = lo; v <= hi && v - lo < NAT_POOL_MAX; v++) {
				struct addr a = addr_v4(v);

				if (iface_by_addr_vrf(f->ifaces, &a, n->vrf))
					continue;
				list = xrealloc(list, (k + 1) * sizeof(*list));
				list[k++] = a;
			}
		}
	policy_routes_set_local(n->routes, list, k);
	free(list);
}
