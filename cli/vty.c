/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vty's thread: libcli's cli_loop() edits lines, keeps history and draws prompts. libcli knows no
 * command at all, so that it refuses every line; where it would print that, the whole line is handed
 * to the control thread instead and the answer printed. Questions, banners and --More-- read the
 * socket directly. Only libcli's public interface is used.
 */
#include <ctype.h>
#include <errno.h>
#include <libcli.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>
/* libcli's numbers for its two modes are not ours */
#undef MODE_ANY
#undef MODE_EXEC
#undef MODE_CONFIG
#include "cli/auth.h"
#include "cli/exec_int.h"
#include "cli/privilege.h"
#include "cli/session_int.h"

#define STACK_SIZE (256 * 1024)
#define OUT_CHUNK 4096
#define IDLE_FOREVER 86400 /* libcli wakes up once a day; the relay counts idle time */

/* --- requests: the thread's side --- */

static void chunk_take(struct vty *v, struct str *out)
{
	*out = v->answer;
	memset(&v->answer, 0, sizeof(v->answer));
}

static void vty_serve(void *arg);

static void print_paged(struct vty *v, const char *text, size_t len);

/* Ask the control thread and print what it answers until it has finished. */
static void request(struct vty *v, enum vty_request req, const char *text)
{
	struct str out;
	bool finished = false;

	pthread_mutex_lock(&v->lock);
	v->req = req;
	v->req_text = text;
	v->finished = v->s.mgr->closing;
	v->pending = !v->finished;
	pthread_mutex_unlock(&v->lock);
	atomic_store(&v->interrupt, false);
	v->rows = 0;
	v->quit_output = false;
	loop_post(v->s.mgr->rt->loop, vty_serve, v);
	while (!finished) {
		pthread_mutex_lock(&v->lock);
		while (!v->answer.len && !v->finished)
			pthread_cond_wait(&v->cond, &v->lock);
		chunk_take(v, &out);
		finished = v->finished;
		v->at = v->view;
		pthread_mutex_unlock(&v->lock);
		print_paged(v, str_text(&out), out.len);
		str_free(&out);
	}
}

/* --- requests: the control thread's side --- */

static void view_set(struct vty *v)
{
	struct cli_ctx *c = &v->s.ctx;
	struct str prompt = { 0 };

	cli_prompt(c, &prompt);
	str_copy(v->view.prompt, sizeof(v->view.prompt), str_text(&prompt));
	v->view.ask = cli_wants_answer(c, &v->view.secret);
	v->view.block = c->block_open;
	v->view.close = c->want_close;
	v->view.config = c->mode >= MODE_CONFIG;
	v->view.length = c->term_length;
	v->view.width = c->term_width;
	str_free(&prompt);
}

static void answer_flush(struct vty *v, bool finished)
{
	struct str *out = &v->s.out;

	pthread_mutex_lock(&v->lock);
	if (!v->answer.len && out->len) {
		str_free(&v->answer);
		v->answer = *out;
		memset(out, 0, sizeof(*out));
	} else if (out->len) {
		str_add(&v->answer, out->data, out->len);
	}
	view_set(v);
	v->finished = finished;
	pthread_cond_signal(&v->cond);
	pthread_mutex_unlock(&v->lock);
	str_reset(out);
}

void vty_wake(struct cli_ctx *c, void *arg)
{
	struct vty *v = arg;

	if (v->s.mgr->closing || v->client_gone || v->serving)
		return;
	answer_flush(v, !c->job);
}

void vty_abort(struct vty *v)
{
	v->s.ctx.wake = NULL;
	cli_release(&v->s.ctx);
	atomic_store(&v->interrupt, true);
	pthread_mutex_lock(&v->lock);
	v->finished = true;
	v->pending = false;
	v->view.ask = v->view.block = false;
	v->view.close = true;
	pthread_cond_signal(&v->cond);
	pthread_mutex_unlock(&v->lock);
}

static void hello_text(struct vty *v)
{
	const struct sessions_conf *conf = &v->s.mgr->conf;
	const struct line_conf *l = session_line(&v->s);

	if (!l)
		return;
	if (conf->banner_motd && !l->no_motd_banner)
		str_printf(&v->s.out, "%s\n", conf->banner_motd);
	if (conf->banner_login && auth_asks(l) != AUTH_ASK_NOTHING)
		str_printf(&v->s.out, "%s\n", conf->banner_login);
}

