/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handlers of global configuration commands: host name, users and passwords, banners, old
 * spellings.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/conf.h"
#include "cli/exec_int.h"

int conf_ignore(struct cli_ctx *c, const struct gram_match *m)
{
	return 0;
}

/* `no X` of a row with GRAM_ONLY_NO: every line that begins with X goes. */
int conf_no_all(struct cli_ctx *c, const struct gram_match *m)
{
	struct str words = { 0 };
	struct cfg_node *n;

	gram_canonical(m, &words);
	while ((n = cfg_find(cli_section(c), str_text(&words))) != NULL)
		cfg_delete(c->cfg, n);
	str_free(&words);
	return 0;
}

int conf_no_auto(struct cli_ctx *c, const struct gram_match *m)
{
	conf_line(c, MODE_ROUTER, cli_section(c), "no auto-summary");
	return 0;
}

/* Only here `no X` may both take X away and be a setting of its own, so what stands decides. */
int conf_open_line(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *n = cfg_lookup(c->cfg, cli_section(c), m);

	if (m->no && n && !n->no)
		cfg_delete(c->cfg, n);
	else
		cfg_store(c->cfg, cli_section(c), m);
	return 0;
}

int conf_neighbor(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c), *next;
	struct str words = { 0 };

	if (!m->no && !m->deflt) {
		if (section->row && gram_word(section->line) == 6 &&
		    !strncmp(section->line, "router bgp", 10))
			return conf_refuse(c, "%% Incomplete command.\n\n");
		return conf_store(c, m);
	}
	gram_canonical(m, &words);
	for (struct cfg_node *n = cfg_find(section, str_text(&words)); n; n = next) {
		next = cfg_next(n, str_text(&words));
		cfg_delete(c->cfg, n);
	}
	str_free(&words);
	return 0;
}

int conf_exit_section(struct cli_ctx *c, const struct gram_match *m)
{
	cli_leave(c);
	return 0;
}

int conf_hostname(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");

	if (m->no || m->deflt || !name)
		name = "Router";
	for (const char *s = name; *s; s++)
		if (!isalnum((unsigned char)*s) && !strchr("-_.", *s))
			return conf_refuse(
				c, "%% Hostname contains one or more illegal characters.\n\n");
	if (strlen(name) > 63)
		return conf_refuse(c, "%% Hostname is too long.\n\n");
	conf_store(c, m);
	if (c->cfg == c->rt->running)
		str_copy(c->rt->hostname, sizeof(c->rt->hostname), name);
	return 0;
}

/* --- commands that changed their spelling --- */
/* EIGRP's address-family ... as N: typed so, kept as autonomous-system N. */
int conf_eigrp_as(struct cli_ctx *c, const struct gram_match *m)
{
	struct str line = { 0 }, out = { 0 };
	const char *as;
	struct gram_match n;
	size_t col;

	gram_canonical(m, &line);
	as = strstr(str_text(&line), " as ");
	if (as)
		str_printf(&out, "%s%.*s autonomous-system%s",
			   m->no      ? "no "
			   : m->deflt ? "default "
				      : "",
			   (int)(as - str_text(&line)), str_text(&line), as + 3);
	if (out.len && gram_parse(c->rt->gram, m->mode, str_text(&out), &n, &col) == GRAM_OK)
		conf_store(c, &n);
	str_free(&line);
	str_free(&out);
	return 0;
}

/* maximum-paths below topology base: the default, which is not kept, is another one for IPv6. */
int conf_eigrp_paths(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c), *n;
	bool v6 = section->parent && section->parent->line &&
		  !strncmp(section->parent->line, "address-family ipv6", 19);

	if (m->no || m->deflt || gram_num(m, "n", 0) != (v6 ? 16U : 4U))
		return conf_store(c, m);
	n = cfg_find(section, "maximum-paths");
	if (n)
		cfg_delete(c->cfg, n);
	return 0;
}

int conf_alias_form(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const forms[][2] = {
		{ "ip domain-lookup", "ip domain lookup" },
		{ "ip domain-name", "ip domain name" },
		{ "ip domain-list", "ip domain list" },
		{ "ip tcp synwait", "ip tcp synwait-time" },
		{ "crypto ikev2 limit max-in-negotiation-sa",
		  "crypto ikev2 limit max-in-negotation-sa" },
		{ "logging", "logging host" },
		{ "crypto ca trustpoint", "crypto pki trustpoint" },
		{ "crypto ca certificate chain", "crypto pki certificate chain" },
		{ "crypto ca certificate map", "crypto pki certificate map" },
	};
	struct str line = { 0 }, out = { 0 };
	const char *text;
	struct gram_match n;
	size_t col;

	gram_canonical(m, &line);
	text = str_text(&line);
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
		size_t len = strlen(forms[i][0]);

		if (strncmp(text, forms[i][0], len) || (text[len] && text[len] != ' '))
			continue;
		str_printf(&out, "%s%s%s",
			   m->no      ? "no "
			   : m->deflt ? "default "
				      : "",
			   forms[i][1], text + len);
		break;
	}
	if (out.len && gram_parse(c->rt->gram, m->mode, str_text(&out), &n, &col) == GRAM_OK)
		conf_store(c, &n);
	str_free(&line);
	str_free(&out);
	return 0;
}

