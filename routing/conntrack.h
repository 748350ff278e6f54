/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel's connection table of one network namespace, as far as NAT is concerned: walking the
 * translated IPv4 flows and ending them.
 */
#ifndef ROUTING_CONNTRACK_H
#define ROUTING_CONNTRACK_H

#include "base/addr.h"

#define NAT_MARK_OUTSIDE 0x1u /* of conntrack's mark */

struct ct_tuple {
	struct addr src, dst;
	uint16_t sport, dport;   /* ICMP echo: the identifier in both; 0 none */
};

struct ct_flow {
	uint8_t proto;
	bool snat, dnat;
	bool from_outside;       /* the packet filter has marked it so */
	struct ct_tuple orig, reply;
	uint32_t left_s;         /* before it expires */
	uint64_t created_ns;     /* since 1970; 0 when the kernel does not know */
	uint64_t packets;        /* 0 when the kernel does not count */
};

/* One message of the kernel (behind the nfgenmsg): false when it is not a complete IPv4 flow. */
bool ct_parse(const void *attrs, size_t len, struct ct_flow *out);
/* All flows; return false from fn to stop. 0 or -errno. */
int ct_walk(int netns_fd, bool (*fn)(const struct ct_flow *f, void *arg), void *arg);
/* The flow that has this tuple, in either direction; icmp_type: of the tuple, for ICMP. 0, or -errno
 * (-ENOENT: there is none). */
int ct_find(int netns_fd, uint8_t proto, uint8_t icmp_type, const struct ct_tuple *t,
	    struct ct_flow *out);
bool ct_tuple_eq(const struct ct_tuple *a, const struct ct_tuple *b);
/* The type that answers an ICMP query or asks for an ICMP reply (RFC 792, RFC 950). */
#define CT_ICMP_NONE 255 /* neither */
uint8_t ct_icmp_answer(uint8_t type);
int ct_delete(int netns_fd, const struct ct_flow *f);

#endif
