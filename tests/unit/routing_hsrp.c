/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages of HSRP on the wire.
 */
#include "tests/unit/test.h"

#include "routing/hsrp_wire.h"

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
	assert_int_equal(hsrp_build(&m, buf), sizeof(v1));
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
	size_t n = hsrp_build(&m, buf);

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_1),
		cmocka_unit_test(version_2),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
