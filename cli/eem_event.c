/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Event detectors: tracked objects, messages, timers, interface counters, routes, typed commands.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utlist.h>

#include "base/wall.h"
#include "cli/eem_int.h"
#include "cli/exec_int.h"

#define POLL_MIN_MS 1000

/* --- from the configuration --- */

/* "12" or "12.500" seconds. */
static bool seconds(const char *text, uint64_t *ms)
{
	uint64_t s, frac = 0;
	char buf[24];
	char *dot;

	if (!text || !str_copy(buf, sizeof(buf), text))
		return false;
	dot = strchr(buf, '.');
	if (dot) {
		char three[4] = "000";
		size_t n = strlen(++dot);

		dot[-1] = '\0';
		memcpy(three, dot, MIN(n, 3u));
		if (!parse_u64(three, 0, 999, &frac))
			return false;
	}
	if (!parse_u64(buf, 0, UINT32_MAX, &s))
		return false;
	*ms = s * 1000 + frac;
	return true;
}

/* Without the quotes. */
static char *unquoted(const char *text)
{
	size_t n = text ? strlen(text) : 0;

	if (n >= 2 && text[0] == '"' && text[n - 1] == '"')
		return xstrndup(text + 1, n - 2);
	return text ? xstrdup(text) : NULL;
}

static bool pattern_take(const struct cfg_node *n, struct eem_event *ev, bool icase)
{
	ev->pattern = unquoted(cfg_var(n, "pattern"));
	ev->has_re = ev->pattern && regcomp(&ev->re, ev->pattern, REG_EXTENDED | REG_NOSUB |
								 (icase ? REG_ICASE : 0)) == 0;
	ev->occurs = (unsigned)cfg_num(n, "occurs", 1);
	seconds(cfg_var(n, "period"), &ev->period_ms);
	return !ev->pattern || ev->has_re;
}

static bool syslog_take(const struct cfg_node *n, struct eem_event *ev)
{
	const char *level = cfg_var(n, "priority");

	ev->kind = EEM_SYSLOG;
	ev->level = LOG_LV_DEBUG;
	for (int l = 0; level && l <= LOG_LV_DEBUG; l++)
		if (!strncmp(log_level_name((enum log_level)l), level, strlen(level)))
			ev->level = (enum log_level)l;
	return pattern_take(n, ev, false) && ev->has_re;
}

static bool timer_take(const struct cfg_node *n, struct eem_event *ev)
{
	const char *name = cfg_var(n, "timername");
	char *entry;
	bool ok;

	str_copy(ev->name, sizeof(ev->name), name ? name : "");
	if (cfg_has(n, "cron")) {
		ev->kind = EEM_CRON;
		entry = unquoted(cfg_var(n, "entry"));
		ok = entry && eem_cron_parse(entry, &ev->cron);
		ev->pattern = entry;
		return ok;
	}
	ev->kind = cfg_has(n, "watchdog") ? EEM_WATCHDOG : cfg_has(n, "countdown") ? EEM_COUNTDOWN :
									EEM_ABSOLUTE;
	ok = seconds(cfg_var(n, "time"), &ev->time_ms);
	ev->at = (time_t)(ev->time_ms / 1000);
	return ok && (ev->kind == EEM_ABSOLUTE || ev->time_ms >= 1);
}

static bool interface_take(const struct cfg_node *n, struct eem_event *ev)
{
	const char *param = cfg_var(n, "param");

	ev->kind = EEM_INTERFACE;
	str_copy(ev->name, sizeof(ev->name), cfg_var(n, "interface"));
	str_copy(ev->param, sizeof(ev->param), param ? param : "");
	str_copy(ev->op, sizeof(ev->op),
		 cfg_has(n, "gt") ? "gt" : cfg_has(n, "ge") ? "ge" : cfg_has(n, "eq") ? "eq" :
		 cfg_has(n, "ne") ? "ne" : cfg_has(n, "lt") ? "lt" : "le");
	ev->value = (int64_t)cfg_num(n, "value", 0);
	ev->increment = cfg_has(n, "increment");
	if (!seconds(cfg_var(n, "poll"), &ev->time_ms) || ev->time_ms < POLL_MIN_MS)
		ev->time_ms = POLL_MIN_MS;
	return true;
}

