/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dataplane whole, userspace or kernel: every kind of tunnel and encapsulation carries traffic, nothing
 * passes in clear, SAs and devices come and go (the wire is drawn in dplab.h).
 */
#include "ipsec/esp.h"
#include "tests/unit/dplab.h"

/* --- suites and encapsulations --- */

static void check_both_ways(uint32_t base, unsigned packets)
{
	struct sa_stats out, in;

	wire_read();
	for (unsigned i = 0; i < packets; i++) {
		expect_passes(&A, &B);
		expect_passes(&B, &A);
	}
	eventually(tstats(&A).rx_packets == packets && tstats(&B).rx_packets == packets);
	out = stats(&A, false, base);
	in = stats(&B, true, base);
	assert_int_equal(out.packets, packets);
	assert_int_equal(in.packets, packets);
	assert_true(in.bytes == out.bytes && in.bytes > packets * strlen(MARK));
	assert_true(in.last_used_ms > 0);
	assert_int_equal(in.replay_drops + in.auth_drops + in.invalid_drops, 0);
	eventually(tstats(&A).tx_packets == packets);
	eventually(tstats(&B).rx_errors + tstats(&B).tx_errors == 0);
}

static void test_vti_gcm(void **state)
{
	struct seen s;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	check_both_ways(0x1000, 20);
	s = wire_read();
	assert_int_equal(s.esp, 40);
	assert_int_equal(s.clear, 0);
}

static void test_vti_cbc_esn(void **state)
{
	static const struct sa_spec x = { ENCR_AES_CBC, 256, INTEG_SHA512_256, IPSEC_TUNNEL, true,
					  0, 1024, false };

	tunnels(TUNNEL_IPSEC, true);
	sas(&x, 0x1000);
	check_both_ways(0x1000, 5);
	assert_int_equal(wire_read().clear, 0);
}

static void test_gre_transport(void **state)
{
	static const struct sa_spec x = { ENCR_AES_CBC, 128, INTEG_SHA1_96, IPSEC_TRANSPORT, false,
					  0, 64, false };
	struct seen s;

	tunnels(TUNNEL_GRE, true);
	sas(&x, 0x1000);
	check_both_ways(0x1000, 5);
	s = wire_read();
	assert_int_equal(s.esp, 10);
	assert_int_equal(s.gre + s.clear, 0);
}

static void test_gre_tunnel_mode(void **state)
{
	tunnels(TUNNEL_GRE, true);
	sas(&gcm, 0x1000);
	check_both_ways(0x1000, 5);
	assert_int_equal(wire_read().clear, 0);
}

static void test_ipip_protected(void **state)
{
	struct sa_spec x = gcm;

	x.mode = IPSEC_TRANSPORT;
	tunnels(TUNNEL_IPIP, true);
	sas(&x, 0x1000);
	check_both_ways(0x1000, 3);
	assert_int_equal(wire_read().clear, 0);
}

static void test_natt(void **state)
{
	struct sa_spec x = gcm;
	struct seen s;

	x.port = 4500;
	A.natt = net_udp(A.ns, "0.0.0.0", 4500);
	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(A.dp->natt_attach(A.dp, A.natt), 0);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	tunnels(TUNNEL_IPSEC, true);
	sas(&x, 0x1000);
	check_both_ways(0x1000, 5);
	s = wire_read();
	assert_int_equal(s.udp4500, 10);
	assert_int_equal(s.esp + s.clear, 0);
}

static void test_inner_v6(void **state)
{
	int a, b;
	char buf[100];

	tunnels(TUNNEL_GRE, true);
	sas(&gcm, 0x1000);
	net_addr(A.ns, "Tu1", "2001:db8:a::1/64");
	net_addr(B.ns, "Tu1", "2001:db8:a::2/64");
	a = net_udp(A.ns, "2001:db8:a::1", PORT);
	b = net_udp(B.ns, "2001:db8:a::2", PORT);
	assert_int_equal(net_send(a, "2001:db8:a::2", PORT, MARK, strlen(MARK)), 0);
	assert_int_equal(net_recv(b, buf, sizeof(buf), 2000), strlen(MARK));
	assert_int_equal(wire_read().clear, 0);
	close(a);
	close(b);
}

static void test_outer_v6(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);
	struct sa_spec x = gcm;
	struct seen s;

	a.local = b.remote = ip("2001:db8::1");
	b.local = a.remote = ip("2001:db8::2");
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	x.v6 = true;
	sas(&x, 0x1000);
	wire_read();
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	s = wire_read();
	assert_int_equal(s.esp, 2);
	assert_int_equal(s.clear, 0);
}

