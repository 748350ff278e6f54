/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The RIB's store: candidates by prefix and by owner, look-ups and walks. What is decided about
 * them is in rib_decide.c.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "routing/rib_priv.h"

struct trie *rib_trie(struct rib *r, uint8_t family)
{
	return family == ADDR_V6 ? &r->v6 : &r->v4;
}

struct rib *rib_new(struct loop *loop, const struct rib_kernel *k)
{
	struct rib *r = xcalloc(1, sizeof(*r));

	r->loop = loop;
	r->v4.family = ADDR_V4;
	r->v6.family = ADDR_V6;
	r->next_owner = 1;
	for (size_t i = 0; i < RIB_PROTO_MAX; i++)
		r->max_paths[i] = RIB_MAX_PATHS;
	if (k) {
		r->k = *k;
		r->has_kernel = true;
	}
	return r;
}

/* Every node, IPv4 first. prev NULL: the first. */
static struct rib_node *node_next(const struct rib *r, const struct rib_node *prev)
{
	struct trie_node *tn = NULL;

	if (!prev || prev->family == ADDR_V4)
		tn = trie_next(&r->v4, prev ? prev->tn : NULL);
	if (!tn)
		tn = trie_next(&r->v6, prev && prev->family == ADDR_V6 ? prev->tn : NULL);
	return tn ? tn->data : NULL;
}

static struct rib_node *node_get(struct rib *r, const struct prefix *p)
{
	struct trie_node *tn = trie_get(rib_trie(r, p->addr.family), p);

	return tn ? tn->data : NULL;
}

static struct rib_node *node_make(struct rib *r, const struct prefix *p)
{
	struct trie_node *tn = trie_insert(rib_trie(r, p->addr.family), p);
	struct rib_node *n = tn->data;

	if (n)
		return n;
	n = xcalloc(1, sizeof(*n));
	n->family = p->addr.family;
	n->tn = tn;
	tn->data = n;
	return n;
}

/* Takes everything this RIB installed out of the kernel. */
static void kernel_leave(struct rib *r)
{
	struct rib_entry e;

	if (!r->has_kernel)
		return;
	for (struct rib_node *n = node_next(r, NULL); n; n = node_next(r, n)) {
		if (!n->in_kernel)
			continue;
		rib_entry_fill(r, n, &e);
		r->k.apply(r->k.ctx, &e, true);
		n->in_kernel = false;
	}
	if (r->k.flush)
		r->k.flush(r->k.ctx);
}

static void trie_clear(struct rib *r, struct trie *t)
{
	struct trie_node *tn;

	while ((tn = trie_next(t, NULL))) {
		struct rib_node *n = tn->data;

		while (n->cands) {
			struct rib_cand *c = n->cands;

			n->cands = c->next;
			rib_cand_unlink(r, c);
			free(c);
		}
		free(n->inst);
		trie_remove(t, tn);
		free(n);
	}
}

void rib_free(struct rib *r)
{
	struct rib_owner *o, *tmp;
	struct rib_watch *w, *wtmp;

	if (!r)
		return;
	rib_settle(r);
	kernel_leave(r);
	trie_clear(r, &r->v4);
	trie_clear(r, &r->v6);
	HASH_ITER(hh, r->owners, o, tmp) {
		HASH_DEL(r->owners, o);
		free(o);
	}
	LL_CONCAT(r->watches, r->deciders);
	LL_FOREACH_SAFE(r->watches, w, wtmp)
		free(w);
	free(r);
}

void rib_node_touch(struct rib *r, struct rib_node *n)
{
	if (n->touched)
		return;
	n->touched = true;
	n->touched_next = r->touched;
	r->touched = n;
}

void rib_node_dirty(struct rib *r, struct rib_node *n)
{
	rib_node_touch(r, n);
	if (n->dirty)
		return;
	n->dirty = true;
	n->dirty_next = r->dirty;
	r->dirty = n;
	rib_schedule(r);
}

static void rib_idle(void *arg)
{
	struct rib *r = arg;

	r->scheduled = false;
	rib_run(r);
}

