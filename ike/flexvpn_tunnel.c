/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Life of a tunnel: from configuration, source address, destination and routes to a dataplane
 * device, an IKE session and a line protocol state.
 *
 *   source up, destination known, route to it  ->  device exists, IKE begins (if protected)
 *   CHILD SA installed                         ->  line protocol up
 *   last CHILD SA gone                         ->  line protocol down, IKE again with back-off
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define OUTER_MTU 1500
#define RETRY_MAX_MS 30000

static void peer_retry_fire(struct timer *tm, void *arg)
{
	flex_peer_start(arg);
}

static void peer_dedup_fire(struct timer *tm, void *arg)
{
	struct flex_peer *p = arg;
	uint32_t doomed = 0;
	struct flex_child *c;
	struct ike_sa_info sa;

	/* Both ends began at the same moment and two SAs stand. Exactly one end removes exactly one:
	 * the end with the lower address drops the SA it initiated itself. */
	LL_FOREACH(p->children, c) {
		if (c->c.sa != p->sa && ike_sa_get(p->t->f->ike, c->c.sa, &sa) &&
		    sa.role == IKE_INITIATOR)
			doomed = c->c.sa;
	}
	if (!doomed && ike_sa_get(p->t->f->ike, p->sa, &sa) && sa.role == IKE_INITIATOR)
		doomed = p->sa;
	if (doomed && p->children && p->children->next)
		ike_sa_delete(p->t->f->ike, doomed, "duplicate session");
}

struct flex_peer *flex_peer_find(struct flexvpn *f, uint32_t handle)
{
	struct flex_peer *p;

	HASH_FIND(hh, f->peers, &handle, sizeof(handle), p);
	return p;
}

/* session-lifetime: the peer has to authenticate and be authorized anew. */
static void peer_life_fire(struct timer *tm, void *arg)
{
	struct flex_peer *p = arg;

	if (p->sa)
		ike_sa_delete(p->t->f->ike, p->sa, "session lifetime expired");
}

struct flex_peer *flex_peer_new(struct flex_tunnel *t, uint32_t handle)
{
	struct flex_peer *p = xcalloc(1, sizeof(*p));

	p->t = t;
	p->handle = handle ? handle : ++t->f->next_handle;
	timer_init(&p->retry, peer_retry_fire, p);
	timer_init(&p->dedup, peer_dedup_fire, p);
	timer_init(&p->life, peer_life_fire, p);
	flex_idle_init(p);
	HASH_ADD(hh, t->f->peers, handle, sizeof(p->handle), p);
	LL_APPEND(t->peers, p);
	return p;
}

void flex_peer_free(struct flex_peer *p)
{
	struct flexvpn *f = p->t->f;
	struct ike_sa_info sa;
	struct flex_child *c, *tmp;

	p->initiate = false;
	timer_cancel(&p->retry);
	timer_cancel(&p->dedup);
	timer_cancel(&p->life);
	flex_idle_stop(p);
	flex_dns_cancel(p);
	/* A session without a CHILD SA is found by its owner; those with one by their children. */
	while (!f->closing && p->children) {
		uint32_t id = p->children->c.sa;

		if (!ike_sa_delete(f->ike, id, "tunnel removed"))
			break;
		if (p->children && p->children->c.sa == id)
			break; /* cannot happen: deletion removes the children */
	}
	if (!f->closing && ike_sa_by_owner(f->ike, p->handle, &sa))
		ike_sa_delete(f->ike, sa.id, "tunnel removed");
	LL_FOREACH_SAFE(p->children, c, tmp)
		free(c);
	flex_routes_withdraw(p);
	LL_DELETE(p->t->peers, p);
	HASH_DEL(f->peers, p);
	free(p->not_started);
	free(p);
}

struct flex_tunnel *flex_tunnel_new(struct flexvpn *f, enum flex_kind kind, const char *name)
{
	struct flex_tunnel *t = xcalloc(1, sizeof(*t));

