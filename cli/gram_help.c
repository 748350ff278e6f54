/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `?` prints and what TAB completes. Both ask the matcher what may follow the finished words of
 * the line and compare that with the unfinished one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/gram_int.h"

#define MAX_ENTRIES 2048
#define WIDTH 80

struct entry {
	char text[64];
	const char *help;
	bool keyword;          /* may be completed by TAB */
};

struct help {
	struct entry *e;
	size_t n;
	const char *part;      /* the unfinished word, "" behind a blank */
	size_t part_len;
	bool can_end;
	struct cli_ctx *c;
};

static void entry_add(struct help *h, const char *text, const char *help, bool keyword)
{
	for (size_t i = 0; i < h->n; i++)
		if (!gram_kw_cmp(h->e[i].text, text))
			return;
	if (h->n == MAX_ENTRIES)
		return;
	str_copy(h->e[h->n].text, sizeof(h->e[h->n].text), text);
	h->e[h->n].help = help;
	h->e[h->n].keyword = keyword;
	h->n++;
}

static void ifaces_add(struct help *h)
{
	size_t letters = 0;
	bool several;
	const struct gram_iftype *t;

	while (letters < h->part_len && strchr("0123456789/.:", h->part[letters]) == NULL)
		letters++;
	if (letters < h->part_len) { /* gi0? */
		char num[32];

		t = gram_iftype_find(h->part, letters, &several);
		if (t) {
			gram_iftype_number(t, num, sizeof(num));
			entry_add(h, num, t->help, false);
		}
		return;
	}
	for (size_t i = 0; i < gram_n_iftypes; i++)
		if (gram_kw_prefix(gram_iftypes[i].name, h->part, h->part_len))
			entry_add(h, gram_iftypes[i].name, gram_iftypes[i].help, true);
}

static void value_offer(void *arg, const char *value)
{
	struct help *h = arg;

	if (!strncmp(value, h->part, h->part_len))
		entry_add(h, value, "", true);
}

static void tok_add(struct help *h, const struct gram *g, const struct gram_tok *t)
{
	if (t->type == GT_KEYWORD) {
		if (gram_kw_prefix(t->text, h->part, h->part_len))
			entry_add(h, t->text, t->help, true);
		return;
	}
	if (h->part_len && !gram_value_may(t, h->part, h->part_len))
		return;
	if (t->type == GT_IFACE) {
		ifaces_add(h);
		return;
	}
	entry_add(h, t->text, t->help, false);
	if (h->part_len && h->c && g->values && t->type == GT_WORD)
		g->values(h->c, t->name, value_offer, h);
}

static bool collect(const struct gram_here *here, void *arg)
{
	struct help *h = arg;
	const struct gram *g = here->g;
	const struct gram_node *n = here->node;
	size_t before = h->n;

	if (here->iftype) {
		char num[32];
		bool fits = true;

		for (size_t i = 0; i < h->part_len; i++)
			fits = fits && strchr("0123456789/.:", h->part[i]);
		gram_iftype_number(here->iftype, num, sizeof(num));
		if (fits)
			entry_add(h, num, here->iftype->help, false);
		return h->n > before;
	}
	for (unsigned i = 0; n && i < n->n_kw; i++)
		if (!(n->kw[i]->flags & NODE_HIDDEN) &&
		    (!here->no || n->kw[i]->flags & NODE_HAS_NO))
			tok_add(h, g, &n->kw[i]->tok);
	for (unsigned i = 0; n && i < n->n_val; i++)
		if (!(n->val[i]->flags & NODE_HIDDEN) &&
		    (!here->no || n->val[i]->flags & NODE_HAS_NO))
			tok_add(h, g, &n->val[i]->tok);
	for (size_t i = 0; i < here->n_items; i++) {
		const struct gram_item *it = &here->items[i];

		if (it->nfa->kind == NFA_TOK &&
		    !(g->rows[here->st[it->state].row].row->flags & GRAM_HIDDEN))
			tok_add(h, g, &it->nfa->tok);
	}
	if (here->can_end && h->part_len == 0)
		h->can_end = true;
	return h->n > before || h->can_end;
}