static void test_plain(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_GRE, false), b = params(&B, TUNNEL_GRE, false);
	struct seen s;

	a.has_key = b.has_key = true;
	a.key = b.key = 0xfffffff0;
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	s = wire_read();
	assert_true(s.gre >= 2);
	assert_true(s.clear >= 2); /* more where the kernel's own GRE answers by ICMP */
	b.key = 7; /* no longer the same tunnel */
	assert_int_equal(B.dp->tunnel_update(B.dp, B.tun, &b), 0);
	expect_blocked(&A, &B);
	if (in_kernel())
		return; /* it does not count them */
	eventually(counters(&B).gre_errors == 1);
}

static void test_plain_ipip(void **state)
{
	tunnels(TUNNEL_IPIP, false);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	assert_int_equal(wire_read().ipip, 2);
}

/* --- protection --- */

static void test_no_sa_no_packet(void **state)
{
	static const enum tunnel_kind kinds[] = { TUNNEL_IPSEC, TUNNEL_GRE, TUNNEL_IPIP };

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		struct seen s;

		A.events[DP_NO_SA] = 0;
		tunnels(kinds[i], true);
		wire_read();
		for (int n = 0; n < 5; n++)
			expect_blocked(&A, &B);
		eventually(tstats(&A).tx_no_sa == 5);
		wait_for(&A.events[DP_NO_SA], 1);
		assert_int_equal(A.events[DP_NO_SA], 1); /* once a second at most */
		assert_int_equal(A.last.tunnel, A.tun);
		s = wire_read();
		assert_int_equal(s.clear + s.esp + s.gre + s.ipip, 0);
		A.dp->tunnel_del(A.dp, A.tun);
		B.dp->tunnel_del(B.dp, B.tun);
		close(A.udp);
		close(B.udp);
		A.udp = B.udp = -1;
	}
}

/* The other end sends in clear to a tunnel that is protected here. */
static void test_clear_refused(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_GRE, false), b = params(&B, TUNNEL_GRE, true);

	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	/* Someone else's plain tunnel keeps the socket for protocol 47 open. */
	b.protected = false;
	b.remote = ip("192.0.2.99");
	str_copy(b.ifname, sizeof(b.ifname), "Tu2");
	net_enter(B.ns);
	assert_int_equal(B.dp->tunnel_add(B.dp, &b, &(uint32_t){ 0 }), 0);
	net_enter(net_home);
	expect_blocked(&A, &B);
	if (!in_kernel())
		eventually(tstats(&B).rx_errors == 1);
	assert_true(tstats(&B).rx_packets == 0);
}

static void test_protection_added(void **state)
{
	struct tunnel_params a;

	tunnels(TUNNEL_GRE, false);
	expect_passes(&A, &B);
	a = params(&A, TUNNEL_GRE, true);
	net_enter(A.ns);
	assert_int_equal(A.dp->tunnel_update(A.dp, A.tun, &a), 0);
	net_enter(net_home);
	wire_read();
	expect_blocked(&A, &B);
	assert_int_equal(wire_read().clear, 0);
}

/* --- life of SAs --- */

static void test_newest_sa(void **state)
{
	struct addr b = ip("192.0.2.2");

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	expect_passes(&A, &B);
	sas(&gcm, 0x2000);
	expect_passes(&A, &B);
	expect_passes(&A, &B);
	eventually(stats(&A, false, 0x1000).packets == 1);
	eventually(stats(&A, false, 0x2000).packets == 2);
	assert_int_equal(A.dp->sa_del(A.dp, false, 0x2000, &b), 0);
	expect_passes(&A, &B); /* the older one is still there */
	eventually(stats(&A, false, 0x1000).packets == 2);
	assert_int_equal(A.dp->sa_del(A.dp, false, 0x1000, &b), 0);
	expect_blocked(&A, &B);
	eventually(tstats(&A).tx_no_sa == 1);
	assert_int_equal(A.dp->sa_del(A.dp, false, 0x1000, &b), -ENOENT);
}

/* An outbound SA in stand-by carries nothing while there is another, until it is used or the other
 * one goes. */
