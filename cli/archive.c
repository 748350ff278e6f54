/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * archive, configure replace, configure terminal revert timer. Archived configurations are files
 * BASE-TIME-N in the router's directory; what is there is found by looking.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include "base/wall.h"
#include "cli/conf.h"
#include "cli/feed.h"
#include "cli/files.h"

#define ARCHIVE_MAX 14
#define MINUTE	    60000
#define PENDING_MAX 16

struct pending {     /* a `configure replace` whose question is not answered yet */
	unsigned id; /* 0: free; a session that died leaves its entry to be overwritten */
	char line[320];
};

struct archive {
	struct router *rt;
	struct timer periodic;
	struct timer revert, warning;
	struct cfg *backup; /* what a revert goes back to; NULL: none is pending */
	unsigned minutes;
	unsigned period; /* minutes of archive time-period, 0 off */
	char who[64];
	struct pending pending[PENDING_MAX];
	unsigned asked; /* questions so far: the next id */
};

struct saved {
	char name[256];
	unsigned n;
};

/* --- files --- */
static const struct cfg_node *settings(const struct router *rt)
{
	return cfg_find(&rt->running->root, "archive");
}

/* BASE of `path flash:BASE`; $h is the host name, $t the time, which every name has anyway. */
static bool base_name(const struct router *rt, struct str *out)
{
	const char *path = cfg_var(cfg_find(settings(rt), "path"), "path");
	const char *colon = path ? strchr(path, ':') : NULL;

	if (!path)
		return false;
	for (const char *s = (colon ? colon + 1 : path) + strspn(colon ? colon + 1 : path, "/"); *s;
	     s++) {
		if (!strncmp(s, "$h", 2)) {
			str_puts(out, rt->hostname);
			s++;
		} else if (!strncmp(s, "$t", 2)) {
			s++;
		} else {
			str_putc(out, *s == '/' ? '_' : *s);
		}
	}
	return out->len > 0 && str_text(out)[0] != '.';
}

static int saved_cmp(const void *a, const void *b)
{
	const struct saved *x = a, *y = b;

	return x->n < y->n ? -1 : x->n > y->n;
}

/* What is archived under this base, oldest first. */
static size_t saved_list(const struct router *rt, const char *base, struct saved **list)
{
	DIR *d = rt->state_dir && rt->state_dir[0] ? opendir(rt->state_dir) : NULL;
	size_t n = 0, len = strlen(base);
	struct dirent *e;

	*list = NULL;
	while (d && (e = readdir(d)) != NULL) {
		const char *dash = strrchr(e->d_name, '-');
		uint64_t v;

		if (strncmp(e->d_name, base, len) || e->d_name[len] != '-' || !dash ||
		    !parse_u64(dash + 1, 0, 1000000000, &v))
			continue;
		*list = xrealloc(*list, (n + 1) * sizeof(**list));
		str_copy((*list)[n].name, sizeof((*list)[n].name), e->d_name);
		(*list)[n++].n = (unsigned)v;
	}
	if (d)
		closedir(d);
	if (n)
		qsort(*list, n, sizeof(**list), saved_cmp);
	return n;
}

static unsigned maximum(const struct router *rt)
{
	return (unsigned)cfg_num(cfg_find(settings(rt), "maximum"), "n", 10);
}

/* Save running-config as the next archive. The name goes to `name`. 0 or -errno. */
static int archive_now(struct router *rt, struct str *name)
{
	struct str base = { 0 }, text = { 0 };
	struct saved *list = NULL;
	size_t n = 0;
	char *path = NULL, stamp[64];
	time_t now = wall_time();
	struct tm tm;
	int rc = -ENOENT;

	if (!base_name(rt, &base))
		goto out;
	n = saved_list(rt, str_text(&base), &list);
	gmtime_r(&now, &tm);
	strftime(stamp, sizeof(stamp), "%b-%d-%H-%M-%S", &tm);
	str_printf(name, "%s-%s-%u", str_text(&base), stamp, n ? list[n - 1].n + 1 : 0);
	path = file_path(rt, str_text(name));
	rc = path ? 0 : -EINVAL;
	if (!rc) {
		config_text(rt, &text, false);
		rc = file_write(path, text.data, text.len);
		secret_wipe(text.data, text.len);
	}
	for (size_t i = 0; !rc && n + 1 > maximum(rt) && i < n + 1 - maximum(rt); i++) {
		char *old = file_path(rt, list[i].name);

		if (old)
			unlink(old);
		free(old);
	}
out:
	free(path);
	free(list);
	str_free(&base);
	str_free(&text);
	return rc;
}

static struct archive *archive_get(struct router *rt);

