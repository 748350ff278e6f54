/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip bgp neighbors, and the commands of BGP: show ip bgp ..., show bgp ..., clear ip bgp.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show_frr.h"

/* --- one neighbour --- */

static void capability(struct str *out, const char *name, struct json_object *caps,
		       const char *member)
{
	const char *s = jstr(caps, member, NULL);

	if (!s)
		return;
	str_printf(out, "    %s: %s\n", name,
		   !strncmp(s, "advertisedAndReceived", 21)
			   ? !strcmp(member, "routeRefresh") ? "advertised and received(new)"
							     : "advertised and received"
		   : !strncmp(s, "advertised", 10) ? "advertised"
						   : "received");
}

static void capabilities(struct str *out, struct json_object *n)
{
	static const struct {
		const char *json, *ios;
	} families[] = {{"ipv4Unicast", "IPv4 Unicast"}, {"ipv6Unicast", "IPv6 Unicast"}};
	struct json_object *caps = jget(n, "neighborCapabilities");
	struct json_object *mp = jget(caps, "multiprotocolExtensions");

	if (!caps)
		return;
	str_puts(out, "  Neighbor sessions:\n    1 active, is not multisession capable (disabled)\n"
		      "  Neighbor capabilities:\n");
	capability(out, "Route refresh", caps, "routeRefresh");
	capability(out, "Four-octets ASN Capability", caps, "4byteAs");
	for (size_t i = 0; i < ARRAY_SIZE(families); i++) {
		struct json_object *f = jget(mp, families[i].json);

		if (f)
			str_printf(out, "    Address family %s: %s\n", families[i].ios,
				   jbool(f, "advertisedAndReceived") ? "advertised and received"
				   : jbool(f, "advertised")	     ? "advertised"
								     : "received");
	}
	capability(out, "Enhanced Refresh Capability", caps, "enhancedRouteRefresh");
	str_puts(out, "    Multisession Capability: \n"
		      "    Stateful switchover support enabled: NO for session 1\n");
}

static void statistics(struct str *out, struct json_object *n)
{
	static const struct {
		const char *name, *sent, *rcvd;
	} rows[] = {{"Opens", "opensSent", "opensRecv"},
		    {"Notifications", "notificationsSent", "notificationsRecv"},
		    {"Updates", "updatesSent", "updatesRecv"},
		    {"Keepalives", "keepalivesSent", "keepalivesRecv"},
		    {"Route Refresh", "routeRefreshSent", "routeRefreshRecv"},
		    {"Total", "totalSent", "totalRecv"}};
	struct json_object *s = jget(n, "messageStats");

	str_printf(out,
		   "  Message statistics:\n    InQ depth is %" PRId64 "\n    OutQ depth is %" PRId64
		   "\n    \n                         Sent       Rcvd\n",
		   jnum(s, "depthInq", 0), jnum(s, "depthOutq", 0));
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		str_printf(out, "    %s:%*" PRId64 " %10" PRId64 "\n", rows[i].name,
			   (int)(24 - strlen(rows[i].name)), jnum(s, rows[i].sent, 0),
			   jnum(s, rows[i].rcvd, 0));
	str_printf(out,
		   "  Do log neighbor state changes (via global configuration)\n"
		   "  Default minimum time between advertisement runs is %" PRId64 " seconds\n",
		   jnum(n, "minBtwnAdvertisementRunsTimerMsecs", 0) / 1000);
}

