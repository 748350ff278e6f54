/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of running-config: by rank, by the place of the row in the tables, and for the lines
 * that IOS sorts (interfaces, static routes, numbered objects) by their values.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/config.h"
#include "cli/router.h"

#define RANK_SHIFT 20  /* below: the row's index */
#define RANK_UNSET 800 /* global lines without a rank */

enum sort_by { SORT_END, SORT_NUM, SORT_IFACE, SORT_ADDR, SORT_TEXT, SORT_PEER };

static const struct sort_rule {
	enum cli_mode mode;
	const char *words; /* the syntax begins like this; "": every row of the mode */
	struct {
		enum sort_by by;
		const char *var;
	} key[3];
	bool sla; /* a probe, and what belongs to it: by their number first */
} sort_rules[] = {
	{ MODE_CONFIG, "interface", { { SORT_IFACE, "name" } } },
	{ MODE_CONFIG,
	  "ip route",
	  { { SORT_TEXT, "vrf" }, { SORT_ADDR, "prefix" }, { SORT_ADDR, "mask" } } },
	{ MODE_CONFIG, "crypto isakmp policy", { { SORT_NUM, "n" } } },
	{ MODE_CONFIG, "crypto map", { { SORT_TEXT, "map" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG, "crypto dynamic-map", { { SORT_TEXT, "map" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG,
	  "crypto pki certificate map",
	  { { SORT_TEXT, "name" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG, "route-map", { { SORT_TEXT, "name" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG, "access-list", { { SORT_NUM, "acl" } } },
	{ MODE_CONFIG, "ip prefix-list", { { SORT_TEXT, "name" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG, "ipv6 prefix-list", { { SORT_TEXT, "name" }, { SORT_NUM, "seq" } } },
	{ MODE_CONFIG, "ip sla", { { SORT_NUM, "n" } }, true },
	{ MODE_CONFIG, "ip sla schedule", { { SORT_NUM, "n" } }, true },
	{ MODE_CONFIG, "track", { { SORT_NUM, "n" } } },
	{ MODE_CONFIG, "vlan", { { SORT_NUM, "n" } } },
	{ MODE_CONFIG, "line vty", { { SORT_NUM, "first" } } },
	{ MODE_EEM, "action", { { SORT_TEXT, "label" } } },
	{ MODE_ACL_STD, "", { { SORT_NUM, "seq" } } },
	{ MODE_ACL_EXT, "", { { SORT_NUM, "seq" } } },
	{ MODE_ACL6, "", { { SORT_NUM, "seq" } } },
	{ MODE_IKEV2_FLEXVPN, "peer", { { SORT_NUM, "seq" } } },
	{ MODE_IKEV2_FLEXVPN, "source", { { SORT_NUM, "seq" } } },
	{ MODE_KEYCHAIN, "key", { { SORT_NUM, "n" } } },
	{ MODE_IF, "standby", { { SORT_NUM, "group" } } },
	{ MODE_ROUTER, "neighbor", { { SORT_PEER, "peer" } } },
	{ MODE_ROUTER_AF, "neighbor", { { SORT_PEER, "peer" } } },
};

struct row_place {
	const struct gram_row *row;
	uint32_t order;
	uint8_t sort; /* index + 1 in sort_rules */
};

static struct row_place *places; /* by address of the row */
static size_t n_places;

static struct {
	const struct gram_row **rows;
	size_t n;
} dflt_rows[MODE_MAX];

int cfg_leading_keywords(const struct gram_row *row)
{
	int n = 0;

	for (const char *s = row->syntax; *s; n++) {
		size_t len = strcspn(s, " ");

		if (memchr(s, '$', len) || strchr("{[", *s))
			break;
		s += len;
		s += strspn(s, " ");
	}
	return n;
}

static uint8_t sort_find(const struct gram_row *row)
{
	uint8_t best = 0;

	for (size_t i = 0; i < ARRAY_SIZE(sort_rules); i++) {
		const struct sort_rule *r = &sort_rules[i];
		size_t n = strlen(r->words);

		if (r->mode != row->mode || strncmp(row->syntax, r->words, n) ||
		    (n && row->syntax[n] != ' '))
			continue;
		if (!best || n > strlen(sort_rules[best - 1].words))
			best = (uint8_t)(i + 1);
	}
	return best;
}

static int place_cmp(const void *a, const void *b)
{
	const struct row_place *x = a, *y = b;

	return x->row < y->row ? -1 : x->row > y->row;
}

static int row_cmp(const void *a, const void *b)
{
	uint32_t x = cfg_row_order(*(const struct gram_row *const *)a, NULL);
	uint32_t y = cfg_row_order(*(const struct gram_row *const *)b, NULL);

	return x < y ? -1 : x > y;
}

static void dflt_add(const struct gram_row *row)
{
	const struct gram_row ***list = &dflt_rows[row->mode].rows;
	size_t *n = &dflt_rows[row->mode].n;

	*list = xrealloc(*list, (*n + 1) * sizeof(**list));
	(*list)[(*n)++] = row;
}

static void places_forget(void)
{
	free(places);
	for (int m = 0; m < MODE_MAX; m++)
		free(dflt_rows[m].rows);
}

/* Once: the tables never change. */
static void places_make(void)
{
	size_t total = 0;

	for (size_t t = 0; t < n_all_tables; t++)
		for (const struct gram_row *r = all_tables[t]; r->syntax; r++)
			total++;
	places = xcalloc(total + 1, sizeof(*places));
	for (size_t t = 0; t < n_all_tables; t++) {
		for (const struct gram_row *r = all_tables[t]; r->syntax; r++) {
			uint32_t rank = r->rank;

			if (!rank && r->mode == MODE_CONFIG)
				rank = RANK_UNSET;
			places[n_places].row = r;
			places[n_places].order = rank << RANK_SHIFT | (uint32_t)n_places;
			places[n_places].sort = sort_find(r);
			n_places++;
		}
	}
	qsort(places, n_places, sizeof(*places), place_cmp);
	for (size_t i = 0; i < n_places; i++)
		if (places[i].row->dflt)
			dflt_add(places[i].row);
	for (int m = 0; m < MODE_MAX; m++)
		if (dflt_rows[m].n)
			qsort(dflt_rows[m].rows, dflt_rows[m].n, sizeof(*dflt_rows[m].rows),
			      row_cmp);
	atexit(places_forget);
}

uint32_t cfg_row_order(const struct gram_row *row, uint8_t *sort)
{
	struct row_place key = { .row = row }, *p;

	if (!places)
		places_make();
	p = bsearch(&key, places, n_places, sizeof(*places), place_cmp);
	if (sort)
		*sort = p ? p->sort : 0;
	return p ? p->order : (uint32_t)RANK_UNSET << RANK_SHIFT;
}

const struct gram_row *const *cfg_default_rows(enum cli_mode mode, size_t *n)
{
	if (!places)
		places_make();
	*n = dflt_rows[mode].n;
	return dflt_rows[mode].rows;
}

/* Neighbors: peer groups, then addresses. */
static int peer_cmp(const char *a, const char *b)
{
	struct addr x = { 0 }, y = { 0 };
	bool ax = addr_parse(a, &x), by = addr_parse(b, &y);

	if (ax != by)
		return ax ? 1 : -1;
	return ax ? addr_cmp(&x, &y) : strcmp(a, b);
}

/* Settings that one row holds in a group named `what` stand in the order of its syntax; those that
 * must come first for a neighbor to exist do so. */
static int what_place(const struct cfg_node *n)
{
	static const char *const first[] = { "remote-as", "peer-group", "activate" };
	const char *what = cfg_var(n, "what"), *at;

	if (!what)
		return -1;
	if (!strcmp(what, "peer-group") && !cfg_var(n, "group"))
		return -20; /* the group itself */
	for (size_t i = 0; i < ARRAY_SIZE(first); i++)
		if (!strcmp(what, first[i]))
			return (int)i - 10;
	at = strstr(n->row->syntax, what);
	return at ? (int)(at - n->row->syntax) : 0;
}

static int value_cmp(enum sort_by by, const char *a, const char *b)
{
	struct addr x = { 0 }, y = { 0 };
	uint64_t n, m;

	if (!a || !b)
		return a ? 1 : b ? -1 : 0;
	switch (by) {
	case SORT_END:
		break;
	case SORT_NUM:
		n = strtoull(a, NULL, 10);
		m = strtoull(b, NULL, 10);
		return n < m ? -1 : n > m;
	case SORT_IFACE:
		return iface_name_cmp(a, b);
	case SORT_ADDR:
		addr_parse(a, &x);
		addr_parse(b, &y);
		return addr_cmp(&x, &y);
	case SORT_TEXT:
		return strcmp(a, b);
	case SORT_PEER:
		return peer_cmp(a, b);
	}
	return 0;
}

int cfg_node_cmp(const struct cfg_node *a, const struct cfg_node *b)
{
	uint32_t ra = a->order >> RANK_SHIFT, rb = b->order >> RANK_SHIFT;
	int d = 0;

	if (ra != rb)
		return ra < rb ? -1 : 1;
	if (a->sort && b->sort &&
	    (a->sort == b->sort || (sort_rules[a->sort - 1].sla && sort_rules[b->sort - 1].sla))) {
		const struct sort_rule *r = &sort_rules[a->sort - 1];

		for (size_t k = 0; k < ARRAY_SIZE(r->key) && !d && r->key[k].by; k++)
			d = value_cmp(r->key[k].by, cfg_var(a, r->key[k].var),
				      cfg_var(b, r->key[k].var));
		if (d)
			return d;
	}
	if ((!a->sort || a->sort != b->sort) && a->order != b->order)
		return a->order < b->order ? -1 : 1;
	d = what_place(a) - what_place(b);
	if (d)
		return d;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}
