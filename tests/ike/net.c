/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock and a bad network: retransmission, repeats, liveness, cookies, limits, fragments,
 * restarts.
 */
#include "tests/ike/sim.h"

#include <stdlib.h>
#include <string.h>

static const struct sim_opts base_opts = {
	.encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "cisco",
};

static void assert_up(struct sim *s)
{
	struct ike_sa_info a, b;

	assert_int_equal(sim_sas(&s->n[0], &a), 1);
	assert_int_equal(sim_sas(&s->n[1], &b), 1);
	assert_int_equal(a.state, IKE_SA_READY);
	assert_int_equal(b.state, IKE_SA_READY);
	sim_assert_children_match(&s->n[0], &s->n[1]);
}

/* Drop packet number n of the run (0 the first). */
static enum sim_fate drop_nth(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s;
	return p->n == *(unsigned *)arg ? SIM_DROP : SIM_PASS;
}

static void test_each_packet_lost_once(void **state)
{
	(void)state;
	for (unsigned lost = 0; lost < 4; lost++) {
		struct sim *s = sim_pair_opts(&base_opts);
		struct ike_stats st[2];

		s->filter = drop_nth;
		s->filter_arg = &lost;
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 1500);
		assert_int_equal(sim_children_up(&s->n[0]), 0);
		sim_run(s, 1500);
		assert_up(s);
		assert_int_equal(s->n[1].n_sa_up, 1);
		ike_stats(s->n[0].e, &st[0]);
		ike_stats(s->n[1].e, &st[1]);
		assert_int_equal(st[0].tx_retransmit, 1);
		/* A repeated request is answered from the cache when its answer was lost. */
		assert_int_equal(st[1].rx_retransmit, lost % 2);
		assert_int_equal(st[1].total_in, 1);
		sim_free(s);
	}
}

static enum sim_fate dup_all(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DUP;
}

static void test_everything_twice(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);

	(void)state;
	s->filter = dup_all;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	assert_int_equal(s->n[1].n_sa_up, 1);
	assert_int_equal(s->n[1].n_child_up, 1);
	ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
	sim_run(s, 500);
	assert_up(s);
	assert_int_equal(s->n[1].n_child_up, 2);
	ike_sa_delete(s->n[0].e, 1, "x");
	sim_run(s, 500);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);
}

static enum sim_fate drop_all(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DROP;
}

static void test_silent_peer(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);

	(void)state;
	s->filter = drop_all;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 60000);
	assert_int_equal(sim_sas(&s->n[0], NULL), 1); /* 2+4+8+16+32 s, then 64 */
	sim_run(s, 90000);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(s->n[0].sent, 6);
	assert_non_null(
		strstr(s->n[0].last_why.text, "No answer from 10.0.0.2 port 500 to IKE_SA_INIT"));
	sim_free(s);
}

/* The initiator vanishes between the two exchanges. */
static enum sim_fate drop_auth(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)arg;
	return p->p[18] == XCHG_AUTH ? SIM_DROP : SIM_PASS;
}

static void test_half_open_expires(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);
	struct ike_stats st;

	(void)state;
	s->filter = drop_auth;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 1000);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 1);
	sim_run(s, 40000);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[1].n_sa_up, 0);
	sim_free(s);
}

static enum sim_fate drop_init_answers(struct sim *s, struct sim_pkt *p, void *arg)
{
	const uint64_t *until = arg;

	return p->p[18] == XCHG_SA_INIT && p->p[19] & HDR_RESPONSE && s->clk.now < *until ?
	       SIM_DROP : SIM_PASS;
}

struct first {
	uint8_t p[600];
	size_t len;
};

static enum sim_fate keep_first(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct first *f = arg;

	(void)s;
	if (!f->len && p->len <= sizeof(f->p)) {
		memcpy(f->p, p->p, p->len);
		f->len = p->len;
	}
	return SIM_DROP;
}

/* An initiator that repeats its request is there: the wait for its IKE_AUTH begins anew, but does
 * not last for ever. */
