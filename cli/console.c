/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The foreground console: readline's callback interface on a terminal, plain lines otherwise. The
 * terminal stays in one raw mode all the time, so that a paste is never echoed twice. Output is
 * buffered and written as the terminal takes it: a stopped terminal (^S) does not stop the router.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <readline/history.h>
#include <readline/readline.h>
#include "cli/auth.h"
#include "cli/exec_int.h"
#include "cli/privilege.h"
#include "cli/session_int.h"

#define LOG_MAX (256 * 1024)
#define HISTORY_MAX 256
#define LOGIN_TRIES 3

enum console_state {
	CON_LINE,      /* the editor has the keyboard */
	CON_BUSY,      /* inside a command */
	CON_ASK,       /* a question's answer */
	CON_MORE,      /* --More-- */
	CON_RUN,       /* a command that answers later */
	CON_CLOSED     /* logged out */
};

enum login_step { LOGIN_NONE, LOGIN_NAME, LOGIN_PASSWORD };

struct console {
	struct session s;
	enum console_state state;
	bool tty, eof, after_z, editing, out_owned;
	bool at_edge;                 /* the cursor stands at the left */
	int out_fd;
	struct loop_fd *in_watch, *out_watch;
	struct str obuf;              /* to the terminal */
	size_t opos;
	struct str page;              /* output behind --More-- */
	size_t page_pos;
	int rows;
	size_t cols;             /* of its last line so far */
	struct str logs;              /* messages for the next quiet moment */
	struct str typed;             /* CON_ASK: what was typed; plain: input not yet used */
	enum login_step login;
	int tries;
	char name[64];
	char *prompt;
	struct termios saved;
	FILE *rl_out;
	struct timer timer;
};

static struct console *con; /* readline is a single thing too */

static void console_after(struct console *c);

/* --- output --- */

static void out_flush(struct console *c)
{
	while (c->opos < c->obuf.len) {
		ssize_t n = write(c->out_fd, c->obuf.data + c->opos, c->obuf.len - c->opos);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			break;
		if (n <= 0) { /* nobody reads any more */
			c->opos = c->obuf.len;
			break;
		}
		c->opos += (size_t)n;
	}
	if (c->opos == c->obuf.len) {
		str_reset(&c->obuf);
		c->opos = 0;
	}
	if (c->out_watch)
		loop_fd_set(c->out_watch, c->obuf.len ? LOOP_WRITE : 0);
}

static void out_put(struct console *c, const char *p, size_t n)
{
	if (n)
		c->at_edge = p[n - 1] == '\n' || p[n - 1] == '\r';
	str_add(&c->obuf, p, n);
	out_flush(c);
}

static void out_puts(struct console *c, const char *text)
{
	out_put(c, text, strlen(text));
}

static ssize_t rl_write(void *cookie, const char *p, size_t n)
{
	out_put(cookie, p, n);
	return (ssize_t)n;
}

static void on_writable(int fd, unsigned events, void *arg)
{
	out_flush(arg);
}

/* --- prompt and editor --- */

/* Messages into whatever stands on the screen; what is typed goes on below. */
static void logs_put(struct console *c)
{
	fflush(c->rl_out ? c->rl_out : stdout);
	if (!c->at_edge)
		out_puts(c, "\n");
	out_put(c, c->logs.data, c->logs.len);
	str_free(&c->logs);
}

static void logs_show(struct console *c)
{
	if (!c->logs.len)
		return;
	if (c->editing)
		rl_clear_visible_line();
	fflush(c->rl_out ? c->rl_out : stdout);
	out_put(c, c->logs.data, c->logs.len);
	str_free(&c->logs);
	if (c->editing) {
		rl_on_new_line();
		rl_redisplay();
		fflush(c->rl_out);
	}
}

static void on_line(char *line);

