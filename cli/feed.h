/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Feeds the lines of a configuration file to the grammar. A file may begin in configuration mode or
 * with enable / configure terminal, may leave it by end or exit and go on with configuration lines, and
 * may hold exec commands (with `do` or without), which are matched but not run.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "cli/cli.h"

enum feed_result { FEED_OK, FEED_REFUSED, FEED_SKIPPED /* an exec command */ };

struct feed {
	struct cli_ctx c;
	struct str out;
	bool started;
};

void feed_init(struct feed *f, struct router *rt, const char *who);
void feed_close(struct feed *f);
/* One line without its newline. On FEED_REFUSED and FEED_SKIPPED `text` gets one line about it. */
enum feed_result feed_line(struct feed *f, const char *line, struct str *text);
/* A whole file: FILE:LINE: text for what was refused (and, when `skipped` is not NULL, what was skipped).
 * Returns the number of refused lines, -errno when the file cannot be read. */
int feed_file(struct feed *f, const char *path, struct str *refused, struct str *skipped);

#endif
