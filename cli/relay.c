/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The byte streams of a vty, on the control thread: telnet on the client's side (none on the unix
 * socket that `flexlab console` uses: raw bytes, the client's terminal is in raw mode), libcli's
 * editor on the other. The editor gets input only while it stands at its prompt, one line at a time;
 * so `?`, TAB, ^Z and ^C keep their meaning in a paste, and a command's answer to --More-- cannot be
 * mistaken for a command. Nothing here blocks; each buffer has a bound, and the side that fills it waits.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "cli/outgoing.h"
#include "cli/relay_int.h"

#define LOG_MAX (256 * 1024)
#define LINGER_MS 5000

void relay_client_put(struct vty *v, const char *p, size_t n)
{
	if (v->client_gone)
		return;
	for (size_t i = 0; i < n; i++) {
		str_putc(&v->to_client, p[i]);
		if (v->telnet && (uint8_t)p[i] == TN_IAC)
			str_putc(&v->to_client, p[i]);
		relay_line_shown(v, p[i]);
		if (p[i] == '\n')
			v->col = 0;
		else if (p[i] == '\b')
			v->col -= v->col > 0;
		else if ((uint8_t)p[i] >= ' ')
			v->col++;
	}
}

void relay_thread_put(struct vty *v, const char *p, size_t n)
{
	str_add(&v->to_thread, p, n);
}

static void client_lost(struct vty *v)
{
	if (v->client_gone)
		return;
	v->client_gone = true;
	loop_fd_free(v->watch_fd);
	v->watch_fd = NULL;
	close(v->fd);
	v->fd = -1;
	str_reset(&v->to_client);
	v->to_client_pos = 0;
	shutdown(v->sp, SHUT_RDWR); /* the editor reads end of file */
	vty_abort(v);
}

