/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of interfaces: NHRP, routing protocols, HSRP, dialers, switch ports and other hardware.
 */
#include "cli/conf.h"

#define H_IP "Interface Internet Protocol config commands\n"
#define H_IPV6 "IPv6 interface subcommands\n"
#define H_NHRP H_IP "NHRP interface subcommands\n"
#define H_NHRP6 H_IPV6 "NHRP interface subcommands\n"
#define H_NHS "nexthop server\n"
#define H_NHSOPTS \
	"NBMA address\nIP NBMA address\nIPv6 NBMA address\nHost name\n" \
	"Use this NHS for multicast\nPriority of the server\npriority value\nCluster\n" \
	"cluster value"
#define NHSOPTS \
	"[nbma {A.B.C.D$nbma|X:X:X:X::X$nbma|HOST$nbmaname} [multicast]] [priority " \
	"<0-255>$prio|cluster <0-10>$cluster]..."
#define H_OSPF H_IP "OSPF interface commands\n"
#define H_OSPF6 H_IPV6 "OSPF interface commands\n"
#define H_NET \
	"Network type\nSpecify OSPF broadcast multi-access network\n" \
	"Specify OSPF NBMA network\nSpecify OSPF point-to-multipoint network\n" \
	"Do not send multicast\nSpecify OSPF point-to-point network"

