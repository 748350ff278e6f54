/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP speakers in memory (eigrp_net.h): adjacency, metrics, DUAL with feasible successors and active routes, stub, summaries, authentication, and the
 * RIBs against a shortest-path search after every change.
 */
#include "tests/unit/eigrp_net.h"

/* Two routers over a tunnel: the metrics IOS computes for it. */
static void test_pair(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(b, "192.168.2.1/24", 0, 8000000, 5000)->link.loopback = true;
	start(net);
	run(net, 3000);
	assert_int_equal(nbrs_up(a), 1);
	assert_int_equal(nbrs_up(b), 1);
	want_route(a, "192.168.2.0/24", "10.0.0.2", 27008000);
	assert_int_equal(route(a, "192.168.2.0/24")->distance, 90);
	assert_null(route(b, "10.0.0.0/30")); /* connected stays connected */
	/* the loopback vanishes: withdrawn */
	down(b, 1);
	run(net, 1000);
	assert_null(route(a, "192.168.2.0/24"));
	assert_int_equal(actives(a), 0);
	up(b, 1);
	run(net, 1000);
	assert_non_null(route(a, "192.168.2.0/24"));
	/* silence: hold time */
	b->port[0].wire = 99;
	run(net, 14000);
	run(net, 2000);
	assert_int_equal(nbrs_up(a), 0);
	assert_null(route(a, "192.168.2.0/24"));
	b->port[0].wire = 1;
	run(net, 8000);
	assert_int_equal(nbrs_up(a), 1);
	assert_non_null(route(a, "192.168.2.0/24"));
	/* goodbye: at once */
	eigrp_free(b->e);
	b->e = NULL;
	assert_int_equal(b->n_rib, 0);
	run(net, 100);
	assert_int_equal(nbrs_up(a), 0);
	assert_null(route(a, "192.168.2.0/24"));
}

static void test_mismatch(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	b->conf.k[1] = 1;
	start(net);
	run(net, 20000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
	b->conf.k[1] = 0;
	eigrp_configure(b->e, &b->conf);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	/* another autonomous system is not heard */
	b->conf.as = 101;
	eigrp_configure(b->e, &b->conf);
	run(net, 20000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
}

/* Unnumbered: a neighbour of any address. A subnet: only its own. */
static void test_sources(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.255.0.1/32", 1, 100, 50000)->link.unnumbered = true;
	port(b, "10.255.0.2/32", 1, 100, 50000)->link.unnumbered = true;
	port(b, "172.16.0.1/16", 0, 1000000, 10);
	port(a, "10.1.1.1/24", 2, 1000000, 10);
	port(b, "10.1.2.1/24", 2, 1000000, 10);
	start(net);
	run(net, 8000);
	assert_int_equal(nbrs_up(a), 1);
	want_route(a, "172.16.0.0/16", "10.255.0.2", 256 * (100000 + 5001));
	assert_null(route(a, "10.255.0.2/32")); /* the loopback's own business */
}

/*      c         a-b cheap, a-c dearer; both lead to d's LAN. c is feasible: no query.
 *    /   \
 *   a     d
 *    \   /
 *      b         */
static void diamond(struct net *net, uint32_t c_delay)
{
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net), *d = speaker(net);

	port(a, "10.0.1.1/30", 1, 1000000, 100);
	port(b, "10.0.1.2/30", 1, 1000000, 100);
	port(a, "10.0.2.1/30", 2, 1000000, 200);
	port(c, "10.0.2.2/30", 2, 1000000, 200);
	port(b, "10.0.3.1/30", 3, 1000000, 100);
	port(d, "10.0.3.2/30", 3, 1000000, 100);
	port(c, "10.0.4.1/30", 4, 1000000, c_delay);
	port(d, "10.0.4.2/30", 4, 1000000, c_delay);
	port(d, "192.168.9.1/24", 0, 1000000, 10);
	start(net);
	run(net, 4000);
}

static void test_feasible(void **state)
{
	struct net *net = *state;

	diamond(net, 100);
	/* 10 + 100 + 100 us; bandwidth 10 units */
	want_route(&net->r[0], "192.168.9.0/24", "10.0.1.2", 256 * (10 + 21));
	net->queries = 0;
	down(&net->r[0], 0);
	want_route(&net->r[0], "192.168.9.0/24", "10.0.2.2", 256 * (10 + 31));
	run(net, 1000);
	for (size_t i = 0; i < net->n; i++)
		assert_int_equal(actives(&net->r[i]), 0);
	up(&net->r[0], 0);
	run(net, 8000);
	want_route(&net->r[0], "192.168.9.0/24", "10.0.1.2", 256 * (10 + 21));
	/* variance takes the dearer one too */
	net->r[0].conf.variance = 2;
	eigrp_configure(net->r[0].e, &net->r[0].conf);
	assert_int_equal(route(&net->r[0], "192.168.9.0/24")->n_nh, 2);
	/* and shares the traffic in inverse proportion: 31 to 41 */
	assert_int_equal(route(&net->r[0], "192.168.9.0/24")->nh[0].share, 240);
	assert_int_equal(route(&net->r[0], "192.168.9.0/24")->nh[1].share, 181);
	assert_int_equal(route(&net->r[0], "192.168.9.0/24")->nh[1].metric, 256 * (10 + 31));
	net->r[0].conf.max_paths = 1;
	eigrp_configure(net->r[0].e, &net->r[0].conf);
	assert_int_equal(route(&net->r[0], "192.168.9.0/24")->n_nh, 1);
}

/* A network of our own is in use and told, however cheap a neighbour's way to it is. */
static void test_connected_first(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net);

	port(a, "10.0.1.1/30", 1, 1000000, 10);
	port(b, "10.0.1.2/30", 1, 1000000, 10);
	port(a, "10.0.2.1/30", 2, 1000000, 5000);
	port(b, "10.0.2.2/30", 2, 1000000, 10);
	port(a, "10.0.3.1/30", 3, 1000000, 10);
	port(c, "10.0.3.2/30", 3, 1000000, 10);
	start(net);
	run(net, 6000);
	assert_null(route(a, "10.0.2.0/30"));
	want_route(c, "10.0.2.0/30", "10.0.3.1", 256 * (10 + 501));
	down(a, 1);
	run(net, 1000);
	want_route(a, "10.0.2.0/30", "10.0.1.2", 256 * (10 + 2));
	want_route(c, "10.0.2.0/30", "10.0.3.1", 256 * (10 + 3));
	up(a, 1);
	run(net, 1000);
	assert_null(route(a, "10.0.2.0/30"));
	want_route(c, "10.0.2.0/30", "10.0.3.1", 256 * (10 + 501));
}

