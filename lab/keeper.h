/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The processes behind a running laboratory.
 *
 *   flexlab up ---- guard ---- keeper ---- flexsh (one a router)
 *
 * The keeper makes namespaces and cables, starts the routers and holds everything by open
 * descriptors; when it ends, by whatever cause, the kernel ends the routers (parent-death signal) and
 * takes down the cables. The guard only waits for that and removes the run directory. While
 * `flexlab up` waits, it reads the keeper's report from a socket, one line each, first letter the
 * kind: P progress, W warning, E error; U ends it: up. Its end of file means the keeper gave up. If
 * `flexlab up` itself goes away before U, the keeper gives up.
 */
#ifndef LAB_KEEPER_H
#define LAB_KEEPER_H

#include "lab/run.h"

#define CTL_NAME "ctl" /* socket in the run directory that takes orders once everything is up */

/* Start the guard and the keeper. run: base, name, id, lab_dir are set. Returns our end of the
 * report socket, or -1 with err. */
int keeper_start(struct lab *lab, struct run *run, const char *flexsh, struct str *err);

/* spawn.c: start things inside a namespace. Children die with us. */
struct spawn {
	const struct lab *lab;
	const struct run *run;
	const char *flexsh;
};
/* A router; *ready_fd becomes readable with "ready" or at its end. The pid, or -1 with err. */
pid_t spawn_router(const struct spawn *s, const struct lab_node *n, int ns, int *ready_fd,
		   struct str *err);
/* Run one command line, split at blanks, and wait. 0, or -1 with err. */
int spawn_command(const struct spawn *s, const struct lab_node *n, int ns, const char *line,
		  struct str *err);
/* The refused lines in a router's log, "NODE.cfg:LINE: text" each; and its last line otherwise. */
void spawn_log_refused(const struct spawn *s, const struct lab_node *n, struct str *out);
void spawn_log_last(const struct spawn *s, const struct lab_node *n, struct str *out);

#endif
