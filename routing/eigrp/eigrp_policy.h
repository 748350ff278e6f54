/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may pass and what is changed on the way: route maps, access lists and prefix lists, compiled.
 * Used by distribute-lists, offset-lists, redistribution and leak-maps. Pure.
 *
 * Rules are flat: each belongs to a clause, a kind of match within it and a list of that kind. A
 * list permits by its first rule that fits; one list that permits is enough for its kind; all kinds
 * of a clause must fit. A map without clauses lets nothing through.
 */
#ifndef ROUTING_EIGRP_POLICY_H
#define ROUTING_EIGRP_POLICY_H

#include "routing/iface.h"

struct eigrp_metric {    /* the vector; composites are computed from it */
	uint64_t delay;  /* picoseconds */
	uint32_t bw;     /* kbit/s */
	uint32_t mtu;
	uint8_t hops, rel, load;
};

enum eigrp_rule_kind { EIGRP_RULE_ADDR, EIGRP_RULE_NEXTHOP, EIGRP_RULE_SOURCE, EIGRP_RULE_KINDS };

struct eigrp_rule {
	struct addr addr;        /* family: that of the addresses it fits */
	uint8_t wild[16];        /* bits that do not count */
	uint16_t clause, list;
	uint8_t kind;            /* enum eigrp_rule_kind */
	uint8_t ge, le;          /* prefix length, both included */
	uint8_t permit;
};

#define EIGRP_CLAUSE_TAGS 8
#define EIGRP_CLAUSE_IFS 4

enum eigrp_set_metric { EIGRP_SET_NONE, EIGRP_SET_VECTOR, EIGRP_SET_ADD, EIGRP_SET_SUB };

struct eigrp_clause {
	bool permit;
	uint8_t kinds;           /* bits: there are matches of this enum eigrp_rule_kind */
	uint8_t n_tags, n_ifs;
	uint32_t tags[EIGRP_CLAUSE_TAGS];
	char ifs[EIGRP_CLAUSE_IFS][IFACE_NAME_LEN];
	bool has_metric, want_internal, want_external;
	uint32_t metric;
	uint8_t proto;           /* match source-protocol: enum eigrp_ext_proto; 0 any */
	bool never;              /* a match that cannot be true of a route here */
	bool set_tag;
	uint32_t tag;
	uint8_t set_metric;      /* enum eigrp_set_metric; ADD, SUB: to.delay is the amount */
	struct eigrp_metric to;
};

struct eigrp_map {
	struct eigrp_clause *clauses;
	size_t n_clauses;
	struct eigrp_rule *rules;
	size_t n_rules;
};

struct eigrp_subject {           /* a route under examination */
	struct prefix prefix;
	struct addr nexthop, source; /* none: no match by it */
	const char *ifname;          /* of its next hop; "" */
	uint32_t tag, metric;
	uint8_t proto;               /* enum eigrp_ext_proto */
	bool external;
};

/* The clause that permits it, NULL: denied. */
const struct eigrp_clause *eigrp_map_run(const struct eigrp_map *m, const struct eigrp_subject *s);
/* Metric and tag as the clause sets them. */
void eigrp_clause_apply(const struct eigrp_clause *c, struct eigrp_metric *m, uint32_t *tag);
void eigrp_map_copy(struct eigrp_map *d, const struct eigrp_map *s);
bool eigrp_map_eq(const struct eigrp_map *a, const struct eigrp_map *b);
void eigrp_map_clear(struct eigrp_map *m);
/* One more clause, zeroed: permits everything once `permit` is set. */
struct eigrp_clause *eigrp_map_clause(struct eigrp_map *m);
/* A prefix list's way of saying it: bits behind the prefix do not count. */
void eigrp_rule_prefix(struct eigrp_rule *r, const struct prefix *p);
/* A rule for the last clause. */
void eigrp_map_rule(struct eigrp_map *m, enum eigrp_rule_kind kind, uint16_t list,
		    const struct eigrp_rule *rule);

#endif
