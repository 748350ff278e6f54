/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration files: write, copy, erase, startup, archive, configure replace and revert, as typed
 * in a session, on a router that has only a directory.
 */
#include "test.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/conf.h"
#include "cli/exec_int.h"
#include "cli/feed.h"
#include "cli/files.h"

static struct gram *gram;

struct desk {
	struct router rt;
	struct cli_ctx c;
	struct str out;
	char dir[64];
};

static void desk_open(struct desk *d)
{
	memset(d, 0, sizeof(*d));
	str_copy(d->dir, sizeof(d->dir), "/tmp/flexsh-startup-XXXXXX");
	assert_non_null(mkdtemp(d->dir));
	d->rt.gram = gram;
	d->rt.running = cfg_new();
	d->rt.loop = loop_new();
	d->rt.state_dir = d->dir;
	str_copy(d->rt.hostname, sizeof(d->rt.hostname), "Router");
	d->c.rt = &d->rt;
	d->c.cfg = d->rt.running;
	d->c.out = &d->out;
	d->c.mode = MODE_EXEC;
	d->c.privilege = 15;
	d->c.who = "console";
	d->c.interactive = true;
}

static void desk_close(struct desk *d)
{
	DIR *dir = opendir(d->dir);
	struct dirent *e;

	cli_release(&d->c);
	archive_free(&d->rt);
	cfg_free(d->rt.running);
	loop_free(d->rt.loop);
	str_free(&d->out);
	while (dir && (e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			unlinkat(dirfd(dir), e->d_name, 0);
	if (dir)
		closedir(dir);
	assert_int_equal(rmdir(d->dir), 0);
}

static const char *type(struct desk *d, const char *line)
{
	str_reset(&d->out);
	cli_exec(&d->c, line, 0);
	return str_text(&d->out);
}

static void configure(struct desk *d, const char *text)
{
	cli_enter(&d->c, MODE_CONFIG, NULL);
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		type(d, line);
		assert_int_equal(d->c.errors, 0);
		free(line);
		text += n + (text[n] == '\n');
	}
	d->c.mode = MODE_EXEC;
	d->c.depth = 0;
}

static char *text_of(struct desk *d)
{
	struct str s = { 0 };

	cfg_render(d->rt.running, &s, false);
	return str_steal(&s);
}

static bool has(const char *text, const char *part)
{
	if (strstr(text, part))
		return true;
	print_message("no \"%s\" in:\n%s\n", part, text);
	return false;
}

static void test_write_and_load(void **state)
{
	struct desk d, e;
	struct str errors = { 0 };
	struct stat st;
	char *path, *one, *two;

	desk_open(&d);
	desk_open(&e);
	configure(&d, "hostname KEEP\ninterface Loopback0\nip address 10.0.0.1 255.255.255.255\n"
		      "banner motd #one\ntwo#\nusername a password 0 b");
	assert_string_equal(type(&d, "write memory"), "Building configuration...\n[OK]\n");
	assert_int_equal(d.rt.saved_generation, d.rt.running->generation);
	path = file_path(&d.rt, "nvram:startup-config");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);

	assert_int_equal(config_load_file(&e.rt, path, &errors), 0);
	assert_int_equal(errors.len, 0);
	assert_string_equal(e.rt.hostname, "KEEP");
	one = text_of(&d);
	two = text_of(&e);
	assert_string_equal(one, two);
	free(one);
	free(two);

	/* with copy the name is asked for */
	assert_string_equal(type(&d, "copy running-config startup-config"),
			    "Destination filename [startup-config]? ");
	assert_string_equal(type(&d, ""), "Building configuration...\n[OK]\n");
	/* erase asks too */
	assert_true(has(type(&d, "erase startup-config"), "[confirm]"));
	assert_string_equal(type(&d, "n"), "");
	assert_int_equal(stat(path, &st), 0);
	type(&d, "write erase");
	assert_true(has(type(&d, ""), "[OK]\nErase of nvram: complete\n"));
	assert_int_not_equal(stat(path, &st), 0);
	free(path);
	desk_close(&e);
	desk_close(&d);
}

