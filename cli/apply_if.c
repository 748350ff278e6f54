/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * interface ..., ip route ..., ip local pool, crypto ikev2 authorization policy -> the lists that
 * routing/ and ike/flexvpn.c take.
 */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include "cli/apply_int.h"

char *dup_or_null(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

bool node_prefix_get(const struct cfg_node *n, const char *avar, const char *mvar, struct prefix *p)
{
	struct addr mask;
	int len;

	if (!cfg_addr(n, avar, &p->addr) || p->addr.family != ADDR_V4)
		return false;
	if (!cfg_addr(n, mvar, &mask)) {
		p->len = addr_is_any(&p->addr) ? 0 : 32;
		return true;
	}
	len = mask_to_len(&mask);
	p->len = len < 0 ? 32 : (uint8_t)len;
	return true;
}

static const struct cfg_node *primary(const struct cfg_node *s)
{
	EACH(n, s, "ip address")
		if (!cfg_has(n, "secondary") && cfg_var(n, "addr"))
			return n;
	return NULL;
}

bool interface_addr(const struct router *rt, const char *name, struct addr *out)
{
	const struct cfg_node *s = cfg_interface(rt->running, name);
	const struct cfg_node *u = cfg_find(s, "ip unnumbered");
	struct iface *i;
	struct prefix p;

	if (u)
		s = cfg_interface(rt->running, cfg_var(u, "interface"));
	if (primary(s))
		return cfg_addr(primary(s), "addr", out);
	i = rt->ifaces ? iface_find(rt->ifaces, name) : NULL;
	if (!i || !iface_addr(rt->ifaces, i, &p))
		return false;
	*out = p.addr;
	return true;
}

/* --- interfaces --- */
static void iface_addresses(struct iface_conf *ic, const struct cfg_node *s)
{
	for (int pass = 0; pass < 2; pass++)
		EACH(n, s, "ip address") {
			bool secondary = cfg_has(n, "secondary");
			struct iface_addr a = { .secondary = secondary };

			if (secondary != (pass == 1) || ic->n_addrs == IFACE_MAX_ADDRS ||
			    !node_prefix_get(n, "addr", "mask", &a.p))
				continue;
			ic->addrs[ic->n_addrs++] = a;
		}
}

/* A device address to make interface identifiers from: loopbacks and tunnels have none of their own and
 * take the router's first one. */
static bool iface_mac(const struct router *rt, const char *name, uint8_t mac[6])
{
	static const uint8_t none[6];
	const struct iface *own = iface_find(rt->ifaces, name);
	const struct iface *i = own && memcmp(own->mac, none, 6) ? own : iface_first(rt->ifaces);

	for (; i; i = i->next) {
		if (!memcmp(i->mac, none, 6))
			continue;
		memcpy(mac, i->mac, 6);
		return true;
	}
	return false;
}

/* RFC 4291 appendix A: the MAC with ff:fe in the middle and the universal bit inverted. */
static bool eui64(const struct router *rt, const char *name, struct addr *a)
{
	uint8_t mac[6];

	if (!rt->ifaces || !iface_mac(rt, name, mac))
		return false;
	memcpy(a->b + 8, mac, 3);
	memcpy(a->b + 13, mac + 3, 3);
	a->b[8] ^= 2;
	a->b[11] = 0xff;
	a->b[12] = 0xfe;
	return true;
}

static void iface_addresses6(const struct router *rt, struct iface_conf *ic, const struct cfg_node *s)
{
	EACH(n, s, "ipv6 address") {
		struct iface_addr a = { .secondary = false };
		const char *prefix = cfg_var(n, "prefix");

		if (ic->n_addrs == IFACE_MAX_ADDRS)
			break;
		if (prefix ? !prefix_parse(prefix, &a.p) : !cfg_addr(n, "addr", &a.p.addr))
			continue;
		if (!prefix)
			a.p.len = cfg_has(n, "link-local") ? 64 : 128;
		if (cfg_has(n, "eui-64") && !eui64(rt, ic->name, &a.p.addr))
			continue;
		ic->addrs[ic->n_addrs++] = a;
	}
	ic->ipv6 = cfg_find(s, "ipv6 enable") != NULL;
	EACH(n, s, "ipv6 address")
		ic->negotiated6 |= cfg_has(n, "negotiated");
	ic->ipv6 |= ic->negotiated6;
}

static void iface_fill(const struct router *rt, struct iface_conf *ic, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "ip address");
	const char *v;

	str_copy(ic->name, sizeof(ic->name), cfg_var(s, "name"));
	ic->kind = iface_name_kind(ic->name);
	ic->configured = true;
	ic->shutdown = cfg_flag(s, "shutdown", false) ||
		       (rt->filter && filter_blocks(rt->filter, ic->name));
	ic->description = dup_or_null(cfg_var(cfg_find(s, "description"), "text"));
	ic->negotiated = n && cfg_has(n, "negotiated");
	ic->dhcp = n && cfg_has(n, "dhcp");
	iface_addresses(ic, s);
	iface_addresses6(rt, ic, s);
	v = cfg_var(cfg_find(s, "ip unnumbered"), "interface");
	if (v)
		str_copy(ic->unnumbered, sizeof(ic->unnumbered), v);
	ic->mtu = (uint16_t)cfg_num(cfg_find(s, "mtu"), "mtu", 0);
	ic->ip_mtu = (uint16_t)cfg_num(cfg_find(s, "ip mtu"), "mtu", 0);
	ic->mtu6 = (uint16_t)cfg_num(cfg_find(s, "ipv6 mtu"), "mtu", 0);
	ic->mss = (uint16_t)cfg_num(cfg_find(s, "ip tcp adjust-mss"), "mss", 0);
	ic->mss6 = (uint16_t)cfg_num(cfg_find(s, "ipv6 tcp adjust-mss"), "mss", 0);
	EACH(b, s, "bandwidth")
		if (!cfg_has(b, "receive") && !cfg_has(b, "inherit"))
			ic->bandwidth = (uint32_t)cfg_num(b, "kbps", 0);
	ic->delay = (uint32_t)cfg_num(cfg_find(s, "delay"), "delay", 0);
	ic->vlan = (uint16_t)cfg_num(cfg_find(s, "encapsulation dot1Q"), "vlan", 0);
	str_copy(ic->vrf, sizeof(ic->vrf), cfg_interface_vrf(s));
}

