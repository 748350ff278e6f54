/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show processes [cpu [sorted|history] | memory], show memory, buffers, stacks: what this one process uses of the
 * machine. A sample a second is kept for the graphs.
 */
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#include "base/wall.h"
#include "cli/show.h"

static uint64_t heap_used(void)
{
	struct mallinfo2 mi = mallinfo2();

	return mi.uordblks + mi.hblkhd;
}

static int show_memory(struct cli_ctx *c, const struct gram_match *m)
{
	struct mallinfo2 mi = mallinfo2();
	struct sysinfo si = { 0 };
	uint64_t total, used = mi.uordblks + mi.hblkhd, avail;

	sysinfo(&si);
	total = (uint64_t)si.totalram * si.mem_unit;
	avail = (uint64_t)si.freeram * si.mem_unit;
	cli_print(
		c,
		"                Head    Total(b)     Used(b)     Free(b)   Lowest(b)  Largest(b)\n"
		"Processor  %p %11" PRIu64 " %11" PRIu64 " %11" PRIu64 " %11" PRIu64 " %11" PRIu64
		"\n",
		sbrk(0), total, used, avail, avail, avail);
	return 0;
}

/* --- a sample a second --- */

#define SECONDS 300            /* enough for five minutes' average */
#define MINUTES 60
#define HOURS 72

struct cpu_watch {
	struct router *rt;
	struct timer timer;
	uint64_t at_ms, used_ms;       /* of the sample before */
	uint64_t ticks;
	uint8_t second[SECONDS];       /* newest first, as all of them */
	struct cpu_span minute[MINUTES], hour[HOURS];
	unsigned n_second, n_minute, n_hour;
};

static uint64_t cpu_ms(void)
{
	struct rusage ru = { 0 };

	getrusage(RUSAGE_SELF, &ru);
	return (uint64_t)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) * 1000 +
	       (uint64_t)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1000;
}

static struct cpu_span span_of(const uint8_t *p, unsigned n)
{
	struct cpu_span s = { 0 };
	unsigned sum = 0;

	for (unsigned i = 0; i < n; i++) {
		s.max = MAX(s.max, p[i]);
		sum += p[i];
	}
	s.avg = (uint8_t)(n ? (sum + n / 2) / n : 0);
	return s;
}

static void spans_push(struct cpu_span *list, unsigned *n, unsigned size, struct cpu_span s)
{
	memmove(list + 1, list, (size - 1) * sizeof(*list));
	list[0] = s;
	*n = MIN(*n + 1, size);
}

static void sample(struct cpu_watch *w, uint8_t percent)
{
	memmove(w->second + 1, w->second, SECONDS - 1);
	w->second[0] = percent;
	w->n_second = MIN(w->n_second + 1, (unsigned)SECONDS);
	if (++w->ticks % 60 == 0)
		spans_push(w->minute, &w->n_minute, MINUTES, span_of(w->second, 60));
	if (w->ticks % 3600 == 0) {
		struct cpu_span h = { 0 };
		unsigned sum = 0;

		for (unsigned i = 0; i < MINUTES; i++) {
			h.max = MAX(h.max, w->minute[i].max);
			sum += w->minute[i].avg;
		}
		h.avg = (uint8_t)(sum / MINUTES);
		spans_push(w->hour, &w->n_hour, HOURS, h);
	}
}

static void on_second(struct timer *t, void *arg)
{
	struct cpu_watch *w = arg;
	uint64_t now = show_now(), used = cpu_ms(), gone = now - w->at_ms;

	sample(w, (uint8_t)(gone ? MIN((used - w->used_ms) * 100 / gone, (uint64_t)100) : 0));
	w->at_ms = now;
	w->used_ms = used;
	timer_set(loop_timers(w->rt->loop), t, 1000);
}

void cpu_watch_start(struct router *rt)
{
	struct cpu_watch *w = xcalloc(1, sizeof(*w));

	w->rt = rt;
	w->at_ms = show_now();
	w->used_ms = cpu_ms();
	timer_init(&w->timer, on_second, w);
	timer_set(loop_timers(rt->loop), &w->timer, 1000);
	rt->cpu = w;
}

void cpu_watch_free(struct router *rt)
{
	if (rt->cpu)
		timer_cancel(&rt->cpu->timer);
	free(rt->cpu);
	rt->cpu = NULL;
}

void show_cpu_load(const struct router *rt, unsigned load[3])
{
	static const unsigned spans[] = { 5, 60, 300 };

	for (size_t i = 0; i < ARRAY_SIZE(spans); i++)
		load[i] = rt->cpu ?
			span_of(rt->cpu->second, MIN(rt->cpu->n_second, spans[i])).avg : 0;
}

