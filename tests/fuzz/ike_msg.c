/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target: IKE messages. The first byte chooses where the rest goes:
 *
 *   0  a datagram as it is, into an engine that waits for peers
 *   1  an answer to an IKE_SA_INIT that is on its way (SPIs and header put right)
 *   2  payloads inside correctly protected requests to an established SA, up to four in a row
 *   3  payloads inside a correctly protected IKE_AUTH request, AUTH made right when IDi is there
 *   4  payloads inside a correctly protected answer to a request that is on its way
 *   5  an SKF message with a correct ICV
 *
 * With bit 6 of that byte the engine does its Diffie-Hellman on a thread, and messages wait for it.
 * With bit 7 the debug switches are on, whose texts read the packets as well.
 * Payloads are given as records  type, flags, length (2), body  so that mutations keep the shape;
 * type 255 ends a message. The mutator is ike_mutate.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "crypto/workers.h"
#include "ike/xchg.h"
#include "tests/fuzz/ike_mutate.h"

static struct fake_clock fz_clk;
static struct timerq *fz_tq;
static struct ike_conf *fz_conf;
static uint32_t fz_spi;
static int fz_children;
static struct loop *fz_loop;
static struct workers *fz_workers;

static int op_send(void *ctx, const struct endpoint *l, const struct endpoint *r, const uint8_t *m,
		   size_t n)
{
	(void)ctx, (void)l, (void)r, (void)m, (void)n;
	return 0;
}

static uint32_t op_spi_alloc(void *ctx)
{
	(void)ctx;
	return ++fz_spi;
}

static void op_spi_free(void *ctx, uint32_t spi)
{
	(void)ctx, (void)spi;
}

static void policy_fill(struct ike_child_policy *p)
{
	memset(p, 0, sizeof(*p));
	p->suites[0].encr = encr_alg_find(ENCR_AES_GCM_16, 256);
	p->suites[1].encr = encr_alg_find(ENCR_AES_CBC, 128);
	p->suites[1].integ = integ_alg_find(INTEG_SHA1_96);
	p->n_suites = 2;
	p->transport = true;
	p->ts_local[0].port_hi = 65535;
	p->ts_local[0].lo.family = p->ts_local[0].hi.family = ADDR_V4;
	memset(p->ts_local[0].hi.b, 0xff, 4);
	p->ts_remote[0] = p->ts_local[0];
	p->n_ts_local = p->n_ts_remote = 1;
	p->life_seconds = 3600;
	p->owner = 1;
}

static int op_child_policy(void *ctx, const struct ike_sa_info *sa, const struct ike_ts *tl,
			   size_t nl, const struct ike_ts *tr, size_t nr, bool tm,
			   struct ike_child_policy *out, struct ike_why *why)
{
	(void)ctx, (void)sa, (void)tl, (void)nl, (void)tr, (void)nr, (void)tm, (void)why;
	policy_fill(out);
	return 0;
}

static int op_child_up(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
		       const struct ike_child_keys *k)
{
	(void)ctx, (void)sa, (void)c, (void)k;
	fz_children++;
	return 0;
}

static void op_child_down(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			  const struct ike_why *why)
{
	(void)ctx, (void)sa, (void)c, (void)why;
	fz_children--;
}

static void op_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	(void)ctx, (void)sa;
}

static void op_sa_down(void *ctx, const struct ike_sa_info *sa, bool up, const struct ike_why *why)
{
	(void)ctx, (void)sa, (void)up, (void)why;
}

static int op_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
			  struct ike_cfg *reply, struct ike_why *why)
{
	(void)ctx, (void)sa;
	*reply = *req; /* whatever was read can be written again */
	return 0;
}

static void op_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *c)
{
	(void)ctx, (void)sa, (void)c;
}

static const struct ike_ops fz_ops = {
	.send = op_send, .spi_alloc = op_spi_alloc, .spi_free = op_spi_free,
	.child_policy = op_child_policy, .child_up = op_child_up, .child_down = op_child_down,
	.sa_up = op_sa_up, .sa_down = op_sa_down, .cfg_request = op_cfg_request,
	.cfg_received = op_cfg_received,
};

