/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Execution of one line in a context: questions and blocks first, then the grammar, then the handler or
 * the configuration tree; IOS's complaints when the line is refused; sections and the fall back
 * to outer modes; deferred commands.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include "base/wall.h"
#include "cli/cli.h"
#include "cli/conf.h"
#include "cli/eem.h"
#include "cli/exec_int.h"
#include "cli/filter.h"
#include "cli/outgoing.h"
#include "cli/privilege.h"

#define BLOCK_MAX 65536        /* bytes of a banner or certificate */
#define PROMPT_HOST_MAX 20     /* IOS cuts the name in configuration prompts */

typedef void (*answer_fn)(struct cli_ctx *c, const char *text, void *arg);

struct cli_block {
	bool question;         /* one line; otherwise text up to its end */
	bool secret;
	bool blank_ends;       /* once there is text */
	char delim;
	char endword[16];
	struct str text;
	answer_fn fn;
	void *arg;
	void (*drop)(void *arg); /* frees arg when nobody answers */
};

struct cli_job {
	struct cli_ctx *c;
	void (*cancel)(void *arg);
	void *arg;
	struct filter *filter; /* what stood behind `|`; NULL: none */
	struct str held;       /* text that waits for the end, to be filtered */
};

struct cli_range {             /* interface range: the sections besides section[0] */
	struct cfg_node **nodes;
	size_t n;
};

void cli_print(struct cli_ctx *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(c->out, fmt, ap);
	va_end(ap);
}

/* --- prompt --- */

/* The processes which IOS has below `ipv6 router` are "rtr" there, all others "router". */
static const char *config_prompt(const struct cli_ctx *c)
{
	const char *prompt = gram_mode_prompt(c->mode);
	const struct cfg_node *s = cli_section(c);

	if (!strcmp(prompt, "(config-router)") && s && s->line &&
	    !strncmp(s->line, "ipv6 router ", 12))
		return "(config-rtr)";
	return prompt;
}

void cli_prompt(const struct cli_ctx *c, struct str *out)
{
	const char *host = c->rt && *c->rt->hostname ? c->rt->hostname : "Router";

	if (c->block)
		return;
	if (c->mode >= MODE_CONFIG)
		str_printf(out, "%.*s%s#", PROMPT_HOST_MAX, host,
			   c->range ? "(config-if-range)" : config_prompt(c));
	else
		str_printf(out, "%s%c", host, c->privilege > 1 ? '#' : '>');
}

/* --- sections --- */

static void range_drop(struct cli_ctx *c)
{
	struct cli_range *r = c->range;

	if (r)
		free(r->nodes);
	free(r);
	c->range = NULL;
}

void cli_range_set(struct cli_ctx *c, struct cfg_node *const *nodes, size_t n)
{
	struct cli_range *r;

	range_drop(c);
	if (n < 2)
		return;
	r = xcalloc(1, sizeof(*r));
	r->nodes = xmemdup(nodes, n * sizeof(*nodes));
	r->n = n;
	c->range = r;
}

void cli_enter(struct cli_ctx *c, enum cli_mode mode, struct cfg_node *section)
{
	if (mode <= MODE_CONFIG) {
		c->depth = 0;
		range_drop(c);
	} else if (c->depth < CLI_MAX_DEPTH) {
		c->section[c->depth++] = section;
	} else {
		return;
	}
	c->mode = gram_mode_router(mode, section ? section->line : NULL);
	c->seen = c->cfg ? c->cfg->removals : 0;
}

static enum cli_mode exec_mode(const struct cli_ctx *c)
{
	return c->privilege >= 15 ? MODE_EXEC : MODE_USER;
}

static void configured_log(const struct cli_ctx *c)
{
	const char *who = c->who ? c->who : "console";

	if ((!c->session && !c->by_eem) || !c->rt || !c->rt->system)
		return;
	if (c->user && *c->user)
		log_msg("SYS", LOG_LV_NOTICE, "CONFIG_I", "Configured from console by %s on %s",
			c->user, who);
	else
		log_msg("SYS", LOG_LV_NOTICE, "CONFIG_I", "Configured from console by %s", who);
}

