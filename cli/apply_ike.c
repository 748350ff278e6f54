/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crypto ikev2 ... -> struct ike_conf.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "cli/apply_int.h"
#include "cli/conf.h"

static int hex_digit(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	ch = (char)tolower((unsigned char)ch);
	return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

static void psk_set(const struct router *rt, struct ike_psk *k, const struct cfg_node *n)
{
	const char *hex = cfg_var(n, "hex");
	struct str key = { 0 };

	if (k->key)
		secret_free(k->key, k->len);
	k->key = NULL;
	k->len = 0;
	if (conf_key_clear(rt, n, "key", &key)) {
		k->len = key.len;
		k->key = xmemdup(key.data, k->len);
		secret_wipe(key.data, key.len);
	} else if (hex) {
		if (hex[0] == '0' && (hex[1] == 'x' || hex[1] == 'X'))
			hex += 2;
		k->key = xcalloc(strlen(hex) / 2 + 1, 1);
		/* an odd digit at the front stands alone */
		for (size_t odd = strlen(hex) % 2, i = 0; hex[i]; i++)
			k->key[(i + odd) / 2] =
				(uint8_t)(k->key[(i + odd) / 2] << 4 | hex_digit(hex[i]));
		k->len = (strlen(hex) + 1) / 2;
	}
	str_free(&key);
}

/* --- proposals --- */
static void proposal_fill(struct ike_proposal *p, const struct cfg_node *s)
{
	const struct cfg_node *e = cfg_find(s, "encryption"), *i = cfg_find(s, "integrity");
	const struct cfg_node *f = cfg_find(s, "prf"), *g = cfg_find(s, "group");
	bool gcm = false, other = false;

	for (size_t k = 1; e && k < e->n_args && p->n_encr < IKE_MAX_ALGS; k++) {
		const struct encr_alg *a = encr_alg_by_conf(e->args[k].text);

		if (!a)
			continue;
		p->encr[p->n_encr++] = a;
		*(a->aead ? &gcm : &other) = true;
	}
	for (size_t k = 1; i && k < i->n_args && p->n_integ < IKE_MAX_ALGS; k++)
		if (integ_alg_by_conf(i->args[k].text))
			p->integ[p->n_integ++] = integ_alg_by_conf(i->args[k].text);
	/* without `prf` the PRF is the hash of `integrity` */
	if (!f)
		f = i;
	for (size_t k = 1; f && k < f->n_args && p->n_prf < IKE_MAX_ALGS; k++)
		if (prf_alg_by_conf(f->args[k].text))
			p->prf[p->n_prf++] = prf_alg_by_conf(f->args[k].text);
	for (size_t k = 1; g && k < g->n_args && p->n_dh < IKE_MAX_ALGS; k++) {
		uint64_t v;

		if (parse_u64(g->args[k].text, 0, 65535, &v) && dh_alg_find((uint16_t)v))
			p->dh[p->n_dh++] = dh_alg_find((uint16_t)v);
	}
	p->complete = p->n_encr && p->n_prf && p->n_dh && (p->n_integ || (gcm && !other));
}

static struct ike_proposal *proposal_new(const struct cfg_node *s, const char *name)
{
	struct ike_proposal *p;

	if (!strcmp(name, "default") && !s->first)
		return ike_proposal_default(); /* opened, not edited */
	p = xcalloc(1, sizeof(*p));
	p->name = xstrdup(name);
	if (!strcmp(name, "default")) {
		/* what is not edited keeps its built-in value */
		struct ike_proposal *d = ike_proposal_default();

		proposal_fill(p, s);
		if (!p->n_encr) {
			memcpy(p->encr, d->encr, sizeof(p->encr));
			p->n_encr = d->n_encr;
		}
		if (!p->n_integ && !p->encr[0]->aead) {
			memcpy(p->integ, d->integ, sizeof(p->integ));
			p->n_integ = d->n_integ;
		}
		if (!p->n_prf) {
			memcpy(p->prf, d->prf, sizeof(p->prf));
			p->n_prf = d->n_prf;
		}
		if (!p->n_dh) {
			memcpy(p->dh, d->dh, sizeof(p->dh));
			p->n_dh = d->n_dh;
		}
		p->complete = true;
		free(d->name);
		free(d);
		return p;
	}
	proposal_fill(p, s);
	return p;
}

/* The lists hold pointers; `default` stands first unless it was removed. */
static void proposals(struct ike_conf *ic, const struct cfg *c)
{
	bool dflt = false;

	EACH(s, &c->root, "crypto ikev2 proposal")
		if (!strcmp(cfg_var(s, "name"), "default"))
			dflt = true;
	if (!dflt)
		*GROW(ic->proposals, ic->n_proposals) = ike_proposal_default();
	for (int pass = 0; pass < 2; pass++)
		EACH(s, &c->root, "crypto ikev2 proposal") {
			const char *name = cfg_var(s, "name");

			if (!s->no && !strcmp(name, "default") == !pass)
				*GROW(ic->proposals, ic->n_proposals) = proposal_new(s, name);
		}
}

static struct ike_policy *policy_new(const struct cfg_node *s, const char *name)
{
	struct ike_policy *p = xcalloc(1, sizeof(*p));
	const struct cfg_node *f = cfg_find(s, "match fvrf");

	p->name = xstrdup(name);
	p->fvrf = dup_or_null(cfg_var(f, "vrf"));
	p->fvrf_any = f && cfg_has(f, "any");
	EACH(n, s, "match address local")
		cfg_addr(n, "addr", GROW(p->local, p->n_local));
	EACH(n, s, "proposal")
		*GROW(p->proposals, p->n_proposals) = xstrdup(cfg_var(n, "name"));
	if (!strcmp(name, "default")) {
		if (!f)
			p->fvrf_any = true;
		if (!p->n_proposals)
			*GROW(p->proposals, p->n_proposals) = xstrdup("default");
	}
	return p;
}

static void policies(struct ike_conf *ic, const struct cfg *c)
{
	bool dflt = false;

	EACH(s, &c->root, "crypto ikev2 policy")
		if (!strcmp(cfg_var(s, "name"), "default"))
			dflt = true;
	if (!dflt)
		*GROW(ic->policies, ic->n_policies) = ike_policy_default();
	for (int pass = 0; pass < 2; pass++)
		EACH(s, &c->root, "crypto ikev2 policy") {
			const char *name = cfg_var(s, "name");

			if (!s->no && !strcmp(name, "default") == !pass)
				*GROW(ic->policies, ic->n_policies) = policy_new(s, name);
		}
}

/* --- identities --- */
static void id_match_fill(struct ike_id_match *m, const struct cfg_node *n)
{
	static const struct {
		const char *var;
		enum ike_id_match_kind kind;
	} kinds[] = {
		{ "fqdn", IKE_MATCH_FQDN },
		{ "email", IKE_MATCH_EMAIL },
		{ "keyid", IKE_MATCH_KEY_ID },
	};
	const char *v;

	if (node_prefix_get(n, "addr", "mask", &m->prefix) ||
	    ((v = cfg_var(n, "prefix6")) && prefix_parse(v, &m->prefix))) {
		m->kind = IKE_MATCH_ADDRESS;
		return;
	}
	if (cfg_addr(n, "addr6", &m->prefix.addr) || cfg_addr(n, "addr", &m->prefix.addr)) {
		m->kind = IKE_MATCH_ADDRESS;
		m->prefix.len = m->prefix.addr.family == ADDR_V6 ? 128 : 32;
		return;
	}
	if ((v = cfg_var(n, "domain")) != NULL) {
		m->kind = cfg_has(n, "email") ? IKE_MATCH_EMAIL_DOMAIN : IKE_MATCH_FQDN_DOMAIN;
		m->text = xstrdup(v);
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		v = cfg_var(n, kinds[i].var);
		if (!v)
			continue;
		m->kind = kinds[i].kind;
		m->text = xstrdup(v);
		return;
	}
	if (cfg_has(n, "any"))
		m->kind = IKE_MATCH_ANY;
}

static void id_fill(struct ike_id *id, const struct cfg_node *n)
{
	struct addr a;

	if (cfg_addr(n, "addr", &a))
		ike_id_from_addr(id, &a);
	else if (cfg_var(n, "fqdn"))
		ike_id_from_text(id, IKE_ID_FQDN, cfg_var(n, "fqdn"));
	else if (cfg_var(n, "email"))
		ike_id_from_text(id, IKE_ID_RFC822_ADDR, cfg_var(n, "email"));
	else if (cfg_var(n, "keyid"))
		ike_id_from_text(id, IKE_ID_KEY_ID, cfg_var(n, "keyid"));
}

/* --- keyrings --- */
static struct ike_keyring_peer *peer_new(const struct router *rt, const struct cfg_node *s)
{
	struct ike_keyring_peer *p = xcalloc(1, sizeof(*p));
	const struct cfg_node *n;
	struct prefix pre;

	p->name = xstrdup(cfg_var(s, "name"));
	p->hostname = dup_or_null(cfg_var(cfg_find(s, "hostname"), "host"));
	EACH(a, s, "address") {
		const char *v6 = cfg_var(a, "prefix6");

		if (node_prefix_get(a, "addr", "mask", &pre) || (v6 && prefix_parse(v6, &pre)))
			*GROW(p->addrs, p->n_addrs) = pre;
		else if (cfg_addr(a, "addr6", &pre.addr)) {
			pre.len = 128;
			*GROW(p->addrs, p->n_addrs) = pre;
		}
	}
	n = cfg_find(s, "identity");
	if (n)
		id_match_fill(&p->id, n);
	EACH(k, s, "pre-shared-key") {
		if (!cfg_has(k, "remote"))
			psk_set(rt, &p->local, k);
		if (!cfg_has(k, "local"))
			psk_set(rt, &p->remote, k);
	}
	n = cfg_find(s, "ppk manual");
	if (n) {
		p->ppk_id = xstrdup(cfg_var(n, "id"));
		psk_set(rt, &p->ppk, n);
		p->ppk_required = cfg_has(n, "required");
	}
	return p;
}

static void keyrings(const struct router *rt, struct ike_conf *ic)
{
	EACH(s, &rt->running->root, "crypto ikev2 keyring") {
		struct ike_keyring *k = xcalloc(1, sizeof(*k));

		k->name = xstrdup(cfg_var(s, "name"));
		EACH(p, s, "peer")
			*GROW(k->peers, k->n_peers) = peer_new(rt, p);
		*GROW(ic->keyrings, ic->n_keyrings) = k;
	}
}

/* --- profiles --- */
static enum ike_auth_method auth_method(const struct cfg_node *n)
{
	if (cfg_has(n, "pre-share"))
		return IKE_AUTH_PSK;
	if (cfg_has(n, "rsa-sig"))
		return IKE_AUTH_RSA;
	if (cfg_has(n, "ecdsa-sig"))
		return IKE_AUTH_ECDSA;
	return IKE_AUTH_EAP;
}

static void profile_match(struct ike_profile *p, const struct router *rt, const struct cfg_node *s)
{
	const struct cfg_node *f = cfg_find(s, "match fvrf");

	p->fvrf = dup_or_null(cfg_var(f, "vrf"));
	p->fvrf_any = f && cfg_has(f, "any");
	p->inbound_only = cfg_find(s, "match inbound-only") != NULL;
	EACH(n, s, "match identity remote")
		id_match_fill(GROW(p->match_remote, p->n_match_remote), n);
	EACH(n, s, "match certificate")
		*GROW(p->cert_maps, p->n_cert_maps) = xstrdup(cfg_var(n, "map"));
	EACH(n, s, "match address local") {
		const char *ifname = cfg_var(n, "interface");
		struct addr a = { 0 };

		if (ifname)
			interface_addr(rt, ifname, &a);
		else
			cfg_addr(n, "addr", &a);
		p->match_local_if = xrealloc(p->match_local_if,
					     (p->n_match_local + 1) * sizeof(*p->match_local_if));
		p->match_local_if[p->n_match_local] = dup_or_null(ifname);
		*GROW(p->match_local, p->n_match_local) = a;
	}
}

static void profile_auth(const struct router *rt, struct ike_profile *p, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "authentication local");

	if (n) {
		p->auth_local = auth_method(n);
		psk_set(rt, &p->auth_local_key, n);
	}
	EACH(r, s, "authentication remote") {
		if (p->n_auth_remote < ARRAY_SIZE(p->auth_remote))
			p->auth_remote[p->n_auth_remote++] = auth_method(r);
		if (cfg_has(r, "pre-share"))
			psk_set(rt, &p->auth_remote_key, r);
	}
	n = cfg_find(s, "identity local");
	if (n) {
		id_fill(&p->local_id, n);
		p->local_id_dn = cfg_has(n, "dn");
	}
	p->keyring = dup_or_null(cfg_var(cfg_find(s, "keyring local"), "keyring"));
	p->keyring_ppk = dup_or_null(cfg_var(cfg_find(s, "keyring ppk"), "keyring"));
	p->trustpoint = dup_or_null(cfg_var(cfg_find(s, "pki trustpoint"), "name"));
}

