/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands to a daemon over its vty socket, as its own shell sends them: text and a NUL; the answer
 * ends with three NULs and a status byte. One command is under way at a time, the rest waits.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/frr/frr_priv.h"

#define ANSWER_MAX (64u << 20)

/* A line of the configuration that the daemon does not take is not to go unnoticed. What takes back
 * something that went with its section is refused as a matter of course. */
static void refused(const struct frr_query *q, const char *text)
{
	bool secret = strstr(q->command, "password") || strstr(q->command, "-key");

	if (!strncmp(q->command, "no ", 3))
		return;
	text += strspn(text, "% \n");
	log_msg(child_facility(q->c), LOG_LV_WARNING, "DAEMON",
		"\"%s\" is not taken by the daemon: %.*s", secret ? "(a secret)" : q->command,
		(int)strcspn(text, "\n"), text);
}

static void query_end(struct frr_query *q, int status, const char *text)
{
	frr_answer_fn fn = q->fn;
	void *arg = q->arg;

	if (q->config && text && status > 1)
		refused(q, text);
	secret_free(q->command, strlen(q->command));
	free(q);
	if (fn)
		fn(arg, status, text);
}

static struct frr_query *query_pop(struct vty *v)
{
	struct frr_query *q = v->first;

	v->first = q->next;
	if (!v->first)
		v->last = NULL;
	v->sent = 0;
	return q;
}

/* The end of an answer: three NULs and the status. 0: not yet. */
static size_t answer_len(const struct str *in)
{
	const char *p = in->data;

	for (size_t i = 0; i + 4 <= in->len; i++) {
		const char *nul = memchr(p + i, 0, in->len - i - 3);

		if (!nul)
			return 0;
		i = (size_t)(nul - p);
		if (i + 4 <= in->len && !p[i + 1] && !p[i + 2])
			return i + 4;
	}
	return 0;
}

static void vty_push(struct frr_child *c)
{
	struct vty *v = &c->vty;

	while (v->fd >= 0 && v->first) {
		size_t all = strlen(v->first->command) + 1;
		ssize_t n;

		if (v->sent == all)
			break;
		n = send(v->fd, v->first->command + v->sent, all - v->sent,
			 MSG_DONTWAIT | MSG_NOSIGNAL);
		if (n <= 0)
			break;
		v->sent += (size_t)n;
	}
	if (v->watch)
		loop_fd_set(v->watch, LOOP_READ | (v->first && v->sent <= strlen(v->first->command)
							   ? LOOP_WRITE
							   : 0));
}

static void vty_event(int fd, unsigned events, void *arg)
{
	struct frr_child *c = arg;
	struct vty *v = &c->vty;
	char buf[65536];
	ssize_t n = 1;
	size_t len;

	while (v->in.len < ANSWER_MAX && (n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT)) > 0) {
		str_add(&v->in, buf, (size_t)n);
		if ((size_t)n < sizeof(buf))
			break;
	}
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR) || v->in.len >= ANSWER_MAX) {
		vty_close(c); /* its death is told by the process */
		return;
	}
	while (v->first && (len = answer_len(&v->in)) > 0) {
		struct frr_query *q = query_pop(v);
		char *text = xmemdup(v->in.data, len);
		int status = (uint8_t)text[len - 1];

		memmove(v->in.data, v->in.data + len, v->in.len - len);
		v->in.len -= len;
		query_end(q, status, text);
		free(text);
		if (v->fd < 0) /* the callee has ended it all */
			return;
	}
	if (!v->in.len)
		str_free(&v->in); /* a large table need not stay */
	vty_push(c);
}

void vty_open(struct frr_child *c)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	char *path = xasprintf("/proc/self/fd/%d/%s/%s.vty", c->f->dirfd, c->name,
			       child_daemon(c));

	vty_close(c);
	if (str_copy(to.sun_path, sizeof(to.sun_path), path)) {
		c->vty.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
		if (c->vty.fd >= 0 && connect(c->vty.fd, (struct sockaddr *)&to, sizeof(to)) < 0) {
			close(c->vty.fd);
			c->vty.fd = -1;
		}
	}
	free(path);
	if (c->vty.fd < 0)
		return;
	c->vty.watch = loop_fd_new(c->f->loop, c->vty.fd, LOOP_READ, vty_event, c);
	vty_command(c, "enable");
}

void vty_close(struct frr_child *c)
{
	struct vty *v = &c->vty;
	struct frr_query *q, *list = v->first;

	loop_fd_free(v->watch);
	v->watch = NULL;
	if (v->fd >= 0)
		close(v->fd);
	v->fd = -1;
	str_free(&v->in);
	v->first = v->last = NULL;
	v->sent = 0;
	while ((q = list) != NULL) {
		list = q->next;
		query_end(q, 1, NULL);
	}
}

static struct frr_query *query_add(struct frr_child *c, const char *command, bool config)
{
	struct frr_query *q = xcalloc(1, sizeof(*q));

	q->c = c;
	q->command = xstrdup(command);
	q->config = config;
	if (c->vty.last)
		c->vty.last->next = q;
	else
		c->vty.first = q;
	c->vty.last = q;
	if (c->vty.first == q)
		vty_push(c);
	return q;
}

void vty_command(struct frr_child *c, const char *command)
{
	if (c->vty.fd >= 0)
		query_add(c, command, true);
}

static void refuse_idle(void *arg)
{
	query_end(arg, 1, NULL);
}

struct frr_query *frr_ask(struct frr_child *c, const char *command, frr_answer_fn fn, void *arg)
{
	struct frr_query *q;

	if (c->vty.fd >= 0) {
		q = query_add(c, command, false);
	} else {
		q = xcalloc(1, sizeof(*q));
		q->c = c;
		q->command = xstrdup(command);
		loop_idle(c->f->loop, refuse_idle, q);
	}
	q->fn = fn;
	q->arg = arg;
	return q;
}

void frr_ask_cancel(struct frr_query *q)
{
	q->fn = NULL;
}
