/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto ...: whole outputs from literal structures, byte for byte, trailing blanks included.
 */
#include "tests/unit/test.h"

#include "cli/show.h"
#include "cli/why.h"

#define CHECK(out, want)                                                                           \
	do {                                                                                       \
		assert_string_equal(str_text(out), want);                                          \
		str_free(out);                                                                     \
	} while (0)

static struct addr v4(const char *text)
{
	struct addr a;

	assert_true(addr_parse(text, &a));
	return a;
}

static struct prefix px(const char *text)
{
	struct prefix p;

	assert_true(prefix_parse(text, &p));
	return p;
}

static struct ike_ts ts_of(const char *lo, const char *hi)
{
	return (struct ike_ts){ .port_hi = 65535, .lo = v4(lo), .hi = v4(hi) };
}

/* The hub's end of a healthy session, 123 seconds old. */
static struct ike_sa_info *hub_sa(void)
{
	static struct ike_sa_info sa;

	memset(&sa, 0, sizeof(sa));
	sa.id = 1;
	sa.session = 1;
	sa.role = IKE_RESPONDER;
	sa.state = IKE_SA_READY;
	sa.local = (struct endpoint){ v4("10.0.0.1"), 500 };
	sa.remote = (struct endpoint){ v4("10.0.0.2"), 500 };
	memcpy(sa.spi_i, "\x74\xAD\x69\x5C\xF2\x3C\x48\x05", 8);
	memcpy(sa.spi_r, "\x6F\x86\x19\x6A\xB2\xC5\x74\xE3", 8);
	sa.encr = encr_alg_find(ENCR_AES_CBC, 256);
	sa.prf = prf_alg_find(PRF_SHA256);
	sa.integ = integ_alg_find(INTEG_SHA256_128);
	sa.dh = dh_alg_find(DH_MODP2048);
	sa.auth_local = sa.auth_remote = IKE_AUTH_PSK;
	ike_id_from_text(&sa.local_id, IKE_ID_FQDN, "hub.lab.example");
	ike_id_from_text(&sa.remote_id, IKE_ID_FQDN, "spoke1.lab.example");
	sa.created_ms = 1000;
	sa.lifetime = 86400;
	sa.req_remote = sa.next_remote = 3;
	sa.window_local = sa.window_remote = 5;
	sa.dpd_interval = 10;
	sa.dpd_retry = 2;
	sa.peer_is_ios = true;
	sa.dynamic_routes = true;
	sa.cfg.subnets[0] = px("10.255.0.2/32");
	sa.cfg.subnets[1] = px("192.168.2.0/24");
	sa.cfg.n_subnets = 2;
	return &sa;
}

static struct ike_child gre_child(void)
{
	struct ike_child c = { .id = 1, .sa = 1, .spi_in = 0x232CB82D, .spi_out = 0x30767B6E };

	c.transport = true;
	c.suite.encr = encr_alg_find(ENCR_AES_CBC, 256);
	c.suite.integ = integ_alg_find(INTEG_SHA256_128);
	c.ts_local[0] = ts_of("10.0.0.1", "10.0.0.1");
	c.ts_remote[0] = ts_of("10.0.0.2", "10.0.0.2");
	c.n_ts_local = c.n_ts_remote = 1;
	return c;
}

static const struct ipsec_profile flex = { .name = (char *)"FLEX", .replay_window = 64,
					   .life_seconds = 3600, .life_kilobytes = 4608000 };

static struct flexvpn_session *hub_session(void)
{
	static struct flexvpn_session s;
	struct flexvpn_flow *f = &s.flow[0];

	memset(&s, 0, sizeof(s));
	str_copy(s.iface, sizeof(s.iface), "Virtual-Access1");
	str_copy(s.map_tag, sizeof(s.map_tag), "Virtual-Access1-head-0");
	str_copy(s.out_if, sizeof(s.out_if), "GigabitEthernet1");
	s.policy = &flex;
	s.status = SESSION_UP_ACTIVE;
	s.local = (struct endpoint){ v4("10.0.0.1"), 500 };
	s.remote = (struct endpoint){ v4("10.0.0.2"), 500 };
	s.sa = 1;
	s.up_ms = 1000;
	s.plaintext_mtu = 1458;
	s.path_mtu = 1500;
	s.n_flows = 1;
	f->child = gre_child();
	f->local = px("10.0.0.1/32");
	f->remote = px("10.0.0.2/32");
	f->proto = 47;
	f->total_out.packets = 12;
	f->total_in.packets = 10;
	f->life_left_s = 3477;
	f->life_left_kb_in = 4607999;
	f->life_left_kb_out = 4607998;
	return &s;
}

static void ikev2_sa(void **state)
{
	struct str out = { 0 };

	show_ikev2_sa_render(&out, hub_sa(), 124000, false);
	CHECK(&out,
	      "Tunnel-id Local                 Remote                fvrf/ivrf            Status \n"
	      "1         10.0.0.1/500          10.0.0.2/500          none/none            READY  \n"
	      "      Encr: AES-CBC, keysize: 256, PRF: SHA256, Hash: SHA256, DH Grp:14, Auth sign: PSK, "
	      "Auth verify: PSK\n"
	      "      Life/Active Time: 86400/123 sec\n");
}

