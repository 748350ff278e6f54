/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diffie-Hellman. MODP is done with libcrypto's constant-time modular exponentiation on a
 * Montgomery context kept for each group: one way for all groups, also those libcrypto has no name
 * for (1, 2), with exactly the checks RFC 6989 2 asks for. ECP is done with libcrypto's constant-time
 * point multiplication on a curve kept for each group: an EVP_PKEY around it would cost a third more.
 */
#include "crypto/dh.h"

#include <errno.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "crypto/modp_comb.h"

#define POINT_UNCOMPRESSED 0x04

/* Exponents are at least twice the strength of the group (RFC 3526 8), in whole 64-bit words as
 * the exponentiation works through whole words anyway. */
struct modp {
	uint16_t group;
	uint16_t exp_bits;
	BIGNUM *(*prime)(BIGNUM *bn);
	BIGNUM *p, *p_less_1, *g;
	BIGNUM *q; /* order of g where it is not (p-1)/2: group 24 */
	BN_MONT_CTX *mont;
	struct modp_comb *comb;  /* powers of g */
};

static struct modp modps[] = {
	{ .group = DH_MODP768, .exp_bits = 192, .prime = BN_get_rfc2409_prime_768 },
	{ .group = DH_MODP1024, .exp_bits = 192, .prime = BN_get_rfc2409_prime_1024 },
	{ .group = DH_MODP1536, .exp_bits = 192, .prime = BN_get_rfc3526_prime_1536 },
	{ .group = DH_MODP2048, .exp_bits = 256, .prime = BN_get_rfc3526_prime_2048 },
	{ .group = DH_MODP3072, .exp_bits = 320, .prime = BN_get_rfc3526_prime_3072 },
	{ .group = DH_MODP4096, .exp_bits = 384, .prime = BN_get_rfc3526_prime_4096 },
	{ .group = DH_MODP2048_256, .exp_bits = 255 },
};

static struct ecp {
	uint16_t group;
	EC_GROUP *curve;
} ecps[] = { { DH_ECP256, NULL }, { DH_ECP384, NULL }, { DH_ECP521, NULL } };

static pthread_once_t groups_once = PTHREAD_ONCE_INIT;

struct dh {
	const struct dh_alg *alg;
	const struct modp *modp; /* NULL: ECP */
	const EC_GROUP *curve;   /* NULL: MODP */
	BIGNUM *x;               /* private value */
	uint8_t public[DH_MAX_LEN]; /* as it goes into the KE payload */
};

/* Domain parameters of a named group as an EVP_PKEY without key. */
static EVP_PKEY *params_by_name(const char *type, const char *name)
{
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME,
						 (char *)(uintptr_t)name, 0),
		OSSL_PARAM_construct_end(),
	};
	EVP_PKEY *key = NULL;

	if (!ctx || EVP_PKEY_fromdata_init(ctx) <= 0 ||
	    EVP_PKEY_fromdata(ctx, &key, EVP_PKEY_KEY_PARAMETERS, params) <= 0)
		key = NULL;
	EVP_PKEY_CTX_free(ctx);
	return key;
}

static bool modp_init(struct modp *m, BN_CTX *ctx)
{
	if (m->prime) {
		m->p = m->prime(NULL);
		m->g = BN_new();
		if (!m->g || !BN_set_word(m->g, 2))
			return false;
	} else {
		EVP_PKEY *key = params_by_name("DH", dh_alg_find(m->group)->name);
		bool ok = key && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_FFC_P, &m->p) &&
			  EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_FFC_Q, &m->q) &&
			  EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_FFC_G, &m->g);

		EVP_PKEY_free(key);
		if (!ok)
			return false;
	}
	m->mont = BN_MONT_CTX_new();
	m->p_less_1 = m->p ? BN_dup(m->p) : NULL;
	if (!m->mont || !m->p_less_1 || !BN_sub_word(m->p_less_1, 1) ||
	    !BN_MONT_CTX_set(m->mont, m->p, ctx))
		return false;
	m->comb = modp_comb_new(m->g, m->mont, m->p, m->exp_bits, ctx);
	return m->comb;
}

