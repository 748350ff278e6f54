/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FRR's daemons without FRR: configuration differences, the wire format of routes and next hops,
 * log lines in IOS's words.
 */
#include "test.h"

#include "base/log.h"
#include "routing/frr/frr_priv.h"

/* --- configuration lines --- */

static void take(void *arg, const char *command)
{
	str_printf(arg, "%s\n", command);
}

static void lines(struct frr_lines *l, const char *const (*rows)[3], size_t n)
{
	memset(l, 0, sizeof(*l));
	for (size_t i = 0; i < n; i++)
		frr_line_add(l, rows[i][0], rows[i][1], rows[i][2]);
}

static void assert_diff(struct frr_lines *from, struct frr_lines *to, const char *want)
{
	struct str got = {0};

	frr_lines_diff(from, to, take, &got);
	assert_string_equal(str_text(&got), want);
	str_free(&got);
}

#define BGP "router bgp 1"
#define AF BGP "\naddress-family ipv4 unicast"

static void test_diff(void **state)
{
	static const char *const one[][3] = {
		{"", NULL, BGP},
		{BGP, "no neighbor 10.0.0.1", "neighbor 10.0.0.1 remote-as 2"},
		{BGP, "no neighbor 10.0.0.1 timers", "neighbor 10.0.0.1 timers 3 9"},
		{AF, NULL, "network 10.1.0.0/16"}};
	static const char *const two[][3] = {
		{"", NULL, BGP},
		{BGP, "no neighbor 10.0.0.1", "neighbor 10.0.0.1 remote-as 3"},
		{BGP, "no neighbor 10.0.0.1 timers", "neighbor 10.0.0.1 timers 3 9"},
		{AF, NULL, "network 10.2.0.0/16"}};
	struct frr_lines a, b, none = {0};

	lines(&a, one, ARRAY_SIZE(one));
	lines(&b, two, ARRAY_SIZE(two));
	assert_diff(&none, &a,
		    "configure terminal\n" BGP "\n" BGP "\nneighbor 10.0.0.1 remote-as 2\n"
		    "neighbor 10.0.0.1 timers 3 9\nend\nconfigure terminal\n" AF
		    "\nnetwork 10.1.0.0/16\nend\n");
	assert_diff(&a, &a, "");
	/* a changed value replaces; a line that is gone is taken back, before the new ones come */
	assert_diff(&a, &b,
		    "configure terminal\n" AF
		    "\nno network 10.1.0.0/16\nend\nconfigure terminal\n" BGP
		    "\nneighbor 10.0.0.1 remote-as 3\nend\nconfigure terminal\n" AF
		    "\nnetwork 10.2.0.0/16\nend\n");
	/* a section goes with all that is in it */
	assert_diff(&a, &none, "configure terminal\nno " BGP "\nend\n");
	frr_lines_clear(&a);
	frr_lines_clear(&b);
}

/* What takes a neighbour away takes its other lines along: those that stay are said again. */
static void test_diff_neighbor(void **state)
{
	static const char *const one[][3] = {{"", NULL, BGP},
					     {BGP, NULL, "neighbor A peer-group G"},
					     {BGP, NULL, "neighbor A description x"}};
	static const char *const two[][3] = {{"", NULL, BGP},
					     {BGP, NULL, "neighbor A peer-group H"},
					     {BGP, NULL, "neighbor A description x"}};
	struct frr_lines a, b;

	lines(&a, one, ARRAY_SIZE(one));
	lines(&b, two, ARRAY_SIZE(two));
	assert_diff(&a, &b,
		    "configure terminal\n" BGP "\nno neighbor A peer-group G\n"
		    "neighbor A peer-group H\nneighbor A description x\nend\n");
	frr_lines_clear(&a);
	frr_lines_clear(&b);
}

/* --- wire --- */

static void route_make(struct zapi_route *r)
{
	memset(r, 0, sizeof(*r));
	r->type = ZAPI_T_BGP;
	r->flags = ZAPI_F_IBGP;
	assert_true(prefix_parse("10.2.0.0/20", &r->prefix));
	r->distance = 200;
	r->metric = 77;
	r->tag = 5;
	r->n_nh = 2;
	r->nh[0].type = ZAPI_NH_IPV4_IFINDEX;
	r->nh[0].gate = addr_v4(0x0a000001);
	r->nh[0].ifindex = 9;
	r->nh[1].type = ZAPI_NH_BLACKHOLE;
}