static void test_startup_errors(void **state)
{
	static const char file[] =
		"hostname X\nbogus line\ninterface Loopback0\n ip address 1.2.3 4\n"
		" ip address 10.0.0.1 255.255.255.255\nend\n";
	struct desk d;
	struct str errors = { 0 };
	char *path;

	desk_open(&d);
	path = file_path(&d.rt, "flash:a");
	assert_int_equal(file_write(path, file, sizeof(file) - 1), 0);
	assert_int_equal(config_load_file(&d.rt, path, &errors), 2);
	assert_true(has(str_text(&errors), "a:2: "));
	assert_true(has(str_text(&errors), "a:4: "));
	assert_non_null(cfg_interface(d.rt.running, "Loopback0"));
	assert_string_equal(d.rt.hostname, "X");
	assert_true(config_load_file(&d.rt, "/nonexistent/file", &errors) < 0);
	str_free(&errors);
	free(path);
	desk_close(&d);
}

static void test_copy(void **state)
{
	char *path, *within;
	struct desk d;

	desk_open(&d);
	configure(&d, "hostname ONE\nip route 10.0.0.0 255.0.0.0 Null0");
	assert_string_equal(type(&d, "copy running-config flash:z"), "Destination filename [z]? ");
	assert_true(has(type(&d, "a"), "bytes copied in "));
	assert_true(has(type(&d, "rename flash:a flash:b"), "Destination filename [b]? "));
	assert_string_equal(type(&d, ""), "");
	assert_true(has(type(&d, "rename flash:a flash:b"), "Destination"));
	assert_true(has(type(&d, ""), "%Error renaming flash:a (File exists)"));
	assert_true(has(type(&d, "delete flash:b"), "Delete filename [b]? "));
	assert_string_equal(type(&d, ""), "Delete bootflash:/b? [confirm]");
	assert_string_equal(type(&d, "n"), "");
	assert_string_equal(type(&d, "delete /force flash:b"), "");
	assert_true(has(type(&d, "delete /force flash:b"), "(No such file or directory)"));
	configure(&d, "file prompt quiet");
	assert_true(has(type(&d, "copy running-config flash:a"), "bytes copied in "));
	configure(&d, "hostname TWO\nno ip route 10.0.0.0 255.0.0.0 Null0\nip route 10.1.0.0 "
		      "255.255.0.0 Null0");
	assert_true(has(type(&d, "copy flash:a running-config"), "bytes copied in "));
	/* merged: both routes */
	assert_non_null(cfg_find(&d.rt.running->root, "ip route 10.0.0.0"));
	assert_non_null(cfg_find(&d.rt.running->root, "ip route 10.1.0.0"));
	assert_string_equal(d.rt.hostname, "ONE");
	assert_true(has(type(&d, "copy flash:none running-config"),
			"%Error opening flash:none (No such file or directory)\n"));
	/* no way out of the directory */
	assert_true(has(type(&d, "copy flash:../../etc/passwd running-config"), "%Error opening"));
	assert_true(has(type(&d, "copy running-config flash:../evil"), "bytes copied in "));
	path = file_path(&d.rt, "flash:../../evil");
	within = file_path(&d.rt, "flash:evil");
	assert_string_equal(path, within); /* above the top is the top */
	assert_int_equal(access(within, F_OK), 0);
	free(path);
	free(within);
	assert_null(file_path(&d.rt, "flash:.hidden"));
	assert_null(file_path(&d.rt, "flash:"));
	desk_close(&d);
}

