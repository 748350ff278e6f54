/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IP packets going into and coming out of tunnels, see inner.h.
 */
#include <string.h>

#include "base/wire.h"
#include "ipsec/inner.h"

#define ECN_MASK 3
#define ECN_NOT_ECT 0
#define ECN_ECT1 1
#define ECN_ECT0 2
#define ECN_CE 3

#define V4_DF 0x4000
#define V4_MF 0x2000
#define V4_OFFSET 0x1fff

static bool parse_v4(struct rd *r, size_t len, struct inner *out)
{
	size_t hdr = (size_t)(rd_u8(r) & 0xf) * 4;
	uint16_t frag;

	out->family = ADDR_V4;
	out->tos = rd_u8(r);
	out->len = rd_u16(r);
	rd_skip(r, 2);
	frag = rd_u16(r);
	rd_skip(r, 1);
	out->proto = rd_u8(r);
	rd_skip(r, 2);
	out->src = rd_bytes(r, 4);
	out->dst = rd_bytes(r, 4);
	out->hdr_len = (uint16_t)hdr;
	out->df = frag & V4_DF;
	out->fragment = frag & (V4_MF | V4_OFFSET);
	return !r->bad && hdr >= INNER_V4_LEN && out->len >= hdr && out->len <= len;
}

static bool parse_v6(struct rd *r, size_t len, struct inner *out)
{
	uint32_t first = rd_u32(r);

	out->family = ADDR_V6;
	out->tos = (uint8_t)(first >> 20);
	out->len = INNER_V6_LEN + (uint32_t)rd_u16(r);
	out->proto = rd_u8(r);
	rd_skip(r, 1);
	out->src = rd_bytes(r, 16);
	out->dst = rd_bytes(r, 16);
	out->hdr_len = INNER_V6_LEN;
	out->df = true;
	out->fragment = false;
	return !r->bad && out->len <= len;
}

bool inner_parse(const uint8_t *p, size_t len, struct inner *out)
{
	struct rd r = rd_init(p, len);

	if (!len)
		return false;
	switch (p[0] >> 4) {
	case 4:
		return parse_v4(&r, len, out);
	case 6:
		return parse_v6(&r, len, out);
	default:
		return false;
	}
}

struct addr inner_addr(const struct inner *in, const uint8_t *bytes)
{
	struct addr a = { .family = in->family };

	memcpy(a.b, bytes, in->family == ADDR_V4 ? 4 : 16);
	return a;
}

#ifdef __x86_64__
typedef uint64_t lane4 __attribute__((vector_size(32)));

/* n is a multiple of 64. Words of 32 bits are added up in lanes of 64: 2^32 counts as 1 here too. */
__attribute__((target("avx2"))) static uint64_t sum_wide(const uint8_t *p, size_t n)
{
	lane4 a = { 0 }, b = { 0 }, x, y;

	for (; n; p += 64, n -= 64) {
		memcpy(&x, p, sizeof(x));
		memcpy(&y, p + sizeof(x), sizeof(y));
		a += (x & 0xffffffff) + (x >> 32);
		b += (y & 0xffffffff) + (y >> 32);
	}
	a += b;
	return a[0] + a[1] + a[2] + a[3];
}
#endif

/* Summed in the machine's own byte order, eight bytes at a time, and swapped once at the end: the
 * order of bytes does not matter to this sum (RFC 1071 2(B)). memcpy() is a plain load here. */
uint32_t inner_sum(const uint8_t *p, size_t len, uint32_t sum)
{
	unsigned __int128 a = 0, b = 0;
	uint64_t x, y;
	uint32_t r;

#ifdef __x86_64__
	if (len >= 128 && __builtin_cpu_supports("avx2")) {
		size_t wide = len & ~(size_t)63;

		a = sum_wide(p, wide);
		p += wide;
		len -= wide;
	}
#endif
	for (; len >= 16; p += 16, len -= 16) {
		memcpy(&x, p, 8);
		memcpy(&y, p + 8, 8);
		a += x;
		b += y;
	}
	if (len >= 8) {
		memcpy(&x, p, 8);
		a += x;
		p += 8;
		len -= 8;
	}
	x = 0;
	memcpy(&x, p, len); /* the rest, as if zeros followed */
	a += x;
	a += b;
	x = (uint64_t)a;
	y = (uint64_t)(a >> 64);
	x = (x & 0xffffffff) + (x >> 32) + y;
	x = (x & 0xffff) + (x >> 16 & 0xffff) + (x >> 32 & 0xffff) + (x >> 48);
	r = (uint32_t)((x & 0xffff) + (x >> 16));
	r = (r & 0xffff) + (r >> 16);
	return sum + ntohs((uint16_t)r);
}