static void family(struct str *out, const char *addr, const char *name, struct json_object *f)
{
	const char *s;

	str_printf(out, "\n For address family: %s\n", name);
	str_printf(out,
		   "  Session: %s\n"
		   "  Output queue size : %" PRId64 "\n  Index %" PRId64 ", Advertise bit 0\n",
		   addr, jnum(f, "packetQueueLength", 0), jnum(f, "subGroupId", 0));
	if (jbool(f, "routeReflectorClient"))
		str_puts(out, "  Route-Reflector Client\n");
	str_printf(out, "  %" PRId64 " update-group member\n", jnum(f, "updateGroupId", 0));
	if ((s = jstr(f, "peerGroupMember", NULL)) != NULL)
		str_printf(out, "  %s peer-group member\n", s);
	if (jbool(f, "inboundSoftConfigPermit"))
		str_puts(out, "  Inbound soft reconfiguration allowed\n");
	if (jbool(f, "routerAlwaysNextHop"))
		str_puts(out, "  NEXT_HOP is always this router for eBGP paths\n");
	if (jbool(f, "commAttriSentToNbr") || jstr(f, "commAttriSentToNbr", NULL))
		str_puts(out, "  Community attribute sent to this neighbor\n");
	if ((s = jstr(f, "routeMapForIncomingAdvertisements", NULL)) != NULL)
		str_printf(out, "  Route map for incoming advertisements is %s\n", s);
	if ((s = jstr(f, "routeMapForOutgoingAdvertisements", NULL)) != NULL)
		str_printf(out, "  Route map for outgoing advertisements is %s\n", s);
	if ((s = jstr(f, "incomingUpdatePrefixFilterList", NULL)) != NULL)
		str_printf(out, "  Incoming update prefix filter list is %s\n", s);
	if ((s = jstr(f, "outgoingUpdatePrefixFilterList", NULL)) != NULL)
		str_printf(out, "  Outgoing update prefix filter list is %s\n", s);
	if (jbool(f, "defaultSent"))
		str_puts(out, "  Default information originate, default sent\n");
	str_printf(out,
		   "                                 Sent       Rcvd\n"
		   "  Prefix activity:               ----       ----\n"
		   "    Prefixes Current:    %11" PRId64 " %10" PRId64 " (Consumes %" PRId64
		   " bytes)\n",
		   jnum(f, "sentPrefixCounter", 0), jnum(f, "acceptedPrefixCounter", 0),
		   jnum(f, "acceptedPrefixCounter", 0) * 136);
}

static void reset_line(struct str *out, struct json_object *n)
{
	int64_t ago = jnum(n, "lastResetTimerMsecs", 0);
	const char *why = jstr(n, "lastResetDueTo", NULL);
	char t[SHOW_TIME_LEN];

	if (!jnum(n, "connectionsDropped", 0) || !why)
		str_puts(out, "  Last reset never\n");
	else
		str_printf(out, "  Last reset %s, due to %s\n", show_age((uint64_t)ago, t), why);
}

static void connection(struct str *out, const char *addr, struct json_object *n,
		       const struct frr_shown *v)
{
	struct rib_entry e;
	char local[ADDR_STRLEN], foreign[ADDR_STRLEN];
	struct addr a;
	bool route = v->rib && addr_parse(addr, &a) && rib_lookup(v->rib, &a, &e) && e.n_paths;

	str_printf(out, "  Address tracking is enabled, the RIB does %shave a route to %s\n",
		   route || !v->rib ? "" : "not ", addr);
	str_printf(out, "  Connections established %" PRId64 "; dropped %" PRId64 "\n",
		   jnum(n, "connectionsEstablished", 0), jnum(n, "connectionsDropped", 0));
	reset_line(out, n);
	if (jnum(n, "externalBgpNbrMaxHopsAway", 0) > 1)
		str_printf(out, "  External BGP neighbor may be up to %" PRId64 " hops away.\n",
			   jnum(n, "externalBgpNbrMaxHopsAway", 0));
	str_puts(out, "  Transport(tcp) path-mtu-discovery is enabled\n"
		      "  Graceful-Restart is disabled\n  SSO is disabled\n");
	if (!jstr(n, "hostLocal", NULL) || strcmp(jstr(n, "bgpState", ""), "Established") != 0) {
		str_puts(out, "  No active TCP connection\n");
		return;
	}
	str_printf(out,
		   "Connection state is ESTAB, I/O status: 1, unread input bytes: 0            \n"
		   "Connection is ECN Disabled, Mininum incoming TTL 0, Outgoing TTL %" PRId64 "\n"
		   "Local host: %s, Local port: %" PRId64
		   "\nForeign host: %s, Foreign port: %" PRId64 "\nConnection tableid (VRF): 0\n",
		   jnum(n, "internalBgpNbrMaxHopsAway", jnum(n, "externalBgpNbrMaxHopsAway", 1)),
		   frr_addr(jstr(n, "hostLocal", ""), local), jnum(n, "portLocal", 0),
		   frr_addr(jstr(n, "hostForeign", addr), foreign),
		   jnum(n, "portForeign", 0));
}

