/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKE_SA_INIT and IKE_AUTH between two engines: what succeeds, and each way to be refused.
 */
#include "tests/ike/sim.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void assert_both_ready(struct sim *s)
{
	struct ike_sa_info a, b;

	assert_int_equal(sim_sas(&s->n[0], &a), 1);
	assert_int_equal(sim_sas(&s->n[1], &b), 1);
	assert_int_equal(a.state, IKE_SA_READY);
	assert_int_equal(b.state, IKE_SA_READY);
	assert_memory_equal(a.spi_i, b.spi_i, 8);
	assert_memory_equal(a.spi_r, b.spi_r, 8);
	assert_int_equal(a.role, IKE_INITIATOR);
	assert_int_equal(b.role, IKE_RESPONDER);
	sim_assert_children_match(&s->n[0], &s->n[1]);
}

static void test_psk_up_and_delete(void **state)
{
	struct sim *s = sim_pair();
	struct ike_sa_info a;
	uint32_t id = sim_initiate(s, 0, 1, 7, NULL);

	(void)state;
	assert_true(id);
	assert_int_equal(sim_initiate(s, 0, 1, 7, NULL), id); /* joins */
	sim_run(s, 100);
	assert_both_ready(s);
	assert_true(ike_sa_by_owner(s->n[0].e, 7, &a));
	assert_int_equal(a.id, id);
	assert_true(a.peer_is_ios);
	assert_int_equal(a.window_remote, 5);
	assert_int_equal(s->n[0].sent, 2);
	assert_int_equal(s->n[1].sent, 2);
	assert_true(ike_sa_delete(s->n[0].e, id, "test"));
	assert_int_equal(sim_children_up(&s->n[0]), 0); /* at once */
	sim_run(s, 100);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[1].n_sa_down, 1);
	assert_true(s->n[1].last_down_was_up);
	assert_true(s->n[1].last_why.by_peer);
	sim_free(s);
}

static void test_every_algorithm(void **state)
{
	static const struct sim_opts o[] = {
		{ .encr = "aes-cbc-128", .integ = "sha1", .group = "2" },
		{ .encr = "aes-cbc-192", .integ = "sha256", .group = "5" },
		{ .encr = "aes-cbc-256", .integ = "sha384", .group = "14" },
		{ .encr = "aes-cbc-256", .integ = "sha512", .group = "15" },
		{ .encr = "3des", .integ = "md5", .group = "16" },
		{ .encr = "aes-gcm-128", .prf = "sha256", .group = "19" },
		{ .encr = "aes-gcm-256", .prf = "sha384", .group = "20" },
		{ .encr = "aes-gcm-256", .prf = "sha512", .group = "21" },
		{ .encr = "aes-cbc-128", .integ = "sha256", .prf = "sha512", .group = "24" },
		{ .encr = "aes-cbc-256", .integ = "sha1", .prf = "md5", .group = "1" },
	};
	static const char *const esp[] = { "aes-128/sha1", "aes-256/sha256", "gcm-128", "gcm-256",
					   "aes-192/sha384", "aes-256/sha512" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(o); i++) {
		struct sim_opts c = o[i];
		struct sim *s;

		c.psk = "cisco";
		s = sim_pair_opts(&c);
		sim_policy(&s->n[0].policy, esp[i % ARRAY_SIZE(esp)]);
		sim_policy(&s->n[1].policy, esp[i % ARRAY_SIZE(esp)]);
		assert_true(sim_initiate(s, 0, 1, 1, NULL));
		sim_run(s, 200);
		assert_both_ready(s);
		sim_free(s);
	}
}

