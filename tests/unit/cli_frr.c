/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * router bgp and router ospf as FRR's daemons are told, and their answers as IOS prints them.
 */
#include "test.h"

#include "cli/apply_frr.h"
#include "cli/exec_int.h"
#include "cli/show_frr.h"
#include "routing/frr/zapi.h"

static struct gram *gram;

static struct cfg *configured(const char *text)
{
	struct router rt = {.gram = gram, .running = cfg_new()};
	struct str out = {0};
	struct cli_ctx c = {.rt = &rt, .cfg = rt.running, .out = &out, .privilege = 15};

	cli_enter(&c, MODE_CONFIG, NULL);
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		if (cli_exec(&c, line, 0) != GRAM_OK)
			fail_msg("%s: %s", line, str_text(&out));
		free(line);
		text += n + (text[n] == '\n');
	}
	cli_release(&c);
	str_free(&out);
	return rt.running;
}

/* The lines as "CONTEXT| LINE", the context's own commands joined by blanks. */
static void assert_lines(enum frr_kind kind, const char *config, const char *want)
{
	struct router rt = {.gram = gram, .running = configured(config)};
	struct frr_list list = {0};
	struct str got = {0};

	if (kind == FRR_BGP)
		frr_bgp_collect(&rt, &list);
	else if (kind == FRR_OSPF)
		frr_ospf_collect(&rt, &list);
	else
		frr_ospf6_collect(&rt, &list);
	for (size_t k = 0; k < list.n; k++) {
		const struct frr_conf *c = &list.v[k];

		for (size_t i = 0; i < c->lines.n; i++) {
			const char *p = c->lines.v[i].ctx;

			/* what is always said is looked at by whoever runs a daemon */
			if (!*c->lines.v[i].undo)
				continue;
			p = strrchr(p, '\n') ? strrchr(p, '\n') + 1 : p;
			str_printf(&got, "%s| %s\n", p, c->lines.v[i].line);
		}
		for (size_t i = 0; i < c->n_nets; i++)
			str_printf(&got, "net %08x %08x %s\n", c->nets[i].addr, c->nets[i].wild,
				   c->nets[i].area);
		for (size_t i = 0; i < c->n_ifs; i++) {
			str_printf(&got, "if %s area '%s' passive %d\n", c->ifs[i].name,
				   c->ifs[i].area, c->ifs[i].passive);
			for (size_t l = 0; l < c->ifs[i].lines.n; l++)
				str_printf(&got, "  %s\n", c->ifs[i].lines.v[l].line);
		}
	}
	assert_string_equal(str_text(&got), want);
	str_free(&got);
	frr_conf_clear(list.v, list.n);
	free(list.v);
	cfg_free(rt.running);
}

static void test_bgp(void **state)
{
	assert_lines(
		FRR_BGP,
		"ip prefix-list P seq 5 permit 10.0.0.0/8 le 24\n"
		"route-map M permit 10\nmatch ip address prefix-list P\nset local-preference "
		"200\nexit\n"
		"router bgp 1.10\nbgp router-id 1.1.1.1\nbgp listen range 10.0.0.0/8 peer-group G\n"
		"neighbor G peer-group\nneighbor G remote-as 65546\nneighbor G "
		"route-reflector-client\n"
		"neighbor 10.9.0.1 remote-as 65001\nneighbor 10.9.0.1 ebgp-multihop 2\n"
		"neighbor 10.9.0.1 update-source Loopback0\nneighbor 10.9.0.1 password 7 "
		"082D495A041C0C19\n"
		"neighbor 10.9.0.1 send-community both\nneighbor 10.9.0.1 route-map M in\n"
		"network 10.0.0.0\nnetwork 10.1.2.0 mask 255.255.255.0\nmaximum-paths ibgp 4\n"
		"redistribute static route-map M\n",
		"| ip prefix-list P seq 5 permit 10.0.0.0/8 le 24\n| route-map M permit 10\n"
		"route-map M permit 10| match ip address prefix-list P\n"
		"route-map M permit 10| set local-preference 200\n| router bgp 65546\n"
		"router bgp 65546| bgp router-id 1.1.1.1\n"
		"address-family ipv4 unicast| maximum-paths 1\n"
		"address-family ipv4 unicast| maximum-paths ibgp 1\n"
		"address-family ipv6 unicast| maximum-paths 1\n"
		"address-family ipv6 unicast| maximum-paths ibgp 1\n"
		"address-family ipv4 unicast| network 10.0.0.0/8\n"
		"address-family ipv4 unicast| network 10.1.2.0/24\n"
		"address-family ipv4 unicast| redistribute static route-map M\n"
		"address-family ipv4 unicast| maximum-paths ibgp 4\n"
		"router bgp 65546| neighbor G peer-group\nrouter bgp 65546| neighbor G remote-as "
		"65546\n"
		"address-family ipv4 unicast| neighbor G activate\n"
		"router bgp 65546| neighbor G timers connect 10\n"
		"address-family ipv4 unicast| neighbor G route-reflector-client\n"
		"address-family ipv4 unicast| no neighbor G send-community all\n"
		"address-family ipv6 unicast| no neighbor G send-community all\n"
		"router bgp 65546| neighbor 10.9.0.1 remote-as 65001\n"
		"address-family ipv4 unicast| neighbor 10.9.0.1 activate\n"
		"router bgp 65546| neighbor 10.9.0.1 timers connect 10\n"
		"address-family ipv4 unicast| neighbor 10.9.0.1 route-map M in\n"
		"router bgp 65546| neighbor 10.9.0.1 ebgp-multihop 2\n"
		"router bgp 65546| neighbor 10.9.0.1 password letmein\n"
		"address-family ipv4 unicast| no neighbor 10.9.0.1 send-community all\n"
		"neighbor 10.9.0.1 send-community both\n"
		"router bgp 65546| neighbor 10.9.0.1 update-source Lo0\n"
		"router bgp 65546| bgp listen range 10.0.0.0/8 peer-group G\n");
}

