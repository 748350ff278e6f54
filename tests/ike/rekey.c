/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rekeying of CHILD and IKE SAs, by either side, by both at once, and through a bad network. What
 * must come out of every collision: one IKE SA and one CHILD SA at each end, and the same ones.
 */
#include "tests/ike/sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sim *up(const char *esp, uint16_t pfs)
{
	struct sim *s = sim_pair();

	for (int i = 0; i < 2; i++) {
		sim_policy(&s->n[i].policy, esp);
		s->n[i].policy.pfs = pfs;
	}
	assert_true(sim_initiate(s, 0, 1, 9, NULL));
	sim_run(s, 100);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	return s;
}

static void assert_settled(struct sim *s)
{
	struct ike_sa_info a, b;

	assert_int_equal(sim_sas(&s->n[0], &a), 1);
	assert_int_equal(sim_sas(&s->n[1], &b), 1);
	assert_int_equal(a.state, IKE_SA_READY);
	assert_int_equal(b.state, IKE_SA_READY);
	assert_memory_equal(a.spi_i, b.spi_i, 8);
	assert_memory_equal(a.spi_r, b.spi_r, 8);
	assert_int_equal(sim_children_up(&s->n[0]), 1);
	assert_int_equal(sim_children_up(&s->n[1]), 1);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	assert_int_equal(a.owner, 9);
	assert_int_not_equal(b.owner, 0);
	assert_true(ike_sa_by_owner(s->n[0].e, 9, &a));
}

static uint32_t live(struct sim_node *n)
{
	return sim_live_child(n)->c.id;
}

static uint32_t sa_of(struct sim_node *n)
{
	struct ike_sa_info i;

	sim_sas(n, &i);
	return i.id;
}

static void test_child_rekey(void **state)
{
	(void)state;
	for (int who = 0; who < 2; who++) {
		for (int pfs = 0; pfs <= 19; pfs += 19) {
			struct sim *s = up("aes-256/sha256", pfs);
			struct sim_child before = *sim_live_child(&s->n[0]);

			assert_true(ike_child_rekey(s->n[who].e, live(&s->n[who])));
			sim_run(s, 200);
			assert_settled(s);
			assert_int_equal(s->n[0].n_child_up, 2);
			assert_int_equal(s->n[1].n_child_up, 2);
			assert_memory_not_equal(before.encr_in, sim_live_child(&s->n[0])->encr_in,
						16);
			assert_int_equal(sim_live_child(&s->n[0])->c.replaces, before.c.id);
			assert_int_equal(sim_live_child(&s->n[who])->c.pfs_group, pfs);
			assert_int_equal(sim_live_child(&s->n[0])->c.owner, 9);
			sim_free(s);
		}
	}
}

/* The old SA receives until the peer has let go: no child_down before its DELETE is answered. */
static enum sim_fate drop_all(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DROP;
}

static void test_child_rekey_make_before_break(void **state)
{
	struct sim *s = up("gcm-128", 0);

	(void)state;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 12); /* answered; DELETE is on the wire */
	s->filter = drop_all;
	sim_run(s, 100);
	assert_int_equal(sim_children_up(&s->n[0]), 2);
	s->filter = NULL;
	sim_run(s, 5000);
	assert_settled(s);
	sim_free(s);
}

struct attempt_pick {
	bool up;
	char text[512];
};

static bool attempt_newest(const struct ike_attempt *a, void *arg)
{
	struct attempt_pick *p = arg;

	p->up = a->up;
	str_copy(p->text, sizeof(p->text), a->why.text);
	return false;
}

static void assert_says(struct sim_node *n, const char *want)
{
	struct attempt_pick p = { 0 };

	ike_walk_attempts(n->e, attempt_newest, &p);
	if (p.up || !strstr(p.text, want))
		print_message("%s is not in: %s\n", want, p.text);
	assert_false(p.up);
	assert_non_null(strstr(p.text, want));
}

/* PFS differs: nobody notices before the rekey; then both ends say what each of them wants, the SA
 * stays, and a rekey that works makes it forgotten. */
