/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands that move between modes and set the terminal: enable, configure, do, exit, end, terminal,
 * interface range.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "cli/exec_int.h"
#include "cli/outgoing.h"
#include "cli/privilege.h"

#define TRIES 3

/* --- privilege --- */

struct enable { /* packed into the question's argument */
	unsigned level : 4, tries : 4, aaa : 1;
};

static void enable_ask(struct cli_ctx *c, struct enable e);

static void enable_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	uintptr_t packed = (uintptr_t)arg;
	struct enable e = { packed & 15, packed >> 4 & 15, packed >> 8 & 1 };
	char stored[160];
	bool secret = conf_enable_secret(c->cfg, (int)e.level, stored, sizeof(stored));

	if (secret_verify(stored, answer))
		privilege_set(c, (int)e.level);
	else if (e.aaa)
		cli_print(c, "%% Error in authentication.\n\n");
	else if (e.tries > 1 && c->interactive)
		enable_ask(c, (struct enable){ e.level, e.tries - 1, 0 });
	else
		cli_print(c, "%% Bad %s\n\n", secret ? "secrets" : "passwords");
	secret_wipe(stored, sizeof(stored));
}

static void enable_ask(struct cli_ctx *c, struct enable e)
{
	cli_ask(c, "Password: ", true, enable_answer,
		(void *)(uintptr_t)(e.level | e.tries << 4 | e.aaa << 8));
}

/* `aaa authentication enable default none`, or `enable none` and there is no secret */
static bool enable_is_open(const struct cli_ctx *c, bool secret)
{
	const struct cfg_node *n = cfg_find(&c->cfg->root, "aaa authentication enable default");

	if (!n || !cfg_flag(&c->cfg->root, "aaa new-model", false) || !cfg_has(n, "none"))
		return false;
	return !secret || !(cfg_has(n, "enable") || cfg_has(n, "line"));
}

static int enable_fn(struct cli_ctx *c, const struct gram_match *m)
{
	int level = (int)gram_num(m, "level", 15);
	char stored[160];
	bool known, aaa = cfg_flag(&c->cfg->root, "aaa new-model", false);

	conf_enable_secret(c->cfg, level, stored, sizeof(stored));
	known = *stored;
	secret_wipe(stored, sizeof(stored));
	if (level <= c->privilege || enable_is_open(c, known)) {
		privilege_set(c, level);
	} else if (known) {
		enable_ask(c, (struct enable){ (unsigned)level, TRIES, aaa });
	} else if (c->session && c->who && strncmp(c->who, "console", 7)) {
		/* nobody may become privileged from afar without a password */
		cli_print(c, aaa ? "%% Error in authentication.\n\n" : "%% No password set\n");
	} else {
		privilege_set(c, level);
	}
	return 0;
}

static int disable_fn(struct cli_ctx *c, const struct gram_match *m)
{
	int level = (int)gram_num(m, "level", 1);

	if (level > c->privilege)
		cli_print(c, "%% New privilege level must be less than current privilege level\n");
	else
		privilege_set(c, level);
	return 0;
}

static void close_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	c->want_close = !*answer || (*answer | 32) == 'y';
}

static int close_fn(struct cli_ctx *c, const struct gram_match *m)
{
	if (outgoing_current(c))
		cli_ask(c, "You have open connections [confirm]", false, close_answer, NULL);
	else
		c->want_close = true;
	return 0;
}

/* --- into and out of configuration --- */

static void configure_begin(struct cli_ctx *c)
{
	if (c->mode >= MODE_CONFIG)
		return;
	cli_print(c, "Enter configuration commands, one per line.  End with CNTL/Z.\n");
	cli_enter(c, MODE_CONFIG, NULL);
}

static void configure_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	size_t n = gram_word(answer);

	if (!n || !strncasecmp(answer, "terminal", n))
		configure_begin(c);
	else
		cli_print(c, "?Must be \"terminal\", \"memory\" or \"network\"\n");
}

