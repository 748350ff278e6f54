/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Macros of configuration lines: `macro name X`, its lines up to `@`, and `macro apply X` for the
 * interface, `macro global apply X` for the router, with words replaced by `$word value` pairs.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/conf.h"

#define MACRO_DEPTH 4 /* a macro may apply another one */

static void name_done(struct cli_ctx *c, const char *text, void *arg)
{
	char *name = arg;
	struct str line = { 0 };
	struct cfg_node *n;

	str_printf(&line, "macro name %s", name);
	n = conf_line(c, MODE_CONFIG, &c->cfg->root, str_text(&line));
	if (n)
		cfg_set_text(c->cfg, n, xstrdup(text));
	str_free(&line);
	free(name);
}

static int macro_name(struct cli_ctx *c, const struct gram_match *m)
{
	if (m->no || m->deflt)
		return conf_store(c, m);
	if (c->interactive)
		cli_print(c, "Enter macro commands one per line. End with the character '@'.\n");
	cli_collect_lines(c, "@", name_done, xstrdup(gram_var(m, "name")), free);
	return 0;
}

/* The value for the word at s ($...); NULL: no pair names it. *len: what it replaces. */
static const char *value_of(const struct gram_match *m, const char *s, size_t *len)
{
	const char *word, *value;

	for (size_t i = 0; (word = gram_var_nth(m, "word", i)) != NULL; i++) {
		value = gram_var_nth(m, "value", i);
		*len = strlen(word);
		if (value && *len && !strncmp(s, word, *len) && !isalnum((unsigned char)s[*len]))
			return value;
	}
	return NULL;
}

static void line_expand(const struct gram_match *m, const char *s, size_t n, struct str *out)
{
	while (n) {
		size_t len = 0;
		bool begins = !out->len || isspace((unsigned char)out->data[out->len - 1]);
		const char *value = begins || *s == '$' ? value_of(m, s, &len) : NULL;

		if (value && len <= n) {
			str_puts(out, value);
		} else {
			str_putc(out, *s);
			len = 1;
		}
		s += len;
		n -= len;
	}
}

static int macro_apply(struct cli_ctx *c, const struct gram_match *m)
{
	static int depth;
	const struct cfg_node *n = cfg_find(&c->cfg->root, "macro name");
	const char *name = gram_var(m, "name");
	struct str line = { 0 };
	char *text;

	if (m->no || m->deflt)
		return 0;
	while (n && (!cfg_var(n, "name") || strcmp(cfg_var(n, "name"), name) != 0))
		n = cfg_next(n, "macro name");
	if (!n || !n->text)
		return conf_refuse(c, "%%Macro %s not found\n", name);
	if (depth >= MACRO_DEPTH)
		return conf_refuse(c, "%%Macro %s is nested too deep\n", name);
	depth++;
	text = xstrdup(n->text); /* a line may redefine the macro */
	for (const char *s = text; *s;) {
		size_t len = strcspn(s, "\n");

		str_reset(&line);
		line_expand(m, s, len, &line);
		s += len + (s[len] == '\n');
		if (gram_has(m, "trace"))
			cli_print(c, "Applying command... '%s'\n", str_text(&line));
		if (str_text(&line)[0] != '#') /* a comment of macros */
			cli_exec(c, str_text(&line), 0);
	}
	free(text);
	str_free(&line);
	depth--;
	return 0;
}

#define H_PAIRS "Word to replace\nits value"

const struct gram_row macro_rows[] = {
	{ MODE_CONFIG, "macro name WORD$name", "Macro configuration\nMacro definition\nName",
	  macro_name, "name", NULL, RANK_ALIAS },
	{ MODE_CONFIG, "macro global {apply|trace} WORD$name [WORD$word WORD$value]...",
	  "Macro configuration\nRouter wide\nApply a macro\nApply it and show its lines\nName\n"
	  H_PAIRS, macro_apply, NULL, NULL, 0, GRAM_NO_SHOW },
	{ MODE_CONFIG, "macro global description LINE$text", "Macro configuration\nRouter wide\n"
	  "Macro description\nText", NULL, NULL, NULL, RANK_ALIAS },
	{ MODE_IF, "macro {apply|trace} WORD$name [WORD$word WORD$value]...",
	  "Macro configuration\nApply a macro\nApply it and show its lines\nName\n" H_PAIRS,
	  macro_apply, NULL, NULL, 0, GRAM_NO_SHOW },
	{ MODE_IF, "macro description LINE$text", "Macro configuration\nMacro description\n"
	  "Text" },
	{ 0 }
};
