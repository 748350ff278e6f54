/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dir, more, show file systems, show memory statistics, show processes cpu: the host as an IOS
 * device. The only files a session can name are those in the router's own state directory.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#include "cli/privilege.h"
#include "cli/show.h"

#define MORE_MAX (64 * 1024 * 1024)

/* "bootflash:x", "flash:x", "nvram:startup-config", "x" -> x; NULL when it leads elsewhere. */
static const char *file_name(const char *url)
{
	static const char *const systems[] = { "bootflash:", "flash:", "nvram:", "system:" };

	for (size_t i = 0; i < ARRAY_SIZE(systems); i++)
		if (!strncmp(url, systems[i], strlen(systems[i]))) {
			url += strlen(systems[i]);
			break;
		}
	url += strspn(url, "/");
	return strchr(url, '/') || strchr(url, ':') || !strcmp(url, "..") || url[0] == '.' ? NULL
										      : url;
}

static int state_fd(const struct cli_ctx *c)
{
	const char *dir = c->rt->state_dir;

	return dir && dir[0] ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
}

static void dir_row(struct cli_ctx *c, const struct stat *st, const char *name)
{
	char when[40];
	struct tm tm;

	gmtime_r(&st->st_mtime, &tm);
	strftime(when, sizeof(when), "%b %e %Y %H:%M:%S +00:00", &tm);
	cli_print(c, "%7" PRIu64 "  %s %14" PRId64 "  %s  %s\n", (uint64_t)st->st_ino % 1000000,
		  S_ISDIR(st->st_mode) ? "drwx" : "-rw-", (int64_t)st->st_size, when, name);
}

