/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The router's own clock: the machine's, until somebody sets it (clock set). Then it runs at an
 * offset; the machine's clock is never touched. Whatever a user sees as date or time, or compares
 * with one, is of this clock. Any thread may ask.
 */
#ifndef BASE_WALL_H
#define BASE_WALL_H

#include <stdbool.h>
#include <time.h>

time_t wall_time(void);
void wall_now(struct timespec *ts);
/* From now on it is `to` (seconds since 1970, UTC). */
void wall_set(time_t to);
bool wall_was_set(void);
/* The machine's clock again. */
void wall_reset(void);
/* Seconds to add to a time of the machine's clock. */
time_t wall_offset(void);

#endif
