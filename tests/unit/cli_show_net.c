/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip route, show interfaces, show ip interface, time forms, show debugging: whole outputs from
 * literal structures, byte for byte.
 */
#include "tests/unit/test.h"

#include "cli/show.h"
#include "routing/eigrp/eigrp.h"

#define CHECK(out, want)                                                                           \
	do {                                                                                       \
		assert_string_equal(str_text(out), want);                                          \
		str_free(out);                                                                     \
	} while (0)

/* --- routes --- */

#define MAX_ENTRIES 32

static struct rib_route routes[MAX_ENTRIES * 2];
static struct rib_entry entries[MAX_ENTRIES];
static const struct rib_entry *list[MAX_ENTRIES];
static size_t n_routes, n_entries;

static void table_reset(void)
{
	memset(routes, 0, sizeof(routes));
	memset(entries, 0, sizeof(entries));
	n_routes = n_entries = 0;
}

static struct rib_route *path_add(const char *prefix, enum rib_proto proto, const char *via,
				  const char *oif, uint8_t distance, uint32_t metric)
{
	struct rib_route *r = &routes[n_routes++];
	struct rib_entry *e;
	struct rib_path *p;

	assert_true(prefix_parse(prefix, &r->prefix));
	r->proto = proto;
	r->distance = distance;
	r->metric = metric;
	if (!n_entries || !prefix_eq(&entries[n_entries - 1].prefix, &r->prefix)) {
		list[n_entries] = &entries[n_entries];
		entries[n_entries++].prefix = r->prefix;
	}
	e = &entries[n_entries - 1];
	p = &e->path[e->n_paths++];
	p->route = r;
	if (*via)
		assert_true(addr_parse(via, &p->nh.via));
	str_copy(p->nh.oif, sizeof(p->nh.oif), oif);
	p->hop = p->nh;
	return r;
}

#define LEGEND                                                                                     \
	"Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP\n"                \
	"       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area \n"                   \
	"       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2\n"                    \
	"       E1 - OSPF external type 1, E2 - OSPF external type 2, m - OMP\n"                     \
	"       n - NAT, Ni - NAT inside, No - NAT outside, Nd - NAT DIA\n"                          \
	"       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2\n"             \
	"       ia - IS-IS inter area, * - candidate default, U - per-user static route\n"           \
	"       H - NHRP, G - NHRP registered, g - NHRP registration summary\n"                      \
	"       o - ODR, P - periodic downloaded static route, l - LISP\n"                           \
	"       a - application route\n"                                                             \
	"       + - replicated route, % - next hop override, p - overrides from PfR\n"               \
	"       & - replicated local route overrides by connected\n"                                 \
	"\n"

static void hub_table(void)
{
	struct rib_route *r;

	table_reset();
	path_add("0.0.0.0/0", RIB_STATIC, "10.0.0.254", "", 1, 0);
	path_add("10.0.0.0/24", RIB_CONNECTED, "", "GigabitEthernet1", 0, 0);
	path_add("10.0.0.1/32", RIB_LOCAL, "", "GigabitEthernet1", 0, 0);
	path_add("10.255.0.1/32", RIB_CONNECTED, "", "Loopback0", 0, 0);
	path_add("10.255.0.2/32", RIB_STATIC, "", "Virtual-Access1", 2, 0);
	path_add("172.16.1.1/32", RIB_CONNECTED, "", "Loopback1", 0, 0);
	r = path_add("192.168.2.0/24", RIB_EIGRP, "10.255.0.2", "Virtual-Access1", 90, 26905600);
	r->since_ms = 1000;
	r = path_add("192.168.3.0/24", RIB_OSPF_E2, "10.255.0.3", "Virtual-Access2", 110, 20);
	r->since_ms = 43000;
	r = path_add("192.168.4.0/24", RIB_BGP, "10.255.0.3", "", 200, 0);
	r->since_ms = 44000;
	r = path_add("192.168.5.0/24", RIB_NHRP, "10.255.0.3", "Virtual-Access3", 250, 255);
	r->since_ms = 74000;
	r = path_add("192.168.6.0/24", RIB_EIGRP_EXT, "10.255.0.3", "Virtual-Access2", 170, 26905600);
	r->since_ms = 4000;
	r = path_add("192.168.6.0/24", RIB_EIGRP_EXT, "10.255.0.2", "Virtual-Access1", 170, 26905600);
	r->since_ms = 4000;
	path_add("192.168.7.0/24", RIB_STATIC, "", "Null0", 1, 0)->null0 = true;
	path_add("192.168.8.0/24", RIB_STATIC, "10.0.0.254", "GigabitEthernet1", 1, 0);
}

