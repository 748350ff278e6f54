/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The operational commands' grammar: every command a student types is matched, by the row meant,
 * with the values expected; what IOS refuses is refused.
 */
#include "tests/unit/test.h"

#include "base/wall.h"
#include "cli/router.h"
#include "cli/show.h"
#include "ike/event.h"

static struct gram *g;

static int setup(void **state)
{
	struct str err = { 0 };

	g = gram_compile(all_tables, n_all_tables, &err);
	if (!g)
		print_error("%s", str_text(&err));
	str_free(&err);
	return g ? 0 : -1;
}

static int teardown(void **state)
{
	gram_free(g);
	return 0;
}

static void rows_pass_selftest(void **state)
{
	struct str report = { 0 };
	size_t n = gram_selftest(g, &report);

	if (n)
		print_error("%s", str_text(&report));
	assert_int_equal(n, 0);
	str_free(&report);
}

static const char *const lines[] = {
	"sh cry ike sa", "show crypto ikev2 sa detail", "show crypto ikev2 sa detailed",
	"show crypto ikev2 sa remote 10.0.0.2 detailed", "sh crypto ikev2 sa local 10.0.0.1",
	"show crypto ikev2 sa remote 2001:db8::2", "show crypto ikev2 session detailed",
	"show crypto ikev2 proposal", "show crypto ikev2 proposal default",
	"show crypto ikev2 policy LAB", "show crypto ikev2 profile", "sh cry ike prof FLEX",
	"show crypto ikev2 stats", "show crypto ikev2 why", "show crypto ikev2 stats exchange",
	"show crypto isakmp policy", "show crypto isakmp key",
	"show crypto isakmp peer", "show ntp status", "show cdp neighbors", "show lldp",
	"monitor capture C interface Tunnel0 both", "monitor cap C match any",
	"monitor capture C interface Tunnel0 both match ipv4 any any buffer size 5 limit packets 9",
	"monitor capture C ikev2", "monitor capture C start", "monitor capture C stop",
	"monitor capture C export bootflash:c.pcapng", "show monitor capture",
	"show monitor capture C", "show monitor capture C buffer brief", "no monitor capture C",
	"clear arp-cache", "clear ip arp 10.0.0.1", "show ipv6 interface",
	"show ipv6 route", "sh ipv6 int br", "show ip cef",
	"show ip cef 10.0.0.1", "show vrf", "show ip vrf", "dir", "dir bootflash:", "more x",
	"show file systems", "show memory statistics", "show processes cpu",
	"show crypto ikev2 authorization policy default", "sh cry ike stat timeout", "show crypto ikev2 stats ext-service",
	"show crypto ikev2 stats priority-queue", "clear crypto ikev2 stats ext-service",
	"show crypto ikev2 diagnose error", "show monitor event-trace crypto ikev2 event all",
	"show monitor event-trace crypto ikev2 error all", "sh mon event-trace vpn ikev2 exc latest",
	"show monitor event-trace crypto all", "monitor event-trace crypto ikev2 event disable",
	"show crypto ikev2 diagnose error count", "clear crypto ikev2 stats timeout",
	"show monitor event-trace crypto ikev2 event from-boot 3", "clear crypto ikev2 sa fvrf V",
	"monitor event-trace crypto ikev2 event enable", "clear crypto ikev2 stats",
	"show crypto ikev2 why peer 10.0.0.2",
	"show crypto ipsec sa", "show crypto ipsec sa detail", "sh cry ips sa",
	"show crypto ipsec sa interface Tunnel0", "show crypto ipsec sa int tu0 detail",
	"show crypto ipsec sa peer 10.0.0.2", "show crypto ipsec sa peer 10.0.0.2 detail",
	"show crypto ipsec transform-set", "show crypto ipsec profile FLEX",
	"show crypto session", "sh cry sess det", "show crypto session brief",
	"show crypto session remote 10.0.0.2 detail", "show crypto session interface tunnel 1",
	"show ip route", "sh ip ro", "show ip route connected", "show ip route static",
	"show ip route eigrp", "show ip route eigrp 100", "show ip route ospf", "show ip route bgp",
	"show ip route summary", "show ip route 10.0.0.0", "show ip route 10.0.0.0 255.0.0.0",
	"show ip route 10.0.0.0 255.0.0.0 longer-prefixes", "show ip route vrf RED",
	"show ip route vrf RED 10.0.0.1", "show ip route vrf RED connected",
	"show ip int br", "show ip interface brief", "show ip interface", "sh ip int g1",
	"show ip interface brief Tunnel0", "show interfaces", "sh int tu0", "show interface gi 0/1",
	"show interfaces description", "show int desc", "show version", "sh ver", "show clock",
	"show clock detail", "show users", "show line", "show privilege", "show hosts",
	"show inventory", "show logging", "sh log", "show arp", "show ip arp",
	"show access-lists", "show access-lists 101", "show ip access-lists FLEX",
	"show crypto isakmp sa", "show crypto isa sa", "show crypto isakmp sa detail",
	"show crypto engine connection active", "show crypto map", "show debugging", "sh deb",
	"show ip local pool", "show ip local pool POOL", "show ip protocols", "sh ip prot",
	"show flexsh unsupported", "show running-config", "sh run", "show run all",
	"show run int tu0", "show running-config interface Virtual-Access1",
	"show startup-config", "sh start", "show derived-config interface vi1", "sh int vt1",
	"clear crypto session local 10.0.0.1 port 500 remote 10.0.0.2 port 4500",
	"clear crypto session fvrf F ivrf I", "clear crypto session isakmp group G",
	"clear crypto session username r1.lab.example", "clear crypto ikev2 sa psh 1 fast",
	"clear crypto session", "clear crypto session remote 10.0.0.2",
	"clear crypto session local 10.0.0.1 remote 10.0.0.2", "clear crypto ikev2 sa",
	"clear crypto ikev2 sa fast", "clear crypto ikev2 sa remote 10.0.0.2",
	"clear crypto ikev2 sa remote 10.0.0.2 fast", "clear crypto sa", "clear crypto sa counters",
	"clear crypto sa peer 10.0.0.2", "clear crypto ipsec sa", "clear crypto isakmp",
	"clear crypto isakmp sa", "clear counters", "clear counters tunnel0", "clear count gi1",
	"clear logging", "clear log", "clear ip route *", "clear ip route 10.0.0.0",
	"debug crypto condition peer ipv4 10.0.0.2",
	"debug crypto condition unmatched", "show crypto debug-condition",
	"debug crypto condition peer ipv6 2001:db8::2", "debug crypto condition peer subnet 10.0.0.0 255.0.0.0",
	"debug crypto condition peer hostname r2.lab.example", "debug crypto condition peer fqdn r2.lab.example",
	"debug crypto condition peer group G", "debug crypto condition peer username u@lab.example",
	"debug crypto condition fvrf F", "debug crypto condition ivrf I", "debug crypto condition username u",
	"debug crypto condition isakmp profile P", "debug crypto condition ikev2 profile P",
	"debug crypto condition local ipv4 10.0.0.1", "debug crypto condition local ipv6 2001:db8::1",
	"debug crypto condition connid 1001 engine-id 1", "debug crypto condition flowid 3",
	"debug crypto condition spi 305419896", "debug crypto condition unmatched ipsec",
	"show crypto debug-condition peer", "show crypto debug-condition all",
	"debug crypto condition reset", "no debug crypto condition peer ipv4 10.0.0.2",
	"debug crypto ikev2", "deb cry ike", "debug crypto ikev2 error", "debug crypto ikev2 packet",
	"debug crypto ikev2 internal", "debug crypto ipsec", "debug ip routing", "undebug all", "show memory summary",
	"show processes cpu sorted 5min", "show processes cpu sorted",
	"un all", "u all", "no debug all", "no debug crypto ikev2", "undebug crypto ikev2 error",
	"ping 10.0.0.1", "ping hub.lab.example", "ping 10.0.0.1 source Loopback0",
	"ping 10.0.0.1 sou lo0 rep 100 size 1400 df-bit", "ping 10.0.0.1 source 10.0.0.2 repeat 3",
	"ping 10.0.0.1 timeout 1 repeat 2", "ping ip 10.0.0.1", "ping 2001:db8::1",
	"ping ipv6 2001:db8::1 source lo0", "ping", "traceroute 10.0.0.1", "trace 10.0.0.1 num",
	"traceroute 10.0.0.1 source lo0",
	"show int status", "show interfaces summary", "show interfaces tu0 stats", "show protocols",
	"show ip route supernets-only", "show ip route isis", "show ipv6 neighbors", "show platform",
	"show processes", "show processes memory", "show environment all", "show license udi",
	"show boot", "show tcp brief all", "show ip sockets", "show udp", "show ip traffic",
	"show crypto sockets", "show crypto call admission statistics", "show ip cef detail",
	"show ip cef 10.0.0.1 detail", "show ip cef summary", "show ip cef vrf V",
	"show ip cef vrf V 10.0.0.1 detail", "show ip cef vrf V summary", "show ip cef exact-route 10.0.0.1 10.0.0.2",
	"show adjacency", "show ip aliases", "show dmvpn", "show ip nhrp", "show ip nhrp nhs detail",
	"show standby brief", "show snmp", "show aliases", "show run linenum",
	"show running-config view full", "show tech-support", "show sessions",
	"ping 10.0.0.1 data 0000 tos 184", "ping 10.0.0.1 dscp ef validate",
	"traceroute 10.0.0.1 numeric probe 1 timeout 1 ttl 1 5", "traceroute",
};