static int show_cpu(struct cli_ctx *c, const struct gram_match *m)
{
	struct rusage ru = { 0 };
	unsigned l[3];
	uint64_t ms = cpu_ms();

	getrusage(RUSAGE_SELF, &ru);
	show_cpu_load(c->rt, l);
	/* one process does everything: the table has one row */
	cli_print(
		c,
		"CPU utilization for five seconds: %u%%/0%%; one minute: %u%%; five minutes: %u%%\n"
		" PID Runtime(ms)     Invoked      uSecs   5Sec   1Min   5Min TTY Process \n"
		"%4d %11" PRIu64 " %11ld %10" PRIu64 " %5u.00%% %4u.00%% %4u.00%%   0 flexsh\n",
		l[0], l[1], l[2], (int)getpid(), ms, ru.ru_nvcsw + ru.ru_nivcsw,
		ms * 1000 / (uint64_t)(ru.ru_nvcsw + ru.ru_nivcsw + 1), l[0], l[1], l[2]);
	return 0;
}

/* --- show processes cpu history --- */

#define GRAPH_INDENT "    "

/* The values above the columns, a digit a line; 0 is left blank. */
static void graph_digits(struct str *out, const struct cpu_span *v, unsigned n)
{
	bool hundred = false;

	for (unsigned i = 0; i < n; i++)
		hundred = hundred || v[i].max >= 100;
	for (unsigned div = hundred ? 100 : 10; div; div /= 10) {
		str_puts(out, GRAPH_INDENT);
		for (unsigned i = 0; i < n; i++)
			str_putc(out, v[i].max >= div && v[i].max ?
					      (char)('0' + v[i].max / div % 10) : ' ');
		str_putc(out, '\n');
	}
}

/* A column reaches a row from five below it on. */
static void graph_columns(struct str *out, const struct cpu_span *v, unsigned n, bool averages)
{
	for (unsigned row = 100; row; row -= 10) {
		str_printf(out, "%3u ", row);
		for (unsigned i = 0; i < n; i++)
			str_putc(out, averages && v[i].avg + 5u >= row ? '#' :
				      v[i].max + 5u >= row ? '*' : ' ');
		str_putc(out, '\n');
	}
}

static void graph_axis(struct str *out, unsigned width)
{
	str_puts(out, "   0");
	for (unsigned i = 5; i <= width; i += 5)
		str_printf(out, "....%c", i == 5 ? '5' : (char)('0' + i / 10));
	str_puts(out, width % 5 ? "..\n    " : "\n    ");
	for (unsigned i = 5; i <= width; i += 5)
		str_printf(out, "%5s", i == 5 ? "" : i % 10 ? "5" : "0");
	str_putc(out, '\n');
}

void show_cpu_graph(struct str *out, const struct cpu_span *v, unsigned n, unsigned width,
		    const char *unit)
{
	bool averages = strcmp(unit, "second") != 0;

	str_putc(out, '\n');
	graph_digits(out, v, n);
	graph_columns(out, v, n, averages);
	graph_axis(out, width);
	str_printf(out, "               CPU%% per %s (last %u %ss)\n", unit, width, unit);
	if (averages)
		str_puts(out, "              * = maximum CPU%   # = average CPU%\n");
	str_putc(out, '\n');
}

static int show_cpu_history(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cpu_watch *w = c->rt->cpu;
	struct cpu_span seconds[60] = { 0 };
	char zone[16], when[64];
	time_t t = wall_time();
	int offset;
	struct tm tm;

	show_timezone(c->rt->running, &offset, zone);
	t += offset;
	gmtime_r(&t, &tm);
	strftime(when, sizeof(when), "%I:%M:%S %p %A %b %-d %Y", &tm);
	cli_print(c, "\n%s   %s %s\n\n", c->rt->hostname, when, zone);
	for (unsigned i = 0; w && i < MIN(w->n_second, 60u); i++)
		seconds[i].max = w->second[i];
	show_cpu_graph(c->out, seconds, w ? MIN(w->n_second, 60u) : 0, 60, "second");
	show_cpu_graph(c->out, w ? w->minute : NULL, w ? w->n_minute : 0, MINUTES, "minute");
	show_cpu_graph(c->out, w ? w->hour : NULL, w ? w->n_hour : 0, HOURS, "hour");
	return 0;
}