void cli_end(struct cli_ctx *c)
{
	bool was = c->mode >= MODE_CONFIG;

	range_drop(c);
	c->depth = 0;
	c->mode = exec_mode(c);
	if (was && c->rt)
		apply_flush(c->rt); /* who sees the prompt finds what was typed carried out */
	if (was)
		configured_log(c); /* by the levels that hold now */
}

void cli_leave(struct cli_ctx *c)
{
	if (c->mode <= MODE_CONFIG) {
		cli_end(c);
		return;
	}
	c->mode = gram_mode_parent(c->mode);
	if (c->depth > 0)
		c->depth--;
	if (c->depth > 0)
		c->mode = gram_mode_router(c->mode, c->section[c->depth - 1]->line);
	if (c->mode == MODE_CONFIG)
		c->depth = 0;
	if (c->depth == 0)
		range_drop(c);
}

struct cfg_node *cli_section(const struct cli_ctx *c)
{
	return c->depth ? c->section[c->depth - 1] : &c->cfg->root;
}

static bool is_child(const struct cfg_node *parent, const struct cfg_node *n)
{
	for (const struct cfg_node *k = parent->first; k; k = k->next)
		if (k == n)
			return true;
	return false;
}

/* Another session may have removed the section this one stands in: fall back to what is left. */
static void sections_check(struct cli_ctx *c)
{
	struct cli_range *r = c->range;
	const struct cfg_node *up;
	int ok = 0;

	if (c->mode < MODE_CONFIG || !c->cfg || c->seen == c->cfg->removals)
		return;
	c->seen = c->cfg->removals;
	up = &c->cfg->root;
	while (ok < c->depth && is_child(up, c->section[ok]))
		up = c->section[ok++];
	for (size_t i = 0; r && i < r->n; i++)
		if (!is_child(&c->cfg->root, r->nodes[i]))
			ok = 0;
	while (c->depth > ok)
		cli_leave(c);
}

/* --- questions and blocks --- */

static void block_drop(struct cli_ctx *c)
{
	struct cli_block *b = c->block;

	c->block = NULL;
	c->block_open = false;
	if (!b)
		return;
	if (b->drop)
		b->drop(b->arg);
	if (b->text.data)
		secret_wipe(b->text.data, b->text.len);
	str_free(&b->text);
	free(b);
}

static void block_begin(struct cli_ctx *c, struct cli_block b)
{
	block_drop(c);
	c->block = xmemdup(&b, sizeof(b));
	c->block_open = !b.question;
}

void cli_ask(struct cli_ctx *c, const char *prompt, bool secret,
	     void (*fn)(struct cli_ctx *c, const char *answer, void *arg), void *arg)
{
	if (!c->interactive) {
		fn(c, "", arg);
		return;
	}
	cli_print(c, "%s", prompt);
	block_begin(c, (struct cli_block){ .question = true, .secret = secret, .fn = fn,
					   .arg = arg });
}

void cli_ask_owned(struct cli_ctx *c, const char *prompt, bool secret,
		   void (*fn)(struct cli_ctx *c, const char *answer, void *arg), void *arg,
		   void (*drop)(void *arg))
{
	cli_ask(c, prompt, secret, fn, arg);
	if (c->interactive && c->block)
		c->block->drop = drop;
}

void cli_collect(struct cli_ctx *c, char delim, const char *endword,
		 void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg)
{
	struct cli_block b = { .delim = delim, .fn = fn, .arg = arg };

	str_copy(b.endword, sizeof(b.endword), endword ? endword : "");
	block_begin(c, b);
}

void cli_collect_lines(struct cli_ctx *c, const char *endword,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg))
{
	cli_collect(c, '\0', endword, fn, arg);
	c->block->drop = drop;
}

void cli_collect_until(struct cli_ctx *c, char delim,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg))
{
	cli_collect(c, delim, NULL, fn, arg);
	c->block->drop = drop;
}

void cli_collect_paste(struct cli_ctx *c, bool blanks,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg))
{
	cli_collect_lines(c, "quit", fn, arg, drop);
	c->block->blank_ends = !blanks;
}

