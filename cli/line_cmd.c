/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines and who is on them: show line, show terminal, send, lock, disconnect ssh, and the terminal's
 * type and escape character.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "cli/exec_int.h"
#include "cli/session_int.h"
#include "cli/show.h"

#define LINES 17                       /* con 0, vty 0 to 15 */

/* --- show line --- */

static const struct session *on_line(const struct sessions *m, int line)
{
	const struct session *s;

	DL_FOREACH(m->list, s)
		if ((s->kind == SESSION_VTY ? s->vty + 1 : 0) == line)
			return s;
	return NULL;
}

/* The session that asks, where it is on this line. */
static const struct session *of_line(const struct cli_ctx *c, int line)
{
	const struct session *own = c->session;

	if (own && (own->kind == SESSION_VTY ? own->vty + 1 : 0) == line)
		return own;
	return on_line(c->rt->sessions, line);
}

static void line_row(struct cli_ctx *c, int line)
{
	const struct sessions *m = c->rt->sessions;
	const struct line_conf *l = line ? &m->conf.vty[line - 1] : &m->conf.con;

	cli_print(c, "%c%6d %4d %-4s              -    -      -    -%5s %5u %6d    0/0      -\n",
		  on_line(m, line) ? '*' : ' ', line, line, line ? "VTY" : "CTY",
		  *l->access_class ? l->access_class : "-", m->uses[line], 0);
}

static const char *timeout_text(int seconds, const char *never, char buf[SHOW_TIME_LEN])
{
	return seconds ? show_hms((uint64_t)seconds, buf) : never;
}

static void escape_text(int key, char out[8])
{
	if (key < 0)
		str_copy(out, 8, "none");
	else if (key == LINE_ESCAPE)
		str_copy(out, 8, "^^x");
	else
		snprintf(out, 8, key < 0x20 ? "^%c" : "%c", key < 0x20 ? key + 0x40 : key);
}

static void timeouts(struct cli_ctx *c, const struct line_conf *l)
{
	char a[SHOW_TIME_LEN], b[SHOW_TIME_LEN], d[SHOW_TIME_LEN];

	cli_print(c, "Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch\n"
		     "               %-12s %-28s %-9s not set\n",
		  timeout_text(l->exec_timeout_s, "never", a),
		  timeout_text(l->session_timeout_s, " never", b),
		  timeout_text(l->absolute_s, "none", d));
	cli_print(c, "                            Idle Session Disconnect Warning\n"
		     "                              never \n"
		     "                            Login-sequence User Response\n"
		     "                             00:00:30\n"
		     "                            Autoselect Initial Wait\n"
		     "                              not set \n");
}

static void transports(struct cli_ctx *c, const struct line_conf *l, bool vty)
{
	const char *in = !vty ? "none" : l->transport_telnet && l->transport_ssh ? "telnet ssh" :
			 l->transport_telnet ? "telnet" : l->transport_ssh ? "ssh" : "none";

	cli_print(c, "Allowed input transports are %s.\n"
		     "Allowed output transports are telnet ssh.\n"
		     "Preferred transport is telnet.\n"
		     "No output characters are padded\n"
		     "No special data dispatching characters\n", in);
}

/* The state of a line; s: who is on it, NULL nobody. */
static void line_detail(struct cli_ctx *c, int line, const struct session *s)
{
	const struct sessions *m = c->rt->sessions;
	const struct line_conf *l = line ? &m->conf.vty[line - 1] : &m->conf.con;
	const struct cli_ctx *x = s ? &s->ctx : NULL;
	int length = x ? x->term_length : l->length;
	size_t history = s ? session_history_size(s) : l->history;
	char up[SHOW_TIME_LEN], escape[8];

	escape_text(x ? x->escape : l->escape, escape);
	cli_print(c, "Line %d, Location: \"%s\", Type: \"%s\"\nLength: %d lines, Width: %d columns\n"
		     "Baud rate (TX/RX) is 9600/9600%s\n", line, l->location,
		  x ? x->terminal_type : l->terminal_type, length, x ? x->term_width : l->width,
		  line ? "" : ", no parity, 1 stopbits, 8 databits");
	cli_print(c, "Status: PSI Enabled, %s, Automore %s\nCapabilities: %s\n"
		     "Modem state: %s\nGroup codes:    0\n",
		  s ? "Ready, Active" : "No Exit Banner", length ? "On" : "Off",
		  l->lockable ? "Lockable" : s && s->monitor ? "Receives Logging Output" : "none",
		  s ? "Ready" : "Idle");
	cli_print(c, "Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation\n"
		     "                %-6s none   -     -       none         \n", escape);
	timeouts(c, l);
	cli_print(c, "Modem type is unknown.\nSession limit is not set.\nTime since activation: %s\n",
		  s ? show_hms((timerq_now(loop_timers(c->rt->loop)) - s->began) / 1000, up) : "never");
	cli_print(c, "Editing is enabled.\n");
	if (history)
		cli_print(c, "History is enabled, history size is %zu.\n", history);
	else
		cli_print(c, "History is disabled.\n");
	cli_print(c, "DNS resolution in show commands is enabled\nFull user help is disabled\n");
	transports(c, l, line > 0);
}

