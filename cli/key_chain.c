/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Key chains: the lifetimes of keys, the chain a protocol asks for, and show key chain.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/wall.h"
#include "cli/apply_int.h"
#include "cli/conf.h"
#include "cli/key_chain.h"
#include "cli/show.h"

#define FOREVER INT64_MAX
#define H_SHOW "Show running system information\n"

/* "04:00:00 Jan 1 2026" or "04:00:00 1 Jan 2026" at *text: seconds since 1970, UTC. */
static bool moment_parse(const char **text, int64_t *out)
{
	unsigned h, m, s, day, year;
	struct tm tm = { 0 };
	char month[16];
	int used = 0;

	if (sscanf(*text, " %2u:%2u:%2u %15[A-Za-z] %2u %4u%n", &h, &m, &s, month, &day, &year,
		   &used) < 6 &&
	    sscanf(*text, " %2u:%2u:%2u %2u %15[A-Za-z] %4u%n", &h, &m, &s, &day, month, &year,
		   &used) < 6)
		return false;
	if (h > 23 || m > 59 || s > 59 || !day || day > 31 || year < 1970 || !month_number(month))
		return false;
	tm.tm_hour = (int)h;
	tm.tm_min = (int)m;
	tm.tm_sec = (int)s;
	tm.tm_mday = (int)day;
	tm.tm_mon = month_number(month) - 1;
	tm.tm_year = (int)year - 1900;
	*out = timegm(&tm);
	*text += used;
	return true;
}

bool key_lifetime_parse(const char *text, int zone_s, struct key_lifetime *l)
{
	bool local;
	unsigned long long n;
	char tail;

	*l = (struct key_lifetime){ 0, FOREVER };
	text += strspn(text, " ");
	local = strncmp(text, "local ", 6) == 0;
	if (local)
		text += 6;
	if (!moment_parse(&text, &l->from))
		return false;
	text += strspn(text, " ");
	if (local)
		l->from -= zone_s;
	if (!strcmp(text, "infinite"))
		return true;
	if (sscanf(text, "duration %llu%c", &n, &tail) == 1 && n <= INT32_MAX) {
		l->to = l->from + (int64_t)n;
		return true;
	}
	if (!moment_parse(&text, &l->to) || text[strspn(text, " ")])
		return false;
	if (local)
		l->to -= zone_s;
	return true;
}

static void lifetime_of(const struct cfg *c, const struct cfg_node *key, const char *what,
			struct key_lifetime *l)
{
	char zone[16];
	int offset;

	*l = (struct key_lifetime){ 0, FOREVER };
	show_timezone(c, &offset, zone);
	EACH(n, key, what)
		key_lifetime_parse(n->line + strlen(what), offset, l);
}

static int key_cmp(const void *a, const void *b)
{
	const struct eigrp_key *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

size_t key_chain_get(const struct router *rt, const char *name, struct eigrp_key *out, size_t max)
{
	const struct cfg *c = rt->running;
	size_t n = 0;

	EACH(chain, &c->root, "key chain") {
		if (strcmp(cfg_var(chain, "name"), name) != 0)
			continue;
		EACH(key, chain, "key") {
			const struct cfg_node *s = cfg_find(key, "key-string");
			struct key_lifetime accept, send;
			struct str clear = { 0 };

			if (!s || n == max)
				continue;
			memset(&out[n], 0, sizeof(out[n]));
			if (conf_key_clear(rt, s, "key", &clear) && clear.len) {
				str_copy(out[n].key, sizeof(out[n].key), str_text(&clear));
				out[n].id = (uint32_t)cfg_num(key, "n", 0);
				lifetime_of(c, key, "accept-lifetime", &accept);
				lifetime_of(c, key, "send-lifetime", &send);
				out[n].accept_from = accept.from;
				out[n].accept_to = accept.to;
				out[n].send_from = send.from;
				out[n++].send_to = send.to;
			}
			if (clear.data)
				secret_wipe(clear.data, clear.len);
			str_free(&clear);
		}
	}
	qsort(out, n, sizeof(*out), key_cmp);
	return n;
}

/* --- show key chain --- */

static void moment_print(struct cli_ctx *c, int64_t at, int offset)
{
	time_t t = (time_t)(at + offset);
	char text[40] = "";
	struct tm tm;

	if (at == 0 || at == FOREVER) {
		cli_print(c, "(%s)", at == 0 ? "always valid" : "infinite");
		return;
	}
	if (gmtime_r(&t, &tm))
		strftime(text, sizeof(text), "%H:%M:%S %b %e %Y", &tm);
	cli_print(c, "(%s)", text);
}

static void lifetime_print(struct cli_ctx *c, const struct cfg_node *key, const char *what,
			   const char *name)
{
	struct key_lifetime l;
	int64_t now = wall_time();
	char zone[16];
	int offset;

	show_timezone(c->rt->running, &offset, zone);
	lifetime_of(c->rt->running, key, what, &l);
	cli_print(c, "        %s lifetime ", name);
	moment_print(c, l.from, offset);
	cli_print(c, " - ");
	if (!l.from && l.to == FOREVER)
		cli_print(c, "(always valid)");
	else
		moment_print(c, l.to, offset);
	cli_print(c, "%s\n", now >= l.from && now <= l.to ? " [valid now]" : "");
}

static int show_key_chain(struct cli_ctx *c, const struct gram_match *m)
{
	const char *want = gram_var(m, "name");

	EACH(chain, &c->rt->running->root, "key chain") {
		if (want && strcmp(cfg_var(chain, "name"), want) != 0)
			continue;
		cli_print(c, "Key-chain %s:\n", cfg_var(chain, "name"));
		EACH(key, chain, "key") {
			const struct cfg_node *s = cfg_find(key, "key-string");
			const char *text = s ? cfg_var(s, "key") : NULL;

			if (s && !text)
				text = cfg_var(s, "key7") ? cfg_var(s, "key7") : cfg_var(s, "key6");
			cli_print(c, "    key %llu -- text \"%s\"\n",
				  (unsigned long long)cfg_num(key, "n", 0), text ? text : "(unset)");
			lifetime_print(c, key, "accept-lifetime", "accept");
			lifetime_print(c, key, "send-lifetime", "send");
		}
	}
	return 0;
}

const struct gram_row key_chain_rows[] = {
	EXEC_ROW(MODE_EXEC, "show key chain [WORD$name]", H_SHOW "Key information\nKeychain\n"
		 "Key-chain name", show_key_chain),
	EXEC_END,
};
