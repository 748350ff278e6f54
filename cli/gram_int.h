/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside the grammar only (gram*.c): the compiled graph. The leading plain tokens of all rows of a
 * mode form one tree with shared prefixes, whose keyword children are sorted for binary search. What
 * follows a row's first group ({} or []) is a small automaton of its own, a "tail"; the matcher
 * carries a set of tail positions beside the tree node.
 */
#ifndef CLI_GRAM_INT_H
#define CLI_GRAM_INT_H

#include "cli/gram.h"

/* In the order they are tried: a keyword beats a typed value, that beats WORD, that beats LINE. */
enum gram_type {
	GT_KEYWORD, GT_NUMBER, GT_IPV4, GT_IPV4_PREFIX, GT_IPV6, GT_IPV6_PREFIX, GT_TIME, GT_PAIR,
	GT_MINUTE, GT_MONTH, GT_MAC, GT_IFACE, GT_HEX, GT_HOST, GT_WORD, GT_LINE
};

struct gram_tok {
	enum gram_type type;
	const char *text;      /* the keyword, or what `?` shows for the value */
	const char *help;
	const char *name;      /* variable, NULL for a keyword */
	int64_t lo, hi;        /* GT_NUMBER */
};

enum gram_nfa_kind { NFA_TOK, NFA_SPLIT, NFA_GUARD, NFA_END };

struct gram_nfa {
	enum gram_nfa_kind kind;
	unsigned n_alts;              /* NFA_SPLIT */
	struct gram_nfa *next;        /* NFA_TOK, NFA_GUARD */
	union {
		struct gram_tok tok;      /* NFA_TOK */
		uint64_t bit;             /* NFA_GUARD: passes once per line */
		struct gram_nfa **alts;   /* NFA_SPLIT */
	};
};

enum gram_node_flags {
	NODE_HIDDEN = 1,       /* every row below is hidden */
	NODE_HAS_NO = 2,       /* some row below has a no form */
	NODE_NO = 4,           /* the `no` of a configuration mode */
	NODE_DEFAULT = 8       /* its `default` */
};

struct gram_node {
	struct gram_tok tok;
	struct gram_node **kw;        /* keyword children, sorted without regard to case */
	struct gram_node **val;       /* value children in order of trial */
	uint32_t *tails;              /* rows that go on with a group: gram_tail() */
	unsigned n_kw, n_val, n_tails;
	uint32_t row;                 /* index + 1 of the row that ends here */
	uint32_t no_row;              /* ... of the row whose no form may end here */
	unsigned flags;
};

struct gram_word {
	const struct gram_tok *tok;   /* kind and range; its name may be another row's */
	const char *name;             /* variable, NULL for a keyword */
};

struct gram_rowinfo {
	const struct gram_row *row;
	unsigned n_linear;            /* tokens before the first group */
	struct gram_word *linear;
	bool has_tail;
	const struct gram_nfa *tail;  /* NULL: not made yet */
	const char **keys;            /* variables the no form needs, NULL-terminated */
	bool no_in_tail;              /* a needed variable stands in the tail: look when asked */
};

struct gram_twin {
	uint32_t a, b;
};

struct gram_arena;
struct gram {
	struct gram_arena *arena, **tails;
	struct gram_node *root[MODE_MAX];
	struct gram_rowinfo *rows;
	size_t n_rows;
	struct gram_twin *twins;
	size_t n_twins;
	gram_values_fn values;
	gram_visible_fn visible;
};

/* gram.c: the automaton of a row that has a tail. */
const struct gram_nfa *gram_tail(const struct gram *g, uint32_t row);

/* --- gram_value.c: typed values --- */
struct gram_iftype;
enum gram_fit {
	FIT_NO,         /* cannot be this kind of value */
	FIT_PART,       /* a beginning of one: the line stops too early */
	FIT_AMBIGUOUS,  /* interface type that is not unique */
	FIT_FULL
};
/* Does the text at `at` begin with a value of this kind? On FIT_FULL *end is behind it and buf (size
 * bytes) holds its canonical text. */
enum gram_fit gram_value_fit(const struct gram_tok *t, const char *at, const char **end, char *buf,
			     size_t size);
/* Could the unfinished word become such a value? For `?` behind a partial word. */
bool gram_value_may(const struct gram_tok *t, const char *word, size_t len);

/* "<0-4094>" for an interface type's number. */
void gram_iftype_number(const struct gram_iftype *t, char *buf, size_t size);
const char *gram_mode_heading(enum cli_mode mode); /* "Configure commands:" */

struct gram_iftype {
	const char *name, *help;
	bool slots;            /* numbered 0/1, 0/0/0, ... and with .sub */
	bool rare;             /* gives way to the others when abbreviated */
	uint32_t max;
};
extern const struct gram_iftype gram_iftypes[];
extern const size_t gram_n_iftypes;
/* The one type this abbreviation names; NULL none or (*ambiguous) several. */
const struct gram_iftype *gram_iftype_find(const char *word, size_t len, bool *ambiguous);

/* --- gram_match.c, shared with gram_help.c --- */
#define GRAM_MAX_STATES 1024
#define GRAM_MAX_ITEMS 192

struct gram_state {                /* a position in a tail */
	uint32_t row;
	uint16_t parent;           /* index + 1 of the state before, 0: entered the tail here */
	const struct gram_nfa *at; /* what comes next */
	const struct gram_tok *tok;/* what was consumed to get here, NULL at entry */
	uint64_t mask;             /* guards passed */
};

struct gram_item {                 /* a token (or the end) one step ahead of a state */
	uint16_t state;
	const struct gram_nfa *nfa;
	uint64_t mask;
};

/* All that the next word may be, from the states [from, to) */
size_t gram_closure(const struct gram_state *st, unsigned from, unsigned to,
		    struct gram_item *items, size_t max);

/* What may follow the words of a line, as the best reading of them sees it. */
struct gram_here {
	const struct gram *g;
	const struct gram_node *node;      /* NULL: inside a tail */
	const struct gram_state *st;
	const struct gram_item *items;
	size_t n_items;
	const struct gram_iftype *iftype;  /* an interface type was typed, its number is missing */
	bool no;                           /* behind no/default */
	bool can_end;                      /* <cr> */
};
/* Calls fn at the end of the line's words; fn returns false when it has no use for that reading, then
 * the next one is tried. False: no reading served; *err and *col tell the best error. */
typedef bool (*gram_here_fn)(const struct gram_here *h, void *arg);
bool gram_walk_to(const struct gram *g, enum cli_mode mode, const char *line, gram_here_fn fn,
		  void *arg, enum gram_result *err, size_t *col);

size_t gram_word_len(const char *at);
bool gram_is_blank(char c);
int gram_kw_cmp(const char *a, const char *b);
/* Is `word` (len bytes) a beginning of keyword kw? 2: all of it. */
int gram_kw_prefix(const char *kw, const char *word, size_t len);
size_t gram_kw_common(const char *kw, const char *word, size_t len);
/* First keyword child not less than the word. */
unsigned gram_kw_lower(const struct gram_node *n, const char *word, size_t len);

#endif