struct iface_conf *apply_ifaces(const struct router *rt, size_t *n)
{
	struct iface_conf *list = NULL;

	*n = 0;
	EACH(s, &rt->running->root, "interface")
		iface_fill(rt, GROW(list, *n), s);
	return list;
}

/* --- static routes --- */

/* The one that a static route says its next hop is in. */
static const char *next_hop_vrf(const struct cfg *c, const struct cfg_node *s, const char *own)
{
	const char *oif = cfg_var(s, "oif"), *vrf = cfg_var(s, "nvrf");
	const struct cfg_node *i;

	if (vrf)
		return strcmp(vrf, "default") ? vrf : "";
	if (cfg_has(s, "global"))
		return "";
	i = oif ? cfg_interface(c, oif) : NULL;
	return i ? cfg_interface_vrf(i) : own;
}

bool static_is_foreign(const struct cfg *c, const struct cfg_node *s)
{
	const char *own = cfg_var(s, "vrf") ? cfg_var(s, "vrf") : "";

	return strcmp(next_hop_vrf(c, s, own), own) != 0;
}

static void static_fill(const struct router *rt, struct static_conf *r, const struct cfg_node *s)
{
	const char *v;

	cfg_addr(s, "via", &r->via);
	if ((v = cfg_var(s, "oif")) != NULL)
		str_copy(r->oif, sizeof(r->oif), v);
	r->distance = (uint8_t)cfg_num(s, "distance", 1);
	r->tag = (uint32_t)cfg_num(s, "tag", 0);
	if ((v = cfg_var(s, "rname")) != NULL)
		str_copy(r->name, sizeof(r->name), v);
	r->track = (uint16_t)cfg_num(s, "track", 0);
	r->permanent = cfg_has(s, "permanent");
	if ((v = cfg_var(s, "vrf")) != NULL)
		str_copy(r->vrf, sizeof(r->vrf), v);
	r->foreign = static_is_foreign(rt->running, s);
	if (r->foreign)
		str_copy(r->nvrf, sizeof(r->nvrf), next_hop_vrf(rt->running, s, r->vrf));
}

