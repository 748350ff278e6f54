/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Variables of an applet and the actions that only compute.
 */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/eem_int.h"

#define VALUE_MAX (1u << 20) /* a variable that grows in a loop must not eat the machine */

/* --- words --- */

void eem_words_split(const char *text, struct eem_words *out)
{
	char *p = out->buf = xstrdup(text);

	out->n = 0;
	while (out->n < EEM_MAX_ARGS) {
		char end = ' ';

		p += strspn(p, " \t");
		if (!*p)
			break;
		if (*p == '"' && strchr(p + 1, '"'))
			end = *p++;
		out->w[out->n++] = p;
		p += end == '"' ? strcspn(p, "\"") : strcspn(p, " \t");
		if (*p)
			*p++ = '\0';
	}
}

void eem_words_free(struct eem_words *w)
{
	free(w->buf);
	w->buf = NULL;
}

/* --- variables --- */

void eem_var_set(struct eem_run *r, const char *name, const char *value)
{
	struct eem_var *v;
	char key[sizeof(v->name)];

	str_copy(key, sizeof(key), name);
	HASH_FIND_STR(r->vars, key, v);
	if (!v) {
		v = xcalloc(1, sizeof(*v));
		str_copy(v->name, sizeof(v->name), key);
		HASH_ADD_STR(r->vars, name, v);
	}
	value = xstrndup(value, VALUE_MAX);
	free(v->value);
	v->value = (char *)value;
}

void eem_var_setf(struct eem_run *r, const char *name, const char *fmt, ...)
{
	struct str s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	eem_var_set(r, name, str_text(&s));
	str_free(&s);
}

/* Its own, otherwise `event manager environment`. */
const char *eem_var_get(const struct eem_run *r, const char *name)
{
	const struct cfg_node *root = &r->e->rt->running->root;
	struct eem_var *v;

	HASH_FIND_STR(r->vars, name, v);
	if (v)
		return v->value;
	for (const struct cfg_node *n = cfg_find(root, "event manager environment"); n;
	     n = cfg_next(n, "event manager environment"))
		if (cfg_var(n, "var") && !strcmp(cfg_var(n, "var"), name))
			return cfg_var(n, "value");
	return NULL;
}

void eem_vars_free(struct eem_run *r)
{
	struct eem_var *v, *tmp;

	HASH_ITER(hh, r->vars, v, tmp) {
		HASH_DEL(r->vars, v);
		free(v->value);
		free(v);
	}
}

bool eem_expand(const struct eem_run *r, const char *text, struct str *out, char *why, size_t size)
{
	while (*text) {
		char name[64];
		const char *value;
		size_t n = 0;

		if (*text != '$') {
			n = strcspn(text, "$");
			str_add(out, text, n);
			text += n;
			continue;
		}
		text++;
		while (isalnum((unsigned char)text[n]) || text[n] == '_')
			n++;
		if (!n || n >= sizeof(name)) { /* a lone $ (in a pattern), or $$ for one */
			str_putc(out, '$');
			text += *text == '$';
			continue;
		}
		memcpy(name, text, n);
		name[n] = '\0';
		text += n;
		value = eem_var_get(r, name);
		if (!value) {
			str_copy(why, size, name);
			return false;
		}
		str_puts(out, value);
	}
	return true;
}

static bool integer(const char *s, int64_t *out)
{
	char *end;

	s += strspn(s, " \t");
	errno = 0;
	*out = strtoll(s, &end, 10);
	while (isspace((unsigned char)*end))
		end++;
	return *s && !*end && !errno;
}

bool eem_compare(const char *a, const char *op, const char *b)
{
	int64_t x, y;
	int d = integer(a, &x) && integer(b, &y) ? (x > y) - (x < y) : strcmp(a, b);

	if (!strcmp(op, "eq"))
		return d == 0;
	if (!strcmp(op, "ne"))
		return d != 0;
	if (!strcmp(op, "gt"))
		return d > 0;
	if (!strcmp(op, "ge"))
		return d >= 0;
	return !strcmp(op, "lt") ? d < 0 : d <= 0;
}

/* --- arithmetic --- */