static void test_standby(void **state)
{
	struct addr b = ip("192.0.2.2");
	struct sa_params p;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	for (uint32_t i = 1; i <= 2; i++) {
		sa_add(&B, &gcm, true, 0x1000 + 16 * i);
		p = sa_params(&A, &gcm, false, 0x1000 + 16 * i);
		p.standby = true;
		assert_int_equal(A.dp->sa_add(A.dp, &p), 0);
		expect_passes(&A, &B);
		eventually(stats(&B, true, 0x1000 + 16 * (i - 1)).packets == (i == 1 ? 1 : 2));
		assert_int_equal(stats(&A, false, 0x1000 + 16 * i).packets, 0);
		if (i == 1)
			assert_int_equal(A.dp->sa_use(A.dp, 0x1010, &b), 0);
		else
			assert_int_equal(A.dp->sa_del(A.dp, false, 0x1010, &b), 0);
		if (i == 1) /* a kernel prefers what is newer by its clock of seconds */
			assert_int_equal(A.dp->sa_del(A.dp, false, 0x1000, &b), 0);
		expect_passes(&A, &B);
		eventually(stats(&B, true, 0x1000 + 16 * i).packets == 1);
	}
	assert_int_equal(A.dp->sa_use(A.dp, 0x7777, &b), -ENOENT);
	/* alone it is used at once */
	assert_int_equal(A.dp->sa_del(A.dp, false, 0x1020, &b), 0);
	sa_add(&B, &gcm, true, 0x1030);
	p = sa_params(&A, &gcm, false, 0x1030);
	p.standby = true;
	assert_int_equal(A.dp->sa_add(A.dp, &p), 0);
	expect_passes(&A, &B);
}

static void test_volume(void **state)
{
	struct sa_params p;

	tunnels(TUNNEL_IPSEC, true);
	sa_add(&B, &gcm, true, 0x1000);
	p = sa_params(&A, &gcm, false, 0x1000);
	p.soft_packets = 2;
	p.hard_bytes = 300;
	assert_int_equal(A.dp->sa_add(A.dp, &p), 0);
	expect_passes(&A, &B);
	loop_once(loop, 20);
	assert_int_equal(A.events[DP_SA_SOFT], 0);
	expect_passes(&A, &B);
	if (in_kernel()) /* it looks before it sends: at the third packet */
		expect_passes(&A, &B);
	wait_for(&A.events[DP_SA_SOFT], 1);
	assert_int_equal(A.last.spi, 0x1000);
	for (int i = 0; i < 10; i++)
		net_send(A.udp, "10.0.0.2", PORT, MARK, strlen(MARK));
	wait_for(&A.events[DP_SA_HARD], 1);
	usleep(60000);
	assert_int_equal(A.events[DP_SA_SOFT], 1);
	assert_true(stats(&A, false, 0x1000).bytes < 400);
	assert_true(tstats(&A).tx_no_sa > 0);
}

static void test_spis(void **state)
{
	uint32_t spi = A.dp->spi_alloc(A.dp);
	struct sa_params p;

	assert_true(spi >= 256);
	tunnels(TUNNEL_IPSEC, true);
	sa_add(&A, &gcm, true, spi);
	p = sa_params(&A, &gcm, true, spi);
	assert_int_equal(A.dp->sa_add(A.dp, &p), -EEXIST);
	p.spi = 0;
	assert_int_equal(A.dp->sa_add(A.dp, &p), -EINVAL);
	p.spi = 0x5000;
	p.mode = IPSEC_TRANSPORT; /* a VTI cannot */
	assert_int_equal(A.dp->sa_add(A.dp, &p), -EINVAL);
	p.mode = IPSEC_TUNNEL;
	p.tunnel = 999;
	assert_int_equal(A.dp->sa_add(A.dp, &p), -ENOENT);
	p.tunnel = A.tun;
	p.encr = encr_alg_find(ENCR_AES_CBC, 128); /* without integrity */
	assert_int_equal(A.dp->sa_add(A.dp, &p), -EINVAL);
	A.dp->spi_free(A.dp, A.dp->spi_alloc(A.dp));
}

/* --- devices --- */

static bool dev_exists(struct side *s, const char *name)
{
	unsigned idx;

	net_enter(s->ns);
	idx = if_nametoindex(name);
	net_enter(net_home);
	return idx != 0;
}

