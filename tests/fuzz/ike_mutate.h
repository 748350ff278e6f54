/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mutator for ike_msg.c that knows what an IKE message is made of. An input is taken apart into
 * payloads, one of them is changed, repeated, moved, taken out or put in, and everything is put
 * together again with lengths and chain right, so that mutations reach the parsers behind the
 * framing. Inside SA, TS, CP and DELETE payloads it edits proposals, transforms, selectors,
 * attributes and SPIs. One time in eight libFuzzer's own mutator breaks the framing as well.
 */
#ifndef TESTS_FUZZ_IKE_MUTATE_H
#define TESTS_FUZZ_IKE_MUTATE_H

#include <stdlib.h>
#include <string.h>

#include "ike/msg.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

enum { MUT_RECS = 48, MUT_BODY = 2048, MUT_PREFIX = 3 + IKE_HDR_LEN };

static const uint8_t mut_types[] = {
	PLD_SA, PLD_KE, PLD_IDI, PLD_IDR, PLD_CERT, PLD_CERTREQ, PLD_AUTH, PLD_NONCE,
	PLD_NOTIFY, PLD_DELETE, PLD_VENDOR, PLD_TSI, PLD_TSR, PLD_CP, PLD_EAP, 49
};

struct mut_rec {
	bool end;                /* a message ends here (record form only) */
	uint8_t type, flags;
	uint16_t len;
	uint8_t body[MUT_BODY];
};

struct mut_input {
	bool chain;              /* payload chain of a clear message; else records */
	uint8_t prefix[MUT_PREFIX];
	size_t n_prefix, n;
	struct mut_rec rec[MUT_RECS];
};

/* What the first byte of an input says, see ike_msg.c. */
static uint8_t mut_mode(uint8_t first)
{
	return (first & 0x3f) % 6;
}

static uint32_t mut_state;

static uint32_t mut_rand(uint32_t n)
{
	mut_state = mut_state * 1664525u + 1013904223u;
	return n ? (mut_state >> 8) % n : 0;
}

static void mut_body_set(struct mut_rec *m, const void *p, size_t len)
{
	m->len = MIN(len, (size_t)MUT_BODY);
	if (m->len)
		memcpy(m->body, p, m->len);
}

/* --- taking apart --- */

static void mut_read_chain(struct mut_input *in, struct rd *r, uint8_t first)
{
	uint8_t type = first;

	in->chain = true;
	while (type && rd_left(r) >= 4 && in->n < MUT_RECS) {
		struct mut_rec *m = &in->rec[in->n];
		uint8_t next = rd_u8(r);
		size_t len;

		m->end = false;
		m->type = type;
		m->flags = rd_u8(r) & 0x80;
		len = rd_u16(r);
		len = MIN(len >= 4 ? len - 4 : 0, rd_left(r));
		mut_body_set(m, rd_bytes(r, len), len);
		in->n++;
		type = next;
	}
}

static void mut_read_records(struct mut_input *in, struct rd *r)
{
	while (rd_left(r) && in->n < MUT_RECS) {
		struct mut_rec *m = &in->rec[in->n];
		size_t len;

		m->end = *r->p == 255;
		if (m->end) {
			rd_skip(r, 1);
			in->n++;
			continue;
		}
		if (rd_left(r) < 4)
			return;
		m->type = mut_types[rd_u8(r) % ARRAY_SIZE(mut_types)];
		m->flags = rd_u8(r);
		len = rd_u16(r);
		len = MIN(len, rd_left(r));
		mut_body_set(m, rd_bytes(r, len), len);
		in->n++;
	}
}

