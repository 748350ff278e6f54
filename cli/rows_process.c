/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of rarer settings of the routing processes. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

/* Rare settings of a BGP neighbour, of the process as of its address families. */
#define NEIGHBOR_RARE \
	"neighbor {A.B.C.D$nbr|X:X:X:X::X$nbr|WORD$nbr} {soo ASN:nn$soo|" \
	"ha-mode {graceful-restart [disable]|sso}|dont-capability-negotiate [enhanced-refresh|" \
	"four-octets-as|refresh]|aigp [send {cost-community <0-255>$ccid poi {igp-cost|" \
	"pre-bestpath} [transitive]|med}]|ao WORD$ao [include-tcp-options] " \
	"[accept-ao-mismatch-connections]|enforce-first-as|log-neighbor-changes [disable]|" \
	"path-attribute {discard|treat-as-withdraw} {<1-255>$attr|range <1-255>$alo " \
	"<1-255>$ahi} in|local-policy {WORD$lpol}|encap mpls|slow-peer {detection [disable|" \
	"threshold <120-3600>$spt]|split-update-group {dynamic [disable|permanent]|static}}|" \
	"advertise {additional-paths {all|best <2-3>$best|group-best}...|best-external " \
	"[disable]|diverse-path {backup [mpath]|mpath}}|internal-vpn-client|" \
	"accept-route-legacy-rt|accept-route-policy-rt WORD$arp|suppress-signaling-protocol " \
	"ldp|prefix-length-size 2|dmzlink-bw|translate-update {nlri|ipv4 multicast [unicast]}|" \
	"remote-as <1-4294967295>$as alternate-as {<1-4294967295>$alt}...|" \
	"as-path-loopcheck-out|shutdown graceful <1-65535>$gs [community {ASN:nn$gsc|" \
	"<1-4294967295>$gsc}|local-preference <0-4294967295>$gslp]...|cluster-id {A.B.C.D$cid|" \
	"<1-4294967295>$cidn}|send-label explicit-null|bmp-activate {all|server " \
	"{<1-10>$bmp}...}|announce rpki state|route-reflector-client " \
	"[optimal-route-reflection WORD$orr]|capability {graceful-restart [disable]|orf|" \
	"additional-paths}|unsuppress-map WORD$usm|maximum-prefix <1-2147483647>$mp " \
	"[<1-100>$mpt] [discard-extra|warning-only|restart <1-65535>$mpr]|default-information|" \
	"ebgp-multihop disable|inter-as-hybrid|rib-install|redistribute}$what"
#define H_NEIGHBOR_RARE \
	"Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nNeighbor tag\n" \
	"Site of origin\nValue in ASN:nn or IP-address:nn format\nHA mode\nGraceful restart\n" \
	"not here\nStateful\nCapabilities\nEnhanced refresh\nFour octets as\nRefresh\nAIGP\n" \
	"Send\ncost community\nNumber\nPoi\nIgp cost\nPre bestpath\nTransitive\nMED\nTCP-AO\n" \
	"Name\nOptions\nAccept ao mismatch connections\nEnforce the first AS for EBGP routes\n" \
	"Messages\nnot here\nAttributes\nDrop\nTreat as withdraw\nNumber\nMatch only packets " \
	"in the range of port numbers\nNumber\nMaximum\nin\nPolicy\nName\nEncapsulation\nMPLS" \
	"\nSlow peer\nDetection\nnot here\nThreshold\nNumber\nSplit update group\nDynamic\n" \
	"not here\npermanent route\nStatic routes\nAdvertise\nAdditional paths\nAll VRFs\nbest" \
	"\nnumber\ngroup best\nBest external\nnot here\nDiverse path\nbackup\nMpath\nMpath\n" \
	"VPN\nRoutes\nRoutes\nName\nSignalling\nLDP\nLength\ntype 2\nLink bandwidth\nMulticast" \
	"\nNLRI\nIPv4\nMulticast\nunicast\nSpecify a BGP neighbor\nAS\nOther ASs\nNumber\n" \
	"Loops\nShutdown\nGraceful\nNumber\nMatch BGP community list\nValue in ASN:nn or " \
	"IP-address:nn format\nNumber\nLocal preference\nvalue\nConfigure Route-Reflector " \
	"Cluster-id\nIP address\nnumber\nSend label\nExplicit null\nBmp activate\nAll VRFs\n" \
	"Server\nNumber\nAnnounce\nRPKI\nState\nClient\nReflection\nName\nCapability\n" \
	"Graceful restart\nnot here\nOrf\nAdditional paths\nUnsuppress map\nName\nLimit\n" \
	"Number\nNumber\nDiscard extra\nOnly warn\nRestart\nminutes\nDefault\nHops\nnot here\n" \
	"Inter-AS\nRib install\nSend routes of a protocol"

