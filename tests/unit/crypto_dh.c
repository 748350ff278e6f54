/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diffie-Hellman: known answers for every group, agreement of fresh pairs, and the values a peer
 * must not get away with (RFC 6989 2).
 */
#include "tests/unit/test.h"
#include <errno.h>
#include <openssl/bn.h>
#include "crypto/dh.h"
#include "tests/unit/vectors/dh.h"

static const uint16_t groups[] = { 1, 2, 5, 14, 15, 16, 19, 20, 21, 24 };

static bool is_ecp(uint16_t group)
{
	return dh_alg_find(group)->ecp;
}

static void test_known_answers(void **state)
{
	uint8_t priv[DH_MAX_LEN], peer[DH_MAX_LEN], out[DH_MAX_LEN];
	size_t i, len, out_len;

	assert_int_equal(ARRAY_SIZE(dh_vectors), ARRAY_SIZE(groups));
	for (i = 0; i < ARRAY_SIZE(dh_vectors); i++) {
		const struct dh_vector *v = &dh_vectors[i];
		const char *privs[] = { v->i, v->r }, *pubs[] = { v->gi, v->gr };

		for (int side = 0; side < 2; side++) {
			struct dh *d;

			len = unhex(privs[side], priv, sizeof(priv));
			d = dh_new_private(v->group, priv, len);
			assert_non_null(d);
			assert_int_equal(dh_group(d), v->group);
			assert_hex_equal(out, dh_public(d, out), pubs[side]);
			len = unhex(pubs[!side], peer, sizeof(peer));
			assert_int_equal(dh_compute(d, peer, len, out, &out_len), 0);
			assert_hex_equal(out, out_len, v->gir);
			dh_free(d);
		}
	}
}

/* Public values made with the table of powers of g are those of a plain exponentiation: values of
 * every size up to and beyond what the table is for, and all its bits one by one. */
static void test_powers(void **state)
{
	static const struct { uint16_t group; BIGNUM *(*prime)(BIGNUM *bn); } fields[] = {
		{ 1, BN_get_rfc2409_prime_768 }, { 5, BN_get_rfc3526_prime_1536 },
		{ 14, BN_get_rfc3526_prime_2048 }, { 15, BN_get_rfc3526_prime_3072 },
		{ 16, BN_get_rfc3526_prime_4096 },
	};
	uint8_t priv[64], got[DH_MAX_LEN], want[DH_MAX_LEN];
	BN_CTX *ctx = BN_CTX_new();
	BIGNUM *g = BN_new(), *x = BN_new(), *y = BN_new();

	BN_set_word(g, 2);
	for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
		BIGNUM *p = fields[i].prime(NULL);

		for (int bits = 1; bits <= 400; bits += 7) {
			size_t len;
			struct dh *d;

			if (bits % 2)
				BN_rand(x, bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
			else
				BN_lshift(x, BN_value_one(), bits - 1);
			len = (size_t)BN_bn2bin(x, priv);
			assert_int_equal(BN_mod_exp(y, g, x, p, ctx), 1);
			d = dh_new_private(fields[i].group, priv, len);
			assert_non_null(d);
			len = dh_public(d, got);
			BN_bn2binpad(y, want, (int)len);
			assert_memory_equal(got, want, len);
			dh_free(d);
		}
		BN_free(p);
	}
	BN_free(g);
	BN_free(x);
	BN_free(y);
	BN_CTX_free(ctx);
}

static void test_fresh_pairs(void **state)
{
	uint8_t pub[2][DH_MAX_LEN], secret[2][DH_MAX_LEN];
	size_t i, len, slen[2];

	for (i = 0; i < ARRAY_SIZE(groups); i++) {
		struct dh *a = dh_new(groups[i]), *b = dh_new(groups[i]);

		assert_true(a && b);
		len = dh_public(a, pub[0]);
		assert_int_equal(len, dh_alg_find(groups[i])->public_len);
		assert_int_equal(dh_public(b, pub[1]), len);
		assert_memory_not_equal(pub[0], pub[1], len);
		assert_int_equal(dh_compute(a, pub[1], len, secret[0], &slen[0]), 0);
		assert_int_equal(dh_compute(b, pub[0], len, secret[1], &slen[1]), 0);
		assert_int_equal(slen[0], slen[1]);
		assert_memory_equal(secret[0], secret[1], slen[0]);
		assert_int_equal(slen[0], is_ecp(groups[i]) ? len / 2 : len);
		dh_free(a);
		dh_free(b);
	}
}