	t->f = f;
	t->front = f->fronts;
	t->kind = kind;
	str_copy(t->name, sizeof(t->name), name);
	snprintf(t->tag, sizeof(t->tag), "%s-head-0", name);
	if (kind == FLEX_VACCESS || !f->first_va)
		DL_APPEND(f->tunnels, t);
	else
		DL_PREPEND_ELEM(f->tunnels, f->first_va, t);
	if (kind == FLEX_VACCESS && !f->first_va)
		f->first_va = t;
	if (kind != FLEX_MAP)
		HASH_ADD_KEYPTR(hn, f->by_name, t->name, strlen(t->name), t);
	return t;
}

struct flex_tunnel *flex_tunnel_find(struct flexvpn *f, const char *iface)
{
	struct flex_tunnel *t;

	HASH_FIND(hn, f->by_name, iface, strlen(iface), t);
	return t;
}

static void tunnel_device_del(struct flex_tunnel *t)
{
	struct iface *i = iface_find(t->f->ifaces, t->name);

	if (t->kind == FLEX_MAP)
		flex_map_steer(t, false);
	if (!t->dp_id)
		return;
	if (t->kind != FLEX_MAP && i)
		iface_attach(t->f->ifaces, i, NULL);
	t->front->dp->tunnel_del(t->front->dp, t->dp_id);
	t->dp_id = 0;
	t->up = false;
}

void flex_tunnel_free(struct flex_tunnel *t)
{
	struct flexvpn *f = t->f;

	while (t->peers)
		flex_peer_free(t->peers);
	flex_via_remove(t);
	if (t->up && t->kind != FLEX_MAP) {
		struct iface *i = iface_find(f->ifaces, t->name);

		if (i)
			iface_set_line(f->ifaces, i, false);
	}
	tunnel_device_del(t);
	if (t->kind == FLEX_VACCESS) {
		struct iface *i = iface_find(f->ifaces, t->name);
		uint64_t n;

		if (parse_u64(t->name + strlen(VACCESS), 1, UINT32_MAX, &n))
			f->va_free = MIN(f->va_free, (unsigned)n);
		if (i)
			iface_del(f->ifaces, i);
	}
	if (t == f->first_va)
		f->first_va = t->next;
	DL_DELETE(f->tunnels, t);
	if (t->kind != FLEX_MAP)
		HASH_DELETE(hn, f->by_name, t);
	free(t->ikev2_profile);
	flex_dynmap_free(t);
	flexvpn_conf_put(t->snap);
	free(t);
}

/* --- what the CHILD SA may be --- */

void flex_ts_any(struct ike_ts *ts, uint8_t family)
{
	memset(ts, 0, sizeof(*ts));
	ts->port_hi = 65535;
	ts->lo.family = ts->hi.family = family;
	memset(ts->hi.b, 0xff, family == ADDR_V6 ? 16 : 4);
}

void flex_ts_host(struct ike_ts *ts, const struct addr *a, uint8_t proto)
{
	memset(ts, 0, sizeof(*ts));
	ts->proto = proto;
	ts->port_hi = 65535;
	ts->lo = ts->hi = *a;
}

void flex_policy_from_profile(const struct ipsec_profile *p, struct ike_child_policy *out)
{
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < p->n_ts && out->n_suites < IKE_MAX_SUITES; i++) {
		const struct transform_set *ts = p->ts[i];

		if (!ts->encr)
			continue; /* AH only: not negotiated */
		out->suites[out->n_suites++] = (struct ike_esp_suite){ts->encr, ts->integ, ts->esn};
		if (out->n_suites == 1) {
			out->transport = ts->mode == IPSEC_TRANSPORT;
			out->transport_required = out->transport && ts->mode_require;
		}
	}
	out->pfs = p->pfs;
	out->life_seconds = p->life_seconds;
	out->life_bytes = p->life_kilobytes * 1024;
}

static uint8_t tunnel_proto(const struct flex_tunnel *t)
{
	return t->dp_kind == TUNNEL_IPIP ? 4 : 47;
}