static void state_lines(struct str *out, struct json_object *n)
{
	const char *state = jstr(n, "bgpState", "Idle");
	char t[SHOW_TIME_LEN], u[SHOW_TIME_LEN];

	str_printf(out, "  BGP version 4, remote router ID %s\n  BGP state = %s",
		   jstr(n, "remoteRouterId", "0.0.0.0"), state);
	if (!strcmp(state, "Established"))
		str_printf(out, ", up for %s", show_age((uint64_t)jnum(n, "bgpTimerUpMsec", 0), t));
	str_putc(out, '\n');
	if (!strcmp(state, "Established")) {
		str_printf(out,
			   "  Last read %s, last write %s, hold time is %" PRId64
			   ", keepalive interval is %" PRId64 " seconds\n",
			   show_age((uint64_t)jnum(n, "bgpTimerLastRead", 0), t),
			   show_age((uint64_t)jnum(n, "bgpTimerLastWrite", 0), u),
			   jnum(n, "bgpTimerHoldTimeMsecs", 180000) / 1000,
			   jnum(n, "bgpTimerKeepAliveIntervalMsecs", 60000) / 1000);
	} else {
		str_puts(out, "  Neighbor sessions:\n    0 active, is not multisession capable "
			      "(disabled)\n    Stateful switchover support enabled: NO\n");
	}
	if (jnum(n, "bgpTimerConfiguredHoldTimeMsecs", 180000) != 180000)
		str_printf(out,
			   "  Configured hold time is %" PRId64 ", keepalive interval is %" PRId64
			   " seconds\n",
			   jnum(n, "bgpTimerConfiguredHoldTimeMsecs", 0) / 1000,
			   jnum(n, "bgpTimerConfiguredKeepAliveIntervalMsecs", 0) / 1000);
}

static void one_neighbor(struct str *out, const char *addr, struct json_object *n,
			 const struct frr_shown *v)
{
	struct json_object *f = jget(n, "addressFamilyInfo");
	const char *range = jstr(n, "peerSubnetRangeGroup", NULL);

	str_printf(out, "BGP neighbor is %s%s,  %s%s%sremote AS %" PRId64 ", %s link\n",
		   range ? "*" : "", addr, v->conf && v->conf->vrf[0] ? "vrf " : "",
		   v->conf && v->conf->vrf[0] ? v->conf->vrf : "",
		   v->conf && v->conf->vrf[0] ? ",  " : "", jnum(n, "remoteAs", 0),
		   jbool(n, "nbrExternalLink") ? "external" : "internal");
	if (jstr(n, "nbrDesc", NULL))
		str_printf(out, " Description: %s\n", jstr(n, "nbrDesc", ""));
	if (jstr(n, "peerGroup", NULL))
		str_printf(out, " Member of peer-group %s for session parameters\n",
			   jstr(n, "peerGroup", ""));
	if (range)
		str_printf(out, " Belongs to the subnet range group: %s\n", range);
	if (jbool(n, "adminShutDown"))
		str_puts(out, " Administratively shut down\n");
	state_lines(out, n);
	if (!strcmp(jstr(n, "bgpState", ""), "Established"))
		capabilities(out, n);
	statistics(out, n);
	if (jget(f, "ipv4Unicast"))
		family(out, addr, "IPv4 Unicast", jget(f, "ipv4Unicast"));
	if (jget(f, "ipv6Unicast"))
		family(out, addr, "IPv6 Unicast", jget(f, "ipv6Unicast"));
	str_putc(out, '\n');
	connection(out, addr, n, v);
	str_putc(out, '\n');
}

struct neighbors {
	struct str *out;
	const struct frr_shown *v;
};

static void neighbor_visit(const char *addr, struct json_object *n, void *arg)
{
	const struct neighbors *x = arg;

	char text[ADDR_STRLEN];

	if (!frr_vrf_at(x->v, addr))
		one_neighbor(x->out, frr_addr(addr, text), n, x->v);
}

