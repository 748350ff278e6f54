/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Life of IKE and CHILD SAs: tables, ends, and what the outside sees of them.
 */
#include "ike/sa.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/event.h"
#include "ike/trace.h"
#include "ike/xchg.h"

enum { ATTEMPTS_MAX = 256, HALF_OPEN_MAX_MS = 100000 };

void bytes_set(struct bytes *b, const void *p, size_t len)
{
	uint8_t *copy = len ? xmemdup(p, len) : NULL;

	free(b->p);
	b->p = copy;
	b->len = len;
}

void bytes_free(struct bytes *b)
{
	free(b->p);
	b->p = NULL;
	b->len = 0;
}

struct idv *idv_new(const struct ike_id *id)
{
	struct idv *v = xcalloc(1, sizeof(*v) + id->len);

	v->type = id->type;
	v->len = id->len;
	memcpy(v->data, id->data, id->len);
	return v;
}

void idv_get(const struct idv *v, struct ike_id *out)
{
	memset(out, 0, offsetof(struct ike_id, data));
	if (!v)
		return;
	out->type = v->type;
	out->len = v->len;
	memcpy(out->data, v->data, v->len);
}

const char *idv_str(const struct idv *v, char *buf, size_t size)
{
	struct ike_id id;

	idv_get(v, &id);
	return ike_id_str(&id, buf, size);
}

static uint64_t spi_key(const uint8_t spi[8])
{
	uint64_t k;

	memcpy(&k, spi, sizeof(k));
	return k;
}

/* Lowest free number, as Tunnel-id on IOS; the hint keeps this from scanning. */
static uint32_t id_alloc(struct ike *e)
{
	struct ike_sa *sa;
	uint32_t id = e->free_id_hint;

	for (;; id++) {
		HASH_FIND(hh_id, e->by_id, &id, sizeof(id), sa);
		if (!sa)
			break;
	}
	e->free_id_hint = id + 1;
	return id;
}

static void half_open_expired(struct timer *t, void *arg)
{
	struct ike_sa *sa = arg;
	struct ike *e = sa->e;

	engine_enter(e);
	if (sa->state == IKE_SA_INIT_DONE) {
		sa_why(sa, 0, false, "The peer answered IKE_SA_INIT but its IKE_AUTH did not come "
		       "within %u seconds", HALF_OPEN_MS / 1000);
		ike_err(sa, "Maximum number of retransmissions reached");
	}
	sa_end(sa);
	engine_leave(e);
}

void peer_key_make(struct ike_peer_key *k, const uint8_t spi_i[8], const struct addr *a)
{
	memset(k, 0, sizeof(*k));
	memcpy(k->spi_i, spi_i, sizeof(k->spi_i));
	memcpy(k->addr, a->b, sizeof(k->addr));
}

static void addr_key(struct addr *k, const struct addr *a)
{
	memset(k, 0, sizeof(*k));
	k->family = a->family;
	memcpy(k->b, a->b, addr_bytes(a));
}

static struct addr_bucket *bucket_find(struct ike *e, const struct addr *a)
{
	struct addr_bucket *b;
	struct addr k;

	addr_key(&k, a);
	HASH_FIND(hh, e->by_addr, &k, sizeof(k), b);
	return b;
}

static void addr_link(struct ike_sa *sa)
{
	struct ike *e = sa->e;
	struct addr_bucket *b = bucket_find(e, &sa->remote.addr);

	if (!b) {
		b = xcalloc(1, sizeof(*b));
		addr_key(&b->addr, &sa->remote.addr);
		HASH_ADD(hh, e->by_addr, addr, sizeof(b->addr), b);
	}
	sa->bucket = b;
	DL_APPEND2(b->list, sa, addr_prev, addr_next);
}

static void addr_unlink(struct ike_sa *sa)
{
	struct addr_bucket *b = sa->bucket;

	if (!b)
		return;
	DL_DELETE2(b->list, sa, addr_prev, addr_next);
	sa->bucket = NULL;
	if (b->list)
		return;
	HASH_DELETE(hh, sa->e->by_addr, b);
	free(b);
}

