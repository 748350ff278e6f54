/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip tcp adjust-mss, ipv6 tcp adjust-mss: TCP that is forwarded through an interface may not offer larger segments. Done by
 * the kernel's packet filter, in a table of our own in each namespace (VRF), replaced as a whole when
 * anything changes. Tunnels whose dataplane sees every packet do it themselves (iface.mss_by_owner).
 */
#ifndef ROUTING_MSS_H
#define ROUTING_MSS_H

#include "base/util.h"

struct mss_entry {
	char dev[16];  /* Linux name */
	uint16_t mss;
	bool v6;       /* of IPv6; else of IPv4 */
};

/* Make the calling thread's namespace clamp exactly so; n 0 takes the table away. 0 or -errno
 * (-EOPNOTSUPP, -EPROTONOSUPPORT: the kernel has no nf_tables). */
int mss_install(const struct mss_entry *list, size_t n);

#endif
