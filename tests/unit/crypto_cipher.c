/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sealing and opening: published vectors, then every flipped bit, wrong keys and odd lengths for
 * every algorithm.
 */
#include "tests/unit/test.h"
#include <errno.h>
#include <openssl/evp.h>
#include "crypto/cipher.h"
#include "crypto/gcm.h"

static const struct gcm_vector {
	uint16_t key_bits;
	const char *key_salt, *iv, *hdr, *plain, *sealed, *icv;
} gcms[] = {
	/* draft-mcgrew-gcm-test-01 4: ESP packets, the first with an extended sequence number */
	{ 128, "4c80cdefbb5d10da906ac73c3613a6342e443b68", "4956ed7e3b244cfe",
	  "000043218765432100000000",
	  "45000048699a000080114db7c0a80102c0a801010a9bf15638d3010000010000"
	  "00000000045f736970045f756470037369700963796265726369747902646b00"
	  "0021000101020201",
	  "fecf537e729d5b07dc30df528dd22b768d1b98736696a6fd348509fa13ceac34"
	  "cfa2436f14a3f3cf65925bf1f4a13c5d15b21e1884f5ff6247aeabb786b93bce"
	  "61bc17d768fd9732", "459018148f6cbe722fd04796562dfdb4" },
	{ 192, "feffe9928665731c6d6a8f9467308308feffe9928665731ccafebabe", "facedbaddecaf888",
	  "0000a5f80000000a",
	  "45000028a4ad4000400678800a01038f0a010612802306b8cb712602dd6bb03e501016d075680001",
	  "a5b1f8066029aea40e598b8122de02420938b3ab33f828e687b8858b5bfbdbd0315b27452144cc77",
	  "95457b9652037f5318027b5b4cd7a636" },
	/* McGrew and Viega, test case 16 */
	{ 256, "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308cafebabe",
	  "facedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
	  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
	  "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
	  "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
	  "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
	  "76fc6ece0f4e1768cddf8853bb2d551b" },
};

static const struct cbc_vector { /* RFC 3602 4 */
	const char *key, *iv, *plain, *sealed;
} cbcs[] = {
	{ "06a9214036b8a15b512e03d534120006", "3dafba429d9eb430b422da802c9fac41",
	  "53696e676c6520626c6f636b206d7367", "e353779c1079aeb82708942dbe77181a" },
	{ "c286696d887c9aa0611bbb3e2025a45a", "562e17996d093d28ddb3ba695a2e6f58",
	  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
	  "d296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1" },
	{ "56e47a38c5598974bc46903dba290349", "8ce82eefbea0da3c44699ed7db51b7d9",
	  "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf"
	  "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf",
	  "c30e32ffedc0774e6aff6af0869f71aa0f3af07a9a31a9c684db207eb0ef8e4e"
	  "35907aa632c3ffdf868bb7b29d3d46ad83ce9f9a102ee99d49a53e87f4c3da55" },
};

static void test_gcm_vectors(void **state)
{
	uint8_t key[64], iv[16], hdr[64], data[256], icv[16];
	size_t i, hdr_len, len;

	for (i = 0; i < ARRAY_SIZE(gcms); i++) {
		const struct gcm_vector *v = &gcms[i];
		const struct encr_alg *e = encr_alg_find(ENCR_AES_GCM_16, v->key_bits);
		struct cipher *c;

		assert_int_equal(unhex(v->key_salt, key, sizeof(key)), e->key_len + e->salt_len);
		assert_int_equal(unhex(v->iv, iv, sizeof(iv)), e->iv_len);
		hdr_len = unhex(v->hdr, hdr, sizeof(hdr));
		len = unhex(v->plain, data, sizeof(data));
		c = cipher_new(CIPHER_SEAL, e, key, NULL, NULL);
		assert_int_equal(cipher_seal(c, hdr, hdr_len, iv, data, len, NULL, 0, icv), 0);
		assert_hex_equal(data, len, v->sealed);
		assert_hex_equal(icv, sizeof(icv), v->icv);
		cipher_free(c);
		c = cipher_new(CIPHER_OPEN, e, key, NULL, NULL);
		assert_int_equal(cipher_open(c, hdr, hdr_len, iv, data, len, NULL, 0, icv), 0);
		assert_hex_equal(data, len, v->plain);
		cipher_free(c);
	}
}

