/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sealing and opening. Keying an OpenSSL 3 context costs several times what a small packet does,
 * so both contexts are keyed in cipher_new() and a call only sets the IV.
 */
#include "crypto/cipher.h"

#include <errno.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "crypto/gcm.h"
#include "crypto/mac.h"

#define SALT_LEN  4  /* RFC 4106 4 */
#define NONCE_LEN 12
#define MAC_MAX   64

struct cipher {
	const struct encr_alg *encr;
	const struct integ_alg *integ;
	bool seal;
	struct gcm *gcm;     /* AES-GCM without OpenSSL, where that can be; else NULL */
	EVP_CIPHER_CTX *evp; /* NULL for ENCR_NULL, and with gcm */
	EVP_MAC_CTX *mac;    /* NULL for AEAD */
	OSSL_PARAM tag[2];   /* AEAD: made once, its buffer is the packet's ICV */
	uint8_t salt[SALT_LEN];
};

static const struct {
	uint16_t id, key_bits;
	const char *name;
} evp_names[] = {
	{ ENCR_3DES, 0, "DES-EDE3-CBC" },
	{ ENCR_AES_CBC, 128, "AES-128-CBC" },
	{ ENCR_AES_CBC, 192, "AES-192-CBC" },
	{ ENCR_AES_CBC, 256, "AES-256-CBC" },
	{ ENCR_AES_GCM_16, 128, "AES-128-GCM" },
	{ ENCR_AES_GCM_16, 192, "AES-192-GCM" },
	{ ENCR_AES_GCM_16, 256, "AES-256-GCM" },
	{ ENCR_NULL_AES_GMAC, 128, "AES-128-GCM" },
	{ ENCR_NULL_AES_GMAC, 192, "AES-192-GCM" },
	{ ENCR_NULL_AES_GMAC, 256, "AES-256-GCM" },
};
static EVP_CIPHER *evp_ciphers[ARRAY_SIZE(evp_names)]; /* fetched once, kept */
static pthread_once_t evp_once = PTHREAD_ONCE_INIT;

static void evp_fetch_all(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(evp_names); i++)
		evp_ciphers[i] = EVP_CIPHER_fetch(NULL, evp_names[i].name, NULL);
}

/* NULL for DES: it lives in OpenSSL's legacy provider, which is not loaded for 56 bits. */
static const EVP_CIPHER *evp_cipher_of(const struct encr_alg *encr)
{
	size_t i;

	pthread_once(&evp_once, evp_fetch_all);
	for (i = 0; i < ARRAY_SIZE(evp_names); i++)
		if (evp_names[i].id == encr->id && evp_names[i].key_bits == encr->key_bits)
			return evp_ciphers[i];
	return NULL;
}

struct cipher *cipher_new(enum cipher_dir dir, const struct encr_alg *encr, const uint8_t *key,
			  const struct integ_alg *integ, const uint8_t *integ_key)
{
	struct cipher *c = xcalloc(1, sizeof(*c));

	c->encr = encr;
	c->integ = encr->aead ? NULL : integ;
	c->seal = dir == CIPHER_SEAL;
	if (encr->id == ENCR_AES_GCM_16)
		c->gcm = gcm_new(encr->key_bits, key);
	if (encr->id != ENCR_NULL && !c->gcm) {
		const EVP_CIPHER *type = evp_cipher_of(encr);

		c->evp = EVP_CIPHER_CTX_new();
		if (!type || !c->evp || !EVP_CipherInit_ex2(c->evp, type, key, NULL, c->seal, NULL))
			goto fail;
		if (!encr->aead) /* else it would be set again with each IV, and GCM never pads */
			EVP_CIPHER_CTX_set_padding(c->evp, 0);
	} else if (encr->id == ENCR_NULL && !integ) {
		goto fail; /* neither secret nor genuine: RFC 4303 5 */
	}
	c->tag[0] = OSSL_PARAM_construct_octet_string(OSSL_CIPHER_PARAM_AEAD_TAG, NULL,
						      encr->icv_len);
	c->tag[1] = OSSL_PARAM_construct_end();
	if (encr->salt_len)
		memcpy(c->salt, key + encr->key_len, encr->salt_len);
	if (c->integ) {
		c->mac = mac_ctx_new(integ->md);
		if (!c->mac || !EVP_MAC_init(c->mac, integ_key, integ->key_len, NULL))
			goto fail;
	}
	return c;
fail:
	cipher_free(c);
	return NULL;
}

void cipher_free(struct cipher *c)
{
	if (!c)
		return;
	gcm_free(c->gcm);
	EVP_CIPHER_CTX_free(c->evp);
	EVP_MAC_CTX_free(c->mac);
	secret_free(c, sizeof(*c));
}

size_t cipher_iv_len(const struct cipher *c)
{
	return c->encr->iv_len;
}

size_t cipher_icv_len(const struct cipher *c)
{
	return c->encr->aead ? c->encr->icv_len : c->integ ? c->integ->icv_len : 0;
}

size_t cipher_block_len(const struct cipher *c)
{
	return c->encr->block_len;
}

/* Feed associated data. OpenSSL takes int lengths; no packet comes near. */
static bool aead_aad(struct cipher *c, const uint8_t *p, size_t len)
{
	int n;

	return !len || EVP_CipherUpdate(c->evp, NULL, &n, p, (int)len);
}

static void nonce_put(const struct cipher *c, const uint8_t *iv, uint8_t nonce[NONCE_LEN])
{
	memcpy(nonce, c->salt, SALT_LEN);
	memcpy(nonce + SALT_LEN, iv, NONCE_LEN - SALT_LEN);
}

