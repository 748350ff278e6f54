/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dynamic crypto maps, and routes to what a crypto map protects (reverse-route). A dynamic entry is a
 * template: it never begins, and for each peer that comes with selectors it admits, an entry is made
 * that holds for as long as the session does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define FLOWS_MAX (IKE_MAX_TS * IKE_MAX_TS)

/* The prefix that both have; false: none. Two prefixes are disjoint or one holds the other. */
static bool prefix_common(const struct prefix *a, const struct prefix *b, struct prefix *out)
{
	const struct prefix *inner = a->len >= b->len ? a : b, *outer = inner == a ? b : a;
	struct prefix in = *inner, wide = *inner, edge = *outer;

	if (a->addr.family != b->addr.family)
		return false;
	prefix_mask(&in);
	wide.len = outer->len;
	prefix_mask(&wide);
	prefix_mask(&edge);
	if (!addr_eq(&wide.addr, &edge.addr))
		return false;
	*out = in;
	return true;
}

static bool range_common(uint16_t *lo, uint16_t *hi, uint16_t lo2, uint16_t hi2)
{
	*lo = MAX(*lo, lo2);
	*hi = MIN(*hi, hi2 ? hi2 : 65535);
	return *lo <= *hi;
}

/* out: zeroed */
static bool flow_from(const struct ike_ts *l, const struct ike_ts *r, const struct acl_flow *acl,
		      struct acl_flow *out)
{
	struct prefix pl, pr;

	if (l->lo.family != r->lo.family || l->proto != r->proto)
		return false;
	flex_ts_prefix(l, &pl);
	flex_ts_prefix(r, &pr);
	out->action = ACL_FLOW_PROTECT;
	out->local = pl;
	out->remote = pr;
	out->proto = l->proto;
	out->local_lo = l->port_lo;
	out->local_hi = l->port_hi;
	out->remote_lo = r->port_lo;
	out->remote_hi = r->port_hi;
	if (!acl)
		return true;
	if (acl->proto && l->proto && acl->proto != l->proto)
		return false;
	if (acl->proto)
		out->proto = acl->proto;
	return prefix_common(&pl, &acl->local, &out->local) &&
	       prefix_common(&pr, &acl->remote, &out->remote) &&
	       range_common(&out->local_lo, &out->local_hi, acl->local_lo, acl->local_hi) &&
	       range_common(&out->remote_lo, &out->remote_hi, acl->remote_lo, acl->remote_hi);
}

static bool flow_have(const struct acl_flow *v, size_t n, const struct acl_flow *one)
{
	for (size_t i = 0; i < n; i++)
		if (!memcmp(&v[i], one, sizeof(*one)))
			return true;
	return false;
}

/* What of the peer's selectors this entry admits; an entry without an access list admits all. */
static size_t flows_admitted(const struct crypto_map_entry *m, const struct ike_ts *tl, size_t n_tl,
			     const struct ike_ts *tr, size_t n_tr, struct acl_flow *out)
{
	static const struct acl_flow any = {.action = ACL_FLOW_PROTECT};
	struct acl_flow f;
	size_t n = 0;

	for (size_t a = 0; a < n_tl; a++)
		for (size_t b = 0; b < n_tr; b++)
			for (size_t i = 0; i < MAX(m->n_flows, 1u) && n < FLOWS_MAX; i++) {
				const struct acl_flow *acl = m->n_flows ? &m->flows[i] : &any;

				memset(&f, 0, sizeof(f)); /* padding too: compared */
				if (acl->action == ACL_FLOW_PROTECT &&
				    flow_from(&tl[a], &tr[b], m->n_flows ? acl : NULL, &f) &&
				    !flow_have(out, n, &f))
					out[n++] = f;
			}
	return n;
}

static bool peer_admitted(const struct crypto_map_entry *m, const struct ike_sa_info *sa)
{
	bool peer = !m->n_peers;

	for (size_t i = 0; i < m->n_peers; i++)
		peer |= addr_eq(&m->peers[i], &sa->remote.addr);
	return peer && (!m->policy.ikev2_profile ||
			!strcmp(m->policy.ikev2_profile, sa->profile->name));
}