static void prompt_show(struct console *c)
{
	struct str p = { 0 };

	cli_prompt(&c->s.ctx, &p);
	free(c->prompt);
	c->prompt = str_steal(&p);
	c->state = CON_LINE;
	if (!c->tty) {
		out_puts(c, c->prompt);
		return;
	}
	logs_show(c);
	if (c->editing) {
		rl_set_prompt(c->prompt);
	} else {
		rl_callback_handler_install(c->prompt, on_line);
		c->editing = true;
	}
	fflush(c->rl_out);
}

static void editor_off(struct console *c)
{
	if (!c->editing)
		return;
	rl_callback_handler_remove();
	fflush(c->rl_out);
	c->editing = false;
}

/* --- paging --- */

static int screen_rows(size_t cols, int width)
{
	return width > 0 && cols ? (int)((cols - 1) / (size_t)width) + 1 : 1;
}

/* Show the page on; false when it waits at --More--. */
static bool page_show(struct console *c)
{
	int length = c->tty ? c->s.ctx.term_length : 0;

	while (c->page_pos < c->page.len) {
		const char *s = c->page.data + c->page_pos;
		size_t left = c->page.len - c->page_pos;
		const char *nl = memchr(s, '\n', left);
		size_t n = nl ? (size_t)(nl - s) : left;
		size_t cols = c->cols + cli_columns(s, n); /* a line may come in pieces */
		int rows = screen_rows(cols, c->s.ctx.term_width) -
			   (c->cols ? screen_rows(c->cols, c->s.ctx.term_width) : 0);

		if (length > 1 && c->rows && c->rows + rows > length - 1) {
			out_puts(c, " --More-- ");
			c->state = CON_MORE;
			return false;
		}
		c->rows += rows;
		c->cols = nl ? 0 : cols;
		str_add(&c->obuf, s, n + (nl != NULL));
		c->at_edge = nl != NULL;
		c->page_pos += n + (nl != NULL);
	}
	out_flush(c);
	str_free(&c->page);
	c->page_pos = 0;
	return true;
}

static void more_key(struct console *c, char key)
{
	out_puts(c, "\b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b");
	if (key == '\r' || key == '\n') {
		c->rows = c->s.ctx.term_length - 2;
	} else if (key == ' ') {
		c->rows = 0;
	} else {
		str_free(&c->page);
		c->page_pos = 0;
	}
	if (!page_show(c))
		return;
	if (c->editing) { /* it was help: the line is still being typed */
		c->state = CON_LINE;
		rl_on_new_line();
		rl_redisplay();
		fflush(c->rl_out);
	} else {
		console_after(c);
	}
}

/* --- login --- */

static void login_ask(struct console *c, enum login_step step)
{
	c->login = step;
	c->state = CON_ASK;
	out_puts(c, step == LOGIN_NAME ? "Username: " : "Password: ");
}

static enum login_step first_step(const struct console *c)
{
	return auth_asks(&c->s.mgr->conf.con) == AUTH_ASK_NAME ? LOGIN_NAME : LOGIN_PASSWORD;
}

static void login_begin(struct console *c)
{
	const struct sessions_conf *conf = &c->s.mgr->conf;

	editor_off(c);
	if (conf->con.no_exec && c->tty) {
		c->state = CON_CLOSED; /* until somebody configures `exec` */
		return;
	}
	c->s.began = timerq_now(loop_timers(c->s.mgr->rt->loop));
	c->s.warned = false;
	if (conf->banner_motd) {
		out_puts(c, conf->banner_motd);
		out_puts(c, "\n");
	}
	c->tries = LOGIN_TRIES;
	c->name[0] = '\0';
	/* `login` without a password would shut the one way in that is always there */
	if (auth_asks(&conf->con) == AUTH_ASK_NOTHING || !auth_possible(&conf->con)) {
		session_login_done(&c->s, "", conf->con.privilege);
		console_after(c);
		return;
	}
	if (conf->banner_login) {
		out_puts(c, conf->banner_login);
		out_puts(c, "\n");
	}
	out_puts(c, "\n\nUser Access Verification\n\n");
	login_ask(c, first_step(c));
}

