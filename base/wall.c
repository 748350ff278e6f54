/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The router's own clock.
 */
#include "base/wall.h"

#include <stdatomic.h>
#include <stdint.h>

static _Atomic int64_t offset_ns;
static atomic_bool was_set;

static int64_t host_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

void wall_now(struct timespec *ts)
{
	int64_t ns = host_ns() + offset_ns;

	ts->tv_sec = (time_t)(ns / 1000000000);
	ts->tv_nsec = (long)(ns % 1000000000);
}

time_t wall_time(void)
{
	struct timespec ts;

	wall_now(&ts);
	return ts.tv_sec;
}

void wall_set(time_t to)
{
	offset_ns = (int64_t)to * 1000000000 - host_ns();
	was_set = true;
}

bool wall_was_set(void)
{
	return was_set;
}

void wall_reset(void)
{
	offset_ns = 0;
	was_set = false;
}

time_t wall_offset(void)
{
	return (time_t)(offset_ns / 1000000000);
}
