/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar: matching, ranking, the caret's column, no forms, fall back, lists, values.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/timer.h"
#include "cli/gram.h"

static const struct gram_row rows[] = {
	{ MODE_USER, "enable", "Turn on privileged commands", .flags = 0 },
	{ MODE_USER, "show version", "Show\nVersion" },
	{ MODE_USER, "show clock", "Show\nClock", .flags = GRAM_PRIV },
	{ MODE_EXEC, "show crypto ikev2 sa [detailed|detail] [local A.B.C.D$l|remote A.B.C.D$r]",
	  "Show\nCrypto\nIKEv2\nSAs\nDetail\nDetail\nLocal\nAddress\nRemote\nAddress" },
	{ MODE_EXEC, "show cruft", "Show\nCruft" },
	{ MODE_EXEC, "configure [terminal]", "Enter configuration mode\nTerminal" },
	{ MODE_EXEC, "ping HOST$host [{source {IFACE$if|A.B.C.D$src}|repeat <1-100>$n|df-bit}...]",
	  "Ping\nDestination\nSource\nInterface\nAddress\nRepeat\nCount\nDF" },
	{ MODE_EXEC, "secret door", "Hidden\nHidden", .flags = GRAM_HIDDEN },
	{ MODE_EXEC, "send LINE$text", "Send\nText" },
	{ MODE_CONFIG, "hostname WORD$name", "Set host name\nName" },
	{ MODE_CONFIG, "exit", "Leave", .flags = GRAM_NO_NO },
	{ MODE_CONFIG, "end", "Leave", .flags = GRAM_NO_NO },
	{ MODE_CONFIG,
	  "ip route A.B.C.D$prefix A.B.C.D$mask {A.B.C.D$via|IFACE$oif [A.B.C.D$via]|dhcp} "
	  "[<1-255>$ad] [{name WORD$name|tag <1-4294967295>$tag|track <1-1000>$track|permanent}...]",
	  "IP\nRoute\nPrefix\nMask\nHop\nIf\nHop\nDHCP\nDistance\nName\nName\nTag\nTag\nTrack\n"
	  "Track\nPermanent", .key = "prefix mask|via oif" },
	{ MODE_CONFIG, "ip local pool WORD$name A.B.C.D$lo [A.B.C.D$hi]", "IP\nLocal\nPool\nN\nL\nH",
	  .key = "name" },
	{ MODE_CONFIG, "interface IFACE$if", "Interface\nIf", .key = "if", .submode = MODE_IF },
	{ MODE_CONFIG, "router eigrp {<1-65535>$as|WORD$name}", "Router\nEIGRP\nAS\nName",
	  .submode = MODE_ROUTER },
	{ MODE_CONFIG, "crypto ikev2 proposal {default|WORD$name}", "Crypto\nv2\nP\nDefault\nName",
	  .key = "name", .submode = MODE_IKEV2_PROPOSAL },
	{ MODE_CONFIG, "logging LINE$x", "Logging\nText", .flags = GRAM_MULTI },
	{ MODE_CONFIG, "clock timezone WORD$z <-23-23>$h [<0-59>$m]", "C\nT\nZ\nH\nM" },
	{ MODE_CONFIG, "ntp peer X:X:X:X::X$a", "NTP\nPeer\nAddress" },
	{ MODE_CONFIG, "ipv6 route X:X:X:X::X/<0-128>$p IFACE$oif", "6\nRoute\nP\nI" },
	{ MODE_CONFIG, "neighbor {A.B.C.D$n|WORD$n} activate", "N\nA\nG\nActivate", .key = "n" },
	{ MODE_IF, "ip address A.B.C.D$a A.B.C.D$m [secondary]", "IP\nAddress\nA\nM\nSecondary" },
	{ MODE_IF, "ip address dhcp", "IP\nAddress\nDHCP" },
	{ MODE_IF, "ip router isis", "IP\nRouter\nISIS" },
	{ MODE_IF, "ip route-cache", "IP\nCache" },
	{ MODE_IF, "shutdown", "Shutdown" },
	{ MODE_IF, "description LINE$text", "Describe\nText" },
	{ MODE_IF, "tunnel mode {gre ip|gre multipoint|ipsec ipv4}$mode", "T\nM\nG\nI\nG\nM\nI\nv4" },
	{ MODE_IKEV2_PROPOSAL, "encryption {aes-cbc-128|aes-cbc-256|3des}...$enc",
	  "Encryption\n1\n2\n3" },
	{ MODE_IKEV2_PROPOSAL, "group {14|19|20}...", "G\n1\n2\n3" },
	{ MODE_IKEV2_POLICY, "servers {A.B.C.D$a|WORD$w}... end", "S\nA\nW\nE" },
	{ .syntax = NULL },
};

