/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collision matrix: whatever one end begins (rekey, create, delete, of a CHILD SA or of the IKE
 * SA) against whatever the other begins, the second start and all messages in every order that a
 * network can bring about. For each order a fresh pair runs; a depth-first walk over the choices
 * finds the next one. What must come out follows from the two operations alone (RFC 7296 2.8,
 * 2.25), and with two rekeys the exchange that holds the lowest of the four nonces loses.
 */
#include "tests/ike/sim.h"

#include <stdlib.h>
#include <string.h>

enum op { OP_CHILD_REKEY, OP_CHILD_CREATE, OP_CHILD_DELETE, OP_IKE_REKEY, OP_IKE_DELETE, OP_PROBE,
	  OP_PUSH, OPS };

static const char *const op_names[OPS] = {
	"CHILD rekey", "CHILD create", "CHILD delete", "IKE rekey", "IKE delete", "liveness",
	"CFG_SET"
};

enum { DEPTH = 24, ORDERS_MAX = 1500 };

struct path { /* one way through the tree of choices */
	unsigned depth;
	uint8_t choice[DEPTH], of[DEPTH];
};

struct exchange { /* a CREATE_CHILD_SA and its answer, as seen on the wire */
	uint8_t spi_i[8];
	uint32_t id;
	unsigned from;
	bool rekey_child, rekey_ike;
	bool done, refused;
	unsigned asked_at, taken_at; /* running event numbers: sent; request delivered */
	struct nonce min;
	uint32_t esp_spi;        /* the answer's proposal */
	uint8_t ike_spi[8];      /* the request's proposal */
};

struct run {
	struct sim *s;
	struct exchange x[32];
	unsigned n_x, clock;
};

static unsigned sender(const struct sim *s, const struct sim_pkt *p)
{
	return addr_eq(&p->src.addr, &s->n[0].addr) ? 0 : 1;
}

static struct exchange *exchange_of(struct run *r, const struct ike_hdr *h, unsigned from)
{
	for (unsigned i = 0; i < r->n_x; i++)
		if (!memcmp(r->x[i].spi_i, h->spi_i, 8) && r->x[i].id == h->id &&
		    r->x[i].from == from)
			return &r->x[i];
	return NULL;
}

static void note_request(struct run *r, const struct ike_msg *m, unsigned from)
{
	struct exchange *x = exchange_of(r, &m->h, from);
	struct rd rd;
	struct ike_prop p;
	struct ike_ntf n;

	if (x || r->n_x == ARRAY_SIZE(r->x))
		return;
	x = &r->x[r->n_x++];
	memcpy(x->spi_i, m->h.spi_i, 8);
	x->id = m->h.id;
	x->from = from;
	x->asked_at = r->clock;
	x->rekey_child = msg_ntf_find(m, NTF_REKEY_SA, &n);
	x->rekey_ike = !msg_find(m, PLD_TSI);
	assert_int_equal(nonce_parse(m, &x->min), 0);
	rd = rd_init(msg_find(m, PLD_SA)->p, msg_find(m, PLD_SA)->len);
	assert_true(prop_next(&rd, &p));
	memcpy(x->ike_spi, p.spi, 8);
}

static void note_answer(struct run *r, const struct ike_msg *m, unsigned from)
{
	struct exchange *x = exchange_of(r, &m->h, !from);
	struct nonce nonce;
	struct ike_prop p;
	struct ike_ntf n;
	struct rd rd;

	if (!x || x->done)
		return;
	if (r->s->workers) /* the request waited for its Diffie-Hellman until now */
		x->taken_at = r->clock;
	x->done = true;
	x->refused = msg_ntf_error(m, &n);
	if (x->refused || nonce_parse(m, &nonce))
		return;
	x->min = *nonce_min(&x->min, &nonce);
	rd = rd_init(msg_find(m, PLD_SA)->p, msg_find(m, PLD_SA)->len);
	if (!x->rekey_ike && prop_next(&rd, &p)) {
		rd = rd_init(p.spi, 4);
		x->esp_spi = rd_u32(&rd);
	}
}