static void test_pfs_differs(void **state)
{
	struct sim *s = up("aes-256/sha256", 14);
	struct attempt_pick p = { 0 };

	(void)state;
	s->n[1].policy.pfs = 19;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 200);
	assert_settled(s);
	assert_int_equal(s->n[0].n_child_up, 1);
	assert_says(&s->n[0], "The peer refused to rekey an IPsec SA: NO_PROPOSAL_CHOSEN. We offer ");
	assert_says(&s->n[0], "PFS group: DH_GROUP_2048_MODP/Group 14. `set pfs`");
	assert_says(&s->n[1], "PFS group differs: the peer offers DH_GROUP_2048_MODP/Group 14, here `set "
			      "pfs` accepts DH_GROUP_256_ECP/Group 19");
	s->n[1].policy.pfs = 14;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 200);
	assert_settled(s);
	assert_int_equal(s->n[0].n_child_up, 2);
	for (int i = 0; i < 2; i++) {
		ike_walk_attempts(s->n[i].e, attempt_newest, &p);
		assert_true(p.up);
	}
	sim_free(s);
}

struct attempt_port {
	uint16_t port;
	int found, up;
};

static bool attempt_of_port(const struct ike_attempt *a, void *arg)
{
	struct attempt_port *p = arg;

	if (a->remote.port == p->port) {
		p->found++;
		p->up = a->up;
	}
	return true;
}

static bool is_mended(struct sim_node *n, uint16_t port)
{
	struct attempt_port p = { .port = port };

	ike_walk_attempts(n->e, attempt_of_port, &p);
	assert_int_equal(p.found, 1);
	return p.up;
}

/* Two spokes behind one NAT address: what one of them is refused is not over because the other one
 * is well. */
static void test_refused_beside(void **state)
{
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "cisco",
			      .id_type = IKE_ID_FQDN };
	static const char *const id[] = { "a.example", "hub.example", "b.example" };
	struct sim *s = sim_new(3);

	(void)state;
	for (int i = 0; i < 3; i++) {
		o.id = id[i];
		sim_configure(&s->n[i], sim_conf(&o));
		sim_policy(&s->n[i].policy, "aes-256/sha256");
		s->n[i].policy.pfs = 14;
		if (i == 1)
			continue;
		s->n[i].nat = addr_v4(0xc0000201);
		s->n[i].nat_port_shift = (uint16_t)(1000 * (i + 1));
		assert_true(sim_initiate(s, (unsigned)i, 1, 9, NULL));
	}
	sim_run(s, 200);
	assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[2]), 2);
	s->n[1].policy.pfs = 19;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 200);
	assert_says(&s->n[1], "PFS group differs");
	assert_false(is_mended(&s->n[1], 5500));
	s->n[1].policy.pfs = 14;
	ike_child_rekey(s->n[2].e, live(&s->n[2]));
	sim_run(s, 200);
	assert_false(is_mended(&s->n[1], 5500));
	assert_true(is_mended(&s->n[1], 7500));
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 200);
	assert_true(is_mended(&s->n[1], 5500));
	sim_free(s);
}

static void test_pfs_required(void **state)
{
	struct sim *s = up("gcm-256", 0);

	(void)state;
	/* The responder demands PFS, the initiator does not offer it: the old SA stays. */
	s->n[1].policy.pfs = 14;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 500);
	assert_settled(s);
	assert_int_equal(s->n[0].n_child_up, 1);
	sim_free(s);
}

/* The peer insists on a group that it was not offered: the SA stays and is rekeyed another time. */
static void test_pfs_insisted(void **state)
{
	struct sim *s = up("aes-256/sha256", 14);
	uint8_t group[2] = { 0, 20 };
	struct pb b;

	(void)state;
	s->filter = drop_all;
	ike_child_rekey(s->n[0].e, live(&s->n[0]));
	sim_run(s, 12);
	pb_init(&b);
	pb_ntf_plain(&b, NTF_INVALID_KE_PAYLOAD, group, sizeof(group));
	sim_craft(s, 1, 0, XCHG_CREATE_CHILD, true, sim_sa(&s->n[0])->next_out - 1, &b);
	sim_run(s, 12);
	assert_says(&s->n[0], "The peer refused to rekey an IPsec SA: INVALID_KE_PAYLOAD. We offer");
	assert_int_equal(sim_children_up(&s->n[0]), 1);
	assert_true(ike_child_rekey(s->n[0].e, live(&s->n[0])));
	sim_run(s, 12); /* a worker may make the key first */
	assert_non_null(sim_sa(&s->n[0])->active); /* it is on its way again */
	sim_free(s);
}

