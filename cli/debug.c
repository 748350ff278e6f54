/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug, undebug, no debug, un all, show debugging. One table names the switches; everything
 * else follows from it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/debug_int.h"
#include "cli/show.h"
#include "routing/frr/frr.h"

/* In the order of show debugging; entries of one subsystem stand together. */
static const struct {
	enum dbg bit;
	const char *words;     /* the command behind `debug` */
	const char *subsystem; /* heading of show debugging */
	const char *name;      /* "X is on" */
} switches[] = {
	{ DBG_PACKET, "ip packet", "Generic IP", "IP packet debugging" },
	{ DBG_NAT, "ip nat", "Generic IP", "IP NAT debugging" },
	{ DBG_NAT_DETAIL, "ip nat detailed", "Generic IP", "IP NAT detailed debugging" },
	{ DBG_POLICY, "ip policy", "Generic IP", "Policy routing debugging" },
	{ DBG_ICMP, "ip icmp", "ICMP", "ICMP packet debugging" },
	{ DBG_ROUTING, "ip routing", "IP routing", "IP routing debugging" },
	{ DBG_BGP, "ip bgp", "BGP", "BGP debugging" },
	{ DBG_OSPF, "ip ospf", "OSPF", "OSPF adjacency debugging" },
	{ DBG_EIGRP_FSM, "eigrp fsm", "EIGRP", "EIGRP FSM Events/Actions debugging" },
	{ DBG_EIGRP_NBR, "eigrp neighbors", "EIGRP", "EIGRP Neighbors debugging" },
	{ DBG_EIGRP_PACKET, "eigrp packets", "EIGRP", "EIGRP Packet debugging" },
	{ DBG_EIGRP_ACK, "eigrp packets ack", "EIGRP", "EIGRP ACK Packet debugging" },
	{ DBG_EIGRP_HELLO, "eigrp packets hello", "EIGRP", "EIGRP HELLO Packet debugging" },
	{ DBG_EIGRP_QUERY, "eigrp packets query", "EIGRP", "EIGRP QUERY Packet debugging" },
	{ DBG_EIGRP_REPLY, "eigrp packets reply", "EIGRP", "EIGRP REPLY Packet debugging" },
	{ DBG_EIGRP_SIAQUERY, "eigrp packets siaquery", "EIGRP", "EIGRP SIAQUERY Packet debugging" },
	{ DBG_EIGRP_SIAREPLY, "eigrp packets siareply", "EIGRP", "EIGRP SIAREPLY Packet debugging" },
	{ DBG_EIGRP_UPDATE, "eigrp packets update", "EIGRP", "EIGRP UPDATE Packet debugging" },
	{ DBG_TRACK, "track", "Track", "Track debugging" },
	{ DBG_SLA, "ip sla trace", "IP SLAs", "IP SLAs TRACE debugging for all operations" },
	{ DBG_TUNNEL, "tunnel", "Tunnel", "Tunnel Interface debugging" },
	{ DBG_IPSEC, "crypto ipsec", "Cryptographic Subsystem", "Crypto IPSEC debugging" },
	{ DBG_IKEV2_ERROR, "crypto ikev2 error", "IKEV2", "IKEv2 error debugging" },
	{ DBG_IKEV2, "crypto ikev2", "IKEV2", "IKEv2 default debugging" },
	{ DBG_IKEV2_PACKET, "crypto ikev2 packet", "IKEV2", "IKEv2 packet debugging" },
	{ DBG_IKEV2_INTERNAL, "crypto ikev2 internal", "IKEV2", "IKEv2 internal debugging" },
	{ DBG_IKEV2_KEYS, "crypto ikev2 keys", "IKEV2", "IKEv2 key debugging" },
};

void show_debugging_render(struct str *out)
{
	const char *last = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		if (!log_debug_on(switches[i].bit))
			continue;
		if (!last || strcmp(last, switches[i].subsystem) != 0)
			str_printf(out, "\n%s:\n", switches[i].subsystem);
		last = switches[i].subsystem;
		str_printf(out, "  %s is on", switches[i].name);
		if (switches[i].bit == DBG_PACKET)
			debug_packet_suffix(out);
		str_putc(out, '\n');
	}
	str_putc(out, '\n');
}

static int show_debugging(struct cli_ctx *c, const struct gram_match *m)
{
	show_debugging_render(c->out);
	return 0;
}

