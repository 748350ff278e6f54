/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKE_SA_INIT (RFC 7296 1.2, 2.6, 2.7):
 *
 *   HDR(A,0), SAi1, KEi, Ni, V..., N(NATD)      -->
 *                                               <--  HDR(A,B), SAr1, KEr, Nr, V..., N(NATD)
 *   or, keeping nothing:                        <--  HDR(A,0), N(COOKIE) | N(INVALID_KE_PAYLOAD)
 *                                                              | N(NO_PROPOSAL_CHOSEN)
 *
 * Nothing of this is authenticated yet; IKE_AUTH covers it later.
 */
#include <stdlib.h>
#include <string.h>

#include "ike/kex.h"
#include "ike/ppk.h"
#include "ike/trace.h"

enum { KE_RETRIES = 3, COOKIE_RETRIES = 3, COOKIE_MAX = 64 };

static void dbg_dh(const struct ike_sa *sa, uint16_t group)
{
	ike_dbg(sa, "[IKEv2 -> Crypto Engine] Computing DH public key, DH Group %u", group);
	ike_dbg_engine(sa, "[Crypto Engine -> IKEv2] DH key Computation PASSED");
	ike_dbg(sa, "Request queued for computation of DH key");
}

static void dbg_secret(const struct ike_sa *sa, uint16_t group)
{
	ike_dbg(sa, "[IKEv2 -> Crypto Engine] Computing DH secret key, DH Group %u", group);
	ike_dbg_engine(sa, "[Crypto Engine -> IKEv2] DH key Computation PASSED");
	ike_dbg(sa, "Request queued for computation of DH secret");
	ike_dbg_engine(sa, "[IKEv2 -> Crypto Engine] Calculate SKEYSEED and create rekeyed IKEv2 SA");
	ike_dbg_engine(sa, "[Crypto Engine -> IKEv2] SKEYSEED calculation and creation of rekeyed "
		       "IKEv2 SA PASSED");
}

static void dbg_offer(const struct ike_sa *sa, const struct ike_offer *o, size_t n)
{
	struct str s = { 0 };

	for (size_t i = 0; ike_dbg_on() && i < n; i++) {
		const struct ike_proposal *p = o[i].p;
		unsigned count = p->n_prf + p->n_dh + (o[i].aead ? 0 : p->n_integ);

		str_reset(&s);
		for (unsigned k = 0; k < p->n_encr; k++) {
			if (p->encr[k]->aead != o[i].aead)
				continue;
			count++;
			str_printf(&s, "   %s", p->encr[k]->sa_name);
		}
		for (unsigned k = 0; k < p->n_prf; k++)
			str_printf(&s, "   %s", p->prf[k]->show);
		for (unsigned k = 0; k < p->n_integ && !o[i].aead; k++)
			str_printf(&s, "   %s", p->integ[k]->show);
		for (unsigned k = 0; k < p->n_dh; k++)
			str_printf(&s, "   %s", p->dh[k]->show);
		ike_dbg(sa, "IKE Proposal: %zu, SPI size: 0 (initial negotiation), \n"
			"Num. transforms: %u\n%s\n", i + 1, count, str_text(&s));
	}
	str_free(&s);
}

static void dbg_suite(const struct ike_sa *sa)
{
	const struct ike_suite *s = &sa->suite;

	ike_dbg(sa, "IKE Proposal: 1, SPI size: 0 (initial negotiation), \nNum. transforms: %u\n"
		"   %s   %s   %s%s%s\n", s->integ ? 4 : 3, s->encr->sa_name, s->prf->show,
		s->integ ? s->integ->show : "", s->integ ? "   " : "", s->dh->show);
}

/* --- initiator --- */

