/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any message in any state: an IKE SA is brought into each of its states, in both roles, and then
 * gets every exchange type, as request and as response, with every kind of contents, protected with
 * the right keys and not protected. Nothing may crash or leak; what is not authentic changes nothing
 * at all; what is authentic installs something only where RFC 7296 has it install something; and
 * whatever came, both ends end up without half a connection.
 */
#include "tests/ike/sim.h"

#include <stdlib.h>
#include <string.h>

/* --- states --- */

struct at {                 /* where a message is put in, and whose keys protect it */
	struct sim *s;
	unsigned to;
	struct ike_sa *sa, *peer;
};

static enum sim_fate hold_all(struct sim *s, struct sim_pkt *p, void *arg)
{
	(void)s, (void)p, (void)arg;
	return SIM_HOLD;
}

static void step(struct sim *s) /* one round of what waits */
{
	sim_release(s);
	sim_run(s, s->latency);
}

static struct ike_sa *twin(struct sim *s, unsigned at, const struct ike_sa *sa)
{
	return sa_by_spi(s->n[at].e, sa->role == IKE_INITIATOR ? sa->spi_r : sa->spi_i);
}

static void begin(struct at *a, unsigned rounds)
{
	a->s = sim_pair();
	a->s->filter = hold_all;
	assert_true(sim_initiate(a->s, 0, 1, 9, NULL));
	for (unsigned i = 0; i < rounds; i++)
		step(a->s);
}

static void at_init_sent(struct at *a, unsigned to)
{
	begin(a, 0);
	a->to = to;
	a->sa = sim_sa(&a->s->n[to]);
	assert_int_equal(a->sa->state, IKE_SA_INIT_SENT);
}

static void at_init_done(struct at *a, unsigned to)
{
	begin(a, 2); /* the IKE_AUTH request waits */
	a->to = to;
	a->sa = sim_sa(&a->s->n[to]);
	a->peer = twin(a->s, !to, a->sa);
	assert_int_equal(a->sa->state, IKE_SA_INIT_DONE);
}

static void at_auth_sent(struct at *a, unsigned to)
{
	begin(a, 2);
	a->to = to;
	a->sa = sim_sa(&a->s->n[to]);
	a->peer = twin(a->s, !to, a->sa);
	assert_int_equal(a->sa->state, IKE_SA_AUTH_SENT);
}

static void at_ready(struct at *a, unsigned to)
{
	begin(a, 5);
	a->to = to;
	a->sa = sim_sa(&a->s->n[to]);
	a->peer = twin(a->s, !to, a->sa);
	assert_int_equal(a->sa->state, IKE_SA_READY);
	assert_int_equal(sim_children_up(&a->s->n[0]) + sim_children_up(&a->s->n[1]), 2);
}

static void at_creating(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_child_create(a->s->n[to].e, a->sa->id, &a->s->n[to].policy));
}

static void at_child_rekeying(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_child_rekey(a->s->n[to].e, sim_live_child(&a->s->n[to])->c.id));
}

static void at_child_deleting(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_child_delete(a->s->n[to].e, sim_live_child(&a->s->n[to])->c.id, "x"));
}

static void at_ike_rekeying(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_sa_rekey(a->s->n[to].e, a->sa->id));
}

static void at_probing(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_sa_probe(a->s->n[to].e, a->sa->id));
}

static void at_pushing(struct at *a, unsigned to)
{
	struct ike_cfg cfg = { .n_subnets = 1 };

	at_ready(a, to);
	assert_true(prefix_parse("10.9.0.0/16", &cfg.subnets[0]));
	assert_true(ike_cfg_send(a->s->n[to].e, a->sa->id, &cfg));
}

/* Our answer to IKE_AUTH is on its way: the other end may yet refuse it, by INFORMATIONAL. */
static void at_answered(struct at *a, unsigned to)
{
	begin(a, 3); /* the IKE_AUTH answer waits */
	a->to = to;
	a->sa = sim_sa(&a->s->n[to]);
	a->peer = twin(a->s, !to, a->sa);
	assert_int_equal(a->sa->state, IKE_SA_READY);
}

