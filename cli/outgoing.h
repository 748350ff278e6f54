/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connections that a session makes from its exec: telnet (outgoing.c) and SSH (ssh_out.c, a thread
 * that joins us by a socketpair). One has the keyboard and the screen at a time; ^^x (Ctrl-Shift-6, x)
 * puts it in the background, resume brings it back. They end with their session.
 */
#ifndef CLI_OUTGOING_H
#define CLI_OUTGOING_H

#include "cli/cli.h"

struct outgoing; /* one session's, cli_ctx.outgoing */

/* All of the session's connections end. */
void outgoing_release(struct cli_ctx *c);
/* Enter alone resumes the last one. False: there is none. */
bool outgoing_enter(struct cli_ctx *c);
/* A word that is no command may be a host: telnet to it. False: it is not known as one. */
bool outgoing_host(struct cli_ctx *c, const char *word);
/* The host of the last one, NULL: no connection is open. */
const char *outgoing_current(const struct cli_ctx *c);
/* session-timeout: they have been idle too long. */
void outgoing_idle(struct cli_ctx *c);
/* When the last one to speak did so, 0 never (show_now()). */
uint64_t outgoing_heard(const struct cli_ctx *c);

/* --- ssh_keys.c --- */
/* ip ssh stricthostkeycheck: the hashes that `server NAME` of the pubkey-chain has for this host, one
 * blank behind each. False: any key will do. */
bool ssh_trusted_keys(const struct cfg_node *root, const char *host, const char *addr,
		      struct str *out);

/* --- ssh_out.c --- */
struct ssh_out;
struct ssh_out_conf {
	int fd;                  /* connected; taken over */
	const char *user;
	const char *ciphers, *macs; /* "": the library's */
	const char *host;        /* for messages */
	const char *trusted;     /* MD5 hashes in hex its key may have; NULL: any key */
	int cols, rows;
};
/* *end: our side of the way to the thread, the caller's to close. NULL: no thread or no socket. */
struct ssh_out *ssh_out_new(const struct ssh_out_conf *conf, int *end);
void ssh_out_free(struct ssh_out *s); /* waits for the thread */

#endif