static int init_create_request(struct task *t, struct pb *b)
{
	struct ike_sa *sa = t->sa;
	struct nego *n = sa->nego;

	int rc = kex_generate(t, n->group);

	if (rc)
		return rc;
	dbg_dh(sa, n->group);
	ike_dbg(NULL, "IKEv2 initiator - no config data to send in IKE_SA_INIT exch");
	ike_dbg(sa, "Generating IKE_SA_INIT message");
	dbg_offer(sa, n->offers, n->n_offers);
	/* RFC 7296 2.6: the cookie goes first, everything else stays as it was. */
	if (n->cookie.len)
		pb_ntf_plain(b, NTF_COOKIE, n->cookie.p, n->cookie.len);
	offers_write(b, n->offers, n->n_offers, NULL, 0);
	ke_write(b, n->dh);
	pb_bytes(b, PLD_NONCE, n->ni.b, n->ni.len);
	vid_write_init(sa, b);
	natd_write(sa, b);
	if (sa->conf->frag_mtu)
		pb_ntf_plain(b, NTF_FRAGMENTATION_SUPPORTED, NULL, 0);
	sighash_write(sa, b);
	ppk_prepare(sa);
	if (n->ppk)
		pb_ntf_plain(b, NTF_USE_PPK, NULL, 0);
	return 0;
}

static struct verdict init_retry_group(struct ike_sa *sa, const struct ike_ntf *n)
{
	struct nego *nego = sa->nego;
	struct rd r = rd_init(n->data, n->len);
	uint16_t group = rd_u16(&r);

	ike_err(sa, "The peer's KE payload contained the wrong DH group");
	ike_dbg(sa, "Processing invalid ke notification, we sent group %u, peer prefers group %u",
		nego->group, group);
	/* Only a group we offered ourselves, or anybody on the path could weaken us. */
	if (r.bad || rd_left(&r) || group == nego->group ||
	    !offers_have_group(nego->offers, nego->n_offers, group))
		return VERDICT(VERDICT_DROP);
	if (nego->ke_retries++ >= KE_RETRIES)
		return VERDICT(VERDICT_DROP);
	dh_free(nego->dh);
	nego->dh = NULL;
	nego->group = group;
	return VERDICT(VERDICT_AGAIN);
}

static struct verdict init_retry_cookie(struct ike_sa *sa, const struct ike_ntf *n)
{
	if (!n->len || n->len > COOKIE_MAX || sa->nego->cookie_retries++ >= COOKIE_RETRIES)
		return VERDICT(VERDICT_DROP);
	ike_dbg(sa, "Received a cookie challenge, sending the request again with the cookie");
	bytes_set(&sa->nego->cookie, n->data, n->len);
	return VERDICT(VERDICT_AGAIN);
}

static struct verdict init_refused(struct ike_sa *sa, const struct ike_ntf *n)
{
	const char *name = ike_notify_name(n->type);
	struct str ours = { 0 };

	if (n->type == NTF_NO_PROPOSAL_CHOSEN) {
		ike_err(sa, "Received no proposal chosen notify");
		offers_render(&ours, sa->nego->offers, sa->nego->n_offers);
		sa_why(sa, n->type, true,
		       "The peer accepts none of our IKE proposals; compare `crypto "
		       "ikev2 proposal` there with what we offer: %s",
		       str_text(&ours));
		str_free(&ours);
	} else {
		sa_why(sa, n->type, true, "The peer refused IKE_SA_INIT with %s (%u)",
		       name ? name : "an unknown notify", n->type);
	}
	ike_err(sa, "Failed SA init exchange");
	ike_err(sa, "Initial exchange failed: Initial exchange failed");
	return VERDICT(VERDICT_FATAL);
}

static void float_to_natt(struct ike_sa *sa)
{
	if (!sa->nat_local && !sa->nat_remote)
		return;
	/* RFC 7296 2.23: from IKE_AUTH on, everything goes through port 4500. */
	if (sa->local.port == 500)
		sa->local.port = 4500;
	if (sa->remote.port == 500)
		sa->remote.port = 4500;
}

static struct verdict init_bad_answer(struct ike_sa *sa, const char *what)
{
	ike_err(sa, "%s", what);
	sa->e->stats.rx_bad++;
	return VERDICT(VERDICT_DROP);
}

static int init_keys(struct ike_sa *sa, const uint8_t *pub, size_t len)
{
	struct nego *n = sa->nego;
	uint8_t shared[DH_MAX_LEN];
	size_t shared_len = 0;
	int rc = kex_compute(sa->e, n->dh, pub, len, shared, &shared_len);

	if (rc)
		sa_why(sa, 0, false, "The peer's Diffie-Hellman value for group %u is not "
		       "acceptable", n->group);
	else
		rc = keys_ike_init(sa, shared, shared_len);
	secret_wipe(shared, sizeof(shared));
	return rc;
}

