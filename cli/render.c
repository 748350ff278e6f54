/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * running-config: the tree as text in the layout of IOS, with its head and `end`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "cli/router.h"

/* Nested sections: what IOS prints around them. */
static const struct {
	enum cli_mode mode;
	bool before, after; /* a `!` line */
	const char *closing;
} nested[] = {
	{ MODE_IKEV2_KEYRING_PEER, false, true, NULL },
	{ MODE_ROUTER_AF, true, false, "exit-address-family" },
	{ MODE_ROUTER_AFIF, true, false, "exit-af-interface" },
	{ MODE_ROUTER_TOPO, true, false, "exit-af-topology" },
	{ MODE_VRF_AF, true, false, "exit-address-family" },
};

/* Objects every router has, as `show running-config all` tells them. */
static const struct {
	const char *line, *body;
} builtin[] = {
	{ "crypto ikev2 authorization policy default",
	  " route set interface\n route accept any\n" },
	{ "crypto ikev2 proposal default",
	  " encryption aes-cbc-256\n integrity sha512 sha384\n group 19 14 21 5\n" },
	{ "crypto ikev2 policy default", " match fvrf any\n proposal default\n" },
	{ "crypto ipsec transform-set default esp-aes esp-sha-hmac", " mode transport\n" },
	{ "crypto ipsec profile default", " set transform-set default\n" },
};

static void indent(struct str *out, int level)
{
	for (int i = 0; i < level; i++)
		str_putc(out, ' ');
}

static bool is_section(const struct cfg_node *n)
{
	return n->row && n->row->submode && !n->no;
}

static void render_text(const struct cfg_node *n, struct str *out, int level)
{
	const char *t = n->text;

	if (!strncmp(n->line, "certificate", 11)) {
		for (const char *s = t; *s;) {
			size_t len = strcspn(s, "\n");

			indent(out, level + 1);
			str_add(out, s, len);
			str_putc(out, '\n');
			s += len + (s[len] == '\n');
		}
		indent(out, level + 1);
		str_puts(out, "\tquit\n");
		return;
	}
	if (!strncmp(n->line, "macro ", 6)) {
		str_printf(out, "\n%s@\n", t);
		return;
	}
	str_printf(out, "^C%s^C\n", t); /* a banner: behind `banner motd ` */
}

static void render_line(const struct cfg_node *n, struct str *out, int level)
{
	indent(out, level);
	/* IOS itself writes this keyword short */
	if (!strncmp(n->line, "line console", 12))
		str_printf(out, "line con%s", n->line + 12);
	else
		str_printf(out, "%s%s", n->no ? "no " : "", n->line);
	if (n->text && strncmp(n->line, "certificate", 11)) {
		if (strncmp(n->line, "macro ", 6))
			str_putc(out, ' ');
		render_text(n, out, level);
		return;
	}
	str_putc(out, '\n');
	if (n->text)
		render_text(n, out, level);
}

static bool begins(const char *line, const char *words, size_t n)
{
	return !strncmp(line, words, n) && (line[n] == '\0' || line[n] == ' ');
}

/* Does the section hold a line of this row, or one that stands for it? */
static bool row_present(const struct cfg_node *section, const struct gram_row *row)
{
	int lead = cfg_leading_keywords(row);
	size_t n = 0;

	for (int i = 0; i < lead; i++) {
		n += strcspn(row->syntax + n, " ");
		if (i + 1 < lead)
			n++;
	}
	for (const struct cfg_node *k = section->first; k; k = k->next) {
		if (k->row == row || begins(k->line, row->syntax, n))
			return true;
		/* an unnumbered interface has no `no ip address` */
		if (row->mode == MODE_IF && !strcmp(row->dflt, "no ip address") &&
		    begins(k->line, "ip unnumbered", 13))
			return true;
	}
	return false;
}

static void render_default(const struct gram_row *row, struct str *out, int level)
{
	for (const char *d = row->dflt; *d;) {
		size_t len = strcspn(d, "\n");

		indent(out, level);
		str_add(out, d, len);
		str_putc(out, '\n');
		d += len + (d[len] == '\n');
	}
}

struct defaults {
	const struct gram_row *const *rows;
	size_t n, at;
	bool all;
};

/* Default lines that stand before `order` (UINT32_MAX: the rest). */
static void render_defaults(struct defaults *d, const struct cfg_node *section, uint32_t order,
			    struct str *out, int level)
{
	for (; d->at < d->n; d->at++) {
		const struct gram_row *r = d->rows[d->at];

		if (cfg_row_order(r, NULL) >= order)
			return;
		if (!(d->all || (r->flags & GRAM_SHOW_DFLT)) || row_present(section, r))
			continue;
		render_default(r, out, level);
	}
}

static struct defaults defaults_of(enum cli_mode mode, const struct cfg_view *view)
{
	struct defaults d = { .all = view->all };

	d.rows = cfg_default_rows(mode, &d.n);
	if (view->keep)
		d.n = 0;
	return d;
}

static bool kept(const struct cfg_node *n, const struct cfg_view *view)
{
	return !view->keep || view->keep(n, view->arg);
}

static void render_node(const struct cfg_node *n, struct str *out, int level,
			const struct cfg_view *view);

