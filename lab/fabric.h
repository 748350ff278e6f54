/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Network namespaces and the devices in them, by netlink. The caller's own namespace is the fabric:
 * it holds the far end of every port and the bridges that join them. Calls return 0 or -1 with one
 * sentence in err.
 */
#ifndef LAB_FABRIC_H
#define LAB_FABRIC_H

#include "lab/lab.h"

struct nl_sock;

struct fabric {
	int home;             /* our namespace */
	struct nl_sock *sock; /* in it */
};

int fabric_open(struct fabric *f, struct str *err);
void fabric_close(struct fabric *f);
/* A new namespace with lo up and quiet IPv6; *fd refers to it. forward: it routes by itself. */
int fabric_netns(struct fabric *f, bool forward, int *fd, struct str *err);
/* The bridge of a segment with several ports. *ifindex 0 for a stub. */
int fabric_seg(struct fabric *f, const struct lab_seg *seg, int *ifindex, struct str *err);
/* The veth pair of a port: its node's end, still down, in the namespace; the other on the bridge. */
int fabric_port(struct fabric *f, const struct lab_port *p, int node_ns, int bridge,
		struct str *err);
/* Bring a device of a namespace up and give it an address (none: family ADDR_NONE). */
int fabric_addr(struct fabric *f, int node_ns, const char *dev, const struct prefix *p,
		struct str *err);
/* The fabric's end of a port: plugged in or not, on this bridge (0: on none). */
int fabric_tap(struct fabric *f, const char *tap, bool up, int bridge, struct str *err);

#endif
