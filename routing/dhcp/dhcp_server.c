/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/dhcp/dhcp_server_int.h"

#define MAX_BINDINGS 65536

void dhcp_server_conf_clear(struct dhcp_server_conf *c)
{
	for (size_t i = 0; i < c->n_pools; i++)
		free(c->pool[i].extra);
	free(c->pool);
	free(c->excluded);
	free(c->helper);
	memset(c, 0, sizeof(*c));
}

const struct dhcp_server_stats *dhcp_server_stats(const struct dhcp_server *s)
{
	return &s->stats;
}

uint64_t dhcp_now(const struct dhcp_server *s)
{
	return s->loop ? timerq_now(loop_timers(s->loop)) : mono_ms(NULL);
}

/* --- bindings --- */

static void changed(struct dhcp_server *s)
{
	if (s->changed)
		s->changed(s->changed_arg);
}

void dhcp_server_on_change(struct dhcp_server *s, void (*fn)(void *arg), void *arg)
{
	s->changed = fn;
	s->changed_arg = arg;
}

void dhcp_bind_free(struct dhcp_server *s, struct bind *b)
{
	if (!b->b.offered && !b->b.manual)
		changed(s);
	DL_DELETE(s->binds, b);
	s->n_binds--;
	free(b);
}

void dhcp_expire(struct dhcp_server *s)
{
	struct bind *b, *next;
	uint64_t t = dhcp_now(s);

	DL_FOREACH_SAFE(s->binds, b, next) {
		if (!b->b.infinite && b->ends_ms <= t)
			dhcp_bind_free(s, b);
	}
}

struct bind *dhcp_bind_by_addr(struct dhcp_server *s, const char *vrf, uint32_t addr)
{
	struct bind *b;

	DL_FOREACH(s->binds, b) {
		if (b->b.addr == addr && !strcmp(b->vrf, vrf))
			return b;
	}
	return NULL;
}

static struct dhcp_key key_of(const struct dhcp_msg *m)
{
	struct dhcp_key k = { .len = m->client_id_len };

	if (k.len) {
		memcpy(k.b, m->client_id, k.len);
		return k;
	}
	k.b[0] = m->htype;
	memcpy(k.b + 1, m->chaddr, m->hlen);
	k.len = (uint8_t)(1 + m->hlen);
	return k;
}

struct bind *dhcp_bind_by_key(struct dhcp_server *s, const struct dhcp_pool *p, const struct dhcp_key *k)
{
	struct bind *b;

	DL_FOREACH(s->binds, b) {
		if (b->b.key_len == k->len && !memcmp(b->b.key, k->b, k->len) && !strcmp(b->pool, p->name))
			return b;
	}
	return NULL;
}

static bool excluded(const struct dhcp_server *s, const char *vrf, uint32_t a)
{
	for (size_t i = 0; i < s->c.n_excluded; i++)
		if (a >= s->c.excluded[i].lo && a <= s->c.excluded[i].hi &&
		    !strcmp(s->c.excluded[i].vrf, vrf))
			return true;
	return false;
}

static bool manual_addr(const struct dhcp_server *s, uint32_t a)
{
	for (size_t i = 0; i < s->c.n_pools; i++)
		if (s->c.pool[i].host == a)
			return true;
	return false;
}

static void pool_range(const struct dhcp_pool *p, uint32_t *lo, uint32_t *hi)
{
	uint32_t host = p->network.len >= 32 ? 0 : UINT32_MAX >> p->network.len;
	uint32_t net = addr_to_v4(&p->network.addr) & ~host;

	*lo = host > 1 ? net + 1 : net;
	*hi = host > 1 ? (net | host) - 1 : net | host;
}