static void mut_read(struct mut_input *in, const uint8_t *data, size_t size)
{
	static const uint8_t extra[] = { IKE_HDR_LEN, 1, 2, 0, 1, 2 }; /* bytes behind the mode */
	struct rd r = rd_init(data, size);
	uint8_t mode = size ? mut_mode(data[0]) : 0;

	in->n = 0;
	in->chain = false;
	in->n_prefix = MIN(size, 1u + extra[mode]);
	rd_copy(&r, in->prefix, in->n_prefix);
	if (mode == 0)
		mut_read_chain(in, &r, in->n_prefix > 17 ? in->prefix[17] : 0);
	else if (mode == 1)
		mut_read_chain(in, &r, in->n_prefix > 1 ? in->prefix[1] : 0);
	else
		mut_read_records(in, &r);
}

/* --- putting together --- */

static uint8_t mut_type_index(uint8_t type)
{
	for (uint8_t i = 0; i < ARRAY_SIZE(mut_types); i++)
		if (mut_types[i] == type)
			return i;
	return ARRAY_SIZE(mut_types) - 1;
}

static size_t mut_write(struct mut_input *in, uint8_t *data, size_t max)
{
	uint8_t mode = in->n_prefix ? mut_mode(in->prefix[0]) : 0;
	struct wr w = wr_init(data, max);
	uint8_t first = in->n ? in->rec[0].type : 0;

	if (in->chain && mode == 0 && in->n_prefix > 17)
		in->prefix[17] = first;
	if (in->chain && mode == 1 && in->n_prefix > 1)
		in->prefix[1] = first;
	wr_bytes(&w, in->prefix, in->n_prefix);
	for (size_t i = 0; i < in->n; i++) {
		const struct mut_rec *m = &in->rec[i];
		size_t need = m->end ? 1 : 4 + m->len;

		if (wr_len(&w) + need > max)
			break;
		if (m->end) {
			wr_u8(&w, 255);
			continue;
		}
		wr_u8(&w, !in->chain ? mut_type_index(m->type) :
			  i + 1 < in->n ? in->rec[i + 1].type : 0);
		wr_u8(&w, m->flags);
		wr_u16(&w, in->chain ? m->len + 4 : m->len);
		wr_bytes(&w, m->body, m->len);
	}
	if (mode == 0 && wr_len(&w) > IKE_HDR_LEN)
		wr_patch_u32(&w, 1 + 24, wr_len(&w) - 1);
	return wr_len(&w);
}

/* --- changes inside a payload --- */

/* Start of the k-th of the substructures that have their length in bytes 2..3, from `at` on. */
static size_t mut_sub(const struct mut_rec *m, size_t at, unsigned k)
{
	while (k && at + 4 <= m->len) {
		size_t len = m->body[at + 2] << 8 | m->body[at + 3];

		if (len < 4 || at + len >= m->len)
			break;
		at += len;
		k--;
	}
	return at;
}

static void mut_put(struct mut_rec *m, size_t at, uint32_t v, unsigned bytes)
{
	while (bytes--)
		if (at + bytes < m->len)
			m->body[at + bytes] = v, v >>= 8;
}

static void mut_sa(struct mut_rec *m)
{
	static const uint16_t ids[] = { 1, 2, 3, 5, 12, 14, 15, 19, 20, 21, 24, 28, 31 };
	size_t prop = mut_sub(m, 0, mut_rand(3)), spi, tr;

	if (prop + 8 > m->len)
		return;
	spi = m->body[prop + 6];
	tr = mut_sub(m, prop + 8 + spi, mut_rand(6));
	switch (mut_rand(7)) {
	case 0: /* protocol, SPI size, number of transforms */
		mut_put(m, prop + 5 + mut_rand(3), mut_rand(9), 1);
		break;
	case 1: /* proposal number, "more" */
		mut_put(m, prop + (mut_rand(2) ? 4 : 0), mut_rand(4), 1);
		break;
	case 2:
		mut_put(m, tr + 4, 1 + mut_rand(6), 1);
		break;
	case 3:
		mut_put(m, tr + 6, ids[mut_rand(ARRAY_SIZE(ids))], 2);
		break;
	case 4: /* the attribute: key length, in one word or as type, length, value */
		mut_put(m, tr + 8, mut_rand(2) ? 0x800e : mut_rand(65536), 2);
		mut_put(m, tr + 10, 64 * mut_rand(6), 2);
		break;
	case 5:
		mut_put(m, (mut_rand(2) ? prop : tr) + 2, mut_rand(m->len + 8), 2);
		break;
	case 6: /* the proposal once more */
		if (m->len * 2 <= MUT_BODY) {
			memcpy(m->body + m->len, m->body, m->len);
			m->body[prop] = 2;
			m->len *= 2;
		}
		break;
	}
}

