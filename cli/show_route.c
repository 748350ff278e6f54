/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip route: the table with IOS's classful grouping, one entry in detail, and the summary.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"
#include "routing/eigrp/eigrp_io.h"
#include "routing/vrf_link.h"

static const char legend[] =
	"Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP\n"
	"       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area \n"
	"       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2\n"
	"       E1 - OSPF external type 1, E2 - OSPF external type 2, m - OMP\n"
	"       n - NAT, Ni - NAT inside, No - NAT outside, Nd - NAT DIA\n"
	"       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2\n"
	"       ia - IS-IS inter area, * - candidate default, U - per-user static route\n"
	"       H - NHRP, G - NHRP registered, g - NHRP registration summary\n"
	"       o - ODR, P - periodic downloaded static route, l - LISP\n"
	"       a - application route\n"
	"       + - replicated route, % - next hop override, p - overrides from PfR\n"
	"       & - replicated local route overrides by connected\n\n";

static const struct {
	const char *code;   /* first letter, blank, two letters */
	const char *source; /* Known via "..." */
	const char *type;   /* ", type X", NULL none */
} protos[RIB_PROTO_MAX] = {
	[RIB_CONNECTED] = { "C   ", "connected", NULL },
	[RIB_LOCAL] = { "L   ", "connected", NULL },
	[RIB_STATIC] = { "S   ", "static", NULL },
	[RIB_EIGRP] = { "D   ", "eigrp", "internal" },
	[RIB_EIGRP_EXT] = { "D EX", "eigrp", "external" },
	[RIB_OSPF] = { "O   ", "ospf", "intra area" },
	[RIB_OSPF_IA] = { "O IA", "ospf", "inter area" },
	[RIB_OSPF_E1] = { "O E1", "ospf", "extern 1" },
	[RIB_OSPF_E2] = { "O E2", "ospf", "extern 2" },
	[RIB_OSPF_N1] = { "O N1", "ospf", "NSSA extern 1" },
	[RIB_OSPF_N2] = { "O N2", "ospf", "NSSA extern 2" },
	[RIB_BGP] = { "B   ", "bgp", "internal" },
	[RIB_NHRP] = { "H   ", "nhrp", NULL },
};

static bool is_eigrp(enum rib_proto p)
{
	return p == RIB_EIGRP || p == RIB_EIGRP_EXT;
}

static bool is_ospf(enum rib_proto p)
{
	return p >= RIB_OSPF && p <= RIB_OSPF_N2;
}

static bool proto_wanted(enum rib_proto p, enum show_route_filter f)
{
	switch (f) {
	case SHOW_ROUTE_ALL:
		return true;
	case SHOW_ROUTE_CONNECTED:
		return p == RIB_CONNECTED || p == RIB_LOCAL;
	case SHOW_ROUTE_STATIC:
		return p == RIB_STATIC;
	case SHOW_ROUTE_EIGRP:
		return is_eigrp(p);
	case SHOW_ROUTE_OSPF:
		return is_ospf(p);
	case SHOW_ROUTE_BGP:
		return p == RIB_BGP;
	case SHOW_ROUTE_NHRP:
		return p == RIB_NHRP;
	case SHOW_ROUTE_SUPERNETS:
		return true;
	case SHOW_ROUTE_NONE:
		break;
	}
	return false;
}

/* Class A, B, C; what is left (multicast, reserved) is never subnetted. */
static uint8_t classful_len(const struct addr *a)
{
	if (a->b[0] < 128)
		return 8;
	if (a->b[0] < 192)
		return 16;
	return a->b[0] < 224 ? 24 : 32;
}

static bool is_default(const struct prefix *p)
{
	return !p->len && addr_is_any(&p->addr);
}

/* The classful network an entry is listed under; false for supernets and the default route. */
static bool major_net(const struct prefix *p, struct prefix *net)
{
	uint8_t len = classful_len(&p->addr);

	if (p->len < len || is_default(p))
		return false;
	*net = (struct prefix){ p->addr, len };
	prefix_mask(net);
	return true;
}

