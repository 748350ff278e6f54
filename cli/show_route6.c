/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ipv6 route: the table, one entry, and the summary.
 */
#include <string.h>

#include "cli/show.h"

static const char codes6[] =
	"Codes: C - Connected, L - Local, S - Static, U - Per-user Static route\n"
	"       B - BGP, R - RIP, H - NHRP, I1 - ISIS L1\n"
	"       I2 - ISIS L2, IA - ISIS interarea, IS - ISIS summary, D - EIGRP\n"
	"       EX - EIGRP external, ND - ND Default, NDp - ND Prefix, DCE - Destination\n"
	"       NDr - Redirect, O - OSPF Intra, OI - OSPF Inter, OE1 - OSPF ext 1\n"
	"       OE2 - OSPF ext 2, ON1 - OSPF NSSA ext 1, ON2 - OSPF NSSA ext 2\n"
	"       la - LISP alt, lr - LISP site-registrations, ld - LISP dyn-eid\n"
	"       lA - LISP away, a - Application\n";

static const char *const codes6_of[RIB_PROTO_MAX] = {
	[RIB_CONNECTED] = "C",	[RIB_LOCAL] = "L",    [RIB_STATIC] = "S",   [RIB_EIGRP] = "D",
	[RIB_EIGRP_EXT] = "EX", [RIB_OSPF] = "O",     [RIB_OSPF_IA] = "OI", [RIB_OSPF_E1] = "OE1",
	[RIB_OSPF_E2] = "OE2",	[RIB_OSPF_N1] = "ON1", [RIB_OSPF_N2] = "ON2", [RIB_BGP] = "B",
	[RIB_NHRP] = "H",
};

void show_route6_render(struct str *out, const struct rib_entry *e)
{
	const struct rib_route *r = e->path[0].route;
	char a[ADDR_STRLEN];

	str_printf(out, "%-3s %s [%u/%u]", codes6_of[r->proto], prefix_str(&e->prefix, a),
		   r->distance, r->metric);
	if (r->tag)
		str_printf(out, ", tag %u", r->tag);
	str_putc(out, '\n');
	for (size_t i = 0; i < e->n_paths; i++) {
		const struct rib_path *p = &e->path[i];
		const char *oif = p->nh.oif[0] ? p->nh.oif : p->hop.oif;

		if (p->route->null0)
			str_puts(out, "     via Null0, directly connected\n");
		else if (p->route->proto == RIB_LOCAL)
			str_printf(out, "     via %s, receive\n", oif);
		else if (!p->nh.via.family)
			str_printf(out, "     via %s, directly connected\n", oif);
		else if (p->route->proto == RIB_STATIC && !p->nh.oif[0])
			str_printf(out, "     via %s\n", addr_str(&p->nh.via, a));
		else
			str_printf(out, "     via %s, %s\n", addr_str(&p->nh.via, a), oif);
	}
}

/* --- one entry --- */