/* The words behind `debug`, `undebug` or `no debug`: the longest switch they begin with. */
static int find_switch(const struct gram_match *m)
{
	struct str line = { 0 };
	const char *words;
	int best = -1;

	gram_canonical(m, &line);
	words = str_text(&line);
	if (!strncmp(words, "no ", 3))
		words += 3;
	words = strchr(words, ' ');
	for (size_t i = 0; words && i < ARRAY_SIZE(switches); i++) {
		size_t len = strlen(switches[i].words);

		if (!strncmp(words + 1, switches[i].words, len) &&
		    (!words[1 + len] || words[1 + len] == ' ') &&
		    (best < 0 || len > strlen(switches[best].words)))
			best = (int)i;
	}
	str_free(&line);
	return best;
}

/* The daemons have switches of their own; what they log then comes as debug lines. */
static void debug_frr(struct router *rt, enum dbg bit, bool on)
{
	static const char *const bgp[] = { "debug bgp neighbor-events", "debug bgp updates in",
					   "debug bgp updates out", "debug bgp nht" };
	static const char *const ospf[] = { "debug ospf event", "debug ospf nsm events",
					    "debug ospf nsm status", "debug ospf packet hello",
					    "debug ospf packet dd" };
	enum frr_kind kind = bit == DBG_BGP ? FRR_BGP : FRR_OSPF;
	const char *const *list = kind == FRR_BGP ? bgp : ospf;
	size_t n = kind == FRR_BGP ? ARRAY_SIZE(bgp) : ARRAY_SIZE(ospf);
	struct frr_child *child;

	for (size_t i = 0; rt->frr && (child = frr_nth(rt->frr, kind, i)); i++)
		for (size_t k = 0; k < n; k++) {
			char *cmd = xasprintf("%s%s", on ? "" : "no ", list[k]);

			frr_ask(child, cmd, NULL, NULL);
			free(cmd);
		}
}

static bool of_kernel(enum dbg bit)
{
	return bit == DBG_PACKET || bit == DBG_NAT || bit == DBG_NAT_DETAIL || bit == DBG_POLICY;
}

/* The kernel has to hand packets over for these. */
static int kernel_update(struct router *rt)
{
	int rc = debug_packet_update(rt);

	/* what other switches asked for ended with it */
	for (size_t i = 0; rc && i < ARRAY_SIZE(switches); i++)
		if (of_kernel(switches[i].bit))
			log_debug_set(switches[i].bit, false);
	return rc;
}

static void debug_kernel(struct cli_ctx *c, const struct gram_match *m, int i, bool on)
{
	struct str suffix = { 0 };
	int rc;

	if (switches[i].bit == DBG_PACKET)
		debug_packet_filter(on ? gram_var(m, "acl") : NULL, on && gram_has(m, "detail"));
	rc = kernel_update(c->rt);
	if (rc) {
		cli_print(c, "%% Packets cannot be watched here: %s\n", strerror(-rc));
		return;
	}
	if (switches[i].bit == DBG_PACKET && on)
		debug_packet_suffix(&suffix);
	cli_print(c, "%s is %s%s\n", switches[i].name, on ? "on" : "off", str_text(&suffix));
	str_free(&suffix);
}

static int debug_set(struct cli_ctx *c, const struct gram_match *m, bool on)
{
	int i = find_switch(m);

	if (i < 0)
		return 0;
	log_debug_set(switches[i].bit, on);
	if (of_kernel(switches[i].bit)) {
		debug_kernel(c, m, i, on);
		return 0;
	}
	if (switches[i].bit == DBG_ICMP && debug_icmp_set(c->rt, on)) {
		log_debug_set(DBG_ICMP, false);
		cli_print(c, "%% ICMP cannot be watched here: no raw socket\n");
		return 0;
	}
	if (switches[i].bit == DBG_BGP || switches[i].bit == DBG_OSPF)
		debug_frr(c->rt, switches[i].bit, on);
	/* IOS's default debugging shows errors too. */
	if (switches[i].bit == DBG_IKEV2)
		log_debug_set(DBG_IKEV2_ERROR, on);
	cli_print(c, "%s is %s\n", switches[i].name, on ? "on" : "off");
	return 0;
}

static int debug_on(struct cli_ctx *c, const struct gram_match *m)
{
	return debug_set(c, m, true);
}

static int debug_off(struct cli_ctx *c, const struct gram_match *m)
{
	return debug_set(c, m, false);
}

static void debug_all_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	if (!*answer || strncasecmp(answer, "yes", strlen(answer)) != 0)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		enum dbg bit = switches[i].bit;

		/* Session keys in a log are asked for by name or not at all. */
		if (bit == DBG_IKEV2_KEYS || (bit == DBG_ICMP && debug_icmp_set(c->rt, true)))
			continue;
		log_debug_set(bit, true);
		if (bit == DBG_BGP || bit == DBG_OSPF)
			debug_frr(c->rt, bit, true);
	}
	debug_packet_filter(NULL, false);
	kernel_update(c->rt);
	cli_print(c, "All possible debugging has been turned on\n");
}