static void commands_are_matched(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		struct gram_match m;
		size_t col = 0;
		enum gram_result r = gram_parse(g, MODE_EXEC, lines[i], &m, &col);

		if (r != GRAM_OK)
			print_error("%s: result %d at %zu\n", lines[i], r, col);
		assert_int_equal(r, GRAM_OK);
		assert_non_null(m.row->fn);
	}
}

/* A router that is only a configuration (flexsh --check): nothing to show, nothing to crash. */
static void commands_survive_without_system(void **state)
{
	struct router rt = { .running = cfg_new(), .state_dir = (char *)"", .gram = g };
	struct str out = { 0 };
	struct cli_ctx c = { .rt = &rt, .out = &out, .mode = MODE_EXEC, .privilege = 15,
			     .cfg = rt.running, .who = "console", .user = "" };

	log_init();
	str_copy(rt.hostname, sizeof(rt.hostname), "R1");
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		struct gram_match m;
		size_t col = 0;

		assert_int_equal(gram_parse(g, MODE_EXEC, lines[i], &m, &col), GRAM_OK);
		assert_int_equal(m.row->fn(&c, &m), 0);
	}
	assert_non_null(strstr(str_text(&out), "R1 uptime is 0 minutes\n"));
	assert_non_null(strstr(str_text(&out), "Gateway of last resort is not set\n"));
	assert_non_null(strstr(str_text(&out), "Current privilege level is 15\n"));
	assert_non_null(strstr(str_text(&out), "\nNo SAs found\n"));
	assert_non_null(strstr(str_text(&out), "Default domain is not set\n"));
	str_free(&out);
	cfg_free(rt.running);
	log_debug_all_off();
	log_close();
}

