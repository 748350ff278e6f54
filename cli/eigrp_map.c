/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/apply_int.h"
#include "cli/conf.h"
#include "cli/eigrp_map.h"
#include "routing/eigrp/eigrp.h"
#include "routing/policy.h"

/* --- lists of prefixes --- */

struct rules {
	struct eigrp_map *map;
	uint8_t family;
	enum eigrp_rule_kind kind;
	uint16_t list;
	size_t n;
};

static void rule_add(struct rules *r, const struct eigrp_rule *x)
{
	eigrp_map_rule(r->map, r->kind, r->list, x);
	r->n++;
}

static void prefix_rule_add(struct rules *r, const struct prefix *p, unsigned ge, unsigned le,
			    bool permit)
{
	struct eigrp_rule x;

	memset(&x, 0, sizeof(x)); /* compared as bytes */
	eigrp_rule_prefix(&x, p);
	x.ge = (uint8_t)ge;
	x.le = (uint8_t)le;
	x.permit = permit;
	rule_add(r, &x);
}

static bool acl_rule(const struct cfg_node *n, void *arg)
{
	uint32_t addr, wild;
	struct eigrp_rule x;
	struct addr w;
	bool permit;

	if (!acl_networks(n, &permit, &addr, &wild))
		return true;
	memset(&x, 0, sizeof(x));
	x.addr = addr_v4(addr);
	w = addr_v4(wild);
	memcpy(x.wild, w.b, sizeof(x.wild));
	x.le = 32;
	x.permit = permit;
	rule_add(arg, &x);
	return true;
}

/* An IPv6 list names networks by its source, as an extended IPv4 one does. */
static void acl6_rules(const struct cfg *c, const char *name, struct rules *r)
{
	EACH(s, &c->root, "ipv6 access-list") {
		if (!s->row->submode || strcmp(cfg_var(s, "name"), name) != 0)
			continue;
		for (const struct cfg_node *n = s->first; n; n = n->next) {
			struct prefix p = { .addr.family = ADDR_V6 };

			if (!cfg_has(n, "permit") && !cfg_has(n, "deny"))
				continue;
			if (cfg_addr(n, "shost", &p.addr))
				p.len = 128;
			else if (cfg_var(n, "sprefix") && !prefix_parse(cfg_var(n, "sprefix"), &p))
				continue;
			prefix_rule_add(r, &p, 0, 128, cfg_has(n, "permit"));
		}
	}
}

static void prefix_rules(const struct cfg *c, const char *name, struct rules *r)
{
	EACH(n, &c->root, r->family == ADDR_V6 ? "ipv6 prefix-list" : "ip prefix-list") {
		const char *who = cfg_var(n, "name");
		struct prefix_rule x;

		if (who && !strcmp(who, name) && prefix_rule_get(n, &x))
			prefix_rule_add(r, &x.prefix, x.ge, x.le, x.permit);
	}
}

void eigrp_list_rules(const struct cfg *c, uint8_t family, const char *name, bool prefix_list,
		      enum eigrp_rule_kind kind, uint16_t list, struct eigrp_map *m)
{
	struct rules r = { m, family, kind, list, 0 };
	struct prefix any = { .addr.family = family };

	if (prefix_list)
		prefix_rules(c, name, &r);
	else if (family == ADDR_V6)
		acl6_rules(c, name, &r);
	else
		acl_walk(c, name, acl_rule, &r);
	if (!r.n) /* a list that does not exist permits everything on IOS */
		prefix_rule_add(&r, &any, 0, family == ADDR_V6 ? 128 : 32, true);
}

/* --- route maps --- */

bool eigrp_metric_vars(const struct cfg_node *n, const char *bw, const char *dly, const char *rel,
			const char *load, struct eigrp_metric *m)
{
	if (!n || !cfg_var(n, bw) || !cfg_var(n, dly))
		return false;
	m->bw = (uint32_t)cfg_num(n, bw, 1);
	m->delay = cfg_num(n, dly, 0) * 10000000ULL;
	m->rel = (uint8_t)cfg_num(n, rel, 255);
	m->load = (uint8_t)cfg_num(n, load, 1);
	m->mtu = (uint32_t)cfg_num(n, "mtu", 1500);
	m->hops = 0;
	return true;
}

