/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HSRP: its messages on the wire; and groups for real, in network namespaces of our own, with a
 * neighbour that says whatever the test wants.
 */
#include <stdlib.h>

#include "base/log.h"
#include "base/wire.h"
#include "routing/hsrp.h"
#include "routing/policy_route.h"
#include "routing/netns.h"
#include "tests/unit/netlab.h"

/* RFC 2281 5.1, by hand: an active router's hello of group 7. */
static const uint8_t v1[20] = {
	0, 0, 16, 3, 10, 110, 7, 0, 'c', 'i', 's', 'c', 'o', 0, 0, 0, 10, 1, 0, 254,
};

static void version_1(void **state)
{
	uint8_t buf[HSRP_MSG_MAX], bad[20];
	struct hsrp_msg m;
	struct addr vip = addr_v4(0x0a0100fe);

	assert_true(hsrp_parse(v1, sizeof(v1), &m));
	assert_int_equal(m.version, 1);
	assert_int_equal(m.op, HSRP_HELLO);
	assert_int_equal(m.state, HSRP_ACTIVE);
	assert_int_equal(m.hello_ms, 3000);
	assert_int_equal(m.hold_ms, 10000);
	assert_int_equal(m.priority, 110);
	assert_int_equal(m.group, 7);
	assert_string_equal(m.auth, "cisco");
	assert_true(addr_eq(&m.vip, &vip));
	assert_int_equal(hsrp_build(&m, NULL, buf), sizeof(v1));
	assert_memory_equal(buf, v1, sizeof(v1));
	for (size_t n = 0; n < sizeof(v1); n++)
		assert_false(hsrp_parse(v1, n, &m));
	memcpy(bad, v1, sizeof(v1));
	bad[2] = 3; /* no state */
	assert_false(hsrp_parse(bad, sizeof(bad), &m));
	bad[2] = 16;
	bad[1] = 3; /* no message; 3 is an advertisement, of another kind */
	assert_false(hsrp_parse(bad, sizeof(bad), &m));
}

static void version_2(void **state)
{
	struct hsrp_msg m = {.version = 2, .op = HSRP_COUP, .state = HSRP_SPEAK, .group = 4095,
			     .priority = 255, .hello_ms = 250, .hold_ms = 800,
			     .vip = addr_v4(0xc0000201), .mac = {2, 0, 0, 0, 0, 9}, .auth = "geheim78"},
			got;
	uint8_t buf[HSRP_MSG_MAX];
	size_t n = hsrp_build(&m, NULL, buf);

	assert_int_equal(n, 2 + 40 + 2 + 8);
	assert_true(hsrp_parse(buf, n, &got));
	assert_int_equal(got.op, HSRP_COUP);
	assert_int_equal(got.state, HSRP_SPEAK);
	assert_int_equal(got.group, 4095);
	assert_int_equal(got.hello_ms, 250);
	assert_int_equal(got.hold_ms, 800);
	assert_int_equal(got.priority, 255);
	assert_string_equal(got.auth, "geheim78");
	assert_memory_equal(got.mac, m.mac, 6);
	assert_true(addr_eq(&got.vip, &m.vip));
	for (size_t k = 0; k < n; k++) /* whole elements only */
		assert_int_equal(hsrp_parse(buf, k, &got), k == 42);
	buf[5] = 6; /* IPv6 */
	assert_false(hsrp_parse(buf, n, &got));
}

/* Messages of Cisco routers as password recovery tools publish them for their tests: the message
 * with a zero digest, the digest, the key. */
static const struct {
	const char *msg, *digest, *key;
	uint8_t version;
} md5_seen[] = {
	{"000004030a64010000000000000000000a000064041c010000000a00001400000000",
	 "52e1db09d18d695b8fefb3730ff8d9d6", "password12345", 1},
	{"0128020006040001aabbcc000a000000006400000bb8000027100a000064000000000000000000000000"
	 "041c010000000a00000a00000000", "642fedafe1f374bd2fdd8f1ba81d87a2", "password", 2},
};

static size_t hex(const char *text, uint8_t *out)
{
	size_t n = strlen(text) / 2;

	for (size_t i = 0; i < n; i++) {
		unsigned v;

		assert_int_equal(sscanf(text + 2 * i, "%2x", &v), 1);
		out[i] = (uint8_t)v;
	}
	return n;
}

