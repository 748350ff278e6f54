/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The nft table of one namespace as text: a pure function of the configuration and of what the
 * interfaces are at the moment, so that tests compare texts. Inside of the packet filter.
 */
#ifndef ROUTING_FILTER_TEXT_H
#define ROUTING_FILTER_TEXT_H

#include "routing/filter.h"
#include "routing/steer.h"
#include "routing/vrf_link.h"

#define FILTER_TABLE "flexsh"

struct filter_dev { /* a device of the namespace, with its configuration */
	const struct filter_if *conf;
	char name[IFACE_NAME_LEN], dev[16];
	struct addr addr; /* none: it has none now */
};

struct filter_mark { /* packets with this mark follow an entry of a route map */
	uint32_t mark;
	char map[ACL_NAME_LEN];
	uint32_t seq;
};

struct filter_steer { /* a flow of a crypto map on an interface of the namespace */
	uint32_t id;
	struct steer_params p;
};

struct filter_ns {
	const struct filter_conf *conf;
	const char *vrf;
	const struct filter_dev *dev; /* all of the namespace */
	size_t n_devs;
	const struct filter_mark *mark;
	size_t n_marks;
	const struct filter_steer *steer;
	size_t n_steers;
	const struct vrf_link *link; /* to other VRFs */
	size_t n_links;
	bool closed; /* only close the interfaces with access groups */
	bool deaf;   /* the kernel logs no packets */
	bool logs;   /* set by filter_text(): something of it logs */
};

/* Names of the counters. */
const char *filter_acl_counter(const char *acl, bool v6, uint32_t seq, char *buf, size_t size);
const char *filter_map_counter(const char *map, uint32_t seq, char *buf, size_t size);
#define FILTER_MISSED "acl_missed" /* packets that were to be logged, but there were too many */
/* Pools without overload: an address's set (its number follows, in hex), the maps back, what counts
 * packets that found no address, and what the kernel logs of them (the pool's number follows). */
#define FILTER_BOUND "nat_bound_"
#define FILTER_BACK_INSIDE "nat_back"
#define FILTER_BACK_OUTSIDE "nat_back_outside"
#define FILTER_NAT_FULL "nat_full"
#define FILTER_NO_ADDR "nat "
/* Nothing to do in this namespace: out stays empty. */
void filter_text(struct filter_ns *ns, struct str *out);

#endif
