/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration mode and IKEv2 routing: attributes of the authorization policy, and the peers'
 * prefixes as static routes [2/0] through the tunnel.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ike/event.h"
#include "ike/flexvpn_priv.h"

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
		author_wipe(&c->author[i]);
	free(c->tunnels);
	free(c->maps);
	free(c->pools);
	free(c->author);
	free(c->clients);
	ike_conf_put(c->ike);
	ipsec_conf_put(c->ipsec);
	free(c);
}

/* --- authorization policy of a peer --- */

/* What is in force now, not when the session began: a change is told to the peers. out wants
 * author_wipe(). False: nothing is given, pushed or accepted. */
static bool author_of(struct flexvpn *f, const struct ike_profile *prof, const struct ike_id *peer,
		      struct author_policy *out)
{
	const struct flexvpn_conf *c = f->conf;
	const struct ike_profile *now = prof ? ike_profile_find(c->ike, prof->name) : NULL;
	struct ike_why why = {0};
	bool any;

	return author_get(c->ike, c->author, c->n_author, now ? now : prof, peer, out, &any, &why) &&
	       any;
}

bool flex_authorize(void *ctx, const struct ike_sa_info *sa, struct ike_why *why)
{
	struct flexvpn *f = ctx;
	struct author_policy ap;
	bool any, ok;

	ok = author_get(f->conf->ike, f->conf->author, f->conf->n_author, sa->profile,
			&sa->remote_id, &ap, &any, why);
	author_wipe(&ap);
	if (!ok || any)
		ike_op_count(IKE_OP_AUTHORIZATION, ok);
	return ok;
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
	const struct iface *i;
	struct prefix own;

	if (ap->route_interface[0])
		ifname = ap->route_interface;
	i = ifname ? iface_find(f->ifaces, ifname) : NULL;
	if (ap->route_set_interface && i && iface_addr(f->ifaces, i, &own)) {
		own.len = own.addr.family == ADDR_V6 ? 128 : 32;
		push_subnet(out, &own);
	}
	for (size_t n = 0; n < ap->n_route_set; n++)
		push_subnet(out, &ap->route_set[n]);
}

static void why_no_address(const struct flexvpn *f, const struct author_policy *ap,
			   const char *name, struct ike_why *why)
{
	bool v6 = name == ap->pool6;
	const struct local_pool *p = flex_pool_find(f->conf, name, v6);
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN];

	if (!p)
		snprintf(why->text, sizeof(why->text),
			 "Authorization policy %s has `%s %s`, but no `%s local pool %s` is configured",
			 ap->name, v6 ? "ipv6 pool" : "pool", name, v6 ? "ipv6" : "ip", name);
	else if (v6)
		snprintf(why->text, sizeof(why->text),
			 "All of `ipv6 local pool %s %s %u` is given to peers: make it larger", name,
			 prefix_str(&p->prefix6, lo), p->len6);
	else
		snprintf(why->text, sizeof(why->text),
			 "All %u addresses of `ip local pool %s %s %s` are given to peers: make it larger",
			 addr_to_v4(&p->hi) - addr_to_v4(&p->lo) + 1, name, addr_str(&p->lo, lo),
			 addr_str(&p->hi, hi));
}

static bool give_address(struct flexvpn *f, const struct author_policy *ap, uint32_t sa,
			 const struct ike_cfg *req, struct ike_cfg *reply, struct ike_why *why)
{
	const char *empty = NULL;

	if (req->want_addr4 && ap->pool[0] && !flex_pool_take(f, ap->pool, sa, &reply->addr4))
		empty = ap->pool;
	else if (req->want_addr6 && ap->pool6[0] && !flex_pool6_take(f, ap->pool6, sa, &reply->addr6))
		empty = ap->pool6;
	if (empty) {
		log_msg("IKEV2", LOG_LV_ERR, "POOL", "address pool %s %s", empty,
			flex_pool_find(f->conf, empty, empty == ap->pool6) ? "has no free address" :
									"is not configured");
		why_no_address(f, ap, empty, why);
		return false;
	}
	if (reply->addr4.family)
		reply->netmask4 = ap->netmask.family ? ap->netmask : len_to_mask(32);
	if (reply->addr6.addr.family && ap->prefix6)
		reply->addr6.len = ap->prefix6;
	return true;
}

