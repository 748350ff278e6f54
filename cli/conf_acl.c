/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handlers of access lists and prefix lists: entries without a number get the next one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/apply_int.h"
#include "cli/conf.h"
#include "cli/exec_int.h"

static void body_of(const struct gram_match *m, struct str *out)
{
	for (int i = 0; i < m->n; i++)
		if (!m->tok[i].name || strcmp(m->tok[i].name, "seq"))
			str_printf(out, "%s%s", out->len ? " " : "", m->tok[i].text);
}

/* The line behind its number. */
static const char *node_body(const struct cfg_node *n)
{
	const char *s = n->line + strspn(n->line, "0123456789");

	return s + strspn(s, " ");
}

static uint64_t next_number(const struct cfg_node *section)
{
	uint64_t top = 0;

	for (const struct cfg_node *n = section->first; n; n = n->next)
		top = MAX(top, cfg_num(n, "seq", 0));
	return top - top % 10 + 10;
}

static struct cfg_node *entry_find(const struct cfg_node *section, const char *seq,
				   const char *body)
{
	for (struct cfg_node *n = section->first; n; n = n->next) {
		const char *have = cfg_var(n, "seq");

		if (seq ? have && !strcmp(have, seq) : !strcmp(node_body(n), body))
			return n;
	}
	return NULL;
}

/* Port names are words to the grammar. False: this one is none, and IOS's complaint is made. */
static bool ports_known(struct cli_ctx *c, const struct gram_match *m)
{
	for (int i = 0; i < m->n; i++) {
		const char *v = m->tok[i].name;
		size_t len = v ? strlen(v) : 0;

		if (len < 3 || (v[0] != 's' && v[0] != 'd') ||
		    (strcmp(v + 1, "port") && strcmp(v + 1, "neq") && strcmp(v + 1, "gt") &&
		     strcmp(v + 1, "lt") && strcmp(v + 1, "lo") && strcmp(v + 1, "hi")))
			continue;
		if (acl_port_number(m->tok[i].text) >= 0)
			continue;
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[i].col);
		return false;
	}
	return true;
}

int conf_group_port(struct cli_ctx *c, const struct gram_match *m)
{
	char line[128];

	if (!ports_known(c, m))
		return 0;
	snprintf(line, sizeof(line), "%s%s eq %s", m->no ? "no " : m->deflt ? "default " : "",
		 gram_var(m, "proto"), gram_var(m, "dport"));
	conf_line(c, MODE_OBJECT_GROUP, cli_section(c), line);
	return 0;
}

int conf_acl_entry(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c), *old;
	const char *seq = gram_var(m, "seq");
	struct str body = { 0 }, line = { 0 };

	if (!ports_known(c, m))
		return 0;
	body_of(m, &body);
	old = entry_find(section, seq, str_text(&body));
	if (m->no || m->deflt) {
		cfg_delete(c->cfg, old);
	} else if (old && (!seq || !strcmp(node_body(old), str_text(&body)))) {
		; /* it is there */
	} else if (old) {
		conf_refuse(c, "%% Duplicate sequence number\n");
	} else if (!body.len) {
		conf_refuse(c, "%% Incomplete command.\n\n");
	} else {
		if (seq)
			str_printf(&line, "%s %s", seq, str_text(&body));
		else
			str_printf(&line, "%llu %s", (unsigned long long)next_number(section),
				   str_text(&body));
		conf_line(c, m->mode, section, str_text(&line));
	}
	str_free(&body);
	str_free(&line);
	return 0;
}

static struct cfg_node *acl_section(const struct cfg *c, const char *name)
{
	EACH(n, &c->root, "ip access-list")
		if (n->row->submode && cfg_var(n, "name") && !strcmp(cfg_var(n, "name"), name))
			return (struct cfg_node *)n;
	return NULL;
}

/* Lines `access-list N ...` go into the section `ip access-list ... N`, numbered by ten: from then on
 * the list is edited, and shown, there. */
static void numbered_move(struct cli_ctx *c, const char *name, struct cfg_node *section)
{
	enum cli_mode mode = section->row->submode;
	struct str line = { 0 };
	struct cfg_node *n, *next;

	for (n = cfg_find(&c->cfg->root, "access-list"); n; n = next) {
		const char *body = n->line + strlen("access-list ");

		next = cfg_next(n, "access-list");
		if (!cfg_var(n, "acl") || strcmp(cfg_var(n, "acl"), name) != 0)
			continue;
		body += strcspn(body, " ") + 1;
		str_reset(&line);
		str_printf(&line, "%llu %s", (unsigned long long)next_number(section), body);
		conf_line(c, mode, section, str_text(&line));
		cfg_delete(c->cfg, n);
	}
	str_free(&line);
}

