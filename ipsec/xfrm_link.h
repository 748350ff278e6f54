/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The devices of the kernel dataplane: xfrm interface or VTI, GRE, IP in IP. Named, not numbered,
 * since a number may change on the way into a VRF's namespace. All calls take the netlink socket of
 * the namespace the device is in, and return 0 or -errno.
 */
#ifndef IPSEC_XFRM_LINK_H
#define IPSEC_XFRM_LINK_H

#include "ipsec/ipsec_dp.h"
#include "ipsec/xfrm_msg.h"
#include "ipsec/xnl.h"

struct xlink_stats {
	uint64_t rx_packets, rx_bytes, rx_errors;
	uint64_t tx_packets, tx_bytes, tx_errors, tx_carrier_errors;
};

/* Down at first. bind->if_id: xfrm interface, bind->mark: VTI; GRE and IP in IP need neither. */
int xlink_add(struct xnl *rt, const struct tunnel_params *p, const struct xfrm_bind *bind);
/* New outer addresses, key, TTL. */
int xlink_change(struct xnl *rt, const struct tunnel_params *p, const struct xfrm_bind *bind);
int xlink_del(struct xnl *rt, const char *name);
int xlink_up(struct xnl *rt, const char *name, bool up);
int xlink_mtu(struct xnl *rt, const char *name, uint32_t mtu);
/* MTU (0: as it is), group and up in one step. */
int xlink_begin(struct xnl *rt, const char *name, uint32_t mtu, uint32_t group);
/* No link-local address by itself. Best effort. */
void xlink_silent(struct xnl *rt, const char *name);
/* Set one of the device's IPv6 switches, in the namespace this thread is in. Best effort: without IPv6
 * there is none. */
void xlink_ipv6(const char *name, const char *which);
/* Devices of one group can be deleted together, for little more than the price of one. */
int xlink_group_set(struct xnl *rt, const char *name, uint32_t group);
int xlink_group_del(struct xnl *rt, uint32_t group);
int xlink_move(struct xnl *rt, const char *name, int netns_fd);
int xlink_index(struct xnl *rt, const char *name); /* 0: there is none */
int xlink_stats(struct xnl *rt, const char *name, struct xlink_stats *out);
/* Multipoint GRE: inner address to outer; nbma NULL takes it away. */
int xlink_neigh(struct xnl *rt, const char *name, const struct addr *inner,
		const struct addr *nbma);

#endif
