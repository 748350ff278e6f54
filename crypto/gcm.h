/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AES-GCM by libipsec-mb, where it was there to build with and knows this processor. A call takes
 * about half of what OpenSSL's does for a packet of usual size, and a fifth for a short one: the
 * AES and the hash take the same, but OpenSSL looks parameters up by name for each packet.
 * gcm_new() gives NULL elsewhere, and the caller takes OpenSSL.
 */
#ifndef CRYPTO_GCM_H
#define CRYPTO_GCM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GCM_NONCE_LEN 12
#define GCM_TAG_LEN 16

struct gcm;

/* key_bits: 128, 192, 256. Encrypts and decrypts; calls keep no state between them, but one context
 * is for one thread at a time. */
struct gcm *gcm_new(unsigned key_bits, const uint8_t *key);
void gcm_free(struct gcm *g); /* wipes; NULL is fine */
/* For tests and measurements: gcm_new() gives NULL until told otherwise. */
void gcm_disable(bool off);

/* In place. */
void gcm_seal(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, uint8_t tag[GCM_TAG_LEN]);
/* False: forged, and data is zeros. Compared in constant time. */
bool gcm_open(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, const uint8_t tag[GCM_TAG_LEN]);

#endif