static void test_route(void **state)
{
	struct zapi_route r, back;
	struct zapi_header h;
	uint8_t buf[256];
	struct wr w = wr_init(buf, sizeof(buf));
	struct rd rd;

	route_make(&r);
	zapi_redist_route_write(&w, ZAPI_REDIST_ROUTE_ADD, &r);
	assert_false(w.bad);
	/* length, marker 254, version 6, VRF 0, command; type 9, instance, flags, attributes
	 * present, unicast; 10.2.0.0/20 in three bytes */
	assert_hex_equal(buf, wr_len(&w),
			 "003bfe0600000000001e"
			 "09"
			 "0000"
			 "00000004"
			 "0000000f"
			 "01"
			 "02140a0200"
			 "0002"
			 "00000000"
			 "03"
			 "00"
			 "0a000001"
			 "00000009"
			 "00000000"
			 "06"
			 "00"
			 "01"
			 "c8"
			 "0000004d"
			 "00000005");
	assert_true(zapi_header_parse(buf, &h));
	assert_int_equal(h.len, wr_len(&w));
	assert_int_equal(h.cmd, ZAPI_REDIST_ROUTE_ADD);
	rd = rd_init(buf + ZAPI_HEADER, (size_t)h.len - ZAPI_HEADER);
	assert_true(zapi_route_parse(&rd, &back));
	assert_true(prefix_eq(&back.prefix, &r.prefix));
	assert_int_equal(back.n_nh, 2);
	assert_true(addr_eq(&back.nh[0].gate, &r.nh[0].gate));
	assert_int_equal(back.nh[0].ifindex, 9);
	assert_int_equal(back.nh[1].type, ZAPI_NH_BLACKHOLE);
	assert_int_equal(back.metric, 77);
	assert_int_equal(back.tag, 5);
	assert_int_equal(back.distance, 200);
	/* cut anywhere it is refused */
	for (size_t n = 0; n + ZAPI_HEADER < h.len; n++) {
		rd = rd_init(buf + ZAPI_HEADER, n);
		assert_false(zapi_route_parse(&rd, &back));
	}
	buf[3] = 5;
	assert_false(zapi_header_parse(buf, &h));
}

/* As ospfd 8.4 sends it: metric, distance, and the record with the kind of the path. */
static void test_ospf_route(void **state)
{
	uint8_t p[256];
	size_t n = unhex("06"
			 "0000"
			 "00000000"
			 "00000405"
			 "01"
			 "02180a0100"
			 "0001"
			 "00000000"
			 "03"
			 "01"
			 "0aff0001"
			 "00000008"
			 "0000000b"
			 "0040",
			 p, sizeof(p));
	struct zapi_route r;
	struct rd rd;

	memset(p + n, 0, 64);
	memcpy(p + n, "Intra-Area", 10);
	rd = rd_init(p, n + 64);
	assert_true(zapi_route_parse(&rd, &r));
	assert_string_equal(r.path_type, "Intra-Area");
	assert_int_equal(r.metric, 11);
	assert_false(r.has_distance);
	assert_int_equal(r.nh[0].ifindex, 8);
	p[13] = 33; /* no such length */
	rd = rd_init(p, n + 64);
	assert_false(zapi_route_parse(&rd, &r));
}

static void test_next_hop(void **state)
{
	struct zapi_rnh n;
	struct zapi_route res;
	uint8_t in[32], buf[256];
	struct rd rd = rd_init(in, unhex("01"
					 "00"
					 "0001"
					 "0002"
					 "20"
					 "0a000001",
					 in, sizeof(in)));
	struct wr w = wr_init(buf, sizeof(buf));

	assert_true(zapi_rnh_parse(&rd, &n));
	assert_true(n.connected);
	assert_int_equal(n.prefix.len, 32);
	zapi_rnh_update_write(&w, &n, NULL);
	assert_hex_equal(buf, wr_len(&w),
			 "0027fe06000000000016"
			 "00000000"
			 "0001"
			 "0002200a000001"
			 "000200"
			 "0a000001"
			 "00"
			 "0000"
			 "00"
			 "00000000"
			 "00");
	route_make(&res);
	w = wr_init(buf, sizeof(buf));
	zapi_rnh_update_write(&w, &n, &res);
	assert_int_equal(buf[wr_len(&w) - 7 - 14 - 1], 2); /* two ways */
}

/* --- interfaces --- */

static void test_cost(void **state)
{
	struct iface i = {0};

	str_copy(i.conf.name, sizeof(i.conf.name), "Tunnel0");
	i.conf.kind = IFACE_TUNNEL;
	assert_int_equal(frr_auto_cost(100, &i), 1000); /* 100 kbit/s */
	i.conf.bandwidth = 50000;
	assert_int_equal(frr_auto_cost(100, &i), 2);
	assert_int_equal(frr_auto_cost(100000, &i), 2000);
	i.conf.bandwidth = 10000000;
	assert_int_equal(frr_auto_cost(100, &i), 1);
	i.conf.bandwidth = 1;
	assert_int_equal(frr_auto_cost(4294967, &i), 65535);
}

/* --- log --- */

static void sink(enum log_level level, const char *line, void *arg)
{
	const char *p = strchr(line, '%');

	str_printf(arg, "%s\n", p ? p : line);
}

