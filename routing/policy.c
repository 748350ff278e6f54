/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/policy.h"

#include <stdlib.h>
#include <string.h>

static void entry_clear(struct rmap_entry *e)
{
	free(e->acl.name);
	free(e->acl6.name);
	free(e->prefix.name);
	free(e->prefix6.name);
	free(e->hop_acl.name);
	free(e->hop_prefix.name);
	free(e->interface.name);
	free(e->set_if.name);
	free(e->dflt_if.name);
	free(e->tag);
	free(e->hop);
	free(e->dflt_hop);
}

void policy_release(struct policy *p)
{
	for (size_t i = 0; i < p->n_acls; i++)
		acl_clear(&p->acl[i]);
	for (size_t i = 0; i < p->n_plists; i++)
		free(p->plist[i].rule);
	for (size_t i = 0; i < p->n_maps; i++) {
		for (size_t k = 0; k < p->map[i].n; k++)
			entry_clear(&p->map[i].entry[k]);
		free(p->map[i].entry);
	}
	free(p->acl);
	free(p->plist);
	free(p->map);
	memset(p, 0, sizeof(*p));
}

const struct prefix_list *prefix_list_find(const struct policy *p, const char *name, bool ipv6)
{
	for (size_t i = 0; i < p->n_plists; i++)
		if (p->plist[i].ipv6 == ipv6 && !strcmp(p->plist[i].name, name))
			return &p->plist[i];
	return NULL;
}

const struct route_map *route_map_find(const struct policy *p, const char *name)
{
	for (size_t i = 0; i < p->n_maps; i++)
		if (!strcmp(p->map[i].name, name))
			return &p->map[i];
	return NULL;
}

const struct prefix_rule *prefix_list_match(const struct prefix_list *l, const struct prefix *p)
{
	for (size_t i = 0; i < l->n; i++)
		if (p->len >= l->rule[i].ge && p->len <= l->rule[i].le &&
		    p->len >= l->rule[i].prefix.len && prefix_contains(&l->rule[i].prefix, &p->addr))
			return &l->rule[i];
	return NULL;
}

/* --- route maps for routes --- */

static bool any_acl(const struct policy *p, const struct rmap_names *n, bool v6, const struct addr *a)
{
	for (size_t i = 0; i < n->n; i++) {
		const struct acl *acl = acl_find(p->acl, p->n_acls, n->name[i], v6);

		if (!acl || acl_permits_addr(acl, a)) /* a list that does not exist permits */
			return true;
	}
	return false;
}

static bool any_prefix(const struct policy *p, const struct rmap_names *n, bool v6,
		       const struct prefix *pre)
{
	for (size_t i = 0; i < n->n; i++) {
		const struct prefix_list *l = prefix_list_find(p, n->name[i], v6);
		const struct prefix_rule *r = l ? prefix_list_match(l, pre) : NULL;

		if (!l || (r && r->permit))
			return true;
	}
	return false;
}

static bool destination_matches(const struct policy *p, const struct rmap_entry *e,
				const struct rmap_route *r)
{
	bool v6 = r->prefix.addr.family == ADDR_V6;
	const struct rmap_names *acl = v6 ? &e->acl6 : &e->acl, *pre = v6 ? &e->prefix6 : &e->prefix;

	if (!e->acl.n && !e->acl6.n && !e->prefix.n && !e->prefix6.n)
		return true;
	return any_acl(p, acl, v6, &r->prefix.addr) || any_prefix(p, pre, v6, &r->prefix);
}

static bool entry_matches(const struct policy *p, const struct rmap_entry *e,
			  const struct rmap_route *r)
{
	struct prefix hop = { .addr = r->next_hop, .len = (uint8_t)(addr_bytes(&r->next_hop) * 8) };
	bool ok = !e->unknown && destination_matches(p, e, r);

	if (e->hop_acl.n || e->hop_prefix.n)
		ok = ok && (any_acl(p, &e->hop_acl, false, &r->next_hop) ||
			    any_prefix(p, &e->hop_prefix, false, &hop));
	if (e->interface.n) {
		bool any = false;

		for (size_t i = 0; i < e->interface.n; i++)
			any = any || (r->interface && !strcmp(r->interface, e->interface.name[i]));
		ok = ok && any;
	}
	if (e->n_tags) {
		bool any = false;

		for (size_t i = 0; i < e->n_tags; i++)
			any = any || e->tag[i] == r->tag;
		ok = ok && any;
	}
	return ok && (!e->has_metric || e->metric == r->metric);
}

bool route_map_permits(const struct policy *p, const char *map, struct rmap_route *r)
{
	const struct route_map *m = route_map_find(p, map);
	bool passed = false;
	uint32_t from = 0;

	for (size_t i = 0; m && i < m->n; i++) {
		const struct rmap_entry *e = &m->entry[i];

		if (e->seq < from || !entry_matches(p, e, r))
			continue;
		if (!e->permit)
			return false; /* also after a `continue` */
		passed = true;
		if (e->set_tag)
			r->tag = e->tag_value;
		if (e->set_metric)
			r->metric = e->metric_value;
		if (!e->has_continue)
			break;
		from = e->next_seq;
	}
	return passed;
}