/* One process does everything: the table has one row. */
static int show_processes(struct cli_ctx *c, const struct gram_match *m)
{
	struct rusage ru = { 0 };
	long calls;
	uint64_t ms;

	getrusage(RUSAGE_SELF, &ru);
	calls = ru.ru_nvcsw + ru.ru_nivcsw;
	ms = (uint64_t)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) * 1000 +
	     (uint64_t)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1000;
	cli_print(c,
		  " PID QTy       PC Runtime (ms)    Invoked   uSecs    Stacks TTY Process\n"
		  "%4d Mwe        0 %12" PRIu64 " %10ld %7" PRIu64 "         0   0 flexsh\n",
		  (int)getpid(), ms, calls, ms * 1000 / (uint64_t)(calls + 1));
	return 0;
}

static int show_processes_memory(struct cli_ctx *c, const struct gram_match *m)
{
	struct sysinfo si = { 0 };
	uint64_t used = heap_used();

	sysinfo(&si);
	cli_print(c,
		  "Processor Pool Total: %10" PRIu64 " Used: %10" PRIu64 " Free: %10" PRIu64 "\n\n"
		  " PID TTY  Allocated      Freed    Holding    Getbufs    Retbufs Process\n"
		  "%4d   0 %10" PRIu64 " %10d %10" PRIu64 " %10d %10d flexsh\n",
		  (uint64_t)si.totalram * si.mem_unit, used, (uint64_t)si.freeram * si.mem_unit,
		  (int)getpid(), used, 0, used, 0, 0);
	cli_print(c, "%30s %10" PRIu64 " Total\n", "", used);
	return 0;
}

/* There are no pools: packets stay with the kernel, and what the program allocates comes from its
 * heap. The arenas of that are what stands in their place. */
static int show_buffers(struct cli_ctx *c, const struct gram_match *m)
{
	struct mallinfo2 mi = mallinfo2();

	cli_print(c, "Buffer elements:\n     %zu in free list (%zu max allowed)\n"
		     "     0 hits, 0 misses, 0 created\n\nPublic buffer pools:\n"
		     "Heap buffers, %zu bytes (total %zu, permanent %zu):\n"
		     "     %zu in free list (0 min, %zu max allowed)\n"
		     "     0 hits, 0 misses, 0 trims, 0 created\n     0 failures (0 no memory)\n",
		  mi.ordblks, mi.ordblks, mi.arena, mi.ordblks + mi.hblks, mi.hblks, mi.ordblks,
		  mi.ordblks + mi.hblks);
	return 0;
}

/* The stack of the one process: how much of it was ever used cannot be asked of Linux, its limit and
 * the pages it has now can. */
static int show_stacks(struct cli_ctx *c, const struct gram_match *m)
{
	FILE *f = fopen("/proc/self/status", "re");
	struct rlimit limit = { 0 };
	unsigned long used_kb = 0;
	char line[256];

	getrlimit(RLIMIT_STACK, &limit);
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "VmStk: %lu", &used_kb) == 1)
			break;
	if (f)
		fclose(f);
	cli_print(c, "Minimum process stacks:\n Free/Size   Name\n%5llu/%llu  flexsh\n\n"
		     "Interrupt level stacks:\nLevel    Called Unused/Size  Name\n",
		  (unsigned long long)(limit.rlim_cur > used_kb * 1024 ?
					       limit.rlim_cur - used_kb * 1024 : 0),
		  (unsigned long long)limit.rlim_cur);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_cpu_rows[] = {
	EXEC_ROW(MODE_USER, "show memory [statistics|summary|processor|free]",
		 SHOW_HELP "Memory statistics\nMemory pool statistics\nSummary of memory usage\n"
			   "Processor memory\nFree memory statistics", show_memory),
	EXEC_ROW(MODE_USER, "show buffers [summary]",
		 SHOW_HELP "Buffer pool statistics\nSummary", show_buffers),
	EXEC_ROW(MODE_EXEC, "show stacks", SHOW_HELP "Process stack utilization", show_stacks),
	EXEC_ROW(MODE_USER, "show processes", SHOW_HELP "Active process statistics", show_processes),
	EXEC_ROW(MODE_USER, "show processes cpu [sorted [1min|5min|5sec]]",
		 SHOW_HELP
		 "Active process statistics\nShow CPU use per process\nShow sorted output\n"
		 "Sort based on 1 minute utilization\nSort based on 5 minutes utilization\n"
		 "Sort based on 5 seconds utilization",
		 show_cpu),
	EXEC_ROW(MODE_USER, "show processes cpu history",
		 SHOW_HELP "Active process statistics\nShow CPU use per process\n"
			   "Show CPU history in graph format", show_cpu_history),
	EXEC_ROW(MODE_USER, "show processes memory [sorted]",
		 SHOW_HELP "Active process statistics\nShow memory use per process\n"
			   "Show sorted output",
		 show_processes_memory),
	EXEC_END,
};