struct static_conf *apply_statics(const struct router *rt, size_t *n)
{
	struct static_conf *list = NULL;
	struct prefix p;

	*n = 0;
	EACH(s, &rt->running->root, "ip route") {
		struct static_conf lease = { .prefix = { .len = 0 } };
		const char *oif = cfg_var(s, "oif");

		if (cfg_has(s, "dhcp")) { /* by the gateway of a lease, while there is one */
			if (!rt->dhcp_clients || !dhcp_clients_gateway(rt->dhcp_clients, oif ? oif : "",
								       &lease.via, lease.oif, sizeof(lease.oif)))
				continue;
		} else if (!oif && !cfg_var(s, "via")) {
			continue;
		}
		if (node_prefix_get(s, "prefix", "mask", &p)) {
			struct static_conf *r = GROW(list, *n);

			r->prefix = p;
			static_fill(rt, r, s);
			if (lease.via.family) {
				r->via = lease.via;
				str_copy(r->oif, sizeof(r->oif), lease.oif);
				r->distance = (uint8_t)cfg_num(s, "distance", 254);
			}
		}
	}
	EACH(s, &rt->running->root, "ipv6 route") {
		if (prefix_parse(cfg_var(s, "prefix"), &p)) {
			struct static_conf *r = GROW(list, *n);

			r->prefix = p;
			static_fill(rt, r, s);
		}
	}
	return list;
}

/* --- tunnels --- */
static enum tunnel_mode tunnel_mode_of(const struct cfg_node *n)
{
	if (!n)
		return TUN_MODE_GRE;
	if (cfg_has(n, "gre"))
		return cfg_has(n, "multipoint") ? TUN_MODE_GRE_MULTIPOINT : TUN_MODE_GRE;
	if (cfg_has(n, "ipsec")) /* dual-overlay: the outside is what the addresses are */
		return cfg_has(n, "ipv6") ? TUN_MODE_IPSEC_V6 : TUN_MODE_IPSEC_V4;
	return cfg_has(n, "ipip") ? TUN_MODE_IPIP : TUN_MODE_OTHER;
}

static enum tunnel_overlay overlay_of(const struct cfg_node *n)
{
	if (!n || !cfg_has(n, "ipsec"))
		return TUN_OVERLAY_NONE;
	return cfg_has(n, "dual-overlay") ? TUN_OVERLAY_DUAL :
	       cfg_has(n, "v6-overlay") ? TUN_OVERLAY_V6 :
	       cfg_has(n, "v4-overlay") ? TUN_OVERLAY_V4 : TUN_OVERLAY_NONE;
}

/* How outer packets are marked and sized. crypto ipsec df-bit of an interface goes before the
 * global one; it may stand on the tunnel or on the interface its packets leave by. */
static void tunnel_outer(struct tunnel_conf *t, const struct cfg *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "tunnel tos"), *src, *fragment;

	t->has_tos = n != NULL;
	t->tos = (uint8_t)cfg_num(n, "tos", 0);
	n = cfg_find(s, "tunnel path-mtu-discovery");
	t->pmtud = n != NULL;
	t->pmtud_min = (uint16_t)cfg_num(n, "min", 92);
	t->pmtud_age = n && cfg_has(n, "infinite") ? 0 : (uint16_t)cfg_num(n, "age", 10);
	n = cfg_find(s, "crypto ipsec df-bit");
	src = t->source_if[0] ? cfg_interface(c, t->source_if) : NULL;
	if (!n && src)
		n = cfg_find(src, "crypto ipsec df-bit");
	t->has_df = n != NULL;
	fragment = cfg_find(s, "crypto ipsec fragmentation");
	if (!fragment && src)
		fragment = cfg_find(src, "crypto ipsec fragmentation");
	t->has_frag = fragment != NULL;
	t->frag_after = fragment && cfg_has(fragment, "after-encryption");
	if (n)
		t->df = cfg_has(n, "clear") ? IPSEC_DF_CLEAR : cfg_has(n, "set") ? IPSEC_DF_SET
										 : IPSEC_DF_COPY;
}

