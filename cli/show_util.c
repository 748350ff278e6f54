/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small things the operational commands share: IOS's time forms, address filters.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

#define MINUTE 60ULL
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)
#define YEAR (365 * DAY)

uint64_t show_now(void)
{
	return mono_ms(NULL);
}

const char *show_age(uint64_t ms, char *buf)
{
	uint64_t s = ms / 1000;

	if (s < DAY)
		snprintf(buf, SHOW_TIME_LEN, "%02u:%02u:%02u", (unsigned)(s / HOUR),
			 (unsigned)(s / MINUTE % 60), (unsigned)(s % 60));
	else if (s < WEEK)
		snprintf(buf, SHOW_TIME_LEN, "%ud%02uh", (unsigned)(s / DAY),
			 (unsigned)(s % DAY / HOUR));
	else if (s < YEAR)
		snprintf(buf, SHOW_TIME_LEN, "%uw%ud", (unsigned)(s / WEEK),
			 (unsigned)(s % WEEK / DAY));
	else
		snprintf(buf, SHOW_TIME_LEN, "%uy%uw", (unsigned)(s / YEAR),
			 (unsigned)(s % YEAR / WEEK));
	return buf;
}

const char *show_ago(uint64_t now, uint64_t when, char *buf)
{
	if (!when) {
		str_copy(buf, SHOW_TIME_LEN, "never");
		return buf;
	}
	return show_age(now > when ? now - when : 0, buf);
}

const char *show_hms(uint64_t seconds, char *buf)
{
	snprintf(buf, SHOW_TIME_LEN, "%02llu:%02u:%02u", (unsigned long long)(seconds / HOUR),
		 (unsigned)(seconds / MINUTE % 60), (unsigned)(seconds % 60));
	return buf;
}

void show_uptime(struct str *out, uint64_t ms)
{
	static const struct {
		uint64_t len;
		const char *name;
	} units[] = { { YEAR, "year" }, { WEEK, "week" }, { DAY, "day" }, { HOUR, "hour" } };
	uint64_t s = ms / 1000;

	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		unsigned n = (unsigned)(s / units[i].len);

		s %= units[i].len;
		if (n)
			str_printf(out, "%u %s%s, ", n, units[i].name, n == 1 ? "" : "s");
	}
	str_printf(out, "%u minute%s", (unsigned)(s / MINUTE), s / MINUTE == 1 ? "" : "s");
}

bool show_addr_wanted(const struct gram_match *m, const char *var, const struct addr *a)
{
	struct addr want;

	return !gram_addr(m, var, &want) || addr_eq(&want, a);
}

void show_serial(const struct router *rt, char out[12])
{
	static const char set[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	uint64_t h =
		1469598103934665603ULL; /* FNV-1a: stable for a router, different among a lab's */

	for (const char *p = rt->state_dir ? rt->state_dir : ""; *p; p++)
		h = (h ^ (uint8_t)*p) * 1099511628211ULL;
	for (const char *p = rt->hostname; *p; p++)
		h = (h ^ (uint8_t)*p) * 1099511628211ULL;
	out[0] = '9';
	for (size_t i = 1; i < 11; i++) {
		out[i] = set[h % (sizeof(set) - 1)];
		h = h / (sizeof(set) - 1) + (h << 51);
	}
	out[11] = '\0';
}

const char *show_timezone(const struct cfg *cfg, int *offset, char name[16])
{
	const struct cfg_node *n = cfg ? cfg_find(&cfg->root, "clock timezone") : NULL;
	long hours, minutes;
	const char *rest, *sp;
	char *end;

	str_copy(name, 16, "UTC");
	*offset = 0;
	if (!n || n->no || strlen(n->line) <= strlen("clock timezone "))
		return name;
	rest = n->line + strlen("clock timezone ");
	sp = strchr(rest, ' ');
	if (!sp)
		return name;
	snprintf(name, 16, "%.*s", (int)(sp - rest), rest);
	hours = strtol(sp, &end, 10);
	minutes = strtol(end, NULL, 10);
	*offset = (int)(hours * 3600 + (hours < 0 ? -minutes : minutes) * 60);
	return name;
}

const char *show_wall(const struct cfg *cfg, time_t t, char buf[SHOW_WALL_LEN])
{
	char zone[16];
	int offset;
	struct tm tm;
	size_t n;

	show_timezone(cfg, &offset, zone);
	t += offset;
	gmtime_r(&t, &tm);
	n = strftime(buf, SHOW_WALL_LEN, "%H:%M:%S ", &tm);
	n += (size_t)snprintf(buf + n, SHOW_WALL_LEN - n, "%s ", zone);
	strftime(buf + n, SHOW_WALL_LEN - n, "%a %b %-d %Y", &tm);
	return buf;
}

void show_bad_token(struct cli_ctx *c, const struct gram_match *m, const char *var)
{
	size_t col = 0;

	for (int i = 0; i < m->n; i++)
		if (m->tok[i].name && !strcmp(m->tok[i].name, var))
			col = m->tok[i].col;
	cli_print(c, "%*s^\n%% Invalid input detected at '^' marker.\n\n",
		  (int)(c->prompt_len + col), "");
}
