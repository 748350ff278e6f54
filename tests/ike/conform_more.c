/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conformance, more of numbers 1.1: algorithms, traffic selectors, error notifies, identities.
 */
#include "tests/ike/seen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* R.1.1.2.2: a repeated IKE_SA_INIT request gets the same answer, bit by bit (RFC 7296 2.1). */
static void test_R_1_1_2_2(void **state)
{
	struct seen *c = seen_new(NULL);

	(void)state;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 5);
	assert_int_equal(c->n, 2);
	sim_inject(c->s, 1, 0, c->m[0].raw, c->m[0].len);
	assert_int_equal(c->n, 3);
	assert_int_equal(c->m[2].len, c->m[1].len);
	assert_memory_equal(c->m[2].raw, c->m[1].raw, c->m[1].len);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 1);
	sim_run(c->s, 200);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	seen_free(c);
}

/* R.1.1.4.1 (version): a higher minor version is answered with our own (2.5). */
static void test_R_1_1_4_1_minor_version(void **state)
{
	struct seen *c = seen_new(NULL);
	uint8_t raw[2048];

	(void)state;
	sim_initiate(c->s, 0, 1, 1, NULL);
	memcpy(raw, c->m[0].raw, c->m[0].len);
	raw[7] ^= 1; /* another negotiation */
	raw[17] = 0x21;
	sim_inject(c->s, 1, 0, raw, c->m[0].len);
	assert_int_equal(c->n, 2);
	assert_int_equal(c->m[1].h.version, 0x20);
	assert_true(seen_has(c, 1, PLD_KE));
	seen_free(c);
}

struct ike_part {
	const char *encr, *integ, *prf, *group;
	uint16_t want[4]; /* ENCR, PRF, INTEG, DH as RFC numbers */
};

