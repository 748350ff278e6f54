/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conformance, part 2: numbers 1.2 (CREATE_CHILD_SA), 1.3 (INFORMATIONAL), 2.1 (gateways).
 */
#include "tests/ike/seen.h"

#include <stdlib.h>
#include <string.h>

/* I/R.1.2.1.1: the formats of CREATE_CHILD_SA (1.3). */
static void test_1_2_1_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		unsigned n = c->n;
		struct ike_msg m;
		struct ike_ntf k;
		struct rd r;

		ike_child_rekey(c->s->n[who].e, sim_live_child(&c->s->n[who])->c.id);
		sim_run(c->s, 100);
		seen_parse(c, n, &m);
		assert_int_equal(m.h.exchange, 36);
		assert_true(msg_ntf_find(&m, NTF_REKEY_SA, &k));
		assert_int_equal(k.proto, 3);
		assert_int_equal(k.spi_len, 4);
		r = rd_init(k.spi, 4);
		assert_int_equal(rd_u32(&r), c->s->n[who].child[0].c.spi_in);
		assert_true(seen_has(c, n, PLD_SA) && seen_has(c, n, PLD_NONCE) && seen_has(c, n, PLD_TSI));
		assert_false(seen_has(c, n, PLD_KE));
		assert_false(seen_notifies(c, n + 1, NTF_REKEY_SA));
		assert_true(seen_has(c, n + 1, PLD_SA) && seen_has(c, n + 1, PLD_TSR));
		/* 1.2.3.1, 1.2.5.1: who began deletes the replaced one. */
		assert_true(seen_has(c, n + 2, PLD_DELETE));
		assert_int_equal(c->m[n + 2].from, who);
		assert_int_equal(c->n, n + 4);
		seen_free(c);
	}
}

/* I.1.2.3.3: the life time of a CHILD SA leads to a rekey in time (2.8). */
static void as_1_2_3_3(unsigned who)
{
	struct seen *c = seen_new(NULL);

	c->s->n[who].policy.life_seconds = 120;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 119000);
	assert_int_equal(c->s->n[who].n_child_up, 2);
	assert_int_equal(sim_children_up(&c->s->n[who]), 1);
	seen_free(c);
}

static void test_1_2_3_3(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_2_3_3(who);
}

/* R.1.2.5.2: an additional CHILD SA beside the first one. */
static void test_R_1_2_5_2(void **state)
{
	struct seen *c = seen_up(NULL);

	(void)state;
	assert_true(ike_child_create(c->s->n[0].e, seen_sa(c, 0), &c->s->n[0].policy));
	sim_run(c->s, 100);
	assert_int_equal(sim_children_up(&c->s->n[1]), 2);
	seen_free(c);
}

/* I/R.1.2.4.1 to .7: IKE rekey: new SPIs in the proposal, message ids from 0, CHILD SAs inherited,
 * the old SA deleted by who began (1.3.2, 2.8). */
static void test_1_2_4(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		unsigned n = c->n;
		struct ike_prop p;
		struct ike_msg m;
		struct rd r;

		ike_sa_rekey(c->s->n[who].e, seen_sa(c, who));
		sim_run(c->s, 100);
		for (unsigned k = 0; k < 2; k++) {
			seen_parse(c, n + k, &m);
			assert_true(seen_has(c, n + k, PLD_KE) && seen_has(c, n + k, PLD_NONCE));
			assert_false(seen_has(c, n + k, PLD_TSI));
			r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
			assert_true(prop_next(&r, &p));
			assert_int_equal(p.proto, 1);
			assert_int_equal(p.spi_len, 8);
		}
		assert_true(seen_has(c, n + 2, PLD_DELETE));
		assert_int_equal(c->m[n + 2].from, who);
		assert_memory_equal(c->m[n + 2].h.spi_i, c->m[0].h.spi_i, 8); /* on the old SA */
		n = c->n;
		ike_sa_probe(c->s->n[!who].e, seen_sa(c, !who));
		sim_run(c->s, 100);
		assert_int_equal(c->m[n].h.id, 0);
		assert_memory_not_equal(c->m[n].h.spi_i, c->m[0].h.spi_i, 8);
		assert_int_equal(!!(c->m[n].h.flags & HDR_INITIATOR), 0);
		assert_int_equal(c->s->n[0].n_child_up, 1);
		seen_free(c);
	}
}

