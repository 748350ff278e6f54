/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages, the ring and the sinks. State is one static object: a process is one router. Before
 * log_init() messages go nowhere, so that code under test may log freely.
 */
#include "base/log.h"
#include "base/wall.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utlist.h>

#define LOG_RING_DEFAULT 4096
#define LOG_NEST_MAX     4 /* a sink that logs must not log for ever */

struct log_sink {
	struct log_sink *prev, *next;
	enum log_level max;
	log_sink_fn fn;
	void *arg;
	uint64_t count;
	bool dead; /* freed while messages were being handed out */
};

struct log_line {
	struct log_line *prev, *next;
	size_t size; /* with the newline */
	char text[];
};

static struct {
	struct log_sink *sinks;
	struct log_line *ring;
	size_t ring_size, ring_used;
	enum log_level ring_max;
	bool ring_on;
	uint64_t ring_count;
	struct log_stamp_conf stamp[2]; /* [1]: debug */
	bool sequence;
	uint64_t next_sequence;
	uint64_t start_ms;
	unsigned nest;
} lg;

/* Data-plane workers read the switches while the control thread turns them. */
static atomic_uint log_debugs;

static void log_ring_trim(size_t keep)
{
	while (lg.ring && lg.ring_used > keep) {
		struct log_line *oldest = lg.ring;

		DL_DELETE(lg.ring, oldest);
		lg.ring_used -= oldest->size;
		free(oldest);
	}
}

static void log_sinks_sweep(void)
{
	struct log_sink *s, *tmp;

	DL_FOREACH_SAFE(lg.sinks, s, tmp) {
		if (s->dead) {
			DL_DELETE(lg.sinks, s);
			free(s);
		}
	}
}

void log_init(void)
{
	static const struct log_stamp_conf stamp = { .kind = LOG_STAMP_DATETIME, .msec = true };

	log_close();
	lg.ring_size = LOG_RING_DEFAULT;
	lg.ring_max = LOG_LV_DEBUG;
	lg.ring_on = true;
	lg.stamp[0] = lg.stamp[1] = stamp;
	lg.next_sequence = 1;
	lg.start_ms = mono_ms(NULL);
}

void log_close(void)
{
	struct log_sink *s;

	DL_FOREACH(lg.sinks, s)
		s->dead = true;
	log_sinks_sweep();
	log_ring_trim(0);
	memset(&lg, 0, sizeof(lg));
	atomic_store(&log_debugs, 0);
}

struct log_sink *log_sink_add(enum log_level max, log_sink_fn fn, void *arg)
{
	struct log_sink *s = xcalloc(1, sizeof(*s));

	s->max = max;
	s->fn = fn;
	s->arg = arg;
	DL_APPEND(lg.sinks, s);
	return s;
}

void log_sink_set_level(struct log_sink *s, enum log_level max)
{
	s->max = max;
}

void log_sink_free(struct log_sink *s)
{
	if (!s)
		return;
	s->dead = true;
	if (!lg.nest)
		log_sinks_sweep();
}

uint64_t log_sink_count(const struct log_sink *s)
{
	return s->count;
}

