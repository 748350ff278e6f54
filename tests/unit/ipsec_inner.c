/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inner packets and GRE headers: what is taken and what is refused, ECN, the ICMP answers.
 */
#include "ipsec/gre.h"
#include "ipsec/inner.h"
#include "tests/unit/test.h"

static size_t packet(uint8_t *p, const char *src, const char *dst, uint8_t proto, uint8_t tos,
		     bool df, size_t payload)
{
	struct addr s, d;
	size_t hdr;

	assert_true(addr_parse(src, &s));
	assert_true(addr_parse(dst, &d));
	hdr = inner_header_put(p, &s, &d, proto, tos, 64, df, 7, payload);
	memset(p + hdr, 8, payload); /* ICMP type 8, should it be one */
	return hdr + payload;
}

static void test_parse(void **state)
{
	uint8_t p[200];
	struct inner in;
	size_t n = packet(p, "10.0.0.1", "10.0.0.2", 17, 0xb8, true, 30);

	assert_true(inner_parse(p, n, &in));
	assert_int_equal(in.family, ADDR_V4);
	assert_int_equal(in.len, 50);
	assert_int_equal(in.tos, 0xb8);
	assert_int_equal(in.proto, 17);
	assert_true(in.df);
	assert_false(in.fragment);
	assert_int_equal(inner_sum_fold(inner_sum(p, 20, 0)), 0);
	assert_true(inner_parse(p, n + 90, &in)); /* TFC padding behind it */
	assert_int_equal(in.len, 50);
	for (size_t len = 0; len < n; len++)
		assert_false(inner_parse(p, len, &in));
	p[0] = 0x44; /* header length 16 */
	assert_false(inner_parse(p, n, &in));
	p[0] = 0x4f; /* 60, longer than the packet */
	assert_false(inner_parse(p, n, &in));
	p[0] = 0x55;
	assert_false(inner_parse(p, n, &in));
	p[0] = 0x45;
	p[3] = 19; /* total length below the header's */
	assert_false(inner_parse(p, n, &in));

	n = packet(p, "2001:db8::1", "2001:db8::2", 58, 0xb9, false, 33);
	assert_int_equal(p[0], 0x6b);
	assert_int_equal(p[1], 0x90);
	assert_true(inner_parse(p, n, &in));
	assert_int_equal(in.family, ADDR_V6);
	assert_int_equal(in.len, 73);
	assert_int_equal(in.tos, 0xb9);
	for (size_t len = 0; len < n; len++)
		assert_false(inner_parse(p, len, &in));
}

/* RFC 6040 figure 4. */
static void test_ecn(void **state)
{
	static const int want[4][4] = { /* [inside][outside]; -1: dropped */
		[0] = { 0, 0, 0, -1 },
		[2] = { 2, 1, 2, 3 },
		[1] = { 1, 1, 1, 3 },
		[3] = { 3, 3, 3, 3 },
	};

	for (int v6 = 0; v6 < 2; v6++) {
		for (uint8_t inside = 0; inside < 4; inside++) {
			for (uint8_t outside = 0; outside < 4; outside++) {
				uint8_t p[100];
				struct inner in;
				size_t n = v6 ? packet(p, "2001:db8::1", "2001:db8::2", 17,
						       0x48 | inside, false, 9)
					      : packet(p, "10.0.0.1", "10.0.0.2", 17,
						       0x48 | inside, false, 9);
				bool ok;

				assert_true(inner_parse(p, n, &in));
				ok = inner_ecn_decap(p, &in, 0x20 | outside);
				assert_int_equal(ok, want[inside][outside] >= 0);
				if (!ok)
					continue;
				assert_true(inner_parse(p, n, &in));
				assert_int_equal(in.tos, 0x48 | want[inside][outside]);
				if (!v6)
					assert_int_equal(inner_sum_fold(inner_sum(p, 20, 0)), 0);
			}
		}
	}
}

static void test_too_big_v4(void **state)
{
	uint8_t p[1500], icmp[INNER_ICMP_MAX];
	struct inner in, out;
	size_t n = packet(p, "10.0.0.1", "10.0.0.2", 17, 0, true, 1400), len;

	assert_true(inner_parse(p, n, &in));
	len = inner_too_big(p, &in, 1362, icmp);
	assert_int_equal(len, 576);
	assert_true(inner_parse(icmp, len, &out));
	assert_int_equal(out.len, 576);
	assert_int_equal(out.proto, 1);
	assert_memory_equal(out.dst, in.src, 4);
	assert_memory_equal(icmp + 20, "\x03\x04", 2);
	assert_memory_equal(icmp + 24, "\0\0\x05\x52", 4);
	assert_memory_equal(icmp + 28, p, 548);
	assert_int_equal(inner_sum_fold(inner_sum(icmp, 20, 0)), 0);
	assert_int_equal(inner_sum_fold(inner_sum(icmp + 20, len - 20, 0)), 0);
}