static void code_render(struct str *out, const struct rib_entry *e)
{
	char code[8];

	str_copy(code, sizeof(code), protos[e->path[0].route->proto].code);
	if (is_default(&e->prefix) || e->path[0].route->candidate_default)
		code[1] = '*';
	str_puts(out, code);
	str_puts(out, "  ");
}

/* Unequal paths have metrics of their own. */
static uint32_t path_metric(const struct rib_path *p)
{
	return p->nh.metric ? p->nh.metric : p->route->metric;
}

/* What stands behind the prefix for one path; col: where to begin, to align further paths. */
static void path_render(struct str *out, const struct rib_path *p, uint64_t now)
{
	const struct rib_route *r = p->route;
	const char *vrf = vrf_link_of(p->nh.oif);
	char a[ADDR_STRLEN], t[SHOW_TIME_LEN];

	if (r->null0 && r->proto == RIB_BGP) {
		str_printf(out, "[%u/%u] via 0.0.0.0, %s, Null0\n", r->distance, r->metric,
			   show_ago(now, r->since_ms, t));
		return;
	}
	if (r->null0 && r->proto != RIB_STATIC) {
		str_printf(out, "is a summary, %s, Null0\n", show_ago(now, r->since_ms, t));
		return;
	}
	if (!p->nh.via.family && vrf) {
		str_printf(out, "is directly connected (%s), %s, %s\n", vrf,
			   show_ago(now, r->since_ms, t), p->hop.oif);
		return;
	}
	if (!p->nh.via.family) {
		const char *oif = r->null0 ? "Null0" : p->nh.oif[0] ? p->nh.oif : p->hop.oif;

		str_printf(out, "is directly connected, %s\n", oif);
		return;
	}
	str_printf(out, "[%u/%u] via %s", r->distance, path_metric(p), addr_str(&p->nh.via, a));
	if (vrf)
		str_printf(out, " (%s)", vrf);
	if (r->proto != RIB_STATIC)
		str_printf(out, ", %s", show_ago(now, r->since_ms, t));
	if (r->proto == RIB_STATIC || r->proto == RIB_BGP) {
		if (p->nh.oif[0] && !vrf)
			str_printf(out, ", %s", p->nh.oif);
	} else {
		str_printf(out, ", %s", p->nh.oif[0] ? p->nh.oif : p->hop.oif);
	}
	str_putc(out, '\n');
}

static void entry_render(struct str *out, const struct rib_entry *e, bool child, bool masked,
			 uint64_t now)
{
	size_t start = out->len, col;
	char a[ADDR_STRLEN];

	code_render(out, e);
	if (child)
		str_puts(out, "   ");
	str_printf(out, "%s ", masked ? prefix_str(&e->prefix, a) : addr_str(&e->prefix.addr, a));
	col = out->len - start;
	for (size_t i = 0; i < e->n_paths; i++) {
		if (i)
			str_printf(out, "%*s", (int)col, "");
		path_render(out, &e->path[i], now);
	}
}

/* The entries i..j-1 lie in one classful network. */
struct group {
	size_t end;
	unsigned masks;      /* different lengths */
	bool subnetted;      /* gets a header, children are indented */
	struct prefix net;
};

static struct group group_at(const struct rib_entry *const *e, size_t n, size_t i)
{
	struct group g = { .end = i + 1 };
	uint64_t lens = 0;
	struct prefix net;

	if (!major_net(&e[i]->prefix, &g.net))
		return g;
	for (g.end = i; g.end < n; g.end++) {
		if (!major_net(&e[g.end]->prefix, &net) || !prefix_eq(&net, &g.net))
			break;
		lens |= 1ULL << e[g.end]->prefix.len;
	}
	for (; lens; lens &= lens - 1)
		g.masks++;
	g.subnetted = g.end - i > 1 || e[i]->prefix.len > g.net.len;
	return g;
}