static struct verdict init_consume_response(struct task *t, const struct ike_msg *m)
{
	static const uint8_t no_spi[8];
	const uint64_t need = PLD_BIT(PLD_SA) | PLD_BIT(PLD_KE) | PLD_BIT(PLD_NONCE);
	struct ike_sa *sa = t->sa;
	struct nego *n = sa->nego;
	struct ike_suite suite;
	struct ike_prop chosen;
	const uint8_t *pub;
	struct ike_ntf ntf;
	uint16_t group;
	size_t len;
	bool bad;

	ike_dbg_step(sa, "WAIT_INIT", "EV_RECV_INIT");
	ike_dbg(sa, "Processing IKE_SA_INIT message");
	if (msg_ntf_find(m, NTF_INVALID_KE_PAYLOAD, &ntf))
		return init_retry_group(sa, &ntf);
	if (msg_ntf_find(m, NTF_COOKIE, &ntf) && !(m->present & PLD_BIT(PLD_SA)))
		return init_retry_cookie(sa, &ntf);
	if (msg_ntf_error(m, &ntf))
		return init_refused(sa, &ntf);
	ike_dbg(sa, "Verify SA init message");
	if ((m->present & need) != need || !memcmp(m->h.spi_r, no_spi, 8))
		return init_bad_answer(sa, "A payload is missing in the IKE_SA_INIT response");
	if (!offers_select(msg_find(m, PLD_SA), n->offers, n->n_offers, 0, &suite, &chosen, &bad))
		return init_bad_answer(sa, "The peer chose a proposal that was not offered");
	if (!ke_parse(msg_find(m, PLD_KE), &group, &pub, &len) || group != n->group ||
	    suite.dh->group != group)
		return init_bad_answer(sa, "The peer's KE payload contained the wrong DH group");
	if (nonce_parse(m, &n->nr))
		return init_bad_answer(sa, "The peer's nonce has a wrong length");
	sa->suite = suite;
	memcpy(sa->spi_r, m->h.spi_r, 8);
	ike_dbg_step(sa, "PROC_INIT", "EV_PROC_MSG");
	ike_dbg(sa, "Processing IKE_SA_INIT message");
	ike_dbg_step(sa, "PROC_INIT", "EV_DETECT_NAT");
	natd_check(sa, m);
	vid_read(sa, m);
	sighash_read(sa, m);
	sa->fragmentation =
		sa->conf->frag_mtu && msg_ntf_find(m, NTF_FRAGMENTATION_SUPPORTED, &ntf);
	bytes_set(&n->init_resp, m->raw, m->len);
	ike_dbg_step(sa, "PROC_INIT", "EV_GEN_DH_SECRET");
	if (init_keys(sa, pub, len))
		return VERDICT(VERDICT_FATAL);
	dbg_secret(sa, group);
	dh_free(n->dh);
	n->dh = NULL;
	if (msg_ntf_find(m, NTF_USE_PPK, &ntf) ? n->ppk && ppk_mix(sa) : !ppk_declined(sa))
		return VERDICT(VERDICT_FATAL);
	ike_dbg_step(sa, "INIT_DONE", "EV_DONE");
	ike_dbg(sa, "Completed SA init exchange");
	float_to_natt(sa);
	sa->state = IKE_SA_AUTH_SENT;
	task_start(task_new(sa, TASK_AUTH));
	return VERDICT(VERDICT_OK);
}

const struct task_ops init_task_ops = {
	.name = "IKE_SA_INIT",
	.exchange = XCHG_SA_INIT,
	.alone = true,
	.create_request = init_create_request,
	.consume_response = init_consume_response,
};

/* --- responder --- */

/* An answer that leaves nothing behind. */
static void init_answer_notify(struct ike *e, const struct endpoint *local,
			       const struct endpoint *remote, const struct ike_msg *m,
			       uint16_t type, const void *data, size_t len)
{
	static const uint8_t no_spi[8];
	uint8_t buf[256];
	struct wr w = wr_init(buf, sizeof(buf));
	struct pb b;

	pb_init(&b);
	pb_ntf_plain(&b, type, data, len);
	hdr_write(&w, m->h.spi_i, no_spi, b.first, XCHG_SA_INIT, HDR_RESPONSE, 0,
		  IKE_HDR_LEN + wr_len(&b.w));
	wr_bytes(&w, b.buf, wr_len(&b.w));
	if (w.bad)
		return;
	ike_dbg_sent(NULL, local, remote, buf, wr_len(&w));
	raw_send(e, local, remote, buf, wr_len(&w));
}

