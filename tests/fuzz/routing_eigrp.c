/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP from a hostile neighbour. The input is a row of packets: a byte of kind and a length, then
 * the bytes behind the header; header, checksum and sequence numbers are made to fit when the kind
 * says so, so that hellos, updates, queries and replies reach DUAL. Two neighbours and a lan, of
 * IPv4 or of IPv6; the
 * speaker's own packets must parse, and nothing may be left when it ends.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/eigrp/eigrp_wire.h"

static struct fake_clock clk;
static size_t routes;
static uint32_t last_sent[2];
static uint8_t family;

static void route_ok(const struct eigrp_route *rt, void *arg)
{
	if (rt->prefix.addr.family != family || rt->prefix.len > (family == ADDR_V6 ? 128 : 32))
		abort();
}

static void ops_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len)
{
	struct rd r = rd_init(p, len);
	struct eigrp_hdr h;
	struct eigrp_hello hello;

	if (!eigrp_hdr_parse(&r, &h))
		abort();
	if (h.op == EIGRP_HELLO ? !eigrp_hello_parse(&r, src, &hello) :
				  !eigrp_routes_parse(&r, family, route_ok, NULL))
		abort();
	if (h.seq)
		last_sent[ifname[6] == '2'] = h.seq;
}

static void ops_rib_add(void *ctx, const struct rib_route *r)
{
	if (!r->null0 && (!r->n_nh || r->n_nh > RIB_MAX_PATHS))
		abort();
	routes++;
}

static void ops_rib_del(void *ctx, const struct prefix *p, enum rib_proto proto)
{
}

static void topo(const struct eigrp_topo_info *t, void *arg)
{
	if (t->prefix.addr.family != family)
		abort();
}

static void rule(struct eigrp_map *m, uint32_t addr, uint32_t wild, bool permit)
{
	struct eigrp_rule r;

	memset(&r, 0, sizeof(r));
	r.addr = addr_v4(addr);
	for (int i = 0; i < 4; i++)
		r.wild[i] = (uint8_t)(wild >> (24 - 8 * i));
	r.le = 32;
	r.permit = permit;
	eigrp_map_rule(m, EIGRP_RULE_ADDR, 0, &r);
}

static struct addr neighbour(int n)
{
	struct addr a = addr_v4(n ? 0x0a000102 : 0x0a000002);

	if (family == ADDR_V6)
		addr_parse(n ? "FE80::102" : "FE80::2", &a);
	return a;
}

/* What may stand in a configuration besides networks: by the bits of `what`. */
static void configure_more(struct eigrp_conf *c, unsigned what)
{
	if (what & 1) { /* a summary that leaks */
		c->summaries = xcalloc(1, sizeof(*c->summaries));
		c->n_summaries = 1;
		str_copy(c->summaries->ifname, IFACE_NAME_LEN, "Tunnel2");
		c->summaries->prefix = (struct prefix){ addr_v4(0xc0000000), 8 };
		if (family == ADDR_V6)
			prefix_parse("2001:DB8::/32", &c->summaries->prefix);
		c->summaries->leaks = true;
		eigrp_map_clause(&c->summaries->leak)->permit = true;
		rule(&c->summaries->leak, 0xc0a80000, 0xff, true);
	}
	if (what & 2) { /* a route map both ways */
		c->filters = xcalloc(2, sizeof(*c->filters));
		c->n_filters = 2;
		for (int i = 0; i < 2; i++) {
			struct eigrp_clause *x = eigrp_map_clause(&c->filters[i].map);

			c->filters[i].out = i;
			x->permit = true;
			x->set_tag = true;
			x->tag = 9;
			x->set_metric = i ? EIGRP_SET_ADD : EIGRP_SET_SUB;
			x->to.delay = UINT64_MAX / 4;
			rule(&c->filters[i].map, 0xc0000000, 0xffffff, false);
			rule(&c->filters[i].map, 0, UINT32_MAX, true);
		}
	}
	if (what & 4) {
		c->statics = xcalloc(1, sizeof(*c->statics));
		c->n_statics = 1;
		str_copy(c->statics->ifname, IFACE_NAME_LEN, "Tunnel1");
		c->statics->addr = neighbour(0);
	}
	c->auto_summary = what & 8;
	if (what & 16) {
		c->if_default.auth = EIGRP_AUTH_MD5;
		c->if_default.n_keys = 1;
		str_copy(c->if_default.keys[0].key, EIGRP_KEY_LEN, "k");
		c->if_default.keys[0].accept_to = c->if_default.keys[0].send_to = INT64_MAX;
	}
}

/* The RIB takes back or gives again every other prefix. */
static void verdict(const struct eigrp_topo_info *t, void *arg)
{
	eigrp_rib_verdict(arg, &t->prefix, t->prefix.addr.b[2] & 1);
}

