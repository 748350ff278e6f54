/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP for IPv6, speakers in memory: link-local neighbours and next hops, interfaces that take part
 * by their own command, the router ID it cannot do without, and that the engine is the same one.
 */
#include "tests/unit/eigrp_net.h"

static struct speaker *speaker6(struct net *net)
{
	struct speaker *s = speaker(net);
	struct eigrp_network *nets = s->conf.networks;

	eigrp_conf_init(&s->conf, ADDR_V6);
	free(nets);
	s->conf.as = 100;
	s->conf.if_default.enabled = true;
	s->conf.router_id = 0x0a000001 + (uint32_t)(s - net->r);
	return s;
}

/* Its link-local address is FE80::N on every interface of router N (from 1). */
static struct port *port6(struct speaker *s, const char *addr, int wire, uint32_t delay_us)
{
	struct port *p = port(s, "FE80::1/64", wire, 1000000, delay_us);

	p->link.addrs[0].addr.b[15] = (uint8_t)(s - s->net->r + 1);
	if (addr) {
		assert_true(prefix_parse(addr, &p->link.addrs[1]));
		p->link.n_addrs = 2;
	}
	return p;
}

static bool logged(const char *text)
{
	struct str s = { 0 };
	bool found;

	log_ring_render(&s);
	found = strstr(str_text(&s), text) != NULL;
	str_free(&s);
	return found;
}

static void test_pair(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net), *b = speaker6(net);

	log_ring_clear();
	port6(a, "2001:DB8::1/64", 1, 100);
	port6(b, NULL, 1, 100); /* ipv6 enable alone will do */
	port6(b, "2001:DB8:0:2::1/64", 0, 100);
	port6(a, "2001:DB8:0:1::1/64", 0, 100);
	a->conf.auto_summary = b->conf.auto_summary = true; /* says nothing: IPv6 has no classes */
	start(net);
	run(net, 3000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	want_route(a, "2001:DB8:0:2::/64", "FE80::2", 256 * (10 + 20));
	assert_string_equal(route(a, "2001:DB8:0:2::/64")->nh[0].oif, "Tunnel1");
	want_route(b, "2001:DB8:0:1::/64", "FE80::1", 256 * (10 + 20));
	assert_null(route(a, "FE80::/64")); /* every link has that one */
	assert_true(logged("%DUAL-5-NBRCHANGE: EIGRP-IPv6 100: Neighbor FE80::2 (Tunnel1) is up: new "
			   "adjacency"));
	/* other addresses come and go, the neighbour stays */
	log_ring_clear();
	for (int i = 0; i < 2; i++) {
		assert_true(prefix_parse(i ? "2001:DB8:0:3::1/64" : "2001:DB8:0:4::1/64",
					 &a->port[i].link.addrs[2]));
		a->port[i].link.n_addrs = 3;
	}
	links(a);
	run(net, 100);
	assert_non_null(route(b, "2001:DB8:0:3::/64"));
	a->port[0].link.n_addrs = a->port[1].link.n_addrs = 1;
	links(a);
	run(net, 100);
	assert_int_equal(b->n_rib, 0);
	assert_false(logged("NBRCHANGE"));
	/* the link-local address changes: another neighbour */
	a->port[0].link.addrs[0].addr.b[15] = 9;
	links(a);
	run(net, 8000);
	assert_true(logged("Neighbor FE80::9 (Tunnel1) is up"));
	run(net, 16000);
	assert_int_equal(nbrs_up(b), 1);
}

/* `ipv6 eigrp 100` decides, or in named mode `shutdown` below af-interface. */
static void test_enabled(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net), *b = speaker6(net);
	struct eigrp_if_conf *i = xcalloc(1, sizeof(*i));

	port6(a, "2001:DB8:0:1::1/64", 1, 100);
	port6(b, "2001:DB8:0:1::2/64", 1, 100);
	port6(b, "2001:DB8:0:2::1/64", 0, 100);
	b->conf.if_default.enabled = false;
	str_copy(i->name, sizeof(i->name), "Tunnel1");
	b->conf.ifs = i;
	b->conf.n_ifs = 1;
	start(net);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
	i->enabled = true;
	eigrp_configure(b->e, &b->conf);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	assert_int_equal(a->n_rib, 0); /* Tunnel2 is none of its interfaces */
	i->passive = true;
	eigrp_configure(b->e, &b->conf);
	run(net, 100);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
}

