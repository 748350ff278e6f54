/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told: the lines of `debug crypto ikev2` that people look for, on the side and in the
 * order IOS prints them; syslog; and the reasons kept for both ends.
 */
#include "tests/ike/sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "ike/condition.h"

static struct str told;

static void sink(enum log_level level, const char *line, void *arg)
{
	(void)level, (void)arg;
	str_printf(&told, "%s\n", line);
}

static int setup(void **state)
{
	static const struct log_stamp_conf none = { .kind = LOG_STAMP_NONE };

	(void)state;
	log_init();
	log_set_stamps(false, &none);
	log_set_stamps(true, &none);
	log_sink_add(LOG_LV_DEBUG, sink, NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	log_close();
	str_free(&told);
	return 0;
}

static struct sim *pair(const struct sim_opts *a, const struct sim_opts *b)
{
	struct sim *s = sim_new(2);

	sim_configure(&s->n[0], sim_conf(a));
	sim_configure(&s->n[1], sim_conf(b));
	str_reset(&told);
	return s;
}

static const struct sim_opts base_opts = {
	.encr = "aes-cbc-256", .integ = "sha256", .group = "14", .psk = "cisco123",
};

/* Each of the texts is there, one after the other. NULL ends the list. */
static void assert_lines(const char *const *lines)
{
	const char *at = str_text(&told);

	for (; *lines; lines++) {
		const char *hit = strstr(at, *lines);

		if (!hit)
			print_message("missing: %s\nin:\n%s\n", *lines, at);
		assert_non_null(hit);
		at = hit + 1;
	}
}

static int count_of(const char *text)
{
	const char *at = str_text(&told);
	int n = 0;

	while ((at = strstr(at, text))) {
		at++;
		n++;
	}
	return n;
}

static void run_debug(struct sim *s)
{
	log_debug_set(DBG_IKEV2, true);
	assert_true(sim_initiate(s, 0, 1, 1, NULL));
	sim_run(s, 500);
	log_debug_all_off();
}

static void test_normal(void **state)
{
	static const char *const lines[] = {
		"IKEv2:% Getting preshared key from profile keyring KR\n",
		"IKEv2:% Matched peer block 'ANY'\n",
		"IKEv2:Searching Policy with fvrf 0, local address 10.0.0.1\n",
		"IKEv2:Found Policy 'POL'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):[IKEv2 -> Crypto Engine] Computing DH public "
		"key, DH Group 14\n",
		"IKEv2:(SA ID = 1):[Crypto Engine -> IKEv2] DH key Computation PASSED\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Request queued for computation of DH key\n",
		"IKEv2:IKEv2 initiator - no config data to send in IKE_SA_INIT exch\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Generating IKE_SA_INIT message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):IKE Proposal: 1, SPI size: 0 (initial "
		"negotiation), \n",
		"Num. transforms: 4\n",
		"   AES-CBC   SHA256   SHA256   DH_GROUP_2048_MODP/Group 14\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Sending Packet [To 10.0.0.2:500/From "
		"10.0.0.1:500/VRF i0:f0] \n",
		"Initiator SPI : ", " - Responder SPI : 0000000000000000 Message id: 0\n",
		"IKEv2 IKE_SA_INIT Exchange REQUEST \n", "Payload contents: \n",
		" SA KE N VID VID VID VID NOTIFY(NAT_DETECTION_SOURCE_IP) "
		"NOTIFY(NAT_DETECTION_DESTINATION_IP) \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Insert SA \n",
		/* the responder */
		"IKEv2:(SESSION ID = 1,SA ID = 1):Received Packet [From 10.0.0.1:500/To "
		"10.0.0.2:500/VRF i0:f0] \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Verify SA init message\n",
		"IKEv2:Searching Policy with fvrf 0, local address 10.0.0.2\n",
		"IKEv2:Found Policy 'POL'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Request queued for computation of DH secret\n",
		"IKEv2:IKEv2 responder - no config data to send in IKE_SA_INIT exch\n",
		"Num. transforms: 4\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Starting timer (30 sec) to wait for auth message \n",
		/* the initiator */
		"IKEv2 IKE_SA_INIT Exchange RESPONSE \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Processing IKE_SA_INIT message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Verify SA init message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Checking NAT discovery\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):NAT not found\n",
		"IKEv2:(SA ID = 1):[IKEv2 -> Crypto Engine] Calculate SKEYSEED and create rekeyed "
		"IKEv2 SA\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Completed SA init exchange\n",
		"IKEv2:Config data to send:\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Config-type: Config-request \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Attrib type: app-version, length: ",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Attrib type: banner, length: 0\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Have config mode data to send\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Generate my authentication data\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Use preshared key for id 10.0.0.1, key len 8\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):My authentication method is 'PSK'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Generating IKE_AUTH message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Constructing IDi payload: '10.0.0.1' of type "
		"'IPv4 address'\n",
		"   Don't use ESN\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Building packet for encryption.  \n",
		" VID IDi AUTH CFG SA TSi TSr NOTIFY(INITIAL_CONTACT) NOTIFY(SET_WINDOW_SIZE) "
		"NOTIFY(ESP_TFC_NO_SUPPORT) NOTIFY(NON_FIRST_FRAGS) \n",
		" ENCR \n",
		/* the responder */
		"IKEv2:(SESSION ID = 1,SA ID = 1):Stopping timer to wait for auth message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Searching policy based on peer's identity "
		"'10.0.0.1' of type 'IPv4 address'\n",
		"IKEv2:found matching IKEv2 profile 'PROF'\n",
		"IKEv2:% Matched peer block 'ANY'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):not a VPN-SIP session\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Verify peer's policy\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Peer's policy verified\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Peer's authentication method is 'PSK'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Get peer's preshared key for 10.0.0.1\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Use preshared key for id 10.0.0.1, key len 8\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Verification of peer's authenctication data "
		"PASSED\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Processing INITIAL_CONTACT\n",
		"IKEv2:Config data recieved:\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Set received config mode data\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Processing IKE_AUTH message\n",
		"IKEv2:IPSec policy validate request sent for profile PROF with psh index 1.\n",
		"IKEv2:(SA ID = 1):[IPsec -> IKEv2] Callback received for the validate proposal - "
		"PASSED.\n",
		"IKEv2:Config data to send:\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Config-type: Config-reply \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Generate my authentication data\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Generating IKE_AUTH message\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Constructing IDr payload: '10.0.0.2' of type "
		"'IPv4 address'\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):ESP Proposal: 1, SPI size: 4 (IPSec negotiation), \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Building packet for encryption.  \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Sending Packet [To 10.0.0.1:500/From "
		"10.0.0.2:500/VRF i0:f0] \n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):IKEV2 SA created; inserting SA into database. SA "
		"lifetime timer (86400 sec) started\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Session with IKE ID PAIR (10.0.0.1, 10.0.0.2) is "
		"UP\n",
		"IKEv2:IKEv2 MIB tunnel started, tunnel index 1\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Load IPSEC key material\n",
		"IKEv2:(SA ID = 1):[IPsec -> IKEv2] Creation of IPsec SA into IPsec database PASSED\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Checking for duplicate IKEv2 SA\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):No duplicate IKEv2 SA found\n",
		/* the initiator */
		"IKEv2:(SESSION ID = 1,SA ID = 1):Process auth response notify\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Check for EAP exchange\n",
		"IKEv2:Config data recieved:\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Processing IKE_AUTH message\n",
		"IKEv2:(SA ID = 1):[IPsec -> IKEv2] Callback received for the validate proposal - "
		"PASSED.\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):IKEV2 SA created; inserting SA into database. SA "
		"lifetime timer (86400 sec) started\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Session with IKE ID PAIR (10.0.0.2, 10.0.0.1) is "
		"UP\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):Load IPSEC key material\n",
		"IKEv2:(SESSION ID = 1,SA ID = 1):No duplicate IKEv2 SA found\n",
		NULL};
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	run_debug(s);
	assert_lines(lines);
	assert_null(strstr(str_text(&told), "IKEv2-ERROR"));
	assert_null(strstr(str_text(&told), "SM Trace"));
	/* Each line once at each end: what waited in a queue came, and did not come twice. */
	assert_int_equal(count_of("is UP\n"), 2);
	assert_int_equal(count_of("Load IPSEC key material\n"), 2);
	assert_int_equal(count_of("No duplicate IKEv2 SA found\n"), 2);
	assert_int_equal(count_of("Constructing IDr payload"), 1);
	sim_free(s);
}

