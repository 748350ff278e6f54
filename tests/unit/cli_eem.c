/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pure parts of the event manager: cron entries, words, comparisons, blocks.
 */
#include <string.h>

#include "cli/eem_int.h"
#include "tests/unit/test.h"

static time_t next(const char *entry, time_t now)
{
	struct eem_cron c;

	assert_true(eem_cron_parse(entry, &c));
	return eem_cron_next(&c, now);
}

static void cron(void **state)
{
	const time_t noon = 1772884800; /* Saturday 7 March 2026, 12:00:00 */
	struct eem_cron c;

	assert_int_equal(next("* * * * *", noon), noon + 60);
	assert_int_equal(next("* * * * *", noon + 59), noon + 60);
	assert_int_equal(next("30 12 * * *", noon), noon + 1800);
	assert_int_equal(next("0 12 * * *", noon), noon + 86400);
	assert_int_equal(next("*/20 13 * * *", noon), noon + 3600);
	assert_int_equal(next("0 0 * * 7", noon), noon + 43200);
	assert_int_equal(next("0 0 * * 1-5", noon), noon + 43200 + 86400);
	assert_int_equal(next("0 0 1 * *", noon), noon + 43200 + 24 * 86400);
	/* day and weekday both given: the earlier of the two */
	assert_int_equal(next("0 0 1 * 0", noon), noon + 43200);
	assert_int_equal(next("0 0 29 2 *", noon), 1835395200); /* 29 February 2028 */
	assert_int_equal(next("0 0 31 2 *", noon), 0);
	assert_int_equal(next("@hourly", noon), noon + 3600);
	static const char *const bad[] = { "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *",
					   "* * 0 * *", "5-3 * * * *", "*/0 * * * *", "1,, * * * *",
					   "x * * * *", "99999999999 * * * *" };
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_false(eem_cron_parse(bad[i], &c));
}

static void words(void **state)
{
	struct eem_words w;

	eem_words_split("  cli command \"show  ip route\" pattern \"a\"b \"open", &w);
	assert_int_equal(w.n, 7);
	assert_string_equal(w.w[2], "show  ip route");
	assert_string_equal(w.w[4], "a");
	assert_string_equal(w.w[5], "b");
	eem_words_free(&w);
	eem_words_split("", &w);
	assert_int_equal(w.n, 0);
	eem_words_free(&w);
}

static void compare(void **state)
{
	assert_true(eem_compare("10", "gt", "9"));   /* as numbers */
	assert_true(eem_compare("a10", "lt", "a9")); /* as text */
	assert_true(eem_compare(" 7", "eq", "7 "));
	assert_true(eem_compare("up", "ne", "down"));
	assert_true(eem_compare("3", "le", "3"));
	assert_false(eem_compare("3", "lt", "3"));
	assert_true(eem_compare("99999999999999999999", "ge", "99999999999999999998"));
}

static bool blocks(const char *const *text, struct eem_action *a, size_t n, char *why, size_t size)
{
	for (size_t i = 0; i < n; i++) {
		a[i] = (struct eem_action){ .text = (char *)text[i] };
		snprintf(a[i].label, sizeof(a[i].label), "%zu", i);
	}
	return eem_blocks(a, n, why, size);
}

static void nesting(void **state)
{
	static const char *const good[] = { "while 1 eq 1", "if a eq b", "break", "elseif b eq c",
					    "puts x",	    "else",	 "continue", "end",
					    "end",	    "if a eq b goto 0" };
	static const char *const bad[][3] = { { "if a eq b", "puts x", "puts y" },
					      { "end", "puts x", "puts y" },
					      { "foreach x y", "else", "end" },
					      { "if a eq b", "break", "end" },
					      { "puts", "else", "end" } };
	struct eem_action a[10];
	char why[100];

	assert_true(blocks(good, a, ARRAY_SIZE(good), why, sizeof(why)));
	assert_int_equal(a[0].next, 8);
	assert_int_equal(a[1].next, 3);
	assert_int_equal(a[3].next, 5);
	assert_int_equal(a[5].next, 7);
	assert_int_equal(a[7].open, 1);
	assert_int_equal(a[8].open, 0);
	assert_int_equal(a[2].open, 0);
	assert_int_equal(a[6].open, 0);
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_false(blocks(bad[i], a, 3, why, sizeof(why)));
	/* a second else */
	assert_false(blocks((const char *const[]){ "if a eq b", "else", "else", "end" }, a, 4, why,
			    sizeof(why)));
	assert_string_equal(why, "action 2: there is no block that this fits");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cron),
		cmocka_unit_test(words),
		cmocka_unit_test(compare),
		cmocka_unit_test(nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