static int debug_all(struct cli_ctx *c, const struct gram_match *m)
{
	cli_ask(c, "\nThis may severely impact network performance. Continue? (yes/[no]): ", false,
		debug_all_answer, NULL);
	return 0;
}

static int undebug_all(struct cli_ctx *c, const struct gram_match *m)
{
	if (log_debug_on(DBG_BGP))
		debug_frr(c->rt, DBG_BGP, false);
	if (log_debug_on(DBG_OSPF))
		debug_frr(c->rt, DBG_OSPF, false);
	log_debug_all_off();
	debug_icmp_set(c->rt, false);
	debug_packet_update(c->rt);
	cli_print(c, "All possible debugging has been turned off\n");
	return 0;
}

#define FAMILY                                                                                     \
	" {crypto ikev2 [error|packet|internal|keys]|crypto ipsec|eigrp {fsm|neighbors|packets "   \
	"[ack|hello|query|reply|siaquery|siareply|update]}|ip bgp [events|keepalives|updates]|"    \
	"ip icmp|ip nat [detailed]|ip ospf [adj|events|hello|packet]|"                             \
	"ip packet [<1-199>$acl|<1300-2699>$acl] [detail]|ip policy|ip routing|"                                    \
	"ip sla trace|track|tunnel}"

#define FAMILY_HELP                                                                                \
	"Cryptographic subsystem\nIKEv2 debugging\nErrors only\nPacket dumps\nInternal events\n"   \
	"Session keys, for decoding captures\nCryptographic subsystem\nIPSEC processing\n"         \
	"EIGRP debugging\nFinite state machine\nNeighbors\nPackets\nAcknowledgements\nHellos\n"    \
	"Queries\nReplies\nSIA queries\nSIA replies\nUpdates\n"                                    \
	"IP information\nBGP information\nBGP events\nBGP keepalives\nBGP updates\n"             \
	"IP information\nICMP transactions\nIP information\nNAT events\nNAT detailed events\n"     \
	"IP information\nOSPF information\nOSPF adjacency\nOSPF events\nOSPF hello events\n"     \
	"OSPF packets\nIP information\nGeneral IP debugging and IPSO security transactions\n"     \
	"Access list\nAccess list (expanded range)\nPrint more debugging detail\n"               \
	"IP information\nPolicy routing\nIP information\n"                          \
	"Routing table events\nIP information\nIP Service Level Agreements\nTrace\n"               \
	"Object tracking\nTunnel interfaces"

/* send log [LEVEL] TEXT: a message of one's own */
static int send_log(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const names[] = { "EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE",
					     "INFO", "DEBUG" };
	uint64_t level = gram_num(m, "level", LOG_LV_DEBUG);
	char mnemonic[32];

	snprintf(mnemonic, sizeof(mnemonic), "USERLOG_%s", names[level]);
	log_msg("SYS", (enum log_level)level, mnemonic, "Message from %s(user id: %s): %s",
		c->who ? c->who : "console", c->user ? c->user : "", gram_var(m, "text"));
	return 0;
}

const struct gram_row debug_rows[] = {
	EXEC_ROW(MODE_EXEC, "debug" FAMILY,
		 "Debugging functions (see also 'undebug')\n" FAMILY_HELP, debug_on),
	EXEC_ROW(MODE_EXEC, "undebug" FAMILY,
		 "Disable debugging functions (see also 'debug')\n" FAMILY_HELP, debug_off),
	EXEC_ROW(MODE_EXEC, "no debug" FAMILY,
		 "Disable debugging functions\nDebugging functions\n" FAMILY_HELP, debug_off),
	EXEC_ROW(MODE_EXEC, "debug all",
		 "Debugging functions (see also 'undebug')\nEnable all debugging", debug_all),
	EXEC_ROW(MODE_EXEC, "undebug all",
		 "Disable debugging functions (see also 'debug')\nEnable all debugging",
		 undebug_all),
	EXEC_ROW(MODE_EXEC, "no debug all",
		 "Disable debugging functions\nDebugging functions\nEnable all debugging",
		 undebug_all),
	EXEC_ROW(MODE_USER, "show debugging",
		 "Show running system information\nState of each debugging option", show_debugging),
	EXEC_ROW(MODE_EXEC, "send log [<0-7>$level] LINE$text",
		 "Send a message\nTo the log\nSeverity\nText", send_log),
	EXEC_END,
};
