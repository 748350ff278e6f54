/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto ipsec sa | transform-set | profile.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "ike/condition.h"

/* --- show crypto ipsec sa --- */

void show_ipsec_sa_head_render(struct str *out, const struct flexvpn_session *s)
{
	char a[ADDR_STRLEN];

	str_printf(out, "\ninterface: %s\n    Crypto map tag: %s, local addr %s\n", s->iface,
		   s->map_tag, addr_str(&s->local.addr, a));
}

static void ident_render(struct str *out, const char *which, const struct prefix *p, uint8_t proto)
{
	struct addr mask = len_to_mask(p->len), net = p->addr;
	char a[ADDR_STRLEN], m[ADDR_STRLEN];
	struct prefix masked = { net, p->len };

	prefix_mask(&masked);
	if (net.family == ADDR_V6)
		str_printf(out, "   %s ident (addr/mask/prot/port): (%s/%u/%u/0)\n", which,
			   addr_str(&masked.addr, a), p->len, proto);
	else
		str_printf(out, "   %s ident (addr/mask/prot/port): (%s/%s/%u/0)\n", which,
			   net.family ? addr_str(&masked.addr, a) : "0.0.0.0",
			   net.family && p->len ? addr_str(&mask, m) : "0.0.0.0", proto);
}

static void counters_render(struct str *out, const struct flexvpn_session *s,
			    const struct flexvpn_flow *f, bool detail)
{
	const struct sa_stats *in = &f->total_in, *o = &f->total_out;

	str_printf(out,
		   "    #pkts encaps: %" PRIu64 ", #pkts encrypt: %" PRIu64
		   ", #pkts digest: %" PRIu64 "\n    #pkts decaps: %" PRIu64
		   ", #pkts decrypt: %" PRIu64 ", #pkts verify: %" PRIu64 "\n",
		   o->packets, o->packets, o->packets, in->packets, in->packets, in->packets);
	str_puts(out, "    #pkts compressed: 0, #pkts decompressed: 0\n"
		      "    #pkts not compressed: 0, #pkts compr. failed: 0\n"
		      "    #pkts not decompressed: 0, #pkts decompress failed: 0\n");
	if (!detail) {
		str_printf(out, "    #send errors %" PRIu64 ", #recv errors %" PRIu64 "\n",
			   o->send_errors, in->replay_drops + in->auth_drops + in->invalid_drops);
		return;
	}
	/* Always 0, and truly so: no SA goes on behind its last sequence number (it ends, and its
	 * successor begins anew), nothing carries security group tags, and what goes wrong inside the
	 * dataplane without a packet's fault is a send error. Packets of an SPI that no SA has belong
	 * to none of these: show platform hardware qfp active feature ipsec datapath drops. */
	str_printf(out,
		   "    #pkts no sa (send) %" PRIu64 ", #pkts invalid sa (rcv) %" PRIu64 "\n"
		   "    #pkts encaps failed (send) %" PRIu64 ", #pkts decaps failed (rcv) %" PRIu64 "\n"
		   "    #pkts invalid prot (recv) %" PRIu64 ", #pkts verify failed: %" PRIu64 "\n"
		   "    #pkts invalid identity (recv) %" PRIu64
		   ", #pkts invalid len (rcv) %" PRIu64 "\n"
		   "    #pkts replay rollover (send): 0, #pkts replay rollover (rcv) 0\n"
		   "    ##pkts replay failed (rcv): %" PRIu64 "\n"
		   "    #pkts tagged (send): 0, #pkts untagged (rcv): 0\n"
		   "    #pkts not tagged (send): 0, #pkts not untagged (rcv): 0\n"
		   "    #pkts internal err (send): 0, #pkts internal err (recv) 0\n",
		   s->no_sa, in->sa_drops, o->send_errors, in->inside_drops, in->proto_drops,
		   in->auth_drops,
		   in->invalid_drops - in->len_drops - in->proto_drops - in->sa_drops -
			   in->inside_drops,
		   in->len_drops, in->replay_drops);
}

