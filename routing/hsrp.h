/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Hot Standby Router Protocol (RFC 2281, and version 2): routers of a network elect one that
 * answers for a virtual address, and one that takes over when it is gone. The active router has the
 * virtual address with the interface's own MAC address, as IOS does with `standby use-bia`: Linux
 * has no second MAC address for an interface; neighbours hear of a change by gratuitous ARP.
 */
#ifndef ROUTING_HSRP_H
#define ROUTING_HSRP_H

#include "routing/hsrp_wire.h"
#include "routing/track.h"

#define HSRP_MAX_TRACKS 8
#define HSRP_MAX_KEYS 16
#define HSRP_MIN_MS 15 /* between hellos; and their longest, and the hold time's */
#define HSRP_MAX_HELLO_MS 254000
#define HSRP_MAX_HOLD_MS 255000

struct hsrp_conf {
	char ifname[IFACE_NAME_LEN];
	uint16_t group;
	uint8_t version;
	bool enabled;               /* `standby N ip` is there */
	struct addr vip;            /* none: learned from the active router */
	uint8_t priority;
	bool preempt;
	uint32_t preempt_s;         /* preempt delay minimum */
	uint32_t hello_ms, hold_ms; /* 0: default, and the active router's are taken */
	char auth[HSRP_AUTH_LEN + 1];
	bool md5;                   /* without a key the group does not run */
	char chain[32];             /* the keys' chain; none: a key-string */
	struct hsrp_key keys[HSRP_MAX_KEYS];
	size_t n_keys;
	char name[32];
	struct {
		uint16_t object;        /* 0: the interface */
		char ifname[IFACE_NAME_LEN];
		uint8_t decrement;
		bool shut;
	} track[HSRP_MAX_TRACKS];
	size_t n_tracks;
};

struct hsrp_peer {
	struct addr addr;           /* none: unknown, or this router */
	uint8_t priority;
	uint64_t until_ms;          /* mono_ms() when it is given up */
};

struct hsrp_info {
	const struct hsrp_conf *conf; /* valid during the walk */
	enum hsrp_state state;
	uint8_t priority;             /* what tracking leaves of it */
	struct addr vip;
	uint32_t hello_ms, hold_ms, next_hello_ms;
	struct hsrp_peer active, standby;
	uint32_t changes;
	uint64_t changed_ms;
	uint8_t mac[6];
	const char *held;             /* why it may not run; NULL: it may */
};

struct hsrps;
/* tracks may be NULL. */
struct hsrps *hsrps_new(struct loop *loop, struct ifaces *ifaces, struct tracks *tracks);
void hsrps_free(struct hsrps *h); /* active groups resign; NULL is fine */
void hsrps_configure(struct hsrps *h, const struct hsrp_conf *list, size_t n);
void hsrps_walk(struct hsrps *h, void (*fn)(const struct hsrp_info *i, void *arg), void *arg);
const char *hsrp_state_text(enum hsrp_state s);

#endif
