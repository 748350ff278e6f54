/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of SAs and tunnels, see sad.h.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <utlist.h>

#include "ipsec/sad.h"

#define SPI_MIN 256 /* RFC 4303 2.1: 1..255 are reserved */

struct spi_slot {
	uint32_t spi;
	UT_hash_handle hh;
};

struct sad *sad_new(void)
{
	return xcalloc(1, sizeof(struct sad));
}

/* --- SPIs --- */

static size_t spi_bucket(uint32_t spi)
{
	return (spi * 2654435761u) >> 18 & (SAD_BUCKETS - 1);
}

struct sa *sad_in_find(struct sad *s, uint32_t spi)
{
	struct sa *sa = atomic_load_explicit(&s->in[spi_bucket(spi)], memory_order_acquire);

	while (sa && sa->spi != spi)
		sa = atomic_load_explicit(&sa->next, memory_order_acquire);
	return sa;
}

struct sa *sad_out_find(struct sad *s, uint32_t spi, const struct addr *remote)
{
	struct sa *sa = atomic_load(&s->out[spi_bucket(spi)]);

	for (; sa; sa = atomic_load(&sa->next)) {
		if (sa->spi != spi)
			continue;
		if (!remote || !remote->family || addr_eq(remote, &sa->first_remote) ||
		    addr_eq(remote, &atomic_load(&sa->path)->remote.addr))
			return sa;
	}
	return NULL;
}

uint32_t sad_spi_alloc(struct sad *s)
{
	struct spi_slot *slot;
	uint32_t spi;

	do {
		spi = random_u32();
		HASH_FIND(hh, s->reserved, &spi, sizeof(spi), slot);
	} while (spi < SPI_MIN || slot || sad_in_find(s, spi));
	slot = xcalloc(1, sizeof(*slot));
	slot->spi = spi;
	HASH_ADD(hh, s->reserved, spi, sizeof(spi), slot);
	return spi;
}

void sad_spi_free(struct sad *s, uint32_t spi)
{
	struct spi_slot *slot;

	HASH_FIND(hh, s->reserved, &spi, sizeof(spi), slot);
	if (!slot)
		return;
	HASH_DEL(s->reserved, slot);
	free(slot);
}

/* --- SAs --- */

static struct sa *_Atomic *sa_head(struct sad *s, const struct sa *sa)
{
	return &(sa->inbound ? s->in : s->out)[spi_bucket(sa->spi)];
}

int sad_sa_link(struct sad *s, struct sa *sa)
{
	struct sa *_Atomic *head = sa_head(s, sa);

	if (sa->inbound ? sad_in_find(s, sa->spi) : sad_out_find(s, sa->spi, &sa->first_remote))
		return -EEXIST;
	if (sa->inbound)
		sad_spi_free(s, sa->spi);
	DL_PREPEND2(sa->tun->sas, sa, t_prev, t_next);
	atomic_store(&sa->next, atomic_load(head));
	atomic_store_explicit(head, sa, memory_order_release);
	return 0;
}

void sad_sa_unlink(struct sad *s, struct sa *sa)
{
	struct sa *_Atomic *at = sa_head(s, sa);

	while (atomic_load(at) != sa)
		at = &atomic_load(at)->next;
	/* A reader standing on sa still finds the rest of the chain through it. */
	atomic_store_explicit(at, atomic_load(&sa->next), memory_order_release);
	DL_DELETE2(sa->tun->sas, sa, t_prev, t_next);
}

void sa_free(struct sa *sa)
{
	if (!sa)
		return;
	esp_close(&sa->esp);
	free(atomic_load(&sa->path));
	free(sa);
}

/* --- tunnels --- */

struct tunnel *sad_tunnel_find(struct sad *s, uint32_t id)
{
	struct tunnel *t;

	HASH_FIND(hh, s->tunnels, &id, sizeof(id), t);
	return t;
}

void sad_tunnel_link(struct sad *s, struct tunnel *t)
{
	do {
		t->id = ++s->last_id;
	} while (!t->id || sad_tunnel_find(s, t->id));
	HASH_ADD(hh, s->tunnels, id, sizeof(t->id), t);
}

static size_t ep_bucket(const struct addr *local, const struct addr *remote)
{
	uint32_t h = addr_hash(local) * 31 + (remote ? addr_hash(remote) : 0);

	return (h * 2654435761u) >> 20 & (SAD_EP_BUCKETS - 1);
}

static void ep_unlink(struct sad *s, struct tun_ep *ep)
{
	struct tun_ep *_Atomic *at;

	at = &s->ep[ep_bucket(&ep->local, ep->remote.family ? &ep->remote : NULL)];
	while (atomic_load(at) != ep)
		at = &atomic_load(at)->next;
	atomic_store_explicit(at, atomic_load(&ep->next), memory_order_release);
}

struct tun_ep *sad_ep_set(struct sad *s, struct tunnel *t, const struct tunnel_params *p)
{
	struct tun_ep *old = t->ep, *ep = NULL;
	bool multi = p && p->kind == TUNNEL_MGRE;