static void entry6_render(struct str *out, const struct rib_entry *e, uint64_t now)
{
	static const char *const sources[RIB_PROTO_MAX] = {
		[RIB_CONNECTED] = "connected", [RIB_LOCAL] = "connected", [RIB_STATIC] = "static",
		[RIB_EIGRP] = "eigrp",	       [RIB_EIGRP_EXT] = "eigrp", [RIB_OSPF] = "ospf",
		[RIB_OSPF_IA] = "ospf",	       [RIB_OSPF_E1] = "ospf",	  [RIB_OSPF_E2] = "ospf",
		[RIB_OSPF_N1] = "ospf",	       [RIB_OSPF_N2] = "ospf",	  [RIB_BGP] = "bgp",
		[RIB_NHRP] = "nhrp",
	};
	static const char *const types[RIB_PROTO_MAX] = {
		[RIB_EIGRP] = "internal",      [RIB_EIGRP_EXT] = "external",
		[RIB_OSPF] = "intra area",     [RIB_OSPF_IA] = "inter area",
		[RIB_OSPF_E1] = "extern 1",    [RIB_OSPF_E2] = "extern 2",
		[RIB_OSPF_N1] = "NSSA extern 1", [RIB_OSPF_N2] = "NSSA extern 2",
	};
	const struct rib_route *r = e->path[0].route;
	char a[ADDR_STRLEN], t[SHOW_TIME_LEN];

	str_printf(out, "Routing entry for %s\n  Known via \"%s", prefix_str(&e->prefix, a),
		   sources[r->proto]);
	if (r->instance)
		str_printf(out, " %u", r->instance);
	str_printf(out, "\", distance %u, metric %u", r->distance, r->metric);
	if (r->proto == RIB_LOCAL)
		str_puts(out, ", type receive");
	else if (r->proto == RIB_CONNECTED)
		str_puts(out, ", type connected");
	else if (types[r->proto])
		str_printf(out, ", type %s", types[r->proto]);
	str_putc(out, '\n');
	if (r->tag)
		str_printf(out, "  Tag %u\n", r->tag);
	str_printf(out, "  Route count is %zu/%zu, share count 0\n  Routing paths:\n", e->n_paths,
		   e->n_paths);
	for (size_t i = 0; i < e->n_paths; i++) {
		const struct rib_path *p = &e->path[i];
		const char *oif = p->nh.oif[0] ? p->nh.oif : p->hop.oif;

		if (p->route->proto == RIB_LOCAL)
			str_printf(out, "    receive via %s\n", oif);
		else if (!p->nh.via.family)
			str_printf(out, "    directly connected via %s\n",
				   p->route->null0 ? "Null0" : oif);
		else if (p->nh.oif[0] || p->route->proto != RIB_STATIC)
			str_printf(out, "    %s, %s\n", addr_str(&p->nh.via, a), oif);
		else
			str_printf(out, "    %s\n", addr_str(&p->nh.via, a));
		str_printf(out, "      Last updated %s ago\n", show_ago(now, p->route->since_ms, t));
	}
}

/* --- the table --- */

struct walk6 {
	struct str *out;
	size_t n;
	enum rib_proto lo, hi;        /* only these */
	const struct prefix *longer;  /* only inside, NULL: all */
	size_t by[RIB_PROTO_MAX];     /* for the summary */
};

static bool visit6(const struct rib_entry *e, void *arg)
{
	struct walk6 *w = arg;
	enum rib_proto proto;

	if (e->prefix.addr.family != ADDR_V6 || !e->n_paths)
		return true;
	proto = e->path[0].route->proto;
	w->n++;
	w->by[proto]++;
	if (proto < w->lo || proto > w->hi || (w->longer && !prefix_covers(w->longer, &e->prefix)))
		return true;
	if (w->out)
		show_route6_render(w->out, e);
	return true;
}

static struct rib *rib6(const struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");

	return vrf && c->rt->ifaces ? ifaces_vrf_rib(c->rt->ifaces, vrf, false) : c->rt->rib;
}

/* Every router with IPv6 takes what is sent to its multicast groups. */
static const char multicast6[] = "L   FF00::/8 [0/0]\n     via Null0, receive\n";

static int show_route6(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *word;
		enum rib_proto lo, hi;
	} filters[] = { { "connected", RIB_CONNECTED, RIB_CONNECTED }, { "local", RIB_LOCAL, RIB_LOCAL },
			{ "static", RIB_STATIC, RIB_STATIC },	       { "eigrp", RIB_EIGRP, RIB_EIGRP_EXT },
			{ "ospf", RIB_OSPF, RIB_OSPF_N2 },	       { "bgp", RIB_BGP, RIB_BGP },
			{ "nhrp", RIB_NHRP, RIB_NHRP },
			/* protocols that are not there: nothing is between these two */
			{ "isis", RIB_NHRP, RIB_CONNECTED },	       { "rip", RIB_NHRP, RIB_CONNECTED } };
	const char *vrf = gram_var(m, "vrf"), *longer = gram_var(m, "longer");
	struct str body = { 0 };
	struct prefix inside;
	struct walk6 w = { .out = &body, .lo = RIB_CONNECTED, .hi = RIB_NHRP };

	for (size_t i = 0; i < ARRAY_SIZE(filters); i++)
		if (gram_has(m, filters[i].word)) {
			w.lo = filters[i].lo;
			w.hi = filters[i].hi;
		}
	if (longer && prefix_parse(longer, &inside))
		w.longer = &inside;
	if (rib6(c, m))
		rib_walk(rib6(c, m), visit6, &w);
	if (w.n && !w.longer && w.lo <= RIB_LOCAL && w.hi >= RIB_LOCAL)
		str_puts(&body, multicast6);
	cli_print(c, "IPv6 Routing Table - %s - %zu entries\n%s", vrf ? vrf : "default",
		  w.n + (w.n != 0), codes6);
	str_add(c->out, body.data ? body.data : "", body.len);
	str_free(&body);
	return 0;
}

