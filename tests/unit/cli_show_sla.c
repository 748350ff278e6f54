/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip sla and show track: whole outputs from literal states.
 */
#include "tests/unit/test.h"

#include "cli/show.h"

static void expect(struct str *out, const char *want)
{
	assert_string_equal(str_text(out), want);
	str_free(out);
}

static void test_statistics(void **state)
{
	struct sla_conf c;
	struct sla_state s = { .conf = &c, .code = SLA_OK, .active = true, .rtt_ms = 2,
			       .successes = 24, .life_left_s = UINT32_MAX };
	struct str out = { 0 };

	sla_conf_init(&c, 1);
	show_sla_statistics_render(&out, &s, "07:11:19 UTC Fri Oct 22 2021");
	expect(&out, "IPSLA operation id: 1\n"
		     "        Latest RTT: 2 milliseconds\n"
		     "Latest operation start time: 07:11:19 UTC Fri Oct 22 2021\n"
		     "Latest operation return code: OK\n"
		     "Number of successes: 24\nNumber of failures: 0\n"
		     "Operation time to live: Forever\n");
	s.code = SLA_TIMEOUT;
	s.failures = 3;
	s.life_left_s = 3551;
	show_sla_statistics_render(&out, &s, "07:11:19 UTC Fri Oct 22 2021");
	expect(&out, "IPSLA operation id: 1\n"
		     "        Latest RTT: NoConnection/Busy/Timeout\n"
		     "Latest operation start time: 07:11:19 UTC Fri Oct 22 2021\n"
		     "Latest operation return code: Timeout\n"
		     "Number of successes: 24\nNumber of failures: 3\n"
		     "Operation time to live: 3551 sec\n");
	s = (struct sla_state){ .conf = &c };
	show_sla_statistics_render(&out, &s, "");
	expect(&out, "IPSLA operation id: 1\nNumber of successes: Unknown\n"
		     "Number of failures: Unknown\nOperation time to live: 0\n");
}

static void test_summary(void **state)
{
	struct sla_conf c;
	struct sla_state s = { .conf = &c, .code = SLA_OK, .active = true, .rtt_ms = 2,
			       .successes = 1, .started_ms = 1000 };
	struct str out = { 0 };

	sla_conf_init(&c, 1);
	c.type = SLA_ICMP_ECHO;
	assert_true(addr_parse("10.0.0.1", &c.dst));
	show_sla_summary_row(&out, &s, 3000);
	expect(&out, "*1           icmp-echo   10.0.0.1          RTT=2       OK          "
		     "2 seconds ago\n\n\n");
	s.code = SLA_TIMEOUT;
	s.active = false;
	show_sla_summary_row(&out, &s, 62000);
	expect(&out, "^1           icmp-echo   10.0.0.1          -           Timeout     "
		     "1 minute, 1 seconds ago\n\n\n");
}

static void test_track(void **state)
{
	struct track_conf c = { .id = 1, .type = TRACK_SLA_REACHABILITY, .sla = 1 };
	struct track_state s = { .conf = &c, .up = true, .changes = 1, .changed_ms = 10000 };
	struct sla_state sla = { .code = SLA_OK, .rtt_ms = 2 };
	struct str out = { 0 };

	show_track_render(&out, &s, &sla, "", "    Static IP Routing 0\n", 200000);
	expect(&out, "Track 1\n  IP SLA 1 reachability\n  Reachability is Up\n"
		     "    1 change, last change 00:03:10\n"
		     "  Latest operation return code: OK\n  Latest RTT (millisecs) 2\n"
		     "  Tracked by:\n    Static IP Routing 0\n");
	c.type = TRACK_ROUTE;
	c.delay_up_s = 20;
	c.delay_down_s = 10;
	assert_true(prefix_parse("10.21.12.0/24", &c.route));
	s.up = false;
	s.changes = 2;
	s.wanted = true;
	s.delay_left_s = 7;
	show_track_render(&out, &s, NULL, "", NULL, 200000);
	expect(&out, "Track 1\n  IP route 10.21.12.0 255.255.255.0 reachability\n"
		     "  Reachability is Down (no ip route), delayed Up (7 secs remaining)\n"
		     "    2 changes, last change 00:03:10\n"
		     "  Delay up 20 secs, down 10 secs\n  First-hop interface is unknown\n");
	c.type = TRACK_ROUTE_METRIC;
	c.delay_up_s = c.delay_down_s = 0;
	c.up_at = 254;
	c.down_at = 255;
	s = (struct track_state){ .conf = &c, .up = true, .changes = 1, .changed_ms = 10000, .sum = 12,
				  .routed = true, .distance = 90, .metric = 30720,
				  .first_hop = "Tunnel0" };
	show_track_render(&out, &s, NULL, "", NULL, 200000);
	expect(&out, "Track 1\n  IP route 10.21.12.0 255.255.255.0 metric threshold\n"
		     "  Metric threshold is Up (90/30720/12)\n    1 change, last change 00:03:10\n"
		     "  Metric threshold down 255 up 254\n  First-hop interface is Tunnel0\n");
	s.up = s.routed = false;
	s.changes = 2;
	c = (struct track_conf){ .id = 2, .type = TRACK_IF_LINE, .iface = "Tunnel0" };
	s.delay_left_s = 0;
	show_track_render(&out, &s, NULL, "", NULL, 200000);
	expect(&out, "Track 2\n  Interface Tunnel0 line-protocol\n  Line protocol is Down\n"
		     "    2 changes, last change 00:03:10\n");
	show_track_brief_row(&out, &s, 200000);
	expect(&out, "2     interface   Tunnel0                    line-protocol    Down  "
		     "00:03:10\n");
	c = (struct track_conf){ .id = 3, .type = TRACK_LIST_AND };
	s.up = true;
	show_track_render(&out, &s, NULL, "    object 1 Up\n    object 2 not Up\n", NULL, 200000);
	expect(&out, "Track 3\n  List boolean and\n  Boolean AND is Up\n"
		     "    2 changes, last change 00:03:10\n    object 1 Up\n    object 2 not Up\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_statistics),
		cmocka_unit_test(test_summary),
		cmocka_unit_test(test_track),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