static struct gram *g;
static struct gram_match m;
static size_t col;

static int setup(void **state)
{
	const struct gram_row *const tables[] = { rows };
	struct str err = { 0 };

	g = gram_compile(tables, 1, &err);
	if (!g)
		fprintf(stderr, "%s", str_text(&err));
	str_free(&err);
	return g ? 0 : -1;
}

static int teardown(void **state)
{
	gram_free(g);
	return 0;
}

static const char *canon(enum cli_mode mode, const char *line)
{
	static struct str s;
	enum gram_result r = gram_parse(g, mode, line, &m, &col);

	str_reset(&s);
	if (r == GRAM_OK)
		gram_canonical(&m, &s);
	else
		str_printf(&s, "%s@%zu",
			   r == GRAM_INVALID ? "invalid" :
			   r == GRAM_INCOMPLETE ? "incomplete" :
			   r == GRAM_AMBIGUOUS ? "ambiguous" :
			   r == GRAM_UNKNOWN_EXEC ? "unknown" :
			   r == GRAM_EMPTY ? "empty" : "long", col);
	return str_text(&s);
}

#define IS(mode, line, want) assert_string_equal(canon(mode, line), want)

static void test_keywords(void **state)
{
	IS(MODE_USER, "en", "enable");
	IS(MODE_USER, "show clock", "invalid@5");
	IS(MODE_EXEC, "SHOW clock", "show clock");
	IS(MODE_EXEC, "sh cry ik sa", "show crypto ikev2 sa");
	IS(MODE_EXEC, "show crypto ikev2 sa detail", "show crypto ikev2 sa detail");
	IS(MODE_EXEC, "show crypto ikev2 sa detaile", "show crypto ikev2 sa detailed");
	IS(MODE_EXEC, "show crypto ikev2 sa d", "ambiguous@22");
	IS(MODE_EXEC, "sh cr", "ambiguous@5");
	IS(MODE_EXEC, "show", "incomplete@4");
	IS(MODE_EXEC, "  show   crypto", "incomplete@15");
	IS(MODE_EXEC, "sec door", "secret door");
	IS(MODE_EXEC, "se hello  world ", "send hello  world");
	IS(MODE_EXEC, "", "empty@0");
	IS(MODE_EXEC, "  ! remark", "empty@0");
	IS(MODE_EXEC, "foo", "unknown@0");
	IS(MODE_EXEC, "shwo", "unknown@2");
	IS(MODE_EXEC, "shwo ip route", "invalid@2");
	IS(MODE_EXEC, "conf t", "configure terminal");
	IS(MODE_EXEC, "conf t x", "invalid@7");
}

