/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions in one process: clients in threads of their own, the control thread's loop between them.
 * Meant to be run under the thread sanitizer too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "cli/outgoing.h"
#include "cli/session_int.h"

#define CLIENTS 6
#define WAIT_MS 20000

static struct router rt;
static char dir[] = "/tmp/flexsh-session-XXXXXX";
static char path[64];
static atomic_int left, bad;

struct client {
	pthread_t thread;
	int number, fd;
	char buf[262144];
	size_t len;
};

static void complain(struct client *c, const char *what)
{
	fprintf(stderr, "client %d: no %s in \"%s\"\n", c->number, what,
		c->buf + (c->len > 200 ? c->len - 200 : 0));
	atomic_fetch_add(&bad, 1);
}

/* Read until the text ends with `end`; drops what was before. */
static bool until(struct client *c, const char *end)
{
	size_t n = strlen(end);

	c->len = 0;
	for (;;) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		ssize_t k;

		if (c->len >= n && !memcmp(c->buf + c->len - n, end, n))
			return true;
		if (poll(&p, 1, WAIT_MS) != 1)
			break;
		k = recv(c->fd, c->buf + c->len, sizeof(c->buf) - 1 - c->len, 0);
		if (k <= 0)
			break;
		c->len += (size_t)k;
		c->buf[c->len] = '\0';
	}
	complain(c, end);
	return false;
}

static void type(struct client *c, const char *keys)
{
	if (send(c->fd, keys, strlen(keys), MSG_NOSIGNAL) < 0)
		complain(c, "way to write");
}

static int dial(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	str_copy(a.sun_path, sizeof(a.sun_path), path);
	if (connect(fd, (struct sockaddr *)&a, sizeof(a)) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void configure(struct client *c)
{
	char line[128];

	type(c, "configure terminal\r");
	if (!until(c, "R1(config)#"))
		return;
	for (int i = 0; i < 50; i++) {
		snprintf(line, sizeof(line), "ip host c%dn%d 10.0.%d.%d\r", c->number, i, c->number,
			 i + 1);
		type(c, line);
	}
	type(c, "end\r");
	until(c, "R1#");
	/* the prompt may be one of those in the middle of the paste: ask something last */
	type(c, "show running-config | count ^ip host c");
	snprintf(line, sizeof(line), "%dn\r", c->number);
	type(c, line);
	if (until(c, "regexp = 50\r\nR1#"))
		return;
}

static void *client_main(void *arg)
{
	struct client *c = arg;

	c->fd = dial();
	if (c->fd < 0 || !until(c, "R1#"))
		goto out;
	type(c, "terminal len\t0\r");
	if (!until(c, "terminal length 0\r\nR1#"))
		goto out;
	type(c, "show priv?");
	if (!until(c, "privilege\r\n\r\nR1#show priv"))
		goto out;
	type(c, "\r");
	if (!until(c, "level is 15\r\nR1#"))
		goto out;
	configure(c);
	switch (c->number % 3) {
	case 0:
		type(c, "exit\r");
		break;
	case 1: /* in the middle of a page */
		type(c, "terminal length 5\rshow running-config all\r");
		until(c, "--More-- ");
		break;
	default: /* in the middle of a line */
		type(c, "show runn");
		break;
	}
out:
	if (c->fd >= 0)
		close(c->fd);
	if (atomic_fetch_sub(&left, 1) == 1)
		loop_stop(rt.loop);
	return NULL;
}

static bool count(const struct session_info *i, void *arg)
{
	(*(int *)arg)++;
	return true;
}

static int sessions_left(void)
{
	int n = 0;

	sessions_walk(rt.sessions, NULL, count, &n);
	return n;
}

static void test_clients(void **state)
{
	struct client *c = xcalloc(CLIENTS, sizeof(*c));

	atomic_store(&left, CLIENTS);
	for (int i = 0; i < CLIENTS; i++) {
		c[i].number = i;
		c[i].fd = -1;
		assert_int_equal(pthread_create(&c[i].thread, NULL, client_main, &c[i]), 0);
	}
	loop_run(rt.loop);
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(c[i].thread, NULL);
	assert_int_equal(atomic_load(&bad), 0);
	/* all of them are noticed to be gone */
	for (int i = 0; i < 200 && sessions_left(); i++)
		loop_once(rt.loop, 20);
	assert_int_equal(sessions_left(), 0);
	free(c);
}

/* The router ends while clients are in the middle of things. */
static void test_end(void **state)
{
	int fd[4];

	for (size_t i = 0; i < ARRAY_SIZE(fd); i++) {
		fd[i] = dial();
		assert_true(fd[i] >= 0);
		assert_true(send(fd[i], "terminal length 3\rshow run", 26, MSG_NOSIGNAL) > 0);
		if (i % 2)
			assert_true(send(fd[i], "\rshow run\r", 10, MSG_NOSIGNAL) > 0);
	}
	for (int i = 0; i < 20; i++)
		loop_once(rt.loop, 10);
	sessions_free(rt.sessions);
	rt.sessions = NULL;
	for (size_t i = 0; i < ARRAY_SIZE(fd); i++)
		close(fd[i]);
}

/* --- the times of a line --- */

static char text[16384]; /* what read_until() saw */

static void read_until(int fd, const char *what)
{
	size_t len = 0;

	memset(text, 0, sizeof(text));

	for (int i = 0; i < 2000 && !strstr(text, what); i++) {
		ssize_t n;

		loop_once(rt.loop, 10);
		n = recv(fd, text + len, sizeof(text) - 1 - len, MSG_DONTWAIT);
		if (n > 0)
			text[len += (size_t)n] = '\0';
		if (n == 0)
			break;
	}
	if (!strstr(text, what))
		fail_msg("no %s in %s", what, text);
}

static int line_open(struct sessions_conf *conf)
{
	int sp[2];

	conf->n_vty = 1;
	conf->vty[0].privilege = 15;
	conf->vty[0].methods[0] = AUTH_NONE;
	conf->vty[0].escape = LINE_ESCAPE;
	sessions_configure(rt.sessions, conf);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sp), 0);
	assert_non_null(vty_new(rt.sessions, &(struct vty_origin){ .fd = sp[0], .kind = SESSION_VTY,
								   .from = "192.0.2.9" }));
	read_until(sp[1], "R1#");
	return sp[1];
}