static void mut_ts(struct mut_rec *m)
{
	static const uint8_t v4[16] = { 7, 0, 0, 16, 0, 0, 255, 255, 10, 0, 0, 0, 10, 255, 255, 255 };
	static const uint8_t v6[8] = { 8, 0, 0, 40, 0, 0, 255, 255 };
	size_t at = mut_sub(m, 4, mut_rand(4));

	switch (mut_rand(4)) {
	case 0:
		mut_put(m, 0, mut_rand(5), 1);
		break;
	case 1: /* protocol, ports, a bound */
		mut_put(m, at + 1, mut_rand(2) ? 47 : 0, 1);
		mut_put(m, at + 4 + 2 * mut_rand(8), mut_rand(65536), 2);
		break;
	case 2:
		if (m->len + sizeof(v4) <= MUT_BODY && m->len >= 4) {
			memcpy(m->body + m->len, v4, sizeof(v4));
			m->len += sizeof(v4);
			m->body[0]++;
		}
		break;
	case 3:
		if (m->len + 40 <= MUT_BODY && m->len >= 4) {
			memcpy(m->body + m->len, v6, sizeof(v6));
			memset(m->body + m->len + 8, (int)mut_rand(256), 32);
			m->len += 40;
			m->body[0]++;
		}
		break;
	}
}

static void mut_cp(struct mut_rec *m)
{
	static const uint16_t attrs[] = { 1, 2, 3, 4, 6, 7, 8, 10, 13, 14, 15, 25, 28672, 28673,
					  28674, 28675, 28676, 28681 };
	size_t len = 4 * mut_rand(6), at = m->len;

	mut_put(m, 0, 1 + mut_rand(5), 1);
	if (m->len < 4 || m->len + 4 + len > MUT_BODY)
		return;
	m->len += 4 + len;
	mut_put(m, at, attrs[mut_rand(ARRAY_SIZE(attrs))], 2);
	mut_put(m, at + 2, mut_rand(16) ? len : mut_rand(65536), 2);
	for (size_t i = 0; i < len; i++)
		m->body[at + 4 + i] = mut_rand(256);
}

static void mut_notify(struct mut_rec *m)
{
	static const uint16_t types[] = {
		NTF_INVALID_SYNTAX, NTF_NO_PROPOSAL_CHOSEN, NTF_INVALID_KE_PAYLOAD,
		NTF_AUTHENTICATION_FAILED, NTF_NO_ADDITIONAL_SAS, NTF_TS_UNACCEPTABLE,
		NTF_TEMPORARY_FAILURE, NTF_CHILD_SA_NOT_FOUND, NTF_INITIAL_CONTACT,
		NTF_SET_WINDOW_SIZE, NTF_COOKIE, NTF_USE_TRANSPORT_MODE, NTF_REKEY_SA,
		NTF_FRAGMENTATION_SUPPORTED, NTF_USE_PPK, NTF_PPK_IDENTITY, NTF_NO_PPK_AUTH,
		NTF_NAT_DETECTION_SOURCE_IP, NTF_NAT_DETECTION_DESTINATION_IP
	};
	bool rekey = !mut_rand(4);

	if (m->len < 4 || rekey) {
		static const uint8_t esp[8] = { PROTO_ESP, 4, 0x40, 0x09, 0, 0, 0x20, 0x02 };

		mut_body_set(m, esp, rekey ? 8 : 4);
		return;
	}
	mut_put(m, 2, types[mut_rand(ARRAY_SIZE(types))], 2);
	if (!mut_rand(3))
		mut_put(m, mut_rand(2), mut_rand(5), 1);
}

