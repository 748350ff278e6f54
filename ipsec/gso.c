/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting and merging large packets, see gso.h.
 */
#include <string.h>

#include "base/wire.h"
#include "ipsec/gso.h"

#define TCP_MIN 20
#define UDP_LEN 8
#define TCP_CSUM 16
#define UDP_CSUM 6
#define TCP_FIN 0x01
#define TCP_PSH 0x08
#define TCP_CWR 0x80

static void put16(uint8_t *p, uint16_t v)
{
	struct wr w = wr_init(p, 2);

	wr_u16(&w, v);
}

static uint16_t get16(const uint8_t *p)
{
	struct rd r = rd_init(p, 2);

	return rd_u16(&r);
}

static uint32_t get32(const uint8_t *p)
{
	struct rd r = rd_init(p, 4);

	return rd_u32(&r);
}

static void put32(uint8_t *p, uint32_t v)
{
	struct wr w = wr_init(p, 4);

	wr_u32(&w, v);
}

/* Sum of the pseudo header: addresses, protocol, length of TCP or UDP. */
static uint32_t pseudo_sum(const struct inner *in, uint8_t proto, uint32_t l4_len)
{
	size_t n = in->family == ADDR_V4 ? 4 : 16;
	uint32_t sum = inner_sum(in->src, n, 0);

	sum = inner_sum(in->dst, n, sum);
	return sum + proto + (l4_len >> 16) + (l4_len & 0xffff);
}

/* --- splitting --- */

static bool split_large(struct gso_split *g, const struct virtio_net_hdr *vh)
{
	bool tcp = g->type != VIRTIO_NET_HDR_GSO_UDP_L4;
	uint32_t l4_hdr = tcp ? TCP_MIN : UDP_LEN;

	/* The header's csum_start and hdr_len are hints; what the packet says is what counts. */
	if (g->in.proto != (tcp ? IPPROTO_TCP : IPPROTO_UDP) || g->in.fragment ||
	    g->in.hdr_len + l4_hdr > g->total || !vh->gso_size)
		return false;
	g->l4 = g->in.hdr_len;
	if (tcp)
		l4_hdr = (uint32_t)(g->pkt[g->l4 + 12] >> 4) * 4;
	if (l4_hdr < (tcp ? TCP_MIN : UDP_LEN) || g->l4 + l4_hdr > g->total ||
	    g->l4 + l4_hdr > GSO_HDR_MAX)
		return false;
	g->csum_at = (uint16_t)(g->l4 + (tcp ? TCP_CSUM : UDP_CSUM));
	g->hdr_len = (uint16_t)(g->l4 + l4_hdr);
	g->size = vh->gso_size;
	g->in.len = MIN(g->total, (uint32_t)g->hdr_len + g->size);
	return true;
}

bool gso_split_begin(struct gso_split *g, const struct virtio_net_hdr *vh, const uint8_t *pkt,
		     size_t len)
{
	memset(g, 0, sizeof(*g));
	if (!inner_parse(pkt, len, &g->in))
		return false;
	g->pkt = pkt;
	g->total = g->in.len;
	g->type = vh->gso_type & (uint8_t)~VIRTIO_NET_HDR_GSO_ECN;
	switch (g->type) {
	case VIRTIO_NET_HDR_GSO_TCPV4:
	case VIRTIO_NET_HDR_GSO_TCPV6:
	case VIRTIO_NET_HDR_GSO_UDP_L4:
		return split_large(g, vh);
	case VIRTIO_NET_HDR_GSO_NONE:
		break;
	default:
		return false; /* nothing else was offered */
	}
	if (vh->flags & VIRTIO_NET_HDR_F_NEEDS_CSUM) {
		if ((uint32_t)vh->csum_start + vh->csum_offset + 2 > g->total ||
		    vh->csum_start < g->in.hdr_len)
			return false;
		g->l4 = vh->csum_start;
		g->csum_at = (uint16_t)(vh->csum_start + vh->csum_offset);
	}
	return true;
}

/* The one packet there is: the kernel left the pseudo header's sum in the field. */
static size_t split_single(struct gso_split *g, uint8_t *out)
{
	uint16_t sum;

	memcpy(out, g->pkt, g->total);
	if (g->l4) {
		sum = inner_sum_fold(inner_sum(out + g->l4, g->total - g->l4, 0));
		put16(out + g->csum_at, sum ? sum : 0xffff);
	}
	return g->total;
}

