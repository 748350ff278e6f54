/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timers on a replaceable clock. A queue fires what is due when timerq_run() is called; the event
 * loop drives one with the monotonic clock, tests drive theirs by hand. Timers are embedded in
 * their owner; a timer must be cancelled before its owner is freed.
 */
#ifndef BASE_TIMER_H
#define BASE_TIMER_H

#include "base/util.h"

struct timerq;
struct timer {
	void (*fn)(struct timer *t, void *arg);
	void *arg;
	uint64_t when;      /* ms on the queue's clock */
	struct timerq *q;   /* NULL while not pending */
	size_t slot;        /* heap position, private */
};

typedef uint64_t (*clock_fn)(void *arg); /* ms, monotonic */

struct timerq *timerq_new(clock_fn now, void *arg);
void timerq_free(struct timerq *q); /* pending timers are dropped, not fired */
uint64_t timerq_now(const struct timerq *q);
/* Fire everything due; a timer may re-arm or cancel itself or others. Returns how many fired. */
size_t timerq_run(struct timerq *q);
/* ms until the earliest timer, 0 when due, -1 when none. */
int64_t timerq_next(const struct timerq *q);

void timer_init(struct timer *t, void (*fn)(struct timer *, void *), void *arg);
void timer_set(struct timerq *q, struct timer *t, uint64_t ms_from_now); /* re-arms when pending */
void timer_cancel(struct timer *t);
bool timer_pending(const struct timer *t);

/* A hand-driven clock for tests: pass &clk and fake_clock_now to timerq_new(). */
struct fake_clock {
	uint64_t now;
};
uint64_t fake_clock_now(void *arg);
uint64_t mono_ms(void *unused); /* CLOCK_MONOTONIC */

#endif
