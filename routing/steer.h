/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Policy routes: packets that match source, destination and protocol go out of one device, to one
 * next hop if given, before the routing table is asked (crypto maps, tunnel sources of a router
 * with two ISPs). One kernel rule and one one-route table each.
 */
#ifndef ROUTING_STEER_H
#define ROUTING_STEER_H

#include "base/addr.h"

struct steer_params {
	struct prefix src, dst;
	uint8_t proto;        /* 0 any */
	char dev[16];         /* Linux device */
	struct addr via;      /* next hop, none: the device itself */
};

/* 0 and *id > 0, or -errno. */
int steer_add(const struct steer_params *p, uint32_t *id);
void steer_del(uint32_t id);

#endif
