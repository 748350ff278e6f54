/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handlers of crypto commands: named objects with their built-in `default`, keys, transform sets,
 * crypto maps, and what IOS says when an object is not complete.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/conf.h"
#include "cli/exec_int.h"

static bool is_default_object(const struct gram_match *m)
{
	const char *name = gram_var(m, "name");

	return name && !strcmp(name, "default") && m->row->submode != MODE_IKEV2_KEYRING &&
	       m->row->submode != MODE_IKEV2_PROFILE && m->row->submode != MODE_IKEV2_FLEXVPN &&
	       m->row->submode != MODE_IKEV2_MANGLER;
}

bool conf_profile_complete(const struct cfg_node *n)
{
	return (cfg_find(n, "match identity remote") || cfg_find(n, "match certificate")) &&
	       cfg_find(n, "authentication local") && cfg_find(n, "authentication remote");
}

bool conf_proposal_complete(const struct cfg_node *n)
{
	const struct cfg_node *e = cfg_find(n, "encryption");
	bool gcm = false, other = false;

	for (size_t i = 1; e && i < e->n_args; i++) {
		if (!strncmp(e->args[i].text, "aes-gcm", 7))
			gcm = true;
		else
			other = true;
	}
	if (!e || !cfg_find(n, "group"))
		return false;
	if (gcm && !other)
		return cfg_find(n, "prf") != NULL;
	return cfg_find(n, "integrity") != NULL;
}

/* What IOS tells on entering an object that cannot be used yet. */
static void incomplete_hint(struct cli_ctx *c, const struct cfg_node *n)
{
	if (n->row->submode == MODE_IKEV2_PROFILE && !conf_profile_complete(n))
		cli_print(
			c,
			"IKEv2 profile MUST have:\n"
			"   1. A local and a remote authentication method.\n"
			"   2. A match identity or a match certificate or match any statement.\n");
	if (n->row->submode == MODE_IKEV2_PROPOSAL && !conf_proposal_complete(n) &&
	    strcmp(cfg_var(n, "name"), "default"))
		cli_print(c, "IKEv2 proposal MUST either have a set of an encryption algorithm "
			     "other than "
			     "aes-gcm, an integrity algorithm and a DH group configured or \n"
			     " encryption algorithm aes-gcm, a prf algorithm and a DH group "
			     "configured\n");
	if (n->row->submode == MODE_IKEV2_POLICY && !cfg_find(n, "proposal") &&
	    strcmp(cfg_var(n, "name"), "default"))
		cli_print(c, "IKEv2 policy MUST have atleast one complete proposal attached\n");
}

/* Who refers to an IKEv2 profile? An IPsec profile, a crypto map entry or a tunnel. */
static bool profile_used(const struct cli_ctx *c, const char *name)
{
	for (const struct cfg_node *s = c->cfg->root.first; s; s = s->next) {
		const struct cfg_node *r = cfg_find(s, "set ikev2-profile");
		const char *used = r ? cfg_var(r, "name") : NULL;

		if (used && !strcmp(used, name))
			return true;
	}
	return false;
}

int conf_ikev2_object(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");
	struct cfg_node *n;

	if (m->no && is_default_object(m)) {
		cfg_store_no(c->cfg, &c->cfg->root, m);
		return 0;
	}
	if (m->no && m->row->submode == MODE_IKEV2_PROFILE && name && profile_used(c, name))
		cli_print(c, "%% Profile in use\n");
	if (m->no || m->deflt)
		return conf_store(c, m);
	n = cfg_store(c->cfg, &c->cfg->root, m);
	if (n) {
		cli_enter(c, m->row->submode, n);
		incomplete_hint(c, n);
	}
	return 0;
}

/* `default crypto ikev2 proposal`, without a name: the built-in object as it was. */
int conf_builtin(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *next;
	struct str words = { 0 };

	if (!m->deflt)
		return conf_refuse(c, "%% Incomplete command.\n\n");
	gram_canonical(m, &words);
	str_puts(&words, " default");
	for (struct cfg_node *n = cfg_find(&c->cfg->root, str_text(&words)); n; n = next) {
		next = cfg_next(n, str_text(&words));
		cfg_delete(c->cfg, n);
	}
	str_free(&words);
	return 0;
}

int conf_ikev2_proposal_set(struct cli_ctx *c, const struct gram_match *m)
{
	if (!m->no && !m->deflt && cfg_lookup(c->cfg, cli_section(c), m)) {
		cli_print(c, "%% Policy already has same proposal set \n");
		return 0;
	}
	return conf_store(c, m);
}

/* A symmetric key takes the place of a pair of keys, and the other way round. */
int conf_keyring_key(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c), *n, *next;
	bool pair = gram_has(m, "local") || gram_has(m, "remote");

	for (n = section->first; n && !m->no && !m->deflt; n = next) {
		bool npair = cfg_has(n, "local") || cfg_has(n, "remote");

		next = n->next;
		if (!strncmp(n->line, "pre-shared-key ", 15) && npair != pair)
			cfg_delete(c->cfg, n);
	}
	return conf_key_type(c, m);
}

/* At most one ESP cipher, one ESP hash, one AH, and no hash beside an AEAD cipher. */
static int transform_conflict(const struct gram_match *m)
{
	bool cipher = false, aead = false, hash = false, ah = false;

	for (int i = 4; i < m->n; i++) {
		const char *t = m->tok[i].text;
		size_t len = strlen(t);
		bool hmac = len > 5 && !strcmp(t + len - 5, "-hmac");
		bool gcm = !strncmp(t, "esp-g", 5);

		if (m->tok[i].name)
			continue; /* key size */
		if (!strncmp(t, "ah-", 3)) {
			if (ah)
				return i;
			ah = true;
		} else if (!strncmp(t, "esp-", 4) && hmac) {
			if (hash || aead)
				return i;
			hash = true;
		} else if (!strncmp(t, "esp-", 4)) {
			if (cipher || (gcm && hash))
				return i;
			cipher = true;
			aead = gcm;
		}
	}
	return 0;
}

int conf_transform_set(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *old = cfg_lookup(c->cfg, &c->cfg->root, m);
	int bad;

	if (m->no || m->deflt)
		return conf_ikev2_object(c, m);
	if (m->n == 4) { /* only a name: goes on with what there is */
		if (!old || old->no)
			return conf_refuse(c, "%% Incomplete command.\n\n");
		cli_enter(c, MODE_IPSEC_TS, old);
		return 0;
	}
	bad = transform_conflict(m);
	if (bad) {
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[bad].col);
		return 0;
	}
	return conf_ikev2_object(c, m);
}

int conf_crypto_map(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *old = cfg_lookup(c->cfg, &c->cfg->root, m);

	if (m->no || m->deflt)
		return conf_store(c, m);
	if (!old && m->n <= 4)
		return conf_refuse(c, "%% Incomplete command.\n\n");
	if (!old && gram_has(m, "ipsec-isakmp") && !gram_has(m, "dynamic"))
		cli_print(c, "%% NOTE: This new crypto map will remain disabled until a peer\n"
			     "        and a valid access list have been configured.\n");
	return conf_store(c, m);
}
