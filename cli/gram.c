/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiles tables of rows into the graph of gram_int.h: reads the syntax string of a row, checks it,
 * puts its leading tokens into the tree of its mode and builds an automaton for the rest.
 */
#include <ctype.h>
#include <malloc.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "cli/gram_int.h"

/* --- memory: everything of a graph lives and dies together --- */
struct gram_arena {
	struct gram_arena *next;
	size_t used, size;
	max_align_t data[];
};

#define ARENA_CHUNK 65536

static void *arena_alloc(struct gram_arena **arena, size_t n)
{
	struct gram_arena *a = *arena;
	void *p;

	n = (n + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *);
	if (!a || a->size - a->used < n) {
		size_t size = MAX(n, (size_t)ARENA_CHUNK);

		a = xmalloc(sizeof(*a) + size);
		a->next = *arena;
		a->used = 0;
		a->size = size;
		*arena = a;
	}
	p = (char *)a->data + a->used;
	a->used += n;
	memset(p, 0, n);
	return p;
}

static void arena_free(struct gram_arena **arena)
{
	while (*arena) {
		struct gram_arena *next = (*arena)->next;

		free(*arena);
		*arena = next;
	}
}

/* Empty again, the last chunk kept for the next use. */
static void arena_reset(struct gram_arena *arena)
{
	if (!arena)
		return;
	arena_free(&arena->next);
	arena->used = 0;
}

/* An array that doubles: returns the place of a new element. Old copies stay in the arena. */
static void *arena_push(struct gram_arena **arena, void *array, unsigned n, size_t size)
{
	void *p;

	memcpy(&p, array, sizeof(p)); /* a pointer to whatever type */
	if ((n & (n - 1)) == 0) {     /* 0, 1, 2, 4, 8, ... are full */
		void *grown = arena_alloc(arena, size * (n ? n * 2 : 1));

		if (n)
			memcpy(grown, p, size * n);
		memcpy(array, &grown, sizeof(grown));
		p = grown;
	}
	return (char *)p + size * n;
}

/* --- the syntax string --- */
enum ast_kind { AST_TOK, AST_SEQ, AST_ALT };

struct ast {
	enum ast_kind kind;
	struct gram_tok tok;
	struct ast *first, *last, *next; /* SEQ: elements; ALT: one SEQ per alternative */
	bool optional, repeat;           /* ALT */
};

struct text {                    /* keywords and help texts come again and again: kept once */
	const char *s;
	UT_hash_handle hh;
};

struct compiler {
	struct gram *g;
	struct gram_arena *scratch; /* what only compiling a row needs */
	struct gram_arena **tails;  /* where automata and their texts go */
	bool in_tail;               /* behind the leading tokens */
	bool tail_only;             /* the leading tokens were compiled before */
	struct gram_arena *names;   /* of the entries of texts */
	struct text *texts;         /* hash by s */
	const struct gram_row *row;
	const char *at;        /* in row->syntax */
	const char *help;      /* next help text, NULL: none left */
	unsigned n_tok, n_help;
	unsigned bits;         /* guards used */
	int depth;
	struct str *err;
	bool failed;
};

static void fail(struct compiler *c, const char *what)
{
	if (!c->failed)
		str_printf(c->err, "row \"%s\": %s\n", c->row->syntax, what);
	c->failed = true;
}

static char *text_copy(struct gram_arena **arena, const char *s, size_t n)
{
	char *p = arena_alloc(arena, n + 1);

	memcpy(p, s, n);
	return p;
}

static const char *text_keep(struct compiler *c, const char *s, size_t n)
{
	struct text *t;
	char *p;

	if (c->in_tail || c->tail_only)
		return text_copy(c->in_tail ? c->tails : &c->scratch, s, n);
	HASH_FIND(hh, c->texts, s, n, t);
	if (t)
		return t->s;
	p = text_copy(&c->g->arena, s, n);
	t = arena_alloc(&c->names, sizeof(*t));
	t->s = p;
	HASH_ADD_KEYPTR(hh, c->texts, t->s, n, t);
	return p;
}