static void route_table(void **state)
{
	struct str out = { 0 };

	hub_table();
	show_route_render(&out, list, n_entries, SHOW_ROUTE_ALL, NULL, 84000);
	CHECK(&out, LEGEND
	      "Gateway of last resort is 10.0.0.254 to network 0.0.0.0\n"
	      "\n"
	      "S*    0.0.0.0/0 [1/0] via 10.0.0.254\n"
	      "      10.0.0.0/8 is variably subnetted, 4 subnets, 2 masks\n"
	      "C        10.0.0.0/24 is directly connected, GigabitEthernet1\n"
	      "L        10.0.0.1/32 is directly connected, GigabitEthernet1\n"
	      "C        10.255.0.1/32 is directly connected, Loopback0\n"
	      "S        10.255.0.2/32 is directly connected, Virtual-Access1\n"
	      "      172.16.0.0/32 is subnetted, 1 subnets\n"
	      "C        172.16.1.1 is directly connected, Loopback1\n"
	      "D     192.168.2.0/24 [90/26905600] via 10.255.0.2, 00:01:23, Virtual-Access1\n"
	      "O E2  192.168.3.0/24 [110/20] via 10.255.0.3, 00:00:41, Virtual-Access2\n"
	      "B     192.168.4.0/24 [200/0] via 10.255.0.3, 00:00:40\n"
	      "H     192.168.5.0/24 [250/255] via 10.255.0.3, 00:00:10, Virtual-Access3\n"
	      "D EX  192.168.6.0/24 [170/26905600] via 10.255.0.3, 00:01:20, Virtual-Access2\n"
	      "                     [170/26905600] via 10.255.0.2, 00:01:20, Virtual-Access1\n"
	      "S     192.168.7.0/24 is directly connected, Null0\n"
	      "S     192.168.8.0/24 [1/0] via 10.0.0.254, GigabitEthernet1\n");
}

/* The header counts the whole network even when one protocol is shown. */
static void route_filters(void **state)
{
	struct prefix longer;
	struct str out = { 0 };

	hub_table();
	show_route_render(&out, list, n_entries, SHOW_ROUTE_STATIC, NULL, 84000);
	CHECK(&out, LEGEND
	      "Gateway of last resort is 10.0.0.254 to network 0.0.0.0\n"
	      "\n"
	      "S*    0.0.0.0/0 [1/0] via 10.0.0.254\n"
	      "      10.0.0.0/8 is variably subnetted, 4 subnets, 2 masks\n"
	      "S        10.255.0.2/32 is directly connected, Virtual-Access1\n"
	      "S     192.168.7.0/24 is directly connected, Null0\n"
	      "S     192.168.8.0/24 [1/0] via 10.0.0.254, GigabitEthernet1\n");
	assert_true(prefix_parse("10.255.0.0/16", &longer));
	show_route_render(&out, list, n_entries, SHOW_ROUTE_ALL, &longer, 84000);
	CHECK(&out, LEGEND
	      "Gateway of last resort is 10.0.0.254 to network 0.0.0.0\n"
	      "\n"
	      "      10.0.0.0/8 is variably subnetted, 4 subnets, 2 masks\n"
	      "C        10.255.0.1/32 is directly connected, Loopback0\n"
	      "S        10.255.0.2/32 is directly connected, Virtual-Access1\n");
}

