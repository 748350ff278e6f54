/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the RIB, shared by rib.c (candidates, look-ups) and rib_decide.c (next-hop resolution,
 * choice, hand-over to the kernel).
 *
 *   candidate --dep--> rib_via (next hop without interface: found in the table itself)
 *                 \--> rib_if  (next hop with interface: usable while the interface is)
 *
 * A change of a via or an interface makes the nodes of its candidates dirty; a settle decides dirty
 * nodes until nothing changes any more, then tells the kernel the outcome once per prefix.
 */
#ifndef ROUTING_RIB_PRIV_H
#define ROUTING_RIB_PRIV_H

#include <uthash.h>
#include <utlist.h>

#include "routing/rib.h"
#include "routing/trie.h"

struct rib_dep {                 /* one next hop of a candidate waits for one of the two */
	struct rib_cand *cand;
	struct rib_via *via;
	struct rib_if *iface;
	struct rib_dep *prev, *next;
};

struct rib_via {                 /* a next hop address to be resolved in the table */
	struct addr addr;        /* hash key */
	struct rib_node *res;    /* the installed prefix that resolves it; NULL unresolved */
	struct rib_nexthop *hop; /* what it resolves to */
	uint8_t n_hop;
	bool resolved;           /* looked up at least once */
	struct rib_dep *deps;
	UT_hash_handle hh;
};

struct rib_if {
	char name[48];
	bool usable;
	struct rib_dep *deps;
	UT_hash_handle hh;
};

struct rib_cand {
	struct rib_node *node;
	struct rib_cand *next;         /* of the node, best first */
	struct rib_cand *oprev, *onext; /* of the owner */
	struct rib_dep *deps;          /* r.n_nh of them, in the same allocation */
	struct rib_route r;            /* last: cut behind nh[n_nh] */
};

struct rib_hop {
	struct rib_cand *cand;
	struct rib_node *res;    /* whose resolution this hop came from, NULL: none needed */
	uint8_t nh;              /* index in the candidate */
	struct rib_nexthop hop;
};

struct rib_inst {                /* the installed paths of a prefix */
	uint8_t n;
	struct rib_hop hop[];
};

struct rib_node {
	struct trie_node *tn;
	struct rib_cand *cands;  /* best first */
	struct rib_inst *inst;   /* NULL: not installed */
	bool dirty, touched;     /* in the lists of the same name */
	bool kernel_due;         /* the kernel must hear of it at the end of the settle */
	bool in_kernel;
	uint8_t family;
	uint8_t flips;           /* changes in settle number `run` */
	uint32_t run, mark;
	struct rib_node *dirty_next, *touched_next;
};

struct rib_owner {
	uint32_t id;
	struct rib_cand *cands;
	UT_hash_handle hh;
};

struct rib_watch {
	void (*fn)(void *arg);
	void (*decided)(const struct prefix *p, const struct rib_route *won, void *arg);
	void *arg;
	struct rib_watch *next;
};

struct rib {
	struct loop *loop;
	struct rib_kernel k;
	bool has_kernel;
	struct trie v4, v6;
	struct rib_via *vias;
	struct rib_if *ifs;
	struct rib_owner *owners;
	uint32_t next_owner;
	struct rib_node *dirty, *touched;
	struct rib_cand *trash;  /* freed when nothing installed refers to them any more */
	struct rib_watch *watches, *deciders;
	unsigned max_paths[RIB_PROTO_MAX];
	uint32_t run, mark;
	size_t count;
	bool fib_changed;        /* installed set changed since the vias were looked up */
	bool flush_due, notify_due;
	bool settling, scheduled;
};

struct trie *rib_trie(struct rib *r, uint8_t family);
void rib_entry_fill(struct rib *r, const struct rib_node *n, struct rib_entry *out);
void rib_node_touch(struct rib *r, struct rib_node *n); /* look at it at the end of the settle */
void rib_node_dirty(struct rib *r, struct rib_node *n); /* decide it again */
/* Lower distance, then the protocol IOS would rather believe, then metric. */
int rib_rank_cmp(const struct rib_route *a, const struct rib_route *b);
void rib_schedule(struct rib *r);
/* Attach the next hops of a new candidate to what they depend on; rib_cand_unlink() undoes it. */
void rib_cand_link(struct rib *r, struct rib_cand *c);
void rib_cand_unlink(struct rib *r, struct rib_cand *c);
/* Decide everything dirty and give the kernel the outcome, without flush and notification. */
void rib_settle(struct rib *r);

#endif
