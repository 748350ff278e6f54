/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The far side of static routes whose next hop is in another VRF: packets that come over the link
 * from that VRF (vrf_link.h) and go to the prefix take this next hop, whatever the table there knows
 * about their destination. A rule for each link and a table behind it; both go when the last route
 * does.
 */
#ifndef ROUTING_VRF_CROSS_H
#define ROUTING_VRF_CROSS_H

#include "routing/iface.h"

struct vrf_cross_route {
	char from[32], to[32];   /* VRFs; "" the global table */
	struct prefix prefix;
	struct addr via;         /* none: directly connected */
	char oif[IFACE_NAME_LEN]; /* in `to` */
};

struct vrf_cross;
/* Takes away what a router that was killed left in the namespace of the process. */
struct vrf_cross *vrf_cross_new(struct ifaces *ifaces);
void vrf_cross_free(struct vrf_cross *x); /* takes all away; NULL is fine */
/* The whole wanted list. Routes of the same two VRFs and prefix share the load. The kernel is told
 * what differs from the list before, what it refused then, and the routes by interfaces that something
 * has happened to since: it forgets those of devices that go down. */
void vrf_cross_set(struct vrf_cross *x, const struct vrf_cross_route *list, size_t n);

#endif
