/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a file's name leads: flash:, bootflash:, disk0:, nvram: and system: are the router's state
 * directory, `cd` says from where names without a file system count. Names are followed by their
 * text alone (no session can make a link), never to what begins with a dot, to private keys, or to
 * the routing daemons' own directory.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/files.h"

static const struct {
	const char *prefix, *fs;
} systems[] = { { "bootflash", "bootflash" }, { "flash", "bootflash" }, { "flash0", "bootflash" },
		{ "disk0", "bootflash" },     { "harddisk", "bootflash" }, { "nvram", "nvram" },
		{ "system", "system" } };

bool file_hidden(const char *name)
{
	return name[0] == '.' || !strncmp(name, "ssh_host_", 9) || !strncmp(name, "rsa_key_", 8) ||
	       !strcmp(name, "frr");
}

/* Append the parts of `path` to `name`; `..` goes up, at the top it stays there. */
static bool walk(char *name, size_t size, const char *path)
{
	while (*path) {
		size_t n = strcspn(path, "/"), len = strlen(name);

		if (n == 2 && !strncmp(path, "..", 2)) {
			char *up = strrchr(name, '/');

			*(up ? up : name) = '\0';
		} else if (n && !(n == 1 && *path == '.')) {
			if (len + 1 + n >= size)
				return false;
			snprintf(name + len, size - len, "%s%.*s", len ? "/" : "", (int)n, path);
			if (file_hidden(name + len + (len ? 1 : 0)))
				return false;
		}
		path += n;
		path += strspn(path, "/");
	}
	return true;
}

bool file_locate(const char *cwd, const char *url, struct file_place *p)
{
	const char *colon = strchr(url, ':');

	*p = (struct file_place){ .fs = "bootflash" };
	if (colon) {
		bool known = false;

		for (size_t i = 0; i < ARRAY_SIZE(systems); i++)
			if (strlen(systems[i].prefix) == (size_t)(colon - url) &&
			    !strncasecmp(systems[i].prefix, url, (size_t)(colon - url))) {
				p->fs = systems[i].fs;
				known = true;
			}
		if (!known)
			return false;
		url = colon + 1;
	} else if (cwd && *cwd) {
		struct file_place from;

		if (!file_locate(NULL, cwd, &from))
			return false;
		p->fs = from.fs;
		if (url[0] != '/')
			str_copy(p->name, sizeof(p->name), from.name);
	}
	return walk(p->name, sizeof(p->name), url) &&
	       (!strcmp(p->fs, "bootflash") || !strchr(p->name, '/'));
}

static char *path_of(const struct router *rt, const char *cwd, const char *url)
{
	struct file_place p;

	if (!rt->state_dir || !rt->state_dir[0] || !file_locate(cwd, url, &p) || !*p.name)
		return NULL;
	return xasprintf("%s/%s", rt->state_dir, p.name);
}

char *file_path(const struct router *rt, const char *url)
{
	return path_of(rt, NULL, url);
}

char *file_at(const struct cli_ctx *c, const char *url)
{
	return path_of(c->rt, c->cwd, url);
}

char *file_url(const struct cli_ctx *c, const char *url)
{
	struct file_place p;

	if (!file_locate(c->cwd, url, &p))
		return xstrdup(url);
	return xasprintf("%s:/%s", p.fs, p.name);
}

bool file_is_dir(const struct cli_ctx *c, const char *url)
{
	struct file_place p;
	struct stat st;
	char *path;
	bool is;

	if (!file_locate(c->cwd, url, &p))
		return false;
	if (!*p.name)
		return true;
	path = file_at(c, url);
	is = path && !lstat(path, &st) && S_ISDIR(st.st_mode);
	free(path);
	return is;
}