bool cli_wants_answer(const struct cli_ctx *c, bool *secret)
{
	*secret = c->block && c->block->secret;
	return c->block && c->block->question;
}

static bool line_is(const char *line, const char *word)
{
	size_t n = strlen(word);

	while (gram_blank(*line))
		line++;
	if (!n || strncmp(line, word, n))
		return false;
	line += n;
	while (gram_blank(*line))
		line++;
	return !*line;
}

/* A line for the open question or block. */
static void block_line(struct cli_ctx *c, const char *line)
{
	struct cli_block *b = c->block, done;
	/* running-config shows the delimiter ETX as ^C, and is pasted so */
	const char *end = b->delim == '\003' ? strstr(line, "^C") : NULL;
	size_t len = end ? (size_t)(end - line) : strlen(line);
	bool closed = b->question || end || (*b->endword && line_is(line, b->endword)) ||
		      (b->blank_ends && b->text.len && !line[strspn(line, " \t\r")]);

	if (!end && b->delim && (end = strchr(line, b->delim)) != NULL) {
		len = (size_t)(end - line);
		closed = true;
	}
	while (len && line[len - 1] == '\r')
		len--;
	if (b->blank_ends && !b->text.len && !line[strspn(line, " \t\r")])
		return;
	if ((b->question || end || !closed) && b->text.len + len < BLOCK_MAX) {
		str_add(&b->text, line, len);
		if (!closed)
			str_putc(&b->text, '\n');
	}
	if (!closed)
		return;
	done = *b;
	c->block = NULL;
	c->block_open = false;
	free(b);
	done.fn(c, str_text(&done.text), done.arg);
	if (done.text.data)
		secret_wipe(done.text.data, done.text.len);
	str_free(&done.text);
}

/* --- deferred commands --- */

struct cli_job *cli_defer(struct cli_ctx *c, void (*cancel)(void *arg), void *arg)
{
	struct cli_job *j = xcalloc(1, sizeof(*j));

	j->c = c;
	j->cancel = cancel;
	j->arg = arg;
	c->job = j;
	return j;
}

void cli_job_print(struct cli_job *j, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(j->filter ? &j->held : j->c->out, fmt, ap);
	va_end(ap);
	if (j->c->wake && !j->filter)
		j->c->wake(j->c, j->c->wake_arg);
}

static void job_free(struct cli_job *j)
{
	if (j->filter)
		filter_clear(j->filter);
	free(j->filter);
	str_free(&j->held);
	free(j);
}

void cli_job_done(struct cli_job *j)
{
	struct cli_ctx *c = j->c;

	c->job = NULL;
	if (j->filter)
		filter_apply(j->filter, str_text(&j->held), c->rt->state_dir, c->out);
	job_free(j);
	if (c->wake)
		c->wake(c, c->wake_arg);
}

void cli_job_exec(struct cli_job *j, const char *line)
{
	struct cli_ctx *c = j->c;

	c->job = NULL;
	job_free(j);
	cli_exec_line(c, c->mode, line);
	if (!c->job && c->wake)
		c->wake(c, c->wake_arg);
}

static void job_cancel(struct cli_ctx *c)
{
	struct cli_job *j = c->job;

	c->job = NULL;
	if (!j)
		return;
	if (j->cancel)
		j->cancel(j->arg);
	job_free(j);
}

/* Contexts outside of the loop (files at start) wait here. */
static void job_wait(struct cli_ctx *c)
{
	while (c->job && !c->wake && c->rt && c->rt->loop)
		loop_once(c->rt->loop, 100);
}

bool cli_cancel(struct cli_ctx *c)
{
	bool any = c->job || c->block;

	job_cancel(c);
	if (!c->locked)
		block_drop(c);
	return any;
}

void cli_release(struct cli_ctx *c)
{
	job_cancel(c);
	outgoing_release(c);
	block_drop(c);
	range_drop(c);
	c->depth = 0;
}

/* --- complaints --- */

size_t cli_columns(const char *s, size_t n)
{
	size_t cols = 0;

	for (size_t i = 0; i < n && s[i]; i++)
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			cols++;
	return cols;
}

