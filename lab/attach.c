/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reaching a running node: flexlab console (a terminal on the router's console socket), exec (single
 * commands), run (a Linux command inside the node's network namespace), and orders to the keeper.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include <utlist.h>

#include "base/ifname.h"
#include "lab/cmd.h"
#include "lab/keeper.h"

#define QUIET_MS 1000
#define ESCAPE 0x1d /* Ctrl-], as telnet */

static int node_connect(const struct run *r, const struct run_node *n, const char *file)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	char *path = xasprintf("%s/%s/%s", r->base, n->name, file);
	int fd = -1;

	if (n->kind != LAB_ROUTER) {
		cmd_fail("%s is not a router; try flexlab run %s COMMAND", n->name, n->name);
	} else if (!n->proc.pid) {
		cmd_fail("%s is not running: %s", n->name, n->note);
	} else if (!str_copy(sun.sun_path, sizeof(sun.sun_path), path)) {
		cmd_fail("%s: too long for a socket", path);
	} else {
		fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (fd < 0 || connect(fd, (struct sockaddr *)&sun, sizeof(sun)) < 0) {
			cmd_fail("%s: no console: %s", n->name, strerror(errno));
			if (fd >= 0)
				close(fd);
			fd = -1;
		}
	}
	free(path);
	return fd;
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t w = write(fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return false;
		p += w;
		n -= (size_t)w;
	}
	return true;
}

/* Bytes both ways until the router closes, the user types Ctrl-], or a pipe has been answered: a
 * session has no end of input, so a second of silence after the last line is the end of the answer. */
static void console_relay(int fd, bool tty)
{
	struct pollfd p[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
			       { .fd = fd, .events = POLLIN } };
	char buf[4096];

	for (;;) {
		ssize_t n;
		int ready = poll(p, 2, p[0].fd < 0 ? QUIET_MS : -1);

		if (ready == 0 || (ready < 0 && errno != EINTR))
			return;
		if (ready < 0)
			continue;
		if (p[1].revents) {
			n = read(fd, buf, sizeof(buf));
			if (n <= 0 || !write_all(STDOUT_FILENO, buf, (size_t)n))
				return;
		}
		if (p[0].fd >= 0 && p[0].revents) {
			const char *esc;

			n = read(STDIN_FILENO, buf, sizeof(buf));
			if (n <= 0) {
				if (tty)
					return;
				p[0].fd = -1; /* the answer may still be on its way */
				continue;
			}
			esc = tty ? memchr(buf, ESCAPE, (size_t)n) : NULL;
			if (!write_all(fd, buf, (size_t)(esc ? esc - buf : n)) || esc)
				return;
		}
	}
}

int cmd_console(int argc, char **argv)
{
	bool tty = isatty(STDIN_FILENO);
	struct termios old, raw;
	struct run_node *n;
	struct run r = { 0 };
	int fd, rc = 1;

	if (argc != 1)
		return usage_error("console takes one node");
	n = node_resolve(&r, argv[0]);
	fd = n ? node_connect(&r, n, "console") : -1;
	if (fd >= 0) {
		signal(SIGPIPE, SIG_IGN);
		if (tty && tcgetattr(STDIN_FILENO, &old) == 0) {
			fprintf(stderr, "Connected to %s. Ctrl-] detaches.\r\n", n->name);
			raw = old;
			cfmakeraw(&raw);
			tcsetattr(STDIN_FILENO, TCSANOW, &raw);
		} else {
			tty = false;
		}
		console_relay(fd, tty);
		if (tty) {
			tcsetattr(STDIN_FILENO, TCSADRAIN, &old);
			fprintf(stderr, "\nDetached from %s.\n", n->name);
		}
		close(fd);
		rc = 0;
	}
	run_free(&r);
	return rc;
}

static bool commands_send(int fd, char *const *commands, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!write_all(fd, commands[i], strlen(commands[i])) || !write_all(fd, "\n", 1))
			return false;
	}
	return shutdown(fd, SHUT_WR) == 0;
}

int node_query(const struct run *r, const struct run_node *n, const char *command, struct str *out)
{
	char *const commands[] = { (char *)command };
	int fd = node_connect(r, n, "console.exec");
	char buf[8192];
	ssize_t got = -1;

	if (fd < 0)
		return -1;
	if (commands_send(fd, commands, 1)) {
		while ((got = read(fd, buf, sizeof(buf))) > 0)
			str_add(out, buf, (size_t)got);
	}
	close(fd);
	return got < 0 ? -1 : 0;
}

int cmd_exec(int argc, char **argv)
{
	struct run r = { 0 };
	struct run_node *node;
	char buf[8192];
	ssize_t n;
	bool ok;
	int fd;

	if (argc < 2)
		return usage_error("exec takes a node and one or more commands");
	node = node_resolve(&r, argv[0]);
	fd = node ? node_connect(&r, node, "console.exec") : -1;
	if (fd < 0) {
		run_free(&r);
		return 1;
	}
	signal(SIGPIPE, SIG_IGN);
	ok = commands_send(fd, argv + 1, (size_t)argc - 1);
	while (ok && (n = read(fd, buf, sizeof(buf))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0 && write_all(STDOUT_FILENO, buf, (size_t)n);
	}
	close(fd);
	if (!ok)
		cmd_fail("%s: the router closed the connection", node->name);
	run_free(&r);
	return ok ? 0 : 1;
}

/* --- orders to the keeper --- */

int keeper_ask(const struct run *r, const char *line, struct str *answer)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	char *path = xasprintf("%s/" CTL_NAME, r->base), buf[512];
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ssize_t n;

	if (fd < 0 || !str_copy(sun.sun_path, sizeof(sun.sun_path), path) ||
	    connect(fd, (struct sockaddr *)&sun, sizeof(sun)) < 0 ||
	    !write_all(fd, line, strlen(line))) {
		str_printf(answer, "%s: %s\n", path, strerror(errno));
	} else {
		while ((n = read(fd, buf, sizeof(buf))) > 0)
			str_add(answer, buf, (size_t)n);
	}
	if (fd >= 0)
		close(fd);
	free(path);
	return answer->len ? -1 : 0;
}