/* The way by c costs so much that c's report is not below a's distance: active, then by c. */
static void test_active(void **state)
{
	struct net *net = *state;

	diamond(net, 5000);
	want_route(&net->r[0], "192.168.9.0/24", "10.0.1.2", 256 * (10 + 21));
	net->queries = 0;
	down(&net->r[1], 1);
	down(&net->r[3], 0);
	run(net, 2000);
	assert_true(net->queries > 0);
	for (size_t i = 0; i < net->n; i++)
		assert_int_equal(actives(&net->r[i]), 0);
	want_route(&net->r[0], "192.168.9.0/24", "10.0.2.2", 256 * (10 + 1 + 500 + 20));
	want_route(&net->r[1], "192.168.9.0/24", "10.0.1.1", 256 * (10 + 1 + 500 + 20 + 10));
	/* gone everywhere when its router's last link goes */
	down(&net->r[3], 1);
	run(net, 20000);
	for (size_t i = 0; i < 3; i++) {
		assert_null(route(&net->r[i], "192.168.9.0/24"));
		assert_int_equal(actives(&net->r[i]), 0);
	}
}

static void test_ecmp(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	for (int i = 0; i < 6; i++) {
		char t[32];

		snprintf(t, sizeof(t), "10.0.%d.1/30", i);
		port(a, t, i + 1, 100, 50000);
		snprintf(t, sizeof(t), "10.0.%d.2/30", i);
		port(b, t, i + 1, 100, 50000);
	}
	port(b, "192.168.2.1/24", 0, 1000000, 10);
	start(net);
	run(net, 4000);
	assert_int_equal(nbrs_up(a), 6);
	assert_int_equal(route(a, "192.168.2.0/24")->n_nh, 4); /* maximum-paths */
	for (int i = 0; i < 3; i++)
		down(a, (size_t)i);
	assert_int_equal(route(a, "192.168.2.0/24")->n_nh, 3);
	/* a dearer delay takes a path out */
	a->port[3].link.delay_us = 60000;
	links(a);
	run(net, 100);
	assert_int_equal(route(a, "192.168.2.0/24")->n_nh, 2);
}

