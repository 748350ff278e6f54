/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists as values: entries in order, the first one that matches decides, and behind the last
 * one everything is denied. Pure: who compiles them is cli/apply_policy.c, who enforces them is the
 * packet filter (routing/filter.h); protocols ask acl_permits_addr().
 */
#ifndef ROUTING_ACL_H
#define ROUTING_ACL_H

#include "base/addr.h"
#include "base/str.h"

#define ACL_NAME_LEN 64
#define ACL_MAX_PORTS 10

enum acl_port_op { ACL_PORT_ANY, ACL_PORT_EQ, ACL_PORT_NEQ, ACL_PORT_GT, ACL_PORT_LT, ACL_PORT_RANGE };
enum acl_cmp { ACL_CMP_NONE, ACL_CMP_EQ, ACL_CMP_NEQ, ACL_CMP_GT, ACL_CMP_LT };

struct acl_ports {
	enum acl_port_op op;
	uint16_t port[ACL_MAX_PORTS]; /* EQ: n of them; RANGE: [0] to [1]; others [0] */
	uint8_t n;
};

struct acl_side {
	struct addr addr;        /* none: any */
	uint32_t wild;           /* IPv4: bits that do not matter */
	uint8_t len;             /* IPv6 */
	char *set;               /* an object group's members, "a, b-c, d/8"; NULL none */
	struct acl_ports ports;
};

struct acl_entry {
	uint32_t seq;
	bool permit;
	bool never;              /* holds something that cannot be matched here: permits nothing, and denies
				  * whatever the rest of it matches */
	bool more;               /* another way to match of the entry before (service groups): not shown */
	bool ranged, inactive;   /* time-range; not in it now */
	uint8_t reflect, evaluate; /* number of a reflexive list, from 1; 0 none */
	int proto;               /* -1: any */
	struct acl_side src, dst;
	bool established, fragments, log, log_input;
	char log_tag[32];        /* what the user wants in the messages */
	uint8_t flags_set, flags_mask; /* TCP flags; mask 0: not looked at */
	bool flags_any;          /* one of flags_set is enough */
	int icmp_type, icmp_code;/* -1: any */
	int dscp, precedence, tos; /* -1: any */
	const char *option;      /* IP option as nft says it; NULL none */
	enum acl_cmp ttl_cmp;
	uint8_t ttl;
	char *text;              /* as show access-lists prints it, behind the number */
};

struct acl {
	char name[ACL_NAME_LEN];
	bool extended, ipv6;
	struct acl_entry *entry;
	size_t n;
};

void acl_entry_init(struct acl_entry *e);
void acl_clear(struct acl *a); /* frees what it holds, not a */
const struct acl *acl_find(const struct acl *list, size_t n, const char *name, bool ipv6);
#define ACL_REFLECT_MAX 16
#define ACL_REFLECT_BIT(n) (0x00010000u << ((n) - 1)) /* of conntrack's mark */
bool acl_entry_used(const struct acl_entry *e); /* does it take part in matching now? */
/* The entry that decides about a source (standard lists; of extended ones the source); NULL: none. */
const struct acl_entry *acl_match_addr(const struct acl *a, const struct addr *src);
/* May this source pass (standard lists; of extended ones the source)? */
bool acl_permits_addr(const struct acl *a, const struct addr *src);

struct acl_packet {              /* a first packet without IP options or fragments */
	uint8_t proto;
	struct addr src, dst;
	uint16_t sport, dport;   /* TCP and UDP */
};
enum acl_fate {
	ACL_PERMITS,
	ACL_DENIES,
	ACL_DEPENDS,             /* an entry asks for what is not known here: TOS, TTL, a reflexive list */
};
/* by: the entry that decides, NULL behind the last one. */
enum acl_fate acl_judge(const struct acl *a, const struct acl_packet *p,
			const struct acl_entry **by);
/* The entry's condition in the language of nft, without counter and verdict. */
void acl_entry_nft(const struct acl_entry *e, bool ipv6, struct str *out);

#endif
