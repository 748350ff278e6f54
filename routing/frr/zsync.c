/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the daemons are told out of the RIB: whether and how the next hops they watch are reached,
 * and the routes they redistribute. Both are compared with what was said last; only changes are
 * sent.
 */
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "routing/frr/frr_priv.h"
#include "routing/vrf_link.h"

static uint8_t type_of(enum rib_proto p)
{
	switch (p) {
	case RIB_CONNECTED:
	case RIB_LOCAL:
		return ZAPI_T_CONNECT;
	case RIB_STATIC:
		return ZAPI_T_STATIC;
	case RIB_EIGRP:
	case RIB_EIGRP_EXT:
		return ZAPI_T_EIGRP;
	case RIB_OSPF:
	case RIB_OSPF_IA:
	case RIB_OSPF_E1:
	case RIB_OSPF_E2:
	case RIB_OSPF_N1:
	case RIB_OSPF_N2:
		return ZAPI_T_OSPF;
	case RIB_BGP:
		return ZAPI_T_BGP;
	case RIB_NHRP:
		return ZAPI_T_NHRP;
	case RIB_PROTO_MAX:
		break;
	}
	return 0;
}

static uint32_t ifindex_of(struct frr_child *c, const char *name)
{
	const struct iface *i = *name ? iface_find(c->f->ifaces, name) : NULL;

	return i ? (uint32_t)i->ifindex : 0;
}

static void entry_to_zapi(struct frr_child *c, const struct rib_entry *e, struct zapi_route *z)
{
	const struct rib_route *r = e->path[0].route;

	memset(z, 0, sizeof(*z));
	z->type = type_of(r->proto);
	z->prefix = e->prefix;
	z->distance = r->distance;
	z->metric = r->metric;
	z->tag = r->tag;
	for (size_t i = 0; i < e->n_paths && z->n_nh < ZAPI_MAX_NH; i++) {
		const struct rib_nexthop *hop = &e->path[i].hop;
		struct zapi_nexthop *nh = &z->nh[z->n_nh++];

		nh->ifindex = ifindex_of(c, hop->oif);
		nh->gate = hop->via;
		if (e->path[i].route->null0)
			nh->type = ZAPI_NH_BLACKHOLE;
		else if (hop->via.family == ADDR_V6)
			nh->type = ZAPI_NH_IPV6_IFINDEX;
		else
			nh->type = hop->via.family ? ZAPI_NH_IPV4_IFINDEX : ZAPI_NH_IFINDEX;
	}
}

/* --- next hops --- */

/* A neighbour without multihop has to be on a link: a connected network, or a host route that leads
 * straight out of an interface, as IKEv2 makes for the other end of a tunnel. */
static bool is_connected(const struct rib_entry *e)
{
	const struct rib_route *r = e->path[0].route;

	return r->proto == RIB_CONNECTED || r->proto == RIB_LOCAL ||
	       (r->proto == RIB_STATIC && !e->path[0].nh.via.family && !r->null0);
}

static bool resolve(struct frr_child *c, const struct zapi_rnh *n, struct rib_entry *e)
{
	size_t host = addr_bytes(&n->prefix.addr) * 8;

	/* a network that is to be announced has to be there itself */
	if (n->prefix.len < host)
		return rib_get(c->rib, &n->prefix, e) && e->n_paths;
	if (!rib_lookup(c->rib, &n->prefix.addr, e) || !e->n_paths)
		return false;
	if (!e->prefix.len && !n->via_default)
		return false;
	return !n->connected || is_connected(e);
}

static bool reachable(struct frr_child *c, const struct addr *a)
{
	struct rib_entry e;

	if (vrf_link_at(c->f->ifaces, c->conf.vrf, a))
		return true;
	return rib_lookup(c->rib, a, &e) && e.n_paths && e.prefix.len;
}

static void lost_note(struct frr_child *c, const struct addr *a)
{
	size_t at = c->n_lost++ % ARRAY_SIZE(c->lost);

	c->lost[at].a = *a;
	c->lost[at].at = timerq_now(loop_timers(c->f->loop));
}

/* A link-local next hop: reached on any link that speaks IPv6; the route itself names the link. */
static bool resolve_link_local(struct frr_child *c, const struct zapi_rnh *n, struct zapi_route *z)
{
	memset(z, 0, sizeof(*z));
	z->type = ZAPI_T_CONNECT;
	z->prefix = (struct prefix){n->prefix.addr, 64};
	prefix_mask(&z->prefix);
	for (size_t i = 0; i < c->n_links && z->n_nh < RIB_MAX_PATHS; i++) {
		bool v6 = false;

		for (size_t k = 0; k < c->links[i].n_addrs; k++)
			v6 |= c->links[i].addrs[k].p.addr.family == ADDR_V6;
		if (v6 && c->links[i].up && !c->links[i].loopback)
			z->nh[z->n_nh++] = (struct zapi_nexthop){.type = ZAPI_NH_IFINDEX,
								 .ifindex = c->links[i].ifindex};
	}
	return z->n_nh != 0;
}

