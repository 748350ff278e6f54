/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker pool: one queue in, one list out, one mutex for both; an eventfd watched by the loop
 * tells that the list is not empty.
 */
#include "crypto/workers.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utlist.h>

struct work_job {
	struct work_job *prev, *next;
	void (*run)(void *arg);
	void (*done)(void *arg, bool ran);
	void *arg;
};

struct workers {
	struct loop_fd *watch;
	int wake_fd;
	size_t pending; /* loop's thread only */
	pthread_t *threads;
	unsigned n_threads;
	pthread_mutex_t lock; /* guards what follows */
	pthread_cond_t more;
	struct work_job *todo, *ended;
	bool closing;
};

static void workers_wake(struct workers *w)
{
	uint64_t one = 1;

	while (write(w->wake_fd, &one, sizeof(one)) < 0 && errno == EINTR)
		;
}

static void *worker_main(void *arg)
{
	struct workers *w = arg;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		struct work_job *job;
		bool first;

		while (!w->todo && !w->closing)
			pthread_cond_wait(&w->more, &w->lock);
		if (w->closing)
			break;
		job = w->todo;
		DL_DELETE(w->todo, job);
		pthread_mutex_unlock(&w->lock);
		job->run(job->arg);
		pthread_mutex_lock(&w->lock);
		first = !w->ended;
		DL_APPEND(w->ended, job);
		if (first)
			workers_wake(w);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

static void workers_finish(struct workers *w, struct work_job *list, bool ran)
{
	struct work_job *job, *tmp;

	DL_FOREACH_SAFE(list, job, tmp) {
		w->pending--;
		job->done(job->arg, ran);
		free(job);
	}
}

static void workers_on_ended(int fd, unsigned events, void *arg)
{
	struct workers *w = arg;
	struct work_job *list;
	uint64_t count;

	if (read(fd, &count, sizeof(count)) < 0 && errno != EAGAIN && errno != EINTR)
		perror("flexsh: eventfd");
	pthread_mutex_lock(&w->lock);
	list = w->ended;
	w->ended = NULL;
	pthread_mutex_unlock(&w->lock);
	workers_finish(w, list, true);
}

static void workers_start(struct workers *w, unsigned n)
{
	sigset_t all, old;

	w->threads = xcalloc(n, sizeof(*w->threads));
	/* Signals are the loop's business. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	while (w->n_threads < n &&
	       pthread_create(&w->threads[w->n_threads], NULL, worker_main, w) == 0)
		w->n_threads++;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
}

struct workers *workers_new(struct loop *l, unsigned n)
{
	struct workers *w = xcalloc(1, sizeof(*w));

	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->more, NULL);
	w->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (w->wake_fd >= 0) {
		w->watch = loop_fd_new(l, w->wake_fd, LOOP_READ, workers_on_ended, w);
		workers_start(w, MAX(n, 1u));
	}
	if (!w->n_threads) {
		workers_free(w);
		return NULL;
	}
	return w;
}

void workers_free(struct workers *w)
{
	unsigned i;

	if (!w)
		return;
	pthread_mutex_lock(&w->lock);
	w->closing = true;
	pthread_cond_broadcast(&w->more);
	pthread_mutex_unlock(&w->lock);
	for (i = 0; i < w->n_threads; i++)
		pthread_join(w->threads[i], NULL);
	/* No other thread is left. A done() may submit again; that job ends here as well. */
	while (w->ended || w->todo) {
		struct work_job *ended = w->ended, *todo = w->todo;

		w->ended = w->todo = NULL;
		workers_finish(w, ended, true);
		workers_finish(w, todo, false);
	}
	loop_fd_free(w->watch);
	if (w->wake_fd >= 0)
		close(w->wake_fd);
	pthread_cond_destroy(&w->more);
	pthread_mutex_destroy(&w->lock);
	free(w->threads);
	free(w);
}

void workers_submit(struct workers *w, void (*run)(void *arg), void (*done)(void *arg, bool ran),
		    void *arg)
{
	struct work_job *job = xcalloc(1, sizeof(*job));

	job->run = run;
	job->done = done;
	job->arg = arg;
	w->pending++;
	pthread_mutex_lock(&w->lock);
	DL_APPEND(w->todo, job);
	pthread_cond_signal(&w->more);
	pthread_mutex_unlock(&w->lock);
}

size_t workers_pending(const struct workers *w)
{
	return w->pending;
}