/* ip nhrp map INNER NBMA, ip nhrp nhs A [nbma B] */
static void tunnel_nhrp(struct tunnel_conf *t, const struct cfg_node *s)
{
	EACH(n, s, "ip nhrp map") {
		struct addr inner, nbma;

		if (t->n_nhrp_map < ARRAY_SIZE(t->nhrp_map) && cfg_addr(n, "inner", &inner) &&
		    cfg_addr(n, "nbma", &nbma)) {
			t->nhrp_map[t->n_nhrp_map].inner = inner;
			t->nhrp_map[t->n_nhrp_map++].nbma = nbma;
		}
	}
	EACH(n, s, "ip nhrp nhs") {
		struct addr nhs, nbma;

		if (!cfg_addr(n, "nhs", &nhs))
			continue;
		if (t->n_nhs < ARRAY_SIZE(t->nhs))
			t->nhs[t->n_nhs++] = nhs;
		if (cfg_addr(n, "nbma", &nbma) && t->n_nhrp_map < ARRAY_SIZE(t->nhrp_map)) {
			t->nhrp_map[t->n_nhrp_map].inner = nhs;
			t->nhrp_map[t->n_nhrp_map++].nbma = nbma;
		}
	}
}

static void tunnel_fill(const struct router *rt, struct tunnel_conf *t, const struct cfg_node *s)
{
	const struct cfg_node *src = cfg_find(s, "tunnel source");
	const struct cfg_node *dst = cfg_find(s, "tunnel destination");
	const struct cfg_node *prot = cfg_find(s, "tunnel protection ipsec profile");
	const struct cfg_node *key = cfg_find(s, "tunnel key"), *mode = cfg_find(s, "tunnel mode");
	const char *v;

	str_copy(t->name, sizeof(t->name), cfg_var(s, "name"));
	t->is_template = iface_name_kind(t->name) == IFACE_VTEMPLATE;
	t->shutdown = cfg_flag(s, "shutdown", false) ||
		      (rt->filter && filter_blocks(rt->filter, t->name));
	t->mode = tunnel_mode_of(mode);
	t->overlay = overlay_of(mode);
	t->transport_v6 = mode && cfg_has(mode, "ipv6");
	if ((v = cfg_var(src, "interface")) != NULL)
		str_copy(t->source_if, sizeof(t->source_if), v);
	cfg_addr(src, "addr", &t->source);
	t->source_dynamic = src && cfg_has(src, "dynamic");
	cfg_addr(dst, "addr", &t->destination);
	if ((v = cfg_var(dst, "host")) != NULL)
		str_copy(t->destination_name, sizeof(t->destination_name), v);
	t->destination_dynamic = dst && cfg_has(dst, "dynamic");
	t->profile = dup_or_null(cfg_var(prot, "profile"));
	t->ikev2_profile = dup_or_null(cfg_var(prot, "ikev2"));
	t->shared = prot && cfg_has(prot, "shared");
	t->initiate = cfg_flag(s, "tunnel protection ipsec initiate", true);
	t->has_key = key != NULL;
	t->key = (uint32_t)cfg_num(key, "key", 0);
	t->ttl = (uint8_t)cfg_num(cfg_find(s, "tunnel ttl"), "ttl", 255);
	if ((v = cfg_var(cfg_find(s, "tunnel vrf"), "vrf")) != NULL)
		str_copy(t->tunnel_vrf, sizeof(t->tunnel_vrf), v);
	tunnel_nhrp(t, s);
	tunnel_outer(t, rt->running, s);
}

/* --- pools and authorization policies --- */
static void mask_prefix(const struct cfg_node *n, const char *addr, const char *mask, struct prefix *p)
{
	node_prefix_get(n, addr, mask, p);
	prefix_mask(p);
}

