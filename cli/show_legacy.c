/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto isakmp policy | key | peers, and the answers of services that are not there: from the
 * configuration alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

/* --- show crypto isakmp policy --- */

static const char *value_of(const struct cfg_node *section, const char *words, const char *dflt)
{
	const struct cfg_node *n = cfg_find(section, words);

	return n && !n->no && strlen(n->line) > strlen(words) ? n->line + strlen(words) + 1 : dflt;
}

static void encryption_print(struct cli_ctx *c, const char *v)
{
	unsigned bits = 128;

	if (!strncmp(v, "aes", 3)) {
		sscanf(v, "aes %u", &bits);
		cli_print(c, "\tencryption algorithm:\tAES - Advanced Encryption Standard (%u bit "
			     "keys).\n", bits);
	} else if (!strcmp(v, "3des")) {
		cli_print(c, "\tencryption algorithm:\tThree key triple DES\n");
	} else {
		cli_print(c, "\tencryption algorithm:\tDES - Data Encryption Standard (56 bit "
			     "keys).\n");
	}
}

static void hash_print(struct cli_ctx *c, const char *v)
{
	unsigned bits;

	if (sscanf(v, "sha%u", &bits) == 1)
		cli_print(c, "\thash algorithm:\t\tSecure Hash Standard 2 (%u bit)\n", bits);
	else
		cli_print(c, "\thash algorithm:\t\t%s\n",
			  !strcmp(v, "md5") ? "Message Digest 5" : "Secure Hash Standard");
}

static void group_print(struct cli_ctx *c, const char *v)
{
	static const struct {
		const char *group;
		unsigned bits;
	} bits[] = {{"1", 768},	  {"2", 1024}, {"5", 1536}, {"14", 2048}, {"15", 3072},
		    {"16", 4096}, {"19", 256}, {"20", 384}, {"21", 521},  {"24", 2048}};

	for (size_t i = 0; i < ARRAY_SIZE(bits); i++)
		if (!strcmp(bits[i].group, v))
			cli_print(c, "\tDiffie-Hellman group:\t#%s (%u bit)\n", v, bits[i].bits);
}

static void policy_print(struct cli_ctx *c, const struct cfg_node *n)
{
	const char *prio = strrchr(n->line, ' ') + 1;
	const char *encr = value_of(n, "encryption", value_of(n, "encr", "des"));
	const char *auth = value_of(n, "authentication", "rsa-sig");

	cli_print(c, "Protection suite of priority %s\n", prio);
	encryption_print(c, encr);
	hash_print(c, value_of(n, "hash", "sha"));
	cli_print(c, "\tauthentication method:\t%s\n",
		  !strcmp(auth, "pre-share")   ? "Pre-Shared Key"
		  : !strcmp(auth, "rsa-encr") ? "Rivest-Shamir-Adleman Encryption"
						: "Rivest-Shamir-Adleman Signature");
	group_print(c, value_of(n, "group", "1"));
	cli_print(c, "\tlifetime:\t\t%s seconds, no volume limit\n",
		  value_of(n, "lifetime", "86400"));
}

static int show_policy(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *root = c->rt->running ? &c->rt->running->root : NULL;

	cli_print(c, "\nGlobal IKE policy\n");
	for (const struct cfg_node *n = cfg_find(root, "crypto isakmp policy"); n;
	     n = cfg_next(n, "crypto isakmp policy"))
		policy_print(c, n);
	return 0;
}

/* crypto isakmp key [0|6] KEY address A [M] | hostname H */
static int show_key(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *root = c->rt->running ? &c->rt->running->root : NULL;

	cli_print(c, "Keyring      Hostname/Address                            Preshared Key\n\n");
	for (const struct cfg_node *n = cfg_find(root, "crypto isakmp key"); n;
	     n = cfg_next(n, "crypto isakmp key")) {
		char key[128] = "", peer[128] = "", type[8];
		const char *rest = n->line + strlen("crypto isakmp key ");
		const char *at = strstr(rest, " address ");

		if (!at)
			at = strstr(rest, " hostname ");
		if (!at)
			continue;
		if (sscanf(rest, "%7[06] %127s", type, key) != 2 || !strcmp(key, "address") ||
		    !strcmp(key, "hostname"))
			sscanf(rest, "%127s", key);
		sscanf(at, " %*s %127s", peer);
		cli_print(c, "%-12s %-43s %s\n", "default", peer, key);
	}
	return 0;
}

static int show_none(struct cli_ctx *c, const struct gram_match *m)
{
	return 0; /* there are no IKEv1 peers */
}

static int show_off(struct cli_ctx *c, const struct gram_match *m)
{
	if (gram_has(m, "ntp"))
		cli_print(c, "%%NTP is not enabled.\n");
	else
		cli_print(c, "%% %s is not enabled\n", gram_has(m, "cdp") ? "CDP" : "LLDP");
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define ISAKMP_HELP SHOW_HELP "Encryption module\nShow ISAKMP information\n"

const struct gram_row show_legacy_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto isakmp policy",
		 ISAKMP_HELP "Show ISAKMP protection suite policy", show_policy),
	EXEC_ROW(MODE_EXEC, "show crypto isakmp key",
		 ISAKMP_HELP "Show ISAKMP preshared keys", show_key),
	EXEC_ROW(MODE_USER, "show crypto isakmp peers",
		 ISAKMP_HELP "Show ISAKMP peer structures", show_none),
	EXEC_ROW(MODE_USER, "show ntp {status|associations}",
		 SHOW_HELP "Network time protocol\nNTP status\nNTP associations", show_off),
	EXEC_ROW(MODE_USER, "show cdp [neighbors [detail]]",
		 SHOW_HELP "CDP information\nCDP neighbor entries\nShow detailed information",
		 show_off),
	EXEC_ROW(MODE_USER, "show lldp [neighbors [detail]]",
		 SHOW_HELP "LLDP information\nLLDP neighbor entries\nShow detailed information",
		 show_off),
	EXEC_END,
};
