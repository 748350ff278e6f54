/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored passwords: clear (0), MD5 crypt (5), IOS's reversible disguise (7), PBKDF2-SHA256 (8) and
 * scrypt (9). Reentrant: session threads verify here.
 */
#include <crypt.h>
#include <ctype.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/login.h"

#define SALT8_LEN 14
#define HASH_LEN 32
#define PBKDF2_ROUNDS 20000
#define SCRYPT_N 16384
#define SCRYPT_R 1
#define SCRYPT_P 1

/* Both crypt(3) and IOS's types 8 and 9 use this alphabet, the latter with the bits in base64's order. */
static const char b64[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static void b64_encode(const uint8_t *in, size_t n, char *out)
{
	uint32_t acc = 0;
	int bits = 0;

	for (size_t i = 0; i < n; i++) {
		acc = acc << 8 | in[i];
		for (bits += 8; bits >= 6; bits -= 6)
			*out++ = b64[acc >> (bits - 6) & 63];
	}
	if (bits)
		*out++ = b64[acc << (6 - bits) & 63];
	*out = '\0';
}

static void salt_make(char *out, size_t n)
{
	random_bytes(out, n);
	for (size_t i = 0; i < n; i++)
		out[i] = b64[(uint8_t)out[i] & 63];
	out[n] = '\0';
}

static bool hash8(const char *clear, const char *salt, size_t slen, uint8_t out[HASH_LEN])
{
	return PKCS5_PBKDF2_HMAC(clear, (int)strlen(clear), (const uint8_t *)salt, (int)slen,
				 PBKDF2_ROUNDS, EVP_sha256(), HASH_LEN, out) == 1;
}

static bool hash9(const char *clear, const char *salt, size_t slen, uint8_t out[HASH_LEN])
{
	return EVP_PBE_scrypt(clear, strlen(clear), (const uint8_t *)salt, slen, SCRYPT_N, SCRYPT_R,
			      SCRYPT_P, 64u << 20, out, HASH_LEN) == 1;
}

static bool same(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	/* the length may show, the content not */
	return CRYPTO_memcmp(a, b, MIN(n, m)) == 0 && n == m;
}

/* "$8$salt$hash" */
static bool verify89(const char *stored, const char *clear)
{
	const char *salt = stored + 3, *hash = strchr(salt, '$');
	uint8_t raw[HASH_LEN];
	char text[HASH_LEN * 4 / 3 + 4];
	bool ok;

	if (!hash)
		return false;
	if (stored[1] == '8')
		ok = hash8(clear, salt, (size_t)(hash - salt), raw);
	else
		ok = hash9(clear, salt, (size_t)(hash - salt), raw);
	if (!ok)
		return false;
	b64_encode(raw, sizeof(raw), text);
	ok = same(text, hash + 1);
	secret_wipe(raw, sizeof(raw));
	secret_wipe(text, sizeof(text));
	return ok;
}

static bool verify_crypt(const char *stored, const char *clear)
{
	struct crypt_data *d = xcalloc(1, sizeof(*d));
	const char *got = crypt_r(clear, stored, d);
	bool ok = got && *got != '*' && same(got, stored);

	secret_free(d, sizeof(*d));
	return ok;
}

static const char veil[] = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool secret_unveil(const char *text, char *out, size_t size)
{
	size_t len = strlen(text), n = 0;
	unsigned seed;

	if (len < 4 || len % 2 || !isdigit((unsigned char)text[0]) ||
	    !isdigit((unsigned char)text[1]))
		return false;
	seed = (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0');
	if (seed > 52)
		return false;
	for (size_t i = 2; i < len; i += 2) {
		int hi = hex_digit(text[i]), lo = hex_digit(text[i + 1]);

		if (hi < 0 || lo < 0 || n + 1 >= size)
			return false;
		out[n++] = (char)((hi << 4 | lo) ^ veil[seed++ % (sizeof(veil) - 1)]);
	}
	out[n] = '\0';
	return true;
}

bool secret_veil(const char *clear, char *out, size_t size)
{
	unsigned seed = random_u32() % 16;
	size_t n;

	if (size < 2 * strlen(clear) + 3)
		return false;
	n = (size_t)snprintf(out, size, "%02u", seed);
	for (; *clear; clear++)
		n += (size_t)snprintf(out + n, size - n, "%02X",
				      (uint8_t)(*clear ^ veil[seed++ % (sizeof(veil) - 1)]));
	return true;
}

bool secret_verify(const char *stored, const char *clear)
{
	int type = 0;
	char plain[256];
	bool ok;

	if (isdigit((unsigned char)stored[0]) && stored[1] == ' ') {
		type = stored[0] - '0';
		stored += 2;
	}
	if (!*stored)
		return false;
	switch (type) {
	case 0:
		return same(stored, clear);
	case 5:
		return !strncmp(stored, "$1$", 3) && verify_crypt(stored, clear);
	case 7:
		ok = secret_unveil(stored, plain, sizeof(plain)) && same(plain, clear);
		secret_wipe(plain, sizeof(plain));
		return ok;
	case 8:
		return !strncmp(stored, "$8$", 3) && verify89(stored, clear);
	case 9:
		return !strncmp(stored, "$9$", 3) && verify89(stored, clear);
	default:
		return false;
	}
}

static bool hash5(const char *clear, char *out, size_t size)
{
	struct crypt_data *d = xcalloc(1, sizeof(*d));
	char salt[16] = "$1$";
	const char *got;
	bool ok;

	salt_make(salt + 3, 4); /* IOS takes four characters */
	got = crypt_r(clear, salt, d);
	ok = got && *got != '*' && (size_t)snprintf(out, size, "5 %s", got) < size;
	secret_free(d, sizeof(*d));
	return ok;
}

bool secret_hash(int type, const char *clear, char *out, size_t size)
{
	char salt[SALT8_LEN + 1], text[HASH_LEN * 4 / 3 + 4];
	uint8_t raw[HASH_LEN];
	bool ok;

	if (type == 5)
		return hash5(clear, out, size);
	if (type != 8 && type != 9)
		return false;
	salt_make(salt, SALT8_LEN);
	ok = type == 8 ? hash8(clear, salt, SALT8_LEN, raw) : hash9(clear, salt, SALT8_LEN, raw);
	if (!ok)
		return false;
	b64_encode(raw, sizeof(raw), text);
	secret_wipe(raw, sizeof(raw));
	return (size_t)snprintf(out, size, "%d $%d$%s$%s", type, type, salt, text) < size;
}
