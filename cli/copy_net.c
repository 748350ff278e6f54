/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * copy between the router and a server in the network: what is asked, the transfer, and what is done
 * with what came. One end is remote, the other running-config, startup-config or a file of the router.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "cli/conf.h"
#include "cli/feed.h"
#include "cli/files.h"
#include "cli/transfer.h"

struct copying {
	struct cli_ctx *c;
	struct cli_job *job;
	struct transfer *transfer;
	struct net_url url;
	bool put, named;       /* put: to the server; named: its file has been asked for */
	char *local;           /* the end on the router */
	uint64_t since;
};

static void copying_free(void *arg)
{
	struct copying *k = arg;

	transfer_cancel(k->transfer);
	secret_wipe(&k->url, sizeof(k->url));
	free(k->local);
	free(k);
}

static void opening_failed(struct cli_ctx *c, const struct net_url *u, const char *why)
{
	struct str s = { 0 };

	net_url_text(u, &s);
	cli_print(c, "%%Error opening %s (%s)\n", str_text(&s), why);
	str_free(&s);
}

/* --- the end on the router --- */

/* -errno */
static int local_read(struct cli_ctx *c, const char *name, struct str *out)
{
	char *path;
	int rc;

	if (!strcmp(name, "running-config")) {
		config_text(c->rt, out, false);
		return 0;
	}
	path = file_at(c, name);
	rc = path ? file_read(path, out) : -ENODEV;
	free(path);
	return rc;
}

/* What came as lines on top of what runs; the refused ones are told by number. */
static void merge_lines(struct cli_ctx *c, const char *name, const struct str *got)
{
	uint64_t before = c->cfg->generation;
	struct str text = { 0 };
	const char *s = got->data ? got->data : "", *end = s + got->len;
	size_t number = 0;
	struct feed f;

	feed_init(&f, c->rt, c->who);
	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		char *line = xstrndup(s, (size_t)((nl ? nl : end) - s));

		number++;
		str_reset(&text);
		if (feed_line(&f, line, &text) == FEED_REFUSED)
			cli_print(c, "%s:%zu: %s\n", name, number, str_text(&text));
		secret_free(line, strlen(line));
		s = nl ? nl + 1 : end;
	}
	feed_close(&f);
	str_free(&text);
	if (c->cfg->generation != before)
		apply_schedule(c->rt);
}

static void local_write(struct copying *k, const struct str *got)
{
	struct cli_ctx *c = k->c;
	char *path;
	int rc;

	if (!strcmp(k->local, "running-config")) {
		merge_lines(c, k->url.file, got);
		return;
	}
	path = file_at(c, k->local);
	rc = path ? file_write(path, got->data ? got->data : "", got->len) : -ENODEV;
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", k->local,
			  path ? strerror(-rc) : "No such device");
	free(path);
}

/* flash: alone takes the same name. */
static void local_default(struct copying *k)
{
	const char *base = strrchr(k->url.file, '/'), *colon = strchr(k->local, ':');
	char *path;

	if (!colon || colon[1])
		return;
	path = xasprintf("%s%s", k->local, base ? base + 1 : k->url.file);
	free(k->local);
	k->local = path;
}

/* --- the transfer --- */

static void on_progress(void *arg)
{
	struct copying *k = arg;

	cli_job_print(k->job, "!");
}

static void on_addressed(const struct addr *a, void *arg)
{
	struct copying *k = arg;
	char text[ADDR_STRLEN];

	if (!k->put)
		cli_job_print(k->job, "Loading %s from %s: ", k->url.file, addr_str(a, text));
}

static void on_done(const char *why, const struct str *got, void *arg)
{
	struct copying *k = arg;
	struct cli_job *job = k->job;
	uint64_t ms = mono_ms(NULL) - k->since;

	k->transfer = NULL;
	if (why) {
		cli_print(k->c, "\n");
		opening_failed(k->c, &k->url, why);
	} else {
		cli_print(k->c, k->put ? "\n" : "\n[OK - %zu bytes]\n\n", got->len);
		if (!k->put)
			local_write(k, got);
		cli_print(k->c, "%zu bytes copied in %llu.%03llu secs (%llu bytes/sec)\n", got->len,
			  (unsigned long long)(ms / 1000), (unsigned long long)(ms % 1000),
			  (unsigned long long)(got->len * 1000 / MAX(ms, (uint64_t)1)));
	}
	copying_free(k);
	cli_job_done(job);
}