void show_bgp_neighbors_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct neighbors x = {out, v};

	if (!j || !json_object_is_type(j, json_type_object) || jget(j, "bgpNoSuchNeighbor") ||
	    jget(j, "warning")) {
		if (v->addr[0])
			str_puts(out, "% No such neighbor or address family\n");
		return;
	}
	jeach_addr(j, neighbor_visit, &x);
}

/* --- commands --- */

static const char *family_of(const struct gram_match *m)
{
	return gram_has(m, "ipv6") ? "ipv6" : "ipv4";
}

static int ask(struct cli_ctx *c, const struct gram_match *m, const char *command,
	       const char *second, frr_render_fn fn)
{
	const char *vrf = gram_var(m, "vrf");
	struct frr_request q = {.kind = FRR_BGP,
				.vrf = vrf		      ? vrf
				       : gram_has(m, "vpnv4") ? "*"
							      : NULL,
				.command = command,
				.second = second,
				.fn = fn,
				.addr = gram_var(m, "addr") ? gram_var(m, "addr")
							    : gram_var(m, "prefix"),
				.what = gram_has(m, "routes")		 ? "routes"
					: gram_has(m, "received-routes") ? "received-routes"
									 : "",
				.none = "% BGP not active\n\n"};

	return show_frr(c, &q);
}

static int show_summary(struct cli_ctx *c, const struct gram_match *m)
{
	char *cmd, *stat;
	int rc;

	if (gram_has(m, "all") && !gram_has(m, "vpnv4"))
		cli_print(c, "For address family: IPv4 Unicast\n");
	stat = xasprintf("show bgp %s unicast statistics json", family_of(m));
	cmd = xasprintf("show bgp %s unicast summary json", family_of(m));
	rc = ask(c, m, stat, cmd, show_bgp_summary_render);
	free(cmd);
	free(stat);
	return rc;
}

static int show_table(struct cli_ctx *c, const struct gram_match *m)
{
	char *cmd = xasprintf("show bgp %s unicast json", family_of(m));
	int rc = ask(c, m, cmd, NULL, show_bgp_table_render);

	free(cmd);
	return rc;
}

/* The part of the table that is asked for: cidr-only, regexp ... */
static int show_part(struct cli_ctx *c, const struct gram_match *m)
{
	const char *arg = gram_var(m, "arg");
	const char *what = gram_has(m, "cidr-only")	   ? "cidr-only"
			   : gram_has(m, "regexp")	   ? "regexp"
			   : gram_has(m, "community-list") ? "community-list"
			   : gram_has(m, "community")	   ? "community"
			   : gram_has(m, "filter-list")	   ? "filter-list"
			   : gram_has(m, "prefix-list")	   ? "prefix-list"
							   : "route-map";
	char *cmd = xasprintf("show bgp ipv4 unicast %s%s%s%s json", what, arg ? " " : "",
			      arg ? arg : "", gram_has(m, "exact-match") ? " exact-match" : "");
	int rc = ask(c, m, cmd, NULL, show_bgp_table_render);

	free(cmd);
	return rc;
}

static int show_entry(struct cli_ctx *c, const struct gram_match *m)
{
	const char *text = gram_var(m, "addr") ? gram_var(m, "addr") : gram_var(m, "prefix");
	struct addr mask;
	char *cmd;
	int rc, len;

	if (gram_addr(m, "mask", &mask)) {
		len = mask_to_len(&mask);
		if (len < 0) {
			cli_print(c, "%% Bad mask\n");
			return 0;
		}
		cmd = xasprintf("show bgp %s unicast %s/%d json", family_of(m), text, len);
	} else {
		cmd = xasprintf("show bgp %s unicast %s json", family_of(m), text);
	}
	rc = ask(c, m, "show bgp neighbors json", cmd, show_bgp_entry_render);
	free(cmd);
	return rc;
}

