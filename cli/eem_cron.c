/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/eem_int.h"

#include <string.h>
#include <strings.h>

static bool number(const char **s, unsigned *out)
{
	const char *p = *s;

	for (*out = 0; *p >= '0' && *p <= '9' && *out < 1000; p++)
		*out = *out * 10 + (unsigned)(*p - '0');
	if (p == *s)
		return false;
	*s = p;
	return true;
}

/* "*", "5", "1-5", "0-59/10", and these in a list. */
static bool field(const char *s, unsigned lo, unsigned hi, uint64_t *bits)
{
	*bits = 0;
	for (;;) {
		unsigned a = lo, b = hi, step = 1;

		if (*s == '*') {
			s++;
		} else {
			if (!number(&s, &a))
				return false;
			b = a;
			if (*s == '-') {
				s++;
				if (!number(&s, &b))
					return false;
			}
		}
		if (*s == '/') {
			s++;
			if (!number(&s, &step) || !step)
				return false;
		}
		if (a < lo || b > hi || a > b)
			return false;
		for (; a <= b; a += step)
			*bits |= 1ULL << a;
		if (!*s)
			return true;
		if (*s++ != ',')
			return false;
	}
}

bool eem_cron_parse(const char *text, struct eem_cron *out)
{
	static const char *const named[][2] = {
		{ "@yearly", "0 0 1 1 *" }, { "@annually", "0 0 1 1 *" }, { "@monthly", "0 0 1 * *" },
		{ "@weekly", "0 0 * * 0" }, { "@daily", "0 0 * * *" }, { "@midnight", "0 0 * * *" },
		{ "@hourly", "0 * * * *" },
	};
	char buf[128], *w[6], *save = NULL;
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(named); i++)
		if (!strcasecmp(text, named[i][0]))
			text = named[i][1];
	if (!str_copy(buf, sizeof(buf), text))
		return false;
	for (char *p = strtok_r(buf, " \t", &save); p && n < 6; p = strtok_r(NULL, " \t", &save))
		w[n++] = p;
	if (n != 5)
		return false;
	out->day_any = !strcmp(w[2], "*");
	out->weekday_any = !strcmp(w[4], "*");
	if (!field(w[0], 0, 59, &out->minute) || !field(w[1], 0, 23, &out->hour) ||
	    !field(w[2], 1, 31, &out->day) || !field(w[3], 1, 12, &out->month) ||
	    !field(w[4], 0, 7, &out->weekday))
		return false;
	if (out->weekday & 1ULL << 7) /* Sunday has two numbers */
		out->weekday |= 1;
	return true;
}

static bool day_fits(const struct eem_cron *c, const struct tm *tm)
{
	bool day = c->day >> tm->tm_mday & 1, weekday = c->weekday >> tm->tm_wday & 1;

	if (!(c->month >> (tm->tm_mon + 1) & 1))
		return false;
	/* both restricted: either will do, as in every cron */
	return c->day_any || c->weekday_any ? day && weekday : day || weekday;
}

time_t eem_cron_next(const struct eem_cron *c, time_t now)
{
	time_t t = now / 60 * 60 + 60, end = now + 5L * 366 * 86400;
	struct tm tm;

	while (t < end) {
		gmtime_r(&t, &tm);
		if (!day_fits(c, &tm))
			t = (t / 86400 + 1) * 86400;
		else if (!(c->hour >> tm.tm_hour & 1))
			t = (t / 3600 + 1) * 3600;
		else if (!(c->minute >> tm.tm_min & 1))
			t += 60;
		else
			return t;
	}
	return 0;
}