static struct flex_tunnel *instance_new(struct flexvpn *f, const struct crypto_map_binding *b,
					struct flex_front *front, const struct crypto_map_entry *m,
					const struct ike_sa_info *sa, const struct acl_flow *flows,
					size_t n)
{
	struct crypto_map_entry *own = xcalloc(1, sizeof(*own));
	struct flex_tunnel *t = flex_tunnel_new(f, FLEX_MAP, b->iface);

	*own = *m;
	own->peers = xcalloc(1, sizeof(*own->peers));
	own->peers[0] = sa->remote.addr;
	own->n_peers = 1;
	own->flows = xcalloc(n, sizeof(*flows));
	memcpy(own->flows, flows, n * sizeof(*flows));
	own->n_flows = n;
	t->own = own; /* its texts and policy are m's, which snap keeps */
	t->map = own;
	t->policy = &m->policy;
	t->snap = f->conf;
	f->conf->refs++;
	str_copy(t->source_if, sizeof(t->source_if), b->source);
	t->front = front;
	t->local = sa->local.addr;
	t->ikev2_profile = xstrdup(sa->profile->name);
	t->dp_kind = TUNNEL_POLICY;
	str_copy(t->tag, sizeof(t->tag), m->map);
	snprintf(t->dev, sizeof(t->dev), "cm%u", f->next_handle + 1);
	flex_peer_new(t, 0)->remote = sa->remote.addr;
	return t;
}

struct flex_tunnel *flex_dynmap_match(struct flexvpn *f, const struct ike_sa_info *sa,
				      const struct ike_ts *tl, size_t n_tl, const struct ike_ts *tr,
				      size_t n_tr, struct ike_why *why)
{
	struct flex_front *front = flex_front_get(f, sa->fvrf, false);
	const struct flexvpn_conf *c = f->conf;
	struct acl_flow flows[FLOWS_MAX];
	size_t n;

	for (size_t b = 0; front && c->ipsec && b < c->n_maps; b++) {
		struct iface *i = iface_by_addr_vrf(f->ifaces, &sa->local.addr, front->vrf);

		if (!i || strcmp(i->conf.name, c->maps[b].source[0] ? c->maps[b].source
								     : c->maps[b].iface) != 0)
			continue;
		for (size_t k = 0; k < c->ipsec->n_maps; k++) {
			const struct crypto_map_entry *m = c->ipsec->maps[k];

			if (!m->dynamic || !m->complete || strcmp(m->map, c->maps[b].map) != 0 ||
			    !peer_admitted(m, sa))
				continue;
			n = flows_admitted(m, tl, n_tl, tr, n_tr, flows);
			if (n)
				return instance_new(f, &c->maps[b], front, m, sa, flows, n);
			snprintf(why->text, sizeof(why->text),
				 "the access list of crypto dynamic-map %s %u does not have what the "
				 "peer wants to protect", m->dynamic, m->dynamic_seq);
		}
	}
	return NULL;
}

/* The entry it was made from still stands on the interface. */
bool flex_dynmap_stands(const struct flex_tunnel *t, const struct flexvpn_conf *c)
{
	bool bound = false;

	for (size_t b = 0; b < c->n_maps; b++)
		bound |= !strcmp(c->maps[b].iface, t->name) && !strcmp(c->maps[b].map, t->own->map);
	for (size_t k = 0; bound && c->ipsec && k < c->ipsec->n_maps; k++) {
		const struct crypto_map_entry *m = c->ipsec->maps[k];

		if (m->dynamic && m->complete && !strcmp(m->map, t->own->map) &&
		    m->seq == t->own->seq && m->dynamic_seq == t->own->dynamic_seq &&
		    !strcmp(m->dynamic, t->own->dynamic))
			return true;
	}
	return false;
}

void flex_dynmap_free(struct flex_tunnel *t)
{
	if (!t->own)
		return;
	free(t->own->peers);
	free(t->own->flows);
	free(t->own);
}

/* --- reverse-route --- */

void flex_map_routes(struct flex_peer *p, bool up)
{
	const struct crypto_map_entry *m = p->t->map;
	struct rib_route r = {.proto = RIB_STATIC, .n_nh = 1};

	if (!m->rri || !(up || m->rri_static) || p->t->f->closing)
		return;
	if (p->rib != p->t->front->rib)
		p->rib_owner = rib_owner_new(p->t->front->rib);
	p->rib = p->t->front->rib;
	rib_withdraw_owner(p->rib, p->rib_owner);
	r.owner = p->rib_owner;
	r.tag = m->rri_tag;
	r.distance = m->rri_distance ? m->rri_distance : 1;
	r.nh[0].via = m->rri_via.family ? m->rri_via : p->remote;
	for (size_t i = 0; i < m->n_flows; i++) {
		if (m->flows[i].action != ACL_FLOW_PROTECT || !m->flows[i].remote.len)
			continue; /* any: no route of its own */
		r.prefix = m->flows[i].remote;
		prefix_mask(&r.prefix);
		rib_add(p->rib, &r);
	}
}