static int entry_cmp(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->text, ((const struct entry *)b)->text);
}

/* `do` in configuration modes: the rest is an exec command. */
static const char *skip_do(enum cli_mode mode, const char *line)
{
	while (gram_is_blank(*line))
		line++;
	if (mode >= MODE_CONFIG && gram_word_len(line) == 2 && gram_kw_prefix("do", line, 2) &&
	    gram_is_blank(line[2]))
		return line + 3;
	return NULL;
}

/* The filter behind `show ... |`, NULL when there is none. */
static const char *find_pipe(enum cli_mode mode, const char *line)
{
	const char *p;

	if (mode > MODE_EXEC)
		return NULL;
	for (p = strchr(line, '|'); p; p = strchr(p + 1, '|'))
		if (p > line && gram_is_blank(p[-1]))
			return p + 1;
	return NULL;
}

static const struct entry filters[] = {
	{ "append", "Append redirected output to URL (URLs supporting append operation only)", true },
	{ "begin", "Begin with the line that matches", true },
	{ "count", "Count number of lines which match regexp", true },
	{ "exclude", "Exclude lines that match", true },
	{ "include", "Include lines that match", true },
	{ "redirect", "Redirect output to URL", true },
	{ "section", "Filter a section of output", true },
	{ "tee", "Copy output to URL", true },
};

static void pipe_entries(struct help *h, const char *rest)
{
	size_t len;

	while (gram_is_blank(*rest))
		rest++;
	len = gram_word_len(rest);
	if (rest[len] == '\0') { /* the filter's name itself */
		for (size_t i = 0; i < ARRAY_SIZE(filters); i++)
			if (gram_kw_prefix(filters[i].text, h->part, h->part_len))
				entry_add(h, filters[i].text, filters[i].help, true);
	} else if (strchr("artART", *rest) && gram_word_len(rest + len + 1) >= h->part_len) {
		entry_add(h, "WORD", "URL or file to write to", false);
	} else {
		entry_add(h, "LINE", "Regular Expression", false);
	}
}

/* Fills h; returns false when no reading of the words exists: err tells why. */
static bool entries(const struct gram *g, enum cli_mode mode, const char *line, struct help *h,
		    enum gram_result *err, size_t *col)
{
	const char *rest = find_pipe(mode, line);
	size_t len = strlen(line), word = len;
	enum gram_result r = GRAM_OK;
	enum cli_mode asked;
	char *head;
	size_t at = 0;
	bool ok;

	while (word > 0 && !gram_is_blank(line[word - 1]))
		word--;
	h->part = line + word;
	h->part_len = len - word;
	*err = GRAM_OK;
	*col = 0;
	if (rest) {
		pipe_entries(h, rest);
		return h->n > 0;
	}
	head = xstrndup(line, word);
	asked = mode;
	for (;; mode = gram_mode_parent(mode)) {
		ok = gram_walk_to(g, mode, head, collect, h, &r, &at);
		if (ok)
			break;
		if (*err == GRAM_OK || at > *col) {
			*err = r;
			*col = at;
		}
		if (mode <= MODE_CONFIG)
			break;
	}
	for (size_t i = 0; ok && g->visible && h->c && i < h->n;) {
		if (h->e[i].keyword && !g->visible(h->c, asked, head, h->e[i].text))
			h->e[i] = h->e[--h->n];
		else
			i++;
	}
	free(head);
	return ok && (h->n || h->can_end);
}

static void print_table(const struct help *h, bool pipe, struct str *out)
{
	size_t width = h->can_end ? 4 : 0;

	for (size_t i = 0; i < h->n; i++)
		width = MAX(width, strlen(h->e[i].text));
	for (size_t i = 0; i < h->n; i++)
		str_printf(out, "  %-*s  %s\n", (int)width, h->e[i].text, h->e[i].help);
	if (h->can_end && pipe)
		str_printf(out, "  %-*s  Output modifiers\n", (int)width, "|");
	if (h->can_end)
		str_puts(out, "  <cr>\n");
	str_putc(out, '\n');
}

