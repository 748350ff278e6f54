/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto ikev2 why: what is going on, what is not even begun, what is up and does not work,
 * what in the configuration cannot work, and how the attempts before ended.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "cli/show.h"
#include "cli/why.h"

struct routed_if { /* an interface that a route of this VRF leads to */
	char key[32 + IFACE_NAME_LEN + 2];
	UT_hash_handle hh;
};

struct known_prefix { /* an address or a network of ours, or (no VRF) a neighbour's in ARP */
	struct known_key {
		char vrf[32];
		struct prefix prefix;
	} key; /* every byte counts */
	const struct iface *iface;
	UT_hash_handle hh;
};

struct why_walk {
	struct cli_ctx *c;
	const struct gram_match *m;
	struct ike *e;
	uint64_t now;
	unsigned shown;
	struct str lines; /* of the tunnel being looked at */
	struct routed_if *routed;
	struct known_prefix *own, *arp; /* by key, made when first asked for */
	bool own_made, arp_made;
	struct { /* the interface that look_acl() found last: sessions share our address */
		char fvrf[32];
		struct addr local;
		const struct iface *iface;
	} near;
	const char *vrf; /* of the routes being collected */
	struct why_claim *claims;
	size_t n_claims;
};

static bool peer_wanted(const struct why_walk *w, const struct addr *peer)
{
	return show_addr_wanted(w->m, "peer", peer);
}

/* A paragraph begins; between two there is an empty line. */
static void begin(struct why_walk *w)
{
	if (w->shown++)
		str_putc(w->c->out, '\n');
}

/* --- attempts --- */

static bool attempt_visit(const struct ike_attempt *a, void *arg)
{
	struct why_walk *w = arg;

	if (!peer_wanted(w, &a->remote.addr))
		return true;
	begin(w);
	show_ikev2_attempt_render(w->c->out, a, w->now);
	return true;
}

/* --- what is known of addresses: looked through once, however many sessions there are --- */

static struct known_key known_key(const char *vrf, const struct prefix *p)
{
	struct known_key k;

	memset(&k, 0, sizeof(k));
	str_copy(k.vrf, sizeof(k.vrf), vrf);
	k.prefix.addr = p->addr;
	k.prefix.len = p->len;
	prefix_mask(&k.prefix);
	return k;
}

static struct known_prefix *known_find(struct known_prefix *table, const char *vrf,
				       const struct prefix *p)
{
	struct known_key key = known_key(vrf, p);
	struct known_prefix *k;

	HASH_FIND(hh, table, &key, sizeof(key), k);
	return k;
}

/* The first interface that has it keeps it. */
static void known_add(struct known_prefix **table, const char *vrf, const struct prefix *p,
		      const struct iface *i)
{
	struct known_prefix *k = known_find(*table, vrf, p);

	if (k)
		return;
	k = xcalloc(1, sizeof(*k));
	k->key = known_key(vrf, p);
	k->iface = i;
	HASH_ADD(hh, *table, key, sizeof(k->key), k);
}

static void known_free(struct known_prefix **table)
{
	struct known_prefix *k, *tmp;

	HASH_ITER (hh, *table, k, tmp) {
		HASH_DEL(*table, k);
		free(k);
	}
}

static struct prefix host_of(const struct addr *a)
{
	return (struct prefix){*a, (uint8_t)(addr_bytes(a) * 8)};
}

/* Whose is this network or host here? A host is found by its address, whatever the mask. */
static const struct iface *own_find(struct why_walk *w, const char *vrf, const struct prefix *p)
{
	const struct iface *i = w->own_made ? NULL : iface_first(w->c->rt->ifaces);
	struct known_prefix *k;

	w->own_made = true;
	for (; i; i = i->next)
		for (size_t n = 0; n < i->conf.n_addrs; n++) {
			const struct prefix *own = &i->conf.addrs[n].p;
			struct prefix host = host_of(&own->addr);

			if (!i->conf.configured || i->conf.kind == IFACE_VACCESS)
				continue;
			known_add(&w->own, i->conf.vrf, own, i);
			known_add(&w->own, i->conf.vrf, &host, i);
		}
	k = known_find(w->own, vrf, p);
	return k ? k->iface : NULL;
}

