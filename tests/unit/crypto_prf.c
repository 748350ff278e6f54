/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PRF and key derivation against RFC 2202/4231 and the NIST vectors.
 */
#include "tests/unit/test.h"
#include <errno.h>
#include "crypto/prf.h"
#include "tests/unit/vectors/ikev2_kdf.h"

static uint8_t a[2048], b[2048], c[2048], out[2048];

/* RFC 2202 2, 3 (MD5, SHA-1) and RFC 4231 4: cases 2, and 6 with a key longer than a block. */
static const struct hmac_vector {
	uint16_t prf;
	uint8_t key_byte; /* 0: the key is the text "Jefe" */
	size_t key_len;
	const char *data, *out;
} hmacs[] = {
	{ PRF_MD5, 0, 4, "what do ya want for nothing?", "750c783e6ab0b503eaa86e310a5db738" },
	{ PRF_MD5, 0xaa, 80, "Test Using Larger Than Block-Size Key - Hash Key First",
	  "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd" },
	{ PRF_SHA1, 0, 4, "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
	{ PRF_SHA1, 0xaa, 80, "Test Using Larger Than Block-Size Key - Hash Key First",
	  "aa4ae5e15272d00e95705637ce8a3b55ed402112" },
	{ PRF_SHA256, 0, 4, "what do ya want for nothing?",
	  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
	{ PRF_SHA256, 0xaa, 131, "Test Using Larger Than Block-Size Key - Hash Key First",
	  "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
	{ PRF_SHA384, 0, 4, "what do ya want for nothing?",
	  "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
	  "8e2240ca5e69e2c78b3239ecfab21649" },
	{ PRF_SHA384, 0xaa, 131, "Test Using Larger Than Block-Size Key - Hash Key First",
	  "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
	  "0c2ef6ab4030fe8296248df163f44952" },
	{ PRF_SHA512, 0, 4, "what do ya want for nothing?",
	  "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
	  "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737" },
	{ PRF_SHA512, 0xaa, 131, "Test Using Larger Than Block-Size Key - Hash Key First",
	  "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
	  "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598" },
};

static void test_hmac(void **state)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(hmacs); i++) {
		const struct hmac_vector *v = &hmacs[i];
		const struct prf_alg *alg = prf_alg_find(v->prf);
		/* The same bytes in pieces, some of them empty. */
		struct chunk parts[] = {
			{ (const uint8_t *)v->data, 3 }, { NULL, 0 },
			{ (const uint8_t *)v->data + 3, strlen(v->data) - 3 },
		};

		memset(a, v->key_byte, v->key_len);
		if (!v->key_byte)
			memcpy(a, "Jefe", 4);
		assert_int_equal(prf_compute(alg, a, v->key_len, parts, 3, out), 0);
		assert_hex_equal(out, alg->len, v->out);
	}
}

static void test_empty_key(void **state)
{
	const struct prf_alg *alg = prf_alg_find(PRF_SHA256);

	/* HMAC-SHA256 of nothing with no key. */
	assert_int_equal(prf_compute(alg, NULL, 0, NULL, 0, out), 0);
	assert_hex_equal(out, 32,
			 "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void test_nist_skeyseed(void **state)
{
	size_t i, n, s;

	for (i = 0; i < ARRAY_SIZE(kdf_skeyseeds); i++) {
		const struct kdf_skeyseed *v = &kdf_skeyseeds[i];
		const struct prf_alg *alg = prf_alg_find(v->prf);

		n = unhex(v->nonces, a, sizeof(a));
		s = unhex(v->shared, b, sizeof(b));
		/* Where Ni ends does not matter to the result. */
		assert_int_equal(prf_skeyseed(alg, a, n / 2, a + n / 2, n - n / 2, b, s, out), 0);
		assert_hex_equal(out, alg->len, v->skeyseed);
		b[0] ^= 1;
		assert_int_equal(prf_skeyseed(alg, a, n / 2, a + n / 2, n - n / 2, b, s, c), 0);
		assert_memory_not_equal(out, c, alg->len);
	}
}

static void test_nist_prf_plus(void **state)
{
	size_t i, k, s;

	for (i = 0; i < ARRAY_SIZE(kdf_pluses); i++) {
		const struct kdf_plus *v = &kdf_pluses[i];
		size_t len = strlen(v->out) / 2;

		k = unhex(v->key, a, sizeof(a));
		s = unhex(v->seed, b, sizeof(b));
		memset(out, 0xee, sizeof(out));
		assert_int_equal(prf_plus(prf_alg_find(v->prf), a, k, b, s, out, len), 0);
		assert_hex_equal(out, len, v->out);
		assert_int_equal(out[len], 0xee);
	}
}

/* SKEYSEED, the SK_* keys, a CHILD_SA's keys without and with DH, and a rekeyed SKEYSEED. */
static void test_nist_chain(void **state)
{
	const struct prf_alg *alg = prf_alg_find(PRF_SHA1);
	size_t ni = unhex(kdf_chain_ni, a, sizeof(a));
	size_t nr = unhex(kdf_chain_nr, a + ni, sizeof(a) - ni), n = ni + nr;
	size_t spi_i = unhex(kdf_chain_spi_i, a + n, sizeof(a) - n);
	size_t spi_r = unhex(kdf_chain_spi_r, a + n + spi_i, sizeof(a) - n - spi_i);
	size_t s = unhex(kdf_chain_shared, b, sizeof(b)), len;
	uint8_t skeyseed[20], sk_d[20];
	struct chunk parts[2];

	assert_int_equal(prf_skeyseed(alg, a, ni, a + ni, nr, b, s, skeyseed), 0);
	assert_hex_equal(skeyseed, 20, kdf_chain_skeyseed);

	len = strlen(kdf_chain_dkm) / 2;
	assert_int_equal(prf_plus(alg, skeyseed, 20, a, n + spi_i + spi_r, out, len), 0);
	assert_hex_equal(out, len, kdf_chain_dkm);
	memcpy(sk_d, out, 20);

	len = strlen(kdf_chain_child) / 2;
	assert_int_equal(prf_plus(alg, sk_d, 20, a, n, out, len), 0);
	assert_hex_equal(out, len, kdf_chain_child);

	s = unhex(kdf_chain_shared_new, b, sizeof(b));
	memcpy(b + s, a, n);
	len = strlen(kdf_chain_child_dh) / 2;
	assert_int_equal(prf_plus(alg, sk_d, 20, b, s + n, out, len), 0);
	assert_hex_equal(out, len, kdf_chain_child_dh);

	parts[0] = (struct chunk){ b, s };
	parts[1] = (struct chunk){ a, n };
	assert_int_equal(prf_compute(alg, sk_d, 20, parts, 2, out), 0);
	assert_hex_equal(out, 20, kdf_chain_rekey);
}

static void test_prf_plus_limit(void **state)
{
	static uint8_t big[255 * 16 + 1];
	const struct prf_alg *alg = prf_alg_find(PRF_MD5);

	memset(big, 0xee, sizeof(big));
	assert_int_equal(prf_plus(alg, a, 16, b, 16, big, sizeof(big)), -EINVAL);
	assert_int_equal(big[0], 0xee); /* untouched */
	assert_int_equal(prf_plus(alg, a, 16, b, 16, big, sizeof(big) - 1), 0);
	assert_int_equal(big[sizeof(big) - 1], 0xee);
}

/* RFC 7296 2.15 spelled out once more with prf_compute(). */
static void test_psk_auth(void **state)
{
	const struct prf_alg *alg = prf_alg_find(PRF_SHA256);
	struct chunk pad = { (const uint8_t *)"Key Pad for IKEv2", 17 };
	struct chunk octets[] = { { (const uint8_t *)"message", 7 }, { (const uint8_t *)"nonce", 5 } };
	uint8_t key[32], want[32];

	assert_int_equal(prf_compute(alg, (const uint8_t *)"psk", 3, &pad, 1, key), 0);
	assert_int_equal(prf_compute(alg, key, 32, octets, 2, want), 0);
	assert_int_equal(prf_psk_auth(alg, (const uint8_t *)"psk", 3, octets, 2, out), 0);
	assert_memory_equal(out, want, 32);
	assert_int_equal(prf_psk_auth(alg, (const uint8_t *)"psK", 3, octets, 2, out), 0);
	assert_memory_not_equal(out, want, 32);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hmac),	      cmocka_unit_test(test_empty_key),
		cmocka_unit_test(test_nist_skeyseed), cmocka_unit_test(test_nist_prf_plus),
		cmocka_unit_test(test_nist_chain),    cmocka_unit_test(test_prf_plus_limit),
		cmocka_unit_test(test_psk_auth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