static void test_caret(void **state)
{
	IS(MODE_CONFIG, "hostnane S1", "invalid@6");
	IS(MODE_CONFIG, "ips Multicast-routing", "invalid@2");
	IS(MODE_CONFIG, "ip route 1.1.1.999 255.0.0.0 2.2.2.2", "invalid@9");
	IS(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 2.2.2.2 300", "invalid@39");
	IS(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 2.2.2.2 tga 5", "invalid@40");
	IS(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 2.2.2.2 tag 0", "invalid@43");
	IS(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 2.2.2.2 tag 5 x", "invalid@45");
	IS(MODE_CONFIG, "ip route", "incomplete@8");
	IS(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 tunnel", "incomplete@37");
	IS(MODE_CONFIG, "hostname a b", "invalid@11");
	IS(MODE_CONFIG, "# comment", "invalid@0");
	IS(MODE_IF, "ip address 1.2.3", "invalid@11");
	IS(MODE_IF, "crypto ikev2 profle", "invalid@16");
}

static void test_values(void **state)
{
	IS(MODE_CONFIG, "int gi0/1", "interface GigabitEthernet0/1");
	IS(MODE_CONFIG, "int GIGabitethernet 0/1.10", "interface GigabitEthernet0/1.10");
	IS(MODE_CONFIG, "int tu1", "interface Tunnel1");
	IS(MODE_CONFIG, "int virtual-template1", "interface Virtual-Template1");
	IS(MODE_CONFIG, "int v1", "ambiguous@6");
	IS(MODE_CONFIG, "int tu", "incomplete@6");
	IS(MODE_CONFIG, "int tu0/1", "invalid@4");
	IS(MODE_CONFIG, "int null 0", "interface Null0");
	IS(MODE_CONFIG, "int null1", "invalid@4");
	IS(MODE_CONFIG, "clock tim MSK -3 0", "clock timezone MSK -3 0");
	IS(MODE_CONFIG, "clock tim MSK -24", "invalid@14");
	IS(MODE_CONFIG, "ntp peer 2001:db8::1", "ntp peer 2001:DB8::1");
	IS(MODE_CONFIG, "ipv6 route 2001:db8::/32 tu 0", "ipv6 route 2001:DB8::/32 Tunnel0");
	IS(MODE_CONFIG, "ipv6 route 2001:db8::/129 tu 0", "invalid@11");
	IS(MODE_CONFIG, "router eigrp 100", "router eigrp 100");
	assert_string_equal(gram_var(&m, "as"), "100");
	IS(MODE_CONFIG, "router eigrp LAB", "router eigrp LAB");
	assert_null(gram_var(&m, "as"));
	assert_string_equal(gram_var(&m, "name"), "LAB");
	IS(MODE_CONFIG, "crypto ikev2 proposal default", "crypto ikev2 proposal default");
	assert_null(gram_var(&m, "name"));
	assert_true(gram_has(&m, "default"));
	IS(MODE_IF, "description  it's a | b  \"x\" ", "description it's a | b  \"x\"");
	IS(MODE_IF, "tunnel mode ipsec ipv4", "tunnel mode ipsec ipv4");
	assert_string_equal(gram_var(&m, "mode"), "ipsec");
	assert_string_equal(gram_var_nth(&m, "mode", 1), "ipv4");
	assert_true(gram_begins(&m, "tunnel mode"));
	assert_false(gram_begins(&m, "tunnel mod"));
}

static void test_route(void **state)
{
	struct addr a;

	IS(MODE_CONFIG, "ip route 0.0.0.0 0.0.0.0 dh", "ip route 0.0.0.0 0.0.0.0 dhcp");
	IS(MODE_CONFIG, "ip route 10.0.0.0 255.0.0.0 e0/3 72.73.74.1 100 permanent name LAB tag 7",
	   "ip route 10.0.0.0 255.0.0.0 Ethernet0/3 72.73.74.1 100 permanent name LAB tag 7");
	assert_string_equal(gram_var(&m, "oif"), "Ethernet0/3");
	assert_string_equal(gram_var(&m, "via"), "72.73.74.1");
	assert_int_equal(gram_num(&m, "ad", 1), 100);
	assert_int_equal(gram_num(&m, "tag", 0), 7);
	assert_int_equal(gram_num(&m, "track", 9), 9);
	assert_string_equal(gram_var(&m, "name"), "LAB");
	assert_true(gram_addr(&m, "prefix", &a));
	assert_int_equal(addr_to_v4(&a), 0x0a000000);
	/* each keyword of a list once */
	IS(MODE_CONFIG, "ip route 0.0.0.0 0.0.0.0 1.1.1.1 tag 5 tag 6", "invalid@40");
	assert_int_equal(m.mode, MODE_CONFIG);
}

static void test_no(void **state)
{
	IS(MODE_CONFIG, "no ip route 10.0.0.0 255.0.0.0", "ip route 10.0.0.0 255.0.0.0");
	assert_true(m.no);
	IS(MODE_CONFIG, "no ip route 10.0.0.0", "incomplete@20");
	IS(MODE_CONFIG, "no ip route 10.0.0.0 255.0.0.0 tu1 50",
	   "ip route 10.0.0.0 255.0.0.0 Tunnel1 50");
	IS(MODE_CONFIG, "no hostname", "hostname");
	IS(MODE_CONFIG, "no hostname R1", "hostname R1");
	IS(MODE_CONFIG, "no host R1 x", "invalid@11");
	IS(MODE_CONFIG, "no logging", "incomplete@10");
	IS(MODE_CONFIG, "no exit", "invalid@3");
	IS(MODE_CONFIG, "no ip local pool P", "ip local pool P");
	IS(MODE_CONFIG, "no neighbor X activate", "neighbor X activate");
	IS(MODE_CONFIG, "no", "incomplete@2");
	IS(MODE_CONFIG, "no no hostname", "invalid@4");
	IS(MODE_CONFIG, "n hostname", "ambiguous@1");
	IS(MODE_IF, "no shut", "shutdown");
	assert_true(m.no);
	assert_int_equal(m.mode, MODE_IF);
	IS(MODE_IF, "default ip address", "ip address");
	assert_true(m.deflt);
	assert_false(m.no);
	IS(MODE_IF, "no ip addr 1.1.1.1 255.0.0.0", "ip address 1.1.1.1 255.0.0.0");
	IS(MODE_IF, "no int tu5", "interface Tunnel5");
	assert_int_equal(m.mode, MODE_CONFIG);
	IS(MODE_IKEV2_PROPOSAL, "no group", "group");
	IS(MODE_CONFIG, "no crypto ikev2 proposal", "incomplete@24");
	IS(MODE_IF, "shut", "shutdown");
	assert_false(m.no);
}

static void test_fallback(void **state)
{
	/* `ip route` is a beginning of `ip router` in the interface mode */
	IS(MODE_IF, "ip route 1.1.1.0 255.255.255.0 Null0", "ip route 1.1.1.0 255.255.255.0 Null0");
	assert_int_equal(m.mode, MODE_CONFIG);
	/* ... and of two there; only spelled out it is the outer mode's */
	IS(MODE_IF, "ip rout 1.1.1.0 255.255.255.0 Null0", "ambiguous@7");
	IS(MODE_SUBIF, "ip address dhcp", "ip address dhcp");
	assert_int_equal(m.mode, MODE_SUBIF);
	IS(MODE_IKEV2_KEYRING_PEER, "hostname X", "hostname X");
	IS(MODE_CONFIG, "shutdown", "invalid@0");
	IS(MODE_IF, "show version", "invalid@2"); /* sh-utdown */
}

static void test_lists(void **state)
{
	IS(MODE_IKEV2_PROPOSAL, "encr aes-cbc-256 aes-cbc-128 3d",
	   "encryption aes-cbc-256 aes-cbc-128 3des");
	assert_string_equal(gram_var_nth(&m, "enc", 2), "3des");
	assert_null(gram_var_nth(&m, "enc", 3));
	IS(MODE_IKEV2_PROPOSAL, "encr aes-cbc-256 aes-cbc-256", "invalid@25");
	IS(MODE_IKEV2_PROPOSAL, "encr", "incomplete@4");
	IS(MODE_IKEV2_PROPOSAL, "group 19 14", "group 19 14");
	IS(MODE_IKEV2_PROPOSAL, "group 1", "invalid@6");
	IS(MODE_IKEV2_POLICY, "servers 1.1.1.1 x 2.2.2.2 end", "servers 1.1.1.1 x 2.2.2.2 end");
	IS(MODE_EXEC, "ping 1.1.1.1 repeat 5 source lo0 df-bit",
	   "ping 1.1.1.1 repeat 5 source Loopback0 df-bit");
	IS(MODE_EXEC, "ping r2.example.org sou 10.0.0.1", "ping r2.example.org source 10.0.0.1");
}

static void test_comment(void **state)
{
	IS(MODE_CONFIG, "hostname R1 ! the first", "hostname R1");
	IS(MODE_CONFIG, "hostname !", "hostname !");
	IS(MODE_IF, "ip address 1.1.1.1 255.0.0.0 !x", "ip address 1.1.1.1 255.0.0.0");
	IS(MODE_IF, "description a ! b", "description a ! b");
	IS(MODE_CONFIG, "ip route ! b", "invalid@9");
	IS(MODE_CONFIG, "hostname R1\r", "hostname R1");
	IS(MODE_CONFIG, "\thostname\tR1\t", "hostname R1");
}

static void test_limits(void **state)
{
	char line[9000];
	size_t n = 0;

	memset(line, 'a', sizeof(line));
	line[sizeof(line) - 1] = '\0';
	IS(MODE_CONFIG, line, "long@4096");
	line[4096] = '\0';
	assert_int_equal(gram_parse(g, MODE_CONFIG, line, &m, &col), GRAM_INVALID);
	/* more words than a match holds, and ambiguous values over and over: must end */
	n = (size_t)snprintf(line, sizeof(line), "servers");
	while (n < 800)
		n += (size_t)snprintf(line + n, sizeof(line) - n, " 1.1.1.1");
	assert_int_not_equal(gram_parse(g, MODE_IKEV2_POLICY, line, &m, &col), GRAM_OK);
	/* canonical text longer than the typed one */
	IS(MODE_CONFIG, "ip local pool x 1.1.1.1", "ip local pool x 1.1.1.1");
}

static void offer(struct cli_ctx *c, const char *var, void (*add)(void *, const char *), void *arg)
{
	if (!strcmp(var, "name")) {
		add(arg, "LAB-ONE");
		add(arg, "LAB-TWO");
		add(arg, "OTHER");
	}
}

static const char *help(enum cli_mode mode, const char *line)
{
	static struct str s;

	str_reset(&s);
	gram_help(g, mode, line, NULL, &s);
	return str_text(&s);
}

static void test_help(void **state)
{
	assert_string_equal(help(MODE_EXEC, "show "), "  clock    Clock\n"
						      "  cruft    Cruft\n"
						      "  crypto   Crypto\n"
						      "  version  Version\n\n");
}

static void test_help_table(void **state)
{
	assert_string_equal(help(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 Null0 "),
			    "  <1-255>    Distance\n"
			    "  A.B.C.D    Hop\n"
			    "  name       Name\n"
			    "  permanent  Permanent\n"
			    "  tag        Tag\n"
			    "  track      Track\n"
			    "  <cr>\n\n");
	assert_string_equal(help(MODE_CONFIG, "ip route 1.1.1.0 255.255.255.0 Null0 tag 5 "),
			    "  name       Name\n"
			    "  permanent  Permanent\n"
			    "  track      Track\n"
			    "  <cr>\n\n");
	assert_string_equal(help(MODE_CONFIG, "no hostname "), "  WORD  Name\n  <cr>\n\n");
	assert_string_equal(help(MODE_CONFIG, "clock timezone X "), "  <-23 - 23>  H\n\n");
	assert_string_equal(help(MODE_CONFIG, "int tunnel "),
			    "  <0-2147483647>  Tunnel interface\n\n");
	assert_string_equal(help(MODE_EXEC, "show crypto ikev2 sa "),
			    "  detail    Detail\n"
			    "  detailed  Detail\n"
			    "  local     Local\n"
			    "  remote    Remote\n"
			    "  |         Output modifiers\n"
			    "  <cr>\n\n");
	assert_string_equal(help(MODE_CONFIG, "do ping "),
			    "  Hostname or A.B.C.D  Destination\n\n");
	assert_non_null(strstr(help(MODE_IF, ""), "Interface configuration commands:\n"));
	assert_non_null(strstr(help(MODE_IF, ""), "  no           Negate a command or set its "
						  "defaults\n"));
	assert_null(strstr(help(MODE_EXEC, ""), "secret"));
	/* commands of the outer mode are explained where the inner one has none */
	assert_string_equal(help(MODE_IF, "router eigrp "), "  <1-65535>  AS\n  WORD       Name\n\n");
}

static void test_help_words(void **state)
{
	assert_string_equal(help(MODE_EXEC, "s"), "send  show\n\n");
	assert_string_equal(help(MODE_EXEC, "show cr"), "cruft   crypto\n\n");
	assert_string_equal(help(MODE_CONFIG, "int lo"), "Loopback\n\n");
	assert_string_equal(help(MODE_CONFIG, "int tunnel 1"), "<0-2147483647>\n\n");
	assert_string_equal(help(MODE_CONFIG, "ip route 1"), "A.B.C.D\n\n");
	assert_string_equal(help(MODE_EXEC, "zz"), "% Unrecognized command\n");
	assert_string_equal(help(MODE_EXEC, "zz "), "% Unrecognized command\n");
	assert_string_equal(help(MODE_EXEC, "show cr "), "% Ambiguous command:  \"show cr \"\n");
	assert_string_equal(help(MODE_EXEC, "show version | in"), "include\n\n");
	assert_non_null(strstr(help(MODE_EXEC, "show version | "), "  section   Filter a section"));
	assert_string_equal(help(MODE_EXEC, "show version | include "),
			    "  LINE  Regular Expression\n\n");
}

static const char *tab(enum cli_mode mode, const char *line)
{
	static struct str s;

	str_reset(&s);
	return gram_complete(g, mode, line, NULL, &s) ? str_text(&s) : "-";
}

static void test_tab(void **state)
{
	assert_string_equal(tab(MODE_EXEC, "sho"), "show ");
	assert_string_equal(tab(MODE_EXEC, "show cr"), "-");
	assert_string_equal(tab(MODE_EXEC, "show cry"), "show crypto ");
	assert_string_equal(tab(MODE_EXEC, "sh  cry ik sa detail"), "sh  cry ik sa detail ");
	assert_string_equal(tab(MODE_EXEC, "show "), "-");
	assert_string_equal(tab(MODE_CONFIG, "do sh ver"), "do sh version ");
	assert_string_equal(tab(MODE_CONFIG, "int loop"), "int Loopback ");
	assert_string_equal(tab(MODE_CONFIG, "no host"), "no hostname ");
	assert_string_equal(tab(MODE_CONFIG, "hostname LAB"), "-");
	assert_string_equal(tab(MODE_EXEC, "show version | sec"), "show version | section ");
}

static void test_tab_values(void **state)
{
	struct cli_ctx *ctx = (struct cli_ctx *)rows; /* only handed through */
	struct str s = { 0 };

	gram_set_values(g, offer);
	assert_true(gram_complete(g, MODE_CONFIG, "crypto ikev2 proposal LAB-T", ctx, &s));
	assert_string_equal(str_text(&s), "crypto ikev2 proposal LAB-TWO ");
	str_reset(&s);
	assert_false(gram_complete(g, MODE_CONFIG, "crypto ikev2 proposal LAB", ctx, &s));
	gram_set_values(g, NULL);
	str_free(&s);
}

static size_t compile_errors(const struct gram_row *row, const char *want)
{
	const struct gram_row table[] = { *row, { .syntax = NULL } };
	const struct gram_row *const tables[] = { table };
	struct str err = { 0 };
	struct gram *bad = gram_compile(tables, 1, &err);

	assert_null(bad);
	assert_non_null(strstr(str_text(&err), want));
	str_free(&err);
	return 0;
}

static void test_bad_rows(void **state)
{
	compile_errors(&(struct gram_row){ MODE_EXEC, "a {b|c", "1\n2\n3" }, "unbalanced");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a b]", "1\n2" }, "unbalanced");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a b", "1" }, "2 tokens, 1 help");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a b", "1\n2\n3" }, "2 tokens, 3 help");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a WORD", "1\n2" }, "without $name");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a WRD$x", "1\n2" }, "unknown kind");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a <5-1>$x", "1\n2" }, "bad range");
	compile_errors(&(struct gram_row){ MODE_EXEC, "a {[b]|c}...", "1\n2\n3" }, "empty");
	compile_errors(&(struct gram_row){ MODE_CONFIG, "a WORD$x", "1\n2", .key = "y" }, "key names");
}