void rib_schedule(struct rib *r)
{
	if (!r->loop || r->scheduled)
		return;
	r->scheduled = true;
	loop_idle(r->loop, rib_idle, r);
}

void rib_run(struct rib *r)
{
	/* A watcher may add routes; give its wishes a few turns, the loop serves the rest. */
	for (int turn = 0; turn < 8; turn++) {
		struct rib_watch *w, *tmp;

		rib_settle(r);
		if (r->flush_due && r->has_kernel && r->k.flush)
			r->k.flush(r->k.ctx);
		r->flush_due = false;
		if (!r->notify_due)
			break;
		r->notify_due = false;
		LL_FOREACH_SAFE(r->watches, w, tmp)
			w->fn(w->arg);
	}
}

/* --- candidates --- */

static struct rib_owner *owner_get(struct rib *r, uint32_t id)
{
	struct rib_owner *o;

	HASH_FIND(hh, r->owners, &id, sizeof(id), o);
	if (o)
		return o;
	o = xcalloc(1, sizeof(*o));
	o->id = id;
	HASH_ADD(hh, r->owners, id, sizeof(o->id), o);
	return o;
}

uint32_t rib_owner_new(struct rib *r)
{
	return r->next_owner++;
}

static struct rib_cand *cand_new(const struct rib_route *route)
{
	uint8_t n_nh = MIN(route->n_nh, RIB_MAX_PATHS);
	size_t size = offsetof(struct rib_cand, r.nh) + n_nh * sizeof(route->nh[0]);
	struct rib_cand *c;

	size = (size + _Alignof(struct rib_dep) - 1) & ~(_Alignof(struct rib_dep) - 1);
	c = xcalloc(1, size + n_nh * sizeof(struct rib_dep));
	c->deps = (struct rib_dep *)((char *)c + size);
	memcpy(&c->r, route, offsetof(struct rib_route, nh));
	c->r.n_nh = n_nh;
	prefix_mask(&c->r.prefix);
	for (uint8_t i = 0; i < n_nh; i++) { /* bytes behind the name's end are zero: compared by memcmp */
		c->r.nh[i].metric = route->nh[i].metric;
		c->r.nh[i].share = route->nh[i].share;
		c->r.nh[i].via = route->nh[i].via;
		str_copy(c->r.nh[i].oif, sizeof(c->r.nh[i].oif), route->nh[i].oif);
		if (strcmp(c->r.nh[i].oif, "Null0") == 0)
			c->r.null0 = true;
	}
	c->r.since_ms = mono_ms(NULL);
	return c;
}

static bool route_same(const struct rib_route *a, const struct rib_route *b)
{
	return a->metric == b->metric && a->tag == b->tag && a->distance == b->distance &&
	       a->null0 == b->null0 && a->permanent == b->permanent &&
	       a->candidate_default == b->candidate_default && a->instance == b->instance &&
	       strcmp(a->name, b->name) == 0 && a->n_nh == b->n_nh &&
	       memcmp(a->nh, b->nh, a->n_nh * sizeof(a->nh[0])) == 0;
}

static bool cand_is(const struct rib_cand *c, enum rib_proto proto, uint32_t owner)
{
	return c->r.proto == proto && c->r.owner == owner;
}

/* Insert behind the candidates that are as good, so that equal paths keep their order. */
static void cand_insert(struct rib *r, struct rib_node *n, struct rib_cand *c)
{
	struct rib_cand **at = &n->cands;
	struct rib_owner *o = owner_get(r, c->r.owner);

	while (*at && rib_rank_cmp(&(*at)->r, &c->r) <= 0)
		at = &(*at)->next;
	c->next = *at;
	*at = c;
	c->node = n;
	DL_APPEND2(o->cands, c, oprev, onext);
	rib_cand_link(r, c);
	rib_node_dirty(r, n);
}

