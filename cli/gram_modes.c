/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration modes: their prompts and the mode each falls back to.
 */
#include <string.h>

#include "cli/gram_int.h"

struct mode_info {
	const char *prompt;
	enum cli_mode parent;
};

static const struct mode_info mode_info[MODE_MAX] = {
	[MODE_USER] = { "", MODE_USER },
	[MODE_EXEC] = { "", MODE_EXEC },
	[MODE_CONFIG] = { "(config)", MODE_CONFIG },
	[MODE_IF] = { "(config-if)", MODE_CONFIG },
	[MODE_IFSUB] = { "(config-if-sub)", MODE_IF },
	[MODE_SUBIF] = { "(config-subif)", MODE_CONFIG },
	[MODE_LINE] = { "(config-line)", MODE_CONFIG },
	[MODE_ROUTER] = { "(config-router)", MODE_CONFIG },
	[MODE_ROUTER_EIGRP] = { "(config-router)", MODE_CONFIG },
	[MODE_ROUTER_OSPF] = { "(config-router)", MODE_CONFIG },
	[MODE_ROUTER_BGP] = { "(config-router)", MODE_CONFIG },
	[MODE_ROUTER_RIP] = { "(config-router)", MODE_CONFIG },
	[MODE_ISIS] = { "(config-router)", MODE_CONFIG },
	[MODE_ROUTER_AF] = { "(config-router-af)", MODE_ROUTER },
	[MODE_ROUTER_TOPO] = { "(config-router-af-topology)", MODE_ROUTER_AF },
	[MODE_ROUTER_AFIF] = { "(config-router-af-interface)", MODE_ROUTER_AF },
	[MODE_IKEV2_PROPOSAL] = { "(config-ikev2-proposal)", MODE_CONFIG },
	[MODE_IKEV2_POLICY] = { "(config-ikev2-policy)", MODE_CONFIG },
	[MODE_IKEV2_KEYRING] = { "(config-ikev2-keyring)", MODE_CONFIG },
	[MODE_IKEV2_KEYRING_PEER] = { "(config-ikev2-keyring-peer)", MODE_IKEV2_KEYRING },
	[MODE_IKEV2_PROFILE] = { "(config-ikev2-profile)", MODE_CONFIG },
	[MODE_IKEV2_AUTHOR] = { "(config-ikev2-author-policy)", MODE_CONFIG },
	[MODE_IKEV2_FLEXVPN] = { "(config-ikev2-flexvpn)", MODE_CONFIG },
	[MODE_IKEV2_MANGLER] = { "(config-ikev2-name-mangler)", MODE_CONFIG },
	[MODE_IKEV2_CLUSTER] = { "(config-ikev2-cluster)", MODE_CONFIG },
	[MODE_IPSEC_TS] = { "(cfg-crypto-trans)", MODE_CONFIG },
	[MODE_IPSEC_PROFILE] = { "(ipsec-profile)", MODE_CONFIG },
	[MODE_CRYPTO_MAP] = { "(config-crypto-map)", MODE_CONFIG },
	[MODE_ISAKMP_POLICY] = { "(config-isakmp)", MODE_CONFIG },
	[MODE_ISAKMP_PROFILE] = { "(conf-isa-prof)", MODE_CONFIG },
	[MODE_KEYRING_V1] = { "(conf-keyring)", MODE_CONFIG },
	[MODE_ISAKMP_GROUP] = { "(config-isakmp-group)", MODE_CONFIG },
	[MODE_PKI_TRUSTPOINT] = { "(ca-trustpoint)", MODE_CONFIG },
	[MODE_PKI_SERVER] = { "(cs-server)", MODE_CONFIG },
	[MODE_PKI_CERTMAP] = { "(ca-certificate-map)", MODE_CONFIG },
	[MODE_PKI_CHAIN] = { "(config-cert-chain)", MODE_CONFIG },
	[MODE_ACL_STD] = { "(config-std-nacl)", MODE_CONFIG },
	[MODE_ACL_EXT] = { "(config-ext-nacl)", MODE_CONFIG },
	[MODE_ACL6] = { "(config-ipv6-acl)", MODE_CONFIG },
	[MODE_ROUTE_MAP] = { "(config-route-map)", MODE_CONFIG },
	[MODE_VRF] = { "(config-vrf)", MODE_CONFIG },
	[MODE_VRF_AF] = { "(config-vrf-af)", MODE_VRF },
	[MODE_IP_VRF] = { "(config-vrf)", MODE_CONFIG },
	[MODE_SLA] = { "(config-ip-sla)", MODE_CONFIG },
	[MODE_SLA_ECHO] = { "(config-ip-sla-echo)", MODE_SLA },
	[MODE_TRACK] = { "(config-track)", MODE_CONFIG },
	[MODE_DHCP] = { "(dhcp-config)", MODE_CONFIG },
	[MODE_AAA_GROUP] = { "(config-sg-radius)", MODE_CONFIG },
	[MODE_RADIUS] = { "(config-radius-server)", MODE_CONFIG },
	[MODE_AAA_ATTR] = { "(config-attr-list)", MODE_CONFIG },
	[MODE_AAA_LIST] = { "(config-radius-attrl)", MODE_CONFIG },
	[MODE_EEM] = { "(config-applet)", MODE_CONFIG },
	[MODE_KEYCHAIN] = { "(config-keychain)", MODE_CONFIG },
	[MODE_KEYCHAIN_KEY] = { "(config-keychain-key)", MODE_KEYCHAIN },
	[MODE_ARCHIVE] = { "(config-archive)", MODE_CONFIG },
	[MODE_CLASS_MAP] = { "(config-cmap)", MODE_CONFIG },
	[MODE_POLICY_MAP] = { "(config-pmap)", MODE_CONFIG },
	[MODE_POLICY_MAP_CLASS] = { "(config-pmap-c)", MODE_POLICY_MAP },
	[MODE_ZONE] = { "(config-sec-zone)", MODE_CONFIG },
	[MODE_ZONE_PAIR] = { "(config-sec-zone-pair)", MODE_CONFIG },
	[MODE_EZVPN] = { "(config-crypto-ezvpn)", MODE_CONFIG },
	[MODE_VLAN] = { "(config-vlan)", MODE_CONFIG },
	[MODE_MISC] = { "(config-sub)", MODE_CONFIG },
	[MODE_OBJECT_GROUP] = { "(config-network-group)", MODE_CONFIG },
	[MODE_DHCP6] = { "(config-dhcpv6)", MODE_CONFIG },
	[MODE_PKI_ENROLL] = { "(ca-profile-enroll)", MODE_CONFIG },
	[MODE_PARAM_MAP] = { "(config-profile)", MODE_CONFIG },
	[MODE_BFD] = { "(config-bfd)", MODE_CONFIG },
	[MODE_CALL_HOME] = { "(cfg-call-home)", MODE_CONFIG },
	[MODE_CALL_HOME_PROFILE] = { "(cfg-call-home-profile)", MODE_CALL_HOME },
	[MODE_CONTROLLER] = { "(config-controller)", MODE_CONFIG },
	[MODE_ARCHIVE_LOG] = { "(config-archive-log-cfg)", MODE_ARCHIVE },
	[MODE_FLOW_RECORD] = { "(config-flow-record)", MODE_CONFIG },
	[MODE_FLOW_EXPORTER] = { "(config-flow-exporter)", MODE_CONFIG },
	[MODE_FLOW_MONITOR] = { "(config-flow-monitor)", MODE_CONFIG },
	[MODE_SAMPLER] = { "(config-sampler)", MODE_CONFIG },
	[MODE_TIME_RANGE] = { "(config-time-range)", MODE_CONFIG },
	[MODE_VIEW] = { "(config-view)", MODE_CONFIG },
	[MODE_SSH_PUBKEY] = { "(conf-ssh-pubkey)", MODE_CONFIG },
	[MODE_SSH_PUBKEY_USER] = { "(conf-ssh-pubkey-user)", MODE_SSH_PUBKEY },
	[MODE_GDOI] = { "(config-gdoi-group)", MODE_CONFIG },
	[MODE_GDOI_LOCAL] = { "(gdoi-local-server)", MODE_GDOI },
	[MODE_GDOI_SA] = { "(gdoi-sa-ipsec)", MODE_GDOI_LOCAL },
	[MODE_GDOI_COOP] = { "(gdoi-coop-ks-config)", MODE_GDOI_LOCAL },
	[MODE_RADIUS_DYN] = { "(config-locsvr-da-radius)", MODE_CONFIG },
};

