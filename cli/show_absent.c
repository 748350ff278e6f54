/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Show commands of what this router does not do, in the form IOS gives them when nothing is
 * configured or nothing has happened: a heading, one sentence, or nothing. True as long as the
 * feature is not built; whoever builds one takes its rows from here.
 * Besides, the aliases, which the configuration alone answers.
 */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"

static int show_nothing(struct cli_ctx *c, const struct gram_match *m)
{
	return 0;
}

/* --- NHRP, DMVPN --- */

static int show_dmvpn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Legend: Attrb --> S - Static, D - Dynamic, I - Incomplete\n"
		     "\tN - NATed, L - Local, X - No Socket\n"
		     "\tT1 - Route Installed, T2 - Nexthop-override, B - BGP\n"
		     "\tC - CTS Capable, I2 - Temporary\n"
		     "\t# Ent --> Number of NHRP entries with same NBMA peer\n"
		     "\tNHS Status: E --> Expecting Replies, R --> Responding, W --> Waiting\n"
		     "\tUpDn Time --> Up or Down Time for a Tunnel\n"
		     "==========================================================================\n\n");
	return 0;
}

static int show_nhs(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Legend: E=Expecting replies, R=Responding, W=Waiting, D=Dynamic\n");
	return 0;
}

/* --- redundancy protocols --- */

static int show_vrrp_brief(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "  Interface          Grp  A-F Pri  Time Own Pre State   Master addr/Group addr\n");
	return 0;
}

/* --- services --- */

static int show_snmp(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%%SNMP agent not enabled\n");
	return 0;
}

static int show_ezvpn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Easy VPN Remote Phase: 8\n\n");
	return 0;
}

/* --- from the configuration --- */

static int show_alias(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *root = c->rt->running ? &c->rt->running->root : NULL;
	const char words[] = "alias exec ";

	cli_print(c, "Exec mode aliases:\n");
	for (const struct cli_alias *a = cli_aliases; a->name; a++) {
		char line[64];

		snprintf(line, sizeof(line), "%s%s", words, a->name);
		if (!cfg_find(root, line)) /* the user's own stands for it below */
			cli_print(c, "  %-21s %s\n", a->name, a->text);
	}
	for (const struct cfg_node *n = cfg_find(root, "alias exec"); n;
	     n = cfg_next(n, "alias exec")) {
		const char *name = n->line + strlen(words), *text = strchr(name, ' ');

		if (text)
			cli_print(c, "  %-21.*s %s\n", (int)(text - name), name, text + 1);
	}
	cli_print(c, "\n");
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define NHRP_HELP SHOW_HELP "IP information\nNHRP information\n"

const struct gram_row show_absent_rows[] = {
	EXEC_ROW(MODE_USER, "show dmvpn [detail]",
		 SHOW_HELP "Display DMVPN session related information\nShow detailed information",
		 show_dmvpn),
	EXEC_ROW(MODE_USER, "show ip nhrp [brief|detail|shortcut|dynamic|static|incomplete]",
		 NHRP_HELP "Brief\nDetailed\nShortcuts\nDynamic\nStatic\nIncomplete", show_nothing),
	EXEC_ROW(MODE_USER, "show ip nhrp nhs [detail]",
		 NHRP_HELP "Next hop servers\nDetailed", show_nhs),
	EXEC_ROW(MODE_USER, "show ipv6 nhrp [brief|detail]",
		 SHOW_HELP "IPv6 information\nNHRP information\nBrief\nDetailed", show_nothing),
	EXEC_ROW(MODE_USER, "show vrrp [all]",
		 SHOW_HELP "VRRP information\nInclude groups in disabled state", show_nothing),
	EXEC_ROW(MODE_USER, "show vrrp brief", SHOW_HELP "VRRP information\nBrief output",
		 show_vrrp_brief),
	EXEC_ROW(MODE_USER, "show isis neighbors [detail]",
		 SHOW_HELP "IS-IS routing information\nNeighbors\nDetailed", show_nothing),
	EXEC_ROW(MODE_USER, "show bfd neighbors [details]",
		 SHOW_HELP "BFD protocol info\nNeighbors\nDetailed", show_nothing),
	EXEC_ROW(MODE_USER, "show ip rip database",
		 SHOW_HELP "IP information\nRIP show commands\nRIPv2 database", show_nothing),
	EXEC_ROW(MODE_USER, "show ip pim neighbor [IFACE$iface]",
		 SHOW_HELP "IP information\nPIM information\nPIM neighbor information\nInterface",
		 show_nothing),
	EXEC_ROW(MODE_USER, "show ipv6 routers [IFACE$iface]",
		 SHOW_HELP "IPv6 information\nShow local IPv6 routers\nInterface", show_nothing),
	EXEC_ROW(MODE_EXEC, "show snmp [community|user|group|host]",
		 SHOW_HELP "snmp statistics\nCommunities\nUsers\nGroups\nHosts", show_snmp),
	EXEC_ROW(MODE_USER, "show crypto ipsec client ezvpn",
		 SHOW_HELP "Encryption module\nShow IPSEC policy\nShow Client Status\n"
			   "Show ezvpn information", show_ezvpn),
	EXEC_ROW(MODE_EXEC, "show aaa servers",
		 SHOW_HELP "Show AAA values\nShow all AAA servers as seen by AAA Server MIB",
		 show_nothing),
	EXEC_ROW(MODE_EXEC, "clear ip nhrp [A.B.C.D$addr|counters]",
		 "Reset functions\nIP\nClear dynamic NHRP cache entries\nEntry\nCounters",
		 show_nothing),
	EXEC_ROW(MODE_EXEC, "clear dmvpn session",
		 "Reset functions\nDynamic Multipoint VPN\nSessions", show_nothing),
	EXEC_ROW(MODE_EXEC, "clear ip cache", "Reset functions\nIP\nDelete cache table entries",
		 show_nothing),
	EXEC_ROW(MODE_USER, "show aliases [exec]", SHOW_HELP "Display alias commands\nExec",
		 show_alias),
	EXEC_END,
};
