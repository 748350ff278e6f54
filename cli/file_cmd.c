/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands on single files of the router's directory: delete, rename, verify. `dir`, `more` are in
 * show_files.c, `copy` is in startup.c.
 */
#include <errno.h>
#include <fcntl.h>
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

static void delete_it(struct cli_ctx *c, const char *url)
{
	char *path = file_path(c->rt, url);

	if (!path)
		cli_print(c, "%%Error deleting %s (No such device)\n", url);
	else if (unlink(path) < 0)
		cli_print(c, "%%Error deleting %s (%s)\n", url,
			  errno == ENOENT ? "No such file or directory" : strerror(errno));
	free(path);
}

static void delete_confirmed(struct cli_ctx *c, const char *answer, void *arg)
{
	if (confirmed(answer))
		delete_it(c, arg);
	free(arg);
}

static void delete_named(struct cli_ctx *c, const char *answer, void *arg)
{
	char *url = arg, *ask;
	const char *colon = strchr(url, ':');

	if (*answer) {
		url = xasprintf("%.*s:%s", colon ? (int)(colon - url) : 5, colon ? url : "flash",
				answer);
		free(arg);
	}
	ask = xasprintf("Delete %s? [confirm]", url);
	cli_ask_owned(c, ask, false, delete_confirmed, url, free);
	free(ask);
}

static int delete_file(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url"), *colon = strchr(url, ':');
	char *ask;

	if (gram_has(m, "/force")) {
		delete_it(c, url);
		return 0;
	}
	ask = xasprintf("Delete filename [%s]? ", colon ? colon + 1 : url);
	cli_ask_owned(c, ask, false, delete_named, xstrdup(url), free);
	free(ask);
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
	char *from = file_path(c->rt, r->from), *to = file_path(c->rt, *answer ? answer : r->to);

	if (!from || !to)
		cli_print(c, "%%Error renaming %s (No such device)\n", r->from);
	else if (access(to, F_OK) == 0)
		cli_print(c, "%%Error renaming %s (File exists)\n", r->from);
	else if (rename(from, to) < 0)
		cli_print(c, "%%Error renaming %s (%s)\n", r->from,
			  errno == ENOENT ? "No such file or directory" : strerror(errno));
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
	char *path = file_path(c->rt, url), hex[33] = "";

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
	EXEC_ROW(MODE_EXEC, "delete [/force] WORD$url", "Delete a file\nForce delete\n"
		 "File to be deleted", delete_file),
	EXEC_ROW(MODE_EXEC, "rename WORD$from WORD$to", "Rename a file\nRename from\nRename to",
		 rename_file),
	EXEC_END,
};