static void piece_ip(const struct gso_split *g, uint8_t *out, uint32_t len)
{
	if (g->in.family == ADDR_V6) {
		put16(out + 4, (uint16_t)(len - INNER_V6_LEN));
		return;
	}
	put16(out + 2, (uint16_t)len);
	put16(out + 4, (uint16_t)(get16(g->pkt + 4) + g->index));
	put16(out + 10, 0);
	put16(out + 10, inner_sum_fold(inner_sum(out, g->in.hdr_len, 0)));
}

static void piece_l4(const struct gso_split *g, uint8_t *out, uint32_t len, bool last)
{
	bool tcp = g->type != VIRTIO_NET_HDR_GSO_UDP_L4;
	uint32_t l4_len = len - g->l4;
	uint8_t *h = out + g->l4;
	uint16_t sum;

	if (tcp) {
		put32(h + 4, get32(g->pkt + g->l4 + 4) + g->off);
		if (!last)
			h[13] &= (uint8_t)~(TCP_FIN | TCP_PSH);
		if (g->index)
			h[13] &= (uint8_t)~TCP_CWR; /* RFC 3168 6.1.2: on the first one only */
	} else {
		put16(h + 4, (uint16_t)l4_len);
	}
	put16(out + g->csum_at, 0);
	sum = inner_sum_fold(inner_sum(h, l4_len, pseudo_sum(&g->in, g->in.proto, l4_len)));
	put16(out + g->csum_at, sum || tcp ? sum : 0xffff);
}

size_t gso_split_next(struct gso_split *g, uint8_t *out)
{
	uint32_t left, n;

	if (!g->size) {
		if (g->index++)
			return 0;
		return split_single(g, out);
	}
	left = g->total - g->hdr_len - g->off;
	if (!left)
		return 0;
	n = MIN(left, g->size);
	memcpy(out, g->pkt, g->hdr_len);
	memcpy(out + g->hdr_len, g->pkt + g->hdr_len + g->off, n);
	piece_ip(g, out, g->hdr_len + n);
	piece_l4(g, out, g->hdr_len + n, n == left);
	g->off += n;
	g->index++;
	return g->hdr_len + n;
}

/* --- merging --- */

/* TCP with payload: -> length of IP and TCP headers, 0 for what is not to be merged. */
static uint16_t tcp_headers(const uint8_t *p, const struct inner *in)
{
	uint32_t hdr;
	uint8_t flags;

	/* IP options and pieces are rare; without DF the identification would have to be kept. */
	if (in->proto != IPPROTO_TCP || in->fragment || !in->df ||
	    (in->family == ADDR_V4 && in->hdr_len != INNER_V4_LEN) ||
	    in->len < (uint32_t)in->hdr_len + TCP_MIN)
		return 0;
	hdr = (uint32_t)(p[in->hdr_len + 12] >> 4) * 4;
	flags = p[in->hdr_len + 13];
	if (hdr < TCP_MIN || in->hdr_len + hdr >= in->len || (flags & ~(TCP_FIN | TCP_PSH)) != 0x10)
		return 0;
	return (uint16_t)(in->hdr_len + hdr);
}

/* The checksum is not carried through the merge, so it must be right before. */
static bool tcp_sum_ok(const uint8_t *p, const struct inner *in)
{
	uint32_t len = in->len - in->hdr_len;

	return inner_sum_fold(inner_sum(p + in->hdr_len, len,
					pseudo_sum(in, IPPROTO_TCP, len))) == 0;
}

bool gso_merge_begin(struct gso_merge *m, uint8_t *p, const struct inner *in)
{
	uint16_t hdr = tcp_headers(p, in);

	if (!hdr || !tcp_sum_ok(p, in))
		return false;
	m->n = 1;
	m->first = p;
	m->in = *in;
	m->hdr_len = hdr;
	m->size = (uint16_t)(in->len - hdr);
	m->payload = m->size;
	m->next_seq = get32(p + in->hdr_len + 4) + m->size;
	m->flags = p[in->hdr_len + 13] & (TCP_FIN | TCP_PSH);
	m->closed = m->flags != 0;
	m->iov[0] = (struct iovec){ .iov_base = p, .iov_len = in->len };
	return true;
}

