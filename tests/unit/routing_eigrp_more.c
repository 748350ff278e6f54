/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP speakers in memory: what is configured besides the topology. Route maps on what is told and
 * heard, leak-maps, summary-metric, auto-summary, static neighbours, lifetimes of keys, routes that
 * lost in the RIB, soft clearing, the log lines.
 */
#include "tests/unit/eigrp_net.h"

static int64_t wall_now;

static int64_t ops_wall(void *ctx)
{
	return wall_now;
}

static struct speaker *walled(struct net *net)
{
	struct speaker *s = speaker(net);
	struct eigrp_ops ops = { ops_send, ops_rib_add, ops_rib_del, s, ops_wall };

	eigrp_free(s->e);
	s->e = eigrp_new(net->q, &ops);
	return s;
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

static void permit(struct eigrp_map *m, const char *prefix)
{
	struct eigrp_rule r;
	struct prefix p;

	assert_true(prefix_parse(prefix, &p));
	memset(&r, 0, sizeof(r));
	eigrp_rule_prefix(&r, &p);
	r.ge = p.len;
	r.le = 32;
	r.permit = true;
	eigrp_map_rule(m, EIGRP_RULE_ADDR, 0, &r);
}

static void pair(struct net *net, struct speaker **a, struct speaker **b)
{
	*a = speaker(net);
	*b = speaker(net);
	port(*a, "10.0.0.1/30", 1, 100, 50000);
	port(*b, "10.0.0.2/30", 1, 100, 50000);
}

static void apply(struct speaker *s)
{
	eigrp_configure(s->e, &s->conf);
}

/* Only what the RIB took may be told; what lost comes back when it wins. */
static void test_rib_lost(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net);
	struct prefix p;

	port(a, "10.0.1.1/30", 1, 1000000, 10);
	port(b, "10.0.1.2/30", 1, 1000000, 10);
	port(b, "10.0.2.1/30", 2, 1000000, 10);
	port(c, "10.0.2.2/30", 2, 1000000, 10);
	port(a, "192.168.9.1/24", 0, 1000000, 10);
	start(net);
	run(net, 4000);
	assert_non_null(route(c, "192.168.9.0/24"));
	assert_true(prefix_parse("192.168.9.0/24", &p));
	eigrp_rib_verdict(b->e, &p, false);
	run(net, 1000);
	assert_null(route(c, "192.168.9.0/24"));
	assert_non_null(route(b, "192.168.9.0/24")); /* it stays a candidate */
	eigrp_rib_verdict(b->e, &p, true);
	run(net, 1000);
	assert_non_null(route(c, "192.168.9.0/24"));
	/* of a connected route the RIB says nothing about EIGRP's */
	eigrp_rib_verdict(a->e, &p, false);
	run(net, 1000);
	assert_non_null(route(c, "192.168.9.0/24"));
}

static void test_static_neighbors(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net);
	struct eigrp_static *n;

	port(a, "10.0.0.1/24", 1, 1000000, 10);
	port(b, "10.0.0.2/24", 1, 1000000, 10);
	port(c, "10.0.0.3/24", 1, 1000000, 10);
	port(b, "192.168.2.1/24", 0, 1000000, 10);
	for (int i = 0; i < 2; i++) { /* a and b name each other; c multicasts and is not heard */
		n = xcalloc(1, sizeof(*n));
		str_copy(n->ifname, sizeof(n->ifname), "Tunnel1");
		n->addr = addr_v4(i ? 0x0a000001 : 0x0a000002);
		net->r[i].conf.statics = n;
		net->r[i].conf.n_statics = 1;
	}
	start(net);
	run(net, 12000);
	assert_int_equal(nbrs_up(a), 1);
	assert_int_equal(nbrs_up(b), 1);
	assert_int_equal(nbrs_up(c), 0);
	assert_non_null(route(a, "192.168.2.0/24"));
	/* without it everybody is a neighbour again */
	for (int i = 0; i < 2; i++) {
		net->r[i].conf.n_statics = 0;
		apply(&net->r[i]);
	}
	run(net, 12000);
	assert_int_equal(nbrs_up(a), 2);
	assert_int_equal(nbrs_up(c), 2);
}

static void key(struct speaker *s, uint32_t id, const char *text, int64_t from, int64_t to)
{
	struct eigrp_if_conf *c = &s->conf.if_default;
	struct eigrp_key *k = &c->keys[c->n_keys++];

	c->auth = EIGRP_AUTH_MD5;
	k->id = id;
	str_copy(k->key, sizeof(k->key), text);
	k->accept_from = from - 60;
	k->accept_to = to + 60;
	k->send_from = from;
	k->send_to = to;
}

