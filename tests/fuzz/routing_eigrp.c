/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP from a hostile neighbour. The input is a row of packets: a byte of kind and a length, then
 * the bytes behind the header; header, checksum and sequence numbers are made to fit when the kind
 * says so, so that hellos, updates, queries and replies reach DUAL. Two neighbours and a lan; the
 * speaker's own packets must parse, and nothing may be left when it ends.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/eigrp/eigrp_wire.h"

static struct fake_clock clk;
static size_t routes;
static uint32_t last_sent[2];

static void route_ok(const struct eigrp_route *rt, void *arg)
{
	if (rt->prefix.len > 32)
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
				  !eigrp_routes_parse(&r, route_ok, NULL))
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
	if (t->prefix.len > 32)
		abort();
}

static void packet(struct eigrp *e, unsigned kind, const uint8_t *body, size_t n, uint32_t *seq)
{
	static const uint8_t ops[8] = { EIGRP_HELLO, EIGRP_UPDATE, EIGRP_UPDATE, EIGRP_QUERY,
					EIGRP_REPLY, EIGRP_SIAQUERY, EIGRP_SIAREPLY, EIGRP_HELLO };
	struct addr src = addr_v4(kind & 8 ? 0x0a000102 : 0x0a000002);
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
	unsigned first = rd_u8(&r);

	memset(l, 0, sizeof(l));
	for (int i = 0; i < 3; i++) {
		str_copy(l[i].name, sizeof(l[i].name), i == 0 ? "Tunnel1" : i == 1 ? "Tunnel2" : "Loopback1");
		l[i].addrs[0] = (struct prefix){ addr_v4(0x0a000001 + (uint32_t)i * 256), 24 };
		l[i].n_addrs = 1;
		l[i].bw = 100;
		l[i].delay_us = 50000;
		l[i].mtu = 1400;
		l[i].loopback = i == 2;
	}
	eigrp_conf_init(&c);
	c.as = 1;
	c.networks = &net;
	c.n_networks = 1;
	if (first & 1)
		str_copy(c.vname, sizeof(c.vname), "N");
	c.stub = first & 2;
	c.variance = first & 4 ? 3 : 1;
	eigrp_configure(e, &c);
	eigrp_links(e, l, 3);
	while (rd_left(&r)) {
		unsigned kind = rd_u8(&r);
		size_t want = rd_u8(&r), n = MIN(want, rd_left(&r));

		packet(e, kind, rd_bytes(&r, n), n, &seq);
		clk.now += kind & 128 ? 2000 : 11;
		timerq_run(q);
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
