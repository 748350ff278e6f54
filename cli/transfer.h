/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files to and from servers in the network: tftp: and http:, on the loop, without blocking.
 */
#ifndef CLI_TRANSFER_H
#define CLI_TRANSFER_H

#include "cli/cli.h"

struct net_url {
	char scheme[8];        /* "tftp" */
	char host[128];        /* empty: to be asked for */
	uint16_t port;         /* 0: the scheme's own */
	char file[256];        /* no leading slash; empty: to be asked for */
	char login[128];       /* user:password, http only */
};

/* tftp:, tftp:FILE, tftp://HOST[:PORT][/FILE], likewise http, https, ftp, scp, rcp, sftp. False: no such. */
bool net_url_parse(const char *text, struct net_url *u);
void net_url_text(const struct net_url *u, struct str *out); /* without login */
/* NULL, or why this scheme cannot be served. */
const char *net_url_refusal(const struct net_url *u);

struct transfer;
struct transfer_fns {
	void (*progress)(void *arg);                /* about ten blocks more */
	void (*addressed)(const struct addr *a, void *arg); /* the name is resolved, it begins */
	/* why NULL: done, got is what came. Called once, never from inside transfer_start(). */
	void (*done)(const char *why, const struct str *got, void *arg);
};
/* put NULL: fetch. The text is copied. */
struct transfer *transfer_start(struct router *rt, const struct net_url *u, const struct str *put,
				const struct transfer_fns *fns, void *arg);
void transfer_cancel(struct transfer *t); /* no further callback; NULL is fine */

#endif
