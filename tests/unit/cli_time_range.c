/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time ranges at given moments.
 */
#include "tests/unit/test.h"

#include "cli/time_range.h"

static time_t at(int year, int month, int day, int hour, int min)
{
	struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = hour,
			 .tm_min = min };

	return timegm(&tm);
}

static void absolute_ranges(void **state)
{
	const char *both = "start 08:00 1 March 2026 end 18:00 31 march 2026";
	bool on;

	assert_true(time_absolute(both, at(2026, 3, 1, 7, 59), &on) && !on);
	assert_true(time_absolute(both, at(2026, 3, 1, 8, 0), &on) && on);
	assert_true(time_absolute(both, at(2026, 3, 31, 18, 0), &on) && on);
	assert_true(time_absolute(both, at(2026, 3, 31, 18, 1), &on) && !on);
	assert_true(time_absolute("end 10:00 1 Jan 2020", at(2026, 1, 1, 0, 0), &on) && !on);
	assert_true(time_absolute("start 10:00 1 Jan 2020", at(2026, 1, 1, 0, 0), &on) && on);
	assert_false(time_absolute("start 10:00 1 Foo 2020", 0, &on));
	assert_false(time_absolute("start 25:00 1 Jan 2020", 0, &on));
	assert_false(time_absolute("now", 0, &on));
}

static void periodic_ranges(void **state)
{
	time_t friday = at(2026, 11, 27, 12, 0), sunday = at(2026, 11, 29, 12, 0);
	bool on;

	assert_true(time_periodic("weekdays 8:00 to 17:00", friday, &on) && on);
	assert_true(time_periodic("weekdays 8:00 to 17:00", friday + 6 * 3600, &on) && !on);
	assert_true(time_periodic("weekdays 8:00 to 17:00", sunday, &on) && !on);
	assert_true(time_periodic("weekend 0:00 to 23:59", sunday, &on) && on);
	assert_true(time_periodic("Friday 22:00 to Monday 6:00", sunday, &on) && on);
	assert_true(time_periodic("Friday 22:00 to Monday 6:00", friday, &on) && !on);
	assert_true(time_periodic("Saturday 22:00 to Sunday 13:00", sunday, &on) && on);
	assert_true(time_periodic("Monday Friday 11:00 to 12:00", friday, &on) && on);
	assert_true(time_periodic("daily 13:00 to 14:00", friday, &on) && !on);
	assert_false(time_periodic("8:00 to 17:00", friday, &on));
	assert_false(time_periodic("weekdays 8:00", friday, &on));
	assert_false(time_periodic("someday 8:00 to 9:00", friday, &on));
	assert_false(time_periodic("daily 8:00 to 9:00 x", friday, &on));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(absolute_ranges),
		cmocka_unit_test(periodic_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
