/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug crypto condition, show crypto debug-condition. The table has what each condition is called
 * in the command, which show keyword selects it and the heading it is listed under.
 */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "ike/condition.h"

static const struct {
	const char *var;         /* of the grammar */
	const char *show;        /* keyword of the show command */
	const char *head;
} kinds[IKE_COND_KINDS] = {
	[IKE_COND_PEER] = { "peer", "peer", "IKE peer IP address filters:" },
	[IKE_COND_SUBNET] = { "subnet", "peer", "IKE peer subnet filters:" },
	[IKE_COND_LOCAL] = { "local", "local", "IKE local address filters:" },
	[IKE_COND_GROUP] = { "group", "peer", "IKE peer group filters:" },
	[IKE_COND_HOSTNAME] = { "hostname", "peer", "IKE peer hostname filters:" },
	[IKE_COND_PEER_USER] = { "peeruser", "peer", "IKE peer username filters:" },
	[IKE_COND_USER] = { "user", "username", "Username filters:" },
	[IKE_COND_FVRF] = { "fvrf", "fvrf", "Front-door VRF filters:" },
	[IKE_COND_IVRF] = { "ivrf", "ivrf", "Inside VRF filters:" },
	[IKE_COND_PROFILE] = { "profile", "isakmp", "IKE profile filters:" },
	[IKE_COND_CONNID] = { "connid", "connid", "Connection-id filters:[connid:engine_id]" },
	[IKE_COND_FLOWID] = { "flowid", "flowid", "Flow-id filters:[flowid:engine_id]" },
	[IKE_COND_SPI] = { "spi", "spi", "SPI filters:" },
};

/* False: the command names none (reset, unmatched), or a mask with holes. */
static bool condition_of(const struct gram_match *m, struct ike_condition *c)
{
	*c = (struct ike_condition){ .kind = 0 };
	while (c->kind < IKE_COND_KINDS && !gram_var(m, kinds[c->kind].var))
		c->kind++;
	switch (c->kind) {
	case IKE_COND_PEER:
	case IKE_COND_LOCAL:
	case IKE_COND_SUBNET: {
		struct addr mask;
		int len;

		if (!gram_addr(m, kinds[c->kind].var, &c->prefix.addr))
			return false;
		len = 8 * (int)addr_bytes(&c->prefix.addr);
		if (gram_addr(m, "mask", &mask))
			len = mask_to_len(&mask);
		if (len < 0)
			return false;
		c->prefix.len = (uint8_t)len;
		prefix_mask(&c->prefix);
		return true;
	}
	case IKE_COND_CONNID:
	case IKE_COND_FLOWID:
	case IKE_COND_SPI:
		c->number = (uint32_t)gram_num(m, kinds[c->kind].var, 0);
		return true;
	case IKE_COND_GROUP:
	case IKE_COND_HOSTNAME:
	case IKE_COND_PEER_USER:
	case IKE_COND_USER:
	case IKE_COND_FVRF:
	case IKE_COND_IVRF:
	case IKE_COND_PROFILE:
		return str_copy(c->text, sizeof(c->text), gram_var(m, kinds[c->kind].var));
	case IKE_COND_KINDS:
		break;
	}
	return false;
}

static unsigned parts_of(const struct gram_match *m)
{
	unsigned parts = 0;

	if (gram_has(m, "isakmp") || gram_has(m, "ikev2"))
		parts |= IKE_COND_IKE;
	if (gram_has(m, "ipsec"))
		parts |= IKE_COND_IPSEC;
	if (gram_has(m, "engine"))
		parts |= IKE_COND_ENGINE;
	return parts ? parts : IKE_COND_ALL;
}

static int condition_set(struct cli_ctx *c, const struct gram_match *m)
{
	struct ike_condition cond;

	if (gram_has(m, "reset")) {
		ike_condition_del(NULL);
		ike_condition_unmatched(IKE_COND_ALL, false);
	} else if (gram_has(m, "unmatched")) {
		ike_condition_unmatched(parts_of(m), true);
	} else if (!condition_of(m, &cond)) {
		cli_print(c, gram_var(m, "subnet") ? "%% Bad mask\n" : "%% Name is too long\n");
	} else if (!ike_condition_add(&cond)) {
		cli_print(c, "%% Too many debug conditions\n");
	}
	return 0;
}

static int condition_clear(struct cli_ctx *c, const struct gram_match *m)
{
	struct ike_condition cond;

	if (gram_has(m, "reset")) {
		ike_condition_del(NULL);
		ike_condition_unmatched(IKE_COND_ALL, false);
	} else if (gram_has(m, "unmatched")) {
		ike_condition_unmatched(parts_of(m), false);
	} else if (condition_of(m, &cond)) {
		ike_condition_del(&cond);
	}
	return 0;
}

