/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The algorithm tables.
 */
#include "crypto/alg.h"

#include <string.h>

/* GCM pads to 4 in ESP only (RFC 4106 3.2: 4-byte alignment of RFC 4303). */
static const struct encr_alg encrs[] = {
	{ ENCR_DES, 0, 8, 0, 8, 8, 0, false, "des", "DES", "DES", "esp-des" },
	{ ENCR_3DES, 0, 24, 0, 8, 8, 0, false, "3des", "3DES", "3DES", "esp-3des" },
	{ ENCR_NULL, 0, 0, 0, 0, 4, 0, false, NULL, "NULL", "NULL", "esp-null" },
	{ ENCR_AES_CBC, 128, 16, 0, 16, 16, 0, false, "aes-cbc-128", "AES-CBC-128", "AES-CBC",
	  "esp-aes" },
	{ ENCR_AES_CBC, 192, 24, 0, 16, 16, 0, false, "aes-cbc-192", "AES-CBC-192", "AES-CBC",
	  "esp-192-aes" },
	{ ENCR_AES_CBC, 256, 32, 0, 16, 16, 0, false, "aes-cbc-256", "AES-CBC-256", "AES-CBC",
	  "esp-256-aes" },
	{ ENCR_AES_GCM_16, 128, 16, 4, 8, 4, 16, true, "aes-gcm-128", "AES-GCM-128", "AES-GCM",
	  "esp-gcm" },
	{ ENCR_AES_GCM_16, 192, 24, 4, 8, 4, 16, true, NULL, "AES-GCM-192", "AES-GCM",
	  "esp-gcm 192" },
	{ ENCR_AES_GCM_16, 256, 32, 4, 8, 4, 16, true, "aes-gcm-256", "AES-GCM-256", "AES-GCM",
	  "esp-gcm 256" },
	{ ENCR_NULL_AES_GMAC, 128, 16, 4, 8, 4, 16, true, NULL, "AES-GMAC-128", "AES-GMAC",
	  "esp-gmac" },
	{ ENCR_NULL_AES_GMAC, 192, 24, 4, 8, 4, 16, true, NULL, "AES-GMAC-192", "AES-GMAC",
	  "esp-gmac 192" },
	{ ENCR_NULL_AES_GMAC, 256, 32, 4, 8, 4, 16, true, NULL, "AES-GMAC-256", "AES-GMAC",
	  "esp-gmac 256" },
};

static const struct prf_alg prfs[] = {
	{ PRF_MD5, 16, "md5", "MD5", "MD5" },
	{ PRF_SHA1, 20, "sha1", "SHA1", "SHA1" },
	{ PRF_SHA256, 32, "sha256", "SHA256", "SHA256" },
	{ PRF_SHA384, 48, "sha384", "SHA384", "SHA384" },
	{ PRF_SHA512, 64, "sha512", "SHA512", "SHA512" },
};

static const struct integ_alg integs[] = {
	{ INTEG_MD5_96, 16, 12, "md5", "MD596", "esp-md5-hmac", "MD5" },
	{ INTEG_SHA1_96, 20, 12, "sha1", "SHA96", "esp-sha-hmac", "SHA1" },
	{ INTEG_SHA256_128, 32, 16, "sha256", "SHA256", "esp-sha256-hmac", "SHA256" },
	{ INTEG_SHA384_192, 48, 24, "sha384", "SHA384", "esp-sha384-hmac", "SHA384" },
	{ INTEG_SHA512_256, 64, 32, "sha512", "SHA512", "esp-sha512-hmac", "SHA512" },
};

static const struct dh_alg dhs[] = {
	{ DH_MODP768, 96, false, "DH_GROUP_768_MODP/Group 1", "modp_768" },
	{ DH_MODP1024, 128, false, "DH_GROUP_1024_MODP/Group 2", "modp_1024" },
	{ DH_MODP1536, 192, false, "DH_GROUP_1536_MODP/Group 5", "modp_1536" },
	{ DH_MODP2048, 256, false, "DH_GROUP_2048_MODP/Group 14", "modp_2048" },
	{ DH_MODP3072, 384, false, "DH_GROUP_3072_MODP/Group 15", "modp_3072" },
	{ DH_MODP4096, 512, false, "DH_GROUP_4096_MODP/Group 16", "modp_4096" },
	{ DH_ECP256, 64, true, "DH_GROUP_256_ECP/Group 19", "P-256" },
	{ DH_ECP384, 96, true, "DH_GROUP_384_ECP/Group 20", "P-384" },
	{ DH_ECP521, 132, true, "DH_GROUP_521_ECP/Group 21", "P-521" },
	{ DH_MODP2048_256, 256, false, "DH_GROUP_2048_256_MODP/Group 24", "dh_2048_256" },
};

const struct encr_alg *encr_alg_find(uint16_t id, uint16_t key_bits)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(encrs); i++)
		if (encrs[i].id == id && encrs[i].key_bits == key_bits)
			return &encrs[i];
	return NULL;
}

const struct prf_alg *prf_alg_find(uint16_t id)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(prfs); i++)
		if (prfs[i].id == id)
			return &prfs[i];
	return NULL;
}

const struct integ_alg *integ_alg_find(uint16_t id)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(integs); i++)
		if (integs[i].id == id)
			return &integs[i];
	return NULL;
}

const struct dh_alg *dh_alg_find(uint16_t group)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(dhs); i++)
		if (dhs[i].group == group)
			return &dhs[i];
	return NULL;
}

const struct encr_alg *encr_alg_by_conf(const char *ike_conf)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(encrs); i++)
		if (encrs[i].ike_conf && strcmp(encrs[i].ike_conf, ike_conf) == 0)
			return &encrs[i];
	return NULL;
}

const struct prf_alg *prf_alg_by_conf(const char *conf)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(prfs); i++)
		if (strcmp(prfs[i].conf, conf) == 0)
			return &prfs[i];
	return NULL;
}

const struct integ_alg *integ_alg_by_conf(const char *conf)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(integs); i++)
		if (strcmp(integs[i].conf, conf) == 0)
			return &integs[i];
	return NULL;
}