/* A hub and spokes on one multipoint wire and on wires of their own; a stub is not asked and tells
 * only its own. */
static void test_stub(void **state)
{
	struct net *net = *state;
	struct speaker *hub = speaker(net), *s1 = speaker(net), *s2 = speaker(net);

	port(hub, "10.0.0.1/24", 1, 100, 50000);
	port(s1, "10.0.0.2/24", 1, 100, 50000);
	port(s2, "10.0.0.3/24", 1, 100, 50000);
	port(hub, "172.16.0.1/24", 0, 1000000, 10);
	port(s1, "192.168.1.1/24", 0, 1000000, 10);
	port(s2, "192.168.2.1/24", 0, 1000000, 10);
	s1->conf.stub = true;
	s1->conf.stub_flags = EIGRP_STUB_CONNECTED | EIGRP_STUB_SUMMARY;
	start(net);
	run(net, 4000);
	assert_int_equal(nbrs_up(hub), 2);
	assert_non_null(route(hub, "192.168.1.0/24"));
	assert_non_null(route(s1, "172.16.0.0/24"));
	/* split horizon keeps spokes apart on the hub's one interface, but they are neighbours here
	 * themselves, and s1 hears s2's network from s2 */
	want_route(s1, "192.168.2.0/24", "10.0.0.3", 256 * (100000 + 5001));
	net->queries = 0;
	down(hub, 1);
	run(net, 2000);
	/* the hub asks s2 alone: s1 is a stub, which hears of it by the update and asks both */
	assert_int_equal(net->queries, 3);
	assert_null(route(s1, "172.16.0.0/24"));
	assert_null(route(s2, "172.16.0.0/24"));
}

static void test_summary(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);
	struct eigrp_summary *s = xcalloc(1, sizeof(*s));

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	port(b, "192.168.1.1/24", 0, 1000000, 20);
	str_copy(s->ifname, sizeof(s->ifname), "Tunnel1");
	assert_true(prefix_parse("192.168.0.0/16", &s->prefix));
	s->distance = 5;
	start(net);
	run(net, 3000);
	assert_non_null(route(a, "192.168.0.0/24"));
	b->conf.summaries = s;
	b->conf.n_summaries = 1;
	eigrp_configure(b->e, &b->conf);
	run(net, 1000);
	assert_null(route(a, "192.168.0.0/24"));
	assert_null(route(a, "192.168.1.0/24"));
	want_route(a, "192.168.0.0/16", "10.0.0.2", 256 * (100000 + 5001));
	assert_true(route(b, "192.168.0.0/16")->null0);
	assert_int_equal(route(b, "192.168.0.0/16")->distance, 5);
	down(b, 1); /* the best component */
	run(net, 1000);
	want_route(a, "192.168.0.0/16", "10.0.0.2", 256 * (100000 + 5002));
	down(b, 2);
	run(net, 1000);
	assert_null(route(a, "192.168.0.0/16"));
	assert_null(route(b, "192.168.0.0/16"));
	up(b, 1);
	run(net, 1000);
	assert_non_null(route(a, "192.168.0.0/16"));
	b->conf.n_summaries = 0;
	eigrp_configure(b->e, &b->conf);
	run(net, 1000);
	assert_null(route(a, "192.168.0.0/16"));
	assert_non_null(route(a, "192.168.0.0/24"));
}

static void test_externals(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);
	struct eigrp_external x = { .metric = { 10000000, 1000000, 1500, 0, 255, 1 },
				    .proto = EIGRP_FROM_STATIC, .tag = 77 };
	struct eigrp_rule deny = { .addr.family = ADDR_V4, .wild = { 255, 255, 255, 255 }, .le = 32 };
	struct eigrp_filter f = { .out = true };

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	assert_true(prefix_parse("0.0.0.0/0", &x.prefix));
	start(net);
	eigrp_externals(b->e, &x, 1);
	run(net, 3000);
	want_route(a, "0.0.0.0/0", "10.0.0.2", 256 * (100000 + 5001));
	assert_int_equal(route(a, "0.0.0.0/0")->proto, RIB_EIGRP_EXT);
	assert_int_equal(route(a, "0.0.0.0/0")->distance, 170);
	assert_int_equal(route(a, "0.0.0.0/0")->tag, 77);
	/* a distribute-list out that denies takes it back */
	eigrp_map_clause(&f.map)->permit = true;
	eigrp_map_rule(&f.map, EIGRP_RULE_ADDR, 0, &deny);
	b->conf.filters = xmemdup(&f, sizeof(f));
	b->conf.n_filters = 1;
	eigrp_configure(b->e, &b->conf);
	run(net, 1000);
	assert_null(route(a, "0.0.0.0/0"));
	b->conf.filters[0].map.rules[0].permit = true;
	eigrp_configure(b->e, &b->conf);
	run(net, 1000);
	assert_non_null(route(a, "0.0.0.0/0"));
	eigrp_externals(b->e, NULL, 0);
	run(net, 1000);
	assert_null(route(a, "0.0.0.0/0"));
}

