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
#include "cli/exec_int.h"

#define SYNC_LEVEL 2 /* messages as grave as this do not wait */

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

bool conf_enable_secret(const struct cfg *c, int level, char *out, size_t size)
{
	static const char *const kinds[] = { "enable secret", "enable password" };

	out[0] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		EACH(n, &c->root, kinds[i])
			if (cfg_num(n, "level", 15) == (uint64_t)level) {
				secret_text(n, out, size);
				return i == 0;
			}
	return true;
}

/* --- lines --- */

static const char *var_text(const struct cfg_node *n, const char *name)
{
	const char *v = cfg_var(n, name);

	return v ? v : "";
}

/* The methods of an `aaa authentication login` or `aaa authorization exec` line. */
static void methods_of(const struct cfg_node *n, enum auth_method out[AUTH_METHODS])
{
	static const struct {
		const char *word;
		enum auth_method method;
	} words[] = { { "group", AUTH_SERVERS },	{ "cache", AUTH_SERVERS },
		      { "krb5", AUTH_SERVERS },		{ "krb5-telnet", AUTH_SERVERS },
		      { "local", AUTH_LOCAL },		{ "local-case", AUTH_LOCAL_CASE },
		      { "enable", AUTH_ENABLE },	{ "line", AUTH_LINE },
		      { "none", AUTH_NONE },		{ "if-authenticated", AUTH_NONE } };
	size_t k = 0;

	memset(out, 0, AUTH_METHODS * sizeof(*out));
	for (size_t i = 4; n && i < n->n_args; i++) /* behind aaa, what, for what, list */
		for (size_t w = 0; w < ARRAY_SIZE(words); w++)
			if (n->args[i].keyword && k < AUTH_METHODS &&
			    !strcmp(n->args[i].text, words[w].word))
				out[k++] = words[w].method;
}

/* "aaa authentication login", "aaa authorization exec" + the list's name */
static const struct cfg_node *aaa_list(const struct cfg *c, const char *what, const char *list)
{
	char words[128];

	snprintf(words, sizeof(words), "%s %s", what, list);
	return cfg_find(&c->root, words);
}

static void line_aaa(struct line_conf *l, const struct cfg *c, const struct cfg_node *s,
		     bool console)
{
	const struct cfg_node *login = s ? cfg_find(s, "login authentication") : NULL;
	const struct cfg_node *author = s ? cfg_find(s, "authorization exec") : NULL, *n;
	const char *list = login && !login->no ? var_text(login, "list") : "default";
	enum auth_method methods[AUTH_METHODS];

	l->aaa = true;
	n = aaa_list(c, "aaa authentication login", list);
	methods_of(n, l->methods);
	if (!n) /* nobody said anything: the console is open, the others ask the local users */
		l->methods[0] = console ? AUTH_NONE : AUTH_LOCAL;
	list = author && !author->no ? cfg_var(author, "list") : "default";
	methods_of(aaa_list(c, "aaa authorization exec", list), methods);
	l->author_local = false;
	for (size_t i = 0; i < AUTH_METHODS && methods[i] != AUTH_END; i++)
		l->author_local = l->author_local || methods[i] == AUTH_LOCAL ||
				  methods[i] == AUTH_LOCAL_CASE;
	if (console && !cfg_flag(&c->root, "aaa authorization console", false))
		l->author_local = false;
	l->attempts = (unsigned)cfg_num(cfg_find(&c->root, "aaa authentication attempts login"),
					"n", 3);
}

static void line_login(struct line_conf *l, const struct cfg_node *s)
{
	EACH(n, s, "login")
		if (!cfg_has(n, "authentication"))
			l->methods[0] = n->no ? AUTH_NONE :
					cfg_has(n, "local") ? AUTH_LOCAL : AUTH_LINE;
}