static void test_mixed_proposal_picks_ours_first(void **state)
{
	struct sim_opts a = { .encr = "aes-cbc-128 aes-gcm-256 aes-cbc-256", .integ = "sha1 sha256",
			      .group = "14 19", .psk = "k" };
	struct sim_opts b = { .encr = "aes-gcm-256 aes-cbc-256", .integ = "sha256",
			      .prf = "sha256", .group = "14", .psk = "k" };
	struct sim *s = sim_new(2);
	struct ike_sa_info i;

	(void)state;
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	sim_sas(&s->n[1], &i);
	assert_true(i.encr->aead); /* the responder's first choice */
	assert_null(i.integ);
	assert_int_equal(i.dh->group, 14);
	sim_free(s);
}

static void test_invalid_ke_retry(void **state)
{
	struct sim_opts a = { .encr = "aes-cbc-256", .integ = "sha256", .group = "19 14",
			      .psk = "k" };
	struct sim_opts b = a;
	struct sim *s = sim_new(2);
	struct ike_sa_info i;

	(void)state;
	b.group = "14";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	sim_sas(&s->n[0], &i);
	assert_int_equal(i.dh->group, 14);
	assert_int_equal(s->n[0].sent, 3); /* INIT, INIT again, AUTH */
	sim_free(s);
}

static void test_no_ike_proposal(void **state)
{
	struct sim_opts a = { .encr = "aes-cbc-256", .integ = "sha256", .group = "14", .psk = "k" };
	struct sim_opts b = a;
	struct sim *s = sim_new(2);

	(void)state;
	b.integ = "sha512";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[0].n_sa_down, 1);
	assert_false(s->n[0].last_down_was_up);
	assert_int_equal(s->n[0].last_why.notify, 14);
	assert_true(s->n[0].last_why.by_peer);
	assert_int_equal(s->n[1].n_sa_up, 0);
	sim_free(s);
}

static void test_wrong_key(void **state)
{
	struct sim *s = sim_pair();
	struct sim_opts b = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
			      .psk = "other" };
	struct ike_stats st;

	(void)state;
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[0].last_why.notify, 24);
	assert_true(s->n[0].last_why.by_peer);
	assert_int_equal(s->n[1].last_why.notify, 24);
	assert_false(s->n[1].last_why.by_peer);
	assert_non_null(strstr(s->n[1].last_why.text, "keys differ"));
	assert_int_equal(s->n[0].n_sa_up + s->n[1].n_sa_up, 0);
	ike_stats(s->n[1].e, &st);
	assert_int_equal(st.auth_failures, 1);
	assert_int_equal(st.negotiating_in, 0);
	sim_free(s);
}

/* Only the responder's key is wrong: the initiator notices, and says so (RFC 7296 2.21.2). */
static void test_wrong_key_of_responder(void **state)
{
	struct sim_opts a = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
			      .psk_local = "one", .psk_remote = "two" };
	struct sim_opts b = a;
	struct sim *s = sim_new(2);

	(void)state;
	b.psk_local = "three";
	b.psk_remote = "one";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(s->n[0].n_sa_up, 0);
	assert_int_equal(s->n[1].n_sa_up, 1);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(sim_children_up(&s->n[1]), 0);
	assert_true(s->n[1].last_why.by_peer);
	sim_free(s);
}

static void test_asymmetric_keys(void **state)
{
	struct sim_opts a = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
			      .psk_local = "one", .psk_remote = "two" };
	struct sim_opts b = a;
	struct sim *s = sim_new(2);

	(void)state;
	b.psk_local = "two";
	b.psk_remote = "one";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	sim_free(s);
}

