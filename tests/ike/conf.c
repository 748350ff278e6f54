/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selection rules: policies, profiles, keys; identities; traffic selectors; proposals.
 */
#include "tests/ike/sim.h"

#include "ike/author.h"

#include <stdlib.h>
#include <string.h>

static struct ike_id id_of(enum ike_id_type type, const char *text)
{
	struct ike_id id;

	ike_id_from_text(&id, type, text);
	return id;
}

static bool matches(enum ike_id_match_kind kind, const char *text, enum ike_id_type type,
		    const char *id)
{
	struct ike_id_match m = { .kind = kind, .text = (char *)text };
	struct ike_id i = id_of(type, id);

	if (kind == IKE_MATCH_ADDRESS) {
		assert_true(prefix_parse(text, &m.prefix));
		m.text = NULL;
	}
	return ike_id_matches(&m, &i);
}

static void test_id_match(void **state)
{
	(void)state;
	assert_true(matches(IKE_MATCH_FQDN, "hub.lab", IKE_ID_FQDN, "HUB.lab"));
	assert_false(matches(IKE_MATCH_FQDN, "hub.lab", IKE_ID_FQDN, "hub.lab2"));
	assert_false(matches(IKE_MATCH_FQDN, "hub.lab", IKE_ID_KEY_ID, "hub.lab"));
	assert_true(matches(IKE_MATCH_FQDN_DOMAIN, "lab", IKE_ID_FQDN, "a.b.lab"));
	assert_true(matches(IKE_MATCH_FQDN_DOMAIN, ".lab", IKE_ID_FQDN, "a.lab"));
	assert_false(matches(IKE_MATCH_FQDN_DOMAIN, "lab", IKE_ID_FQDN, "notlab"));
	assert_false(matches(IKE_MATCH_FQDN_DOMAIN, "", IKE_ID_FQDN, "x"));
	assert_true(matches(IKE_MATCH_EMAIL, "a@lab", IKE_ID_RFC822_ADDR, "A@LAB"));
	assert_true(matches(IKE_MATCH_EMAIL_DOMAIN, "lab", IKE_ID_RFC822_ADDR, "x@y@lab"));
	assert_false(matches(IKE_MATCH_EMAIL_DOMAIN, "lab", IKE_ID_RFC822_ADDR, "x@lab@y"));
	assert_false(matches(IKE_MATCH_EMAIL_DOMAIN, "lab", IKE_ID_RFC822_ADDR, "lab"));
	assert_true(matches(IKE_MATCH_KEY_ID, "K", IKE_ID_KEY_ID, "K"));
	assert_false(matches(IKE_MATCH_KEY_ID, "K", IKE_ID_KEY_ID, "k")); /* opaque bytes */
	assert_true(matches(IKE_MATCH_ADDRESS, "10.0.0.0/8", IKE_ID_IPV4_ADDR, "10.9.8.7"));
	assert_false(matches(IKE_MATCH_ADDRESS, "10.0.0.0/8", IKE_ID_IPV4_ADDR, "11.9.8.7"));
	assert_false(matches(IKE_MATCH_ADDRESS, "10.0.0.0/8", IKE_ID_FQDN, "10.9.8.7"));
	assert_true(matches(IKE_MATCH_ADDRESS, "2001:db8::/32", IKE_ID_IPV6_ADDR, "2001:db8::1"));
	assert_true(matches(IKE_MATCH_ANY, NULL, IKE_ID_DER_ASN1_DN, "x"));
	assert_false(matches(IKE_MATCH_NONE, NULL, IKE_ID_FQDN, "x"));
}

static bool mangles(const struct ike_mangler *m, enum ike_id_type type, const char *text,
		    const char *want)
{
	struct ike_id id = id_of(type, text);
	char out[64] = "";

	return mangle_name(m, &id, out, sizeof(out)) ? want && !strcmp(out, want) : !want;
}