static void login_line(struct console *c, const char *line)
{
	const struct line_conf *l = &c->s.mgr->conf.con;
	struct auth_try t = { .line = l, .user = c->name, .password = line, .from = "" };
	int privilege;

	if (c->login == LOGIN_NAME) {
		str_copy(c->name, sizeof(c->name), line);
		login_ask(c, *line ? LOGIN_PASSWORD : LOGIN_NAME);
		return;
	}
	if (auth_check(c->s.mgr->auth, &t, &privilege)) {
		c->login = LOGIN_NONE;
		session_login_done(&c->s, c->name, privilege);
		out_puts(c, "\n");
		console_after(c);
		return;
	}
	if (l->aaa || first_step(c) == LOGIN_NAME)
		out_puts(c, l->aaa ? "% Authentication failed\n\n" : "% Login invalid\n\n");
	if (--c->tries == 0) {
		if (!l->aaa && first_step(c) == LOGIN_PASSWORD)
			out_puts(c, "% Bad passwords\n\n");
		c->tries = LOGIN_TRIES;
	}
	login_ask(c, first_step(c));
}

static void logged_out(struct console *c)
{
	struct str text = { 0 };

	editor_off(c);
	c->s.ctx.locked = false;
	cli_release(&c->s.ctx);
	c->s.ctx.want_close = false;
	c->s.user[0] = '\0';
	c->state = CON_CLOSED;
	if (!c->tty) {
		c->eof = true;
		loop_stop(c->s.mgr->rt->loop);
		return;
	}
	session_vacant(c->s.mgr, &text);
	out_puts(c, str_text(&text));
	str_free(&text);
}

/* --- commands --- */

/* A command has run or gone on: show what it wrote, and see what is next. */
static void console_after(struct console *c)
{
	struct cli_ctx *x = &c->s.ctx;
	bool secret;

	if (c->s.out.len) {
		str_add(&c->page, c->s.out.data, c->s.out.len);
		str_reset(&c->s.out);
	}
	if (!page_show(c)) {
		editor_off(c);
		return;
	}
	if (x->job) {
		editor_off(c);
		c->state = CON_RUN;
	} else if (x->want_close) {
		logged_out(c);
	} else if (cli_wants_answer(x, &secret)) {
		editor_off(c);
		if (c->tty)
			str_reset(&c->typed);
		c->state = CON_ASK;
	} else {
		prompt_show(c);
	}
}

static void console_wake(struct cli_ctx *x, void *arg)
{
	struct console *c = arg;

	if (c->state == CON_MORE || c->state == CON_BUSY) /* its time comes */
		return;
	console_after(c);
}

static size_t console_raw(struct cli_ctx *x, const char *p, size_t n)
{
	struct console *c = x->wake_arg;

	out_put(c, p, n);
	return c->obuf.len - c->opos;
}

static void run(struct console *c, const char *line)
{
	struct cli_ctx *x = &c->s.ctx;
	bool secret, plain = !x->block_open && !cli_wants_answer(x, &secret);

	session_touch(&c->s);
	if (plain)
		session_remember(&c->s, line);
	c->state = CON_BUSY;
	c->rows = 0;
	c->cols = 0;
	cli_exec(x, line, c->prompt ? strlen(c->prompt) : 0);
	if (c->after_z) {
		c->after_z = false;
		if (x->mode >= MODE_CONFIG)
			cli_end(x);
	}
	console_after(c);
}

static void leave(struct console *c)
{
	out_puts(c, "\n");
	loop_stop(c->s.mgr->rt->loop);
}

/* --- readline's side --- */

static void on_line(char *line)
{
	struct console *c = con;

	if (!line) { /* ^D on an empty line: leave the program */
		leave(c);
		return;
	}
	if (line[strspn(line, " \t")] && !c->s.ctx.block_open)
		add_history(line);
	if (!*line && !*c->prompt) /* readline moves on only if there was something in the line */
		out_puts(c, "\n");
	run(c, line);
	secret_free(line, strlen(line));
}

