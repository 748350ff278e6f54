/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP on a hub: 1,000 spokes, 20 networks each, all in memory on a fake clock. The hub tells them
 * a summary, as such hubs do. Processor time to come up, memory, and what the loss of one spoke costs.
 */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/util.h"
#include "routing/eigrp/eigrp.h"
#include "tests/bench/bench.h"

#define SPOKES 1000
#define LANS 20

struct net;
struct speaker {
	struct net *net;
	struct eigrp *e;
	unsigned n;              /* which spoke; SPOKES is the hub */
};
struct frame {
	struct speaker *to;
	char ifname[IFACE_NAME_LEN];
	struct addr src;
	bool multicast;
	size_t len;
	struct frame *next;
	uint8_t p[];
};
struct net {
	uint64_t now;
	struct timerq *q;
	struct frame *frames, **tail;
	struct speaker spoke[SPOKES + 1];
	bool cut[SPOKES];
	bool have[SPOKES * LANS]; /* the spokes' networks in the hub's RIB */
	size_t routes;
};

static uint64_t now_ms(void *arg)
{
	return ((struct net *)arg)->now;
}

static void ops_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len)
{
	struct speaker *s = ctx;
	struct net *net = s->net;
	bool hub = s->n == SPOKES;
	unsigned spoke = hub ? (unsigned)strtoul(ifname + strlen("Virtual-Access"), NULL, 10) : s->n;
	struct frame *f;

	if ((!hub && strcmp(ifname, "Tunnel0") != 0) || spoke >= SPOKES || net->cut[spoke])
		return;
	f = xmalloc(sizeof(*f) + len);
	f->to = &net->spoke[hub ? spoke : SPOKES];
	if (hub)
		snprintf(f->ifname, sizeof(f->ifname), "Tunnel0");
	else
		snprintf(f->ifname, sizeof(f->ifname), "Virtual-Access%u", spoke);
	f->src = *src;
	f->multicast = !dst;
	f->len = len;
	f->next = NULL;
	memcpy(f->p, p, len);
	*net->tail = f;
	net->tail = &f->next;
}

/* The hub's RIB: an added route may be one that is there already with another metric. */
static void rib_note(struct speaker *s, const struct prefix *p, bool have)
{
	uint32_t lan = addr_to_v4(&p->addr) >> 8 & 0xffff;
	struct net *net = s->net;

	if (s->n != SPOKES || p->len != 24 || lan >= SPOKES * LANS || net->have[lan] == have)
		return;
	net->have[lan] = have;
	net->routes += have ? 1 : (size_t)-1;
}

static void ops_rib_add(void *ctx, const struct rib_route *r)
{
	rib_note(ctx, &r->prefix, true);
}

static void ops_rib_del(void *ctx, const struct prefix *p, enum rib_proto proto)
{
	rib_note(ctx, p, false);
}

static void deliver(struct net *net)
{
	struct frame *f = net->frames, *next;

	net->frames = NULL;
	net->tail = &net->frames;
	for (; f; f = next) {
		next = f->next;
		eigrp_rx(f->to->e, f->ifname, &f->src, f->multicast, f->p, f->len);
		free(f);
	}
}

static void run(struct net *net, uint64_t ms)
{
	uint64_t end = net->now + ms;

	while (net->now < end) {
		int64_t next = timerq_next(net->q);
		uint64_t step = net->frames || next < 1 ? 1 : (uint64_t)next;

		net->now = MIN(net->now + step, end);
		deliver(net);
		timerq_run(net->q);
	}
}

static struct eigrp_link link_make(const char *name, uint32_t addr, uint8_t len)
{
	struct eigrp_link l = { .n_addrs = 1, .bw = 100, .delay_us = 50000, .mtu = 1400 };

	snprintf(l.name, sizeof(l.name), "%s", name);
	l.addrs[0].addr = addr_v4(addr);
	l.addrs[0].len = len;
	return l;
}

static void speaker_start(struct net *net, unsigned n, struct eigrp_conf *c,
			  const struct eigrp_link *links, size_t n_links)
{
	struct speaker *s = &net->spoke[n];
	struct eigrp_ops ops = { ops_send, ops_rib_add, ops_rib_del, s };

	s->net = net;
	s->n = n;
	s->e = eigrp_new(net->q, &ops);
	c->as = 100;
	c->router_id = 0x0aff0000u + n + 1;
	c->no_log = true;
	c->networks = xcalloc(1, sizeof(*c->networks));
	c->networks[0].wild = UINT32_MAX;
	c->n_networks = 1;
	eigrp_configure(s->e, c);
	eigrp_links(s->e, links, n_links);
	eigrp_conf_clear(c);
}

