/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The algorithm tables: look-ups, sizes that RFCs fix, and that libcrypto has each digest.
 */
#include "tests/unit/test.h"
#include "crypto/alg.h"
#include "crypto/mac.h"

static void test_encr(void **state)
{
	const struct encr_alg *a = encr_alg_find(ENCR_AES_CBC, 256);

	assert_int_equal(a->key_len, 32);
	assert_int_equal(a->block_len, 16);
	assert_string_equal(a->show, "AES-CBC-256");
	assert_string_equal(a->esp_conf, "esp-256-aes");
	assert_ptr_equal(encr_alg_by_conf("aes-cbc-256"), a);
	/* AES must come with a key length attribute, 3DES must not (RFC 7296 3.3.5). */
	assert_null(encr_alg_find(ENCR_AES_CBC, 0));
	assert_null(encr_alg_find(ENCR_AES_GCM_16, 0));
	assert_null(encr_alg_find(ENCR_AES_CBC, 512));
	assert_null(encr_alg_find(ENCR_3DES, 192));
	assert_int_equal(encr_alg_find(ENCR_3DES, 0)->key_len, 24);
	assert_null(encr_alg_find(ENCR_NONE, 0));
	assert_null(encr_alg_by_conf("aes-gcm-192"));
	assert_null(encr_alg_by_conf("aes"));
	a = encr_alg_by_conf("aes-gcm-128");
	assert_true(a->aead && a->salt_len == 4 && a->iv_len == 8 && a->icv_len == 16);
	assert_string_equal(a->esp_conf, "esp-gcm");
}

static void test_prf_integ(void **state)
{
	static const char *const names[] = { "md5", "sha1", "sha256", "sha384", "sha512" };
	static const uint8_t icv[] = { 12, 12, 16, 24, 32 };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		const struct prf_alg *p = prf_alg_by_conf(names[i]);
		const struct integ_alg *g = integ_alg_by_conf(names[i]);
		EVP_MAC_CTX *mac = mac_ctx_new(p->md);

		assert_ptr_equal(prf_alg_find(p->id), p);
		assert_ptr_equal(integ_alg_find(g->id), g);
		assert_int_equal(p->len, g->key_len);
		assert_int_equal(g->icv_len, icv[i]);
		assert_string_equal(p->md, g->md);
		assert_non_null(mac);
		EVP_MAC_CTX_free(mac);
	}
	assert_null(prf_alg_find(0));
	assert_null(integ_alg_find(0));
	assert_null(prf_alg_by_conf("sha"));
	assert_null(mac_ctx_new("SHA224"));
	assert_string_equal(integ_alg_find(INTEG_SHA1_96)->show, "SHA96");
}

static void test_dh(void **state)
{
	assert_string_equal(dh_alg_find(14)->show, "DH_GROUP_2048_MODP/Group 14");
	assert_int_equal(dh_alg_find(21)->public_len, 132);
	assert_null(dh_alg_find(0));
	assert_null(dh_alg_find(22));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_encr),
		cmocka_unit_test(test_prf_integ),
		cmocka_unit_test(test_dh),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
