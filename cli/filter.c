/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * include, exclude, begin, section, count, and writing to files.
 */
#include "cli/filter.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "base/util.h"

static const struct {
	const char *word;
	enum filter_kind kind;
} words[] = {
	{ "append", FILTER_APPEND }, { "begin", FILTER_BEGIN }, { "count", FILTER_COUNT },
	{ "exclude", FILTER_EXCLUDE }, { "include", FILTER_INCLUDE },
	{ "redirect", FILTER_REDIRECT }, { "section", FILTER_SECTION }, { "tee", FILTER_TEE },
};

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

size_t filter_find(const char *line)
{
	for (const char *p = strchr(line, '|'); p; p = strchr(p + 1, '|'))
		if (p > line && blank(p[-1]))
			return (size_t)(p - line);
	return 0;
}

static size_t word_len(const char *s)
{
	size_t n = 0;

	while (s[n] && !blank(s[n]))
		n++;
	return n;
}

static const char *skip(const char *s)
{
	while (blank(*s))
		s++;
	return s;
}

static enum filter_result kind_parse(struct filter *f, const char *w, size_t len, size_t *col)
{
	size_t common = 0;
	unsigned n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		size_t k = 0;

		while (k < len && words[i].word[k] && (w[k] | 32) == words[i].word[k])
			k++;
		common = MAX(common, k);
		if (k == len) {
			f->kind = words[i].kind;
			n++;
		}
	}
	*col += n ? len : common;
	return n == 1 ? FILTER_OK : n ? FILTER_AMBIGUOUS : FILTER_INVALID;
}

static enum filter_result regex_set(struct filter *f, const char *s)
{
	char *re = xstrdup(s);
	size_t n = strlen(re);
	int rc;

	while (n && blank(re[n - 1]))
		re[--n] = '\0';
	rc = regcomp(&f->re, re, REG_EXTENDED | REG_NOSUB);
	free(re);
	f->has_re = rc == 0;
	return rc ? FILTER_BAD_REGEX : FILTER_OK;
}

static enum filter_result file_set(struct filter *f, const char *s, const char *spec, size_t *col)
{
	size_t len = word_len(s);
	const char *colon;

	if (f->kind == FILTER_TEE && len == 7 && !strncasecmp(s, "/append", 7)) {
		f->tee_append = true;
		s = skip(s + len);
		len = word_len(s);
	}
	*col = (size_t)(s - spec);
	if (!len)
		return FILTER_INCOMPLETE;
	if (*skip(s + len)) {
		*col = (size_t)(skip(s + len) - spec);
		return FILTER_INVALID;
	}
	/* flash:name, nvram:name, bootflash:/name: all the router's own directory */
	colon = memchr(s, ':', len);
	if (colon) {
		if (len > 5 && memmem(s, len, "://", 3))
			return FILTER_INVALID; /* tftp://... is not written to */
		len -= (size_t)(colon + 1 - s);
		s = colon + 1;
		while (len && *s == '/') {
			s++;
			len--;
		}
	}
	if (!len || len >= sizeof(f->file) || memmem(s, len, "..", 2))
		return FILTER_INVALID;
	memcpy(f->file, s, len);
	f->file[len] = '\0';
	return FILTER_OK;
}

enum filter_result filter_parse(struct filter *f, const char *spec, size_t *col)
{
	const char *w = skip(spec), *arg;
	size_t len = word_len(w);
	enum filter_result r;