/* `internal` adds the steps of both ends. */
static void test_internal(void **state)
{
	static const char *const lines[] = {
		" (R) MsgID = 0 CurState: R_INIT Event: EV_PROC_MSG\n",
		" (I) MsgID = 0 CurState: I_WAIT_INIT Event: EV_RECV_INIT\n",
		" (R) MsgID = 1 CurState: R_WAIT_AUTH Event: EV_GET_POLICY_BY_PEERID\n",
		" (I) MsgID = 1 CurState: AUTH_DONE Event: EV_OK\n", NULL};
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	log_debug_set(DBG_IKEV2_INTERNAL, true);
	run_debug(s);
	assert_lines(lines);
	sim_free(s);
}

struct attempt_pick {
	enum ike_role role;
	struct ike_attempt a;
	bool found;
};

static bool pick(const struct ike_attempt *a, void *arg)
{
	struct attempt_pick *p = arg;

	if (a->role != p->role)
		return true;
	p->a = *a;
	p->found = true;
	return false;
}

static void assert_why(struct sim_node *n, enum ike_role role, bool by_peer, const char *text)
{
	struct attempt_pick p = { .role = role };

	ike_walk_attempts(n->e, pick, &p);
	assert_true(p.found);
	assert_false(p.a.up);
	if (!strstr(p.a.why.text, text))
		print_message("why: %s\n", p.a.why.text);
	assert_non_null(strstr(p.a.why.text, text));
	assert_int_equal(p.a.why.by_peer, by_peer);
}

