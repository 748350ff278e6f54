/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Key schedules on top of crypto/prf: SKEYSEED and SK_* (RFC 7296 2.14, 2.18), AUTH with a shared
 * key (2.15), KEYMAT of CHILD SAs (2.17); and nonces.
 */
#include "ike/xchg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ike/trace.h"

int nonce_parse(const struct ike_msg *m, struct nonce *out)
{
	const struct ike_pld_ref *p = msg_find(m, PLD_NONCE);

	/* RFC 7296 3.9: 16 to 256 octets. */
	if (!p || p->len < 16 || p->len > IKE_NONCE_MAX)
		return -EINVAL;
	out->len = p->len;
	memcpy(out->b, p->p, p->len);
	return 0;
}

struct nonce *nonce_new(void)
{
	struct nonce *n = xcalloc(1, sizeof(*n));

	n->len = IKE_NONCE_LEN;
	random_bytes(n->b, n->len);
	return n;
}

int nonce_cmp(const struct nonce *a, const struct nonce *b)
{
	int d = memcmp(a->b, b->b, MIN(a->len, b->len));

	return d ? d : (int)a->len - (int)b->len;
}

const struct nonce *nonce_min(const struct nonce *a, const struct nonce *b)
{
	return nonce_cmp(a, b) <= 0 ? a : b;
}

void ke_write(struct pb *b, const struct dh *dh)
{
	uint8_t pub[DH_MAX_LEN];
	size_t len = dh_public(dh, pub);

	pb_open(b, PLD_KE);
	wr_u16(&b->w, dh_group(dh));
	wr_u16(&b->w, 0);
	wr_bytes(&b->w, pub, len);
	pb_close(b);
}

bool ke_parse(const struct ike_pld_ref *p, uint16_t *group, const uint8_t **data, size_t *len)
{
	struct rd r = rd_init(p ? p->p : NULL, p ? p->len : 0);

	*group = rd_u16(&r);
	rd_skip(&r, 2);
	*len = rd_left(&r);
	*data = rd_bytes(&r, *len);
	return p && !r.bad && *len;
}

struct verdict ke_refuse(uint16_t want)
{
	struct verdict v = VERDICT_N(VERDICT_NOTIFY, NTF_INVALID_KE_PAYLOAD);
	struct wr w = wr_init(v.data, sizeof(v.data));

	wr_u16(&w, want);
	v.data_len = 2;
	return v;
}

int keys_ike(struct ike_sa *sa, const uint8_t *skeyseed, size_t seed_len, const struct nonce *ni,
	     const struct nonce *nr, uint8_t *sk_pi, uint8_t *sk_pr)
{
	const struct ike_suite *s = &sa->suite;
	size_t prf = s->prf->len, encr = s->encr->key_len + s->encr->salt_len;
	size_t integ = s->integ ? s->integ->key_len : 0;
	uint8_t mat[3 * PRF_MAX_LEN + 4 * 64], seed[2 * IKE_NONCE_MAX + 16];
	const uint8_t *ai, *ar, *ei, *er;
	bool init = sa->role == IKE_INITIATOR;
	struct wr w = wr_init(seed, sizeof(seed));
	struct rd r;
	int rc;

	wr_bytes(&w, ni->b, ni->len);
	wr_bytes(&w, nr->b, nr->len);
	wr_bytes(&w, sa->spi_i, 8);
	wr_bytes(&w, sa->spi_r, 8);
	rc = prf_plus(s->prf, skeyseed, seed_len, seed, wr_len(&w), mat,
		      3 * prf + 2 * integ + 2 * encr);
	if (rc)
		goto out;
	r = rd_init(mat, 3 * prf + 2 * integ + 2 * encr);
	rd_copy(&r, sa->sk_d, prf);
	ai = rd_bytes(&r, integ);
	ar = rd_bytes(&r, integ);
	ei = rd_bytes(&r, encr);
	er = rd_bytes(&r, encr);
	if (sk_pi) {
		rd_copy(&r, sk_pi, prf);
		rd_copy(&r, sk_pr, prf);
	}
	ike_dbg_keys(sa, ei, er, ai, ar);
	cipher_free(sa->seal);
	cipher_free(sa->open);
	sa->seal = cipher_new(CIPHER_SEAL, s->encr, init ? ei : er, s->integ, init ? ai : ar);
	sa->open = cipher_new(CIPHER_OPEN, s->encr, init ? er : ei, s->integ, init ? ar : ai);
	rc = sa->seal && sa->open ? 0 : -EIO;
out:
	secret_wipe(mat, sizeof(mat));
	return rc;
}