static const struct {
	const char *text;
	enum gram_type type;
} value_types[] = {
	{ "A.B.C.D", GT_IPV4 }, { "A.B.C.D/nn", GT_IPV4_PREFIX }, { "X:X:X:X::X", GT_IPV6 },
	{ "X:X:X:X::X/<0-128>", GT_IPV6_PREFIX }, { "WORD", GT_WORD }, { "LINE", GT_LINE },
	{ "HOST", GT_HOST }, { "IFACE", GT_IFACE }, { "HEX", GT_HEX }, { "H.H.H", GT_MAC },
	{ "hh:mm:ss", GT_TIME }, { "ASN:nn", GT_PAIR }, { "MONTH", GT_MONTH },
	{ "hh:mm", GT_MINUTE },
};

/* <lo-hi>, either may be negative */
static bool range_parse(const char *s, size_t len, struct gram_tok *t)
{
	char *end;

	if (len < 5 || s[0] != '<' || s[len - 1] != '>')
		return false;
	t->lo = strtoll(s + 1, &end, 10);
	if (end == s + 1 || *end != '-')
		return false;
	s = end + 1;
	t->hi = strtoll(s, &end, 10);
	return end != s && *end == '>' && t->lo <= t->hi;
}

static void help_next(struct compiler *c, struct gram_tok *t)
{
	const char *end;

	c->n_tok++;
	t->help = "";
	if (!c->help)
		return;
	c->n_help++;
	end = strchrnul(c->help, '\n');
	t->help = text_keep(c, c->help, (size_t)(end - c->help));
	c->help = *end ? end + 1 : NULL;
}

/* A token ends at a blank, a bracket or `|`; inside <...> nothing ends it. */
static size_t token_len(const char *s)
{
	size_t n = 0;
	bool angle = false;

	while (s[n] && !gram_is_blank(s[n]) && (angle || !strchr("{}[]|", s[n]))) {
		if (s[n] == '<')
			angle = true;
		if (s[n] == '>')
			angle = false;
		n++;
	}
	return n;
}

static struct ast *token_parse(struct compiler *c)
{
	struct ast *a = arena_alloc(&c->scratch, sizeof(*a));
	size_t len = token_len(c->at), tlen = len;
	const char *s = c->at, *dollar = memchr(s, '$', len);
	struct gram_tok *t = &a->tok;

	c->at += len;
	a->kind = AST_TOK;
	if (dollar)
		tlen = (size_t)(dollar - s);
	if (dollar && dollar + 1 < s + len)
		t->name = text_keep(c, dollar + 1, len - tlen - 1);
	t->type = GT_KEYWORD;
	t->text = text_keep(c, s, tlen);
	if (s[0] == '<') {
		t->type = GT_NUMBER;
		if (!range_parse(s, tlen, t))
			fail(c, "bad range");
		if (t->lo < 0)
			t->text = text_keep(c, "", 0); /* `?` spells it with blanks */
	}
	for (size_t i = 0; i < ARRAY_SIZE(value_types); i++)
		if (!strcmp(t->text, value_types[i].text))
			t->type = value_types[i].type;
	if (t->type == GT_NUMBER && t->lo < 0) {
		char spelled[64];

		snprintf(spelled, sizeof(spelled), "<%lld - %lld>", (long long)t->lo,
			 (long long)t->hi);
		t->text = text_keep(c, spelled, strlen(spelled));
	}
	if (t->type == GT_HOST)
		t->text = "Hostname or A.B.C.D";
	if (t->type == GT_KEYWORD && t->name)
		fail(c, "unknown kind of value before $");
	if (t->type != GT_KEYWORD && !t->name)
		fail(c, "value without $name");
	if (tlen == 0)
		fail(c, "empty token");
	help_next(c, t);
	return a;
}

static void ast_append(struct ast *to, struct ast *a)
{
	if (to->last)
		to->last->next = a;
	else
		to->first = a;
	to->last = a;
}

/* Give the keywords of a {..}$name group the group's name. */
static void ast_name(struct ast *a, const char *name)
{
	if (a->kind == AST_TOK && a->tok.type == GT_KEYWORD && !a->tok.name)
		a->tok.name = name;
	for (struct ast *e = a->first; e; e = e->next)
		ast_name(e, name);
}