static void test_device_life(void **state)
{
	struct tunnel_params p = params(&A, TUNNEL_IPSEC, true);
	uint32_t again;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	assert_true(dev_exists(&A, "Tu1"));
	net_do(A.ns, "sh", "-c", "! ip -6 addr show dev Tu1 | grep inet6"); /* silent */
	net_enter(A.ns);
	assert_int_equal(A.dp->tunnel_add(A.dp, &p, &again), in_kernel() ? -EEXIST : -EBUSY);
	p.mtu = 1300;
	assert_int_equal(A.dp->tunnel_update(A.dp, A.tun, &p), 0);
	net_enter(net_home);
	net_do(A.ns, "sh", "-c", "ip link show Tu1 | grep -q 'mtu 1300'");
	assert_int_equal(A.dp->tunnel_link(A.dp, A.tun, false), 0);
	net_do(A.ns, "sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do "
	       "ip link show Tu1 | grep -q -E 'NO-CARRIER|state DOWN' && exit 0; sleep .2; done; exit 1");
	assert_int_equal(A.dp->tunnel_link(A.dp, A.tun, true), 0);
	/* The kernel takes up to a second to use a carrier that came back. */
	net_do(A.ns, "sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do "
	       "ip link show Tu1 | grep -q -E 'state (UP|UNKNOWN)' && exit 0; sleep .2; done; "
	       "exit 1");
	expect_passes(&A, &B);
	assert_int_equal(A.dp->tunnel_del(A.dp, A.tun), 0);
	net_enter(A.ns); /* the name is free at once */
	assert_int_equal(A.dp->tunnel_add(A.dp, &p, &again), 0);
	assert_int_equal(A.dp->tunnel_del(A.dp, again), 0);
	net_enter(net_home);
	for (int i = 0; i < 200 && dev_exists(&A, "Tu1"); i++) {
		net_enter(A.ns);
		loop_once(loop, 10);
		net_enter(net_home);
	}
	assert_false(dev_exists(&A, "Tu1"));
	assert_int_equal(A.dp->tunnel_del(A.dp, A.tun), -ENOENT);
	assert_int_equal(A.dp->sa_del(A.dp, true, 0x1001, NULL), -ENOENT); /* went with it */
	assert_int_equal(A.dp->tunnel_link(A.dp, A.tun, true), -ENOENT);
}

static void test_device_lost(void **state)
{
	tunnels(TUNNEL_IPSEC, true);
	net_do(A.ns, "ip", "link", "del", "Tu1");
	wait_for(&A.events[DP_BROKEN], 1);
	assert_int_equal(A.last.tunnel, A.tun);
	assert_non_null(A.last.text);
	assert_int_equal(A.dp->tunnel_del(A.dp, A.tun), 0);
}

static void test_vrf_namespace(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);
	int vrf = net_new(), outside = A.ns;

	/* The device stands in the VRF's namespace, ESP leaves from the router's. */
	a.netns_fd = vrf;
	net_enter(A.ns);
	assert_int_equal(A.dp->tunnel_add(A.dp, &a, &A.tun), 0);
	net_enter(net_home);
	assert_false(dev_exists(&A, "Tu1"));
	net_addr(vrf, "Tu1", "10.0.0.1/24");
	A.udp = net_udp(vrf, "10.0.0.1", PORT);
	tunnel_up(&B, &b);
	sas(&gcm, 0x1000);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	A.ns = outside;
	close(vrf);
}

/* --- sizes and marks --- */

static void test_too_big(void **state)
{
	static char big[1300];
	int on = IP_PMTUDISC_DO, err = 0;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	memcpy(big, MARK, strlen(MARK));
	net_do(A.ns, "ip", "link", "set", "wire", "mtu", "700");
	assert_int_equal(setsockopt(A.udp, IPPROTO_IP, IP_MTU_DISCOVER, &on, sizeof(on)), 0);
	/* "do not fragment": the sender learns the MTU by ICMP */
	for (int i = 0; i < 20 && err != -EMSGSIZE; i++) {
		err = net_send(A.udp, "10.0.0.2", PORT, big, sizeof(big));
		usleep(20000);
	}
	assert_int_equal(err, -EMSGSIZE);
	assert_true(in_kernel() || counters(&A).too_big > 0);
	/* it may be fragmented: it arrives, in pieces on the wire (inside or outside) */
	on = IP_PMTUDISC_DONT;
	assert_int_equal(setsockopt(A.udp, IPPROTO_IP, IP_MTU_DISCOVER, &on, sizeof(on)), 0);
	assert_int_equal(net_send(A.udp, "10.0.0.2", PORT, big, sizeof(big)), 0);
	assert_int_equal(net_recv(B.udp, big, sizeof(big), 2000), sizeof(big));
	assert_int_equal(wire_read().clear, 0);
}

static void test_tos_copied(void **state)
{
	int tos = 0xb8;

	tunnels(TUNNEL_GRE, true);
	sas(&gcm, 0x1000);
	assert_int_equal(setsockopt(A.udp, IPPROTO_IP, IP_TOS, &tos, sizeof(tos)), 0);
	wire_read();
	expect_passes(&A, &B);
	assert_int_equal(wire_read().tos_or, 0xb8);
}

