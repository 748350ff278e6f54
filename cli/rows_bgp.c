/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of BGP. All neighbor commands are one row: its identity is the neighbor and the keywords of
 * the setting, so that `no neighbor A` removes them all.
 */
#include "cli/conf.h"

#define PEER "{A.B.C.D$peer|X:X:X:X::X$peer|WORD$peer}"
#define H_PEER "Specify a neighbor router\nNeighbor address\nNeighbor IPv6 address\nNeighbor tag\n"
#define NEIGHBOR                                                                                   \
	"neighbor " PEER " {advertisement-interval <0-600>$n|allowas-in [<1-10>$n]|as-override|"   \
	"advertise-map WORD$m {exist-map|non-exist-map}$opt WORD$m2|"                              \
	"capability orf prefix-list {both|send|receive}|default-originate [route-map WORD$m]|"     \
	"description LINE$text|disable-connected-check|distribute-list WORD$acl {in|out}|"         \
	"dmzlink-bw|ebgp-multihop [<1-255>$n]|fall-over [bfd [single-hop|multi-hop]$opt|route-map " \
	"WORD$m]|filter-list <1-500>$n {in|out}|inherit {peer-policy WORD$t|peer-session WORD$t}|" \
	"local-as {<1-4294967295>$as|WORD$asdot} [no-prepend [replace-as [dual-as]]]$opt|"         \
	"maximum-prefix <1-2147483647>$n [<1-100>$t|warning-only|restart <1-65535>$r]...$opt|"     \
	"next-hop-self [all]$opt|next-hop-unchanged [allpaths]$opt|password [<0-7>$type] LINE$key|" \
	"peer-group [WORD$group]|prefix-list WORD$list {in|out}|"                                  \
	"remote-as {<1-4294967295>$as|WORD$asdot}|"                                                \
	"remove-private-as [all [replace-as]]$opt|route-map WORD$m {in|out}|route-reflector-client|" \
	"send-community [both|extended|standard]$opt|send-label|shutdown|"                         \
	"soft-reconfiguration inbound|timers [connect <1-65535>$c|<0-65535>$keep <0-65535>$hold "   \
	"[<0-65535>$min]]|transport {connection-mode {active|passive}$opt|path-mtu-discovery "      \
	"[disable]$opt|multi-session}|ttl-security hops <1-254>$n|unsuppress-map WORD$m|"          \
	"update-source IFACE$interface|version 4|weight <0-65535>$n|ha-mode sso|"                  \
	"additional-paths {send [receive]|receive|disable}$opt|slow-peer LINE$text|"               \
	"route-server-client|translate-update ipv4 multicast}$what"