static void unknown_word(struct cli_ctx *c, const char *line)
{
	const struct cfg_node *root = c->cfg ? &c->cfg->root : NULL;
	struct cfg_node *servers = root ? cfg_find(root, "ip name-server") : NULL;

	line += strspn(line, " \t\r");
	if (root && cfg_flag(root, "ip domain lookup", true) &&
	    cfg_flag(root, "ip domain-lookup", true))
		cli_print(c, "Translating \"%.*s\"...domain server (%s)\n", (int)gram_word(line),
			  line, servers ? servers->line + strlen("ip name-server ") :
					  "255.255.255.255");
	cli_print(c, "%% Unknown command or computer name, or unable to find computer address\n");
}

static bool show_alone(const char *line)
{
	size_t n = gram_word(line);

	return n >= 2 && n <= 4 && !strncasecmp(line, "show", n) &&
	       !line[n + strspn(line + n, " \t\r")];
}

void cli_refuse(struct cli_ctx *c, enum gram_result r, const char *line, size_t col)
{
	const char *first = line + strspn(line, " \t\r");

	c->errors++;
	switch (r) {
	case GRAM_UNKNOWN_EXEC:
		unknown_word(c, line);
		break;
	case GRAM_INVALID:
		cli_print(c, "%*s^\n%% Invalid input detected at '^' marker.\n\n",
			  (int)(c->prompt_len + cli_columns(line, col)), "");
		break;
	case GRAM_INCOMPLETE:
		if (c->mode <= MODE_EXEC && show_alone(first)) {
			cli_print(c, "%% Type \"show ?\" for a list of subcommands\n");
			break;
		}
		cli_print(c, "%% Incomplete command.\n\n");
		break;
	case GRAM_AMBIGUOUS:
		cli_print(c, "%% Ambiguous command:  \"%.*s\"\n", (int)(col - (size_t)(first - line)),
			  first);
		break;
	case GRAM_TOO_LONG:
		cli_print(c, "%% Command line too long.\n\n");
		break;
	case GRAM_OK:
	case GRAM_EMPTY:
		c->errors--;
		break;
	}
}

/* --- configuration lines --- */

static void changed(struct cli_ctx *c, uint64_t before)
{
	if (c->cfg->generation == before)
		return;
	c->cfg->changed_at = wall_time();
	str_copy(c->cfg->changed_by, sizeof(c->cfg->changed_by),
		 c->user && *c->user ? c->user : c->who ? c->who : "console");
	if (c->rt && c->rt->system && c->cfg == c->rt->running)
		apply_schedule(c->rt);
}

static void config_store(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *n = cfg_store(c->cfg, cli_section(c), m);

	if (m->row->submode && n && !m->no && !m->deflt)
		cli_enter(c, m->row->submode, n);
}

/* A line inside a Virtual-Template with clones; one that is there already is no edit. */
static bool template_locked(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *section = c->mode == MODE_IF ? cli_section(c) : NULL, *n;
	const char *name = section ? cfg_var(section, "name") : NULL;
	struct str words = { 0 };
	bool same;

	if (!name || strncmp(name, "Virtual-Template", strlen("Virtual-Template")) != 0)
		return false;
	n = cfg_lookup(c->cfg, cli_section(c), m);
	gram_canonical(m, &words);
	same = m->no || m->deflt ? !n : n && !strcmp(n->line, str_text(&words));
	str_free(&words);
	return !same && conf_template_locked(c, name);
}

static void config_one(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c);
	uint64_t before = c->cfg->generation;

	if (template_locked(c, m))
		return;
	if (m->row->fn)
		m->row->fn(c, m);
	else
		config_store(c, m);
	if (!m->no && !m->deflt && !m->row->submode && c->cfg->generation != before)
		conf_keys_protect(c, m->row, section);
}

/* In an interface range a line of the interface mode goes to each of them. */
static void config_range(struct cli_ctx *c, const struct gram_match *m)
{
	struct cli_range *r = c->range;
	struct cfg_node *own = c->section[0];
	struct str first = { 0 };
	size_t mark = c->out->len;

	for (size_t i = 0; i < r->n; i++) {
		c->section[0] = r->nodes[i];
		config_one(c, m);
		if (c->range != r || c->depth == 0 || c->block)
			break; /* the line left the range */
		if (i == 0)
			str_puts(&first, str_text(c->out) + mark);
		else if (!strcmp(str_text(c->out) + mark, str_text(&first)))
			c->out->len = mark + first.len; /* the same remark again */
	}
	if (c->range == r && c->depth)
		c->section[0] = own;
	str_free(&first);
}

