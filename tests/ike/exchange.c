/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Semantics of exchanges that have no number in the conformance list: windows, back-off and jitter,
 * the error notifies of CREATE_CHILD_SA and INFORMATIONAL, ends of what is not up yet, a peer whose
 * NAT gives it another address.
 */
#include "tests/ike/seen.h"

#include <stdlib.h>
#include <string.h>

/* --- windows (RFC 7296 2.3) --- */

struct flow {
	unsigned out, max;
};

static enum sim_fate count_flow(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct flow *f = arg;

	if (p->p[18] != XCHG_CREATE_CHILD)
		return SIM_PASS;
	if (p->p[19] & HDR_RESPONSE)
		f->out--;
	else
		f->out++;
	f->max = MAX(f->max, f->out);
	p->due += sim_random(50); /* overtaking */
	(void)s;
	return SIM_PASS;
}

static void test_windows(void **state)
{
	static const struct {
		uint16_t ours, theirs;
		unsigned want;
	} w[] = { { 1, 1, 1 }, { 5, 5, 5 }, { 1, 5, 1 }, { 5, 2, 2 }, { 200, 64, 40 }, { 200, 200, 40 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(w); i++) {
		struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
				      .psk = "k", .window = w[i].ours };
		struct sim *s = sim_pair_opts(&o);
		struct flow f = { 0 };

		o.window = w[i].theirs;
		sim_configure(&s->n[1], sim_conf(&o));
		sim_initiate(s, 0, 1, 9, NULL);
		sim_run(s, 100);
		s->filter = count_flow;
		s->filter_arg = &f;
		for (int n = 0; n < 40; n++)
			assert_true(ike_child_create(s->n[0].e, sim_sa(&s->n[0])->id,
						     &s->n[0].policy));
		sim_run(s, 10000);
		assert_int_equal(f.max, w[i].want);
		assert_int_equal(sim_children_up(&s->n[0]), 41);
		assert_int_equal(sim_children_up(&s->n[1]), 41);
		sim_free(s);
	}
}

/* --- time --- */

struct times {
	uint64_t at[16];
	unsigned n;
	uint8_t exchange;
	bool drop;
};

static enum sim_fate note_time(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct times *t = arg;

	if (p->p[18] != t->exchange || (p->p[19] & HDR_RESPONSE))
		return SIM_PASS;
	if (t->n < ARRAY_SIZE(t->at))
		t->at[t->n++] = s->clk.now;
	return t->drop ? SIM_DROP : SIM_PASS;
}

/* Each wait is twice the one before, with up to a tenth more; then it is over (2.1). */
static void test_back_off(void **state)
{
	struct times t = { .exchange = XCHG_SA_INIT, .drop = true };
	struct sim *s = sim_pair();
	uint64_t wait = 2000;

	(void)state;
	s->filter = note_time;
	s->filter_arg = &t;
	sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 300 * 1000);
	assert_int_equal(t.n, 6);
	for (unsigned i = 1; i < t.n; i++, wait *= 2)
		assert_in_range(t.at[i] - t.at[i - 1], wait, wait + wait / 10);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	sim_free(s);
}

/* Rekeys begin 5 to 10 % before the end, at another moment each time, and the end that initiated is
 * mostly the first (2.8). */
static void test_life_jitter(void **state)
{
	uint64_t seen[20];
	unsigned distinct = 0;

	(void)state;
	for (unsigned i = 0; i < ARRAY_SIZE(seen); i++) {
		struct times t = { .exchange = XCHG_CREATE_CHILD };
		struct sim *s = sim_pair();
		bool again = false;

		s->n[0].policy.life_seconds = s->n[1].policy.life_seconds = 1000;
		sim_initiate(s, 0, 1, 9, NULL);
		sim_run(s, 100);
		s->filter = note_time;
		s->filter_arg = &t;
		sim_run(s, 960 * 1000);
		assert_true(t.n >= 1);
		assert_in_range(t.at[0], 900 * 1000, 952 * 1000);
		seen[i] = t.at[0];
		for (unsigned k = 0; k < i; k++)
			again = again || seen[k] == seen[i];
		distinct += !again;
		assert_int_equal(sim_children_up(&s->n[0]), 1);
		sim_free(s);
	}
	assert_true(distinct > 15);
}

