/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists and route maps for FRR's daemons, and what apply_bgp.c and apply_ospf.c share.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"

const char *frr_rest(const char *line, int words)
{
	while (words-- > 0 && *line) {
		line += strcspn(line, " ");
		line += strspn(line, " ");
	}
	return line;
}

bool frr_prefix(const struct cfg_node *n, const char *addr, const char *mask, char buf[ADDR_STRLEN])
{
	struct prefix p;

	if (!node_prefix_get(n, addr, mask, &p))
		return false;
	prefix_mask(&p);
	prefix_str(&p, buf);
	return true;
}

void frr_redist_options(const struct cfg_node *n, struct str *out)
{
	const char *metric = cfg_var(n, "metric") ? cfg_var(n, "metric") : cfg_var(n, "bw");

	if (metric)
		str_printf(out, " metric %s", metric);
	if (cfg_has(n, "metric-type") && (cfg_has(n, "1") || cfg_has(n, "2")))
		str_printf(out, " metric-type %d", cfg_has(n, "1") ? 1 : 2);
	if (cfg_var(n, "map"))
		str_printf(out, " route-map %s", cfg_var(n, "map"));
}

void frr_secret(const char *type, const char *text, struct str *out)
{
	if (type && !strcmp(type, "7") && conf_type7_decode(text, out))
		return;
	str_puts(out, text);
}

/* --- lists --- */

struct acl_out {
	struct frr_lines *l;
	const char *name;
	unsigned seq;
};

static bool acl_line(const struct cfg_node *n, void *arg)
{
	struct acl_out *o = arg;
	const char *what = cfg_has(n, "permit") ? "permit" : "deny";
	struct addr a, w;
	char ta[ADDR_STRLEN], tw[ADDR_STRLEN];

	if (!cfg_has(n, "permit") && !cfg_has(n, "deny"))
		return true;
	o->seq += 5;
	if (cfg_addr(n, "shost", &a))
		frr_line_addf(o->l, "", NULL, "access-list %s seq %u %s %s 0.0.0.0", o->name,
			      o->seq, what, addr_str(&a, ta));
	else if (cfg_addr(n, "saddr", &a))
		frr_line_addf(o->l, "", NULL, "access-list %s seq %u %s %s %s", o->name, o->seq,
			      what, addr_str(&a, ta),
			      cfg_addr(n, "swild", &w) ? addr_str(&w, tw) : "0.0.0.0");
	else
		frr_line_addf(o->l, "", NULL, "access-list %s seq %u %s any", o->name, o->seq,
			      what);
	return true;
}

/* Names come once each, numbered lists have a line an entry. */
static void acl_once(const struct cfg *cfg, const char *name, struct frr_lines *l)
{
	struct acl_out o = {.l = l, .name = name};
	struct str mark = {0};

	str_printf(&mark, "access-list %s seq 5 ", name);
	for (size_t i = 0; i < l->n; i++)
		if (!strncmp(l->v[i].line, str_text(&mark), mark.len)) {
			str_free(&mark);
			return;
		}
	str_free(&mark);
	acl_walk(cfg, name, acl_line, &o);
}

static void prefix_list_line(const struct cfg_node *n, const char *kind, const char *name,
			     unsigned seq, struct frr_lines *l)
{
	struct str s = {0};

	if (!cfg_var(n, "prefix"))
		return;
	str_printf(&s, "%s prefix-list %s seq %u %s %s", kind, name, seq,
		   cfg_has(n, "permit") ? "permit" : "deny", cfg_var(n, "prefix"));
	if (cfg_var(n, "ge"))
		str_printf(&s, " ge %s", cfg_var(n, "ge"));
	if (cfg_var(n, "le"))
		str_printf(&s, " le %s", cfg_var(n, "le"));
	frr_line_add(l, "", NULL, str_text(&s));
	str_free(&s);
}

static void prefix_lists(const struct cfg *cfg, const char *kind, struct frr_lines *l)
{
	struct str words = {0};

	str_printf(&words, "%s prefix-list", kind);
	EACH (n, &cfg->root, str_text(&words))
		if (cfg_var(n, "name"))
			prefix_list_line(n, kind, cfg_var(n, "name"),
					 (unsigned)cfg_num(n, "seq", 5), l);
	str_free(&words);
}

static void bgp_lists(const struct cfg *cfg, struct frr_lines *l)
{
	EACH (n, &cfg->root, "ip as-path access-list")
		frr_line_addf(l, "", NULL, "bgp as-path access-list %s", frr_rest(n->line, 3));
	EACH (n, &cfg->root, "ip community-list") {
		const char *rest = frr_rest(n->line, 2);
		uint64_t num;

		if (isdigit((unsigned char)*rest) && parse_u64(cfg_var(n, "name"), 1, 500, &num))
			frr_line_addf(l, "", NULL, "bgp community-list %s %s",
				      num < 100 ? "standard" : "expanded", rest);
		else
			frr_line_addf(l, "", NULL, "bgp community-list %s", rest);
	}
}

/* --- route maps --- */

/* Several lists in one match are alternatives; FRR's daemons know one. A list that holds all. */
static const char *one_list(const struct cfg *cfg, const struct cfg_node *m, const char *kind,
			    struct frr_lines *l, struct str *name)
{
	unsigned seq = 0;