/* A VTI carries any traffic of one family or of both: 0.0.0.0/0, ::/0, always in tunnel mode. */
static void policy_vti(const struct flex_tunnel *t, struct ike_child_policy *out)
{
	enum tunnel_overlay over = t->tc ? t->tc->overlay : TUN_OVERLAY_NONE;
	bool v6 = t->tc && t->tc->mode == TUN_MODE_IPSEC_V6;
	bool four = over == TUN_OVERLAY_NONE ? !v6 : over != TUN_OVERLAY_V6;
	bool six = over == TUN_OVERLAY_NONE ? v6 : over != TUN_OVERLAY_V4;

	out->transport = out->transport_required = false;
	if (four) {
		flex_ts_any(&out->ts_local[out->n_ts_local++], ADDR_V4);
		flex_ts_any(&out->ts_remote[out->n_ts_remote++], ADDR_V4);
	}
	if (six) {
		flex_ts_any(&out->ts_local[out->n_ts_local++], ADDR_V6);
		flex_ts_any(&out->ts_remote[out->n_ts_remote++], ADDR_V6);
	}
}

void flex_child_policy(const struct flex_tunnel *t, const struct addr *local,
		       const struct addr *remote, bool nat, struct ike_child_policy *out)
{
	flex_policy_from_profile(t->policy, out);
	if (t->kind == FLEX_MAP) {
		flex_map_policy(t, out);
		return;
	}
	if (t->dp_kind == TUNNEL_IPSEC) {
		policy_vti(t, out);
		return;
	} else if (nat) {
		/* The peer writes its private address into the selector (RFC 7296 2.23.1). */
		flex_ts_any(&out->ts_local[0], local->family);
		flex_ts_any(&out->ts_remote[0], remote->family);
		out->ts_local[0].proto = out->ts_remote[0].proto = tunnel_proto(t);
	} else {
		flex_ts_host(&out->ts_local[0], local, tunnel_proto(t));
		flex_ts_host(&out->ts_remote[0], remote, tunnel_proto(t));
	}
	out->n_ts_local = out->n_ts_remote = 1;
}

uint16_t flex_plaintext_mtu(const struct ike_esp_suite *s, bool transport, bool natt,
			    uint16_t path_mtu)
{
	unsigned block = s->encr ? s->encr->block_len : 4;
	unsigned icv = !s->encr ? 0 : s->encr->aead ? s->encr->icv_len
				      : s->integ  ? s->integ->icv_len : 0;
	/* outer IP, ESP header (SPI, sequence), IV and ICV; then whole blocks; then pad length and
	 * next header. In transport mode the IP header itself is not encrypted. */
	unsigned over = 20 + 8 + (s->encr ? s->encr->iv_len : 0) + icv + (natt ? 8 : 0);
	unsigned room;

	if (path_mtu <= over + block)
		return 68;
	if (block < 4)
		block = 4;
	room = (path_mtu - over) / block * block - 2;
	return (uint16_t)(room + (transport ? 20 : 0));
}

/* --- device --- */

static uint16_t tunnel_mtu(const struct flex_tunnel *t)
{
	const struct iface *i = iface_find(t->f->ifaces, t->name);
	struct ike_child_policy pol;
	/* all that follows reckons with IPv4 outside */
	unsigned v6 = t->local.family == ADDR_V6 ? 20 : 0, mtu = OUTER_MTU - v6;

	if (i && i->conf.ip_mtu)
		return i->conf.ip_mtu;
	/* crypto ipsec fragmentation after-encryption: what would fit the wire without ESP is sealed
	 * whole, and the outer packet goes in pieces */
	if (t->policy &&
	    !(t->tc && t->tc->has_frag ? t->tc->frag_after : t->policy->frag_after)) {
		bool transport;

		flex_policy_from_profile(t->policy, &pol);
		transport = pol.transport && t->dp_kind != TUNNEL_IPSEC;
		mtu = flex_plaintext_mtu(&pol.suites[0], transport, false, (uint16_t)mtu);
		if (!transport && t->dp_kind != TUNNEL_IPSEC)
			mtu -= v6; /* the GRE packet's own header */
	}
	if (t->dp_kind == TUNNEL_GRE || t->dp_kind == TUNNEL_MGRE)
		mtu -= 24 + (t->tc && t->tc->has_key ? 4 : 0);
	else if (t->dp_kind == TUNNEL_IPIP)
		mtu -= 20;
	return (uint16_t)mtu;
}

