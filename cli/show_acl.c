/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show access-lists, show ip prefix-list, show route-map, show ip policy; clearing what they count.
 */
#include <stdio.h>
#include <string.h>
#include "base/wall.h"
#include "cli/apply_int.h"
#include "cli/show.h"
#include "cli/time_range.h"

/* --- access lists --- */

/* "permit 10.0.0.0 0.0.0.255" -> "permit 10.0.0.0, wildcard bits 0.0.0.255" in standard lists. */
static void standard_entry(struct str *out, const char *text)
{
	char action[8], a[ADDR_STRLEN], w[ADDR_STRLEN];
	struct addr t;
	int n = sscanf(text, "%7s %47s %47s", action, a, w);
	const char *pad = !strcmp(action, "deny") ? "deny  " : action;

	if (n >= 2 && !strcmp(a, "host") && n == 3)
		str_printf(out, "%s %s", pad, w);
	else if (n == 3 && addr_parse_v4(w, &t))
		str_printf(out, "%s %s, wildcard bits %s", pad, a, w);
	else
		str_printf(out, "%s%s", pad, text + strlen(action));
}

static void matches(struct str *out, uint64_t n)
{
	if (n)
		str_printf(out, " (%llu match%s)", (unsigned long long)n, n == 1 ? "" : "es");
}

void show_acl_render(struct str *out, const struct acl *a, show_count_fn count, void *arg)
{
	if (a->ipv6)
		str_printf(out, "IPv6 access list %s\n", a->name);
	else
		str_printf(out, "%s IP access list %s\n", a->extended ? "Extended" : "Standard", a->name);
	for (size_t i = 0; i < a->n; i++) {
		const struct acl_entry *e = &a->entry[i];
		struct filter_count n = { 0 };

		if (e->more)
			continue;
		if (count)
			n = count(a->name, a->ipv6, e->seq, arg);
		if (a->ipv6) {
			str_printf(out, "    %s", e->text);
			matches(out, n.packets);
			str_printf(out, " sequence %u\n", e->seq);
			continue;
		}
		str_printf(out, "    %u ", e->seq);
		if (a->extended)
			str_puts(out, e->text);
		else
			standard_entry(out, e->text);
		if (e->ranged)
			str_puts(out, e->inactive ? " (inactive)" : " (active)");
		matches(out, n.packets);
		str_putc(out, '\n');
	}
}

static struct filter_count acl_count(const char *name, bool v6, uint32_t seq, void *arg)
{
	return filter_acl_count(arg, name, v6, seq);
}

/* Standard lists before extended ones, IPv6 last. */
static int acl_class(const struct acl *a)
{
	return a->ipv6 ? 2 : a->extended;
}

static int show_acl(struct cli_ctx *c, const struct gram_match *m)
{
	const char *want = gram_var(m, "name");
	bool ip = gram_begins(m, "show ip"), v6 = gram_begins(m, "show ipv6");
	struct policy p;

	if (!c->rt->running)
		return 0;
	apply_policy(c->rt->running, &p);
	if (c->rt->filter)
		filter_counters_read(c->rt->filter);
	for (int class = 0; class < 3; class++)
		for (size_t i = 0; i < p.n_acls; i++) {
			const struct acl *a = &p.acl[i];

			if (acl_class(a) != class || (want && strcmp(want, a->name) != 0) ||
			    (a->ipv6 ? ip : v6))
				continue;
			show_acl_render(c->out, a, c->rt->filter ? acl_count : NULL, c->rt->filter);
		}
	policy_release(&p);
	return 0;
}

static int clear_acl(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->filter)
		filter_acl_clear(c->rt->filter, gram_var(m, "name"));
	return 0;
}

/* --- prefix lists --- */

void show_prefix_list_render(struct str *out, const struct prefix_list *l, bool detail)
{
	char buf[ADDR_STRLEN];
	unsigned range = 0;

	for (size_t i = 0; i < l->n; i++)
		range += l->rule[i].ge != l->rule[i].le;
	str_printf(out, "%s prefix-list %s%s%zu entries\n", l->ipv6 ? "ipv6" : "ip", l->name,
		   detail ? ":\n   count: " : ": ", l->n);
	if (detail) {
		out->len -= strlen(" entries\n");
		str_printf(out, ", range entries: %u, sequences: %u - %u, refcount: 1\n", range,
			   l->n ? l->rule[0].seq : 0, l->n ? l->rule[l->n - 1].seq : 0);
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct prefix_rule *r = &l->rule[i];
		uint8_t max = l->ipv6 ? 128 : 32;

		str_printf(out, "   seq %u %s %s", r->seq, r->permit ? "permit" : "deny",
			   prefix_str(&r->prefix, buf));
		if (r->ge != r->prefix.len)
			str_printf(out, " ge %u", r->ge);
		if (r->le != r->prefix.len && !(r->ge != r->prefix.len && r->le == max))
			str_printf(out, " le %u", r->le);
		str_printf(out, "%s\n", detail ? " (hit count: 0, refcount: 1)" : "");
	}
}