/* 1.2.6.5: both rekey the IKE SA at once. 1.2.6.11: CHILD rekey meets IKE rekey: TEMPORARY_FAILURE.
 * 1.2.6.15: IKE rekey meets closing. (2.8.2, 2.25) */
static void test_1_2_6(void **state)
{
	struct seen *c = seen_up(NULL);
	bool busy = false;
	unsigned n;

	(void)state;
	ike_sa_rekey(c->s->n[0].e, seen_sa(c, 0));
	ike_sa_rekey(c->s->n[1].e, seen_sa(c, 1));
	sim_run(c->s, 200);
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 1);
	assert_int_equal(sim_children_up(&c->s->n[1]), 1);
	seen_free(c);

	c = seen_up(NULL);
	n = c->n;
	ike_sa_rekey(c->s->n[0].e, seen_sa(c, 0));
	ike_child_rekey(c->s->n[1].e, sim_live_child(&c->s->n[1])->c.id);
	sim_run(c->s, 200);
	for (; n < c->n; n++)
		busy = busy || seen_notifies(c, n, NTF_TEMPORARY_FAILURE);
	assert_true(busy);
	sim_run(c->s, 30000);
	assert_int_equal(c->s->n[0].n_child_up, 2);
	assert_int_equal(c->s->n[0].n_sa_up, 2);
	seen_free(c);

	c = seen_up(NULL);
	ike_sa_delete(c->s->n[0].e, seen_sa(c, 0), "x");
	ike_sa_rekey(c->s->n[1].e, seen_sa(c, 1));
	sim_run(c->s, 1000);
	assert_int_equal(sim_sas(&c->s->n[0], NULL) + sim_sas(&c->s->n[1], NULL), 0);
	seen_free(c);
}

/* 1.2.6.12: an IKE rekey while one CHILD SA is half closed: TEMPORARY_FAILURE, later it works. */
static enum sim_fate lose_one_delete(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	(void)p;
	if (c->m[nr].h.exchange == XCHG_INFO && !(c->m[nr].h.flags & HDR_RESPONSE) && !c->arg) {
		c->arg = 1;
		return SIM_DROP;
	}
	return SIM_PASS;
}

static void test_1_2_6_12(void **state)
{
	struct seen *c = seen_up(NULL);

	(void)state;
	c->also = lose_one_delete;
	ike_child_delete(c->s->n[0].e, sim_live_child(&c->s->n[0])->c.id, "x");
	ike_sa_rekey(c->s->n[1].e, seen_sa(c, 1));
	sim_run(c->s, 60000);
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
	assert_int_equal(c->s->n[1].n_sa_up, 2);
	assert_int_equal(sim_children_up(&c->s->n[0]) + sim_children_up(&c->s->n[1]), 0);
	seen_free(c);
}

/* R.2.1.2.1: CFG_REQUEST is answered by CFG_REPLY with what was asked (2.19). */
static void test_2_1_2_1(void **state)
{
	struct seen *c = seen_new(NULL);
	struct ike_msg m;

	(void)state;
	c->s->n[0].cfg_send.want_addr4 = true;
	c->s->n[1].cfg_reply.addr4 = addr_v4(0x0a090001);
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	seen_parse(c, 2, &m);
	assert_int_equal(msg_find(&m, PLD_CP)->p[0], CFG_REQUEST);
	seen_parse(c, 3, &m);
	assert_int_equal(msg_find(&m, PLD_CP)->p[0], CFG_REPLY);
	assert_memory_equal(msg_find(&m, PLD_CP)->p + 4, "\x00\x01\x00\x04\x0a\x09\x00\x01", 8);
	seen_free(c);
}

/* I.1.2.3.6: a rekey of the CHILD SA is refused: what there is stays, and is tried again later; at
 * the hard end of its life it goes (2.8). */