static void auth_case(struct net *net, enum eigrp_auth auth)
{
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	a->conf.if_default.auth = b->conf.if_default.auth = auth;
	a->conf.if_default.key_id = b->conf.if_default.key_id = 3;
	str_copy(a->conf.if_default.key, EIGRP_KEY_LEN, "secret");
	str_copy(b->conf.if_default.key, EIGRP_KEY_LEN, "secret");
	start(net);
	run(net, 4000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	assert_non_null(route(a, "192.168.0.0/24"));
	str_copy(b->conf.if_default.key, EIGRP_KEY_LEN, "Secret");
	eigrp_configure(b->e, &b->conf);
	run(net, 20000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
	assert_true(eigrp_traffic(a->e)->bad > 0);
	str_copy(b->conf.if_default.key, EIGRP_KEY_LEN, "secret");
	eigrp_configure(b->e, &b->conf);
	run(net, 8000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
}

static void test_md5(void **state)
{
	auth_case(*state, EIGRP_AUTH_MD5);
}

static void test_sha(void **state)
{
	auth_case(*state, EIGRP_AUTH_SHA256);
}

/* Named mode: wide TLVs among themselves, classic ones with a classic neighbour. */
static void test_wide(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net);
	struct eigrp_external x = { .metric = { 10000000, 1000000, 1500, 0, 255, 1 },
				    .proto = EIGRP_FROM_STATIC, .tag = 5 };

	assert_true(prefix_parse("172.20.0.0/16", &x.prefix));
	str_copy(a->conf.vname, sizeof(a->conf.vname), "LAB");
	str_copy(b->conf.vname, sizeof(b->conf.vname), "LAB");
	port(a, "10.0.1.1/30", 1, 1000000, 10);
	port(b, "10.0.1.2/30", 1, 1000000, 10);
	port(b, "10.0.2.1/30", 2, 1000000, 10);
	port(c, "10.0.2.2/30", 2, 1000000, 10);
	port(b, "192.168.2.1/24", 0, 1000000, 10);
	start(net);
	eigrp_externals(b->e, &x, 1);
	run(net, 4000);
	/* throughput 655360, latency 2 x 655360; divided by rib-scale 128 */
	want_route(a, "192.168.2.0/24", "10.0.1.2", 3 * 655360 / 128);
	want_route(c, "192.168.2.0/24", "10.0.2.1", 256 * (10 + 2));
	want_route(a, "172.20.0.0/16", "10.0.1.2", 3 * 655360 / 128);
	assert_int_equal(route(a, "172.20.0.0/16")->tag, 5);
	assert_int_equal(route(c, "172.20.0.0/16")->tag, 5);
}

/* A peer that restarts without goodbye is noticed by its init packet. */
static void test_restart(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	start(net);
	run(net, 4000);
	b->port[0].up = false; /* its goodbye is not heard */
	eigrp_free(b->e);
	b->e = eigrp_new(net->q, &(struct eigrp_ops){ ops_send, ops_rib_add, ops_rib_del, b });
	b->port[0].up = true;
	b->port[1].up = false;
	eigrp_configure(b->e, &b->conf);
	links(b);
	run(net, 6000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	assert_null(route(a, "192.168.0.0/24"));
}

/* Somebody answers hellos and acks, but never a query: stuck in active, given up. */
static void test_sia(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);
	uint8_t buf[64];
	struct addr c = addr_v4(0x0a000203);
	uint64_t ends;

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(a, "10.0.2.1/24", 2, 100, 50000);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	start(net);
	/* the silent one: hello, init, acknowledgements */
	for (int round = 0; round < 400; round++) {
		struct eigrp_hello hello = { .k = { 1, 0, 1 }, .hold_s = 60 };
		struct eigrp_hdr h = { .op = EIGRP_HELLO, .as = 100 };
		struct wr w = wr_init(buf, sizeof(buf));

		eigrp_hdr_write(&w, &h);
		eigrp_hello_write(&w, &hello);
		eigrp_checksum_set(buf, wr_len(&w));
		eigrp_rx(a->e, "Tunnel2", &c, true, buf, wr_len(&w));
		if (round == 0) {
			w = wr_init(buf, sizeof(buf));
			h = (struct eigrp_hdr){ EIGRP_UPDATE, EIGRP_F_INIT, 1, 0, 0, 100 };
			eigrp_hdr_write(&w, &h);
			eigrp_checksum_set(buf, wr_len(&w));
			eigrp_rx(a->e, "Tunnel2", &c, false, buf, wr_len(&w));
		}
		for (uint32_t ack = 1; ack < 40; ack++) {
			w = wr_init(buf, sizeof(buf));
			h = (struct eigrp_hdr){ EIGRP_HELLO, 0, 0, ack, 0, 100 };
			eigrp_hdr_write(&w, &h);
			eigrp_checksum_set(buf, wr_len(&w));
			eigrp_rx(a->e, "Tunnel2", &c, false, buf, wr_len(&w));
		}
		run(net, 1000);
		if (round == 10) {
			assert_int_equal(nbrs_up(a), 2);
			assert_non_null(route(a, "192.168.0.0/24"));
			down(b, 1);
		}
		if (round == 20)
			assert_int_equal(actives(a), 1);
		if (round > 20 && !actives(a)) {
			ends = net->clk.now;
			/* half the active time for the query, the other half for the SIA query */
			assert_in_range(ends, 1000 + 180000, 1000 + 200000);
			return;
		}
	}
	fail_msg("the route stays active");
}

/* Random links fail and return under loss; then every RIB equals a shortest-path search. */
#define N 6
struct edge {
	int a, b;
	size_t pa, pb;
	uint32_t delay;
	bool up;
};

static void compare(struct net *net, const struct edge *edge, size_t n_edges)
{
	for (int dst = 0; dst < N; dst++) {
		uint32_t dist[N];
		char text[32];

		for (int i = 0; i < N; i++)
			dist[i] = i == dst ? 1 : UINT32_MAX;
		for (int round = 0; round < N; round++)
			for (size_t i = 0; i < n_edges; i++) {
				const struct edge *x = &edge[i];
				uint32_t d = x->delay / 10;

				if (!x->up)
					continue;
				if (dist[x->b] != UINT32_MAX)
					dist[x->a] = MIN(dist[x->a], dist[x->b] + d);
				if (dist[x->a] != UINT32_MAX)
					dist[x->b] = MIN(dist[x->b], dist[x->a] + d);
			}
		snprintf(text, sizeof(text), "192.168.%d.0/24", dst);
		for (int i = 0; i < N; i++) {
			const struct rib_route *r = route(&net->r[i], text);

			if (i == dst || dist[i] == UINT32_MAX) {
				assert_null(r);
			} else {
				if (!r)
					fail_msg("router %d lacks %s at %llu", i, text,
						 (unsigned long long)net->clk.now);
				assert_int_equal(r->metric, 256 * (10 + dist[i]));
			}
			assert_int_equal(actives(&net->r[i]), 0);
		}
	}
}

static void test_random(void **state)
{
	struct net *net = *state;
	struct edge edge[N * (N - 1) / 2];
	size_t n_edges = 0;
	char t[32];

	for (int i = 0; i < N; i++) {
		speaker(net);
		snprintf(t, sizeof(t), "192.168.%d.1/24", i);
		port(&net->r[i], t, 0, 1000000, 10);
	}
	for (int i = 0; i < N; i++)
		for (int k = i + 1; k < N; k++) {
			struct edge *x = &edge[n_edges];
			int w = i * 16 + k + 1;

			if ((i * 7 + k * 3) % 3 == 0 && k != i + 1)
				continue;
			*x = (struct edge){ i, k, net->r[i].n_ports, net->r[k].n_ports,
					    10 * (1 + (uint32_t)(i * 5 + k * 11) % 17), true };
			snprintf(t, sizeof(t), "10.%d.%d.1/30", i, k);
			port(&net->r[i], t, w, 1000000, x->delay);
			snprintf(t, sizeof(t), "10.%d.%d.2/30", i, k);
			port(&net->r[k], t, w, 1000000, x->delay);
			n_edges++;
		}
	start(net);
	run(net, 10000);
	compare(net, edge, n_edges);
	net->loss = 15;
	for (int round = 0; round < 60; round++) {
		struct edge *x;

		net->rnd = net->rnd * 1103515245 + 12345;
		x = &edge[net->rnd / 65536 % n_edges];
		x->up = !x->up;
		net->r[x->a].port[x->pa].up = net->r[x->b].port[x->pb].up = x->up;
		links(&net->r[x->a]);
		links(&net->r[x->b]);
		if (round % 3) {
			run(net, 37 * (uint64_t)round);
			continue;
		}
		net->loss = 0; /* lost hellos would take neighbours down just when we look */
		run(net, 60000);
		compare(net, edge, n_edges);
		net->loss = 15;
	}
}

/* Metrics and packets by themselves. */
static void test_metric(void **state)
{
	struct eigrp_metric m = { .delay = 50000ULL * 1000000, .bw = 100, .rel = 255, .load = 1 };
	uint8_t k[6] = { 1, 0, 1 };
	static const struct {
		uint32_t bw, delay_us, metric;
	} t[] = { { 100, 50000, 26880000 },   { 8000000, 5000, 128256 }, { 1000000, 10, 2816 },
		  { 100000, 100, 28160 },     { 10000, 1000, 281600 },   { 1544, 20000, 2169856 } };

	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		m.bw = t[i].bw;
		m.delay = t[i].delay_us * 1000000ULL;
		assert_int_equal(eigrp_composite(k, false, &m), t[i].metric);
	}
	m.bw = 1000000;
	m.delay = 10000000;
	assert_int_equal(eigrp_composite(k, true, &m), 1310720);
	m.delay = EIGRP_DELAY_INF;
	assert_true(eigrp_composite(k, false, &m) == EIGRP_INF);
	(void)state;
}

static void keep_route(const struct eigrp_route *rt, void *arg)
{
	*(struct eigrp_route *)arg = *rt;
}

static void test_codec(void **state)
{
	static const char *const prefixes[] = { "0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12",
						"192.168.1.0/24", "10.1.2.3/32", "10.1.2.0/23",
						"::/0", "2001:DB8::/32", "2001:DB8:1::/63",
						"2001:DB8:1:2::/64", "2001:DB8::1/128" };

	for (int form = 0; form < 4; form++)
		for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
			struct eigrp_route in = { .metric = { 51000ULL * 1000000, 100, 1400, 3, 255, 1 },
						  .nexthop = addr_v4(0x0a000001) }, out = { 0 };
			uint8_t buf[128];
			struct wr w = wr_init(buf, sizeof(buf));
			struct rd r;

			in.external = form & 1;
			if (in.external)
				in.ext = (struct eigrp_ext){ 0x01020304, 65001, 9, 20, 3, 0 };
			assert_true(prefix_parse(prefixes[i], &in.prefix));
			if (in.prefix.addr.family == ADDR_V6)
				addr_parse("FE80::1", &in.nexthop);
			eigrp_route_write(&w, &in, form & 2, 0x05060708);
			assert_false(w.bad);
			assert_true(wr_len(&w) <= EIGRP_ROUTE_MAX);
			r = rd_init(buf, wr_len(&w));
			assert_true(eigrp_routes_parse(&r, in.prefix.addr.family, keep_route, &out));
			assert_true(prefix_eq(&in.prefix, &out.prefix));
			assert_true(addr_eq(&in.nexthop, &out.nexthop));
			assert_true(in.metric.delay == out.metric.delay);
			assert_int_equal(in.metric.bw, out.metric.bw);
			assert_int_equal(in.metric.mtu, out.metric.mtu);
			assert_int_equal(in.metric.hops, out.metric.hops);
			assert_memory_equal(&in.ext, &out.ext, sizeof(in.ext));
			/* cut anywhere: refused, or nothing left over */
			for (size_t n = 1; n < wr_len(&w); n++) {
				r = rd_init(buf, n);
				assert_false(eigrp_routes_parse(&r, in.prefix.addr.family,
								keep_route, &out));
			}
		}
	(void)state;
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_pair),	   T(test_mismatch), T(test_sources), T(test_feasible),
		T(test_pair),	   T(test_mismatch), T(test_sources), T(test_connected_first),
		T(test_active),	   T(test_ecmp),     T(test_stub),    T(test_summary),
		T(test_externals), T(test_md5),	     T(test_sha),     T(test_wide),
		T(test_restart),   T(test_sia),	     T(test_random),  cmocka_unit_test(test_metric),
		cmocka_unit_test(test_codec),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