void cli_config_run(struct cli_ctx *c, const struct gram_match *m)
{
	uint64_t before = c->cfg->generation;

	if (m->row->flags & GRAM_ANYWHERE) {
		m->row->fn(c, m);
	} else {
		while (c->mode != m->mode && c->mode > MODE_CONFIG)
			cli_leave(c);
		if (c->range && c->depth == 1)
			config_range(c, m);
		else
			config_one(c, m);
	}
	changed(c, before);
}

/* --- exec lines --- */

/* IOS's own short names for commands. */
const struct cli_alias cli_aliases[] = {
	{ "h", "help" }, { "lo", "logout" }, { "p", "ping" }, { "r", "resume" }, { "s", "show" },
	{ "u", "undebug" }, { "un", "undebug" }, { "w", "where" }, { NULL, NULL },
};

/* Those, and `alias exec NAME text`, which goes first. */
static bool alias_expand(const struct cli_ctx *c, const char *line, struct str *out)
{
	size_t len = gram_word(line);

	for (struct cfg_node *n = c->cfg ? cfg_find(&c->cfg->root, "alias exec") : NULL; n;
	     n = cfg_next(n, "alias exec")) {
		const char *name = n->line + strlen("alias exec ");
		size_t nlen = gram_word(name);

		if (nlen == len && !strncasecmp(name, line, len) && name[nlen]) {
			str_puts(out, name + nlen + 1);
			str_puts(out, line + len);
			return true;
		}
	}
	for (const struct cli_alias *a = cli_aliases; a->name; a++) {
		if (strlen(a->name) == len && !strncasecmp(a->name, line, len)) {
			str_puts(out, a->text);
			str_puts(out, line + len);
			return true;
		}
	}
	return false;
}

static enum gram_result filter_complain(struct cli_ctx *c, enum filter_result fr, const char *line,
					size_t col)
{
	enum gram_result r = fr == FILTER_INCOMPLETE ? GRAM_INCOMPLETE :
			     fr == FILTER_AMBIGUOUS ? GRAM_AMBIGUOUS : GRAM_INVALID;

	cli_refuse(c, r, line, col);
	return r;
}

/* terminal exec prompt timestamp */
static void exec_stamp(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->stamp && gram_begins(m, "show"))
		show_exec_stamp(c);
}

static enum gram_result exec_filtered(struct cli_ctx *c, enum cli_mode mode, const char *line,
				      size_t bar)
{
	char *head = xstrndup(line, bar);
	struct gram_match m;
	struct filter f = { .kind = FILTER_NONE };
	struct str all = { 0 }, *out = c->out;
	enum gram_result r;
	size_t col, fcol;

	r = privilege_parse(c, mode, head, &m, &col);
	if (r != GRAM_OK) {
		cli_refuse(c, r, line, col);
		goto out;
	}
	if (filter_parse(&f, line + bar + 1, &fcol) != FILTER_OK) {
		struct filter again = { .kind = FILTER_NONE };

		r = filter_complain(c, filter_parse(&again, line + bar + 1, &fcol), line,
				    bar + 1 + fcol);
		goto out;
	}
	exec_stamp(c, &m);
	c->out = &all;
	apply_flush(c->rt);
	m.row->fn(c, &m);
	job_wait(c);
	c->out = out;
	if (c->job) { /* answers later: filtered when all of it is there */
		c->job->filter = xmemdup(&f, sizeof(f));
		c->job->held = all;
		free(head);
		return r;
	}
	filter_apply(&f, str_text(&all), c->rt->state_dir, out);
out:
	filter_clear(&f);
	str_free(&all);
	free(head);
	return r;
}

