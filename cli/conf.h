/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration commands: the handlers that rows_*.c name, and what they share. Most rows have no
 * handler: their lines are stored as they stand. A handler checks, rewrites, or does more than one
 * thing; the messages it prints are those of IOS.
 */
#ifndef CLI_CONF_H
#define CLI_CONF_H

#include "cli/cli.h"

/* Places in running-config. Lines whose ranks share the tens stand together without a `!`. */
enum conf_rank {
	RANK_SERVICE = 20, RANK_PLATFORM = 30, RANK_HOSTNAME = 40, RANK_BOOT = 50, RANK_VRF = 60,
	RANK_LOGGING = 70, RANK_ENABLE = 72, RANK_AAA = 80, RANK_AAA_GROUP = 84, RANK_CLOCK = 90,
	RANK_IP_EARLY = 100, RANK_DHCP = 105, RANK_LOGIN = 106, RANK_IPV6 = 110,
	RANK_MULTILINK = 120, RANK_PKI = 130, RANK_PKI_CHAIN = 136, RANK_LICENSE = 140,
	RANK_OBJECT = 150, RANK_ARCHIVE = 155, RANK_USERNAME = 160, RANK_REDUNDANCY = 170,
	RANK_IKEV2_AUTHOR = 180, RANK_IKEV2_PROPOSAL = 182, RANK_IKEV2_POLICY = 184,
	RANK_IKEV2_KEYRING = 186, RANK_IKEV2_PROFILE = 188, RANK_IKEV2_GLOBAL = 190,
	RANK_IKEV2_CLIENT = 192, RANK_CRYPTO_LOGGING = 194, RANK_VLAN = 200, RANK_TRACK = 202,
	RANK_IP_MID = 204, RANK_CLASS_MAP = 210, RANK_POLICY_MAP = 212, RANK_ZONE = 214,
	RANK_ISAKMP_KEYRING = 220, RANK_ISAKMP = 222, RANK_ISAKMP_PROFILE = 224,
	RANK_IPSEC_GLOBAL = 230, RANK_IPSEC_TS = 232, RANK_IPSEC_PROFILE = 234,
	RANK_CRYPTO_MAP = 240, RANK_INTERFACE = 500, RANK_ROUTER = 600,
	RANK_SERVICE_VM = 680, RANK_POOL = 690,
	RANK_IP_FORWARD = 700, RANK_HTTP = 702, RANK_NAT = 704, RANK_ROUTE = 706, RANK_SSH = 708,
	RANK_ACL_NAMED = 720, RANK_PREFIX = 740, RANK_SLA = 750, RANK_LOGGING_HOST = 752,
	RANK_ACL = 754, RANK_DIALER = 756, RANK_IPV6_LATE = 758, RANK_ROUTE_MAP = 770,
	RANK_SNMP = 810, RANK_RADIUS = 820, RANK_IPV6_ACL = 830, RANK_CONTROL = 840,
	RANK_BANNER = 900, RANK_ALIAS = 910, RANK_LINE = 920,
	RANK_CALL_HOME = 930, RANK_NTP = 940, RANK_EEM = 950
};

/* What a row without handler does: store, enter the section, schedule. */
int conf_store(struct cli_ctx *c, const struct gram_match *m);
/* Store a line as if it had been typed in this section (its grammar decides). NULL: refused. */
struct cfg_node *conf_line(struct cli_ctx *c, enum cli_mode mode, struct cfg_node *section,
			   const char *line);
/* Print IOS's refusal and count the line as refused. Returns 0, for `return conf_refuse(...)`. */
int conf_refuse(struct cli_ctx *c, const char *fmt, ...) PRINTF(2, 3);

/* Take a token out of a match that is about to be stored. */
void conf_drop_token(struct gram_match *m, int i);
/* Key type 7 (service password-encryption). */
void conf_type7_encode(const char *clear, struct str *out);
bool conf_type7_decode(const char *text, struct str *out);

