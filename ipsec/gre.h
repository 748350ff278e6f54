/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GRE header (RFC 2784) with the key of RFC 2890. Sends no checksum and no sequence number,
 * takes both. Pure functions on memory.
 */
#ifndef IPSEC_GRE_H
#define IPSEC_GRE_H

#include "base/util.h"

#define GRE_PROTO_IPV4 0x0800
#define GRE_PROTO_IPV6 0x86dd
#define GRE_MAX 8 /* longest header gre_put() writes */

struct gre {
	bool has_key;
	uint32_t key;
	uint16_t proto;
	size_t hdr_len;
};

size_t gre_len(bool has_key);
size_t gre_put(uint8_t *p, bool has_key, uint32_t key, uint16_t proto);
/* False: cut short, a version or flag that RFC 2784 tells to refuse, or a wrong checksum. */
bool gre_parse(const uint8_t *p, size_t len, struct gre *out);

#endif
