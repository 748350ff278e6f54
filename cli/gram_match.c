/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The matcher: walks the graph along a line, the best reading first, and falls back to the next one
 * when that leads nowhere. Keeps the error that lies farthest to the right, which is the one the
 * user wants to hear of. Works on the caller's gram_match and its own stack.
 */
#include <string.h>
#include "cli/gram_int.h"

#define MAX_LINE 4096
#define MAX_STEPS 20000 /* bound on backtracking: lists of ambiguous values only */

struct step {                  /* one token taken */
	const char *text;
	uint16_t col;
	bool keyword;
};

struct walk {
	const struct gram *g;
	struct gram_match *m;
	const char *line;
	bool no;               /* below `no` or `default` */
	struct step step[GRAM_MAX_WORDS + 2];
	unsigned n;            /* steps taken */
	size_t buf_used;
	unsigned n_states;
	unsigned fuel;
	enum gram_result err;
	size_t err_col;
	gram_here_fn here;     /* asked at the end instead of accepting */
	void *here_arg;
	struct gram_state st[GRAM_MAX_STATES];
};

size_t gram_word_len(const char *at)
{
	size_t n = 0;

	while (at[n] && !gram_is_blank(at[n]))
		n++;
	return n;
}

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : (unsigned char)c;
}

int gram_kw_prefix(const char *kw, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!kw[i] || lower(kw[i]) != lower(word[i]))
			return 0;
	return kw[len] ? 1 : 2;
}

size_t gram_kw_common(const char *kw, const char *word, size_t len)
{
	size_t i = 0;

	while (i < len && kw[i] && lower(kw[i]) == lower(word[i]))
		i++;
	return i;
}

/* Numbers that are keywords (group 14, esp-aes 256) are no good abbreviated: `group 2` is not 20. */
static int word_fit(const char *kw, const char *word, size_t len, size_t *common)
{
	int fit = gram_kw_prefix(kw, word, len);

	if (kw[0] >= '0' && kw[0] <= '9' && kw[strspn(kw, "0123456789")] == '\0')
		return fit == 2 ? fit : 0;
	*common = MAX(*common, gram_kw_common(kw, word, len));
	return fit;
}

static bool kw_less(const char *kw, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		int a = lower(kw[i]), b = lower(word[i]);

		if (a != b)
			return a < b;
	}
	return false;
}

