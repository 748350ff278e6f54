/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration mode and IKEv2 routing: addresses from local pools, attributes of the
 * authorization policy, and the peers' prefixes as static routes [2/0] through the tunnel.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define ROUTE_DISTANCE 2
#define ROUTE_TAG 1

/* --- the configuration snapshot --- */

struct flexvpn_conf *flexvpn_conf_new(void)
{
	struct flexvpn_conf *c = xcalloc(1, sizeof(*c));

	c->refs = 1;
	return c;
}

void flexvpn_conf_put(struct flexvpn_conf *c)
{
	if (!c || --c->refs)
		return;
	for (size_t i = 0; i < c->n_tunnels; i++) {
		free(c->tunnels[i].profile);
		free(c->tunnels[i].ikev2_profile);
	}
	for (size_t i = 0; i < c->n_author; i++)
		free(c->author[i].route_set);
	free(c->tunnels);
	free(c->maps);
	free(c->pools);
	free(c->author);
	free(c->clients);
	ike_conf_put(c->ike);
	ipsec_conf_put(c->ipsec);
	free(c);
}

/* --- authorization policy of a profile --- */

const struct author_policy *flex_author_find(const struct flexvpn_conf *c,
					     const struct ike_profile *prof)
{
	const char *name;

	if (!prof || !prof->aaa_group_list)
		return NULL; /* without aaa authorization nothing is pushed or accepted */
	name = prof->aaa_group_name ? prof->aaa_group_name : "default";
	for (size_t i = 0; i < c->n_author; i++)
		if (!strcmp(c->author[i].name, name))
			return &c->author[i];
	return NULL;
}

static const struct local_pool *pool_find(const struct flexvpn_conf *c, const char *name)
{
	for (size_t i = 0; i < c->n_pools; i++)
		if (!strcmp(c->pools[i].name, name))
			return &c->pools[i];
	return NULL;
}

/* Addresses promised before the tunnel exists (the request comes with IKE_AUTH). */
struct lease {
	uint32_t sa;
	struct addr addr;
	char pool[64];
	UT_hash_handle hh;
};
static struct lease *leases;

static bool pool_in_use(struct flexvpn *f, const struct addr *a)
{
	struct flex_peer *p, *tmp;
	struct lease *l, *ltmp;

	HASH_ITER(hh, f->peers, p, tmp)
		if (addr_eq(&p->assigned, a))
			return true;
	HASH_ITER(hh, leases, l, ltmp)
		if (addr_eq(&l->addr, a))
			return true;
	return false;
}

static bool pool_take(struct flexvpn *f, const char *name, uint32_t sa, struct addr *out)
{
	const struct local_pool *pool = pool_find(f->conf, name);
	struct lease *l;
	struct ike_sa_info info;
	struct lease *tmp;

	if (!pool)
		return false;
	HASH_ITER(hh, leases, l, tmp) /* promises whose negotiation never ended well */
		if (!ike_sa_get(f->ike, l->sa, &info)) {
			HASH_DEL(leases, l);
			free(l);
		}
	for (uint32_t v = addr_to_v4(&pool->lo); v <= addr_to_v4(&pool->hi); v++) {
		struct addr a = addr_v4(v);

		if (pool_in_use(f, &a))
			continue;
		HASH_FIND(hh, leases, &sa, sizeof(sa), l);
		if (!l) {
			l = xcalloc(1, sizeof(*l));
			l->sa = sa;
			HASH_ADD(hh, leases, sa, sizeof(l->sa), l);
		}
		l->addr = *out = a;
		str_copy(l->pool, sizeof(l->pool), name);
		return true;
	}
	return false;
}

/* --- what we push: `route set interface`, `route set access-list|remote` --- */

static void push_subnet(struct ike_cfg *out, const struct prefix *p)
{
	if (out->n_subnets < IKE_MAX_SUBNETS)
		out->subnets[out->n_subnets++] = *p;
}

static void push_routes(struct flexvpn *f, const struct author_policy *ap, const char *ifname,
			struct ike_cfg *out)
{
	const struct iface *i = ifname ? iface_find(f->ifaces, ifname) : NULL;
	struct prefix own;

	if (ap->route_set_interface && i && iface_addr(f->ifaces, i, &own)) {
		own.len = own.addr.family == ADDR_V6 ? 128 : 32;
		push_subnet(out, &own);
	}
	for (size_t n = 0; n < ap->n_route_set; n++)
		push_subnet(out, &ap->route_set[n]);
}

int flex_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
		     struct ike_cfg *reply)
{
	struct flexvpn *f = ctx;
	const struct author_policy *ap = flex_author_find(f->conf, sa->profile);
	struct flex_peer *p = sa->owner ? flex_peer_find(f, sa->owner) : NULL;
	char vt[IFACE_NAME_LEN];

