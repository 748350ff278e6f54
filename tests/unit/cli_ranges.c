/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands of FlexVPN with the ends of their ranges: what is inside is taken and shown again,
 * what lies outside is refused with the caret under the value.
 */
#include "config_feed.h"

struct range {
	const char *section; /* lines that lead there, '\n' between */
	const char *before;  /* the command up to the value */
	long lo, hi;
	const char *after;   /* and behind it */
};

static const struct range ranges[] = {
	{ "", "ip nat translation udp-timeout ", 1, 536870, "" },
	{ "flow exporter E", "transport udp ", 1, 65535, "" },
	{ "flow exporter E", "template data timeout ", 1, 86400, "" },
	{ "flow exporter E", "dscp ", 0, 63, "" },
	{ "flow monitor M", "cache timeout active ", 1, 604800, "" },
	{ "flow record R", "match ipv4 source mask minimum-mask ", 1, 32, "" },
	{ "sampler S", "mode random 1 out-of ", 2, 32768, "" },
	{ "time-range T", "absolute start 08:00 01 January ", 1993, 2035, "" },
	{ "ipv6 access-list A", "permit ipv6 any any routing-type ", 0, 255, "" },
	{ "interface GigabitEthernet1", "ip virtual-reassembly-out max-fragments ", 1, 64, "" },
	{ "router ospf 1", "area 1 virtual-link 10.0.0.1 hello-interval ", 1, 8192, "" },
	{ "router ospf 1", "area 1 virtual-link 10.0.0.1 dead-interval 40 ttl-security hops ", 1,
	  254, "" },
	{ "ip sla 1\nicmp-echo 10.0.0.1", "history lives-kept ", 0, 25, "" },
	{ "crypto map M 1 ipsec-manual", "set session-key inbound ah ", 256, 4294967295,
	  " 0123456789ABCDEF" },
	{ "crypto ikev2 profile P", "lifetime ", 120, 86400, "" },
	{ "crypto ikev2 profile P", "dpd ", 10, 3600, " 5 on-demand" },
	{ "crypto ikev2 profile P", "dpd 30 ", 2, 60, " periodic" },
	{ "crypto ikev2 profile P", "nat keepalive ", 5, 3600, "" },
	{ "crypto ikev2 profile P", "virtual-template ", 1, 4095, " mode auto" },
	{ "crypto ikev2 profile P", "authentication remote eap query-identity timeout ", 45, 180, "" },
	{ "crypto ikev2 profile P", "reconnect timeout ", 600, 86400, "" },
	{ "", "crypto ikev2 dpd ", 10, 3600, " 2 periodic" },
	{ "", "crypto ikev2 dpd 10 ", 2, 60, " on-demand" },
	{ "", "crypto ikev2 nat keepalive ", 5, 3600, "" },
	{ "", "crypto ikev2 window ", 1, 200, "" },
	{ "", "crypto ikev2 cookie-challenge ", 0, 1000, "" },
	{ "", "crypto ikev2 limit max-sa ", 1, 9999, "" },
	{ "", "crypto ikev2 limit max-in-negotation-sa ", 1, 9999, " outgoing" },
	{ "", "crypto ikev2 limit queue sa-init ", 100, 100000, "" },
	{ "", "crypto ikev2 fragmentation mtu ", 68, 1500, "" },
	{ "", "crypto ikev2 redirect client max-redirects ", 1, 255, "" },
	{ "", "crypto ikev2 diagnose error ", 1, 1000, "" },
	{ "crypto ikev2 cluster", "holdtime ", 100, 120000, "" },
	{ "crypto ikev2 cluster", "port ", 1, 65535, "" },
	{ "crypto ikev2 cluster", "slave hello ", 100, 30000, "" },
	{ "crypto ikev2 cluster", "secondary max-session ", 1, 100000, "" },
	{ "crypto ikev2 cluster", "slave priority ", 1, 100, "" },
	{ "crypto ikev2 cluster", "secondary update ", 100, 60000, "" },
	{ "crypto ikev2 cluster", "master overload-limit ", 50, 99, "" },
	{ "crypto ikev2 cluster", "primary weight crypto-load ", 0, 100, "" },
	{ "crypto ikev2 authorization policy A", "route accept any tag ", 1, 497777, " distance 9" },
	{ "crypto ikev2 authorization policy A", "route accept any distance ", 1, 255, "" },
	{ "crypto ikev2 authorization policy A", "dhcp timeout ", 4, 30, "" },
	{ "crypto ikev2 authorization policy A", "configuration version ", 1, 32767, "" },
	{ "crypto ikev2 authorization policy A", "session-lifetime ", 120, 25920000, "" },
	{ "crypto ikev2 authorization policy A", "ipsec flow-limit ", 0, 50000, "" },
	{ "crypto ikev2 client flexvpn C", "source 1 GigabitEthernet1 track ", 1, 1000, "" },
	{ "crypto ikev2 client flexvpn C", "connect track ", 0, 1000, " up" },
	{ "crypto ikev2 client flexvpn C", "backup group ", 1, 255, "" },
	{ "crypto ipsec profile I", "set security-association lifetime seconds ", 120, 2592000, "" },
	{ "crypto ipsec profile I", "set security-association lifetime days ", 1, 30, "" },
	{ "crypto ipsec profile I", "set security-association idle-time ", 60, 86400, " default" },
	{ "crypto ipsec profile I", "set security-association dummy pps ", 0, 25, "" },
	{ "crypto ipsec profile I", "set security-association dummy seconds ", 1, 3600, "" },
	{ "crypto ipsec profile I", "set security-policy limit ", 0, 50000, "" },
	{ "crypto ipsec profile I", "set reverse-route distance ", 1, 255, "" },
	{ "crypto ikev2 profile P", "match address local interface Tunnel", 0, 2147483647, "" },
	{ "interface Tunnel1", "tunnel key ", 0, 4294967295, "" },
	{ "interface Tunnel1", "ip nhrp network-id ", 1, 4294967295, "" },
	{ "interface Tunnel1", "ip nhrp holdtime ", 1, 65535, "" },
	{ "interface Tunnel1", "ip mtu ", 68, 9216, "" },
	{ "interface Tunnel1", "ip tcp adjust-mss ", 500, 1460, "" },
	{ "interface Tunnel1", "delay ", 1, 16777215, "" },
	{ "", "ip route 10.0.0.0 255.0.0.0 192.0.2.1 ", 1, 255, " name N tag 5" },
	{ "", "ip route 10.0.0.0 255.0.0.0 192.0.2.1 track ", 1, 1000, "" },
	{ "router eigrp 1", "variance ", 1, 128, "" },
	{ "router eigrp 1", "maximum-paths ", 1, 32, "" },
	{ "router ospf 1", "max-lsa ", 1, 4294967294, " 80 warning-only" },
	{ "router ospf 1", "ttl-security all-interfaces hops ", 1, 254, "" },
	{ "router eigrp N\naddress-family ipv4 unicast autonomous-system 1",
	  "timers graceful-restart purge-time ", 20, 300, "" },
	{ "router bgp 1", "bgp aggregate-timer ", 0, 60, "" },
	{ "crypto gdoi group G\nserver local", "rekey lifetime seconds ", 300, 86400, "" },
	{ "crypto gdoi group G\nserver local", "rekey retransmit ", 10, 60, " number 3" },
	{ "crypto gdoi group G\nserver local\nredundancy", "local priority ", 1, 255, "" },
	{ "crypto gdoi group G\nserver local\nsa ipsec 1", "replay time window-size ", 1, 100, "" },
	{ "policy-map P\nclass C", "police cir ", 8000, 128000000000, "" },
	{ "policy-map P\nclass C", "random-detect dscp ef ", 1, 8192000, " 8192000" },
	{ "class-map C", "match ip rtp ", 2000, 65535, " 100" },
	{ "key chain K\nkey 1", "accept-lifetime 01:00:00 Jan 1 2026 duration ", 1, 2147483646, "" },
	{ "interface Tunnel1", "ipv6 nd cache expire ", 1, 65536, "" },
};

