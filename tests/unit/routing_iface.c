/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interfaces and kernel routes for real, in a user and network namespace of our own: veth pairs as
 * ethernets, TUN loopbacks and a TUN that plays the dataplane's tunnel. What the kernel has is read
 * back with libnl, not through the module under test.
 */
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <netlink/netlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/link.h>
#include <netlink/route/link/veth.h>
#include <netlink/route/route.h>
#include <sys/ioctl.h>

#include "base/log.h"
#include "routing/iface.h"
#include "routing/netns.h"
#include "routing/static.h"
#include "tests/unit/netlab.h"

static struct nl_sock *sk; /* the test's own */
static struct str logged;
static int looked_for = 201; /* routes of this protocol: the RIB's */

struct fix {
	struct loop *loop;
	struct rib *rib;
	struct ifaces *ifs;
	struct statics *statics;
};

/* --- the kernel's view --- */

static void veth_add(const char *a, const char *b)
{
	assert_int_equal(rtnl_link_veth_add(sk, a, b, getpid()), 0);
}

static void link_updown(const char *dev, bool up)
{
	struct rtnl_link *orig = rtnl_link_alloc(), *l = rtnl_link_alloc();

	rtnl_link_set_ifindex(orig, (int)if_nametoindex(dev));
	if (up)
		rtnl_link_set_flags(l, IFF_UP);
	else
		rtnl_link_unset_flags(l, IFF_UP);
	assert_int_equal(rtnl_link_change(sk, orig, l, 0), 0);
	rtnl_link_put(orig);
	rtnl_link_put(l);
}

static void link_remove(const char *dev)
{
	struct rtnl_link *l = rtnl_link_alloc();

	rtnl_link_set_name(l, dev);
	rtnl_link_delete(sk, l);
	rtnl_link_put(l);
}

struct text {
	struct str s;
	int ifindex;
};

static void addr_text(struct nl_object *o, void *arg)
{
	struct rtnl_addr *a = (struct rtnl_addr *)o;
	struct text *t = arg;
	char buf[64];

	if (rtnl_addr_get_ifindex(a) != t->ifindex || rtnl_addr_get_scope(a) == RT_SCOPE_LINK)
		return;
	nl_addr2str(rtnl_addr_get_local(a), buf, sizeof(buf));
	str_printf(&t->s, "%s%s ", buf, strchr(buf, '/') ? "" : "/32");
}

static void expect_addrs(const char *dev, const char *want)
{
	struct text t = { .ifindex = (int)if_nametoindex(dev) };
	struct nl_cache *c;

	assert_int_equal(rtnl_addr_alloc_cache(sk, &c), 0);
	nl_cache_foreach(c, addr_text, &t);
	assert_string_equal(str_text(&t.s), want);
	str_free(&t.s);
	nl_cache_free(c);
}

static void hop_text(struct rtnl_nexthop *nh, void *arg)
{
	char gw[64] = "", dev[IF_NAMESIZE] = "?";

	if (rtnl_route_nh_get_gateway(nh))
		nl_addr2str(rtnl_route_nh_get_gateway(nh), gw, sizeof(gw));
	if_indextoname((unsigned)rtnl_route_nh_get_ifindex(nh), dev);
	str_printf(arg, " %s@%s", gw, dev);
}

static void route_text(struct nl_object *o, void *arg)
{
	struct rtnl_route *r = (struct rtnl_route *)o;
	struct str *s = arg;
	char buf[64];

	if (rtnl_route_get_protocol(r) != looked_for)
		return;
	str_puts(s, nl_addr2str(rtnl_route_get_dst(r), buf, sizeof(buf)));
	if (rtnl_route_get_type(r) == RTN_BLACKHOLE)
		str_puts(s, " blackhole");
	else
		rtnl_route_foreach_nexthop(r, hop_text, s);
	str_putc(s, '\n');
}

