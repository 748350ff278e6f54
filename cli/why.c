/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/why.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"
#include "ike/proposal.h"

enum {
	ENOUGH = 3, /* packets that make a direction */
	SILENCE_MS = 30000,
	BIG_REQUEST = 1200, /* bytes of a datagram that may need fragments on the way */
};

/* --- traffic --- */

struct sums {
	uint64_t in, out, last_in, last_out;
	uint64_t replay, auth, invalid, send;
};

static void sums_of(const struct flexvpn_session *s, struct sums *t)
{
	memset(t, 0, sizeof(*t));
	for (unsigned i = 0; i < s->n_flows; i++) {
		const struct flexvpn_flow *f = &s->flow[i];

		if (f->more || !f->child.id)
			continue;
		t->in += f->total_in.packets;
		t->out += f->total_out.packets;
		t->last_in = MAX(t->last_in, MAX(f->in.last_used_ms, f->child.created_ms));
		t->last_out = MAX(t->last_out, f->out.last_used_ms);
		t->replay += f->total_in.replay_drops;
		t->auth += f->total_in.auth_drops;
		t->invalid += f->total_in.invalid_drops;
		t->send += f->total_out.send_errors;
	}
}

static const char *carrier(const struct flexvpn_session *s)
{
	return s->remote.port == 4500 ? "ESP in UDP 4500" : "ESP (IP protocol 50)";
}

static void blocked(struct str *out, const struct why_traffic *w, const struct sums *t)
{
	const struct flexvpn_session *s = w->s;
	char local[ADDR_STRLEN], remote[ADDR_STRLEN], age[SHOW_TIME_LEN];

	addr_str(&s->local.addr, local);
	addr_str(&s->remote.addr, remote);
	if (t->in)
		str_printf(out,
			   "  Nothing has come back for %s though packets go out (%" PRIu64
			   " sent, %" PRIu64 " received in all)",
			   show_ago(w->now, t->last_in, age), t->out, t->in);
	else
		str_printf(out, "  %" PRIu64 " packets were sent to the peer, none came back",
			   t->out);
	if (w->heard_ms)
		str_printf(out, "; IKE is fine (last message %s ago)",
			   show_ago(w->now, w->heard_ms, age));
	str_printf(
		out,
		". `show crypto ipsec sa` at the peer tells: if it decapsulates nothing, %s from "
		"%s is dropped on the way there; if it decapsulates and encapsulates, the one from "
		"it "
		"is dropped on the way here",
		carrier(s), local);
	if (s->remote.port == 4500)
		str_printf(out,
			   " (access lists need `permit udp host %s host %s eq non500-isakmp`)",
			   remote, local);
	else
		str_printf(out, " (access lists need `permit esp host %s host %s`)", remote, local);
	str_puts(out, "; if it encapsulates nothing, it has no route back into its tunnel\n");
}

static void no_route(struct str *out, const struct flexvpn_session *s)
{
	str_printf(out,
		   "No route here leads into %s: `ip route NETWORK MASK %s`, a routing protocol on "
		   "it, or `route accept any` here and `route set` there in `crypto ikev2 "
		   "authorization policy`",
		   s->iface, s->iface);
}

static void refused(struct str *out, const struct sums *t, const struct flexvpn_session *s)
{
	if (t->replay)
		str_printf(out,
			   "  %" PRIu64
			   " packets came repeated or later than the replay window of %u "
			   "allows: `crypto ipsec security-association replay window-size`\n",
			   t->replay, s->policy ? s->policy->replay_window : 64);
	if (t->auth)
		str_printf(out,
			   "  %" PRIu64
			   " packets failed the integrity check: they were changed on the "
			   "way or are forged\n",
			   t->auth);
	if (t->invalid)
		str_printf(out,
			   "  %" PRIu64
			   " packets were not what this SA may carry: the peer's selectors, "
			   "`tunnel mode` or `tunnel key` differ\n",
			   t->invalid);
	if (t->send)
		str_printf(out,
			   "  %" PRIu64
			   " packets could not be sent: no route to the peer, or larger than "
			   "the way carries\n",
			   t->send);
}

