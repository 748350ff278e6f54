/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a network may do to ESP on its way to the userspace dataplane: packets cut anywhere, of every
 * suite and in every encapsulation; fragments that are whole, overlap, are tiny or go beyond the end;
 * IPv6 extension headers. What cannot be taken is counted, all that can arrives.
 */
#include <arpa/inet.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>

#include "tests/unit/forger.h"

static const struct sa_spec suites[] = {
	{ ENCR_AES_GCM_16, 128, 0, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_GCM_16, 192, 0, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_GCM_16, 256, 0, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_NULL_AES_GMAC, 256, 0, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_CBC, 128, INTEG_SHA1_96, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_CBC, 192, INTEG_SHA256_128, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_CBC, 256, INTEG_SHA384_192, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_AES_CBC, 256, INTEG_SHA512_256, IPSEC_TUNNEL, false, 0, 64, false },
	{ ENCR_NULL, 0, INTEG_SHA256_128, IPSEC_TUNNEL, false, 0, 64, false },
};

/* Every length of a packet of every suite; then the whole one. */
static void cut_all(int fd, const char *to, uint16_t port, bool v6)
{
	uint8_t inner[300], pkt[600];
	size_t len = inner_udp(inner, "10.0.0.1", "10.0.0.2");
	struct addr remote = ip("192.0.2.1");

	for (size_t i = 0; i < ARRAY_SIZE(suites); i++) {
		struct sa_spec x = suites[i];
		uint32_t spi = 0x1000 + (uint32_t)i;
		uint64_t before = counters(&B).truncated, good = tstats(&B).rx_packets;
		struct forger f;
		char buf[200];
		size_t n;

		x.port = port;
		x.v6 = v6;
		sa_add(&B, &x, true, spi);
		forger_open(&f, &x, spi);
		n = forge(&f, 7, 4, inner, len, pkt);
		for (size_t cut = 0; cut < n; cut++)
			assert_int_equal(net_send(fd, to, port, pkt, cut), 0);
		/* too short to name an SA, too short for its suite, or not authentic */
		eventually(counters(&B).truncated - before + stats(&B, true, spi).auth_drops +
				   stats(&B, true, spi).len_drops == n);
		assert_int_equal(counters(&B).truncated - before, 8);
		assert_true(stats(&B, true, spi).len_drops > 0);
		assert_true(stats(&B, true, spi).auth_drops > 0);
		assert_int_equal(stats(&B, true, spi).packets, 0);
		assert_int_equal(tstats(&B).rx_packets, good);
		net_send(fd, to, port, pkt, n); /* none of them had spent the sequence number */
		assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
		forger_close(&f);
		assert_int_equal(B.dp->sa_del(B.dp, true, spi, &remote), 0);
	}
}

static void test_cut(void **state)
{
	int fd = net_socket(A.ns, AF_INET, SOCK_RAW, 50);

	tunnels(TUNNEL_IPSEC, true);
	cut_all(fd, "192.0.2.2", 0, false);
	close(fd);
}

static void test_cut_udp(void **state)
{
	int fd = net_udp(A.ns, "192.0.2.1", 4500);

	B.natt = net_udp(B.ns, "0.0.0.0", 4500);
	assert_int_equal(B.dp->natt_attach(B.dp, B.natt), 0);
	tunnels(TUNNEL_IPSEC, true);
	cut_all(fd, "192.0.2.2", 4500, false);
	assert_int_equal(B.ike_packets, 0);
	close(fd);
}

static void tunnels_v6(void)
{
	struct tunnel_params a = params(&A, TUNNEL_IPSEC, true), b = params(&B, TUNNEL_IPSEC, true);

	a.local = b.remote = ip("2001:db8::1");
	b.local = a.remote = ip("2001:db8::2");
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
}

static void test_cut_v6(void **state)
{
	int fd = net_socket(A.ns, AF_INET6, SOCK_RAW, 50);

	tunnels_v6();
	cut_all(fd, "2001:db8::2", 0, true);
	close(fd);
}

/* The sums do not shrink when SAs go. */
static void test_sums(void **state)
{
	int fd = net_socket(A.ns, AF_INET, SOCK_RAW, 50);
	struct dp_counters c;

	tunnels(TUNNEL_IPSEC, true);
	cut_all(fd, "192.0.2.2", 0, false);
	c = counters(&B);
	assert_true(c.auth > 0 && c.len > 0);
	assert_int_equal(c.identity + c.proto + c.sa + c.inside + c.replay, 0);
	assert_int_equal(B.dp->tunnel_del(B.dp, B.tun), 0);
	assert_int_equal(counters(&B).auth, c.auth);
	assert_int_equal(counters(&B).len, c.len);
	close(fd);
}

/* n bytes of an IPv4 packet of protocol 50, that belong behind its first `at`. */
static void send_raw_piece(int fd, const uint8_t *data, size_t n, size_t at, bool more, uint16_t id)
{
	uint8_t buf[2000];
	struct iphdr ip4 = { .version = 4, .ihl = 5, .ttl = 64, .protocol = 50, .id = htons(id),
			     .saddr = inet_addr("192.0.2.1"), .daddr = inet_addr("192.0.2.2"),
			     .frag_off = htons((uint16_t)(at / 8 | (more ? 0x2000 : 0))) };

	memcpy(buf, &ip4, sizeof(ip4));
	memcpy(buf + sizeof(ip4), data, n);
	assert_int_equal(net_send(fd, "192.0.2.2", 0, buf, sizeof(ip4) + n), 0);
}