/* Words of choices: every one is taken, a wrong one is not. */
static const struct {
	const char *section, *before, *words, *after, *wrong;
} choices[] = {
	{ "", "ip nat translation ", "timeout tcp-timeout icmp-timeout syn-timeout", " 60",
	  "udp-timeot" },
	{ "", "ip nat service ", "ftp rtsp pptp", "", "sipp" },
	{ "router ospf 1", "area 7 ", "stub nssa authentication", "", "stubb" },
	{ "router ospf 1", "area 1 virtual-link 10.0.0.1 ", "hello-interval dead-interval",
	  " 5", "helo" },
	{ "ip sla 1\nicmp-echo 10.0.0.1", "history filter ", "all failures none", "", "some" },
	{ "crypto ikev2 proposal P", "encryption ",
	  "3des des aes-cbc-128 aes-cbc-192 aes-cbc-256 aes-gcm-128 aes-gcm-256", "", "aes-gcm-192" },
	{ "crypto ikev2 proposal P", "integrity ", "md5 sha1 sha256 sha384 sha512", "", "sha224" },
	{ "crypto ikev2 proposal P", "prf ", "md5 sha1 sha256 sha384 sha512", "", "aes" },
	{ "crypto ikev2 proposal P", "group ", "1 2 5 14 15 16 19 20 21 24", "", "18" },
	{ "crypto ikev2 proposal P", "pqc ", "mlkem512 mlkem768 mlkem1024", " optional", "mlkem256" },
	{ "crypto ikev2 profile P", "authentication local ", "pre-share rsa-sig ecdsa-sig eap", "",
	  "psk" },
	{ "crypto ikev2 profile P", "authentication remote ", "pre-share rsa-sig ecdsa-sig eap", "",
	  "pre-shared" },
	{ "crypto ikev2 profile P", "aaa authorization group override ",
	  "psk cert eap anyconnect-eap", " list L default", "rsa" },
	{ "crypto ikev2 profile P", "aaa authorization user ", "psk cert eap anyconnect-eap",
	  " cached", "rsa" },
	{ "crypto ikev2 name-mangler N", "fqdn ", "all domain hostname", "", "username" },
	{ "crypto ikev2 name-mangler N", "email ", "all domain username", "", "hostname" },
	{ "crypto ikev2 name-mangler N", "dn ",
	  "common-name country domain locality organization organization-unit state", "", "street" },
	{ "crypto ipsec profile I", "set pfs ",
	  "group1 group2 group5 group14 group15 group16 group19 group20 group21 group24", "",
	  "group18" },
	{ "crypto ipsec profile I", "set security-association replay window-size ",
	  "64 128 256 512 1024", "", "100" },
	{ "crypto ipsec profile I", "set security-association dfbit ", "clear copy set", "", "keep" },
	{ "", "crypto ipsec df-bit ", "clear copy set", "", "keep" },
	{ "", "crypto ipsec transform-set T ",
	  "esp-aes esp-192-aes esp-256-aes esp-gcm esp-gmac esp-3des esp-des esp-null esp-seal "
	  "esp-md5-hmac esp-sha-hmac esp-sha256-hmac esp-sha384-hmac esp-sha512-hmac ah-sha-hmac", "",
	  "esp-sha1-hmac" },
	{ "interface Tunnel1", "tunnel mode gre ", "ip ipv6 multipoint", "", "ipv4" },
	{ "router ospf 1", "capability ", "lls opaque transit", "", "vrflite" },
	{ "router ospf 1", "discard-route ", "external internal", "", "inernal" },
	{ "router bgp 1", "neighbor 10.0.0.1 slow-peer ", "detection", "", "detecton" },
	{ "router bgp 1", "neighbor 10.0.0.1 path-attribute ", "discard treat-as-withdraw", " 5 in",
	  "drop" },
	{ "vrf definition V", "rd ", "65000:1 10.0.0.1:1", "", "65000" },
	{ "vrf definition V\naddress-family ipv4", "route-replicate from vrf global unicast ",
	  "all connected static", "", "statik" },
	{ "interface Tunnel1", "tunnel mpls traffic-eng ", "record-route", "", "records" },
	{ "interface Tunnel1", "ospfv3 network ", "broadcast point-to-point", "", "p2p" },
	{ "interface Tunnel1", "ip inspect F ", "in out", "", "inn" },
	{ "interface Tunnel1", "ip dhcp client request ", "router domain-name", "", "routers" },
	{ "policy-map P\nclass C", "police 8000 conform-action ", "transmit drop", "", "pass" },
	{ "policy-map P\nclass C", "set dscp ", "ef af41 cs5 46", "", "af44" },
	{ "class-map C", "match precedence ", "critical 5", "", "8" },
	{ "crypto gdoi group G", "client rekey encryption ", "aes 3des", "", "blowfish" },
	{ "", "ip ssh server algorithm encryption ", "aes256-ctr aes128-ctr", "", "aes-512" },
	{ "", "logging event link-status ", "boot default global", "", "local" },
	{ "", "logging history ", "emergencies debugging", "", "verbose" },
	{ "", "ntp access-group ", "peer query-only serve serve-only", " 10", "client" },
	{ "", "snmp-server view V iso.2 ", "included excluded", "", "include-all" },
	{ "", "snmp-server group G ", "v1 v2c", "", "v4" },
	{ "", "snmp-server user U G v3 auth ", "md5 sha", " secret1", "crc" },
	{ "", "snmp-server enable traps ", "bgp eigrp ospf ipsla nhrp hsrp", "", "egrip" },
	{ "", "clock summer-time CEST recurring last Sunday ", "Mar", " 2:00 last Sunday Oct 3:00",
	  "Mrz" },
	{ "", "radius-server attribute ", "8 32 44 66", " include-in-access-req", "7" },
	{ "aaa group server radius G", "mac-delimiter ", "colon hyphen none", "", "dot" },
	{ "route-map M", "set extcommunity rt ", "65000:1 10.0.0.1:7 1.10:5", "", "65000" },
	{ "route-map M", "set extcommunity ", "rt soo", " 65000:1", "sou" },
	{ "route-map M", "set ip precedence ", "critical routine 7", "", "8" },
	{ "route-map M", "set metric ", "10 +10 -10", "", "ten" },
	{ "route-map M", "match metric 100 +- ", "0 4294967295", "", "x" },
	{ "", "ip community-list standard C permit ", "65000:1 no-export", "", "65000-1" },
	{ "", "ip extcommunity-list 1 permit rt ", "65000:1", "", "65000" },
	{ "", "ip sla reaction-configuration 1 react ", "rtt jitterAvg mos packetLossSD", "", "mois" },
	{ "ip sla 3", "udp-jitter 10.0.0.1 16384 codec ", "g711alaw g711ulaw g729a", "", "g722" },
	{ "event manager applet A", "event snmp oid 1.3.6 get-type ", "exact next",
	  " entry-op gt entry-val 5 poll-interval 10", "any" },
	{ "event manager applet A", "action 1.0 counter name C op ", "inc dec set nop", " value 1",
	  "add" },
	{ "interface Tunnel1", "tunnel mode ipsec ", "ipv4 ipv6 dual-overlay", "", "gre" },
};