static enum sim_fate refuse_create(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	struct pb b;

	if (c->m[nr].h.exchange != XCHG_CREATE_CHILD || !(c->m[nr].h.flags & HDR_RESPONSE))
		return SIM_PASS;
	pb_init(&b);
	pb_ntf_plain(&b, c->arg, NULL, 0);
	seen_replace(c, p, nr, &b);
	return SIM_PASS;
}

static void as_1_2_3_6(unsigned who)
{
	static const uint16_t why[] = { NTF_NO_PROPOSAL_CHOSEN, NTF_NO_ADDITIONAL_SAS,
					NTF_TS_UNACCEPTABLE };

	for (size_t i = 0; i < ARRAY_SIZE(why); i++) {
		struct seen *c = seen_new(NULL);
		uint32_t first;

		c->s->n[who].policy.life_seconds = 600;
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 100);
		first = sim_live_child(&c->s->n[who])->c.id;
		c->also = refuse_create;
		c->arg = why[i];
		sim_run(c->s, 596 * 1000); /* at least one refused rekey */
		assert_true(c->n > 4);
		assert_int_equal(c->m[5].h.exchange, XCHG_CREATE_CHILD);
		assert_true(c->m[5].h.flags & HDR_RESPONSE);
		assert_int_equal(sim_live_child(&c->s->n[who])->c.id, first);
		assert_int_equal(sim_sas(&c->s->n[who], NULL), 1);
		sim_run(c->s, 5000);
		assert_int_equal(sim_children_up(&c->s->n[who]), 0);
		seen_free(c);
	}
}

static void test_1_2_3_6(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_2_3_6(who);
}

/* I/R.1.2.4.3 (life time of the IKE SA): it is rekeyed before it ends. */
static void test_1_2_4_life(void **state)
{
	struct sim_opts o = { .encr = "aes-cbc-128", .integ = "sha1", .group = "14", .psk = "k",
			      .lifetime = 300 };
	struct seen *c = seen_up(&o);

	(void)state;
	sim_run(c->s, 299 * 1000);
	assert_int_equal(c->s->n[0].n_sa_up, 2);
	assert_int_equal(c->s->n[1].n_sa_up, 2);
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
	assert_int_equal(c->s->n[0].n_child_down, 0);
	seen_free(c);
	/* Only one end's ends so soon: that one rekeys, whichever it is. */
	for (unsigned who = 0; who < 2; who++) {
		struct sim_opts o2 = o;

		o2.lifetime = 0;
		c = seen_new(&o2);
		sim_configure(&c->s->n[who], sim_conf(&o));
		assert_true(sim_initiate(c->s, 0, 1, 1, NULL));
		sim_run(c->s, 299 * 1000);
		assert_int_equal(c->s->n[0].n_sa_up, 2);
		assert_int_equal(c->s->n[1].n_sa_up, 2);
		assert_int_equal(c->m[4].h.exchange, XCHG_CREATE_CHILD);
		assert_int_equal(c->m[4].from, who);
		assert_int_equal(sim_sas(&c->s->n[who], NULL), 1);
		assert_int_equal(c->s->n[who].n_child_down, 0);
		seen_free(c);
	}
}

