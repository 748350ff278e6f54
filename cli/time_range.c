/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/time_range.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/apply_int.h"

#define DAY_MIN 1440
#define WEEK_MIN (7 * DAY_MIN)

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
				      "August", "September", "October", "November", "December" };
static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
				    "Saturday" };

static int word_index(const char *const *list, int n, const char *w)
{
	for (int i = 0; i < n; i++)
		if (strlen(w) >= 3 && !strncasecmp(list[i], w, strlen(w)))
			return i;
	return -1;
}

const char *time_month_name(const char *w)
{
	int i = word_index(months, 12, w);

	return i < 0 ? w : months[i];
}

/* "HH:MM D Month YYYY" at *s, which moves on. */
static bool moment(const char **s, time_t *out)
{
	struct tm tm = { 0 };
	char month[12];
	int used = 0;

	if (sscanf(*s, "%2d:%2d %2d %11s %4d%n", &tm.tm_hour, &tm.tm_min, &tm.tm_mday, month, &tm.tm_year,
		   &used) != 5 || (tm.tm_mon = word_index(months, 12, month)) < 0 || tm.tm_hour > 23 ||
	    tm.tm_min > 59 || tm.tm_mday < 1 || tm.tm_mday > 31 || tm.tm_hour < 0 || tm.tm_min < 0)
		return false;
	tm.tm_year -= 1900;
	*out = timegm(&tm);
	*s += used;
	*s += strspn(*s, " ");
	return true;
}

bool time_absolute(const char *text, time_t local, bool *active)
{
	time_t from, to;

	*active = true;
	text += strspn(text, " ");
	if (!strncmp(text, "start ", 6)) {
		text += 6;
		if (!moment(&text, &from))
			return false;
		*active = local >= from;
	}
	if (!strncmp(text, "end ", 4)) {
		text += 4;
		if (!moment(&text, &to))
			return false;
		*active = *active && local < to + 60; /* the minute named is in it */
	}
	return !*text;
}

/* Days up to a time of day: a bit set from Sunday on, minutes in *at. */
static bool days_time(const char **s, unsigned *set, int *at)
{
	char w[16];
	int used = 0, h, m, d;

	*set = 0;
	while (sscanf(*s, " %15s%n", w, &used) == 1) {
		if (w[0] >= '0' && w[0] <= '9') {
			if (sscanf(w, "%2d:%2d", &h, &m) != 2 || h > 24 || m > 59 || m < 0)
				return false;
			*at = h * 60 + m;
			*s += used;
			return true;
		}
		d = word_index(days, 7, w);
		*set |= !strcmp(w, "daily") ? 0x7f : !strcmp(w, "weekdays") ? 0x3e :
			!strcmp(w, "weekend") ? 0x41 : d >= 0 ? 1u << d : 0x80;
		if (*set & 0x80)
			return false;
		*s += used;
	}
	return false;
}

bool time_periodic(const char *text, time_t local, bool *active)
{
	unsigned from_days, to_days;
	int from, to, now, used = 0;
	char w[4];
	struct tm tm;

	*active = false;
	if (!days_time(&text, &from_days, &from) || !from_days ||
	    sscanf(text, " %3s%n", w, &used) != 1 || strcmp(w, "to") != 0)
		return false;
	text += used;
	if (!days_time(&text, &to_days, &to) || text[strspn(text, " ")])
		return false;
	gmtime_r(&local, &tm);
	now = tm.tm_wday * DAY_MIN + tm.tm_hour * 60 + tm.tm_min;
	for (int d = 0; d < 7; d++) {
		int end = to_days ? (int)__builtin_ctz(to_days) : d, start = d * DAY_MIN + from, len;

		if (!(from_days & 1u << d))
			continue;
		len = (end * DAY_MIN + to - start + 2 * WEEK_MIN) % WEEK_MIN;
		*active = *active || (now - start + WEEK_MIN) % WEEK_MIN <= len; /* the last minute, too */
	}
	return true;
}

bool time_range_active(const struct cfg *c, const char *name, time_t local, bool *known)
{
	bool in = true, any = false, one = false, now;
	const struct cfg_node *s = NULL;

	EACH(n, &c->root, "time-range")
		if (!n->no && cfg_var(n, "name") && !strcmp(cfg_var(n, "name"), name))
			s = n;
	*known = s != NULL;
	if (!s)
		return false;
	EACH(n, s, "absolute") {
		*known = time_absolute(n->line + strlen("absolute"), local, &now) && *known;
		in = in && now;
	}
	EACH(n, s, "periodic") {
		*known = time_periodic(n->line + strlen("periodic"), local, &now) && *known;
		any = true;
		one = one || now;
	}
	return in && (!any || one);
}
