/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PRF and prf+ (RFC 7296 2.13) and the key schedules built on them (2.14, 2.17, 2.18, 2.15).
 * All return 0 or -errno; outputs are complete or untouched. Key bytes are the caller's to wipe.
 */
#ifndef CRYPTO_PRF_H
#define CRYPTO_PRF_H

#include "crypto/alg.h"

#define PRF_MAX_LEN 64

struct chunk { /* borrowed bytes */
	const uint8_t *p;
	size_t len;
};

/* out gets alg->len bytes of prf(key, parts[0] | parts[1] | ...). */
int prf_compute(const struct prf_alg *alg, const uint8_t *key, size_t key_len,
		const struct chunk *parts, size_t nparts, uint8_t *out);
int prf_plus(const struct prf_alg *alg, const uint8_t *key, size_t key_len,
	     const uint8_t *seed, size_t seed_len, uint8_t *out, size_t out_len);
/* SKEYSEED = prf(Ni | Nr, g^ir) */
int prf_skeyseed(const struct prf_alg *alg, const uint8_t *ni, size_t ni_len, const uint8_t *nr,
		 size_t nr_len, const uint8_t *shared, size_t shared_len, uint8_t *out);
/* AUTH of a pre-shared key: prf(prf(psk, "Key Pad for IKEv2"), octets), RFC 7296 2.15 */
int prf_psk_auth(const struct prf_alg *alg, const uint8_t *psk, size_t psk_len,
		 const struct chunk *octets, size_t n, uint8_t *out);

#endif