/* A template's lines become the neighbour's; in an address family `no activate` is heeded. */
static void test_bgp_template(void **state)
{
	assert_lines(FRR_BGP,
		     "router bgp 1\ntemplate peer-session S\nremote-as 2\ntimers 5 "
		     "15\nexit-peer-session\n"
		     "neighbor 10.0.0.9 inherit peer-session S\naddress-family ipv4\n"
		     "no neighbor 10.0.0.9 activate\nexit-address-family\naddress-family ipv6\n"
		     "neighbor 10.0.0.9 activate\n",
		     "| router bgp 1\naddress-family ipv4 unicast| maximum-paths 1\n"
		     "address-family ipv4 unicast| maximum-paths ibgp 1\n"
		     "address-family ipv6 unicast| maximum-paths 1\n"
		     "address-family ipv6 unicast| maximum-paths ibgp 1\n"
		     "router bgp 1| neighbor 10.0.0.9 remote-as 2\n"
		     "address-family ipv6 unicast| neighbor 10.0.0.9 activate\n"
		     "router bgp 1| neighbor 10.0.0.9 timers connect 10\nrouter bgp 1| neighbor "
		     "10.0.0.9 timers 5 15\n"
		     "address-family ipv4 unicast| no neighbor 10.0.0.9 send-community all\n"
		     "address-family ipv6 unicast| no neighbor 10.0.0.9 send-community all\n");
}

static void test_ospf(void **state)
{
	assert_lines(
		FRR_OSPF,
		"interface Tunnel0\nip ospf cost 30\nip ospf hello-interval 2\nip ospf 1 area 0\n"
		"ip ospf message-digest-key 1 md5 7 082D495A041C0C19\nexit\n"
		"router ospf 1\nrouter-id 1.1.1.1\npassive-interface Loopback0\n"
		"network 10.0.0.0 0.255.255.255 area 1\nnetwork 10.1.0.0 0.0.255.255 area 0.0.0.0\n"
		"area 1 stub no-summary\narea 1 range 10.0.0.0 255.0.0.0\ndistance 120\n"
		"redistribute connected subnets metric 5 metric-type 1\ndefault-information "
		"originate always\n",
		"| router ospf\nrouter ospf| ospf router-id 1.1.1.1\n"
		"router ospf| area 1 stub\nrouter ospf| area 1 stub no-summary\n"
		"router ospf| area 1 range 10.0.0.0/8\n"
		"router ospf| redistribute connected metric 5 metric-type 1\n"
		"router ospf| maximum-paths 4\nrouter ospf| timers lsa min-arrival 0\n"
		"router ospf| timers throttle spf 50 200 5000\nrouter ospf| distance 120\n"
		"router ospf| default-information originate always\n"
		"net 0a010000 0000ffff 0.0.0.0\nnet 0a000000 00ffffff 1\n"
		"if Tunnel0 area '0' passive -1\n  ip ospf cost 30\n  ip ospf hello-interval 2\n"
		"  ip ospf dead-interval 8\n  no ip ospf message-digest-key 1\n"
		"ip ospf message-digest-key 1 md5 letmein\nif Loopback0 area '' passive 1\n");
}

/* Both spellings, on interfaces and of the process; EIGRP's routes by a protocol FRR knows. */
static void test_ospfv3(void **state)
{
	static const char common[] =
		"router ospf6| maximum-paths 4\nrouter ospf6| timers lsa min-arrival 0\n"
		"router ospf6| timers throttle spf 50 200 5000\n";
	char *want;

	want = xasprintf(
		"| router ospf6\nrouter ospf6| ospf6 router-id 1.1.1.1\n"
		"router ospf6| summary-address 2001:DB8::/32\n"
		"router ospf6| stub-router administrative\nrouter ospf6| area 1 stub no-summary\n"
		"router ospf6| area 2 range 2001:DB8:2::/48\n"
		"router ospf6| redistribute connected metric 5\n"
		"router ospf6| redistribute ripng route-map M\n%srouter ospf6| distance 120\n"
		"router ospf6| default-information originate always\n"
		"if Tunnel0 area '0' passive -1\n  ipv6 ospf6 network point-to-point\n"
		"  ipv6 ospf6 cost 30\n  ipv6 ospf6 hello-interval 2\n  ipv6 ospf6 dead-interval 8\n"
		"if Loopback0 area '' passive 1\n",
		common);
	assert_lines(FRR_OSPF6,
		     "interface Tunnel0\nipv6 ospf cost 30\nipv6 ospf hello-interval 2\n"
		     "ipv6 ospf network point-to-multipoint\nipv6 ospf 1 area 0\n"
		     "ospfv3 2 ipv6 area 7\nexit\n"
		     "ipv6 router ospf 1\nrouter-id 1.1.1.1\npassive-interface Loopback0\n"
		     "area 1 stub no-summary\narea 2 range 2001:DB8:2::/48\ndistance 120\n"
		     "summary-prefix 2001:DB8::/32\nmax-metric router-lsa\n"
		     "redistribute connected metric 5\nredistribute eigrp 6 route-map M\n"
		     "default-information originate always\n",
		     want);
	free(want);
	want = xasprintf("| router ospf6\nrouter ospf6| ospf6 router-id 2.2.2.2\n%s"
			 "router ospf6| redistribute static\n"
			 "if Tunnel0 area '7' passive -1\n  ipv6 ospf6 priority 3\n",
			 common);
	assert_lines(FRR_OSPF6,
		     "interface Tunnel0\nospfv3 2 ipv6 area 7\nospfv3 2 priority 3\n"
		     "ospfv3 9 priority 4\nexit\nrouter ospfv3 2\nrouter-id 2.2.2.2\n"
		     "address-family ipv6 unicast\nredistribute static\nexit-address-family\n",
		     want);
	free(want);
}