	if (p && p->local.family && (multi || p->remote.family) && p->kind != TUNNEL_IPSEC &&
	    p->kind != TUNNEL_POLICY) {
		struct tun_ep *_Atomic *head;

		ep = xcalloc(1, sizeof(*ep));
		ep->local = p->local;
		if (!multi)
			ep->remote = p->remote;
		ep->ipip = p->kind == TUNNEL_IPIP;
		ep->has_key = p->has_key;
		ep->key = p->has_key ? p->key : 0;
		ep->tun = t;
		head = &s->ep[ep_bucket(&ep->local, multi ? NULL : &ep->remote)];
		atomic_store(&ep->next, atomic_load(head));
		atomic_store_explicit(head, ep, memory_order_release);
	}
	if (old)
		ep_unlink(s, old);
	t->ep = ep;
	return old;
}

void sad_tunnel_unlink(struct sad *s, struct tunnel *t)
{
	free(sad_ep_set(s, t, NULL)); /* callers have no reader left by now */
	HASH_DEL(s->tunnels, t);
}

static struct tunnel *ep_chain(struct sad *s, const struct addr *local, const struct addr *remote,
			       bool ipip, bool has_key, uint32_t key)
{
	struct tun_ep *ep;

	ep = atomic_load_explicit(&s->ep[ep_bucket(local, remote)], memory_order_acquire);
	for (; ep; ep = atomic_load_explicit(&ep->next, memory_order_acquire)) {
		if (ep->ipip != ipip || ep->has_key != has_key || (has_key && ep->key != key) ||
		    !addr_eq(&ep->local, local))
			continue;
		if (remote ? addr_eq(&ep->remote, remote) : !ep->remote.family)
			return ep->tun;
	}
	return NULL;
}

struct tunnel *sad_ep_find(struct sad *s, const struct addr *local, const struct addr *remote,
			   bool ipip, bool has_key, uint32_t key)
{
	struct tunnel *t = ep_chain(s, local, remote, ipip, has_key, key);

	return t ? t : ep_chain(s, local, NULL, ipip, has_key, key);
}

void tunnel_free(struct tunnel *t)
{
	if (!t)
		return;
	if (t->fd >= 0)
		close(t->fd);
	tun_conf_free(atomic_load(&t->conf));
	tun_map_free(atomic_load(&t->map));
	free(t->inner);
	free(t->nbma);
	free(t);
}

/* --- snapshots --- */

struct tun_conf *tun_conf_new(const struct tunnel_params *p)
{
	struct tun_conf *c = xcalloc(1, sizeof(*c));
	struct endpoint to = { .addr = p->remote };

	c->p = *p;
	if (p->local.family && p->remote.family == p->local.family)
		c->path = path_new(&p->local, 0, &to, p->ttl);
	return c;
}

void tun_conf_free(struct tun_conf *c)
{
	if (!c)
		return;
	free(c->path);
	free(c);
}

struct sa *tunnel_sa_out(const struct tunnel *t, const struct addr *remote)
{
	struct sa *sa, *standby = NULL;

	DL_FOREACH2(t->sas, sa, t_next) { /* newest first */
		if (sa->inbound ||
		    (remote && !addr_eq(&atomic_load(&sa->path)->remote.addr, remote)))
			continue;
		if (!sa->standby)
			return sa;
		if (!standby)
			standby = sa;
	}
	return standby;
}

struct tun_map *tun_map_new(const struct tunnel *t)
{
	const struct tunnel_params *p = &atomic_load(&t->conf)->p;
	struct tun_map *m = xcalloc(1, sizeof(*m) + t->n_inner * sizeof(m->peer[0]));

	for (size_t i = 0; i < t->n_inner; i++) {
		struct tun_peer *peer = &m->peer[m->n];
		struct endpoint to = { .addr = t->nbma[i] };

		if (t->nbma[i].family != p->local.family)
			continue;
		peer->inner = t->inner[i];
		peer->nbma = t->nbma[i];
		peer->path = path_new(&p->local, 0, &to, p->ttl);
		peer->sa = tunnel_sa_out(t, &peer->nbma);
		m->n++;
	}
	return m;
}

void tun_map_free(struct tun_map *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->n; i++)
		free(m->peer[i].path);
	free(m);
}

const struct tun_peer *tun_map_find(const struct tun_map *m, const struct addr *dst)
{
	const struct tun_peer *best = NULL;

	for (size_t i = 0; m && i < m->n; i++) {
		const struct tun_peer *p = &m->peer[i];

		if (prefix_contains(&p->inner, dst) && (!best || p->inner.len > best->inner.len))
			best = p;
	}
	return best;
}

void sad_free(struct sad *s)
{
	struct spi_slot *slot, *next_slot;
	struct tunnel *t, *next;

	if (!s)
		return;
	HASH_ITER(hh, s->tunnels, t, next) {
		while (t->sas) {
			struct sa *sa = t->sas;

			sad_sa_unlink(s, sa);
			sa_free(sa);
		}
		sad_tunnel_unlink(s, t);
		tunnel_free(t);
	}
	HASH_ITER(hh, s->reserved, slot, next_slot) {
		HASH_DEL(s->reserved, slot);
		free(slot);
	}
	free(s);
}
