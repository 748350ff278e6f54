/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conformance, part 1 of the IPv6 Ready IKEv2 list: numbers 1.1 (end node; I: we initiate, R: we
 * respond), looking at the messages themselves. What a number asks was written down anew from
 * RFC 7296, whose section stands at each test. Numbers about certificates are not here.
 */
#include "tests/ike/seen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* I/R.1.1.1.1: header and payloads of IKE_SA_INIT (RFC 7296 1.2, 3.1). */
static void test_1_1_1_1(void **state)
{
	struct seen *c = seen_up(NULL);
	struct ike_msg m;
	struct rd r;

	(void)state;
	for (unsigned nr = 0; nr < 2; nr++) {
		seen_parse(c, nr, &m);
		assert_int_equal(m.h.version, 0x20);
		assert_int_equal(m.h.exchange, 34);
		assert_int_equal(m.h.flags, nr ? HDR_RESPONSE : HDR_INITIATOR);
		assert_int_equal(m.h.id, 0);
		assert_int_equal(m.h.len, m.len);
		assert_int_equal(m.pld[0].type, PLD_SA);
		assert_int_equal(m.pld[1].type, PLD_KE);
		assert_int_equal(m.pld[2].type, PLD_NONCE);
		r = rd_init(m.pld[1].p, m.pld[1].len);
		assert_int_equal(rd_u16(&r), 14);
		assert_int_equal(m.pld[1].len, 4 + 256);
		assert_in_range(m.pld[2].len, 16, 256);
		assert_true(msg_find(&m, PLD_NOTIFY) != NULL);
	}
	r = rd_init(c->m[0].h.spi_r, 8);
	assert_true(rd_u64(&r) == 0);
	assert_memory_equal(c->m[0].h.spi_i, c->m[1].h.spi_i, 8);
	seen_free(c);
}

/* I/R.1.1.1.2: IKE_AUTH (1.2, 2.15). */
static void test_1_1_1_2(void **state)
{
	struct seen *c = seen_up(NULL);
	struct ike_msg m;

	(void)state;
	for (unsigned nr = 2; nr < 4; nr++) {
		assert_int_equal(c->m[nr].h.exchange, 35);
		assert_int_equal(c->m[nr].h.id, 1);
		assert_int_equal(c->m[nr].h.next, PLD_SK);
		assert_true(seen_has(c, nr, nr == 2 ? PLD_IDI : PLD_IDR));
		assert_true(seen_has(c, nr, PLD_AUTH) && seen_has(c, nr, PLD_SA));
		assert_true(seen_has(c, nr, PLD_TSI) && seen_has(c, nr, PLD_TSR));
	}
	seen_parse(c, 2, &m);
	assert_int_equal(msg_find(&m, PLD_AUTH)->p[0], 2);
	assert_int_equal(msg_find(&m, PLD_IDI)->p[0], IKE_ID_IPV4_ADDR);
	seen_free(c);
}

/* I/R.1.1.1.3: the CHILD SA is there, with the same keys at both ends (2.17). */
static void test_1_1_1_3(void **state)
{
	struct seen *c = seen_up(NULL);

	(void)state;
	sim_assert_children_match(&c->s->n[0], &c->s->n[1]);
	seen_free(c);
}

static enum sim_fate lose_first_of(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	(void)p, (void)nr;
	return c->m[nr].from == 0 && c->m[nr].h.exchange == c->arg ? SIM_DROP : SIM_PASS;
}

static void retransmit(uint8_t exchange, unsigned first)
{
	struct seen *c = seen_new(NULL);
	unsigned before;

	c->also = lose_first_of;
	c->arg = exchange;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 8000);
	/* The same message, to the bit (2.1), after longer and longer waits. */
	assert_int_equal(c->n, first + 3);
	for (unsigned nr = first + 1; nr < c->n; nr++) {
		assert_int_equal(c->m[nr].len, c->m[first].len);
		assert_memory_equal(c->m[nr].raw, c->m[first].raw, c->m[first].len);
	}
	/* It stops with the answer (I.1.1.2.2, I.1.1.2.4). */
	c->also = NULL;
	sim_run(c->s, 10000);
	before = c->n;
	sim_run(c->s, 60000);
	assert_int_equal(c->n, before);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	seen_free(c);
}

