/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tracked objects: something watched (an IP SLA operation, an interface, a route, a list of other
 * objects) that is up or down, with delays before it is believed. Static routes follow directly;
 * whoever else cares asks to be told.
 */
#ifndef ROUTING_TRACK_H
#define ROUTING_TRACK_H

#include "routing/sla.h"
#include "routing/static.h"

#define TRACK_MAX_MEMBERS 32

enum track_type {
	TRACK_SLA_REACHABILITY, TRACK_SLA_STATE, TRACK_IF_LINE, TRACK_IF_ROUTING,
	TRACK_ROUTE, TRACK_ROUTE_METRIC, TRACK_LIST_AND, TRACK_LIST_OR, TRACK_LIST_PERCENTAGE, TRACK_LIST_WEIGHT,
	TRACK_STUB
};

struct track_conf {
	uint16_t id;
	enum track_type type;
	uint32_t sla;
	char iface[IFACE_NAME_LEN];
	bool ipv6;                        /* TRACK_IF_ROUTING: ipv6 routing */
	struct prefix route;
	char vrf[32];                     /* of the route, "" global */
	struct { uint32_t stat, eigrp, ospf, bgp; } resolution; /* metric / this, up to 255; 0: default */
	struct { uint16_t id; bool negate; uint8_t weight; } member[TRACK_MAX_MEMBERS];
	uint8_t n_members;
	uint16_t up_at, down_at;          /* threshold metric|percentage|weight up N down N */
	bool stub_up;                     /* default-state up */
	uint16_t delay_up_s, delay_down_s;
};

struct track_state {
	const struct track_conf *conf;    /* borrowed, valid during the walk */
	bool up;
	bool wanted;                      /* what it will be when the delay is over */
	uint32_t delay_left_s;            /* 0: no change is being delayed */
	uint32_t changes;
	uint64_t changed_ms;              /* mono_ms() of the last change, or of its creation */
	uint32_t sum;                     /* weight, percentage, scaled metric reached */
	uint8_t distance;                 /* TRACK_ROUTE_METRIC: of the route */
	uint32_t metric;
	bool routed;
	char first_hop[IFACE_NAME_LEN];   /* TRACK_ROUTE: interface, "" unknown */
};

struct tracks;
typedef void (*track_change_fn)(uint16_t id, bool up, void *arg);

/* Any of the four may be NULL; they must outlive the tracks. */
struct tracks *tracks_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			  struct slas *slas, struct statics *statics);
void tracks_free(struct tracks *t);
void tracks_configure(struct tracks *t, const struct track_conf *list, size_t n);
void tracks_on_change(struct tracks *t, track_change_fn fn, void *arg);
void tracks_off_change(struct tracks *t, track_change_fn fn, void *arg);
void tracks_walk(struct tracks *t, bool (*fn)(const struct track_state *st, void *arg), void *arg);
bool track_get(struct tracks *t, uint16_t id, struct track_state *out);
/* Set a stub object (EEM action track set). False: no such stub. */
bool track_stub_set(struct tracks *t, uint16_t id, bool up);
/* "ip sla 1 reachability", "interface Gi0/2 line-protocol", "list boolean and": as in messages. */
const char *track_describe(const struct track_conf *c, char *buf, size_t size);

#endif
