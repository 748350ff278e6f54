/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of lines that stand in the configurations of routers in the field beside our subject:
 * scheduled commands, BGP templates, IS-IS, group key servers, SPAN sessions, rarer forms of AAA
 * and PKI. Kept, without effect.
 */
#include "cli/conf.h"

#define H_CRYPTO "Encryption module\n"
#define H_AAA "Authentication, Authorization and Accounting.\n"
#define INERT_MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT

const struct gram_row field_rows[] = {
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

	/* --- PKI --- */
	{ MODE_PKI_TRUSTPOINT, "match certificate WORD$map override {ocsp|cdp|sia}$what LINE$text",
	  "Match criteria\nCertificates\nCertificate map\nIn place of the certificate's own\n"
	  "OCSP\nCRL distribution point\nSIA\nSettings", INERT_MULTI },
	{ MODE_CONFIG, "crypto pki certificate storage WORD$where", H_CRYPTO
	  "Public Key components\nCertificates\nWhere they are stored\nFile system", NULL, NULL,
	  NULL, RANK_PKI, GRAM_INERT },
	{ MODE_CONFIG, "crypto pki certificate pool", H_CRYPTO "Public Key components\n"
	  "Certificates\nTrust pool", NULL, NULL, NULL, RANK_PKI_CHAIN + 1, GRAM_INERT,
	  MODE_MISC },
	{ MODE_MISC, "cabundle LINE$file", "Bundle of certificates\nFile", INERT_MULTI },

	{ MODE_PKI_TRUSTPOINT, "usage {ike|ssl-client|ssl-server}$first {ike|ssl-client|ssl-server}"
	  "$second", "Certificate usage\nIKE\nTLS client\nTLS server\nIKE\nTLS client\n"
	  "TLS server", NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },

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