static void route_corners(void **state)
{
	struct str out = { 0 };

	table_reset();
	show_route_render(&out, list, 0, SHOW_ROUTE_ALL, NULL, 84000);
	CHECK(&out, LEGEND "Gateway of last resort is not set\n\n");
	/* two defaults to interfaces, a supernet, a whole class A beside its subnet, a summary */
	path_add("0.0.0.0/0", RIB_STATIC, "", "GigabitEthernet2", 1, 0);
	path_add("0.0.0.0/0", RIB_STATIC, "", "GigabitEthernet1", 1, 0);
	path_add("10.0.0.0/8", RIB_EIGRP, "", "Null0", 5, 128256)->null0 = true;
	routes[n_routes - 1].since_ms = 4000;
	path_add("10.1.1.0/24", RIB_CONNECTED, "", "Loopback0", 0, 0);
	path_add("192.168.0.0/16", RIB_STATIC, "10.1.1.9", "", 1, 0);
	path_add("192.168.0.0/24", RIB_CONNECTED, "", "Loopback1", 0, 0);
	show_route_render(&out, list, n_entries, SHOW_ROUTE_ALL, NULL, 84000);
	CHECK(&out, LEGEND
	      "Gateway of last resort is 0.0.0.0 to network 0.0.0.0\n"
	      "\n"
	      "S*    0.0.0.0/0 is directly connected, GigabitEthernet2\n"
	      "                is directly connected, GigabitEthernet1\n"
	      "      10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks\n"
	      "D        10.0.0.0/8 is a summary, 00:01:20, Null0\n"
	      "C        10.1.1.0/24 is directly connected, Loopback0\n"
	      "S     192.168.0.0/16 [1/0] via 10.1.1.9\n"
	      "C     192.168.0.0/24 is directly connected, Loopback1\n");
}

static const struct rib_entry *entry_of(const char *prefix)
{
	struct prefix p;

	assert_true(prefix_parse(prefix, &p));
	for (size_t i = 0; i < n_entries; i++)
		if (prefix_eq(&p, &entries[i].prefix))
			return &entries[i];
	fail();
	return NULL;
}

static bool vector(const struct rib_path *p, struct show_route_metric *out, void *arg)
{
	*out = (struct show_route_metric){ 51000, 100, 1400, 255, 1, 1 };
	return true;
}

static void route_entries(void **state)
{
	struct str out = { 0 };

	hub_table();
	routes[6].instance = 100;
	show_route_entry_render(&out, entry_of("192.168.2.0/24"), 84000, NULL, NULL);
	CHECK(&out,
	      "Routing entry for 192.168.2.0/24\n"
	      "  Known via \"eigrp 100\", distance 90, metric 26905600, type internal\n"
	      "  Redistributing via eigrp 100\n"
	      "  Last update from 10.255.0.2 on Virtual-Access1, 00:01:23 ago\n"
	      "  Routing Descriptor Blocks:\n"
	      "  * 10.255.0.2, from 10.255.0.2, 00:01:23 ago, via Virtual-Access1\n"
	      "      Route metric is 26905600, traffic share count is 1\n");
	show_route_entry_render(&out, entry_of("192.168.2.0/24"), 84000, vector, NULL);
	assert_non_null(strstr(str_text(&out),
			       "  * 10.255.0.2, from 10.255.0.2, 00:01:23 ago, via Virtual-Access1\n"
			       "      Route metric is 26905600, traffic share count is 1\n"
			       "      Total delay is 51000 microseconds, minimum bandwidth is 100 Kbit\n"
			       "      Reliability 255/255, minimum MTU 1400 bytes\n"
			       "      Loading 1/255, Hops 1\n"));
	str_free(&out);
	show_route_entry_render(&out, entry_of("0.0.0.0/0"), 84000, NULL, NULL);
	CHECK(&out,
	      "Routing entry for 0.0.0.0/0, supernet\n"
	      "  Known via \"static\", distance 1, metric 0, candidate default path\n"
	      "  Routing Descriptor Blocks:\n"
	      "  * 10.0.0.254\n"
	      "      Route metric is 0, traffic share count is 1\n");
	show_route_entry_render(&out, entry_of("10.255.0.1/32"), 84000, NULL, NULL);
	CHECK(&out,
	      "Routing entry for 10.255.0.1/32\n"
	      "  Known via \"connected\", distance 0, metric 0 (connected, via interface)\n"
	      "  Routing Descriptor Blocks:\n"
	      "  * directly connected, via Loopback0\n"
	      "      Route metric is 0, traffic share count is 1\n");
	routes[n_routes - 1].tag = 77;
	show_route_entry_render(&out, entry_of("192.168.8.0/24"), 84000, NULL, NULL);
	CHECK(&out,
	      "Routing entry for 192.168.8.0/24\n"
	      "  Known via \"static\", distance 1, metric 0\n"
	      "  Tag 77\n"
	      "  Routing Descriptor Blocks:\n"
	      "  * 10.0.0.254, via GigabitEthernet1\n"
	      "      Route metric is 0, traffic share count is 1\n"
	      "      Route tag 77\n");
	show_route_entry_render(&out, entry_of("192.168.6.0/24"), 84000, NULL, NULL);
	CHECK(&out,
	      "Routing entry for 192.168.6.0/24\n"
	      "  Known via \"eigrp\", distance 170, metric 26905600, type external\n"
	      "  Redistributing via eigrp\n"
	      "  Last update from 10.255.0.3 on Virtual-Access2, 00:01:20 ago\n"
	      "  Routing Descriptor Blocks:\n"
	      "  * 10.255.0.3, from 10.255.0.3, 00:01:20 ago, via Virtual-Access2\n"
	      "      Route metric is 26905600, traffic share count is 1\n"
	      "    10.255.0.2, from 10.255.0.2, 00:01:20 ago, via Virtual-Access1\n"
	      "      Route metric is 26905600, traffic share count is 1\n");
}