static void test_selftest(void **state)
{
	static const struct gram_row twins[] = {
		{ MODE_EXEC, "show x", "S\nX" },
		{ MODE_EXEC, "show x", "S\nX" },
		{ MODE_EXEC, "show y [detail]", "S\nY\nD" },
		{ MODE_EXEC, "show y", "S\nY" },
		{ .syntax = NULL },
	};
	const struct gram_row *const tables[] = { twins };
	struct str err = { 0 }, report = { 0 };
	struct gram *t = gram_compile(tables, 1, &err);

	gram_selftest(g, &report);
	assert_string_equal(str_text(&report), "");
	assert_non_null(t);
	assert_int_equal(gram_selftest(t, &report), 2);
	assert_non_null(strstr(str_text(&report), "show x"));
	assert_non_null(strstr(str_text(&report), "show y"));
	gram_free(t);
	str_free(&err);
	str_free(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keywords), cmocka_unit_test(test_caret),
		cmocka_unit_test(test_values), cmocka_unit_test(test_route),
		cmocka_unit_test(test_no), cmocka_unit_test(test_fallback),
		cmocka_unit_test(test_lists), cmocka_unit_test(test_comment),
		cmocka_unit_test(test_limits), cmocka_unit_test(test_bad_rows),
		cmocka_unit_test(test_selftest), cmocka_unit_test(test_help),
		cmocka_unit_test(test_help_table), cmocka_unit_test(test_help_words),
		cmocka_unit_test(test_tab), cmocka_unit_test(test_tab_values),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
