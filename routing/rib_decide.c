/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions of the RIB: which candidates are usable, which are best, what their next hops resolve
 * to, and what the kernel has to hear.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/rib_priv.h"

#define FLIP_LIMIT 4     /* changes of a prefix in one settle before it counts as a loop */
#define RECURSION_MAX 32

static void via_stale(struct rib *r, struct rib_via *v)
{
	struct rib_dep *d;

	DL_FOREACH(v->deps, d)
		rib_node_dirty(r, d->cand->node);
}

static struct rib_via *via_get(struct rib *r, const struct addr *a)
{
	struct rib_via *v;

	HASH_FIND(hh, r->vias, a, sizeof(*a), v);
	if (v)
		return v;
	v = xcalloc(1, sizeof(*v));
	v->addr = *a;
	HASH_ADD(hh, r->vias, addr, sizeof(v->addr), v);
	return v;
}

static struct rib_if *if_get(struct rib *r, const char *name)
{
	struct rib_if *i;

	HASH_FIND_STR(r->ifs, name, i);
	if (i)
		return i;
	i = xcalloc(1, sizeof(*i));
	str_copy(i->name, sizeof(i->name), name);
	i->usable = !r->k.iface_usable || r->k.iface_usable(r->k.ctx, name);
	HASH_ADD_STR(r->ifs, name, i);
	return i;
}

void rib_cand_link(struct rib *r, struct rib_cand *c)
{
	for (uint8_t n = 0; n < c->r.n_nh; n++) {
		struct rib_dep *d = &c->deps[n];
		const struct rib_nexthop *nh = &c->r.nh[n];

		d->cand = c;
		if (nh->oif[0]) {
			d->iface = if_get(r, nh->oif);
			DL_APPEND(d->iface->deps, d);
		} else if (nh->via.family) {
			d->via = via_get(r, &nh->via);
			DL_APPEND(d->via->deps, d);
		}
	}
}

void rib_cand_unlink(struct rib *r, struct rib_cand *c)
{
	for (uint8_t n = 0; n < c->r.n_nh; n++) {
		struct rib_dep *d = &c->deps[n];

		if (d->iface) {
			DL_DELETE(d->iface->deps, d);
			if (!d->iface->deps) {
				HASH_DEL(r->ifs, d->iface);
				free(d->iface);
			}
		} else if (d->via) {
			DL_DELETE(d->via->deps, d);
			if (!d->via->deps) {
				HASH_DEL(r->vias, d->via);
				free(d->via->hop);
				free(d->via);
			}
		}
		d->iface = NULL;
		d->via = NULL;
	}
}

/* Does the installed route of n lead, by recursion, over target? */
static bool node_leads_over(struct rib *r, struct rib_node *n, const struct rib_node *target,
			    unsigned depth)
{
	if (n == target || depth > RECURSION_MAX)
		return true;
	if (n->mark == r->mark || !n->inst)
		return false;
	n->mark = r->mark;
	for (uint8_t i = 0; i < n->inst->n; i++)
		if (n->inst->hop[i].res && node_leads_over(r, n->inst->hop[i].res, target, depth + 1))
			return true;
	return false;
}

/* Look v up in the installed routes. True: the answer differs from the one before. */
static bool via_resolve(struct rib *r, struct rib_via *v)
{
	struct trie *t = rib_trie(r, v->addr.family);
	struct trie_node *tn = trie_match(t, &v->addr);
	struct rib_nexthop hop[RIB_MAX_PATHS];
	struct rib_node *res = NULL;
	uint8_t n = 0;
	bool same;

	memset(hop, 0, sizeof(hop));
	while (tn && !((struct rib_node *)tn->data)->inst)
		tn = trie_up(tn);
	if (tn)
		res = tn->data;
	/* An address of this router is nobody's next hop. */
	if (res && res->inst->hop[0].cand->r.proto == RIB_LOCAL)
		res = NULL;
	for (; res && n < res->inst->n; n++) {
		hop[n] = res->inst->hop[n].hop;
		if (!hop[n].via.family && strcmp(hop[n].oif, "Null0") != 0)
			hop[n].via = v->addr;
	}
	same = v->resolved && res == v->res && n == v->n_hop &&
	       (!n || memcmp(hop, v->hop, n * sizeof(hop[0])) == 0);
	v->resolved = true;
	if (same)
		return false;
	v->res = res;
	free(v->hop);
	v->hop = n ? xmemdup(hop, n * sizeof(hop[0])) : NULL;
	v->n_hop = n;
	return true;
}