/* A request of a new peer. sa NULL: there will be none. */
static void dbg_request(const struct ike_sa *sa, const struct ike *e, const struct endpoint *local,
			const struct endpoint *remote, const struct ike_msg *m)
{
	ike_dbg_packet(sa, false, local, remote, &m->h, m);
	if (!ike_dbg_on())
		return;
	ike_dbg(sa, "Verify SA init message");
	if (sa)
		ike_dbg(sa, "Insert SA");
	ike_dbg_policy(e->rx_fvrf, &local->addr,
		       ike_policy_select(e->conf, e->rx_fvrf, &local->addr));
	ike_dbg(sa, "Processing IKE_SA_INIT message");
}

static void no_proposal(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
			const struct ike_msg *m, const struct ike_offer *o, size_t n)
{
	struct str theirs = { 0 }, ours = { 0 }, text = { 0 };
	struct ike_why why;

	sa_payload_render(&theirs, msg_find(m, PLD_SA));
	offers_render(&ours, o, n);
	dbg_request(NULL, e, local, remote, m);
	ike_err_policies(e->next_session, e->free_id_hint, e->rx_fvrf, local, remote,
			 str_text(&theirs), str_text(&ours));
	offers_explain(&text, msg_find(m, PLD_SA), o, n);
	why_set(&why, NTF_NO_PROPOSAL_CHOSEN, false, "No common IKE proposal. %s", str_text(&text));
	attempt_note(e, e->rx_fvrf, local, remote, IKE_RESPONDER, &why);
	str_free(&theirs);
	str_free(&ours);
	str_free(&text);
	ike_dbg(NULL, "Sending no proposal chosen notify");
	init_answer_notify(e, local, remote, m, NTF_NO_PROPOSAL_CHOSEN, NULL, 0);
	ike_err(NULL, ": Failed SA init exchange");
	ike_err(NULL, ": Initial exchange failed: Initial exchange failed");
}

static void init_create_response(struct ike_sa *sa)
{
	uint8_t buf[IKE_BUILD_MAX + IKE_HDR_LEN];
	struct wr w = wr_init(buf, sizeof(buf));
	struct nego *n = sa->nego;
	struct packet p = { .p = buf };
	struct pb b;

	ike_dbg(NULL, "IKEv2 responder - no config data to send in IKE_SA_INIT exch");
	ike_dbg_step(sa, "BLD_INIT", "EV_BLD_MSG");
	ike_dbg(sa, "Generating IKE_SA_INIT message");
	dbg_suite(sa);
	pb_init(&b);
	suite_write(&b, n->prop_num, &sa->suite, NULL, 0);
	ke_write(&b, n->dh);
	pb_bytes(&b, PLD_NONCE, n->nr.b, n->nr.len);
	vid_write_init(sa, &b);
	natd_write(sa, &b);
	if (sa->fragmentation)
		pb_ntf_plain(&b, NTF_FRAGMENTATION_SUPPORTED, NULL, 0);
	if (n->peer_sigs)
		sighash_write(sa, &b);
	if (n->peer_ppk && ppk_configured(sa->conf))
		pb_ntf_plain(&b, NTF_USE_PPK, NULL, 0);
	hdr_write(&w, sa->spi_i, sa->spi_r, b.first, XCHG_SA_INIT, HDR_RESPONSE, 0,
		  IKE_HDR_LEN + wr_len(&b.w));
	wr_bytes(&w, b.buf, wr_len(&b.w));
	p.len = wr_len(&w);
	bytes_set(&n->init_resp, buf, p.len);
	ike_dbg_sent(sa, &sa->local, &sa->remote, buf, p.len);
	sa_send(sa, &p);
}

