/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Netlink as the rest of routing/ wants it: requests that are answered at once, and events from
 * the kernel (links, addresses, routes of ours that somebody removed). Functions return 0 or
 * -errno. It serves the network namespace it was opened in.
 */
#ifndef ROUTING_KERN_H
#define ROUTING_KERN_H

#include "routing/iface.h"

#define KERN_RTPROT 201      /* rtm_protocol of every route we install */
#define KERN_ROUTE_METRIC 20 /* behind the kernel's own connected routes (0) */

struct kern_link {
	int ifindex;
	char name[16];
	bool up;           /* IFF_UP */
	bool carrier;      /* IFF_LOWER_UP */
	uint8_t mac[6];
	uint32_t mtu;
};

struct kern_events {
	void (*link)(void *ctx, const struct kern_link *l, bool gone);
	/* usable ones: not while the kernel looks for duplicates */
	void (*addr)(void *ctx, int ifindex, const struct prefix *p, bool gone);
	void (*route_gone)(void *ctx, const struct prefix *p); /* one of protocol KERN_RTPROT */
	void (*lost)(void *ctx); /* events were lost: look at everything again */
	void *ctx;
};

struct kern;
struct nl_sock;

struct kern *kern_open(struct loop *loop, const struct kern_events *ev, char *why, size_t size);
void kern_close(struct kern *n);
struct nl_sock *kern_request_sock(struct kern *n); /* for libnl calls made elsewhere */
int kern_links(struct kern *n, void (*fn)(const struct kern_link *l, void *arg), void *arg);
int kern_link_get(struct kern *n, const char *name, struct kern_link *out);
int kern_link_stats(struct kern *n, int ifindex, struct iface_counters *out);
int kern_link_set(struct kern *n, int ifindex, bool up);
int kern_link_move(struct kern *n, int ifindex, int netns_fd); /* into another namespace */
int kern_link_set_mtu(struct kern *n, int ifindex, uint32_t mtu);
int kern_link_add_dummy(struct kern *n, const char *name);
int kern_link_add_vlan(struct kern *n, const char *name, int parent, uint16_t vlan);
int kern_link_del(struct kern *n, int ifindex);
int kern_addr_change(struct kern *n, int ifindex, const struct prefix *p, bool add);
/* Up to max usable addresses on the device. Returns how many, or -errno. */
int kern_addrs(struct kern *n, int ifindex, struct prefix *out, size_t max);
struct nl_addr *kern_addr_of(const struct prefix *p); /* NULL: no memory; nl_addr_put() it */
int kern_errno(int nlerr); /* libnl's error -> -errno */

#endif