/* Names in one match are alternatives: as many entries, and `continue` goes to the first of them.
 */
static void test_alternatives(void **state)
{
	assert_lines(FRR_OSPF,
		     "ip access-list standard A\npermit 10.0.0.0 0.255.255.255\nexit\n"
		     "ip access-list standard B\npermit 11.0.0.0 0.255.255.255\nexit\n"
		     "route-map M permit 20\nset metric 7\nexit\n"
		     "route-map M permit 10\nmatch ip address A B\nmatch tag 5 6\ncontinue\nexit\n"
		     "router ospf 1\n",
		     "| route-map M permit 1\n| access-list A seq 5 permit 10.0.0.0 0.255.255.255\n"
		     "route-map M permit 1| match ip address A\nroute-map M permit 1| match tag 5\n"
		     "route-map M permit 1| continue 5\n| route-map M permit 2\n"
		     "| access-list B seq 5 permit 11.0.0.0 0.255.255.255\n"
		     "route-map M permit 2| match ip address B\nroute-map M permit 2| match tag 5\n"
		     "route-map M permit 2| continue 5\n| route-map M permit 3\n"
		     "route-map M permit 3| match ip address A\nroute-map M permit 3| match tag 6\n"
		     "route-map M permit 3| continue 5\n| route-map M permit 4\n"
		     "route-map M permit 4| match ip address B\nroute-map M permit 4| match tag 6\n"
		     "route-map M permit 4| continue 5\n| route-map M permit 5\n"
		     "route-map M permit 5| set metric 7\n| router ospf\n"
		     "router ospf| maximum-paths 4\nrouter ospf| timers lsa min-arrival 0\n"
		     "router ospf| timers throttle spf 50 200 5000\n");
}

/* One OSPF into another goes by a protocol's name that FRR knows and we do not have. */
static void test_sources(void **state)
{
	struct router rt = {.gram = gram};
	struct frr_list list = {0};
	const struct frr_source *s;

	rt.running = configured("router ospf 1\nredistribute ospf 2 match internal external 1 "
				"subnets\nredistribute eigrp 5 subnets\nrouter bgp 9\n"
				"redistribute ospf 1\nredistribute ospf 2 route-map M\n");
	frr_ospf_collect(&rt, &list);
	frr_bgp_collect(&rt, &list);
	assert_int_equal(list.n, 2);
	assert_int_equal(list.v[0].n_sources, 2);
	/* the lines come in order of the configuration */
	s = list.v[0].sources[0].ospf ? &list.v[0].sources[0] : &list.v[0].sources[1];
	assert_true(s->ospf);
	assert_int_equal(s->instance, 2);
	assert_int_equal(s->type, ZAPI_T_RIP);
	assert_int_equal(s->protos, 1u << RIB_OSPF | 1u << RIB_OSPF_IA | 1u << RIB_OSPF_E1);
	s = list.v[1].sources;
	assert_int_equal(list.v[1].n_sources, 2);
	assert_int_equal(s[0].type, ZAPI_T_OSPF);
	assert_int_equal(s[0].protos, 1u << RIB_OSPF | 1u << RIB_OSPF_IA);
	assert_int_equal(s[1].type, ZAPI_T_RIP);
	frr_conf_clear(list.v, list.n);
	free(list.v);
	cfg_free(rt.running);
}

static void assert_unsupported(const char *config, const char *want)
{
	struct router rt = {.gram = gram, .running = configured(config)};
	struct str out = {0};
	struct cli_ctx c = {.rt = &rt, .out = &out, .privilege = 15};

	cli_enter(&c, MODE_EXEC, NULL);
	assert_int_equal(cli_exec(&c, "show flexsh unsupported", 0), GRAM_OK);
	assert_string_equal(str_text(&out), want);
	cli_release(&c);
	str_free(&out);
	cfg_free(rt.running);
}