/* --- passwords --- */
static bool encrypting(const struct cli_ctx *c)
{
	return cfg_flag(&c->cfg->root, "service password-encryption", false);
}

/* Type 0 is what a key without a type is; IOS does not show it (but for a user's password). */
int conf_key_type(struct cli_ctx *c, const struct gram_match *m)
{
	const char *clear = gram_var(m, "password");
	struct gram_match n = *m;
	struct str line = { 0 };
	struct gram_match p;
	size_t col;

	for (int i = 0; i < n.n; i++)
		if (!strcmp(n.tok[i].text, "0") && !n.tok[i].name)
			conf_drop_token(&n, i--);
	if (clear && !m->no && !m->deflt && m->mode == MODE_LINE && encrypting(c)) {
		str_puts(&line, "password 7 ");
		conf_type7_encode(clear, &line);
		if (gram_parse(c->rt->gram, m->mode, str_text(&line), &p, &col) == GRAM_OK)
			conf_store(c, &p);
		str_free(&line);
		return 0;
	}
	return conf_store(c, &n);
}

static int hash_type(const struct gram_match *m)
{
	const char *algorithm = gram_var(m, "algorithm");

	if (!algorithm || !strcmp(algorithm, "scrypt"))
		return 9;
	return algorithm[0] == 'm' ? 5 : 8;
}

/* The credential of username and enable: "secret 9 $9$...", "password 0 X". False: none given. */
static bool credential(struct cli_ctx *c, const struct gram_match *m, struct str *out)
{
	static const char *const kinds[] = { "secret", "password" };
	char hash[160];
	const char *v;

	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		for (const char *t = "56789"; *t; t++) {
			char name[16];

			snprintf(name, sizeof(name), "%s%c", kinds[k], *t);
			v = gram_var(m, name);
			if (v) {
				/* `enable password 7` has its variables named as a secret's */
				str_printf(out, "%s %c %s",
					   gram_has(m, "password") ? "password" : kinds[k], *t, v);
				return true;
			}
		}
	}
	v = gram_var(m, "secret");
	if (v && gram_has(m, "password")) /* enable password */
		goto clear;
	if (v) {
		if (!secret_hash(hash_type(m), v, hash, sizeof(hash)))
			return false;
		str_printf(out, "secret %s", hash);
		return true;
	}
	v = gram_var(m, "password");
	if (!v) {
		if (gram_has(m, "nopassword"))
			str_puts(out, "nopassword");
		return gram_has(m, "nopassword");
	}
clear:
	if (encrypting(c)) {
		str_puts(out, "password 7 ");
		conf_type7_encode(v, out);
	} else {
		str_printf(out, "password %s%s", gram_begins(m, "username") ? "0 " : "", v);
	}
	return true;
}

static int store_text(struct cli_ctx *c, struct str *line)
{
	if (!conf_line(c, MODE_CONFIG, &c->cfg->root, str_text(line)))
		conf_refuse(c, "%% Invalid password\n");
	if (line->data)
		secret_wipe(line->data, line->len);
	str_free(line);
	return 0;
}

int conf_username(struct cli_ctx *c, const struct gram_match *m)
{
	const char *user = gram_var(m, "user"), *privilege = gram_var(m, "privilege");
	struct cfg_node *old = cfg_lookup(c->cfg, &c->cfg->root, m);
	struct str line = { 0 }, cred = { 0 };

	if (m->no || m->deflt)
		return conf_store(c, m);
	if (!privilege && old)
		privilege = cfg_var(old, "privilege");
	str_printf(&line, "username %s", user);
	if (privilege && strcmp(privilege, "1"))
		str_printf(&line, " privilege %s", privilege);
	if (credential(c, m, &cred)) {
		str_printf(&line, " %s", str_text(&cred));
		secret_wipe(cred.data, cred.len);
	} else if (old) {
		/* only the privilege is new: the credential stays */
		bool on = false;

		for (size_t i = 0; i < old->n_args; i++) {
			on = on ||
			     (old->args[i].keyword && (!strcmp(old->args[i].text, "secret") ||
						       !strcmp(old->args[i].text, "password")));
			if (on)
				str_printf(&line, " %s", old->args[i].text);
		}
	}
	str_free(&cred);
	return store_text(c, &line);
}

