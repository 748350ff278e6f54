/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The routing table: candidates per prefix by protocol, the best of which (lowest distance, then
 * metric; equal ones together as ECMP) are installed in the kernel in batches by libnl-route-3.
 * Next hops are resolved recursively; a candidate whose next hop or interface is not usable is
 * kept but not installed. Every candidate has an owner, and rib_withdraw_owner() takes back all
 * an owner gave. One table per VRF.
 */
#ifndef ROUTING_RIB_H
#define ROUTING_RIB_H

#include "base/addr.h"
#include "base/loop.h"

#define RIB_MAX_PATHS 16

enum rib_proto {
	RIB_CONNECTED, RIB_LOCAL, RIB_STATIC, RIB_EIGRP, RIB_EIGRP_EXT, RIB_OSPF, RIB_OSPF_IA,
	RIB_OSPF_E1, RIB_OSPF_E2, RIB_OSPF_N1, RIB_OSPF_N2, RIB_BGP, RIB_NHRP, RIB_PROTO_MAX
};

struct rib_nexthop {        /* compared as bytes */
	uint32_t metric;    /* of this path, where the paths' differ; 0: the route's */
	struct addr via;    /* none: directly connected */
	char oif[48];       /* IOS interface name; "" : find it by via (recursive) */
	uint8_t share;      /* of the traffic, in proportion to the others'; 0: 1 */
	uint8_t unused[2];
};

struct rib_route {      /* one candidate */
	struct prefix prefix;
	enum rib_proto proto;
	uint8_t distance;
	uint32_t metric;
	uint32_t tag;
	uint32_t owner;     /* who gave it: rib_owner_new(); part of the identity with proto */
	uint8_t n_nh;
	bool null0;         /* discard */
	bool permanent;
	bool candidate_default;
	char name[32];      /* ip route ... name X */
	uint32_t instance;  /* process/AS number for show */
	uint8_t as_hops;    /* BGP: length of the AS path */
	bool bgp_external;  /* BGP: from another AS */
	uint64_t since_ms;  /* set by the RIB */
	/* Last: the RIB keeps n_nh of them. So never copy a struct rib_route that rib_path.route
	 * points to as a whole; what rib_walk_all() passes is complete. */
	struct rib_nexthop nh[RIB_MAX_PATHS];
};

struct rib;

/* One path of an installed route as show and forwarding see it. */
struct rib_path {
	const struct rib_route *route;
	struct rib_nexthop nh;     /* as configured/learned */
	struct rib_nexthop hop;    /* after recursion: connected next hop and interface */
};
struct rib_entry {             /* one prefix with its installed paths */
	struct prefix prefix;
	size_t n_paths;
	struct rib_path path[RIB_MAX_PATHS]; /* last: a copy to keep may end behind n_paths of them */
};

/* How the RIB reaches the kernel; tests use a recorder. Batched: called once per burst. */
struct rib_kernel {
	int (*apply)(void *ctx, const struct rib_entry *e, bool del);
	void (*flush)(void *ctx);
	/* IOS interface name -> usable for routing now? */
	bool (*iface_usable)(void *ctx, const char *ios_name);
	void *ctx;
};

/* loop NULL: call rib_run(). k NULL: ifaces_new() gives it the real kernel. */
struct rib *rib_new(struct loop *loop, const struct rib_kernel *k);
/* Change the kernel below: what is installed leaves the old one and enters the new one.
 * NULL: none. */
void rib_set_kernel(struct rib *r, const struct rib_kernel *k);
bool rib_has_kernel(const struct rib *r);
void rib_free(struct rib *r);      /* takes its routes out of the kernel */
uint32_t rib_owner_new(struct rib *r);
/* Add or replace the candidate with this prefix+proto+owner(+distance for static). */
void rib_add(struct rib *r, const struct rib_route *route);
bool rib_del(struct rib *r, const struct prefix *p, enum rib_proto proto, uint32_t owner);
void rib_withdraw_owner(struct rib *r, uint32_t owner);
/* Interface state changed: re-resolve what depends on it, and give the kernel again what leads out
 * of it (the kernel forgets routes when a device bounces). "" : everything. */
void rib_iface_changed(struct rib *r, const char *ios_name);
/* The kernel lost this route: give it again if it is still wanted. NULL: all of them. */
void rib_refresh(struct rib *r, const struct prefix *p);
/* Decide and install now what is pending (otherwise at the end of the loop's burst). */
void rib_run(struct rib *r);
/* Longest match among installed routes. False: no route. */
bool rib_lookup(struct rib *r, const struct addr *dst, struct rib_entry *out);
bool rib_get(struct rib *r, const struct prefix *p, struct rib_entry *out); /* exact */
/* Installed entries in ascending order (show ip route). Return false from fn to stop. */
void rib_walk(struct rib *r, bool (*fn)(const struct rib_entry *e, void *arg), void *arg);
/* All candidates, installed or not. */
void rib_walk_all(struct rib *r, bool (*fn)(const struct rib_route *c, bool installed, void *arg),
		  void *arg);
/* Told after each burst in which something was installed or removed. */
void rib_on_change(struct rib *r, void (*fn)(void *arg), void *arg);
void rib_off_change(struct rib *r, void (*fn)(void *arg), void *arg);
/* Told of every prefix that was decided: the winner, NULL none. fn must not call the RIB. */
void rib_on_decide(struct rib *r, void (*fn)(const struct prefix *p, const struct rib_route *won,
					     void *arg), void *arg);
void rib_off_decide(struct rib *r, void *arg);
size_t rib_count(const struct rib *r); /* installed prefixes */
void rib_set_max_paths(struct rib *r, enum rib_proto proto, unsigned n);

#endif