struct pick {
	struct rib_hop hop[RIB_MAX_PATHS];
	uint8_t n;
	unsigned max;
};

static void pick_add(struct pick *p, struct rib_cand *c, uint8_t nh, struct rib_node *res,
		     const struct rib_nexthop *hop)
{
	if (p->n < p->max)
		p->hop[p->n++] = (struct rib_hop){ .cand = c, .res = res, .nh = nh, .hop = *hop };
}

/* `permanent`: what was installed stays, whatever became of interface and next hop. */
static void pick_permanent(struct pick *p, struct rib_cand *c)
{
	const struct rib_inst *old = c->node->inst;

	for (uint8_t i = 0; old && i < old->n; i++)
		if (old->hop[i].cand == c)
			pick_add(p, c, old->hop[i].nh, NULL, &old->hop[i].hop);
}

static void pick_candidate(struct rib *r, struct pick *p, struct rib_cand *c)
{
	struct rib_node *node = c->node;
	bool frozen = node->run == r->run && node->flips >= FLIP_LIMIT;
	uint8_t before = p->n;

	if (c->r.null0) {
		struct rib_nexthop null0 = { .oif = "Null0" };

		pick_add(p, c, 0, NULL, &null0);
		return;
	}
	for (uint8_t n = 0; n < c->r.n_nh; n++) {
		struct rib_dep *d = &c->deps[n];

		if (d->iface) {
			if (d->iface->usable)
				pick_add(p, c, n, NULL, &c->r.nh[n]);
			continue;
		}
		if (!d->via || frozen)
			continue;
		if (!d->via->resolved)
			via_resolve(r, d->via);
		r->mark++;
		if (!d->via->res || node_leads_over(r, d->via->res, node, 0))
			continue;
		for (uint8_t h = 0; h < d->via->n_hop; h++)
			pick_add(p, c, n, d->via->res, &d->via->hop[h]);
	}
	if (p->n == before && c->r.permanent)
		pick_permanent(p, c);
}

int rib_rank_cmp(const struct rib_route *a, const struct rib_route *b)
{
	if (a->distance != b->distance)
		return a->distance < b->distance ? -1 : 1;
	if (a->proto != b->proto)
		return a->proto < b->proto ? -1 : 1;
	if (a->metric != b->metric)
		return a->metric < b->metric ? -1 : 1;
	return 0;
}

static bool inst_same_hops(const struct rib_inst *inst, const struct pick *p)
{
	if (!inst || inst->n != p->n)
		return !inst && !p->n;
	for (uint8_t i = 0; i < p->n; i++)
		if (memcmp(&inst->hop[i].hop, &p->hop[i].hop, sizeof(p->hop[i].hop)) != 0)
			return false;
	/* connected and local routes are the kernel's own, others are put there */
	return !p->n || inst->hop[0].cand->r.proto == p->hop[0].cand->r.proto;
}

static bool inst_same(const struct rib_inst *inst, const struct pick *p)
{
	for (uint8_t i = 0; inst && i < MIN(inst->n, p->n); i++)
		if (inst->hop[i].cand != p->hop[i].cand || inst->hop[i].nh != p->hop[i].nh ||
		    inst->hop[i].res != p->hop[i].res)
			return false;
	return inst_same_hops(inst, p);
}

/* Make p what is installed for n. */
static void inst_replace(struct rib *r, struct rib_node *n, const struct pick *p)
{
	if (!inst_same_hops(n->inst, p)) {
		n->kernel_due = true;
		if (n->run != r->run)
			n->flips = 0;
		n->run = r->run;
		if (n->flips < UINT8_MAX)
			n->flips++;
	}
	r->count += (p->n != 0) - (size_t)(n->inst != NULL);
	free(n->inst);
	n->inst = NULL;
	if (p->n) {
		n->inst = xmalloc(sizeof(*n->inst) + p->n * sizeof(p->hop[0]));
		n->inst->n = p->n;
		memcpy(n->inst->hop, p->hop, p->n * sizeof(p->hop[0]));
	}
	r->fib_changed = true;
	r->notify_due = true;
}

