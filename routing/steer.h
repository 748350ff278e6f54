/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Policy routes: packets that match source, destination and protocol go out of one device, to one
 * next hop if given, before the routing table is asked (crypto maps, tunnel sources of a router
 * with two ISPs). One kernel rule and one one-route table each.
 *
 * Where the device stands for a crypto map, what counts is the interface a packet would leave by
 * and its addresses behind the translation: the packet filter marks the packets and the rule asks
 * for the mark. Until the filter does so the rule asks for the addresses: nothing leaves in clear
 * between.
 */
#ifndef ROUTING_STEER_H
#define ROUTING_STEER_H

#include "base/addr.h"

enum steer_kind {
	STEER_VIA,
	STEER_SKIP, /* the later ones of the same order are not asked */
	STEER_DROP,
};

#define STEER_ORDER_MAX                                                                            \
	9000 /* of those above, STEER_SKIP has no effect: protected rather than clear */

struct steer_params {
	enum steer_kind kind;
	uint32_t order; /* lower ones are asked first, equal ones as they were added */
	struct prefix src, dst;
	uint8_t proto;	 /* 0 any */
	char dev[16];	 /* Linux device */
	struct addr via; /* next hop, none: the device itself */
	char oif[32];	 /* crypto map: the interface it is bound to; "" none */
	char vrf[32];	 /* of that interface */
	bool xfrm;	 /* the device is of the kernel's IPsec */
	int netns_fd;	 /* -1: the process's own */
	uint16_t sport_lo, sport_hi, dport_lo, dport_hi; /* hi 0: any */
};

#define STEER_MARK_BASE 0x46480000u /* + the id */

/* 0 and *id > 0, or -errno. With `oif` set what cannot be sent as wanted is dropped: 1 and *id > 0;
 * and where the kernel takes no rule at all it is left to the packet filter, which drops what would
 * leave in clear: 2 and *id > 0. */
int steer_add(const struct steer_params *p, uint32_t *id);
void steer_del(uint32_t id);

void steer_each(void (*fn)(uint32_t id, const struct steer_params *p, void *arg), void *arg);
/* The packet filter: marked() says whether it marks the packets of a policy route itself, changed()
 * is told of routes that come and go. NULL, NULL ends it. */
void steer_filter(bool (*marked)(const struct steer_params *p, void *arg),
		  void (*changed)(void *arg), void *arg);
/* Is there a flow of a crypto map on this interface that neither rule nor filter keeps from leaving
 * in clear? */
bool steer_leaks(const char *oif, const char *vrf);
void steer_renew(void); /* ask marked() again for all of them */

#endif
