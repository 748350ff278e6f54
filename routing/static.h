/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ip route`: the configured list becomes RIB candidates. Tracked routes follow their object. A
 * route whose next hop is in another VRF is a candidate over the link to it while the table there
 * knows a way to the next hop.
 */
#ifndef ROUTING_STATIC_H
#define ROUTING_STATIC_H

#include "routing/iface.h"

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
	bool foreign;        /* its next hop is in another VRF, */
	char nvrf[32];       /* this one */
};

struct statics;
struct statics *statics_new(struct rib *rib);
void statics_free(struct statics *s);
/* Where the table of a VRF comes from; without it, routes with a VRF are left out. The tables must
 * outlive the statics. */
void statics_set_vrfs(struct statics *s, struct rib *(*table)(void *ctx, const char *vrf), void *ctx);
/* Where next hops in other VRFs are looked for; without it such routes are left out, and those of
 * IPv6 are always. NULL: no more. */
void statics_set_ifaces(struct statics *s, struct ifaces *ifaces);
/* The line behind a candidate of this table; NULL: none. */
const struct static_conf *statics_find(const struct statics *s, const struct rib *rib,
				       uint32_t owner);
void statics_configure(struct statics *s, const struct static_conf *list, size_t n);
/* A tracked object changed state (untracked until told: up). */
void statics_track(struct statics *s, uint16_t track, bool up);

#endif