#define H_NEIGHBOR                                                                                 \
	H_PEER "Minimum interval between sending BGP routing updates\nseconds\nAccept as-path with my " \
	"AS present in it\nNumber of occurrences of AS number\nOverride matching AS-number while "     \
	"sending update\nspecify route-map for conditional advertisement\nroute-map\nadvertise if "    \
	"matched\nadvertise if not matched\nroute-map\nAdvertise capability to the peer\nORF\n"        \
	"prefix-list\nboth\nsend\nreceive\nOriginate default route to this neighbor\nRoute-map\nname\n" \
	"Neighbor specific description\nUp to 80 characters describing this neighbor\none-hop away "    \
	"EBGP peer using loopback address\nFilter updates to/from this neighbor\naccess list\nin\nout\n" \
	"Propagate the DMZ link bandwidth\nAllow EBGP neighbors not on directly connected networks\n"   \
	"maximum hop count\nsession fall on peer route lost\nUse BFD\nsingle hop\nmulti hop\nRoute "    \
	"map for peer route\nname\nEstablish BGP filters\nAS path access list\nin\nout\nInherit a "     \
	"template\nPolicy\nname\nSession\nname\nSpecify a local-as number\nAS number\nAS number\nDo not " \
	"prepend\nReplace\nDual\nMaximum number of prefixes accepted from this peer\nlimit\nThreshold "  \
	"(%)\nOnly give warning\nRestart bgp connection\nminutes\nDisable the next hop calculation for " \
	"this neighbor\nAlso for reflected routes\nPropagate next hop unchanged\nall paths\nSet a "     \
	"password\nEncryption type\nThe password\nMember of the peer-group\npeer-group name\nFilter "   \
	"updates to/from this neighbor\nName of a prefix list\nin\nout\nSpecify a BGP neighbor\nAS of "  \
	"remote neighbor\nAS of remote neighbor\nRemove private AS number from outbound updates\nall\n"  \
	"replace\nApply route map to neighbor\nName of route map\nin\nout\nConfigure a neighbor as "     \
	"Route Reflector client\nSend Community attribute to this neighbor\nboth\nextended\nstandard\n"  \
	"Send NLRI + MPLS Label to this peer\nAdministratively shut down this neighbor\nPer neighbor "   \
	"soft reconfiguration\nAllow inbound soft reconfiguration for this neighbor\nBGP per neighbor "  \
	"timers\nConnect timer\nseconds\nKeepalive interval\nHoldtime\nMinimum hold time\nTransport "    \
	"options\nSpecify passive or active connection\nActively establish the TCP session\nPassively "  \
	"wait for the TCP session\nUse transport path MTU discovery\noff\nUse Multi-session\nBGP ttl "   \
	"security check\nhops\nmaximum number of hops allowed\nRoute-map to selectively unsuppress "    \
	"suppressed routes\nname\nSource of routing updates\nInterface\nSet the BGP version to match a "  \
	"neighbor\n4\nSet default weight for routes from this neighbor\ndefault weight\nHigh "           \
	"availability\nSSO\nNegotiate additional paths\nsend\nreceive\nreceive\ndisable\nSlow peer\n"    \
	"Settings\nRoute server client\nTranslate Update\nIPv4\nmulticast"
#define NET "{A.B.C.D$addr [mask A.B.C.D$mask]|X:X:X:X::X/<0-128>$prefix} [route-map WORD$map|backdoor]..."
#define H_NET "Specify a network to announce via BGP\nNetwork number\nNetwork mask\nNetwork mask\n" \
	      "IPv6 prefix\nRoute-map to modify the attributes\nName of the route map\nSpecify a BGP "  \
	      "backdoor route"
#define AGG "aggregate-address {A.B.C.D$addr A.B.C.D$mask|X:X:X:X::X/<0-128>$prefix} [advertise-map WORD$am|as-set|attribute-map WORD$at|route-map WORD$rm|summary-only|suppress-map WORD$sm]..."
#define H_AGG "Configure BGP aggregate entries\nAggregate address\nAggregate mask\nPrefix\nSet condition " \
	      "to advertise attribute\nroute-map\nGenerate AS set path information\nSet attributes of "   \
	      "aggregate\nroute-map\nSet parameters of aggregate\nroute-map\nFilter more specific routes " \
	      "from updates\nConditionally filter more specific routes from updates\nroute-map"
#define REDIST "redistribute {connected|static|rip|isis [WORD$tag]|eigrp <1-65535>$from|ospf <1-65535>$from [match {internal|external [1|2]|nssa-external [1|2]}...]$opt|ospfv3 <1-65535>$from|nhrp}$proto [metric <0-4294967295>$metric|route-map WORD$map|vrf WORD$vrf|include-connected]..."
#define H_REDIST "Redistribute information from another routing protocol\nConnected\nStatic routes\nRIP\n" \
		 "ISO IS-IS\ntag\nEIGRP\nAutonomous system number\nOSPF\nProcess ID\nRoutes to match\n"  \
		 "Internal\nExternal\ntype 1\ntype 2\nNSSA\ntype 1\ntype 2\nOSPFv3\nProcess ID\nNHRP\n"  \
		 "Metric for redistributed routes\nDefault metric\nRoute map reference\nPointer to route-map " \
		 "entries\nVRF\nname\nWith connected"