static void serve_line(struct vty *v, const char *line)
{
	struct cli_ctx *c = &v->s.ctx;
	bool secret;

	if (!cli_wants_answer(c, &secret) && !c->block_open && !v->z_end)
		session_remember(&v->s, line);
	v->z_end = false;
	/* the screen shows the prompt, then the line */
	cli_exec(c, line, strlen(v->view.prompt));
}

/* `?` and TAB: what stands before the mark counts; the line is typed again behind the next prompt. */
static void serve_mark(struct vty *v, char *text, char mark)
{
	struct cli_ctx *c = &v->s.ctx;
	char *after = strchr(text, mark);
	struct str line = { 0 };

	if (!after)
		return;
	*after++ = '\0';
	if (mark == MARK_HELP)
		gram_help(c->rt->gram, privilege_mode(c, c->mode), text, c, &v->s.out);
	if (mark == MARK_HELP || !gram_complete(c->rt->gram, privilege_mode(c, c->mode), text, c, &line)) {
		str_reset(&line);
		str_puts(&line, text);
	}
	str_puts(&line, after);
	relay_type_back(v, str_text(&line));
	str_free(&line);
}

/* The thread may have given up waiting (vty_abort): then there is nothing to do any more. */
static char *request_take(struct vty *v, enum vty_request *req)
{
	char *text = NULL;

	pthread_mutex_lock(&v->lock);
	if (v->pending)
		text = xstrdup(v->req_text);
	*req = v->req;
	v->pending = false;
	pthread_mutex_unlock(&v->lock);
	return text;
}

static void vty_serve(void *arg)
{
	struct vty *v = arg;
	struct cli_ctx *c = &v->s.ctx;
	enum vty_request req;
	char *text = request_take(v, &req);

	if (!text)
		return;
	v->serving = true; /* wake-ups from inside the command are answered at its end */
	switch (req) {
	case VTY_HELLO:
		hello_text(v);
		break;
	case VTY_ENTERED:
		session_login_done(&v->s, text, v->privilege);
		break;
	case VTY_LINE:
		serve_line(v, text);
		break;
	case VTY_HELP:
		serve_mark(v, text, MARK_HELP);
		break;
	case VTY_TAB:
		serve_mark(v, text, MARK_TAB);
		break;
	case VTY_CANCEL:
		cli_cancel(c);
		break;
	case VTY_RESUME: /* its line has been run */
	case VTY_NONE:
		break;
	}
	secret_free(text, strlen(text));
	v->serving = false;
	answer_flush(v, !c->job);
}

/* Screen lines that a line of text takes. */
static int screen_rows(const char *s, size_t n, int width)
{
	size_t cols = 0;

	for (size_t i = 0; i < n; i++)
		cols += ((uint8_t)s[i] & 0xc0) != 0x80;
	return width > 0 && cols ? (int)((cols - 1) / (size_t)width) + 1 : 1;
}

static int text_rows(const char *s, int width)
{
	int rows = 0;

	while (*s) {
		size_t n = strcspn(s, "\n");

		rows += screen_rows(s, n, width);
		s += n + (s[n] == '\n');
	}
	return rows;
}

bool vty_run_pasted(struct vty *v, const char *line, struct str *out)
{
	struct cli_ctx *c = &v->s.ctx;
	bool secret, more;

	pthread_mutex_lock(&v->lock);
	if (v->n_pasted == SESSION_HISTORY) {
		free(v->pasted[0]);
		memmove(v->pasted, v->pasted + 1, (SESSION_HISTORY - 1) * sizeof(*v->pasted));
		v->n_pasted--;
	}
	v->pasted[v->n_pasted++] = xstrdup(line);
	pthread_mutex_unlock(&v->lock);
	v->serving = true;
	serve_line(v, line);
	v->serving = false;
	more = c->job || c->want_close || c->block_open || cli_wants_answer(c, &secret) ||
	       (c->term_length > 0 &&
		text_rows(str_text(&v->s.out), c->term_width) >= c->term_length);
	if (!more) {
		vty_clean(out, str_text(&v->s.out), v->s.out.len);
		str_reset(&v->s.out);
	}
	pthread_mutex_lock(&v->lock);
	view_set(v);
	pthread_mutex_unlock(&v->lock);
	return !more;
}

static void vty_ended(void *arg)
{
	relay_thread_ended(arg);
}

/* --- terminal I/O of the thread --- */

static bool put(struct vty *v, const char *p, size_t n)
{
	return send_all(v->tfd, p, n);
}

static int get(struct vty *v)
{
	char c;
	ssize_t n;

	do
		n = recv(v->tfd, &c, 1, 0);
	while (n < 0 && errno == EINTR);
	return n == 1 ? (uint8_t)c : -1;
}