static void hub_start(struct net *net)
{
	struct eigrp_link *links = xcalloc(SPOKES, sizeof(*links));
	struct eigrp_conf c;
	struct eigrp_summary *sum = xcalloc(1, sizeof(*sum));

	for (unsigned i = 0; i < SPOKES; i++) {
		char name[IFACE_NAME_LEN];

		snprintf(name, sizeof(name), "Virtual-Access%u", i);
		links[i] = link_make(name, 0x0aff0001u + SPOKES, 32);
		links[i].unnumbered = true;
		snprintf(links[i].template, sizeof(links[i].template), "Virtual-Template1");
	}
	eigrp_conf_init(&c, ADDR_V4);
	snprintf(sum->ifname, sizeof(sum->ifname), "Virtual-Template1");
	prefix_parse("10.0.0.0/8", &sum->prefix);
	sum->distance = 5;
	c.summaries = sum;
	c.n_summaries = 1;
	speaker_start(net, SPOKES, &c, links, SPOKES);
	free(links);
}

static void spoke_start(struct net *net, unsigned n)
{
	struct eigrp_link links[LANS + 1];
	struct eigrp_conf c;

	links[0] = link_make("Tunnel0", 0x0aff0001u + n, 32);
	links[0].unnumbered = true;
	for (unsigned k = 0; k < LANS; k++) {
		char name[IFACE_NAME_LEN];

		snprintf(name, sizeof(name), "Loopback%u", k);
		links[k + 1] = link_make(name, 0x0a000001u + ((n * LANS + k) << 8), 24);
		links[k + 1].loopback = true;
	}
	eigrp_conf_init(&c, ADDR_V4);
	c.stub = true;
	c.stub_flags = EIGRP_STUB_CONNECTED;
	speaker_start(net, n, &c, links, LANS + 1);
}

static size_t heap(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

int main(void)
{
	struct net *net = xcalloc(1, sizeof(*net));
	struct speaker *hub = &net->spoke[SPOKES];
	size_t before, want;
	uint64_t from;
	double t;

	log_init();
	net->now = 1000;
	net->q = timerq_new(now_ms, net);
	net->tail = &net->frames;
	for (unsigned i = 0; i < SPOKES; i++)
		spoke_start(net, i);
	before = heap();
	t = cpu_seconds();
	hub_start(net);
	from = net->now;
	want = SPOKES * LANS;
	while (net->routes < want && net->now - from < 60000)
		run(net, 10);
	t = cpu_seconds() - t;
	if (net->routes < want) {
		fprintf(stderr, "routing_eigrp: only %zu of %zu routes\n", net->routes, want);
		return 1;
	}
	bench_print("eigrp: 1,000 neighbours, 20,000 routes", t, "s", "<5",
		    "processor time, hub and spokes together");
	bench_print("eigrp: the same on the wire's clock", (double)(net->now - from) / 1000, "s", "-",
		    "from the hub's start, hellos each 5 s");
	run(net, 5000);
	bench_print("eigrp: memory of a route at the hub", (double)(heap() - before) / (double)want,
		    "bytes", "<1000", "with its neighbour's share");
	t = cpu_seconds();
	run(net, 60000);
	bench_print("eigrp: 1,000 idle neighbours", (cpu_seconds() - t) / 60 * 100, "%", "<20",
		    "of one core, both ends of each");
	net->cut[7] = true;
	from = net->now;
	t = cpu_seconds();
	eigrp_link_down(hub->e, "Virtual-Access7");
	while (net->routes > want - LANS && net->now - from < 60000)
		run(net, 1);
	bench_print("eigrp: a spoke lost, told by its interface", (cpu_seconds() - t) * 1000, "ms", "<50",
		    "processor time until its 20 routes are gone");
	net->cut[8] = true;
	from = net->now;
	while (net->routes > want - 2 * LANS && net->now - from < 60000)
		run(net, 10);
	bench_print("eigrp: a spoke that falls silent", (double)(net->now - from) / 1000, "s", "<16",
		    "hold time 15 s, on the wire's clock");
	if (net->routes != want - 2 * LANS) {
		fprintf(stderr, "routing_eigrp: %zu routes are left\n", net->routes);
		return 1;
	}
	for (unsigned i = 0; i <= SPOKES; i++)
		eigrp_free(net->spoke[i].e);
	while (net->frames) {
		struct frame *f = net->frames;

		net->frames = f->next;
		free(f);
	}
	timerq_free(net->q);
	free(net);
	return 0;
}
