/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diffie-Hellman on worker threads: what may happen between a message and the end of the
 * computation it needs, and the line of new peers while the workers are busy. Also run under TSan.
 */
#include <stdlib.h>
#include <string.h>

#include "crypto/workers.h"
#include "ike/kex.h"
#include "tests/ike/sim.h"

static const struct sim_opts modp = { .encr = "aes-cbc-256", .integ = "sha256", .group = "14",
				      .psk = "cisco", .window = 5 };

static void assert_up(struct sim *s, unsigned a, unsigned b)
{
	assert_int_equal(sim_children_up(&s->n[a]), 1);
	sim_assert_children_match(&s->n[a], &s->n[b]);
}

/* The whole life with every computation on a thread: set-up, both rekeys with PFS. */
static void test_life(void **state)
{
	struct sim *s = sim_pair_opts(&modp);
	uint32_t id;

	(void)state;
	s->n[0].policy.pfs = s->n[1].policy.pfs = 14;
	id = sim_initiate(s, 0, 1, 1, NULL);
	assert_int_not_equal(id, 0);
	assert_int_equal(s->n[0].sent, 0); /* the key pair is not there yet */
	assert_int_equal(workers_pending(s->workers), 1);
	sim_run(s, 100);
	assert_up(s, 0, 1);
	assert_true(ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id));
	assert_int_equal(workers_pending(s->workers), 1);
	sim_run(s, 100);
	assert_up(s, 0, 1);
	assert_int_equal(s->n[0].n_child_up, 2);
	assert_true(ike_sa_rekey(s->n[1].e, s->n[1].last_up.id));
	sim_run(s, 100);
	assert_up(s, 0, 1);
	assert_int_equal(sim_sas(&s->n[0], NULL), 1);
	assert_int_equal(s->n[0].n_sa_up, 2);
	sim_free(s);
}

/* The initiator gives up while its key pair, later the shared secret, is being computed; a new SA
 * gets the id of the old one, and must not get its result. */
static void test_initiator_vanishes(void **state)
{
	struct sim *s = sim_pair_opts(&modp);
	uint32_t id, again;
	unsigned same = 0;

	(void)state;
	for (unsigned wait = 0; wait < 25; wait++) {
		id = sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, wait);
		if (sim_children_up(&s->n[0]))
			break;
		ike_sa_delete(s->n[0].e, id, "changed our mind");
		again = sim_initiate(s, 0, 1, 2, NULL);
		same += again == id; /* in IKE_AUTH it stays to tell the peer */
		sim_run(s, 200);
		assert_up(s, 0, 1);
		ike_sa_delete(s->n[0].e, again, "done");
		sim_run(s, 40000); /* half-open ones at the other end go */
		assert_int_equal(sim_sas(&s->n[0], NULL), 0);
		assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	}
	assert_true(same > 10);
	sim_free(s);
}

/* The responder ends everything (and restarts) at every moment of a set-up. */
static void test_responder_vanishes(void **state)
{
	(void)state;
	for (unsigned wait = 0; wait < 25; wait++) {
		struct sim *s = sim_pair_opts(&modp);
		struct ike_sa_info info;

		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, wait);
		if (sim_sas(&s->n[1], &info))
			ike_sa_delete(s->n[1].e, info.id, "no");
		sim_run(s, 20);
		s->n[1].forget = true;
		if (wait % 2)
			sim_restart(s, 1);
		sim_run(s, 5000);
		sim_free(s);
	}
}

static enum sim_fate twice(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DUP; /* the copy comes 3 ms later: while the first one's DH is under way */
}

/* Every message comes again while the first copy waits: answered once, computed once. */
static void test_repeats_meanwhile(void **state)
{
	struct sim *s = sim_pair_opts(&modp);
	struct ike_stats st;

	(void)state;
	s->n[0].policy.pfs = s->n[1].policy.pfs = 14;
	s->filter = twice;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_up(s, 0, 1);
	assert_true(ike_child_rekey(s->n[1].e, sim_live_child(&s->n[1])->c.id));
	sim_run(s, 200);
	assert_true(ike_sa_rekey(s->n[0].e, s->n[0].last_up.id));
	sim_run(s, 200);
	assert_up(s, 0, 1);
	assert_int_equal(s->n[0].n_child_up, 2);
	assert_int_equal(s->n[1].n_child_up, 2);
	assert_int_equal(sim_sas(&s->n[0], NULL), 1);
	assert_int_equal(sim_sas(&s->n[1], NULL), 1);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.total_in, 2); /* and its successor */
	assert_int_equal(st.rx_bad, 0);
	sim_free(s);
}

/* The old CHILD SA goes while the request to replace it waits for its computation. */
static void test_child_gone_meanwhile(void **state)
{
	(void)state;
	for (unsigned wait = 0; wait < 20; wait++) {
		struct sim *s = sim_pair_opts(&modp);
		struct sim_child *c;

		s->n[0].policy.pfs = s->n[1].policy.pfs = 14;
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 200);
		ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
		sim_run(s, wait);
		c = sim_live_child(&s->n[1]);
		if (c)
			ike_child_delete(s->n[1].e, c->c.id, "mine to take");
		sim_run(s, 20000);
		assert_int_equal(sim_children_up(&s->n[0]), sim_children_up(&s->n[1]));
		if (sim_children_up(&s->n[0]))
			sim_assert_children_match(&s->n[0], &s->n[1]);
		sim_free(s);
	}
}

