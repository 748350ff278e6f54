/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/hsrp_wire.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#include "base/wire.h"

enum {
	TLV_GROUP = 1, TLV_AUTH_TEXT = 3, TLV_AUTH_MD5 = 4, TLV_GROUP_LEN = 40, TLV_MD5_LEN = 28,
	MD5_ALGORITHM = 1, MD5_LEN = 16,
};

/* RFC 2281 5.1: one bit for each state but the first two; version 2 counts. */
static const uint8_t states_v1[] = {0, 1, 2, 4, 8, 16}, states_v2[] = {1, 2, 3, 4, 5, 6};

static bool state_of(const uint8_t *list, uint8_t wire, enum hsrp_state *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(states_v1); i++)
		if (list[i] == wire) {
			*out = (enum hsrp_state)i;
			return true;
		}
	return false;
}

static struct addr vip_of(uint32_t v)
{
	return v ? addr_v4(v) : (struct addr){0};
}

static bool parse_v1(struct rd *r, struct hsrp_msg *m)
{
	uint8_t op, state;

	rd_skip(r, 1);
	op = rd_u8(r);
	state = rd_u8(r);
	m->hello_ms = rd_u8(r) * 1000u;
	m->hold_ms = rd_u8(r) * 1000u;
	m->priority = rd_u8(r);
	m->group = rd_u8(r);
	rd_skip(r, 1);
	rd_copy(r, m->auth, HSRP_AUTH_LEN);
	m->vip = vip_of(rd_u32(r));
	m->version = 1;
	m->op = (enum hsrp_op)op;
	return !r->bad && op <= HSRP_RESIGN && state_of(states_v1, state, &m->state);
}

static bool parse_group(struct rd *r, struct hsrp_msg *m)
{
	uint8_t version = rd_u8(r), op = rd_u8(r), state = rd_u8(r), family = rd_u8(r);
	uint32_t priority;

	m->group = rd_u16(r);
	rd_copy(r, m->mac, sizeof(m->mac));
	priority = rd_u32(r);
	m->hello_ms = rd_u32(r);
	m->hold_ms = rd_u32(r);
	m->vip = vip_of(rd_u32(r));
	m->priority = (uint8_t)MIN(priority, 255u);
	m->version = 2;
	m->op = (enum hsrp_op)op;
	rd_skip(r, 12);
	return !r->bad && version == 2 && family == 4 && m->group <= 4095 && op <= HSRP_RESIGN &&
	       state_of(states_v2, state, &m->state);
}

/* All elements after what has been read. False: not a list of elements. */
static bool parse_elements(struct rd *r, size_t total, struct hsrp_msg *m, bool *group)
{
	while (rd_left(r) && !r->bad) {
		uint8_t type = rd_u8(r), len = rd_u8(r);
		size_t at = total - rd_left(r);
		struct rd in = rd_sub(r, len);

		if (type == TLV_GROUP && group && !*group) {
			*group = parse_group(&in, m);
			if (!*group)
				return false;
		} else if (type == TLV_AUTH_TEXT && group) {
			rd_copy(&in, m->auth, HSRP_AUTH_LEN);
			if (in.bad)
				return false;
		} else if (type == TLV_AUTH_MD5 && !m->md5) {
			if (len != TLV_MD5_LEN || rd_u8(&in) != MD5_ALGORITHM)
				return false;
			rd_skip(&in, 3);
			m->md5_from = vip_of(rd_u32(&in));
			m->key_id = rd_u32(&in);
			m->digest_at = at + TLV_MD5_LEN - MD5_LEN;
			m->md5 = true;
		}
	}
	return !r->bad;
}

bool hsrp_parse(const void *data, size_t len, struct hsrp_msg *m)
{
	struct rd r = rd_init(data, len);
	bool group = false;

	memset(m, 0, sizeof(*m));
	if (len && *(const uint8_t *)data == 0)
		return parse_v1(&r, m) && parse_elements(&r, len, m, NULL);
	str_copy(m->auth, sizeof(m->auth), HSRP_AUTH_DEFAULT);
	if (!parse_elements(&r, len, m, &group) || !group)
		return false;
	if (m->md5)
		memset(m->auth, 0, sizeof(m->auth));
	return true;
}

/* Keyed MD5 as in RFC 1828: the key, filled to whole blocks as MD5 fills a message; the message
 * with a zero digest; the key. */
