/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug crypto ipsec: a pair of SAs came or went, in IOS's words.
 */
#include <inttypes.h>
#include <stdio.h>

#include "ike/condition.h"
#include "ike/flexvpn_priv.h"

static void proxy(struct str *s, const char *name, const struct ike_ts *ts)
{
	struct addr mask = { .family = ts->lo.family };
	char a[ADDR_STRLEN], m[ADDR_STRLEN];

	for (size_t i = 0; i < addr_bytes(&ts->lo); i++)
		mask.b[i] = (uint8_t)~(ts->lo.b[i] ^ ts->hi.b[i]);
	str_printf(s, "    %s= %s/%s/%u/%u", name, addr_str(&ts->lo, a), addr_str(&mask, m),
		   ts->proto, ts->port_lo);
}

static void one_sa(struct str *s, const struct ike_sa_info *sa, const struct ike_child *c, bool in)
{
	uint32_t spi = in ? c->spi_in : c->spi_out;
	char d[ADDR_STRLEN], l[ADDR_STRLEN], r[ADDR_STRLEN];

	str_printf(s,
		   "  (sa) sa_dest= %s, sa_proto= 50, \n    sa_spi= 0x%X(%u), \n"
		   "    sa_trans= %s %s, sa_conn_id= %u\n    sa_lifetime(k/sec)= (%" PRIu64
		   "/%u),\n",
		   addr_str(in ? &sa->local.addr : &sa->remote.addr, d), spi, spi,
		   c->suite.encr ? c->suite.encr->esp_conf : "",
		   c->suite.integ ? c->suite.integ->esp_conf : "", ike_conn_id(c, in),
		   c->life_bytes / 1024, c->life_seconds);
	str_printf(s, "  (identity) local= %s:0, remote= %s:0,\n", addr_str(&sa->local.addr, l),
		   addr_str(&sa->remote.addr, r));
	proxy(s, "local_proxy", &c->ts_local[0]);
	str_puts(s, ",\n");
	proxy(s, "remote_proxy", &c->ts_remote[0]);
}

void flex_debug_sa(const struct ike_sa_info *sa, const struct ike_child *c, bool created)
{
	if (!log_debug_on(DBG_IPSEC) || !ike_condition_wants_child(sa, c))
		return;
	for (int in = 1; in >= 0; in--) {
		struct str s = { 0 };

		str_printf(&s, created ? "IPSEC:(SESSION ID = %u) (create_sa) sa created,\n" :
					 "IPSEC:(SESSION ID = %u) (delete_sa) deleting SA,\n",
			   sa->session);
		one_sa(&s, sa, c, in);
		log_debug("%s", str_text(&s));
		str_free(&s);
	}
}
