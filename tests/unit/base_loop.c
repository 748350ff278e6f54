/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The event loop: watches, work from other threads, idle work, timers, signals, stop.
 */
#include "tests/unit/test.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/loop.h"

#define POSTERS 4
#define POSTS   500

static struct loop *l;
static unsigned hits;

static int setup(void **state)
{
	l = loop_new();
	hits = 0;
	return 0;
}

static int teardown(void **state)
{
	loop_free(l);
	return 0;
}

static void on_hit(void *arg)
{
	hits++;
	if (arg)
		loop_stop(l);
}

static void on_read(int fd, unsigned events, void *arg)
{
	char c;

	assert_true(events & LOOP_READ);
	assert_int_equal(read(fd, &c, 1), 1);
	hits++;
	if (c == 'q')
		loop_stop(l);
}

static void test_fd(void **state)
{
	int sv[2];
	struct loop_fd *w;

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	w = loop_fd_new(l, sv[0], LOOP_READ, on_read, NULL);
	loop_once(l, 0);
	assert_int_equal(hits, 0);
	assert_int_equal(write(sv[1], "ab", 2), 2);
	loop_once(l, 1000);
	loop_once(l, 1000);
	assert_int_equal(hits, 2);
	loop_fd_set(w, 0);
	assert_int_equal(write(sv[1], "c", 1), 1);
	loop_once(l, 0);
	assert_int_equal(hits, 2);
	loop_fd_set(w, LOOP_READ);
	loop_once(l, 1000);
	assert_int_equal(hits, 3);
	assert_int_equal(write(sv[1], "q", 1), 1);
	loop_run(l);
	assert_int_equal(hits, 4);
	loop_fd_free(w);
	loop_fd_free(NULL);
	close(sv[0]);
	close(sv[1]);
}

static void on_write_free(int fd, unsigned events, void *arg)
{
	assert_int_equal(events, LOOP_WRITE);
	hits++;
	loop_fd_free(*(struct loop_fd **)arg);
}

static void test_free_in_callback(void **state)
{
	struct loop_fd *w;
	int sv[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	w = loop_fd_new(l, sv[0], LOOP_WRITE, on_write_free, &w);
	loop_once(l, 1000);
	loop_once(l, 0);
	assert_int_equal(hits, 1);
	close(sv[0]);
	close(sv[1]);
}

static void on_null_dev(int fd, unsigned events, void *arg)
{
	char c;

	assert_int_equal(read(fd, &c, 1), 0);
	if (++hits == 3)
		loop_stop(l);
}

/* A router with its console on /dev/null or a file must work; epoll refuses such. */
static void test_unpollable_fd(void **state)
{
	int fd = open("/dev/null", O_RDONLY);
	struct loop_fd *w = loop_fd_new(l, fd, LOOP_READ, on_null_dev, NULL);

	loop_run(l);
	assert_int_equal(hits, 3);
	loop_fd_set(w, 0);
	loop_once(l, 0);
	assert_int_equal(hits, 3);
	loop_fd_free(w);
	close(fd);
}

static void *post_many(void *arg)
{
	int i;

	for (i = 0; i < POSTS; i++)
		loop_post(l, on_hit, NULL);
	return NULL;
}

static void *post_stop(void *arg)
{
	usleep(20000); /* so that the loop sleeps */
	loop_post(l, on_hit, l);
	return NULL;
}

static void test_post(void **state)
{
	pthread_t th[POSTERS], last;
	size_t i;

	for (i = 0; i < POSTERS; i++)
		assert_int_equal(pthread_create(&th[i], NULL, post_many, NULL), 0);
	for (i = 0; i < POSTERS; i++)
		pthread_join(th[i], NULL);
	assert_int_equal(hits, 0); /* only the loop's thread runs them */
	assert_int_equal(pthread_create(&last, NULL, post_stop, NULL), 0);
	loop_run(l);
	pthread_join(last, NULL);
	assert_int_equal(hits, POSTERS * POSTS + 1);
}

static unsigned applied;

static void on_apply(void *arg)
{
	applied++;
	if (applied == 2)
		loop_idle(l, on_apply, NULL); /* belongs to the next turn */
	if (applied == 3)
		loop_stop(l);
}

static void on_line(void *arg)
{
	hits++;
	loop_idle(l, on_apply, NULL);
	loop_idle(l, on_apply, NULL);
}

static void test_idle(void **state)
{
	applied = 0;
	loop_once(l, 0);
	for (int i = 0; i < 100; i++)
		loop_post(l, on_line, NULL);
	loop_once(l, 1000);
	assert_int_equal(hits, 100);
	assert_int_equal(applied, 1); /* once, after the burst */
	loop_once(l, 0);
	assert_int_equal(applied, 1);
	loop_post(l, on_line, NULL);
	loop_run(l);
	assert_int_equal(applied, 3);
}

/* Lines that come one by one, each in a turn of its own, as from an editor thread, share their
 * applies: none while input goes on, but for the longest wait of 50 ms. */
static void on_chained_line(void *arg)
{
	on_line(NULL);
	if (hits < 200)
		loop_post(l, on_chained_line, NULL);
	else
		loop_stop(l);
}

static void test_idle_collapses(void **state)
{
	uint64_t start = mono_ms(NULL);

	applied = 10; /* above on_apply's special cases */
	loop_post(l, on_chained_line, NULL);
	loop_run(l);
	loop_once(l, 0);
	assert_int_equal(hits, 200);
	assert_in_range(applied - 10, 1, 2 + (mono_ms(NULL) - start) / 50);
}

static void on_timer(struct timer *t, void *arg)
{
	hits++;
	loop_stop(l);
}

static void test_timer(void **state)
{
	uint64_t start = mono_ms(NULL);
	struct timer t;

	timer_init(&t, on_timer, NULL);
	timer_set(loop_timers(l), &t, 30);
	loop_run(l);
	assert_int_equal(hits, 1);
	assert_true(mono_ms(NULL) - start >= 30);
	loop_once(l, 5); /* the loop can be used again; nothing is due */
	assert_int_equal(hits, 1);
}

static void on_flood(int fd, unsigned events, void *arg)
{
	if (++*(unsigned *)arg > 1000000)
		loop_stop(l); /* starved: let the test fail, not hang */
	assert_true(*(unsigned *)arg < 2000000);
}

/* A descriptor that is always ready must not keep a due timer waiting. */
static void test_flood(void **state)
{
	unsigned reads = 0;
	struct loop_fd *w;
	struct timer t;
	int fd[2];

	assert_int_equal(pipe(fd), 0);
	assert_int_equal(write(fd[1], "x", 1), 1);
	w = loop_fd_new(l, fd[0], LOOP_READ, on_flood, &reads);
	timer_init(&t, on_timer, NULL);
	timer_set(loop_timers(l), &t, 0);
	loop_run(l);
	assert_int_equal(hits, 1);
	assert_true(reads < 1000);
	loop_fd_free(w);
	close(fd[0]);
	close(fd[1]);
}

static void on_signal(int signo, void *arg)
{
	assert_int_equal(signo, SIGUSR1);
	hits++;
	loop_stop(l);
}

static void test_signal(void **state)
{
	loop_signal(l, SIGUSR1, on_signal, NULL);
	raise(SIGUSR1);
	assert_int_equal(hits, 0);
	loop_run(l);
	assert_int_equal(hits, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_fd), T(test_free_in_callback), T(test_unpollable_fd), T(test_post),
		T(test_idle), T(test_idle_collapses), T(test_timer), T(test_flood),
		T(test_signal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
