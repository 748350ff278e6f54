/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses and prefixes: text both ways, masks, matching, sockaddr.
 */
#include "tests/unit/test.h"
#include "base/addr.h"

static struct addr A(const char *text)
{
	struct addr a = { 0 };

	assert_true(addr_parse(text, &a));
	return a;
}

static struct prefix P(const char *text)
{
	struct prefix p = { 0 };

	assert_true(prefix_parse(text, &p));
	return p;
}

static void test_text(void **state)
{
	static const char *const same[] = { "0.0.0.0", "10.1.2.3", "255.255.255.255", "2001:DB8::1",
					    "::", "FE80::A:B" };
	static const char *const bad[] = { "", "10", "10.1.2", "10.1.2.", "10.1.2.3.", "10.1.2.256",
					   "10.1.2.3.4", " 10.1.2.3", "10.1.2.3 ", "10..2.3",
					   "10.1.2.0003", "a.b.c.d", "-1.0.0.0", "1:2", "2001:DB8:::1",
					   "G::1", "::1%lo" };
	char buf[ADDR_STRLEN];
	struct addr a;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(same); i++) {
		a = A(same[i]);
		assert_string_equal(addr_str(&a, buf), same[i]);
	}
	a = A("010.001.02.3");
	assert_string_equal(addr_str(&a, buf), "10.1.2.3");
	a = A("2001:db8:0:0:0:0:0:ab");
	assert_string_equal(addr_str(&a, buf), "2001:DB8::AB");
	for (i = 0; i < ARRAY_SIZE(bad); i++)
		if (addr_parse(bad[i], &a))
			fail_msg("accepted '%s'", bad[i]);
	assert_false(addr_parse_v4("::1", &a));
	a = (struct addr){ 0 };
	assert_string_equal(addr_str(&a, buf), "");
}

static void test_values(void **state)
{
	struct addr a = addr_v4(0x0a010203), b = A("10.1.2.3"), c = A("10.1.2.4"), six = A("::A01:203");

	assert_true(addr_eq(&a, &b));
	assert_int_equal(addr_to_v4(&b), 0x0a010203);
	assert_int_equal(addr_to_v4(&six), 0);
	assert_int_equal(addr_hash(&a), addr_hash(&b));
	assert_true(addr_hash(&a) != addr_hash(&c));
	assert_true(addr_cmp(&a, &c) < 0 && addr_cmp(&c, &a) > 0);
	assert_true(addr_cmp(&a, &six) < 0);
	assert_int_equal(addr_bytes(&a), 4);
	assert_int_equal(addr_bytes(&six), 16);
	assert_false(addr_is_any(&a));
	a = A("0.0.0.0");
	assert_true(addr_is_any(&a));
	a = A("224.0.0.10");
	assert_true(addr_is_multicast(&a));
	a = A("FF02::5");
	assert_true(addr_is_multicast(&a));
	assert_false(addr_is_multicast(&c));
}

static void test_prefix(void **state)
{
	static const char *const bad[] = { "10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/a",
					   "10.0.0/8", "::/129", "10.0.0.0/0008", "/8" };
	struct prefix p = P("10.1.2.3/15"), q = P("10.0.9.9/15"), all = P("0.0.0.0/0");
	struct addr in = A("10.1.255.255"), out = A("10.2.0.0"), six = A("::1");
	char buf[ADDR_STRLEN];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bad); i++)
		if (prefix_parse(bad[i], &(struct prefix){ 0 }))
			fail_msg("accepted '%s'", bad[i]);
	assert_true(prefix_contains(&p, &in));
	assert_false(prefix_contains(&p, &out));
	assert_false(prefix_contains(&all, &six));
	assert_true(prefix_contains(&all, &out));
	assert_true(prefix_eq(&p, &q));
	assert_true(prefix_covers(&all, &p));
	assert_false(prefix_covers(&p, &all));
	assert_true(prefix_covers(&p, &q));
	prefix_mask(&p);
	assert_string_equal(prefix_str(&p, buf), "10.0.0.0/15");
	p = P("10.1.2.3/32");
	prefix_mask(&p);
	assert_string_equal(prefix_str(&p, buf), "10.1.2.3/32");
	p = P("2001:DB8:FFFF::1/33");
	prefix_mask(&p);
	assert_string_equal(prefix_str(&p, buf), "2001:DB8:8000::/33");
	in = A("2001:DB8:8FFF::");
	assert_true(prefix_contains(&p, &in));
	p = P("192.168.4.1/22");
	in = prefix_broadcast(&p);
	assert_string_equal(addr_str(&in, buf), "192.168.7.255");
}

static void test_masks(void **state)
{
	static const char *const holes[] = { "255.0.255.0", "0.0.0.255", "255.255.255.253",
					     "128.0.0.1", "::" };
	unsigned len;
	size_t i;

	for (len = 0; len <= 32; len++) {
		struct addr m = len_to_mask((uint8_t)len);

		assert_int_equal(mask_to_len(&m), len);
	}
	for (i = 0; i < ARRAY_SIZE(holes); i++) {
		struct addr m = A(holes[i]);

		assert_int_equal(mask_to_len(&m), -1);
	}
}

static void test_sockaddr(void **state)
{
	static const char *const hosts[] = { "10.1.2.3", "2001:DB8::1" };
	struct sockaddr unix_sa = { .sa_family = AF_UNIX };
	char buf[ADDR_STRLEN];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(hosts); i++) {
		struct endpoint e = { A(hosts[i]), 4500 }, back;
		struct sockaddr_storage ss;

		assert_int_equal(endpoint_to_sockaddr(&e, &ss),
				 i ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in));
		assert_true(endpoint_from_sockaddr((struct sockaddr *)&ss, &back));
		assert_true(endpoint_eq(&e, &back));
		back.port = 500;
		assert_false(endpoint_eq(&e, &back));
	}
	assert_false(endpoint_from_sockaddr(&unix_sa, &(struct endpoint){ 0 }));
	assert_string_equal(endpoint_str(&(struct endpoint){ A("10.0.0.1"), 500 }, buf),
			    "10.0.0.1/500");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),   cmocka_unit_test(test_values),
		cmocka_unit_test(test_prefix), cmocka_unit_test(test_masks),
		cmocka_unit_test(test_sockaddr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
