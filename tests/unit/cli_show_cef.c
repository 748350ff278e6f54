/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip cef from a routing table without a kernel: table, entry, detail, summary.
 */
#include "tests/unit/test.h"

#include "cli/show.h"
#include "routing/rib.h"

static int no_apply(void *ctx, const struct rib_entry *e, bool del)
{
	return 0;
}

static void no_flush(void *ctx)
{
}

static bool all_usable(void *ctx, const char *name)
{
	return true;
}

static void add(struct rib *rib, const char *prefix, enum rib_proto proto, const char *via,
		const char *via2, const char *oif)
{
	struct rib_route r = { .proto = proto, .distance = proto > RIB_LOCAL, .n_nh = *via2 ? 2 : 1,
			       .owner = 1, .null0 = !*oif && !*via };

	assert_true(prefix_parse(prefix, &r.prefix));
	if (*via)
		assert_true(addr_parse(via, &r.nh[0].via));
	if (*via2)
		assert_true(addr_parse(via2, &r.nh[1].via));
	str_copy(r.nh[0].oif, sizeof(r.nh[0].oif), oif);
	str_copy(r.nh[1].oif, sizeof(r.nh[1].oif), oif);
	rib_add(rib, &r);
}

static struct rib *table(void)
{
	const struct rib_kernel k = { no_apply, no_flush, all_usable, NULL };
	struct rib *rib = rib_new(NULL, &k);

	add(rib, "10.0.0.0/24", RIB_CONNECTED, "", "", "Ethernet0/0");
	add(rib, "10.0.0.1/32", RIB_LOCAL, "", "", "Ethernet0/0");
	add(rib, "10.1.0.0/31", RIB_CONNECTED, "", "", "Tunnel0");
	add(rib, "10.9.9.9/32", RIB_CONNECTED, "", "", "Loopback0");
	add(rib, "10.20.0.0/16", RIB_EIGRP, "10.0.0.2", "10.0.0.3", "Ethernet0/0");
	add(rib, "10.30.0.0/16", RIB_STATIC, "10.20.0.5", "", "");
	add(rib, "10.40.0.0/16", RIB_STATIC, "", "", "");
	add(rib, "10.50.0.0/16", RIB_STATIC, "10.0.0.2", "", "");
	rib_run(rib);
	return rib;
}

static void check(struct rib *rib, const char *dst, bool detail, const char *want)
{
	struct show_cef how = { .detail = detail };
	struct str out = { 0 };
	struct addr a;

	if (dst) {
		assert_true(addr_parse(dst, &a));
		how.dst = &a;
	}
	show_cef_render(&out, rib, NULL, &how);
	assert_string_equal(str_text(&out), want);
	str_free(&out);
}

static void whole(void **state)
{
	struct rib *rib = table();

	check(rib, NULL, false,
	      "Prefix               Next Hop             Interface\n"
	      "0.0.0.0/0            no route\n"
	      "0.0.0.0/8            drop\n"
	      "0.0.0.0/32           receive\n"
	      "10.0.0.0/24          attached             Ethernet0/0\n"
	      "10.0.0.0/32          receive              Ethernet0/0\n"
	      "10.0.0.1/32          receive              Ethernet0/0\n"
	      "10.0.0.255/32        receive              Ethernet0/0\n"
	      "10.1.0.0/31          attached             Tunnel0\n"
	      "10.9.9.9/32          receive              Loopback0\n"
	      "10.20.0.0/16         10.0.0.2             Ethernet0/0\n"
	      "                     10.0.0.3             Ethernet0/0\n"
	      "10.30.0.0/16         10.0.0.2             Ethernet0/0\n"
	      "                     10.0.0.3             Ethernet0/0\n"
	      "10.40.0.0/16         attached             Null0\n"
	      "10.50.0.0/16         10.0.0.2             Ethernet0/0\n"
	      "127.0.0.0/8          drop\n"
	      "224.0.0.0/4          drop\n"
	      "224.0.0.0/24         receive\n"
	      "240.0.0.0/4          drop\n"
	      "255.255.255.255/32   receive\n");
	add(rib, "0.0.0.0/0", RIB_STATIC, "10.0.0.2", "", "Ethernet0/0");
	rib_run(rib);
	check(rib, "192.0.2.1", true,
	      "0.0.0.0/0, epoch 0, flags [default route handler, default route]\n"
	      "  nexthop 10.0.0.2 Ethernet0/0\n");
	rib_free(rib);
}