static void author_fill(struct ike_author *a, const struct cfg_node *n, const char *name)
{
	a->list = xstrdup(cfg_var(n, "list"));
	a->name = dup_or_null(cfg_var(n, name));
	a->mangler = dup_or_null(cfg_var(n, "mangler"));
	a->override = cfg_has(n, "override");
}

static void profile_aaa(struct ike_profile *p, const struct cfg_node *s)
{
	/* the line of the method the peer authenticates with */
	const char *method = p->n_auth_remote && p->auth_remote[0] == IKE_AUTH_PSK ? "psk" :
			     p->n_auth_remote && p->auth_remote[0] == IKE_AUTH_EAP ? "eap" :
										     "cert";

	EACH(n, s, "aaa authorization group")
		if (!strcmp(cfg_var(n, "method"), method))
			author_fill(&p->author_group, n, "group");
	EACH(u, s, "aaa authorization user")
		if (!strcmp(cfg_var(u, "method"), method) && cfg_var(u, "list")) {
			author_fill(&p->author_user, u, "user");
			p->author_user.user = true;
		}
	p->config_request = cfg_flag(s, "config-exchange request", true);
	p->config_set_accept = cfg_flag(s, "config-exchange set accept", true);
	p->config_set_send = cfg_flag(s, "config-exchange set send", true);
}

