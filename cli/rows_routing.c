/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the routing protocols: EIGRP classic and named, OSPF, BGP, RIP, and VRFs.
 */
#include "cli/conf.h"

#define H_ROUTER "Enable a routing process\n"
#define H_EIGRP "Enhanced Interior Gateway Routing Protocol (EIGRP)\n"
#define PROTO \
	"{bgp <1-4294967295>$from|connected|eigrp <1-65535>$from|ospf " \
	"<1-65535>$from|rip|static|isis [WORD$from]|ospfv3 " \
	"<1-65535>$from|mobile|nhrp|odr}$proto"
#define H_PROTO \
	"Border Gateway Protocol (BGP)\nAutonomous system number\nConnected\n" \
	"Enhanced Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number\n" \
	"Open Shortest Path First (OSPF)\nProcess ID\nRouting Information Protocol (RIP)\n" \
	"Static routes\nISO IS-IS\nTag\nOSPFv3\nProcess ID\nMobile routes\nNHRP\n" \
	"On Demand stub Routes"
#define REDIST \
	"redistribute " PROTO " [metric {<0-4294967295>$bw [<0-4294967295>$dly <0-255>$rel " \
	"<1-255>$load <1-65535>$mtu]|transparent}|metric-type " \
	"{1|2|internal|external}|route-map WORD$map|subnets|tag <0-4294967295>$tag|match " \
	"{internal|{external} [1|2]|{nssa-external} [1|2]}...|vrf " \
	"WORD$vrf|level-1|level-2|nssa-only|include-connected]..."
#define H_REDIST \
	"Redistribute information from another routing protocol\n" H_PROTO \
	"\nMetric for redistributed routes\nBandwidth or metric\nDelay\nReliability\nLoad\n" \
	"MTU\nTransparent\nType of the external metric\nType 1\nType 2\nInternal\nExternal\n" \
	"Route map reference\nPointer to route-map entries\nConsider subnets\nSet tag\n" \
	"Tag value\nRoutes to match\nInternal\nExternal\ntype 1\ntype 2\nNSSA\ntype 1\n" \
	"type 2\nVRF\nname\nlevel 1\nlevel 2\nInto NSSA only\nWith connected"
#define DISTLIST \
	"distribute-list {<1-199>$acl|<1300-2699>$acl|prefix WORD$prefix [gateway " \
	"WORD$gw]|route-map WORD$rmap|gateway WORD$gwonly|WORD$acl} {in|out} [IFACE$interface]"
#define H_DISTLIST \
	"Filter entries in routing updates\nIP access list number\nIP access list number\n" \
	"Filter prefixes\nPrefix-list\nFilter by gateway\nPrefix-list\nRoute-map\nname\n" \
	"Filter by gateway\nPrefix-list\nAccess-list name\nFilter incoming routing updates\n" \
	"Filter outgoing routing updates\nInterface"
/* of IPv6 */
#define DISTLIST6 "distribute-list prefix-list WORD$prefix {in|out} [IFACE$interface]"
#define H_DISTLIST6 \
	"Filter entries in routing updates\nFilter by an IPv6 prefix list\nName of a prefix list\n" \
	"Filter incoming routing updates\nFilter outgoing routing updates\nInterface"
#define H_PASSIVE "Suppress routing updates on an interface\nSuppress routing updates on all " \
		  "interfaces\nInterface"
#define OFFSETLIST \
	"offset-list {<0-99>$acl|WORD$acl} {in|out} <0-2147483647>$n [IFACE$interface]"
#define H_OFFSETLIST \
	"Add or subtract offset from EIGRP or RIP metrics\nAccess list\nAccess list\nin\nout\n" \
	"Offset\nInterface"
#define SUMMARY_METRIC \
	"summary-metric {A.B.C.D$addr A.B.C.D$mask|A.B.C.D/nn$prefix} {distance " \
	"<1-255>$distance|<0-4294967295>$b <0-4294967295>$d <0-255>$r <1-255>$l " \
	"<1-65535>$mtu [distance <1-255>$distance]}"
#define H_SUMMARY_METRIC \
	"Specify summary to apply metric\nAddress\nMask\nPrefix\n" \
	"Administrative distance\nvalue\nBandwidth\nDelay\nReliability\nLoading\nMTU\n" \
	"Administrative distance\nvalue"
#define ACTIVE_TIME "timers active-time {<1-65535>$m|disabled}"
#define H_ACTIVE_TIME \
	"Adjust topology timers\nEIGRP time limit for active state\nminutes\nNo limit"
