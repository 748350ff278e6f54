/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CREATE_CHILD_SA for CHILD SAs (RFC 7296 1.3.1, 1.3.3, 2.8), and what it shares with IKE_AUTH:
 *
 *   SK{ [N(REKEY_SA),] [N(USE_TRANSPORT_MODE),] SA, Ni, [KEi,] TSi, TSr }  -->
 *                           <--  SK{ [N(USE_TRANSPORT_MODE),] SA, Nr, [KEr,] TSi, TSr }
 *
 * Both ends may rekey at once (2.8.1): each answers as usual, four nonces are known then, and who
 * sent the exchange with the lowest one deletes what it made.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ike/event.h"
#include "ike/kex.h"
#include "ike/trace.h"
#include "ike/xchg.h"

enum { CHILDREN_MAX = 128 }; /* of one IKE SA at a peer's wish; more: NO_ADDITIONAL_SAS */

/* --- responder: judge --- */

/* IPsec is asked whether a CHILD SA fits what is configured. */
static void dbg_validate(const struct ike_sa *sa, bool passed)
{
	ike_dbg(NULL, "IPSec policy validate request sent for profile %s with psh index %u.",
		sa->profile->name, sa->id);
	ike_dbg_engine(sa, "[IPsec -> IKEv2] Callback received for the validate proposal - %s.",
		       passed ? "PASSED" : "FAILED");
	ike_op_count(IKE_OP_POLICY, passed);
}

static struct verdict refuse_ts(struct ike_sa *sa, const struct ike_ts *tl, size_t nl,
				const struct ike_ts *tr, size_t nr, const struct ike_why *why)
{
	struct str s = { 0 };

	str_puts(&s, "here ");
	dbg_validate(sa, false);
	ike_dbg(sa, "There was no IPSEC policy found for received TS");
	ike_dbg(sa, "Sending TS unacceptable notify");
	ts_list_render(&s, tl, nl);
	str_puts(&s, ", there ");
	ts_list_render(&s, tr, nr);
	sa_why(sa, NTF_TS_UNACCEPTABLE, false, "%s%sThe peer asks for traffic selectors %s",
	       why && why->text[0] ? why->text : "", why && why->text[0] ? ". " : "",
	       str_text(&s));
	str_free(&s);
	return VERDICT_N(VERDICT_NOTIFY, NTF_TS_UNACCEPTABLE);
}

static struct verdict refuse_proposal(struct ike_sa *sa, const struct ike_msg *m,
				      const struct ike_child_policy *p)
{
	struct str theirs = { 0 }, ours = { 0 }, text = { 0 };
	struct ike_ntf n;

	dbg_validate(sa, false);
	sa_payload_render(&theirs, msg_find(m, PLD_SA));
	esp_policy_render(&ours, p);
	esp_explain(&text, msg_find(m, PLD_SA), p, msg_ntf_find(m, NTF_USE_TRANSPORT_MODE, &n));
	ike_err_policies(sa->session, sa->id, sa->fvrf, &sa->local, &sa->remote,
			 str_text(&theirs), str_text(&ours));
	sa_why(sa, NTF_NO_PROPOSAL_CHOSEN, false, "No common IPsec proposal. %s", str_text(&text));
	str_free(&theirs);
	str_free(&ours);
	str_free(&text);
	return VERDICT_N(VERDICT_NOTIFY, NTF_NO_PROPOSAL_CHOSEN);
}

/* strongSwan and others ask for 0.0.0.0/0 as a client; IOS gives them their address only, unless
 * they say FLEXVPN-SUPPORTED. */
static size_t narrow_to_assigned(const struct ike_sa *sa, struct ike_ts *ts, size_t n)
{
	if (sa->assigned4.family != ADDR_V4 || sa->peer_flexvpn)
		return n;
	for (size_t i = 0; i < n; i++) {
		if (ts[i].lo.family != ADDR_V4 || addr_cmp(&ts[i].lo, &sa->assigned4) > 0 ||
		    addr_cmp(&ts[i].hi, &sa->assigned4) < 0)
			continue;
		ts[0] = ts[i];
		ts[0].lo = ts[0].hi = sa->assigned4;
		return 1;
	}
	return n;
}

