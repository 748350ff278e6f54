/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes a client may send on a vty: telnet commands, control keys, pastes, answers to
 * questions and --More--, cut anywhere. The first byte chooses telnet or raw, whether a login is
 * asked for, and whether the client reads, half-closes or vanishes. Whatever it is, the session
 * ends after the client, with never a long silence before, and nothing is left behind. Only tables
 * that touch nothing outside of the process.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "cli/router.h"
#include "cli/session_int.h"

#define PATIENCE_MS 8000

enum { RAW = 1, LOGIN = 2, DEAF = 4, VANISH = 8, COMMAND = 16 };

extern const struct gram_row core_rows[], global_rows[], if_rows[], show_config_rows[];

static struct router rt;

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

static void setup(void)
{
	static const struct gram_row *const tables[] = { core_rows, global_rows, if_rows,
							 show_config_rows };
	struct str err = { 0 };

	signal(SIGPIPE, SIG_IGN);
	log_init();
	rt.gram = gram_compile(tables, ARRAY_SIZE(tables), &err);
	must(rt.gram != NULL, str_text(&err));
	rt.loop = loop_new();
	rt.sessions = sessions_new(&rt);
	str_copy(rt.hostname, sizeof(rt.hostname), "R1");
}

static void configure(bool login)
{
	struct user_conf user = { .name = "u", .privilege = 15, .secret = "0 p" };
	struct sessions_conf c = { .n_vty = 1, .users = &user, .n_users = 1,
				   .enable_secret = "0 e", .banner_motd = "hello" };

	c.vty[0] = (struct line_conf){ .length = 6, .width = 80, .privilege = 15, .attempts = 3,
				       .transport_telnet = true,
				       .methods = { login ? AUTH_LOCAL : AUTH_NONE } };
	c.con = c.vty[0];
	sessions_configure(rt.sessions, &c);
}

/* Read what is there; true: something was. */
static bool drain(int fd)
{
	char buf[65536];
	bool some = false;

	while (recv(fd, buf, sizeof(buf), MSG_DONTWAIT) > 0)
		some = true;
	return some;
}

static bool any(const struct session_info *i, void *arg)
{
	*(bool *)arg = true;
	return false;
}

static bool session_there(void)
{
	bool there = false;

	sessions_walk(rt.sessions, NULL, any, &there);
	return there;
}

static void play(int fd, const uint8_t *data, size_t size, unsigned how)
{
	uint64_t end = mono_ms(NULL) + PATIENCE_MS;

	while (size && session_there()) {
		ssize_t n = send(fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n > 0) {
			data += n;
			size -= (size_t)n;
		}
		loop_once(rt.loop, 0);
		if (!(how & DEAF) && drain(fd))
			end = mono_ms(NULL) + PATIENCE_MS;
		if (mono_ms(NULL) > end) {
			must(how & DEAF, "input is not taken");
			break;
		}
		if (how & DEAF && n < 0)
			break;
	}
	if (how & (VANISH | DEAF))
		close(fd);
	else
		shutdown(fd, SHUT_WR);
	end = mono_ms(NULL) + PATIENCE_MS;
	while (session_there()) {
		loop_once(rt.loop, 10);
		if (!(how & (VANISH | DEAF)) && drain(fd))
			end = mono_ms(NULL) + PATIENCE_MS; /* it works off what was typed */
		must(mono_ms(NULL) < end, "the session does not end with its client");
	}
	if (!(how & (VANISH | DEAF)))
		close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vty_origin o = { .kind = SESSION_VTY, .from = "192.0.2.9" };
	unsigned how;
	char *command;
	int sp[2];

	if (!rt.loop)
		setup();
	if (size < 1 || size > 20000)
		return 0;
	how = data[0];
	rt.running = cfg_new();
	configure(how & LOGIN);
	must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sp) == 0, "socketpair");
	fcntl(sp[1], F_SETFL, O_NONBLOCK);
	command = how & COMMAND ? xstrndup((const char *)data + 1, size - 1) : NULL;
	o.fd = sp[1];
	o.telnet = !(how & RAW);
	o.command = command;
	o.user = command ? "u" : NULL;
	o.privilege = 15;
	must(vty_new(rt.sessions, &o) != NULL, "no session");
	play(sp[0], data + 1, size - 1, how);
	free(command);
	cfg_free(rt.running);
	rt.running = NULL;
	rt.applied_generation = 0;
	return 0;
}