/* Send one order; say what came back, if anything. */
static int keeper_order(const struct run *r, const char *line)
{
	struct str answer = { 0 };

	return keeper_ask(r, line, &answer) < 0 ? cmd_fail_str(&answer) : 0;
}

int cmd_link(int argc, char **argv)
{
	char name[2 * LAB_NAME_LEN], ifname[IFACE_NAME_LEN], *colon, *line;
	struct run_node *n;
	struct run_port *p;
	struct run r = { 0 };
	int rc = 1;

	if (argc < 2 || argc > 3)
		return usage_error("link takes NODE:INTERFACE and down, up, loss P%% or delay Nms");
	if (!str_copy(name, sizeof(name), argv[0]) || !(colon = strchr(name, ':')))
		return usage_error("%s: not NODE:INTERFACE", argv[0]);
	*colon = '\0';
	n = node_resolve(&r, name);
	if (!n)
		return 1;
	if (n->kind != LAB_ROUTER || !iface_name_parse(colon + 1, ifname))
		str_copy(ifname, sizeof(ifname), colon + 1);
	p = run_port_find(&r, n->name, ifname);
	if (!p) {
		cmd_fail("%s has no cable at %s; see flexlab status", n->name, ifname);
	} else {
		line = xasprintf("link %s %s %s\n", p->tap, argv[1], argc > 2 ? argv[2] : "");
		rc = keeper_order(&r, line);
		free(line);
	}
	run_free(&r);
	return rc;
}

static int order(const struct run *r, const char *verb, const char *what, const char *how)
{
	char *line = xasprintf("%s %s %s\n", verb, what, how);
	int rc = keeper_order(r, line);

	free(line);
	return rc;
}

/* The whole laboratory as it began: cables whole and plugged in, every router anew. */
static int reset_all(void)
{
	struct run r = { 0 };
	struct run_port *p;
	struct run_node *n;
	int rc = 0;

	if (run_resolve(&r, NULL) < 0)
		return 1;
	DL_FOREACH(r.ports, p) {
		if (p->loss)
			rc |= order(&r, "link", p->tap, "loss 0%");
		if (p->delay_ms)
			rc |= order(&r, "link", p->tap, "delay 0ms");
		if (p->cut)
			rc |= order(&r, "link", p->tap, "up");
	}
	DL_FOREACH(r.nodes, n)
		if (n->kind == LAB_ROUTER)
			rc |= order(&r, "reset", n->name, "");
	run_free(&r);
	return rc ? 1 : 0;
}

int cmd_reset(int argc, char **argv)
{
	struct run r = { 0 };
	struct run_node *n;
	char *line;
	int rc;

	if (!argc)
		return reset_all();
	if (argc != 1)
		return usage_error("reset takes one node, or none for all");
	n = node_resolve(&r, argv[0]);
	if (!n)
		return 1;
	line = xasprintf("reset %s\n", n->name);
	rc = keeper_order(&r, line);
	free(line);
	run_free(&r);
	return rc;
}

/* --- run --- */

static int ns_join(const char *path, int type, struct str *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc = 0;

	if (fd < 0 || setns(fd, type) < 0) {
		str_printf(err, "%s: %s\n", path, strerror(errno));
		rc = -1;
	}
	if (fd >= 0)
		close(fd);
	return rc;
}

int node_enter(const struct run *r, const struct run_node *n, struct str *err)
{
	char path[64];
	struct stat theirs, ours;

	/* In the user namespace already when flexlab runs inside of it. */
	snprintf(path, sizeof(path), "/proc/%d/ns/user", (int)r->keeper.pid);
	if (r->rootless && stat(path, &theirs) == 0 && stat("/proc/self/ns/user", &ours) == 0 &&
	    theirs.st_ino != ours.st_ino && ns_join(path, CLONE_NEWUSER, err) < 0)
		return -1;
	if (n)
		snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)r->keeper.pid, n->ns_fd);
	else
		snprintf(path, sizeof(path), "/proc/%d/ns/net", (int)r->keeper.pid);
	return ns_join(path, CLONE_NEWNET, err);
}

int cmd_run(int argc, char **argv)
{
	struct run r = { 0 };
	struct str err = { 0 };
	struct run_node *n;

	if (argc < 2)
		return usage_error("run takes a node and a command");
	n = node_resolve(&r, argv[0]);
	if (!n || node_enter(&r, n, &err) < 0) {
		run_free(&r);
		return n ? cmd_fail_str(&err) : 1;
	}
	setenv(RUN_ID_ENV, r.id, 1); /* goes with the laboratory */
	setenv("FLEXLAB_NODE", n->name, 1);
	run_free(&r);
	execvp(argv[1], argv + 1);
	return cmd_fail("%s: %s", argv[1], strerror(errno));
}
