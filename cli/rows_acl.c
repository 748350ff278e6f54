/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of access lists, prefix lists, route maps, object groups and key chains.
 */
#include "cli/conf.h"

#define H_IP "Global IP configuration subcommands\n"
#define PROTO "{ip|icmp|tcp|udp|gre|esp|ahp|eigrp|ospf|igmp|ipinip|nos|pim|pcp|sctp|object-group WORD$pgroup|<0-255>$protonum}$proto"
#define H_PROTO "Any Internet Protocol\nInternet Control Message Protocol\nTransmission Control Protocol\n" \
		"User Datagram Protocol\nCisco's GRE tunneling\nEncapsulation Security Payload\n"            \
		"Authentication Header Protocol\nCisco's EIGRP routing protocol\nOSPF routing protocol\n"    \
		"Internet Gateway Message Protocol\nIP in IP tunneling\nKA9Q NOS compatible IP over IP "     \
		"tunneling\nProtocol Independent Multicast\nPayload Compression Protocol\nStream Control "   \
		"Transmission Protocol\nService object group\nService object group name\nAn IP protocol number"
#define ADDRS(s) "{any|host {A.B.C.D$" s "host|WORD$" s "name}|object-group WORD$" s "group|A.B.C.D$" s "addr A.B.C.D$" s "wild}"
#define H_ADDRS "Any host\nA single host\nAddress\nName\nNetwork object group\nNetwork object group name\n" \
		"Address\nWildcard bits\n"
#define PORT(v) "{<0-65535>$" v "|WORD$" v "}"
#define H_PORT "Port number\nPort name\n"
#define PORTS(s) "[eq " PORT(s "port") "...|neq " PORT(s "neq") "|gt " PORT(s "gt") "|lt " PORT(s "lt") "|range " PORT(s "lo") " " PORT(s "hi") "]"
#define H_PORTS "Match only packets on a given port number\n" H_PORT "Match only packets not on a given port " \
		"number\n" H_PORT "Match only packets with a greater port number\n" H_PORT "Match only "     \
		"packets with a lower port number\n" H_PORT "Match only packets in the range of port "       \
		"numbers\n" H_PORT H_PORT
#define EXTOPTS "[log [WORD$logtag]|log-input|established|fragments|dscp WORD$dscp|precedence WORD$prec|tos WORD$tos|time-range WORD$range|ttl {eq|gt|lt|neq} <0-255>$ttl|option WORD$option|match-all {WORD$flag}...|match-any {WORD$flag}...|ack|fin|psh|rst|syn|urg|echo|echo-reply|unreachable|time-exceeded|ttl-exceeded|packet-too-big|port-unreachable|host-unreachable|net-unreachable|administratively-prohibited|redirect|traceroute|timestamp-request|timestamp-reply|parameter-problem|source-quench|reflect WORD$reflect|<0-255>$icmptype [<0-255>$icmpcode]]..."
#define H_EXTOPTS "Log matches against this entry\nUser defined cookie\nLog matches against this entry, "    \
		  "including input\nMatch established connections\nCheck non-initial fragments\nMatch packets " \
		  "with given dscp value\nvalue\nMatch packets with given precedence value\nvalue\nMatch "    \
		  "packets with given TOS value\nvalue\nSpecify a time-range\nname\nMatch packets with given " \
		  "TTL value\nequal\ngreater\nless\nnot equal\nTTL\nMatch packets with given IP Options\n"     \
		  "value\nMatch all of the flags\nflag\nMatch any of the flags\nflag\nMatch on the ACK bit\n"  \
		  "Match on the FIN bit\nMatch on the PSH bit\nMatch on the RST bit\nMatch on the SYN bit\n"   \
		  "Match on the URG bit\nEcho (ping)\nEcho reply\nAll unreachables\nAll time exceededs\nTTL "  \
		  "exceeded\nFragmentation needed and DF set\nPort unreachable\nHost unreachable\nNet "        \
		  "unreachable\nAdministratively prohibited\nAll redirects\nTraceroute\nTimestamp requests\n"  \
		  "Timestamp replies\nAll parameter problems\nSource quenches\nCreate reflexive access list "  \
		  "entry\nname\nICMP message type\nICMP message code"
