/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One keyed, reusable context that seals and opens: AEAD (AES-GCM, GMAC) or encryption with HMAC
 * (AES-CBC, 3DES, NULL with MD5..SHA512). Serves both the SK payload of IKEv2 and ESP, which
 * share the shape  header | IV | ciphertext | ICV :
 *   AEAD         : header is the associated data (RFC 4106, RFC 5282)
 *   CBC + HMAC   : the ICV covers header | IV | ciphertext | trailer (trailer: ESN high bits)
 * Keyed once; a call allocates nothing. One context must not be used by two threads at once.
 */
#ifndef CRYPTO_CIPHER_H
#define CRYPTO_CIPHER_H

#include "crypto/alg.h"

struct cipher;

enum cipher_dir { CIPHER_SEAL, CIPHER_OPEN };

/* key: encr->key_len + encr->salt_len bytes. integ NULL for AEAD. -> NULL when it cannot be. */
struct cipher *cipher_new(enum cipher_dir dir, const struct encr_alg *encr, const uint8_t *key,
			  const struct integ_alg *integ, const uint8_t *integ_key);
void cipher_free(struct cipher *c); /* wipes; NULL is fine */
size_t cipher_iv_len(const struct cipher *c);
size_t cipher_icv_len(const struct cipher *c);
size_t cipher_block_len(const struct cipher *c);

/* data (len bytes, a multiple of the block) is encrypted in place; icv gets cipher_icv_len bytes.
 * iv: cipher_iv_len bytes chosen by the caller: for GCM a counter that never repeats under a key,
 * for CBC unpredictable. tail/tail_len: bytes authenticated after the ciphertext (ESN), may be
 * NULL/0; for AEAD they belong into hdr (RFC 4106 5) and must be 0. 0 or -errno. */
int cipher_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, uint8_t *icv);
/* Verifies first (constant time), then decrypts in place. 0, -EBADMSG when the ICV is wrong. */
int cipher_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, const uint8_t *icv);

#endif
