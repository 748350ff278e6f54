/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Giving back memory at rest: pages of the program's file go, what they hold and what relocation
 * wrote stays, a busy process keeps everything.
 */
#include "tests/unit/test.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include "base/memory.h"

#define PAGE 4096
#define PAGES 256

/* Read-only data of the file, large enough to be seen. */
static const uint8_t table[PAGES * PAGE] = {
	[0] = 1, [PAGES * PAGE / 2] = 7, [PAGES * PAGE - 1] = 2
};
static const char *const names[] = { "one", "two", "three" }; /* relocated at start */

static uint8_t more[PAGES * PAGE]; /* a fault for each page */

static unsigned touch(void)
{
	unsigned sum = 0;

	for (size_t i = 0; i < sizeof(table); i++)
		sum += ((const volatile uint8_t *)table)[i];
	return sum;
}

/* How many whole pages of the table are mapped in. */
static unsigned present(void)
{
	uintptr_t first = ((uintptr_t)table + PAGE - 1) / PAGE;
	int fd = open("/proc/self/pagemap", O_RDONLY);
	uint64_t entry[PAGES - 1];
	unsigned n = 0;

	assert_true(fd >= 0);
	assert_int_equal(pread(fd, entry, sizeof(entry), (off_t)(first * sizeof(entry[0]))),
			 sizeof(entry));
	close(fd);
	for (size_t i = 0; i < PAGES - 1; i++)
		n += entry[i] >> 63;
	return n;
}

static void test_give_back(void **state)
{
	char *heap = strdup("stays");

	assert_int_equal(touch(), 10);
	assert_int_equal(present(), PAGES - 1);
	memory_give_back();
	assert_true(present() < PAGES / 4); /* the kernel maps some around each fault */
	assert_string_equal(names[2], "three");
	assert_string_equal(heap, "stays");
	assert_int_equal(touch(), 10);
	assert_int_equal(present(), PAGES - 1);
	free(heap);
}

static uint64_t cpu_ms(void)
{
	struct rusage u;

	assert_int_equal(getrusage(RUSAGE_SELF, &u), 0);
	return (uint64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000 +
	       (uint64_t)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000;
}

static void test_watch(void **state)
{
	struct fake_clock clk = { .now = 1000 };
	struct timerq *q = timerq_new(fake_clock_now, &clk);
	struct memory_watch w = {0};
	uint64_t end;

	memory_watch_start(&w, q);
	clk.now += 2000;
	timerq_run(q); /* the process's start-up counts as work or not: all the same here */
	memory_give_back();

	/* at work: 200 ms of the next two seconds, and enough is touched to be worth a round */
	touch();
	memset(more, 1, sizeof(more));
	for (end = cpu_ms() + 200; cpu_ms() < end;)
		;
	clk.now += 2000;
	timerq_run(q);
	assert_int_equal(present(), PAGES - 1);

	/* at rest */
	clk.now += 2000;
	timerq_run(q);
	assert_true(present() < PAGES / 4); /* the kernel maps some around each fault */

	/* nothing new was touched: not again and again */
	clk.now += 2000;
	timerq_run(q);
	assert_int_equal(touch(), 10);
	clk.now += 1000; /* not yet time */
	timerq_run(q);
	assert_int_equal(present(), PAGES - 1);
	timer_cancel(&w.timer);
	timerq_free(q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_give_back),
		cmocka_unit_test(test_watch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
