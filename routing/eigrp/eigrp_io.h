/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP's processes in a router: one raw socket of protocol 88 for all of an address family in a
 * VRF, the multicast group 224.0.0.10 or ff02::a on the interfaces that take part, interfaces in, routes into the VRF's RIB,
 * redistribution out of it. The socket is opened with the first process.
 */
#ifndef ROUTING_EIGRP_IO_H
#define ROUTING_EIGRP_IO_H

#include "routing/eigrp/eigrp.h"

struct eigrp_redist {
	enum rib_proto lo, hi;      /* protocols of the RIB */
	uint16_t instance;          /* their process, 0 any */
	uint8_t proto;              /* enum eigrp_ext_proto */
	bool has_metric;            /* without: that of the interface, connected and static only */
	struct eigrp_metric metric;
	uint32_t tag;               /* 0: the route's own */
	bool has_map;
	struct eigrp_map map;
};

struct eigrps_conf {
	struct eigrp_conf c;
	struct eigrp_redist *redist;
	size_t n_redist;
};
void eigrps_conf_clear(struct eigrps_conf *list, size_t n); /* contents, not the list */

struct eigrps;
/* template_of: Virtual-Access -> Virtual-Template, NULL for others. */
struct eigrps *eigrps_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			  const char *(*template_of)(void *arg, const char *ifname), void *arg);
void eigrps_free(struct eigrps *s); /* NULL is fine */
/* The whole list. Taken over by copying. */
void eigrps_configure(struct eigrps *s, const struct eigrps_conf *list, size_t n);
/* The n-th process in order of VRF and AS; NULL behind the last. */
struct eigrp *eigrps_nth(struct eigrps *s, size_t n);
/* Default bandwidth (kbit/s) and delay (us) of an interface, by configuration or kind. */
void eigrps_link_metric(const struct iface *i, uint32_t *bw, uint32_t *delay_us);

#endif