struct ike_sa *sa_by_addr(struct ike *e, const struct addr *remote)
{
	struct addr_bucket *b = bucket_find(e, remote);

	return b ? b->list : NULL;
}

void sa_move_remote(struct ike_sa *sa, const struct endpoint *remote)
{
	addr_unlink(sa);
	sa->remote = *remote;
	addr_link(sa);
}

void sa_keep_cfg(struct ike_sa *sa, const struct ike_cfg *c)
{
	bool something = c->n_subnets || c->addr4.family || c->dns[0].family || c->wins[0].family ||
			 c->def_domain[0] || c->split_dns[0] || c->banner[0] || c->backup[0] ||
			 c->addr6.addr.family || c->dns6[0].family || c->pfs;

	free(sa->cfg);
	/* A mere request is not worth its kilobytes in each of thousands of SAs. */
	sa->cfg = something ? xmemdup(c, sizeof(*c)) : NULL;
}

bool fvrf_eq(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

void engine_send(struct ike *e, const char *fvrf, const struct endpoint *local,
		 const struct endpoint *remote, const uint8_t *p, size_t len)
{
	if (!fvrf)
		e->ops.send(e->ctx, local, remote, p, len);
	else if (e->ops.send_fvrf)
		e->ops.send_fvrf(e->ctx, fvrf, local, remote, p, len);
}

void sa_spi_new(struct ike *e, uint8_t spi[8])
{
	do {
		random_bytes(spi, 8);
	} while (!spi_key(spi) || sa_by_spi(e, spi));
}

struct ike_sa *sa_new_spi(struct ike *e, enum ike_role role, struct ike_conf *conf,
			  const struct endpoint *local, const struct endpoint *remote,
			  const uint8_t spi[8])
{
	struct ike_sa *sa = xcalloc(1, sizeof(*sa));

	sa->e = e;
	sa->role = role;
	sa->conf = ike_conf_get(conf);
	sa->local = *local;
	sa->remote = *remote;
	sa->peer_window = 1;
	sa->born_ms = timerq_now(e->tq);
	sa->id = id_alloc(e);
	sa->session = e->next_session++;
	sa->state = role == IKE_INITIATOR ? IKE_SA_INIT_SENT : IKE_SA_INIT_DONE;
	memcpy(role == IKE_INITIATOR ? sa->spi_i : sa->spi_r, spi, 8);
	sa->spi_own = spi_key(spi);
	HASH_ADD(hh_id, e->by_id, id, sizeof(sa->id), sa);
	HASH_ADD(hh_spi, e->by_spi, spi_own, sizeof(sa->spi_own), sa);
	addr_link(sa);
	timer_init(&sa->half_open, half_open_expired, sa);
	sa_timers_init(sa);
	if (role == IKE_INITIATOR)
		e->stats.negotiating_out++;
	else
		e->stats.negotiating_in++;
	return sa;
}

struct ike_sa *sa_new(struct ike *e, enum ike_role role, struct ike_conf *conf,
		      const struct endpoint *local, const struct endpoint *remote)
{
	uint8_t spi[8];

	sa_spi_new(e, spi);
	return sa_new_spi(e, role, conf, local, remote, spi);
}

void sa_hash_peer(struct ike_sa *sa)
{
	struct ike *e = sa->e;

	peer_key_make(&sa->peer_key, sa->spi_i, &sa->remote.addr);
	HASH_ADD(hh_peer, e->by_peer, peer_key, sizeof(sa->peer_key), sa);
	sa_half_open_wait(sa);
}

void sa_half_open_wait(struct ike_sa *sa)
{
	uint64_t age = timerq_now(sa->e->tq) - sa->born_ms;

	timer_set(sa->e->tq, &sa->half_open,
		  MIN((uint64_t)HALF_OPEN_MS, HALF_OPEN_MAX_MS - MIN(age, HALF_OPEN_MAX_MS)));
}

static bool hashed(const UT_hash_handle *hh)
{
	return hh->tbl != NULL;
}

void sa_release_owner(struct ike_sa *sa)
{
	if (hashed(&sa->hh_owner))
		HASH_DELETE(hh_owner, sa->e->by_owner, sa);
	memset(&sa->hh_owner, 0, sizeof(sa->hh_owner));
}

void sa_set_owner(struct ike_sa *sa, uint32_t owner)
{
	struct ike *e = sa->e;

	sa_release_owner(sa);
	sa->owner = owner;
	if (owner && !sa->dead)
		HASH_ADD(hh_owner, e->by_owner, owner, sizeof(sa->owner), sa);
}

struct ike_sa *sa_by_id(struct ike *e, uint32_t id)
{
	struct ike_sa *sa;

	HASH_FIND(hh_id, e->by_id, &id, sizeof(id), sa);
	return sa;
}

struct ike_sa *sa_by_spi(struct ike *e, const uint8_t spi[8])
{
	uint64_t k = spi_key(spi);
	struct ike_sa *sa;

	HASH_FIND(hh_spi, e->by_spi, &k, sizeof(k), sa);
	return sa;
}

struct ike_sa *sa_by_peer(struct ike *e, const uint8_t spi_i[8], const struct addr *remote)
{
	struct ike_peer_key k;
	struct ike_sa *sa;

	peer_key_make(&k, spi_i, remote);
	HASH_FIND(hh_peer, e->by_peer, &k, sizeof(k), sa);
	return sa;
}

struct ike_sa *sa_by_owner(struct ike *e, uint32_t owner)
{
	struct ike_sa *sa;

	if (!owner)
		return NULL;
	HASH_FIND(hh_owner, e->by_owner, &owner, sizeof(owner), sa);
	return sa;
}

unsigned sa_half_open_count(const struct ike *e, enum ike_role role)
{
	return role == IKE_RESPONDER ? e->stats.negotiating_in : e->stats.negotiating_out;
}

void sa_nego_free(struct ike_sa *sa)
{
	struct nego *n = sa->nego;

	if (!n)
		return;
	if (n->child_spi)
		sa->e->ops.spi_free(sa->e->ctx, n->child_spi);
	dh_free(n->dh);
	bytes_free(&n->init_req);
	bytes_free(&n->init_resp);
	bytes_free(&n->cookie);
	free(n->cfg_want);
	secret_free(n, sizeof(*n));
	sa->nego = NULL;
}

static void count_end(struct ike_sa *sa)
{
	struct ike_stats *st = &sa->e->stats;
	uint32_t *neg = sa->role == IKE_INITIATOR ? &st->negotiating_out : &st->negotiating_in;
	uint32_t *act = sa->role == IKE_INITIATOR ? &st->active_out : &st->active_in;

	if (sa->was_up)
		(*act)--;
	else
		(*neg)--;
}

static void unhash(struct ike_sa *sa)
{
	struct ike *e = sa->e;

	if (hashed(&sa->hh_id))
		HASH_DELETE(hh_id, e->by_id, sa);
	if (hashed(&sa->hh_spi))
		HASH_DELETE(hh_spi, e->by_spi, sa);
	if (hashed(&sa->hh_peer))
		HASH_DELETE(hh_peer, e->by_peer, sa);
	if (hashed(&sa->hh_owner))
		HASH_DELETE(hh_owner, e->by_owner, sa);
	addr_unlink(sa);
	if (sa->id < e->free_id_hint)
		e->free_id_hint = sa->id;
}

void sa_end(struct ike_sa *sa)
{
	static const struct ike_why nothing = { .text = "ended" };
	struct ike *e = sa->e;
	struct ike_sa_info info;
	struct child *c;

	if (sa->dead)
		return;
	sa->dead = true;
	timer_cancel(&sa->half_open);
	sa_timers_stop(sa);
	count_end(sa);
	while ((c = sa->children))
		child_end(c, sa->why ? sa->why : &nothing);
	sa_info(sa, &info);
	xchg_stop(sa);
	unhash(sa);
	if (!sa->was_up)
		ike_dbg(sa, "Abort exchange");
	ike_dbg(sa, "Deleting SA");
	sa->grave_next = e->graveyard;
	e->graveyard = sa;
	if (sa->shadow)
		return; /* nobody ever heard of it */
	if (sa->was_up && sa->state != IKE_SA_REKEYED && !sa->replaced_by)
		ike_log_session(sa, false, sa->why ? sa->why->text : nothing.text);
	else if (!sa->was_up)
		ike_log_abort(sa, sa->why ? sa->why->text : nothing.text);
	if (!sa->was_up || (sa->why && sa->state != IKE_SA_REKEYED))
		attempt_note_sa(sa, false, sa->why);
	e->ops.sa_down(e->ctx, &info, sa->was_up, sa->why ? sa->why : &nothing);
}

static void sa_free(struct ike_sa *sa)
{
	sa_nego_free(sa);
	cipher_free(sa->seal);
	cipher_free(sa->open);
	free(sa->local_id);
	free(sa->remote_id);
	free(sa->cfg);
	free(sa->why);
	free(sa->fvrf);
	frag_free(sa->frag);
	ike_conf_put(sa->conf);
	secret_free(sa, sizeof(*sa));
}

void engine_enter(struct ike *e)
{
	e->depth++;
}

void engine_leave(struct ike *e)
{
	struct ike_sa *sa;

	if (--e->depth)
		return;
	ike_dbg_flush_all();
	while ((sa = e->graveyard)) {
		e->graveyard = sa->grave_next;
		sa_free(sa);
	}
}

void sa_ready(struct ike_sa *sa)
{
	struct ike_stats *st = &sa->e->stats;
	struct ike_sa_info info;

	sa->state = IKE_SA_READY;
	sa->was_up = true;
	sa->created_ms = timerq_now(sa->e->tq);
	sa->last_rx_ms = sa->created_ms;
	timer_cancel(&sa->half_open);
	if (sa->role == IKE_INITIATOR) {
		st->negotiating_out--;
		st->active_out++;
		st->total_out++;
	} else {
		st->negotiating_in--;
		st->active_in++;
		st->total_in++;
	}
	sa_timers_start(sa);
	if (!sa->rekeyed_from) {
		ike_log_session(sa, true, NULL);
		attempt_note_sa(sa, true, NULL);
	}
	sa_info(sa, &info);
	sa->e->ops.sa_up(sa->e->ctx, &info);
}

static void info_profile(const struct ike_sa *sa, struct ike_sa_info *out)
{
	const struct ike_profile *p = sa->profile;

	out->profile = p;
	out->dpd_interval = sa->conf->dpd_interval;
	out->dpd_retry = sa->conf->dpd_retry;
	out->dpd_periodic = sa->conf->dpd_periodic;
	if (!p)
		return;
	out->ivrf = p->ivrf;
	out->auth_local = p->auth_local;
	out->auth_remote = p->n_auth_remote ? p->auth_remote[0] : IKE_AUTH_NONE;
	if (p->dpd_interval) {
		out->dpd_interval = p->dpd_interval;
		out->dpd_retry = p->dpd_retry;
		out->dpd_periodic = p->dpd_periodic;
	}
}

void sa_info(const struct ike_sa *sa, struct ike_sa_info *out)
{
	const struct child *c;

	memset(out, 0, sizeof(*out));
	out->id = sa->id;
	out->session = sa->session;
	out->repeats = sa->active ? sa->active->tries : 0;
	for (const struct packet *p = sa->active ? sa->active->packets : NULL; p; p = p->next)
		out->request_len = MAX(out->request_len, (uint32_t)p->len);
	out->heard_ms = sa->last_rx_ms;
	out->role = sa->role;
	out->state = sa->state;
	out->local = sa->local;
	out->remote = sa->remote;
	out->fvrf = sa->fvrf;
	memcpy(out->spi_i, sa->spi_i, 8);
	memcpy(out->spi_r, sa->spi_r, 8);
	out->encr = sa->suite.encr;
	out->prf = sa->suite.prf;
	out->integ = sa->suite.integ;
	out->dh = sa->suite.dh;
	info_profile(sa, out);
	idv_get(sa->local_id, &out->local_id);
	idv_get(sa->remote_id, &out->remote_id);
	out->conf = sa->conf;
	out->owner = sa->owner;
	out->created_ms = sa->created_ms;
	out->lifetime = sa->lifetime;
	out->req_local = sa->next_out ? sa->next_out - 1 : 0;
	out->req_remote = sa->next_in ? sa->next_in - 1 : 0;
	out->next_local = sa->next_out;
	out->next_remote = sa->next_in;
	out->window_local = sa->conf->window;
	out->window_remote = sa->peer_window;
	out->nat_local = sa->nat_local;
	out->nat_remote = sa->nat_remote;
	out->fragmentation = sa->fragmentation;
	out->frag_mtu = sa->fragmentation ? sa->conf->frag_mtu : 0;
	out->peer_is_ios = sa->peer_is_ios;
	out->dynamic_routes = sa->peer_dynamic_route;
	out->ppk = sa->ppk;
	out->rekeyed_from = sa->rekeyed_from;
	if (sa->cfg)
		out->cfg = *sa->cfg;
	DL_FOREACH(sa->children, c)
		out->n_children += c->installed;
}

void why_set(struct ike_why *w, uint16_t notify, bool by_peer, const char *fmt, ...)
{
	va_list ap;

	w->notify = notify;
	w->by_peer = by_peer;
	va_start(ap, fmt);
	vsnprintf(w->text, sizeof(w->text), fmt, ap);
	va_end(ap);
}

void sa_why(struct ike_sa *sa, uint16_t notify, bool by_peer, const char *fmt, ...)
{
	va_list ap;

	if (sa->why)
		return;
	sa->why = xcalloc(1, sizeof(*sa->why));
	sa->why->notify = notify;
	sa->why->by_peer = by_peer;
	va_start(ap, fmt);
	vsnprintf(sa->why->text, sizeof(sa->why->text), fmt, ap);
	va_end(ap);
}

/* Behind one NAT address there are many peers: those of other ports are others when they say so, or
 * (strictly) when they do not say that they are the same. A peer's own ports change with NAT-T. */
static bool attempt_is(const struct attempt *a, const struct attempt *b, bool strictly)
{
	if (a->a.role != b->a.role || !addr_eq(&a->a.remote.addr, &b->a.remote.addr) ||
	    !addr_eq(&a->a.local.addr, &b->a.local.addr) || strcmp(a->fvrf, b->fvrf) != 0)
		return false;
	if (a->a.remote.port == b->a.remote.port)
		return true;
	return a->id.type && b->id.type ? ike_id_eq(&a->id, &b->id) : !strictly;
}

static struct attempt *attempt_new(const char *fvrf, const struct endpoint *local,
				   const struct endpoint *remote, enum ike_role role)
{
	struct attempt *a = xcalloc(1, sizeof(*a));

	str_copy(a->fvrf, sizeof(a->fvrf), fvrf ? fvrf : "");
	a->a.local = *local;
	a->a.remote = *remote;
	a->a.role = role;
	return a;
}

static struct attempt *attempt_new_sa(const struct ike_sa *sa)
{
	struct attempt *a = attempt_new(sa->fvrf, &sa->local, &sa->remote, sa->role);

	idv_get(sa->remote_id, &a->id);
	return a;
}

/* Takes `new`. One entry per pair of peers and role: the newest attempt tells what is wrong now. */
static void attempt_put(struct ike *e, struct attempt *new, bool up, const struct ike_why *why)
{
	struct attempt *a;

	DL_FOREACH(e->attempts, a)
		if (attempt_is(a, new, false))
			break;
	if (!a && e->n_attempts >= ATTEMPTS_MAX)
		a = e->attempts->prev; /* utlist: the head's prev is the tail */
	if (a) {
		DL_DELETE(e->attempts, a);
		free(a);
	} else {
		e->n_attempts++;
	}
	new->a.up = up;
	new->a.when_ms = timerq_now(e->tq);
	if (why)
		new->a.why = *why;
	DL_PREPEND(e->attempts, new);
}

void attempt_note(struct ike *e, const char *fvrf, const struct endpoint *local,
		  const struct endpoint *remote, enum ike_role role, const struct ike_why *why)
{
	attempt_put(e, attempt_new(fvrf, local, remote, role), false, why);
}

void attempt_note_sa(const struct ike_sa *sa, bool up, const struct ike_why *why)
{
	attempt_put(sa->e, attempt_new_sa(sa), up, why);
}

void attempt_mended(const struct ike_sa *sa)
{
	struct attempt *a, *now = attempt_new_sa(sa);

	DL_FOREACH(sa->e->attempts, a)
		if (!a->a.up && attempt_is(a, now, true)) {
			DL_DELETE(sa->e->attempts, a);
			sa->e->n_attempts--;
			free(a);
			attempt_put(sa->e, now, true, NULL);
			return;
		}
	free(now);
}

struct child *child_new(struct ike_sa *sa, const struct ike_child *c)
{
	struct child *n = xcalloc(1, sizeof(*n));

	n->c = *c;
	n->c.id = sa->e->next_child++;
	n->c.sa = sa->id;
	n->c.created_ms = timerq_now(sa->e->tq);
	n->sa = sa;
	child_timers_init(n);
	HASH_ADD(hh, sa->e->children, c.id, sizeof(n->c.id), n);
	DL_APPEND(sa->children, n);
	return n;
}

struct child *child_by_id(struct ike *e, uint32_t id)
{
	struct child *c;

	HASH_FIND(hh, e->children, &id, sizeof(id), c);
	return c;
}

struct child *child_by_spi_out(struct ike_sa *sa, uint32_t spi)
{
	struct ike_sa *kin = NULL;
	struct child *c;

	DL_FOREACH(sa->children, c)
		if (c->c.spi_out == spi)
			return c;
	/* While an IKE rekey is being settled, the peer may already (or still) speak of its CHILD
	 * SAs on the other one of the two IKE SAs. */
	if (sa->shadow)
		kin = sa_by_id(sa->e, sa->rekeyed_from);
	else if (sa->state == IKE_SA_REKEYED)
		kin = sa_by_id(sa->e, sa->replaced_by);
	if (kin)
		DL_FOREACH(kin->children, c)
			if (c->c.spi_out == spi)
				return c;
	return NULL;
}

void child_down(struct child *c, const struct ike_why *why)
{
	static const struct ike_why nothing = { .text = "deleted" };
	struct ike_sa_info info;
	struct ike_child copy;

	timer_cancel(&c->life);
	if (!c->installed)
		return;
	c->installed = false;
	sa_info(c->sa, &info);
	copy = c->c;
	ike_op_count(IKE_OP_SA_DOWN, true);
	c->sa->e->ops.child_down(c->sa->e->ctx, &info, &copy, why ? why : &nothing);
}

void child_free(struct child *c)
{
	if (!c)
		return;
	timer_cancel(&c->life);
	HASH_DELETE(hh, c->sa->e->children, c);
	DL_DELETE(c->sa->children, c);
	free(c);
}

void child_end(struct child *c, const struct ike_why *why)
{
	struct ike *e = c->sa->e;
	uint32_t id = c->c.id;

	child_down(c, why);
	/* Whoever was told may have ended the whole IKE SA, and this child with it. */
	child_free(child_by_id(e, id));
}

void child_move(struct child *c, struct ike_sa *to)
{
	DL_DELETE(c->sa->children, c);
	c->sa = to;
	c->c.sa = to->id;
	DL_APPEND(to->children, c);
}
