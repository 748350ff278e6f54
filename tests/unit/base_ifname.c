/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interface names: what may be typed, the canonical, short and Linux forms, and the two orders.
 */
#include "base/ifname.h"
#include "tests/unit/test.h"

struct good {
	const char *typed, *name, *abbrev, *dev;
	enum iface_kind kind;
};

static const struct good good[] = {
	{ "GigabitEthernet0/1", "GigabitEthernet0/1", "Gi0/1", "Gi0-1", IFACE_ETHERNET },
	{ "gi 0/1", "GigabitEthernet0/1", "Gi0/1", "Gi0-1", IFACE_ETHERNET },
	{ "Gig 1", "GigabitEthernet1", "Gi1", "Gi1", IFACE_ETHERNET },
	{ "g1", "GigabitEthernet1", "Gi1", "Gi1", IFACE_ETHERNET },
	{ "g0/0/0", "GigabitEthernet0/0/0", "Gi0/0/0", "Gi0-0-0", IFACE_ETHERNET },
	{ "gi1.10", "GigabitEthernet1.10", "Gi1.10", "Gi1.10", IFACE_SUBIF },
	{ "gi0/0.4094", "GigabitEthernet0/0.4094", "Gi0/0.4094", "Gi0-0.4094", IFACE_SUBIF },
	{ "gi007", "GigabitEthernet7", "Gi7", "Gi7", IFACE_ETHERNET },
	{ "e0/0", "Ethernet0/0", "Et0/0", "Et0-0", IFACE_ETHERNET },
	{ "Ethernet 0/2.102", "Ethernet0/2.102", "Et0/2.102", "Et0-2.102", IFACE_SUBIF },
	{ "eth1/3", "Ethernet1/3", "Et1/3", "Et1-3", IFACE_ETHERNET },
	{ "fastEthernet 0/0/4", "FastEthernet0/0/4", "Fa0/0/4", "Fa0-0-4", IFACE_ETHERNET },
	{ "f0/0", "FastEthernet0/0", "Fa0/0", "Fa0-0", IFACE_ETHERNET },
	{ "te1/0/1", "TenGigabitEthernet1/0/1", "Te1/0/1", "Te1-0-1", IFACE_ETHERNET },
	{ "tunnel 100", "Tunnel100", "Tu100", "Tu100", IFACE_TUNNEL },
	{ "tu0", "Tunnel0", "Tu0", "Tu0", IFACE_TUNNEL },
	{ "t0", "Tunnel0", "Tu0", "Tu0", IFACE_TUNNEL },
	{ "lo2147483647", "Loopback2147483647", "Lo2147483647", "Lo2147483647", IFACE_LOOPBACK },
	{ "l0", "Loopback0", "Lo0", "Lo0", IFACE_LOOPBACK },
	{ "Virtual-T 1", "Virtual-Template1", "Vt1", "Vt1", IFACE_VTEMPLATE },
	{ "virtual-template\t400", "Virtual-Template400", "Vt400", "Vt400", IFACE_VTEMPLATE },
	{ "vi2", "Virtual-Access2", "Vi2", "Vi2", IFACE_VACCESS },
	{ "Virtual-Access2.1", "Virtual-Access2.1", "Vi2.1", "Vi2.1", IFACE_VACCESS },
	{ "vlan10", "Vlan10", "Vl10", "Vl10", IFACE_OTHER },
	{ "serial 1/0.20", "Serial1/0.20", "Se1/0.20", "Se1-0.20", IFACE_OTHER },
	{ "s0/0/0:0", "Serial0/0/0:0", "Se0/0/0:0", "Se0-0-0_0", IFACE_OTHER },
	{ "po1", "Port-channel1", "Po1", "Po1", IFACE_OTHER },
	{ "bvi1", "BVI1", "BV1", "BV1", IFACE_OTHER },
	{ "dialer 0", "Dialer0", "Di0", "Di0", IFACE_OTHER },
	{ "null0", "Null0", "Nu0", "Nu0", IFACE_NULL },
	{ "nu 0", "Null0", "Nu0", "Nu0", IFACE_NULL },
	{ "Cellular0/3/1", "Cellular0/3/1", "Ce0/3/1", "Ce0-3-1", IFACE_OTHER },
	{ "atm0/0", "ATM0/0", "AT0/0", "AT0-0", IFACE_OTHER },
	{ "async 1", "Async1", "As1", "As1", IFACE_OTHER },
	{ "group-a 1", "Group-Async1", "Gr1", "Gr1", IFACE_OTHER },
	{ "multilink1", "Multilink1", "Mu1", "Mu1", IFACE_OTHER },
	{ "nve1", "nve1", "nve1", "nve1", IFACE_OTHER },
	{ "dot11radio0", "Dot11Radio0", "Do0", "Do0", IFACE_OTHER },
};

static void test_good(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		char out[IFACE_NAME_LEN], dev[16];

		assert_true(iface_name_parse(good[i].typed, out));
		assert_string_equal(out, good[i].name);
		assert_int_equal(iface_name_kind(out), good[i].kind);
		assert_int_equal(iface_name_cabled(out),
				 good[i].kind == IFACE_ETHERNET || !strncmp(out, "Serial", 6));
		assert_string_equal(iface_name_dev(good[i].name, dev), good[i].dev);
		assert_string_equal(iface_name_short(good[i].name, out), good[i].abbrev);
		assert_true(iface_name_from_dev(dev, out));
		assert_string_equal(out, good[i].name);
		/* the short and the canonical form are themselves typeable */
		assert_true(iface_name_parse(good[i].abbrev, out));
		assert_string_equal(out, good[i].name);
		assert_true(iface_name_parse(good[i].name, out));
		assert_string_equal(out, good[i].name);
	}
}