static void test_replace(void **state)
{
	struct desk d;
	char *before, *after, *path;

	desk_open(&d);
	configure(
		&d,
		"hostname BASE\ninterface Loopback0\nip address 10.0.0.1 255.255.255.255\nip route "
		"10.0.0.0 255.0.0.0 Null0");
	before = text_of(&d);
	type(&d, "copy running-config flash:a");
	type(&d, "");
	configure(&d, "hostname CHANGED\nno interface Loopback0\ninterface Loopback1\nip address "
		      "10.9.9.9 "
		      "255.255.255.255\nno ip route 10.0.0.0 255.0.0.0 Null0");
	assert_true(
		has(type(&d, "show archive config differences flash:a"), "+hostname CHANGED\n"));

	/* no: nothing happens */
	assert_true(has(type(&d, "configure replace flash:a"), "Enter Y if you are sure"));
	assert_string_equal(type(&d, "no"), "");
	assert_string_equal(d.rt.hostname, "CHANGED");
	type(&d, "configure replace flash:a list");
	assert_true(has(type(&d, "y"), "no interface Loopback1\n"));
	assert_true(has(str_text(&d.out), "Total number of passes: 1\nRollback Done\n"));
	after = text_of(&d);
	assert_string_equal(before, after);
	assert_string_equal(d.rt.hostname, "BASE");
	assert_true(
		has(type(&d, "configure replace flash:a force"), "Total number of passes: 0\n"));
	free(after);

	/* a file with a bad line is not put in place at all */
	path = file_path(&d.rt, "b");
	assert_int_equal(file_write(path, "hostname BAD\nbogus\n", 19), 0);
	free(path);
	assert_true(has(type(&d, "configure replace flash:b force"), "%Rollback aborted"));
	after = text_of(&d);
	assert_string_equal(before, after);
	free(before);
	free(after);
	desk_close(&d);
}

static void test_revert(void **state)
{
	struct desk d;

	desk_open(&d);
	configure(&d, "hostname SAFE");
	assert_true(has(type(&d, "configure confirm"), "%No Rollback Confirmed Change pending\n"));
	type(&d, "configure terminal revert timer 5");
	assert_int_equal(d.c.mode, MODE_CONFIG);
	type(&d, "hostname RISKY");
	d.c.mode = MODE_EXEC;
	assert_true(has(type(&d, "configure revert now"), "Rollback Done\n"));
	assert_string_equal(d.rt.hostname, "SAFE");

	type(&d, "configure terminal revert timer 1");
	type(&d, "hostname GOOD");
	d.c.mode = MODE_EXEC;
	assert_string_equal(type(&d, "configure confirm"), "");
	assert_string_equal(d.rt.hostname, "GOOD");
	assert_true(
		has(type(&d, "configure revert now"), "%No Rollback Confirmed Change pending\n"));
	desk_close(&d);
}

static unsigned archived(struct desk *d)
{
	const char *s = type(d, "show archive"), *n = strstr(s, "currently ");

	return n ? (unsigned)strtoul(n + 10, NULL, 10) : 0;
}

static void test_archive(void **state)
{
	struct desk d;

	desk_open(&d);
	assert_string_equal(type(&d, "show archive"), "Archive feature not enabled\n");
	assert_true(has(type(&d, "archive config"), "%Archive: the path is not set"));
	configure(&d, "hostname ARC\narchive\npath flash:$h-cfg\nmaximum 3\nwrite-memory");
	assert_int_equal(archived(&d), 0);
	for (unsigned i = 1; i <= 6; i++) {
		assert_string_equal(type(&d, "archive config"), "");
		assert_int_equal(archived(&d), MIN(i, 3u));
	}
	assert_true(has(type(&d, "show archive"), "   3        flash:ARC-cfg-"));
	assert_true(has(type(&d, "show archive"), "-5 <- Most Recent\n"));
	assert_true(has(type(&d, "show archive"), "will be named flash:ARC-cfg-<timestamp>-6\n"));
	type(&d, "write memory");
	assert_true(has(type(&d, "show archive"), "-6 <- Most Recent\n"));
	desk_close(&d);
}

static int setup(void **state)
{
	struct str err = { 0 };

	log_init();
	gram = gram_compile(all_tables, n_all_tables, &err);
	str_free(&err);
	return gram ? 0 : -1;
}

static int teardown(void **state)
{
	gram_free(gram);
	log_close();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write_and_load), cmocka_unit_test(test_startup_errors),
		cmocka_unit_test(test_copy),	       cmocka_unit_test(test_replace),
		cmocka_unit_test(test_revert),	       cmocka_unit_test(test_archive),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
