/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto session [detail | brief]: one paragraph or row per tunnel and peer, up or not.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

static const char legend[] =
	"Code: C - IKE Configuration mode, D - Dead Peer Detection     \n"
	"K - Keepalives, N - NAT-traversal, T - cTCP encapsulation     \n"
	"X - IKE Extended Authentication, F - IKE Fragmentation\n"
	"R - IKE Auto Reconnect, U - IKE Dynamic Route Update\n"
	"S - SIP VPN\n\n";

static bool is_up(enum session_status s)
{
	return s == SESSION_UP_ACTIVE || s == SESSION_UP_IDLE || s == SESSION_UP_NO_IKE;
}

static const char *status_name(enum session_status s)
{
	switch (s) {
	case SESSION_DOWN:
		return "DOWN";
	case SESSION_DOWN_NEGOTIATING:
		return "DOWN-NEGOTIATING";
	case SESSION_UP_IDLE:
		return "UP-IDLE";
	case SESSION_UP_ACTIVE:
		return "UP-ACTIVE";
	case SESSION_UP_NO_IKE:
		return "UP-NO-IKE";
	}
	return "";
}

static const char *status_letters(enum session_status s)
{
	switch (s) {
	case SESSION_DOWN:
		return "D";
	case SESSION_DOWN_NEGOTIATING:
		return "DN";
	case SESSION_UP_IDLE:
		return "UI";
	case SESSION_UP_ACTIVE:
		return "UA";
	case SESSION_UP_NO_IKE:
		return "UK";
	}
	return "";
}

static void caps_render(struct str *out, const struct ike_sa_info *sa)
{
	size_t before = out->len;

	if (sa->role == IKE_INITIATOR && sa->cfg.addr4.family)
		str_putc(out, 'C');
	if (sa->dpd_interval)
		str_putc(out, 'D');
	if (sa->nat_local || sa->nat_remote)
		str_putc(out, 'N');
	if (sa->fragmentation)
		str_putc(out, 'F');
	if (sa->dynamic_routes)
		str_putc(out, 'U');
	if (out->len == before)
		str_puts(out, "(none)");
}

static const char *phase1_id(const struct ike_sa_info *sa, char *buf, size_t size)
{
	if (!sa || !sa->remote_id.type)
		return "(none)";
	return ike_id_str(&sa->remote_id, buf, size);
}

static void ike_render(struct str *out, const struct ike_sa_info *sa, uint64_t now, bool detail)
{
	char l[ADDR_STRLEN], r[ADDR_STRLEN], t[SHOW_TIME_LEN];
	bool active = sa->state >= IKE_SA_READY && sa->state != IKE_SA_DELETING;
	uint64_t age = sa->created_ms && now > sa->created_ms ? (now - sa->created_ms) / 1000 : 0;

	if (active)
		str_printf(out, "  Session ID: %u  \n", sa->session);
	else
		str_puts(out, "  Session ID: 0 \n");
	if (sa->local.addr.family == ADDR_V6)
		str_printf(out, "  IKEv2 SA: local %s\n          remote %s %s \n",
			   endpoint_str(&sa->local, l), endpoint_str(&sa->remote, r),
			   active ? "Active" : "Inactive");
	else
		str_printf(out, "  IKEv2 SA: local %s remote %s %s \n", endpoint_str(&sa->local, l),
			   endpoint_str(&sa->remote, r), active ? "Active" : "Inactive");
	if (!detail)
		return;
	str_puts(out, "          Capabilities:");
	if (!active) {
		str_puts(out, "(none) connid:0 lifetime:0\n");
		return;
	}
	caps_render(out, sa);
	str_printf(out, " connid:%u lifetime:%s\n", sa->id,
		   show_hms(sa->lifetime > age ? sa->lifetime - age : 0, t));
}

static void side_render(struct str *out, const struct prefix *p)
{
	struct addr mask = len_to_mask(p->len);
	struct prefix net = *p;
	char a[ADDR_STRLEN], m[ADDR_STRLEN];

	prefix_mask(&net);
	if (!p->addr.family || (p->addr.family == ADDR_V4 && !p->len))
		str_puts(out, "0.0.0.0/0.0.0.0");
	else if (p->addr.family == ADDR_V6)
		str_puts(out, p->len == 128 ? addr_str(&net.addr, a) : prefix_str(&net, a));
	else if (p->len == 32)
		str_printf(out, "host %s", addr_str(&net.addr, a));
	else
		str_printf(out, "%s/%s", addr_str(&net.addr, a), addr_str(&mask, m));
}

