/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The exchange engine: which request goes out when, what is repeated, which message is taken.
 *
 * Requests we send: tasks wait in sa->queue until the peer's window has room (one until its
 * SET_WINDOW_SIZE says more), then sit in sa->active until answered. Requests we receive: ids
 * [next_in, next_in + window) are taken in any order, once; the answers are kept for repeats.
 */
#include "ike/xchg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ike/kex.h"
#include "ike/trace.h"

enum { RETRANS_FIRST_MS = 2000, RETRANS_MAX = 5,
       BUSY_FIRST_MS = 1000, BUSY_DOUBLINGS = 4, BUSY_MAX = 12 };

struct response {
	uint32_t id;
	struct packet *packets;
	struct response *prev, *next;
};

static const struct task_ops *const task_ops[] = {
	[TASK_INIT] = &init_task_ops,
	[TASK_AUTH] = &auth_task_ops,
	[TASK_CHILD_CREATE] = &child_create_task_ops,
	[TASK_CHILD_REKEY] = &child_rekey_task_ops,
	[TASK_IKE_REKEY] = &ike_rekey_task_ops,
	[TASK_CHILD_DELETE] = &child_delete_task_ops,
	[TASK_IKE_DELETE] = &ike_delete_task_ops,
	[TASK_PROBE] = &probe_task_ops,
	[TASK_CFG_SET] = &cfg_set_task_ops,
};

/* RFC 7296 2.25: this SA is on its way out, ask again elsewhere. */
static struct verdict busy_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b)
{
	(void)sa;
	(void)m;
	(void)b;
	return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE);
}

/* Which requests are welcome. A message that has no row here is dropped: it is either early (the
 * peer will repeat it) or nonsense. Responses are matched with the task that waits for them. */
static const struct transition {
	enum ike_sa_state state;
	uint8_t exchange;
	enum ike_role role;      /* of ours in this SA */
	bool any_role;
	uint64_t required;
	struct verdict (*handler)(struct ike_sa *sa, const struct ike_msg *m, struct pb *b);
} transitions[] = {
	{ IKE_SA_INIT_DONE, XCHG_AUTH, IKE_RESPONDER, false,
	  PLD_BIT(PLD_IDI) | PLD_BIT(PLD_SA) | PLD_BIT(PLD_TSI) | PLD_BIT(PLD_TSR),
	  auth_consume_request },
	{ IKE_SA_READY, XCHG_CREATE_CHILD, 0, true, PLD_BIT(PLD_SA) | PLD_BIT(PLD_NONCE),
	  create_child_consume_request },
	{ IKE_SA_READY, XCHG_INFO, 0, true, 0, info_consume_request },
	{ IKE_SA_REKEYED, XCHG_CREATE_CHILD, 0, true, 0, busy_request },
	{ IKE_SA_REKEYED, XCHG_INFO, 0, true, 0, info_consume_request },
	{ IKE_SA_DELETING, XCHG_CREATE_CHILD, 0, true, 0, busy_request },
	{ IKE_SA_DELETING, XCHG_INFO, 0, true, 0, info_consume_request },
};

static const struct transition *transition_find(const struct ike_sa *sa, uint8_t exchange)
{
	for (size_t i = 0; i < ARRAY_SIZE(transitions); i++) {
		const struct transition *t = &transitions[i];

		if (t->state == sa->state && t->exchange == exchange &&
		    (t->any_role || t->role == sa->role))
			return t;
	}
	return NULL;
}

/* --- sending --- */

void sa_send(struct ike_sa *sa, const struct packet *list)
{
	const struct packet *p;

	LL_FOREACH(list, p) {
		sa->e->stats.tx++;
		engine_send(sa->e, sa->fvrf, &sa->local, &sa->remote, p->p, p->len);
	}
}

void raw_send(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
	      const uint8_t *p, size_t len)
{
	e->stats.tx++;
	engine_send(e, e->rx_fvrf, local, remote, p, len);
}

