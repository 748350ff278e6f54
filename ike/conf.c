/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration objects of the engine: life time, look-up by name, and the selection rules IOS
 * applies (policy by local address, profile by identity, key by identity or address).
 */
#include "ike/ike_conf.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct ike_conf *ike_conf_new(void)
{
	struct ike_conf *c = xcalloc(1, sizeof(*c));

	c->refs = 1;
	c->window = 5;
	c->cookie_challenge = -1;
	c->queue_init = 5000;
	c->max_neg_in = 40;
	c->max_neg_out = 400;
	return c;
}

struct ike_conf *ike_conf_get(struct ike_conf *c)
{
	if (c)
		c->refs++;
	return c;
}

static void psk_wipe(struct ike_psk *k)
{
	secret_free(k->key, k->len);
	k->key = NULL;
	k->len = 0;
}

static void proposal_free(struct ike_proposal *p)
{
	if (!p)
		return;
	free(p->name);
	free(p);
}

static void policy_free(struct ike_policy *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n_proposals; i++)
		free(p->proposals[i]);
	free(p->proposals);
	free(p->local);
	free(p->fvrf);
	free(p->name);
	free(p);
}

static void keyring_free(struct ike_keyring *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->n_peers; i++) {
		struct ike_keyring_peer *p = k->peers[i];

		free(p->name);
		free(p->addrs);
		free(p->hostname);
		free(p->id.text);
		/* pre-shared-key without a direction may share one buffer. */
		if (p->remote.key == p->local.key)
			p->remote.key = NULL;
		psk_wipe(&p->local);
		psk_wipe(&p->remote);
		psk_wipe(&p->ppk);
		free(p->ppk_id);
		free(p);
	}
	free(k->peers);
	free(k->name);
	free(k);
}

static void author_free(struct ike_author *a)
{
	free(a->list);
	free(a->name);
	free(a->mangler);
}

static void profile_free(struct ike_profile *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n_match_remote; i++)
		free(p->match_remote[i].text);
	free(p->match_remote);
	for (size_t i = 0; i < p->n_cert_maps; i++)
		free(p->cert_maps[i]);
	free(p->cert_maps);
	for (size_t i = 0; p->match_local_if && i < p->n_match_local; i++)
		free(p->match_local_if[i]);
	free(p->match_local_if);
	free(p->match_local);
	if (p->auth_remote_key.key == p->auth_local_key.key)
		p->auth_remote_key.key = NULL;
	psk_wipe(&p->auth_local_key);
	psk_wipe(&p->auth_remote_key);
	free(p->name);
	free(p->description);
	free(p->fvrf);
	free(p->keyring);
	free(p->keyring_ppk);
	free(p->trustpoint);
	free(p->ivrf);
	author_free(&p->author_group);
	author_free(&p->author_user);
	free(p);
}

void ike_conf_put(struct ike_conf *c)
{
	if (!c || --c->refs)
		return;
	for (size_t i = 0; i < c->n_proposals; i++)
		proposal_free(c->proposals[i]);
	for (size_t i = 0; i < c->n_policies; i++)
		policy_free(c->policies[i]);
	for (size_t i = 0; i < c->n_keyrings; i++)
		keyring_free(c->keyrings[i]);
	for (size_t i = 0; i < c->n_profiles; i++)
		profile_free(c->profiles[i]);
	for (size_t i = 0; i < c->n_manglers; i++) {
		free(c->manglers[i].name);
		free(c->manglers[i].dn);
	}
	for (size_t i = 0; i < c->n_lists; i++)
		free(c->lists[i].name);
	free(c->manglers);
	free(c->lists);
	free(c->proposals);
	free(c->policies);
	free(c->keyrings);
	free(c->profiles);
	free(c);
}

const struct ike_proposal *ike_proposal_find(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; name && i < c->n_proposals; i++)
		if (!strcmp(c->proposals[i]->name, name))
			return c->proposals[i];
	return NULL;
}

const struct ike_policy *ike_policy_find(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; name && i < c->n_policies; i++)
		if (!strcmp(c->policies[i]->name, name))
			return c->policies[i];
	return NULL;
}

const struct ike_keyring *ike_keyring_find(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; name && i < c->n_keyrings; i++)
		if (!strcmp(c->keyrings[i]->name, name))
			return c->keyrings[i];
	return NULL;
}

const struct ike_profile *ike_profile_find(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; name && i < c->n_profiles; i++)
		if (!strcmp(c->profiles[i]->name, name))
			return c->profiles[i];
	return NULL;
}

/* 0: does not fit; 1: by `any`; 2: by name or both global. */
static int fvrf_fit(const char *conf, bool any, const char *fvrf)
{
	if (any)
		return 1;
	if (!conf)
		return fvrf ? 0 : 2;
	return fvrf && !strcmp(conf, fvrf) ? 2 : 0;
}

