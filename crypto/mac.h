/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HMAC contexts for prf.c and cipher.c. Looking an algorithm up by name costs OpenSSL 3 more than
 * the HMAC of a packet, so each digest is looked up once and its unkeyed context copied.
 */
#ifndef CRYPTO_MAC_H
#define CRYPTO_MAC_H

#include <openssl/evp.h>
#include "base/util.h"

/* An HMAC context with the digest set and no key yet; NULL when OpenSSL does not have it. Free
 * with EVP_MAC_CTX_free(). Any thread. */
EVP_MAC_CTX *mac_ctx_new(const char *md);

#endif