static void render_children(const struct cfg_node *n, struct str *out, int level,
			    const struct cfg_view *view)
{
	struct defaults d = defaults_of(n->row->submode, view);

	for (const struct cfg_node *k = n->first; k; k = k->next) {
		if (!kept(k, view))
			continue;
		render_defaults(&d, n, k->order, out, level);
		render_node(k, out, level, view);
	}
	render_defaults(&d, n, UINT32_MAX, out, level);
}

static void render_node(const struct cfg_node *n, struct str *out, int level,
			const struct cfg_view *view)
{
	size_t i = 0;

	while (i < ARRAY_SIZE(nested) &&
	       (!level || !is_section(n) || nested[i].mode != n->row->submode))
		i++;
	if (i < ARRAY_SIZE(nested) && nested[i].before) {
		indent(out, level);
		str_puts(out, "!\n");
	}
	render_line(n, out, level);
	if (is_section(n))
		render_children(n, out, level + 1, view);
	if (i < ARRAY_SIZE(nested) && nested[i].closing) {
		indent(out, level);
		str_printf(out, "%s\n", nested[i].closing);
	}
	if (i < ARRAY_SIZE(nested) && nested[i].after) {
		indent(out, level);
		str_puts(out, "!\n");
	}
}

void cfg_render_node(const struct cfg_node *n, struct str *out, int level)
{
	render_node(n, out, level, &(struct cfg_view){ 0 });
}

void cfg_render_section(const struct cfg_node *n, struct str *out, const struct cfg_view *view)
{
	if (kept(n, view))
		render_node(n, out, 0, view);
}

static void render_builtin(const struct cfg *c, struct str *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(builtin); i++) {
		size_t n = strlen(builtin[i].line);
		const char *def = strstr(builtin[i].line, "default");
		bool there = false;

		n = (size_t)(def - builtin[i].line) + 7;
		for (const struct cfg_node *k = c->root.first; k && !there; k = k->next)
			there = begins(k->line, builtin[i].line, n);
		if (!there)
			str_printf(out, "!\n%s\n%s", builtin[i].line, builtin[i].body);
	}
}

/* What stood last at the root: `!` comes between groups and around sections, not between lines. */
struct place {
	bool any, section;
	uint32_t order;
	enum cli_mode submode;
};

static void separate(struct place *last, struct str *out, const struct gram_row *row, bool section)
{
	uint32_t order = cfg_row_order(row, NULL), rank = order >> 20;
	bool lines =
		section && last->section && row->submode == MODE_LINE && last->submode == MODE_LINE;

	if (last->any && !lines &&
	    (section || last->section || rank / 10 != (last->order >> 20) / 10))
		str_puts(out, "!\n");
	*last = (struct place){ true, section, order, row->submode };
}

/* Default lines that stand before `order`, with what separates them. */
static void root_defaults(struct defaults *d, const struct cfg *c, uint32_t order, struct str *out,
			  struct place *last)
{
	for (; d->at < d->n; d->at++) {
		const struct gram_row *r = d->rows[d->at];

		if (cfg_row_order(r, NULL) >= order)
			return;
		if (!(d->all || (r->flags & GRAM_SHOW_DFLT)) || row_present(&c->root, r))
			continue;
		separate(last, out, r, r->submode != 0);
		render_default(r, out, 0);
	}
}

void cfg_render_view(const struct cfg *c, struct str *out, const struct cfg_view *view)
{
	struct defaults d = defaults_of(MODE_CONFIG, view);
	struct place last = { 0 };

	for (const struct cfg_node *n = c->root.first; n; n = n->next) {
		if (!kept(n, view))
			continue;
		root_defaults(&d, c, n->order, out, &last);
		separate(&last, out, n->row, is_section(n));
		render_node(n, out, 0, view);
	}
	root_defaults(&d, c, UINT32_MAX, out, &last);
	if (view->all && !view->keep)
		render_builtin(c, out);
}

void cfg_render(const struct cfg *c, struct str *out, bool all)
{
	cfg_render_view(c, out, &(struct cfg_view){ .all = all });
}

/* "12:34:56 UTC Mon Nov 23 2026" */
static void time_render(struct str *out, time_t t)
{
	char buf[64];
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(buf, sizeof(buf), "%H:%M:%S UTC %a %b ", &tm);
	str_printf(out, "%s%d %d", buf, tm.tm_mday, tm.tm_year + 1900);
}

static void text_render(struct router *rt, struct str *out, const struct cfg_view *view)
{
	const struct cfg *c = rt->running;

	if (c->changed_at) {
		str_puts(out, "!\n! Last configuration change at ");
		time_render(out, c->changed_at);
		if (c->changed_by[0])
			str_printf(out, " by %s", c->changed_by);
		str_puts(out, "\n");
	}
	str_puts(out, view->keep ? "!\n" : "!\nversion 17.3\n");
	cfg_render_view(c, out, view);
	str_puts(out, "!\nend\n");
}

void config_text(struct router *rt, struct str *out, bool all)
{
	text_render(rt, out, &(struct cfg_view){ .all = all });
}

void config_render_view(struct router *rt, struct str *out, const struct cfg_view *view)
{
	struct str body = { 0 };

	text_render(rt, &body, view);
	str_puts(out, "Building configuration...\n\n");
	str_printf(out, "Current configuration : %zu bytes\n", body.len);
	str_add(out, body.data, body.len);
	str_putc(out, '\n');
	str_free(&body);
}