/* Only what shows something can be filtered. */
size_t filter_bar(const char *line)
{
	size_t bar = filter_find(line), lead = strspn(line, " \t\r"), len;

	line += lead;
	len = gram_word(line);
	if (bar <= lead)
		return 0;
	if ((len >= 2 && len <= 4 && !strncasecmp(line, "show", len)) ||
	    (len >= 2 && len <= 4 && !strncasecmp(line, "more", len)) ||
	    (len == 3 && !strncasecmp(line, "dir", len)))
		return bar;
	return 0;
}

/* `10.0.0.2` alone is `telnet 10.0.0.2` (transport preferred telnet) */
static bool host_line(struct cli_ctx *c, const char *line)
{
	char word[128];

	snprintf(word, sizeof(word), "%.*s", (int)gram_word(line), line);
	return outgoing_host(c, word);
}

enum gram_result cli_exec_line(struct cli_ctx *c, enum cli_mode mode, const char *line)
{
	struct gram_match m;
	struct str expanded = { 0 };
	const char *s = line + strspn(line, " \t\r");
	enum gram_result r;
	size_t col = 0, bar;

	if (*s && alias_expand(c, s, &expanded))
		line = str_text(&expanded);
	bar = filter_bar(line);
	if (bar) {
		r = exec_filtered(c, mode, line, bar);
		goto out;
	}
	r = privilege_parse(c, mode, line, &m, &col);
	if (r == GRAM_OK && m.row->fn) {
		exec_stamp(c, &m);
		apply_flush(c->rt);
		m.row->fn(c, &m);
		job_wait(c);
	} else if (r != GRAM_UNKNOWN_EXEC || !host_line(c, s)) {
		cli_refuse(c, r, line, col);
	}
out:
	str_free(&expanded);
	return r;
}

/* `do` in full is `do`, whatever a sub-mode's own commands begin with. */
static bool line_is_do(const char *line)
{
	line += strspn(line, " \t");
	return !strncasecmp(line, "do", 2) && (line[2] == ' ' || line[2] == '\t');
}

static enum gram_result config_line(struct cli_ctx *c, const char *line)
{
	struct gram_match m;
	size_t col = 0;
	enum gram_result r;

	sections_check(c);
	r = privilege_parse(c, line_is_do(line) ? MODE_CONFIG : c->mode, line, &m, &col);
	if (r == GRAM_OK)
		cli_config_run(c, &m);
	else
		cli_refuse(c, r, line, col);
	job_wait(c);
	return r;
}

size_t pasted_prompt(const char *line, const char *host)
{
	size_t at = strspn(line, " \t"), name = at;

	while (isalnum((unsigned char)line[at]) || (line[at] && strchr("-_.", line[at])))
		at++;
	if (at == name || !isalpha((unsigned char)line[name]))
		return 0;
	if (line[at] == '(') {
		size_t in = strspn(line + at + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");

		/* (config), (cfg-...), (ipsec-profile), (ca-trustpoint)...: all have a letter first */
		if (in < 3 || line[at + 1 + in] != ')' || line[at + 2 + in] != '#')
			return 0;
		at += in + 3;
	} else {
		if ((line[at] != '#' && line[at] != '>') ||
		    (host && (at - name != strlen(host) || strncmp(line + name, host, at - name))))
			return 0;
		at++;
	}
	return at;
}

enum gram_result cli_exec(struct cli_ctx *c, const char *line, size_t prompt_len)
{
	size_t skip;

	c->line = line;
	c->prompt_len = prompt_len;
	if (c->block) {
		block_line(c, line);
		return GRAM_EMPTY;
	}
	skip = pasted_prompt(line, c->rt->hostname);
	if (skip) {
		c->line = line + skip;
		c->prompt_len += cli_columns(line, skip);
		line = c->line;
		if (!line[strspn(line, " \t\r")])
			return GRAM_EMPTY;
	}
	if (c->mode > MODE_EXEC)
		return config_line(c, line);
	if (!line[strspn(line, " \t\r")] && outgoing_enter(c))
		return GRAM_EMPTY;
	if (c->rt->eem && eem_command(c->rt->eem, c, line) == EEM_TAKEN) {
		job_wait(c);
		return GRAM_OK;
	}
	return cli_exec_line(c, c->mode, line);
}