static bool cli_take(const struct cfg_node *n, struct eem_event *ev)
{
	const char *sync = cfg_var(n, "sync"), *skip = cfg_var(n, "skip");

	ev->kind = EEM_CLI;
	ev->sync = sync && !strcmp(sync, "yes");
	ev->skip = skip && !strcmp(skip, "yes");
	return pattern_take(n, ev, false) && ev->has_re;
}

static bool kind_take(const struct cfg_node *n, struct eem_event *ev)
{
	if (!strncmp(ev->spec, "track ", 6)) {
		ev->kind = EEM_TRACK;
		ev->track = (uint16_t)cfg_num(n, "track", 0);
		ev->state = cfg_has(n, "up") ? EEM_STATE_UP : cfg_has(n, "down") ? EEM_STATE_DOWN :
									    EEM_STATE_ANY;
		return true;
	}
	if (!strncmp(ev->spec, "syslog ", 7))
		return syslog_take(n, ev);
	if (!strncmp(ev->spec, "timer ", 6))
		return timer_take(n, ev);
	if (!strncmp(ev->spec, "cli ", 4))
		return cli_take(n, ev);
	if (!strncmp(ev->spec, "interface ", 10))
		return interface_take(n, ev);
	if (!strncmp(ev->spec, "routing ", 8)) {
		ev->kind = EEM_ROUTING;
		return cfg_var(n, "net") && prefix_parse(cfg_var(n, "net"), &ev->prefix);
	}
	ev->kind = !strncmp(ev->spec, "none", 4) ? EEM_NONE : EEM_OTHER;
	return true;
}

bool eem_event_parse(const struct cfg_node *n, struct eem_event *ev)
{
	const char *spec = n->line + strlen("event "), *tag = cfg_var(n, "tag");

	ev->maxrun_ms = EEM_MAXRUN_MS;
	seconds(cfg_var(n, "maxrun"), &ev->maxrun_ms);
	if (tag) {
		str_copy(ev->tag, sizeof(ev->tag), tag);
		spec += strlen("tag ") + strlen(tag);
		spec += *spec == ' ';
	}
	ev->spec = xstrdup(spec);
	return kind_take(n, ev);
}

/* --- timers --- */

static uint64_t until(time_t t)
{
	time_t now = wall_time();

	return t > now ? (uint64_t)(t - now) * 1000 : 0;
}

static void cron_set(struct eem_event *ev)
{
	struct eem *e = ev->p->e;
	time_t local = eem_local(e, wall_time()), next = eem_cron_next(&ev->cron, local);

	if (next)
		timer_set(loop_timers(e->rt->loop), &ev->timer, (uint64_t)(next - local) * 1000);
}

static void fire_timer(struct eem_event *ev)
{
	static const char *const types[] = { "absolute", "countdown", "cron", "watchdog" };
	const char *type = types[ev->kind == EEM_ABSOLUTE ? 0 : ev->kind == EEM_COUNTDOWN ? 1 :
				 ev->kind == EEM_CRON	  ? 2 : 3];
	char now[24];

	snprintf(now, sizeof(now), "%lld", (long long)wall_time());
	eem_fire(ev, (const char *const[]){ "_timer_type", type, "_timer_time", now,
					    "_timer_remain", "0.000", NULL });
}