static int show_route6_one(struct cli_ctx *c, const struct gram_match *m)
{
	const char *exact = gram_var(m, "prefix");
	struct rib *rib = rib6(c, m);
	struct rib_entry e;
	struct prefix p = { .len = 128 };
	bool found = false;

	if (exact && prefix_parse(exact, &p))
		found = rib && rib_get(rib, &p, &e);
	else if (!exact && addr_parse(gram_var(m, "addr"), &p.addr))
		found = rib && rib_lookup(rib, &p.addr, &e);
	if (found)
		entry6_render(c->out, &e, show_now());
	else
		cli_print(c, "%% Route not found\n");
	return 0;
}

static int show_summary6(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *name;
		enum rib_proto lo, hi;
	} rows[] = { { "connected", RIB_CONNECTED, RIB_CONNECTED }, { "local", RIB_LOCAL, RIB_LOCAL },
		     { "static", RIB_STATIC, RIB_STATIC },	    { "eigrp", RIB_EIGRP, RIB_EIGRP_EXT },
		     { "ospf", RIB_OSPF, RIB_OSPF_N2 },		    { "bgp", RIB_BGP, RIB_BGP },
		     { "nhrp", RIB_NHRP, RIB_NHRP } };
	const char *vrf = gram_var(m, "vrf");
	struct walk6 w = { .out = NULL, .lo = RIB_CONNECTED, .hi = RIB_NHRP };

	if (rib6(c, m))
		rib_walk(rib6(c, m), visit6, &w);
	cli_print(c, "IPv6 routing table name is %s(0) global scope - %zu entries\n"
		     "IPv6 routing table default maximum-paths is %u\n%-15s %-11s %-11s %s\n",
		  vrf ? vrf : "default", w.n, RIB_MAX_PATHS, "Route Source", "Networks", "Overhead",
		  "Memory (bytes)");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		size_t n = 0;

		for (enum rib_proto p = rows[i].lo; p <= rows[i].hi; p++)
			n += w.by[p];
		if (n || i < 3)
			cli_print(c, "%-15s %-11zu %-11zu %zu\n", rows[i].name, n, n * 96,
				  n * sizeof(struct rib_path));
	}
	cli_print(c, "%-15s %-11zu %-11zu %zu\n", "Total", w.n, w.n * 96, w.n * sizeof(struct rib_path));
	return 0;
}

#define ROUTE6 "show ipv6 route [vrf WORD$vrf] "
#define H_ROUTE6 "Show running system information\nIPv6 information\nShow IPv6 route table entries\n" \
	"Display routes from a VPN Routing/Forwarding instance\n" \
	"VPN Routing/Forwarding instance name\n"

const struct gram_row show_route6_rows[] = {
	EXEC_ROW(MODE_USER, ROUTE6 "[connected|local|static|eigrp [<1-65535>$as]|ospf|bgp|nhrp|isis|rip]",
		 H_ROUTE6 "Connected\nLocal\nStatic routes\nEIGRP\nAutonomous System\nOSPF\nBGP\nNHRP\n"
			  "IS-IS\nRIP",
		 show_route6),
	EXEC_ROW(MODE_USER, ROUTE6 "summary", H_ROUTE6 "Summary of all routes", show_summary6),
	EXEC_ROW(MODE_USER, ROUTE6 "{X:X:X:X::X$addr|X:X:X:X::X/<0-128>$prefix}",
		 H_ROUTE6 "IPv6 address\nIPv6 prefix", show_route6_one),
	EXEC_ROW(MODE_USER, ROUTE6 "X:X:X:X::X/<0-128>$longer longer-prefixes",
		 H_ROUTE6 "IPv6 prefix\nRoutes inside of it", show_route6),
	EXEC_END,
};