static void want_transforms(const struct seen *c, unsigned nr, const uint16_t *want, unsigned n)
{
	struct ike_prop p;
	struct ike_msg m;
	struct rd r;

	seen_parse(c, nr, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	assert_true(prop_next(&r, &p));
	for (unsigned i = 0, k = 0; i < n; i++) {
		if (!want[i])
			continue;
		assert_true(k < p.n);
		assert_int_equal(p.x[k].id, want[i]);
		k++;
	}
	assert_false(prop_next(&r, &p));
}

/* I/R.1.1.6.1: every algorithm of the IKE SA, offered and accepted (3.3.2). */
static void test_1_1_6_1(void **state)
{
	static const struct ike_part parts[] = {
		{ "3des", "sha1", "sha1", "2", { 3, 2, 2, 2 } },
		{ "aes-cbc-128", "sha1", "sha1", "2", { 12, 2, 2, 2 } },
		{ "aes-cbc-128", "md5", "md5", "5", { 12, 1, 1, 5 } },
		{ "aes-cbc-192", "sha256", "sha256", "14", { 12, 5, 12, 14 } },
		{ "aes-cbc-256", "sha384", "sha384", "15", { 12, 6, 13, 15 } },
		{ "aes-cbc-256", "sha512", "sha512", "16", { 12, 7, 14, 16 } },
		{ "aes-gcm-128", NULL, "sha256", "19", { 20, 5, 0, 19 } },
		{ "aes-gcm-256", NULL, "sha384", "20", { 20, 6, 0, 20 } },
		{ "aes-gcm-256", NULL, "sha512", "21", { 20, 7, 0, 21 } },
		{ "aes-cbc-256", "sha256", "sha256", "24", { 12, 5, 12, 24 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		const struct ike_part *t = &parts[i];
		struct sim_opts o = { .encr = t->encr, .integ = t->integ, .prf = t->prf,
				      .group = t->group, .psk = "k" };
		struct seen *c = seen_up(&o);

		want_transforms(c, 0, t->want, 4);
		want_transforms(c, 1, t->want, 4);
		/* Both ends can read each other. */
		for (unsigned who = 0; who < 2; who++) {
			unsigned n = c->n;

			assert_true(ike_sa_probe(c->s->n[who].e, seen_sa(c, who)));
			sim_run(c->s, 50);
			assert_int_equal(c->n, n + 2);
		}
		seen_free(c);
	}
}

/* I/R.1.1.6.2: every algorithm of the CHILD SA. */
static void test_1_1_6_2(void **state)
{
	static const struct {
		const char *suite;
		bool esn;
		uint16_t want[3]; /* ENCR, INTEG, ESN */
		bool esn_wanted;
	} parts[] = {
		{ "aes-128/sha1", false, { 12, 2 }, false },
		{ "aes-192/sha256", false, { 12, 12 }, false },
		{ "aes-256/sha384", false, { 12, 13 }, false },
		{ "aes-256/sha512", false, { 12, 14 }, false },
		{ "aes-128/md5", false, { 12, 1 }, false },
		{ "gcm-128", false, { 20, 0 }, false },
		{ "gcm-192", false, { 20, 0 }, false },
		{ "gcm-256", true, { 20, 0 }, true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		struct seen *c = seen_new(NULL);

		for (unsigned who = 0; who < 2; who++) {
			sim_policy(&c->s->n[who].policy, parts[i].suite);
			c->s->n[who].policy.suites[0].esn = parts[i].esn;
		}
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 200);
		want_transforms(c, 2, parts[i].want, 2);
		want_transforms(c, 3, parts[i].want, 2);
		sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
		assert_int_equal(sim_live_child(&c->s->n[0])->c.suite.esn, parts[i].esn_wanted);
		seen_free(c);
	}
}

/* I.1.1.6.11: INVALID_KE_PAYLOAD counts whether or not its responder SPI is zero (2.6, 2.7). */
static enum sim_fate spi_in_refusal(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	if (nr == 1 && c->arg)
		memcpy(p->p + 8, "somespi!", 8);
	return SIM_PASS;
}

static void test_I_1_1_6_11(void **state)
{
	struct sim_opts o = { .encr = "aes-cbc-128", .integ = "sha1", .group = "14 19", .psk = "k" };

	(void)state;
	for (unsigned spi = 0; spi < 2; spi++) {
		struct seen *c = seen_new(&o);
		struct sim_opts r = o;

		r.group = "19";
		sim_configure(&c->s->n[1], sim_conf(&r));
		c->also = spi_in_refusal;
		c->arg = spi;
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 200);
		assert_true(seen_notifies(c, 1, NTF_INVALID_KE_PAYLOAD));
		assert_memory_equal(c->m[2].raw + 8, "\0\0\0\0\0\0\0\0", 8);
		assert_int_equal(sim_children_up(&c->s->n[0]), 1);
		seen_free(c);
	}
}

/* I/R.1.1.7 (protocol, ports): GRE between hosts, UDP to one port; both ends agree (3.13.1). */
static void test_1_1_7_protocol_and_ports(void **state)
{
	static const struct {
		uint8_t proto;
		uint16_t lo, hi;
	} parts[] = { { 47, 0, 65535 }, { 17, 4789, 4789 }, { 6, 1024, 2048 }, { 1, 0x0800, 0x08ff } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		struct seen *c = seen_new(NULL);
		struct ike_ts ts[IKE_MAX_TS], *t = &c->s->n[0].policy.ts_remote[0];
		struct ike_msg m;

		t->proto = parts[i].proto;
		t->port_lo = parts[i].lo;
		t->port_hi = parts[i].hi;
		t->lo = t->hi = addr_v4(0x0a000002);
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 200);
		for (unsigned nr = 2; nr < 4; nr++) {
			seen_parse(c, nr, &m);
			assert_int_equal(ts_parse(msg_find(&m, PLD_TSR), ts), 1);
			assert_true(ts_eq(&ts[0], t));
		}
		assert_true(ts_eq(&sim_live_child(&c->s->n[1])->c.ts_local[0], t));
		seen_free(c);
	}
}

/* R.1.1.7: several selectors are narrowed together; what lies outside goes, the rest stays (2.9). */
static void test_R_1_1_7_several(void **state)
{
	struct seen *c = seen_new(NULL);
	struct ike_child_policy *p = &c->s->n[0].policy;
	struct sim_child *k;

	(void)state;
	p->n_ts_remote = 3;
	for (unsigned i = 0; i < 3; i++) {
		p->ts_remote[i] = p->ts_remote[0];
		p->ts_remote[i].lo = addr_v4(0x0a010000 + (i << 16));
		p->ts_remote[i].hi = addr_v4(0x0a01ffff + (i << 16));
	}
	c->s->n[1].policy.ts_local[0].lo = addr_v4(0x0a020000);
	c->s->n[1].policy.ts_local[0].hi = addr_v4(0x0a0300ff);
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	k = sim_live_child(&c->s->n[0]);
	assert_int_equal(k->c.n_ts_remote, 2);
	assert_int_equal(addr_to_v4(&k->c.ts_remote[0].hi), 0x0a02ffff);
	assert_int_equal(addr_to_v4(&k->c.ts_remote[1].hi), 0x0a0300ff);
	sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
	seen_free(c);
}

/* I.1.1.7: an answer with selectors that were not asked for makes no CHILD SA, and the responder
 * is told. */
static enum sim_fate widen(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	struct ike_ts all;
	struct ike_msg m;
	struct pb b;

	if (nr != 3)
		return SIM_PASS;
	memset(&all, 0, sizeof(all));
	all.port_hi = 65535;
	all.lo = addr_v4(0);
	all.hi = addr_v4(0xffffffff);
	seen_parse(c, nr, &m);
	pb_init(&b);
	for (unsigned i = 0; i < m.n; i++) {
		if (m.pld[i].type == PLD_TSR)
			ts_write(&b, PLD_TSR, &all, 1);
		else
			pb_bytes(&b, m.pld[i].type, m.pld[i].p, m.pld[i].len);
	}
	seen_replace(c, p, nr, &b);
	return SIM_PASS;
}

static void test_I_1_1_7_wider(void **state)
{
	struct seen *c = seen_new(NULL);

	(void)state;
	c->s->n[0].policy.ts_remote[0].lo = c->s->n[0].policy.ts_remote[0].hi = addr_v4(0x0a010101);
	c->also = widen;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 1000);
	assert_int_equal(c->s->n[0].n_child_up, 0);
	assert_int_equal(c->s->n[1].n_child_up, 1);
	assert_int_equal(sim_children_up(&c->s->n[1]), 0); /* our DELETE took it away again */
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 0);
	assert_non_null(strstr(c->s->n[0].last_why.text, "selectors"));
	seen_free(c);
}