static void print_words(const struct help *h, struct str *out)
{
	size_t width = 0, col = 0;

	for (size_t i = 0; i < h->n; i++)
		width = MAX(width, strlen(h->e[i].text) + 2);
	for (size_t i = 0; i < h->n; i++) {
		if (col && col + width > WIDTH) {
			str_putc(out, '\n');
			col = 0;
		}
		if (i + 1 < h->n && col + 2 * width <= WIDTH)
			str_printf(out, "%-*s", (int)width, h->e[i].text);
		else
			str_puts(out, h->e[i].text);
		col += width;
	}
	str_puts(out, "\n\n");
}

static bool is_blank_line(const char *s)
{
	return s[strspn(s, " \t\r")] == '\0';
}

void gram_help(const struct gram *g, enum cli_mode mode, const char *line, struct cli_ctx *c,
	       struct str *out)
{
	const char *exec = skip_do(mode, line);
	struct help h = { .c = c };
	enum gram_result err;
	size_t col;

	if (exec) {
		gram_help(g, MODE_EXEC, exec, c, out);
		return;
	}
	h.e = xcalloc(MAX_ENTRIES, sizeof(*h.e));
	if (!entries(g, mode, line, &h, &err, &col)) {
		if (err == GRAM_AMBIGUOUS)
			str_printf(out, "%% Ambiguous command:  \"%s\"\n",
				   line + strspn(line, " \t"));
		else
			str_puts(out, "% Unrecognized command\n");
	} else {
		qsort(h.e, h.n, sizeof(*h.e), entry_cmp);
		if (h.part_len) {
			print_words(&h, out);
		} else {
			const char *first = line + strspn(line, " \t");

			if (is_blank_line(line))
				str_printf(out, "%s\n", gram_mode_heading(mode));
			print_table(&h, mode <= MODE_EXEC && !find_pipe(mode, line) &&
					    gram_kw_prefix("show", first, gram_word_len(first)) &&
					    *first == 's', out);
		}
	}
	free(h.e);
}

bool gram_complete(const struct gram *g, enum cli_mode mode, const char *line, struct cli_ctx *c,
		   struct str *out)
{
	const char *exec = skip_do(mode, line);
	struct help h = { .c = c };
	enum gram_result err;
	const char *found = NULL;
	size_t col, n = 0;

	if (exec) {
		str_add(out, line, (size_t)(exec - line));
		return gram_complete(g, MODE_EXEC, exec, c, out);
	}
	h.e = xcalloc(MAX_ENTRIES, sizeof(*h.e));
	if (entries(g, mode, line, &h, &err, &col) && h.part_len) {
		for (size_t i = 0; i < h.n; i++) {
			if (!h.e[i].keyword)
				continue;
			if (strlen(h.e[i].text) == h.part_len) { /* exact beats longer ones */
				found = h.e[i].text;
				n = 1;
				break;
			}
			found = h.e[i].text;
			n++;
		}
	}
	if (n == 1) {
		str_add(out, line, (size_t)(h.part - line));
		str_puts(out, found);
		str_putc(out, ' ');
	}
	free(h.e);
	return n == 1;
}

static bool takes_value(const struct gram_here *here, void *arg)
{
	bool *found = arg;

	*found = *found || here->can_end || here->iftype || (here->node && here->node->n_val);
	for (size_t i = 0; i < here->n_items; i++)
		*found = *found || (here->items[i].nfa->kind == NFA_TOK &&
				    here->items[i].nfa->tok.type != GT_KEYWORD);
	return *found;
}

bool gram_is_command(const struct gram *g, enum cli_mode mode, const char *words)
{
	char *head = xasprintf("%s ", words);
	enum gram_result r;
	bool found = false;
	size_t col;

	gram_walk_to(g, mode, head, takes_value, &found, &r, &col);
	free(head);
	return found;
}