static void ikev2_sa_detailed(void **state)
{
	struct str out = { 0 };

	show_ikev2_sa_render(&out, hub_sa(), 124000, true);
	CHECK(&out,
	      "Tunnel-id Local                 Remote                fvrf/ivrf            Status \n"
	      "1         10.0.0.1/500          10.0.0.2/500          none/none            READY  \n"
	      "      Encr: AES-CBC, keysize: 256, PRF: SHA256, Hash: SHA256, DH Grp:14, Auth sign: PSK, "
	      "Auth verify: PSK\n"
	      "      Life/Active Time: 86400/123 sec\n"
	      "      CE id: 1001, Session-id: 1\n"
	      "      Local spi: 6F86196AB2C574E3       Remote spi: 74AD695CF23C4805\n"
	      "      Status Description: Negotiation done\n"
	      "      Local id: hub.lab.example\n"
	      "      Remote id: spoke1.lab.example\n"
	      "      Local req msg id:  0              Remote req msg id:  3         \n"
	      "      Local next msg id: 0              Remote next msg id: 3         \n"
	      "      Local req queued:  0              Remote req queued:  3         \n"
	      "      Local window:      5              Remote window:      5         \n"
	      "      DPD configured for 10 seconds, retry 2\n"
	      "      Fragmentation not  configured.\n"
	      "      Dynamic Route Update: enabled\n"
	      "      Extended Authentication not configured.\n"
	      "      NAT-T is not detected  \n"
	      "      Cisco Trust Security SGT is disabled\n"
	      "      Initiator of SA : No\n"
	      "      Remote subnets:\n"
	      "      10.255.0.2 255.255.255.255\n"
	      "      192.168.2.0 255.255.255.0\n"
	      "      PEER TYPE: IOS-XE\n");
}

static void ikev2_sa_negotiating(void **state)
{
	struct ike_sa_info *sa = hub_sa();
	struct str out = { 0 };

	sa->role = IKE_INITIATOR;
	sa->state = IKE_SA_INIT_SENT;
	sa->encr = NULL;
	sa->prf = NULL;
	sa->integ = NULL;
	sa->dh = NULL;
	sa->auth_local = sa->auth_remote = IKE_AUTH_NONE;
	sa->created_ms = 0;
	show_ikev2_sa_render(&out, sa, 124000, false);
	CHECK(&out,
	      "Tunnel-id Local                 Remote                fvrf/ivrf            Status \n"
	      "1         10.0.0.1/500          10.0.0.2/500          none/none            IN-NEG \n"
	      "      Encr: Unknown - 0, PRF: Unknown - 0, Hash: None, DH Grp:0, Auth sign: Unknown - 0, "
	      "Auth verify: Unknown - 0\n"
	      "      Life/Active Time: 86400/0 sec\n");
}

static void ikev2_sa_v6_gcm(void **state)
{
	struct ike_sa_info *sa = hub_sa();
	struct str out = { 0 };

	sa->local = (struct endpoint){ v4("2001:db8::1"), 500 };
	sa->remote = (struct endpoint){ v4("2001:db8::2"), 500 };
	sa->encr = encr_alg_find(ENCR_AES_GCM_16, 256);
	sa->integ = NULL;
	sa->fvrf = "INET";
	show_ikev2_sa_render(&out, sa, 124000, false);
	CHECK(&out,
	      "Tunnel-id    fvrf/ivrf              Status \n"
	      "1            INET/none              READY  \n"
	      "Local  2001:DB8::1/500\n"
	      "Remote  2001:DB8::2/500\n"
	      "      Encr: AES-GCM, keysize: 256, PRF: SHA256, Hash: None, DH Grp:14, Auth sign: PSK, "
	      "Auth verify: PSK\n"
	      "      Life/Active Time: 86400/123 sec\n");
}

static void ikev2_child(void **state)
{
	struct ike_child c = gre_child();
	struct str out = { 0 };

	show_ikev2_child_render(&out, &c, true);
	CHECK(&out,
	      "Child sa: local selector  10.0.0.1/0 - 10.0.0.1/65535\n"
	      "          remote selector 10.0.0.2/0 - 10.0.0.2/65535\n"
	      "          ESP spi in/out: 0x232CB82D/0x30767B6E  \n"
	      "          AH spi in/out: 0x0/0x0  \n"
	      "          CPI in/out: 0x0/0x0  \n"
	      "          Encr: AES-CBC, keysize: 256, esp_hmac: SHA256\n"
	      "          ah_hmac: None, comp: IPCOMP_NONE, mode transport\n");
}

static void ikev2_why(void **state)
{
	struct ike_attempt a = { .role = IKE_INITIATOR, .when_ms = 4000 };
	struct str out = { 0 };

	a.local = (struct endpoint){ v4("10.0.0.2"), 500 };
	a.remote = (struct endpoint){ v4("10.0.0.1"), 500 };
	a.why.notify = 14;
	a.why.by_peer = true;
	str_copy(a.why.text, sizeof(a.why.text), "we offered AES-CBC-128, the peer wants AES-CBC-256");
	show_ikev2_attempt_render(&out, &a, 9000);
	CHECK(&out,
	      "Peer 10.0.0.1/500, local 10.0.0.2/500, we were the initiator, 00:00:05 ago: failed\n"
	      "  The peer refused with NO_PROPOSAL_CHOSEN\n"
	      "  we offered AES-CBC-128, the peer wants AES-CBC-256\n");
}

/* One flow each way, a minute old. */
static struct flexvpn_session *traffic(uint64_t in, uint64_t out)
{
	static struct flexvpn_session s;