/* I/R.1.1.8 (AUTHENTICATION_FAILED): from the responder protected, in the answer; from the initiator
 * in an exchange of its own (2.21.2). Nothing stays. */
static void test_1_1_8_authentication(void **state)
{
	struct sim_opts o = { .encr = "aes-cbc-128", .integ = "sha1", .group = "14", .psk = "k" };

	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_new(&o);
		struct sim_opts bad = o;

		/* who: the end that does not believe the other */
		bad.psk_local = who ? "k" : "other";
		bad.psk_remote = who ? "other" : "k";
		sim_configure(&c->s->n[1], sim_conf(&bad));
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 500);
		assert_int_equal(c->s->n[0].n_child_up, 0);
		assert_int_equal(sim_sas(&c->s->n[0], NULL) + sim_sas(&c->s->n[1], NULL), 0);
		assert_int_equal(sim_children_up(&c->s->n[1]), 0);
		if (who) {
			assert_true(seen_notifies(c, 3, NTF_AUTHENTICATION_FAILED));
			assert_false(seen_has(c, 3, PLD_AUTH));
		} else {
			assert_int_equal(c->m[4].h.exchange, XCHG_INFO);
			assert_true(seen_notifies(c, 4, NTF_AUTHENTICATION_FAILED));
		}
		seen_free(c);
	}
}

