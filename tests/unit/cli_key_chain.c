/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lifetimes of keys, as they are typed.
 */
#include "cli/key_chain.h"
#include "tests/unit/test.h"

static void test_lifetime(void **state)
{
	struct key_lifetime l;

	assert_true(key_lifetime_parse("00:00:00 Jan 1 2020 23:59:59 Dec 31 2020", 0, &l));
	assert_int_equal(l.from, 1577836800);
	assert_int_equal(l.to, 1609459199);
	assert_true(key_lifetime_parse("00:00:00 1 january 2020 duration 100", 3600, &l));
	assert_int_equal(l.from, 1577836800); /* the zone holds for `local` only */
	assert_int_equal(l.to, 1577836900);
	assert_true(key_lifetime_parse("local 00:00:00 Jan 1 2020 infinite", 3600, &l));
	assert_int_equal(l.from, 1577836800 - 3600);
	assert_true(l.to == INT64_MAX);
}

static void test_refused(void **state)
{
	static const char *const bad[] = { "", "now", "local", "00:00:00 Jan 1 2020",
		"00:00:00 Jan 1 2020 forever", "24:00:00 Jan 1 2020 infinite",
		"00:00:00 Foo 1 2020 infinite", "00:00:00 Jan 32 2020 infinite",
		"00:00:00 Jan 1 2020 duration x", "00:00:00 Jan 1 2020 duration 5 x",
		"00:00:00 Jan 1 2020 23:59:59 Dec 31 2020 x" };
	struct key_lifetime l;

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		if (key_lifetime_parse(bad[i], 0, &l))
			fail_msg("taken: %s", bad[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lifetime),
					    cmocka_unit_test(test_refused) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