static bool addr_in(const struct addr *list, size_t n, const struct addr *a)
{
	for (size_t i = 0; i < n; i++)
		if (addr_eq(&list[i], a))
			return true;
	return false;
}

static bool policy_usable(const struct ike_conf *c, const struct ike_policy *p)
{
	for (size_t i = 0; i < p->n_proposals; i++) {
		const struct ike_proposal *pr = ike_proposal_find(c, p->proposals[i]);

		if (pr && pr->complete)
			return true;
	}
	return false;
}

const struct ike_policy *ike_policy_select(const struct ike_conf *c, const char *fvrf,
					   const struct addr *local)
{
	const struct ike_policy *best = NULL;
	int best_score = 0;

	for (size_t i = 0; i < c->n_policies; i++) {
		const struct ike_policy *p = c->policies[i];
		int score = fvrf_fit(p->fvrf, p->fvrf_any, fvrf);

		if (!score || !policy_usable(c, p))
			continue;
		if (p->n_local && !addr_in(p->local, p->n_local, local))
			continue;
		/* An address says more than a VRF; `default` yields to any configured policy. */
		score += p->n_local ? 4 : 0;
		score += strcmp(p->name, "default") ? 8 : 0;
		if (score > best_score) {
			best = p;
			best_score = score;
		}
	}
	return best;
}

/* Longest prefix of the peer block that holds the address, -1 none. */
static int peer_addr_fit(const struct ike_keyring_peer *p, const struct addr *a)
{
	int best = -1;

	for (size_t i = 0; i < p->n_addrs; i++)
		if (prefix_contains(&p->addrs[i], a))
			best = MAX(best, (int)p->addrs[i].len);
	return best;
}

/* How exactly a match statement names the identity; -1: it does not. */
static int id_match_score(const struct ike_id_match *m, const struct ike_id *id)
{
	if (!ike_id_matches(m, id))
		return -1;
	switch (m->kind) {
	case IKE_MATCH_FQDN:
	case IKE_MATCH_EMAIL:
	case IKE_MATCH_KEY_ID:
		return 1000;
	case IKE_MATCH_ADDRESS:
		return 1 + m->prefix.len;
	case IKE_MATCH_FQDN_DOMAIN:
	case IKE_MATCH_EMAIL_DOMAIN:
		return 1 + (int)strlen(m->text);
	case IKE_MATCH_ANY:
	case IKE_MATCH_NONE:
		return 0;
	}
	return 0;
}

const struct ike_keyring_peer *ike_keyring_lookup(const struct ike_keyring *k,
						  const struct addr *remote,
						  const struct ike_id *id)
{
	const struct ike_keyring_peer *best = NULL;
	int best_score = -1;

	for (size_t i = 0; id && i < k->n_peers; i++) {
		int score = id_match_score(&k->peers[i]->id, id);

		if (score > best_score) {
			best = k->peers[i];
			best_score = score;
		}
	}
	if (best || !remote)
		return best;
	for (size_t i = 0; i < k->n_peers; i++) {
		int score = peer_addr_fit(k->peers[i], remote);

		if (score > best_score) {
			best = k->peers[i];
			best_score = score;
		}
	}
	return best;
}

const struct ike_profile *ike_profile_select(const struct ike_conf *c, const char *fvrf,
					     const struct addr *local,
					     const struct ike_id *remote_id)
{
	const struct ike_profile *best = NULL;
	int best_score = -1;

	for (size_t i = 0; i < c->n_profiles; i++) {
		const struct ike_profile *p = c->profiles[i];
		int fit = fvrf_fit(p->fvrf, p->fvrf_any, fvrf), score = -1;

		if (!fit || p->shutdown || !p->complete)
			continue;
		if (p->n_match_local && !addr_in(p->match_local, p->n_match_local, local))
			continue;
		for (size_t m = 0; m < p->n_match_remote; m++)
			score = MAX(score, id_match_score(&p->match_remote[m], remote_id));
		if (score < 0)
			continue;
		/* The identity decides; a local address or a VRF breaks ties; then the order. */
		score = score * 8 + (p->n_match_local ? 4 : 0) + fit;
		if (score > best_score) {
			best = p;
			best_score = score;
		}
	}
	return best;
}

static bool profile_knows(const struct ike_profile *p, const struct ike_id *id)
{
	for (size_t m = 0; m < p->n_match_remote; m++)
		if (ike_id_matches(&p->match_remote[m], id))
			return true;
	return false;
}

