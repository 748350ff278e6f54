/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timers on a hand-driven clock: order, re-arming, cancelling from callbacks, many at random.
 */
#include "tests/unit/test.h"
#include "base/timer.h"

struct shot {
	struct timer t;
	unsigned fired;
	struct shot *victim; /* cancelled when this one fires */
	uint64_t again;      /* re-arm by this many ms */
};

static struct fake_clock clk;
static struct timerq *q;
static uint64_t last;

static void on_shot(struct timer *t, void *arg)
{
	struct shot *s = arg;

	assert_ptr_equal(t, &s->t);
	assert_false(timer_pending(t));
	assert_true(t->when <= clk.now);
	assert_true(t->when >= last || s->again);
	last = t->when;
	s->fired++;
	if (s->victim)
		timer_cancel(&s->victim->t);
	if (s->again)
		timer_set(q, t, s->again);
}

static int setup(void **state)
{
	clk.now = 1000;
	last = 0;
	q = timerq_new(fake_clock_now, &clk);
	return 0;
}

static int teardown(void **state)
{
	timerq_free(q);
	return 0;
}

static void test_order(void **state)
{
	struct shot s[3] = { 0 };
	size_t i;

	assert_int_equal(timerq_next(q), -1);
	assert_int_equal(timerq_run(q), 0);
	for (i = 0; i < 3; i++) {
		timer_init(&s[i].t, on_shot, &s[i]);
		timer_set(q, &s[i].t, 300 - 100 * i);
	}
	assert_int_equal(timerq_next(q), 100);
	clk.now += 99;
	assert_int_equal(timerq_run(q), 0);
	clk.now += 101;
	assert_int_equal(timerq_next(q), 0);
	assert_int_equal(timerq_run(q), 2);
	assert_true(s[2].fired == 1 && s[1].fired == 1 && s[0].fired == 0);
	timer_set(q, &s[0].t, 500); /* later than before */
	clk.now += 499;
	assert_int_equal(timerq_run(q), 0);
	clk.now++;
	assert_int_equal(timerq_run(q), 1);
	assert_int_equal(timerq_next(q), -1);
}

static void test_cancel_in_callback(void **state)
{
	struct shot a = { 0 }, b = { 0 };

	timer_init(&a.t, on_shot, &a);
	timer_init(&b.t, on_shot, &b);
	a.victim = &b;
	timer_set(q, &a.t, 1);
	timer_set(q, &b.t, 2);
	clk.now += 10;
	assert_int_equal(timerq_run(q), 1);
	assert_int_equal(b.fired, 0);
	timer_cancel(&b.t); /* twice is fine */
}

static void test_rearm_in_callback(void **state)
{
	struct shot a = { .again = 10 };

	timer_init(&a.t, on_shot, &a);
	timer_set(q, &a.t, 10);
	for (int i = 0; i < 5; i++) {
		clk.now += 10;
		assert_int_equal(timerq_run(q), 1);
	}
	assert_int_equal(a.fired, 5);
	timer_cancel(&a.t);
	assert_int_equal(timerq_next(q), -1);
}

static void on_zero(struct timer *t, void *arg)
{
	++*(unsigned *)arg;
	timer_set(q, t, 0);
}

static void test_rearm_zero_ends(void **state)
{
	struct timer t;
	unsigned n = 0;

	timer_init(&t, on_zero, &n);
	timer_set(q, &t, 0);
	assert_int_equal(timerq_run(q), 1); /* not for ever */
	assert_int_equal(n, 1);
	assert_int_equal(timerq_next(q), 0);
	timer_cancel(&t);
}

static void test_many(void **state)
{
	static struct shot s[500];
	unsigned seed = 7, armed = 0, fired = 0, i;

	memset(s, 0, sizeof(s));
	for (i = 0; i < ARRAY_SIZE(s); i++)
		timer_init(&s[i].t, on_shot, &s[i]);
	for (i = 0; i < 5000; i++) {
		struct shot *x = &s[rand_r(&seed) % ARRAY_SIZE(s)];

		if (rand_r(&seed) % 3 == 0)
			timer_cancel(&x->t);
		else
			timer_set(q, &x->t, (uint64_t)rand_r(&seed) % 1000);
	}
	for (i = 0; i < ARRAY_SIZE(s); i++)
		armed += timer_pending(&s[i].t);
	assert_true(armed > 100);
	for (i = 0; i < 1000; i++) { /* on_shot checks the order and that none is late */
		fired += (unsigned)timerq_run(q);
		assert_true(timerq_next(q) != 0);
		clk.now++;
	}
	assert_int_equal(fired, armed);
}

static void test_far_future(void **state)
{
	struct shot a = { 0 };

	timer_init(&a.t, on_shot, &a);
	timer_set(q, &a.t, UINT64_MAX);
	assert_true(timerq_next(q) > 0);
	assert_int_equal(timerq_run(q), 0);
	timer_cancel(&a.t);
}

static void test_queue_freed_first(void **state)
{
	struct timerq *other = timerq_new(fake_clock_now, &clk);
	struct timer t;
	unsigned n = 0;

	timer_init(&t, on_zero, &n);
	timer_set(other, &t, 0);
	timerq_free(other);
	assert_false(timer_pending(&t));
	timer_cancel(&t);
	assert_int_equal(n, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_order), T(test_cancel_in_callback), T(test_rearm_in_callback),
		T(test_rearm_zero_ends), T(test_many), T(test_far_future), T(test_queue_freed_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
