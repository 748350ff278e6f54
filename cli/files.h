/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The router's files: flash:, bootflash:, nvram: all stand for its state directory. Configurations
 * as wholes: reading one from a file, comparing two, putting one in the place of what runs.
 */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "cli/cli.h"
#include "cli/router.h"

/* --- file_path.c --- */
/* Path of flash:NAME; NULL when the name is not allowed or there is no directory. Caller frees. */
char *file_path(const struct router *rt, const char *url);
/* The same where the session stands (cd). */
char *file_at(const struct cli_ctx *c, const char *url);
/* That as IOS writes it, bootflash:/dir/name; what leads nowhere stays as it is. Caller frees. */
char *file_url(const struct cli_ctx *c, const char *url);
struct file_place {
	const char *fs;                /* "bootflash", "nvram", "system" */
	char name[200];                /* from the top, "" the top itself */
};
/* cwd NULL: the top. False: no such file system, or a name that nobody may name. */
bool file_locate(const char *cwd, const char *url, struct file_place *p);
bool file_is_dir(const struct cli_ctx *c, const char *url);
/* Keys and the daemons' files: not listed, not named. */
bool file_hidden(const char *name);

/* Whole or not at all. -errno */
int file_write(const char *path, const char *data, size_t len);
int file_read(const char *path, struct str *out);

/* A configuration file as a tree of its own. NULL: *rc is -errno. Refused lines go to errors. */
struct cfg *cfg_read_file(struct router *rt, const char *path, struct str *errors, int *rc);
/* Lines of b that are not in a with `+`, those of a that are not in b with `-`. False: none. */
bool cfg_diff(const struct cfg *a, const struct cfg *b, struct str *out);
/* The commands that make b of a. */
void cfg_commands(const struct cfg *a, const struct cfg *b, struct str *out);
/* Exchange what the two hold; both count as changed. */
void cfg_swap(struct cfg *a, struct cfg *b);
/* apply.c: list Ethernet devices that the configuration does not mention, shut down. */
void apply_adopt(struct router *rt);
void apply_hostname(struct router *rt);

/* startup.c: write memory. -errno */
int startup_save(struct cli_ctx *c);
/* copy_net.c: one of the two is a server's (tftp:, http: ...), so ask, copy, and answer later. False: none. */
bool copy_net(struct cli_ctx *c, const char *from, const char *to);
/* reload_cmd.c: a scheduled reload does not take place. */
void reload_forget(struct router *rt);

/* archive.c: `write memory` was done. */
void archive_saved(struct router *rt);
/* Timers of archive and revert end here. */
void archive_free(struct router *rt);
/* The configuration changed: follow `archive`. */
void archive_configure(struct router *rt);

/* apply_dhcp.c: write down now which addresses the DHCP server has given. */
void dhcp_bindings_write(struct router *rt);

/* dns_server.c: `ip dns server` follows the configuration. */
void dns_server_configure(struct router *rt);
void dns_server_free(struct router *rt);

#endif