static uint8_t proto_of(const struct cfg_node *n)
{
	static const struct {
		const char *word;
		uint8_t proto;
	} names[] = { { "connected", EIGRP_FROM_CONNECTED }, { "static", EIGRP_FROM_STATIC },
		      { "ospf", EIGRP_FROM_OSPF }, { "bgp", EIGRP_FROM_BGP },
		      { "eigrp", EIGRP_FROM_EIGRP }, { "rip", EIGRP_FROM_RIP } };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (cfg_has(n, names[i].word))
			return names[i].proto;
	return 0;
}

static void clause_lists(const struct cfg *c, uint8_t family, const struct cfg_node *s,
			 struct eigrp_map *m)
{
	static const struct {
		const char *words[2]; /* of IPv4, of IPv6 */
		enum eigrp_rule_kind kind;
	} kinds[] = { { { "match ip address", "match ipv6 address" }, EIGRP_RULE_ADDR },
		      { { "match ip next-hop", "match ipv6 next-hop" }, EIGRP_RULE_NEXTHOP },
		      { { "match ip route-source", "match ipv6 route-source" }, EIGRP_RULE_SOURCE } };

	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		uint16_t list = 0;
		const char *name;

		EACH(n, s, kinds[k].words[family == ADDR_V6])
			for (size_t i = 0; (name = cfg_var_nth(n, "list", i)) != NULL; i++)
				eigrp_list_rules(c, family, name, cfg_has(n, "prefix-list"),
						 kinds[k].kind, list++, m);
	}
}

static void clause_matches(uint8_t family, const struct cfg_node *s, struct eigrp_clause *x)
{
	const char *text;
	uint64_t v;

	EACH(n, s, "match tag")
		for (size_t i = 0; (text = cfg_var_nth(n, "tag", i)) && x->n_tags < EIGRP_CLAUSE_TAGS; i++)
			if (parse_u64(text, 0, UINT32_MAX, &v))
				x->tags[x->n_tags++] = (uint32_t)v;
	EACH(n, s, "match interface")
		for (size_t i = 0; (text = cfg_var_nth(n, "interface", i)) && x->n_ifs < EIGRP_CLAUSE_IFS; i++)
			str_copy(x->ifs[x->n_ifs++], IFACE_NAME_LEN, text);
	EACH(n, s, "match metric") {
		x->has_metric = true;
		x->metric = (uint32_t)cfg_num(n, "metric", 0);
	}
	EACH(n, s, "match route-type") {
		x->want_internal = cfg_has(n, "internal");
		x->want_external = cfg_has(n, "external");
		x->never = !x->want_internal && !x->want_external;
	}
	EACH(n, s, "match source-protocol")
		x->proto = proto_of(n);
	/* what only BGP's routes, packets or the other family have is not true of any route here */
	x->never = x->never || cfg_find(s, "match as-path") || cfg_find(s, "match community") ||
		   cfg_find(s, "match length") || cfg_find(s, "match local-preference") ||
		   cfg_find(s, family == ADDR_V6 ? "match ip" : "match ipv6");
}

static void clause_sets(const struct cfg_node *s, struct eigrp_clause *x)
{
	EACH(n, s, "set tag") {
		x->set_tag = true;
		x->tag = (uint32_t)cfg_num(n, "tag", 0);
	}
	EACH(n, s, "set metric") {
		uint64_t v = cfg_num(n, "metric", 0);

		if (eigrp_metric_vars(n, "metric", "d", "r", "l", &x->to))
			x->set_metric = EIGRP_SET_VECTOR;
		else if (cfg_has(n, "+") || cfg_has(n, "-")) { /* units of the composite */
			x->set_metric = cfg_has(n, "+") ? EIGRP_SET_ADD : EIGRP_SET_SUB;
			x->to.delay = v * 78125 / 2;
		}
	}
}

void eigrp_route_map(const struct cfg *c, uint8_t family, const char *name, struct eigrp_map *m)
{
	EACH(s, &c->root, "route-map") {
		struct eigrp_clause *x;

		if (strcmp(cfg_var(s, "name"), name) != 0)
			continue;
		x = eigrp_map_clause(m);
		x->permit = !cfg_has(s, "deny");
		clause_matches(family, s, x);
		clause_sets(s, x);
		clause_lists(c, family, s, m);
	}
}

void eigrp_list_map(const struct cfg *c, uint8_t family, const char *name, bool prefix_list,
		    struct eigrp_map *m)
{
	if (!m->n_clauses)
		eigrp_map_clause(m)->permit = true;
	if (name)
		eigrp_list_rules(c, family, name, prefix_list, EIGRP_RULE_ADDR, 0, m);
}