bool dhcp_free_addr(struct dhcp_server *s, const struct dhcp_pool *p, uint32_t a)
{
	struct addr mine = addr_v4(a);
	uint32_t lo, hi;

	pool_range(p, &lo, &hi);
	for (uint8_t i = 0; i < p->n_routers; i++)
		if (p->router[i] == a)
			return false;
	return a >= lo && a <= hi && a != s->link && !excluded(s, p->vrf, a) && !manual_addr(s, a) &&
	       !dhcp_bind_by_addr(s, p->vrf, a) &&
	       !(s->ifaces && iface_by_addr_vrf(s->ifaces, &mine, p->vrf));
}

static uint32_t pick(struct dhcp_server *s, const struct dhcp_pool *p, uint32_t wish)
{
	uint32_t lo, hi;

	if (wish && dhcp_free_addr(s, p, wish))
		return wish;
	pool_range(p, &lo, &hi);
	for (uint32_t a = lo; a <= hi && a - lo < MAX_BINDINGS; a++)
		if (dhcp_free_addr(s, p, a))
			return a;
	return 0;
}

/* --- pools --- */

const struct dhcp_pool *dhcp_pool_named(const struct dhcp_server *s, const char *name)
{
	for (size_t i = 0; i < s->c.n_pools; i++)
		if (!strcmp(s->c.pool[i].name, name))
			return &s->c.pool[i];
	return NULL;
}

static bool manual_is(const struct dhcp_pool *p, const struct dhcp_msg *m)
{
	if (!p->host || !p->key_len)
		return false;
	if (p->key_hw)
		return m->hlen == p->key_len && !memcmp(m->chaddr, p->key, p->key_len);
	/* a client without an identifier is known by 01 and its address */
	if (!m->client_id_len)
		return p->key_len == m->hlen + 1u && p->key[0] == 1 &&
		       !memcmp(p->key + 1, m->chaddr, m->hlen);
	return m->client_id_len == p->key_len && !memcmp(m->client_id, p->key, p->key_len);
}

/* The pool for a client behind this address: a manual one first. */
static const struct dhcp_pool *pool_for(const struct dhcp_server *s, const struct dhcp_msg *m,
					const char *vrf, uint32_t link)
{
	struct addr a = addr_v4(link);

	for (size_t i = 0; i < s->c.n_pools; i++) {
		const struct dhcp_pool *p = &s->c.pool[i];
		uint32_t mask = p->host_mask ? p->host_mask : 0xffffff00;

		if (manual_is(p, m) && !strcmp(p->vrf, vrf) && !((p->host ^ link) & mask))
			return p;
	}
	for (size_t i = 0; i < s->c.n_pools; i++) {
		const struct dhcp_pool *p = &s->c.pool[i];

		if (!p->host && p->network.addr.family && !strcmp(p->vrf, vrf) &&
		    prefix_contains(&p->network, &a))
			return p;
	}
	return NULL;
}

/* What a manual pool does not say comes from the network pool around it, as IOS inherits. */
static const struct dhcp_pool *parent_of(const struct dhcp_server *s, const struct dhcp_pool *p)
{
	struct addr a = addr_v4(p->host);

	for (size_t i = 0; p->host && i < s->c.n_pools; i++)
		if (!s->c.pool[i].host && s->c.pool[i].network.addr.family &&
		    prefix_contains(&s->c.pool[i].network, &a))
			return &s->c.pool[i];
	return p;
}

static void options(const struct dhcp_server *s, const struct dhcp_pool *p, struct dhcp_msg *out)
{
	const struct dhcp_pool *up = parent_of(s, p), *q;
	struct addr mask;

	mask = len_to_mask(up->network.len);
	out->mask = p->host_mask ? p->host_mask : up->network.addr.family ? addr_to_v4(&mask) : 0xffffff00;
	q = p->n_routers ? p : up;
	out->n_routers = q->n_routers;
	memcpy(out->router, q->router, sizeof(out->router));
	q = p->n_dns ? p : up;
	out->n_dns = q->n_dns;
	memcpy(out->dns, q->dns, sizeof(out->dns));
	q = p->n_netbios ? p : up;
	out->n_netbios = q->n_netbios;
	memcpy(out->netbios, q->netbios, sizeof(out->netbios));
	out->node_type = p->node_type ? p->node_type : up->node_type;
	str_copy(out->domain, sizeof(out->domain), *p->domain ? p->domain : up->domain);
	str_copy(out->bootfile, sizeof(out->bootfile), *p->bootfile ? p->bootfile : up->bootfile);
	str_copy(out->hostname, sizeof(out->hostname), p->client_name);
	out->siaddr = p->next_server ? p->next_server : up->next_server;
	q = p->n_extra ? p : up;
	out->extra = q->extra;
	out->n_extra = q->n_extra;
}