/* --- interfaces --- */

static struct iface iface_of(const char *name, enum iface_kind kind, bool up)
{
	struct iface i = { .admin_up = up, .link_up = up, .line_up = up, .method = "manual" };

	str_copy(i.conf.name, sizeof(i.conf.name), name);
	i.conf.kind = kind;
	return i;
}

static struct show_iface with_addr(const struct iface *i, const char *prefix)
{
	struct show_iface s = { .i = i };

	s.has_addr = prefix && prefix_parse(prefix, &s.addr);
	return s;
}

static void interface_brief(void **state)
{
	struct iface g1 = iface_of("GigabitEthernet1", IFACE_ETHERNET, true);
	struct iface g2 = iface_of("GigabitEthernet2", IFACE_ETHERNET, false);
	struct iface t0 = iface_of("Tunnel0", IFACE_TUNNEL, true);
	struct iface vt = iface_of("Virtual-Template1", IFACE_VTEMPLATE, true);
	struct iface te = iface_of("TwentyFiveGigE1/0/1", IFACE_ETHERNET, true);
	struct show_iface s[] = { with_addr(&g1, "10.0.0.1/24"), with_addr(&g2, NULL),
				  with_addr(&t0, "10.255.0.1/32"), with_addr(&vt, "10.255.0.1/32"),
				  with_addr(&te, NULL) };
	struct str out = { 0 };

	g1.method = "NVRAM";
	g2.method = "unset";
	t0.method = "TFTP";
	vt.method = "unset";
	vt.line_up = false;
	te.link_up = te.line_up = false;
	str_copy(te.conf.name, sizeof(te.conf.name), "FortyGigabitEthernet1/0/1");
	for (size_t i = 0; i < ARRAY_SIZE(s); i++)
		show_iface_brief_render(&out, &s[i]);
	CHECK(&out,
	      "GigabitEthernet1       10.0.0.1        YES NVRAM  up                    up      \n"
	      "GigabitEthernet2       unassigned      YES unset  administratively down down    \n"
	      "Tunnel0                10.255.0.1      YES TFTP   up                    up      \n"
	      "Virtual-Template1      10.255.0.1      YES unset  up                    down    \n"
	      "Fo1/0/1                unassigned      YES manual down                  down    \n");
}

/* load-interval: whole minutes are minutes */
static void interface_load(void **state)
{
	struct iface g1 = iface_of("GigabitEthernet1", IFACE_ETHERNET, true);
	struct show_iface s = with_addr(&g1, "10.0.0.1/24");
	static const struct {
		unsigned seconds;
		const char *line;
	} shown[] = {
		{ 30, "\n  30 second input rate 4000 bits/sec, 3 packets/sec\n" },
		{ 90, "\n  90 second input rate 4000 bits/sec, 3 packets/sec\n" },
		{ 60, "\n  1 minute input rate 4000 bits/sec, 3 packets/sec\n" },
		{ 0, "\n  5 minute input rate 4000 bits/sec, 3 packets/sec\n" },
	};

	s.rate_in_bps = 4000;
	s.rate_in_pps = 3;
	for (size_t i = 0; i < ARRAY_SIZE(shown); i++) {
		struct str out = { 0 };

		s.load_s = shown[i].seconds;
		show_iface_render(&out, &s, 84000);
		assert_non_null(strstr(str_text(&out), shown[i].line));
		str_free(&out);
	}
}