static void values_are_captured(void **state)
{
	struct gram_match m;
	struct addr a;
	size_t col;

	assert_int_equal(gram_parse(g, MODE_EXEC, "ping 10.0.0.1 so l0 rep 7 df", &m, &col), GRAM_OK);
	assert_string_equal(gram_var(&m, "host"), "10.0.0.1");
	assert_string_equal(gram_var(&m, "source"), "Loopback0");
	assert_int_equal(gram_num(&m, "count", 0), 7);
	assert_true(gram_has(&m, "df-bit"));
	assert_int_equal(gram_parse(g, MODE_EXEC, "sh cry ike sa rem 10.0.0.2 det", &m, &col), GRAM_OK);
	assert_true(gram_has(&m, "detailed"));
	assert_true(gram_addr(&m, "remote", &a));
	assert_int_equal(addr_to_v4(&a), 0x0a000002);
	assert_false(gram_addr(&m, "local", &a));
	assert_int_equal(gram_parse(g, MODE_EXEC, "show cry ips sa int tun 10 det", &m, &col), GRAM_OK);
	assert_string_equal(gram_var(&m, "iface"), "Tunnel10");
	assert_true(gram_has(&m, "detail"));
}

/* In the zone of the router, logged, no star any more; impossible moments change nothing. */
static void the_clock_is_set(void **state)
{
	static const struct {
		const char *line, *calendar;
	} t[] = {
		{ "clock set 10:20:30 29 feb 2028", " CET Tue Feb 29 2028" },
		{ "clock set 10:20:30 July 4 2027", " CET Sun Jul 4 2027" },
		{ "clock set 10:20:30 30 february 2027", " CET Sun Jul 4 2027" },
		{ "clock set 24:20:30 3 february 2027", " CET Sun Jul 4 2027" },
	};
	struct str out = { 0 };
	struct router rt = { .running = cfg_new() };
	struct cli_ctx c = { .rt = &rt, .out = &out, .mode = MODE_EXEC };
	struct gram_match m;
	size_t col = 0;

	log_init();
	assert_int_equal(gram_parse(g, MODE_CONFIG, "clock timezone CET 1 0", &m, &col), GRAM_OK);
	cfg_store(rt.running, &rt.running->root, &m);
	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		c.line = t[i].line;
		assert_int_equal(gram_parse(g, MODE_EXEC, t[i].line, &m, &col), GRAM_OK);
		m.row->fn(&c, &m);
		assert_int_equal(out.len > 0, i >= 2); /* refused with a mark */
		str_reset(&out);
		assert_int_equal(gram_parse(g, MODE_EXEC, "show clock detail", &m, &col), GRAM_OK);
		m.row->fn(&c, &m);
		assert_int_equal(strncmp(str_text(&out), "10:2", 4), 0);
		assert_non_null(strstr(str_text(&out), t[i].calendar));
		assert_non_null(strstr(str_text(&out), "Time source is user configuration\n"));
		str_reset(&out);
	}
	log_ring_render(&out);
	assert_non_null(strstr(str_text(&out), "%SYS-6-CLOCKUPDATE: System clock has been updated from"));
	assert_non_null(strstr(str_text(&out), " to 10:20:30 CET Tue Feb 29 2028, configured from "
					       "console by console."));
	assert_true(wall_offset() > 0);
	wall_reset();
	assert_in_range(wall_time(), time(NULL) - 1, time(NULL) + 1);
	str_free(&out);
	cfg_free(rt.running);
	log_close();
}