static void test_identities(void **state)
{
	static const struct {
		const char *id;
		enum ike_id_type type;
		const char *match;
		bool up;
	} t[] = {
		{ "spoke1.lab.example", IKE_ID_FQDN, "lab.example", true },
		{ "SPOKE1.LAB.EXAMPLE", IKE_ID_FQDN, "lab.example", true },
		{ "spoke1.xlab.example", IKE_ID_FQDN, "lab.example", false },
		{ "spoke1@lab.example", IKE_ID_RFC822_ADDR, "lab.example", false },
		{ "spoke1@lab.example", IKE_ID_RFC822_ADDR, NULL, true },
		{ "some key", IKE_ID_KEY_ID, NULL, true },
		{ "10.0.0.1", IKE_ID_IPV4_ADDR, NULL, true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		struct sim_opts a = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
				      .psk = "k", .id = t[i].id, .id_type = t[i].type };
		struct sim_opts b = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
				      .psk = "k", .match = t[i].match };
		struct sim *s = sim_new(2);
		struct ike_id want;

		ike_id_from_text(&want, t[i].type, t[i].id);
		sim_configure(&s->n[0], sim_conf(&a));
		sim_configure(&s->n[1], sim_conf(&b));
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 200);
		assert_int_equal(sim_sas(&s->n[1], NULL), t[i].up);
		assert_int_equal(sim_children_up(&s->n[0]), t[i].up);
		if (t[i].up)
			assert_true(ike_id_eq(&s->n[1].last_up.remote_id, &want));
		else
			assert_non_null(strstr(s->n[1].last_why.text, "No IKEv2 profile"));
		sim_free(s);
	}
}

/* The initiator does not accept who answers. */
static void test_initiator_rejects_identity(void **state)
{
	struct sim_opts a = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "k",
			      .match = "lab.example" };
	struct sim_opts b = a;
	struct sim *s = sim_new(2);

	(void)state;
	b.match = NULL;
	b.id = "hub.elsewhere.example";
	sim_configure(&s->n[0], sim_conf(&a));
	sim_configure(&s->n[1], sim_conf(&b));
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[0].n_sa_up, 0);
	assert_non_null(strstr(s->n[0].last_why.text, "match identity remote"));
	sim_free(s);
}

static void test_child_refused(void **state)
{
	struct sim *s = sim_pair();

	(void)state;
	/* As on IOS: the IKE SA comes up at both ends, then both DELETEs follow. */
	sim_policy(&s->n[1].policy, "aes-128/sha1");
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_int_equal(s->n[0].n_sa_up, 1);
	assert_int_equal(s->n[1].n_sa_up, 1);
	assert_int_equal(s->n[0].n_child_up + s->n[1].n_child_up, 0);
	assert_int_equal(sim_sas(&s->n[0], NULL), 0);
	assert_int_equal(sim_sas(&s->n[1], NULL), 0);
	assert_int_equal(s->n[0].sent, 4); /* INIT, AUTH, DELETE ESP, DELETE IKE */
	assert_int_equal(s->n[0].last_why.notify, 14);
	sim_free(s);

	s = sim_pair();
	s->n[1].policy_rc = -EPERM;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_int_equal(s->n[0].last_why.notify, 38);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);

	s = sim_pair();
	s->n[1].child_up_rc = -ENODEV;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_int_equal(s->n[0].n_child_up, 0);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);

	/* Our own dataplane refuses what the peer installed: it must not keep it. */
	s = sim_pair();
	s->n[0].child_up_rc = -ENODEV;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_int_equal(s->n[1].n_child_up, 1);
	assert_int_equal(sim_children_up(&s->n[1]), 0);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);
}

static void test_transport_and_ts(void **state)
{
	struct sim *s = sim_pair();
	struct ike_child_policy *p;

	(void)state;
	for (int i = 0; i < 2; i++) {
		p = &s->n[i].policy;
		p->transport = true;
		p->ts_local[0].proto = p->ts_remote[0].proto = 47;
		p->ts_local[0].lo = p->ts_local[0].hi = s->n[i].addr;
		p->ts_remote[0].lo = p->ts_remote[0].hi = s->n[!i].addr;
	}
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	assert_true(sim_live_child(&s->n[0])->c.transport);
	assert_int_equal(sim_live_child(&s->n[1])->c.ts_remote[0].proto, 47);
	sim_free(s);

	/* The responder wants tunnel mode only: the initiator falls back, unless it may not. */
	s = sim_pair();
	s->n[0].policy.transport = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	assert_false(sim_live_child(&s->n[0])->c.transport);
	sim_free(s);

	s = sim_pair();
	s->n[0].policy.transport = s->n[0].policy.transport_required = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[1]), 0);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);
}

