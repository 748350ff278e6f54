/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control thread's loop over libevent. libevent's own base stays unlocked: other threads only
 * touch the list of posted work (a mutex) and an eventfd that wakes the loop.
 *
 * Idle work waits until the input has been quiet for a moment, so that a paste arriving line by
 * line through an editor thread costs a few applies, not one for each line; IDLE_MAX_MS bounds the
 * wait while input never stops.
 */
#include "base/loop.h"

#include <assert.h>
#include <errno.h>
#include <event2/event.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utlist.h>

#define IDLE_QUIET_MS 2
#define IDLE_MAX_MS   50

struct loop_work {
	struct loop_work *prev, *next;
	void (*fn)(void *arg);
	void *arg;
};

struct loop_fd {
	struct loop_fd *prev, *next; /* in l->unpollable */
	struct loop *loop;
	struct event *ev;
	int fd;
	unsigned events;
	bool unpollable; /* regular file or /dev/null: always ready, epoll refuses it */
	loop_fd_fn fn;
	void *arg;
};

struct loop_sig {
	struct loop_sig *prev, *next;
	struct event *ev;
	struct loop *loop;
	void (*fn)(int signo, void *arg);
	void *arg;
};

struct loop {
	struct event_base *base;
	struct timerq *timers;
	struct event *tick;  /* wakes us for the earliest timer */
	struct event *wake;  /* reads wake_fd */
	int wake_fd;
	atomic_bool stop;
	pthread_mutex_t lock; /* guards posted */
	struct loop_work *posted;
	struct loop_work *idle;
	uint64_t idle_since;
	size_t served; /* callbacks run, to tell a quiet turn */
	bool in_turn;
	struct loop_fd *unpollable;
	struct loop_sig *signals;
};

static void loop_work_free(struct loop_work **list)
{
	struct loop_work *w, *tmp;

	DL_FOREACH_SAFE(*list, w, tmp)
		free(w);
	*list = NULL;
}

static void loop_on_tick(evutil_socket_t fd, short what, void *arg)
{
	/* Only ends the wait: timers run in every turn. */
}

static void loop_on_wake(evutil_socket_t fd, short what, void *arg)
{
	struct loop *l = arg;
	struct loop_work *list, *w, *tmp;
	uint64_t count;

	if (read(l->wake_fd, &count, sizeof(count)) < 0 && errno != EAGAIN)
		perror("flexsh: eventfd");
	pthread_mutex_lock(&l->lock);
	list = l->posted;
	l->posted = NULL;
	pthread_mutex_unlock(&l->lock);
	DL_FOREACH_SAFE(list, w, tmp) {
		l->served++;
		w->fn(w->arg);
		free(w);
	}
}

static void loop_wake(struct loop *l)
{
	uint64_t one = 1;

	/* EAGAIN means the counter is full, so the loop is awake anyway. */
	while (write(l->wake_fd, &one, sizeof(one)) < 0 && errno == EINTR)
		;
}

struct loop *loop_new(void)
{
	struct loop *l = xcalloc(1, sizeof(*l));

	l->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	l->base = event_base_new();
	if (l->wake_fd < 0 || !l->base) {
		perror("flexsh: event loop");
		abort();
	}
	pthread_mutex_init(&l->lock, NULL);
	l->timers = timerq_new(mono_ms, NULL);
	l->tick = evtimer_new(l->base, loop_on_tick, l);
	l->wake = event_new(l->base, l->wake_fd, EV_READ | EV_PERSIST, loop_on_wake, l);
	if (!l->tick || !l->wake || event_add(l->wake, NULL) < 0) {
		fprintf(stderr, "flexsh: event loop: cannot watch\n");
		abort();
	}
	return l;
}