static char *line_head(void)
{
	return xstrndup(rl_line_buffer, (size_t)rl_point);
}

static int on_question(int count, int key)
{
	struct console *c = con;
	char *head;

	if (c->s.ctx.block_open)
		return rl_insert(count, key);
	head = line_head();
	fflush(c->rl_out);
	out_puts(c, "?\n");
	c->rows = 0;
	c->cols = 0;
	gram_help(c->s.mgr->rt->gram, privilege_mode(&c->s.ctx, c->s.ctx.mode), head, &c->s.ctx, &c->page);
	free(head);
	if (page_show(c)) {
		rl_on_new_line();
		rl_redisplay();
	}
	return 0;
}

static int on_tab(int count, int key)
{
	struct console *c = con;
	struct str done = { 0 };
	char *head;

	if (c->s.ctx.block_open)
		return rl_insert(count, key);
	head = line_head();
	fflush(c->rl_out);
	out_puts(c, "\n");
	if (gram_complete(c->s.mgr->rt->gram, privilege_mode(&c->s.ctx, c->s.ctx.mode), head, &c->s.ctx, &done)) {
		int point = (int)done.len;

		str_puts(&done, rl_line_buffer + rl_point);
		rl_replace_line(str_text(&done), 0);
		rl_point = point;
	}
	free(head);
	str_free(&done);
	rl_on_new_line();
	rl_redisplay();
	return 0;
}

static int on_ctrl_z(int count, int key)
{
	fflush(con->rl_out);
	if (con->s.ctx.block_open) { /* may end it (send) */
		rl_insert(1, key);
		return rl_newline(1, '\n');
	}
	out_puts(con, "^Z");
	con->after_z = true;
	return rl_newline(1, '\n');
}

static int on_ctrl_c(int count, int key)
{
	struct console *c = con;

	fflush(c->rl_out);
	out_puts(c, "^C");
	rl_replace_line("", 0);
	if (c->s.ctx.block_open)
		cli_cancel(&c->s.ctx);
	c->after_z = true;
	return rl_newline(1, '\n');
}

static void on_winch(int signo, void *arg)
{
	struct console *c = arg;
	int rows, cols;

	rl_resize_terminal();
	rl_get_screen_size(&rows, &cols);
	if (cols > 0)
		c->s.ctx.term_width = cols;
}

/* --- keyboard --- */

static void ask_key(struct console *c, char ch)
{
	bool secret = c->login == LOGIN_PASSWORD;

	if (c->login == LOGIN_NONE)
		cli_wants_answer(&c->s.ctx, &secret);
	if (ch == '\r' || ch == '\n') {
		struct str line = c->typed;

		memset(&c->typed, 0, sizeof(c->typed));
		out_puts(c, "\n");
		if (c->login != LOGIN_NONE)
			login_line(c, str_text(&line));
		else
			run(c, str_text(&line));
		if (line.data)
			secret_wipe(line.data, line.len);
		str_free(&line);
	} else if (ch == 0x1a && c->login == LOGIN_NONE && c->s.ctx.block_open) {
		str_putc(&c->typed, ch); /* may end a block (send) */
		out_puts(c, "^Z");
		ask_key(c, '\r');
	} else if (ch == 0x03 && c->login == LOGIN_NONE) {
		out_puts(c, "\n");
		str_reset(&c->typed);
		cli_cancel(&c->s.ctx);
		console_after(c);
	} else if (ch == 0x7f || ch == '\b') {
		if (c->typed.len && !secret)
			out_puts(c, "\b \b");
		if (c->typed.len)
			c->typed.data[--c->typed.len] = '\0';
	} else if ((uint8_t)ch >= ' ' && c->typed.len < 4000) {
		str_putc(&c->typed, ch);
		if (!secret)
			out_put(c, &ch, 1);
	}
}

