/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The configuration: one tree of accepted lines in canonical form, the only place that says what is
 * configured. A line entered in a configuration mode becomes, replaces or removes a node by the
 * identity its grammar row declares; running-config is this tree in IOS order, defaults left
 * out. Nothing runs from here: after a burst of input apply.c compiles the tree into the immutable
 * objects of ike/, ipsec/ and routing/, which compare them with what runs. So a reference may
 * come before its definition, and paste -> show run -> paste is a fixed point by construction.
 *
 * Identity (gram_row.key):
 *   NULL        the row's leading keywords: one value (description X); with GRAM_MULTI the whole
 * line "a b"       leading keywords + the values of variables a and b (ip local pool NAME) "a b|c"
 * identity a b c; the `no` form may stop after a and b and then removes all that match
 *
 * Defaults (gram_row.dflt): a line equal to one of them leaves no node. GRAM_KEEP_NO keeps `no X`.
 * Order: rank, then row order of the tables, then by number or name where IOS sorts
 * (config_order.c), then order of entry. Root lines whose ranks share the tens stand together;
 * `!` separates the groups.
 */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include <time.h>
#include <uthash.h>
#include "cli/addr_index.h"
#include "cli/gram.h"

struct cfg_arg {
	const char *name; /* variable's name; NULL for a keyword token */
	char *text;
	bool keyword; /* a keyword, though it may carry a group's name */
};

struct cfg_node {
	const struct gram_row *row; /* NULL for the root */
	char *line;		    /* canonical, without `no` */
	bool no;		    /* kept as `no LINE` */
	struct cfg_arg *args;
	size_t n_args;
	struct cfg_node *parent;
	struct cfg_node *first, *last, *prev, *next; /* children in display order; siblings */
	uint32_t seq;				     /* order of entry */
	void *text;	/* attached block: banner text, certificate hex (malloc'ed string) */
	char *ident;	/* private: identity among the siblings */
	uint32_t order; /* private: rank and row */
	uint8_t sort;	/* private: how it sorts among its like, config_order.c */
	struct cfg_node *index; /* private: children by ident */
	UT_hash_handle hh;
};

struct cfg {
	struct cfg_node root;
	uint32_t seq;
	uint64_t generation; /* grows with every change: something to apply / unsaved */
	uint64_t removals;   /* grows with every node that goes: pointers may dangle */
	time_t changed_at;   /* last change, for the header of running-config */
	char changed_by[64];
	struct addr_index *addrs; /* conf_if.c: interface addresses, NULL: not known */
};

struct cfg *cfg_new(void);
void cfg_free(struct cfg *c);
struct cfg *cfg_dup(const struct cfg *c);
void cfg_clear(struct cfg *c);

/* Store what m says below `section` (the root or the node of the current section): add, replace or,
 * for no/default, remove. Returns the node when one stands afterwards, NULL when removed or when it
 * equals the default. */
struct cfg_node *cfg_store(struct cfg *c, struct cfg_node *section, const struct gram_match *m);
/* The same for a `no` that stays as a line though the row is not GRAM_KEEP_NO (no ... default). */
struct cfg_node *cfg_store_no(struct cfg *c, struct cfg_node *section, const struct gram_match *m);
/* The node m identifies, NULL when there is none. */
struct cfg_node *cfg_lookup(struct cfg *c, struct cfg_node *section, const struct gram_match *m);
void cfg_delete(struct cfg *c, struct cfg_node *n);
/* Attach a block of text (taken over; NULL removes). */
void cfg_set_text(struct cfg *c, struct cfg_node *n, char *text);
/* Something changed: generation and time. */
void cfg_touch(struct cfg *c);

/* Reading, for apply.c, checks and show commands. `words`: beginning of the canonical line. */
struct cfg_node *cfg_find(const struct cfg_node *section, const char *words); /* first; NULL */
struct cfg_node *cfg_next(const struct cfg_node *n, const char *words); /* next sibling like that */
const char *cfg_var(const struct cfg_node *n, const char *name);	/* NULL: not given */
const char *cfg_var_nth(const struct cfg_node *n, const char *name, size_t nth);
bool cfg_has(const struct cfg_node *n, const char *keyword);
uint64_t cfg_num(const struct cfg_node *n, const char *name, uint64_t dflt);
bool cfg_addr(const struct cfg_node *n, const char *name, struct addr *out);
/* Is LINE on (stored without no)? dflt when absent. */
bool cfg_flag(const struct cfg_node *section, const char *words, bool dflt);
/* Interface section by canonical name; NULL. */
struct cfg_node *cfg_interface(const struct cfg *c, const char *name);
/* The VRF an interface section says; "": the global table. */
const char *cfg_interface_vrf(const struct cfg_node *iface);

/* running-config: the tree as text, ` ` per level, `!` between sections, without head and `end`. */
void cfg_render(const struct cfg *c, struct str *out, bool all);
void cfg_render_node(const struct cfg_node *n, struct str *out, int level);
/* A part of it: the lines (and sections with their lines) that keep keeps, no defaults. */
struct cfg_view {
	bool all;         /* with the defaults */
	bool (*keep)(const struct cfg_node *n, void *arg); /* NULL: every line */
	void *arg;
};
void cfg_render_view(const struct cfg *c, struct str *out, const struct cfg_view *view);
void cfg_render_section(const struct cfg_node *n, struct str *out, const struct cfg_view *view);

/* config_order.c: where a line stands. */
uint32_t cfg_row_order(const struct gram_row *row, uint8_t *sort);
int cfg_node_cmp(const struct cfg_node *a, const struct cfg_node *b);
/* The rows of a mode that have a default, in display order. */
const struct gram_row *const *cfg_default_rows(enum cli_mode mode, size_t *n);
/* Words of the row's syntax before its first value or group. */
int cfg_leading_keywords(const struct gram_row *row);

#endif
