/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `privilege exec level 5 show running-config` and its like: which commands a level has. As on IOS a
 * level belongs to a word of the command tree: a command needs the highest one on its way, and a
 * rule puts the words before its last one at the same level (`privilege exec level 5 show`), each as
 * a line of its own that another rule may change. A rule reaches over what follows its last word
 * when that ends a command or takes a value (`ping`, `interface`); with `all` over everything.
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
	if ((mode >= MODE_ROUTER && mode <= MODE_ROUTER_AFIF) ||
	    (mode >= MODE_ROUTER_EIGRP && mode <= MODE_ROUTER_RIP))
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

/* May the rule for a command, the beginning of text, reach over what follows it there? Only the
 * view that shows every line of the configuration must be granted by name. */
static bool reaches(const struct cli_ctx *c, enum cli_mode mode, const char *command,
		    const char *rest)
{
	return strncmp(rest, " view", 5) != 0 && gram_is_command(c->rt->gram, mode, command);
}

/* The level of the way to the end of text, whole words: of its own rule, or of the longest that
 * reaches over it; -1 none. all_only: rules that reach into sections. */
static int word_level(const struct cli_ctx *c, enum cli_mode mode, const char *text, bool all_only)
{
	const char *words = rule_mode(mode);
	size_t best = 0, len = strlen(text);
	int level = -1;

	for (const struct cfg_node *n = cfg_find(&c->cfg->root, words); n; n = cfg_next(n, words)) {
		const char *command = is_rule(n) ? cfg_var(n, "command") : "";
		size_t k = begins(text, command);

		if (k <= best || (all_only && !cfg_has(n, "all")))
			continue;
		if (k == len || cfg_has(n, "all") || reaches(c, mode, command, text + k)) {
			best = k;
			level = (int)cfg_num(n, "level", TOP);
		}
	}
	return level;
}

/* The highest level on the way to text; *own: that of its end, -1: no rule says. */
static int path_level(const struct cli_ctx *c, enum cli_mode mode, const char *text, int *own)
{
	char *way = xstrdup(text);
	int highest = -1, level = -1;

	for (size_t n = 0, end = strlen(way); n < end;) {
		n += gram_word(way + n);
		way[n] = '\0';
		level = word_level(c, mode, way, false);
		highest = MAX(highest, level);
		if (n < end)
			way[n++] = ' ';
	}
	free(way);
	*own = level;
	return highest;
}

static bool any_rules(const struct cli_ctx *c)
{
	return c->cfg && c->privilege < TOP && cfg_find(&c->cfg->root, "privilege exec");
}

/* What a line of this text needs that stands in mode, below section when that is not NULL. */
static int line_level(const struct cli_ctx *c, enum cli_mode mode, const char *text,
		      const char *section, int dflt)
{
	int own, way = path_level(c, mode, text, &own);

	if (own < 0 && section && mode > MODE_CONFIG) {
		own = word_level(c, MODE_CONFIG, section, true);
		if (own >= 0)
			return MAX(own, way);
	}
	return MAX(own < 0 ? dflt : own, way);
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
	const char *section = c->mode >= MODE_CONFIG && c->depth > 0 ? c->section[0]->line : NULL;
	struct str text = { 0 };
	int level;

	if (m->row->flags & GRAM_ANYWHERE)
		return 0;
	gram_canonical(m, &text);
	level = line_level(c, m->mode, str_text(&text), section, default_level(m));
	str_free(&text);
	return level;
}

static bool may_configure(const struct cfg_node *n, void *ctx)
{
	const struct cli_ctx *c = ctx;
	const struct cfg_node *top = n;

	while (top->parent && top->parent->row)
		top = top->parent;
	return line_level(c, n->row->mode, n->line, top == n ? NULL : top->line, TOP) <=
	       c->privilege;
}

struct cfg_view privilege_view(struct cli_ctx *c, bool all)
{
	return (struct cfg_view){ .all = all, .keep = c->privilege < TOP ? may_configure : NULL,
				  .arg = c };
}

enum cli_mode privilege_mode(const struct cli_ctx *c, enum cli_mode mode)
{
	if (mode > MODE_EXEC || c->privilege >= TOP)
		return mode;
	return any_rules(c) ? MODE_EXEC : MODE_USER;
}

