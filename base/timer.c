/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timers in a binary heap of pointers; each timer knows its slot, so cancel is O(log n).
 */
#include "base/timer.h"

#include <stdlib.h>
#include <time.h>

struct timerq {
	clock_fn now;
	void *arg;
	struct timer **heap; /* heap[0] is due first */
	size_t n, cap;
};

struct timerq *timerq_new(clock_fn now, void *arg)
{
	struct timerq *q = xcalloc(1, sizeof(*q));

	q->now = now;
	q->arg = arg;
	return q;
}

void timerq_free(struct timerq *q)
{
	size_t i;

	if (!q)
		return;
	for (i = 0; i < q->n; i++)
		q->heap[i]->q = NULL;
	free(q->heap);
	free(q);
}

uint64_t timerq_now(const struct timerq *q)
{
	return q->now(q->arg);
}

static void heap_put(struct timerq *q, size_t slot, struct timer *t)
{
	q->heap[slot] = t;
	t->slot = slot;
}

static void heap_up(struct timerq *q, size_t slot)
{
	struct timer *t = q->heap[slot];

	while (slot && q->heap[(slot - 1) / 2]->when > t->when) {
		heap_put(q, slot, q->heap[(slot - 1) / 2]);
		slot = (slot - 1) / 2;
	}
	heap_put(q, slot, t);
}

static void heap_down(struct timerq *q, size_t slot)
{
	struct timer *t = q->heap[slot];

	for (;;) {
		size_t child = 2 * slot + 1;

		if (child >= q->n)
			break;
		if (child + 1 < q->n && q->heap[child + 1]->when < q->heap[child]->when)
			child++;
		if (q->heap[child]->when >= t->when)
			break;
		heap_put(q, slot, q->heap[child]);
		slot = child;
	}
	heap_put(q, slot, t);
}

void timer_init(struct timer *t, void (*fn)(struct timer *, void *), void *arg)
{
	*t = (struct timer){ .fn = fn, .arg = arg };
}

void timer_cancel(struct timer *t)
{
	struct timerq *q = t->q;
	size_t slot = t->slot;

	if (!q)
		return;
	t->q = NULL;
	q->n--;
	if (slot == q->n)
		return;
	heap_put(q, slot, q->heap[q->n]);
	heap_up(q, slot);
	heap_down(q, q->heap[slot]->slot);
}

void timer_set(struct timerq *q, struct timer *t, uint64_t ms_from_now)
{
	uint64_t now = timerq_now(q);

	timer_cancel(t);
	t->when = ms_from_now > UINT64_MAX - now ? UINT64_MAX : now + ms_from_now;
	t->q = q;
	if (q->n == q->cap) {
		q->cap = q->cap ? q->cap * 2 : 32;
		q->heap = xrealloc(q->heap, q->cap * sizeof(struct timer *));
	}
	heap_put(q, q->n, t);
	heap_up(q, q->n++);
}

bool timer_pending(const struct timer *t)
{
	return t->q != NULL;
}

size_t timerq_run(struct timerq *q)
{
	uint64_t now = timerq_now(q);
	/* A timer that re-arms itself with 0 must not keep us here for ever: no more firings than
	 * timers there could be at the start, the rest in the next turn. */
	size_t budget = q->n, fired = 0;

	while (q->n && fired < budget && q->heap[0]->when <= now) {
		struct timer *t = q->heap[0];

		timer_cancel(t);
		fired++;
		t->fn(t, t->arg);
	}
	return fired;
}

int64_t timerq_next(const struct timerq *q)
{
	uint64_t now = timerq_now(q), wait;

	if (!q->n)
		return -1;
	if (q->heap[0]->when <= now)
		return 0;
	wait = q->heap[0]->when - now;
	return wait > INT64_MAX ? INT64_MAX : (int64_t)wait;
}

uint64_t fake_clock_now(void *arg)
{
	return ((struct fake_clock *)arg)->now;
}

uint64_t mono_ms(void *unused)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}
