/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A path-compressed binary trie keyed by address bits: exact and longest match in at most as many
 * steps as there are prefixes in a row, and a walk in ascending order. Nodes without data are the
 * trie's own branching points.
 */
#ifndef ROUTING_TRIE_H
#define ROUTING_TRIE_H

#include "base/addr.h"

struct trie_node {
	uint8_t key[16];
	uint8_t len;
	struct trie_node *parent, *child[2];
	void *data; /* the user's; NULL in a branching point */
};

struct trie {
	uint8_t family;
	struct trie_node *root;
};

struct trie_node *trie_get(const struct trie *t, const struct prefix *p); /* NULL: not there */
/* The node of p, made when needed; the caller must set data at once. */
struct trie_node *trie_insert(struct trie *t, const struct prefix *p);
/* Remove the node (its data is gone). Other nodes with data stay where they are. */
void trie_remove(struct trie *t, struct trie_node *n);
/* The longest prefix with data that holds a; trie_up(): the next shorter one. NULL: none. */
struct trie_node *trie_match(const struct trie *t, const struct addr *a);
struct trie_node *trie_up(const struct trie_node *n);
/* Nodes with data in ascending order, shorter prefix first. n NULL: the first. */
struct trie_node *trie_next(const struct trie *t, const struct trie_node *n);
void trie_prefix(const struct trie *t, const struct trie_node *n, struct prefix *out);

#endif
