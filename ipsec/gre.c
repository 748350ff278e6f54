/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GRE headers, see gre.h.
 */
#include "base/wire.h"
#include "ipsec/gre.h"
#include "ipsec/inner.h"

#define GRE_CSUM 0x8000
#define GRE_KEY 0x2000
#define GRE_SEQ 0x1000
#define GRE_VERSION 0x0007
#define GRE_REFUSE 0x4c00 /* RFC 2784 2.3: routing and bits 4, 5 of RFC 1701 */

size_t gre_len(bool has_key)
{
	return has_key ? 8 : 4;
}

size_t gre_put(uint8_t *p, bool has_key, uint32_t key, uint16_t proto)
{
	struct wr w = wr_init(p, GRE_MAX);

	wr_u16(&w, has_key ? GRE_KEY : 0);
	wr_u16(&w, proto);
	if (has_key)
		wr_u32(&w, key);
	return wr_len(&w);
}

bool gre_parse(const uint8_t *p, size_t len, struct gre *out)
{
	struct rd r = rd_init(p, len);
	uint16_t flags = rd_u16(&r);

	out->proto = rd_u16(&r);
	out->has_key = flags & GRE_KEY;
	out->key = 0;
	if (r.bad || flags & (GRE_VERSION | GRE_REFUSE))
		return false;
	if (flags & GRE_CSUM)
		rd_skip(&r, 4);
	if (flags & GRE_KEY)
		out->key = rd_u32(&r);
	if (flags & GRE_SEQ)
		rd_skip(&r, 4);
	if (r.bad)
		return false;
	out->hdr_len = len - rd_left(&r);
	return !(flags & GRE_CSUM) || inner_sum_fold(inner_sum(p, len, 0)) == 0;
}
