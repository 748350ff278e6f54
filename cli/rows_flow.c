/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of Flexible NetFlow (records, exporters, monitors, samplers: kept, without effect), of
 * time ranges, which access lists ask, and of parser views (kept).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/conf.h"
#include "cli/time_range.h"

#define FNF(rank) NULL, "name", NULL, rank, GRAM_INERT
#define INERT NULL, NULL, NULL, 0, GRAM_INERT
#define FIELD NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
#define H_FLOW "Global Flow configuration subcommands\n"
#define H_MATCH "Specify flow key field\n"
#define H_COLLECT "Specify non-key field\n"
#define DAYS "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
#define H_DAYS "Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday\n"
#define MOMENT(v) \
	"hh:mm$" v "t {<1-31>$" v "d MONTH$" v "m|MONTH$" v "m <1-31>$" v "d} <1993-2035>$" v "y"
#define H_MOMENT "Time\nDay of the month\nMonth of the year\nMonth of the year\nDay of the month\nYear\n"

/* what a packet, its way and its connection have: keys and what goes along */
#define IPV4_FIELDS \
	"ipv4 {{source|destination} {address|mask [minimum-mask <1-32>$min]|prefix [minimum-mask " \
	"<1-32>$pmin]}|protocol|tos|dscp|precedence|version|id|ttl [minimum|maximum]|length " \
	"{total [minimum|maximum]|header|payload}|total-length [minimum|maximum]|header-length|" \
	"fragmentation {flags|offset}|option map|section {header|payload} size <1-1200>$size|" \
	"initiator|responder}"
#define H_IPV4_FIELDS \
	"IPv4 fields\nSource\nDestination\nAddress\nMask\nMinimum mask\nlength\nPrefix\n" \
	"Minimum mask\nlength\nProtocol\nType of service\nDSCP\nPrecedence\nVersion\n" \
	"Identification\nTime to live\nSmallest seen\nLargest seen\nLengths\nWhole packet\n" \
	"Smallest seen\nLargest seen\nHeader\nPayload\nWhole packet\nSmallest seen\n" \
	"Largest seen\nHeader\nFragmentation\nFlags\nOffset\nOptions\nBitmap\nContents\nHeader\n" \
	"Payload\nSize\nbytes\nInitiator\nResponder"
#define IPV6_FIELDS \
	"ipv6 {{source|destination} {address|mask [minimum-mask <1-128>$min]|prefix [minimum-mask " \
	"<1-128>$pmin]}|protocol|next-header|dscp|precedence|traffic-class|flow-label|version|" \
	"hop-limit [minimum|maximum]|length {total [minimum|maximum]|header|payload}|fragmentation " \
	"{flags|offset|id}|extension map|payload-length|section {header|payload} size " \
	"<1-1200>$size}"
#define H_IPV6_FIELDS \
	"IPv6 fields\nSource\nDestination\nAddress\nMask\nMinimum mask\nlength\nPrefix\n" \
	"Minimum mask\nlength\nProtocol\nNext header\nDSCP\nPrecedence\nTraffic class\n" \
	"Flow label\nVersion\nHop limit\nSmallest seen\nLargest seen\nLengths\nWhole packet\n" \
	"Smallest seen\nLargest seen\nHeader\nPayload\nFragmentation\nFlags\nOffset\n" \
	"Identification\nExtension headers\nBitmap\nPayload\nContents\nHeader\nPayload\nSize\nbytes"
#define TRANSPORT_FIELDS \
	"transport {source-port|destination-port|icmp {ipv4|ipv6} {type|code}|igmp type|tcp " \
	"{source-port|destination-port|acknowledgement-number|header-length|sequence-number|" \
	"urgent-pointer|window-size [minimum|maximum]|flags [ack|cwr|ece|fin|psh|rst|syn|urg]}|udp " \
	"{source-port|destination-port|message-length}|rtp {ssrc|jitter {mean|minimum|maximum|" \
	"inter-arrival}|flow count}|packets {expected|lost} counter|packets lost rate|event " \
	"packet-loss counter|round-trip-time|bytes expected}"