/* Held messages to (or, answers: from) this end go on. */
static void let_go(struct sim *s, unsigned dst, bool answers)
{
	struct sim_pkt *p, *q;

	DL_FOREACH_SAFE(s->held, p, q) {
		if (answers ? !(p->p[19] & HDR_RESPONSE) : !addr_eq(&p->dst.addr, &s->n[dst].addr))
			continue;
		DL_DELETE(s->held, p);
		p->due = s->clk.now;
		DL_APPEND(s->wire, p);
	}
	sim_run(s, 1);
}

/* Both rekey; the other has the answer to its request, we not yet: our new SA is not in charge. */
static void at_shadow(struct at *a, unsigned to)
{
	struct ike_sa *sa, *tmp;

	at_ready(a, to);
	ike_sa_rekey(a->s->n[!to].e, a->peer->id);
	ike_sa_rekey(a->s->n[to].e, a->sa->id);
	let_go(a->s, to, false);
	let_go(a->s, 0, true);
	a->sa = NULL;
	HASH_ITER(hh_id, a->s->n[to].e->by_id, sa, tmp)
		if (sa->shadow)
			a->sa = sa;
	assert_non_null(a->sa);
	a->peer = twin(a->s, !to, a->sa);
}

static void at_rekeyed(struct at *a, unsigned to)
{
	at_ready(a, to);
	ike_sa_rekey(a->s->n[!to].e, a->peer->id);
	step(a->s);
	step(a->s); /* the other's DELETE of the old SA waits */
	assert_int_equal(a->sa->state, IKE_SA_REKEYED);
}

static void at_deleting(struct at *a, unsigned to)
{
	at_ready(a, to);
	assert_true(ike_sa_delete(a->s->n[to].e, a->sa->id, "x"));
	assert_int_equal(a->sa->state, IKE_SA_DELETING);
}

static const struct where {
	const char *name;
	void (*go)(struct at *a, unsigned to);
	unsigned to;             /* 0: we are the initiator of the IKE SA */
} wheres[] = {
	{ "INIT_SENT", at_init_sent, 0 },
	{ "INIT_DONE", at_init_done, 1 },
	{ "AUTH_SENT", at_auth_sent, 0 },
	{ "READY, the peer not yet", at_answered, 1 },
#define BOTH(name, go) { name ", initiator", go, 0 }, { name ", responder", go, 1 }
	BOTH("READY", at_ready),
	BOTH("creating a CHILD SA", at_creating),
	BOTH("rekeying a CHILD SA", at_child_rekeying),
	BOTH("deleting a CHILD SA", at_child_deleting),
	BOTH("rekeying the IKE SA", at_ike_rekeying),
	BOTH("probing", at_probing),
	BOTH("pushing prefixes", at_pushing),
	BOTH("shadow", at_shadow),
	BOTH("REKEYED", at_rekeyed),
	BOTH("DELETING", at_deleting),
#undef BOTH
};

/* --- contents --- */

static void write_nonce_ke(struct pb *b, bool ke)
{
	struct nonce *n = nonce_new();
	struct dh *dh = ke ? dh_new(19) : NULL;

	pb_bytes(b, PLD_NONCE, n->b, n->len);
	if (dh)
		ke_write(b, dh);
	dh_free(dh);
	free(n);
}

static void child_parts_write(const struct at *a, struct pb *b, bool answer)
{
	const struct ike_child_policy *p = &a->s->n[!a->to].policy;

	if (answer)
		esp_suite_write(b, 1, &p->suites[0], 0, 0x7770);
	else
		esp_offer_write(b, p, 0x7770, 0);
	write_nonce_ke(b, false);
	child_offer_ts(p, b);
}

static void put_empty(const struct at *a, struct pb *b)
{
	(void)a, (void)b;
}