static void test_unsupported(void **state)
{
	assert_unsupported("ip as-path access-list 1 permit ^1_\nrouter ospf 1\n"
			   "network 10.0.0.0 0.0.0.255 area 0\nredistribute ospf 2 subnets\n"
			   "router bgp 1\nneighbor 10.0.0.1 remote-as 2\n"
			   "distribute-list prefix P in\n",
			   "Every line of the configuration has its effect.\n");
	assert_unsupported("router ospf 1\narea 1 nssa default-information-originate\n"
			   "router bgp 1\nredistribute rip\nneighbor 10.0.0.1 remote-as 2\n",
			   "2 lines of the configuration are kept and shown, but without effect:\n"
			   "  router ospf 1:\n"
			   "   area 1 nssa default-information-originate\n"
			   "  router bgp 1:\n"
			   "   redistribute rip\n");
	assert_unsupported("interface GigabitEthernet1\nstandby version 2\nstandby 1 ip 10.0.0.1\n"
			   "standby 1 preempt delay minimum 5\nstandby 1 track 7 decrement 20\n"
			   "standby 2 authentication md5 key-string X\nstandby 2 ip 10.0.0.2\n"
			   "route-map M permit 10\nset vrf X\nroute-map M permit 20\n"
			   "set ip vrf X next-hop 10.0.0.1\n",
			   "1 line of the configuration is kept and shown, but without effect:\n"
			   "  route-map M permit 20:\n"
			   "   set ip vrf X next-hop 10.0.0.1\n");
	/* IPv6 routes from one VRF into another; those within one, and IPv4, stand between them */
	assert_unsupported("vrf definition X\nrd 1:1\naddress-family ipv4\nmaximum routes 9 1\n"
			   "exit-address-family\naddress-family ipv6\nexit-address-family\n"
			   "interface Loopback1\ninterface Loopback2\nvrf forwarding X\n"
			   "ip route 10.1.0.0 255.255.0.0 Loopback1\n"
			   "ip route 10.2.0.0 255.255.0.0 10.0.0.1 global\n"
			   "ip route 10.3.0.0 255.255.0.0 Loopback2\n"
			   "ip route vrf X 10.4.0.0 255.255.0.0 Loopback2\n"
			   "ip route vrf X 10.5.0.0 255.255.0.0 10.0.0.1\n"
			   "ip route vrf X 10.6.0.0 255.255.0.0 10.0.0.1 global\n"
			   "ip route vrf X 10.7.0.0 255.255.0.0 Loopback1 10.0.0.1\n"
			   "ipv6 route vrf X 2001:db8:1::/48 Loopback2\n"
			   "ipv6 route vrf X 2001:db8:2::/48 2001:db8::9 nexthop-vrf X\n"
			   "ipv6 route vrf X 2001:db8:3::/48 2001:db8::9 nexthop-vrf default\n"
			   "ipv6 route 2001:db8:4::/48 2001:db8::9 nexthop-vrf default\n"
			   "ipv6 route 2001:db8:5::/48 2001:db8::9 nexthop-vrf X\n",
			   "3 lines of the configuration are kept and shown, but without effect:\n"
			   "  vrf definition X:\n"
			   "   address-family ipv4:\n"
			   "    maximum routes 9 1\n"
			   "  ipv6 route vrf X 2001:DB8:3::/48 2001:DB8::9 nexthop-vrf default\n"
			   "  ipv6 route 2001:DB8:5::/48 2001:DB8::9 nexthop-vrf X\n");
	assert_unsupported("crypto ikev2 authorization policy A\npfs\nsession-lifetime 120\n"
			   "include-local-lan\ncrypto ikev2 profile P\nkeyring local K\n",
			   "Every line of the configuration has its effect.\n");
	assert_unsupported("crypto ikev2 authorization policy A\naaa attribute list X\n"
			   "configuration url http://192.0.2.1/x\nconfiguration version 3\n"
			   "dhcp server 192.0.2.1\ndhcp giaddr 192.0.2.2\ndhcp timeout 5\n"
			   "ipsec flow-limit 9\nsmartcard-removal-disconnect\npool P\n"
			   "crypto ikev2 profile P\nkeyring aaa L\n",
			   "9 lines of the configuration are kept and shown, but without effect:\n"
			   "  crypto ikev2 authorization policy A:\n"
			   "   aaa attribute list X\n"
			   "   configuration url http://192.0.2.1/x\n"
			   "   configuration version 3\n"
			   "   dhcp server 192.0.2.1\n"
			   "   dhcp giaddr 192.0.2.2\n"
			   "   dhcp timeout 5\n"
			   "   ipsec flow-limit 9\n"
			   "   smartcard-removal-disconnect\n"
			   "  crypto ikev2 profile P:\n"
			   "   keyring aaa L\n");
}

/* 4 paths are the default of EIGRP for IPv4 alone, 16 that of IPv6; neither is kept. */
static void test_eigrp_paths(void **state)
{
	static const char af4[] = "address-family ipv4 unicast autonomous-system 7";
	static const char af6[] = "address-family ipv6 unicast autonomous-system 7";
	static const struct {
		const char *af;
		unsigned first, then;
		const char *kept;
	} cases[] = {{af4, 8, 4, NULL},	{af6, 8, 4, "maximum-paths 4"},
		     {af6, 8, 16, NULL}, {af4, 8, 16, "maximum-paths 16"}};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		char *text = xasprintf("router eigrp N\n%s\ntopology base\nmaximum-paths %u\n"
				       "maximum-paths %u\n",
				       cases[i].af, cases[i].first, cases[i].then);
		struct cfg *cfg = configured(text);
		struct str out = {0};

		cfg_render(cfg, &out, false);
		assert_null(strstr(str_text(&out), "maximum-paths 8"));
		if (cases[i].kept)
			assert_non_null(strstr(str_text(&out), cases[i].kept));
		else
			assert_null(strstr(str_text(&out), "maximum-paths"));
		str_free(&out);
		cfg_free(cfg);
		free(text);
	}
}

/* IOS calls what is below `ipv6 router` "rtr". */
static void test_prompts(void **state)
{
	static const char *const lines[][2] = {{"ipv6 router ospf 1", "R(config-rtr)#"},
					       {"ipv6 router eigrp 1", "R(config-rtr)#"},
					       {"router ospfv3 1", "R(config-router)#"},
					       {"router ospf 1", "R(config-router)#"}};

	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		struct router rt = {.gram = gram, .running = cfg_new(), .hostname = "R"};
		struct str out = {0}, prompt = {0};
		struct cli_ctx c = {.rt = &rt, .cfg = rt.running, .out = &out, .privilege = 15};

		cli_enter(&c, MODE_CONFIG, NULL);
		assert_int_equal(cli_exec(&c, lines[i][0], 0), GRAM_OK);
		cli_prompt(&c, &prompt);
		assert_string_equal(str_text(&prompt), lines[i][1]);
		cli_release(&c);
		str_free(&out);
		str_free(&prompt);
		cfg_free(rt.running);
	}
}

