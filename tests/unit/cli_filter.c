/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Output filters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/util.h"
#include "cli/filter.h"

static const char text[] =
	"hostname R1\n"
	"!\n"
	"interface Tunnel0\n"
	" ip address 10.0.0.1 255.255.255.0\n"
	" tunnel source Gi1\n"
	"!\n"
	"router eigrp 1\n"
	" network 10.0.0.0\n"
	" interface note\n"
	"ip route 0.0.0.0 0.0.0.0 Null0\n";

static const char *run(const char *spec)
{
	static struct str out;
	struct filter f;
	size_t col;

	str_reset(&out);
	switch (filter_parse(&f, spec, &col)) {
	case FILTER_OK:
		filter_apply(&f, text, NULL, &out);
		break;
	case FILTER_INVALID:
		str_printf(&out, "invalid@%zu", col);
		break;
	case FILTER_INCOMPLETE:
		str_puts(&out, "incomplete");
		break;
	case FILTER_AMBIGUOUS:
		str_puts(&out, "ambiguous");
		break;
	case FILTER_BAD_REGEX:
		str_printf(&out, "regex@%zu", col);
		break;
	}
	filter_clear(&f);
	return str_text(&out);
}

static void test_kinds(void **state)
{
	assert_string_equal(run(" include ^interface"), "interface Tunnel0\n");
	assert_string_equal(run("i ^interface|^router"), "interface Tunnel0\nrouter eigrp 1\n");
	assert_string_equal(run("inc ip address .+ "), " ip address 10.0.0.1 255.255.255.0\n");
	assert_string_equal(run("begin ^ip route"), "ip route 0.0.0.0 0.0.0.0 Null0\n");
	assert_string_equal(run("b nothing"), "");
	assert_string_equal(run("exclude ^ |!|route"), "hostname R1\ninterface Tunnel0\n");
	assert_string_equal(run("count ^ [a-z]"), "Number of lines which match regexp = 4\n");
	assert_string_equal(run("count"), "Number of lines which match regexp = 10\n");
	assert_string_equal(run("section ^interface"),
			    "interface Tunnel0\n ip address 10.0.0.1 255.255.255.0\n"
			    " tunnel source Gi1\n");
	assert_string_equal(run("sec ^interface|^router"),
			    "interface Tunnel0\n ip address 10.0.0.1 255.255.255.0\n"
			    " tunnel source Gi1\nrouter eigrp 1\n network 10.0.0.0\n"
			    " interface note\n");
	assert_string_equal(run("section exclude interface|router"),
			    "hostname R1\n!\n!\nip route 0.0.0.0 0.0.0.0 Null0\n");
	assert_string_equal(run("section network"), " network 10.0.0.0\n");
}

static void test_refused(void **state)
{
	assert_string_equal(run(""), "incomplete");
	assert_string_equal(run(" include"), "incomplete");
	assert_string_equal(run("incxude x"), "invalid@3");
	assert_string_equal(run("  zap x"), "invalid@2");
	assert_string_equal(run("include a(b"), "regex@8");
	assert_string_equal(run("redirect"), "incomplete");
	assert_string_equal(run("redirect tftp://1.1.1.1/x"), "invalid@9");
	assert_string_equal(run("redirect flash:../x"), "invalid@9");
	assert_string_equal(run("append a b"), "invalid@9");
	assert_string_equal(run("redirect x"), "%Error opening flash:x (No device available)\n");
}

static void test_find(void **state)
{
	assert_int_equal(filter_find("show run | i x"), 9);
	assert_int_equal(filter_find("show run| i x"), 0);
	assert_int_equal(filter_find("show run"), 0);
	assert_int_equal(filter_find("| x"), 0);
}

static void file_is(const char *path, const char *want)
{
	char buf[512];
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(buf, 1, sizeof(buf) - 1, f);
	buf[n] = '\0';
	fclose(f);
	assert_string_equal(buf, want);
}

static void apply(const char *spec, const char *what, const char *dir, const char *want)
{
	struct str out = { 0 };
	struct filter f;
	size_t col;

	assert_int_equal(filter_parse(&f, spec, &col), FILTER_OK);
	filter_apply(&f, what, dir, &out);
	assert_string_equal(str_text(&out), want);
	filter_clear(&f);
	str_free(&out);
}

static void test_files(void **state)
{
	char dir[] = "/tmp/flexsh-filter-XXXXXX", path[64];

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/out.txt", dir);
	apply("redirect flash:out.txt", "one\n", dir, "");
	file_is(path, "one\n");
	apply("append bootflash:/out.txt", "two\n", dir, "");
	file_is(path, "one\ntwo\n");
	apply("tee /append out.txt", "three\n", dir, "three\n");
	file_is(path, "one\ntwo\nthree\n");
	apply("tee out.txt", "new\n", dir, "new\n");
	file_is(path, "new\n");
	unlink(path);
	rmdir(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_find), cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
