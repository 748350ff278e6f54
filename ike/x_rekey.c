/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CREATE_CHILD_SA for the IKE SA itself (RFC 7296 1.3.2, 2.8, 2.18):
 *
 *   SK{ SA(new SPIi), Ni, KEi }  -->
 *                                <--  SK{ SA(new SPIr), Nr, KEr }
 *   SK{ D(IKE) } on the old SA   -->
 *
 * SKEYSEED = prf(old SK_d, g^ir | Ni | Nr). CHILD SAs move over. When both ends begin at once
 * (2.8.2), two new SAs exist for a moment; whoever sent the exchange with the lowest nonce deletes
 * its new one, the other deletes the old one. Until that is decided a result is a "shadow".
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ike/kex.h"
#include "ike/trace.h"
#include "ike/xchg.h"

enum { SETTLE_MS = 120000 }; /* a loser of a collision, or an old SA, goes by itself after this */

static size_t offers_of(const struct ike_sa *sa, struct ike_offer out[IKE_MAX_OFFERS])
{
	const struct ike_policy *p = ike_policy_select(sa->conf, sa->fvrf, &sa->local.addr);

	return p ? offers_from_policy(sa->conf, p, out) : 0;
}

/* The successor, with everything but keys and children. */
static struct ike_sa *successor(struct ike_sa *old, enum ike_role role, const uint8_t own[8],
				const uint8_t peer[8], const struct ike_suite *suite)
{
	struct ike_sa *sa = sa_new_spi(old->e, role, old->conf, &old->local, &old->remote, own);

	memcpy(role == IKE_INITIATOR ? sa->spi_r : sa->spi_i, peer, 8);
	sa->suite = *suite;
	sa->session = old->session;
	sa->profile = old->profile;
	sa->fvrf = old->fvrf ? xstrdup(old->fvrf) : NULL;
	sa->nat_local = old->nat_local;
	sa->nat_remote = old->nat_remote;
	sa->fragmentation = old->fragmentation;
	sa->peer_is_ios = old->peer_is_ios;
	sa->peer_dynamic_route = old->peer_dynamic_route;
	sa->peer_flexvpn = old->peer_flexvpn;
	sa->peer_delete_reason = old->peer_delete_reason;
	sa->ppk = old->ppk; /* RFC 8784 3: SK_d carries it on */
	sa->assigned4 = old->assigned4;
	sa->lifetime = old->lifetime;
	sa->rekeyed_from = old->id;
	sa->local_id = old->local_id ? xmemdup(old->local_id, sizeof(*sa->local_id) +
					       old->local_id->len) : NULL;
	sa->remote_id = old->remote_id ? xmemdup(old->remote_id, sizeof(*sa->remote_id) +
						 old->remote_id->len) : NULL;
	sa->cfg = old->cfg ? xmemdup(old->cfg, sizeof(*old->cfg)) : NULL;
	/* Its messages are protected already; who is in charge is another question. */
	sa->state = IKE_SA_READY;
	sa->shadow = true;
	timer_set(sa->e->tq, &sa->half_open, SETTLE_MS);
	return sa;
}

static int successor_keys(struct ike_sa *sa, const struct ike_sa *old, const uint8_t *shared,
			  size_t len, const struct nonce *ni, const struct nonce *nr)
{
	uint8_t skeyseed[PRF_MAX_LEN];
	struct chunk parts[3] = { { shared, len }, { ni->b, ni->len }, { nr->b, nr->len } };
	const struct prf_alg *prf = old->suite.prf;
	/* 2.18: made with the old SA's PRF and SK_d, spread by the new SA's PRF. */
	int rc = prf_compute(prf, old->sk_d, prf->len, parts, 3, skeyseed);

	if (!rc)
		rc = keys_ike(sa, skeyseed, prf->len, ni, nr, NULL, NULL);
	secret_wipe(skeyseed, sizeof(skeyseed));
	return rc;
}

void ike_rekey_take_over(struct ike_sa *from, struct ike_sa *to)
{
	uint32_t owner = from->owner;
	struct child *c, *tmp;

	to->shadow = false;
	DL_FOREACH_SAFE(from->children, c, tmp)
		child_move(c, to);
	sa_release_owner(from);
	from->state = IKE_SA_REKEYED;
	from->replaced_by = to->id;
	sa_timers_stop(from);
	timer_set(from->e->tq, &from->half_open, SETTLE_MS);
	sa_set_owner(to, owner);
	xchg_queue_move(from, to);
	ike_dbg(to, "Rekeyed: this SA takes the place of SA ID = %u", from->id);
	sa_ready(to);
	xchg_kick(to);
}

/* --- initiator --- */