static void packet(struct eigrp *e, unsigned kind, const uint8_t *body, size_t n, uint32_t *seq)
{
	static const uint8_t ops[8] = { EIGRP_HELLO, EIGRP_UPDATE, EIGRP_UPDATE, EIGRP_QUERY,
					EIGRP_REPLY, EIGRP_SIAQUERY, EIGRP_SIAREPLY, EIGRP_HELLO };
	struct addr src = neighbour(!!(kind & 8));
	const char *ifname = kind & 8 ? "Tunnel2" : "Tunnel1";
	struct eigrp_hdr h = { .op = ops[kind & 7], .as = 1 };
	uint8_t buf[EIGRP_HDR_LEN + 256 + 16];
	struct wr w = wr_init(buf, sizeof(buf));

	if (kind & 16) { /* as it is */
		eigrp_rx(e, ifname, &src, kind & 32, body, n);
		return;
	}
	if ((kind & 7) == 7 || (kind & 64))
		h.ack = last_sent[!!(kind & 8)];
	if (h.op != EIGRP_HELLO)
		h.seq = ++*seq;
	if ((kind & 7) == 1)
		h.flags = EIGRP_F_INIT;
	eigrp_hdr_write(&w, &h);
	if ((kind & 7) == 0 && (kind & 32)) {
		struct eigrp_hello hello = { .k = { 1, 0, 1 }, .hold_s = 15, .has_version = true,
					     .has_stub = kind & 64, .ver = { 1, 1, 2, 0 } };

		eigrp_hello_write(&w, &hello);
	}
	wr_bytes(&w, body, n);
	eigrp_checksum_set(buf, wr_len(&w));
	eigrp_rx(e, ifname, &src, (kind & 7) == 0, buf, wr_len(&w));
}

static void links_v6(struct eigrp_link *l, uint8_t i)
{
	prefix_parse("FE80::1/64", &l->addrs[0]);
	prefix_parse("2001:DB8::1/64", &l->addrs[1]);
	l->addrs[0].addr.b[14] = i;
	l->addrs[1].addr.b[7] = i;
	l->n_addrs = 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct timerq *q = timerq_new(fake_clock_now, &clk);
	struct eigrp_ops ops = { ops_send, ops_rib_add, ops_rib_del, NULL };
	struct eigrp *e = eigrp_new(q, &ops);
	struct eigrp_network net = { 0, UINT32_MAX };
	struct eigrp_conf c;
	struct eigrp_link l[3];
	struct rd r = rd_init(data, size);
	uint32_t seq = 0;
	unsigned first = rd_u8(&r), more = first & 16 ? rd_u8(&r) : 0;

	family = first & 32 ? ADDR_V6 : ADDR_V4;

	memset(l, 0, sizeof(l));
	for (int i = 0; i < 3; i++) {
		str_copy(l[i].name, sizeof(l[i].name), i == 0 ? "Tunnel1" : i == 1 ? "Tunnel2" : "Loopback1");
		l[i].addrs[0] = (struct prefix){ addr_v4(0x0a000001 + (uint32_t)i * 256), 24 };
		l[i].n_addrs = 1;
		l[i].v4 = addr_to_v4(&l[i].addrs[0].addr);
		if (family == ADDR_V6)
			links_v6(&l[i], (uint8_t)i);
		l[i].bw = 100;
		l[i].delay_us = 50000;
		l[i].mtu = 1400;
		l[i].loopback = i == 2;
	}
	eigrp_conf_init(&c, family);
	c.if_default.enabled = true;
	c.as = 1;
	c.networks = xmemdup(&net, sizeof(net));
	c.n_networks = 1;
	configure_more(&c, more);
	if (first & 1)
		str_copy(c.vname, sizeof(c.vname), "N");
	c.stub = first & 2;
	c.variance = first & 4 ? 3 : 1;
	eigrp_configure(e, &c);
	eigrp_conf_clear(&c);
	eigrp_links(e, l, 3);
	while (rd_left(&r)) {
		unsigned kind = rd_u8(&r);
		size_t want = rd_u8(&r), n = MIN(want, rd_left(&r));

		packet(e, kind, rd_bytes(&r, n), n, &seq);
		clk.now += kind & 128 ? 2000 : 11;
		timerq_run(q);
		if (more & 32)
			eigrp_walk_topo(e, verdict, e);
	}
	eigrp_walk_topo(e, topo, NULL);
	if (first & 8)
		eigrp_link_down(e, "Tunnel2");
	eigrp_free(e);
	if (timerq_next(q) != -1)
		abort();
	timerq_free(q);
	return 0;
}
