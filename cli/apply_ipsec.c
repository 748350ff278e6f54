/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crypto ipsec ..., crypto map, and the access lists they use -> struct ipsec_conf.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/apply_int.h"
#include "cli/crypto_acl.h"

/* --- access lists --- */
void acl_walk(const struct cfg *c, const char *name,
	      bool (*fn)(const struct cfg_node *entry, void *arg), void *arg)
{
	EACH(n, &c->root, "access-list")
		if (cfg_var(n, "acl") && !strcmp(cfg_var(n, "acl"), name) && !fn(n, arg))
			return;
	EACH(s, &c->root, "ip access-list")
		if (cfg_var(s, "name") && !strcmp(cfg_var(s, "name"), name))
			for (const struct cfg_node *n = s->first; n; n = n->next)
				if (!fn(n, arg))
					return;
}

/* --- transform sets --- */
static uint16_t key_bits(const struct cfg_node *n)
{
	return (uint16_t)cfg_num(n, "bits", 128);
}

static void transform(struct transform_set *t, const struct cfg_node *n, const char *word)
{
	static const struct {
		const char *word;
		uint16_t id, bits; /* bits 1: as given, 128 by default */
	} ciphers[] = {
		{ "esp-aes", ENCR_AES_CBC, 1 },
		{ "esp-192-aes", ENCR_AES_CBC, 192 },
		{ "esp-256-aes", ENCR_AES_CBC, 256 },
		{ "esp-gcm", ENCR_AES_GCM_16, 1 },
		{ "esp-gmac", ENCR_NULL_AES_GMAC, 1 },
		{ "esp-3des", ENCR_3DES, 0 },
		{ "esp-des", ENCR_DES, 0 },
		{ "esp-null", ENCR_NULL, 0 },
	};
	static const struct {
		const char *word;
		uint16_t id;
	} hashes[] = {
		{ "esp-md5-hmac", INTEG_MD5_96 },	 { "esp-sha-hmac", INTEG_SHA1_96 },
		{ "esp-sha256-hmac", INTEG_SHA256_128 }, { "esp-sha384-hmac", INTEG_SHA384_192 },
		{ "esp-sha512-hmac", INTEG_SHA512_256 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(ciphers); i++)
		if (!strcmp(ciphers[i].word, word))
			t->encr =
				encr_alg_find(ciphers[i].id,
					      ciphers[i].bits == 1 ? key_bits(n) : ciphers[i].bits);
	for (size_t i = 0; i < ARRAY_SIZE(hashes); i++)
		if (!strcmp(hashes[i].word, word))
			t->integ = integ_alg_find(hashes[i].id);
	if (!strncmp(word, "ah-", 3))
		t->ah = true;
	if (!strcmp(word, "comp-lzs"))
		t->comp = true;
	if (!strcmp(word, "esn"))
		t->esn = true;
}

static struct transform_set *transform_set_new(const struct cfg_node *s, const char *name)
{
	struct transform_set *t = xcalloc(1, sizeof(*t));
	const struct cfg_node *m = cfg_find(s, "mode");

	t->name = xstrdup(name);
	for (size_t i = 4; s && i < s->n_args; i++)
		transform(t, s, s->args[i].text);
	if (!s) {
		t->encr = encr_alg_find(ENCR_AES_CBC, 128);
		t->integ = integ_alg_find(INTEG_SHA1_96);
	}
	t->mode = (m ? cfg_has(m, "transport") : !s) ? IPSEC_TRANSPORT : IPSEC_TUNNEL;
	t->mode_require = m && cfg_has(m, "require");
	return t;
}

static const struct cfg_node *object_find(const struct cfg *c, const char *words, const char *name)
{
	EACH(n, &c->root, words)
		if (cfg_var(n, "name") && !strcmp(cfg_var(n, "name"), name))
			return n;
	return NULL;
}

static void transform_sets(struct ipsec_conf *ic, const struct cfg *c)
{
	const struct cfg_node *d = object_find(c, "crypto ipsec transform-set", "default");

	if (!d || !d->no)
		*GROW(ic->transform_sets, ic->n_transform_sets) = transform_set_new(d, "default");
	EACH(s, &c->root, "crypto ipsec transform-set")
		if (s != d && !s->no)
			*GROW(ic->transform_sets, ic->n_transform_sets) =
				transform_set_new(s, cfg_var(s, "name"));
}

/* --- profiles and map entries --- */
/* Tests do not wait for the minutes that are the shortest times to be configured. */
static void hurry(uint32_t *seconds, const char *variable)
{
	const char *set = getenv(variable);
	uint64_t n;

	if (set && parse_u64(set, 1, 3600, &n))
		*seconds = (uint32_t)n;
}

/* dummy {pps N|seconds N} */
static uint32_t dummy_ms(const struct cfg_node *n, uint32_t otherwise)
{
	uint32_t pps = (uint32_t)cfg_num(n, "pps", 0);

	if (!n)
		return otherwise;
	if (cfg_has(n, "seconds"))
		return (uint32_t)cfg_num(n, "seconds", 0) * 1000;
	return pps ? 1000 / pps : 0;
}

static void policy_fill(struct ipsec_profile *p, const struct ipsec_conf *ic,
			const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "set transform-set");
	const char *name;
	uint64_t group;

	for (size_t i = 0; (name = cfg_var_nth(n, "ts", i)) != NULL; i++) {
		const struct transform_set *t = transform_set_find(ic, name);

		if (t)
			*GROW(p->ts, p->n_ts) = t;
	}
	p->ikev2_profile = dup_or_null(cfg_var(cfg_find(s, "set ikev2-profile"), "name"));
	n = cfg_find(s, "set pfs");
	if (n)
		p->pfs = n->n_args > 2 && parse_u64(n->args[2].text + 5, 1, 99, &group)
				 ? (uint16_t)group
				 : DH_MODP768;
	p->life_seconds =
		(uint32_t)cfg_num(cfg_find(s, "set security-association lifetime seconds"),
				  "seconds", ic->life_seconds);
	n = cfg_find(s, "set security-association lifetime days");
	if (n)
		p->life_seconds = (uint32_t)cfg_num(n, "days", 1) * 86400;
	n = cfg_find(s, "set security-association lifetime kilobytes");
	p->life_kilobytes = n ? cfg_num(n, "kilobytes", 0) : ic->life_kilobytes;
	p->idle_seconds =
		(uint32_t)cfg_num(cfg_find(s, "set security-association idle-time"), "seconds",
				  ic->idle_seconds);
	n = cfg_find(s, "set security-association replay");
	p->replay_window = n ? (uint32_t)cfg_num(n, "window", 0) : ic->replay_window;
	n = cfg_find(s, "set security-association dfbit");
	/* `set` is also the first word of the line */
	p->df = !n		      ? ic->df
		: cfg_has(n, "clear") ? IPSEC_DF_CLEAR
		: cfg_has(n, "copy")  ? IPSEC_DF_COPY
				      : IPSEC_DF_SET;
	n = cfg_find(s, "set security-association ecn");
	p->ecn_propagate = n ? cfg_has(n, "propagate") : ic->ecn_propagate;
	p->dummy_ms = dummy_ms(cfg_find(s, "set security-association dummy"), ic->dummy_ms);
	p->frag_after = ic->frag_after;
	p->mixed_mode = cfg_flag(s, "set mixed-mode", false);
	p->responder_only = cfg_flag(s, "responder-only", false);
	hurry(&p->life_seconds, "FLEXSH_SA_SECONDS");
	if (p->idle_seconds)
		hurry(&p->idle_seconds, "FLEXSH_IDLE_SECONDS");
}