/* Could the element match nothing at all? */
static bool ast_nullable(const struct ast *a)
{
	if (a->kind == AST_TOK)
		return false;
	if (a->kind == AST_ALT && a->optional)
		return true;
	for (const struct ast *e = a->first; e; e = e->next) {
		if (a->kind == AST_SEQ && !ast_nullable(e))
			return false;
		if (a->kind == AST_ALT && ast_nullable(e))
			return true;
	}
	return a->kind == AST_SEQ;
}

static struct ast *group_parse(struct compiler *c);

static struct ast *seq_parse(struct compiler *c)
{
	struct ast *seq = arena_alloc(&c->scratch, sizeof(*seq));

	seq->kind = AST_SEQ;
	for (;;) {
		while (gram_is_blank(*c->at))
			c->at++;
		if (!*c->at || strchr("}]|", *c->at) || c->failed)
			return seq;
		ast_append(seq, strchr("{[", *c->at) ? group_parse(c) : token_parse(c));
	}
}

static struct ast *group_parse(struct compiler *c)
{
	struct ast *alt = arena_alloc(&c->scratch, sizeof(*alt));
	char close = *c->at == '{' ? '}' : ']';

	c->in_tail = true;
	alt->kind = AST_ALT;
	alt->optional = close == ']';
	if (++c->depth > 16)
		fail(c, "nested too deep");
	do {
		struct ast *seq;

		c->at++;
		seq = seq_parse(c);
		if (!c->failed && ast_nullable(seq))
			fail(c, "alternative that may be empty");
		ast_append(alt, seq);
	} while (*c->at == '|' && !c->failed);
	c->depth--;
	if (*c->at != close) {
		fail(c, "unbalanced brackets");
		return alt;
	}
	c->at++;
	if (!strncmp(c->at, "...", 3)) {
		alt->repeat = true;
		c->at += 3;
	}
	if (*c->at == '$') {
		size_t n = token_len(++c->at);

		ast_name(alt, text_keep(c, c->at, n));
		c->at += n;
	}
	return alt;
}

/* --- automaton for what follows the leading tokens --- */
static struct gram_nfa *nfa_new(struct compiler *c, enum gram_nfa_kind kind)
{
	/* only a token needs all of the union: the others are many, and stop behind their pointer */
	size_t size = kind == NFA_TOK ? sizeof(struct gram_nfa) :
					offsetof(struct gram_nfa, alts) + sizeof(struct gram_nfa **);
	struct gram_nfa *n = arena_alloc(c->tails, size);

	n->kind = kind;
	return n;
}

/* A fork with room for so many ways. */
static struct gram_nfa *nfa_split(struct compiler *c, unsigned room)
{
	struct gram_nfa *n = nfa_new(c, NFA_SPLIT);

	n->alts = arena_alloc(c->tails, room * sizeof(struct gram_nfa *));
	return n;
}

static void nfa_alt_add(struct gram_nfa *split, struct gram_nfa *to)
{
	split->alts[split->n_alts++] = to;
}

static struct gram_nfa *nfa_build(struct compiler *c, const struct ast *a, struct gram_nfa *next);

static struct gram_nfa *nfa_seq(struct compiler *c, const struct ast *first, struct gram_nfa *next)
{
	const struct ast *list[GRAM_MAX_WORDS * 2];
	unsigned n = 0;

	for (const struct ast *e = first; e; e = e->next) {
		if (n == ARRAY_SIZE(list)) {
			fail(c, "too long");
			return next;
		}
		list[n++] = e;
	}
	while (n)
		next = nfa_build(c, list[--n], next);
	return next;
}

/* A list's alternative that begins with a keyword stands at most once. */
static struct gram_nfa *nfa_guard(struct compiler *c, const struct ast *seq, struct gram_nfa *to)
{
	struct gram_nfa *n;

	if (!seq->first || seq->first->kind != AST_TOK || seq->first->tok.type != GT_KEYWORD)
		return to;
	if (c->bits == 64) {
		fail(c, "more than 64 alternatives in lists");
		return to;
	}
	n = nfa_new(c, NFA_GUARD);
	n->bit = UINT64_C(1) << c->bits++;
	n->next = to;
	return n;
}

static struct gram_nfa *nfa_build(struct compiler *c, const struct ast *a, struct gram_nfa *next)
{
	struct gram_nfa *n, *loop;
	unsigned ways = 1;

