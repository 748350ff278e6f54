/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diffie-Hellman for IKEv2: MODP (RFC 3526, RFC 2409, RFC 5114 group 24) with short exponents and
 * ECP (RFC 5903). The peer's value is checked as RFC 6989 2 asks before use. A dh object serves
 * one exchange. Objects may be used on a worker thread, by one thread at a time.
 */
#ifndef CRYPTO_DH_H
#define CRYPTO_DH_H

#include "crypto/alg.h"

#define DH_MAX_LEN 512

struct dh;

struct dh *dh_new(uint16_t group);        /* generates the key pair; NULL: unknown group */
/* The same with a given private value (big endian), for known answers. NULL: not usable. */
struct dh *dh_new_private(uint16_t group, const uint8_t *priv, size_t len);
void dh_free(struct dh *d);               /* wipes; NULL is fine */
uint16_t dh_group(const struct dh *d);
size_t dh_public(const struct dh *d, uint8_t out[DH_MAX_LEN]); /* KE data; its length */
/* out gets *out_len bytes of g^ir. -EINVAL: the peer's public value is not acceptable. */
int dh_compute(struct dh *d, const uint8_t *peer, size_t peer_len, uint8_t out[DH_MAX_LEN],
	       size_t *out_len);

#endif