static void arp_visit(const struct addr *a, const char *iface, void *arg)
{
	struct prefix host = host_of(a);
	struct why_walk *w = arg;

	(void)iface;
	known_add(&w->arp, "", &host, NULL);
}

static bool arp_known(struct why_walk *w, const struct addr *hop)
{
	struct prefix host = host_of(hop);

	if (!w->arp_made)
		show_arp_walk(w->c->rt->ifaces, arp_visit, w);
	w->arp_made = true;
	return known_find(w->arp, "", &host) != NULL;
}

/* Nothing comes back: perhaps nothing even leaves. */
static void look_next_hop(struct why_walk *w, const struct ike_sa_info *sa)
{
	const struct router *rt = w->c->rt;
	struct addr hop = sa->remote.addr;
	char a[ADDR_STRLEN];
	const struct iface *i;
	struct rib_entry e;

	if (sa->role != IKE_INITIATOR || !sa->repeats || sa->fvrf || hop.family != ADDR_V4)
		return;
	if (!rib_lookup(rt->rib, &hop, &e) || e.n_paths != 1)
		return;
	i = iface_find(rt->ifaces, e.path[0].hop.oif);
	if (!i || i->conf.kind != IFACE_ETHERNET)
		return;
	if (e.path[0].hop.via.family)
		hop = e.path[0].hop.via;
	if (!arp_known(w, &hop))
		cli_print(w->c,
			  "  The next hop %s on %s does not answer ARP: look at the cable and at the "
			  "address and state of its interface\n",
			  addr_str(&hop, a), i->conf.name);
}

static bool under_way_visit(const struct ike_sa_info *sa, void *arg)
{
	char local[ADDR_STRLEN], remote[ADDR_STRLEN];
	struct why_walk *w = arg;

	if (sa->state >= IKE_SA_READY || !peer_wanted(w, &sa->remote.addr))
		return true;
	begin(w);
	cli_print(w->c, "Peer %s, local %s, we are the %s: under way\n  %s",
		  endpoint_str(&sa->remote, remote), endpoint_str(&sa->local, local),
		  sa->role == IKE_INITIATOR ? "initiator" : "responder", show_ikev2_status(sa));
	why_under_way(w->c->out, sa);
	str_putc(w->c->out, '\n');
	look_next_hop(w, sa);
	return true;
}

/* --- routes into tunnels --- */

static bool route_visit(const struct rib_entry *e, void *arg)
{
	struct why_walk *w = arg;
	struct routed_if *r;
	char key[sizeof(r->key)] = "";

	for (size_t i = 0; i < e->n_paths; i++) {
		if (e->path[i].route->proto == RIB_CONNECTED ||
		    e->path[i].route->proto == RIB_LOCAL)
			continue;
		snprintf(key, sizeof(key), "%s/%s", w->vrf, e->path[i].hop.oif);
		HASH_FIND_STR(w->routed, key, r);
		if (r)
			continue;
		r = xcalloc(1, sizeof(*r));
		str_copy(r->key, sizeof(r->key), key);
		HASH_ADD_STR(w->routed, key, r);
	}
	return true;
}

/* Does a route lead into the tunnel, besides its own subnet? A VRF's routes are looked through
 * once. */
static bool is_routed(struct why_walk *w, const char *vrf, const char *iface)
{
	struct rib *rib = ifaces_vrf_rib(w->c->rt->ifaces, vrf, false);
	struct routed_if *r;
	char key[sizeof(r->key)];

	snprintf(key, sizeof(key), "%s/", vrf);
	HASH_FIND_STR(w->routed, key, r);
	if (!r) {
		r = xcalloc(1, sizeof(*r));
		str_copy(r->key, sizeof(r->key), key);
		HASH_ADD_STR(w->routed, key, r);
		w->vrf = vrf;
		if (rib)
			rib_walk(rib, route_visit, w);
	}
	snprintf(key, sizeof(key), "%s/%s", vrf, iface);
	HASH_FIND_STR(w->routed, key, r);
	return r;
}