void loop_free(struct loop *l)
{
	struct loop_sig *s, *tmp;

	if (!l)
		return;
	DL_FOREACH_SAFE(l->signals, s, tmp) {
		event_free(s->ev);
		free(s);
	}
	loop_work_free(&l->posted);
	loop_work_free(&l->idle);
	event_free(l->tick);
	event_free(l->wake);
	timerq_free(l->timers);
	event_base_free(l->base);
	close(l->wake_fd);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

struct timerq *loop_timers(struct loop *l)
{
	return l->timers;
}

struct event_base *loop_base(struct loop *l)
{
	return l->base;
}

void loop_stop(struct loop *l)
{
	atomic_store(&l->stop, true);
	loop_wake(l);
}

void loop_post(struct loop *l, void (*fn)(void *arg), void *arg)
{
	struct loop_work *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	pthread_mutex_lock(&l->lock);
	DL_APPEND(l->posted, w);
	pthread_mutex_unlock(&l->lock);
	loop_wake(l);
}

void loop_idle(struct loop *l, void (*fn)(void *arg), void *arg)
{
	struct loop_work *w;

	DL_FOREACH(l->idle, w)
		if (w->fn == fn && w->arg == arg)
			return;
	if (!l->idle)
		l->idle_since = mono_ms(NULL);
	w = xcalloc(1, sizeof(*w));
	w->fn = fn;
	w->arg = arg;
	DL_APPEND(l->idle, w);
}

static void loop_run_idle(struct loop *l)
{
	struct loop_work *list = l->idle, *w, *tmp;

	/* What an idle function asks for belongs to the next turn. */
	l->idle = NULL;
	DL_FOREACH_SAFE(list, w, tmp) {
		w->fn(w->arg);
		free(w);
	}
}

/* Wait at most max_ms (-1: as long as the timers allow), serve what is ready and due. Returns
 * whether anything was. */
static bool loop_turn(struct loop *l, int64_t max_ms)
{
	int64_t wait = timerq_next(l->timers);
	size_t served = l->served;
	struct loop_fd *w;

	/* libevent refuses to run within itself: whoever waits in a callback would wait for ever. */
	assert(!l->in_turn);
	l->in_turn = true;
	if (wait < 0 || (max_ms >= 0 && max_ms < wait))
		wait = max_ms;
	DL_FOREACH(l->unpollable, w) {
		if (w->events) {
			event_active(w->ev, EV_READ, 0);
			wait = 0;
		}
	}
	if (wait == 0) {
		/* NONBLOCK alone goes on while anything is ready: a flood would keep timers waiting. */
		event_base_loop(l->base, EVLOOP_NONBLOCK | EVLOOP_ONCE);
	} else {
		struct timeval tv = { .tv_sec = wait / 1000, .tv_usec = wait % 1000 * 1000 };

		if (wait > 0)
			evtimer_add(l->tick, &tv);
		event_base_loop(l->base, EVLOOP_ONCE);
		evtimer_del(l->tick);
	}
	l->served += timerq_run(l->timers);
	l->in_turn = false;
	return l->served != served;
}

void loop_run(struct loop *l)
{
	while (!atomic_load(&l->stop)) {
		bool served = loop_turn(l, l->idle ? IDLE_QUIET_MS : -1);

		if (l->idle && (!served || mono_ms(NULL) - l->idle_since >= IDLE_MAX_MS))
			loop_run_idle(l);
	}
	atomic_store(&l->stop, false);
}

void loop_once(struct loop *l, int timeout_ms)
{
	loop_turn(l, l->idle ? 0 : timeout_ms);
	if (l->idle)
		loop_run_idle(l);
}

static void loop_on_fd(evutil_socket_t fd, short what, void *arg)
{
	struct loop_fd *w = arg;
	unsigned events = 0;

	if (w->unpollable)
		events = w->events;
	else
		events = (what & EV_READ ? LOOP_READ : 0) | (what & EV_WRITE ? LOOP_WRITE : 0);
	w->loop->served++;
	/* fn may free w. */
	w->fn(w->fd, events, w->arg);
}

/* epoll refuses regular files and devices without poll; select() calls them always ready. */
static bool fd_is_unpollable(int fd)
{
	struct epoll_event e = { .events = EPOLLIN };
	int ep = epoll_create1(EPOLL_CLOEXEC);
	bool refused;

	if (ep < 0)
		return false;
	refused = epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e) < 0 && errno == EPERM;
	close(ep);
	return refused;
}

static void loop_fd_arm(struct loop_fd *w)
{
	short what = EV_PERSIST;

	if (w->unpollable || !w->events)
		return;
	if (w->events & LOOP_READ)
		what |= EV_READ;
	if (w->events & LOOP_WRITE)
		what |= EV_WRITE;
	event_assign(w->ev, w->loop->base, w->fd, what, loop_on_fd, w);
	event_add(w->ev, NULL);
}

struct loop_fd *loop_fd_new(struct loop *l, int fd, unsigned events, loop_fd_fn fn, void *arg)
{
	struct loop_fd *w = xcalloc(1, sizeof(*w));

	w->loop = l;
	w->fd = fd;
	w->events = events;
	w->fn = fn;
	w->arg = arg;
	w->unpollable = fd_is_unpollable(fd);
	w->ev = event_new(l->base, -1, EV_PERSIST, loop_on_fd, w);
	if (!w->ev) {
		fprintf(stderr, "flexsh: event loop: cannot watch\n");
		abort();
	}
	if (w->unpollable)
		DL_APPEND(l->unpollable, w);
	loop_fd_arm(w);
	return w;
}

void loop_fd_set(struct loop_fd *w, unsigned events)
{
	if (events == w->events)
		return;
	event_del(w->ev);
	w->events = events;
	loop_fd_arm(w);
}

void loop_fd_free(struct loop_fd *w)
{
	if (!w)
		return;
	if (w->unpollable)
		DL_DELETE(w->loop->unpollable, w);
	event_free(w->ev);
	free(w);
}

static void loop_on_signal(evutil_socket_t signo, short what, void *arg)
{
	struct loop_sig *s = arg;

	s->loop->served++;
	s->fn((int)signo, s->arg);
}

void loop_signal(struct loop *l, int signo, void (*fn)(int signo, void *arg), void *arg)
{
	struct loop_sig *s = xcalloc(1, sizeof(*s));

	s->loop = l;
	s->fn = fn;
	s->arg = arg;
	s->ev = evsignal_new(l->base, signo, loop_on_signal, s);
	if (!s->ev || event_add(s->ev, NULL) < 0) {
		fprintf(stderr, "flexsh: event loop: cannot watch signal %d\n", signo);
		abort();
	}
	DL_APPEND(l->signals, s);
}