static int show_neighbors(struct cli_ctx *c, const struct gram_match *m)
{
	const char *addr = gram_var(m, "addr");
	frr_render_fn fn = show_bgp_neighbors_render;
	char *cmd, *table = NULL;
	int rc;

	if (!addr) {
		cmd = xstrdup("show bgp neighbors json");
	} else if (gram_has(m, "routes")) {
		cmd = xasprintf("show bgp %s unicast neighbors %s routes json", family_of(m), addr);
		fn = show_bgp_table_render;
	} else if (gram_has(m, "advertised-routes") || gram_has(m, "received-routes")) {
		cmd = xasprintf("show bgp %s unicast neighbors %s %s json", family_of(m), addr,
				gram_has(m, "received-routes") ? "received-routes"
							       : "advertised-routes");
		if (gram_has(m, "advertised-routes"))
			table = xasprintf("show bgp %s unicast json", family_of(m));
		fn = show_bgp_advertised_render;
	} else {
		cmd = xasprintf("show bgp neighbors %s json", addr);
	}
	rc = table ? ask(c, m, table, cmd, fn) : ask(c, m, cmd, NULL, fn);
	free(cmd);
	free(table);
	return rc;
}

/* --- clear --- */

static int clear_bgp(struct cli_ctx *c, const struct gram_match *m)
{
	const char *addr = gram_var(m, "addr"), *as = gram_var(m, "as"),
		   *group = gram_var(m, "group");
	struct frr_child *child;
	struct str cmd = {0};

	str_puts(&cmd, "clear bgp ");
	if (group)
		str_printf(&cmd, "peer-group %s", group);
	else
		str_puts(&cmd, addr ? addr : as ? as : gram_has(m, "external") ? "external" : "*");
	if (gram_has(m, "soft"))
		str_puts(&cmd, " soft");
	if (gram_has(m, "in") || gram_has(m, "out"))
		str_puts(&cmd, gram_has(m, "in") ? " in" : " out");
	if (!c->rt->frr || !frr_nth(c->rt->frr, FRR_BGP, 0))
		cli_print(c, "%% BGP not active\n");
	for (size_t i = 0; c->rt->frr && (child = frr_nth(c->rt->frr, FRR_BGP, i)); i++)
		frr_ask(child, str_text(&cmd), NULL, NULL);
	str_free(&cmd);
	return 0;
}

#define H_SHOW "Show running system information\n"
#define H_BGP "BGP information\n"
#define NBR "neighbors [{A.B.C.D$addr|X:X:X:X::X$addr} [advertised-routes|received-routes|routes]]"
#define H_NBR                                                                                      \
	"Detailed information on TCP and BGP neighbor connections\nNeighbor to display "           \
	"information "                                                                             \
	"about\nNeighbor to display information about\nDisplay the routes advertised to a BGP "    \
	"neighbor\nDisplay the received routes from neighbor\nDisplay routes learned from "        \
	"neighbor"
#define ENTRY "{A.B.C.D$addr [A.B.C.D$mask]|A.B.C.D/nn$prefix}"
#define H_ENTRY "Network in the BGP routing table to display\nNetwork mask\nIP prefix"

/* The forms of one family: table, entry, summary, neighbors. */
#define FORMS(words, help)                                                                         \
	EXEC_ROW(MODE_USER, words, help, show_table),                                              \
		EXEC_ROW(MODE_USER, words " " ENTRY, help "\n" H_ENTRY, show_entry),               \
		EXEC_ROW(MODE_USER, words " summary", help "\nSummary of BGP neighbor status",     \
			 show_summary),                                                            \
		EXEC_ROW(MODE_USER, words " " NBR, help "\n" H_NBR, show_neighbors)

#define H_IP H_SHOW "IP information\n" H_BGP
#define H_VPN "VPNv4 address family\nAll VRFs\nOne VRF\nVRF name"
#define VPN "{all|vrf WORD$vrf}"

#define PART                                                                                       \
	"{cidr-only|regexp WORD$arg|community [WORD$arg [exact-match]]|community-list WORD$arg "   \
	"[exact-match]|filter-list WORD$arg|prefix-list WORD$arg|route-map WORD$arg}"
#define H_PART                                                                                     \
	"Display only routes with non-natural netmasks\nDisplay routes matching the AS path "      \
	"regular expression\nA regular-expression to match the BGP AS paths\nDisplay routes "      \
	"matching the communities\ncommunity number\nExact match of the communities\nDisplay "     \
	"routes matching the community-list\ncommunity-list\nExact match of the communities\n"     \
	"Display routes conforming to the filter-list\nRegular expression access list\nDisplay "   \
	"routes matching the prefix-list\nPrefix-list name\nDisplay routes matching the "          \
	"route-map\nroute-map name"