static void enter(struct feed *f, const char *section)
{
	cli_enter(&f->c, MODE_CONFIG, NULL);
	assert_int_equal(feed_told(f, section), 0);
}

/* Take the line, and see it in the configuration unless it is the default. */
static void good(struct feed *f, const char *section, const char *line)
{
	struct str why = { 0 }, text = { 0 };

	enter(f, section);
	if (feed_line(f, line, &why) != FEED_OK) {
		print_message("refused: %s\n", str_text(&why));
		fail();
	}
	cfg_render(f->c.cfg, &text, true);
	if (!strstr(str_text(&text), line)) {
		print_message("not shown: %s\n", line);
		fail();
	}
	str_free(&text);
	str_free(&why);
}

/* Refuse it with the caret under the value, which begins at col. */
static void bad(struct feed *f, const char *section, const char *line, size_t col)
{
	const char *out;

	enter(f, section);
	str_reset(&f->out);
	cli_exec(&f->c, line, 0);
	out = str_text(&f->out);
	if (!strstr(out, "^\n% Invalid input detected at '^' marker.\n") ||
	    strspn(out, " ") < col || strspn(out, " ") > strlen(line)) {
		print_message("%s\n%s(column %zu wanted)\n", line, out, col);
		fail();
	}
}

static void test_ranges(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct feed f;

	feed_init(&f, &rt, "test");
	for (size_t i = 0; i < ARRAY_SIZE(ranges); i++) {
		const struct range *r = &ranges[i];
		const long values[] = { r->lo, r->hi, r->lo - 1, r->hi + 1 };

		for (size_t k = 0; k < ARRAY_SIZE(values); k++) {
			char *line = xasprintf("%s%ld%s", r->before, values[k], r->after);

			if (k < 2)
				good(&f, r->section, line);
			else if (values[k] >= 0)
				/* an interface's number is part of its word */
				bad(&f, r->section, line,
				    strrchr(r->before, ' ') + 1 - r->before);
			free(line);
		}
	}
	feed_close(&f);
	cfg_free(rt.running);
}

static void test_choices(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct feed f;

	feed_init(&f, &rt, "test");
	for (size_t i = 0; i < ARRAY_SIZE(choices); i++) {
		const char *s = choices[i].words;
		char *line;

		while (*s) {
			size_t n = strcspn(s, " ");

			line = xasprintf("%s%.*s%s", choices[i].before, (int)n, s, choices[i].after);
			good(&f, choices[i].section, line);
			free(line);
			s += n + (s[n] == ' ');
		}
		line = xasprintf("%s%s%s", choices[i].before, choices[i].wrong, choices[i].after);
		bad(&f, choices[i].section, line, strlen(choices[i].before));
		free(line);
	}
	feed_close(&f);
	cfg_free(rt.running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_choices),
	};

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
