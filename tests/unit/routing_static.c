/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Static routes: what a configured list leaves in the RIB, edits in place, tracking.
 */
#include "base/str.h"
#include "routing/static.h"
#include "tests/unit/test.h"

static unsigned applied;
static bool gi2_down;

static int count_apply(void *ctx, const struct rib_entry *e, bool del)
{
	applied++;
	return 0;
}

static bool usable(void *ctx, const char *name)
{
	return !(gi2_down && strcmp(name, "GigabitEthernet2") == 0);
}

static struct rib *table_new(void)
{
	struct rib_kernel k = { .apply = count_apply, .iface_usable = usable };
	struct rib *rib = rib_new(NULL, &k);
	struct rib_route c = { .proto = RIB_CONNECTED, .n_nh = 1, .nh[0].oif = "GigabitEthernet1" };

	assert_true(prefix_parse("10.0.1.0/24", &c.prefix));
	c.owner = rib_owner_new(rib);
	rib_add(rib, &c);
	applied = 0;
	gi2_down = false;
	return rib;
}

static struct static_conf conf(const char *prefix, const char *via, const char *oif, uint8_t distance)
{
	struct static_conf c = { .distance = distance };

	assert_true(prefix_parse(prefix, &c.prefix));
	if (via)
		assert_true(addr_parse(via, &c.via));
	if (oif)
		str_copy(c.oif, sizeof(c.oif), oif);
	return c;
}

static bool print_entry(const struct rib_entry *e, void *arg)
{
	char buf[ADDR_STRLEN];

	if (e->path[0].route->proto == RIB_CONNECTED)
		return true;
	str_puts(arg, prefix_str(&e->prefix, buf));
	for (size_t i = 0; i < e->n_paths; i++)
		str_printf(arg, " %s@%s[%u]", addr_str(&e->path[i].hop.via, buf),
			   e->path[i].hop.oif, e->path[i].route->distance);
	str_putc(arg, '\n');
	return true;
}

static void expect(struct rib *rib, const char *want)
{
	struct str s = { 0 };

	rib_run(rib);
	rib_walk(rib, print_entry, &s);
	assert_string_equal(str_text(&s), want);
	str_free(&s);
}

static void test_forms(void **state)
{
	struct rib *rib = table_new();
	struct statics *s = statics_new(rib);
	struct static_conf list[] = {
		conf("0.0.0.0/0", "10.0.1.254", NULL, 1),
		conf("10.8.0.0/16", NULL, "GigabitEthernet2", 1),
		conf("10.9.0.0/16", "172.16.9.9", "GigabitEthernet2", 5),
		conf("10.10.0.0/16", NULL, "Null0", 254),
		conf("10.11.0.0/16", "192.0.2.1", NULL, 1), /* by the default route */
	};

	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "0.0.0.0/0 10.0.1.254@GigabitEthernet1[1]\n"
		    "10.8.0.0/16 @GigabitEthernet2[1]\n"
		    "10.9.0.0/16 172.16.9.9@GigabitEthernet2[5]\n"
		    "10.10.0.0/16 @Null0[254]\n"
		    "10.11.0.0/16 10.0.1.254@GigabitEthernet1[1]\n");
	gi2_down = true;
	rib_iface_changed(rib, "GigabitEthernet2");
	expect(rib, "0.0.0.0/0 10.0.1.254@GigabitEthernet1[1]\n"
		    "10.10.0.0/16 @Null0[254]\n"
		    "10.11.0.0/16 10.0.1.254@GigabitEthernet1[1]\n");
	/* the same list again changes nothing; without the default its dependant goes too */
	applied = 0;
	statics_configure(s, list, ARRAY_SIZE(list));
	rib_run(rib);
	assert_int_equal(applied, 0);
	statics_configure(s, list + 1, ARRAY_SIZE(list) - 1);
	expect(rib, "10.10.0.0/16 @Null0[254]\n");
	statics_free(s);
	expect(rib, "");
	rib_free(rib);
}

static void test_floating(void **state)
{
	struct rib *rib = table_new();
	struct statics *s = statics_new(rib);
	struct static_conf list[] = {
		conf("10.9.0.0/16", "10.0.1.1", NULL, 1),
		conf("10.9.0.0/16", NULL, "GigabitEthernet2", 200),
		conf("10.9.0.0/16", "10.0.1.2", NULL, 1),
	};
	struct rib_entry e;

	list[0].track = 7;
	list[2].track = 8;
	list[2].tag = 42;
	str_copy(list[2].name, sizeof(list[2].name), "second");
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1] 10.0.1.2@GigabitEthernet1[1]\n");
	assert_true(rib_get(rib, &list[0].prefix, &e));
	assert_int_equal(e.path[1].route->tag, 42);
	assert_string_equal(e.path[1].route->name, "second");
	statics_track(s, 7, false);
	expect(rib, "10.9.0.0/16 10.0.1.2@GigabitEthernet1[1]\n");
	statics_track(s, 8, false);
	statics_track(s, 8, false);
	expect(rib, "10.9.0.0/16 @GigabitEthernet2[200]\n");
	/* a line entered while its object is down stays out; another object is up unless told */
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 @GigabitEthernet2[200]\n");
	list[0].track = 9;
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1]\n");
	statics_track(s, 8, true);
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1] 10.0.1.2@GigabitEthernet1[1]\n");
	/* the next hop of one is in another VRF, whatever is at that address here */
	list[2].foreign = true;
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1]\n");
	list[2].foreign = false;
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1] 10.0.1.2@GigabitEthernet1[1]\n");
	/* two lines that differ in distance only */
	list[2] = list[0];
	list[2].distance = 3;
	statics_configure(s, list, ARRAY_SIZE(list));
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[1]\n");
	statics_configure(s, list + 1, 2);
	expect(rib, "10.9.0.0/16 10.0.1.1@GigabitEthernet1[3]\n");
	statics_free(s);
	rib_free(rib);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_floating),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