/* Lines that the words of a command name, as first and last; false: there is no such line. */
static bool lines_named(struct cli_ctx *c, const struct gram_match *m, int *first, int *last)
{
	int top = c->rt->sessions->conf.n_vty;

	if (gram_has(m, "vty")) {
		*first = (int)gram_num(m, "vty", 0) + 1;
		*last = gram_var(m, "vtylast") ? (int)gram_num(m, "vtylast", 0) + 1 : *first;
	} else {
		*first = gram_has(m, "console") ? 0 : (int)gram_num(m, "line", 0);
		*last = gram_var(m, "last") ? (int)gram_num(m, "last", 0) : *first;
	}
	if (*last > top || *first > *last) {
		show_bad_token(c, m, gram_var(m, "vtylast") ? "vtylast" : gram_var(m, "vty") ? "vty" :
				     gram_var(m, "last") ? "last" : "line");
		return false;
	}
	return true;
}

#define LINE_HEAD                                                                                  \
	"   Tty Line Typ     Tx/Rx    A Modem  Roty AccO AccI  Uses  Noise Overruns  Int\n"

static int show_line_n(struct cli_ctx *c, const struct gram_match *m)
{
	int first, last;

	if (!c->rt->sessions || !lines_named(c, m, &first, &last))
		return 0;
	cli_print(c, LINE_HEAD);
	for (int i = first; i <= last; i++)
		line_row(c, i);
	cli_print(c, "\n");
	for (int i = first; i <= last; i++) {
		line_detail(c, i, of_line(c, i));
		cli_print(c, i < last ? "\n" : "");
	}
	return 0;
}

static int show_line(struct cli_ctx *c, const struct gram_match *m)
{
	if (!c->rt->sessions)
		return 0;
	cli_print(c, LINE_HEAD);
	for (int i = 0; i <= c->rt->sessions->conf.n_vty; i++)
		line_row(c, i);
	cli_print(c, "\n");
	return 0;
}

static int show_terminal(struct cli_ctx *c, const struct gram_match *m)
{
	const struct session *s = c->session;

	if (s)
		line_detail(c, s->kind == SESSION_VTY ? s->vty + 1 : 0, s);
	else
		cli_print(c, "Length: %d lines, Width: %d columns\n", c->term_length, c->term_width);
	return 0;
}

/* --- terminal settings --- */

static int type_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *type = gram_var(m, "type");

	str_copy(c->terminal_type, sizeof(c->terminal_type), type ? type : "");
	return 0;
}

static int escape_fn(struct cli_ctx *c, const struct gram_match *m)
{
	c->escape = gram_has(m, "default") ? LINE_ESCAPE : gram_has(m, "no") ? -1 :
		    line_escape_key(gram_var(m, "escape"));
	return 0;
}

/* --- send --- */

struct sending {
	int first, last;               /* -1: every line */
	char *text;
};

static void sending_free(void *arg)
{
	struct sending *n = arg;

	free(n->text);
	free(n);
}

static void sending_go(struct cli_ctx *c, const char *answer, void *arg)
{
	struct sending *n = arg;
	const struct session *own = c->session;
	struct str text = { 0 };
	struct session *s;
	char to[16];

	if (*answer && (*answer | 32) != 'y') {
		sending_free(n);
		return;
	}
	snprintf(to, sizeof(to), n->first < 0 ? "all ttys" : "tty%d", n->first);
	str_printf(&text, "\n\n***\n***\n*** Message from tty%d to %s:\n***\n%s",
		   own && own->kind == SESSION_VTY ? own->vty + 1 : 0, to, n->text);
	DL_FOREACH(c->rt->sessions->list, s) {
		int line = s->kind == SESSION_VTY ? s->vty + 1 : 0;

		if (n->first < 0 || (line >= n->first && line <= n->last))
			session_notify(s, str_text(&text));
	}
	str_free(&text);
	sending_free(n);
}

static void sending_text(struct cli_ctx *c, const char *text, void *arg)
{
	struct sending *n = arg;

	n->text = xstrdup(text);
	cli_ask_owned(c, "Send message? [confirm]", false, sending_go, n, sending_free);
}

static int send_fn(struct cli_ctx *c, const struct gram_match *m)
{
	struct sending *n;
	int first = -1, last = -1;

	if (!c->rt->sessions || (!gram_has(m, "*") && !lines_named(c, m, &first, &last)))
		return 0;
	n = xcalloc(1, sizeof(*n));
	n->first = first;
	n->last = last;
	cli_print(c, "Enter message, end with CTRL/Z; abort with CTRL/C:\n");
	cli_collect_until(c, '\032', sending_text, n, sending_free);
	return 0;
}

/* --- lock --- */

struct lock {
	char *word;
	bool again;
};

static void lock_free(void *arg)
{
	struct lock *l = arg;

	if (l->word)
		secret_free(l->word, strlen(l->word));
	free(l);
}

