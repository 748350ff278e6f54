/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine's public face: ike.h.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "ike/auth.h"
#include "ike/kex.h"
#include "ike/trace.h"
#include "ike/xchg.h"

struct ike *ike_new(struct timerq *tq, const struct ike_ops *ops, void *ctx)
{
	struct ike *e = xcalloc(1, sizeof(*e));

	e->tq = tq;
	e->ops = *ops;
	e->ctx = ctx;
	e->next_child = 1;
	e->next_session = 1;
	e->free_id_hint = 1;
	e->rxbuf = xmalloc(IKE_MSG_MAX);
	return e;
}

void ike_workers(struct ike *e, struct workers *w)
{
	e->workers = w;
}

void ike_free(struct ike *e)
{
	struct ike_sa *sa, *tmp;
	struct attempt *a, *atmp;

	if (!e)
		return;
	assert(!e->kex_jobs);
	kex_queue_free(e);
	engine_enter(e);
	HASH_ITER(hh_id, e->by_id, sa, tmp) {
		sa_why(sa, 0, false, "The router stops");
		sa_end(sa);
	}
	engine_leave(e);
	DL_FOREACH_SAFE(e->attempts, a, atmp)
		free(a);
	ike_conf_put(e->conf);
	secret_free(e->rxbuf, IKE_MSG_MAX);
	secret_wipe(&e->cookies, sizeof(e->cookies));
	free(e);
}

void ike_configure(struct ike *e, struct ike_conf *c)
{
	struct ike_conf *old = e->conf;

	e->conf = ike_conf_get(c);
	ike_conf_put(old);
}

void ike_input_fvrf(struct ike *e, const char *fvrf, const struct endpoint *local,
		    const struct endpoint *remote, const uint8_t *msg, size_t len)
{
	engine_enter(e);
	e->rx_fvrf = fvrf;
	xchg_input(e, local, remote, msg, len);
	e->rx_fvrf = NULL;
	engine_leave(e);
}

void ike_input(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
	       const uint8_t *msg, size_t len)
{
	ike_input_fvrf(e, NULL, local, remote, msg, len);
}

/* --- initiating --- */

/* What must be there before anything is sent. NULL: why tells what is missing. */
static const struct ike_profile *initiate_check(struct ike *e, const struct ike_request *req,
						struct ike_why *why)
{
	const struct ike_conf *c = e->conf;
	const struct ike_profile *p = c && req->profile ? ike_profile_find(c, req->profile) : NULL;
	const struct ike_stats *st = &e->stats;
	uint32_t all = st->active_in + st->active_out + st->negotiating_in + st->negotiating_out;

	if (!p)
		why_set(why, 0, false,
			"There is no IKEv2 profile %s: `crypto ikev2 profile`, and "
			"`set ikev2-profile` in the IPsec profile",
			req->profile ? req->profile : "");
	else if (p->shutdown)
		why_set(why, 0, false, "IKEv2 profile %s is shut down", p->name);
	else if (!p->complete)
		why_set(why, 0, false, "IKEv2 profile %s is not complete: it needs a match "
			"statement, authentication local and authentication remote", p->name);
	else if (p->inbound_only)
		why_set(why, 0, false, "IKEv2 profile %s is `match inbound-only`", p->name);
	else if (c->max_sa && all >= c->max_sa)
		why_set(why, 0, false, "`crypto ikev2 limit max-sa %u` is reached", c->max_sa);
	else if (c->max_neg_out && st->negotiating_out >= c->max_neg_out)
		why_set(why, 0, false, "%u negotiations are under way, the limit", c->max_neg_out);
	else
		return p;
	return NULL;
}

static bool initiate_offers(struct ike_sa *sa, struct nego *n)
{
	const struct ike_policy *policy;
	const struct dh_alg *first;
	char addr[ADDR_STRLEN];

	addr_str(&sa->local.addr, addr);
	policy = ike_policy_select(sa->conf, sa->fvrf, &sa->local.addr);
	ike_dbg_policy(sa->fvrf, &sa->local.addr, policy);
	n->n_offers = policy ? offers_from_policy(sa->conf, policy, n->offers) : 0;
	first = offers_first_group(n->offers, n->n_offers);
	if (!first) {
		sa_why(sa, 0, false, "No IKEv2 policy with a complete proposal fits the local "
		       "address %s", addr);
		return false;
	}
	n->group = first->group;
	return true;
}

