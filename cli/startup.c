/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration files: loading and saving startup-config, write, copy, erase, reload.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "cli/conf.h"
#include "cli/feed.h"
#include "cli/files.h"
#include "cli/privilege.h"

int config_load_file(struct router *rt, const char *path, struct str *errors)
{
	struct feed f;
	int n;

	feed_init(&f, rt, "startup-config");
	n = feed_file(&f, path, errors, NULL);
	feed_close(&f);
	rt->running->changed_at = 0;
	rt->running->changed_by[0] = '\0';
	return n;
}

/* A crash leaves the old file or the new one, never half of it. */
int file_write(const char *path, const char *data, size_t len)
{
	char *tmp = xasprintf("%s.tmp", path);
	int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), rc = 0;

	if (fd < 0) {
		rc = -errno;
		free(tmp);
		return rc;
	}
	while (len && !rc) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno != EINTR)
			rc = -errno;
		if (n > 0) {
			data += n;
			len -= (size_t)n;
		}
	}
	if (!rc && fsync(fd) < 0)
		rc = -errno;
	close(fd);
	if (!rc && rename(tmp, path) < 0)
		rc = -errno;
	if (rc)
		unlink(tmp);
	free(tmp);
	return rc;
}

int file_read(const char *path, struct str *out)
{
	FILE *f = fopen(path, "re");
	char buf[8192];
	size_t n;
	int rc = 0;

	if (!f)
		return -errno;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(out, buf, n);
	if (ferror(f))
		rc = -EIO;
	fclose(f);
	return rc;
}

int config_save(struct router *rt, const char *path, struct str *errors)
{
	struct str text = { 0 };
	int rc;

	config_text(rt, &text, false);
	rc = file_write(path, text.data, text.len);
	if (rc && errors)
		str_printf(errors, "%s: %s\n", path, strerror(-rc));
	secret_wipe(text.data, text.len);
	str_free(&text);
	return rc;
}

static char *startup_path(const struct router *rt)
{
	return file_path(rt, "nvram:startup-config");
}

/* --- write, copy --- */
int startup_save(struct cli_ctx *c)
{
	char *path = startup_path(c->rt);
	struct str why = { 0 };
	int rc = path ? config_save(c->rt, path, &why) : -ENODEV;

	cli_print(c, "Building configuration...\n");
	if (rc) {
		cli_print(c, "startup-config file open failed (%s)\n", strerror(-rc));
	} else {
		c->rt->saved_generation = c->rt->running->generation;
		cli_print(c, "[OK]\n");
		archive_saved(c->rt);
	}
	str_free(&why);
	free(path);
	return rc;
}

static int write_memory(struct cli_ctx *c, const struct gram_match *m)
{
	startup_save(c);
	return 0;
}

static int write_terminal(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_view view = privilege_view(c, false);

	config_render_view(c->rt, c->out, &view);
	return 0;
}

static void copy_run_start_go(struct cli_ctx *c, const char *answer, void *arg)
{
	startup_save(c);
}

static int copy_run_start(struct cli_ctx *c, const struct gram_match *m)
{
	cli_ask(c, "Destination filename [startup-config]? ", false, copy_run_start_go, NULL);
	return 0;
}

static void copied_print(struct cli_ctx *c, size_t bytes, uint64_t since_ms)
{
	uint64_t ms = mono_ms(NULL) - since_ms;

	cli_print(c, "%zu bytes copied in %llu.%03llu secs (%llu bytes/sec)\n", bytes,
		  (unsigned long long)(ms / 1000), (unsigned long long)(ms % 1000),
		  (unsigned long long)(bytes * 1000 / MAX(ms, (uint64_t)1)));
}

/* Lines of a file on top of what runs. */
static int merge_file(struct cli_ctx *c, const char *path)
{
	struct str errors = { 0 }, text = { 0 };
	uint64_t before = c->cfg->generation, start = mono_ms(NULL);
	struct feed f;
	int rc;

	rc = file_read(path, &text);
	if (rc) {
		str_free(&text);
		return rc;
	}
	feed_init(&f, c->rt, c->who);
	rc = feed_file(&f, path, &errors, NULL);
	feed_close(&f);
	cli_print(c, "%s", str_text(&errors));
	copied_print(c, text.len, start);
	if (c->cfg->generation != before)
		apply_schedule(c->rt);
	str_free(&errors);
	str_free(&text);
	return rc < 0 ? rc : 0;
}

