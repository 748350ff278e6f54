/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of single lines that configurations in the field have beside those of the other tables:
 * settings of interfaces and their encapsulations, of IPv4 and IPv6 services, of lines and of the box.
 * One row per command. Kept, without effect.
 */
#include "cli/conf.h"

#define H_IP "Interface Internet Protocol config commands\n"
#define H_GIP "Global IP configuration subcommands\n"
#define H_IPV6 "IPv6 interface subcommands\n"
#define H_GIPV6 "Global IPv6 configuration subcommands\n"
#define H_CRYPTO "Encryption module\n"
#define INERT NULL, NULL, NULL, 0, GRAM_INERT
#define MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
#define GLOBAL(rank) NULL, NULL, NULL, rank, GRAM_INERT
#define GLOBALS(rank) NULL, NULL, NULL, rank, GRAM_MULTI | GRAM_INERT
#define FRAMED NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN

#define TRAP "snmp-server enable traps "
#define H_TRAP "Modify SNMP engine parameters\nEnable SNMP Traps\nEnable SNMP Traps\n"

const struct gram_row field_rows[] = {
	/* --- interfaces --- */
	{ MODE_IF, "bgp-policy accounting [input|output]$way [source]", "Apply policy propagated "
	  "by BGP community string\nAccounting\nOn input\nOn output\nBy the source", MULTI },
	{ MODE_IF, "bgp-policy {source|destination} {ip-prec-map|ip-qos-map}$map", "Apply policy "
	  "propagated by BGP community string\nBy the source\nBy the destination\n"
	  "Set the precedence\nSet the QoS group", MULTI },
	{ MODE_IF, "ip virtual-reassembly-out [max-reassemblies <1-1024>$n|max-fragments "
	  "<1-64>$frags|timeout <1-60>$s|drop-fragments]...", H_IP "Virtual reassembly of what "
	  "leaves\nDatagrams at a time\nnumber\nFragments of one\nnumber\nTimeout\nseconds\n"
	  "Drop fragments", INERT },
	{ MODE_IF, "ip traffic-export apply WORD$profile [size <1-4294967295>$size]", H_IP
	  "Configure IP traffic export\nApply a profile\nProfile name\nSize of the capture buffer\n"
	  "bytes", INERT },
	{ MODE_IF, "ip multicast helper-map {A.B.C.D$group|broadcast} A.B.C.D$to <100-199>$acl "
	  "[ttl <1-255>$ttl]", H_IP "IP multicast interface commands\nMulticast helper\n"
	  "Multicast group\nBroadcasts\nAddress\nAccess list\nTime to live\nhops", MULTI },
	{ MODE_IF, "ip sticky-arp [ignore]", H_IP "Keep ARP entries\nNot what the box says",
	  INERT },
	{ MODE_IF, "ipv6 nd ra-interval <4-1800>$s [<3-1350>$min]", H_IPV6
	  "IPv6 interface Neighbor Discovery subcommands\nSet IPv6 Router Advertisement Interval\n"
	  "RA Interval (sec)\nMinimum RA Interval (sec)", FRAMED },
	{ MODE_IF, "ipv6 nd ra-lifetime <0-9000>$s", H_IPV6
	  "IPv6 interface Neighbor Discovery subcommands\nSet IPv6 Router Advertisement Lifetime\n"
	  "RA Lifetime (seconds)", FRAMED },
	{ MODE_IF, "ipv6 flow {ingress|egress}$way", H_IPV6 "NetFlow related commands\n"
	  "Enable inbound NetFlow\nEnable outbound NetFlow", MULTI },
	{ MODE_IF, "ipv6 crypto map WORD$map", H_IPV6 "Encryption\nAssign a crypto map\nName",
	  INERT },
	{ MODE_IF, "ospfv3 [<1-65535>$process [ipv4|ipv6]$af] cost dynamic [default <0-65535>$d|"
	  "hysteresis [percent <0-100>$pct|threshold <0-65535>$thr]|weight {throughput "
	  "<0-100>$t|resources <0-100>$r|latency <0-100>$l|l2-factor <0-100>$l2}]...",
	  "OSPFv3 interface commands\nProcess ID\nIPv4\nIPv6\nInterface cost\n"
	  "Follow the link\nDefault\ncost\nHysteresis\nPercent\npercent\nThreshold\ncost\nWeights\n"
	  "Throughput\npercent\nResources\npercent\nLatency\npercent\nLayer 2\npercent", INERT },
	{ MODE_IF, "standby redirects [enable|disable|timers <10-3600>$adv <10-3600>$hold|unknown]",
	  "HSRP interface configuration commands\nConfigure sending of ICMP Redirect messages\n"
	  "On\nOff\nAdjust redirect timers\nAdvertisement interval\nHoldtime\n"
	  "Also with an unknown gateway", FRAMED },
	{ MODE_IF, "standby <0-4095>$group arp gratuitous {count <0-60>$n|interval <3-60>$s}...",
	  "HSRP interface configuration commands\ngroup number\nARP\nGratuitous ARP\nCount\n"
	  "packets\nInterval\nseconds", NULL, "group", NULL, 0, GRAM_INERT },
	{ MODE_IF, "mpls tp link <1-2147483647>$n {ipv4 A.B.C.D$next|tx-mac H.H.H$mac}...",
	  "Configure MPLS interface parameters\nTransport profile\nLink\nnumber\nNext hop\n"
	  "Address\nMAC address\nAddress", INERT },
	{ MODE_IF, "mpls flow monitor WORD$monitor [sampler WORD$sampler] {input|output}$way",
	  "Configure MPLS interface parameters\nFlexible NetFlow\nMonitor\nName\nSampler\nName\n"
	  "Input\nOutput", MULTI },
	{ MODE_IF, "tag-switching ip", "Tag switching interface configuration\n"
	  "Configure dynamic label switching for IP", FRAMED },
	{ MODE_IF, "isis fast-reroute {per-prefix {level-1|level-2}$level {all|route-map "
	  "WORD$map}|exclude {level-1|level-2}$excl|ti-lfa protection {level-1|level-2}$ti "
	  "[disable]|remote-lfa tunnel mpls-ldp {level-1|level-2}$lfa}", "IS-IS commands\n"
	  "Fast reroute\nPer prefix\nLevel 1\nLevel 2\nAll prefixes\nSome\nRoute map\n"
	  "Not over this interface\nLevel 1\nLevel 2\nTopology independent\nProtection\nLevel 1\n"
	  "Level 2\nOff\nRemote alternates\nTunnel\nLDP\nLevel 1\nLevel 2", MULTI },
	{ MODE_IF, "isis adjacency-filter WORD$filter [match-all]", "IS-IS commands\n"
	  "Filter the establishment of IS-IS adjacencies\nFilter set\nAll addresses", INERT },
	{ MODE_IF, "speed nonegotiate", "Configure speed operation.\nDo not negotiate speed",
	  INERT },
	{ MODE_IF, "bandwidth qos-reference <1-10000000>$kbps", "Set bandwidth informational "
	  "parameter\nReference of policies\nBandwidth in kilobits", INERT },
	{ MODE_IF, "ignore {dcd|local-loopback}", "Ignore signals\nIgnore DCD\n"
	  "Ignore local loopback", MULTI },
	{ MODE_IF, "crc {16|32}$bits", "CRC specific commands\n16 bits\n32 bits", INERT },
	{ MODE_IF, "history {bps|pps} [all|both|input|output]$way [filter]", "Interface history\n"
	  "Bits per second\nPackets per second\nAll\nBoth\nInput\nOutput\nFilter", MULTI },
	{ MODE_IF, "group-range <1-1024>$first <1-1024>$last", "Define async group\nFirst line\n"
	  "Last line", INERT },
	{ MODE_IF, "lisp mobility WORD$name [nbr-proxy-reply requests <1-5>$n]", "LISP\n"
	  "Mobility\nName of the EIDs\nAnswer for neighbors\nRequests\nnumber", MULTI },
	{ MODE_IF, "ucse access-port {dedicated|shared-lom {console|ge1|ge2|ge3|te2|te3}$port}",
	  "Server module\nAccess\nIts own port\nA shared port\nConsole\nGE1\nGE2\nGE3\nTE2\nTE3",
	  INERT },
	{ MODE_IF, "imc ip address {A.B.C.D$addr A.B.C.D$mask default-gateway A.B.C.D$gw|dhcp}",
	  "Management controller\nIP\nAddress\naddress\nmask\nGateway\naddress\nBy DHCP", INERT },
	{ MODE_IF, "imc access-port {dedicated|shared-lom {console|ge1|ge2|ge3|te2|te3}$port|"
	  "MGMT}", "Management controller\nAccess\nIts own port\nA shared port\nConsole\nGE1\nGE2\n"
	  "GE3\nTE2\nTE3\nManagement port", INERT },
	{ MODE_IF, "tunnel rbscp {ack-split <1-32>$n|ack_split <1-32>$n|delay|report|"
	  "window_stuff <1-20>$stuff|input_drop <1-10>$drop|long_drop}", "protocol-over-protocol "
	  "tunneling\nRate based satellite protocol\nSplit acknowledgements\nnumber\n"
	  "Split acknowledgements\nnumber\nDelay\nReports\nWindow\nfactor\nDrop input\nnumber\n"
	  "Drop after a while", MULTI },
	{ MODE_IF, "tunnel mode mpls traffic-eng point-to-multipoint", "protocol-over-protocol "
	  "tunneling\ntunnel encapsulation method\nMPLS encapsulations\nTraffic engineering\n"
	  "Point to multipoint", INERT },
	{ MODE_IF, "crypto ipsec fragmentation mtu discovery", "Encryption/Decryption commands\n"
	  "Set IPsec parameters\nSet fragmentation of IPSec packets\nMTU\nDiscovery", INERT },
	{ MODE_IF, "cellular delay <0-255>$s", "Cellular\nDelay\nseconds", INERT },

	/* --- IPv4 services --- */
	{ MODE_CONFIG, "ip arp incomplete {retry <1-2147483647>$n|entries <1-2147483647>$max}$what",
	  H_GIP "IP ARP global configuration\nIncomplete entries\nRetries\nnumber\nLimit\nentries",
	  NULL, "what", NULL, RANK_IP_EARLY + 1, GRAM_INERT },
	{ MODE_CONFIG, "ip arp queue <512-2147483647>$n", H_GIP "IP ARP global configuration\n"
	  "Input queue\npackets", GLOBAL(RANK_IP_EARLY + 1) },
	{ MODE_CONFIG, "ip dns name-list <1-500>$n {permit|deny} LINE$pattern", H_GIP
	  "Configure DNS server for a zone\nList of names\nnumber\nPermit\nDeny\n"
	  "Regular expression", GLOBALS(RANK_IP_EARLY + 1) },
	{ MODE_CONFIG, "ip dns view-list WORD$name", H_GIP "Configure DNS server for a zone\n"
	  "List of views\nName", NULL, "name", NULL, RANK_IP_EARLY + 2, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip bgp fast-external-fallover", H_GIP "BGP\n"
	  "Reset a session when its link goes down", FRAMED },
	{ MODE_CONFIG, "ip ospf {name-lookup|counters count <1-1000>$n}", H_GIP
	  "Global OSPF configuration commands\nDisplay OSPF router ids as DNS names\nCounters\n"
	  "Count\nnumber", GLOBALS(RANK_HTTP + 1) },
	{ MODE_CONFIG, "ip flow-capture {fragment-offset|icmp|ip-id|mac-addresses|nbar|"
	  "packet-length|ttl|vlan-id}$field", H_GIP "Enable flow capture\nFragment offset\nICMP\n"
	  "IP identification\nMAC addresses\nNBAR\nPacket length\nTime to live\nVLAN",
	  NULL, "field", NULL, RANK_HTTP + 1, GRAM_INERT },
	{ MODE_CONFIG, "ip accounting-transits <0-4294967295>$n", H_GIP
	  "Sets the maximum number of transit entries\nnumber of transit entries",
	  GLOBAL(RANK_HTTP + 1) },
	{ MODE_CONFIG, "ip inspect WAAS flush-timeout <1-60>$s", H_GIP
	  "Context-based Access Control Engine\nWAAS\nTimeout\nseconds", GLOBAL(RANK_IP_EARLY + 5) },
	{ MODE_CONFIG, "ip ips signature-category", H_GIP "Intrusion Prevention System\n"
	  "Enter the categories", NULL, NULL, NULL, RANK_IP_EARLY + 6, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip ips sdf {location WORD$url|builtin}", H_GIP "Intrusion Prevention "
	  "System\nSignature file\nLocation\nURL\nBuilt in", GLOBALS(RANK_IP_EARLY + 5) },
	{ MODE_CONFIG, "ip igmp profile <1-4294967295>$n", H_GIP "IGMP global configuration\n"
	  "IGMP profile\nnumber", NULL, "n", NULL, RANK_IP_MID + 1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip sla server twamp", H_GIP "IP Service Level Agreement\nServer\nTWAMP",
	  NULL, NULL, NULL, RANK_SLA + 1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip sla monitor responder", H_GIP "IP Service Level Agreement\n"
	  "Older spelling\nAnswer probes", GLOBAL(RANK_SLA + 2) },
	{ MODE_CONFIG, "ip sla monitor schedule <1-2147483647>$n {life {forever|"
	  "<0-2147483647>$life}|start-time {now|pending|after hh:mm:ss$after|hh:mm:ss$time}|ageout "
	  "<0-2073600>$age|recurring}...", H_GIP "IP Service Level Agreement\nOlder spelling\n"
	  "Schedule\nEntry number\nLife\nForever\nseconds\nStart\nNow\nPending\nAfter\nTime\nTime\n"
	  "Age out\nseconds\nEvery day", NULL, "n", NULL, RANK_SLA + 2, GRAM_INERT },
	{ MODE_CONFIG, "ip sla monitor reaction-configuration <1-2147483647>$n react WORD$what "
	  "[threshold-type {never|immediate|consecutive [<1-16>$cons]|xofy [<1-16>$x <1-16>$y]|"
	  "average [<1-16>$avg]}|threshold-value <0-60000>$hi <0-60000>$lo|action-type {none|"
	  "trapOnly|triggerOnly|trapAndTrigger}]...", H_GIP "IP Service Level Agreement\n"
	  "Older spelling\nReaction\nEntry number\nTo\nValue\nThreshold\nNever\nAt once\n"
	  "In a row\nnumber\nX of Y\nX\nY\nAverage\nnumber\nValues\nUpper\nLower\nAction\nNone\n"
	  "Trap\nTrigger\nBoth", NULL, "n what", NULL, RANK_SLA + 2, GRAM_INERT },
	{ MODE_CONFIG, "rtr <1-2147483647>$n", "RTR Base Configuration\nEntry Number", NULL, "n",
	  NULL, RANK_SLA + 1, GRAM_INERT | GRAM_HIDDEN, MODE_MISC },
	{ MODE_CONFIG, "rtr responder", "RTR Base Configuration\nEnable RTR Responder", NULL, NULL,
	  NULL, RANK_SLA + 2, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "rtr schedule <1-2147483647>$n {life {forever|<0-2147483647>$life}|"
	  "start-time {now|pending|after hh:mm:ss$after|hh:mm:ss$time}|ageout <0-2073600>$age|"
	  "recurring}...", "RTR Base Configuration\nRTR Entry Scheduling\nEntry number\nLife\n"
	  "Forever\nseconds\nStart\nNow\nPending\nAfter\nTime\nTime\nAge out\nseconds\nEvery day",
	  NULL, "n", NULL, RANK_SLA + 2, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ip dhcp-relay source-interface IFACE$interface", H_GIP "DHCP relay\n"
	  "Source interface\nInterface", GLOBAL(RANK_DHCP + 2) },
	{ MODE_CONFIG, "ip dhcp relay override giaddr link-selection", H_GIP
	  "Configure DHCP server and relay parameters\nDHCP relay agent parameters\nOverride\n"
	  "Relay address\nSuboption", GLOBAL(RANK_DHCP + 2) },
	{ MODE_CONFIG, "ip dhcp relay information option-insert", H_GIP
	  "Configure DHCP server and relay parameters\nDHCP relay agent parameters\n"
	  "Relay agent information option\nInsert it", FRAMED },
	{ MODE_CONFIG, "ip dhcp limit lease per interface <1-65535>$n", H_GIP
	  "Configure DHCP server and relay parameters\nLimit\nLeases\nPer\nInterface\nnumber",
	  GLOBAL(RANK_DHCP + 2) },
	{ MODE_CONFIG, "ip dhcp conflict resolution [interval <1-1440>$minutes]", H_GIP
	  "Configure DHCP server and relay parameters\nDHCP address conflict parameters\n"
	  "Free conflicting addresses\nInterval\nminutes", GLOBAL(RANK_DHCP + 2) },
	{ MODE_CONFIG, "ip dhcp debug ascii-client-id", H_GIP
	  "Configure DHCP server and relay parameters\nDebugging\nClient IDs as text",
	  GLOBAL(RANK_DHCP + 2) },
	{ MODE_CONFIG, "ip dhcp client {default-router distance <1-255>$distance|mobile renew "
	  "count <0-10>$n interval <1-1000>$ms|network-discovery informs <0-5>$informs discovers "
	  "<0-5>$discovers period <3-15>$period|broadcast-flag clear|forcerenew}$what", H_GIP
	  "Configure DHCP server and relay parameters\nDHCP client\nDefault router\nDistance\n"
	  "value\nMobility\nRenewal\nCount\nnumber\nInterval\nms\nDiscovery of networks\nInforms\n"
	  "number\nDiscovers\nnumber\nPeriod\nseconds\nBroadcast flag\nClear\nForced renewal",
	  NULL, "what", NULL, RANK_DHCP + 2, GRAM_INERT },
	{ MODE_CONFIG, "ip msdp cache-rejected-sa <1-32766>$n", H_GIP "MSDP\n"
	  "Keep rejected messages\nnumber", GLOBAL(RANK_HTTP + 2) },
	{ MODE_CONFIG, "ip msdp border IFACE$interface sa-address", H_GIP "MSDP\nBorder\nInterface\n"
	  "Its address", GLOBAL(RANK_HTTP + 2) },
	{ MODE_CONFIG, "ip mobile {home-agent|foreign-agent|router|arp|host|mobile-networks|network|"
	  "secure|tunnel|virtual-network|proxy-host|realm|debug}$what [LINE$text]", H_GIP
	  "Enable the Mobile IP routing process\nHome agent\nForeign agent\nMobile router\n"
	  "Local mobility\nHosts\nNetworks\nNetwork\nSecurity\nTunnels\nVirtual network\nProxy\n"
	  "Realm\nDebugging\nSettings", NULL, NULL, NULL, RANK_HTTP + 2,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ip source binding H.H.H$mac vlan <1-4094>$vlan A.B.C.D$addr interface "
	  "IFACE$interface", H_GIP "IP source\nBinding\nMAC address\nVLAN\nnumber\nAddress\n"
	  "Interface\nInterface", GLOBALS(RANK_HTTP + 2) },
	{ MODE_CONFIG, "ip traffic-export profile WORD$name [mode {capture|export}$mode]", H_GIP
	  "Configure IP traffic export\nProfile\nName\nMode\nCapture\nExport", NULL, "name", NULL,
	  RANK_IP_EARLY + 6, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip netmask-format {bit-count|decimal|hexadecimal}", H_GIP "Netmasks\n"
	  "Bits\nDecimal\nHexadecimal", FRAMED },
	{ MODE_CONFIG, "ip local pool WORD$pool A.B.C.D$low A.B.C.D$high cache-size "
	  "<0-100>$cache", H_GIP "Specify local options\nIP Local address pool lists\n"
	  "Create named local address pool\nFirst IP address of range\nLast IP address of range\n"
	  "Number of free entries to search\nNumber", NULL, "pool low", NULL, RANK_POOL,
	  GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ip ssh client source-interface IFACE$interface", H_GIP
	  "Configure ssh options\nClient\nSpecify interface for source address in SSH connections\n"
	  "Interface", GLOBAL(RANK_SSH) },
	{ MODE_CONFIG, "ip http session-idle-timeout <1-1200>$s", H_GIP "HTTP server configuration\n"
	  "Idle time of a session\nseconds", FRAMED },
	{ MODE_CONFIG, "ip multicast boundary block sources", H_GIP "Global IP Multicast Commands\n"
	  "Boundary\nBlock\nSources", GLOBAL(RANK_IP_MID + 1) },
	{ MODE_CONFIG, "ip multicast netflow {rpf-failure|output-counters}$what", H_GIP
	  "Global IP Multicast Commands\nNetFlow\nPackets that fail RPF\nCounters", NULL, "what",
	  NULL, RANK_IP_MID + 1, GRAM_INERT },
	{ MODE_CONFIG, "ip multicast topology multicast {base|WORD$name}", H_GIP
	  "Global IP Multicast Commands\nTopology\nMulticast\nBase\nName",
	  GLOBALS(RANK_IP_MID + 1) },

	/* --- IPv6 services --- */
	{ MODE_CONFIG, "ipv6 nd dad attempts <0-600>$n", H_GIPV6 "Configure IPv6 ND\n"
	  "Duplicate Address Detection\nAttempts\nnumber", GLOBAL(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 snooping policy WORD$name", H_GIPV6 "Snooping\nPolicy\nName", NULL,
	  "name", NULL, RANK_IPV6, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ipv6 dhcp database WORD$url [timeout <0-4294967295>$t|write-delay "
	  "<60-86400>$d]...", H_GIPV6 "Configure IPv6 DHCP\nDatabase\nURL\nTimeout\nseconds\n"
	  "Delay\nseconds", GLOBALS(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 dhcp ping packets <0-10>$n", H_GIPV6 "Configure IPv6 DHCP\n"
	  "Ping before an address is given\nPackets\nnumber", GLOBAL(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 dhcp binding track ppp", H_GIPV6 "Configure IPv6 DHCP\nBindings\n"
	  "Track\nPPP", GLOBAL(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 route static bfd [vrf WORD$vrf] IFACE$interface X:X:X:X::X$next "
	  "[unassociated]", H_GIPV6 "Configure static routes\nStatic routes\nBFD\nVRF\nName\n"
	  "Interface\nNext hop\nAlso without a route", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 local policy route-map WORD$map", H_GIPV6 "Specify local options\n"
	  "Enable policy routing\nPolicy route map\nRoute map name", GLOBAL(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 ospf name-lookup", H_GIPV6 "Global OSPF configuration commands\n"
	  "Display OSPF router ids as DNS names", GLOBAL(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 flowset", H_GIPV6 "Label flows", GLOBAL(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 nat prefix X:X:X:X::X/<0-128>$prefix", H_GIPV6 "NAT-PT\nPrefix\n"
	  "Prefix", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 nat v4v6 source {A.B.C.D$v4 X:X:X:X::X$v6|list WORD$list pool "
	  "WORD$pool}", H_GIPV6 "NAT-PT\nIPv4 to IPv6\nSource\nAddress\nAddress\nAccess list\n"
	  "Name\nPool\nName", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 nat v4v6 pool WORD$pool X:X:X:X::X$lo X:X:X:X::X$hi prefix-length "
	  "<1-128>$len", H_GIPV6 "NAT-PT\nIPv4 to IPv6\nPool\nName\nFirst\nLast\nPrefix length\n"
	  "bits", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 nat v6v4 source {X:X:X:X::X$v6 A.B.C.D$v4|{list WORD$list|route-map "
	  "WORD$map} {pool WORD$pool|interface IFACE$interface} [overload]}", H_GIPV6 "NAT-PT\n"
	  "IPv6 to IPv4\nSource\nAddress\nAddress\nAccess list\nName\nRoute map\nName\nPool\n"
	  "Name\nInterface\nInterface\nMany to one", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 nat v6v4 pool WORD$pool A.B.C.D$lo A.B.C.D$hi prefix-length "
	  "<1-32>$len", H_GIPV6 "NAT-PT\nIPv6 to IPv4\nPool\nName\nFirst\nLast\nPrefix length\n"
	  "bits", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 mfib", H_GIPV6 "Multicast forwarding", NULL, NULL, NULL, RANK_IPV6,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 mroute [vrf WORD$vrf] X:X:X:X::X/<0-128>$prefix {X:X:X:X::X$next|"
	  "IFACE$interface [X:X:X:X::X$next]} [<1-254>$distance]", H_GIPV6
	  "Configure static multicast routes\nVRF\nName\nPrefix\nNext hop\nInterface\nNext hop\n"
	  "Distance", GLOBALS(RANK_IPV6_LATE) },
	{ MODE_CONFIG, "ipv6 inspect name WORD$name {tcp|udp|icmp|ftp|fragment maximum <0-10000>$n} "
	  "[alert {on|off}|audit-trail {on|off}|timeout <1-2147483>$s]...", H_GIPV6
	  "Context-based Access Control Engine\nRule\nName\nTCP\nUDP\nICMP\nFTP\nFragments\n"
	  "Maximum\nnumber\nAlerts\nOn\nOff\nAudit trail\nOn\nOff\nTimeout\nseconds",
	  GLOBALS(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 port-map WORD$app port <1-65535>$port [list WORD$list]", H_GIPV6
	  "Port to application mapping\nApplication\nPort\nnumber\nAccess list\nName",
	  GLOBALS(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 cef accounting {load-balance-hash|non-recursive|per-prefix|"
	  "prefix-length}...", H_GIPV6 "Cisco Express Forwarding for IPv6\nEnable CEF accounting\n"
	  "Per hash bucket\nNon-recursive\nPer prefix\nPer length", GLOBAL(RANK_IPV6) },
	{ MODE_CONFIG, "ipv6 multicast rpf {use-bgp|backoff <1-65535>$ms <1-65535>$max|select "
	  "LINE$select}$what", H_GIPV6 "Configure multicast\nReverse path\nUse BGP\nBack off\nms\n"
	  "ms\nSelect\nGroups and VRFs", NULL, "what", NULL, RANK_IPV6, GRAM_INERT },

	/* --- policies, key services, IPsec --- */
	{ MODE_CONFIG, "crypto ipsec default transform-set", H_CRYPTO "Configure IPSEC policy\n"
	  "Defaults\nThe default transform set", NULL, NULL, "crypto ipsec default transform-set",
	  RANK_IPSEC_GLOBAL, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto ipsec server send-update", H_CRYPTO "Configure IPSEC policy\nServer\n"
	  "Send updates", GLOBAL(RANK_IPSEC_GLOBAL) },
	{ MODE_CONFIG, "crypto engine large-mod-accel", H_CRYPTO "Crypto engine\n"
	  "Large RSA keys in hardware", GLOBAL(RANK_IPSEC_GLOBAL) },
	{ MODE_CONFIG, "crypto map WORD$map client accounting list WORD$list", H_CRYPTO
	  "Enter a crypto map\nCrypto map tag\nClient\nAccounting\nList\nName",
	  GLOBALS(RANK_CRYPTO_MAP) },
	{ MODE_EZVPN, "idle-time <60-86400>$s", "Idle time\nseconds", INERT },
	{ MODE_PARAM_MAP, "aggressive-aging {high {<1-4294967295>$hi low <1-4294967295>$lo|percent "
	  "<1-100>$hipct low percent <1-100>$lopct}}", "Aggressive aging\nFrom\nnumber\n"
	  "To\nnumber\nPercent\npercent\nTo\nPercent\npercent", INERT },
	{ MODE_PARAM_MAP, "log flow-export v9 udp destination A.B.C.D$addr <1-65535>$port [vrf "
	  "WORD$vrf]", "Log\nExport\nVersion 9\nUDP\nDestination\nAddress\nPort\nVRF\nName",
	  INERT },
	{ MODE_PARAM_MAP, "redundancy delay <1-86400>$s", "Redundancy\nDelay\nseconds", INERT },
	{ MODE_PARAM_MAP, "tcp reassembly {timeout <1-3600>$s|queue length <0-1024>$n|memory limit "
	  "<1-4194303>$kb|alarm {on|off}}$what", "TCP\nReassembly\nTimeout\nseconds\nQueue\nLength\n"
	  "packets\nMemory\nLimit\nkilobytes\nAlarms\nOn\nOff", NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_CONFIG, "parameter-map type {inspect-vrf|inspect-zone}$kind WORD$name",
	  "Parameter map\nType\nOf a VRF\nOf a zone\nName", NULL, "kind name", NULL,
	  RANK_CLASS_MAP - 1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "class-map type {port-filter|queue-threshold|logging}$kind "
	  "[match-all|match-any] WORD$name", "Configure CPL Class Map\nType\nClosed ports\n"
	  "Queue thresholds\nLogging\nAll\nAny\nName", NULL, "kind name", NULL, RANK_CLASS_MAP,
	  GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "policy-map type {port-filter|queue-threshold|logging}$kind WORD$name",
	  "Configure Policy Map\nType\nClosed ports\nQueue thresholds\nLogging\nName", NULL,
	  "kind name", NULL, RANK_POLICY_MAP, GRAM_INERT, MODE_MISC },
	{ MODE_ROUTE_MAP, "set extcommunity bandwidth {<1-2147483647>$kbps|num-multipaths|"
	  "as WORD$as}", "Set values in destination routing protocol\nBGP extended community "
	  "attribute\nBandwidth\nkilobits\nBy the paths\nAS\nnumber", INERT },
	{ MODE_VRF, "rd auto", "Specify Route Distinguisher\nMade from the router ID", INERT },
	{ MODE_IP_VRF, "mdt default {A.B.C.D$mdt|mpls mldp A.B.C.D$root}", "Multicast tree\n"
	  "Default\nGroup\nMPLS\nmLDP\nRoot", INERT },
	{ MODE_IP_VRF, "mdt data A.B.C.D$group A.B.C.D$wild [threshold <1-4294967>$kbps] [list "
	  "WORD$list]", "Multicast tree\nData\nGroups\nWildcard\nThreshold\nkilobits\nAccess list\n"
	  "Name", INERT },
	{ MODE_IP_VRF, "mdt {log-reuse|mtu <576-18010>$mtu|auto-discovery {pim|mldp}}$what",
	  "Multicast tree\nLog reuse\nMTU\nbytes\nDiscovery\nPIM\nmLDP", NULL, "what", NULL, 0,
	  GRAM_INERT },
	{ MODE_IP_VRF, "vpn id WORD$vpn", "VPN ID\nID\nOUI:index", INERT },
	{ MODE_IP_VRF, "bgp next-hop IFACE$interface", "BGP\nNext hop\nInterface", INERT },
	{ MODE_IP_VRF, "context WORD$context", "SNMP context\nName", INERT },
	{ MODE_IP_VRF, "inter-as-hybrid [csc] [next-hop {global|A.B.C.D$nh}]", "Inter-AS\n"
	  "Carrier of carriers\nNext hop\nGlobal\nAddress", INERT },
	{ MODE_ROUTER_AF, "snmp context WORD$context community WORD$community [RO|RW] "
	  "[<1-99>$acl|WORD$acl]", "SNMP\nContext\nName\nCommunity\nName\nRead only\nRead and "
	  "write\nAccess list\nAccess list", INERT },
	{ MODE_ROUTER_AF, "bgp retain route-target all", "BGP\nKeep\nRoute targets\nAll", INERT },
	{ MODE_ROUTER_AF, "advertise pip", "Advertise\nPrimary addresses", INERT },

	/* --- lines, logging, the box --- */
	{ MODE_LINE, "media-type {usb|rj45}", "Console media type\nUSB\nRJ45", INERT },
	{ MODE_LINE, "usb-inactivity-timeout <1-240>$m", "USB console inactivity timeout\n"
	  "minutes", INERT },
	{ MODE_LINE, "login-string LINE$text", "Text before a connection\nText", INERT },
	{ MODE_CONFIG, "service {alignment logging|routing protocols purge|telnet-zeroidle}$what",
	  "Modify use of network based services\nAlignment\nLogging\nRouting\nProtocols\nPurge\n"
	  "Set TCP window 0 when connection is idle", NULL, "what", NULL, RANK_SERVICE,
	  GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "logging file WORD$url <4096-2147483647>$size [<4096-2147483647>$min] "
	  "[emergencies|alerts|critical|errors|warnings|notifications|informational|debugging|"
	  "<0-7>$level]", "Modify message logging facilities\nSet logging file parameters\nURL\n"
	  "Maximum size\nMinimum size\nSystem is unusable\nImmediate action needed\n"
	  "Critical conditions\nError conditions\nWarning conditions\n"
	  "Normal but significant conditions\nInformational messages\nDebugging messages\n"
	  "Logging severity level", GLOBAL(RANK_LOGGING) },
	{ MODE_CONFIG, "secure {boot-image|boot-config}$what", "Secure the image and the "
	  "configuration\nImage\nConfiguration", NULL, "what", NULL, RANK_LOGIN, GRAM_INERT },
	{ MODE_CONFIG, "ipc zone default", "IPC\nZone\nDefault", NULL, NULL, NULL,
	  RANK_REDUNDANCY + 1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "memory cache error-recovery {L1|L2|L3}$cache {data|instruction}$of "
	  "{inclusive|max-recoveries <1-255>$n|window <1-3600>$s}", "Configure memory management\n"
	  "CPU cache\nRecovery from errors\nL1\nL2\nL3\nData\nInstructions\nInclusive\nLimit\n"
	  "number\nWindow\nseconds", NULL, "cache of", NULL, RANK_LICENSE + 4, GRAM_INERT },
	{ MODE_CONFIG, "multilink virtual-template <1-200>$n", "PPP multilink global configuration\n"
	  "Default virtual template\nnumber", GLOBAL(RANK_MULTILINK) },
	{ MODE_CONFIG, "exception protocol {ftp|rcp|tftp}", "Exception handling\n"
	  "Protocol of core dumps\nFTP\nRCP\nTFTP", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "exception data-corruption buffer {log|truncate}", "Exception handling\n"
	  "Corrupt data\nBuffers\nLog\nTruncate", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "exception flash {all|iomem|procmem}$what WORD$device [erase|no_erase]",
	  "Exception handling\nDump to flash\nAll\nI/O memory\nProcessor memory\nDevice\nErase\n"
	  "Do not erase", NULL, "what", NULL, RANK_NTP + 4, GRAM_INERT },
	{ MODE_CONFIG, "exception region-size <1024-65536>$size", "Exception handling\n"
	  "Size of the region kept for it\nbytes", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "exception warmstart <0-65535>$s <0-65535>$n", "Exception handling\n"
	  "Warm start\nseconds\nnumber", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "warm-reboot [count <1-50>$n] [uptime <0-120>$m]", "Warm reboot\nCount\n"
	  "number\nUptime\nminutes", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "configuration mode exclusive [auto|manual]", "Configuration access\nMode\n"
	  "For one at a time\nAutomatically\nBy hand", GLOBAL(RANK_LICENSE + 5) },
	{ MODE_CONFIG, "scheduler {process-watchdog {hang|normal|reload|terminate}|heapcheck "
	  "{process|poll|validate-checksum}}$what", "Scheduler parameters\nHung processes\nHang\n"
	  "Normal\nReload\nTerminate\nCheck of memory\nProcesses\nPoll\nChecksums", NULL, "what",
	  NULL, RANK_NTP + 3, GRAM_INERT },
	{ MODE_CONFIG, "process-max-time <20-200>$ms", "Maximum time for process to run before "
	  "voluntarily relinquishing processor\nMilliseconds", FRAMED },
	{ MODE_CONFIG, "network-clock-select <1-4>$n {T1 WORD$t1|E1 WORD$e1|BRI WORD$bri}",
	  "Network clock\nPriority\nT1\nPort\nE1\nPort\nBRI\nPort", GLOBALS(RANK_LICENSE + 4) },
	{ MODE_CONFIG, "voice {rtp send-recv|hpi capture buffer <1-1000000000>$buffer|hpi capture "
	  "destination WORD$url|dsp crash-dump LINE$dump|call send-alert|call carrier capacity "
	  "active}$what", "Voice\nRTP\nBoth ways\nHost port\nCapture\nBuffer\nbytes\nHost port\n"
	  "Capture\nDestination\nURL\nDSP\nDumps\nSettings\nCalls\nAlert\nCalls\nCarrier\n"
	  "Capacity\nActive", NULL, "what", NULL, RANK_LICENSE - 2, GRAM_INERT },
	{ MODE_CONFIG, "application", "Define application", NULL, NULL, NULL, RANK_LICENSE - 2,
	  GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "remote-management", "Remote management", NULL, NULL, NULL,
	  RANK_LICENSE - 2, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "cgna profile WORD$name", "Grid network agent\nProfile\nName", NULL, "name",
	  NULL, RANK_NTP + 4, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "cgna heart-beat {active|interval <1-65535>$m|exec}$what",
	  "Grid network agent\nHeart beat\nActive\nInterval\nminutes\nOf commands", NULL, "what",
	  NULL, RANK_NTP + 4, GRAM_INERT },
	{ MODE_CONFIG, "cgna gzip", "Grid network agent\nCompress", GLOBAL(RANK_NTP + 4) },
	{ MODE_CONFIG, "identity {policy|profile}$kind WORD$name", "Identity\nPolicy\nProfile\nName",
	  NULL, "kind name", NULL, RANK_RADIUS + 4, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "eap {profile WORD$name|method fast profile WORD$fast}", "EAP\nProfile\nName\n"
	  "Method\nFAST\nProfile\nName", NULL, "name|fast", NULL, RANK_RADIUS + 4, GRAM_INERT,
	  MODE_MISC },
	{ MODE_CONFIG, "fallback profile WORD$name", "Fallback\nProfile\nName", NULL, "name", NULL,
	  RANK_RADIUS + 4, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "device-sensor {filter-list {cdp|dhcp|lldp}$of list WORD$list}",
	  "Device sensor\nFilter\nCDP\nDHCP\nLLDP\nList\nName", NULL, "of list", NULL,
	  RANK_RADIUS + 4, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "device-sensor {accounting|notify {all-changes|new-tlvs}|filter-spec "
	  "{cdp|dhcp|lldp} {exclude|include} {all|list WORD$list}}$what", "Device sensor\n"
	  "Accounting\nNotify\nOf all changes\nOf new fields\nFilter\nCDP\nDHCP\nLLDP\nExclude\n"
	  "Include\nAll\nList\nName", GLOBALS(RANK_RADIUS + 4) },
	{ MODE_CONFIG, "access-session {mac-move deny|attributes filter-list list WORD$list|"
	  "accounting attributes LINE$attr|acl default passthrough|monitor|template monitor|"
	  "tls-version {1.0|1.2|all}|limit LINE$limit}$what", "Sessions\nMoves\nDeny\nAttributes\n"
	  "Filter\nList\nName\nAccounting\nAttributes\nFilter\nAccess list\nDefault\nPass\n"
	  "Monitor\nTemplates\nMonitor\nTLS\n1.0\n1.2\nAll\nLimits\nSettings",
	  GLOBALS(RANK_RADIUS + 4) },
	{ MODE_CONFIG, "device classifier", "Devices\nClassify", GLOBAL(RANK_RADIUS + 4) },
	{ MODE_CONFIG, "l2 router-id A.B.C.D$id", "Layer 2\nRouter ID\nAddress",
	  GLOBAL(RANK_VLAN + 1) },
	{ MODE_CONFIG, "resource policy", "Configure Embedded Resource Manager (ERM)\n"
	  "Policies", NULL, NULL, NULL, RANK_LICENSE + 5, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "async-bootp {dns-server|nbns-server|gateway|subnet-mask|time-server}$what "
	  "{A.B.C.D$addr}...", "Modify system bootp parameters\nDNS servers\nNetBIOS servers\n"
	  "Gateways\nMask\nTime servers\nAddress", NULL, "what", NULL, RANK_HTTP + 2,
	  GRAM_INERT },
	{ MODE_CONFIG, "appletalk {routing [eigrp <1-65535>$as]|protocol LINE$protocol|"
	  "virtual-net LINE$net|event-logging}$what", "Appletalk global configuration commands\n"
	  "Enable appletalk routing\nEIGRP\nRouter ID\nProtocols\nSettings\nVirtual network\n"
	  "Settings\nLogging", NULL, "what", NULL, RANK_HTTP + 2, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ipx routing [H.H.H$node]", "Novell/IPX global configuration commands\n"
	  "Enable IPX routing\nNode", FRAMED },
	{ MODE_CONFIG, "decnet routing WORD$addr", "Global DECnet configuration subcommands\n"
	  "Enable DECnet routing\nAddress", FRAMED },
	{ MODE_CONFIG, "dlsw {local-peer|remote-peer|bridge-group|timer|ring-list}$what [LINE$text]",
	  "Data Link Switching\nThis router\nPeers\nBridge group\nTimers\nRings\nSettings",
	  NULL, NULL, NULL, RANK_HTTP + 2, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "source-bridge ring-group <1-4095>$ring [H.H.H$mac]",
	  "Source-route bridging\nDefine a virtual ring\nnumber\nAddress", NULL, "ring", NULL,
	  RANK_HTTP + 2, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "queue-list <1-16>$n {default <0-16>$dflt|interface IFACE$interface "
	  "<0-16>$iq|lowest-custom <0-16>$lc|protocol WORD$protocol <0-16>$q [LINE$of]|queue "
	  "<0-16>$queue {byte-count <1-16777215>$bytes|limit <0-32767>$limit}...|stun <0-16>$stun}",
	  "Build a custom queue list\nQueue list number\nDefault\nqueue\nInterface\nInterface\n"
	  "queue\nLowest\nqueue\nProtocol\nName\nqueue\nWhat of it\nQueue\nnumber\nByte count\n"
	  "bytes\nLimit\npackets\nSTUN\nqueue", GLOBALS(RANK_DIALER) },
	{ MODE_CONFIG, "priority-list <1-16>$n {default {high|medium|normal|low}|interface "
	  "IFACE$interface {high|medium|normal|low}|protocol WORD$protocol {high|medium|normal|low} "
	  "[LINE$of]|queue-limit <0-32767>$high <0-32767>$medium <0-32767>$normal <0-32767>$low}",
	  "Build a priority list\nPriority list number\nDefault\nHigh\nMedium\nNormal\nLow\n"
	  "Interface\nInterface\nHigh\nMedium\nNormal\nLow\nProtocol\nName\nHigh\nMedium\nNormal\n"
	  "Low\nWhat of it\nLimits\nHigh\nMedium\nNormal\nLow", GLOBALS(RANK_DIALER) },
	{ MODE_CONFIG, "xconnect logging {pseudowire status [global]|redundancy}$what",
	  "Xconnect config commands\nLogging\nPseudowire\nStatus\nGlobally\nRedundancy", NULL,
	  "what", NULL, RANK_VLAN + 1, GRAM_INERT },
	{ MODE_CONFIG, "metadata flow [transmit]", "Metadata\nFlows\nTransmit",
	  GLOBALS(RANK_CLASS_MAP - 1) },
	{ MODE_CONFIG, "mediatrace {responder [source-interface IFACE$source|source-ip "
	  "A.B.C.D$ip|max-sessions <1-45>$max]|initiator {source-interface IFACE$isource|source-ip "
	  "A.B.C.D$iip} [force|max-sessions <1-127>$imax]...}", "Mediatrace\nAnswer\nInterface\n"
	  "Interface\nAddress\nAddress\nLimit\nsessions\nAsk\nInterface\nInterface\nAddress\n"
	  "Address\nForce\nLimit\nsessions", GLOBALS(RANK_CLASS_MAP - 1) },
	{ MODE_CONFIG, "esmc process", "Synchronization messages\nProcess",
	  GLOBAL(RANK_LICENSE + 4) },
	{ MODE_CONFIG, "regexp optimize", "Regular expressions\nOptimize", FRAMED },
	{ MODE_CONFIG, "tag-switching {ip|tdp router-id IFACE$interface [force]|advertise-tags}",
	  "Tag switching\nDynamic label switching\nTDP\nRouter ID\nInterface\nForce\nAdvertise",
	  NULL, NULL, NULL, RANK_HTTP + 3, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "mpls mldp [logging notifications|forwarding recursive]", "MPLS\n"
	  "Multicast LDP\nLogging\nNotifications\nForwarding\nRecursive", NULL, NULL, NULL,
	  RANK_VLAN + 1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "mpls oam", "MPLS\nOAM", NULL, NULL, NULL, RANK_VLAN + 1, GRAM_INERT,
	  MODE_MISC },
	{ MODE_CONFIG, "connect WORD$name IFACE$a [<16-1007>$dlci] IFACE$b [<16-1007>$dlci2] "
	  "[interworking {ethernet|ip}]", "Cross connect\nName\nInterface\nDLCI\nInterface\nDLCI\n"
	  "Interworking\nEthernet\nIP", NULL, "name", NULL, RANK_VLAN + 1, GRAM_INERT },
	{ MODE_CONFIG, "dialer-list <1-255>$n list <1-2699>$acl", "Create a dialer list entry\n"
	  "Dialer group number\nAdd access list to dialer list\nAccess list", NULL, "n", NULL,
	  RANK_DIALER, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "access-list {dynamic-extended|rate-limit <0-199>$n [mask HEX$mask|"
	  "<0-7>$prec|H.H.H$mac]}$what", "Add an access list entry\nExtend dynamic entries\n"
	  "Rate limits\nnumber\nMask\nmask\nPrecedence\nAddress", GLOBALS(RANK_ACL) },
	{ MODE_CONFIG, "map-class dialer WORD$name", "Configure static map class\nDialer\nName",
	  NULL, "name", NULL, RANK_DIALER, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "map-class frame-relay WORD$fr", "Configure static map class\nFrame relay\n"
	  "Name", NULL, "fr", NULL, RANK_DIALER, GRAM_INERT, MODE_MISC },
	/* --- notifications --- */
	{ MODE_CONFIG, TRAP "casa", H_TRAP "CASA", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "director {server-up|server-down}...", H_TRAP "Server director\n"
	  "A server is up\nA server is down", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "gatekeeper", H_TRAP "Gatekeeper", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "l2tun {session|pseudowire status}", H_TRAP "L2TP\nSessions\n"
	  "Pseudowires\nStatus", GLOBALS(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "lte", H_TRAP "LTE", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "mpls fast-reroute protected", H_TRAP "MPLS\nFast reroute\nProtected "
	  "tunnels", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "otn", H_TRAP "OTN", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "rtr", H_TRAP "RTR", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "slb {real|virtual|csrp}...", H_TRAP "Load balancing\nReal servers\n"
	  "Virtual servers\nReplication", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "trustsec {authz-file-error|cache-file-error|keystore-file-error|"
	  "keystore-sync-fail|random-number-fail|src-entropy-fail}...", H_TRAP "TrustSec\n"
	  "Authorization file\nCache file\nKey store file\nKey store synchronization\n"
	  "Random numbers\nEntropy", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "trustsec-interface {authc-fail|authz-fail|sap-fail|supplicant-fail|"
	  "unauthorized}...", H_TRAP "TrustSec on interfaces\nAuthentication\nAuthorization\nSAP\n"
	  "Supplicant\nUnauthorized", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "trustsec-policy {authz-sgacl-fail|peer-policy-updated}...", H_TRAP
	  "TrustSec policies\nSGACLs\nPeer policies", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "trustsec-server {provision-secret|radius-server}...", H_TRAP
	  "TrustSec servers\nSecret\nRADIUS", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "trustsec-sxp {binding-conflict|binding-err|binding-expn-fail|"
	  "conn-config-err|conn-down|conn-srcaddr-err|conn-up|msg-parse-err|oper-nodeid-change}...",
	  H_TRAP "TrustSec SXP\nConflicts of bindings\nErrors of bindings\nExpansion\n"
	  "Configuration\nDown\nSource address\nUp\nMessages\nNode ID", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "udld {link-fail-rpt|status-change}...", H_TRAP "UDLD\nFailures\n"
	  "Changes", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, TRAP "vdsl2line", H_TRAP "VDSL2", GLOBAL(RANK_SNMP + 1) },
	{ MODE_CONFIG, "snmp-server password-policy WORD$name define {change <1-32>$change|digits "
	  "<1-32>$digits|lower-case <1-32>$lower|max-len <1-32>$max|min-len <1-32>$min|special-char "
	  "<1-32>$special|upper-case <1-32>$upper}...", "Modify SNMP engine parameters\n"
	  "SNMP v3 users' password policy\nPolicy name\nDefine\nCharacters changed\nnumber\n"
	  "Digits\nnumber\nLower case letters\nnumber\nMaximum length\nnumber\nMinimum length\n"
	  "number\nSpecial characters\nnumber\nUpper case letters\nnumber", NULL, "name", NULL,
	  RANK_SNMP, GRAM_INERT },

	/* --- what newer images write by themselves --- */
	{ MODE_CONFIG, "bsd-client server url WORD$url", "BSD client\nServer\nURL\nURL",
	  GLOBAL(RANK_MULTILINK - 2) },
	{ MODE_CONFIG, "threat-visibility", "Threat visibility", GLOBAL(RANK_INTERFACE - 2) },
	{ MODE_CONFIG, "onep", "ONEP", NULL, NULL, NULL, RANK_LICENSE - 1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "vstack", "Smart Install", NULL, NULL, "vstack", RANK_LICENSE + 5,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "virtual-service", "Virtual service", NULL, NULL, NULL, RANK_LICENSE - 1,
	  GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "stackwise-virtual", "Stackwise virtual", NULL, NULL, NULL, RANK_LICENSE + 5,
	  GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "transport-map type {console|persistent {ssh|telnet|webui}}$type WORD$name",
	  "Transport map\nType\nConsole\nAlways there\nSSH\nTelnet\nWeb\nName", NULL, "name",
	  NULL, RANK_CONTROL + 2, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "mgcp", "Enable the MGCP daemon", FRAMED },
	{ MODE_CONFIG, "license solution level {appxk9|securityk9|voicek9|ipbasek9}$level",
	  "Configure license features\nSolution\nLevel\nApplications\nSecurity\nVoice\nIP base",
	  GLOBAL(RANK_LICENSE) },
	{ MODE_CONFIG, "vtp file WORD$file", "Configure global VTP state\nFile\nName",
	  GLOBAL(RANK_VLAN) },
	{ MODE_CONFIG, "busy-message WORD$host LINE$text", "Display message when connection to host "
	  "fails\nHost\nText", GLOBALS(RANK_BANNER - 1) },
	{ MODE_CONFIG, "macro auto {execute LINE$execute|global LINE$global|monitor|sticky|trigger "
	  "WORD$trigger|mac-address-group WORD$group}", "Macros\nAutomatic\nExecute\nSettings\n"
	  "Global\nSettings\nMonitor\nSticky\nTrigger\nName\nAddresses\nName",
	  GLOBALS(RANK_LICENSE + 5) },
	{ MODE_IF, "spanning-tree link-type {point-to-point|shared|auto}", "Spanning Tree Subsystem\n"
	  "Specify a link type\nPoint to point\nShared\nAutomatic", INERT },
	{ MODE_IF, "delay tens-of-microseconds <1-16777215>$delay", "Specify interface throughput "
	  "delay\nUnit\nThroughput delay (tens of microseconds)", FRAMED },
	{ MODE_IF, "ntp multicast {A.B.C.D$group|X:X:X:X::X$group} {key <0-4294967295>$key|ttl "
	  "<1-255>$ttl|version <1-4>$v}...", "Configure NTP\nConfigure NTP multicast service\n"
	  "Group\nGroup\nKey\nnumber\nTTL\nhops\nVersion\nnumber", INERT },
	{ MODE_CONFIG, "privilege {crypto-map|crypto-transform|ipenacl|ip-vrf|vrf|keychain|"
	  "keychain-key|route-map|class-map|policy-map|dhcp|controller|vlan|template|view|subinterface|"
	  "isakmp-profile|ikev2-profile|address-family|null-interface|preauth}$mode [all] {level "
	  "<0-15>$level|reset} LINE$command", "Command privilege parameters\nCrypto map\n"
	  "Transform set\nAccess list\nVRF\nVRF\nKey chain\nKey\nRoute map\nClass map\n"
	  "Policy map\nDHCP pool\nController\nVLAN\nTemplate\nView\nSubinterface\n"
	  "ISAKMP profile\nIKEv2 profile\nAddress family\nNull interface\nPreauthentication\n"
	  "All commands that begin so\nSet privilege level of command\nlevel\n"
	  "Reset privilege level of command\nCommand", NULL, "mode command", NULL, RANK_ALIAS + 1,
	  GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "set vlan inner <1-4094>$vlan", "Set QoS values\nVLAN\nInner\n"
	  "number", INERT },
	{ MODE_POLICY_MAP_CLASS, "shape {average|peak}$kind percent <1-100>$pct <10-2000>$bc ms "
	  "[<10-2000>$be ms]", "Traffic Shaping\nconfigure token bucket\nconfigure token bucket\n"
	  "Percent\npercent\nBurst\nMilliseconds\nExcess burst\nMilliseconds", INERT },
	{ MODE_POLICY_MAP_CLASS, "shape {fecn-adapt|adaptive <8000-1000000000>$bps}$what",
	  "Traffic Shaping\nAnswer FECN\nSlow down\nbit/s", NULL, "what", NULL, 0,
	  GRAM_INERT | GRAM_HIDDEN },
	{ MODE_LINE, "ipv6 access-class WORD$acl {in|out}$way vrf-also", "IPv6\nFilter connections "
	  "based on an access list\nAccess list\nIncoming\nOutgoing\nAlso those of VRFs", NULL,
	  "way", NULL, 0, GRAM_INERT },
	{ MODE_DHCP6, "vendor-specific <1-4294967295>$vendor", "Vendor options\nEnterprise number",
	  NULL, "vendor", NULL, 0, GRAM_INERT, MODE_MISC },
	{ MODE_DHCP6, "accounting WORD$list", "Accounting\nList", INERT },
	{ MODE_SLA_ECHO, "df-bit", "Do not fragment", INERT },
	{ MODE_CONFIG, "ip nat service {mgcp|esp spi-match|rtsp {port <1-65535>$rtsp|tcp port "
	  "<1-65535>$rtsptcp}}$what", H_GIP "NAT configuration commands\nSpecial translation\nMGCP\n"
	  "ESP\nBy its SPI\nRTSP\nPort\nport\nTCP\nPort\nport", GLOBALS(RANK_NAT) },
	{ MODE_CONFIG, "ip nat settings {gatekeeper-size <1024-2147483647>$size|central-policy|"
	  "interface-overload block port {tcp|udp}$proto <1-65535>$port}$what", H_GIP
	  "NAT configuration commands\nSettings\nSize of the gatekeeper\nentries\n"
	  "Central policy\nOverload of interfaces\nBlock\nPort\nTCP\nUDP\nport",
	  GLOBALS(RANK_NAT) },
	{ MODE_CONFIG, "ip inspect name WORD$name fragment maximum <0-10000>$max [timeout "
	  "<1-1000>$s]", H_GIP "Context-based Access Control Engine\nSpecify an inspection rule\n"
	  "Name of inspection defined\nFragments\nMaximum\nunassembled packets\nTimeout\nseconds",
	  GLOBALS(RANK_IP_EARLY + 5) },
	{ MODE_CONFIG, "mac address-table {aging-time <0-1000000>$age [vlan <1-4094>$avlan|"
	  "routed-mac]|static H.H.H$mac vlan <1-4094>$svlan {interface IFACE$interface|drop}|"
	  "learning vlan WORD$lvlan|notification {change|mac-move|threshold}|synchronize|limit "
	  "LINE$limit}", "Global MAC table\nMAC address table\nAging time\nseconds\nVLAN\nnumber\n"
	  "Routed addresses\nStatic\nAddress\nVLAN\nnumber\nInterface\nInterface\nDrop\n"
	  "Learning\nVLAN\nlist\nNotifications\nChanges\nMoves\nThreshold\nSynchronize\nLimit\n"
	  "Settings", GLOBALS(RANK_SNMP - 1) },
	{ MODE_CONFIG, "logging rate-limit console all <1-10000>$n [except {emergencies|alerts|"
	  "critical|errors|warnings|notifications|informational|debugging|<0-7>$level}]",
	  "Modify message logging facilities\nSet messages per second limit\nRate-limit console\n"
	  "Include debug messages\nmessages per second\nMessages of this severity or higher\n"
	  "System is unusable\nImmediate action needed\nCritical conditions\nError conditions\n"
	  "Warning conditions\nNormal but significant conditions\nInformational messages\n"
	  "Debugging messages\nLogging severity level", GLOBAL(RANK_LOGGING) },
	{ MODE_CONFIG, "logging {buffered|console|monitor}$where discriminator WORD$disc "
	  "{<4096-2147483647>$size [<0-7>$level]}", "Modify message logging facilities\n"
	  "Set buffered logging parameters\nSet console logging parameters\n"
	  "Set terminal line (monitor) logging parameters\nEstablish MD association\n"
	  "MD name string\nLogging buffer size\nLogging severity level", NULL, "where", NULL,
	  RANK_LOGGING, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER, "neighbor WORD$nbr alternate-as {<1-4294967295>$as}...", "Specify a neighbor "
	  "router\nNeighbor tag\nOther ASs that may connect\nAS number", NULL, "nbr", NULL, 0,
	  GRAM_INERT | GRAM_BGP },
	{ MODE_ROUTER_AF, "neighbor {A.B.C.D$nbr|X:X:X:X::X$nbr|WORD$nbr} as-override split-horizon",
	  "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nNeighbor tag\n"
	  "Override matching AS-number while sending update\nMaintain Split Horizon while sending "
	  "update", NULL, "nbr", NULL, 0, GRAM_INERT },
	{ MODE_CONFIG, "mpls ldp router-id IFACE$interface [force]", "MPLS\n"
	  "Label Distribution Protocol\nSelect interface to prefer for LDP identifier address\n"
	  "Interface\nForcibly change the LDP router id", GLOBAL(RANK_CONTROL - 5) },
	{ 0 }
};