/* --- addresses inside --- */

static bool has_own_addr(const struct iface *i)
{
	return i->conf.n_addrs || i->conf.ipv6 || i->assigned.family || i->assigned6.addr.family;
}

static void look_address(struct why_walk *w, const char *name, bool up)
{
	struct ifaces *s = w->c->rt->ifaces;
	const struct iface *i = iface_find(s, name), *from;
	const char *un = i ? i->conf.unnumbered : "";
	struct prefix p;

	if (!i || has_own_addr(i))
		return;
	if (un[0]) {
		from = iface_find(s, un);
		if (!from || !from->conf.configured)
			str_printf(&w->lines,
				   "  %s is `ip unnumbered %s`, which does not exist: `interface "
				   "%s` with an "
				   "`ip address`\n",
				   name, un, un);
		else if (!iface_addr(s, i, &p))
			str_printf(&w->lines,
				   "  %s is `ip unnumbered %s`, which has no `ip address`\n", name,
				   un);
		else if (from->conf.shutdown)
			str_printf(&w->lines, "  %s is `ip unnumbered %s`, which is `shutdown`\n",
				   name, un);
		return;
	}
	if (i->conf.negotiated && up)
		str_printf(&w->lines,
			   "  %s is `ip address negotiated` and the peer gave it none: there, the "
			   "IKEv2 profile needs `aaa authorization group psk list` and its "
			   "authorization "
			   "policy a `pool`\n",
			   name);
	else if (!i->conf.negotiated && !i->conf.negotiated6)
		str_printf(&w->lines,
			   "  %s has neither `ip address` nor `ip unnumbered`: no IP goes through "
			   "it\n",
			   name);
}

/* What the tunnel was given, or the peer says is its own, is an interface's here as well. */
static void look_duplicate(struct why_walk *w, const struct flexvpn_session *s,
			   const struct prefix *theirs)
{
	const struct iface *i = own_find(w, s->ivrf, theirs);
	char p[ADDR_STRLEN];

	if (i)
		str_printf(&w->lines,
			   "  The peer says %s is its own, and it is %s's here: the same network "
			   "at both ends, change one's `ip address`\n",
			   prefix_str(theirs, p), i->conf.name);
}

static void look_assigned(struct why_walk *w, const char *name)
{
	const struct iface *i = iface_find(w->c->rt->ifaces, name), *o;
	struct prefix host;
	char a[ADDR_STRLEN];

	if (!i || !i->assigned.family)
		return;
	host = host_of(&i->assigned);
	o = own_find(w, i->conf.vrf, &host);
	if (o && o != i)
		str_printf(&w->lines,
			   "  The peer gave us %s from its pool, which is %s's here: change the "
			   "`ip local pool` there or the `ip address` here\n",
			   addr_str(&i->assigned, a), o->conf.name);
}

static void claims_take(struct why_walk *w, const struct flexvpn_session *s)
{
	struct ike_sa_info *sa = xcalloc(1, sizeof(*sa));
	bool found = s->sa && ike_sa_get(w->e, s->sa, sa);

	for (size_t i = 0; found && i < sa->cfg.n_subnets; i++) {
		const struct prefix *p = &sa->cfg.subnets[i];
		struct why_claim *c;

		look_duplicate(w, s, p);
		if (p->len != addr_bytes(&p->addr) * 8)
			continue;
		if (!(w->n_claims & (w->n_claims - 1)))
			w->claims =
				xrealloc(w->claims, MAX(2 * w->n_claims, (size_t)1) * sizeof(*c));
		c = &w->claims[w->n_claims++];
		memset(c, 0, sizeof(*c));
		c->prefix = *p;
		c->peer = s->remote.addr;
		str_copy(c->vrf, sizeof(c->vrf), s->ivrf);
		str_copy(c->iface, sizeof(c->iface), s->iface);
		ike_id_str(&sa->remote_id, c->id, sizeof(c->id));
	}
	free(sa);
}

/* --- access lists in --- */