/* --- error notifies --- */

struct change {
	uint8_t exchange;
	uint16_t notify;
	unsigned left;
};

static struct change change;

static enum sim_fate answer_instead(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	struct pb b;

	if (c->m[nr].h.exchange != change.exchange || !(c->m[nr].h.flags & HDR_RESPONSE) ||
	    !change.left)
		return SIM_PASS;
	change.left--;
	pb_init(&b);
	pb_ntf_plain(&b, change.notify, NULL, 0);
	seen_replace(c, p, nr, &b);
	return SIM_PASS;
}

/* INVALID_SYNTAX in an authentic answer ends the IKE SA where it arrives, whatever was asked
 * (2.21.3). */
static void test_invalid_syntax_received(void **state)
{
	(void)state;
	for (unsigned what = 0; what < 4; what++) {
		struct seen *c = seen_up(NULL);
		struct sim_node *n = &c->s->n[0];

		change = (struct change){ what < 2 ? XCHG_CREATE_CHILD : XCHG_INFO,
					  NTF_INVALID_SYNTAX, 1 };
		c->also = answer_instead;
		if (what == 0)
			ike_child_rekey(n->e, sim_live_child(n)->c.id);
		else if (what == 1)
			ike_sa_rekey(n->e, seen_sa(c, 0));
		else if (what == 2)
			ike_sa_probe(n->e, seen_sa(c, 0));
		else
			ike_child_delete(n->e, sim_live_child(n)->c.id, "x");
		sim_run(c->s, 100);
		assert_int_equal(sim_sas(n, NULL), 0);
		assert_int_equal(sim_children_up(n), 0);
		assert_int_equal(n->last_why.notify, NTF_INVALID_SYNTAX);
		assert_true(n->last_why.by_peer);
		seen_free(c);
	}
}

/* A Diffie-Hellman value outside its group (RFC 6989): INVALID_SYNTAX, and the IKE SA is over at both
 * ends; nothing is installed. */
static enum sim_fate bad_value(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	uint8_t ke[4 + 64] = { 0, 19 };
	struct ike_msg m;
	struct pb b;

	if (c->m[nr].h.exchange != XCHG_CREATE_CHILD || (c->m[nr].h.flags & HDR_RESPONSE))
		return SIM_PASS;
	seen_parse(c, nr, &m);
	memset(ke + 4, 0x77, 64); /* not on the curve */
	pb_init(&b);
	for (unsigned i = 0; i < m.n; i++) {
		if (m.pld[i].type == PLD_KE)
			pb_bytes(&b, PLD_KE, ke, sizeof(ke));
		else
			pb_bytes(&b, m.pld[i].type, m.pld[i].p, m.pld[i].len);
	}
	seen_replace(c, p, nr, &b);
	return SIM_PASS;
}

static void test_bad_dh_value(void **state)
{
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "k" };

	(void)state;
	for (unsigned ike = 0; ike < 2; ike++) {
		struct seen *c = seen_new(&o);
		unsigned n;

		c->s->n[0].policy.pfs = c->s->n[1].policy.pfs = 19;
		sim_initiate(c->s, 0, 1, 1, NULL);
		sim_run(c->s, 100);
		n = c->n;
		c->also = bad_value;
		if (ike)
			ike_sa_rekey(c->s->n[0].e, seen_sa(c, 0));
		else
			ike_child_rekey(c->s->n[0].e, sim_live_child(&c->s->n[0])->c.id);
		sim_run(c->s, 200);
		assert_true(seen_notifies(c, n + 1, NTF_INVALID_SYNTAX));
		assert_int_equal(sim_sas(&c->s->n[0], NULL) + sim_sas(&c->s->n[1], NULL), 0);
		assert_int_equal(c->s->n[0].n_child_up + c->s->n[1].n_child_up, 2);
		assert_int_equal(c->s->n[0].n_sa_up + c->s->n[1].n_sa_up, 2);
		seen_free(c);
	}
}