const struct gram_row bgp_rows[] = {
	{ MODE_CONFIG, "router bgp {<1-4294967295>$as|WORD$asdot}", "Enable a routing process\nBorder Gateway "
	  "Protocol (BGP)\nAutonomous system number\nAutonomous system number", NULL, "|as asdot", NULL,
	  RANK_ROUTER, GRAM_INERT, MODE_ROUTER },
	{ MODE_ROUTER, "bgp router-id {A.B.C.D$id|IFACE$interface}", "BGP specific commands\nOverride "
	  "configured router identifier\nManually configured router identifier\nUse IPv4 address on "
	  "interface" },
	{ MODE_ROUTER, "bgp log-neighbor-changes", "BGP specific commands\nLog neighbor up/down and reset "
	  "reason", NULL, NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER, "bgp default {ipv4-unicast|local-preference <0-4294967295>$lp|ipv6-nexthop|"
	  "route-target filter}$what", "BGP specific commands\nConfigure BGP defaults\nActivate ipv4-unicast "
	  "for a peer by default\nlocal preference\nvalue\nIPv6 next hop\nRoute target\nfilter", NULL,
	  "what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER, "bgp listen limit <1-5000>$n", "BGP specific commands\nNeighbor subnet range listener\n"
	  "Set the max limit for the dynamic subnet range neighbors\nlimit" },
	{ MODE_ROUTER, "bgp listen range {A.B.C.D/nn$range|X:X:X:X::X/<0-128>$range} peer-group WORD$group",
	  "BGP specific commands\nNeighbor subnet range listener\nConfigure a subnet range for dynamic "
	  "neighbors\nRange\nIPv6 range\nMember of the peer-group\nPeer-group name", NULL, "range" },
	{ MODE_ROUTER, "bgp bestpath {as-path {multipath-relax|ignore}|compare-routerid|cost-community "
	  "ignore|med {confed [missing-as-worst]|missing-as-worst}|igp-metric ignore|aigp ignore}$what", "BGP "
	  "specific commands\nChange default route selection criteria\nAS path\nAllow load sharing across "
	  "different AS paths\nIgnore as-path length\nCompare router-id for identical EBGP paths\ncost "
	  "community\nignore\nMED attribute\nCompare MED among confederation paths\nTreat missing MED as "
	  "worst\nTreat missing MED as worst\nIGP metric\nignore\nAIGP\nignore", NULL, "what" },
	{ MODE_ROUTER, "bgp {always-compare-med|deterministic-med|enforce-first-as|fast-external-fallover|"
	  "graceful-restart [restart-time <1-3600>$rt|stalepath-time <1-3600>$st]$opt|asnotation dot|"
	  "cluster-id {A.B.C.D$cid|<1-4294967295>$cidn}|dampening [route-map WORD$dm|<1-45>$h [<1-20000>$re "
	  "<1-20000>$su <1-255>$max]]|client-to-client reflection|consistency-checker {auto-repair|"
	  "error-message}|redistribute-internal|nexthop {trigger {enable|delay <0-100>$nd}|route-map "
	  "WORD$nrm}|scan-time <5-60>$st2|update-delay <1-3600>$ud|soft-reconfig-backup|suppress-inactive|"
	  "additional-paths {select {all|backup|best <2-3>$bn|group-best}|send [receive]|receive|install}|"
	  "maxas-limit <1-2000>$ma|confederation {identifier <1-4294967295>$ci|peers "
	  "{<1-4294967295>$cp}...}|dmzlink-bw|inject-map WORD$im exist-map WORD$em|route-map priority|"
	  "rpki server LINE$rpki|upgrade-cli|advertise-best-external|recursion host|"
	  "transport path-mtu-discovery|refresh {max-eor-time|stalepath-time} <0-3600>$rf}$what",
	  "BGP specific commands\nAllow comparing MED from different neighbors\nPick the best-MED path\n"
	  "Enforce the first AS for EBGP routes\nImmediately reset session if a link to a directly connected "
	  "external peer goes down\nGraceful restart\nRestart time\nseconds\nStale path time\nseconds\nNotation "
	  "of AS numbers\nasdot\nConfigure Route-Reflector Cluster-id\nIP address\nnumber\nEnable route-flap "
	  "dampening\nRoute-map\nname\nHalf-life\nReuse\nSuppress\nMaximum\nReflection\nof routes\nConsistency "
	  "checker\nrepair\nmessage\nAllow redistribution of iBGP into IGPs\nNexthop tracking\ntrigger\nenable\n"
	  "delay\nseconds\nroute-map\nname\nScan interval\nseconds\nMaximum initial delay\nseconds\nUse "
	  "soft-reconfiguration\nSuppress inactive\nAdditional paths\nSelect\nall\nbackup\nbest\nnumber\ngroup "
	  "best\nsend\nreceive\nreceive\ninstall\nLimit of AS path\nnumber\nConfederation\nidentifier\nAS\npeers\n"
	  "AS\nLink bandwidth\nInject\nroute-map\nexist-map\nroute-map\nRoute-map\npriority\nRPKI\nserver\n"
	  "Settings\nUpgrade\nAdvertise best external\nRecursion\nhost\nTransport\nPath MTU discovery\nRefresh\n"
	  "EOR time\nstale path\nseconds", NULL, "what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER, "synchronization", "Perform IGP synchronization", NULL, NULL, "no synchronization" },
	{ MODE_ROUTER, AGG, H_AGG, NULL, "|addr mask prefix" },
	{ MODE_ROUTER, "network X:X:X:X::X/<0-128>$prefix [route-map WORD$map]", "Specify a network to announce "
	  "via BGP\nIPv6 prefix\nRoute-map to modify the attributes\nName of the route map", NULL, "prefix" },
	{ MODE_ROUTER, NEIGHBOR, H_NEIGHBOR, NULL, "peer|what" },
	{ MODE_ROUTER, "neighbor " PEER " {activate}$what", H_PEER "Enable the Address Family for this Neighbor",
	  NULL, "peer|what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER, "template {peer-policy|peer-session} WORD$name", "Enter template mode\nPolicy\nSession\n"
	  "Name", NULL, NULL, NULL, 0, GRAM_MULTI, MODE_ROUTER_AF },
	{ MODE_ROUTER, "table-map WORD$map [filter]", "Map external entry attributes into routing table\nroute-map "
	  "name\nFilter" },
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast]", "Enter Address Family command mode\n"
	  "Address family\nAddress family\nAddress Family modifier\nAddress Family modifier", NULL, "af", NULL, 0,
	  0, MODE_ROUTER_AF },
	{ MODE_ROUTER, "address-family {ipv4|ipv6}$af [unicast|multicast] vrf WORD$vrf", "Enter Address Family "
	  "command mode\nAddress family\nAddress family\nAddress Family modifier\nAddress Family modifier\nSpecify "
	  "parameters for a VPN Routing/Forwarding instance\nVRF name", NULL, "af vrf", NULL, 0, 0,
	  MODE_ROUTER_AF },
	{ MODE_ROUTER, "address-family {vpnv4|vpnv6|l2vpn evpn|nsap|rtfilter}$af [unicast|multicast]", "Enter "
	  "Address Family command mode\nVPNv4\nVPNv6\nL2VPN\nEVPN\nNSAP\nRT filter\nModifier\nModifier", NULL, "af",
	  NULL, 0, 0, MODE_ROUTER_AF },
	{ MODE_ROUTER, "exit-address-family", "Exit Address Family configuration mode", conf_ignore, NULL, NULL, 0,
	  GRAM_HIDDEN | GRAM_NO_NO },

	/* --- address family --- */
	{ MODE_ROUTER_AF, "bgp {router-id {A.B.C.D$id|IFACE$interface}|dampening|soft-reconfig-backup|"
	  "suppress-inactive|redistribute-internal|additional-paths {select {all|backup|best <2-3>$bn|"
	  "group-best}|send [receive]|receive|install}|nexthop {trigger {enable|delay <0-100>$nd}|route-map "
	  "WORD$nrm}|recursion host|advertise-best-external|aggregate-timer <0-60>$at|dmzlink-bw|scan-time "
	  "<5-60>$st}$what", "BGP specific commands\nRouter identifier\naddress\nInterface\nDampening\n"
	  "Soft-reconfiguration\nSuppress inactive\nInto IGPs\nAdditional paths\nSelect\nall\nbackup\nbest\nnumber\n"
	  "group best\nsend\nreceive\nreceive\ninstall\nNexthop tracking\ntrigger\nenable\ndelay\nseconds\nroute-map\n"
	  "name\nRecursion\nhost\nAdvertise best external\nAggregate timer\nseconds\nLink bandwidth\nScan interval\n"
	  "seconds", NULL, "what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, AGG, H_AGG, NULL, "|addr mask prefix" },
	{ MODE_ROUTER_AF, "network A.B.C.D$addr mask A.B.C.D$mask [route-map WORD$map|backdoor]...", "Specify a "
	  "network to announce via BGP\nNetwork number\nNetwork mask\nNetwork mask\nRoute-map to modify the "
	  "attributes\nName of the route map\nSpecify a BGP backdoor route", NULL, "addr mask" },
	{ MODE_ROUTER_AF, "network A.B.C.D$addr route-map WORD$map", "\nNetwork number\nRoute-map to modify the "
	  "attributes\nName of the route map", NULL, "addr" },
	{ MODE_ROUTER_AF, "network X:X:X:X::X/<0-128>$prefix [route-map WORD$map]", "\nIPv6 prefix\nRoute-map to "
	  "modify the attributes\nName of the route map", NULL, "prefix" },
	{ MODE_ROUTER_AF, REDIST, H_REDIST, NULL, "proto|from" },
	{ MODE_ROUTER_AF, NEIGHBOR, H_NEIGHBOR, NULL, "peer|what" },
	{ MODE_ROUTER_AF, "neighbor " PEER " {activate}$what", H_PEER "Enable the Address Family for this "
	  "Neighbor", NULL, "peer|what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, "maximum-paths [ibgp|eibgp]$kind <1-32>$n", "Forward packets over multiple paths\n"
	  "iBGP-multipath\nBoth eBGP and iBGP paths as multipath\nNumber of paths", NULL, "|kind" },
	{ MODE_ROUTER_AF, "default-information originate", "Control distribution of default information\n"
	  "Distribute a default route" },
	{ MODE_ROUTER_AF, "default-metric <1-4294967295>$n", "Set metric of redistributed routes\nmetric" },
	{ MODE_ROUTER_AF, "distance bgp <1-255>$external <1-255>$internal <1-255>$local", "Define an administrative "
	  "distance\nBGP distance\nexternal\ninternal\nlocal" },
	{ MODE_ROUTER_AF, "synchronization", "Perform IGP synchronization", NULL, NULL, "no synchronization" },
	{ MODE_ROUTER_AF, "auto-summary", "Enable automatic network number summarization", NULL, NULL,
	  "no auto-summary" },
	{ MODE_ROUTER_AF, "table-map WORD$map [filter]", "Map external entry attributes into routing table\n"
	  "route-map name\nFilter" },
	{ MODE_ROUTER_AF, "import path {selection {all|bestpath|multipaths}|limit <1-16>$n}", "Import\npath\n"
	  "selection\nall\nbest\nmultipaths\nlimit\nnumber", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTER_AF, "passive-interface {default|IFACE$interface}", "Suppress routing updates on an "
	  "interface\nAll interfaces\nInterface", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO },
	{ MODE_ROUTER_AF, "area {A.B.C.D$area|<0-4294967295>$area} LINE$text", "OSPF area parameters\nArea\nArea\n"
	  "Settings", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ 0 }
};
