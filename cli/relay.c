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
#include "cli/session_int.h"

#define IN_MAX (64 * 1024)
#define OUT_MAX (64 * 1024)
#define LOG_MAX (256 * 1024)
#define LINGER_MS 5000
#define PASTE_TURN 200   /* pasted lines run in one turn of the loop */
#define EDIT_MAX (256 * 1024)
#define CTRL(c) ((c) & 0x1f)

enum { TN_IAC = 255, TN_DONT = 254, TN_DO = 253, TN_WONT = 252, TN_WILL = 251, TN_SB = 250,
       TN_IP = 244, TN_SE = 240 };
enum { TN_OPT_ECHO = 1, TN_OPT_SGA = 3, TN_OPT_NAWS = 31 };
enum { TN_DATA, TN_COMMAND, TN_OPTION, TN_SUB, TN_SUB_IAC };

static void client_put(struct vty *v, const char *p, size_t n)
{
	if (v->client_gone)
		return;
	for (size_t i = 0; i < n; i++) {
		str_putc(&v->to_client, p[i]);
		if (v->telnet && (uint8_t)p[i] == TN_IAC)
			str_putc(&v->to_client, p[i]);
		if (p[i] == '\n')
			v->col = 0;
		else if (p[i] == '\b')
			v->col -= v->col > 0;
		else if ((uint8_t)p[i] >= ' ')
			v->col++;
	}
}

static void thread_put(struct vty *v, const char *p, size_t n)
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
		if (s->cap > OUT_MAX)
			str_free(s);
		else
			str_reset(s);
	}
	return true;
}

/* --- from the editor to the client --- */

static void logs_flush(struct vty *v)
{
	if (!v->logs.len)
		return;
	if (v->col)
		client_put(v, "\r\n", 2);
	client_put(v, v->logs.data, v->logs.len);
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
	if (v->after_z) {
		v->after_z = false;
		v->mute = true; /* the echo of `end` */
		v->at_prompt = false;
		if (v->s.ctx.mode >= MODE_CONFIG) {
			v->z_end = true;
			thread_put(v, "end\r", 4);
		} else {
			thread_put(v, "\r", 1);
		}
		return;
	}
	if (v->back) {
		v->line_len = strlen(v->back);
		thread_put(v, v->back, v->line_len);
		secret_wipe(v->back, strlen(v->back));
		free(v->back);
		v->back = NULL;
	}
}

/* Output of the editor or a command. */
static void show(struct vty *v, char c)
{
	if (v->held_crlf && c != '\n') {
		client_put(v, "\r\n", 2);
		v->held_crlf = false;
	}
	if (v->col == 0 && c == '\r')
		return; /* wait for its \n */
	if (v->col == 0 && c == '\n') {
		if (v->held_crlf)
			client_put(v, "\r\n", 2);
		v->held_crlf = true;
		return;
	}
	client_put(v, &c, 1);
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
			logs_flush(v);
			client_put(v, v->view.prompt, strlen(v->view.prompt));
		}
		return;
	case MARK_PROMPT_END:
		v->in_prompt = false;
		if (v->redraws)
			v->redraws--; /* asked for by ^L: the editor is still in the same line */
		else
			at_prompt(v);
		return;
	case MARK_KEY:
	case MARK_LINE:
		if (v->held_crlf && !v->mute)
			client_put(v, "\r\n", 2);
		v->held_crlf = false;
		v->want = c;
		return;
	case MARK_BYE:
		if (v->held_crlf && v->command) /* no prompt will follow it */
			client_put(v, "\r\n", 2);
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

	while (v->to_client.len - v->to_client_pos < OUT_MAX) {
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
		client_put(v, "\r\n", 2);
	v->held_crlf = v->held_crlf && !n;
	client_put(v, p, n);
	timer_set(loop_timers(v->s.mgr->rt->loop), &v->again, 0);
	return v->to_client.len - v->to_client_pos;
}

/* --- from the client to the editor --- */

static void run_end(struct vty *v)
{
	v->at_prompt = false;
	v->line_len = 0;
}

/* Enter, `?` or TAB: the line goes to the grammar. */
static void submit(struct vty *v, char mark)
{
	if (mark)
		thread_put(v, &mark, 1);
	thread_put(v, "\r", 1);
	run_end(v);
}

