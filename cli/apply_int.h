/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of apply*.c: each file compiles its part of the configuration tree into the objects of
 * the layers below. Pure functions of the tree; apply.c hands the results over.
 */
#ifndef CLI_APPLY_INT_H
#define CLI_APPLY_INT_H

#include "cli/cli.h"

/* Room for one more element: the place of it, zeroed. */
#define GROW(list, n) \
	((list) = xrealloc((list), ((n) + 1) * sizeof(*(list))), \
	 memset(&(list)[n], 0, sizeof(*(list))), &(list)[(n)++])

#define EACH(var, section, words) \
	for (const struct cfg_node *var = cfg_find(section, words); var; var = cfg_next(var, words))

char *dup_or_null(const char *s);
/* Vars a mask m as a prefix; a missing mask is /32, and 0.0.0.0 alone is any. */
bool node_prefix_get(const struct cfg_node *n, const char *avar, const char *mvar, struct prefix *p);
/* Primary address of a configured interface (through ip unnumbered). False: none. */
bool interface_addr(const struct router *rt, const char *name, struct addr *out);

struct ike_conf *apply_ike(const struct router *rt);
struct ipsec_conf *apply_ipsec(const struct router *rt);
void apply_clients(const struct router *rt, struct flexvpn_conf *f);
void apply_flexvpn(const struct router *rt, struct flexvpn_conf *f);
struct iface_conf *apply_ifaces(const struct router *rt, size_t *n);
uint8_t month_number(const char *name); /* "Jan" or longer: 1; 0 none */
struct static_conf *apply_statics(const struct router *rt, size_t *n);
/* A static route that leads from one VRF into another: it is kept, but never in a table. */
bool static_is_foreign(const struct cfg *c, const struct cfg_node *s);
struct sla_conf *apply_slas(const struct router *rt, size_t *n);
struct sla_reacts;
struct sla_responder;
void apply_sla_reactions(const struct router *rt, struct sla_reacts *reacts);
void apply_sla_responder(const struct router *rt, struct sla_responder *responder);
struct track_conf *apply_tracks(const struct router *rt, size_t *n);
void apply_eigrp(const struct router *rt);
void apply_filter(struct router *rt);
void apply_hsrp(const struct router *rt);
bool hsrp_ignores(const struct cfg_node *n); /* a `standby` line without effect */
void apply_dhcp(struct router *rt);
void apply_dhcp_server(struct router *rt); /* only the server: what it imports is another */
/* *p is filled anew; policy_release() it. */
void apply_policy(const struct cfg *c, struct policy *p);
bool acl_number_extended(uint64_t n);
void apply_frr(const struct router *rt); /* BGP and OSPF */
void apply_sessions(const struct router *rt);
void apply_logging(const struct router *rt);
/* Access lists: entries of a numbered or named list, in order. Return false from fn to stop. */
void acl_walk(const struct cfg *c, const char *name,
	      bool (*fn)(const struct cfg_node *entry, void *arg), void *arg);
/* The networks that an entry of an IPv4 list means where it judges routes: a standard list names them
 * by their source, an extended one by its source too. False: no entry but a remark. */
bool acl_networks(const struct cfg_node *n, bool *permit, uint32_t *addr, uint32_t *wild);
struct prefix_rule;
/* One entry of a prefix list. False: it has no prefix (a description). */
bool prefix_rule_get(const struct cfg_node *n, struct prefix_rule *r);
/* Names and numbers of access lists: protocol (0 for ip) and port; -1 unknown. */
int acl_proto_number(const char *name);
int acl_port_number(const char *name);

#endif