#define EIGRP_NETWORK "network A.B.C.D$addr [A.B.C.D$wild]"
#define H_EIGRP_NETWORK "Enable routing on an IP network\nNetwork number\nEIGRP wild card bits"
#define STUB "stub [connected|summary|static|redistributed|receive-only|leak-map WORD$map]..."
#define H_STUB \
	"Set EIGRP as stubbed router\nDo advertise connected routes\n" \
	"Do advertise summary routes\nDo advertise static routes\n" \
	"Do advertise redistributed routes\nSet receive only neighbor\n" \
	"Allow dynamic prefixes\nRoute-map"
#define AREA "{A.B.C.D$area|<0-4294967295>$area}"
#define VLINK \
	"virtual-link A.B.C.D$vl [hello-interval <1-8192>$hello|retransmit-interval " \
	"<1-8192>$retransmit|transmit-delay <1-8192>$delay|dead-interval <1-8192>$dead|" \
	"ttl-security {hops <1-254>$hops|disable}|authentication-key [0|7]$type WORD$key|" \
	"message-digest-key <1-255>$id md5 [0|7]$mdtype WORD$md5|authentication " \
	"[message-digest|null|key-chain WORD$chain]]..."
#define H_VLINK \
	"Define a virtual link\nID (IP addr) associated with virtual link neighbor\n" \
	"Time between HELLO packets\nSeconds\n" \
	"Time between retransmitting lost link state advertisements\nSeconds\n" \
	"Link state transmit delay\nSeconds\n" \
	"Interval after which a neighbor is declared dead\nSeconds\nTTL security\n" \
	"Hops\nnumber\nOff\nSet authentication key\nUNENCRYPTED\nHIDDEN\nkey\n" \
	"Set message digest key\nKey ID\nUse MD5 algorithm\nUNENCRYPTED\nHIDDEN\nkey\n" \
	"Enable authentication\nUse message-digest authentication\nUse no authentication\n" \
	"Use a key-chain\nName"
#define H_AREA \
	"OSPF area parameters\nOSPF area ID in IP address format\n" \
	"OSPF area ID as a decimal value\n"

#define NB "neighbor {A.B.C.D$peer|X:X:X:X::X$peer|WORD$peer}$p "
#define H_NB "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nNeighbor tag\n"

