/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ESP of single packets: known answers (draft-mcgrew-gcm-test-01), the wire layout of CBC + HMAC
 * against OpenSSL called directly, round trips for every suite, and everything a hostile or broken
 * peer can do to a packet.
 */
#include <errno.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "ipsec/esp.h"
#include "tests/unit/test.h"

static const struct suite {
	uint16_t encr, bits, integ;
} suites[] = {
	{ ENCR_AES_GCM_16, 128, 0 },
	{ ENCR_AES_GCM_16, 192, 0 },
	{ ENCR_AES_GCM_16, 256, 0 },
	{ ENCR_NULL_AES_GMAC, 128, 0 },
	{ ENCR_NULL_AES_GMAC, 256, 0 },
	{ ENCR_AES_CBC, 128, INTEG_SHA1_96 },
	{ ENCR_AES_CBC, 192, INTEG_SHA256_128 },
	{ ENCR_AES_CBC, 256, INTEG_SHA384_192 },
	{ ENCR_AES_CBC, 256, INTEG_SHA512_256 },
	{ ENCR_AES_CBC, 128, INTEG_MD5_96 },
	{ ENCR_3DES, 0, INTEG_SHA1_96 },
	{ ENCR_NULL, 0, INTEG_SHA256_128 },
};

static uint8_t key[64], integ_key[64];
static struct esp_random rnd;

static void pair_open(const struct suite *s, bool esn, struct esp *out, struct esp *in)
{
	const struct encr_alg *e = encr_alg_find(s->encr, s->bits);
	const struct integ_alg *i = s->integ ? integ_alg_find(s->integ) : NULL;

	assert_non_null(e);
	for (size_t n = 0; n < sizeof(key); n++) {
		key[n] = (uint8_t)(n * 7 + 1);
		integ_key[n] = (uint8_t)(n * 11 + 3);
	}
	assert_int_equal(esp_init(out, CIPHER_SEAL, 0x11223344, e, key, i, integ_key, esn), 0);
	assert_int_equal(esp_init(in, CIPHER_OPEN, 0x11223344, e, key, i, integ_key, esn), 0);
}

static size_t seal(struct esp *out, uint64_t seq, size_t len, uint8_t *buf)
{
	int n;

	memset(buf, 0xee, 4096);
	for (size_t i = 0; i < len; i++)
		buf[esp_head_len(out) + i] = (uint8_t)(i * 3 + len);
	n = esp_seal(out, &rnd, seq, 4, buf, len);
	assert_true(n > 0);
	assert_int_equal(n, esp_sealed_len(out, len));
	return (size_t)n;
}

static void test_round_trip(void **state)
{
	static uint8_t buf[4096];
	struct esp out, in;

	for (size_t s = 0; s < ARRAY_SIZE(suites); s++) {
		for (int esn = 0; esn < 2; esn++) {
			pair_open(&suites[s], esn, &out, &in);
			for (size_t len = 0; len < 200; len++) {
				uint64_t seq = esn ? 0x500000000ull + len : 77 + len;
				struct esp_plain p;
				uint32_t spi, wire;
				size_t n = seal(&out, seq, len, buf);

				assert_true(esp_peek(buf, n, &spi, &wire));
				assert_int_equal(spi, 0x11223344);
				assert_int_equal(wire, (uint32_t)seq);
				/* RFC 4303 2.4: the ICV begins on a 4-byte border. */
				assert_int_equal((n - in.icv_len) % 4, 0);
				assert_int_equal(esp_open(&in, seq, buf, n, &p), ESP_OK);
				assert_int_equal(p.len, len);
				assert_int_equal(p.next, 4);
				for (size_t i = 0; i < len; i++)
					assert_int_equal(p.payload[i], (uint8_t)(i * 3 + len));
			}
			esp_close(&out);
			esp_close(&in);
		}
	}
}

static void test_payload_max(void **state)
{
	struct esp out, in;

	for (size_t s = 0; s < ARRAY_SIZE(suites); s++) {
		pair_open(&suites[s], false, &out, &in);
		for (size_t n = 0; n < 1600; n++) {
			size_t max = esp_payload_max(&out, n);

			if (max)
				assert_true(esp_sealed_len(&out, max) <= n);
			assert_true(esp_sealed_len(&out, max + 1) > n);
		}
		esp_close(&out);
		esp_close(&in);
	}
}