/* RFC 6040: marks go outside where they may, and only there. */
static void test_ecn(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);
	int tos = 0xba; /* ECT(0) */

	a.no_ecn = true;
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	sas(&gcm, 0x1000);
	assert_int_equal(setsockopt(A.udp, IPPROTO_IP, IP_TOS, &tos, sizeof(tos)), 0);
	assert_int_equal(setsockopt(B.udp, IPPROTO_IP, IP_TOS, &tos, sizeof(tos)), 0);
	wire_read();
	expect_passes(&A, &B);
	assert_int_equal(wire_read().tos_or, 0xb8);
	expect_passes(&B, &A);
	assert_int_equal(wire_read().tos_or, 0xba);
}

/* RFC 4303 2.6: sent without traffic, counted by the SA, thrown away by the peer; neither keeps the
 * SA from being idle. */
static void test_dummy(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);
	struct sa_stats s;
	uint64_t sent;

	a.dummy_ms = 20;
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	usleep(60000); /* without an SA nothing goes out */
	assert_int_equal(wire_read().esp, 0);
	sas(&gcm, 0x1000);
	eventually(stats(&B, true, 0x1000).packets >= 5);
	s = stats(&B, true, 0x1000);
	assert_int_equal(s.last_used_ms, 0);
	assert_int_equal(s.invalid_drops + s.auth_drops + s.replay_drops, 0);
	assert_int_equal(tstats(&B).rx_packets + tstats(&B).rx_errors, 0);
	assert_int_equal(stats(&A, false, 0x1000).last_used_ms, 0);
	assert_int_equal(tstats(&A).tx_packets, 0);
	assert_int_equal(stats(&A, true, 0x1001).packets, 0); /* B has none */
	expect_passes(&A, &B);
	a.dummy_ms = 0;
	net_enter(A.ns);
	assert_int_equal(A.dp->tunnel_update(A.dp, A.tun, &a), 0);
	net_enter(net_home);
	usleep(30000); /* one may be under way */
	sent = stats(&A, false, 0x1000).packets;
	usleep(100000);
	assert_int_equal(stats(&A, false, 0x1000).packets, sent);
	expect_passes(&A, &B);
}

static void test_mgre(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_MGRE, true), b = params(&B, TUNNEL_GRE, true);
	struct sa_spec x = gcm;
	struct prefix host = { ip("10.0.0.2"), 32 }, rest = { ip("10.0.0.0"), 8 };
	struct addr nbma = ip("192.0.2.2"), wrong = ip("192.0.2.77");

	x.mode = IPSEC_TRANSPORT;
	a.remote = (struct addr){ 0 };
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	sas(&x, 0x1000);
	expect_blocked(&A, &B); /* no peer known for it */
	if (in_kernel()) {
		assert_int_equal(A.dp->tunnel_peer(A.dp, A.tun, &rest, &wrong), -EINVAL);
	} else {
		assert_int_equal(A.dp->tunnel_peer(A.dp, A.tun, &rest, &wrong), 0);
		expect_blocked(&A, &B); /* no SA with that one */
		eventually(tstats(&A).tx_no_sa == 2);
	}
	assert_int_equal(A.dp->tunnel_peer(A.dp, A.tun, &host, &nbma), 0);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	assert_int_equal(wire_read().clear, 0);
	assert_int_equal(A.dp->tunnel_peer(A.dp, A.tun, &host, &(struct addr){ 0 }), 0);
	expect_blocked(&A, &B);
	if (!in_kernel()) /* where a neighbour stays for a while, failed */
		assert_int_equal(A.dp->tunnel_peer(A.dp, A.tun, &host, &(struct addr){ 0 }),
				 -ENOENT);
}

/* --- streams: large packets in and out of the devices --- */

#define STREAM (in_kernel() ? 300u << 10 : 6u << 20) /* a guest kernel is slow */

static uint8_t pattern(uint32_t i)
{
	return (uint8_t)(i * 31 + (i >> 8) * 7 + (i >> 16));
}