static void test_cbc_vectors(void **state)
{
	const struct encr_alg *e = encr_alg_find(ENCR_AES_CBC, 128);
	uint8_t key[16], iv[16], data[64], icv[32], integ_key[32] = { 1 };
	size_t i, len;

	for (i = 0; i < ARRAY_SIZE(cbcs); i++) {
		const struct cbc_vector *v = &cbcs[i];
		struct cipher *c;

		unhex(v->key, key, sizeof(key));
		unhex(v->iv, iv, sizeof(iv));
		len = unhex(v->plain, data, sizeof(data));
		c = cipher_new(CIPHER_SEAL, e, key, integ_alg_find(INTEG_SHA256_128), integ_key);
		assert_int_equal(cipher_seal(c, NULL, 0, iv, data, len, NULL, 0, icv), 0);
		assert_hex_equal(data, len, v->sealed);
		cipher_free(c);
	}
}

/* What the ICV covers and how it is cut, against a plain HMAC over the packet. */
static void test_hmac_coverage(void **state)
{
	const struct integ_alg *integ = integ_alg_find(INTEG_SHA256_128);
	uint8_t key[24], integ_key[32], packet[8 + 8 + 24 + 4], icv[16], want[64];
	struct cipher *c;
	size_t n = 0, i;

	for (i = 0; i < sizeof(packet); i++)
		packet[i] = (uint8_t)(i * 7);
	memset(key, 0x5c, sizeof(key));
	key[9] = 1; /* three different keys */
	key[20] = 2;
	memset(integ_key, 0xa5, sizeof(integ_key));
	c = cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_3DES, 0), key, integ, integ_key);
	assert_non_null(c);
	assert_int_equal(cipher_seal(c, packet, 8, packet + 8, packet + 16, 24, packet + 40, 4, icv), 0);
	assert_non_null(EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL, integ_key, 32, packet,
				  sizeof(packet), want, sizeof(want), &n));
	assert_memory_equal(icv, want, 16);
	cipher_free(c);
}

static const struct pair {
	uint16_t encr, bits, integ;
} pairs[] = {
	{ ENCR_AES_GCM_16, 128, 0 }, { ENCR_AES_GCM_16, 192, 0 }, { ENCR_AES_GCM_16, 256, 0 },
	{ ENCR_NULL_AES_GMAC, 128, 0 }, { ENCR_NULL_AES_GMAC, 192, 0 }, { ENCR_NULL_AES_GMAC, 256, 0 },
	{ ENCR_AES_CBC, 128, INTEG_MD5_96 }, { ENCR_AES_CBC, 192, INTEG_SHA1_96 },
	{ ENCR_AES_CBC, 256, INTEG_SHA256_128 }, { ENCR_AES_CBC, 256, INTEG_SHA384_192 },
	{ ENCR_AES_CBC, 128, INTEG_SHA512_256 }, { ENCR_3DES, 0, INTEG_SHA1_96 },
	{ ENCR_NULL, 0, INTEG_SHA256_128 },
};

enum { HDR = 8, TAIL = 4, DATA = 48 };

/* One sealed packet in a row: header, IV, data, tail, ICV. */
struct packet {
	uint8_t b[HDR + 16 + DATA + TAIL + 32];
	uint8_t *iv, *data, *tail, *icv;
	size_t tail_len, total;
};

static void packet_layout(struct packet *p, const struct cipher *c, bool aead)
{
	size_t i;

	for (i = 0; i < sizeof(p->b); i++)
		p->b[i] = (uint8_t)(i + 1);
	p->tail_len = aead ? 0 : TAIL;
	p->iv = p->b + HDR;
	p->data = p->iv + cipher_iv_len(c);
	p->tail = p->data + DATA;
	p->icv = p->tail + p->tail_len;
	p->total = (size_t)(p->icv - p->b) + cipher_icv_len(c);
}

static int packet_open(struct cipher *c, const struct packet *p, uint8_t *b)
{
	memcpy(b, p->b, sizeof(p->b));
	return cipher_open(c, b, HDR, b + (p->iv - p->b), b + (p->data - p->b), DATA,
			   b + (p->tail - p->b), p->tail_len, b + (p->icv - p->b));
}

