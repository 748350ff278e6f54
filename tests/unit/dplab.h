/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two dataplanes in two private network namespaces, joined by a veth pair that is watched:
 *
 *      A: Tu1 10.0.0.1 [dp] 192.0.2.1 ---- wire ---- 192.0.2.2 [dp] 10.0.0.2 Tu1 :B
 *
 * A test sets dp_force ("user", "kernel") before its first setup().
 */
#ifndef TESTS_UNIT_DPLAB_H
#define TESTS_UNIT_DPLAB_H

#include "ipsec/inner.h"
#include "ipsec/ipsec_dp.h"
#include "tests/unit/netlab.h"

static const char *dp_force = "user";
#define in_kernel() (strcmp(dp_force, "kernel") == 0)

#define MARK "MARKER-THAT-MUST-NOT-BE-SEEN"
#define PORT 7000

struct side {
	int ns;
	struct ipsec_dp *dp;
	uint32_t tun;
	int udp;              /* inside: bound to the tunnel's address */
	int natt;
	unsigned events[DP_BROKEN + 1];
	struct dp_event last;
	unsigned ike_packets;
	uint8_t ike[64];
	size_t ike_len;
	struct endpoint ike_from, ike_to;
};

static struct side A, B;
static struct loop *loop;
static int wire[2];           /* sniffers on both ends */
static uint8_t keymat[2][64], integ_keymat[2][64];

__attribute__((unused)) static struct addr ip(const char *text)
{
	struct addr a;

	assert_true(addr_parse(text, &a));
	return a;
}

__attribute__((unused)) static void on_event(void *ctx, const struct dp_event *ev)
{
	struct side *s = ctx;

	s->events[ev->kind]++;
	s->last = *ev;
}

__attribute__((unused)) static void on_ike(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct side *s = ctx;

	s->ike_packets++;
	s->ike_len = len < sizeof(s->ike) ? len : sizeof(s->ike);
	memcpy(s->ike, msg, s->ike_len);
	s->ike_from = *remote;
	s->ike_to = *local;
}

__attribute__((unused)) static void side_open(struct side *s)
{
	struct ipsec_dp_events ev = { .event = on_event, .ike_packet = on_ike, .ctx = s };
	char why[200] = "";
	int ns = net_new();

	*s = (struct side){ .ns = ns, .udp = -1, .natt = -1 };
	net_enter(ns);
	s->dp = ipsec_dp_open(loop, dp_force, &ev, why, sizeof(why));
	net_enter(net_home);
	if (!s->dp)
		fail_msg("%s", why);
}

__attribute__((unused)) static void side_close(struct side *s)
{
	s->dp->close(s->dp);
	if (s->udp >= 0)
		close(s->udp);
	if (s->natt >= 0)
		close(s->natt);
	close(s->ns);
}

__attribute__((unused)) static int setup(void **state)
{
	loop = loop_new();
	side_open(&A);
	side_open(&B);
	net_link(A.ns, B.ns, "wire");
	net_addr(A.ns, "wire", "192.0.2.1/24");
	net_addr(B.ns, "wire", "192.0.2.2/24");
	net_addr(A.ns, "wire", "2001:db8::1/64");
	net_addr(B.ns, "wire", "2001:db8::2/64");
	wire[0] = net_sniff(A.ns, "wire");
	wire[1] = net_sniff(B.ns, "wire");
	for (size_t i = 0; i < sizeof(keymat); i++) {
		((uint8_t *)keymat)[i] = (uint8_t)(i * 5 + 1);
		((uint8_t *)integ_keymat)[i] = (uint8_t)(i * 9 + 2);
	}
	return 0;
}

__attribute__((unused)) static int teardown(void **state)
{
	side_close(&A);
	side_close(&B);
	close(wire[0]);
	close(wire[1]);
	loop_free(loop);
	return 0;
}

/* Workers count a moment after what they did can be seen; the machine may be busy. */
#define eventually(cond)                                                                           \
	do {                                                                                       \
		for (int tries_ = 0; tries_ < 1500 && !(cond); tries_++)                           \
			usleep(2000);                                                              \
		assert_true(cond);                                                                 \
	} while (0)

/* Let workers work and events arrive, until *what is at least n or 2 s passed. */
__attribute__((unused)) static void wait_for(const unsigned *what, unsigned n)
{
	for (int i = 0; i < 200 && *what < n; i++)
		loop_once(loop, 10);
	assert_true(*what >= n);
}

__attribute__((unused)) static struct tunnel_params params(const struct side *s, enum tunnel_kind kind, bool protected)
{
	struct tunnel_params p = { .ifname = "Tu1", .kind = kind, .mtu = 1400, .ttl = 255,
				   .protected = protected, .netns_fd = -1 };

	p.local = ip(s == &A ? "192.0.2.1" : "192.0.2.2");
	p.remote = ip(s == &A ? "192.0.2.2" : "192.0.2.1");
	return p;
}

__attribute__((unused)) static void tunnel_up(struct side *s, const struct tunnel_params *p)
{
	net_enter(s->ns);
	assert_int_equal(s->dp->tunnel_add(s->dp, p, &s->tun), 0);
	net_enter(net_home);
	assert_true(s->tun > 0);
	net_addr(s->ns, "Tu1", s == &A ? "10.0.0.1/24" : "10.0.0.2/24");
	s->udp = net_udp(s->ns, s == &A ? "10.0.0.1" : "10.0.0.2", PORT);
}