static void stream_send(int fd, const char *to)
{
	static uint8_t buf[50000];
	socklen_t len;
	struct sockaddr_storage ss = net_sa(to, PORT, &len);
	uint32_t done = 0;

	if (connect(fd, (struct sockaddr *)&ss, len) < 0)
		_exit(1);
	while (done < STREAM) {
		uint32_t n = STREAM - done < sizeof(buf) ? STREAM - done : (uint32_t)sizeof(buf);
		ssize_t put;

		for (uint32_t i = 0; i < n; i++)
			buf[i] = pattern(done + i);
		put = write(fd, buf, n);
		if (put < 0)
			_exit(2);
		done += (uint32_t)put;
	}
	_exit(0);
}

/* Every byte of a TCP stream from A to B, in order, and not one in clear on the wire. */
static void stream_check(const char *to)
{
	int family = strchr(to, ':') ? AF_INET6 : AF_INET, status, on = 1;
	int listener = net_socket(B.ns, family, SOCK_STREAM, 0), fd;
	int out = net_socket(A.ns, family, SOCK_STREAM, 0);
	socklen_t len;
	struct sockaddr_storage ss = net_sa(to, PORT, &len);
	struct pollfd pfd = { .fd = listener, .events = POLLIN };
	static uint8_t buf[65536];
	uint32_t got = 0;
	ssize_t n;
	pid_t pid;

	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	assert_int_equal(bind(listener, (struct sockaddr *)&ss, len), 0);
	assert_int_equal(listen(listener, 1), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (!pid)
		stream_send(out, to);
	assert_int_equal(poll(&pfd, 1, 5000), 1);
	fd = accept(listener, NULL, NULL);
	while (got < STREAM && (n = net_recv(fd, buf, sizeof(buf), 5000)) > 0)
		for (ssize_t i = 0; i < n; i++, got++)
			if (buf[i] != pattern(got))
				fail_msg("byte %u of the stream is wrong", got);
	assert_int_equal(got, STREAM);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	close(out);
	close(fd);
	close(listener);
}

static void test_stream_vti(void **state)
{
	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	stream_check("10.0.0.2");
	assert_true(tstats(&B).rx_packets >= STREAM / 1400);
	assert_int_equal(stats(&B, true, 0x1000).invalid_drops, 0);
	assert_int_equal(stats(&B, true, 0x1000).auth_drops, 0);
}

static void test_stream_udp(void **state)
{
	struct sa_spec x = gcm;

	x.port = 4500;
	A.natt = net_udp(A.ns, "0.0.0.0", 4500);
	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(A.dp->natt_attach(A.dp, A.natt), 0);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	tunnels(TUNNEL_IPSEC, true);
	sas(&x, 0x1000);
	stream_check("10.0.0.2");
	assert_int_equal(stats(&B, true, 0x1000).invalid_drops, 0);
	assert_int_equal(stats(&A, false, 0x1000).send_errors, 0);
}

static void test_stream_gre_v6(void **state)
{
	static const struct sa_spec x = { ENCR_AES_CBC, 256, INTEG_SHA256_128, IPSEC_TRANSPORT,
					  true, 0, 1024, false };

	tunnels(TUNNEL_GRE, true);
	sas(&x, 0x1000);
	net_addr(A.ns, "Tu1", "2001:db8:a::1/64");
	net_addr(B.ns, "Tu1", "2001:db8:a::2/64");
	stream_check("10.0.0.2");
	stream_check("2001:db8:a::2");
}

/* The tunnel's MTU is more than the wire takes in UDP: fragments, and no large packets. */
static void test_stream_small_path(void **state)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);

	a.df = b.df = IPSEC_DF_CLEAR;
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	sas(&gcm, 0x1000);
	net_do(A.ns, "ip", "link", "set", "wire", "mtu", "1000");
	net_do(B.ns, "ip", "link", "set", "wire", "mtu", "1000");
	stream_check("10.0.0.2");
	assert_true(in_kernel() || wire_read().frag > 0); /* which tells TCP to send less */
}

/* SAs and tunnels change while packets fly: what the thread sanitizer looks at. */
static void test_churn(void **state)
{
	struct addr b = ip("192.0.2.2");
	char buf[200];
	unsigned got = 0;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	for (uint32_t i = 0; i < 150; i++) {
		struct tunnel_params p = params(&A, TUNNEL_IPSEC, true);

		for (int n = 0; n < 4; n++)
			net_send(A.udp, "10.0.0.2", PORT, MARK, strlen(MARK));
		sa_add(&B, &gcm, true, 0x2000 + i);
		sa_add(&A, &gcm, false, 0x2000 + i);
		net_send(A.udp, "10.0.0.2", PORT, MARK, strlen(MARK));
		p.ttl = (uint8_t)(100 + i % 50);
		assert_int_equal(A.dp->tunnel_update(A.dp, A.tun, &p), 0);
		assert_int_equal(A.dp->sa_del(A.dp, false, i ? 0x2000 + i - 1 : 0x1000, &b), 0);
		/* Not faster than queues and socket buffers hold: what is lost is the tunnel's. */
		while (got + 40 < (i + 1) * 5 && net_recv(B.udp, buf, sizeof(buf), 3000) > 0)
			got++;
	}
	while (got < 150 * 5 && net_recv(B.udp, buf, sizeof(buf), 3000) > 0)
		got++;
	assert_int_equal(got, 150 * 5); /* rekeying loses nothing */
	assert_int_equal(wire_read().clear, 0);
}