	memset(&s, 0, sizeof(s));
	str_copy(s.iface, sizeof(s.iface), "Tunnel0");
	s.status = SESSION_UP_ACTIVE;
	s.local = (struct endpoint){ v4("192.0.2.6"), 500 };
	s.remote = (struct endpoint){ v4("192.0.2.2"), 500 };
	s.n_flows = 1;
	s.flow[0].child = gre_child();
	s.flow[0].child.id = 1;
	s.flow[0].child.created_ms = 40000;
	s.flow[0].total_in.packets = in;
	s.flow[0].total_out.packets = out;
	s.flow[0].in.last_used_ms = in ? 41000 : 0;
	s.flow[0].out.last_used_ms = out ? 41000 : 0;
	s.path_mtu = 1500;
	s.plaintext_mtu = 1466;
	return &s;
}

static void why_says(struct str *out, const char *want)
{
	if (!want) {
		assert_int_equal(out->len, 0);
	} else {
		if (!strstr(str_text(out), want))
			print_message("%s\n", str_text(out));
		assert_non_null(strstr(str_text(out), want));
	}
	str_free(out);
}

static void why_one_way(void **state)
{
	struct why_traffic w = { .now = 100000, .heard_ms = 95000, .routed = true };
	struct flexvpn_session *s = traffic(9, 9);
	struct str out = { 0 };

	w.s = s;
	why_traffic(&out, &w);
	why_says(&out, NULL);
	w.s = s = traffic(0, 2); /* not yet a direction */
	why_traffic(&out, &w);
	why_says(&out, NULL);
	w.s = s = traffic(0, 7);
	why_traffic(&out, &w);
	CHECK(&out,
	      "  7 packets were sent to the peer, none came back; IKE is fine (last message 00:00:05 ago). "
	      "`show crypto ipsec sa` at the peer tells: if it decapsulates nothing, ESP (IP protocol 50) "
	      "from 192.0.2.6 is dropped on the way there; if it decapsulates and encapsulates, the one from "
	      "it is dropped on the way here (access lists need `permit esp host 192.0.2.2 host 192.0.2.6`); "
	      "if it encapsulates nothing, it has no route back into its tunnel\n");
	s->remote.port = 4500;
	why_traffic(&out, &w);
	why_says(&out, "access lists need `permit udp host 192.0.2.2 host 192.0.2.6 eq non500-isakmp`");
	w.s = s = traffic(7, 0);
	w.routed = false;
	why_traffic(&out, &w);
	why_says(&out, "  7 packets came from the peer, none went back. No route here leads into Tunnel0: `ip "
		       "route NETWORK MASK Tunnel0`");
	w.routed = true;
	why_traffic(&out, &w);
	why_says(&out, "does not answer or has no route back");
	/* Both ways once, then only ours. */
	w.s = s = traffic(900, 950);
	s->flow[0].out.last_used_ms = 99000;
	why_traffic(&out, &w);
	why_says(&out, "  Nothing has come back for 00:00:59 though packets go out (950 sent, 900 received");
	s->flow[0].in.last_used_ms = 98000;
	why_traffic(&out, &w);
	why_says(&out, NULL);
	/* A rekey makes no silence: the new SA has not been used yet. */
	s->flow[0].in.last_used_ms = 0;
	s->flow[0].child.created_ms = 98000;
	why_traffic(&out, &w);
	why_says(&out, NULL);
	w.s = s = traffic(0, 0);
	w.routed = false;
	why_traffic(&out, &w);
	why_says(&out, "  Nothing was sent and nothing came. No route here leads into Tunnel0");
	w.routed = true;
	s = traffic(5, 5);
	s->flow[0].total_in.replay_drops = 3;
	s->flow[0].total_in.auth_drops = 4;
	s->flow[0].total_out.send_errors = 6;
	why_traffic(&out, &w);
	assert_non_null(strstr(str_text(&out), "  3 packets came repeated or later than the replay window of 64"));
	assert_non_null(strstr(str_text(&out), "  4 packets failed the integrity check"));
	why_says(&out, "  6 packets could not be sent");
}

static void why_sizes_and_modes(void **state)
{
	struct transform_set ts = { .name = (char *)"T", .mode = IPSEC_TRANSPORT };
	const struct transform_set *list[] = { &ts };
	struct ipsec_profile p = { .ts = list, .n_ts = 1 };
	struct flexvpn_session *s = traffic(9, 9);
	struct str out = { 0 };

	why_mtu(&out, s, 0, 24);
	why_says(&out, NULL);
	why_mtu(&out, s, 1400, 24);
	why_says(&out, NULL);
	why_mtu(&out, s, 1500, 24);
	CHECK(&out, "  The way to 192.0.2.2 carries 1500 bytes; without ESP and the tunnel's header 1442 are left "
		    "for a packet, `ip mtu` of Tunnel0 is 1500: larger ones go in pieces or get lost. `ip mtu "
		    "1442` and `ip tcp adjust-mss 1402` on Tunnel0 at both ends\n");
	s->path_mtu = 1400; /* the kernel was told */
	s->plaintext_mtu = 1366;
	why_mtu(&out, s, 0, 0);
	why_says(&out, "carries 1400 bytes; without ESP 1366 are left for a packet: larger ones");
	s->policy = &p;
	why_mode(&out, s);
	why_says(&out, NULL); /* transport it is */
	s->flow[0].child.transport = false;
	why_mode(&out, s);
	why_says(&out, "transform set T here has `mode transport`, the peer's `mode tunnel`");
	s->flow[0].child.ts_local[0] = ts_of("0.0.0.0", "255.255.255.255"); /* tunnel mode ipsec */
	why_mode(&out, s);
	why_says(&out, NULL);
}

