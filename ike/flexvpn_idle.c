/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * set security-association idle-time: a session through which nothing went for so long, in either
 * direction and through any of its CHILD SAs, is ended. A static tunnel begins a new one, as its
 * line protocol would stay down otherwise; a crypto map waits for traffic; a Virtual-Access is gone.
 */
#include "ike/flexvpn_priv.h"

static uint64_t last_used(const struct flex_peer *p)
{
	struct ipsec_dp *dp = p->t->front->dp;
	uint64_t last = p->up_ms;
	const struct flex_child *c;
	struct sa_stats s;

	LL_FOREACH(p->children, c) {
		/* The birth of an SA counts, but rekeying is no use of it. */
		if (!c->c.replaces)
			last = MAX(last, c->c.created_ms);
		if (!dp->sa_stats(dp, true, c->c.spi_in, &p->remote, &s))
			last = MAX(last, s.last_used_ms);
		if (!dp->sa_stats(dp, false, c->c.spi_out, &p->remote, &s))
			last = MAX(last, s.last_used_ms);
	}
	return MAX(last, MAX(p->gone_in.last_used_ms, p->gone_out.last_used_ms));
}

static void idle_fire(struct timer *tm, void *arg)
{
	struct flex_peer *p = arg;
	uint64_t now = mono_ms(NULL), limit, last;
	struct flex_child *c, *tmp;

	if (!p->children || !p->t->policy || !p->t->policy->idle_seconds)
		return;
	limit = (uint64_t)p->t->policy->idle_seconds * 1000;
	last = last_used(p);
	if (now - last < limit) {
		timer_set(loop_timers(p->t->f->loop), &p->idle, last + limit - now);
		return;
	}
	if (p->t->kind != FLEX_MAP) {
		ike_sa_delete(p->t->f->ike, p->sa, "idle time expired");
		return;
	}
	p->initiate = false; /* until there is traffic again */
	LL_FOREACH_SAFE(p->children, c, tmp) /* other entries may use the same IKE SA */
		ike_child_delete(p->t->f->ike, c->c.id, "idle time expired");
}

void flex_idle_init(struct flex_peer *p)
{
	timer_init(&p->idle, idle_fire, p);
}

void flex_idle_start(struct flex_peer *p)
{
	if (p->t->policy && p->t->policy->idle_seconds && !timer_pending(&p->idle))
		timer_set(loop_timers(p->t->f->loop), &p->idle,
			  (uint64_t)p->t->policy->idle_seconds * 1000);
}

void flex_idle_stop(struct flex_peer *p)
{
	timer_cancel(&p->idle);
}
