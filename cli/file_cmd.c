/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands on files and directories of the router: delete, rename, verify, mkdir, rmdir, cd, pwd.
 * `dir`, `more` are in show_files.c, `copy` is in startup.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include <openssl/evp.h>
#include "cli/files.h"
#include "cli/show.h"

static bool confirmed(const char *answer)
{
	return !*answer || !strncasecmp(answer, "y", 1) || !strncasecmp(answer, "c", 1);
}

static int tree_visit(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	return remove(path);
}

/* A directory with all that is in it; what is not to be named goes along. */
static int tree_delete(const char *path)
{
	return nftw(path, tree_visit, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) ? -errno : 0;
}

static void delete_it(struct cli_ctx *c, const char *url, bool recursive)
{
	char *path = file_at(c, url), *full = file_url(c, url);
	struct stat st;
	int rc = -ENODEV;

	if (path && lstat(path, &st) < 0)
		rc = -errno;
	else if (path && S_ISDIR(st.st_mode))
		rc = recursive ? tree_delete(path) : -EISDIR;
	else if (path)
		rc = unlink(path) < 0 ? -errno : 0;
	if (rc)
		cli_print(c, "%%Error deleting %s (%s)\n", full, strerror(-rc));
	free(path);
	free(full);
}

struct deleting {
	char *url;
	bool recursive;
};

static void deleting_free(void *arg)
{
	struct deleting *d = arg;

	free(d->url);
	free(d);
}

static void delete_confirmed(struct cli_ctx *c, const char *answer, void *arg)
{
	struct deleting *d = arg;

	if (confirmed(answer))
		delete_it(c, d->url, d->recursive);
	deleting_free(d);
}

/* `answer` in the place of the last part of url. */
static char *named(char *url, const char *answer)
{
	const char *cut = strrchr(url, '/') ? strrchr(url, '/') : strchr(url, ':');
	char *other;

	if (!*answer)
		return url;
	other = strchr(answer, ':') ? xstrdup(answer) :
		xasprintf("%.*s%s", cut ? (int)(cut + 1 - url) : 0, url, answer);
	free(url);
	return other;
}

static const char *last_part(const char *url)
{
	const char *colon = strchr(url, ':');

	return colon ? colon + 1 + strspn(colon + 1, "/") : url;
}

static void delete_named(struct cli_ctx *c, const char *answer, void *arg)
{
	struct deleting *d = arg;
	char *ask, *full;

	d->url = named(d->url, answer);
	full = file_url(c, d->url);
	ask = xasprintf("Delete %s? [confirm]", full);
	cli_ask_owned(c, ask, false, delete_confirmed, d, deleting_free);
	free(ask);
	free(full);
}

static int delete_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url");
	struct deleting *d;
	char *ask;

	if (gram_has(m, "/force")) {
		delete_it(c, url, gram_has(m, "/recursive"));
		return 0;
	}
	d = xcalloc(1, sizeof(*d));
	d->url = xstrdup(url);
	d->recursive = gram_has(m, "/recursive");
	ask = xasprintf("Delete filename [%s]? ", last_part(url));
	cli_ask_owned(c, ask, false, delete_named, d, deleting_free);
	free(ask);
	return 0;
}

/* --- directories --- */

static void mkdir_go(struct cli_ctx *c, const char *answer, void *arg)
{
	char *url = named(arg, answer), *path = file_at(c, url), *full = file_url(c, url);

	if (!path || !strncmp(full, "nvram:", 6))
		cli_print(c, "%%Error Creating dir %s (No such device)\n", full);
	else if (mkdir(path, 0700) < 0)
		cli_print(c, "%%Error Creating dir %s (%s)\n", full,
			  errno == EEXIST ? "Can't create a file that exists" : strerror(errno));
	else
		cli_print(c, "Created dir %s\n", full);
	free(path);
	free(full);
	free(url);
}

static int mkdir_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url");
	char *ask = xasprintf("Create directory filename [%s]? ", last_part(url));

	cli_ask_owned(c, ask, false, mkdir_go, xstrdup(url), free);
	free(ask);
	return 0;
}

static void rmdir_confirmed(struct cli_ctx *c, const char *answer, void *arg)
{
	char *url = arg, *path = file_at(c, url), *full = file_url(c, url);

	if (!confirmed(answer))
		;
	else if (!path)
		cli_print(c, "%%Error Removing dir %s (No such device)\n", full);
	else if (rmdir(path) < 0)
		cli_print(c, "%%Error Removing dir %s (%s)\n", full, strerror(errno));
	else
		cli_print(c, "Removed dir %s\n", full);
	free(path);
	free(full);
	free(url);
}

static void rmdir_named(struct cli_ctx *c, const char *answer, void *arg)
{
	char *url = named(arg, answer), *full = file_url(c, url);
	char *ask = xasprintf("Delete %s? [confirm]", full);

	cli_ask_owned(c, ask, false, rmdir_confirmed, url, free);
	free(ask);
	free(full);
}