static int get_key(struct vty *v)
{
	char mark = MARK_KEY;

	return put(v, &mark, 1) ? get(v) : -1;
}

/* A line typed to a question or into a block. False: interrupted or gone. */
static bool get_line(struct vty *v, bool echo, char *buf, size_t size)
{
	char mark = MARK_LINE;
	size_t n = 0;

	if (!put(v, &mark, 1))
		return false;
	for (;;) {
		int c = get(v);

		if (c == 0x03)
			put(v, "\r\n", 2);
		if (c < 0 || c == 0x03)
			return false;
		if (c == 0x1a && v->at.block && n + 1 < size) { /* may end a block (send) */
			buf[n++] = 0x1a;
			put(v, "^Z", 2);
			break;
		}
		if (c == '\r')
			break;
		if ((c == 0x7f || c == '\b') && n > 0) {
			n--;
			if (echo)
				put(v, "\b \b", 3);
		} else if (c == 0x15) {
			for (; n > 0; n--)
				if (echo)
					put(v, "\b \b", 3);
		} else if ((c >= ' ' && c != 0x7f) || c == '\t') {
			char ch = (char)c;

			if (n + 1 >= size)
				continue;
			buf[n++] = ch;
			if (echo)
				put(v, &ch, 1);
		}
	}
	buf[n] = '\0';
	put(v, "\r\n", 2);
	return true;
}

/* Wait at --More--. False: no more output. */
static bool more(struct vty *v)
{
	static const char text[] = " --More-- ", erase[] = "\b\b\b\b\b\b\b\b\b\b          "
							   "\b\b\b\b\b\b\b\b\b\b";
	int c;

	put(v, text, sizeof(text) - 1);
	c = get_key(v);
	put(v, erase, sizeof(erase) - 1);
	if (c == '\r') {
		v->rows = v->at.length - 2; /* one line */
		return true;
	}
	v->rows = 0;
	return c == ' ';
}

void vty_clean(struct str *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint8_t c = (uint8_t)s[i];

		if (c == '\n')
			str_puts(b, "\r\n");
		else if ((c >= ' ' && c != 0x7f) || c == '\t' || c == '\b' || c == '\a')
			str_putc(b, s[i]);
	}
}

static void put_flush(struct vty *v, struct str *b)
{
	if (b->len)
		put(v, b->data, b->len);
	str_reset(b);
}

static void print_paged(struct vty *v, const char *text, size_t len)
{
	const char *end = text + len;
	struct str b = { 0 };

	while (text < end && !v->quit_output) {
		const char *nl = memchr(text, '\n', (size_t)(end - text));
		size_t n = nl ? (size_t)(nl - text) : (size_t)(end - text);
		int rows = screen_rows(text, n, v->at.width);

		if (v->at.length > 1 && v->rows && v->rows + rows > v->at.length - 1) {
			put_flush(v, &b);
			v->quit_output = !more(v);
		}
		if (v->quit_output || atomic_load(&v->interrupt)) {
			v->quit_output = true;
			break;
		}
		v->rows += rows;
		vty_clean(&b, text, n + (nl != NULL));
		if (b.len > OUT_CHUNK)
			put_flush(v, &b);
		text += n + (nl != NULL);
	}
	put_flush(v, &b);
	str_free(&b);
}

/* --- the editor --- */

/* Questions and blocks that the command has opened. */
static void dialogue(struct vty *v)
{
	char buf[4096];

	while (!v->at.close && (v->at.ask || v->at.block)) {
		bool ok = get_line(v, !v->at.secret, buf, sizeof(buf));

		request(v, ok ? VTY_LINE : VTY_CANCEL, ok ? buf : "");
		secret_wipe(buf, sizeof(buf));
	}
}

static void history_pop(struct cli_def *cli)
{
	for (int i = MAX_HISTORY - 1; i >= 0; i--) {
		if (cli->history[i]) {
			free(cli->history[i]);
			cli->history[i] = NULL;
			return;
		}
	}
}

static void history_add(struct cli_def *cli, char *line)
{
	int i = 0;

	while (i < MAX_HISTORY && cli->history[i])
		i++;
	if (i == MAX_HISTORY) {
		free(cli->history[0]);
		memmove(cli->history, cli->history + 1, (MAX_HISTORY - 1) * sizeof(*cli->history));
		i--;
	}
	cli->history[i] = line;
}

