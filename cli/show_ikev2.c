/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto ikev2 sa | session | why: live IKE SAs, their CHILD SAs, and why the last attempt
 * with each peer ended as it did.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

#define DEFAULT_LIFE 86400 /* shown until the profile is known */

static const char *auth_name(enum ike_auth_method m)
{
	switch (m) {
	case IKE_AUTH_PSK:
		return "PSK";
	case IKE_AUTH_RSA:
		return "RSA";
	case IKE_AUTH_ECDSA:
		return "ECDSA";
	case IKE_AUTH_EAP:
		return "EAP";
	case IKE_AUTH_NONE:
		break;
	}
	return "Unknown - 0";
}

const char *show_ikev2_status(const struct ike_sa_info *sa)
{
	switch (sa->state) {
	case IKE_SA_INIT_SENT:
		return "Initiator waiting for INIT response";
	case IKE_SA_INIT_DONE:
		return "Responder waiting for AUTH message";
	case IKE_SA_AUTH_SENT:
		return "Initiator waiting for AUTH response";
	case IKE_SA_READY:
		return "Negotiation done";
	case IKE_SA_REKEYED:
		return "Rekeyed, waiting for delete";
	case IKE_SA_DELETING:
		return "Deleting IKE SA";
	}
	return "";
}

static void spi_render(struct str *out, const uint8_t spi[8])
{
	for (int i = 0; i < 8; i++)
		str_printf(out, "%02X", spi[i]);
}

/* The head row; IPv6 addresses do not fit the columns and get lines of their own. */
static void sa_row_render(struct str *out, const struct ike_sa_info *sa)
{
	char local[ADDR_STRLEN], remote[ADDR_STRLEN], vrf[80];

	endpoint_str(&sa->local, local);
	endpoint_str(&sa->remote, remote);
	/* cut where IOS cuts it */
	snprintf(vrf, sizeof(vrf), "%s/%s", sa->fvrf ? sa->fvrf : "none",
		 sa->ivrf ? sa->ivrf : "none");
	if (sa->local.addr.family == ADDR_V6) {
		str_puts(out, "Tunnel-id    fvrf/ivrf              Status \n");
		str_printf(out, "%-12u %-22.18s %-6s \n", sa->id, vrf, ike_state_name(sa->state));
		str_printf(out, "Local  %s\nRemote  %s\n", local, remote);
		return;
	}
	str_puts(out, "Tunnel-id Local                 Remote                fvrf/ivrf            "
		      "Status \n");
	str_printf(out, "%-9u %-21s %-21s %-20.18s %-6s \n", sa->id, local, remote, vrf,
		   ike_state_name(sa->state));
}

static void sa_algs_render(struct str *out, const struct ike_sa_info *sa)
{
	str_puts(out, "      Encr: ");
	if (!sa->encr)
		str_puts(out, "Unknown - 0");
	else if (sa->encr->key_bits)
		str_printf(out, "%s, keysize: %u", sa->encr->sa_name, sa->encr->key_bits);
	else
		str_puts(out, sa->encr->sa_name);
	str_printf(out, ", PRF: %s, Hash: %s, DH Grp:%u, Auth sign: %s, Auth verify: %s%s\n",
		   sa->prf ? sa->prf->show : "Unknown - 0", sa->integ ? sa->integ->show : "None",
		   sa->dh ? sa->dh->group : 0, auth_name(sa->auth_local),
		   auth_name(sa->auth_remote), sa->ppk ? ", QR" : "");
}

static void pair_render(struct str *out, const char *what, uint32_t local, uint32_t remote)
{
	char head[32];

	snprintf(head, sizeof(head), "%s:", what);
	str_printf(out, "      Local %-12s %-10u     Remote %-12s %-10u\n", head, local, head, remote);
}

static void subnets_render(struct str *out, const struct ike_cfg *cfg)
{
	char a[ADDR_STRLEN], m[ADDR_STRLEN];

	if (!cfg->n_subnets)
		return;
	str_puts(out, "      Remote subnets:\n");
	for (size_t i = 0; i < cfg->n_subnets && i < IKE_MAX_SUBNETS; i++) {
		const struct prefix *p = &cfg->subnets[i];
		struct addr mask = len_to_mask(p->len);

		if (p->addr.family == ADDR_V4)
			str_printf(out, "      %s %s\n", addr_str(&p->addr, a), addr_str(&mask, m));
		else
			str_printf(out, "      %s\n", prefix_str(p, a));
	}
}