static void interface_ethernet(void **state)
{
	struct iface g1 = iface_of("GigabitEthernet1", IFACE_ETHERNET, true);
	struct show_iface s = with_addr(&g1, "10.0.0.1/24");
	struct str out = { 0 };

	memcpy(g1.mac, "\x52\x54\x00\x12\x34\x56", 6);
	g1.conf.description = (char *)"to the ISP";
	g1.last_rx_ms = 82000;
	s.count = (struct iface_counters){ .rx_packets = 5, .rx_bytes = 500, .rx_drops = 1,
					   .tx_packets = 7, .tx_bytes = 700, .tx_errors = 2 };
	s.rate_in_bps = 500000000;
	s.rate_in_pps = 41000;
	show_iface_render(&out, &s, 84000);
	CHECK(&out,
	      "GigabitEthernet1 is up, line protocol is up \n"
	      "  Hardware is CSR vNIC, address is 5254.0012.3456 (bia 5254.0012.3456)\n"
	      "  Description: to the ISP\n"
	      "  Internet address is 10.0.0.1/24\n"
	      "  MTU 1500 bytes, BW 1000000 Kbit/sec, DLY 10 usec, \n"
	      "     reliability 255/255, txload 1/255, rxload 127/255\n"
	      "  Encapsulation ARPA, loopback not set\n"
	      "  Keepalive set (10 sec)\n"
	      "  Full Duplex, 1000Mbps, link type is auto, media type is Virtual\n"
	      "  output flow-control is unsupported, input flow-control is unsupported\n"
	      "  ARP type: ARPA, ARP Timeout 04:00:00\n"
	      "  Last input 00:00:02, output never, output hang never\n"
	      "  Last clearing of \"show interface\" counters never\n"
	      "  Input queue: 0/375/1/0 (size/max/drops/flushes); Total output drops: 0\n"
	      "  Queueing strategy: fifo\n"
	      "  Output queue: 0/40 (size/max)\n"
	      "  5 minute input rate 500000000 bits/sec, 41000 packets/sec\n"
	      "  5 minute output rate 0 bits/sec, 0 packets/sec\n"
	      "     5 packets input, 500 bytes, 0 no buffer\n"
	      "     Received 0 broadcasts (0 IP multicasts)\n"
	      "     0 runts, 0 giants, 0 throttles \n"
	      "     0 input errors, 0 CRC, 0 frame, 0 overrun, 1 ignored\n"
	      "     0 watchdog, 0 multicast, 0 pause input\n"
	      "     7 packets output, 700 bytes, 0 underruns\n"
	      "     2 output errors, 0 collisions, 0 interface resets\n"
	      "     0 unknown protocol drops\n"
	      "     0 babbles, 0 late collision, 0 deferred\n"
	      "     0 lost carrier, 0 no carrier, 0 pause output\n"
	      "     0 output buffer failures, 0 output buffers swapped out\n");
}

#define TUNNEL_TAIL                                                                                \
	"  Input queue: 0/375/0/0 (size/max/drops/flushes); Total output drops: 0\n"                 \
	"  Queueing strategy: fifo\n"                                                                \
	"  Output queue: 0/0 (size/max)\n"                                                           \
	"  5 minute input rate 0 bits/sec, 0 packets/sec\n"                                          \
	"  5 minute output rate 0 bits/sec, 0 packets/sec\n"                                         \
	"     0 packets input, 0 bytes, 0 no buffer\n"                                               \
	"     Received 0 broadcasts (0 IP multicasts)\n"                                             \
	"     0 runts, 0 giants, 0 throttles \n"                                                     \
	"     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored, 0 abort\n"                       \
	"     0 packets output, 0 bytes, 0 underruns\n"                                              \
	"     0 output errors, 0 collisions, 0 interface resets\n"                                   \
	"     0 unknown protocol drops\n"                                                            \
	"     0 output buffer failures, 0 output buffers swapped out\n"

