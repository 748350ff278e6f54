/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP messages there and back, damaged ones, and the server's answers by RFC 2131.
 */
#include "tests/unit/test.h"

#include <stdlib.h>

#include "routing/dhcp/dhcp_server.h"

#define V4(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))
#define SELF V4(10, 1, 0, 1)

static struct dhcp_server *server(uint32_t lease)
{
	struct dhcp_server *s = dhcp_server_new(NULL, NULL);
	struct dhcp_server_conf c = { .n_pools = 2, .n_excluded = 1 };

	c.pool = calloc(2, sizeof(*c.pool));
	c.excluded = calloc(1, sizeof(*c.excluded));
	c.excluded[0].lo = SELF;
	c.excluded[0].hi = V4(10, 1, 0, 9);
	strcpy(c.pool[0].name, "LAN");
	assert_true(prefix_parse("10.1.0.0/28", &c.pool[0].network));
	c.pool[0].lease_s = lease;
	c.pool[0].router[0] = SELF;
	c.pool[0].n_routers = 1;
	strcpy(c.pool[1].name, "MANUAL");
	c.pool[1].host = V4(10, 1, 0, 14);
	c.pool[1].host_mask = 0xfffffff0;
	memcpy(c.pool[1].key, "\x01\x02\x00\x00\x00\x00\x63", 7);
	c.pool[1].key_len = 7;
	dhcp_server_configure(s, &c);
	return s;
}

static struct dhcp_msg client(uint8_t n, enum dhcp_type type)
{
	struct dhcp_msg m = { .op = 1, .htype = 1, .hlen = 6, .xid = n, .type = type };

	m.chaddr[0] = 2;
	m.chaddr[5] = n;
	return m;
}

static bool ask(struct dhcp_server *s, struct dhcp_msg *in, struct dhcp_msg *out, uint32_t *to)
{
	uint16_t port;

	return dhcp_server_answer(s, in, "", "GigabitEthernet1", SELF, out, to, &port);
}

static uint32_t lease(struct dhcp_server *s, uint8_t n)
{
	struct dhcp_msg in = client(n, DHCP_DISCOVER), out;
	uint32_t to;

	if (!ask(s, &in, &out, &to))
		return 0;
	assert_int_equal(out.type, DHCP_OFFER);
	in = client(n, DHCP_REQUEST);
	in.requested = out.yiaddr;
	in.server_id = SELF;
	assert_true(ask(s, &in, &out, &to));
	assert_int_equal(out.type, DHCP_ACK);
	assert_int_equal(to, INADDR_BROADCAST);
	return out.yiaddr;
}

static void messages_survive_the_wire(void **state)
{
	struct dhcp_msg m = client(7, DHCP_OFFER), back;
	uint8_t buf[DHCP_IP_HDR + DHCP_MAX_LEN];
	const uint8_t *p;
	size_t n, len;
	uint32_t src;

	m.op = 2;
	m.yiaddr = V4(10, 1, 0, 10);
	m.mask = 0xffffff00;
	m.lease_s = 60;
	m.server_id = SELF;
	m.router[0] = SELF;
	m.n_routers = 1;
	strcpy(m.domain, "lab.example");
	n = dhcp_build(&m, buf + DHCP_IP_HDR, DHCP_MAX_LEN);
	assert_true(n >= 300);
	len = dhcp_ip_build(buf, n, SELF, INADDR_BROADCAST, 67, 68);
	assert_true(dhcp_ip_parse(buf, len, 68, &p, &n, &src));
	assert_int_equal(src, SELF);
	assert_true(dhcp_parse(p, n, &back));
	assert_int_equal(back.yiaddr, m.yiaddr);
	assert_int_equal(back.lease_s, 60);
	assert_string_equal(back.domain, "lab.example");
	assert_false(dhcp_ip_parse(buf, len, 67, &p, &n, &src)); /* another port */
	/* cut anywhere before its end: no message, no overrun */
	for (size_t cut = 0; cut < 240 + 3; cut++) {
		uint8_t *copy = malloc(cut ? cut : 1);

		memcpy(copy, buf + DHCP_IP_HDR, cut);
		assert_false(dhcp_parse(copy, cut, &back));
		free(copy);
	}
	buf[DHCP_IP_HDR + 240 + 4] = 200; /* an option that reaches beyond the end */
	assert_false(dhcp_parse(buf + DHCP_IP_HDR, 250, &back));
}

static void pools_run_dry(void **state)
{
	struct dhcp_server *s = server(3600);

	/* .10 to .13: nine excluded, one reserved */
	for (uint8_t n = 1; n <= 4; n++)
		assert_int_equal(lease(s, n), V4(10, 1, 0, 9 + n));
	assert_int_equal(lease(s, 5), 0);
	assert_int_equal(lease(s, 2), V4(10, 1, 0, 11)); /* the same client keeps its own */
	assert_true(dhcp_server_clear(s, V4(10, 1, 0, 11)));
	assert_false(dhcp_server_clear(s, V4(10, 1, 0, 11)));
	assert_int_equal(lease(s, 5), V4(10, 1, 0, 11));
	dhcp_server_free(s);
}

