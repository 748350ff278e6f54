/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of rarer single lines: forms of commands that have rows elsewhere, older spellings,
 * settings of hardware and of services that are no part of this router. Kept, without effect.
 */
#include "cli/conf.h"

#define H_CRYPTO "Encryption module\n"
#define H_IP "Interface Internet Protocol config commands\n"
#define H_GIP "Global IP configuration subcommands\n"
#define H_IPV6 "IPv6 interface subcommands\n"
#define H_TUNNEL "protocol-over-protocol tunneling\n"
#define H_BGP_PLAIN "Specify a neighbor router\nNeighbor address"
#define INERT NULL, NULL, NULL, 0, GRAM_INERT
#define MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
/* words that stand for themselves: `no X` may be a setting too */
#define LOOSE NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN
#define GLOBAL(rank) NULL, NULL, NULL, rank, GRAM_MULTI | GRAM_INERT
#define LOOSE_GLOBAL(rank) \
	NULL, NULL, NULL, rank, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN

const struct gram_row loose_rows[] = {
	/* --- IKEv2 and IPsec --- */
	{ MODE_IKEV2_CLUSTER, "primary load-normalization <1-100>$n", "Settings of the primary\n"
	  "Load normalization\npercent", INERT },
	{ MODE_CONFIG, "crypto call admission limit ipsec sa <0-99999>$n", H_CRYPTO "Call\n"
	  "Admission control\nLimit\nIPsec\nSAs\nnumber", NULL, NULL, NULL, RANK_ISAKMP + 1,
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto ipsec security-association dummy {pps <0-25>$pps|seconds "
	  "<1-3600>$seconds}", H_CRYPTO "Configure IPSEC policy\nSecurity association parameters\n"
	  "Dummy packets\nRate\npackets per second\nInterval\nseconds", NULL, NULL, NULL,
	  RANK_IPSEC_GLOBAL },
	{ MODE_IPSEC_PROFILE, "set pfs {group14|group15|group16|group19|group20|group21}$group pqc "
	  "{mlkem512|mlkem768|mlkem1024}", "Set values for encryption/decryption\n"
	  "Specify pfs settings\n14\n15\n16\n19\n20\n21\nPost-quantum key exchange\nML-KEM-512\n"
	  "ML-KEM-768\nML-KEM-1024", INERT },
	{ MODE_CRYPTO_MAP, "set peer HOST$peer dynamic default", "Set values for "
	  "encryption/decryption\nAllowed Encryption/Decryption peer.\nhost name\n"
	  "Look it up when it is needed\nThis one first", NULL, "peer" },
	{ MODE_CRYPTO_MAP, "set session-key {inbound|outbound}$way {ah <256-4294967295>$spi "
	  "HEX$ah|esp <256-4294967295>$spi {cipher HEX$cipher [authenticator HEX$auth]|authentica"
	  "tor HEX$auth}}", "Set values for encryption/decryption\nKeys by hand\nInbound\n"
	  "Outbound\nAH\nSPI\nKey\nESP\nSPI\nCipher\nKey\nAuthentication\nKey\n"
	  "Authentication\nKey", MULTI },
	{ MODE_CRYPTO_MAP, "reverse-route {tag <1-4294967295>$tag|remote-peer}",
	  "Reverse Route Injection.\nTag\ntag\nThe peer as next hop" },
	{ MODE_CONFIG, "crypto map WORD$map {isakmp-profile WORD$profile|redundancy "
	  "replay-interval inbound <0-10000>$in outbound <0-2147483647>$out}", H_CRYPTO
	  "Enter a crypto map\nCrypto map tag\nISAKMP profile\nName\nHigh availability\n"
	  "Replay\nInbound\npackets\nOutbound\npackets", GLOBAL(RANK_CRYPTO_MAP) },
	{ MODE_CONFIG, "crypto map ipv6 WORD$map6 <1-65535>$seq [ipsec-isakmp [dynamic "
	  "WORD$dynamic]|gdoi]", H_CRYPTO "Enter a crypto map\nIPv6\nCrypto map tag\n"
	  "Sequence to insert into crypto map entry\nIPSEC w/ISAKMP\n"
	  "Enter a dynamic crypto map entry\nName\nGDOI", NULL, "map6 seq", NULL,
	  RANK_CRYPTO_MAP, GRAM_INERT, MODE_CRYPTO_MAP },
	{ MODE_CONFIG, "crypto {engine slot <0-99>$slot|logging ezvpn [group WORD$group]|mib topn "
	  "[interval <60-86400>$interval] [stop <0-2147483647>$stop]|session notification|xauth WORD$xauth}$what", H_CRYPTO "Crypto engine\nSlot\n"
	  "number\nLogging messages\nEasy VPN\nGroup\nName\nMIB\nTop\nInterval\nseconds\nStop\n"
	  "seconds\nSessions\n"
	  "Notification\nXAUTH\nName", LOOSE_GLOBAL(RANK_IPSEC_GLOBAL) },
	{ MODE_CONFIG, "crypto isakmp identity key-id LINE$keyid", H_CRYPTO
	  "Configure ISAKMP policy\nSet the identity which ISAKMP will use\nKey ID\nText", NULL,
	  NULL, NULL, RANK_ISAKMP + 1, GRAM_INERT },
	{ MODE_ISAKMP_PROFILE, "no-xauth", "Bypass XAuth", INERT },
	{ MODE_ISAKMP_PROFILE, "match identity user-fqdn WORD$ufqdn", "Match values of peer\n"
	  "Match identity\nUser FQDN\nname", MULTI },
	{ MODE_ISAKMP_PROFILE, "self-identity fqdn WORD$fqdn", "Specify Identity to use\n"
	  "Fully Qualified Domain Name\nname", INERT },
	{ MODE_ISAKMP_PROFILE, "client password {0 LINE$password|6 LINE$password6|LINE$password}",
	  "Specify client configuration settings\nPassword\nUNENCRYPTED\npassword\nENCRYPTED\n"
	  "password\npassword", conf_key_type, NULL, NULL, 0, GRAM_INERT },
	{ MODE_ISAKMP_PROFILE, "local-address {IFACE$interface|A.B.C.D$addr} WORD$vrf",
	  "Interface to use for local address\nInterface\nAddress\nVRF", INERT },

	/* --- system --- */
	{ MODE_CONFIG, "spd {headroom <0-65535>$n|extended-headroom <0-65535>$n}$what",
	  "Selective packet discard\nHeadroom\npackets\nHeadroom for routing\npackets",
	  LOOSE_GLOBAL(RANK_IP_MID) },
	{ MODE_CONFIG, "logging console guaranteed", "Modify message logging facilities\n"
	  "Set console logging parameters\nNo message is lost", NULL, NULL,
	  "logging console guaranteed", RANK_LOGGING, GRAM_KEEP_NO | GRAM_INERT },

	/* --- AAA, users, RADIUS --- */
	{ MODE_CONFIG, "aaa {intercept|traceback recovery|preauth|server radius proxy}$what",
	  "Authentication, Authorization and Accounting.\nIntercept\nTraceback\nRecovery\n"
	  "Preauthentication\nServer\nRADIUS\nProxy",
	  LOOSE_GLOBAL(RANK_AAA) },
	{ MODE_CONFIG, "username WORD$user {callback-dialstring WORD$dial|callback-line "
	  "WORD$line|mac|serial-number LINE$serial|dnis|ipc-password LINE$ipc|"
	  "nocallback-verify}$what",
	  "Establish User Name Authentication\nUser name\nCallback\nnumber\nCallback\nline\nMAC "
	  "address\nSerial number\nnumber\nDNIS\nIPC\nPassword\nNo callback",
	  NULL, "user what", NULL, RANK_USERNAME, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "radius-server {unique-ident <0-255>$ident|optional-passwords|"
	  "configure-nas|challenge-noecho|local|extended-portnames}$what",
	  "RADIUS\nIdent\nvalue\nOptional passwords\nConfiguration\nNo echo\nLocal\nNames",
	  LOOSE_GLOBAL(RANK_RADIUS) },
	{ MODE_CONFIG, "ipv6 {radius|tacacs}$kind source-interface IFACE$interface",
	  "Global IPv6 configuration subcommands\nRADIUS\nTACACS+\nSource\nInterface",
	  GLOBAL(RANK_IPV6_LATE) },

	/* --- logging, services, the box --- */
	{ MODE_CONFIG, "logging host {ipv6 X:X:X:X::X$host|A.B.C.D$host} {discriminator "
	  "WORD$disc|filtered [stream <10-65535>$stream]|sequence-num-session|session-id LINE$session|xml|vrf WORD$v"
	  "rf {transport "
	  "LINE$vtransport|discriminator WORD$vdisc}|transport LINE$transport}...",
	  "Modify message logging facilities\nSet syslog server IP address and parameters\nIPv6\n"
	  "IPv6 address\nIP address\nDiscriminator\nName\nFiltered\nStream\nnumber\nSequence numbers\nSession\n"
	  "Settings\nXML\nVRF\nName\nTransport\nSettings\nDiscriminator\nName\nTransport\n"
	  "Settings", GLOBAL(RANK_LOGGING_HOST) | GRAM_HIDDEN },
	{ MODE_CONFIG, "logging host ipv6 X:X:X:X::X$host6", "Modify message logging facilities\n"
	  "Set syslog server IP address and parameters\nIPv6\nIPv6 address",
	  GLOBAL(RANK_LOGGING_HOST) },
	{ MODE_CONFIG, "enable last-resort {password|succeed}", "Modify enable password "
	  "parameters\nWhat if no TACACS server answers\nPassword\nSucceed", NULL, NULL, NULL,
	  RANK_ENABLE, GRAM_INERT },
	{ MODE_CONFIG, "{port-channel LINE$pc|fabric LINE$fabric|l2protocol-tunnel LINE$l"
	  "2|switch LINE"
	  "$switch|sdm LINE$sdm|cts LINE$cts|x25 LINE$x25|default-value LINE$dv|downward-"
	  "compatible-config LINE$dcc|gnxi [LINE$gnxi]|umbrella LINE$umbrella|file LINE$f"
	  "ile|route-tag LINE$tag|vnet LINE$vnet|sccp LINE$sccp|ccm-manager LINE$ccm|mka "
	  "LINE$mka|tcam LINE$tcam|bmp LINE$bmp|cwmp [LINE$cwmp]|ap LINE$ap|wireless LINE"
	  "$wireless|global-address-fa"
	  "mily LINE$gaf|rmon LINE$rmon|xsm LINE$xsm|upgrade LINE$upgrade|hw-switch LINE$"
	  "hws|epm LINE$epm|fpm LINE$fpm|rep LINE$rep|ptp LINE$ptp|errdisable LINE$err|nm"
	  "sp LINE$nmsp|ncs4200|stack-mac LINE$sm|stack-power LINE$sp|map-class LINE$mc|c"
	  "able LINE$cable|ivr LINE$ivr|tdm LINE$tdm|ssl-proxy LINE$ssl}$what",
	  "Port channels\nSettings\nFabric\nSettings\nL2 tunnel\nSettings\nStack member\n"
	  "Settings\nTemplates\nSettings\nTrustSec\nSettings\nX.25\nSettings\nDefaults\nS"
	  "ettings\nOlder systems\nSettings\ngNMI\nSettings\nUmbrella\nSettings\nFiles\nS"
	  "ettings\nRoute tags\nSettings\nVirtual networks\nSettings\nSCCP\nSettings\nCal"
	  "l manager\nSettings\nMACsec\nSettings\nTCAM\nSettings\nBGP monitoring\nSetting"
	  "s\nCWMP\nSettings\nAccess points\nSettings\nWireless\nSettings\nAddress family\nSettings\nRMON\nSettings\nXS"
	  "M\nSettings\nUpgrade\nSettings\nHardware\nSettings\nPolicies\nSettings\nFPM\nS"
	  "ettings\nREP\nSettings\nPTP\nSettings\nErrors\nSettings\nNMSP\nSettings\nPlatf"
	  "orm\nStack\nSettings\nStack\nSettings\nMap class\nSettings\nCable\nSettings\nI"
	  "VR\nSettings\nTDM\nSettings\nTLS\nSettings", NULL, NULL, NULL,
	  RANK_LICENSE + 6,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "{power redundancy-mode|power inline|system mtu|system ignore|environment "
	  "temperature|environment monitor}$what [LINE$text]", "Power\nRedundancy\nPower\nInline\n"
	  "System\nMTU\nSystem\nIgnore\nEnvironment\nTemperature\nEnvironment\nMonitor\n"
	  "Settings", LOOSE_GLOBAL(RANK_LICENSE + 6) | GRAM_SPELLED },
	{ MODE_CONFIG, "authentication {mac-move|command|convert-to|critical|display|"
	  "enable|logging}$what [LINE$text]", "Auth Manager configuration commands\nMoves\n"
	  "Commands\nConversion\nCritical\nDisplay\nEnable\nLogging\nSettings",
	  LOOSE_GLOBAL(RANK_LICENSE + 6) | GRAM_SPELLED },
	{ MODE_IKEV2_PROFILE, "dynamic", "Identities and keys come from AAA", INERT },
	{ MODE_CONFIG, "vlan filter WORD$map vlan-list LINE$list", "Vlan commands\nFilter\nMap\n"
	  "VLANs\nList", GLOBAL(RANK_VLAN + 1) },
	{ MODE_VLAN, "{private-vlan|remote-span|mtu|state|shutdown|media|said|vn-segment|"
	  "uni-vlan|member}$what [LINE$text]", "Private VLAN\nRSPAN\nMTU\nState\nShutdown\nMedia\n"
	  "SAID\nSegment\nUNI\nMember\nSettings", LOOSE },
	{ MODE_CONFIG, "ntp {trusted-key <1-65535>$first - <1-65535>$last|mindistance <1-"
	  "16>$n}$what",
	  "Configure NTP\nKey numbers for trusted time sources\nFirst\nto\nLast\nDistance\nvalue",
	  GLOBAL(RANK_NTP) },
	{ MODE_CONFIG, "banner {prompt-timeout|slip-ppp|config-save} LINE$text",
	  "Define a login banner\nSet Message for login authentication timeout\n"
	  "Set Message for SLIP/PPP\nSet message for saving configuration\n"
	  "c banner-text c, where 'c' is a delimiting character", conf_banner, NULL, NULL,
	  RANK_BANNER },

	/* --- IP services --- */
	{ MODE_CONFIG, "ip {ssh {ec LINE$ec|crypto LINE$sshcrypto|server authenticate "
	  "LINE$server|rekey LINE$rekey}|address-pool {local|dhcp-pool|dhcp-proxy-client}|route "
	  "profile|sdr LINE$sdr|dfp LINE$dfp|cache LINE$cache|access-list logging "
	  "hash-generation|lisp LINE$lisp|vrf-lite|visibility LINE$visibility|sctp LINE$sctp|"
	  "reflexive-list LINE$rl|pgm LINE$pgm|dvmrp LINE$dvmrp|cgmp}$what",
	  H_GIP "SSH\nKeys\nSettings\nProfiles\nSettings\nServer\nAuthenticate\nSettings\nRekey"
	  "\nSettings\nPools\nLocal\nDHCP\nDHCP proxy\nRoutes\nProfile\nSDR\nSettings\nDFP\n"
	  "Settings\nCache\nSettings\nLists\nLogging\nHashes\nLISP\nSettings\nVRF\nVisibility\n"
	  "Settings\nSCTP\nSettings\nReflexive\nSettings\nPGM\nSettings\nDVMRP\nSettings\nCGMP",
	  NULL, NULL, NULL, RANK_HTTP + 1,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "ip nat inside source static esp A.B.C.D$local interface IFACE$interface",
	  H_GIP "NAT configuration commands\nInside address translation\nSource address "
	  "translation\nSpecify static local->global mapping\nIPSec-ESP (Tunnel mode) support\n"
	  "Inside local IP address\nSpecify interface for global address\nInterface",
	  GLOBAL(RANK_NAT) },
	{ MODE_CONFIG, "ip nat pool WORD$pool {prefix-length <1-32>$len|netmask A.B.C.D$mask} [type "
	  "{rotary|match-host}]", H_GIP "NAT configuration commands\nDefine pool of addresses\n"
	  "Pool name\nPrefix length\nlength\nNetmask\nmask\nType\nRotary\nHost bits", NULL, "pool",
	  NULL, RANK_NAT, GRAM_INERT, MODE_MISC },
	{ MODE_TRACK, "description LINE$text", "Description\nText", INERT },
	{ MODE_CONFIG, "track <1-1000>$n {application {home-agent|pdsn|ggsn}$app}",
	  "Object tracking configuration commands\nTracked object\nApplication\nHome agent\nPDSN"
	  "\nGGSN",
	  NULL, "n", NULL, RANK_TRACK, GRAM_INERT, MODE_TRACK },
	{ MODE_OBJECT_GROUP, "{tcp|udp|tcp-udp}$proto {source {gt|lt|eq|neq}$sop "
	  "WORD$sport {gt|lt|eq|neq|range}$dop LINE$dport}", "TCP\nUDP\nTCP and UDP\n"
	  "Source\nGreater\nLess\nEqual\nNot equal\nport\nGreater\nLess\nEqual\nNot equal\nRange\n"
	  "ports", MULTI },

	/* --- interfaces --- */
	{ MODE_IF, "tunnel mode {aurp|cayman|iptalk|udlr {receive-only|transmit-only}|vxlan "
	  "{ipv4|ipv6|dual-stack}$af [default-mac]|auto|pphs|l2tp|tag-switching}$mode",
	  H_TUNNEL "tunnel encapsulation method\nAURP\nCayman\nIPTalk\nUDLR\nReceive only\n"
	  "Transmit only\nVXLAN\nIPv4\nIPv6\nBoth\nDefault MAC\nChosen by the peer\nPPHS\nL2TP\n"
	  "MPLS",
	  INERT | GRAM_HIDDEN },
	{ MODE_IF, "tunnel {flow egress-records|entropy|vlan <1-4094>$vlan|endpoint service "
	  "WORD$endpoint|udlr {address-resolution|receive-only IFACE$udlr|send-only IFACE$udlr}|"
	  "raw-packets|hop-limit <0-255>$hops|multicast}$what",
	  H_TUNNEL "Flows\nRecords\nEntropy\nVLAN\nnumber\nEndpoint\nService\nname\nUDLR\n"
	  "Addresses\nReceive\nInterface\nSend\nInterface\nRaw\nHops\nnumber\nMulticast",
	  LOOSE },
	{ MODE_IF, "nhrp attribute group WORD$group", "NHRP\nAttribute\nGroup\nname", INERT },
	{ MODE_IF, "ip nhrp event-publisher [max-event-timeout <1-20>$t]", H_IP
	  "NHRP interface subcommands\nPublish events\nTimeout\nseconds", INERT },
	{ MODE_IF, "ip nhrp shortcut virtual-template <1-4096>$vt", H_IP
	  "NHRP interface subcommands\nEnable shortcut switching\nVirtual-Template\nnumber", INERT
	  | GRAM_HIDDEN },
	{ MODE_IF, "ip address dhcp {client-id {IFACE$client|none}|hostname "
	  "WORD$hostname}...", H_IP "Set the IP address of an interface\n"
	  "IP Address negotiated via DHCP\nSpecify client-id to use\nInterface\nNone\n"
	  "Specify value for hostname option\nName", NULL, NULL, NULL, 0, 0 },
	{ MODE_IF, "ip address pool WORD$pool", H_IP "Set the IP address of an interface\n"
	  "IP Address autoconfigured from a local DHCP pool\nName", INERT },
	{ MODE_IF, "ip {gratuitous-arps|rgmp|port-unreachable}$what",
	  H_IP "Gratuitous ARP\nRGMP\nPorts",
	  LOOSE | GRAM_SPELLED },
	{ MODE_IF, "ipv6 {flow monitor WORD$monitor [sampler WORD$sampler] {input|output}$way|"
	  "policy route-map WORD$map|router isis [WORD$isis]|nat [prefix "
	  "X:X:X:X::X/<0-128>$nat]}$what",
	  H_IPV6 "Flow\nMonitor\nName\nSampler\nName\nInput\nOutput\nPolicy\nRoute map\nName\n"
	  "Router\nIS-IS\nTag\nNAT\nPrefix\nprefix",
	  LOOSE },
	{ MODE_IF, "carrier-delay {up|down}$way {<0-60>$s|msec <0-1000>$ms}",
	  "Specify delay for interface transitions\nUp\nDown\nseconds\nIn milliseconds\n"
	  "milliseconds", MULTI },
	{ MODE_IF, "cdp log mismatch duplex", "CDP interface subcommands\nLog messages\n"
	  "Mismatches\nOf duplex", LOOSE },
	{ MODE_IF, "dsl {operating-mode|linerate|lom|equipment-type|enable-training-log|"
	  "noise-margin|bitswap}$what [LINE$text]", "Configure DSL\nMode\nRate\nLoss of margin\n"
	  "Equipment\nTraining log\nMargin\nBits\nSettings", LOOSE },
	{ MODE_IF, "atm {ilmi-keepalive|vc-per-vp|pvp|route-bridged|uni-version|nsap-address|"
	  "sonet|framing|scrambling|clock}$what [LINE$text]", "ATM\nILMI keepalives\n"
	  "VCs\nPVP\nBridging\nUNI\nNSAP\nSONET\nFraming\nScrambling\nClock\nSettings", LOOSE },
	{ MODE_IF, "bundle-enable", "Enable bundles of VCs", LOOSE },
	{ MODE_IF, "vrrp <1-255>$group address-family {ipv4|ipv6}$af", "VRRP\nGroup number\n"
	  "Address family\nIPv4\nIPv6", NULL, "group af", NULL, 0, GRAM_INERT, MODE_IFSUB },
	{ MODE_IF, "service instance <1-8000>$n {ethernet [WORD$evc]|trunk ethernet}", "Service\n"
	  "Instance\nnumber\nEthernet\nEVC\nTrunk\nEthernet", NULL, "n", NULL, 0, GRAM_INERT,
	  MODE_IFSUB },
	{ MODE_IF, "cts manual", "TrustSec\nBy hand", INERT, MODE_IFSUB },
	{ MODE_IF, "pvc [WORD$name] <0-65535>$vci", "ATM circuit\nName\nVCI", NULL, "vci", NULL,
	  0, GRAM_INERT, MODE_IFSUB },
	{ MODE_IF, "pvc WORD$pvc", "ATM circuit\nVPI/VCI", NULL, "pvc", NULL, 0, GRAM_INERT,
	  MODE_IFSUB },
	{ MODE_IF, "{xconnect vfi|bridge-domain}$kind [WORD$name] [LINE$text]", "Cross connect\nVFI\nBridge domain\nName\nSettings", LOOSE },
	{ MODE_IFSUB, "exit-vrrp", "Leave the group", conf_exit_section, NULL, NULL, 0,
	  GRAM_NO_NO | GRAM_HIDDEN },
	{ MODE_IFSUB, "{address|priority|vrrpv2|match-address|preempt|timers|track|"
	  "description|vrrs|shutdown|encapsulation|rewrite|bridge-domain|service-policy|"
	  "l2protocol|snmp|xconnect|policy|propagate|sap|ethernet|cfm|errdisable|mac|"
	  "service-chain|group|ip|ipv6|protocol|dampening|vbr-nrt|vbr-rt|cbr|ubr|ubr+|abr|"
	  "dialer|oam-pvc|oam|tx-ring-limit|pppoe-client|bridge-dot1q|broadcast}$what [LINE$text]",
	  "Address\nPriority\nVRRPv2\nMatch\nPreempt\nTimers\nTrack\nDescription\nVRRS\nShutdown\n"
	  "Encapsulation\nRewriting\nBridge domain\nPolicy\nLayer 2\nSNMP\nCross connect\nPolicy\n"
	  "Propagate\nSAP\nEthernet\nCFM\nErrors\nMAC\nChain\nGroup\nIP\nIPv6\nProtocol\n"
	  "Dampening\nShaping\nShaping\nShaping\nShaping\nShaping\nShaping\nDialer\nOAM\nOAM\n"
	  "Ring\nPPPoE\nBridging\nBroadcasts\nSettings", LOOSE },
	{ MODE_IF, "{max-reserved-bandwidth|priority-group|custom-queue-list|tx-queue-limit|"
	  "auto|cts|mka|cef|vnet|loopback|map-group|access-session|subscriber|device-tracking|"
	  "lan-name|performance|udld|utd|vpdn|service-insertion|physical-layer|cable-length|"
	  "framing|linecode|dce-terminal-timing-enable|half-duplex|full-duplex|mls|mac|"
	  "wrr-queue|rcv-queue|queue-set|mvr|private-vlan|vtp|nat66|rii|aggregate|rmon|"
	  "appletalk|ipx|decnet|clns|lat|station-role|ssid|antenna|world-mode|rts|lte|gps|"
	  "pulse-time|modem}$what [LINE$text]",
	  "Reserved bandwidth\nPriority queues\nCustom queues\nQueue limit\nAutomatic settings\n"
	  "TrustSec\nMACsec\nCEF\nVirtual network\nLoopback\nMap group\nAccess sessions\n"
	  "Subscribers\nDevice tracking\nLAN name\nPerformance\nUDLD\nUTD\nVPDN\nService "
	  "insertion\nLayer 1\nCable length\nFraming\nLine code\nTiming\nHalf duplex\nFull "
	  "duplex\nQoS\nMAC address\nQueues\nQueues\nQueue set\nMVR\nPrivate VLAN\nVTP\nNAT66\n"
	  "Redundancy\nAggregate\nRMON\nAppleTalk\nIPX\nDECnet\nCLNS\nLAT\nRole\nSSID\nAntenna\n"
	  "World mode\nRTS\nLTE\nGPS\nPulses\nModem\nSettings",
	  LOOSE | GRAM_SPELLED },
	{ MODE_IF, "authentication {port-control|host-mode|order|priority|event|periodic|timer|"
	  "violation|open|control-direction|fallback|linksec}$what [LINE$text]",
	  "Auth Manager Interface Configuration Commands\nPort state\nHosts\nOrder\nPrior"
	  "ity\nEvents\n"
	  "Again\nTimers\nViolation\nOpen\nDirection\nFallback\nMACsec\nSettings", LOOSE },
	{ MODE_IF, "ipv6 dhcp relay {destination X:X:X:X::X$relay IFACE$interface|source-interface "
	  "IFACE$source|option LINE$option|trust}", H_IPV6 "DHCP\nRelay\nDestination\nAddress\n"
	  "Interface\nSource\nInterface\nOption\nSettings\nTrust", MULTI },
	{ MODE_IF, "standby <0-4095>$group ipv6 X:X:X:X::X/<0-128>$prefix", "HSRP interface "
	  "configuration commands\ngroup number\nEnable HSRP IPv6\nPrefix", MULTI },
	{ MODE_IF, "standby delay {minimum <0-10000>$min|reload <0-10000>$reload}...",
	  "HSRP interface configuration commands\nHSRP initialisation delay\nMinimum\nseconds\n"
	  "After reload\nseconds", INERT },
	{ MODE_CONFIG, "standby redirect {advertisement|timers LINE$timers|unknown}$what",
	  "HSRP\nICMP redirects\nAdvertisements\nTimers\nSettings\nUnknown",
	  GLOBAL(RANK_LICENSE + 6) },
	{ MODE_CONFIG, "standby redirect", "HSRP\nICMP redirects", GLOBAL(RANK_LICENSE + 6) },
	{ MODE_IF, "crypto {engine accelerator [<0-99>$slot]}$what",
	  "Encryption/Decryption commands\nCrypto engine\nAccelerator\nslot",
	  LOOSE },
	{ MODE_IF, "{snmp ifindex|lacp|ethernet|dot1x|platform|nat64|flowcontrol|switchport "
	  "port-security|switchport protected|switchport block|switchport priority|switchport "
	  "host|switchport backup|switchport autostate|switchport vlan|switchport private-vlan|"
	  "ntp broadcast|xconnect|lldp med|lldp tlv-select|cdp tlv|channel-protocol|hqf|vrrs|"
	  "service-module|pvc|sap|mls qos|software-version|medium|frame-relay|smds|fddi}$what "
	  "[LINE$text]",
	  "SNMP\nIndexes\nLACP\nEthernet\n802.1X\nPlatform\nNAT64\nFlow control\n\nPort security"
	  "\n\nProtected\n\nBlock\n\nPriority\n\nHost\n\nBackup\n\nState\n\nVLAN\n\nPrivate VLAN"
	  "\nNTP\nBroadcast\nCross connect\nLLDP\nMED\nLLDP\nTLVs\nCDP\nTLVs\nProtocol\nQueues\n"
	  "VRRS\nModule\nCircuit\nSAP\nQoS\nQoS\nVersion\nMedium\nFrame relay\nSMDS\nFDDI\n"
	  "Settings",
	  LOOSE | GRAM_SPELLED },
	{ MODE_ROUTER, "metric rib-scale <1-255>$scale", "Modify metrics and parameters\n"
	  "Scale of the routing table\nvalue", INERT | GRAM_EIGRP },
	{ MODE_CONTROLLER, "{clock|cablelength|mode|description|shutdown|tdm-group|ds0-group|"
	  "cas-custom|alarm|loopback|fdl|national|overhead|threshold|yellow|sync|modem|"
	  "training|firmware|profile|line-mode|line-term|dsl-mode|ignore}$what [LINE$text]",
	  "Clock\nCable\nMode\nDescription\nShutdown\nTDM\nDS0\nCAS\nAlarms\nLoopback\nFDL\n"
	  "National\nOverhead\nThreshold\nYellow\nSync\nModem\nTraining\nFirmware\nProfile\nMode\n"
	  "Line\nDSL\nIgnore\nSettings", LOOSE },
	{ MODE_CONFIG, "ipv6 access-list log-update threshold <0-2147483647>$n",
	  "Global IPv6 configuration subcommands\nConfigure access lists\nLog\nThreshold\npackets",
	  GLOBAL(RANK_IPV6_ACL) },
	{ MODE_CONFIG, "username WORD$user [privilege <0-15>$privilege] common-criteria-policy "

	  "WORD$policy {password|secret} [0|5|6|7|8|9] LINE$cc",
	  "Establish User Name Authentication\n"
	  "User name\nSet user privilege level\nlevel\nPassword policy\nName\nPassword\nSecret\n"
	  "Clear\nMD5\nAES\nHidden\nPBKDF2\nScrypt\nText", NULL, "user", NULL, RANK_USERNAME,
	  GRAM_INERT },

	/* --- routing processes --- */
	{ MODE_ROUTER, "neighbor A.B.C.D$nbr", H_BGP_PLAIN, conf_neighbor, "nbr", NULL, 0,
	  GRAM_INERT | GRAM_HIDDEN },
	{ MODE_ROUTER, "{redistribute {static|connected}$proto ip [LINE$text]|summary-address "
	  "A.B.C.D$addr A.B.C.D$mask {level-1|level-2|level-1-2}$level}", "Redistribute\nStatic\n"
	  "Connected\nIP\nSettings\nSummary\naddress\nmask\nLevel 1\nLevel 2\nBoth", MULTI
	  | GRAM_OSPF },
	{ MODE_ROUTER, "address-family {ipv4 {mdt|mvpn|labeled-unicast|flowspec|tunnel}|ipv6 "
	  "{mvpn|labeled-unicast|flowspec|mdt}|l2vpn vpls|link-state link-state|vpnv4 "

	  "{multicast|flowspec}|vpnv6 multicast}$af [vrf WORD$vrf]",
	  "Enter Address Family command mode\n"
	  "IPv4\nMDT\nMVPN\nLabels\nFlowspec\nTunnel\nIPv6\nMVPN\nLabels\nFlowspec\nMDT\nL2VPN\n"
	  "VPLS\nLink state\nLink state\nVPNv4\nMulticast\nFlowspec\nVPNv6\nMulticast\nVRF\n"
	  "name", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_BGP, MODE_ROUTER_AF },
	{ MODE_KEYCHAIN, "description LINE$text", "Description\nText", INERT },
	{ MODE_CONFIG, "key chain WORD$name {macsec|tcp}$kind", "Key management\nKey-chain "
	  "management\nKey-chain name\nMACsec\nTCP-AO", NULL, "name", NULL, RANK_VLAN + 2,
	  GRAM_INERT, MODE_KEYCHAIN },
	{ MODE_KEYCHAIN_KEY, "cryptographic-algorithm {aes-128-cmac|aes-256-cmac}",
	  "Set cryptographic authentication algorithm\nAES-128\nAES-256", INERT },
	{ 0 }
};
