/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens by the clock: rekeying before a life time ends, the end itself, liveness checks,
 * NAT keepalives.
 */
#include "ike/trace.h"
#include "ike/xchg.h"

/* How long before the end to rekey: 5 to 10 % of the life time, an initiator a little earlier than
 * a responder, so that mostly one side begins and collisions stay rare (RFC 7296 2.8.1). */
static uint64_t rekey_margin(uint64_t life_ms, bool initiator)
{
	uint64_t unit = life_ms / 40;

	return (initiator ? 3 * unit : 2 * unit) + random_u32() % (unit + 1);
}

/* Arm the timer for another rekey (should this one come to nothing), half way to the end each
 * time; close to the end, for the end itself: then true. */
static bool life_next(struct ike *e, struct timer *t, uint64_t life, uint64_t age)
{
	uint64_t left = life > age ? life - age : 1;
	bool hard = left <= life / 50 + 1000;

	timer_set(e->tq, t, hard ? left : left / 2);
	return hard;
}

static void sa_life(struct timer *t, void *arg)
{
	struct ike_sa *sa = arg;
	struct ike *e = sa->e;
	uint64_t age = timerq_now(e->tq) - sa->created_ms, life = (uint64_t)sa->lifetime * 1000;

	engine_enter(e);
	if (sa->life_hard) {
		sa_delete_start(sa, "Lifetime of the IKE SA is over");
	} else {
		sa->life_hard = life_next(e, t, life, age);
		if (sa->state == IKE_SA_READY && !task_find(sa, TASK_IKE_REKEY, 0))
			task_start(task_new(sa, TASK_IKE_REKEY));
	}
	engine_leave(e);
}

static void dpd_settings(const struct ike_sa *sa, uint32_t *interval, bool *periodic)
{
	const struct ike_profile *p = sa->profile;

	*interval = sa->conf->dpd_interval;
	*periodic = sa->conf->dpd_periodic;
	if (p && p->dpd_interval) {
		*interval = p->dpd_interval;
		*periodic = p->dpd_periodic;
	}
}

/* On-demand: only when we send and nothing comes back. */
static bool traffic_unanswered(const struct ike_sa *sa, uint64_t quiet_since)
{
	const struct ike *e = sa->e;
	const struct child *c;
	uint64_t rx = 0, tx = 0;

	if (!e->ops.child_last_rx || !e->ops.child_last_tx)
		return true;
	DL_FOREACH(sa->children, c) {
		rx = MAX(rx, e->ops.child_last_rx(e->ctx, &c->c));
		tx = MAX(tx, e->ops.child_last_tx(e->ctx, &c->c));
	}
	return tx > quiet_since && tx > rx && rx <= quiet_since;
}

static void sa_dpd(struct timer *t, void *arg)
{
	struct ike_sa *sa = arg;
	struct ike *e = sa->e;
	uint64_t now = timerq_now(e->tq), heard = sa->last_rx_ms;
	uint32_t interval;
	uint64_t ms;
	bool periodic;

	engine_enter(e);
	dpd_settings(sa, &interval, &periodic);
	ms = (uint64_t)interval * 1000;
	if (now - heard < ms) {
		/* The peer spoke by itself: that is proof enough until then. */
		timer_set(e->tq, t, ms - (now - heard));
	} else {
		timer_set(e->tq, t, ms);
		if (sa->state == IKE_SA_READY && !sa->active &&
		    (periodic || traffic_unanswered(sa, now - ms)))
			task_start(task_new(sa, TASK_PROBE));
	}
	engine_leave(e);
}

static uint32_t keepalive_interval(const struct ike_sa *sa)
{
	if (sa->profile && sa->profile->nat_keepalive)
		return sa->profile->nat_keepalive;
	return sa->conf->nat_keepalive;
}

static void sa_keepalive(struct timer *t, void *arg)
{
	static const uint8_t one[1] = { 0xff }; /* RFC 3948 2.3 */
	struct ike_sa *sa = arg;

	engine_send(sa->e, sa->fvrf, &sa->local, &sa->remote, one, sizeof(one));
	timer_set(sa->e->tq, t, keepalive_interval(sa) * 1000ull);
}

void sa_timers_init(struct ike_sa *sa)
{
	timer_init(&sa->life, sa_life, sa);
	timer_init(&sa->dpd, sa_dpd, sa);
	timer_init(&sa->nat_ka, sa_keepalive, sa);
}

void sa_timers_start(struct ike_sa *sa)
{
	struct timerq *q = sa->e->tq;
	uint64_t life = (uint64_t)sa->lifetime * 1000;
	uint32_t interval;
	bool periodic;

	sa->life_hard = false;
	if (life)
		timer_set(q, &sa->life, life - rekey_margin(life, sa->role == IKE_INITIATOR));
	dpd_settings(sa, &interval, &periodic);
	if (interval)
		timer_set(q, &sa->dpd, interval * 1000ull);
	if (sa->nat_local && keepalive_interval(sa))
		timer_set(q, &sa->nat_ka, keepalive_interval(sa) * 1000ull);
}

void sa_timers_stop(struct ike_sa *sa)
{
	timer_cancel(&sa->life);
	timer_cancel(&sa->dpd);
	timer_cancel(&sa->nat_ka);
}

static void child_life(struct timer *t, void *arg)
{
	struct child *c = arg;
	struct ike *e = c->sa->e;
	uint64_t age = timerq_now(e->tq) - c->c.created_ms;
	uint64_t life = (uint64_t)c->c.life_seconds * 1000;

	engine_enter(e);
	if (c->hard) {
		child_delete_start(c, "Lifetime of the IPsec SA is over");
	} else {
		c->hard = life_next(e, t, life, age);
		if (c->sa->state == IKE_SA_READY)
			child_rekey_start(c);
	}
	engine_leave(e);
}

void child_timers_init(struct child *c)
{
	timer_init(&c->life, child_life, c);
}

void child_life_start(struct child *c)
{
	uint64_t life = (uint64_t)c->c.life_seconds * 1000;

	c->hard = false;
	if (life)
		timer_set(c->sa->e->tq, &c->life, life - rekey_margin(life, c->c.initiator));
}