/* Without a router ID nothing begins; an IPv4 address anywhere gives one. */
static void test_router_id(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net), *b = speaker6(net);
	struct port *p;

	port6(a, NULL, 1, 100);
	port6(b, NULL, 1, 100);
	b->conf.router_id = 0;
	start(net);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
	p = port(b, "10.0.0.7/32", 0, 1000000, 100); /* no IPv6 there */
	p->link.n_addrs = 0;
	links(b);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	assert_int_equal(eigrp_router_id(b->e), 0x0a000007);
	assert_int_equal(a->n_rib, 0);
}

/* The diamond of routing_eigrp.c: feasible successor, active state, variance, in wide metrics. */
static void test_dual(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net), *b = speaker6(net), *c = speaker6(net), *d = speaker6(net);

	for (size_t i = 0; i < net->n; i++)
		str_copy(net->r[i].conf.vname, sizeof(net->r[i].conf.vname), "SIX");
	port6(a, NULL, 1, 100);
	port6(b, NULL, 1, 100);
	port6(a, NULL, 2, 200);
	port6(c, NULL, 2, 200);
	port6(b, NULL, 3, 100);
	port6(d, NULL, 3, 100);
	port6(c, NULL, 4, 5000); /* not feasible */
	port6(d, NULL, 4, 5000);
	port6(d, "2001:DB8:9::1/48", 0, 10);
	net->loss = 10;
	start(net);
	run(net, 30000);
	assert_non_null(route(a, "2001:DB8:9::/48"));
	assert_int_equal(route(a, "2001:DB8:9::/48")->nh[0].via.b[15], 2);
	net->queries = 0;
	down(b, 1);
	down(d, 0);
	run(net, 20000);
	assert_true(net->queries > 0);
	for (size_t i = 0; i < net->n; i++)
		assert_int_equal(actives(&net->r[i]), 0);
	assert_int_equal(route(a, "2001:DB8:9::/48")->nh[0].via.b[15], 3);
	assert_int_equal(route(b, "2001:DB8:9::/48")->nh[0].via.b[15], 1);
	down(d, 1);
	run(net, 40000);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(net->r[i].n_rib, 0);
		assert_int_equal(actives(&net->r[i]), 0);
	}
}

/* Externals with their tag, a prefix list both ways, a summary, MD5. */
static void test_policy(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net), *b = speaker6(net);
	struct eigrp_external x[2] = { { .metric = { 10000000, 1000000, 1500, 0, 255, 1 },
					 .proto = EIGRP_FROM_STATIC, .tag = 77 } };
	struct eigrp_filter *f = xcalloc(1, sizeof(*f));
	struct eigrp_summary *sum = xcalloc(1, sizeof(*sum));
	struct eigrp_rule r = { .le = 128 };
	struct prefix p;

	for (int i = 0; i < 2; i++) {
		net->r[i].conf.if_default.auth = EIGRP_AUTH_MD5;
		str_copy(net->r[i].conf.if_default.key, EIGRP_KEY_LEN, "secret");
	}
	port6(a, NULL, 1, 100);
	port6(b, NULL, 1, 100);
	port6(b, "2001:DB8:0:1::1/64", 0, 100);
	x[1] = x[0];
	assert_true(prefix_parse("::/0", &x[0].prefix));
	assert_true(prefix_parse("2001:DB8:F::/48", &x[1].prefix));
	start(net);
	eigrp_externals(b->e, x, 2);
	run(net, 6000);
	assert_int_equal(a->n_rib, 3);
	assert_int_equal(route(a, "::/0")->proto, RIB_EIGRP_EXT);
	assert_int_equal(route(a, "::/0")->tag, 77);
	/* only what is inside 2001:DB8:F::/48 and longer is let in */
	assert_true(prefix_parse("2001:DB8:F::/48", &p));
	eigrp_rule_prefix(&r, &p);
	r.permit = true;
	eigrp_map_clause(&f->map)->permit = true;
	eigrp_map_rule(&f->map, EIGRP_RULE_ADDR, 0, &r);
	a->conf.filters = f;
	a->conf.n_filters = 1;
	eigrp_configure(a->e, &a->conf);
	run(net, 8000);
	assert_int_equal(a->n_rib, 1);
	assert_non_null(route(a, "2001:DB8:F::/48"));
	a->conf.n_filters = 0;
	eigrp_map_clear(&f->map);
	free(f);
	a->conf.filters = NULL;
	eigrp_configure(a->e, &a->conf);
	/* a summary takes the place of its parts */
	str_copy(sum->ifname, sizeof(sum->ifname), "Tunnel1");
	assert_true(prefix_parse("2001:DB8::/32", &sum->prefix));
	sum->distance = 5;
	b->conf.summaries = sum;
	b->conf.n_summaries = 1;
	eigrp_configure(b->e, &b->conf);
	run(net, 8000);
	assert_int_equal(a->n_rib, 2);
	assert_non_null(route(a, "2001:DB8::/32"));
	assert_true(route(b, "2001:DB8::/32")->null0);
	/* a stub that tells its connected networks alone */
	b->conf.n_summaries = 0;
	b->conf.stub = true;
	b->conf.stub_flags = EIGRP_STUB_CONNECTED;
	eigrp_configure(b->e, &b->conf);
	run(net, 8000);
	assert_int_equal(a->n_rib, 1);
	assert_non_null(route(a, "2001:DB8:0:1::/64"));
}