static void sa_detail_render(struct str *out, const struct ike_sa_info *sa)
{
	bool initiator = sa->role == IKE_INITIATOR;
	bool up = sa->state >= IKE_SA_READY;
	char id[IKE_ID_MAX], a[ADDR_STRLEN];

	str_printf(out, "      CE id: %u, Session-id: %u\n", up ? 1000 + sa->id : 0, sa->session);
	str_puts(out, "      Local spi: ");
	spi_render(out, initiator ? sa->spi_i : sa->spi_r);
	str_puts(out, "       Remote spi: ");
	spi_render(out, initiator ? sa->spi_r : sa->spi_i);
	str_printf(out, "\n      Status Description: %s\n", show_ikev2_status(sa));
	str_printf(out, "      Local id: %s\n", ike_id_str(&sa->local_id, id, sizeof(id)));
	str_printf(out, "      Remote id: %s\n", ike_id_str(&sa->remote_id, id, sizeof(id)));
	pair_render(out, "req msg id", sa->req_local, sa->req_remote);
	pair_render(out, "next msg id", sa->next_local, sa->next_remote);
	pair_render(out, "req queued", sa->req_local, sa->req_remote);
	pair_render(out, "window", sa->window_local, sa->window_remote);
	str_printf(out, "      DPD configured for %u seconds, retry %u\n", sa->dpd_interval,
		   sa->dpd_retry);
	if (sa->fragmentation)
		str_printf(out,
			   "      IETF Std Fragmentation  enabled.\n"
			   "      IETF Std Fragmentation MTU in use: %u bytes.\n",
			   sa->frag_mtu);
	else
		str_puts(out, "      Fragmentation not  configured.\n");
	str_printf(out, "      Dynamic Route Update: %s\n",
		   sa->dynamic_routes ? "enabled" : "disabled");
	str_puts(out, "      Extended Authentication not configured.\n");
	if (sa->nat_local || sa->nat_remote)
		str_printf(out, "      NAT-T is detected  %s\n", sa->nat_local ? "inside" : "outside");
	else
		str_puts(out, "      NAT-T is not detected  \n");
	str_puts(out, "      Cisco Trust Security SGT is disabled\n");
	str_printf(out, "      Initiator of SA : %s\n", initiator ? "Yes" : "No");
	if (initiator && sa->cfg.addr4.family)
		str_printf(out, "      Pushed IP address: %s\n", addr_str(&sa->cfg.addr4, a));
	subnets_render(out, &sa->cfg);
	if (up)
		str_printf(out, "      PEER TYPE: %s\n", sa->peer_is_ios ? "IOS-XE" : "Other");
	if (sa->ppk)
		str_puts(out, "      Quantum-safe Encryption using Manual PPK\n");
}

void show_ikev2_sa_render(struct str *out, const struct ike_sa_info *sa, uint64_t now, bool detailed)
{
	uint64_t active = sa->created_ms && now > sa->created_ms ? (now - sa->created_ms) / 1000 : 0;

	sa_row_render(out, sa);
	sa_algs_render(out, sa);
	str_printf(out, "      Life/Active Time: %u/%" PRIu64 " sec\n",
		   sa->lifetime ? sa->lifetime : DEFAULT_LIFE, active);
	if (detailed)
		sa_detail_render(out, sa);
}

static void ts_render(struct str *out, const char *what, const struct ike_ts *ts)
{
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN];

	str_printf(out, "%s%s/%u - %s/%u\n", what, addr_str(&ts->lo, lo), ts->port_lo,
		   addr_str(&ts->hi, hi), ts->port_hi);
}

void show_ikev2_child_render(struct str *out, const struct ike_child *c, bool detailed)
{
	for (size_t i = 0; i < c->n_ts_local && i < IKE_MAX_TS; i++)
		ts_render(out, i ? "          local selector  " : "Child sa: local selector  ",
			  &c->ts_local[i]);
	for (size_t i = 0; i < c->n_ts_remote && i < IKE_MAX_TS; i++)
		ts_render(out, "          remote selector ", &c->ts_remote[i]);
	str_printf(out, "          ESP spi in/out: 0x%X/0x%X  \n", c->spi_in, c->spi_out);
	if (!detailed)
		return;
	str_puts(out, "          AH spi in/out: 0x0/0x0  \n          CPI in/out: 0x0/0x0  \n");
	str_printf(out, "          Encr: %s, keysize: %u, esp_hmac: %s\n",
		   c->suite.encr ? c->suite.encr->sa_name : "None",
		   c->suite.encr ? c->suite.encr->key_bits : 0,
		   c->suite.integ ? c->suite.integ->show : "None");
	str_printf(out, "          ah_hmac: None, comp: IPCOMP_NONE, mode %s\n",
		   c->transport ? "transport" : "tunnel");
}