static void log_datetime_render(struct str *out, const struct log_stamp_conf *c)
{
	static const char month[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct timespec now;
	struct tm tm;

	wall_now(&now);
	if (c->localtime)
		localtime_r(&now.tv_sec, &tm);
	else
		gmtime_r(&now.tv_sec, &tm);
	/* The asterisk says that the clock was never set. */
	str_printf(out, "%s%s %2d ", wall_was_set() ? "" : "*", month[tm.tm_mon], tm.tm_mday);
	if (c->year)
		str_printf(out, "%d ", tm.tm_year + 1900);
	str_printf(out, "%02d:%02d:%02d", tm.tm_hour, tm.tm_min, tm.tm_sec);
	if (c->msec)
		str_printf(out, ".%03ld", now.tv_nsec / 1000000);
	if (c->show_timezone)
		str_printf(out, " %s", c->localtime && tm.tm_zone ? tm.tm_zone : "UTC");
}

/* 00:05:23 within a day, then 1d02h, then 1w2d: what IOS prints for every age. */
static void log_uptime_render(struct str *out, bool msec)
{
	uint64_t ms = mono_ms(NULL) - lg.start_ms, s = ms / 1000;
	unsigned hours = (unsigned)(s / 3600), days = hours / 24;

	if (days >= 7) {
		str_printf(out, "%uw%ud", days / 7, days % 7);
	} else if (days) {
		str_printf(out, "%ud%02uh", days, hours % 24);
	} else {
		str_printf(out, "%02u:%02u:%02u", hours, (unsigned)(s / 60 % 60), (unsigned)(s % 60));
		if (msec)
			str_printf(out, ".%03u", (unsigned)(ms % 1000));
	}
}

static void log_stamp_render(struct str *out, const struct log_stamp_conf *c)
{
	if (lg.sequence)
		str_printf(out, "%06llu: ", (unsigned long long)lg.next_sequence);
	/* IOS numbers every message, shown or not. */
	lg.next_sequence++;
	switch (c->kind) {
	case LOG_STAMP_NONE:
		return;
	case LOG_STAMP_UPTIME:
		log_uptime_render(out, c->msec);
		break;
	case LOG_STAMP_DATETIME:
		log_datetime_render(out, c);
		break;
	}
	str_puts(out, ": ");
}

void log_time_render(struct str *out, bool msec)
{
	struct log_stamp_conf c = { .kind = LOG_STAMP_DATETIME, .msec = msec };

	log_datetime_render(out, &c);
}

static void log_ring_store(const struct str *text)
{
	struct log_line *l;

	lg.ring_count++;
	if (text->len + 1 > lg.ring_size) {
		log_ring_trim(0);
		return;
	}
	l = xcalloc(1, sizeof(*l) + text->len + 1);
	l->size = text->len + 1;
	memcpy(l->text, str_text(text), text->len);
	log_ring_trim(lg.ring_size - l->size);
	DL_APPEND(lg.ring, l);
	lg.ring_used += l->size;
}

/* A sink gets one line at a time: a terminal in raw mode needs to end each its own way. */
static void log_sink_send(const struct log_sink *s, enum log_level level, char *text)
{
	char *line = text, *end;

	while ((end = strchr(line, '\n'))) {
		*end = '\0';
		s->fn(level, line, s->arg);
		*end = '\n';
		if (s->dead)
			return;
		line = end + 1;
	}
	s->fn(level, line, s->arg);
}

static void log_emit(enum log_level level, struct str *text)
{
	struct log_sink *s;

	if (lg.nest >= LOG_NEST_MAX)
		return;
	if (lg.ring_on && level <= lg.ring_max)
		log_ring_store(text);
	lg.nest++;
	DL_FOREACH(lg.sinks, s) {
		if (s->dead || level > s->max)
			continue;
		s->count++;
		log_sink_send(s, level, text->data);
	}
	if (!--lg.nest)
		log_sinks_sweep();
}

static void PRINTF(4, 0) log_vmsg(const char *facility, enum log_level level, const char *mnemonic,
				  const char *fmt, va_list ap)
{
	struct str text = { 0 };

	log_stamp_render(&text, &lg.stamp[0]);
	str_printf(&text, "%%%s-%d-%s: ", facility, level, mnemonic);
	str_vprintf(&text, fmt, ap);
	log_emit(level, &text);
	str_free(&text);
}

void log_msg(const char *facility, enum log_level level, const char *mnemonic, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	log_vmsg(facility, level, mnemonic, fmt, ap);
	va_end(ap);
}

void log_vdebug(const char *fmt, va_list ap)
{
	struct str text = { 0 };

	log_stamp_render(&text, &lg.stamp[1]);
	str_vprintf(&text, fmt, ap);
	log_emit(LOG_LV_DEBUG, &text);
	str_free(&text);
}

void log_debug(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	log_vdebug(fmt, ap);
	va_end(ap);
}

struct log_posted {
	char *facility, *mnemonic, *text;
	enum log_level level;
};

static void log_on_posted(void *arg)
{
	struct log_posted *p = arg;

	log_msg(p->facility, p->level, p->mnemonic, "%s", p->text);
	free(p->facility);
	free(p->mnemonic);
	free(p->text);
	free(p);
}

void log_post(struct loop *l, const char *facility, enum log_level level, const char *mnemonic,
	      const char *fmt, ...)
{
	struct log_posted *p = xcalloc(1, sizeof(*p));
	struct str text = { 0 };
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&text, fmt, ap);
	va_end(ap);
	p->facility = xstrdup(facility);
	p->mnemonic = xstrdup(mnemonic);
	p->text = str_steal(&text);
	p->level = level;
	loop_post(l, log_on_posted, p);
}

void log_set_stamps(bool debug, const struct log_stamp_conf *c)
{
	lg.stamp[debug] = *c;
}

void log_set_sequence_numbers(bool on)
{
	lg.sequence = on;
}

void log_ring_resize(size_t bytes, enum log_level max, bool enabled)
{
	lg.ring_size = bytes;
	lg.ring_max = max;
	lg.ring_on = enabled;
	log_ring_trim(bytes);
}

void log_ring_clear(void)
{
	log_ring_trim(0);
}

void log_ring_render(struct str *out)
{
	struct log_line *l;

	DL_FOREACH(lg.ring, l) {
		str_add(out, l->text, l->size - 1);
		str_putc(out, '\n');
	}
}

size_t log_ring_size(void)
{
	return lg.ring_size;
}

uint64_t log_ring_count(void)
{
	return lg.ring_count;
}

const char *log_level_name(enum log_level l)
{
	static const char *const name[] = { "emergencies", "alerts", "critical", "errors",
					    "warnings", "notifications", "informational",
					    "debugging" };

	return (size_t)l < ARRAY_SIZE(name) ? name[l] : "";
}

bool log_debug_on(enum dbg d)
{
	return atomic_load_explicit(&log_debugs, memory_order_relaxed) >> d & 1;
}

void log_debug_set(enum dbg d, bool on)
{
	if (on)
		atomic_fetch_or(&log_debugs, 1u << d);
	else
		atomic_fetch_and(&log_debugs, ~(1u << d));
}

void log_debug_all_off(void)
{
	atomic_store(&log_debugs, 0);
}