/* ESP of an SA that one end has lost: it says so, the other ends that SA; a young one, and an SPI
 * nobody has, are left alone (1.5). */
static void test_invalid_spi(void **state)
{
	(void)state;
	for (unsigned old = 0; old < 2; old++) {
		struct seen *c = seen_up(NULL);
		struct sim_child *k = sim_live_child(&c->s->n[1]);
		struct endpoint remote = { c->s->n[1].addr, 500 };
		unsigned n;
		struct ike_ntf ntf;
		struct ike_msg m;

		if (old)
			sim_run(c->s, 30 * 1000);
		n = c->n;
		ike_invalid_spi(c->s->n[0].e, &remote, 0x12345678);
		sim_run(c->s, 50);
		assert_int_equal(c->n, n + 2);
		assert_int_equal(sim_children_up(&c->s->n[1]), 1);
		ike_invalid_spi(c->s->n[0].e, &remote, k->c.spi_out);
		ike_invalid_spi(c->s->n[0].e, &remote, k->c.spi_out); /* one is under way already */
		sim_run(c->s, 500);
		seen_parse(c, n + 2, &m);
		assert_true(msg_ntf_find(&m, NTF_INVALID_SPI, &ntf));
		assert_int_equal(ntf.len, 4);
		assert_int_equal(ntf.spi_len, 0);
		assert_int_equal(c->n, n + (old ? 6 : 4));
		assert_int_equal(sim_children_up(&c->s->n[0]), !old);
		assert_int_equal(sim_children_up(&c->s->n[1]), !old);
		assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
		seen_free(c);
	}
}

/* A peer gets so many CHILD SAs and not one more; rekeying them goes on (1.3). */
static void test_no_additional_sas(void **state)
{
	struct seen *c = seen_up(NULL);
	struct sim *s = c->s;
	unsigned n;

	(void)state;
	s->filter = NULL;
	for (int i = 0; i < 150; i++) {
		ike_child_create(s->n[0].e, sim_sa(&s->n[0])->id, &s->n[0].policy);
		sim_run(s, 20);
	}
	sim_run(s, 1000);
	n = sim_children_up(&s->n[1]);
	assert_int_equal(n, 128);
	assert_int_equal(sim_children_up(&s->n[0]), n);
	assert_int_equal(sim_sas(&s->n[0], NULL), 1);
	ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
	sim_run(s, 1000);
	assert_int_equal(sim_children_up(&s->n[1]), n);
	assert_int_equal(s->n[1].n_child_up, n + 1);
	seen_free(c);
}

/* One end has lost the CHILD SA without a word: the other's rekey finds out and begins anew
 * (2.25). */
static void test_child_not_found(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		struct sim *s = c->s;
		static const struct ike_why why = { .text = "lost" };
		unsigned n;

		engine_enter(s->n[!who].e);
		child_end(sim_sa(&s->n[!who])->children, &why);
		engine_leave(s->n[!who].e);
		n = c->n;
		ike_child_rekey(s->n[who].e, sim_live_child(&s->n[who])->c.id);
		sim_run(s, 500);
		assert_true(seen_notifies(c, n + 1, NTF_CHILD_SA_NOT_FOUND));
		assert_int_equal(sim_children_up(&s->n[0]), 1);
		assert_int_equal(sim_children_up(&s->n[1]), 1);
		sim_assert_children_match(&s->n[0], &s->n[1]);
		assert_int_equal(sim_live_child(&s->n[who])->c.replaces, 0);
		seen_free(c);
	}
}

