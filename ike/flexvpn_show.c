/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FlexVPN as show commands see it: sessions with their flows, counters and what is left of the
 * lifetimes.
 */
#include <stdio.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define PATH_MTU 1500 /* where the kernel does not tell */

void flex_ts_prefix(const struct ike_ts *ts, struct prefix *out)
{
	size_t bits = addr_bytes(&ts->lo) * 8, len = 0;

	while (len < bits && !(((ts->lo.b[len / 8] ^ ts->hi.b[len / 8]) >> (7 - len % 8)) & 1))
		len++;
	*out = (struct prefix){.addr = ts->lo, .len = (uint8_t)len};
	prefix_mask(out);
}

void flex_iface_count(const struct iface *i, struct iface_counters *c, void *arg)
{
	const struct flex_tunnel *t = flex_tunnel_find(arg, i->conf.name);
	struct tunnel_stats st;

	if (!t || !t->dp_id || t->front->dp->ops != &dp_user_ops ||
	    t->front->dp->tunnel_stats(t->front->dp, t->dp_id, &st))
		return;
	c->rx_packets = st.rx_packets;
	c->rx_bytes = st.rx_bytes;
	c->rx_errors += st.rx_errors;
	c->tx_packets = st.tx_packets;
	c->tx_bytes = st.tx_bytes;
	c->tx_errors += st.tx_errors + st.tx_no_sa;
}

static uint64_t kb_left(const struct ike_child *c, const struct sa_stats *s)
{
	uint64_t left = c->life_bytes > s->bytes ? c->life_bytes - s->bytes : 0;

	return c->life_bytes ? left / 1024 : UINT64_MAX;
}

static void flow_fill(struct flex_peer *p, const struct flex_child *fc, struct flexvpn_flow *fl)
{
	struct ipsec_dp *dp = p->t->front->dp;
	uint64_t age = (mono_ms(NULL) - fc->c.created_ms) / 1000;

	fl->child = fc->c;
	flex_ts_prefix(&fc->c.ts_local[0], &fl->local);
	flex_ts_prefix(&fc->c.ts_remote[0], &fl->remote);
	fl->proto = fc->c.ts_local[0].proto;
	dp->sa_stats(dp, true, fc->c.spi_in, &p->remote, &fl->in);
	dp->sa_stats(dp, false, fc->c.spi_out, &p->remote, &fl->out);
	flex_child_stats(p, fc, &fl->total_in, &fl->total_out);
	flex_stats_add(&fl->total_in, &p->gone_in);
	flex_linger_stats(p, &fl->total_in);
	flex_stats_add(&fl->total_out, &p->gone_out);
	fl->life_left_s = fc->c.life_seconds > age ? (uint32_t)(fc->c.life_seconds - age) : 0;
	fl->life_left_kb_in = kb_left(&fc->c, &fl->in);
	fl->life_left_kb_out = kb_left(&fc->c, &fl->out);
}

/* The lines of a crypto map's access list that the CHILD SA carries besides its first. */
static void flow_more(const struct ike_child *c, struct flexvpn_session *s)
{
	bool pairs = c->n_ts_local == c->n_ts_remote; /* else each with each */
	size_t nr = c->n_ts_remote, n = pairs ? nr : c->n_ts_local * nr;

	for (size_t i = 1; i < n && s->n_flows < ARRAY_SIZE(s->flow); i++) {
		struct flexvpn_flow *fl = &s->flow[s->n_flows++];
		const struct ike_ts *l = &c->ts_local[pairs ? i : i / nr];

		*fl = fl[-1];
		flex_ts_prefix(l, &fl->local);
		flex_ts_prefix(&c->ts_remote[pairs ? i : i % nr], &fl->remote);
		fl->proto = l->proto;
		fl->more = true;
	}
}

