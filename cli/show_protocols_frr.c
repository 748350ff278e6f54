/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip protocols: BGP's and OSPF's part, show ipv6 protocols: BGP's; out of the
 * configuration and the routing table.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"
#include "routing/frr/frr.h"

struct sources {
	struct str *out;
	enum rib_proto lo, hi;
	uint32_t number;
	uint64_t now;
	struct {
		struct addr via;
		uint8_t distance;
		uint64_t since;
	} * list;
	size_t n;
};

static bool source_visit(const struct rib_route *r, bool installed, void *arg)
{
	struct sources *s = arg;

	if (r->proto < s->lo || r->proto > s->hi || r->instance != s->number || r->null0)
		return true;
	for (size_t i = 0; i < r->n_nh; i++) {
		size_t k = 0;

		if (r->nh[i].via.family != ADDR_V4) /* show ipv6 protocols has no such list */
			continue;
		while (k < s->n && !addr_eq(&s->list[k].via, &r->nh[i].via))
			k++;
		if (k == s->n) {
			s->list = xrealloc(s->list, ++s->n * sizeof(*s->list));
			s->list[k].via = r->nh[i].via;
			s->list[k].since = 0;
		}
		s->list[k].distance = r->distance;
		s->list[k].since = MAX(s->list[k].since, r->since_ms);
	}
	return true;
}

static void sources_render(struct str *out, struct rib *rib, enum rib_proto lo, enum rib_proto hi,
			   uint32_t number)
{
	struct sources s = {.out = out, .lo = lo, .hi = hi, .number = number, .now = show_now()};
	char a[ADDR_STRLEN], t[SHOW_TIME_LEN];

	str_puts(out,
		 "  Routing Information Sources:\n    Gateway         Distance      Last Update\n");
	if (rib)
		rib_walk_all(rib, source_visit, &s);
	for (size_t i = 0; i < s.n; i++)
		str_printf(out, "    %-15s %8u      %s\n", addr_str(&s.list[i].via, a),
			   s.list[i].distance, show_ago(s.now, s.list[i].since, t));
	free(s.list);
}

/* --- BGP --- */

static unsigned max_paths(const struct cfg_node *s)
{
	unsigned best = 1;

	for (const struct cfg_node *n = cfg_find(s, "maximum-paths"); n;
	     n = cfg_next(n, "maximum-paths"))
		best = MAX(best, (unsigned)cfg_num(n, "n", 1));
	for (const struct cfg_node *af = cfg_find(s, "address-family ipv4"); af;
	     af = cfg_next(af, "address-family ipv4"))
		for (const struct cfg_node *n = cfg_find(af, "maximum-paths"); n;
		     n = cfg_next(n, "maximum-paths"))
			if (!cfg_var(af, "vrf"))
				best = MAX(best, (unsigned)cfg_num(n, "n", 1));
	return best;
}

static void neighbors_render(struct str *out, const struct cfg_node *s)
{
	const char *last = "";
	struct addr a;

	str_puts(out, "  Neighbor(s):\n"
		      "    Address          FiltIn FiltOut DistIn DistOut Weight RouteMap\n");
	for (const struct cfg_node *n = cfg_find(s, "neighbor"); n; n = cfg_next(n, "neighbor")) {
		const char *peer = cfg_var(n, "peer");

		if (!peer || !addr_parse_v4(peer, &a) || !strcmp(peer, last))
			continue;
		last = peer;
		str_printf(out, "    %s\n", peer);
	}
}

static void bgp_render(struct str *out, struct rib *rib, const struct cfg_node *s,
		       const struct frr_conf *c)
{
	const struct cfg_node *d = cfg_find(s, "distance bgp");

	str_printf(out, "Routing Protocol is \"bgp %u\"\n", c->number);
	show_filter_lists_render(out, s);
	str_puts(out, "  IGP synchronization is disabled\n"
		      "  Automatic route summarization is disabled\n");
	neighbors_render(out, s);
	str_printf(out, "  Maximum path: %u\n", max_paths(s));
	sources_render(out, rib, RIB_BGP, RIB_BGP, c->number);
	str_printf(out, "  Distance: external %u internal %u local %u\n\n",
		   (unsigned)cfg_num(d, "external", 20), (unsigned)cfg_num(d, "internal", 200),
		   (unsigned)cfg_num(d, "local", 200));
}

/* --- OSPF --- */

