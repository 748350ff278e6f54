/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One unkeyed HMAC context for each digest, made at first use and kept for the life of the
 * process.
 */
#include "crypto/mac.h"

#include <openssl/core_names.h>
#include <openssl/params.h>
#include <pthread.h>
#include <string.h>

static struct mac_template {
	char md[8];
	EVP_MAC_CTX *ctx;
} templates[] = { { "MD5", NULL }, { "SHA1", NULL }, { "SHA256", NULL }, { "SHA384", NULL },
		  { "SHA512", NULL } };
static pthread_once_t templates_once = PTHREAD_ONCE_INIT;

static void templates_init(void)
{
	EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	size_t i;

	for (i = 0; hmac && i < ARRAY_SIZE(templates); i++) {
		struct mac_template *t = &templates[i];
		OSSL_PARAM params[] = {
			OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, t->md, 0),
			OSSL_PARAM_construct_end(),
		};

		t->ctx = EVP_MAC_CTX_new(hmac);
		if (t->ctx && !EVP_MAC_CTX_set_params(t->ctx, params)) {
			EVP_MAC_CTX_free(t->ctx);
			t->ctx = NULL;
		}
	}
	EVP_MAC_free(hmac);
}

EVP_MAC_CTX *mac_ctx_new(const char *md)
{
	size_t i;

	pthread_once(&templates_once, templates_init);
	for (i = 0; i < ARRAY_SIZE(templates); i++)
		if (strcmp(templates[i].md, md) == 0)
			return templates[i].ctx ? EVP_MAC_CTX_dup(templates[i].ctx) : NULL;
	return NULL;
}