static void test_ike_rekey(void **state)
{
	(void)state;
	for (int who = 0; who < 2; who++) {
		struct sim *s = up("gcm-256", 0);
		struct ike_sa_info a, b;

		sim_sas(&s->n[who], &a);
		assert_true(ike_sa_rekey(s->n[who].e, a.id));
		sim_run(s, 200);
		assert_settled(s);
		sim_sas(&s->n[who], &b);
		assert_memory_not_equal(a.spi_i, b.spi_i, 8);
		assert_int_equal(b.rekeyed_from, a.id);
		assert_int_equal(b.role, IKE_INITIATOR); /* of the new SA */
		assert_int_equal(b.session, a.session);
		assert_true(ike_id_eq(&a.remote_id, &b.remote_id));
		assert_int_equal(s->n[0].n_child_up, 1); /* untouched */
		assert_int_equal(s->n[0].n_child_down, 0);
		assert_int_equal(s->n[0].n_sa_up, 2);
		assert_int_equal(s->n[0].n_sa_down, 1);
		/* The new SA works both ways. */
		ike_child_rekey(s->n[0].e, live(&s->n[0]));
		sim_run(s, 200);
		ike_child_rekey(s->n[1].e, live(&s->n[1]));
		sim_run(s, 200);
		assert_settled(s);
		assert_true(ike_sa_delete(s->n[1].e, sa_of(&s->n[1]), "x"));
		sim_run(s, 200);
		assert_int_equal(sim_sas(&s->n[0], NULL), 0);
		sim_free(s);
	}
}

static void test_child_collision(void **state)
{
	unsigned mine = 0;

	(void)state;
	for (int i = 0; i < 24; i++) {
		struct sim *s = up("gcm-256", i % 3 ? 0 : 19);

		ike_child_rekey(s->n[0].e, live(&s->n[0]));
		ike_child_rekey(s->n[1].e, live(&s->n[1]));
		sim_run(s, 300);
		assert_settled(s);
		assert_int_equal(s->n[0].n_child_up, 3); /* old and two new ones */
		mine += sim_live_child(&s->n[0])->c.initiator;
		sim_free(s);
	}
	/* Nonces are random: each side wins sometimes (one in 2^23 this is bad luck). */
	assert_in_range(mine, 1, 23);
}

static void test_ike_collision(void **state)
{
	unsigned mine = 0;

	(void)state;
	for (int i = 0; i < 24; i++) {
		struct sim *s = up("gcm-256", 0);
		struct ike_sa_info a;

		ike_sa_rekey(s->n[0].e, sa_of(&s->n[0]));
		ike_sa_rekey(s->n[1].e, sa_of(&s->n[1]));
		sim_run(s, 300);
		assert_settled(s);
		assert_int_equal(s->n[0].n_sa_up, 2); /* the loser was never shown to anyone */
		assert_int_equal(s->n[0].n_child_down, 0);
		sim_sas(&s->n[0], &a);
		mine += a.role == IKE_INITIATOR;
		ike_child_rekey(s->n[0].e, live(&s->n[0]));
		sim_run(s, 300);
		assert_settled(s);
		sim_free(s);
	}
	assert_in_range(mine, 1, 23);
}

/* One request is held back until the other exchange is over. */
struct hold {
	const struct addr *from;
	uint8_t exchange;
	unsigned left;
};

static enum sim_fate hold_first(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct hold *h = arg;

	(void)s;
	if (h->left && addr_eq(&p->src.addr, h->from) && p->p[18] == h->exchange &&
	    !(p->p[19] & 0x20)) {
		h->left--;
		return SIM_HOLD;
	}
	return SIM_PASS;
}