/* crypto ipsec df-bit decides what the ESP header copies, clears or sets. The GRE header that it
 * copies from has "do not fragment" only with tunnel path-mtu-discovery. */
static enum ipsec_df tunnel_df(const struct flex_tunnel *t)
{
	bool gre = t->dp_kind == TUNNEL_GRE || t->dp_kind == TUNNEL_MGRE || t->dp_kind == TUNNEL_IPIP;
	enum ipsec_df df = IPSEC_DF_COPY;

	if (t->policy)
		df = t->tc && t->tc->has_df ? t->tc->df : t->policy->df;
	if (df == IPSEC_DF_COPY && gre && t->tc && !t->tc->pmtud)
		df = IPSEC_DF_CLEAR;
	return df;
}

static void tunnel_device_end(struct flex_tunnel *t, const char *reason)
{
	struct flex_peer *p;

	LL_FOREACH(t->peers, p)
		if (p->sa)
			ike_sa_delete(t->f->ike, p->sa, reason);
	tunnel_device_del(t);
}

void flex_tunnel_lost(struct flex_tunnel *t)
{
	struct iface *i = iface_find(t->f->ifaces, t->name);
	bool was_up = t->up;

	tunnel_device_end(t, "the tunnel's device is gone");
	if (was_up && i && t->kind != FLEX_MAP)
		iface_set_line(t->f->ifaces, i, false);
	/* A Virtual-Access goes with its session; the peer begins the next one. */
	flex_tunnel_evaluate(t);
}

int flex_tunnel_sync(struct flex_tunnel *t)
{
	struct flexvpn *f = t->f;
	struct iface *i = iface_find(f->ifaces, t->name);
	struct ipsec_dp *dp = t->front->dp;
	struct tunnel_params p;
	int rc, back;

	memset(&p, 0, sizeof(p)); /* padding too: compared below */
	p.kind = t->dp_kind;
	p.local = t->local;
	p.ttl = 255;
	/* vrf forwarding: the inside is the VRF's, the outside stays where the tunnel's source is */
	p.netns_fd = -1;
	if (i && t->kind != FLEX_MAP && strcmp(i->conf.vrf, t->front->vrf) != 0)
		p.netns_fd = ifaces_netns(f->ifaces, i->conf.vrf);
	str_copy(p.ifname, sizeof(p.ifname), t->dev);
	if (t->peers && t->dp_kind != TUNNEL_MGRE) {
		p.remote = t->peers->remote;
		if (t->peers->local.family) /* the session's own local address */
			p.local = t->peers->local;
	}
	p.mtu = tunnel_mtu(t);
	p.mss = i ? i->conf.mss : 0;
	p.mss6 = i ? i->conf.mss6 : 0;
	p.protected = t->policy != NULL;
	p.df = tunnel_df(t);
	p.no_ipv6 = t->kind != FLEX_MAP || !flex_map_v6(t); /* others: as the interface has it */
	p.no_ecn = t->policy && !t->policy->ecn_propagate;
	p.dummy_ms = t->policy ? t->policy->dummy_ms : 0;
	if (t->tc) {
		p.has_tos = t->tc->has_tos;
		p.tos = t->tc->tos;
		p.pmtu_min = t->tc->pmtud ? t->tc->pmtud_min : 0;
		p.has_key = t->tc->has_key;
		p.key = t->tc->key;
		if (t->tc->ttl)
			p.ttl = t->tc->ttl;
	}
	if (t->dp_id && p.netns_fd != t->params.netns_fd) {
		/* a device stays in the namespace it was made in */
		tunnel_device_end(t, "vrf forwarding changed");
	}
	if (t->dp_id) {
		if (memcmp(&p, &t->params, sizeof(p)) == 0)
			return 0;
		back = flex_front_enter(t->front);
		rc = dp->tunnel_update(dp, t->dp_id, &p);
		netns_leave(back);
		if (!rc)
			t->params = p;
		return rc;
	}
	back = flex_front_enter(t->front);
	rc = dp->tunnel_add(dp, &p, &t->dp_id);
	netns_leave(back);
	if (rc) {
		t->dp_id = 0;
		log_msg("TUN", LOG_LV_ERR, "DEVICE", "%s: cannot create device %s: %s", t->name,
			p.ifname, strerror(-rc));
		if (t->kind == FLEX_MAP)
			flex_map_steer(t, true); /* without the device: dropped */
		return rc;
	}
	t->params = p;
	if (p.dummy_ms && dp->ops == &dp_xfrm_ops)
		log_msg("IPSEC", LOG_LV_WARNING, "DUMMY",
			"%s: no dummy packets: the kernel's IPsec has none", t->name);
	if (t->kind == FLEX_MAP) {
		dp->tunnel_link(dp, t->dp_id, true);
		flex_map_steer(t, true);
	} else if (i) {
		dp->tunnel_link(dp, t->dp_id, false);
		/* ours sees every packet; the kernel's needs a filter */
		i->mss_by_owner = dp->ops == &dp_user_ops;
		iface_attach(f->ifaces, i, t->dev);
	}
	return 0;
}