static void md5(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(md5_seen); i++) {
		uint8_t buf[HSRP_MSG_MAX], again[HSRP_MSG_MAX];
		size_t n = hex(md5_seen[i].msg, buf);
		struct hsrp_key k = {.id = 0};
		struct hsrp_msg m, cut;

		n += hex(md5_seen[i].digest, buf + n);
		str_copy(k.key, sizeof(k.key), md5_seen[i].key);
		assert_true(hsrp_parse(buf, n, &m));
		assert_int_equal(m.version, md5_seen[i].version);
		assert_true(m.md5);
		assert_true(hsrp_verify(buf, n, &m, &k));
		assert_int_equal(hsrp_build(&m, &k, again), n);
		assert_memory_equal(again, buf, n);
		for (size_t b = 0; b < n; b++) { /* no byte may change */
			buf[b] ^= 1;
			assert_false(hsrp_parse(buf, n, &cut) && hsrp_verify(buf, n, &cut, &k));
			buf[b] ^= 1;
			assert_false(hsrp_parse(buf, b, &cut) && cut.md5);
		}
		memset(k.key, 'k', HSRP_KEY_LEN - 1); /* longer than a block */
		assert_false(hsrp_verify(buf, n, &m, &k));
		assert_int_equal(hsrp_build(&m, &k, again), n);
		assert_true(hsrp_verify(again, n, &m, &k));
	}
}

/* --- groups --- */

struct fix {
	struct loop *loop;
	struct rib *rib;
	struct ifaces *ifs;
	struct hsrps *h;
	struct hsrp_conf c;
	int peer;
};

static struct iface_conf gi1_conf(const char *vrf)
{
	struct iface_conf c = {.configured = true, .n_addrs = 1};

	assert_true(iface_name_parse("Gi1", c.name));
	c.kind = iface_name_kind(c.name);
	assert_true(prefix_parse("10.0.0.1/24", &c.addrs[0].p));
	str_copy(c.vrf, sizeof(c.vrf), vrf);
	return c;
}

static void run(struct fix *f, unsigned ms)
{
	uint64_t end = mono_ms(NULL) + ms;

	while (mono_ms(NULL) < end)
		loop_once(f->loop, 5);
}

static void take_info(const struct hsrp_info *i, void *arg)
{
	*(struct hsrp_info *)arg = *i;
}

static struct hsrp_info info(struct fix *f)
{
	struct hsrp_info i = {.conf = NULL};

	hsrps_walk(f->h, take_info, &i);
	assert_non_null(i.conf);
	return i;
}

static bool vip_is(struct fix *f, const struct addr *a)
{
	struct hsrp_info i = info(f);

	return addr_eq(&i.vip, a);
}

static void wait_state(struct fix *f, enum hsrp_state want)
{
	for (int i = 0; i < 1000 && info(f).state != want; i++)
		loop_once(f->loop, 5);
	assert_int_equal(info(f).state, want);
}

static int setup(void **state)
{
	struct iface_conf c = gi1_conf("");
	struct fix *f = xcalloc(1, sizeof(*f));
	char why[200] = "";

	f->peer = net_new();
	net_link(net_home, f->peer, "Gi1");
	net_addr(f->peer, "Gi1", "10.0.0.8/24");
	net_addr(f->peer, "Gi1", "10.0.0.9/24");
	net_addr(f->peer, "Gi1", "192.0.2.9/24");
	f->loop = loop_new();
	f->rib = rib_new(f->loop, NULL);
	f->ifs = ifaces_new(f->loop, f->rib, why, sizeof(why));
	if (!f->ifs)
		fail_msg("ifaces_new: %s", why);
	ifaces_configure(f->ifs, &c, 1);
	for (int i = 0; i < 500 && !iface_find(f->ifs, c.name)->line_up; i++)
		loop_once(f->loop, 10);
	f->h = hsrps_new(f->loop, f->ifs, NULL);
	f->c = (struct hsrp_conf){.group = 1, .version = 2, .enabled = true, .priority = 100,
				  .vip = addr_v4(0x0a0000fe), .hello_ms = 100, .hold_ms = 300};
	str_copy(f->c.ifname, sizeof(f->c.ifname), c.name);
	str_copy(f->c.auth, sizeof(f->c.auth), HSRP_AUTH_DEFAULT);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	hsrps_free(f->h);
	ifaces_free(f->ifs);
	rib_free(f->rib);
	loop_free(f->loop);
	net_do(net_home, "ip", "link", "del", "Gi1");
	close(f->peer);
	free(f);
	return 0;
}