struct sa_view { /* one direction of a flow */
	const struct flexvpn_session *s;
	const struct flexvpn_flow *f;
	const char *engine;
	bool inbound, detail;
};

static void one_sa_render(struct str *out, const struct sa_view *v)
{
	const struct ike_child *ch = &v->f->child;
	uint32_t spi = v->inbound ? ch->spi_in : ch->spi_out;
	uint64_t kb = v->inbound ? v->f->life_left_kb_in : v->f->life_left_kb_out;
	bool natt = v->s->remote.port != 500 || v->s->local.port == 4500;
	uint32_t window = v->s->policy ? v->s->policy->replay_window : 64;

	str_printf(out, "      spi: 0x%X(%u)\n", spi, spi);
	str_printf(out, "        transform: %s %s%s,\n",
		   ch->suite.encr ? ch->suite.encr->esp_conf : "esp-null",
		   ch->suite.integ ? ch->suite.integ->esp_conf : "", ch->suite.integ ? " " : "");
	str_printf(out, "        in use settings ={%s%s, }\n",
		   ch->transport ? "Transport" : "Tunnel", natt ? " UDP-Encaps" : "");
	str_printf(out, "        conn id: %u, flow_id: %s:%u, sibling_flags %s, crypto map: %s\n",
		   ike_conn_id(ch, v->inbound), v->engine, ike_flow_id(ch, v->inbound),
		   ch->transport ? "FFFFFFFF80000008" : "FFFFFFFF80000048", v->s->map_tag);
	if (kb == UINT64_MAX)
		str_printf(out,
			   "        sa timing: remaining key lifetime (sec): %u\n"
			   "        Kilobyte Volume Rekey has been disabled\n",
			   v->f->life_left_s);
	else
		str_printf(out,
			   "        sa timing: remaining key lifetime (k/sec): (%" PRIu64 "/%u)\n",
			   kb, v->f->life_left_s);
	str_printf(out, "        IV size: %u bytes\n", ch->suite.encr ? ch->suite.encr->iv_len : 0);
	str_printf(out, "        replay detection support: %c", window ? 'Y' : 'N');
	if (v->detail && window)
		str_printf(out, "  replay window size: %u", window);
	str_puts(out, "\n        Status: ACTIVE(ACTIVE)\n");
}

/* Whose packets, and how many: all there is of show crypto ipsec sa identity. */
static void flow_identity(struct str *out, const struct flexvpn_session *s,
			  const struct flexvpn_flow *f, bool detail)
{
	char r[ADDR_STRLEN];

	str_printf(out, "\n   protected vrf: %s\n", s->ivrf[0] ? s->ivrf : "(none)");
	ident_render(out, "local ", &f->local, f->proto);
	ident_render(out, "remote", &f->remote, f->proto);
	str_printf(out, "   current_peer %s port %u\n     PERMIT, flags={origin_is_acl,}\n",
		   addr_str(&s->remote.addr, r), s->remote.port ? s->remote.port : 500);
	counters_render(out, s, f, detail);
}

void show_ipsec_sa_flow_render(struct str *out, const struct flexvpn_session *s, size_t flow,
			       const char *engine, bool detail)
{
	const struct flexvpn_flow *f = &s->flow[flow];
	struct sa_view v = { .s = s, .f = f, .engine = engine, .detail = detail };
	uint32_t spi = f->child.id ? f->child.spi_out : 0;
	char l[ADDR_STRLEN], r[ADDR_STRLEN];

	flow_identity(out, s, f, detail);
	str_printf(out, "\n     local crypto endpt.: %s, remote crypto endpt.: %s\n",
		   addr_str(&s->local.addr, l), addr_str(&s->remote.addr, r));
	str_printf(out, "     plaintext mtu %u, path mtu %u, ip mtu %u, ip mtu idb %s\n",
		   s->plaintext_mtu, s->path_mtu, s->path_mtu, s->out_if[0] ? s->out_if : "(none)");
	str_printf(out, "     current outbound spi: 0x%X(%u)\n", spi, spi);
	if (f->child.id && f->child.pfs_group)
		str_printf(out, "     PFS (Y/N): Y, DH group: group%u\n", f->child.pfs_group);
	else
		str_puts(out, "     PFS (Y/N): N, DH group: none\n");
	str_puts(out, "\n     inbound esp sas:\n");
	v.inbound = true;
	if (f->child.id)
		one_sa_render(out, &v);
	str_puts(out,
		 "\n     inbound ah sas:\n\n     inbound pcp sas:\n\n     outbound esp sas:\n");
	v.inbound = false;
	if (f->child.id)
		one_sa_render(out, &v);
	str_puts(out, "\n     outbound ah sas:\n\n     outbound pcp sas:\n");
}

