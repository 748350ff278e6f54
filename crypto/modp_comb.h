/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g^x mod p for a fixed g and p, with a table made once: a third of the multiplications that an
 * exponentiation from nothing takes. In time and memory accesses it does not depend on x. The
 * table is read only once made; any thread may use it.
 */
#ifndef CRYPTO_MODP_COMB_H
#define CRYPTO_MODP_COMB_H

#include <openssl/bn.h>

#include "base/util.h"

struct modp_comb;

/* For exponents of up to exp_bits. NULL: no memory. */
struct modp_comb *modp_comb_new(const BIGNUM *g, BN_MONT_CTX *mont, const BIGNUM *p,
				unsigned exp_bits, BN_CTX *ctx);
void modp_comb_free(struct modp_comb *c); /* NULL is fine */
/* False: no memory, or x has more than exp_bits. */
bool modp_comb_exp(const struct modp_comb *c, BIGNUM *r, const BIGNUM *x, BN_CTX *ctx);

#endif