static void test_mangle(void **state)
{
	static const uint8_t dn[] = { 0x30, 0x1a, 0x31, 0x0b, 0x30, 0x09, 0x06, 0x03, 0x55, 0x04,
				      0x0a, 0x0c, 0x02, 'l',  'b',  0x31, 0x0b, 0x30, 0x09, 0x06,
				      0x03, 0x55, 0x04, 0x03, 0x0c, 0x02, 'r',  '1' };
	struct ike_mangler m = { .fqdn = MANGLE_FIRST, .email = MANGLE_DOMAIN };
	struct ike_id id = { .type = IKE_ID_DER_ASN1_DN, .len = sizeof(dn) };
	char out[64], tiny[4];

	(void)state;
	assert_true(mangles(&m, IKE_ID_FQDN, "r1.lab.example", "r1"));
	assert_true(mangles(&m, IKE_ID_FQDN, "r1", "r1"));
	assert_true(mangles(&m, IKE_ID_FQDN, ".lab", NULL));
	assert_true(mangles(&m, IKE_ID_RFC822_ADDR, "u@lab.example", "lab.example"));
	assert_true(mangles(&m, IKE_ID_RFC822_ADDR, "u", NULL));
	assert_true(mangles(&m, IKE_ID_KEY_ID, "k", NULL));
	assert_true(mangles(&m, IKE_ID_IPV4_ADDR, "10.0.0.1", NULL));
	m.fqdn = MANGLE_DOMAIN;
	m.email = MANGLE_FIRST;
	assert_true(mangles(&m, IKE_ID_FQDN, "r1.lab.example", "lab.example"));
	assert_true(mangles(&m, IKE_ID_FQDN, "r1.", NULL));
	assert_true(mangles(&m, IKE_ID_RFC822_ADDR, "u@lab", "u"));
	m.fqdn = MANGLE_ALL;
	assert_true(mangles(&m, IKE_ID_FQDN, "r1.lab", "r1.lab"));
	memcpy(id.data, dn, sizeof(dn));
	assert_false(mangle_name(&m, &id, out, sizeof(out)));
	m.dn = (char *)"common-name";
	assert_true(mangle_name(&m, &id, out, sizeof(out)));
	assert_string_equal(out, "r1");
	m.dn = (char *)"organization";
	assert_true(mangle_name(&m, &id, out, sizeof(out)));
	assert_string_equal(out, "lb");
	m.dn = (char *)"state";
	assert_false(mangle_name(&m, &id, out, sizeof(out)));
	id.len = 9; /* cut off */
	assert_false(mangle_name(&m, &id, out, sizeof(out)));
	id = id_of(IKE_ID_FQDN, "long.name");
	assert_false(mangle_name(&m, &id, tiny, sizeof(tiny)));
	id.len = 5;
	id.data[2] = '\0';
	assert_false(mangle_name(&m, &id, out, sizeof(out)));
}

static struct author_policy *policy_of(struct author_policy *p, const char *name, uint32_t route)
{
	memset(p, 0, sizeof(*p));
	str_copy(p->name, sizeof(p->name), name);
	p->route_accept_any = true;
	p->n_route_set = 1;
	p->route_set = xcalloc(1, sizeof(*p->route_set));
	p->route_set[0] = (struct prefix){ .addr = addr_v4(route), .len = 16 };
	str_copy(p->pool, sizeof(p->pool), name);
	return p;
}

static void test_author(void **state)
{
	struct ike_author_list lists[] = { { .name = (char *)"L", .local = true },
					   { .name = (char *)"N", .none = true },
					   { .name = (char *)"R" } };
	struct ike_conf c = { .lists = lists, .n_lists = 3 };
	struct ike_profile p = { .author_group = { .list = (char *)"L", .name = (char *)"g" } };
	struct ike_id id = id_of(IKE_ID_FQDN, "u");
	struct author_policy all[2], out;
	struct ike_why why = { 0 };
	bool any;

	(void)state;
	policy_of(&all[0], "g", 0x0a010000);
	policy_of(&all[1], "u", 0x0a020000);
	str_copy(all[0].def_domain, sizeof(all[0].def_domain), "lab");
	assert_true(author_get(&c, all, 2, &p, &id, &out, &any, &why) && any);
	assert_string_equal(out.pool, "g");
	author_wipe(&out);
	/* the user, by its identity, wins; routes of both */
	p.author_user = (struct ike_author){ .list = (char *)"L", .user = true };
	assert_true(author_get(&c, all, 2, &p, &id, &out, &any, &why) && any);
	assert_string_equal(out.pool, "u");
	assert_string_equal(out.def_domain, "lab");
	assert_int_equal(out.n_route_set, 2);
	author_wipe(&out);
	p.author_group.override = true;
	assert_true(author_get(&c, all, 2, &p, &id, &out, &any, &why) && any);
	assert_string_equal(out.pool, "g");
	author_wipe(&out);
	/* an unknown user; no such list; servers nobody asks; no need to */
	id = id_of(IKE_ID_FQDN, "other");
	assert_false(author_get(&c, all, 2, &p, &id, &out, &any, &why));
	assert_non_null(strstr(why.text, "crypto ikev2 authorization policy other"));
	p.author_user.list = (char *)"M";
	assert_false(author_get(&c, all, 2, &p, &id, &out, &any, &why));
	assert_non_null(strstr(why.text, "aaa authorization network M local"));
	p.author_user.list = (char *)"R";
	assert_false(author_get(&c, all, 2, &p, &id, &out, &any, &why));
	p.author_user.list = NULL;
	p.author_group.list = (char *)"N";
	assert_true(author_get(&c, all, 2, &p, &id, &out, &any, &why) && !any);
	p.author_group.list = NULL;
	assert_true(author_get(&c, all, 2, &p, &id, &out, &any, &why) && !any);
	author_wipe(&all[0]);
	author_wipe(&all[1]);
}

