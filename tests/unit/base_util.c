/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings, number parsing, bounded copy.
 */
#include "tests/unit/test.h"
#include "base/str.h"

static void test_str(void **state)
{
	struct str s = { 0 };
	char *stolen;

	assert_string_equal(str_text(&s), "");
	str_pad(&s, 3);
	str_puts(&s, "ab");
	str_putc(&s, '\n');
	str_printf(&s, "%s=%d", "x", 5);
	str_pad(&s, 6);
	str_puts(&s, "|");
	str_pad(&s, 4);
	assert_string_equal(str_text(&s), "   ab\nx=5   |");
	str_printf(&s, "%0500d", 1); /* more than is free */
	assert_int_equal(s.len, 13 + 500);
	assert_int_equal(strlen(str_text(&s)), s.len);
	str_reset(&s);
	assert_string_equal(str_text(&s), "");
	str_add(&s, "a\0b", 3);
	assert_int_equal(s.len, 3);
	assert_memory_equal(s.data, "a\0b", 4);
	stolen = str_steal(&s);
	assert_int_equal(s.len, 0);
	free(stolen);
	stolen = str_steal(&s);
	assert_string_equal(stolen, "");
	free(stolen);
	str_free(&s);
}

static void test_parse_u64(void **state)
{
	static const char *const bad[] = { "", "-1", "+1", " 1", "1 ", "0x1", "1a",
					   "18446744073709551616", "99999999999999999999999" };
	uint64_t v = 77;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bad); i++)
		if (parse_u64(bad[i], 0, UINT64_MAX, &v))
			fail_msg("accepted '%s'", bad[i]);
	assert_false(parse_u64("5", 6, 9, &v));
	assert_false(parse_u64("10", 6, 9, &v));
	assert_int_equal(v, 77); /* untouched */
	assert_true(parse_u64("18446744073709551615", 0, UINT64_MAX, &v));
	assert_true(v == UINT64_MAX);
	assert_true(parse_u64("007", 6, 9, &v));
	assert_int_equal(v, 7);
}

static void test_str_copy(void **state)
{
	char buf[4] = "zzz";

	assert_true(str_copy(buf, sizeof(buf), "abc"));
	assert_string_equal(buf, "abc");
	assert_false(str_copy(buf, sizeof(buf), "wxyz"));
	assert_string_equal(buf, "wxy");
	assert_false(str_copy(buf, 0, "a"));
	assert_string_equal(buf, "wxy");
}

static void test_alloc(void **state)
{
	char *s = xasprintf("%d-%s", 3, "x"), *t = xstrndup("abcdef", 3), *u = xmemdup(NULL, 0);

	assert_string_equal(s, "3-x");
	assert_string_equal(t, "abc");
	assert_non_null(u);
	free(s);
	free(t);
	free(u);
	secret_free(NULL, 10);
	s = xstrdup("secret");
	secret_wipe(s, 3);
	assert_memory_equal(s, "\0\0\0ret", 7);
	secret_free(s, 7);
}

static void test_random(void **state)
{
	uint8_t a[600] = { 0 }, b[600] = { 0 };

	random_bytes(a, sizeof(a));
	random_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	assert_memory_not_equal(a + 500, b + 500, 100);
	assert_true(random_u32() != random_u32() || random_u32() != random_u32());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str),   cmocka_unit_test(test_parse_u64),
		cmocka_unit_test(test_str_copy), cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
