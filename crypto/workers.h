/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few threads for what costs the control thread too long (Diffie-Hellman, signatures). A job is
 * a function on an argument that belongs to the worker while it runs; its end is told on the
 * loop's thread, in the order jobs end. Jobs name what they serve by id: it may be gone by then.
 */
#ifndef CRYPTO_WORKERS_H
#define CRYPTO_WORKERS_H

#include "base/loop.h"

struct workers;

/* n threads, at least one. NULL when none can be started. */
struct workers *workers_new(struct loop *l, unsigned n);
/* Waits for jobs that run. Every job submitted gets its done() before this returns, those that
 * never ran with ran = false. Not from within a done(). NULL is fine. */
void workers_free(struct workers *w);
/* run(arg) on some worker, then done(arg, true) on the loop's thread. Loop's thread only. */
void workers_submit(struct workers *w, void (*run)(void *arg), void (*done)(void *arg, bool ran),
		    void *arg);
/* Jobs submitted whose done() was not called yet: the measure for refusing more work. */
size_t workers_pending(const struct workers *w);

#endif