static void copy_go(struct cli_ctx *c, struct copying *k)
{
	static const struct transfer_fns fns = { on_progress, on_addressed, on_done };
	const char *why = net_url_refusal(&k->url);
	struct str text = { 0 };
	int rc;

	if (!why && (!*k->url.host || !*k->url.file || k->url.file[strcspn(k->url.file, " \t\r\n")] ||
		     k->url.host[strcspn(k->url.host, " \t\r\n")]))
		why = "Invalid argument";
	if (why) {
		opening_failed(c, &k->url, why);
		copying_free(k);
		return;
	}
	rc = k->put ? local_read(c, k->local, &text) : 0;
	if (rc) {
		cli_print(c, "%%Error opening %s (%s)\n", k->local,
			  rc == -ENODEV ? "No such device" : strerror(-rc));
		copying_free(k);
		return;
	}
	if (!k->put) {
		struct str url = { 0 };

		net_url_text(&k->url, &url);
		cli_print(c, "Accessing %s...\n", str_text(&url));
		str_free(&url);
	}
	k->c = c;
	k->since = mono_ms(NULL);
	k->job = cli_defer(c, copying_free, k);
	k->transfer = transfer_start(c->rt, &k->url, k->put ? &text : NULL, &fns, k);
	if (text.data)
		secret_wipe(text.data, text.len);
	str_free(&text);
}

/* --- the questions --- */

static void ask_next(struct cli_ctx *c, struct copying *k);

static bool quiet(const struct cli_ctx *c)
{
	return !c->interactive || cfg_find(&c->rt->running->root, "file prompt quiet");
}

static void got_host(struct cli_ctx *c, const char *answer, void *arg)
{
	struct copying *k = arg;

	if (*answer)
		str_copy(k->url.host, sizeof(k->url.host), answer);
	ask_next(c, k);
}

static void got_remote(struct cli_ctx *c, const char *answer, void *arg)
{
	struct copying *k = arg;

	if (*answer)
		str_copy(k->url.file, sizeof(k->url.file), answer + strspn(answer, "/"));
	k->named = true;
	if (k->put)
		copy_go(c, k);
	else
		ask_next(c, k);
}

static void got_local(struct cli_ctx *c, const char *answer, void *arg)
{
	struct copying *k = arg;

	if (*answer && strcmp(answer, k->local) != 0) {
		free(k->local);
		k->local = strcmp(answer, "startup-config") ? xstrdup(answer) :
							      xstrdup("nvram:startup-config");
	}
	copy_go(c, k);
}

static const char *local_name(const struct copying *k)
{
	const char *colon = strchr(k->local, ':');

	return colon ? colon + 1 : k->local;
}

static void ask_next(struct cli_ctx *c, struct copying *k)
{
	char dflt[256 + 8], *ask;

	if (!k->named && (k->put || !*k->url.file)) {
		if (*k->url.file || !k->put)
			str_copy(dflt, sizeof(dflt), k->url.file);
		else
			snprintf(dflt, sizeof(dflt), "%.200s-confg", c->rt->hostname);
		for (char *p = dflt; k->put && !*k->url.file && *p; p++)
			*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
		str_copy(k->url.file, sizeof(k->url.file), dflt);
		ask = xasprintf("%s filename [%s]? ", k->put ? "Destination" : "Source", dflt);
		cli_ask_owned(c, ask, false, got_remote, k, copying_free);
		free(ask);
		return;
	}
	local_default(k);
	ask = xasprintf("Destination filename [%s]? ", local_name(k));
	cli_ask_owned(c, ask, false, got_local, k, copying_free);
	free(ask);
}

bool copy_net(struct cli_ctx *c, const char *from, const char *to)
{
	struct net_url a, b;
	bool remote_from = net_url_parse(from, &a), put = net_url_parse(to, &b);
	struct copying *k;
	char *ask;

	if (!remote_from && !put)
		return false;
	if (remote_from && put) {
		opening_failed(c, &b, "Invalid argument");
		return true;
	}
	k = xcalloc(1, sizeof(*k));
	k->put = put;
	k->url = put ? b : a;
	k->local = xstrdup(put ? from : to);
	if (quiet(c) && *k->url.file && *k->url.host) {
		local_default(k);
		copy_go(c, k);
		return true;
	}
	if (!put && *k->url.host) {
		ask_next(c, k);
		return true;
	}
	ask = xasprintf("Address or name of remote host [%s]? ", k->url.host);
	cli_ask_owned(c, ask, false, got_host, k, copying_free);
	free(ask);
	return true;
}