static void send_piece(int fd, const uint8_t *pkt, size_t from, size_t to, bool more, uint16_t id)
{
	send_raw_piece(fd, pkt + from, to - from, from, more, id);
}

static void test_fragments(void **state)
{
	int fd = net_socket(A.ns, AF_INET, SOCK_RAW, IPPROTO_RAW);
	uint8_t inner[300], pkt[600];
	struct forger f;
	char buf[200];
	size_t len, n;

	tunnels(TUNNEL_IPSEC, true);
	sas(&gcm, 0x1000);
	forger_open(&f, &gcm, 0x1000);
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");

	/* in two, the second one first; then in pieces of eight bytes */
	n = forge(&f, 1, 4, inner, len, pkt);
	send_piece(fd, pkt, 64, n, false, 1);
	send_piece(fd, pkt, 0, 64, true, 1);
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	n = forge(&f, 2, 4, inner, len, pkt);
	for (size_t at = 0; at < n; at += 8)
		send_piece(fd, pkt, at, MIN(at + 8, n), at + 8 < n, 2);
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));

	/* overlapping: RFC 5722's rule for IPv6, Linux has it for IPv4 too */
	n = forge(&f, 3, 4, inner, len, pkt);
	send_piece(fd, pkt, 0, 64, true, 3);
	send_piece(fd, pkt, 32, n, false, 3);
	send_piece(fd, pkt, 64, n, false, 3);
	/* the first piece alone; a last one beyond the end of the largest packet */
	send_piece(fd, pkt, 0, 64, true, 4);
	send_piece(fd, pkt, 0, 64, true, 5);
	send_raw_piece(fd, pkt, 64, 65528, false, 5);
	expect_nothing(&B);
	assert_int_equal(stats(&B, true, 0x1000).packets, 2);
	assert_int_equal(stats(&B, true, 0x1000).auth_drops, 0);

	/* a hole filled with something else is not authentic */
	send_piece(fd, pkt, 0, 64, true, 6);
	pkt[70] ^= 1;
	send_piece(fd, pkt, 64, n, false, 6);
	eventually(stats(&B, true, 0x1000).auth_drops == 1);
	n = forge(&f, 4, 4, inner, len, pkt);
	send_piece(fd, pkt, 0, n, false, 7);
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	close(fd);
	forger_close(&f);
}

/* IPv6: larger than the link, with destination options before ESP; and what is inside. */
static void test_v6_headers(void **state)
{
	static const uint8_t options[8] = { 0, 0, 1, 4 }; /* PadN, RFC 8200 4.2 */
	static uint8_t inner[4000], pkt[4200];
	int fd = net_socket(A.ns, AF_INET6, SOCK_RAW, 50);
	struct addr a = ip("2001:db8:5::1"), b = ip("2001:db8:5::2");
	struct sa_spec x = gcm;
	struct forger f;
	char buf[200];
	size_t len, n;

	x.v6 = true;
	tunnels_v6();
	sa_add(&B, &x, true, 0x1000);
	forger_open(&f, &x, 0x1000);

	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");
	assert_int_equal(setsockopt(fd, IPPROTO_IPV6, IPV6_DSTOPTS, options, sizeof(options)), 0);
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 1, 4, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	assert_int_equal(setsockopt(fd, IPPROTO_IPV6, IPV6_DSTOPTS, NULL, 0), 0);

	/* padding for traffic flow confidentiality makes it three fragments */
	memset(inner + len, 0, sizeof(inner) - len);
	n = forge(&f, 2, 4, inner, sizeof(inner), pkt);
	assert_int_equal(net_send(fd, "2001:db8::2", 0, pkt, n), 0);
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));

	/* inside: a chain of headers that ends beyond the packet, one that goes on for ever, and a
	 * header that says more than there is */
	n = inner_header_put(inner, &a, &b, 0, 0, 64, false, 1, 64);
	memset(inner + n, 0, 64);
	inner[n + 1] = 200; /* hop-by-hop options of 1608 bytes */
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 3, 41, inner, n + 64, pkt));
	for (size_t at = n; at < n + 64; at += 8)
		memcpy(inner + at, "\x3c\0\1\4\0\0\0", 8); /* destination options, and again */
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 4, 41, inner, n + 64, pkt));
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 5, 41, inner, n + 63, pkt));
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 6, 41, inner, 39, pkt));
	eventually(stats(&B, true, 0x1000).packets == 6);
	expect_nothing(&B);
	/* the last two are no whole packets; what is in the chains is the addressee's business */
	eventually(stats(&B, true, 0x1000).inside_drops >= 2);
	assert_int_equal(stats(&B, true, 0x1000).invalid_drops, stats(&B, true, 0x1000).inside_drops);
	assert_int_equal(counters(&B).inside, stats(&B, true, 0x1000).inside_drops);

	/* and it goes on */
	len = inner_udp(inner, "10.0.0.1", "10.0.0.2");
	net_send(fd, "2001:db8::2", 0, pkt, forge(&f, 7, 4, inner, len, pkt));
	assert_int_equal(net_recv(B.udp, buf, sizeof(buf), 2000), strlen(MARK));
	close(fd);
	forger_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_cut), T(test_cut_udp), T(test_cut_v6), T(test_sums), T(test_fragments),
		T(test_v6_headers),
	};

	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