/* --- answering --- */

struct bind *dhcp_bind_make(struct dhcp_server *s, const struct dhcp_pool *p, const struct dhcp_key *k,
			      uint32_t wish, const char *ifname)
{
	struct bind *b = dhcp_bind_by_key(s, p, k);
	uint32_t addr;

	if (b && p->host && b->b.addr != p->host) { /* configured anew */
		dhcp_bind_free(s, b);
		b = NULL;
	}
	if (b)
		return b;
	addr = p->host ? p->host : pick(s, p, wish);
	if (!addr || s->n_binds >= MAX_BINDINGS)
		return NULL;
	b = dhcp_bind_by_addr(s, p->vrf, addr);
	if (b)
		dhcp_bind_free(s, b); /* whoever had the address that is reserved now */
	b = xcalloc(1, sizeof(*b));
	b->b.addr = addr;
	memcpy(b->b.key, k->b, k->len);
	b->b.key_len = k->len;
	b->b.offered = true;
	b->b.manual = p->host != 0;
	b->ends_ms = dhcp_now(s) + DHCP_OFFER_MS;
	str_copy(b->pool, sizeof(b->pool), p->name);
	str_copy(b->vrf, sizeof(b->vrf), p->vrf);
	str_copy(b->b.ifname, sizeof(b->b.ifname), ifname);
	DL_APPEND(s->binds, b);
	s->n_binds++;
	return b;
}

static void lease_set(struct dhcp_server *s, const struct dhcp_pool *p, struct dhcp_msg *out)
{
	/* a manual binding never ends */
	out->lease_s = p->host ? UINT32_MAX : p->lease_s;
	if (out->lease_s == UINT32_MAX)
		return;
	out->t1_s = out->lease_s / 2;
	out->t2_s = (uint32_t)(out->lease_s * 7ULL / 8);
}

static void confirm(struct dhcp_server *s, const struct dhcp_pool *p, struct bind *b)
{
	b->b.offered = false;
	b->b.infinite = p->host || p->lease_s == UINT32_MAX;
	b->ends_ms = dhcp_now(s) + p->lease_s * 1000ULL;
	if (!b->b.manual)
		changed(s);
}

/* DHCPREQUEST, RFC 2131 4.3.2: DHCP_ACK, DHCP_NAK, or DHCP_NONE to stay silent. */
static enum dhcp_type request(struct dhcp_server *s, const struct dhcp_pool *p, const struct dhcp_msg *in,
			      const struct dhcp_key *k, uint32_t self, const char *ifname, struct bind **out)
{
	uint32_t want = in->requested ? in->requested : in->ciaddr;
	struct bind *b = dhcp_bind_by_key(s, p, k);

	*out = NULL;
	if (in->server_id && in->server_id != self) { /* another server's offer was taken */
		if (b && b->b.offered)
			dhcp_bind_free(s, b);
		return DHCP_NONE;
	}
	if (!b && want) { /* we may have forgotten it: a reload */
		b = dhcp_bind_make(s, p, k, want, ifname);
		if (b && b->b.addr != want) {
			dhcp_bind_free(s, b);
			b = NULL;
		}
	}
	if (!b || b->b.addr != want)
		return DHCP_NAK;
	confirm(s, p, b);
	*out = b;
	return DHCP_ACK;
}

void dhcp_conflict_set(struct dhcp_server *s, struct bind *b, const char *method)
{
	if (!b->b.offered && !b->b.manual)
		changed(s);
	b->b.key_len = 0;
	b->b.offered = b->b.infinite = true;
	b->conflict = method;
	b->seen = time(NULL);
}

