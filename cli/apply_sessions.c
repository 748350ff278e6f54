/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * line ..., username ..., enable ..., banner ..., logging ..., service timestamps -> sessions and
 * the log.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/apply_int.h"
#include "cli/conf.h"

/* "9 $9$...", "7 0822...", "0 clear" as the login code reads it. */
static void secret_text(const struct cfg_node *n, char *out, size_t size)
{
	static const char *const vars[] = { "secret", "password" };

	out[0] = '\0';
	for (size_t k = 0; k < ARRAY_SIZE(vars); k++) {
		for (const char *t = "056789"; *t; t++) {
			char name[16];
			const char *v;

			snprintf(name, sizeof(name), "%s%c", vars[k], *t);
			if (*t == '0')
				name[strlen(name) - 1] = '\0';
			v = cfg_var(n, name);
			if (v) {
				snprintf(out, size, "%c %s", *t, v);
				return;
			}
		}
	}
}

static void line_fill(struct line_conf *l, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "exec-timeout");
	const char *v;

	if (n)
		l->exec_timeout_s =
			(int)(cfg_num(n, "minutes", 10) * 60 + cfg_num(n, "seconds", 0));
	l->length = (int)cfg_num(cfg_find(s, "length"), "n", (uint64_t)l->length);
	l->width = (int)cfg_num(cfg_find(s, "width"), "n", (uint64_t)l->width);
	l->privilege = (int)cfg_num(cfg_find(s, "privilege level"), "level", 1);
	n = cfg_find(s, "login");
	if (n) {
		l->login = !n->no;
		l->login_local = !n->no && cfg_has(n, "local");
	}
	n = cfg_find(s, "password");
	if (n) {
		char text[160];
		struct str clear = { 0 };

		secret_text(n, text, sizeof(text));
		if (text[0] == '7' && conf_type7_decode(text + 2, &clear))
			str_copy(l->password, sizeof(l->password), str_text(&clear));
		else
			str_copy(l->password, sizeof(l->password), text + 2);
		str_free(&clear);
	}
	n = cfg_find(s, "transport input");
	if (n) {
		l->transport_telnet = cfg_has(n, "all") || cfg_has(n, "telnet");
		l->transport_ssh = cfg_has(n, "all") || cfg_has(n, "ssh");
	}
	l->logging_sync = cfg_find(s, "logging synchronous") != NULL;
	EACH(a, s, "access-class")
		if (cfg_has(a, "in") && (v = cfg_var(a, "acl")) != NULL)
			str_copy(l->access_class, sizeof(l->access_class), v);
}

static void lines(struct sessions_conf *sc, const struct cfg *c)
{
	struct line_conf base = { .exec_timeout_s = 600,
				  .length = 24,
				  .width = 80,
				  .privilege = 1,
				  .transport_telnet = true,
				  .transport_ssh = true };
	bool aaa = cfg_flag(&c->root, "aaa new-model", false);

	sc->con = base;
	sc->n_vty = 5;
	for (size_t i = 0; i < ARRAY_SIZE(sc->vty); i++) {
		sc->vty[i] = base;
		sc->vty[i].login = true; /* a password is asked for unless `no login` */
		sc->vty[i].login_local = aaa;
	}
	EACH(s, &c->root, "line console")
		line_fill(&sc->con, s);
	EACH(s, &c->root, "line vty") {
		uint64_t first = cfg_num(s, "first", 0), last = cfg_num(s, "last", first);

		for (uint64_t i = first; i <= last && i < ARRAY_SIZE(sc->vty); i++)
			line_fill(&sc->vty[i], s);
		sc->n_vty = MAX(sc->n_vty, (int)MIN(last + 1, ARRAY_SIZE(sc->vty)));
	}
}

static void users(struct sessions_conf *sc, const struct cfg *c)
{
	EACH(n, &c->root, "username") {
		struct user_conf *u = GROW(sc->users, sc->n_users);

		str_copy(u->name, sizeof(u->name), cfg_var(n, "user"));
		u->privilege = (int)cfg_num(n, "privilege", 1);
		secret_text(n, u->secret, sizeof(u->secret));
	}
}

static const char *banner(const struct cfg *c, const char *words)
{
	const struct cfg_node *n = cfg_find(&c->root, words);

	return n ? n->text : NULL;
}

static enum log_level level_of(const struct cfg_node *n, enum log_level dflt)
{
	uint64_t v;

	for (size_t i = 0; n && i < n->n_args; i++) {
		for (int l = LOG_LV_EMERG; l <= LOG_LV_DEBUG; l++)
			if (n->args[i].keyword &&
			    !strcmp(n->args[i].text, log_level_name((enum log_level)l)))
				return (enum log_level)l;
		if (n->args[i].name && !strcmp(n->args[i].name, "level") &&
		    parse_u64(n->args[i].text, 0, 7, &v))
			return (enum log_level)v;
	}
	return dflt;
}

void apply_sessions(const struct router *rt)
{
	const struct cfg *c = rt->running;
	struct sessions_conf sc = { 0 };
	const struct cfg_node *n;

	if (!rt->sessions)
		return;
	lines(&sc, c);
	users(&sc, c);
	n = cfg_find(&c->root, "enable secret");
	if (!n)
		n = cfg_find(&c->root, "enable password");
	secret_text(n, sc.enable_secret, sizeof(sc.enable_secret));
	sc.banner_motd = banner(c, "banner motd");
	sc.banner_login = banner(c, "banner login");
	sc.banner_exec = banner(c, "banner exec");
	n = cfg_find(&c->root, "logging console");
	sc.console_logging = cfg_flag(&c->root, "logging on", true) && (!n || !n->no);
	sc.console_level = level_of(n, LOG_LV_DEBUG);
	sc.monitor_level = level_of(cfg_find(&c->root, "logging monitor"), LOG_LV_DEBUG);
	sessions_configure(rt->sessions, &sc);
	for (size_t i = 0; i < sc.n_users; i++)
		secret_wipe(sc.users[i].secret, sizeof(sc.users[i].secret));
	free(sc.users);
	secret_wipe(&sc, sizeof(sc));
}

static void stamps(const struct cfg *c, const char *words, bool debug)
{
	struct log_stamp_conf sc = { .kind = LOG_STAMP_DATETIME, .msec = true };
	const struct cfg_node *n = cfg_find(&c->root, words);

	if (n) {
		sc.kind = n->no			   ? LOG_STAMP_NONE
			  : cfg_has(n, "datetime") ? LOG_STAMP_DATETIME
						   : LOG_STAMP_UPTIME;
		sc.msec = cfg_has(n, "msec");
		sc.localtime = cfg_has(n, "localtime");
		sc.show_timezone = cfg_has(n, "show-timezone");
		sc.year = cfg_has(n, "year");
	}
	log_set_stamps(debug, &sc);
}

void apply_logging(const struct router *rt)
{
	const struct cfg *c = rt->running;
	const struct cfg_node *n = cfg_find(&c->root, "logging buffered");

	stamps(c, "service timestamps debug", true);
	stamps(c, "service timestamps log", false);
	log_set_sequence_numbers(cfg_flag(&c->root, "service sequence-numbers", false));
	log_ring_resize((size_t)MIN(cfg_num(n, "size", 4096), (uint64_t)64 << 20),
			level_of(n, LOG_LV_DEBUG),
			(!n || !n->no) && cfg_flag(&c->root, "logging on", true));
}