static void match_render(struct str *s, const struct ike_id_match *m)
{
	static const char *const words[] = {
		[IKE_MATCH_NONE] = "",
		[IKE_MATCH_ANY] = "any",
		[IKE_MATCH_ADDRESS] = "address ",
		[IKE_MATCH_FQDN] = "fqdn ",
		[IKE_MATCH_FQDN_DOMAIN] = "fqdn domain ",
		[IKE_MATCH_EMAIL] = "email ",
		[IKE_MATCH_EMAIL_DOMAIN] = "email domain ",
		[IKE_MATCH_KEY_ID] = "key-id ",
	};
	char a[ADDR_STRLEN];

	str_printf(s, "%s%s", words[m->kind],
		   m->kind == IKE_MATCH_ADDRESS ? prefix_str(&m->prefix, a)
		   : m->text			? m->text
						: "");
}

/* The line that would let this identity in. */
static void match_advise(struct str *s, const struct ike_id *id)
{
	const char *word = NULL;
	char text[160];

	switch ((enum ike_id_type)id->type) {
	case IKE_ID_IPV4_ADDR:
	case IKE_ID_IPV6_ADDR:
		word = "address";
		break;
	case IKE_ID_FQDN:
		word = "fqdn";
		break;
	case IKE_ID_RFC822_ADDR:
		word = "email";
		break;
	case IKE_ID_KEY_ID:
		word = "key-id";
		break;
	case IKE_ID_DER_ASN1_DN:
	case IKE_ID_DER_ASN1_GN:
	case IKE_ID_NONE:
		str_puts(s, "add `match certificate MAP`");
		return;
	}
	if (!word) { /* a type of the peer's own */
		str_puts(s, "add `match identity remote any`");
		return;
	}
	str_printf(s, "add `match identity remote %s %s`", word, ike_id_str(id, text, sizeof(text)));
}

void ike_profile_explain(const struct ike_conf *c, const char *fvrf, const struct addr *local,
			 const struct ike_id *remote_id, char *buf, size_t size)
{
	struct str s = {0};
	char a[ADDR_STRLEN];

	for (size_t i = 0; i < c->n_profiles; i++) {
		const struct ike_profile *p = c->profiles[i];

		if (!profile_knows(p, remote_id))
			continue;
		str_printf(&s, "%sIKEv2 profile %s matches the identity, but ", s.len ? "; " : "",
			   p->name);
		if (p->shutdown)
			str_puts(&s, "it is `shutdown`");
		else if (!p->auth_local || !p->n_auth_remote)
			str_printf(&s, "it is not complete: `authentication %s` is missing",
				   p->auth_local ? "remote" : "local");
		else if (!fvrf_fit(p->fvrf, p->fvrf_any, fvrf))
			str_printf(&s, "`match fvrf` wants %s and the packets came by %s",
				   p->fvrf ? p->fvrf : "the global table",
				   fvrf ? fvrf : "the global table");
		else
			str_printf(&s, "its `match address local` does not name %s",
				   addr_str(local, a));
	}
	for (size_t i = 0; !s.len && i < c->n_profiles; i++) {
		const struct ike_profile *p = c->profiles[i];

		if (!i)
			match_advise(&s, remote_id);
		str_printf(&s, "%s%s ", i ? ", " : " to the profile meant for it, or correct "
			   "`identity local` at the peer; now: profile ", p->name);
		for (size_t m = 0; m < p->n_match_remote; m++) {
			str_puts(&s, m ? " or " : "");
			match_render(&s, &p->match_remote[m]);
		}
		if (!p->n_match_remote)
			str_puts(&s, "none");
		if (i + 1 == c->n_profiles)
			break;
	}
	if (!c->n_profiles)
		str_puts(&s, "there is no `crypto ikev2 profile` at all");
	str_copy(buf, size, str_text(&s));
	str_free(&s);
}

struct ike_proposal *ike_proposal_default(void)
{
	static const uint16_t groups[] = { DH_ECP256, DH_MODP2048, DH_ECP521, DH_MODP1536 };
	struct ike_proposal *p = xcalloc(1, sizeof(*p));

	p->name = xstrdup("default");
	p->encr[p->n_encr++] = encr_alg_find(ENCR_AES_CBC, 256);
	p->integ[p->n_integ++] = integ_alg_find(INTEG_SHA512_256);
	p->integ[p->n_integ++] = integ_alg_find(INTEG_SHA384_192);
	p->prf[p->n_prf++] = prf_alg_find(PRF_SHA512);
	p->prf[p->n_prf++] = prf_alg_find(PRF_SHA384);
	for (size_t i = 0; i < ARRAY_SIZE(groups); i++)
		p->dh[p->n_dh++] = dh_alg_find(groups[i]);
	p->complete = true;
	p->builtin = true;
	return p;
}

struct ike_policy *ike_policy_default(void)
{
	struct ike_policy *p = xcalloc(1, sizeof(*p));

	p->name = xstrdup("default");
	p->fvrf_any = true;
	p->proposals = xcalloc(1, sizeof(*p->proposals));
	p->proposals[0] = xstrdup("default");
	p->n_proposals = 1;
	p->builtin = true;
	return p;
}
