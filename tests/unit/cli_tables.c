/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All grammar tables together: they compile, no row hides another, and it is quick.
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
#include "cli/gram_int.h"
#include "cli/router.h"

static void test_tables(void **state)
{
	struct str err = { 0 }, report = { 0 };
	uint64_t began = mono_ms(NULL);
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);

	if (!g)
		fail_msg("%s", str_text(&err));
	print_message("%zu rows in %u ms\n", gram_rows(g), (unsigned)(mono_ms(NULL) - began));
	assert_true(gram_rows(g) > 500);
	if (gram_selftest(g, &report))
		fail_msg("%s", str_text(&report));
	gram_free(g);
	str_free(&err);
	str_free(&report);
}

/* `exit` and `end` lead out of every configuration mode, and `do` works in it. */
static void test_ways_out(void **state)
{
	struct str err = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);
	static const char *const words[] = { "exit", "end", "do show version", "no interface Tunnel0" };
	struct gram_match *m = xmalloc(sizeof(*m));
	size_t col;

	assert_non_null(g);
	for (int mode = MODE_CONFIG; mode < MODE_MAX; mode++)
		for (size_t i = 0; i < ARRAY_SIZE(words); i++)
			if (gram_parse(g, (enum cli_mode)mode, words[i], m, &col) != GRAM_OK)
				fail_msg("mode %d does not know %s", mode, words[i]);
	for (int mode = MODE_CONFIG; mode < MODE_MAX; mode++) {
		assert_true(strlen(gram_mode_prompt((enum cli_mode)mode)) > 2);
		assert_true(gram_mode_parent((enum cli_mode)mode) >= MODE_CONFIG);
	}
	free(m);
	gram_free(g);
	str_free(&err);
}

/* Global commands that follow an interface's section in every configuration leave that section. */
static void test_out_of_interface(void **state)
{
	static const char *const lines[] = {
		"ip route 10.0.0.0 255.0.0.0 10.0.0.1 track 1", "ip sla 1",
		"ip sla schedule 1 life forever start-time now", "ip sla responder",
		"ip local pool P 10.0.0.1", "ip host a 10.0.0.1", "ip dns server", "ip cef",
		"ip access-list extended A", "ip nat inside source list 1 interface GigabitEthernet1 "
		"overload", "ip dhcp pool P", "ip prefix-list P permit 10.0.0.0/8", "ip name-server 10.0.0.1",
		"ip domain name example.com", "ip forward-protocol nd", "ip http server", "ip ssh version 2",
		"ipv6 route ::/0 2001:DB8::1", "ipv6 unicast-routing", "track 1 ip sla 1 reachability",
		"event manager applet X", "crypto ikev2 client flexvpn X", "route-map M permit 10",
		"router eigrp 1", "access-list 1 permit any", "line vty 0 4", "logging buffered 10000",
		"crypto ikev2 profile P", "crypto ipsec profile P", "vrf definition V", "snmp-server community x",
		"ntp server 10.0.0.1", "hostname r1", "username a secret b",
	};
	static const enum cli_mode modes[] = { MODE_IF, MODE_SLA_ECHO, MODE_TRACK, MODE_EEM,
					       MODE_IKEV2_FLEXVPN, MODE_ROUTER };
	struct str err = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);
	struct gram_match *m = xmalloc(sizeof(*m));
	size_t col;

	assert_non_null(g);
	for (size_t k = 0; k < ARRAY_SIZE(modes); k++)
		for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
			if (gram_parse(g, modes[k], lines[i], m, &col) != GRAM_OK || m->mode != MODE_CONFIG)
				fail_msg("mode %d keeps %s for itself", modes[k], lines[i]);
	free(m);
	gram_free(g);
	str_free(&err);
}

/* A line of another protocol is refused in a routing process where the first such word stands. */
static void test_protocols(void **state)
{
	static const struct {
		const char *section, *line;
		size_t col; /* of the caret; SIZE_MAX: taken */
	} lines[] = {
		{ "router ospf 1", "max-lsa 5", SIZE_MAX },
		{ "router bgp 1", "max-lsa 5", 3 },
		{ "router ospf 1", "network 1.0.0.0 0.0.0.255 area 0", SIZE_MAX },
		{ "router eigrp 1", "network 1.0.0.0 area 0", 16 },
		{ "router eigrp 1", "network 1.0.0.0 0.0.0.255", SIZE_MAX },
		{ "router eigrp 1", "address-family ipv4 vrf RED", SIZE_MAX },
		{ "router bgp 1", "neighbor 10.0.0.1 remote-as 2", SIZE_MAX },
		{ "router ospf 1", "neighbor 10.0.0.1 remote-as 2", 18 },
		{ "router eigrp 1", "no auto", SIZE_MAX },
		{ "router rip", "version 2", SIZE_MAX },
		{ "router rip", "area 0 stub", 2 },
		{ "router ospfv3 1", "area 0 stub", SIZE_MAX },
		{ "router rip", "router ospf 1", SIZE_MAX },
	};
	struct str err = { 0 }, help = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);
	struct gram_match *m = xmalloc(sizeof(*m));

	assert_non_null(g);
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		enum cli_mode mode = gram_mode_router(MODE_ROUTER, lines[i].section);
		size_t col = 0;
		enum gram_result r = gram_parse(g, mode, lines[i].line, m, &col);

		if (r != (lines[i].col == SIZE_MAX ? GRAM_OK : GRAM_INVALID) ||
		    (r != GRAM_OK && col != lines[i].col))
			fail_msg("%s: %s: %d at %zu", lines[i].section, lines[i].line, r, col);
	}
	gram_help(g, MODE_ROUTER_OSPF, "", NULL, &help);
	assert_non_null(strstr(str_text(&help), "max-lsa"));
	assert_non_null(strstr(str_text(&help), "redistribute"));
	assert_null(strstr(str_text(&help), "variance"));
	assert_null(strstr(str_text(&help), "  bgp"));
	free(m);
	gram_free(g);
	str_free(&err);
	str_free(&help);
}

/* The grammar's interface types and those of the interfaces themselves are the same ones. */
static void test_interface_types(void **state)
{
	struct gram_tok t = { .type = GT_IFACE };
	char text[64], ours[64], theirs[IFACE_NAME_LEN];
	const char *end;

	for (size_t i = 0; i < gram_n_iftypes; i++) {
		snprintf(text, sizeof(text), "%s%s", gram_iftypes[i].name,
			 !gram_iftypes[i].max ? "0" : "1");
		assert_int_equal(gram_value_fit(&t, text, &end, ours, sizeof(ours)), FIT_FULL);
		assert_string_equal(ours, text);
		if (!gram_iftypes[i].rare && !iface_name_parse(text, theirs))
			fail_msg("routing does not know %s", text);
		if (iface_name_parse(text, theirs))
			assert_string_equal(theirs, text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_ways_out),
		cmocka_unit_test(test_protocols),
		cmocka_unit_test(test_interface_types), cmocka_unit_test(test_out_of_interface),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
