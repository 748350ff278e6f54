/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of BGP. All neighbor commands are one row: its identity is the neighbor and the keywords
 * of the setting, so that `no neighbor A` removes them all.
 */
#include "cli/conf.h"

#define PEER "{A.B.C.D$peer|X:X:X:X::X$peer|WORD$peer}"
#define H_PEER "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nNeighbor tag\n"
#define SETTINGS_A \
	"{advertisement-interval <0-600>$n|allowas-in " \
	"[<1-10>$n]|as-override|advertise-map WORD$m {exist-map|non-exist-map}$opt " \
	"WORD$m2|capability orf prefix-list {both|send|receive}|default-originate [route-map " \
	"WORD$m]|description LINE$text|disable-connected-check|distribute-list WORD$acl " \
	"{in|out}|dmzlink-bw|ebgp-multihop [<1-255>$n]|fall-over [bfd " \
	"[single-hop|multi-hop]$opt|route-map WORD$m]|filter-list <1-500>$n {in|out}|inherit " \
	"{peer-policy WORD$t|peer-session WORD$t}|local-as {<1-4294967295>$as|WORD$asdot} " \
	"[no-prepend [replace-as [dual-as]]]$opt|"
#define SETTINGS_MAX \
	"maximum-prefix <1-2147483647>$n [<1-100>$t|warning-only|restart <1-65535>$r]...$opt|"
#define SETTINGS_B \
	"next-hop-self " \
	"[all]$opt|next-hop-unchanged [allpaths]$opt|password [<0-7>$type] " \
	"LINE$key|peer-group [WORD$group]|prefix-list WORD$list {in|out}|remote-as " \
	"{<1-4294967295>$as|WORD$asdot}|remove-private-as [all [replace-as]]$opt|route-map " \
	"WORD$m {in|out}|route-reflector-client|send-community " \
	"[both|extended|standard]$opt|send-label|shutdown|soft-reconfiguration inbound|timers " \
	"[connect <1-65535>$c|<0-65535>$keep <0-65535>$hold [<0-65535>$min]]|transport " \
	"{connection-mode {active|passive}$opt|path-mtu-discovery " \
	"[disable]$opt|multi-session}|ttl-security hops <1-254>$n|unsuppress-map " \
	"WORD$m|update-source IFACE$interface|version 4|weight <0-65535>$n|ha-mode " \
	"sso|additional-paths {send [receive]|receive|disable}$opt|" \
	"route-server-client|translate-update ipv4 multicast}$what"
#define NEIGHBOR "neighbor " PEER " " SETTINGS_A SETTINGS_MAX SETTINGS_B
#define H_SETTINGS_A \
	"Minimum interval between sending BGP routing updates\nseconds\n" \
	"Accept as-path with my AS present in it\nNumber of occurrences of AS number\n" \
	"Override matching AS-number while sending update\nspecify route-map for conditional " \
	"advertisement\nroute-map\nadvertise if matched\nadvertise if not matched\n" \
	"route-map\nAdvertise capability to the peer\nORF\nprefix-list\nboth\nsend\nreceive\n" \
	"Originate default route to this neighbor\nRoute-map\nname\n" \
	"Neighbor specific description\nUp to 80 characters describing this neighbor\n" \
	"one-hop away EBGP peer using loopback address\nFilter updates to/from this " \
	"neighbor\naccess list\nin\nout\nPropagate the DMZ link bandwidth\n" \
	"Allow EBGP neighbors not on directly connected networks\nmaximum hop count\n" \
	"session fall on peer route lost\nUse BFD\nsingle hop\nmulti hop\n" \
	"Route map for peer route\nname\nEstablish BGP filters\nAS path access list\nin\n" \
	"out\nInherit a template\nPolicy\nname\nSession\nname\nSpecify a local-as number\n" \
	"AS number\nAS number\nDo not prepend\nReplace\nDual\n"
#define H_SETTINGS_MAX \
	"Maximum number of prefixes accepted from this peer\nlimit\nThreshold (%)\n" \
	"Only give warning\nRestart bgp connection\nminutes\n"
