/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cookies (RFC 7296 2.6): under many half-open SAs an initiator must prove that it receives what we
 * send to its address, before anything is stored or computed for it.
 *
 *   cookie = version | SHA-256(secret[version], Ni, address, SPIi)
 *
 * The secret changes every minute; the previous one stays good.
 */
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#include "ike/xchg.h"

enum { COOKIE_LEN = 1 + 32, COOKIE_LIFE_MS = 60000 };

bool cookie_needed(const struct ike *e)
{
	return e->conf->cookie_challenge >= 0 &&
	       sa_half_open_count(e, IKE_RESPONDER) >= (unsigned)e->conf->cookie_challenge;
}

static void jar_refresh(struct ike *e)
{
	struct cookie_jar *j = &e->cookies;
	uint64_t now = timerq_now(e->tq);

	if (j->made_ms && now - j->made_ms < COOKIE_LIFE_MS)
		return;
	/* After a long silence the older secret is too old as well. */
	if (!j->made_ms || now - j->made_ms >= 2 * COOKIE_LIFE_MS)
		random_bytes(j->secret[j->version & 1], 32);
	j->version++;
	random_bytes(j->secret[j->version & 1], 32);
	j->made_ms = now ? now : 1;
}

static void cookie_hash(const struct ike *e, uint8_t version, const struct nonce *ni,
			const struct addr *remote, const uint8_t spi_i[8], uint8_t out[32])
{
	uint8_t buf[32 + IKE_NONCE_MAX + 16 + 8];
	struct wr w = wr_init(buf, sizeof(buf));

	wr_bytes(&w, e->cookies.secret[version & 1], 32);
	wr_bytes(&w, ni->b, ni->len);
	wr_bytes(&w, remote->b, addr_bytes(remote));
	wr_bytes(&w, spi_i, 8);
	if (!EVP_Digest(buf, wr_len(&w), out, NULL, EVP_sha256(), NULL))
		random_bytes(out, 32);
}

size_t cookie_make(struct ike *e, const struct nonce *ni, const struct addr *remote,
		   const uint8_t spi_i[8], uint8_t out[64])
{
	jar_refresh(e);
	out[0] = e->cookies.version;
	cookie_hash(e, e->cookies.version, ni, remote, spi_i, out + 1);
	return COOKIE_LEN;
}

bool cookie_check(struct ike *e, const struct nonce *ni, const struct addr *remote,
		  const uint8_t spi_i[8], const struct ike_ntf *n)
{
	uint8_t want[32];

	jar_refresh(e);
	if (n->len != COOKIE_LEN)
		return false;
	if (n->data[0] != e->cookies.version && n->data[0] != (uint8_t)(e->cookies.version - 1))
		return false;
	cookie_hash(e, n->data[0], ni, remote, spi_i, want);
	return !CRYPTO_memcmp(want, n->data + 1, sizeof(want));
}