int keys_ike_init(struct ike_sa *sa, const uint8_t *shared, size_t len)
{
	uint8_t seed[PRF_MAX_LEN];
	struct nego *n = sa->nego;
	int rc = prf_skeyseed(sa->suite.prf, n->ni.b, n->ni.len, n->nr.b, n->nr.len, shared, len,
			      seed);

	if (!rc)
		rc = keys_ike(sa, seed, sa->suite.prf->len, &n->ni, &n->nr, n->sk_pi, n->sk_pr);
	if (rc)
		sa_why(sa, 0, false, "Keys for %s could not be made: is the cipher available here?",
		       sa->suite.encr->show);
	secret_wipe(seed, sizeof(seed));
	return rc;
}

/* RFC 7296 2.15: the signer's first message | the other's nonce | prf(SK_p, signer's ID body). */
int keys_psk_auth(struct ike_sa *sa, bool of_initiator, const struct ike_psk *psk,
		  const uint8_t *id_body, size_t id_len, uint8_t out[PRF_MAX_LEN])
{
	const struct prf_alg *prf = sa->suite.prf;
	struct nego *n = sa->nego;
	const struct bytes *msg = of_initiator ? &n->init_req : &n->init_resp;
	const struct nonce *nonce = of_initiator ? &n->nr : &n->ni;
	uint8_t maced[PRF_MAX_LEN];
	struct chunk id = { id_body, id_len };
	struct chunk octets[3] = {
		{ msg->p, msg->len }, { nonce->b, nonce->len }, { maced, prf->len }
	};
	int rc = prf_compute(prf, of_initiator ? n->sk_pi : n->sk_pr, prf->len, &id, 1, maced);

	return rc ? rc : prf_psk_auth(prf, psk->key, psk->len, octets, 3, out);
}

int keys_child(const struct ike_sa *sa, const struct ike_esp_suite *s, bool we_initiated,
	       const struct nonce *ni, const struct nonce *nr, const uint8_t *shared,
	       size_t shared_len, uint8_t keymat[CHILD_KEYMAT_MAX], struct ike_child_keys *k)
{
	size_t encr = s->encr->key_len + s->encr->salt_len;
	size_t integ = s->integ ? s->integ->key_len : 0;
	uint8_t seed[DH_MAX_LEN + 2 * IKE_NONCE_MAX];
	struct wr w = wr_init(seed, sizeof(seed));
	const uint8_t *ei, *ai, *er, *ar;
	struct rd r;
	int rc;

	if (shared)
		wr_bytes(&w, shared, shared_len);
	wr_bytes(&w, ni->b, ni->len);
	wr_bytes(&w, nr->b, nr->len);
	rc = prf_plus(sa->suite.prf, sa->sk_d, sa->suite.prf->len, seed, wr_len(&w), keymat,
		      2 * (encr + integ));
	secret_wipe(seed, sizeof(seed));
	if (rc)
		return rc;
	/* 2.17: the initiator-to-responder SA first; in each, encryption before integrity. */
	r = rd_init(keymat, 2 * (encr + integ));
	ei = rd_bytes(&r, encr);
	ai = rd_bytes(&r, integ);
	er = rd_bytes(&r, encr);
	ar = rd_bytes(&r, integ);
	*k = we_initiated ? (struct ike_child_keys){ er, ar, ei, ai } :
			    (struct ike_child_keys){ ei, ai, er, ar };
	return 0;
}
