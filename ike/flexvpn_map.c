/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Crypto maps: one policy tunnel per entry and interface. The access list's flows are steered into
 * the tunnel's device by policy routes; the first packet that finds no SA starts IKE.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/flexvpn_priv.h"
#include "routing/steer.h"

static void steer_failed(const struct flex_tunnel *t, enum steer_kind kind, size_t flow, int rc)
{
	log_msg("CRYPTO", LOG_LV_ERR, "MAP_STEER", "crypto map %s %u on %s: flow %zu cannot be %s; %s",
		t->tag, t->map->seq, t->name, flow,
		kind == STEER_SKIP ? "excepted" : kind == STEER_DROP ? "dropped" : "steered",
		kind == STEER_SKIP ? "its packets are protected" :
		rc == 1 ? "its packets are dropped" :
		"the interface stays down unless the packet filter drops its packets");
}

void flex_map_steer(struct flex_tunnel *t, bool on)
{
	int rc;

	for (size_t i = 0; i < t->n_map_steers; i++)
		steer_del(t->map_steers[i]);
	free(t->map_steers);
	t->map_steers = NULL;
	t->n_map_steers = 0;
	if (!on)
		return;
	t->map_steers = xcalloc(t->map->n_flows + 1, sizeof(*t->map_steers));
	for (size_t i = 0; i < t->map->n_flows; i++) {
		const struct acl_flow *fl = &t->map->flows[i];
		struct steer_params sp = {.kind = fl->action == ACL_FLOW_CLEAR ? STEER_SKIP :
						  fl->action == ACL_FLOW_DROP ? STEER_DROP :
						  STEER_VIA,
					  .xfrm = t->front->dp->ops == &dp_xfrm_ops,
					  .order = t->map->seq, .src = fl->local, .dst = fl->remote, .proto = fl->proto,
					  .sport_lo = fl->local_lo, .sport_hi = fl->local_hi,
					  .dport_lo = fl->remote_lo, .dport_hi = fl->remote_hi,
					  .netns_fd = ifaces_vrf_netns(t->f->ifaces, t->front->vrf)};

		str_copy(sp.dev, sizeof(sp.dev), t->dev);
		str_copy(sp.oif, sizeof(sp.oif), t->name);
		str_copy(sp.vrf, sizeof(sp.vrf), t->front->vrf);
		rc = steer_add(&sp, &t->map_steers[t->n_map_steers]);
		if (rc >= 0)
			t->n_map_steers++;
		if (fl->action == ACL_FLOW_DROP)
			log_msg("CRYPTO", LOG_LV_ERR, "MAP_ACL",
				"crypto map %s %u on %s: flow %zu of its access list is not "
				"understood; what the rest of it matches is dropped",
				t->tag, t->map->seq, t->name, i + 1);
		if (rc)
			steer_failed(t, sp.kind, i + 1, rc);
	}
}

bool flex_map_v6(const struct flex_tunnel *t)
{
	for (size_t i = 0; i < t->map->n_flows; i++)
		if (t->map->flows[i].local.addr.family == ADDR_V6)
			return true;
	return false;
}

static void flow_ts(struct ike_ts *ts, const struct prefix *p, uint8_t proto, uint16_t lo,
		    uint16_t hi)
{
	struct prefix m = *p;
	size_t bytes = addr_bytes(&p->addr);

	prefix_mask(&m);
	memset(ts, 0, sizeof(*ts));
	ts->proto = proto;
	ts->port_lo = lo;
	ts->port_hi = hi ? hi : 65535;
	ts->lo = ts->hi = m.addr;
	for (size_t bit = m.len; bit < bytes * 8; bit++)
		ts->hi.b[bit / 8] |= (uint8_t)(0x80u >> (bit % 8));
}

static bool ts_has(const struct ike_ts *ts, size_t n, const struct ike_ts *one)
{
	for (size_t i = 0; i < n; i++)
		if (!memcmp(&ts[i], one, sizeof(*one)))
			return true;
	return false;
}

/* Each selector once where they would not fit else: the two lists need no pairs. */
static void ts_unique(struct ike_ts *ts, size_t *n)
{
	size_t k = 0;

	for (size_t i = 0; i < *n; i++)
		if (!ts_has(ts, k, &ts[i]))
			ts[k++] = ts[i];
	*n = k < IKE_MAX_TS ? k : IKE_MAX_TS;
}

void flex_map_policy(const struct flex_tunnel *t, struct ike_child_policy *out)
{
	const struct crypto_map_entry *m = t->map;
	struct ike_ts *local = xcalloc(m->n_flows + 1, sizeof(*local));
	struct ike_ts *remote = xcalloc(m->n_flows + 1, sizeof(*remote));
	size_t n = 0, n_remote;

	/* One CHILD SA carries every flow of the entry: several selectors, RFC 7296 2.9. */
	for (size_t i = 0; i < m->n_flows; i++) {
		const struct acl_flow *fl = &m->flows[i];

		if (fl->action != ACL_FLOW_PROTECT)
			continue;
		flow_ts(&local[n], &fl->local, fl->proto, fl->local_lo, fl->local_hi);
		flow_ts(&remote[n++], &fl->remote, fl->proto, fl->remote_lo, fl->remote_hi);
	}
	if (n > IKE_MAX_TS) {
		n_remote = n;
		ts_unique(local, &n);
		ts_unique(remote, &n_remote);
	} else {
		n_remote = n;
	}
	memcpy(out->ts_local, local, n * sizeof(*local));
	memcpy(out->ts_remote, remote, n_remote * sizeof(*remote));
	out->n_ts_local = n;
	out->n_ts_remote = n_remote;
	free(local);
	free(remote);
	/* Transit traffic cannot use transport mode. */
	out->transport = out->transport_required = false;
}