/* What is refused on the way in is told: once of a kind, and soon. */
static void test_refused_told(void **state)
{
	static const enum dp_event_kind kinds[] = { DP_REPLAY, DP_BAD_MAC, DP_INVALID_SPI };
	struct addr a = ip("10.0.0.1"), b = ip("10.0.0.2");
	struct esp_random rnd = { .left = 0 };
	uint8_t pkt[200], bad[200];
	struct sa_params p;
	struct esp esp;
	size_t n;
	int raw;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	p = sa_params(&A, &gcm, false, 0x1000);
	assert_int_equal(esp_init(&esp, CIPHER_SEAL, 0x1000, p.encr, p.key, NULL, NULL, false), 0);
	raw = net_socket(A.ns, AF_INET, SOCK_RAW, 50);
	n = inner_header_put(pkt + esp_head_len(&esp), &a, &b, 59, 0, 64, false, 1, 20) + 20;
	n = (size_t)esp_seal(&esp, &rnd, 7, 4, pkt, n);
	for (int i = 0; i < 400; i++) {
		bool all = true;

		memcpy(bad, pkt, n);
		net_send(raw, "192.0.2.2", 0, pkt, n); /* the first is good */
		bad[7] = 9; /* another number */
		net_send(raw, "192.0.2.2", 0, bad, n);
		bad[0] = 0x55; /* another SPI */
		net_send(raw, "192.0.2.2", 0, bad, n);
		loop_once(loop, 20);
		for (size_t k = 0; k < ARRAY_SIZE(kinds); k++)
			all = all && B.events[kinds[k]];
		if (all)
			break;
	}
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++)
		assert_true(B.events[kinds[k]] > 0);
	assert_true(stats(&B, true, 0x1000).replay_drops > 0);
	assert_true(stats(&B, true, 0x1000).auth_drops > 0);
	assert_true(counters(&B).invalid_spi > 0);
	assert_int_equal(stats(&B, true, 0x1000).packets, 1);
	esp_close(&esp);
	close(raw);
}

/* An SA that was negotiated for one family carries no other. */
static void test_families(void **state)
{
	struct sa_params p;

	tunnels(TUNNEL_IPSEC, true);
	sa_add(&B, &gcm, true, 0x1000);
	p = sa_params(&A, &gcm, false, 0x1000);
	p.families = SA_V6;
	net_enter(A.ns);
	assert_int_equal(A.dp->sa_add(A.dp, &p), 0);
	net_enter(net_home);
	expect_blocked(&A, &B);
	assert_int_equal(stats(&A, false, 0x1000).packets, 0);
	p.families = SA_V4 | SA_V6;
	p.spi = 0x1001;
	sa_add(&B, &gcm, true, 0x1001);
	net_enter(A.ns);
	assert_int_equal(A.dp->sa_add(A.dp, &p), 0);
	net_enter(net_home);
	expect_passes(&A, &B);
	assert_int_equal(wire_read().clear, 0);
}

/* The peer behind a NAT gets another port: SAs go on there, counters and windows included. */
static void test_moved(void **state)
{
	struct endpoint there = { ip("192.0.2.1"), 40000 };
	struct sa_spec x = gcm;
	char buf[300];
	int other;

	x.port = 4500;
	A.natt = net_udp(A.ns, "0.0.0.0", 4500);
	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(A.dp->natt_attach(A.dp, A.natt), 0);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	tunnels(TUNNEL_IPSEC, true);
	sas(&x, 0x1000);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	other = net_udp(A.ns, "192.0.2.1", 40000);
	assert_int_equal(B.dp->sa_moved(B.dp, B.tun, &there), 0);
	assert_int_equal(net_send(B.udp, "10.0.0.1", PORT, MARK, strlen(MARK)), 0);
	assert_true(net_recv(other, buf, sizeof(buf), 2000) > 60);
	assert_memory_equal(buf, "\0\0\x10\x01\0\0\0\x02", 8); /* SPI, and the next number */
	there.port = 4500;
	assert_int_equal(B.dp->sa_moved(B.dp, B.tun, &there), 0);
	expect_passes(&A, &B);
	expect_passes(&B, &A);
	assert_int_equal(wire_read().clear, 0);
	close(other);
}