struct verdict child_choose(struct ike_sa *sa, const struct ike_msg *m, bool first,
			    struct child_choice *out)
{
	struct ike_ts tl[IKE_MAX_TS], tr[IKE_MAX_TS];
	int nr = ts_parse(msg_find(m, PLD_TSI), tr), nl = ts_parse(msg_find(m, PLD_TSR), tl);
	struct ike_child_policy pol = { 0 };
	struct ike_why why = { 0 };
	struct ike_sa_info info;
	struct ike_prop chosen;
	struct ike_ntf n;
	bool want = msg_ntf_find(m, NTF_USE_TRANSPORT_MODE, &n), bad;
	struct rd r;

	memset(out, 0, sizeof(*out));
	if (nl < 0 || nr < 0) {
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's traffic selectors are malformed");
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	}
	sa_info(sa, &info);
	if (sa->e->ops.child_policy(sa->e->ctx, &info, tl, nl, tr, nr, want, &pol, &why))
		return refuse_ts(sa, tl, nl, tr, nr, &why);
	out->c.n_ts_local = ts_narrow(tl, nl, pol.ts_local, pol.n_ts_local, out->c.ts_local);
	out->c.n_ts_remote = ts_narrow(tr, nr, pol.ts_remote, pol.n_ts_remote, out->c.ts_remote);
	out->c.n_ts_remote = narrow_to_assigned(sa, out->c.ts_remote, out->c.n_ts_remote);
	if (!out->c.n_ts_local || !out->c.n_ts_remote)
		return refuse_ts(sa, tl, nl, tr, nr, &why);
	if (pol.transport_required && !want)
		return refuse_proposal(sa, m, &pol);
	if (!esp_select(msg_find(m, PLD_SA), &pol, first ? 0 : pol.pfs, true, &out->c.suite,
			&out->dh, &chosen, &bad)) {
		if (!bad)
			return refuse_proposal(sa, m, &pol);
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's SA payload is malformed");
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	}
	if (first)
		out->dh = 0; /* RFC 7296 1.2: the first CHILD SA has no KE of its own */
	r = rd_init(chosen.spi, 4);
	out->c.spi_out = rd_u32(&r);
	if (!out->c.spi_out) {
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's IPsec SPI is zero");
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	}
	out->num = chosen.num;
	out->c.transport = want && pol.transport;
	out->c.owner = pol.owner;
	out->c.pfs_group = out->dh;
	out->c.life_seconds = pol.life_seconds;
	out->c.life_bytes = pol.life_bytes;
	out->pfs = pol.pfs;
	dbg_validate(sa, true);
	return VERDICT(VERDICT_OK);
}

void child_choice_write_sa(const struct child_choice *ch, struct pb *b)
{
	esp_suite_write(b, ch->num, &ch->c.suite, ch->dh, ch->c.spi_in);
}

void child_choice_write_ts(const struct child_choice *ch, struct pb *b)
{
	ts_write(b, PLD_TSI, ch->c.ts_remote, ch->c.n_ts_remote);
	ts_write(b, PLD_TSR, ch->c.ts_local, ch->c.n_ts_local);
}

void child_offer_ts(const struct ike_child_policy *p, struct pb *b)
{
	ts_write(b, PLD_TSI, p->ts_local, p->n_ts_local);
	ts_write(b, PLD_TSR, p->ts_remote, p->n_ts_remote);
}

