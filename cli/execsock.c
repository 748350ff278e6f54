/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/execsock.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utlist.h>

#include "cli/cli.h"

#define EXEC_MAX_INPUT (4u << 20) /* a pasted configuration, with room */
#define EXEC_MAX_CLIENTS 32

struct execsock;

struct exec_client {
	struct execsock *srv;
	struct cli_ctx ctx;
	struct str in, out;
	size_t pos;              /* of the next line in `in` */
	size_t sent;             /* of `out` */
	bool eof;
	bool running;            /* inside client_step(): wake-ups are noticed by it */
	int fd;
	struct loop_fd *watch;
	struct timer again;      /* go on from the loop, not from inside a command's callback */
	struct exec_client *next;
};

struct execsock {
	struct router *rt;
	int fd;
	char *path;
	struct loop_fd *watch;
	struct exec_client *clients;
	unsigned n_clients;
};

static struct execsock *the_server; /* one per process: the router's */

static void client_free(struct exec_client *c)
{
	c->ctx.wake = NULL;
	cli_release(&c->ctx);
	timer_cancel(&c->again);
	loop_fd_free(c->watch);
	close(c->fd);
	LL_DELETE(c->srv->clients, c);
	c->srv->n_clients--;
	str_free(&c->in);
	str_free(&c->out);
	free(c);
}

/* Send what is there. False: the client is gone or served, and freed. */
static bool client_flush(struct exec_client *c)
{
	bool busy = !c->eof || c->pos < c->in.len || c->ctx.job;

	while (c->sent < c->out.len) {
		ssize_t n = send(c->fd, c->out.data + c->sent, c->out.len - c->sent,
				 MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			break;
		if (n < 0) {
			client_free(c);
			return false;
		}
		c->sent += (size_t)n;
	}
	if (c->sent == c->out.len) {
		str_reset(&c->out);
		c->sent = 0;
		if (!busy) {
			client_free(c);
			return false;
		}
	}
	loop_fd_set(c->watch, (c->eof ? 0 : LOOP_READ) | (c->sent < c->out.len ? LOOP_WRITE : 0));
	return true;
}

static void client_step(struct timer *t, void *arg)
{
	struct exec_client *c = arg;

	if (c->running)
		return;
	c->running = true;
	while (c->eof && !c->ctx.job && c->pos < c->in.len) {
		char *line = c->in.data + c->pos, *nl = memchr(line, '\n', c->in.len - c->pos);
		size_t len = nl ? (size_t)(nl - line) : c->in.len - c->pos;

		line[len] = '\0';
		c->pos += len + (nl ? 1 : 0);
		c->ctx.line = line;
		cli_exec(&c->ctx, line, 0);
		if (c->ctx.want_close)
			c->pos = c->in.len;
	}
	c->running = false;
	if (c->eof && !c->ctx.job && c->pos >= c->in.len)
		apply_flush(c->srv->rt); /* who has the answer finds what was typed carried out */
	client_flush(c);
}

static void client_wake(struct cli_ctx *ctx, void *arg)
{
	struct exec_client *c = arg;

	timer_set(loop_timers(c->srv->rt->loop), &c->again, 0);
}

static void client_ready(int fd, unsigned events, void *arg)
{
	struct exec_client *c = arg;
	char buf[16384];

	while (!c->eof && (events & LOOP_READ)) {
		ssize_t n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);

		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			break;
		if (n < 0 || c->in.len + (size_t)n > EXEC_MAX_INPUT) {
			client_free(c);
			return;
		}
		if (n == 0)
			c->eof = true;
		str_add(&c->in, buf, (size_t)n);
	}
	client_step(NULL, c);
}

static void server_ready(int fd, unsigned events, void *arg)
{
	struct execsock *s = arg;
	int cfd = accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	struct exec_client *c;

	if (cfd < 0)
		return;
	if (s->n_clients >= EXEC_MAX_CLIENTS) {
		close(cfd);
		return;
	}
	c = xcalloc(1, sizeof(*c));
	c->srv = s;
	c->fd = cfd;
	timer_init(&c->again, client_step, c);
	c->ctx = (struct cli_ctx){.rt = s->rt, .out = &c->out, .mode = MODE_EXEC, .privilege = 15,
				  .cfg = s->rt->running, .who = "console", .user = "", .term_width = 0,
				  .term_length = 0, .wake = client_wake, .wake_arg = c};
	c->watch = loop_fd_new(s->rt->loop, cfd, LOOP_READ, client_ready, c);
	LL_PREPEND(s->clients, c);
	s->n_clients++;
}

int execsock_listen(struct router *rt, const char *path)
{
	struct sockaddr_un un = {.sun_family = AF_UNIX};
	struct execsock *s;
	int fd, e;

	if (!str_copy(un.sun_path, sizeof(un.sun_path), path))
		return -ENAMETOOLONG;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	unlink(path);
	if (bind(fd, (struct sockaddr *)&un, sizeof(un)) < 0 || listen(fd, 16) < 0) {
		e = errno;
		close(fd);
		return -e;
	}
	s = xcalloc(1, sizeof(*s));
	s->rt = rt;
	s->fd = fd;
	s->path = xstrdup(path);
	s->watch = loop_fd_new(rt->loop, fd, LOOP_READ, server_ready, s);
	the_server = s;
	return 0;
}

void execsock_close(struct router *rt)
{
	struct execsock *s = the_server;
	struct exec_client *c, *tmp;

	if (!s || s->rt != rt)
		return;
	LL_FOREACH_SAFE(s->clients, c, tmp)
		client_free(c);
	loop_fd_free(s->watch);
	close(s->fd);
	unlink(s->path);
	free(s->path);
	free(s);
	the_server = NULL;
}
