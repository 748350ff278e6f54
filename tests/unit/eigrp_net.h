/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP speakers in memory: a fake clock, links that lose packets, RIBs that are lists. Included
 * once by each test program.
 */
#ifndef TESTS_UNIT_EIGRP_NET_H
#define TESTS_UNIT_EIGRP_NET_H

#include <stdio.h>

#include "base/log.h"
#include "base/str.h"
#include "routing/eigrp/eigrp_wire.h"
#include "tests/unit/test.h"

#define MAX_R 8
#define MAX_PORTS 8

struct net;
struct port {
	struct eigrp_link link;
	int wire;               /* ports with the same one hear each other */
	bool up;
};
struct speaker {
	struct net *net;
	struct eigrp *e;
	struct eigrp_conf conf;
	struct port port[MAX_PORTS];
	size_t n_ports;
	struct rib_route rib[64];
	size_t n_rib;
};
struct frame {
	uint64_t at;
	int wire, from;
	struct addr src, dst;
	bool multicast;
	size_t len;
	uint8_t p[1500];
	struct frame *next;
};
struct net {
	struct fake_clock clk;
	struct timerq *q;
	struct speaker r[MAX_R];
	size_t n;
	struct frame *frames, **tail;
	unsigned loss;          /* per cent */
	unsigned rnd, sent;
	unsigned queries;
};

static inline void ops_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len)
{
	struct speaker *s = ctx;
	struct net *net = s->net;
	struct frame *f;

	net->sent++;
	net->queries += p[1] == EIGRP_QUERY;
	net->rnd = net->rnd * 1103515245 + 12345;
	if (net->rnd / 65536 % 100 < net->loss)
		return;
	for (size_t i = 0; i < s->n_ports; i++) {
		if (strcmp(s->port[i].link.name, ifname) != 0 || !s->port[i].up)
			continue;
		f = xcalloc(1, sizeof(*f));
		f->at = net->clk.now + 1;
		f->wire = s->port[i].wire;
		f->from = (int)(s - net->r);
		f->src = *src;
		f->multicast = !dst;
		if (dst)
			f->dst = *dst;
		assert_true(len <= sizeof(f->p));
		memcpy(f->p, p, len);
		f->len = len;
		*net->tail = f;
		net->tail = &f->next;
	}
}

static inline void ops_rib_add(void *ctx, const struct rib_route *r)
{
	struct speaker *s = ctx;

	for (size_t i = 0; i < s->n_rib; i++)
		if (prefix_eq(&s->rib[i].prefix, &r->prefix) && s->rib[i].proto == r->proto) {
			s->rib[i] = *r;
			return;
		}
	assert_true(s->n_rib < ARRAY_SIZE(s->rib));
	s->rib[s->n_rib++] = *r;
}

static inline void ops_rib_del(void *ctx, const struct prefix *p, enum rib_proto proto)
{
	struct speaker *s = ctx;

	for (size_t i = 0; i < s->n_rib; i++)
		if (prefix_eq(&s->rib[i].prefix, p) && s->rib[i].proto == proto) {
			s->rib[i] = s->rib[--s->n_rib];
			return;
		}
	fail_msg("deleted what is not there");
}

static inline void deliver(struct net *net)
{
	struct frame *f;

	while ((f = net->frames) && f->at <= net->clk.now) {
		net->frames = f->next;
		if (!net->frames)
			net->tail = &net->frames;
		for (size_t i = 0; i < net->n; i++)
			for (size_t k = 0; k < net->r[i].n_ports; k++) {
				struct port *p = &net->r[i].port[k];

				if (p->wire == f->wire && p->up && (int)i != f->from && net->r[i].e &&
				    (f->multicast || addr_eq(&f->dst, &p->link.addrs[0].addr)))
					eigrp_rx(net->r[i].e, p->link.name, &f->src, f->multicast,
						 f->p, f->len);
			}
		free(f);
	}
}

static inline void run(struct net *net, uint64_t ms)
{
	uint64_t end = net->clk.now + ms;

	while (net->clk.now < end) {
		int64_t next = timerq_next(net->q);
		uint64_t step = next < 0 ? end - net->clk.now : MAX((uint64_t)next, 1ULL);

		if (net->frames)
			step = MIN(step, MAX(net->frames->at - net->clk.now, 1ULL));
		net->clk.now = MIN(net->clk.now + step, end);
		deliver(net);
		timerq_run(net->q);
	}
}