static void look_acl_of(struct why_walk *w, const char *iface, const struct addr *peer,
			const struct addr *local, int natt)
{
	const struct filter_conf *fc = filter_conf_of(w->c->rt->filter);
	const struct filter_if *fi = filter_if_of(w->c->rt->filter, iface);
	bool v6 = peer->family == ADDR_V6;
	const struct acl *acl = NULL;

	if (fi && (v6 ? fi->acl6_in : fi->acl_in)[0])
		acl = acl_find(fc->policy.acl, fc->policy.n_acls, v6 ? fi->acl6_in : fi->acl_in,
			       v6);
	if (acl && acl->n)
		why_acl(&w->lines, iface, acl, peer, local, natt);
}

/* The interface that has our address. */
static const struct iface *near_iface(struct why_walk *w, const char *fvrf, const struct addr *local)
{
	if (!local->family)
		return NULL;
	if (!addr_eq(&w->near.local, local) || strcmp(w->near.fvrf, fvrf) != 0) {
		w->near.local = *local;
		str_copy(w->near.fvrf, sizeof(w->near.fvrf), fvrf);
		w->near.iface = iface_by_addr_vrf(w->c->rt->ifaces, local, fvrf);
	}
	return w->near.iface;
}

/* Where the peer's packets come in: by the way back, and at the interface that has our address. */
static void look_acl(struct why_walk *w, const char *fvrf, const struct addr *peer,
		     const struct addr *local, int natt)
{
	struct ifaces *s = w->c->rt->ifaces;
	struct rib *rib = ifaces_vrf_rib(s, fvrf, false);
	const struct iface *own = near_iface(w, fvrf, local);
	struct addr to = *local;
	struct prefix p;
	struct rib_entry e = {0};

	if (!w->c->rt->filter || !peer->family)
		return;
	if (rib && rib_lookup(rib, peer, &e))
		for (size_t i = 0; i < e.n_paths; i++) {
			const struct iface *oif = iface_find(s, e.path[i].hop.oif);

			if (!oif || oif == own)
				continue;
			if (!local->family && iface_addr(s, oif, &p))
				to = p.addr;
			if (to.family)
				look_acl_of(w, oif->conf.name, peer, &to, natt);
		}
	if (own)
		look_acl_of(w, own->conf.name, peer, local, natt);
}

/* --- sessions --- */

static unsigned tunnel_head(const struct why_walk *w, const char *iface, uint16_t *ip_mtu)
{
	const struct iface *i = iface_find(w->c->rt->ifaces, iface);
	struct tunnel_conf tc;

	*ip_mtu = i ? i->conf.ip_mtu : 0;
	if (!flexvpn_tunnel(w->c->rt->flexvpn, iface, &tc))
		return 0;
	if (tc.mode == TUN_MODE_GRE || tc.mode == TUN_MODE_GRE_MULTIPOINT)
		return tc.has_key ? 28 : 24;
	return tc.mode == TUN_MODE_IPIP ? 20 : 0;
}

static void look_up_session(struct why_walk *w, const struct flexvpn_session *s)
{
	struct why_traffic t = {.s = s, .now = w->now};
	struct ike_sa_info *sa = xcalloc(1, sizeof(*sa));
	unsigned head;
	uint16_t ip_mtu;

	if (s->sa && ike_sa_get(w->e, s->sa, sa))
		t.heard_ms = sa->heard_ms;
	free(sa);
	t.routed = is_routed(w, s->ivrf, s->iface);
	why_traffic(&w->lines, &t);
	head = tunnel_head(w, s->iface, &ip_mtu);
	why_mtu(&w->lines, s, ip_mtu, head);
	why_mode(&w->lines, s);
	claims_take(w, s);
	look_assigned(w, s->iface);
}