struct child *child_install(struct ike_sa *sa, const struct ike_child *spec, uint16_t pfs,
			    const struct child_parts *parts)
{
	static const struct ike_why ended = { .text = "The IKE SA ended meanwhile" };
	struct ike *e = sa->e;
	uint8_t keymat[CHILD_KEYMAT_MAX];
	struct ike_child copy;
	struct ike_child_keys k;
	struct ike_sa_info info;
	struct child *c = NULL;
	int rc = -ENOTCONN;

	/* Whoever was asked for the policy may have ended the IKE SA. */
	if (!sa->dead && sa->state == IKE_SA_READY)
		rc = keys_child(sa, &spec->suite, parts->we_initiated, parts->ni, parts->nr,
				parts->shared, parts->shared_len, keymat, &k);
	if (rc)
		goto out;
	c = child_new(sa, spec);
	c->pfs = pfs;
	sa_info(sa, &info);
	copy = c->c;
	ike_dbg_flush(IKE_DBG_UP);
	ike_dbg(sa, "Load IPSEC key material");
	ike_dbg_engine(sa, "[IKEv2 -> IPsec] Create IPsec SA into IPsec database");
	rc = e->ops.child_up(e->ctx, &info, &copy, &k);
	ike_op_count(IKE_OP_SA_UP, !rc);
	if (!sa->dead)
		ike_dbg_engine(sa, "[IPsec -> IKEv2] Creation of IPsec SA into IPsec database %s",
			       rc ? "FAILED" : "PASSED");
	c = child_by_id(e, copy.id); /* whoever was told may have ended the IKE SA */
	if (rc) {
		sa_why(sa, 0, false, "The IPsec SA was negotiated but could not be installed: %s",
		       strerror(-rc));
		child_free(c);
		c = NULL;
		goto out;
	}
	if (!c || sa->dead || sa->state == IKE_SA_DELETING) {
		child_free(c);
		c = NULL;
		sa_info(sa, &info);
		ike_op_count(IKE_OP_SA_DOWN, true);
		e->ops.child_down(e->ctx, &info, &copy, sa->why ? sa->why : &ended);
		goto out;
	}
	c->installed = true;
	child_life_start(c);
	/* What went wrong before is over. */
	free(sa->why);
	sa->why = NULL;
	attempt_mended(sa);
out:
	secret_wipe(keymat, sizeof(keymat));
	if (rc)
		e->ops.spi_free(e->ctx, spec->spi_in);
	return c;
}

/* --- initiator: check the answer --- */

static struct child *conclude_bad(struct ike_sa *sa, uint16_t notify, const char *what)
{
	ike_err(sa, "%s", what);
	dbg_validate(sa, false);
	sa_why(sa, notify, false, "%s", what);
	return NULL;
}

struct child *child_conclude(struct ike_sa *sa, const struct ike_msg *m,
			     const struct ike_child_policy *offered, uint32_t *spi_in, uint16_t dh,
			     uint32_t replaces, const struct child_parts *parts)
{
	const struct ike_pld_ref *psa = msg_find(m, PLD_SA), *ptsi = msg_find(m, PLD_TSI);
	const struct ike_pld_ref *ptsr = msg_find(m, PLD_TSR);
	struct ike_child c = { .initiator = true, .replaces = replaces };
	struct ike_prop chosen;
	struct ike_ntf n;
	uint16_t group;
	int nl, nr;
	struct rd r;
	bool bad;

	if (!psa || !ptsi || !ptsr)
		return conclude_bad(sa, NTF_INVALID_SYNTAX,
				    "The peer's answer has no SA or traffic selectors");
	nl = ts_parse(ptsi, c.ts_local);
	nr = ts_parse(ptsr, c.ts_remote);
	if (nl <= 0 || nr <= 0 ||
	    !ts_list_covers(offered->ts_local, offered->n_ts_local, c.ts_local, nl) ||
	    !ts_list_covers(offered->ts_remote, offered->n_ts_remote, c.ts_remote, nr))
		return conclude_bad(sa, NTF_TS_UNACCEPTABLE,
				    "The peer answered with traffic selectors we did not offer");
	if (!esp_select(psa, offered, dh, false, &c.suite, &group, &chosen, &bad))
		return conclude_bad(sa, NTF_NO_PROPOSAL_CHOSEN,
				    "The peer chose an IPsec proposal we did not offer");
	c.transport = msg_ntf_find(m, NTF_USE_TRANSPORT_MODE, &n);
	if (c.transport && !offered->transport)
		return conclude_bad(sa, NTF_NO_PROPOSAL_CHOSEN,
				    "The peer wants transport mode, which we did not offer");
	if (!c.transport && offered->transport_required)
		return conclude_bad(sa, NTF_NO_PROPOSAL_CHOSEN,
				    "The peer declined transport mode, which is required here");
	r = rd_init(chosen.spi, 4);
	c.spi_out = rd_u32(&r);
	if (!c.spi_out)
		return conclude_bad(sa, NTF_INVALID_SYNTAX, "The peer's IPsec SPI is zero");
	c.n_ts_local = nl;
	c.n_ts_remote = nr;
	c.pfs_group = group;
	c.owner = offered->owner;
	c.life_seconds = offered->life_seconds;
	c.life_bytes = offered->life_bytes;
	c.spi_in = *spi_in;
	dbg_validate(sa, true);
	*spi_in = 0; /* child_install() gives it back when it fails */
	return child_install(sa, &c, offered->pfs, parts);
}

