/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The configuration tree: storing, removing, finding. Children of a section are found by identity
 * through a hash, so that a configuration of many thousand lines stays linear.
 */
#include <stdlib.h>
#include <string.h>
#include "base/wall.h"
#include "cli/config.h"

#define IDENT_SEP '\x1f' /* between the parts of an identity; cannot be typed */

struct cfg *cfg_new(void)
{
	return xcalloc(1, sizeof(struct cfg));
}

static void args_free(struct cfg_node *n)
{
	for (size_t i = 0; i < n->n_args; i++)
		secret_free(n->args[i].text, strlen(n->args[i].text)); /* may be a key */
	free(n->args);
	n->args = NULL;
	n->n_args = 0;
}

static void node_free(struct cfg_node *n);

static void children_free(struct cfg_node *n)
{
	struct cfg_node *next;

	HASH_CLEAR(hh, n->index);
	for (struct cfg_node *k = n->first; k; k = next) {
		next = k->next;
		node_free(k);
	}
	n->first = n->last = NULL;
}

static void line_free(struct cfg_node *n)
{
	if (n->line)
		secret_free(n->line, strlen(n->line));
	if (n->ident)
		secret_free(n->ident, strlen(n->ident));
	n->line = n->ident = NULL;
}

static void node_free(struct cfg_node *n)
{
	children_free(n);
	args_free(n);
	line_free(n);
	free(n->text);
	free(n);
}

void cfg_clear(struct cfg *c)
{
	children_free(&c->root);
	addr_index_free(c->addrs);
	c->addrs = NULL;
	c->removals++;
	cfg_touch(c);
}

void cfg_free(struct cfg *c)
{
	if (!c)
		return;
	children_free(&c->root);
	addr_index_free(c->addrs);
	free(c);
}

void cfg_touch(struct cfg *c)
{
	c->generation++;
	c->changed_at = wall_time();
}

/* --- identity --- */

/* Leading keywords and key values of m; *partial: values are missing (a shortened `no`). */
static char *match_ident(const struct gram_match *m, bool *partial)
{
	const struct gram_row *row = m->row;
	int lead = cfg_leading_keywords(row);
	struct str s = { 0 };
	const char *k;

	*partial = false;
	if (!row->key && (row->flags & GRAM_MULTI)) {
		gram_canonical(m, &s);
		return str_steal(&s);
	}
	for (int i = 0; i < lead && i < m->n; i++) {
		if (i)
			str_putc(&s, ' ');
		str_puts(&s, m->tok[i].text);
	}
	for (k = row->key ? row->key : ""; *k; k += strspn(k, " |")) {
		size_t len = strcspn(k, " |"), nth = 0;
		char name[64];
		const char *v;

		str_copy(name, MIN(sizeof(name), len + 1), k);
		k += len;
		str_putc(&s, IDENT_SEP);
		while ((v = gram_var_nth(m, name, nth)) != NULL) {
			if (nth++)
				str_putc(&s, ' ');
			str_puts(&s, v);
		}
		if (nth == 0)
			*partial = true;
	}
	return str_steal(&s);
}

/* Does a stored identity fit a shortened one? Parts that are empty in `want` fit anything. */
static bool ident_fits(const char *have, const char *want)
{
	for (;;) {
		const char *he = strchrnul(have, IDENT_SEP), *we = strchrnul(want, IDENT_SEP);

		if (we != want &&
		    ((he - have) != (we - want) || strncmp(have, want, (size_t)(we - want))))
			return false;
		if (!*we || !*he)
			return !*we && !*he;
		have = he + 1;
		want = we + 1;
	}
}

static struct cfg_node *child_by_ident(const struct cfg_node *section, const char *ident)
{
	struct cfg_node *n = NULL;

	HASH_FIND_STR(section->index, ident, n);
	return n;
}

/* --- linking --- */
static void unlink_node(struct cfg_node *n)
{
	struct cfg_node *p = n->parent;

	HASH_DELETE(hh, p->index, n);
	if (n->prev)
		n->prev->next = n->next;
	else
		p->first = n->next;
	if (n->next)
		n->next->prev = n->prev;
	else
		p->last = n->prev;
	n->prev = n->next = NULL;
}

static void link_node(struct cfg_node *p, struct cfg_node *n)
{
	struct cfg_node *after = p->last;

	while (after && cfg_node_cmp(after, n) > 0)
		after = after->prev;
	n->parent = p;
	n->prev = after;
	n->next = after ? after->next : p->first;
	if (n->next)
		n->next->prev = n;
	else
		p->last = n;
	if (after)
		after->next = n;
	else
		p->first = n;
	HASH_ADD_KEYPTR(hh, p->index, n->ident, strlen(n->ident), n);
}

