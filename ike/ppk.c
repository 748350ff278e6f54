/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 8784, section numbers of which stand at the decisions.
 */
#include "ike/ppk.h"

#include <stdlib.h>
#include <string.h>

#include "ike/trace.h"

enum { PPK_ID_OPAQUE = 1, PPK_ID_FIXED = 2 };

static bool peer_has_ppk(const struct ike_keyring_peer *p)
{
	return p && p->ppk_id && p->ppk.key;
}

bool ppk_configured(const struct ike_conf *c)
{
	for (size_t i = 0; i < c->n_keyrings; i++)
		for (size_t k = 0; k < c->keyrings[i]->n_peers; k++)
			if (peer_has_ppk(c->keyrings[i]->peers[k]))
				return true;
	return false;
}

static const struct ike_keyring *ppk_keyring(const struct ike_sa *sa)
{
	const struct ike_profile *p = sa->profile;
	const char *name = p && p->keyring_ppk ? p->keyring_ppk : p ? p->keyring : NULL;

	return ike_keyring_find(sa->conf, name);
}

void ppk_prepare(struct ike_sa *sa)
{
	const struct ike_keyring *kr = ppk_keyring(sa);
	const struct ike_keyring_peer *p =
		kr ? ike_keyring_lookup(kr, &sa->remote.addr, NULL) : NULL;

	sa->nego->ppk = peer_has_ppk(p) ? p : NULL;
}

bool ppk_declined(struct ike_sa *sa)
{
	const struct ike_keyring_peer *p = sa->nego->ppk;
	char addr[ADDR_STRLEN];

	sa->nego->ppk = NULL;
	if (!p || !p->ppk_required)
		return true;
	sa_why(sa, 0, false,
	       "Peer %s does not use a PPK, which `ppk ... required` of keyring peer %s "
	       "demands",
	       addr_str(&sa->remote.addr, addr), p->name);
	return false;
}

int ppk_mix(struct ike_sa *sa)
{
	struct nego *n = sa->nego;
	const struct prf_alg *prf = sa->suite.prf;
	uint8_t *keys[3] = { sa->sk_d, n->sk_pi, n->sk_pr };
	uint8_t out[3][PRF_MAX_LEN];
	int rc = 0;

	/* 3: SK_x = prf+(PPK, SK_x') */
	for (int i = 0; i < 3 && !rc; i++)
		rc = prf_plus(prf, n->ppk->ppk.key, n->ppk->ppk.len, keys[i], prf->len, out[i],
			      prf->len);
	for (int i = 0; i < 3 && !rc; i++) {
		memcpy(n->plain[i], keys[i], PRF_MAX_LEN);
		memcpy(keys[i], out[i], prf->len);
	}
	n->ppk_mixed = !rc;
	secret_wipe(out, sizeof(out));
	return rc;
}

void ppk_unmix(struct ike_sa *sa)
{
	struct nego *n = sa->nego;

	if (!n->ppk_mixed)
		return;
	memcpy(sa->sk_d, n->plain[0], PRF_MAX_LEN);
	memcpy(n->sk_pi, n->plain[1], PRF_MAX_LEN);
	memcpy(n->sk_pr, n->plain[2], PRF_MAX_LEN);
	n->ppk_mixed = false;
}

void ppk_write(struct ike_sa *sa, struct pb *b, const struct ike_psk *psk, const uint8_t *id,
	       size_t id_len)
{
	struct nego *n = sa->nego;
	uint8_t data[1 + 256], auth[PRF_MAX_LEN];
	struct wr w = wr_init(data, sizeof(data));

	if (!n->ppk || !n->ppk_mixed)
		return;
	wr_u8(&w, PPK_ID_FIXED);
	wr_bytes(&w, n->ppk->ppk_id, strlen(n->ppk->ppk_id));
	pb_ntf_plain(b, NTF_PPK_IDENTITY, data, wr_len(&w));
	if (n->ppk->ppk_required)
		return;
	/* 4: what AUTH would be without the PPK, so that a peer that lacks it can go on. */
	ppk_unmix(sa);
	if (!keys_psk_auth(sa, true, psk, id, id_len, auth))
		pb_ntf_plain(b, NTF_NO_PPK_AUTH, auth, sa->suite.prf->len);
	secret_wipe(auth, sizeof(auth));
	ppk_mix(sa);
}

bool ppk_concluded(struct ike_sa *sa, const struct ike_msg *m)
{
	struct nego *n = sa->nego;
	struct ike_ntf ntf;

	if (!n->ppk)
		return true;
	if (msg_ntf_find(m, NTF_PPK_IDENTITY, &ntf)) {
		sa->ppk = true;
		ike_dbg(sa, "PPK '%s' is in use", n->ppk->ppk_id);
		return true;
	}
	if (!ppk_declined(sa))
		return false;
	ppk_unmix(sa);
	return true;
}

static const struct ike_keyring_peer *ppk_by_id(const struct ike_keyring *k,
						const struct ike_ntf *n)
{
	for (size_t i = 0; k && i < k->n_peers; i++) {
		const struct ike_keyring_peer *p = k->peers[i];

		if (peer_has_ppk(p) && n->len == strlen(p->ppk_id) + 1 &&
		    !memcmp(n->data + 1, p->ppk_id, n->len - 1u))
			return p;
	}
	return NULL;
}

bool ppk_answer(struct ike_sa *sa, const struct ike_msg *m, struct chunk *auth)
{
	const struct ike_keyring *kr = ppk_keyring(sa);
	const struct ike_keyring_peer *p =
		kr ? ike_keyring_lookup(kr, &sa->remote.addr, NULL) : NULL;
	struct ike_id id;
	struct ike_ntf n;

	idv_get(sa->remote_id, &id);
	if (kr && !peer_has_ppk(p))
		p = ike_keyring_lookup(kr, &sa->remote.addr, &id);
	if (msg_ntf_find(m, NTF_PPK_IDENTITY, &n) && n.len > 1) {
		sa->nego->ppk = ppk_by_id(kr, &n);
		if (sa->nego->ppk)
			return sa->ppk = !ppk_mix(sa);
	}
	/* Table 1: no common PPK; go on without it only when both sides may. */
	if (peer_has_ppk(p) && p->ppk_required) {
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "The peer uses no PPK that keyring %s "
		       "knows, and peer block %s has `ppk ... required`", kr->name, p->name);
		return false;
	}
	if (!msg_ntf_find(m, NTF_PPK_IDENTITY, &n))
		return true;
	if (!msg_ntf_find(m, NTF_NO_PPK_AUTH, &n)) {
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "The peer requires a PPK that is not "
		       "configured here: `ppk manual id` in the keyring");
		return false;
	}
	*auth = (struct chunk){ n.data, n.len };
	return true;
}