static struct ike_profile *profile_new(const struct router *rt, const struct cfg_node *s)
{
	struct ike_profile *p = xcalloc(1, sizeof(*p));
	const struct cfg_node *n;

	p->name = xstrdup(cfg_var(s, "name"));
	p->shutdown = cfg_flag(s, "shutdown", false);
	p->description = dup_or_null(cfg_var(cfg_find(s, "description"), "text"));
	profile_match(p, rt, s);
	profile_auth(rt, p, s);
	profile_aaa(p, s);
	p->lifetime = (uint32_t)cfg_num(cfg_find(s, "lifetime"), "seconds", 86400);
	n = cfg_find(s, "dpd");
	if (n) {
		p->dpd_interval = (uint32_t)cfg_num(n, "interval", 0);
		p->dpd_retry = (uint32_t)cfg_num(n, "retry", 0);
		p->dpd_periodic = cfg_has(n, "periodic");
	}
	p->nat_keepalive = (uint32_t)cfg_num(cfg_find(s, "nat keepalive"), "seconds", 0);
	p->nat_force_encap = cfg_find(s, "nat force-encap") != NULL;
	p->initial_contact_force = cfg_find(s, "initial-contact force") != NULL;
	p->ivrf = dup_or_null(cfg_var(cfg_find(s, "ivrf"), "vrf"));
	n = cfg_find(s, "virtual-template");
	p->virtual_template = (uint32_t)cfg_num(n, "n", 0);
	p->vt_auto = n && cfg_has(n, "auto");
	p->complete = (p->n_match_remote || p->n_cert_maps) && p->auth_local && p->n_auth_remote;
	return p;
}