static void retrans_arm(struct task *t)
{
	const struct ike_sa *sa = t->sa;
	uint32_t ms = RETRANS_FIRST_MS << t->tries;
	uint32_t retry = sa->conf->dpd_retry;

	if (sa->profile && sa->profile->dpd_interval)
		retry = sa->profile->dpd_retry;
	/* `dpd I R`: an unanswered probe is repeated every R seconds. */
	if (t->kind == TASK_PROBE && retry)
		ms = retry * 1000;
	/* Peers that lost touch at the same moment must not repeat in step. */
	ms += random_u32() % (ms / 10 + 1);
	timer_set(sa->e->tq, &t->timer, ms);
}

static void task_timeout(struct task *t)
{
	struct ike_sa *sa = t->sa;
	char addr[ADDR_STRLEN];

	ike_err(sa, "Maximum number of retransmissions reached");
	if (t->kind == TASK_INIT)
		ike_err(sa, "Failed SA init exchange");
	else if (t->kind == TASK_AUTH)
		ike_err(sa, "Auth exchange failed");
	sa_why(sa, 0, false, "No answer from %s port %u to %s, sent %u times",
	       addr_str(&sa->remote.addr, addr), sa->remote.port, task_ops[t->kind]->name,
	       t->tries + 1);
	sa_end(sa);
}

static void task_timer(struct timer *timer, void *arg)
{
	struct task *t = arg;
	struct ike_sa *sa = t->sa;
	struct ike *e = sa->e;

	(void)timer;
	engine_enter(e);
	if (t->waiting) {
		t->waiting = false;
		xchg_kick(sa);
	} else if (t->tries >= RETRANS_MAX) {
		task_timeout(t);
	} else {
		t->tries++;
		e->stats.tx_retransmit++;
		ike_dbg(sa, "Retransmitting packet");
		sa_send(sa, t->packets);
		retrans_arm(t);
	}
	engine_leave(e);
}

struct task *task_new(struct ike_sa *sa, enum task_kind kind)
{
	struct task *t = xcalloc(1, sizeof(*t));

	t->kind = kind;
	t->sa = sa;
	timer_init(&t->timer, task_timer, t);
	return t;
}

void task_free(struct task *t)
{
	if (!t)
		return;
	timer_cancel(&t->timer);
	if (t->spi_in)
		t->sa->e->ops.spi_free(t->sa->e->ctx, t->spi_in);
	packets_free(&t->packets);
	dh_free(t->dh);
	free(t->ni);
	free(t->policy);
	free(t->cfg);
	free(t->reason);
	free(t->other_nonce);
	free(t);
}

struct task *task_find(struct ike_sa *sa, enum task_kind kind, uint32_t child)
{
	struct task *t;

	DL_FOREACH(sa->active, t)
		if (t->kind == kind && t->child == child)
			return t;
	DL_FOREACH(sa->queue, t)
		if (t->kind == kind && t->child == child)
			return t;
	return NULL;
}

void task_start(struct task *t)
{
	DL_APPEND(t->sa->queue, t);
	xchg_kick(t->sa);
}

static void task_drop(struct task *t)
{
	if (task_ops[t->kind]->failed)
		task_ops[t->kind]->failed(t);
	task_free(t);
}

/* RFC 7296 2.25: "over a period of several minutes". The peer may be waiting for an answer of ours
 * that got lost, and repeats its request more and more seldom: so do we. */
static void task_retry_later(struct task *t)
{
	struct ike_sa *sa = t->sa;
	uint32_t ms = BUSY_FIRST_MS << MIN(t->busy_tries, (unsigned)BUSY_DOUBLINGS);

	packets_free(&t->packets);
	t->tries = 0;
	if (++t->busy_tries > BUSY_MAX) {
		task_drop(t);
		return;
	}
	t->waiting = true;
	DL_APPEND(sa->queue, t);
	timer_set(sa->e->tq, &t->timer, ms + random_u32() % (ms + 1));
}