void show_ikev2_attempt_render(struct str *out, const struct ike_attempt *a, uint64_t now)
{
	char local[ADDR_STRLEN], remote[ADDR_STRLEN], age[SHOW_TIME_LEN];
	const char *notify = a->why.notify ? ike_notify_name(a->why.notify) : NULL;

	str_printf(out, "Peer %s, local %s, we were the %s, %s ago: %s\n",
		   endpoint_str(&a->remote, remote), endpoint_str(&a->local, local),
		   a->role == IKE_INITIATOR ? "initiator" : "responder",
		   show_ago(now, a->when_ms, age), a->up ? "came up" : "failed");
	if (a->up)
		return;
	if (notify)
		str_printf(out, "  %s with %s\n", a->why.by_peer ? "The peer refused" : "We refused",
			   notify);
	else if (a->why.notify)
		str_printf(out, "  %s with notify %u\n",
			   a->why.by_peer ? "The peer refused" : "We refused", a->why.notify);
	str_printf(out, "  %s\n", a->why.text[0] ? a->why.text : "No reason was recorded.");
}

/* --- collection --- */

static struct ike *ike_of(const struct cli_ctx *c)
{
	return c->rt->flexvpn ? flexvpn_ike(c->rt->flexvpn) : NULL;
}

struct sa_walk {
	struct cli_ctx *c;
	const struct gram_match *m;
	bool detailed;
	uint8_t family;
	uint64_t now;
	size_t shown;
};

static bool sa_wanted(const struct sa_walk *w, const struct ike_sa_info *sa)
{
	const char *fvrf = gram_var(w->m, "fvrf");

	if (fvrf && strcmp(fvrf, sa->fvrf ? sa->fvrf : "") != 0)
		return false;
	return sa->local.addr.family == w->family &&
	       show_addr_wanted(w->m, "local", &sa->local.addr) &&
	       show_addr_wanted(w->m, "remote", &sa->remote.addr);
}

/* The engine knows the profile's ivrf only; what is protected may be in its interface's VRF. */
static void sa_render(struct sa_walk *w, const struct ike_sa_info *sa)
{
	struct ike_sa_info *shown = xmalloc(sizeof(*shown));

	*shown = *sa;
	shown->ivrf = flexvpn_inside_vrf(w->c->rt->flexvpn, sa);
	show_ikev2_sa_render(w->c->out, shown, w->now, w->detailed);
	free(shown);
}

static bool sa_visit(const struct ike_sa_info *sa, void *arg)
{
	struct sa_walk *w = arg;

	if (!sa_wanted(w, sa))
		return true;
	if (!w->shown++)
		str_printf(w->c->out, " IPv%d Crypto IKEv2  SA \n\n", w->family);
	sa_render(w, sa);
	str_putc(w->c->out, '\n');
	return true;
}

/* Both families have their heading as soon as there is one SA; without any, IOS prints nothing. */
static int show_sa(struct cli_ctx *c, const struct gram_match *m)
{
	struct sa_walk w = { .c = c, .m = m, .now = show_now() };
	struct str v4 = { 0 }, v6 = { 0 };
	struct str *out = c->out;
	struct ike *e = ike_of(c);

	if (!e)
		return 0;
	w.detailed = gram_has(m, "detailed");
	w.family = ADDR_V4;
	c->out = &v4;
	ike_walk(e, sa_visit, &w);
	c->out = &v6;
	w.family = ADDR_V6;
	w.shown = 0;
	ike_walk(e, sa_visit, &w);
	c->out = out;
	if (v4.len || v6.len) {
		str_puts(out, v4.len ? str_text(&v4) : " IPv4 Crypto IKEv2  SA \n\n");
		str_puts(out, v6.len ? str_text(&v6) : " IPv6 Crypto IKEv2  SA \n\n");
	}
	str_free(&v4);
	str_free(&v6);
	return 0;
}

/* Sessions: SAs that share a session id (two during a rekey) stand under one heading. */
struct sess_key {
	uint32_t session, sa;
	uint8_t family;
};