void why_traffic(struct str *out, const struct why_traffic *w)
{
	const struct flexvpn_session *s = w->s;
	bool tunnel = !strncmp(s->iface, "Tunnel", 6) || !strncmp(s->iface, "Virtual-", 8);
	struct sums t;

	sums_of(s, &t);
	if (t.out >= ENOUGH && !t.in) {
		blocked(out, w, &t);
	} else if (t.in >= ENOUGH && !t.out) {
		str_printf(out, "  %" PRIu64 " packets came from the peer, none went back. ", t.in);
		if (tunnel && !w->routed)
			no_route(out, s);
		else
			str_puts(out,
				 "Who was asked does not answer or has no route back: look at the "
				 "hosts, at `ip access-group` of the inside, and at `show ip "
				 "route`");
		str_putc(out, '\n');
	} else if (t.last_out > t.last_in + SILENCE_MS && w->now - t.last_out < SILENCE_MS) {
		blocked(out, w, &t);
	} else if (tunnel && !w->routed && !t.in && !t.out) {
		str_puts(out, "  Nothing was sent and nothing came. ");
		no_route(out, s);
		str_putc(out, '\n');
	}
	refused(out, &t, s);
}

void why_mtu(struct str *out, const struct flexvpn_session *s, uint16_t ip_mtu, unsigned head)
{
	unsigned fits = s->plaintext_mtu > head ? s->plaintext_mtu - head : 0;
	char remote[ADDR_STRLEN];

	if (fits < 576 || (ip_mtu ? ip_mtu <= fits : s->path_mtu >= 1500))
		return;
	str_printf(out, "  The way to %s carries %u bytes; without ESP%s %u are left for a packet",
		   addr_str(&s->remote.addr, remote), s->path_mtu,
		   head ? " and the tunnel's header" : "", fits);
	if (ip_mtu)
		str_printf(out, ", `ip mtu` of %s is %u", s->iface, ip_mtu);
	str_printf(
		out,
		": larger ones go in pieces or get lost. `ip mtu %u` and `ip tcp adjust-mss %u` on "
		"%s at both ends\n",
		fits, fits - 40, s->iface);
}

void why_mode(struct str *out, const struct flexvpn_session *s)
{
	const struct transform_set *ts = s->policy && s->policy->n_ts ? s->policy->ts[0] : NULL;
	const struct ike_child *c = s->n_flows && s->flow[0].child.id ? &s->flow[0].child : NULL;

	/* Selectors of two hosts: only there transport mode is possible at all. */
	if (!ts || !c || c->transport || ts->mode != IPSEC_TRANSPORT || !c->n_ts_local ||
	    !addr_eq(&c->ts_local[0].lo, &c->ts_local[0].hi))
		return;
	str_printf(out,
		   "  It works in tunnel mode, 20 bytes more per packet: transform set %s here has "
		   "`mode transport`, the peer's `mode tunnel` (`crypto ipsec transform-set`)\n",
		   ts->name);
}

/* --- access lists --- */

struct asked {
	const char *what, *proto, *from_port, *to_port;
	struct acl_packet p;
};

static bool dropped(const struct acl *acl, const struct asked *a, const struct acl_entry **by)
{
	return acl_judge(acl, &a->p, by) == ACL_DENIES;
}