static int show_prefix_list(struct cli_ctx *c, const struct gram_match *m)
{
	const char *want = gram_var(m, "name");
	bool v6 = gram_begins(m, "show ipv6");
	struct policy p;

	if (!c->rt->running)
		return 0;
	apply_policy(c->rt->running, &p);
	for (size_t i = 0; i < p.n_plists; i++)
		if (p.plist[i].ipv6 == v6 && (!want || !strcmp(want, p.plist[i].name)))
			show_prefix_list_render(c->out, &p.plist[i], gram_has(m, "detail"));
	policy_release(&p);
	return 0;
}

/* --- route maps --- */

static void list_of(struct cli_ctx *c, const struct cfg_node *n, const char *head, const char *var)
{
	const char *v;

	cli_print(c, "    %s", head);
	for (size_t i = 0; (v = cfg_var_nth(n, var, i)) != NULL; i++)
		cli_print(c, "%s ", v);
	cli_print(c, "\n");
}

static void match_clause(struct cli_ctx *c, const struct cfg_node *n)
{
	char head[80];

	if (!cfg_var(n, "af") || !cfg_var(n, "list")) {
		cli_print(c, "    %s \n", n->line + strlen("match "));
		return;
	}
	snprintf(head, sizeof(head), "%s %s%s", cfg_var(n, "af"),
		 cfg_has(n, "next-hop") ? "next-hop" : cfg_has(n, "address") ? "address" : "route-source",
		 cfg_has(n, "prefix-list") ? " prefix-lists: " : " (access-lists): ");
	list_of(c, n, head, "list");
}

static void set_clause(struct cli_ctx *c, const struct cfg_node *n)
{
	uint16_t id = (uint16_t)cfg_num(n, "track", 0);
	struct track_state st;

	cli_print(c, "    %s", n->line + strlen("set "));
	if (id)
		cli_print(c, "  [%s]", !c->rt->tracks || !track_get(c->rt->tracks, id, &st) ?
			  "undefined" : st.up ? "up" : "down");
	cli_print(c, "\n");
}

static void map_entry(struct cli_ctx *c, const struct cfg_node *s)
{
	const char *name = cfg_var(s, "name");
	uint32_t seq = (uint32_t)cfg_num(s, "seq", 10);
	struct filter_count n = { 0 };

	if (c->rt->filter)
		n = filter_map_count(c->rt->filter, name, seq);
	cli_print(c, "route-map %s, %s, sequence %u\n", name, cfg_has(s, "deny") ? "deny" : "permit", seq);
	EACH(d, s, "description")
		cli_print(c, "  Description:\n    %s\n", cfg_var(d, "text"));
	EACH(k, s, "continue")
		cli_print(c, "  Continue: %s\n", cfg_var(k, "n") ? cfg_var(k, "n") : "to next entry");
	cli_print(c, "  Match clauses:\n");
	EACH(k, s, "match")
		match_clause(c, k);
	cli_print(c, "  Set clauses:\n");
	EACH(k, s, "set")
		set_clause(c, k);
	cli_print(c, "  Policy routing matches: %llu packets, %llu bytes\n",
		  (unsigned long long)n.packets, (unsigned long long)n.bytes);
}

static int show_route_map(struct cli_ctx *c, const struct gram_match *m)
{
	const char *want = gram_var(m, "name");
	bool any = false;

	if (!c->rt->running)
		return 0;
	if (c->rt->filter)
		filter_counters_read(c->rt->filter);
	EACH(s, &c->rt->running->root, "route-map") {
		if (want && strcmp(want, cfg_var(s, "name")) != 0)
			continue;
		map_entry(c, s);
		any = true;
	}
	if (want && !any)
		cli_print(c, "route-map %s not found\n", want);
	return 0;
}

