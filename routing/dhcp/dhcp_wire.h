/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP messages (RFC 2131, options RFC 2132): parsing and building, nothing else. A parsed message
 * holds copies, no pointers into the packet.
 */
#ifndef ROUTING_DHCP_WIRE_H
#define ROUTING_DHCP_WIRE_H

#include "base/wire.h"

#define DHCP_SERVER_PORT 67
#define DHCP_CLIENT_PORT 68
#define DHCP_MAX_LEN 1500
#define DHCP_ID_MAX 64
#define DHCP_MAX_ADDRS 8
#define DHCP_MAX_EXTRA 16

enum dhcp_type {
	DHCP_NONE, DHCP_DISCOVER, DHCP_OFFER, DHCP_REQUEST, DHCP_DECLINE, DHCP_ACK, DHCP_NAK,
	DHCP_RELEASE, DHCP_INFORM
};

struct dhcp_extra { uint8_t code, len; uint8_t data[255]; };

struct dhcp_msg {
	uint8_t op;                  /* 1 request, 2 reply */
	uint8_t htype, hlen, hops;
	uint32_t xid;
	uint16_t secs, flags;        /* flags 0x8000: answer by broadcast */
	uint32_t ciaddr, yiaddr, siaddr, giaddr; /* host order */
	uint8_t chaddr[16];
	enum dhcp_type type;
	uint32_t mask, server_id, requested, lease_s, t1_s, t2_s; /* 0: not there */
	bool has_lease;
	uint32_t router[DHCP_MAX_ADDRS], dns[DHCP_MAX_ADDRS], netbios[DHCP_MAX_ADDRS];
	uint8_t n_routers, n_dns, n_netbios;
	char hostname[64], domain[128], bootfile[128];
	uint8_t client_id[DHCP_ID_MAX], client_id_len;
	uint8_t params[DHCP_ID_MAX], n_params;   /* what the client asks for */
	uint8_t node_type;
	struct dhcp_extra *extra;    /* to be built in as they are; never set by parsing */
	size_t n_extra;
};

/* False: not a DHCP message. */
bool dhcp_parse(const uint8_t *p, size_t len, struct dhcp_msg *out);
/* Length written, 0 when it does not fit. */
size_t dhcp_build(const struct dhcp_msg *m, uint8_t *buf, size_t size);
/* An IPv4 packet with UDP to this port: its payload. False: something else. */
bool dhcp_ip_parse(const uint8_t *p, size_t len, uint16_t port, const uint8_t **payload, size_t *n,
		   uint32_t *src);
/* Put IPv4 and UDP headers before `len` bytes at buf + DHCP_IP_HDR. Returns the whole length. */
#define DHCP_IP_HDR 28
size_t dhcp_ip_build(uint8_t *buf, size_t len, uint32_t src, uint32_t dst, uint16_t sport,
		     uint16_t dport);

#endif