/* --- initiator: requests --- */

static void dbg_pfs(const struct ike_sa *sa, uint16_t group)
{
	const struct dh_alg *dh = group ? dh_alg_find(group) : NULL;

	ike_dbg(sa, "Set IPSEC DH group");
	ike_dbg(sa, "Checking for PFS configuration");
	if (dh)
		ike_dbg(sa, "PFS configured, DH group %u", group);
	else
		ike_dbg(sa, "PFS not configured");
}

static int create_request(struct task *t, struct pb *b, const struct child *old)
{
	const struct ike_child_policy *p = t->policy;
	struct ike_sa *sa = t->sa;
	int rc;

	dbg_pfs(sa, t->group);
	rc = t->group ? kex_generate(t, t->group) : 0;
	if (rc)
		return rc;
	if (!t->ni)
		t->ni = nonce_new();
	if (!t->spi_in)
		t->spi_in = sa->e->ops.spi_alloc(sa->e->ctx);
	if (!t->spi_in)
		return -ENOSPC;
	if (old) {
		uint8_t spi[4];
		struct wr w = wr_init(spi, sizeof(spi));

		wr_u32(&w, old->c.spi_in);
		pb_ntf(b, PROTO_ESP, spi, sizeof(spi), NTF_REKEY_SA, NULL, 0);
	}
	if (p->transport)
		pb_ntf_plain(b, NTF_USE_TRANSPORT_MODE, NULL, 0);
	esp_offer_write(b, p, t->spi_in, t->group);
	pb_bytes(b, PLD_NONCE, t->ni->b, t->ni->len);
	if (t->dh)
		ke_write(b, t->dh);
	child_offer_ts(p, b);
	return 0;
}

static int child_create_request(struct task *t, struct pb *b)
{
	return create_request(t, b, NULL);
}

/* What to offer when we rekey: what was agreed on, with our own life times. */
static struct ike_child_policy *policy_of_child(const struct child *c)
{
	struct ike_child_policy *p = xcalloc(1, sizeof(*p));

	p->suites[0] = c->c.suite;
	p->n_suites = 1;
	p->transport = p->transport_required = c->c.transport;
	memcpy(p->ts_local, c->c.ts_local, sizeof(p->ts_local));
	memcpy(p->ts_remote, c->c.ts_remote, sizeof(p->ts_remote));
	p->n_ts_local = c->c.n_ts_local;
	p->n_ts_remote = c->c.n_ts_remote;
	p->pfs = c->pfs ? c->pfs : c->c.pfs_group;
	if (!p->pfs && c->sa->cfg && c->sa->cfg->pfs)
		p->pfs = c->sa->suite.dh->group; /* `pfs` of the peer's authorization policy */
	p->life_seconds = c->c.life_seconds;
	p->life_bytes = c->c.life_bytes;
	p->owner = c->c.owner;
	return p;
}