static size_t escape_len(const char *p, size_t n)
{
	size_t i = 2;

	if (n < 2)
		return 0;
	if (p[1] != '[' && p[1] != 'O')
		return 2;
	while (i < n && (p[i] < '@' || p[i] > '~'))
		i++;
	return i < n ? i + 1 : n > 16 ? n : 0;
}

/* libcli shows its prompt again for this, which is not a new one */
static void redraw(struct vty *v)
{
	char c = CTRL('L');

	thread_put(v, &c, 1);
	v->redraws++;
}

/* The line in the editor is not longer than this. */
static size_t line_bound(const struct vty *v)
{
	return v->recalled ? SESSION_MAX_LINE : MIN(v->line_len, SESSION_MAX_LINE);
}

/* To the start of the line: libcli's own ^A redraws or not as it likes, ^B is quiet. */
static void line_start(struct vty *v)
{
	char c[SESSION_MAX_LINE];
	size_t n = line_bound(v);

	memset(c, CTRL('B'), n);
	thread_put(v, c, n);
}

/* In the middle of a line libcli answers each key by all that stands behind it, a byte at a time.
 * True: this line has had enough of that, no hand has typed it. */
static bool costs(struct vty *v, char c)
{
	switch (c) {
	case CTRL('A'):
	case CTRL('B'):
		v->moved = true;
		break;
	case CTRL('E'):
		v->moved = false;
		break;
	case CTRL('N'):
	case CTRL('P'):
		v->recalled = true;
		v->edit_cost += SESSION_MAX_LINE;
		break;
	default:
		break;
	}
	if (v->moved && c != CTRL('B') && c != CTRL('F'))
		v->edit_cost += line_bound(v);
	return v->edit_cost > EDIT_MAX;
}

static void literal(struct vty *v, char c)
{
	if (c == '?')
		c = MARK_QUESTION;
	if ((uint8_t)c < ' ' && c != MARK_QUESTION)
		return;
	thread_put(v, &c, 1);
	v->line_len++;
}

/* A line longer than the editor holds would be cut and run: it is thrown away instead. */
static void overlong(struct vty *v)
{
	static const char text[] = "\r\n% Line is too long; it was not run.\r\n";

	v->overlong = true;
	v->mute = true;
	thread_put(v, "\x05\x15", 2); /* ^E ^U: the whole line */
	client_put(v, text, sizeof(text) - 1);
}

static void control(struct vty *v, char c)
{
	if (c != CTRL('C') && c != CTRL('Z') && costs(v, c)) {
		overlong(v);
		return;
	}
	switch (c) {
	case CTRL('Z'):
		client_put(v, "^Z", 2);
		v->after_z = true;
		submit(v, 0);
		break;
	case CTRL('C'):
		client_put(v, "^C\r\n", 4);
		v->mute = true;
		thread_put(v, "\x05\x15", 2); /* ^E ^U: the whole line */
		if (v->s.ctx.mode >= MODE_CONFIG)
			v->after_z = true;
		submit(v, 0);
		break;
	case CTRL('R'):
	case CTRL('L'):
		redraw(v);
		break;
	case CTRL('A'):
		line_start(v);
		break;
	case CTRL('X'):
		c = CTRL('U');
		/* fall through */
	case CTRL('U'):
		v->line_len = 0;
		v->recalled = v->moved = false;
		/* fall through */
	case CTRL('B'):
	case CTRL('E'):
	case CTRL('F'):
	case CTRL('H'):
	case CTRL('K'):
	case CTRL('N'):
	case CTRL('P'):
	case CTRL('W'):
		thread_put(v, &c, 1);
		break;
	default:
		break;
	}
}

/* Cursor keys as libcli knows them; the rest is dropped. */
static void escape(struct vty *v, const char *p, size_t n)
{
	static const struct {
		const char *seq;
		char key;
	} keys[] = {
		/* Home and ^A: see line_start() */
		{ "A", CTRL('P') }, { "B", CTRL('N') }, { "C", CTRL('F') }, { "D", CTRL('B') },
		{ "H", CTRL('A') }, { "F", CTRL('E') }, { "1~", CTRL('A') }, { "4~", CTRL('E') },
		{ "7~", CTRL('A') }, { "8~", CTRL('E') },
	};

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (n == 2 + strlen(keys[i].seq) && !memcmp(p + 2, keys[i].seq, n - 2))
			control(v, keys[i].key);
}