/* I.1.1.2.1, I.1.1.2.2 */
static void test_1_1_2_1_and_2(void **state)
{
	(void)state;
	retransmit(XCHG_SA_INIT, 0);
}

/* I.1.1.2.3, I.1.1.2.4 */
static void test_1_1_2_3_and_4(void **state)
{
	(void)state;
	retransmit(XCHG_AUTH, 2);
}

/* R.1.1.2.1: a repeated request gets the same answer (2.1). */
static void test_R_1_1_2_1(void **state)
{
	struct seen *c = seen_up(NULL);
	unsigned n = c->n;

	(void)state;
	sim_inject(c->s, 1, 0, c->m[2].raw, c->m[2].len);
	assert_int_equal(c->n, n + 1);
	assert_memory_equal(c->m[n].raw, c->m[3].raw, c->m[3].len);
	assert_int_equal(c->s->n[1].n_sa_up, 1);
	seen_free(c);
}

/* I/R.1.1.3.1: an ICMP error (our send fails) does not end anything (2.4). */
static int failing_send(void *ctx, const struct endpoint *l, const struct endpoint *r,
			const uint8_t *m, size_t n)
{
	(void)ctx, (void)l, (void)r, (void)m, (void)n;
	return -ECONNREFUSED;
}

static void as_1_1_3_1(unsigned who)
{
	struct seen *c = seen_up(NULL);
	int (*send)(void *, const struct endpoint *, const struct endpoint *, const uint8_t *,
		    size_t) = c->s->n[who].e->ops.send;

	c->s->n[who].e->ops.send = failing_send;
	assert_true(ike_sa_probe(c->s->n[who].e, seen_sa(c, who)));
	sim_run(c->s, 3000);
	assert_int_equal(sim_children_up(&c->s->n[who]), 1);
	c->s->n[who].e->ops.send = send;
	sim_run(c->s, 10000);
	assert_int_equal(sim_children_up(&c->s->n[who]), 1);
	assert_int_equal(c->s->n[who].n_sa_down, 0);
	seen_free(c);
}

static void test_1_1_3_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_1_3_1(who);
}

static void unprotected(struct seen *c, unsigned to, uint16_t type)
{
	struct ike_sa *sa = sim_sa(&c->s->n[to]);
	uint8_t buf[128];
	struct wr w = wr_init(buf, sizeof(buf));
	struct pb b;

	pb_init(&b);
	pb_ntf_plain(&b, type, NULL, 0);
	hdr_write(&w, sa->spi_i, sa->spi_r, b.first, XCHG_INFO,
		  HDR_RESPONSE | (to ? HDR_INITIATOR : 0), sa->next_out,
		  IKE_HDR_LEN + wr_len(&b.w));
	wr_bytes(&w, b.buf, wr_len(&b.w));
	sim_inject(c->s, to, !to, buf, wr_len(&w));
}

/* I/R.1.1.3.2 and .8: an unprotected message ends nothing (2.4), yet provokes a liveness check. */
static void test_1_1_3_2_and_8(void **state)
{
	(void)state;
	for (unsigned to = 0; to < 2; to++) {
		struct seen *c = seen_up(NULL);
		unsigned n;

		sim_run(c->s, 15000);
		n = c->n;
		for (int i = 0; i < 5; i++)
			unprotected(c, to, NTF_INVALID_IKE_SPI);
		assert_int_equal(c->n, n + 1); /* one probe, not five */
		assert_int_equal(c->m[n].h.exchange, 37);
		assert_int_equal(c->m[n].first, PLD_NONE);
		sim_run(c->s, 1000);
		assert_int_equal(sim_children_up(&c->s->n[to]), 1);
		seen_free(c);
	}
}

