/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dir, more, show flash:, show file systems. The only files a session can name are those in the
 * router's own state directory (file_path.c).
 */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "cli/apply_int.h"
#include "cli/files.h"
#include "cli/privilege.h"
#include "cli/show.h"

#define MORE_MAX (64 * 1024 * 1024)

static void dir_row(struct cli_ctx *c, const struct stat *st, const char *name)
{
	char when[40];
	struct tm tm;

	gmtime_r(&st->st_mtime, &tm);
	strftime(when, sizeof(when), "%b %e %Y %H:%M:%S +00:00", &tm);
	cli_print(c, "%7" PRIu64 "  %s %14" PRId64 "  %s  %s\n", (uint64_t)st->st_ino % 1000000,
		  S_ISDIR(st->st_mode) ? "drwx" : "-rw-", (int64_t)st->st_size, when, name);
}

/* What a session may see of a directory, in order of names: fn gets each. */
static void dir_each(const struct cli_ctx *c, const struct file_place *p,
		     void (*fn)(const struct stat *st, const char *name, void *arg), void *arg)
{
	char *path = xasprintf("%s/%s", c->rt->state_dir ? c->rt->state_dir : "", p->name);
	int fd = c->rt->state_dir && c->rt->state_dir[0] ?
			 open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) : -1;
	struct dirent **list;
	int n = fd < 0 ? -1 : scandirat(fd, ".", &list, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		struct stat st;

		if (!file_hidden(list[i]->d_name) &&
		    (strcmp(p->fs, "nvram") != 0 || strstr(list[i]->d_name, "config")) &&
		    !fstatat(fd, list[i]->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
		    (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
			fn(&st, list[i]->d_name, arg);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	if (fd >= 0)
		close(fd);
	free(path);
}

struct dir_out {
	struct cli_ctx *c;
	struct file_place place, *sub;
	size_t n, n_sub;
	bool recursive;
};

static void dir_visit(const struct stat *st, const char *name, void *arg)
{
	struct dir_out *d = arg;

	d->n++;
	dir_row(d->c, st, name);
	if (S_ISDIR(st->st_mode) && d->recursive) {
		struct file_place sub = d->place;
		int len = snprintf(sub.name, sizeof(sub.name), "%s%s%s", d->place.name,
				   *d->place.name ? "/" : "", name);

		if (len > 0 && (size_t)len < sizeof(sub.name))
			*GROW(d->sub, d->n_sub) = sub;
	}
}

static void dir_list(struct cli_ctx *c, const struct file_place *p, bool recursive)
{
	struct dir_out d = { .c = c, .place = *p, .recursive = recursive };

	cli_print(c, "Directory of %s:/%s%s\n\n", p->fs, p->name, *p->name ? "/" : "");
	dir_each(c, p, dir_visit, &d);
	if (!d.n)
		cli_print(c, "No files in directory\n");
	cli_print(c, recursive ? "\n" : "");
	for (size_t i = 0; i < d.n_sub; i++)
		dir_list(c, &d.sub[i], true);
	free(d.sub);
}

static void dir_space(struct cli_ctx *c)
{
	struct statvfs vfs = { 0 };

	statvfs(c->rt->state_dir, &vfs);
	cli_print(c, "\n%" PRIu64 " bytes total (%" PRIu64 " bytes free)\n",
		  (uint64_t)vfs.f_blocks * vfs.f_frsize, (uint64_t)vfs.f_bavail * vfs.f_frsize);
}

static int show_dir(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url") ? gram_var(m, "url") : "";
	char *full = file_url(c, url), *path = file_at(c, url);
	struct file_place p;
	struct stat st;

	if (!c->rt->state_dir || !c->rt->state_dir[0] || !file_locate(c->cwd, url, &p)) {
		cli_print(c, "%%Error opening %s (No such device)\n", full);
	} else if (file_is_dir(c, url)) {
		dir_list(c, &p, gram_has(m, "/recursive"));
		dir_space(c);
	} else if (path && !lstat(path, &st) && S_ISREG(st.st_mode)) {
		cli_print(c, "Directory of %s\n\n", full);
		dir_row(c, &st, strrchr(path, '/') + 1);
		dir_space(c);
	} else {
		cli_print(c, "%%Error opening %s (No such file or directory)\n", full);
	}
	free(full);
	free(path);
	return 0;
}

static int show_dir_all(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const all[] = { "nvram", "bootflash" };

	for (size_t i = 0; i < ARRAY_SIZE(all) && c->rt->state_dir && c->rt->state_dir[0]; i++) {
		struct file_place p = { .fs = all[i] };

		dir_list(c, &p, false);
		dir_space(c);
		cli_print(c, "\n");
	}
	return 0;
}

struct flash_out {
	struct cli_ctx *c;
	uint64_t used;
	int row;
};

static void flash_visit(const struct stat *st, const char *name, void *arg)
{
	struct flash_out *f = arg;
	char when[64];
	struct tm tm;

	gmtime_r(&st->st_mtime, &tm);
	strftime(when, sizeof(when), "%b %d %Y %H:%M:%S.0000000000 +00:00", &tm);
	cli_print(f->c, "%3d %10" PRIu64 " %s %s\n", ++f->row, (uint64_t)st->st_size, when, name);
	if (S_ISREG(st->st_mode))
		f->used += (uint64_t)st->st_size;
}

/* What a file system holds, one after the other, as IOS XE lists it. */
static int show_flash(struct cli_ctx *c, const struct gram_match *m)
{
	struct file_place p = { .fs = gram_has(m, "nvram:") ? "nvram" : "bootflash" };
	struct flash_out f = { .c = c };
	struct statvfs vfs = { 0 };

	cli_print(c, "-#- --length-- ---------date/time--------- path\n");
	dir_each(c, &p, flash_visit, &f);
	if (c->rt->state_dir && c->rt->state_dir[0])
		statvfs(c->rt->state_dir, &vfs);
	cli_print(c, "\n%" PRIu64 " bytes available (%" PRIu64 " bytes used)\n",
		  (uint64_t)vfs.f_bavail * vfs.f_frsize, f.used);
	return 0;
}

static int more_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url");
	char *path = file_at(c, url);
	int fd = -1;
	struct stat st;
	char buf[8192];
	ssize_t n;

	if (!strcmp(url, "system:running-config")) {
		struct cfg_view view = privilege_view(c, false);

		config_render_view(c->rt, c->out, &view);
		goto out;
	}
	if (path)
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size > MORE_MAX) {
		char *full = file_url(c, url);

		cli_print(c, "%%Error opening %s (No such file or directory)\n", full);
		free(full);
		goto out;
	}
	while ((n = read(fd, buf, sizeof(buf))) > 0)
		str_add(c->out, buf, (size_t)n);
	if (c->out->len && c->out->data[c->out->len - 1] != '\n')
		cli_print(c, "\n");
out:
	if (fd >= 0)
		close(fd);
	free(path);
	return 0;
}

static int show_file_systems(struct cli_ctx *c, const struct gram_match *m)
{
	const char *dir = c->rt->state_dir && c->rt->state_dir[0] ? c->rt->state_dir : NULL;
	struct statvfs v = { 0 };

	if (dir)
		statvfs(dir, &v);
	cli_print(c, "File Systems:\n\n       Size(b)       Free(b)      Type  Flags  Prefixes\n");
	cli_print(c, "%14s%14s%10s%7s   %s\n", "-", "-", "opaque", "rw", "system:");
	cli_print(c, "*%13" PRIu64 "%14" PRIu64 "%10s%7s   %s\n", (uint64_t)v.f_blocks * v.f_frsize,
		  (uint64_t)v.f_bavail * v.f_frsize, "disk", "rw", "bootflash: flash:");
	cli_print(c, "%14u%14u%10s%7s   %s\n", 33554432, 33554432, "nvram", "rw", "nvram:");
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_files_rows[] = {
	EXEC_ROW(MODE_EXEC, "dir [/all|/recursive] [WORD$url]",
		 "List files on a filesystem\nList all files\nList files recursively\n"
		 "Directory or file name",
		 show_dir),
	EXEC_ROW(MODE_EXEC, "dir all-filesystems",
		 "List files on a filesystem\nList files on all filesystems", show_dir_all),
	EXEC_ROW(MODE_EXEC, "show {flash:|bootflash:|nvram:} [all]", SHOW_HELP
		 "display information about flash: file system\n"
		 "display information about bootflash: file system\n"
		 "display information about nvram: file system\nEvery file", show_flash),
	EXEC_ROW(MODE_EXEC, "more [/ascii] WORD$url",
		 "Display the contents of a file\nDisplay binary files in ASCII\nFile to display",
		 more_file),
	EXEC_ROW(MODE_EXEC, "show file systems",
		 SHOW_HELP "Show filesystem information\nList filesystems", show_file_systems),
	EXEC_END,
};