/* --- answers --- */

static void assert_shown(frr_render_fn fn, const char *json, const char *first, const char *want)
{
	struct frr_conf conf = {.number = 7};
	struct frr_shown v = {.conf = &conf};
	struct json_object *j = json_tokener_parse(json);
	struct str got = {0};

	v.first = first ? json_tokener_parse(first) : NULL;
	fn(&got, j, &v);
	assert_string_equal(str_text(&got), want);
	str_free(&got);
	json_object_put(j);
	json_object_put(v.first);
}

static void test_summary(void **state)
{
	assert_shown(show_bgp_summary_render,
		     "{\"routerId\":\"10.255.0.1\",\"as\":65000,\"tableVersion\":5,\"peers\":{\"10."
		     "255.0.2\":{"
		     "\"dynamicPeer\":true,\"remoteAs\":65000,\"msgRcvd\":12,\"msgSent\":13,"
		     "\"peerUptime\":\"00:07:10\","
		     "\"peerUptimeMsec\":430000,\"pfxRcd\":1,\"state\":\"Established\"},\"10.255.0."
		     "3\":{\"remoteAs\":65000,"
		     "\"peerUptime\":\"never\",\"state\":\"Idle\",\"peerState\":\"Admin\"}},"
		     "\"dynamicPeers\":1}",
		     "{\"ipv4Unicast\":[{\"totalPrefixes\":4,\"totalAdvertisements\":5}]}",
		     "BGP router identifier 10.255.0.1, local AS number 65000\n"
		     "BGP table version is 5, main routing table version 5\n"
		     "4 network entries using 992 bytes of memory\n5 path entries using 680 bytes "
		     "of memory\n"
		     "5/4 BGP path/bestpath attribute entries using 1440 bytes of memory\n"
		     "0 BGP route-map cache entries using 0 bytes of memory\n"
		     "0 BGP filter-list cache entries using 0 bytes of memory\n"
		     "BGP using 3112 total bytes of memory\n"
		     "BGP activity 4/0 prefixes, 5/0 paths, scan interval 60 secs\n\n"
		     "Neighbor        V           AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  "
		     "State/PfxRcd\n"
		     "*10.255.0.2     4        65000      12      13        5    0    0 00:07:10   "
		     "     1\n"
		     "10.255.0.3      4        65000       0       0        1    0    0 never    "
		     "Idle (Admin)\n");
}

static void test_table(void **state)
{
	assert_shown(
		show_bgp_table_render,
		"{\"tableVersion\":3,\"routerId\":\"1.1.1.1\",\"routes\":{\"10.0.0.0/"
		"8\":[{\"valid\":true,\"bestpath\":"
		"true,\"pathFrom\":\"external\",\"metric\":0,\"weight\":32768,\"path\":\"\","
		"\"origin\":\"IGP\",\"nexthops\":"
		"[{\"ip\":\"0.0.0.0\"}]}],\"10.255.255.128/"
		"25\":[{\"valid\":true,\"multipath\":true,\"pathFrom\":\"internal\","
		"\"locPrf\":100,\"weight\":0,\"path\":\"65001 "
		"65002\",\"origin\":\"incomplete\",\"nexthops\":[{\"ip\":"
		"\"10.0.0.2\"}]},{\"valid\":true,\"bestpath\":true,\"pathFrom\":\"internal\","
		"\"locPrf\":100,\"weight\":0,"
		"\"path\":\"65001\",\"origin\":\"EGP\",\"nexthops\":[{\"ip\":\"10.0.0.3\"}]}],\"10."
		"1.0.0/16\":[{\"pathFrom\":"
		"\"external\",\"weight\":32768,\"nexthops\":[{\"ip\":\"0.0.0.0\"}]}]}}",
		NULL,
		"BGP table version is 3, local router ID is 1.1.1.1\n"
		"Status codes: s suppressed, d damped, h history, * valid, > best, i - internal, \n"
		"              r RIB-failure, S Stale, m multipath, b backup-path, f RT-Filter, \n"
		"              x best-external, a additional-path, c RIB-compressed, \n"
		"              t secondary path, L long-lived-stale,\n"
		"Origin codes: i - IGP, e - EGP, ? - incomplete\n"
		"RPKI validation codes: V valid, I invalid, N Not found\n\n"
		"     Network          Next Hop            Metric LocPrf Weight Path\n"
		" *>  10.0.0.0         0.0.0.0                  0         32768 i\n"
		" *mi 10.255.255.128/25\n"
		"                      10.0.0.2                      100      0 65001 65002 ?\n"
		" *>i                  10.0.0.3                      100      0 65001 e\n");
}

