/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip ssh | ssh | login [failures] | aaa local user lockout, and clear aaa local user: who may
 * get in, who was kept out.
 */
#include <libssh/libssh.h>
#include <stdlib.h>
#include <string.h>
#include "cli/auth.h"
#include "cli/rsa_keys.h"
#include "cli/session_int.h"
#include "cli/show.h"

#define SHOW_HELP "Show running system information\n"

/* --- SSH --- */

static void host_key_render(struct cli_ctx *c, const char *path)
{
	ssh_key key = NULL;
	struct rsa_key k;
	char *b64 = NULL;

	if (!rsa_key_load(path, &k))
		return;
	if (ssh_pki_import_privkey_file(path, NULL, NULL, NULL, &key) == SSH_OK &&
	    ssh_pki_export_pubkey_base64(key, &b64) == SSH_OK) {
		cli_print(c, "IOS Keys in SECSH format(ssh-rsa, base64 encoded): %s\n"
			     "Modulus Size : %d bits\nssh-rsa ", k.name, EVP_PKEY_get_bits(k.key));
		for (size_t i = 0, n = strlen(b64); i < n; i += 72)
			cli_print(c, "%.72s\n", b64 + i);
	}
	ssh_string_free_char(b64);
	ssh_key_free(key);
	rsa_key_clear(&k);
}

static int show_ip_ssh(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ssh_conf *ssh = c->rt->sessions ? &c->rt->sessions->conf.ssh : NULL;
	char *path = ssh ? rsa_key_for_ssh(c->rt, ssh->keypair) : NULL;

	if (!ssh)
		return 0;
	cli_print(c, "SSH %s - version %s\n",
		  path && ssh_listens(c->rt->sessions) ? "Enabled" : "Disabled",
		  ssh->version == 2 ? "2.0" : "1.99");
	if (!path)
		cli_print(c, "%%Please create RSA keys to enable SSH (and of atleast 768 bits for "
			     "SSH v2).\n");
	cli_print(c, "Authentication methods:publickey,keyboard-interactive,password\n");
	if (*ssh->hostkeys)
		cli_print(c, "Hostkey Algorithms:%s\n", ssh->hostkeys);
	if (*ssh->ciphers)
		cli_print(c, "Encryption Algorithms:%s\n", ssh->ciphers);
	if (*ssh->macs)
		cli_print(c, "MAC Algorithms:%s\n", ssh->macs);
	if (*ssh->kex)
		cli_print(c, "KEX Algorithms:%s\n", ssh->kex);
	cli_print(c, "Authentication timeout: %d secs; Authentication retries: %d\n",
		  ssh->timeout_s, ssh->retries);
	if (path)
		host_key_render(c, path);
	free(path);
	return 0;
}

struct ssh_lines {
	struct cli_ctx *c;
	int n;
};

static void ssh_line(const struct ssh_info *i, void *arg)
{
	static const char *const ways[] = { "IN", "OUT" };
	struct ssh_lines *l = arg;

	if (i->line < 0)
		return; /* not let in yet */
	if (!l->n++)
		cli_print(l->c, "Connection Version Mode Encryption  Hmac         State"
				"                 Username\n");
	for (size_t k = 0; k < ARRAY_SIZE(ways); k++)
		cli_print(l->c, "%-10d %-7s %-4s %-11s %-12s %-21s %s\n", i->line, "2.0", ways[k],
			  i->cipher, i->hmac, "Session started", i->user);
}

static int show_ssh(struct cli_ctx *c, const struct gram_match *m)
{
	struct ssh_lines l = { .c = c };

	if (c->rt->sessions)
		ssh_walk(c->rt->sessions, ssh_line, &l);
	if (!l.n)
		cli_print(c, "%%No SSHv2 server connections running.\n");
	cli_print(c, "%%No SSHv1 server connections running.\n");
	return 0;
}

/* --- logins --- */

static int show_login(struct cli_ctx *c, const struct gram_match *m)
{
	const struct login_conf *l;
	struct auth_status s;

	if (!c->rt->sessions)
		return 0;
	l = &c->rt->sessions->conf.login;
	auth_status_get(c->rt->sessions->auth, &s);
	if (l->delay_s)
		cli_print(c, "     A login delay of %u second%s is applied.\n", l->delay_s,
			  l->delay_s == 1 ? "" : "s");
	else
		cli_print(c, "     No login delay has been applied.\n");
	if (*l->quiet_acl)
		cli_print(c, "     Quiet-Mode access list %s is applied.\n\n", l->quiet_acl);
	else
		cli_print(c, "     No Quiet-Mode access list has been configured.\n\n");
	if (!l->block_s) {
		cli_print(c, "     Router NOT enabled to watch for login Attacks\n");
		return 0;
	}
	cli_print(c,
		  "     Router enabled to watch for login Attacks.\n"
		  "     If more than %u login failures occur in %u seconds or less,\n"
		  "     logins will be disabled for %u seconds.\n\n",
		  l->attempts - 1, l->within_s, l->block_s);
	if (s.quiet) {
		cli_print(c,
			  "     Router presently in Quiet-Mode.\n"
			  "     Will remain in Quiet-Mode for %u seconds.\n", s.left_s);
		if (*l->quiet_acl)
			cli_print(c, "     Restricted logins filtered by applied ACL %s.\n",
				  l->quiet_acl);
		else
			cli_print(c, "     Denying logins from all sources.\n");
		return 0;
	}
	cli_print(c,
		  "     Router presently in Normal-Mode.\n     Current Watch Window\n"
		  "         Time remaining: %u seconds.\n"
		  "         Login failures for current window: %u.\n"
		  "     Total login failures: %u.\n", s.left_s, s.window, s.total);
	return 0;
}