/* Every byte, and every shorter length, must matter. */
static void test_tamper(void **state)
{
	static uint8_t buf[4096], bad[4096];
	struct esp_plain p;
	struct esp out, in;

	for (size_t s = 0; s < ARRAY_SIZE(suites); s++) {
		for (int esn = 0; esn < 2; esn++) {
			uint64_t seq = esn ? 0x700000001ull : 1;
			size_t n;

			pair_open(&suites[s], esn, &out, &in);
			n = seal(&out, seq, 45, buf);
			for (size_t i = 0; i < n; i++) {
				memcpy(bad, buf, n);
				bad[i] ^= (uint8_t)(1 << i % 8);
				/* SPI and sequence number of AEAD with ESN come from the table
				 * and the window: what the packet says only selects them. */
				if (esn && in.aead && i < 8)
					continue;
				assert_int_equal(esp_open(&in, seq, bad, n, &p), ESP_BAD_ICV);
			}
			for (size_t len = 0; len < n; len++) {
				memcpy(bad, buf, n);
				assert_int_not_equal(esp_open(&in, seq, bad, len, &p), ESP_OK);
			}
			if (esn) { /* the high half is authenticated */
				memcpy(bad, buf, n);
				assert_int_equal(esp_open(&in, seq ^ 1ull << 32, bad, n, &p),
						 ESP_BAD_ICV);
			}
			memcpy(bad, buf, n);
			assert_int_equal(esp_open(&in, seq, bad, n, &p), ESP_OK);
			esp_close(&out);
			esp_close(&in);
		}
	}
}

/* Sealed by hand so that the padding can be anything. NULL encryption: what is written is seen. */
static size_t forge(struct esp *e, uint8_t *buf, const uint8_t *body, size_t len)
{
	memcpy(buf, "\x11\x22\x33\x44\0\0\0\x09", 8);
	memcpy(buf + 8, body, len);
	assert_int_equal(cipher_seal(e->c, buf, 8, buf + 8, buf + 8, len, NULL, 0, buf + 8 + len),
			 0);
	return 8 + len + e->icv_len;
}

static void test_padding(void **state)
{
	static const struct suite null_sha = { ENCR_NULL, 0, INTEG_SHA256_128 };
	static uint8_t buf[1024];
	struct esp out, in;
	struct esp_plain p;

	pair_open(&null_sha, false, &out, &in);
	for (unsigned k = 0; k < 2 * 256; k++) {
		/* a payload of 6..9 (or 406..409) bytes in front, so that the whole is a multiple of 4 */
		unsigned pad = k % 256, some = k < 256 ? 6 : 406;
		size_t front = some + (4 - (some + pad + 2) % 4) % 4, len = front + pad + 2;
		uint8_t body[700] = { 0 };

		for (unsigned i = 0; i < pad; i++)
			body[front + i] = (uint8_t)(i + 1);
		body[len - 2] = (uint8_t)pad;
		body[len - 1] = 41;
		assert_int_equal(esp_open(&in, 9, buf, forge(&out, buf, body, len), &p), ESP_OK);
		assert_int_equal(p.len, front);
		assert_int_equal(p.next, 41);
		for (unsigned i = 0; i < pad; i++) {
			body[front + i] ^= 0x80;
			assert_int_equal(esp_open(&in, 9, buf, forge(&out, buf, body, len), &p),
					 ESP_BAD_PAD);
			body[front + i] ^= 0x80;
		}
	}
	/* More padding than packet. */
	for (unsigned pad = 3; pad < 256; pad++) {
		uint8_t body[4] = { 0xfe, 0xff, (uint8_t)pad, 4 };

		assert_int_equal(esp_open(&in, 9, buf, forge(&out, buf, body, 4), &p),
				 ESP_BAD_PAD);
	}
	esp_close(&out);
	esp_close(&in);
}

