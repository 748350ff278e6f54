/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an entry of a route map sends packets at the moment: which of its next hops and interfaces
 * can be used, in IOS's order: next hop, interface, then those that stand in for a default route.
 */
#ifndef ROUTING_POLICY_HOP_H
#define ROUTING_POLICY_HOP_H

#include "routing/policy.h"
#include "routing/policy_route.h"
#include "routing/track.h"

/* False: nowhere, so packets go by the routing table. tracks may be NULL. The mark is the caller's. */
bool policy_hop(struct ifaces *ifaces, struct tracks *tracks, const char *vrf,
		const struct rmap_entry *e, struct policy_route *r);

#endif
