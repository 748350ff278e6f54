/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip local pool, ipv6 local pool: an address is promised while IKE_AUTH is answered (a lease of the
 * IKE SA), and is the peer's when its tunnel is there.
 */
#include <string.h>

#include "ike/flexvpn_priv.h"

struct flex_lease {
	uint32_t sa;
	struct addr addr;
	struct prefix addr6;
	char pool[64];
	UT_hash_handle hh;
};

struct flex_taken { /* an address that a lease or a peer has */
	struct addr addr;
	UT_hash_handle hh;
};

const struct local_pool *flex_pool_find(const struct flexvpn_conf *c, const char *name, bool v6)
{
	for (size_t i = 0; i < c->n_pools; i++)
		if (!strcmp(c->pools[i].name, name) && v6 == (c->pools[i].prefix6.addr.family != 0))
			return &c->pools[i];
	return NULL;
}

/* --- which addresses are free --- */

static bool taken(const struct flexvpn *f, const struct addr *a)
{
	struct flex_taken *t;

	HASH_FIND(hh, f->taken, a, sizeof(*a), t);
	return t;
}

static void take(struct flexvpn *f, const struct addr *a)
{
	struct flex_taken *t = xcalloc(1, sizeof(*t));

	t->addr = *a;
	HASH_ADD(hh, f->taken, addr, sizeof(t->addr), t);
}

static void give_back(struct flexvpn *f, const struct addr *a)
{
	struct flex_taken *t;

	if (!a->family)
		return;
	HASH_FIND(hh, f->taken, a, sizeof(*a), t);
	if (!t)
		return;
	HASH_DELETE(hh, f->taken, t);
	free(t);
}

/* --- leases --- */

static void lease_end(struct flexvpn *f, struct flex_lease *l)
{
	HASH_DELETE(hh, f->leases, l);
	give_back(f, &l->addr);
	give_back(f, &l->addr6.addr);
	free(l);
}

static struct flex_lease *lease_get(struct flexvpn *f, uint32_t sa)
{
	struct ike_sa_info info;
	struct flex_lease *l, *tmp;

	HASH_ITER(hh, f->leases, l, tmp) /* promises whose negotiation never ended well */
		if (!ike_sa_get(f->ike, l->sa, &info))
			lease_end(f, l);
	HASH_FIND(hh, f->leases, &sa, sizeof(sa), l);
	if (!l) {
		l = xcalloc(1, sizeof(*l));
		l->sa = sa;
		HASH_ADD(hh, f->leases, sa, sizeof(l->sa), l);
	}
	return l;
}

bool flex_pool_take(struct flexvpn *f, const char *name, uint32_t sa, struct addr *out)
{
	const struct local_pool *pool = flex_pool_find(f->conf, name, false);
	struct flex_lease *l = pool ? lease_get(f, sa) : NULL;

	for (uint64_t v = pool ? addr_to_v4(&pool->lo) : 1; pool && v <= addr_to_v4(&pool->hi); v++) {
		struct addr a = addr_v4((uint32_t)v);

		if (taken(f, &a))
			continue;
		give_back(f, &l->addr);
		take(f, &a);
		l->addr = *out = a;
		str_copy(l->pool, sizeof(l->pool), name);
		return true;
	}
	return false;
}

/* Adds one to the network part of so many bits. */
static void prefix_next(struct addr *a, uint8_t len)
{
	for (int bit = len - 1; bit >= 0; bit--) {
		uint8_t mask = (uint8_t)(0x80u >> (bit % 8));

		a->b[bit / 8] ^= mask;
		if (a->b[bit / 8] & mask)
			return;
	}
}

/* A prefix of the pool's length; the address is its first one (::1). */
bool flex_pool6_take(struct flexvpn *f, const char *name, uint32_t sa, struct prefix *out)
{
	const struct local_pool *pool = flex_pool_find(f->conf, name, true);
	struct prefix p = pool ? pool->prefix6 : (struct prefix){0};
	struct flex_lease *l = pool ? lease_get(f, sa) : NULL;

	if (!pool || pool->len6 < pool->prefix6.len)
		return false;
	/* a host of a pool of hosts: not the subnet router's address (RFC 4291 2.6.1) */
	if (pool->len6 == 128 && pool->prefix6.len < 128)
		prefix_next(&p.addr, 128);
	while (prefix_contains(&pool->prefix6, &p.addr)) {
		struct prefix host = {.addr = p.addr, .len = pool->len6};

		if (pool->len6 < 128)
			host.addr.b[15] |= 1;
		if (!taken(f, &host.addr)) {
			give_back(f, &l->addr6.addr);
			take(f, &host.addr);
			l->addr6 = *out = host;
			str_copy(l->pool, sizeof(l->pool), name);
			return true;
		}
		prefix_next(&p.addr, pool->len6);
		if (addr_eq(&p.addr, &pool->prefix6.addr)) /* around the end of all */
			return false;
	}
	return false;
}

void flex_lease_keep(struct flex_peer *p, uint32_t sa)
{
	struct flexvpn *f = p->t->f;
	struct flex_lease *l;

	HASH_FIND(hh, f->leases, &sa, sizeof(sa), l);
	if (!l)
		return;
	flex_lease_return(p);
	p->assigned = l->addr;
	p->assigned6 = l->addr6;
	str_copy(p->pool, sizeof(p->pool), l->pool);
	HASH_DELETE(hh, f->leases, l);
	free(l);
}

void flex_lease_return(struct flex_peer *p)
{
	give_back(p->t->f, &p->assigned);
	give_back(p->t->f, &p->assigned6.addr);
	memset(&p->assigned, 0, sizeof(p->assigned));
	memset(&p->assigned6, 0, sizeof(p->assigned6));
}

void flex_leases_free(struct flexvpn *f)
{
	struct flex_lease *l, *tmp;
	struct flex_taken *t, *next;

	HASH_ITER(hh, f->leases, l, tmp)
		lease_end(f, l);
	HASH_ITER(hh, f->taken, t, next) {
		HASH_DELETE(hh, f->taken, t);
		free(t);
	}
}