void init_conclude(struct ike_sa *sa, const uint8_t *pub, size_t len)
{
	struct nego *n = sa->nego;
	uint8_t shared[DH_MAX_LEN];
	size_t shared_len = 0;

	n->dh = kex_answer(sa->e, n->group, pub, len, shared, &shared_len);
	if (n->dh)
		dbg_dh(sa, n->group);
	if (!n->dh || keys_ike_init(sa, shared, shared_len)) {
		/* RFC 6989: a value outside the group is an attack or a broken peer; say nothing.
		 */
		sa_why(sa, 0, false, "The peer's Diffie-Hellman value for group %u is not "
		       "acceptable", n->group);
		sa->e->stats.rx_bad++;
		sa_end(sa);
		goto out;
	}
	dbg_secret(sa, n->group);
	sa->e->stats.in_requests++;
	sa->e->stats.in_accepted++;
	sa->next_in = 1;
	init_create_response(sa);
	dh_free(n->dh);
	n->dh = NULL;
	ike_dbg_step(sa, "INIT_DONE", "EV_DONE");
	ike_dbg(sa, "Completed SA init exchange");
	ike_dbg(sa, "Starting timer (%u sec) to wait for auth message ", HALF_OPEN_MS / 1000);
out:
	secret_wipe(shared, sizeof(shared));
}

/* Everything is in order: make the half-open SA and answer. */
static void init_accept(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
			const struct ike_msg *m, const struct ike_suite *suite, uint8_t num,
			const struct nonce *ni, const uint8_t *pub, size_t pub_len)
{
	struct ike_sa *sa = sa_new(e, IKE_RESPONDER, e->conf, local, remote);
	struct nego *n = xcalloc(1, sizeof(*n));
	struct ike_ntf ntf;

	sa->nego = n;
	sa->fvrf = e->rx_fvrf ? xstrdup(e->rx_fvrf) : NULL;
	sa->suite = *suite;
	memcpy(sa->spi_i, m->h.spi_i, 8);
	sa_hash_peer(sa);
	dbg_request(sa, e, local, remote, m);
	ike_dbg_step(sa, "INIT", "EV_PROC_MSG");
	n->ni = *ni;
	n->nr.len = IKE_NONCE_LEN;
	random_bytes(n->nr.b, n->nr.len);
	n->group = suite->dh->group;
	n->prop_num = num;
	n->peer_ppk = msg_ntf_find(m, NTF_USE_PPK, &ntf);
	natd_check(sa, m);
	vid_read(sa, m);
	sa->nego->peer_sigs = sighash_read(sa, m);
	sa->fragmentation = e->conf->frag_mtu && msg_ntf_find(m, NTF_FRAGMENTATION_SUPPORTED, &ntf);
	bytes_set(&n->init_req, m->raw, m->len);
	if (!kex_hold_init(sa, pub, pub_len))
		init_conclude(sa, pub, pub_len);
}

/* RFC 7296 2.6. False: a challenge went out instead. */
static bool init_cookie(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
			const struct ike_msg *m, const struct nonce *ni)
{
	struct ike_stats *st = &e->stats;
	uint8_t cookie[64];
	struct ike_ntf n;
	bool given = msg_ntf_find(m, NTF_COOKIE, &n);
	size_t len;

	if (given && cookie_check(e, ni, &remote->addr, m->h.spi_i, &n)) {
		st->cookies_good += !e->dequeuing;
		return true;
	}
	if (given)
		st->cookies_bad++;
	else
		st->cookies_missing++;
	st->cookies_sent++;
	len = cookie_make(e, ni, &remote->addr, m->h.spi_i, cookie);
	init_answer_notify(e, local, remote, m, NTF_COOKIE, cookie, len);
	return false;
}

/* This address alone has so many half-open SAs: nobody, and nobody's NAT, gets the other half of
 * what may be in negotiation as well. They are the newest, at the end of its list. */
static bool half_open_of(struct ike *e, const struct addr *remote, unsigned many)
{
	const struct ike_sa *first = sa_by_addr(e, remote), *sa = first ? first->addr_prev : NULL;
	unsigned n = 0;

	for (unsigned looked = 0; sa && looked < 2 * many; looked++) {
		n += sa->role == IKE_RESPONDER && sa->state == IKE_SA_INIT_DONE;
		if (n >= MAX(many, 1u))
			return true;
		sa = sa == first ? NULL : sa->addr_prev;
	}
	return false;
}