static void periodic_fire(struct timer *t, void *arg)
{
	struct archive *a = arg;
	struct str name = { 0 };

	archive_now(a->rt, &name);
	str_free(&name);
	timer_set(loop_timers(a->rt->loop), t, (uint64_t)a->period * MINUTE);
}

void archive_saved(struct router *rt)
{
	struct str name = { 0 };

	if (cfg_find(settings(rt), "write-memory"))
		archive_now(rt, &name);
	str_free(&name);
}

void archive_configure(struct router *rt)
{
	unsigned period = (unsigned)cfg_num(cfg_find(settings(rt), "time-period"), "minutes", 0);
	struct archive *a;

	if (!rt->archive && !period)
		return;
	a = archive_get(rt);
	if (a->period == period)
		return;
	a->period = period;
	timer_cancel(&a->periodic);
	if (period)
		timer_set(loop_timers(rt->loop), &a->periodic, (uint64_t)period * MINUTE);
}

/* --- replacing what runs --- */
struct cfg *cfg_read_file(struct router *rt, const char *path, struct str *errors, int *rc)
{
	struct router other = { .gram = rt->gram, .running = cfg_new() };
	struct feed f;

	feed_init(&f, &other, "file");
	*rc = feed_file(&f, path, errors, NULL);
	feed_close(&f);
	if (*rc < 0) {
		cfg_free(other.running);
		return NULL;
	}
	return other.running;
}

/* Takes `to` over. */
static void replace_with(struct router *rt, struct cfg *to)
{
	cfg_swap(rt->running, to);
	cfg_free(to);
	apply_hostname(rt);
	if (rt->system)
		apply_adopt(rt);
	apply_schedule(rt);
}

static void revert_fire(struct timer *t, void *arg)
{
	struct archive *a = arg;
	struct cfg *to = a->backup;

	a->backup = NULL;
	timer_cancel(&a->warning);
	log_msg("ARCHIVE_DIFF", LOG_LV_NOTICE, "ROLLBK_CNFMD_CHG_ROLLBACK_START",
		"Start rolling to: the configuration before the change");
	if (to)
		replace_with(a->rt, to);
}

static void warning_fire(struct timer *t, void *arg)
{
	const struct archive *a = arg;

	log_msg("ARCHIVE_DIFF", LOG_LV_NOTICE, "ROLLBK_CNFMD_CHG_WARNING_ABSTIMER",
		"System will rollback to config in one minute. Enter \"configure confirm\" if you "
		"wish to "
		"keep what you've configured, for user: %s",
		a->who);
}

static struct archive *archive_get(struct router *rt)
{
	struct archive *a = rt->archive;

	if (a)
		return a;
	a = xcalloc(1, sizeof(*a));
	a->rt = rt;
	timer_init(&a->periodic, periodic_fire, a);
	timer_init(&a->revert, revert_fire, a);
	timer_init(&a->warning, warning_fire, a);
	rt->archive = a;
	return a;
}

void archive_free(struct router *rt)
{
	struct archive *a = rt->archive;

	if (!a)
		return;
	timer_cancel(&a->periodic);
	timer_cancel(&a->revert);
	timer_cancel(&a->warning);
	cfg_free(a->backup);
	free(a);
	rt->archive = NULL;
}

static void revert_arm(struct cli_ctx *c, struct cfg *backup, unsigned minutes)
{
	struct archive *a = archive_get(c->rt);

	cfg_free(a->backup);
	a->backup = backup;
	a->minutes = minutes;
	str_copy(a->who, sizeof(a->who),
		 c->user && *c->user ? c->user
		 : c->who	     ? c->who
				     : "console");
	timer_set(loop_timers(c->rt->loop), &a->revert, (uint64_t)minutes * MINUTE);
	if (minutes > 1)
		timer_set(loop_timers(c->rt->loop), &a->warning, (uint64_t)(minutes - 1) * MINUTE);
	log_msg("ARCHIVE_DIFF", LOG_LV_NOTICE, "ROLLBK_CNFMD_CHG_START_ABSTIMER",
		"User: %s: Scheduled to rollback to the configuration before the change in %u "
		"minutes",
		a->who, minutes);
}