#define EXT "{permit|deny} " PROTO " " ADDRS("s") " " PORTS("s") " " ADDRS("d") " " PORTS("d") " " EXTOPTS
#define H_EXT "Specify packets to forward\nSpecify packets to reject\n" H_PROTO "\n" H_ADDRS H_PORTS H_ADDRS H_PORTS H_EXTOPTS
#define STD "{permit|deny} {any|host {A.B.C.D$shost|WORD$sname}|A.B.C.D$saddr [A.B.C.D$swild]|WORD$sname} [log [WORD$logtag]]"
#define H_STD "Specify packets to forward\nSpecify packets to reject\nAny source host\nA single host address\n" \
	      "Host address\nHost name\nAddress to match\nWildcard bits\nHost name\nLog matches against this "  \
	      "entry\nUser defined cookie"
#define H_ACL "Add an access list entry\n"

#define PREFIXOPTS "[ge <0-128>$ge] [le <0-128>$le]"
#define H_PREFIXOPTS "Minimum prefix length to be matched\nlength\nMaximum prefix length to be matched\nlength"

const struct gram_row acl_rows[] = {
	{ MODE_CONFIG, "access-list <1-99>$acl " STD, H_ACL "IP standard access list\n" H_STD, conf_access_list,
	  NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1300-1999>$acl " STD, H_ACL "IP standard access list (expanded range)\n"
	  H_STD, conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <100-199>$acl " EXT, H_ACL "IP extended access list\n" H_EXT,
	  conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <2000-2699>$acl " EXT, H_ACL "IP extended access list (expanded range)\n"
	  H_EXT, conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1-2699>$acl remark LINE$text", H_ACL "Access list\nAccess list entry "
	  "comment\nComment up to 100 characters", conf_access_list, NULL, NULL, RANK_ACL, GRAM_MULTI },
	{ MODE_CONFIG, "access-list <1-2699>$acl", H_ACL "Access list", conf_access_list, "acl", NULL, RANK_ACL,
	  GRAM_HIDDEN },
	{ MODE_CONFIG, "ip access-list standard WORD$name", H_IP "Named access-list\nStandard Access List\n"
	  "Access-list name or number", NULL, "name", NULL, RANK_ACL_NAMED, 0, MODE_ACL_STD },
	{ MODE_CONFIG, "ip access-list extended WORD$name", H_IP "Named access-list\nExtended Access List\n"
	  "Access-list name or number", NULL, "name", NULL, RANK_ACL_NAMED, 0, MODE_ACL_EXT },
	{ MODE_CONFIG, "ip access-list {log-update threshold <0-2147483647>$n|logging interval "
	  "<0-2147483647>$ms|persistent|helper egress check}", H_IP "Named access-list\nControl log updates\n"
	  "Threshold\nnumber\nControl logging\nInterval\nms\nPersistent\nHelper\nEgress\nCheck", NULL, NULL,
	  NULL, RANK_ACL_NAMED, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip access-list resequence WORD$name [<1-2147483647>$start [<1-2147483647>$step]]",
	  H_IP "Named access-list\nResequence Access List\nAccess-list name\nStarting Sequence Number\nStep",
	  conf_ignore, NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_ACL_STD, "[<1-2147483647>$seq] " STD, "Sequence Number\n" H_STD, conf_acl_entry, "seq" },
	{ MODE_ACL_STD, "[<1-2147483647>$seq] remark LINE$text", "Sequence Number\nAccess list entry comment\n"
	  "Comment up to 100 characters", conf_acl_entry, "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] " EXT, "Sequence Number\n" H_EXT, conf_acl_entry, "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] remark LINE$text", "Sequence Number\nAccess list entry comment\n"
	  "Comment up to 100 characters", conf_acl_entry, "seq" },
	{ MODE_ACL_EXT, "[<1-2147483647>$seq] evaluate WORD$name", "Sequence Number\nEvaluate an access list\n"
	  "Reflexive list", conf_acl_entry, "seq" },
	{ MODE_CONFIG, "ipv6 access-list WORD$name", "Global IPv6 configuration subcommands\nConfigure access "
	  "lists\nUser selected string identifying this access list", NULL, "name", NULL, RANK_IPV6_ACL,
	  GRAM_INERT, MODE_ACL6 },
	{ MODE_ACL6, "[sequence <1-4294967294>$seq] {permit|deny} {ipv6|icmp|tcp|udp|esp|ahp|sctp|hbh|pcp|"
	  "<0-255>$protonum}$proto {any|host X:X:X:X::X$shost|X:X:X:X::X/<0-128>$sprefix} " PORTS("s")
	  " {any|host X:X:X:X::X$dhost|X:X:X:X::X/<0-128>$dprefix} " PORTS("d") " [log|log-input|established|"
	  "fragments|routing|dscp WORD$dscp|flow-label <0-1048575>$flow|nd-na|nd-ns|router-advertisement|"
	  "router-solicitation|echo-request|echo-reply|packet-too-big|time-exceeded|unreachable|"
	  "time-range WORD$range|undetermined-transport|<0-255>$icmptype [<0-255>$icmpcode]]...",
	  "Sequence number for this entry\nnumber\nSpecify packets to forward\nSpecify packets to reject\nAny "
	  "IPv6\nInternet Control Message Protocol\nTCP\nUDP\nESP\nAH\nSCTP\nHop by hop\nPCP\nAn IPv6 protocol "
	  "number\nAny source prefix\nA single source host\nAddress\nPrefix\n" H_PORTS "Any destination prefix\n"
	  "A single destination host\nAddress\nPrefix\n" H_PORTS "Log matches against this entry\nincluding "
	  "input\nestablished\nfragments\nRouting header\nDSCP\nvalue\nFlow label\nvalue\nneighbor advertisements\n"
	  "neighbor solicitations\nrouter advertisements\nrouter solicitations\nEcho request\nEcho reply\nPacket "
	  "too big\nTime exceeded\nUnreachable\nTime range\nname\nUndetermined transport\nICMP type\nICMP code",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ACL6, "[sequence <1-4294967294>$seq] remark LINE$text", "Sequence number for this entry\nnumber\n"
	  "Access list entry comment\nComment", NULL, NULL, NULL, 0, GRAM_MULTI },

	/* --- prefix lists, as-path --- */
	{ MODE_CONFIG, "ip prefix-list WORD$name [seq <1-4294967294>$seq] {permit|deny} A.B.C.D/nn$prefix "
	  PREFIXOPTS, H_IP "Build a prefix list\nName of a prefix list\nsequence number of an entry\nSequence "
	  "number\nSpecify packets to forward\nSpecify packets to reject\nIP prefix\n" H_PREFIXOPTS,
	  conf_prefix_list, "name|seq", NULL, RANK_PREFIX, GRAM_INERT },
	{ MODE_CONFIG, "ip prefix-list WORD$name description LINE$text", H_IP "Build a prefix list\nName of a "
	  "prefix list\nPrefix-list specific description\nText", NULL, "name", NULL, RANK_PREFIX, GRAM_INERT },
	{ MODE_CONFIG, "ipv6 prefix-list WORD$name [seq <1-4294967294>$seq] {permit|deny} "
	  "X:X:X:X::X/<0-128>$prefix " PREFIXOPTS, "Global IPv6 configuration subcommands\nBuild a prefix list\n"
	  "Name of a prefix list\nsequence number of an entry\nSequence number\nSpecify packets to forward\n"
	  "Specify packets to reject\nIPv6 prefix\n" H_PREFIXOPTS, conf_prefix_list, "name|seq", NULL,
	  RANK_PREFIX, GRAM_INERT },
	{ MODE_CONFIG, "ip as-path access-list <1-500>$n {permit|deny} LINE$regex", H_IP "BGP autonomous system "
	  "path filter\nSpecify an access list number\nRegular expression access list number\nSpecify packets to "
	  "forward\nSpecify packets to reject\nA regular-expression to match the BGP AS paths", NULL, NULL, NULL,
	  RANK_PREFIX, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip community-list {standard WORD$name|expanded WORD$name|<1-500>$name} {permit|deny} "
	  "LINE$text", H_IP "Add a community list entry\nStandard\nname\nExpanded\nname\nnumber\npermit\ndeny\n"
	  "Communities", NULL, NULL, NULL, RANK_PREFIX, GRAM_MULTI | GRAM_INERT },

	/* --- route maps --- */
	{ MODE_CONFIG, "route-map WORD$name [permit|deny] [<0-65535>$seq]", "Create route-map or enter route-map "
	  "command mode\nRoute map tag\nRoute map permits set operations\nRoute map denies set operations\n"
	  "Sequence to insert to/delete from existing route-map entry", conf_route_map, "name|seq", NULL,
	  RANK_ROUTE_MAP, GRAM_INERT, MODE_ROUTE_MAP },
	{ MODE_ROUTE_MAP, "description LINE$text", "Route-map comment\nComment" },
	{ MODE_ROUTE_MAP, "continue [<0-65535>$n]", "Continue on a different entry within the route-map\nSequence" },
	{ MODE_ROUTE_MAP, "match {ip|ipv6}$af {address|next-hop|route-source} [prefix-list] {WORD$list}...",
	  "Match values from routing table\nIP specific information\nIPv6 specific information\nMatch address of "
	  "route or match packet\nMatch next-hop address of route\nMatch advertising source address of route\nMatch "
	  "entries of prefix-lists\nAccess-list or prefix-list", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTE_MAP, "match interface {IFACE$interface}...", "Match values from routing table\nMatch first hop "
	  "interface of route\nInterface" },
	{ MODE_ROUTE_MAP, "match {as-path {WORD$list}...|community {WORD$list}... [exact-match]|metric "
	  "<0-4294967295>$metric|length <0-2147483647>$min <0-2147483647>$max|tag {<0-4294967295>$tag}...|"
	  "route-type {internal|external [type-1|type-2]|level-1|level-2|local|nssa-external}...|source-protocol "
	  "{bgp|connected|eigrp|ospf|rip|static} [WORD$p]|local-preference <0-4294967295>$lp|policy-list WORD$pl|"
	  "extcommunity WORD$ec|track <1-1000>$track}$what", "Match values from routing table\nMatch BGP AS path "
	  "list\nlist\nMatch BGP community list\nlist\nExact\nMatch metric of route\nvalue\nPacket length\nmin\nmax\n"
	  "Match tag of route\nTag value\nMatch route-type of route\ninternal\nexternal\ntype 1\ntype 2\nlevel 1\n"
	  "level 2\nlocal\nNSSA\nMatch source-protocol of route\nBGP\nconnected\nEIGRP\nOSPF\nRIP\nstatic\nprocess\n"
	  "Local preference\nvalue\nPolicy list\nname\nExtended community\nlist\nTracking object\nnumber", NULL,
	  "what" },
	{ MODE_ROUTE_MAP, "set ip next-hop {verify-availability [A.B.C.D$addr <1-65535>$seq track <1-1000>$track]|"
	  "self|peer-address|recursive [vrf WORD$vrf] A.B.C.D$addr|dynamic dhcp|{A.B.C.D$addr}...}", "Set values in "
	  "destination routing protocol\nIP specific information\nNext hop address\nVerify if nexthop is reachable\n"
	  "IP address of next hop\nSequence\nSet the next hop depending on the state of a tracked object\nTracked "
	  "object number\nUse self address\nUse peer address\nRecursive next-hop\nVRF\nname\nAddress\nDynamic\nDHCP\n"
	  "IP address of next hop", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_ROUTE_MAP, "set {ip default next-hop {A.B.C.D$addr}...|ip {df <0-1>$df|precedence WORD$prec|tos "
	  "WORD$tos|vrf WORD$ipvrf next-hop A.B.C.D$vrfnh|address prefix-list WORD$apl}|ipv6 next-hop "
	  "{X:X:X:X::X$addr6|peer-address}|interface {IFACE$interface}...|default interface {IFACE$dinterface}...|"
	  "metric {[+|-] <0-4294967295>$metric [<0-4294967295>$d <0-255>$r <1-255>$l <1-4294967295>$mtu]|"
	  "WORD$metricw}|metric-type {internal|external|type-1|type-2}|tag <0-4294967295>$tag|local-preference "
	  "<0-4294967295>$lp|weight <0-65535>$weight|origin {igp|egp <1-65535>$egp|incomplete}|as-path {prepend "
	  "{last-as <1-10>$last|LINE$prepend}|tag}|community {none|LINE$community}|comm-list WORD$cl delete|"
	  "extcommunity LINE$ec|vrf WORD$vrf|global|level {level-1|level-2|level-1-2}|automatic-tag|dampening "
	  "LINE$damp|traffic-index <1-64>$ti}$what", "Set values in destination routing protocol\nIP specific\n"
	  "default\nNext hop\naddress\nIP specific\nDF bit\nvalue\nPrecedence\nvalue\nType of service\nvalue\nVRF\n"
	  "name\nNext hop\naddress\nAddress\nPrefix-list\nname\nIPv6 specific\nNext hop\naddress\nPeer\nOutput "
	  "interface\nInterface\nDefault information\nDefault output interface\nInterface\nMetric value\nadd\n"
	  "subtract\nMetric\ndelay\nreliability\nload\nMTU\nMetric\nType of metric\ninternal\nexternal\ntype 1\ntype "
	  "2\nTag value\nTag\nBGP local preference path attribute\nPreference value\nBGP weight\nvalue\nBGP origin "
	  "code\nIGP\nEGP\nAS\nunknown\nPrepend string\nPrepend\nlast AS\ntimes\nAS numbers\nFrom the tag\nBGP "
	  "community attribute\nNone\nCommunity\nCommunity list\nlist\ndelete\nExtended community\nvalue\nVRF\nname\n"
	  "Global table\nWhere to import route\n1\n2\nboth\nAutomatic\nDampening\nvalues\nTraffic index\nvalue",
	  NULL, "what" },

	/* --- object groups, key chains --- */
	{ MODE_CONFIG, "object-group {network|service} WORD$name", "Configure Object Group\nnetwork group\nservice "
	  "group\nObject group name", NULL, "name", NULL, RANK_OBJECT, GRAM_INERT, MODE_OBJECT_GROUP },
	{ MODE_OBJECT_GROUP, "description LINE$text", "Network object group description\nText" },
	{ MODE_OBJECT_GROUP, "host {A.B.C.D$addr|WORD$name}", "Host address of the object-group member\nHost "
	  "address\nHost name", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "A.B.C.D$addr A.B.C.D$mask", "Network address of the group members\nNetwork "
	  "mask", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "range A.B.C.D$lo A.B.C.D$hi", "Match only packets in the range\nFirst\nLast", NULL,
	  NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "any", "Any host", NULL, NULL, NULL, 0, 0 },
	{ MODE_OBJECT_GROUP, "group-object WORD$name", "Nested object group\nName", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "{ip|esp|ahp|gre|eigrp|ospf|igmp|ipinip|nos|pim|pcp|<0-255>$number}", "Any Internet "
	  "Protocol\nESP\nAH\nGRE\nEIGRP\nOSPF\nIGMP\nIP in IP\nKA9Q\nPIM\nPCP\nProtocol number", NULL, NULL, NULL,
	  0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "{tcp|udp|tcp-udp} [source] " PORTS("s"), "TCP\nUDP\nBoth\nSource port\n"
	  "Equal\n" H_PORT "Not equal\n" H_PORT "Greater\n" H_PORT "Less\n" H_PORT "Range\n" H_PORT
	  "Port number\nPort name", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_OBJECT_GROUP, "icmp [<0-255>$type|WORD$message]", "ICMP\nType\nMessage", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_CONFIG, "key chain WORD$name", "Key management\nKey-chain management\nKey-chain name", NULL, "name",
	  NULL, RANK_OBJECT + 2, 0, MODE_KEYCHAIN },
	{ MODE_KEYCHAIN, "key <0-2147483647>$n", "Configure a key\nKey identifier", NULL, "n", NULL, 0, 0,
	  MODE_KEYCHAIN_KEY },
	{ MODE_KEYCHAIN_KEY, "key-string {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}", "Set key string\nSpecifies "
	  "an UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) user password\nENCRYPTED\nkey\nHIDDEN\n"
	  "key\nThe UNENCRYPTED (cleartext) user password", conf_key_type },
	{ MODE_KEYCHAIN_KEY, "cryptographic-algorithm {hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-sha-512|md5}",
	  "Set cryptographic authentication algorithm\nSHA-1\nSHA-256\nSHA-384\nSHA-512\nMD5" },
	{ MODE_KEYCHAIN_KEY, "{accept-lifetime|send-lifetime}$what LINE$text", "Set accept lifetime of key\nSet "
	  "send lifetime of key\nTimes", NULL, "what" },
	{ 0 }
};