void cfg_delete(struct cfg *c, struct cfg_node *n)
{
	if (!n)
		return;
	unlink_node(n);
	node_free(n);
	c->removals++;
	cfg_touch(c);
}

/* --- storing --- */
static void node_fill(struct cfg_node *n, const struct gram_match *m, char *line)
{
	args_free(n);
	if (n->line)
		secret_free(n->line, strlen(n->line));
	n->row = m->row;
	n->line = line;
	n->no = m->no;
	n->order = cfg_row_order(m->row, &n->sort);
	n->n_args = (size_t)m->n;
	n->args = xcalloc((size_t)m->n + 1, sizeof(*n->args));
	for (int i = 0; i < m->n; i++) {
		n->args[i].name = m->tok[i].name;
		n->args[i].text = xstrdup(m->tok[i].text);
		n->args[i].keyword = m->tok[i].node;
	}
}

/* Is "line" (or "no line") one of the row's default lines? */
static bool is_default(const struct gram_row *row, bool no, const char *line)
{
	const char *d = row->dflt;
	size_t len = strlen(line);

	while (d && *d) {
		size_t n = strcspn(d, "\n");
		bool dno = n > 3 && !strncmp(d, "no ", 3);
		const char *t = dno ? d + 3 : d;
		size_t tn = dno ? n - 3 : n;

		/* `no X whatever` is as good as `no X` */
		if (dno && no)
			return true;
		if (dno == no && tn == len && !strncmp(t, line, n))
			return true;
		d += n + (d[n] == '\n');
	}
	return false;
}

static void remove_fitting(struct cfg *c, struct cfg_node *section, const char *ident)
{
	struct cfg_node *next;

	for (struct cfg_node *n = section->first; n; n = next) {
		next = n->next;
		if (ident_fits(n->ident, ident))
			cfg_delete(c, n);
	}
}

/* Is a the beginning of b, in whole words? Most lines differ in their first letters. */
static bool words_begin(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return !*a && (*b == '\0' || *b == ' ');
}

static struct cfg_node *replace(struct cfg *c, struct cfg_node *section, struct cfg_node *n,
				const struct gram_match *m, char *line, const char *ident)
{
	if (n->no == m->no &&
	    (!strcmp(n->line, line) || (m->row->submode && words_begin(line, n->line)))) {
		free(line);
		return n;
	}
	if (m->no) {
		children_free(n);
		c->removals++;
	}
	if (n->order == cfg_row_order(m->row, NULL)) {
		node_fill(n, m, line);
	} else {
		unlink_node(n);
		node_fill(n, m, line);
		free(n->ident);
		n->ident = xstrdup(ident);
		link_node(section, n);
	}
	cfg_touch(c);
	return n;
}

static struct cfg_node *insert(struct cfg *c, struct cfg_node *section, const struct gram_match *m,
			       char *line, const char *ident)
{
	struct cfg_node *n = xcalloc(1, sizeof(*n));

	node_fill(n, m, line);
	n->ident = xstrdup(ident);
	n->seq = ++c->seq;
	link_node(section, n);
	cfg_touch(c);
	return n;
}

static struct cfg_node *store(struct cfg *c, struct cfg_node *section, const struct gram_match *m,
			      bool keep_no)
{
	bool partial;
	char *ident = match_ident(m, &partial);
	struct cfg_node *n = child_by_ident(section, ident), *out = NULL;
	struct str s = { 0 };
	char *line;

	if (m->row->flags & GRAM_NO_SHOW) {
		free(ident);
		return NULL;
	}
	if (m->no && !m->row->key && !(m->row->flags & GRAM_MULTI)) {
		/* `no logging console debugging` is kept as `no logging console` */
		int lead = cfg_leading_keywords(m->row);

		for (int i = 0; i < lead && i < m->n; i++)
			str_printf(&s, "%s%s", i ? " " : "", m->tok[i].text);
	} else {
		gram_canonical(m, &s);
	}
	line = str_steal(&s);
	if (m->deflt || (m->no && !keep_no) ||
	    (!m->row->submode && is_default(m->row, m->no, line))) {
		if (n)
			cfg_delete(c, n);
		else if (partial && (m->no || m->deflt))
			remove_fitting(c, section, ident);
		secret_free(line, strlen(line));
	} else if (n) {
		out = replace(c, section, n, m, line, ident);
	} else {
		out = insert(c, section, m, line, ident);
	}
	secret_free(ident, strlen(ident));
	return out;
}