static void test_id_text(void **state)
{
	struct ike_id id = { .type = IKE_ID_KEY_ID, .len = 5, .data = "a\n\x80\\b" };
	char buf[64];

	(void)state;
	assert_string_equal(ike_id_str(&id, buf, sizeof(buf)), "a\\x0a\\x80\\x5cb");
	assert_string_equal(ike_id_str(&id, buf, 4), "a"); /* never half an escape */
	id = id_of(IKE_ID_IPV4_ADDR, "10.0.0.1");
	assert_int_equal(id.len, 4);
	assert_string_equal(ike_id_str(&id, buf, sizeof(buf)), "10.0.0.1");
	id.len = 3; /* a peer's lie */
	assert_string_equal(ike_id_str(&id, buf, sizeof(buf)), "\\x0a\\x00\\x00");
	memset(&id, 'x', sizeof(id));
	id.type = IKE_ID_FQDN;
	id.len = IKE_ID_MAX;
	assert_int_equal(strlen(ike_id_str(&id, buf, sizeof(buf))), 63);
}

static struct ike_keyring_peer *kpeer(struct ike_keyring *k, const char *name, const char *prefix,
				      const char *fqdn)
{
	struct ike_keyring_peer *p = xcalloc(1, sizeof(*p));

	p->name = xstrdup(name);
	if (prefix) {
		p->addrs = xcalloc(1, sizeof(*p->addrs));
		assert_true(prefix_parse(prefix, &p->addrs[0]));
		p->n_addrs = 1;
	}
	if (fqdn) {
		p->id.kind = IKE_MATCH_FQDN;
		p->id.text = xstrdup(fqdn);
	}
	k->peers = xrealloc(k->peers, (k->n_peers + 1) * sizeof(*k->peers));
	k->peers[k->n_peers++] = p;
	return p;
}

static void test_keyring(void **state)
{
	struct ike_conf *c = ike_conf_new();
	struct ike_keyring *k = xcalloc(1, sizeof(*k));
	struct ike_id id = id_of(IKE_ID_FQDN, "spoke1.lab");
	struct addr a = addr_v4(0x0a010203), other = addr_v4(0x14010203);

	(void)state;
	k->name = xstrdup("KR");
	c->keyrings = xcalloc(1, sizeof(*c->keyrings));
	c->keyrings[c->n_keyrings++] = k;
	kpeer(k, "ANY", "0.0.0.0/0", NULL);
	kpeer(k, "NET", "10.0.0.0/8", NULL);
	kpeer(k, "HOST", "10.1.2.3/32", NULL);
	kpeer(k, "NAMED", NULL, "spoke1.lab");
	assert_string_equal(ike_keyring_lookup(k, &a, NULL)->name, "HOST"); /* longest prefix */
	assert_string_equal(ike_keyring_lookup(k, &other, NULL)->name, "ANY");
	assert_string_equal(ike_keyring_lookup(k, &a, &id)->name, "NAMED"); /* identity first */
	id = id_of(IKE_ID_FQDN, "spoke2.lab");
	assert_string_equal(ike_keyring_lookup(k, &a, &id)->name, "HOST");
	assert_null(ike_keyring_lookup(k, NULL, &id));
	ike_conf_put(c);
}

