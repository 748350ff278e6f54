/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker pool with real Diffie-Hellman: results arrive on the loop's thread, once each, also
 * when the pool closes with work in it.
 */
#include "tests/unit/test.h"
#include <pthread.h>
#include <unistd.h>
#include "crypto/dh.h"
#include "crypto/workers.h"

#define JOBS 64

struct job {
	uint16_t group;
	uint8_t secret[2][DH_MAX_LEN];
	size_t len[2];
	bool ok;
	pthread_t ran_on;
	unsigned done, ran;
};

static struct loop *l;
static struct workers *w;
static struct job jobs[JOBS];
static size_t left;
static pthread_t main_thread;

static void run_dh(void *arg)
{
	struct job *j = arg;
	uint8_t pub[DH_MAX_LEN];
	struct dh *a = dh_new(j->group), *b = dh_new(j->group);

	j->ran_on = pthread_self();
	j->ok = dh_compute(a, pub, dh_public(b, pub), j->secret[0], &j->len[0]) == 0 &&
		dh_compute(b, pub, dh_public(a, pub), j->secret[1], &j->len[1]) == 0;
	dh_free(a);
	dh_free(b);
}

static void on_done(void *arg, bool ran)
{
	struct job *j = arg;

	assert_true(pthread_equal(pthread_self(), main_thread));
	j->done++;
	j->ran += ran;
	if (!--left)
		loop_stop(l);
}

static int setup(void **state)
{
	static const uint16_t groups[] = { 14, 19, 20, 24 };
	size_t i;

	main_thread = pthread_self();
	memset(jobs, 0, sizeof(jobs));
	for (i = 0; i < JOBS; i++)
		jobs[i].group = groups[i % ARRAY_SIZE(groups)];
	left = JOBS;
	l = loop_new();
	w = workers_new(l, 3);
	assert_non_null(w);
	return 0;
}

static int teardown(void **state)
{
	workers_free(w);
	loop_free(l);
	return 0;
}

static void test_dh_on_workers(void **state)
{
	size_t i;

	for (i = 0; i < JOBS; i++)
		workers_submit(w, run_dh, on_done, &jobs[i]);
	assert_int_equal(workers_pending(w), JOBS);
	loop_run(l);
	assert_int_equal(workers_pending(w), 0);
	for (i = 0; i < JOBS; i++) {
		assert_true(jobs[i].ok && jobs[i].done == 1 && jobs[i].ran == 1);
		assert_false(pthread_equal(jobs[i].ran_on, main_thread));
		assert_int_equal(jobs[i].len[0], jobs[i].len[1]);
		assert_memory_equal(jobs[i].secret[0], jobs[i].secret[1], jobs[i].len[0]);
	}
}

static void test_close_with_work(void **state)
{
	unsigned ran = 0;
	size_t i;

	for (i = 0; i < JOBS; i++)
		workers_submit(w, run_dh, on_done, &jobs[i]);
	loop_once(l, 0);
	workers_free(w);
	w = NULL;
	for (i = 0; i < JOBS; i++) {
		assert_int_equal(jobs[i].done, 1);
		assert_int_equal(jobs[i].ran, jobs[i].ok);
		ran += jobs[i].ran;
	}
	assert_true(ran < JOBS); /* it did not wait for the whole queue */
}

static void run_nothing(void *arg)
{
}

static void on_chain(void *arg, bool ran)
{
	if (--left)
		workers_submit(w, run_nothing, on_chain, NULL);
	else
		loop_stop(l);
}

static void test_submit_from_done(void **state)
{
	left = 200;
	workers_submit(w, run_nothing, on_chain, NULL);
	loop_run(l);
	assert_int_equal(left, 0);
	assert_int_equal(workers_pending(w), 0);
}

static void test_idle_pool(void **state)
{
	loop_once(l, 5);
	assert_int_equal(workers_pending(w), 0);
	workers_free(NULL);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_dh_on_workers), T(test_close_with_work), T(test_submit_from_done),
		T(test_idle_pool),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