	memset(reply, 0, sizeof(*reply));
	if (!ap)
		return 0;
	if (req->want_addr4 && ap->pool[0]) {
		if (!pool_take(f, ap->pool, sa->id, &reply->addr4)) {
			log_msg("IKEV2", LOG_LV_ERR, "POOL", "address pool %s has no free address",
				ap->pool);
			return -EADDRNOTAVAIL; /* INTERNAL_ADDRESS_FAILURE, RFC 7296 3.15.4 */
		}
		reply->netmask4 = ap->netmask.family ? ap->netmask : len_to_mask(32);
	}
	reply->dns[0] = ap->dns[0];
	reply->dns[1] = ap->dns[1];
	reply->wins[0] = ap->wins[0];
	reply->wins[1] = ap->wins[1];
	str_copy(reply->def_domain, sizeof(reply->def_domain), ap->def_domain);
	str_copy(reply->banner, sizeof(reply->banner), ap->banner);
	snprintf(vt, sizeof(vt), "Virtual-Template%u",
		 sa->profile ? sa->profile->virtual_template : 0);
	push_routes(f, ap, p ? p->t->name : vt, reply);
	return 0;
}

void flex_cfg_to_send(void *ctx, const char *profile, uint32_t owner, struct ike_cfg *out)
{
	struct flexvpn *f = ctx;
	const struct ike_profile *prof = ike_profile_find(f->conf->ike, profile);
	const struct author_policy *ap = flex_author_find(f->conf, prof);
	struct flex_peer *p = flex_peer_find(f, owner);
	const struct iface *i = p ? iface_find(f->ifaces, p->t->name) : NULL;

	memset(out, 0, sizeof(*out));
	if (i && i->conf.negotiated)
		out->want_addr4 = out->want_mask = out->want_dns = true;
	out->want_subnet = ap && ap->route_accept_any;
	if (ap)
		push_routes(f, ap, p ? p->t->name : NULL, out);
}

void flex_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, sa->owner);
	struct iface *i = p ? iface_find(f->ifaces, p->t->name) : NULL;

	if (p && i && i->conf.negotiated && cfg->addr4.family) {
		struct prefix a = {.addr = cfg->addr4, .len = 32};
		int len = cfg->netmask4.family ? mask_to_len(&cfg->netmask4) : 32;

		if (len > 0)
			a.len = (uint8_t)len;
		iface_assign(f->ifaces, i, &a);
	}
	if (p && p->children) /* after IKE_AUTH: a route update */
		flex_routes_install(p, sa);
}

/* --- the peers' prefixes --- */

void flex_routes_withdraw(struct flex_peer *p)
{
	struct iface *i = iface_find(p->t->f->ifaces, p->t->name);

	if (p->rib_owner)
		rib_withdraw_owner(p->rib, p->rib_owner);
	memset(&p->assigned, 0, sizeof(p->assigned));
	if (i && i->conf.negotiated && !p->t->f->closing)
		iface_assign(p->t->f->ifaces, i, NULL);
}

static void route_add(struct flex_peer *p, const struct prefix *dst, const struct author_policy *ap)
{
	struct rib_route r = {.prefix = *dst, .proto = RIB_STATIC, .distance = ROUTE_DISTANCE,
			      .tag = ROUTE_TAG, .owner = p->rib_owner, .n_nh = 1};

	if (ap && ap->accept_distance)
		r.distance = ap->accept_distance;
	if (ap && ap->accept_tag)
		r.tag = ap->accept_tag;
	prefix_mask(&r.prefix);
	str_copy(r.nh[0].oif, sizeof(r.nh[0].oif), p->t->name);
	rib_add(p->rib, &r);
}

void flex_routes_install(struct flex_peer *p, const struct ike_sa_info *sa)
{
	struct flexvpn *f = p->t->f;
	const struct author_policy *ap = flex_author_find(f->conf, sa->profile);
	const struct iface *i;
	struct rib *rib;
	struct lease *l;
	uint32_t id = sa->id;

	if (p->t->kind == FLEX_MAP)
		return;
	i = iface_find(f->ifaces, p->t->name);
	rib = i ? ifaces_vrf_rib(f->ifaces, i->conf.vrf, true) : f->rib;
	if (!rib)
		return;
	if (rib != p->rib && p->rib_owner)
		rib_withdraw_owner(p->rib, p->rib_owner);
	if (rib != p->rib)
		p->rib_owner = rib_owner_new(rib);
	p->rib = rib;
	HASH_FIND(hh, leases, &id, sizeof(id), l);
	if (l) {
		struct prefix host = {.addr = l->addr, .len = 32};

		p->assigned = l->addr;
		str_copy(p->pool, sizeof(p->pool), l->pool);
		HASH_DEL(leases, l);
		free(l);
		route_add(p, &host, ap);
	}
	if (!ap || !ap->route_accept_any)
		return;
	for (size_t n = 0; n < sa->cfg.n_subnets; n++)
		route_add(p, &sa->cfg.subnets[n], ap);
}
