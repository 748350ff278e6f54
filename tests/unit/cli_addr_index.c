/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The address index against a plain comparison of each with each.
 */
#include "cli/addr_index.h"
#include "tests/unit/test.h"

#define N 2000

static bool overlap(const struct prefix *a, const struct prefix *b)
{
	return prefix_covers(a, b) || prefix_covers(b, a);
}

static struct prefix any(unsigned spread)
{
	char text[32];
	struct prefix p;
	unsigned r = (unsigned)rand();

	snprintf(text, sizeof(text), "%u.%u.%u.%u/%u", 10 + r % spread, r / 7 % 256, r / 1793 % 256,
		 r / 459008 % 256, 8 + (unsigned)rand() % 25);
	assert_true(prefix_parse(text, &p));
	return p;
}

/* Never a "surely not" that is wrong; and exact, since ranges of prefixes cover nothing else. */
static void test_random(void **state)
{
	struct addr_index *x = NULL;
	struct prefix have[N];

	srand(7);
	for (size_t i = 0; i < N; i++) {
		struct prefix p = any(200);
		bool found = false;

		for (size_t k = 0; k < i && !found; k++)
			found = overlap(&have[k], &p);
		assert_int_equal(addr_index_may_overlap(x, "", &p), found);
		assert_false(addr_index_may_overlap(x, "other", &p));
		have[i] = p;
		addr_index_add(&x, "", &p);
		assert_true(addr_index_may_overlap(x, "", &p));
	}
	addr_index_free(x);
}

static void test_ends(void **state)
{
	static const char *const texts[] = { "0.0.0.0/1", "255.255.255.255/32", "128.0.0.0/1" };
	struct addr_index *x = NULL;
	struct prefix p;

	for (size_t i = 0; i < 3; i++) {
		assert_true(prefix_parse(texts[i], &p));
		assert_int_equal(addr_index_may_overlap(x, "A", &p), i == 2);
		addr_index_add(&x, "A", &p);
	}
	addr_index_free(x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