void why_acl(struct str *out, const char *iface, const struct acl *acl, const struct addr *peer,
	     const struct addr *local, int natt)
{
	const struct asked asked[] = {
		{"IKE (UDP 500)", "udp", " eq isakmp", " eq isakmp", {17, *peer, *local, 500, 500}},
		{"ESP", "esp", "", "", {50, *peer, *local, 0, 0}},
		{"IKE and ESP behind NAT (UDP 4500)",
		 "udp",
		 "",
		 " eq non500-isakmp",
		 {17, *peer, *local, 4500, 4500}},
	};
	char from[ADDR_STRLEN], to[ADDR_STRLEN];
	const struct acl_entry *by;

	addr_str(peer, from);
	addr_str(local, to);
	for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
		if ((i == 1 && natt > 0) || (i == 2 && natt <= 0) || !dropped(acl, &asked[i], &by))
			continue;
		str_printf(out,
			   "  Access list %s, `ip%s access-group %s in` of %s, drops %s from %s: ",
			   acl->name, acl->ipv6 ? "v6" : "", acl->name, iface, asked[i].what, from);
		if (by)
			str_printf(out, "entry %u `%s`", by->seq, by->text ? by->text : "deny");
		else
			str_puts(out, "no entry permits it");
		str_printf(out, ". Before that: `permit %s host %s%s host %s%s`\n", asked[i].proto,
			   from, asked[i].from_port, to, asked[i].to_port);
	}
}

/* --- IKE that goes on --- */

void why_under_way(struct str *out, const struct ike_sa_info *sa)
{
	bool first = sa->state == IKE_SA_INIT_SENT;

	if (sa->role == IKE_RESPONDER) {
		str_puts(out, ": it may not get our answers (access lists, NAT: UDP 500 and 4500)");
		return;
	}
	if (!sa->repeats)
		return;
	str_printf(out, ": sent %u times without an answer. ", sa->repeats + 1);
	if (first) {
		str_puts(out, "Is the peer there and configured, do UDP 500 and 4500 pass in both "
			      "directions "
			      "(access lists)?");
		return;
	}
	str_puts(out, "The peer answered IKE_SA_INIT on UDP 500, so it is there. ");
	if (sa->remote.port == 4500)
		str_puts(out,
			 "There is NAT on the way and IKE goes on by UDP 4500, which is dropped "
			 "somewhere (access lists: `permit udp any any eq non500-isakmp`)");
	else if (!sa->fragmentation && sa->request_len > BIG_REQUEST)
		str_printf(out,
			   "The request is %u bytes long, its IP fragments may be dropped: `crypto "
			   "ikev2 fragmentation` at both ends",
			   sa->request_len);
	else
		str_puts(out, "It does not answer IKE_AUTH: `show crypto ikev2 why` there tells");
}

/* --- who is behind whom --- */

static int claim_cmp(const void *pa, const void *pb)
{
	const struct why_claim *a = pa, *b = pb;
	int d = strcmp(a->vrf, b->vrf);

	d = d ? d : addr_cmp(&a->prefix.addr, &b->prefix.addr);
	d = d ? d : (int)a->prefix.len - (int)b->prefix.len;
	return d ? d : addr_cmp(&a->peer, &b->peer);
}

void why_claims(struct str *out, struct why_claim *c, size_t n)
{
	char p[ADDR_STRLEN], a[ADDR_STRLEN], b[ADDR_STRLEN];

	if (n)
		qsort(c, n, sizeof(*c), claim_cmp);
	for (size_t i = 1; i < n; i++) {
		if (strcmp(c[i - 1].vrf, c[i].vrf) || !prefix_eq(&c[i - 1].prefix, &c[i].prefix) ||
		    !strcmp(c[i - 1].id, c[i].id)) /* one router with two uplinks */
			continue;
		str_printf(out,
			   "Peers %s (%s) and %s (%s): the same address\n  Both say %s is theirs, "
			   "only "
			   "one of them is reached. Change `ip address` of the tunnel or loopback "
			   "at one "
			   "of them, or their pools\n",
			   addr_str(&c[i - 1].peer, a), c[i - 1].iface, addr_str(&c[i].peer, b),
			   c[i].iface, prefix_str(&c[i].prefix, p));
	}
}
