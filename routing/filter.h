/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The packet filter: access groups, network address translation and policy routing, carried out by
 * nftables, conntrack and policy rules of the kernel. One table `flexsh` in every network namespace
 * (VRF) that needs one, replaced whole and atomically after a burst of changes, removed at the end.
 * Where the kernel or the library refuses, interfaces with an access group are kept shut
 * (filter_blocks()): nothing passes unfiltered.
 *
 * Order of a packet as on IOS: access group in, outside->inside translation, policy routing,
 * routing, inside->outside translation, access group out.
 */
#ifndef ROUTING_FILTER_H
#define ROUTING_FILTER_H

#include "routing/policy.h"
#include "routing/track.h"

enum nat_side { NAT_SIDE_NONE, NAT_SIDE_INSIDE, NAT_SIDE_OUTSIDE };

struct filter_if {
	char name[IFACE_NAME_LEN]; /* also of a Virtual-Template: holds for its clones */
	char vrf[32];
	char acl_in[ACL_NAME_LEN], acl_out[ACL_NAME_LEN]; /* "" none */
	char acl6_in[ACL_NAME_LEN], acl6_out[ACL_NAME_LEN];
	bool no_unreachables;
	enum nat_side nat;
	char route_map[ACL_NAME_LEN]; /* ip policy route-map */
};

struct nat_pool {
	char name[ACL_NAME_LEN];
	struct addr lo, hi;
	uint8_t len;
	bool rotary;	 /* for ip nat inside destination */
	bool match_host; /* each host only the address with its own host bits */
};

enum nat_kind {
	NAT_SOURCE_INSIDE,  /* ip nat inside source: from inside to outside */
	NAT_SOURCE_OUTSIDE, /* ip nat outside source: from outside to inside */
	NAT_DESTINATION,    /* ip nat inside destination: from outside, the pool's members in turn */
};

struct nat_rule { /* ... list|route-map */
	enum nat_kind kind;
	char acl[ACL_NAME_LEN], route_map[ACL_NAME_LEN]; /* one of them */
	char pool[ACL_NAME_LEN], interface[IFACE_NAME_LEN]; /* one of them */
	char vrf[32];
	bool overload;
};

struct nat_static { /* ... source static */
	bool outside;	/* `global` is what the host outside has, `local` what it seems to have */
	uint8_t proto;	/* 0: the whole address */
	struct addr local, global; /* global none: the interface's address */
	uint8_t len;		   /* of `static network`; 32 otherwise */
	char interface[IFACE_NAME_LEN];
	char route_map[ACL_NAME_LEN]; /* only for what it permits; "" all */
	uint16_t local_port, global_port;
	bool no_alias; /* no ARP is answered for it */
	char vrf[32];
};

struct nat_timeouts {
	uint32_t udp_s, tcp_s, icmp_s, syn_s, finrst_s;
	uint32_t binding_s; /* of an address of a pool that is no more used */
}; /* 0: IOS's default */
#define NAT_BINDING_S 86400
#define NAT_POOL_MAX 1024 /* addresses of one pool that are used and answered for */

struct filter_conf {
	struct policy policy;
	struct filter_if *ifs;
	struct nat_pool *pools;
	struct nat_rule *rules;
	struct nat_static *statics;
	size_t n_ifs, n_pools, n_rules, n_statics;
	struct nat_timeouts timeouts;
	char local_map[ACL_NAME_LEN]; /* ip local policy route-map */
	uint32_t log_threshold;	      /* ip access-list log-update threshold; 0 none */
};
void filter_conf_clear(struct filter_conf *c);

struct filter;
/* template_of: Virtual-Access -> its template's name, NULL for others. tracks may be NULL. */
struct filter *filter_new(struct loop *loop, struct ifaces *ifaces, struct tracks *tracks,
			  const char *(*template_of)(void *arg, const char *ifname), void *arg);
void filter_free(struct filter *f); /* takes table, rules and routes away; NULL is fine */
/* The wanted state; *c is taken over and zeroed. Before ifaces_configure(), so that an interface
 * does not come up unfiltered. */
void filter_configure(struct filter *f, struct filter_conf *c);
/* Interfaces and tracks are configured now too: look at them again. */
void filter_refresh(struct filter *f);
const struct filter_conf *filter_conf_of(const struct filter *f);
/* What holds for an interface, a Virtual-Access's template included; NULL: nothing. */
const struct filter_if *filter_if_of(const struct filter *f, const char *ifname);
/* Must this interface stay down, because its access group cannot be enforced? */
bool filter_blocks(const struct filter *f, const char *ifname);

struct filter_count {
	uint64_t packets, bytes;
};
/* Counters since they were cleared: an entry of an access list; policy routing by an entry of a
 * route map; packets translated and translations begun. Those of all namespaces together. */
void filter_counters_read(struct filter *f); /* fetch them from the kernel */
struct filter_count filter_acl_count(const struct filter *f, const char *acl, bool v6,
				     uint32_t seq);
struct filter_count filter_map_count(const struct filter *f, const char *map, uint32_t seq);
struct filter_count filter_nat_count(const struct filter *f,
				     const char *what); /* "hits" "misses" "full" */
/* The entry of a route map that policy routing gives this mark for, and its next hop; false: none. */
bool filter_mark_entry(const struct filter *f, uint32_t mark, const char **map, uint32_t *seq,
		       struct addr *via);
void filter_nat_clear(struct filter *f); /* those three */
/* Addresses of pools without overload that are given to a host now. */
struct nat_binding {
	struct addr global, local; /* as show ip nat translations names them */
	bool outside;
	uint32_t left_s;
};
size_t filter_nat_bindings(struct filter *f, const char *vrf, struct nat_binding **out);
/* b NULL: all of the VRF. Flows that use them are not touched. */
void filter_nat_unbind(struct filter *f, const char *vrf, const struct nat_binding *b);
/* A match found by the program itself (access-class): counted, and told if the entry says so. */
void filter_acl_hit(struct filter *f, const struct acl *a, const struct acl_entry *e,
		    const struct addr *src);
void filter_acl_clear(struct filter *f, const char *acl); /* NULL: all */

#endif