/* A flow that is wanted and has no SA now: its ident lines still show. */
static void flow_wanted(struct flex_peer *p, struct flexvpn_session *s)
{
	struct ike_child_policy pol;

	if (!p->t->local.family || !p->remote.family)
		return;
	flex_child_policy(p->t, &p->t->local, &p->remote, false, &pol);
	for (size_t i = 0; i < pol.n_ts_local && i < pol.n_ts_remote && s->n_flows < 8; i++) {
		struct flexvpn_flow *fl = &s->flow[s->n_flows++];

		memset(fl, 0, sizeof(*fl));
		flex_ts_prefix(&pol.ts_local[i], &fl->local);
		flex_ts_prefix(&pol.ts_remote[i], &fl->remote);
		fl->proto = pol.ts_local[i].proto;
	}
}

static enum session_status status_of(struct flex_peer *p, const struct ike_sa_info *sa, bool has_sa)
{
	if (p->children)
		return has_sa ? SESSION_UP_ACTIVE : SESSION_UP_NO_IKE;
	if (!has_sa)
		return SESSION_DOWN;
	return sa->state == IKE_SA_READY ? SESSION_UP_IDLE : SESSION_DOWN_NEGOTIATING;
}

static void idle_destination(const struct flex_tunnel *t, char *buf, size_t size)
{
	const struct tunnel_conf *tc = t->tc;

	if (tc && tc->destination_name[0])
		snprintf(buf, size, "the name %s of `tunnel destination` has no address: `ip name-server`, "
			 "or `ip host` with it", tc->destination_name);
	else if (tc && tc->destination_dynamic)
		snprintf(buf, size, "`tunnel destination dynamic`: no `peer` of a `crypto ikev2 client "
			 "flexvpn` that connects %s can be used now", t->name);
	else
		snprintf(buf, size, "the tunnel's destination is not known: `tunnel destination`");
}

static void idle_source(const struct flex_tunnel *t, char *buf, size_t size)
{
	const char *name = t->kind == FLEX_MAP ? t->name : t->tc ? t->tc->source_if : "";
	const struct iface *i = name[0] ? iface_find(t->f->ifaces, name) : NULL;
	char a[ADDR_STRLEN];

	if (name[0] && (!i || !i->conf.configured))
		snprintf(buf, size, "the tunnel's source %s does not exist: `interface %s`", name, name);
	else if (i && strcmp(i->conf.vrf, t->front->vrf) != 0)
		snprintf(buf, size, "the tunnel's source %s is in VRF %s, `tunnel vrf` is %s", name,
			 i->conf.vrf[0] ? i->conf.vrf : "(global)",
			 t->front->vrf[0] ? t->front->vrf : "not configured");
	else if (name[0])
		snprintf(buf, size, "the tunnel's source %s is down or has no address", name);
	else if (t->tc && t->tc->source.family)
		snprintf(buf, size, "the tunnel's source %s is no address of an interface that is up",
			 addr_str(&t->tc->source, a));
	else
		snprintf(buf, size, "the tunnel has no usable source: `tunnel source`");
}

/* What keeps this end from beginning IKE: the conditions of flex_peer_start(), in words. */
static void idle_reason(const struct flex_peer *p, char *buf, size_t size)
{
	const struct flex_tunnel *t = p->t;
	char a[ADDR_STRLEN];
	struct rib_entry e;
	const struct iface *i = iface_find(t->f->ifaces, t->name);

	buf[0] = '\0';
	if (i && i->conf.shutdown)
		snprintf(buf, size, "interface %s is `shutdown`", t->name);
	else if (!t->ikev2_profile)
		snprintf(buf, size, "IPsec profile %s names no IKEv2 profile (set ikev2-profile)",
			 t->policy->name);
	else if (t->policy->responder_only)
		snprintf(buf, size, "IPsec profile %s is `responder-only`: the peer has to begin",
			 t->policy->name);
	else if (!p->initiate)
		snprintf(buf, size, "this end only answers: the peer has to begin");
	else if (!t->local.family)
		idle_source(t, buf, size);
	else if (!p->remote.family)
		idle_destination(t, buf, size);
	else if (!rib_lookup(t->front->rib, &p->remote, &e))
		snprintf(buf, size, "there is no route to %s%s%s: `ip route`", addr_str(&p->remote, a),
			 t->front->vrf[0] ? " in VRF " : "", t->front->vrf);
	else if (t->recursing)
		snprintf(buf, size, "the route to %s leads into the tunnel itself: a more specific route "
			 "to it is needed", addr_str(&p->remote, a));
	else if (p->not_started)
		str_copy(buf, size, p->not_started);
}

