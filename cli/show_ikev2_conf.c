/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto ikev2 proposal | policy | profile | stats: the configured objects as the engine has
 * them (built-in `default` ones included), and the engine's counters.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/show.h"

static const struct ike_conf *conf_of(const struct cli_ctx *c)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;

	return f ? f->ike : NULL;
}

/* --- proposal --- */

void show_ikev2_proposal_render(struct str *out, const struct ike_proposal *p)
{
	str_printf(out, " IKEv2 proposal: %s \n     Encryption :", p->name);
	for (size_t i = 0; i < p->n_encr; i++)
		str_printf(out, " %s", p->encr[i]->show);
	str_puts(out, "\n     Integrity  :");
	for (size_t i = 0; i < p->n_integ; i++)
		str_printf(out, " %s", p->integ[i]->show);
	if (!p->n_integ)
		str_puts(out, " none");
	str_puts(out, "\n     PRF        :");
	for (size_t i = 0; i < p->n_prf; i++)
		str_printf(out, " %s", p->prf[i]->show);
	if (!p->n_prf)
		str_puts(out, " none");
	str_puts(out, "\n     DH Group   :");
	for (size_t i = 0; i < p->n_dh; i++)
		str_printf(out, " %s", p->dh[i]->show);
	str_putc(out, '\n');
}

static int show_proposal(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ike_conf *conf = conf_of(c);
	const char *name = gram_var(m, "name");

	for (size_t i = 0; conf && i < conf->n_proposals; i++)
		if (!name || !strcmp(name, conf->proposals[i]->name))
			show_ikev2_proposal_render(c->out, conf->proposals[i]);
	return 0;
}

/* --- policy --- */

void show_ikev2_policy_render(struct str *out, const struct ike_policy *p)
{
	char a[ADDR_STRLEN];

	str_printf(out, " IKEv2 policy : %s\n", p->name);
	if (p->builtin) /* the one IOS prints without a second blank */
		str_puts(out, "      Match fvrf : any\n");
	else
		str_printf(out, "      Match fvrf  : %s\n",
			   p->fvrf_any ? "any" : p->fvrf ? p->fvrf : "global");
	for (size_t i = 0; i < p->n_local; i++)
		str_printf(out, "      Match address local : %s\n", addr_str(&p->local[i], a));
	if (!p->n_local)
		str_puts(out, "      Match address local : any \n");
	for (size_t i = 0; i < p->n_proposals; i++)
		str_printf(out, "      Proposal    : %s \n", p->proposals[i]);
	str_putc(out, '\n');
}

static int show_policy(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ike_conf *conf = conf_of(c);
	const char *name = gram_var(m, "name");

	for (size_t i = 0; conf && i < conf->n_policies; i++)
		if (!name || !strcmp(name, conf->policies[i]->name))
			show_ikev2_policy_render(c->out, conf->policies[i]);
	return 0;
}

/* --- profile --- */

static const char *method_name(enum ike_auth_method m)
{
	switch (m) {
	case IKE_AUTH_PSK:
		return "pre-share";
	case IKE_AUTH_RSA:
		return "rsa-sig";
	case IKE_AUTH_ECDSA:
		return "ecdsa-sig";
	case IKE_AUTH_EAP:
		return "eap";
	case IKE_AUTH_NONE:
		break;
	}
	return "none";
}

static void id_match_render(struct str *out, const struct ike_id_match *m)
{
	char a[ADDR_STRLEN], k[ADDR_STRLEN];
	struct addr mask;

	switch (m->kind) {
	case IKE_MATCH_NONE:
		return;
	case IKE_MATCH_ANY:
		str_puts(out, "   any\n");
		return;
	case IKE_MATCH_ADDRESS:
		mask = len_to_mask(m->prefix.len);
		if (m->prefix.addr.family == ADDR_V6)
			str_printf(out, "   address %s\n", prefix_str(&m->prefix, a));
		else
			str_printf(out, "   address %s %s\n", addr_str(&m->prefix.addr, a),
				   addr_str(&mask, k));
		return;
	case IKE_MATCH_FQDN:
		str_printf(out, "   fqdn %s\n", m->text);
		return;
	case IKE_MATCH_FQDN_DOMAIN:
		str_printf(out, "   fqdn domain %s\n", m->text);
		return;
	case IKE_MATCH_EMAIL:
		str_printf(out, "   email %s\n", m->text);
		return;
	case IKE_MATCH_EMAIL_DOMAIN:
		str_printf(out, "   email domain %s\n", m->text);
		return;
	case IKE_MATCH_KEY_ID:
		str_printf(out, "   key-id %s\n", m->text);
		return;
	}
}