uint16_t inner_sum_fold(uint32_t sum)
{
	sum = (sum & 0xffff) + (sum >> 16);
	sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

static void tos_set(uint8_t *p, struct inner *in, uint8_t tos)
{
	uint8_t flow = p[1] & 0xf; /* IPv6: the second byte is shared with the flow label */
	struct wr w;

	in->tos = tos;
	if (in->family == ADDR_V6) {
		w = wr_init(p, 2);
		wr_u8(&w, (uint8_t)(0x60 | tos >> 4));
		wr_u8(&w, (uint8_t)(tos << 4 | flow));
		return;
	}
	w = wr_init(p + 1, 1);
	wr_u8(&w, tos);
	w = wr_init(p + 10, 2);
	wr_u16(&w, 0);
	wr_patch_u16(&w, 0, inner_sum_fold(inner_sum(p, in->hdr_len, 0)));
}

bool inner_ecn_decap(uint8_t *p, struct inner *in, uint8_t outer_tos)
{
	uint8_t inside = in->tos & ECN_MASK, outside = outer_tos & ECN_MASK;

	if (outside == ECN_CE && inside == ECN_NOT_ECT)
		return false;
	if (outside == ECN_CE && inside != ECN_CE)
		tos_set(p, in, in->tos | ECN_CE);
	else if (outside == ECN_ECT1 && inside == ECN_ECT0)
		tos_set(p, in, (uint8_t)((in->tos & ~ECN_MASK) | ECN_ECT1));
	return true;
}

#define TCP_FLAG_SYN 0x02
#define TCP_OPT_END 0
#define TCP_OPT_NOP 1
#define TCP_OPT_MSS 2

/* Offset of the MSS value in the packet, 0: none. */
static size_t mss_find(const uint8_t *p, const struct inner *in)
{
	struct rd r = rd_init(p, in->len), opt;
	size_t hdr;

	rd_skip(&r, in->hdr_len);
	rd_skip(&r, 12);
	hdr = (size_t)(rd_u8(&r) >> 4) * 4;
	if (!(rd_u8(&r) & TCP_FLAG_SYN) || hdr < 20)
		return 0;
	rd_skip(&r, 6);
	opt = rd_sub(&r, hdr - 20);
	while (rd_left(&opt) && !opt.bad) {
		uint8_t kind = rd_u8(&opt), len;

		if (kind == TCP_OPT_END)
			break;
		if (kind == TCP_OPT_NOP)
			continue;
		len = rd_u8(&opt);
		if (len < 2 || opt.bad)
			break;
		if (kind == TCP_OPT_MSS && len == 4 && rd_left(&opt) >= 2)
			return (size_t)(opt.p - p);
		rd_skip(&opt, len - 2u);
	}
	return 0;
}

void inner_mss_clamp(uint8_t *p, const struct inner *in, uint16_t mss)
{
	uint8_t zero[2] = { 0 }, word[4] = { 0 };
	uint16_t was, sum;
	uint32_t delta;
	struct rd r;
	struct wr w;
	size_t at;

	if (!mss || in->proto != 6 || in->fragment || !(at = mss_find(p, in)))
		return;
	r = rd_init(p + at, 2);
	was = rd_u16(&r);
	if (was <= mss)
		return;
	w = wr_init(p + at, 2);
	wr_u16(&w, mss);
	/* RFC 1624: HC' = ~(~HC + ~m + m'). At an odd place the two bytes lie in two words. */
	r = rd_init(p + in->hdr_len + 16, 2);
	sum = rd_u16(&r);
	w = wr_init(word, 4);
	if ((at - in->hdr_len) % 2)
		wr_bytes(&w, zero, 1);
	wr_u16(&w, was);
	delta = (uint16_t)inner_sum_fold(inner_sum(word, 4, 0)); /* ~m */
	memset(word, 0, sizeof(word));
	w = wr_init(word, 4);
	if ((at - in->hdr_len) % 2)
		wr_bytes(&w, zero, 1);
	wr_u16(&w, mss);
	delta += inner_sum(word, 4, 0);
	w = wr_init(p + in->hdr_len + 16, 2);
	wr_u16(&w, inner_sum_fold((uint32_t)(uint16_t)~sum + delta));
}

size_t inner_header_len(uint8_t family)
{
	return family == ADDR_V6 ? INNER_V6_LEN : INNER_V4_LEN;
}

size_t inner_header_put(uint8_t *p, const struct addr *src, const struct addr *dst, uint8_t proto,
			uint8_t tos, uint8_t ttl, bool df, uint16_t id, size_t payload)
{
	size_t hdr = inner_header_len(src->family);
	struct wr w = wr_init(p, hdr);

	if (src->family == ADDR_V6) {
		wr_u32(&w, 6u << 28 | (uint32_t)tos << 20);
		wr_u16(&w, (uint16_t)payload);
		wr_u8(&w, proto);
		wr_u8(&w, ttl);
		wr_bytes(&w, src->b, 16);
		wr_bytes(&w, dst->b, 16);
		return hdr;
	}
	wr_u8(&w, 0x45);
	wr_u8(&w, tos);
	wr_u16(&w, (uint16_t)(hdr + payload));
	wr_u16(&w, id);
	wr_u16(&w, df ? V4_DF : 0);
	wr_u8(&w, ttl);
	wr_u8(&w, proto);
	wr_u16(&w, 0);
	wr_bytes(&w, src->b, 4);
	wr_bytes(&w, dst->b, 4);
	wr_patch_u16(&w, 10, inner_sum_fold(inner_sum(p, hdr, 0)));
	return hdr;
}

/* RFC 1122 3.2.2, RFC 4443 2.4(e): no error about errors, pieces, or packets to many. */
static bool error_allowed(const uint8_t *p, const struct inner *in)
{
	struct rd r = rd_init(p, in->len);
	struct addr src = inner_addr(in, in->src), dst = inner_addr(in, in->dst);
	uint8_t type;

	if (in->fragment || addr_is_any(&src) || addr_is_multicast(&src) || addr_is_multicast(&dst))
		return false;
	rd_skip(&r, in->hdr_len);
	type = rd_u8(&r);
	if (in->family == ADDR_V6)
		return in->proto != 58 || (!r.bad && type >= 128);
	return in->proto != 1 || (!r.bad && (type == 8 || type == 0));
}

size_t inner_too_big(const uint8_t *p, const struct inner *in, uint32_t mtu,
		     uint8_t out[INNER_ICMP_MAX])
{
	bool v6 = in->family == ADDR_V6;
	/* RFC 1812 4.3.2.3: at most 576 bytes in all; RFC 4443 3.2: the minimum MTU. */
	size_t hdr = inner_header_len(in->family), max = v6 ? 1280 : 576;
	size_t quote = MIN(in->len, max - hdr - 8), icmp = 8 + quote;
	struct addr to = inner_addr(in, in->src);
	/* The router's own address may be one that the device's checks do not let in; the packet's
	 * destination lies behind the tunnel for sure. */
	struct addr from = inner_addr(in, in->dst);
	struct wr w = wr_init(out + hdr, icmp);
	uint32_t sum = 0;

	if (!error_allowed(p, in))
		return 0;
	wr_u8(&w, v6 ? 2 : 3);
	wr_u8(&w, v6 ? 0 : 4);
	wr_u16(&w, 0);
	wr_u32(&w, v6 ? MAX(mtu, 1280) : MIN(mtu, 0xffff));
	wr_bytes(&w, p, quote);
	inner_header_put(out, &from, &to, v6 ? 58 : 1, 0xc0, 64, false, 0, icmp);
	if (v6) /* RFC 8200 8.1: the pseudo header is part of the sum */
		sum = inner_sum(out + 8, 32, (uint32_t)icmp + 58);
	wr_patch_u16(&w, 2, inner_sum_fold(inner_sum(out + hdr, icmp, sum)));
	return hdr + icmp;
}