static void groups_init(void)
{
	BN_CTX *ctx = BN_CTX_new();
	size_t i;

	for (i = 0; i < ARRAY_SIZE(modps); i++) {
		struct modp *m = &modps[i];

		if (!ctx || !modp_init(m, ctx)) {
			BN_free(m->p);
			m->p = NULL; /* the group is not there */
		}
	}
	for (i = 0; i < ARRAY_SIZE(ecps); i++)
		ecps[i].curve = EC_GROUP_new_by_curve_name(
			EC_curve_nist2nid(dh_alg_find(ecps[i].group)->name));
	BN_CTX_free(ctx);
}

/* priv NULL: draw one. */
static bool modp_generate(struct dh *d, const uint8_t *priv, size_t len, BN_CTX *ctx)
{
	const struct modp *m = d->modp;
	BIGNUM *gx = BN_new();
	bool ok;

	ok = gx && (priv ? BN_bin2bn(priv, (int)len, d->x) != NULL && !BN_is_zero(d->x) :
		    BN_priv_rand(d->x, m->exp_bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY));
	/* One that was given may be longer than those we draw. */
	ok = ok && (BN_num_bits(d->x) <= m->exp_bits ?
		    modp_comb_exp(m->comb, gx, d->x, ctx) :
		    BN_mod_exp_mont_consttime(gx, m->g, d->x, m->p, ctx, m->mont));
	ok = ok && BN_bn2binpad(gx, d->public, d->alg->public_len) > 0;
	BN_free(gx);
	return ok;
}

/* The coordinates of a point, x | y, without the octet that says "uncompressed" (RFC 5903 7). */
static bool ecp_coordinates(const EC_GROUP *curve, const EC_POINT *point, size_t len, uint8_t *out,
			    BN_CTX *ctx)
{
	uint8_t buf[1 + DH_MAX_LEN];
	bool ok = EC_POINT_point2oct(curve, point, POINT_CONVERSION_UNCOMPRESSED, buf, sizeof(buf),
				     ctx) == len + 1;

	if (ok)
		memcpy(out, buf + 1, len);
	secret_wipe(buf, sizeof(buf));
	return ok;
}

/* Private values are 1 to order-1. */
static bool ecp_private(struct dh *d, const uint8_t *priv, size_t len)
{
	const BIGNUM *order = EC_GROUP_get0_order(d->curve);

	if (priv)
		return BN_bin2bn(priv, (int)len, d->x) && !BN_is_zero(d->x) &&
		       BN_cmp(d->x, order) < 0;
	do {
		if (!BN_priv_rand_range(d->x, order))
			return false;
	} while (BN_is_zero(d->x));
	return true;
}

static bool ecp_generate(struct dh *d, const uint8_t *priv, size_t len, BN_CTX *ctx)
{
	EC_POINT *point = EC_POINT_new(d->curve);
	bool ok;

	BN_set_flags(d->x, BN_FLG_CONSTTIME);
	ok = point && ecp_private(d, priv, len) &&
	     EC_POINT_mul(d->curve, point, d->x, NULL, NULL, ctx) &&
	     ecp_coordinates(d->curve, point, d->alg->public_len, d->public, ctx);
	EC_POINT_free(point);
	return ok;
}

struct dh *dh_new_private(uint16_t group, const uint8_t *priv, size_t len)
{
	const struct dh_alg *alg = dh_alg_find(group);
	struct dh *d;
	BN_CTX *ctx;
	bool ok = false;
	size_t i;

	if (!alg)
		return NULL;
	pthread_once(&groups_once, groups_init);
	d = xcalloc(1, sizeof(*d));
	d->alg = alg;
	d->x = BN_secure_new();
	ctx = BN_CTX_secure_new();
	for (i = 0; i < ARRAY_SIZE(modps) && d->x && ctx; i++) {
		if (modps[i].group == group && modps[i].p) {
			d->modp = &modps[i];
			ok = modp_generate(d, priv, len, ctx);
		}
	}
	for (i = 0; i < ARRAY_SIZE(ecps) && d->x && ctx; i++) {
		if (ecps[i].group == group && ecps[i].curve) {
			d->curve = ecps[i].curve;
			ok = ecp_generate(d, priv, len, ctx);
		}
	}
	BN_CTX_free(ctx);
	if (!ok) {
		dh_free(d);
		return NULL;
	}
	return d;
}