/* --- what is to be seen --- */

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

/* A rule lets this level have something that begins with text. */
static bool leads_on(const struct cli_ctx *c, enum cli_mode mode, const char *text)
{
	const char *words = rule_mode(mode);

	for (const struct cfg_node *n = cfg_find(&c->cfg->root, words); n; n = cfg_next(n, words))
		if (is_rule(n) && cfg_num(n, "level", TOP) <= (uint64_t)c->privilege &&
		    begins(cfg_var(n, "command"), text))
			return true;
	return false;
}

static bool exec_visible(const struct cli_ctx *c, const char *text)
{
	struct str full = { 0 };
	int own, way = path_level(c, MODE_EXEC, text, &own);
	bool visible;

	if (way > c->privilege)
		return false;
	/* a rule for just this word shows it only if it leads on; one that reaches on, in any case */
	str_printf(&full, "%s .", text);
	visible = own >= 0 && word_level(c, MODE_EXEC, str_text(&full), false) >= 0;
	str_reset(&full);
	if (!visible && c->privilege >= 1)
		visible = gram_complete(c->rt->gram, MODE_USER, text, NULL, &full);
	str_free(&full);
	return visible || leads_on(c, MODE_EXEC, text);
}

static bool config_visible(const struct cli_ctx *c, enum cli_mode mode, const char *text)
{
	static const char *const always[] = { "do", "end", "exit", "help", "no", "default" };
	const char *section = c->depth > 0 ? c->section[0]->line : NULL;

	for (size_t i = 0; i < ARRAY_SIZE(always); i++)
		if (!strcmp(text, always[i]))
			return true;
	for (;; mode = gram_mode_parent(mode)) {
		int own, way = path_level(c, mode, text, &own);

		if (way <= c->privilege &&
		    (leads_on(c, mode, text) || line_level(c, mode, text, section, TOP) <= c->privilege))
			return true;
		if (mode <= MODE_CONFIG)
			return false;
	}
}

bool privilege_visible(struct cli_ctx *c, enum cli_mode mode, const char *before, const char *word)
{
	struct str text = { 0 };
	const char *s;
	bool visible;

	if (!c->cfg || c->privilege >= TOP || (mode <= MODE_EXEC && !any_rules(c)))
		return true;
	spell_out(c->rt->gram, mode <= MODE_EXEC ? MODE_EXEC : mode, before, &text);
	str_puts(&text, word);
	s = str_text(&text);
	if (mode >= MODE_CONFIG && !strncmp(s, "no ", 3))
		s += 3;
	else if (mode >= MODE_CONFIG && !strncmp(s, "default ", 8))
		s += 8;
	visible = mode <= MODE_EXEC ? exec_visible(c, s) : config_visible(c, mode, s);
	str_free(&text);
	return visible;
}

/* --- execution --- */

/* The column of the first word that is above the level. */
static size_t refused_at(const struct cli_ctx *c, const struct gram_match *m)
{
	struct str text = { 0 };
	int own, i = 0;

	for (; i < m->n; i++) {
		str_printf(&text, "%s%s", i ? " " : "", m->tok[i].text);
		if (path_level(c, m->mode, str_text(&text), &own) > c->privilege)
			break;
	}
	str_free(&text);
	return m->tok[i < m->n ? i : m->n > 1].col;
}

/* Does the level have what stands before the fault, so that it may hear of that one? */
static bool leads_to_fault(const struct cli_ctx *c, const char *line, size_t col)
{
	char *head = xstrndup(line, col);
	struct str text = { 0 };
	bool known;

	spell_out(c->rt->gram, MODE_EXEC, head, &text);
	if (text.len)
		text.data[--text.len] = '\0'; /* the blank */
	known = text.len && exec_visible(c, str_text(&text));
	str_free(&text);
	free(head);
	return known;
}

/* What an address family leaves to its process must be a line of that one's protocol. */
static enum gram_result parse(const struct cli_ctx *c, enum cli_mode mode, const char *line,
			      struct gram_match *m, size_t *col)
{
	enum gram_result r = gram_parse(c->rt->gram, mode, line, m, col);