/* What a router with priority 50 says, timers and address as the group's. */
static struct hsrp_msg msg(enum hsrp_state st, uint8_t priority)
{
	return (struct hsrp_msg){.version = 2, .op = HSRP_HELLO, .state = st, .group = 1,
				 .priority = priority, .hello_ms = 100, .hold_ms = 300,
				 .vip = addr_v4(0x0a0000fe), .auth = HSRP_AUTH_DEFAULT};
}

/* The neighbour speaks, and the group has time to hear. */
static void say(struct fix *f, const char *from, const char *to, const struct hsrp_msg *m,
		const struct hsrp_key *k)
{
	uint8_t buf[HSRP_MSG_MAX];
	size_t n = hsrp_build(m, k, buf);
	struct sockaddr_storage a, b;
	socklen_t len;
	int fd;

	net_enter(f->peer);
	fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	net_enter(net_home);
	a = net_sa(from, 0, &len);
	b = net_sa(to, HSRP_PORT, &len);
	assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "Gi1", 4), 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&a, len), 0);
	assert_int_equal(sendto(fd, buf, n, 0, (struct sockaddr *)&b, len), n);
	close(fd);
	run(f, 40);
}

/* Is the address the kernel's own? */
static bool is_local(int ns, const char *text)
{
	int back = netns_enter(ns), fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct sockaddr_storage a;
	socklen_t len;
	bool ok;

	netns_leave(back);
	a = net_sa(text, 0, &len);
	ok = bind(fd, (struct sockaddr *)&a, len) == 0;
	close(fd);
	return ok;
}

#define ALL "224.0.0.102"

/* Only who is on the link is heard, and only what could have been configured is learned. */
static void hears(void **state)
{
	static const uint32_t foreign[] = {0xcb007105, 0x0a0000ff, 0x0a000000, 0x0a000001};
	struct fix *f = *state;
	struct hsrp_msg m = msg(HSRP_ACTIVE, 200);

	f->c.vip.family = 0;
	f->c.hello_ms = f->c.hold_ms = 0;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).state, HSRP_LEARN);
	say(f, "10.0.0.9", "10.0.0.1", &m, NULL);
	say(f, "192.0.2.9", ALL, &m, NULL);
	assert_int_equal(info(f).state, HSRP_LEARN);
	assert_int_equal(info(f).hello_ms, 3000);
	m.hello_ms = 1;
	for (size_t i = 0; i < ARRAY_SIZE(foreign); i++) {
		m.vip = addr_v4(foreign[i]);
		say(f, "10.0.0.9", ALL, &m, NULL);
		assert_int_equal(info(f).vip.family, 0);
	}
	assert_int_equal(info(f).state, HSRP_LEARN);
	m.hello_ms = 300000;
	m.hold_ms = 400000;
	say(f, "10.0.0.9", ALL, &m, NULL);
	assert_int_equal(info(f).hello_ms, 3000);
	m = msg(HSRP_ACTIVE, 200);
	say(f, "10.0.0.9", ALL, &m, NULL);
	assert_int_equal(info(f).hello_ms, 100);
	assert_true(vip_is(f, &m.vip));
	wait_state(f, HSRP_LISTEN);
}

/* The active one resigns while this router speaks, and a worse one still says it is standby. */
static void resigned(void **state)
{
	struct fix *f = *state;
	struct hsrp_msg m = msg(HSRP_ACTIVE, 200), s = msg(HSRP_STANDBY, 50);

	hsrps_configure(f->h, &f->c, 1);
	for (int i = 0; i < 50 && info(f).state != HSRP_SPEAK; i++)
		say(f, "10.0.0.9", ALL, &m, NULL);
	assert_int_equal(info(f).state, HSRP_SPEAK);
	m.op = HSRP_RESIGN;
	say(f, "10.0.0.9", ALL, &m, NULL);
	say(f, "10.0.0.8", ALL, &s, NULL);
	wait_state(f, HSRP_ACTIVE);
}