static int line_cmp(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Our routes in the kernel, one a line, sorted by text. */
static void expect_routes(const char *want)
{
	struct str s = { 0 }, sorted = { 0 };
	struct nl_cache *c;
	char *line[64], *save = NULL;
	size_t n = 0;

	assert_int_equal(rtnl_route_alloc_cache(sk, AF_UNSPEC, 0, &c), 0);
	nl_cache_foreach(c, route_text, &s);
	nl_cache_free(c);
	for (char *l = s.data ? strtok_r(s.data, "\n", &save) : NULL; l;
	     l = strtok_r(NULL, "\n", &save))
		line[n++] = l;
	qsort(line, n, sizeof(line[0]), line_cmp);
	for (size_t i = 0; i < n; i++)
		str_printf(&sorted, "%s\n", line[i]);
	assert_string_equal(str_text(&sorted), want);
	str_free(&s);
	str_free(&sorted);
}

static int mtu_of(const char *dev)
{
	struct rtnl_link *l = NULL;
	int mtu;

	assert_int_equal(rtnl_link_get_kernel(sk, 0, dev, &l), 0);
	mtu = (int)rtnl_link_get_mtu(l);
	rtnl_link_put(l);
	return mtu;
}

/* --- the module's view --- */

static void log_line(enum log_level level, const char *line, void *arg)
{
	const char *msg = strchr(line, '%');

	str_printf(&logged, "%s\n", msg ? msg : line);
}

static void expect_log(const char *want)
{
	assert_string_equal(str_text(&logged), want);
	str_reset(&logged);
}

/* Serve events until nothing more comes. */
static void settle(struct fix *f)
{
	for (int i = 0; i < 30; i++)
		loop_once(f->loop, 3);
	rib_run(f->rib);
}

/* The kernel may take a second to tell of a carrier (it paces such news). */
static void wait_line(struct fix *f, const char *name, bool up)
{
	for (int i = 0; i < 500 && iface_find(f->ifs, name)->line_up != up; i++)
		loop_once(f->loop, 10);
	assert_int_equal(iface_find(f->ifs, name)->line_up, up);
	settle(f);
}

static struct iface_conf conf(const char *name, const char *addr)
{
	struct iface_conf c = { .configured = true };

	assert_true(iface_name_parse(name, c.name));
	c.kind = iface_name_kind(c.name);
	if (addr && strchr(addr, '/')) {
		c.n_addrs = 1;
		assert_true(prefix_parse(addr, &c.addrs[0].p));
	} else if (addr) {
		str_copy(c.unnumbered, sizeof(c.unnumbered), addr);
	}
	return c;
}

static bool walk_text(const struct rib_entry *e, void *arg)
{
	static const char code[] = { [RIB_CONNECTED] = 'C', [RIB_LOCAL] = 'L', [RIB_STATIC] = 'S' };
	char buf[ADDR_STRLEN];

	str_printf(arg, "%c %s %s\n", code[e->path[0].route->proto], prefix_str(&e->prefix, buf),
		   e->path[0].hop.oif);
	return true;
}

static void expect_table(struct rib *rib, const char *want)
{
	struct str s = { 0 };

	rib_walk(rib, walk_text, &s);
	assert_string_equal(str_text(&s), want);
	str_free(&s);
}

static void expect_rib(struct fix *f, const char *want)
{
	expect_table(f->rib, want);
}

static int setup(void **state)
{
	struct fix *f = xcalloc(1, sizeof(*f));
	char why[200] = "";

	veth_add("Gi1", "p1");
	veth_add("Gi2", "p2");
	link_updown("p1", true);
	link_updown("p2", true);
	f->loop = loop_new();
	f->rib = rib_new(f->loop, NULL);
	f->ifs = ifaces_new(f->loop, f->rib, why, sizeof(why));
	if (!f->ifs)
		fail_msg("ifaces_new: %s", why);
	f->statics = statics_new(f->rib);
	str_reset(&logged);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	statics_free(f->statics);
	ifaces_free(f->ifs);
	rib_free(f->rib);
	loop_free(f->loop);
	free(f);
	assert_int_not_equal(if_nametoindex("Gi1"), 0); /* also from a VRF */
	expect_routes("");
	link_remove("Gi1");
	link_remove("Gi2");
	return 0;
}

static void test_ethernet(void **state)
{
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Gi1", "10.0.1.1/24"), conf("Gi2", NULL) };
	struct iface *gi1 = iface_find(f->ifs, "GigabitEthernet1");
	struct iface_counters c;
	struct prefix p;
	struct addr a;

	/* found, but not touched before it is configured */
	assert_non_null(gi1);
	assert_false(gi1->admin_up);
	assert_false(gi1->conf.configured);
	assert_string_equal(gi1->dev, "Gi1");
	assert_ptr_equal(iface_first(f->ifs), gi1);
	list[0].ip_mtu = 1400;
	list[1].shutdown = true;
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	expect_log("%LINK-3-UPDOWN: Interface GigabitEthernet1, changed state to up\n"
		   "%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet1, changed state "
		   "to up\n");
	assert_true(gi1->admin_up && gi1->link_up && gi1->line_up);
	expect_addrs("Gi1", "10.0.1.1/24 ");
	expect_rib(f, "C 10.0.1.0/24 GigabitEthernet1\nL 10.0.1.1/32 GigabitEthernet1\n");
	expect_routes(""); /* connected ones are the kernel's */
	assert_int_equal(mtu_of("Gi1"), 1400);
	assert_string_equal(gi1->method, "NVRAM");
	assert_true(iface_addr(f->ifs, gi1, &p) && p.len == 24);
	assert_true(addr_parse("10.0.1.1", &a));
	assert_ptr_equal(iface_by_addr(f->ifs, &a), gi1);
	assert_ptr_equal(iface_by_index(f->ifs, (int)if_nametoindex("Gi1")), gi1);
	assert_true(iface_counters(f->ifs, gi1, &c));
	iface_counters_clear(f->ifs, NULL);
	assert_true(iface_counters(f->ifs, gi1, &c));
	assert_true(c.rx_packets < 10);

	/* the far end goes: carrier lost */
	link_updown("p1", false);
	wait_line(f, "GigabitEthernet1", false);
	expect_log("%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet1, changed state "
		   "to down\n%LINK-3-UPDOWN: Interface GigabitEthernet1, changed state to down\n");
	expect_rib(f, "");
	link_updown("p1", true);
	wait_line(f, "GigabitEthernet1", true);
	str_reset(&logged);
	expect_rib(f, "C 10.0.1.0/24 GigabitEthernet1\nL 10.0.1.1/32 GigabitEthernet1\n");

	list[0].shutdown = true;
	list[0].ip_mtu = 0;
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	expect_log("%LINK-5-CHANGED: Interface GigabitEthernet1, changed state to administratively "
		   "down\n%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet1, changed "
		   "state to down\n");
	expect_rib(f, "");
	assert_int_equal(mtu_of("Gi1"), 1500);
	/* down and up in one go leaves no stale news behind */
	list[0].shutdown = false;
	ifaces_configure(f->ifs, list, 2);
	list[0].shutdown = true;
	ifaces_configure(f->ifs, list, 2);
	list[0].shutdown = false;
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	assert_true(gi1->line_up);
	/* out of the configuration: hardware stays, bare */
	ifaces_configure(f->ifs, list, 0);
	settle(f);
	gi1 = iface_find(f->ifs, "GigabitEthernet1");
	assert_non_null(gi1);
	assert_false(gi1->admin_up);
	expect_addrs("Gi1", "");
}

static void test_addresses(void **state)
{
	struct fix *f = *state;
	struct iface_conf c = conf("Gi1", "10.0.1.1/24");
	struct rtnl_addr *foreign = rtnl_addr_alloc();
	struct nl_addr *a;

	/* left behind by a router that was killed */
	assert_int_equal(nl_addr_parse("172.31.0.1/24", AF_INET, &a), 0);
	rtnl_addr_set_ifindex(foreign, (int)if_nametoindex("Gi1"));
	rtnl_addr_set_local(foreign, a);
	assert_int_equal(rtnl_addr_add(sk, foreign, 0), 0);
	c.n_addrs = 3;
	assert_true(prefix_parse("10.0.2.1/24", &c.addrs[0].p));
	c.addrs[0].secondary = true;
	assert_true(prefix_parse("10.0.1.1/24", &c.addrs[1].p));
	c.addrs[1].secondary = false;
	assert_true(prefix_parse("2001:db8::1/64", &c.addrs[2].p));
	ifaces_configure(f->ifs, &c, 1);
	settle(f);
	expect_addrs("Gi1", "10.0.1.1/24 10.0.2.1/24 2001:db8::1/64 ");
	expect_rib(f, "C 10.0.1.0/24 GigabitEthernet1\nL 10.0.1.1/32 GigabitEthernet1\n"
		      "C 10.0.2.0/24 GigabitEthernet1\nL 10.0.2.1/32 GigabitEthernet1\n"
		      "C 2001:DB8::/64 GigabitEthernet1\nL 2001:DB8::1/128 GigabitEthernet1\n");
	/* somebody takes one away */
	nl_addr_put(a);
	assert_int_equal(nl_addr_parse("10.0.1.1/24", AF_INET, &a), 0);
	rtnl_addr_put(foreign);
	foreign = rtnl_addr_alloc();
	rtnl_addr_set_ifindex(foreign, (int)if_nametoindex("Gi1"));
	rtnl_addr_set_local(foreign, a);
	assert_int_equal(rtnl_addr_delete(sk, foreign, 0), 0);
	expect_addrs("Gi1", "10.0.2.1/24 2001:db8::1/64 ");
	settle(f);
	expect_addrs("Gi1", "10.0.2.1/24 10.0.1.1/24 2001:db8::1/64 ");
	/* a new primary */
	c.n_addrs = 1;
	assert_true(prefix_parse("10.0.9.1/25", &c.addrs[0].p));
	c.addrs[0].secondary = false;
	ifaces_configure(f->ifs, &c, 1);
	settle(f);
	expect_addrs("Gi1", "10.0.9.1/25 ");
	assert_string_equal(iface_find(f->ifs, "GigabitEthernet1")->method, "manual");
	nl_addr_put(a);
	rtnl_addr_put(foreign);
}

static int tun_open(const char *dev)
{
	struct ifreq ifr = { .ifr_flags = IFF_TUN | IFF_NO_PI };
	int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);

	assert_true(fd >= 0);
	str_copy(ifr.ifr_name, sizeof(ifr.ifr_name), dev);
	assert_int_equal(ioctl(fd, TUNSETIFF, &ifr), 0);
	return fd;
}