static void test_half_open_waits_for_repeats(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);
	uint64_t until = 60 * 1000;
	struct first first = { .len = 0 };

	(void)state;
	s->filter = drop_init_answers;
	s->filter_arg = &until;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 80 * 1000);
	assert_int_equal(s->n[1].n_sa_up, 1);
	sim_free(s);

	s = sim_pair_opts(&base_opts);
	s->filter = keep_first;
	s->filter_arg = &first;
	sim_initiate(s, 0, 1, 1, NULL);
	for (unsigned t = 0; t < 12; t++) {
		assert_int_equal(sim_sas(&s->n[1], NULL), t > 0 && t <= 10);
		/* from 100 s on this would be a new one */
		if (t < 10)
			sim_inject(s, 1, 0, first.p, first.len);
		sim_run(s, 9900);
	}
	assert_int_equal(s->n[1].n_sa_up, 0);
	sim_free(s);
}

static void test_dpd_periodic(void **state)
{
	struct sim_opts o = base_opts;
	struct sim *s;
	unsigned before;
	uint64_t t0;

	(void)state;
	o.dpd = 10;
	o.dpd_retry = 2;
	o.dpd_periodic = true;
	s = sim_pair_opts(&o);
	s->n[1].conf->profiles[0]->dpd_interval = 0;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 1000);
	before = s->n[0].sent;
	sim_run(s, 60000);
	assert_in_range(s->n[0].sent - before, 5, 6);
	assert_up(s);
	/* The peer dies: found out within interval + 6 tries of `retry`. */
	s->filter = drop_all;
	t0 = s->clk.now;
	while (sim_sas(&s->n[0], NULL) && s->clk.now - t0 < 60000)
		sim_run(s, 500);
	assert_in_range(s->clk.now - t0, 12000, 26000);
	assert_int_equal(sim_children_up(&s->n[0]), 0);
	assert_true(s->n[0].last_down_was_up);
	assert_non_null(strstr(s->n[0].last_why.text, "liveness"));
	sim_free(s);
}

static void test_dpd_on_demand(void **state)
{
	struct sim_opts o = base_opts;
	struct sim *s;
	unsigned before;

	(void)state;
	o.dpd = 10;
	o.dpd_retry = 2;
	s = sim_pair_opts(&o);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 1000);
	before = s->n[0].sent;
	sim_run(s, 120000);
	assert_int_equal(s->n[0].sent, before); /* idle: no probes */
	for (int i = 0; i < 60; i++) { /* traffic both ways: none either */
		s->n[0].last_rx_ms = s->n[0].last_tx_ms = s->clk.now;
		sim_run(s, 1000);
	}
	assert_int_equal(s->n[0].sent, before);
	for (int i = 0; i < 30; i++) { /* we send, nothing comes back */
		s->n[0].last_tx_ms = s->clk.now;
		sim_run(s, 1000);
	}
	assert_in_range(s->n[0].sent - before, 1, 3);
	sim_free(s);
}

static void test_initial_contact_needs_same_address(void **state)
{
	struct sim *s = sim_new(3);

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct sim_opts o = base_opts;

		o.id = i == 1 ? "hub.lab" : "spoke.lab"; /* two uplinks, one identity */
		sim_configure(&s->n[i], sim_conf(&o));
	}
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	sim_initiate(s, 2, 1, 1, NULL);
	sim_run(s, 500);
	assert_int_equal(sim_sas(&s->n[1], NULL), 2);
	assert_int_equal(sim_children_up(&s->n[1]), 2);
	sim_restart(s, 2);
	sim_initiate(s, 2, 1, 1, NULL);
	sim_run(s, 500);
	assert_int_equal(sim_sas(&s->n[1], NULL), 2); /* the old one of node 2 was replaced */
	assert_int_equal(s->n[1].n_sa_down, 1);
	sim_free(s);
}