static void psk_set(struct ike_psk *k)
{
	k->len = 5;
	k->key = xmemdup("cisco", 6);
}

static struct ike_keyring *keyring_make(void)
{
	struct ike_keyring *k = xcalloc(1, sizeof(*k));
	struct ike_keyring_peer *p = xcalloc(1, sizeof(*p));

	k->name = xstrdup("KR");
	k->peers = xcalloc(1, sizeof(*k->peers));
	k->peers[k->n_peers++] = p;
	p->name = xstrdup("ANY");
	p->addrs = xcalloc(1, sizeof(*p->addrs));
	p->addrs[p->n_addrs++].addr.family = ADDR_V4;
	p->ppk_id = xstrdup("Q");
	psk_set(&p->ppk);
	return k;
}

static struct ike_conf *conf_make(void)
{
	struct ike_conf *c = ike_conf_new();
	struct ike_proposal *p = ike_proposal_default();
	struct ike_profile *f = xcalloc(1, sizeof(*f));

	p->encr[p->n_encr++] = encr_alg_find(ENCR_AES_GCM_16, 256);
	c->proposals = xcalloc(1, sizeof(*c->proposals));
	c->proposals[c->n_proposals++] = p;
	c->policies = xcalloc(1, sizeof(*c->policies));
	c->policies[c->n_policies++] = ike_policy_default();
	f->name = xstrdup("P");
	f->match_remote = xcalloc(1, sizeof(*f->match_remote));
	f->match_remote[0].kind = IKE_MATCH_ANY;
	f->n_match_remote = 1;
	f->auth_local = f->auth_remote[0] = IKE_AUTH_PSK;
	f->n_auth_remote = 1;
	psk_set(&f->auth_local_key);
	psk_set(&f->auth_remote_key);
	f->lifetime = 86400;
	f->config_request = f->config_set_accept = f->complete = true;
	f->keyring = xstrdup("KR");
	c->keyrings = xcalloc(1, sizeof(*c->keyrings));
	c->keyrings[c->n_keyrings++] = keyring_make();
	c->profiles = xcalloc(1, sizeof(*c->profiles));
	c->profiles[c->n_profiles++] = f;
	c->frag_mtu = 576;
	return c;
}

/* Deep call stacks of every allocation cost more than the engine itself. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "malloc_context_size=5";
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	fz_clk.now = 1000;
	fz_tq = timerq_new(fake_clock_now, &fz_clk);
	fz_conf = conf_make();
	fz_loop = loop_new();
	fz_workers = workers_new(fz_loop, 1);
	log_init();
	/* What a run leaves behind (kept lines) looks like a leak, which libFuzzer then searches for,
	 * and that takes most of the time. */
	log_ring_resize(4096, LOG_LV_DEBUG, false);
	return 0;
}

static const struct endpoint fz_here = { { ADDR_V4, { 10, 0, 0, 1 } }, 500 };
static const struct endpoint fz_there = { { ADDR_V4, { 10, 0, 0, 2 } }, 500 };

/* An SA in a given state with fixed keys, no Diffie-Hellman spent. */
static struct ike_sa *sa_make(struct ike *e, enum ike_role role, enum ike_sa_state st)
{
	static const uint8_t seed[64] = { 1, 2, 3 };
	struct ike_sa *sa = sa_new(e, role, fz_conf, &fz_here, &fz_there);
	struct nonce n = { .len = 32 };
	struct child_parts parts = { .ni = &n, .nr = &n };
	struct child_choice ch = { .c.spi_in = 0x1001, .c.spi_out = 0x2002, .c.owner = 1 };
	struct ike_child_policy pol;