struct sa_walk {
	struct cli_ctx *c;
	const struct gram_match *m;
	const char *engine;
	char last_if[IFACE_NAME_LEN];
	size_t shown, pairs, rekeying;
};

/* show crypto ipsec sa address: each SA under the address its packets go to. */
static void by_address(struct sa_walk *w, const struct flexvpn_session *s)
{
	for (size_t i = 0; i < s->n_flows; i++) {
		struct sa_view v = { .s = s, .f = &s->flow[i], .engine = w->engine,
				     .detail = gram_has(w->m, "detail") };
		char a[ADDR_STRLEN];

		for (int in = 1; s->flow[i].child.id && in >= 0; in--) {
			v.inbound = in;
			str_printf(w->c->out, "\nfvrf/address: %s/%s\n   protocol: ESP\n",
				   s->fvrf[0] ? s->fvrf : "(none)",
				   addr_str(in ? &s->local.addr : &s->remote.addr, a));
			one_sa_render(w->c->out, &v);
		}
	}
}

static bool sa_visit(const struct flexvpn_session *s, void *arg)
{
	struct sa_walk *w = arg;
	const char *iface = gram_var(w->m, "iface"), *map = gram_var(w->m, "map");
	const char *vrf = gram_var(w->m, "vrf");
	size_t up = 0;

	if ((iface && strcmp(iface, s->iface) != 0) || (map && strcmp(map, s->map_tag) != 0) ||
	    (vrf && strcmp(vrf, s->ivrf) != 0) ||
	    (gram_has(w->m, "ipv6") && s->remote.addr.family != ADDR_V6) ||
	    !show_addr_wanted(w->m, "peer", &s->remote.addr))
		return true;
	for (size_t i = 0; i < s->n_flows; i++)
		up += s->flow[i].child.id != 0;
	if (gram_has(w->m, "active") && !up)
		return true;
	w->pairs += up;
	w->rekeying += up > 1 ? up - 1 : 0; /* the old one stays for a moment */
	if (gram_has(w->m, "count"))
		return true;
	if (gram_has(w->m, "address") || gram_has(w->m, "identity")) {
		if (gram_has(w->m, "address"))
			by_address(w, s);
		for (size_t i = 0; !gram_has(w->m, "address") && i < s->n_flows; i++)
			flow_identity(w->c->out, s, &s->flow[i], gram_has(w->m, "detail"));
		w->shown++;
		return true;
	}
	/* One heading per interface, however many peers are behind it (crypto map). */
	if (!w->shown++ || strcmp(w->last_if, s->iface) != 0)
		show_ipsec_sa_head_render(w->c->out, s);
	str_copy(w->last_if, sizeof(w->last_if), s->iface);
	for (size_t i = 0; i < s->n_flows; i++)
		show_ipsec_sa_flow_render(w->c->out, s, i, w->engine, gram_has(w->m, "detail"));
	return true;
}

