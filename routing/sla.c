/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each operation has two timers: `tick` begins the next run (sla_probe.c), `limit` ends the
 * schedule or, before it, begins it.
 */
#include "base/wall.h"
#include "routing/sla.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utlist.h>

#include "routing/sla_priv.h"

struct sla_watch {
	sla_result_fn fn;
	void *arg;
	struct sla_watch *next;
};

const char *sla_type_name(enum sla_type t)
{
	switch (t) {
	case SLA_NONE:
		return "none";
	case SLA_ICMP_ECHO:
		return "icmp-echo";
	case SLA_TCP_CONNECT:
		return "tcp-connect";
	case SLA_UDP_ECHO:
		return "udp-echo";
	case SLA_HTTP_GET:
		return "http";
	case SLA_UDP_JITTER:
		return "udp-jitter";
	case SLA_ICMP_JITTER:
		return "icmp-jitter";
	case SLA_DNS:
		return "dns";
	}
	return "";
}

const char *sla_code_name(enum sla_code c)
{
	switch (c) {
	case SLA_UNKNOWN:
		return "Unknown";
	case SLA_OK:
		return "OK";
	case SLA_OVER_THRESHOLD:
		return "Over threshold";
	case SLA_TIMEOUT:
		return "Timeout";
	case SLA_NO_CONNECTION:
		return "No connection";
	case SLA_HTTP_ERROR:
		return "HTTP error";
	case SLA_VERIFY_ERROR:
		return "Verify error";
	case SLA_DNS_ERROR:
		return "DNS query error";
	}
	return "";
}

void sla_conf_init(struct sla_conf *c, uint32_t id)
{
	*c = (struct sla_conf){ .id = id, .frequency_s = 60, .timeout_ms = 5000,
				.threshold_ms = 5000, .size = 28, .life_s = 3600, .control = true, .count = 10,
				.interval_ms = 20, .pattern = 0xabcdabcd };
}

void sla_tell(struct slas *s, uint32_t id)
{
	struct sla_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp)
		w->fn(id, w->arg);
}

/* --- schedule --- */

static void op_begin(struct sla_op *op)
{
	struct timerq *q = loop_timers(op->s->loop);

	op->st.active = true;
	op->st.pending = false;
	op->st.reset_ms = mono_ms(NULL);
	timer_cancel(&op->age);
	op->ends_ms = op->c.forever ? 0 : mono_ms(NULL) + (uint64_t)op->c.life_s * 1000;
	if (op->ends_ms)
		timer_set(q, &op->limit, (uint64_t)op->c.life_s * 1000);
	timer_set(q, &op->tick, 0);
}

static void op_stop(struct sla_op *op)
{
	sla_probe_close(op);
	timer_cancel(&op->tick);
	timer_cancel(&op->limit);
	op->st.active = op->st.pending = false;
}

static void op_aged(struct timer *t, void *arg)
{
	struct sla_op *op = arg;
	struct slas *s = op->s;

	op->aged = true;
	sla_tell(s, op->c.id);
}

static void op_over(struct sla_op *op)
{
	struct timerq *q = loop_timers(op->s->loop);
	bool again = op->c.recurring && op->ends_ms && op->c.life_s < 86400;

	op_stop(op);
	if (again) {
		op->st.pending = true;
		timer_set(q, &op->limit, (86400 - (uint64_t)op->c.life_s) * 1000);
	} else if (op->c.ageout_s) {
		timer_set(q, &op->age, (uint64_t)op->c.ageout_s * 1000);
	}
}

static void schedule_limit(struct timer *t, void *arg)
{
	struct sla_op *op = arg;

	if (op->st.pending)
		op_begin(op);
	else
		op_over(op); /* its life is over; what it found last stays */
}

/* Until the next hh:mm:ss [month day]. */
static uint64_t until_start(const struct sla_conf *c)
{
	time_t now = wall_time() + c->zone_s, day = now / 86400 * 86400;
	struct tm tm;

	for (int n = 0; n < 366 * 5; n++, day += 86400) {
		time_t at = day + c->start_after_s;

		gmtime_r(&day, &tm);
		if (at < now || (c->day && (tm.tm_mday != c->day || tm.tm_mon + 1 != c->month)))
			continue;
		return (uint64_t)(at - now) * 1000;
	}
	return UINT32_MAX; /* 30 February */
}

static void op_schedule(struct sla_op *op)
{
	op_stop(op);
	if (!op->c.scheduled || op->c.type == SLA_NONE)
		return;
	if (op->c.start == SLA_NOW) {
		op_begin(op);
		return;
	}
	op->st.pending = true;
	if (op->c.start == SLA_AFTER)
		timer_set(loop_timers(op->s->loop), &op->limit,
			  (uint64_t)op->c.start_after_s * 1000);
	else if (op->c.start == SLA_AT)
		timer_set(loop_timers(op->s->loop), &op->limit, until_start(&op->c));
}

/* --- the list --- */

static struct sla_op *op_find(struct slas *s, uint32_t id)
{
	struct sla_op *op;