static struct ike_profile *prof(struct ike_conf *c, const char *name, enum ike_id_match_kind kind,
				const char *text)
{
	struct ike_profile *p = xcalloc(1, sizeof(*p));

	p->name = xstrdup(name);
	p->match_remote = xcalloc(1, sizeof(*p->match_remote));
	p->match_remote[0].kind = kind;
	if (kind == IKE_MATCH_ADDRESS)
		assert_true(prefix_parse(text, &p->match_remote[0].prefix));
	else
		p->match_remote[0].text = text ? xstrdup(text) : NULL;
	p->n_match_remote = 1;
	p->complete = true;
	c->profiles = xrealloc(c->profiles, (c->n_profiles + 1) * sizeof(*c->profiles));
	c->profiles[c->n_profiles++] = p;
	return p;
}

static const char *chosen(struct ike_conf *c, const char *fvrf, struct ike_id id)
{
	struct addr local = addr_v4(0x0a000001);
	const struct ike_profile *p = ike_profile_select(c, fvrf, &local, &id);

	return p ? p->name : "";
}

static void test_profiles(void **state)
{
	struct ike_conf *c = ike_conf_new();
	struct ike_profile *p;

	(void)state;
	prof(c, "ANY", IKE_MATCH_ANY, NULL);
	prof(c, "DOM", IKE_MATCH_FQDN_DOMAIN, "lab");
	prof(c, "SUB", IKE_MATCH_FQDN_DOMAIN, "east.lab");
	prof(c, "ONE", IKE_MATCH_FQDN, "s1.east.lab");
	prof(c, "NET", IKE_MATCH_ADDRESS, "10.0.0.0/8");
	prof(c, "HOST", IKE_MATCH_ADDRESS, "10.0.0.9/32");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s1.east.lab")), "ONE");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s2.east.lab")), "SUB");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s2.west.lab")), "DOM");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "x.y")), "ANY");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_IPV4_ADDR, "10.0.0.9")), "HOST");
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_IPV4_ADDR, "10.0.0.8")), "NET");
	assert_string_equal(chosen(c, "BLUE", id_of(IKE_ID_FQDN, "s1.east.lab")), "");
	/* VRF, shutdown, incomplete, another local address. */
	p = prof(c, "VRF", IKE_MATCH_ANY, NULL);
	p->fvrf = xstrdup("BLUE");
	assert_string_equal(chosen(c, "BLUE", id_of(IKE_ID_FQDN, "s1.east.lab")), "VRF");
	p = prof(c, "ONE2", IKE_MATCH_FQDN, "s1.east.lab");
	p->match_local = xcalloc(1, sizeof(*p->match_local));
	p->match_local[0] = addr_v4(0x0a000001);
	p->n_match_local = 1;
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s1.east.lab")), "ONE2");
	p->match_local[0] = addr_v4(0x0a000002);
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s1.east.lab")), "ONE");
	c->profiles[3]->shutdown = true;
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s1.east.lab")), "SUB");
	c->profiles[2]->complete = false;
	assert_string_equal(chosen(c, NULL, id_of(IKE_ID_FQDN, "s1.east.lab")), "DOM");
	ike_conf_put(c);
}

static void test_policies(void **state)
{
	struct ike_conf *c = ike_conf_new();
	struct addr a = addr_v4(0x0a000001), b = addr_v4(0x0a000002);
	struct ike_policy *p;

	(void)state;
	assert_null(ike_policy_select(c, NULL, &a));
	c->proposals = xcalloc(1, sizeof(*c->proposals));
	c->proposals[c->n_proposals++] = ike_proposal_default();
	c->policies = xcalloc(3, sizeof(*c->policies));
	c->policies[c->n_policies++] = ike_policy_default();
	assert_string_equal(ike_policy_select(c, NULL, &a)->name, "default");
	assert_string_equal(ike_policy_select(c, "BLUE", &a)->name, "default"); /* fvrf any */
	for (int i = 0; i < 2; i++) {
		p = ike_policy_default();
		free(p->name);
		p->name = xstrdup(i ? "SPECIFIC" : "PLAIN");
		p->fvrf_any = false;
		if (i) {
			p->local = xcalloc(1, sizeof(*p->local));
			p->local[0] = a;
			p->n_local = 1;
		}
		c->policies[c->n_policies++] = p;
	}
	assert_string_equal(ike_policy_select(c, NULL, &a)->name, "SPECIFIC");
	assert_string_equal(ike_policy_select(c, NULL, &b)->name, "PLAIN");
	assert_string_equal(ike_policy_select(c, "BLUE", &b)->name, "default");
	/* A policy whose proposals are missing or incomplete is passed over. */
	free(c->policies[2]->proposals[0]);
	c->policies[2]->proposals[0] = xstrdup("NONE");
	assert_string_equal(ike_policy_select(c, NULL, &a)->name, "PLAIN");
	c->proposals[0]->complete = false;
	assert_null(ike_policy_select(c, NULL, &a));
	ike_conf_put(c);
}

