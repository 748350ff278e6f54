/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control thread's event loop: file descriptors, signals, timers, work posted from other
 * threads, and "idle" work run once after a burst of events (configuration is applied there).
 * Thin over libevent. All calls from the loop's own thread, except loop_post() and loop_stop().
 */
#ifndef BASE_LOOP_H
#define BASE_LOOP_H

#include "base/timer.h"

struct loop;
struct loop_fd;

enum loop_ev { LOOP_READ = 1, LOOP_WRITE = 2 };
typedef void (*loop_fd_fn)(int fd, unsigned events, void *arg);

struct loop *loop_new(void);
void loop_free(struct loop *l);
void loop_run(struct loop *l);  /* until loop_stop() */
/* Run what is ready, waiting at most timeout_ms (0: do not wait). For tests and for waiting outside
 * of the loop; never from within a callback (asserted). */
void loop_once(struct loop *l, int timeout_ms);
void loop_stop(struct loop *l); /* any thread, also a signal handler's context by loop_signal */
struct timerq *loop_timers(struct loop *l);
struct event_base *loop_base(struct loop *l); /* for libevent's own helpers (evdns, evhttp) */

/* Persistent watch. The fd stays the caller's. Free only by loop_fd_free(). */
struct loop_fd *loop_fd_new(struct loop *l, int fd, unsigned events, loop_fd_fn fn, void *arg);
void loop_fd_set(struct loop_fd *w, unsigned events); /* 0 pauses */
void loop_fd_free(struct loop_fd *w);                 /* NULL is fine */

void loop_signal(struct loop *l, int signo, void (*fn)(int signo, void *arg), void *arg);
/* Run fn(arg) on the loop's thread soon; callable from any thread. */
void loop_post(struct loop *l, void (*fn)(void *arg), void *arg);
/* Run fn(arg) once after the events at hand are served. Several calls with the same pair collapse. */
void loop_idle(struct loop *l, void (*fn)(void *arg), void *arg);

#endif
