/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys in the configuration that are not to be read: `service password-encryption` (type 7) and
 * `password encryption aes` with the master key of `key config-key` (type 6). Which words of a
 * line are keys follows from its grammar row: a variable X with twins X6 or X7, or one behind [0|7]$type.
 * The master key is no part of the configuration; it is kept in a file of its own, which
 * no command shows.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/conf.h"
#include "cli/exec_int.h"
#include "cli/files.h"
#include "cli/login.h"

#define KEY_MAX 600
#define MASTER_MIN 8
#define MASTER_MAX 127

/* --- the master key --- */

static char *master_path(const struct router *rt)
{
	return rt->state_dir && rt->state_dir[0] ? xasprintf("%s/.private-config", rt->state_dir) :
						   NULL;
}

static void master_forget(struct router *rt)
{
	if (rt->master_key)
		secret_free(rt->master_key, strlen(rt->master_key));
	rt->master_key = NULL;
}

void conf_master_load(struct router *rt)
{
	char *path = master_path(rt);
	struct str text = { 0 };

	master_forget(rt);
	if (path && !file_read(path, &text) && text.len)
		rt->master_key = xstrndup(text.data, strcspn(text.data, "\n"));
	if (text.data)
		secret_wipe(text.data, text.len);
	str_free(&text);
	free(path);
}

void conf_master_free(struct router *rt)
{
	master_forget(rt);
}

static void master_set(struct cli_ctx *c, const char *key)
{
	char *path = master_path(c->rt);
	int rc = 0;

	master_forget(c->rt);
	c->rt->master_key = key ? xstrdup(key) : NULL;
	if (path && key)
		rc = file_write(path, key, strlen(key));
	else if (path && unlink(path) < 0 && errno != ENOENT)
		rc = -errno;
	if (path && key && !rc && chmod(path, 0600) < 0)
		rc = -errno;
	if (rc)
		cli_print(c, "%% The master key could not be kept (%s)\n", strerror(-rc));
	free(path);
	if (c->rt->system)
		apply_schedule(c->rt); /* keys of type 6 can be read now, or no more */
}

/* --- which words are keys --- */

enum key_form {
	FORM_NONE,
	FORM_TWIN,  /* {0 LINE$key|6 ...$key6|7 ...$key7|LINE$key}: the type is a keyword */
	FORM_TYPED, /* [0|7]$type LINE$key: the type is a variable */
};

static bool has_word(const char *syntax, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = strstr(syntax, word); s; s = strstr(s + n, word))
		if (s[n] == '\0' || strchr(" ]}|", s[n]))
			return true;
	return false;
}

struct key_place {
	enum key_form form;
	bool can6, can7;
};

static struct key_place key_place(const struct gram_row *row, const struct cfg_arg *a)
{
	struct key_place p = { FORM_NONE, false, false };
	char word[80];

	if (!a->name || a->keyword)
		return p;
	snprintf(word, sizeof(word), "$%s6", a->name);
	p.can6 = has_word(row->syntax, word);
	snprintf(word, sizeof(word), "$%s7", a->name);
	p.can7 = has_word(row->syntax, word);
	/* users and lines keep to type 7 */
	if (row->mode == MODE_LINE || !strncmp(row->syntax, "username ", 9) ||
	    !strncmp(row->syntax, "enable ", 7))
		p.can6 = false;
	if (p.can6 || p.can7) {
		p.form = FORM_TWIN;
		return p;
	}
	static const char *const typed[] = { "[0|7]$type LINE$", "[0|7]$type WORD$",
					     "[0|7]$type HEX$", "[<0-7>$type] LINE$" };

	for (size_t i = 0; i < ARRAY_SIZE(typed); i++) {
		snprintf(word, sizeof(word), "%s%s", typed[i], a->name);
		if (has_word(row->syntax, word)) {
			p.form = FORM_TYPED;
			p.can7 = true;
		}
	}
	return p;
}