static void group_head_render(struct str *out, const struct group *g, size_t first, uint8_t len)
{
	struct prefix p = g->net;
	char a[ADDR_STRLEN];

	if (g->masks > 1) {
		str_printf(out, "      %s is variably subnetted, %zu subnets, %u masks\n",
			   prefix_str(&p, a), g->end - first, g->masks);
		return;
	}
	p.len = len;
	str_printf(out, "      %s is subnetted, %zu subnets\n", prefix_str(&p, a), g->end - first);
}

static bool entry_wanted(const struct rib_entry *e, enum show_route_filter f,
			 const struct prefix *longer)
{
	if (f == SHOW_ROUTE_SUPERNETS && e->prefix.len >= classful_len(&e->prefix.addr))
		return false;
	return e->n_paths && proto_wanted(e->path[0].route->proto, f) &&
	       (!longer || prefix_covers(longer, &e->prefix));
}

static void gateway_render(struct str *out, const struct rib_entry *const *e, size_t n)
{
	char a[ADDR_STRLEN];

	for (size_t i = 0; i < n; i++) {
		if (!is_default(&e[i]->prefix) || !e[i]->n_paths)
			continue;
		str_printf(out, "Gateway of last resort is %s to network 0.0.0.0\n\n",
			   e[i]->path[0].nh.via.family ? addr_str(&e[i]->path[0].nh.via, a)
						       : "0.0.0.0");
		return;
	}
	str_puts(out, "Gateway of last resort is not set\n\n");
}

void show_route_render(struct str *out, const struct rib_entry *const *e, size_t n,
		       enum show_route_filter f, const struct prefix *longer, uint64_t now)
{
	str_puts(out, legend);
	gateway_render(out, e, n);
	for (size_t i = 0, j; i < n; i = j) {
		struct group g = group_at(e, n, i);
		bool head = g.subnetted;

		j = g.end;
		for (size_t k = i; k < j; k++) {
			if (!entry_wanted(e[k], f, longer))
				continue;
			if (head)
				group_head_render(out, &g, i, e[k]->prefix.len);
			head = false;
			entry_render(out, e[k], g.subnetted, !g.subnetted || g.masks > 1, now);
		}
	}
}

/* --- show ip route A --- */

static void source_render(struct str *out, const struct rib_route *r, bool direct, char *name,
			  size_t size)
{
	const char *base = protos[r->proto].source;

	if (r->instance)
		snprintf(name, size, "%s %u", base, r->instance);
	else
		str_copy(name, size, base);
	str_printf(out, "  Known via \"%s\", distance %u, metric %u", name, r->distance, r->metric);
	if (r->proto == RIB_CONNECTED || r->proto == RIB_LOCAL)
		str_puts(out, " (connected, via interface)");
	else if (r->proto == RIB_STATIC && direct)
		str_puts(out, " (connected)"); /* a route to an interface, or Null0 */
	if (r->candidate_default || is_default(&r->prefix))
		str_puts(out, ", candidate default path");
	/* The type moves to the tag's line where there is a tag. */
	if (r->tag || r->bgp_external)
		str_printf(out, "\n  Tag %u", r->tag);
	if (protos[r->proto].type)
		str_printf(out, ", type %s", r->bgp_external ? "external" : protos[r->proto].type);
	str_putc(out, '\n');
}

static void metric_render(struct str *out, const struct show_route_metric *m)
{
	str_printf(out,
		   "      Total delay is %" PRIu64 " microseconds, minimum bandwidth is %u Kbit\n"
		   "      Reliability %u/255, minimum MTU %u bytes\n"
		   "      Loading %u/255, Hops %u\n",
		   m->delay_us, m->bw_kbit, m->rel, m->mtu, m->load, m->hops);
}

