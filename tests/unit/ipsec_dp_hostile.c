/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hostile host on the wire of the userspace dataplane: what it replays, changes, cuts, forges or
 * smuggles inside authentic ESP is counted under its reason and goes nowhere.
 */
#include <sys/eventfd.h>

#include "ipsec/dp_user.h"
#include "ipsec/gre.h"
#include "tests/unit/forger.h"

#define settle() usleep(60000)

/* One of a kind is told, with what it was. */
static void expect_told(struct side *s, enum dp_event_kind kind, uint64_t seq)
{
	wait_for(&s->events[kind], 1);
	assert_int_equal(s->last.kind, kind);
	assert_int_equal(s->last.spi, 0x1000);
	assert_int_equal(s->last.seq, seq);
	assert_true(addr_eq(&s->last.remote.addr, &(struct addr){ ADDR_V4, { 192, 0, 2, 1 } }));
}

static void test_hostile_vti(void **state)
{
	uint8_t inner[300], pkt[600], bad[600];
	struct sa_stats st;
	char buf[200];
	struct forger f;
	size_t len, n;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	forger_open(&f, &gcm, 0x1000);
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");

	/* a good one first, then the same again */
	n = forge(&f, 10, 4, inner, len, pkt);
	assert_int_equal(net_send(f.raw, "192.0.2.2", 0, pkt, n), 0);
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	net_send(f.raw, "192.0.2.2", 0, pkt, n);
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).replay_drops == 1);
	expect_told(&B, DP_REPLAY, 10);

	/* every byte behind the sequence number changed in turn */
	n = forge(&f, 11, 4, inner, len, pkt);
	for (size_t i = 8; i < n; i++) {
		memcpy(bad, pkt, n);
		bad[i] ^= 1;
		net_send(f.raw, "192.0.2.2", 0, bad, n);
	}
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).auth_drops == n - 8);
	expect_told(&B, DP_BAD_MAC, 11);
	settle();
	assert_int_equal(B.events[DP_BAD_MAC], 1); /* however many there are */

	/* every length */
	for (size_t i = 0; i < n; i++)
		net_send(f.raw, "192.0.2.2", 0, pkt, i);
	expect_nothing(&B);
	eventually(counters(&B).truncated == 8);
	st = stats(&B, true, 0x1000);
	assert_int_equal(st.auth_drops - (n - 8) + st.invalid_drops, n - 8);
	assert_int_equal(st.invalid_drops, st.len_drops);

	/* an SPI nobody has: counted, told once */
	memcpy(bad, pkt, n);
	bad[0] = 0x77;
	for (int i = 0; i < 3; i++)
		net_send(f.raw, "192.0.2.2", 0, bad, n);
	wait_for(&B.events[DP_INVALID_SPI], 1);
	settle();
	eventually(counters(&B).invalid_spi == 3);
	assert_int_equal(B.events[DP_INVALID_SPI], 1);
	assert_int_equal(B.last.spi, 0x77001000);
	assert_true(addr_eq(&B.last.remote.addr, &(struct addr){ ADDR_V4, { 192, 0, 2, 1 } }));
	forger_close(&f);
}

static void test_hostile_inside(void **state)
{
	uint8_t inner[300], pkt[600];
	char buf[200];
	struct forger f;
	size_t len;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	forger_open(&f, &gcm, 0x1000);
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");

	/* authentic, but the inside is not what its SA carries */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 12, 41, inner, len, pkt)); /* says IPv6 */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 13, 47, inner, len, pkt)); /* says GRE */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 14, 17, inner + 20, len - 20, pkt));
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 15, 4, inner, len - 1, pkt)); /* cut */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 16, 4, inner, 0, pkt));
	inner[0] = 0x41;
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 17, 4, inner, len, pkt));
	inner[0] = 0x45;
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).invalid_drops == 6);
	assert_int_equal(stats(&B, true, 0x1000).proto_drops, 2);
	assert_int_equal(stats(&B, true, 0x1000).len_drops, 0);
	expect_told(&B, DP_BAD_PACKET, 12);
	assert_string_equal(B.last.text, "inner packet");
	assert_int_equal(stats(&B, true, 0x1000).inside_drops, 4);
	assert_int_equal(counters(&B).inside, 4);
	assert_int_equal(counters(&B).proto, 2);
	eventually(tstats(&B).rx_packets == 0);

	/* a dummy packet is no error; padding for traffic flow confidentiality is cut off */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 18, 59, inner, len, pkt));
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 19, 4, inner, len + 50, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	eventually(stats(&B, true, 0x1000).invalid_drops == 6);
	eventually(tstats(&B).rx_bytes == len);
	forger_close(&f);
}