static void test_bad(void **state)
{
	static const struct {
		const char *typed;
		enum iface_name_status status;
	} bad[] = {
		{ "", IFACE_NAME_NONE },
		{ "1", IFACE_NAME_NONE },
		{ "foo1", IFACE_NAME_NONE },
		{ "gigabitx1", IFACE_NAME_NONE },
		{ "GigabitEthernet", IFACE_NAME_INCOMPLETE },
		{ "gi 0/", IFACE_NAME_INCOMPLETE },
		{ "gi0.", IFACE_NAME_INCOMPLETE },
		{ "gi0/0/0/0/0", IFACE_NAME_NONE },
		{ "gi0//1", IFACE_NAME_NONE },
		{ "gi0/1x", IFACE_NAME_NONE },
		{ "gi-1", IFACE_NAME_NONE },
		{ "gi99999999999999999999", IFACE_NAME_NONE },
		{ "tunnel0/1", IFACE_NAME_NONE },
		{ "tunnel 2147483648", IFACE_NAME_NONE },
		{ "loopback0.1", IFACE_NAME_NONE },
		{ "vlan4095", IFACE_NAME_NONE },
		{ "vlan0", IFACE_NAME_NONE },
		{ "null1", IFACE_NAME_NONE },
		{ "virtual-template0", IFACE_NAME_NONE },
		{ "v1", IFACE_NAME_AMBIGUOUS },
		{ "a1", IFACE_NAME_AMBIGUOUS },
	};
	char out[IFACE_NAME_LEN];

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		assert_int_equal(iface_name_check(bad[i].typed, out), bad[i].status);
		assert_false(iface_name_parse(bad[i].typed, out));
	}
	assert_false(iface_name_from_dev("eth0", out));
	assert_false(iface_name_from_dev("lo", out));
	assert_false(iface_name_from_dev("Gi01", out));
	assert_false(iface_name_from_dev("gi1", out));
	assert_false(iface_name_from_dev("Gi1x", out));
	assert_false(iface_name_from_dev("", out));
}

static void test_partial(void **state)
{
	assert_true(iface_name_partial(""));
	assert_true(iface_name_partial("gi"));
	assert_true(iface_name_partial("gigabitether"));
	assert_true(iface_name_partial("gi 0/"));
	assert_true(iface_name_partial("vi"));
	assert_false(iface_name_partial("gigabitx"));
	assert_false(iface_name_partial("tunnel0/"));
	assert_false(iface_name_partial("x"));
}

static void test_dev_long(void **state)
{
	char a[16], b[16], out[IFACE_NAME_LEN];

	iface_name_dev("GigabitEthernet0/0/0.4294967295", a);
	iface_name_dev("GigabitEthernet0/0/0.4294967294", b);
	assert_true(strlen(a) < 16);
	assert_string_not_equal(a, b);
	assert_false(iface_name_from_dev(a, out));
	assert_string_equal(iface_name_dev("no interface", a), "");
}

static void order_check(int (*cmp)(const char *, const char *), const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int c = cmp(list[i], list[j]);

			assert_int_equal(c < 0, i < j);
			assert_int_equal(c > 0, i > j);
		}
}

static void test_order(void **state)
{
	static const char *const config[] = {
		"Loopback0", "Loopback10", "Tunnel0", "Tunnel1", "Tunnel100", "Ethernet0/0",
		"Ethernet0/0.10", "Ethernet0/0.20", "Ethernet0/1", "Ethernet1/0", "FastEthernet0",
		"GigabitEthernet1", "GigabitEthernet2", "GigabitEthernet10", "Serial0/0",
		"Virtual-Template1", "Vlan1", "BVI1",
	};
	static const char *const show[] = {
		"Ethernet0/0", "GigabitEthernet1", "GigabitEthernet1.5", "GigabitEthernet2",
		"Serial0/0", "Loopback0", "Null0", "Tunnel0", "Virtual-Access1", "Virtual-Access2",
		"Virtual-Template1", "Vlan1",
	};

	order_check(iface_name_cmp, config, ARRAY_SIZE(config));
	order_check(iface_name_show_cmp, show, ARRAY_SIZE(show));
}

static void test_types(void **state)
{
	size_t n = 0;
	char out[IFACE_NAME_LEN], typed[IFACE_NAME_LEN + 2];

	for (; iface_type_name(n); n++) {
		snprintf(typed, sizeof(typed), "%s1", iface_type_name(n));
		if (!iface_name_parse(typed, out)) { /* Null0, NVI0 */
			snprintf(typed, sizeof(typed), "%s0", iface_type_name(n));
			assert_true(iface_name_parse(typed, out));
		}
		assert_string_equal(out, typed);
		iface_name_short(out, typed);
		assert_true(strlen(typed) < 6);
	}
	assert_true(n > 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),	 cmocka_unit_test(test_bad),
		cmocka_unit_test(test_partial),	 cmocka_unit_test(test_dev_long),
		cmocka_unit_test(test_order),	 cmocka_unit_test(test_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