static enum mangle_part mangle_part(const struct cfg_node *n)
{
	if (!n)
		return MANGLE_NONE;
	return cfg_has(n, "all") ? MANGLE_ALL : cfg_has(n, "domain") ? MANGLE_DOMAIN : MANGLE_FIRST;
}

static void authorization(struct ike_conf *ic, const struct cfg_node *root)
{
	EACH(s, root, "crypto ikev2 name-mangler") {
		struct ike_mangler *m = GROW(ic->manglers, ic->n_manglers);
		const struct cfg_node *dn = cfg_find(s, "dn");

		m->name = xstrdup(cfg_var(s, "name"));
		m->fqdn = mangle_part(cfg_find(s, "fqdn"));
		m->email = mangle_part(cfg_find(s, "email"));
		m->dn = dn && dn->n_args > 1 ? xstrdup(dn->args[1].text) : NULL;
	}
	EACH(n, root, "aaa authorization network") {
		const char *list = cfg_var(n, "list");
		struct ike_author_list *l = GROW(ic->lists, ic->n_lists);

		l->name = xstrdup(list ? list : "default");
		l->local = cfg_has(n, "local");
		l->none = cfg_has(n, "none") || cfg_has(n, "if-authenticated");
	}
}

static void globals(struct ike_conf *ic, const struct cfg_node *root)
{
	const struct cfg_node *n = cfg_find(root, "crypto ikev2 dpd");

	if (n) {
		ic->dpd_interval = (uint32_t)cfg_num(n, "interval", 0);
		ic->dpd_retry = (uint32_t)cfg_num(n, "retry", 0);
		ic->dpd_periodic = cfg_has(n, "periodic");
	}
	ic->nat_keepalive = (uint32_t)cfg_num(cfg_find(root, "crypto ikev2 nat keepalive"),
					      "seconds", ic->nat_keepalive);
	ic->no_natt = !cfg_flag(root, "crypto ipsec nat-transparency", true);
	ic->window = (uint16_t)cfg_num(cfg_find(root, "crypto ikev2 window"), "n", ic->window);
	n = cfg_find(root, "crypto ikev2 cookie-challenge");
	if (n)
		ic->cookie_challenge = (int32_t)cfg_num(n, "n", 0);
	ic->max_sa =
		(uint32_t)cfg_num(cfg_find(root, "crypto ikev2 limit max-sa"), "n", ic->max_sa);
	ic->queue_init = (uint32_t)cfg_num(cfg_find(root, "crypto ikev2 limit queue sa-init"), "n",
					   ic->queue_init);
	EACH(l, root, "crypto ikev2 limit max-in-negotation-sa") {
		const char *way = cfg_var(l, "way");
		uint32_t v = (uint32_t)cfg_num(l, "n", 40);

		if (!way || !strcmp(way, "incoming"))
			ic->max_neg_in = v;
		if (!way || !strcmp(way, "outgoing"))
			ic->max_neg_out = v;
	}
	n = cfg_find(root, "crypto ikev2 fragmentation");
	if (n)
		ic->frag_mtu = (uint16_t)cfg_num(n, "mtu", 576);
	ic->logging_session = cfg_flag(root, "crypto logging session", false);
	ic->logging_ikev2 = cfg_flag(root, "crypto logging ikev2", false);
}

struct ike_conf *apply_ike(const struct router *rt)
{
	const struct cfg *c = rt->running;
	struct ike_conf *ic = ike_conf_new();

	proposals(ic, c);
	policies(ic, c);
	keyrings(rt, ic);
	EACH(s, &c->root, "crypto ikev2 profile")
		*GROW(ic->profiles, ic->n_profiles) = profile_new(rt, s);
	authorization(ic, &c->root);
	globals(ic, &c->root);
	return ic;
}