/* Enter alone goes on with the last connection; libcli keeps empty lines to itself. */
static bool resumes(struct vty *v)
{
	if (!v->untouched || v->s.ctx.mode > MODE_EXEC || !outgoing_current(&v->s.ctx))
		return false;
	client_put(v, "\r\n", 2);
	v->mute_line = true;
	v->z_end = true; /* not for the history */
	thread_put(v, "resume", 6);
	return true;
}

/* One step of typed input at the prompt. Returns the bytes used, 0: more are needed. */
static size_t key(struct vty *v, const char *p, size_t n)
{
	char c = *p;

	if (c == '\r' && resumes(v)) {
		submit(v, 0);
		return 1;
	}
	v->untouched = false;
	if (v->overlong) {
		if (c == '\r') {
			v->overlong = false;
			submit(v, 0);
		}
		return 1;
	}
	switch (c) {
	case '\r':
		submit(v, 0);
		return 1;
	case '?':
		submit(v, MARK_HELP);
		return 1;
	case '\t':
		submit(v, MARK_TAB);
		return 1;
	case 0x1b: {
		size_t len = escape_len(p, n);

		if (len)
			escape(v, p, len);
		return len;
	}
	case CTRL('V'):
		if (n < 2)
			return 0;
		literal(v, p[1]);
		return 2;
	case 0x7f:
		control(v, CTRL('H'));
		return 1;
	default:
		break;
	}
	if ((uint8_t)c < ' ') {
		control(v, c);
		return 1;
	}
	if (v->line_len >= SESSION_MAX_LINE || costs(v, c)) {
		overlong(v);
		return 1;
	}
	thread_put(v, &c, 1);
	v->line_len++;
	return 1;
}

/* The length of the next line when it can go past the editor: a paste, of which more is there already.
 * Typed lines take the editor's way, and so do exec commands, which may take their time. */
static size_t pasted_len(const struct vty *v)
{
	const char *p = v->in.data + v->in_pos, *end = v->in.data + v->in.len;
	const char *s = p;

	if (v->s.ctx.mode < MODE_CONFIG || !v->at_prompt || v->line_len || v->redraws ||
	    v->after_z || v->overlong || v->mute)
		return 0;
	while (s < end && (uint8_t)*s >= ' ' && *s != '?' && *s != 0x7f)
		s++;
	if ((size_t)(end - p) > 3 && (p[0] | 32) == 'd' && (p[1] | 32) == 'o' && p[2] == ' ')
		return 0;
	if (s == p || s == end || *s != '\r' || (size_t)(s - p) > SESSION_MAX_LINE)
		return 0;
	return memchr(s + 1, '\r', (size_t)(end - s - 1)) ? (size_t)(s - p) : 0;
}

static void paste(struct vty *v, size_t len)
{
	char *line = xstrndup(v->in.data + v->in_pos, len);
	struct str out = { 0 };

	v->in_pos += len + 1;
	client_put(v, line, len);
	client_put(v, "\r\n", 2);
	v->at_prompt = false;
	if (vty_run_pasted(v, line, &out)) {
		client_put(v, str_text(&out), out.len);
		logs_flush(v);
		client_put(v, v->view.prompt, strlen(v->view.prompt));
		v->at_prompt = true;
	} else {
		char resume = MARK_RESUME;

		v->mute_line = true; /* the editor's own end of line */
		thread_put(v, &resume, 1);
		submit(v, 0);
	}
	str_free(&out);
	secret_free(line, len);
}

/* The client has closed its side and its last line has been answered: nobody asks any more. What
 * runs ends as by ^C, except a command that came alone (SSH exec): its client waits for it. */
static bool input_over(struct vty *v)
{
	if (!v->in_eof || v->in_pos < v->in.len || v->to_thread.len || v->client_gone)
		return false;
	if (v->at_prompt || v->want)
		return true;
	return v->s.ctx.job && !v->command;
}