static void test_default_proposal(void **state)
{
	struct ike_proposal *p = ike_proposal_default();

	(void)state;
	assert_int_equal(p->n_encr, 1);
	assert_int_equal(p->encr[0]->key_bits, 256);
	assert_int_equal(p->n_dh, 4);
	assert_int_equal(p->dh[0]->group, 19); /* goes into KE */
	assert_int_equal(p->dh[3]->group, 5);
	assert_true(p->builtin && p->complete);
	free(p->name);
	free(p);
}

static struct ike_ts ts(const char *lo, const char *hi, uint8_t proto, uint16_t pl, uint16_t ph)
{
	struct ike_ts t = { .proto = proto, .port_lo = pl, .port_hi = ph };

	assert_true(addr_parse(lo, &t.lo));
	assert_true(addr_parse(hi, &t.hi));
	return t;
}

static void test_ts(void **state)
{
	struct ike_ts any = ts("0.0.0.0", "255.255.255.255", 0, 0, 65535);
	struct ike_ts net = ts("10.0.0.0", "10.0.255.255", 0, 0, 65535);
	struct ike_ts web = ts("10.0.0.0", "10.255.255.255", 6, 80, 80);
	struct ike_ts opaque = ts("10.0.0.1", "10.0.0.1", 17, 65535, 0);
	struct ike_ts v6 = ts("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 0, 0, 65535);
	struct ike_ts two[2] = { web, net }, out[IKE_MAX_TS], back[IKE_MAX_TS];
	struct ike_pld_ref ref = { .type = PLD_TSI };
	struct pb b;

	(void)state;
	assert_true(ts_covers(&any, &web));
	assert_false(ts_covers(&web, &net));
	assert_true(ts_covers(&any, &opaque));
	assert_false(ts_covers(&web, &opaque));
	assert_false(ts_covers(&any, &v6));
	assert_int_equal(ts_narrow(&net, 1, &web, 1, out), 1);
	assert_int_equal(out[0].proto, 6);
	assert_int_equal(addr_to_v4(&out[0].hi), 0x0a00ffff);
	assert_int_equal(ts_narrow(&v6, 1, &any, 1, out), 0);
	assert_int_equal(ts_narrow(&opaque, 1, &web, 1, out), 0);
	assert_int_equal(ts_narrow(&opaque, 1, &any, 1, out), 1);
	/* A selector that another one covers is not repeated. */
	assert_int_equal(ts_narrow(two, 2, &any, 1, out), 2);
	two[0] = any;
	assert_int_equal(ts_narrow(two, 2, &any, 1, out), 1);
	pb_init(&b);
	two[0] = web;
	two[1] = v6;
	ts_write(&b, PLD_TSI, two, 2);
	ref.p = b.buf + 4;
	ref.len = wr_len(&b.w) - 4;
	assert_int_equal(ts_parse(&ref, back), 2);
	assert_true(ts_eq(&back[0], &web) && ts_eq(&back[1], &v6));
	/* Cut anywhere: refused, never read past. */
	for (uint16_t len = 0; len < ref.len; len++) {
		uint8_t *copy = xmemdup(ref.p, len + 1);
		struct ike_pld_ref cut = { .type = PLD_TSI, .p = copy, .len = len };

		assert_int_equal(ts_parse(&cut, back), -1);
		free(copy);
	}
}

static void test_sa_payload(void **state)
{
	struct ike_proposal *p = ike_proposal_default();
	struct ike_offer o = { p, false };
	struct ike_pld_ref ref = { .type = PLD_SA };
	struct ike_suite s;
	struct ike_prop chosen_prop;
	struct pb b;
	bool bad;

	(void)state;
	pb_init(&b);
	offers_write(&b, &o, 1, NULL, 0);
	ref.p = b.buf + 4;
	ref.len = wr_len(&b.w) - 4;
	assert_true(offers_select(&ref, &o, 1, 0, &s, &chosen_prop, &bad));
	assert_int_equal(s.dh->group, 19);
	assert_false(offers_select(&ref, &o, 1, 8, &s, &chosen_prop, &bad)); /* wants an SPI */
	assert_false(bad);
	for (uint16_t len = 0; len < ref.len; len++) {
		uint8_t *copy = xmemdup(ref.p, len + 1);
		struct ike_pld_ref cut = { .type = PLD_SA, .p = copy, .len = len };

		assert_false(offers_select(&cut, &o, 1, 0, &s, &chosen_prop, &bad));
		assert_true(bad || !len);
		free(copy);
	}
	/* RFC 7296 3.3.6: a transform type nobody knows spoils the proposal, an attribute nobody
	 * knows only its transform. */
	b.buf[4 + 8 + 4] = 6;
	assert_false(offers_select(&ref, &o, 1, 0, &s, &chosen_prop, &bad));
	assert_false(bad);
	b.buf[4 + 8 + 4] = TRANSFORM_ENCR;
	b.buf[4 + 8 + 8 + 1] = 15; /* key length -> attribute 15 */
	assert_false(offers_select(&ref, &o, 1, 0, &s, &chosen_prop, &bad));
	assert_false(bad);
	free(p->name);
	free(p);
}

static void test_refs(void **state)
{
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "k" };
	struct sim *s = sim_pair_opts(&o);
	struct ike_sa_info i;

	(void)state;
	/* A live SA keeps the configuration it was made with. */
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	o.encr = "aes-cbc-128";
	o.integ = "sha1";
	o.prf = NULL;
	sim_configure(&s->n[0], sim_conf(&o));
	sim_configure(&s->n[1], sim_conf(&o));
	ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
	ike_sa_rekey(s->n[1].e, 1);
	sim_run(s, 5000);
	sim_sas(&s->n[0], &i);
	assert_true(i.encr->aead);
	assert_string_equal(i.profile->name, "PROF");
	ike_sa_delete(s->n[0].e, i.id, "x");
	sim_run(s, 200);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	sim_sas(&s->n[0], &i);
	assert_false(i.encr->aead);
	sim_free(s);
}