static void merge_go(struct cli_ctx *c, const char *answer, void *arg)
{
	char *path = startup_path(c->rt);

	if (!path || merge_file(c, path))
		cli_print(c, "%%Error opening nvram:startup-config (No such file or directory)\n");
	free(path);
}

static int copy_start_run(struct cli_ctx *c, const struct gram_match *m)
{
	cli_ask(c, "Destination filename [running-config]? ", false, merge_go, NULL);
	return 0;
}

/* The last part of flash:NAME, for the question. */
static const char *name_of(const char *url)
{
	const char *s = strrchr(url, '/'), *colon = strrchr(url, ':');

	return s ? s + 1 : colon ? colon + 1 : url;
}

/* The answer may be another name in the same directory. */
static char *renamed(char *url, const char *answer)
{
	char *other;

	if (!*answer)
		return url;
	other = strchr(answer, ':') ? xstrdup(answer) :
		xasprintf("%.*s%s", (int)(name_of(url) - url), url, answer);
	free(url);
	return other;
}

static void copy_to_file_go(struct cli_ctx *c, const char *answer, void *arg)
{
	char *url = arg;
	char *path;
	uint64_t start = mono_ms(NULL);
	struct str text = { 0 };
	int rc = -EINVAL;

	url = renamed(url, answer);
	path = file_at(c, url);

	if (path) {
		config_text(c->rt, &text, false);
		rc = file_write(path, text.data, text.len);
	}
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", url,
			  path ? strerror(-rc) : "No such device");
	else
		copied_print(c, text.len, start);
	str_free(&text);
	free(path);
	free(url);
}

/* A place to copy to that is but a directory takes this name there. Caller frees. */
static char *copy_target(const struct cli_ctx *c, const char *url, const char *name)
{
	size_t n = strlen(url);

	if (!file_is_dir(c, url))
		return xstrdup(url);
	return xasprintf("%s%s%s", url, n && url[n - 1] != ':' && url[n - 1] != '/' ? "/" : "", name);
}

static void copy_ask(struct cli_ctx *c, const char *url,
		     void (*go)(struct cli_ctx *c, const char *answer, void *arg), void *arg,
		     void (*drop)(void *arg))
{
	char *ask = xasprintf("Destination filename [%s]? ", name_of(url));

	if (cfg_find(&c->rt->running->root, "file prompt quiet"))
		go(c, "", arg);
	else
		cli_ask_owned(c, ask, false, go, arg, drop);
	free(ask);
}

static int copy_to_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "file");
	char *to;

	if (copy_net(c, "running-config", url))
		return 0;
	to = copy_target(c, url, "running-config");
	copy_ask(c, to, copy_to_file_go, to, free);
	return 0;
}

static int copy_from_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "file");
	char *path;
	int rc;

	if (copy_net(c, url, "running-config"))
		return 0;
	path = file_at(c, url);
	rc = path ? merge_file(c, path) : -ENODEV;
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", url,
			  path ? strerror(-rc) : "No such device");
	free(path);
	return 0;
}

static int copy_file_start(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "file");
	struct str text = { 0 };
	char *from, *to;
	int rc;

	if (copy_net(c, url, "nvram:startup-config"))
		return 0;
	from = file_at(c, url);
	to = startup_path(c->rt);
	rc = from && to ? file_read(from, &text) : -ENODEV;
	if (!rc)
		rc = file_write(to, text.data ? text.data : "", text.len);
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", url, strerror(-rc));
	else
		cli_print(c, "[OK]\n");
	str_free(&text);
	free(from);
	free(to);
	return 0;
}

struct file_copy {
	char *from, *to;
};

static void file_copy_free(void *arg)
{
	struct file_copy *f = arg;

	free(f->from);
	free(f->to);
	free(f);
}