#define H_SETTINGS_B \
	"Disable the next hop calculation for this " \
	"neighbor\nAlso for reflected routes\nPropagate next hop unchanged\nall paths\n" \
	"Set a password\nEncryption type\nThe password\nMember of the peer-group\n" \
	"peer-group name\nFilter updates to/from this neighbor\nName of a prefix list\nin\n" \
	"out\nSpecify a BGP neighbor\nAS of remote neighbor\nAS of remote neighbor\n" \
	"Remove private AS number from outbound updates\nall\nreplace\n" \
	"Apply route map to neighbor\nName of route map\nin\nout\n" \
	"Configure a neighbor as Route Reflector client\nSend Community attribute to this " \
	"neighbor\nboth\nextended\nstandard\nSend NLRI + MPLS Label to this peer\n" \
	"Administratively shut down this neighbor\nPer neighbor soft reconfiguration\n" \
	"Allow inbound soft reconfiguration for this neighbor\nBGP per neighbor timers\n" \
	"Connect timer\nseconds\nKeepalive interval\nHoldtime\nMinimum hold time\n" \
	"Transport options\nSpecify passive or active connection\n" \
	"Actively establish the TCP session\nPassively wait for the TCP session\n" \
	"Use transport path MTU discovery\noff\nUse Multi-session\nBGP ttl security check\n" \
	"hops\nmaximum number of hops allowed\nRoute-map to selectively unsuppress suppressed " \
	"routes\nname\nSource of routing updates\nInterface\nSet the BGP version to match a " \
	"neighbor\n4\nSet default weight for routes from this neighbor\ndefault weight\n" \
	"High availability\nSSO\nNegotiate additional paths\nsend\nreceive\nreceive\n" \
	"disable\nRoute server client\nTranslate Update\nIPv4\nmulticast"
#define H_NEIGHBOR H_PEER H_SETTINGS_A H_SETTINGS_MAX H_SETTINGS_B
#define NET \
	"{A.B.C.D$addr [mask A.B.C.D$mask]|X:X:X:X::X/<0-128>$prefix} [route-map " \
	"WORD$map|backdoor]..."
#define H_NET \
	"Specify a network to announce via BGP\nNetwork number\nNetwork mask\nNetwork mask\n" \
	"IPv6 prefix\nRoute-map to modify the attributes\nName of the route map\n" \
	"Specify a BGP backdoor route"
#define AGG \
	"aggregate-address {A.B.C.D$addr A.B.C.D$mask|X:X:X:X::X/<0-128>$prefix} " \
	"[advertise-map WORD$am|as-set|attribute-map WORD$at|route-map " \
	"WORD$rm|summary-only|suppress-map WORD$sm]..."
#define H_AGG \
	"Configure BGP aggregate entries\nAggregate address\nAggregate mask\nPrefix\n" \
	"Set condition to advertise attribute\nroute-map\nGenerate AS set path information\n" \
	"Set attributes of aggregate\nroute-map\nSet parameters of aggregate\nroute-map\n" \
	"Filter more specific routes from updates\nConditionally filter more specific routes " \
	"from updates\nroute-map"
#define REDIST \
	"redistribute {connected|static|rip|isis [WORD$tag]|eigrp <1-65535>$from|ospf " \
	"<1-65535>$from [match {internal|{external} [1|2]|{nssa-external} [1|2]}...]$opt|ospfv3 " \
	"<1-65535>$from|nhrp}$proto [metric <0-4294967295>$metric|route-map WORD$map|vrf " \
	"WORD$vrf|include-connected]..."
#define H_REDIST \
	"Redistribute information from another routing protocol\nConnected\nStatic routes\n" \
	"RIP\nISO IS-IS\ntag\nEIGRP\nAutonomous system number\nOSPF\nProcess ID\n" \
	"Routes to match\nInternal\nExternal\ntype 1\ntype 2\nNSSA\ntype 1\ntype 2\nOSPFv3\n" \
	"Process ID\nNHRP\nMetric for redistributed routes\nDefault metric\n" \
	"Route map reference\nPointer to route-map entries\nVRF\nname\nWith connected"