	str_puts(name, cfg_var(m, "list"));
	if (!cfg_var_nth(m, "list", 1))
		return str_text(name);
	for (size_t i = 1; cfg_var_nth(m, "list", i); i++)
		str_printf(name, "+%s", cfg_var_nth(m, "list", i));
	for (size_t i = 0; cfg_var_nth(m, "list", i); i++) {
		struct str words = {0};

		str_printf(&words, "%s prefix-list %s ", kind, cfg_var_nth(m, "list", i));
		EACH (n, &cfg->root, str_text(&words))
			prefix_list_line(n, kind, str_text(name), seq += 5, l);
		str_free(&words);
	}
	return str_text(name);
}

static void match_list(const struct cfg *cfg, const struct cfg_node *m, const char *ctx,
		       struct frr_lines *l)
{
	const char *af = cfg_has(m, "ipv6") ? "ipv6" : "ip";
	const char *what = cfg_has(m, "next-hop")	? "next-hop"
			   : cfg_has(m, "route-source") ? "route-source"
							: "address";
	struct str name = {0}, line = {0};
	bool plist = cfg_has(m, "prefix-list");

	if (plist) {
		one_list(cfg, m, af, l, &name);
	} else {
		for (size_t i = 0; cfg_var_nth(m, "list", i); i++)
			acl_once(cfg, cfg_var_nth(m, "list", i), l);
		str_puts(&name, cfg_var(m, "list"));
	}
	str_printf(&line, "match %s %s%s", af, what, plist ? " prefix-list" : "");
	frr_line_addf(l, ctx, NULL, "%s %s", str_text(&line), str_text(&name));
	str_free(&name);
	str_free(&line);
}

static void route_map_entry(const struct cfg *cfg, const struct cfg_node *n, const char *ctx,
			    enum frr_kind kind, struct frr_lines *l)
{
	const char *line = n->line;
	char dev[16];

	if (!strncmp(line, "match ip ", 9) || !strncmp(line, "match ipv6 ", 11)) {
		match_list(cfg, n, ctx, l);
	} else if (!strncmp(line, "match interface ", 16)) {
		frr_line_addf(l, ctx, "no match interface", "match interface %s",
			      iface_name_dev(cfg_var(n, "interface"), dev));
	} else if (!strncmp(line, "match as-path ", 14) || !strncmp(line, "match community ", 16) ||
		   !strncmp(line, "match local-preference ", 23)) {
		if (kind == FRR_BGP)
			frr_line_add(l, ctx, NULL, line);
	} else if (!strncmp(line, "match metric ", 13) || !strncmp(line, "match tag ", 10) ||
		   !strncmp(line, "match source-protocol ", 22) ||
		   !strncmp(line, "set metric ", 11) || !strncmp(line, "set tag ", 8) ||
		   (kind == FRR_OSPF && !strncmp(line, "set metric-type ", 16))) {
		frr_line_add(l, ctx, NULL, line);
	} else if (!strncmp(line, "continue", 8)) {
		frr_line_add(l, ctx, "no continue", strcmp(line, "continue") ? line : "continue");
	} else if (!strncmp(line, "set ip next-hop peer-address", 28) ||
		   (!strncmp(line, "set ip next-hop ", 16) && cfg_var(n, "addr")) ||
		   !strncmp(line, "set local-preference ", 21) ||
		   !strncmp(line, "set weight ", 11) || !strncmp(line, "set origin ", 11) ||
		   !strncmp(line, "set as-path prepend ", 20) ||
		   !strncmp(line, "set community ", 14) || !strncmp(line, "set comm-list ", 14)) {
		if (kind == FRR_BGP)
			frr_line_add(l, ctx, NULL, line);
	}
}

static void route_maps(const struct cfg *cfg, enum frr_kind kind, struct frr_lines *l)
{
	EACH (s, &cfg->root, "route-map") {
		char *ctx = xasprintf("route-map %s %s %s", cfg_var(s, "name"),
				      cfg_has(s, "deny") ? "deny" : "permit",
				      cfg_var(s, "seq") ? cfg_var(s, "seq") : "10");

		frr_line_add(l, "", NULL, ctx);
		for (const struct cfg_node *n = s->first; n; n = n->next)
			route_map_entry(cfg, n, ctx, kind, l);
		free(ctx);
	}
}

void frr_policy_lines(const struct cfg *cfg, enum frr_kind kind, struct frr_lines *l)
{
	prefix_lists(cfg, "ip", l);
	prefix_lists(cfg, "ipv6", l);
	if (kind == FRR_BGP)
		bgp_lists(cfg, l);
	route_maps(cfg, kind, l);
	EACH (s, &cfg->root, "router") {
		EACH (n, s, "distribute-list")
			if (cfg_var(n, "acl"))
				acl_once(cfg, cfg_var(n, "acl"), l);
		EACH (n, s, "neighbor")
			if (cfg_has(n, "distribute-list"))
				acl_once(cfg, cfg_var(n, "acl"), l);
		EACH (af, s, "address-family")
			EACH (n, af, "neighbor")
				if (cfg_has(n, "distribute-list"))
					acl_once(cfg, cfg_var(n, "acl"), l);
	}
}
