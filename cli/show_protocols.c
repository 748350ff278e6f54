/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip protocols, show ipv6 protocols: the routing processes and how they are set.
 */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "routing/frr/frr.h"
#include "routing/eigrp/eigrp_io.h"

static const char application[] =
	"*** IP Routing is NSF aware ***\n\n"
	"Routing Protocol is \"application\"\n"
	"  Sending updates every 0 seconds\n"
	"  Invalid after 0 seconds, hold down 0, flushed after 0\n"
	"  Outgoing update filter list for all interfaces is not set\n"
	"  Incoming update filter list for all interfaces is not set\n"
	"  Maximum path: 32\n"
	"  Routing for Networks:\n"
	"  Routing Information Sources:\n"
	"    Gateway         Distance      Last Update\n"
	"  Distance: (default is 4)\n\n";

/* "10.0.0.0" for a whole class, "10.1.0.0/16" otherwise. */
void show_eigrp_network_render(struct str *out, const struct eigrp_network *n)
{
	struct addr net = addr_v4(n->addr), mask = addr_v4(~n->wild);
	uint8_t class_len = net.b[0] < 128 ? 8 : net.b[0] < 192 ? 16 : 24;
	int len = mask_to_len(&mask);
	char a[ADDR_STRLEN], w[ADDR_STRLEN];
	struct addr wild = addr_v4(n->wild);

	str_printf(out, "    %s", addr_str(&net, a));
	if (len < 0)
		str_printf(out, " %s", addr_str(&wild, w));
	else if (len != class_len && !(len == 0 && addr_is_any(&net)))
		str_printf(out, "/%d", len);
	str_putc(out, '\n');
}

static void passive_visit(const struct eigrp_if_info *i, void *arg)
{
	struct str *out = arg;

	/* loopbacks are passive by nature: only what was configured is listed */
	if (i->passive && i->conf && i->conf->passive)
		str_printf(out, "    %s\n", i->ifname);
}

struct source_view {
	struct str *out;
	uint8_t distance;
	uint64_t now;
};

static void source_visit(const struct eigrp_nbr_info *i, void *arg)
{
	struct source_view *v = arg;
	char a[ADDR_STRLEN], t[SHOW_TIME_LEN];

	if (i->up)
		str_printf(v->out, "    %-15s %8u      %s\n", addr_str(&i->addr, a), v->distance,
			   show_ago(v->now, i->since_ms, t));
}

static void redist_visit(const struct eigrp_topo_info *i, void *arg)
{
	for (size_t k = 0; k < i->n_paths; k++)
		if (i->paths[k].external && !i->paths[k].via.family) {
			(*(unsigned *)arg)++;
			return;
		}
}

static void list_name_render(struct str *out, const struct cfg_node *n)
{
	if (cfg_var(n, "prefix"))
		str_printf(out, "(prefix-list) %s", cfg_var(n, "prefix"));
	else if (cfg_var(n, "rmap"))
		str_printf(out, "(route-map) %s", cfg_var(n, "rmap"));
	else
		str_puts(out, cfg_var(n, "acl") ? cfg_var(n, "acl") : "not set");
}

static void filter_list_render(struct str *out, const struct cfg_node *s, const char *way,
			       const char *word)
{
	const struct cfg_node *all = NULL;

	for (const struct cfg_node *n = s ? cfg_find(s, "distribute-list") : NULL; n;
	     n = cfg_next(n, "distribute-list"))
		if (cfg_has(n, word) && !cfg_var(n, "interface"))
			all = n;
	str_printf(out, "  %s update filter list for all interfaces is ", way);
	list_name_render(out, all);
	str_putc(out, '\n');
	for (const struct cfg_node *n = s ? cfg_find(s, "distribute-list") : NULL; n;
	     n = cfg_next(n, "distribute-list")) {
		if (!cfg_has(n, word) || !cfg_var(n, "interface"))
			continue;
		str_printf(out, "    %s filtered by ", cfg_var(n, "interface"));
		list_name_render(out, n);
		str_puts(out, " (per-user), default is ");
		list_name_render(out, all);
		str_putc(out, '\n');
	}
}