static bool row_has_keys(const struct gram_row *row)
{
	const char *s = row->syntax;

	return strstr(s, "6 ") || strstr(s, "7 ") || strstr(s, "$type");
}

/* --- making them unreadable --- */

struct protect {
	const char *master; /* NULL: no type 6 */
	bool type7;
};

static struct protect protection(const struct cli_ctx *c)
{
	struct protect p = { NULL, cfg_flag(&c->cfg->root, "service password-encryption", false) };

	if (cfg_flag(&c->cfg->root, "password encryption aes", false))
		p.master = c->rt->master_key;
	return p;
}

/* The stored line with its clear keys replaced. False: nothing to replace. */
static bool protected_line(const struct cfg_node *n, const struct protect *p, struct str *line)
{
	bool any = false;

	for (size_t i = 0; i < n->n_args; i++) {
		const struct cfg_arg *a = &n->args[i], *next = i + 1 < n->n_args ? a + 1 : NULL;
		struct key_place k = key_place(n->row, a);
		bool six = k.can6 && p->master, seven = k.can7 && p->type7;
		char text[2 * KEY_MAX];

		/* a type 0 in front of a key that is replaced goes with it */
		if (next && !strcmp(a->text, "0") && key_place(n->row, next).form) {
			struct key_place kn = key_place(n->row, next);

			if ((kn.can6 && p->master) || (kn.can7 && p->type7))
				continue;
		}
		if (k.form == FORM_TYPED && i > 0 && n->args[i - 1].name &&
		    !strcmp(n->args[i - 1].name, "type") && strcmp(n->args[i - 1].text, "0"))
			six = seven = false; /* it is so already */
		str_printf(line, "%s", line->len ? " " : "");
		if (six && strlen(a->text) < KEY_MAX / 2 &&
		    type6_encrypt(p->master, a->text, text, sizeof(text))) {
			str_printf(line, "6 %s", text);
			any = true;
		} else if (seven && secret_veil(a->text, text, sizeof(text))) {
			str_printf(line, "7 %s", text);
			any = true;
		} else {
			str_puts(line, a->text);
		}
		secret_wipe(text, sizeof(text));
	}
	return any;
}

static void protect_node(struct cli_ctx *c, struct cfg_node *n, const struct protect *p)
{
	struct cfg_node *section = n->parent;
	enum cli_mode mode = n->row->mode;
	struct str line = { 0 };

	if (!n->no && row_has_keys(n->row) && protected_line(n, p, &line)) {
		if (n->row->flags & GRAM_MULTI && !n->row->key && !n->first)
			cfg_delete(c->cfg, n);
		conf_line(c, mode, section, str_text(&line));
	}
	if (line.data)
		secret_wipe(line.data, line.len);
	str_free(&line);
}

static void protect_all(struct cli_ctx *c, struct cfg_node *section, const struct protect *p)
{
	struct cfg_node *next;

	for (struct cfg_node *n = section->first; n; n = next) {
		next = n->next;
		if (n->first)
			protect_all(c, n, p);
		protect_node(c, n, p);
	}
}

void conf_keys_protect(struct cli_ctx *c, const struct gram_row *row, struct cfg_node *section)
{
	struct protect p;
	struct cfg_node *next;

	if (!row_has_keys(row))
		return;
	p = protection(c);
	if (!p.master && !p.type7)
		return;
	for (struct cfg_node *n = section->first; n; n = next) {
		next = n->next;
		if (n->row == row)
			protect_node(c, n, &p);
	}
}

bool conf_key_clear(const struct router *rt, const struct cfg_node *n, const char *var,
		    struct str *out)
{
	const char *clear = cfg_var(n, var), *type = cfg_var(n, "type"), *text;
	char name[80], buf[KEY_MAX];
	bool ok = false;