static void cand_remove(struct rib *r, struct rib_cand *c)
{
	struct rib_owner *o = owner_get(r, c->r.owner);

	rib_cand_unlink(r, c);
	LL_DELETE(c->node->cands, c);
	DL_DELETE2(o->cands, c, oprev, onext);
	if (!o->cands) {
		HASH_DEL(r->owners, o);
		free(o);
	}
	rib_node_dirty(r, c->node);
	c->next = r->trash; /* what is installed may point to it until the settle */
	r->trash = c;
}

void rib_add(struct rib *r, const struct rib_route *route)
{
	struct rib_cand *made, *old = NULL, *c;
	struct rib_node *n;

	assert(route->prefix.addr.family && route->proto < RIB_PROTO_MAX);
	made = cand_new(route);
	n = node_make(r, &made->r.prefix);
	LL_FOREACH(n->cands, c) {
		if (cand_is(c, made->r.proto, made->r.owner) &&
		    (made->r.proto != RIB_STATIC || c->r.distance == made->r.distance))
			old = c;
	}
	if (old && route_same(&old->r, &made->r)) {
		free(made);
		return;
	}
	cand_insert(r, n, made);
	if (old)
		cand_remove(r, old);
}

bool rib_del(struct rib *r, const struct prefix *p, enum rib_proto proto, uint32_t owner)
{
	struct prefix masked = *p;
	struct rib_cand *c, *tmp;
	struct rib_node *n;
	bool found = false;

	prefix_mask(&masked);
	n = node_get(r, &masked);
	if (!n)
		return false;
	LL_FOREACH_SAFE(n->cands, c, tmp) {
		if (!cand_is(c, proto, owner))
			continue;
		cand_remove(r, c);
		found = true;
	}
	return found;
}

void rib_withdraw_owner(struct rib *r, uint32_t owner)
{
	struct rib_owner *o;

	for (;;) {
		HASH_FIND(hh, r->owners, &owner, sizeof(owner), o);
		if (!o)
			break; /* went with its last candidate */
		cand_remove(r, o->cands);
	}
}

/* --- outside changes --- */

static bool node_uses(const struct rib_node *n, const char *oif)
{
	for (uint8_t i = 0; n->inst && i < n->inst->n; i++)
		if (!oif[0] || strcmp(n->inst->hop[i].hop.oif, oif) == 0)
			return true;
	return false;
}

static void kernel_again(struct rib *r, const char *oif)
{
	for (struct rib_node *n = node_next(r, NULL); n; n = node_next(r, n)) {
		if (!node_uses(n, oif))
			continue;
		n->kernel_due = true;
		rib_node_touch(r, n);
	}
	rib_schedule(r);
}

void rib_iface_changed(struct rib *r, const char *ios_name)
{
	bool again = !ios_name[0];
	struct rib_if *i, *tmp;

	HASH_ITER(hh, r->ifs, i, tmp) {
		bool usable = !r->k.iface_usable || r->k.iface_usable(r->k.ctx, i->name);
		struct rib_dep *d;

		if (ios_name[0] && strcmp(i->name, ios_name) != 0)
			continue;
		if (usable == i->usable) {
			again |= usable;
			continue;
		}
		i->usable = usable;
		DL_FOREACH(i->deps, d)
			rib_node_dirty(r, d->cand->node);
	}
	if (again)
		kernel_again(r, ios_name);
}

void rib_refresh(struct rib *r, const struct prefix *p)
{
	struct rib_node *n;

	if (!p) {
		kernel_again(r, "");
		return;
	}
	n = node_get(r, p);
	if (!n || !n->inst)
		return;
	n->kernel_due = true;
	rib_node_touch(r, n);
	rib_schedule(r);
}

void rib_set_kernel(struct rib *r, const struct rib_kernel *k)
{
	rib_settle(r);
	kernel_leave(r);
	r->has_kernel = k != NULL;
	r->k = k ? *k : (struct rib_kernel){ 0 };
	if (k)
		rib_iface_changed(r, "");
}

bool rib_has_kernel(const struct rib *r)
{
	return r->has_kernel;
}

/* --- reading --- */

