/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip tcp adjust-mss by the kernel's packet filter: connections through a router's interface see a
 * smaller segment size, both ways, others do not.
 *
 *      C 10.1.0.1 ---- left [R] right ---- 10.2.0.1 S
 */
#include <netinet/tcp.h>

#include "routing/mss.h"
#include "tests/unit/netlab.h"

static int C, R, S;

static int setup(void **state)
{
	C = net_new();
	R = net_new();
	S = net_new();
	net_link(C, R, "left");
	net_link(R, S, "right");
	net_addr(C, "left", "10.1.0.1/24");
	net_addr(R, "left", "10.1.0.2/24");
	net_addr(R, "right", "10.2.0.2/24");
	net_addr(S, "right", "10.2.0.1/24");
	net_do(C, "ip", "route", "add", "default", "via", "10.1.0.2");
	net_do(S, "ip", "route", "add", "default", "via", "10.2.0.2");
	net_do(R, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
	return 0;
}

static int teardown(void **state)
{
	close(C);
	close(R);
	close(S);
	return 0;
}

static int maxseg(int fd)
{
	struct tcp_info i;
	socklen_t len = sizeof(i);

	assert_int_equal(getsockopt(fd, IPPROTO_TCP, TCP_INFO, &i, &len), 0);
	return (int)i.tcpi_snd_mss + ((i.tcpi_options & TCPI_OPT_TIMESTAMPS) ? 12 : 0);
}

/* Segment sizes that both ends of a new connection from C to S may send. */
static void connection(int *client, int *server)
{
	int l = net_socket(S, AF_INET, SOCK_STREAM, 0), c = net_socket(C, AF_INET, SOCK_STREAM, 0), a;
	socklen_t len;
	struct sockaddr_storage ss = net_sa("10.2.0.1", 5000, &len);
	int on = 1;

	setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	assert_int_equal(bind(l, (struct sockaddr *)&ss, len), 0);
	assert_int_equal(listen(l, 1), 0);
	assert_int_equal(connect(c, (struct sockaddr *)&ss, len), 0);
	a = accept(l, NULL, NULL);
	assert_true(a >= 0);
	*client = maxseg(c);
	*server = maxseg(a);
	close(a);
	close(c);
	close(l);
}

static int install(const struct mss_entry *list, size_t n)
{
	int rc;

	net_enter(R);
	rc = mss_install(list, n);
	net_enter(net_home);
	return rc;
}

static void test_clamp(void **state)
{
	static const struct mss_entry one[] = { { "right", 1200, false } };
	static const struct mss_entry two[] = { { "Tu7", 900, false }, { "left", 1300, false },
						{ "right", 1100, false }, { "right", 700, true },
						{ "Gi0-0-1.100", 1300, false } };
	static const struct mss_entry more[] = { { "right", 9000, false } };
	static const struct mss_entry other[] = { { "Tu1", 600, false }, { "left", 500, true } };
	struct mss_entry *many;
	int client, server;

	connection(&client, &server);
	assert_int_equal(client, 1460);
	if (install(one, 1)) {
		print_message("no nf_tables here\n");
		skip();
	}
	connection(&client, &server);
	assert_int_equal(client, 1200); /* what S offered, on its way back */
	assert_int_equal(server, 1200);
	assert_int_equal(install(two, 5), 0); /* replaces */
	connection(&client, &server);
	assert_int_equal(client, 1100);
	assert_int_equal(server, 1100);
	assert_int_equal(install(more, 1), 0); /* nothing is made larger */
	connection(&client, &server);
	assert_int_equal(server, 1460);
	assert_int_equal(install(other, 2), 0);
	connection(&client, &server);
	assert_int_equal(server, 1460);
	many = calloc(3000, sizeof(*many));
	for (unsigned i = 0; i < 3000; i++) {
		snprintf(many[i].dev, sizeof(many[i].dev), "Vi%u", i);
		many[i].mss = 1360;
	}
	memcpy(many[2999].dev, "left\0\0\0", 8);
	assert_int_equal(install(many, 3000), 0);
	free(many);
	connection(&client, &server);
	assert_int_equal(server, 1360);
	assert_int_equal(install(NULL, 0), 0);
	assert_int_equal(install(NULL, 0), 0);
	connection(&client, &server);
	assert_int_equal(client, 1460);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_clamp, setup, teardown) };

	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