static bool route_from_acl(const struct cfg_node *n, void *arg)
{
	struct author_policy *ap = arg;
	uint32_t addr, wild;
	struct addr mask;
	struct prefix p;
	bool permit;
	int len;

	if (!acl_networks(n, &permit, &addr, &wild) || !permit)
		return true;
	mask = addr_v4(~wild);
	len = mask_to_len(&mask);
	if (len < 0)
		return true;
	p = (struct prefix){ .addr = addr_v4(addr), .len = (uint8_t)len };
	prefix_mask(&p);
	*GROW(ap->route_set, ap->n_route_set) = p;
	return true;
}

static void routes_from_acl6(const struct cfg *c, const char *acl, struct author_policy *ap)
{
	EACH(s, &c->root, "ipv6 access-list") {
		if (strcmp(cfg_var(s, "name"), acl) != 0)
			continue;
		for (const struct cfg_node *n = s->first; n; n = n->next) {
			struct prefix p = { .addr = { .family = ADDR_V6 } };
			const char *v = cfg_var(n, "sprefix");

			if (!cfg_has(n, "permit") || (v && !prefix_parse(v, &p)))
				continue;
			if (!v && cfg_addr(n, "shost", &p.addr))
				p.len = 128;
			prefix_mask(&p);
			*GROW(ap->route_set, ap->n_route_set) = p;
		}
	}
}

static void comma_add(char *list, size_t size, const char *item)
{
	size_t len = strlen(list);

	if (len + strlen(item) + 2 <= size)
		snprintf(list + len, size - len, "%s%s", len ? "," : "", item);
}

/* What goes to the peer; the access lists first, `route set remote` last. */
static void author_routes(struct author_policy *ap, const struct cfg *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "route set interface");
	size_t k = 0;

	ap->route_set_interface = cfg_flag(s, "route set interface", !strcmp(ap->name, "default"));
	if (n && cfg_var(n, "interface"))
		str_copy(ap->route_interface, sizeof(ap->route_interface), cfg_var(n, "interface"));
	EACH(r, s, "route set access-list") {
		const char *acl = cfg_var(r, "acl");

		if (!cfg_has(r, "ipv6"))
			acl_walk(c, acl, route_from_acl, ap);
		else
			routes_from_acl6(c, acl, ap);
		if (cfg_has(r, "ipv6"))
			str_copy(ap->acls[2], sizeof(ap->acls[2]), acl);
		else if (k < 2)
			str_copy(ap->acls[k++], sizeof(ap->acls[0]), acl);
	}
	EACH(r, s, "route set remote") {
		struct prefix *p = GROW(ap->route_set, ap->n_route_set);

		ap->n_remote++;
		if (cfg_var(r, "prefix"))
			prefix_parse(cfg_var(r, "prefix"), p);
		else
			mask_prefix(r, "addr", "mask", p);
		prefix_mask(p);
	}
	EACH(r, s, "route set local") {
		struct author_local *l = GROW(ap->route_local, ap->n_route_local);

		if (cfg_var(r, "prefix"))
			prefix_parse(cfg_var(r, "prefix"), &l->dst);
		else
			mask_prefix(r, "addr", "mask", &l->dst);
		prefix_mask(&l->dst);
		if (!cfg_addr(r, "via", &l->via))
			cfg_addr(r, "via6", &l->via);
		if (cfg_var(r, "vrf"))
			str_copy(l->vrf, sizeof(l->vrf), cfg_var(r, "vrf"));
		l->distance = (uint8_t)cfg_num(r, "distance", 2);
		l->tag = (uint32_t)cfg_num(r, "tag", 1);
	}
}