static void why_phases(void **state)
{
	struct ike_sa_info *sa = hub_sa();
	struct str out = { 0 };

	sa->role = IKE_INITIATOR;
	sa->state = IKE_SA_INIT_SENT;
	why_under_way(&out, sa);
	why_says(&out, NULL);
	sa->repeats = 2;
	why_under_way(&out, sa);
	why_says(&out, ": sent 3 times without an answer. Is the peer there");
	sa->state = IKE_SA_AUTH_SENT;
	sa->request_len = 300;
	why_under_way(&out, sa);
	why_says(&out, "answered IKE_SA_INIT on UDP 500, so it is there. It does not answer IKE_AUTH");
	sa->request_len = 1600;
	why_under_way(&out, sa);
	why_says(&out, "The request is 1600 bytes long, its IP fragments may be dropped: `crypto ikev2 "
		       "fragmentation` at both ends");
	sa->remote.port = 4500;
	why_under_way(&out, sa);
	why_says(&out, "There is NAT on the way and IKE goes on by UDP 4500, which is dropped");
}

static void why_same_host(void **state)
{
	struct why_claim c[3] = {
		{ .prefix = px("10.0.0.9/32"), .peer = v4("192.0.2.2"), .id = "a", .iface = "Virtual-Access1" },
		{ .prefix = px("10.0.0.7/32"), .peer = v4("192.0.2.3"), .id = "b", .iface = "Virtual-Access2" },
		{ .prefix = px("10.0.0.9/32"), .peer = v4("192.0.2.4"), .id = "a", .iface = "Virtual-Access3" },
	};
	struct str out = { 0 };

	why_claims(&out, c, 3);
	why_says(&out, NULL); /* two uplinks of one router */
	c[2].id[0] = 'x';
	why_claims(&out, c, 3);
	why_says(&out, "Peers 192.0.2.2 (Virtual-Access1) and 192.0.2.4 (Virtual-Access3): the same "
		       "address\n  Both say 10.0.0.9/32 is theirs");
	str_copy(c[2].vrf, sizeof(c[2].vrf), "RED");
	why_claims(&out, c, 3);
	why_says(&out, NULL);
	why_claims(&out, c, 0);
	why_says(&out, NULL);
}

static void ikev2_proposals(void **state)
{
	struct ike_conf *conf = ike_conf_new(); /* owns the built-in one */
	struct ike_proposal *d = ike_proposal_default();
	struct ike_proposal lab = { .name = (char *)"LAB", .n_encr = 1, .n_integ = 1, .n_prf = 1,
				    .n_dh = 1 };
	struct ike_proposal gcm = { .name = (char *)"GCM", .n_encr = 1, .n_prf = 1, .n_dh = 1 };
	struct str out = { 0 };

	conf->proposals = xcalloc(1, sizeof(*conf->proposals));
	conf->proposals[conf->n_proposals++] = d;
	lab.encr[0] = encr_alg_find(ENCR_AES_CBC, 256);
	lab.integ[0] = integ_alg_find(INTEG_SHA1_96);
	lab.prf[0] = prf_alg_find(PRF_SHA1);
	lab.dh[0] = dh_alg_find(DH_MODP2048);
	gcm.encr[0] = encr_alg_find(ENCR_AES_GCM_16, 256);
	gcm.prf[0] = prf_alg_find(PRF_SHA384);
	gcm.dh[0] = dh_alg_find(DH_ECP384);
	show_ikev2_proposal_render(&out, d);
	show_ikev2_proposal_render(&out, &lab);
	show_ikev2_proposal_render(&out, &gcm);
	CHECK(&out,
	      " IKEv2 proposal: default \n"
	      "     Encryption : AES-CBC-256\n"
	      "     Integrity  : SHA512 SHA384\n"
	      "     PRF        : SHA512 SHA384\n"
	      "     DH Group   : DH_GROUP_256_ECP/Group 19 DH_GROUP_2048_MODP/Group 14 "
	      "DH_GROUP_521_ECP/Group 21 DH_GROUP_1536_MODP/Group 5\n"
	      " IKEv2 proposal: LAB \n"
	      "     Encryption : AES-CBC-256\n"
	      "     Integrity  : SHA96\n"
	      "     PRF        : SHA1\n"
	      "     DH Group   : DH_GROUP_2048_MODP/Group 14\n"
	      " IKEv2 proposal: GCM \n"
	      "     Encryption : AES-GCM-256\n"
	      "     Integrity  : none\n"
	      "     PRF        : SHA384\n"
	      "     DH Group   : DH_GROUP_384_ECP/Group 20\n");
	ike_conf_put(conf);
}

static void ikev2_policies(void **state)
{
	char *names[] = { (char *)"LAB" };
	struct ike_conf *conf = ike_conf_new();
	struct ike_policy *d = ike_policy_default();
	struct addr local = v4("10.0.0.1");
	struct ike_policy lab = { .name = (char *)"LAB", .proposals = names, .n_proposals = 1 };
	struct str out = { 0 };

	conf->policies = xcalloc(1, sizeof(*conf->policies));
	conf->policies[conf->n_policies++] = d;
	show_ikev2_policy_render(&out, d);
	show_ikev2_policy_render(&out, &lab);
	lab.local = &local;
	lab.n_local = 1;
	lab.fvrf = (char *)"INET";
	show_ikev2_policy_render(&out, &lab);
	CHECK(&out,
	      " IKEv2 policy : default\n"
	      "      Match fvrf : any\n"
	      "      Match address local : any \n"
	      "      Proposal    : default \n"
	      "\n"
	      " IKEv2 policy : LAB\n"
	      "      Match fvrf  : global\n"
	      "      Match address local : any \n"
	      "      Proposal    : LAB \n"
	      "\n"
	      " IKEv2 policy : LAB\n"
	      "      Match fvrf  : INET\n"
	      "      Match address local : 10.0.0.1\n"
	      "      Proposal    : LAB \n"
	      "\n");
	ike_conf_put(conf);
}