/* --- configure ... --- */
static void replace_go(struct cli_ctx *c, const char *file, bool list, unsigned minutes)
{
	char *path = file_path(c->rt, file);
	struct str errors = { 0 }, commands = { 0 };
	struct cfg *to;
	int rc = -ENODEV;

	to = path ? cfg_read_file(c->rt, path, &errors, &rc) : NULL;
	if (!to) {
		cli_print(c, "%%Error opening %s (%s)\n", file, strerror(-rc));
		goto out;
	}
	if (rc > 0) {
		/* a file that IOS would not take as a whole: nothing is changed */
		cli_print(c, "%s\n%%Rollback aborted: %d lines of the file are not accepted\n",
			  str_text(&errors), rc);
		cfg_free(to);
		goto out;
	}
	cfg_commands(c->rt->running, to, &commands);
	if (list)
		cli_print(c, "!Pass 1\n!List of Rollback Commands:\n%send\n\n",
			  str_text(&commands));
	if (minutes && c->rt->loop)
		revert_arm(c, cfg_dup(c->rt->running), minutes);
	cli_print(c, "\nTotal number of passes: %d\nRollback Done\n\n", commands.len ? 1 : 0);
	if (commands.len)
		replace_with(c->rt, to);
	else
		cfg_free(to);
out:
	free(path);
	str_free(&errors);
	str_free(&commands);
}

static void replace_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	unsigned id = (unsigned)(uintptr_t)arg;
	struct archive *a = archive_get(c->rt);
	struct pending *p = &a->pending[id % PENDING_MAX];
	struct gram_match m;
	size_t col;

	if (p->id != id)
		return;
	p->id = 0;
	if (!strncasecmp(answer, "y", 1) &&
	    gram_parse(c->rt->gram, MODE_EXEC, p->line, &m, &col) == GRAM_OK)
		replace_go(c, gram_var(&m, "file"), gram_has(&m, "list"),
			   (unsigned)gram_num(&m, "minutes", 0));
}

static int configure_replace(struct cli_ctx *c, const struct gram_match *m)
{
	struct archive *a = archive_get(c->rt);
	struct str line = { 0 };
	struct pending *p;

	if (gram_has(m, "force")) {
		replace_go(c, gram_var(m, "file"), gram_has(m, "list"),
			   (unsigned)gram_num(m, "minutes", 0));
		return 0;
	}
	if (++a->asked == 0)
		a->asked = 1;
	p = &a->pending[a->asked % PENDING_MAX];
	gram_canonical(m, &line);
	if (!str_copy(p->line, sizeof(p->line), str_text(&line))) {
		str_free(&line);
		return conf_refuse(c, "%%Error opening %s (Invalid argument)\n",
				   gram_var(m, "file"));
	}
	p->id = a->asked;
	str_free(&line);
	cli_print(c, "This will apply all necessary additions and deletions\n"
		     "to replace the current running configuration with the\n"
		     "contents of the specified configuration file, which is\n"
		     "assumed to be a complete configuration, not a partial\n"
		     "configuration. ");
	cli_ask(c, "Enter Y if you are sure you want to proceed. ? [no]: ", false, replace_answer,
		(void *)(uintptr_t)p->id);
	return 0;
}

static int configure_confirm(struct cli_ctx *c, const struct gram_match *m)
{
	struct archive *a = c->rt->archive;

	if (!a || !a->backup) {
		cli_print(c, "%%No Rollback Confirmed Change pending\n");
		return 0;
	}
	timer_cancel(&a->revert);
	timer_cancel(&a->warning);
	cfg_free(a->backup);
	a->backup = NULL;
	return 0;
}

static int configure_revert(struct cli_ctx *c, const struct gram_match *m)
{
	struct archive *a = c->rt->archive;

	if (!a || !a->backup) {
		cli_print(c, "%%No Rollback Confirmed Change pending\n");
		return 0;
	}
	if (gram_has(m, "now")) {
		timer_cancel(&a->revert);
		revert_fire(&a->revert, a);
		cli_print(c, "Rollback Done\n");
		return 0;
	}
	revert_arm(c, cfg_dup(a->backup), (unsigned)gram_num(m, "minutes", 10));
	return 0;
}

static int configure_terminal_revert(struct cli_ctx *c, const struct gram_match *m)
{
	if (!c->rt->loop)
		return 0;
	if (c->rt->archive && c->rt->archive->backup) {
		cli_print(c, "%%Rollback Confirmed Change is pending already\n");
		return 0;
	}
	cli_print(c, "Rollback Confirmed Change: Backing up current running config to memory\n\n"
		     "Enter configuration commands, one per line.  End with CNTL/Z.\n");
	revert_arm(c, cfg_dup(c->rt->running), (unsigned)gram_num(m, "minutes", 10));
	cli_enter(c, MODE_CONFIG, NULL);
	return 0;
}