static bool digest_make(const uint8_t *p, size_t len, size_t digest_at, const struct hsrp_key *k,
			uint8_t out[MD5_LEN])
{
	static const uint8_t zero[MD5_LEN];
	size_t n = strlen(k->key), fill = (n + 9 + 63) / 64 * 64;
	uint8_t head[HSRP_KEY_LEN + 72] = {0};
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	bool ok;

	memcpy(head, k->key, n);
	head[n] = 0x80;
	head[fill - 8] = (uint8_t)(n * 8);
	head[fill - 7] = (uint8_t)(n * 8 >> 8);
	ok = md && EVP_DigestInit_ex(md, EVP_md5(), NULL) && EVP_DigestUpdate(md, head, fill) &&
	     EVP_DigestUpdate(md, p, digest_at) && EVP_DigestUpdate(md, zero, MD5_LEN) &&
	     EVP_DigestUpdate(md, p + digest_at + MD5_LEN, len - digest_at - MD5_LEN) &&
	     EVP_DigestUpdate(md, k->key, n) && EVP_DigestFinal_ex(md, out, NULL);
	EVP_MD_CTX_free(md);
	secret_wipe(head, sizeof(head));
	return ok;
}

bool hsrp_verify(const void *data, size_t len, const struct hsrp_msg *m, const struct hsrp_key *k)
{
	uint8_t digest[MD5_LEN];

	return m->md5 && m->digest_at + MD5_LEN <= len &&
	       digest_make(data, len, m->digest_at, k, digest) &&
	       !CRYPTO_memcmp(digest, (const uint8_t *)data + m->digest_at, MD5_LEN);
}

static void build_v1(struct wr *w, const struct hsrp_msg *m, const char auth[HSRP_AUTH_LEN])
{
	wr_u8(w, 0);
	wr_u8(w, (uint8_t)m->op);
	wr_u8(w, states_v1[m->state]);
	wr_u8(w, (uint8_t)MIN((m->hello_ms + 999) / 1000, 255u));
	wr_u8(w, (uint8_t)MIN((m->hold_ms + 999) / 1000, 255u));
	wr_u8(w, m->priority);
	wr_u8(w, (uint8_t)m->group);
	wr_u8(w, 0);
	wr_bytes(w, auth, HSRP_AUTH_LEN);
	wr_u32(w, m->vip.family ? addr_to_v4(&m->vip) : 0);
}

static void build_v2(struct wr *w, const struct hsrp_msg *m)
{
	wr_u8(w, TLV_GROUP);
	wr_u8(w, TLV_GROUP_LEN);
	wr_u8(w, 2);
	wr_u8(w, (uint8_t)m->op);
	wr_u8(w, states_v2[m->state]);
	wr_u8(w, 4);
	wr_u16(w, m->group);
	wr_bytes(w, m->mac, sizeof(m->mac));
	wr_u32(w, m->priority);
	wr_u32(w, m->hello_ms);
	wr_u32(w, m->hold_ms);
	wr_u32(w, m->vip.family ? addr_to_v4(&m->vip) : 0);
	wr_zero(w, 12);
}

size_t hsrp_build(const struct hsrp_msg *m, const struct hsrp_key *k, uint8_t out[HSRP_MSG_MAX])
{
	struct wr w = wr_init(out, HSRP_MSG_MAX);
	char auth[HSRP_AUTH_LEN + 1] = "";
	uint8_t digest[MD5_LEN];
	size_t at;

	if (!m->md5)
		str_copy(auth, sizeof(auth), m->auth);
	if (m->version == 1)
		build_v1(&w, m, auth);
	else
		build_v2(&w, m);
	if (!m->md5) {
		if (m->version != 1) {
			wr_u8(&w, TLV_AUTH_TEXT);
			wr_u8(&w, HSRP_AUTH_LEN);
			wr_bytes(&w, auth, HSRP_AUTH_LEN);
		}
		return wr_len(&w);
	}
	wr_u8(&w, TLV_AUTH_MD5);
	wr_u8(&w, TLV_MD5_LEN);
	wr_u8(&w, MD5_ALGORITHM);
	wr_zero(&w, 3); /* and flags */
	wr_u32(&w, m->md5_from.family ? addr_to_v4(&m->md5_from) : 0);
	wr_u32(&w, k->id);
	at = wr_len(&w);
	wr_zero(&w, MD5_LEN);
	if (!digest_make(out, wr_len(&w), at, k, digest))
		return 0;
	memcpy(out + at, digest, MD5_LEN);
	return wr_len(&w);
}