static enum sim_fate lose_all(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	(void)c, (void)p, (void)nr;
	return SIM_DROP;
}

/* I/R.1.1.3.3: after repeated failure the SA is closed, silently (2.4). */
static void as_1_1_3_3(unsigned who)
{
	struct seen *c = seen_up(NULL);

	c->also = lose_all;
	ike_sa_probe(c->s->n[who].e, seen_sa(c, who));
	sim_run(c->s, 200000);
	assert_int_equal(sim_sas(&c->s->n[who], NULL), 0);
	assert_int_equal(sim_children_up(&c->s->n[who]), 0);
	seen_free(c);
}

static void test_1_1_3_3(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_1_3_3(who);
}

/* I/R.1.1.3.4: INITIAL_CONTACT closes what is left of before (2.4), and is sent the first time only. */
static void test_1_1_3_4(void **state)
{
	struct seen *c = seen_up(NULL);
	unsigned n = c->n;

	(void)state;
	assert_true(seen_notifies(c, 2, NTF_INITIAL_CONTACT));
	sim_initiate(c->s, 0, 1, 2, NULL); /* a second one to the same peer */
	sim_run(c->s, 200);
	assert_false(seen_notifies(c, n + 2, NTF_INITIAL_CONTACT));
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 2);
	sim_restart(c->s, 0);
	sim_initiate(c->s, 0, 1, 3, NULL);
	sim_run(c->s, 200);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 1);
	assert_int_equal(sim_children_up(&c->s->n[1]), 1);
	seen_free(c);
	/* The responder restarts and begins itself: what the initiator still has of it goes. */
	c = seen_up(NULL);
	sim_restart(c->s, 1);
	sim_initiate(c->s, 1, 0, 4, NULL);
	sim_run(c->s, 200);
	assert_int_equal(sim_sas(&c->s->n[0], NULL), 1);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 1);
	seen_free(c);
}

/* I/R.1.1.3.5: liveness: an empty INFORMATIONAL is answered by an empty one (1.4). */
static void test_1_1_3_5(void **state)
{
	struct seen *c = seen_up(NULL);
	unsigned n = c->n;

	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		ike_sa_probe(c->s->n[who].e, seen_sa(c, who));
		sim_run(c->s, 100);
		assert_int_equal(c->n, n + 2);
		assert_int_equal(c->m[n].h.id, who ? 0 : 2);
		assert_int_equal(c->m[n].inner_len + c->m[n + 1].inner_len, 0);
		assert_true(c->m[n + 1].h.flags & HDR_RESPONSE);
		n = c->n;
	}
	seen_free(c);
}

/* I/R.1.1.3.6: DELETE of the IKE SA: protocol 1, no SPI; the answer is empty (1.4.1). */
static void test_1_1_3_6(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		unsigned n = c->n;
		struct ike_msg m;

		ike_sa_delete(c->s->n[who].e, seen_sa(c, who), "x");
		assert_int_equal(c->n, n + 2); /* IOS: first the CHILD SA; both at once */
		sim_run(c->s, 100);
		seen_parse(c, n, &m);
		assert_int_equal(msg_find(&m, PLD_DELETE)->p[0], PROTO_ESP);
		seen_parse(c, n + 1, &m);
		assert_int_equal(msg_find(&m, PLD_DELETE)->len, 4);
		assert_memory_equal(msg_find(&m, PLD_DELETE)->p, "\x01\x00\x00\x00", 4);
		assert_int_equal(c->n, n + 4);
		assert_int_equal(c->m[n + 3].inner_len, 0);
		assert_int_equal(sim_sas(&c->s->n[0], NULL) + sim_sas(&c->s->n[1], NULL), 0);
		seen_free(c);
	}
}

