/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The difference of two configurations, line by line with the sections they stand in: what show
 * archive config differences prints and configure replace list tells.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/files.h"

static const struct cfg_node *twin(const struct cfg_node *section, const struct cfg_node *n)
{
	struct cfg_node *t = NULL;

	if (section)
		HASH_FIND_STR(section->index, n->ident, t);
	return t;
}

static bool same_text(const struct cfg_node *a, const struct cfg_node *b)
{
	const char *x = a->text ? a->text : "", *y = b->text ? b->text : "";

	return a->no == b->no && !strcmp(a->line, b->line) && !strcmp(x, y);
}

static void line_print(struct str *out, char sign, const struct cfg_node *n, int level)
{
	for (int i = 0; i < level; i++)
		str_putc(out, ' ');
	if (sign)
		str_putc(out, sign);
	str_printf(out, "%s%s\n", n->no ? "no " : "", n->line);
}

static void whole(struct str *out, char sign, const struct cfg_node *n, int level)
{
	line_print(out, sign, n, level);
	for (const struct cfg_node *k = n->first; k; k = k->next)
		whole(out, sign, k, level + 1);
}

/* A section that says no more than its default (line con 0): as good as absent. */
static bool is_default(const struct cfg_node *n)
{
	struct str s = { 0 };
	bool same;

	if (!n->row->submode || !n->row->dflt || n->no)
		return false;
	cfg_render_node(n, &s, 0);
	same = s.len == strlen(n->row->dflt) + 1 && !strncmp(s.data, n->row->dflt, s.len - 1);
	str_free(&s);
	return same;
}

static bool diff_section(struct str *out, const struct cfg_node *a, const struct cfg_node *b,
			 int level);

/* Lines of b that a does not have so; sections of both are looked into. */
static bool added(struct str *out, const struct cfg_node *a, const struct cfg_node *b, int level)
{
	bool any = false;

	for (const struct cfg_node *n = b->first; n; n = n->next) {
		const struct cfg_node *t = twin(a, n);
		struct str inner = { 0 };

		if (!t && is_default(n))
			continue;
		if (!t || !same_text(t, n)) {
			whole(out, '+', n, level);
			any = true;
			continue;
		}
		if (diff_section(&inner, t, n, level + 1)) {
			line_print(out, 0, n, level);
			str_add(out, inner.data, inner.len);
			any = true;
		}
		str_free(&inner);
	}
	return any;
}

static bool diff_section(struct str *out, const struct cfg_node *a, const struct cfg_node *b,
			 int level)
{
	bool any = added(out, a, b, level);

	for (const struct cfg_node *n = a->first; n; n = n->next) {
		const struct cfg_node *t = twin(b, n);

		if (t ? same_text(t, n) : is_default(n))
			continue;
		whole(out, '-', n, level);
		any = true;
	}
	return any;
}

bool cfg_diff(const struct cfg *a, const struct cfg *b, struct str *out)
{
	return diff_section(out, &a->root, &b->root, 0);
}

/* A physical interface cannot be removed, only cleared. */
static bool is_port(const struct cfg_node *n)
{
	return n->row->submode == MODE_IF && iface_name_cabled(cfg_var(n, "name"));
}

/* The commands that lead from a to b: removals first, as the grammar takes them. */
static void commands(struct str *out, const struct cfg_node *a, const struct cfg_node *b, int level)
{
	for (const struct cfg_node *n = a->first; n; n = n->next) {
		if (twin(b, n) || is_default(n))
			continue;
		for (int i = 0; i < level; i++)
			str_putc(out, ' ');
		str_printf(out, "%s%s\n", n->no || is_port(n) ? "default " : "no ", n->line);
	}
	for (const struct cfg_node *n = b->first; n; n = n->next) {
		const struct cfg_node *t = twin(a, n);
		struct str inner = { 0 };
		static const struct cfg_node nothing;

		if (!t && is_default(n))
			continue;
		commands(&inner, t ? t : &nothing, n, level + 1);
		if (!t || !same_text(t, n) || inner.len)
			line_print(out, 0, n, level);
		str_add(out, inner.data, inner.len);
		str_free(&inner);
	}
}

void cfg_commands(const struct cfg *a, const struct cfg *b, struct str *out)
{
	commands(out, &a->root, &b->root, 0);
}

void cfg_swap(struct cfg *a, struct cfg *b)
{
	struct cfg_node t = a->root;
	uint32_t seq = a->seq;

	a->root = b->root;
	b->root = t;
	a->seq = b->seq;
	b->seq = seq;
	for (struct cfg_node *n = a->root.first; n; n = n->next)
		n->parent = &a->root;
	for (struct cfg_node *n = b->root.first; n; n = n->next)
		n->parent = &b->root;
	cfg_touch(a);
	cfg_touch(b);
}