/* Its thread ends a moment after the connection. */
static void gone(int fd)
{
	close(fd);
	for (int i = 0; i < 500 && rt.sessions->list; i++)
		loop_once(rt.loop, 20);
	assert_null(rt.sessions->list);
}

static void line_closed(int fd)
{
	char c[64];

	for (int i = 0; i < 2000; i++) {
		loop_once(rt.loop, 10);
		if (recv(fd, c, sizeof(c), MSG_DONTWAIT) == 0)
			break;
	}
	assert_int_equal(recv(fd, c, sizeof(c), MSG_DONTWAIT), 0);
	gone(fd);
}

/* Esc-U where the editor would have to redraw too much: the word stays as it is, and once. */
static void test_long_word(void **state)
{
	struct sessions_conf conf = { 0 };
	char keys[610] = "! ";
	int fd = line_open(&conf);

	memset(keys + 2, 'a', 600);
	strcat(keys, "\033b\033u");
	assert_true(send(fd, keys, strlen(keys), MSG_NOSIGNAL) > 0);
	assert_true(send(fd, "\r! end\r", 7, MSG_NOSIGNAL) > 0);
	read_until(fd, "! end\r\n");
	assert_null(strchr(text, 'A'));
	assert_true(send(fd, "! word\033b\033u\r", 11, MSG_NOSIGNAL) > 0);
	read_until(fd, "WORD\r\n");
	gone(fd);
}

static void test_absolute_timeout(void **state)
{
	struct sessions_conf conf = { 0 };
	int fd;

	conf.vty[0].absolute_s = 60;
	conf.vty[0].warning_s = 20;
	fd = line_open(&conf);
	rt.sessions->list->began -= 45000;
	read_until(fd, "* Line timeout in 1");
	rt.sessions->list->began -= 15000;
	read_until(fd, "* Line timeout expired\r\n");
	line_closed(fd);
}

static void test_session_timeout(void **state)
{
	struct sessions_conf conf = { 0 };
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t len = sizeof(a);
	int far = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), fd;
	char line[64];

	assert_int_equal(bind(far, (struct sockaddr *)&a, sizeof(a)), 0);
	assert_int_equal(listen(far, 1), 0);
	assert_int_equal(getsockname(far, (struct sockaddr *)&a, &len), 0);
	conf.vty[0].session_timeout_s = 60;
	fd = line_open(&conf);
	snprintf(line, sizeof(line), "telnet 127.0.0.1 %u\r", ntohs(a.sin_port));
	assert_true(send_all(fd, line, strlen(line)));
	read_until(fd, "Open\r\n");
	rt.sessions->list->last_input -= 60000;
	read_until(fd, "[Connection to 127.0.0.1 idle too long; timed out]\r\nR1#");
	assert_null(outgoing_current(&rt.sessions->list->ctx));
	close(far);
	rt.sessions->list->ctx.want_close = true;
	assert_true(send_all(fd, "exit\r", 5));
	line_closed(fd);
}

static void test_no_exec(void **state)
{
	struct sessions_conf conf = { .n_vty = 1 };
	int sp[2];

	conf.vty[0].no_exec = true;
	sessions_configure(rt.sessions, &conf);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sp), 0);
	assert_non_null(vty_new(rt.sessions, &(struct vty_origin){ .fd = sp[0], .kind = SESSION_VTY,
								   .from = "" }));
	line_closed(sp[1]);
}

static void test_escape_key(void **state)
{
	assert_int_equal(line_escape_key("3"), 3);
	assert_int_equal(line_escape_key("^C"), 3);
	assert_int_equal(line_escape_key("x"), 'x');
	assert_int_equal(line_escape_key("NONE"), -1);
	assert_int_equal(line_escape_key("DEFAULT"), LINE_ESCAPE);
	assert_int_equal(line_escape_key("120"), 120);
}

static int setup(void **state)
{
	struct str err = { 0 };

	signal(SIGPIPE, SIG_IGN);
	if (!mkdtemp(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/con", dir);
	log_init();
	rt.gram = gram_compile(all_tables, n_all_tables, &err);
	if (!rt.gram)
		return -1;
	rt.running = cfg_new();
	rt.loop = loop_new();
	str_copy(rt.hostname, sizeof(rt.hostname), "R1");
	rt.sessions = sessions_new(&rt);
	return sessions_listen_unix(rt.sessions, path);
}

static int teardown(void **state)
{
	sessions_free(rt.sessions);
	loop_free(rt.loop);
	cfg_free(rt.running);
	gram_free(rt.gram);
	log_close();
	rmdir(dir);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clients),
		cmocka_unit_test(test_long_word),
		cmocka_unit_test(test_absolute_timeout),
		cmocka_unit_test(test_session_timeout), cmocka_unit_test(test_no_exec),
		cmocka_unit_test(test_escape_key),	 cmocka_unit_test(test_end),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