static void mut_delete(struct mut_rec *m)
{
	static const uint8_t esp[8] = { PROTO_ESP, 4, 0, 1, 0, 0, 0x20, 0x02 };

	switch (mut_rand(3)) {
	case 0:
		mut_body_set(m, esp, sizeof(esp));
		break;
	case 1:
		mut_body_set(m, "\1\0\0", 4);
		break;
	case 2:
		mut_put(m, mut_rand(4), mut_rand(8), 1);
		break;
	}
}

static void mut_inside(struct mut_rec *m)
{
	switch (m->type) {
	case PLD_SA:
		mut_sa(m);
		break;
	case PLD_TSI:
	case PLD_TSR:
		mut_ts(m);
		break;
	case PLD_CP:
		mut_cp(m);
		break;
	case PLD_NOTIFY:
		mut_notify(m);
		break;
	case PLD_DELETE:
		mut_delete(m);
		break;
	default:
		m->len = LLVMFuzzerMutate(m->body, m->len, MUT_BODY);
		break;
	}
}

/* --- changes of the list --- */

static void mut_insert(struct mut_input *in, size_t at)
{
	if (in->n == MUT_RECS)
		return;
	memmove(&in->rec[at + 1], &in->rec[at], (in->n - at) * sizeof(in->rec[0]));
	in->n++;
}

static void mut_list(struct mut_input *in)
{
	size_t i = mut_rand(in->n), k = mut_rand(in->n);
	struct mut_rec *m = &in->rec[i];
	static struct mut_rec copy;

	copy = *m;
	switch (mut_rand(6)) {
	case 0:
		memmove(m, m + 1, (in->n - i - 1) * sizeof(*m));
		in->n--;
		break;
	case 1:
		mut_insert(in, k);
		in->rec[k] = copy;
		break;
	case 2:
		*m = in->rec[k];
		in->rec[k] = copy;
		break;
	case 3:
		mut_insert(in, k);
		m = &in->rec[k];
		memset(m, 0, sizeof(*m));
		m->end = !in->chain && !mut_rand(4);
		m->type = mut_types[mut_rand(ARRAY_SIZE(mut_types))];
		m->len = m->type == PLD_TSI || m->type == PLD_TSR || m->type == PLD_CP ? 4 : 0;
		mut_inside(m);
		break;
	case 4:
		m->type = mut_types[mut_rand(ARRAY_SIZE(mut_types))];
		break;
	case 5:
		m->flags = mut_rand(256);
		break;
	}
}

static size_t mut_input(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	static struct mut_input in;

	mut_state = seed;
	if (!size || !mut_rand(8))
		return LLVMFuzzerMutate(data, size, max);
	mut_read(&in, data, size);
	if (!mut_rand(10))
		in.prefix[0] ^= mut_rand(2) ? 0x40 : 0x80;
	if (!in.n || !mut_rand(12)) /* where the rest goes: mode, role, exchange, header */
		return LLVMFuzzerMutate(data, MIN(size, in.n_prefix), MIN(max, in.n_prefix + 1)),
		       size;
	for (unsigned n = 1 + mut_rand(3); n && in.n; n--) {
		struct mut_rec *m = &in.rec[mut_rand(in.n)];

		if (mut_rand(3) && !m->end)
			mut_inside(m);
		else if (mut_rand(4) || m->end)
			mut_list(&in);
		else
			m->len = LLVMFuzzerMutate(m->body, m->len, MUT_BODY);
	}
	return mut_write(&in, data, max);
}

#endif