static void raw_key(struct console *c, char ch)
{
	switch (c->state) {
	case CON_MORE:
		more_key(c, ch);
		break;
	case CON_ASK:
		ask_key(c, ch);
		break;
	case CON_RUN:
		if (c->s.ctx.keys)
			c->s.ctx.keys(&c->s.ctx, &ch, 1);
		else if (session_interrupts(&c->s, ch)) {
			cli_cancel(&c->s.ctx);
			console_after(c);
		}
		break;
	case CON_CLOSED:
		if (ch == '\r' || ch == '\n')
			login_begin(c);
		break;
	case CON_LINE:
	case CON_BUSY:
		break;
	}
}

static void tty_ready(struct console *c)
{
	char ch;
	ssize_t n;

	session_touch(&c->s);
	if (c->state == CON_LINE) {
		rl_callback_read_char();
		fflush(c->rl_out);
		return;
	}
	n = read(STDIN_FILENO, &ch, 1);
	if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
		loop_stop(c->s.mgr->rt->loop);
	else if (n == 1)
		raw_key(c, ch);
}

/* Plain input: whole lines, one after the other, as commands end. */
static void plain_run(struct console *c)
{
	while (c->state == CON_LINE || c->state == CON_ASK) {
		char *nl = c->typed.len ? memchr(c->typed.data, '\n', c->typed.len) : NULL;
		size_t n = nl ? (size_t)(nl - c->typed.data) : c->typed.len;
		char *line;
		bool secret = c->login == LOGIN_PASSWORD;

		if (!nl && (!c->eof || !n))
			break;
		line = xstrndup(c->typed.data, n);
		c->typed.len -= n + (nl != NULL);
		memmove(c->typed.data, c->typed.data + n + (nl != NULL), c->typed.len);
		c->typed.data[c->typed.len] = '\0';
		if (c->state == CON_ASK && c->login == LOGIN_NONE)
			cli_wants_answer(&c->s.ctx, &secret);
		if (!secret)
			out_puts(c, line);
		out_puts(c, "\n");
		if (c->login != LOGIN_NONE)
			login_line(c, line);
		else
			run(c, line);
		secret_free(line, n);
	}
	if (c->eof && !c->typed.len && c->state != CON_RUN)
		leave(c);
}

static void on_input(int fd, unsigned events, void *arg)
{
	struct console *c = arg;
	char buf[4096];
	ssize_t n;

	if (c->tty) {
		tty_ready(c);
		return;
	}
	n = read(fd, buf, sizeof(buf));
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		c->eof = true;
		loop_fd_set(c->in_watch, 0);
	}
	for (ssize_t i = 0; i < n; i++)
		if (buf[i] && buf[i] != '\r')
			str_putc(&c->typed, buf[i]);
	plain_run(c);
}

static void on_timer(struct timer *t, void *arg)
{
	struct console *c = arg;
	struct timerq *q = loop_timers(c->s.mgr->rt->loop);
	uint64_t limit = (uint64_t)c->s.mgr->conf.con.exec_timeout_s * 1000;
	bool runs, waits;

	if (!c->tty) { /* a command has ended: go on with the next line */
		if (c->state == CON_LINE || c->state == CON_ASK)
			plain_run(c);
		timer_set(q, t, 20);
		return;
	}
	runs = c->state == CON_RUN;
	waits = c->state == CON_LINE || c->state == CON_MORE || c->state == CON_ASK;
	/* an absolute-timeout does not ask what is going on; exec-timeout waits for its end */
	if (((runs || waits) && session_over(&c->s)) ||
	    (waits && limit && timerq_now(q) - c->s.last_input >= limit)) {
		cli_cancel(&c->s.ctx);
		str_reset(&c->s.out);
		str_free(&c->page);
		c->page_pos = 0;
		c->login = LOGIN_NONE;
		cli_end(&c->s.ctx);
		logged_out(c);
	}
	timer_set(q, t, 1000);
}

/* --- messages --- */

void console_log(struct console *c, enum log_level level, const char *line)
{
	if (c->logs.len > LOG_MAX || c->obuf.len - c->opos > LOG_MAX)
		return;
	str_puts(&c->logs, line);
	str_putc(&c->logs, '\n');
	if (c->state == CON_BUSY)
		return;
	if (!session_synchronous(&c->s, level))
		logs_put(c);
	else if (c->state == CON_LINE || c->state == CON_RUN)
		logs_show(c);
}

