/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any line in any mode: the matcher, help and completion stay inside their bounds, and the canonical
 * form of an accepted line is accepted as the same command and is its own canonical form.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/filter.h"
#include "cli/router.h"

static struct gram *g;

static void must(bool ok, const char *what, const char *line)
{
	if (ok)
		return;
	fprintf(stderr, "%s: \"%s\"\n", what, line);
	abort();
}

static void canonical_again(enum cli_mode mode, const struct gram_match *m, const char *line)
{
	struct gram_match *again = xmalloc(sizeof(*again));
	struct str a = { 0 }, b = { 0 };
	size_t col;

	gram_canonical(m, &a);
	/* a value that begins with `!` is a remark where the command might end before it */
	if (a.len < 4000 && !strchr(str_text(&a), '!') && !m->no && !m->deflt) {
		must(gram_parse(g, mode, str_text(&a), again, &col) == GRAM_OK, "canonical refused",
		     line);
		must(again->row == m->row, "canonical is another command", line);
		gram_canonical(again, &b);
		must(!strcmp(str_text(&a), str_text(&b)), "canonical changes", line);
	}
	str_free(&a);
	str_free(&b);
	free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gram_match *m;
	struct str err = { 0 }, out = { 0 };
	struct filter f;
	enum cli_mode mode;
	size_t col = 0;
	char *line;

	if (!g)
		g = gram_compile(all_tables, n_all_tables, &err);
	must(g != NULL, "tables", str_text(&err));
	if (size < 1 || size > 6000)
		return 0;
	mode = (enum cli_mode)(data[0] % MODE_MAX);
	line = xstrndup((const char *)data + 1, size - 1);
	m = xmalloc(sizeof(*m));
	if (gram_parse(g, mode, line, m, &col) == GRAM_OK) {
		must(m->row != NULL && m->n >= 1 && m->n <= GRAM_MAX_WORDS, "match", line);
		canonical_again(mode, m, line);
	}
	must(col <= strlen(line), "column", line);
	gram_help(g, mode, line, NULL, &out);
	str_reset(&out);
	if (gram_complete(g, mode, line, NULL, &out))
		must(out.len >= 1, "completion", line);
	if (filter_parse(&f, line, &col) == FILTER_OK && f.kind < FILTER_REDIRECT)
		filter_apply(&f, line, NULL, &out);
	filter_clear(&f);
	str_free(&out);
	free(line);
	free(m);
	return 0;
}