static void test_no_proposal(void **state)
{
	static const char *const lines[] = {
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):Received Policies: : Failed to find a "
		"matching policyProposal 1:  ENCRYPTION: AES-CBC-256 PRF: SHA256 INTEGRITY: SHA256 "
		"DH GROUP: DH_GROUP_2048_MODP/Group 14\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):Expected Policies: : Failed to find a "
		"matching policyProposal 1:  ENCRYPTION: AES-CBC-256 PRF: SHA256 INTEGRITY: SHA256 "
		"DH GROUP: DH_GROUP_384_ECP/Group 20\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed to find a matching policy\n",
		" NOTIFY(NO_PROPOSAL_CHOSEN) \n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Received no proposal chosen notify\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed SA init exchange\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Initial exchange failed: Initial "
		"exchange failed\n",
		NULL};
	struct sim_opts b = base_opts;
	struct sim *s;

	(void)state;
	b.group = "20";
	s = pair(&base_opts, &b);
	run_debug(s);
	assert_lines(lines);
	assert_why(
		&s->n[1], IKE_RESPONDER, false,
		"Diffie-Hellman group differs: the peer offers DH_GROUP_2048_MODP/Group 14, here "
		"`group` accepts DH_GROUP_384_ECP/Group 20 (crypto ikev2 proposal P)");
	assert_why(&s->n[0], IKE_INITIATOR, true, "none of our IKE proposals");
	sim_free(s);
}

static void test_wrong_ke(void **state)
{
	static const char *const lines[] = {" NOTIFY(INVALID_KE_PAYLOAD) \n",
					    "IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: The peer's "
					    "KE payload contained the wrong DH group\n",
					    "Generating IKE_SA_INIT message\n", "is UP\n", NULL};
	struct sim_opts a = base_opts;
	struct sim *s;

	(void)state;
	a.group = "19 14";
	s = pair(&a, &base_opts);
	run_debug(s);
	assert_lines(lines);
	sim_free(s);
}

static void test_wrong_key(void **state)
{
	static const char *const lines[] = {
		"Verification of peer's authentication data FAILED\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed to authenticate the IKE SA\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Auth exchange failed\n",
		" NOTIFY(AUTHENTICATION_FAILED) \n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed to authenticate the IKE SA\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Auth exchange failed\n",
		NULL
	};
	struct sim_opts b = base_opts;
	struct sim *s;

	(void)state;
	b.psk = "cisco124";
	s = pair(&base_opts, &b);
	run_debug(s);
	assert_lines(lines);
	assert_why(&s->n[1], IKE_RESPONDER, false, "The pre-shared keys differ");
	assert_why(&s->n[0], IKE_INITIATOR, true, "refuses our authentication");
	/* No line shows a key. */
	assert_null(strstr(str_text(&told), "cisco12"));
	sim_free(s);
}