/* --- life --- */

static void terminal_raw(struct console *c)
{
	struct termios t = c->saved;

	t.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG | IEXTEN);
	t.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IXON);
	t.c_iflag |= IXON; /* ^S and ^Q keep their meaning */
	t.c_cc[VMIN] = 1;
	t.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t);
}

static void terminal_restore(void)
{
	if (con && con->tty)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &con->saved);
}

static void editor_init(struct console *c)
{
	cookie_io_functions_t io = { .write = rl_write };
	int rows, cols;

	c->rl_out = fopencookie(c, "w", io);
	rl_instream = stdin;
	rl_outstream = c->rl_out;
	rl_readline_name = "flexsh";
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_prep_term_function = NULL; /* the terminal stays raw */
	rl_deprep_term_function = NULL;
	rl_change_environment = 0;
	rl_initialize();
	rl_tty_set_echoing(1);
	rl_variable_bind("enable-bracketed-paste", "off");
	rl_bind_key('?', on_question);
	rl_bind_key('\t', on_tab);
	rl_bind_key(0x1a, on_ctrl_z);
	rl_bind_key(0x03, on_ctrl_c);
	rl_bind_key('\r', rl_newline);
	rl_bind_key(0x7f, rl_rubout);
	rl_bind_key('\b', rl_rubout);
	using_history();
	stifle_history(HISTORY_MAX);
	rl_get_screen_size(&rows, &cols);
	if (cols > 0)
		c->s.ctx.term_width = cols;
	loop_signal(c->s.mgr->rt->loop, SIGWINCH, on_winch, c);
}

/* A descriptor of our own, which may be made non-blocking. */
static void output_open(struct console *c)
{
	c->out_fd = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_APPEND);
	c->out_owned = c->out_fd >= 0;
	if (!c->out_owned) {
		c->out_fd = STDOUT_FILENO;
		return;
	}
	c->out_watch = loop_fd_new(c->s.mgr->rt->loop, c->out_fd, 0, on_writable, c);
}

struct console *console_new(struct sessions *m)
{
	struct console *c;

	if (fcntl(STDIN_FILENO, F_GETFD) < 0)
		return NULL;
	c = xcalloc(1, sizeof(*c));
	con = c;
	session_init(&c->s, m, SESSION_CONSOLE);
	c->tty = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
		 tcgetattr(STDIN_FILENO, &c->saved) == 0;
	c->s.ctx.wake = console_wake;
	c->s.ctx.wake_arg = c;
	c->s.ctx.raw = c->tty ? console_raw : NULL;
	fflush(stdout);
	output_open(c);
	if (c->tty) {
		terminal_raw(c);
		atexit(terminal_restore);
		editor_init(c);
	} else {
		c->s.ctx.interactive = true;
		c->s.ctx.term_length = 0;
	}
	c->in_watch = loop_fd_new(m->rt->loop, STDIN_FILENO, LOOP_READ, on_input, c);
	timer_init(&c->timer, on_timer, c);
	timer_set(loop_timers(m->rt->loop), &c->timer, c->tty ? 1000 : 20);
	login_begin(c);
	return c;
}

void console_free(struct console *c)
{
	if (!c)
		return;
	editor_off(c);
	timer_cancel(&c->timer);
	logs_show(c);
	loop_fd_free(c->in_watch);
	loop_fd_free(c->out_watch);
	c->out_watch = NULL;
	out_flush(c);
	terminal_restore();
	con = NULL;
	if (c->out_owned)
		close(c->out_fd);
	if (c->rl_out)
		fclose(c->rl_out);
	rl_outstream = stdout;
	session_clear(&c->s);
	str_free(&c->obuf);
	str_free(&c->page);
	str_free(&c->logs);
	str_free(&c->typed);
	free(c->prompt);
	free(c);
}
