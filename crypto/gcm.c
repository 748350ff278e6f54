/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AES-GCM by libipsec-mb, see gcm.h.
 */
#include "crypto/gcm.h"

static bool disabled;

void gcm_disable(bool off)
{
	disabled = off;
}

#if __has_include(<intel-ipsec-mb.h>)
#include <intel-ipsec-mb.h>
#include <openssl/crypto.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

struct gcm {
	struct gcm_key_data key; /* aligned: the library loads it in vectors */
	struct gcm_context_data work;
	aes_gcm_enc_dec_t enc, dec;
};

static IMB_MGR *mgr; /* just its table of functions is used; NULL: none for this processor */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void mgr_init(void)
{
	IMB_ARCH arch = IMB_ARCH_NONE;
	IMB_MGR *m = alloc_mb_mgr(0);

	if (!m)
		return;
	init_mb_mgr_auto(m, &arch);
	/* Without AES instructions it would emulate them, far slower than OpenSSL. */
	if (imb_get_errno(m) || arch < IMB_ARCH_SSE)
		free_mb_mgr(m);
	else
		mgr = m;
}

struct gcm *gcm_new(unsigned key_bits, const uint8_t *key)
{
	struct gcm *g;

	pthread_once(&once, mgr_init);
	if (!mgr || disabled)
		return NULL;
	g = aligned_alloc(_Alignof(struct gcm), sizeof(*g));
	if (!g)
		return NULL;
	memset(g, 0, sizeof(*g));
	switch (key_bits) {
	case 128:
		IMB_AES128_GCM_PRE(mgr, key, &g->key);
		g->enc = mgr->gcm128_enc;
		g->dec = mgr->gcm128_dec;
		return g;
	case 192:
		IMB_AES192_GCM_PRE(mgr, key, &g->key);
		g->enc = mgr->gcm192_enc;
		g->dec = mgr->gcm192_dec;
		return g;
	case 256:
		IMB_AES256_GCM_PRE(mgr, key, &g->key);
		g->enc = mgr->gcm256_enc;
		g->dec = mgr->gcm256_dec;
		return g;
	}
	free(g);
	return NULL;
}

void gcm_free(struct gcm *g)
{
	secret_free(g, sizeof(*g));
}

void gcm_seal(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, uint8_t tag[GCM_TAG_LEN])
{
	g->enc(&g->key, &g->work, data, data, len, nonce, aad, aad_len, tag, GCM_TAG_LEN);
}

bool gcm_open(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, const uint8_t tag[GCM_TAG_LEN])
{
	uint8_t mine[GCM_TAG_LEN];
	bool ok;

	g->dec(&g->key, &g->work, data, data, len, nonce, aad, aad_len, mine, GCM_TAG_LEN);
	ok = CRYPTO_memcmp(mine, tag, GCM_TAG_LEN) == 0;
	/* What the right tag would have been is as good as a key for one forgery. */
	OPENSSL_cleanse(mine, sizeof(mine));
	if (!ok)
		memset(data, 0, len);
	return ok;
}

#else

struct gcm *gcm_new(unsigned key_bits, const uint8_t *key)
{
	return NULL;
}

void gcm_free(struct gcm *g)
{
}

void gcm_seal(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, uint8_t tag[GCM_TAG_LEN])
{
}

bool gcm_open(struct gcm *g, const uint8_t nonce[GCM_NONCE_LEN], const uint8_t *aad, size_t aad_len,
	      uint8_t *data, size_t len, const uint8_t tag[GCM_TAG_LEN])
{
	return false;
}

#endif