void show_filter_lists_render(struct str *out, const struct cfg_node *s)
{
	filter_list_render(out, s, "Outgoing", "out");
	filter_list_render(out, s, "Incoming", "in");
}

/* Where the process's lists and redistribution stand: router eigrp, or topology base below it. */
static const struct cfg_node *eigrp_section(const struct cfg *cfg, const struct eigrp_conf *c)
{
	const char *words = c->family == ADDR_V6 ? "address-family ipv6" : "address-family ipv4";

	for (const struct cfg_node *s = cfg_find(&cfg->root, "ipv6 router eigrp");
	     s && c->family == ADDR_V6 && !c->vname[0]; s = cfg_next(s, "ipv6 router eigrp"))
		if (cfg_num(s, "name", 0) == c->as)
			return s;
	for (const struct cfg_node *s = cfg_find(&cfg->root, "router eigrp"); s;
	     s = cfg_next(s, "router eigrp")) {
		if (!c->vname[0] && cfg_num(s, "name", 0) == c->as && !c->vrf[0])
			return s;
		for (const struct cfg_node *af = cfg_find(s, words); af; af = cfg_next(af, words)) {
			const char *vrf = cfg_var(af, "vrf");
			uint64_t as = cfg_num(cfg_find(af, "autonomous-system"), "as", 0);

			if (cfg_num(af, "as", as) == c->as && !strcmp(vrf ? vrf : "", c->vrf))
				return c->vname[0] ? cfg_find(af, "topology base") : af;
		}
	}
	return NULL;
}

/* "Redistributing: static, ospf 1" */
static void redistributing_render(struct str *out, const struct cfg_node *s)
{
	const char *sep = "  Redistributing: ";

	for (const struct cfg_node *n = s ? cfg_find(s, "redistribute") : NULL; n;
	     n = cfg_next(n, "redistribute")) {
		const char *word = n->line + strlen("redistribute "), *from = cfg_var(n, "from");

		str_printf(out, "%s%.*s%s%s", sep, (int)strcspn(word, " "), word, from ? " " : "",
			   from ? from : "");
		sep = ", ";
	}
	if (*sep == ',')
		str_putc(out, '\n');
}

static void stub_render(struct str *out, uint8_t flags)
{
	static const struct {
		uint8_t bit;
		const char *name;
	} kinds[] = { { EIGRP_STUB_RECEIVE_ONLY, "receive-only" },
		      { EIGRP_STUB_CONNECTED, "connected" },
		      { EIGRP_STUB_STATIC, "static" },
		      { EIGRP_STUB_SUMMARY, "summary" },
		      { EIGRP_STUB_REDIST, "redistributed" } };

	str_puts(out, "    Stub");
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (flags & kinds[i].bit)
			str_printf(out, ", %s", kinds[i].name);
	str_putc(out, '\n');
}

static void topology_render(struct str *out, struct eigrp *e, const struct eigrp_conf *c)
{
	unsigned redist = 0;

	eigrp_walk_topo(e, redist_visit, &redist);
	str_puts(out, "    Topology : 0 (base) \n");
	if (c->active_s)
		str_printf(out, "      Active Timer: %u min\n", c->active_s / 60);
	else
		str_puts(out, "      Active Timer: disabled\n");
	str_printf(out,
		   "      Distance: internal %u external %u\n"
		   "      Maximum path: %u\n"
		   "      Maximum hopcount %u\n"
		   "      Maximum metric variance %u\n",
		   c->dist_int, c->dist_ext, c->max_paths, c->max_hops, c->variance);
	if (c->vname[0])
		str_printf(out, "      Total Prefix Count: %zu\n      Total Redist Count: %u\n",
			   eigrp_n_entries(e), redist);
	str_putc(out, '\n');
}