static bool initiate_nego(struct ike_sa *sa, const struct ike_request *req)
{
	struct ike *e = sa->e;
	struct nego *n = xcalloc(1, sizeof(*n));
	char addr[ADDR_STRLEN];

	sa->nego = n;
	sa->fvrf = req->fvrf ? xstrdup(req->fvrf) : NULL;
	if (sa->profile->auth_local == IKE_AUTH_PSK &&
	    !auth_psk_find(sa, sa->profile, NULL, true, true)) {
		sa_why(sa, 0, false, "IKEv2 profile %s has no local pre-shared key for peer %s: "
		       "check `keyring local` and the keyring's peer addresses",
		       sa->profile->name, addr_str(&sa->remote.addr, addr));
		return false;
	}
	if (!initiate_offers(sa, n))
		return false;
	n->ni.len = IKE_NONCE_LEN;
	random_bytes(n->ni.b, n->ni.len);
	n->child = req->child;
	n->cfg_want = xcalloc(1, sizeof(*n->cfg_want));
	if (e->ops.cfg_to_send)
		e->ops.cfg_to_send(e->ctx, req->profile, req->child.owner, NULL, n->cfg_want);
	return true;
}

/* The IKE SA is up but the peer has taken its last CHILD SA away: ask for another. */
static void child_again(struct ike_sa *sa, const struct ike_child_policy *p)
{
	const struct child *c;
	struct task *t;

	DL_FOREACH(sa->children, c)
		if (c->state != CHILD_DELETING)
			return;
	if (sa->state != IKE_SA_READY || task_find(sa, TASK_CHILD_CREATE, 0))
		return;
	t = task_new(sa, TASK_CHILD_CREATE);
	t->policy = xmemdup(p, sizeof(*p));
	t->group = p->pfs;
	task_start(t);
}

uint32_t ike_initiate(struct ike *e, const struct ike_request *req, struct ike_why *why)
{
	struct endpoint local = { req->local, 500 }, remote = { req->remote, 500 };
	const struct ike_profile *p;
	struct ike_why ignored = { 0 };
	struct ike_sa *sa;
	uint32_t id = 0;

	why = why ? why : &ignored;
	memset(why, 0, sizeof(*why));
	engine_enter(e);
	sa = sa_by_owner(e, req->child.owner);
	if (sa) {
		id = sa->id;
		child_again(sa, &req->child);
		goto out;
	}
	p = initiate_check(e, req, why);
	if (!p) {
		attempt_note(e, req->fvrf, &local, &remote, IKE_INITIATOR, why);
		goto out;
	}
	sa = sa_new(e, IKE_INITIATOR, e->conf, &local, &remote);
	sa->profile = p;
	sa_set_owner(sa, req->child.owner);
	if (!initiate_nego(sa, req)) {
		*why = *sa->why;
		sa->shadow = true; /* it never was: the caller learns why from here */
		attempt_note_sa(sa, false, why);
		sa_end(sa);
		goto out;
	}
	id = sa->id;
	task_start(task_new(sa, TASK_INIT));
	if (sa->dead) {
		*why = sa->why ? *sa->why : *why;
		id = 0;
	}
out:
	engine_leave(e);
	return id;
}

/* --- orders from outside --- */

bool ike_sa_delete(struct ike *e, uint32_t id, const char *reason)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (!sa)
		return false;
	engine_enter(e);
	sa_delete_start(sa, reason ? reason : "Deleted by command");
	engine_leave(e);
	return true;
}

bool ike_sa_drop(struct ike *e, uint32_t id, const char *reason)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (!sa)
		return false;
	engine_enter(e);
	sa_delete_start(sa, reason);
	if (!sa->dead)
		sa_end(sa);
	engine_leave(e);
	return true;
}

bool ike_child_delete(struct ike *e, uint32_t id, const char *reason)
{
	struct child *c = child_by_id(e, id);

	if (!c || c->sa->state != IKE_SA_READY)
		return false;
	engine_enter(e);
	child_delete_start(c, reason);
	engine_leave(e);
	return true;
}

bool ike_sa_rekey(struct ike *e, uint32_t id)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (!sa || sa->state != IKE_SA_READY || sa->shadow)
		return false;
	engine_enter(e);
	if (!task_find(sa, TASK_IKE_REKEY, 0))
		task_start(task_new(sa, TASK_IKE_REKEY));
	engine_leave(e);
	return true;
}

bool ike_child_rekey(struct ike *e, uint32_t id)
{
	struct child *c = child_by_id(e, id);

	if (!c || c->sa->state != IKE_SA_READY)
		return false;
	engine_enter(e);
	child_rekey_start(c);
	engine_leave(e);
	return true;
}

bool ike_child_create(struct ike *e, uint32_t id, const struct ike_child_policy *p)
{
	struct ike_sa *sa = sa_by_id(e, id);
	struct task *t;

	if (!sa || sa->state != IKE_SA_READY || sa->shadow)
		return false;
	engine_enter(e);
	t = task_new(sa, TASK_CHILD_CREATE);
	t->policy = xmemdup(p, sizeof(*p));
	t->group = p->pfs;
	task_start(t);
	engine_leave(e);
	return true;
}