/* Two keys that take turns: the adjacency lives through it. A chain whose keys have all ended: no. */
static void test_key_lifetimes(void **state)
{
	struct net *net = *state;
	struct speaker *a = walled(net), *b = walled(net);
	uint64_t bad;

	port(a, "10.0.0.1/30", 1, 100, 50000);
	port(b, "10.0.0.2/30", 1, 100, 50000);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	for (int i = 0; i < 2; i++) {
		key(&net->r[i], 1, "first", 1000, 2000);
		key(&net->r[i], 2, "second", 2001, 3000);
	}
	wall_now = 1500;
	start(net);
	run(net, 6000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	wall_now = 2010;
	run(net, 30000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
	assert_false(logged("is down"));
	bad = eigrp_traffic(a->e)->bad;
	assert_int_equal(bad, 0);
	down(b, 1); /* an update signed with the second key passes */
	run(net, 1000);
	assert_null(route(a, "192.168.0.0/24"));
	wall_now = 3100;
	run(net, 30000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 0);
	wall_now = 2500;
	run(net, 12000);
	assert_int_equal(nbrs_up(a) + nbrs_up(b), 2);
}

/* Clauses: tag, metric, interface, next hop, kind of route; what they set. */
static void test_map(void **state)
{
	struct eigrp_map m = { 0 }, copy;
	struct eigrp_clause *c = eigrp_map_clause(&m);
	struct eigrp_rule nh;
	struct eigrp_subject s = { .ifname = "Tunnel1", .tag = 5, .metric = 100, .external = true,
				   .proto = EIGRP_FROM_STATIC };
	struct eigrp_metric metric = { .delay = 10, .bw = 1, .hops = 3 };
	uint32_t tag = 5;

	assert_true(prefix_parse("10.1.1.0/24", &s.prefix));
	s.nexthop = addr_v4(0x0a000001);
	assert_null(eigrp_map_run(&(struct eigrp_map){ 0 }, &s)); /* no such map */
	c->tags[0] = 9;
	c->n_tags = 1;
	c = eigrp_map_clause(&m); /* deny what has metric 100 and comes from Tunnel2 */
	c->has_metric = true;
	c->metric = 100;
	str_copy(c->ifs[0], IFACE_NAME_LEN, "Tunnel2");
	c->n_ifs = 1;
	c = eigrp_map_clause(&m);
	c->permit = true;
	c->tags[0] = 4;
	c->tags[1] = 5;
	c->n_tags = 2;
	c->set_tag = true;
	c->tag = 77;
	c->set_metric = EIGRP_SET_VECTOR;
	c->to = (struct eigrp_metric){ .delay = 500, .bw = 64 };
	permit(&m, "10.1.0.0/16");
	memset(&nh, 0, sizeof(nh));
	nh.addr = addr_v4(0x0a000001);
	nh.le = 32;
	nh.permit = true;
	eigrp_map_rule(&m, EIGRP_RULE_NEXTHOP, 0, &nh);
	eigrp_map_copy(&copy, &m);
	assert_true(eigrp_map_eq(&copy, &m));
	c = &m.clauses[2];
	assert_ptr_equal(eigrp_map_run(&m, &s), c);
	eigrp_clause_apply(c, &metric, &tag);
	assert_int_equal(tag, 77);
	assert_int_equal(metric.delay, 500);
	assert_int_equal(metric.hops, 3);
	s.ifname = "Tunnel2";
	assert_null(eigrp_map_run(&m, &s));
	s.metric = 101;
	assert_ptr_equal(eigrp_map_run(&m, &s), c);
	s.nexthop = addr_v4(0x0a000002);
	assert_null(eigrp_map_run(&m, &s));
	s.nexthop = addr_v4(0x0a000001);
	c->want_internal = true;
	assert_null(eigrp_map_run(&m, &s));
	assert_false(eigrp_map_eq(&copy, &m));
	c->want_internal = false;
	c->proto = EIGRP_FROM_OSPF;
	assert_null(eigrp_map_run(&m, &s));
	c->proto = EIGRP_FROM_STATIC;
	assert_ptr_equal(eigrp_map_run(&m, &s), c);
	s.tag = 6;
	assert_null(eigrp_map_run(&m, &s));
	/* a list that denies first: the next one may still permit */
	s.tag = 5;
	m.rules[0].permit = false;
	assert_null(eigrp_map_run(&m, &s));
	nh.addr = addr_v4(0x0a010100);
	nh.wild[3] = 0xff;
	eigrp_map_rule(&m, EIGRP_RULE_ADDR, 1, &nh);
	assert_non_null(eigrp_map_run(&m, &s));
	eigrp_map_clear(&m);
	eigrp_map_clear(&copy);
}

/* A route map on a distribute-list out sets the tag of externals, and stops those with another. */
static void test_map_out(void **state)
{
	struct net *net = *state;
	struct speaker *a, *b;
	struct eigrp_external x[2] = { { .metric = { 10000000, 1000000, 1500, 0, 255, 1 },
					 .proto = EIGRP_FROM_STATIC, .tag = 7 } };
	struct eigrp_filter *f = xcalloc(1, sizeof(*f));
	struct eigrp_clause *c;

	pair(net, &a, &b);
	x[1] = x[0];
	x[1].tag = 8;
	assert_true(prefix_parse("172.16.0.0/16", &x[0].prefix));
	assert_true(prefix_parse("172.17.0.0/16", &x[1].prefix));
	f->out = true;
	c = eigrp_map_clause(&f->map);
	c->permit = true;
	c->tags[0] = 7;
	c->n_tags = 1;
	c->set_tag = true;
	c->tag = 70;
	b->conf.filters = f;
	b->conf.n_filters = 1;
	start(net);
	eigrp_externals(b->e, x, 2);
	run(net, 3000);
	assert_int_equal(route(a, "172.16.0.0/16")->tag, 70);
	assert_null(route(a, "172.17.0.0/16"));
	/* inwards with a metric of one's own */
	a->conf.filters = xcalloc(1, sizeof(*f));
	a->conf.n_filters = 1;
	c = eigrp_map_clause(&a->conf.filters[0].map);
	c->permit = true;
	c->set_metric = EIGRP_SET_ADD;
	c->to.delay = 10000000; /* one unit: 256 */
	apply(a);
	run(net, 8000);
	want_route(a, "172.16.0.0/16", "10.0.0.2", 256 * (100000 + 5001 + 1));
}

static struct eigrp_summary *summary(struct speaker *s, const char *prefix)
{
	struct eigrp_summary *x = xcalloc(1, sizeof(*x));

	str_copy(x->ifname, sizeof(x->ifname), "Tunnel1");
	assert_true(prefix_parse(prefix, &x->prefix));
	x->distance = 5;
	s->conf.summaries = x;
	s->conf.n_summaries = 1;
	return x;
}

static void test_leak(void **state)
{
	struct net *net = *state;
	struct eigrp_summary_metric *m = xcalloc(1, sizeof(*m));
	struct eigrp_summary *x;
	struct speaker *a, *b;

	pair(net, &a, &b);
	port(b, "192.168.0.1/24", 0, 1000000, 10);
	port(b, "192.168.1.1/24", 0, 1000000, 20);
	x = summary(b, "192.168.0.0/16");
	x->leaks = true;
	eigrp_map_clause(&x->leak)->permit = true;
	permit(&x->leak, "192.168.1.0/24");
	start(net);
	run(net, 3000);
	assert_non_null(route(a, "192.168.0.0/16"));
	assert_null(route(a, "192.168.0.0/24"));
	assert_non_null(route(a, "192.168.1.0/24"));
	/* a fixed metric, whatever the components have */
	assert_true(prefix_parse("192.168.0.0/16", &m->prefix));
	m->metric = (struct eigrp_metric){ .delay = 100 * 10000000ULL, .bw = 10000, .rel = 255,
					   .load = 1, .mtu = 1500 };
	b->conf.summary_metrics = m;
	b->conf.n_summary_metrics = 1;
	apply(b);
	run(net, 1000);
	want_route(a, "192.168.0.0/16", "10.0.0.2", 256 * (100000 + 5100));
	down(b, 1);
	run(net, 1000);
	want_route(a, "192.168.0.0/16", "10.0.0.2", 256 * (100000 + 5100));
	down(b, 2);
	run(net, 1000);
	assert_null(route(a, "192.168.0.0/16"));
}

/* A stub that learns a route from one neighbour and, by its leak-map, tells it to the other. */
static void test_stub_leak(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net), *c = speaker(net);

	port(a, "10.0.1.1/30", 1, 1000000, 10);
	port(b, "10.0.1.2/30", 1, 1000000, 10);
	port(b, "10.0.2.1/30", 2, 1000000, 10);
	port(c, "10.0.2.2/30", 2, 1000000, 10);
	port(c, "192.168.1.1/24", 0, 1000000, 10);
	port(c, "192.168.2.1/24", 0, 1000000, 10);
	b->conf.stub = true;
	b->conf.stub_flags = EIGRP_STUB_CONNECTED;
	start(net);
	run(net, 4000);
	assert_null(route(a, "192.168.1.0/24"));
	assert_non_null(route(a, "10.0.2.0/30"));
	b->conf.stub_leaks = true;
	eigrp_map_clause(&b->conf.stub_leak)->permit = true;
	permit(&b->conf.stub_leak, "192.168.1.0/24");
	apply(b);
	run(net, 8000);
	assert_non_null(route(a, "192.168.1.0/24"));
	assert_null(route(a, "192.168.2.0/24"));
	b->conf.stub_flags = EIGRP_STUB_RECEIVE_ONLY;
	apply(b);
	run(net, 8000);
	assert_null(route(a, "192.168.1.0/24"));
	assert_null(route(a, "10.0.2.0/30"));
}

static void test_auto_summary(void **state)
{
	struct net *net = *state;
	struct speaker *a, *b;

	pair(net, &a, &b);
	port(b, "172.16.1.1/24", 0, 1000000, 10);
	port(b, "172.16.2.1/24", 0, 1000000, 10);
	port(b, "10.7.0.1/24", 0, 1000000, 10);
	b->conf.auto_summary = true;
	start(net);
	run(net, 3000);
	assert_non_null(route(a, "172.16.0.0/16"));
	assert_null(route(a, "172.16.1.0/24"));
	assert_non_null(route(a, "10.7.0.0/24")); /* the same classful network as the link's */
	assert_true(route(b, "172.16.0.0/16")->null0);
	b->conf.auto_summary = false;
	apply(b);
	run(net, 1000);
	assert_null(route(a, "172.16.0.0/16"));
	assert_null(route(b, "172.16.0.0/16"));
	assert_non_null(route(a, "172.16.1.0/24"));
}

static void test_traffic_share(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);

	port(a, "10.0.1.1/30", 1, 1000000, 100);
	port(b, "10.0.1.2/30", 1, 1000000, 100);
	port(a, "10.0.2.1/30", 2, 1000000, 200);
	port(b, "10.0.2.2/30", 2, 1000000, 200);
	port(b, "192.168.2.1/24", 0, 1000000, 10);
	a->conf.variance = 2;
	start(net);
	run(net, 4000);
	assert_int_equal(route(a, "192.168.2.0/24")->n_nh, 2);
	a->conf.share_min = true;
	apply(a);
	assert_int_equal(route(a, "192.168.2.0/24")->n_nh, 1);
}

