/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of crypto ikev2: authorization policy, client flexvpn, name-mangler, cluster.
 */
#include "cli/conf.h"

#define H_IKEV2 "Encryption module\nIKEv2 commands\n"
#define H_DN "Common name portion from DN\nCountry portion from DN\nDomain portion from DN\n" \
	     "Locality portion from DN\nOrganization portion from DN\n" \
	     "Organization-unit portion from DN\nState portion from DN"

const struct gram_row author_rows[] = {
	{ MODE_CONFIG, "crypto ikev2 authorization policy WORD$name",
	  H_IKEV2 "IKEv2 authorization\nDefine IKEv2 authorization policies\n"
	  "Name of IKEv2 authorization policy", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_AUTHOR, 0, MODE_IKEV2_AUTHOR },
	{ MODE_IKEV2_AUTHOR, "aaa attribute list WORD$list",
	  "AAA attribute list\nAttribute\nAttribute list\nName of the list", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "backup-gateway HOST$gateway",
	  "Specify backup gateway\nIP address or host name", NULL, "gateway", NULL, 0 },
	{ MODE_IKEV2_AUTHOR, "banner LINE$text",
	  "Specify mode config banner\nc banner-text c, where 'c' is a delimiting character",
	  conf_banner },
	{ MODE_IKEV2_AUTHOR, "configuration url LINE$url",
	  "Push configuration to the client\nURL\nURL the client fetches", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "configuration version <1-32767>$n",
	  "Push configuration to the client\nVersion\nnumber", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "def-domain WORD$domain",
	  "Set default domain name to send to client\ndomain name" },
	{ MODE_IKEV2_AUTHOR, "dhcp server HOST$server",
	  "Configure DHCP parameters\nDHCP server\nIP address or host name", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "dhcp giaddr A.B.C.D$addr", "Configure DHCP parameters\n"
	  "Gateway address\nIP address", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "dhcp timeout <4-30>$seconds",
	  "Configure DHCP parameters\nTimeout\nseconds", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "dns A.B.C.D$first [A.B.C.D$second]",
	  "Specify DNS Addresses\nServer's IP address\nServer's IP address" },
	{ MODE_IKEV2_AUTHOR, "include-local-lan", "Enable Local LAN Access with no split tunnel" },
	{ MODE_IKEV2_AUTHOR, "ipsec flow-limit <0-50000>$n",
	  "IPsec\nLimit the flows of a session\nnumber", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "ipv6 pool WORD$pool", "IPv6\nAddress pool\npool name" },
	{ MODE_IKEV2_AUTHOR, "ipv6 dns X:X:X:X::X$first [X:X:X:X::X$second]",
	  "IPv6\nSpecify DNS Addresses\nServer's IPv6 address\nServer's IPv6 address" },
	{ MODE_IKEV2_AUTHOR, "ipv6 prefix <1-128>$len", "IPv6\nPrefix length to push\nlength" },
	{ MODE_IKEV2_AUTHOR, "netmask A.B.C.D$mask", "Specify netmask\nnetmask" },
	{ MODE_IKEV2_AUTHOR, "pfs", "The client should propose PFS" },
	{ MODE_IKEV2_AUTHOR, "pool WORD$pool", "Set name of address pool\npool name" },
	{ MODE_IKEV2_AUTHOR, "route set interface [IFACE$interface]",
	  "Configure route parameters\nSet routes\nSend the tunnel interface's address\n"
	  "Interface name", NULL, NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_IKEV2_AUTHOR, "route set access-list ipv6 WORD$acl",
	  "Configure route parameters\nSet routes\nAccess list\nIPv6\nAccess-list name" },
	{ MODE_IKEV2_AUTHOR, "route set access-list WORD$acl",
	  "Configure route parameters\nSet routes\nAccess list\nAccess-list number or name" },
	{ MODE_IKEV2_AUTHOR, "route set remote {ipv4 A.B.C.D$addr A.B.C.D$mask|ipv6 "
	  "X:X:X:X::X/<0-128>$prefix}", "Configure route parameters\nSet routes\n"
	  "Routes the peer gets\nIPv4\nAddress\nMask\nIPv6\nPrefix", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_IKEV2_AUTHOR, "route set local {ipv4 A.B.C.D$addr A.B.C.D$mask|ipv6 "
	  "X:X:X:X::X/<0-128>$prefix} [A.B.C.D$via|X:X:X:X::X$via6|vrf WORD$vrf|tag "
	  "<1-497777>$tag|distance <1-255>$distance]...", "Configure route parameters\nSet routes\n"
	  "Routes on this router\nIPv4\nAddress\nMask\nIPv6\nPrefix\nNext hop\nNext hop\nVRF\nVRF name\n"
	  "Tag\nvalue\nDistance\nvalue", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_IKEV2_AUTHOR, "route accept any [tag <1-497777>$tag|distance <1-255>$distance]...",
	  "Configure route parameters\nAccept routes from peer\nAny route\nTag\nvalue\nDistance\n"
	  "value", NULL, NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_IKEV2_AUTHOR, "session-lifetime <120-25920000>$seconds", "Session lifetime\nseconds" },
	{ MODE_IKEV2_AUTHOR, "smartcard-removal-disconnect",
	  "Disconnect the client when its smart card is removed", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "split-dns WORD$domain", "DNS name to resolve through the tunnel\n"
	  "domain", NULL, "domain", NULL, 0 },
	{ MODE_IKEV2_AUTHOR, "wins A.B.C.D$first [A.B.C.D$second]",
	  "Specify WINS Addresses\nServer's IP address\nServer's IP address" },

	/* --- client flexvpn --- */
	{ MODE_CONFIG, "crypto ikev2 client flexvpn WORD$name",
	  H_IKEV2 "IKEv2 client\nFlexVPN client\nName of the client", conf_ikev2_object, "name",
	  NULL, RANK_IKEV2_CLIENT, 0, MODE_IKEV2_FLEXVPN },
	{ MODE_IKEV2_FLEXVPN, "peer <1-255>$seq {A.B.C.D$addr|X:X:X:X::X$addr|fqdn WORD$host "
	  "[dynamic|ipv6]...} [track <0-1000>$track [up|down]$state]",
	  "Peer\nsequence number\nIPv4 address\nIPv6 address\nName\nhost name\n"
	  "Look it up for every connection\nIPv6 address of it\nOnly with this tracked object\n"
	  "object\nwhile it is up\nwhile it is down", NULL, "seq" },
	{ MODE_IKEV2_FLEXVPN, "peer reactivate", "Peer\nGo back to a better peer when it can be "
	  "used" },
	{ MODE_IKEV2_FLEXVPN, "source <1-255>$seq IFACE$interface [track <1-1000>$track]",
	  "Source of the tunnel\nsequence number\nInterface\nOnly with this tracked object\nobject",
	  NULL, "seq" },
	{ MODE_IKEV2_FLEXVPN, "connect {auto|manual|track <0-1000>$track [up|down]$state}",
	  "When to connect\nAt once (default)\nBy command\nBy a tracked object\nobject\n"
	  "while it is up\nwhile it is down", NULL, NULL, "connect auto" },
	{ MODE_IKEV2_FLEXVPN, "client connect IFACE$interface",
	  "Client\nTunnel interface of the client\nInterface" },
	{ MODE_IKEV2_FLEXVPN, "client inside IFACE$interface",
	  "Client\nInside interface\nInterface", NULL, "interface", NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_FLEXVPN, "backup group {<1-255>$n|default}",
	  "Backup\nGroup of clients that do not share a peer\ngroup number\nthe default group" },

	/* --- name-mangler --- */
	{ MODE_CONFIG, "crypto ikev2 name-mangler WORD$name",
	  H_IKEV2 "Name mangler\nName mangler name", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_GLOBAL, 0, MODE_IKEV2_MANGLER },
	{ MODE_IKEV2_MANGLER, "dn {common-name|country|domain|locality|organization|"
	  "organization-unit|state}", "Derive name from identity of type DN\n" H_DN },
	{ MODE_IKEV2_MANGLER, "fqdn {all|domain|hostname}",
	  "Derive name from identity of type FQDN\nEntire FQDN\nDomain portion from FQDN\n"
	  "Hostname portion from FQDN" },
	{ MODE_IKEV2_MANGLER, "email {all|domain|username}",
	  "Derive name from identity of type email\nEntire email\nDomain portion from email\n"
	  "Username portion from email" },
	{ MODE_IKEV2_MANGLER,
	  "eap {all|dn {common-name|country|domain|locality|organization|organization-unit|state}|"
	  "prefix {delimiter WORD$delimiter}|suffix {delimiter WORD$delimiter}}",
	  "Derive name from EAP identity\nEntire username\nFrom EAP identity of type DN\n" H_DN
	  "\nPrefix of the username\nIt ends at\n. @ \\\nSuffix of the username\nIt begins behind\n"
	  ". @ \\" },

	/* --- cluster --- */
	{ MODE_CONFIG, "crypto ikev2 cluster", H_IKEV2 "Load balancing cluster", conf_ikev2_object,
	  NULL, NULL, RANK_IKEV2_GLOBAL, GRAM_INERT, MODE_IKEV2_CLUSTER },
	{ MODE_IKEV2_CLUSTER, "holdtime <100-120000>$ms", "Hold time for the nodes\nms" },
	{ MODE_IKEV2_CLUSTER, "port <1-65535>$port", "Port of the cluster protocol\nport" },
	{ MODE_IKEV2_CLUSTER, "fqdn WORD$name", "Name clients know the cluster by\nname" },
	{ MODE_IKEV2_CLUSTER, "standby-group WORD$group", "HSRP group\nname of the group" },
	{ MODE_IKEV2_CLUSTER, "shutdown", "Stop the cluster" },
	{ MODE_IKEV2_CLUSTER, "load-normalization <1-100>$n", "Load normalization\npercent" },
	{ MODE_IKEV2_CLUSTER, "slave hello <100-30000>$ms",
	  "Settings of a slave\nhello interval\nms" },
	{ MODE_IKEV2_CLUSTER, "slave max-session <1-100000>$n",
	  "Settings of a slave\nlimit of sessions\nnumber" },
	{ MODE_IKEV2_CLUSTER, "slave priority <1-100>$n", "Settings of a slave\npriority\nvalue" },
	{ MODE_IKEV2_CLUSTER, "slave update <100-60000>$ms",
	  "Settings of a slave\nload update interval\nms" },
	{ MODE_IKEV2_CLUSTER, "secondary hello <100-30000>$ms",
	  "Settings of a secondary node\nhello interval\nms" },
	{ MODE_IKEV2_CLUSTER, "secondary max-session <1-100000>$n",
	  "Settings of a secondary node\nlimit of sessions\nnumber" },
	{ MODE_IKEV2_CLUSTER, "secondary priority <1-100>$n",
	  "Settings of a secondary node\npriority\nvalue" },
	{ MODE_IKEV2_CLUSTER, "secondary update <100-60000>$ms",
	  "Settings of a secondary node\nload update interval\nms" },
	{ MODE_IKEV2_CLUSTER, "master overload-limit <50-99>$n",
	  "Settings of the master\noverload limit\npercent" },
	{ MODE_IKEV2_CLUSTER, "master weight {crypto-load <0-100>$crypto|system-load "
	  "<0-100>$system}", "Settings of the master\nweight\nof the crypto load\nvalue\n"
	  "of the system load\nvalue" },
	{ MODE_IKEV2_CLUSTER, "primary overload-limit <50-99>$n",
	  "Settings of the primary node\noverload limit\npercent" },
	{ MODE_IKEV2_CLUSTER, "primary weight {crypto-load <0-100>$crypto|system-load "
	  "<0-100>$system}", "Settings of the primary node\nweight\nof the crypto load\nvalue\n"
	  "of the system load\nvalue" },
	{ 0 }
};
