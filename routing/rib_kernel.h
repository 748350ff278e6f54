/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The RIB's installed routes as kernel routes (table main, protocol KERN_RTPROT). Messages are
 * collected and sent many at a time; what the kernel refuses (a device that just went down) is
 * offered again a few times. Connected and local routes are the kernel's own and not touched.
 * ifaces_new() makes one when its RIB has no kernel yet.
 */
#ifndef ROUTING_RIB_KERNEL_H
#define ROUTING_RIB_KERNEL_H

#include "routing/iface.h"

struct rib_nl;

/* Removes what an earlier process left behind. NULL + why on failure. */
struct rib_nl *rib_nl_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib, char *why,
			  size_t size);
void rib_nl_free(struct rib_nl *k); /* after rib_set_kernel() to another one */
struct rib_kernel rib_nl_kernel(struct rib_nl *k);
/* Somebody removed a route of ours from the kernel. */
void rib_nl_gone(struct rib_nl *k, const struct prefix *p);

#endif