static int configure_fn(struct cli_ctx *c, const struct gram_match *m)
{
	if (m->n == 1)
		cli_ask(c, "Configuring from terminal, memory, or network [terminal]? ", false,
			configure_answer, NULL);
	else
		configure_begin(c);
	return 0;
}

static int exit_fn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_leave(c);
	return 0;
}

static int end_fn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_end(c);
	return 0;
}

static int do_fn(struct cli_ctx *c, const struct gram_match *m)
{
	/* the caret counts from the start of the line */
	c->prompt_len += m->tok[m->n - 1].col;
	cli_exec_line(c, MODE_EXEC, gram_var(m, "command"));
	return 0;
}

/* --- interface range --- */

struct range_list {
	struct cfg_node *node[256];
	size_t n;
};

/* Open `interface NAME` and note its section. */
static bool range_open(struct cli_ctx *c, struct range_list *l, const char *name)
{
	struct gram_match m;
	char line[128];
	size_t col;

	snprintf(line, sizeof(line), "interface %s", name);
	if (l->n == ARRAY_SIZE(l->node) ||
	    gram_parse(c->rt->gram, MODE_CONFIG, line, &m, &col) != GRAM_OK)
		return false;
	cli_config_run(c, &m);
	if (c->depth != 1)
		return false;
	l->node[l->n++] = c->section[0];
	cli_leave(c);
	return true;
}

/* One piece between commas: "gi0/1", "gi0/1 - 3", "lo0-4". */
static bool range_piece(struct cli_ctx *c, struct range_list *l, const char *s, size_t n)
{
	char name[80];
	const char *dash = NULL;
	size_t k = 0, digits;
	uint64_t lo, hi;

	/* the last dash, if a digit stands before it: Port-channel has one of its own */
	for (size_t i = 1; i < n; i++) {
		size_t b = i;

		while (b > 0 && gram_blank(s[b - 1]))
			b--;
		if (s[i] == '-' && b > 0 && s[b - 1] >= '0' && s[b - 1] <= '9')
			dash = s + i;
	}
	for (size_t i = 0; i < (dash ? (size_t)(dash - s) : n) && k + 1 < sizeof(name); i++)
		if (!gram_blank(s[i]))
			name[k++] = s[i];
	name[k] = '\0';
	if (!dash)
		return k && range_open(c, l, name);
	digits = k;
	while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9')
		digits--;
	lo = strtoull(name + digits, NULL, 10);
	hi = strtoull(dash + 1, NULL, 10);
	if (digits == k || hi < lo || hi - lo >= ARRAY_SIZE(l->node))
		return false;
	for (; lo <= hi; lo++) {
		snprintf(name + digits, sizeof(name) - digits, "%llu", (unsigned long long)lo);
		if (!range_open(c, l, name))
			return false;
	}
	return true;
}

static int range_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *s = gram_var(m, "range");
	struct range_list *l = xcalloc(1, sizeof(*l));
	bool ok = true;

	while (ok && *s) {
		size_t n = strcspn(s, ",");

		ok = range_piece(c, l, s, n);
		s += n + (s[n] == ',');
	}
	if (ok && l->n) {
		enum cli_mode mode = strchr(l->node[0]->line, '.') ? MODE_SUBIF : MODE_IF;

		cli_enter(c, mode, l->node[0]);
		cli_range_set(c, l->node, l->n);
	} else {
		cli_refuse(c, GRAM_INVALID, c->line, m->tok[m->n - 1].col);
	}
	free(l);
	return 0;
}

/* --- the terminal --- */

static int length_fn(struct cli_ctx *c, const struct gram_match *m)
{
	c->term_length = (int)gram_num(m, "n", 24);
	return 0;
}

static int width_fn(struct cli_ctx *c, const struct gram_match *m)
{
	c->term_width = (int)gram_num(m, "n", 80);
	return 0;
}

static int monitor_fn(struct cli_ctx *c, const struct gram_match *m)
{
	if (!c->session)
		return 0;
	if (!strncmp(c->who ? c->who : "", "console", 7))
		cli_print(c, "%% Console already monitors\n");
	else
		session_set_monitor(c->session, !gram_has(m, "no"));
	return 0;
}