static void match_render(struct str *out, const struct ike_profile *p)
{
	char a[ADDR_STRLEN];
	size_t shown = 0;

	str_puts(out, " Match criteria: \n");
	str_printf(out, "  Fvrf: %s\n", p->fvrf_any ? "any" : p->fvrf ? p->fvrf : "global");
	if (!p->n_match_local)
		str_puts(out, "  Local address/interface: none\n");
	else
		str_puts(out, "  Local address/interface: \n");
	for (size_t i = 0; i < p->n_match_local; i++)
		str_printf(out, "   %s\n",
			   p->match_local_if && p->match_local_if[i]
				   ? p->match_local_if[i]
				   : addr_str(&p->match_local[i], a));
	for (size_t i = 0; i < p->n_match_remote; i++) {
		if (!shown++)
			str_puts(out, "  Identities: \n");
		id_match_render(out, &p->match_remote[i]);
	}
	if (!shown)
		str_puts(out, "  Identities: none\n");
	if (!p->n_cert_maps)
		str_puts(out, "  Certificate maps: none\n");
	else
		str_puts(out, "  Certificate maps: \n");
	for (size_t i = 0; i < p->n_cert_maps; i++)
		str_printf(out, "   %s\n", p->cert_maps[i]);
}

static void local_id_render(struct str *out, const struct ike_profile *p)
{
	char id[IKE_ID_MAX];
	const char *kind = NULL;

	switch (p->local_id.type) {
	case IKE_ID_IPV4_ADDR:
	case IKE_ID_IPV6_ADDR:
		kind = "address";
		break;
	case IKE_ID_FQDN:
		kind = "fqdn";
		break;
	case IKE_ID_RFC822_ADDR:
		kind = "email";
		break;
	case IKE_ID_KEY_ID:
		kind = "key-id";
		break;
	default: /* a wire value, not one of our enums' */
		break;
	}
	if (kind)
		str_printf(out, " Local identity: %s %s\n", kind,
			   ike_id_str(&p->local_id, id, sizeof(id)));
	else
		str_printf(out, " Local identity: %s\n", p->local_id_dn ? "DN" : "none");
}

static void or_none(struct str *out, const char *head, const char *value)
{
	str_printf(out, " %s: %s\n", head, value && *value ? value : "none");
}

static void author_line(struct str *out, const char *what, const struct ike_author *a)
{
	if (!a->list) {
		str_printf(out, " AAA %s authorization: none\n", what);
		return;
	}
	str_printf(out, " AAA %s authorization:\n  mlist: %s\n", what, a->list);
	if (a->mangler)
		str_printf(out, "  name-mangler: %s\n", a->mangler);
	else
		str_printf(out, "  name: %s\n", a->name ? a->name : "none");
	if (a->override)
		str_puts(out, "  override\n");
}

void show_ikev2_profile_render(struct str *out, const struct ike_profile *p,
			       const struct ike_conf *conf, unsigned refs)
{
	bool own_dpd = p->dpd_interval != 0;
	uint32_t dpd = own_dpd ? p->dpd_interval : conf->dpd_interval;
	uint32_t retry = own_dpd ? p->dpd_retry : conf->dpd_retry;
	bool periodic = own_dpd ? p->dpd_periodic : conf->dpd_periodic;
	uint32_t keepalive = p->nat_keepalive ? p->nat_keepalive : conf->nat_keepalive;

	str_printf(out, "IKEv2 profile: %s\n Shutdown : %s\n Ref Count: %u\n", p->name,
		   p->shutdown ? "Yes" : "No", refs);
	match_render(out, p);
	local_id_render(out, p);
	str_puts(out, " Remote identity: none\n");
	str_printf(out, " Local authentication method: %s\n", method_name(p->auth_local));
	str_puts(out, " Remote authentication method(s):");
	for (size_t i = 0; i < p->n_auth_remote; i++)
		str_printf(out, " %s", method_name(p->auth_remote[i]));
	str_puts(out, p->n_auth_remote ? "\n" : " none\n");
	str_puts(out, " EAP options: none\n");
	or_none(out, "Keyring", p->keyring);
	or_none(out, "Trustpoint(s)", p->trustpoint);
	str_printf(out, " Lifetime: %u seconds\n", p->lifetime);
	if (dpd)
		str_printf(out, " DPD: interval %u, retry-interval %u, %s\n", dpd, retry,
			   periodic ? "periodic" : "on-demand");
	else
		str_puts(out, " DPD: disabled\n");
	if (keepalive)
		str_printf(out, " NAT-keepalive: %u seconds\n", keepalive);
	else
		str_puts(out, " NAT-keepalive: disabled\n");
	or_none(out, "Ivrf", p->ivrf);
	if (p->virtual_template)
		str_printf(out, " Virtual-template: %u\n", p->virtual_template);
	else
		str_puts(out, " Virtual-template: none\n");
	str_printf(out, " mode auto: %s\n", p->vt_auto ? "enabled" : "none");
	str_puts(out, " AAA AnyConnect EAP authentication mlist: none\n"
		      " AAA EAP authentication mlist: none\n"
		      " AAA authentication mlist: none\n"
		      " AAA Accounting: none\n");
	author_line(out, "group", &p->author_group);
	author_line(out, "user", &p->author_user);
}