static void test_cookie(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);
	struct ike_stats st;

	(void)state;
	s->n[1].conf->cookie_challenge = 0;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.cookies_sent, 1);
	assert_int_equal(s->n[0].sent, 3);
	sim_free(s);
}

static void test_cookie_and_invalid_ke(void **state)
{
	struct sim_opts a = base_opts, b = base_opts;
	struct sim *s = sim_new(2);
	struct ike_sa_info i;

	(void)state;
	a.group = "14 19";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	s->n[1].conf->cookie_challenge = 0;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	sim_sas(&s->n[0], &i);
	assert_int_equal(i.dh->group, 19);
	/* The cookie covers Ni, not KE: it stays good for the second try (RFC 7296 2.6). */
	assert_int_equal(s->n[0].sent, 4);
	sim_free(s);
}

/* A cookie made for another address or nonce is worth nothing. */
static enum sim_fate move_cookie(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)arg;
	if (p->p[18] == XCHG_SA_INIT && !(p->p[19] & HDR_RESPONSE) && p->p[16] == PLD_NOTIFY) {
		struct endpoint l = { s->n[1].addr, 500 }, r = { addr_v4(0x0a0000fe), 500 };

		ike_input(s->n[1].e, &l, &r, p->p, p->len);
	}
	return SIM_PASS;
}

static void test_cookie_stolen(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);
	struct ike_stats st;

	(void)state;
	s->n[1].conf->cookie_challenge = 0;
	s->filter = move_cookie;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.cookies_sent, 2); /* the thief got a challenge of its own */
	assert_int_equal(st.negotiating_in, 0);
	sim_free(s);
}

/* Forged requests from everywhere, each a well-formed IKE_SA_INIT. */
static void test_flood(void **state)
{
	struct sim *s = sim_new(3);
	struct sim_opts o = base_opts;
	struct ike_stats st;
	uint8_t *copy;
	struct sim_pkt *first;
	size_t len;

	(void)state;
	for (int i = 0; i < 3; i++)
		sim_configure(&s->n[i], sim_conf(&o));
	sim_initiate(s, 0, 1, 1, NULL);
	first = s->wire;
	len = first->len;
	copy = xmemdup(first->p, len);
	sim_run(s, 500);
	assert_int_equal(sim_sas(&s->n[1], NULL), 1);
	for (uint32_t i = 0; i < 20000; i++) {
		struct endpoint l = { s->n[1].addr, 500 }, r = { addr_v4(0xc0000000 + i), 500 };

		memcpy(copy, &i, 4);
		ike_input(s->n[1].e, &l, &r, copy, len);
		if (i % 5000 == 0)
			sim_run(s, 1);
	}
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 20); /* half of the limit, then cookies */
	assert_true(st.cookies_sent >= 19900);
	/* An honest peer gets in, the old session lives. */
	sim_initiate(s, 2, 1, 1, NULL);
	sim_run(s, 500);
	assert_int_equal(sim_children_up(&s->n[2]), 1);
	assert_true(ike_sa_probe(s->n[0].e, 1));
	sim_run(s, 100);
	assert_int_equal(sim_children_up(&s->n[0]), 1);
	free(copy);
	sim_free(s);
}

static enum sim_fate no_auth(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)arg;
	return p->p[18] == XCHG_AUTH ? SIM_DROP : SIM_PASS;
}

/* Peers that stop after IKE_SA_INIT: from half the limit on they must show a cookie, at the limit
 * they are refused, and after half a minute there is room again. Outgoing: no more than allowed. */