void rib_entry_fill(struct rib *r, const struct rib_node *n, struct rib_entry *out)
{
	trie_prefix(rib_trie(r, n->family), n->tn, &out->prefix);
	out->n_paths = n->inst ? n->inst->n : 0;
	for (size_t i = 0; i < out->n_paths; i++) {
		const struct rib_hop *h = &n->inst->hop[i];
		struct rib_path *p = &out->path[i];

		p->route = &h->cand->r;
		p->hop = h->hop;
		p->nh = h->nh < h->cand->r.n_nh ? h->cand->r.nh[h->nh] : h->hop;
	}
}

bool rib_lookup(struct rib *r, const struct addr *dst, struct rib_entry *out)
{
	struct trie_node *tn;

	rib_settle(r);
	tn = trie_match(rib_trie(r, dst->family), dst);
	while (tn && !((struct rib_node *)tn->data)->inst)
		tn = trie_up(tn);
	if (!tn || !dst->family)
		return false;
	rib_entry_fill(r, tn->data, out);
	return true;
}

bool rib_get(struct rib *r, const struct prefix *p, struct rib_entry *out)
{
	struct prefix masked = *p;
	struct rib_node *n;

	rib_settle(r);
	prefix_mask(&masked);
	n = node_get(r, &masked);
	if (!n || !n->inst)
		return false;
	rib_entry_fill(r, n, out);
	return true;
}

void rib_walk(struct rib *r, bool (*fn)(const struct rib_entry *e, void *arg), void *arg)
{
	struct rib_entry e;

	rib_settle(r);
	for (struct rib_node *n = node_next(r, NULL); n; n = node_next(r, n)) {
		if (!n->inst)
			continue;
		rib_entry_fill(r, n, &e);
		if (!fn(&e, arg))
			return;
	}
}

static bool cand_installed(const struct rib_node *n, const struct rib_cand *c)
{
	for (uint8_t i = 0; n->inst && i < n->inst->n; i++)
		if (n->inst->hop[i].cand == c)
			return true;
	return false;
}

void rib_walk_all(struct rib *r, bool (*fn)(const struct rib_route *c, bool installed, void *arg),
		  void *arg)
{
	rib_settle(r);
	for (struct rib_node *n = node_next(r, NULL); n; n = node_next(r, n)) {
		struct rib_cand *c;

		LL_FOREACH(n->cands, c) {
			struct rib_route whole = { 0 };

			memcpy(&whole, &c->r, offsetof(struct rib_route, nh) +
						      c->r.n_nh * sizeof(c->r.nh[0]));
			if (!fn(&whole, cand_installed(n, c), arg))
				return;
		}
	}
}

void rib_on_change(struct rib *r, void (*fn)(void *arg), void *arg)
{
	struct rib_watch *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	LL_APPEND(r->watches, w);
}

void rib_off_change(struct rib *r, void (*fn)(void *arg), void *arg)
{
	struct rib_watch *w, *tmp;

	LL_FOREACH_SAFE(r->watches, w, tmp) {
		if (w->fn != fn || w->arg != arg)
			continue;
		LL_DELETE(r->watches, w);
		free(w);
	}
}

void rib_on_decide(struct rib *r, void (*fn)(const struct prefix *p, const struct rib_route *won,
					     void *arg), void *arg)
{
	struct rib_watch *w = xcalloc(1, sizeof(*w));

	w->decided = fn;
	w->arg = arg;
	LL_APPEND(r->deciders, w);
}

void rib_off_decide(struct rib *r, void *arg)
{
	struct rib_watch *w, *tmp;

	LL_FOREACH_SAFE(r->deciders, w, tmp)
		if (w->arg == arg) {
			LL_DELETE(r->deciders, w);
			free(w);
		}
}

size_t rib_count(const struct rib *r)
{
	return r->count;
}

void rib_set_max_paths(struct rib *r, enum rib_proto proto, unsigned n)
{
	r->max_paths[proto] = n < 1 ? 1 : MIN(n, (unsigned)RIB_MAX_PATHS);
	for (struct rib_node *node = node_next(r, NULL); node; node = node_next(r, node))
		if (node->cands)
			rib_node_dirty(r, node);
}