/* Busy peers are asked again, after longer than a moment, and not for ever (2.25). */
static void test_temporary_failure(void **state)
{
	(void)state;
	for (unsigned ike = 0; ike < 2; ike++) {
		for (unsigned busy = 2; busy <= 100; busy += 98) {
			struct seen *c = seen_up(NULL);
			struct sim *s = c->s;
			unsigned n = c->n, sent;

			change = (struct change){ XCHG_CREATE_CHILD, NTF_TEMPORARY_FAILURE, busy };
			c->also = answer_instead;
			/* The peer really says no: it has nothing to offer either. */
			s->n[1].policy_rc = ike ? 0 : -1;
			if (ike)
				ike_sa_rekey(s->n[0].e, seen_sa(c, 0));
			else
				ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
			sim_run(s, 500);
			assert_int_equal(c->n, n + 2); /* not at once */
			if (busy == 2)
				s->n[1].policy_rc = 0;
			/* An IKE rekey the peer has in truth accepted: its old SA ends at 120 s. */
			sim_run(s, ike ? 110 * 1000 : 300 * 1000);
			sent = (c->n - n) / 2;
			if (busy == 2)
				assert_true(sent >= 3);
			else if (ike)
				assert_in_range(sent, 7, 10);
			else
				assert_int_equal(sent, 13);
			assert_true(sim_sas(&s->n[0], NULL) >= 1);
			assert_true(sim_children_up(&s->n[0]) >= 1);
			seen_free(c);
		}
	}
}

/* --- ends of what is not up --- */

static enum sim_fate drop(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DROP;
}

/* ike_sa_drop(): gone here at once, the peer hears of it; a peer that is gone costs nothing. */
static void test_drop(void **state)
{
	struct sim *s = sim_pair();
	uint32_t id;

	(void)state;
	for (int dead = 0; dead < 2; dead++) {
		unsigned sent;

		id = sim_initiate(s, 0, 1, 9, NULL);
		sim_run(s, 1000);
		assert_int_equal(sim_children_up(&s->n[0]), 1);
		s->filter = dead ? drop : NULL;
		sent = s->n[0].sent;
		assert_true(ike_sa_drop(s->n[0].e, id, "x"));
		assert_int_equal(sim_sas(&s->n[0], NULL), 0);
		assert_int_equal(sim_children_up(&s->n[0]), 0);
		sim_run(s, 60 * 1000);
		assert_int_equal(s->n[0].sent, sent + 2); /* the IPsec SA and the IKE SA, once */
		assert_int_equal(sim_sas(&s->n[1], NULL), dead);
	}
	assert_false(ike_sa_drop(s->n[0].e, id, "x"));
	sim_free(s);
}

static enum sim_fate hold_auth_answer(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)arg;
	return p->p[18] == XCHG_AUTH && (p->p[19] & HDR_RESPONSE) ? SIM_HOLD : SIM_PASS;
}

static void test_half_open_ends(void **state)
{
	struct sim *s = sim_pair();
	uint32_t id;

	(void)state;
	/* IKE_SA_INIT is out: gone at once, nothing is said. */
	s->filter = drop;
	id = sim_initiate(s, 0, 1, 9, NULL);
	assert_true(ike_sa_delete(s->n[0].e, id, "x"));
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(s->n[0].sent, 1);
	s->filter = NULL;

	/* Responder, waiting for IKE_AUTH: likewise; the initiator gives up by itself. */
	id = sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 5);
	assert_true(ike_sa_delete(s->n[1].e, sim_sa(&s->n[1])->id, "x"));
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	sim_run(s, 300 * 1000);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);

	/* IKE_AUTH is out and the peer has the SA up: nothing comes up here, and there it goes. */
	s->filter = hold_auth_answer;
	id = sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 50);
	assert_int_equal(sim_children_up(&s->n[1]), 1);
	assert_true(ike_sa_delete(s->n[0].e, id, "x"));
	/* The place is free for another attempt meanwhile. */
	assert_false(ike_sa_by_owner(s->n[0].e, 9, &(struct ike_sa_info){ 0 }));
	s->filter = NULL;
	sim_release(s);
	sim_run(s, 500);
	assert_int_equal(s->n[0].n_sa_up, 0);
	assert_int_equal(s->n[0].n_child_up, 0);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(sim_children_up(&s->n[1]), 0);
	/* And a new one comes up as if nothing had been. */
	sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 500);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	sim_free(s);
}