/* Both rekey the IKE SA and the CHILD SA, at all distances in time; one of each stays. */
static void test_collisions(void **state)
{
	(void)state;
	for (unsigned wait = 0; wait < 24; wait++) {
		struct sim *s = sim_pair_opts(&modp);

		s->n[0].policy.pfs = s->n[1].policy.pfs = 14;
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 200);
		ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
		if (wait % 3 == 0)
			ike_sa_rekey(s->n[0].e, s->n[0].last_up.id);
		sim_run(s, wait);
		if (sim_live_child(&s->n[1]))
			ike_child_rekey(s->n[1].e, sim_live_child(&s->n[1])->c.id);
		if (wait % 2)
			ike_sa_rekey(s->n[1].e, s->n[1].last_up.id);
		sim_run(s, 300000);
		assert_up(s, 0, 1);
		assert_int_equal(sim_children_up(&s->n[1]), 1);
		assert_int_equal(sim_sas(&s->n[0], NULL), 1);
		assert_int_equal(sim_sas(&s->n[1], NULL), 1);
		sim_free(s);
	}
}

/* One node plays so many new peers, all in the same moment. */
static struct sim *storm(uint32_t n, uint32_t queue)
{
	struct sim *s = sim_new(2);
	struct sim_opts o = modp;

	o.group = "19"; /* the initiators need no worker to begin */
	sim_configure(&s->n[0], sim_conf(&o));
	sim_configure(&s->n[1], sim_conf(&o));
	s->n[1].conf->max_neg_in = 1000;
	s->n[1].conf->queue_init = queue;
	s->n[0].many = true;
	for (uint32_t i = 0; i < n; i++) {
		s->n[0].addr = addr_v4(0x0b000000 + i);
		assert_true(sim_initiate(s, 0, 1, i + 1, NULL));
	}
	return s;
}

/* More new peers than the workers can serve: they wait in line, all get in, and none is made twice
 * although each sends everything twice. */
static void test_line(void **state)
{
	struct sim *s = storm(60, 100);
	struct ike_stats st;

	(void)state;
	s->filter = twice;
	sim_run(s, 6);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 16); /* with the workers; the others show cookies */
	assert_int_equal(st.cookies_missing, 44);
	sim_run(s, 500);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.active_in, 60);
	assert_int_equal(st.total_in, 60);
	assert_int_equal(st.negotiating_in, 0);
	assert_true(st.cookies_good > 0);
	assert_int_equal(st.cookies_bad, 0);
	assert_int_equal(st.dropped_queue, 0);
	assert_int_equal(sim_children_up(&s->n[0]), 60);
	sim_free(s);
}

/* A line of five: who finds no place comes again by itself, two seconds later. */
static void test_line_full(void **state)
{
	struct sim *s = storm(60, 5);
	struct ike_stats st;

	(void)state;
	sim_run(s, 1000);
	ike_stats(s->n[1].e, &st);
	assert_true(st.dropped_queue > 0);
	assert_true(st.active_in < 60);
	assert_true(st.active_in >= 16 + 5);
	sim_run(s, 60000);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.active_in, 60);
	sim_free(s);
}

/* The hub stops with a line of peers and computations under way. */
static void test_stop_meanwhile(void **state)
{
	(void)state;
	for (unsigned ms = 0; ms < 20; ms++) {
		struct sim *s = storm(60, 100);

		sim_run(s, ms);
		sim_free(s);
	}
}

/* A KE value outside the group (RFC 6989 2.1): found by the worker, nothing stays. */
static enum sim_fate spoil_ke(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct ike_msg m = { .raw = p->p, .len = p->len };
	const struct ike_pld_ref *ke;

	(void)s, (void)arg;
	if (!msg_header_parse(p->p, p->len, &m.h) || m.h.exchange != XCHG_SA_INIT)
		return SIM_PASS;
	msg_chain_parse(&m, m.h.next, p->p + IKE_HDR_LEN, p->len - IKE_HDR_LEN);
	ke = msg_find(&m, PLD_KE);
	assert_non_null(ke);
	memset((uint8_t *)(uintptr_t)ke->p + 4, 0xff, ke->len - 4u);
	return SIM_PASS;
}

static void test_bad_value(void **state)
{
	struct sim *s = sim_pair_opts(&modp);
	struct ike_stats st;

	(void)state;
	s->filter = spoil_ke;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.rx_bad, 1);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(workers_pending(s->workers), 0);
	s->filter = NULL; /* the initiator's next try, unspoilt */
	sim_run(s, 5000);
	assert_up(s, 0, 1);
	sim_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_life),
		cmocka_unit_test(test_initiator_vanishes),
		cmocka_unit_test(test_responder_vanishes),
		cmocka_unit_test(test_repeats_meanwhile),
		cmocka_unit_test(test_child_gone_meanwhile),
		cmocka_unit_test(test_collisions),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_line_full),
		cmocka_unit_test(test_stop_meanwhile),
		cmocka_unit_test(test_bad_value),
	};

	setenv("SIM_WORKERS", "2", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