static void ikev2_profile(void **state)
{
	struct ike_id_match ids[] = {
		{ .kind = IKE_MATCH_FQDN_DOMAIN, .text = (char *)"lab.example" },
		{ .kind = IKE_MATCH_ADDRESS, .prefix = { { ADDR_V4, { 10, 0, 0, 2 } }, 32 } },
	};
	struct ike_profile p = { .name = (char *)"FLEX", .match_remote = ids, .n_match_remote = 2,
				 .auth_local = IKE_AUTH_PSK, .auth_remote = { IKE_AUTH_PSK },
				 .n_auth_remote = 1, .keyring = (char *)"KR", .lifetime = 86400,
				 .dpd_interval = 10, .dpd_retry = 2, .virtual_template = 1 };
	struct ike_conf conf = { 0 };
	struct str out = { 0 };

	ike_id_from_text(&p.local_id, IKE_ID_FQDN, "hub.lab.example");
	show_ikev2_profile_render(&out, &p, &conf, 5);
	CHECK(&out,
	      "IKEv2 profile: FLEX\n"
	      " Shutdown : No\n"
	      " Ref Count: 5\n"
	      " Match criteria: \n"
	      "  Fvrf: global\n"
	      "  Local address/interface: none\n"
	      "  Identities: \n"
	      "   fqdn domain lab.example\n"
	      "   address 10.0.0.2 255.255.255.255\n"
	      "  Certificate maps: none\n"
	      " Local identity: fqdn hub.lab.example\n"
	      " Remote identity: none\n"
	      " Local authentication method: pre-share\n"
	      " Remote authentication method(s): pre-share\n"
	      " EAP options: none\n"
	      " Keyring: KR\n"
	      " Trustpoint(s): none\n"
	      " Lifetime: 86400 seconds\n"
	      " DPD: interval 10, retry-interval 2, on-demand\n"
	      " NAT-keepalive: disabled\n"
	      " Ivrf: none\n"
	      " Virtual-template: 1\n"
	      " mode auto: none\n"
	      " AAA AnyConnect EAP authentication mlist: none\n"
	      " AAA EAP authentication mlist: none\n"
	      " AAA authentication mlist: none\n"
	      " AAA Accounting: none\n"
	      " AAA group authorization: none\n"
	      " AAA user authorization: none\n");
}

static void ikev2_stats(void **state)
{
	struct ike_stats s = { .total_in = 1, .active_in = 1, .in_requests = 3, .in_accepted = 3,
			       .dropped_limits = 11, .dropped_queue = 12, .cookies_sent = 9,
			       .cookies_good = 4, .cookies_bad = 2, .cookies_missing = 7 };
	struct ike_conf conf = { .max_neg_in = 40, .max_neg_out = 400 };
	struct str out = { 0 };

	show_ikev2_stats_render(&out, &s, &conf);
	CHECK(&out,
	      "--------------------------------------------------------------------------------\n"
	      "                          Crypto IKEv2 SA Statistics\n"
	      "--------------------------------------------------------------------------------\n"
	      "System Resource Limit:   0        Max IKEv2 SAs: 0        Max in nego(in/out): 40/400\n"
	      "Total incoming IKEv2 SA Count:    1        active:        1        negotiating: 0     \n"
	      "Total outgoing IKEv2 SA Count:    0        active:        0        negotiating: 0     \n"
	      "Incoming IKEv2 Requests: 3        accepted:      3        rejected:    0       \n"
	      "Outgoing IKEv2 Requests: 0        accepted:      0        rejected:    0       \n"
	      "Rejected IKEv2 Requests: 0        rsrc low:      0        SA limit:    11      \n"
	      "IKEv2 packets dropped at dispatch: 0       \n"
	      "Incoming Requests dropped as LOW Q limit reached : 12      \n"
	      "Incoming IKEV2 Cookie Challenged Requests: 9       \n"
	      "    accepted: 4        rejected: 2        rejected no cookie: 7       \n"
	      "Total Deleted sessions of Cert Revoked Peers: 0       \n");
}

