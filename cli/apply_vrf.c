/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Routes of one VRF in another, by route-target -> the lines of the bgpd's of both. Each VRF has a
 * bgpd of its own; where one exports what the other imports they become neighbours over the link
 * between the two tables. They speak eBGP with private AS numbers that nobody gets to see: so
 * they may have the same router id, and attributes of the source stay what they are. What came in
 * by such a session is marked and does not go out by another: an import is no export (RFC
 * 4364 4.3.1).
 */
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"
#include "routing/vrf_link.h"

#define AS_BASE 4294960000u /* RFC 6996: private use */
#define MARK "4294960000:0:1"

struct rts { /* route targets of a VRF */
	const char **exp, **imp;
	size_t n_exp, n_imp;
	const char *exp_map, *imp_map;
};

static void rts_add(const struct cfg_node *s, struct rts *r)
{
	const struct cfg_node *n;

	EACH (t, s, "route-target") {
		if (!cfg_has(t, "import"))
			*GROW(r->exp, r->n_exp) = cfg_var(t, "rt");
		if (!cfg_has(t, "export"))
			*GROW(r->imp, r->n_imp) = cfg_var(t, "rt");
	}
	n = cfg_find(s, "export map");
	if (n)
		r->exp_map = cfg_var(n, "map");
	n = cfg_find(s, "import map");
	if (n)
		r->imp_map = cfg_var(n, "map");
}

static void rts_get(const struct cfg *cfg, const char *vrf, struct rts *r)
{
	memset(r, 0, sizeof(*r));
	EACH (s, &cfg->root, "ip vrf")
		if (!strcmp(cfg_var(s, "name"), vrf))
			rts_add(s, r);
	EACH (s, &cfg->root, "vrf definition") {
		if (strcmp(cfg_var(s, "name"), vrf) != 0)
			continue;
		rts_add(s, r);
		EACH (af, s, "address-family ipv4")
			rts_add(af, r);
	}
}

static void rts_free(struct rts *r)
{
	free(r->exp);
	free(r->imp);
}

/* Might a route of `from` be wanted by `to`? An export map may set any target. */
static bool exports(const struct rts *from, const struct rts *to)
{
	if (from->exp_map && to->n_imp)
		return true;
	for (size_t i = 0; i < from->n_exp; i++)
		for (size_t k = 0; k < to->n_imp; k++)
			if (!strcmp(from->exp[i], to->imp[k]))
				return true;
	return false;
}

/* What leaves: with its targets, and nothing that was imported itself. */
static void out_map(const struct cfg *cfg, const struct rts *r, struct frr_lines *l)
{
	struct str set = {0};

	frr_line_add(l, "", NULL, "bgp large-community-list standard flexsh.imported permit " MARK);
	frr_line_add(l, "", NULL, "route-map flexsh.none deny 1");
	frr_line_add(l, "", NULL, "route-map flexsh.out deny 1");
	frr_line_add(l, "route-map flexsh.out deny 1", NULL,
		     "match large-community flexsh.imported");
	for (size_t i = 0; i < r->n_exp; i++)
		str_printf(&set, " %s", r->exp[i]);
	frr_export_map(cfg, r->exp_map, "flexsh.out", set.len ? str_text(&set) : NULL, l);
	str_free(&set);
}

static void in_map(const struct rts *r, uint32_t as, struct frr_lines *l)
{
	char *ctx = xasprintf("route-map flexsh.in.%u permit 10", as);

	for (size_t i = 0; i < r->n_imp; i++)
		frr_line_addf(l, "", NULL,
			      "bgp extcommunity-list standard flexsh.import permit rt %s",
			      r->imp[i]);
	frr_line_add(l, "", NULL, ctx);
	frr_line_add(l, ctx, NULL, "match extcommunity flexsh.import");
	frr_line_addf(l, ctx, NULL, "set as-path exclude %u", as);
	frr_line_add(l, ctx, NULL, "set large-community " MARK " additive");
	if (r->imp_map)
		frr_line_addf(l, ctx, "no call", "call %s", r->imp_map);
	free(ctx);
}

struct leak {
	struct frr_lines *l;
	const char *ctx, *ctx4;
	struct addr local;
};

static void neighbor(const struct leak *k, const struct addr *a, bool in, bool out)
{
	uint32_t as = AS_BASE + (addr_to_v4(a) & 0xff),
		 own = AS_BASE + (addr_to_v4(&k->local) & 0xff);
	char t[ADDR_STRLEN], here[ADDR_STRLEN], *undo, *map = xasprintf("flexsh.in.%u", as);

	addr_str(a, t);
	undo = xasprintf("no neighbor %s", t);
	frr_line_addf(k->l, k->ctx, undo, "neighbor %s remote-as %u", t, as);
	free(undo);
	frr_line_addf(k->l, k->ctx, NULL, "neighbor %s local-as %u no-prepend replace-as", t, own);
	frr_line_addf(k->l, k->ctx, NULL, "neighbor %s update-source %s", t,
		      addr_str(&k->local, here));
	frr_line_addf(k->l, k->ctx, NULL, "neighbor %s advertisement-interval 0", t);
	frr_line_addf(k->l, k->ctx, NULL, "neighbor %s timers connect 1", t);
	frr_line_addf(k->l, k->ctx4, NULL, "neighbor %s activate", t);
	frr_line_addf(k->l, k->ctx4, NULL, "neighbor %s route-map %s in", t,
		      in ? map : "flexsh.none");
	frr_line_addf(k->l, k->ctx4, NULL, "neighbor %s route-map %s out", t,
		      out ? "flexsh.out" : "flexsh.none");
	frr_line_addf(k->l, k->ctx4, NULL, "neighbor %s attribute-unchanged med", t);
	free(map);
}

/* vrf and the other one: neighbours, if one of them has what the other wants. */
static bool pair(const struct router *rt, const struct leak *k, const struct rts *mine,
		 const char *vrf, const char *other)
{
	struct addr a;
	struct rts r;
	bool in, out, ok;

	rts_get(rt->running, other, &r);
	in = exports(&r, mine);
	out = exports(mine, &r);
	rts_free(&r);
	ok = (in || out) && vrf_link_make(rt->ifaces, vrf, other) &&
	     vrf_link_addr(rt->ifaces, other, &a);
	if (!ok)
		return false;
	if (in)
		in_map(mine, AS_BASE + (addr_to_v4(&a) & 0xff), k->l);
	neighbor(k, &a, in, out);
	return true;
}

void frr_vrf_lines(const struct router *rt, const struct cfg_node *router, const char *vrf,
		   struct frr_lines *l, const char *ctx, const char *ctx4)
{
	struct leak k = {.l = l, .ctx = ctx, .ctx4 = ctx4};
	bool any = false;
	struct rts mine;

	if (!rt->ifaces || !vrf_link_addr(rt->ifaces, vrf, &k.local))
		return;
	rts_get(rt->running, vrf, &mine);
	EACH (af, router, "address-family ipv4")
		if (cfg_var(af, "vrf") && strcmp(cfg_var(af, "vrf"), vrf) != 0)
			any |= pair(rt, &k, &mine, vrf, cfg_var(af, "vrf"));
	if (any)
		out_map(rt->running, &mine, l);
	rts_free(&mine);
}
