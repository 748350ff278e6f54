/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of interfaces: what they all share, addresses, tunnels.
 */
#include "cli/conf.h"

#define H_IP "Interface Internet Protocol config commands\n"
#define H_IPV6 "IPv6 interface subcommands\n"
#define H_TUNNEL "protocol-over-protocol tunneling\n"

const struct gram_row if_rows[] = {
	{ MODE_CONFIG, "interface IFACE$name [type tunnel|multipoint|point-to-point]",
	  "Select an interface to configure\nInterface\nSet type of interface\nTunnel\n"
	  "Treat as a multipoint link\nTreat as a point-to-point link", conf_interface, "name", NULL,
	  RANK_INTERFACE, 0, MODE_IF },

	{ MODE_IF, "description LINE$text", "Interface specific description\nUp to 200 characters "
	  "describing this interface" },
	{ MODE_IF, "vrf forwarding WORD$vrf [downstream WORD$down]",
	  "VPN Routing/Forwarding parameters on the interface\nConfigure forwarding table\nVRF name\n"
	  "VRF for traffic back\nVRF name", conf_vrf_forwarding },
	{ MODE_IF, "ip vrf forwarding WORD$vrf [downstream WORD$down]",
	  H_IP "VPN Routing/Forwarding parameters on the interface\nConfigure forwarding table\nVRF "
	  "name\nVRF for traffic back\nVRF name", conf_vrf_forwarding },
	{ MODE_IF, "encapsulation dot1Q <1-4094>$vlan [native]",
	  "Set encapsulation type for an interface\nIEEE 802.1Q Virtual LAN\nIEEE 802.1Q VLAN ID\n"
	  "Make this as native vlan" },
	{ MODE_IF, "mac-address H.H.H$mac", "Manually set interface MAC address\nMAC address", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "mtu <64-18000>$mtu", "Set the interface Maximum Transmission Unit (MTU)\n"
	  "MTU size in bytes" },
	{ MODE_IF, "bandwidth <1-10000000>$kbps",
	  "Set bandwidth informational parameter\nBandwidth in kilobits" },
	{ MODE_IF, "bandwidth {receive [<1-10000000>$kbps]|inherit}",
	  "Set bandwidth informational parameter\nSpecify receive-side bandwidth\nBandwidth in "
	  "kilobits\nSpecify that bandwidth is inherited", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "delay <1-16777215>$delay",
	  "Specify interface throughput delay\nThroughput delay (tens of microseconds)" },

	/* --- addresses --- */
	{ MODE_IF, "ip address {A.B.C.D$addr A.B.C.D$mask|dhcp|negotiated [previous]}",
	  H_IP "Set the IP address of an interface\nIP address\nIP subnet mask\nIP Address negotiated "
	  "via DHCP\nIP Address negotiated over PPP\nTry the previous address first", conf_ip_address,
	  NULL, "no ip address", 0, GRAM_SHOW_DFLT },
	{ MODE_IF, "ip address A.B.C.D$addr A.B.C.D$mask secondary [vrf WORD$vrf]",
	  H_IP "Set the IP address of an interface\nIP address\nIP subnet mask\nMake this IP address a "
	  "secondary address\nVRF\nVRF name", conf_ip_address, "addr mask" },
	{ MODE_IF, "ip unnumbered IFACE$interface [poll|point-to-point]",
	  H_IP "Enable IP processing without an explicit address\nInterface to lend the address\n"
	  "Enable IP connected host polling\nPoint-to-point" },
	{ MODE_IF, "ip mtu <68-9216>$mtu",
	  H_IP "Set IP Maximum Transmission Unit\nMTU (bytes)" },
	{ MODE_IF, "ip tcp adjust-mss <500-1460>$mss",
	  H_IP "TCP interface commands\nAdjust the mss of transit packets\nMaximum segment size in "
	  "bytes" },
	{ MODE_IF, "ip redirects", H_IP "Enable sending ICMP Redirect messages", NULL, NULL,
	  "ip redirects", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip unreachables", H_IP "Enable sending ICMP Unreachable messages", NULL, NULL,
	  "ip unreachables", 0, GRAM_KEEP_NO },
	{ MODE_IF, "ip proxy-arp", H_IP "Enable proxy ARP", NULL, NULL, "ip proxy-arp", 0,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip mask-reply", H_IP "Enable sending ICMP Mask Reply messages", NULL, NULL, NULL,
	  0, GRAM_INERT },
	{ MODE_IF, "ip directed-broadcast [WORD$acl]",
	  H_IP "Enable forwarding of directed broadcasts\nA standard IP access list", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip helper-address [global|vrf WORD$vrf] A.B.C.D$addr",
	  H_IP "Specify a destination address for UDP broadcasts\nHelper-address is global\nVRF for "
	  "helper-address\nVRF name\nIP destination address", NULL, "addr", NULL, 0, 0 },
	{ MODE_IF, "ip access-group WORD$acl {in|out}$way",
	  H_IP "Specify access control for packets\nAccess list name or number\ninbound packets\n"
	  "outbound packets", NULL, "way", NULL, 0, 0 },
	{ MODE_IF, "ip verify unicast {source reachable-via {any|rx}|reverse-path} "
	  "[allow-default|allow-self-ping|<1-199>$acl]...",
	  H_IP "Enable per packet validation\nEnable per packet validation for unicast\nValidation of "
	  "source address\nSpecify reachability check to apply\nSource is reachable via any interface\n"
	  "Source is reachable via interface on which packet was received\nReverse path validation of "
	  "source address (old command format)\nAllow default route to match when checking source "
	  "address\nAllow router to ping itself\nA access list", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip policy route-map WORD$map",
	  H_IP "Enable policy routing\nPolicy route map\nRoute-map name", NULL, NULL, NULL, 0,
	  0 },
	{ MODE_IF, "ip load-sharing {per-destination|per-packet}",
	  H_IP "Style of load sharing\nDeterministic distribution\nRandom distribution", NULL, NULL,
	  "ip load-sharing per-destination", 0, GRAM_INERT },
	{ MODE_IF, "ip route-cache [cef|flow|policy|same-interface]",
	  H_IP "Enable fast-switching cache for outgoing packets\nCEF\nFlow\nPolicy\nSame interface",
	  NULL, NULL, "ip route-cache", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip flow {ingress|egress}",
	  H_IP "NetFlow related commands\nEnable inbound NetFlow\nEnable outbound NetFlow", NULL,
	  NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip flow monitor WORD$monitor [sampler WORD$sampler] {input|output}",
	  H_IP "NetFlow related commands\nApply a Flow Monitor\nName\nSampler\nName\ninput\noutput",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip nbar protocol-discovery [ipv4|ipv6]",
	  H_IP "Network-Based Application Recognition\nEnable protocol discovery\nIPv4\nIPv6", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nat {inside|outside}",
	  H_IP "NAT interface commands\nInside interface for address translation\nOutside interface "
	  "for address translation", NULL, NULL, NULL, 0, 0 },
	{ MODE_IF, "ip nat enable", H_IP "NAT interface commands\nEnable NAT", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip virtual-reassembly [in|out]$way [max-fragments <1-4294967295>$n|"
	  "max-reassemblies <1-1024>$n|timeout <1-60>$n|drop-fragments]...",
	  H_IP "Virtual Reassembly\nin\nout\nfragments of a packet\nnumber\npackets at a time\nnumber\n"
	  "Timeout\nseconds\nDrop fragments", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip pim {dense-mode|sparse-mode|sparse-dense-mode|nbma-mode|passive}",
	  H_IP "PIM interface commands\nEnable PIM dense-mode operation\nEnable PIM sparse-mode "
	  "operation\nEnable PIM sparse-dense-mode operation\nUse Non-Broadcast Multi-Access (NBMA) "
	  "mode on interface\nEnable PIM passive mode", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip pim dr-priority <0-4294967295>$n", H_IP "PIM interface commands\n"
	  "PIM router DR priority\npriority", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip rip {send|receive}$way version {1|2}...",
	  H_IP "Router Information Protocol\nAdvertisement transmission\nAdvertisement reception\n"
	  "Version\nRIP version 1\nRIP version 2", NULL, "way", NULL, 0, GRAM_INERT },

	/* --- IPv6 --- */
	{ MODE_IF, "ipv6 enable", H_IPV6 "Enable IPv6 on interface" },
	{ MODE_IF, "ipv6 address {X:X:X:X::X/<0-128>$prefix [eui-64|anycast]|X:X:X:X::X$addr "
	  "{link-local|anycast}|autoconfig [default]|dhcp [rapid-commit]|negotiated}",
	  H_IPV6 "Configure IPv6 address on interface\nIPv6 prefix\nUse eui-64 interface identifier\n"
	  "Configure as an anycast\nIPv6 link-local address\nUse link-local address\nConfigure as an "
	  "anycast\nObtain address using autoconfiguration\nInsert default route\nObtain a ipv6 "
	  "address using dhcp\nEnable two message exchange\n"
	  "IPv6 address negotiated by IKEv2", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_IF, "ipv6 unnumbered IFACE$interface",
	  H_IPV6 "Configure IPv6 interface as unnumbered\nInterface to lend the address", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 mtu <1280-9976>$mtu", H_IPV6 "Set IPv6 Maximum Transmission Unit\nMTU in "
	  "bytes" },
	{ MODE_IF, "ipv6 tcp adjust-mss <40-1940>$mss", H_IPV6 "TCP interface commands\n"
	  "Adjust the mss of transit packets\nMaximum segment size" },
	{ MODE_IF, "ipv6 redirects", H_IPV6 "Enable sending of ICMP Redirect messages", NULL, NULL,
	  "ipv6 redirects", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ipv6 unreachables", H_IPV6 "Enable sending of ICMP Unreachable messages", NULL,
	  NULL, "ipv6 unreachables", 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ipv6 nd {managed-config-flag|other-config-flag|ra suppress [all]$opt|"
	  "autoconfig default-route|dad attempts <0-600>$n|ra interval <3-1800>$n|ra lifetime "
	  "<0-9000>$n|reachable-time <0-3600000>$n|router-preference {high|low|medium}$opt}$what",
	  H_IPV6 "IPv6 interface Neighbor Discovery subcommands\nHosts should use DHCP for "
	  "address config\nHosts should use DHCP for non-address config\nRouter Advertisement "
	  "control\nSuppress IPv6 Router Advertisements\nAll of them\nAutomatic configuration\n"
	  "Default route\nDuplicate Address Detection\nSet IPv6 Duplicate Address Detection "
	  "Transmits\nnumber\nRouter Advertisement control\nInterval\nseconds\nRouter "
	  "Advertisement control\nLifetime\nseconds\nSet advertised reachability time\nms\nSet "
	  "default router preference value\nHigh\nLow\nMedium",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 dhcp {server [WORD$pool] [rapid-commit]|client pd WORD$name|relay destination "
	  "X:X:X:X::X$dest}",
	  H_IPV6 "IPv6 DHCP interface subcommands\nAct as an IPv6 DHCP server\nPool name\nEnable two "
	  "message exchange\nAct as an IPv6 DHCP client\nPrefix-Delegation\nPrefix name\nAct as a "
	  "relay\nDestination\nIPv6 address", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ipv6 traffic-filter WORD$acl {in|out}$way",
	  H_IPV6 "Access control list for packets\nAccess-list name\ninbound packets\noutbound packets",
	  NULL, "way", NULL, 0, 0 },
	{ MODE_IF, "ipv6 rip WORD$name enable", H_IPV6 "Configure RIP routing protocol\nName\nEnable",
	  NULL, "name", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 cef", H_IPV6 "CEF", conf_ignore, NULL, NULL, 0, GRAM_HIDDEN },

	/* --- tunnels --- */
	{ MODE_IF, "tunnel source {IFACE$interface|A.B.C.D$addr|X:X:X:X::X$addr|dynamic}",
	  H_TUNNEL "source of tunnel packets\ninterface\nip address\nipv6 address\nThe source is "
	  "given by the FlexVPN client" },
	{ MODE_IF, "tunnel mode {gre {ip|ipv6|multipoint [ipv6]}|ipsec {ipv4 [v6-overlay]|ipv6 "
	  "[v4-overlay]|dual-overlay}|ipip [decapsulate-any]|ipv6|ipv6ip [6rd|6to4|auto-tunnel|isatap]|"
	  "eon|nos|dvmrp|vxlan {ipv4|ipv6}|vxlan-gpe {ipv4|ipv6}|sdwan|mpls traffic-eng}",
	  H_TUNNEL "tunnel encapsulation method\ngeneric route encapsulation protocol\nover IP\nover "
	  "IPv6\nover IP (multipoint)\nover IPv6\nIPSec tunnel encapsulation\nover IPv4\nIPv6 inside\n"
	  "over IPv6\nIPv4 inside\nIPv4 and IPv6 inside\nIP over IP encapsulation\nIncoming traffic "
	  "from any\nGeneric packet tunneling in IPv6\nIPv6 over IP encapsulation\n6rd\n6to4\nauto\n"
	  "ISATAP\nEON compatible CLNS tunnel\nIP over IP encapsulation (KA9Q/NOS compatible)\nDVMRP "
	  "multicast tunnel\nVXLAN encapsulation\nover IPv4\nover IPv6\nVXLAN GPE encapsulation\nover "
	  "IPv4\nover IPv6\nSD-WAN\nMPLS\nTraffic engineering", NULL, NULL, "tunnel mode gre ip" },
	{ MODE_IF, "tunnel destination {A.B.C.D$addr|X:X:X:X::X$addr|dynamic|HOST$host}",
	  H_TUNNEL "destination of tunnel\nip address\nipv6 address\nThe destination is given by the "
	  "FlexVPN client\nHostname", conf_tunnel_destination },
	{ MODE_IF, "tunnel key <0-4294967295>$key", H_TUNNEL "security or selector key\nkey" },
	{ MODE_IF, "tunnel ttl <1-255>$ttl", H_TUNNEL "set time to live\nTTL" },
	{ MODE_IF, "tunnel tos <0-255>$tos", H_TUNNEL "set type of service byte\nTOS" },
	{ MODE_IF, "tunnel checksum", H_TUNNEL "enable end to end checksumming of packets", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "tunnel sequence-datagrams", H_TUNNEL "drop datagrams arriving out of order", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "tunnel bandwidth {receive <0-4294967295>$kbps|transmit <0-4294967295>$kbps}$what",
	  H_TUNNEL "tunnel bandwidth\nReceive bandwidth\nkbit/s\nTransmit bandwidth\nkbit/s", NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "tunnel vrf WORD$vrf", H_TUNNEL "tunnel VRF membership\nVRF name" },
	{ MODE_IF, "tunnel path-mtu-discovery [age-timer {<10-30>$age|infinite}|min-mtu <92-65535>$min]...",
	  H_TUNNEL "Enable Path MTU Discovery on tunnel\nSet PMTUD aging timer\nminutes\nDisable the "
	  "timer\nMinimum\nbytes" },
	{ MODE_IF, "tunnel protection [ipsec]", H_TUNNEL "Enable tunnel protection\n"
	  "Use ipsec to protect this tunnel interface", ONLY_NO },
	{ MODE_IF, "tunnel protection ipsec profile WORD$profile [shared|ikev2-profile WORD$ikev2|"
	  "isakmp-profile WORD$isakmp]...",
	  H_TUNNEL "Enable tunnel protection\nUse ipsec to protect this tunnel interface\nDefine the "
	  "ipsec profile to use\nName of ipsec profile\nUse a shared socket ipsec profile\nIKEv2 "
	  "profile\nname\nISAKMP profile\nname" },
	{ MODE_IF, "tunnel protection ipsec initiate",
	  H_TUNNEL "Enable tunnel protection\nUse ipsec to protect this tunnel interface\nBegin the "
	  "negotiation", NULL, NULL, "tunnel protection ipsec initiate", 0, GRAM_KEEP_NO | GRAM_HIDDEN },
	{ MODE_IF, "tunnel protection ipsec policy {ipv4|ipv6}$af WORD$acl",
	  H_TUNNEL "Enable tunnel protection\nUse ipsec to protect this tunnel interface\nTraffic "
	  "selectors\nIPv4\nIPv6\nAccess list", NULL, "af", NULL, 0, GRAM_INERT },
	{ MODE_IF, "tunnel route-via IFACE$interface {mandatory|preferred}",
	  H_TUNNEL "subset of routes to use\ninterface\nOnly these\nThese first", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "tunnel vxlan vni <1-16777215>$vni", H_TUNNEL "VXLAN\nnetwork identifier\nvalue",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "keepalive [<0-32767>$seconds [<1-255>$retries]]",
	  "Enable keepalive\nKeepalive period (default 10 seconds)\nKeepalive retries", NULL, NULL,
	  NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "crypto map WORD$map [redundancy WORD$group [stateful]]",
	  "Encryption/Decryption commands\nAssign a Crypto Map\nCrypto Map tag\nHigh availability\n"
	  "group\nStateful" },
	{ MODE_IF, "crypto ipsec client ezvpn WORD$name [inside|outside]",
	  "Encryption/Decryption commands\nIPsec\nClient\nEasy VPN\nname\nInside interface\nOutside "
	  "interface", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "crypto ipsec df-bit {clear|copy|set}",
	  "Encryption/Decryption commands\nIPsec\nHandling of encapsulated DF bit.\nClear\nCopy\nSet" },
	{ MODE_IF, "crypto ipsec fragmentation {before-encryption|after-encryption}",
	  "Encryption/Decryption commands\nIPsec\nFragmentation\nBefore\nAfter" },
	{ MODE_IF, "shutdown", "Shutdown the selected interface", NULL, NULL, "no shutdown" },
	{ 0 }
};