static void put_init(const struct at *a, struct pb *b)
{
	struct ike_offer o[IKE_MAX_OFFERS];
	size_t n = offers_from_policy(a->s->n[0].conf, a->s->n[0].conf->policies[0], o);

	offers_write(b, o, n, NULL, 0);
	write_nonce_ke(b, true);
}

static void put_auth(const struct at *a, struct pb *b)
{
	uint8_t body[4 + 64] = { 2 };

	pb_bytes(b, PLD_IDI, "\x01\0\0\0\x0a\0\0\x01", 8);
	pb_bytes(b, PLD_IDR, "\x01\0\0\0\x0a\0\0\x02", 8);
	pb_bytes(b, PLD_AUTH, body, 4 + 48); /* the right length, a wrong value */
	child_parts_write(a, b, false);
}

static void put_child(const struct at *a, struct pb *b)
{
	child_parts_write(a, b, false);
}

static void put_child_answer(const struct at *a, struct pb *b)
{
	child_parts_write(a, b, true);
}

static uint32_t known_spi(const struct at *a)
{
	return a->s->n[!a->to].n_child ? a->s->n[!a->to].child[0].c.spi_in : 0x1234;
}

static void put_child_rekey(const struct at *a, struct pb *b)
{
	uint8_t spi[4];
	struct wr w = wr_init(spi, sizeof(spi));

	wr_u32(&w, known_spi(a));
	pb_ntf(b, PROTO_ESP, spi, 4, NTF_REKEY_SA, NULL, 0);
	child_parts_write(a, b, false);
}

static void put_rekey_unknown(const struct at *a, struct pb *b)
{
	pb_ntf(b, PROTO_ESP, "\xde\xad\xbe\xef", 4, NTF_REKEY_SA, NULL, 0);
	child_parts_write(a, b, false);
}

static void put_ike_rekey(const struct at *a, struct pb *b)
{
	struct ike_offer o[IKE_MAX_OFFERS];
	size_t n = offers_from_policy(a->s->n[0].conf, a->s->n[0].conf->policies[0], o);

	offers_write(b, o, n, (const uint8_t *)"newspi-x", 8);
	write_nonce_ke(b, true);
}

static void put_no_ts(const struct at *a, struct pb *b)
{
	esp_offer_write(b, &a->s->n[0].policy, 0x7771, 0);
	write_nonce_ke(b, false);
	ts_write(b, PLD_TSI, a->s->n[0].policy.ts_local, 1);
}

static void delete_esp(struct pb *b, uint32_t spi)
{
	pb_open(b, PLD_DELETE);
	wr_u32(&b->w, 0x03040001);
	wr_u32(&b->w, spi);
	pb_close(b);
}

static void put_delete_child(const struct at *a, struct pb *b)
{
	delete_esp(b, known_spi(a));
}

static void put_delete_unknown(const struct at *a, struct pb *b)
{
	(void)a;
	delete_esp(b, 0xdeadbeef);
}

static void put_delete_twice(const struct at *a, struct pb *b)
{
	delete_esp(b, known_spi(a));
	delete_esp(b, known_spi(a));
	pb_bytes(b, PLD_DELETE, "\x01\0\0\0", 4);
}

static void put_delete_ah(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_DELETE, "\x02\x04\0\x01\0\0\0\x07", 8);
}

static void put_delete_ike(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_DELETE, "\x01\0\0\0", 4);
}

static void put_delete_short(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_DELETE, "\x03\x04\xff\xff\0\0\0\x07", 8);
}

static void put_cfg(const struct at *a, struct pb *b)
{
	(void)a;
	for (uint8_t kind = 1; kind <= 5; kind++)
		pb_bytes(b, PLD_CP, (uint8_t[]){ kind, 0, 0, 0, 0, 1, 0, 4, 10, 0, 0, 9 }, 12);
}

static void put_cfg_bad(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_CP, "\x03\0\0\0\0\x01\xff\xff", 8);
}