static int show_login_failures(struct cli_ctx *c, const struct gram_match *m)
{
	struct auth_failure f[AUTH_FAILURES];
	struct auth_status s;
	char when[SHOW_WALL_LEN];
	size_t n;

	if (!c->rt->sessions)
		return 0;
	n = auth_failures_get(c->rt->sessions->auth, f, ARRAY_SIZE(f));
	if (!n) {
		cli_print(c, "*** No logged failed login attempts with the device.***\n");
		return 0;
	}
	auth_status_get(c->rt->sessions->auth, &s);
	cli_print(c, "Total failed logins: %u\nDetailed information about last %d failures\n\n"
		     "Username        SourceIPAddr    lPort Count TimeStamp\n", s.total,
		  AUTH_FAILURES);
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%-15s %-15s %-5u %-5u %s\n", f[i].user, f[i].from, f[i].port,
			  f[i].count, show_wall(c->rt->running, f[i].at, when));
	return 0;
}

static void locked_line(const char *user, time_t at, void *arg)
{
	struct cli_ctx *c = arg;
	char when[SHOW_WALL_LEN];

	cli_print(c, "                %-23s %s\n", user, show_wall(c->rt->running, at, when));
}

static int show_lockout(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "                Local-user              Lock time\n\n");
	if (c->rt->sessions)
		auth_locked_walk(c->rt->sessions->auth, locked_line, c);
	return 0;
}

static int clear_local_user(struct cli_ctx *c, const struct gram_match *m)
{
	const char *user = gram_var(m, "user");
	struct auth *a = c->rt->sessions ? c->rt->sessions->auth : NULL;

	if (!a)
		return 0;
	if (gram_has(m, "fail-attempts"))
		auth_forget_fails(a, user);
	else if (auth_unlock(a, user))
		log_msg("AAA", LOG_LV_NOTICE, "USER_UNLOCKED", "User %s unlocked by %s on %s",
			user ? user : "all", c->user && *c->user ? c->user : "console",
			c->who ? c->who : "console");
	return 0;
}

static void clear_line_go(struct cli_ctx *c, const char *answer, void *arg)
{
	if (*answer && (*answer | 32) != 'y')
		return;
	cli_print(c, " [OK]\n");
	if (c->rt->sessions && (intptr_t)arg >= 0) /* the console's line stays */
		sessions_clear_vty(c->rt->sessions, (int)(intptr_t)arg);
}

static int clear_line(struct cli_ctx *c, const struct gram_match *m)
{
	int vty = gram_has(m, "console") ? -1 : (int)gram_num(m, "line", 0) - 1;

	if (gram_has(m, "vty"))
		vty = (int)gram_num(m, "vty", 0);
	cli_ask(c, "[confirm]", false, clear_line_go, (void *)(intptr_t)vty);
	return 0;
}

const struct gram_row show_access_rows[] = {
	EXEC_ROW(MODE_EXEC, "clear line {vty <0-15>$vty|console 0|<0-16>$line}",
		 "Reset functions\nReset a terminal line\nVirtual terminal\nLine number\n"
		 "Primary terminal line\nLine number\nLine number", clear_line),
	EXEC_ROW(MODE_USER, "show ip ssh", SHOW_HELP "IP information\nInformation on SSH",
		 show_ip_ssh),
	EXEC_ROW(MODE_USER, "show ssh", SHOW_HELP "Status of SSH server connections", show_ssh),
	EXEC_ROW(MODE_EXEC, "show login", SHOW_HELP "Display Secure Login Configurations and State",
		 show_login),
	EXEC_ROW(MODE_EXEC, "show login failures",
		 SHOW_HELP "Display Secure Login Configurations and State\n"
			   "Information about failed logins", show_login_failures),
	EXEC_ROW(MODE_EXEC, "show aaa local user lockout",
		 SHOW_HELP "Show AAA values\nShow AAA local method options\nUsers\n"
			   "Users who are locked out", show_lockout),
	EXEC_ROW(MODE_EXEC, "clear aaa local user {lockout|fail-attempts} {all|username WORD$user}",
		 "Reset functions\nClear AAA values\nClear AAA local method options\nUsers\n"
		 "Unlock users\nForget failed attempts\nAll users\nOne user\nUser name",
		 clear_local_user),
	EXEC_END,
};