struct cfg_node *cfg_store(struct cfg *c, struct cfg_node *section, const struct gram_match *m)
{
	return store(c, section, m, m->no && (m->row->flags & GRAM_KEEP_NO));
}

struct cfg_node *cfg_store_no(struct cfg *c, struct cfg_node *section, const struct gram_match *m)
{
	return store(c, section, m, true);
}

struct cfg_node *cfg_lookup(struct cfg *c, struct cfg_node *section, const struct gram_match *m)
{
	bool partial;
	char *ident = match_ident(m, &partial);
	struct cfg_node *n = child_by_ident(section, ident);

	for (struct cfg_node *k = section->first; k && !n && partial; k = k->next)
		if (ident_fits(k->ident, ident))
			n = k;
	free(ident);
	return n;
}

void cfg_set_text(struct cfg *c, struct cfg_node *n, char *text)
{
	free(n->text);
	n->text = text;
	cfg_touch(c);
}

static void dup_children(struct cfg_node *to, const struct cfg_node *from)
{
	for (const struct cfg_node *k = from->first; k; k = k->next) {
		struct cfg_node *n = xcalloc(1, sizeof(*n));

		n->row = k->row;
		n->line = xstrdup(k->line);
		n->ident = xstrdup(k->ident);
		n->no = k->no;
		n->seq = k->seq;
		n->order = k->order;
		n->sort = k->sort;
		n->text = k->text ? xstrdup(k->text) : NULL;
		n->n_args = k->n_args;
		n->args = xcalloc(k->n_args + 1, sizeof(*n->args));
		for (size_t i = 0; i < k->n_args; i++) {
			n->args[i] = k->args[i];
			n->args[i].text = xstrdup(k->args[i].text);
		}
		link_node(to, n);
		dup_children(n, k);
	}
}

struct cfg *cfg_dup(const struct cfg *c)
{
	struct cfg *d = cfg_new();

	d->seq = c->seq;
	d->generation = c->generation;
	d->changed_at = c->changed_at;
	str_copy(d->changed_by, sizeof(d->changed_by), c->changed_by);
	dup_children(&d->root, &c->root);
	return d;
}

/* --- reading --- */
struct cfg_node *cfg_find(const struct cfg_node *section, const char *words)
{
	struct cfg_node *n = section ? section->first : NULL;

	while (n && !words_begin(words, n->line))
		n = n->next;
	return n;
}

struct cfg_node *cfg_next(const struct cfg_node *n, const char *words)
{
	struct cfg_node *k = n->next;

	while (k && !words_begin(words, k->line))
		k = k->next;
	return k;
}

const char *cfg_var_nth(const struct cfg_node *n, const char *name, size_t nth)
{
	for (size_t i = 0; n && i < n->n_args; i++)
		if (n->args[i].name && !strcmp(n->args[i].name, name) && nth-- == 0)
			return n->args[i].text;
	return NULL;
}

const char *cfg_var(const struct cfg_node *n, const char *name)
{
	return cfg_var_nth(n, name, 0);
}

bool cfg_has(const struct cfg_node *n, const char *keyword)
{
	for (size_t i = 0; n && i < n->n_args; i++)
		if (n->args[i].keyword && !strcmp(n->args[i].text, keyword))
			return true;
	return false;
}

uint64_t cfg_num(const struct cfg_node *n, const char *name, uint64_t dflt)
{
	const char *t = cfg_var(n, name);
	uint64_t v;

	return t && parse_u64(t, 0, UINT64_MAX, &v) ? v : dflt;
}

bool cfg_addr(const struct cfg_node *n, const char *name, struct addr *out)
{
	const char *t = cfg_var(n, name);

	return t && addr_parse(t, out);
}

bool cfg_flag(const struct cfg_node *section, const char *words, bool dflt)
{
	const struct cfg_node *n = cfg_find(section, words);

	return n ? !n->no : dflt;
}

struct cfg_node *cfg_interface(const struct cfg *c, const char *name)
{
	char ident[128];
	struct str s = { 0 };
	struct cfg_node *n;

	str_printf(&s, "interface%c%s", IDENT_SEP, name);
	str_copy(ident, sizeof(ident), str_text(&s));
	str_free(&s);
	n = child_by_ident(&c->root, ident);
	return n;
}

const char *cfg_interface_vrf(const struct cfg_node *iface)
{
	const struct cfg_node *n = cfg_find(iface, "vrf forwarding");

	if (!n)
		n = cfg_find(iface, "ip vrf forwarding");
	return n && cfg_var(n, "vrf") ? cfg_var(n, "vrf") : "";
}