static void test_narrowing(void **state)
{
	struct sim *s = sim_pair();
	struct ike_child_policy *p = &s->n[1].policy;
	struct sim_child *c;

	(void)state;
	p->ts_local[0].lo = addr_v4(0x0a010000);
	p->ts_local[0].hi = addr_v4(0x0a01ffff);
	p->ts_remote[0].lo = addr_v4(0x0a020000);
	p->ts_remote[0].hi = addr_v4(0x0a02ffff);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	c = sim_live_child(&s->n[0]);
	assert_int_equal(addr_to_v4(&c->c.ts_remote[0].lo), 0x0a010000);
	assert_int_equal(addr_to_v4(&c->c.ts_local[0].hi), 0x0a02ffff);
	sim_free(s);

	s = sim_pair();
	s->n[0].policy.ts_remote[0].lo = s->n[0].policy.ts_remote[0].hi = addr_v4(0x01010101);
	s->n[1].policy.ts_local[0].lo = s->n[1].policy.ts_local[0].hi = addr_v4(0x02020202);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(s->n[0].last_why.notify, 38);
	assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
	sim_free(s);
}

static void test_esn(void **state)
{
	struct sim *s = sim_pair();

	(void)state;
	s->n[0].policy.suites[0].esn = s->n[1].policy.suites[0].esn = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	assert_true(sim_live_child(&s->n[0])->c.suite.esn);
	sim_free(s);

	s = sim_pair();
	s->n[0].policy.suites[0].esn = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_int_equal(s->n[0].last_why.notify, 14);
	sim_free(s);
}

static void test_nat(void **state)
{
	struct sim *s = sim_pair();
	struct ike_sa_info a, b;

	(void)state;
	s->n[0].nat = addr_v4(0xc6336401);
	s->n[0].nat_port_shift = 1000;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	sim_sas(&s->n[0], &a);
	sim_sas(&s->n[1], &b);
	assert_true(a.nat_local);
	assert_false(a.nat_remote);
	assert_true(b.nat_remote);
	assert_false(b.nat_local);
	assert_int_equal(a.remote.port, 4500);
	assert_int_equal(a.local.port, 4500);
	assert_int_equal(b.local.port, 4500);
	assert_int_equal(b.remote.port, 5500);
	/* The NAT forgets: another port from now on. The next authentic packet tells. */
	s->n[0].nat_port_shift = 2000;
	ike_sa_probe(s->n[0].e, a.id);
	sim_run(s, 200);
	assert_int_equal(s->n[1].n_moved, 1);
	sim_sas(&s->n[1], &b);
	assert_int_equal(b.remote.port, 6500);
	sim_free(s);
}

static void test_nat_force_encap(void **state)
{
	struct sim *s = sim_pair();
	struct ike_sa_info a;

	(void)state;
	s->n[0].conf->profiles[0]->nat_force_encap = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	sim_sas(&s->n[1], &a);
	assert_int_equal(a.remote.port, 4500);
	sim_free(s);
}

/* no crypto ipsec nat-transparency udp-encapsulation, on either end: no detection, no port 4500. */
static void test_no_nat_transparency(void **state)
{
	for (int side = 0; side < 2; side++) {
		struct sim *s = sim_pair();
		struct ike_sa_info a;

		s->n[side].conf->no_natt = true;
		s->n[0].nat = addr_v4(0xc6336401); /* there is one, and nobody sees it */
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, 200);
		for (int i = 0; i < 2; i++) {
			sim_sas(&s->n[i], &a);
			assert_false(a.nat_local || a.nat_remote);
			assert_int_equal(a.remote.port, 500);
			assert_int_equal(a.local.port, 500);
		}
		sim_free(s);
	}
}

