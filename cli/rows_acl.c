/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of access lists, prefix lists, route maps, object groups and key chains.
 */
#include "cli/conf.h"
#include "cli/rows.h"

#define H_IP "Global IP configuration subcommands\n"
#define PROTO \
	"{ip|icmp|tcp|udp|gre|esp|ahp|eigrp|ospf|igmp|ipinip|nos|pim|pcp|sctp|object-group " \
	"WORD$pgroup|<0-255>$protonum}$proto"
#define H_PROTO \
	"Any Internet Protocol\nInternet Control Message Protocol\n" \
	"Transmission Control Protocol\nUser Datagram Protocol\nCisco's GRE tunneling\n" \
	"Encapsulation Security Payload\nAuthentication Header Protocol\n" \
	"Cisco's EIGRP routing protocol\nOSPF routing protocol\n" \
	"Internet Gateway Message Protocol\nIP in IP tunneling\n" \
	"KA9Q NOS compatible IP over IP tunneling\nProtocol Independent Multicast\n" \
	"Payload Compression Protocol\nStream Control Transmission Protocol\n" \
	"Service object group\nService object group name\nAn IP protocol number"
#define ADDRS(s) \
	"{any|host {A.B.C.D$" s "host|WORD$" s "name}|object-group WORD$" s "group|A.B.C.D$" s \
	"addr A.B.C.D$" s "wild}"
#define H_ADDRS \
	"Any host\nA single host\nAddress\nName\nNetwork object group\n" \
	"Network object group name\nAddress\nWildcard bits\n"
#define PORT(v) "{<0-65535>$" v "|WORD$" v "}"
#define H_PORT "Port number\nPort name\n"
#define PORTS(s) \
	"[eq " PORT(s "port") "...|neq " PORT(s "neq") "|gt " PORT(s "gt") "|lt " PORT(s "lt") \
	"|range " PORT(s "lo") " " PORT(s "hi") "]"
#define H_PORTS \
	"Match only packets on a given port number\n" H_PORT "Match only packets not on a " \
	"given port number\n" H_PORT "Match only packets with a greater port number\n" H_PORT \
	"Match only packets with a lower port number\n" H_PORT "Match only packets in the " \
	"range of port numbers\n" H_PORT H_PORT
#define ICMP_MORE \
	"alternate-address|conversion-error|dod-host-prohibited|dod-net-prohibited|" \
	"general-parameter-problem|host-isolated|host-precedence-unreachable|host-redirect|" \
	"host-tos-redirect|host-tos-unreachable|host-unknown|information-reply|" \
	"information-request|mask-reply|mask-request|mobile-redirect|net-redirect|" \
	"net-tos-redirect|net-tos-unreachable|network-unknown|no-room-for-option|option-missing|" \
	"precedence-unreachable|protocol-unreachable|reassembly-timeout|router-advertisement|" \
	"router-solicitation|source-route-failed"
#define H_ICMP_MORE \
	"Alternate address\nDatagram conversion\nHost prohibited\nNet prohibited\n" \
	"Parameter problem\nHost isolated\nHost unreachable for precedence\nHost redirect\n" \
	"Host redirect for TOS\nHost unreachable for TOS\nHost unknown\nInformation replies\n" \
	"Information requests\nMask replies\nMask requests\nMobile host redirect\n" \
	"Network redirect\nNet redirect for TOS\nNetwork unreachable for TOS\nNetwork unknown\n" \
	"Parameter required but no room\nParameter required but not present\n" \
	"Precedence cutoff\nProtocol unreachable\nReassembly timeout\n" \
	"Router discovery advertisements\nRouter discovery solicitations\nSource route failed\n"
#define EXTOPTS \
	"[log [WORD$logtag]|log-input [WORD$logtag]|established|fragments|dscp WORD$dscp|precedence " \
	"WORD$prec|tos WORD$tos|time-range WORD$range|ttl {eq|gt|lt|neq} <0-255>$ttl|option " \
	"WORD$option|match-all {WORD$flag}...|match-any " \
	"{WORD$flag}...|ack|fin|psh|rst|syn|urg|echo|echo-reply|unreachable|time-exceeded|ttl-" \
	"exceeded|packet-too-big|port-unreachable|host-unreachable|net-unreachable|administrat" \
	"ively-prohibited|redirect|traceroute|timestamp-request|timestamp-reply|parameter-prob" \
	"lem|source-quench|" ICMP_MORE "|reflect WORD$reflect [timeout " \
	"<1-2147483>$rtimeout]|<0-255>$icmptype [<0-255>$icmpcode]]..."
