/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wycheproof's edge cases: shared secrets that are zero or nearly the field's modulus, points that
 * are not on the curve, messages of odd sizes; every tag with any bit changed.
 */
#include "tests/unit/test.h"
#include <errno.h>
#include "crypto/cipher.h"
#include "crypto/dh.h"
#include "tests/unit/vectors/wycheproof.h"

static void test_ecdh(void **state)
{
	uint8_t priv[DH_MAX_LEN], pub[DH_MAX_LEN], out[DH_MAX_LEN];

	for (size_t i = 0; i < ARRAY_SIZE(ecdh_vectors); i++) {
		const struct ecdh_vector *v = &ecdh_vectors[i];
		size_t n = unhex(v->priv, priv, sizeof(priv)), len = unhex(v->pub, pub, sizeof(pub));
		struct dh *d = dh_new_private(v->group, priv, n);
		size_t out_len;

		assert_non_null(d);
		assert_int_equal(len, dh_alg_find(v->group)->public_len);
		if (dh_compute(d, pub, len, out, &out_len))
			fail_msg("group %u, Wycheproof %u", v->group, v->id);
		assert_hex_equal(out, out_len, v->shared);
		/* Any other y is not on the curve; nor may the form be another. */
		pub[len - 1] ^= 1;
		assert_int_equal(dh_compute(d, pub, len, out, &out_len), -EINVAL);
		pub[len - 1] ^= 1;
		assert_int_equal(dh_compute(d, pub, len / 2, out, &out_len), -EINVAL);
		memset(pub, 0, len);
		assert_int_equal(dh_compute(d, pub, len, out, &out_len), -EINVAL);
		memset(pub, 0xff, len); /* coordinates beyond the modulus */
		assert_int_equal(dh_compute(d, pub, len, out, &out_len), -EINVAL);
		dh_free(d);
	}
}

static void test_gcm(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(gcm_cases); i++) {
		const struct gcm_case *v = &gcm_cases[i];
		uint8_t key[20], iv[12], aad[64], data[64], tag[16], icv[16];
		const struct encr_alg *gcm = encr_alg_find(ENCR_AES_GCM_16, 128);
		struct cipher *seal, *open;
		size_t aad_len, len;

		unhex(v->key, key, sizeof(key));
		unhex(v->iv, iv, sizeof(iv));
		memcpy(key + 16, iv, 4); /* the salt is the first part of the nonce (RFC 4106 4) */
		aad_len = unhex(v->aad, aad, sizeof(aad));
		len = unhex(v->msg, data, sizeof(data));
		unhex(v->tag, tag, sizeof(tag));
		seal = cipher_new(CIPHER_SEAL, gcm, key, NULL, NULL);
		open = cipher_new(CIPHER_OPEN, gcm, key, NULL, NULL);
		assert_int_equal(cipher_seal(seal, aad, aad_len, iv + 4, data, len, NULL, 0, icv), 0);
		assert_hex_equal(data, len, v->ct);
		assert_memory_equal(icv, tag, 16);
		for (unsigned bit = 0; bit < 128; bit++) {
			tag[bit / 8] ^= 1u << bit % 8;
			assert_int_equal(cipher_open(open, aad, aad_len, iv + 4, data, len, NULL, 0,
						     tag), -EBADMSG);
			tag[bit / 8] ^= 1u << bit % 8;
			unhex(v->ct, data, sizeof(data)); /* what is refused is wiped */
		}
		assert_int_equal(cipher_open(open, aad, aad_len, iv + 4, data, len, NULL, 0, tag), 0);
		assert_hex_equal(data, len, v->msg);
		cipher_free(seal);
		cipher_free(open);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ecdh),
		cmocka_unit_test(test_gcm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