static int rekey_create_request(struct task *t, struct pb *b)
{
	struct child *old = child_by_id(t->sa->e, t->child);

	/* Gone, or replaced by the peer while we waited for the window. */
	if (!old || old->sa != t->sa || (old->state != CHILD_UP && old->state != CHILD_REKEYING))
		return -ENOENT;
	if (!t->policy) {
		t->policy = policy_of_child(old);
		t->group = t->policy->pfs;
	}
	old->state = CHILD_REKEYING;
	ike_dbg(t->sa, "Check for IPSEC rekey");
	ike_dbg(t->sa, "Rekeying IPsec SA [SPI: 0x%08X]", old->c.spi_in);
	return create_request(t, b, old);
}

static void rekey_failed(struct task *t)
{
	struct child *old = child_by_id(t->sa->e, t->child);

	if (old && old->state == CHILD_REKEYING)
		old->state = t->other_child ? CHILD_REKEYED : CHILD_UP;
}

void child_rekey_start(struct child *c)
{
	struct task *t;

	if (c->state != CHILD_UP || task_find(c->sa, TASK_CHILD_REKEY, c->c.id))
		return;
	t = task_new(c->sa, TASK_CHILD_REKEY);
	t->child = c->c.id;
	task_start(t);
}

static struct verdict other_group(struct task *t, const struct ike_ntf *n)
{
	struct rd r = rd_init(n->data, n->len);
	uint16_t group = rd_u16(&r);

	/* Only the group we demand: PFS is not to be talked down. */
	if (r.bad || group == t->group || group != t->policy->pfs || !dh_alg_find(group))
		return VERDICT(VERDICT_OK);
	dh_free(t->dh);
	t->dh = NULL;
	t->group = group;
	return VERDICT(VERDICT_AGAIN);
}

/* The peer does not know the SA we want to replace: it is dead, begin anew (RFC 7296 2.25). */
static void not_found(struct task *t)
{
	struct child *old = child_by_id(t->sa->e, t->child);
	struct ike_why why;
	struct task *again;

	if (!old)
		return;
	why_set(&why, NTF_CHILD_SA_NOT_FOUND, true, "The peer no longer has this IPsec SA");
	child_end(old, &why);
	again = task_new(t->sa, TASK_CHILD_CREATE);
	again->policy = t->policy;
	again->group = t->group;
	t->policy = NULL;
	task_start(again);
}

static void why_refused(const struct task *t, const struct ike_ntf *n, struct ike_why *why)
{
	bool offer = n->type == NTF_NO_PROPOSAL_CHOSEN || n->type == NTF_INVALID_KE_PAYLOAD;
	const struct dh_alg *pfs = t->group ? dh_alg_find(t->group) : NULL;
	const char *name = ike_notify_name(n->type);
	struct str ours = { 0 };

	if (offer) {
		esp_policy_render(&ours, t->policy);
		str_printf(&ours, ", PFS group: %s. `set pfs` and the transform sets of `crypto ipsec "
			   "profile` have to fit the peer's", pfs ? pfs->show : "none");
	}
	why_set(why, n->type, true, "The peer refused %s an IPsec SA: %s%s%s",
		t->kind == TASK_CHILD_REKEY ? "to rekey" : "to create",
		name ? name : "unknown notify", offer ? ". We offer " : "", str_text(&ours));
	str_free(&ours);
}

static struct verdict create_refused(struct task *t, const struct ike_ntf *n)
{
	const char *name = ike_notify_name(n->type);
	struct verdict v;
	struct ike_why why;