static void put_critical(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, 200, "what?", 5);
	b->buf[1] = 0x80;
}

static void put_eap(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_EAP, "\x03\x01\0\x04", 4); /* EAP-Success out of the blue */
}

static void put_nested(const struct at *a, struct pb *b)
{
	(void)a;
	pb_bytes(b, PLD_SK, "0123456789abcdef0123456789abcdef", 32);
}

static void put_errors(const struct at *a, struct pb *b)
{
	(void)a;
	for (unsigned t = 1; t <= 47; t++)
		if (t != NTF_AUTHENTICATION_FAILED && t != NTF_INVALID_SYNTAX)
			pb_ntf_plain(b, t, "\0\x13\0\0", 4);
}

static void put_status(const struct at *a, struct pb *b)
{
	(void)a;
	for (unsigned t = 16384; t < 16440; t++)
		pb_ntf_plain(b, t, "\0\0\0\x01", 4);
}

static void put_one_error(struct pb *b, uint16_t type)
{
	pb_ntf_plain(b, type, "\0\x13", type == NTF_INVALID_KE_PAYLOAD ? 2 : 0);
}

#define ONE_ERROR(name, type) \
	static void put_##name(const struct at *a, struct pb *b) \
	{ \
		(void)a; \
		put_one_error(b, type); \
	}
ONE_ERROR(syntax, NTF_INVALID_SYNTAX)
ONE_ERROR(auth_failed, NTF_AUTHENTICATION_FAILED)
ONE_ERROR(no_proposal, NTF_NO_PROPOSAL_CHOSEN)
ONE_ERROR(bad_ke, NTF_INVALID_KE_PAYLOAD)
ONE_ERROR(no_more, NTF_NO_ADDITIONAL_SAS)
ONE_ERROR(busy, NTF_TEMPORARY_FAILURE)
ONE_ERROR(not_found, NTF_CHILD_SA_NOT_FOUND)
ONE_ERROR(ts, NTF_TS_UNACCEPTABLE)

static const struct what {
	const char *name;
	void (*put)(const struct at *a, struct pb *b);
} whats[] = {
	{ "nothing", put_empty },
	{ "SA KE N", put_init },
	{ "ID AUTH SA TS", put_auth },
	{ "SA N TS", put_child },
	{ "SA N TS, chosen", put_child_answer },
	{ "REKEY_SA SA N TS", put_child_rekey },
	{ "REKEY_SA unknown", put_rekey_unknown },
	{ "SA(IKE) N KE", put_ike_rekey },
	{ "SA N TSi", put_no_ts },
	{ "DELETE(ESP)", put_delete_child },
	{ "DELETE(ESP, unknown)", put_delete_unknown },
	{ "DELETE twice", put_delete_twice },
	{ "DELETE(AH)", put_delete_ah },
	{ "DELETE(IKE)", put_delete_ike },
	{ "DELETE too short", put_delete_short },
	{ "CP of all kinds", put_cfg },
	{ "CP malformed", put_cfg_bad },
	{ "critical", put_critical },
	{ "EAP", put_eap },
	{ "SK in SK", put_nested },
	{ "all errors", put_errors },
	{ "all status notifies", put_status },
	{ "INVALID_SYNTAX", put_syntax },
	{ "AUTHENTICATION_FAILED", put_auth_failed },
	{ "NO_PROPOSAL_CHOSEN", put_no_proposal },
	{ "INVALID_KE_PAYLOAD", put_bad_ke },
	{ "NO_ADDITIONAL_SAS", put_no_more },
	{ "TEMPORARY_FAILURE", put_busy },
	{ "CHILD_SA_NOT_FOUND", put_not_found },
	{ "TS_UNACCEPTABLE", put_ts },
};

/* --- delivery --- */

static void give(const struct at *a, const uint8_t *p, size_t len)
{
	uint8_t *copy = xmemdup(p, len); /* exact size: the sanitizer sees reading on */

	ike_input(a->s->n[a->to].e, &a->sa->local, &a->sa->remote, copy, len);
	free(copy);
}

