/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of IP SLA operations and tracked objects.
 */
#include "cli/conf.h"

#define H_TRACK "Object tracking configuration commands\nTracked object\n"

static int conf_sla_restart(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->system && !sla_restart(c->rt->slas, (uint32_t)gram_num(m, "n", 0)))
		return conf_refuse(c, "%%Entry not configured or not active\n");
	return 0;
}

const struct gram_row sla_rows[] = {
	/* --- track --- */
	{ MODE_CONFIG, "track <1-1000>$n ip sla <1-2147483647>$sla [reachability|state]", H_TRACK
	  "IP protocol\nIP Service Level Agreement\nEntry number\nReachability\n"
	  "Return code state", NULL, "n", NULL, RANK_TRACK, 0, MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n interface IFACE$interface {line-protocol|ip "
	  "routing|ipv6 routing}", H_TRACK "Select an interface to track\nInterface\n"
	  "Track interface line-protocol\nTrack interface IP routing\nRouting\n"
	  "Track interface IPv6 routing\nRouting", NULL, "n", NULL, RANK_TRACK, 0, MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n {ip|ipv6} route {A.B.C.D$addr "
	  "A.B.C.D$mask|A.B.C.D/nn$prefix|X:X:X:X::X/<0-128>$prefix6} {reachability|metric "
	  "threshold}", H_TRACK "IP protocol\nIPv6 protocol\nIP route\nIP prefix\nMask\nPrefix\n"
	  "IPv6 prefix\nReachability\nMetric\nThreshold", NULL, "n", NULL, RANK_TRACK, 0,
	  MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n list {boolean {and|or}|threshold {percentage|weight}}",
	  H_TRACK "Group objects in a list\nBoolean list\nAll objects must be up\n"
	  "One must be up\nThreshold\nPercentage\nWeight", NULL, "n", NULL, RANK_TRACK, 0,
	  MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n stub-object", H_TRACK "Stub tracking object", NULL, "n",
	  NULL, RANK_TRACK, 0, MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n rtr <1-2147483647>$sla [reachability|state]", H_TRACK
	  "Response Time Reporter\nEntry\nReachability\nState", NULL, "n", NULL, RANK_TRACK,
	  GRAM_HIDDEN, MODE_TRACK },
	{ MODE_CONFIG, "track <1-1000>$n", "Object tracking configuration commands\n"
	  "Tracked object", NULL, "n", NULL, RANK_TRACK, GRAM_HIDDEN, MODE_TRACK },
	{ MODE_CONFIG, "track timer {interface|ip {route|sla}|list|stub-object} {<1-3000>$s|msec "
	  "<500-5000>$ms}", "Object tracking configuration commands\nPolling interval\nInterface\n"
	  "IP\nroute\nSLA\nList\nStub\nseconds\nms\nms", NULL, NULL, NULL, RANK_TRACK, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_CONFIG, "track resolution ip route {bgp|eigrp|isis|ospf|static}$proto <1-100000>$r",
	  "Object tracking configuration commands\nMetrics are divided by it\nIP\nroute\nBGP\nEIGRP\n"
	  "IS-IS\nOSPF\nstatic\nvalue", NULL, "proto", NULL, RANK_TRACK },
	{ MODE_TRACK, "delay {down <0-180>$down|up <0-180>$up}...",
	  "Tracking delay\nDelay down change notification\nSeconds\n"
	  "Delay up change notification\nSeconds" },
	{ MODE_TRACK, "object <1-1000>$object [not|weight <1-255>$weight]",
	  "Specify object to track\nobject number\nBoolean not of the object\nWeight\nvalue",
	  NULL, "object" },
	{ MODE_TRACK, "threshold {metric {up <0-255>$mup|down <0-255>$mdown}...|percentage {up "
	  "<0-100>$pup|down <0-100>$pdown}...|weight {up <0-255>$wup|down <0-255>$wdown}...}",
	  "Specify thresholds\nmetric\nup\nvalue\ndown\nvalue\npercentage\nup\nvalue\ndown\n"
	  "value\nweight\nup\nvalue\ndown\nvalue" },
	{ MODE_TRACK, "default-state {up|down}", "Default state\nUp\nDown" },
	{ MODE_TRACK, "ip vrf WORD$vrf", "IP protocol\nVRF\nname" },
	{ MODE_TRACK, "carrier-delay", "Use interface carrier delay timer", .flags = GRAM_INERT },

	/* --- IP SLA --- */
	{ MODE_CONFIG, "ip sla <1-2147483647>$n", "Global IP configuration subcommands\n"
	  "IP Service Level Agreement\nEntry Number", NULL, "n", NULL, RANK_SLA, 0, MODE_SLA },
	{ MODE_SLA, "icmp-echo HOST$dest [source-ip A.B.C.D$source|source-interface "
	  "IFACE$interface]", "ICMP Echo Operation\nDestination IP address or host name\n"
	  "Source address\nIP address\nSource Interface\nInterface", NULL, NULL, NULL, 0, 0,
	  MODE_SLA_ECHO },
	{ MODE_SLA, "tcp-connect HOST$dest <1-65535>$port [source-ip A.B.C.D$source|source-port "
	  "<1-65535>$sport|control {enable|disable}]...", "TCP Connect Operation\nDestination IP "
	  "address or host name\nDestination port number\nSource address\nIP address\n"
	  "Source Port\nPort number\nEnable/disable control packets\nControl packets\n"
	  "No control packets", NULL, NULL, NULL, 0, 0, MODE_SLA_ECHO },
	{ MODE_SLA, "udp-echo HOST$dest <1-65535>$port [source-ip A.B.C.D$source|source-port "
	  "<1-65535>$sport|control {enable|disable}]...", "UDP Echo Operation\nDestination IP "
	  "address or host name\nDestination port number\nSource address\nIP address\n"
	  "Source Port\nPort number\nEnable/disable control packets\nControl packets\n"
	  "No control packets", NULL, NULL, NULL, 0, 0, MODE_SLA_ECHO },
	{ MODE_SLA, "http get WORD$url [name-server A.B.C.D$ns|version WORD$version|source-ip "
	  "A.B.C.D$source|source-port <1-65535>$sport|cache {enable|disable}|proxy "
	  "WORD$proxy]...", "HTTP Operation\nHTTP Get Operation\nURL, the host as an address\n"
	  "Name server\nIP address\nVersion\nnumber\nSource address\nIP address\nSource Port\n"
	  "Port number\nDownload cached page\nEnable\nDisable\nProxy\nURL", NULL, NULL, NULL, 0,
	  0, MODE_SLA_ECHO },
	{ MODE_SLA, "udp-jitter HOST$dest <1-65535>$port [source-ip A.B.C.D$source|source-port "
	  "<1-65535>$sport|control {enable|disable}|num-packets <1-60000>$count|interval "
	  "<4-60000>$gap]...", "UDP Jitter Operation\nDestination IP address or host name\n"
	  "Destination port number\nSource address\nIP address\nSource Port\nPort number\n"
	  "Enable/disable control packets\nControl packets\nNo control packets\n"
	  "Number of packets\nnumber\nInter packet interval\nmilliseconds", NULL, NULL, NULL, 0, 0,
	  MODE_SLA_ECHO },
	{ MODE_SLA, "icmp-jitter HOST$dest [source-ip A.B.C.D$source|num-packets "
	  "<1-60000>$count|interval <4-60000>$gap]...", "ICMP Jitter Operation\n"
	  "Destination IP address or host name\nSource address\nIP address\nNumber of packets\n"
	  "number\nInter packet interval\nmilliseconds", NULL, NULL, NULL, 0, 0, MODE_SLA_ECHO },
	{ MODE_SLA, "dns WORD$query name-server A.B.C.D$server [source-ip A.B.C.D$source|source-port "
	  "<1-65535>$sport]...", "DNS Query Operation\nName or address to ask for\nName server\n"
	  "IP address\nSource address\nIP address\nSource Port\nPort number", NULL, NULL, NULL, 0,
	  0, MODE_SLA_ECHO },
	{ MODE_SLA, "{path-echo HOST$dest [source-ip HOST$source]|path-jitter HOST$dest [source-i"
	  "p HOST$source|num-packets <1-100>$count|interval <1-1000>$gap|targetOnly]...|dhcp [A.B.C.D$server] [source-ip A.B.C.D$source]|ftp get WORD$url "
	  "[source-ip HOST$source|mode {active|passive}]...}$kind", "Path echo\nDestination\n"
	  "Source address\naddress\nPath jitter\nDestination\nSource address\naddress\n"
	  "Number of packets\nnumber\nInter packet interval\nmilliseconds\n"
	  "Only the destination\nDHCP\nServer\nSource address\naddress\nFTP\nGet\nURL\n"
	  "Source address\naddress\nMode\nActive\nPassive", NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO },
	{ MODE_SLA_ECHO, "frequency <1-604800>$s", "Frequency of an operation\nFrequency in "
	  "seconds", NULL, NULL, "frequency 60" },
	{ MODE_SLA_ECHO, "timeout <0-604800000>$ms", "Timeout of an operation\nTimeout in "
	  "milliseconds", NULL, NULL, "timeout 5000" },
	{ MODE_SLA_ECHO, "threshold <0-60000>$ms", "Operation threshold in milliseconds\n"
	  "milliseconds", NULL, NULL, "threshold 5000" },
	{ MODE_SLA_ECHO, "request-data-size <0-16384>$n", "Request data size\nbytes", NULL, NULL,
	  "request-data-size 28" },
	{ MODE_SLA_ECHO, "data-pattern HEX$pattern", "Data Pattern\nhex" },
	{ MODE_SLA_ECHO, "tag LINE$text", "User defined tag\ntext" },
	{ MODE_SLA_ECHO, "tos <0-255>$n", "Type Of Service\nvalue" },
	{ MODE_SLA_ECHO, "owner LINE$text", "Owner of Entry\ntext" },
	{ MODE_SLA_ECHO, "vrf WORD$vrf", "Configure IP SLAs for a VPN Routing/Forwarding "
	  "instance\nname" },
	{ MODE_SLA_ECHO, "verify-data", "Verify data" },
	{ MODE_SLA_ECHO, "history {buckets-kept <1-60>$n|distributions-of-statistics-kept "
	  "<1-20>$n|enhanced [interval <1-3600>$interval] [buckets <1-100>$buckets]|filter "
	  "{all|failures|none|overthreshold}|hours-of-statistics-kept <0-25>$n|lives-kept "
	  "<0-25>$n|statistics-distribution-interval <1-100>$n}$what",
	  "History and Distribution Data\nMaximum number of history buckets\nnumber\n"
	  "Distribution buckets\nnumber\nEnable enhanced history\nInterval\nseconds\nBuckets\n"
	  "number\nAdd operation to history when...\nAll operations\nFailures\nNone\n"
	  "Over the threshold\nHours of statistics\nhours\nLives\nnumber\n"
	  "Distribution interval\nmilliseconds", NULL, "what", NULL, 0, GRAM_INERT },
#define MONTHS "{january|february|march|april|may|june|july|august|september|october|november|december}"
	{ MODE_CONFIG, "ip sla schedule <1-2147483647>$n [life "
	  "{forever|<0-2147483647>$life}|start-time {now|pending|after "
	  "hh:mm:ss$after|hh:mm:ss$time [" MONTHS "$month <1-31>$day]}|ageout <0-2073600>$age|recurring]...",
	  "\n\nSchedule an entry\nEntry number\nLength of time to execute in seconds\n"
	  "continue running forever\nLife seconds\nWhen to start this entry\nStart now\n"
	  "Start pending\nStart after\nTime\nTime\nMonth\nMonth\nMonth\nMonth\nMonth\nMonth\nMonth\nMonth\n"
	  "Month\nMonth\nMonth\nMonth\nDay of the month\nHow long to keep this Entry when "
	  "inactive\nseconds\nProbe to be scheduled automatically every day", NULL, "n", NULL,
	  RANK_SLA, 0 },
	{ MODE_CONFIG, "ip sla restart <1-2147483647>$n", "\n\nRestart an active entry\n"
	  "Entry number", conf_sla_restart, NULL, NULL, 0, GRAM_NO_NO | GRAM_NO_SHOW },
	{ MODE_CONFIG, "ip sla responder", "\n\nEnable IP SLAs Responder", NULL, NULL, NULL,
	  RANK_SLA + 2 },
	{ MODE_CONFIG, "ip sla responder {udp-echo|tcp-connect}$kind [ipaddress A.B.C.D$addr] port "
	  "<1-65535>$port", "\n\nEnable IP SLAs Responder\nUDP echo\nTCP connect\nAddress\n"
	  "IP address\nPort\nPort number", NULL, NULL, NULL, RANK_SLA + 2, GRAM_MULTI },
	{ MODE_CONFIG, "ip sla {enable reaction-alerts|logging traps}$alerts", "\n\nEnable\n"
	  "Reactions are told\nLogging\nMessages", NULL, NULL, NULL, RANK_SLA + 2, GRAM_MULTI },
	{ MODE_CONFIG, "ip sla reaction-configuration <1-2147483647>$n react "
	  "{rtt|timeout|connectionLoss|verifyError}$react [threshold-type {never|immediate|consecutive "
	  "[<1-16>$cx]|xOfy [<1-16>$x <1-16>$y]|average [<1-16>$ax]}|threshold-value "
	  "<0-60000>$upper <0-60000>$lower|action-type "
	  "{none|trapOnly|triggerOnly|trapAndTrigger}$action]...", "\n\nReaction\nEntry number\n"
	  "What is watched\nRound trip time\nTimeout\nConnection loss\nVerify error\n"
	  "When it has occurred\nNever\nAt once\nSo many times in a row\nnumber\n"
	  "x times in y runs\nx\ny\nThe average of so many\nnumber\nThresholds\nupper\nlower\n"
	  "What is done\nNothing\nA message\nOther operations begin\nBoth", NULL, "n react", NULL,
	  RANK_SLA + 2 },
	{ MODE_CONFIG, "ip sla reaction-trigger <1-2147483647>$n <1-2147483647>$other", "\n\n"
	  "Operations that begin with a reaction\nEntry number\nEntry number of the other", NULL,
	  "n other", NULL, RANK_SLA + 2 },
	{ .syntax = NULL }
};
