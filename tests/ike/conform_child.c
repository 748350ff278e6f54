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
static void test_1_2_3_3(void **state)
{
	struct seen *c = seen_new(NULL);

	(void)state;
	c->s->n[0].policy.life_seconds = 120;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 119000);
	assert_int_equal(c->s->n[0].n_child_up, 2);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	seen_free(c);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