/* The other end of a link to another VRF: no route of the table leads there. */
static bool resolve_vrf(const struct watched *x, struct zapi_route *z)
{
	memset(z, 0, sizeof(*z));
	z->type = ZAPI_T_CONNECT;
	z->prefix = x->n.prefix;
	z->nh[z->n_nh++] = (struct zapi_nexthop){.type = ZAPI_NH_IFINDEX};
	return true;
}

static void watched_sync(struct frr_child *c, struct watched *x)
{
	struct zapi_route z;
	struct rib_entry e;
	uint8_t buf[2048];
	struct wr w = wr_init(buf, sizeof(buf));
	bool near = addr_is_link_local(&x->n.prefix.addr);
	bool vrf =
		x->n.prefix.len == 32 && vrf_link_at(c->f->ifaces, c->conf.vrf, &x->n.prefix.addr);
	bool ok = near	? resolve_link_local(c, &x->n, &z)
		  : vrf ? resolve_vrf(x, &z)
			: resolve(c, &x->n, &e);

	if (ok && !near && !vrf)
		entry_to_zapi(c, &e, &z);
	zapi_rnh_update_write(&w, &x->n, ok && z.type ? &z : NULL);
	if (w.bad || (!x->fresh && x->n_said == wr_len(&w) &&
		      !memcmp(x->said, buf, MIN(x->n_said, sizeof(x->said)))))
		return;
	if (!ok && !x->fresh)
		lost_note(c, &x->n.prefix.addr);
	x->fresh = false;
	x->n_said = wr_len(&w);
	memcpy(x->said, buf, MIN(x->n_said, sizeof(x->said)));
	zconn_send(c->z, &w);
}

void zsync_watch(struct frr_child *c, const struct zapi_rnh *n, bool on)
{
	struct watched *x;

	LL_FOREACH (c->watched, x)
		if (x->n.safi == n->safi && prefix_eq(&x->n.prefix, &n->prefix) &&
		    x->n.prefix.len == n->prefix.len)
			break;
	if (!on) {
		if (x) {
			LL_DELETE(c->watched, x);
			free(x);
		}
		return;
	}
	if (!x) {
		x = xcalloc(1, sizeof(*x));
		LL_PREPEND(c->watched, x);
	}
	x->n = *n;
	x->fresh = true; /* asked anew: it wants an answer */
}

/* --- sessions --- */

void zsync_peer(struct frr_child *c, const struct addr *a, bool up)
{
	struct peer *p;

	LL_FOREACH (c->peers, p)
		if (addr_eq(&p->a, a))
			break;
	if (up && !p) {
		p = xcalloc(1, sizeof(*p));
		p->a = *a;
		p->reached = reachable(c, a);
		LL_PREPEND(c->peers, p);
	} else if (!up && p) {
		LL_DELETE(c->peers, p);
		free(p);
	}
}

/* bgpd ends sessions whose neighbour cannot be reached by itself, but not those of neighbours that
 * have come by a listen range: it does not watch their addresses. */
static void peers_sync(struct frr_child *c)
{
	struct peer *p, *tmp;

	LL_FOREACH_SAFE (c->peers, p, tmp) {
		bool ok = reachable(c, &p->a);
		char *cmd, a[ADDR_STRLEN];

		if (ok || !p->reached) {
			p->reached = ok;
			continue;
		}
		p->reached = false;
		lost_note(c, &p->a);
		cmd = xasprintf("clear bgp %s", addr_str(&p->a, a));
		vty_command(c, cmd);
		free(cmd);
	}
}

/* --- redistribution --- */

static uint32_t route_hash(const struct zapi_route *z)
{
	uint32_t h = z->type * 31u + z->metric * 17u + z->tag * 7u + z->distance;

	for (size_t i = 0; i < z->n_nh; i++)
		h = h * 33u + z->nh[i].ifindex * 5u + addr_hash(&z->nh[i].gate) + z->nh[i].type;
	return h;
}

static void redist_send(struct frr_child *c, enum zapi_cmd cmd, const struct zapi_route *z)
{
	uint8_t buf[2048];
	struct wr w = wr_init(buf, sizeof(buf));

	zapi_redist_route_write(&w, cmd, z);
	zconn_send(c->z, &w);
}

const char *frr_spare_proto(size_t n, bool v6, uint8_t *type)
{
	const struct {
		const char *word;
		uint8_t type;
	} spare[] = {{v6 ? "ripng" : "rip", v6 ? ZAPI_T_RIPNG : ZAPI_T_RIP},
		     {"isis", ZAPI_T_ISIS},
		     {"babel", ZAPI_T_BABEL},
		     {"openfabric", ZAPI_T_OPENFABRIC}};

	if (n >= ARRAY_SIZE(spare))
		return NULL;
	*type = spare[n].type;
	return spare[n].word;
}

