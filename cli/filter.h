/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Output filters: what stands behind the `|` of a show command. They work on the finished text.
 */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include <regex.h>
#include "base/str.h"

enum filter_kind {
	FILTER_NONE, FILTER_INCLUDE, FILTER_EXCLUDE, FILTER_BEGIN, FILTER_SECTION, FILTER_COUNT,
	FILTER_REDIRECT, FILTER_APPEND, FILTER_TEE
};

struct filter {
	enum filter_kind kind;
	bool invert;        /* section exclude */
	bool has_re;
	regex_t re;
	char file[256];     /* redirect, append, tee */
	bool tee_append;
};

enum filter_result { FILTER_OK, FILTER_INVALID, FILTER_INCOMPLETE, FILTER_AMBIGUOUS, FILTER_BAD_REGEX };

/* Does the line have a filter? Returns the offset of its `|`, 0 none. Only a `|` with a blank before it counts. */
size_t filter_find(const char *line);
/* spec: the text behind the `|`. On failure *col is the offset in spec to complain about. */
enum filter_result filter_parse(struct filter *f, const char *spec, size_t *col);
/* Filter text into out. Files of redirect, append and tee are made in `dir`; "" or NULL: there is no such place. */
void filter_apply(const struct filter *f, const char *text, const char *dir, struct str *out);
void filter_clear(struct filter *f);

#endif