static void interface_tunnel(void **state)
{
	struct tunnel_conf t = { .mode = TUN_MODE_GRE, .profile = (char *)"FLEX" };
	struct iface i = iface_of("Tunnel0", IFACE_TUNNEL, true);
	struct show_iface s = with_addr(&i, "10.255.0.2/32");
	struct str out = { 0 };

	str_copy(i.conf.unnumbered, sizeof(i.conf.unnumbered), "Loopback0");
	str_copy(t.source_if, sizeof(t.source_if), "GigabitEthernet1");
	i.last_rx_ms = 82000;
	i.last_tx_ms = 83000;
	s.tunnel = &t;
	s.transport_mtu = 1458;
	s.cleared_ms = 24000;
	assert_true(addr_parse("10.0.0.2", &s.source));
	assert_true(addr_parse("10.0.0.1", &s.destination));
	show_iface_render(&out, &s, 84000);
	CHECK(&out,
	      "Tunnel0 is up, line protocol is up \n"
	      "  Hardware is Tunnel\n"
	      "  Interface is unnumbered. Using address of Loopback0 (10.255.0.2)\n"
	      "  MTU 9976 bytes, BW 100 Kbit/sec, DLY 50000 usec, \n"
	      "     reliability 255/255, txload 1/255, rxload 1/255\n"
	      "  Encapsulation TUNNEL, loopback not set\n"
	      "  Keepalive not set\n"
	      "  Tunnel linestate evaluation up\n"
	      "  Tunnel source 10.0.0.2 (GigabitEthernet1), destination 10.0.0.1\n"
	      "   Tunnel Subblocks:\n"
	      "      src-track:\n"
	      "         Tunnel0 source tracking subblock associated with GigabitEthernet1\n"
	      "          Set of tunnels with source GigabitEthernet1, 1 member (includes iterators), "
	      "on interface <OK>\n"
	      "  Tunnel protocol/transport GRE/IP\n"
	      "    Key disabled, sequencing disabled\n"
	      "    Checksumming of packets disabled\n"
	      "  Tunnel TTL 255, Fast tunneling enabled\n"
	      "  Tunnel transport MTU 1458 bytes\n"
	      "  Tunnel transmit bandwidth 8000 (kbps)\n"
	      "  Tunnel receive bandwidth 8000 (kbps)\n"
	      "  Tunnel protection via IPSec (profile \"FLEX\")\n"
	      "  Last input 00:00:02, output 00:00:01, output hang never\n"
	      "  Last clearing of \"show interface\" counters 00:01:00\n" TUNNEL_TAIL);
}

static void interface_vaccess(void **state)
{
	struct tunnel_conf t = { .mode = TUN_MODE_IPSEC_V4, .profile = (char *)"FLEX" };
	struct iface i = iface_of("Virtual-Access1", IFACE_VACCESS, true);
	struct show_iface s = with_addr(&i, "10.255.0.1/32");
	struct str out = { 0 };

	str_copy(i.conf.unnumbered, sizeof(i.conf.unnumbered), "Loopback0");
	i.line_up = false;
	s.tunnel = &t;
	s.cloned_from = "Virtual-Template1";
	s.transport_mtu = 1438;
	assert_true(addr_parse("10.0.0.1", &s.source));
	assert_true(addr_parse("10.0.0.2", &s.destination));
	show_iface_render(&out, &s, 84000);
	CHECK(&out,
	      "Virtual-Access1 is up, line protocol is down \n"
	      "  Hardware is Virtual Access interface\n"
	      "  Interface is unnumbered. Using address of Loopback0 (10.255.0.1)\n"
	      "  MTU 9938 bytes, BW 100 Kbit/sec, DLY 50000 usec, \n"
	      "     reliability 255/255, txload 1/255, rxload 1/255\n"
	      "  Encapsulation TUNNEL\n"
	      "  Tunnel vaccess, cloned from Virtual-Template1\n"
	      "  Vaccess status 0x4, loopback not set\n"
	      "  Keepalive not set\n"
	      "  Tunnel linestate evaluation down - linestate protection reg down\n"
	      "  Tunnel source 10.0.0.1, destination 10.0.0.2\n"
	      "  Tunnel protocol/transport IPSEC/IP\n"
	      "  Tunnel TTL 255\n"
	      "  Tunnel transport MTU 1438 bytes\n"
	      "  Tunnel transmit bandwidth 8000 (kbps)\n"
	      "  Tunnel receive bandwidth 8000 (kbps)\n"
	      "  Tunnel protection via IPSec (profile \"FLEX\")\n"
	      "  Last input never, output never, output hang never\n"
	      "  Last clearing of \"show interface\" counters never\n" TUNNEL_TAIL);
}