/* I.1.1.3.7, R.1.1.3.6: DELETE of a CHILD SA names our inbound SPI; the answer names the other. */
static void test_1_1_3_7(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++) {
		struct seen *c = seen_up(NULL);
		struct sim_child *mine = sim_live_child(&c->s->n[who]);
		unsigned n = c->n;
		struct ike_msg m;
		struct rd r;

		ike_child_delete(c->s->n[who].e, mine->c.id, "x");
		sim_run(c->s, 100);
		for (unsigned k = 0; k < 2; k++) {
			seen_parse(c, n + k, &m);
			r = rd_init(msg_find(&m, PLD_DELETE)->p, msg_find(&m, PLD_DELETE)->len);
			assert_int_equal(rd_u32(&r), 0x03040001);
			assert_int_equal(rd_u32(&r), k ? mine->c.spi_out : mine->c.spi_in);
		}
		assert_int_equal(sim_children_up(&c->s->n[!who]), 0);
		assert_int_equal(sim_sas(&c->s->n[!who], NULL), 1);
		seen_free(c);
	}
}

/* Put one more payload of a type nobody knows into IKE_SA_INIT, in either direction. */
struct strange {
	uint8_t type;
	bool critical, response;
};

static struct strange strange;

static enum sim_fate add_strange(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	uint8_t *n;

	if (c->m[nr].h.exchange != XCHG_SA_INIT ||
	    !!(c->m[nr].h.flags & HDR_RESPONSE) != strange.response)
		return SIM_PASS;
	n = xcalloc(1, p->len + 8);
	memcpy(n, p->p, IKE_HDR_LEN);
	n[IKE_HDR_LEN] = p->p[16]; /* next of ours: what was the first */
	n[16] = strange.type;
	n[IKE_HDR_LEN + 1] = strange.critical ? 0x80 : 0;
	n[IKE_HDR_LEN + 3] = 8;
	memcpy(n + IKE_HDR_LEN + 8, p->p + IKE_HDR_LEN, p->len - IKE_HDR_LEN);
	free(p->p);
	p->p = n;
	p->len += 8;
	n[26] = p->len >> 8;
	n[27] = p->len & 0xff;
	return SIM_PASS;
}

/* I/R.1.1.4.1 (parts A to D) and .2: unknown payload types, not critical and critical (2.5). The
 * changed message is not the one AUTH covers, so the SA cannot come up; parsing is what is asked.
 */
static void test_1_1_4_1_and_2(void **state)
{
	static const uint8_t types[] = { 1, 32, 49, 255 };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
		for (unsigned crit = 0; crit < 2; crit++) {
			for (unsigned resp = 0; resp < 2; resp++) {
				struct seen *c = seen_new(NULL);

				strange = (struct strange){ types[i], crit, resp };
				c->also = add_strange;
				sim_initiate(c->s, 0, 1, 1, NULL);
				sim_run(c->s, 1000);
				if (!crit) {
					assert_true(c->n >= 3);
					assert_int_equal(c->m[2].h.exchange, XCHG_AUTH);
				} else if (!resp) {
					assert_true(
						seen_notifies(c, 1, NTF_UNSUPPORTED_CRITICAL_PAYLOAD));
				} else {
					assert_int_equal(c->n, 2); /* dropped, we go on waiting */
				}
				seen_free(c);
			}
		}
	}
}

/* R.1.1.4.5: RFC 7296 2.5 took back RFC 4306's rejection of payloads in another order. */
static enum sim_fate swap_ke_nonce(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	struct ike_msg m;
	struct pb b;

	if (nr)
		return SIM_PASS;
	seen_parse(c, 0, &m);
	pb_init(&b);
	pb_bytes(&b, PLD_NONCE, m.pld[2].p, m.pld[2].len);
	pb_bytes(&b, PLD_SA, m.pld[0].p, m.pld[0].len);
	pb_bytes(&b, PLD_KE, m.pld[1].p, m.pld[1].len);
	for (unsigned i = 3; i < m.n; i++)
		pb_bytes(&b, m.pld[i].type, m.pld[i].p, m.pld[i].len);
	assert_int_equal(wr_len(&b.w), p->len - IKE_HDR_LEN);
	memcpy(p->p + IKE_HDR_LEN, b.buf, wr_len(&b.w));
	p->p[16] = b.first;
	return SIM_PASS;
}