__attribute__((unused)) static void tunnels(enum tunnel_kind kind, bool protected)
{
	struct tunnel_params a = params(&A, kind, protected), b = params(&B, kind, protected);

	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
}

struct sa_spec {
	uint16_t encr, bits, integ;
	enum ipsec_mode mode;
	bool esn;
	uint16_t port;        /* 0: protocol 50 */
	uint32_t window;
	bool v6;
};

static const struct sa_spec gcm = { ENCR_AES_GCM_16, 256, 0, IPSEC_TUNNEL, false, 0, 64, false };

__attribute__((unused)) static struct sa_params sa_params(const struct side *s, const struct sa_spec *x, bool inbound,
				  uint32_t spi)
{
	bool a = s == &A;
	int dir = (a == inbound); /* key of a -> b, or of b -> a */
	struct sa_params p = {
		.inbound = inbound, .spi = spi, .mode = x->mode, .esn = x->esn,
		.local = ip(x->v6 ? a ? "2001:db8::1" : "2001:db8::2" : a ? "192.0.2.1" : "192.0.2.2"),
		.remote = ip(x->v6 ? a ? "2001:db8::2" : "2001:db8::1" : a ? "192.0.2.2" : "192.0.2.1"),
		.local_port = x->port, .remote_port = x->port,
		.encr = encr_alg_find(x->encr, x->bits),
		.integ = x->integ ? integ_alg_find(x->integ) : NULL,
		.key = keymat[dir], .integ_key = integ_keymat[dir],
		.replay_window = x->window, .tunnel = s->tun,
	};

	p.inner_local = p.local;
	p.inner_remote = p.remote;
	return p;
}

__attribute__((unused)) static void sa_add(struct side *s, const struct sa_spec *x, bool inbound, uint32_t spi)
{
	struct sa_params p = sa_params(s, x, inbound, spi);

	net_enter(s->ns);
	assert_int_equal(s->dp->sa_add(s->dp, &p), 0);
	net_enter(net_home);
}

/* SPI of a -> b: base, of b -> a: base + 1. */
__attribute__((unused)) static void sas(const struct sa_spec *x, uint32_t base)
{
	sa_add(&B, x, true, base);
	sa_add(&A, x, true, base + 1);
	sa_add(&A, x, false, base);
	sa_add(&B, x, false, base + 1);
}

__attribute__((unused)) static struct sa_stats stats(struct side *s, bool inbound, uint32_t spi)
{
	struct sa_stats st;
	struct addr remote = ip(s == &A ? "192.0.2.2" : "192.0.2.1");

	assert_int_equal(s->dp->sa_stats(s->dp, inbound, spi, &remote, &st), 0);
	return st;
}

__attribute__((unused)) static struct tunnel_stats tstats(struct side *s)
{
	struct tunnel_stats st;

	assert_int_equal(s->dp->tunnel_stats(s->dp, s->tun, &st), 0);
	return st;
}

__attribute__((unused)) static struct dp_counters counters(struct side *s)
{
	struct dp_counters c;

	s->dp->counters(s->dp, &c);
	return c;
}

/* One datagram through the tunnel. */
__attribute__((unused)) static void expect_passes(struct side *from, struct side *to)
{
	char buf[200];
	static unsigned n;
	char text[100];
	int len = snprintf(text, sizeof(text), "%s %u", MARK, ++n);

	assert_int_equal(net_send(from->udp, to == &A ? "10.0.0.1" : "10.0.0.2", PORT, text,
				  (size_t)len), 0);
	assert_int_equal(net_recv(to->udp, buf, sizeof(buf), 2000), len);
	assert_memory_equal(buf, text, (size_t)len);
}

__attribute__((unused)) static void expect_blocked(struct side *from, struct side *to)
{
	char buf[200];

	net_send(from->udp, to == &A ? "10.0.0.1" : "10.0.0.2", PORT, MARK, strlen(MARK));
	assert_int_equal(net_recv(to->udp, buf, sizeof(buf), 150), -1);
}

struct seen {
	unsigned esp, gre, ipip, udp4500, clear, tos_or, frag;
};

__attribute__((unused)) static void wire_count(const uint8_t *p, size_t n, struct seen *s)
{
	struct inner in;

	if (memmem(p, n, MARK, strlen(MARK)))
		s->clear++;
	if (!inner_parse(p, n, &in))
		return;
	s->esp += in.proto == 50;
	s->gre += in.proto == 47;
	s->ipip += in.proto == 4 || in.proto == 41;
	s->frag += in.fragment;
	s->tos_or |= in.proto == 50 ? in.tos : 0;
	s->udp4500 += in.proto == 17 && p[in.hdr_len + 2] == 4500 >> 8 &&
		      p[in.hdr_len + 3] == (4500 & 0xff);
}

/* What was put on the wire since the last call. Only what leaves: the kernel's ESP shows a packet to
 * sniffers again, opened, on the device it arrived by. */
__attribute__((unused)) static struct seen wire_read(void)
{
	static uint8_t buf[70000];
	struct seen s = { 0 };

	for (int i = 0; i < 2; i++) {
		struct sockaddr_ll ll;
		socklen_t len = sizeof(ll);
		ssize_t n;

		while ((n = recvfrom(wire[i], buf, sizeof(buf), MSG_DONTWAIT,
				     (struct sockaddr *)&ll, &len)) > 0)
			if (ll.sll_pkttype == PACKET_OUTGOING)
				wire_count(buf, (size_t)n, &s);
	}
	return s;
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

#endif