int flex_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
		     struct ike_cfg *reply, struct ike_why *why)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = sa->owner ? flex_peer_find(f, sa->owner) : NULL;
	struct author_policy ap;
	char vt[IFACE_NAME_LEN];
	bool ok;

	memset(reply, 0, sizeof(*reply));
	if (!author_of(f, sa->profile, &sa->remote_id, &ap)) {
		author_wipe(&ap);
		return 0;
	}
	ok = give_address(f, &ap, sa->id, req, reply, why);
	memcpy(reply->dns, ap.dns, sizeof(reply->dns));
	memcpy(reply->wins, ap.wins, sizeof(reply->wins));
	memcpy(reply->dns6, ap.dns6, sizeof(reply->dns6));
	str_copy(reply->def_domain, sizeof(reply->def_domain), ap.def_domain);
	str_copy(reply->banner, sizeof(reply->banner), ap.banner);
	str_copy(reply->split_dns, sizeof(reply->split_dns), ap.split_dns);
	str_copy(reply->backup, sizeof(reply->backup), ap.backup);
	reply->include_local_lan = ap.include_local_lan;
	reply->pfs = ap.pfs;
	snprintf(vt, sizeof(vt), "Virtual-Template%u",
		 sa->profile ? sa->profile->virtual_template : 0);
	push_routes(f, &ap, p ? p->t->name : vt, reply);
	author_wipe(&ap);
	return ok ? 0 : -EADDRNOTAVAIL; /* INTERNAL_ADDRESS_FAILURE, RFC 7296 3.15.4 */
}

void flex_cfg_to_send(void *ctx, const char *profile, uint32_t owner, const struct ike_id *peer,
		      struct ike_cfg *out)
{
	struct flexvpn *f = ctx;
	const struct ike_profile *prof = ike_profile_find(f->conf->ike, profile);
	struct flex_peer *p = flex_peer_find(f, owner);
	const struct iface *i = p ? iface_find(f->ifaces, p->t->name) : NULL;
	struct author_policy ap;
	bool any = author_of(f, prof, peer, &ap);

	memset(out, 0, sizeof(*out));
	if (i && i->conf.negotiated)
		out->want_addr4 = out->want_mask = out->want_dns = true;
	out->want_addr6 = i && i->conf.negotiated6;
	/* the policy may not be known yet: what is not accepted is asked in vain */
	out->want_subnet = any ? ap.route_accept_any : prof && prof->author_group.list;
	if (any)
		push_routes(f, &ap, p ? p->t->name : NULL, out);
	author_wipe(&ap);
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
	if (p && i && i->conf.negotiated6 && cfg->addr6.addr.family)
		iface_assign6(f->ifaces, i, &cfg->addr6);
	if (p && cfg->backup[0])
		flex_client_backup(p, cfg->backup);
	if (p && p->children) /* after IKE_AUTH: a route update */
		flex_routes_install(p, sa);
}

/* --- a changed authorization policy reaches the peers (Dynamic Route Update) --- */

static bool policy_push(const struct ike_sa_info *sa, void *arg)
{
	struct flexvpn *f = arg;
	struct flex_peer *p = sa->state == IKE_SA_READY ? flex_peer_find(f, sa->owner) : NULL;
	struct ike_cfg *cfg;
	uint32_t sum;

	if (!p || !p->children || !sa->profile)
		return true;
	cfg = xcalloc(1, sizeof(*cfg));
	flex_cfg_to_send(f, sa->profile->name, sa->owner, &sa->remote_id, cfg);
	sum = flex_pushed_sum(cfg);
	if (sum != p->pushed) {
		p->pushed = sum;
		cfg->want_addr4 = cfg->want_addr6 = cfg->want_mask = cfg->want_dns = false;
		cfg->want_subnet = false;
		ike_cfg_send(f->ike, sa->id, cfg);
		flex_routes_install(p, sa); /* what is accepted may have changed too */
	}
	free(cfg);
	return true;
}

void flex_policies_push(struct flexvpn *f)
{
	ike_walk(f->ike, policy_push, f);
}

/* FNV-1a over what is pushed: remembering the prefixes would cost each of thousands of peers. */
uint32_t flex_pushed_sum(const struct ike_cfg *cfg)
{
	const uint8_t *p = (const uint8_t *)cfg->subnets;
	uint32_t sum = 2166136261u;

	for (size_t i = 0; i < cfg->n_subnets * sizeof(cfg->subnets[0]); i++)
		sum = (sum ^ p[i]) * 16777619u;
	return sum;
}

/* --- the peers' prefixes --- */

static void withdraw_all(struct flex_peer *p)
{
	if (p->rib_owner)
		rib_withdraw_owner(p->rib, p->rib_owner);
	for (size_t i = 0; i < p->n_elsewhere; i++)
		rib_withdraw_owner(p->elsewhere[i].rib, p->elsewhere[i].owner);
	free(p->elsewhere);
	p->elsewhere = NULL;
	p->n_elsewhere = 0;
}