	ike_err(t->sa, "CREATE_CHILD_SA refused: %s", name ? name : "unknown notify");
	if (t->other_child) {
		/* The peer has replaced it meanwhile; ours is not needed any more. */
		rekey_failed(t);
		return VERDICT(VERDICT_OK);
	}
	if (n->type == NTF_TEMPORARY_FAILURE) {
		t->waiting = true; /* xchg.c: again after a pause */
		return VERDICT(VERDICT_AGAIN);
	}
	if (n->type == NTF_INVALID_KE_PAYLOAD) {
		v = other_group(t, n);
		if (v.kind == VERDICT_AGAIN)
			return v;
	}
	rekey_failed(t);
	if (n->type == NTF_CHILD_SA_NOT_FOUND && t->kind == TASK_CHILD_REKEY) {
		not_found(t);
		return VERDICT(VERDICT_OK);
	}
	why_refused(t, n, &why);
	attempt_note_sa(t->sa, false, &why);
	/* As IOS: no IKE SA stays without a CHILD SA it was made for. */
	if (!t->sa->children && t->sa->owner)
		sa_delete_start(t->sa, why.text);
	return VERDICT(VERDICT_OK);
}

/* Both sides rekeyed `old`: settle which of the two new SAs stays (RFC 7296 2.8.1). */
static void settle(struct task *t, struct child *old, struct child *mine, const struct nonce *min)
{
	struct child *other = t->other_child ? child_by_id(t->sa->e, t->other_child) : NULL;

	/* The nonces alone decide, both ends know the same four, whatever became of the SAs since.
	 */
	if (t->other_nonce && nonce_cmp(min, t->other_nonce) < 0) {
		ike_dbg(t->sa, "Simultaneous rekey: our new IPsec SA is the redundant one");
		if (old)
			old->state = CHILD_REKEYED; /* the peer deletes it */
		child_delete_start(mine, "Simultaneous rekey");
		return;
	}
	if (other)
		other->state = CHILD_REKEYED; /* redundant; the peer deletes it */
	if (old) {
		old->state = CHILD_REKEYED;
		child_delete_start(old, "Rekeyed");
	}
}

/* The peer has deleted the new SA before its answer reached us: DELETE was faster. */
static void doomed_end(const struct task *t, struct child *c)
{
	static const struct ike_why why = { .by_peer = true,
					    .text = "The peer deleted the IPsec SA" };

	for (unsigned i = 0; c && i < t->n_doomed; i++) {
		if (t->doomed[i] == c->c.spi_out) {
			child_end(c, &why);
			return;
		}
	}
}

static struct verdict create_consume_response(struct task *t, const struct ike_msg *m)
{
	uint8_t shared[DH_MAX_LEN];
	struct child_parts parts = { .ni = t->ni, .we_initiated = true };
	struct ike_sa *sa = t->sa;
	uint32_t spi = t->spi_in, id;
	struct child *mine;
	const uint8_t *pub;
	struct nonce nr;
	uint16_t group;
	size_t len;
	struct ike_ntf n;

	ike_dbg(sa, "Validating create child message");
	if (msg_ntf_error(m, &n))
		return create_refused(t, &n);
	ike_dbg(sa, "Processing CREATE_CHILD_SA exchange");
	if (nonce_parse(m, &nr)) {
		sa_why(sa, NTF_INVALID_SYNTAX, false, "CREATE_CHILD_SA answer without a nonce");
		return VERDICT(VERDICT_FATAL);
	}
	parts.nr = &nr;
	if (t->dh) {
		if (!ke_parse(msg_find(m, PLD_KE), &group, &pub, &len) || group != t->group ||
		    kex_compute(sa->e, t->dh, pub, len, shared, &parts.shared_len)) {
			ike_err(sa, "The peer's KE payload contained the wrong DH group");
			rekey_failed(t);
			spi_delete_start(sa, spi);
			return VERDICT(VERDICT_OK);
		}
		parts.shared = shared;
	}
	mine = child_conclude(sa, m, t->policy, &t->spi_in, t->group, t->child, &parts);
	secret_wipe(shared, sizeof(shared));
	if (!mine) {
		rekey_failed(t);
		if (sa->dead || sa->state != IKE_SA_READY)
			return VERDICT(VERDICT_OK);
		/* The peer believes in an SA that we cannot use. Only that one ends. */
		free(sa->why);
		sa->why = NULL;
		spi_delete_start(sa, spi);
		return VERDICT(VERDICT_OK);
	}
	id = mine->c.id;
	if (t->kind == TASK_CHILD_REKEY)
		settle(t, child_by_id(sa->e, t->child), mine, nonce_min(t->ni, &nr));
	doomed_end(t, child_by_id(sa->e, id));
	return VERDICT(VERDICT_OK);
}

