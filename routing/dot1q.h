/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An 802.1Q subinterface for kernels without the vlan driver: a TAP device whose frames leave the
 * parent with a tag, and which gets the parent's frames that carry the tag. Served by the control
 * loop; meant for laboratories.
 */
#ifndef ROUTING_DOT1Q_H
#define ROUTING_DOT1Q_H

#include "base/loop.h"

struct dot1q;

/* parent_ns, dev_ns: network namespaces of the parent and of the new device, -1: ours. mac: the
 * parent's. NULL: *rc is -errno. The device goes with dot1q_free(). */
struct dot1q *dot1q_new(struct loop *loop, int parent_ns, int parent_ifindex, const uint8_t mac[6],
			int dev_ns, const char *dev, uint16_t vlan, int *rc);
void dot1q_free(struct dot1q *q); /* NULL is fine */

#endif