static inline void links(struct speaker *s)
{
	struct eigrp_link list[MAX_PORTS];
	size_t n = 0;

	for (size_t i = 0; i < s->n_ports; i++)
		if (s->port[i].up)
			list[n++] = s->port[i].link;
	eigrp_links(s->e, list, n);
}

static inline struct speaker *speaker(struct net *net)
{
	struct speaker *s = &net->r[net->n++];
	struct eigrp_ops ops = { ops_send, ops_rib_add, ops_rib_del, s };

	s->net = net;
	s->e = eigrp_new(net->q, &ops);
	eigrp_conf_init(&s->conf, ADDR_V4);
	s->conf.as = 100;
	s->conf.n_networks = 1;
	s->conf.networks = xcalloc(1, sizeof(*s->conf.networks));
	s->conf.networks[0].wild = 0xffffffff;
	return s;
}

/* wire 0: nobody else is there (a LAN) */
static inline struct port *port(struct speaker *s, const char *addr, int wire, uint32_t bw, uint32_t delay_us)
{
	struct port *p = &s->port[s->n_ports++];

	snprintf(p->link.name, sizeof(p->link.name), "Tunnel%zu", s->n_ports);
	assert_true(prefix_parse(addr, &p->link.addrs[0]));
	p->link.n_addrs = 1;
	p->link.v4 = addr_to_v4(&p->link.addrs[0].addr);
	p->link.bw = bw;
	p->link.delay_us = delay_us;
	p->link.mtu = 1400;
	p->wire = wire ? wire : 1000 + (int)(s - s->net->r) * 16 + (int)s->n_ports;
	p->up = true;
	return p;
}

static inline void start(struct net *net)
{
	for (size_t i = 0; i < net->n; i++) {
		eigrp_configure(net->r[i].e, &net->r[i].conf);
		links(&net->r[i]);
	}
}

static inline const struct rib_route *route(struct speaker *s, const char *text)
{
	struct prefix p;

	assert_true(prefix_parse(text, &p));
	for (size_t i = 0; i < s->n_rib; i++)
		if (prefix_eq(&s->rib[i].prefix, &p))
			return &s->rib[i];
	return NULL;
}

static inline void want_route(struct speaker *s, const char *text, const char *via, uint32_t metric)
{
	const struct rib_route *r = route(s, text);
	char a[ADDR_STRLEN];

	if (!r)
		fail_msg("router %td has no %s", s - s->net->r, text);
	assert_string_equal(addr_str(&r->nh[0].via, a), via);
	assert_int_equal(r->metric, metric);
}

struct counts {
	unsigned n, up, active;
};
static inline void count_nbr(const struct eigrp_nbr_info *i, void *arg)
{
	struct counts *c = arg;

	c->n++;
	c->up += i->up;
}
static inline unsigned nbrs_up(struct speaker *s)
{
	struct counts c = { 0 };

	eigrp_walk_nbrs(s->e, count_nbr, &c);
	return c.up;
}
static inline void count_active(const struct eigrp_topo_info *i, void *arg)
{
	((struct counts *)arg)->active += i->active;
}
static inline unsigned actives(struct speaker *s)
{
	struct counts c = { 0 };

	eigrp_walk_topo(s->e, count_active, &c);
	return c.active;
}

static inline int setup(void **state)
{
	struct net *net = xcalloc(1, sizeof(*net));

	log_init();
	net->clk.now = 1000;
	net->q = timerq_new(fake_clock_now, &net->clk);
	net->tail = &net->frames;
	net->rnd = 7;
	*state = net;
	return 0;
}

static inline int teardown(void **state)
{
	struct net *net = *state;
	struct frame *f;

	for (size_t i = 0; i < net->n; i++) {
		eigrp_free(net->r[i].e);
		net->r[i].e = NULL;
		assert_int_equal(net->r[i].n_rib, 0); /* nothing stays behind */
		eigrp_conf_clear(&net->r[i].conf);
	}
	assert_int_equal(timerq_next(net->q), -1);
	while ((f = net->frames)) {
		net->frames = f->next;
		free(f);
	}
	timerq_free(net->q);
	log_close();
	free(net);
	return 0;
}

static inline void down(struct speaker *s, size_t i)
{
	s->port[i].up = false;
	links(s);
}
static inline void up(struct speaker *s, size_t i)
{
	s->port[i].up = true;
	links(s);
}

#endif