/* Lines that went past the editor belong in its history all the same. */
static void history_merge(struct vty *v)
{
	char *lines[SESSION_HISTORY];
	size_t n;

	pthread_mutex_lock(&v->lock);
	n = v->n_pasted;
	memcpy(lines, v->pasted, n * sizeof(*lines));
	v->n_pasted = 0;
	pthread_mutex_unlock(&v->lock);
	for (size_t i = 0; i < n; i++)
		history_add(v->cli, lines[i]);
}

/* The line as typed: libcli has cut leading blanks, its history still has them. */
static char *typed_line(struct cli_def *cli)
{
	const char *cut = cli->pipeline->cmdline, *last = NULL;
	char *line;
	size_t n;

	for (int i = 0; i < MAX_HISTORY && cli->history[i]; i++)
		last = cli->history[i];
	n = strlen(cut);
	if (last && strlen(last) > n && !strcmp(last + strlen(last) - n, cut) &&
	    strspn(last, " \t") == strlen(last) - n)
		line = xstrdup(last);
	else
		line = xstrdup(cut);
	for (char *p = line; *p; p++)
		if (*p == MARK_QUESTION)
			*p = '?';
	return line;
}

/* libcli prints only to refuse a line: that is where lines come from. */
static void on_print(struct cli_def *cli, const char *string)
{
	struct vty *v = cli_get_context(cli);
	char *line;

	if (!cli->pipeline || !cli->pipeline->cmdline)
		return;
	line = typed_line(cli);
	if (strchr(line, MARK_HELP)) {
		history_pop(cli);
		request(v, VTY_HELP, line);
	} else if (strchr(line, MARK_TAB)) {
		history_pop(cli);
		request(v, VTY_TAB, line);
	} else if (strchr(line, MARK_RESUME)) {
		history_pop(cli);
		request(v, VTY_RESUME, "");
		dialogue(v);
	} else {
		request(v, VTY_LINE, line);
		dialogue(v);
	}
	history_merge(v);
	free(line);
	if (v->at.close) {
		char bye = MARK_BYE;

		put(v, &bye, 1);
		shutdown(v->tfd, SHUT_RD); /* cli_loop() reads end of file */
	}
}

/* --- login --- */

/* A failure costs time, unless the client leaves. */
static void login_wait(struct vty *v)
{
	struct pollfd p = { .fd = v->tfd, .events = 0 }; /* POLLHUP alone */

	poll(&p, 1, (int)(auth_delay(v->s.mgr->auth) * 1000));
}

static bool login_once(struct vty *v, char *name)
{
	struct auth_try t = { .line = &v->line, .user = name, .from = v->s.from, .port = 23 };
	char typed[256];
	int privilege;
	bool ok;

	put(v, "Password: ", 10);
	if (!get_line(v, false, typed, sizeof(typed)))
		return false;
	t.password = typed;
	ok = auth_check(v->s.mgr->auth, &t, &privilege);
	secret_wipe(typed, sizeof(typed));
	if (!ok) {
		login_wait(v);
		return false;
	}
	pthread_mutex_lock(&v->lock);
	v->privilege = privilege;
	pthread_mutex_unlock(&v->lock);
	return true;
}

static void put_text(struct vty *v, const char *s)
{
	put(v, s, strlen(s));
}

/* name: 64 bytes, stays "" without user names */
static bool login(struct vty *v, bool with_name, char *name)
{
	const char *wrong = v->line.aaa ? "% Authentication failed\r\n" : "% Login invalid\r\n";

	put_text(v, "\r\n\r\nUser Access Verification\r\n\r\n");
	for (unsigned i = 0; i < v->line.attempts; i++) {
		if (with_name) {
			do {
				put_text(v, "Username: ");
				if (!get_line(v, true, name, 64))
					return false;
			} while (!*name);
		}
		if (login_once(v, name))
			return true;
		if (with_name || v->line.aaa)
			put_text(v, wrong);
		if ((with_name || v->line.aaa) && i + 1 < v->line.attempts)
			put_text(v, "\r\n");
	}
	if (!with_name && !v->line.aaa)
		put_text(v, "% Bad passwords\r\n");
	return false;
}

static bool enter(struct vty *v, char *name)
{
	enum auth_question ask = auth_asks(&v->line);

	if (v->line.no_exec && v->s.kind == SESSION_VTY)
		return false;
	request(v, VTY_HELLO, "");
	if (v->logged_in) {
		str_copy(name, 64, v->login_name);
		return !v->at.close;
	}
	if (v->s.kind == SESSION_UNIX || ask == AUTH_ASK_NOTHING)
		return !v->at.close;
	if (!auth_possible(&v->line)) {
		put_text(v, "\r\nPassword required, but none set\r\n");
		return false;
	}
	return login(v, ask == AUTH_ASK_NAME, name);
}