/* No keys: only the header is right. */
static void give_clear(const struct at *a, uint8_t exchange, bool response, uint32_t id,
		       const struct pb *b)
{
	uint8_t buf[8192];
	struct wr w = wr_init(buf, sizeof(buf));

	hdr_write(&w, a->sa->spi_i, a->sa->spi_r, b->first, exchange,
		  (response ? HDR_RESPONSE : 0) | (a->sa->role == IKE_RESPONDER ? HDR_INITIATOR : 0),
		  id, IKE_HDR_LEN + wr_len(&b->w));
	wr_bytes(&w, b->buf, wr_len(&b->w));
	assert_false(w.bad);
	give(a, buf, wr_len(&w));
}

static void give_sealed(const struct at *a, uint8_t exchange, bool response, uint32_t id,
			const struct pb *b)
{
	struct packet *list = NULL, *p;

	assert_int_equal(protect_seal(a->peer, exchange, response, id, b, &list), 0);
	LL_FOREACH(list, p)
		give(a, p->p, p->len);
	packets_free(&list);
}

struct snapshot {
	enum ike_sa_state state;
	uint32_t next_in, next_out;
	unsigned sas, ups, downs, child_ups, child_downs, active;
	struct endpoint remote;
};

static struct snapshot look(const struct at *a)
{
	const struct sim_node *n = &a->s->n[a->to];
	struct snapshot s;
	struct task *t;

	memset(&s, 0, sizeof(s));
	s.state = a->sa->state;
	s.next_in = a->sa->next_in;
	s.next_out = a->sa->next_out;
	s.remote = a->sa->remote;
	s.sas = sim_sas(&a->s->n[a->to], NULL);
	s.ups = n->n_sa_up;
	s.downs = n->n_sa_down;
	s.child_ups = n->n_child_up;
	s.child_downs = n->n_child_down;
	DL_FOREACH(a->sa->active, t)
		s.active++;
	return s;
}

static uint32_t answer_id(const struct at *a)
{
	return a->sa->active ? a->sa->active->msg_id : a->sa->next_out;
}

static void end(struct at *a)
{
	struct sim *s = a->s;

	/* What is left of it goes by itself; one life time later nothing is unbalanced. */
	s->filter = NULL;
	sim_release(s);
	sim_run(s, 400 * 1000);
	assert_int_equal(s->n[0].n_child_up - s->n[0].n_child_down, sim_children_up(&s->n[0]));
	assert_int_equal(s->n[1].n_child_up - s->n[1].n_child_down, sim_children_up(&s->n[1]));
	sim_free(s);
}

/* --- tests --- */

/* What carries no proof: every exchange, every id, all contents. One SA takes them all. */
static void test_not_authentic(void **state)
{
	static const uint8_t exchanges[] = { 0, 33, 34, 35, 36, 37, 38, 43, 255 };
	struct pb b;

	(void)state;
	for (size_t w = 1; w < ARRAY_SIZE(wheres); w++) {
		struct at a = { 0 };
		struct snapshot before;

		wheres[w].go(&a, wheres[w].to);
		before = look(&a);
		for (size_t c = 0; c < ARRAY_SIZE(whats); c++) {
			for (size_t x = 0; x < ARRAY_SIZE(exchanges); x++) {
				for (unsigned k = 0; k < 6; k++) {
					uint32_t ids[] = { a.sa->next_in, answer_id(&a), UINT32_MAX };
					struct snapshot after;

					pb_init(&b);
					whats[c].put(&a, &b);
					give_clear(&a, exchanges[x], k & 1, ids[k / 2], &b);
					after = look(&a);
					/* A forged IKE_SA_INIT may open an SA of its own. */
					after.sas = before.sas;
					if (memcmp(&before, &after, sizeof(before)))
						fail_msg("%s: %s in clear, exchange %u%s", wheres[w].name,
							 whats[c].name, exchanges[x],
							 k & 1 ? " (response)" : "");
				}
			}
		}
		end(&a);
	}
}