static void test_no_profile(void **state)
{
	static const char *const lines[] = {
		"Searching policy based on peer's identity 'spoke1.lab.example' of type 'FQDN'\n",
		"IKEv2:% IKEv2 profile not found\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed to locate an item in the "
		"database\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Auth exchange failed\n", NULL};
	struct sim_opts a = base_opts, b = base_opts;
	struct sim *s;

	(void)state;
	a.id = "spoke1.lab.example";
	b.match = "other.example";
	s = pair(&a, &b);
	run_debug(s);
	assert_lines(lines);
	assert_why(&s->n[1], IKE_RESPONDER, false,
		   "FQDN 'spoke1.lab.example': add `match identity remote fqdn spoke1.lab.example` "
		   "to the profile");
	sim_free(s);
}

static void test_transform_sets(void **state)
{
	static const char *const lines[] = {
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):Received Policies: : Failed to find a "
		"matching policyESP: Proposal 1: AES-CBC-128 SHA96 Don't use ESN\n",
		" VID IDr AUTH CFG NOTIFY(NO_PROPOSAL_CHOSEN) \n",
		"Process auth response notify\n",
		"Queuing IKE SA delete request reason: unknown\n",
		"Sending DELETE INFO message for IPsec SA [SPI: 0x",
		" DELETE \n",
		"Sending DELETE INFO message for IKEv2 SA [ISPI: 0x",
		"Deleting SA\n",
		NULL};
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	sim_policy(&s->n[0].policy, "aes-128/sha1");
	sim_policy(&s->n[1].policy, "aes-256/sha1");
	run_debug(s);
	assert_lines(lines);
	assert_why(&s->n[1], IKE_RESPONDER, false,
		   "IPsec encryption differs: the peer offers AES-CBC-128, here `crypto ipsec "
		   "transform-set` accepts AES-CBC-256");
	assert_why(&s->n[0], IKE_INITIATOR, true, "none of our IPsec proposals");
	sim_free(s);
}

static void test_selectors(void **state)
{
	static const char *const lines[] = {
		"There was no IPSEC policy found for received TS\n",
		"NOTIFY(TS_UNACCEPTABLE)",
		NULL
	};
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	s->n[0].policy.ts_local[0].lo = s->n[0].policy.ts_local[0].hi = addr_v4(0x01010101);
	s->n[1].policy.ts_remote[0].lo = s->n[1].policy.ts_remote[0].hi = addr_v4(0x02020202);
	run_debug(s);
	assert_lines(lines);
	assert_why(&s->n[1], IKE_RESPONDER, false, "there 1.1.1.1-1.1.1.1");
	assert_why(&s->n[0], IKE_INITIATOR, true, "traffic selectors");
	sim_free(s);
}

static enum sim_fate drop_all(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_DROP;
}

static void test_dead_peer(void **state)
{
	static const char *const lines[] = {
		"IKEv2:(SESSION ID = 1,SA ID = 1):Retransmitting packet\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Maximum number of retransmissions "
		"reached\n",
		"IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: Failed SA init exchange\n", NULL};
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	s->filter = drop_all;
	log_debug_set(DBG_IKEV2, true);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 300000);
	log_debug_all_off();
	assert_lines(lines);
	assert_why(&s->n[0], IKE_INITIATOR, false, "No answer from 10.0.0.2 port 500");
	sim_free(s);
}

/* `debug crypto ikev2 error` alone: the errors and nothing else. */
static void test_error_only(void **state)
{
	struct sim_opts b = base_opts;
	struct sim *s;

	(void)state;
	b.psk = "cisco124";
	s = pair(&base_opts, &b);
	log_debug_set(DBG_IKEV2_ERROR, true);
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	log_debug_all_off();
	assert_non_null(strstr(str_text(&told), "Auth exchange failed"));
	assert_null(strstr(str_text(&told), "IKEv2:"));
	sim_free(s);
}

static void test_syslog(void **state)
{
	static const char *const lines[] = {
		"%IKEV2-5-SA_UP: SA UP (peer 10.0.0.1:500)\n",
		"%CRYPTO-5-IKEV2_SESSION_STATUS: Crypto tunnel v2 is UP.  Peer 10.0.0.1:500       "
		"Id: spoke1.lab.example\n",
		"%IKEV2-5-SA_DOWN: SA DOWN (peer 10.0.0.1:500): ",
		"%CRYPTO-5-IKEV2_SESSION_STATUS: Crypto tunnel v2 is DOWN.  Peer 10.0.0.1:500      "
		" Id: spoke1.lab.example\n",
		NULL};
	struct sim_opts a = base_opts;
	struct sim *s;
	const char *first;

	(void)state;
	a.id = "spoke1.lab.example";
	s = pair(&a, &base_opts);
	s->n[1].conf->logging_session = s->n[1].conf->logging_ikev2 = true;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	ike_sa_rekey(s->n[0].e, 1);
	sim_run(s, 500);
	ike_sa_delete(s->n[0].e, sim_sa(&s->n[0])->id, "x");
	sim_run(s, 500);
	assert_lines(lines);
	/* The rekey in between says nothing. */
	first = strstr(str_text(&told), "is UP");
	assert_null(strstr(first + 1, "is UP"));
	sim_free(s);
}