static void test_max_negotiation(void **state)
{
	struct sim *s = sim_new(2);
	struct ike_stats st;
	struct ike_why why;

	(void)state;
	sim_configure(&s->n[0], sim_conf(&base_opts));
	sim_configure(&s->n[1], sim_conf(&base_opts));
	s->n[0].many = true;
	s->n[0].conf->max_neg_out = 7;
	s->n[1].conf->max_neg_in = 6;
	s->filter = no_auth;
	for (uint32_t i = 0; i < 7; i++) {
		s->n[0].addr = addr_v4(0x0b000000 + i);
		assert_true(sim_initiate(s, 0, 1, i + 1, NULL));
		sim_run(s, 40);
	}
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 6);
	assert_int_equal(st.cookies_missing, 4);
	assert_int_equal(st.cookies_good, 4);
	assert_int_equal(st.dropped_limits, 1);
	s->n[0].addr = addr_v4(0x0b0000ff);
	assert_int_equal(sim_initiate(s, 0, 1, 99, &why), 0);
	assert_non_null(strstr(why.text, "limit"));
	s->filter = NULL;
	sim_run(s, 35000);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 0);
	assert_int_equal(st.active_in, 7);
	sim_free(s);
}

/* One address that can answer cookies and never comes to IKE_AUTH: it gets half of the places. */
static void test_half_for_one(void **state)
{
	struct sim *s = sim_new(3);
	struct ike_stats st;

	(void)state;
	for (int i = 0; i < 3; i++)
		sim_configure(&s->n[i], sim_conf(&base_opts));
	s->n[1].conf->max_neg_in = 8;
	s->filter = no_auth;
	for (uint32_t i = 0; i < 12; i++) { /* an owner each: as many negotiations */
		assert_true(sim_initiate(s, 0, 1, i + 1, NULL));
		sim_run(s, 40);
	}
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.negotiating_in, 4);
	assert_int_equal(st.cookies_good, 8);
	assert_int_equal(st.dropped_limits, 8);
	s->filter = NULL;
	sim_initiate(s, 2, 1, 1, NULL);
	sim_run(s, 60);
	assert_int_equal(sim_children_up(&s->n[2]), 1);
	sim_free(s);
}

static void test_max_sa(void **state)
{
	struct sim *s = sim_new(3);
	struct ike_stats st;
	struct ike_why why;

	(void)state;
	for (int i = 0; i < 3; i++)
		sim_configure(&s->n[i], sim_conf(&base_opts));
	s->n[1].conf->max_sa = 1;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	sim_initiate(s, 2, 1, 1, NULL);
	sim_run(s, 500);
	assert_int_equal(sim_sas(&s->n[1], NULL), 1);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.dropped_limits, 1);
	assert_int_equal(sim_initiate(s, 1, 2, 5, &why), 0);
	assert_non_null(strstr(why.text, "max-sa"));
	sim_free(s);
}

static void test_fragmentation(void **state)
{
	(void)state;
	for (unsigned mtu = 200; mtu <= 600; mtu += 200) {
		struct sim_opts o = base_opts;
		struct sim *s;
		struct ike_sa_info i;

		o.frag_mtu = mtu;
		s = sim_pair_opts(&o);
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 500);
		assert_up(s);
		sim_sas(&s->n[0], &i);
		assert_true(i.fragmentation);
		assert_true(s->n[0].sent > 2 || mtu > 200);
		ike_sa_rekey(s->n[1].e, 1);
		sim_run(s, 500);
		assert_up(s);
		sim_free(s);
	}
}

static enum sim_fate frag_filter(struct sim *s, struct sim_pkt *p, void *arg)
{
	unsigned *seen = arg;

	(void)s;
	p->due += (p->n * 7) % 23; /* out of order */
	if (p->p[16] == PLD_SKF && ++*seen == 2)
		return SIM_DROP;
	if (p->p[16] == PLD_SKF)
		assert_true(p->len <= 200 - 28);
	return p->n % 3 ? SIM_PASS : SIM_DUP;
}

static void test_fragments_lost_and_mixed_up(void **state)
{
	struct sim_opts o = base_opts;
	unsigned seen = 0;
	struct sim *s;

	(void)state;
	o.frag_mtu = 200;
	s = sim_pair_opts(&o);
	s->filter = frag_filter;
	s->filter_arg = &seen;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 10000);
	assert_up(s);
	assert_int_equal(s->n[1].n_sa_up, 1);
	sim_free(s);
}