static void networks_render(struct str *out, const struct frr_conf *c)
{
	char a[ADDR_STRLEN], w[ADDR_STRLEN];

	str_puts(out, "  Routing for Networks:\n");
	for (size_t i = 0; i < c->n_nets; i++) {
		struct addr net = addr_v4(c->nets[i].addr), wild = addr_v4(c->nets[i].wild);

		str_printf(out, "    %s %s area %s\n", addr_str(&net, a), addr_str(&wild, w),
			   c->nets[i].area);
	}
	for (size_t i = 0; i < c->n_ifs; i++) {
		bool told = false;

		for (size_t k = 0; k < i; k++)
			told |= !strcmp(c->ifs[k].area, c->ifs[i].area);
		if (!c->ifs[i].area[0] || told)
			continue;
		str_printf(out, "  Routing on Interfaces Configured Explicitly (Area %s):\n",
			   c->ifs[i].area);
		for (size_t k = i; k < c->n_ifs; k++)
			if (!strcmp(c->ifs[k].area, c->ifs[i].area))
				str_printf(out, "    %s\n", c->ifs[k].name);
	}
}

/* 0 and 0.0.0.0 are one area. */
static uint32_t area_number(const char *text)
{
	struct addr a;

	return addr_parse_v4(text, &a) ? addr_to_v4(&a) : (uint32_t)strtoul(text, NULL, 10);
}

static void areas_count(const struct cfg_node *s, const struct frr_conf *c, unsigned n[3])
{
	const char *seen[32];
	size_t n_seen = 0;

	for (size_t i = 0; i < c->n_nets + c->n_ifs; i++) {
		const char *area = i < c->n_nets ? c->nets[i].area : c->ifs[i - c->n_nets].area;
		size_t k = 0, kind = 0;

		while (k < n_seen && area_number(seen[k]) != area_number(area))
			k++;
		if (!*area || k < n_seen || n_seen == ARRAY_SIZE(seen))
			continue;
		seen[n_seen++] = area;
		for (const struct cfg_node *a = cfg_find(s, "area"); a; a = cfg_next(a, "area"))
			if (area_number(cfg_var(a, "area")) == area_number(area))
				kind = cfg_has(a, "nssa") ? 2 : cfg_has(a, "stub") ? 1 : kind;
		n[kind]++;
	}
}

/* "static with metric mapped to 50, includes subnets in redistribution" */
static void redistribute_render(struct str *out, const struct cfg_node *r)
{
	const char *word = r->line + strlen("redistribute "), *from = cfg_var(r, "from");

	str_printf(out, "    %.*s%s%s", (int)strcspn(word, " "), word, from ? " " : "",
		   from ? from : "");
	if (cfg_var(r, "metric"))
		str_printf(out, " with metric mapped to %s", cfg_var(r, "metric"));
	str_puts(out, cfg_has(r, "subnets") ? ", includes subnets in redistribution\n" : "\n");
}

static bool is_passive(const struct frr_conf *c, const struct iface *i)
{
	for (size_t k = 0; k < c->n_ifs; k++)
		if (!strcmp(c->ifs[k].name, i->conf.name) && c->ifs[k].passive >= 0)
			return c->ifs[k].passive;
	return c->ospf_passive;
}

static void passive_render(struct str *out, struct ifaces *ifaces, const struct frr_conf *c)
{
	bool head = false;

	for (const struct iface *i = iface_first(ifaces); i; i = i->next) {
		if (strcmp(i->conf.vrf, c->vrf) != 0 || !is_passive(c, i) ||
		    i->conf.kind == IFACE_NULL)
			continue;
		str_printf(out, "%s    %s\n", head ? "" : "  Passive Interface(s):\n",
			   i->conf.name);
		head = true;
	}
}

static void ospf_render(struct str *out, struct ifaces *ifaces, struct rib *rib,
			const struct cfg_node *s, const struct frr_child *child)
{
	const struct frr_conf *c = frr_conf_of(child);
	struct addr id = addr_v4(frr_router_id(child));
	unsigned n[3] = {0};
	char a[ADDR_STRLEN];

	cfg_addr(cfg_find(s, "router-id"), "id", &id);
	areas_count(s, c, n);
	str_printf(out, "Routing Protocol is \"ospf %u\"\n", c->number);
	show_filter_lists_render(out, s);
	str_printf(out, "  Router ID %s\n", addr_str(&id, a));
	if (cfg_find(s, "redistribute")) {
		str_puts(out, "  It is an autonomous system boundary router\n"
			      "  Redistributing External Routes from,\n");
		for (const struct cfg_node *r = cfg_find(s, "redistribute"); r;
		     r = cfg_next(r, "redistribute"))
			redistribute_render(out, r);
	}
	str_printf(out, "  Number of areas in this router is %u. %u normal %u stub %u nssa\n",
		   n[0] + n[1] + n[2], n[0], n[1], n[2]);
	str_printf(out, "  Maximum path: %u\n",
		   (unsigned)cfg_num(cfg_find(s, "maximum-paths"), "n", 4));
	networks_render(out, c);
	passive_render(out, ifaces, c);
	sources_render(out, rib, RIB_OSPF, RIB_OSPF_N2, c->number);
	str_printf(out, "  Distance: (default is %u)\n\n",
		   (unsigned)cfg_num(cfg_find(s, "distance"), "distance", 110));
}