/* I/R.1.2.4.4, .5: several transforms, several proposals in an IKE rekey. */
static void as_1_2_4_4_and_5(unsigned who)
{
	struct sim_opts o = { .encr = "aes-gcm-256 aes-cbc-256 aes-cbc-128", .integ = "sha512 sha1",
			      .prf = "sha256", .group = "19 14", .psk = "k" };
	struct seen *c = seen_up(&o);
	unsigned n = c->n, proposals = 0;
	struct ike_prop p;
	struct ike_msg m;
	struct rd r;

	ike_sa_rekey(c->s->n[who].e, seen_sa(c, who));
	sim_run(c->s, 200);
	seen_parse(c, n, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	while (prop_next(&r, &p)) {
		proposals++;
		assert_true(p.n > 3);
		assert_int_equal(p.spi_len, 8);
	}
	assert_int_equal(proposals, 2);
	seen_parse(c, n + 1, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	assert_true(prop_next(&r, &p));
	assert_int_equal(p.n, 3); /* AEAD: cipher, PRF, group */
	assert_false(prop_next(&r, &p));
	assert_int_equal(c->s->n[!who].n_sa_up, 2);
	seen_free(c);
}

static void test_1_2_4_4_and_5(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_2_4_4_and_5(who);
}

/* I/R.1.2.4.6: until its DELETE, the old IKE SA still answers liveness (2.8). */
static enum sim_fate hold_delete(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	(void)p;
	return c->m[nr].h.exchange == XCHG_INFO && nr == c->arg ? SIM_HOLD : SIM_PASS;
}

static void as_1_2_4_6(unsigned who)
{
	struct seen *c = seen_up(NULL);
	struct ike_sa *old = sim_sa(&c->s->n[who]);
	struct packet *list = NULL;
	unsigned n;
	struct pb b;

	c->also = hold_delete;
	c->arg = c->n + 2;
	ike_sa_rekey(c->s->n[who].e, old->id);
	sim_run(c->s, 20);
	assert_int_equal(old->state, IKE_SA_REKEYED);
	n = c->n;
	pb_init(&b); /* an empty request on the old SA, ahead of the DELETE */
	assert_int_equal(protect_seal(old, XCHG_INFO, false, old->next_out, &b, &list), 0);
	sim_inject(c->s, !who, who, list->p, list->len);
	packets_free(&list);
	assert_int_equal(c->n, n + 1);
	assert_int_equal(c->m[n].inner_len, 0);
	sim_release(c->s);
	sim_run(c->s, 5000);
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 1);
	seen_free(c);
}

static void test_1_2_4_6(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_2_4_6(who);
}

/* I/R.1.2.4.7: the PRF changes with a rekey: SKEYSEED by the old one, keys by the new one (2.18). */
static void test_1_2_4_7(void **state)
{
	struct sim_opts a = { .encr = "aes-gcm-256", .prf = "sha512 sha256", .group = "19", .psk = "k" };
	struct seen *c = seen_new(&a);
	struct sim_opts b = a;
	struct ike_sa_info i;

	(void)state;
	b.prf = "sha256 sha512"; /* who answers, chooses */
	sim_configure(&c->s->n[1], sim_conf(&b));
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	sim_sas(&c->s->n[0], &i);
	assert_int_equal(i.prf->id, PRF_SHA256);
	ike_sa_rekey(c->s->n[1].e, seen_sa(c, 1));
	sim_run(c->s, 200);
	sim_sas(&c->s->n[0], &i);
	assert_int_equal(i.prf->id, PRF_SHA512);
	ike_sa_rekey(c->s->n[0].e, seen_sa(c, 0)); /* and back */
	sim_run(c->s, 200);
	sim_sas(&c->s->n[0], &i);
	assert_int_equal(i.prf->id, PRF_SHA256);
	ike_child_rekey(c->s->n[1].e, sim_live_child(&c->s->n[1])->c.id);
	sim_run(c->s, 200);
	sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
	assert_int_equal(c->s->n[0].n_child_up, 2);
	seen_free(c);
}

/* I/R.1.3.1.1: INFORMATIONAL carries news: notifies that mean nothing here get an empty answer and
 * change nothing (1.4, 3.10.1). */
static void test_1_3_1_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		struct ike_sa *to = sim_sa(&c->s->n[who]);
		unsigned n = c->n;
		struct pb b;

		pb_init(&b);
		pb_ntf_plain(&b, 16500, "news", 4);
		pb_ntf_plain(&b, 40960, NULL, 0);  /* private status */
		pb_ntf_plain(&b, 8192, NULL, 0);   /* private error: not in answer to anything */
		pb_ntf(&b, PROTO_ESP, "\1\2\3\4", 4, NTF_SET_WINDOW_SIZE, NULL, 0);
		sim_craft(c->s, !who, who, XCHG_INFO, false, to->next_in, &b);
		assert_int_equal(c->n, n + 1);
		assert_true(c->m[n].h.flags & HDR_RESPONSE);
		assert_int_equal(c->m[n].inner_len, 0);
		assert_int_equal(sim_children_up(&c->s->n[who]), 1);
		assert_int_equal(sim_sas(&c->s->n[who], NULL), 1);
		seen_free(c);
	}
}

