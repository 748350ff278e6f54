/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conformance over a bad network: what the numbers ask for must also come about when messages get
 * lost, come twice and overtake each other. Each row is a scenario, named by its numbers, run in
 * both roles over a dozen such networks; only what is there in the end counts.
 */
#include "tests/ike/sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What the engine promises a network to which it may lose LOSSES messages. Each further repeat of
 * a request comes twice as late (and up to 10 % more), the first after 2 s:
 * - a responder waits 30 s for IKE_AUTH after each IKE_SA_INIT: that request may get lost three
 *   times.
 * - four losses before the DELETE of an IKE SA, or its like, and the last one is its answer: 33 s,
 *   up to 32 s until an exchange that was refused for then is tried again, and 139 s until repeats
 *   to a peer without that SA are given up.
 */
enum { NETWORKS = 12, LOSSES = 5, AUTH_LOSSES = 3, SETTLE_MS = 210 * 1000 };

/* SIM_NETWORKS=N tries that many, SIM_FIRST=N begins with another one: to look for faults. */
static unsigned env_number(const char *name, unsigned otherwise)
{
	const char *text = getenv(name);

	return text ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

struct bad_net {
	unsigned losses, auth_losses;
};

/* IKE_AUTH requests lost beyond what a responder waits for would be another test. */
static bool may_lose(struct bad_net *b, const struct sim_pkt *p)
{
	if (!b->losses || p->len < IKE_HDR_LEN)
		return false;
	if (p->p[18] == XCHG_AUTH && !(p->p[19] & HDR_RESPONSE)) {
		if (!b->auth_losses)
			return false;
		b->auth_losses--;
	}
	b->losses--;
	return true;
}

static enum sim_fate bad_net(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct bad_net *b = arg;
	unsigned r = sim_random(100);

	(void)s;
	p->due += sim_random(60);
	if (r < 20 && may_lose(b, p))
		return SIM_DROP;
	return r < 45 ? SIM_DUP : SIM_PASS;
}

struct scene {
	struct sim *s;
	unsigned who;              /* acts; the IKE SA's initiator is 0 */
};

static struct sim_node *actor(const struct scene *c)
{
	return &c->s->n[c->who];
}

static struct sim_node *other(const struct scene *c)
{
	return &c->s->n[!c->who];
}

static uint32_t sa_id(struct sim_node *n)
{
	struct ike_sa_info i;

	assert_int_equal(sim_sas(n, &i), 1);
	return i.id;
}

static void settle(const struct scene *c)
{
	sim_run(c->s, SETTLE_MS);
}

static void assert_sas(const struct scene *c, unsigned sas, unsigned children)
{
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(sim_sas(&c->s->n[i], NULL), sas);
		assert_int_equal(sim_children_up(&c->s->n[i]), children);
	}
	if (children == 1)
		sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
}

static void come_up(const struct scene *c)
{
	assert_true(sim_initiate(c->s, 0, 1, 9, NULL));
	settle(c);
	assert_sas(c, 1, 1);
}

/* --- scenarios --- */

static void set_up(const struct scene *c)
{
	come_up(c);
	assert_int_equal(c->s->n[0].n_sa_up, 1);
	assert_int_equal(c->s->n[1].n_sa_up, 1);
}

static void transport(const struct scene *c)
{
	c->s->n[0].policy.transport = c->s->n[1].policy.transport = true;
	come_up(c);
	assert_true(sim_live_child(&c->s->n[0])->c.transport);
}

static void cookie_and_group(const struct scene *c)
{
	static const struct sim_opts both = { .encr = "aes-gcm-256", .prf = "sha384",
					      .group = "14 19", .psk = "cisco" };
	static const struct sim_opts one = { .encr = "aes-gcm-256", .prf = "sha384",
					     .group = "19", .psk = "cisco" };

	sim_configure(&c->s->n[0], sim_conf(&both));
	sim_configure(&c->s->n[1], sim_conf(&one));
	c->s->n[1].conf->cookie_challenge = 0;
	come_up(c);
}

static void fragments(const struct scene *c)
{
	static const struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
					   .psk = "cisco", .frag_mtu = 256 };

	sim_configure(&c->s->n[0], sim_conf(&o));
	sim_configure(&c->s->n[1], sim_conf(&o));
	come_up(c);
	assert_true(sim_sa(&c->s->n[0])->fragmentation);
}