static void test_R_1_1_4_5(void **state)
{
	struct seen *c = seen_new(NULL);

	(void)state;
	c->also = swap_ke_nonce;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 20);
	assert_true(c->n >= 2);
	assert_true(seen_has(c, 1, PLD_SA));
	seen_free(c);
}

/* I.1.1.5.1: the cookie comes back first, the rest is the same (2.6). R.1.1.5.1-3. */
static void test_1_1_5_1(void **state)
{
	struct seen *c = seen_new(NULL);
	struct ike_msg a, b;
	struct ike_ntf n, k;

	(void)state;
	c->s->n[1].conf->cookie_challenge = 0;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	assert_int_equal(c->n, 6);
	seen_parse(c, 1, &a);
	assert_true(msg_ntf_find(&a, NTF_COOKIE, &n));
	assert_in_range(n.len, 1, 64);
	assert_false(seen_has(c, 1, PLD_SA));
	seen_parse(c, 2, &b);
	assert_true(ntf_parse(&b.pld[0], &k));
	assert_int_equal(k.type, NTF_COOKIE);
	assert_int_equal(k.len, n.len);
	assert_memory_equal(k.data, n.data, n.len);
	assert_memory_equal(b.pld[1].p - 4, c->m[0].inner, c->m[0].inner_len);
	seen_free(c);
}

/* R.1.1.5.4: a wrong cookie is answered with a challenge again. */
static enum sim_fate spoil_cookie(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	if (nr == 2)
		p->p[IKE_HDR_LEN + 8 + 5] ^= 1;
	(void)c;
	return SIM_PASS;
}

static void test_R_1_1_5_4(void **state)
{
	struct seen *c = seen_new(NULL);

	(void)state;
	c->s->n[1].conf->cookie_challenge = 0;
	c->also = spoil_cookie;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	assert_true(seen_notifies(c, 3, NTF_COOKIE));
	assert_int_equal(sim_children_up(&c->s->n[0]), 1); /* the third request is right again */
	seen_free(c);
}

/* I.1.1.5.2/.3 and I.1.1.6.11: cookie and INVALID_KE_PAYLOAD in one negotiation (2.6.1, 2.7). */
static void test_1_1_5_2_and_6_11(void **state)
{
	struct sim_opts o = {.encr = "aes-cbc-128", .integ = "sha1", .group = "14 19", .psk = "k"};
	struct seen *c = seen_new(&o);
	struct sim_opts r = o;
	struct ike_msg m;
	struct ike_ntf n;

	(void)state;
	r.group = "19";
	sim_configure(&c->s->n[1], sim_conf(&r));
	c->s->n[1].conf->cookie_challenge = 0;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	seen_parse(c, 3, &m);
	assert_true(msg_ntf_find(&m, NTF_INVALID_KE_PAYLOAD, &n));
	assert_memory_equal(n.data, "\x00\x13", 2);
	seen_parse(c, 4, &m); /* cookie, and the other group; all groups are still offered */
	assert_true(msg_ntf_find(&m, NTF_COOKIE, &n));
	assert_int_equal(msg_find(&m, PLD_KE)->p[1], 19);
	{
		struct rd rd = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
		struct ike_prop p;
		unsigned groups = 0;

		assert_true(prop_next(&rd, &p));
		for (unsigned i = 0; i < p.n; i++)
			groups += p.x[i].type == TRANSFORM_DH;
		assert_int_equal(groups, 2);
	}
	seen_free(c);
}