static void ipsec_sa(void **state)
{
	struct flexvpn_session *s = hub_session();
	struct str out = { 0 };

	show_ipsec_sa_head_render(&out, s);
	show_ipsec_sa_flow_render(&out, s, 0, "CSR", false);
	CHECK(&out,
	      "\n"
	      "interface: Virtual-Access1\n"
	      "    Crypto map tag: Virtual-Access1-head-0, local addr 10.0.0.1\n"
	      "\n"
	      "   protected vrf: (none)\n"
	      "   local  ident (addr/mask/prot/port): (10.0.0.1/255.255.255.255/47/0)\n"
	      "   remote ident (addr/mask/prot/port): (10.0.0.2/255.255.255.255/47/0)\n"
	      "   current_peer 10.0.0.2 port 500\n"
	      "     PERMIT, flags={origin_is_acl,}\n"
	      "    #pkts encaps: 12, #pkts encrypt: 12, #pkts digest: 12\n"
	      "    #pkts decaps: 10, #pkts decrypt: 10, #pkts verify: 10\n"
	      "    #pkts compressed: 0, #pkts decompressed: 0\n"
	      "    #pkts not compressed: 0, #pkts compr. failed: 0\n"
	      "    #pkts not decompressed: 0, #pkts decompress failed: 0\n"
	      "    #send errors 0, #recv errors 0\n"
	      "\n"
	      "     local crypto endpt.: 10.0.0.1, remote crypto endpt.: 10.0.0.2\n"
	      "     plaintext mtu 1458, path mtu 1500, ip mtu 1500, ip mtu idb GigabitEthernet1\n"
	      "     current outbound spi: 0x30767B6E(813071214)\n"
	      "     PFS (Y/N): N, DH group: none\n"
	      "\n"
	      "     inbound esp sas:\n"
	      "      spi: 0x232CB82D(590133293)\n"
	      "        transform: esp-256-aes esp-sha256-hmac ,\n"
	      "        in use settings ={Transport, }\n"
	      "        conn id: 2001, flow_id: CSR:1, sibling_flags FFFFFFFF80000008, crypto map: "
	      "Virtual-Access1-head-0\n"
	      "        sa timing: remaining key lifetime (k/sec): (4607999/3477)\n"
	      "        IV size: 16 bytes\n"
	      "        replay detection support: Y\n"
	      "        Status: ACTIVE(ACTIVE)\n"
	      "\n"
	      "     inbound ah sas:\n"
	      "\n"
	      "     inbound pcp sas:\n"
	      "\n"
	      "     outbound esp sas:\n"
	      "      spi: 0x30767B6E(813071214)\n"
	      "        transform: esp-256-aes esp-sha256-hmac ,\n"
	      "        in use settings ={Transport, }\n"
	      "        conn id: 2002, flow_id: CSR:2, sibling_flags FFFFFFFF80000008, crypto map: "
	      "Virtual-Access1-head-0\n"
	      "        sa timing: remaining key lifetime (k/sec): (4607998/3477)\n"
	      "        IV size: 16 bytes\n"
	      "        replay detection support: Y\n"
	      "        Status: ACTIVE(ACTIVE)\n"
	      "\n"
	      "     outbound ah sas:\n"
	      "\n"
	      "     outbound pcp sas:\n");
}

/* VTI behind NAT with GCM, no volume limit, PFS; and the detail counters. */
static void ipsec_sa_vti_detail(void **state)
{
	struct flexvpn_session *s = hub_session();
	struct flexvpn_flow *f = &s->flow[0];
	struct str out = { 0 };

	str_copy(s->iface, sizeof(s->iface), "Tunnel0");
	str_copy(s->map_tag, sizeof(s->map_tag), "Tunnel0-head-0");
	s->local.port = s->remote.port = 4500;
	f->child.transport = false;
	f->child.suite.encr = encr_alg_find(ENCR_AES_GCM_16, 256);
	f->child.suite.integ = NULL;
	f->child.pfs_group = 14;
	f->local = f->remote = px("0.0.0.0/0");
	f->proto = 0;
	f->life_left_kb_in = f->life_left_kb_out = UINT64_MAX;
	f->total_in.replay_drops = 3;
	f->total_in.auth_drops = 2;
	f->total_in.invalid_drops = 60; /* of which: */
	f->total_in.len_drops = 5;
	f->total_in.proto_drops = 6;
	f->total_in.sa_drops = 7;
	f->total_in.inside_drops = 8;
	show_ipsec_sa_flow_render(&out, s, 0, "SW", true);
	CHECK(&out,
	      "\n"
	      "   protected vrf: (none)\n"
	      "   local  ident (addr/mask/prot/port): (0.0.0.0/0.0.0.0/0/0)\n"
	      "   remote ident (addr/mask/prot/port): (0.0.0.0/0.0.0.0/0/0)\n"
	      "   current_peer 10.0.0.2 port 4500\n"
	      "     PERMIT, flags={origin_is_acl,}\n"
	      "    #pkts encaps: 12, #pkts encrypt: 12, #pkts digest: 12\n"
	      "    #pkts decaps: 10, #pkts decrypt: 10, #pkts verify: 10\n"
	      "    #pkts compressed: 0, #pkts decompressed: 0\n"
	      "    #pkts not compressed: 0, #pkts compr. failed: 0\n"
	      "    #pkts not decompressed: 0, #pkts decompress failed: 0\n"
	      "    #pkts no sa (send) 0, #pkts invalid sa (rcv) 7\n"
	      "    #pkts encaps failed (send) 0, #pkts decaps failed (rcv) 8\n"
	      "    #pkts invalid prot (recv) 6, #pkts verify failed: 2\n"
	      "    #pkts invalid identity (recv) 34, #pkts invalid len (rcv) 5\n"
	      "    #pkts replay rollover (send): 0, #pkts replay rollover (rcv) 0\n"
	      "    ##pkts replay failed (rcv): 3\n"
	      "    #pkts tagged (send): 0, #pkts untagged (rcv): 0\n"
	      "    #pkts not tagged (send): 0, #pkts not untagged (rcv): 0\n"
	      "    #pkts internal err (send): 0, #pkts internal err (recv) 0\n"
	      "\n"
	      "     local crypto endpt.: 10.0.0.1, remote crypto endpt.: 10.0.0.2\n"
	      "     plaintext mtu 1458, path mtu 1500, ip mtu 1500, ip mtu idb GigabitEthernet1\n"
	      "     current outbound spi: 0x30767B6E(813071214)\n"
	      "     PFS (Y/N): Y, DH group: group14\n"
	      "\n"
	      "     inbound esp sas:\n"
	      "      spi: 0x232CB82D(590133293)\n"
	      "        transform: esp-gcm 256 ,\n"
	      "        in use settings ={Tunnel UDP-Encaps, }\n"
	      "        conn id: 2001, flow_id: SW:1, sibling_flags FFFFFFFF80000048, crypto map: "
	      "Tunnel0-head-0\n"
	      "        sa timing: remaining key lifetime (sec): 3477\n"
	      "        Kilobyte Volume Rekey has been disabled\n"
	      "        IV size: 8 bytes\n"
	      "        replay detection support: Y  replay window size: 64\n"
	      "        Status: ACTIVE(ACTIVE)\n"
	      "\n"
	      "     inbound ah sas:\n"
	      "\n"
	      "     inbound pcp sas:\n"
	      "\n"
	      "     outbound esp sas:\n"
	      "      spi: 0x30767B6E(813071214)\n"
	      "        transform: esp-gcm 256 ,\n"
	      "        in use settings ={Tunnel UDP-Encaps, }\n"
	      "        conn id: 2002, flow_id: SW:2, sibling_flags FFFFFFFF80000048, crypto map: "
	      "Tunnel0-head-0\n"
	      "        sa timing: remaining key lifetime (sec): 3477\n"
	      "        Kilobyte Volume Rekey has been disabled\n"
	      "        IV size: 8 bytes\n"
	      "        replay detection support: Y  replay window size: 64\n"
	      "        Status: ACTIVE(ACTIVE)\n"
	      "\n"
	      "     outbound ah sas:\n"
	      "\n"
	      "     outbound pcp sas:\n");
}