static void line_times(struct line_conf *l, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "session-timeout");

	l->session_timeout_s = (int)cfg_num(n, "minutes", 0) * 60;
	l->session_output = n && cfg_has(n, "output");
	l->absolute_s = (int)cfg_num(cfg_find(s, "absolute-timeout"), "minutes", 0) * 60;
	l->warning_s = (int)MIN(cfg_num(cfg_find(s, "logout-warning"), "seconds", 20),
				(uint64_t)600000);
}

static void block_text(const struct cfg_node *n, char *out, size_t size)
{
	str_copy(out, size, n && !n->no && n->text ? n->text : "");
}

static void line_texts(struct line_conf *l, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "escape-character");

	if (n && !n->no)
		l->escape = line_escape_key(n->line + strlen("escape-character "));
	l->no_exec = !cfg_flag(s, "exec", true);
	l->stamp = cfg_find(s, "exec prompt timestamp") != NULL;
	l->lockable = cfg_flag(s, "lockable", false);
	str_copy(l->location, sizeof(l->location), var_text(cfg_find(s, "location"), "text"));
	str_copy(l->terminal_type, sizeof(l->terminal_type),
		 var_text(cfg_find(s, "terminal-type"), "type"));
	block_text(cfg_find(s, "refuse-message"), l->refuse, sizeof(l->refuse));
	n = cfg_find(s, "vacant-message");
	block_text(n, l->vacant, sizeof(l->vacant));
	l->no_vacant = n && n->no;
}

static void line_fill(struct line_conf *l, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "exec-timeout");
	const char *v;

	if (n)
		l->exec_timeout_s = n->no ? 0 :
			(int)(cfg_num(n, "minutes", 10) * 60 + cfg_num(n, "seconds", 0));
	l->length = (int)cfg_num(cfg_find(s, "length"), "n", (uint64_t)l->length);
	l->width = (int)cfg_num(cfg_find(s, "width"), "n", (uint64_t)l->width);
	l->privilege = (int)cfg_num(cfg_find(s, "privilege level"), "level", 1);
	n = cfg_find(s, "password");
	if (n)
		secret_text(n, l->password, sizeof(l->password));
	n = cfg_find(s, "transport input");
	if (n) {
		l->transport_telnet = cfg_has(n, "all") || cfg_has(n, "telnet");
		l->transport_ssh = cfg_has(n, "all") || cfg_has(n, "ssh");
	}
	n = cfg_find(s, "logging synchronous");
	if (n)
		l->sync_level = cfg_has(n, "all") ? -1 : (int)cfg_num(n, "level", SYNC_LEVEL);
	l->monitor = cfg_flag(s, "monitor", false);
	l->no_exec_banner = !cfg_flag(s, "exec-banner", true);
	l->no_motd_banner = !cfg_flag(s, "motd-banner", true);
	n = cfg_find(s, "history");
	if (n)
		l->history = n->no ? 0 : (unsigned)cfg_num(n, "n", SESSION_HISTORY);
	line_times(l, s);
	line_texts(l, s);
	str_copy(l->autocommand, sizeof(l->autocommand),
		 var_text(cfg_find(s, "autocommand"), "text"));
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
				  .attempts = 3,
				  .sync_level = LOG_LV_DEBUG,
				  .history = SESSION_HISTORY,
				  .escape = LINE_ESCAPE,
				  .warning_s = 20,
				  .transport_telnet = true,
				  .transport_ssh = true };
	bool aaa = cfg_flag(&c->root, "aaa new-model", false);

	sc->con = base;
	sc->con.methods[0] = AUTH_NONE;
	sc->n_vty = 5;
	for (size_t i = 0; i < ARRAY_SIZE(sc->vty); i++) {
		sc->vty[i] = base;
		sc->vty[i].methods[0] = AUTH_LINE; /* a password is asked for unless `no login` */
		if (aaa)
			line_aaa(&sc->vty[i], c, NULL, false);
	}
	if (aaa)
		line_aaa(&sc->con, c, NULL, true);
	EACH(s, &c->root, "line console") {
		line_fill(&sc->con, s);
		if (aaa)
			line_aaa(&sc->con, c, s, true);
		else
			line_login(&sc->con, s);
	}
	EACH(s, &c->root, "line vty") {
		uint64_t first = cfg_num(s, "first", 0), last = cfg_num(s, "last", first);

		for (uint64_t i = first; i <= last && i < ARRAY_SIZE(sc->vty); i++) {
			line_fill(&sc->vty[i], s);
			if (aaa)
				line_aaa(&sc->vty[i], c, s, false);
			else
				line_login(&sc->vty[i], s);
		}
		sc->n_vty = MAX(sc->n_vty, (int)MIN(last + 1, ARRAY_SIZE(sc->vty)));
	}
}

