/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IPv4/IPv6 addresses, prefixes, ranges and endpoints as values. Text forms are what IOS prints:
 * IPv4 dotted; IPv6 upper-case as IOS does (2001:DB8::1).
 */
#ifndef BASE_ADDR_H
#define BASE_ADDR_H

#include <netinet/in.h>
#include <sys/socket.h>
#include "base/util.h"

enum addr_family { ADDR_NONE = 0, ADDR_V4 = 4, ADDR_V6 = 6 };

struct addr {
	uint8_t family; /* enum addr_family */
	uint8_t b[16];  /* network order; IPv4 in b[0..3], the rest zero */
};

struct prefix {
	struct addr addr; /* host bits may be set; prefix_mask() clears them */
	uint8_t len;
};

struct endpoint {
	struct addr addr;
	uint16_t port; /* host order */
};

#define ADDR_STRLEN 48     /* enough for any address, prefix or endpoint text */

struct addr addr_v4(uint32_t host_order);
uint32_t addr_to_v4(const struct addr *a); /* host order; 0 when not IPv4 */
size_t addr_bytes(const struct addr *a);   /* 4, 16 or 0 */
bool addr_parse(const char *text, struct addr *out);
bool addr_parse_v4(const char *text, struct addr *out);
bool addr_is_any(const struct addr *a);    /* none, 0.0.0.0 or :: */
bool addr_is_multicast(const struct addr *a);
bool addr_is_link_local(const struct addr *a); /* fe80::/10 */
int addr_cmp(const struct addr *a, const struct addr *b);
bool addr_eq(const struct addr *a, const struct addr *b);
uint32_t addr_hash(const struct addr *a);
/* Write into buf[ADDR_STRLEN] and return it. "unassigned" never appears: none prints as "". */
const char *addr_str(const struct addr *a, char *buf);
const char *prefix_str(const struct prefix *p, char *buf); /* 10.0.0.0/8 */
const char *endpoint_str(const struct endpoint *e, char *buf); /* 10.0.0.1/500, as IOS shows it */
bool prefix_parse(const char *text, struct prefix *out); /* A.B.C.D/n, X::/n */
bool prefix_contains(const struct prefix *p, const struct addr *a);
bool prefix_covers(const struct prefix *outer, const struct prefix *inner);
bool prefix_eq(const struct prefix *a, const struct prefix *b); /* masked compare */
void prefix_mask(struct prefix *p);
/* 255.255.255.0 <-> 24. mask_to_len() is -1 for a mask with holes. */
int mask_to_len(const struct addr *mask);
struct addr len_to_mask(uint8_t len);
struct addr prefix_broadcast(const struct prefix *p); /* IPv4 only */
bool endpoint_eq(const struct endpoint *a, const struct endpoint *b);

/* sockaddr conversion. to: returns the length used. from: false for other families. */
socklen_t endpoint_to_sockaddr(const struct endpoint *e, struct sockaddr_storage *ss);
bool endpoint_from_sockaddr(const struct sockaddr *sa, struct endpoint *e);

#endif