static void ip_interface(void **state)
{
	struct iface g1 = iface_of("GigabitEthernet1", IFACE_ETHERNET, true);
	struct iface g2 = iface_of("GigabitEthernet2", IFACE_ETHERNET, false);
	struct show_iface s = with_addr(&g1, "10.0.0.1/24"), none = with_addr(&g2, NULL);
	struct str out = { 0 };

	show_ip_iface_render(&out, &none);
	CHECK(&out, "GigabitEthernet2 is administratively down, line protocol is down\n"
		    "  Internet protocol processing disabled\n");
	g1.conf.ip_mtu = 1400;
	g1.conf.n_addrs = 2;
	assert_true(prefix_parse("10.0.9.1/24", &g1.conf.addrs[1].p));
	g1.conf.addrs[1].secondary = true;
	show_ip_iface_render(&out, &s);
	assert_int_equal(strncmp(str_text(&out),
				 "GigabitEthernet1 is up, line protocol is up\n"
				 "  Internet address is 10.0.0.1/24\n"
				 "  Broadcast address is 255.255.255.255\n"
				 "  Address determined by setup command\n"
				 "  MTU is 1400 bytes\n"
				 "  Helper address is not set\n"
				 "  Directed broadcast forwarding is disabled\n"
				 "  Secondary address 10.0.9.1/24\n",
				 275),
			 0);
	str_free(&out);
}

static void eigrp_networks(void **state)
{
	static const struct eigrp_network n[] = {
		{ 0x0a000000, 0x00ffffff }, { 0x0aff0000, 0x0000ffff }, { 0xc0a80200, 0x000000ff },
		{ 0x0aff0001, 0 },	    { 0, 0xffffffff },		{ 0x0a000000, 0x00ff00ff },
	};
	struct str out = { 0 };

	for (size_t i = 0; i < ARRAY_SIZE(n); i++)
		show_eigrp_network_render(&out, &n[i]);
	CHECK(&out, "    10.0.0.0\n    10.255.0.0/16\n    192.168.2.0\n    10.255.0.1/32\n"
		    "    0.0.0.0\n    10.0.0.0 0.255.0.255\n");
}

/* --- times, debugging --- */

static void time_forms(void **state)
{
	static const struct {
		uint64_t s;
		const char *age, *up;
	} t[] = {
		{ 0, "00:00:00", "0 minutes" },
		{ 61, "00:01:01", "1 minute" },
		{ 3661, "01:01:01", "1 hour, 1 minute" },
		{ 86399, "23:59:59", "23 hours, 59 minutes" },
		{ 86400 + 7200, "1d02h", "1 day, 2 hours, 0 minutes" },
		{ 17 * 86400, "2w3d", "2 weeks, 3 days, 0 minutes" },
		{ (365 + 17 * 7) * 86400ULL, "1y17w", "1 year, 17 weeks, 0 minutes" },
	};
	char buf[SHOW_TIME_LEN];

	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		struct str out = { 0 };

		assert_string_equal(show_age(t[i].s * 1000, buf), t[i].age);
		show_uptime(&out, t[i].s * 1000);
		CHECK(&out, t[i].up);
	}
	assert_string_equal(show_ago(5000, 0, buf), "never");
	assert_string_equal(show_ago(5000, 6000, buf), "00:00:00");
	assert_string_equal(show_hms(100 * 3600 + 61, buf), "100:01:01");
}

static void debugging(void **state)
{
	struct str out = { 0 };

	log_init();
	show_debugging_render(&out);
	CHECK(&out, "\n");
	log_debug_set(DBG_IKEV2, true);
	log_debug_set(DBG_IKEV2_ERROR, true);
	log_debug_set(DBG_IPSEC, true);
	show_debugging_render(&out);
	CHECK(&out, "\n"
		    "Cryptographic Subsystem:\n"
		    "  Crypto IPSEC debugging is on\n"
		    "\n"
		    "IKEV2:\n"
		    "  IKEv2 error debugging is on\n"
		    "  IKEv2 default debugging is on\n"
		    "\n");
	log_debug_all_off();
	log_close();
}

/* --- show ipv6 interface --- */

