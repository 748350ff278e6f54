/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All grammar tables together: they compile, no row hides another, and it is quick.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/timer.h"
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_ways_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