static void block_render(struct str *out, const struct rib_path *p, bool first, uint64_t now)
{
	const struct rib_route *r = p->route;
	const char *oif = p->nh.oif[0] ? p->nh.oif : p->hop.oif;
	bool dynamic = is_eigrp(r->proto) || is_ospf(r->proto) || r->proto == RIB_BGP ||
		       r->proto == RIB_NHRP;
	const char *vrf = vrf_link_of(p->nh.oif);
	char a[ADDR_STRLEN], t[SHOW_TIME_LEN];

	str_printf(out, "  %c ", first ? '*' : ' ');
	if (r->null0)
		str_puts(out, "directly connected, via Null0");
	else if (!p->nh.via.family)
		str_printf(out, "directly connected, via %s", vrf ? p->hop.oif : oif);
	else
		str_puts(out, addr_str(&p->nh.via, a));
	if (vrf)
		str_printf(out, " (%s)", vrf);
	if (dynamic && p->nh.via.family) {
		str_printf(out, ", from %s, %s ago", a, show_ago(now, r->since_ms, t));
		if (r->proto != RIB_BGP)
			str_printf(out, ", via %s", oif);
	} else if (p->nh.via.family && p->nh.oif[0] && !vrf) {
		str_printf(out, ", via %s", p->nh.oif);
	}
	str_printf(out, "\n      Route metric is %u, traffic share count is %u\n", path_metric(p),
		   MAX(p->nh.share, 1u));
	if (r->proto == RIB_BGP)
		str_printf(out, "      AS Hops %u\n", r->as_hops);
	if (r->tag)
		str_printf(out, "      Route tag %u\n", r->tag);
	if (r->proto == RIB_BGP)
		str_puts(out, "      MPLS label: none\n");
}

void show_route_entry_render(struct str *out, const struct rib_entry *e, uint64_t now,
			     show_route_metric_fn metric, void *arg)
{
	const struct rib_route *r = e->path[0].route;
	const struct rib_path *p = &e->path[0];
	char a[ADDR_STRLEN], name[32], t[SHOW_TIME_LEN];
	const char *oif = p->nh.oif[0] ? p->nh.oif : p->hop.oif;

	str_printf(out, "Routing entry for %s", prefix_str(&e->prefix, a));
	if (e->prefix.addr.family != ADDR_V6 && e->prefix.len < classful_len(&e->prefix.addr))
		str_puts(out, ", supernet");
	str_putc(out, '\n');
	source_render(out, r, r->null0 || !p->nh.via.family, name, sizeof(name));
	if (is_eigrp(r->proto))
		str_printf(out, "  Redistributing via %s\n", name);
	if (p->nh.via.family && r->proto != RIB_STATIC) {
		addr_str(&p->nh.via, a);
		show_ago(now, r->since_ms, t);
		if (r->proto == RIB_BGP)
			str_printf(out, "  Last update from %s %s ago\n", a, t);
		else
			str_printf(out, "  Last update from %s on %s, %s ago\n", a, oif, t);
	}
	str_puts(out, "  Routing Descriptor Blocks:\n");
	for (size_t i = 0; i < e->n_paths; i++) {
		struct show_route_metric m;

		block_render(out, &e->path[i], i == 0, now);
		if (metric && is_eigrp(e->path[i].route->proto) && metric(&e->path[i], &m, arg))
			metric_render(out, &m);
	}
}

/* --- collection --- */

/* A path into another VRF is shown as the one that the prefix has there, a static one as it is
 * configured. */
static void paths_of_vrf(const struct router *rt, const struct rib *table, struct rib_entry *e)
{
	for (size_t i = 0; i < e->n_paths; i++) {
		struct rib_path *p = &e->path[i];
		const char *vrf = vrf_link_of(p->nh.oif);
		struct rib *rib = vrf ? ifaces_vrf_rib(rt->ifaces, vrf, false) : NULL;
		const struct static_conf *s = vrf && p->route->proto == RIB_STATIC
						      ? statics_find(rt->statics, table,
								     p->route->owner)
						      : NULL;
		struct rib_entry there;

		if (!vrf)
			continue;
		if (s) {
			p->nh.via = s->via;
			str_copy(p->nh.oif, sizeof(p->nh.oif), s->oif);
			continue;
		}
		p->nh.via = (struct addr){0};
		if (rib && rib_get(rib, &e->prefix, &there) && there.n_paths) {
			p->nh.via = there.path[0].nh.via;
			p->hop = there.path[0].hop;
		}
	}
}

