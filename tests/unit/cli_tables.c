/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All grammar tables together: they compile, no row hides another, and it is quick.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/timer.h"
#include "cli/gram_int.h"
#include "cli/router.h"

static void test_tables(void **state)
{
	struct str err = { 0 }, report = { 0 };
	uint64_t began = mono_ms(NULL);
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);

	if (!g)
		fail_msg("%s", str_text(&err));
	print_message("%zu rows in %u ms\n", gram_rows(g), (unsigned)(mono_ms(NULL) - began));
	assert_true(gram_rows(g) > 500);
	if (gram_selftest(g, &report))
		fail_msg("%s", str_text(&report));
	gram_free(g);
	str_free(&err);
	str_free(&report);
}

/* `exit` and `end` lead out of every configuration mode, and `do` works in it. */
static void test_ways_out(void **state)
{
	struct str err = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);
	static const char *const words[] = { "exit", "end", "do show version", "no interface Tunnel0" };
	struct gram_match *m = xmalloc(sizeof(*m));
	size_t col;

	assert_non_null(g);
	for (int mode = MODE_CONFIG; mode < MODE_MAX; mode++)
		for (size_t i = 0; i < ARRAY_SIZE(words); i++)
			if (gram_parse(g, (enum cli_mode)mode, words[i], m, &col) != GRAM_OK)
				fail_msg("mode %d does not know %s", mode, words[i]);
	for (int mode = MODE_CONFIG; mode < MODE_MAX; mode++) {
		assert_true(strlen(gram_mode_prompt((enum cli_mode)mode)) > 2);
		assert_true(gram_mode_parent((enum cli_mode)mode) >= MODE_CONFIG);
	}
	free(m);
	gram_free(g);
	str_free(&err);
}

/* The grammar's interface types and those of the interfaces themselves are the same ones. */
static void test_interface_types(void **state)
{
	struct gram_tok t = { .type = GT_IFACE };
	char text[64], ours[64], theirs[IFACE_NAME_LEN];
	const char *end;

	for (size_t i = 0; i < gram_n_iftypes; i++) {
		snprintf(text, sizeof(text), "%s%s", gram_iftypes[i].name,
			 !gram_iftypes[i].max ? "0" : "1");
		assert_int_equal(gram_value_fit(&t, text, &end, ours, sizeof(ours)), FIT_FULL);
		assert_string_equal(ours, text);
		if (!gram_iftypes[i].rare && !iface_name_parse(text, theirs))
			fail_msg("routing does not know %s", text);
		if (iface_name_parse(text, theirs))
			assert_string_equal(theirs, text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_ways_out),
		cmocka_unit_test(test_interface_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