/* Many peers on one hub: every one up, rekeyed and gone again, nothing left over. */
static void test_many(void **state)
{
	enum { N = 400 };
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "k" };
	struct sim *s = sim_pair_opts(&o);
	struct ike_stats st;

	(void)state;
	for (uint32_t i = 0; i < N; i++) {
		s->n[0].addr = addr_v4(0x0b000000 + i);
		assert_true(sim_initiate(s, 0, 1, i + 1, NULL));
		sim_run(s, 40);
		s->n[0].n_child = s->n[1].n_child = 0; /* recorders are small */
	}
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.active_in, N);
	assert_int_equal(st.negotiating_in, 0);
	for (uint32_t i = 0; i < N; i += 7) {
		struct ike_sa_info info;

		assert_true(ike_sa_by_owner(s->n[0].e, i + 1, &info));
		assert_int_equal(info.owner, i + 1);
		s->n[0].addr = info.local.addr;
		assert_true(ike_sa_rekey(s->n[0].e, info.id));
		sim_run(s, 30);
	}
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.active_in, N);
	assert_int_equal(sim_sas(&s->n[1], NULL), N);
	/* Recorders were reset: do not ask them about the end. */
	for (int k = 0; k < 2; k++) {
		s->n[k].n_spi += 100000;
		s->n[k].forget = true;
	}
	ike_free(s->n[0].e);
	s->n[0].e = NULL;
	ike_free(s->n[1].e);
	s->n[1].e = NULL;
	s->n[0].n_spi = s->n[1].n_spi = 0;
	sim_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_id_match),
		cmocka_unit_test(test_mangle),
		cmocka_unit_test(test_author),
		cmocka_unit_test(test_id_text),
		cmocka_unit_test(test_keyring),
		cmocka_unit_test(test_profiles),
		cmocka_unit_test(test_policies),
		cmocka_unit_test(test_default_proposal),
		cmocka_unit_test(test_ts),
		cmocka_unit_test(test_sa_payload),
		cmocka_unit_test(test_refs),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