static void test_neighbor(void **state)
{
	assert_shown(
		show_ospf_neighbor_render,
		"{\"neighbors\":{\"10.255.0.2\":[{\"nbrState\":\"Full/"
		"-\",\"nbrPriority\":1,\"routerDeadIntervalTimerDueMsec\":"
		"32900,\"ifaceAddress\":\"10.255.0.2\",\"ifaceName\":\"Vi1:10.255.0.1\"}],\"10.255."
		"0.3\":[{\"nbrState\":"
		"\"Full/"
		"Backup\",\"nbrPriority\":1,\"routerDeadIntervalTimerDueMsec\":36000,"
		"\"ifaceAddress\":\"10.0.1.3\","
		"\"ifaceName\":\"Gi2:10.0.1.1\"},{\"nbrState\":\"2-Way/"
		"DROther\",\"nbrPriority\":0,\"ifaceAddress\":\"10.0.1.4\","
		"\"ifaceName\":\"Gi2:10.0.1.1\"}]}}",
		NULL,
		"\nNeighbor ID     Pri   State           Dead Time   Address         Interface\n"
		"10.255.0.2        0   FULL/  -        00:00:32    10.255.0.2      "
		"Virtual-Access1\n"
		"10.255.0.3        1   FULL/BDR        00:00:36    10.0.1.3        "
		"GigabitEthernet2\n"
		"10.255.0.3        0   2WAY/DROTHER    00:00:00    10.0.1.4        "
		"GigabitEthernet2\n");
	assert_shown(show_ospf_neighbor_render, "{\"neighbors\":{}}", NULL, "");
}

static void test_database(void **state)
{
	assert_shown(show_ospf_database_render,
		     "{\"routerId\":\"1.1.1.1\",\"areas\":{\"0.0.0.10\":{\"routerLinkStates\":[{"
		     "\"lsId\":\"1.1.1.1\","
		     "\"advertisedRouter\":\"1.1.1.1\",\"lsaAge\":8,\"sequenceNumber\":"
		     "\"80000006\",\"checksum\":\"3626\","
		     "\"numOfRouterLinks\":4}]}},\"asExternalLinkStates\":[{\"lsId\":\"10.9.0.0\","
		     "\"advertisedRouter\":\"2.2.2.2\","
		     "\"lsaAge\":100,\"sequenceNumber\":\"80000001\",\"checksum\":\"a1\",\"tag\":"
		     "65001}]}",
		     NULL,
		     "\n            OSPF Router with ID (1.1.1.1) (Process ID 7)\n\n"
		     "\t\tRouter Link States (Area 10)\n\n"
		     "Link ID         ADV Router      Age         Seq#       Checksum Link count\n"
		     "1.1.1.1         1.1.1.1         8           0x80000006 0x003626 4\n\n"
		     "\t\tType-5 AS External Link States\n\n"
		     "Link ID         ADV Router      Age         Seq#       Checksum Tag\n"
		     "10.9.0.0        2.2.2.2         100         0x80000001 0x0000A1 65001\n");
}

static const char database6[] =
	"{\"areaScopedLinkStateDb\":[{\"areaId\":\"0\",\"lsa\":[{\"age\":8,\"type\":\"Router\","
	"\"linkStateId\":\"0.0.0.0\",\"advertisingRouter\":\"1.1.1.1\",\"lsSequenceNumber\":"
	"2147483654,\"checksum\":44359,\"length\":40,\"bits\":\"------EB\",\"options\":"
	"\"--|-|--|-|-|--|R|-|--|E|V6\",\"lsaDescription\":[{\"type\":\"Transit-Network\",\"metric\":"
	"10,\"interfaceId\":\"0.0.0.3\",\"neighborInterfaceId\":\"0.0.0.2\",\"neighborRouterId\":"
	"\"2.2.2.2\"}]},{\"age\":9,\"type\":\"Intra-Prefix\",\"linkStateId\":\"0.0.1.0\","
	"\"advertisingRouter\":\"2.2.2.2\",\"lsSequenceNumber\":2147483649,\"checksum\":37984,"
	"\"reference\":\"Network\",\"referenceId\":\"0.0.0.2\"}]}],\"interfaceScopedLinkStateDb\":[{"
	"\"areaId\":\"0\",\"interface\":\"Et0-1\",\"lsa\":[{\"age\":5,\"type\":\"Link\","
	"\"linkStateId\":\"0.0.0.3\",\"advertisingRouter\":\"1.1.1.1\",\"lsSequenceNumber\":"
	"2147483649,\"checksum\":1}]}],\"asScopedLinkStateDb\":[{\"lsa\":[{\"age\":3,\"type\":"
	"\"AS-External\",\"linkStateId\":\"0.0.0.1\",\"advertisingRouter\":\"2.2.2.2\","
	"\"lsSequenceNumber\":2147483649,\"checksum\":32106,\"prefix\":\"2001:db8:1::/64\"}]}]}";

