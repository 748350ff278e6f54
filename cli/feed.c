/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration files line by line; see feed.h.
 */
#include "cli/feed.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "cli/exec_int.h"

void feed_init(struct feed *f, struct router *rt, const char *who)
{
	memset(f, 0, sizeof(*f));
	f->c.rt = rt;
	f->c.cfg = rt->running;
	f->c.out = &f->out;
	f->c.privilege = 15;
	f->c.mode = MODE_CONFIG;
	f->c.who = who;
	f->c.user = "";
	f->c.term_width = 80;
}

void feed_close(struct feed *f)
{
	cli_release(&f->c);
	str_free(&f->out);
}

static bool parses(const struct feed *f, enum cli_mode mode, const char *line, struct gram_match *m)
{
	size_t col;

	return gram_parse(f->c.rt->gram, mode, line, m, &col) == GRAM_OK;
}

/* Is it an exec command? `do X` counts when X is one. */
static bool is_exec(const struct feed *f, const char *line, struct gram_match *m)
{
	size_t bar = filter_bar(line);
	char *head;
	bool ok;

	if (!bar)
		return parses(f, MODE_EXEC, line, m);
	head = xstrndup(line, bar);
	ok = parses(f, MODE_EXEC, head, m);
	free(head);
	return ok;
}

static const char *after_do(const char *line)
{
	line += strspn(line, " \t");
	return !strncasecmp(line, "do", 2) && gram_blank(line[2]) ? line + 3 : NULL;
}

/* What stands in exec mode: commands that lead into configuration mode are followed, saving and leaving
 * are silently taken, others skipped. */
static enum feed_result feed_exec(struct feed *f, const struct gram_match *m, const char *line,
				  struct str *text)
{
	static const char *const quiet[] = { "enable", "disable", "end", "exit", "logout", "quit",
					     "write", "terminal", "copy running-config" };

	if (gram_begins(m, "configure") && (m->n == 1 || gram_has(m, "terminal"))) {
		cli_enter(&f->c, MODE_CONFIG, NULL);
		return FEED_OK;
	}
	for (size_t i = 0; i < ARRAY_SIZE(quiet); i++)
		if (gram_begins(m, quiet[i]))
			return FEED_OK;
	str_printf(text, "skipped: %s", line + strspn(line, " \t"));
	return FEED_SKIPPED;
}

/* One line of what a refused line printed: IOS's message, the line, and where in it. */
static void refused_text(const struct str *out, const char *line, struct str *text)
{
	const char *s = str_text(out), *message = NULL;
	size_t column = 0, mlen = 0, len;

	while (*s) {
		size_t n = strcspn(s, "\n"), blanks = strspn(s, " ");

		if (blanks + 1 == n && s[blanks] == '^')
			column = blanks + 1;
		else if (n && (!message || (s[0] == '%' && message[0] != '%'))) {
			message = s;
			mlen = n;
		}
		s += n + (s[n] == '\n');
	}
	line += strspn(line, " \t");
	len = strlen(line);
	while (len && gram_blank(line[len - 1]))
		len--;
	str_printf(text, "%.*s: %.*s", (int)mlen, message ? message : "", (int)len, line);
	if (column)
		str_printf(text, " (column %zu)", column);
}

static enum feed_result feed_config(struct feed *f, const char *line, struct str *text)
{
	unsigned before = f->c.errors;

	str_reset(&f->out);
	cli_exec(&f->c, line, 0);
	if (f->c.errors == before)
		return FEED_OK;
	refused_text(&f->out, line, text);
	return FEED_REFUSED;
}

/* Refused in both modes: told as an exec command when it went further as one. */
static void exec_refusal(struct feed *f, const char *line, struct str *text)
{
	struct gram_match m;
	size_t exec = 0, config = 0;
	enum gram_result r = gram_parse(f->c.rt->gram, MODE_EXEC, line, &m, &exec);

	if (r != GRAM_INVALID && r != GRAM_INCOMPLETE)
		return;
	gram_parse(f->c.rt->gram, MODE_CONFIG, line, &m, &config);
	if (r == GRAM_INVALID && exec <= config)
		return;
	str_reset(&f->out);
	f->c.errors--;
	cli_refuse(&f->c, r, line, exec);
	str_reset(text);
	refused_text(&f->out, line, text);
}

static bool is_remark(const char *line)
{
	line += strspn(line, " \t\r");
	return !*line || *line == '!';
}

enum feed_result feed_line(struct feed *f, const char *line, struct str *text)
{
	const char *exec;
	struct gram_match m;

	if (f->c.block)
		return feed_config(f, line, text);
	line += pasted_prompt(line, NULL);
	exec = after_do(line);
	if (is_remark(line))
		return FEED_OK;
	if (!f->started) {
		f->started = true;
		if (!parses(f, MODE_CONFIG, line, &m) && is_exec(f, line, &m))
			f->c.mode = MODE_EXEC;
	}
	if (exec && is_exec(f, exec, &m))
		return feed_exec(f, &m, line, text);
	if (f->c.mode > MODE_EXEC) {
		enum feed_result r = feed_config(f, line, text);

		if (r == FEED_OK || parses(f, f->c.mode, line, &m) || !is_exec(f, line, &m))
			return r;
		f->c.errors--;
		str_reset(text);
		return feed_exec(f, &m, line, text);
	}
	if (is_exec(f, line, &m))
		return feed_exec(f, &m, line, text);
	/* the text has left out `configure terminal` */
	if (parses(f, MODE_CONFIG, line, &m)) {
		cli_enter(&f->c, MODE_CONFIG, NULL);
		return feed_config(f, line, text);
	}
	str_reset(&f->out);
	f->c.mode = MODE_CONFIG;
	if (feed_config(f, line, text) == FEED_OK)
		return FEED_OK;
	f->c.mode = MODE_EXEC;
	exec_refusal(f, line, text);
	return FEED_REFUSED;
}

/* NUL bytes and the mark some editors put before UTF-8 are dropped. */
static void line_clean(char *line, size_t len, bool first)
{
	size_t k = 0, i = first && len >= 3 && !memcmp(line, "\xef\xbb\xbf", 3) ? 3 : 0;

	for (; i < len; i++)
		if (line[i] && line[i] != '\n')
			line[k++] = line[i];
	line[k] = '\0';
}

int feed_file(struct feed *f, const char *path, struct str *refused, struct str *skipped)
{
	FILE *in = fopen(path, "re");
	struct str text = { 0 };
	char *line = NULL;
	size_t cap = 0, number = 0;
	ssize_t len;
	int n = 0;

	if (!in)
		return -errno;
	errno = 0;
	while ((len = getline(&line, &cap, in)) >= 0) {
		enum feed_result r;

		line_clean(line, (size_t)len, ++number == 1);
		str_reset(&text);
		r = feed_line(f, line, &text);
		if (r == FEED_REFUSED)
			n++;
		if (r == FEED_REFUSED && refused)
			str_printf(refused, "%s:%zu: %s\n", path, number, str_text(&text));
		if (r == FEED_SKIPPED && skipped)
			str_printf(skipped, "%s:%zu: %s\n", path, number, str_text(&text));
	}
	if (ferror(in))
		n = errno ? -errno : -EIO;
	fclose(in);
	free(line);
	str_free(&text);
	return n;
}