/* A network of an interface of that OSPF process: it belongs to it, though it is connected. */
static bool on_ospf(const struct frr_child *c, const struct rib_entry *e, uint32_t number)
{
	const struct iface *i = iface_find(c->f->ifaces, e->path[0].hop.oif);
	enum frr_kind kind = e->prefix.addr.family == ADDR_V6 ? FRR_OSPF6 : FRR_OSPF;
	struct frr_child *o;

	LL_FOREACH (c->f->children, o)
		if (o->conf.kind == kind && o->conf.number == number && o->rib == c->rib)
			return i && ospf_if_enabled(o, i);
	return false;
}

/* As what the daemon may get the route; 0: not at all. */
static uint8_t redist_type(const struct frr_child *c, const struct rib_entry *e, uint32_t bits)
{
	const struct rib_route *r = e->path[0].route;
	uint8_t type = type_of(r->proto);

	if (!e->prefix.len && c->conf.kind != FRR_BGP)
		return type; /* a default route has a switch of its own */
	for (size_t i = 0; i < c->conf.n_sources; i++) {
		const struct frr_source *s = &c->conf.sources[i];

		if (s->instance == r->instance && (s->protos & (1u << r->proto)) &&
		    (bits & (1u << s->type)))
			return s->type;
	}
	if (type == ZAPI_T_OSPF || type == ZAPI_T_EIGRP)
		return 0;
	if (bits & (1u << type))
		return type;
	for (size_t i = 0; r->proto == RIB_CONNECTED && i < c->conf.n_sources; i++) {
		const struct frr_source *s = &c->conf.sources[i];

		if (s->ospf && (bits & (1u << s->type)) && on_ospf(c, e, s->instance))
			return s->type;
	}
	return 0;
}

static bool redist_wanted(const struct frr_child *c, const struct rib_entry *e, uint8_t type,
			  uint32_t bits)
{
	if (!type || e->path[0].route->owner == c->owner)
		return false;
	if (!e->prefix.len) {
		if (c->conf.kind != FRR_BGP)
			return c->redist_default;
		if (!c->conf.bgp_default)
			return false;
	}
	/* the router's own /32 beside its network is no route to tell */
	return (bits & (1u << type)) && e->path[0].route->proto != RIB_LOCAL;
}

static bool redist_one(const struct rib_entry *e, void *arg)
{
	struct frr_child *c = arg;
	struct zapi_route z;
	struct told *t;
	uint32_t h, bits = e->prefix.addr.family == ADDR_V6 ? c->redist6 : c->redist;
	uint8_t type = e->n_paths ? redist_type(c, e, bits) : 0;

	if (!redist_wanted(c, e, type, bits))
		return true;
	entry_to_zapi(c, e, &z);
	z.type = type;
	h = route_hash(&z);
	HASH_FIND(hh, c->told, &z.prefix, sizeof(z.prefix), t);
	if (t && t->type == z.type && t->hash == h) {
		t->seen = true;
		return true;
	}
	if (t && t->type != z.type) { /* the daemon would keep it under the old name, too */
		struct zapi_route old = {.type = t->type, .prefix = t->prefix};

		redist_send(c, ZAPI_REDIST_ROUTE_DEL, &old);
	}
	if (!t) {
		t = xcalloc(1, sizeof(*t));
		memcpy(&t->prefix, &z.prefix, sizeof(t->prefix));
		HASH_ADD(hh, c->told, prefix, sizeof(t->prefix), t);
	}
	t->type = z.type;
	t->hash = h;
	t->seen = true;
	redist_send(c, ZAPI_REDIST_ROUTE_ADD, &z);
	return true;
}

static void redist_sync(struct frr_child *c)
{
	struct told *t, *tmp;

	HASH_ITER (hh, c->told, t, tmp)
		t->seen = false;
	if (c->redist || c->redist6 || c->redist_default)
		rib_walk(c->rib, redist_one, c);
	HASH_ITER (hh, c->told, t, tmp) {
		struct zapi_route z = {.type = t->type, .prefix = t->prefix};

		if (t->seen)
			continue;
		redist_send(c, ZAPI_REDIST_ROUTE_DEL, &z);
		HASH_DEL(c->told, t);
		free(t);
	}
}

void zsync_run(struct frr_child *c)
{
	struct watched *x;

	if (!c->z)
		return;
	LL_FOREACH (c->watched, x)
		watched_sync(c, x);
	peers_sync(c);
	if (c->told || c->redist || c->redist6 || c->redist_default)
		redist_sync(c);
}

void zsync_free(struct frr_child *c)
{
	struct watched *x, *xt;
	struct told *t, *tt;

	while (c->peers)
		zsync_peer(c, &c->peers->a, false);
	LL_FOREACH_SAFE (c->watched, x, xt) {
		LL_DELETE(c->watched, x);
		free(x);
	}
	HASH_ITER (hh, c->told, t, tt) {
		HASH_DEL(c->told, t);
		free(t);
	}
	c->redist = c->redist6 = 0;
	c->redist_default = false;
}