static bool session_visit(const struct flexvpn_session *s, void *arg)
{
	bool up = s->status == SESSION_UP_ACTIVE || s->status == SESSION_UP_NO_IKE;
	bool vaccess = !strncmp(s->iface, "Virtual-Access", 14); /* its template is looked at */
	char remote[ADDR_STRLEN];
	struct why_walk *w = arg;

	if (!peer_wanted(w, &s->remote.addr))
		return true;
	str_reset(&w->lines);
	if (up)
		look_up_session(w, s);
	if (!vaccess)
		look_address(w, s->iface, up);
	look_acl(w, s->fvrf, &s->remote.addr, &s->local.addr, up ? s->remote.port == 4500 : -1);
	if (!s->idle[0] && !w->lines.len)
		return true;
	begin(w);
	cli_print(w->c, "%s, peer %s: %s\n", s->iface,
		  s->remote.addr.family ? addr_str(&s->remote.addr, remote) : "unknown",
		  s->idle[0] ? "this end does not begin"
		  : up	     ? "up, but"
			     : "down");
	if (s->idle[0])
		cli_print(w->c, "  %s\n", s->idle);
	str_puts(w->c->out, str_text(&w->lines));
	return true;
}

/* --- what cannot work, whoever the peer is --- */

static void finding(struct why_walk *w, const char *head)
{
	if (!w->lines.len)
		return;
	begin(w);
	cli_print(w->c, "%s\n%s", head, str_text(&w->lines));
	str_reset(&w->lines);
}

static void look_vrf(struct why_walk *w, const char *vrf, const char *line)
{
	unsigned id;

	if (vrf && vrf[0] && !show_vrf_id(w->c, vrf, &id))
		str_printf(&w->lines, "  `%s %s`, but there is no such VRF: `vrf definition %s`\n",
			   line, vrf, vrf);
}

static bool template_used(const struct flexvpn_conf *f, const struct tunnel_conf *t)
{
	char name[IFACE_NAME_LEN];

	for (size_t i = 0; i < f->ike->n_profiles; i++) {
		snprintf(name, sizeof(name), "Virtual-Template%u",
			 f->ike->profiles[i]->virtual_template);
		if (!strcmp(name, t->name))
			return true;
	}
	return false;
}

/* Tunnels and templates: protection, VRFs; what their profile says of the inside. */
static void look_tunnel(struct why_walk *w, const struct flexvpn_conf *f,
			const struct tunnel_conf *t)
{
	const struct ipsec_profile *p =
		t->profile ? ipsec_profile_find(f->ipsec, t->profile) : NULL;
	const struct iface *i = iface_find(w->c->rt->ifaces, t->name);
	const char *named = t->ikev2_profile ? t->ikev2_profile : p ? p->ikev2_profile : NULL;
	const struct ike_profile *prof = named ? ike_profile_find(f->ike, named) : NULL;
	char head[128];

	if (t->is_template && !template_used(f, t))
		return;
	str_reset(&w->lines);
	snprintf(head, sizeof(head), "%s:%s", t->name,
		 !t->profile ? " not protected"
		 : !p	     ? " this end does not begin"
			     : "");
	if (!t->profile)
		str_puts(&w->lines, "  it has no `tunnel protection ipsec profile`: IKE is not "
				    "asked, packets go "
				    "in clear\n");
	else if (!p)
		str_printf(&w->lines, "  there is no IPsec profile %s: `crypto ipsec profile %s`\n",
			   t->profile, t->profile);
	look_vrf(w, t->tunnel_vrf, "tunnel vrf");
	if (i)
		look_vrf(w, i->conf.vrf, "vrf forwarding");
	if (i && prof && prof->ivrf && !t->is_template && strcmp(prof->ivrf, i->conf.vrf) != 0)
		str_printf(&w->lines,
			   "  its IKEv2 profile %s has `ivrf %s`, the tunnel itself is in %s: `vrf "
			   "forwarding %s`\n",
			   prof->name, prof->ivrf,
			   i->conf.vrf[0] ? i->conf.vrf : "the global table", prof->ivrf);
	if (t->is_template)
		look_address(w, t->name, false);
	finding(w, head);
}

/* Peers that begin here: the addresses of the keyring are all that is known of them. */
static void look_callers(struct why_walk *w, const struct flexvpn_conf *f,
			 const struct ike_profile *p)
{
	const struct ike_keyring *k = p->keyring ? ike_keyring_find(f->ike, p->keyring) : NULL;
	struct addr none = {0};

	for (size_t i = 0; k && i < k->n_peers; i++)
		for (size_t a = 0; a < k->peers[i]->n_addrs; a++) {
			struct addr peer = k->peers[i]->addrs[a].addr;

			if (k->peers[i]->addrs[a].len && peer_wanted(w, &peer))
				look_acl(w, p->fvrf ? p->fvrf : "", &peer,
					 p->n_match_local ? &p->match_local[0] : &none, -1);
		}
}