static void author_fill(struct author_policy *ap, const struct cfg *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "route accept any");
	const char *v;

	ap->route_accept_any = !n || !n->no; /* every policy accepts routes unless told not to */
	ap->accept_distance = (uint8_t)cfg_num(n, "distance", 0);
	ap->accept_tag = (uint32_t)cfg_num(n, "tag", 0);
	author_routes(ap, c, s);
	if ((v = cfg_var(cfg_find(s, "pool"), "pool")) != NULL)
		str_copy(ap->pool, sizeof(ap->pool), v);
	if ((v = cfg_var(cfg_find(s, "ipv6 pool"), "pool")) != NULL)
		str_copy(ap->pool6, sizeof(ap->pool6), v);
	ap->prefix6 = (uint8_t)cfg_num(cfg_find(s, "ipv6 prefix"), "len", 0);
	cfg_addr(cfg_find(s, "netmask"), "mask", &ap->netmask);
	n = cfg_find(s, "dns");
	cfg_addr(n, "first", &ap->dns[0]);
	cfg_addr(n, "second", &ap->dns[1]);
	n = cfg_find(s, "wins");
	cfg_addr(n, "first", &ap->wins[0]);
	cfg_addr(n, "second", &ap->wins[1]);
	n = cfg_find(s, "ipv6 dns");
	cfg_addr(n, "first", &ap->dns6[0]);
	cfg_addr(n, "second", &ap->dns6[1]);
	if ((v = cfg_var(cfg_find(s, "def-domain"), "domain")) != NULL)
		str_copy(ap->def_domain, sizeof(ap->def_domain), v);
	n = cfg_find(s, "banner");
	if (n && n->text)
		str_copy(ap->banner, sizeof(ap->banner), n->text);
	EACH(d, s, "split-dns")
		comma_add(ap->split_dns, sizeof(ap->split_dns), cfg_var(d, "domain"));
	EACH(g, s, "backup-gateway")
		comma_add(ap->backup, sizeof(ap->backup), cfg_var(g, "gateway"));
	ap->include_local_lan = cfg_find(s, "include-local-lan") != NULL;
	ap->pfs = cfg_find(s, "pfs") != NULL;
	ap->session_lifetime = (uint32_t)cfg_num(cfg_find(s, "session-lifetime"), "seconds", 0);
}

static void authors(struct flexvpn_conf *f, const struct cfg *c)
{
	struct author_policy *ap;
	bool dflt = false;

	EACH(s, &c->root, "crypto ikev2 authorization policy") {
		const char *name = cfg_var(s, "name");

		dflt = dflt || !strcmp(name, "default");
		if (s->no)
			continue;
		ap = GROW(f->author, f->n_author);
		str_copy(ap->name, sizeof(ap->name), name);
		author_fill(ap, c, s);
	}
	if (dflt)
		return;
	ap = GROW(f->author, f->n_author);
	str_copy(ap->name, sizeof(ap->name), "default");
	ap->route_set_interface = ap->route_accept_any = true;
}

void apply_flexvpn(const struct router *rt, struct flexvpn_conf *f)
{
	const struct cfg *c = rt->running;

	EACH(s, &c->root, "interface") {
		const char *name = cfg_var(s, "name"), *map;
		enum iface_kind kind = iface_name_kind(name);

		if (kind == IFACE_TUNNEL || kind == IFACE_VTEMPLATE)
			tunnel_fill(rt, GROW(f->tunnels, f->n_tunnels), s);
		map = cfg_var(cfg_find(s, "crypto map"), "map");
		if (map) {
			struct crypto_map_binding *b = GROW(f->maps, f->n_maps);

			str_copy(b->iface, sizeof(b->iface), name);
			str_copy(b->map, sizeof(b->map), map);
			EACH(m, &c->root, "crypto map")
				if (cfg_has(m, "local-address") && !strcmp(cfg_var(m, "map"), map))
					str_copy(b->source, sizeof(b->source),
						 cfg_var(m, "interface"));
		}
	}
	apply_clients(rt, f);
	EACH(s, &c->root, "ipv6 local pool") {
		struct local_pool *p = GROW(f->pools, f->n_pools);

		str_copy(p->name, sizeof(p->name), cfg_var(s, "name"));
		if (prefix_parse(cfg_var(s, "prefix"), &p->prefix6))
			prefix_mask(&p->prefix6);
		p->len6 = (uint8_t)cfg_num(s, "len", 128);
	}
	EACH(s, &c->root, "ip local pool") {
		struct local_pool *p = GROW(f->pools, f->n_pools);

		str_copy(p->name, sizeof(p->name), cfg_var(s, "name"));
		cfg_addr(s, "lo", &p->lo);
		if (!cfg_addr(s, "hi", &p->hi))
			p->hi = p->lo;
	}
	authors(f, c);
}
