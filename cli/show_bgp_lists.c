/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip community-list, show ip as-path-access-list: BGP's lists out of the configuration.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

/* "permit 65000:1 65000:2": a line from its action on. */
static const char *action_of(const struct cfg_node *n)
{
	const char *p = strstr(n->line, cfg_has(n, "permit") ? " permit" : " deny");

	return p ? p + 1 : "";
}

static void community_title(struct str *out, const struct cfg_node *n, const char *name)
{
	bool number = isdigit((unsigned char)*name);
	bool expanded = number ? strtoul(name, NULL, 10) >= 100 : cfg_has(n, "expanded");

	if (!number)
		str_printf(out, "Named Community %s list %s\n", expanded ? "expanded" : "standard",
			   name);
	else if (expanded)
		str_printf(out, "Community (expanded) access list %s\n", name);
	else
		str_printf(out, "Community standard list %s\n", name);
}

/* Entries grouped by their list, lists in order of their first entry. only: NULL all. */
static void lists_render(struct str *out, const struct cfg *cfg, const char *words, const char *var,
			 const char *only,
			 void (*title)(struct str *out, const struct cfg_node *n, const char *name))
{
	for (const struct cfg_node *n = cfg_find(&cfg->root, words); n; n = cfg_next(n, words)) {
		const char *name = cfg_var(n, var);
		bool before = false;

		for (const struct cfg_node *k = cfg_find(&cfg->root, words); k != n;
		     k = cfg_next(k, words))
			before |= cfg_var(k, var) && name && !strcmp(cfg_var(k, var), name);
		if (!name || before || (only && strcmp(only, name) != 0))
			continue;
		title(out, n, name);
		for (const struct cfg_node *k = n; k; k = cfg_next(k, words))
			if (cfg_var(k, var) && !strcmp(cfg_var(k, var), name))
				str_printf(out, "    %s\n", action_of(k));
	}
}

static void as_path_title(struct str *out, const struct cfg_node *n, const char *name)
{
	str_printf(out, "AS path access list %s\n", name);
}

static int show_communities(struct cli_ctx *c, const struct gram_match *m)
{
	lists_render(c->out, c->rt->running, "ip community-list", "name", gram_var(m, "name"),
		     community_title);
	return 0;
}

static int show_as_paths(struct cli_ctx *c, const struct gram_match *m)
{
	lists_render(c->out, c->rt->running, "ip as-path access-list", "n", gram_var(m, "n"),
		     as_path_title);
	return 0;
}

const struct gram_row show_bgp_lists_rows[] = {
	EXEC_ROW(MODE_USER, "show ip community-list [WORD$name]",
		 "Show running system information\nIP information\nList community-list\n"
		 "community-list number or name",
		 show_communities),
	EXEC_ROW(MODE_USER, "show ip as-path-access-list [<1-500>$n]",
		 "Show running system information\nIP information\nList AS path access lists\n"
		 "AS path access list number",
		 show_as_paths),
	EXEC_END,
};