static void entries(void **state)
{
	static const struct {
		const char *dst;
		bool detail;
		const char *want;
	} t[] = {
		{ "10.20.7.7", false, "10.20.0.0/16\n  nexthop 10.0.0.2 Ethernet0/0\n"
				      "  nexthop 10.0.0.3 Ethernet0/0\n" },
		{ "10.0.0.1", false, "10.0.0.1/32\n  receive for Ethernet0/0\n" },
		{ "10.0.0.255", false, "10.0.0.255/32\n  receive for Ethernet0/0\n" },
		{ "10.0.0.77", true, "10.0.0.0/24, epoch 0, flags [attached, connected]\n"
				     "  attached to Ethernet0/0\n" },
		{ "10.9.9.9", true, "10.9.9.9/32, epoch 0, flags [attached, connected, receive]\n"
				    "  receive for Loopback0\n" },
		{ "10.40.1.1", false, "10.40.0.0/16\n  attached to Null0\n" },
		{ "10.30.1.1", false, "10.30.0.0/16\n  nexthop 10.0.0.2 Ethernet0/0\n"
				      "  nexthop 10.0.0.3 Ethernet0/0\n" },
		{ "10.30.1.1", true, "10.30.0.0/16, epoch 0\n  recursive via 10.20.0.5\n"
				     "    nexthop 10.0.0.2 Ethernet0/0\n"
				     "    nexthop 10.0.0.3 Ethernet0/0\n" },
		{ "10.50.1.1", true, "10.50.0.0/16, epoch 0\n  recursive via 10.0.0.2\n"
				     "    attached to Ethernet0/0\n" },
		{ "192.0.2.1", false, "0.0.0.0/0\n  no route\n" },
		{ "127.0.0.1", true, "127.0.0.0/8, epoch 0, flags [special]\n  drop\n" },
		{ "224.0.0.5", false, "224.0.0.0/24\n  receive\n" },
	};
	struct rib *rib = table();

	for (size_t i = 0; i < ARRAY_SIZE(t); i++)
		check(rib, t[i].dst, t[i].detail, t[i].want);
	rib_free(rib);
}

static void exact(void **state)
{
	static const struct {
		const char *prefix, *want;
	} t[] = {
		{ "10.40.0.0/16", "10.40.0.0/16\n  attached to Null0\n" },
		{ "0.0.0.0/0", "0.0.0.0/0\n  no route\n" },
		{ "10.40.0.0/17", "%Prefix not found\n" },
	};
	struct rib *rib = table();

	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		struct str out = { 0 };
		struct prefix p;

		assert_true(prefix_parse(t[i].prefix, &p));
		show_cef_render(&out, rib, NULL, &(struct show_cef){ .exact = &p });
		assert_string_equal(str_text(&out), t[i].want);
		str_free(&out);
	}
	rib_free(rib);
}

static void summary(void **state)
{
	struct show_cef how = { .summary = true, .vrf = "RED", .vrf_id = 2 };
	struct rib *rib = table();
	struct str out = { 0 };

	show_cef_render(&out, rib, NULL, &how);
	assert_string_equal(str_text(&out), "IPv4 CEF is enabled and running\nVRF RED\n"
					    " 18 prefixes (18/0 fwd/non-fwd)\n Table id 0x2\n"
					    " Database epoch:        0 (18 entries at this epoch)\n\n");
	str_free(&out);
	rib_free(rib);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(entries),
		cmocka_unit_test(exact),
		cmocka_unit_test(summary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