static void test_hostile_window(void **state)
{
	uint8_t inner[300], pkt[600];
	char buf[200];
	struct forger f;
	size_t len;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	forger_open(&f, &gcm, 0x1000);
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");

	/* far ahead, then everything before the window */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1000, 59, inner, len, pkt));
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1000 - 64, 4, inner, len, pkt));
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).replay_drops == 1);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1000 - 63, 4, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));

	/* the right packet from a wrong host */
	net_do(A.ns, "ip", "addr", "add", "192.0.2.66/24", "dev", "wire");
	{
		socklen_t l;
		struct sockaddr_storage ss = net_sa("192.0.2.66", 0, &l);

		assert_int_equal(bind(f.raw, (struct sockaddr *)&ss, l), 0);
	}
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1001, 4, inner, len, pkt));
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).sa_drops == 1);
	assert_int_equal(stats(&B, true, 0x1000).invalid_drops, 1);
	forger_close(&f);
}

static void test_hostile_gre(void **state)
{
	static const struct sa_spec x = { ENCR_AES_GCM_16, 128, 0, IPSEC_TRANSPORT, false, 0, 64,
					  false };
	uint8_t inner[300], pkt[600];
	struct forger f;
	size_t len;
	char buf[200];

	tunnels(TUNNEL_GRE, true);
	sas(&x, 0x1000);
	forger_open(&f, &x, 0x1000);
	len = 4 + inner_udp(inner + 4, "10.0.0.1", "10.0.0.2");
	gre_put(inner, false, 0, GRE_PROTO_IPV4);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1, 47, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	/* whole IP packets do not belong into this SA */
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 2, 4, inner + 4, len - 4, pkt));
	/* GRE that says IPv6 around IPv4, and one with a key nobody set */
	gre_put(inner, false, 0, GRE_PROTO_IPV6);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 3, 47, inner, len, pkt));
	gre_put(inner, true, 5, GRE_PROTO_IPV4);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 4, 47, inner, len, pkt));
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).invalid_drops == 3);
	eventually(counters(&B).gre_errors == 1);
	/* a protocol that is none of ours */
	gre_put(inner, false, 0, 0x2001);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 5, 47, inner, len, pkt));
	expect_nothing(&B);
	eventually(counters(&B).unknown_proto == 1);
	forger_close(&f);
}

/* Tunnel mode around GRE: the inner IP header must be the SA's own. */
static void test_hostile_gre_tunnel_mode(void **state)
{
	struct addr a = ip("192.0.2.1"), b = ip("192.0.2.2"), other = ip("192.0.2.3");
	uint8_t inner[300], pkt[600];
	struct forger f;
	size_t len, gre;
	char buf[200];

	tunnels(TUNNEL_GRE, true);
	sas(&gcm, 0x1000);
	forger_open(&f, &gcm, 0x1000);
	gre = 4 + inner_udp(inner + 24, "10.0.0.1", "10.0.0.2");
	gre_put(inner + 20, false, 0, GRE_PROTO_IPV4);
	len = 20 + gre;
	inner_header_put(inner, &a, &b, 47, 0, 255, false, 1, gre);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1, 4, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	inner_header_put(inner, &other, &b, 47, 0, 255, false, 1, gre);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 2, 4, inner, len, pkt));
	inner_header_put(inner, &a, &other, 47, 0, 255, false, 1, gre);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 3, 4, inner, len, pkt));
	inner_header_put(inner, &a, &b, 17, 0, 255, false, 1, gre);
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 4, 4, inner, len, pkt));
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 5, 47, inner + 20, gre, pkt));
	expect_nothing(&B);
	eventually(stats(&B, true, 0x1000).invalid_drops == 4);
	assert_int_equal(stats(&B, true, 0x1000).proto_drops, 1);
	assert_int_equal(counters(&B).identity, 3);
	assert_int_equal(counters(&B).inside, 0);
	forger_close(&f);
}