const struct gram_row show_bgp_rows[] = {
	EXEC_ROW(MODE_USER, "show ip bgp " PART, H_SHOW "IP information\nBGP information\n" H_PART,
		 show_part),
	FORMS("show ip bgp", H_SHOW "IP information\nBGP information"),
	FORMS("show ip bgp ipv4 unicast", H_IP "IPv4 address family\nUnicast"),
	FORMS("show ip bgp vpnv4 " VPN, H_IP H_VPN),
	EXEC_ROW(MODE_USER, "show ip bgp ipv6 unicast summary",
		 H_IP "IPv6 address family\nUnicast\nSummary of BGP neighbor status", show_summary),
	FORMS("show bgp", H_SHOW "BGP information"),
	FORMS("show bgp ipv4 unicast", H_SHOW H_BGP "IPv4 address family\nUnicast"),
	FORMS("show bgp vpnv4 unicast " VPN,
	      H_SHOW H_BGP "VPNv4 address family\nUnicast\nAll VRFs\n"
			   "One VRF\nVRF name"),
	FORMS("show bgp vrf WORD$vrf", H_SHOW H_BGP "One VRF\nVRF name"),
	EXEC_ROW(MODE_USER, "show bgp all summary",
		 H_SHOW H_BGP "All address families\nSummary of BGP neighbor status", show_summary),
	EXEC_ROW(MODE_USER, "show bgp all " NBR, H_SHOW H_BGP "All address families\n" H_NBR,
		 show_neighbors),
	EXEC_ROW(MODE_USER, "show ip bgp all summary",
		 H_IP "All address families\nSummary of BGP neighbor status", show_summary),
	EXEC_ROW(MODE_USER, "show bgp ipv6 unicast", H_SHOW H_BGP "IPv6 address family\nUnicast",
		 show_table),
	EXEC_ROW(MODE_USER, "show bgp ipv6 unicast X:X:X:X::X/<0-128>$prefix",
		 H_SHOW H_BGP "IPv6 address family\nUnicast\nIPv6 prefix", show_entry),
	EXEC_ROW(MODE_USER, "show bgp ipv6 unicast summary",
		 H_SHOW H_BGP "IPv6 address family\nUnicast\nSummary of BGP neighbor status",
		 show_summary),
	EXEC_ROW(MODE_USER, "show bgp ipv6 unicast " NBR,
		 H_SHOW H_BGP "IPv6 address family\nUnicast\n" H_NBR, show_neighbors),
	EXEC_ROW(MODE_EXEC,
		 "clear ip bgp {*|external|peer-group WORD$group|A.B.C.D$addr|"
		 "<1-4294967295>$as} [soft [in|out]|in|out]",
		 "Reset functions\nIP\nClear BGP connections\nClear all peers\nClear all external "
		 "peers\n"
		 "Clear all members of peer-group\npeer-group name\nBGP neighbor address to clear\n"
		 "Clear peers with the AS number\nSoft reconfig\nSoft reconfig inbound update\n"
		 "Soft reconfig outbound update\nSoft reconfig inbound update\n"
		 "Soft reconfig outbound update",
		 clear_bgp),
	EXEC_ROW(MODE_EXEC,
		 "clear bgp ipv4 unicast {*|external|peer-group WORD$group|A.B.C.D$addr|"
		 "<1-4294967295>$as} [soft [in|out]|in|out]",
		 "Reset functions\nClear BGP connections\nIPv4 address family\nUnicast\nClear all peers\nClear all external "
		 "peers\n"
		 "Clear all members of peer-group\npeer-group name\nBGP neighbor address to clear\n"
		 "Clear peers with the AS number\nSoft reconfig\nSoft reconfig inbound update\n"
		 "Soft reconfig outbound update\nSoft reconfig inbound update\n"
		 "Soft reconfig outbound update",
		 clear_bgp),
	EXEC_END,
};
