/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reload: now, after a while, at a time of day; reload cancel; show reload. What is not saved is asked
 * about first. One reload at most is scheduled; it is announced on every terminal.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include "base/wall.h"
#include "cli/exec_int.h"
#include "cli/files.h"
#include "cli/show.h"

#define MINUTE_MS 60000ull

struct reload {
	struct timer timer;
	time_t at;
	char who[96];
};

static void go(struct router *rt, const char *who)
{
	log_msg("SYS", LOG_LV_NOTICE, "RELOAD", "Reload requested by %s. Reload Reason: %s.", who,
		rt->reload_reason[0] ? rt->reload_reason : "Reload Command");
	rt->reload_wanted = true;
	if (rt->loop)
		loop_stop(rt->loop);
}

static void due(struct timer *t, void *arg)
{
	struct router *rt = arg;

	go(rt, rt->reload->who);
}

void reload_forget(struct router *rt)
{
	if (rt->reload)
		timer_cancel(&rt->reload->timer);
	free(rt->reload);
	rt->reload = NULL;
}

/* "5 minutes", "1 hour and 5 minutes" */
static void span_text(uint64_t seconds, char *buf, size_t size)
{
	uint64_t h = seconds / 3600, m = seconds / 60 % 60, s = seconds % 60;
	char hours[48] = "", minutes[48] = "", secs[48] = "";

	if (h)
		snprintf(hours, sizeof(hours), "%d hour%s", (int)h, h == 1 ? "" : "s");
	if (m)
		snprintf(minutes, sizeof(minutes), "%d minute%s", (int)m, m == 1 ? "" : "s");
	if (s && !h)
		snprintf(secs, sizeof(secs), "%d second%s", (int)s, s == 1 ? "" : "s");
	snprintf(buf, size, "%s%s%s%s%s", hours, *hours && (*minutes || *secs) ? " and " : "",
		 minutes, *minutes && *secs ? " and " : "", secs);
}

static void scheduled_print(struct cli_ctx *c)
{
	const struct reload *r = c->rt->reload;
	char when[64], span[160], zone[16];
	time_t now = time(NULL), left = r->at > now ? r->at - now : 0;
	int offset;
	time_t local;
	struct tm tm;

	show_timezone(c->rt->running, &offset, zone);
	local = r->at + offset + wall_offset();
	gmtime_r(&local, &tm);
	strftime(when, sizeof(when), "%H:%M:%S", &tm);
	cli_print(c, "Reload scheduled for %s %s ", when, zone);
	strftime(when, sizeof(when), "%a %b %-d %Y", &tm);
	span_text((uint64_t)left, span, sizeof(span));
	cli_print(c, "%s (in %s) by %s\nReload reason: %s\n", when, *span ? span : "0 seconds",
		  r->who, c->rt->reload_reason[0] ? c->rt->reload_reason : "Reload Command");
}

static bool confirmed(const char *answer)
{
	return !*answer || !strncasecmp(answer, "y", 1) || !strncasecmp(answer, "c", 1);
}

static void now_go(struct cli_ctx *c, const char *answer, void *arg)
{
	if (!confirmed(answer))
		return;
	c->want_close = true;
	go(c->rt, c->who ? c->who : "console");
}

static void later_go(struct cli_ctx *c, const char *answer, void *arg)
{
	if (!confirmed(answer))
		reload_forget(c->rt);
}

static void ask(struct cli_ctx *c)
{
	if (c->rt->reload) {
		scheduled_print(c);
		cli_ask(c, "Proceed with reload? [confirm]", false, later_go, NULL);
	} else {
		cli_ask(c, "Proceed with reload? [confirm]", false, now_go, NULL);
	}
}

static void save_answered(struct cli_ctx *c, const char *answer, void *arg)
{
	if (!strncasecmp(answer, "y", 1)) {
		startup_save(c);
	} else if (*answer && strncasecmp(answer, "n", 1)) {
		cli_ask(c,
			"% Please answer 'yes' or 'no'.\n"
			"System configuration has been modified. Save? [yes/no]: ",
			false, save_answered, NULL);
		return;
	}
	ask(c);
}

static void save_first(struct cli_ctx *c)
{
	if (c->rt->running->generation != c->rt->saved_generation)
		cli_ask(c, "\nSystem configuration has been modified. Save? [yes/no]: ", false,
			save_answered, NULL);
	else
		ask(c);
}

static void reason_set(struct cli_ctx *c, const struct gram_match *m)
{
	const char *reason = gram_var(m, "reason");

	str_copy(c->rt->reload_reason, sizeof(c->rt->reload_reason), reason ? reason : "");
}