/* Everything waits for its turn; what goes by is read with the receiver's keys. */
static enum sim_fate hold(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct run *r = arg;
	struct ike_msg m = { .raw = p->p, .len = p->len };
	const uint8_t *spi;
	struct ike_sa *sa;
	unsigned frag, from = sender(s, p);

	assert_true(msg_header_parse(p->p, p->len, &m.h));
	spi = m.h.flags & HDR_INITIATOR ? m.h.spi_r : m.h.spi_i;
	sa = sa_by_spi(s->n[!from].e, spi);
	r->clock++;
	if (m.h.exchange == XCHG_CREATE_CHILD && sa) {
		msg_chain_parse(&m, m.h.next, p->p + IKE_HDR_LEN, p->len - IKE_HDR_LEN);
		if (!protect_open(sa, &m, &frag)) {
			if (m.h.flags & HDR_RESPONSE)
				note_answer(r, &m, from);
			else
				note_request(r, &m, from);
		}
	}
	return SIM_HOLD;
}

static void deliver(struct run *r, struct sim_pkt *p)
{
	struct exchange *x;
	struct ike_hdr h;

	msg_header_parse(p->p, p->len, &h);
	x = h.exchange == XCHG_CREATE_CHILD && !(h.flags & HDR_RESPONSE) ?
	    exchange_of(r, &h, sender(r->s, p)) : NULL;
	r->clock++;
	if (x && !x->taken_at)
		x->taken_at = r->clock;
	DL_DELETE(r->s->held, p);
	p->due = r->s->clk.now;
	DL_APPEND(r->s->wire, p);
	sim_run(r->s, 0);
}

static bool find_ready(const struct ike_sa_info *sa, void *arg)
{
	uint32_t *id = arg;

	if (sa->state == IKE_SA_READY)
		*id = sa->id;
	return true;
}

static uint32_t ready_sa(struct sim_node *n)
{
	uint32_t id = 0;

	ike_walk(n->e, find_ready, &id);
	return id;
}

/* False: there is nothing (any more) to do it to. */
static bool begin(struct sim_node *n, enum op op)
{
	struct sim_child *c = sim_live_child(n);
	struct ike_cfg cfg = { .n_subnets = 1 };
	uint32_t sa = ready_sa(n);

	switch (op) {
	case OP_CHILD_REKEY:
		return c && ike_child_rekey(n->e, c->c.id);
	case OP_CHILD_DELETE:
		return c && ike_child_delete(n->e, c->c.id, "x");
	case OP_CHILD_CREATE:
		return sa && ike_child_create(n->e, sa, &n->policy);
	case OP_IKE_REKEY:
		return sa && ike_sa_rekey(n->e, sa);
	case OP_IKE_DELETE:
		return sa && ike_sa_delete(n->e, sa, "x");
	case OP_PROBE:
		return sa && ike_sa_probe(n->e, sa);
	case OP_PUSH:
		prefix_parse("10.9.0.0/16", &cfg.subnets[0]);
		return sa && ike_cfg_send(n->e, sa, &cfg);
	case OPS:
		break;
	}
	return false;
}

/* 0: the second one begins; k: the k-th waiting packet arrives; the last: what the workers compute
 * is there (SIM_WORKERS). */
static unsigned choose(struct path *p, unsigned step, unsigned options)
{
	if (step >= DEPTH)
		return 0;
	if (step >= p->depth) {
		p->choice[step] = 0;
		p->depth = step + 1;
	}
	/* Nonces are random, and who wins decides which messages follow. */
	p->choice[step] = MIN(p->choice[step], options - 1);
	p->of[step] = options;
	return p->choice[step];
}

static bool next_path(struct path *p)
{
	while (p->depth && p->choice[p->depth - 1] + 1 >= p->of[p->depth - 1])
		p->depth--;
	if (!p->depth)
		return false;
	p->choice[p->depth - 1]++;
	return true;
}

static unsigned held_count(const struct sim *s)
{
	const struct sim_pkt *p;
	unsigned n = 0;

	DL_FOREACH(s->held, p)
		n++;
	return n;
}