/* The messages of IOS: goodbye, K values again and again but not too often, foreign subnets. */
static void test_log(void **state)
{
	struct net *net = *state;
	struct speaker *a = speaker(net), *b = speaker(net);
	uint64_t before;

	log_ring_resize(65536, LOG_LV_DEBUG, true);
	log_ring_clear();
	port(a, "10.0.0.1/24", 1, 1000000, 10);
	port(b, "10.0.0.2/24", 1, 1000000, 10);
	start(net);
	run(net, 4000);
	assert_true(logged("%DUAL-5-NBRCHANGE: EIGRP-IPv4 100: Neighbor 10.0.0.2 (Tunnel1) is up: new adjacency"));
	eigrp_clear(a->e, NULL, NULL, true);
	run(net, 2000);
	assert_true(logged("Neighbor 10.0.0.2 (Tunnel1) is resync: manually cleared"));
	assert_true(logged("Neighbor 10.0.0.1 (Tunnel1) is resync: peer graceful-restart"));
	assert_false(logged("is down"));
	b->conf.if_default.passive = true;
	apply(b);
	run(net, 1000);
	assert_true(logged("Neighbor 10.0.0.2 (Tunnel1) is down: Interface PEER-TERMINATION received"));
	b->conf.if_default.passive = false;
	b->conf.k[1] = 1;
	apply(b);
	log_ring_clear();
	before = log_ring_count();
	run(net, 60000);
	assert_true(logged("Neighbor 10.0.0.2 (Tunnel1) is down: K-value mismatch"));
	assert_in_range(log_ring_count() - before, 8, 14); /* two routers, ten seconds each */
	a->conf.no_warnings = b->conf.no_warnings = true;
	apply(a);
	apply(b);
	log_ring_clear();
	run(net, 60000);
	assert_false(logged("K-value"));
	b->conf.k[1] = 0;
	a->conf.no_warnings = false;
	apply(a);
	apply(b);
	assert_true(prefix_parse("10.0.9.2/24", &b->port[0].link.addrs[0]));
	links(b);
	run(net, 20000);
	assert_true(logged("%DUAL-6-NBRINFO: EIGRP-IPv4 100: Neighbor 10.0.9.2 (Tunnel1) is blocked: "
			   "not on common subnet (10.0.0.1/24)"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_rib_lost),   T(test_static_neighbors), T(test_key_lifetimes),
		T(test_map_out),    T(test_leak),	      T(test_stub_leak),
		T(test_auto_summary), T(test_traffic_share),  T(test_log),
		cmocka_unit_test(test_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