static bool ts_overlaps(const struct ike_ts *a, const struct ike_ts *b)
{
	return a->lo.family == b->lo.family && addr_cmp(&a->lo, &b->hi) <= 0 &&
	       addr_cmp(&b->lo, &a->hi) <= 0;
}

struct flex_tunnel *flex_map_match(struct flexvpn *f, const char *fvrf, const struct addr *local,
				   const struct addr *remote, const struct ike_ts *tl, size_t n_tl,
				   const struct ike_ts *tr, size_t n_tr)
{
	struct flex_tunnel *t;

	LL_FOREACH(f->tunnels, t) {
		struct ike_child_policy pol = {0};
		bool peer = false;

		if (t->kind == FLEX_VACCESS)
			break;
		if (t->kind != FLEX_MAP || !addr_eq(&t->local, local) ||
		    strcmp(t->front->vrf, fvrf ? fvrf : "") != 0)
			continue;
		for (size_t i = 0; i < t->map->n_peers; i++)
			peer |= addr_eq(&t->map->peers[i], remote);
		if (!peer)
			continue;
		flex_map_policy(t, &pol);
		for (size_t i = 0; i < pol.n_ts_local; i++)
			for (size_t a = 0; a < n_tl; a++)
				for (size_t b = 0; b < n_tr; b++)
					if (ts_overlaps(&pol.ts_local[i], &tl[a]) &&
					    ts_overlaps(&pol.ts_remote[i], &tr[b]))
						return t;
	}
	return NULL;
}

static bool map_same(const struct crypto_map_entry *a, const struct crypto_map_entry *b)
{
	if (a->n_flows != b->n_flows || a->n_peers != b->n_peers ||
	    memcmp(a->flows, b->flows, a->n_flows * sizeof(*a->flows)) != 0 ||
	    memcmp(a->peers, b->peers, a->n_peers * sizeof(*a->peers)) != 0)
		return false;
	return !a->policy.ikev2_profile == !b->policy.ikev2_profile &&
	       (!a->policy.ikev2_profile ||
		!strcmp(a->policy.ikev2_profile, b->policy.ikev2_profile));
}

static void map_bind(struct flexvpn *f, const struct crypto_map_binding *b,
		     const struct crypto_map_entry *m)
{
	const char *iface = b->iface;
	/* flows, device and outside all are where the interface is: its VRF, if any, is the front */
	const struct iface *i = iface_find(f->ifaces, iface);
	struct flex_front *front = flex_front_get(f, i ? i->conf.vrf : "", true);
	char tag[64];
	struct flex_tunnel *t;

	if (!front)
		return; /* said there; without the namespace nothing leaves */
	snprintf(tag, sizeof(tag), "%s", m->map);
	LL_FOREACH(f->tunnels, t) {
		if (t->kind != FLEX_MAP || t->own || strcmp(t->name, iface) != 0 ||
		    strcmp(t->map->map, m->map) != 0 || t->map->seq != m->seq)
			continue;
		if (map_same(t->map, m) && t->front == front)
			break;
		flex_tunnel_free(t); /* another peer or other flows: a new session */
		t = NULL;
		break;
	}
	if (!t) {
		t = flex_tunnel_new(f, FLEX_MAP, iface);
		t->front = front;
		str_copy(t->tag, sizeof(t->tag), tag);
		snprintf(t->dev, sizeof(t->dev), "cm%u", f->next_handle + 1);
		t->dp_kind = TUNNEL_POLICY;
		flex_peer_new(t, 0)->remote = m->peers[0];
	} else {
		flexvpn_conf_put(t->snap);
	}
	str_copy(t->source_if, sizeof(t->source_if), b->source);
	t->snap = f->conf;
	f->conf->refs++;
	t->map = m;
	t->policy = &m->policy;
	free(t->ikev2_profile);
	t->ikev2_profile = m->policy.ikev2_profile ? xstrdup(m->policy.ikev2_profile) : NULL;
	t->seen = true;
	flex_map_routes(t->peers, t->peers->children != NULL);
}

void flex_map_configure(struct flexvpn *f)
{
	const struct flexvpn_conf *c = f->conf;
	struct flex_tunnel *t;

	LL_FOREACH(f->tunnels, t)
		t->seen |= t->own && flex_dynmap_stands(t, c);
	for (size_t b = 0; b < c->n_maps; b++)
		for (size_t i = 0; c->ipsec && i < c->ipsec->n_maps; i++) {
			const struct crypto_map_entry *m = c->ipsec->maps[i];

			if (m->complete && !m->dynamic && !strcmp(m->map, c->maps[b].map))
				map_bind(f, &c->maps[b], m);
		}
}
