/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The algorithm tables: IKEv2 transform types and IDs (IANA IKEv2 parameters), their sizes, and
 * the names IOS uses for them in configuration and in show output. Pure data and look-ups.
 */
#ifndef CRYPTO_ALG_H
#define CRYPTO_ALG_H

#include "base/util.h"

enum transform_type { /* RFC 7296 3.3.2 */
	TRANSFORM_ENCR = 1, TRANSFORM_PRF = 2, TRANSFORM_INTEG = 3, TRANSFORM_DH = 4,
	TRANSFORM_ESN = 5
};

enum encr_id {
	ENCR_NONE = 0, ENCR_DES = 2, ENCR_3DES = 3, ENCR_NULL = 11, ENCR_AES_CBC = 12,
	ENCR_AES_GCM_16 = 20, ENCR_NULL_AES_GMAC = 21
};
enum prf_id { PRF_NONE = 0, PRF_MD5 = 1, PRF_SHA1 = 2, PRF_SHA256 = 5, PRF_SHA384 = 6, PRF_SHA512 = 7 };
enum integ_id {
	INTEG_NONE = 0, INTEG_MD5_96 = 1, INTEG_SHA1_96 = 2, INTEG_SHA256_128 = 12,
	INTEG_SHA384_192 = 13, INTEG_SHA512_256 = 14
};
enum dh_group {
	DH_NONE = 0, DH_MODP768 = 1, DH_MODP1024 = 2, DH_MODP1536 = 5, DH_MODP2048 = 14,
	DH_MODP3072 = 15, DH_MODP4096 = 16, DH_ECP256 = 19, DH_ECP384 = 20, DH_ECP521 = 21,
	DH_MODP2048_256 = 24
};

struct encr_alg {
	uint16_t id;
	uint16_t key_bits;   /* 0 where the cipher has one size only (3DES, NULL) */
	uint8_t key_len;     /* bytes of key material, without salt */
	uint8_t salt_len;    /* 4 for GCM/GMAC, else 0 */
	uint8_t iv_len;      /* explicit IV on the wire */
	uint8_t block_len;   /* padding granularity: 16, 8, or 4 for stream modes in ESP */
	uint8_t icv_len;     /* 16 for AEAD, 0 when an integrity algorithm is needed */
	bool aead;
	const char *ike_conf;  /* "aes-cbc-256": `encryption` in crypto ikev2 proposal, NULL: none */
	const char *show;      /* "AES-CBC-256" in show crypto ikev2 proposal */
	const char *sa_name;   /* "AES-CBC": show crypto ikev2 sa */
	const char *esp_conf;  /* "esp-256-aes": show crypto ipsec sa / transform-set ("esp-gcm 256") */
};
struct prf_alg {
	uint16_t id;
	uint8_t len;           /* output = preferred key length */
	const char *conf;      /* "sha256" */
	const char *show;      /* "SHA256" */
	const char *md;        /* OpenSSL digest name */
};
struct integ_alg {
	uint16_t id;
	uint8_t key_len, icv_len;
	const char *conf;      /* "sha256" */
	const char *show;      /* "SHA256", "SHA96", "MD596" */
	const char *esp_conf;  /* "esp-sha256-hmac" */
	const char *md;
};
struct dh_alg {
	uint16_t group;
	uint16_t public_len;   /* bytes of the KE payload's data */
	bool ecp;
	const char *show;      /* "DH_GROUP_2048_MODP/Group 14" */
	const char *name;      /* OpenSSL group name: "modp_2048", "P-256" */
};

/* NULL when unknown. key_bits 0 matches an algorithm with one key size, and AES without the
 * attribute is not found (RFC 7296 3.3.5 demands it). */
const struct encr_alg *encr_alg_find(uint16_t id, uint16_t key_bits);
const struct prf_alg *prf_alg_find(uint16_t id);
const struct integ_alg *integ_alg_find(uint16_t id);
const struct dh_alg *dh_alg_find(uint16_t group);
const struct encr_alg *encr_alg_by_conf(const char *ike_conf);
const struct prf_alg *prf_alg_by_conf(const char *conf);
const struct integ_alg *integ_alg_by_conf(const char *conf);

#endif