	switch (a->kind) {
	case AST_TOK:
		n = nfa_new(c, NFA_TOK);
		n->tok = a->tok;
		n->next = next;
		return n;
	case AST_SEQ:
		return nfa_seq(c, a->first, next);
	case AST_ALT:
		break;
	}
	for (const struct ast *e = a->first; e; e = e->next)
		ways++;
	n = nfa_split(c, ways);
	loop = next;
	if (a->repeat) {
		loop = nfa_split(c, 2);
		nfa_alt_add(loop, n);
		nfa_alt_add(loop, next);
	}
	for (const struct ast *e = a->first; e; e = e->next) {
		struct gram_nfa *to = nfa_seq(c, e->first, loop);

		nfa_alt_add(n, a->repeat ? nfa_guard(c, e, to) : to);
	}
	if (a->optional && !a->repeat)
		nfa_alt_add(n, next);
	return a->optional && a->repeat ? loop : n;
}

/* --- the tree --- */
bool gram_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : (unsigned char)c;
}

int gram_kw_cmp(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) - lower(*b);
}

static bool tok_same(const struct gram_tok *a, const struct gram_tok *b)
{
	return a->type == b->type &&
	       (a->type == GT_KEYWORD ? !gram_kw_cmp(a->text, b->text) :
					a->lo == b->lo && a->hi == b->hi);
}

/* Order of trial among values: by type, narrow number ranges first. */
static int val_cmp(const struct gram_tok *a, const struct gram_tok *b)
{
	uint64_t wa = (uint64_t)(a->hi - a->lo), wb = (uint64_t)(b->hi - b->lo);

	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	return wa < wb ? -1 : wa > wb;
}

static struct gram_node *node_child(struct gram *g, struct gram_node *n, const struct gram_tok *t)
{
	bool kw = t->type == GT_KEYWORD;
	struct gram_node ***list = kw ? &n->kw : &n->val;
	unsigned *count = kw ? &n->n_kw : &n->n_val, i;
	struct gram_node *child;

	if (kw) {
		i = gram_kw_lower(n, t->text, strlen(t->text));
		if (i < *count && tok_same(&n->kw[i]->tok, t))
			return n->kw[i];
	} else {
		for (i = 0; i < *count; i++)
			if (tok_same(&n->val[i]->tok, t))
				return n->val[i];
		for (i = 0; i < *count && val_cmp(&n->val[i]->tok, t) <= 0; i++)
			;
	}
	child = arena_alloc(&g->arena, sizeof(*child));
	child->tok = *t;
	child->flags = NODE_HIDDEN;
	arena_push(&g->arena, list, *count, sizeof(**list));
	memmove(*list + i + 1, *list + i, (*count - i) * sizeof(**list));
	(*list)[i] = child;
	(*count)++;
	return child;
}

static void twin_add(struct gram *g, uint32_t a, uint32_t b)
{
	struct gram_twin *t = arena_push(&g->arena, &g->twins, (unsigned)g->n_twins, sizeof(*t));

	t->a = a;
	t->b = b;
	g->n_twins++;
}

/* How many leading tokens the no form of a row needs; UINT_MAX: the whole line, or (no_in_tail) look
 * for the variables when asked. */
static unsigned row_no_min(struct gram_rowinfo *ri, const struct gram_tok *lin)
{
	const struct gram_row *r = ri->row;
	unsigned lead = 0, need;

	while (lead < ri->n_linear && lin[lead].type == GT_KEYWORD)
		lead++;
	if (!r->key)
		return r->flags & GRAM_MULTI ? UINT32_MAX : lead;
	need = lead;
	for (const char **k = ri->keys; *k; k++) {
		unsigned i = 0;

		while (i < ri->n_linear && (!lin[i].name || strcmp(lin[i].name, *k)))
			i++;
		if (i == ri->n_linear) {
			ri->no_in_tail = true;
			return UINT32_MAX;
		}
		need = MAX(need, i + 1);
	}
	return need;
}

