/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What packets and routes are judged by: access lists, prefix lists and route maps, compiled once
 * per change of the configuration (cli/apply_policy.c) and shared by packet filter, NAT, policy
 * routing and the routing protocols. Pure values; a struct policy is immutable once made.
 */
#ifndef ROUTING_POLICY_H
#define ROUTING_POLICY_H

#include "routing/acl.h"
#include "routing/iface.h"

struct prefix_rule {
	uint32_t seq;
	bool permit;
	struct prefix prefix;
	uint8_t ge, le;          /* lengths that match, both included */
};

struct prefix_list {
	char name[ACL_NAME_LEN];
	bool ipv6;
	struct prefix_rule *rule; /* ascending */
	size_t n;
};

struct rmap_hop {
	struct addr via;
	uint16_t track;          /* verify-availability ... track N; 0: none */
	uint32_t seq;            /* of verify-availability */
};

struct rmap_names {
	char (*name)[ACL_NAME_LEN];
	size_t n;
};

struct rmap_entry {
	uint32_t seq;
	bool permit;
	/* every kind of match that is given must hold, any name of it is enough */
	struct rmap_names acl, acl6, prefix, prefix6, hop_acl, hop_prefix, interface;
	uint32_t length_min, length_max; /* match length; max 0: none */
	uint32_t *tag;
	size_t n_tags;
	bool has_metric;
	uint32_t metric;
	bool unknown;            /* a match that means nothing here: the entry never matches */
	bool has_continue;
	uint32_t next_seq;       /* continue N; 0: the next one */
	/* set */
	struct rmap_hop *hop, *dflt_hop;
	size_t n_hops, n_dflt_hops;
	struct rmap_names set_if, dflt_if;
	struct addr recursive;   /* set ip next-hop recursive */
	bool set_table;          /* set vrf X, set global: by that table */
	char table[32];
	int precedence, tos, df; /* -1: not set */
	bool set_tag, set_metric;
	uint32_t tag_value, metric_value;
};

struct route_map {
	char name[ACL_NAME_LEN];
	struct rmap_entry *entry; /* ascending */
	size_t n;
};

struct policy {
	struct acl *acl;
	struct prefix_list *plist;
	struct route_map *map;
	size_t n_acls, n_plists, n_maps;
};

void policy_release(struct policy *p);
const struct prefix_list *prefix_list_find(const struct policy *p, const char *name, bool ipv6);
const struct route_map *route_map_find(const struct policy *p, const char *name);
/* The rule that decides about this prefix; NULL: none, which denies. */
const struct prefix_rule *prefix_list_match(const struct prefix_list *l, const struct prefix *p);

struct rmap_route {              /* a route that is asked about */
	struct prefix prefix;
	struct addr next_hop;
	const char *interface;   /* NULL or "": unknown */
	uint32_t tag, metric;
};
/* May it pass? tag and metric of `r` are changed as the entry says. A map that does not exist
 * permits nothing. */
bool route_map_permits(const struct policy *p, const char *map, struct rmap_route *r);

#endif