static void address_translation(const struct scene *c)
{
	c->s->n[0].nat = addr_v4(0xc0000201);
	c->s->n[0].nat_port_shift = 1000;
	come_up(c);
	assert_true(sim_sa(&c->s->n[1])->nat_remote);
	assert_int_equal(sim_sa(&c->s->n[1])->remote.port, 5500);
}

static void narrowing(const struct scene *c)
{
	c->s->n[1].policy.ts_local[0].lo = addr_v4(0x0a010000);
	c->s->n[1].policy.ts_local[0].hi = addr_v4(0x0a01ffff);
	come_up(c);
	assert_int_equal(addr_to_v4(&sim_live_child(&c->s->n[0])->c.ts_remote[0].hi), 0x0a01ffff);
}

static void config_mode(const struct scene *c)
{
	c->s->n[0].cfg_send.want_addr4 = true;
	c->s->n[1].cfg_reply.addr4 = addr_v4(0x0a090001);
	come_up(c);
	assert_int_equal(addr_to_v4(&c->s->n[0].last_cfg.addr4), 0x0a090001);
}

static void wrong_key(const struct scene *c)
{
	static const struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
					   .psk_local = "cisco", .psk_remote = "other" };
	static const struct sim_opts good = { .encr = "aes-gcm-256", .prf = "sha384",
					      .group = "19", .psk = "cisco" };

	sim_configure(actor(c), sim_conf(&o));
	sim_configure(other(c), sim_conf(&good));
	sim_initiate(c->s, 0, 1, 9, NULL);
	settle(c);
	assert_sas(c, 0, 0);
	assert_int_equal(c->s->n[0].n_child_up, 0);
}

static void no_child_proposal(const struct scene *c)
{
	sim_policy(&c->s->n[1].policy, "aes-256/sha256");
	sim_initiate(c->s, 0, 1, 9, NULL);
	settle(c);
	assert_sas(c, 0, 0);
	assert_int_equal(c->s->n[0].n_child_up + c->s->n[1].n_child_up, 0);
}

static void initial_contact(const struct scene *c)
{
	come_up(c);
	sim_restart(c->s, 0);
	come_up(c);
}

static void liveness(const struct scene *c)
{
	come_up(c);
	for (unsigned i = 0; i < 4; i++) {
		assert_true(ike_sa_probe(actor(c)->e, sa_id(actor(c))));
		settle(c);
	}
	assert_sas(c, 1, 1);
}

static void delete_ike(const struct scene *c)
{
	come_up(c);
	assert_true(ike_sa_delete(actor(c)->e, sa_id(actor(c)), "x"));
	settle(c);
	assert_sas(c, 0, 0);
}

static void delete_child(const struct scene *c)
{
	come_up(c);
	assert_true(ike_child_delete(actor(c)->e, sim_live_child(actor(c))->c.id, "x"));
	settle(c);
	assert_sas(c, 1, 0);
}

static void child_rekey(const struct scene *c)
{
	come_up(c);
	assert_true(ike_child_rekey(actor(c)->e, sim_live_child(actor(c))->c.id));
	settle(c);
	assert_sas(c, 1, 1);
	assert_int_equal(c->s->n[0].n_child_up, 2);
}

static void child_rekey_pfs(const struct scene *c)
{
	c->s->n[0].policy.pfs = c->s->n[1].policy.pfs = 19;
	child_rekey(c);
	assert_int_equal(sim_live_child(&c->s->n[0])->c.pfs_group, 19);
}

static void child_create(const struct scene *c)
{
	come_up(c);
	assert_true(ike_child_create(actor(c)->e, sa_id(actor(c)), &actor(c)->policy));
	settle(c);
	assert_sas(c, 1, 2);
}

static void ike_rekey(const struct scene *c)
{
	come_up(c);
	assert_true(ike_sa_rekey(actor(c)->e, sa_id(actor(c))));
	settle(c);
	assert_sas(c, 1, 1);
	assert_int_equal(c->s->n[0].n_sa_up, 2);
	assert_int_equal(c->s->n[0].n_child_up, 1);
	/* and it works */
	assert_true(ike_child_rekey(other(c)->e, sim_live_child(other(c))->c.id));
	settle(c);
	assert_sas(c, 1, 1);
}

static void both_rekey_ike(const struct scene *c)
{
	come_up(c);
	ike_sa_rekey(actor(c)->e, sa_id(actor(c)));
	ike_sa_rekey(other(c)->e, sa_id(other(c)));
	settle(c);
	assert_sas(c, 1, 1);
}