static void test_fragmentation_one_side(void **state)
{
	struct sim_opts o = base_opts;
	struct sim *s = sim_new(2);
	struct ike_sa_info i;

	(void)state;
	sim_configure(&s->n[0], sim_conf(&o));
	o.frag_mtu = 200;
	sim_configure(&s->n[1], sim_conf(&o));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	sim_sas(&s->n[1], &i);
	assert_false(i.fragmentation);
	sim_free(s);
}

static void test_window(void **state)
{
	struct sim_opts o = base_opts;
	struct sim *s;
	struct ike_sa_info i;

	(void)state;
	o.window = 1;
	s = sim_pair_opts(&o);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	sim_sas(&s->n[0], &i);
	assert_int_equal(i.window_remote, 1);
	for (int k = 0; k < 3; k++)
		assert_true(ike_child_create(s->n[0].e, 1, &s->n[0].policy));
	assert_int_equal(sim_sa(&s->n[0])->next_out, 3); /* one outstanding, two wait */
	sim_run(s, 500);
	assert_int_equal(sim_children_up(&s->n[1]), 4);
	sim_free(s);

	s = sim_pair_opts(&base_opts);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	for (int k = 0; k < 8; k++)
		assert_true(ike_child_create(s->n[0].e, 1, &s->n[0].policy));
	assert_int_equal(sim_sa(&s->n[0])->next_out, 7); /* five outstanding */
	sim_run(s, 500);
	assert_int_equal(sim_children_up(&s->n[1]), 9);
	sim_free(s);
}

static void test_nat_keepalive(void **state)
{
	struct sim_opts o = base_opts;
	struct sim *s = sim_pair_opts(&o);
	unsigned before;

	(void)state;
	s->n[0].nat = addr_v4(0xc6336401);
	s->n[0].conf->nat_keepalive = 20;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	before = s->n[0].sent;
	sim_run(s, 60000);
	assert_int_equal(s->n[0].sent - before, 3);
	sim_free(s);
}

static void test_ipv6(void **state)
{
	struct sim *s = sim_new(2);
	struct ike_sa_info i;

	(void)state;
	assert_true(addr_parse("2001:db8::1", &s->n[0].addr));
	assert_true(addr_parse("2001:db8::2", &s->n[1].addr));
	for (int k = 0; k < 2; k++) {
		struct ike_ts *t = &s->n[k].policy.ts_local[0];

		sim_configure(&s->n[k], sim_conf(&base_opts));
		t->lo.family = t->hi.family = ADDR_V6;
		memset(t->hi.b, 0xff, 16);
		s->n[k].policy.ts_remote[0] = *t;
	}
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_up(s);
	sim_sas(&s->n[1], &i);
	assert_int_equal(i.remote_id.type, IKE_ID_IPV6_ADDR);
	assert_int_equal(sim_live_child(&s->n[1])->c.ts_remote[0].hi.family, ADDR_V6);
	sim_free(s);
}

/* The peer restarted without a word and gets ESP it does not know: we ask whether it is there. */
static void test_peer_restarted(void **state)
{
	struct sim_opts o = base_opts;
	struct endpoint r;
	struct sim *s = sim_pair_opts(&o);

	(void)state;
	r = (struct endpoint){ s->n[1].addr, 500 };
	assert_true(ike_invalid_spi(s->n[0].e, &r, 0x1234)); /* a stranger's */
	sim_initiate(s, 0, 1, 1, NULL);
	/* while IKE_AUTH is under way the peer's first ESP may be here before its answer */
	for (unsigned ms = 0; ike_invalid_spi(s->n[0].e, &r, 0x1234); ms++) {
		assert_true(ms < 500);
		sim_run(s, 1);
	}
	sim_run(s, 500);
	sim_restart(s, 1);
	assert_true(ike_invalid_spi(s->n[0].e, &r, 0x1234));
	sim_run(s, 200000);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0); /* it is not */
	assert_int_equal(sim_children_up(&s->n[0]), 0);
	sim_free(s);
}

