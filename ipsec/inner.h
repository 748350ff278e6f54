/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IP packets as the tunnels see them: checking and measuring a packet that goes into or comes out
 * of a tunnel, the IP header that ESP tunnel mode puts around GRE, ECN (RFC 6040), and the ICMP
 * message that tells a sender its packet is too big. Pure functions on memory.
 */
#ifndef IPSEC_INNER_H
#define IPSEC_INNER_H

#include "base/addr.h"

#define INNER_V4_LEN 20
#define INNER_V6_LEN 40
#define INNER_ICMP_MAX 1280 /* longest message inner_too_big() makes */

struct inner {
	uint8_t family;    /* ADDR_V4, ADDR_V6 */
	uint8_t proto;     /* IPv4 protocol, IPv6 next header */
	uint8_t tos;
	bool df;           /* must not be fragmented on the way: IPv4 DF, always so with IPv6 */
	bool fragment;     /* a piece of an IPv4 packet */
	uint16_t hdr_len;  /* IPv4 with options; IPv6 40 */
	uint32_t len;      /* whole packet by its header, at most the bytes given */
	const uint8_t *src, *dst; /* into the packet */
};

/* False: not an IP packet that fits into len bytes. Bytes behind it are let be (RFC 4303 2.7). */
bool inner_parse(const uint8_t *p, size_t len, struct inner *out);
struct addr inner_addr(const struct inner *in, const uint8_t *bytes);

/* RFC 6040 4.2: take over congestion marks of the outer header, in p and in->tos. False: the packet
 * must go. */
bool inner_ecn_decap(uint8_t *p, struct inner *in, uint8_t outer_tos);

/* ip tcp adjust-mss: a TCP SYN that offers larger segments is changed to offer mss; 0: let be. */
void inner_mss_clamp(uint8_t *p, const struct inner *in, uint16_t mss);

/* Write an IP header for payload bytes of protocol proto; IPv4 or v6 after src. -> its length. */
size_t inner_header_len(uint8_t family);
size_t inner_header_put(uint8_t *p, const struct addr *src, const struct addr *dst, uint8_t proto,
			uint8_t tos, uint8_t ttl, bool df, uint16_t id, size_t payload);

/* The ICMP error to hand back for packet p that does not fit into mtu: Fragmentation Needed
 * (RFC 1191) or Packet Too Big (RFC 8201). 0: none may be sent for this packet. */
size_t inner_too_big(const uint8_t *p, const struct inner *in, uint32_t mtu,
		     uint8_t out[INNER_ICMP_MAX]);

/* Internet checksum (RFC 1071), sum: of earlier, even-length parts (0 at first). */
uint32_t inner_sum(const uint8_t *p, size_t len, uint32_t sum);
uint16_t inner_sum_fold(uint32_t sum); /* complemented, ready to be written */

#endif