/* --- conf_global.c --- */
int conf_hostname(struct cli_ctx *c, const struct gram_match *m);
int conf_eigrp_as(struct cli_ctx *c, const struct gram_match *m);
int conf_eigrp_paths(struct cli_ctx *c, const struct gram_match *m);
int conf_alias_form(struct cli_ctx *c, const struct gram_match *m); /* old spellings */
int conf_banner(struct cli_ctx *c, const struct gram_match *m);
int conf_ignore(struct cli_ctx *c, const struct gram_match *m);     /* taken, leaves nothing */
int conf_username(struct cli_ctx *c, const struct gram_match *m);
int conf_enable(struct cli_ctx *c, const struct gram_match *m);
int conf_certificate(struct cli_ctx *c, const struct gram_match *m);
int conf_key_type(struct cli_ctx *c, const struct gram_match *m);   /* drops the key type 0 */
int conf_password_encryption(struct cli_ctx *c, const struct gram_match *m);
int conf_vlan_list(struct cli_ctx *c, const struct gram_match *m);
#define ONLY_NO conf_no_all, NULL, NULL, 0, GRAM_ONLY_NO | GRAM_HIDDEN | GRAM_NO_SHOW
int conf_no_all(struct cli_ctx *c, const struct gram_match *m);     /* see GRAM_ONLY_NO */
int conf_no_auto(struct cli_ctx *c, const struct gram_match *m);    /* no auto[-summary] */
/* A line of a section whose commands are not known one by one. */
int conf_open_line(struct cli_ctx *c, const struct gram_match *m);
/* OSPF's and RIP's `neighbor A.B.C.D`; its `no` takes away all of a BGP neighbor. */
int conf_neighbor(struct cli_ctx *c, const struct gram_match *m);
int conf_exit_section(struct cli_ctx *c, const struct gram_match *m);
int conf_privilege(struct cli_ctx *c, const struct gram_match *m); /* privilege.c */
int conf_ssh_key(struct cli_ctx *c, const struct gram_match *m);   /* ssh_keys.c */
/* --- conf_keys.c --- */
/* A line of this row was stored in the section: encrypt its keys if that is wanted. */
void conf_keys_protect(struct cli_ctx *c, const struct gram_row *row, struct cfg_node *section);
/* The key in clear, whatever type it is kept in: variable `var`, var7 or var6. */
bool conf_key_clear(const struct router *rt, const struct cfg_node *n, const char *var,
		    struct str *out);
void conf_master_load(struct router *rt); /* at start, from the state directory */
void conf_master_free(struct router *rt);
int conf_master_key(struct cli_ctx *c, const struct gram_match *m);
/* --- conf_acl.c --- */
int conf_acl_entry(struct cli_ctx *c, const struct gram_match *m);
int conf_group_port(struct cli_ctx *c, const struct gram_match *m); /* `tcp www` of an object group */
int conf_acl_section(struct cli_ctx *c, const struct gram_match *m);
int conf_acl_resequence(struct cli_ctx *c, const struct gram_match *m);
int conf_prefix_list(struct cli_ctx *c, const struct gram_match *m);
int conf_route_map(struct cli_ctx *c, const struct gram_match *m);
int conf_access_list(struct cli_ctx *c, const struct gram_match *m);
/* --- conf_if.c --- */
/* Is this a Virtual-Template that may not be edited, since a session has a copy of it? Then said. */
bool conf_template_locked(struct cli_ctx *c, const char *name);
int conf_interface(struct cli_ctx *c, const struct gram_match *m);
int conf_ip_address(struct cli_ctx *c, const struct gram_match *m);
int conf_vrf_forwarding(struct cli_ctx *c, const struct gram_match *m);
int conf_tunnel_destination(struct cli_ctx *c, const struct gram_match *m);
int conf_dhcp_network(struct cli_ctx *c, const struct gram_match *m);
int conf_ip_route(struct cli_ctx *c, const struct gram_match *m);
/* --- conf_crypto.c --- */
int conf_ikev2_object(struct cli_ctx *c, const struct gram_match *m);
int conf_ikev2_proposal_set(struct cli_ctx *c, const struct gram_match *m);
int conf_keyring_key(struct cli_ctx *c, const struct gram_match *m);
int conf_builtin(struct cli_ctx *c, const struct gram_match *m);
int conf_transform_set(struct cli_ctx *c, const struct gram_match *m);
bool conf_profile_complete(const struct cfg_node *n);
bool conf_proposal_complete(const struct cfg_node *n);
int conf_crypto_map(struct cli_ctx *c, const struct gram_match *m);

#endif