static void copy_file_go(struct cli_ctx *c, const char *answer, void *arg)
{
	struct file_copy *f = arg;
	uint64_t start = mono_ms(NULL);
	struct str text = { 0 };
	char *from, *to;
	int rc;

	f->to = renamed(f->to, answer);
	from = file_at(c, f->from);
	to = file_at(c, f->to);
	rc = from && to ? file_read(from, &text) : -ENODEV;
	if (!rc)
		rc = file_write(to, text.data ? text.data : "", text.len);
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", f->from, strerror(-rc));
	else
		copied_print(c, text.len, start);
	str_free(&text);
	free(from);
	free(to);
	file_copy_free(f);
}

static int copy_file_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *source = gram_var(m, "file") ? gram_var(m, "file") : "nvram:startup-config";
	struct file_copy *f;

	if (copy_net(c, source, gram_var(m, "to")))
		return 0;
	f = xcalloc(1, sizeof(*f));
	f->from = xstrdup(source);
	f->to = copy_target(c, gram_var(m, "to"), name_of(source));
	copy_ask(c, f->to, copy_file_go, f, file_copy_free);
	return 0;
}

static int configure_memory(struct cli_ctx *c, const struct gram_match *m)
{
	merge_go(c, "", NULL);
	return 0;
}

/* --- erase --- */
static bool confirmed(const char *answer)
{
	return !*answer || !strncasecmp(answer, "y", 1) || !strncasecmp(answer, "c", 1);
}

static void erase_go(struct cli_ctx *c, const char *answer, void *arg)
{
	char *path = startup_path(c->rt);

	if (confirmed(answer) && path) {
		unlink(path);
		cli_print(c, "[OK]\nErase of nvram: complete\n");
		log_msg("SYS", LOG_LV_DEBUG, "NV_BLOCK_INIT", "Initialized the geometry of nvram");
	}
	free(path);
}

static int erase_startup(struct cli_ctx *c, const struct gram_match *m)
{
	cli_ask(c,
		"Erasing the nvram filesystem will remove all configuration files! Continue? "
		"[confirm]",
		false, erase_go, NULL);
	return 0;
}

#define EXEC(syntax, help, fn)                                                                     \
	{                                                                                          \
		MODE_EXEC, syntax, help, fn                                                        \
	}
#define H_COPY "Copy from one file to another\n"

const struct gram_row startup_rows[] = {
	EXEC("write", "Write running configuration to memory, network, or terminal", write_memory),
	EXEC("write memory", "\nWrite to NV memory", write_memory),
	EXEC("write terminal", "\nWrite to terminal", write_terminal),
	EXEC("write erase", "\nErase NV memory", erase_startup),
	EXEC("configure memory", "Enter configuration mode\nConfigure from NV memory", configure_memory),
	EXEC("copy running-config startup-config",
	     H_COPY "Copy from current system configuration\nCopy to startup configuration",
	     copy_run_start),
	EXEC("copy running-config WORD$file",
	     H_COPY "Copy from current system configuration\nURL of a file or of a server",
	     copy_to_file),
	EXEC("copy startup-config running-config",
	     H_COPY
	     "Copy from startup configuration\nUpdate (merge with) current system configuration",
	     copy_start_run),
	EXEC("copy startup-config WORD$to",
	     H_COPY "Copy from startup configuration\nURL of a file or of a server",
	     copy_file_file),
	EXEC("copy WORD$file running-config",
	     H_COPY "URL of a file or of a server\nUpdate (merge with) current system "
		    "configuration",
	     copy_from_file),
	EXEC("copy WORD$file startup-config",
	     H_COPY "URL of a file or of a server\nCopy to startup configuration",
	     copy_file_start),
	EXEC("copy WORD$file WORD$to",
	     H_COPY "URL of a file or of a server\nURL of a file or of a server",
	     copy_file_file),
	EXEC("erase startup-config", "Erase a filesystem\nErase contents of configuration memory",
	     erase_startup),
	EXEC("erase nvram:", "Erase a filesystem\nFilesystem to be erased", erase_startup),
	{ .syntax = NULL },
};