	if (clear && (!type || strcmp(type, "7") != 0)) {
		str_puts(out, clear);
		return true;
	}
	snprintf(name, sizeof(name), "%s7", var);
	text = clear ? clear : cfg_var(n, name);
	if (text) {
		ok = secret_unveil(text, buf, sizeof(buf));
	} else {
		snprintf(name, sizeof(name), "%s6", var);
		text = cfg_var(n, name);
		ok = text && rt->master_key && type6_decrypt(rt->master_key, text, buf, sizeof(buf));
		if (text && !ok)
			log_msg("CRYPTO", LOG_LV_WARNING, "KEY6",
				"A key of type 6 cannot be read with %s master key",
				rt->master_key ? "this" : "no");
	}
	if (ok)
		str_puts(out, buf);
	secret_wipe(buf, sizeof(buf));
	return ok;
}

/* --- commands --- */

int conf_password_encryption(struct cli_ctx *c, const struct gram_match *m)
{
	struct protect p;

	conf_store(c, m);
	if (m->no || m->deflt)
		return 0; /* what is encrypted stays so */
	p = protection(c);
	protect_all(c, &c->cfg->root, &p);
	return 0;
}

static bool master_ok(struct cli_ctx *c, const char *key)
{
	size_t n = strlen(key);

	if (n >= MASTER_MIN && n <= MASTER_MAX && !strchr("!#;", key[0]))
		return true;
	conf_refuse(c, "%% Invalid master key: it has %d to %d characters and does not begin with "
		       "!, # or ;\n", MASTER_MIN, MASTER_MAX);
	return false;
}

static void master_new(struct cli_ctx *c, const char *key)
{
	struct protect p;

	if (!master_ok(c, key))
		return;
	master_set(c, key);
	p = protection(c);
	if (p.master)
		protect_all(c, &c->cfg->root, &p);
}

struct master_talk {
	char key[MASTER_MAX + 2];
};

static void talk_free(void *arg)
{
	secret_free(arg, sizeof(struct master_talk));
}

static void master_confirmed(struct cli_ctx *c, const char *answer, void *arg)
{
	struct master_talk *t = arg;

	if (strcmp(answer, t->key) != 0)
		conf_refuse(c, "%% The keys do not match\n");
	else
		master_new(c, t->key);
	talk_free(t);
}

static void master_typed(struct cli_ctx *c, const char *answer, void *arg)
{
	struct master_talk *t = xcalloc(1, sizeof(*t));

	str_copy(t->key, sizeof(t->key), answer);
	cli_ask_owned(c, "Confirm key: ", true, master_confirmed, t, talk_free);
}

static void master_old(struct cli_ctx *c, const char *answer, void *arg)
{
	struct master_talk *t = arg;

	if (c->rt->master_key && strcmp(answer, c->rt->master_key) != 0)
		conf_refuse(c, "%% The old key is wrong\n");
	else if (t->key[0])
		master_new(c, t->key);
	else
		cli_ask(c, "New key: ", true, master_typed, NULL);
	talk_free(t);
}

static void master_delete(struct cli_ctx *c, const char *answer, void *arg)
{
	if (!c->interactive || answer[0] == 'y' || answer[0] == 'Y')
		master_set(c, NULL);
}

int conf_master_key(struct cli_ctx *c, const struct gram_match *m)
{
	const char *key = gram_var(m, "key");
	struct master_talk *t;

	if (m->no || m->deflt) {
		cli_ask(c, "WARNING: All type 6 encrypted keys will become unusable\n"
			   "Continue with master key deletion ? [yes/no]: ",
			false, master_delete, NULL);
		return 0;
	}
	if (key && c->rt->master_key && !strcmp(key, c->rt->master_key))
		return 0;
	if (!c->rt->master_key || !c->interactive) {
		if (key)
			master_new(c, key);
		else if (c->interactive)
			cli_ask(c, "New key: ", true, master_typed, NULL);
		else
			conf_refuse(c, "%% Incomplete command.\n\n");
		return 0;
	}
	t = xcalloc(1, sizeof(*t));
	str_copy(t->key, sizeof(t->key), key ? key : "");
	cli_ask_owned(c, "Old key: ", true, master_old, t, talk_free);
	return 0;
}
