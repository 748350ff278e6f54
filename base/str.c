/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The growing byte string: capacity doubles, one byte more than the length is always there for
 * the NUL.
 */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void str_room(struct str *s, size_t more)
{
	size_t need = s->len + more + 1;
	size_t cap = s->cap ? s->cap : 64;

	if (need <= s->cap)
		return;
	while (cap < need)
		cap *= 2;
	s->data = xrealloc(s->data, cap);
	s->cap = cap;
}

void str_add(struct str *s, const void *data, size_t len)
{
	str_room(s, len);
	if (len)
		memcpy(s->data + s->len, data, len);
	s->len += len;
	s->data[s->len] = '\0';
}

void str_puts(struct str *s, const char *text)
{
	str_add(s, text, strlen(text));
}

void str_putc(struct str *s, char c)
{
	str_add(s, &c, 1);
}

void str_vprintf(struct str *s, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	str_room(s, 0);
	n = vsnprintf(s->data + s->len, s->cap - s->len, fmt, ap);
	if (n > 0 && (size_t)n >= s->cap - s->len) {
		str_room(s, (size_t)n);
		n = vsnprintf(s->data + s->len, s->cap - s->len, fmt, again);
	}
	va_end(again);
	if (n > 0)
		s->len += (size_t)n;
	s->data[s->len] = '\0';
}

void str_printf(struct str *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(s, fmt, ap);
	va_end(ap);
}

void str_pad(struct str *s, size_t col)
{
	size_t start = s->len, width;

	while (start && s->data[start - 1] != '\n')
		start--;
	width = s->len - start;
	if (width >= col)
		return;
	str_room(s, col - width);
	memset(s->data + s->len, ' ', col - width);
	s->len += col - width;
	s->data[s->len] = '\0';
}

void str_reset(struct str *s)
{
	s->len = 0;
	if (s->data)
		s->data[0] = '\0';
}

void str_free(struct str *s)
{
	free(s->data);
	*s = (struct str){ 0 };
}

const char *str_text(const struct str *s)
{
	return s->data ? s->data : "";
}

char *str_steal(struct str *s)
{
	char *text = s->data ? s->data : xstrdup("");

	*s = (struct str){ 0 };
	return text;
}