static void ipsec_drops(void **state)
{
	struct dp_counters n = { .invalid_spi = 67643, .truncated = 1, .len = 2, .proto = 3, .inside = 4 };
	struct str out = { 0 };

	show_ipsec_drops_render(&out, &n, false);
	CHECK(&out,
	      "------------------------------------------------------------------------\n"
	      "Drop Type  Name                                     Packets\n"
	      "------------------------------------------------------------------------\n"
	      "        4  IN_US_V4_PKT_SA_NOT_FOUND_SPI            67643\n"
	      "       20  IN_UNEXP_OCT_EXCEPTION                   10\n");
	n = (struct dp_counters){ .sa = 5, .identity = 6, .replay = 13346, .no_sa = 1930, .auth = 9 };
	show_ipsec_drops_render(&out, &n, true);
	CHECK(&out,
	      "------------------------------------------------------------------------\n"
	      "Drop Type  Name                                     Packets\n"
	      "------------------------------------------------------------------------\n"
	      "        1  IN_V4_PKT_HIT_INVALID_SA                 5\n"
	      "        4  IN_US_V4_PKT_SA_NOT_FOUND_SPI            0\n"
	      "        8  IN_V4_POST_INPUT_POLICY_FAIL             6\n"
	      "       19  IN_OCT_ANTI_REPLAY_FAIL                  13346\n"
	      "       20  IN_UNEXP_OCT_EXCEPTION                   0\n"
	      "       33  OUT_V4_PKT_HIT_IKE_START_SP              1930\n"
	      "       62  IN_OCT_MAC_EXCEPTION                     9\n");
}

static void ipsec_sa_down(void **state)
{
	struct flexvpn_session *s = hub_session();
	struct str out = { 0 };

	s->flow[0].child.id = 0;
	s->remote.port = 0;
	s->flow[0].total_in.packets = s->flow[0].total_out.packets = 0;
	show_ipsec_sa_flow_render(&out, s, 0, "SW", false);
	assert_non_null(strstr(str_text(&out), "   current_peer 10.0.0.2 port 500\n"));
	assert_non_null(strstr(str_text(&out), "     current outbound spi: 0x0(0)\n"));
	assert_non_null(strstr(str_text(&out), "     inbound esp sas:\n\n     inbound ah sas:\n\n"
					       "     inbound pcp sas:\n\n     outbound esp sas:\n\n"));
	assert_null(strstr(str_text(&out), "spi: 0x2"));
	str_free(&out);
}

static void ipsec_objects(void **state)
{
	struct transform_set d = { .name = (char *)"default", .mode = IPSEC_TRANSPORT,
				   .encr = encr_alg_find(ENCR_AES_CBC, 128),
				   .integ = integ_alg_find(INTEG_SHA1_96) };
	struct transform_set ts = { .name = (char *)"TS", .encr = encr_alg_find(ENCR_AES_CBC, 256),
				    .integ = integ_alg_find(INTEG_SHA256_128) };
	const struct transform_set *sets[] = { &ts };
	struct ipsec_profile p = flex;
	struct str out = { 0 };

	show_transform_set_render(&out, &d);
	show_transform_set_render(&out, &ts);
	p.ts = sets;
	p.n_ts = 1;
	p.ikev2_profile = (char *)"FLEX";
	show_ipsec_profile_render(&out, &p);
	p.ikev2_profile = NULL;
	p.pfs = 14;
	show_ipsec_profile_render(&out, &p);
	CHECK(&out,
	      "Transform set default: { esp-aes esp-sha-hmac  } \n"
	      "   will negotiate = { Transport,  }, \n"
	      "   \n"
	      "Transform set TS: { esp-256-aes esp-sha256-hmac  } \n"
	      "   will negotiate = { Tunnel,  }, \n"
	      "   \n"
	      "IPSEC profile FLEX\n"
	      "\tIKEv2 Profile: FLEX\n"
	      "\tSecurity association lifetime: 4608000 kilobytes/3600 seconds\n"
	      "\tDualstack (Y/N): N\n"
	      "\n"
	      "\tResponder-Only (Y/N): N\n"
	      "\tPFS (Y/N): N\n"
	      "\tMixed-mode : Disabled\n"
	      "\tTransform sets={ \n"
	      "\t\tTS:  { esp-256-aes esp-sha256-hmac  } , \n"
	      "\t}\n"
	      "\n"
	      "IPSEC profile FLEX\n"
	      "\tSecurity association lifetime: 4608000 kilobytes/3600 seconds\n"
	      "\tDualstack (Y/N): N\n"
	      "\n"
	      "\tResponder-Only (Y/N): N\n"
	      "\tPFS (Y/N): Y\n"
	      "\t\tDH group: group14\n"
	      "\tMixed-mode : Disabled\n"
	      "\tTransform sets={ \n"
	      "\t\tTS:  { esp-256-aes esp-sha256-hmac  } , \n"
	      "\t}\n"
	      "\n");
}