const struct gram_row nhrp_rows[] = {
	/* --- NHRP --- */
	{ MODE_IF, "ip nhrp authentication WORD$key", H_NHRP "Authentication string\nAuthenticati"
	  "on string", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp network-id <1-4294967295>$id", H_NHRP "NBMA network identifier\n"
	  "Network identifier", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp map multicast {dynamic|A.B.C.D$nbma|X:X:X:X::X$nbma|HOST$nbmaname}",
	  H_NHRP "Map dest IP addresses to NBMA addresses\nUse this NBMA mapping for "
	  "broadcasts/multicasts\nDynamically learn destinations from client registrations on "
	  "hub\nIP NBMA address\nIPv6 NBMA address\nHost name", NULL, NULL, NULL, 0, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_IF, "ip nhrp map A.B.C.D$inner {A.B.C.D$nbma|X:X:X:X::X$nbma}", H_NHRP
	  "Map dest IP addresses to NBMA addresses\nIP address of destination\nIP NBMA address\n"
	  "IPv6 NBMA address", NULL, "inner" },
	{ MODE_IF, "ip nhrp map A.B.C.D$inner A.B.C.D$mask {A.B.C.D$nbma|X:X:X:X::X$nbma}", H_NHRP
	  "Map dest IP addresses to NBMA addresses\nIP address of destination\nmask\n"
	  "IP NBMA address\nIPv6 NBMA address", NULL, "inner mask" },
	{ MODE_IF, "ip nhrp map group WORD$group service-policy output WORD$policy",
	  H_NHRP "Map dest IP addresses to NBMA addresses\nGroup to policy\nGroup\nService policy\n"
	  "output\nPolicy", NULL, "group", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp nhs {A.B.C.D$nhs|X:X:X:X::X$nhs|dynamic} " NHSOPTS,
	  H_NHRP "Specify a next hop server\nIP address of NHS\nIPv6 address of NHS\nLearn it\n"
	  H_NHSOPTS, NULL, "nhs|nbma nbmaname" },
	{ MODE_IF, "ip nhrp nhs cluster <0-10>$cluster max-connections <0-255>$n", H_NHRP
	  "Specify a next hop server\nCluster\ncluster value\nLimit of servers in use\nnumber",
	  NULL, "cluster", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp nhs fallback <0-60>$n",
	  H_NHRP "Specify a next hop server\nFall back to a better one after\nseconds", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp redirect [timeout <2-30>$seconds]",
	  H_NHRP "Enable NHRP redirect traffic indication\nInterval\nseconds", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip nhrp shortcut [<1-4096>$vt|IFACE$interface]",
	  H_NHRP "Enable shortcut switching\nVirtual-Template number\nVirtual-Template", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp holdtime <1-65535>$seconds", H_NHRP "Advertised holdtime\nSeconds",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp registration {no-unique|timeout <1-65535>$seconds|delay "
	  "<0-3600>$delay}$what", H_NHRP "Settings for registration packets.\n"
	  "Don't set unique flag\nRegistration timeout\nseconds\n"
	  "Delay after the interface is up\nseconds", NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp group WORD$group", H_NHRP "NHRP group name\nGroup", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip nhrp attribute {group WORD$group|set WORD$set}$what",
	  H_NHRP "NHRP attribute\nGroup\nname\nSet\nname", NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp path preference <1-255>$n", H_NHRP "Path\nPreference\nvalue", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp max-send <1-65535>$n every <1-65535>$s", H_NHRP
	  "Rate limit NHRP traffic\npackets\nInterval\nseconds", NULL, NULL, NULL, 0, GRAM_INERT
	   },
	{ MODE_IF, "ip nhrp server-only [non-caching]", H_NHRP "Disable NHRP requests\n"
	  "Do not cache", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp record", H_NHRP "Allow NHRP record option", NULL, NULL,
	  "ip nhrp record", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip nhrp summary-map A.B.C.D/nn$prefix", H_NHRP "Summary map\nPrefix", NULL,
	  "prefix", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nhrp use <1-65535>$n", H_NHRP "Specify usage count for sending requests\n"
	  "count", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp authentication WORD$key", H_NHRP6 "Authentication string\n"
	  "Authentication string", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp network-id <1-4294967295>$id", H_NHRP6
	  "NBMA network identifier\nNetwork identifier", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp map multicast {dynamic|A.B.C.D$nbma|X:X:X:X::X$nbma}", H_NHRP6
	  "Map dest IP addresses to NBMA addresses\nUse this NBMA mapping for "
	  "broadcasts/multicasts\nLearn them\nIP NBMA address\nIPv6 NBMA address", NULL, NULL,
	  NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp map X:X:X:X::X/<0-128>$inner {A.B.C.D$nbma|X:X:X:X::X$nbma}",
	  H_NHRP6 "Map dest IP addresses to NBMA addresses\nIPv6 prefix of destination\nIP NBMA "
	  "address\nIPv6 NBMA address", NULL, "inner", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp nhs {X:X:X:X::X$nhs|dynamic} " NHSOPTS,
	  H_NHRP6 "Specify a next hop server\nIPv6 address of NHS\nLearn it\n" H_NHSOPTS, NULL,
	  "|nhs nbma nbmaname", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp redirect [timeout <2-30>$seconds]",
	  H_NHRP6 "Enable NHRP redirect traffic indication\nInterval\nseconds", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp shortcut [<1-4096>$vt]", H_NHRP6 "Enable shortcut switching\n"
	  "Virtual-Template number", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp holdtime <1-65535>$seconds", H_NHRP6 "Advertised holdtime\nSeconds",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nhrp registration {no-unique|timeout <1-65535>$seconds}$what", H_NHRP6
	  "Settings for registration packets.\nDon't set unique flag\nRegistration timeout\n"
	  "seconds", NULL, "what", NULL, 0, GRAM_INERT },

	/* --- EIGRP --- */
	{ MODE_IF, "ip hello-interval eigrp <1-65535>$as <1-65535>$seconds", H_IP
	  "Configures IP-EIGRP hello interval\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nSeconds between hello transmissions", NULL, "as",
	  NULL, 0, 0 },
	{ MODE_IF, "ip hold-time eigrp <1-65535>$as <1-65535>$seconds", H_IP
	  "Configures IP-EIGRP hold time\nEnhanced Interior Gateway Routing Protocol (EIGRP)\n"
	  "Autonomous system number\nSeconds before neighbor is considered down", NULL, "as",
	  NULL, 0, 0 },
	{ MODE_IF, "ip split-horizon [eigrp <1-65535>$as]", H_IP "Perform split horizon\n"
	  "Enhanced Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number", NULL,
	  "|as", NULL, 0, GRAM_KEEP_NO },
	{ MODE_IF, "ip next-hop-self eigrp <1-65535>$as [no-ecmp-mode]", H_IP
	  "Configures IP-EIGRP next-hop-self\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nAll paths", NULL, "as", NULL, 0, GRAM_KEEP_NO },
	{ MODE_IF, "ip bandwidth-percent eigrp <1-65535>$as <1-999999>$percent", H_IP
	  "Set EIGRP bandwidth limit\nEnhanced Interior Gateway Routing Protocol (EIGRP)\n"
	  "Autonomous system number\nMaximum bandwidth percentage that EIGRP may use", NULL, "as",
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip summary-address eigrp <1-65535>$as A.B.C.D$addr A.B.C.D$mask "
	  "[<1-255>$distance] [leak-map WORD$map]", H_IP "Perform address summarization\n"
	  "Enhanced Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number\n"
	  "IP address\nIP network mask\nAdministrative distance\n"
	  "Allow dynamic prefixes based on the leak-map\nRoute-map", NULL, "as addr mask", NULL,
	  0, 0 },
	{ MODE_IF, "ip authentication mode eigrp <1-65535>$as md5", H_IP
	  "authentication subcommands\nmode\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nKeyed message digest", NULL, "as", NULL, 0, 0 },
	{ MODE_IF, "ip authentication key-chain eigrp <1-65535>$as WORD$chain",
	  H_IP "authentication subcommands\nkey-chain\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nname of key-chain", NULL, "as", NULL, 0, 0 },
	{ MODE_IF, "ipv6 eigrp <1-65535>$as", H_IPV6 "Enhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number", NULL, "as", NULL, 0, 0 },
	{ MODE_IF, "ipv6 hello-interval eigrp <1-65535>$as <1-65535>$seconds", H_IPV6
	  "Configures IP-EIGRP hello interval\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nSeconds between hello transmissions", NULL, "as",
	  NULL, 0, 0 },
	{ MODE_IF, "ipv6 hold-time eigrp <1-65535>$as <1-65535>$seconds", H_IPV6
	  "Configures IP-EIGRP hold time\nEnhanced Interior Gateway Routing Protocol (EIGRP)\n"
	  "Autonomous system number\nSeconds before neighbor is considered down", NULL, "as",
	  NULL, 0, 0 },
	{ MODE_IF, "ipv6 authentication mode eigrp <1-65535>$as md5", H_IPV6
	  "authentication subcommands\nmode\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nKeyed message digest", NULL, "as", NULL, 0, 0 },
	{ MODE_IF, "ipv6 authentication key-chain eigrp <1-65535>$as WORD$chain",
	  H_IPV6 "authentication subcommands\nkey-chain\nEnhanced Interior Gateway Routing "
	  "Protocol (EIGRP)\nAutonomous system number\nname of key-chain", NULL, "as", NULL, 0,
	  0 },
	{ MODE_IF, "ipv6 split-horizon eigrp <1-65535>$as", H_IPV6 "Perform split horizon\n"
	  "Enhanced Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number", NULL,
	  "as", NULL, 0, GRAM_KEEP_NO },
	{ MODE_IF, "ipv6 next-hop-self eigrp <1-65535>$as", H_IPV6 "next-hop-self\nEnhanced "
	  "Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number", NULL, "as", NULL,
	  0, GRAM_KEEP_NO },

	/* --- OSPF --- */
	{ MODE_IF, "ip ospf <1-65535>$process area {A.B.C.D$area|<0-4294967295>$area} "
	  "[secondaries none]", H_OSPF "Process ID\nSet the OSPF area ID\nOSPF area ID in IP "
	  "address format\nOSPF area ID as a decimal value\nSecondary addresses\nNone of them",
	  NULL, "process", NULL, 0, 0 },
	{ MODE_IF, "ip ospf network {broadcast|non-broadcast|point-to-multipoint [non-broadcast]|"
	  "point-to-point}", H_OSPF H_NET, NULL, NULL, NULL },
	{ MODE_IF, "ip ospf priority <0-255>$n", H_OSPF "Router priority\nPriority", NULL, NULL,
	  "ip ospf priority 1", 0, 0 },
	{ MODE_IF, "ip ospf cost <1-65535>$cost", H_OSPF "Interface cost\nCost", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf hello-interval <1-65535>$s", H_OSPF "Time between HELLO packets\n"
	  "Seconds", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf dead-interval {<1-65535>$s|minimal hello-multiplier <3-20>$n}",
	  H_OSPF "Interval after which a neighbor is declared dead\nSeconds\nOne second\nHellos in "
	  "it\nnumber", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf retransmit-interval <1-65535>$s", H_OSPF
	  "Time between retransmitting lost link state advertisements\nSeconds", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf transmit-delay <1-65535>$s", H_OSPF "Link state transmit delay\n"
	  "Seconds", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf mtu-ignore", H_OSPF "Ignores the MTU in DBD packets", NULL, NULL,
	  NULL },
	{ MODE_IF, "ip ospf bfd [disable]", H_OSPF "Enable BFD\nDisable it here", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip ospf demand-circuit", H_OSPF "OSPF demand circuit", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip ospf authentication [message-digest|null|key-chain WORD$chain]", H_OSPF
	  "Enable authentication\nUse message-digest authentication\nUse no authentication\n"
	  "Use a key-chain\nname", NULL, NULL, NULL },
	{ MODE_IF, "ip ospf authentication-key [0|7]$type LINE$key", H_OSPF
	  "Authentication password (key)\nunencrypted\nencrypted\nThe OSPF password (key)", NULL,
	  NULL, NULL },
	{ MODE_IF, "ip ospf message-digest-key <1-255>$id md5 [0|7]$type LINE$key", H_OSPF
	  "Message digest authentication password (key)\nKey ID\nUse MD5 algorithm\n"
	  "unencrypted\nencrypted\nThe OSPF password (key)", NULL, "id", NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf <1-65535>$process area {A.B.C.D$area|<0-4294967295>$area} "
	  "[instance <0-255>$instance]", H_OSPF6 "Process ID\nSet the OSPF area ID\n"
	  "OSPF area ID in IP address format\nOSPF area ID as a decimal value\nInstance\nID",
	  NULL, "process", NULL, 0, 0 },
	{ MODE_IF, "ospfv3 <1-65535>$process {ipv4|ipv6}$af area "
	  "{A.B.C.D$area|<0-4294967295>$area}", "OSPFv3 interface commands\nProcess ID\nIPv4\n"
	  "IPv6\nSet the OSPF area ID\nOSPF area ID in IP address format\n"
	  "OSPF area ID as a decimal value", NULL, "process af", NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf network {broadcast|non-broadcast|point-to-multipoint [non-broadcast]|"
	  "point-to-point}", H_OSPF6 H_NET, NULL, NULL, NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf priority <0-255>$n", H_OSPF6 "Router priority\nPriority", NULL,
	  NULL, NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf cost <1-65535>$cost", H_OSPF6 "Interface cost\nCost", NULL, NULL,
	  NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf {hello-interval|dead-interval|retransmit-interval}$what <1-65535>$s",
	  H_OSPF6 "Time between HELLO packets\nInterval after which a neighbor is declared dead\n"
	  "Retransmission\nSeconds", NULL, "what", NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf mtu-ignore", H_OSPF6 "Ignores the MTU in DBD packets", NULL, NULL,
	  NULL, 0, 0 },
	{ MODE_IF, "ipv6 ospf authentication {null|ipsec spi <256-4294967295>$spi {md5|sha1} "
	  "[0|7]$type HEX$key}", H_OSPF6 "Enable authentication\nUse no authentication\n"
	  "Use IPsec authentication\nSet the SPI\nSPI\nUse MD5\nUse SHA-1\nunencrypted\n"
	  "encrypted\nkey", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 ospf encryption {null|ipsec spi <256-4294967295>$spi esp {null|3des "
	  "[0|7]$type HEX$ekey|des [0|7]$type HEX$ekey|aes-cbc {128|192|256} [0|7]$type "
	  "HEX$ekey} {md5|sha1} [0|7]$type HEX$key}", H_OSPF6 "Enable encryption\nNo "
	  "encryption\nUse IPsec\nSet the SPI\nSPI\nUse ESP\nno cipher\n3DES\nunencrypted\n"
	  "encrypted\nkey\nDES\nunencrypted\nencrypted\nkey\nAES\n128 bits\n192 bits\n256 bits\n"
	  "unencrypted\nencrypted\nkey\nMD5\nSHA-1\nunencrypted\nencrypted\nkey", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip router isis [WORD$tag]", H_IP "IP router interface commands\nIS-IS\nTag",
	  NULL, NULL, NULL, 0, GRAM_INERT },

	/* --- HSRP, BFD, zones, dialers, QoS --- */
	{ MODE_IF, "standby version {1|2}", "HSRP interface configuration commands\n"
	  "HSRP version\nVersion 1\nVersion 2", NULL, NULL, "standby version 1" },
	{ MODE_IF, "standby [<0-4095>$group] {ip [A.B.C.D$ip [secondary]$opt]|ipv6 "
	  "{autoconfig|X:X:X:X::X$ip6}$opt|priority <0-255>$priority|preempt [delay {minimum "
	  "<0-3600>$min|reload <0-3600>$reload|sync <0-3600>$sync}...]$opt|name LINE$name|timers "
	  "{msec <15-999>$hellom|<1-254>$hello}$opt {msec "
	  "<50-3000>$holdm|<2-255>$hold}$opt|track <1-1000>$object [decrement "
	  "<1-255>$dec|shutdown]$opt|track IFACE$interface [<1-255>$dec]|authentication {md5 "
	  "{key-string [0|7]$type WORD$key|key-chain WORD$chain}|text "
	  "WORD$text|WORD$plain}$opt|mac-address H.H.H$mac|follow WORD$follow}$what",
	  "HSRP interface configuration commands\ngroup number\nEnable HSRP and set the virtual "
	  "IP address\nVirtual IP address\nSecondary\nEnable HSRP for IPv6\n"
	  "Link-local from the MAC\nIPv6 address\nPriority level\nPriority value\n"
	  "Overthrow lower priority Active routers\nWait before preempting\nAt least\nseconds\n"
	  "After reload\nseconds\nFor redundancy clients\nseconds\nRedundancy name string\n"
	  "name\nHello and hold timers\nmilliseconds\nms\nHello interval\nmilliseconds\nms\n"
	  "Hold time\nPriority tracking\nTracked object\nPriority decrement\nvalue\n"
	  "Shut the group down\nPriority tracking\nInterface\nPriority decrement\n"
	  "Authentication\nMD5\nKey\nunencrypted\nencrypted\nkey\nKey chain\nname\nPlain text\n"
	  "text\ntext\nVirtual MAC address\nMAC address\nFollow a group\nname", NULL,
	  "what|group object interface", NULL, 0, 0 },
	{ MODE_IF, "bfd interval <50-9999>$tx min_rx <50-9999>$rx multiplier <3-50>$n",
	  "BFD interface configuration commands\nTransmit interval\nms\n"
	  "Minimum receive interval\nms\nDetection multiplier\nvalue", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "bfd template WORD$name", "BFD interface configuration commands\nTemplate\n"
	  "name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "bfd echo", "BFD interface configuration commands\nUse echo", NULL, NULL,
	  "bfd echo", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "zone-member security WORD$zone", "Apply zone name\nSecurity zone\n"
	  "Name of zone", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "service-policy {input|output}$way WORD$policy",
	  "Configure CPL Service Policy\nAssign policy-map to the input of an interface\n"
	  "Assign policy-map to the output of an interface\npolicy-map name", NULL, "way", NULL,
	  0, GRAM_INERT },
	{ MODE_IF, "service-policy type performance-monitor {input|output}$way WORD$policy",
	  "Configure CPL Service Policy\ntype\nperformance monitor\ninput\noutput\nname", NULL,
	  "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "qos pre-classify", "Quality of service\nEnable QOS classification before "
	  "packets are tunnel encapsulated", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "cts {sgt inline|role-based enforcement}",
	  "Configure Cisco Trusted Security\nSGT\nSGT inline tagging\nRole based\n"
	  "Enforcement", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "load-interval <30-600>$seconds", "Specify interval for load calculation for an "
	  "interface\nLoad interval delay in seconds", NULL, NULL, "load-interval 300" },
	{ MODE_IF, "carrier-delay {<0-60>$s|msec <0-1000>$ms}", "Specify delay for interface "
	  "transitions\nseconds\nmilliseconds\nms", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "logging event {link-status|bundle-status|trunk-status|subif-link-status}",
	  "Configure logging for interface\nInterface events\nUPDOWN and CHANGE messages\n"
	  "Bundle\nTrunk\nSubinterfaces", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO |
	  GRAM_INERT },
	{ MODE_IF, "snmp trap {link-status|ip verify drop-rate|mac-notification}",
	  "Modify SNMP interface parameters\nAllow a specific SNMP trap\nLink state\nIP\n"
	  "Verify\nDrops\nMAC", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "hold-queue <0-4096>$n {in|out}$way", "Set hold queue depth\nQueue length\n"
	  "Input queue\nOutput queue", NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "fair-queue", "Enable Fair Queuing", NULL, NULL, NULL, 0, GRAM_KEEP_NO |
	  GRAM_INERT },
	{ MODE_IF, "duplex {auto|full|half}", "Configure duplex operation.\nEnable AUTO duplex "
	  "configuration\nForce full duplex operation\nForce half-duplex operation", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "speed {auto|10|100|1000|10000}", "Configure speed operation.\n"
	  "Enable AUTO speed configuration\nForce 10 Mbps operation\nForce 100 Mbps operation\n"
	  "Force 1000 Mbps operation\nForce 10000 Mbps operation", NULL, NULL, NULL, 0, GRAM_INERT
	   },
	{ MODE_IF, "negotiation auto", "Select Autonegotiation mode\nPerform link "
	  "autonegotiation", NULL, NULL, NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "media-type {rj45|sfp|gbic|auto-select|100BaseX|10BaseT}",
	  "Interface media type\nRJ45\nSFP\nGBIC\nAutomatic\n100BaseX\n10BaseT", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "mop {enabled|sysid}", "DEC MOP server commands\nEnable MOP for interface\n"
	  "Allow interface to send periodic MOP system identification", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "cdp enable", "CDP interface subcommands\nEnable CDP on interface", NULL, NULL,
	  "cdp enable", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "lldp {transmit|receive}$way", "LLDP interface subcommands\nEnable "
	  "transmission\nEnable reception", NULL, "way", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "arp {timeout <0-2147483>$s|arpa|gratuitous none}",
	  "Set arp type (arpa, probe, snap), timeout, log options\ntimeout\nseconds\n"
	  "Standard arp protocol\nGratuitous ARP\nNone", NULL, NULL, NULL, 0, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_IF, "clock rate <300-8000000>$rate", "Configure serial interface clock\n"
	  "Configure serial interface clock speed\nClock rate", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "encapsulation {hdlc|ppp|frame-relay [ietf]|slip|scada|raw-tcp|relay-line|aal5"
	  "snap}", "Set encapsulation type for an interface\nSerial HDLC synchronous\n"
	  "Point-to-Point protocol\nFrame Relay networks\nUse RFC1490/RFC2427 encapsulation\n"
	  "Serial Line IP\nSCADA\nRaw TCP\nRelay line\nAAL5 SNAP", NULL, NULL, NULL, 0, GRAM_INERT
	   },
	{ MODE_IF, "pppoe-client dial-pool-number <1-255>$n", "PPPoE client\nDialer pool "
	  "number\nNumber", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "dialer {in-band|idle-timeout <0-2147483>$s|pool <1-255>$pool|watch-group "
	  "<1-255>$group|string LINE$string|persistent|enable-timeout <1-2147483>$s}$what",
	  "Dial-on-demand routing (DDR) commands\nSet the device to be a V25bis dialer\n"
	  "Specify idle timeout before disconnecting line\nseconds\nSpecify dialer pool\n"
	  "number\nAssign interface to dialer-watch-list\nnumber\n"
	  "Specify telephone number to be passed to DCE device\nnumber\n"
	  "Set Dialer Persistent connection\nSet length of time an interface stays down before "
	  "it is available for dialing\nseconds", NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "dialer-group <1-128>$n", "Assign interface to dialer-list\n"
	  "Dialer list number", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "pulse-time <1-60>$s", "Force DTR low during resets\nseconds", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "async mode {interactive|dedicated}", "Async interface parameters\nMode\n"
	  "Interactive\nDedicated", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "physical-layer {sync|async}", "Configure sync or async physical layer on "
	  "serial interface\nSynchronous\nAsynchronous", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "routing dynamic", "Per-interface routing configuration\nDynamic", NULL, NULL,
	  NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "peer default ip address {pool WORD$pool|A.B.C.D$addr|dhcp}",
	  "Peer parameters for point to point interfaces\nDefault\nDefault IP\nAddress\nPool\n"
	  "name\nAddress\nDHCP", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "channel-group <1-64>$n [mode {active|passive|on|auto|desirable}]",
	  "Add this interface to an Etherchannel group\nnumber\nMode\nLACP\nLACP passive\n"
	  "Static\nPAgP\nPAgP desirable", NULL, NULL, NULL, 0, GRAM_INERT },

	/* --- switch ports --- */
	{ MODE_IF, "switchport", "Set switching mode characteristics", NULL, NULL, NULL, 0,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "switchport mode {access|trunk|dynamic {auto|desirable}|dot1q-tunnel}",
	  "\nSet trunking mode of the interface\nSet trunking mode to ACCESS unconditionally\n"
	  "Set trunking mode to TRUNK unconditionally\nNegotiate\nauto\ndesirable\nTunnel", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "switchport access vlan <1-4094>$vlan", "\nSet access mode characteristics of "
	  "the interface\nSet VLAN when interface is in access mode\nVLAN ID", NULL, NULL, NULL,
	  0, GRAM_INERT },
	{ MODE_IF, "switchport voice vlan <1-4094>$vlan", "\nVoice appliance attributes\n"
	  "Vlan for voice\nVLAN ID", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "switchport trunk encapsulation {dot1q|isl|negotiate}",
	  "\nSet trunking characteristics\nEncapsulation\n802.1q\nISL\nNegotiate", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "switchport trunk native vlan <1-4094>$vlan", "\nSet trunking characteristics"
	  "\nNative\nVLAN\nVLAN ID", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "switchport trunk allowed vlan [add|remove|except] WORD$list", "\nSet trunking "
	  "characteristics\nAllowed VLANs\nVLAN\nAdd\nRemove\nAll but\nList", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "switchport nonegotiate", "\nDevice will not engage in negotiation protocol",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "spanning-tree vlan WORD$vlans {cost <1-200000000>$cost|port-priority "
	  "<0-240>$prio}$what", "Spanning Tree Subsystem\nOf some VLANs\nList\nCost\nvalue\n"
	  "Priority\nvalue", NULL, "vlans what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "port monitor IFACE$interface", "Port commands\nMonitor another interface\n"
	  "Interface", NULL, "interface", NULL, 0, GRAM_INERT },
	{ MODE_IF, "spanning-tree {portfast [trunk|disable|edge]|bpduguard "
	  "{enable|disable}|bpdufilter {enable|disable}|cost <1-200000000>$cost|port-priority "
	  "<0-240>$prio|guard {root|loop|none}}", "Spanning Tree Subsystem\nEnable an interface "
	  "to move directly to forwarding on link up\ntrunk\ndisable\nedge\nDon't accept BPDUs\n"
	  "enable\ndisable\nDon't send or receive BPDUs\nenable\ndisable\nCost\nvalue\n"
	  "Priority\nvalue\nGuard\nroot\nloop\nnone", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
	   },
	{ 0 }
};