const struct task_ops child_create_task_ops = {
	.name = "CREATE_CHILD_SA",
	.exchange = XCHG_CREATE_CHILD,
	.create_request = child_create_request,
	.consume_response = create_consume_response,
};

const struct task_ops child_rekey_task_ops = {
	.name = "CREATE_CHILD_SA (rekey)",
	.exchange = XCHG_CREATE_CHILD,
	.create_request = rekey_create_request,
	.consume_response = create_consume_response,
	.failed = rekey_failed,
};

/* --- responder: requests --- */

static struct verdict answer_ke(struct ike *e, const struct ike_msg *m, uint16_t group, struct dh **dh,
				uint8_t shared[DH_MAX_LEN], size_t *len)
{
	const uint8_t *pub;
	uint16_t got;
	size_t n;

	if (!ke_parse(msg_find(m, PLD_KE), &got, &pub, &n) || got != group)
		return ke_refuse(group);
	*dh = kex_answer(e, group, pub, n, shared, len);
	if (!*dh)
		return VERDICT_N(VERDICT_NOTIFY, NTF_INVALID_SYNTAX);
	return VERDICT(VERDICT_OK);
}

static bool creating(const struct ike_sa *sa)
{
	const struct task *t;

	DL_FOREACH(sa->active, t)
		if (t->kind == TASK_CHILD_CREATE || t->kind == TASK_CHILD_REKEY)
			return true;
	return false;
}

/* Who replaces what. VERDICT_OK with *old NULL: an additional SA. */
static struct verdict rekey_target(struct ike_sa *sa, const struct ike_msg *m, struct pb *b,
				   struct child **old, bool *answered)
{
	struct ike_ntf n;
	struct rd r;

	*old = NULL;
	*answered = false;
	if (task_find(sa, TASK_IKE_REKEY, 0) && task_find(sa, TASK_IKE_REKEY, 0)->packets)
		return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE); /* 2.25.2 */
	if (!msg_ntf_find(m, NTF_REKEY_SA, &n))
		return VERDICT(VERDICT_OK);
	if (n.proto != PROTO_ESP || n.spi_len != 4)
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	r = rd_init(n.spi, 4);
	*old = child_by_spi_out(sa, rd_u32(&r));
	if (!*old && creating(sa)) {
		/* It may be the one our own request made, whose answer is still on its way. */
		return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE);
	}
	if (!*old) {
		pb_ntf(b, PROTO_ESP, n.spi, n.spi_len, NTF_CHILD_SA_NOT_FOUND, NULL, 0);
		*answered = true;
		return VERDICT(VERDICT_OK);
	}
	if ((*old)->state == CHILD_DELETING || (*old)->state == CHILD_REKEYED)
		return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE); /* 2.25.1 */
	return VERDICT(VERDICT_OK);
}