static void test_child_collision_one_late(void **state)
{
	(void)state;
	for (int late = 0; late < 2; late++) {
		struct sim *s = up("gcm-256", 0);
		struct hold h = { &s->n[late].addr, 36, 1 };

		s->filter = hold_first;
		s->filter_arg = &h;
		ike_child_rekey(s->n[0].e, live(&s->n[0]));
		ike_child_rekey(s->n[1].e, live(&s->n[1]));
		sim_run(s, 300);
		sim_release(s);
		sim_run(s, 20000);
		assert_settled(s);
		sim_free(s);
	}
}

static void test_ike_collision_one_late(void **state)
{
	(void)state;
	for (int late = 0; late < 2; late++) {
		struct sim *s = up("gcm-256", 0);
		struct hold h = { &s->n[late].addr, 36, 1 };

		s->filter = hold_first;
		s->filter_arg = &h;
		ike_sa_rekey(s->n[0].e, sa_of(&s->n[0]));
		ike_sa_rekey(s->n[1].e, sa_of(&s->n[1]));
		sim_run(s, 300);
		sim_release(s);
		sim_run(s, 20000);
		assert_settled(s);
		sim_free(s);
	}
}

static void test_mixed_collisions(void **state)
{
	(void)state;
	/* RFC 7296 2.25: IKE rekey against CHILD rekey is answered TEMPORARY_FAILURE, tried again.
	 */
	for (int i = 0; i < 2; i++) {
		struct sim *s = up("gcm-256", 0);

		ike_sa_rekey(s->n[i].e, sa_of(&s->n[i]));
		ike_child_rekey(s->n[!i].e, live(&s->n[!i]));
		sim_run(s, 60000);
		assert_settled(s);
		assert_int_equal(s->n[0].n_child_up, 2);
		assert_int_equal(s->n[0].n_sa_up, 2);
		sim_free(s);
	}
	/* One rekeys what the other deletes. */
	for (int i = 0; i < 2; i++) {
		struct sim *s = up("gcm-256", 0);

		ike_child_rekey(s->n[i].e, live(&s->n[i]));
		ike_child_delete(s->n[!i].e, live(&s->n[!i]), "x");
		sim_run(s, 60000);
		assert_int_equal(sim_sas(&s->n[0], NULL), 1);
		assert_int_equal(sim_children_up(&s->n[0]), sim_children_up(&s->n[1]));
		sim_free(s);
	}
	/* Both delete: the CHILD SA; the IKE SA. */
	for (int i = 0; i < 2; i++) {
		struct sim *s = up("gcm-256", 0);

		for (int n = 0; n < 2; n++) {
			if (i)
				ike_sa_delete(s->n[n].e, sa_of(&s->n[n]), "x");
			else
				ike_child_delete(s->n[n].e, live(&s->n[n]), "x");
		}
		sim_run(s, 1000);
		assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[1]), 0);
		assert_int_equal(sim_sas(&s->n[0], NULL), !i);
		assert_int_equal(sim_sas(&s->n[1], NULL), !i);
		sim_free(s);
	}
	/* One rekeys the IKE SA that the other deletes. */
	for (int i = 0; i < 2; i++) {
		struct sim *s = up("gcm-256", 0);

		ike_sa_rekey(s->n[i].e, sa_of(&s->n[i]));
		ike_sa_delete(s->n[!i].e, sa_of(&s->n[!i]), "x");
		sim_run(s, 200000);
		assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
		assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[1]), 0);
		sim_free(s);
	}
}

static void test_lifetimes(void **state)
{
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "k",
			      .lifetime = 1000 };
	struct sim *s = sim_pair_opts(&o);

	(void)state;
	s->n[0].policy.life_seconds = s->n[1].policy.life_seconds = 300;
	sim_initiate(s, 0, 1, 9, NULL);
	sim_run(s, 100);
	sim_run(s, 3600 * 1000);
	assert_settled(s);
	/* 3 to 4 IKE rekeys, about 12 CHILD rekeys; and never a gap. */
	assert_in_range(s->n[0].n_sa_up, 4, 6);
	assert_in_range(s->n[0].n_child_up, 12, 20);
	sim_free(s);
}

