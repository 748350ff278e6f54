/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the global `ip` and `ipv6` commands: names, HTTP, SSH, NAT, DHCP, CEF, IPv6 routes.
 */
#include "cli/conf.h"

#define H_IP "Global IP configuration subcommands\n"
#define H_IPV6 "Global IPv6 configuration subcommands\n"
#define H_NAT \
	H_IP "NAT configuration commands\nInside address translation\n" \
	"Source address translation\n"
#define NATOPTS \
	"[vrf WORD$vrf|overload|extended|extendable|no-alias|no-payload|reversible|add-route|m" \
	"atch-in-vrf|redundancy WORD$red|route-map WORD$map|mapping-id " \
	"<1-2147483647>$mid|oer|forced]..."
#define H_NATOPTS \
	"VRF\nVRF name\nOverload an address translation\nExtended\n" \
	"Extend this translation when used\nDo not create an alias for the global address\n" \
	"No translation of embedded address/port in the payload\nReversible\nAdd a route\n" \
	"Within the VRF\nRedundancy\nname\nRoute-map\nname\nMapping id\nnumber\nOER\n" \
	"Delete this even if it is in use"
#define LOOKUP "[vrf WORD$vrf|nsap|source-interface IFACE$interface|recursive]..."
#define H_LOOKUP "VRF\nVRF name\nNSAP\nSource interface\nInterface\nRecursive"