static int show_sa(struct cli_ctx *c, const struct gram_match *m)
{
	struct flexvpn *f = c->rt->flexvpn;
	struct sa_walk w = { .c = c, .m = m, .engine = "SW" };

	if (f && flexvpn_dp(f) && flexvpn_dp(f)->ops && flexvpn_dp(f)->ops->engine)
		w.engine = flexvpn_dp(f)->ops->engine;
	if (f)
		flexvpn_walk(f, sa_visit, &w);
	if (gram_has(m, "count"))
		cli_print(c,
			  "IPsec SA total: %zu, active: %zu, rekeying: %zu, unused: 0, invalid: 0\n",
			  2 * w.pairs, 2 * w.pairs, 2 * w.rekeying);
	else if (!w.shown)
		cli_print(c, "\nNo SAs found\n");
	return 0;
}

/* --- show platform hardware qfp active feature ipsec datapath drops --- */

void show_ipsec_drops_render(struct str *out, const struct dp_counters *c, bool all)
{
	const struct {
		unsigned type;
		const char *name;
		uint64_t n;
	} row[] = {
		{ 1, "IN_V4_PKT_HIT_INVALID_SA", c->sa },
		{ 4, "IN_US_V4_PKT_SA_NOT_FOUND_SPI", c->invalid_spi },
		{ 8, "IN_V4_POST_INPUT_POLICY_FAIL", c->identity },
		{ 19, "IN_OCT_ANTI_REPLAY_FAIL", c->replay },
		/* cut short, badly padded, of a strange protocol, broken inside */
		{ 20, "IN_UNEXP_OCT_EXCEPTION", c->truncated + c->len + c->proto + c->inside },
		{ 33, "OUT_V4_PKT_HIT_IKE_START_SP", c->no_sa },
		{ 62, "IN_OCT_MAC_EXCEPTION", c->auth },
	};
	static const char rule[] =
		"------------------------------------------------------------------------\n";

	str_printf(out, "%sDrop Type  Name                                     Packets\n%s", rule, rule);
	for (size_t i = 0; i < ARRAY_SIZE(row); i++)
		if (all || row[i].n)
			str_printf(out, "%9u  %-40s %" PRIu64 "\n", row[i].type, row[i].name, row[i].n);
}

static int show_drops(struct cli_ctx *c, const struct gram_match *m)
{
	struct dp_counters n = {0};

	if (c->rt->flexvpn)
		flexvpn_dp_counters(c->rt->flexvpn, &n);
	show_ipsec_drops_render(c->out, &n, gram_has(m, "all"));
	return 0;
}

/* --- transform sets and profiles --- */

static void ts_algs_render(struct str *out, const struct transform_set *ts)
{
	str_puts(out, " {");
	if (ts->ah)
		str_puts(out, " ah-sha-hmac");
	if (ts->encr)
		str_printf(out, " %s", ts->encr->esp_conf);
	if (ts->integ)
		str_printf(out, " %s", ts->integ->esp_conf);
	if (ts->comp)
		str_puts(out, " comp-lzs");
	str_puts(out, "  }");
}

void show_transform_set_render(struct str *out, const struct transform_set *ts)
{
	str_printf(out, "Transform set %s:", ts->name);
	ts_algs_render(out, ts);
	str_printf(out, " \n   will negotiate = { %s,  }, \n   \n",
		   ts->mode == IPSEC_TRANSPORT ? "Transport" : "Tunnel");
}