/* I/R.1.1.6.3: several transforms in one proposal; the answer has one of each type (3.3). */
static void test_1_1_6_3(void **state)
{
	struct sim_opts o = { .encr = "aes-cbc-256 aes-cbc-128", .integ = "sha512 sha1",
			      .group = "14 19", .psk = "k" };
	struct seen *c = seen_up(&o);
	struct ike_prop p;
	struct ike_msg m;
	struct rd r;

	(void)state;
	seen_parse(c, 0, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	assert_true(prop_next(&r, &p));
	assert_int_equal(p.n, 8);
	assert_false(prop_next(&r, &p));
	seen_parse(c, 1, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	assert_true(prop_next(&r, &p));
	assert_int_equal(p.num, 1);
	assert_int_equal(p.n, 4);
	assert_false(prop_next(&r, &p));
	seen_free(c);
}

/* I/R.1.1.6.4: several proposals; the answer carries the number of the chosen one (3.3.1). */
static void test_1_1_6_4(void **state)
{
	struct seen *c = seen_new(NULL);
	struct ike_prop p;
	struct ike_msg m;
	struct rd r;

	(void)state;
	sim_policy(&c->s->n[0].policy, "gcm-256 aes-256/sha256 aes-128/sha1");
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	seen_parse(c, 3, &m);
	r = rd_init(msg_find(&m, PLD_SA)->p, msg_find(&m, PLD_SA)->len);
	assert_true(prop_next(&r, &p));
	assert_int_equal(p.num, 3);
	assert_int_equal(p.n, 3); /* ENCR, INTEG, ESN */
	seen_free(c);
}

/* R.1.1.6.7, .8: NO_PROPOSAL_CHOSEN and INVALID_KE_PAYLOAD come from responder SPI zero (2.6, 2.7).
 */
static void test_R_1_1_6_7(void **state)
{
	struct sim_opts o = { .encr = "aes-cbc-128", .integ = "sha1", .group = "14", .psk = "k" };
	struct seen *c = seen_new(&o);
	struct sim_opts r = o;
	static const uint8_t no[8];

	(void)state;
	r.encr = "aes-cbc-256";
	sim_configure(&c->s->n[1], sim_conf(&r));
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	assert_true(seen_notifies(c, 1, NTF_NO_PROPOSAL_CHOSEN));
	assert_memory_equal(c->m[1].h.spi_r, no, 8);
	assert_int_equal(sim_sas(&c->s->n[1], NULL), 0);
	seen_free(c);
}

/* I/R.1.1.7: traffic selectors are narrowed by the responder and taken by the initiator (2.9). */
static void test_1_1_7(void **state)
{
	struct seen *c = seen_new(NULL);
	struct ike_ts ts[IKE_MAX_TS];
	struct ike_msg m;

	(void)state;
	c->s->n[1].policy.ts_local[0].lo = addr_v4(0x0a010000);
	c->s->n[1].policy.ts_local[0].hi = addr_v4(0x0a01ffff);
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	seen_parse(c, 3, &m);
	assert_int_equal(ts_parse(msg_find(&m, PLD_TSR), ts), 1);
	assert_int_equal(addr_to_v4(&ts[0].hi), 0x0a01ffff);
	assert_int_equal(addr_to_v4(&sim_live_child(&c->s->n[0])->c.ts_remote[0].lo), 0x0a010000);
	seen_free(c);
}

/* R.1.1.8: a request for an SPI nobody has is not answered with anything that harms (2.21.4). */
static void test_R_1_1_8(void **state)
{
	struct seen *c = seen_up(NULL);
	uint8_t raw[2048];
	unsigned n = c->n;

	(void)state;
	memcpy(raw, c->m[2].raw, c->m[2].len);
	raw[8] ^= 0xff; /* another responder SPI */
	sim_inject(c->s, 1, 0, raw, c->m[2].len);
	assert_int_equal(c->n, n);
	assert_int_equal(sim_children_up(&c->s->n[1]), 1);
	seen_free(c);
}

/* I/R.1.1.11.1, R.1.3.3.1: reserved bits and fields are ignored (2.5). */
static void as_1_1_11_1(unsigned who)
{
	struct seen *c = seen_up(NULL);
	unsigned n = c->n;
	struct pb b;

	pb_init(&b);
	pb_bytes(&b, PLD_NOTIFY, "\x00\x00\xff\xff", 4);
	b.buf[1] |= 0x55;
	sim_craft(c->s, !who, who, XCHG_INFO, false, who ? 2 : 0, &b);
	assert_int_equal(c->n, n + 1);
	assert_int_equal(c->m[n].inner_len, 0);
	assert_int_equal(sim_sas(&c->s->n[who], NULL), 1);
	seen_free(c);
}

static void test_1_1_11_1(void **state)
{
	(void)state;
	for (unsigned who = 0; who < 2; who++)
		as_1_1_11_1(who);
}

/* What IOS sends, in its order (seen on IOS-XE): IKE_SA_INIT and the IKE_AUTH request. */
static void test_order_of_payloads(void **state)
{
	static const uint8_t init[] = { PLD_SA, PLD_KE, PLD_NONCE, PLD_VENDOR, PLD_VENDOR,
					PLD_VENDOR, PLD_VENDOR, PLD_NOTIFY, PLD_NOTIFY };
	static const uint8_t auth[] = { PLD_VENDOR, PLD_IDI, PLD_AUTH, PLD_CP, PLD_SA, PLD_TSI,
					PLD_TSR, PLD_NOTIFY, PLD_NOTIFY, PLD_NOTIFY, PLD_NOTIFY,
					PLD_NOTIFY };
	static const uint16_t ntf[] = { NTF_INITIAL_CONTACT, NTF_USE_TRANSPORT_MODE,
					NTF_SET_WINDOW_SIZE, NTF_ESP_TFC_PADDING_NOT_SUPPORTED,
					NTF_NON_FIRST_FRAGMENTS_ALSO };
	struct seen *c = seen_new(NULL);
	struct ike_msg m;
	struct ike_ntf n;

	(void)state;
	c->s->n[0].policy.transport = c->s->n[1].policy.transport = true;
	sim_initiate(c->s, 0, 1, 1, NULL);
	sim_run(c->s, 200);
	seen_parse(c, 0, &m);
	assert_int_equal(m.n, ARRAY_SIZE(init));
	for (unsigned i = 0; i < m.n; i++)
		assert_int_equal(m.pld[i].type, init[i]);
	seen_parse(c, 2, &m);
	assert_int_equal(m.n, ARRAY_SIZE(auth));
	for (unsigned i = 0; i < m.n; i++)
		assert_int_equal(m.pld[i].type, auth[i]);
	for (unsigned i = 0; i < ARRAY_SIZE(ntf); i++) {
		assert_true(ntf_parse(&m.pld[7 + i], &n));
		assert_int_equal(n.type, ntf[i]);
	}
	seen_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_1_1_1_1),
		cmocka_unit_test(test_1_1_1_2),
		cmocka_unit_test(test_1_1_1_3),
		cmocka_unit_test(test_1_1_2_1_and_2),
		cmocka_unit_test(test_1_1_2_3_and_4),
		cmocka_unit_test(test_R_1_1_2_1),
		cmocka_unit_test(test_1_1_3_1),
		cmocka_unit_test(test_1_1_3_2_and_8),
		cmocka_unit_test(test_1_1_3_3),
		cmocka_unit_test(test_1_1_3_4),
		cmocka_unit_test(test_1_1_3_5),
		cmocka_unit_test(test_1_1_3_6),
		cmocka_unit_test(test_1_1_3_7),
		cmocka_unit_test(test_1_1_4_1_and_2),
		cmocka_unit_test(test_R_1_1_4_5),
		cmocka_unit_test(test_1_1_5_1),
		cmocka_unit_test(test_R_1_1_5_4),
		cmocka_unit_test(test_1_1_5_2_and_6_11),
		cmocka_unit_test(test_1_1_6_3),
		cmocka_unit_test(test_1_1_6_4),
		cmocka_unit_test(test_R_1_1_6_7),
		cmocka_unit_test(test_1_1_7),
		cmocka_unit_test(test_R_1_1_8),
		cmocka_unit_test(test_1_1_11_1),
		cmocka_unit_test(test_order_of_payloads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