/* R.1.3.3.1: reserved fields inside payloads are ignored (2.5): a CREATE_CHILD_SA with all of them
 * set works. */
static void as_1_3_3_1(unsigned who)
{
	struct seen *c = seen_up(NULL);
	struct nonce *ni = nonce_new();
	struct ike_pld_ref sa;
	unsigned n = c->n;
	struct ike_msg m;
	struct pb b;

	pb_init(&b);
	esp_offer_write(&b, &c->s->n[!who].policy, 0x7777, 0);
	b.buf[1] |= 0x7f;  /* payload header */
	b.buf[5] = 0xff;   /* proposal: reserved after `last` */
	b.buf[4 + 8 + 4 + 1] = 0xff; /* first transform, likewise */
	b.buf[4 + 8 + 4 + 5] = 0xff; /* behind the transform's type */
	pb_bytes(&b, PLD_NONCE, ni->b, ni->len);
	child_offer_ts(&c->s->n[!who].policy, &b);
	msg_chain_parse(&m, b.first, b.buf, wr_len(&b.w));
	sa = *msg_find(&m, PLD_TSI);
	((uint8_t *)sa.p)[1] = 0xff; /* TS: reserved behind the count */
	((uint8_t *)sa.p)[3] = 0xff;
	sim_craft(c->s, !who, who, XCHG_CREATE_CHILD, false, who ? 2 : 0, &b);
	assert_int_equal(c->n, n + 1);
	assert_true(seen_has(c, n, PLD_SA) && seen_has(c, n, PLD_NONCE));
	assert_int_equal(c->s->n[who].n_child_up, 2);
	free(ni);
	seen_free(c);
}

static void test_1_3_3_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_3_3_1(who);
}

/* I/R.2.1.1.1, .2: a tunnel for networks behind the ends, by either end. */
static void test_2_1_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_new(NULL);
		struct ike_ts ts[IKE_MAX_TS];
		struct ike_msg m;

		for (unsigned k = 0; k < 2; k++) {
			struct ike_child_policy *p = &c->s->n[k].policy;

			p->ts_local[0].lo = addr_v4(k ? 0x0a020000 : 0x0a010000);
			p->ts_local[0].hi = addr_v4(k ? 0x0a0200ff : 0x0a0100ff);
			p->ts_remote[0].lo = addr_v4(k ? 0x0a010000 : 0x0a020000);
			p->ts_remote[0].hi = addr_v4(k ? 0x0a0100ff : 0x0a0200ff);
		}
		sim_initiate(c->s, who, !who, 1, NULL);
		sim_run(c->s, 200);
		for (unsigned nr = 2; nr < 4; nr++) {
			assert_false(seen_notifies(c, nr, NTF_USE_TRANSPORT_MODE));
			seen_parse(c, nr, &m);
			assert_int_equal(ts_parse(msg_find(&m, PLD_TSI), ts), 1);
			assert_true(ts_eq(&ts[0], &c->s->n[who].policy.ts_local[0]));
			assert_int_equal(ts_parse(msg_find(&m, PLD_TSR), ts), 1);
			assert_true(ts_eq(&ts[0], &c->s->n[who].policy.ts_remote[0]));
		}
		assert_false(sim_live_child(&c->s->n[0])->c.transport);
		sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
		seen_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_1_2_1_1),
		cmocka_unit_test(test_1_2_3_3),
		cmocka_unit_test(test_R_1_2_5_2),
		cmocka_unit_test(test_1_2_4),
		cmocka_unit_test(test_1_2_6),
		cmocka_unit_test(test_1_2_6_12),
		cmocka_unit_test(test_2_1_2_1),
		cmocka_unit_test(test_1_2_3_6),
		cmocka_unit_test(test_1_2_4_life),
		cmocka_unit_test(test_1_2_4_4_and_5),
		cmocka_unit_test(test_1_2_4_6),
		cmocka_unit_test(test_1_2_4_7),
		cmocka_unit_test(test_1_3_1_1),
		cmocka_unit_test(test_1_3_3_1),
		cmocka_unit_test(test_2_1_1),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
