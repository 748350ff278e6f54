/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/flows.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/timer.h"
#include "lab/cmd.h"

#define INTERVAL_MS 100

struct flows {
	pid_t pid;
	int fd;
};

struct flow {
	int fd;
	uint64_t last; /* answer, or its beginning */
};

static int flow_open(const struct addr *src, const struct endpoint *dst)
{
	struct endpoint from = { *src, 0 };
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&from, &ss);
	int fd = socket(ss.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&ss, len) < 0)
		return -1;
	len = endpoint_to_sockaddr(dst, &ss);
	return connect(fd, (struct sockaddr *)&ss, len) < 0 ? -1 : fd;
}

static void gap_note(struct flows_result *res, size_t i, const struct flow *f, uint64_t now)
{
	if (now - f->last > res->gap_ms[i])
		res->gap_ms[i] = (uint32_t)(now - f->last);
}

static void flow_answers(struct flows_result *res, size_t i, struct flow *f, uint64_t now)
{
	char buf[64];

	for (;;) {
		ssize_t n = recv(f->fd, buf, sizeof(buf), MSG_DONTWAIT);

		if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
			continue; /* an ICMP error of the past; it is cleared by being read */
		if (n < 0)
			return;
		gap_note(res, i, f, now);
		f->last = now;
		res->answered++;
	}
}

static void flows_main(const struct addr *src, const struct endpoint *dst, int pair)
{
	struct pollfd p = { .fd = pair, .events = POLLIN };
	struct flow flow[FLOWS_MAX];
	struct flows_result res = { 0 };
	uint64_t next = mono_ms(NULL);

	for (size_t i = 0; i < FLOWS_MAX; i++) {
		flow[i] = (struct flow){ flow_open(src, dst), mono_ms(NULL) };
		if (flow[i].fd < 0)
			_exit(1);
	}
	for (;;) {
		uint64_t now = mono_ms(NULL);
		char question;

		for (size_t i = 0; i < FLOWS_MAX; i++) {
			flow_answers(&res, i, &flow[i], now);
			if (now >= next && send(flow[i].fd, "flow", 4, MSG_DONTWAIT) == 4)
				res.sent++;
		}
		if (now >= next)
			next = now + INTERVAL_MS;
		if (poll(&p, 1, INTERVAL_MS / 5) < 0 && errno != EINTR)
			_exit(1);
		if (!p.revents)
			continue;
		now = mono_ms(NULL);
		for (size_t i = 0; i < FLOWS_MAX; i++)
			gap_note(&res, i, &flow[i], now);
		if (read(pair, &question, 1) != 1 || write(pair, &res, sizeof(res)) < 0)
			_exit(0);
	}
}

struct flows *flows_start(const struct run *r, const struct run_node *n, const struct addr *src,
			  const struct endpoint *dst, struct str *err)
{
	struct flows *f = xcalloc(1, sizeof(*f));
	struct flows_result res;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
		str_printf(err, "socketpair: %s", strerror(errno));
		free(f);
		return NULL;
	}
	f->pid = fork();
	if (f->pid == 0) {
		struct str why = { 0 };

		close(pair[0]);
		if (node_enter(r, n, &why) < 0)
			_exit(1);
		flows_main(src, dst, pair[1]);
	}
	close(pair[1]);
	f->fd = pair[0];
	if (f->pid > 0 && flows_read(f, &res))
		return f;
	str_printf(err, "the flows cannot be sent (is the address this node's?)");
	flows_free(f);
	return NULL;
}

bool flows_read(struct flows *f, struct flows_result *out)
{
	return send(f->fd, "?", 1, MSG_NOSIGNAL) == 1 &&
	       recv(f->fd, out, sizeof(*out), MSG_WAITALL) == sizeof(*out);
}

void flows_free(struct flows *f)
{
	if (!f)
		return;
	close(f->fd);
	if (f->pid > 0) {
		kill(f->pid, SIGKILL); /* a younger child holds our end of the pair too */
		waitpid(f->pid, NULL, 0);
	}
	free(f);
}