static void test_initiate_refused_here(void **state)
{
	struct sim *s = sim_pair();
	struct ike_request req = { .profile = "NONE", .local = s->n[0].addr,
				   .remote = s->n[1].addr };
	struct ike_why why;

	(void)state;
	assert_int_equal(ike_initiate(s->n[0].e, &req, &why), 0);
	assert_non_null(strstr(why.text, "no IKEv2 profile NONE"));
	s->n[0].conf->profiles[0]->complete = false;
	assert_int_equal(sim_initiate(s, 0, 1, 1, &why), 0);
	assert_non_null(strstr(why.text, "not complete"));
	s->n[0].conf->profiles[0]->complete = true;
	free(s->n[0].conf->profiles[0]->keyring);
	s->n[0].conf->profiles[0]->keyring = NULL;
	assert_int_equal(sim_initiate(s, 0, 1, 1, &why), 0);
	assert_non_null(strstr(why.text, "pre-shared key"));
	assert_int_equal(s->n[0].sent, 0);
	assert_int_equal(s->n[0].n_sa_down, 0);
	sim_free(s);
}

static void test_config_mode(void **state)
{
	struct sim *s = sim_pair();

	(void)state;
	s->n[0].cfg_send.want_addr4 = s->n[0].cfg_send.want_mask = true;
	s->n[0].cfg_send.want_dns = s->n[0].cfg_send.want_subnet = true;
	assert_true(prefix_parse("10.7.0.0/16", &s->n[0].cfg_send.subnets[0]));
	s->n[0].cfg_send.n_subnets = 1;
	s->n[1].cfg_reply.addr4 = addr_v4(0x0a090005);
	s->n[1].cfg_reply.netmask4 = addr_v4(0xffffff00);
	s->n[1].cfg_reply.dns[0] = addr_v4(0x08080808);
	assert_true(prefix_parse("10.8.0.0/24", &s->n[1].cfg_reply.subnets[0]));
	assert_true(prefix_parse("2001:db8::/32", &s->n[1].cfg_reply.subnets[1]));
	s->n[1].cfg_reply.n_subnets = 2;
	str_copy(s->n[1].cfg_reply.def_domain, 128, "lab.example");
	str_copy(s->n[1].cfg_reply.banner, 512, "Welcome");
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_both_ready(s);
	assert_true(s->n[1].last_cfg_req.want_addr4);
	assert_true(s->n[1].last_cfg_req.app_version[0]);
	assert_int_equal(s->n[0].n_cfg_received, 1);
	assert_int_equal(addr_to_v4(&s->n[0].last_cfg.addr4), 0x0a090005);
	assert_int_equal(s->n[0].last_cfg.n_subnets, 2);
	assert_true(prefix_eq(&s->n[0].last_cfg.subnets[1], &s->n[1].cfg_reply.subnets[1]));
	assert_string_equal(s->n[0].last_cfg.banner, "Welcome");
	assert_string_equal(s->n[0].last_cfg.def_domain, "lab.example");
	/* The initiator's own routes follow by CFG_SET. */
	assert_int_equal(s->n[1].n_cfg_received, 1);
	assert_true(prefix_eq(&s->n[1].last_cfg.subnets[0], &s->n[0].cfg_send.subnets[0]));
	/* Both ends are FlexVPN: selectors are not narrowed to the assigned address. */
	assert_int_equal(addr_to_v4(&sim_live_child(&s->n[1])->c.ts_remote[0].hi), 0xffffffff);
	sim_free(s);
}

/* Every attribute we know, both families; `pfs` makes the client's rekeys use PFS though neither
 * end has `set pfs`. */