struct table {
	const struct router *rt;
	struct rib *rib;
	struct rib_entry **e;
	size_t n, cap;
	uint8_t family;
};

static bool collect(const struct rib_entry *e, void *arg)
{
	struct table *t = arg;

	if (!e->n_paths || (e->prefix.addr.family == ADDR_V6) != (t->family == ADDR_V6))
		return true;
	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 64;
		t->e = xrealloc(t->e, t->cap * sizeof(*t->e));
	}
	/* only the paths there are: a table may hold tens of thousands of entries */
	t->e[t->n++] =
		xmemdup(e, offsetof(struct rib_entry, path) + e->n_paths * sizeof(e->path[0]));
	paths_of_vrf(t->rt, t->rib, t->e[t->n - 1]);
	return true;
}

static int entry_order(const void *pa, const void *pb)
{
	const struct rib_entry *a = *(struct rib_entry *const *)pa;
	const struct rib_entry *b = *(struct rib_entry *const *)pb;
	int d = addr_cmp(&a->prefix.addr, &b->prefix.addr);

	return d ? d : (int)a->prefix.len - (int)b->prefix.len;
}

/* vrf NULL: the global table. */
static struct rib *table_rib(const struct cli_ctx *c, const char *vrf)
{
	return vrf && c->rt->ifaces ? ifaces_vrf_rib(c->rt->ifaces, vrf, false) : c->rt->rib;
}

static struct table table_take(const struct cli_ctx *c, uint8_t family, const char *vrf)
{
	struct rib *rib = table_rib(c, vrf);
	struct table t = {.rt = c->rt, .rib = rib, .family = family};

	if (rib)
		rib_walk(rib, collect, &t);
	if (t.n)
		qsort(t.e, t.n, sizeof(*t.e), entry_order);
	return t;
}

static void table_free(struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->e[i]);
	free(t->e);
}

/* A VRF is known when the configuration has it; its table is its own namespace's. */
static bool vrf_check(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const forms[] = { "vrf definition", "ip vrf" };
	const char *vrf = gram_var(m, "vrf");

	if (!vrf)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
		struct str line = { 0 };
		bool found;

		str_printf(&line, "%s %s", forms[i], vrf);
		found = c->rt->running && cfg_find(&c->rt->running->root, str_text(&line));
		str_free(&line);
		if (found) {
			cli_print(c, "\nRouting Table: %s\n", vrf);
			return true;
		}
	}
	cli_print(c, "%% IP routing table %s does not exist\n", vrf);
	return false;
}

static int show_table(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *word;
		enum show_route_filter f;
	} filters[] = { { "connected", SHOW_ROUTE_CONNECTED }, { "static", SHOW_ROUTE_STATIC },
			{ "eigrp", SHOW_ROUTE_EIGRP },	       { "ospf", SHOW_ROUTE_OSPF },
			{ "bgp", SHOW_ROUTE_BGP },	       { "nhrp", SHOW_ROUTE_NHRP },
			{ "isis", SHOW_ROUTE_NONE },	       { "rip", SHOW_ROUTE_NONE },
			{ "odr", SHOW_ROUTE_NONE },	       { "mobile", SHOW_ROUTE_NONE },
			{ "supernets-only", SHOW_ROUTE_SUPERNETS } };
	enum show_route_filter f = SHOW_ROUTE_ALL;
	struct table t;

	if (!vrf_check(c, m))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(filters); i++)
		if (gram_has(m, filters[i].word))
			f = filters[i].f;
	t = table_take(c, ADDR_V4, gram_var(m, "vrf"));
	show_route_render(c->out, (const struct rib_entry *const *)t.e, t.n, f, NULL, show_now());
	table_free(&t);
	return 0;
}

/* "% Subnet not in table" when something else of the classful network is known. */
static void absent(struct cli_ctx *c, const struct table *t, const struct prefix *p)
{
	struct prefix net = { p->addr, classful_len(&p->addr) };

	prefix_mask(&net);
	for (size_t i = 0; i < t->n; i++)
		if (prefix_covers(&net, &t->e[i]->prefix)) {
			cli_print(c, "%% Subnet not in table\n");
			return;
		}
	cli_print(c, "%% Network not in table\n");
}

