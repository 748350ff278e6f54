/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests that feed configurations to the whole grammar: the grammar, made once for the program,
 * and a router's configuration that takes texts of many lines.
 */
#ifndef TESTS_UNIT_CONFIG_FEED_H
#define TESTS_UNIT_CONFIG_FEED_H

#include "test.h"

#include "cli/feed.h"

static struct gram *gram;

/* For cmocka_run_group_tests(). */
static inline int gram_setup(void **state)
{
	struct str err = {0};

	gram = gram_compile(all_tables, n_all_tables, &err);
	if (!gram)
		print_message("%s", str_text(&err));
	str_free(&err);
	return gram ? 0 : -1;
}

static inline int gram_teardown(void **state)
{
	gram_free(gram);
	return 0;
}

/* Lines separated by '\n', from the mode that `f` is in. Returns how many were refused; `why` gets
 * a line about each. */
static inline unsigned feed_text(struct feed *f, const char *text, struct str *why)
{
	unsigned refused = 0;

	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		refused += feed_line(f, line, why) == FEED_REFUSED;
		free(line);
		text += n + (text[n] == '\n');
	}
	return refused;
}

/* The same, with all that is refused on the test's output. */
static inline unsigned feed_told(struct feed *f, const char *text)
{
	struct str why = {0};
	unsigned refused = feed_text(f, text, &why);

	if (refused)
		print_message("refused: %s\n", str_text(&why));
	str_free(&why);
	return refused;
}

struct box { /* a router of its own */
	struct router rt;
	struct feed f;
};

static inline void box_open(struct box *b)
{
	memset(b, 0, sizeof(*b));
	b->rt.gram = gram;
	b->rt.running = cfg_new();
	str_copy(b->rt.hostname, sizeof(b->rt.hostname), "Router");
	feed_init(&b->f, &b->rt, "test");
}

static inline void box_close(struct box *b)
{
	feed_close(&b->f);
	free(b->rt.master_key);
	cfg_free(b->rt.running);
}

static inline char *rendered(const struct box *b)
{
	struct str s = {0};

	cfg_render(b->rt.running, &s, false);
	return str_steal(&s);
}

#endif
