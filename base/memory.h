/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory given back while nothing happens. Starting up and setting up a tunnel touch pages that a
 * router at rest never needs again: unchanged pages of the program and its libraries, and the top of
 * the heap. A laboratory has dozens of routers on one machine, so what one does not use is returned:
 * the pages of files stay in the page cache for whoever maps them, and come back with a soft fault.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include "base/timer.h"

/* Give back now. Safe at any time and with other threads at work. */
void memory_give_back(void);

struct memory_watch {
	struct timer timer;
	struct timerq *q;
	uint64_t cpu_us;   /* of the process, at the last look */
	long faults;       /* what was faulted in when memory was given back last */
};

/* Look every few seconds whether the process is at rest and has touched pages since it gave back
 * last; then give back. Cancel with timer_cancel(&w->timer). */
void memory_watch_start(struct memory_watch *w, struct timerq *q);

#endif
