/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of rarer forms: route maps, lists of communities, IP SLA operations and their groups,
 * event manager events and actions. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row policy_rows[] = {
	/* --- route maps --- */
	{MODE_ROUTE_MAP,
	 "match metric {<0-4294967295>$metric|external <0-4294967295>$metric} "
	 "+- <0-4294967295>$deviation",
	 "Match values from routing table\nMetric for redistributed routes\nBandwidth or metric"
	 "\nExternal\nNumber\n+ \nNumber",
	 NULL, NULL, NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP, "match metric external <0-4294967295>$metric",
	 "Match values from routing table\nMetric for redistributed routes\nExternal\nNumber", NULL,
	 NULL, NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP, "match tag list WORD$list",
	 "Match values from routing table\nTag\nList\nname", NULL, NULL, NULL, 0,
	 GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "match {rpki {invalid|not-found|valid}|mpls-label|additional-paths "
	 "advertise-set {all-candidates|best <2-3>$best|best-range <1-3>$lo <1-3>$hi|"
	 "group-best|all}...|security-group {source|destination} tag {<1-65533>$tag}...|mdt-group "
	 "{<1-99>$mdt|<1300-1999>$mdt|WORD$mdt}|clns {address|next-hop|route-source} WORD$clns|"
	 "nlri {unicast|multicast}...|ip flowspec {dest-pfx|src-pfx} {<1-199>$fl|WORD$fl}|ipv6 "
	 "flowspec {dest-pfx|src-pfx} WORD$fl6|large-community WORD$lc [exact-match]|evpn "
	 "route-type <1-8>$rt|med <0-4294967295>$med|ip redistribution-source {<1-199>$rs|"
	 "<1300-2699>$rs|prefix-list WORD$rsp|WORD$rs}...}$what",
	 "Match values from routing table\nRPKI\nInvalid\nNot found\nValid\nLabel\nAdditional "
	 "paths\nAdvertise set\nAll candidates\nbest\nnumber\nBest range\nNumber\nNumber\n"
	 "group best\nAll VRFs\nSecurity group\nSource address translation\ndestination\nTag\n"
	 "Number\nMdt group\nNumber\nNumber\nName\nCLNS\nAddress\nMatch next-hop address of "
	 "route\nMatch advertising source address of route\nName\nNLRI\nUnicast\nAddress "
	 "Family modifier\nIP information\nFlowspec\nDest pfx\nSrc pfx\nNumber\nname\nIPv6\n"
	 "Flowspec\nDest pfx\nSrc pfx\nName\nCommunity\nName\nExact match of the communities\n"
	 "EVPN\nMatch route-type of route\nNumber\nMED\nNumber\nIP information\nSource\nNumber"
	 "\nIP access list number\nBuild a prefix list\nName of a prefix list\npassword",
	 NULL, "what", NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "match ip route-source redistribution-source {prefix-list WORD$list|"
	 "<1-199>$list|<1300-2699>$list|WORD$list}...",
	 "Match values from routing table\nIP specific information\nMatch advertising source "
	 "address of route\nSource\nBuild a prefix list\nName of a prefix list\nNumber\nIP "
	 "access list number\nName",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "set extcommunity {rt {ASN:nn$rt}... [additive]|rt range ASN:nn$from "
	 "ASN:nn$to|soo ASN:nn$soo|cost [igp|pre-bestpath] <0-255>$id <0-4294967295>$cost|"
	 "vpn-distinguisher ASN:nn$vd [additive]|color <0-4294967295>$color}$what",
	 "Set values in destination routing protocol\nExtended community\nRt\nValue in ASN:nn "
	 "or IP-address:nn format\nAdd to the existing community\nRt\nMatch only packets in "
	 "the range of port numbers\nValue in ASN:nn or IP-address:nn format\nValue in ASN:nn "
	 "or IP-address:nn format\nSite of origin\nValue in ASN:nn or IP-address:nn format\n"
	 "Cost\nIGP\nPre bestpath\nNumber\nNumber\nDistinguisher\nValue in ASN:nn or "
	 "IP-address:nn format\nAdd to the existing community\nColor\nNumber",
	 NULL, "what", NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP, "set extcomm-list {<1-500>$list|WORD$list} delete",
	 "Set values in destination routing protocol\nExtcomm list\nNumber\nName\ndelete", NULL,
	 NULL, NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP, "set as-path replace {any|WORD$as}",
	 "Set values in destination routing protocol\nBGP autonomous system path filter\n"
	 "Replace the running-config with a new config file\nAny host\nfvrf name",
	 NULL, NULL, NULL, 0, GRAM_INERT},
	{MODE_ROUTE_MAP, "set level stub-area",
	 "Set values in destination routing protocol\nLevel\nStub area", NULL, NULL, NULL, 0,
	 GRAM_INERT},
	{MODE_ROUTE_MAP, "set ip next-hop recursive global A.B.C.D$addr",
	 "Set values in destination routing protocol\nIP specific information\nNext hop address"
	 "\nRecursive\nGlobal\nIP address",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP, "set ip next-hop encapsulate l3vpn WORD$profile",
	 "Set values in destination routing protocol\nIP specific information\nNext hop address"
	 "\nEncapsulate\nL3vpn\nName",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP, "set ip next-hop unchanged",
	 "Set values in destination routing protocol\nIP specific information\nNext hop address"
	 "\nUnchanged",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "set ip {vrf WORD$vrf|global} next-hop {verify-availability "
	 "[A.B.C.D$addr <1-65535>$seq track <1-1000>$track]|{A.B.C.D$gaddr}...}",
	 "Set values in destination routing protocol\nIP specific information\nVRF\nVRF name\n"
	 "Global table\nNext hop\nVerify\nIP address of next hop\nport\nSet the next hop "
	 "depending on the state of a tracked object\nTracked object\nIP address",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "set ip default next-hop verify-availability [A.B.C.D$addr "
	 "<1-65535>$seq track <1-1000>$track]",
	 "Set values in destination routing protocol\nIP specific information\ndefault\nNext "
	 "hop\nVerify\nIP address of next hop\nport\nSet the next hop depending on the state "
	 "of a tracked object\nTracked object",
	 NULL, NULL, NULL, 0, GRAM_MULTI},
	{MODE_ROUTE_MAP,
	 "set ipv6 {next-hop {verify-availability X:X:X:X::X$addr "
	 "<1-65535>$seq track <1-1000>$track|recursive X:X:X:X::X$raddr|encapsulate l3vpn "
	 "WORD$profile}|default next-hop {X:X:X:X::X$daddr}...|precedence {<0-7>$prec|critical|"
	 "flash|flash-override|immediate|internet|network|priority|routine}|vrf WORD$vrf "
	 "next-hop {X:X:X:X::X$vaddr}...|global next-hop {X:X:X:X::X$gaddr}...|address "
	 "prefix-list WORD$list}",
	 "Set values in destination routing protocol\nIPv6\nNext hop\nVerify\nIPv6 address\n"
	 "Number\nSet the next hop depending on the state of a tracked object\nTracked object\n"
	 "Recursive\nIPv6 address\nEncapsulate\nL3vpn\nName\nDefault\nNext hop\naddress\n"
	 "Precedence\nvalue\nCritical conditions\nFlash\nFlash override\nWrite at once\n"
	 "Internet\nFor network services. (PPP, SLIP, ARAP)\nPriority\nRoutine\nVRF\nVRF name\n"
	 "Next hop\naddress\nGlobal\nNext hop\naddress\nAddress\nPrefix-list\nName of a prefix "
	 "list",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_ROUTE_MAP,
	 "set {mpls-label|ip qos-group <0-99>$qos|nlri {unicast|multicast}...|"
	 "distance <1-255>$distance|aigp-metric {igp-metric|+ <0-4294967295>$aigpa|"
	 "<0-4294967295>$aigp}|attribute-set WORD$set|large-community {none|{WORD$lc|"
	 "additive}...}|path-selection {all|backup|best <2-3>$best|group-best} advertise|tag "
	 "A.B.C.D$dtag|clns next-hop WORD$clns|lisp {nat|locator WORD$locator}}$what",
	 "Set values in destination routing protocol\nLabel\nIP information\nQoS\nvalue\nNLRI\n"
	 "Unicast\nAddress Family modifier\nDistance\nvalue\nAIGP\nIGP metric\nadd\nNumber\n"
	 "Delay\nAttributes\nName\nCommunity\nNone\nLarge community in aa:nn:nn format\nAdd to "
	 "the existing community\nPaths\nAll VRFs\nbackup\nbest\nnumber\ngroup best\nAdvertise"
	 "\nTag\ntag\nCLNS\nNext hop\nName\nLISP\nNAT configuration commands\nLocator\nName",
	 NULL, "what", NULL, 0, GRAM_INERT},

	/* --- lists of communities and of policies --- */
	{MODE_CONFIG,
	 "ip community-list {<1-99>$name|standard WORD$name} {permit|deny} "
	 "{ASN:nn$community|<1-4294967295>$community|gshut|internet|local-as|no-advertise|"
	 "no-export}...",
	 "Global IP configuration subcommands\nAdd a community list entry\nNumber\nStandard\n"
	 "Access-list name or number\nRoute map permits set operations\nSpecify packets to "
	 "reject\nValue in ASN:nn or IP-address:nn format\nNumber\nGraceful shutdown\nInternet"
	 "\nDo not send outside local AS\nDo not advertise to any peer\nDo not export to next "
	 "AS",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI},
	{MODE_CONFIG, "ip community-list {<1-99>$name|standard WORD$name} {permit|deny}",
	 "Global IP configuration subcommands\nAdd a community list entry\nNumber\nStandard\n"
	 "Access-list name or number\nRoute map permits set operations\nSpecify packets to "
	 "reject",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI},
	{MODE_CONFIG,
	 "ip community-list {<100-500>$name|expanded WORD$name} {permit|deny} "
	 "LINE$text",
	 "Global IP configuration subcommands\nAdd a community list entry\nNumber\nExpanded\n"
	 "name\nRoute map permits set operations\nSpecify packets to reject\nA "
	 "regular-expression to match the communities",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI},
	{MODE_CONFIG,
	 "ip extcommunity-list {<1-99>$name|standard WORD$name} "
	 "[<1-2147483647>$seq] {permit|deny} {{rt|soo} ASN:nn$value|vpn-distinguisher "
	 "ASN:nn$vd|color <0-4294967295>$color}...",
	 "Global IP configuration subcommands\nExtended communities\nNumber\nStandard\n"
	 "Access-list name or number\nnumber\nSpecify packets to forward\nSpecify packets to "
	 "reject\nRt\nSite of origin\nValue in ASN:nn or IP-address:nn format\nDistinguisher\n"
	 "Value in ASN:nn or IP-address:nn format\nColor\nNumber",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI},
	{MODE_CONFIG,
	 "ip extcommunity-list {<100-500>$name|expanded WORD$name} "
	 "[<1-2147483647>$seq] {permit|deny} LINE$text",
	 "Global IP configuration subcommands\nExtended communities\nNumber\nExpanded\nname\n"
	 "number\nSpecify packets to forward\nSpecify packets to reject\nA regular-expression "
	 "to match the communities",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI},
	{MODE_CONFIG,
	 "ip large-community-list {<1-99>$name|standard WORD$name} {permit|deny} "
	 "{WORD$community}...",
	 "Global IP configuration subcommands\nCommunities\nNumber\nStandard\nAccess-list name "
	 "or number\nRoute map permits set operations\nSpecify packets to reject\nName",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI | GRAM_INERT},
	{MODE_CONFIG,
	 "ip large-community-list {<100-500>$name|expanded WORD$name} {permit|"
	 "deny} LINE$text",
	 "Global IP configuration subcommands\nCommunities\nNumber\nExpanded\nname\nRoute map "
	 "permits set operations\nSpecify packets to reject\nTraffic",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI | GRAM_INERT},
	{MODE_CONFIG, "ip policy-list WORD$name {permit|deny}",
	 "Global IP configuration subcommands\nPolicy list\nName\nRoute map permits set "
	 "operations\nSpecify packets to reject",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI | GRAM_INERT, MODE_ROUTE_MAP},
	{MODE_CONFIG, "ipv6 prefix-list WORD$name description LINE$text",
	 "Global IPv6 configuration subcommands\nBuild a prefix list\nName of a prefix list\n"
	 "Prefix-list specific description\nText",
	 NULL, "name", NULL, RANK_PREFIX, GRAM_INERT},
	{MODE_CONFIG, "ipv6 prefix-list sequence-number",
	 "Global IPv6 configuration subcommands\nBuild a prefix list\nInclude/exclude sequence "
	 "numbers",
	 NULL, NULL, "ipv6 prefix-list sequence-number", RANK_PREFIX, GRAM_KEEP_NO | GRAM_INERT},
	{MODE_CONFIG,
	 "route-tag {notation dotted-decimal|list WORD$name [seq "
	 "<1-4294967294>$seq] {permit|deny} A.B.C.D$tag [A.B.C.D$wild]}",
	 "Route tags\nNotation\nDotted decimal\nList\nname\nsequence number of an entry\n"
	 "Sequence number\nSpecify packets to forward\nSpecify packets to reject\nIP address\n"
	 "Mask",
	 NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI | GRAM_INERT},

	/* --- IP SLA --- */
	{MODE_SLA,
	 "udp-jitter HOST$dest <1-65535>$port codec {g711alaw|g711ulaw|g729a}$codec "
	 "[source-ip A.B.C.D$source|source-port <1-65535>$sport|control {enable|disable}|"
	 "codec-numpackets <1-60000>$count|codec-size <16-1500>$size|codec-interval "
	 "<4-60000>$gap|advantage-factor <0-20>$factor]...",
	 "UDP Jitter Operation\nDestination IP address or host name\nDestination port number\n"
	 "Codecs\nG711alaw\nG711ulaw\nG729a\nSource address\nIP address\nSource Port\nPort "
	 "number\nEnable/disable control packets\nControl packets\nNo control packets\nCodec "
	 "numpackets\nNumber\nCodec size\nNumber\nCodec interval\nNumber\nAdvantage factor\n"
	 "Number",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "http raw WORD$url [name-server A.B.C.D$ns|version WORD$version|source-ip "
	 "A.B.C.D$source|source-port <1-65535>$sport|cache {enable|disable}|proxy "
	 "WORD$proxy]...",
	 "HTTP Operation\nEvery entity\nName\nName server\nIP address\nVersion\nnumber\nSource "
	 "address\nIP address\nSource Port\nPort number\nDownload cached page\nEnable\nNo "
	 "control packets\nProxy\nURL",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "ethernet {echo|jitter|y1731}$kind [mpid <1-8191>$mpid|delay|loss|domain "
	 "WORD$domain|vlan <1-4094>$vlan|evc WORD$evc|mac-address H.H.H$mac|source|target|cos "
	 "<0-7>$cos|interval <4-60000>$gap|num-frames <10-600>$frames|DMM|DMMv1|1DM|LMM|SLM|"
	 "SLM]...",
	 "Ethernet\nEcho (ping)\nJitter\nY1731\nMpid\nNumber\ndelay\nLoss\nIP DNS Resolver\n"
	 "domain\nVLAN\nVLAN ID\nEvc\nName\nVirtual MAC address\nMAC address\nSource address "
	 "translation\nTarget\nCoS\nvalue\nInterval\nmilliseconds\nNum frames\nNumber\nDMM\n"
	 "DMMv1\n1DM\nLMM\nSLM\nSLM",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "mpls lsp {ping|trace}$kind ipv4 A.B.C.D$addr A.B.C.D$mask [exp <0-7>$exp|"
	 "src-ip-addr A.B.C.D$source|ttl <1-255>$ttl|reply {dscp WORD$dscp|mode {ipv4|"
	 "router-alert}}|lsp-selector A.B.C.D$lsp|force-explicit-null]...",
	 "MPLS\nLSP\nPing\nTrace\nIPv4\nIPv4 address\nMask\nExp\nNumber\nSrc ip addr\nIP "
	 "address\nMatch packets with given TTL value\nMinimum\nReplies\nDSCP\nvalue\nMode\n"
	 "IPv4\nRouter alert\nLsp selector\nIP address\nForce explicit null",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "voip {delay {gatekeeper-registration|post-dial [detect-point "
	 "{alert-ringing|voice-ringing}] destination WORD$destination}|rtp A.B.C.D$rtp "
	 "source-ip A.B.C.D$source source-voice-port WORD$port}",
	 "VoIP\ndelay\nGatekeeper registration\nPost dial\nDetect point\nAlert ringing\nVoice "
	 "ringing\nDestination\nDestination zone\nRTP\nIP address\nSource address\nIP address\n"
	 "Source voice port\nName",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "video A.B.C.D$dest <1-65535>$port source-ip A.B.C.D$source source-port "
	 "<1-65535>$sport profile WORD$profile",
	 "Video\nIP address\nport\nSource address\nIP address\nSource Port\nPort number\n"
	 "Profile\nName",
	 NULL, NULL, NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA,
	 "lsp {ping|trace}$kind {ipv4 A.B.C.D$addr A.B.C.D$mask|pseudowire "
	 "A.B.C.D$peer <1-4294967295>$vc}",
	 "LSP\nPing\nTrace\nIPv4\nIPv4 address\nMask\nPseudowire\nIP address\nnumber", NULL, NULL,
	 NULL, 0, GRAM_INERT, MODE_SLA_ECHO},
	{MODE_SLA_ECHO, "precision {milliseconds|microseconds}", "Precision\nMilliseconds\nUnit",
	 NULL, NULL, "precision milliseconds", 0, GRAM_INERT},
	{MODE_SLA_ECHO, "operation-packet priority {normal|high}",
	 "Operation packet\nPriority\nNeither stub nor NSSA\nhigh", NULL, NULL,
	 "operation-packet priority normal", 0, GRAM_INERT},
	{MODE_SLA_ECHO, "optimize timestamp", "Optimize\nPrint timestamps", NULL, NULL, NULL, 0,
	 GRAM_INERT},
	{MODE_SLA_ECHO, "percentile {jitteravg|jitterds|jittersd|owd|owds|owsd|rtt} <90-100>$n",
	 "Percentile\nJitteravg\nJitterds\nJittersd\nOwd\nOwds\nOwsd\nRound trip time\nNumber",
	 NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT},
	{MODE_SLA_ECHO, "http-raw-request", "Http raw request", NULL, NULL, NULL, 0, GRAM_INERT,
	 MODE_MISC},
	{MODE_SLA_ECHO,
	 "{traffic-class|flow-label|clock-tolerance ntp oneway absolute|"
	 "clock-tolerance ntp oneway percent}$what <0-1048575>$n",
	 "Traffic class\nFlow label\nClock tolerance\nNetwork time protocol\nOneway\nAt a time"
	 "\nClock tolerance\nNetwork time protocol\nOneway\npercent\nNumber",
	 NULL, "what", NULL, 0, GRAM_INERT},
	{MODE_SLA_ECHO, "paths-of-statistics-kept <1-128>$n", "Paths of statistics kept\nNumber",
	 NULL, NULL, NULL, 0, GRAM_INERT},
	{MODE_SLA_ECHO, "samples-of-history-kept <1-30>$n", "Samples of history kept\nNumber", NULL,
	 NULL, NULL, 0, GRAM_INERT},
	{MODE_SLA_ECHO, "hops-of-statistics-kept <1-30>$n", "Hops of statistics kept\nNumber", NULL,
	 NULL, NULL, 0, GRAM_INERT},
	{MODE_SLA_ECHO, "lsr-path {A.B.C.D$hop}...", "Lsr path\nIP address", NULL, NULL, NULL, 0,
	 GRAM_INERT},
	{MODE_SLA_ECHO, "response-data-size <0-1500>$n", "Response data size\nNumber", NULL, NULL,
	 NULL, 0, GRAM_INERT},
	{MODE_CONFIG,
	 "ip sla schedule <1-2147483647>$n {start-time random <500-10000>$random|"
	 "life {forever|<0-2147483647>$life}|ageout <0-2073600>$age|recurring}...",
	 "Global IP configuration subcommands\nIP Service Level Agreement\nSchedule an entry\n"
	 "Entry number\nWhen to start this entry\nRandom\nNumber\nLength of time to execute in "
	 "seconds\ncontinue running forever\nLife seconds\nHow long to keep this Entry when "
	 "inactive\nseconds\nProbe to be scheduled automatically every day",
	 NULL, "n", NULL, RANK_SLA + 1, GRAM_INERT},
	{MODE_CONFIG,
	 "ip sla reaction-configuration <1-2147483647>$n react {jitterAvg|"
	 "jitterDSAvg|jitterSDAvg|latencyDSAvg|latencySDAvg|maxOfLatencyDS|maxOfLatencySD|"
	 "maxOfNegativeDS|maxOfNegativeSD|maxOfPositiveDS|maxOfPositiveSD|mos|icpif|"
	 "packetLateArrival|packetLoss|packetLossDS|packetLossSD|packetMIA|packetOutOfSequence|"
	 "overThreshold|iaJitterDS|iaJitterSD|successivePacketLoss|unavailableDS|"
	 "unavailableSD}$react [threshold-type {never|immediate|consecutive [<1-16>$cx]|xOfy "
	 "[<1-16>$x <1-16>$y]|average [<1-16>$ax]}|threshold-value <0-60000>$upper "
	 "<0-60000>$lower|action-type {none|trapOnly|triggerOnly|trapAndTrigger}$action]...",
	 "Global IP configuration subcommands\nIP Service Level Agreement\nReaction\nEntry "
	 "number\nWhat is watched\nJitterAvg\nJitterDSAvg\nJitterSDAvg\nLatencyDSAvg\n"
	 "LatencySDAvg\nMaxOfLatencyDS\nMaxOfLatencySD\nMaxOfNegativeDS\nMaxOfNegativeSD\n"
	 "MaxOfPositiveDS\nMaxOfPositiveSD\nMos\nIcpif\nPacketLateArrival\nPacketLoss\n"
	 "PacketLossDS\nPacketLossSD\nPacketMIA\nPacketOutOfSequence\nOverThreshold\nIaJitterDS"
	 "\nIaJitterSD\nSuccessivePacketLoss\nUnavailableDS\nUnavailableSD\nWhen it has "
	 "occurred\nNever\nAt once\nSo many times in a row\nnumber\nx times in y runs\nx\ny\n"
	 "The average of so many\nnumber\nThresholds\nupper\nlower\nWhat is done\nNothing\nA "
	 "message\nOther operations begin\nBoth",
	 NULL, "n react", NULL, RANK_SLA + 2, GRAM_INERT},
	{MODE_CONFIG,
	 "ip sla group schedule <1-2147483647>$n {WORD$operations|add WORD$add|"
	 "delete WORD$delete|reschedule} [schedule-period <1-604800>$period] [frequency "
	 "{<1-604800>$s|range WORD$range}|start-time {now|pending|after hh:mm:ss$after|"
	 "hh:mm:ss$time [MONTH$month <1-31>$day|<1-31>$day MONTH$month]}|life {forever|"
	 "<0-2147483647>$life}|ageout <0-2073600>$age]...",
	 "Global IP configuration subcommands\nIP Service Level Agreement\nGroup\nSchedule an "
	 "entry\nEntry number\nName\nAdd\nName\ndelete\nName\nReschedule\nSchedule period\n"
	 "Number\nFrequency\nFrequency in seconds\nMatch only packets in the range of port "
	 "numbers\nString\nWhen to start this entry\nStart now\nStart pending\nStart after\n"
	 "Time\nTime\nMonth\nNumber\nNumber\nMonth\nLength of time to execute in seconds\n"
	 "continue running forever\nLife seconds\nHow long to keep this Entry when inactive\n"
	 "seconds",
	 NULL, "n", NULL, RANK_SLA + 2, 0},
	{MODE_CONFIG,
	 "ip sla {key-chain WORD$kc|low-memory <0-4294967295>$lm|reset|"
	 "responder {twamp|auto-register {A.B.C.D$reg|HOST$reg} [client-id WORD$client] "
	 "[endpoint-list WORD$endpoints] [retry-timer <1-1440>$retry]|udp-ethernet|"
	 "mpls-pseudowire|group}|ethernet-monitor <1-2147483647>$em|auto discovery|auto "
	 "{destination|endpoint-list type {ip|ipv6|voip}|group type ip|schedule|template type "
	 "ip {icmp-echo|icmp-jitter|tcp-connect|udp-echo|udp-jitter}}$auto WORD$name|logging "
	 "level <0-7>$level}$what",
	 "Global IP configuration subcommands\nIP Service Level Agreement\nKey chain\nname\n"
	 "Low memory\nbytes\nRemove all conditions\nEnable IP SLAs Responder\n"
	 "TWAMP\nAuto register\nIP address\nHostname or A.B.C.D\nclient\nName\nEndpoint list\n"
	 "Name\nRetry timer\nNumber\nUdp ethernet\nMpls pseudowire\nGroup\nEthernet monitor\n"
	 "Number\nAutomatic\nDiscovery\nAutomatic\nDestination\nEndpoint list\nType\nIP "
	 "information\nIPv6\nVoIP\nGroup\nType\nIP information\nSchedule an entry\nTemplate\n"
	 "Type\nIP information\nIcmp echo\nIcmp jitter\nTCP connect\nUDP echo\nUdp jitter\nName"
	 "\nLogging\nLevel\nSeverity level",
	 NULL, NULL, NULL, RANK_SLA + 2, GRAM_MULTI | GRAM_INERT},

	/* --- event manager --- */
	{MODE_CONFIG,
	 "event manager {directory user {library|policy|repository} WORD$dir|"
	 "history size {events|traps} <0-50>$size|detector {rpc {max-sessions <4-16>$max|ssh "
	 "[acl WORD$acl]}|routing bootup-delay <0-4294967295>$delay|ios-event}|policy "
	 "WORD$policy [type {user|system}|authorization bypass|class WORD$pclass|trap]...|"
	 "scheduler {applet|axp|call-home|ips|script|tcl}$scheduler thread {class {default|"
	 "WORD$class} [number <1-65535>$number]}|scheduler {suspend|hold|modify|release|"
	 "clear}$sched2|secure {cert|tcl}|update user policy WORD$update|session cli username "
	 "WORD$user privilege <0-15>$privilege}",
	 "Event related configuration commands\nEmbedded Event Manager configuration commands\n"
	 "Directory\nUser\nLibrary\nPolicy\nRepository\nName\nHistory\nSet history buffer size"
	 "\nBGP events\nMessages\nNumber\nDetector\nRPC\nSessions\nnumber\nSSH\nBy traffic\n"
	 "Access list\nRouting event\nBootup delay\nNumber\nIos event\nPolicy\nName\nType\nUser"
	 "\nFor system events.\nAuthorization\nBypass\nClass\nclass\nTrap\nScheduler\nRegister "
	 "an Event Manager applet\nAxp\nEnable call-home service\nIPS\nScript\nTcl\nThread\n"
	 "Class\nDefault\nNamed authorization list.\nNumber\nNumber\nScheduler\nSuspended\nHold"
	 "\nmodified\nRelease\nClear DF bit.\nSecure\nUse certificate method\nTcl\nUpdates\n"
	 "User\nPolicy\nName\nSession\nCLI\nUser\nname\nSet user privilege level\nUser "
	 "privilege level",
	 NULL, NULL, NULL, RANK_EEM - 1, GRAM_MULTI | GRAM_INERT},
	{MODE_EEM,
	 "event [tag WORD$tag] {oir [maxrun <0-31536000>$maxrun|ratelimit "
	 "WORD$ratelimit]...|config|snmp oid WORD$oid {get-type {exact|next}|entry-op {eq|ge|"
	 "gt|le|lt|ne}|entry-val WORD$ev|entry-type {increment|rate|value}|poll-interval "
	 "WORD$poll|exit-comb {and|or}|exit-op {eq|ge|gt|le|lt|ne}|exit-val WORD$xv|exit-type "
	 "{increment|rate|value}|exit-time WORD$xt|average-factor <1-64>$avg|maxrun "
	 "<0-31536000>$smaxrun|ratelimit WORD$srl}...|snmp-notification oid WORD$snoid "
	 "{oid-val WORD$snval|op {eq|ge|gt|le|lt|ne}|src-ip-address A.B.C.D$snsrc|"
	 "dest-ip-address A.B.C.D$sndst|default WORD$sndef|direction {incoming|outgoing}|"
	 "msg-op {drop|send}|maxrun <0-31536000>$snmax}...|ipsla {group-name WORD$group|"
	 "operation-id <1-2147483647>$operation} {dest-ip-address A.B.C.D$idest|reaction-type "
	 "WORD$reaction|maxrun <0-31536000>$imaxrun|ratelimit WORD$irl}...|ipsla {group-name "
	 "WORD$group|operation-id <1-2147483647>$operation}|identity interface {regexp "
	 "WORD$idre|IFACE$idif|WORD$idif} [aaa-attribute WORD$idattr|authc {all|fail|success}|"
	 "authz {all|fail|success}|authz-complete|mac-address WORD$idmac|maxrun "
	 "<0-31536000>$idmax]...|counter name WORD$counter {entry-op {eq|ge|gt|le|lt|ne}|"
	 "entry-val <-2147483648-2147483647>$cev|exit-op {eq|ge|gt|le|lt|ne}|exit-val "
	 "<-2147483648-2147483647>$cxv|maxrun <0-31536000>$cmax}...|application subsystem "
	 "<1-4294967295>$sub type <1-4294967295>$type [maxrun <0-31536000>$amax]|resource "
	 "policy WORD$policy [maxrun <0-31536000>$rmax]|rf event WORD$rfevent [maxrun "
	 "<0-31536000>$rfmax]|neighbor-discovery interface {regexp WORD$ndre|IFACE$ndif|"
	 "WORD$ndif} {cdp {add|update|delete|all}|lldp {add|update|delete|all}|line-event|all|"
	 "maxrun <0-31536000>$ndmax}...|mat {interface {regexp WORD$matre|IFACE$matif} "
	 "[mac-address WORD$matmac] [type {add|delete}]|mac-address WORD$matmac2 [type {add|"
	 "delete}]}|nf monitor-name WORD$nf event-type {create|delete|update} LINE$nfrest|"
	 "process {abort|after|start|term|user-restart|user-shutdown} [path WORD$ppath] [node "
	 "WORD$pnode]|gold card {all|WORD$card} LINE$gold|ioswdsysmon sub1 {cpu-proc|mem-proc} "
	 "LINE$sub1|wdsysmon LINE$wd|rpc [maxrun <0-31536000>$rpcmax]}$what",
	 "Event\nTag\nname\nOIR event\nMaximum runtime of applet\nNumber\nRate limit\n"
	 "seconds[.milliseconds]\nConfiguration\nSNMP\nOid\nName\nGet type\nExact\nNext\n"
	 "Operator\nequal\ngreater than or equal\nMatch only packets with a greater port number"
	 "\nless than or equal\nMatch only packets with a lower port number\nnot equal\nValue\n"
	 "Name\nHow it is compared\nincrease\nrate\nvalue\nPoll interval\n"
	 "seconds[.milliseconds]\nExit comb\nAll objects must be up\nOne must be up\nExit op\n"
	 "equal\ngreater than or equal\nMatch only packets with a greater port number\nless "
	 "than or equal\nMatch only packets with a lower port number\nnot equal\nExit val\nName"
	 "\nExit type\nincrease\nrate\nvalue\nExit time\nName\nAverage factor\nNumber\nMaximum "
	 "runtime of applet\nNumber\nRate limit\nseconds[.milliseconds]\nNotification\nOid\n"
	 "Name\nOid val\nName\nOp\nequal\ngreater than or equal\nMatch only packets with a "
	 "greater port number\nless than or equal\nMatch only packets with a lower port number"
	 "\nnot equal\nSrc ip address\nIP address\nDest ip address\nIP address\nDefault\nNamed "
	 "authorization list.\nDirection\nOnly incoming\nOnly outgoing\nMsg op\nDrop\nSend\n"
	 "Maximum runtime of applet\nNumber\nSLA event\nGroup name\nName\nOperation id\nNumber"
	 "\nDest ip address\nIP address\nReaction type\nName\nMaximum runtime of applet\nNumber"
	 "\nRate limit\nseconds[.milliseconds]\nSLA event\nGroup name\nName\nOperation id\n"
	 "Number\nMatch identity\nInterface\nMatch a regular expression\nregular expression\n"
	 "Interface\nName\nAaa attribute\nName\nAuthc\nAll VRFs\nFail\nSuccess\nAuthz\nAll VRFs"
	 "\nFail\nSuccess\nAuthz complete\nVirtual MAC address\nName\nMaximum runtime of applet"
	 "\nNumber\nCounter\nSpecify name of the next hop\nName\nOperator\nequal\ngreater than "
	 "or equal\nMatch only packets with a greater port number\nless than or equal\nMatch "
	 "only packets with a lower port number\nnot equal\nValue\nNumber\nExit op\nequal\n"
	 "greater than or equal\nMatch only packets with a greater port number\nless than or "
	 "equal\nMatch only packets with a lower port number\nnot equal\nExit val\nNumber\n"
	 "Maximum runtime of applet\nNumber\nApplication\nSubsystem\nNumber\nType\nNumber\n"
	 "Maximum runtime of applet\nNumber\nResource\nPolicy\nName\nMaximum runtime of applet"
	 "\nNumber\nRF\nEmbedded event related commands\nName\nMaximum runtime of applet\n"
	 "Number\nNeighbor\nInterface\nMatch a regular expression\nregular expression\n"
	 "Interface\nName\nCRL distribution point\nAdd\nUpdates\ndelete\nAll VRFs\nLLDP "
	 "information\nAdd\nUpdates\ndelete\nAll VRFs\nLine event\nAll VRFs\nMaximum runtime "
	 "of applet\nNumber\nMAC table\nInterface\nMatch a regular expression\nregular "
	 "expression\nInterface\nVirtual MAC address\nName\nType\nadded\ndelete\nVirtual MAC "
	 "address\nName\nType\nadded\ndelete\nNetFlow\nMonitor name\nName\nType of the event\n"
	 "Create\ndelete\nUpdates\nText\nProcess\nAbort\nStart after\nStart\nTerm\nUser restart"
	 "\nUser shutdown\nPath\npath\nNode\nName\nDiagnostics\nCard\nAll VRFs\nKey name\nText"
	 "\nWatchdog\nSub1\nCpu proc\nMem proc\nText\nWatchdog\nText\nRPC\nMaximum runtime of "
	 "applet\nNumber",
	 NULL, "tag", NULL, 0, GRAM_INERT},
	{MODE_EEM,
	 "event [tag WORD$tag] routing network A.B.C.D/nn$net {ge <1-32>$ge|le "
	 "<1-32>$le|ne <1-32>$ne|protocol {all|bgp|connected|eigrp|isis|iso-igrp|lisp|mobile|"
	 "odr|ospf|rip|static}|type {add|remove|modify|all}|vrf WORD$vrf|maxrun "
	 "<0-31536000>$maxrun|ratelimit WORD$ratelimit}...",
	 "Event\nTag\nname\nRouting event\nNetwork\nprefix\nMinimum prefix length to be matched"
	 "\nNumber\nless than or equal\nNumber\nnot equal\nNumber\nProtocol\nAll VRFs\nBGP "
	 "information\nconnected\nEnhanced Interior Gateway Routing Protocol (EIGRP)\nIS-IS\n"
	 "Iso igrp\nLISP\nMobile routes\nOn Demand stub Routes\nOSPF interface commands\nRIP\n"
	 "Static routes\nType\nadded\nremoved\nmodified\nall\nOne VRF\nVRF name\nMaximum "
	 "runtime of applet\nNumber\nRate limit\nseconds[.milliseconds]",
	 NULL, "tag", NULL, 0, GRAM_INERT},
	{MODE_EEM,
	 "action WORD$label {mail server WORD$server to WORD$to from WORD$from [cc "
	 "WORD$cc] [domain WORD$domain] [port <0-65535>$port] [source-address WORD$source] "
	 "[source-interface IFACE$interface] [vrf WORD$vrf] [http_to WORD$hto] subject "
	 "WORD$subject body WORD$body|snmp-trap [intdata1 WORD$i1] [intdata2 WORD$i2] [strdata "
	 "WORD$str]|snmp-object-value {counter64|gauge32|int|ipv4|octet|oid|string|uint} "
	 "WORD$sov [next-oid WORD$next]|cns-event msg WORD$msg|force-switchover|publish-event "
	 "sub-system WORD$subsystem type WORD$type [arg1 WORD$a1] [arg2 WORD$a2] [arg3 "
	 "WORD$a3] [arg4 WORD$a4]|counter name WORD$counter {op {dec|inc|nop|set}|value "
	 "WORD$value}...|context {save|retrieve} key WORD$key variable WORD$variable|file "
	 "{open WORD$fd WORD$path WORD$mode|close WORD$fdc|gets WORD$fdg WORD$var|puts "
	 "[nonewline] WORD$fdp WORD$text|read WORD$fdr WORD$rvar WORD$bytes|write WORD$fdw "
	 "WORD$wtext WORD$wbytes|delete WORD$dpath}|gets WORD$gets|help|cli gets|string "
	 "replace WORD$ra WORD$rfirst WORD$rlast [WORD$rnew]|string {compare|equal|first|index|"
	 "last|match} {nocase|length <1-1000>$slen}... WORD$sa WORD$sb|xml-rpc LINE$xml|info "
	 "type {cli {frequency|history}|exceed-exec|interface-names [include WORD$iinc]|"
	 "routername|process-list|syslog {frequency|history}|snmp {oid WORD$soid {get-type "
	 "{exact|next}}|var WORD$svar oid WORD$void|getid WORD$getid|inform oid WORD$ioid|trap "
	 "oid WORD$toid}}}$other",
	 "Add or modify an action statement\nLabel\nMail\nServer\nName for the radius server "
	 "configuration\nTo\nName\nFrom\nName\nCc\nName\nFQDN with domain name\ndomain\nSet "
	 "http server port\nport\nSource\nName\nSource interface\nInterface\nVRF\nVRF name\n"
	 "Http_to\nName\nSubject\nName\nBody\nName\nTrap\nIntdata1\nName\nIntdata2\nName\n"
	 "Strdata\nName\nSNMP\nCounter64\nGauge32\nInt\nIPv4\nOctet\nOid\nString commands\nUint"
	 "\nName\nNext oid\nName\nCNS\nMessage\nName\nSwitch over\nPublish\nSub system\nName\n"
	 "Type\nName of the attribute\nArg1\nName\nArg2\nName\nArg3\nName\nArg4\nName\nCounter"
	 "\nSpecify name of the next hop\nName\nOp\nDec\nInc\nNop\nSet routes\nvalue\nName\n"
	 "Context\nSave\nRetrieve\nLong term key operations\nName\nVariable\nName\nFile\nOpen "
	 "a session\nName\npassword\npassword\nClose it\nName\nRead\nName\npassword\nPrint\n"
	 "Without a line end\ntext\npassword\nRead its state\nName\npassword\npassword\nWrite\n"
	 "Name\npassword\npassword\ndelete\nName\nRead\nName\nHelp\nCLI\nRead\nString commands"
	 "\nReplace the running-config with a new config file\nflash: or nvram: file\npassword"
	 "\npassword\npassword\nString commands\nCompare\nEqual\nFirst occurrence\nCharacter "
	 "at an index\nLast occurrence\nMatch a pattern\nNocase\nSet number of lines on a "
	 "screen\nNumber\nName\npassword\nXML\nText\nSystem information\nType\nCLI\nFrequency\n"
	 "History\nExceed exec\nInterface names\nInclude\nName\nRoutername\nProcess list\n"
	 "Syslog\nFrequency\nHistory\nSNMP\nOid\nName\nGet type\nExact\nNext\nVar\nName\nOid\n"
	 "Name\nGetid\nName\nInform\nOid\nName\nTrap\nOid\nName",
	 NULL, "label", NULL, 0, GRAM_INERT},
	{MODE_EEM,
	 "correlate event WORD$event [{or|and|andnot}$op {event WORD$event|track "
	 "<1-1000>$track}]...",
	 "Correlate events\nEmbedded event related commands\nName\nOne must be up\nAll objects "
	 "must be up\nAndnot\nEmbedded event related commands\nName\nInstall route depending "
	 "on tracked item\nTracked object",
	 NULL, NULL, NULL, 0, GRAM_INERT},
	{MODE_EEM,
	 "correlate track <1-1000>$track [{or|and|andnot}$op {event WORD$event|track "
	 "<1-1000>$track}]...",
	 "Correlate events\nTracking information\nTracked object\nOne must be up\nAll objects "
	 "must be up\nAndnot\nEmbedded event related commands\nName\nInstall route depending "
	 "on tracked item\nTracked object",
	 NULL, NULL, NULL, 0, GRAM_INERT},
	{MODE_EEM, "attribute tag WORD$tag {occurs <1-4294967295>$n}",
	 "Attribute\nTag\nname\nNumber of matching occurrences before event is raised\nNumber",
	 NULL, "tag", NULL, 0, GRAM_INERT},
	{0}};
