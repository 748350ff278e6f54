/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workers of the userspace dataplane: their epoll loop, the quiet points that let the control
 * thread free what it replaced, and the queue of notes back to the control thread.
 */
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ipsec/dp_user.h"

#define WATCHDOG_MS 1000
#define WATCHDOG_STUCK 5 /* looks in a row at the same unfinished turn */
#define REST_MS 2000   /* without a packet */
#define QUIET_SPINS 1000
#define QUIET_MS 2000
#define NOTES_MAX 512 /* a flood of IKE datagrams must not take all memory */

/* --- notes --- */

static void notes_readable(int fd, unsigned events, void *arg)
{
	struct dp_user *d = arg;
	struct dp_note *n, *next;
	uint64_t junk;

	if (read(fd, &junk, sizeof(junk)) < 0)
		return;
	pthread_mutex_lock(&d->notes.lock);
	n = d->notes.head;
	d->notes.head = NULL;
	d->notes.tail = &d->notes.head;
	d->notes.n = 0;
	pthread_mutex_unlock(&d->notes.lock);
	for (; n; n = next) {
		next = n->next;
		if (n->ike)
			d->ev.ike_packet(d->ev.ctx, &n->local, &n->remote, n->data, n->len);
		else
			d->ev.event(d->ev.ctx, &n->ev);
		free(n);
	}
}

int notes_open(struct dp_user *d)
{
	pthread_mutex_init(&d->notes.lock, NULL);
	d->notes.tail = &d->notes.head;
	d->notes.fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (d->notes.fd < 0)
		return -errno;
	d->notes.watch = loop_fd_new(d->loop, d->notes.fd, LOOP_READ, notes_readable, d);
	return 0;
}

void notes_close(struct dp_user *d)
{
	loop_fd_free(d->notes.watch);
	if (d->notes.fd >= 0)
		close(d->notes.fd);
	while (d->notes.head) {
		struct dp_note *n = d->notes.head;

		d->notes.head = n->next;
		free(n);
	}
	pthread_mutex_destroy(&d->notes.lock);
}

static void note_post(struct dp_user *d, struct dp_note *n)
{
	bool taken;

	pthread_mutex_lock(&d->notes.lock);
	taken = d->notes.n < NOTES_MAX;
	if (taken) {
		*d->notes.tail = n;
		d->notes.tail = &n->next;
		d->notes.n++;
	}
	pthread_mutex_unlock(&d->notes.lock);
	if (!taken) {
		free(n);
		return;
	}
	eventfd_write(d->notes.fd, 1);
}

void note_event(struct dp_user *d, const struct dp_event *ev)
{
	struct dp_note *n = xcalloc(1, sizeof(*n));

	n->ev = *ev;
	note_post(d, n);
}

void note_ike(struct dp_user *d, const struct rx_meta *m, const uint8_t *msg, size_t len)
{
	struct dp_note *n = xcalloc(1, sizeof(*n) + len);

	n->ike = true;
	n->local = m->local;
	n->remote = m->remote;
	n->len = len;
	memcpy(n->data, msg, len);
	note_post(d, n);
}

bool note_due(_Atomic uint64_t *last, uint64_t now, uint64_t ms)
{
	uint64_t then = atomic_load_explicit(last, memory_order_relaxed);

	if (then && now - then < ms)
		return false;
	return atomic_compare_exchange_strong_explicit(last, &then, now, memory_order_relaxed,
						       memory_order_relaxed);
}

/* --- quiet points --- */

/* A turn takes microseconds; a machine that starves us makes it a second. The control thread must not
 * hang with a worker: it speaks with all peers. */
static bool worker_quiet(struct worker *w, uint64_t at)
{
	uint64_t begin = mono_ms(NULL);

	for (unsigned i = 0; w->running && at & 1 && atomic_load(&w->quiet) == at; i++) {
		if (at == w->hung_at)
			return false; /* waited for once */
		if (i < QUIET_SPINS) {
			sched_yield();
			continue;
		}
		usleep(100);
		if (mono_ms(NULL) - begin > QUIET_MS)
			w->hung_at = at;
	}
	return true;
}

bool workers_quiet(struct dp_user *d)
{
	bool quiet = true;

	for (unsigned i = 0; i < d->n_workers; i++) {
		struct worker *w = &d->workers[i];
		/* A read-modify-write, so that it stands in one order with the worker's own: either
		 * the worker began its turn before, and is waited for, or it begins after and sees
		 * what was published before this call. */
		uint64_t at = atomic_fetch_add(&w->quiet, 0);

		quiet &= worker_quiet(w, at);
	}
	return quiet;
}

/* --- the loop --- */

static void port_lost(struct worker *w, struct port *port)
{
	struct dp_event ev = { .kind = DP_BROKEN };

	epoll_ctl(w->epfd, EPOLL_CTL_DEL, port->fd, NULL);
	if (port->kind == PORT_TUN) {
		ev.tunnel = port->tun->id;
		ev.text = "a tunnel's device is gone";
	} else {
		ev.text = "a dataplane socket failed";
	}
	note_event(w->dp, &ev);
}