static void life_render(struct str *out, const char *head, uint64_t packets, uint64_t drops,
			uint64_t kb, uint32_t seconds)
{
	str_printf(out, "        %s %" PRIu64 " drop %" PRIu64 " life (KB/Sec) ", head, packets,
		   drops);
	if (kb == UINT64_MAX)
		str_printf(out, "KB Vol Rekey Disabled/%u\n", seconds);
	else
		str_printf(out, "%" PRIu64 "/%u\n", kb, seconds);
}

static void flow_render(struct str *out, const struct flexvpn_flow *f, bool detail)
{
	uint64_t in_drop = f->total_in.replay_drops + f->total_in.auth_drops +
			   f->total_in.invalid_drops;
	bool up = f->child.id != 0;

	str_puts(out, "  IPSEC FLOW: permit ");
	if (f->proto)
		str_printf(out, "%u ", f->proto);
	else
		str_puts(out, f->local.addr.family == ADDR_V6 ? "ipv6 " : "ip ");
	side_render(out, &f->local);
	str_putc(out, ' ');
	side_render(out, &f->remote);
	str_printf(out, " \n        Active SAs: %u, origin: crypto map\n", up ? 2 : 0);
	if (!detail)
		return;
	life_render(out, "Inbound:  #pkts dec'ed", f->total_in.packets, in_drop,
		    up ? f->life_left_kb_in : 0, up ? f->life_left_s : 0);
	life_render(out, "Outbound: #pkts enc'ed", f->total_out.packets, f->total_out.send_errors,
		    up ? f->life_left_kb_out : 0, up ? f->life_left_s : 0);
}

void show_session_render(struct str *out, const struct flexvpn_session *s,
			 const struct ike_sa_info *sa, uint64_t now, bool detail)
{
	char a[ADDR_STRLEN], id[IKE_ID_MAX], t[SHOW_TIME_LEN];
	uint16_t port = s->remote.port ? s->remote.port : 500;
	bool up = is_up(s->status);

	str_printf(out, "Interface: %s\n", s->iface);
	if (up && sa && sa->profile)
		str_printf(out, "Profile: %s\n", sa->profile->name);
	if (up && detail)
		str_printf(out, "Uptime: %s\n", show_ago(now, s->up_ms, t));
	str_printf(out, "Session status: %s     \n", status_name(s->status));
	addr_str(&s->remote.addr, a);
	if (!detail)
		str_printf(out, "Peer: %s port %u \n", a, port);
	else
		str_printf(out, "Peer: %s port %u fvrf: %s ivrf: %s\n", a, port,
			   s->fvrf[0] ? s->fvrf : "(none)", s->ivrf[0] ? s->ivrf : "(none)");
	if (detail && up) /* IOS turns the two around on a session that is down */
		str_printf(out, "      Phase1_id: %s\n      Desc: (none)\n",
			   phase1_id(sa, id, sizeof(id)));
	else if (detail)
		str_printf(out, "      Desc: (none)\n      Phase1_id: %s\n",
			   phase1_id(sa, id, sizeof(id)));
	if (sa)
		ike_render(out, sa, now, detail);
	for (size_t i = 0; i < s->n_flows; i++)
		flow_render(out, &s->flow[i], detail);
	str_putc(out, '\n');
}

void show_session_brief_render(struct str *out, const struct flexvpn_session *s,
			       const struct ike_sa_info *sa, uint64_t now)
{
	char a[ADDR_STRLEN], id[IKE_ID_MAX], name[IFACE_NAME_LEN], t[SHOW_TIME_LEN];
	bool up = is_up(s->status);

	str_printf(out, "%-15s %-12s %-15s %-24s %-8s %s\n", addr_str(&s->remote.addr, a),
		   iface_name_short(s->iface, name), "",
		   up && sa ? phase1_id(sa, id, sizeof(id)) : "",
		   up ? show_ago(now, s->up_ms, t) : "", status_letters(s->status));
}

enum view { VIEW_PLAIN, VIEW_DETAIL, VIEW_BRIEF };

struct walk {
	struct cli_ctx *c;
	const struct gram_match *m;
	struct ike_sa_info *sa;
	enum view view;
	uint64_t now;
	const char *ivrf;              /* brief: of these only */
	char (*ivrfs)[32];             /* brief: which there are */
	size_t n_ivrfs;
};

