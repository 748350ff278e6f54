/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs for the workers, messages that wait for them, and the line of new peers. See kex.h.
 */
#include "ike/kex.h"
#include "ike/event.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "crypto/workers.h"

enum { BUSY_JOBS = 16 }; /* enough to keep the workers going until the loop comes by again */

struct kex { /* what a worker does: makes dh when there is none; then shared, if there is a peer */
	struct dh *dh;
	const struct dh *by;     /* the object that shared belongs to */
	uint16_t group;
	int rc;
	size_t peer_len, shared_len;
	uint8_t peer[DH_MAX_LEN], shared[DH_MAX_LEN];
};

enum kex_kind { KEX_GENERATE, KEX_REQUEST, KEX_RESPONSE, KEX_INIT };

struct kex_job {
	struct ike *e;
	enum kex_kind kind;
	uint64_t spi;            /* the IKE SA */
	uint32_t task;           /* GENERATE, RESPONSE */
	struct ike_hdr h;        /* REQUEST, RESPONSE: the message */
	uint8_t first;
	struct bytes body;
	struct kex k;
};

struct kex_queued {
	struct ike_peer_key key; /* repeats of what waits are dropped */
	char *fvrf;
	struct endpoint local, remote;
	UT_hash_handle hh;       /* also the order of arrival */
	size_t len;
	uint8_t msg[];
};

static void job_free(struct kex_job *j)
{
	dh_free(j->k.dh);
	bytes_free(&j->body);
	secret_free(j, sizeof(*j));
}

/* On a worker: nothing but j->k is touched. */
static void job_run(void *arg)
{
	struct kex *k = &((struct kex_job *)arg)->k;

	if (!k->dh)
		k->dh = dh_new(k->group);
	k->by = k->dh;
	k->rc = k->dh ? 0 : -EINVAL;
	if (k->dh && k->peer_len)
		k->rc = dh_compute(k->dh, k->peer, k->peer_len, k->shared, &k->shared_len);
}

/* --- back on the loop's thread --- */

static struct ike_sa *job_sa(const struct kex_job *j)
{
	uint8_t spi[8];

	memcpy(spi, &j->spi, sizeof(spi));
	return sa_by_spi(j->e, spi);
}

static struct task *job_task(const struct kex_job *j, struct task *list)
{
	struct task *t;

	DL_FOREACH(list, t)
		if (t->number == j->task && t->computing)
			return t;
	return NULL;
}

static void job_message(const struct kex_job *j, struct ike_msg *m)
{
	memset(m, 0, sizeof(*m));
	m->h = j->h;
	m->raw = j->body.p;
	m->len = j->body.len;
	if (j->h.exchange == XCHG_SA_INIT)
		msg_chain_parse(m, j->h.next, j->body.p + IKE_HDR_LEN, j->body.len - IKE_HDR_LEN);
	else
		msg_chain_parse(m, j->first, j->body.p, j->body.len);
}

static void generated(struct kex_job *j, struct ike_sa *sa)
{
	struct task *t = job_task(j, sa->queue);

	if (!t)
		return;
	t->computing = false;
	*kex_slot(t) = j->k.dh; /* NULL: kex_generate() will tell */
	ike_op_count(IKE_OP_DH_PUBLIC, j->k.dh);
	j->k.dh = NULL;
	xchg_kick(sa);
}

static void answered(struct kex_job *j, struct ike_sa *sa)
{
	struct task *t = job_task(j, sa->active);
	struct ike_msg m;

	if (!t)
		return;
	t->computing = false;
	*kex_slot(t) = j->k.dh;
	j->k.dh = NULL;
	job_message(j, &m);
	response_resume(sa, t, &m);
}

static void queue_serve(struct ike *e)
{
	while (e->init_queue && !kex_busy(e)) {
		struct kex_queued *q = e->init_queue;
		struct ike_msg m;

		HASH_DELETE(hh, e->init_queue, q);
		e->rx_fvrf = q->fvrf;
		e->dequeuing = true;
		m = (struct ike_msg){ .raw = q->msg, .len = q->len };
		msg_header_parse(m.raw, m.len, &m.h);
		msg_chain_parse(&m, m.h.next, m.raw + IKE_HDR_LEN, m.len - IKE_HDR_LEN);
		init_consume_request(e, &q->local, &q->remote, &m);
		e->dequeuing = false;
		e->rx_fvrf = NULL;
		free(q->fvrf);
		free(q);
	}
}