struct sess_list {
	const struct sa_walk *w;
	struct sess_key *key;
	size_t n, cap;
};

static bool sess_collect(const struct ike_sa_info *sa, void *arg)
{
	struct sess_list *l = arg;

	if (!show_addr_wanted(l->w->m, "local", &sa->local.addr) ||
	    !show_addr_wanted(l->w->m, "remote", &sa->remote.addr))
		return true;
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->key = xrealloc(l->key, l->cap * sizeof(*l->key));
	}
	l->key[l->n++] = (struct sess_key){ sa->session, sa->id, sa->local.addr.family };
	return true;
}

static int sess_cmp(const void *pa, const void *pb)
{
	const struct sess_key *a = pa, *b = pb;

	if (a->session != b->session)
		return a->session < b->session ? -1 : 1;
	return a->sa < b->sa ? -1 : a->sa > b->sa;
}

static bool child_visit(const struct ike_child *ch, void *arg)
{
	struct sa_walk *w = arg;

	show_ikev2_child_render(w->c->out, ch, w->detailed);
	return true;
}

static bool child_count(const struct ike_child *ch, void *arg)
{
	(*(unsigned *)arg)++;
	return true;
}

static void sess_render(struct ike *e, struct sa_walk *w, const struct sess_key *k, size_t n)
{
	struct ike_sa_info *sa = xcalloc(1, sizeof(*sa));
	unsigned children = 0;
	bool ready = false;

	for (size_t i = 0; i < n; i++) {
		ike_walk_children(e, k[i].sa, child_count, &children);
		if (ike_sa_get(e, k[i].sa, sa) && sa->state >= IKE_SA_READY)
			ready = true;
	}
	str_printf(w->c->out, "Session-id:%u, Status:%s, IKE count:%zu, CHILD count:%u\n\n",
		   k[0].session,
		   !ready ? "DOWN-NEGOTIATING" : children ? "UP-ACTIVE" : "UP-IDLE", n, children);
	for (size_t i = 0; i < n; i++) {
		if (ike_sa_get(e, k[i].sa, sa))
			sa_render(w, sa);
		ike_walk_children(e, k[i].sa, child_visit, w);
	}
	str_putc(w->c->out, '\n');
	free(sa);
}

static int show_sessions(struct cli_ctx *c, const struct gram_match *m)
{
	static const uint8_t families[] = { ADDR_V4, ADDR_V6 };
	struct sa_walk w = { .c = c, .m = m, .now = show_now() };
	struct sess_list l = { .w = &w };
	struct ike *e = ike_of(c);

	if (!e)
		return 0;
	w.detailed = gram_has(m, "detailed");
	ike_walk(e, sess_collect, &l);
	if (l.n)
		qsort(l.key, l.n, sizeof(*l.key), sess_cmp);
	for (size_t f = 0; l.n && f < ARRAY_SIZE(families); f++) {
		str_printf(c->out, " IPv%d Crypto IKEv2 Session \n\n", families[f]);
		for (size_t i = 0, j; i < l.n; i = j) {
			for (j = i + 1; j < l.n && l.key[j].session == l.key[i].session; j++)
				;
			if (l.key[i].family == families[f])
				sess_render(e, &w, &l.key[i], j - i);
		}
	}
	free(l.key);
	return 0;
}

#define SA_FILTER "local {A.B.C.D$local|X:X:X:X::X$local}|remote {A.B.C.D$remote|X:X:X:X::X$remote}"
#define SA_FILTER_HELP                                                                             \
	"Show detailed information\nSAs with this local address\nLocal IPv4 address\n"             \
	"Local IPv6 address\nSAs with this remote address\nRemote IPv4 address\n"                  \
	"Remote IPv6 address"
#define IKEV2_HELP "Show running system information\nEncryption module\nShow IKEv2 information\n"

const struct gram_row show_ikev2_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto ikev2 sa [detailed|" SA_FILTER "|fvrf WORD$fvrf]...",
		 IKEV2_HELP "Shows IKEv2 SAs\n" SA_FILTER_HELP
			    "\nSAs with this front-door VRF\nFront-door VRF name",
		 show_sa),
	EXEC_ROW(MODE_USER, "show crypto ikev2 session [detailed|" SA_FILTER "]...",
		 IKEV2_HELP "Shows active IKEv2 sessions\n" SA_FILTER_HELP, show_sessions),
	EXEC_END,
};