static int show_ip_policy(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *root = &c->rt->running->root, *n;

	cli_print(c, "Interface      Route map\n");
	if ((n = cfg_find(root, "ip local policy route-map")) != NULL)
		cli_print(c, "%-14s %s\n", "local", cfg_var(n, "map"));
	EACH(s, root, "interface") {
		char name[IFACE_NAME_LEN];

		if ((n = cfg_find(s, "ip policy route-map")) != NULL)
			cli_print(c, "%-14s %s\n", iface_name_short(cfg_var(s, "name"), name),
				  cfg_var(n, "map"));
	}
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define IP_HELP SHOW_HELP "IP information\n"

/* --- show time-range --- */

/* Does a line of an access list name this range? */
static bool range_used(const struct cfg *cfg, const char *name)
{
	static const char *const heads[] = { "ip access-list", "ipv6 access-list" };

	for (size_t h = 0; h < ARRAY_SIZE(heads); h++)
		for (const struct cfg_node *l = cfg_find(&cfg->root, heads[h]); l;
		     l = cfg_next(l, heads[h]))
			for (const struct cfg_node *e = l->first; e; e = e->next) {
				const char *at = strstr(e->line, " time-range ");
				size_t n = strlen(name);

				if (at && !strncmp(at + 12, name, n) && (!at[12 + n] || at[12 + n] == ' '))
					return true;
			}
	return false;
}

static int show_time_range(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg *cfg = c->rt->running;
	const char *want = gram_var(m, "name");
	char zone[16];
	int offset;

	show_timezone(cfg, &offset, zone);
	for (const struct cfg_node *n = cfg_find(&cfg->root, "time-range"); n;
	     n = cfg_next(n, "time-range")) {
		const char *name = cfg_var(n, "name");
		bool known, active = time_range_active(cfg, name, wall_time() + offset, &known);

		if (want && strcmp(want, name) != 0)
			continue;
		cli_print(c, "time-range entry: %s (%s)\n", name, active ? "active" : "inactive");
		for (const struct cfg_node *l = n->first; l; l = l->next)
			cli_print(c, "   %s\n", l->line);
		if (range_used(cfg, name))
			cli_print(c, "   used in: IP ACL entry\n");
	}
	return 0;
}

const struct gram_row show_acl_rows[] = {
	EXEC_ROW(MODE_USER, "show access-lists [WORD$name]",
		 SHOW_HELP "List access lists\nAccess list name or number", show_acl),
	EXEC_ROW(MODE_USER, "show ip access-lists [WORD$name]",
		 IP_HELP "List IP access lists\nAccess list name or number", show_acl),
	EXEC_ROW(MODE_USER, "show ipv6 access-list [WORD$name]",
		 SHOW_HELP "IPv6 information\nSummary of access lists\nAccess list name", show_acl),
	EXEC_ROW(MODE_EXEC, "clear access-list counters [WORD$name]",
		 "Reset functions\nClear access list statistical information\nClear access list "
		 "counters\nAccess list name or number", clear_acl),
	EXEC_ROW(MODE_EXEC, "clear ip access-list counters [WORD$name]",
		 "Reset functions\nIP\nClear access list statistical information\nClear access list "
		 "counters\nAccess list name or number", clear_acl),
	EXEC_ROW(MODE_EXEC, "clear ipv6 access-list [WORD$name]",
		 "Reset functions\nIPv6\nClear access list counters\nAccess list name", clear_acl),
	EXEC_ROW(MODE_USER, "show ip prefix-list [detail|summary] [WORD$name]",
		 IP_HELP "List IP prefix lists\nDetail of prefix lists\nSummary of prefix lists\n"
		 "Name of a prefix list", show_prefix_list),
	EXEC_ROW(MODE_USER, "show ipv6 prefix-list [detail|summary] [WORD$name]",
		 SHOW_HELP "IPv6 information\nList IPv6 prefix lists\nDetail of prefix lists\n"
		 "Summary of prefix lists\nName of a prefix list", show_prefix_list),
	EXEC_ROW(MODE_USER, "show route-map [WORD$name]",
		 SHOW_HELP "route-map information\nroute-map name", show_route_map),
	EXEC_ROW(MODE_USER, "show ip policy", IP_HELP "Policy routing", show_ip_policy),
	EXEC_ROW(MODE_USER, "show time-range [WORD$name]",
		 "Show running system information\nTime range\nTime range name", show_time_range),
	EXEC_END,
};