#define H_EXTOPTS \
	"Log matches against this entry\nUser defined cookie\nLog matches against this entry, " \
	"including input\nUser defined cookie\nMatch established connections\nCheck non-initial fragments\n" \
	"Match packets with given dscp value\nvalue\nMatch packets with given precedence " \
	"value\nvalue\nMatch packets with given TOS value\nvalue\nSpecify a time-range\n" \
	"name\nMatch packets with given TTL value\nequal\ngreater\nless\nnot equal\nTTL\n" \
	"Match packets with given IP Options\nvalue\nMatch all of the flags\nflag\n" \
	"Match any of the flags\nflag\nMatch on the ACK bit\nMatch on the FIN bit\n" \
	"Match on the PSH bit\nMatch on the RST bit\nMatch on the SYN bit\n" \
	"Match on the URG bit\nEcho (ping)\nEcho reply\nAll unreachables\n" \
	"All time exceededs\nTTL exceeded\nFragmentation needed and DF set\n" \
	"Port unreachable\nHost unreachable\nNet unreachable\nAdministratively prohibited\n" \
	"All redirects\nTraceroute\nTimestamp requests\nTimestamp replies\n" \
	"All parameter problems\nSource quenches\n" H_ICMP_MORE "Create reflexive access list entry\nname\n" \
	"Maximum time to live\nseconds\n" \
	"ICMP message type\nICMP message code"
#define EXT \
	"{permit|deny} " PROTO " " ADDRS("s") " " PORTS("s") " " ADDRS("d") " " PORTS("d") " " \
	EXTOPTS
#define H_EXT \
	"Specify packets to forward\nSpecify packets to reject\n" H_PROTO "\n" H_ADDRS H_PORTS \
	H_ADDRS H_PORTS H_EXTOPTS
#define STD \
	"{permit|deny} {any|host {A.B.C.D$shost|WORD$sname}|A.B.C.D$saddr " \
	"[A.B.C.D$swild]|WORD$sname} [log [WORD$logtag]]"
#define H_STD \
	"Specify packets to forward\nSpecify packets to reject\nAny source host\n" \
	"A single host address\nHost address\nHost name\nAddress to match\nWildcard bits\n" \
	"Host name\nLog matches against this entry\nUser defined cookie"
#define H_ACL "Add an access list entry\n"

#define PREFIXOPTS "[ge <0-128>$ge] [le <0-128>$le]"
#define H_PREFIXOPTS \
	"Minimum prefix length to be matched\nlength\nMaximum prefix length to be matched\n" \
	"length"