	sa->nego = xcalloc(1, sizeof(*sa->nego));
	sa->suite = (struct ike_suite){ encr_alg_find(ENCR_AES_CBC, 256), prf_alg_find(PRF_SHA512),
					integ_alg_find(INTEG_SHA512_256), dh_alg_find(DH_ECP256) };
	memset(role == IKE_INITIATOR ? sa->spi_r : sa->spi_i, 0x55, 8);
	sa->fragmentation = true;
	sa->peer_window = 5;
	keys_ike(sa, seed, 64, &n, &n, sa->nego->sk_pi, sa->nego->sk_pr);
	sa->nego->ni = sa->nego->nr = n;
	bytes_set(&sa->nego->init_req, "request", 7);
	bytes_set(&sa->nego->init_resp, "response", 8);
	policy_fill(&sa->nego->child);
	sa->profile = fz_conf->profiles[0];
	sa->state = st;
	if (st != IKE_SA_READY)
		return sa;
	sa_nego_free(sa);
	sa_set_owner(sa, 1);
	sa_ready(sa);
	policy_fill(&pol);
	ch.c.suite = pol.suites[0];
	ch.c.ts_local[0] = pol.ts_local[0];
	ch.c.ts_remote[0] = pol.ts_remote[0];
	ch.c.n_ts_local = ch.c.n_ts_remote = 1;
	child_install(sa, &ch.c, 0, &parts);
	return sa;
}

static void records(struct rd *r, struct pb *b)
{
	pb_init(b);
	if (rd_left(r) && *r->p == 255)
		rd_skip(r, 1);
	while (rd_left(r) >= 4 && *r->p != 255 && !r->bad && wr_len(&b->w) < 8000) {
		uint8_t type = mut_types[rd_u8(r) % ARRAY_SIZE(mut_types)], flags = rd_u8(r);
		size_t len = rd_u16(r), at = wr_len(&b->w);

		len = MIN(len, rd_left(r));
		pb_bytes(b, type, rd_bytes(r, len), len);
		wr_patch_u8(&b->w, at + 1, flags & 0x81);
		if (flags & 2) /* a length that lies */
			wr_patch_u16(&b->w, at + 2, len + (flags >> 2));
	}
}

/* The right AUTH for the IDi (or IDr) in the chain, so that what comes after it is reached. */
static void auth_add(struct ike_sa *sa, struct pb *b, uint8_t id_type, bool of_initiator)
{
	uint8_t out[PRF_MAX_LEN];
	const struct ike_pld_ref *id;
	struct ike_msg m;

	msg_chain_parse(&m, b->first, b->buf, wr_len(&b->w));
	id = msg_find(&m, id_type);
	if (!id || msg_find(&m, PLD_AUTH) ||
	    keys_psk_auth(sa, of_initiator, &fz_conf->profiles[0]->auth_remote_key, id->p, id->len,
			  out))
		return;
	pb_open(b, PLD_AUTH);
	wr_u32(&b->w, 2u << 24);
	wr_bytes(&b->w, out, sa->suite.prf->len);
	pb_close(b);
}

/* Seal as the peer would: same keys, other direction. */
static void peer_send(struct ike *e, struct ike_sa *sa, uint8_t exchange, bool response,
		      uint32_t id, const struct pb *b, uint16_t mtu)
{
	struct packet *list = NULL, *p;
	uint8_t seed[64] = { 1, 2, 3 };
	struct nonce n = { .len = 32 };
	struct ike_sa other;

	memset(&other, 0, sizeof(other));
	other.e = e;
	other.conf = sa->conf;
	other.role = sa->role == IKE_INITIATOR ? IKE_RESPONDER : IKE_INITIATOR;
	other.suite = sa->suite;
	other.local = fz_there;
	other.remote = fz_here;
	memcpy(other.spi_i, sa->spi_i, 8);
	memcpy(other.spi_r, sa->spi_r, 8);
	if (keys_ike(&other, seed, 64, &n, &n, NULL, NULL))
		abort();
	other.fragmentation = mtu != 0;
	if (!protect_seal(&other, exchange, response, id, b, &list))
		LL_FOREACH(list, p)
			ike_input(e, &sa->local, &sa->remote, p->p, p->len);
	packets_free(&list);
	cipher_free(other.seal);
	cipher_free(other.open);
}