/* No editor: the lines' output and an end. */
static void command_run(struct vty *v, const char *name, char *rest)
{
	char bye = MARK_BYE, *line;

	request(v, VTY_ENTERED, name);
	while ((line = strsep(&rest, "\r\n")) != NULL && !v->at.close) {
		if (!line[strspn(line, " \t")])
			continue;
		request(v, VTY_LINE, line);
		dialogue(v);
	}
	put(v, &bye, 1);
}

static void editor_begin(struct vty *v, const char *name)
{
	request(v, VTY_ENTERED, name);
	v->cli = cli_init();
	/* Debian's 1.10.7 and its successor differ in this struct and not in their soname */
	if (v->cli && v->cli->telnet_protocol != 1)
		abort();
}

static void *vty_main(void *arg)
{
	struct vty *v = arg;
	char name[64] = "";

	if (v->command) {
		command_run(v, v->login_name, v->command);
	} else if (enter(v, name)) {
		if (*v->line.autocommand)
			command_run(v, name, v->line.autocommand);
		else
			editor_begin(v, name);
	}
	if (v->cli) {
		cli_telnet_protocol(v->cli, 0);
		cli_unregister_all_commands(v->cli);
		cli_unregister_all_filters(v->cli);
		/* the relay puts the prompt between the marks: it always knows the latest */
		cli_set_hostname(v->cli, "\x01");
		cli_set_promptchar(v->cli, "\x02");
		cli_set_context(v->cli, v);
		cli_print_callback(v->cli, on_print);
		cli_regular_interval(v->cli, IDLE_FOREVER);
		cli_loop(v->cli, v->tfd); /* closes tfd */
		cli_done(v->cli);
		v->cli = NULL;
	} else {
		close(v->tfd);
	}
	v->tfd = -1;
	loop_post(v->s.mgr->rt->loop, vty_ended, v);
	return NULL;
}

/* --- life --- */

struct vty *vty_new(struct sessions *m, const struct vty_origin *o)
{
	struct vty *v = xcalloc(1, sizeof(*v));
	pthread_attr_t attr;
	int sp[2];

	v->s.vty = o->line;
	str_copy(v->s.from, sizeof(v->s.from), o->from);
	session_init(&v->s, m, o->kind);
	v->fd = o->fd;
	v->sp = v->tfd = -1;
	v->telnet = o->telnet;
	if (session_line(&v->s))
		v->line = *session_line(&v->s);
	v->privilege = o->user ? o->privilege : v->s.ctx.privilege;
	v->logged_in = o->user != NULL;
	str_copy(v->login_name, sizeof(v->login_name), o->user ? o->user : "");
	if (o->command) {
		v->command = xstrdup(o->command);
		v->s.ctx.term_length = 0;
	}
	pthread_mutex_init(&v->lock, NULL);
	pthread_cond_init(&v->cond, NULL);
	v->s.ctx.wake = vty_wake;
	v->s.ctx.wake_arg = v;
	v->s.ctx.raw = o->command ? NULL : relay_raw;
	view_set(v);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sp) < 0)
		goto fail;
	v->sp = sp[0];
	v->tfd = sp[1];
	if (v->tfd >= FD_SETSIZE) /* libcli waits with select() */
		goto fail;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_SIZE);
	relay_start(v);
	if (pthread_create(&v->thread, &attr, vty_main, v)) {
		pthread_attr_destroy(&attr);
		goto fail;
	}
	pthread_attr_destroy(&attr);
	v->started = true;
	return v;
fail:
	if (v->tfd >= 0)
		close(v->tfd);
	vty_free(v);
	return NULL;
}

void vty_free(struct vty *v)
{
	if (!v)
		return;
	if (v->started) {
		shutdown(v->sp, SHUT_RDWR);
		vty_abort(v);
		pthread_join(v->thread, NULL);
	}
	relay_stop(v);
	for (size_t i = 0; i < v->n_pasted; i++)
		free(v->pasted[i]);
	if (v->command)
		secret_free(v->command, strlen(v->command));
	session_clear(&v->s);
	str_free(&v->answer);
	secret_wipe(&v->line, sizeof(v->line));
	pthread_mutex_destroy(&v->lock);
	pthread_cond_destroy(&v->cond);
	free(v);
}