/* The list; one LSA of answers that are about links alone; sums by area and of external ones. */
static void test_database6(void **state)
{
	assert_shown(show_ospf6_database_render, database6, NULL,
		     "\n            OSPFv3 Router with ID (0.0.0.0) (Process ID 7)\n\n"
		     "\t\tRouter Link States (Area 0)\n\n"
		     "ADV Router       Age         Seq#        Fragment ID  Link count  Bits\n"
		     " 1.1.1.1         8           0x80000006  0            1           EB\n\n"
		     "\t\tLink (Type-8) Link States (Area 0)\n\n"
		     "ADV Router       Age         Seq#        Link ID    Interface\n"
		     " 1.1.1.1         5           0x80000001  3          Et0/1\n\n"
		     "\t\tIntra Area Prefix Link States (Area 0)\n\n"
		     "ADV Router       Age         Seq#        Link ID    Ref-lstype  Ref-LSID\n"
		     " 2.2.2.2         9           0x80000001  256        0x2002      2\n\n"
		     "\t\tType-5 AS External Link States\n\n"
		     "ADV Router       Age         Seq#        Prefix\n"
		     " 2.2.2.2         3           0x80000001  2001:DB8:1::/64\n\n");
	assert_shown(show_ospf6_lsa_render,
		     "{\"interfaceScopedLinkStateDb\":[{\"areaId\":\"1\",\"interface\":\"Et0-1\","
		     "\"lsa\":[{\"age\":4,\"type\":\"Link\",\"linkStateId\":\"0.0.0.3\","
		     "\"advertisingRouter\":\"1.1.1.1\",\"lsSequenceNumber\":2147483649,"
		     "\"checksum\":10056,\"length\":56,\"priority\":1,\"options\":"
		     "\"--|-|--|-|-|DC|R|N|--|E|V6\",\"linkLocalAddress\":\"fe80::1\",\"prefix\":[{"
		     "\"prefixOption\":\"--|--|--|LA|--\",\"prefix\":\"2001:db8::/64\"}]}]}]}",
		     NULL,
		     "\n            OSPFv3 Router with ID (0.0.0.0) (Process ID 7)\n\n"
		     "\t\tLink (Type-8) Link States (Area 1)\n\n  LS age: 4\n"
		     "  Options: (V6-Bit, E-Bit, R-bit, DC-Bit, N-Bit)\n"
		     "  LS Type: Link-LSA (Interface: Ethernet0/1)\n"
		     "  Link State ID: 3 (Interface ID)\n  Advertising Router: 1.1.1.1\n"
		     "  LS Seq Number: 80000001\n  Checksum: 0x2748\n  Length: 56\n"
		     "  Router Priority: 1\n  Link Local Address: FE80::1\n"
		     "  Number of Prefixes: 1\n  Prefix Address: 2001:DB8::\n"
		     "  Prefix Length: 64, Options: LA \n\n");
}

/* Type 7 is "NSSA" in answers. */
static void test_nssa6(void **state)
{
	assert_shown(show_ospf6_lsa_render,
		     "{\"areaScopedLinkStateDb\":[{\"areaId\":\"1\",\"lsa\":[{\"age\":12,\"type\":"
		     "\"NSSA\",\"linkStateId\":\"0.0.0.1\",\"advertisingRouter\":\"10.255.0.4\","
		     "\"lsSequenceNumber\":2147483649,\"checksum\":58223,\"length\":36,\"bits\":\"E--\","
		     "\"metric\":20,\"prefixOptions\":\"--|P|--|--|--\",\"prefix\":\"2001:db8:99::/48\","
		     "\"forwardingAddressPresent\":false,\"tagPresent\":false}]}]}",
		     NULL,
		     "\n            OSPFv3 Router with ID (0.0.0.0) (Process ID 7)\n\n"
		     "\t\tType-7 AS External Link States (Area 1)\n\n  LS age: 12\n"
		     "  LS Type: AS External Link\n  Link State ID: 1\n"
		     "  Advertising Router: 10.255.0.4\n  LS Seq Number: 80000001\n"
		     "  Checksum: 0xE36F\n  Length: 36\n  Prefix Address: 2001:DB8:99::\n"
		     "  Prefix Length: 48, Options: P \n"
		     "  Metric Type: 2 (Larger than any link state path)\n  Metric: 20\n\n");
}

/* Neighbours that are active in the address family, with what is set for them there. */
static void test_protocols_bgp6(void **state)
{
	struct cfg *cfg = configured("router bgp 65002\nneighbor 10.0.0.1 remote-as 1\n"
				     "neighbor 2001:db8::1 remote-as 2\n"
				     "neighbor 2001:db8::2 remote-as 2\naddress-family ipv6\n"
				     "redistribute ospf 3\nneighbor 2001:db8::1 activate\n"
				     "neighbor 2001:db8::1 route-map M out\n"
				     "neighbor 2001:db8::1 weight 9\n");
	struct str out = {0};

	show_protocols_bgp6_render(&out, cfg);
	assert_string_equal(str_text(&out),
			    "IPv6 Routing Protocol is \"bgp 65002\"\n"
			    "  IGP synchronization is disabled\n  Redistribution:\n"
			    "    Redistributing protocol ospf 3\n  Neighbor(s):\n"
			    "    Address                    FiltIn FiltOut Weight RoutemapIn "
			    "RoutemapOut\n"
			    "    2001:DB8::1                               9                 M\n");
	str_free(&out);
	cfg_free(cfg);
}

static void test_process6(void **state)
{
	struct frr_shown v = {.first = json_tokener_parse(database6)};
	struct json_object *j = json_tokener_parse(
		"{\"numberOfAsScopedLsa\":1,\"areas\":{\"0\":{\"numberOfAreaScopedLsa\":2},\"1\":{}}}");
	struct str out = {0};

	show_ospf6_process_render(&out, j, &v);
	assert_non_null(strstr(str_text(&out), "external LSA 1. Checksum Sum 0x007D6A\n"));
	assert_non_null(strstr(str_text(&out), "Number of LSA 2. Checksum Sum 0x0141A7\n"));
	assert_non_null(strstr(str_text(&out), "Number of LSA 0. Checksum Sum 0x000000\n"));
	str_free(&out);
	json_object_put(j);
	json_object_put(v.first);
}

