/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/policy_hop.h"
#include "routing/vrf_link.h"

#include <stdlib.h>
#include <string.h>

struct where {
	struct ifaces *ifaces;
	struct tracks *tracks;
};

static bool hop_up(const struct where *f, const struct rmap_hop *h)
{
	struct track_state st;

	return !h->track || (f->tracks && track_get(f->tracks, h->track, &st) && st.up);
}

/* The interface a next hop is connected to. */
static struct iface *hop_iface(const struct where *f, const char *vrf, const struct addr *via)
{
	for (struct iface *i = iface_first(f->ifaces); i; i = i->next) {
		struct prefix p;

		if (i->line_up && i->ifindex && !strcmp(i->conf.vrf, vrf) &&
		    iface_addr(f->ifaces, i, &p) && prefix_contains(&p, via) &&
		    !addr_eq(&p.addr, via))
			return i;
	}
	return NULL;
}

static bool route_by_hops(const struct where *f, const char *vrf, const struct rmap_hop *hops,
			  size_t n, struct policy_route *r)
{
	for (size_t i = 0; i < n; i++) {
		struct iface *out = hop_up(f, &hops[i]) ? hop_iface(f, vrf, &hops[i].via) : NULL;

		if (!out)
			continue;
		r->via = hops[i].via;
		str_copy(r->dev, sizeof(r->dev), out->dev);
		return true;
	}
	return false;
}

static bool route_by_ifs(const struct where *f, const char *vrf, const struct rmap_names *names,
			 struct policy_route *r)
{
	for (size_t i = 0; i < names->n; i++) {
		struct iface *out = iface_find(f->ifaces, names->name[i]);

		if (!strcmp(names->name[i], "Null0")) {
			r->discard = true;
			return true;
		}
		if (!out || !out->line_up || !out->dev[0] || strcmp(out->conf.vrf, vrf) != 0)
			continue;
		str_copy(r->dev, sizeof(r->dev), out->dev);
		return true;
	}
	return false;
}

static bool route_by_rib(const struct where *f, const char *vrf, const struct addr *to,
			 struct policy_route *r)
{
	struct rib *rib = to->family ? ifaces_vrf_rib(f->ifaces, vrf, false) : NULL;
	struct rib_entry *e = xcalloc(1, sizeof(*e));
	struct iface *out = NULL;

	if (rib && rib_lookup(rib, to, e) && e->n_paths) {
		out = iface_find(f->ifaces, e->path[0].hop.oif);
		r->via = e->path[0].hop.via.family ? e->path[0].hop.via : *to;
	}
	free(e);
	if (out)
		str_copy(r->dev, sizeof(r->dev), out->dev);
	return out && out->dev[0];
}

/* By another VRF's table: over the link to it. */
static bool route_by_vrf(const struct where *f, const char *vrf, const struct rmap_entry *e,
			 struct policy_route *r)
{
	if (!e->set_table || !strcmp(vrf, e->table))
		return false;
	if (vrf_link_make(f->ifaces, vrf, e->table) && vrf_link_addr(f->ifaces, e->table, &r->via)) {
		vrf_link_dev_to(f->ifaces, e->table, r->dev);
		return true;
	}
	r->discard = true; /* not by this table: that is what the line is against */
	return true;
}

bool policy_hop(struct ifaces *ifaces, struct tracks *tracks, const char *vrf,
		const struct rmap_entry *e, struct policy_route *r)
{
	const struct where w = {ifaces, tracks}, *f = &w;

	if (!e->permit)
		return false;
	if (route_by_vrf(f, vrf, e, r) || route_by_hops(f, vrf, e->hop, e->n_hops, r) ||
	    route_by_rib(f, vrf, &e->recursive, r) || route_by_ifs(f, vrf, &e->set_if, r))
		return true;
	r->dflt = true;
	return route_by_hops(f, vrf, e->dflt_hop, e->n_dflt_hops, r) ||
	       route_by_ifs(f, vrf, &e->dflt_if, r);
}