static unsigned events[4];

static void count_event(enum iface_event ev, struct iface *i, void *arg)
{
	events[ev]++;
}

static void count_better(const struct iface *i, struct iface_counters *c, void *arg)
{
	if (!strcmp(i->conf.name, "Tunnel0"))
		c->tx_packets = *(uint64_t *)arg;
}

static void test_tunnel(void **state)
{
	struct iface_counters c;
	uint64_t count = 40;
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Tunnel0", "Loopback0"), conf("Lo0", "10.255.0.1/32") };
	struct static_conf route = { .distance = 1, .oif = "Tunnel0" };
	struct iface *tu, *lo;
	struct prefix p;
	int fd;

	assert_true(prefix_parse("192.168.0.0/16", &route.prefix));
	ifaces_on_event(f->ifs, count_event, NULL);
	memset(events, 0, sizeof(events));
	ifaces_configure(f->ifs, list, 2);
	statics_configure(f->statics, &route, 1);
	settle(f);
	tu = iface_find(f->ifs, "Tunnel0");
	lo = iface_find(f->ifs, "Loopback0");
	assert_true(lo->line_up);
	assert_true(tu->admin_up && tu->link_up && !tu->line_up);
	assert_string_equal(tu->method, "TFTP");
	assert_int_equal(events[IFACE_EV_ADDED], 2);
	expect_log("%LINK-3-UPDOWN: Interface Loopback0, changed state to up\n"
		   "%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback0, changed state to "
		   "up\n");
	expect_rib(f, "C 10.255.0.1/32 Loopback0\n");

	fd = tun_open("Tu0");
	link_updown("Tu0", true);
	iface_attach(f->ifs, tu, "Tu0");
	settle(f);
	expect_addrs("Tu0", "10.255.0.1/32 ");
	expect_log("");
	expect_routes("");
	iface_set_line(f->ifs, tu, true);
	settle(f);
	expect_log("%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel0, changed state to up\n"
		   "%LINK-3-UPDOWN: Interface Tunnel0, changed state to up\n");
	expect_routes("192.168.0.0/16 @Tu0\n");
	/* the lender gets another address: the tunnel's device follows */
	memset(events, 0, sizeof(events));
	assert_true(prefix_parse("10.255.0.9/32", &list[1].addrs[0].p));
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	expect_addrs("Tu0", "10.255.0.9/32 ");
	expect_routes("192.168.0.0/16 @Tu0\n");
	assert_int_equal(events[IFACE_EV_ADDR], 2);
	assert_true(iface_addr(f->ifs, tu, &p) && p.len == 32);
	assert_ptr_equal(iface_by_addr(f->ifs, &p.addr), lo);
	/* the device bounces behind our back */
	link_updown("Tu0", false);
	link_updown("Tu0", true);
	settle(f);
	expect_routes("192.168.0.0/16 @Tu0\n");
	/* an address by config mode beside the borrowed one, and away again */
	assert_true(prefix_parse("10.9.9.9/32", &p));
	iface_assign(f->ifs, tu, &p);
	settle(f);
	expect_rib(f, "C 10.9.9.9/32 Tunnel0\nC 10.255.0.9/32 Loopback0\nS 192.168.0.0/16 Tunnel0\n");
	iface_assign(f->ifs, tu, NULL);
	expect_addrs("Tu0", "10.255.0.9/32 ");
	/* no ip address negotiated: it goes with its line */
	list[0].negotiated = true;
	ifaces_configure(f->ifs, list, 2);
	iface_assign(f->ifs, tu, &p);
	settle(f);
	expect_addrs("Tu0", "10.9.9.9/32 ");
	list[0].negotiated = false;
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	expect_addrs("Tu0", "10.255.0.9/32 ");
	expect_log("");
	/* who made the device counts its packets */
	ifaces_on_count(f->ifs, count_better, &count);
	assert_true(iface_counters(f->ifs, tu, &c));
	assert_int_equal(c.tx_packets, 40);
	iface_counters_clear(f->ifs, tu);
	count = 42;
	assert_true(iface_counters(f->ifs, tu, &c));
	assert_int_equal(c.tx_packets, 2);
	ifaces_on_count(f->ifs, NULL, NULL);
	list[0].shutdown = true;
	ifaces_configure(f->ifs, list, 2);
	settle(f);
	expect_log("%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel0, changed state to down\n"
		   "%LINK-5-CHANGED: Interface Tunnel0, changed state to administratively down\n");
	expect_routes("");
	iface_attach(f->ifs, tu, NULL);
	close(fd);
	/* both go */
	ifaces_configure(f->ifs, NULL, 0);
	settle(f);
	assert_int_equal(events[IFACE_EV_REMOVED], 2);
	assert_null(iface_find(f->ifs, "Loopback0"));
	assert_int_equal(if_nametoindex("Lo0"), 0);
}

