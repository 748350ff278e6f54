/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP packets (RFC 7868 6): the header, the TLVs, checksum and authentication. Parsers decide
 * nothing and allocate nothing.
 */
#ifndef ROUTING_EIGRP_WIRE_H
#define ROUTING_EIGRP_WIRE_H

#include "base/wire.h"
#include "routing/eigrp/eigrp.h"

enum eigrp_opcode {
	EIGRP_UPDATE = 1, EIGRP_REQUEST = 2, EIGRP_QUERY = 3, EIGRP_REPLY = 4, EIGRP_HELLO = 5,
	EIGRP_SIAQUERY = 10, EIGRP_SIAREPLY = 11
};
enum eigrp_flag { EIGRP_F_INIT = 1, EIGRP_F_CR = 2, EIGRP_F_RS = 4, EIGRP_F_EOT = 8 };
enum eigrp_tlv {
	TLV_PARAMETER = 0x0001, TLV_AUTH = 0x0002, TLV_SEQUENCE = 0x0003, TLV_VERSION = 0x0004,
	TLV_NEXT_SEQ = 0x0005, TLV_STUB = 0x0006, TLV_TERMINATE = 0x0007,
	TLV_V4_INTERNAL = 0x0102, TLV_V4_EXTERNAL = 0x0103,
	TLV_V6_INTERNAL = 0x0402, TLV_V6_EXTERNAL = 0x0403,
	TLV_WIDE_INTERNAL = 0x0602, TLV_WIDE_EXTERNAL = 0x0603
};

#define EIGRP_HDR_LEN 20
#define EIGRP_ROUTE_MAX 96 /* longest route TLV written here */

struct eigrp_hdr {
	uint8_t op;
	uint32_t flags, seq, ack;
	uint16_t vrid, as;
};

struct eigrp_hello {
	bool has_param, has_version, has_stub, has_sequence, has_next_seq, terminate;
	bool in_sequence;       /* our address is in the sequence TLV */
	uint8_t k[6];
	uint16_t hold_s;
	uint8_t ver[4];
	uint16_t stub_flags;
	uint32_t next_seq;
};

struct eigrp_route {            /* one destination out of a TLV */
	struct prefix prefix;
	struct addr nexthop;    /* none: the sender */
	struct eigrp_metric metric;
	bool external, active;
	struct eigrp_ext ext;
};

/* Header and checksum. False: drop. r is left at the first TLV. */
bool eigrp_hdr_parse(struct rd *r, struct eigrp_hdr *h);
void eigrp_hdr_write(struct wr *w, const struct eigrp_hdr *h);
void eigrp_checksum_set(uint8_t *p, size_t len);
/* Ack and flags of a packet that is ready otherwise; authenticated and summed again by seal. */
void eigrp_ack_set(uint8_t *p, size_t len, uint32_t ack);
/* Fill the digest of the authentication TLV (at the head of the TLVs) and the checksum. */
void eigrp_seal(uint8_t *p, size_t len, const struct eigrp_if_conf *c, const struct addr *src);
/* Space for it. */
void eigrp_auth_write(struct wr *w, const struct eigrp_if_conf *c);
bool eigrp_auth_check(const uint8_t *p, size_t len, const struct eigrp_if_conf *c,
		      const struct addr *src);
uint16_t eigrp_auth_type(const uint8_t *p, size_t len);	  /* enum eigrp_auth; 0 none */
uint32_t eigrp_auth_key_id(const uint8_t *p, size_t len); /* 0 without authentication */

void eigrp_hello_write(struct wr *w, const struct eigrp_hello *h);
bool eigrp_hello_parse(struct rd *r, const struct addr *self, struct eigrp_hello *h);

/* rid: of the sender, for wide TLVs. */
void eigrp_route_write(struct wr *w, const struct eigrp_route *rt, bool wide, uint32_t rid);
/* Every destination of the remaining TLVs that is of this family (ADDR_V4, ADDR_V6). False:
 * malformed (what came before was delivered). */
bool eigrp_routes_parse(struct rd *r, uint8_t family,
			void (*fn)(const struct eigrp_route *rt, void *arg), void *arg);

#endif