static void init_answer(struct ike *e, const uint8_t *data, size_t len)
{
	struct ike_request req = { .profile = "P", .local = fz_here.addr, .remote = fz_there.addr };
	struct ike_sa_info info;
	uint8_t buf[4096];
	struct wr w = wr_init(buf, sizeof(buf));
	uint32_t id;

	policy_fill(&req.child);
	id = ike_initiate(e, &req, NULL);
	if (!ike_sa_get(e, id, &info) || len < 1)
		return;
	hdr_write(&w, info.spi_i, (const uint8_t *)"\x55\x55\x55\x55\x55\x55\x55\x55", data[0],
		  XCHG_SA_INIT, HDR_RESPONSE, 0, IKE_HDR_LEN + len - 1);
	wr_bytes(&w, data + 1, len - 1);
	if (!w.bad)
		ike_input(e, &fz_here, &fz_there, buf, wr_len(&w));
}

/* Something of ours is outstanding in every kind; the answer fits its id. */
static void answer(struct ike *e, struct rd *r, struct pb *b)
{
	uint8_t kind = rd_u8(r) % 6;
	struct ike_sa *sa = sa_make(e, IKE_INITIATOR, kind ? IKE_SA_READY : IKE_SA_AUTH_SENT);
	uint8_t exchange = XCHG_INFO;

	switch (kind) {
	case 0:
		task_start(task_new(sa, TASK_AUTH));
		exchange = XCHG_AUTH;
		break;
	case 1:
		ike_child_rekey(e, sa->children->c.id);
		exchange = XCHG_CREATE_CHILD;
		break;
	case 2:
		ike_sa_rekey(e, sa->id);
		exchange = XCHG_CREATE_CHILD;
		break;
	case 3:
		ike_child_delete(e, sa->children->c.id, "x");
		break;
	case 4:
		ike_sa_probe(e, sa->id);
		break;
	case 5:
		ike_sa_delete(e, sa->id, "x");
		break;
	}
	records(r, b);
	if (!kind)
		auth_add(sa, b, PLD_IDR, false);
	peer_send(e, sa, exchange, true, 0, b, 0);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	return mut_input(data, size, max, seed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rd r = rd_init(data, size);
	uint8_t how = rd_u8(&r), mode = mut_mode(how);
	struct ike *e = ike_new(fz_tq, &fz_ops, NULL);
	struct ike_sa *sa;
	struct pb b;

	pb_init(&b);
	log_debug_set(DBG_IKEV2, how & 0x80);
	log_debug_set(DBG_IKEV2_PACKET, how & 0x80);
	ike_configure(e, fz_conf);
	if (how & 0x40)
		ike_workers(e, fz_workers);
	engine_enter(e);
	switch (mode) {
	case 0:
		ike_input(e, &fz_here, &fz_there, r.p, rd_left(&r));
		break;
	case 1:
		init_answer(e, r.p, rd_left(&r));
		break;
	case 2:
	case 5: {
		uint8_t exchange = XCHG_CREATE_CHILD + rd_u8(&r) % 2;

		sa = sa_make(e, rd_u8(&r) % 2 ? IKE_INITIATOR : IKE_RESPONDER, IKE_SA_READY);
		for (uint32_t id = 0; id < 4 && !sa->dead && (!id || rd_left(&r)); id++) {
			records(&r, &b);
			peer_send(e, sa, exchange, false, id, &b, mode == 5 ? 576 : 0);
			exchange = XCHG_CREATE_CHILD + (XCHG_INFO - exchange);
		}
		break;
	}
	case 3:
		sa = sa_make(e, IKE_RESPONDER, IKE_SA_INIT_DONE);
		sa->profile = NULL;
		records(&r, &b);
		auth_add(sa, &b, PLD_IDI, true);
		peer_send(e, sa, XCHG_AUTH, false, 0, &b, 0);
		break;
	case 4:
		answer(e, &r, &b);
		break;
	}
	fz_clk.now += 100;
	timerq_run(fz_tq);
	engine_leave(e);
	while (workers_pending(fz_workers))
		loop_once(fz_loop, 1000);
	ike_free(e);
	if (fz_children)
		abort(); /* each child that came up went down, once */
	return 0;
}