static void path_fill(const struct flex_tunnel *t, struct flexvpn_session *s)
{
	struct tunnel_stats st;
	uint32_t mtu = 0;

	if (s->local.addr.family && s->local.addr.family == s->remote.addr.family) {
		int back = flex_front_enter(t->front);

		mtu = ipsec_path_mtu(&s->local.addr, &s->remote.addr);
		netns_leave(back);
	}
	s->path_mtu = mtu && mtu <= UINT16_MAX ? (uint16_t)mtu : PATH_MTU;
	s->plaintext_mtu = s->path_mtu;
	if (t->dp_id && !t->front->dp->tunnel_stats(t->front->dp, t->dp_id, &st))
		s->no_sa = st.tx_no_sa;
}

static void counters_clear(struct flex_peer *p)
{
	struct flex_tunnel *t = p->t;
	struct ipsec_dp *dp = t->front->dp;
	struct tunnel_stats st;
	struct flex_child *c;

	LL_FOREACH(p->children, c) {
		dp->sa_stats(dp, true, c->c.spi_in, &p->remote, &c->clear_in);
		dp->sa_stats(dp, false, c->c.spi_out, &p->remote, &c->clear_out);
	}
	memset(&p->gone_in, 0, sizeof(p->gone_in));
	memset(&p->gone_out, 0, sizeof(p->gone_out));
	flex_linger_clear(p);
	p->clear_no_sa = 0;
	if (t->dp_id && !dp->tunnel_stats(dp, t->dp_id, &st))
		p->clear_no_sa = st.tx_no_sa;
}

void flexvpn_counters_clear(struct flexvpn *f)
{
	struct flex_peer *p, *tmp;

	HASH_ITER(hh, f->peers, p, tmp)
		counters_clear(p);
}

const char *flexvpn_inside_vrf(struct flexvpn *f, const struct ike_sa_info *sa)
{
	struct flex_peer *p = sa->owner ? flex_peer_find(f, sa->owner) : NULL;
	const struct iface *i = p ? iface_find(f->ifaces, p->t->name) : NULL;

	if (!i || p->t->kind == FLEX_MAP)
		return sa->ivrf;
	return i->conf.vrf[0] ? i->conf.vrf : NULL;
}

static void session_fill(struct flex_peer *p, struct flexvpn_session *s)
{
	struct flex_tunnel *t = p->t;
	const struct iface *inside = iface_find(t->f->ifaces, t->name);
	struct flex_child *c;
	struct ike_sa_info sa;
	struct rib_entry e;
	bool has_sa = (p->children && ike_sa_get(t->f->ike, p->children->c.sa, &sa)) ||
		      ike_sa_by_owner(t->f->ike, p->handle, &sa);

	memset(s, 0, sizeof(*s));
	str_copy(s->iface, sizeof(s->iface), t->name);
	str_copy(s->map_tag, sizeof(s->map_tag), t->tag);
	s->policy = t->policy;
	s->status = status_of(p, &sa, has_sa);
	s->local = (struct endpoint){p->local.family ? p->local : t->local, 500};
	s->remote = (struct endpoint){p->remote, 500};
	if (has_sa) {
		s->local = sa.local;
		s->remote = sa.remote;
		s->sa = sa.id;
	}
	str_copy(s->fvrf, sizeof(s->fvrf), t->front->vrf);
	if (inside)
		str_copy(s->ivrf, sizeof(s->ivrf), inside->conf.vrf);
	if (t->kind == FLEX_MAP && has_sa && sa.ivrf)
		str_copy(s->ivrf, sizeof(s->ivrf), sa.ivrf);
	s->dynamic = t->own;
	s->up_ms = p->up_ms;
	s->assigned = p->assigned;
	if (!has_sa && !p->children)
		idle_reason(p, s->idle, sizeof(s->idle));
	path_fill(t, s);
	/* the interface's counters may have been cleared since */
	s->no_sa -= MIN(s->no_sa, p->clear_no_sa);
	if (rib_lookup(t->front->rib, &s->remote.addr, &e) && e.n_paths)
		str_copy(s->out_if, sizeof(s->out_if), e.path[0].hop.oif);
	LL_FOREACH(p->children, c) {
		if (s->n_flows == ARRAY_SIZE(s->flow))
			break;
		flow_fill(p, c, &s->flow[s->n_flows++]);
		if (t->kind == FLEX_MAP)
			flow_more(&c->c, s);
	}
	if (p->children)
		s->plaintext_mtu = flex_plaintext_mtu(&p->children->c.suite, p->children->c.transport,
						      s->remote.port != 500,
						      s->path_mtu - (s->remote.addr.family == ADDR_V6 ? 20 : 0));
	else
		flow_wanted(p, s);
}