static void test_config_attributes(void **state)
{
	struct sim *s = sim_pair();
	struct ike_cfg *r = &s->n[1].cfg_reply, *got = &s->n[0].last_cfg;

	(void)state;
	s->n[0].cfg_send.want_addr6 = true;
	assert_true(prefix_parse("2001:db8:9::5/128", &r->addr6));
	for (unsigned i = 0; i < 2; i++) {
		r->wins[i] = addr_v4(0x0a000001 + i);
		r->dns6[i] = r->addr6.addr;
		r->dns6[i].b[15] = (uint8_t)i;
	}
	r->include_local_lan = r->pfs = true;
	str_copy(r->split_dns, sizeof(r->split_dns), "a.example,b.example");
	str_copy(r->backup, sizeof(r->backup), "192.0.2.9,hub2.example");
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300);
	assert_both_ready(s);
	assert_true(s->n[1].last_cfg_req.want_addr6);
	assert_false(s->n[1].last_cfg_req.want_addr4);
	assert_true(prefix_eq(&got->addr6, &r->addr6));
	assert_memory_equal(got->wins, r->wins, sizeof(r->wins));
	assert_memory_equal(got->dns6, r->dns6, sizeof(r->dns6));
	assert_true(got->include_local_lan && got->pfs);
	assert_string_equal(got->split_dns, r->split_dns);
	assert_string_equal(got->backup, r->backup);
	for (int ike = 0; ike < 2; ike++) { /* what was told survives an IKE rekey */
		if (ike)
			ike_sa_rekey(s->n[1].e, sim_sa(&s->n[1])->id);
		sim_run(s, 3000);
		ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
		sim_run(s, 300);
		sim_assert_children_match(&s->n[0], &s->n[1]);
		assert_int_equal(s->n[0].n_child_up, 2 + ike);
		assert_int_equal(sim_live_child(&s->n[0])->c.pfs_group, 19);
		assert_int_equal(sim_live_child(&s->n[1])->c.pfs_group, 19);
	}
	sim_free(s);
}

static void test_initial_contact(void **state)
{
	struct sim *s = sim_pair();
	struct ike_sa_info b;

	(void)state;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 200);
	assert_both_ready(s);
	/* The initiator restarts without a word. */
	sim_restart(s, 0);
	sim_initiate(s, 0, 1, 2, NULL);
	sim_run(s, 200);
	assert_int_equal(sim_sas(&s->n[1], &b), 1);
	assert_int_equal(s->n[1].n_sa_down, 1);
	assert_int_equal(sim_children_up(&s->n[1]), 1);
	sim_assert_children_match(&s->n[0], &s->n[1]);
	sim_free(s);
}

/* RFC 8784 table 1: who has a PPK, who demands one. */
static void ppk_set(struct sim_node *n, const char *id, const char *key, bool required)
{
	struct ike_keyring_peer *p = n->conf->keyrings[0]->peers[0];

	if (!id)
		return;
	p->ppk_id = xstrdup(id);
	p->ppk.key = xmemdup(key, strlen(key) + 1);
	p->ppk.len = strlen(key);
	p->ppk_required = required;
}

