/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip tcp adjust-mss of a tunnel, end to end: connections through ESP see a smaller segment size both
 * ways. Our dataplane does it itself; in front of the kernel's (ike_mss kernel, where it has ESP) the
 * packet filter does, as routing/iface_mss.c tells it.
 *
 *      C 10.1.0.1 ---- left [A] Tu1 ==== Tu1 [B] right ---- 10.2.0.1 S
 */
#include <netinet/tcp.h>

#include "routing/mss.h"
#include "tests/unit/dplab.h"

static int C, S;

static int hosts(void **state)
{
	setup(state);
	C = net_new();
	S = net_new();
	net_link(C, A.ns, "left");
	net_link(B.ns, S, "right");
	net_addr(C, "left", "10.1.0.1/24");
	net_addr(A.ns, "left", "10.1.0.2/24");
	net_addr(B.ns, "right", "10.2.0.2/24");
	net_addr(S, "right", "10.2.0.1/24");
	net_do(C, "ip", "route", "add", "default", "via", "10.1.0.2");
	net_do(S, "ip", "route", "add", "default", "via", "10.2.0.2");
	net_do(A.ns, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
	net_do(B.ns, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
	return 0;
}

static int no_hosts(void **state)
{
	close(C);
	close(S);
	return teardown(state);
}

/* What each end of a new connection from C to S may send in one segment. */
static void connection(int *client, int *server)
{
	int l = net_socket(S, AF_INET, SOCK_STREAM, 0), c = net_socket(C, AF_INET, SOCK_STREAM, 0), a;
	int *out[2] = { client, server }, on = 1;
	socklen_t len;
	struct sockaddr_storage ss = net_sa("10.2.0.1", 5000, &len);

	setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	assert_int_equal(bind(l, (struct sockaddr *)&ss, len), 0);
	assert_int_equal(listen(l, 1), 0);
	assert_int_equal(connect(c, (struct sockaddr *)&ss, len), 0);
	a = accept(l, NULL, NULL);
	assert_true(a >= 0);
	for (int i = 0; i < 2; i++) {
		struct tcp_info t;

		len = sizeof(t);
		assert_int_equal(getsockopt(i ? a : c, IPPROTO_TCP, TCP_INFO, &t, &len), 0);
		*out[i] = (int)t.tcpi_snd_mss + (t.tcpi_options & TCPI_OPT_TIMESTAMPS ? 12 : 0);
	}
	close(a);
	close(c);
	close(l);
}

static void clamp(struct side *s, struct tunnel_params *p, uint16_t mss)
{
	const struct mss_entry one = { "Tu1", mss, false };
	int rc;

	net_enter(s->ns);
	if (in_kernel()) {
		rc = mss_install(&one, mss ? 1 : 0);
	} else {
		p->mss = mss;
		rc = s->dp->tunnel_update(s->dp, s->tun, p);
	}
	net_enter(net_home);
	assert_int_equal(rc, 0);
}

static void through_tunnel(enum tunnel_kind kind, enum ipsec_mode mode)
{
	struct tunnel_params a = params(&A, kind, true), b = params(&B, kind, true);
	struct sa_spec x = gcm;
	int client, server;

	x.mode = mode;
	tunnel_up(&A, &a);
	tunnel_up(&B, &b);
	sas(&x, 0x1000);
	net_do(A.ns, "ip", "route", "add", "10.2.0.0/24", "dev", "Tu1");
	net_do(B.ns, "ip", "route", "add", "10.1.0.0/24", "dev", "Tu1");
	connection(&client, &server);
	assert_int_equal(client, 1460);
	assert_int_equal(server, 1460);
	clamp(&A, &a, 1200);
	connection(&client, &server);
	assert_int_equal(client, 1200); /* what S offered, on its way back */
	assert_int_equal(server, 1200);
	clamp(&B, &b, 1100); /* the smaller one of two routers */
	connection(&client, &server);
	assert_int_equal(client, 1100);
	assert_int_equal(server, 1100);
	clamp(&A, &a, 0);
	clamp(&B, &b, 9000); /* nothing is made larger */
	connection(&client, &server);
	assert_int_equal(client, 1460);
	assert_int_equal(server, 1460);
}

static void test_vti(void **state)
{
	through_tunnel(TUNNEL_IPSEC, IPSEC_TUNNEL);
}

static void test_gre(void **state)
{
	through_tunnel(TUNNEL_GRE, IPSEC_TRANSPORT);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_vti, hosts, no_hosts),
		cmocka_unit_test_setup_teardown(test_gre, hosts, no_hosts),
	};

	if (argc > 1)
		dp_force = argv[1];
	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
