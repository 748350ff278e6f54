/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `privilege exec level 5 show running-config` and its like: which commands a level has. A rule
 * counts for every command that begins with its words, the longest rule wins. (IOS also raises the
 * rule's first words alone; here a rule touches nothing but what it says.)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "cli/conf.h"
#include "cli/exec_int.h"
#include "cli/privilege.h"

#define TOP 15

void privilege_set(struct cli_ctx *c, int level)
{
	c->privilege = level;
	if (c->mode <= MODE_EXEC)
		c->mode = level >= TOP ? MODE_EXEC : MODE_USER;
}

/* --- rules --- */

static const char *rule_mode(enum cli_mode mode)
{
	if (mode <= MODE_EXEC)
		return "privilege exec";
	if (mode == MODE_IF || mode == MODE_SUBIF)
		return "privilege interface";
	if (mode == MODE_LINE)
		return "privilege line";
	if (mode >= MODE_ROUTER && mode <= MODE_ROUTER_AFIF)
		return "privilege router";
	if (mode == MODE_ACL_STD || mode == MODE_ACL_EXT || mode == MODE_ACL6)
		return "privilege ipenacl";
	return "privilege configure";
}

static bool is_rule(const struct cfg_node *n)
{
	return cfg_has(n, "level") && cfg_var(n, "command");
}

/* Does text begin with these words, whole ones? The number of characters, 0: no. */
static size_t begins(const char *text, const char *words)
{
	size_t n = strlen(words);

	return n && !strncasecmp(text, words, n) && (!text[n] || text[n] == ' ') ? n : 0;
}

/* The level that the longest fitting rule gives, -1 none. all_only: rules that reach into
 * sections. */
static int rule_level(const struct cfg *cfg, enum cli_mode mode, const char *text, bool all_only)
{
	const char *words = rule_mode(mode);
	size_t best = 0;
	int level = -1;

	for (const struct cfg_node *n = cfg_find(&cfg->root, words); n; n = cfg_next(n, words)) {
		size_t len = is_rule(n) ? begins(text, cfg_var(n, "command")) : 0;

		if (len > best && (!all_only || cfg_has(n, "all"))) {
			best = len;
			level = (int)cfg_num(n, "level", TOP);
		}
	}
	return level;
}

static bool any_rules(const struct cli_ctx *c)
{
	return c->cfg && c->privilege < TOP && cfg_find(&c->cfg->root, "privilege exec");
}

static int default_level(const struct gram_match *m)
{
	static const char *const zero[] = { "disable", "enable", "exit", "help", "logout" };

	if (m->row->mode >= MODE_CONFIG)
		return m->row->flags & GRAM_ANYWHERE ? 0 : TOP;
	if (m->row->mode == MODE_EXEC || m->row->flags & GRAM_PRIV)
		return TOP;
	for (size_t i = 0; i < ARRAY_SIZE(zero); i++)
		if (!strcmp(m->tok[0].text, zero[i]))
			return 0;
	return 1;
}

static int needed(const struct cli_ctx *c, const struct gram_match *m)
{
	struct str text = { 0 };
	int level;

	gram_canonical(m, &text);
	level = rule_level(c->cfg, m->mode, str_text(&text), false);
	str_free(&text);
	if (level < 0 && c->mode >= MODE_CONFIG && c->depth > 0 && m->mode > MODE_CONFIG)
		level = rule_level(c->cfg, MODE_CONFIG, c->section[0]->line, true);
	return level < 0 ? default_level(m) : level;
}

enum cli_mode privilege_mode(const struct cli_ctx *c, enum cli_mode mode)
{
	if (mode > MODE_EXEC || c->privilege >= TOP)
		return mode;
	return any_rules(c) ? MODE_EXEC : MODE_USER;
}

enum gram_result privilege_parse(const struct cli_ctx *c, enum cli_mode mode, const char *line,
				 struct gram_match *m, size_t *col)
{
	enum gram_result r;

	if (c->privilege >= TOP || !c->cfg)
		return gram_parse(c->rt->gram, mode, line, m, col);
	r = gram_parse(c->rt->gram, privilege_mode(c, mode), line, m, col);
	if (r == GRAM_OK && needed(c, m) <= c->privilege)
		return GRAM_OK;
	if (mode >= MODE_CONFIG) {
		if (r == GRAM_OK)
			*col = (size_t)m->tok[0].col;
		return r == GRAM_OK ? GRAM_INVALID : r;
	}
	/* as one without any rule would be told */
	r = gram_parse(c->rt->gram, MODE_USER, line, m, col);
	if (r != GRAM_OK)
		return r;
	if (needed(c, m) <= c->privilege)
		return GRAM_OK;
	*col = (size_t)m->tok[m->n > 1].col;
	return GRAM_INVALID;
}

/* --- `?` and TAB --- */

/* Each word in full, as far as it stands for one alone. */
static void spell_out(const struct gram *g, enum cli_mode mode, const char *text, struct str *out)
{
	struct str line = { 0 };

	while (*(text += strspn(text, " \t"))) {
		size_t n = gram_word(text);

		str_reset(&line);
		str_puts(&line, str_text(out));
		str_add(&line, text, n);
		str_reset(out);
		if (!gram_complete(g, mode, str_text(&line), NULL, out)) {
			str_reset(out);
			str_printf(out, "%s ", str_text(&line));
		}
		text += n;
	}
	str_free(&line);
}

bool privilege_visible(struct cli_ctx *c, enum cli_mode mode, const char *before, const char *word)
{
	struct str text = { 0 }, full = { 0 };
	bool visible = false;
	int level;

	if (mode > MODE_EXEC || !any_rules(c))
		return true;
	spell_out(c->rt->gram, MODE_EXEC, before, &text);
	str_puts(&text, word);
	level = rule_level(c->cfg, MODE_EXEC, str_text(&text), false);
	if (level >= 0)
		visible = level <= c->privilege;
	else if (gram_complete(c->rt->gram, MODE_USER, str_text(&text), NULL, &full))
		visible = c->privilege >= 1;
	/* on the way to something that is */
	for (const struct cfg_node *n = cfg_find(&c->cfg->root, "privilege exec"); n && !visible;
	     n = cfg_next(n, "privilege exec"))
		visible = is_rule(n) && cfg_num(n, "level", TOP) <= (uint64_t)c->privilege &&
			  begins(cfg_var(n, "command"), str_text(&text));
	str_free(&text);
	str_free(&full);
	return visible;
}

/* --- the command --- */

/* The command is kept in full words: `privilege exec level 5 sh run`. */
int conf_privilege(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *word;
		enum cli_mode mode;
	} modes[] = { { "exec", MODE_EXEC },	  { "configure", MODE_CONFIG },
		      { "interface", MODE_IF },	  { "line", MODE_LINE },
		      { "router", MODE_ROUTER },  { "ipenacl", MODE_ACL_EXT } };
	const char *mode = gram_var(m, "mode"), *typed = gram_var(m, "command");
	struct gram_match *full = xmemdup(m, sizeof(*m));
	struct str text = { 0 };

	for (size_t i = 0; i < ARRAY_SIZE(modes); i++)
		if (mode && typed && !strcmp(modes[i].word, mode))
			spell_out(c->rt->gram, modes[i].mode, typed, &text);
	if (text.len) {
		text.data[text.len - 1] = '\0'; /* the blank */
		full->tok[full->n - 1].text = str_text(&text);
	}
	if (gram_has(m, "reset")) {
		full->no = true; /* the default level again: no line says so */
		full->tok[gram_has(m, "all") ? 3 : 2].text = "level";
	}
	conf_store(c, full);
	str_free(&text);
	free(full);
	return 0;
}