struct dh *dh_new(uint16_t group)
{
	return dh_new_private(group, NULL, 0);
}

void dh_free(struct dh *d)
{
	if (!d)
		return;
	BN_clear_free(d->x);
	free(d);
}

uint16_t dh_group(const struct dh *d)
{
	return d->alg->group;
}

size_t dh_public(const struct dh *d, uint8_t out[DH_MAX_LEN])
{
	memcpy(out, d->public, d->alg->public_len);
	return d->alg->public_len;
}

/* RFC 6989 2.1: 1 < y < p-1. Group 24 has small subgroups, so there y^q = 1 too (2.2). */
static int modp_check(const struct modp *m, const BIGNUM *y, BN_CTX *ctx)
{
	BIGNUM *e;
	int err = 0;

	if (BN_cmp(y, BN_value_one()) <= 0 || BN_cmp(y, m->p_less_1) >= 0)
		return -EINVAL;
	if (!m->q)
		return 0;
	e = BN_new();
	if (!e || !BN_mod_exp_mont(e, y, m->q, m->p, ctx, m->mont))
		err = -ENOMEM;
	else if (!BN_is_one(e))
		err = -EINVAL;
	BN_free(e);
	return err;
}

static int modp_compute(const struct dh *d, const uint8_t *peer, size_t peer_len, uint8_t *out,
			size_t *out_len)
{
	const struct modp *m = d->modp;
	BN_CTX *ctx = BN_CTX_secure_new();
	BIGNUM *y = BN_bin2bn(peer, (int)peer_len, NULL);
	BIGNUM *s = BN_secure_new();
	int err = -ENOMEM;

	if (!ctx || !y || !s)
		goto out;
	err = modp_check(m, y, ctx);
	if (err)
		goto out;
	if (!BN_mod_exp_mont_consttime(s, y, d->x, m->p, ctx, m->mont)) {
		err = -ENOMEM;
		goto out;
	}
	/* As long as the modulus, zeros in front (RFC 7296 2.14). */
	BN_bn2binpad(s, out, (int)peer_len);
	*out_len = peer_len;
out:
	BN_clear_free(s);
	BN_free(y);
	BN_CTX_free(ctx);
	return err;
}

static int ecp_compute(const struct dh *d, const uint8_t *peer, size_t peer_len, uint8_t *out,
		       size_t *out_len)
{
	uint8_t buf[1 + DH_MAX_LEN];
	BN_CTX *ctx = BN_CTX_secure_new();
	EC_POINT *y = EC_POINT_new(d->curve), *s = EC_POINT_new(d->curve);
	int err = -ENOMEM;

	if (!ctx || !y || !s)
		goto out;
	buf[0] = POINT_UNCOMPRESSED;
	memcpy(buf + 1, peer, peer_len);
	err = -EINVAL;
	/* Refuses coordinates not below p and points off the curve (RFC 6989 2.3); the cofactor
	 * of these curves is 1, so that is all there is to check. */
	if (!EC_POINT_oct2point(d->curve, y, buf, peer_len + 1, ctx) ||
	    !EC_POINT_mul(d->curve, s, NULL, y, d->x, ctx) ||
	    !ecp_coordinates(d->curve, s, peer_len, buf, ctx))
		goto out;
	/* x coordinate only (RFC 5903 7). */
	*out_len = peer_len / 2;
	memcpy(out, buf, *out_len);
	err = 0;
out:
	if (err)
		ERR_clear_error(); /* the peer's doing, not for whoever uses OpenSSL next */
	secret_wipe(buf, sizeof(buf));
	EC_POINT_clear_free(s);
	EC_POINT_free(y);
	BN_CTX_free(ctx);
	return err;
}

int dh_compute(struct dh *d, const uint8_t *peer, size_t peer_len, uint8_t out[DH_MAX_LEN],
	       size_t *out_len)
{
	/* RFC 7296 3.4: the length must be that of the group. */
	if (peer_len != d->alg->public_len)
		return -EINVAL;
	if (d->modp)
		return modp_compute(d, peer, peer_len, out, out_len);
	return ecp_compute(d, peer, peer_len, out, out_len);
}