static void test_events(void **state)
{
	static const struct {
		enum frr_kind kind;
		const char *line, *want;
	} cases[] = {{FRR_BGP,
		      "2026/11/28 13:00:00 BGP: [M59KS-A3ZXZ] %ADJCHANGE: neighbor 10.0.0.2(spoke) "
		      "in vrf default Up",
		      "%BGP-5-ADJCHANGE: neighbor 10.0.0.2 Up \n"},
		     {FRR_BGP,
		      "%ADJCHANGE: neighbor *10.0.0.2(Unknown) in vrf default Down BGP "
		      "Notification send",
		      "%BGP-5-ADJCHANGE: neighbor 10.0.0.2 Down BGP Notification sent\n"},
		     {FRR_BGP,
		      "%ADJCHANGE: neighbor 10.0.0.2(x) in vrf default Down Interface down",
		      "%BGP-5-ADJCHANGE: neighbor 10.0.0.2 Down Interface flap\n"},
		     {FRR_BGP,
		      "%NOTIFICATION: sent to neighbor 10.0.0.2 4/0 (Hold Timer Expired) 0 bytes ",
		      "%BGP-3-NOTIFICATION: sent to neighbor 10.0.0.2 4/0 (hold time expired) 0 "
		      "bytes\n"},
		     {FRR_BGP,
		      "%NOTIFICATION(Hard Reset): received from neighbor 10.0.0.2 6/4 "
		      "(Cease/Administrative Reset) 0 bytes ",
		      "%BGP-3-NOTIFICATION: received from neighbor 10.0.0.2 6/4 (administrative "
		      "reset) 0 bytes\n"},
		     {FRR_OSPF,
		      "AdjChg: Nbr 10.255.0.1, NbrIP 10.0.0.1 (default) on Tu0:10.0.0.2: Loading "
		      "-> Full (LoadingDone)",
		      "%OSPF-5-ADJCHG: Process 7, Nbr 10.255.0.1 on Tunnel0 from LOADING to FULL, "
		      "Loading Done\n"},
		     {FRR_OSPF,
		      "AdjChg: Nbr 10.255.0.1, NbrIP 10.0.0.1 (default) on Vi1:10.0.0.2: Full -> "
		      "Deleted (InactivityTimer)",
		      "%OSPF-5-ADJCHG: Process 7, Nbr 10.255.0.1 on Virtual-Access1 from FULL to "
		      "DOWN, Neighbor Down: Dead "
		      "timer expired\n"},
		     /* without `detail` */
		     {FRR_OSPF,
		      "AdjChg: Nbr 10.255.0.1, NbrIP 10.0.0.1 (default) on Tu0:10.0.0.2: Init -> "
		      "ExStart (2-WayReceived)",
		      ""},
		     {FRR_OSPF6,
		      "AdjChg: Nbr 10.255.0.4(default) on 10.255.0.4%Et0-1: Loading -> Full "
		      "(LoadingDone)",
		      "%OSPFv3-5-ADJCHG: Process 7, Nbr 10.255.0.4 on Ethernet0/1 from LOADING to "
		      "FULL, Loading Done\n"},
		     {FRR_OSPF6, "AdjChg: Nbr 10.255.0.4(default) on 10.255.0.4%", ""},
		     /* cut short */
		     {FRR_OSPF,
		      "AdjChg: Nbr 10.255.0.1, NbrIP 10.0.0.1 (default) on Tu0:10.0.0.2: Full", ""},
		     {FRR_BGP, "%ADJCHANGE: neighbor 10.0.0.2", ""},
		     {FRR_BGP, "%NOTIFICATION: sent to neighbor ", ""}};
	struct frr f = {.loop = loop_new()};
	struct frr_child c = {.f = &f, .rib = rib_new(NULL, NULL)};
	struct log_sink *s;
	struct str got = {0};

	log_init();
	s = log_sink_add(LOG_LV_DEBUG, sink, &got);
	c.conf.log_changes = true;
	c.conf.number = 7;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		c.conf.kind = cases[i].kind;
		str_reset(&got);
		events_line(&c, cases[i].line);
		assert_string_equal(str_text(&got), cases[i].want);
	}
	/* told to be silent */
	c.conf.log_changes = false;
	str_reset(&got);
	events_line(&c, cases[0].line);
	assert_string_equal(str_text(&got), "");
	zsync_free(&c);
	log_sink_free(s);
	log_close();
	rib_free(c.rib);
	loop_free(f.loop);
	str_free(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff),	 cmocka_unit_test(test_diff_neighbor),
		cmocka_unit_test(test_route),	 cmocka_unit_test(test_ospf_route),
		cmocka_unit_test(test_next_hop), cmocka_unit_test(test_cost),
		cmocka_unit_test(test_events),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