/* Must its address be looked for before it is offered? */
static bool unchecked(struct dhcp_server *s, struct bind *b)
{
	return s->loop && s->c.ping_packets && b->b.offered && !b->b.manual && !b->checked;
}

static void release(struct dhcp_server *s, const struct dhcp_pool *p, const struct dhcp_key *k, uint32_t addr,
		    bool declined)
{
	struct bind *b = dhcp_bind_by_key(s, p, k);
	struct addr a = addr_v4(addr);
	char buf[ADDR_STRLEN], id[3 * DHCP_ID_MAX] = "";

	if (!b || b->b.addr != addr)
		return;
	if (!declined) {
		dhcp_bind_free(s, b);
		return;
	}
	for (size_t i = 0, n = 0; i < k->len; i++)
		n += (size_t)snprintf(id + n, sizeof(id) - n, "%02x%s", k->b[i],
				      (i & 1) && i + 1u < k->len ? "." : "");
	log_msg("DHCPD", LOG_LV_WARNING, "DECLINE_CONFLICT",
		"DHCP address conflict:  client %s declined %s.", id, addr_str(&a, buf));
	dhcp_conflict_set(s, b, "Gratuitous ARP");
}

static void reply_head(const struct dhcp_msg *in, struct dhcp_msg *out, uint32_t self)
{
	memset(out, 0, sizeof(*out));
	out->op = 2;
	out->htype = in->htype;
	out->hlen = in->hlen;
	out->xid = in->xid;
	out->flags = in->flags;
	out->giaddr = in->giaddr;
	out->ciaddr = in->ciaddr;
	memcpy(out->chaddr, in->chaddr, sizeof(out->chaddr));
	out->server_id = self;
}

/* RFC 2131 4.1: relay, then the client's own address, then broadcast. */
static void reply_to(const struct dhcp_msg *in, const struct dhcp_msg *out, uint32_t *to, uint16_t *port)
{
	*port = in->giaddr ? DHCP_SERVER_PORT : DHCP_CLIENT_PORT;
	if (in->giaddr)
		*to = in->giaddr;
	else if (in->ciaddr && out->type != DHCP_NAK)
		*to = in->ciaddr;
	else
		*to = INADDR_BROADCAST;
}

bool dhcp_server_answer(struct dhcp_server *s, const struct dhcp_msg *in, const char *vrf,
			const char *ifname, uint32_t ifaddr, struct dhcp_msg *out, uint32_t *to,
			uint16_t *port)
{
	uint32_t link = in->giaddr ? in->giaddr : in->ciaddr ? in->ciaddr : ifaddr;
	const struct dhcp_pool *p = pool_for(s, in, vrf, link);
	struct dhcp_key k = key_of(in);
	struct bind *b = NULL;

	if (in->op != 1 || !p || s->c.off)
		return false;
	s->link = link;
	s->check = NULL;
	dhcp_expire(s);
	s->stats.received[in->type]++;
	reply_head(in, out, ifaddr);
	switch (in->type) {
	case DHCP_DISCOVER:
		b = dhcp_bind_make(s, p, &k, in->requested, ifname);
		out->type = b ? DHCP_OFFER : DHCP_NONE;
		if (b && unchecked(s, b)) {
			s->check = b;
			return false;
		}
		break;
	case DHCP_REQUEST:
		out->type = request(s, p, in, &k, ifaddr, ifname, &b);
		break;
	case DHCP_INFORM:
		out->type = DHCP_ACK;
		break;
	case DHCP_RELEASE:
	case DHCP_DECLINE:
		release(s, p, &k, in->type == DHCP_RELEASE ? in->ciaddr : in->requested,
			in->type == DHCP_DECLINE);
		return false;
	case DHCP_NONE:
	case DHCP_OFFER:
	case DHCP_ACK:
	case DHCP_NAK:
		return false;
	}
	if (out->type == DHCP_NONE)
		return false;
	if (out->type == DHCP_NAK) {
		out->ciaddr = 0;
		out->flags |= 0x8000;
	} else {
		options(s, p, out);
	}
	if (b) {
		out->yiaddr = b->b.addr;
		lease_set(s, p, out);
	}
	reply_to(in, out, to, port);
	s->stats.sent[out->type]++;
	return true;
}