/* --- addresses --- */

/* The NAT gives its client another port, then another address: the other end follows authentic
 * messages, and its own reach the client again (2.23). A stranger's repeat moves nothing. */
static void test_nat_moves(void **state)
{
	struct sim *s = sim_pair();
	struct endpoint at = { 0 };
	struct ike_sa *b;

	(void)state;
	s->n[0].nat = addr_v4(0xc0000201);
	s->n[0].nat_port_shift = 1000;
	sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 100);
	b = sim_sa(&s->n[1]);
	assert_int_equal(b->remote.port, 5500);

	s->n[0].nat_port_shift = 2000;
	ike_sa_probe(s->n[0].e, sim_sa(&s->n[0])->id);
	sim_run(s, 100);
	assert_int_equal(b->remote.port, 6500);
	assert_int_equal(s->n[1].n_moved, 1);

	s->n[0].nat = addr_v4(0xc0000202);
	ike_sa_probe(s->n[0].e, sim_sa(&s->n[0])->id);
	sim_run(s, 100);
	assert_int_equal(addr_to_v4(&b->remote.addr), 0xc0000202);
	assert_int_equal(s->n[1].n_moved, 2);

	/* ESP was the first to come from the next port: IKE follows it. */
	s->n[0].nat_port_shift = 3000;
	at.port = 4500 + 3000;
	at.addr = s->n[0].nat;
	ike_peer_moved(s->n[1].e, b->id, &b->local, &at);
	assert_true(endpoint_eq(&b->remote, &at));
	assert_int_equal(s->n[1].n_moved, 3);
	ike_child_rekey(s->n[1].e, sim_live_child(&s->n[1])->c.id);
	sim_run(s, 200);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	assert_int_equal(s->n[0].n_child_up, 2);
	ike_peer_moved(s->n[0].e, sim_sa(&s->n[0])->id, &b->remote, &at);
	assert_int_equal(s->n[0].n_moved, 0); /* who is behind the NAT follows nobody */
	sim_free(s);
}

/* IPv6 outside and inside: selectors of both families, narrowed each for itself (3.13.1). */
static void test_ipv6_selectors(void **state)
{
	struct sim *s = sim_pair();
	struct ike_ts *t;
	struct sim_child *k;

	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		assert_true(addr_parse(i ? "2001:db8::2" : "2001:db8::1", &s->n[i].addr));
		s->n[i].policy.n_ts_local = s->n[i].policy.n_ts_remote = 2;
		for (unsigned side = 0; side < 2; side++) {
			t = side ? &s->n[i].policy.ts_remote[1] : &s->n[i].policy.ts_local[1];
			memset(t, 0, sizeof(*t));
			t->port_hi = 65535;
			assert_true(addr_parse("::", &t->lo));
			assert_true(addr_parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", &t->hi));
		}
	}
	t = &s->n[1].policy.ts_local[1];
	assert_true(addr_parse("2001:db8:2::", &t->lo));
	assert_true(addr_parse("2001:db8:2:ffff:ffff:ffff:ffff:ffff", &t->hi));
	sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 100);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	k = sim_live_child(&s->n[0]);
	assert_int_equal(k->c.n_ts_remote, 2);
	assert_int_equal(k->c.ts_remote[0].lo.family, ADDR_V4);
	assert_true(ts_eq(&k->c.ts_remote[1], t));
	sim_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_back_off),
		cmocka_unit_test(test_life_jitter),
		cmocka_unit_test(test_invalid_syntax_received),
		cmocka_unit_test(test_bad_dh_value),
		cmocka_unit_test(test_invalid_spi),
		cmocka_unit_test(test_no_additional_sas),
		cmocka_unit_test(test_child_not_found),
		cmocka_unit_test(test_temporary_failure),
		cmocka_unit_test(test_drop),
		cmocka_unit_test(test_half_open_ends),
		cmocka_unit_test(test_nat_moves),
		cmocka_unit_test(test_ipv6_selectors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
