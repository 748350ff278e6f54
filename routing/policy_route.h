/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel's side of policy routing and NAT: packets that nftables has marked are routed by a
 * table of their own; and addresses the router answers ARP for though no interface has them.
 * Everything is per network namespace, given as the whole wanted list; only differences are done.
 */
#ifndef ROUTING_POLICY_ROUTE_H
#define ROUTING_POLICY_ROUTE_H

#include "base/addr.h"

struct policy_route {
	uint32_t mark;
	bool dflt;               /* only where the routing table knows nothing but a default route */
	bool discard;            /* Null0 */
	struct addr via;         /* none: directly out of the device */
	char dev[16];
};

struct policy_routes;
/* rtm_protocol of an owner's local addresses: each sweeps its own of a killed predecessor. Not the
 * RIB's: it must not take them for its own. */
enum policy_owner { POLICY_OF_FILTER = 202, POLICY_OF_HSRP = 203 };
struct policy_routes *policy_routes_new(int netns_fd, enum policy_owner owner);
void policy_routes_free(struct policy_routes *p); /* takes everything back */
void policy_routes_set(struct policy_routes *p, const struct policy_route *list, size_t n);
void policy_routes_set_local(struct policy_routes *p, const struct addr *list, size_t n);
/* The kernel forgets routes of devices that go down: give all of them again. */
void policy_routes_renew(struct policy_routes *p);

#endif
