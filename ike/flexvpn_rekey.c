/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rekeying loses no packet (RFC 7296 2.8): a new SA pair receives at once, but the end that answered
 * sends on it only when the other is known to have it, and the old SA receives for a while longer.
 *
 *   initiator                                   responder
 *             CREATE_CHILD_SA request   -->
 *                                               new in, new out in stand-by
 *        <--  response
 *   new in, new out in use
 *             ESP by the new SA         -->     sees it: new out in use
 *             DELETE of the old         -->     old out gone: new out in use
 *   old in lingers                              old in lingers
 */
#include <stdlib.h>

#include "ike/condition.h"
#include "ike/flexvpn_priv.h"

#define LINGER_MS 5000
#define STANDBY_LOOK_MS 100
#define STANDBY_LOOKS 50 /* then the other end has had time enough */

struct flex_late {               /* something to be done with an SA later */
	struct flexvpn *f;
	struct flex_front *front;
	struct timer timer;
	uint32_t owner;          /* handle of the peer */
	uint32_t spi_in, spi_out;
	uint32_t conn_in;
	struct addr remote;
	struct sa_stats seen;    /* linger: counted already */
	unsigned looks;
	struct flex_late *prev, *next;
};

static struct flex_late *late_new(struct flex_peer *p, const struct ike_child *c,
				  const struct addr *remote, void (*fn)(struct timer *, void *))
{
	struct flex_late *l = xcalloc(1, sizeof(*l));

	l->f = p->t->f;
	l->front = p->t->front;
	l->owner = p->handle;
	l->spi_in = c->spi_in;
	l->spi_out = c->spi_out;
	l->conn_in = ike_conn_id(c, true);
	l->remote = *remote;
	timer_init(&l->timer, fn, l);
	DL_APPEND(l->f->late, l);
	return l;
}

static void late_free(struct flex_late *l)
{
	timer_cancel(&l->timer);
	DL_DELETE(l->f->late, l);
	free(l);
}

uint32_t flex_late_conn(const struct flexvpn *f, uint32_t spi_in)
{
	struct flex_late *l;

	DL_FOREACH(f->late, l)
		if (l->spi_in == spi_in)
			return l->conn_in;
	return 0;
}

void flex_late_drop(struct flexvpn *f)
{
	while (f->late)
		late_free(f->late);
}

/* --- the new outbound SA --- */

static void standby_look(struct timer *tm, void *arg)
{
	struct flex_late *l = arg;
	struct ipsec_dp *dp = l->front->dp;
	struct sa_stats s;

	if (dp->sa_stats(dp, true, l->spi_in, &l->remote, &s)) {
		late_free(l); /* the SA is gone */
		return;
	}
	if (!s.packets && ++l->looks < STANDBY_LOOKS) {
		timer_set(loop_timers(l->f->loop), &l->timer, STANDBY_LOOK_MS);
		return;
	}
	dp->sa_use(dp, l->spi_out, &l->remote);
	late_free(l);
}

void flex_standby_watch(struct flex_peer *p, const struct ike_child *c, const struct addr *remote)
{
	struct flex_late *l = late_new(p, c, remote, standby_look);

	timer_set(loop_timers(l->f->loop), &l->timer, STANDBY_LOOK_MS);
}

/* --- the old inbound SA --- */

/* Counted since it was replaced; false: the SA is gone. */
static bool linger_stats(const struct flex_late *l, struct sa_stats *s)
{
	struct ipsec_dp *dp = l->front->dp;

	if (dp->sa_stats(dp, true, l->spi_in, &l->remote, s))
		return false;
	flex_stats_sub(s, &l->seen);
	return true;
}

static void linger_end(struct timer *tm, void *arg)
{
	struct flex_late *l = arg;
	struct ipsec_dp *dp = l->front->dp;
	struct flex_peer *p = flex_peer_find(l->f, l->owner);
	struct sa_stats s;

	if (p && p->children && linger_stats(l, &s))
		flex_stats_add(&p->gone_in, &s);
	dp->sa_del(dp, true, l->spi_in, &l->remote);
	late_free(l);
}

void flex_linger(struct flex_peer *p, const struct ike_child *c, const struct addr *remote)
{
	struct flex_late *l = late_new(p, c, remote, linger_end);

	l->front->dp->sa_stats(l->front->dp, true, l->spi_in, &l->remote, &l->seen);
	timer_set(loop_timers(l->f->loop), &l->timer, LINGER_MS);
}

/* Is l an inbound SA of p that lingers, and what did it count? */
static bool lingers(const struct flex_late *l, const struct flex_peer *p, struct sa_stats *s)
{
	return l->timer.fn == linger_end && l->owner == p->handle && linger_stats(l, s);
}

void flex_linger_stats(const struct flex_peer *p, struct sa_stats *in)
{
	struct flex_late *l;
	struct sa_stats s;

	DL_FOREACH(p->t->f->late, l)
		if (lingers(l, p, &s))
			flex_stats_add(in, &s);
}

void flex_linger_clear(const struct flex_peer *p)
{
	struct flex_late *l;
	struct sa_stats s;

	DL_FOREACH(p->t->f->late, l)
		if (lingers(l, p, &s))
			flex_stats_add(&l->seen, &s);
}
