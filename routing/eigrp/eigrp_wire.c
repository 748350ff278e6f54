/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_wire.h"

#define VERSION 2
#define AFI_IPV4 1
#define AFI_IPV6 2
#define AUTH_FIXED 24       /* TLV up to the digest */
#define AUTH_END(n) (EIGRP_HDR_LEN + AUTH_FIXED + (n))
#define ATTR_TAG 2          /* extended attribute of the wide metric: administrative tag */

static uint16_t checksum(const uint8_t *p, size_t len)
{
	uint32_t sum = 0;

	for (; len > 1; p += 2, len -= 2)
		sum += (uint32_t)p[0] << 8 | p[1];
	if (len)
		sum += (uint32_t)p[0] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

void eigrp_checksum_set(uint8_t *p, size_t len)
{
	uint16_t sum;

	if (len < EIGRP_HDR_LEN)
		return;
	p[2] = p[3] = 0;
	sum = checksum(p, len);
	p[2] = (uint8_t)(sum >> 8);
	p[3] = (uint8_t)sum;
}

bool eigrp_hdr_parse(struct rd *r, struct eigrp_hdr *h)
{
	const uint8_t *start = r->p;
	size_t len = rd_left(r);
	uint8_t version = rd_u8(r);

	h->op = rd_u8(r);
	rd_u16(r);
	h->flags = rd_u32(r);
	h->seq = rd_u32(r);
	h->ack = rd_u32(r);
	h->vrid = rd_u16(r);
	h->as = rd_u16(r);
	return !r->bad && version == VERSION && checksum(start, len) == 0;
}

void eigrp_hdr_write(struct wr *w, const struct eigrp_hdr *h)
{
	wr_u8(w, VERSION);
	wr_u8(w, h->op);
	wr_u16(w, 0);
	wr_u32(w, h->flags);
	wr_u32(w, h->seq);
	wr_u32(w, h->ack);
	wr_u16(w, h->vrid);
	wr_u16(w, h->as);
}

void eigrp_ack_set(uint8_t *p, size_t len, uint32_t ack)
{
	struct wr w = wr_init(p, len);

	w.p = w.end; /* all of it is written; patch only */
	wr_patch_u32(&w, 12, ack);
}

/* --- authentication (RFC 7868 6.7.2) --- */

static size_t digest_len(enum eigrp_auth auth)
{
	return auth == EIGRP_AUTH_MD5 ? 16 : auth == EIGRP_AUTH_SHA256 ? 32 : 0;
}

void eigrp_auth_write(struct wr *w, const struct eigrp_if_conf *c)
{
	size_t n = digest_len(c->auth);

	if (!n)
		return;
	wr_u16(w, TLV_AUTH);
	wr_u16(w, (uint16_t)(AUTH_FIXED + n));
	wr_u16(w, (uint16_t)c->auth);
	wr_u16(w, (uint16_t)n);
	wr_u32(w, c->auth == EIGRP_AUTH_MD5 ? c->key_id : 0);
	wr_zero(w, 12 + n); /* key sequence, pad, digest */
}

/* MD5: over the packet with the key, zero padded, in place of the digest; of a hello only up to
 * there, as Cisco's do. SHA-256: HMAC over the packet with a zero digest, keyed with a newline, the
 * password and the sender's address as text. The checksum counts as zero in both. */
static bool digest_make(const uint8_t *p, size_t len, const struct eigrp_if_conf *c,
			const struct addr *src, uint8_t out[32])
{
	static const uint8_t zero[32];
	size_t n = digest_len(c->auth), key_len = strlen(c->key);
	bool hello = p[1] == EIGRP_HELLO, ok;
	char key[EIGRP_KEY_LEN + ADDR_STRLEN + 2], text[ADDR_STRLEN];
	uint8_t pad[16] = { 0 };
	EVP_MD_CTX *md;
	uint8_t *copy;

	if (len < AUTH_END(n))
		return false;
	if (c->auth == EIGRP_AUTH_SHA256) {
		copy = xmemdup(p, len);
		copy[2] = copy[3] = 0;
		memcpy(copy + AUTH_END(0), zero, n);
		snprintf(key, sizeof(key), "\n%s%s", c->key, addr_str(src, text));
		ok = HMAC(EVP_sha256(), key, (int)strlen(key), copy, len, out, NULL) != NULL;
		secret_wipe(key, sizeof(key));
		free(copy);
		return ok;
	}
	memcpy(pad, c->key, MIN(key_len, sizeof(pad)));
	md = EVP_MD_CTX_new();
	ok = md && EVP_DigestInit_ex(md, EVP_md5(), NULL) && EVP_DigestUpdate(md, p, 2) &&
	     EVP_DigestUpdate(md, zero, 2) && EVP_DigestUpdate(md, p + 4, AUTH_END(0) - 4) &&
	     EVP_DigestUpdate(md, key_len > 16 ? (const void *)c->key : pad, MAX(key_len, (size_t)16)) &&
	     (hello || len == AUTH_END(n) ||
	      EVP_DigestUpdate(md, p + AUTH_END(n), len - AUTH_END(n))) &&
	     EVP_DigestFinal_ex(md, out, NULL);
	EVP_MD_CTX_free(md);
	secret_wipe(pad, sizeof(pad));
	return ok;
}

void eigrp_seal(uint8_t *p, size_t len, const struct eigrp_if_conf *c, const struct addr *src)
{
	uint8_t digest[32];

	/* a packet that waited in a queue is signed with the key that holds now */
	if (c->auth == EIGRP_AUTH_MD5 && len >= AUTH_END(16)) {
		struct wr w = wr_init(p, len);

		w.p = w.end;
		wr_patch_u32(&w, EIGRP_HDR_LEN + 8, c->key_id);
	}
	if (c->auth && digest_make(p, len, c, src, digest))
		memcpy(p + AUTH_END(0), digest, digest_len(c->auth));
	eigrp_checksum_set(p, len);
}

uint16_t eigrp_auth_type(const uint8_t *p, size_t len)
{
	struct rd r = rd_init(p, len);

	rd_skip(&r, EIGRP_HDR_LEN);
	if (rd_u16(&r) != TLV_AUTH)
		return 0;
	rd_skip(&r, 2);
	return rd_u16(&r);
}

uint32_t eigrp_auth_key_id(const uint8_t *p, size_t len)
{
	struct rd r = rd_init(p, len);

	rd_skip(&r, EIGRP_HDR_LEN);
	if (rd_u16(&r) != TLV_AUTH)
		return 0;
	rd_skip(&r, 6);
	return rd_u32(&r);
}

bool eigrp_auth_check(const uint8_t *p, size_t len, const struct eigrp_if_conf *c,
		      const struct addr *src)
{
	size_t n = digest_len(c->auth);
	struct rd r = rd_init(p, len);
	uint8_t digest[32];
	uint16_t type, tlv_len, auth, auth_len;
	uint32_t key_id;

	if (!c->auth)
		return true;
	rd_skip(&r, EIGRP_HDR_LEN);
	type = rd_u16(&r);
	tlv_len = rd_u16(&r);
	auth = rd_u16(&r);
	auth_len = rd_u16(&r);
	key_id = rd_u32(&r);
	if (r.bad || c->no_key || type != TLV_AUTH || tlv_len != AUTH_FIXED + n || auth != c->auth ||
	    auth_len != n || (c->auth == EIGRP_AUTH_MD5 && key_id != c->key_id))
		return false;
	return digest_make(p, len, c, src, digest) && CRYPTO_memcmp(digest, p + AUTH_END(0), n) == 0;
}

/* --- hello --- */

void eigrp_hello_write(struct wr *w, const struct eigrp_hello *h)
{
	wr_u16(w, TLV_PARAMETER);
	wr_u16(w, 12);
	wr_bytes(w, h->k, 6);
	wr_u16(w, h->hold_s);
	if (h->has_version) {
		wr_u16(w, TLV_VERSION);
		wr_u16(w, 8);
		wr_bytes(w, h->ver, 4);
	}
	if (h->has_stub) {
		wr_u16(w, TLV_STUB);
		wr_u16(w, 6);
		wr_u16(w, h->stub_flags);
	}
}

/* Addresses with their length before each. */
static bool sequence_has(struct rd *t, const struct addr *self)
{
	bool found = false;

	while (rd_left(t) && !t->bad) {
		uint8_t n = rd_u8(t);
		const uint8_t *a = rd_bytes(t, n);

		found = found || (a && n && n == addr_bytes(self) && !memcmp(a, self->b, n));
	}
	return found;
}

bool eigrp_hello_parse(struct rd *r, const struct addr *self, struct eigrp_hello *h)
{
	memset(h, 0, sizeof(*h));
	while (rd_left(r) && !r->bad) {
		uint16_t type = rd_u16(r), len = rd_u16(r);
		struct rd t = rd_sub(r, len < 4 ? SIZE_MAX / 2 : len - 4u);

		switch (type) {
		case TLV_PARAMETER:
			rd_copy(&t, h->k, 6);
			h->hold_s = rd_u16(&t);
			h->has_param = true;
			break;
		case TLV_VERSION:
			rd_copy(&t, h->ver, 4);
			h->has_version = true;
			break;
		case TLV_STUB:
			h->stub_flags = rd_u16(&t);
			h->has_stub = true;
			break;
		case TLV_SEQUENCE:
			h->in_sequence = sequence_has(&t, self);
			h->has_sequence = true;
			break;
		case TLV_NEXT_SEQ:
			h->next_seq = rd_u32(&t);
			h->has_next_seq = true;
			break;
		case TLV_TERMINATE:
			h->terminate = true;
			break;
		default: /* the authentication was checked before; others do not concern us */
			break;
		}
		if (t.bad)
			return false;
	}
	return !r->bad;
}

/* --- routes --- */

/* Delay in units of 10 us / 256 and back, rounded so that what came in goes out the same. */
static uint32_t delay_scaled(uint64_t ps)
{
	uint64_t v;

	if (ps >= EIGRP_DELAY_INF)
		return UINT32_MAX;
	v = (ps * 256 + 5000000) / 10000000;
	return v >= UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}

static uint64_t delay_unscaled(uint32_t v)
{
	return v == UINT32_MAX ? EIGRP_DELAY_INF : (uint64_t)v * 78125 / 2;
}

static uint32_t bw_scaled(uint32_t kbps)
{
	uint64_t v = kbps ? 10000000ULL / kbps : 10000000;

	return (uint32_t)MIN(v * 256, (uint64_t)UINT32_MAX);
}

static uint32_t bw_unscaled(uint32_t v)
{
	return v < 256 ? 10000000 : 10000000 / (v / 256);
}

/* Bytes of address behind a prefix length. A default route has one of IPv4 (RFC 7868 6.8.3:
 * ((count - 1) / 8) + 1); of IPv6 Cisco's routers send one more wherever the length is a multiple
 * of 8, short of a whole address. */
static size_t dest_len(uint8_t family, unsigned len)
{
	if (family == ADDR_V6)
		return len < 128 ? len / 8 + 1 : 16;
	return len ? (len + 7u) / 8 : 1;
}

static void dest_write(struct wr *w, const struct prefix *p)
{
	wr_u8(w, p->len);
	wr_bytes(w, p->addr.b, dest_len(p->addr.family, p->len));
}

static void nexthop_write(struct wr *w, const struct eigrp_route *rt)
{
	/* none is all zeros: the sender */
	wr_bytes(w, rt->nexthop.b, addr_bytes(&rt->prefix.addr));
}

static void ext_write(struct wr *w, const struct eigrp_ext *x, bool wide)
{
	wr_u32(w, x->rid);
	wr_u32(w, x->as);
	if (!wide)
		wr_u32(w, x->tag);
	wr_u32(w, x->metric);
	wr_u16(w, 0);
	wr_u8(w, x->proto);
	wr_u8(w, x->flags);
}

static void classic_write(struct wr *w, const struct eigrp_route *rt)
{
	const struct eigrp_metric *m = &rt->metric;

	nexthop_write(w, rt);
	if (rt->external)
		ext_write(w, &rt->ext, false);
	wr_u32(w, delay_scaled(m->delay));
	wr_u32(w, bw_scaled(m->bw));
	wr_u8(w, (uint8_t)(m->mtu >> 16));
	wr_u16(w, (uint16_t)m->mtu);
	wr_u8(w, m->hops);
	wr_u8(w, m->rel);
	wr_u8(w, m->load);
	wr_u8(w, 0);
	wr_u8(w, rt->active ? 4 : 0);
	dest_write(w, &rt->prefix);
}

static void wr_u48(struct wr *w, uint64_t v)
{
	wr_u16(w, (uint16_t)(v >> 32));
	wr_u32(w, (uint32_t)v);
}

static void wide_write(struct wr *w, const struct eigrp_route *rt, uint32_t rid)
{
	const struct eigrp_metric *m = &rt->metric;
	bool tag = rt->external && rt->ext.tag;

	wr_u16(w, rt->prefix.addr.family == ADDR_V6 ? AFI_IPV6 : AFI_IPV4);
	wr_u16(w, 0); /* base topology */
	wr_u32(w, rid);
	wr_u8(w, tag ? 3 : 0); /* 16-bit words of extended attributes */
	wr_u8(w, 0);
	wr_u8(w, m->rel);
	wr_u8(w, m->load);
	wr_u8(w, (uint8_t)(m->mtu >> 16));
	wr_u16(w, (uint16_t)m->mtu);
	wr_u8(w, m->hops);
	wr_u48(w, MIN(m->delay, EIGRP_DELAY_INF));
	wr_u48(w, m->bw);
	wr_u16(w, 0);
	wr_u16(w, rt->active ? 4 : 0);
	if (tag) {
		wr_u8(w, ATTR_TAG);
		wr_u8(w, 2);
		wr_u32(w, rt->ext.tag);
	}
	if (rt->external)
		ext_write(w, &rt->ext, true);
	nexthop_write(w, rt);
	dest_write(w, &rt->prefix);
}

void eigrp_route_write(struct wr *w, const struct eigrp_route *rt, bool wide, uint32_t rid)
{
	size_t at = wr_len(w);

	if (wide)
		wr_u16(w, rt->external ? TLV_WIDE_EXTERNAL : TLV_WIDE_INTERNAL);
	else
		wr_u16(w, (uint16_t)((rt->prefix.addr.family == ADDR_V6 ? TLV_V6_INTERNAL :
									 TLV_V4_INTERNAL) +
				     rt->external));
	wr_u16(w, 0);
	if (wide)
		wide_write(w, rt, rid);
	else
		classic_write(w, rt);
	wr_patch_u16(w, at + 2, (uint16_t)(wr_len(w) - at));
}

static void nexthop_read(struct rd *t, struct eigrp_route *rt)
{
	rt->nexthop = (struct addr){ .family = rt->prefix.addr.family };
	rd_copy(t, rt->nexthop.b, addr_bytes(&rt->nexthop));
	if (addr_is_any(&rt->nexthop))
		rt->nexthop.family = ADDR_NONE;
}

static void ext_read(struct rd *t, struct eigrp_ext *x, bool wide)
{
	x->rid = rd_u32(t);
	x->as = rd_u32(t);
	if (!wide)
		x->tag = rd_u32(t);
	x->metric = rd_u32(t);
	rd_skip(t, 2);
	x->proto = rd_u8(t);
	x->flags = rd_u8(t);
}

static void classic_read(struct rd *t, struct eigrp_route *rt)
{
	struct eigrp_metric *m = &rt->metric;

	nexthop_read(t, rt);
	if (rt->external)
		ext_read(t, &rt->ext, false);
	m->delay = delay_unscaled(rd_u32(t));
	m->bw = bw_unscaled(rd_u32(t));
	m->mtu = (uint32_t)rd_u8(t) << 16;
	m->mtu |= rd_u16(t);
	m->hops = rd_u8(t);
	m->rel = rd_u8(t);
	m->load = rd_u8(t);
	rd_skip(t, 1);
	rt->active = rd_u8(t) & 4;
}

static uint64_t rd_u48(struct rd *r)
{
	uint64_t hi = rd_u16(r);

	return hi << 32 | rd_u32(r);
}

static void attrs_read(struct rd a, struct eigrp_route *rt)
{
	while (rd_left(&a) && !a.bad) {
		uint8_t op = rd_u8(&a);
		struct rd v = rd_sub(&a, rd_u8(&a) * 2u);

		if (op == ATTR_TAG)
			rt->ext.tag = rd_u32(&v);
	}
}

/* False: of another address family or topology, not for us. */
static bool wide_read(struct rd *t, struct eigrp_route *rt)
{
	struct eigrp_metric *m = &rt->metric;
	uint16_t afi = rd_u16(t), tid = rd_u16(t);
	uint64_t bw;
	uint8_t words;

	rd_skip(t, 4);
	words = rd_u8(t);
	rd_skip(t, 1);
	m->rel = rd_u8(t);
	m->load = rd_u8(t);
	m->mtu = (uint32_t)rd_u8(t) << 16;
	m->mtu |= rd_u16(t);
	m->hops = rd_u8(t);
	m->delay = rd_u48(t);
	bw = rd_u48(t);
	m->bw = bw > UINT32_MAX ? UINT32_MAX : (uint32_t)bw;
	rd_skip(t, 2);
	rt->active = rd_u16(t) & 4;
	attrs_read(rd_sub(t, words * 2u), rt);
	if (rt->external)
		ext_read(t, &rt->ext, true);
	if (tid || afi != (rt->prefix.addr.family == ADDR_V6 ? AFI_IPV6 : AFI_IPV4))
		return false;
	nexthop_read(t, rt);
	return true;
}

/* Several destinations may share a TLV. */
static bool dests_read(struct rd *t, struct eigrp_route *rt,
		       void (*fn)(const struct eigrp_route *rt, void *arg), void *arg)
{
	if (t->bad || !rd_left(t))
		return false;
	while (rd_left(t)) {
		uint8_t family = rt->prefix.addr.family, len = rd_u8(t);
		size_t n = dest_len(family, len), bare = (len + 7u) / 8;

		if (len > (family == ADDR_V6 ? 128 : 32))
			return false;
		if (rd_left(t) == bare) /* the last one, without the byte too many */
			n = bare;
		rt->prefix = (struct prefix){ .addr.family = family, .len = len };
		rd_copy(t, rt->prefix.addr.b, n);
		if (t->bad)
			return false;
		prefix_mask(&rt->prefix);
		fn(rt, arg);
	}
	return true;
}

bool eigrp_routes_parse(struct rd *r, uint8_t family,
			void (*fn)(const struct eigrp_route *rt, void *arg), void *arg)
{
	while (rd_left(r) && !r->bad) {
		uint16_t type = rd_u16(r), len = rd_u16(r);
		struct rd t = rd_sub(r, len < 4 ? SIZE_MAX / 2 : len - 4u);
		struct eigrp_route rt = { .prefix.addr.family = family };
		bool ours = true;

		if (r->bad)
			return false;
		switch (type) {
		case TLV_V4_INTERNAL:
		case TLV_V4_EXTERNAL:
		case TLV_V6_INTERNAL:
		case TLV_V6_EXTERNAL:
			rt.external = type == TLV_V4_EXTERNAL || type == TLV_V6_EXTERNAL;
			ours = (type >= TLV_V6_INTERNAL) == (family == ADDR_V6);
			if (ours)
				classic_read(&t, &rt);
			break;
		case TLV_WIDE_INTERNAL:
		case TLV_WIDE_EXTERNAL:
			rt.external = type == TLV_WIDE_EXTERNAL;
			ours = wide_read(&t, &rt);
			break;
		default:
			ours = false;
			break;
		}
		if (t.bad)
			return false;
		if (ours && !dests_read(&t, &rt, fn, arg))
			return false;
	}
	return !r->bad;
}