	LL_SEARCH_SCALAR(s->ops, op, c.id, id);
	return op;
}

static int op_cmp(const struct sla_op *a, const struct sla_op *b)
{
	return a->c.id < b->c.id ? -1 : a->c.id > b->c.id;
}

static struct sla_op *op_new(struct slas *s, uint32_t id)
{
	struct sla_op *op = xcalloc(1, sizeof(*op));

	op->s = s;
	op->c.id = id;
	sla_probe_init(op);
	timer_init(&op->limit, schedule_limit, op);
	timer_init(&op->age, op_aged, op);
	LL_INSERT_INORDER(s->ops, op, op_cmp);
	return op;
}

static void op_free(struct sla_op *op)
{
	op_stop(op);
	timer_cancel(&op->age);
	LL_DELETE(op->s->ops, op);
	free(op);
}

static bool conf_same(const struct sla_conf *a, const struct sla_conf *b)
{
	return a->type == b->type && addr_eq(&a->dst, &b->dst) && a->port == b->port &&
	       a->src_port == b->src_port && addr_eq(&a->src, &b->src) &&
	       !strcmp(a->src_if, b->src_if) && !strcmp(a->url, b->url) &&
	       a->frequency_s == b->frequency_s && a->timeout_ms == b->timeout_ms &&
	       a->threshold_ms == b->threshold_ms && a->size == b->size &&
	       a->scheduled == b->scheduled && a->start == b->start &&
	       a->start_after_s == b->start_after_s && a->forever == b->forever &&
	       a->life_s == b->life_s && a->control == b->control && !strcmp(a->vrf, b->vrf) &&
	       a->month == b->month && a->day == b->day && a->recurring == b->recurring &&
	       a->ageout_s == b->ageout_s && a->count == b->count && a->interval_ms == b->interval_ms &&
	       a->tos == b->tos && a->verify == b->verify && a->pattern == b->pattern;
}

void slas_configure(struct slas *s, const struct sla_conf *list, size_t n)
{
	struct sla_op *op, *tmp;

	LL_FOREACH(s->ops, op)
		op->listed = false;
	for (size_t i = 0; i < n; i++) {
		bool same;

		op = op_find(s, list[i].id);
		same = op && conf_same(&op->c, &list[i]);
		if (!op)
			op = op_new(s, list[i].id);
		op->c = list[i]; /* tag and owner change without a restart */
		op->listed = true;
		if (same)
			continue;
		op->st = (struct sla_state){ .code = SLA_UNKNOWN };
		op->aged = false;
		op_schedule(op);
		sla_tell(s, op->c.id);
	}
	LL_FOREACH_SAFE(s->ops, op, tmp) {
		uint32_t id = op->c.id;

		if (op->listed)
			continue;
		op_free(op);
		sla_tell(s, id);
	}
}

static void state_fill(const struct sla_op *op, struct sla_state *out)
{
	uint64_t now = mono_ms(NULL);

	*out = op->st;
	out->conf = &op->c;
	out->life_left_s = UINT32_MAX;
	if (op->ends_ms)
		out->life_left_s = op->ends_ms > now ? (uint32_t)((op->ends_ms - now) / 1000) : 0;
}

void slas_walk(struct slas *s, bool (*fn)(const struct sla_state *st, void *arg), void *arg)
{
	struct sla_state st;
	struct sla_op *op;

	LL_FOREACH(s->ops, op) {
		if (op->aged)
			continue;
		state_fill(op, &st);
		if (!fn(&st, arg))
			return;
	}
}

bool sla_get(struct slas *s, uint32_t id, struct sla_state *out)
{
	struct sla_op *op = op_find(s, id);

	if (!op || op->aged)
		return false;
	state_fill(op, out);
	return true;
}

bool sla_trigger(struct slas *s, uint32_t id)
{
	struct sla_op *op = op_find(s, id);

	if (!op || !op->st.pending)
		return false;
	op_begin(op);
	return true;
}

bool sla_restart(struct slas *s, uint32_t id)
{
	struct sla_op *op = op_find(s, id);

	if (!op || !op->st.active)
		return false;
	op->st = (struct sla_state){ .code = SLA_UNKNOWN };
	op_stop(op);
	op_begin(op);
	return true;
}

void slas_on_result(struct slas *s, sla_result_fn fn, void *arg)
{
	struct sla_watch *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	LL_APPEND(s->watches, w);
}

void slas_off_result(struct slas *s, sla_result_fn fn, void *arg)
{
	struct sla_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp) {
		if (w->fn != fn || w->arg != arg)
			continue;
		LL_DELETE(s->watches, w);
		free(w);
	}
}

struct slas *slas_new(struct loop *loop, struct ifaces *ifaces)
{
	struct slas *s = xcalloc(1, sizeof(*s));

	s->loop = loop;
	s->ifaces = ifaces;
	return s;
}

void slas_free(struct slas *s)
{
	struct sla_watch *w, *tmp;

	if (!s)
		return;
	while (s->ops)
		op_free(s->ops);
	LL_FOREACH_SAFE(s->watches, w, tmp)
		free(w);
	free(s);
}
