/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexlab's commands. Each gets its arguments without the command's name and returns the exit
 * status: 0 done, 1 failed (with one sentence on stderr), 2 wrong usage.
 */
#ifndef LAB_CMD_H
#define LAB_CMD_H

#include <stdio.h>
#include "lab/run.h"

int cmd_up(int argc, char **argv);
int cmd_down(int argc, char **argv);
int cmd_status(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_console(int argc, char **argv);
int cmd_exec(int argc, char **argv);
int cmd_run(int argc, char **argv);
int cmd_link(int argc, char **argv);
int cmd_reset(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_graph(int argc, char **argv);

int usage_error(const char *fmt, ...) PRINTF(1, 2);
int cmd_fail(const char *fmt, ...) PRINTF(1, 2);
/* Print err's lines, each after "flexlab: "; returns 1 and frees it. */
int cmd_fail_str(struct str *err);
/* Directory of our own program, malloc'ed. */
char *exe_dir(void);
/* The directory of a ready laboratory by name; NULL: none. malloc'ed. */
char *lab_find(const char *name);
/* Those there are, with their titles. Not 0: none, which has been told. */
int labs_print(FILE *out);
/* The running laboratory and node meant by "[LAB/]NODE". NULL after a message. The caller frees r. */
struct run_node *node_resolve(struct run *r, const char *what);
/* The running laboratory called name; without a name the only one. -1 after a message. */
int run_resolve(struct run *r, const char *name);
/* Run an IOS command on a router; its output is added to out. -1 after a message. */
int node_query(const struct run *r, const struct run_node *n, const char *command, struct str *out);
/* Give the keeper an order (keeper.c); -1 with its answer when it is not content. */
int keeper_ask(const struct run *r, const char *line, struct str *answer);
/* Become a member of the node's (NULL: the fabric's) network namespace (and the laboratory's user namespace). -1 + err */
int node_enter(const struct run *r, const struct run_node *n, struct str *err);

#endif
