/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The router's files: flash:, bootflash:, nvram: all stand for its state directory.
 */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "cli/router.h"

/* Path of flash:NAME; NULL when the name is not allowed or there is no directory. Caller frees. */
char *file_path(const struct router *rt, const char *url);
/* Whole or not at all. -errno */
int file_write(const char *path, const char *data, size_t len);
int file_read(const char *path, struct str *out);

#endif
