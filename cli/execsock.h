/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Single commands for scripts (`flexlab exec`): a unix socket on which a client sends lines, shuts
 * down its writing side and reads the output until end of file. Lines run in order at privilege
 * 15 without paging or prompts; a long command (ping) delays the next; `configure terminal` and
 * sub-modes work as typed. A client that goes away cancels what runs.
 */
#ifndef CLI_EXECSOCK_H
#define CLI_EXECSOCK_H

#include "cli/router.h"

/* 0 or -errno. The socket lives until execsock_close(). */
int execsock_listen(struct router *rt, const char *path);
void execsock_close(struct router *rt);

#endif