/* A connection of the session has the keyboard. */
static void pump_keys(struct vty *v)
{
	struct cli_ctx *c = &v->s.ctx;

	while (c->keys && v->in_pos < v->in.len) {
		size_t n = c->keys(c, v->in.data + v->in_pos, v->in.len - v->in_pos);

		if (!n)
			return;
		v->in_pos += n;
	}
}

/* Hand on what the thread is ready for. */
static void pump(struct vty *v)
{
	unsigned pasted = 0;

	pump_keys(v);

	while (v->in_pos < v->in.len && (v->at_prompt || v->want) &&
	       v->to_client.len - v->to_client_pos < OUT_MAX) {
		const char *p = v->in.data + v->in_pos;
		size_t n = v->in.len - v->in_pos, used = 1, len = v->want ? 0 : pasted_len(v);

		if (len) {
			if (++pasted > PASTE_TURN) { /* others have a turn */
				timer_set(loop_timers(v->s.mgr->rt->loop), &v->again, 0);
				break;
			}
			paste(v, len);
			continue;
		}

		if (v->want) {
			thread_put(v, p, 1);
			if (v->want == MARK_KEY || *p == '\r' || *p == CTRL('C'))
				v->want = 0;
		} else {
			used = key(v, p, n);
		}
		if (!used && v->in_eof)
			used = n; /* half a key: the rest will not come */
		if (!used)
			break;
		v->in_pos += used;
	}
	if (v->in_pos == v->in.len) {
		str_reset(&v->in);
		v->in_pos = 0;
		if (v->in.cap > IN_MAX)
			str_free(&v->in);
	} else if (v->in_pos > IN_MAX) {
		memmove(v->in.data, v->in.data + v->in_pos, v->in.len - v->in_pos + 1);
		v->in.len -= v->in_pos;
		v->in_pos = 0;
	}
}

/* ^C or ^^ (Ctrl-Shift-6) while a command runs: it ends, and so does what was typed ahead. */
static bool interrupts(struct vty *v, char c)
{
	if ((c != CTRL('C') && c != 0x1e) || v->at_prompt || v->want || v->s.ctx.keys)
		return false;
	atomic_store(&v->interrupt, true);
	str_reset(&v->in);
	v->in_pos = 0;
	if (v->s.ctx.job) {
		cli_cancel(&v->s.ctx);
		vty_wake(&v->s.ctx, v);
	}
	return true;
}

static void input_byte(struct vty *v, char c)
{
	bool cr = v->tn_cr;

	v->tn_cr = false;
	if (c == '\r') {
		v->tn_cr = true;
	} else if (c == '\n') {
		if (cr)
			return;
		c = '\r';
	} else if (c == '\0' || (uint8_t)c == TN_IAC) {
		return; /* 255 is no text; the editor would take it for telnet, and the next byte with it */
	}
	if (!interrupts(v, c))
		str_putc(&v->in, c);
}

/* --- telnet (RFC 854, NAWS RFC 1073) --- */

static void option_reply(struct vty *v, int cmd, int opt)
{
	char reply[3] = { (char)TN_IAC, 0, (char)opt };

	/* ECHO and SGA by us, SGA and NAWS by the client were asked for at the start: only refuse the rest. */
	if (cmd == TN_DO && opt != TN_OPT_ECHO && opt != TN_OPT_SGA)
		reply[1] = (char)TN_WONT;
	else if (cmd == TN_WILL && opt != TN_OPT_SGA && opt != TN_OPT_NAWS)
		reply[1] = (char)TN_DONT;
	else
		return;
	str_add(&v->to_client, reply, 3);
}

static void suboption(struct vty *v)
{
	int width, height;

	if (v->tn_sub_len != 5 || v->tn_sub[0] != TN_OPT_NAWS)
		return;
	width = v->tn_sub[1] << 8 | v->tn_sub[2];
	height = v->tn_sub[3] << 8 | v->tn_sub[4];
	if (width >= 20 && width <= 512)
		v->s.ctx.term_width = width;
	if (height >= 5 && height <= 512 && v->s.ctx.term_length == 24)
		v->s.ctx.term_length = height;
}

