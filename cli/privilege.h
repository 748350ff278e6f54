/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Privilege levels of commands: 15 for privileged exec and configuration, 1 for user exec, 0 for
 * the five that everybody has; `privilege MODE level N COMMAND` moves what begins with COMMAND.
 */
#ifndef CLI_PRIVILEGE_H
#define CLI_PRIVILEGE_H

#include "cli/cli.h"

/* The session has this level from now on. */
void privilege_set(struct cli_ctx *c, int level);
/* The exec mode whose words a session of this level is to see and to use. */
enum cli_mode privilege_mode(const struct cli_ctx *c, enum cli_mode mode);
/* gram_parse() for the context: what is above its level does not exist for it. */
enum gram_result privilege_parse(const struct cli_ctx *c, enum cli_mode mode, const char *line,
				 struct gram_match *m, size_t *col);
/* What the context may see of running-config: the lines its level may configure. */
struct cfg_view privilege_view(struct cli_ctx *c, bool all);
/* gram_visible_fn */
bool privilege_visible(struct cli_ctx *c, enum cli_mode mode, const char *before, const char *word);

#endif