/* Play one order. *second: the other end had something to begin with. */
static void play(struct run *r, enum op a, enum op b, struct path *p, bool *second)
{
	const bool keeps = a != OP_CHILD_DELETE && a != OP_IKE_DELETE && b != OP_CHILD_DELETE &&
			   b != OP_IKE_DELETE;
	struct sim *s = r->s;
	bool begun = false;

	*second = false;
	s->filter = hold;
	s->filter_arg = r;
	assert_true(begin(&s->n[0], a));
	for (unsigned step = 0; held_count(s) || !begun || sim_computing(s); step++) {
		unsigned options = held_count(s) + !begun + sim_computing(s);
		unsigned k = choose(p, step, options);
		struct sim_pkt *at = s->held;

		if (!begun && k == 0) {
			begun = true;
			*second = begin(&s->n[1], b);
			continue;
		}
		for (k -= !begun; k && at; k--)
			at = at->next;
		if (at) {
			deliver(r, at);
		} else {
			r->clock++;
			sim_results(s);
		}
		/* Traffic never has a gap: something is always installed at both ends. */
		assert_true(!keeps || (sim_children_up(&s->n[0]) && sim_children_up(&s->n[1])));
	}
	s->filter = NULL;
	sim_run(s, 120 * 1000); /* TEMPORARY_FAILURE is tried again, losers are deleted */
}

/* --- what must come out --- */

static void assert_pairs(struct sim *s)
{
	assert_int_equal(sim_children_up(&s->n[0]), sim_children_up(&s->n[1]));
	for (unsigned i = 0; i < s->n[0].n_child; i++) {
		const struct sim_child *a = &s->n[0].child[i];
		bool found = !a->up;

		for (unsigned k = 0; k < s->n[1].n_child && !found; k++) {
			const struct sim_child *b = &s->n[1].child[k];

			if (!b->up || a->c.spi_in != b->c.spi_out || a->c.spi_out != b->c.spi_in)
				continue;
			assert_memory_equal(a->encr_in, b->encr_out, sizeof(a->encr_in));
			assert_memory_equal(a->encr_out, b->encr_in, sizeof(a->encr_in));
			found = true;
		}
		assert_true(found);
	}
}

static void assert_one_ike_sa(struct sim *s)
{
	struct ike_sa_info x, y;

	assert_int_equal(sim_sas(&s->n[0], &x), 1);
	assert_int_equal(sim_sas(&s->n[1], &y), 1);
	assert_int_equal(x.state, IKE_SA_READY);
	assert_int_equal(y.state, IKE_SA_READY);
	assert_memory_equal(x.spi_i, y.spi_i, 8);
	assert_memory_equal(x.spi_r, y.spi_r, 8);
	assert_null(sim_sa(&s->n[0])->active);
	assert_null(sim_sa(&s->n[1])->active);
	assert_null(sim_sa(&s->n[0])->queue);
	assert_null(sim_sa(&s->n[1])->queue);
}

/* Both exchanges were under way before either end knew of the other's. */
static bool crossed(const struct exchange *x, const struct exchange *y)
{
	return x->taken_at > y->asked_at && y->taken_at > x->asked_at;
}

static bool won_by_nonce(const struct run *r, unsigned *decided)
{
	const struct exchange *x = NULL, *y = NULL, *loser;
	struct ike_sa_info i;

	for (unsigned k = 0; k < r->n_x; k++) {
		const struct exchange *e = &r->x[k];

		if (e->refused || !e->done || (!e->rekey_child && !e->rekey_ike))
			continue;
		if (e->from)
			y = y ? y : e;
		else
			x = x ? x : e;
	}
	if (!x || !y || x->rekey_ike != y->rekey_ike || !crossed(x, y))
		return true;
	(*decided)++;
	loser = nonce_cmp(&x->min, &y->min) < 0 ? x : y;
	sim_sas(&r->s->n[0], &i);
	if (loser->rekey_ike)
		return memcmp(i.spi_i, loser->ike_spi, 8) != 0;
	/* The loser's SA is known by the SPI its answer chose. */
	for (unsigned n = 0; n < 2; n++)
		for (unsigned k = 0; k < r->s->n[n].n_child; k++)
			if (r->s->n[n].child[k].up && (r->s->n[n].child[k].c.spi_in == loser->esp_spi ||
						       r->s->n[n].child[k].c.spi_out == loser->esp_spi))
				return false;
	return true;
}