struct metric_search {
	const struct rib_path *p;
	struct show_route_metric *out;
	bool found;
};

static void topo_visit(const struct eigrp_topo_info *i, void *arg)
{
	struct metric_search *s = arg;

	if (!prefix_eq(&i->prefix, &s->p->route->prefix))
		return;
	for (size_t k = 0; k < i->n_paths; k++) {
		const struct eigrp_metric *m = &i->paths[k].metric;

		if (!addr_eq(&i->paths[k].via, &s->p->nh.via))
			continue;
		*s->out = (struct show_route_metric){ .delay_us = m->delay / 1000000, .bw_kbit = m->bw,
						      .mtu = m->mtu, .rel = m->rel,
						      .load = m->load, .hops = m->hops };
		s->found = true;
	}
}

struct metric_ctx {
	struct eigrps *eigrp;
	const char *vrf;
};

/* The vector metric behind an EIGRP route, from its process's topology table. */
static bool path_metric_of(const struct rib_path *p, struct show_route_metric *out, void *arg)
{
	const struct metric_ctx *x = arg;
	struct metric_search s = { .p = p, .out = out };
	struct eigrp *e;

	for (size_t i = 0; x->eigrp && (e = eigrps_nth(x->eigrp, i)) && !s.found; i++)
		if (eigrp_conf_of(e)->as == p->route->instance &&
		    !strcmp(eigrp_conf_of(e)->vrf, x->vrf))
			eigrp_walk_topo(e, topo_visit, &s);
	return s.found;
}

/* The entry meant: with a mask that very prefix, otherwise the longest match, which is the default
 * route only for 0.0.0.0. */
static bool entry_find(struct rib *rib, const struct prefix *want, bool exact, struct rib_entry *e)
{
	if (!rib)
		return false;
	if (exact)
		return rib_get(rib, want, e);
	return rib_lookup(rib, &want->addr, e) && (!is_default(&e->prefix) || addr_is_any(&want->addr));
}

static int show_one(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	struct prefix want = { 0 };
	struct rib_entry e;
	struct table t;
	struct addr mask;
	bool exact = gram_addr(m, "mask", &mask);
	int len = exact ? mask_to_len(&mask) : 32;

	if (!gram_addr(m, "addr", &want.addr) || !vrf_check(c, m))
		return 0;
	if (len < 0) {
		cli_print(c, "%% Bad mask\n");
		return 0;
	}
	want.len = (uint8_t)len;
	if (!gram_has(m, "longer-prefixes") && entry_find(table_rib(c, vrf), &want, exact, &e)) {
		struct metric_ctx x = { c->rt->eigrp, vrf ? vrf : "" };

		paths_of_vrf(c->rt, table_rib(c, vrf), &e);
		show_route_entry_render(c->out, &e, show_now(), path_metric_of, &x);
		return 0;
	}
	t = table_take(c, ADDR_V4, vrf);
	if (gram_has(m, "longer-prefixes")) {
		prefix_mask(&want);
		show_route_render(c->out, (const struct rib_entry *const *)t.e, t.n, SHOW_ROUTE_ALL,
				  &want, show_now());
		cli_print(c, "\n");
	} else {
		absent(c, &t, &want);
	}
	table_free(&t);
	return 0;
}

struct summary {
	unsigned nets, subnets;
	size_t bytes;
};

/* What the table holds for a prefix: its candidate and its installed paths. */
static size_t entry_bytes(const struct rib_entry *e)
{
	return offsetof(struct rib_route, nh) + e->n_paths * (sizeof(struct rib_nexthop) +
							      sizeof(struct rib_path));
}