/* --- the whole --- */

struct dhcp_server *dhcp_server_new(struct loop *loop, struct ifaces *ifaces)
{
	struct dhcp_server *s = xcalloc(1, sizeof(*s));

	s->loop = loop;
	s->ifaces = ifaces;
	return s;
}

void dhcp_server_free(struct dhcp_server *s)
{
	if (!s)
		return;
	s->changed = NULL;
	dhcp_socks_close(s);
	while (s->binds)
		dhcp_bind_free(s, s->binds);
	dhcp_server_conf_clear(&s->c);
	free(s);
}

void dhcp_server_configure(struct dhcp_server *s, struct dhcp_server_conf *c)
{
	struct bind *b, *next;

	dhcp_server_conf_clear(&s->c);
	s->c = *c;
	memset(c, 0, sizeof(*c));
	DL_FOREACH_SAFE(s->binds, b, next) {
		if (!dhcp_pool_named(s, b->pool))
			dhcp_bind_free(s, b);
	}
	if (!s->ifaces)
		return;
	if (s->c.off || (!s->c.n_pools && !s->c.n_helpers)) {
		dhcp_socks_close(s);
		return;
	}
	for (size_t i = 0; i < s->c.n_pools; i++)
		dhcp_sock_get(s, s->c.pool[i].vrf);
	for (size_t i = 0; i < s->c.n_helpers; i++) {
		struct iface *f = iface_find(s->ifaces, s->c.helper[i].ifname);

		if (f)
			dhcp_sock_get(s, f->conf.vrf);
	}
}

void dhcp_server_walk(struct dhcp_server *s, bool (*fn)(const struct dhcp_binding *b, void *arg),
		      void *arg)
{
	struct bind *b;
	uint64_t t = dhcp_now(s);

	dhcp_expire(s);
	DL_FOREACH(s->binds, b) {
		b->b.pool = dhcp_pool_named(s, b->pool);
		b->b.left_ms = b->ends_ms > t ? b->ends_ms - t : 0;
		if (b->b.pool && b->b.key_len && !fn(&b->b, arg))
			return;
	}
}

void dhcp_server_pools(struct dhcp_server *s, bool (*fn)(const struct dhcp_pool_info *p, void *arg),
		       void *arg)
{
	dhcp_expire(s);
	for (size_t i = 0; i < s->c.n_pools; i++) {
		struct dhcp_pool_info info = { .pool = &s->c.pool[i] };
		struct bind *b;
		uint32_t lo, hi;

		DL_FOREACH(s->binds, b)
			info.leased += !strcmp(b->pool, info.pool->name) && !b->b.offered;
		if (info.pool->network.addr.family) {
			pool_range(info.pool, &lo, &hi);
			info.total = hi - lo + 1;
			for (size_t e = 0; e < s->c.n_excluded; e++) {
				uint32_t a = MAX(lo, s->c.excluded[e].lo), z = MIN(hi, s->c.excluded[e].hi);

				if (a <= z && !strcmp(s->c.excluded[e].vrf, info.pool->vrf))
					info.excluded += z - a + 1;
			}
			info.next = pick(s, info.pool, 0);
		}
		if (!fn(&info, arg))
			return;
	}
}

bool dhcp_server_clear(struct dhcp_server *s, uint32_t addr)
{
	struct bind *b, *next;
	bool any = false;

	DL_FOREACH_SAFE(s->binds, b, next) {
		if (b->conflict || (addr && b->b.addr != addr))
			continue;
		any = true;
		dhcp_bind_free(s, b);
	}
	return any;
}