static struct ipsec_profile *profile_new(const struct ipsec_conf *ic, const struct cfg_node *s,
					 const char *name)
{
	struct ipsec_profile *p = xcalloc(1, sizeof(*p));
	const struct transform_set *t = transform_set_find(ic, "default");

	p->name = xstrdup(name);
	policy_fill(p, ic, s);
	/* a profile without `set transform-set` uses the default one */
	if (!p->n_ts && t && !cfg_find(s, "set transform-set"))
		*GROW(p->ts, p->n_ts) = t;
	return p;
}

static void profiles(struct ipsec_conf *ic, const struct cfg *c)
{
	const struct cfg_node *d = object_find(c, "crypto ipsec profile", "default");

	if (!d || !d->no)
		*GROW(ic->profiles, ic->n_profiles) = profile_new(ic, d, "default");
	EACH(s, &c->root, "crypto ipsec profile")
		if (s != d && !s->no)
			*GROW(ic->profiles, ic->n_profiles) =
				profile_new(ic, s, cfg_var(s, "name"));
}

static void reverse_route(struct crypto_map_entry *m, const struct cfg_node *s)
{
	EACH(n, s, "reverse-route") {
		m->rri = true;
		m->rri_static |= cfg_has(n, "static");
		m->rri_tag = (uint32_t)cfg_num(n, "tag", m->rri_tag);
		cfg_addr(n, "peer", &m->rri_via);
	}
	EACH(n, s, "set reverse-route") {
		m->rri_tag = (uint32_t)cfg_num(n, "tag", m->rri_tag);
		m->rri_distance = (uint8_t)cfg_num(n, "distance", m->rri_distance);
		cfg_addr(n, "gateway", &m->rri_via);
	}
}