const struct gram_row ip_rows[] = {
	/* --- names --- */
	{ MODE_CONFIG, "ip domain lookup " LOOKUP, H_IP "IP DNS Resolver\nEnable IP Domain Name "
	  "System hostname translation\n" H_LOOKUP, NULL, "|vrf", "ip domain lookup",
	  RANK_IP_EARLY, GRAM_KEEP_NO },
	{ MODE_CONFIG, "ip domain name [vrf WORD$vrf] WORD$name", H_IP
	  "IP DNS Resolver\nDefine the default domain name\nVRF\nVRF name\nDefault domain name",
	  NULL, "|vrf", NULL, RANK_IP_EARLY },
	{ MODE_CONFIG, "ip domain list [vrf WORD$vrf] WORD$name", H_IP
	  "IP DNS Resolver\nDomain name to complete unqualified host names.\nVRF\nVRF name\n"
	  "A domain name", NULL, NULL, NULL, RANK_IP_EARLY, GRAM_MULTI },
	{ MODE_CONFIG, "ip domain {retry <0-100>$n|timeout <1-3600>$s|round-robin|recovery}$what",
	  H_IP "IP DNS Resolver\nRetries\nnumber\nTimeout\nseconds\nRound robin\nRecovery", NULL,
	  "what", NULL, RANK_IP_EARLY, GRAM_INERT },
	{ MODE_CONFIG, "ip domain-lookup " LOOKUP, H_IP "Enable IP Domain Name System hostname "
	  "translation\n" H_LOOKUP, conf_alias_form, NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "ip domain-name [vrf WORD$vrf] WORD$name", H_IP
	  "Define the default domain name\nVRF\nVRF name\nDefault domain name", conf_alias_form,
	  NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "ip domain-list [vrf WORD$vrf] WORD$name", H_IP
	  "Domain name\nVRF\nVRF name\nA domain name", conf_alias_form, NULL, NULL, 0, GRAM_HIDDEN
	   },
	{ MODE_CONFIG, "ip name-server [vrf WORD$vrf] {A.B.C.D$addr|X:X:X:X::X$addr}...", H_IP
	  "Specify address of name server to use\nVRF\nVRF name\nDomain server IP address\n"
	  "Domain server IPv6 address", NULL, "|vrf addr", NULL, RANK_IP_EARLY },
	{ MODE_CONFIG, "ip host [vrf WORD$vrf] WORD$name [<0-65535>$port] "
	  "{A.B.C.D$addr|X:X:X:X::X$addr}...", H_IP "Add an entry to the ip hostname table\n"
	  "VRF\nVRF name\nName of host\nDefault telnet port number\nHost IP address\n"
	  "Host IPv6 address", NULL, "name", NULL, RANK_IP_EARLY },
	{ MODE_CONFIG, "ip dns server", H_IP "Configure DNS server for a zone\nEnable DNS server", NULL,
	  NULL, NULL, RANK_HTTP },
	{ MODE_CONFIG, "ip dns {primary LINE$primary|spoofing [A.B.C.D$addr]}", H_IP
	  "Configure DNS server for a zone\nPrimary zone\nSettings\nSpoofing\naddress", NULL, NULL, NULL, RANK_HTTP, GRAM_MULTI | GRAM_INERT },

	/* --- forwarding --- */
	{ MODE_CONFIG, "ip cef [distributed]", H_IP "Cisco Express Forwarding\nDistributed Cisco "
	  "Express Forwarding", NULL, NULL, NULL, RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip cef {load-sharing algorithm {original|tunnel [HEX$id]|universal "
	  "[HEX$id]|include-ports {source [destination]|destination} [HEX$id]|dpi}|accounting "
	  "{non-recursive|per-prefix|prefix-length|load-balance-hash}...|optimize neighbor "
	  "resolution|table LINE$table|traffic-statistics LINE$ts}$what",
	  "\n\nLoad sharing\nAlgorithm\nOriginal\nTunnel\nid\nUniversal\nid\n"
	  "Include layer 4 ports\nsource\ndestination\ndestination\nid\nDPI\nAccounting\n"
	  "Non-recursive\nPer prefix\nPrefix length\nHash\nOptimize\nneighbor\nresolution\n"
	  "Table\nSettings\nStatistics\nSettings", NULL, "what", NULL, RANK_IP_EARLY, GRAM_KEEP_NO
	  | GRAM_INERT },
	{ MODE_CONFIG, "ip routing", H_IP "Enable IP routing", NULL, NULL, "ip routing",
	  RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip source-route", H_IP "Process packets with source routing header "
	  "options", NULL, NULL, "ip source-route", RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip subnet-zero", H_IP "Allow 'subnet zero' subnets", NULL, NULL,
	  "ip subnet-zero", RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip classless", H_IP "Follow classless routing forwarding rules", NULL,
	  NULL, "ip classless", RANK_HTTP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip gratuitous-arps [non-local]", H_IP "Generate gratuitous ARPs for "
	  "PPP/SLIP peer addresses\nNon-local", NULL, NULL, NULL, RANK_IP_EARLY, GRAM_KEEP_NO |
	  GRAM_INERT },
	{ MODE_CONFIG, "ip arp {proxy disable|gratuitous {ignore|local|none}|entry learn "
	  "<1-512000>$n|inspection LINE$in}$what", H_IP "IP ARP global configuration\nProxy\n"
	  "Disable\nGratuitous\nignore\nlocal\nnone\nEntries\nlearn\nnumber\nInspection\n"
	  "Settings", NULL, "what", NULL, RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip icmp {rate-limit unreachable [DF] [<1-4294967295>$ms]|redirect "
	  "{host|subnet}}$what", H_IP "Configure ICMP\nRate limit ICMP messages\n"
	  "Rate limit destination unreachable messages\nDestination unreachable Code 4\n"
	  "Once per milliseconds\nRedirects\nhost\nsubnet", NULL, "what", NULL, RANK_CLOCK + 5,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip tcp {mss <68-10000>$mss|synwait-time <5-300>$syn|window-size "
	  "<0-1073741823>$win|selective-ack|timestamp|path-mtu-discovery [age-timer {<10-30>$age|"
	  "infinite}]|queuemax <0-500>$q|chunk-size <0-2147483647>$c|ecn|keepalive {interval "
	  "<1-7200>$i|retries <1-10>$r}}$what",
	  H_IP "Global TCP parameters\nTCP initial maximum segment size\nMSS\n"
	  "Set time to wait on new TCP connections\nSeconds to wait\nTCP window size\nbytes\nSelective-ack\n"
	  "Timestamp\nPath MTU discovery\nAge timer\nminutes\nnever\nQueue\npackets\nChunk size"
	  "\nbytes\nECN\nKeepalive\nInterval\nseconds\nRetries\nnumber",
	  NULL, "what", NULL, RANK_REDUNDANCY + 4, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip tcp synwait <5-300>$syn", "\n\nSet time to wait on new TCP "
	  "connections\nSeconds to wait", conf_alias_form, NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "ip forward-protocol {nd|sdns|spanning-tree|turbo-flood|udp "
	  "[<0-65535>$port|WORD$name]}$what", H_IP "Controls forwarding of physical and directed "
	  "IP broadcasts\nSun's Network Disk protocol\nNetwork Security Protocol\n"
	  "Spanning tree\nFast flooding\nPackets to a specific UDP port\nPort number\nPort", NULL,
	  "what|port name", NULL, RANK_IP_FORWARD, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip multicast-routing [vrf WORD$vrf] [distributed]", H_IP
	  "Enable IP multicast forwarding\nVRF\nVRF name\nDistributed", NULL, "|vrf", NULL,
	  RANK_IP_EARLY, GRAM_INERT },
	{ MODE_CONFIG, "ip local policy route-map WORD$map", H_IP "Specify local options\n"
	  "Enable policy routing\nPolicy route map\nRoute-map name", NULL, NULL, NULL, RANK_HTTP,
	  0 },
	{ MODE_CONFIG, "ip default-gateway A.B.C.D$addr", H_IP "Specify default gateway (if not "
	  "routing IP)\nIP address of default gateway", NULL, NULL, NULL, RANK_HTTP, GRAM_INERT },
	{ MODE_CONFIG, "ip default-network A.B.C.D$addr", H_IP "Flags networks as candidates for "
	  "default routes\nIP address", NULL, "addr", NULL, RANK_HTTP, GRAM_INERT },
	{ MODE_CONFIG, "ip options {drop|ignore}", H_IP "IP Option Processing\nDrop\nIgnore",
	  NULL, NULL, NULL, RANK_IP_EARLY, GRAM_INERT },
	{ MODE_CONFIG, "ip finger [rfc-compliant]", H_IP "finger server\nRFC", NULL, NULL, NULL,
	  RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip identd", H_IP "Ident server", NULL, NULL, NULL, RANK_IP_EARLY,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip bootp server", H_IP "Config BOOTP services\nEnable BOOTP server", NULL,
	  NULL, "ip bootp server", RANK_IP_EARLY, GRAM_KEEP_NO | GRAM_INERT },

	/* --- services of the router --- */
	{ MODE_CONFIG, "ip http {server|secure-server|secure-active-session-modules WORD$sm|"
	  "active-session-modules WORD$asm|authentication {aaa [LINE$aaa]|enable|local}|"
	  "access-class {<1-99>$acl|ipv4 WORD$acl4|WORD$acln}|port <0-65535>$port|secure-port "
	  "<0-65535>$sport|secure-trustpoint WORD$tp|secure-ciphersuite LINE$cs|path WORD$path|"
	  "tls-version WORD$tls}$what",
	  H_IP "HTTP server configuration\nEnable http server\nEnable HTTP secure server\n"
	  "Modules\nnames\nModules\nnames\nSet http server authentication method\nAAA\nSettings"
	  "\nUse enable passwords\nUse local username and passwords\nRestrict http server "
	  "access by access-class\nlist\nIPv4\nlist\nlist\nSet http server port\nport\nPort of "
	  "the secure server\nport\nTrustpoint\nname\nCipher suites\nnames\nPath\npath\nTLS\n"
	  "Version",
	  NULL, "what", NULL, RANK_HTTP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip {ftp|tftp}$what {source-interface IFACE$interface|username "
	  "WORD$user|password [0|7]$type LINE$password|passive|blocksize <512-8192>$bs}$opt", H_IP
	  "FTP configuration commands\nTFTP configuration commands\nSource interface\n"
	  "Interface\nUser\nname\nPassword\nunencrypted\nencrypted\npassword\nPassive\n"
	  "Block size\nbytes", NULL, "what opt", NULL, RANK_HTTP, GRAM_INERT },
	{ MODE_CONFIG, "ip scp server enable", H_IP "Scp commands\nEnable SCP server\nEnable",
	  NULL, NULL, NULL, RANK_SSH, GRAM_INERT },
	{ MODE_CONFIG, "ip scp {username WORD$user|password LINE$password}$what", H_IP
	  "Scp commands\nUser\nname\nPassword\npassword", NULL, "what", NULL, RANK_SSH, GRAM_INERT
	   },
	{ MODE_CONFIG, "ip ssh {version {1|2}$v|time-out <1-120>$timeout|authentication-retries "
	  "<0-5>$retries|rsa keypair-name WORD$keypair}$what",
	  H_IP "Configure ssh options\nSpecify protocol version to be supported\n1\n2\nSpecify "
	  "SSH time-out interval\nseconds\nSpecify number of authentication retries\nnumber\n"
	  "Configure RSA keypair name for SSH\nSpecify\nname",
	  NULL, "what", NULL, RANK_SSH },
	{ MODE_CONFIG, "ip ssh {source-interface IFACE$interface|port <2000-10000>$port rotary "
	  "<1-127>$rotary [<1-127>$rotary2]|logging events|maxstartups <2-128>$max|dh min size "
	  "<2048-4096>$dh|break-string LINE$brk|bulk-mode "
	  "[<131072-1073741824>$bulk]|window-size <8192-131072>$ws|dscp <0-63>$dscp|precedence "
	  "<0-7>$prec|rekey {time <10-1440>$rt|volume <100-4194303>$rv}}$what",
	  H_IP "Configure ssh options\nSpecify interface for source address in SSH connections"
	  "\nInterface\nStarting (or only) Port number to listen on\nport\nRotary\ngroup\ngroup"
	  "\nConfigure logging for SSH\nevents\nMaximum concurrent sessions\nnumber\n"
	  "Diffie-Hellman\nminimum\nsize\nbits\nBreak\nstring\nBulk\nbytes\nWindow\n"
	  "bytes\nDSCP\nvalue\nPrecedence\nvalue\nRekey\ntime\nminutes\nvolume\nkB",
	  NULL, "what", NULL, RANK_SSH, GRAM_INERT },
	{ MODE_CONFIG, "ip ssh stricthostkeycheck", H_IP "Configure ssh options\n"
	  "Enable SSH server authentication", NULL, NULL, NULL, RANK_SSH },
	{ MODE_CONFIG, "ip ssh pubkey-chain", H_IP "Configure ssh options\n"
	  "Configure the public keys of users", NULL, NULL, NULL, RANK_SSH + 1, 0,
	  MODE_SSH_PUBKEY },
	{ MODE_SSH_PUBKEY, "username WORD$user", "Configure the public keys of a user\n"
	  "User name", NULL, "user", NULL, 0, 0, MODE_SSH_PUBKEY_USER },
	{ MODE_SSH_PUBKEY, "server WORD$server", "Configure the public keys of a server\n"
	  "Server name or address", NULL, "server", NULL, 0, 0, MODE_SSH_PUBKEY_USER },
	{ MODE_SSH_PUBKEY_USER, "key-hash "
	  "{ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp256|ecdsa-sha2-nistp384|ecdsa-sha2-nistp521}$type "
	  "HEX$hash [LINE$comment]", "Enter the hash of the key\nRSA key\nEd25519 key\n"
	  "ECDSA key of 256 bits\nECDSA key of 384 bits\nECDSA key of 521 bits\n"
	  "MD5 hash of the key in hexadecimal\nA note", conf_ssh_key, "type hash" },
	{ MODE_SSH_PUBKEY_USER, "key-string [LINE$key]", "Enter the key\nThe key in base64",
	  conf_ssh_key, NULL, NULL, 0, GRAM_NO_NO | GRAM_NO_SHOW },
	{ MODE_CONFIG, "ip dhcp excluded-address [vrf WORD$vrf] A.B.C.D$lo [A.B.C.D$hi]", H_IP
	  "Configure DHCP server and relay parameters\nPrevent DHCP from assigning certain "
	  "addresses\nVRF\nVRF name\nLow IP address\nHigh IP address", NULL, NULL, NULL, RANK_DHCP
	  - 1, GRAM_MULTI },
	{ MODE_CONFIG, "ip dhcp pool WORD$name", H_IP "Configure DHCP server and relay "
	  "parameters\nConfigure DHCP address pools\nPool name", NULL, "name", NULL, RANK_DHCP,
	  0, MODE_DHCP },
	{ MODE_CONFIG, "ip dhcp {bootp ignore|conflict logging|limit lease log|smart-relay|use {class|vrf connected|subscriber-id "
	  "client-id}|binding cleanup interval <10-600>$ci|remember|aaa default username "
	  "WORD$aaa}$what",
	  H_IP "Configure DHCP server and relay parameters\nBOOTP\nignore\nConflicts\nlogging\n"
	  "Limit\nlease\nlog\nSmart relay\nUse\nclass\nVRF\n"
	  "connected\nSubscriber\nclient\nBindings\ncleanup\ninterval\nseconds\nRemember\nAAA\n"
	  "default\nuser\nname",
	  NULL, NULL, NULL, RANK_DHCP - 1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp ping packets <0-10>$n", H_IP "Configure DHCP server and relay "
	  "parameters\nSpecify ping parameters used by DHCP\nSpecify number of ping packets\n"
	  "Number of ping packets (0 disables ping)", NULL, NULL, "ip dhcp ping packets 2",
	  RANK_DHCP - 1 },
	{ MODE_CONFIG, "ip dhcp ping timeout <100-10000>$n", H_IP "Configure DHCP server and relay "
	  "parameters\nSpecify ping parameters used by DHCP\nSpecify ping timeout\n"
	  "Ping timeout in milliseconds", NULL, NULL, "ip dhcp ping timeout 500", RANK_DHCP - 1 },
	{ MODE_DHCP, "network A.B.C.D$addr [A.B.C.D$mask|WORD$slash] [secondary]",
	  "Network number and mask\nNetwork number in dotted-decimal notation\nNetwork mask\n"
	  "Network mask as /nn\nSecondary", conf_dhcp_network },
	{ MODE_DHCP, "host A.B.C.D$addr [A.B.C.D$mask]", "Client IP address and mask\naddress\n"
	  "mask" },
	{ MODE_DHCP, "default-router {A.B.C.D$addr}...", "Default routers\nRouter's IP address" },
	{ MODE_DHCP, "dns-server {A.B.C.D$addr}...", "DNS servers\nServer's IP address" },
	{ MODE_DHCP, "netbios-name-server {A.B.C.D$addr}...", "NetBIOS (WINS) name servers\n"
	  "Server's IP address" },
	{ MODE_DHCP, "netbios-node-type {b-node|h-node|m-node|p-node}",
	  "NetBIOS node type\nBroadcast\nHybrid\nMixed\nPeer" },
	{ MODE_DHCP, "domain-name WORD$name", "Domain name\nDomain name" },
	{ MODE_DHCP, "lease {infinite|<0-365>$days [<0-23>$hours [<0-59>$minutes]]}",
	  "Address lease time\nInfinite lease\nDays\nHours\nMinutes", NULL, NULL, "lease 1" },
	{ MODE_DHCP, "option <0-254>$n {ascii LINE$ascii|hex LINE$hex|ip {A.B.C.D$addr}...}",
	  "Raw DHCP options\nDHCP option code\nData is an NVT ASCII string\nString\n"
	  "Data is a hexadecimal string\nString\nData is one or more IP addresses\naddress", NULL,
	  "n" },
	{ MODE_DHCP, "{client-identifier|hardware-address|client-name|bootfile}$what LINE$value",
	  "Client identifier\nClient hardware address\nClient name\nBoot file name\nValue", NULL,
	  "what" },
	{ MODE_DHCP, "next-server {HOST$host}...", "Next server in boot process\naddress or name" },
	{ MODE_DHCP, "import all", "Programatically importing DHCP option parameters\nAll" },
	{ MODE_DHCP, "vrf WORD$vrf", "Associate this pool with a VRF\nname" },
	{ MODE_DHCP, "utilization mark {high|low}$what <1-100>$n [log]",
	  "Utilization\nmark\nhigh\nlow\npercent\nlog", NULL, "what" },
	{ MODE_DHCP, "update {arp|dns [both] [override]}", "Dynamic updates\nARP\nDNS\nboth\n"
	  "override", NULL, NULL, NULL, 0, GRAM_MULTI },

	/* --- NAT --- */
	{ MODE_CONFIG, "ip nat inside source list {<1-2699>$acl|WORD$acl} {interface "
	  "IFACE$interface|pool WORD$pool} " NATOPTS, H_NAT "Specify access list describing "
	  "local addresses\nAccess list number for local addresses\n"
	  "Access list name for local addresses\nSpecify interface for global address\n"
	  "Interface\nName pool of global addresses\nPool name\n" H_NATOPTS, NULL, "acl|vrf",
	  NULL, RANK_NAT, 0 },
	{ MODE_CONFIG, "ip nat inside source route-map WORD$rmap {interface IFACE$interface|pool "
	  "WORD$pool} " NATOPTS, H_NAT "Specify route-map\nRoute-map name\nSpecify interface for "
	  "global address\nInterface\nName pool of global addresses\nPool name\n" H_NATOPTS, NULL,
	  "rmap|vrf", NULL, RANK_NAT, 0 },
	{ MODE_CONFIG, "ip nat inside source static A.B.C.D$local {A.B.C.D$global|interface "
	  "IFACE$interface} " NATOPTS, H_NAT "Specify static local->global mapping\n"
	  "Inside local IP address\nInside global IP address\nSpecify interface for global "
	  "address\nInterface\n" H_NATOPTS, NULL, NULL, NULL, RANK_NAT, GRAM_MULTI },
	{ MODE_CONFIG, "ip nat inside source static {tcp|udp} A.B.C.D$local <1-65535>$lport "
	  "{A.B.C.D$global|interface IFACE$interface} <1-65535>$gport " NATOPTS, H_NAT
	  "Specify static local->global mapping\nTransmission Control Protocol\n"
	  "User Datagram Protocol\nInside local IP address\nLocal UDP/TCP port\n"
	  "Inside global IP address\nSpecify interface for global address\nInterface\n"
	  "Global UDP/TCP port\n" H_NATOPTS, NULL, NULL, NULL, RANK_NAT, GRAM_MULTI },
	{ MODE_CONFIG, "ip nat inside source static network A.B.C.D$local A.B.C.D$global "
	  "{A.B.C.D$mask|WORD$len} " NATOPTS, H_NAT "Specify static local->global mapping\n"
	  "Subnet translation\nInside local network\nInside global network\nMask\n"
	  "Prefix length, /nn\n" H_NATOPTS,
	  NULL, NULL, NULL, RANK_NAT, GRAM_MULTI },
	{ MODE_CONFIG, "ip nat pool WORD$name A.B.C.D$lo A.B.C.D$hi {netmask "
	  "A.B.C.D$mask|prefix-length <1-32>$len} [type "
	  "{rotary|match-host}|add-route|arp-ping]...", H_IP "NAT configuration commands\n"
	  "Define pool of addresses\nPool name\nStart IP address\nEnd IP address\n"
	  "Specify the network mask\nNetwork mask\nSpecify the prefix length\nPrefix length\n"
	  "Specify the pool type\nRotary\nMatch host\nAdd a route\nARP ping", NULL, "name", NULL,
	  RANK_NAT - 1, 0 },
	{ MODE_CONFIG, "ip nat translation {timeout|udp-timeout|tcp-timeout|icmp-timeout|syn-timeout|"
	  "finrst-timeout}$kind {never|<1-536870>$seconds}", H_IP "NAT configuration commands\n"
	  "NAT translation entry configuration\nSpecify timeout for dynamic NAT translations\n"
	  "Timeout of UDP flows\nTimeout of TCP flows\n"
	  "Timeout of ICMP flows\nTimeout of TCP flows after a SYN and no further data\n"
	  "Timeout of TCP flows after a FIN or RST\nNever timeout\nTimeout in seconds", NULL, "kind",
	  NULL, RANK_NAT, 0 },
	{ MODE_CONFIG, "ip nat outside source {static {A.B.C.D$global A.B.C.D$local|{tcp|udp}$pro"
	  "to A.B.C.D$global <1-65535>$gport A.B.C.D$local <1-65535>$lport|network A.B.C.D$gnet "
	  "A.B.C.D$lnet {A.B.C.D$mask|WORD$len}}|list {<1-199>$acl|WORD$acl} pool "
	  "WORD$pool|route-map WORD$rmap pool WORD$pool} [vrf WORD$vrf|add-route|extendable|no-alia"
	  "s|no-payload|match-in-vrf]...", H_IP "NAT configuration commands\n"
	  "Outside address translation\nSource address translation\n"
	  "Specify static global->local mapping\nOutside global IP address\n"
	  "Outside local IP address\nTCP\nUDP\nOutside global IP address\nport\n"
	  "Outside local IP address\nport\nSubnet translation\nGlobal network\nLocal network\n"
	  "Mask\nPrefix length\nSpecify access list\nnumber\nname\nName pool of addresses\n"
	  "name\nSpecify route-map\nname\nName pool of addresses\nname\nVRF\nname\n"
	  "Add a route\nExtend\nNo alias\nNo payload\nIn the VRF", NULL, NULL, NULL, RANK_NAT,
	  GRAM_MULTI },
	{ MODE_CONFIG, "ip nat inside destination list {<1-199>$acl|WORD$acl} pool WORD$pool [vrf "
	  "WORD$vrf|redundancy <1-2>$rg|mapping-id <1-2147483647>$map]...", H_IP
	  "NAT configuration commands\nInside address translation\n"
	  "Destination address translation\nSpecify access list describing global addresses\n"
	  "number\nname\nName pool of local addresses\nname\nVRF\nname\nRedundancy\nnumber\n"
	  "Mapping\nnumber", NULL, "acl|vrf", NULL, RANK_NAT, 0 },
	{ MODE_CONFIG, "ip nat translation {dns-timeout|pptp-timeout|port-timeout "
	  "{tcp|udp}$proto <1-65535>$port|arp-ping-timeout|routemap-entry-timeout}$timer "
	  "{never|<1-536870>$s}", H_IP "NAT configuration commands\n"
	  "NAT translation entry configuration\n"
	  "Specify timeout for NAT DNS flows\nSpecify timeout for NAT PPTP flows\n"
	  "Specify timeout for NAT TCP/UDP port specific translations\nTCP\nUDP\nPort\n"
	  "Specify timeout for WLAN-NAT ARP-Ping\n"
	  "Specify timeout for routemap created half entry\nNever timeout\n"
	  "Timeout in seconds", NULL, "timer port", NULL, RANK_NAT, GRAM_INERT },
	{ MODE_CONFIG, "ip nat translation max-entries {<1-2147483647>$max|all-host "
	  "<1-2147483647>$max|all-vrf <1-2147483647>$max|host A.B.C.D$host <1-2147483647>$max|list "
	  "WORD$list <1-2147483647>$max|vrf WORD$vrf <1-2147483647>$max}", H_IP
	  "NAT configuration commands\nNAT translation entry configuration\n"
	  "Specify maximum number of NAT entries\nnumber\nPer host\nnumber\nPer VRF\nnumber\n"
	  "One host\naddress\nnumber\nAccess list\nname\nnumber\nVRF\nname\nnumber", NULL, NULL,
	  NULL, RANK_NAT, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip nat {log translations {syslog [no-payload]|flow-export {v9 udp "
	  "destination A.B.C.D$collector <1-65535>$port}}|service {alg {tcp|udp} WORD$alg|dns "
	  "[tcp|udp]|ftp|h323|sip {tcp|udp} port <1-65535>$sip|skinny tcp port "
	  "<1-65535>$skinny|list {<1-199>$acl|WORD$acl} {ftp tcp port <1-65535>$ftp|ESP spi-match"
	  "}|fullrange {tcp|udp} port <1-65535>$full|mutual-exclusion port-range|gatekeeper|ras|rt"
	  "sp|pptp|netbios-ns tcp|ldap|ipsec-esp enable|all-algs|allow-multipart|enable-sym-port|nb"
	  "ar|tftp|append-ldap-search-res|H225|dns-reset-ttl|ftp-extended}|settings {mode "
	  "{cgn|default}|support mapping outside|pap [limit {30|60|120|250|500|1000}]|interface-ov"
	  "erload {port reservation {default|enable}|block}|gatekeeper-size "
	  "<1024-8388608>$gk|redundancy}|create flow-entries|switchover {replication http}}$what",
	  H_IP "NAT configuration commands\nNAT Logging\nTranslations\nSyslog\nNo payload\n"
	  "Export\nVersion 9\nUDP\nCollector\nAddress\nport\n"
	  "Special translation for application using non-standard port\nALG\nTCP\nUDP\nname\nDNS\n"
	  "TCP\nUDP\nFTP\nH.323\nSIP\nTCP\nUDP\nPort\nport\nSkinny\nTCP\nPort\nport\n"
	  "Access list\nnumber\nname\nFTP\nTCP\nPort\nport\nESP\nBy SPI\nAll ports\nTCP\nUDP\n"
	  "Port\nport\nExclusion\nPorts\nGatekeeper\nRAS\nRTSP\nPPTP\nNetBIOS\nTCP\nLDAP\n"
	  "IPsec\nOn\nAll\nMultipart\nPorts\nNBAR\nTFTP\nLDAP\nH.225\nDNS\nFTP\nSettings\nMode\n"
	  "Carrier grade\nDefault\nSupport\nMapping\nOutside\nPaired pooling\nLimit\n30\n60\n120\n"
	  "250\n500\n1000\nOverload\nPorts\nReservation\nDefault\nOn\nBlock\nGatekeeper\nbytes\n"
	  "Redundancy\nCreate\nflow entries\nSwitchover\nReplication\nHTTP", NULL, NULL, NULL,
	  RANK_NAT, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip nat source {list {<1-199>$acl|WORD$acl} "
	  "{pool WORD$pool|interface IFACE$interface} [overload|vrf WORD$vrf|redundancy "
	  "<1-2>$rg|mapping-id <1-2147483647>$map]...|static {A.B.C.D$local "
	  "A.B.C.D$global|{tcp|udp}$proto A.B.C.D$local <1-65535>$lport {A.B.C.D$global|interface "
	  "IFACE$interface} <1-65535>$gport} [extendable|vrf WORD$vrf|no-alias]...}", H_IP
	  "NAT configuration commands\n"
	  "Source address translation\nSpecify access list\n"
	  "number\nname\nName pool of addresses\nname\nInterface\nInterface\nOverload\nVRF\n"
	  "name\nRedundancy\nnumber\nMapping\nnumber\nStatic mapping\nLocal\nGlobal\nTCP\nUDP\n"
	  "Local\nport\nGlobal\nInterface\nInterface\nport\nExtend\nVRF\nname\nNo alias", NULL,
	  NULL, NULL, RANK_NAT, GRAM_MULTI | GRAM_INERT },

	/* --- IPv6 --- */
	{ MODE_CONFIG, "ipv6 unicast-routing", H_IPV6 "Enable unicast routing", NULL, NULL, NULL,
	  RANK_IPV6, 0 },
	{ MODE_CONFIG, "ipv6 cef [distributed]", H_IPV6 "Cisco Express Forwarding for IPv6\n"
	  "Distributed", NULL, NULL, NULL, RANK_IPV6, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 multicast-routing [vrf WORD$vrf]", H_IPV6 "Multicast\nVRF\nname",
	  NULL, "|vrf", NULL, RANK_IPV6, GRAM_INERT },
	{ MODE_CONFIG, "ipv6 source-route", H_IPV6 "Process packets with source routing header "
	  "options", NULL, NULL, "ipv6 source-route", RANK_IPV6, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 ioam {timestamp|node-id <0-4294967295>$n}$what", H_IPV6
	  "In-situ OAM\nTimestamp\nNode\nnumber", NULL, "what", NULL, RANK_IPV6, GRAM_INERT },
	{ MODE_CONFIG, "ipv6 host WORD$name {X:X:X:X::X$addr}...", H_IPV6
	  "Configure static hostnames\nName\nAddress", NULL, "name", NULL, RANK_IPV6, GRAM_INERT
	   },
	{ MODE_CONFIG, "ipv6 local pool WORD$name X:X:X:X::X/<0-128>$prefix <1-128>$len", H_IPV6
	  "Specify local options\nPools\nName\nPrefix\nLength", NULL, "name", NULL,
	  RANK_IPV6_LATE },
	{ MODE_CONFIG, "ipv6 route [vrf WORD$vrf] X:X:X:X::X/<0-128>$prefix {IFACE$oif "
	  "[X:X:X:X::X$via]|X:X:X:X::X$via} [<1-254>$distance|tag <1-4294967295>$tag|name "
	  "WORD$rname|track <1-1000>$track|permanent|multicast|unicast|nexthop-vrf WORD$nvrf]...",
	  H_IPV6 "Configure static routes\nVRF\nVRF name\nIPv6 prefix\nInterface\n"
	  "IPv6 address of next-hop\nIPv6 address of next-hop\nAdministrative distance\n"
	  "Set tag for this route\nTag value\nSpecify name of the next hop\nName\n"
	  "Install route depending on tracked item\nobject\npermanent route\nmulticast\n"
	  "unicast\nNext hop VRF\nname", NULL, "prefix|vrf oif via", NULL, RANK_IPV6_LATE },
	{ MODE_CONFIG, "ipv6 dhcp pool WORD$name", H_IPV6 "Configure IPv6 DHCP\nConfigure IPv6 "
	  "DHCP pool\nPool name", NULL, "name", NULL, RANK_IPV6 + 1, GRAM_INERT, MODE_DHCP6 },
	{ MODE_DHCP6, "address prefix {X:X:X:X::X/<0-128>$prefix|WORD$name} [lifetime "
	  "{<60-4294967295>$valid <60-4294967295>$pref|infinite infinite}]",
	  "IPv6 address allocation\nPrefix\nIPv6 prefix\nName\nLifetime\nvalid\npreferred\n"
	  "valid\npreferred", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_DHCP6, "dns-server {X:X:X:X::X$addr}...", "DNS servers\nServer's IPv6 address",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_DHCP6, "domain-name WORD$name", "Domain name\nname" },
	{ MODE_DHCP6, "link-address X:X:X:X::X/<0-128>$prefix", "Link address\nprefix" },
	{ MODE_DHCP6, "information refresh {<0-365>$days [<0-23>$hours "
	  "[<0-59>$minutes]]|infinity}", "Information\nRefresh\ndays\nhours\nminutes\nnever" },
	{ MODE_CONFIG, "ipv6 {hop-limit <1-255>$hop|traffic interface-statistics|unreachables|"
	  "redirects|address-validate}",
	  H_IPV6 "Hop limit\nnumber\nTraffic\nStatistics\nUnreachables\nRedirects\nValidation",
	  NULL, NULL, NULL, RANK_IPV6, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ 0 }
};