static void telnet_byte(struct vty *v, uint8_t c)
{
	switch (v->tn_state) {
	case TN_DATA:
		if (c == TN_IAC)
			v->tn_state = TN_COMMAND;
		else
			input_byte(v, (char)c);
		break;
	case TN_COMMAND:
		v->tn_state = TN_DATA;
		if (c >= TN_WILL && c <= TN_DONT) {
			v->tn_cmd = c;
			v->tn_state = TN_OPTION;
		} else if (c == TN_SB) {
			v->tn_sub_len = 0;
			v->tn_state = TN_SUB;
		} else if (c == TN_IP) {
			input_byte(v, CTRL('C'));
		} else if (c == TN_IAC) {
			input_byte(v, (char)c);
		}
		break;
	case TN_OPTION:
		option_reply(v, v->tn_cmd, c);
		v->tn_state = TN_DATA;
		break;
	case TN_SUB:
		if (c == TN_IAC)
			v->tn_state = TN_SUB_IAC;
		else if (v->tn_sub_len < sizeof(v->tn_sub))
			v->tn_sub[v->tn_sub_len++] = c;
		break;
	case TN_SUB_IAC:
		if (c == TN_SE)
			suboption(v);
		else if (c == TN_IAC && v->tn_sub_len < sizeof(v->tn_sub))
			v->tn_sub[v->tn_sub_len++] = c;
		v->tn_state = c == TN_SE ? TN_DATA : TN_SUB;
		break;
	default:
		v->tn_state = TN_DATA;
		break;
	}
}

static void from_client(struct vty *v)
{
	uint8_t buf[4096];
	ssize_t n;

	if (v->in.len - v->in_pos >= IN_MAX)
		return;
	n = recv(v->fd, buf, sizeof(buf), MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n < 0) {
		client_lost(v);
		return;
	}
	if (n == 0) { /* what it has said is still worked off, see input_over() */
		v->in_eof = true;
		return;
	}
	for (ssize_t i = 0; i < n; i++) {
		if (v->telnet)
			telnet_byte(v, buf[i]);
		else
			input_byte(v, (char)buf[i]);
	}
	session_touch(&v->s);
}

/* --- together --- */

/* Watch for what cannot be moved now. */
static void relay_watch(struct vty *v)
{
	if (v->watch_fd)
		loop_fd_set(v->watch_fd,
			    (v->in.len - v->in_pos < IN_MAX && !v->thread_gone && !v->in_eof ?
				     LOOP_READ : 0) |
				    (v->to_client.len ? LOOP_WRITE : 0));
	if (v->watch_sp)
		loop_fd_set(v->watch_sp,
			    (v->to_client.len - v->to_client_pos < OUT_MAX && !v->client_gone &&
					     !v->thread_gone ? LOOP_READ : 0) |
				    (v->to_thread.len && !v->thread_gone && !v->client_gone ?
					     LOOP_WRITE : 0));
}

/* After whatever happened: move what can be moved, and watch for what is missing. May free v. */
static void relay_update(struct vty *v)
{
	pump(v);
	if (!v->thread_gone && !v->client_gone && !flush(v->sp, &v->to_thread, &v->to_thread_pos)) {
		str_reset(&v->to_thread);
		v->to_thread_pos = 0;
	}
	if (!v->client_gone && !flush(v->fd, &v->to_client, &v->to_client_pos))
		client_lost(v);
	if (input_over(v) && !v->to_client.len)
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
		logs_flush(v); /* into whatever stands there; what is typed goes on below */
	} else if (v->at_prompt) {
		/* the editor's newline, prompt and half-typed line follow */
		v->logs.len -= 2;
		client_put(v, "\r\n", 2);
		client_put(v, v->logs.data, v->logs.len);
		str_free(&v->logs);
		redraw(v);
	} else if (v->s.ctx.job) {
		logs_flush(v);
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
	static const uint8_t hello[] = { TN_IAC, TN_WILL, TN_OPT_ECHO, TN_IAC, TN_WILL, TN_OPT_SGA,
					 TN_IAC, TN_DO, TN_OPT_SGA, TN_IAC, TN_DO, TN_OPT_NAWS };
	struct loop *loop = v->s.mgr->rt->loop;

	if (v->telnet)
		str_add(&v->to_client, hello, sizeof(hello));
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
	if (v->back)
		secret_free(v->back, strlen(v->back));
	v->back = NULL;
}