/* I/R.1.1.8 (NO_PROPOSAL_CHOSEN, TS_UNACCEPTABLE in IKE_AUTH): the answer still authenticates; then,
 * as IOS does it, DELETE for the IPsec SA and DELETE for the IKE SA, in exchanges of their own. */
static void test_1_1_8_child(void **state)
{
	(void)state;
	for (unsigned ts = 0; ts < 2; ts++) {
		struct seen *c = seen_new(NULL);

		if (ts)
			c->s->n[1].policy_rc = -EPERM;
		else
			sim_policy(&c->s->n[1].policy, "gcm-256");
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 500);
		assert_true(seen_has(c, 3, PLD_IDR) && seen_has(c, 3, PLD_AUTH));
		assert_true(seen_notifies(c, 3, ts ? NTF_TS_UNACCEPTABLE : NTF_NO_PROPOSAL_CHOSEN));
		assert_false(seen_has(c, 3, PLD_SA));
		assert_int_equal(c->n, 8);
		for (unsigned k = 0; k < 2; k++) {
			struct ike_msg m;

			/* the refusal names no window: one at a time */
			seen_parse(c, 4 + 2 * k, &m);
			assert_int_equal(c->m[4 + 2 * k].from, 0);
			assert_int_equal(msg_find(&m, PLD_DELETE)->p[0], k ? PROTO_IKE : PROTO_ESP);
		}
		assert_int_equal(c->s->n[0].n_sa_up, 1);
		assert_int_equal(c->s->n[0].n_child_up + c->s->n[1].n_child_up, 0);
		assert_int_equal(sim_sas(&c->s->n[0], NULL) + sim_sas(&c->s->n[1], NULL), 0);
		seen_free(c);
	}
}

/* I/R.1.1.9.1, .2: identities of every type, as they stand on the wire (3.5). */
static void test_1_1_9(void **state)
{
	static const struct {
		enum ike_id_type type;
		const char *text;
	} ids[] = {
		{ IKE_ID_FQDN, "r1.lab.example" },
		{ IKE_ID_RFC822_ADDR, "r1@lab.example" },
		{ IKE_ID_KEY_ID, "key of r1" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
		struct sim_opts o = { .encr = "aes-cbc-128", .integ = "sha1", .group = "14", .psk = "k",
				      .id = ids[i].text, .id_type = ids[i].type };
		struct seen *c = seen_up(&o);
		struct ike_msg m;

		for (unsigned nr = 2; nr < 4; nr++) {
			const struct ike_pld_ref *p;

			seen_parse(c, nr, &m);
			p = msg_find(&m, nr == 2 ? PLD_IDI : PLD_IDR);
			assert_int_equal(p->len, 4 + strlen(ids[i].text));
			assert_int_equal(p->p[0], ids[i].type);
			assert_memory_equal(p->p + 4, ids[i].text, strlen(ids[i].text));
		}
		seen_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_R_1_1_2_2),
		cmocka_unit_test(test_R_1_1_4_1_minor_version),
		cmocka_unit_test(test_1_1_6_1),
		cmocka_unit_test(test_1_1_6_2),
		cmocka_unit_test(test_I_1_1_6_11),
		cmocka_unit_test(test_1_1_7_protocol_and_ports),
		cmocka_unit_test(test_R_1_1_7_several),
		cmocka_unit_test(test_I_1_1_7_wider),
		cmocka_unit_test(test_1_1_8_authentication),
		cmocka_unit_test(test_1_1_8_child),
		cmocka_unit_test(test_1_1_9),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
