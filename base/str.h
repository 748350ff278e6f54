/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A growing byte string: what all output is rendered into. Always NUL-terminated once anything
 * was added; may hold NUL bytes. Start with `struct str s = {0};`, end with str_free().
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include "base/util.h"

struct str {
	char *data; /* owned; NULL while empty */
	size_t len; /* without the NUL */
	size_t cap;
};

void str_add(struct str *s, const void *data, size_t len);
void str_puts(struct str *s, const char *text);
void str_putc(struct str *s, char c);
void str_printf(struct str *s, const char *fmt, ...) PRINTF(2, 3);
void str_vprintf(struct str *s, const char *fmt, va_list ap) PRINTF(2, 0);
/* Pad with blanks until the current (last) line is `col` bytes wide; nothing when it is wider. */
void str_pad(struct str *s, size_t col);
void str_reset(struct str *s); /* len = 0, memory kept */
void str_free(struct str *s);
/* The text, "" when empty. Valid until the next change. */
const char *str_text(const struct str *s);
/* Hand the malloc'ed text to the caller and leave s empty. Never NULL. */
char *str_steal(struct str *s);

#endif