struct ref_walk {
	const char *name;
	unsigned n;
};

static bool ref_count(const struct ike_sa_info *sa, void *arg)
{
	struct ref_walk *w = arg;

	if (sa->profile && !strcmp(sa->profile->name, w->name))
		w->n++;
	return true;
}

/* Itself, each IPsec profile and tunnel that names it, each live SA that negotiated with it. */
static unsigned profile_refs(const struct cli_ctx *c, const struct ike_profile *p)
{
	const struct flexvpn_conf *f = flexvpn_conf(c->rt->flexvpn);
	struct ref_walk w = { p->name, 1 };

	for (size_t i = 0; f->ipsec && i < f->ipsec->n_profiles; i++) {
		const char *name = f->ipsec->profiles[i]->ikev2_profile;

		w.n += name && !strcmp(name, p->name);
	}
	for (size_t i = 0; i < f->n_tunnels; i++)
		w.n += f->tunnels[i].ikev2_profile && !strcmp(f->tunnels[i].ikev2_profile, p->name);
	ike_walk(flexvpn_ike(c->rt->flexvpn), ref_count, &w);
	return w.n;
}

static int show_profile(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ike_conf *conf = conf_of(c);
	const char *name = gram_var(m, "name");

	for (size_t i = 0; conf && i < conf->n_profiles; i++) {
		const struct ike_profile *p = conf->profiles[i];

		if (name && strcmp(name, p->name) != 0)
			continue;
		cli_print(c, "\n");
		show_ikev2_profile_render(c->out, p, conf, profile_refs(c, p));
	}
	return 0;
}

/* --- stats --- */

static void count_line(struct str *out, const char *head, uint64_t total, uint64_t active,
		       uint32_t negotiating)
{
	str_printf(out, "%s    %-8" PRIu64 " active:        %-8" PRIu64 " negotiating: %-6u\n", head,
		   total, active, negotiating);
}

static void request_line(struct str *out, const char *head, uint64_t total, const char *a,
			 uint64_t na, const char *b, uint64_t nb)
{
	str_printf(out, "%s %-8" PRIu64 " %-14s %-8" PRIu64 " %-12s %-8" PRIu64 "\n", head, total, a,
		   na, b, nb);
}

void show_ikev2_stats_render(struct str *out, const struct ike_stats *s,
			     const struct ike_conf *conf)
{
	static const char rule[] = "----------------------------------------"
				   "----------------------------------------\n";

	str_puts(out, rule);
	str_puts(out, "                          Crypto IKEv2 SA Statistics\n");
	str_puts(out, rule);
	str_printf(out, "System Resource Limit:   0        Max IKEv2 SAs: %-8u "
			"Max in nego(in/out): %u/%u\n",
		   conf ? conf->max_sa : 0, conf ? conf->max_neg_in : 0,
		   conf ? conf->max_neg_out : 0);
	count_line(out, "Total incoming IKEv2 SA Count:", s->total_in, s->active_in,
		   s->negotiating_in);
	count_line(out, "Total outgoing IKEv2 SA Count:", s->total_out, s->active_out,
		   s->negotiating_out);
	request_line(out, "Incoming IKEv2 Requests:", s->in_requests, "accepted:", s->in_accepted,
		     "rejected:", s->in_rejected);
	request_line(out, "Outgoing IKEv2 Requests:", s->out_requests, "accepted:",
		     s->out_accepted, "rejected:", s->out_rejected);
	request_line(out, "Rejected IKEv2 Requests:", s->in_rejected + s->out_rejected,
		     "rsrc low:", 0, "SA limit:", s->dropped_limits);
	str_printf(out, "IKEv2 packets dropped at dispatch: %-8" PRIu64 "\n",
		   s->rx_bad + s->rx_unknown_sa);
	str_printf(out, "Incoming Requests dropped as LOW Q limit reached : %-8" PRIu64 "\n",
		   s->dropped_queue);
	str_printf(out, "Incoming IKEV2 Cookie Challenged Requests: %-8" PRIu64 "\n",
		   s->cookies_sent);
	str_printf(out, "    accepted: %-8" PRIu64 " rejected: %-8" PRIu64
		   " rejected no cookie: %-8" PRIu64 "\n", s->cookies_good, s->cookies_bad,
		   s->cookies_missing);
	str_puts(out, "Total Deleted sessions of Cert Revoked Peers: 0       \n");
}