static void row_insert(struct gram *g, uint32_t idx, enum cli_mode mode, const struct gram_tok *lin)
{
	struct gram_rowinfo *ri = &g->rows[idx];
	const struct gram_row *r = ri->row;
	bool no = mode >= MODE_CONFIG && !(r->flags & GRAM_NO_NO);
	unsigned no_min = no ? row_no_min(ri, lin) : UINT32_MAX;
	struct gram_node *n = g->root[mode];

	for (unsigned i = 0;; i++) {
		if (!(r->flags & GRAM_HIDDEN))
			n->flags &= ~(unsigned)NODE_HIDDEN;
		if (no)
			n->flags |= NODE_HAS_NO;
		if (i >= no_min && i > 0 && !n->no_row)
			n->no_row = idx + 1;
		if (i == ri->n_linear)
			break;
		n = node_child(g, n, &lin[i]);
		ri->linear[i] = (struct gram_word){ .tok = &n->tok, .name = lin[i].name };
	}
	if (ri->has_tail) {
		*(uint32_t *)arena_push(&g->arena, &n->tails, n->n_tails, sizeof(*n->tails)) = idx;
		n->n_tails++;
	} else if (n->row) {
		twin_add(g, n->row - 1, idx);
	} else {
		n->row = idx + 1;
	}
}

static void row_keys(struct compiler *c, struct gram_rowinfo *ri)
{
	struct gram_arena **arena = &c->g->arena;
	const char *s = ri->row->key ? ri->row->key : "";
	unsigned n = 0;

	while (*s && *s != '|') {
		size_t len = strcspn(s, " |");

		if (len) {
			const char **k = arena_push(arena, &ri->keys, n++, sizeof(*k));

			*k = text_keep(c, s, len);
		}
		s += len;
		while (*s == ' ')
			s++;
	}
	arena_push(arena, &ri->keys, n, sizeof(*ri->keys));
	ri->keys[n] = NULL;
}

static bool ast_has_var(const struct ast *a, const char *name, size_t len)
{
	if (a->tok.name && strlen(a->tok.name) == len && !memcmp(a->tok.name, name, len))
		return true;
	for (const struct ast *e = a->first; e; e = e->next)
		if (ast_has_var(e, name, len))
			return true;
	return false;
}

static void keys_check(struct compiler *c, const struct ast *seq)
{
	const char *s = c->row->key ? c->row->key : "";

	while (*s) {
		size_t len = strcspn(s, " |");

		if (len && !ast_has_var(seq, s, len))
			fail(c, "key names a variable that the syntax does not have");
		s += len;
		s += strspn(s, " |");
	}
}

static struct ast *row_parse(struct compiler *c)
{
	struct ast *seq;

	c->at = c->row->syntax;
	c->help = c->row->help;
	c->n_tok = c->n_help = c->bits = 0;
	c->depth = 0;
	c->failed = c->in_tail = false;
	seq = seq_parse(c);
	if (!c->failed && *c->at)
		fail(c, "unbalanced brackets");
	return seq;
}

/* A routing process has its protocol's lines and those that all have. */
static void protocols_insert(struct gram *g, uint32_t idx, const struct gram_tok *lin)
{
	static const enum cli_mode modes[] = { MODE_ROUTER_EIGRP, MODE_ROUTER_OSPF, MODE_ROUTER_BGP,
					       MODE_ROUTER_RIP };
	unsigned of = g->rows[idx].row->flags & GRAM_PROTOCOLS;

	for (unsigned i = 0; i < ARRAY_SIZE(modes); i++)
		if (!of || (of & ((unsigned)GRAM_EIGRP << i)))
			row_insert(g, idx, modes[i], lin);
}