/* `login block-for` and its like; `login delay` is one second as soon as somebody watches. */
static void logins(struct login_conf *l, const struct cfg *c)
{
	const struct cfg_node *n = cfg_find(&c->root, "login block-for");

	l->block_s = (unsigned)cfg_num(n, "block", 0);
	l->attempts = (unsigned)cfg_num(n, "attempts", 0);
	l->within_s = (unsigned)cfg_num(n, "within", 0);
	l->delay_s = (unsigned)cfg_num(cfg_find(&c->root, "login delay"), "delay", n ? 1 : 0);
	n = cfg_find(&c->root, "login on-failure");
	l->fail_every = n ? (unsigned)cfg_num(n, "fevery", 1) : 0;
	n = cfg_find(&c->root, "login on-success");
	l->success_every = n ? (unsigned)cfg_num(n, "every", 1) : 0;
	str_copy(l->quiet_acl, sizeof(l->quiet_acl),
		 var_text(cfg_find(&c->root, "login quiet-mode"), "acl"));
	l->max_fail = (unsigned)cfg_num(
		cfg_find(&c->root, "aaa local authentication attempts max-fail"), "n", 0);
}

/* --- SSH --- */

/* "aes256-ctr aes128-ctr" -> "aes256-ctr,aes128-ctr" */
static void name_list(const struct cfg *c, const char *words, char *out, size_t size)
{
	const struct cfg_node *n;
	char find[96];

	snprintf(find, sizeof(find), "ip ssh server algorithm %s ", words);
	n = cfg_find(&c->root, find);
	str_copy(out, size, n ? n->line + strlen(find) : "");
	for (char *p = out; *p; p++)
		if (*p == ' ')
			*p = ',';
}

static void ssh_server(struct ssh_conf *ssh, const struct cfg *c)
{
	ssh->version = (int)cfg_num(cfg_find(&c->root, "ip ssh version"), "v", 0);
	ssh->timeout_s = (int)cfg_num(cfg_find(&c->root, "ip ssh time-out"), "timeout", 120);
	ssh->retries =
		(int)cfg_num(cfg_find(&c->root, "ip ssh authentication-retries"), "retries", 3);
	str_copy(ssh->keypair, sizeof(ssh->keypair),
		 var_text(cfg_find(&c->root, "ip ssh rsa"), "keypair"));
	name_list(c, "encryption", ssh->ciphers, sizeof(ssh->ciphers));
	name_list(c, "mac", ssh->macs, sizeof(ssh->macs));
	name_list(c, "kex", ssh->kex, sizeof(ssh->kex));
	name_list(c, "hostkey", ssh->hostkeys, sizeof(ssh->hostkeys));
	EACH(u, cfg_find(&c->root, "ip ssh pubkey-chain"), "username") {
		EACH(h, u, "key-hash") {
			struct ssh_key_conf *k = GROW(ssh->keys, ssh->n_keys);

			str_copy(k->user, sizeof(k->user), var_text(u, "user"));
			str_copy(k->type, sizeof(k->type), var_text(h, "type"));
			str_copy(k->hash, sizeof(k->hash), var_text(h, "hash"));
		}
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
	logins(&sc.login, c);
	ssh_server(&sc.ssh, c);
	users(&sc, c);
	conf_enable_secret(c, 15, sc.enable_secret, sizeof(sc.enable_secret));
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
	free(sc.ssh.keys);
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
