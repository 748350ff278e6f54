/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ip route`: the configured list becomes RIB candidates. Tracked routes follow their object.
 */
#ifndef ROUTING_STATIC_H
#define ROUTING_STATIC_H

#include "routing/rib.h"

struct static_conf {
	struct prefix prefix;
	struct addr via;     /* none: interface only */
	char oif[48];        /* "" : next hop only; "Null0" */
	uint8_t distance;    /* 1..255, default 1 */
	uint32_t tag;
	char name[32];
	uint16_t track;      /* 0 none */
	bool permanent;
	char vrf[32];        /* "" global */
	bool foreign;        /* its next hop is in another VRF, where it is not looked for: never
			      * in the table */
};

struct statics;
struct statics *statics_new(struct rib *rib);
void statics_free(struct statics *s);
/* Where the table of a VRF comes from; without it, routes with a VRF are left out. The tables must
 * outlive the statics. */
void statics_set_vrfs(struct statics *s, struct rib *(*table)(void *ctx, const char *vrf), void *ctx);
void statics_configure(struct statics *s, const struct static_conf *list, size_t n);
/* A tracked object changed state (untracked until told: up). */
void statics_track(struct statics *s, uint16_t track, bool up);

#endif
