/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between exec.c and the commands that steer it (rows_core.c).
 */
#ifndef CLI_EXEC_INT_H
#define CLI_EXEC_INT_H

#include "cli/cli.h"

/* Run a line as an exec command whatever the context's mode is (`do`). */
enum gram_result cli_exec_line(struct cli_ctx *c, enum cli_mode mode, const char *line);
/* Interface configuration goes to all these sections from now on; nodes[0] is entered already. */
void cli_range_set(struct cli_ctx *c, struct cfg_node *const *nodes, size_t n);

/* Offset of the `|` when the exec line has an output filter, 0 none. */
size_t filter_bar(const char *line);
/* Bytes of a prompt that was pasted with the line (`R1(config)#interface ...`), 0 none. Prompts of
 * exec mode count when they bear this name; host NULL: any. */
size_t pasted_prompt(const char *line, const char *host);
/* Run a matched configuration line, leaving inner modes as its mode asks. */
void cli_config_run(struct cli_ctx *c, const struct gram_match *m);
/* Print IOS's complaint about the line; col as gram_parse() gave it. */
void cli_refuse(struct cli_ctx *c, enum gram_result r, const char *line, size_t col);
/* What `enable LEVEL` compares with, "" none. False: it is an enable password, not a secret. */
bool conf_enable_secret(const struct cfg *c, int level, char *out, size_t size);
/* session.c: what was typed. */
void session_history(struct session *s, struct str *out);
/* Load and time, before the output of a command (show_system.c). */
void show_exec_stamp(struct cli_ctx *c);
/* How many lines are kept, 0: none; at most SESSION_HISTORY_MAX. */
void session_history_resize(struct session *s, size_t size);
size_t session_history_size(const struct session *s);

static inline bool gram_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static inline size_t gram_word(const char *s)
{
	size_t n = 0;

	while (s[n] && !gram_blank(s[n]))
		n++;
	return n;
}

#endif