/* ip access-list standard|extended NAME */
int conf_acl_section(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");
	bool extended = gram_has(m, "extended");
	struct cfg_node *old = acl_section(c->cfg, name), *n, *next;
	uint64_t number;

	if (m->no || m->deflt) {
		for (n = cfg_find(&c->cfg->root, "access-list"); n; n = next) {
			next = cfg_next(n, "access-list");
			if (cfg_var(n, "acl") && !strcmp(cfg_var(n, "acl"), name))
				cfg_delete(c->cfg, n);
		}
		cfg_delete(c->cfg, old);
		return 0;
	}
	if (parse_u64(name, 0, UINT32_MAX, &number) &&
	    (number < 1 || (number > 199 && number < 1300) || number > 2699 ||
	     acl_number_extended(number) != extended))
		return conf_refuse(c, "%% Invalid access list name.\n");
	if (old && cfg_has(old, "extended") != extended)
		return conf_refuse(c, "%% A named %s IP access list with this name already exists.\n",
				   extended ? "standard" : "extended");
	conf_store(c, m);
	n = acl_section(c->cfg, name);
	if (n && !old)
		numbered_move(c, name, n);
	return 0;
}

/* ip access-list resequence NAME START STEP */
int conf_acl_resequence(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");
	struct cfg_node *section = acl_section(c->cfg, name), *n, *next;
	uint64_t seq = gram_num(m, "start", 10), step = gram_num(m, "step", 10);
	char **body = NULL;
	size_t count = 0;

	if (!section)
		return 0; /* unnumbered lines have 10, 20, ... anyway */
	for (n = section->first; n; n = next) {
		next = n->next;
		*GROW(body, count) = xstrdup(node_body(n));
		cfg_delete(c->cfg, n);
	}
	for (size_t i = 0; i < count; i++, seq += step) {
		char *line = xasprintf("%llu %s", (unsigned long long)seq, body[i]);

		conf_line(c, section->row->submode, section, line);
		free(line);
		free(body[i]);
	}
	free(body);
	return 0;
}

/* `no access-list N ...` takes the whole list away, as IOS does. */
int conf_access_list(struct cli_ctx *c, const struct gram_match *m)
{
	const char *acl = gram_var(m, "acl");
	struct cfg_node *next;

	if (!m->no && !m->deflt && m->n <= 2)
		return conf_refuse(c, "%% Incomplete command.\n\n");
	if (!m->no && !m->deflt) {
		struct cfg_node *section = acl_section(c->cfg, acl);

		if (!ports_known(c, m))
			return 0;
		conf_store(c, m);
		if (section)
			numbered_move(c, acl, section);
		return 0;
	}
	for (struct cfg_node *n = cfg_find(&c->cfg->root, "access-list"); n; n = next) {
		next = cfg_next(n, "access-list");
		if (cfg_var(n, "acl") && !strcmp(cfg_var(n, "acl"), acl))
			cfg_delete(c->cfg, n);
	}
	for (struct cfg_node *n = cfg_find(&c->cfg->root, "ip access-list"); n; n = next) {
		next = cfg_next(n, "ip access-list");
		if (cfg_var(n, "name") && !strcmp(cfg_var(n, "name"), acl))
			cfg_delete(c->cfg, n);
	}
	return 0;
}

/* ip prefix-list NAME [seq N] permit|deny ...: numbers go by five. */
int conf_prefix_list(struct cli_ctx *c, const struct gram_match *m)
{
	const char *words = gram_begins(m, "ipv6") ? "ipv6 prefix-list" : "ip prefix-list";
	const char *name = gram_var(m, "name");
	struct str line = { 0 };
	uint64_t top = 0;

	if (m->no || m->deflt || gram_var(m, "seq") || !gram_var(m, "prefix"))
		return conf_store(c, m);
	for (struct cfg_node *n = cfg_find(&c->cfg->root, words); n; n = cfg_next(n, words)) {
		const char *pos = strstr(n->line, " seq ");

		if (!cfg_var(n, "name") || strcmp(cfg_var(n, "name"), name) || !pos)
			continue;
		top = MAX(top, cfg_num(n, "seq", 0));
	}
	str_printf(&line, "%s %s seq %llu", words, name, (unsigned long long)(top + 5));
	for (int i = 3; i < m->n; i++)
		str_printf(&line, " %s", m->tok[i].text);
	conf_line(c, MODE_CONFIG, &c->cfg->root, str_text(&line));
	str_free(&line);
	return 0;
}

/* `route-map X` is `route-map X permit 10`. */
int conf_route_map(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name"), *seq = gram_var(m, "seq");
	struct cfg_node *n = NULL;
	struct str line = { 0 };

	if (m->no || m->deflt)
		return conf_store(c, m);
	/* an entry that exists keeps its sense when only the number is given */
	EACH(k, &c->cfg->root, "route-map")
		if (!strcmp(cfg_var(k, "name"), name) &&
		    !strcmp(cfg_var(k, "seq"), seq ? seq : "10"))
			n = (struct cfg_node *)k;
	if (n && !gram_has(m, "permit") && !gram_has(m, "deny")) {
		cli_enter(c, MODE_ROUTE_MAP, n);
		return 0;
	}
	str_printf(&line, "route-map %s %s %s", name, gram_has(m, "deny") ? "deny" : "permit",
		   seq ? seq : "10");
	n = conf_line(c, MODE_CONFIG, &c->cfg->root, str_text(&line));
	if (n)
		cli_enter(c, MODE_ROUTE_MAP, n);
	str_free(&line);
	return 0;
}