static bool counter(struct eem_event *ev, int64_t *out)
{
	static const struct {
		const char *name;
		size_t offset;
	} params[] = {
		{ "receive_errors", offsetof(struct iface_counters, rx_errors) },
		{ "input_errors", offsetof(struct iface_counters, rx_errors) },
		{ "input_packets_dropped", offsetof(struct iface_counters, rx_drops) },
		{ "receive_drops", offsetof(struct iface_counters, rx_drops) },
		{ "transmit_errors", offsetof(struct iface_counters, tx_errors) },
		{ "output_errors", offsetof(struct iface_counters, tx_errors) },
		{ "output_packets_dropped", offsetof(struct iface_counters, tx_drops) },
		{ "receive_packets", offsetof(struct iface_counters, rx_packets) },
		{ "transmit_packets", offsetof(struct iface_counters, tx_packets) },
		{ "receive_bytes", offsetof(struct iface_counters, rx_bytes) },
		{ "transmit_bytes", offsetof(struct iface_counters, tx_bytes) },
	};
	struct router *rt = ev->p->e->rt;
	struct iface *i = iface_find(rt->ifaces, ev->name);
	struct iface_counters c;

	if (!i || !iface_counters(rt->ifaces, i, &c))
		return false;
	for (size_t n = 0; n < ARRAY_SIZE(params); n++) {
		if (strcmp(ev->param, params[n].name) != 0)
			continue;
		*out = (int64_t) * (const uint64_t *)((const char *)&c + params[n].offset);
		return true;
	}
	return false;
}

/* Fires when the condition becomes true, again when it has been false in between. */
static void interface_poll(struct eem_event *ev)
{
	int64_t now, shown;
	char a[24], b[24];
	bool yes;

	timer_set(loop_timers(ev->p->e->rt->loop), &ev->timer, ev->time_ms);
	if (!counter(ev, &now))
		return;
	shown = ev->increment ? now - (ev->has_last ? ev->last : now) : now;
	ev->last = now;
	ev->has_last = true;
	snprintf(a, sizeof(a), "%" PRId64, shown);
	snprintf(b, sizeof(b), "%" PRId64, ev->value);
	yes = eem_compare(a, ev->op, b);
	if (yes && !ev->held)
		eem_fire(ev, (const char *const[]){ "_interface_name", ev->name,
						    "_interface_parameter", ev->param,
						    "_interface_value", a, NULL });
	ev->held = yes && !ev->increment;
}

static void event_timer(struct timer *t, void *arg)
{
	struct eem_event *ev = arg;

	if (ev->kind == EEM_INTERFACE) {
		interface_poll(ev);
		return;
	}
	if (ev->kind == EEM_WATCHDOG)
		timer_set(loop_timers(ev->p->e->rt->loop), &ev->timer, ev->time_ms);
	else if (ev->kind == EEM_CRON)
		cron_set(ev);
	fire_timer(ev);
}

static bool route_there(const struct eem_event *ev)
{
	struct rib_entry e;

	return rib_get(ev->p->e->rt->rib, &ev->prefix, &e);
}

void eem_event_begin(struct eem_event *ev)
{
	struct timerq *q = loop_timers(ev->p->e->rt->loop);

	timer_init(&ev->timer, event_timer, ev);
	switch (ev->kind) {
	case EEM_WATCHDOG:
	case EEM_COUNTDOWN:
		timer_set(q, &ev->timer, ev->time_ms);
		break;
	case EEM_INTERFACE:
		timer_set(q, &ev->timer, POLL_MIN_MS);
		break;
	case EEM_ABSOLUTE:
		if (ev->at >= wall_time()) /* what is past does not happen */
			timer_set(q, &ev->timer, until(ev->at));
		break;
	case EEM_CRON:
		cron_set(ev);
		break;
	case EEM_ROUTING:
		ev->installed = route_there(ev);
		break;
	case EEM_OTHER:
	case EEM_NONE:
	case EEM_TRACK:
	case EEM_SYSLOG:
	case EEM_CLI:
		break;
	}
}

void eem_event_clear(struct eem_event *ev)
{
	if (ev->p)
		timer_cancel(&ev->timer);
	if (ev->has_re)
		regfree(&ev->re);
	free(ev->pattern);
	free(ev->spec);
}

/* --- what the rest of the router tells --- */

/* Every event of a kind. The list may not change underneath: firing only sets timers. */
#define EACH_EVENT(e, ev, kind_)                                                                   \
	for (struct eem_policy *p_ = (e)->policies; p_; p_ = p_->next)                             \
		for (struct eem_event *ev = p_->ev; ev < p_->ev + p_->n_ev; ev++)                  \
			if (ev->kind == (kind_))