static void test_dynamic(void **state)
{
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Lo0", "10.255.0.1/32"), conf("Virtual-Template1", "Loopback0") };
	struct iface_conf vc = conf("Virtual-Access1", "Loopback0");
	struct iface *va;
	int fd;

	ifaces_configure(f->ifs, list, 2);
	settle(f);
	str_reset(&logged);
	fd = tun_open("Vi1");
	va = iface_add(f->ifs, &vc);
	iface_attach(f->ifs, va, "Vi1");
	iface_set_line(f->ifs, va, true);
	settle(f);
	expect_log("%LINEPROTO-5-UPDOWN: Line protocol on Interface Virtual-Access1, changed state to "
		   "up\n");
	expect_addrs("Vi1", "10.255.0.1/32 ");
	/* another configuration does not take it away */
	ifaces_configure(f->ifs, list, 2);
	assert_ptr_equal(iface_find(f->ifs, "Virtual-Access1"), va);
	assert_true(va->line_up);
	iface_attach(f->ifs, va, NULL);
	close(fd);
	iface_del(f->ifs, va);
	settle(f);
	expect_log("%LINEPROTO-5-UPDOWN: Line protocol on Interface Virtual-Access1, changed state to "
		   "down\n");
	assert_null(iface_find(f->ifs, "Virtual-Access1"));
	assert_false(iface_find(f->ifs, "Virtual-Template1")->line_up);
}