static void test_ppk(void **state)
{
	static const struct {
		const char *id[2], *key[2];
		bool required[2], up, used;
	} t[] = {
		{ { "Q", "Q" }, { "pq", "pq" }, { false, false }, true, true },
		{ { "Q", "Q" }, { "pq", "pq" }, { true, true }, true, true },
		{ { "Q", NULL }, { "pq", NULL }, { false, false }, true, false },
		{ { NULL, "Q" }, { NULL, "pq" }, { false, false }, true, false },
		{ { "Q", NULL }, { "pq", NULL }, { true, false }, false, false },
		{ { NULL, "Q" }, { NULL, "pq" }, { false, true }, false, false },
		{ { "Q", "R" }, { "pq", "pq" }, { false, false }, true, false }, /* NO_PPK_AUTH */
		{ { "Q", "R" }, { "pq", "pq" }, { true, false }, false, false },
		{ { "Q", "R" }, { "pq", "pq" }, { false, true }, false, false },
		{ { "Q", "Q" }, { "pq", "xx" }, { false, false }, false, false }, /* wrong key */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		struct sim *s = sim_pair();
		struct ike_sa_info a, b;

		for (int k = 0; k < 2; k++)
			ppk_set(&s->n[k], t[i].id[k], t[i].key[k], t[i].required[k]);
		sim_initiate(s, 0, 1, 1, NULL);
		sim_run(s, t[i].up ? 300 : 40000); /* half-open SAs expire */
		if (sim_children_up(&s->n[0]) != t[i].up)
			print_message("row %zu: %s / %s\n", i, s->n[0].last_why.text,
				      s->n[1].last_why.text);
		assert_int_equal(sim_children_up(&s->n[0]), t[i].up);
		assert_int_equal(sim_sas(&s->n[0], &a), t[i].up);
		assert_int_equal(sim_sas(&s->n[1], &b), t[i].up);
		assert_int_equal(a.ppk, t[i].used);
		assert_int_equal(b.ppk, t[i].used);
		if (t[i].up) {
			assert_both_ready(s);
			ike_sa_rekey(s->n[1].e, b.id);
			sim_run(s, 300);
			ike_child_rekey(s->n[0].e, sim_live_child(&s->n[0])->c.id);
			sim_run(s, 300);
			sim_assert_children_match(&s->n[0], &s->n[1]);
			sim_sas(&s->n[0], &a);
			assert_int_equal(a.ppk, t[i].used);
		}
		sim_free(s);
	}
}

/* The user of the engine ends the SA from inside whatever it is told. */
static void test_delete_from_inside(void **state)
{
	(void)state;
	for (unsigned where = 1; where <= SIM_IN_CHILD_UP_FAIL; where <<= 1) {
		for (unsigned who = 0; who < 2; who++) {
			struct sim *s = sim_pair();
			struct sim_child *c;

			if (where == SIM_IN_CHILD_UP_FAIL)
				s->n[who].child_up_rc = -ENODEV;
			s->n[who].meddle = where;
			sim_initiate(s, 0, 1, 1, NULL);
			sim_run(s, 300);
			c = sim_live_child(&s->n[who]);
			if (c) /* not reached yet: a rekey does it */
				ike_child_rekey(s->n[!who].e, sim_live_child(&s->n[!who])->c.id);
			sim_run(s, 300);
			if (sim_sas(&s->n[who], NULL))
				ike_sa_delete(s->n[!who].e, sim_sa(&s->n[!who])->id, "x");
			sim_run(s, 300000);
			assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
			assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[1]), 0);
			s->n[who].meddle = 0;
			sim_free(s);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_psk_up_and_delete),
		cmocka_unit_test(test_every_algorithm),
		cmocka_unit_test(test_mixed_proposal_picks_ours_first),
		cmocka_unit_test(test_invalid_ke_retry),
		cmocka_unit_test(test_no_ike_proposal),
		cmocka_unit_test(test_wrong_key),
		cmocka_unit_test(test_wrong_key_of_responder),
		cmocka_unit_test(test_asymmetric_keys),
		cmocka_unit_test(test_identities),
		cmocka_unit_test(test_initiator_rejects_identity),
		cmocka_unit_test(test_child_refused),
		cmocka_unit_test(test_transport_and_ts),
		cmocka_unit_test(test_narrowing),
		cmocka_unit_test(test_esn),
		cmocka_unit_test(test_nat),
		cmocka_unit_test(test_no_nat_transparency),
		cmocka_unit_test(test_nat_force_encap),
		cmocka_unit_test(test_initiate_refused_here),
		cmocka_unit_test(test_config_mode),
		cmocka_unit_test(test_config_attributes),
		cmocka_unit_test(test_initial_contact),
		cmocka_unit_test(test_ppk),
		cmocka_unit_test(test_delete_from_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