static void not_ours(const struct eigrp_route *rt, void *arg)
{
	fail_msg("a destination of the other family was delivered");
}

/* Nobody speaks from a global address, nor from ours; a TLV of IPv4 is not for us. */
static void test_foreign(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker6(net);
	struct eigrp_hello hello = { .k = { 1, 0, 1 }, .hold_s = 15 };
	struct eigrp_hdr h = { .op = EIGRP_HELLO, .as = 100 };
	const char *const from[] = { "2001:DB8::2", "FE80::1", "10.0.0.2", "::" };
	struct eigrp_route rt = { .metric = { 10, 100, 1400, 0, 255, 1 } };
	uint8_t buf[128];
	struct counts c = { 0 };
	struct addr src;
	struct rd r;

	port6(a, "2001:DB8::1/64", 1, 100);
	start(net);
	run(net, 100);
	for (size_t i = 0; i < ARRAY_SIZE(from); i++) {
		struct wr w = wr_init(buf, sizeof(buf));

		assert_true(addr_parse(from[i], &src));
		eigrp_hdr_write(&w, &h);
		eigrp_hello_write(&w, &hello);
		eigrp_checksum_set(buf, wr_len(&w));
		eigrp_rx(a->e, "Tunnel1", &src, true, buf, wr_len(&w));
	}
	eigrp_walk_nbrs(a->e, count_nbr, &c);
	assert_int_equal(c.n, 0);
	for (int wide = 0; wide < 2; wide++) {
		struct wr w = wr_init(buf, sizeof(buf));

		assert_true(prefix_parse("10.0.0.0/8", &rt.prefix));
		eigrp_route_write(&w, &rt, wide, 1);
		r = rd_init(buf, wr_len(&w));
		assert_true(eigrp_routes_parse(&r, ADDR_V6, not_ours, NULL));
	}
}

/* A length that is a multiple of 8 has one byte of address more than it needs; it is read without
 * that byte, too. */
static void keep_route(const struct eigrp_route *rt, void *arg)
{
	*(struct eigrp_route *)arg = *rt;
}

static void test_destination(void **state)
{
	struct eigrp_route in = { .metric = { 10000000, 100, 1400, 0, 255, 1 } }, out = { 0 };
	uint8_t buf[128];
	struct wr w = wr_init(buf, sizeof(buf));
	struct rd r;

	assert_true(prefix_parse("2001:DB8:0:2::/64", &in.prefix));
	eigrp_route_write(&w, &in, false, 0);
	assert_int_equal(wr_len(&w), 4 + 16 + 16 + 1 + 9);
	buf[3]--; /* the TLV is one byte shorter */
	r = rd_init(buf, wr_len(&w) - 1);
	assert_true(eigrp_routes_parse(&r, ADDR_V6, keep_route, &out));
	assert_true(prefix_eq(&in.prefix, &out.prefix));
	(void)state;
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_pair), T(test_enabled), T(test_router_id), T(test_dual), T(test_policy),
		T(test_foreign), cmocka_unit_test(test_destination),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