static void timers(void **state)
{
	struct fix *f = *state;

	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).hello_ms, 100);
	f->c.hello_ms = f->c.hold_ms = 0;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).hello_ms, 3000);
	assert_int_equal(info(f).hold_ms, 10000);
}

/* It does not run rather than to disturb another group, or to speak in clear. */
static void held(void **state)
{
	struct fix *f = *state;
	struct hsrp_msg m = msg(HSRP_ACTIVE, 200);
	struct hsrp_key k = {.id = 7, .key = "geheim", .accept_to = INT64_MAX, .send_to = INT64_MAX};

	f->c.version = 1;
	f->c.group = 300;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).state, HSRP_INIT);
	assert_string_equal(info(f).held, "groups above 255 need version 2");
	f->c.version = 2;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).state, HSRP_LISTEN);
	assert_null(info(f).held);
	f->c.group = 1;
	f->c.md5 = true;
	f->c.vip.family = 0;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).state, HSRP_INIT);
	assert_non_null(info(f).held);
	f->c.keys[0] = k;
	f->c.n_keys = 1;
	hsrps_configure(f->h, &f->c, 1);
	assert_int_equal(info(f).state, HSRP_LEARN);
	say(f, "10.0.0.9", ALL, &m, NULL); /* in clear */
	m.md5 = true;
	m.md5_from = addr_v4(0x0a000008); /* of another router */
	say(f, "10.0.0.9", ALL, &m, &k);
	m.md5_from = addr_v4(0x0a000009);
	k.id = 8;
	say(f, "10.0.0.9", ALL, &m, &k);
	k.id = 7;
	k.key[0] = 'G';
	say(f, "10.0.0.9", ALL, &m, &k);
	assert_int_equal(info(f).state, HSRP_LEARN);
	k.key[0] = 'g';
	say(f, "10.0.0.9", ALL, &m, &k);
	assert_true(vip_is(f, &m.vip));
}

/* The interface moves into a VRF with its address. */
static void moves(void **state)
{
	struct fix *f = *state;
	struct iface_conf c = gi1_conf("RED");
	int red;

	hsrps_configure(f->h, &f->c, 1);
	wait_state(f, HSRP_ACTIVE);
	assert_true(is_local(net_home, "10.0.0.254"));
	ifaces_configure(f->ifs, &c, 1);
	hsrps_configure(f->h, &f->c, 1);
	assert_false(is_local(net_home, "10.0.0.254"));
	wait_state(f, HSRP_ACTIVE);
	red = ifaces_vrf_netns(f->ifs, "RED");
	assert_true(red >= 0);
	assert_true(is_local(red, "10.0.0.254"));
	c = gi1_conf("");
	ifaces_configure(f->ifs, &c, 1);
	hsrps_configure(f->h, NULL, 0);
	assert_false(is_local(red, "10.0.0.254"));
}

/* Addresses of a router that was killed. */
static void swept(void **state)
{
	struct fix *f = *state;
	struct policy_routes *nat;

	net_do(net_home, "ip", "route", "add", "local", "10.0.0.77", "dev", "lo", "table", "local",
	       "proto", "203");
	net_do(net_home, "ip", "route", "add", "local", "10.0.0.78", "dev", "lo", "table", "local",
	       "proto", "202");
	assert_true(is_local(net_home, "10.0.0.77"));
	hsrps_configure(f->h, NULL, 0);
	assert_false(is_local(net_home, "10.0.0.77"));
	assert_true(is_local(net_home, "10.0.0.78")); /* somebody else's */
	nat = policy_routes_new(-1, POLICY_OF_FILTER);
	policy_routes_set_local(nat, NULL, 0);
	assert_false(is_local(net_home, "10.0.0.78"));
	assert_true(is_local(net_home, "10.0.0.1"));
	policy_routes_free(nat);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_1), cmocka_unit_test(version_2), cmocka_unit_test(md5),
		T(hears), T(resigned), T(timers), T(held), T(moves), T(swept),
	};
	int rc;

	if (!net_init()) {
		fprintf(stderr, "no private network namespace: %s\n", strerror(errno));
		return 1;
	}
	net_do(net_home, "ip", "link", "set", "lo", "up");
	log_init();
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	log_close();
	return rc;
}