unsigned gram_kw_lower(const struct gram_node *n, const char *word, size_t len)
{
	unsigned lo = 0, hi = n->n_kw;

	while (lo < hi) {
		unsigned mid = (lo + hi) / 2;

		if (kw_less(n->kw[mid]->tok.text, word, len))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct closure {
	struct gram_item *items;
	size_t n, max;
};

static void closure_add(struct closure *c, uint16_t state, const struct gram_nfa *n, uint64_t mask)
{
	switch (n->kind) {
	case NFA_SPLIT:
		for (unsigned i = 0; i < n->n_alts; i++)
			closure_add(c, state, n->alts[i], mask);
		break;
	case NFA_GUARD:
		if (!(mask & n->bit))
			closure_add(c, state, n->next, mask | n->bit);
		break;
	case NFA_TOK:
	case NFA_END:
		if (c->n < c->max)
			c->items[c->n++] = (struct gram_item){ state, n, mask };
		break;
	}
}

size_t gram_closure(const struct gram_state *st, unsigned from, unsigned to,
		    struct gram_item *items, size_t max)
{
	struct closure c = { items, 0, max };

	for (unsigned i = from; i < to; i++)
		closure_add(&c, (uint16_t)i, st[i].at, st[i].mask);
	return c.n;
}

static void complain(struct walk *w, enum gram_result r, size_t col)
{
	if (w->err == GRAM_OK || col > w->err_col || (col == w->err_col && r > w->err)) {
		w->err = r;
		w->err_col = col;
	}
}

/* --- accepting --- */

static bool row_allows(const struct walk *w, uint32_t row)
{
	return !(w->g->rows[row].row->flags & (w->no ? GRAM_NO_NO : GRAM_ONLY_NO));
}

/* Has the no form everything that identifies the line, though tokens are missing? */
static bool no_complete(const struct walk *w, unsigned state)
{
	const struct gram_rowinfo *ri = &w->g->rows[w->st[state].row];

	if (ri->row->flags & GRAM_NO_NO || (!ri->row->key && ri->row->flags & GRAM_MULTI))
		return false;
	for (const char **k = ri->keys; *k; k++) {
		bool found = false;

		for (unsigned i = 0; i < ri->n_linear && !found; i++)
			found = ri->linear[i].name && !strcmp(ri->linear[i].name, *k);
		for (unsigned s = state + 1; s && !found; s = w->st[s - 1].parent)
			found = w->st[s - 1].tok && w->st[s - 1].tok->name &&
				!strcmp(w->st[s - 1].tok->name, *k);
		if (!found)
			return false;
	}
	return true;
}

/* state: index + 1 in w->st, 0 for a row that ends in the tree */
static void match_fill(struct walk *w, uint32_t row, unsigned state)
{
	const struct gram_rowinfo *ri = &w->g->rows[row];
	struct gram_match *m = w->m;
	unsigned n = w->n;

	m->row = ri->row;
	m->n = (int)n;
	for (unsigned i = 0; i < n; i++) {
		m->tok[i].text = w->step[i].text;
		m->tok[i].col = w->step[i].col;
		m->tok[i].node = w->step[i].keyword;
		m->tok[i].name = i < ri->n_linear ? ri->linear[i].name : NULL;
	}
	for (; state && w->st[state - 1].tok && n > 0; state = w->st[state - 1].parent)
		m->tok[--n].name = w->st[state - 1].tok->name;
}

struct accept {
	uint32_t row;  /* index + 1, 0 none */
	unsigned state;
};

static void accept_best(struct accept *a, uint32_t row, unsigned state)
{
	if (!a->row || row + 1 < a->row) {
		a->row = row + 1;
		a->state = state;
	}
}

/* May the line end here? Then the match is filled in. */
static bool walk_end(struct walk *w, const struct gram_node *node, unsigned from, unsigned to,
		     const struct gram_item *items, size_t n_items)
{
	struct accept a = { 0, 0 };

	if (node && node->row && row_allows(w, node->row - 1))
		accept_best(&a, node->row - 1, 0);
	for (size_t i = 0; i < n_items; i++)
		if (items[i].nfa->kind == NFA_END && row_allows(w, w->st[items[i].state].row))
			accept_best(&a, w->st[items[i].state].row, items[i].state + 1u);
	if (!a.row && w->no && w->n > 0) {
		if (node && node->no_row)
			accept_best(&a, node->no_row - 1, 0);
		for (unsigned i = from; i < to; i++)
			if (no_complete(w, i))
				accept_best(&a, w->st[i].row, i + 1);
	}
	if (!a.row)
		return false;
	match_fill(w, a.row - 1, a.state);
	return true;
}

/* --- one word --- */
struct word {
	const char *at;
	size_t len;
	const char *kw;         /* keyword it stands for */
	bool exact, several;
	size_t common;          /* characters that some keyword shares with it */
};

/* Another keyword that begins with the word. */
static void word_keyword(struct word *wd, const char *kw, int fit, bool hidden, bool *kw_hidden)
{
	if (wd->exact || (wd->kw && !gram_kw_cmp(wd->kw, kw)))
		return;
	if (fit == 2) {
		wd->kw = kw;
		wd->exact = true;
		wd->several = false;
	} else if (!wd->kw || (*kw_hidden && !hidden)) {
		wd->kw = kw;
		wd->several = false;
		*kw_hidden = hidden;
	} else if (*kw_hidden || !hidden) {
		wd->several = true;
	}
}

static bool node_usable(const struct walk *w, const struct gram_node *n)
{
	return !w->no || (n->flags & NODE_HAS_NO);
}

static bool item_hidden(const struct walk *w, const struct gram_item *it)
{
	return w->g->rows[w->st[it->state].row].row->flags & GRAM_HIDDEN;
}

static void word_look_up(const struct walk *w, struct word *wd, const struct gram_node *node,
			 const struct gram_item *items, size_t n_items)
{
	bool hidden = false;

	if (node) {
		unsigned lo = gram_kw_lower(node, wd->at, wd->len);

		for (unsigned i = lo > 0 ? lo - 1 : 0; i < node->n_kw; i++) {
			const struct gram_node *k = node->kw[i];
			bool prefix = gram_kw_prefix(k->tok.text, wd->at, wd->len);
			int fit = 0;

			if (node_usable(w, k))
				fit = word_fit(k->tok.text, wd->at, wd->len, &wd->common);
			if (fit)
				word_keyword(wd, k->tok.text, fit, k->flags & NODE_HIDDEN, &hidden);
			if (!prefix && i >= lo)
				break;
		}
	}
	for (size_t i = 0; i < n_items; i++) {
		const struct gram_tok *t = &items[i].nfa->tok;
		int fit;

		if (items[i].nfa->kind != NFA_TOK || t->type != GT_KEYWORD)
			continue;
		fit = word_fit(t->text, wd->at, wd->len, &wd->common);
		if (fit)
			word_keyword(wd, t->text, fit, item_hidden(w, &items[i]), &hidden);
	}
}

static bool tok_same(const struct gram_tok *a, const struct gram_tok *b)
{
	return a->type == b->type &&
	       (a->type == GT_KEYWORD ? !gram_kw_cmp(a->text, b->text) :
					a->lo == b->lo && a->hi == b->hi);
}

/* the two call each other */
static bool walk_on(struct walk *w, const struct gram_node *node, unsigned from, unsigned to,
		    const char *at);

static unsigned state_add(struct walk *w, const struct gram_state *s)
{
	if (w->n_states < GRAM_MAX_STATES)
		w->st[w->n_states++] = *s;
	return w->n_states;
}

static void tails_add(struct walk *w, const struct gram_node *n)
{
	for (unsigned i = 0; i < n->n_tails; i++)
		if (row_allows(w, n->tails[i]))
			state_add(w, &(struct gram_state){ .row = n->tails[i],
							   .at = gram_tail(w->g, n->tails[i]) });
}

/* Take token t, spelled `text`, and go on behind it. */
static bool take(struct walk *w, const struct gram_node *child, const struct gram_tok *t,
		 const char *text, const char *at, const char *end, const struct gram_item *items,
		 size_t n_items)
{
	unsigned from = w->n_states;
	bool was_no = w->no, ok;

	if (w->n == GRAM_MAX_WORDS || w->fuel == 0) {
		complain(w, w->fuel ? GRAM_TOO_LONG : GRAM_INVALID, (size_t)(at - w->line));
		return false;
	}
	w->fuel--;
	for (size_t i = 0; i < n_items; i++) {
		const struct gram_nfa *n = items[i].nfa;

		if (n->kind == NFA_TOK && tok_same(&n->tok, t))
			state_add(w, &(struct gram_state){ .row = w->st[items[i].state].row,
							   .parent = items[i].state + 1,
							   .at = n->next, .tok = &n->tok,
							   .mask = items[i].mask });
	}
	if (child && child->flags & (NODE_NO | NODE_DEFAULT) && w->n == 0 && !w->no) {
		w->no = true;
		w->m->no = child->flags & NODE_NO;
		w->m->deflt = child->flags & NODE_DEFAULT;
		tails_add(w, w->g->root[w->m->mode]);
		ok = walk_on(w, w->g->root[w->m->mode], from, w->n_states, end);
		if (!ok)
			w->m->no = w->m->deflt = false;
	} else {
		w->step[w->n] = (struct step){ text, (uint16_t)(at - w->line),
					       t->type == GT_KEYWORD };
		w->n++;
		if (child)
			tails_add(w, child);
		ok = walk_on(w, child, from, w->n_states, end);
		w->n--;
	}
	w->no = was_no;
	w->n_states = from;
	return ok;
}

static bool take_keyword(struct walk *w, const struct gram_node *node, const struct word *wd,
			 const struct gram_item *items, size_t n_items)
{
	struct gram_tok t = { .type = GT_KEYWORD, .text = wd->kw };
	const struct gram_node *child = NULL;

	if (node) {
		unsigned i = gram_kw_lower(node, wd->kw, strlen(wd->kw));

		if (i < node->n_kw && !gram_kw_cmp(node->kw[i]->tok.text, wd->kw) &&
		    node_usable(w, node->kw[i]))
			child = node->kw[i];
	}
	return take(w, child, &t, child ? child->tok.text : wd->kw, wd->at, wd->at + wd->len,
		    items, n_items);
}

/* Is it the first of its kind among the items? The others go with it. */
static bool item_first(const struct gram_item *items, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (items[k].nfa->kind == NFA_TOK && tok_same(&items[k].nfa->tok, &items[i].nfa->tok))
			return false;
	return true;
}

static bool take_value(struct walk *w, const struct gram_node *child, const struct gram_tok *t,
		       const char *at, const struct gram_item *items, size_t n_items)
{
	size_t used = w->buf_used;
	char *text = w->m->buf + used;
	const char *end = at;
	bool ok = false;

	switch (gram_value_fit(t, at, &end, text, sizeof(w->m->buf) - used)) {
	case FIT_FULL:
		w->buf_used += strlen(text) + 1;
		ok = take(w, child, t, text, at, end, items, n_items);
		w->buf_used = used;
		break;
	case FIT_PART:
		if (w->here) {
			struct gram_here h = { .g = w->g, .no = w->no };
			bool several;
			size_t n = gram_word_len(at);

			h.iftype = gram_iftype_find(at, n, &several);
			ok = h.iftype && w->here(&h, w->here_arg);
			break;
		}
		complain(w, GRAM_INCOMPLETE, strlen(w->line));
		break;
	case FIT_AMBIGUOUS:
		complain(w, GRAM_AMBIGUOUS, (size_t)(at - w->line) + gram_word_len(at));
		break;
	case FIT_NO:
		complain(w, GRAM_INVALID, (size_t)(at - w->line));
		break;
	}
	return ok;
}

/* All kinds of values that may stand here, in the order of enum gram_type. */
static bool take_values(struct walk *w, const struct gram_node *node, const char *at,
			const struct gram_item *items, size_t n_items)
{
	unsigned v = 0, n_val = node ? node->n_val : 0;

	for (enum gram_type type = GT_NUMBER; type <= GT_LINE; type++) {
		unsigned first = v;

		for (; v < n_val && node->val[v]->tok.type == type; v++)
			if (node_usable(w, node->val[v]) &&
			    take_value(w, node->val[v], &node->val[v]->tok, at, items, n_items))
				return true;
		for (size_t i = 0; i < n_items; i++) {
			const struct gram_tok *t = &items[i].nfa->tok;
			bool done = false;

			if (items[i].nfa->kind != NFA_TOK || t->type != type || !item_first(items, i))
				continue;
			for (unsigned k = first; k < v && !done; k++)
				done = node_usable(w, node->val[k]) &&
				       tok_same(&node->val[k]->tok, t);
			if (!done && take_value(w, NULL, t, at, items, n_items))
				return true;
		}
	}
	return false;
}

/* The rest of the line from `at`, from a tree node and/or tail states. */
static bool walk_on(struct walk *w, const struct gram_node *node, unsigned from, unsigned to,
		    const char *at)
{
	struct gram_item items[GRAM_MAX_ITEMS];
	size_t n_items = from < to ? gram_closure(w->st, from, to, items, GRAM_MAX_ITEMS) : 0;
	struct word wd = { 0 };

	while (gram_is_blank(*at))
		at++;
	if (!*at && w->here) {
		struct gram_here h = { .g = w->g, .node = node, .st = w->st, .items = items,
				       .n_items = n_items, .no = w->no };

		h.can_end = walk_end(w, node, from, to, items, n_items);
		return w->here(&h, w->here_arg);
	}
	if (!*at || *at == '!') {
		if (walk_end(w, node, from, to, items, n_items))
			return true;
		if (!*at) {
			complain(w, GRAM_INCOMPLETE, (size_t)(at - w->line));
			return false;
		}
	}
	wd.at = at;
	wd.len = gram_word_len(at);
	word_look_up(w, &wd, node, items, n_items);
	if (wd.kw && !wd.several) {
		if (take_keyword(w, node, &wd, items, n_items))
			return true;
	} else if (wd.several) {
		complain(w, GRAM_AMBIGUOUS, (size_t)(at - w->line) + wd.len);
	} else {
		complain(w, GRAM_INVALID, (size_t)(at - w->line) + wd.common);
	}
	return take_values(w, node, at, items, n_items);
}

static void walk_init(struct walk *w, const struct gram *g, enum cli_mode mode, const char *line,
		      struct gram_match *m)
{
	w->g = g;
	w->m = m;
	w->line = line;
	w->no = false;
	w->n = w->n_states = 0;
	w->buf_used = 0;
	w->fuel = MAX_STEPS;
	w->err = GRAM_OK;
	w->err_col = 0;
	w->here = NULL;
	m->mode = mode;
	m->no = m->deflt = false;
	m->row = NULL;
	m->n = 0;
	tails_add(w, g->root[mode]);
}

bool gram_walk_to(const struct gram *g, enum cli_mode mode, const char *line, gram_here_fn fn,
		  void *arg, enum gram_result *err, size_t *col)
{
	struct gram_match m;
	struct walk w;

	walk_init(&w, g, mode, line, &m);
	w.here = fn;
	w.here_arg = arg;
	if (walk_on(&w, g->root[mode], 0, w.n_states, line))
		return true;
	*err = w.err;
	*col = w.err_col;
	return false;
}

static enum gram_result parse_mode(const struct gram *g, enum cli_mode mode, const char *line,
				   struct gram_match *m, size_t *col)
{
	struct walk w;
	const char *first = line;
	size_t len;

	walk_init(&w, g, mode, line, m);
	if (walk_on(&w, g->root[mode], 0, w.n_states, line))
		return GRAM_OK;
	*col = w.err_col;
	while (gram_is_blank(*first))
		first++;
	len = gram_word_len(first);
	if (w.err == GRAM_INVALID && mode <= MODE_EXEC && first[len + strspn(first + len, " \t\r")] == '\0')
		return GRAM_UNKNOWN_EXEC;
	return w.err;
}

/* A word that is ambiguous in an inner mode counts in an outer one only when it is spelled out there:
 * `ip route` is a command, though the interface mode has route-cache and router. */
static bool spelled_out(const struct gram_match *m, size_t word_end)
{
	for (int i = 0; i < m->n; i++)
		if (m->tok[i].node && m->tok[i].col + strlen(m->tok[i].text) == word_end)
			return true;
	return false;
}

/* GRAM_SPELLED: the first word must stand in full, or `nat x` would be the beginning of nat64. */
static bool first_spelled(const struct gram_match *m, const char *line)
{
	return gram_word_len(line + m->tok[0].col) == strlen(m->tok[0].text);
}

/* A word that an inner mode takes for an abbreviation, while an outer one has a command that is spelled
 * so, is that command: `line con 0` is no linecode, `key 2` no key-string. */
static enum gram_result outer_spelled(const struct gram *g, enum cli_mode mode, const char *line,
				      struct gram_match *m)
{
	size_t at;

	if (mode <= MODE_CONFIG || first_spelled(m, line))
		return GRAM_OK;
	for (enum cli_mode out = mode; out > MODE_CONFIG;) {
		out = gram_mode_parent(out);
		if (parse_mode(g, out, line, m, &at) == GRAM_OK && first_spelled(m, line))
			return GRAM_OK;
	}
	return parse_mode(g, mode, line, m, &at);
}

enum gram_result gram_parse(const struct gram *g, enum cli_mode mode, const char *line,
			    struct gram_match *m, size_t *col)
{
	enum gram_result worst = GRAM_OK, r;
	const char *s = line;
	size_t at = 0;

	*col = 0;
	while (gram_is_blank(*s))
		s++;
	if (!*s || *s == '!')
		return GRAM_EMPTY;
	if (strlen(line) > MAX_LINE) {
		*col = MAX_LINE;
		return GRAM_TOO_LONG;
	}
	for (;; mode = gram_mode_parent(mode)) {
		r = parse_mode(g, mode, line, m, &at);
		if (r == GRAM_OK && (m->row->flags & GRAM_OPEN) && mode > MODE_CONFIG) {
			r = parse_mode(g, MODE_CONFIG, line, m, &at);
			if (r == GRAM_OK && first_spelled(m, line))
				return r;
			r = parse_mode(g, mode, line, m, &at);
		}
		if (r == GRAM_OK && (m->row->flags & GRAM_SPELLED) && !first_spelled(m, line)) {
			r = GRAM_INVALID;
			at = m->tok[0].col;
		}
		if (r == GRAM_OK && worst == GRAM_AMBIGUOUS && !spelled_out(m, *col))
			return worst;
		if (r == GRAM_OK)
			return outer_spelled(g, mode, line, m);
		if (worst == GRAM_OK || at > *col) {
			worst = r;
			*col = at;
		}
		if (mode <= MODE_CONFIG)
			return worst;
	}
}

/* --- reading a match --- */

const char *gram_var_nth(const struct gram_match *m, const char *name, size_t nth)
{
	for (int i = 0; i < m->n; i++)
		if (m->tok[i].name && !strcmp(m->tok[i].name, name) && nth-- == 0)
			return m->tok[i].text;
	return NULL;
}

const char *gram_var(const struct gram_match *m, const char *name)
{
	return gram_var_nth(m, name, 0);
}

bool gram_has(const struct gram_match *m, const char *keyword)
{
	for (int i = 0; i < m->n; i++)
		if (m->tok[i].node && !gram_kw_cmp(m->tok[i].text, keyword))
			return true;
	return false;
}

uint64_t gram_num(const struct gram_match *m, const char *name, uint64_t dflt)
{
	const char *text = gram_var(m, name);
	uint64_t v;

	return text && parse_u64(text, 0, UINT64_MAX, &v) ? v : dflt;
}

bool gram_addr(const struct gram_match *m, const char *name, struct addr *out)
{
	const char *text = gram_var(m, name);

	return text && addr_parse(text, out);
}

void gram_canonical(const struct gram_match *m, struct str *out)
{
	for (int i = 0; i < m->n; i++) {
		if (i)
			str_putc(out, ' ');
		str_puts(out, m->tok[i].text);
	}
}

bool gram_begins(const struct gram_match *m, const char *words)
{
	for (int i = 0; i < m->n && *words; i++) {
		size_t len = gram_word_len(words), tlen = strlen(m->tok[i].text);

		if (tlen != len || gram_kw_prefix(m->tok[i].text, words, len) != 2)
			return false;
		words += len;
		while (*words == ' ')
			words++;
	}
	return !*words;
}