static void test_too_big_v6(void **state)
{
	uint8_t p[1500], icmp[INNER_ICMP_MAX], pseudo[40] = { 0 };
	struct inner in, out;
	size_t n = packet(p, "2001:db8::1", "2001:db8::2", 17, 0, true, 1300), len;

	assert_true(inner_parse(p, n, &in));
	len = inner_too_big(p, &in, 1300, icmp);
	assert_int_equal(len, 1280);
	assert_true(inner_parse(icmp, len, &out));
	assert_int_equal(out.proto, 58);
	assert_memory_equal(icmp + 40, "\x02\x00", 2);
	assert_memory_equal(icmp + 44, "\0\0\x05\x14", 4);
	/* checksum with the pseudo header written out */
	memcpy(pseudo, icmp + 8, 32);
	pseudo[34] = (uint8_t)((len - 40) >> 8);
	pseudo[35] = (uint8_t)(len - 40);
	pseudo[39] = 58;
	assert_int_equal(inner_sum_fold(inner_sum(icmp + 40, len - 40,
						  inner_sum(pseudo, 40, 0))), 0);
}

static void test_no_error_about(void **state)
{
	uint8_t p[1500], icmp[INNER_ICMP_MAX];
	struct inner in;

	/* an ICMP error: type 3 */
	assert_true(inner_parse(p, packet(p, "10.0.0.1", "10.0.0.2", 1, 0, true, 600), &in));
	assert_int_not_equal(inner_too_big(p, &in, 500, icmp), 0); /* echo: answered */
	p[20] = 3;
	assert_int_equal(inner_too_big(p, &in, 500, icmp), 0);
	assert_true(inner_parse(p, packet(p, "10.0.0.1", "224.0.0.5", 17, 0, true, 600), &in));
	assert_int_equal(inner_too_big(p, &in, 500, icmp), 0);
	assert_true(inner_parse(p, packet(p, "0.0.0.0", "10.0.0.2", 17, 0, true, 600), &in));
	assert_int_equal(inner_too_big(p, &in, 500, icmp), 0);
	assert_true(inner_parse(p, packet(p, "10.0.0.1", "10.0.0.2", 17, 0, true, 600), &in));
	p[6] = 0x60; /* more fragments */
	assert_true(inner_parse(p, 620, &in));
	assert_true(in.fragment);
	assert_int_equal(inner_too_big(p, &in, 500, icmp), 0);
}

static uint32_t tcp_sum(const uint8_t *p, const struct inner *in)
{
	size_t n = in->family == ADDR_V4 ? 4 : 16;

	return inner_sum_fold(inner_sum(p + in->hdr_len, in->len - in->hdr_len,
					inner_sum(in->src, n, 0) + inner_sum(in->dst, n, 0) + 6 +
					in->len - in->hdr_len));
}

/* A SYN with these options; its checksum is right. */
static void syn(uint8_t *p, bool v6, const uint8_t *opt, size_t len, struct inner *in)
{
	size_t n = packet(p, v6 ? "2001:db8::1" : "10.0.0.1", v6 ? "2001:db8::2" : "10.0.0.2", 6, 0,
			  true, 20 + len);
	uint8_t *h;
	uint32_t sum;

	assert_true(inner_parse(p, n, in));
	h = p + in->hdr_len;
	h[12] = (uint8_t)((20 + len) / 4 << 4);
	h[13] = 2;
	memcpy(h + 20, opt, len);
	h[16] = h[17] = 0;
	sum = tcp_sum(p, in);
	h[16] = (uint8_t)(sum >> 8);
	h[17] = (uint8_t)sum;
	assert_int_equal(tcp_sum(p, in), 0);
}

