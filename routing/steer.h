/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Policy routes: send packets that match source, destination and protocol into a device, before
 * the routing table is asked (crypto maps; later `ip policy route-map`). One kernel rule and one
 * one-route table each.
 */
#ifndef ROUTING_STEER_H
#define ROUTING_STEER_H

#include "base/addr.h"

struct steer_params {
	struct prefix src, dst;
	uint8_t proto;        /* 0 any */
	char dev[16];         /* Linux device */
};

/* 0 and *id > 0, or -errno. */
int steer_add(const struct steer_params *p, uint32_t *id);
void steer_del(uint32_t id);

#endif