/* Build the request of a task and send it. 0, or what create_request() says: not now, never. */
static int task_send(struct task *t)
{
	const struct task_ops *ops = task_ops[t->kind];
	struct ike_sa *sa = t->sa;
	struct pb b;
	int rc;

	pb_init(&b);
	t->msg_id = sa->next_out;
	rc = ops->create_request(t, &b);
	if (rc)
		return rc;
	if (ops->exchange == XCHG_SA_INIT) {
		uint8_t buf[IKE_BUILD_MAX + IKE_HDR_LEN];
		struct wr w = wr_init(buf, sizeof(buf));

		hdr_write(&w, sa->spi_i, sa->spi_r, b.first, ops->exchange, HDR_INITIATOR,
			  t->msg_id, IKE_HDR_LEN + wr_len(&b.w));
		wr_bytes(&w, b.buf, wr_len(&b.w));
		if (b.w.bad || w.bad)
			return -EMSGSIZE;
		packet_add(&t->packets, buf, wr_len(&w));
		/* AUTH covers this message exactly as it leaves (RFC 7296 2.15). */
		bytes_set(&sa->nego->init_req, buf, wr_len(&w));
	} else {
		ike_dbg_building(sa, &b);
		if (ops->exchange != XCHG_AUTH)
			ike_dbg(sa, "Checking if request will fit in peer window ");
		rc = protect_seal(sa, ops->exchange, false, t->msg_id, &b, &t->packets);
		if (rc)
			return rc;
	}
	sa->next_out++;
	sa->e->stats.out_requests++;
	ike_dbg_sent(sa, &sa->local, &sa->remote, t->packets->p, t->packets->len);
	sa_send(sa, t->packets);
	if (ops->exchange == XCHG_SA_INIT)
		ike_dbg(sa, "Insert SA ");
	retrans_arm(t);
	return 0;
}

/* Nothing is outstanding; or we are leaving, and only DELETEs of CHILD SAs are. */
static bool only_deletes(const struct ike_sa *sa, const struct task *next)
{
	const struct task *t;

	DL_FOREACH(sa->active, t)
		if (next->kind != TASK_IKE_DELETE || t->kind != TASK_CHILD_DELETE)
			return false;
	return true;
}

void xchg_kick(struct ike_sa *sa)
{
	struct task *t, *tmp;
	uint32_t oldest = sa->next_out;

	if (sa->dead || sa->serving)
		return;
	DL_FOREACH(sa->active, t) {
		if (task_ops[t->kind]->alone)
			return;
		if ((int32_t)(t->msg_id - oldest) < 0)
			oldest = t->msg_id;
	}
	DL_FOREACH_SAFE(sa->queue, t, tmp) {
		bool alone = task_ops[t->kind]->alone;
		int rc;

		if (t->waiting || t->computing)
			continue;
		/* RFC 7296 2.3: the window counts from the oldest request without an answer. */
		if (sa->next_out - oldest >= sa->peer_window || (alone && !only_deletes(sa, t)))
			return;
		rc = task_send(t);
		if (rc == -EINPROGRESS)
			continue;
		DL_DELETE(sa->queue, t);
		if (rc) {
			bool first = t->kind == TASK_INIT || t->kind == TASK_AUTH;

			task_drop(t);
			if (first) {
				sa_why(sa, 0, false, "The first request could not be built");
				sa_end(sa);
			}
			if (sa->dead)
				return;
			continue;
		}
		DL_APPEND(sa->active, t);
		if (alone)
			return;
	}
}

void xchg_queue_move(struct ike_sa *from, struct ike_sa *to)
{
	struct task *t, *tmp;

	DL_FOREACH_SAFE(from->queue, t, tmp) {
		DL_DELETE(from->queue, t);
		if (t->kind == TASK_PROBE || t->kind == TASK_IKE_REKEY) {
			task_drop(t);
			continue;
		}
		t->sa = to;
		t->computing = false; /* the job will look on the old SA: begin anew */
		DL_APPEND(to->queue, t);
	}
}