/* Right keys, but an id that is not due, or an exchange nobody knows. */
static void test_authentic_but_out_of_place(void **state)
{
	static const uint8_t unknown[] = { 0, 33, 38, 43, 255 };
	struct pb b;

	(void)state;
	for (size_t w = 1; w < ARRAY_SIZE(wheres); w++) {
		struct at a = { 0 };
		struct snapshot before, after;

		wheres[w].go(&a, wheres[w].to);
		before = look(&a);
		for (size_t c = 0; c < ARRAY_SIZE(whats); c++) {
			for (unsigned response = 0; response < 2; response++) {
				pb_init(&b);
				whats[c].put(&a, &b);
				for (uint8_t x = 35; x <= 37; x++) {
					give_sealed(&a, x, response, a.sa->next_in + 1000, &b);
					give_sealed(&a, x, response, a.sa->next_out + 1000, &b);
					give_sealed(&a, x, response, UINT32_MAX, &b);
				}
				for (size_t x = 0; x < ARRAY_SIZE(unknown); x++)
					give_sealed(&a, unknown[x], response,
						    response ? answer_id(&a) : a.sa->next_in, &b);
				after = look(&a);
				if (memcmp(&before, &after, sizeof(before)))
					fail_msg("%s: %s out of place%s", wheres[w].name, whats[c].name,
						 response ? " (response)" : "");
			}
		}
		end(&a);
	}
}

/* May this bring up a CHILD SA (1) or an IKE SA (2)? */
static unsigned may_install(const struct at *a, uint8_t exchange, bool response, const char *what)
{
	bool child = !strncmp(what, "SA N TS", 7) || !strncmp(what, "REKEY_SA", 8);
	bool auth = !strcmp(what, "ID AUTH SA TS"); /* its SA, N and TS are a CHILD SA's */
	const struct task *t = a->sa->active;

	if (exchange != XCHG_CREATE_CHILD || a->sa->state != IKE_SA_READY || a->sa->shadow)
		return 0;
	if (response)
		return !t ? 0 : t->kind == TASK_CHILD_CREATE || t->kind == TASK_CHILD_REKEY ?
		       child || auth :
		       t->kind == TASK_IKE_REKEY ? 2 : 0;
	return child || auth ? 1 : !strncmp(what, "SA(IKE)", 7) ? 2 : 0;
}

static void cell(const struct where *where, uint8_t exchange, bool response, const struct what *what)
{
	struct at a = { 0 };
	struct snapshot before;
	struct sim_node *n;
	unsigned may;
	struct pb b;

	where->go(&a, where->to);
	n = &a.s->n[a.to];
	before = look(&a);
	may = may_install(&a, exchange, response, what->name);
	pb_init(&b);
	what->put(&a, &b);
	if (a.peer)
		give_sealed(&a, exchange, response, response ? answer_id(&a) : before.next_in, &b);
	else
		give_clear(&a, exchange, response, response ? answer_id(&a) : before.next_in, &b);
	if ((!(may & 1) && n->n_child_up != before.child_ups) ||
	    (!(may & 2) && n->n_sa_up != before.ups))
		fail_msg("%s: exchange %u %s with %s installed something", where->name, exchange,
			 response ? "response" : "request", what->name);
	end(&a);
}

static void test_authentic(void **state)
{
	(void)state;
	for (size_t w = 0; w < ARRAY_SIZE(wheres); w++)
		for (uint8_t x = 34; x <= 37; x++)
			for (unsigned response = 0; response < 2; response++)
				for (size_t c = 0; c < ARRAY_SIZE(whats); c++)
					cell(&wheres[w], x, response, &whats[c]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_not_authentic),
		cmocka_unit_test(test_authentic_but_out_of_place),
		cmocka_unit_test(test_authentic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