static void test_hostile_udp(void **state)
{
	struct sa_spec x = gcm;
	uint8_t inner[300], pkt[600];
	struct endpoint there;
	struct forger f;
	char buf[200];
	size_t len;
	int liar;

	x.port = 4500;
	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	tunnels(TUNNEL_IPSEC, true);
	sa_add(&B, &x, true, 0x1000);
	sa_add(&B, &x, false, 0x1001);
	forger_open(&f, &gcm, 0x1000);
	liar = net_udp(A.ns, "192.0.2.1", 40000);

	/* IKE goes up without its marker, with the right ends */
	net_send(liar, "192.0.2.2", 4500, "\0\0\0\0hello", 9);
	wait_for(&B.ike_packets, 1);
	assert_int_equal(B.ike_len, 5);
	assert_memory_equal(B.ike, "hello", 5);
	assert_int_equal(B.ike_from.port, 40000);
	assert_int_equal(B.ike_to.port, 4500);
	assert_true(addr_eq(&B.ike_to.addr, &(struct addr){ ADDR_V4, { 192, 0, 2, 2 } }));

	/* keepalive: nothing; shorter than a marker, or than ESP: counted */
	net_send(liar, "192.0.2.2", 4500, "\xff", 1);
	net_send(liar, "192.0.2.2", 4500, "\x01\x02", 2);
	net_send(liar, "192.0.2.2", 4500, "\x01\x02\x03\x04\x05", 5);
	settle();
	eventually(counters(&B).truncated == 2);

	/* authentic ESP from another port: taken, and told */
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");
	net_send(liar, "192.0.2.2", 4500, pkt, forge(&f, 1, 4, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	wait_for(&B.events[DP_PEER_MOVED], 1);
	assert_int_equal(B.last.remote.port, 40000);
	assert_int_equal(B.last.tunnel, B.tun);
	there = B.last.remote;

	/* not authentic: not told */
	forge(&f, 2, 4, inner, len, pkt);
	pkt[30] ^= 1;
	net_send(liar, "192.0.2.2", 4500, pkt, 100);
	settle();
	loop_once(loop, 0);
	assert_int_equal(B.events[DP_PEER_MOVED], 1);

	/* follow it: answers go there */
	assert_int_equal(B.dp->sa_moved(B.dp, B.tun, &there), 0);
	net_send(B.udp, "10.0.0.1", PORT, MARK, strlen(MARK));
	assert_true(net_recv(liar, buf, sizeof(buf), 2000) > 50);
	close(liar);
	forger_close(&f);
}

/* An SA that was negotiated for IPv4 carries no IPv6, in neither direction. */
static void test_hostile_family(void **state)
{
	struct sa_params p;
	uint8_t inner[300], pkt[600];
	struct addr a = ip("2001:db8:5::1"), b = ip("2001:db8:5::2");
	struct forger f;
	size_t n;

	tunnels(TUNNEL_IPSEC, true);
	p = sa_params(&B, &gcm, true, 0x1000);
	p.families = SA_V4;
	assert_int_equal(B.dp->sa_add(B.dp, &p), 0);
	p = sa_params(&B, &gcm, false, 0x1001);
	p.families = SA_V4;
	assert_int_equal(B.dp->sa_add(B.dp, &p), 0);
	forger_open(&f, &gcm, 0x1000);
	n = inner_header_put(inner, &a, &b, 59, 0, 64, false, 0, 20) + 20;
	net_send(f.raw, "192.0.2.2", 0, pkt, forge(&f, 1, 41, inner, n, pkt));
	eventually(stats(&B, true, 0x1000).invalid_drops == 1);
	assert_int_equal(tstats(&B).rx_packets, 0);
	net_do(B.ns, "ip", "-6", "addr", "add", "2001:db8:5::2/64", "dev", "Tu1", "nodad");
	net_do(B.ns, "sh", "-c", "ping -6 -c 1 -W 1 2001:db8:5::1 >/dev/null || true");
	eventually(tstats(&B).tx_no_sa >= 1);
	assert_int_equal(stats(&B, false, 0x1001).packets, 0);
	forger_close(&f);
}

/* A worker whose loop cannot go on is noticed and told once. */
static void test_worker_lost(void **state)
{
	struct dp_user *d = container_of(B.dp, struct dp_user, dp);
	struct worker *w = &d->workers[0];
	int null = open("/dev/null", O_RDONLY);

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	expect_passes(&A, &B);
	assert_true(dup2(null, w->epfd) >= 0); /* its wait fails from now on */
	close(null);
	eventfd_write(w->wake.fd, 1);
	wait_for(&B.events[DP_BROKEN], 1);
	assert_int_equal(B.last.tunnel, 0);
	assert_non_null(strstr(B.last.text, "worker"));
	for (int i = 0; i < 120; i++)
		loop_once(loop, 10);
	assert_int_equal(B.events[DP_BROKEN], 1);
}

__attribute__((weak)) void __lsan_disable(void);
__attribute__((weak)) void __lsan_enable(void);

static uint64_t update_takes(struct side *s, uint16_t mtu)
{
	struct tunnel_params p = params(s, TUNNEL_IPSEC, true);
	uint64_t begin = mono_ms(NULL);

	p.mtu = mtu;
	net_enter(s->ns);
	assert_int_equal(s->dp->tunnel_update(s->dp, s->tun, &p), 0);
	net_enter(net_home);
	return mono_ms(NULL) - begin;
}

/* One that does not come to an end holds the control thread up for a moment, once; and if it goes on
 * after all, nothing is broken. */
static void test_worker_hangs(void **state)
{
	struct dp_user *d = container_of(B.dp, struct dp_user, dp);
	uint8_t pkt[64] = { 0, 0, 0x77, 0x77 }; /* for no SA: a thing to tell */
	struct forger f;
	uint64_t took;

	if (__lsan_disable)
		__lsan_disable(); /* what a hanging worker may hold is given up, on purpose */
	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	expect_passes(&A, &B);
	forger_open(&f, &gcm, 0x1000);
	pthread_mutex_lock(&d->notes.lock); /* telling waits for this */
	net_send(f.raw, "192.0.2.2", 0, pkt, sizeof(pkt));
	eventually(counters(&B).invalid_spi == 1);
	took = update_takes(&B, 1390);
	assert_true(took >= 1500 && took < 20000);
	assert_true(update_takes(&B, 1380) < 1500);
	if (__lsan_enable)
		__lsan_enable();
	pthread_mutex_unlock(&d->notes.lock);
	wait_for(&B.events[DP_INVALID_SPI], 1);
	expect_passes(&A, &B);
	assert_int_equal(update_takes(&B, 1400) < 1500, true);
	expect_passes(&B, &A);
	forger_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_hostile_vti),
		T(test_hostile_inside),
		T(test_hostile_window),
		T(test_hostile_gre),
		T(test_hostile_gre_tunnel_mode),
		T(test_hostile_udp),
		T(test_hostile_family),
		T(test_worker_lost),
		T(test_worker_hangs),
	};

	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
