/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/trie.h"

#include <stdlib.h>
#include <string.h>

static unsigned key_bit(const uint8_t *key, unsigned i)
{
	return (key[i / 8] >> (7 - i % 8)) & 1;
}

/* How many leading bits are equal, at most max. */
static unsigned key_common(const uint8_t *a, const uint8_t *b, unsigned max)
{
	unsigned i = 0;

	while (i + 8 <= max && a[i / 8] == b[i / 8])
		i += 8;
	while (i < max && key_bit(a, i) == key_bit(b, i))
		i++;
	return i;
}

static struct trie_node *node_new(const uint8_t *key, unsigned len, struct trie_node *parent)
{
	struct trie_node *n = xcalloc(1, sizeof(*n));

	memcpy(n->key, key, (len + 7) / 8);
	if (len % 8)
		n->key[len / 8] &= (uint8_t)(0xff << (8 - len % 8));
	n->len = (uint8_t)len;
	n->parent = parent;
	return n;
}

/* The pointer that leads to n. */
static struct trie_node **node_slot(struct trie *t, const struct trie_node *n)
{
	struct trie_node *p = n->parent;

	return !p ? &t->root : &p->child[p->child[1] == n];
}

struct trie_node *trie_get(const struct trie *t, const struct prefix *p)
{
	struct trie_node *n = t->root;

	while (n && n->len <= p->len) {
		if (key_common(n->key, p->addr.b, n->len) < n->len)
			return NULL;
		if (n->len == p->len)
			return n->data ? n : NULL;
		n = n->child[key_bit(p->addr.b, n->len)];
	}
	return NULL;
}

struct trie_node *trie_insert(struct trie *t, const struct prefix *p)
{
	struct trie_node *n = t->root, *parent = NULL, *made, *fork;
	unsigned common = 0;

	while (n && n->len <= p->len) {
		common = key_common(n->key, p->addr.b, n->len);
		if (common < n->len)
			break;
		if (n->len == p->len)
			return n;
		parent = n;
		n = n->child[key_bit(p->addr.b, n->len)];
	}
	if (!n) {
		made = node_new(p->addr.b, p->len, parent);
		if (parent)
			parent->child[key_bit(p->addr.b, parent->len)] = made;
		else
			t->root = made;
		return made;
	}
	/* p and n part at bit `common`: p goes above n, or both below a new branching point. */
	common = key_common(n->key, p->addr.b, MIN(n->len, p->len));
	made = node_new(p->addr.b, p->len, parent);
	fork = common == p->len ? made : node_new(p->addr.b, common, parent);
	*node_slot(t, n) = fork;
	fork->child[key_bit(n->key, common)] = n;
	n->parent = fork;
	if (fork != made) {
		fork->child[key_bit(p->addr.b, common)] = made;
		made->parent = fork;
	}
	return made;
}

void trie_remove(struct trie *t, struct trie_node *n)
{
	n->data = NULL;
	while (n && !n->data && !(n->child[0] && n->child[1])) {
		struct trie_node *parent = n->parent;
		struct trie_node *only = n->child[0] ? n->child[0] : n->child[1];

		*node_slot(t, n) = only;
		if (only)
			only->parent = parent;
		free(n);
		n = parent;
	}
}

struct trie_node *trie_up(const struct trie_node *n)
{
	struct trie_node *up = n->parent;

	while (up && !up->data)
		up = up->parent;
	return up;
}

struct trie_node *trie_match(const struct trie *t, const struct addr *a)
{
	unsigned bits = (unsigned)addr_bytes(a) * 8;
	struct trie_node *n = t->root, *best = NULL;

	while (n && n->len <= bits && key_common(n->key, a->b, n->len) == n->len) {
		if (n->data)
			best = n;
		if (n->len == bits)
			break;
		n = n->child[key_bit(a->b, n->len)];
	}
	return best;
}

static struct trie_node *walk_step(const struct trie_node *n)
{
	if (n->child[0])
		return n->child[0];
	if (n->child[1])
		return n->child[1];
	for (; n->parent; n = n->parent)
		if (n->parent->child[0] == n && n->parent->child[1])
			return n->parent->child[1];
	return NULL;
}

struct trie_node *trie_next(const struct trie *t, const struct trie_node *n)
{
	struct trie_node *next = n ? walk_step(n) : t->root;

	while (next && !next->data)
		next = walk_step(next);
	return next;
}

void trie_prefix(const struct trie *t, const struct trie_node *n, struct prefix *out)
{
	*out = (struct prefix){ .addr.family = t->family, .len = n->len };
	memcpy(out->addr.b, n->key, t->family == ADDR_V6 ? 16 : 4);
}