int conf_enable(struct cli_ctx *c, const struct gram_match *m)
{
	const char *level = gram_var(m, "level");
	struct str line = { 0 }, cred = { 0 };

	if (m->no || m->deflt)
		return conf_store(c, m);
	if (!credential(c, m, &cred))
		return conf_refuse(c, "%% Invalid password\n");
	str_puts(&line, "enable ");
	if (level && strcmp(level, "15")) {
		size_t word = strcspn(str_text(&cred), " ");

		str_printf(&line, "%.*s level %s%s", (int)word, str_text(&cred), level,
			   str_text(&cred) + word);
	} else {
		str_puts(&line, str_text(&cred));
	}
	secret_wipe(cred.data, cred.len);
	str_free(&cred);
	return store_text(c, &line);
}

/* --- blocks of text --- */
static void banner_done(struct cli_ctx *c, const char *text, void *arg)
{
	const struct gram_row *row = arg;
	struct gram_match m;
	struct str line = { 0 };
	struct cfg_node *n;
	size_t col;

	for (const char *s = row->syntax; *s && strncmp(s, "LINE", 4); s++)
		str_putc(&line, *s);
	str_puts(&line, "x");
	if (gram_parse(c->rt->gram, row->mode, str_text(&line), &m, &col) == GRAM_OK) {
		m.n--; /* the line is the keywords, the text hangs at the node */
		n = cfg_store(c->cfg, cli_section(c), &m);
		if (n)
			cfg_set_text(c->cfg, n, xstrdup(text));
	}
	str_free(&line);
}

int conf_banner(struct cli_ctx *c, const struct gram_match *m)
{
	const char *text = gram_var(m, "text"), *end;
	char delim, *part;
	size_t skip;

	if (m->no || m->deflt || !text)
		return conf_store(c, m);
	/* the banner of an IKEv2 authorization policy may stand there without delimiters */
	if (m->mode == MODE_IKEV2_AUTHOR && isalnum((unsigned char)text[0])) {
		banner_done(c, text, (void *)m->row);
		return 0;
	}
	/* running-config shows ETX as ^C, and takes it back so */
	skip = !strncmp(text, "^C", 2) ? 2 : 1;
	delim = skip == 2 ? '\003' : text[0];
	text += skip;
	end = delim == '\003' ? strstr(text, "^C") : strchr(text, delim);
	if (end || (delim == '\003' && (end = strchr(text, delim)))) {
		part = xstrndup(text, (size_t)(end - text));
		banner_done(c, part, (void *)m->row);
		free(part);
		return 0;
	}
	if (c->interactive)
		cli_print(c, "Enter TEXT message.  End with the character '%s'.\n",
			  delim == '\003' ? "^C" : (char[]){ delim, '\0' });
	cli_collect(c, delim, NULL, banner_done, (void *)m->row);
	cli_exec(c, text, 0); /* what stands behind the delimiter is the first line */
	return 0;
}

static void certificate_done(struct cli_ctx *c, const char *text, void *arg)
{
	struct cfg_node *newest = NULL;
	struct str clean = { 0 };

	for (struct cfg_node *n = cli_section(c)->first; n; n = n->next)
		if (!newest || n->seq > newest->seq)
			newest = n;
	if (!newest)
		return;
	for (const char *s = text; *s;) {
		size_t len = strcspn(s, "\n"), lead = strspn(s, " \t"), end = len;

		while (end > lead && isspace((unsigned char)s[end - 1]))
			end--;
		if (end > lead) {
			str_add(&clean, s + lead, end - lead);
			str_putc(&clean, '\n');
		}
		s += len + (s[len] == '\n');
	}
	cfg_set_text(c->cfg, newest, str_steal(&clean));
}

int conf_certificate(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *n;

	if (m->no || m->deflt)
		return conf_store(c, m);
	n = cfg_store(c->cfg, cli_section(c), m);
	if (n)
		n->seq = ++c->cfg->seq;
	/* `nvram:FILE` names a file that holds it */
	if (!gram_var(m, "file"))
		cli_collect(c, '\0', "quit", certificate_done, NULL);
	return 0;
}

/* `vlan 10,20-30` opens several at once; the first one's section is entered. */
int conf_vlan_list(struct cli_ctx *c, const struct gram_match *m)
{
	const char *list = gram_var(m, "n");
	struct cfg_node *first = NULL;

	if (strspn(list, "0123456789,-") != strlen(list)) {
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[m->n - 1].col);
		return 0;
	}
	for (const char *s = list; *s;) {
		char *end;
		unsigned long lo = strtoul(s, &end, 10), hi = lo;

		if (*end == '-')
			hi = strtoul(end + 1, &end, 10);
		if (lo < 1 || hi > 4094 || hi < lo || (*end && *end != ',')) {
			conf_refuse(c, "Bad VLAN list\n");
			return 0;
		}
		for (; lo <= hi; lo++) {
			char line[32];
			struct cfg_node *n;

			snprintf(line, sizeof(line), "%svlan %lu", m->no ? "no " : "", lo);
			n = conf_line(c, MODE_CONFIG, &c->cfg->root, line);
			if (!first)
				first = n;
		}
		s = *end ? end + 1 : end;
	}
	if (first && !m->no && !m->deflt)
		cli_enter(c, MODE_VLAN, first);
	return 0;
}
