/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of commands that stand in the configurations of routers in the field beside our subject:
 * first-hop protocols, NetFlow, scheduled commands, views and privileges, IS-IS, SPAN sessions, rarer
 * settings of VRFs, interfaces, lists and lines. Kept, without effect.
 */
#include "cli/conf.h"

#define H_IP "Interface Internet Protocol config commands\n"
#define INERT_MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
#define H_CRYPTO "Encryption module\n"
#define H_AAA "Authentication, Authorization and Accounting.\n"

const struct gram_row rare_rows[] = {
	{ MODE_CONFIG, "crypto {wui tti {introducer|petitioner|registrar}|provisioning "
	  "{introducer|petitioner|registrar}}$kind",
	  "Encryption module\nWui\nTti\nIntroducer\nPetitioner\nRegistrar\nProvisioning\n"
	  "Introducer\nPetitioner\nRegistrar",
	  NULL, "kind", NULL, RANK_PKI_CHAIN+1, GRAM_INERT, MODE_MISC },
	{ MODE_ISAKMP_GROUP, "{auto-update client WORD$type url WORD$auurl rev <1-32767>$rev|"
	  "browser-proxy WORD$bp|crypto aaa attribute list WORD$list|dhcp {server "
	  "{A.B.C.D$server|HOST$server}|giaddr A.B.C.D$giaddr|timeout <4-30>$timeout}|"
	  "smartcard-removal-disconnect|ipv6 {dns X:X:X:X::X$dns [X:X:X:X::X$dns2]|pool "
	  "WORD$pool}}$what",
	  "Update\nClient\nName\nURL\nURL\nRev\nNumber\nBrowser proxy\nName\nEncryption module\n"
	  "AAA\nAttribute\nList\nname\nDHCP\nDHCP server\nIP address\nHostname or A.B.C.D\n"
	  "Gateway address\nIP address\nTimeout\nseconds\nSmartcards\nIPv6\nSpecify DNS "
	  "Addresses\nServer's IPv6 address\nIPv6 address of next-hop\nName pool of addresses\n"
	  "Pool name",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto vpn {anyconnect {WORD$file sequence <1-65535>$seq|profile "
	  "WORD$profile WORD$pfile|WORD$file}|csd WORD$csd}",
	  "Encryption module\nVPN\nAnyConnect\nName\nSequence\nNumber\nProfile\nName\npassword\n"
	  "password\nCsd\nName",
	  NULL, NULL, NULL, RANK_SNMP-4, GRAM_MULTI | GRAM_INERT },

	/* --- VRFs and key chains --- */
	{ MODE_VRF, "{vnet tag <2-4094>$tag|mdt {default A.B.C.D$mdt|data A.B.C.D$data "
	  "A.B.C.D$wild [threshold <1-4294967>$threshold] [list WORD$list]|log-reuse|mtu "
	  "<576-18010>$mtu|auto-discovery {pim|mldp|receiver-site|vxlan}|default vxlan "
	  "A.B.C.D$vx|overlay use-bgp|preference {mldp|pim}...|strict-rpf interface}|vpn id "
	  "WORD$vpn|context WORD$context|vnid <1-16777215>$vnid|snmp context WORD$snmp}$what",
	  "Virtual network\nTag\ntag\nMulticast\nDefault\nIP address\nspecify data pattern\nIP "
	  "address\nMask\nThreshold\nNumber\nList\nname\nLog reuse\nMTU\nNumber\nAuto discovery"
	  "\nProtocol Independent Multicast\nMldp\nReceiver site\nVXLAN\nDefault\nVXLAN\nIP "
	  "address\nOverlay\nUse bgp\nPreference\nMldp\nProtocol Independent Multicast\nStrict "
	  "rpf\nInterface\nVPN\nID\nIdentity string\nContext\nName\nVnid\nNumber\nSNMP\nContext"
	  "\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_VRF_AF, "{mdt {default {A.B.C.D$mdt|mpls mldp A.B.C.D$mldp|vxlan A.B.C.D$vx}|"
	  "data {A.B.C.D$data A.B.C.D$wild|mpls mldp <1-65536>$dm|<1-65536>$dmax|threshold "
	  "<0-4294967>$dthr} [threshold <1-4294967>$threshold] [list WORD$list]|log-reuse|mtu "
	  "<576-18010>$mtu|auto-discovery {pim|mldp|receiver-site|vxlan|interworking} [inter-as|"
	  "pim-tlv-announce]|overlay {use-bgp [spt-only|source-tree-info]|bgp "
	  "{shared-tree-prune-delay <0-5000>$stp|source-tree-prune-delay <0-5000>$sop}}|"
	  "preference {mldp|pim}...|strict-rpf interface|partitioned mldp p2mp|p2mp}|bgp "
	  "{next-hop IFACE$nexthop|soft-reconfig-backup}|inter-as-hybrid [csc] [next-hop "
	  "{global|A.B.C.D$nh}]|protection local-prefixes|route-replicate [recursion-policy "
	  "destination] from {unicast {all|connected|static|ospf <1-65535>$uo|eigrp "
	  "<1-65535>$ue|bgp <1-4294967295>$ub|rip|isis}|vrf {global|WORD$vrf} {unicast|"
	  "multicast} {all|connected|static|ospf <1-65535>$o|eigrp <1-65535>$e|bgp "
	  "<1-4294967295>$b|rip|isis|mobile|odr}} [route-map WORD$map]|snmp context WORD$snmp|"
	  "topology {base|WORD$topology}|service {alg|WORD$service}|import {ipv4|ipv6} {unicast|"
	  "multicast} [<1-2147483647>$limit] map WORD$imap [allow-evpn]|export {ipv4|ipv6} "
	  "{unicast|multicast} [<1-2147483647>$xlimit] [allow-backup] map WORD$emap "
	  "[allow-evpn]|maximum {routes <1-4294967295>$max reinstall <1-100>$reinstall}}$what",
	  "Multicast\nDefault\nIP address\nMPLS\nMldp\nIP address\nVXLAN\nIP address\nspecify "
	  "data pattern\nIP address\nMask\nMPLS\nMldp\nNumber\nNumber\nThreshold\nNumber\n"
	  "Threshold\nNumber\nList\nname\nLog reuse\nMTU\nNumber\nAuto discovery\nProtocol "
	  "Independent Multicast\nMldp\nReceiver site\nVXLAN\nInterworking\nInter as\nPim tlv "
	  "announce\nOverlay\nUse bgp\nSpt only\nSource tree info\nBGP information\nShared tree "
	  "prune delay\nNumber\nSource tree prune delay\nNumber\nPreference\nMldp\nProtocol "
	  "Independent Multicast\nStrict rpf\nInterface\nPartitioned\nMldp\nP2mp\nP2mp\nBGP "
	  "information\nNext hop\nInterface\nUse soft-reconfiguration\nInter-AS\nCsc\nNext hop\n"
	  "Global\nIP address\nEnable tunnel protection\nLocal prefixes\nReplication\nRecursion "
	  "policy\nDestination\nFrom\nUnicast\nAll VRFs\nConnected\nStatic routes\nOSPF "
	  "interface commands\nProcess ID\nEnhanced Interior Gateway Routing Protocol (EIGRP)\n"
	  "Autonomous system number\nBorder Gateway Protocol (BGP)\nAutonomous system number\n"
	  "RIP\nISO IS-IS\nVRF\nGlobal\nName\nUnicast\nAddress Family modifier\nAll VRFs\n"
	  "Connected\nStatic routes\nOSPF interface commands\nProcess ID\nEnhanced Interior "
	  "Gateway Routing Protocol (EIGRP)\nAutonomous system number\nBorder Gateway Protocol "
	  "(BGP)\nAutonomous system number\nRIP\nISO IS-IS\nMobile routes\nOn Demand stub Routes"
	  "\nRoute-map\nname\nSNMP\nContext\nName\nShow EIGRP topology\nBase topology\nName\n"
	  "Service\nALG\nName\nImport\nIPv4\nIPv6\nUnicast\nAddress Family modifier\nNumber\n"
	  "Enter a crypto map\nCrypto map tag\nAllow evpn\nExport\nIPv4\nIPv6\nUnicast\nAddress "
	  "Family modifier\nNumber\nAllow backup\nEnter a crypto map\nCrypto map tag\nAllow evpn"
	  "\nMaximum\nRoutes\nnumber\nReinstall\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IP_VRF, "{route-replicate from {vrf WORD$vrf|unicast} {all|connected|static}|"
	  "export {ipv4 {unicast|multicast}} [<1-2147483647>$xlimit] map WORD$emap|import {ipv4 "
	  "{unicast|multicast}} [<1-2147483647>$limit] map WORD$imap}$what",
	  "Replication\nFrom\nVRF\nVRF name\nUnicast\nAll VRFs\nConnected\nStatic routes\nExport"
	  "\nIPv4\nUnicast\nAddress Family modifier\nNumber\nEnter a crypto map\nCrypto map tag"
	  "\nImport\nIPv4\nUnicast\nAddress Family modifier\nNumber\nEnter a crypto map\nCrypto "
	  "map tag",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_KEYCHAIN_KEY, "{accept-lifetime|send-lifetime|lifetime}$what [local] hh:mm:ss$t "
	  "{MONTH$m <1-31>$d|<1-31>$d MONTH$m} <1993-2035>$y {duration <1-2147483646>$s|"
	  "infinite|hh:mm:ss$et {MONTH$em <1-31>$ed|<1-31>$ed MONTH$em} <1993-2035>$ey}",
	  "Set accept lifetime of key\nSet send lifetime of key\nSecurity association duration\n"
	  "Local\nTime\nMonth\nNumber\nNumber\nMonth\nNumber\nLimit of time\nNumber\nnever\nTime"
	  "\nMonth\nNumber\nNumber\nMonth\nNumber",
	  NULL, "what" },
	{ MODE_KEYCHAIN_KEY, "{send-id|recv-id}$what <0-255>$n",
	  "Send ID\nReceive ID\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_KEYCHAIN_KEY, "{include-tcp-options|accept-ao-mismatch|description LINE$text}",
	  "Options\nMismatch\nDescription\nText",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- lists --- */
	{ MODE_ACL_EXT, "dynamic WORD$name [timeout <1-9999>$timeout] {permit|deny} {ip|tcp|udp|"
	  "icmp|gre|esp|ahp|<0-255>$proto} {any|host A.B.C.D$shost|A.B.C.D$saddr A.B.C.D$swild} "
	  "{any|host A.B.C.D$dhost|A.B.C.D$daddr A.B.C.D$dwild} [log]",
	  "Dynamic entry\nName\nMaximum time\nminutes\nPermit\nSpecify packets to reject\nAny "
	  "Internet Protocol\nGlobal TCP parameters\nUDP\nICMP\nCisco's GRE tunneling\n"
	  "Encapsulation Security Payload\nAuthentication Header Protocol\nNumber\nAny host\nA "
	  "single host\nAddress\nMask\nMask\nAny host\nA single host\nAddress\nMask\nMask\nLog "
	  "matches against this entry",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list <100-199>$n dynamic WORD$name [timeout <1-9999>$timeout] "
	  "{permit|deny} {ip|tcp|udp|icmp|gre|esp|ahp|<0-255>$proto} {any|host A.B.C.D$shost|"
	  "A.B.C.D$saddr A.B.C.D$swild} {any|host A.B.C.D$dhost|A.B.C.D$daddr A.B.C.D$dwild} "
	  "[log]",
	  "Add an access list entry\nIP extended access list\nDynamic entry\nName\nMaximum time "
	  "to live\nminutes\nPermit\nSpecify packets to reject\nAny Internet Protocol\nGlobal "
	  "TCP parameters\nUDP\nICMP\nCisco's GRE tunneling\nEncapsulation Security Payload\n"
	  "Authentication Header Protocol\nNumber\nAny host\nA single host\nAddress\nMask\nMask"
	  "\nAny host\nA single host\nAddress\nMask\nMask\nLog matches against this entry",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list {<700-799>$n {permit|deny} H.H.H$mac [H.H.H$mask]|"
	  "<200-299>$n {permit|deny} HEX$type [HEX$tmask]|<300-399>$n {permit|deny} WORD$decnet "
	  "[WORD$dmask]|<1100-1199>$n {permit|deny} H.H.H$smac H.H.H$smask H.H.H$dmac "
	  "H.H.H$dmask}",
	  "Add an access list entry\nNumber\nSpecify packets to forward\nSpecify packets to "
	  "reject\nMAC address\nMAC address\nNumber\nSpecify packets to forward\nSpecify "
	  "packets to reject\nHexadecimal value\nSerial number\nNumber\nSpecify packets to "
	  "forward\nSpecify packets to reject\nName\npassword\nNumber\nPermit\nSpecify packets "
	  "to reject\nMAC address\nMAC address\nMAC address\nMAC address",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list <700-799>$n remark LINE$text",
	  "Add an access list entry\nNumber\nAccess list entry comment\nComment up to 100 "
	  "characters",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_ACL6, "evaluate WORD$reflect [sequence <1-4294967294>$seq]",
	  "Evaluate an access list\nReflexive list\nSequence\nnumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- lines --- */
	{ MODE_LINE, "{private|autocommand-options nohangup|ip tcp {input-coalesce-threshold "
	  "<1-1000>$ict|keepalive}|transport output {all|none|{lapb-ta|lat|"
	  "mop|nasi|pad|rlogin|ssh|telnet|udptn|v120|acercon}...}|speed <0-4294967295>$speed|"
	  "stty|session-disconnect-warning <0-4294967295>$sdw [message LINE$sdm]|batch|printer "
	  "diablo|width <0-512>$width|timeout login response <1-300>$tlr|telnet {break-on-ip|"
	  "faststream|notify-remote|refuse-negotiations|speed <0-4294967295>$tsp "
	  "[<0-4294967295>$tspmax]|sync-on-break|transparent}|exec-character-bits {7|8}|data-character-bits {7|8}|"
	  "special-character-bits {7|8}|default-value {exec-character-bits|"
	  "special-character-bits} {7|8}|dispatch-timeout <0-4294967294>$dt|"
	  "dispatch-character {WORD$dc}...|dispatch-machine WORD$dm|start-character WORD$startc|"
	  "stop-character WORD$stopc|padding WORD$padc <0-255>$padn|hold-character WORD$holdc|"
	  "disconnect-character WORD$disc|activation-character WORD$actc|script {activation|"
	  "arap-callback|callback|connection|dialer|reset|startup} WORD$script|autoselect {arap|"
	  "during-login|ppp|slip|timeout <1-120>$ast}...|autohangup [session-switch]|editing|"
	  "full-help|insecure|international|buffer-length <16-1500>$bl|domain-lookup|"
	  "exec-prompt timestamp|group-range <0-2000>$gr <0-2000>$gre|no-password|priority "
	  "<0-15>$prio|monitor-mode}$what",
	  "Private\nOptions\nNo hangup\nIP information\nGlobal TCP parameters\nInput coalesce "
	  "threshold\nNumber\nKeepalive\nTransport\nDefine which "
	  "protocols to use for outgoing connections\nAll protocols\nNo protocols\nLAPB\nLAT\n"
	  "MOP\nNASI\nPAD\nRlogin\nConfigure ssh options\nTelnet\nUDPTN\nV.120\nACERCON\nSpeed\n"
	  "baud\nTerminal\nWarning\nNumber\nMessage\nText\nBatch\nPrinter\nDiablo\nSet width of "
	  "the display terminal\nNumber of characters on a screen line\nTimeout\nDisplay Secure "
	  "Login Configurations and State\nResponses\nNumber\nTelnet\nBreak on ip\nFaststream\n"
	  "Notify remote\nRefuse negotiations\nSpeed\nbaud\nDelay\nSync on break\ntransparent\n"
	  "Exec character bits\nencrypted\nEight\nBits\nencrypted\nEight\nBits"
	  "\nencrypted\nEight\nDefaults\nExec character bits\nBits\nencrypted\nEight"
	  "\nTimeout\nNumber\nCharacter\nName\nDispatch "
	  "machine\nName\nStart\nName\nStop\nName\nPadding\nName\nAn IP protocol number\n"
	  "Character\nName\nCharacter\nName\nCharacter\nName\nScript\nActivation\nArap callback"
	  "\nCallback\nFor outbound connections. (telnet, rlogin)\nDialer\nRemove all conditions"
	  "\nStartup\nName\nSelection\nFor ARAP\nDuring login\nPPP\nSerial Line IP\nTimeout\n"
	  "Number\nHang up\nSession switch\nCommand line editor\nFull help\nInsecure\n"
	  "International\nBuffer\nNumber\nEnable IP Domain Name System hostname translation\n"
	  "Prompt\nPrint timestamps\nGroup\nNumber\nNumber\nPassword\nPriority\nNumber\nMonitor "
	  "mode",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_LINE, "access-class WORD$acl {in|out}$way {vrfname WORD$vrf} [vrf-also]",
	  "Filter connections based on an IP access list\nAccess list\nFilter incoming "
	  "connections\nout\nVRF name\nName\nAlso those of VRFs",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_CONFIG, "alias {router|line|subinterface|route-map|class-map|policy-map|"
	  "address-family|crypto-map|dhcp|keychain|vrf|ipsec-profile|isakmp|null-interface|"
	  "map-class}$mode WORD$name LINE$text",
	  "Create command alias\nEnable an IPV6 routing process\nUse line password for "
	  "authentication.\nSubinterface\nRoute-map\nClass map\nPolicy map\nEIGRP "
	  "address-family show commands\nCrypto map\nDHCP\nKeychain\nVRF\nIpsec profile\n"
	  "Configure ISAKMP policy\nNull interface\nMap class\nName\nText",
	  NULL, "mode name", NULL, RANK_ALIAS, GRAM_INERT | GRAM_HIDDEN },

	/* --- more --- */
	{ MODE_CONFIG, "service password-recovery",
	  "Modify use of network based services\nPassword recovery",
	  NULL, NULL, NULL, RANK_SERVICE, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "aqm-register-fnf",
	  "Aqm register fnf",
	  NULL, NULL, NULL, RANK_PLATFORM, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ip local pool WORD$pool A.B.C.D$lo [A.B.C.D$hi] recycle delay <0-3600>$s",
	  "Global IP configuration subcommands\nSpecify local options\nIP Local address pool "
	  "lists\nPool name\nAddress\nMask\nRecycle\ndelay\nseconds",
	  NULL, "pool", NULL, RANK_POOL, GRAM_INERT },
	{ MODE_CONFIG, "ip host-list WORD$list",
	  "Global IP configuration subcommands\nHost list\nName",
	  NULL, "list", NULL, RANK_IP_EARLY+1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip access-list {helper egress check|match-local-traffic}",
	  "Global IP configuration subcommands\nNamed access-list\nHelper\nEgress\nCheck\nMatch "
	  "local traffic",
	  NULL, NULL, NULL, RANK_ACL_NAMED, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "privilege {address-family|archive|bgp|cm-fallback|crypto-map|"
	  "crypto-transform|dhcp|exec-server|flow-cache|ipsec-profile|keychain|keychain-key|"
	  "map-class|policy-map|class-map|route-map|subinterface|vrf|template}$mode [all] "
	  "{level <0-15>$level|reset} LINE$command",
	  "Command privilege parameters\nEIGRP address-family show commands\nArchive of the "
	  "running configuration information\nBGP information\nCm fallback\nCrypto map\nCrypto "
	  "transform\nDHCP\nExec server\nFlow cache\nIpsec profile\nKeychain\nKeychain key\nMap "
	  "class\nPolicy map\nClass map\nRoute-map\nSubinterface\nVRF\nTemplate\nAll VRFs\nSet "
	  "privilege level of command\nDefault privilege level for line\nReset privilege level "
	  "of command\nCommand",
	  NULL, "mode command", NULL, RANK_ALIAS+1, GRAM_INERT | GRAM_HIDDEN },

	/* --- interfaces --- */
	{ MODE_IF, "vrrp <1-255>$group {ip A.B.C.D$ip [secondary]$opt|priority "
	  "<1-254>$priority|preempt [delay minimum <0-3600>$delay]$opt|timers {advertise {msec "
	  "<50-999>$msec|<1-255>$s}|learn}$opt|authentication {md5 LINE$md5|text "
	  "WORD$text|WORD$plain}$opt|track <1-1000>$object [decrement "
	  "<1-255>$dec]$opt|description LINE$text|shutdown}$what", "VRRP Interface configuration "
	  "commands\nGroup number\nEnable VRRP and set the virtual IP address\n"
	  "Virtual IP address\nSecondary\nPriority of this router\nvalue\nAllow preemption\n"
	  "Wait\nAt least\nseconds\nTimers\nAdvertisement interval\nmilliseconds\nms\nseconds\n"
	  "Learn from the master\nAuthentication\nMD5\nKey\nPlain text\ntext\ntext\n"
	  "Tracked object\nobject\nDecrement\nvalue\nDescription\nText\nDisable", NULL,
	  "group what|object", NULL, 0, GRAM_INERT },
	{ MODE_IF, "glbp <0-1023>$group {ip [A.B.C.D$ip] [secondary]$opt|priority "
	  "<1-255>$priority|preempt [delay minimum <0-3600>$delay]$opt|load-balancing "
	  "{host-dependent|round-robin|weighted}$opt}$what",
	  "GLBP interface configuration commands\nGroup number\nEnable GLBP\nVirtual address\n"
	  "Secondary\nPriority\nvalue\nPreempt\nWait\nAt least\nseconds\nLoad balancing\nby host"
	  "\nin turn\nby weight",
	  NULL, "group what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "if-state nhrp", "Interface state\nFollows NHRP", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "nhrp {group WORD$group|map group WORD$mgroup service-policy output "
	  "WORD$policy|route-watch|attribute set WORD$set|event-publisher [max-event-timeout "
	  "<1-20>$t]}$what", "NHRP\nGroup\nname\nMap\nGroup\nname\nPolicy\noutput\nname\n"
	  "Watch routes\nAttribute\nset\nname\nEvents\nTimeout\nseconds", NULL, "what|mgroup",
	  NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip nhrp {cache non-authoritative|interest {none|<100-199>$acl|WORD$acln}|connect "
	  "{<1-2147483647>$c1 <1-2147483647>$c2}|trigger-svc {<1-2147483647>$t1 <0-2147483647>$t2}|responder IFACE$responder|rate-limit "
	  "<1-1000000>$rate}$what", H_IP "NHRP interface subcommands\nCache\nNon-authoritative\n"
	  "Interest\nNone\nAccess list\nname\nConnect\nup\ndown\nTrigger\nkbps to set up\n"
	  "kbps to tear down\nResponder\nInterface\nRate\nnumber", NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip ospf {flood-reduction [disable]$opt|database-filter all "
	  "out|prefix-suppression [disable]$opt|ttl-security [hops "
	  "<1-254>$hops|disable]$opt|resync-timeout <1-65535>$resync|lls "
	  "[disable]$opt|multi-area <0-4294967295>$ma|shutdown|fast-reroute per-prefix "
	  "{candidate|protection} [disable]$opt}$what", H_IP
	  "OSPF interface commands\nFlood reduction\nnot here\nFilter\nall\nout\n"
	  "Prefix suppression\nnot here\nTTL security\nhops\nnumber\nnot here\n"
	  "Resynchronisation\nseconds\nLLS\nnot here\nMultiple areas\narea\nShutdown\n"
	  "Fast reroute\nPer prefix\nMay protect\nIs protected\nnot here", NULL, "what", NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip {mroute-cache|broadcast-address A.B.C.D$broadcast|summary-address rip "
	  "A.B.C.D$sraddr A.B.C.D$srmask|dampening-change eigrp <1-65535>$dc [<1-100>$dcp]|"
	  "dampening-interval eigrp <1-65535>$di [<1-65535>$dis]|admission WORD$admission|dns "
	  "view-group WORD$dns|hello-interval isis LINE$isis|vrf receive WORD$receive|vrf "
	  "sitemap WORD$site|source binding LINE$binding|tcp compression-connections "
	  "<3-256>$comp|tcp header-compression [LINE$hc]}$what",
	  H_IP "Multicast cache\nBroadcast address\naddress\nSummary\nRIP\naddress\nmask\n"
	  "Dampening\nEIGRP\nAS\npercent\nDampening\nEIGRP\nAS\nseconds\nAdmission\nname\nDNS\n"
	  "View list\nname\nHello\nIS-IS\nSettings\nVRF\nReceive\nname\nVRF\nSite map\nname\n"
	  "Source\nBinding\nSettings\nTCP\nConnections\nnumber\nTCP\nHeader compression\n"
	  "Settings",
	  INERT_MULTI },
	{ MODE_IF, "{xconnect|priority-queue|tx-ring-limit|storm-control|power|mdix|mab|"
	  "srr-queue|pppoe-max-sessions|down-when-looped|autodetect|plim|flow-sampler|"
	  "network-clock-priority|gmac|ezvpn|appnav|waas|umbrella|sdwan|port-channel|"
	  "l2protocol-tunnel|raw-socket|openflow|glean}$what [LINE$text]",
	  "Cross connect\nPriority queue\nRing\nStorm control\nPower\nMDIX\nMAB\nQueues\nPPPoE\n"
	  "Loops\nDetection\nPLIM\nFlow sampler\nClock\nGMAC\nEasy VPN\nAppNav\nWAAS\nUmbrella\n"
	  "SD-WAN\nPort channel\nL2 tunnel\nRaw socket\nOpenFlow\nGlean\nSettings",
	  NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_IF, "mpls {ip|bgp forwarding}$what",
	  "MPLS\nEnable on this interface\nBGP\nforwarding",
	  INERT_MULTI },
	{ MODE_CRYPTO_MAP, "set peer HOST$peer dynamic", "Set values for encryption/decryption\n"
	  "Allowed Encryption/Decryption peer.\nhost name\nLook it up when it is needed", NULL,
	  "peer" },

	/* --- lines --- */
	{ MODE_LINE, "ipv6 access-class WORD$acl {in|out}$way", "IPv6\nFilter connections based "
	  "on an access list\nAccess list\nIncoming\nOutgoing", NULL, "way", NULL, 0, GRAM_INERT
	   },
	{ MODE_LINE, "accounting {exec|commands <0-15>$level|connection}$what WORD$list",
	  "Accounting parameters\nexec\ncommands\nlevel\nconnections\nlist", NULL, "what|level",
	  NULL, 0, GRAM_INERT },

	/* --- parsing, privileges --- */
	{ MODE_CONFIG, "parser {cache|config LINE$config|command LINE$command}",
	  "Configure parser\nCache\nConfiguration\nSettings\nCommands\nSettings", NULL, NULL,
	  NULL, RANK_LINE - 2, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "privilege {exec|configure|interface|line|router|ipenacl}$mode [all] "
	  "{level <0-15>$level|reset} LINE$command", "Command privilege parameters\nExec mode\n"
	  "Global configuration mode\nInterface configuration mode\nLine configuration mode\n"
	  "Router configuration mode\nAccess list mode\nAll commands that begin so\n"
	  "Set privilege level of command\nlevel\nReset privilege level of command\nCommand",
	  conf_privilege, "mode command", NULL, RANK_ALIAS + 1 },

	/* --- global --- */
	{ MODE_CONFIG, "ip route static {adjust-time <1-60>$s|"
	  "install-routes-recurse-via-nexthop [LINE$recurse]|inter-vrf}$what",
	  "Global IP configuration subcommands\nEstablish static routes\nStatic routes\nInterval"
	  "\nseconds\nRecursion\nSettings\nBetween VRFs",
	  NULL, NULL, NULL, RANK_ROUTE + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip prefix-list sequence-number", "\nBuild a prefix list\nInclude/exclude "
	  "sequence numbers", NULL, NULL, "ip prefix-list sequence-number", RANK_PREFIX,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip {bgp-community new-format|explicit-path LINE$explicit|urlfilter "
	  "LINE$url|rsvp LINE$rsvp|rtcp LINE$rtcp|accounting-threshold <0-4294967295>$at|"
	  "accounting-list LINE$al|admission LINE$admission|auth-proxy LINE$ap|drp LINE$drp|"
	  "host-routing|hp-host LINE$hp|kerberos LINE$krb|mfib LINE$mfib|mrm LINE$mrm|port-map "
	  "LINE$pm|reflexive-list LINE$rl|sdee LINE$sdee|sap LINE$sap|security LINE$security|"
	  "spd LINE$spd|tftp LINE$tftp|trigger-authentication|udptn "
	  "LINE$udptn|device LINE$device|routing protocol LINE$rp}$what",
	  "\nCommunity format\nnew\nPath\nSettings\nURL filter\nSettings\nRSVP\nSettings\nRTCP\n"
	  "Settings\nAccounting\nvalue\nAccounting\nSettings\nAdmission\nSettings\nProxy\n"
	  "Settings\nDRP\nSettings\nHost routing\nHost\nSettings\nKerberos\nSettings\nMFIB\n"
	  "Settings\nMRM\nSettings\nPort map\nSettings\nReflexive lists\nSettings\nSDEE\n"
	  "Settings\nSAP\nSettings\nSecurity\nSettings\nSPD\nSettings\nTFTP\nSettings\n"
	  "Trigger\nUDPTN\nSettings\nDevice tracking\nSettings\nRouting\n"
	  "Protocols\nSettings",
	  NULL, NULL, NULL, RANK_HTTP + 1,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "logging {exception <4096-2147483647>$exc|message-counter {debug|log|"
	  "syslog}|server-arp|delimiter tcp|dmvpn [rate-limit <1-10000>$rate]|listen "
	  "LINE$listen|buginf|exception-size <1-65535>$es}",
	  "Modify message logging facilities\nException\nbytes\nCounters\nDebug\nLog\nSyslog\n"
	  "ARP\nDelimiter\nTCP\nDMVPN messages\nRate limit\nmessages a minute\nListen\nSettings"
	  "\nBug messages\nException\nsize",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "service {disable-ip-fast-frag|exec-callback|exec-wait|heartbeat|hide-teln"
	  "et-addresses|line-number|old-slip-prompts|sequence|telnet-zeroidle|udp-small|decimal-t"
	  "ty|dhcp-client|multiple-config-sessions|declassify "
	  "LINE$dec|scripting|sw-reset-button|vpdn|compress}$what",
	  "\nFragments\nCallback\nWait\nHeartbeat\nHide addresses\nNumbers\nSLIP\nSequence\n"
	  "Idle\nUDP\nTTY\nDHCP\nSessions\nDeclassify\nSettings\nScripting\nButton\nVPDN\n"
	  "Compress", NULL, NULL, NULL, RANK_SERVICE, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT |
	  GRAM_HIDDEN },
	{ MODE_CONFIG, "{ethernet|gyroscope-reading|track-list}$what LINE$text",
	  "Ethernet\nGyroscope\nTracking\nSettings",
	  NULL, NULL, NULL, RANK_LICENSE + 6,
	  GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "username WORD$user {aaa attribute list WORD$list|autocommand LINE$auto|"
	  "access-class WORD$acl|noescape|nohangup|user-maxlinks <0-255>$links|description "
	  "LINE$text}$what",
	  "Establish User Name Authentication\nUser name\nAAA\nAttribute\nList\nname\nCommand\n"
	  "command\nAccess class\nlist\nNo escape\nNo hangup\nLinks\nnumber\nDescription\nText",
	  NULL, "user what", NULL, RANK_USERNAME, GRAM_INERT },

	/* --- IKEv2 authorization policies: the older spelling of route set access-list, and BGP --- */
	{ MODE_IKEV2_AUTHOR, "subnet-acl {<1-199>$acl|WORD$acl}", "Networks the peer gets\n"
	  "Access-list number\nAccess-list name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "ipv6 subnet-acl WORD$acl", "IPv6\nNetworks the peer gets\n"
	  "Access-list name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_AUTHOR, "route redistribute {bgp <1-4294967295>$as|connected|eigrp "
	  "<1-65535>$as|ospf <1-65535>$as|static|rip} [route-map WORD$map]",
	  "Configure route parameters\nSend routes of a protocol\nBGP\nAS number\nConnected\n"
	  "EIGRP\nAS number\nOSPF\nProcess\nStatic\nRIP\nRoute map\nname", INERT_MULTI },

	/* --- interfaces, and crypto of the whole router --- */
	{ MODE_IF, "ntp {disable [ip|ipv6]|multicast [LINE$group]}", "Configure NTP\n"
	  "Disable NTP traffic\nIPv4\nIPv6\nMulticast\nSettings", INERT_MULTI },
	{ MODE_IF, "frame-relay {map ip A.B.C.D$addr <16-1007>$dlci [broadcast] "
	  "[LINE$opt]|interface-dlci <16-1007>$idlci [LINE$iopt]|lmi-type "
	  "{cisco|ansi|q933a}$lmi|inverse-arp [LINE$inv]|intf-type {dte|dce|nni}$it}",
	  "Set frame relay parameters\nMap\nIP\naddress\nDLCI\nBroadcasts\nSettings\n"
	  "Interface DLCI\nDLCI\nSettings\nLMI\nCisco\nANSI\nQ933a\nInverse ARP\nSettings\n"
	  "Kind\nDTE\nDCE\nNNI", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "encapsulation dot1Q <1-4094>$vlan second-dot1q LINE$inner",
	  "Set encapsulation type for an interface\nIEEE 802.1Q Virtual LAN\n"
	  "IEEE 802.1Q VLAN ID\nInner VLAN\nVLAN IDs", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip rip {advertise <1-65535>$adv|send version {1|2}... |receive version {1|"
	  "2}... |v2-broadcast|triggered}$what",
	  "Interface Internet Protocol config commands\nRouter Information Protocol\nUpdate "
	  "interval\nseconds\nSend\nVersion\n1\n2\nReceive\nVersion\n1\n2\nBroadcast\nTriggered",
	  INERT_MULTI },
	{ MODE_IF, "macsec [LINE$text]", "Enable MACsec\nSettings", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "encapsulation mpls", "Set encapsulation type for an interface\nMPLS", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "standby {use-bia [scope interface]|bfd|redirect [LINE$redirect]}",
	  "HSRP interface configuration commands\nBurnt-in address\nScope\nInterface\nBFD\n"
	  "ICMP redirects\nSettings", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO |
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto ipsec {optional [retry <1-4294967295>$s]|ipv4-deny "
	  "{jump|clear|drop}$deny}", H_CRYPTO "Configure IPSEC policy\nOptional encryption\n"
	  "Retry\nseconds\nDeny lines\nJump\nClear\nDrop", INERT_MULTI },
	{ MODE_CONFIG, "crypto engine {onboard|em} <0-99>$slot", H_CRYPTO "Crypto engine\n"
	  "On the board\nExtension module\nslot", NULL, NULL, NULL, RANK_IPSEC_GLOBAL,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set security-association dummy {pps <0-25>$pps|seconds <1-3600>$seconds}",
	  "Set values for encryption/decryption\nSecurity association parameters\n"
	  "Dummy packets\nPackets a second\nnumber\nEvery\nseconds" },
	{ MODE_CONFIG, "crypto identity WORD$name", H_CRYPTO "Enter a crypto identity list\nName",
	  NULL, "name", NULL, RANK_ISAKMP + 1, GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "{dn|fqdn}$what LINE$text", "Distinguished name\nDomain name\nValue",
	  INERT_MULTI | GRAM_HIDDEN },
	/* the lines of a key server stand deeper, without a mode of their own here */
	{ MODE_MISC, "{sa|profile|match|replay|tag|address|peer|auto-sync|security|gikev2|transpo"
	  "rt-encrypt|passive}$what [LINE$text]", "Security association\nProfile\nTraffic\n"
	  "Replay\nTags\nAddress\nPeer\nSynchronisation\nSecurity\nG-IKEv2\nTransport\nPassive\n"
	  "Settings", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT |
	  GRAM_HIDDEN },
	{ MODE_MISC, "redundancy", "Redundancy of key servers", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_MISC, "cabundle LINE$file", "Bundle of certificates\nFile", INERT_MULTI },

	/* --- AAA --- */
	{ MODE_CONFIG, "aaa accounting {exec|network|connection|system|commands "
	  "<0-15>$level|auth-proxy|dot1x}$what {default|WORD$list}", H_AAA
	  "Accounting configurations parameters.\nFor starting an exec (shell).\n"
	  "For network services. (PPP, SLIP, ARAP)\nFor outbound connections.\n"
	  "For system events.\nFor exec (shell) commands.\nlevel\nAuthentication Proxy\n802.1x\n"
	  "The default accounting list.\nNamed Accounting list.", NULL, "what|list", NULL,
	  RANK_AAA, GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "action-type {start-stop|stop-only|none}$action", "What is recorded\n"
	  "Start and stop\nStop\nNothing", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_MISC, "{group|broadcast}$what [LINE$text]", "Server group\nTo all groups\n"
	  "Name", INERT_MULTI },
	{ MODE_CONFIG, "aaa {dnis map enable|policy interface-config "
	  "allow-subinterface|authorization reject-delay <1-10>$s}", H_AAA "DNIS\nMap\nEnable\n"
	  "Policy\nConfiguration of interfaces\nAllow subinterfaces\n"
	  "Authorization configurations parameters.\nDelay before a refusal\nseconds", NULL,
	  NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },

	/* --- routing --- */
	{ MODE_ROUTER_AF, "exit-peer-session", "Leave the template", conf_exit_section, NULL, NULL,
	  0, GRAM_NO_NO },
	{ MODE_ROUTER_AF, "exit-peer-policy", "Leave the template", conf_exit_section, NULL, NULL,
	  0, GRAM_NO_NO },
	{ MODE_CONFIG, "router isis [WORD$tag]", "Enable a routing process\nISO IS-IS\nTag", NULL,
	  "tag", NULL, RANK_ROUTER + 1, GRAM_INERT, MODE_ISIS },
	{ MODE_ISIS, "is-type {level-1|level-1-2|level-2-only}$type", "IS Level for this routing "
	  "process\nStation router\nBoth\nArea router", NULL, NULL, NULL, 0, GRAM_INERT |
	  GRAM_HIDDEN },
	{ MODE_ISIS, "metric-style {narrow|transition|wide}$style [transition]", "TLVs\nOld\n"
	  "Both\nNew\nAccept both", NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },

	/* --- scheduled commands, SPAN, voice and the box --- */
	{ MODE_CONFIG, "kron occurrence WORD$name [user WORD$user] {at LINE$at|in LINE$in}",
	  "Kron interval Facility\nDefine kron occurrence\nName\nUser\nname\nAt a time\nTime\n"
	  "In a while\nTime", NULL, "name", NULL, RANK_ALIAS - 2, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "kron policy-list WORD$name", "Kron interval Facility\n"
	  "Define kron policy\nName", NULL, "name", NULL, RANK_ALIAS - 1, GRAM_INERT,
	  MODE_MISC },
	{ MODE_MISC, "policy-list WORD$name", "Policy list\nName", INERT_MULTI },
	{ MODE_MISC, "cli LINE$command", "Command\nCommand", INERT_MULTI },
	{ MODE_CONFIG, "monitor session <1-1024>$n type {erspan-source|erspan-destination|local}"
	  "$type", "Configure SPAN\nSession\nnumber\nType\nERSPAN source\nERSPAN destination\n"
	  "Local", NULL, "n", NULL, RANK_NTP + 4, GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "{source|destination|erspan-id|origin|filter|mtu|no-adjust}$what "
	  "[LINE$text]",
	  "Source\nDestination\nERSPAN\nOrigin\nFilter\nMTU\nNo adjustment\nSettings",
	  INERT_MULTI | GRAM_HIDDEN },
	{ MODE_CONFIG, "voice-card <0-9>$slot", "Configure a specific voice-card\nslot", NULL,
	  "slot", NULL, RANK_LICENSE - 2, GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "{dsp|codec|watchdog|local-bypass|dspfarm|voice-service}$what [LINE$text]",
	  "DSP\nCodec\nWatchdog\nLocal\nDSP farm\nService\nSettings", INERT_MULTI |
	  GRAM_KEEP_NO | GRAM_HIDDEN },
	{ MODE_CONFIG, "transceiver type all", "Select a transceiver\nType\nAll", NULL, NULL, NULL,
	  RANK_LICENSE + 3, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "app-hosting appid WORD$app", "Application hosting\nApplication\nName", NULL,
	  "app", NULL, RANK_NTP + 3, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "redundancy inter-device", "Enter redundancy mode\nBetween devices", NULL,
	  NULL, NULL, RANK_REDUNDANCY, GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "{monitoring|management-interface}$what [LINE$text]", "Monitoring\n"
	  "Management\nSettings", INERT_MULTI | GRAM_HIDDEN },
	{ MODE_MISC, "{app-vnic|app-default-gateway|app-resource|app-device|name-server0|name-ser"
	  "ver1|start}$what [LINE$text]", "Interface\nGateway\nResources\nDevice\nName server\n"
	  "Name server\nStart\nSettings", INERT_MULTI | GRAM_HIDDEN },
	{ MODE_CONFIG, "{memory-size iomem <0-50>$iomem|memory lite|network-clock-participate "
	  "LINE$ncp|network-clock LINE$nc|ptp LINE$ptp|dot11 LINE$dot11|file prompt "
	  "{quiet|alert|noisy}$prompt|prompt LINE$text|clns LINE$clns|license throughput "
	  "LINE$lt|vlan dot1q tag native|access-list compiled}",
	  "Memory of input and output\nPercentage\npercent\nMemory\nLite\nClock\nSettings\nClock\n"
	  "Settings\nPTP\nSettings\n802.11\nSettings\nFiles\nQuestions\nNone\nSome\nAll\n"
	  "Set system's prompt\nText\nCLNS\nSettings\nLicenses\nThroughput\nSettings\nVLANs\n"
	  "802.1Q\nTag\nNative\nAccess lists\nCompiled", NULL, NULL,
	  NULL, RANK_PLATFORM + 2, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },

	/* --- DHCP, lines, EEM, trustpoints, access lists --- */
	{ MODE_DHCP, "class WORD$class", "Specify a DHCP class\nname", INERT_MULTI },
	{ MODE_LINE, "{ip netmask-format {bit-count|decimal|hexadecimal}$format|location LINE$text"
	  "|modem enable}", "IP\nNetmasks\n/24\nDotted\n0x\nTerminal location\nText\nModem\n"
	  "Enable", INERT_MULTI | GRAM_KEEP_NO },
	{ MODE_CONFIG, "line WORD$first WORD$last", "Configure a terminal line\nFirst line\n"
	  "Last line", NULL, "first", NULL, RANK_LINE, GRAM_INERT | GRAM_HIDDEN, MODE_LINE },
	{ MODE_CALL_HOME, "vrf WORD$vrf", "VRF\nname", NULL, NULL, NULL, 0, GRAM_INERT },
	{ 0 }
};