const struct gram_row process_rows[] = {
	/* --- EIGRP --- */
	{ MODE_ROUTER, "{soft-sia disable|nsf|maximum-secondary-paths <1-32>$msp|"
	  "log-neighbor-changes|eigrp upgrade-cli WORD$upgrade|snmp context WORD$snmp|metric "
	  "holddown|inherit peer-session WORD$inherit}$what",
	  "SIA\nnot here\nNSF\nPaths\nNumber\nEnable/Disable EIGRP neighbor logging\nEnhanced "
	  "Interior Gateway Routing Protocol (EIGRP)\nUpgrade\nName\nSNMP\nContext\nName\n"
	  "Metric for redistributed routes\nHolddown\nSpecify that bandwidth is inherited\n"
	  "Session\nName",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_EIGRP },
	{ MODE_ROUTER, "eigrp interface IFACE$interface [dampening-change [<1-100>$percent]|"
	  "dampening-interval [<1-65535>$interval]]...",
	  "EIGRP specific commands\nInterface\nInterface\nDampening\nPercent\nDampening\nseconds",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_EIGRP },
	{ MODE_ROUTER, "remote-neighbors source IFACE$source {unicast-listen|multicast-group "
	  "A.B.C.D$group} [allow-list WORD$list|max-neighbors <1-65535>$max|local-source-addr "
	  "A.B.C.D$local|max-hop-count <2-100>$hops]...",
	  "Neighbors\nSource address translation\nInterface\nUnicast listen\nMulticast group\n"
	  "IP address\nAllow list\nName\nMax neighbors\nNumber\nLocal source addr\nIP address\n"
	  "Max hop count\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_EIGRP },
	{ MODE_ROUTER, "timers {nsf {converge <60-180>$converge|route-hold <20-300>$hold|signal "
	  "<10-30>$signal}}$what",
	  "Adjust routing timers\nNSF\nConverge\nNumber\nRoute hold\nNumber\nSignal\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT | GRAM_EIGRP },
	{ MODE_ROUTER, "timers {spf <0-4294967295>$delay <0-4294967295>$spfhold|lsa-group-pacing "
	  "<10-1800>$pacing|pacing {lsa-group <10-1800>$group|retransmission "
	  "<5-200>$retransmit}|throttle lsa all <0-600000>$a <1-600000>$b <1-600000>$d}$what",
	  "Adjust routing timers\nSPF\nNumber\nDelay\nLsa group pacing\nNumber\nPacing\nLsa group\n"
	  "Number\nRetransmission\nNumber\nThrottle\nLSA\nAll\nNumber\nsecond\nmaximum",
	  NULL, "what", NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "redistribute maximum-prefix <1-4294967295>$n [<1-100>$threshold "
	  "[warning-only]|warning-only|dampened|reset-time <1-65535>$rt|restart <1-65535>$r|"
	  "restart-count <1-65535>$rc]...",
	  "Redistribute information from another routing protocol\nLimit\nMaximum no. of prefix "
	  "limit\nThreshold\nOnly warn\nOnly warn\nDampened\nReset\nminutes\nRestart an active "
	  "entry\nminutes\nCount\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_EIGRP | GRAM_OSPF },
	{ MODE_ROUTER, "neighbor {A.B.C.D$peer maximum-prefix|maximum-prefix} <1-4294967295>$n "
	  "[<1-100>$threshold] [warning-only|dampened|reset-time <1-65535>$rt|restart "
	  "<1-65535>$r|restart-count <1-65535>$rc]...",
	  "Specify a neighbor router\nNeighbor address\nLimit\nLimit\nMaximum no. of prefix "
	  "limit\nThreshold\nOnly warn\nDampened\nReset\nminutes\nRestart an active entry\n"
	  "minutes\nCount\nnumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_EIGRP },
	{ MODE_ROUTER, "default-information {in|out} {<1-199>$acl|<1300-2699>$acl|WORD$acl}",
	  "Control distribution of default information\nAccept\nAnnounce\nNumber\nIP access "
	  "list number\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_EIGRP },
	{ MODE_ROUTER, "autonomous-system <1-65535>$as",
	  "AS\nAutonomous system number",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN | GRAM_EIGRP },
	{ MODE_ROUTER, "service-family {ipv4|ipv6}$af [vrf WORD$vrf] autonomous-system "
	  "<1-65535>$as",
	  "Services\nIPv4\nIPv6\nVRF\nVRF name\nSpecify autonomous system\nAutonomous system "
	  "number",
	  NULL, "af as|vrf", NULL, 0, GRAM_INERT | GRAM_EIGRP, MODE_ROUTER_AF },
	{ MODE_ROUTER, "exit-service-family",
	  "Leave",
	  conf_ignore, NULL, NULL, 0, GRAM_HIDDEN | GRAM_NO_NO | GRAM_NO_SHOW | GRAM_EIGRP },
	{ MODE_ROUTER, "stub [connected|summary|static|redistributed|receive-only|leak-map "
	  "WORD$map]...",
	  "Set EIGRP as stubbed router\nDo advertise connected routes\nDo advertise summary "
	  "routes\nDo advertise static routes\nDo advertise redistributed routes\nSet receive "
	  "only neighbor\nAllow dynamic prefixes\nRoute-map",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN | GRAM_EIGRP },

	/* --- OSPF --- */
	{ MODE_ROUTER, "max-lsa <1-4294967294>$n [<1-100>$threshold] [warning-only|ignore-count "
	  "<1-4294967294>$ic|ignore-time <1-35791>$it|reset-time <1-35791>$rt]...",
	  "Limit\nNumber\nNumber\nOnly warn\nIgnore count\nNumber\nIgnore time\nNumber\nReset\n"
	  "Number",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "nsr",
	  "NSR",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "nsf {cisco [enforce global|helper [disable]]|ietf [helper [disable|"
	  "strict-lsa-checking]|restart-interval <1-1800>$s]}",
	  "Non-stop forwarding\nCisco\nEnforce\nGlobal\nHelper\nnot here\nIETF\nHelper\nnot here"
	  "\nStrict lsa checking\nRestart interval\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "graceful-restart [helper [disable|strict-lsa-checking]|restart-interval "
	  "<1-1800>$s]",
	  "Graceful restart\nHelper\nnot here\nStrict lsa checking\nRestart interval\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "capability {lls|opaque|transit|vrf-lite [evpn]}$what",
	  "Enable specific feature\nLLS\nOpaque\nTransit\nDo not perform PE specific checks\n"
	  "EVPN",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "discard-route {external|internal}$what [<1-254>$distance]",
	  "Discard\nExternal\nInternal\nNumber",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "ignore lsa mospf",
	  "Ignore\nLSA\nMospf",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "limit retransmissions {dc|non-dc}$what {<1-255>$n|disable}",
	  "Limit\nRetransmissions\nDc\nNon dc\nNumber\nnot here",
	  NULL, "what", NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "ttl-security all-interfaces [hops <1-254>$hops]",
	  "TTL security\nEnable BFD on all interfaces\nHops\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "queue-depth {hello|update}$what {<1-2147483647>$n|unlimited}",
	  "Queues\nHellos\nUpdates\nNumber\nUnlimited",
	  NULL, "what", NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "domain-id {A.B.C.D$id [secondary]|null|type <5-517>$type value "
	  "HEX$value [secondary]}",
	  "Domain\nIP address\nSecondary\nUse no authentication\nType\nNumber\nvalue\n"
	  "Hexadecimal value\nSecondary",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "domain-tag <0-4294967295>$tag",
	  "Domain\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "fast-reroute {keep-all-paths|per-prefix {enable [area {A.B.C.D$area|"
	  "<0-4294967295>$area}] prefix-priority {high|low}|remote-lfa {tunnel mpls-ldp|[area "
	  "{A.B.C.D$rarea|<0-4294967295>$rarea}] maximum-cost <1-4294967295>$rcost}|ti-lfa "
	  "[area {A.B.C.D$tarea|<0-4294967295>$tarea}] [disable]|tie-break "
	  "{broadcast-interface-disjoint|downstream|interface-disjoint|linecard-disjoint|"
	  "lowest-metric|node-protecting|primary-path|secondary-path|srlg} [required] index "
	  "<1-255>$index}}",
	  "Fast reroute\nKeep all paths\nPer prefix\nEnable\nSet the OSPF area ID\nOSPF area ID "
	  "in IP address format\nOSPF area ID as a decimal value\nPrefix priority\nhigh\nlow\n"
	  "Remote lfa\nTunnel\nMpls ldp\nSet the OSPF area ID\nOSPF area ID in IP address format"
	  "\nOSPF area ID as a decimal value\nMaximum cost\nNumber\nTi lfa\nSet the OSPF area ID"
	  "\nOSPF area ID in IP address format\nOSPF area ID as a decimal value\nnot here\nTie "
	  "break\nBroadcast interface disjoint\nVRF for traffic back\nInterface\nLine card\n"
	  "Lowest metric\nNode protecting\nPrimary path\nSecondary path\nSrlg\nRefuse peers "
	  "without it\nCharacter at an index\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "microloop avoidance [protected|disable|segment-routing|rib-update-delay "
	  "<1-600000>$ms]",
	  "Loops\nAvoidance\nProtect\nnot here\nSegments\nRib update delay\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "{ispf|local-rib-criteria [forwarding-address] [inter-area-summary] "
	  "[nssa-translation]|event-log [size <0-65534>$size] [one-shot] [pause]|interface-id "
	  "snmp-if-index|process-min-time percent <10-100>$pmt|adjacency stagger "
	  "{<1-1000>$initial|none} <2-1000>$max|prefix-priority high route-map WORD$prefixmap|"
	  "segment-routing [mpls|prefix-sid-map {advertise-local|receive [disable]}|"
	  "global-block <16-1048575>$gblo <16-1048575>$gbhi|area {A.B.C.D$srarea|"
	  "<0-4294967295>$srarea} mpls]|manet {cache {update <0-10000>$mcu|acknowledgment "
	  "<0-10000>$mca}|hello unicast|peering selective [redundancy <0-10>$mr] "
	  "[per-interface]|willingness <0-7>$mw}|advertise passive-only|"
	  "rfc1583compatibility}$what",
	  "Enable incremental SPF computation\nLocal RIB\nForwarding address\nInter area summary"
	  "\nNssa translation\nEvents\nSize\nNumber\nOne shot\nPause\nInterface\nSnmp if index\n"
	  "Time\npercent\nNumber\nAdjacent nodes\nStagger\nNumber\nNone\nNumber\nPrefix priority"
	  "\nhigh\nRoute-map\nname\nSegments\nMPLS\nPrefix sid map\nAdvertise local\nreceive\n"
	  "not here\nGlobal block\nNumber\nNumber\nSet the OSPF area ID\nOSPF area ID in IP "
	  "address format\nOSPF area ID as a decimal value\nMPLS\nMANET\nCache\nUpdates\nNumber"
	  "\nAcknowledgment\nNumber\nHellos\nUnicast\nPeering\nSelective\nRedundancy\nNumber\n"
	  "Per interface\nWillingness\nNumber\nAdvertise\nPassive only\nRfc1583compatibility",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "mpls {ldp {autoconfig [area {A.B.C.D$area|<0-4294967295>$area}]|sync}|"
	  "traffic-eng {area {A.B.C.D$tearea|<0-4294967295>$tearea}|router-id IFACE$terid|"
	  "interface IFACE$teif [area {A.B.C.D$teifarea|<0-4294967295>$teifarea}]|mesh-group "
	  "<1-4294967295>$mesh IFACE$meshif area {A.B.C.D$mesharea|<0-4294967295>$mesharea}|"
	  "multicast-intact}}",
	  "MPLS\nLDP\nObtain address using autoconfiguration\nSet the OSPF area ID\nOSPF area "
	  "ID in IP address format\nOSPF area ID as a decimal value\nSynchronous\nTraffic "
	  "engineering\nSet the OSPF area ID\nOSPF area ID in IP address format\nOSPF area ID "
	  "as a decimal value\nrouter id for this EIGRP process\nInterface\nInterface\nInterface"
	  "\nSet the OSPF area ID\nOSPF area ID in IP address format\nOSPF area ID as a decimal "
	  "value\nMesh group\nNumber\nInterface\nSet the OSPF area ID\nOSPF area ID in IP "
	  "address format\nOSPF area ID as a decimal value\nMulticast intact",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "log-adjacency-changes all",
	  "Log changes in adjacency state\nAll",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN | GRAM_OSPF },
	{ MODE_ROUTER, "summary-address A.B.C.D$addr A.B.C.D$mask {not-advertise|tag "
	  "<0-4294967295>$tag|nssa-only}...",
	  "Configure IP address summaries\nIP summary address\nSummary mask\nSuppress\nSet tag\n"
	  "Tag value\nInto NSSA only",
	  NULL, "addr mask",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "distribute-list prefix-list WORD$prefix {in|out} [IFACE$interface|bgp "
	  "<1-4294967295>$from|connected|eigrp <1-65535>$from|ospf <1-65535>$from|rip WORD$rip|"
	  "static|isis [WORD$isis]]",
	  "Filter entries in routing updates\nBuild a prefix list\nName of a prefix list\n"
	  "Filter incoming routing updates\nout\nInterface\nBGP information\nAutonomous system "
	  "number\nConnected\nEnhanced Interior Gateway Routing Protocol (EIGRP)\nAutonomous "
	  "system number\nOpen Shortest Path First (OSPF)\nProcess ID\nRouting Information "
	  "Protocol (RIP)\nName\nStatic routes\nISO IS-IS\nTag",
	  NULL, NULL, NULL, 0, GRAM_MULTI },

	{ MODE_ROUTER, "distribute-list {<1-199>$acl|<1300-2699>$acl|prefix WORD$prefix|"
	  "route-map WORD$rmap|WORD$acl} out {bgp <1-4294967295>$from|connected|eigrp "
	  "<1-65535>$from|ospf <1-65535>$from|ospfv3 <1-65535>$from|rip|static|isis [WORD$isis]|"
	  "mobile|odr}$proto",
	  "Filter entries in routing updates\nIP access list number\nIP access list number\n"
	  "Filter prefixes\nPrefix-list\nRoute-map\nname\npassword\nOut\nBGP information\n"
	  "Autonomous system number\nConnected\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nOpen Shortest Path First (OSPF)\nProcess ID\n"
	  "OSPFv3\nProcess ID\nRouting Information Protocol (RIP)\nStatic routes\nISO IS-IS\nTag"
	  "\nMobile routes\nOn Demand stub Routes",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER, "timers basic <0-4294967295>$u <1-4294967295>$i <0-4294967295>$h "
	  "<1-4294967295>$f <1-4294967295>$sleep",
	  "Adjust routing timers\nBasic timers\nupdate\ninvalid\nDelay\ninvalid\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_RIP },

	/* --- RIP and IS-IS --- */
	{ MODE_ROUTER, "{flash-update-threshold <0-30>$fut|input-queue <0-1024>$iq|output-delay "
	  "<8-50>$od|validate-update-source|host-routing|traffic-share min|split-horizon|"
	  "poison-reverse|port <1-65535>$port multicast-group X:X:X:X::X$group}$what",
	  "Updates\nNumber\nQueue\nNumber\nDelay\nNumber\nValidation\nHost routing\nSharing\n"
	  "minimum\nPerform split horizon\nPoison reverse\nPort\nport\nMulticast group\nIPv6 "
	  "address",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_RIP },
	{ MODE_ROUTER, "timers <1-65535>$u <1-65535>$i <0-65535>$h <1-65535>$f",
	  "Adjust routing timers\nNumber\nseconds\nNumber\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN | GRAM_RIP },
	{ MODE_ROUTER, "redistribute isis WORD$tag {ip|level-1|level-1-2|level-2}... [metric "
	  "<0-4294967295>$m|metric-type {1|2|external|internal}|route-map WORD$map|subnets|tag "
	  "<0-4294967295>$tagv]...",
	  "Redistribute information from another routing protocol\nIS-IS\nTag\nIP options\n"
	  "level 1\nBoth\nlevel 2\nMetric for redistributed routes\nBandwidth or metric\nType "
	  "of the external metric\nType 1\ntype 2\nExternal\nInternal\nRoute-map\nname\n"
	  "Consider subnets\nSet tag\nTag value",
	  NULL, "tag", NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER, "redistribute isis {level-1|level-1-2|level-2} [into {level-1|level-2} "
	  "[distribute-list {<100-199>$acl|WORD$acl}]|metric <0-4294967295>$m|route-map "
	  "WORD$map|subnets|tag <0-4294967295>$tagv]...",
	  "Redistribute information from another routing protocol\nIS-IS\nlevel 1\nBoth\nlevel 2"
	  "\nInto\nlevel 1\nlevel 2\nFilter\nNumber\nname\nMetric for redistributed routes\n"
	  "Bandwidth or metric\nRoute map reference\nname\nConsider subnets\nSet tag\nTag value",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },

	/* --- BGP --- */
	{ MODE_ROUTER, "bgp {router-id vrf auto-assign|bestpath "
	  "prefix-validate {allow-invalid|disable}|client-to-client reflection {all|"
	  "intra-cluster cluster-id {any|A.B.C.D$ccid|<1-4294967295>$ccidn} disable}|"
	  "graceful-restart all|inject-map WORD$im exist-map WORD$em copy-attributes|sso "
	  "route-refresh-enable|rpki server tcp {A.B.C.D$rpki|X:X:X:X::X$rpki|HOST$rpki} port "
	  "<1-65535>$rport refresh <1-65535>$rrefresh|slow-peer {detection [threshold "
	  "<120-3600>$spt]|split-update-group {dynamic [permanent]}}|graceful-shutdown all "
	  "{neighbors|vrfs} {<1-65535>$gss|activate|community {ASN:nn$gsc|<1-4294967295>$gsc}|"
	  "local-preference <0-4294967295>$gslp}...|sourced-paths {per-net {automatic all|"
	  "redistribute all}}|aggregate-timer <0-60>$at|regexp deterministic|update-group split "
	  "as-override|recursion host|enhanced-error|optimal-route-reflection WORD$orr "
	  "[{A.B.C.D$orra|X:X:X:X::X$orra} [{A.B.C.D$orrb|X:X:X:X::X$orrb}]]|lb-hash|"
	  "route-reflector|nopeerup-delay {cold-boot <1-3600>$cb|nsf-switchover <1-3600>$ns|"
	  "post-boot <1-3600>$pb|user-initiated <1-3600>$ui}...|mpls-local-label|"
	  "cluster-id-list|extended-community|replace-as}$what",
	  "BGP specific commands\nOverride configured router identifier\nVRF\nAuto assign\nChange default route selection "
	  "criteria\nPrefix validate\nAllow invalid\nnot here\nReflection\nof routes\nAll VRFs\n"
	  "Intra cluster\nConfigure Route-Reflector Cluster-id\nAny host\nIP address\nnumber\n"
	  "not here\nGraceful restart\nAll VRFs\nInject\nroute-map\nexist-map\nroute-map\nCopy "
	  "attributes\nStateful\nRoute refresh enable\nRPKI\nserver\nTCP\nIP address\nIPv6 "
	  "address\nHost name\nPort\nport\nRefresh\nNumber\nSlow peer\nDetection\nThreshold\n"
	  "Number\nSplit update group\nDynamic\npermanent route\nShutdown\nAll VRFs\nDetailed "
	  "information on TCP and BGP neighbor connections\nVrfs\nNumber\nEnable the Address "
	  "Family for this Neighbor\nMatch BGP community list\nValue in ASN:nn or IP-address:nn "
	  "format\nNumber\nLocal preference\nvalue\nPaths\nPer net\nAutomatic\nAll VRFs\n"
	  "Redistribute\nAll VRFs\nAggregate timer\nseconds\nMatch a regular expression\n"
	  "Deterministic\nGroups\nSplit\nOverride\nRecursion\nhost\nErrors\nReflection\nName\n"
	  "Address\nIPv6 address\nIP address\nIPv6 address\nHash\nReflector\nDelay\nCold boot\n"
	  "Number\nNsf switchover\nNumber\nPost boot\nNumber\nUser initiated\nNumber\nLabels\n"
	  "Clusters\nCommunities\nReplace as",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_BGP },
	{ MODE_ROUTER, NEIGHBOR_RARE, H_NEIGHBOR_RARE,
	  NULL, "nbr|what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_BGP },
	{ MODE_ROUTER_AF, NEIGHBOR_RARE, H_NEIGHBOR_RARE,
	  NULL, "nbr|what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER, "{bmp server <1-10>$bmp|scope {global|vrf WORD$scope}|"
	  "maximum-secondary-paths [ibgp|eibgp]$kind <1-32>$n|transport {ipv4|ipv6}|inherit "
	  "peer-policy WORD$ip <1-65535>$ipn}$what",
	  "BGP monitoring\nServer\nNumber\nScope\nGlobal\nVRF for helper-address\nVRF name\n"
	  "Paths\niBGP-multipath\nBoth eBGP and iBGP paths as multipath\nNumber of paths\n"
	  "Transport\nIPv4\nIPv6\nSpecify that bandwidth is inherited\nPolicy\nName\nAutonomous "
	  "System",
	  NULL, "what", NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_BGP },
	{ MODE_ROUTER, "distance mbgp <1-255>$external <1-255>$internal <1-255>$local",
	  "Define an administrative distance\nMbgp\nNumber\nMaximum\nMaximum",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_BGP },
	{ MODE_ROUTER, "network A.B.C.D$addr {backdoor|route-map WORD$map}...",
	  "Enable routing on an IP network\nNetwork number\nSpecify a BGP backdoor route\n"
	  "Route-map\nname",
	  NULL, "addr",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "import path {selection {all|bestpath|multipaths}|limit <1-16>$n}",
	  "Import\npath\nselection\nall\nbest\nmultipaths\nlimit\nnumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_BGP },

	/* --- address families --- */
	{ MODE_ROUTER_AF, "{soft-sia disable|nsf|nsr|shutdown|ispf|snmp context WORD$snmp|"
	  "metric version {32bit|64bit}|eigrp default-route-tag {A.B.C.D$tag|"
	  "<1-4294967295>$tag}|eigrp stub-site ASN:nn$site|eigrp upgrade-cli WORD$upgrade|"
	  "maximum-secondary-paths [ibgp|eibgp] <1-32>$msp|graceful-restart|"
	  "log-adjacency-changes [detail]|router-id A.B.C.D$rid|auto-cost reference-bandwidth "
	  "<1-4294967>$acost|prefix-suppression|bfd all-interfaces|compatible rfc1583|"
	  "interface-id snmp-if-index|local-rib-criteria [forwarding-address] "
	  "[inter-area-summary]|queue-depth {hello|update} {<1-2147483647>$qd|unlimited}|"
	  "event-log [size <0-65534>$size] [one-shot] [pause]|limit retransmissions {dc|non-dc} "
	  "{<1-255>$lr|disable}|max-lsa <1-4294967294>$ml [<1-100>$mlt] [warning-only]|"
	  "max-metric router-lsa [external-lsa [<1-16777215>$mel]|include-stub|summary-lsa "
	  "[<1-16777215>$msl]|on-startup {<5-86400>$mos|wait-for-bgp}]...|discard-route "
	  "{external|internal} [<1-254>$dr]|adjacency stagger {<1-1000>$asi|none} <2-1000>$asm|"
	  "capability {lls|vrf-lite|transit|opaque}|manet hello unicast|best-external|"
	  "segmentation|ucmp|fast-convergence}$what",
	  "SIA\nnot here\nNSF\nNSR\nShutdown\nISPF\nSNMP\nContext\nName\nMetric for "
	  "redistributed routes\nVersion\n32bit\n64bit\nEnhanced Interior Gateway Routing "
	  "Protocol (EIGRP)\nDefault tag\nIP address\nnumber\nEnhanced Interior Gateway Routing "
	  "Protocol (EIGRP)\nStub site\nValue in ASN:nn or IP-address:nn format\nEnhanced "
	  "Interior Gateway Routing Protocol (EIGRP)\nUpgrade\nName\nPaths\niBGP-multipath\n"
	  "Both eBGP and iBGP paths as multipath\nNumber of paths\nGraceful restart\nMessages\n"
	  "Log all state changes\nrouter id for this EIGRP process\nEIGRP Router-ID in IP "
	  "address format\nCost\nUse reference bandwidth method to assign OSPF cost\nReference "
	  "bandwidth in terms of Mbits per second\nPrefix suppression\nBFD\nEnable BFD on all "
	  "interfaces\nCompatibility\ncompatible with RFC 1583\nInterface\nSnmp if index\nLocal "
	  "RIB\nForwarding address\nInter area summary\nQueues\nHellos\nUpdates\nNumber\n"
	  "Unlimited\nEvents\nSize\nNumber\nOne shot\nPause\nLimit\nRetransmissions\nDc\nNon dc"
	  "\nNumber\nnot here\nLimit\nNumber\nNumber\nOnly warn\nMaximum metric\nMaximum metric "
	  "in self-originated router-LSAs\nExternals\nNumber\nStub links too\nSummaries\nNumber"
	  "\nFor a while\nseconds\nUntil BGP is done\nDiscard\nExternal\nInternal\nNumber\n"
	  "Adjacent nodes\nStagger\nNumber\nNone\nNumber\nCapability\nLLS\nDo not perform PE "
	  "specific checks\nTransit\nOpaque\nMANET\nHello\nUnicast\nBest external\nSegmentation"
	  "\nUCMP\nConvergence",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_ROUTER_AF, "remote-neighbors source IFACE$source {unicast-listen|multicast-group "
	  "A.B.C.D$group} [allow-list WORD$list|max-neighbors <1-65535>$max|local-source-addr "
	  "A.B.C.D$local|max-hop-count <2-100>$hops]...",
	  "Neighbors\nSource address translation\nInterface\nUnicast listen\nMulticast group\n"
	  "IP address\nAllow list\nName\nMax neighbors\nNumber\nLocal source addr\nIP address\n"
	  "Max hop count\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_ROUTER_AF, "timers {graceful-restart purge-time <20-300>$purge|nsf {converge "
	  "<60-180>$converge|route-hold <20-300>$hold|signal <10-30>$signal}|throttle {spf|lsa} "
	  "<0-600000>$a <1-600000>$b <1-600000>$d|lsa arrival <0-600000>$arrival|pacing {flood "
	  "<5-100>$flood|lsa-group <10-1800>$group|retransmission <5-200>$retransmit}}$what",
	  "Adjust topology timers\nGraceful restart\nPurge time\nseconds\nNSF\nConverge\nNumber"
	  "\nRoute hold\nNumber\nSignal\nNumber\nThrottle\nSPF\nLSA\ninitial\nsecond\nmaximum\n"
	  "LSA\nArrival\nms\nPacing\nFlood\nms\nLsa group\nNumber\nRetransmission\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_ROUTER_AF, "neighbor A.B.C.D$nbr IFACE$interface remote <2-100>$hops [lisp-encap "
	  "[<0-16777215>$lisp]]",
	  "Specify a neighbor router\nNeighbor address\nInterface\nNot adjacent\nNumber\nLisp "
	  "encap\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_ROUTER_AF, "eigrp interface IFACE$interface [dampening-change [<1-100>$percent]|"
	  "dampening-interval [<1-65535>$interval]]...",
	  "EIGRP specific commands\nInterface\nInterface\nDampening\nPercent\nDampening\nseconds",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER_AF, "maximum-prefix <1-4294967295>$n [<1-100>$threshold] [warning-only|"
	  "dampened|reset-time <1-65535>$rt|restart <1-65535>$r|restart-count <1-65535>$rc]...",
	  "Maximum number of prefixes acceptable in aggregate\nMaximum no. of prefix limit\n"
	  "Threshold\nOnly warn\nDampened\nReset\nminutes\nRestart an active entry\nminutes\n"
	  "Count\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_ROUTER_AF, "{mdt {auto-discovery {mldp|pim|receiver-site|vxlan|interworking}|"
	  "default A.B.C.D$mdt|data A.B.C.D$mdata A.B.C.D$mdwild}|protocol shutdown|table-map "
	  "WORD$tmap filter|import {l2vpn evpn [re-originate [stitching-rt]]|vpnv4 unicast "
	  "re-originate stitching-rt}|export {evpn|l2vpn evpn}|advertise l2vpn evpn|default "
	  "{auto-cost|metric}|bgp router-id auto-assign|multi-topology|synchronization|"
	  "set-overload-bit [on-startup {<5-86400>$olos|wait-for-bgp}]|adjacency-check|"
	  "spf-interval <1-120>$spf|area-filter}$what",
	  "Multicast\nAuto discovery\nMldp\nProtocol Independent Multicast\nReceiver site\nVXLAN"
	  "\nInterworking\nDefault\nIP address\nspecify data pattern\nIP address\nMask\nProtocol"
	  "\nShutdown\nTable map\nroute-map name\nFilter\nImport\nL2VPN\nEVPN\nRe originate\n"
	  "Stitching rt\nVPNv4 address family\nUnicast\nRe originate\nStitching rt\nExport\nEVPN"
	  "\nL2VPN\nEVPN\nAdvertise\nL2VPN\nEVPN\nDefault\nCost\nMetric for redistributed routes"
	  "\nBGP information\nOverride configured router identifier\nAuto assign\nTopologies\n"
	  "Synchronization\nOverload\nFor a while\nseconds\nUntil BGP is done\nCheck\nSPF\n"
	  "Number\nArea filter",
	  NULL, "what", NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER_AF, "distance {ospf {external <1-255>$de|inter-area <1-255>$di|intra-area "
	  "<1-255>$da}...|mbgp <1-255>$external <1-255>$internal <1-255>$local|<1-255>$distance "
	  "[A.B.C.D$addr A.B.C.D$wild [<1-99>$acl|WORD$acl]]}",
	  "Define an administrative distance\nOSPF\nExternal\ndistance\nInter-area\ndistance\n"
	  "Intra-area\ndistance\nMbgp\nNumber\nMaximum\nMaximum\nMaximum\nIPv4 address\nMask\n"
	  "Number\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_ROUTER_AF, "summary-prefix X:X:X:X::X/<0-128>$prefix [not-advertise|tag "
	  "<0-4294967295>$tag|nssa-only]...",
	  "Configure IPv6 summaries\nPrefix\nSuppress\nSet tag\nTag value\nInto NSSA only",
	  NULL, "prefix", NULL, 0, GRAM_INERT },
	{ MODE_ROUTER_AF, "{authentication {mode {md5|hmac-sha-256 WORD$amkey}|key-chain "
	  "WORD$akc}|encryption ipsec spi <256-4294967295>$espi}$what",
	  "Set authentication method\nmode\nKeyed message digest\nHMAC-SHA-256 Authentication\n"
	  "Name\nKey chain\nname\nencryption\nConfigure IPSEC policy\nSPI\nSPI",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER_TOPO, "{eigrp {event-log-size <0-500000>$els|event-logging|log-event-type "
	  "{dual|transport|xmit}...|log-neighbor-changes|default-route-tag {A.B.C.D$tag|"
	  "<1-4294967295>$tag}}|metric {maximum-hops <1-255>$mh|holddown}|snmp context "
	  "WORD$snmp|shutdown|default-information {in|out} [<1-199>$dia|<1300-2699>$dia|"
	  "WORD$dia]|bgp {dampening|redistribute-internal|soft-reconfig-backup}}$what",
	  "EIGRP specific commands\nSize of the event log\nNumber\nLog events\nLog event type\n"
	  "Dual\nTransport\nXmit\nEnable/Disable EIGRP neighbor logging\nDefault tag\nIP address"
	  "\nnumber\nMetric for redistributed routes\nAdvertise routes greater than <hops> as "
	  "unreachable\nHop count\nHolddown\nSNMP\nContext\nName\nShutdown\nDefault\nAccept\nout"
	  "\nNumber\nIP access list number\nName\nBGP information\nDampening\nAllow "
	  "redistribution of iBGP into IGPs\nUse soft-reconfiguration",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_ROUTER_TOPO, "summary-metric {A.B.C.D$addr A.B.C.D$mask|A.B.C.D/nn$prefix|"
	  "X:X:X:X::X/<0-128>$prefix} {distance <1-255>$distance|<0-4294967295>$b "
	  "<0-4294967295>$d <0-255>$r <1-255>$l <1-65535>$mtu [distance <1-255>$distance]}",
	  "Specify summary to apply metric\nAddress\nMask\nIP prefix\nIPv6 prefix\nDistance\n"
	  "value\nBandwidth\nDelay\nReliability\nLoading\nMTU\nAdministrative distance\nvalue",
	  NULL, "|addr mask prefix", NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER_TOPO, "fast-reroute tie-break {interface-disjoint|linecard-disjoint|"
	  "lowest-backup-path-metric|srlg-disjoint} <1-255>$index",
	  "Fast reroute\nTie break\nInterface\nLine card\nMetric\nRisk group\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_ROUTER_TOPO, "redistribute maximum-prefix <1-4294967295>$n [<1-100>$threshold] "
	  "[warning-only|dampened|reset-time <1-65535>$rt|restart <1-65535>$r|restart-count "
	  "<1-65535>$rc]...",
	  "Redistribute information from another routing protocol\nLimit\nMaximum no. of prefix "
	  "limit\nThreshold\nOnly warn\nDampened\nReset\nminutes\nRestart an active entry\n"
	  "minutes\nCount\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ 0 }
};