static void refusals(void **state)
{
	static const struct {
		const char *line;
		enum gram_result r;
		enum cli_mode mode;
	} bad[] = {
		{ "show", GRAM_INCOMPLETE, MODE_EXEC },
		{ "show ip", GRAM_INCOMPLETE, MODE_EXEC },
		{ "show crypto ikev2 saa", GRAM_INVALID, MODE_EXEC },
		{ "show crypto ikev2 s", GRAM_AMBIGUOUS, MODE_EXEC },
		{ "show crypto ikev2 sa remote", GRAM_INCOMPLETE, MODE_EXEC },
		{ "show ip route 10.0.0.256", GRAM_INVALID, MODE_EXEC },
		{ "ping 10.0.0.1 size 35", GRAM_INVALID, MODE_EXEC },
		{ "show running-config", GRAM_INVALID, MODE_USER },
		{ "debug crypto ikev2", GRAM_INVALID, MODE_USER },
		{ "clear crypto", GRAM_INCOMPLETE, MODE_EXEC },
	};

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct gram_match m;
		size_t col = 0;
		enum gram_result r = gram_parse(g, bad[i].mode, bad[i].line, &m, &col);

		if (r != bad[i].r)
			print_error("%s: result %d\n", bad[i].line, r);
		assert_int_equal(r, bad[i].r);
	}
}

static void assert_trace(struct cli_ctx *c, const char *when, bool shown, const char *text)
{
	char cmd[160];
	struct gram_match m;
	size_t col = 0;

	snprintf(cmd, sizeof(cmd), "show monitor event-trace vpn ikev2 event %s", when);
	assert_int_equal(gram_parse(g, MODE_EXEC, cmd, &m, &col), GRAM_OK);
	str_reset(c->out);
	assert_int_equal(m.row->fn(c, &m), 0);
	if (!strstr(str_text(c->out), text) == shown)
		print_error("%s: %s\n", when, str_text(c->out));
	assert_int_equal(strstr(str_text(c->out), text) != NULL, shown);
}

/* The time an event must be of, in each of the forms. */
static void event_trace_by_time(void **state)
{
	struct router rt = { .running = cfg_new(), .state_dir = (char *)"", .gram = g };
	struct str out = { 0 };
	struct cli_ctx c = { .rt = &rt, .out = &out, .mode = MODE_EXEC, .privilege = 15,
			     .cfg = rt.running, .who = "console", .user = "" };

	ike_event_enable(IKE_EVENT_EVENT, true);
	ike_event_add(IKE_EVENT_EVENT, NULL, "it happened");
	rt.started_ms = show_now();
	assert_trace(&c, "back 60", true, "it happened");
	assert_trace(&c, "back 01:30", true, "it happened");
	assert_trace(&c, "clock 00:00 1 Jan", true, "it happened");
	assert_trace(&c, "clock 23:59:59 31 dec", false, "it happened");
	assert_trace(&c, "clock 25:00", true, "% Invalid time");
	assert_trace(&c, "clock 12:00 1 Foo", true, "% Invalid time");
	assert_trace(&c, "from-boot", true, "it happened");
	assert_trace(&c, "from-boot 30", false, "it happened");
	assert_trace(&c, "latest", true, "it happened");
	ike_event_clear(IKE_EVENT_EVENT);
	assert_trace(&c, "all", false, "it happened");
	str_free(&out);
	cfg_free(rt.running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_pass_selftest),
		cmocka_unit_test(commands_are_matched),
		cmocka_unit_test(commands_survive_without_system),
		cmocka_unit_test(values_are_captured),
		cmocka_unit_test(the_clock_is_set), cmocka_unit_test(refusals),
		cmocka_unit_test(event_trace_by_time),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