#define H_TRANSPORT_FIELDS \
	"Transport layer fields\nSource port\nDestination port\nICMP\nIPv4\nIPv6\nType\nCode\nIGMP\n" \
	"Type\nTCP\nSource port\nDestination port\nAcknowledgement number\nHeader length\n" \
	"Sequence number\nUrgent pointer\nWindow size\nSmallest seen\nLargest seen\nFlags\nACK\n" \
	"CWR\nECE\nFIN\nPSH\nRST\nSYN\nURG\nUDP\nSource port\nDestination port\nMessage length\n" \
	"RTP\nSynchronization source\nJitter\nMean\nMinimum\nMaximum\nInter-arrival\nFlow\n" \
	"Number of flows\nPackets\nExpected\nLost\nCounter\nPackets\nLost\nRate\nEvents\n" \
	"Packet loss\nCounter\nRound trip time\nBytes\nExpected"
#define ROUTING_FIELDS \
	"routing {{source|destination} {as [4-octet|peer [4-octet]]|traffic-index}|next-hop address " \
	"{ipv4|ipv6} [bgp]|vrf {input|output}|is-multicast|multicast replication-factor|" \
	"forwarding-status [reason]|pw destination address}"
#define H_ROUTING_FIELDS \
	"Routing attributes\nSource\nDestination\nAutonomous system\n32 bits\nPeer\n32 bits\n" \
	"Traffic index\nNext hop\nAddress\nIPv4\nIPv6\nOf BGP\nVRF\nInput\nOutput\nMulticast or not\n" \
	"Multicast\nReplications\nForwarded or dropped\nReason\nPseudowire\nDestination\nAddress"
#define LAYER2_FIELDS \
	"datalink {mac {source|destination} address {input|output}|dot1q {vlan {input|output}|" \
	"priority|ce-vlan {input|output}}|vlan {input|output}|ethertype|source-vlan-id|" \
	"destination-vlan-id}"
#define H_LAYER2_FIELDS \
	"Datalink fields\nMAC\nSource\nDestination\nAddress\nInput\nOutput\n802.1Q\nVLAN\nInput\n" \
	"Output\nPriority\nCustomer VLAN\nInput\nOutput\nVLAN\nInput\nOutput\nEthertype\n" \
	"Source VLAN\nDestination VLAN"
#define FLOW_FIELDS \
	"flow {direction|sampler|end-reason|observation point|cts {source|destination} group-tag|" \
	"username}"
#define H_FLOW_FIELDS \
	"Flow identifying fields\nDirection\nSampler\nWhy it ended\nObservation\nPoint\nTrustSec\n" \
	"Source\nDestination\nTag\nUser name"

static int conf_time_range_line(struct cli_ctx *c, const struct gram_match *m)
{
	struct gram_match copy = *m;
	char days[2][4], times[2][12];
	unsigned hour, minute;
	size_t n = 0, t = 0;

	/* shown with the month in full and two digits of the day, however it was typed */
	for (int i = 0; i < copy.n; i++) {
		const char *v = copy.tok[i].name;

		if (!v || strlen(v) != 2)
			continue;
		if (v[1] == 't' && t < ARRAY_SIZE(times) &&
		    sscanf(copy.tok[i].text, "%2u:%2u", &hour, &minute) == 2) {
			snprintf(times[t], sizeof(times[t]), "%02u:%02u", hour, minute);
			copy.tok[i].text = times[t++];
		}
		if (v[1] == 'm')
			copy.tok[i].text = time_month_name(copy.tok[i].text);
		if (v[1] == 'd' && n < ARRAY_SIZE(days)) {
			snprintf(days[n], sizeof(days[n]), "%02d",
				 (int)strtol(copy.tok[i].text, NULL, 10) % 100);
			copy.tok[i].text = days[n++];
		}
	}
	return conf_store(c, &copy);
}