const struct gram_row routing_rows[] = {
	/* --- EIGRP --- */
	{ MODE_CONFIG, "router eigrp WORD$name", H_ROUTER H_EIGRP "Autonomous system number or "
	  "virtual instance name", NULL, "name", NULL, RANK_ROUTER, 0, MODE_ROUTER },
	{ MODE_CONFIG, "ipv6 router eigrp <1-65535>$name", "Global IPv6 configuration "
	  "subcommands\nEnable an IPV6 routing process\n" H_EIGRP "Autonomous System", NULL,
	  "name", NULL, RANK_IPV6_LATE, 0, MODE_ROUTER },
	{ MODE_ROUTER, "eigrp router-id A.B.C.D$id", "EIGRP specific commands\nrouter id for "
	  "this EIGRP process\nEIGRP Router-ID in IP address format",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "eigrp " STUB, "EIGRP specific commands\n" H_STUB,
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "eigrp {log-neighbor-changes|log-neighbor-warnings [<1-65535>$s]}$what",
	  "EIGRP specific commands\nEnable/Disable EIGRP neighbor logging\n"
	  "Enable/Disable EIGRP neighbor warnings\nseconds", NULL, "what", NULL, 0,
	  GRAM_KEEP_NO | GRAM_EIGRP },
	{ MODE_ROUTER, "eigrp {event-log-size <0-10000>$n|default-route-tag "
	  "<1-4294967295>$tag|event-logging}", "EIGRP specific commands\nSize of the event log\n"
	  "entries\nDefault tag\ntag\nLog events", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_INERT | GRAM_EIGRP },
	{ MODE_ROUTER, "auto-summary", "Enable automatic network number summarization", NULL, NULL,
	  "no auto-summary",
	  .flags = GRAM_EIGRP | GRAM_BGP | GRAM_RIP },
	/* Widely typed short, and with EIGRP and BGP it is unique: `auto-cost` is OSPF's. */
	{ MODE_ROUTER, "auto", "Enable automatic network number summarization", conf_no_auto, NULL,
	  NULL, 0, GRAM_ONLY_NO | GRAM_HIDDEN | GRAM_NO_SHOW | GRAM_EIGRP | GRAM_BGP | GRAM_RIP },
	{ MODE_ROUTER, "variance <1-128>$n", "Control load balancing variance\nMetric variance "
	  "multiplier", NULL, NULL, "variance 1",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "traffic-share {balanced|min across-interfaces}",
	  "How to compute traffic share over alternate paths\nShare inversely proportional to "
	  "metric\nAll traffic shared among min metric paths\nacross interfaces", NULL, NULL,
	  "traffic-share balanced",
	  .flags = GRAM_EIGRP | GRAM_OSPF | GRAM_RIP },
	{ MODE_ROUTER, "metric weights <0-8>$tos <0-255>$k1 <0-255>$k2 <0-255>$k3 <0-255>$k4 "
	  "<0-255>$k5 [<0-255>$k6]", "Modify metrics and parameters for address advertisement\n"
	  "Modify metric coefficients\nType Of Service\nK1\nK2\nK3\nK4\nK5\nK6",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "metric maximum-hops <1-255>$n", "Modify metrics and parameters for address "
	  "advertisement\nAdvertise routes greater than <hops> as unreachable\nHop count",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "timers {active-time {<1-65535>$m|disabled}$opt|graceful-restart "
	  "purge-time <20-300>$s}$what", "Adjust routing timers\nEIGRP time limit for active "
	  "state\nminutes\nNo limit\nGraceful restart\nPurge time\nseconds", NULL, "what",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "timers {throttle {spf|lsa} <0-600000>$a <1-600000>$b <1-600000>$d|lsa "
	  "arrival <0-600000>$ms|pacing flood <5-100>$ms}$what", "Adjust routing timers\n"
	  "Throttle\nSPF\nLSA\ninitial\nsecond\nmaximum\nLSA\nArrival\nms\nPacing\nFlood\nms",
	  NULL, "what",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "timers basic <0-4294967295>$u <1-4294967295>$i <0-4294967295>$h "
	  "<1-4294967295>$f", "Adjust routing timers\nBasic timers\nupdate\ninvalid\nholddown\n"
	  "flush",
	  .flags = GRAM_RIP },
	{ MODE_ROUTER, "timers bgp <0-65535>$keep <0-65535>$hold [<0-65535>$minhold]",
	  "Adjust routing timers\nBGP timers\nkeepalive\nholdtime\nminimum",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, EIGRP_NETWORK, H_EIGRP_NETWORK, NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_EIGRP | GRAM_BGP | GRAM_RIP },
	{ MODE_ROUTER, "network A.B.C.D$addr A.B.C.D$wild area " AREA,
	  "Enable routing on an IP network\nNetwork number\nOSPF wild card bits\n"
	  "Set the OSPF area ID\nOSPF area ID in IP address format\n"
	  "OSPF area ID as a decimal value", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_OSPF },
	{ MODE_ROUTER, "network A.B.C.D$addr mask A.B.C.D$mask [route-map WORD$map|backdoor]...",
	  "Enable routing on an IP network\nNetwork number\nNetwork mask\nNetwork mask\n"
	  "Route-map to modify the attributes\nName of the route map\n"
	  "Specify a BGP backdoor route", NULL, "addr mask",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "passive-interface {default|IFACE$interface}", H_PASSIVE, NULL, NULL, NULL,
	  0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_EIGRP | GRAM_OSPF | GRAM_RIP },
	{ MODE_ROUTER, "maximum-paths [ibgp|eibgp]$kind <1-32>$n", "Forward packets over "
	  "multiple paths\niBGP-multipath\nBoth eBGP and iBGP paths as multipath\n"
	  "Number of paths", NULL, "|kind" },
	{ MODE_ROUTER, "maximum-prefix <1-4294967295>$n [<1-100>$threshold|warning-only|restart "
	  "<1-65535>$r|restart-count <1-65535>$rc|reset-time <1-65535>$rt|dampened]...",
	  "Maximum number of prefixes acceptable in aggregate\nMaximum no. of prefix limit\n"
	  "Threshold value (%)\nOnly warn\nRestart\nminutes\nCount\nnumber\nReset\nminutes\n"
	  "Dampened",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "distance eigrp <1-255>$internal <1-255>$external",
	  "Define an administrative distance\n" H_EIGRP "Distance for internal routes\n"
	  "Distance for external routes",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "distance bgp <1-255>$external <1-255>$internal <1-255>$local",
	  "Define an administrative distance\nBGP distance\nexternal\ninternal\nlocal", NULL, NULL,
	  NULL, 0, GRAM_MULTI | GRAM_BGP },
	{ MODE_ROUTER, "distance ospf {external <1-255>$de|inter-area <1-255>$di|intra-area "
	  "<1-255>$da}...", "Define an administrative distance\nOSPF distance\nExternal\n"
	  "distance\nInter-area\ndistance\nIntra-area\ndistance", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_OSPF },
	{ MODE_ROUTER, "distance <1-255>$distance [A.B.C.D$addr A.B.C.D$wild [WORD$acl]]",
	  "Define an administrative distance\nAdministrative distance\nIP Source address\n"
	  "Wildcard\nAccess list", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER, "default-metric <0-4294967295>$m [<0-4294967295>$d <0-255>$r <1-255>$l "
	  "<1-65535>$mtu]", "Set metric of redistributed routes\nBandwidth or metric\nDelay\n"
	  "Reliability\nLoading\nMTU" },
	{ MODE_ROUTER, "default-information {in|out|allowed {in|out}}",
	  "Control distribution of default information\nAccept\nAnnounce\nAllowed\nin\nout", NULL,
	  NULL, NULL, 0, GRAM_MULTI | GRAM_EIGRP },
	{ MODE_ROUTER, "default-information originate [always|metric "
	  "<0-16777214>$metric|metric-type {1|2}|route-map WORD$map]...",
	  "Control distribution of default information\nDistribute a default route\n"
	  "Always advertise default route\nOSPF default metric\nmetric\nOSPF metric type\n"
	  "Type 1\nType 2\nRoute-map reference\nname",
	  .flags = GRAM_OSPF | GRAM_BGP | GRAM_RIP },
	{ MODE_ROUTER, REDIST, H_REDIST, NULL, "proto|from vrf" },
	{ MODE_ROUTER, DISTLIST, H_DISTLIST, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER, OFFSETLIST, H_OFFSETLIST, NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_EIGRP | GRAM_RIP },
	{ MODE_ROUTER, "neighbor {A.B.C.D$addr|X:X:X:X::X$addr} IFACE$interface",
	  "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nInterface", NULL,
	  "addr interface",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "neighbor A.B.C.D$addr {priority <0-255>$p|poll-interval <0-65535>$i|cost "
	  "<1-65535>$c|database-filter all out}...", "Specify a neighbor router\nNeighbor "
	  "address\nOSPF priority\nvalue\nPoll interval\nseconds\nCost\nvalue\nFilter\nall\nout",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_OSPF },
	{ MODE_ROUTER, SUMMARY_METRIC, H_SUMMARY_METRIC, NULL, "addr mask prefix",
	  .flags = GRAM_EIGRP },
	{ MODE_ROUTER, "shutdown", "Shutdown this protocol", NULL, NULL, NULL, 0,
	  GRAM_KEEP_NO | GRAM_EIGRP | GRAM_OSPF | GRAM_RIP },
	{ MODE_ROUTER, "bfd {all-interfaces|interface IFACE$interface}",
	  "BFD configuration commands\nEnable BFD on all interfaces\nOn one\nInterface", NULL,
	  NULL, NULL, 0, GRAM_MULTI | GRAM_EIGRP | GRAM_OSPF | GRAM_RIP },

	/* EIGRP named */
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast] [vrf WORD$vrf] "
	  "autonomous-system <1-65535>$as", "Enter Address Family command mode\n"
	  "Address Family IPv4\nAddress Family IPv6\nAddress Family Unicast\n"
	  "Address Family Multicast\nSpecify a specific virtual routing/forwarding instance\n"
	  "VRF name\nSpecify autonomous system\nAutonomous system number", NULL, "af as|vrf",
	  NULL, 0, GRAM_EIGRP, MODE_ROUTER_AF },
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast] [vrf WORD$vrf] as "
	  "<1-65535>$as", "Enter Address Family command mode\nAddress Family IPv4\n"
	  "Address Family IPv6\nAddress Family Unicast\nAddress Family Multicast\n"
	  "Specify a specific virtual routing/forwarding instance\nVRF name\n"
	  "Specify autonomous system\nAutonomous system number", conf_eigrp_as, "af as|vrf",
	  NULL, 0, GRAM_EIGRP | GRAM_HIDDEN, MODE_ROUTER_AF },
	{ MODE_ROUTER_AF, "af-interface {default|IFACE$interface}",
	  "Enter Address Family interface configuration\nDefaults for all interfaces\nInterface",
	  NULL, "|interface", NULL, 0, 0, MODE_ROUTER_AFIF },
	{ MODE_ROUTER_AF, "topology {base|WORD$name tid <1-65535>$tid}",
	  "Topology configuration mode\nBase topology\nName\nTopology ID\nnumber", NULL, "|name",
	  NULL, 0, 0, MODE_ROUTER_TOPO },
	{ MODE_ROUTER_AF, "eigrp router-id A.B.C.D$id", "EIGRP specific commands\nrouter id for "
	  "this EIGRP process\nEIGRP Router-ID in IP address format" },
	{ MODE_ROUTER_AF, "eigrp " STUB, "EIGRP specific commands\n" H_STUB },
	{ MODE_ROUTER_AF, "eigrp {log-neighbor-changes|log-neighbor-warnings [<1-65535>$s]}$what",
	  "EIGRP specific commands\nNeighbor logging\nNeighbor warnings\nseconds", NULL, "what",
	  NULL, 0, GRAM_KEEP_NO },
	/* a VRF below a classic process has what stands at `router eigrp` otherwise */
	{ MODE_ROUTER_AF, "autonomous-system <1-65535>$as", "Specify AS-Number\n"
	  "Autonomous system number" },
	{ MODE_ROUTER_AF, "variance <1-128>$n", "Control load balancing variance\nMetric variance "
	  "multiplier", NULL, NULL, "variance 1" },
	{ MODE_ROUTER_AF, ACTIVE_TIME, H_ACTIVE_TIME },
	{ MODE_ROUTER_AF, DISTLIST, H_DISTLIST, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_AF, OFFSETLIST, H_OFFSETLIST, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_AF, "distance eigrp <1-255>$internal <1-255>$external",
	  "Define an administrative distance\n" H_EIGRP "internal\nexternal" },
	{ MODE_ROUTER_AF, "metric maximum-hops <1-255>$n", "Modify metrics and parameters for "
	  "address advertisement\nAdvertise routes greater than <hops> as unreachable\nHop count" },
	{ MODE_ROUTER_AF, "default-metric <1-4294967295>$m <0-4294967295>$d <0-255>$r <1-255>$l "
	  "<1-65535>$mtu", "Set metric of redistributed routes\nBandwidth\nDelay\n"
	  "Reliability\nLoading\nMTU" },
	{ MODE_ROUTER_AF, "redistribute " PROTO " metric <1-4294967295>$bw <0-4294967295>$dly "
	  "<0-255>$rel <1-255>$load <1-65535>$mtu [route-map WORD$map|tag <0-4294967295>$tag]...",
	  "Redistribute information from another routing protocol\n" H_PROTO "\nMetric for "
	  "redistributed routes\nBandwidth\nDelay\nReliability\nLoad\nMTU\nRoute map "
	  "reference\nPointer to route-map entries\nSet tag\nTag value", NULL, "proto|from" },
	{ MODE_ROUTER_AF, EIGRP_NETWORK, H_EIGRP_NETWORK, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_AF, "metric weights <0-8>$tos <0-255>$k1 <0-255>$k2 <0-255>$k3 <0-255>$k4 "
	  "<0-255>$k5 [<0-255>$k6]", "Modify metrics and parameters for address advertisement\n"
	  "Modify metric coefficients\nType Of Service\nK1\nK2\nK3\nK4\nK5\nK6" },
	{ MODE_ROUTER_AF, "metric rib-scale <1-255>$n", "Modify metrics and parameters for address "
	  "advertisement\nSet RIB Scaling Metric\nscale", NULL, NULL, "metric rib-scale 128" },
	{ MODE_ROUTER_AF, "neighbor {A.B.C.D$addr|X:X:X:X::X$addr} IFACE$interface [remote "
	  "<1-100>$hops]", "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\n"
	  "Interface\nNot adjacent\nhops", NULL,
	  "addr interface" },
	{ MODE_ROUTER_AF, "nsf", "Non-stop forwarding", NULL, NULL, NULL, 0, 0 },
	{ MODE_ROUTER_AF, "shutdown", "Shutdown this instance of EIGRP", NULL, NULL, NULL, 0,
	  GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, "timers graceful-restart purge-time <20-300>$s",
	  "Adjust timers\nGraceful restart\nPurge time\nseconds" },
	{ MODE_ROUTER_AF, "exit-address-family", "Exit Address Family configuration mode",
	  conf_exit_section, NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_ROUTER_AFIF, "add-paths <2-16>$n", "Advertise additional paths\nnumber" },
	{ MODE_ROUTER_AFIF, "authentication mode {md5|hmac-sha-256 [0|7]$type LINE$key}",
	  "Authentication subcommands\nmode\nKeyed message digest\nHMAC-SHA-256 Authentication\n"
	  "unencrypted\nencrypted\nPassword" },
	{ MODE_ROUTER_AFIF, "authentication key-chain WORD$chain", "Authentication subcommands\n"
	  "key-chain\nname of key-chain" },
	{ MODE_ROUTER_AFIF, "bandwidth-percent <1-999999>$n", "Set percentage of bandwidth "
	  "percentage limit\nMaximum bandwidth percentage that EIGRP may use", NULL, NULL,
	  "bandwidth-percent 50" },
	{ MODE_ROUTER_AFIF, "bfd", "Enable Bidirectional Forwarding Detection" },
	{ MODE_ROUTER_AFIF, "dampening-change [<1-100>$n]", "Percent interface metric must "
	  "change to cause update\nPercent" },
	{ MODE_ROUTER_AFIF, "dampening-interval [<1-65535>$s]", "Time in seconds to check "
	  "interface metrics\nseconds" },
	{ MODE_ROUTER_AFIF, "hello-interval <1-65535>$s", "Configures hello interval\n"
	  "Seconds between hello transmissions" },
	{ MODE_ROUTER_AFIF, "hold-time <1-65535>$s", "Configures hold time\nSeconds before "
	  "neighbor is considered down" },
	{ MODE_ROUTER_AFIF, "next-hop-self [no-ecmp-mode]", "Configures EIGRP next-hop-self\n"
	  "All paths", NULL, NULL, "next-hop-self", 0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AFIF, "passive-interface", "Suppress address updates on an interface", NULL,
	  NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AFIF, "shutdown", "Disable Address-Family on interface", NULL, NULL, NULL,
	  0, 0 },
	{ MODE_ROUTER_AFIF, "split-horizon", "Perform split horizon", NULL, NULL, "split-horizon",
	  0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AFIF, "stub-site wan-interface", "Stub site\nThis interface leads to the "
	  "WAN" },
	{ MODE_ROUTER_AFIF, "summary-address {A.B.C.D$addr A.B.C.D$mask|A.B.C.D/nn$prefix|X:X:X:X"
	  "::X/<0-128>$prefix} [leak-map WORD$map]", "Perform address summarization\n"
	  "Summary address\nMask\nPrefix\nIPv6 prefix\nAllow dynamic prefixes based on the "
	  "leak-map\nRoute-map", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_AFIF, "exit-af-interface", "Exit from Address Family Interface "
	  "configuration mode", conf_exit_section, NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_ROUTER_TOPO, "auto-summary", "Enable automatic network number summarization", NULL,
	  NULL, "no auto-summary" },
	{ MODE_ROUTER_TOPO, "default-metric <1-4294967295>$m [<0-4294967295>$d <0-255>$r "
	  "<1-255>$l <1-65535>$mtu]", "Set metric of redistributed routes\nBandwidth or metric\n"
	  "Delay\nReliability\nLoading\nMTU" },
	{ MODE_ROUTER_TOPO, "default-information {in|out}$way [WORD$acl]",
	  "Control distribution of default information\nAccept\nAnnounce\nAccess list", NULL,
	  "way" },
	{ MODE_ROUTER_TOPO, "distance eigrp <1-255>$internal <1-255>$external",
	  "Define an administrative distance\n" H_EIGRP "internal\nexternal" },
	{ MODE_ROUTER_TOPO, DISTLIST, H_DISTLIST, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_TOPO, DISTLIST6, H_DISTLIST6, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_TOPO, "maximum-paths <1-32>$n", "Forward packets over multiple paths\n"
	  "Number of paths", conf_eigrp_paths },
	{ MODE_ROUTER_TOPO, OFFSETLIST, H_OFFSETLIST, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_TOPO, REDIST, H_REDIST, NULL, "proto|from vrf" },
	{ MODE_ROUTER_TOPO, SUMMARY_METRIC, H_SUMMARY_METRIC, NULL, "addr mask prefix" },
	{ MODE_ROUTER_TOPO, ACTIVE_TIME, H_ACTIVE_TIME },
	{ MODE_ROUTER_TOPO, "traffic-share {balanced|min across-interfaces}",
	  "How to compute traffic share over alternate paths\nShare inversely proportional to "
	  "metric\nmin metric paths\nacross interfaces", NULL, NULL, "traffic-share balanced" },
	{ MODE_ROUTER_TOPO, "variance <1-128>$n", "Control load balancing variance\n"
	  "Metric variance multiplier", NULL, NULL, "variance 1" },
	{ MODE_ROUTER_TOPO, "fast-reroute {load-sharing disable|per-prefix {all|route-map "
	  "WORD$map}|tie-break {interface-disjoint|linecard-disjoint|"
	  "lowest-backup-path-metric|srlg-disjoint}$rule <1-7>$priority}", "Fast reroute\n"
	  "Load sharing\nOff\nPer prefix\nAll\nSome\nRoute-map\nTie break\nInterface\n"
	  "Line card\nMetric\nRisk group\nPriority", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_ROUTER_TOPO, "exit-af-topology", "Exit from Address Family Topology configuration "
	  "mode", conf_exit_section, NULL, NULL, 0, GRAM_NO_NO },

	/* --- OSPF --- */
	{ MODE_CONFIG, "router ospf <1-65535>$name [vrf WORD$vrf]", H_ROUTER
	  "Open Shortest Path First (OSPF)\nProcess ID\nVRF\nVRF name", NULL, "name", NULL,
	  RANK_ROUTER, 0, MODE_ROUTER },
	{ MODE_CONFIG, "ipv6 router ospf <1-65535>$name", "Global IPv6 configuration "
	  "subcommands\nEnable an IPV6 routing process\nOpen Shortest Path First (OSPF)\n"
	  "Process ID", NULL, "name", NULL, RANK_IPV6_LATE, 0, MODE_ROUTER },
	{ MODE_CONFIG, "router ospfv3 <1-65535>$name", H_ROUTER "OSPFv3\nProcess ID", NULL,
	  "name", NULL, RANK_ROUTER, 0, MODE_ROUTER },
	{ MODE_ROUTER, "router-id A.B.C.D$id", "router-id for this OSPF process\n"
	  "OSPF router-id in IP address format",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "log-adjacency-changes [detail]", "Log changes in adjacency state\n"
	  "Log all state changes", NULL, NULL, NULL, 0, GRAM_KEEP_NO | GRAM_OSPF },
	{ MODE_ROUTER, "auto-cost reference-bandwidth <1-4294967>$n",
	  "Calculate OSPF interface cost according to bandwidth\n"
	  "Use reference bandwidth method to assign OSPF cost\nReference bandwidth in terms of "
	  "Mbits per second",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "area " AREA " {stub [no-summary|no-ext-capability]...$opt|nssa "
	  "[no-summary|no-redistribution|default-information-originate|metric "
	  "<0-16777214>$dmetric|metric-type <1-2>$dtype|nssa-only|no-ext-capability|translate "
	  "type7 {always|suppress-fa}]...$opt|default-cost <0-16777215>$cost|range A.B.C.D$raddr "
	  "A.B.C.D$rmask [advertise|not-advertise|cost <0-16777214>$rcost]...$opt|range "
	  "X:X:X:X::X/<0-128>$prefix [advertise|not-advertise|cost "
	  "<0-16777214>$rcost]...$opt|authentication [message-digest]$opt|filter-list prefix "
	  "WORD$list {in|out}|" VLINK "}$what", H_AREA
	  "Specify a stub area\nDo not send summary LSA into stub area\n"
	  "Disable LLS extension within the area\nSpecify a NSSA area\nNo summary\n"
	  "No redistribution\nOriginate Type 7 default\nMetric of the default\nmetric\n"
	  "Type of the metric\nType 1 or 2\nLimit the default to the NSSA\nNo extension\nTranslate\n"
	  "LSA 7\nAlways\nSuppress forwarding address\nSet the summary default-cost\nCost\n"
	  "Summarize routes matching address/mask\nIP address\nMask\nAdvertise\nDo not\nCost\n"
	  "value\nSummarize\nIPv6 prefix\nAdvertise\nDo not\nCost\nvalue\n"
	  "Enable authentication\nUse message-digest\nFilter networks between OSPF areas\n"
	  "Prefix-list\nName\nin\nout\n" H_VLINK, NULL,
	  "area what|raddr prefix vl list",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "area " AREA " {sham-link A.B.C.D$from A.B.C.D$to [cost <1-65535>$cost|ttl"
	  "-security hops <1-254>$hops]...|capability default-exclusion|encryption {null|ipsec "
	  "spi <256-4294967295>$spi esp {null|3des HEX$key3|des HEX$keyd|aes-cbc {128|192|256} "
	  "HEX$key} {md5|sha1} HEX$auth}|authentication ipsec spi <256-4294967295>$spi {md5|sha1} "
	  "HEX$auth|normal}$what", H_AREA "Define a sham link\nSource\nDestination\n"
	  "Cost\ncost\nTTL security\nHops\nnumber\nCapability\nNo default\nEncryption\n"
	  "None\nIPsec\nSPI\nSPI\nESP\nNone\n3DES\nkey\nDES\nkey\nAES\n128\n192\n256\n"
	  "key\nMD5\nSHA-1\nkey\nAuthentication\nIPsec\nSPI\nSPI\nMD5\nSHA-1\nkey\n"
	  "Neither stub nor NSSA", NULL, "area what|from to", NULL, 0, GRAM_INERT | GRAM_OSPF },
	{ MODE_ROUTER, "summary-address A.B.C.D$addr A.B.C.D$mask [not-advertise|tag "
	  "<0-4294967295>$tag]...", "Configure IP address summaries\nIP summary address\n"
	  "Summary mask\nSuppress\nSet tag\ntag", NULL, "addr mask",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "summary-prefix X:X:X:X::X/<0-128>$prefix [not-advertise|tag "
	  "<0-4294967295>$tag]...", "Configure IPv6 summaries\nPrefix\nSuppress\nSet tag\ntag",
	  NULL, "prefix",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "max-metric router-lsa [on-startup {<5-86400>$s|wait-for-bgp}|include-stub"
	  "|summary-lsa|external-lsa]...", "Set maximum metric\nMaximum metric in "
	  "self-originated router-LSAs\nFor a while\nseconds\nUntil BGP is done\n"
	  "Stub links too\nSummaries\nExternals",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "compatible rfc1583", "Compatibility list\ncompatible with RFC 1583", NULL,
	  NULL, "compatible rfc1583", 0, GRAM_KEEP_NO | GRAM_OSPF },
	{ MODE_ROUTER, "capability vrf-lite", "Enable specific feature\nDo not perform PE "
	  "specific checks",
	  .flags = GRAM_OSPF },
	{ MODE_ROUTER, "prefix-suppression", "Enable prefix suppression",
	  .flags = GRAM_OSPF },

	/* --- RIP --- */
	{ MODE_CONFIG, "router rip", H_ROUTER "Routing Information Protocol (RIP)", NULL, NULL,
	  NULL, RANK_ROUTER, GRAM_INERT, MODE_ROUTER },
	{ MODE_CONFIG, "ipv6 router rip WORD$name", "Global IPv6 configuration subcommands\n"
	  "Enable an IPV6 routing process\nRIP\nName", NULL, "name", NULL, RANK_IPV6_LATE,
	  GRAM_INERT, MODE_ROUTER },
	{ MODE_ROUTER, "version {1|2}", "Set routing protocol version\nversion 1\nversion 2",
	  .flags = GRAM_RIP },

	/* --- VRF --- */
	{ MODE_CONFIG, "vrf definition WORD$name", "VRF commands\nVRF definition\nVRF name", NULL,
	  "name", NULL, RANK_VRF, 0, MODE_VRF },
	{ MODE_VRF, "description LINE$text", "VRF specific description\nText" },
	{ MODE_VRF, "rd ASN:nn$rd", "Specify Route Distinguisher\nASN:nn or IP-address:nn" },
	{ MODE_VRF, "route-target {import|export|both}$way WORD$rt [stitching]",
	  "Specify Target VPN Extended Communities\nImport\nExport\nBoth\n"
	  "ASN:nn or IP-address:nn\nStitching", NULL, "way rt" },
	{ MODE_VRF, "address-family {ipv4|ipv6}$af [unicast]", "Enter Address Family command "
	  "mode\nAddress family\nAddress family\nUnicast", NULL, "af", NULL, 0, 0, MODE_VRF_AF },
	{ MODE_VRF_AF, "route-target {import|export|both}$way WORD$rt [stitching]",
	  "Specify Target VPN Extended Communities\nImport\nExport\nBoth\n"
	  "ASN:nn or IP-address:nn\nStitching", NULL, "way rt" },
	{ MODE_VRF_AF, "import map WORD$map", "Import\nRoute-map\nname" },
	{ MODE_VRF_AF, "export map WORD$map", "Export\nRoute-map\nname" },
	{ MODE_VRF_AF, "maximum routes <1-4294967295>$n [<1-100>$t|warning-only]...",
	  "Set a limit\nRoutes\nnumber\nThreshold\nOnly warn", .flags = GRAM_INERT },
	{ MODE_VRF_AF, "exit-address-family", "Exit from vrf address-family configuration mode",
	  conf_exit_section, NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_CONFIG, "ip vrf WORD$name", "Global IP configuration subcommands\n"
	  "Configure an IP VPN Routing/Forwarding instance\nVRF name", NULL, "name", NULL,
	  RANK_VRF, 0, MODE_IP_VRF },
	{ MODE_IP_VRF, "description LINE$text", "VRF specific description\nText" },
	{ MODE_IP_VRF, "rd WORD$rd", "Specify Route Distinguisher\nASN:nn or IP-address:nn" },
	{ MODE_IP_VRF, "route-target {import|export|both}$way WORD$rt",
	  "Specify Target VPN Extended Communities\nImport\nExport\nBoth\n"
	  "ASN:nn or IP-address:nn", NULL, "way rt" },
	{ MODE_IP_VRF, "import map WORD$map", "Import\nRoute-map\nname" },
	{ MODE_IP_VRF, "export map WORD$map", "Export\nRoute-map\nname" },
	{ MODE_IP_VRF, "maximum routes <1-4294967295>$n [<1-100>$t|warning-only]...",
	  "Set a limit\nRoutes\nnumber\nThreshold\nOnly warn", .flags = GRAM_INERT },
	{ 0 }
};