static void job_done(void *arg, bool ran)
{
	struct kex_job *j = arg;
	struct ike *e = j->e;
	struct ike_sa *sa;
	struct ike_msg m;

	engine_enter(e);
	e->kex_jobs--;
	sa = ran ? job_sa(j) : NULL;
	if (sa) {
		e->kex = &j->k;
		switch (j->kind) {
		case KEX_GENERATE:
			generated(j, sa);
			break;
		case KEX_REQUEST:
			job_message(j, &m);
			request_resume(sa, &m);
			break;
		case KEX_RESPONSE:
			answered(j, sa);
			break;
		case KEX_INIT:
			init_conclude(sa, j->k.peer, j->k.peer_len);
			break;
		}
		e->kex = NULL;
	}
	job_free(j);
	if (ran && e->workers)
		queue_serve(e);
	engine_leave(e);
}

/* --- submitting --- */

static struct kex_job *job_new(struct ike_sa *sa, enum kex_kind kind, uint16_t group)
{
	struct kex_job *j = xcalloc(1, sizeof(*j));

	j->e = sa->e;
	j->kind = kind;
	j->spi = sa->spi_own;
	j->k.group = group;
	return j;
}

static void job_submit(struct kex_job *j)
{
	j->e->kex_jobs++;
	j->e->stats.computing_peak = MAX(j->e->stats.computing_peak, j->e->kex_jobs);
	workers_submit(j->e->workers, job_run, job_done, j);
}

static void job_peer(struct kex_job *j, const uint8_t *peer, size_t len)
{
	memcpy(j->k.peer, peer, len);
	j->k.peer_len = len;
}

struct dh **kex_slot(struct task *t)
{
	return t->kind == TASK_INIT ? &t->sa->nego->dh : &t->dh;
}

int kex_generate(struct task *t, uint16_t group)
{
	struct dh **slot = kex_slot(t);
	struct ike *e = t->sa->e;
	struct kex_job *j;

	if (*slot)
		return 0;
	/* On P-256 a key pair costs no more than handing the work over. */
	if (!e->workers || group == DH_ECP256) {
		*slot = dh_new(group);
		ike_op_count(IKE_OP_DH_PUBLIC, *slot);
		return *slot ? 0 : -EINVAL;
	}
	if (e->kex && e->kex->rc && !e->kex->peer_len)
		return e->kex->rc; /* that was it, and it failed */
	j = job_new(t->sa, KEX_GENERATE, group);
	j->task = t->number = ++e->next_task;
	t->computing = true;
	job_submit(j);
	return -EINPROGRESS;
}

/* A KE payload worth a worker's time. */
static bool ke_usable(const struct ike_msg *m, uint16_t *group, const uint8_t **pub, size_t *len)
{
	const struct dh_alg *alg;

	if (m->bad || m->critical || !ke_parse(msg_find(m, PLD_KE), group, pub, len))
		return false;
	alg = dh_alg_find(*group);
	return alg && alg->public_len == *len;
}

static void job_keep(struct kex_job *j, const struct ike_msg *m)
{
	j->h = m->h;
	if (m->h.exchange == XCHG_SA_INIT) {
		bytes_set(&j->body, m->raw, m->len);
		return;
	}
	j->first = m->first;
	bytes_set(&j->body, m->chain, m->chain_len);
}

bool kex_hold_request(struct ike_sa *sa, const struct ike_msg *m)
{
	struct kex_job *j;
	const uint8_t *pub;
	uint16_t group;
	size_t len;

	if (!sa->e->workers || m->h.exchange != XCHG_CREATE_CHILD || sa->state != IKE_SA_READY ||
	    !ke_usable(m, &group, &pub, &len))
		return false;
	j = job_new(sa, KEX_REQUEST, group);
	job_peer(j, pub, len);
	job_keep(j, m);
	job_submit(j);
	return true;
}