static void response_free(struct response *r)
{
	packets_free(&r->packets);
	free(r);
}

void xchg_stop(struct ike_sa *sa)
{
	struct response *r, *rtmp;
	struct task *t, *tmp;

	DL_FOREACH_SAFE(sa->active, t, tmp) {
		DL_DELETE(sa->active, t);
		task_drop(t);
	}
	DL_FOREACH_SAFE(sa->queue, t, tmp) {
		DL_DELETE(sa->queue, t);
		task_drop(t);
	}
	DL_FOREACH_SAFE(sa->responses, r, rtmp) {
		DL_DELETE(sa->responses, r);
		response_free(r);
	}
}

/* --- receiving requests --- */

static bool seen_get(const struct ike_sa *sa, uint32_t id)
{
	uint32_t n = id - sa->next_in;

	return n < 256 && (sa->seen[n / 64] >> (n % 64) & 1);
}

/* Mark id as answered and slide over what is complete. */
static void seen_set(struct ike_sa *sa, uint32_t id)
{
	uint32_t n = id - sa->next_in;

	if (n < 256)
		sa->seen[n / 64] |= (uint64_t)1 << (n % 64);
	while (sa->seen[0] & 1) {
		for (int i = 0; i < 4; i++)
			sa->seen[i] = sa->seen[i] >> 1 | (i < 3 ? sa->seen[i + 1] << 63 : 0);
		sa->next_in++;
	}
}

static void response_keep(struct ike_sa *sa, uint32_t id, struct packet *packets)
{
	struct response *r = xcalloc(1, sizeof(*r)), *old, *tmp;

	r->id = id;
	r->packets = packets;
	/* The peer cannot repeat what lies a whole window behind its newest request. */
	DL_FOREACH_SAFE(sa->responses, old, tmp) {
		if (id >= old->id && id - old->id >= sa->conf->window) {
			DL_DELETE(sa->responses, old);
			response_free(old);
		}
	}
	DL_APPEND(sa->responses, r);
}

static void repeat_answer(struct ike_sa *sa, const struct ike_msg *m)
{
	const struct ike_pld_ref *p = m->n ? &m->pld[m->n - 1] : NULL;
	struct response *r;

	sa->e->stats.rx_retransmit++;
	if (p && p->type == PLD_SKF) {
		struct rd rd = rd_init(p->p, p->len);

		/* RFC 7383 2.6.1: one answer per repeat, not one per fragment. */
		if (rd_u16(&rd) != 1)
			return;
	}
	DL_FOREACH(sa->responses, r) {
		if (r->id == m->h.id) {
			ike_dbg(sa, "Retransmitting packet");
			sa_send(sa, r->packets);
			return;
		}
	}
}

static void answer_send(struct ike_sa *sa, const struct ike_msg *m, const struct pb *b)
{
	struct packet *packets = NULL;

	ike_dbg_building(sa, b);
	if (protect_seal(sa, m->h.exchange, true, m->h.id, b, &packets))
		return;
	ike_dbg_sent(sa, &sa->local, &sa->remote, packets->p, packets->len);
	sa_send(sa, packets);
	ike_dbg_flush(IKE_DBG_UP);
	response_keep(sa, m->h.id, packets);
}

static struct verdict request_judge(struct ike_sa *sa, struct ike_msg *m,
				    const struct transition *t, struct pb *b)
{
	struct verdict v;

	if (m->critical) {
		/* RFC 7296 2.5; in IKE_AUTH it also ends the SA (2.21.2). */
		v = VERDICT_N(sa->state == IKE_SA_INIT_DONE ? VERDICT_FATAL : VERDICT_NOTIFY,
			      NTF_UNSUPPORTED_CRITICAL_PAYLOAD);
		v.data_len = 1;
		v.data[0] = m->critical;
		sa_why(sa, v.notify, false, "The peer sent payload type %u marked critical, which "
		       "is unknown here", m->critical);
		return v;
	}
	if (m->bad || (m->present & t->required) != t->required) {
		/* 2.21.3: authentic but malformed ends the SA at both ends. */
		ike_err(sa, "Failed to parse the packet: Invalid syntax");
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's %s request is malformed",
		       exchange_name(m->h.exchange));
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	}
	v = t->handler(sa, m, b);
	if (v.kind == VERDICT_NOTIFY && v.notify == NTF_INVALID_SYNTAX) {
		/* 2.21.3: the peer ends its SA over this notify, so must we. */
		sa_why(sa, v.notify, false, "The peer's %s request is not acceptable",
		       exchange_name(m->h.exchange));
		v.kind = VERDICT_FATAL;
	}
	return v;
}