static int rekey_create_request(struct task *t, struct pb *b)
{
	struct ike_offer offers[IKE_MAX_OFFERS];
	size_t n = offers_of(t->sa, offers);
	const struct dh_alg *first = offers_first_group(offers, n);
	int rc;

	if (t->sa->state != IKE_SA_READY || !first)
		return -ENOENT;
	if (!t->group)
		t->group = offers_have_group(offers, n, t->sa->suite.dh->group) ?
			   t->sa->suite.dh->group : first->group;
	rc = kex_generate(t, t->group);
	if (rc)
		return rc;
	if (!t->ni) {
		t->ni = nonce_new();
		sa_spi_new(t->sa->e, t->new_spi);
	}
	ike_dbg(t->sa, "Rekeying IKE SA");
	offers_write(b, offers, n, t->new_spi, 8);
	pb_bytes(b, PLD_NONCE, t->ni->b, t->ni->len);
	ke_write(b, t->dh);
	return 0;
}

/* Ours came to nothing; the peer's simultaneous one may have worked. */
static void rekey_gave_up(struct task *t)
{
	struct ike_sa *other = t->other_sa ? sa_by_id(t->sa->e, t->other_sa) : NULL;

	if (other && other->shadow && !t->sa->dead)
		ike_rekey_take_over(t->sa, other);
}

static struct verdict rekey_refused(struct task *t, const struct ike_ntf *n)
{
	const char *name = ike_notify_name(n->type);
	struct rd r = rd_init(n->data, n->len);
	struct ike_offer offers[IKE_MAX_OFFERS];
	size_t count = offers_of(t->sa, offers);
	uint16_t group = rd_u16(&r);
	struct ike_why why;

	ike_err(t->sa, "IKE SA rekey refused: %s", name ? name : "unknown notify");
	if (n->type == NTF_TEMPORARY_FAILURE && !t->other_sa) {
		t->waiting = true;
		return VERDICT(VERDICT_AGAIN);
	}
	if (n->type == NTF_INVALID_KE_PAYLOAD && !r.bad && group != t->group &&
	    offers_have_group(offers, count, group) && t->busy_tries++ < 3) {
		dh_free(t->dh);
		t->dh = NULL;
		t->group = group;
		return VERDICT(VERDICT_AGAIN);
	}
	if (!t->other_sa) {
		why_set(&why, n->type, true, "The peer refused to rekey the IKE SA: %s (`crypto ikev2 "
			"proposal`)", name ? name : "unknown notify");
		attempt_note_sa(t->sa, false, &why);
	}
	rekey_gave_up(t);
	return VERDICT(VERDICT_OK);
}

/* The peer's proposals for a new IKE SA do not fit. */
static struct verdict rekey_refuse(struct ike_sa *sa, const struct ike_msg *m,
				   const struct ike_offer *offers, size_t n)
{
	struct str text = { 0 };
	struct ike_why why;

	offers_explain(&text, msg_find(m, PLD_SA), offers, n);
	why_set(&why, NTF_NO_PROPOSAL_CHOSEN, false, "The peer wants to rekey the IKE SA. %s",
		str_text(&text));
	str_free(&text);
	attempt_note_sa(sa, false, &why);
	return VERDICT_N(VERDICT_NOTIFY, NTF_NO_PROPOSAL_CHOSEN);
}

static void settle(struct task *t, struct ike_sa *mine, const struct nonce *nr)
{
	struct ike_sa *old = t->sa;
	struct ike_sa *other = t->other_sa ? sa_by_id(old->e, t->other_sa) : NULL;

	if (other && other->shadow && t->other_nonce &&
	    nonce_cmp(nonce_min(t->ni, nr), t->other_nonce) < 0) {
		ike_dbg(old, "Simultaneous rekey: our new IKE SA is the redundant one");
		ike_rekey_take_over(old, other);
		task_start(task_new(mine, TASK_IKE_DELETE));
		return;
	}
	ike_rekey_take_over(old, mine);
	task_start(task_new(old, TASK_IKE_DELETE));
}

static struct verdict rekey_consume_response(struct task *t, const struct ike_msg *m)
{
	const uint64_t need = PLD_BIT(PLD_SA) | PLD_BIT(PLD_KE) | PLD_BIT(PLD_NONCE);
	struct ike_offer offers[IKE_MAX_OFFERS];
	size_t n = offers_of(t->sa, offers);
	struct ike_suite suite;
	struct ike_prop chosen;
	struct nonce nr;
	struct ike_ntf ntf;
	struct ike_sa *mine;
	uint8_t shared[DH_MAX_LEN];
	const uint8_t *pub;
	uint16_t group;
	size_t len, shared_len;
	bool bad;
	int rc;

