/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may log in: the methods of a line (`login local`, `aaa authentication login ...`), the watch
 * over failed logins (`login block-for`) and the users locked out by them (`aaa local
 * authentication attempts max-fail`). auth_check() and auth_key_accepted() may be called from any
 * thread: hashing a password takes its time, and the control thread has none to lose. The rest is
 * the control thread's.
 */
#ifndef CLI_AUTH_H
#define CLI_AUTH_H

#include <stdatomic.h>
#include "cli/cli.h"

#define AUTH_FAILURES 50 /* remembered for show login failures */

struct auth;

struct auth *auth_new(struct sessions *m);
void auth_free(struct auth *a);

struct auth_try {
	const struct line_conf *line;
	const char *user, *password;
	const char *from;        /* address in text, "" the console */
	uint16_t port;           /* 22, 23; 0 the console */
};

/* What the line's first method asks for. */
enum auth_question { AUTH_ASK_NOTHING, AUTH_ASK_PASSWORD, AUTH_ASK_NAME };
enum auth_question auth_asks(const struct line_conf *l);
/* Is there anything that could let somebody in? (`login` without a password: no) */
bool auth_possible(const struct line_conf *l);
/* True: let in, *privilege is what the session starts with. Failures are counted and logged. */
bool auth_check(struct auth *a, const struct auth_try *t, int *privilege);
/* A public key, MD5 hash in hex: does it belong to the user (ip ssh pubkey-chain)? `used`: the
 * client has proved that it holds the key, so the login is counted. */
bool auth_key_accepted(struct auth *a, const struct auth_try *t, const char *type, const char *hash,
		       bool used, int *privilege);
/* Seconds that a failed attempt costs (login delay). */
unsigned auth_delay(struct auth *a);

/* --- control thread --- */
/* False: quiet mode keeps this client out. */
bool auth_admits(struct auth *a, const struct addr *from);

struct auth_failure {
	char user[64], from[64];
	uint16_t port;
	unsigned count;
	time_t at;
};
struct auth_status {
	bool quiet;
	unsigned left_s;         /* of the quiet mode or the watch window */
	unsigned window, total;  /* failures */
};
void auth_status_get(struct auth *a, struct auth_status *s);
size_t auth_failures_get(struct auth *a, struct auth_failure *out, size_t max);
void auth_locked_walk(struct auth *a, void (*fn)(const char *user, time_t at, void *arg), void *arg);
/* NULL: all. True: somebody was locked. */
bool auth_unlock(struct auth *a, const char *user);
void auth_forget_fails(struct auth *a, const char *user);

#endif