bool kex_hold_response(struct task *t, const struct ike_msg *m)
{
	struct ike *e = t->sa->e;
	struct dh **slot = kex_slot(t);
	struct kex_job *j;
	const uint8_t *pub;
	struct ike_ntf n;
	uint16_t group;
	size_t len;

	if (!e->workers || !*slot || msg_ntf_error(m, &n) || !ke_usable(m, &group, &pub, &len) ||
	    group != dh_group(*slot))
		return false;
	j = job_new(t->sa, KEX_RESPONSE, group);
	j->task = t->number = ++e->next_task;
	t->computing = true;
	j->k.dh = *slot; /* the worker's alone until it is done */
	*slot = NULL;
	job_peer(j, pub, len);
	job_keep(j, m);
	job_submit(j);
	return true;
}

bool kex_hold_init(struct ike_sa *sa, const uint8_t *peer, size_t peer_len)
{
	struct kex_job *j;

	if (!sa->e->workers || peer_len != sa->suite.dh->public_len)
		return false;
	j = job_new(sa, KEX_INIT, sa->suite.dh->group);
	job_peer(j, peer, peer_len);
	job_submit(j);
	return true;
}

/* --- where the values are used --- */

static bool kex_is(const struct kex *k, uint16_t group, const uint8_t *peer, size_t len)
{
	return k && k->group == group && k->peer_len == len && !memcmp(k->peer, peer, len);
}

int kex_compute(const struct ike *e, struct dh *dh, const uint8_t *peer, size_t peer_len,
		uint8_t shared[DH_MAX_LEN], size_t *len)
{
	const struct kex *k = e->kex;
	int rc;

	if (!kex_is(k, dh_group(dh), peer, peer_len) || k->by != dh) {
		rc = dh_compute(dh, peer, peer_len, shared, len);
	} else {
		memcpy(shared, k->shared, k->shared_len);
		*len = k->shared_len;
		rc = k->rc;
	}
	ike_op_count(IKE_OP_DH_SHARED, !rc);
	return rc;
}

struct dh *kex_answer(struct ike *e, uint16_t group, const uint8_t *peer, size_t peer_len,
		      uint8_t shared[DH_MAX_LEN], size_t *len)
{
	struct kex *k = kex_is(e->kex, group, peer, peer_len) && e->kex->dh ? e->kex : NULL;
	struct dh *dh = k ? k->dh : dh_new(group);
	int rc;

	ike_op_count(IKE_OP_DH_PUBLIC, dh);
	if (!dh)
		return NULL;
	rc = kex_compute(e, dh, peer, peer_len, shared, len);
	if (k)
		k->dh = NULL; /* the caller's now */
	if (!rc)
		return dh;
	dh_free(dh);
	return NULL;
}

/* --- the line of new peers --- */

bool kex_busy(const struct ike *e)
{
	return e->workers && e->kex_jobs >= BUSY_JOBS;
}

unsigned kex_queue_len(const struct ike *e)
{
	return HASH_COUNT(e->init_queue);
}

bool kex_queue_add(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
		   const struct ike_msg *m)
{
	struct ike_peer_key key;
	struct kex_queued *q;

	peer_key_make(&key, m->h.spi_i, &remote->addr);
	HASH_FIND(hh, e->init_queue, &key, sizeof(key), q);
	if (q) {
		e->stats.rx_retransmit++;
		return true;
	}
	if (kex_queue_len(e) >= e->conf->queue_init)
		return false;
	q = xcalloc(1, sizeof(*q) + m->len);
	q->key = key;
	q->fvrf = e->rx_fvrf ? xstrdup(e->rx_fvrf) : NULL;
	q->local = *local;
	q->remote = *remote;
	q->len = m->len;
	memcpy(q->msg, m->raw, m->len);
	HASH_ADD(hh, e->init_queue, key, sizeof(q->key), q);
	e->stats.queued_peak = MAX(e->stats.queued_peak, kex_queue_len(e));
	return true;
}

void kex_queue_free(struct ike *e)
{
	struct kex_queued *q, *tmp;

	HASH_ITER(hh, e->init_queue, q, tmp) {
		HASH_DELETE(hh, e->init_queue, q);
		free(q->fvrf);
		free(q);
	}
}