/* IKE's half of port 4500. */
static void test_natt_ike(void **state)
{
	int peer;

	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	peer = net_udp(A.ns, "192.0.2.1", 40000);
	net_send(peer, "192.0.2.2", 4500, "\xff", 1);
	net_send(peer, "192.0.2.2", 4500, "\0\0\0\0hello", 9);
	wait_for(&B.ike_packets, 1);
	assert_int_equal(B.ike_len, 5);
	assert_memory_equal(B.ike, "hello", 5);
	assert_int_equal(B.ike_from.port, 40000);
	assert_int_equal(B.ike_to.port, 4500);
	assert_true(addr_eq(&B.ike_to.addr, &(struct addr){ ADDR_V4, { 192, 0, 2, 2 } }));
	close(peer);
}

/* Nothing of ours stays in the kernel. */
static void test_tear_down(void **state)
{
	struct ipsec_dp_events ev = { .event = on_event, .ike_packet = on_ike, .ctx = &A };
	char why[200];

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	expect_passes(&A, &B);
	A.dp->close(A.dp);
	net_do(A.ns, "sh", "-c", "! ip link show | grep -q Tu1");
	net_do(A.ns, "sh", "-c", "test -z \"$(ip xfrm state 2>/dev/null)\"");
	net_do(A.ns, "sh", "-c", "test -z \"$(ip xfrm policy 2>/dev/null)\"");
	close(A.udp);
	A.udp = -1;
	net_enter(A.ns);
	A.dp = ipsec_dp_open(loop, dp_force, &ev, why, sizeof(why)); /* and it can begin anew */
	net_enter(net_home);
	assert_non_null(A.dp);
}

#define COMMON                                                                                     \
	T(test_vti_gcm), T(test_vti_cbc_esn), T(test_gre_transport), T(test_gre_tunnel_mode),      \
	T(test_ipip_protected), T(test_natt), T(test_inner_v6), T(test_outer_v6), T(test_plain),   \
	T(test_plain_ipip), T(test_no_sa_no_packet), T(test_clear_refused),                        \
	T(test_protection_added), T(test_newest_sa), T(test_standby), T(test_volume), T(test_spis),                 \
	T(test_moved), T(test_natt_ike), T(test_tear_down), T(test_vrf_namespace),                 \
	T(test_too_big), T(test_tos_copied), T(test_ecn), T(test_mgre), T(test_stream_vti),                     \
	T(test_stream_udp), T(test_stream_gre_v6), T(test_stream_small_path), T(test_churn),          \
	T(test_refused_told), T(test_families), T(test_device_lost)

/* What differs between VTIs and xfrm interfaces: a guest that has the latter is slow. */
#define XFRM_INTERFACE                                                                             \
	T(test_vti_gcm), T(test_natt), T(test_inner_v6), T(test_no_sa_no_packet),                  \
	T(test_newest_sa), T(test_tear_down), T(test_vrf_namespace), T(test_too_big),              \
	T(test_tos_copied), T(test_families), T(test_device_life), T(test_device_lost)

/* ipsec_dp: the userspace dataplane. ipsec_dp kernel: the kernel's, where it has one; with a further
 * argument only its xfrm interfaces. */
int main(int argc, char **argv)
{
	const struct CMUnitTest user_tests[] = {
		COMMON,
		T(test_device_life),
		T(test_dummy),
	};
	const struct CMUnitTest kernel_tests[] = {
		COMMON,
		T(test_device_life),
	};
	const struct CMUnitTest interface_tests[] = { XFRM_INTERFACE };
	char why[200];

	cmocka_set_test_filter(getenv("DP_TEST")); /* one of them, by name */
	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	if (argc < 2 || strcmp(argv[1], "kernel") != 0)
		return cmocka_run_group_tests(user_tests, NULL, NULL);
	dp_force = "kernel";
	if (dp_xfrm_ops.probe(why, sizeof(why))) {
		fprintf(stderr, "SKIPPED: %s\n", why);
		return 77;
	}
	if (argc > 2)
		return cmocka_run_group_tests(interface_tests, NULL, NULL);
	return cmocka_run_group_tests(kernel_tests, NULL, NULL);
}