void flex_routes_withdraw(struct flex_peer *p)
{
	struct iface *i = iface_find(p->t->f->ifaces, p->t->name);

	withdraw_all(p);
	flex_lease_return(p);
	if (i && i->conf.negotiated && !p->t->f->closing)
		iface_assign(p->t->f->ifaces, i, NULL);
	if (i && i->conf.negotiated6 && !p->t->f->closing)
		iface_assign6(p->t->f->ifaces, i, NULL);
}

static struct rib_route route_make(const struct flex_peer *p, const struct prefix *dst,
				   uint8_t distance, uint32_t tag)
{
	struct rib_route r = {.prefix = *dst, .proto = RIB_STATIC, .distance = distance,
			      .tag = tag, .owner = p->rib_owner, .n_nh = 1};

	prefix_mask(&r.prefix);
	str_copy(r.nh[0].oif, sizeof(r.nh[0].oif), p->t->name);
	return r;
}

static void route_add(struct flex_peer *p, const struct prefix *dst, const struct author_policy *ap)
{
	struct rib_route r = route_make(p, dst, ap->accept_distance ? ap->accept_distance :
								     AUTHOR_DISTANCE,
					ap->accept_tag ? ap->accept_tag : AUTHOR_TAG);

	rib_add(p->rib, &r);
}

/* The tunnel is in one VRF only: a route of another one goes to its next hop there. */
static void route_local(struct flex_peer *p, const struct author_local *l)
{
	struct rib *rib = l->vrf[0] ? ifaces_vrf_rib(p->t->f->ifaces, l->vrf, true) : p->rib;
	struct rib_route r = route_make(p, &l->dst, l->distance, l->tag);
	struct flex_elsewhere *e;
	char dst[ADDR_STRLEN];

	r.nh[0].via = l->via;
	if (rib != p->rib) {
		if (!rib || !l->via.family) {
			log_msg("IKEV2", LOG_LV_WARNING, "ROUTE", "route set local %s vrf %s: %s is "
				"in another VRF, a next hop is needed",
				prefix_str(&l->dst, dst), l->vrf, p->t->name);
			return;
		}
		p->elsewhere = xrealloc(p->elsewhere, (p->n_elsewhere + 1) * sizeof(*e));
		e = &p->elsewhere[p->n_elsewhere++];
		*e = (struct flex_elsewhere){ rib, rib_owner_new(rib) };
		r.owner = e->owner;
		r.nh[0].oif[0] = '\0';
	}
	rib_add(rib, &r);
}

static void routes_fill(struct flex_peer *p, const struct ike_sa_info *sa,
			const struct author_policy *ap)
{
	struct prefix host = {.addr = p->assigned, .len = 32};

	flex_lease_keep(p, sa->id);
	host.addr = p->assigned;
	if (p->assigned.family)
		route_add(p, &host, ap);
	if (p->assigned6.addr.family)
		route_add(p, &p->assigned6, ap);
	for (size_t n = 0; n < ap->n_route_local; n++)
		route_local(p, &ap->route_local[n]);
	if (!ap->route_accept_any)
		return;
	for (size_t n = 0; n < sa->cfg.n_subnets; n++)
		route_add(p, &sa->cfg.subnets[n], ap);
}

void flex_routes_install(struct flex_peer *p, const struct ike_sa_info *sa)
{
	struct flexvpn *f = p->t->f;
	struct author_policy ap;
	const struct iface *i;
	struct ike_cfg *cfg;
	struct rib *rib;

	if (p->t->kind == FLEX_MAP) {
		flex_map_routes(p, true);
		return;
	}
	i = iface_find(f->ifaces, p->t->name);
	rib = i ? ifaces_vrf_rib(f->ifaces, i->conf.vrf, true) : f->rib;
	if (!rib)
		return;
	withdraw_all(p);
	if (rib != p->rib)
		p->rib_owner = rib_owner_new(rib);
	p->rib = rib;
	if (author_of(f, sa->profile, &sa->remote_id, &ap)) {
		routes_fill(p, sa, &ap);
		if (!p->pushed && sa->profile) { /* what the peer has been told */
			cfg = xcalloc(1, sizeof(*cfg));
			push_routes(f, &ap, p->t->name, cfg);
			p->pushed = flex_pushed_sum(cfg);
			free(cfg);
		}
		if (ap.session_lifetime && !timer_pending(&p->life))
			timer_set(loop_timers(f->loop), &p->life,
				  (uint64_t)ap.session_lifetime * 1000);
	}
	author_wipe(&ap);
}
