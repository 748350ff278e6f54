/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every grammar table of the program. The order matters where two rows could take a line, and for
 * the place of configuration lines without a rank.
 */
#include "cli/router.h"

extern const struct gram_row
	aaa_rows[], acl_rows[], archive_rows[], author_rows[], bgp_rows[], capture_rows[],
	clear_rows[], client_rows[], core_rows[], debug_rows[], eem_rows[], field_rows[],
	file_rows[], global_rows[], if_rows[], ikev2_rows[], ip_rows[], ipsec_rows[],
	key_chain_rows[], legacy_rows[], misc_rows[], more_rows[], nhrp_rows[], open_rows[], ping_rows[],
	reload_rows[], routing_rows[], rsa_keys_rows[], show_access_rows[], show_acl_rows[],
	show_bgp_rows[], show_config_rows[], show_crypto_rows[], show_dhcp_rows[],
	show_eem_rows[], show_eigrp_rows[], show_files_rows[], show_ikev2_conf_rows[],
	show_ikev2_rows[], show_interfaces_rows[], show_ip_rows[], show_ipsec_rows[],
	show_ipv6_rows[], show_legacy_rows[], show_nat_rows[], show_ospf_db_rows[],
	show_ospf_rows[], show_pki_rows[], show_protocols_rows[], show_route6_rows[],
	show_route_rows[], show_session_rows[], show_sla_rows[], show_static_rows[],
	show_system_rows[], show_trace_rows[], show_track_rows[], sla_rows[], startup_rows[],
	wide_rows[];

const struct gram_row *const all_tables[] = {
	/* configuration: earlier tables stand first in running-config */
	core_rows, global_rows, sla_rows, eem_rows, misc_rows, aaa_rows, ip_rows, acl_rows,
	author_rows, ikev2_rows, legacy_rows, ipsec_rows, if_rows, nhrp_rows, routing_rows,
	bgp_rows, more_rows, field_rows, wide_rows, open_rows,
	/* exec commands */
	archive_rows, capture_rows, clear_rows, client_rows, debug_rows, file_rows, key_chain_rows,
	ping_rows,
	reload_rows, rsa_keys_rows, show_access_rows, show_acl_rows, show_bgp_rows,
	show_config_rows, show_crypto_rows, show_dhcp_rows, show_eem_rows, show_eigrp_rows,
	show_files_rows, show_ikev2_conf_rows, show_ikev2_rows, show_interfaces_rows,
	show_ip_rows, show_ipsec_rows, show_ipv6_rows, show_legacy_rows, show_nat_rows,
	show_ospf_db_rows, show_ospf_rows, show_pki_rows, show_protocols_rows, show_route6_rows,
	show_route_rows, show_session_rows, show_sla_rows, show_static_rows, show_system_rows,
	show_trace_rows, show_track_rows, startup_rows,
};
const size_t n_all_tables = ARRAY_SIZE(all_tables);