/* Front VRF: profile and policy are those of the VRF, packets leave from it. */
static void test_fvrf(void **state)
{
	struct sim *s = sim_pair_opts(&base_opts);
	struct ike_sa_info i;

	(void)state;
	s->n[1].fvrf = "INET1";
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_int_equal(s->n[1].n_sa_up, 0); /* the profile is global */
	assert_non_null(strstr(s->n[1].last_why.text, "No IKEv2 profile"));
	s->n[1].conf->profiles[0]->fvrf = xstrdup("INET1");
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_up(s);
	sim_sas(&s->n[1], &i);
	assert_string_equal(i.fvrf, "INET1");
	ike_child_rekey(s->n[1].e, sim_live_child(&s->n[1])->c.id);
	ike_sa_rekey(s->n[0].e, sim_sa(&s->n[0])->id);
	sim_run(s, 20000);
	assert_up(s);
	sim_sas(&s->n[1], &i);
	assert_string_equal(i.fvrf, "INET1");
	/* The same packets in another VRF belong to nobody. */
	s->n[1].fvrf = "INET2";
	s->n[1].conf->profiles[0]->fvrf_any = true;
	ike_sa_probe(s->n[0].e, sim_sa(&s->n[0])->id);
	sim_run(s, 300);
	assert_non_null(sim_sa(&s->n[0])->active);
	s->n[1].fvrf = "INET1";
	sim_run(s, 5000);
	assert_null(sim_sa(&s->n[0])->active);
	sim_free(s);
}

/* Both ends begin at once: two IKE SAs, and INITIAL_CONTACT of a late IKE_AUTH must not kill the one
 * that came up meanwhile at one end only. */
static enum sim_fate lose_first_auth(struct sim *s, struct sim_pkt *p, void *arg)
{
	unsigned *lost = arg;

	if (p->p[18] == XCHG_AUTH && addr_eq(&p->src.addr, &s->n[0].addr) &&
	    !(p->p[19] & HDR_RESPONSE) && !*lost) {
		*lost = 1;
		return SIM_DROP;
	}
	return SIM_PASS;
}

static void test_both_begin(void **state)
{
	(void)state;
	for (unsigned lose = 0; lose < 2; lose++) {
		struct sim *s = sim_pair_opts(&base_opts);
		unsigned lost = !lose;

		s->filter = lose_first_auth;
		s->filter_arg = &lost;
		sim_initiate(s, 0, 1, 1, NULL);
		sim_initiate(s, 1, 0, 1, NULL);
		sim_run(s, 10000);
		assert_int_equal(sim_sas(&s->n[0], NULL), 2);
		assert_int_equal(sim_sas(&s->n[1], NULL), 2);
		assert_int_equal(sim_children_up(&s->n[0]), 2);
		assert_int_equal(sim_children_up(&s->n[1]), 2);
		sim_free(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_packet_lost_once),
		cmocka_unit_test(test_everything_twice),
		cmocka_unit_test(test_silent_peer),
		cmocka_unit_test(test_half_open_expires),
		cmocka_unit_test(test_half_open_waits_for_repeats),
		cmocka_unit_test(test_dpd_periodic),
		cmocka_unit_test(test_dpd_on_demand),
		cmocka_unit_test(test_initial_contact_needs_same_address),
		cmocka_unit_test(test_cookie),
		cmocka_unit_test(test_cookie_and_invalid_ke),
		cmocka_unit_test(test_cookie_stolen),
		cmocka_unit_test(test_flood),
		cmocka_unit_test(test_max_negotiation),
		cmocka_unit_test(test_half_for_one),
		cmocka_unit_test(test_max_sa),
		cmocka_unit_test(test_fragmentation),
		cmocka_unit_test(test_fragments_lost_and_mixed_up),
		cmocka_unit_test(test_fragmentation_one_side),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_nat_keepalive),
		cmocka_unit_test(test_ipv6),
		cmocka_unit_test(test_peer_restarted),
		cmocka_unit_test(test_fvrf),
		cmocka_unit_test(test_both_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