/* Answers that are not what was expected print little and break nothing. */
static void test_odd_answers(void **state)
{
	static const char *const odd[] = {"{}",
					  "[]",
					  "7",
					  "null",
					  "\"x\"",
					  "{\"peers\":[1]}",
					  "{\"routes\":{\"x\":3}}",
					  "{\"neighbors\":{\"a\":{\"b\":1}}}",
					  "{\"areas\":[],\"routerId\":5}",
					  "{\"paths\":[null,{},5]}",
					  "{\"interfaces\":{\"x\":null}}",
					  "{\"areaScopedLinkStateDb\":[null,{\"lsa\":[7,{\"type\":"
					  "\"Network\",\"attachedRouter\":[null]}]},{\"lsa\":[{"
					  "\"type\":\"Router\",\"lsaDescription\":[5]}]}]}",
					  "{\"interfaceScopedLinkStateDb\":[{\"lsa\":[{\"type\":"
					  "\"Link\",\"prefix\":[3]}]},9]}",
					  ""};
	static const frr_render_fn fns[] = {
		show_bgp_summary_render,	  show_bgp_table_render,
		show_bgp_advertised_render,	  show_bgp_entry_render,
		show_bgp_neighbors_render,	  show_ospf_neighbor_render,
		show_ospf_neighbor_detail_render, show_ospf_interface_render,
		show_ospf_interface_brief_render, show_ospf_process_render,
		show_ospf_database_render,	  show_ospf_lsa_render,
		show_ospf6_database_render,	  show_ospf6_lsa_render,
		show_ospf6_process_render};

	for (size_t i = 0; i < ARRAY_SIZE(odd); i++)
		for (size_t k = 0; k < ARRAY_SIZE(fns); k++) {
			struct frr_shown v = {0};
			struct json_object *j = json_tokener_parse(odd[i]);
			struct str got = {0};

			fns[k](&got, j, &v);
			str_free(&got);
			json_object_put(j);
		}
}

static int group_start(void **state)
{
	struct str err = {0};

	gram = gram_compile(all_tables, n_all_tables, &err);
	if (!gram)
		print_error("%s", str_text(&err));
	str_free(&err);
	return gram ? 0 : -1;
}

static int group_end(void **state)
{
	gram_free(gram);
	return 0;
}

/* An export map denies nothing, and what sets no target of its own has the VRF's. */
static void test_export_map(void **state)
{
	struct cfg *cfg = configured("ip prefix-list A seq 5 permit 10.0.0.0/8\n"
				     "route-map X permit 10\n match ip address prefix-list A\n"
				     " set extcommunity rt 1:1 additive\n"
				     "route-map X deny 20\n match tag 5\n set metric 7\n"
				     "route-map X permit 30\n set extcommunity rt 2:2\n");
	struct frr_lines l = {0};
	struct str got = {0};

	frr_export_map(cfg, "X", "out", " 9:9", &l);
	for (size_t i = 0; i < l.n; i++)
		str_printf(&got, "%s| %s\n", l.v[i].ctx, l.v[i].line);
	assert_string_equal(
		str_text(&got),
		"| route-map out permit 2\n"
		"route-map out permit 2| match ip address prefix-list A\n"
		"route-map out permit 2| set extcommunity rt 1:1 9:9\n"
		"| route-map out permit 3\nroute-map out permit 3| match tag 5\n"
		"route-map out permit 3| set extcommunity rt 9:9\n"
		"| route-map out permit 4\nroute-map out permit 4| set extcommunity rt 2:2\n"
		"| route-map out permit 5\nroute-map out permit 5| set extcommunity rt 9:9\n");
	str_free(&got);
	frr_lines_clear(&l);
	cfg_free(cfg);
}

/* Routers by the daemon's own text; lines that are cut short say nothing. */
static void test_border(void **state)
{
	struct json_object *j = json_tokener_parse(
		"{\"routerId\":\"1.1.1.1\",\"areas\":{\"0.0.0.0\":{\"spfExecutedCounter\":6}}}");
	struct frr_shown v = {.first = j,
			      .text = "============ OSPF router routing table =============\n"
				      "R    10.1.1.1              [10] area: 0.0.0.0, ABR, ASBR\n"
				      "                           via 10.0.12.1, Et0-0\n"
				      "R IA 10.2.2.2              [30] area: 0.0.0.0, ASBR\n"
				      "                           via 10.0.12.1, Et0-0\n"
				      "                           via 10.0.13.1, Et0-1\n"
				      "R    10.3.3.3   [\n via 10.0.12.1, Et0-0\n"};
	struct str out = {0};

	show_ospf_border_render(&out, NULL, &v);
	assert_non_null(
		strstr(str_text(&out),
		       "\ni 10.1.1.1 [10] via 10.0.12.1, Ethernet0/0, ABR/ASBR, Area 0, SPF 6\n"
		       "I 10.2.2.2 [30] via 10.0.12.1, Ethernet0/0, ASBR, Area 0, SPF 6\n"
		       "I 10.2.2.2 [30] via 10.0.13.1, Ethernet0/1, ASBR, Area 0, SPF 6\n"));
	assert_null(strstr(str_text(&out), "10.3.3.3"));
	str_free(&out);
	json_object_put(j);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bgp),	     cmocka_unit_test(test_bgp_template),
		cmocka_unit_test(test_ospf), cmocka_unit_test(test_ospfv3),	     cmocka_unit_test(test_summary),
		cmocka_unit_test(test_table),	     cmocka_unit_test(test_neighbor),
		cmocka_unit_test(test_database),     cmocka_unit_test(test_odd_answers),
		cmocka_unit_test(test_alternatives), cmocka_unit_test(test_sources),
		cmocka_unit_test(test_unsupported),  cmocka_unit_test(test_export_map),
		cmocka_unit_test(test_border),	     cmocka_unit_test(test_database6),
		cmocka_unit_test(test_process6),    cmocka_unit_test(test_eigrp_paths),
		cmocka_unit_test(test_prompts),	     cmocka_unit_test(test_nssa6),
		cmocka_unit_test(test_protocols_bgp6),
	};

	return cmocka_run_group_tests(tests, group_start, group_end);
}