static void test_lifetime_ends_without_peer(void **state)
{
	struct sim *s = up("gcm-256", 0);

	(void)state;
	s->n[0].policy.life_seconds = 0;
	s->filter = drop_all;
	sim_run(s, 4000 * 1000ull);
	/* The rekey was never answered: the peer is dead. */
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_non_null(strstr(s->n[0].last_why.text, "No answer"));
	sim_free(s);
}

static void test_additional_child(void **state)
{
	struct sim *s = up("gcm-256", 0);
	struct ike_child_policy p = s->n[0].policy;

	(void)state;
	p.owner = 9;
	p.ts_local[0].lo = p.ts_local[0].hi = addr_v4(0x0a0a0a01);
	assert_true(ike_child_create(s->n[0].e, sa_of(&s->n[0]), &p));
	sim_run(s, 200);
	assert_int_equal(sim_children_up(&s->n[0]), 2);
	assert_int_equal(sim_children_up(&s->n[1]), 2);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	assert_int_equal(addr_to_v4(&sim_live_child(&s->n[1])->c.ts_remote[0].hi), 0x0a0a0a01);
	/* Both move with the IKE SA. */
	ike_sa_rekey(s->n[1].e, sa_of(&s->n[1]));
	sim_run(s, 200);
	assert_int_equal(sim_children_up(&s->n[0]), 2);
	assert_int_equal(s->n[1].n_child_down, 0);
	sim_free(s);
}

/* The peer takes the only CHILD SA away; asking again brings another on the same IKE SA, or the end
 * of it when the peer does not want one. */
static void test_child_again(void **state)
{
	(void)state;
	for (int refuse = 0; refuse < 2; refuse++) {
		struct sim *s = up("gcm-256", 0);
		uint32_t id = sa_of(&s->n[0]);

		ike_child_delete(s->n[1].e, live(&s->n[1]), "x");
		sim_run(s, 200);
		assert_int_equal(sim_children_up(&s->n[0]), 0);
		assert_int_equal(sim_sas(&s->n[0], NULL), 1);
		if (refuse)
			sim_policy(&s->n[1].policy, "aes-128/sha1");
		assert_int_equal(sim_initiate(s, 0, 1, 9, NULL), id);
		sim_run(s, 500);
		if (refuse) {
			assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
			assert_non_null(strstr(s->n[0].last_why.text, "NO_PROPOSAL_CHOSEN"));
		} else {
			assert_settled(s);
			assert_int_equal(s->n[0].n_sa_up, 1);
		}
		sim_free(s);
	}
}

/* A network that loses (a few), repeats and reorders, with both sides rekeying all the time. */
struct storm {
	unsigned drops;
};

static enum sim_fate storm_filter(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct storm *st = arg;
	unsigned r = sim_random(100);

	p->due += sim_random(40);
	if (r < 15 && st->drops) {
		st->drops--;
		return SIM_DROP;
	}
	(void)s;
	return r < 35 ? SIM_DUP : SIM_PASS;
}

static void storm_act(struct sim *s)
{
	struct sim_node *n = &s->n[sim_random(2)];
	struct sim_child *c = sim_live_child(n);

	switch (sim_random(3)) {
	case 0:
		ike_sa_rekey(n->e, sa_of(n));
		break;
	case 1:
		if (c)
			ike_child_rekey(n->e, c->c.id);
		break;
	case 2:
		ike_sa_probe(n->e, sa_of(n));
		break;
	}
}

static void test_storm(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 150; seed++) {
		struct sim *s = up("gcm-256", seed % 4 ? 0 : 19);
		struct storm st = { .drops = 4 };

		sim_seed(seed);
		s->filter = storm_filter;
		s->filter_arg = &st;
		for (int i = 0; i < 10; i++) {
			storm_act(s);
			sim_run(s, sim_random(60));
		}
		sim_run(s, 300 * 1000);
		if (sim_sas(&s->n[0], NULL) != 1 || sim_children_up(&s->n[0]) != 1 ||
		    sim_children_up(&s->n[1]) != 1)
			print_message("seed %u: %u %u SAs, %u %u children, '%s' '%s'\n", seed,
				      sim_sas(&s->n[0], NULL), sim_sas(&s->n[1], NULL),
				      sim_children_up(&s->n[0]), sim_children_up(&s->n[1]),
				      s->n[0].last_why.text, s->n[1].last_why.text);
		assert_settled(s);
		sim_free(s);
	}
}