static void judge(const struct run *r, enum op a, enum op b, bool second, unsigned *decided)
{
	struct sim *s = r->s;
	unsigned want = 1;

	if (a == OP_IKE_DELETE || (b == OP_IKE_DELETE && second)) {
		assert_int_equal(sim_sas(&s->n[0], NULL) + sim_sas(&s->n[1], NULL), 0);
		assert_int_equal(sim_children_up(&s->n[0]) + sim_children_up(&s->n[1]), 0);
		return;
	}
	assert_one_ike_sa(s);
	assert_pairs(s);
	want += (a == OP_CHILD_CREATE) + (b == OP_CHILD_CREATE && second);
	if (a == OP_CHILD_DELETE || (b == OP_CHILD_DELETE && second)) {
		/* Rekey against delete of the same SA: either may be first, 2.25.1. With create, the
		 * second may have hit the new one. Two deletes hit the same SA or, one after the
		 * other with nothing left, only the first did anything. */
		bool both = a == b && second;

		if (both || (a != OP_CHILD_REKEY && b != OP_CHILD_REKEY && want))
			want--;
		else
			want = MIN(want, sim_children_up(&s->n[0]));
	}
	assert_int_equal(sim_children_up(&s->n[0]), want);
	if (s->n[0].n_sa_up > 1 && a != OP_IKE_REKEY && b != OP_IKE_REKEY)
		fail_msg("an IKE SA came from nowhere");
	assert_true(won_by_nonce(r, decided));
}

/* role: who began the IKE SA, 0 the end that begins with a. */
static unsigned all_orders(enum op a, enum op b, unsigned role, uint16_t pfs, unsigned *decided)
{
	struct path p = { 0 };
	unsigned n = 0;

	do {
		struct run r = { .s = sim_pair() };
		bool second;

		r.s->n[0].policy.pfs = r.s->n[1].policy.pfs = pfs;
		assert_true(sim_initiate(r.s, role, !role, 9, NULL));
		sim_run(r.s, 100);
		sim_assert_children_match(&r.s->n[0], &r.s->n[1]);
		play(&r, a, b, &p, &second);
		if (getenv("COLLIDE_TRACE")) {
			print_message("%s / %s:", op_names[a], op_names[b]);
			for (unsigned i = 0; i < p.depth; i++)
				print_message(" %u/%u", p.choice[i], p.of[i]);
			print_message(" -> %u %u SAs, %u %u children\n", sim_sas(&r.s->n[0], NULL),
				      sim_sas(&r.s->n[1], NULL), sim_children_up(&r.s->n[0]),
				      sim_children_up(&r.s->n[1]));
		}
		judge(&r, a, b, second, decided);
		sim_free(r.s);
		n++;
	} while (n < ORDERS_MAX && next_path(&p));
	return n;
}

static void row(enum op a)
{
	for (unsigned k = 0; k < 2 * OPS; k++) {
		unsigned b = k / 2, decided = 0, n = all_orders(a, b, k & 1, 0, &decided);

		print_message("%s of the %s against %s: %u orders, %u decided by nonce\n", op_names[a],
			      k & 1 ? "responder" : "initiator", op_names[b], n, decided);
		assert_true(n > 2);
		if (a == b && (a == OP_CHILD_REKEY || a == OP_IKE_REKEY))
			assert_true(decided > 2);
	}
}

static void test_child_rekey(void **state)
{
	unsigned decided = 0;

	(void)state;
	row(OP_CHILD_REKEY);
	for (unsigned role = 0; role < 2; role++)
		all_orders(OP_CHILD_REKEY, OP_CHILD_REKEY, role, 19, &decided);
	assert_true(decided > 2);
}

static void test_child_create(void **state)
{
	(void)state;
	row(OP_CHILD_CREATE);
}

static void test_child_delete(void **state)
{
	(void)state;
	row(OP_CHILD_DELETE);
}

static void test_ike_rekey(void **state)
{
	(void)state;
	row(OP_IKE_REKEY);
}

static void test_ike_delete(void **state)
{
	(void)state;
	row(OP_IKE_DELETE);
}

static void test_informational(void **state)
{
	(void)state;
	row(OP_PROBE);
	row(OP_PUSH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_child_rekey),
		cmocka_unit_test(test_child_create),
		cmocka_unit_test(test_child_delete),
		cmocka_unit_test(test_ike_rekey),
		cmocka_unit_test(test_ike_delete),
		cmocka_unit_test(test_informational),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