enum cli_mode gram_mode_parent(enum cli_mode mode)
{
	return mode < MODE_MAX ? mode_info[mode].parent : MODE_CONFIG;
}

enum cli_mode gram_mode_router(enum cli_mode mode, const char *section)
{
	static const struct {
		const char *line;
		enum cli_mode mode;
	} list[] = {
		{ "router eigrp ", MODE_ROUTER_EIGRP },
		{ "ipv6 router eigrp ", MODE_ROUTER_EIGRP },
		{ "router ospf ", MODE_ROUTER_OSPF },
		{ "router bgp ", MODE_ROUTER_BGP },
		{ "router rip", MODE_ROUTER_RIP },
	};

	for (size_t i = 0; mode == MODE_ROUTER && section && i < ARRAY_SIZE(list); i++)
		if (!strncmp(section, list[i].line, strlen(list[i].line)))
			return list[i].mode;
	return mode;
}

const char *gram_mode_prompt(enum cli_mode mode)
{
	return mode < MODE_MAX ? mode_info[mode].prompt : "";
}

const char *gram_mode_heading(enum cli_mode mode)
{
	if (mode <= MODE_EXEC)
		return "Exec commands:";
	if (mode == MODE_CONFIG)
		return "Configure commands:";
	if (mode == MODE_IF || mode == MODE_SUBIF)
		return "Interface configuration commands:";
	if (mode == MODE_LINE)
		return "Line configuration commands:";
	if (mode == MODE_ROUTER || (mode >= MODE_ROUTER_EIGRP && mode <= MODE_ROUTER_RIP))
		return "Router configuration commands:";
	if (mode >= MODE_IKEV2_PROPOSAL && mode <= MODE_IKEV2_CLUSTER)
		return "IKEv2 configuration commands:";
	return "Configuration commands:";
}
