/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Benchmark programs print one line for each figure, tab-separated, for tests/bench/run:
 *   NAME VALUE UNIT LIMIT NOTE      LIMIT: "<20", ">1000" or "-"
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdio.h>
#include <time.h>

/* Seconds of CPU time used by this process: other work on the machine does not count. */
static inline double cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline void bench_print(const char *name, double value, const char *unit, const char *limit,
			       const char *note)
{
	printf("%s\t%.6g\t%s\t%s\t%s\n", name, value, unit, limit, note);
}

#endif