static int show_stats(struct cli_ctx *c, const struct gram_match *m)
{
	struct ike_stats s;

	if (!c->rt->flexvpn)
		return 0;
	memset(&s, 0, sizeof(s));
	ike_stats(flexvpn_ike(c->rt->flexvpn), &s);
	show_ikev2_stats_render(c->out, &s, conf_of(c));
	return 0;
}

/* --- authorization policy --- */

void show_author_policy_render(struct str *out, const struct author_policy *p)
{
	char a[ADDR_STRLEN];

	str_printf(out, " IKEv2 Authorization Policy : %s\n", p->name);
	if (p->route_set_interface)
		str_printf(out, "     route set interface%s%s\n", p->route_interface[0] ? " " : "",
			   p->route_interface);
	for (size_t i = 0; i < ARRAY_SIZE(p->acls); i++)
		if (p->acls[i][0])
			str_printf(out, "     route set acl%s: %s\n",
				   i + 1 == ARRAY_SIZE(p->acls) ? " ipv6" : "", p->acls[i]);
	for (size_t i = p->n_route_set - p->n_remote; i < p->n_route_set; i++)
		str_printf(out, "     route set remote %s\n", prefix_str(&p->route_set[i], a));
	for (size_t i = 0; i < p->n_route_local; i++)
		str_printf(out, "     route set local %s\n", prefix_str(&p->route_local[i].dst, a));
	if (p->route_accept_any)
		str_printf(out, "     route accept any tag : %u distance : %u\n",
			   p->accept_tag ? p->accept_tag : AUTHOR_TAG,
			   p->accept_distance ? p->accept_distance : AUTHOR_DISTANCE);
	if (p->pool[0])
		str_printf(out, "     pool : %s\n", p->pool);
	if (p->netmask.family)
		str_printf(out, "     netmask : %s\n", addr_str(&p->netmask, a));
	for (size_t i = 0; i < ARRAY_SIZE(p->dns); i++)
		if (p->dns[i].family)
			str_printf(out, "     dns : %s\n", addr_str(&p->dns[i], a));
	for (size_t i = 0; i < ARRAY_SIZE(p->wins); i++)
		if (p->wins[i].family)
			str_printf(out, "     wins : %s\n", addr_str(&p->wins[i], a));
	if (p->def_domain[0])
		str_printf(out, "     def-domain : %s\n", p->def_domain);
	if (p->banner[0])
		str_printf(out, "     banner : %s\n", p->banner);
	if (p->split_dns[0])
		str_printf(out, "     split-dns : %s\n", p->split_dns);
	if (p->backup[0])
		str_printf(out, "     backup-gateway : %s\n", p->backup);
	if (p->pool6[0])
		str_printf(out, "     ipv6 pool : %s\n", p->pool6);
	for (size_t i = 0; i < ARRAY_SIZE(p->dns6); i++)
		if (p->dns6[i].family)
			str_printf(out, "     ipv6 dns : %s\n", addr_str(&p->dns6[i], a));
	if (p->include_local_lan)
		str_puts(out, "     include-local-lan\n");
	if (p->pfs)
		str_puts(out, "     pfs\n");
	if (p->session_lifetime)
		str_printf(out, "     session-lifetime : %u\n", p->session_lifetime);
}

static int show_author(struct cli_ctx *c, const struct gram_match *m)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;
	const char *name = gram_var(m, "name");

	for (size_t i = 0; f && i < f->n_author; i++)
		if (!name || !strcmp(name, f->author[i].name))
			show_author_policy_render(c->out, &f->author[i]);
	return 0;
}

#define IKEV2_HELP "Show running system information\nEncryption module\nShow IKEv2 information\n"

const struct gram_row show_ikev2_conf_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto ikev2 proposal [WORD$name]",
		 IKEV2_HELP "Show IKEv2 proposals\nName of the proposal", show_proposal),
	EXEC_ROW(MODE_USER, "show crypto ikev2 policy [WORD$name]",
		 IKEV2_HELP "Show IKEv2 policies\nName of the policy", show_policy),
	EXEC_ROW(MODE_USER, "show crypto ikev2 profile [WORD$name]",
		 IKEV2_HELP "Shows IKEv2 profiles\nIKEv2 profile tag", show_profile),
	EXEC_ROW(MODE_USER, "show crypto ikev2 authorization policy [WORD$name]",
		 IKEV2_HELP "Show IKEv2 authorization\nShow IKEv2 authorization policies\n"
			    "Name of the policy",
		 show_author),
	EXEC_ROW(MODE_USER, "show crypto ikev2 stats", IKEV2_HELP "Shows IKEv2 SA statistics",
		 show_stats),
	EXEC_END,
};