const struct gram_row bgp_rows[] = {
	{ MODE_CONFIG, "router bgp {<1-4294967295>$as|WORD$asdot}",
	  "Enable a routing process\nBorder Gateway Protocol (BGP)\nAutonomous system number\n"
	  "Autonomous system number", NULL, "|as asdot", NULL, RANK_ROUTER, 0,
	  MODE_ROUTER },
	{ MODE_ROUTER, "bgp router-id {A.B.C.D$id|interface IFACE$interface}",
	  "BGP specific commands\nOverride configured router identifier\n"
	  "Manually configured router identifier\nUse IPv4 address on interface\nInterface",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "bgp log-neighbor-changes", "BGP specific commands\nLog neighbor up/down "
	  "and reset reason", NULL, NULL, NULL, 0, GRAM_KEEP_NO | GRAM_BGP },
	{ MODE_ROUTER, "bgp default {ipv4-unicast|local-preference "
	  "<0-4294967295>$lp|ipv6-nexthop|route-target filter}$what",
	  "BGP specific commands\nConfigure BGP defaults\nActivate ipv4-unicast for a peer by "
	  "default\nlocal preference\nvalue\nIPv6 next hop\nRoute target\nfilter", NULL, "what",
	  NULL, 0, GRAM_KEEP_NO | GRAM_BGP },
	{ MODE_ROUTER, "bgp listen limit <1-5000>$n", "BGP specific commands\nNeighbor subnet "
	  "range listener\nSet the max limit for the dynamic subnet range neighbors\nlimit",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "bgp listen range {A.B.C.D/nn$range|X:X:X:X::X/<0-128>$range} peer-group "
	  "WORD$group", "BGP specific commands\nNeighbor subnet range listener\n"
	  "Configure a subnet range for dynamic neighbors\nRange\nIPv6 range\n"
	  "Member of the peer-group\nPeer-group name", NULL, "range",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "bgp bestpath {as-path {multipath-relax|ignore}|compare-routerid|cost-comm"
	  "unity ignore|med {confed [missing-as-worst]|missing-as-worst}|igp-metric ignore|aigp "
	  "ignore}$what", "BGP specific commands\nChange default route selection criteria\n"
	  "AS path\nAllow load sharing across different AS paths\nIgnore as-path length\n"
	  "Compare router-id for identical EBGP paths\ncost community\nignore\nMED attribute\n"
	  "Compare MED among confederation paths\nTreat missing MED as worst\n"
	  "Treat missing MED as worst\nIGP metric\nignore\nAIGP\nignore", NULL, "what",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "bgp {always-compare-med|deterministic-med|enforce-first-as|fast-external-"
	  "fallover|graceful-restart [restart-time <1-3600>$rt|stalepath-time "
	  "<1-3600>$st]$opt|asnotation dot|cluster-id {A.B.C.D$cid|<1-4294967295>$cidn}|dampening"
	  " [route-map WORD$dm|<1-45>$h [<1-20000>$re <1-20000>$su "
	  "<1-255>$max]]|client-to-client reflection|consistency-checker "
	  "{auto-repair|error-message}|redistribute-internal|nexthop {trigger {enable|delay "
	  "<0-100>$nd}|route-map WORD$nrm}|scan-time <5-60>$st2|update-delay "
	  "<1-3600>$ud|soft-reconfig-backup|suppress-inactive|additional-paths {select "
	  "{all|backup|best <2-3>$bn|group-best}|send [receive]|receive|install}|maxas-limit "
	  "<1-2000>$ma|confederation {identifier <1-4294967295>$ci|peers "
	  "{<1-4294967295>$cp}...}|dmzlink-bw|inject-map WORD$im exist-map WORD$em|route-map "
	  "priority|rpki server LINE$rpki|upgrade-cli|advertise-best-external|recursion "
	  "host|transport path-mtu-discovery|refresh {max-eor-time|stalepath-time} "
	  "<0-3600>$rf}$what", "BGP specific commands\nAllow comparing MED from different "
	  "neighbors\nPick the best-MED path\nEnforce the first AS for EBGP routes\n"
	  "Immediately reset session if a link to a directly connected external peer goes down\n"
	  "Graceful restart\nRestart time\nseconds\nStale path time\nseconds\n"
	  "Notation of AS numbers\nasdot\nConfigure Route-Reflector Cluster-id\nIP address\n"
	  "number\nEnable route-flap dampening\nRoute-map\nname\nHalf-life\nReuse\nSuppress\n"
	  "Maximum\nReflection\nof routes\nConsistency checker\nrepair\nmessage\n"
	  "Allow redistribution of iBGP into IGPs\nNexthop tracking\ntrigger\nenable\ndelay\n"
	  "seconds\nroute-map\nname\nScan interval\nseconds\nMaximum initial delay\nseconds\n"
	  "Use soft-reconfiguration\nSuppress inactive\nAdditional paths\nSelect\nall\nbackup\n"
	  "best\nnumber\ngroup best\nsend\nreceive\nreceive\ninstall\nLimit of AS path\nnumber\n"
	  "Confederation\nidentifier\nAS\npeers\nAS\nLink bandwidth\nInject\nroute-map\n"
	  "exist-map\nroute-map\nRoute-map\npriority\nRPKI\nserver\nSettings\nUpgrade\n"
	  "Advertise best external\nRecursion\nhost\nTransport\nPath MTU discovery\nRefresh\n"
	  "EOR time\nstale path\nseconds", NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_BGP },
	{ MODE_ROUTER, "synchronization", "Perform IGP synchronization", NULL, NULL,
	  "no synchronization",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, AGG, H_AGG, NULL, "|addr mask prefix",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "network X:X:X:X::X/<0-128>$prefix [route-map WORD$map]",
	  "Specify a network to announce via BGP\nIPv6 prefix\nRoute-map to modify the "
	  "attributes\nName of the route map", NULL, "prefix",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, NEIGHBOR, H_NEIGHBOR, NULL, "peer|what",
	  .flags = GRAM_BGP },
	{ MODE_ROUTER, "neighbor " PEER " {activate}$what", H_PEER "Enable the Address Family "
	  "for this Neighbor", NULL, "peer|what", NULL, 0, GRAM_KEEP_NO | GRAM_BGP },
	{ MODE_ROUTER, "template {peer-policy|peer-session} WORD$name",
	  "Enter template mode\nPolicy\nSession\nName", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_BGP,
	  MODE_ROUTER_AF },
	{ MODE_ROUTER, "table-map WORD$map [filter]", "Map external entry attributes into "
	  "routing table\nroute-map name\nFilter",
	  .flags = GRAM_OSPF | GRAM_BGP },
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast]",
	  "Enter Address Family command mode\nAddress family\nAddress family\n"
	  "Address Family modifier\nAddress Family modifier", NULL, "af", NULL, 0, GRAM_BGP,
	  MODE_ROUTER_AF },
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast] vrf WORD$vrf",
	  "Enter Address Family command mode\nAddress family\nAddress family\n"
	  "Address Family modifier\nAddress Family modifier\nSpecify parameters for a VPN "
	  "Routing/Forwarding instance\nVRF name", NULL, "af vrf", NULL, 0,
	  GRAM_EIGRP | GRAM_BGP | GRAM_RIP, MODE_ROUTER_AF },
	{ MODE_ROUTER, "address-family {vpnv4|vpnv6|l2vpn evpn|nsap|rtfilter}$af "
	  "[unicast|multicast]", "Enter Address Family command mode\nVPNv4\nVPNv6\nL2VPN\nEVPN\n"
	  "NSAP\nRT filter\nModifier\nModifier", NULL, "af", NULL, 0, GRAM_BGP, MODE_ROUTER_AF },
	{ MODE_ROUTER, "exit-address-family", "Exit Address Family configuration mode",
	  conf_ignore, NULL, NULL, 0, GRAM_HIDDEN | GRAM_NO_NO | GRAM_EIGRP | GRAM_BGP },

	/* --- address family --- */
	{ MODE_ROUTER_AF, "bgp {router-id {A.B.C.D$id|interface IFACE$interface}|dampening|soft-rec"
	  "onfig-backup|suppress-inactive|redistribute-internal|additional-paths {select "
	  "{all|backup|best <2-3>$bn|group-best}|send [receive]|receive|install}|nexthop "
	  "{trigger {enable|delay <0-100>$nd}|route-map WORD$nrm}|recursion "
	  "host|advertise-best-external|aggregate-timer <0-60>$at|dmzlink-bw|scan-time "
	  "<5-60>$st}$what", "BGP specific commands\nRouter identifier\naddress\nOf an interface"
	  "\nInterface\nDampening\nSoft-reconfiguration\nSuppress inactive\nInto IGPs\nAdditional paths\n"
	  "Select\nall\nbackup\nbest\nnumber\ngroup best\nsend\nreceive\nreceive\ninstall\n"
	  "Nexthop tracking\ntrigger\nenable\ndelay\nseconds\nroute-map\nname\nRecursion\nhost\n"
	  "Advertise best external\nAggregate timer\nseconds\nLink bandwidth\nScan interval\n"
	  "seconds", NULL, "what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, AGG, H_AGG, NULL, "|addr mask prefix" },
	{ MODE_ROUTER_AF, "network A.B.C.D$addr mask A.B.C.D$mask [route-map "
	  "WORD$map|backdoor]...", "Specify a network to announce via BGP\nNetwork number\n"
	  "Network mask\nNetwork mask\nRoute-map to modify the attributes\n"
	  "Name of the route map\nSpecify a BGP backdoor route", NULL, "addr mask" },
	{ MODE_ROUTER_AF, "network A.B.C.D$addr route-map WORD$map",
	  "\nNetwork number\nRoute-map to modify the attributes\nName of the route map", NULL,
	  "addr" },
	{ MODE_ROUTER_AF, "network X:X:X:X::X/<0-128>$prefix [route-map WORD$map]",
	  "\nIPv6 prefix\nRoute-map to modify the attributes\nName of the route map", NULL,
	  "prefix" },
	{ MODE_ROUTER_AF, REDIST, H_REDIST, NULL, "proto|from" },
	{ MODE_ROUTER_AF, NEIGHBOR, H_NEIGHBOR, NULL, "peer|what" },
	/* the same in a template of peers, which is its section; maximum-prefix is EIGRP's row */
	{ MODE_ROUTER_AF, SETTINGS_A SETTINGS_B, H_SETTINGS_A H_SETTINGS_B, NULL, "|what", NULL, 0,
	  GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER_AF, "neighbor " PEER " {activate}$what", H_PEER
	  "Enable the Address Family for this Neighbor", NULL, "peer|what", NULL, 0, GRAM_KEEP_NO
	   },
	{ MODE_ROUTER_AF, "maximum-paths [ibgp|eibgp]$kind <1-32>$n",
	  "Forward packets over multiple paths\niBGP-multipath\nBoth eBGP and iBGP paths as "
	  "multipath\nNumber of paths", NULL, "|kind" },
	{ MODE_ROUTER_AF, "default-information originate", "Control distribution of default "
	  "information\nDistribute a default route" },
	{ MODE_ROUTER_AF, "default-metric <1-4294967295>$n", "Set metric of redistributed "
	  "routes\nmetric" },
	{ MODE_ROUTER_AF, "distance bgp <1-255>$external <1-255>$internal <1-255>$local",
	  "Define an administrative distance\nBGP distance\nexternal\ninternal\nlocal" },
	{ MODE_ROUTER_AF, "synchronization", "Perform IGP synchronization", NULL, NULL,
	  "no synchronization" },
	{ MODE_ROUTER_AF, "auto-summary", "Enable automatic network number summarization", NULL,
	  NULL, "no auto-summary" },
	{ MODE_ROUTER_AF, "table-map WORD$map [filter]", "Map external entry attributes into "
	  "routing table\nroute-map name\nFilter" },
	{ MODE_ROUTER_AF, "import path {selection {all|bestpath|multipaths}|limit <1-16>$n}",
	  "Import\npath\nselection\nall\nbest\nmultipaths\nlimit\nnumber", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_ROUTER_AF, "passive-interface {default|IFACE$interface}",
	  "Suppress routing updates on an interface\nAll interfaces\nInterface", NULL, NULL, NULL,
	  0, GRAM_MULTI | GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, "area {A.B.C.D$area|<0-4294967295>$area} {stub "
	  "[no-summary]|nssa [no-summary|no-redistribution|default-information-originate|translate"
	  " type7 {always|suppress-fa}]...|default-cost <0-16777215>$cost|range "
	  "X:X:X:X::X/<0-128>$prefix [advertise|not-advertise|cost <0-16777214>$rcost]...|range "
	  "A.B.C.D$raddr A.B.C.D$rmask [advertise|not-advertise|cost <0-16777214>$racost]...|"
	  "authentication ipsec spi <256-4294967295>$spi {md5|sha1} HEX$auth|virtual-link "
	  "A.B.C.D$vl|normal}$what", "OSPF area parameters\nArea\nArea\nStub area\n"
	  "No summary\nNot-so-stubby area\nNo summary\nNo redistribution\nDefault\nTranslate\n"
	  "LSA 7\nAlways\nSuppress forwarding address\nCost of the default\nCost\nSummarize\n"
	  "Prefix\nAdvertise\nDo not\nCost\nvalue\nSummarize\nIP address\nMask\nAdvertise\n"
	  "Do not\nCost\nvalue\nAuthentication\nIPsec\nSPI\nSPI\nMD5\nSHA-1\nkey\n"
	  "Virtual link\nRouter ID\nNeither stub nor NSSA", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ 0 }
};