/* From the heading to the topology: also what show eigrp protocols shows. */
static void eigrp_render(struct str *out, struct eigrp *e, const struct eigrp_conf *c)
{
	struct addr rid = addr_v4(eigrp_router_id(e));
	char a[ADDR_STRLEN];

	if (c->vname[0])
		str_printf(out, "  %s VR(%s) Address-Family Protocol for AS(%u)\n", eigrp_name(e),
			   c->vname, c->as);
	else
		str_printf(out, "  %s Protocol for AS(%u)\n", eigrp_name(e), c->as);
	str_printf(out, "    Metric weight K1=%u, K2=%u, K3=%u, K4=%u, K5=%u", c->k[0], c->k[1],
		   c->k[2], c->k[3], c->k[4]);
	if (c->vname[0])
		str_printf(out, " K6=%u\n    Metric rib-scale %u\n    Metric version 64bit", c->k[5],
			   c->rib_scale);
	str_puts(out, "\n    NSF-aware route hold timer is 240\n");
	str_printf(out, "    Router-ID: %s\n", addr_str(&rid, a));
	if (c->stub)
		stub_render(out, c->stub_flags);
	topology_render(out, e, c);
}

static void process_render(struct str *out, struct eigrp *e, const struct cfg_node *s, uint64_t now)
{
	const struct eigrp_conf *c = eigrp_conf_of(e);
	struct source_view v = { .out = out, .distance = c->dist_int, .now = now };
	struct str passive = { 0 };

	str_printf(out, "Routing Protocol is \"eigrp %u\"\n", c->as);
	show_filter_lists_render(out, s);
	str_puts(out, "  Default networks flagged in outgoing updates\n"
		      "  Default networks accepted from incoming updates\n");
	redistributing_render(out, s);
	eigrp_render(out, e, c);
	str_printf(out, "  Automatic Summarization: %s\n  Maximum path: %u\n"
			"  Routing for Networks:\n", c->auto_summary ? "enabled" : "disabled",
		   c->max_paths);
	for (size_t i = 0; i < c->n_networks; i++)
		show_eigrp_network_render(out, &c->networks[i]);
	eigrp_walk_ifs(e, passive_visit, &passive);
	if (passive.len)
		str_printf(out, "  Passive Interface(s):\n%s", str_text(&passive));
	str_free(&passive);
	str_puts(out, "  Routing Information Sources:\n    Gateway         Distance      Last Update\n");
	eigrp_walk_nbrs(e, source_visit, &v);
	str_printf(out, "  Distance: internal %u external %u\n\n", c->dist_int, c->dist_ext);
}

static int show_protocols(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	struct eigrp *e;

	if (!vrf)
		cli_print(c, "%s", application);
	for (size_t i = 0; c->rt->eigrp && (e = eigrps_nth(c->rt->eigrp, i)); i++)
		if (eigrp_conf_of(e)->family == ADDR_V4 &&
		    !strcmp(eigrp_conf_of(e)->vrf, vrf ? vrf : ""))
			process_render(c->out, e, eigrp_section(c->rt->running, eigrp_conf_of(e)),
				       show_now());
	show_protocols_frr(c, vrf ? vrf : "");
	return 0;
}

/* Its EIGRP part, two blanks further left. */
static void eigrp_render_left(struct str *out, struct eigrp *e)
{
	struct str s = { 0 };

	eigrp_render(&s, e, eigrp_conf_of(e));
	for (const char *line = str_text(&s), *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			break;
		str_printf(out, "%.*s\n", (int)(end - line - (end > line ? 2 : 0)),
			   line + (end > line ? 2 : 0));
	}
	str_free(&s);
}

static int show_eigrp_protocols(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	uint64_t as = gram_num(m, "as", 0);
	struct eigrp *e;

	for (size_t i = 0; c->rt->eigrp && (e = eigrps_nth(c->rt->eigrp, i)); i++) {
		const struct eigrp_conf *conf = eigrp_conf_of(e);

		if ((!as || conf->as == as) && !strcmp(conf->vrf, vrf ? vrf : ""))
			eigrp_render_left(c->out, e);
	}
	return 0;
}

/* --- show ipv6 protocols --- */

struct if_names {
	struct str *out;
	bool passive; /* those that are, or those that are not */
};

static void if_visit(const struct eigrp_if_info *i, void *arg)
{
	struct if_names *n = arg;
	bool passive = i->passive && i->conf && i->conf->passive;

	if (passive == n->passive)
		str_printf(n->out, "    %s%s\n", i->ifname, passive ? " (passive)" : "");
}