/* Not by an end that is itself behind a NAT (RFC 7296 2.23). */
void sa_follow(struct ike_sa *sa, const struct endpoint *local, const struct endpoint *remote)
{
	struct endpoint old = sa->remote;
	struct ike_sa_info info;

	if (endpoint_eq(&old, remote) || sa->nat_local || !sa->nat_remote)
		return;
	sa->local = *local;
	sa_move_remote(sa, remote);
	ike_dbg(sa, "NAT rebinding: the peer's address or port changed");
	if (sa->was_up && sa->e->ops.peer_moved) {
		sa_info(sa, &info);
		sa->e->ops.peer_moved(sa->e->ctx, &info, &old);
	}
}

/* The peer's packets come from, or go to, other ports or addresses than before. Believed only
 * after authentication. */
static void endpoints_update(struct ike_sa *sa, const struct endpoint *local,
			     const struct endpoint *remote)
{
	sa->last_rx_ms = timerq_now(sa->e->tq);
	if (sa->state == IKE_SA_INIT_DONE) {
		sa->local = *local;
		sa_move_remote(sa, remote);
		return;
	}
	sa_follow(sa, local, remote);
}

static void request_serve(struct ike_sa *sa, struct ike_msg *m, const struct transition *t)
{
	struct ike_stats *st = &sa->e->stats;
	struct verdict v;
	struct pb b;

	pb_init(&b);
	st->in_requests++;
	sa->serving = true;
	v = request_judge(sa, m, t, &b);
	if (v.kind == VERDICT_NOTIFY || v.kind == VERDICT_FATAL) {
		/* The notify alone; but an IKE_AUTH answer that is already complete but for its
		 * CHILD SA was built by the handler and comes as VERDICT_OK. */
		pb_reset(&b);
		if (v.notify)
			pb_ntf_plain(&b, v.notify, v.data, v.data_len);
		st->in_rejected++;
	} else {
		st->in_accepted++;
	}
	if (!sa->dead && v.kind != VERDICT_DROP)
		answer_send(sa, m, &b);
	sa->serving = false;
	if (v.kind == VERDICT_FATAL || v.kind == VERDICT_CLOSE)
		sa_end(sa);
	else
		xchg_kick(sa);
}

/* Something unprotected speaks of this SA: proof of nothing, but a reason to ask the peer whether
 * it is there (RFC 7296 2.4). Not more often than every ten seconds. */
static void suspect(struct ike_sa *sa)
{
	uint64_t now = timerq_now(sa->e->tq);

	if (sa->state != IKE_SA_READY || sa->shadow || sa->active || now - sa->last_rx_ms < 10000 ||
	    (sa->suspect_ms && now - sa->suspect_ms < 10000))
		return;
	sa->suspect_ms = now;
	task_start(task_new(sa, TASK_PROBE));
}