static void assert_refused(struct dh *d, const uint8_t *peer, size_t len)
{
	uint8_t out[DH_MAX_LEN];
	size_t out_len = 0;

	if (dh_compute(d, peer, len, out, &out_len) != -EINVAL)
		fail_msg("group %d took a bad value", dh_group(d));
	assert_int_equal(out_len, 0);
}

static void test_wrong_length(void **state)
{
	uint8_t pub[DH_MAX_LEN + 1] = { 0 };
	size_t i, len;

	for (i = 0; i < ARRAY_SIZE(groups); i++) {
		struct dh *d = dh_new(groups[i]);

		len = dh_public(d, pub);
		assert_refused(d, pub, len - 1);
		assert_refused(d, pub, len + 1);
		assert_refused(d, pub, 0);
		dh_free(d);
	}
}

static void test_modp_range(void **state)
{
	static BIGNUM *(*const primes[])(BIGNUM *) = {
		BN_get_rfc2409_prime_768,  BN_get_rfc2409_prime_1024, BN_get_rfc3526_prime_1536,
		BN_get_rfc3526_prime_2048, BN_get_rfc3526_prime_3072, BN_get_rfc3526_prime_4096,
	};
	uint8_t y[DH_MAX_LEN], out[DH_MAX_LEN];
	size_t i, out_len;

	for (i = 0; i < ARRAY_SIZE(primes); i++) {
		struct dh *d = dh_new(groups[i]);
		BIGNUM *p = primes[i](NULL);
		size_t len = dh_alg_find(groups[i])->public_len;

		memset(y, 0, len);
		assert_refused(d, y, len); /* 0 */
		y[len - 1] = 1;
		assert_refused(d, y, len); /* 1 */
		y[len - 1] = 2;
		assert_int_equal(dh_compute(d, y, len, out, &out_len), 0);
		BN_bn2binpad(p, y, (int)len);
		assert_refused(d, y, len); /* p */
		y[len - 1]--; /* p is odd */
		assert_refused(d, y, len); /* p-1 */
		y[len - 1]--;
		assert_int_equal(dh_compute(d, y, len, out, &out_len), 0); /* p-2 */
		memset(y, 0xff, len);
		assert_refused(d, y, len);
		BN_free(p);
		dh_free(d);
	}
}

/* Group 24: values outside the subgroup of order q, as a small-subgroup attack would send. */
static void test_group24_subgroup(void **state)
{
	struct dh *d = dh_new(24);
	uint8_t y[256] = { 0 };

	assert_refused(d, y, 256);
	y[255] = 1;
	assert_refused(d, y, 256);
	y[255] = 2; /* 2 does not have order q */
	assert_refused(d, y, 256);
	y[255] = 5;
	assert_refused(d, y, 256);
	dh_free(d);
}

static void test_ecp_bad_points(void **state)
{
	uint8_t y[DH_MAX_LEN], out[DH_MAX_LEN];
	size_t i, len, out_len;

	for (i = 0; i < ARRAY_SIZE(groups); i++) {
		struct dh *d, *peer;

		if (!is_ecp(groups[i]))
			continue;
		d = dh_new(groups[i]);
		peer = dh_new(groups[i]);
		len = dh_public(peer, y);
		assert_int_equal(dh_compute(d, y, len, out, &out_len), 0);
		y[len - 1] ^= 1; /* off the curve */
		assert_refused(d, y, len);
		y[len - 1] ^= 1;
		y[len / 2 - 1] ^= 0x80;
		assert_refused(d, y, len);
		memset(y, 0, len);
		assert_refused(d, y, len);
		memset(y, 0xff, len); /* not below p */
		assert_refused(d, y, len);
		dh_free(peer);
		dh_free(d);
	}
}

static void test_unknown_group(void **state)
{
	assert_null(dh_new(0));
	assert_null(dh_new(3));
	assert_null(dh_new(31));
	assert_null(dh_new(65535));
	assert_null(dh_new_private(14, (const uint8_t *)"\0", 1));
	dh_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_answers), cmocka_unit_test(test_powers),
		cmocka_unit_test(test_fresh_pairs),
		cmocka_unit_test(test_wrong_length),  cmocka_unit_test(test_modp_range),
		cmocka_unit_test(test_group24_subgroup), cmocka_unit_test(test_ecp_bad_points),
		cmocka_unit_test(test_unknown_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