static int rmdir_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url");
	char *ask = xasprintf("Remove directory filename [%s]? ", last_part(url));

	cli_ask_owned(c, ask, false, rmdir_named, xstrdup(url), free);
	free(ask);
	return 0;
}

static int cd_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url") ? gram_var(m, "url") : "bootflash:";
	char *full = file_url(c, url);

	if (file_is_dir(c, url))
		str_copy(c->cwd, sizeof(c->cwd), full);
	else
		cli_print(c, "%%Error changing to directory %s (No such file or directory)\n",
			  full);
	free(full);
	return 0;
}

static int pwd_fn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%s\n", *c->cwd ? c->cwd : "bootflash:/");
	return 0;
}

struct renaming {
	char *from, *to;
};

static void renaming_free(void *arg)
{
	struct renaming *r = arg;

	free(r->from);
	free(r->to);
	free(r);
}

static void rename_go(struct cli_ctx *c, const char *answer, void *arg)
{
	struct renaming *r = arg;
	char *from = file_at(c, r->from), *to = file_at(c, *answer ? answer : r->to);

	if (!from || !to)
		cli_print(c, "%%Error renaming %s (No such device)\n", r->from);
	else if (access(to, F_OK) == 0)
		cli_print(c, "%%Error renaming %s (File exists)\n", r->from);
	else if (rename(from, to) < 0)
		cli_print(c, "%%Error renaming %s (%s)\n", r->from,
			  strerror(errno));
	free(from);
	free(to);
	renaming_free(r);
}

static int rename_file(struct cli_ctx *c, const struct gram_match *m)
{
	struct renaming *r = xcalloc(1, sizeof(*r));
	const char *to = gram_var(m, "to"), *colon = strchr(to, ':');
	char *ask = xasprintf("Destination filename [%s]? ", colon ? colon + 1 : to);

	r->from = xstrdup(gram_var(m, "from"));
	r->to = xstrdup(to);
	cli_ask_owned(c, ask, false, rename_go, r, renaming_free);
	free(ask);
	return 0;
}

/* The MD5 of a regular file in hex, false with errno set. */
static bool file_md5(const char *path, char hex[33])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	uint8_t buf[65536], md[EVP_MAX_MD_SIZE];
	struct stat st;
	unsigned len = 0;
	ssize_t n = -1;

	if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		errno = EISDIR;
	else if (fd >= 0 && ctx && EVP_DigestInit_ex(ctx, EVP_md5(), NULL))
		while ((n = read(fd, buf, sizeof(buf))) > 0)
			EVP_DigestUpdate(ctx, buf, (size_t)n);
	if (n == 0)
		EVP_DigestFinal_ex(ctx, md, &len);
	for (unsigned i = 0; i < len && i < 16; i++)
		snprintf(hex + 2 * i, 3, "%02x", md[i]);
	EVP_MD_CTX_free(ctx);
	if (fd >= 0)
		close(fd);
	return len == 16;
}

static int verify_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url"), *want = gram_var(m, "want");
	char *path = file_at(c, url), hex[33] = "";

	errno = ENODEV;
	if (!path || !file_md5(path, hex))
		cli_print(c, "%%Error opening %s (%s)\n", url, strerror(errno));
	else if (want && strcasecmp(want, hex) != 0)
		cli_print(c, "%%Error verifying %s\nComputed signature  = %s\n"
			     "Submitted signature = %s\n", url, hex, want);
	else
		cli_print(c, "%s (%s) = %s\n", want ? "Verified" : "Done!\nverify /md5", url, hex);
	free(path);
	return 0;
}

const struct gram_row file_rows[] = {
	EXEC_ROW(MODE_EXEC, "verify /md5 WORD$url [HEX$want]", "Verify a file\n"
		 "Compute an md5 signature for a file\nFile to be verified\n"
		 "Md5 signature it should have", verify_file),
	EXEC_ROW(MODE_EXEC, "delete [/force|/recursive]... WORD$url", "Delete a file\n"
		 "Force delete\nRecursive delete\nFile to be deleted", delete_file),
	EXEC_ROW(MODE_EXEC, "mkdir WORD$url", "Create new directory\nDirectory name", mkdir_fn),
	EXEC_ROW(MODE_EXEC, "rmdir WORD$url", "Remove existing directory\nDirectory name",
		 rmdir_fn),
	EXEC_ROW(MODE_EXEC, "cd [WORD$url]", "Change current directory\nDirectory name", cd_fn),
	EXEC_ROW(MODE_EXEC, "pwd", "Display current working directory", pwd_fn),
	EXEC_ROW(MODE_EXEC, "rename WORD$from WORD$to", "Rename a file\nRename from\nRename to",
		 rename_file),
	EXEC_END,
};