static void look_profile(struct why_walk *w, const struct flexvpn_conf *f,
			 const struct ike_profile *p)
{
	char head[128];

	str_reset(&w->lines);
	look_vrf(w, p->ivrf, "ivrf");
	if (!p->fvrf_any)
		look_vrf(w, p->fvrf, "match fvrf");
	if (p->virtual_template)
		look_callers(w, f, p);
	snprintf(head, sizeof(head), "IKEv2 profile %s:", p->name);
	finding(w, head);
}

static void look_pool(struct why_walk *w, const struct local_pool *p)
{
	char head[128], lo[ADDR_STRLEN], hi[ADDR_STRLEN], a[ADDR_STRLEN];

	str_reset(&w->lines);
	for (const struct iface *i = iface_first(w->c->rt->ifaces); i && p->lo.family; i = i->next)
		for (size_t k = 0; i->conf.configured && k < i->conf.n_addrs; k++) {
			const struct addr *own = &i->conf.addrs[k].p.addr;

			if (own->family == p->lo.family && addr_cmp(&p->lo, own) <= 0 &&
			    addr_cmp(own, &p->hi) <= 0)
				str_printf(&w->lines,
					   "  %s is in the pool and is %s's here: a peer may get "
					   "it. `ip local "
					   "pool %s` without it\n",
					   addr_str(own, a), i->conf.name, p->name);
		}
	snprintf(head, sizeof(head), "Pool %s, %s to %s:", p->name, addr_str(&p->lo, lo),
		 addr_str(&p->hi, hi));
	finding(w, head);
}

static void look_configuration(struct why_walk *w, const struct flexvpn_conf *f)
{
	for (size_t i = 0; i < f->n_tunnels; i++)
		if (peer_wanted(w, &f->tunnels[i].destination))
			look_tunnel(w, f, &f->tunnels[i]);
	for (size_t i = 0; i < f->ike->n_profiles; i++)
		look_profile(w, f, f->ike->profiles[i]);
	for (size_t i = 0; i < f->n_pools; i++)
		look_pool(w, &f->pools[i]);
	str_reset(&w->lines);
	why_claims(&w->lines, w->claims, w->n_claims);
	if (w->lines.len) {
		begin(w);
		str_puts(w->c->out, str_text(&w->lines));
	}
}

static void walk_free(struct why_walk *w)
{
	struct routed_if *r, *tmp;

	HASH_ITER (hh, w->routed, r, tmp) {
		HASH_DEL(w->routed, r);
		free(r);
	}
	known_free(&w->own);
	known_free(&w->arp);
	free(w->claims);
	str_free(&w->lines);
}

static int show_why(struct cli_ctx *c, const struct gram_match *m)
{
	struct flexvpn *f = c->rt->flexvpn;
	struct why_walk w = {.c = c, .m = m, .now = show_now(), .e = f ? flexvpn_ike(f) : NULL};

	if (w.e) {
		ike_walk(w.e, under_way_visit, &w);
		flexvpn_walk(f, session_visit, &w);
		if (flexvpn_conf(f))
			look_configuration(&w, flexvpn_conf(f));
		ike_walk_attempts(w.e, attempt_visit, &w);
	}
	walk_free(&w);
	if (!w.shown)
		cli_print(c, "No negotiation with %s has ended yet.\n",
			  gram_var(m, "peer") ? gram_var(m, "peer") : "any peer");
	return 0;
}

const struct gram_row show_why_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto ikev2 why [peer {A.B.C.D$peer|X:X:X:X::X$peer}]",
		 "Show running system information\nEncryption module\nShow IKEv2 information\n"
		 "Tell why a tunnel does not come up or does not work\n"
		 "One peer only\nPeer's IPv4 address\nPeer's IPv6 address",
		 show_why),
	EXEC_END,
};