static bool walk_tunnel(struct flex_tunnel *t, struct flexvpn_session *s,
			bool (*fn)(const struct flexvpn_session *s, void *arg), void *arg)
{
	struct flex_peer *p;

	if (!t->policy)
		return true;
	LL_FOREACH(t->peers, p) {
		session_fill(p, s);
		if (!fn(s, arg))
			return false;
	}
	return true;
}

void flexvpn_walk(struct flexvpn *f, bool (*fn)(const struct flexvpn_session *s, void *arg),
		  void *arg)
{
	static struct flexvpn_session s;
	struct flex_tunnel *t;

	/* In the order of the interface list, which is IOS's. */
	for (struct iface *i = iface_first(f->ifaces); i; i = i->next) {
		t = flex_tunnel_find(f, i->conf.name);
		if (t && !walk_tunnel(t, &s, fn, arg))
			return;
		LL_FOREACH(f->tunnels, t) {
			if (t->kind == FLEX_VACCESS)
				break;
			if (t->kind == FLEX_MAP && !strcmp(t->name, i->conf.name) &&
			    !walk_tunnel(t, &s, fn, arg))
				return;
		}
	}
}

const char *flexvpn_cloned_from(struct flexvpn *f, const char *iface)
{
	const struct flex_tunnel *t = flex_tunnel_find(f, iface);

	return t && t->kind == FLEX_VACCESS ? t->tc->name : NULL;
}

bool flexvpn_has_clones(struct flexvpn *f, const char *template)
{
	const struct flex_tunnel *t;

	LL_FOREACH(f->tunnels, t)
		if (t->kind == FLEX_VACCESS && !strcmp(t->tc->name, template))
			return true;
	return false;
}

bool flexvpn_tunnel(struct flexvpn *f, const char *iface, struct tunnel_conf *out)
{
	const struct flex_tunnel *t = flex_tunnel_find(f, iface);

	if (t) {
		*out = *t->tc;
		str_copy(out->name, sizeof(out->name), iface);
		if (t->local.family)
			out->source = t->local; /* of source_if, as long as it is usable */
		if (t->kind == FLEX_VACCESS) {
			out->is_template = false;
			out->source = t->local;
			out->source_if[0] = '\0';
			out->initiate = false;
			out->mode = t->dp_kind == TUNNEL_IPSEC ? TUN_MODE_IPSEC_V4 : TUN_MODE_GRE;
		}
		if (t->dp_kind != TUNNEL_MGRE && t->peers)
			out->destination = t->peers->remote;
		return true;
	}
	for (size_t i = 0; i < f->conf->n_tunnels; i++)
		if (!strcmp(f->conf->tunnels[i].name, iface)) {
			*out = f->conf->tunnels[i];
			return true;
		}
	return false;
}
