/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Policy routes of crypto maps in a namespace: what is excepted, what is dropped, and that what
 * cannot be protected is dropped too.
 */
#include "tests/unit/test.h"

#include <netinet/ip.h>

#include "routing/filter_text.h"
#include "routing/nft.h"
#include "tests/unit/netlab.h"

static int ns, far_end;

static int setup(void **state)
{
	ns = net_new();
	far_end = net_new();
	net_link(ns, far_end, "wan");
	net_link(ns, far_end, "cm");
	net_addr(ns, "wan", "192.0.2.1/24");
	net_addr(ns, "cm", "198.51.100.1/24");
	net_do(far_end, "ip", "link", "set", "wan", "up"); /* a carrier */
	net_do(far_end, "ip", "link", "set", "cm", "up");
	net_do(ns, "ip", "route", "add", "default", "via", "192.0.2.2");
	return 0;
}

static int teardown(void **state)
{
	close(ns);
	close(far_end);
	return 0;
}

static int add(enum steer_kind kind, uint32_t order, const char *dst, const char *dev, uint32_t *id)
{
	struct steer_params p = { .kind = kind, .order = order, .netns_fd = ns,
				  .src.addr.family = ADDR_V4 };

	assert_true(prefix_parse(dst, &p.dst));
	strcpy(p.dev, dev);
	strcpy(p.oif, "GigabitEthernet1");
	return steer_add(&p, id);
}

/* The source a packet to `dst` would have tells the device; "" none: dropped. */
static const char *source(const char *dst)
{
	static char buf[INET_ADDRSTRLEN];
	int fd = net_socket(ns, AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in me;
	socklen_t len = sizeof(me), to_len;
	struct sockaddr_storage to = net_sa(dst, 9, &to_len);

	*buf = '\0';
	if (!connect(fd, (struct sockaddr *)&to, to_len)) {
		assert_int_equal(getsockname(fd, (struct sockaddr *)&me, &len), 0);
		inet_ntop(AF_INET, &me.sin_addr, buf, sizeof(buf));
	}
	close(fd);
	return buf;
}

static void exceptions(void **state)
{
	uint32_t id[4];

	/* the second order is added first */
	assert_int_equal(add(STEER_DROP, 20, "10.9.1.128/25", "cm", &id[0]), 0);
	assert_int_equal(add(STEER_SKIP, 10, "10.9.1.0/24", "cm", &id[1]), 0);
	assert_int_equal(add(STEER_VIA, 10, "10.9.0.0/16", "cm", &id[2]), 0);
	assert_string_equal(source("10.9.0.1"), "198.51.100.1");
	assert_string_equal(source("10.9.1.1"), "192.0.2.1");
	assert_string_equal(source("10.9.1.129"), "");
	assert_string_equal(source("10.8.0.1"), "192.0.2.1");
	/* no room to skip: protected rather than clear */
	assert_true(add(STEER_SKIP, STEER_ORDER_MAX + 1, "10.7.0.0/16", "cm", &id[3]) < 0);
	for (int i = 0; i < 3; i++)
		steer_del(id[i]);
	assert_string_equal(source("10.9.0.1"), "192.0.2.1");
	assert_string_equal(source("10.9.1.129"), "192.0.2.1");
}

static void dropped(void **state)
{
	uint32_t id, other;

	assert_int_equal(add(STEER_VIA, 10, "10.9.0.0/16", "nosuch", &id), 1);
	assert_string_equal(source("10.9.0.1"), "");
	assert_string_equal(source("10.8.0.1"), "192.0.2.1");
	steer_del(id);
	assert_string_equal(source("10.9.0.1"), "192.0.2.1");
	assert_int_equal(add(STEER_VIA, 10, "10.9.0.0/16", "cm", &other), 0);
	net_do(ns, "ip", "link", "del", "cm"); /* the device goes before its policy route */
	assert_string_equal(source("10.9.0.1"), "");
	steer_del(other);
	assert_string_equal(source("10.9.0.1"), "192.0.2.1");
}

/* May a packet of protocol 17 that is a piece of one, not the first, leave for `dst`? */
static bool piece_leaves(const char *dst)
{
	int fd = net_socket(ns, AF_INET, SOCK_RAW, IPPROTO_RAW);
	struct {
		struct iphdr ip;
		uint8_t data[16];
	} p = { .ip = { .version = 4, .ihl = 5, .ttl = 9, .protocol = 17, .frag_off = htons(4),
			.id = htons(7) } };
	socklen_t len;
	struct sockaddr_storage to = net_sa(dst, 0, &len);
	ssize_t n;

	inet_pton(AF_INET, dst, &p.ip.daddr);
	n = sendto(fd, &p, sizeof(p), 0, (struct sockaddr *)&to, len);
	close(fd);
	return n == sizeof(p);
}

/* What the map of the interface has must not leave by it in clear, whatever the kernel's rules. */
static void guarded(void **state)
{
	struct filter_conf conf = { 0 };
	struct filter_dev dev = { .name = "GigabitEthernet1", .dev = "wan" };
	struct filter_steer flows[3] = { 0 };
	struct filter_ns spec = { .conf = &conf, .vrf = "", .dev = &dev, .n_devs = 1,
				  .steer = flows, .n_steers = 3 };
	struct str text = { 0 };
	char why[160] = "";
	int rc;

	for (uint32_t i = 0; i < 3; i++) {
		flows[i].id = i + 1;
		flows[i].p = (struct steer_params){ .kind = STEER_VIA, .order = 10, .proto = 17,
						    .dport_lo = 53, .dport_hi = 53,
						    .src.addr.family = ADDR_V4 };
		strcpy(flows[i].p.dev, "cm");
		strcpy(flows[i].p.oif, dev.name);
	}
	flows[0].p.kind = STEER_SKIP; /* a piece is excepted only by a line without ports */
	assert_true(prefix_parse("10.9.1.0/24", &flows[0].p.dst));
	assert_true(prefix_parse("10.9.0.0/16", &flows[1].p.dst));
	assert_true(prefix_parse("2001:db8:9::/48", &flows[2].p.dst));
	flows[2].p.src.addr.family = ADDR_V6;
	filter_text(&spec, &text);
	rc = nft_run(ns, str_text(&text), NULL, why, sizeof(why));
	str_free(&text);
	if (rc == -ENOENT || rc == -EOPNOTSUPP || rc == -EPERM) {
		fprintf(stderr, "SKIPPED: no nf_tables: %s\n", why);
		return;
	}
	assert_string_equal(why, "");
	assert_false(piece_leaves("10.9.0.1"));
	assert_false(piece_leaves("10.9.1.1"));
	assert_true(piece_leaves("10.8.0.1"));
	nft_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(guarded, setup, teardown),
		cmocka_unit_test_setup_teardown(exceptions, setup, teardown),
		cmocka_unit_test_setup_teardown(dropped, setup, teardown),
	};

	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
