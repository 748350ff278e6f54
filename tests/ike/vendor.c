/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two ends say of themselves: vendor ids and their effects, reasons of a delete,
 * hash algorithms of signatures.
 */
#include "tests/ike/seen.h"

#include <stdlib.h>
#include <string.h>

static const char *const vids[] = { "CISCO-DELETE-REASON",
				    "CISCO(COPYRIGHT)&Copyright (c) 2009 Cisco Systems, Inc.",
				    "CISCO-DYNAMIC-ROUTE", "FLEXVPN-SUPPORTED" };

/* The ids of IOS in its order, both ways, without a terminating zero. */
static void test_set_and_order(void **state)
{
	struct seen *c = seen_up(NULL);
	struct ike_msg m;

	(void)state;
	for (unsigned nr = 0; nr < 4; nr++) {
		unsigned k = 0;

		seen_parse(c, nr, &m);
		for (unsigned i = 0; i < m.n; i++) {
			if (m.pld[i].type != PLD_VENDOR)
				continue;
			if (nr < 2) {
				assert_true(k < ARRAY_SIZE(vids));
				assert_int_equal(m.pld[i].len, strlen(vids[k]));
				assert_memory_equal(m.pld[i].p, vids[k], m.pld[i].len);
			} else {
				assert_int_equal(m.pld[i].len, 16);
				assert_int_equal(i, 0); /* in front of IKE_AUTH */
			}
			k++;
		}
		assert_int_equal(k, nr < 2 ? ARRAY_SIZE(vids) : 1);
	}
	assert_true(sim_sa(&c->s->n[0])->peer_flexvpn && sim_sa(&c->s->n[1])->peer_flexvpn);
	seen_free(c);
}

static void up_with_address(struct sim *s, bool flexvpn)
{
	s->n[0].cfg_send.want_addr4 = true;
	s->n[1].cfg_reply.addr4 = addr_v4(0x0a090005);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 5);
	assert_non_null(sim_sa(&s->n[1])); /* IKE_SA_INIT is through, IKE_AUTH is not */
	sim_sa(&s->n[1])->peer_flexvpn = flexvpn;
	sim_run(s, 300);
	assert_int_equal(sim_children_up(&s->n[0]), 1);
}

static void want_remote(struct sim_node *n, uint32_t lo, uint32_t hi)
{
	struct sim_child *k = sim_live_child(n);

	assert_int_equal(k->c.n_ts_remote, 1);
	assert_int_equal(addr_to_v4(&k->c.ts_remote[0].lo), lo);
	assert_int_equal(addr_to_v4(&k->c.ts_remote[0].hi), hi);
}

/* A client that lacks FLEXVPN-SUPPORTED gets selectors of its assigned address only, also when it
 * rekeys the IPsec SA or the IKE SA; one that has it keeps any. */
static void test_flexvpn_narrowing(void **state)
{
	(void)state;
	for (int flexvpn = 0; flexvpn < 2; flexvpn++) {
		uint32_t lo = flexvpn ? 0 : 0x0a090005, hi = flexvpn ? 0xffffffff : lo;
		struct sim *s = sim_pair();

		up_with_address(s, flexvpn);
		want_remote(&s->n[1], lo, hi);
		ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
		sim_run(s, 300);
		assert_int_equal(s->n[1].n_child_up, 2);
		want_remote(&s->n[1], lo, hi);
		ike_sa_rekey(s->n[0].e, sim_sa(&s->n[0])->id);
		sim_run(s, 3000);
		ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
		sim_run(s, 300);
		assert_int_equal(s->n[1].n_child_up, 3);
		want_remote(&s->n[1], lo, hi);
		sim_assert_children_match(&s->n[0], &s->n[1]);
		sim_free(s);
	}
}

/* Without the id at the other end no route update goes out later. */
static void test_flexvpn_updates(void **state)
{
	(void)state;
	for (int flexvpn = 0; flexvpn < 2; flexvpn++) {
		struct sim *s = sim_pair();
		struct ike_cfg cfg = { .n_subnets = 1 };
		unsigned before;

		assert_true(prefix_parse("10.7.0.0/16", &cfg.subnets[0]));
		up_with_address(s, flexvpn);
		before = s->n[0].n_cfg_received;
		assert_int_equal(ike_cfg_send(s->n[1].e, sim_sa(&s->n[1])->id, &cfg), flexvpn);
		sim_run(s, 300);
		assert_int_equal(s->n[0].n_cfg_received - before, flexvpn);
		sim_free(s);
	}
}