static struct ike_condition by_text(enum ike_condition_kind kind, const char *text)
{
	struct ike_condition c = { .kind = kind };

	str_copy(c.text, sizeof(c.text), text);
	return c;
}

/* debug crypto condition: what each condition lets through of one session from spoke1.lab.example,
 * told by both ends into one log. */
static void test_conditions(void **state)
{
	/* The initiator says first while it knows no identity of the peer, the responder last when
	 * it does; look-ups belong to no SA. */
	static const char first[] = "Constructing IDi payload", none[] = "Getting preshared key",
			  last[] = "Get peer's preshared key for spoke1.lab.example";
	static const struct {
		enum ike_condition_kind kind;
		const char *text;
		bool first, unknown, last; /* unknown: not to be decided in the beginning */
	} cases[] = {
		{ IKE_COND_HOSTNAME, "spoke1.lab.example", false, true, true },
		{ IKE_COND_PEER_USER, "spoke1.lab.example", false, true, true },
		{ IKE_COND_GROUP, "spoke1.lab.example", false, true, false },
		{ IKE_COND_HOSTNAME, "spoke2.lab.example", false, true, false },
		{ IKE_COND_PROFILE, "PROF", true, false, true },
		{ IKE_COND_PROFILE, "OTHER", false, false, false },
		{ IKE_COND_USER, "PSK", false, true, true },
		{ IKE_COND_USER, "default", false, true, false },
		{ IKE_COND_FVRF, "INET", false, false, false },
		{ IKE_COND_IVRF, "RED", false, false, false },
	};
	struct sim_opts a = base_opts;

	(void)state;
	a.id = "spoke1.lab.example";
	for (size_t n = 0; n < 2 * ARRAY_SIZE(cases); n++) {
		bool unmatched = n % 2;
		struct ike_condition c = by_text(cases[n / 2].kind, cases[n / 2].text);
		struct sim *s = pair(&a, &base_opts);
		struct ike_profile *prof = s->n[1].conf->profiles[0];

		prof->author_group.list = xstrdup("L");
		prof->author_group.name = xstrdup("PSK");
		assert_true(ike_condition_add(&c));
		ike_condition_unmatched(IKE_COND_IKE, unmatched);
		run_debug(s);
		assert_int_equal(strstr(str_text(&told), none) != NULL, unmatched);
		assert_int_equal(strstr(str_text(&told), first) != NULL,
				 cases[n / 2].first || (unmatched && cases[n / 2].unknown));
		assert_int_equal(strstr(str_text(&told), last) != NULL, cases[n / 2].last);
		ike_condition_del(NULL);
		sim_free(s);
	}
	ike_condition_unmatched(IKE_COND_ALL, false);
}

/* Off means off: not one line, and no key ever without its own switch. */
static void test_silence(void **state)
{
	struct sim *s = pair(&base_opts, &base_opts);

	(void)state;
	sim_initiate(s, 0, 1, 1, NULL);
	sim_run(s, 500);
	assert_string_equal(str_text(&told), "");
	log_debug_set(DBG_IKEV2_KEYS, true);
	ike_sa_rekey(s->n[0].e, 1);
	sim_run(s, 500);
	log_debug_all_off();
	assert_non_null(strstr(str_text(&told), "IKEv2-KEYS:"));
	assert_non_null(strstr(str_text(&told), "\"AES-CBC-256 [RFC3602]\""));
	assert_null(strstr(str_text(&told), "Payload"));
	sim_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_normal),
		cmocka_unit_test(test_internal),
		cmocka_unit_test(test_no_proposal),
		cmocka_unit_test(test_wrong_ke),
		cmocka_unit_test(test_wrong_key),
		cmocka_unit_test(test_no_profile),
		cmocka_unit_test(test_transform_sets),
		cmocka_unit_test(test_selectors),
		cmocka_unit_test(test_dead_peer),
		cmocka_unit_test(test_error_only),
		cmocka_unit_test(test_syslog),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_silence),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