static void test_every_algorithm(void **state)
{
	uint8_t key[64], integ_key[64], plain[DATA], b[sizeof(((struct packet *)0)->b)];
	size_t i, bit;

	for (i = 0; i < sizeof(key); i++)
		key[i] = integ_key[i] = (uint8_t)(i * 3 + 1);
	for (i = 0; i < ARRAY_SIZE(pairs); i++) {
		const struct encr_alg *e = encr_alg_find(pairs[i].encr, pairs[i].bits);
		const struct integ_alg *g = integ_alg_find(pairs[i].integ);
		struct cipher *s = cipher_new(CIPHER_SEAL, e, key, g, integ_key);
		struct cipher *o = cipher_new(CIPHER_OPEN, e, key, g, integ_key), *wrong;
		struct packet p;

		assert_true(s && o);
		packet_layout(&p, s, e->aead);
		memcpy(plain, p.data, DATA);
		assert_int_equal(cipher_seal(s, p.b, HDR, p.iv, p.data, DATA, p.tail, p.tail_len,
					     p.icv), 0);
		if (e->id == ENCR_NULL || e->id == ENCR_NULL_AES_GMAC)
			assert_memory_equal(p.data, plain, DATA);
		else
			assert_memory_not_equal(p.data, plain, DATA);
		assert_int_equal(packet_open(o, &p, b), 0);
		assert_memory_equal(b + (p.data - p.b), plain, DATA);
		for (bit = 0; bit < p.total * 8; bit++) {
			p.b[bit / 8] ^= (uint8_t)(1 << bit % 8);
			if (packet_open(o, &p, b) != -EBADMSG)
				fail_msg("%s: bit %zu may be flipped", e->show, bit);
			p.b[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
		assert_int_equal(packet_open(o, &p, b), 0); /* still usable after forgeries */
		(g ? integ_key : key)[5] ^= 0x40; /* not a DES parity bit */
		wrong = cipher_new(CIPHER_OPEN, e, key, g, integ_key);
		assert_int_equal(packet_open(wrong, &p, b), -EBADMSG);
		(g ? integ_key : key)[5] ^= 0x40;
		cipher_free(wrong);
		cipher_free(s);
		cipher_free(o);
	}
}

/* Forged data must not be left decrypted. */
static void test_forged_aead_is_wiped(void **state)
{
	const struct encr_alg *e = encr_alg_find(ENCR_AES_GCM_16, 256);
	uint8_t key[36] = { 1 }, data[32] = { 7 }, zero[32] = { 0 }, iv[8] = { 0 }, icv[16] = { 0 };
	struct cipher *c = cipher_new(CIPHER_OPEN, e, key, NULL, NULL);

	assert_int_equal(cipher_open(c, NULL, 0, iv, data, 32, NULL, 0, icv), -EBADMSG);
	assert_memory_equal(data, zero, 32);
	cipher_free(c);
}

/* GMAC is GCM with everything as associated data (RFC 4543 3.3). */
static void test_gmac_is_gcm_of_nothing(void **state)
{
	uint8_t key[20] = { 9, 8, 7 }, packet[8 + 8 + 20], icv[16], want[16], dummy[1] = { 0 };
	struct cipher *mac = cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_NULL_AES_GMAC, 128), key,
					NULL, NULL);
	struct cipher *gcm = cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_AES_GCM_16, 128), key, NULL,
					NULL);

	memset(packet, 0x33, sizeof(packet));
	assert_int_equal(cipher_seal(mac, packet, 8, packet + 8, packet + 16, 20, NULL, 0, icv), 0);
	assert_int_equal(cipher_seal(gcm, packet, sizeof(packet), packet + 8, dummy, 0, NULL, 0, want),
			 0);
	assert_memory_equal(icv, want, 16);
	cipher_free(mac);
	cipher_free(gcm);
}