static bool calculate(char op, int64_t a, int64_t b, int64_t *out)
{
	switch (op) {
	case '+':
		return !__builtin_add_overflow(a, b, out);
	case '-':
		return !__builtin_sub_overflow(a, b, out);
	case '*':
		return !__builtin_mul_overflow(a, b, out);
	}
	if (!b || (a == INT64_MIN && b == -1))
		return false;
	*out = op == '/' ? a / b : a % b;
	return true;
}

/* add A B -> $_result; divide gives $_remainder too. */
static enum eem_done arithmetic(struct eem_run *r, const struct eem_words *w, char op)
{
	int64_t a, b, out;

	if (w->n != 3 || !integer(w->w[1], &a) || !integer(w->w[2], &b) ||
	    !calculate(op, a, b, &out))
		return EEM_FAILED;
	eem_var_setf(r, "_result", "%" PRId64, out);
	if (op == '/' && calculate('%', a, b, &out))
		eem_var_setf(r, "_remainder", "%" PRId64, out);
	return EEM_DONE;
}

/* increment NAME [N] */
static enum eem_done step_by(struct eem_run *r, const struct eem_words *w, char op)
{
	const char *old = w->n > 1 ? eem_var_get(r, w->w[1]) : NULL;
	int64_t a = 0, b = 1, out;

	if (w->n < 2 || (old && !integer(old, &a)) || (w->n > 2 && !integer(w->w[2], &b)) ||
	    !calculate(op, a, b, &out))
		return EEM_FAILED;
	eem_var_setf(r, w->w[1], "%" PRId64, out);
	return EEM_DONE;
}

/* --- text --- */

/* regexp PATTERN TEXT [MATCH [SUB...]]: $_regexp_result, and what matched in the variables named. */
static enum eem_done regexp(struct eem_run *r, const struct eem_words *w)
{
	regmatch_t m[10];
	regex_t re;
	bool found;

	if (w->n < 3 || regcomp(&re, w->w[1], REG_EXTENDED) != 0)
		return EEM_FAILED;
	found = regexec(&re, w->w[2], ARRAY_SIZE(m), m, 0) == 0;
	regfree(&re);
	eem_var_set(r, "_regexp_result", found ? "1" : "0");
	for (size_t i = 3; found && i < w->n && i - 3 < ARRAY_SIZE(m); i++) {
		const regmatch_t *x = &m[i - 3];

		eem_var_setf(r, w->w[i], "%.*s", x->rm_so < 0 ? 0 : (int)(x->rm_eo - x->rm_so),
			     x->rm_so < 0 ? "" : w->w[2] + x->rm_so);
	}
	return EEM_DONE;
}

static void trim(struct eem_run *r, const char *s, const char *set, bool left, bool right)
{
	size_t n;

	if (left)
		s += strspn(s, set);
	n = strlen(s);
	while (right && n && strchr(set, s[n - 1]))
		n--;
	eem_var_setf(r, "_string_result", "%.*s", (int)n, s);
}

/* string range TEXT FIRST LAST; "end" is the last character. */
static enum eem_done range(struct eem_run *r, const struct eem_words *w)
{
	int64_t len = (int64_t)strlen(w->w[2]), a, b;

	if (w->n != 5 || !integer(w->w[3], &a))
		return EEM_FAILED;
	if (!strcmp(w->w[4], "end"))
		b = len - 1;
	else if (!integer(w->w[4], &b))
		return EEM_FAILED;
	a = MAX(a, 0);
	b = MIN(b, len - 1);
	eem_var_setf(r, "_string_result", "%.*s", a > b ? 0 : (int)(b - a + 1),
		     a > b ? "" : w->w[2] + a);
	return EEM_DONE;
}

static void change_case(struct eem_run *r, const char *s, int (*fn)(int))
{
	char *t = xstrdup(s);

	for (char *p = t; *p; p++)
		*p = (char)fn((unsigned char)*p);
	eem_var_set(r, "_string_result", t);
	free(t);
}

static enum eem_done string_two(struct eem_run *r, const char *verb, const char *a, const char *b)
{
	const char *at = NULL;