static bool aead_start(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv)
{
	uint8_t nonce[NONCE_LEN];

	nonce_put(c, iv, nonce);
	return EVP_CipherInit_ex2(c->evp, NULL, NULL, nonce, -1, NULL) &&
	       aead_aad(c, hdr, hdr_len);
}

static bool aead_data(struct cipher *c, const uint8_t *iv, uint8_t *data, size_t len)
{
	int n;

	/* GMAC: the IV and the clear payload are associated data too (RFC 4543 3.3). */
	if (c->encr->id == ENCR_NULL_AES_GMAC)
		return aead_aad(c, iv, c->encr->iv_len) && aead_aad(c, data, len);
	return !len || EVP_CipherUpdate(c->evp, data, &n, data, (int)len);
}

static OSSL_PARAM *tag_at(struct cipher *c, uint8_t *icv)
{
	c->tag[0].data = icv;
	return c->tag;
}

static int aead_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		     uint8_t *data, size_t len, uint8_t *icv)
{
	uint8_t rest[16], nonce[NONCE_LEN];
	int n;

	if (c->gcm) {
		nonce_put(c, iv, nonce);
		gcm_seal(c->gcm, nonce, hdr, hdr_len, data, len, icv);
		return 0;
	}
	if (!aead_start(c, hdr, hdr_len, iv) || !aead_data(c, iv, data, len) ||
	    !EVP_CipherFinal_ex(c->evp, rest, &n) ||
	    !EVP_CIPHER_CTX_get_params(c->evp, tag_at(c, icv)))
		return -EIO;
	return 0;
}

static int aead_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		     uint8_t *data, size_t len, const uint8_t *icv)
{
	uint8_t rest[16], nonce[NONCE_LEN];
	int n;

	if (c->gcm) {
		nonce_put(c, iv, nonce);
		return gcm_open(c->gcm, nonce, hdr, hdr_len, data, len, icv) ? 0 : -EBADMSG;
	}
	if (!aead_start(c, hdr, hdr_len, iv) ||
	    !EVP_CIPHER_CTX_set_params(c->evp, tag_at(c, (uint8_t *)(uintptr_t)icv)) ||
	    !aead_data(c, iv, data, len))
		return -EIO;
	if (EVP_CipherFinal_ex(c->evp, rest, &n) > 0)
		return 0;
	/* GCM decrypts while it hashes: what came out is forged and must not be seen. */
	if (len)
		memset(data, 0, len);
	return -EBADMSG;
}

/* ICV over header | IV | ciphertext | tail, RFC 4303 2.8 and RFC 7296 3.14. */
static int hmac_icv(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		    const uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len,
		    uint8_t out[MAC_MAX])
{
	size_t n;

	/* No key given: the one of cipher_new() again. */
	if (!EVP_MAC_init(c->mac, NULL, 0, NULL) ||
	    (hdr_len && !EVP_MAC_update(c->mac, hdr, hdr_len)) ||
	    (c->encr->iv_len && !EVP_MAC_update(c->mac, iv, c->encr->iv_len)) ||
	    (len && !EVP_MAC_update(c->mac, data, len)) ||
	    (tail_len && !EVP_MAC_update(c->mac, tail, tail_len)) ||
	    !EVP_MAC_final(c->mac, out, &n, MAC_MAX))
		return -EIO;
	return 0;
}

static int cbc_crypt(struct cipher *c, const uint8_t *iv, uint8_t *data, size_t len)
{
	int n;

	if (!c->evp || !len)
		return 0;
	if (!EVP_CipherInit_ex2(c->evp, NULL, NULL, iv, -1, NULL) ||
	    !EVP_CipherUpdate(c->evp, data, &n, data, (int)len) || (size_t)n != len)
		return -EIO;
	return 0;
}

/* Lengths a caller may not ask for. Stream modes take any; the padding to 4 is ESP's affair. */
static bool cipher_bad_len(const struct cipher *c, size_t len, size_t tail_len)
{
	if (len > INT32_MAX / 2)
		return true;
	if (c->encr->aead)
		return tail_len != 0;
	return c->evp && len % c->encr->block_len;
}

int cipher_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, uint8_t *icv)
{
	uint8_t mac[MAC_MAX];
	int err;

	if (!c->seal || cipher_bad_len(c, len, tail_len))
		return -EINVAL;
	if (c->encr->aead)
		return aead_seal(c, hdr, hdr_len, iv, data, len, icv);
	err = cbc_crypt(c, iv, data, len);
	if (err || !c->mac)
		return err;
	err = hmac_icv(c, hdr, hdr_len, iv, data, len, tail, tail_len, mac);
	if (!err)
		memcpy(icv, mac, c->integ->icv_len);
	return err;
}

int cipher_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, const uint8_t *icv)
{
	uint8_t mac[MAC_MAX];
	int err;

	/* The length comes from the peer here, so it is the peer's fault. */
	if (c->seal)
		return -EINVAL;
	if (cipher_bad_len(c, len, tail_len))
		return -EBADMSG;
	if (c->encr->aead)
		return aead_open(c, hdr, hdr_len, iv, data, len, icv);
	if (c->mac) {
		err = hmac_icv(c, hdr, hdr_len, iv, data, len, tail, tail_len, mac);
		if (err)
			return err;
		if (CRYPTO_memcmp(mac, icv, c->integ->icv_len) != 0)
			return -EBADMSG;
	}
	return cbc_crypt(c, iv, data, len);
}