static void test_refusals(void **state)
{
	const struct integ_alg *g = integ_alg_find(INTEG_SHA1_96);
	uint8_t key[64] = { 1 }, d[64] = { 0 }, icv[64];
	struct cipher *s, *o;

	assert_null(cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_DES, 0), key, g, key));
	assert_null(cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_NULL, 0), key, NULL, NULL));
	s = cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_AES_CBC, 256), key, g, key);
	o = cipher_new(CIPHER_OPEN, encr_alg_find(ENCR_AES_CBC, 256), key, g, key);
	assert_int_equal(cipher_seal(s, NULL, 0, d, d, 17, NULL, 0, icv), -EINVAL);
	assert_int_equal(cipher_open(o, NULL, 0, d, d, 17, NULL, 0, icv), -EBADMSG);
	assert_int_equal(cipher_open(s, NULL, 0, d, d, 16, NULL, 0, icv), -EINVAL);
	assert_int_equal(cipher_seal(o, NULL, 0, d, d, 16, NULL, 0, icv), -EINVAL);
	assert_int_equal(cipher_iv_len(s), 16);
	assert_int_equal(cipher_icv_len(s), 12);
	assert_int_equal(cipher_block_len(s), 16);
	cipher_free(s);
	cipher_free(o);
	cipher_free(NULL);
	s = cipher_new(CIPHER_SEAL, encr_alg_find(ENCR_AES_GCM_16, 128), key, NULL, NULL);
	assert_int_equal(cipher_seal(s, NULL, 0, d, d, 5, NULL, 0, icv), 0); /* any length */
	assert_int_equal(cipher_seal(s, NULL, 0, d, d, 5, d, 4, icv), -EINVAL);
	cipher_free(s);
}

/* Both ways to do AES-GCM write the same, whatever the lengths, and take each other's. Nothing
 * outside the data is touched. */
static void test_gcm_both_ways(void **state)
{
	static const uint16_t bits[] = { 128, 192, 256 };
	uint8_t key[36], iv[8], hdr[64], was[1600], a[1600], b[1600], icv_a[16], icv_b[16];

	random_bytes(key, sizeof(key));
	random_bytes(iv, sizeof(iv));
	random_bytes(hdr, sizeof(hdr));
	random_bytes(was, sizeof(was));
	for (size_t len = 0; len < 1500; len += len < 300 ? 1 : 37) {
		const struct encr_alg *e = encr_alg_find(ENCR_AES_GCM_16, bits[len % 3]);
		size_t hdr_len = len % 5 ? 8 + len % 2 * 4 : len % 61, at = len % 9;
		struct cipher *mine = cipher_new(CIPHER_SEAL, e, key, NULL, NULL), *ssl, *open;

		gcm_disable(true);
		ssl = cipher_new(CIPHER_SEAL, e, key, NULL, NULL);
		open = cipher_new(CIPHER_OPEN, e, key, NULL, NULL);
		gcm_disable(false);
		memcpy(a, was, sizeof(a));
		memcpy(b, was, sizeof(b));
		assert_int_equal(cipher_seal(mine, hdr, hdr_len, iv, a + at, len, NULL, 0, icv_a), 0);
		assert_int_equal(cipher_seal(ssl, hdr, hdr_len, iv, b + at, len, NULL, 0, icv_b), 0);
		assert_memory_equal(a, b, sizeof(a));
		assert_memory_equal(icv_a, icv_b, sizeof(icv_a));
		assert_int_equal(cipher_open(open, hdr, hdr_len, iv, b + at, len, NULL, 0, icv_a), 0);
		assert_memory_equal(b, was, sizeof(b));
		cipher_free(open);
		open = cipher_new(CIPHER_OPEN, e, key, NULL, NULL);
		assert_int_equal(cipher_open(open, hdr, hdr_len, iv, a + at, len, NULL, 0, icv_b), 0);
		assert_memory_equal(a, was, sizeof(a));
		cipher_free(mine);
		cipher_free(ssl);
		cipher_free(open);
	}
}

/* A build that ought to have libipsec-mb uses it. */
static void test_gcm_is_used(void **state)
{
#if defined(__x86_64__) && __has_include(<intel-ipsec-mb.h>)
	uint8_t key[32] = { 0 };
	struct gcm *g = gcm_new(256, key);

	if (__builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul"))
		assert_non_null(g);
	gcm_free(g);
#else
	skip();
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gcm_both_ways), cmocka_unit_test(test_gcm_is_used),
		cmocka_unit_test(test_gcm_vectors),   cmocka_unit_test(test_cbc_vectors),
		cmocka_unit_test(test_hmac_coverage), cmocka_unit_test(test_every_algorithm),
		cmocka_unit_test(test_forged_aead_is_wiped),
		cmocka_unit_test(test_gmac_is_gcm_of_nothing), cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