	if (msg_ntf_error(m, &ntf))
		return rekey_refused(t, &ntf);
	if ((m->present & need) != need || nonce_parse(m, &nr))
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	if (!ke_parse(msg_find(m, PLD_KE), &group, &pub, &len) || group != t->group ||
	    !offers_select(msg_find(m, PLD_SA), offers, n, 8, &suite, &chosen, &bad) ||
	    suite.dh->group != t->group) {
		ike_err(t->sa, "The peer chose a proposal that was not offered");
		rekey_gave_up(t);
		return VERDICT(VERDICT_OK);
	}
	mine = successor(t->sa, IKE_INITIATOR, t->new_spi, chosen.spi, &suite);
	rc = kex_compute(t->sa->e, t->dh, pub, len, shared, &shared_len);
	if (!rc)
		rc = successor_keys(mine, t->sa, shared, shared_len, t->ni, &nr);
	secret_wipe(shared, sizeof(shared));
	if (rc) {
		sa_end(mine);
		rekey_gave_up(t);
		return VERDICT(VERDICT_OK);
	}
	settle(t, mine, &nr);
	return VERDICT(VERDICT_OK);
}

const struct task_ops ike_rekey_task_ops = {
	.name = "CREATE_CHILD_SA (IKE rekey)",
	.exchange = XCHG_CREATE_CHILD,
	.alone = true,
	.create_request = rekey_create_request,
	.consume_response = rekey_consume_response,
};

/* --- responder --- */

/* RFC 7296 2.25.2: not while we are creating, rekeying or closing a CHILD SA. */
static bool children_busy(const struct ike_sa *sa)
{
	const struct task *t;

	DL_FOREACH(sa->active, t) {
		switch (t->kind) {
		case TASK_CHILD_CREATE:
		case TASK_CHILD_REKEY:
		case TASK_CHILD_DELETE:
		case TASK_IKE_DELETE:
			return true;
		case TASK_INIT:
		case TASK_AUTH:
		case TASK_IKE_REKEY:
		case TASK_PROBE:
		case TASK_CFG_SET:
			break;
		}
	}
	return false;
}

static void answered(struct ike_sa *old, struct ike_sa *new, const struct nonce *min)
{
	struct task *t = task_find(old, TASK_IKE_REKEY, 0);

	if (t && t->packets) {
		t->other_sa = new->id;
		free(t->other_nonce);
		t->other_nonce = xmemdup(min, sizeof(*min));
		return;
	}
	ike_rekey_take_over(old, new);
}

struct verdict ike_rekey_consume_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b)
{
	static const uint8_t no_spi[8];
	struct ike_offer offers[IKE_MAX_OFFERS];
	struct ike_suite suite;
	struct ike_prop chosen;
	struct nonce ni, *nr;
	struct ike_sa *new;
	struct dh *dh;
	const uint8_t *pub;
	uint8_t spi[8], shared[DH_MAX_LEN];
	uint16_t group;
	size_t len, shared_len;
	bool bad;
	int rc;

	if (!ke_parse(msg_find(m, PLD_KE), &group, &pub, &len) || nonce_parse(m, &ni))
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	if (children_busy(sa))
		return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE);
	if (!offers_select(msg_find(m, PLD_SA), offers, offers_of(sa, offers), 8, &suite, &chosen,
			   &bad))
		return bad ? VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX) :
			     rekey_refuse(sa, m, offers, offers_of(sa, offers));
	if (suite.dh->group != group)
		return ke_refuse(suite.dh->group);
	if (!memcmp(chosen.spi, no_spi, 8))
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	dh = kex_answer(sa->e, group, pub, len, shared, &shared_len);
	if (!dh)
		return VERDICT_N(VERDICT_NOTIFY, NTF_INVALID_SYNTAX);
	nr = nonce_new();
	sa_spi_new(sa->e, spi);
	new = successor(sa, IKE_RESPONDER, spi, chosen.spi, &suite);
	rc = successor_keys(new, sa, shared, shared_len, &ni, nr);
	secret_wipe(shared, sizeof(shared));
	if (rc) {
		sa_end(new);
		dh_free(dh);
		free(nr);
		return VERDICT_N(VERDICT_NOTIFY, NTF_INVALID_SYNTAX);
	}
	suite_write(b, chosen.num, &suite, spi, 8);
	pb_bytes(b, PLD_NONCE, nr->b, nr->len);
	ke_write(b, dh);
	answered(sa, new, nonce_min(&ni, nr));
	dh_free(dh);
	free(nr);
	return VERDICT(VERDICT_OK);
}