static void test_gcm_vectors(void **state)
{
	static const struct {
		uint16_t bits;
		const char *key, *spi_seq, *iv, *sealed;
		uint64_t seq;
		bool esn;
		const char *payload; /* without padding */
		uint8_t next;
	} v[] = {
		{ 128, "4c80cdefbb5d10da906ac73c3613a6342e443b68", "0000432100000000",
		  "4956ed7e3b244cfe",
		  "fecf537e729d5b07dc30df528dd22b768d1b98736696a6fd348509fa13ceac34cfa2436f14a3f3cf"
		  "65925bf1f4a13c5d15b21e1884f5ff6247aeabb786b93bce61bc17d768fd9732"
		  "459018148f6cbe722fd04796562dfdb4",
		  0x8765432100000000ull, true,
		  "45000048699a000080114db7c0a80102c0a801010a9bf15638d301000001000000000000045f7369"
		  "70045f756470037369700963796265726369747902646b0000210001", 1 },
		{ 192, "feffe9928665731c6d6a8f9467308308feffe9928665731ccafebabe",
		  "0000a5f80000000a", "facedbaddecaf888",
		  "a5b1f8066029aea40e598b8122de02420938b3ab33f828e687b8858b5bfbdbd0315b27452144cc77"
		  "95457b9652037f5318027b5b4cd7a636",
		  10, false,
		  "45000028a4ad4000400678800a01038f0a010612802306b8cb712602dd6bb03e501016d07568", 1 },
		{ 256, "abbccddef00112233445566778899aababbccddef00112233445566778899aab11223344",
		  "4a2cbfe300000002", "0102030405060708",
		  "ff425c9b724599df7a3bcd510194e00d6a78107f1b0b1cbf06efae9d65a5d763748a637985771d34"
		  "7f0545659f14e99def842d8eb335f4eecfdbf831824b4c4915956c96",
		  2, false,
		  "4500003069a6400080062690c0a801029389155e0a9e008b2dc57ee0000000007002400020bf0000"
		  "020405b401010402", 1 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(v); i++) {
		uint8_t k[64], pkt[512];
		struct esp_plain p;
		uint32_t spi, wire;
		struct esp in;
		size_t n;

		unhex(v[i].key, k, sizeof(k));
		n = unhex(v[i].spi_seq, pkt, sizeof(pkt));
		n += unhex(v[i].iv, pkt + n, sizeof(pkt) - n);
		n += unhex(v[i].sealed, pkt + n, sizeof(pkt) - n);
		assert_true(esp_peek(pkt, n, &spi, &wire));
		assert_int_equal(esp_init(&in, CIPHER_OPEN, spi,
					  encr_alg_find(ENCR_AES_GCM_16, v[i].bits), k, NULL, NULL,
					  v[i].esn), 0);
		assert_int_equal(esp_open(&in, v[i].seq, pkt, n, &p), ESP_OK);
		assert_hex_equal(p.payload, p.len, v[i].payload);
		assert_int_equal(p.next, v[i].next);
		esp_close(&in);
	}
}

/* The packets of RFC 3602 4, cases 5 to 8, which carry no ICV: OpenSSL's HMAC is put behind. */
static void test_cbc_packets(void **state)
{
	static const struct {
		const char *key, *packet, *payload;
		uint64_t seq;
		uint8_t next;
	} v[] = {
		{ "90d382b410eeba7ad938c46cec1a82bf",
		  "0000432100000001e96e8c08ab465763fd098d45dd3ff893f663c25d325c18c6a9453e194e120849"
		  "a4870b66cc6b9965330013b4898dc856a4699e523a55db080b59ec3a8e4b7e52775b07d1db34ed9c"
		  "538ab50c551b874aa269add047ad2d5913ac19b7cfbad4a6",
		  "08000ebda70a00008e9c083db95b070008090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
		  "202122232425262728292a2b2c2d2e2f3031323334353637", 1, 1 },
		{ "90d382b410eeba7ad938c46cec1a82bf",
		  "000043210000000869d08df7d203329db093fc4924e5bd80f51995881ec4e0c4488987ce742e8109"
		  "689bb379d2d750c0d915dca346a89f75",
		  "0800b5e8a80a0500a69c083d0b660e00777777777777777777777777", 8, 1 },
		{ "0123456789abcdef0123456789abcdef",
		  "0000876500000002f4e765244f6407adf13dc1380f673f37773b5241a4c449225e4f3ce5ed611b0c"
		  "237ca96cf74a93013c1b0ea1a0cf70f8e4ecaec78ac53aad7a0f022b859243c647752e94a859352b"
		  "8a4d4d2decd136e5c177f132ad3fbfb2201ac9904c74ee0a109e0ca1e4dfe9d5a100b842f1c22f0d",
		  "45000054090400004001f988c0a87b03c0a87bc808009f76a90a0100b49c083d02a2040008090a0b"
		  "0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f30313233"
		  "34353637", 2, 4 },
		{ "0123456789abcdef0123456789abcdef",
		  "000087650000000585d47224b5f3dd5d2101d4ea8dffab2215b92683819596a8047232cc00f7048f"
		  "e45318e11f8a0f62ede3c3fc61203bb50f980a08c9843fd3a1b06d5c07ff9639b7eb7dfb3512e5de"
		  "435e7207ed971ef3d2726d9b5ef6affc6d17a0decbb13892",
		  "45000044090c00004001f990c0a87b03c0a87bc80800d63caa0a0200c69c083da3de0300ffffffff"
		  "ffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 5, 4 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(v); i++) {
		uint8_t k[16], pkt[256], mac[64];
		struct esp_plain p;
		unsigned mac_len;
		uint32_t spi, wire;
		struct esp in;
		size_t n;

		unhex(v[i].key, k, sizeof(k));
		n = unhex(v[i].packet, pkt, sizeof(pkt));
		HMAC(EVP_sha1(), integ_key, 20, pkt, n, mac, &mac_len);
		memcpy(pkt + n, mac, 12);
		n += 12;
		assert_true(esp_peek(pkt, n, &spi, &wire));
		assert_int_equal(wire, v[i].seq);
		assert_int_equal(esp_init(&in, CIPHER_OPEN, spi, encr_alg_find(ENCR_AES_CBC, 128), k,
					  integ_alg_find(INTEG_SHA1_96), integ_key, false), 0);
		assert_int_equal(esp_open(&in, v[i].seq, pkt, n, &p), ESP_OK);
		assert_hex_equal(p.payload, p.len, v[i].payload);
		assert_int_equal(p.next, v[i].next);
		esp_close(&in);
	}
}

/* What we send, taken apart by OpenSSL alone: RFC 3602, RFC 4868, ESN tail of RFC 4303 2.2.1. */
static void test_cbc_layout(void **state)
{
	static const struct suite s = { ENCR_AES_CBC, 256, INTEG_SHA256_128 };
	static uint8_t buf[4096], clear[4096], mac_in[4096];
	struct esp out, in;

	for (int esn = 0; esn < 2; esn++) {
		uint64_t seq = esn ? 0x0a0b0c0d00000005ull : 5;
		EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
		unsigned mac_len;
		uint8_t mac[64];
		int a, b;
		size_t n, body;

		pair_open(&s, esn, &out, &in);
		n = seal(&out, seq, 61, buf);
		body = n - 8 - 16 - 16;
		assert_int_equal(body, 64);
		EVP_DecryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, buf + 8);
		EVP_CIPHER_CTX_set_padding(c, 0);
		assert_true(EVP_DecryptUpdate(c, clear, &a, buf + 24, (int)body));
		assert_true(EVP_DecryptFinal_ex(c, clear + a, &b));
		for (size_t i = 0; i < 61; i++)
			assert_int_equal(clear[i], (uint8_t)(i * 3 + 61));
		assert_memory_equal(clear + 61, "\x01\x01\x04", 3);
		memcpy(mac_in, buf, n - 16);
		memcpy(mac_in + n - 16, "\x0a\x0b\x0c\x0d", 4);
		HMAC(EVP_sha256(), integ_key, 32, mac_in, n - 16 + (esn ? 4 : 0), mac, &mac_len);
		assert_memory_equal(mac, buf + n - 16, 16);
		EVP_CIPHER_CTX_free(c);
		esp_close(&out);
		esp_close(&in);
	}
}

static void test_ivs(void **state)
{
	static const struct suite cbc = { ENCR_AES_CBC, 128, INTEG_SHA1_96 };
	static const struct suite gcm = { ENCR_AES_GCM_16, 128, 0 };
	static uint8_t buf[4096];
	uint8_t last[16] = { 0 };
	struct esp out, in;

	pair_open(&cbc, false, &out, &in);
	for (int i = 0; i < 1000; i++) { /* several refills of the pool */
		seal(&out, 1, 20, buf);
		assert_memory_not_equal(buf + 8, last, 16);
		memcpy(last, buf + 8, 16);
	}
	esp_close(&out);
	esp_close(&in);
	pair_open(&gcm, false, &out, &in);
	seal(&out, 0x12345, 20, buf);
	assert_memory_equal(buf + 8, "\0\0\0\0\0\x01\x23\x45", 8);
	esp_close(&out);
	esp_close(&in);
}

static void test_refused_suites(void **state)
{
	const struct encr_alg *cbc = encr_alg_find(ENCR_AES_CBC, 128);
	const struct encr_alg *gcm = encr_alg_find(ENCR_AES_GCM_16, 128);
	const struct integ_alg *sha = integ_alg_find(INTEG_SHA1_96);
	struct esp e;

	assert_int_equal(esp_init(&e, CIPHER_OPEN, 1, NULL, key, sha, key, false), -EINVAL);
	assert_int_equal(esp_init(&e, CIPHER_OPEN, 1, cbc, key, NULL, NULL, false), -EINVAL);
	assert_int_equal(esp_init(&e, CIPHER_OPEN, 1, gcm, key, sha, key, false), -EINVAL);
	assert_int_equal(esp_init(&e, CIPHER_OPEN, 1, encr_alg_find(ENCR_NULL, 0), key, NULL, NULL,
				  false), -EINVAL);
	esp_close(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_payload_max),
		cmocka_unit_test(test_tamper),
		cmocka_unit_test(test_padding),
		cmocka_unit_test(test_gcm_vectors),
		cmocka_unit_test(test_cbc_packets),
		cmocka_unit_test(test_cbc_layout),
		cmocka_unit_test(test_ivs),
		cmocka_unit_test(test_refused_suites),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