/* Limits and cookies come before anything is allocated. True: go on. */
static bool init_admit(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
		       const struct ike_msg *m, const struct nonce *ni)
{
	const struct ike_conf *c = e->conf;
	const struct ike_stats *st = &e->stats;
	uint32_t all = st->active_in + st->active_out + st->negotiating_in + st->negotiating_out;
	/* Half way to the limit, and while requests wait in line, proof of return routability is
	 * demanded even when cookie-challenge is not configured: a flood must not lock honest peers
	 * out. */
	bool half = c->max_neg_in && st->negotiating_in >= c->max_neg_in / 2;
	bool need = cookie_needed(e) || kex_busy(e) || e->init_queue || half;

	if (need && !init_cookie(e, local, remote, m, ni))
		return false;
	if (!e->dequeuing && (kex_busy(e) || e->init_queue)) {
		if (!kex_queue_add(e, local, remote, m))
			e->stats.dropped_queue++;
		return false;
	}
	if ((c->max_sa && all >= c->max_sa) ||
	    (half && (st->negotiating_in >= c->max_neg_in ||
		      half_open_of(e, &remote->addr, c->max_neg_in / 2)))) {
		e->stats.dropped_limits++;
		ike_err(NULL, "The limit of %s is reached, request dropped",
			c->max_sa && all >= c->max_sa ? "IKE SAs" : "SAs in negotiation");
		return false;
	}
	return true;
}

static bool init_repeated(struct ike *e, const struct endpoint *remote, const struct ike_msg *m)
{
	struct ike_sa *sa = sa_by_peer(e, m->h.spi_i, &remote->addr);
	struct packet p;

	if (!sa || !fvrf_eq(sa->fvrf, e->rx_fvrf))
		return false;
	e->stats.rx_retransmit++;
	if (sa->state == IKE_SA_INIT_DONE && sa->nego && sa->nego->init_resp.len &&
	    sa->nego->init_req.len == m->len && !memcmp(sa->nego->init_req.p, m->raw, m->len)) {
		p = (struct packet){ .p = sa->nego->init_resp.p, .len = sa->nego->init_resp.len };
		sa_send(sa, &p);
		/* It did not get the answer so far: IKE_AUTH comes as long after this one. */
		sa_half_open_wait(sa);
	}
	return true;
}

void init_consume_request(struct ike *e, const struct endpoint *local,
			  const struct endpoint *remote, struct ike_msg *m)
{
	const uint64_t need = PLD_BIT(PLD_SA) | PLD_BIT(PLD_KE) | PLD_BIT(PLD_NONCE);
	const struct ike_policy *policy;
	struct ike_offer offers[IKE_MAX_OFFERS];
	struct ike_suite suite;
	struct ike_prop chosen;
	struct nonce ni;
	const uint8_t *pub;
	uint16_t group;
	uint8_t raw[2];
	size_t n, len;
	bool bad;

	if (init_repeated(e, remote, m))
		return;
	if (m->critical) {
		init_answer_notify(e, local, remote, m, NTF_UNSUPPORTED_CRITICAL_PAYLOAD,
				   &m->critical, 1);
		return;
	}
	if ((m->present & need) != need || nonce_parse(m, &ni) ||
	    !ke_parse(msg_find(m, PLD_KE), &group, &pub, &len)) {
		e->stats.rx_bad++;
		return;
	}
	if (!e->conf || !init_admit(e, local, remote, m, &ni))
		return;
	policy = ike_policy_select(e->conf, e->rx_fvrf, &local->addr);
	n = policy ? offers_from_policy(e->conf, policy, offers) : 0;
	if (!offers_select(msg_find(m, PLD_SA), offers, n, 0, &suite, &chosen, &bad)) {
		e->stats.in_requests++;
		e->stats.in_rejected++;
		if (bad)
			e->stats.rx_bad++;
		else
			no_proposal(e, local, remote, m, offers, n);
		return;
	}
	if (suite.dh->group != group) {
		struct wr w = wr_init(raw, sizeof(raw));

		dbg_request(NULL, e, local, remote, m);
		ike_err(NULL, ": The peer's KE payload contained the wrong DH group");
		ike_dbg(NULL, "Sending invalid ke notification, peer sent group %u, local policy "
			"prefers group %u", group, suite.dh->group);
		wr_u16(&w, suite.dh->group);
		init_answer_notify(e, local, remote, m, NTF_INVALID_KE_PAYLOAD, raw, sizeof(raw));
		return;
	}
	init_accept(e, local, remote, m, &suite, chosen.num, &ni, pub, len);
}
