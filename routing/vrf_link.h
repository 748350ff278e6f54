/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links between routing tables. VRFs are network namespaces; where routes of one VRF lead into
 * another (route-target import), a veth pair joins the two. It is no interface of IOS: no list of
 * interfaces has it and no connected route comes of it. Each table has one address for all of its
 * links, of link scope, so that it is nobody's source address by accident.
 *
 * In a struct rib_nexthop the link is an `oif` that no interface can have: vrf_link_oif().
 */
#ifndef ROUTING_VRF_LINK_H
#define ROUTING_VRF_LINK_H

#include "routing/iface.h"

struct vrf_link {                /* one end, as the table it is in sees it */
	const char *to;          /* the VRF it leads to; "" the global table */
	char dev[16];
	int ifindex;
	struct addr local, remote;
	uint8_t mac[6];
};

/* Make the link between two VRFs when there is none; both tables are made when needed. It stays
 * until ifaces_free(). False: impossible, which was logged. */
bool vrf_link_make(struct ifaces *s, const char *a, const char *b);
/* A VRF's address on its links. False: none, the addresses are used up. */
bool vrf_link_addr(struct ifaces *s, const char *vrf, struct addr *out);
/* The device of the end that leads to `to`, in whatever VRF; "" : there is no such VRF. */
void vrf_link_dev_to(struct ifaces *s, const char *to, char out[16]);
/* The links that end in this VRF: fn for each. */
void vrf_link_each(struct ifaces *s, const char *vrf, void (*fn)(const struct vrf_link *l, void *arg),
		   void *arg);
/* Who is at that address at the other end of a link of `vrf`? NULL: it is no such address, or
 * there are no interfaces (s NULL). */
const char *vrf_link_at(struct ifaces *s, const char *vrf, const struct addr *remote);
void vrf_link_oif(const char *to, char out[IFACE_NAME_LEN]);
/* The VRF an oif leads to; NULL: the oif is an ordinary one. */
const char *vrf_link_of(const char *oif);

#endif