static int reload_now(struct cli_ctx *c, const struct gram_match *m)
{
	if (!c->rt->system)
		return 0;
	reload_forget(c->rt);
	reason_set(c, m);
	save_first(c);
	return 0;
}

static int schedule(struct cli_ctx *c, const struct gram_match *m, uint64_t ms)
{
	struct reload *r;

	if (!c->rt->system)
		return 0;
	reload_forget(c->rt);
	reason_set(c, m);
	r = c->rt->reload = xcalloc(1, sizeof(*r));
	str_copy(r->who, sizeof(r->who), c->who ? c->who : "console");
	r->at = time(NULL) + (time_t)(ms / 1000);
	timer_init(&r->timer, due, c->rt);
	timer_set(loop_timers(c->rt->loop), &r->timer, ms);
	save_first(c);
	return 0;
}

/* "MMM" or "HHH:MM"; false: neither */
static bool minutes_parse(const char *text, uint64_t *minutes)
{
	unsigned h = 0, m = 0;
	int end = 0;

	if (strchr(text, ':')) {
		if (sscanf(text, "%3u:%2u%n", &h, &m, &end) != 2 || text[end] || m > 59)
			return false;
	} else if (sscanf(text, "%3u%n", &m, &end) != 1 || text[end]) {
		return false;
	}
	*minutes = h * 60ull + m;
	return *minutes > 0;
}

static int reload_in(struct cli_ctx *c, const struct gram_match *m)
{
	uint64_t minutes;

	if (!minutes_parse(gram_var(m, "delay"), &minutes)) {
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[2].col);
		return 0;
	}
	return schedule(c, m, minutes * MINUTE_MS);
}

static int reload_at(struct cli_ctx *c, const struct gram_match *m)
{
	unsigned hour, minute;
	int end = 0, offset;
	char zone[16];
	time_t now = wall_time(), local;
	struct tm tm;
	long ahead;

	if (sscanf(gram_var(m, "time"), "%2u:%2u%n", &hour, &minute, &end) != 2 ||
	    gram_var(m, "time")[end] || hour > 23 || minute > 59) {
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[2].col);
		return 0;
	}
	show_timezone(c->rt->running, &offset, zone);
	local = now + offset;
	gmtime_r(&local, &tm);
	ahead = (long)(hour * 3600 + minute * 60) -
		(tm.tm_hour * 3600L + tm.tm_min * 60L + tm.tm_sec);
	if (ahead <= 0)
		ahead += 24 * 3600L; /* tomorrow */
	return schedule(c, m, (uint64_t)ahead * 1000);
}

static int reload_cancel(struct cli_ctx *c, const struct gram_match *m)
{
	if (!c->rt->reload) {
		cli_print(c, "%%No reload is scheduled.\n");
		return 0;
	}
	reload_forget(c->rt);
	cli_print(c, "\n\n***\n*** --- SHUTDOWN ABORTED ---\n***\n\n");
	log_msg("SYS", LOG_LV_NOTICE, "SCHEDULED_RELOAD_CANCELLED",
		"Scheduled reload cancelled by %s", c->who ? c->who : "console");
	return 0;
}

static int show_reload(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->reload)
		scheduled_print(c);
	else
		cli_print(c, "No reload is scheduled.\n");
	return 0;
}

#define H_RELOAD "Halt and perform a cold restart\n"

const struct gram_row reload_rows[] = {
	EXEC_ROW(MODE_EXEC, "reload", "Halt and perform a cold restart", reload_now),
	EXEC_ROW(MODE_EXEC, "reload reason LINE$reason", H_RELOAD "Reload reason\nReason",
		 reload_now),
	EXEC_ROW(MODE_EXEC, "reload in WORD$delay [LINE$reason]",
		 H_RELOAD "Reload after a time interval\nDelay before reload (mmm or hhh:mm)\n"
			  "Reason for reload", reload_in),
	EXEC_ROW(MODE_EXEC, "reload at WORD$time [LINE$reason]",
		 H_RELOAD "Reload at a specific time/date\nTime to reload (hh:mm)\n"
			  "Reason for reload", reload_at),
	EXEC_ROW(MODE_EXEC, "reload cancel", H_RELOAD "Cancel pending reload", reload_cancel),
	EXEC_ROW(MODE_EXEC, "reload LINE$reason", H_RELOAD "Reason for reload", reload_now),
	EXEC_ROW(MODE_USER, "show reload", "Show running system information\n"
		 "Scheduled reload information", show_reload),
	EXEC_END,
};