/* The reason goes out beside DELETE, and only to who says CISCO-DELETE-REASON. */
static void test_delete_reason(void **state)
{
	(void)state;
	for (int knows = 0; knows < 2; knows++) {
		struct seen *c = seen_up(NULL);
		struct sim *s = c->s;
		unsigned n = c->n;
		struct ike_ntf ntf;
		struct ike_msg m;
		bool last;

		sim_sa(&s->n[0])->peer_delete_reason = knows;
		ike_sa_rekey(s->n[0].e, sim_sa(&s->n[0])->id); /* the successor knows as much */
		sim_run(s, 3000);
		n = c->n;
		ike_sa_delete(s->n[0].e, sim_sa(&s->n[0])->id, "idle time expired");
		sim_run(s, 300);
		last = false;
		for (; n < c->n; n++) {
			seen_parse(c, n, &m);
			if (!seen_notifies(c, n, NTF_DELETE_REASON))
				continue;
			last = true;
			assert_int_equal(c->m[n].from, 0);
			assert_true(seen_has(c, n, PLD_DELETE));
			assert_true(msg_ntf_find(&m, NTF_DELETE_REASON, &ntf));
			assert_int_equal(ntf.len, strlen("idle time expired"));
			assert_memory_equal(ntf.data, "idle time expired", ntf.len);
		}
		assert_int_equal(last, knows);
		assert_int_equal(sim_sas(&s->n[1], NULL), 0);
		assert_string_equal(s->n[1].last_why.text,
				    knows ? "The peer deleted the IKE SA: idle time expired"
					  : "The peer deleted the IKE SA 3 s after it came up (its "
					    "own lifetime, or `clear` there; `lifetime` here is "
					    "86400 s)");
		assert_true(s->n[1].last_why.by_peer);
		seen_free(c);
	}
}

/* What a hostile peer gives as its reason reaches no terminal as it is, and ends somewhere. */
static void test_hostile_reason(void **state)
{
	struct sim *s = sim_pair();
	char text[1000];
	struct pb b;

	(void)state;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	memset(text, '\033', sizeof(text));
	pb_init(&b);
	pb_open(&b, PLD_DELETE);
	wr_u8(&b.w, PROTO_IKE);
	wr_u8(&b.w, 0);
	wr_u16(&b.w, 0);
	pb_close(&b);
	pb_ntf_plain(&b, NTF_DELETE_REASON, text, sizeof(text));
	sim_craft(s, 0, 1, XCHG_INFO, false, sim_sa(&s->n[0])->next_out, &b);
	sim_run(s, 200);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_null(strchr(s->n[1].last_why.text, '\033'));
	assert_non_null(strstr(s->n[1].last_why.text, ": ????"));
	assert_true(strlen(s->n[1].last_why.text) < 200);
	sim_free(s);
}

/* RFC 7427: hash algorithms are exchanged once a profile at each end authenticates by signature,
 * and the responder says none to who said none. */
static void test_signature_hashes(void **state)
{
	static const uint8_t want[] = { 0, 2, 0, 3, 0, 4 };

	(void)state;
	for (int certs = 0; certs < 4; certs++) {
		struct seen *c = seen_new(NULL);
		struct sim *s = c->s;
		struct ike_ntf ntf;
		struct ike_msg m;

		for (int i = 0; i < 2; i++) {
			struct ike_profile *p = s->n[i].conf->profiles[0];

			if (certs >> i & 1)
				p->auth_remote[p->n_auth_remote++] = i ? IKE_AUTH_ECDSA
								       : IKE_AUTH_RSA;
		}
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 200);
		assert_int_equal(sim_children_up(&s->n[0]), 1); /* by pre-shared key as before */
		assert_int_equal(seen_notifies(c, 0, NTF_SIGNATURE_HASH_ALGORITHMS), certs & 1);
		assert_int_equal(seen_notifies(c, 1, NTF_SIGNATURE_HASH_ALGORITHMS), certs == 3);
		assert_int_equal(sim_sa(&s->n[0])->peer_sig_hashes, certs == 3 ? 0x1c : 0);
		assert_int_equal(sim_sa(&s->n[1])->peer_sig_hashes, certs & 1 ? 0x1c : 0);
		if (certs & 1) {
			seen_parse(c, 0, &m);
			assert_true(msg_ntf_find(&m, NTF_SIGNATURE_HASH_ALGORITHMS, &ntf));
			assert_int_equal(ntf.len, sizeof(want));
			assert_memory_equal(ntf.data, want, sizeof(want));
		}
		seen_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set_and_order),
		cmocka_unit_test(test_flexvpn_narrowing),
		cmocka_unit_test(test_flexvpn_updates),
		cmocka_unit_test(test_delete_reason),
		cmocka_unit_test(test_hostile_reason),
		cmocka_unit_test(test_signature_hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
