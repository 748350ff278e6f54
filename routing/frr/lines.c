/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration lines of a daemon, and the commands that lead from one set to another.
 */
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "routing/frr/frr.h"

void frr_line_add(struct frr_lines *l, const char *ctx, const char *undo, const char *line)
{
	struct frr_line *x;

	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 32;
		l->v = xrealloc(l->v, l->cap * sizeof(*l->v));
	}
	x = &l->v[l->n++];
	x->ctx = xstrdup(ctx);
	x->line = xstrdup(line);
	x->undo = undo ? xstrdup(undo) : xasprintf("no %s", line);
}

void frr_line_addf(struct frr_lines *l, const char *ctx, const char *undo, const char *fmt, ...)
{
	struct str s = {0};
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	frr_line_add(l, ctx, undo, str_text(&s));
	secret_wipe(s.data, s.len); /* may have been a password */
	str_free(&s);
}

void frr_lines_clear(struct frr_lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->v[i].ctx);
		secret_free(l->v[i].line, strlen(l->v[i].line));
		secret_free(l->v[i].undo, strlen(l->v[i].undo));
	}
	free(l->v);
	memset(l, 0, sizeof(*l));
}

/* --- difference --- */

struct slot {
	char *key;
	const struct frr_line *l;
	UT_hash_handle hh;
};

struct diff {
	void (*emit)(void *arg, const char *command);
	void *arg;
	struct slot *from, *to;
	bool configuring;
	const char *ctx;	/* where we are, NULL: not yet in configuration */
	struct frr_lines dirty; /* ctx: section, line: beginning of lines that are gone with it */
};

static struct slot *slot_find(struct slot *table, const struct frr_line *l)
{
	char *key = xasprintf("%s\n%s", l->ctx, l->undo);
	struct slot *s;

	HASH_FIND_STR(table, key, s);
	secret_free(key, strlen(key));
	return s;
}

static struct slot *slots_make(const struct frr_lines *l)
{
	struct slot *table = NULL;

	for (size_t i = 0; i < l->n; i++) {
		struct slot *s = slot_find(table, &l->v[i]);

		if (s) { /* said twice: the later one counts */
			s->l = &l->v[i];
			continue;
		}
		s = xcalloc(1, sizeof(*s));
		s->key = xasprintf("%s\n%s", l->v[i].ctx, l->v[i].undo);
		s->l = &l->v[i];
		HASH_ADD_KEYPTR(hh, table, s->key, strlen(s->key), s);
	}
	return table;
}

static void slots_free(struct slot *table)
{
	struct slot *s, *tmp;

	HASH_ITER (hh, table, s, tmp) {
		HASH_DEL(table, s);
		secret_free(s->key, strlen(s->key));
		free(s);
	}
}

static void each_command(struct diff *d, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *one = xstrndup(text, n);

		if (n)
			d->emit(d->arg, one);
		secret_free(one, n);
		text += n + (text[n] == '\n');
	}
}

static void enter(struct diff *d, const char *ctx)
{
	if (d->ctx && !strcmp(d->ctx, ctx))
		return;
	if (d->ctx && *d->ctx) {
		d->emit(d->arg, "end");
		d->ctx = NULL;
	}
	if (!d->ctx)
		d->emit(d->arg, "configure terminal");
	each_command(d, ctx);
	d->ctx = ctx;
}

/* The section that `no SECTION` takes away takes its lines along. */
static bool section_goes(const struct diff *d, const struct frr_line *l)
{
	for (size_t i = 0; i < d->dirty.n; i++) {
		const struct frr_line *x = &d->dirty.v[i];
		size_t n = strlen(x->line);

		if (!*x->ctx && !strncmp(l->ctx, x->line, n) && (!l->ctx[n] || l->ctx[n] == '\n'))
			return true;
		if (*x->ctx && !strncmp(l->ctx, x->ctx, strlen(x->ctx)) &&
		    !strncmp(l->line, x->line, n) && (!l->line[n] || l->line[n] == ' '))
			return true;
	}
	return false;
}

/* `no neighbor X` and `no neighbor X peer-group G` take all that was said of X. */
static void mark_dirty(struct diff *d, const struct frr_line *l)
{
	const char *name = l->undo + strlen("no neighbor ");
	size_t n;

	if (!*l->ctx) {
		if (!strncmp(l->undo, "no ", 3))
			frr_line_add(&d->dirty, "", "", l->undo + 3);
		return;
	}
	if (strncmp(l->undo, "no neighbor ", 12) != 0)
		return;
	n = strcspn(name, " ");
	if (!name[n] || !strncmp(name + n, " peer-group", 11)) {
		char *x = xasprintf("neighbor %.*s", (int)n, name);

		frr_line_add(&d->dirty, l->ctx, "", x);
		free(x);
	}
}

void frr_lines_diff(const struct frr_lines *from, const struct frr_lines *to,
		    void (*emit)(void *arg, const char *command), void *arg)
{
	struct diff d = {.emit = emit, .arg = arg};

	d.from = slots_make(from);
	d.to = slots_make(to);
	/* sections first: what goes with them need not be taken back one by one */
	for (int nested = 0; nested <= 1; nested++)
		for (size_t i = from->n; i-- > 0;) {
			const struct frr_line *l = &from->v[i];

			if ((*l->ctx != '\0') != nested || !*l->undo || slot_find(d.to, l) ||
			    section_goes(&d, l))
				continue;
			enter(&d, l->ctx);
			each_command(&d, l->undo);
			mark_dirty(&d, l);
		}
	for (size_t i = 0; i < to->n; i++) {
		const struct frr_line *l = &to->v[i];
		struct slot *s = slot_find(d.from, l);

		if (s && !strcmp(s->l->line, l->line) && !section_goes(&d, l))
			continue;
		enter(&d, l->ctx);
		each_command(&d, l->line);
	}
	if (d.ctx)
		d.emit(d.arg, "end");
	frr_lines_clear(&d.dirty);
	slots_free(d.from);
	slots_free(d.to);
}