static void row_compile(struct compiler *c, uint32_t idx)
{
	struct gram *g = c->g;
	struct gram_rowinfo *ri = &g->rows[idx];
	struct gram_tok *lin = NULL;
	struct ast *seq, *e;

	ri->row = c->row;
	seq = row_parse(c);
	if (!c->failed && (c->n_help != c->n_tok || c->help)) {
		while (c->help) {
			c->n_help++;
			c->help = strchr(c->help, '\n');
			c->help = c->help ? c->help + 1 : NULL;
		}
		str_printf(c->err, "row \"%s\": %u tokens, %u help texts\n", c->row->syntax,
			   c->n_tok, c->n_help);
		c->failed = true;
	}
	if (!c->failed)
		keys_check(c, seq);
	if (c->row->mode >= MODE_MAX)
		fail(c, "no such mode");
	for (e = seq->first; e && e->kind == AST_TOK; e = e->next) {
		struct gram_tok *t = arena_push(&c->scratch, &lin, ri->n_linear, sizeof(*t));

		*t = e->tok;
		ri->n_linear++;
	}
	if (c->failed || !seq->first)
		return;
	if (ri->n_linear)
		ri->linear = arena_alloc(&g->arena, ri->n_linear * sizeof(*ri->linear));
	if (e)
		nfa_seq(c, e, nfa_new(c, NFA_END)); /* only to see that it is right */
	ri->has_tail = e;
	c->in_tail = false;
	row_keys(c, ri);
	if (c->row->mode != MODE_USER || !(c->row->flags & GRAM_PRIV))
		row_insert(g, idx, c->row->mode, lin);
	/* privileged exec has the user's commands too, a subinterface the interface's */
	if (c->row->mode == MODE_USER)
		row_insert(g, idx, MODE_EXEC, lin);
	if (c->row->mode == MODE_IF)
		row_insert(g, idx, MODE_SUBIF, lin);
	if (c->row->mode == MODE_ROUTER)
		protocols_insert(g, idx, lin);
}

/* Made when a line first gets there: most rows are never used, and their automata are the larger half
 * of the graph. */
const struct gram_nfa *gram_tail(const struct gram *g, uint32_t row)
{
	struct gram_rowinfo *ri = &g->rows[row];
	struct compiler c = { .tails = g->tails, .tail_only = true, .row = ri->row };
	const struct ast *e;

	if (ri->tail)
		return ri->tail;
	e = row_parse(&c)->first;
	while (e->kind == AST_TOK)
		e = e->next;
	ri->tail = nfa_seq(&c, e, nfa_new(&c, NFA_END));
	arena_free(&c.scratch);
	return ri->tail;
}

static void no_default_add(struct gram *g, enum cli_mode mode)
{
	static const struct {
		const char *word, *help;
		unsigned flag;
	} list[] = {
		{ "no", "Negate a command or set its defaults", NODE_NO },
		{ "default", "Set a command to its defaults", NODE_DEFAULT },
	};

	for (size_t i = 0; i < ARRAY_SIZE(list); i++) {
		struct gram_tok t = { .type = GT_KEYWORD, .text = list[i].word,
				      .help = list[i].help };
		struct gram_node *n = node_child(g, g->root[mode], &t);

		n->flags = (n->flags & ~(unsigned)NODE_HIDDEN) | list[i].flag;
	}
}

struct gram *gram_compile(const struct gram_row *const *tables, size_t n, struct str *err)
{
	struct gram *g = xcalloc(1, sizeof(*g));
	struct compiler c = { .g = g, .err = err, .tails = &c.scratch };
	size_t errors = 0, total = 0;

	for (size_t i = 0; i < n; i++)
		for (const struct gram_row *r = tables[i]; r->syntax; r++)
			total++;
	g->rows = xcalloc(total + 1, sizeof(*g->rows));
	g->tails = xcalloc(1, sizeof(*g->tails));
	for (int m = 0; m < MODE_MAX; m++) {
		g->root[m] = arena_alloc(&g->arena, sizeof(*g->root[m]));
		if (m >= MODE_CONFIG)
			no_default_add(g, (enum cli_mode)m);
	}
	for (size_t i = 0; i < n; i++) {
		for (const struct gram_row *r = tables[i]; r->syntax; r++) {
			c.row = r;
			row_compile(&c, (uint32_t)g->n_rows);
			arena_reset(c.scratch);
			g->n_rows++;
			errors += c.failed;
		}
	}
	HASH_CLEAR(hh, c.texts);
	arena_free(&c.names);
	arena_free(&c.scratch);
	malloc_trim(0); /* compiling takes more than what stays */
	if (errors) {
		gram_free(g);
		return NULL;
	}
	return g;
}

void gram_free(struct gram *g)
{
	if (!g)
		return;
	arena_free(&g->arena);
	arena_free(g->tails);
	free(g->tails);
	free(g->rows);
	free(g);
}

size_t gram_rows(const struct gram *g)
{
	return g->n_rows;
}

void gram_set_visible(struct gram *g, gram_visible_fn fn)
{
	g->visible = fn;
}

void gram_set_values(struct gram *g, gram_values_fn fn)
{
	g->values = fn;
}
