/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `distribute-list ... in` of OSPF: what the daemon has computed stays in its database and is told
 * to others, but does not become a route here. Routes that are held back are kept for the day the
 * lists change.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/frr/frr_priv.h"

struct held { /* by prefix; of OSPF there is one route for each */
	struct rib_route r;
	UT_hash_handle hh;
};

static bool list_permits(const struct policy *p, const struct frr_in *f, const struct rib_route *r,
			 const struct rib_nexthop *nh)
{
	struct rmap_route x = {.prefix = r->prefix,
			       .next_hop = nh->via,
			       .interface = nh->oif,
			       .tag = r->tag,
			       .metric = r->metric};
	const struct prefix_list *l;
	const struct prefix_rule *rule;
	const struct acl *a;
	bool v6 = r->prefix.addr.family == ADDR_V6;

	if (f->map[0])
		return route_map_permits(p, f->map, &x);
	if (f->prefix[0]) {
		l = prefix_list_find(p, f->prefix, v6);
		rule = l ? prefix_list_match(l, &r->prefix) : NULL;
		return !l || (rule && rule->permit);
	}
	a = acl_find(p->acl, p->n_acls, f->acl, v6);
	return !a || acl_permits_addr(a, &r->prefix.addr);
}

/* A list for one interface judges the paths that leave by it. */
static void paths_filter(const struct frr_conf *conf, struct rib_route *r)
{
	uint8_t n = 0;

	for (uint8_t i = 0; i < r->n_nh; i++) {
		bool ok = true;

		for (size_t k = 0; k < conf->n_in; k++) {
			const struct frr_in *f = &conf->in[k];

			if (!f->ifname[0] || !strcmp(f->ifname, r->nh[i].oif))
				ok = ok && list_permits(&conf->policy, f, r, &r->nh[i]);
		}
		if (ok)
			r->nh[n++] = r->nh[i];
	}
	r->n_nh = n;
}

static void held_set(struct frr_child *c, const struct prefix *p, const struct rib_route *r)
{
	struct held *h;

	HASH_FIND(hh, c->held, p, sizeof(*p), h);
	if (h && !r) {
		HASH_DEL(c->held, h);
		free(h);
	} else if (r) {
		if (!h) {
			h = xcalloc(1, sizeof(*h));
			memcpy(&h->r.prefix, p, sizeof(*p));
			HASH_ADD(hh, c->held, r.prefix, sizeof(*p), h);
		}
		h->r = *r;
	}
}

void zfilter_offer(struct frr_child *c, const struct rib_route *r)
{
	struct rib_route x = *r;

	if (c->conf.n_in && !r->null0)
		paths_filter(&c->conf, &x);
	/* the whole of what lost a path is kept, too */
	held_set(c, &r->prefix, x.n_nh < r->n_nh ? r : NULL);
	if (x.n_nh || r->null0)
		rib_add(c->rib, &x);
	else
		rib_del(c->rib, &r->prefix, r->proto, c->owner);
}

void zfilter_gone(struct frr_child *c, const struct prefix *p)
{
	held_set(c, p, NULL);
}

struct all {
	const struct frr_child *c;
	struct rib_route *v;
	size_t n, cap;
};

static void all_add(struct all *a, const struct rib_route *r)
{
	if (a->n == a->cap) {
		a->cap = a->cap ? 2 * a->cap : 64;
		a->v = xrealloc(a->v, a->cap * sizeof(*a->v));
	}
	a->v[a->n++] = *r;
}

static bool installed(const struct rib_route *r, bool is, void *arg)
{
	struct all *a = arg;
	struct held *h;

	if (r->owner != a->c->owner)
		return true;
	HASH_FIND(hh, a->c->held, &r->prefix, sizeof(r->prefix), h);
	if (!h)
		all_add(a, r);
	return true;
}

void zfilter_changed(struct frr_child *c)
{
	struct all a = {.c = c};
	struct held *h, *tmp;

	rib_walk_all(c->rib, installed, &a);
	HASH_ITER (hh, c->held, h, tmp)
		all_add(&a, &h->r);
	for (size_t i = 0; i < a.n; i++)
		zfilter_offer(c, &a.v[i]);
	free(a.v);
}

void zfilter_free(struct frr_child *c)
{
	struct held *h, *tmp;

	HASH_ITER (hh, c->held, h, tmp) {
		HASH_DEL(c->held, h);
		free(h);
	}
}