static void deciders_tell(struct rib *r, const struct rib_node *n)
{
	struct rib_watch *w;
	struct prefix p;

	trie_prefix(rib_trie(r, n->family), n->tn, &p);
	LL_FOREACH(r->deciders, w)
		w->decided(&p, n->inst ? &n->inst->hop[0].cand->r : NULL, w->arg);
}

static void node_decide(struct rib *r, struct rib_node *n)
{
	struct pick p = { .n = 0, .max = 1 };

	for (struct rib_cand *c = n->cands, *first = c; c; c = c->next) {
		if (rib_rank_cmp(&first->r, &c->r) != 0) {
			if (p.n)
				break; /* a better group is usable */
			first = c;
		}
		p.max = MIN(r->max_paths[c->r.proto], (unsigned)RIB_MAX_PATHS);
		pick_candidate(r, &p, c);
	}
	if (!inst_same(n->inst, &p))
		inst_replace(r, n, &p);
	if (r->deciders)
		deciders_tell(r, n);
}

/* debug ip routing */
static void change_debug(const struct rib_entry *e)
{
	static const char *const names[RIB_PROTO_MAX] = {
		[RIB_CONNECTED] = "connected", [RIB_LOCAL] = "connected", [RIB_STATIC] = "static",
		[RIB_EIGRP] = "eigrp",	       [RIB_EIGRP_EXT] = "eigrp", [RIB_OSPF] = "ospf",
		[RIB_OSPF_IA] = "ospf",	       [RIB_OSPF_E1] = "ospf",	  [RIB_OSPF_E2] = "ospf",
		[RIB_OSPF_N1] = "ospf",	       [RIB_OSPF_N2] = "ospf",	  [RIB_BGP] = "bgp",
		[RIB_NHRP] = "nhrp",
	};
	char p[ADDR_STRLEN], a[ADDR_STRLEN];

	prefix_str(&e->prefix, p);
	if (!e->n_paths)
		log_debug("RT: delete route to %s", p);
	for (size_t i = 0; i < e->n_paths; i++) {
		const struct rib_route *r = e->path[i].route;

		log_debug("RT: add %s via %s, %s metric [%u/%u]", p,
			  e->path[i].nh.via.family ? addr_str(&e->path[i].nh.via, a) :
			  e->path[i].nh.oif[0]	   ? e->path[i].nh.oif :
						     "0.0.0.0",
			  names[r->proto] ? names[r->proto] : "unknown", r->distance, r->metric);
	}
}

static void kernel_tell(struct rib *r, struct rib_node *n)
{
	struct rib_entry e;

	n->kernel_due = false;
	if (!r->has_kernel || (!n->inst && !n->in_kernel))
		return;
	rib_entry_fill(r, n, &e);
	if (log_debug_on(DBG_ROUTING))
		change_debug(&e);
	if (n->inst) {
		n->in_kernel = r->k.apply(r->k.ctx, &e, false) == 0;
	} else {
		r->k.apply(r->k.ctx, &e, true);
		n->in_kernel = false;
	}
	r->flush_due = true;
}

static void nodes_collect(struct rib *r)
{
	struct rib_node *n, *next;

	for (n = r->touched; n; n = n->touched_next)
		if (n->kernel_due)
			kernel_tell(r, n);
	for (n = r->touched, r->touched = NULL; n; n = next) {
		next = n->touched_next;
		n->touched = false;
		if (n->cands || n->inst)
			continue;
		trie_remove(rib_trie(r, n->family), n->tn);
		free(n);
	}
	while (r->trash) {
		struct rib_cand *c = r->trash;

		r->trash = c->next;
		free(c);
	}
}

void rib_settle(struct rib *r)
{
	if (r->settling || (!r->dirty && !r->touched))
		return;
	r->settling = true;
	r->run++;
	while (r->dirty || r->fib_changed) {
		struct rib_via *v, *tmp;

		while (r->dirty) {
			struct rib_node *n = r->dirty;

			r->dirty = n->dirty_next;
			n->dirty = false;
			node_decide(r, n);
		}
		if (!r->fib_changed)
			break;
		r->fib_changed = false;
		HASH_ITER(hh, r->vias, v, tmp) {
			if (via_resolve(r, v))
				via_stale(r, v);
		}
	}
	nodes_collect(r);
	r->settling = false;
	if (r->notify_due || r->flush_due)
		rib_schedule(r);
}