static void port_serve(struct worker *w, struct port *port, uint32_t events)
{
	uint64_t junk;

	switch (port->kind) {
	case PORT_WAKE:
		if (read(port->fd, &junk, sizeof(junk)) < 0)
			return;
		break;
	case PORT_TUN:
		if (events & (EPOLLERR | EPOLLHUP))
			port_lost(w, port);
		else
			tx_tun_ready(w, port->tun);
		break;
	case PORT_DUMMY:
		tx_dummy(w, port);
		break;
	case PORT_RAW:
	case PORT_UDP:
		/* An error here is a pending ICMP message; reading takes it away. */
		rx_ready(w, port);
		break;
	}
}

/* A thread's fault ends the whole process; what can be noticed here is a loop that ended, or a turn
 * that does not end. */
static void on_watchdog(struct timer *timer, void *arg)
{
	struct dp_user *d = arg;

	for (unsigned i = 0; i < d->n_workers; i++) {
		struct worker *w = &d->workers[i];
		struct dp_event ev = { .kind = DP_BROKEN };
		uint64_t at = atomic_load(&w->quiet);

		w->stuck = at & 1 && at == w->quiet_seen ? w->stuck + 1 : 0;
		w->quiet_seen = at;
		if (atomic_load(&w->lost))
			ev.text = "an ESP worker ended: tunnels that it served are dead";
		else if (w->stuck >= WATCHDOG_STUCK)
			ev.text = "an ESP worker hangs: tunnels that it serves are dead";
		else if (w->told)
			w->told = false; /* it goes on */
		if (!ev.text || w->told)
			continue;
		w->told = true;
		d->ev.event(d->ev.ctx, &ev);
	}
	timer_set(loop_timers(d->loop), &d->watchdog, WATCHDOG_MS);
}

void watchdog_start(struct dp_user *d)
{
	timer_init(&d->watchdog, on_watchdog, d);
	timer_set(loop_timers(d->loop), &d->watchdog, WATCHDOG_MS);
}

/* What a burst of packets has filled is not kept: nothing in these buffers lives longer than a turn. */
static void buffers_give_back(struct worker *w)
{
	madvise(w->big, VNET_LEN + PKT_MAX, MADV_DONTNEED);
	madvise(w->arena, ARENA_SIZE, MADV_DONTNEED);
	madvise(w->rx_mem, (size_t)BATCH * RX_STRIDE, MADV_DONTNEED);
}

static void *worker_main(void *arg)
{
	struct worker *w = arg;
	struct epoll_event ev[64];
	bool used = false; /* since the buffers were given back */

	while (!atomic_load(&w->stop)) {
		int n = epoll_wait(w->epfd, ev, ARRAY_SIZE(ev), used ? REST_MS : -1);

		if (n < 0 && errno != EINTR) {
			atomic_store(&w->lost, errno);
			break;
		}
		if (n == 0)
			buffers_give_back(w);
		used = n != 0;
		atomic_fetch_add(&w->quiet, 1);
		w->now = mono_ms(NULL);
		for (int i = 0; i < n; i++)
			port_serve(w, ev[i].data.ptr, ev[i].events);
		tx_flush(w);
		atomic_fetch_add(&w->quiet, 1);
	}
	return NULL;
}

int worker_watch(struct worker *w, struct port *port)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.ptr = port };

	return epoll_ctl(w->epfd, EPOLL_CTL_ADD, port->fd, &ev) < 0 ? -errno : 0;
}

void worker_unwatch(struct worker *w, struct port *port)
{
	epoll_ctl(w->epfd, EPOLL_CTL_DEL, port->fd, NULL);
}

static void *map_lazily(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

int worker_start(struct dp_user *d, struct worker *w)
{
	sigset_t all, old;
	int rc;

	w->dp = d;
	w->wake = (struct port){ .kind = PORT_WAKE, .fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC) };
	w->epfd = epoll_create1(EPOLL_CLOEXEC);
	if (w->wake.fd < 0 || w->epfd < 0)
		return -errno;
	rc = worker_watch(w, &w->wake);
	if (rc)
		return rc;
	w->big = map_lazily(VNET_LEN + PKT_MAX);
	w->arena = map_lazily(ARENA_SIZE);
	w->rx_mem = map_lazily((size_t)BATCH * RX_STRIDE);
	if (!w->big || !w->arena || !w->rx_mem)
		return -ENOMEM;
	random_bytes(&w->ip_id, sizeof(w->ip_id));
	/* Signals are the control thread's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = -pthread_create(&w->thread, NULL, worker_main, w);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	w->running = rc == 0;
	if (w->running)
		pthread_setname_np(w->thread, "esp");
	return rc;
}

bool worker_stop(struct worker *w)
{
	if (w->running) {
		struct timespec until;

		atomic_store(&w->stop, true);
		eventfd_write(w->wake.fd, 1);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += QUIET_MS / 1000;
		if (pthread_timedjoin_np(w->thread, NULL, &until))
			return false;
		w->running = false;
	}
	if (w->wake.fd >= 0)
		close(w->wake.fd);
	if (w->epfd >= 0)
		close(w->epfd);
	if (w->big)
		munmap(w->big, VNET_LEN + PKT_MAX);
	if (w->arena)
		munmap(w->arena, ARENA_SIZE);
	if (w->rx_mem)
		munmap(w->rx_mem, (size_t)BATCH * RX_STRIDE);
	for (unsigned i = 0; i < TXQ_COUNT; i++)
		free(w->txq[i]);
	secret_wipe(&w->rnd, sizeof(w->rnd));
	return true;
}