/* --- archive, show archive --- */
static int archive_config(struct cli_ctx *c, const struct gram_match *m)
{
	struct str name = { 0 };
	int rc = archive_now(c->rt, &name);

	if (rc == -ENOENT && !name.len)
		cli_print(c, "%%Archive: the path is not set (archive, path)\n");
	else if (rc)
		cli_print(c, "%%Archive of %s failed (%s)\n", str_text(&name), strerror(-rc));
	str_free(&name);
	return 0;
}

static int show_archive(struct cli_ctx *c, const struct gram_match *m)
{
	struct str base = { 0 };
	struct saved *list = NULL;
	unsigned max = maximum(c->rt);
	size_t n;

	if (!base_name(c->rt, &base)) {
		cli_print(c, "Archive feature not enabled\n");
		str_free(&base);
		return 0;
	}
	n = saved_list(c->rt, str_text(&base), &list);
	cli_print(c, "The maximum archive configurations allowed is %u.\n", max);
	cli_print(c, "There are currently %zu archive configurations saved.\n", n);
	cli_print(c, "The next archive file will be named flash:%s-<timestamp>-%u\n",
		  str_text(&base), n ? list[n - 1].n + 1 : 0);
	cli_print(c, " Archive #  Name\n");
	for (size_t i = 0; i < MAX(n, (size_t)max); i++) {
		cli_print(c, "   %-7zu  ", i + 1);
		if (i < n)
			cli_print(c, "flash:%s %s", list[i].name,
				  i + 1 == n ? "<- Most Recent" : "");
		cli_print(c, "\n");
	}
	free(list);
	str_free(&base);
	return 0;
}

/* Without names: startup-config against running-config, as IOS does with one: that file against it.
 */
static int show_differences(struct cli_ctx *c, const struct gram_match *m)
{
	const char *names[2] = { gram_var(m, "first"), gram_var(m, "second") };
	struct cfg *read[2] = { NULL, NULL };
	struct str out = { 0 };
	int rc = 0;

	if (!names[0])
		names[0] = "nvram:startup-config";
	for (int i = 0; i < 2 && !rc; i++) {
		char *path;

		if (!names[i] || !strcmp(names[i], "system:running-config"))
			continue;
		path = file_path(c->rt, names[i]);
		rc = -ENODEV;
		read[i] = path ? cfg_read_file(c->rt, path, NULL, &rc) : NULL;
		if (read[i])
			rc = 0;
		else
			cli_print(c, "%%Error opening %s (%s)\n", names[i], strerror(-rc));
		free(path);
	}
	if (!rc) {
		const struct cfg *a = read[0] ? read[0] : c->rt->running;
		const struct cfg *b = read[1] ? read[1] : c->rt->running;

		if (cfg_diff(a, b, &out))
			cli_print(c, "!Contextual Config Diffs:\n%s\n", str_text(&out));
		else
			cli_print(c, "!Contextual Config Diffs:\n!No changes were found\n");
	}
	str_free(&out);
	cfg_free(read[0]);
	cfg_free(read[1]);
	return 0;
}

#define EXEC(syntax, help, fn)                                                                     \
	{                                                                                          \
		MODE_EXEC, syntax, help, fn                                                        \
	}
#define H_CONFIGURE "Enter configuration mode\n"

const struct gram_row archive_rows[] = {
	EXEC("configure replace WORD$file [list|force|nolock|ignorecase|time <1-120>$minutes]...",
	     H_CONFIGURE
	     "Replace the running-config with a new config file\nflash: or nvram: file\nlist "
	     "the commands applied\ndo not ask\ndo not lock the configuration\nignore the case of "
	     "the "
	     "configuration\ntime to wait for confirmation\nminutes",
	     configure_replace),
	EXEC("configure confirm",
	     H_CONFIGURE "Confirm replacement of running-config with a new config "
			 "file",
	     configure_confirm),
	EXEC("configure revert {now|timer <1-120>$minutes}",
	     H_CONFIGURE "Parameters for reverting the "
			 "configuration\nRevert at once\nChange the time to wait\nminutes",
	     configure_revert),
	EXEC("configure terminal revert timer <1-120>$minutes",
	     H_CONFIGURE
	     "Configure from the terminal\n"
	     "Parameters for reverting the configuration\ntime to wait for confirmation\nminutes",
	     configure_terminal_revert),
	EXEC("archive config", "manage archive files\narchive the running configuration",
	     archive_config),
	EXEC("show archive",
	     "Show running system information\nArchive of the running configuration "
	     "information",
	     show_archive),
	EXEC("show archive config differences [WORD$first [WORD$second]]",
	     "Show running system "
	     "information\nArchive of the running configuration information\nConfiguration archive "
	     "information\nDifferences of configurations\nFirst file\nSecond file",
	     show_differences),
	{ .syntax = NULL },
};