	memset(f, 0, sizeof(*f));
	*col = (size_t)(w - spec);
	if (!len)
		return FILTER_INCOMPLETE;
	r = kind_parse(f, w, len, col);
	if (r != FILTER_OK)
		return r;
	arg = skip(w + len);
	*col = (size_t)(arg - spec);
	if (f->kind >= FILTER_REDIRECT)
		return file_set(f, arg, spec, col);
	if (f->kind == FILTER_SECTION && word_len(arg) == 7 && !strncasecmp(arg, "exclude", 7) &&
	    *skip(arg + 7)) {
		f->invert = true;
		arg = skip(arg + 7);
	} else if (f->kind == FILTER_SECTION && word_len(arg) == 7 &&
		   !strncasecmp(arg, "include", 7) && *skip(arg + 7)) {
		arg = skip(arg + 7);
	}
	if (!*arg)
		return f->kind == FILTER_COUNT ? FILTER_OK : FILTER_INCOMPLETE;
	return regex_set(f, arg);
}

static bool line_matches(const struct filter *f, char *line)
{
	return !f->has_re || regexec(&f->re, line, 0, NULL, 0) == 0;
}

static size_t indent(const char *s)
{
	return strspn(s, " \t");
}

struct section_state {
	bool on;
	size_t depth;
};

/* A section is the matching line and what is indented deeper below it. */
static bool section_keep(const struct filter *f, struct section_state *st, char *line)
{
	if (!*skip(line)) {
		return f->invert ? !st->on : false;
	}
	if (st->on && indent(line) > st->depth)
		return !f->invert;
	st->on = line_matches(f, line);
	st->depth = indent(line);
	return f->invert ? !st->on : st->on;
}

static void filter_lines(const struct filter *f, const char *text, struct str *out)
{
	struct section_state st = { false, 0 };
	char *copy = xstrdup(text), *line = copy;
	unsigned count = 0;
	bool begun = false;

	while (*line) {
		char *end = strchrnul(line, '\n'), *next = *end ? end + 1 : end;
		bool keep = false;

		*end = '\0';
		switch (f->kind) {
		case FILTER_INCLUDE:
			keep = line_matches(f, line);
			break;
		case FILTER_EXCLUDE:
			keep = !line_matches(f, line);
			break;
		case FILTER_BEGIN:
			begun = begun || line_matches(f, line);
			keep = begun;
			break;
		case FILTER_SECTION:
			keep = section_keep(f, &st, line);
			break;
		case FILTER_COUNT:
			count += line_matches(f, line);
			break;
		case FILTER_NONE:
		case FILTER_REDIRECT:
		case FILTER_APPEND:
		case FILTER_TEE:
			break;
		}
		if (keep) {
			str_puts(out, line);
			str_putc(out, '\n');
		}
		line = next;
	}
	free(copy);
	if (f->kind == FILTER_COUNT)
		str_printf(out, "Number of lines which match regexp = %u\n", count);
}

static int write_all(int fd, const char *s, size_t n)
{
	while (n) {
		ssize_t k = write(fd, s, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return -1;
		s += k;
		n -= (size_t)k;
	}
	return 0;
}

static void file_write(const struct filter *f, const char *text, const char *dir, struct str *out)
{
	bool append = f->kind == FILTER_APPEND || f->tee_append;
	int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (append ? O_APPEND : O_TRUNC);
	char *path;
	int fd;

	if (!dir || !*dir) {
		str_printf(out, "%%Error opening flash:%s (No device available)\n", f->file);
		return;
	}
	path = xasprintf("%s/%s", dir, f->file);
	fd = open(path, flags, 0600);
	if (fd < 0 || write_all(fd, text, strlen(text)))
		str_printf(out, "%%Error opening flash:%s (%s)\n", f->file, strerror(errno));
	if (fd >= 0)
		close(fd);
	free(path);
}

void filter_apply(const struct filter *f, const char *text, const char *dir, struct str *out)
{
	if (f->kind >= FILTER_REDIRECT) {
		file_write(f, text, dir, out);
		if (f->kind == FILTER_TEE)
			str_puts(out, text);
		return;
	}
	if (f->kind == FILTER_NONE)
		str_puts(out, text);
	else
		filter_lines(f, text, out);
}

void filter_clear(struct filter *f)
{
	if (f->has_re)
		regfree(&f->re);
	f->has_re = false;
}