static void session_up(void **state)
{
	struct ike_profile prof = { .name = (char *)"FLEX" };
	struct ike_sa_info *sa = hub_sa();
	struct str out = { 0 };

	sa->profile = &prof;
	show_session_render(&out, hub_session(), sa, 124000, true);
	CHECK(&out,
	      "Interface: Virtual-Access1\n"
	      "Profile: FLEX\n"
	      "Uptime: 00:02:03\n"
	      "Session status: UP-ACTIVE     \n"
	      "Peer: 10.0.0.2 port 500 fvrf: (none) ivrf: (none)\n"
	      "      Phase1_id: spoke1.lab.example\n"
	      "      Desc: (none)\n"
	      "  Session ID: 1  \n"
	      "  IKEv2 SA: local 10.0.0.1/500 remote 10.0.0.2/500 Active \n"
	      "          Capabilities:DU connid:1 lifetime:23:57:57\n"
	      "  IPSEC FLOW: permit 47 host 10.0.0.1 host 10.0.0.2 \n"
	      "        Active SAs: 2, origin: crypto map\n"
	      "        Inbound:  #pkts dec'ed 10 drop 0 life (KB/Sec) 4607999/3477\n"
	      "        Outbound: #pkts enc'ed 12 drop 0 life (KB/Sec) 4607998/3477\n"
	      "\n");
	show_session_render(&out, hub_session(), sa, 124000, false);
	CHECK(&out,
	      "Interface: Virtual-Access1\n"
	      "Profile: FLEX\n"
	      "Session status: UP-ACTIVE     \n"
	      "Peer: 10.0.0.2 port 500 \n"
	      "  Session ID: 1  \n"
	      "  IKEv2 SA: local 10.0.0.1/500 remote 10.0.0.2/500 Active \n"
	      "  IPSEC FLOW: permit 47 host 10.0.0.1 host 10.0.0.2 \n"
	      "        Active SAs: 2, origin: crypto map\n"
	      "\n");
}

static void session_down(void **state)
{
	struct flexvpn_session *s = hub_session();
	struct str out = { 0 };

	str_copy(s->iface, sizeof(s->iface), "Tunnel0");
	s->status = SESSION_DOWN;
	s->flow[0].child.id = 0;
	s->flow[0].local = s->flow[0].remote = px("0.0.0.0/0");
	s->flow[0].proto = 0;
	s->flow[0].total_in.packets = s->flow[0].total_out.packets = 0;
	show_session_render(&out, s, NULL, 124000, true);
	CHECK(&out,
	      "Interface: Tunnel0\n"
	      "Session status: DOWN     \n"
	      "Peer: 10.0.0.2 port 500 fvrf: (none) ivrf: (none)\n"
	      "      Desc: (none)\n"
	      "      Phase1_id: (none)\n"
	      "  IPSEC FLOW: permit ip 0.0.0.0/0.0.0.0 0.0.0.0/0.0.0.0 \n"
	      "        Active SAs: 0, origin: crypto map\n"
	      "        Inbound:  #pkts dec'ed 0 drop 0 life (KB/Sec) 0/0\n"
	      "        Outbound: #pkts enc'ed 0 drop 0 life (KB/Sec) 0/0\n"
	      "\n");
}

static void session_brief(void **state)
{
	struct flexvpn_session *s = hub_session();
	struct str out = { 0 };

	show_session_brief_render(&out, s, hub_sa(), 124000);
	str_copy(s->iface, sizeof(s->iface), "Tunnel0");
	s->status = SESSION_DOWN_NEGOTIATING;
	s->remote.addr = v4("10.0.0.3");
	show_session_brief_render(&out, s, NULL, 124000);
	CHECK(&out,
	      "10.0.0.2        Vi1                          spoke1.lab.example       00:02:03 UA\n"
	      "10.0.0.3        Tu0                                                            DN\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ikev2_sa),	      cmocka_unit_test(ikev2_sa_detailed),
		cmocka_unit_test(ikev2_sa_negotiating), cmocka_unit_test(ikev2_sa_v6_gcm),
		cmocka_unit_test(ikev2_child),	      cmocka_unit_test(ikev2_why),
		cmocka_unit_test(why_one_way),
		cmocka_unit_test(why_sizes_and_modes),
		cmocka_unit_test(why_phases),
		cmocka_unit_test(why_same_host),
		cmocka_unit_test(ikev2_proposals),    cmocka_unit_test(ikev2_policies),
		cmocka_unit_test(ikev2_profile),      cmocka_unit_test(ikev2_stats),
		cmocka_unit_test(ipsec_sa),	      cmocka_unit_test(ipsec_sa_vti_detail),
		cmocka_unit_test(ipsec_drops),
		cmocka_unit_test(ipsec_sa_down),      cmocka_unit_test(ipsec_objects),
		cmocka_unit_test(session_up),	      cmocka_unit_test(session_down),
		cmocka_unit_test(session_brief),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