static void on_track(uint16_t id, bool up, void *arg)
{
	struct eem *e = arg;
	char number[8];

	snprintf(number, sizeof(number), "%u", id);
	EACH_EVENT(e, ev, EEM_TRACK)
	{
		if (ev->track == id &&
		    (ev->state == EEM_STATE_ANY || (ev->state == EEM_STATE_UP) == up))
			eem_fire(ev, (const char *const[]){ "_track_number", number, "_track_state",
							    up ? "up" : "down", NULL });
	}
}

static void on_log(enum log_level level, const char *line, void *arg)
{
	struct eem *e = arg;

	if (e->quiet)
		return;
	EACH_EVENT(e, ev, EEM_SYSLOG)
	{
		if (level <= ev->level && regexec(&ev->re, line, 0, NULL, 0) == 0)
			eem_fire(ev, (const char *const[]){ "_syslog_msg", line, NULL });
	}
}

static void on_rib(void *arg)
{
	struct eem *e = arg;

	EACH_EVENT(e, ev, EEM_ROUTING)
	{
		char text[ADDR_STRLEN];
		bool there = route_there(ev);

		if (there == ev->installed)
			continue;
		ev->installed = there;
		prefix_str(&ev->prefix, text);
		eem_fire(ev, (const char *const[]){ "_routing_network", text, "_routing_type",
						    there ? "add" : "remove", NULL });
	}
}

void eem_events_open(struct eem *e)
{
	e->sink = log_sink_add(LOG_LV_DEBUG, on_log, e);
	tracks_on_change(e->rt->tracks, on_track, e);
	rib_on_change(e->rt->rib, on_rib, e);
}

void eem_events_close(struct eem *e)
{
	log_sink_free(e->sink);
	tracks_off_change(e->rt->tracks, on_track, e);
	rib_off_change(e->rt->rib, on_rib, e);
}

/* --- typed commands --- */

/* As IOS matches it: in full words. False: no command. */
static bool command_full(struct eem *e, const struct cli_ctx *c, const char *line, struct str *out)
{
	size_t bar = filter_bar(line), col;
	char *head = bar ? xstrndup(line, bar) : xstrdup(line);
	struct gram_match *m = xmalloc(sizeof(*m));
	bool ok = gram_parse(e->rt->gram, c->mode, head, m, &col) == GRAM_OK;

	if (ok)
		gram_canonical(m, out);
	if (ok && bar)
		str_printf(out, " %s", line + bar);
	free(m);
	free(head);
	return ok;
}

static void command_cancelled(void *arg)
{
	struct eem_run *r = arg;

	r->wait = NULL;
	eem_run_abort(r, "abort");
}

enum eem_cli eem_command(struct eem *e, struct cli_ctx *c, const char *line)
{
	struct str full = { 0 };
	enum eem_cli what = EEM_RUN;
	bool any = false;

	EACH_EVENT(e, ev, EEM_CLI)
		any = true;
	if (!any || c->by_eem || c->mode > MODE_EXEC || !command_full(e, c, line, &full))
		goto out;
	EACH_EVENT(e, ev, EEM_CLI)
	{
		const char *const kv[] = { "_cli_msg", str_text(&full), "_cli_msg_count", "1", NULL };
		struct eem_run *r;

		if (regexec(&ev->re, str_text(&full), 0, NULL, 0) != 0)
			continue;
		if (!ev->sync) {
			eem_fire(ev, kv);
			if (ev->skip)
				what = EEM_TAKEN;
			continue;
		}
		if (what == EEM_TAKEN)
			continue; /* one of them answers for it already */
		r = eem_start(ev->p, ev, kv);
		if (!r)
			continue;
		r->line = xstrdup(line);
		r->wait = cli_defer(c, command_cancelled, r);
		what = EEM_TAKEN;
	}
out:
	str_free(&full);
	return what;
}