/* The same connection: addresses and ports. */
static bool same_flow(const struct gso_merge *m, const uint8_t *p, const struct inner *in)
{
	size_t n = in->family == ADDR_V4 ? 4 : 16;

	return in->family == m->in.family && in->proto == IPPROTO_TCP &&
	       in->hdr_len == m->in.hdr_len && in->len >= (uint32_t)in->hdr_len + TCP_MIN &&
	       memcmp(in->src, m->in.src, n) == 0 && memcmp(in->dst, m->in.dst, n) == 0 &&
	       memcmp(p + in->hdr_len, m->first + in->hdr_len, 4) == 0;
}

/* What a merged packet has only once must be the same in each: TTL, TOS, acknowledgement, window,
 * options. */
static bool same_headers(const struct gso_merge *m, const uint8_t *p, const struct inner *in)
{
	const uint8_t *a = p + in->hdr_len, *b = m->first + in->hdr_len;
	size_t ttl = in->family == ADDR_V4 ? 8 : 7;

	if (in->tos != m->in.tos || p[ttl] != m->first[ttl])
		return false;
	if (in->family == ADDR_V6 && memcmp(p, m->first, 4) != 0) /* flow label */
		return false;
	return memcmp(a + 8, b + 8, 5) == 0 && memcmp(a + 14, b + 14, 2) == 0 &&
	       memcmp(a + TCP_MIN, b + TCP_MIN, m->hdr_len - in->hdr_len - TCP_MIN) == 0;
}

enum gso_fit gso_merge_add(struct gso_merge *m, uint8_t *p, const struct inner *in)
{
	uint16_t hdr;
	uint32_t n;

	if (!same_flow(m, p, in))
		return GSO_NEW;
	hdr = tcp_headers(p, in);
	if (m->closed || m->n == GSO_PIECES || hdr != m->hdr_len || !same_headers(m, p, in) ||
	    get32(p + in->hdr_len + 4) != m->next_seq)
		return GSO_CONFLICT;
	n = in->len - hdr;
	if (n > m->size || (uint32_t)hdr + m->payload + n > 0xffff || !tcp_sum_ok(p, in))
		return GSO_CONFLICT;
	m->flags |= p[in->hdr_len + 13] & (TCP_FIN | TCP_PSH);
	m->closed = n < m->size || m->flags;
	m->iov[m->n++] = (struct iovec){ .iov_base = p + hdr, .iov_len = n };
	m->payload += n;
	m->next_seq += n;
	return GSO_ADDED;
}

int gso_merge_end(struct gso_merge *m)
{
	struct virtio_net_hdr vh = { 0 };
	uint32_t len = m->hdr_len + m->payload;
	int n = (int)m->n;
	uint8_t *p = m->first;

	if (n > 1) {
		bool v6 = m->in.family == ADDR_V6;

		vh.flags = VIRTIO_NET_HDR_F_NEEDS_CSUM;
		vh.gso_type = v6 ? VIRTIO_NET_HDR_GSO_TCPV6 : VIRTIO_NET_HDR_GSO_TCPV4;
		vh.hdr_len = m->hdr_len;
		vh.gso_size = m->size;
		vh.csum_start = m->in.hdr_len;
		vh.csum_offset = TCP_CSUM;
		p[m->in.hdr_len + 13] |= m->flags;
		/* The pseudo header's sum, not complemented: the rest is the kernel's. */
		put16(p + m->in.hdr_len + TCP_CSUM,
		      (uint16_t)~inner_sum_fold(pseudo_sum(&m->in, IPPROTO_TCP,
							   len - m->in.hdr_len)));
		if (v6) {
			put16(p + 4, (uint16_t)(len - INNER_V6_LEN));
		} else {
			put16(p + 2, (uint16_t)len);
			put16(p + 10, 0);
			put16(p + 10, inner_sum_fold(inner_sum(p, INNER_V4_LEN, 0)));
		}
	}
	memcpy(p - VNET_LEN, &vh, VNET_LEN);
	m->iov[0].iov_base = p - VNET_LEN;
	m->iov[0].iov_len += VNET_LEN;
	m->n = 0;
	return n;
}