	if (r != GRAM_OK || m->mode != MODE_ROUTER || c->depth == 0)
		return r;
	mode = gram_mode_router(MODE_ROUTER, c->section[0]->line);
	return mode == MODE_ROUTER ? r : gram_parse(c->rt->gram, mode, line, m, col);
}

enum gram_result privilege_parse(const struct cli_ctx *c, enum cli_mode mode, const char *line,
				 struct gram_match *m, size_t *col)
{
	enum gram_result r;

	if (c->privilege >= TOP || !c->cfg)
		return parse(c, mode, line, m, col);
	r = parse(c, privilege_mode(c, mode), line, m, col);
	if (r == GRAM_OK && needed(c, m) <= c->privilege)
		return GRAM_OK;
	if (mode >= MODE_CONFIG) {
		if (r == GRAM_OK)
			*col = (size_t)m->tok[0].col;
		return r == GRAM_OK ? GRAM_INVALID : r;
	}
	if (any_rules(c) && (r == GRAM_INVALID || r == GRAM_INCOMPLETE) &&
	    leads_to_fault(c, line, r == GRAM_INVALID ? *col : strlen(line)))
		return r;
	/* as one without any rule would be told */
	r = gram_parse(c->rt->gram, MODE_USER, line, m, col);
	if (r != GRAM_OK)
		return r;
	if (needed(c, m) <= c->privilege)
		return GRAM_OK;
	*col = refused_at(c, m);
	return GRAM_INVALID;
}

/* --- the command --- */

/* The words on the way get the level too; `reset` takes it from those that lead nowhere else, up to
 * one that is a command and may have been meant itself. */
static void parents_store(struct cli_ctx *c, struct gram_match *m, enum cli_mode mode,
			  const char *command)
{
	char *way = xstrdup(command), *blank;
	const char *words = rule_mode(mode);

	while ((blank = strrchr(way, ' ')) != NULL) {
		const struct cfg_node *n;
		size_t len;

		*blank = '\0';
		len = strlen(way);
		m->tok[m->n - 1].text = way;
		n = m->no ? cfg_find(&c->cfg->root, words) : NULL;
		while (n && !(is_rule(n) && begins(cfg_var(n, "command"), way) == len &&
			      cfg_var(n, "command")[len]))
			n = cfg_next(n, words);
		if (n || (m->no && gram_is_command(c->rt->gram, mode, way)))
			break;
		cfg_store(c->cfg, &c->cfg->root, m);
	}
	free(way);
}

/* `all` is said of the rule, not of the words before it. */
static void all_drop(struct gram_match *m)
{
	for (int i = 0; i < m->n; i++) {
		if (m->tok[i].name || strcmp(m->tok[i].text, "all") != 0)
			continue;
		memmove(&m->tok[i], &m->tok[i + 1], (size_t)(m->n - i - 1) * sizeof(m->tok[0]));
		m->n--;
		return;
	}
}

/* The command is kept in full words: `privilege exec level 5 sh run`. */
int conf_privilege(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *word;
		enum cli_mode mode;
	} modes[] = { { "exec", MODE_EXEC },	  { "configure", MODE_CONFIG },
		      { "interface", MODE_IF },	  { "line", MODE_LINE },
		      { "router", MODE_ROUTER },  { "ipenacl", MODE_ACL_EXT } };
	const char *word = gram_var(m, "mode"), *typed = gram_var(m, "command");
	struct gram_match *full = xmemdup(m, sizeof(*m));
	enum cli_mode mode = MODE_EXEC;
	struct str text = { 0 };

	for (size_t i = 0; i < ARRAY_SIZE(modes); i++)
		if (!strcmp(modes[i].word, word))
			mode = modes[i].mode;
	spell_out(c->rt->gram, mode, typed, &text);
	if (text.len) {
		text.data[text.len - 1] = '\0'; /* the blank */
		full->tok[full->n - 1].text = str_text(&text);
	}
	if (gram_has(m, "reset")) {
		full->no = true; /* the default level again: no line says so */
		full->tok[gram_has(m, "all") ? 3 : 2].text = "level";
	}
	conf_store(c, full);
	if (text.len) {
		all_drop(full);
		parents_store(c, full, mode, str_text(&text));
	}
	str_free(&text);
	free(full);
	return 0;
}