static void unlock_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	struct lock *l = arg;

	if (!strcmp(l->word, answer)) {
		c->locked = false;
		lock_free(l);
		return;
	}
	cli_ask_owned(c, "Password: ", true, unlock_answer, l, lock_free);
}

static void lock_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	struct lock *l = arg;

	if (!l->word && *answer) {
		l->word = xstrdup(answer);
		cli_ask_owned(c, "Again: ", true, lock_answer, l, lock_free);
		return;
	}
	if (!l->word || strcmp(l->word, answer) != 0) {
		cli_print(c, l->word ? "%% Passwords do not match.\n" : "");
		lock_free(l);
		return;
	}
	c->locked = true;
	cli_ask_owned(c, "\n                                 Locked\n\nPassword: ", true,
		      unlock_answer, l, lock_free);
}

static int lock_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const struct line_conf *l = c->session ? session_line(c->session) : NULL;

	if (!l && c->session) /* the unix socket is another way to the console */
		l = &c->rt->sessions->conf.con;
	if (!l || !l->lockable || !c->interactive)
		cli_print(c, "%% This line is not lockable\n");
	else
		cli_ask_owned(c, "Password: ", true, lock_answer, xcalloc(1, sizeof(struct lock)),
			      lock_free);
	return 0;
}

/* --- disconnect ssh --- */

struct ssh_wanted {
	int first, last;
	bool is[LINES];
};

static void ssh_wanted_visit(const struct ssh_info *i, void *arg)
{
	struct ssh_wanted *w = arg;

	if (i->line >= w->first && i->line <= w->last && i->line < LINES)
		w->is[i->line] = true;
}

static int disconnect_ssh(struct cli_ctx *c, const struct gram_match *m)
{
	struct ssh_wanted w = { .first = (int)gram_num(m, "n", 0) };
	bool any = false;

	w.last = (int)gram_num(m, "last", (uint64_t)w.first);
	if (!c->rt->sessions)
		return 0;
	ssh_walk(c->rt->sessions, ssh_wanted_visit, &w);
	for (int i = 0; i < LINES; i++)
		any = (w.is[i] && sessions_clear_vty(c->rt->sessions, i)) || any;
	if (!any)
		cli_print(c, "%% There is no such SSH connection\n");
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define TERMINAL_HELP "Set terminal line parameters\n"
#define LINE_WORDS                                                                                 \
	"{<0-16>$line [<0-16>$last]|console 0|vty <0-15>$vty [<0-15>$vtylast]}"
#define LINE_WORDS_HELP                                                                            \
	"First Line number\nLast Line number\nPrimary terminal line\nLine number\n"                 \
	"Virtual terminal\nFirst Line number\nLast Line number"

const struct gram_row line_rows[] = {
	EXEC_ROW(MODE_USER, "show line [summary]",
		 SHOW_HELP "TTY line information\nQuick line status summary", show_line),
	EXEC_ROW(MODE_USER, "show line " LINE_WORDS,
		 SHOW_HELP "TTY line information\n" LINE_WORDS_HELP, show_line_n),
	EXEC_ROW(MODE_USER, "show terminal",
		 SHOW_HELP "Display terminal configuration parameters", show_terminal),
	EXEC_ROW(MODE_USER, "terminal terminal-type WORD$type",
		 TERMINAL_HELP "Set the terminal type\nTerminal type", type_fn),
	{ .mode = MODE_USER, .syntax = "terminal type WORD$type",
	  .help = TERMINAL_HELP "Set the terminal type\nTerminal type", .fn = type_fn,
	  .flags = GRAM_HIDDEN },
	EXEC_ROW(MODE_USER, "terminal {no|default} terminal-type",
		 TERMINAL_HELP "Negate a command or set its defaults\nSet a command to its defaults\n"
			       "Set the terminal type", type_fn),
	EXEC_ROW(MODE_USER, "terminal escape-character WORD$escape",
		 TERMINAL_HELP "Change the current line's escape character\n"
			       "Escape character or its ASCII decimal equivalent, BREAK, DEFAULT, NONE",
		 escape_fn),
	EXEC_ROW(MODE_USER, "terminal {no|default} escape-character",
		 TERMINAL_HELP "Negate a command or set its defaults\nSet a command to its defaults\n"
			       "Change the current line's escape character", escape_fn),
	EXEC_ROW(MODE_EXEC, "send {*|" LINE_WORDS "}",
		 "Send a message to other tty lines\nAll tty lines\n" LINE_WORDS_HELP, send_fn),
	EXEC_ROW(MODE_USER, "lock", "Lock the terminal", lock_fn),
	EXEC_ROW(MODE_EXEC, "disconnect ssh [vty] <0-15>$n [<0-15>$last]",
		 "Disconnect an existing network connection\nDisconnect an active SSH connection\n"
		 "Virtual terminal\nThe number of the active SSH connection\nLast vty number",
		 disconnect_ssh),
	EXEC_END,
};