static void test_mss(void **state)
{
	static const struct {
		uint8_t opt[12];
		uint8_t len, at; /* of the MSS value; 0: nothing to change */
	} t[] = {
		{ { 2, 4, 0x05, 0xb4 }, 4, 2 },
		{ { 1, 2, 4, 0x05, 0xb4, 1, 1, 0 }, 8, 3 }, /* at an odd place */
		{ { 1, 3, 3, 7, 2, 4, 0x23, 0x28 }, 8, 6 },
		{ { 2, 4, 0x04, 0x00 }, 4, 0 },		    /* small enough */
		{ { 1, 1, 1, 1 }, 4, 0 },
		{ { 0, 2, 4, 0x05, 0xb4, 0, 0, 0 }, 8, 0 }, /* behind the end */
		{ { 5, 0, 2, 4, 0x05, 0xb4, 0, 0 }, 8, 0 }, /* a length of nothing */
		{ { 1, 1, 2, 4 }, 4, 0 },		    /* cut off */
		{ { 5, 200, 2, 4 }, 4, 0 },
	};
	uint8_t p[200], before[200];
	struct inner in;

	for (int v6 = 0; v6 < 2; v6++) {
		for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
			syn(p, v6, t[i].opt, t[i].len, &in);
			memcpy(before, p, sizeof(p));
			inner_mss_clamp(p, &in, 1300);
			assert_int_equal(tcp_sum(p, &in), 0);
			if (!t[i].at) {
				assert_memory_equal(p, before, in.len);
				continue;
			}
			assert_memory_equal(p + in.hdr_len + 20 + t[i].at, "\x05\x14", 2);
			p[in.hdr_len + 13] = 0x10; /* not a SYN: left alone */
			p[in.hdr_len + 20 + t[i].at] = 0x20;
			memcpy(before, p, sizeof(p));
			inner_mss_clamp(p, &in, 1300);
			assert_memory_equal(p, before, in.len);
		}
	}
}

static void test_gre(void **state)
{
	uint8_t p[64] = { 0 };
	struct gre g;

	assert_int_equal(gre_put(p, false, 0, GRE_PROTO_IPV4), 4);
	assert_memory_equal(p, "\0\0\x08\0", 4);
	assert_true(gre_parse(p, 40, &g));
	assert_false(g.has_key);
	assert_int_equal(g.hdr_len, 4);
	assert_int_equal(gre_put(p, true, 0xdeadbeef, GRE_PROTO_IPV6), 8);
	assert_memory_equal(p, "\x20\0\x86\xdd\xde\xad\xbe\xef", 8);
	for (size_t n = 0; n < 8; n++)
		assert_false(gre_parse(p, n, &g));
	assert_true(gre_parse(p, 8, &g));
	assert_true(g.has_key);
	assert_int_equal(g.key, 0xdeadbeef);
	assert_int_equal(g.proto, GRE_PROTO_IPV6);
	p[1] = 1; /* version 1 is PPTP's */
	assert_false(gre_parse(p, 40, &g));
	p[1] = 0;
	p[0] = 0x40; /* RFC 1701 routing */
	assert_false(gre_parse(p, 40, &g));
}

static void test_gre_options(void **state)
{
	/* checksum, key and sequence number; 4 bytes of payload */
	uint8_t p[20] = { 0xb0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 9, 1, 2, 3, 4 };
	uint16_t sum = inner_sum_fold(inner_sum(p, sizeof(p), 0));
	struct gre g;

	p[4] = (uint8_t)(sum >> 8);
	p[5] = (uint8_t)sum;
	assert_true(gre_parse(p, sizeof(p), &g));
	assert_int_equal(g.hdr_len, 16);
	assert_int_equal(g.key, 5);
	for (size_t i = 16; i < sizeof(p); i++) {
		p[i] ^= 4;
		assert_false(gre_parse(p, sizeof(p), &g));
		p[i] ^= 4;
	}
	for (size_t n = 0; n < 16; n++)
		assert_false(gre_parse(p, n, &g));
}

/* RFC 1071, word by word, against the wide sum: all lengths, odd places, bytes that carry most. */
static void test_sum(void **state)
{
	uint8_t p[1100];

	for (unsigned fill = 0; fill < 3; fill++) {
		if (fill == 2)
			random_bytes(p, sizeof(p));
		else
			memset(p, fill ? 0xff : 0, sizeof(p));
		for (size_t len = 0; len < sizeof(p) - 3; len++) {
			const uint8_t *at = p + len % 4;
			uint32_t want = 0x1234;

			for (size_t i = 0; i < len; i++)
				want += i % 2 ? at[i] : (uint32_t)at[i] << 8;
			while (want >> 16)
				want = (want & 0xffff) + (want >> 16);
			assert_int_equal(inner_sum_fold(inner_sum(at, len, 0x1234)), want ^ 0xffff);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_sum),
		cmocka_unit_test(test_ecn),
		cmocka_unit_test(test_too_big_v4),
		cmocka_unit_test(test_too_big_v6),
		cmocka_unit_test(test_no_error_about),
		cmocka_unit_test(test_mss),
		cmocka_unit_test(test_gre),
		cmocka_unit_test(test_gre_options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
