/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the packet filter, shared by filter.c (the tables of the namespaces), filter_count.c
 * (what they counted) and filter_routes.c (routes and addresses beside the tables).
 */
#ifndef ROUTING_FILTER_PRIV_H
#define ROUTING_FILTER_PRIV_H

#include "routing/acl_log.h"
#include "routing/filter.h"
#include "routing/filter_text.h"
#include "routing/policy_route.h"

struct filter_counter { /* of one counter name, over all namespaces */
	char *name;
	struct filter_count base, live;
};

struct filter_space { /* the namespace of a VRF and its table */
	char vrf[32];
	int fd;
	char *text;   /* what the kernel has; NULL: nothing */
	bool cleaned; /* what a killed predecessor left is gone */
	bool refused; /* the kernel takes nothing: access groups cannot be had */
	struct policy_routes *routes;
	struct acl_log *log;
	struct filter_space *next;
};

struct filter {
	struct loop *loop;
	struct ifaces *ifaces;
	struct tracks *tracks;
	const char *(*template_of)(void *arg, const char *ifname);
	void *arg;
	struct filter_conf conf;
	struct filter_space *ns;
	struct filter_mark *mark;
	size_t n_marks;
	struct filter_counter *count;
	size_t n_counts;
	bool said; /* the refusal was logged */
	bool deaf; /* the kernel logs no packets, and that was said */
	struct timer missed_timer;
	uint64_t missed; /* by the kernel's limit, as far as it was told */
};

/* Takes the counters of a namespace's table; to_base: the table is about to go. */
void filter_space_count(struct filter *f, const struct filter_space *n, bool to_base);
struct filter_count filter_count_of(const struct filter *f, const char *name);

/* Gives the entries of a route map used for packets their marks. */
void filter_marks_of_map(struct filter *f, const char *name);
/* The rules and tables that marked packets are routed by. */
void filter_routes_sync(struct filter *f, struct filter_space *n, const struct filter_ns *spec);
/* Global addresses that are nobody's interface: ARP is answered for them. */
void filter_locals_sync(struct filter *f, struct filter_space *n);

#endif