void flex_tunnel_line(struct flex_tunnel *t)
{
	struct iface *i = iface_find(t->f->ifaces, t->name);
	struct flex_peer *p;
	bool up = false;

	if (t->kind == FLEX_MAP || !i)
		return;
	if (!t->policy || t->dp_kind == TUNNEL_MGRE) {
		/* Multipoint GRE has no single peer whose SA could decide: up when usable. */
		up = t->dp_id && t->local.family;
		if (t->peers && t->dp_kind != TUNNEL_MGRE && !t->peers->remote.family)
			up = false;
	} else {
		LL_FOREACH(t->peers, p)
			up |= p->children != NULL;
	}
	if (i->conf.shutdown)
		up = false;
	if (up == t->up)
		return;
	t->up = up;
	if (t->dp_id)
		t->front->dp->tunnel_link(t->front->dp, t->dp_id, up);
	iface_set_line(t->f->ifaces, i, up);
}

/* --- sessions --- */

static const char *tunnel_profile(const struct flex_tunnel *t)
{
	return t->ikev2_profile;
}

void flex_peer_start(struct flex_peer *p)
{
	struct flex_tunnel *t = p->t;
	struct ike_request rq = {.profile = tunnel_profile(t), .local = t->local,
				 .remote = p->remote, .fvrf = flex_front_fvrf(t->front)};
	struct ike_why why = {0};

	timer_cancel(&p->retry);
	if (!p->initiate || p->children || !rq.profile || !t->policy || t->policy->responder_only)
		return;
	if (!t->local.family || !p->remote.family)
		return;
	flex_child_policy(t, &t->local, &p->remote, false, &rq.child);
	if (!rq.child.n_suites)
		return;
	rq.child.owner = p->handle;
	p->local = t->local;
	p->sa = ike_initiate(t->f->ike, &rq, &why);
	free(p->not_started);
	p->not_started = p->sa ? NULL : xstrdup(why.text);
	if (!p->sa) {
		if (log_debug_on(DBG_TUNNEL))
			log_debug("%s: IKEv2 not started: %s", t->name, why.text);
		flex_peer_retry(p);
	}
}

void flex_peer_retry(struct flex_peer *p)
{
	uint64_t ms;

	if (p->t->f->closing || !p->initiate)
		return;
	if (flex_client_failed(p))
		p->failures = 0; /* another peer, from the beginning */
	ms = 1000u << MIN(p->failures, 5u);
	p->failures++;
	ms = MIN(ms, (uint64_t)RETRY_MAX_MS);
	ms += random_u32() % (ms / 4); /* two ends that fail together do not begin together again */
	timer_set(loop_timers(p->t->f->loop), &p->retry, ms);
}

static bool tunnel_wants_v6(const struct flex_tunnel *t)
{
	return (t->tc && t->tc->transport_v6) ||
	       (t->kind != FLEX_MAP && t->peers && t->peers->remote.family == ADDR_V6);
}