static void request_input(struct ike_sa *sa, struct ike_msg *m, const struct endpoint *local,
			  const struct endpoint *remote)
{
	const struct transition *t = transition_find(sa, m->h.exchange);
	struct ike_stats *st = &sa->e->stats;
	unsigned frag;
	int rc;

	if ((int32_t)(m->h.id - sa->next_in) < 0 || seen_get(sa, m->h.id)) {
		repeat_answer(sa, m);
		return;
	}
	if (m->h.id - sa->next_in >= sa->conf->window) {
		ike_err(sa, "Message id %u is outside the window", m->h.id);
		st->rx_replayed++;
		return;
	}
	if (!t) {
		ike_err(sa, "A %s request is not expected now", exchange_name(m->h.exchange));
		st->rx_bad++;
		return;
	}
	rc = protect_open(sa, m, &frag);
	if (rc == -EAGAIN)
		return;
	if (rc) {
		ike_err(sa, "Failed to verify the packet's integrity");
		st->rx_bad++;
		if (rc == -EINVAL)
			suspect(sa);
		return;
	}
	seen_set(sa, m->h.id);
	endpoints_update(sa, local, remote);
	ike_dbg_packet(sa, false, local, remote, &m->h, m);
	if (!kex_hold_request(sa, m))
		request_serve(sa, m, t);
}

void request_resume(struct ike_sa *sa, struct ike_msg *m)
{
	const struct transition *t = transition_find(sa, m->h.exchange);

	if (t)
		request_serve(sa, m, t);
}

/* --- receiving responses --- */

static struct task *task_waiting_for(struct ike_sa *sa, const struct ike_msg *m)
{
	struct task *t;

	DL_FOREACH(sa->active, t)
		if (t->msg_id == m->h.id && task_ops[t->kind]->exchange == m->h.exchange)
			return t;
	return NULL;
}

static void task_again(struct ike_sa *sa, struct task *t)
{
	packets_free(&t->packets);
	t->tries = 0;
	timer_cancel(&t->timer);
	/* Cookie and KE retries repeat message 0 (RFC 7296 2.6). */
	if (t->kind == TASK_INIT)
		sa->next_out = 0;
	DL_PREPEND(sa->queue, t);
}

static void response_serve(struct ike_sa *sa, struct task *t, struct ike_msg *m)
{
	struct ike_stats *st = &sa->e->stats;
	struct verdict v;

	sa->serving = true;
	v = task_ops[t->kind]->consume_response(t, m);
	sa->serving = false;
	if (v.kind == VERDICT_DROP || sa->dead)
		return; /* goes on waiting; or sa_end() has dropped the task already */
	if (v.kind == VERDICT_FATAL || v.kind == VERDICT_CLOSE) {
		if (v.kind == VERDICT_FATAL)
			st->out_rejected++;
		else
			st->out_accepted++;
		sa_end(sa);
		return;
	}
	DL_DELETE(sa->active, t);
	if (v.kind == VERDICT_AGAIN) {
		st->out_rejected++;
		if (t->waiting) { /* a pause was asked for */
			timer_cancel(&t->timer);
			t->waiting = false;
			task_retry_later(t);
		} else {
			task_again(sa, t);
		}
	} else {
		st->out_accepted++;
		task_free(t);
	}
	xchg_kick(sa);
}

static void response_input(struct ike_sa *sa, struct ike_msg *m, const struct endpoint *local,
			   const struct endpoint *remote)
{
	struct task *t = task_waiting_for(sa, m);
	struct ike_stats *st = &sa->e->stats;
	struct ike_ntf n;
	unsigned frag;
	int rc = 0;

	if (t && t->computing) { /* another copy of the answer that a worker has */
		st->rx_replayed++;
		return;
	}
	if (!t) {
		st->rx_replayed++;
		if (m->h.exchange != XCHG_SA_INIT && !(m->present & PLD_BIT(PLD_SK)))
			suspect(sa);
		return;
	}
	if (m->h.exchange != XCHG_SA_INIT)
		rc = protect_open(sa, m, &frag);
	if (rc == -EAGAIN)
		return;
	if (rc) {
		ike_err(sa, "Failed to verify the packet's integrity");
		st->rx_bad++;
		return;
	}
	ike_dbg_packet(sa, false, local, remote, &m->h, m);
	if (m->h.exchange == XCHG_SA_INIT) {
		/* Anybody may have sent this: what does not fit is dropped, we go on waiting. */
		if (m->bad || m->critical) {
			ike_err(sa, "Failed to parse the packet: Invalid syntax");
			st->rx_bad++;
			return;
		}
	} else {
		endpoints_update(sa, local, remote);
		if (m->bad || m->critical) {
			sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's %s response is malformed",
			       exchange_name(m->h.exchange));
			sa_end(sa);
			return;
		}
		if (m->h.exchange != XCHG_AUTH && msg_ntf_find(m, NTF_INVALID_SYNTAX, &n)) {
			/* 2.21.3: fatal at both ends, without another exchange. */
			ike_err(sa, "Received invalid syntax notify");
			sa_why(sa, n.type, true, "The peer calls our %s request malformed",
			       exchange_name(m->h.exchange));
			sa_end(sa);
			return;
		}
	}
	if (!kex_hold_response(t, m))
		response_serve(sa, t, m);
}

