/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Key type 6, as IOS writes it under `password encryption aes`. From the master key's MD5 digest K and
 * a salt of 8 bytes come two keys, AES-128(K, salt | 0) for the check value and
 * AES-128(K, salt | 1) for the cipher. The text is XORed with that cipher over a block counter,
 * HMAC-SHA1 over the result, cut to 4 bytes, is its check value. salt | text | check is written
 * with 41 letters from 'A' on, three for two bytes, big end first; a last group says whether there
 * was an odd byte. Byte-compatible with published samples (tests/unit/cli_type6.c).
 */
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>
#include "base/util.h"
#include "cli/login.h"

#define SALT_LEN 8
#define MAC_LEN 4
#define BLOCK 16
#define TEXT_MAX 512

struct type6 {
	uint8_t salt[SALT_LEN], text[TEXT_MAX], mac[MAC_LEN];
	size_t len;
};

static bool aes_block(const uint8_t key[BLOCK], const uint8_t in[BLOCK], uint8_t out[BLOCK])
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	int n = 0;
	bool ok;

	ok = ctx && EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, NULL) == 1 &&
	     EVP_CIPHER_CTX_set_padding(ctx, 0) == 1 &&
	     EVP_EncryptUpdate(ctx, out, &n, in, BLOCK) == 1 && n == BLOCK;
	EVP_CIPHER_CTX_free(ctx);
	return ok;
}

/* One of the two keys that hang at the salt. */
static bool derive(const char *master, const uint8_t *salt, uint8_t which, uint8_t out[BLOCK])
{
	uint8_t k[EVP_MAX_MD_SIZE], block[BLOCK] = { 0 };
	unsigned n = 0;
	bool ok;

	memcpy(block, salt, SALT_LEN);
	block[BLOCK - 1] = which;
	ok = EVP_Digest(master, strlen(master), k, &n, EVP_md5(), NULL) == 1 && n == BLOCK &&
	     aes_block(k, block, out);
	secret_wipe(k, sizeof(k));
	return ok;
}

static bool check_value(const char *master, const struct type6 *t, uint8_t mac[MAC_LEN])
{
	uint8_t key[BLOCK], full[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	bool ok;

	ok = derive(master, t->salt, 0, key) &&
	     HMAC(EVP_sha1(), key, BLOCK, t->text, t->len, full, &n) && n >= MAC_LEN;
	if (ok)
		memcpy(mac, full, MAC_LEN);
	secret_wipe(key, sizeof(key));
	return ok;
}

/* Encrypts and decrypts. */
static bool cipher(const char *master, struct type6 *t)
{
	uint8_t key[BLOCK], stream[BLOCK];
	bool ok = derive(master, t->salt, 1, key);

	for (size_t i = 0; ok && i < t->len; i++) {
		if (i % BLOCK == 0) {
			uint8_t counter[BLOCK] = { 0 };

			counter[3] = (uint8_t)(i / BLOCK);
			ok = aes_block(key, counter, stream);
		}
		t->text[i] ^= stream[i % BLOCK];
	}
	secret_wipe(key, sizeof(key));
	secret_wipe(stream, sizeof(stream));
	return ok;
}

/* --- the letters --- */

static void letters_put(unsigned v, char *out)
{
	out[0] = (char)('A' + v / (41 * 41));
	out[1] = (char)('A' + v / 41 % 41);
	out[2] = (char)('A' + v % 41);
}

static bool letters_get(const char *in, unsigned *v)
{
	*v = 0;
	for (int i = 0; i < 3; i++) {
		if (in[i] < 'A' || in[i] > 'A' + 40)
			return false;
		*v = *v * 41 + (unsigned)(in[i] - 'A');
	}
	return *v <= 0xffff;
}

bool type6_encrypt(const char *master, const char *clear, char *out, size_t size)
{
	struct type6 t = { .len = strlen(clear) };
	uint8_t all[SALT_LEN + TEXT_MAX + MAC_LEN];
	size_t n;
	bool ok;

	if (t.len > TEXT_MAX || !t.len)
		return false;
	n = SALT_LEN + t.len + MAC_LEN;
	if (size < (n / 2 + 1) * 3 + 1)
		return false;
	random_bytes(t.salt, SALT_LEN);
	memcpy(t.text, clear, t.len);
	ok = cipher(master, &t) && check_value(master, &t, t.mac);
	memcpy(all, t.salt, SALT_LEN);
	memcpy(all + SALT_LEN, t.text, t.len);
	memcpy(all + SALT_LEN + t.len, t.mac, MAC_LEN);
	for (size_t i = 0; i + 1 < n; i += 2, out += 3)
		letters_put((unsigned)all[i] << 8 | all[i + 1], out);
	letters_put(n % 2 ? (unsigned)all[n - 1] << 8 : 1, out);
	out[3] = '\0';
	secret_wipe(&t, sizeof(t));
	return ok;
}

bool type6_decrypt(const char *master, const char *text, char *out, size_t size)
{
	uint8_t all[SALT_LEN + TEXT_MAX + MAC_LEN + 2], mac[MAC_LEN];
	size_t len = strlen(text), n = 0;
	struct type6 t = { 0 };
	bool ok;

	if (len % 3 || len / 3 * 2 > sizeof(all) || len < 3)
		return false;
	for (size_t i = 0; i < len; i += 3, n += 2) {
		unsigned v;

		if (!letters_get(text + i, &v))
			return false;
		all[n] = (uint8_t)(v >> 8);
		all[n + 1] = (uint8_t)v;
	}
	n -= all[n - 1] ? 2 : 1;
	if (n <= SALT_LEN + MAC_LEN || n - SALT_LEN - MAC_LEN > TEXT_MAX)
		return false;
	t.len = n - SALT_LEN - MAC_LEN;
	memcpy(t.salt, all, SALT_LEN);
	memcpy(t.text, all + SALT_LEN, t.len);
	ok = t.len < size && check_value(master, &t, mac) &&
	     !CRYPTO_memcmp(mac, all + n - MAC_LEN, MAC_LEN) && cipher(master, &t);
	if (ok) {
		memcpy(out, t.text, t.len);
		out[t.len] = '\0';
		ok = strlen(out) > 0;
	}
	secret_wipe(&t, sizeof(t));
	return ok;
}
