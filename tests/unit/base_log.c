/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages: text, stamps, levels, the ring's byte count, sinks that misbehave.
 */
#include "tests/unit/test.h"
#include <regex.h>
#include "base/log.h"

static struct str seen;
static unsigned calls;

static void on_line(enum log_level level, const char *line, void *arg)
{
	calls++;
	str_printf(&seen, "%d|%s\n", level, line);
}

static int setup(void **state)
{
	const struct log_stamp_conf none = { .kind = LOG_STAMP_NONE };

	log_init();
	log_set_stamps(false, &none);
	log_set_stamps(true, &none);
	calls = 0;
	return 0;
}

static int teardown(void **state)
{
	log_close();
	str_free(&seen);
	return 0;
}

static void assert_ring(const char *want)
{
	struct str out = { 0 };

	log_ring_render(&out);
	assert_string_equal(str_text(&out), want);
	str_free(&out);
}

static void assert_ring_matches(const char *pattern)
{
	struct str out = { 0 };
	regex_t re;

	log_ring_render(&out);
	assert_int_equal(regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB), 0);
	if (regexec(&re, str_text(&out), 0, NULL, 0) != 0)
		fail_msg("'%s' does not match %s", str_text(&out), pattern);
	regfree(&re);
	str_free(&out);
	log_ring_clear();
}

static void test_levels(void **state)
{
	struct log_sink *s = log_sink_add(LOG_LV_NOTICE, on_line, NULL);

	log_msg("SYS", LOG_LV_NOTICE, "CONFIG_I", "Configured from %s by %s", "console", "console");
	log_msg("LINK", LOG_LV_ERR, "UPDOWN", "Interface Tunnel0, changed state to up");
	log_msg("X", LOG_LV_INFO, "Y", "not for this sink");
	log_debug("nor this");
	assert_string_equal(str_text(&seen),
			    "5|%SYS-5-CONFIG_I: Configured from console by console\n"
			    "3|%LINK-3-UPDOWN: Interface Tunnel0, changed state to up\n");
	assert_int_equal(log_sink_count(s), 2);
	log_sink_set_level(s, LOG_LV_DEBUG);
	log_debug("IKEv2:%d", 1);
	assert_int_equal(log_sink_count(s), 3);
	log_sink_free(s);
	log_msg("X", LOG_LV_EMERG, "Y", "nobody listens");
	assert_int_equal(calls, 3);
	assert_int_equal(log_ring_count(), 6);
	assert_string_equal(log_level_name(LOG_LV_DEBUG), "debugging");
	assert_string_equal(log_level_name(LOG_LV_EMERG), "emergencies");
}

static void test_lines(void **state)
{
	struct log_sink *s = log_sink_add(LOG_LV_DEBUG, on_line, NULL);

	log_debug("one\ntwo\n");
	assert_string_equal(str_text(&seen), "7|one\n7|two\n7|\n");
	assert_int_equal(log_sink_count(s), 1);
	assert_ring("one\ntwo\n\n");
	log_sink_free(s);
}

static void test_ring(void **state)
{
	char big[200];

	assert_int_equal(log_ring_size(), 4096);
	log_ring_resize(20, LOG_LV_DEBUG, true);
	log_debug("123456789"); /* 10 with the newline */
	log_debug("abcdefghi");
	assert_ring("123456789\nabcdefghi\n");
	log_debug("x");
	assert_ring("abcdefghi\nx\n");
	log_ring_resize(5, LOG_LV_DEBUG, true);
	assert_ring("x\n");
	memset(big, 'b', sizeof(big));
	big[199] = '\0';
	log_debug("%s", big); /* pushes all out, fits itself not */
	assert_ring("");
	log_ring_resize(100, LOG_LV_WARNING, true);
	log_debug("above the level");
	log_msg("A", LOG_LV_WARNING, "B", "c");
	assert_ring("%A-4-B: c\n");
	log_ring_clear();
	assert_ring("");
	log_ring_resize(100, LOG_LV_DEBUG, false);
	log_debug("off");
	assert_ring("");
}

static void test_stamps(void **state)
{
	struct log_stamp_conf c = { .kind = LOG_STAMP_DATETIME, .msec = true };
	struct str out = { 0 };

	log_init(); /* the defaults */
	log_debug("a");
	assert_ring_matches("^\\*[A-Z][a-z]{2} [ 123][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}: a\n$");
	log_msg("A", LOG_LV_INFO, "B", "c");
	assert_ring_matches("^\\*[A-Z][a-z]{2} [ 123][0-9] [0-9:]{8}\\.[0-9]{3}: %A-6-B: c\n$");
	c.year = c.show_timezone = true;
	c.msec = false;
	log_set_stamps(false, &c);
	log_msg("A", LOG_LV_INFO, "B", "c");
	assert_ring_matches("^\\*[A-Z][a-z]{2} [ 123][0-9] 20[0-9]{2} [0-9:]{8} UTC: %A-6-B: c\n$");
	c = (struct log_stamp_conf){ .kind = LOG_STAMP_UPTIME };
	log_set_stamps(true, &c);
	log_debug("a");
	assert_ring_matches("^00:00:0[0-9]: a\n$");
	log_set_sequence_numbers(true);
	log_debug("a");
	assert_ring_matches("^000005: 00:00:0[0-9]: a\n$");
	log_time_render(&out, false);
	assert_int_equal(out.len, strlen("*Nov 23 13:00:00"));
	str_free(&out);
}

static struct log_sink *self;

static void on_noisy(enum log_level level, const char *line, void *arg)
{
	calls++;
	log_debug("again");
}

static void on_leaver(enum log_level level, const char *line, void *arg)
{
	calls++;
	log_sink_free(self);
}

static void test_bad_sinks(void **state)
{
	struct log_sink *noisy = log_sink_add(LOG_LV_DEBUG, on_noisy, NULL);

	log_debug("start");
	assert_in_range(calls, 1, 10);
	log_sink_free(noisy);
	calls = 0;
	self = log_sink_add(LOG_LV_DEBUG, on_leaver, NULL);
	log_debug("one\ntwo");
	log_debug("three");
	assert_int_equal(calls, 1);
}

static void test_post(void **state)
{
	struct loop *l = loop_new();

	log_post(l, "A", LOG_LV_ERR, "B", "n=%d", 7);
	assert_ring("");
	loop_once(l, 1000);
	assert_ring("%A-3-B: n=7\n");
	loop_free(l);
}

static void test_debug_switches(void **state)
{
	assert_false(log_debug_on(DBG_IKEV2));
	log_debug_set(DBG_IKEV2, true);
	log_debug_set(DBG_PACKET, true);
	assert_true(log_debug_on(DBG_IKEV2) && log_debug_on(DBG_PACKET));
	assert_false(log_debug_on(DBG_IPSEC));
	log_debug_set(DBG_IKEV2, false);
	assert_false(log_debug_on(DBG_IKEV2));
	assert_true(log_debug_on(DBG_PACKET));
	log_debug_all_off();
	assert_false(log_debug_on(DBG_PACKET));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_levels), T(test_lines), T(test_ring), T(test_stamps), T(test_bad_sinks),
		T(test_post), T(test_debug_switches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
