/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a vty's client types: keys for the line editor, lines of a paste that go past it, keys for
 * --More-- and questions, interrupts. The editor gets input only while it stands at its prompt.
 */
#include <ctype.h>
#include <string.h>

#include "cli/outgoing.h"
#include "cli/relay_int.h"

#define PASTE_TURN 200   /* pasted lines run in one turn of the loop */

static void run_end(struct vty *v)
{
	v->at_prompt = false;
	v->line_len = 0;
}

/* Enter, `?` or TAB: the line goes to the grammar. */
static void submit(struct vty *v, char mark)
{
	if (mark)
		relay_thread_put(v, &mark, 1);
	relay_thread_put(v, "\r", 1);
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
void relay_redraw(struct vty *v)
{
	char c = CTRL('L');

	relay_thread_put(v, &c, 1);
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
	relay_thread_put(v, c, n);
	v->cursor = 0;
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
	return v->edit_cost > RELAY_EDIT_MAX;
}

static void literal(struct vty *v, char c)
{
	if (c == '?')
		c = MARK_QUESTION;
	if ((uint8_t)c < ' ' && c != MARK_QUESTION)
		return;
	relay_thread_put(v, &c, 1);
	relay_line_key(v, c);
	v->line_len++;
}

/* A line longer than the editor holds would be cut and run: it is thrown away instead. */
static void overlong(struct vty *v)
{
	static const char text[] = "\r\n% Line is too long; it was not run.\r\n";

	v->overlong = true;
	v->mute = true;
	relay_line_reset(v, "");
	relay_thread_put(v, "\x05\x15", 2); /* ^E ^U: the whole line */
	relay_client_put(v, text, sizeof(text) - 1);
}

static void control(struct vty *v, char c)
{
	if (c != CTRL('C') && c != CTRL('Z') && costs(v, c)) {
		overlong(v);
		return;
	}
	switch (c) {
	case CTRL('Z'):
		relay_client_put(v, "^Z", 2);
		v->after_z = true;
		submit(v, 0);
		break;
	case CTRL('C'):
		relay_client_put(v, "^C\r\n", 4);
		v->mute = true;
		relay_thread_put(v, "\x05\x15", 2); /* ^E ^U: the whole line */
		if (v->s.ctx.mode >= MODE_CONFIG)
			v->after_z = true;
		submit(v, 0);
		break;
	case CTRL('R'):
	case CTRL('L'):
		relay_redraw(v);
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
		relay_thread_put(v, &c, 1);
		relay_line_key(v, c);
		break;
	case CTRL('D'):
	case CTRL('T'):
		relay_line_word(v, c);
		break;
	default:
		break;
	}
}

/* Esc and a letter; cursor keys as libcli knows them; the rest is dropped. */
static void escape(struct vty *v, const char *p, size_t n)
{
	static const struct {
		const char *seq;
		char key;
	} keys[] = {
		/* Home and ^A: see line_start() */
		{ "A", CTRL('P') }, { "B", CTRL('N') }, { "C", CTRL('F') }, { "D", CTRL('B') },
		{ "H", CTRL('A') }, { "F", CTRL('E') }, { "1~", CTRL('A') }, { "4~", CTRL('E') },
		{ "7~", CTRL('A') }, { "8~", CTRL('E') }, { "3~", CTRL('D') },
	};

	if (n == 2) {
		if (costs(v, p[1]))
			overlong(v);
		else
			relay_line_word(v, (char)tolower((unsigned char)p[1]));
		return;
	}

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (n == 2 + strlen(keys[i].seq) && !memcmp(p + 2, keys[i].seq, n - 2))
			control(v, keys[i].key);
}

/* Enter alone goes on with the last connection; libcli keeps empty lines to itself. */
static bool resumes(struct vty *v)
{
	if (!v->untouched || v->s.ctx.mode > MODE_EXEC || !outgoing_current(&v->s.ctx))
		return false;
	relay_client_put(v, "\r\n", 2);
	v->mute_line = true;
	v->z_end = true; /* not for the history */
	relay_thread_put(v, "resume", 6);
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
	relay_thread_put(v, &c, 1);
	relay_line_key(v, c);
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
	relay_client_put(v, line, len);
	relay_client_put(v, "\r\n", 2);
	v->at_prompt = false;
	if (vty_run_pasted(v, line, &out)) {
		relay_client_put(v, str_text(&out), out.len);
		relay_logs_flush(v);
		relay_client_put(v, v->view.prompt, strlen(v->view.prompt));
		v->at_prompt = true;
	} else {
		char resume = MARK_RESUME;

		v->mute_line = true; /* the editor's own end of line */
		relay_thread_put(v, &resume, 1);
		submit(v, 0);
	}
	str_free(&out);
	secret_free(line, len);
}

/* The client has closed its side and its last line has been answered: nobody asks any more. What
 * runs ends as by ^C, except a command that came alone (SSH exec): its client waits for it. */
bool relay_input_over(struct vty *v)
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
void relay_pump(struct vty *v)
{
	unsigned pasted = 0;

	pump_keys(v);

	while (v->in_pos < v->in.len && (v->at_prompt || v->want) &&
	       v->to_client.len - v->to_client_pos < RELAY_OUT_MAX) {
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
			relay_thread_put(v, p, 1);
			if (v->want == MARK_KEY || *p == '\r' || *p == CTRL('C') ||
			    (*p == CTRL('Z') && v->s.ctx.block_open))
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
		if (v->in.cap > RELAY_IN_MAX)
			str_free(&v->in);
	} else if (v->in_pos > RELAY_IN_MAX) {
		memmove(v->in.data, v->in.data + v->in_pos, v->in.len - v->in_pos + 1);
		v->in.len -= v->in_pos;
		v->in_pos = 0;
	}
}

/* ^C or ^^ (Ctrl-Shift-6) while a command runs: it ends, and so does what was typed ahead. */
static bool interrupts(struct vty *v, char c)
{
	if (!session_interrupts(&v->s, c) || v->at_prompt || v->want || v->s.ctx.keys)
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

void relay_input_byte(struct vty *v, char c)
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