	if (!strcmp(verb, "compare") || !strcmp(verb, "equal")) {
		int d = strcmp(a, b);

		eem_var_setf(r, "_string_result", "%d",
			     *verb == 'e' ? d == 0 : (d > 0) - (d < 0));
		return EEM_DONE;
	}
	if (!strcmp(verb, "match")) {
		regex_t re;

		if (regcomp(&re, a, REG_EXTENDED | REG_NOSUB) != 0)
			return EEM_FAILED;
		eem_var_set(r, "_string_result", regexec(&re, b, 0, NULL, 0) == 0 ? "1" : "0");
		regfree(&re);
		return EEM_DONE;
	}
	if (!strcmp(verb, "first")) {
		at = strstr(b, a);
	} else if (!strcmp(verb, "last")) {
		for (const char *p = b; *a && (p = strstr(p, a)); p++)
			at = p;
	} else if (!strcmp(verb, "index")) {
		int64_t i;

		if (!integer(b, &i))
			return EEM_FAILED;
		eem_var_setf(r, "_string_result", "%.1s",
			     i >= 0 && i < (int64_t)strlen(a) ? a + i : "");
		return EEM_DONE;
	} else {
		return EEM_FAILED;
	}
	eem_var_setf(r, "_string_result", "%td", at ? at - b : (ptrdiff_t)-1);
	return EEM_DONE;
}

static enum eem_done string(struct eem_run *r, const struct eem_words *w)
{
	const char *verb, *s;

	if (w->n < 3)
		return EEM_FAILED;
	verb = w->w[1];
	s = w->w[2];
	if (!strcmp(verb, "length"))
		eem_var_setf(r, "_string_result", "%zu", strlen(s));
	else if (!strcmp(verb, "tolower"))
		change_case(r, s, tolower);
	else if (!strcmp(verb, "toupper"))
		change_case(r, s, toupper);
	else if (!strncmp(verb, "trim", 4))
		trim(r, s, w->n > 3 ? w->w[3] : " \t\r\n", strcmp(verb + 4, "right") != 0,
		     strcmp(verb + 4, "left") != 0);
	else if (!strcmp(verb, "range"))
		return range(r, w);
	else
		return w->n == 4 ? string_two(r, verb, s, w->w[3]) : EEM_FAILED;
	return EEM_DONE;
}

static enum eem_done append(struct eem_run *r, const struct eem_words *w)
{
	const char *old = w->n > 1 ? eem_var_get(r, w->w[1]) : NULL;

	if (w->n < 2)
		return EEM_FAILED;
	eem_var_setf(r, w->w[1], "%s%s", old ? old : "", w->n > 2 ? w->w[2] : "");
	return EEM_DONE;
}

/* info type routername and the like: what this router can tell of itself. */
static enum eem_done info(struct eem_run *r, const struct eem_words *w)
{
	if (w->n < 3 || strcmp(w->w[1], "type"))
		return EEM_FAILED;
	if (!strcmp(w->w[2], "routername")) {
		eem_var_set(r, "_info_routername", r->e->rt->hostname);
		return EEM_DONE;
	}
	return EEM_FAILED;
}

enum eem_done eem_compute(struct eem_run *r, const struct eem_words *w)
{
	static const struct {
		const char *verb;
		char op;
		enum eem_done (*fn)(struct eem_run *r, const struct eem_words *w, char op);
	} sums[] = {
		{ "add", '+', arithmetic },	 { "subtract", '-', arithmetic },
		{ "multiply", '*', arithmetic }, { "divide", '/', arithmetic },
		{ "increment", '+', step_by },	 { "decrement", '-', step_by },
	};
	const char *verb = w->w[0];

	for (size_t i = 0; i < ARRAY_SIZE(sums); i++)
		if (!strcmp(verb, sums[i].verb))
			return sums[i].fn(r, w, sums[i].op);
	if (!strcmp(verb, "set")) {
		if (w->n < 2)
			return EEM_FAILED;
		eem_var_set(r, w->w[1], w->n > 2 ? w->w[2] : "");
		return EEM_DONE;
	}
	if (!strcmp(verb, "append"))
		return append(r, w);
	if (!strcmp(verb, "regexp"))
		return regexp(r, w);
	if (!strcmp(verb, "string"))
		return string(r, w);
	return !strcmp(verb, "info") ? info(r, w) : EEM_NOT_MINE;
}
