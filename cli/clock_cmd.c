/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clock set: sets the router's own clock, in the time zone of `clock timezone`. The machine's
 * clock is not this router's to change.
 */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/wall.h"
#include "cli/apply_int.h"
#include "cli/show.h"


static int month_of(const struct gram_match *m)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	const char *word = gram_var(m, "month");

	for (int i = 0; word && i < 12; i++)
		if (!strncasecmp(word, names + i * 3, 3))
			return i;
	return -1;
}

static int clock_set(struct cli_ctx *c, const struct gram_match *m)
{
	char zone[16], from[SHOW_WALL_LEN], to[SHOW_WALL_LEN];
	struct tm tm = { .tm_mon = month_of(m), .tm_mday = (int)gram_num(m, "day", 1),
			 .tm_year = (int)gram_num(m, "year", 1993) - 1900 };
	int month = tm.tm_mon, offset;
	time_t at;

	if (sscanf(gram_var(m, "time"), "%2d:%2d:%2d", &tm.tm_hour, &tm.tm_min, &tm.tm_sec) != 3 ||
	    tm.tm_hour > 23 || tm.tm_min > 59 || tm.tm_sec > 59) {
		show_bad_token(c, m, "time");
		return 0;
	}
	at = timegm(&tm);
	if (tm.tm_mon != month) { /* 30 February became a day of March */
		show_bad_token(c, m, "day");
		return 0;
	}
	show_timezone(c->rt->running, &offset, zone);
	show_wall(c->rt->running, wall_time(), from);
	wall_set(at - offset);
	log_msg("SYS", LOG_LV_INFO, "CLOCKUPDATE",
		"System clock has been updated from %s to %s, configured from %s by %s.", from,
		show_wall(c->rt->running, wall_time(), to), c->who ? c->who : "console",
		c->user && *c->user ? c->user : "console");
	if (c->rt->running && c->rt->loop)
		apply_filter(c->rt); /* time ranges: other minutes are now */
	return 0;
}

const struct gram_row clock_cmd_rows[] = {
	EXEC_ROW(MODE_EXEC,
		 "clock set hh:mm:ss$time {<1-31>$day MONTH$month|MONTH$month <1-31>$day} "
		 "<1993-2035>$year",
		 "Manage the system clock\nSet the time and date\nCurrent Time\nDay of the month\n"
		 "Month of the year\nMonth of the year\nDay of the month\nYear",
		 clock_set),
	EXEC_END,
};