static void reserved_for_one(void **state)
{
	struct dhcp_server *s = server(3600);
	struct dhcp_msg in = client(0x63, DHCP_DISCOVER), out;
	uint32_t to;

	assert_true(ask(s, &in, &out, &to));
	assert_int_equal(out.yiaddr, V4(10, 1, 0, 14));
	assert_int_equal(out.lease_s, UINT32_MAX);
	assert_int_equal(out.router[0], SELF); /* inherited from the network's pool */
	dhcp_server_free(s);
}

static void requests_by_the_book(void **state)
{
	struct dhcp_server *s = server(3600);
	struct dhcp_msg in, out;
	uint32_t to, mine = lease(s, 1);

	in = client(1, DHCP_REQUEST); /* renewal: to the client itself */
	in.ciaddr = mine;
	assert_true(ask(s, &in, &out, &to));
	assert_int_equal(out.type, DHCP_ACK);
	assert_int_equal(to, mine);
	in = client(2, DHCP_REQUEST); /* somebody else's address */
	in.requested = mine;
	assert_true(ask(s, &in, &out, &to));
	assert_int_equal(out.type, DHCP_NAK);
	assert_int_equal(to, INADDR_BROADCAST);
	in = client(3, DHCP_REQUEST); /* another server was chosen */
	in.requested = V4(10, 1, 0, 12);
	in.server_id = V4(10, 1, 0, 2);
	assert_false(ask(s, &in, &out, &to));
	in = client(4, DHCP_REQUEST); /* of a server that forgot: reload */
	in.requested = V4(10, 1, 0, 13);
	assert_true(ask(s, &in, &out, &to));
	assert_int_equal(out.type, DHCP_ACK);
	in = client(1, DHCP_RELEASE);
	in.ciaddr = mine;
	assert_false(ask(s, &in, &out, &to));
	assert_int_equal(lease(s, 9), mine);
	in = client(9, DHCP_DECLINE); /* an address in use: not given again soon */
	in.requested = mine;
	assert_false(ask(s, &in, &out, &to));
	assert_int_not_equal(lease(s, 9), mine);
	in = client(8, DHCP_DISCOVER); /* by a relay of a network without pool */
	in.giaddr = V4(10, 7, 0, 1);
	assert_false(ask(s, &in, &out, &to));
	dhcp_server_free(s);
}

static bool count_conflict(const struct dhcp_conflict *c, void *arg)
{
	assert_string_equal(c->method, "Gratuitous ARP");
	++*(int *)arg;
	return true;
}

static void conflicts_stay_until_cleared(void **state)
{
	struct dhcp_server *s = server(3600);
	struct dhcp_msg in, out;
	uint32_t first = lease(s, 1), to;
	int n = 0;

	in = client(1, DHCP_DECLINE);
	in.requested = first;
	assert_false(ask(s, &in, &out, &to));
	dhcp_server_conflicts(s, count_conflict, &n);
	assert_int_equal(n, 1);
	dhcp_server_clear(s, 0); /* bindings, not conflicts */
	assert_int_not_equal(lease(s, 1), first);
	assert_false(dhcp_server_clear_conflict(s, first + 100));
	assert_true(dhcp_server_clear_conflict(s, first));
	assert_int_equal(lease(s, 2), first);
	dhcp_server_free(s);
}

static void bindings_outlive_a_reload(void **state)
{
	struct dhcp_server *s = server(3600), *again = server(3600);
	uint32_t first = lease(s, 1), second = lease(s, 2);
	struct str text = { 0 }, twice = { 0 };

	dhcp_server_save(s, 1000000, &text);
	dhcp_server_load(again, 1000010, str_text(&text));
	dhcp_server_save(again, 1000010, &twice);
	assert_string_equal(str_text(&text), str_text(&twice));
	/* who was first comes second now, and has its address all the same */
	assert_int_equal(lease(again, 2), second);
	assert_int_equal(lease(again, 1), first);
	dhcp_server_free(again);
	/* too old, damaged, of no pool, outside of the pool, twice the same address */
	again = server(3600);
	dhcp_server_load(again, 4000000000, str_text(&text));
	dhcp_server_load(again, 1000000, "\n1\n10.0.0.5 x\n10.0.0.5 0 NOPOOL Gi1 01\n192.0.2.1 0 LAN Gi1 01\n");
	str_reset(&twice);
	dhcp_server_save(again, 1000000, &twice);
	assert_string_equal(str_text(&twice), "");
	str_free(&text);
	str_free(&twice);
	dhcp_server_free(again);
	dhcp_server_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_survive_the_wire),
		cmocka_unit_test(pools_run_dry),
		cmocka_unit_test(reserved_for_one),
		cmocka_unit_test(requests_by_the_book),
		cmocka_unit_test(conflicts_stay_until_cleared),
		cmocka_unit_test(bindings_outlive_a_reload),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