static struct static_conf sroute(const char *prefix, const char *via, const char *oif)
{
	struct static_conf c = { .distance = 1 };

	assert_true(prefix_parse(prefix, &c.prefix));
	if (via)
		assert_true(addr_parse(via, &c.via));
	if (oif)
		str_copy(c.oif, sizeof(c.oif), oif);
	return c;
}

static void test_routes(void **state)
{
	struct fix *f = *state;
	struct iface_conf ifl[] = { conf("Gi1", "10.0.1.1/24"), conf("Gi2", "10.0.2.1/24") };
	struct static_conf list[] = {
		sroute("0.0.0.0/0", "10.0.1.254", NULL),
		sroute("0.0.0.0/0", "10.0.2.254", NULL),
		sroute("172.16.0.0/12", NULL, "Null0"),
		sroute("10.7.0.0/16", "10.99.0.1", "GigabitEthernet2"), /* not on its subnet */
		sroute("10.8.0.0/16", NULL, "GigabitEthernet1"),
		sroute("10.0.2.0/24", "10.0.1.9", NULL), /* hidden by the connected one */
		sroute("2001:db8:9::/48", "2001:db8::9", "GigabitEthernet1"),
	};
	struct rtnl_route *r;
	struct nl_addr *dst;

	ifl[0].n_addrs = 2;
	assert_true(prefix_parse("2001:db8::1/64", &ifl[0].addrs[1].p));
	ifaces_configure(f->ifs, ifl, 2);
	statics_configure(f->statics, list, ARRAY_SIZE(list));
	settle(f);
	expect_routes("10.7.0.0/16 10.99.0.1@Gi2\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\n"
		      "none 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
	/* somebody removes two of them: they come back */
	r = rtnl_route_alloc();
	assert_int_equal(nl_addr_parse("10.8.0.0/16", AF_INET, &dst), 0);
	rtnl_route_set_dst(r, dst);
	rtnl_route_set_scope(r, RT_SCOPE_NOWHERE);
	rtnl_route_set_type(r, RTN_UNSPEC);
	rtnl_route_set_protocol(r, 201);
	assert_int_equal(rtnl_route_delete(sk, r, 0), 0);
	nl_addr_put(dst);
	rtnl_route_put(r);
	r = rtnl_route_alloc();
	rtnl_route_set_type(r, RTN_UNSPEC);
	rtnl_route_set_protocol(r, 201);
	assert_int_equal(nl_addr_parse("2001:db8:9::/48", AF_INET6, &dst), 0);
	rtnl_route_set_dst(r, dst);
	assert_int_equal(rtnl_route_delete(sk, r, 0), 0);
	expect_routes("10.7.0.0/16 10.99.0.1@Gi2\n172.16.0.0/12 blackhole\n"
		      "none 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
	nl_addr_put(dst);
	rtnl_route_put(r);
	settle(f);
	expect_routes("10.7.0.0/16 10.99.0.1@Gi2\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\n"
		      "none 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
	/* one ISP is cut: the static below its connected route shows, and takes the second default's
	 * next hop along */
	link_updown("p2", false);
	wait_line(f, "GigabitEthernet2", false);
	expect_routes("10.0.2.0/24 10.0.1.9@Gi1\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\nnone 10.0.1.254@Gi1 10.0.1.9@Gi1\n");
	link_updown("p2", true);
	wait_line(f, "GigabitEthernet2", true);
	/* the device bounces so fast that both events come at once */
	link_updown("Gi1", false);
	link_updown("Gi1", true);
	settle(f);
	expect_routes("10.7.0.0/16 10.99.0.1@Gi2\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\n"
		      "none 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
	/* the cable's device is taken out and another put in */
	link_remove("Gi2");
	wait_line(f, "GigabitEthernet2", false);
	expect_routes("10.0.2.0/24 10.0.1.9@Gi1\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\nnone 10.0.1.254@Gi1 10.0.1.9@Gi1\n");
	veth_add("Gi2", "p2");
	link_updown("p2", true);
	wait_line(f, "GigabitEthernet2", true);
	expect_addrs("Gi2", "10.0.2.1/24 ");
	expect_routes("10.7.0.0/16 10.99.0.1@Gi2\n10.8.0.0/16 @Gi1\n172.16.0.0/12 blackhole\n"
		      "2001:db8:9::/48 2001:db8::9@Gi1\n"
		      "none 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
}

static void test_other(void **state)
{
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Gi1", NULL), conf("Gi1.10", "10.10.0.1/24"),
				     conf("Serial0/0", "10.20.0.1/30"), conf("Tunnel5", "Gi1") };

	list[1].vlan = 10;
	veth_add("Se0-0", "ps");
	link_updown("ps", true);
	ifaces_configure(f->ifs, list, 4);
	settle(f);
	/* a device named like it serves any interface type; a vlan only where the kernel has them */
	assert_true(iface_find(f->ifs, "Serial0/0")->line_up);
	assert_int_equal(iface_find(f->ifs, "GigabitEthernet1.10")->line_up,
			 if_nametoindex("Gi1.10") != 0);
	assert_int_equal(iface_find(f->ifs, "GigabitEthernet1.10")->line_up,
			 !strstr(str_text(&logged), "NODEVICE"));
	assert_int_equal(ifaces_map(f->ifs, "GigabitEthernet7", "nosuch"), -ENODEV);
	assert_int_equal(ifaces_map(f->ifs, "Tunnel7", "ps"), -EINVAL);
	assert_int_equal(ifaces_map(f->ifs, "GigabitEthernet7", "ps"), 0);
	assert_string_equal(iface_find(f->ifs, "GigabitEthernet7")->dev, "ps");
	link_remove("Se0-0");
	settle(f);
	assert_false(iface_find(f->ifs, "Serial0/0")->line_up);
}

static struct rib *vrf_table(void *ctx, const char *vrf)
{
	return ifaces_vrf_rib(ctx, vrf, true);
}

/* Look with the test's own socket into the namespace of a VRF. */
static void expect_in_vrf(struct fix *f, const char *vrf, const char *dev, const char *addrs,
			  const char *routes)
{
	struct nl_sock *home = sk;
	int back = netns_enter(ifaces_vrf_netns(f->ifs, vrf));

	assert_true(back >= 0);
	sk = nl_socket_alloc();
	assert_int_equal(nl_connect(sk, NETLINK_ROUTE), 0);
	expect_addrs(dev, addrs);
	expect_routes(routes);
	nl_socket_free(sk);
	sk = home;
	netns_leave(back);
}

static void test_vrf(void **state)
{
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Gi1", "10.0.1.1/24"), conf("Gi2", "10.0.1.1/24"),
				     conf("Lo7", "10.7.0.1/32") };
	struct static_conf routes[] = { sroute("0.0.0.0/0", "10.0.1.254", NULL),
					sroute("0.0.0.0/0", "10.0.1.253", NULL),
					sroute("10.9.0.0/16", "10.0.1.9", NULL) };
	struct iface *gi1, *gi2;
	struct addr a;

	/* the same network twice: in the global table and in RED; Lo7 in BLUE */
	statics_set_vrfs(f->statics, vrf_table, f->ifs);
	str_copy(list[1].vrf, sizeof(list[1].vrf), "RED");
	str_copy(list[2].vrf, sizeof(list[2].vrf), "BLUE");
	str_copy(routes[1].vrf, sizeof(routes[1].vrf), "RED");
	str_copy(routes[2].vrf, sizeof(routes[2].vrf), "BLUE"); /* no way there */
	assert_null(ifaces_vrf_rib(f->ifs, "RED", false));
	ifaces_configure(f->ifs, list, 3);
	statics_configure(f->statics, routes, 3);
	wait_line(f, "GigabitEthernet1", true);
	wait_line(f, "GigabitEthernet2", true);
	expect_rib(f, "S 0.0.0.0/0 GigabitEthernet1\nC 10.0.1.0/24 GigabitEthernet1\n"
		      "L 10.0.1.1/32 GigabitEthernet1\n");
	expect_table(ifaces_vrf_rib(f->ifs, "RED", false),
		     "S 0.0.0.0/0 GigabitEthernet2\nC 10.0.1.0/24 GigabitEthernet2\n"
		     "L 10.0.1.1/32 GigabitEthernet2\n");
	expect_table(ifaces_vrf_rib(f->ifs, "BLUE", false), "C 10.7.0.1/32 Loopback7\n");
	expect_addrs("Gi1", "10.0.1.1/24 ");
	expect_routes("none 10.0.1.254@Gi1\n");
	assert_int_equal(if_nametoindex("Gi2"), 0);
	expect_in_vrf(f, "RED", "Gi2", "10.0.1.1/24 ", "none 10.0.1.253@Gi2\n");
	expect_in_vrf(f, "BLUE", "Lo7", "10.7.0.1/32 ", "");
	assert_true(addr_parse("10.0.1.1", &a));
	gi1 = iface_find(f->ifs, "GigabitEthernet1");
	gi2 = iface_find(f->ifs, "GigabitEthernet2");
	assert_ptr_equal(iface_by_addr(f->ifs, &a), gi1);
	assert_ptr_equal(iface_by_addr_vrf(f->ifs, &a, "RED"), gi2);
	assert_null(iface_by_addr_vrf(f->ifs, &a, "BLUE"));
	/* carrier news come from over there too */
	link_updown("p2", false);
	wait_line(f, "GigabitEthernet2", false);
	expect_table(ifaces_vrf_rib(f->ifs, "RED", false), "");
	expect_in_vrf(f, "RED", "Gi2", "10.0.1.1/24 ", "");
	link_updown("p2", true);
	wait_line(f, "GigabitEthernet2", true);
	/* they change places */
	str_copy(list[0].vrf, sizeof(list[0].vrf), "RED");
	list[1].vrf[0] = '\0';
	ifaces_configure(f->ifs, list, 3);
	wait_line(f, "GigabitEthernet1", true);
	wait_line(f, "GigabitEthernet2", true);
	expect_routes("none 10.0.1.254@Gi2\n");
	expect_in_vrf(f, "RED", "Gi1", "10.0.1.1/24 ", "none 10.0.1.253@Gi1\n");
	/* new hardware for an interface that lives in a VRF */
	link_remove("p1");
	wait_line(f, "GigabitEthernet1", false);
	veth_add("Gi1", "p1");
	link_updown("p1", true);
	wait_line(f, "GigabitEthernet1", true);
	expect_in_vrf(f, "RED", "Gi1", "10.0.1.1/24 ", "none 10.0.1.253@Gi1\n");
	/* without configuration it comes home */
	ifaces_configure(f->ifs, NULL, 0);
	settle(f);
	assert_int_not_equal(if_nametoindex("Gi1"), 0);
	str_copy(list[0].vrf, sizeof(list[0].vrf), "BLUE");
	ifaces_configure(f->ifs, list, 1); /* and at the end, by ifaces_free() */
	assert_int_equal(if_nametoindex("Gi1"), 0);
}

static void expect_crossing(const char *want)
{
	looked_for = 202;
	expect_routes(want);
	looked_for = 201;
}

/* Behind the product's back. */
static void crossing_remove(const char *prefix, uint32_t table)
{
	struct rtnl_route *r = rtnl_route_alloc();
	struct nl_addr *dst;

	assert_int_equal(nl_addr_parse(prefix, AF_INET, &dst), 0);
	rtnl_route_set_dst(r, dst);
	rtnl_route_set_scope(r, RT_SCOPE_NOWHERE);
	rtnl_route_set_type(r, RTN_UNSPEC);
	rtnl_route_set_protocol(r, 202);
	rtnl_route_set_table(r, table);
	assert_int_equal(rtnl_route_delete(sk, r, 0), 0);
	nl_addr_put(dst);
	rtnl_route_put(r);
}

static void table_of_crossing(struct nl_object *o, void *arg)
{
	struct rtnl_route *r = (struct rtnl_route *)o;

	if (rtnl_route_get_protocol(r) == 202)
		*(uint32_t *)arg = rtnl_route_get_table(r);
}

/* Routes of RED with next hops in the global table: what crosses, and when the kernel is told. */
static void test_crossing(void **state)
{
	struct fix *f = *state;
	struct iface_conf list[] = { conf("Gi1", "10.0.1.1/24"), conf("Gi2", "10.0.2.1/24"),
				     conf("Lo7", "10.7.0.1/32") };
	struct static_conf routes[] = { sroute("10.20.0.0/16", "10.0.1.254", NULL),
					sroute("10.20.0.0/16", "10.0.2.254", NULL),
					sroute("10.21.0.0/16", "10.0.2.254", NULL),
					sroute("10.21.0.0/16", "10.0.1.254", NULL),
					sroute("10.40.0.0/16", "10.0.2.9", NULL) };
	struct nl_cache *c;
	uint32_t table = 0;

	statics_set_vrfs(f->statics, vrf_table, f->ifs);
	statics_set_ifaces(f->statics, f->ifs);
	str_copy(list[2].vrf, sizeof(list[2].vrf), "RED");
	for (size_t i = 0; i < 4; i++) {
		str_copy(routes[i].vrf, sizeof(routes[i].vrf), "RED");
		routes[i].foreign = true;
	}
	routes[3].distance = 5;
	ifaces_configure(f->ifs, list, 3);
	statics_configure(f->statics, routes, 4);
	wait_line(f, "GigabitEthernet1", true);
	wait_line(f, "GigabitEthernet2", true);
	expect_crossing("10.20.0.0/16 10.0.1.254@Gi1 10.0.2.254@Gi2\n"
			"10.21.0.0/16 10.0.2.254@Gi2\n");
	/* a change that concerns none of them is no reason to send them all again */
	assert_int_equal(rtnl_route_alloc_cache(sk, AF_INET, 0, &c), 0);
	nl_cache_foreach(c, table_of_crossing, &table);
	nl_cache_free(c);
	crossing_remove("10.21.0.0/16", table);
	statics_configure(f->statics, routes, 5);
	settle(f);
	expect_routes("10.40.0.0/16 10.0.2.9@Gi2\n");
	expect_crossing("10.20.0.0/16 10.0.1.254@Gi1 10.0.2.254@Gi2\n");
	/* the device's routes go with it: the worse way carries, then the better one again */
	link_updown("p2", false);
	wait_line(f, "GigabitEthernet2", false);
	expect_crossing("10.20.0.0/16 10.0.1.254@Gi1\n10.21.0.0/16 10.0.1.254@Gi1\n");
	link_updown("p2", true);
	wait_line(f, "GigabitEthernet2", true);
	expect_crossing("10.20.0.0/16 10.0.1.254@Gi1 10.0.2.254@Gi2\n"
			"10.21.0.0/16 10.0.2.254@Gi2\n");
	/* down and up in one go: the same list, and the kernel has forgotten it */
	list[1].shutdown = true;
	ifaces_configure(f->ifs, list, 3);
	list[1].shutdown = false;
	ifaces_configure(f->ifs, list, 3);
	wait_line(f, "GigabitEthernet2", true);
	expect_crossing("10.20.0.0/16 10.0.1.254@Gi1 10.0.2.254@Gi2\n"
			"10.21.0.0/16 10.0.2.254@Gi2\n");
	statics_configure(f->statics, routes + 4, 1);
	expect_crossing("");
	statics_set_ifaces(f->statics, NULL);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_ethernet), T(test_addresses), T(test_tunnel),
		T(test_dynamic),  T(test_routes),    T(test_other),
		T(test_vrf),      T(test_crossing),
	};
	int rc;

	if (!net_init()) {
		fprintf(stderr, "no private network namespace: %s\n", strerror(errno));
		return 1;
	}
	sk = nl_socket_alloc();
	if (!sk || nl_connect(sk, NETLINK_ROUTE) < 0)
		return 1;
	log_init();
	log_sink_add(LOG_LV_NOTICE, log_line, NULL);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	log_close();
	str_free(&logged);
	nl_socket_free(sk);
	return rc;
}