static int show_summary(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	static const struct {
		const char *name;
		enum rib_proto lo, hi;
	} rows[] = {{"connected", RIB_CONNECTED, RIB_LOCAL},
		    {"static", RIB_STATIC, RIB_STATIC},
		    {"eigrp", RIB_EIGRP, RIB_EIGRP_EXT},
		    {"ospf", RIB_OSPF, RIB_OSPF_N2},
		    {"bgp", RIB_BGP, RIB_BGP},
		    {"nhrp", RIB_NHRP, RIB_NHRP}};
	struct summary sum[ARRAY_SIZE(rows)] = { { 0 } }, total = { 0 };
	struct table t = table_take(c, ADDR_V4, vrf);
	struct prefix net;

	for (size_t i = 0; i < t.n; i++)
		for (size_t r = 0; r < ARRAY_SIZE(rows); r++) {
			enum rib_proto p = t.e[i]->path[0].route->proto;

			if (p < rows[r].lo || p > rows[r].hi)
				continue;
			if (major_net(&t.e[i]->prefix, &net) && t.e[i]->prefix.len > net.len)
				sum[r].subnets++;
			else
				sum[r].nets++;
			sum[r].bytes += entry_bytes(t.e[i]);
		}
	cli_print(c,
		  "IP routing table name is %s (0x%x)\nIP routing table maximum-paths is %u\n"
		  "%-15s %-11s %-11s %-11s %-11s %s\n",
		  vrf ? vrf : "default", vrf ? 1u : 0u, RIB_MAX_PATHS, "Route Source", "Networks", "Subnets", "Replicates", "Overhead",
		  "Memory (bytes)");
	for (size_t r = 0; r < ARRAY_SIZE(rows); r++) {
		unsigned n = sum[r].nets + sum[r].subnets;

		if (!n && r > 1)
			continue;
		cli_print(c, "%-15s %-11u %-11u %-11u %-11u %zu\n", rows[r].name, sum[r].nets,
			  sum[r].subnets, 0, n * 96, sum[r].bytes);
		total.bytes += sum[r].bytes;
		total.nets += sum[r].nets;
		total.subnets += sum[r].subnets;
	}
	cli_print(c, "%-15s %-11u %-11u %-11u %-11u %zu\n", "Total", total.nets, total.subnets, 0,
		  (total.nets + total.subnets) * 96, total.bytes);
	table_free(&t);
	return 0;
}

#define ROUTE "show ip route "
#define ROUTE_HELP "Show running system information\nIP information\nIP routing table\n"

const struct gram_row show_route_rows[] = {
	EXEC_ROW(MODE_USER,
		 ROUTE "[vrf WORD$vrf] "
		       "[connected|static|eigrp [<1-65535>$as]|ospf [<1-65535>$process]|bgp "
		       "[<1-4294967295>$asn]|nhrp|isis|rip|odr|mobile|supernets-only]",
		 ROUTE_HELP "Display routes from a VPN Routing/Forwarding instance\n"
			    "VPN Routing/Forwarding instance name\nConnected\nStatic routes\n"
			    "Enhanced Interior Gateway Routing Protocol (EIGRP)\n"
			    "Autonomous System\nOpen Shortest Path First (OSPF)\nProcess ID\n"
			    "Border Gateway Protocol (BGP)\nAutonomous System\n"
			    "Next Hop Resolution Protocol (NHRP)\nISO IS-IS\n"
			    "Routing Information Protocol (RIP)\nOn Demand stub Routes (ODR)\n"
			    "Mobile routes\nShow supernet entries only",
		 show_table),
	EXEC_ROW(MODE_USER, ROUTE "[vrf WORD$vrf] summary",
		 ROUTE_HELP "Display routes from a VPN Routing/Forwarding instance\n"
			    "VPN Routing/Forwarding instance name\nSummary of all routes",
		 show_summary),
	EXEC_ROW(MODE_USER, ROUTE "[vrf WORD$vrf] A.B.C.D$addr [A.B.C.D$mask [longer-prefixes]]",
		 ROUTE_HELP "Display routes from a VPN Routing/Forwarding instance\n"
			    "VPN Routing/Forwarding instance name\n"
			    "Network to display information about\nNetwork mask\n"
			    "Show route matching the specified Network/Mask pair only",
		 show_one),
	EXEC_END,
};