void show_redistribution_render(struct str *out, const struct cfg_node *s)
{
	bool none = true;

	str_puts(out, "  Redistribution:\n");
	for (const struct cfg_node *r = s ? cfg_find(s, "redistribute") : NULL; r;
	     r = cfg_next(r, "redistribute")) {
		const char *word = r->line + strlen("redistribute "), *from = cfg_var(r, "from");

		str_printf(out, "    Redistributing protocol %.*s%s%s\n",
			   (int)strcspn(word, " "), word, from ? " " : "", from ? from : "");
		none = false;
	}
	if (none)
		str_puts(out, "    None\n");
}

static void eigrp6_render(struct str *out, struct eigrp *e, const struct cfg_node *s)
{
	struct if_names n = { .out = out };

	str_printf(out, "IPv6 Routing Protocol is \"eigrp %u\"\n", eigrp_conf_of(e)->as);
	eigrp_render_left(out, e);
	str_puts(out, "  Interfaces:\n");
	eigrp_walk_ifs(e, if_visit, &n);
	n.passive = true;
	eigrp_walk_ifs(e, if_visit, &n);
	show_redistribution_render(out, s);
}

/* Its interfaces by area, as they were configured. */
static void ospf6_render(struct str *out, const struct frr_conf *c)
{
	str_printf(out, "IPv6 Routing Protocol is \"ospf %u\"\n", c->number);
	for (size_t i = 0; i < c->n_ifs; i++) {
		bool first = c->ifs[i].area[0] != '\0';

		for (size_t k = 0; k < i; k++)
			first = first && strcmp(c->ifs[k].area, c->ifs[i].area) != 0;
		if (!first)
			continue;
		str_printf(out, "  Interfaces (Area %s):\n", c->ifs[i].area);
		for (size_t k = i; k < c->n_ifs; k++)
			if (!strcmp(c->ifs[k].area, c->ifs[i].area))
				str_printf(out, "    %s\n", c->ifs[k].name);
	}
}

static int show_ipv6_protocols(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	struct frr_child *child;
	struct eigrp *e;

	cli_print(c, "IPv6 Routing Protocol is \"connected\"\n"
		     "IPv6 Routing Protocol is \"application\"\n"
		     "IPv6 Routing Protocol is \"ND\"\n");
	for (const struct cfg_node *n = cfg_find(&c->rt->running->root, "ipv6 route"); n && !vrf;
	     n = cfg_next(n, "ipv6 route")) {
		cli_print(c, "IPv6 Routing Protocol is \"static\"\n");
		break;
	}
	for (size_t i = 0; c->rt->eigrp && (e = eigrps_nth(c->rt->eigrp, i)); i++)
		if (eigrp_conf_of(e)->family == ADDR_V6 &&
		    !strcmp(eigrp_conf_of(e)->vrf, vrf ? vrf : ""))
			eigrp6_render(c->out, e,
				      eigrp_section(c->rt->running, eigrp_conf_of(e)));
	for (size_t i = 0; c->rt->frr && !vrf && (child = frr_nth(c->rt->frr, FRR_OSPF6, i)); i++)
		ospf6_render(c->out, frr_conf_of(child));
	if (!vrf)
		show_protocols_bgp6_render(c->out, c->rt->running);
	return 0;
}

const struct gram_row show_protocols_rows[] = {
	EXEC_ROW(MODE_USER, "show ip protocols [vrf WORD$vrf]",
		 "Show running system information\nIP information\n"
		 "IP routing protocol process parameters and statistics\n"
		 "Select a VPN Routing/Forwarding instance\nVRF name",
		 show_protocols),
	EXEC_ROW(MODE_USER, "show ipv6 protocols [vrf WORD$vrf]",
		 "Show running system information\nIPv6 information\n"
		 "IPv6 Routing Protocols\nSelect a VPN Routing/Forwarding instance\nVRF name",
		 show_ipv6_protocols),
	EXEC_ROW(MODE_USER, "show eigrp protocols [vrf WORD$vrf] [<1-65535>$as]",
		 "Show running system information\nEIGRP show commands\nShow EIGRP protocol info\n"
		 "Select a VPN Routing/Forwarding instance\nVRF name\nAutonomous System",
		 show_eigrp_protocols),
	EXEC_END,
};