bool ike_cfg_send(struct ike *e, uint32_t id, const struct ike_cfg *cfg)
{
	struct ike_sa *sa = sa_by_id(e, id);
	struct task *t;

	if (!sa || sa->state != IKE_SA_READY || !sa->peer_flexvpn || !sa->profile ||
	    !sa->profile->config_set_send)
		return false;
	engine_enter(e);
	t = task_new(sa, TASK_CFG_SET);
	t->cfg = xmemdup(cfg, sizeof(*cfg));
	task_start(t);
	engine_leave(e);
	return true;
}

bool ike_sa_probe(struct ike *e, uint32_t id)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (!sa || sa->state != IKE_SA_READY)
		return false;
	engine_enter(e);
	if (!sa->active) /* whatever is outstanding is a probe as well */
		task_start(task_new(sa, TASK_PROBE));
	engine_leave(e);
	return true;
}

bool ike_invalid_spi(struct ike *e, const struct endpoint *remote, uint32_t spi)
{
	struct ike_sa *sa;
	struct task *t;

	for (sa = sa_by_addr(e, &remote->addr); sa; sa = sa->addr_next)
		if (sa->state == IKE_SA_AUTH_SENT)
			return false;
	for (sa = sa_by_addr(e, &remote->addr); sa; sa = sa->addr_next)
		if (sa->state == IKE_SA_READY && !sa->shadow)
			break;
	if (!sa || sa->active) /* whatever is outstanding is a probe as well */
		return true;
	engine_enter(e);
	t = task_new(sa, TASK_PROBE);
	t->del_spi = spi;
	task_start(t);
	engine_leave(e);
	return true;
}

void ike_peer_moved(struct ike *e, uint32_t id, const struct endpoint *local,
		    const struct endpoint *remote)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (!sa || sa->state < IKE_SA_READY)
		return;
	engine_enter(e);
	/* Not every dataplane knows where it came in. */
	sa_follow(sa, local->addr.family == remote->addr.family ? local : &sa->local, remote);
	engine_leave(e);
}

/* --- looking --- */

void ike_walk(struct ike *e, bool (*fn)(const struct ike_sa_info *sa, void *arg), void *arg)
{
	struct ike_sa_info info;
	struct ike_sa *sa, *tmp;

	engine_enter(e); /* what dies meanwhile stays readable */
	HASH_ITER(hh_id, e->by_id, sa, tmp) {
		if (sa->shadow || sa->dead)
			continue;
		sa_info(sa, &info);
		if (!fn(&info, arg))
			break;
	}
	engine_leave(e);
}

void ike_walk_children(struct ike *e, uint32_t id,
		       bool (*fn)(const struct ike_child *c, void *arg), void *arg)
{
	struct ike_sa *sa = sa_by_id(e, id);
	struct ike_child copy;
	struct child *c;
	uint32_t *ids;
	size_t n = 0, i = 0;

	if (!sa)
		return;
	DL_FOREACH(sa->children, c)
		n++;
	ids = xcalloc(n + 1, sizeof(*ids));
	DL_FOREACH(sa->children, c)
		if (c->installed)
			ids[i++] = c->c.id;
	n = i;
	for (i = 0; i < n; i++) {
		c = child_by_id(e, ids[i]);
		if (!c)
			continue;
		copy = c->c;
		if (!fn(&copy, arg))
			break;
	}
	free(ids);
}

bool ike_sa_get(struct ike *e, uint32_t id, struct ike_sa_info *out)
{
	struct ike_sa *sa = sa_by_id(e, id);

	if (sa)
		sa_info(sa, out);
	return sa;
}

bool ike_sa_by_owner(struct ike *e, uint32_t owner, struct ike_sa_info *out)
{
	struct ike_sa *sa = sa_by_owner(e, owner);

	if (sa)
		sa_info(sa, out);
	return sa;
}

void ike_stats(const struct ike *e, struct ike_stats *out)
{
	*out = e->stats;
	out->queued = kex_queue_len(e);
	out->computing = e->kex_jobs;
}

void ike_stats_clear(struct ike *e)
{
	const struct ike_stats s = e->stats;

	e->stats = (struct ike_stats){ .active_in = s.active_in, .active_out = s.active_out,
				       .negotiating_in = s.negotiating_in,
				       .negotiating_out = s.negotiating_out };
}

void ike_walk_attempts(struct ike *e, bool (*fn)(const struct ike_attempt *a, void *arg), void *arg)
{
	struct attempt *a;

	DL_FOREACH(e->attempts, a)
		if (!fn(&a->a, arg))
			return;
}

const char *ike_state_name(enum ike_sa_state s)
{
	switch (s) {
	case IKE_SA_INIT_SENT:
	case IKE_SA_INIT_DONE:
	case IKE_SA_AUTH_SENT:
		return "IN-NEG";
	case IKE_SA_READY:
		return "READY";
	case IKE_SA_REKEYED:
	case IKE_SA_DELETING:
		return "DELETE";
	}
	return "";
}