const struct gram_row flow_rows[] = {
	{ MODE_CONFIG, "flow record WORD$name", H_FLOW "Define a flow record\nRecord name",
	  FNF(RANK_CLASS_MAP - 3), MODE_FLOW_RECORD },
	{ MODE_CONFIG, "flow record type performance-monitor WORD$pname", H_FLOW
	  "Define a flow record\nType of the record\nPerformance monitor\nRecord name", NULL,
	  "pname", NULL, RANK_CLASS_MAP - 3, GRAM_INERT, MODE_FLOW_RECORD },
	{ MODE_FLOW_RECORD, "description LINE$text", "Provide a description for this Flow Record\n"
	  "Description for this Flow Record", INERT },
	{ MODE_FLOW_RECORD, "match " IPV4_FIELDS, H_MATCH H_IPV4_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match " IPV6_FIELDS, H_MATCH H_IPV6_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match " TRANSPORT_FIELDS, H_MATCH H_TRANSPORT_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match " ROUTING_FIELDS, H_MATCH H_ROUTING_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match " LAYER2_FIELDS, H_MATCH H_LAYER2_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match " FLOW_FIELDS, H_MATCH H_FLOW_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "match interface {input|output} [snmp|physical]", H_MATCH
	  "Interface fields\nInput interface\nOutput interface\nSNMP index\nPhysical", FIELD },
	{ MODE_FLOW_RECORD, "match application {name [account-on-resolution]|id|vendor|version}",
	  H_MATCH "Application fields\nName\nCount from when it is known\nID\nVendor\nVersion",
	  FIELD },
	{ MODE_FLOW_RECORD, "match connection {id|transaction-id|{client|server} {{ipv4|ipv6} "
	  "address|transport port}}", H_MATCH "Connection fields\nID\nTransaction ID\nClient\n"
	  "Server\nIPv4\nIPv6\nAddress\nTransport\nPort", FIELD },
	{ MODE_FLOW_RECORD, "match policy {performance-monitor|qos} classification hierarchy",
	  H_MATCH "Policies\nPerformance monitor\nQoS\nClassification\nHierarchy", FIELD },
	{ MODE_FLOW_RECORD, "match services waas segment [account-on-resolution]", H_MATCH
	  "Services\nWAAS\nSegment\nCount from when it is known", FIELD },
	{ MODE_FLOW_RECORD, "match wireless ssid", H_MATCH "Wireless fields\nSSID", FIELD },

	{ MODE_FLOW_RECORD, "collect " IPV4_FIELDS, H_COLLECT H_IPV4_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect " IPV6_FIELDS, H_COLLECT H_IPV6_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect " TRANSPORT_FIELDS, H_COLLECT H_TRANSPORT_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect " ROUTING_FIELDS, H_COLLECT H_ROUTING_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect " LAYER2_FIELDS, H_COLLECT H_LAYER2_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect " FLOW_FIELDS, H_COLLECT H_FLOW_FIELDS, FIELD },
	{ MODE_FLOW_RECORD, "collect interface {input|output} [snmp|physical]", H_COLLECT
	  "Interface fields\nInput interface\nOutput interface\nSNMP index\nPhysical", FIELD },
	{ MODE_FLOW_RECORD, "collect counter {{bytes|packets} [long|permanent|rate|layer2 [long]|"
	  "dropped [long]|exported|replicated]|flows}", H_COLLECT "Counter fields\nBytes\n"
	  "Packets\n64 bits\nNot reset\nRate\nLayer 2\n64 bits\nDropped\n64 bits\nExported\n"
	  "Replicated\nFlows", FIELD },
	{ MODE_FLOW_RECORD, "collect timestamp {sys-uptime {first|last}|absolute {first|last|"
	  "monitoring-interval {start|end}}|interval}", H_COLLECT "Timestamp fields\n"
	  "Milliseconds since start\nFirst packet\nLast packet\nSince 1970\nFirst packet\n"
	  "Last packet\nMonitoring interval\nStart\nEnd\nInterval", FIELD },
	{ MODE_FLOW_RECORD, "collect application {name|id|media {bytes {counter|rate}|packets "
	  "{counter|rate}|event}|http {host|url|user-agent|referer|uri statistics}|ssl "
	  "common-name|dns domain-name|sip {source|destination}|smtp {server|sender}|pop3 server|"
	  "nntp group-name}", H_COLLECT "Application fields\nName\nID\nMedia\nBytes\nCounter\n"
	  "Rate\nPackets\nCounter\nRate\nEvents\nHTTP\nHost\nURL\nUser agent\nReferer\nURI\n"
	  "Statistics\nTLS\nCommon name\nDNS\nDomain name\nSIP\nSource\nDestination\nSMTP\n"
	  "Server\nSender\nPOP3\nServer\nNNTP\nGroup", FIELD },
	{ MODE_FLOW_RECORD, "collect connection {id|initiator|new-connections|sum-duration|"
	  "concurrent-connections|{client|server} {{ipv4|ipv6} address|transport port|counter "
	  "{bytes|packets} [long|network long|retransmitted]}|delay {network {to-server|"
	  "to-client|client-to-server} {sum|min|max}|response {to-server|to-client|"
	  "client-to-server} {sum|min|max|histogram late}|application {sum|min|max}}|transaction "
	  "{counter complete|duration {sum|min|max}}}", H_COLLECT "Connection fields\nID\n"
	  "Who opened it\nNew connections\nDuration\nAt a time\nClient\nServer\nIPv4\nIPv6\n"
	  "Address\nTransport\nPort\nCounter\nBytes\nPackets\n64 bits\nOn the network\n64 bits\n"
	  "Retransmitted\nDelay\nNetwork\nTo the server\nTo the client\nClient to server\nSum\n"
	  "Minimum\nMaximum\nResponse\nTo the server\nTo the client\nClient to server\nSum\n"
	  "Minimum\nMaximum\nHistogram\nLate\nApplication\nSum\nMinimum\nMaximum\nTransactions\n"
	  "Counter\nComplete\nDuration\nSum\nMinimum\nMaximum", FIELD },
	{ MODE_FLOW_RECORD, "collect policy {performance-monitor|qos} {classification hierarchy|"
	  "queue {index|drops}}", H_COLLECT "Policies\nPerformance monitor\nQoS\nClassification\n"
	  "Hierarchy\nQueue\nIndex\nDrops", FIELD },
	{ MODE_FLOW_RECORD, "collect monitor event", H_COLLECT "Monitor\nEvents", FIELD },
	{ MODE_FLOW_RECORD, "collect services waas {segment|passthrough-reason}", H_COLLECT
	  "Services\nWAAS\nSegment\nWhy it passes", FIELD },

	{ MODE_CONFIG, "flow exporter WORD$name", H_FLOW "Define a Flow Exporter\nExporter name",
	  FNF(RANK_CLASS_MAP - 3), MODE_FLOW_EXPORTER },
	{ MODE_FLOW_EXPORTER, "description LINE$text", "Provide a description for this Flow "
	  "Exporter\nDescription for this Flow Exporter", INERT },
	{ MODE_FLOW_EXPORTER, "destination {A.B.C.D$addr|X:X:X:X::X$addr6|WORD$host} [vrf WORD$vrf|"
	  "global]", "Export destination configuration\nDestination IPv4 address\n"
	  "Destination IPv6 address\nDestination host name\nOptional VRF label\nVRF label\n"
	  "The global table", INERT },
	{ MODE_FLOW_EXPORTER, "source IFACE$interface", "Originating interface\nInterface",
	  INERT },
	{ MODE_FLOW_EXPORTER, "transport udp <1-65535>$port", "Transport protocol\nUDP protocol\n"
	  "Port value", INERT },
	{ MODE_FLOW_EXPORTER, "export-protocol {netflow-v5|netflow-v9|ipfix}$proto",
	  "Export protocol version\nNetFlow Version 5\nNetFlow Version 9\n"
	  "IPFIX (Version 10)", NULL, NULL, "export-protocol netflow-v9", 0, GRAM_INERT },
	{ MODE_FLOW_EXPORTER, "template data timeout <1-86400>$s", "Flow Exporter template "
	  "configuration\nFlow Exporter data template configuration\n"
	  "Resend data based on a timeout\nTimeout in seconds", INERT },
	{ MODE_FLOW_EXPORTER, "option {application-attributes|application-table|c3pl-class-table|"
	  "c3pl-policy-table|class-qos-table|exporter-stats|interface-table|metadata-version-table|"
	  "policy-qos-table|sampler-table|sub-application-table|tunnel-tloc-table|vrf-table}$table "
	  "[timeout <1-86400>$s]", "Select option for exporting\nApplication attributes table\n"
	  "Application table\nC3PL class table\nC3PL policy table\nQoS class table\n"
	  "Exporter statistics\nInterface SNMP-index-to-name table\nMetadata version table\n"
	  "QoS policy table\nExport Sampler Option\nSub-application table\nTunnel TLOC table\n"
	  "VRF ID-to-name table\nResend data based on a timeout\nTimeout in seconds", NULL,
	  "table", NULL, 0, GRAM_INERT },
	{ MODE_FLOW_EXPORTER, "dscp <0-63>$dscp", "Optional DSCP\nDSCP Value", INERT },
	{ MODE_FLOW_EXPORTER, "ttl <1-255>$ttl", "Optional TTL or hop limit\nTTL/hop limit value",
	  INERT },
	{ MODE_FLOW_EXPORTER, "mtu <512-8192>$mtu", "Maximum size of a datagram\nbytes", INERT },
	{ MODE_FLOW_EXPORTER, "output-features", "Send export packets via Cisco IOS output feature "
	  "path", INERT },
	{ MODE_FLOW_EXPORTER, "match counter packets long gt <0-4294967295>$n", "Export but some "
	  "flows\nBy a counter\nPackets\n64 bits\nMore than\nnumber", INERT },

	{ MODE_CONFIG, "flow monitor WORD$name", H_FLOW "Define a Flow Monitor\nMonitor name",
	  FNF(RANK_CLASS_MAP - 3), MODE_FLOW_MONITOR },
	{ MODE_CONFIG, "flow monitor type performance-monitor WORD$pmname", H_FLOW
	  "Define a Flow Monitor\nType of the monitor\nPerformance monitor\nMonitor name", NULL,
	  "pmname", NULL, RANK_CLASS_MAP - 3, GRAM_INERT, MODE_FLOW_MONITOR },
	{ MODE_FLOW_MONITOR, "description LINE$text", "Provide a description for this Flow Monitor\n"
	  "Description for this Flow Monitor", INERT },
	{ MODE_FLOW_MONITOR, "exporter WORD$exporter", "Add an Exporter to use to export records\n"
	  "Exporter name", FIELD },
	{ MODE_FLOW_MONITOR, "cache {entries <16-2000000>$entries|timeout {active|inactive|update|"
	  "event transaction-end|synchronized}$timer [<1-604800>$s [export-spread <1-60>$spread]]|"
	  "type {normal|immediate|permanent|synchronized}$type}$what",
	  "Configure Flow Cache parameters\nNumber of flow entries in the Flow Monitor\n"
	  "Number of entries\nSpecify a timeout for the Flow Cache\nActive flow timeout\n"
	  "Inactive flow timeout\nUpdate timeout\nAt an event\nEnd of a transaction\n"
	  "Synchronized timeout\nTimeout in seconds\nSpread of the export\nseconds\n"
	  "Specify type of the Flow Cache\nNormal cache removal from the Flow Cache\n"
	  "Flow is immediately removed\nFlows are never removed\nAll flows are aged out at a time",
	  NULL, "what timer", NULL, 0, GRAM_INERT },
	{ MODE_FLOW_MONITOR, "record {netflow {ipv4|ipv6}$af {original-input|original-output|as|"
	  "as-tos|bgp-nexthop-tos|destination-prefix|destination-prefix-tos|prefix|prefix-port|"
	  "prefix-tos|protocol-port|protocol-port-tos|source-prefix|source-prefix-tos} [peer]|"
	  "netflow-original|default-rtp|default-tcp|wireless avc {basic|ipv4 basic|ipv6 basic}|"
	  "WORD$record}", "Specify Flow Record to use to define Cache\n"
	  "Traditional NetFlow collection schemes\nIPv4\nIPv6\nTraditional IPv4 input NetFlow\n"
	  "Traditional IPv4 output NetFlow\nAS aggregation schemes\nAS and TOS\n"
	  "BGP next hop and TOS\nDestination prefix\nDestination prefix and TOS\n"
	  "Source and Destination Prefixes\nPrefixes and ports\nPrefixes and TOS\n"
	  "Protocol and Ports\nProtocol, ports and TOS\nSource AS and Prefix\n"
	  "Source prefix and TOS\nAS of the peer\nTraditional IPv4 input NetFlow with origin ASs\n"
	  "Of RTP\nOf TCP\nWireless\nVisibility\nBasic\nIPv4\nBasic\nIPv6\nBasic\n"
	  "User defined", INERT },
	{ MODE_FLOW_MONITOR, "statistics packet {protocol|size}", "Collect statistics\n"
	  "Packet statistics\nCollect Protocol statistics\nCollect Size statistics", FIELD },
	{ MODE_FLOW_MONITOR, "history size <0-60>$n [timeout <5-86400>$s]", "History\nSize\n"
	  "intervals\nTimeout\nseconds", INERT },

	{ MODE_CONFIG, "sampler WORD$name", "Define a Sampler\nSampler name",
	  FNF(RANK_CLASS_MAP - 3), MODE_SAMPLER },
	{ MODE_SAMPLER, "mode {deterministic|random} <1-1>$one out-of <2-32768>$of", "Specify "
	  "sampling mode\nDeterministic sampling\nRandom sampling\nSamples\nOut of\n"
	  "Window size", INERT },
	{ MODE_SAMPLER, "granularity {packet|connection}", "Specify granularity\nPackets\n"
	  "Connections", INERT },
	{ MODE_SAMPLER, "description LINE$text", "Provide a description for this Sampler\n"
	  "Description for this Sampler", INERT },
	{ MODE_CONFIG, "flow-sampler-map WORD$name", "Flow sampler configuration\nName",
	  FNF(RANK_CLASS_MAP - 3), MODE_SAMPLER },
	{ MODE_SAMPLER, "mode random one-out-of <1-65535>$oneof", "Specify sampling mode\n"
	  "Random sampling\nOne packet of\nnumber", INERT },

	/* --- time ranges --- */
	{ MODE_CONFIG, "time-range WORD$name", "Define time range entries\nTime range name", NULL,
	  "name", NULL, RANK_OBJECT + 4, 0, MODE_TIME_RANGE },
	{ MODE_TIME_RANGE, "absolute {start " MOMENT("s") " [end " MOMENT("e") "]|end "
	  MOMENT("f") "}", "absolute time and date\nstarting time and date\n" H_MOMENT
	  "ending time and date\n" H_MOMENT "ending time and date\n"
	  "Time\nDay of the month\nMonth of the year\nMonth of the year\nDay of the month\nYear",
	  conf_time_range_line },
	{ MODE_TIME_RANGE, "periodic {daily|weekdays|weekend} hh:mm$from to hh:mm$to",
	  "periodic time and date\nEvery day of the week\nMonday thru Friday\n"
	  "Saturday and Sunday\nStarting time\nending day and time\nEnding time - stays valid "
	  "until beginning of next minute", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_TIME_RANGE, "periodic {" DAYS "}... hh:mm$from to [" DAYS "] hh:mm$to",
	  "periodic time and date\n" H_DAYS "Starting time\nending day and time\n" H_DAYS
	  "Ending time - stays valid until beginning of next minute", NULL, NULL, NULL, 0,
	  GRAM_MULTI },

	/* --- parser views --- */
	{ MODE_CONFIG, "parser view WORD$name [superview|inclusive]", "Configure parser\n"
	  "View Commands\nView Name\nSuperView Configuration\nAll commands, and some not", NULL,
	  "name", NULL, RANK_LINE - 2, GRAM_INERT, MODE_VIEW },
	{ MODE_VIEW, "description LINE$text", "Description\nText", INERT },
	{ MODE_VIEW, "secret {0 LINE$secret|5 WORD$md5|8 WORD$pbkdf2|9 WORD$scrypt|LINE$secret}",
	  "Set a secret for the current view\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) view secret string\n"
	  "Specifies a MD5 HASHED secret will follow\nThe HASHED view secret string\n"
	  "Specifies a PBKDF2 HASHED secret will follow\nThe HASHED view secret string\n"
	  "Specifies a SCRYPT HASHED secret will follow\nThe HASHED view secret string\n"
	  "The UNENCRYPTED (cleartext) view secret string", INERT },
	{ MODE_VIEW, "commands WORD$mode {include [all]|include-exclusive [all]|exclude [all]} "
	  "LINE$command", "Configure commands for a view\nMode of the commands\n"
	  "Add command to the view\nwild card support\n"
	  "Include in this view but exclude from others\nwild card support\n"
	  "Exclude the command from the view\nwild card support\nLine for command", FIELD },
	{ MODE_VIEW, "view WORD$view", "Configure view Commands\nView Name", FIELD },
	{ 0 }
};