static int show_dir(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url"), *only = url ? file_name(url) : "";
	bool nvram = url && !strncmp(url, "nvram:", 6);
	struct statvfs vfs = { 0 };
	struct dirent **list;
	int fd = state_fd(c), n;

	if (fd < 0 || !only) {
		cli_print(c, "%%Error opening %s (%s)\n", url ? url : "bootflash:/",
			  only ? "No such device" : "No such file or directory");
		if (fd >= 0)
			close(fd);
		return 0;
	}
	cli_print(c, "Directory of %s:/\n\n", nvram ? "nvram" : "bootflash");
	n = scandirat(fd, ".", &list, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		struct stat st;

		if (list[i]->d_name[0] != '.' && (!*only || !strcmp(only, list[i]->d_name)) &&
		    (!nvram || strstr(list[i]->d_name, "config")) &&
		    !fstatat(fd, list[i]->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
		    (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
			dir_row(c, &st, list[i]->d_name);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	fstatvfs(fd, &vfs);
	cli_print(c, "\n%" PRIu64 " bytes total (%" PRIu64 " bytes free)\n",
		  (uint64_t)vfs.f_blocks * vfs.f_frsize, (uint64_t)vfs.f_bavail * vfs.f_frsize);
	close(fd);
	return 0;
}

/* What a file system holds, one after the other, as IOS XE lists it. */
static int show_flash(struct cli_ctx *c, const struct gram_match *m)
{
	bool nvram = gram_has(m, "nvram:");
	uint64_t used = 0;
	struct statvfs vfs = { 0 };
	struct dirent **list;
	int fd = state_fd(c), n, row = 0;

	n = fd < 0 ? -1 : scandirat(fd, ".", &list, NULL, alphasort);
	cli_print(c, "-#- --length-- ---------date/time--------- path\n");
	for (int i = 0; i < n; i++) {
		struct stat st;
		struct tm tm;
		char when[64];

		if (list[i]->d_name[0] != '.' && (!nvram || strstr(list[i]->d_name, "config")) &&
		    !fstatat(fd, list[i]->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
		    S_ISREG(st.st_mode)) {
			gmtime_r(&st.st_mtime, &tm);
			strftime(when, sizeof(when), "%b %d %Y %H:%M:%S.0000000000 +00:00", &tm);
			cli_print(c, "%3d %10" PRIu64 " %s %s\n", ++row, (uint64_t)st.st_size, when,
				  list[i]->d_name);
			used += (uint64_t)st.st_size;
		}
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	if (fd >= 0) {
		fstatvfs(fd, &vfs);
		close(fd);
	}
	cli_print(c, "\n%" PRIu64 " bytes available (%" PRIu64 " bytes used)\n",
		  (uint64_t)vfs.f_bavail * vfs.f_frsize, used);
	return 0;
}

static int more_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url"), *name = file_name(url);
	int dir = state_fd(c), fd = -1;
	struct stat st;
	char buf[8192];
	ssize_t n;

	if (!strcmp(url, "system:running-config")) {
		struct cfg_view view = privilege_view(c, false);

		config_render_view(c->rt, c->out, &view);
		goto out;
	}
	if (dir >= 0 && name && *name)
		fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size > MORE_MAX) {
		cli_print(c, "%%Error opening %s (No such file or directory)\n", url);
		goto out;
	}
	while ((n = read(fd, buf, sizeof(buf))) > 0)
		str_add(c->out, buf, (size_t)n);
	if (c->out->len && c->out->data[c->out->len - 1] != '\n')
		cli_print(c, "\n");
out:
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
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

static int show_memory(struct cli_ctx *c, const struct gram_match *m)
{
	struct mallinfo2 mi = mallinfo2();
	struct sysinfo si = { 0 };
	uint64_t total, used = mi.uordblks + mi.hblkhd, avail;

	sysinfo(&si);
	total = (uint64_t)si.totalram * si.mem_unit;
	avail = (uint64_t)si.freeram * si.mem_unit;
	cli_print(
		c,
		"                Head    Total(b)     Used(b)     Free(b)   Lowest(b)  Largest(b)\n"
		"Processor  %p %11" PRIu64 " %11" PRIu64 " %11" PRIu64 " %11" PRIu64 " %11" PRIu64
		"\n",
		sbrk(0), total, used, avail, avail, avail);
	return 0;
}

static uint64_t cpu_ms(const struct rusage *ru)
{
	return (uint64_t)(ru->ru_utime.tv_sec + ru->ru_stime.tv_sec) * 1000 +
	       (uint64_t)(ru->ru_utime.tv_usec + ru->ru_stime.tv_usec) / 1000;
}

unsigned show_cpu_percent(const struct router *rt)
{
	struct rusage ru = { 0 };
	uint64_t up = rt->started_ms ? show_now() - rt->started_ms : 0;

	getrusage(RUSAGE_SELF, &ru);
	return up ? (unsigned)MIN(cpu_ms(&ru) * 100 / up, (uint64_t)100) : 0;
}

static int show_cpu(struct cli_ctx *c, const struct gram_match *m)
{
	struct rusage ru = { 0 };
	unsigned percent = show_cpu_percent(c->rt);
	uint64_t ms;

	getrusage(RUSAGE_SELF, &ru);
	ms = cpu_ms(&ru);
	/* One process does everything: its average since the start serves all three. */
	cli_print(
		c,
		"CPU utilization for five seconds: %u%%/0%%; one minute: %u%%; five minutes: %u%%\n"
		" PID Runtime(ms)     Invoked      uSecs   5Sec   1Min   5Min TTY Process \n"
		"%4d %11" PRIu64 " %11ld %10" PRIu64 " %5u.00%% %4u.00%% %4u.00%%   0 flexsh\n",
		percent, percent, percent, (int)getpid(), ms, ru.ru_nvcsw + ru.ru_nivcsw,
		ms * 1000 / (uint64_t)(ru.ru_nvcsw + ru.ru_nivcsw + 1), percent, percent, percent);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_files_rows[] = {
	EXEC_ROW(MODE_EXEC, "dir [WORD$url]", "List files on a filesystem\nDirectory or file name",
		 show_dir),
	EXEC_ROW(MODE_EXEC, "show {flash:|bootflash:|nvram:}", SHOW_HELP
		 "display information about flash: file system\n"
		 "display information about bootflash: file system\n"
		 "display information about nvram: file system", show_flash),
	EXEC_ROW(MODE_EXEC, "more WORD$url", "Display the contents of a file\nFile to display",
		 more_file),
	EXEC_ROW(MODE_EXEC, "show file systems",
		 SHOW_HELP "Show filesystem information\nList filesystems", show_file_systems),
	EXEC_ROW(MODE_USER, "show memory [statistics|summary]",
		 SHOW_HELP "Memory statistics\nMemory pool statistics\nSummary of memory usage", show_memory),
	EXEC_ROW(MODE_USER, "show processes cpu [sorted [1min|5min|5sec]]",
		 SHOW_HELP
		 "Active process statistics\nShow CPU use per process\nShow sorted output\n"
		 "Sort based on 1 minute utilization\nSort based on 5 minutes utilization\n"
		 "Sort based on 5 seconds utilization",
		 show_cpu),
	EXEC_END,
};