/* s: the entry, or that of the dynamic map that head names */
static void map_entry(struct ipsec_conf *ic, const struct policy *p, const struct cfg_node *head,
		      const struct cfg_node *s)
{
	struct crypto_map_entry *m = xcalloc(1, sizeof(*m));
	const char *acl = cfg_var(cfg_find(s, "match address"), "acl");
	const struct acl *a = acl ? acl_find(p->acl, p->n_acls, acl, false) : NULL;
	bool any = false;

	m->map = xstrdup(cfg_var(head, "map"));
	m->seq = (uint32_t)cfg_num(head, "seq", 0);
	m->dynamic = head == s ? NULL : xstrdup(cfg_var(s, "map"));
	m->dynamic_seq = head == s ? 0 : (uint32_t)cfg_num(s, "seq", 0);
	EACH(n, s, "set peer") {
		struct addr peer;

		if (cfg_addr(n, "peer", &peer))
			*GROW(m->peers, m->n_peers) = peer;
	}
	if (a)
		m->flows = crypto_acl_flows(a, &m->n_flows);
	for (size_t i = 0; i < m->n_flows; i++)
		any = any || m->flows[i].action != ACL_FLOW_CLEAR;
	policy_fill(&m->policy, ic, s);
	m->policy.name = xasprintf("%s %u", m->map, m->seq);
	m->complete = m->policy.n_ts && (m->dynamic ? any || !acl : m->n_peers && any);
	reverse_route(m, s);
	*GROW(ic->maps, ic->n_maps) = m;
}

static void map_add(struct ipsec_conf *ic, const struct policy *p, const struct cfg *c,
		    const struct cfg_node *s)
{
	const char *dynamic = cfg_var(s, "dynamic");

	if (!s->row->submode || !cfg_has(s, "ipsec-isakmp"))
		return;
	if (!dynamic) {
		map_entry(ic, p, s, s);
		return;
	}
	EACH(d, &c->root, "crypto dynamic-map")
		if (!strcmp(cfg_var(d, "map"), dynamic))
			map_entry(ic, p, s, d);
}

struct ipsec_conf *apply_ipsec(const struct router *rt)
{
	const struct cfg *c = rt->running;
	struct ipsec_conf *ic = ipsec_conf_new();
	struct policy p = { 0 };
	const struct cfg_node *n;

	n = cfg_find(&c->root, "crypto ipsec security-association lifetime days");
	ic->life_seconds = (uint32_t)cfg_num(n, "days", 0) * 86400;
	if (!n)
		ic->life_seconds = (uint32_t)cfg_num(
			cfg_find(&c->root, "crypto ipsec security-association lifetime seconds"),
			"seconds", 3600);
	n = cfg_find(&c->root, "crypto ipsec security-association lifetime kilobytes");
	if (n)
		ic->life_kilobytes = cfg_num(n, "kilobytes", 0);
	n = cfg_find(&c->root, "crypto ipsec security-association replay");
	if (n)
		ic->replay_window = (uint32_t)cfg_num(n, "window", 0);
	ic->idle_seconds = (uint32_t)cfg_num(
		cfg_find(&c->root, "crypto ipsec security-association idle-time"), "seconds", 0);
	n = cfg_find(&c->root, "crypto ipsec df-bit");
	if (n)
		ic->df = cfg_has(n, "clear") ? IPSEC_DF_CLEAR
			 : cfg_has(n, "set") ? IPSEC_DF_SET
					     : IPSEC_DF_COPY;
	n = cfg_find(&c->root, "crypto ipsec security-association ecn");
	ic->ecn_propagate = n && cfg_has(n, "propagate");
	ic->dummy_ms = dummy_ms(cfg_find(&c->root, "crypto ipsec security-association dummy"), 0);
	n = cfg_find(&c->root, "crypto ipsec fragmentation");
	ic->frag_after = n && cfg_has(n, "after-encryption");
	transform_sets(ic, c);
	profiles(ic, c);
	if (cfg_find(&c->root, "crypto map"))
		apply_policy(c, &p);
	EACH(s, &c->root, "crypto map")
		map_add(ic, &p, c, s);
	policy_release(&p);
	return ic;
}