void show_ipsec_profile_render(struct str *out, const struct ipsec_profile *p)
{
	str_printf(out, "IPSEC profile %s\n", p->name);
	if (p->ikev2_profile)
		str_printf(out, "\tIKEv2 Profile: %s\n", p->ikev2_profile);
	if (p->life_kilobytes)
		str_printf(out,
			   "\tSecurity association lifetime: %" PRIu64 " kilobytes/%u seconds\n",
			   p->life_kilobytes, p->life_seconds);
	else
		str_printf(out,
			   "\tSecurity association lifetime: (kilobytes disabled)/%u seconds\n",
			   p->life_seconds);
	if (p->idle_seconds)
		str_printf(out, "\tSecurity association idletime: %u seconds\n", p->idle_seconds);
	str_puts(out, "\tDualstack (Y/N): N\n\n");
	str_printf(out, "\tResponder-Only (Y/N): %c\n", p->responder_only ? 'Y' : 'N');
	if (p->pfs)
		str_printf(out, "\tPFS (Y/N): Y\n\t\tDH group: group%u\n", p->pfs);
	else
		str_puts(out, "\tPFS (Y/N): N\n");
	str_printf(out, "\tMixed-mode : %s\n\tTransform sets={ \n",
		   p->mixed_mode ? "Enabled" : "Disabled");
	for (size_t i = 0; i < p->n_ts; i++) {
		str_printf(out, "\t\t%s: ", p->ts[i]->name);
		ts_algs_render(out, p->ts[i]);
		str_puts(out, " , \n");
	}
	str_puts(out, "\t}\n\n");
}

static const struct ipsec_conf *conf_of(const struct cli_ctx *c)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;

	return f ? f->ipsec : NULL;
}

static int show_ts(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ipsec_conf *conf = conf_of(c);
	const char *name = gram_var(m, "name");

	for (size_t i = 0; conf && i < conf->n_transform_sets; i++)
		if (!name || !strcmp(name, conf->transform_sets[i]->name))
			show_transform_set_render(c->out, conf->transform_sets[i]);
	return 0;
}

static int show_profile(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ipsec_conf *conf = conf_of(c);
	const char *name = gram_var(m, "name");

	for (size_t i = 0; conf && i < conf->n_profiles; i++)
		if (!name || !strcmp(name, conf->profiles[i]->name))
			show_ipsec_profile_render(c->out, conf->profiles[i]);
	return 0;
}

static int show_life(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ipsec_conf *conf = conf_of(c);

	if (!conf)
		return 0;
	if (conf->life_kilobytes)
		cli_print(c, "Security association lifetime: %" PRIu64 " kilobytes/%u seconds\n",
			  conf->life_kilobytes, conf->life_seconds);
	else
		cli_print(c, "Security association lifetime: (kilobytes disabled)/%u seconds\n",
			  conf->life_seconds);
	return 0;
}

#define IPSEC_HELP "Show running system information\nEncryption module\nShow IPSEC policy\n"

const struct gram_row show_ipsec_rows[] = {
	EXEC_ROW(MODE_USER,
		 "show crypto ipsec sa [active|address|count|detail|identity|interface IFACE$iface|"
		 "ipv6|map WORD$map|peer {A.B.C.D$peer|X:X:X:X::X$peer}|vrf WORD$vrf]...",
		 IPSEC_HELP
		 "IPSEC SA table\nSAs that are in use\nIPSEC SA table in (dest) address order\n"
		 "Number of SAs\nshow counter detail\nIPSEC SADB identity tree\n"
		 "Show SAs for specific interface\n"
		 "Interface\nThose over IPv6\nShow SAs of a crypto map\nCrypto map tag\n"
		 "Show SAs with a peer\nIPv4 address of the peer\nIPv6 address of the peer\n"
		 "Show SAs of a VRF\nVRF name",
		 show_sa),
	EXEC_ROW(MODE_USER, "show crypto ipsec transform-set [WORD$name]",
		 IPSEC_HELP "Crypto transform sets\nTransform set tag", show_ts),
	EXEC_ROW(MODE_USER, "show crypto ipsec profile [WORD$name]",
		 IPSEC_HELP "Show ipsec profile information\nProfile tag", show_profile),
	EXEC_ROW(MODE_USER, "show crypto ipsec security-association lifetime",
		 IPSEC_HELP "Show parameters for IPSec security associations\nLifetime", show_life),
	EXEC_ROW(MODE_USER, "show platform hardware qfp active feature ipsec datapath drops [all]",
		 "Show running system information\nShow platform information\nHardware\n"
		 "Quantum flow processor\nActive instance\nFeature information\nIPSEC information\n"
		 "Information of the datapath\nDrop counters\nThose at zero too", show_drops),
	EXEC_END,
};