static void child_meets_ike_rekey(const struct scene *c)
{
	come_up(c);
	ike_sa_rekey(actor(c)->e, sa_id(actor(c)));
	ike_child_rekey(other(c)->e, sim_live_child(other(c))->c.id);
	settle(c);
	assert_sas(c, 1, 1);
	assert_int_equal(c->s->n[0].n_child_up, 2);
	assert_int_equal(c->s->n[0].n_sa_up, 2);
}

static void ike_rekey_meets_closing(const struct scene *c)
{
	come_up(c);
	ike_sa_delete(actor(c)->e, sa_id(actor(c)), "x");
	ike_sa_rekey(other(c)->e, sa_id(other(c)));
	settle(c);
	assert_sas(c, 0, 0);
}

static void ike_rekey_meets_half_closed(const struct scene *c)
{
	come_up(c);
	ike_child_delete(actor(c)->e, sim_live_child(actor(c))->c.id, "x");
	ike_sa_rekey(other(c)->e, sa_id(other(c)));
	settle(c);
	assert_sas(c, 1, 0);
	assert_int_equal(c->s->n[0].n_sa_up, 2);
}

static const struct row {
	const char *numbers;
	void (*play)(const struct scene *c);
} rows[] = {
	{ "1.1.1.1-3 1.1.2.1-4 2.1.1.1-2 set-up", set_up },
	{ "1.1.1.3 transport mode", transport },
	{ "1.1.5.1-4 1.1.6.7 1.1.6.8 1.1.6.11 cookie and INVALID_KE_PAYLOAD", cookie_and_group },
	{ "RFC 7383 fragments", fragments },
	{ "RFC 7296 2.23 NAT", address_translation },
	{ "1.1.7 narrowing", narrowing },
	{ "2.1.2.1 configuration payload", config_mode },
	{ "1.1.8 AUTHENTICATION_FAILED", wrong_key },
	{ "1.1.8 NO_PROPOSAL_CHOSEN for the CHILD SA", no_child_proposal },
	{ "1.1.3.4 INITIAL_CONTACT", initial_contact },
	{ "1.1.3.5 1.3.1.1 liveness", liveness },
	{ "1.1.3.6 DELETE of the IKE SA", delete_ike },
	{ "1.1.3.7 DELETE of the CHILD SA", delete_child },
	{ "1.2.1.1 1.2.3.1 1.2.5.1 CHILD rekey", child_rekey },
	{ "1.2.3.1 CHILD rekey with PFS", child_rekey_pfs },
	{ "1.2.5.2 additional CHILD SA", child_create },
	{ "1.2.4.1-7 IKE rekey", ike_rekey },
	{ "1.2.6.5 simultaneous IKE rekey", both_rekey_ike },
	{ "1.2.6.11 CHILD rekey during IKE rekey", child_meets_ike_rekey },
	{ "1.2.6.12 IKE rekey with a half-closed CHILD SA", ike_rekey_meets_half_closed },
	{ "1.2.6.15 IKE rekey while closing", ike_rekey_meets_closing },
};

static unsigned now_playing;       /* network, 0: done */

static int tell_network(void **state)
{
	(void)state;
	if (now_playing)
		print_error("in network %u: SIM_FIRST=%u SIM_NETWORKS=1\n", now_playing, now_playing);
	now_playing = 0;
	return 0;
}

static void play(void **state)
{
	const struct row *row = *state;

	const unsigned first = env_number("SIM_FIRST", 1);
	const unsigned networks = env_number("SIM_NETWORKS", NETWORKS);

	for (unsigned who = 0; who < 2; who++) {
		for (unsigned seed = first; seed < first + networks; seed++) {
			struct bad_net net = { .losses = LOSSES, .auth_losses = AUTH_LOSSES };
			struct scene c;

			sim_seed(seed);
			now_playing = seed;
			c = (struct scene){ .s = sim_pair(), .who = who };
			c.s->filter = bad_net;
			c.s->filter_arg = &net;
			row->play(&c);
			sim_free(c.s);
		}
	}
	now_playing = 0;
}

int main(void)
{
	struct CMUnitTest tests[ARRAY_SIZE(rows)];

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		tests[i] = (struct CMUnitTest){ .name = rows[i].numbers, .test_func = play,
						.teardown_func = tell_network,
						.initial_state = (void *)&rows[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