static struct addr iface_addr_v6(const struct iface *i)
{
	struct addr none = {0};

	for (size_t k = 0; k < i->conf.n_addrs; k++) {
		const struct addr *a = &i->conf.addrs[k].p.addr;

		if (a->family == ADDR_V6 && !addr_is_link_local(a))
			return *a;
	}
	return none;
}

static struct addr tunnel_source(struct flex_tunnel *t)
{
	struct flexvpn *f = t->f;
	struct addr none = {0};
	const char *src_if = flex_source_if(t);
	struct prefix pfx;
	struct iface *i;

	if (!src_if)
		return none;
	if (src_if[0]) {
		i = iface_find(f->ifaces, src_if);
		/* tunnel vrf says in whose namespace the outside is: a source elsewhere is none */
		if (!i || !i->line_up || strcmp(i->conf.vrf, t->front->vrf) != 0)
			return none;
		if (tunnel_wants_v6(t))
			return iface_addr_v6(i);
		return iface_addr(f->ifaces, i, &pfx) ? pfx.addr : none;
	}
	if (t->tc->source.family) {
		i = iface_by_addr_vrf(f->ifaces, &t->tc->source, t->front->vrf);
		return i && i->line_up ? t->tc->source : none;
	}
	if (t->tc->source_dynamic && t->peers && t->peers->remote.family) {
		struct rib_entry e;

		if (rib_lookup(t->front->rib, &t->peers->remote, &e) && e.n_paths) {
			i = iface_find(f->ifaces, e.path[0].hop.oif);
			if (i && iface_addr(f->ifaces, i, &pfx))
				return pfx.addr;
		}
	}
	return none;
}

static void peer_evaluate(struct flex_peer *p, bool usable)
{
	struct flex_tunnel *t = p->t;
	struct ike_sa_info sa;

	if (!usable || (p->remote.family && !flex_via_update(t, &p->remote))) {
		timer_cancel(&p->retry);
		p->failures = 0;
		/* The source went away or changed: the SAs bound to it are useless. A lost route alone
		 * leaves them to dead peer detection. */
		if (!usable && ike_sa_by_owner(t->f->ike, p->handle, &sa))
			ike_sa_delete(t->f->ike, sa.id, "tunnel source is down");
		return;
	}
	if (p->children && addr_cmp(&p->local, &t->local) != 0 && p->sa)
		ike_sa_delete(t->f->ike, p->sa, "tunnel source changed");
	if (!timer_pending(&p->retry))
		flex_peer_start(p);
}

void flex_tunnel_evaluate(struct flex_tunnel *t)
{
	struct flex_peer *p, *tmp;
	struct iface *i;
	bool usable;

	if (t->kind == FLEX_VACCESS)
		return;
	i = iface_find(t->f->ifaces, t->name);
	flex_client_update(t);
	t->local = (struct addr){0};
	if (i && (t->kind == FLEX_MAP || !i->conf.shutdown))
		t->local = tunnel_source(t);
	usable = t->local.family != 0;
	LL_FOREACH(t->peers, p)
		if (usable && flex_dns_named(p))
			flex_dns_update(p);
	if (t->kind == FLEX_STATIC && !t->policy && t->peers && t->peers->remote.family && usable)
		usable = flex_via_update(t, &t->peers->remote);
	/* A protected device stays without link when unusable; it must not vanish under its routes. */
	if (usable || t->dp_id)
		flex_tunnel_sync(t);
	if (!usable)
		t->local = (struct addr){0};
	LL_FOREACH_SAFE(t->peers, p, tmp)
		peer_evaluate(p, usable);
	flex_tunnel_line(t);
}

void flex_evaluate_all(struct flexvpn *f)
{
	struct flex_tunnel *t, *tmp;

	if (f->closing || f->evaluating)
		return;
	f->evaluating = true; /* our own line changes come back as events */
	LL_FOREACH_SAFE(f->tunnels, t, tmp) {
		if (t->kind == FLEX_VACCESS)
			break; /* and all behind it: nothing to decide */
		flex_tunnel_evaluate(t);
	}
	f->evaluating = false;
}
