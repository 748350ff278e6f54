/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PRF, prf+ and what IKEv2 makes of them. All PRFs here are HMACs, which take keys of any length,
 * so the rules for fixed-key PRFs (RFC 7296 2.14, the halved nonces) do not arise.
 */
#include "crypto/prf.h"

#include <errno.h>
#include <openssl/crypto.h>
#include <string.h>
#include "crypto/mac.h"

/* prf with a context made before, so that prf+ keys it only once per round. */
static int prf_run(EVP_MAC_CTX *ctx, const uint8_t *key, size_t key_len,
		   const struct chunk *parts, size_t nparts, uint8_t *out, size_t out_len)
{
	static const uint8_t empty[1];
	size_t i, got = 0;

	/* A NULL key would mean "as before" to OpenSSL. */
	if (!EVP_MAC_init(ctx, key ? key : empty, key_len, NULL))
		return -EIO;
	for (i = 0; i < nparts; i++)
		if (parts[i].len && !EVP_MAC_update(ctx, parts[i].p, parts[i].len))
			return -EIO;
	if (!EVP_MAC_final(ctx, out, &got, out_len) || got != out_len)
		return -EIO;
	return 0;
}

int prf_compute(const struct prf_alg *alg, const uint8_t *key, size_t key_len,
		const struct chunk *parts, size_t nparts, uint8_t *out)
{
	uint8_t block[PRF_MAX_LEN];
	EVP_MAC_CTX *ctx = mac_ctx_new(alg->md);
	int err;

	if (!ctx)
		return -ENOTSUP;
	err = prf_run(ctx, key, key_len, parts, nparts, block, alg->len);
	if (!err)
		memcpy(out, block, alg->len);
	secret_wipe(block, sizeof(block));
	EVP_MAC_CTX_free(ctx);
	return err;
}

int prf_plus(const struct prf_alg *alg, const uint8_t *key, size_t key_len,
	     const uint8_t *seed, size_t seed_len, uint8_t *out, size_t out_len)
{
	size_t rounds = (out_len + alg->len - 1) / alg->len, size = rounds * alg->len, i;
	EVP_MAC_CTX *ctx;
	uint8_t *t;
	int err = 0;

	/* The round counter is one octet (RFC 7296 2.13). */
	if (rounds > 255)
		return -EINVAL;
	ctx = mac_ctx_new(alg->md);
	if (!ctx)
		return -ENOTSUP;
	t = xmalloc(size);
	/* T1 = prf(K, S | 0x01), Tn = prf(K, Tn-1 | S | n) */
	for (i = 0; i < rounds && !err; i++) {
		uint8_t n = (uint8_t)(i + 1);
		struct chunk parts[] = {
			{ i ? t + (i - 1) * alg->len : NULL, i ? alg->len : 0 },
			{ seed, seed_len },
			{ &n, 1 },
		};

		err = prf_run(ctx, key, key_len, parts, ARRAY_SIZE(parts), t + i * alg->len,
			      alg->len);
	}
	if (!err && out_len)
		memcpy(out, t, out_len);
	secret_free(t, size);
	EVP_MAC_CTX_free(ctx);
	return err;
}

int prf_skeyseed(const struct prf_alg *alg, const uint8_t *ni, size_t ni_len, const uint8_t *nr,
		 size_t nr_len, const uint8_t *shared, size_t shared_len, uint8_t *out)
{
	struct chunk secret = { shared, shared_len };
	uint8_t *key = xmalloc(ni_len + nr_len);
	int err;

	if (ni_len)
		memcpy(key, ni, ni_len);
	if (nr_len)
		memcpy(key + ni_len, nr, nr_len);
	err = prf_compute(alg, key, ni_len + nr_len, &secret, 1, out);
	secret_free(key, ni_len + nr_len);
	return err;
}

int prf_psk_auth(const struct prf_alg *alg, const uint8_t *psk, size_t psk_len,
		 const struct chunk *octets, size_t n, uint8_t *out)
{
	static const char pad[] = "Key Pad for IKEv2"; /* without the NUL, RFC 7296 2.15 */
	struct chunk text = { (const uint8_t *)pad, sizeof(pad) - 1 };
	uint8_t key[PRF_MAX_LEN];
	int err;

	err = prf_compute(alg, psk, psk_len, &text, 1, key);
	if (!err)
		err = prf_compute(alg, key, alg->len, octets, n, out);
	secret_wipe(key, sizeof(key));
	return err;
}
