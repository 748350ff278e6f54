/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A router with two ISPs: `tunnel source GigabitEthernet2` means that this tunnel's IKE and ESP
 * leave by GigabitEthernet2, whatever the best route to the hub is. Where the routing table alone
 * would send them elsewhere (another ISP's default route, or both in turns as ECMP), a policy route
 * from the source address to the peer names the next hop that the source interface's own route
 * candidates give (as `tunnel route-via IF preferred` does in IOS).
 */
#include <string.h>

#include "ike/flexvpn_priv.h"
#include "routing/steer.h"

struct via_search {
	struct rib *rib;
	const struct addr *dst;
	const char *oif;
	struct rib_route best;
	struct addr hop;
	bool found;
};

/* The interface a candidate's next hop lies on, "" when it has none at present. */
static const char *hop_oif(struct rib *rib, const struct rib_nexthop *nh, struct rib_entry *e)
{
	if (nh->oif[0])
		return nh->oif;
	if (rib_lookup(rib, &nh->via, e) && e->n_paths == 1 && !e->path[0].hop.via.family)
		return e->path[0].hop.oif;
	return "";
}

static bool via_candidate(const struct rib_route *c, bool installed, void *arg)
{
	struct via_search *s = arg;
	struct rib_entry e;

	if (c->null0 || !prefix_contains(&c->prefix, s->dst))
		return true;
	if (s->found && (c->prefix.len < s->best.prefix.len ||
			 (c->prefix.len == s->best.prefix.len && c->distance >= s->best.distance)))
		return true;
	for (size_t i = 0; i < c->n_nh; i++) {
		if (strcmp(hop_oif(s->rib, &c->nh[i], &e), s->oif) != 0)
			continue;
		s->best = *c;
		s->hop = c->nh[i].via;
		s->found = true;
		break;
	}
	return true;
}

void flex_via_remove(struct flex_tunnel *t)
{
	if (t->via_steer)
		steer_del(t->via_steer);
	t->via_steer = 0;
}

static void via_steer(struct flex_tunnel *t, const struct addr *dst, const struct addr *hop,
		      const char *dev)
{
	struct steer_params sp = {.src = {t->local, (uint8_t)(addr_bytes(&t->local) * 8)},
				  .dst = {*dst, (uint8_t)(addr_bytes(dst) * 8)}, .via = *hop,
				  .netns_fd = ifaces_vrf_netns(t->f->ifaces, t->front->vrf)};

	if (t->via_steer && addr_eq(&t->via_local, &t->local) && addr_eq(&t->via_remote, dst) &&
	    addr_eq(&t->via_hop, hop))
		return;
	flex_via_remove(t);
	str_copy(sp.dev, sizeof(sp.dev), dev);
	if (steer_add(&sp, &t->via_steer) != 0)
		t->via_steer = 0;
	t->via_local = t->local;
	t->via_remote = *dst;
	t->via_hop = *hop;
}

static bool via_route_exists(struct flex_tunnel *t, const struct rib_entry *e)
{
	for (size_t i = 0; i < e->n_paths; i++)
		if (t->kind == FLEX_MAP || strcmp(e->path[i].hop.oif, t->name) != 0) {
			t->recursing = false;
			return true;
		}
	if (!t->recursing)
		log_msg("TUN", LOG_LV_NOTICE, "RECURDOWN",
			"%s temporarily disabled due to recursive routing", t->name);
	t->recursing = true;
	return false;
}

bool flex_via_update(struct flex_tunnel *t, const struct addr *dst)
{
	const char *own = flex_source_if(t), *src_if = own ? own : "";
	struct via_search s = {.rib = t->front->rib, .dst = dst, .oif = src_if};
	const struct iface *i = src_if[0] ? iface_find(t->f->ifaces, src_if) : NULL;
	struct rib_entry e;
	bool routed = rib_lookup(t->front->rib, dst, &e);

	if (!i || i->conf.kind == IFACE_LOOPBACK || t->dp_kind == TUNNEL_MGRE || t->front->vrf[0]) {
		flex_via_remove(t);
		return routed && via_route_exists(t, &e);
	}
	if (routed && e.n_paths == 1 && !strcmp(e.path[0].hop.oif, src_if)) {
		flex_via_remove(t); /* the table agrees */
		return true;
	}
	rib_walk_all(t->front->rib, via_candidate, &s);
	if (s.found && i->dev[0] && i->line_up) {
		via_steer(t, dst, &s.hop, i->dev);
		return true;
	}
	flex_via_remove(t);
	return routed && via_route_exists(t, &e);
}
