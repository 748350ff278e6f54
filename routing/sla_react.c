/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/sla_react.h"

#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/log.h"

struct reaction {
	struct sla_react_conf c;
	uint32_t runs;              /* of the operation, when looked at last */
	uint8_t bad[SLA_REACT_WINDOW]; /* newest first */
	uint32_t rtt[SLA_REACT_WINDOW];
	uint8_t n;
	bool occurred, listed;
	struct reaction *next;
};

struct sla_reacts {
	struct slas *slas;
	struct reaction *list;
	struct sla_react_trigger *triggers;
	size_t n_triggers;
	bool log;
};

const char *sla_react_name(enum sla_react what)
{
	switch (what) {
	case SLA_REACT_RTT:
		return "rtt";
	case SLA_REACT_TIMEOUT:
		return "timeout";
	case SLA_REACT_CONNECTION:
		return "connectionLoss";
	case SLA_REACT_VERIFY:
		return "verifyError";
	}
	return "";
}

/* 1 a violation, 0 none; -1: the run tells nothing of the kind (no RTT without an answer). */
static int violation(const struct reaction *r, const struct sla_state *st)
{
	bool good = st->code == SLA_OK || st->code == SLA_OVER_THRESHOLD;

	switch (r->c.what) {
	case SLA_REACT_RTT:
		return !good ? -1 : st->rtt_ms > r->c.upper;
	case SLA_REACT_TIMEOUT:
		return st->code == SLA_TIMEOUT;
	case SLA_REACT_CONNECTION:
		return st->code == SLA_NO_CONNECTION;
	case SLA_REACT_VERIFY:
		return st->code == SLA_VERIFY_ERROR;
	}
	return 0;
}

static unsigned count_bad(const struct reaction *r, unsigned window)
{
	unsigned bad = 0;

	for (unsigned i = 0; i < MIN(window, r->n); i++)
		bad += r->bad[i];
	return bad;
}

static uint32_t average(const struct reaction *r, unsigned window)
{
	uint64_t sum = 0;
	unsigned n = MIN(window, r->n);

	for (unsigned i = 0; i < n; i++)
		sum += r->rtt[i];
	return n ? (uint32_t)(sum / n) : 0;
}

/* Has it occurred, with what was seen so far? Between the two thresholds of rtt it stays. */
static bool occurs(const struct reaction *r)
{
	const struct sla_react_conf *c = &r->c;
	unsigned x = MAX(c->x, 1), y = MAX(c->y, 1);
	bool back = c->what == SLA_REACT_RTT ? r->rtt[0] < c->lower : !r->bad[0];

	switch (c->type) {
	case SLA_TH_NEVER:
		return false;
	case SLA_TH_IMMEDIATE:
		return r->bad[0] || (r->occurred && !back);
	case SLA_TH_CONSECUTIVE:
		return count_bad(r, x) >= x || (r->occurred && !back);
	case SLA_TH_XOFY:
		return count_bad(r, y) >= x || (r->occurred && !back);
	case SLA_TH_AVERAGE:
		if (r->n < x)
			return r->occurred;
		return average(r, x) > c->upper || (r->occurred && average(r, x) >= c->lower);
	}
	return false;
}

static void react(struct sla_reacts *s, struct reaction *r, bool occurred)
{
	r->occurred = occurred;
	if (s->log && r->c.trap)
		log_msg("RTT", LOG_LV_ERR, "IPSLATHRESHOLD", "IP SLAs(%u): Threshold %s for %s",
			r->c.id, occurred ? "Occurred" : "Cleared", sla_react_name(r->c.what));
	for (size_t i = 0; occurred && r->c.trigger && i < s->n_triggers; i++)
		if (s->triggers[i].id == r->c.id)
			sla_trigger(s->slas, s->triggers[i].other);
}

static void on_result(uint32_t id, void *arg)
{
	struct sla_reacts *s = arg;
	struct sla_state st;
	struct reaction *r;

	if (!sla_get(s->slas, id, &st))
		return;
	LL_FOREACH(s->list, r) {
		uint32_t runs = st.successes + st.failures;
		int bad;

		if (r->c.id != id || runs == r->runs)
			continue;
		if (runs < r->runs) /* it began anew */
			r->n = 0;
		r->runs = runs;
		bad = runs ? violation(r, &st) : -1;
		if (bad < 0)
			continue;
		memmove(r->bad + 1, r->bad, sizeof(r->bad) - sizeof(r->bad[0]));
		memmove(r->rtt + 1, r->rtt, sizeof(r->rtt) - sizeof(r->rtt[0]));
		r->bad[0] = (uint8_t)bad;
		r->rtt[0] = st.rtt_ms;
		if (r->n < SLA_REACT_WINDOW)
			r->n++;
		if (occurs(r) != r->occurred)
			react(s, r, !r->occurred);
	}
}

static bool conf_same(const struct sla_react_conf *a, const struct sla_react_conf *b)
{
	return a->id == b->id && a->what == b->what && a->type == b->type && a->x == b->x &&
	       a->y == b->y && a->upper == b->upper && a->lower == b->lower && a->trap == b->trap &&
	       a->trigger == b->trigger;
}

void sla_reacts_configure(struct sla_reacts *s, const struct sla_reacts_conf *c)
{
	struct reaction *r, *tmp;

	s->log = c->log;
	free(s->triggers);
	s->triggers =
		c->n_triggers ? xmemdup(c->triggers, c->n_triggers * sizeof(*c->triggers)) : NULL;
	s->n_triggers = c->n_triggers;
	LL_FOREACH(s->list, r)
		r->listed = false;
	for (size_t i = 0; i < c->n; i++) {
		LL_FOREACH(s->list, r)
			if (conf_same(&r->c, &c->list[i]))
				break;
		if (!r) {
			r = xcalloc(1, sizeof(*r));
			r->c = c->list[i];
			LL_APPEND(s->list, r);
		}
		r->listed = true;
	}
	LL_FOREACH_SAFE(s->list, r, tmp) {
		if (r->listed)
			continue;
		LL_DELETE(s->list, r);
		free(r);
	}
}

void sla_reacts_walk(const struct sla_reacts *s,
		     bool (*fn)(const struct sla_react_conf *c, bool occurred, void *arg),
		     void *arg)
{
	struct reaction *r;

	LL_FOREACH(s->list, r)
		if (!fn(&r->c, r->occurred, arg))
			return;
}

struct sla_reacts *sla_reacts_new(struct slas *slas)
{
	struct sla_reacts *s = xcalloc(1, sizeof(*s));

	s->slas = slas;
	slas_on_result(slas, on_result, s);
	return s;
}

void sla_reacts_free(struct sla_reacts *s)
{
	struct reaction *r, *tmp;

	if (!s)
		return;
	slas_off_result(s->slas, on_result, s);
	LL_FOREACH_SAFE(s->list, r, tmp)
		free(r);
	free(s->triggers);
	free(s);
}