static void value_print(struct cli_ctx *c, const struct ike_condition *cond)
{
	char a[ADDR_STRLEN], mask[ADDR_STRLEN];
	struct addr m = len_to_mask(cond->prefix.len);

	if (cond->kind == IKE_COND_SUBNET)
		cli_print(c, "%s/%s ", addr_str(&cond->prefix.addr, a), addr_str(&m, mask));
	else if (cond->prefix.addr.family)
		cli_print(c, "%s ", addr_str(&cond->prefix.addr, a));
	else if (cond->kind == IKE_COND_SPI)
		cli_print(c, "0x%X(%u) ", cond->number, cond->number);
	else if (cond->number)
		cli_print(c, "%u:0,", cond->number);
	else
		cli_print(c, "%s ", cond->text);
}

static int show_condition(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const parts[] = { "IKE", "IPsec", "Crypto Engine" };
	const char *what = gram_var(m, "what");
	const struct ike_condition *list;
	unsigned unmatched;
	size_t n = ike_condition_list(&list, &unmatched);

	if (what && !strcmp(what, "all"))
		what = NULL;
	cli_print(c, "Crypto conditional debug currently is turned %s\n", n ? "ON" : "OFF");
	for (size_t i = 0; (!what || !strcmp(what, "unmatched")) && i < ARRAY_SIZE(parts); i++)
		cli_print(c, "%s debug context unmatched flag: %s\n", parts[i],
			  unmatched & 1U << i ? "ON" : "OFF");
	for (int k = 0; k < IKE_COND_KINDS; k++) {
		bool any = false;

		for (size_t i = 0; i < n; i++) {
			if ((int)list[i].kind != k || (what && strcmp(what, kinds[k].show) != 0))
				continue;
			if (!any)
				cli_print(c, "\n%s\n", kinds[k].head);
			any = true;
			value_print(c, &list[i]);
		}
		if (any)
			cli_print(c, "\n");
	}
	return 0;
}

#define CONDITION                                                                                  \
	" crypto condition {connid <1-2147483647>$connid [engine-id <0-255>$engine]|"              \
	"flowid <1-2147483647>$flowid [engine-id <0-255>$engine]|fvrf WORD$fvrf|"                  \
	"ikev2 profile WORD$profile|isakmp profile WORD$profile|ivrf WORD$ivrf|"                   \
	"local {ipv4 A.B.C.D$local|ipv6 X:X:X:X::X$local}|"                                        \
	"peer {fqdn WORD$hostname|group WORD$group|hostname WORD$hostname|ipv4 A.B.C.D$peer|"      \
	"ipv6 X:X:X:X::X$peer|subnet A.B.C.D$subnet A.B.C.D$mask|username WORD$peeruser}|"         \
	"reset|spi <1-4294967295>$spi|unmatched [engine|ikev2|ipsec|isakmp]|username WORD$user}"
#define CONDITION_HELP                                                                             \
	"Cryptographic subsystem\nConditional debugging\n"                                         \
	"IKE or IPsec connection-id filter\nConnection id\nCrypto engine\nIts number\n"            \
	"IPsec flow-id filter\nFlow id\nCrypto engine\nIts number\n"                               \
	"Front-door VRF filter\nName of a VRF\nIKEv2 filter\nBy profile\nName of a profile\n"      \
	"IKE filter\nBy profile\nName of a profile\nInside VRF filter\nName of a VRF\n"            \
	"IKE local address filter\nIPv4 address\nAddress\nIPv6 address\nAddress\n"                 \
	"IKE peer filter\nIts identity, an FQDN\nFQDN\nIts identity, a key-id (group name)\nName\n"\
	"Its identity, an FQDN\nFQDN\nIPv4 address\nAddress\nIPv6 address\nAddress\n"              \
	"Subnet of addresses\nNetwork\nMask\nIts identity, of any type\nName\n"                    \
	"Remove all conditions\nIPsec SPI filter\nSPI\n"                                           \
	"Show also what cannot be decided\nCrypto engine only\nIKEv2 only\nIPsec only\n"           \
	"IKE only\nFilter by the name AAA is asked for\nName"

const struct gram_row debug_cond_rows[] = {
	EXEC_ROW(MODE_EXEC, "debug" CONDITION,
		 "Debugging functions (see also 'undebug')\n" CONDITION_HELP, condition_set),
	EXEC_ROW(MODE_EXEC, "undebug" CONDITION,
		 "Disable debugging functions (see also 'debug')\n" CONDITION_HELP,
		 condition_clear),
	EXEC_ROW(MODE_EXEC, "no debug" CONDITION,
		 "Disable debugging functions\nDebugging functions\n" CONDITION_HELP,
		 condition_clear),
	EXEC_ROW(MODE_USER,
		 "show crypto debug-condition [{all|connid|flowid|fvrf|isakmp|ivrf|local|peer|spi|"
		 "unmatched|username}$what]",
		 "Show running system information\nEncryption module\n"
		 "Conditions of conditional debugging\nAll conditions\nConnection ids\nFlow ids\n"
		 "Front-door VRFs\nIKE profiles\nInside VRFs\nLocal addresses\nPeers\nSPIs\n"
		 "Whether debugging is shown that fits no context\nUser names",
		 show_condition),
	EXEC_END,
};
