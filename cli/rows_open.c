/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections of features that are no part of this router (clientless VPN, voice, LISP, MPLS services,
 * telemetry ...). Their headings are known; what stands in them is kept as it is, see GRAM_OPEN.
 */
#include "cli/conf.h"

#define H_CRYPTO "Encryption module\n"
#define SECTION(key, rank) NULL, key, NULL, rank, GRAM_INERT | GRAM_SPELLED, MODE_MISC
#define SECTIONS(rank) \
	NULL, NULL, NULL, rank, GRAM_MULTI | GRAM_INERT | GRAM_SPELLED, MODE_MISC

const struct gram_row open_rows[] = {
	/* whatever else a section of MODE_MISC holds: after what the mode knows and global lines */
	{ MODE_MISC, "WORD$what [LINE$text]", "Command of this section\nSettings",
	  conf_open_line, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_OPEN },

	{ MODE_ISIS, "mpls {ldp|traffic-eng}$what LINE$text", "MPLS\nLDP\nTraffic engineering\n"
	  "Settings", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_ISIS, "net WORD$net", "A Network Entity Title for this process\nTitle",
	  NULL, "net", NULL, 0, GRAM_INERT },
	{ MODE_ISIS, "WORD$what [LINE$text]", "Command of this section\nSettings",
	  conf_open_line, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_OPEN },

	/* --- crypto --- */
	{ MODE_CONFIG, "crypto key pubkey-chain rsa", H_CRYPTO "Long term key operations\n"
	  "Peer public key chain management\nRSA", SECTION(NULL, RANK_PKI_CHAIN + 1) },
	{ MODE_CONFIG, "crypto key {storage WORD$device|encrypt LINE$encrypt|decrypt "
	  "LINE$decrypt|lock LINE$lock|unlock LINE$unlock|move LINE$move}",
	  H_CRYPTO "Long term key operations\nDefault storage\nDevice\nEncrypt\nSettings\n"
	  "Decrypt\nSettings\nLock\nSettings\nUnlock\nSettings\nMove\nSettings", conf_ignore,
	  NULL, NULL, 0, GRAM_NO_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto ssl {proposal|policy|profile}$kind WORD$name", H_CRYPTO
	  "SSL VPN\nDefine an SSL proposal\nDefine an SSL policy\nDefine an SSL profile\nName",
	  SECTION("kind name", RANK_IPSEC_PROFILE + 2) },
	{ MODE_CONFIG, "crypto ssl authorization policy WORD$name", H_CRYPTO "SSL VPN\n"
	  "Authorization\nDefine an authorization policy\nName",
	  SECTION("name", RANK_IPSEC_PROFILE + 2) },
	{ MODE_CONFIG, "webvpn {gateway|context}$kind WORD$name", "Clientless VPN\n"
	  "Configure a gateway\nConfigure a context\nName", SECTION("kind name", RANK_SNMP - 4) },
	{ MODE_CONFIG, "webvpn {install|cef|import|sslvpn-vif}$what [LINE$text]", "Clientless VPN\n"
	  "Install a package\nCEF\nImport\nInterface\nSettings", NULL, NULL, NULL, RANK_SNMP - 4,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp peer {address {A.B.C.D$peer|ipv6 X:X:X:X::X$peer}|hostname "
	  "WORD$peer} [vrf WORD$vrf]", H_CRYPTO "Configure ISAKMP policy\nSet Peer Policy\n"
	  "By address\nPeer IP address\nIPv6\nPeer IPv6 address\nBy name\nPeer host name\nVRF\n"
	  "VRF name", SECTION("peer", RANK_ISAKMP + 2) },
	{ MODE_CONFIG, "crypto isakmp client configuration browser-proxy WORD$name", H_CRYPTO
	  "Configure ISAKMP policy\nSet client configuration policy\nConfiguration\n"
	  "Browser proxy\nName", SECTION("name", RANK_ISAKMP_PROFILE - 2) },
	{ MODE_CONFIG, "crypto map WORD$map gdoi fail-close", H_CRYPTO "Enter a crypto map\n"
	  "Crypto map tag\nGDOI\nLet nothing pass before registration",
	  SECTION("map", RANK_CRYPTO_MAP) },
	{ MODE_CONFIG, "crypto pki trustpool policy", H_CRYPTO "Public Key components\n"
	  "Trust pool\nPolicy", SECTION(NULL, RANK_PKI_CHAIN + 1) },
	{ MODE_CONFIG, "crypto ikev2 skip-client WORD$name", H_CRYPTO "IKEv2 commands\n"
	  "Source of post-quantum keys\nName", SECTION("name", RANK_IKEV2_GLOBAL) },
	{ MODE_CONFIG, "crypto skip-client WORD$name", H_CRYPTO "Source of post-quantum keys\n"
	  "Name", SECTION("name", RANK_IKEV2_GLOBAL) },

	/* --- switching --- */
	{ MODE_CONFIG, "spanning-tree mst configuration", "Spanning Tree Subsystem\n"
	  "Multiple spanning tree\nEnter its configuration", SECTION(NULL, RANK_VLAN) },
	{ MODE_CONFIG, "vlan access-map WORD$name [<0-65535>$seq]", "Vlan commands\n"
	  "Create vlan access-map\nName\nSequence", SECTION("name seq", RANK_VLAN + 1) },
	{ MODE_CONFIG, "bridge-domain <1-16000>$n", "Bridge-domain\nnumber",
	  SECTION("n", RANK_VLAN + 1) },
	{ MODE_CONFIG, "l2 vfi WORD$name {manual|autodiscovery|point-to-point}", "Layer 2\n"
	  "Virtual forwarding instance\nName\nPeers by hand\nPeers by BGP\nTwo ends",
	  SECTION("name", RANK_VLAN + 1) },
	{ MODE_CONFIG, "l2vpn {vfi|xconnect}$kind context WORD$name", "Layer 2 VPN\n"
	  "Virtual forwarding instance\nCross connect\nContext\nName",
	  SECTION("kind name", RANK_VLAN + 1) },
	{ MODE_CONFIG, "l2vpn evpn [instance <1-65535>$n [LINE$text]]", "Layer 2 VPN\nEVPN\n"
	  "Instance\nnumber\nSettings", SECTION("|n", RANK_VLAN + 1) },
	{ MODE_CONFIG, "{l2tp-class|pseudowire-class}$kind WORD$name", "L2TP class\n"
	  "Pseudowire class\nName", SECTION("kind name", RANK_IKEV2_GLOBAL - 2) },
	{ MODE_CONFIG, "vpdn-group WORD$name", "VPDN group configuration\nName",
	  SECTION("name", RANK_PKI - 2) },
	{ MODE_CONFIG, "bba-group pppoe {global|WORD$name}", "Broadband access group\nPPPoE\n"
	  "Global group\nName", SECTIONS(RANK_IKEV2_GLOBAL - 2) },
	{ MODE_CONFIG, "device-tracking policy WORD$name", "Device tracking\nPolicy\nName",
	  SECTION("name", RANK_VLAN + 1) },
	{ MODE_CONFIG, "ipv6 {nd raguard|dhcp guard}$kind policy WORD$name",
	  "Global IPv6 configuration subcommands\nND\nGuard\nDHCP\nGuard\nPolicy\nName",
	  SECTIONS(RANK_IPV6) },
	{ MODE_CONFIG, "mka policy WORD$name", "MACsec key agreement\nPolicy\nName",
	  SECTION("name", RANK_VLAN + 1) },
	{ MODE_CONFIG, "{service-template|table-map}$kind WORD$name", "Service template\n"
	  "Table map\nName", SECTION("kind name", RANK_CLASS_MAP - 1) },
	{ MODE_CONFIG, "wlan WORD$name [<1-4096>$n [WORD$ssid]]", "Wireless LAN\nName\nnumber\n"
	  "SSID", SECTION("name", RANK_SNMP - 4) },
	{ MODE_CONFIG, "dot11 ssid WORD$name", "802.11\nSSID\nName",
	  SECTION("name", RANK_PLATFORM + 2) },

	/* --- routing services --- */
	{ MODE_CONFIG, "router {odr|mobile|traffic-engineering|lisp|pfr}$kind [WORD$name]",
	  "Enable a routing process\nOn demand stub routes\nMobile routes\nTraffic engineering\n"
	  "Locator/ID separation\nPerformance routing\nName",
	  SECTION("kind name", RANK_ROUTER + 3) },
	{ MODE_CONFIG, "{pfr|oer}$kind {master|border}$role", "Performance routing\n"
	  "Optimized edge routing\nMaster controller\nBorder router",
	  SECTION("kind role", RANK_ROUTER + 3) },
	{ MODE_CONFIG, "domain {default|WORD$name}", "Performance routing domain\nDefault\nName",
	  SECTIONS(RANK_ROUTER + 3) },
	{ MODE_CONFIG, "segment-routing {mpls|srv6|traffic-eng}$kind", "Segment routing\nMPLS\n"
	  "SRv6\nTraffic engineering", SECTION("kind", RANK_LICENSE - 3) },
	{ MODE_CONFIG, "mpls ldp label", "MPLS\nLDP\nLabels", SECTION(NULL, RANK_MULTILINK - 1) },
	{ MODE_CONFIG, "ip explicit-path {name WORD$name|identifier <1-65535>$n} "
	  "[enable|disable]", "Global IP configuration subcommands\nExplicit path\nBy name\nName\n"
	  "By number\nnumber\nEnable\nDisable", SECTIONS(RANK_HTTP + 2) },
	{ MODE_CONFIG, "ip slb {serverfarm|vserver|probe}$kind WORD$name",
	  "Global IP configuration subcommands\nServer load balancing\nServer farm\n"
	  "Virtual server\nProbe\nName", SECTIONS(RANK_HTTP + 2) },
	{ MODE_CONFIG, "ip access-list {role-based|fqdn}$kind WORD$name",
	  "Global IP configuration subcommands\nNamed access-list\nRole-based access list\n"
	  "FQDN access list\nName", SECTIONS(RANK_ACL_NAMED) },
	{ MODE_CONFIG, "ip dns view {default|WORD$name|vrf WORD$vrf {default|WORD$name}}",
	  "Global IP configuration subcommands\nDNS\nView\nDefault\nName\nVRF\nVRF name\n"
	  "Default\nName", SECTIONS(RANK_IP_EARLY + 1) },
	{ MODE_CONFIG, "ip dhcp class WORD$name", "Global IP configuration subcommands\n"

	  "Configure DHCP server and relay parameters\nClass\nName",
	  SECTION("name", RANK_DHCP + 1) },
	{ MODE_CONFIG, "ip sla monitor <1-2147483647>$n", "Global IP configuration subcommands\n"
	  "IP Service Level Agreement\nOperation\nnumber", SECTION("n", RANK_SLA + 1) },
	{ MODE_CONFIG, "ip flow-top-talkers", "Global IP configuration subcommands\n"
	  "Top talkers", SECTION(NULL, RANK_HTTP + 1) },
	{ MODE_CONFIG, "ip ssh server certificate profile", "Global IP configuration subcommands\n"
	  "Configure ssh options\nServer\nCertificates\nProfile", SECTION(NULL, RANK_SSH) },
	{ MODE_CONFIG, "aaa {common-criteria policy|user profile|cache profile}$kind WORD$name",
	  "Authentication, Authorization and Accounting.\nCommon criteria\nPolicy\nUser\n"
	  "Profile\nCache\nProfile\nName", SECTIONS(RANK_AAA_GROUP + 1) },
	{ MODE_CONFIG, "ldap {server|attribute-map}$kind WORD$name", "LDAP\nServer\n"
	  "Attribute map\nName", SECTION("kind name", RANK_RADIUS + 4) },
	{ MODE_CONFIG, "object-group {security|v6-network|v6-service|fqdn}$kind WORD$name",
	  "Configure Object Group\nSecurity group\nIPv6 network\nIPv6 service\nDomain names\n"
	  "Name", SECTION("kind name", RANK_OBJECT) },

	/* --- policies of kinds we do not act on --- */
	{ MODE_CONFIG, "class-map type {control|control subscriber|inspect http|inspect urlfilter|ngsw-qos}$kind "
	  "[match-all|match-any|match-none] WORD$name", "Configure CPL Class Map\nType\nControl\nControl\nSubscriber\n"
	  "Inspection\nHTTP\nInspection\nURLs\nWireless\nAll\nAny\nNone\nName",
	  SECTIONS(RANK_CLASS_MAP) },
	{ MODE_CONFIG, "policy-map type {control|control subscriber|inspect http|access-control|"
	  "performance-monitor|service|packet-service}$kind WORD$name",
	  "Configure Policy Map\nType\nControl\nControl\nSubscriber\nInspection\nHTTP\n"
	  "Access control\nPerformance\nService\nPacket service\nName",
	  SECTIONS(RANK_POLICY_MAP) },
	{ MODE_CONFIG, "parameter-map type {urlfpolicy|urlf-glob|content-scan|subscriber}$kind "
	  "WORD$name [WORD$more]", "Parameter map\nType\nURL filter\nURL patterns\n"
	  "Content scan\nSubscriber\nName\nName", SECTIONS(RANK_CLASS_MAP - 1) },
	{ MODE_CONFIG, "performance monitor context WORD$name [LINE$text]", "Performance\n"
	  "Monitor\nContext\nName\nSettings", SECTION("name", RANK_CLASS_MAP - 1) },
	{ MODE_CONFIG, "control-plane {transit|cef-exception}$kind", "Control plane\nTransit\n"
	  "CEF exceptions", SECTION("kind", RANK_CONTROL) },
	{ MODE_CONFIG, "utd {engine standard|global|multi-tenancy}$kind [unified-policy|"
	  "multi-tenancy]", "Unified threat defense\nEngine\nStandard\nGlobal\n"
	  "Multi-tenancy\nUnified policy\nMulti-tenancy", SECTIONS(RANK_SNMP - 4) },

	/* --- voice --- */
	{ MODE_CONFIG, "dial-peer {voice <1-2147483647>$n [voip|pots|mmoip]|cor {custom|list "
	  "WORD$name}|hunt <0-7>$hunt}", "Dial peers\nVoice\nTag\nVoIP\nTelephone\nMail\n"
	  "Class of restriction\nNames\nList\nName\nHunting\norder", SECTIONS(RANK_CONTROL + 1) },
	{ MODE_CONFIG, "voice {service voip|service pots|class codec|class uri|class tone-signal|"
	  "class dpg|class e164-pattern-map|class sip-profiles|class server-group|register "
	  "global|register pool|register dn|translation-rule|translation-profile|hunt-group}$kind "
	  "[WORD$name] [LINE$text]", "Voice\nService\nVoIP\nService\nTelephone\nClass\nCodecs\n"
	  "Class\nURI\nClass\nTones\nClass\nDial peer group\nClass\nNumbers\nClass\nSIP\nClass\n"
	  "Servers\nRegistrar\nGlobal\nRegistrar\nPool\nRegistrar\nNumber\nRules\nProfile\n"
	  "Hunt group\nName\nSettings", SECTIONS(RANK_LICENSE - 2) },
	{ MODE_CONFIG, "{telephony-service|sip-ua|gateway|call-manager-fallback|"
	  "presence}$kind", "Telephony\nSIP user agent\nH.323 gateway\nSRST\nPresence",
	  SECTION("kind", RANK_CONTROL + 2) },
	{ MODE_CONFIG, "{ephone|ephone-dn|ephone-template|ephone-hunt}$kind <1-9999>$n "
	  "[LINE$text]", "Phone\nNumber\nTemplate\nHunt group\ntag\nSettings",
	  SECTION("kind n", RANK_CONTROL + 2) },
	{ MODE_CONFIG, "voice-port WORD$port", "Voice port\nPort", SECTION("port", RANK_CONTROL) },
	{ MODE_CONFIG, "dspfarm profile <1-65535>$n [WORD$kind] [LINE$text]", "DSP farm\nProfile\n"
	  "number\nKind\nSettings", SECTION("n", RANK_CONTROL + 1) },
	{ MODE_CONFIG, "sccp ccm group <1-50>$n", "SCCP\nCall manager\nGroup\nnumber",
	  SECTION("n", RANK_CONTROL + 1) },

	/* --- management --- */
	{ MODE_CONFIG, "telemetry {ietf subscription <0-2147483647>$n|receiver protocol "
	  "WORD$name|transform WORD$name|protocol grpc profile WORD$name}", "Telemetry\nIETF\n"
	  "Subscription\nnumber\nReceiver\nProtocol\nName\nTransform\nName\nProtocol\ngRPC\n"
	  "Profile\nName", SECTIONS(RANK_NTP + 4) },
	{ MODE_CONFIG, "{yang-interfaces|sdwan|appqoe|memory-profile}$kind", "Interfaces of YANG\n"
	  "SD-WAN\nAppQoE\nMemory", SECTION("kind", RANK_NTP + 4) },
	{ MODE_CONFIG, "wsma {profile {listener|initiator}|agent}$kind WORD$name", "WSMA\nProfile\n"
	  "Listener\nInitiator\nAgent\nName", SECTIONS(RANK_NTP + 4) },
	{ 0 }
};
