/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug ip packet, debug ip nat, debug ip policy: the kernel forwards and translates, so a table of
 * nftables of its own has it hand over headers of what passes, behind the packet filter's rules, at
 * most so many a second. What they tell becomes IOS's lines. Only IPv4, as those commands.
 */
#ifndef ROUTING_PACKET_DEBUG_H
#define ROUTING_PACKET_DEBUG_H

#include "base/str.h"
#include "routing/conntrack.h"
#include "routing/iface.h"

#define PACKET_DEBUG_GROUP 18005
#define PACKET_DEBUG_PER_SECOND 200

enum packet_way { PACKET_IN, PACKET_FORWARD, PACKET_OUT, PACKET_TRANSLATED };

struct packet_seen {
	enum packet_way way;
	struct addr src, dst;
	uint8_t proto;
	uint16_t len, id;
	bool ports, icmp;              /* which of these the packet had */
	uint16_t sport, dport;
	uint32_t seq, ack;             /* of TCP */
	uint16_t window;
	uint8_t flags;
	uint8_t type, code;
	uint16_t ident;                /* of an ICMP echo */
	const struct iface *in, *out;  /* NULL: none, or not one of ours */
	uint32_t mark;
	bool has_flow, reply;          /* its connection; it goes the other way */
	struct ct_flow flow;
};

/* Headers of an IPv4 packet, as far as they are there. False: it is none. */
bool packet_debug_parse(const uint8_t *data, size_t len, struct packet_seen *out);
/* Lines as IOS's, '\n' between two and none at the end. via: next hop, NULL none. */
void packet_debug_ip(struct str *out, const struct packet_seen *p, const struct addr *via, bool detail);
void packet_debug_nat(struct str *out, const struct packet_seen *p, bool detail);
/* map NULL: nothing in the interface's route map took it. */
void packet_debug_policy(struct str *out, const struct packet_seen *p, const char *map, uint32_t seq,
			 const struct addr *via);

/* Takes the table away that a router killed while debugging left in the process's namespace. */
void packet_debug_sweep(void);

struct packet_debug;
struct packet_debug_what {
	bool packets, nat, policy;
};
/* In one namespace ("" and -1: the router's own). 0, or -errno: it cannot be had. */
int packet_debug_open(struct loop *loop, struct ifaces *ifaces, const char *vrf, int netns_fd,
		      struct packet_debug_what what,
		      void (*fn)(const struct packet_seen *p, void *arg), void *arg,
		      struct packet_debug **out);
void packet_debug_close(struct packet_debug *d); /* NULL is fine */

#endif