static void rekeyed_by_peer(struct ike_sa *sa, struct child *old, struct child *new,
			    const struct nonce *min)
{
	struct task *t = task_find(sa, TASK_CHILD_REKEY, old->c.id);

	if (!t) {
		old->state = CHILD_REKEYED;
		return;
	}
	/* Ours is under way (or waits): remember theirs, its end decides. */
	t->other_child = new->c.id;
	free(t->other_nonce);
	t->other_nonce = xmemdup(min, sizeof(*min));
	if (!t->packets)
		old->state = CHILD_REKEYED; /* ours has not begun: it finds that out itself */
}

/* Choose, install, answer. replaces: the child's id, 0 for an additional one. */
static struct verdict create_answer(struct ike_sa *sa, const struct ike_msg *m, struct pb *b,
				    const struct nonce *ni, uint32_t replaces)
{
	struct nonce *nr = nonce_new();
	uint8_t shared[DH_MAX_LEN];
	struct child_parts parts = { .ni = ni, .nr = nr };
	struct child *old, *new;
	struct child_choice ch;
	struct dh *dh = NULL;
	struct verdict v = child_choose(sa, m, false, &ch);

	if (v.kind == VERDICT_OK && ch.dh)
		v = answer_ke(sa->e, m, ch.dh, &dh, shared, &parts.shared_len);
	if (v.kind != VERDICT_OK)
		goto out;
	parts.shared = ch.dh ? shared : NULL;
	ch.c.replaces = replaces;
	ch.c.spi_in = sa->e->ops.spi_alloc(sa->e->ctx);
	new = ch.c.spi_in ? child_install(sa, &ch.c, ch.pfs, &parts) : NULL;
	if (!new) {
		v = VERDICT_N(VERDICT_NOTIFY, NTF_NO_ADDITIONAL_SAS);
		goto out;
	}
	if (ch.c.transport)
		pb_ntf_plain(b, NTF_USE_TRANSPORT_MODE, NULL, 0);
	child_choice_write_sa(&ch, b);
	pb_bytes(b, PLD_NONCE, nr->b, nr->len);
	if (dh)
		ke_write(b, dh);
	child_choice_write_ts(&ch, b);
	old = replaces ? child_by_id(sa->e, replaces) : NULL;
	if (old)
		rekeyed_by_peer(sa, old, new, nonce_min(ni, nr));
out:
	secret_wipe(shared, sizeof(shared));
	dh_free(dh);
	free(nr);
	return v;
}

static unsigned children_count(const struct ike_sa *sa)
{
	const struct child *c;
	unsigned n = 0;

	DL_FOREACH(sa->children, c)
		n++;
	return n;
}

struct verdict create_child_consume_request(struct ike_sa *sa, const struct ike_msg *m,
					    struct pb *b)
{
	const uint64_t ts = PLD_BIT(PLD_TSI) | PLD_BIT(PLD_TSR);
	struct child *old;
	struct verdict v;
	struct nonce ni;
	bool answered;

	ike_dbg(sa, "Validating create child message");
	if (nonce_parse(m, &ni))
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	ike_dbg(sa, "Processing CREATE_CHILD_SA exchange");
	if (sa->shadow) /* the peer is ahead: it knows already that this SA is the one */
		return VERDICT_N(VERDICT_NOTIFY, NTF_TEMPORARY_FAILURE);
	if (!(m->present & ts))
		return ike_rekey_consume_request(sa, m, b);
	if ((m->present & ts) != ts)
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	v = rekey_target(sa, m, b, &old, &answered);
	if (v.kind != VERDICT_OK || answered)
		return v;
	if (!old && children_count(sa) >= CHILDREN_MAX)
		return VERDICT_N(VERDICT_NOTIFY, NTF_NO_ADDITIONAL_SAS);
	v = create_answer(sa, m, b, &ni, old ? old->c.id : 0);
	/* A refusal concerns this one SA; it must not become the reason the IKE SA once ends. */
	if (v.kind == VERDICT_NOTIFY && sa->why && sa->state == IKE_SA_READY) {
		attempt_note_sa(sa, false, sa->why);
		free(sa->why);
		sa->why = NULL;
	}
	return v;
}