static bool visit(const struct flexvpn_session *s, void *arg)
{
	struct walk *w = arg;
	const char *iface = gram_var(w->m, "iface"), *fvrf = gram_var(w->m, "fvrf");
	const char *ivrf = gram_var(w->m, "ivrf");
	const struct ike_sa_info *sa = NULL;

	if ((iface && strcmp(iface, s->iface) != 0) || (fvrf && strcmp(fvrf, s->fvrf) != 0) ||
	    (ivrf && strcmp(ivrf, s->ivrf) != 0) || (w->ivrf && strcmp(w->ivrf, s->ivrf) != 0) ||
	    !show_addr_wanted(w->m, "remote", &s->remote.addr) ||
	    !show_addr_wanted(w->m, "local", &s->local.addr))
		return true;
	if (s->sa && ike_sa_get(flexvpn_ike(w->c->rt->flexvpn), s->sa, w->sa))
		sa = w->sa;
	if (w->view == VIEW_BRIEF)
		show_session_brief_render(w->c->out, s, sa, w->now);
	else
		show_session_render(w->c->out, s, sa, w->now, w->view == VIEW_DETAIL);
	return true;
}

static bool ivrf_visit(const struct flexvpn_session *s, void *arg)
{
	struct walk *w = arg;

	for (size_t i = 0; i < w->n_ivrfs; i++)
		if (!strcmp(w->ivrfs[i], s->ivrf))
			return true;
	w->ivrfs = xrealloc(w->ivrfs, (w->n_ivrfs + 1) * sizeof(*w->ivrfs));
	str_copy(w->ivrfs[w->n_ivrfs++], sizeof(*w->ivrfs), s->ivrf);
	return true;
}

/* A table for each VRF of what is protected. */
static void show_brief(struct cli_ctx *c, struct walk *w)
{
	if (c->rt->flexvpn)
		flexvpn_walk(c->rt->flexvpn, ivrf_visit, w);
	cli_print(c, "Status: A- Active, U - Up, D - Down, I - Idle, S - Standby, N - "
		     "Negotiating \n        K - No IKE\n");
	for (size_t i = 0; i < MAX(w->n_ivrfs, 1u); i++) {
		w->ivrf = w->n_ivrfs ? w->ivrfs[i] : "";
		cli_print(c, "ivrf = %s\n"
			     "Peer            I/F          Username        Group/Phase1_id          "
			     "Uptime   Status\n", *w->ivrf ? w->ivrf : "(none)");
		if (c->rt->flexvpn)
			flexvpn_walk(c->rt->flexvpn, visit, w);
	}
	free(w->ivrfs);
}

static int show_session(struct cli_ctx *c, const struct gram_match *m)
{
	struct walk w = { .c = c, .m = m, .now = show_now() };

	if (gram_has(m, "brief"))
		w.view = VIEW_BRIEF;
	else if (gram_has(m, "detail"))
		w.view = VIEW_DETAIL;
	w.sa = xcalloc(1, sizeof(*w.sa));
	if (w.view == VIEW_BRIEF) {
		show_brief(c, &w);
	} else {
		cli_print(c, "Crypto session current status\n\n%s",
			  w.view == VIEW_DETAIL ? legend : "");
		if (c->rt->flexvpn)
			flexvpn_walk(c->rt->flexvpn, visit, &w);
	}
	free(w.sa);
	return 0;
}

const struct gram_row show_session_rows[] = {
	EXEC_ROW(MODE_USER,
		 "show crypto session [brief|detail|fvrf WORD$fvrf|interface IFACE$iface|"
		 "ivrf WORD$ivrf|"
		 "local {A.B.C.D$local|X:X:X:X::X$local}|"
		 "remote {A.B.C.D$remote|X:X:X:X::X$remote}]...",
		 "Show running system information\nEncryption module\n"
		 "Show crypto sessions (tunnels)\nBrief output\nDetailed output\n"
		 "Sessions of a front-door VRF\nVRF name\n"
		 "Sessions on an interface\nInterface\nSessions of an inside VRF\nVRF name\n"
		 "Sessions from a local address\nIPv4 address\nIPv6 address\n"
		 "Sessions with a remote address\nIPv4 address\nIPv6 address",
		 show_session),
	EXEC_END,
};