void response_resume(struct ike_sa *sa, struct task *t, struct ike_msg *m)
{
	response_serve(sa, t, m);
}

/* --- entry --- */

static void bad_version(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
			const struct ike_msg *m)
{
	uint8_t buf[IKE_HDR_LEN + 8];
	struct wr w = wr_init(buf, sizeof(buf));
	struct pb b;

	e->stats.rx_bad++;
	/* RFC 7296 2.5: say so to a request for a higher major version; nothing to IKEv1 noise. */
	if (m->h.version >> 4 <= 2 || m->h.flags & HDR_RESPONSE)
		return;
	pb_init(&b);
	pb_ntf_plain(&b, NTF_INVALID_MAJOR_VERSION, NULL, 0);
	hdr_write(&w, m->h.spi_i, m->h.spi_r, b.first, m->h.exchange, HDR_RESPONSE, m->h.id,
		  IKE_HDR_LEN + wr_len(&b.w));
	wr_bytes(&w, b.buf, wr_len(&b.w));
	if (!w.bad)
		raw_send(e, local, remote, buf, wr_len(&w));
}

void xchg_input(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
		const uint8_t *p, size_t len)
{
	static const uint8_t no_spi[8];
	struct ike_msg m = { .raw = p, .len = len };
	bool response;
	struct ike_sa *sa;

	e->stats.rx++;
	if (len > IKE_MSG_MAX || !msg_header_parse(p, len, &m.h)) {
		e->stats.rx_bad++;
		return;
	}
	if (m.h.version >> 4 != 2) {
		bad_version(e, local, remote, &m);
		return;
	}
	msg_chain_parse(&m, m.h.next, p + IKE_HDR_LEN, len - IKE_HDR_LEN);
	response = m.h.flags & HDR_RESPONSE;
	if (m.h.exchange == XCHG_SA_INIT && !response) {
		if (m.bad || !(m.h.flags & HDR_INITIATOR) || m.h.id ||
		    memcmp(m.h.spi_r, no_spi, 8) || !memcmp(m.h.spi_i, no_spi, 8))
			e->stats.rx_bad++;
		else
			init_consume_request(e, local, remote, &m);
		return;
	}
	if (m.bad && m.h.exchange != XCHG_SA_INIT) {
		e->stats.rx_bad++;
		return;
	}
	sa = sa_by_spi(e, m.h.flags & HDR_INITIATOR ? m.h.spi_r : m.h.spi_i);
	if (!sa || !fvrf_eq(sa->fvrf, e->rx_fvrf) ||
	    (m.h.flags & HDR_INITIATOR ? IKE_RESPONDER : IKE_INITIATOR) != sa->role ||
	    (m.h.exchange != XCHG_SA_INIT &&
	     memcmp(sa->role == IKE_INITIATOR ? sa->spi_r : sa->spi_i,
		    sa->role == IKE_INITIATOR ? m.h.spi_r : m.h.spi_i, 8))) {
		e->stats.rx_unknown_sa++;
		ike_err(NULL, "A supplied parameter is incorrect: no SA for the packet's SPIs");
		return;
	}
	if (response)
		response_input(sa, &m, local, remote);
	else
		request_input(sa, &m, local, remote);
}