/* Everything at once: also CHILD SAs made and deleted. Afterwards both ends have the same ones. */
static void wild_act(struct sim *s)
{
	struct sim_node *n = &s->n[sim_random(2)];
	struct sim_child *c = NULL;
	unsigned k = n->n_child ? sim_random(n->n_child) : 0;

	if (!sim_sas(n, NULL))
		return;
	for (unsigned i = 0; i < n->n_child && !c; i++)
		if (n->child[(k + i) % n->n_child].up)
			c = &n->child[(k + i) % n->n_child];
	switch (sim_random(5)) {
	case 0:
		ike_sa_rekey(n->e, sa_of(n));
		break;
	case 1:
	case 2:
		if (c)
			ike_child_rekey(n->e, c->c.id);
		break;
	case 3:
		if (c)
			ike_child_delete(n->e, c->c.id, "x");
		break;
	case 4:
		ike_child_create(n->e, sa_of(n), &n->policy);
		break;
	}
}

static void assert_same_children(struct sim *s)
{
	assert_int_equal(sim_children_up(&s->n[0]), sim_children_up(&s->n[1]));
	for (unsigned i = 0; i < s->n[0].n_child; i++) {
		const struct sim_child *a = &s->n[0].child[i];
		bool found = false;

		for (unsigned k = 0; a->up && k < s->n[1].n_child; k++) {
			const struct sim_child *b = &s->n[1].child[k];

			if (b->up && a->c.spi_in == b->c.spi_out && a->c.spi_out == b->c.spi_in) {
				assert_memory_equal(a->encr_in, b->encr_out, sizeof(a->encr_in));
				found = true;
			}
		}
		assert_true(found || !a->up);
	}
}

static void test_storm_of_everything(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 100; seed++) {
		struct sim *s = up("gcm-256", 0);
		struct storm st = { .drops = 4 };

		sim_seed(seed);
		s->filter = storm_filter;
		s->filter_arg = &st;
		for (int i = 0; i < 12; i++) {
			wild_act(s);
			sim_run(s, sim_random(60));
		}
		sim_run(s, 300 * 1000);
		if (sim_sas(&s->n[0], NULL) != 1 || sim_sas(&s->n[1], NULL) != 1 ||
		    sim_children_up(&s->n[0]) != sim_children_up(&s->n[1]))
			print_message("seed %u: %u %u SAs, %u %u children, '%s' '%s'\n", seed,
				      sim_sas(&s->n[0], NULL), sim_sas(&s->n[1], NULL),
				      sim_children_up(&s->n[0]), sim_children_up(&s->n[1]),
				      s->n[0].last_why.text, s->n[1].last_why.text);
		assert_int_equal(sim_sas(&s->n[0], NULL), 1);
		assert_int_equal(sim_sas(&s->n[1], NULL), 1);
		assert_same_children(s);
		sim_free(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_child_rekey),
		cmocka_unit_test(test_child_rekey_make_before_break),
		cmocka_unit_test(test_pfs_required),
		cmocka_unit_test(test_pfs_differs),
		cmocka_unit_test(test_refused_beside),
		cmocka_unit_test(test_pfs_insisted),
		cmocka_unit_test(test_ike_rekey),
		cmocka_unit_test(test_child_collision),
		cmocka_unit_test(test_ike_collision),
		cmocka_unit_test(test_child_collision_one_late),
		cmocka_unit_test(test_ike_collision_one_late),
		cmocka_unit_test(test_mixed_collisions),
		cmocka_unit_test(test_lifetimes),
		cmocka_unit_test(test_lifetime_ends_without_peer),
		cmocka_unit_test(test_additional_child),
		cmocka_unit_test(test_child_again),
		cmocka_unit_test(test_storm),
		cmocka_unit_test(test_storm_of_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