static void ipv6_interface(void **state)
{
	struct iface i = { .conf = { .name = "Tunnel0", .kind = IFACE_TUNNEL, .n_addrs = 3,
				     .description = (char *)"to the hub", .vrf = "RED" },
			   .admin_up = true, .link_up = true, .line_up = true };
	struct show_ip6_iface s = { .i = &i, .mtu = 1420, .routes = true, .acl_in = "IN6" };
	struct str out = { 0 };

	assert_true(prefix_parse("2001:db8:1::1/64", &i.conf.addrs[0].p));
	i.conf.addrs[0].p.addr.b[15] = 1; /* prefix_parse() gives the network */
	assert_true(addr_parse("fe80::1", &i.conf.addrs[1].p.addr));
	assert_true(addr_parse("2001:db8:2::ab:cdef:12", &i.conf.addrs[2].p.addr));
	i.conf.addrs[2].p.len = 64;
	show_ip6_iface_render(&out, &s);
	CHECK(&out, "Tunnel0 is up, line protocol is up\n"
		    "  IPv6 is enabled, link-local address is FE80::1\n"
		    "  No Virtual link-local address(es):\n  Description: to the hub\n"
		    "  VPN Routing/Forwarding \"RED\"\n  Global unicast address(es):\n"
		    "    2001:DB8:1::1, subnet is 2001:DB8:1::/64\n"
		    "    2001:DB8:2::AB:CDEF:12, subnet is 2001:DB8:2::/64\n"
		    "  Joined group address(es):\n    FF02::1\n    FF02::2\n    FF02::1:FF00:1\n"
		    "    FF02::1:FFEF:12\n  MTU is 1420 bytes\n"
		    "  ICMP error messages limited to one every 100 milliseconds\n"
		    "  ICMP redirects are enabled\n  ICMP unreachables are sent\n"
		    "  Input features: Access List\n  Inbound access list IN6\n"
		    "  ND DAD is enabled, number of DAD attempts: 1\n"
		    "  ND reachable time is 30000 milliseconds (using 30000)\n"
		    "  ND NS retransmit interval is 1000 milliseconds\n"
		    "  Hosts use stateless autoconfig for addresses.\n");
	i.line_up = i.link_up = false;
	i.conf.n_addrs = 1;
	s.routes = false;
	show_ip6_iface_render(&out, &s);
	assert_non_null(strstr(str_text(&out), "Tunnel0 is down, line protocol is down\n"
					       "  IPv6 is tentative, link-local address is "));
	assert_non_null(strstr(str_text(&out), "    2001:DB8:1::1, subnet is 2001:DB8:1::/64 [TEN]\n"
					       "  Joined group address(es):\n    FF02::1\n  MTU"));
	str_free(&out);
}

/* --- show processes cpu history --- */

static void test_cpu_graph(void **state)
{
	static const struct cpu_span spans[] = { { 28, 11 }, { 100, 96 }, { 4, 1 }, { 0, 0 }, { 41, 41 } };
	struct str out = { 0 };

	show_cpu_graph(&out, spans, ARRAY_SIZE(spans), 72, "hour");
	CHECK(&out, "\n     1   \n    20  4\n    804 1\n"
		    "100  #   \n 90  #   \n 80  #   \n 70  #   \n 60  #   \n 50  #   \n"
		    " 40  #  #\n 30 *#  #\n 20 *#  #\n 10 ##  #\n"
		    "   0....5....1....1....2....2....3....3....4....4....5....5....6....6....7..\n"
		    "             0    5    0    5    0    5    0    5    0    5    0    5    0\n"
		    "               CPU% per hour (last 72 hours)\n"
		    "              * = maximum CPU%   # = average CPU%\n\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cpu_graph),   cmocka_unit_test(ipv6_interface),
		cmocka_unit_test(route_table),	    cmocka_unit_test(route_filters),
		cmocka_unit_test(route_corners),    cmocka_unit_test(route_entries),
		cmocka_unit_test(interface_brief),  cmocka_unit_test(interface_ethernet), cmocka_unit_test(interface_load),
		cmocka_unit_test(interface_tunnel), cmocka_unit_test(interface_vaccess),
		cmocka_unit_test(ip_interface),	    cmocka_unit_test(time_forms),
		cmocka_unit_test(debugging),	    cmocka_unit_test(eigrp_networks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