const struct gram_row acl_rows[] = {
	{ MODE_CONFIG, "access-list <1-99>$acl " STD, H_ACL "IP standard access list\n" H_STD,
	  conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1300-1999>$acl " STD, H_ACL "IP standard access list "
	  "(expanded range)\n" H_STD, conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <100-199>$acl " EXT, H_ACL "IP extended access list\n" H_EXT,
	  conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <2000-2699>$acl " EXT, H_ACL "IP extended access list "
	  "(expanded range)\n" H_EXT, conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1-2699>$acl remark LINE$text", H_ACL
	  "Access list\nAccess list entry comment\nComment up to 100 characters",
	  conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1-2699>$acl", H_ACL "Access list", conf_access_list, "acl",
	  NULL, RANK_ACL, GRAM_HIDDEN },
	{ MODE_CONFIG, "ip access-list standard WORD$name", H_IP "Named access-list\nStandard "
	  "Access List\nAccess-list name or number", conf_acl_section, "name", NULL, RANK_ACL_NAMED,
	  0, MODE_ACL_STD },
	{ MODE_CONFIG, "ip access-list extended WORD$name", H_IP "Named access-list\nExtended "
	  "Access List\nAccess-list name or number", conf_acl_section, "name", NULL, RANK_ACL_NAMED,
	  0, MODE_ACL_EXT },
	{ MODE_CONFIG, "ip access-list log-update threshold <0-2147483647>$n", H_IP
	  "Named access-list\nControl log updates\nThreshold\nnumber", NULL, NULL, NULL,
	  RANK_ACL_NAMED },
	{ MODE_CONFIG, "ip access-list {logging interval "
	  "<0-2147483647>$ms|persistent|helper egress check}", H_IP
	  "Named access-list\nControl logging\nInterval\nms\nPersistent\nHelper\nEgress\n"
	  "Check", NULL, NULL, NULL, RANK_ACL_NAMED, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip access-list resequence WORD$name [<1-2147483647>$start "
	  "[<1-2147483647>$step]]", H_IP "Named access-list\nResequence Access List\n"
	  "Access-list name\nStarting Sequence Number\nStep", conf_acl_resequence, NULL, NULL, 0,
	  GRAM_NO_NO },
	{ MODE_ACL_STD, "[<1-2147483647>$seq] " STD, "Sequence Number\n" H_STD, conf_acl_entry,
	  "seq" },
	{ MODE_ACL_STD, "[<1-2147483647>$seq] remark LINE$text", "Sequence Number\nAccess list "
	  "entry comment\nComment up to 100 characters", conf_acl_entry, "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] " EXT, "Sequence Number\n" H_EXT, conf_acl_entry,
	  "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] remark LINE$text", "Sequence Number\nAccess list "
	  "entry comment\nComment up to 100 characters", conf_acl_entry, "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] evaluate WORD$name", "Sequence Number\nEvaluate an "
	  "access list\nReflexive list", conf_acl_entry, "seq" },
	{ MODE_CONFIG, "ipv6 access-list WORD$name", "Global IPv6 configuration subcommands\n"
	  "Configure access lists\nUser selected string identifying this access list", NULL,
	  "name", NULL, RANK_IPV6_ACL, 0, MODE_ACL6 },
	{ MODE_ACL6, "[sequence <1-4294967294>$seq] {permit|deny} "
	  "{ipv6|icmp|tcp|udp|esp|ahp|sctp|hbh|pcp|<0-255>$protonum}$proto {any|host "
	  "X:X:X:X::X$shost|X:X:X:X::X/<0-128>$sprefix} " PORTS("s")
	  " {any|host X:X:X:X::X$dhost|X:X:X:X::X/<0-128>$dprefix} " PORTS("d")
	  " [log|log-input|established|fragments|routing|routing-type <0-255>$rtype|mobility|"
	  "mobility-type {<0-255>$mtype|bind-acknowledgement|bind-error|bind-refresh|bind-update|"
	  "cot|coti|hot|hoti}|dest-option|dest-option-type {<0-255>$otype|home-address}|auth|ack|fin|"
	  "psh|rst|syn|urg|dscp WORD$dscp|flow-label "
	  "<0-1048575>$flow|nd-na|nd-ns|router-advertisement|router-solicitation|echo-request|ech"
	  "o-reply|packet-too-big|time-exceeded|unreachable|beyond-scope|destination-unreachable|"
	  "header|hop-limit|mld-query|mld-reduction|mld-report|next-header|no-admin|no-route|"
	  "parameter-option|parameter-problem|port-unreachable|reassembly-timeout|"
	  "router-renumbering|time-range "
	  "WORD$range|undetermined-transport|reflect WORD$reflect [timeout <1-2147483>$rtimeout]|"
	  "<0-255>$icmptype [<0-255>$icmpcode]]...",
	  "Sequence number for this entry\nnumber\nSpecify packets to forward\n"
	  "Specify packets to reject\nAny IPv6\nInternet Control Message Protocol\nTCP\nUDP\n"
	  "ESP\nAH\nSCTP\nHop by hop\nPCP\nAn IPv6 protocol number\nAny source prefix\n"
	  "A single source host\nAddress\nPrefix\n" H_PORTS "Any destination prefix\n"
	  "A single destination host\nAddress\nPrefix\n" H_PORTS "Log matches against this "
	  "entry\nincluding input\nestablished\nfragments\nRouting header\n"
	  "Match on the type of routing header\nvalue\nMobility header\n"
	  "Match on the type of mobility header\nvalue\nBinding acknowledgement\nBinding error\n"
	  "Binding refresh\nBinding update\nCare-of test\nCare-of test init\nHome test\n"
	  "Home test init\nDestination option header\nMatch on the type of destination option\n"
	  "value\nHome address\nAuthentication header\nMatch on the ACK bit\n"
	  "Match on the FIN bit\nMatch on the PSH bit\nMatch on the RST bit\n"
	  "Match on the SYN bit\nMatch on the URG bit\nDSCP\nvalue\n"
	  "Flow label\nvalue\nneighbor advertisements\nneighbor solicitations\n"
	  "router advertisements\nrouter solicitations\nEcho request\nEcho reply\n"
	  "Packet too big\nTime exceeded\nUnreachable\nBeyond scope of the source\n"
	  "Address unreachable\nErroneous header field\nHop limit exceeded\nMLD queries\n"
	  "MLD reductions\nMLD reports\nUnrecognized next header\nProhibited by administration\n"
	  "No route\nUnrecognized option\nParameter problem\nPort unreachable\n"
	  "Reassembly timeout\nRouter renumbering\nTime range\nname\n"
	  "Undetermined transport\nCreate reflexive access list entry\nname\n"
	  "Maximum time to live\nseconds\nICMP type\nICMP code", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ACL6, "[sequence <1-4294967294>$seq] remark LINE$text",
	  "Sequence number for this entry\nnumber\nAccess list entry comment\nComment", NULL,
	  NULL, NULL, 0, GRAM_MULTI },

	/* --- prefix lists, as-path --- */
	{ MODE_CONFIG, "ip prefix-list WORD$name [seq <1-4294967294>$seq] {permit|deny} "
	  "A.B.C.D/nn$prefix " PREFIXOPTS, H_IP "Build a prefix list\nName of a prefix list\n"
	  "sequence number of an entry\nSequence number\nSpecify packets to forward\n"
	  "Specify packets to reject\nIP prefix\n" H_PREFIXOPTS, conf_prefix_list, "name|seq",
	  NULL, RANK_PREFIX, 0 },
	{ MODE_CONFIG, "ip prefix-list WORD$name description LINE$text", H_IP
	  "Build a prefix list\nName of a prefix list\nPrefix-list specific description\nText",
	  NULL, "name", NULL, RANK_PREFIX, 0 },
	{ MODE_CONFIG, "ipv6 prefix-list WORD$name [seq <1-4294967294>$seq] {permit|deny} "
	  "X:X:X:X::X/<0-128>$prefix " PREFIXOPTS, "Global IPv6 configuration subcommands\n"
	  "Build a prefix list\nName of a prefix list\nsequence number of an entry\n"
	  "Sequence number\nSpecify packets to forward\nSpecify packets to reject\nIPv6 prefix\n"
	  H_PREFIXOPTS, conf_prefix_list, "name|seq", NULL, RANK_PREFIX, 0 },
	{ MODE_CONFIG, "ip as-path access-list <1-500>$n {permit|deny} LINE$regex", H_IP
	  "BGP autonomous system path filter\nSpecify an access list number\n"
	  "Regular expression access list number\nSpecify packets to forward\n"
	  "Specify packets to reject\nA regular-expression to match the BGP AS paths", NULL, NULL,
	  NULL, RANK_PREFIX, GRAM_MULTI },

	/* --- route maps --- */
	{ MODE_CONFIG, "route-map WORD$name [permit|deny] [<0-65535>$seq]",
	  "Create route-map or enter route-map command mode\nRoute map tag\n"
	  "Route map permits set operations\nRoute map denies set operations\n"
	  "Sequence to insert to/delete from existing route-map entry", conf_route_map,
	  "name|seq", NULL, RANK_ROUTE_MAP, 0, MODE_ROUTE_MAP },
	{ MODE_ROUTE_MAP, "description LINE$text", "Route-map comment\nComment" },
	{ MODE_ROUTE_MAP, "continue [<0-65535>$n]", "Continue on a different entry within the "
	  "route-map\nSequence" },
	{ MODE_ROUTE_MAP, "match {ip|ipv6}$af {address|next-hop|route-source} [prefix-list] "
	  "{WORD$list}...", "Match values from routing table\nIP specific information\n"
	  "IPv6 specific information\nMatch address of route or match packet\n"
	  "Match next-hop address of route\nMatch advertising source address of route\n"
	  "Match entries of prefix-lists\nAccess-list or prefix-list", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_ROUTE_MAP, "match interface {IFACE$interface}...", "Match values from routing "
	  "table\nMatch first hop interface of route\nInterface" },
	{ MODE_ROUTE_MAP, "match {as-path {WORD$list}...|community {WORD$list}... "
	  "[exact-match]|metric <0-4294967295>$metric|length <0-2147483647>$min "
	  "<0-2147483647>$max|tag {<0-4294967295>$tag}...|route-type {internal|external "
	  "[type-1|type-2]...|level-1|level-2|local|nssa-external [type-1|type-2]...}...|"
	  "source-protocol {{bgp <1-4294967295>$p|connected|eigrp <1-65535>$p|isis|mobile|ospf "
	  "<1-65535>$p|ospfv3 <1-65535>$p|rip|static}}...|local-preference "
	  "{<0-4294967295>$lp}...|policy-list {WORD$pl}...|extcommunity {WORD$ec}...|track <1-1000>$track}$what",
	  "Match values from routing table\nMatch BGP AS path list\nlist\n"
	  "Match BGP community list\nlist\nExact\nMatch metric of route\nvalue\nPacket length\n"
	  "min\nmax\nMatch tag of route\nTag value\nMatch route-type of route\ninternal\n"
	  "external\ntype 1\ntype 2\nlevel 1\nlevel 2\nlocal\nNSSA\n"
	  "type 1\ntype 2\nMatch source-protocol of route\nBGP\nAutonomous system number\n"
	  "connected\nEIGRP\nAutonomous system number\nIS-IS\nMobile routes\nOSPF\n"
	  "Process ID\nOSPFv3\nProcess ID\nRIP\nstatic\n"
	  "Local preference\nvalue\nPolicy list\nname\nExtended community\nlist\n"
	  "Tracking object\nnumber", NULL, "what" },
	{ MODE_ROUTE_MAP, "set ip next-hop {verify-availability [A.B.C.D$addr <1-65535>$seq "
	  "track <1-1000>$track]|self|peer-address|recursive [vrf WORD$vrf] A.B.C.D$addr|dynamic "
	  "dhcp|{A.B.C.D$addr}...}", "Set values in destination routing protocol\n"
	  "IP specific information\nNext hop address\nVerify if nexthop is reachable\n"
	  "IP address of next hop\nSequence\nSet the next hop depending on the state of a "
	  "tracked object\nTracked object number\nUse self address\nUse peer address\n"
	  "Recursive next-hop\nVRF\nname\nAddress\nDynamic\nDHCP\nIP address of next hop", NULL,
	  NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTE_MAP, "set {ip default next-hop {A.B.C.D$addr}...|ip {df <0-1>$df|precedence "
	  "{" PRECEDENCE "}|tos {" TOS "}|vrf WORD$ipvrf next-hop A.B.C.D$vrfnh|address prefix-list "
	  "WORD$apl}|ipv6 next-hop {X:X:X:X::X$addr6|peer-address}|interface "
	  "{IFACE$interface}...|default interface {IFACE$dinterface}...|metric {[+|-] "
	  "<0-4294967295>$metric [<0-4294967295>$d <0-255>$r <1-255>$l "
	  "<1-4294967295>$mtu]|<-4294967295-4294967295>$metricw}|metric-type {internal|external|type-1|type-2}|tag "
	  "<0-4294967295>$tag|local-preference <0-4294967295>$lp|weight <0-65535>$weight|origin "
	  "{igp|egp <1-65535>$egp|incomplete}|as-path {prepend {last-as "
	  "<1-10>$last|{<1-4294967295>$prepend|WORD$dotted}...}|tag}|community {none|{additive|inter"
	  "net|local-as|no-advertise|no-export|gshut|<1-4294967295>$community|ASN:nn$community}...}|"
	  "comm-list WORD$cl "
	  "delete|vrf WORD$vrf|global|level "
	  "{level-1|level-2|level-1-2}|automatic-tag|dampening <1-45>$half <1-20000>$reuse <1-20000>$suppress <1-255>$max|traffic-index "
	  "<1-64>$ti}$what", "Set values in destination routing protocol\nIP specific\ndefault\n"
	  "Next hop\naddress\nIP specific\nDF bit\nvalue\nPrecedence\n" H_PRECEDENCE "\nType of service\n" H_TOS
	  "\nVRF\nname\nNext hop\naddress\nAddress\nPrefix-list\nname\nIPv6 specific\n"
	  "Next hop\naddress\nPeer\nOutput interface\nInterface\nDefault information\n"
	  "Default output interface\nInterface\nMetric value\nadd\nsubtract\nMetric\ndelay\n"
	  "reliability\nload\nMTU\nAdd or subtract metric\nType of metric\ninternal\nexternal\ntype 1\ntype 2\n"
	  "Tag value\nTag\nBGP local preference path attribute\nPreference value\nBGP weight\n"
	  "value\nBGP origin code\nIGP\nEGP\nAS\nunknown\nPrepend string\nPrepend\nlast AS\n"
	  "times\nAS number\nAS number in dotted form\nFrom the tag\nBGP community attribute\n"
	  "None\nAdd to the existing community\nInternet\nDo not send outside local AS\n"
	  "Do not advertise to any peer\nDo not export to next AS\nGraceful shutdown\n"
	  "Community number\nCommunity in aa:nn format\n"
	  "Community list\nlist\ndelete\nVRF\nname\nGlobal table\n"
	  "Where to import route\n1\n2\nboth\nAutomatic\nDampening\nHalf-life\nReuse\nSuppress\nMaximum\nTraffic index\nvalue",
	  NULL, "what" },

	/* --- object groups, key chains --- */
	{ MODE_CONFIG, "object-group {network|service} WORD$name", "Configure Object Group\n"
	  "network group\nservice group\nObject group name", NULL, "name", NULL, RANK_OBJECT,
	  0, MODE_OBJECT_GROUP },
	{ MODE_OBJECT_GROUP, "description LINE$text", "Network object group description\nText" },
	{ MODE_OBJECT_GROUP, "host {A.B.C.D$addr|WORD$name}", "Host address of the object-group "
	  "member\nHost address\nHost name", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "A.B.C.D$addr A.B.C.D$mask", "Network address of the group "
	  "members\nNetwork mask", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "range A.B.C.D$lo A.B.C.D$hi", "Match only packets in the range\n"
	  "First\nLast", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "any", "Any host", NULL, NULL, NULL, 0, 0 },
	{ MODE_OBJECT_GROUP, "group-object WORD$name", "Nested object group\nName", NULL, NULL,
	  NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "{ip|esp|ahp|gre|eigrp|ospf|igmp|ipinip|nos|pim|pcp|<0-255>$number}",
	  "Any Internet Protocol\nESP\nAH\nGRE\nEIGRP\nOSPF\nIGMP\nIP in IP\nKA9Q\nPIM\nPCP\n"
	  "Protocol number", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "{tcp|udp|tcp-udp} [source] " PORTS("s"),
	  "TCP\nUDP\nBoth\nSource port\nEqual\n" H_PORT "Not equal\n" H_PORT "Greater\n" H_PORT
	  "Less\n" H_PORT "Range\n" H_PORT "Port number\nPort name", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "{tcp|udp|tcp-udp}$proto {<0-65535>$dport|WORD$dport}",
	  "TCP\nUDP\nBoth\nPort number\nPort name", conf_group_port, NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_OBJECT_GROUP, "icmp [<0-255>$type|WORD$message]", "ICMP\nType\nMessage", NULL,
	  NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "key chain WORD$name", "Key management\nKey-chain management\n"
	  "Key-chain name", NULL, "name", NULL, RANK_OBJECT + 2, 0, MODE_KEYCHAIN },
	{ MODE_KEYCHAIN, "key <0-2147483647>$n", "Configure a key\nKey identifier", NULL, "n",
	  NULL, 0, 0, MODE_KEYCHAIN_KEY },
	{ MODE_KEYCHAIN_KEY, "key-string {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}",
	  "Set key string\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) user password\nENCRYPTED\nkey\nHIDDEN\nkey\n"
	  "The UNENCRYPTED (cleartext) user password", conf_key_type },
	{ MODE_KEYCHAIN_KEY, "cryptographic-algorithm {hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-"
	  "sha-512|md5}", "Set cryptographic authentication algorithm\nSHA-1\nSHA-256\nSHA-384\n"
	  "SHA-512\nMD5" },
	{ 0 }
};