/* --- both --- */

static const struct cfg_node *section_of(const struct cfg *cfg, const char *words, const char *var,
					 uint32_t number)
{
	for (const struct cfg_node *s = cfg_find(&cfg->root, words); s; s = cfg_next(s, words))
		if (!var || cfg_num(s, var, 0) == number)
			return s;
	return NULL;
}

/* The section of a process of BGP: of the global one, or the address family of its VRF. */
static const struct cfg_node *bgp_section(const struct cfg *cfg, const char *vrf)
{
	const struct cfg_node *s = section_of(cfg, "router bgp", NULL, 0);

	if (!s || !*vrf)
		return s;
	for (const struct cfg_node *af = cfg_find(s, "address-family ipv4"); af;
	     af = cfg_next(af, "address-family ipv4"))
		if (cfg_var(af, "vrf") && !strcmp(cfg_var(af, "vrf"), vrf))
			return af;
	return NULL;
}

/* A setting of that neighbour in the address family; dir NULL, "in", "out". "": there is none. */
static const char *peer_setting(const struct cfg_node *af, const char *peer, const char *words,
				const char *dir, const char *var)
{
	for (const struct cfg_node *n = cfg_find(af, "neighbor"); n; n = cfg_next(n, "neighbor"))
		if (!n->no && cfg_var(n, "peer") && !strcmp(cfg_var(n, "peer"), peer) &&
		    cfg_has(n, words) && (!dir || cfg_has(n, dir)) && cfg_var(n, var))
			return cfg_var(n, var);
	return "";
}

void show_protocols_bgp6_render(struct str *out, const struct cfg *cfg)
{
	const struct cfg_node *s = cfg_find(&cfg->root, "router bgp"), *af;
	char text[ADDR_STRLEN];
	struct addr a;

	for (af = s ? cfg_find(s, "address-family ipv6") : NULL; af && cfg_var(af, "vrf");)
		af = cfg_next(af, "address-family ipv6");
	if (!af)
		return;
	str_printf(out, "IPv6 Routing Protocol is \"bgp %s\"\n  IGP synchronization is disabled\n",
		   s->line + strlen("router bgp "));
	show_redistribution_render(out, af);
	str_puts(out, "  Neighbor(s):\n    Address                    FiltIn FiltOut Weight "
		      "RoutemapIn RoutemapOut\n");
	for (const struct cfg_node *n = cfg_find(af, "neighbor"); n; n = cfg_next(n, "neighbor")) {
		const char *peer = cfg_var(n, "peer");

		if (n->no || !cfg_has(n, "activate") || !peer || !addr_parse(peer, &a))
			continue;
		str_printf(out, "    %-26s %-6s %-7s %-6s %-10s %s\n", addr_str(&a, text),
			   peer_setting(af, peer, "filter-list", "in", "n"),
			   peer_setting(af, peer, "filter-list", "out", "n"),
			   peer_setting(af, peer, "weight", NULL, "n"),
			   peer_setting(af, peer, "route-map", "in", "m"),
			   peer_setting(af, peer, "route-map", "out", "m"));
	}
}

void show_protocols_frr(struct cli_ctx *c, const char *vrf)
{
	struct rib *rib = *vrf ? ifaces_vrf_rib(c->rt->ifaces, vrf, false) : c->rt->rib;
	const struct cfg *cfg = c->rt->running;
	struct frr_child *child;

	for (size_t i = 0; c->rt->frr && (child = frr_nth(c->rt->frr, FRR_OSPF, i)); i++) {
		const struct cfg_node *s =
			section_of(cfg, "router ospf", "name", frr_conf_of(child)->number);

		if (s && !strcmp(frr_conf_of(child)->vrf, vrf))
			ospf_render(c->out, c->rt->ifaces, rib, s, child);
	}
	for (size_t i = 0; c->rt->frr && (child = frr_nth(c->rt->frr, FRR_BGP, i)); i++) {
		const struct cfg_node *s = bgp_section(cfg, vrf);

		if (s && !strcmp(frr_conf_of(child)->vrf, vrf))
			bgp_render(c->out, rib, s, frr_conf_of(child));
	}
}