/* Write what is buffered; false when the other side is gone. */
static bool flush(int fd, struct str *s, size_t *pos)
{
	while (*pos < s->len) {
		ssize_t n = send(fd, s->data + *pos, s->len - *pos, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			break;
		if (n <= 0)
			return false;
		*pos += (size_t)n;
	}
	if (*pos == s->len) {
		*pos = 0;
		if (s->cap > RELAY_OUT_MAX)
			str_free(s);
		else
			str_reset(s);
	}
	return true;
}

/* --- from the editor to the client --- */

void relay_logs_flush(struct vty *v)
{
	if (!v->logs.len)
		return;
	if (v->col)
		relay_client_put(v, "\r\n", 2);
	relay_client_put(v, v->logs.data, v->logs.len);
	str_free(&v->logs);
}

static void at_prompt(struct vty *v)
{
	v->at_prompt = true;
	v->untouched = !v->back;
	v->line_len = 0;
	v->recalled = v->moved = false;
	v->edit_cost = 0;
	v->want = 0;
	relay_line_reset(v, v->back ? v->back : "");
	if (v->after_z) {
		v->after_z = false;
		v->mute = true; /* the echo of `end` */
		v->at_prompt = false;
		if (v->s.ctx.mode >= MODE_CONFIG) {
			v->z_end = true;
			relay_thread_put(v, "end\r", 4);
		} else {
			relay_thread_put(v, "\r", 1);
		}
		return;
	}
	if (v->back) {
		v->line_len = strlen(v->back);
		relay_thread_put(v, v->back, v->line_len);
		secret_wipe(v->back, strlen(v->back));
		free(v->back);
		v->back = NULL;
	}
}

/* Output of the editor or a command. */
static void show(struct vty *v, char c)
{
	if (v->held_crlf && c != '\n') {
		relay_client_put(v, "\r\n", 2);
		v->held_crlf = false;
	}
	if (v->col == 0 && c == '\r')
		return; /* wait for its \n */
	if (v->col == 0 && c == '\n') {
		if (v->held_crlf)
			relay_client_put(v, "\r\n", 2);
		v->held_crlf = true;
		return;
	}
	relay_client_put(v, &c, 1);
}

static void thread_byte(struct vty *v, char c)
{
	if (v->bye)
		return;
	switch ((uint8_t)c) {
	case MARK_PROMPT:
		v->held_crlf = false; /* libcli puts an empty line before each prompt */
		v->mute = v->after_z;
		v->in_prompt = true;
		if (!v->mute) {
			relay_logs_flush(v);
			relay_client_put(v, v->view.prompt, strlen(v->view.prompt));
		}
		return;
	case MARK_PROMPT_END:
		v->in_prompt = false;
		str_reset(&v->shown); /* from here on it is the line */
		v->shown_at = 0;
		if (v->redraws)
			v->redraws--; /* asked for by ^L: the editor is still in the same line */
		else
			at_prompt(v);
		return;
	case MARK_KEY:
	case MARK_LINE:
		if (v->held_crlf && !v->mute)
			relay_client_put(v, "\r\n", 2);
		v->held_crlf = false;
		v->want = c;
		return;
	case MARK_BYE:
		if (v->held_crlf && v->command) /* no prompt will follow it */
			relay_client_put(v, "\r\n", 2);
		v->bye = true;
		return;
	case MARK_TAB:
	case MARK_RESUME:
		return;
	case MARK_HELP:
	case MARK_QUESTION:
		c = '?';
		break;
	default:
		break;
	}
	if (v->mute_line && c == '\n')
		v->mute_line = false;
	else if (!v->mute && !v->mute_line && !v->in_prompt)
		show(v, c);
}

static void from_thread(struct vty *v)
{
	char buf[4096];

	while (v->to_client.len - v->to_client_pos < RELAY_OUT_MAX) {
		ssize_t n = recv(v->sp, buf, sizeof(buf), MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break; /* its end is told by relay_thread_ended() */
		for (ssize_t i = 0; i < n; i++)
			thread_byte(v, buf[i]);
	}
}

size_t relay_raw(struct cli_ctx *c, const char *p, size_t n)
{
	struct vty *v = c->wake_arg;

	if (v->client_gone || v->thread_gone)
		return 0;
	from_thread(v); /* the editor's end of the command line stands before it */
	if (v->held_crlf && n)
		relay_client_put(v, "\r\n", 2);
	v->held_crlf = v->held_crlf && !n;
	relay_client_put(v, p, n);
	timer_set(loop_timers(v->s.mgr->rt->loop), &v->again, 0);
	return v->to_client.len - v->to_client_pos;
}

static void from_client(struct vty *v)
{
	uint8_t buf[4096];
	ssize_t n;

	if (v->in.len - v->in_pos >= RELAY_IN_MAX)
		return;
	n = recv(v->fd, buf, sizeof(buf), MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n < 0) {
		client_lost(v);
		return;
	}
	if (n == 0) { /* what it has said is still worked off, see relay_input_over() */
		v->in_eof = true;
		return;
	}
	for (ssize_t i = 0; i < n; i++) {
		if (v->telnet)
			relay_telnet_byte(v, buf[i]);
		else
			relay_input_byte(v, (char)buf[i]);
	}
	session_touch(&v->s);
}

/* --- together --- */

/* Watch for what cannot be moved now. */
static void relay_watch(struct vty *v)
{
	if (v->watch_fd)
		loop_fd_set(v->watch_fd,
			    (v->in.len - v->in_pos < RELAY_IN_MAX && !v->thread_gone && !v->in_eof ?
				     LOOP_READ : 0) |
				    (v->to_client.len ? LOOP_WRITE : 0));
	if (v->watch_sp)
		loop_fd_set(v->watch_sp,
			    (v->to_client.len - v->to_client_pos < RELAY_OUT_MAX && !v->client_gone &&
					     !v->thread_gone ? LOOP_READ : 0) |
				    (v->to_thread.len && !v->thread_gone && !v->client_gone ?
					     LOOP_WRITE : 0));
}

/* After whatever happened: move what can be moved, and watch for what is missing. May free v. */
static void relay_update(struct vty *v)
{
	relay_pump(v);
	if (!v->thread_gone && !v->client_gone && !flush(v->sp, &v->to_thread, &v->to_thread_pos)) {
		str_reset(&v->to_thread);
		v->to_thread_pos = 0;
	}
	if (!v->client_gone && !flush(v->fd, &v->to_client, &v->to_client_pos))
		client_lost(v);
	if (relay_input_over(v) && !v->to_client.len)
		client_lost(v);
	if (v->thread_gone) {
		from_thread(v);
		if (!v->client_gone && !flush(v->fd, &v->to_client, &v->to_client_pos))
			client_lost(v);
		if (v->client_gone || !v->to_client.len) {
			vty_free(v);
			return;
		}
	}
	relay_watch(v);
}

static void on_client(int fd, unsigned events, void *arg)
{
	struct vty *v = arg;

	if (events & LOOP_READ && !v->thread_gone && !v->in_eof)
		from_client(v);
	relay_update(v);
}

static void on_thread(int fd, unsigned events, void *arg)
{
	struct vty *v = arg;

	if (events & LOOP_READ)
		from_thread(v);
	relay_update(v);
}

/* Nobody reads either: the socket is not watched for input any more, so it has to be asked. */
static bool hung_up(const struct vty *v)
{
	struct pollfd p = { .fd = v->fd };

	return v->fd >= 0 && poll(&p, 1, 0) == 1 && p.revents & (POLLHUP | POLLERR);
}

/* exec-timeout, and the end of patience with a client that does not take the last words */
static void on_timer(struct timer *t, void *arg)
{
	struct vty *v = arg;
	const struct line_conf *l = session_line(&v->s);
	uint64_t now = timerq_now(loop_timers(v->s.mgr->rt->loop));
	uint64_t limit = l ? (uint64_t)l->exec_timeout_s * 1000 : 0;

	if (!v->client_gone && !v->thread_gone && session_over(&v->s)) {
		flush(v->fd, &v->to_client, &v->to_client_pos); /* as much as it takes at once */
		v->cleared = true;
	}
	if (v->thread_gone || v->cleared || (v->in_eof && hung_up(v))) {
		client_lost(v);
		relay_update(v);
		return;
	}
	if (limit && now - v->s.last_input >= limit && !v->s.ctx.job) {
		shutdown(v->sp, SHUT_RDWR);
		client_lost(v);
		relay_update(v);
		return;
	}
	timer_set(loop_timers(v->s.mgr->rt->loop), t, 1000);
}

static void on_again(struct timer *t, void *arg)
{
	relay_update(arg);
}

void relay_log(struct vty *v, enum log_level level, const char *line)
{
	if (v->client_gone || v->thread_gone || v->to_client.len - v->to_client_pos > LOG_MAX ||
	    v->logs.len > LOG_MAX)
		return;
	if (!*line) /* an empty line of a debug dump */
		str_puts(&v->logs, "\r\n");
	for (const char *s = line; *s;) {
		size_t n = strcspn(s, "\n");

		str_add(&v->logs, s, n);
		str_puts(&v->logs, "\r\n");
		s += n + (s[n] == '\n');
	}
	if (!session_synchronous(&v->s, level) && !v->mute && !v->serving) {
		relay_logs_flush(v); /* into whatever stands there; what is typed goes on below */
	} else if (v->at_prompt) {
		/* the editor's newline, prompt and half-typed line follow */
		v->logs.len -= 2;
		relay_client_put(v, "\r\n", 2);
		relay_client_put(v, v->logs.data, v->logs.len);
		str_free(&v->logs);
		relay_redraw(v);
	} else if (v->s.ctx.job) {
		relay_logs_flush(v);
	}
	/* called from inside commands: only the loop itself may find the client gone */
	relay_watch(v);
}

void relay_type_back(struct vty *v, const char *line)
{
	free(v->back);
	v->back = xstrdup(line);
}

void relay_thread_ended(struct vty *v)
{
	v->thread_gone = true;
	timer_set(loop_timers(v->s.mgr->rt->loop), &v->timer, LINGER_MS);
	relay_update(v);
}

int relay_start(struct vty *v)
{
	struct loop *loop = v->s.mgr->rt->loop;

	if (v->telnet)
		relay_telnet_hello(v);
	v->watch_fd = loop_fd_new(loop, v->fd, LOOP_READ, on_client, v);
	v->watch_sp = loop_fd_new(loop, v->sp, LOOP_READ, on_thread, v);
	timer_init(&v->timer, on_timer, v);
	timer_init(&v->again, on_again, v);
	timer_set(loop_timers(loop), &v->timer, 1000);
	return 0;
}

void relay_stop(struct vty *v)
{
	timer_cancel(&v->timer);
	timer_cancel(&v->again);
	loop_fd_free(v->watch_fd);
	loop_fd_free(v->watch_sp);
	v->watch_fd = v->watch_sp = NULL;
	if (v->fd >= 0)
		close(v->fd);
	if (v->sp >= 0)
		close(v->sp);
	v->fd = v->sp = -1;
	str_free(&v->in);
	str_free(&v->to_thread);
	str_free(&v->to_client);
	str_free(&v->logs);
	if (v->typed.data)
		secret_wipe(v->typed.data, v->typed.len);
	str_free(&v->typed);
	str_free(&v->shown);
	if (v->back)
		secret_free(v->back, strlen(v->back));
	v->back = NULL;
}