static int accept_fn(struct cli_ctx *c, const struct gram_match *m)
{
	return 0;
}

static int history_size_fn(struct cli_ctx *c, const struct gram_match *m)
{
	bool off = gram_has(m, "no") && !gram_has(m, "size");

	if (c->session)
		session_history_resize(c->session,
				       off ? 0 : (size_t)gram_num(m, "n", SESSION_HISTORY));
	return 0;
}

static int stamp_fn(struct cli_ctx *c, const struct gram_match *m)
{
	c->stamp = !gram_has(m, "no") && !gram_has(m, "default");
	return 0;
}

static int history_fn(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->session)
		session_history(c->session, c->out);
	return 0;
}

static int help_fn(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Help may be requested at any point in a command by entering\n"
		     "a question mark '?': behind a blank it lists what may come next, behind\n"
		     "the beginning of a word it lists the words that begin so.\n\n");
	return 0;
}

#define EXIT_ROW(mode, what)                                                                      \
	{ mode, "exit", "Exit from " what " configuration mode", exit_fn,                         \
	  .flags = GRAM_NO_NO | GRAM_ANYWHERE }

const struct gram_row core_rows[] = {
	{ MODE_USER, "enable [<0-15>$level]", "Turn on privileged commands\nEnable level", enable_fn },
	{ MODE_USER, "disable [<0-15>$level]", "Turn off privileged commands\nPrivilege level to go to",
	  disable_fn },
	{ MODE_USER, "exit", "Exit from the EXEC", close_fn },
	{ MODE_USER, "logout", "Exit from the EXEC", close_fn },
	{ MODE_USER, "quit", "Exit from the EXEC", close_fn },
	{ MODE_USER, "help", "Description of the interactive help system", help_fn },
	{ MODE_USER, "terminal length <0-512>$n",
	  "Set terminal line parameters\nSet number of lines on a screen\n"
	  "Number of lines on screen (0 for no pausing)", length_fn },
	{ MODE_USER, "terminal width <0-512>$n",
	  "Set terminal line parameters\nSet width of the display terminal\n"
	  "Number of characters on a screen line", width_fn },
	{ MODE_USER, "terminal monitor",
	  "Set terminal line parameters\nCopy debug output to the current terminal line",
	  monitor_fn },
	{ MODE_USER, "terminal no monitor",
	  "Set terminal line parameters\nNegate a command or set its defaults\n"
	  "Copy debug output to the current terminal line", monitor_fn },
	{ MODE_USER, "terminal no length",
	  "Set terminal line parameters\nNegate a command or set its defaults\n"
	  "Set number of lines on a screen", length_fn },
	{ MODE_USER, "terminal no width",
	  "Set terminal line parameters\nNegate a command or set its defaults\n"
	  "Set width of the display terminal", width_fn },
	{ MODE_USER, "terminal history [size <0-256>$n]",
	  "Set terminal line parameters\nEnable and control the command history function\n"
	  "Set history buffer size\nSize of history buffer", history_size_fn },
	{ MODE_USER, "terminal {default|no} {editing|full-help|"
	  "international|ip netmask-format|notify|padding|rotary-nowarn|telnet|transport|"
	  "databits|stopbits|speed|parity|data-character-bits}"
	  "$what", "Set terminal line parameters\nSet a command to its defaults\n"
	  "Negate a command or set its defaults\nCommand line editor\n"
	  "Full help\nInternational\nIP\nMasks\nNotification\nPadding\n"
	  "Warnings\nTelnet\nTransport\nBits\nStop bits\nSpeed\nParity\nBits",
	  accept_fn },
	{ MODE_USER, "terminal {default|no} history [size]", "Set terminal line parameters\n"
	  "Set a command to its defaults\nNegate a command or set its defaults\n"
	  "Enable and control the command history function\nSet history buffer size",
	  history_size_fn },
	{ MODE_USER, "terminal {default|no} exec prompt timestamp", "Set terminal line "
	  "parameters\nSet a command to its defaults\nNegate a command or set its defaults\n"
	  "EXEC behaviour\nPrompt\nPrint timestamps", stamp_fn },
	{ MODE_USER, "terminal {editing|full-help|international|notify|databits <5-8>$n|"
	  "ip netmask-format "
	  "{bit-count|decimal|hexadecimal}$format|stopbits LINE$stop|speed <0-4294967295>$speed|"
	  "parity WORD$parity|transport LINE$transport|telnet LINE$telnet}$what",
	  "Set terminal line parameters\nEnable command line editing\n"
	  "Provide help to unprivileged user\nEnable international 8-bit character support\n"
	  "Inform users of output from concurrent sessions\n"
	  "Set number of data bits per character\nnumber\nIP options\nMasks\n/24\nDotted\n"
	  "0x\nSet async line stop bits\nnumber\nSet the transmit and receive speeds\nbaud\n"
	  "Set terminal parity\nkind\nDefine transport protocols for line\nSettings\n"
	  "Telnet protocol-specific configuration\nSettings",
	  accept_fn },
	{ MODE_USER, "terminal default length", "Set terminal line parameters\n"
	  "Set a command to its defaults\nSet number of lines on a screen", length_fn },
	{ MODE_USER, "terminal default width", "Set terminal line parameters\n"
	  "Set a command to its defaults\nSet width of the display terminal", width_fn },
	{ MODE_USER, "terminal exec prompt timestamp",
	  "Set terminal line parameters\nEXEC behaviour\nPrompt\nPrint timestamps", stamp_fn },
	{ MODE_USER, "show history", "Show running system information\nDisplay the session command history",
	  history_fn },
	{ MODE_EXEC, "configure [terminal]", "Enter configuration mode\nConfigure from the terminal",
	  configure_fn },
	{ MODE_CONFIG, "end", "Exit from configure mode", end_fn,
	  .flags = GRAM_NO_NO | GRAM_ANYWHERE },
	{ MODE_CONFIG, "do LINE$command", "To run exec commands in config mode\nExec Command", do_fn,
	  .flags = GRAM_NO_NO | GRAM_ANYWHERE },
	{ MODE_CONFIG, "interface range LINE$range",
	  "Select an interface to configure\ninterface range command\n"
	  "Interfaces, as in GigabitEthernet0/1 - 3 , Loopback0", range_fn, .flags = GRAM_NO_NO },
	{ MODE_CONFIG, "exit", "Exit from configure mode", exit_fn,
	  .flags = GRAM_NO_NO | GRAM_ANYWHERE },
	EXIT_ROW(MODE_IF, "interface"),
	EXIT_ROW(MODE_LINE, "line"),
	EXIT_ROW(MODE_ROUTER, "routing protocol"),
	EXIT_ROW(MODE_ROUTER_AF, "address family"),
	EXIT_ROW(MODE_ROUTER_TOPO, "topology"),
	EXIT_ROW(MODE_ROUTER_AFIF, "address family interface"),
	EXIT_ROW(MODE_IKEV2_PROPOSAL, "IKEv2 proposal"),
	EXIT_ROW(MODE_IKEV2_POLICY, "IKEv2 policy"),
	EXIT_ROW(MODE_IKEV2_KEYRING, "IKEv2 keyring"),
	EXIT_ROW(MODE_IKEV2_KEYRING_PEER, "IKEv2 keyring peer"),
	EXIT_ROW(MODE_IKEV2_PROFILE, "IKEv2 profile"),
	EXIT_ROW(MODE_IKEV2_AUTHOR, "IKEv2 authorization policy"),
	EXIT_ROW(MODE_IKEV2_FLEXVPN, "IKEv2 FlexVPN client"),
	EXIT_ROW(MODE_IKEV2_MANGLER, "IKEv2 name mangler"),
	EXIT_ROW(MODE_IKEV2_CLUSTER, "IKEv2 cluster"),
	EXIT_ROW(MODE_IPSEC_TS, "transform set"),
	EXIT_ROW(MODE_IPSEC_PROFILE, "IPsec profile"),
	EXIT_ROW(MODE_CRYPTO_MAP, "crypto map"),
	EXIT_ROW(MODE_ISAKMP_POLICY, "ISAKMP policy"),
	EXIT_ROW(MODE_ISAKMP_PROFILE, "ISAKMP profile"),
	EXIT_ROW(MODE_KEYRING_V1, "keyring"),
	EXIT_ROW(MODE_ISAKMP_GROUP, "ISAKMP client group"),
	EXIT_ROW(MODE_PKI_TRUSTPOINT, "trustpoint"),
	EXIT_ROW(MODE_PKI_SERVER, "certificate server"),
	EXIT_ROW(MODE_PKI_CERTMAP, "certificate map"),
	EXIT_ROW(MODE_PKI_CHAIN, "certificate chain"),
	EXIT_ROW(MODE_ACL_STD, "access list"),
	EXIT_ROW(MODE_ACL_EXT, "access list"),
	EXIT_ROW(MODE_ACL6, "access list"),
	EXIT_ROW(MODE_ROUTE_MAP, "route map"),
	EXIT_ROW(MODE_VRF, "VRF"),
	EXIT_ROW(MODE_VRF_AF, "VRF address family"),
	EXIT_ROW(MODE_IP_VRF, "VRF"),
	EXIT_ROW(MODE_SLA, "IP SLA"),
	EXIT_ROW(MODE_SLA_ECHO, "IP SLA echo"),
	EXIT_ROW(MODE_TRACK, "track"),
	EXIT_ROW(MODE_DHCP, "DHCP pool"),
	EXIT_ROW(MODE_AAA_GROUP, "server group"),
	EXIT_ROW(MODE_RADIUS, "RADIUS server"),
	EXIT_ROW(MODE_AAA_ATTR, "attribute list"),
	EXIT_ROW(MODE_KEYCHAIN, "key chain"),
	EXIT_ROW(MODE_KEYCHAIN_KEY, "key chain key"),
	EXIT_ROW(MODE_ARCHIVE, "archive"),
	EXIT_ROW(MODE_CLASS_MAP, "class map"),
	EXIT_ROW(MODE_POLICY_MAP, "policy map"),
	EXIT_ROW(MODE_POLICY_MAP_CLASS, "policy map class"),
	EXIT_ROW(MODE_ZONE, "zone"),
	EXIT_ROW(MODE_ZONE_PAIR, "zone pair"),
	EXIT_ROW(MODE_EZVPN, "Easy VPN"),
	EXIT_ROW(MODE_VLAN, "VLAN"),
	EXIT_ROW(MODE_MISC, "this"),
	EXIT_ROW(MODE_IFSUB, "this"),
	EXIT_ROW(MODE_ISIS, "router"),
	EXIT_ROW(MODE_OBJECT_GROUP, "object group"),
	EXIT_ROW(MODE_DHCP6, "DHCPv6 pool"),
	EXIT_ROW(MODE_PKI_ENROLL, "enrollment profile"),
	EXIT_ROW(MODE_PARAM_MAP, "parameter map"),
	EXIT_ROW(MODE_BFD, "BFD template"),
	EXIT_ROW(MODE_CALL_HOME, "Call Home"),
	EXIT_ROW(MODE_CALL_HOME_PROFILE, "Call Home profile"),
	EXIT_ROW(MODE_CONTROLLER, "controller"),
	EXIT_ROW(MODE_SSH_PUBKEY, "public key chain"),
	EXIT_ROW(MODE_SSH_PUBKEY_USER, "public key user"),
	EXIT_ROW(MODE_FLOW_RECORD, "flow record"),
	EXIT_ROW(MODE_FLOW_EXPORTER, "flow exporter"),
	EXIT_ROW(MODE_FLOW_MONITOR, "flow monitor"),
	EXIT_ROW(MODE_SAMPLER, "sampler"),
	EXIT_ROW(MODE_TIME_RANGE, "time-range"),
	EXIT_ROW(MODE_VIEW, "view"),
	EXIT_ROW(MODE_RADIUS_DYN, "dynamic authorization"),
	{ .syntax = NULL },
};
