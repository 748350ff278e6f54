/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The in-memory network of the IKE tests.
 */
#include "tests/ike/sim.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "crypto/workers.h"

/* --- chance: the linker puts these in the place of base's (--wrap) --- */

static pthread_mutex_t chance_lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t chance = 1;

static uint64_t chance_next(void)
{
	uint64_t z;

	pthread_mutex_lock(&chance_lock);
	z = chance += 0x9e3779b97f4a7c15; /* splitmix64 */
	pthread_mutex_unlock(&chance_lock);
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

void sim_seed(uint64_t seed)
{
	pthread_mutex_lock(&chance_lock);
	chance = seed;
	pthread_mutex_unlock(&chance_lock);
}

uint32_t sim_random(uint32_t below)
{
	return (uint32_t)(chance_next() >> 16) % below;
}

void __wrap_random_bytes(void *p, size_t n);
void __wrap_random_bytes(void *p, size_t n)
{
	for (uint8_t *d = p; n; n--)
		*d++ = (uint8_t)chance_next();
}

uint32_t __wrap_random_u32(void);
uint32_t __wrap_random_u32(void)
{
	return (uint32_t)chance_next();
}

/* --- ops: recorders --- */

static struct sim_node *node_by_addr(struct sim *s, const struct endpoint *dst, struct endpoint *in)
{
	*in = *dst;
	for (unsigned i = 0; i < s->n_nodes; i++) { /* several behind one NAT: by its ports */
		struct sim_node *n = &s->n[i];

		in->addr = n->addr;
		in->port = dst->port - n->nat_port_shift;
		if (n->nat.family && addr_eq(&n->nat, &dst->addr) &&
		    (in->port == 500 || in->port == 4500))
			return n;
	}
	*in = *dst;
	for (unsigned i = 0; i < s->n_nodes; i++) {
		struct sim_node *n = &s->n[i];

		if (n->nat.family && addr_eq(&n->nat, &dst->addr)) {
			in->addr = n->addr;
			in->port = dst->port - n->nat_port_shift;
			return n;
		}
		if (addr_eq(&n->addr, &dst->addr))
			return n->nat.family ? NULL : n;
	}
	for (unsigned i = 0; i < s->n_nodes; i++)
		if (s->n[i].many)
			return &s->n[i];
	return NULL;
}

static struct sim_pkt *pkt_new(struct sim *s, const struct endpoint *src,
			       const struct endpoint *dst, const void *p, size_t len)
{
	struct sim_pkt *k = xcalloc(1, sizeof(*k));

	k->src = *src;
	k->dst = *dst;
	k->p = xmemdup(p, len);
	k->len = len;
	k->due = s->clk.now + s->latency;
	k->n = s->count++;
	return k;
}

static void pkt_free(struct sim_pkt *k)
{
	free(k->p);
	free(k);
}

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct sim_node *n = ctx;
	struct sim *s = n->sim;
	struct endpoint src = *local;
	struct sim_pkt *k;
	enum sim_fate fate = SIM_PASS;

	n->sent++;
	if (n->nat.family) {
		src.addr = n->nat;
		src.port += n->nat_port_shift;
	}
	k = pkt_new(s, &src, remote, msg, len);
	if (s->filter)
		fate = s->filter(s, k, s->filter_arg);
	switch (fate) {
	case SIM_DROP:
		pkt_free(k);
		return 0;
	case SIM_HOLD:
		DL_APPEND(s->held, k);
		return 0;
	case SIM_DUP: {
		struct sim_pkt *d = pkt_new(s, &src, remote, msg, len);

		d->due += 3;
		DL_APPEND(s->wire, d);
		break;
	}
	case SIM_PASS:
		break;
	}
	DL_APPEND(s->wire, k);
	return 0;
}

static int op_send_fvrf(void *ctx, const char *fvrf, const struct endpoint *local,
			const struct endpoint *remote, const uint8_t *msg, size_t len)
{
	assert_string_equal(fvrf, ((struct sim_node *)ctx)->fvrf);
	return op_send(ctx, local, remote, msg, len);
}

static uint32_t op_spi_alloc(void *ctx)
{
	struct sim_node *n = ctx;
	static uint32_t next = 0x1000;

	n->n_spi++;
	return next++;
}

static void op_spi_free(void *ctx, uint32_t spi)
{
	struct sim_node *n = ctx;

	(void)spi;
	assert_true(n->n_spi > 0);
	n->n_spi--;
}

static void meddle(struct sim_node *n, const struct ike_sa_info *sa, enum sim_meddle where)
{
	if (n->meddle & where)
		ike_sa_delete(n->e, sa->id, "from inside");
}

static int op_child_policy(void *ctx, const struct ike_sa_info *sa, const struct ike_ts *tl,
			   size_t nl, const struct ike_ts *tr, size_t nr, bool transport,
			   struct ike_child_policy *out, struct ike_why *why)
{
	struct sim_node *n = ctx;

	(void)tl, (void)nl, (void)tr, (void)nr, (void)transport;
	meddle(n, sa, SIM_IN_POLICY);
	if (n->policy_rc) {
		snprintf(why->text, sizeof(why->text), "test policy refuses");
		return n->policy_rc;
	}
	*out = n->policy;
	out->owner = sa->owner ? sa->owner : n->owner_next++;
	return 0;
}

static int op_child_up(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
		       const struct ike_child_keys *k)
{
	struct sim_node *n = ctx;
	size_t e = c->suite.encr->key_len + c->suite.encr->salt_len;
	size_t i = c->suite.integ ? c->suite.integ->key_len : 0;
	struct sim_child *s;

	assert_int_equal(c->sa, sa->id);
	assert_int_equal(sa->state, IKE_SA_READY);
	meddle(n, sa, SIM_IN_CHILD_UP_FAIL);
	if (n->child_up_rc)
		return n->child_up_rc;
	assert_true(n->n_child < SIM_CHILDREN);
	s = &n->child[n->n_child++];
	n->n_child_up++;
	memset(s, 0, sizeof(*s));
	s->c = *c;
	s->up = true;
	memcpy(s->encr_in, k->encr_in, e);
	memcpy(s->encr_out, k->encr_out, e);
	if (i) {
		memcpy(s->integ_in, k->integ_in, i);
		memcpy(s->integ_out, k->integ_out, i);
	}
	meddle(n, sa, SIM_IN_CHILD_UP);
	return 0;
}

static void op_child_down(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			  const struct ike_why *why)
{
	struct sim_node *n = ctx;

	n->n_child_down++;
	n->n_spi--;
	n->last_child_why = *why;
	for (unsigned i = 0; i < n->n_child; i++) {
		/* A restarted engine counts its children from 1 again. */
		if (n->child[i].c.id == c->id && n->child[i].up) {
			n->child[i].up = false;
			meddle(n, sa, SIM_IN_CHILD_DOWN);
			return;
		}
	}
	if (!n->forget)
		fail_msg("child_down for a child that is not up");
}

static void op_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	struct sim_node *n = ctx;

	n->n_sa_up++;
	n->last_up = *sa;
	meddle(n, sa, SIM_IN_SA_UP);
}

static void op_sa_down(void *ctx, const struct ike_sa_info *sa, bool was_up,
		       const struct ike_why *why)
{
	struct sim_node *n = ctx;

	assert_int_equal(sa->n_children, 0);
	n->n_sa_down++;
	n->last_down_was_up = was_up;
	n->last_why = *why;
}

static int op_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
			  struct ike_cfg *reply, struct ike_why *why)
{
	struct sim_node *n = ctx;

	meddle(n, sa, SIM_IN_CFG);
	n->last_cfg_req = *req;
	*reply = n->cfg_reply;
	return n->cfg_rc;
}

static void op_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg)
{
	struct sim_node *n = ctx;

	meddle(n, sa, SIM_IN_CFG);
	n->n_cfg_received++;
	n->last_cfg = *cfg;
}

static void op_cfg_to_send(void *ctx, const char *profile, uint32_t owner,
			   const struct ike_id *peer, struct ike_cfg *out)
{
	struct sim_node *n = ctx;

	(void)profile, (void)owner;
	*out = n->cfg_send;
}

static void op_peer_moved(void *ctx, const struct ike_sa_info *sa, const struct endpoint *old)
{
	struct sim_node *n = ctx;

	assert_false(endpoint_eq(&sa->remote, old));
	n->n_moved++;
}

static uint64_t op_last_rx(void *ctx, const struct ike_child *c)
{
	(void)c;
	return ((struct sim_node *)ctx)->last_rx_ms;
}

static uint64_t op_last_tx(void *ctx, const struct ike_child *c)
{
	(void)c;
	return ((struct sim_node *)ctx)->last_tx_ms;
}

static const struct ike_ops sim_ops = {
	.send = op_send,
	.send_fvrf = op_send_fvrf,
	.spi_alloc = op_spi_alloc,
	.spi_free = op_spi_free,
	.child_policy = op_child_policy,
	.child_up = op_child_up,
	.child_down = op_child_down,
	.sa_up = op_sa_up,
	.sa_down = op_sa_down,
	.cfg_request = op_cfg_request,
	.cfg_received = op_cfg_received,
	.cfg_to_send = op_cfg_to_send,
	.peer_moved = op_peer_moved,
	.child_last_rx = op_last_rx,
	.child_last_tx = op_last_tx,
};

/* --- configuration --- */

static bool next_word(const char **p, char word[32])
{
	size_t n;

	while (**p == ' ')
		(*p)++;
	n = strcspn(*p, " ");
	if (!n)
		return false;
	snprintf(word, 32, "%.*s", (int)n, *p);
	*p += n;
	return true;
}

static struct ike_proposal *proposal_of(const struct sim_opts *o)
{
	struct ike_proposal *p = xcalloc(1, sizeof(*p));
	const char *at;
	char w[32];

	p->name = xstrdup("P");
	for (at = o->encr; next_word(&at, w);)
		assert_non_null(p->encr[p->n_encr++] = encr_alg_by_conf(w));
	for (at = o->integ ? o->integ : ""; next_word(&at, w);)
		assert_non_null(p->integ[p->n_integ++] = integ_alg_by_conf(w));
	for (at = o->prf ? o->prf : o->integ ? o->integ : ""; next_word(&at, w);)
		assert_non_null(p->prf[p->n_prf++] = prf_alg_by_conf(w));
	for (at = o->group; next_word(&at, w);)
		assert_non_null(p->dh[p->n_dh++] = dh_alg_find(strtoul(w, NULL, 10)));
	p->complete = true;
	return p;
}

static void psk_set(struct ike_psk *k, const char *text)
{
	k->len = strlen(text);
	k->key = xmemdup(text, k->len + 1);
}

static struct ike_keyring *keyring_of(const struct sim_opts *o)
{
	struct ike_keyring *k = xcalloc(1, sizeof(*k));
	struct ike_keyring_peer *p = xcalloc(1, sizeof(*p));

	k->name = xstrdup("KR");
	k->peers = xcalloc(1, sizeof(*k->peers));
	k->peers[k->n_peers++] = p;
	p->name = xstrdup("ANY");
	p->addrs = xcalloc(2, sizeof(*p->addrs));
	p->addrs[p->n_addrs++].addr.family = ADDR_V4;
	p->addrs[p->n_addrs++].addr.family = ADDR_V6;
	psk_set(&p->local, o->psk_local ? o->psk_local : o->psk);
	psk_set(&p->remote, o->psk_remote ? o->psk_remote : o->psk);
	return k;
}

static struct ike_profile *profile_of(const struct sim_opts *o)
{
	struct ike_profile *p = xcalloc(1, sizeof(*p));

	p->name = xstrdup("PROF");
	p->match_remote = xcalloc(1, sizeof(*p->match_remote));
	p->n_match_remote = 1;
	p->match_remote[0].kind = o->match ? IKE_MATCH_FQDN_DOMAIN : IKE_MATCH_ANY;
	p->match_remote[0].text = o->match ? xstrdup(o->match) : NULL;
	if (o->id)
		ike_id_from_text(&p->local_id, o->id_type ? o->id_type : IKE_ID_FQDN, o->id);
	p->auth_local = IKE_AUTH_PSK;
	p->auth_remote[0] = IKE_AUTH_PSK;
	p->n_auth_remote = 1;
	p->keyring = xstrdup("KR");
	p->lifetime = o->lifetime ? o->lifetime : 86400;
	p->dpd_interval = o->dpd;
	p->dpd_retry = o->dpd_retry;
	p->dpd_periodic = o->dpd_periodic;
	p->config_request = true;
	p->config_set_accept = p->config_set_send = true;
	p->complete = true;
	return p;
}

struct ike_conf *sim_conf(const struct sim_opts *o)
{
	struct ike_conf *c = ike_conf_new();

	c->proposals = xcalloc(1, sizeof(*c->proposals));
	c->proposals[c->n_proposals++] = proposal_of(o);
	c->policies = xcalloc(1, sizeof(*c->policies));
	c->policies[c->n_policies] = xcalloc(1, sizeof(struct ike_policy));
	c->policies[0]->name = xstrdup("POL");
	c->policies[0]->fvrf_any = true;
	c->policies[0]->proposals = xcalloc(1, sizeof(char *));
	c->policies[0]->proposals[0] = xstrdup("P");
	c->policies[0]->n_proposals = 1;
	c->n_policies = 1;
	c->keyrings = xcalloc(1, sizeof(*c->keyrings));
	c->keyrings[c->n_keyrings++] = keyring_of(o);
	c->profiles = xcalloc(1, sizeof(*c->profiles));
	c->profiles[c->n_profiles++] = profile_of(o);
	c->frag_mtu = o->frag_mtu;
	if (o->window)
		c->window = o->window;
	return c;
}

void sim_configure(struct sim_node *n, struct ike_conf *c)
{
	ike_conf_put(n->conf);
	n->conf = c;
	ike_configure(n->e, c);
}

static void ts_any(struct ike_ts *t)
{
	memset(t, 0, sizeof(*t));
	t->port_hi = 65535;
	t->lo.family = t->hi.family = ADDR_V4;
	memset(t->hi.b, 0xff, 4);
}

void sim_policy(struct ike_child_policy *p, const char *suite)
{
	char w[32];

	memset(p, 0, sizeof(*p));
	while (next_word(&suite, w)) {
		struct ike_esp_suite *s = &p->suites[p->n_suites++];
		unsigned bits = 0;
		char integ[16] = "";

		if (sscanf(w, "gcm-%u", &bits) == 1) {
			s->encr = encr_alg_find(ENCR_AES_GCM_16, bits);
		} else {
			assert_int_equal(sscanf(w, "aes-%u/%15s", &bits, integ), 2);
			s->encr = encr_alg_find(ENCR_AES_CBC, bits);
			s->integ = integ_alg_by_conf(integ);
			assert_non_null(s->integ);
		}
		assert_non_null(s->encr);
	}
	ts_any(&p->ts_local[0]);
	ts_any(&p->ts_remote[0]);
	p->n_ts_local = p->n_ts_remote = 1;
	p->life_seconds = 3600;
}

/* --- network --- */

struct sim *sim_new(unsigned nodes)
{
	struct sim *s = xcalloc(1, sizeof(*s));

	s->clk.now = 1000;
	s->tq = timerq_new(fake_clock_now, &s->clk);
	s->n_nodes = nodes;
	s->latency = 5;
	if (getenv("SIM_WORKERS")) {
		s->loop = loop_new();
		s->workers = workers_new(s->loop, (unsigned)atoi(getenv("SIM_WORKERS")));
		assert_non_null(s->workers);
	}
	for (unsigned i = 0; i < nodes; i++) {
		struct sim_node *n = &s->n[i];

		n->sim = s;
		n->addr = addr_v4(0x0a000001 + i);
		n->e = ike_new(s->tq, &sim_ops, n);
		ike_workers(n->e, s->workers);
		n->owner_next = 100 * (i + 1);
		sim_policy(&n->policy, "gcm-256");
	}
	return s;
}

void sim_free(struct sim *s)
{
	struct sim_pkt *k, *tmp;

	for (unsigned i = 0; i < s->n_nodes; i++)
		if (s->n[i].e) /* a test may have stopped one itself */
			ike_workers(s->n[i].e, NULL);
	workers_free(s->workers);
	loop_free(s->loop);
	for (unsigned i = 0; i < s->n_nodes; i++) {
		ike_free(s->n[i].e);
		ike_conf_put(s->n[i].conf);
		assert_int_equal(sim_children_up(&s->n[i]), 0);
		assert_int_equal(s->n[i].n_spi, 0); /* every SPI was used or given back */
	}
	DL_FOREACH_SAFE(s->wire, k, tmp)
		pkt_free(k);
	DL_FOREACH_SAFE(s->held, k, tmp)
		pkt_free(k);
	timerq_free(s->tq);
	free(s);
}

bool sim_computing(const struct sim *s)
{
	return s->workers && workers_pending(s->workers);
}

void sim_results(struct sim *s)
{
	while (sim_computing(s))
		loop_once(s->loop, 1000);
	s->results_due = 0;
}

void sim_restart(struct sim *s, unsigned node)
{
	struct sim_node *n = &s->n[node];

	sim_results(s);
	ike_free(n->e);
	n->e = ike_new(s->tq, &sim_ops, n);
	ike_workers(n->e, s->workers);
	ike_configure(n->e, n->conf);
}

uint32_t sim_initiate(struct sim *s, unsigned from, unsigned to, uint32_t owner,
		      struct ike_why *why)
{
	struct sim_node *n = &s->n[from], *peer = &s->n[to];
	struct ike_request req = {
		.profile = "PROF", .local = n->addr,
		.remote = peer->nat.family ? peer->nat : peer->addr, .child = n->policy,
	};

	req.fvrf = n->fvrf;
	req.child.owner = owner;
	return ike_initiate(n->e, &req, why);
}

static void deliver(struct sim *s, struct sim_pkt *k)
{
	struct endpoint in;
	struct sim_node *n = node_by_addr(s, &k->dst, &in);

	if (n && !(k->len == 1 && k->p[0] == 0xff))
		ike_input_fvrf(n->e, n->fvrf, &in, &k->src, k->p, k->len);
	pkt_free(k);
}

static struct sim_pkt *earliest(struct sim *s)
{
	struct sim_pkt *k, *best = NULL;

	DL_FOREACH(s->wire, k)
		if (!best || k->due < best->due)
			best = k;
	return best;
}

void sim_run(struct sim *s, uint64_t ms)
{
	uint64_t end = s->clk.now + ms;

	for (;;) {
		struct sim_pkt *k = earliest(s);
		int64_t t = timerq_next(s->tq);
		uint64_t next = end + 1;
		bool results;

		if (sim_computing(s) && !s->results_due)
			s->results_due = s->clk.now + SIM_LAG_MS;
		if (k)
			next = k->due;
		if (t >= 0 && s->clk.now + t < next) {
			next = s->clk.now + t;
			k = NULL;
		}
		results = s->results_due && s->results_due <= next;
		if (results)
			next = s->results_due;
		if (next > end)
			break;
		if (next > s->clk.now)
			s->clk.now = next;
		if (results) {
			sim_results(s);
		} else if (k) {
			DL_DELETE(s->wire, k);
			deliver(s, k);
		} else {
			timerq_run(s->tq);
		}
	}
	s->clk.now = end;
}

void sim_release(struct sim *s)
{
	struct sim_pkt *k, *tmp;

	DL_FOREACH_SAFE(s->held, k, tmp) {
		DL_DELETE(s->held, k);
		k->due = s->clk.now + s->latency;
		DL_APPEND(s->wire, k);
	}
}

void sim_inject(struct sim *s, unsigned to, unsigned from, const void *p, size_t len)
{
	struct endpoint l = { s->n[to].addr, 500 }, r = { s->n[from].addr, 500 };

	ike_input(s->n[to].e, &l, &r, p, len);
}

struct walk {
	unsigned n;
	struct ike_sa_info *first;
};

static bool walk_fn(const struct ike_sa_info *sa, void *arg)
{
	struct walk *w = arg;

	if (!w->n++ && w->first)
		*w->first = *sa;
	return true;
}

unsigned sim_sas(struct sim_node *n, struct ike_sa_info *first)
{
	struct walk w = { .first = first };

	if (first)
		memset(first, 0, sizeof(*first));
	ike_walk(n->e, walk_fn, &w);
	return w.n;
}

struct ike_sa *sim_sa(struct sim_node *n)
{
	struct ike_sa_info i;

	return sim_sas(n, &i) ? sa_by_id(n->e, i.id) : NULL;
}

void sim_craft(struct sim *s, unsigned from, unsigned to, uint8_t exchange, bool response,
	       uint32_t id, const struct pb *b)
{
	struct ike_sa *sa = sim_sa(&s->n[from]);
	struct packet *list = NULL, *p;

	assert_non_null(sa);
	assert_int_equal(protect_seal(sa, exchange, response, id, b, &list), 0);
	LL_FOREACH(list, p)
		ike_input(s->n[to].e, &sa->remote, &sa->local, p->p, p->len);
	packets_free(&list);
}

unsigned sim_children_up(struct sim_node *n)
{
	unsigned up = 0;

	for (unsigned i = 0; i < n->n_child; i++)
		up += n->child[i].up;
	return up;
}

struct sim_child *sim_live_child(struct sim_node *n)
{
	for (unsigned i = n->n_child; i-- > 0;)
		if (n->child[i].up)
			return &n->child[i];
	return NULL;
}

void sim_assert_children_match(struct sim_node *a, struct sim_node *b)
{
	struct sim_child *x = sim_live_child(a), *y = sim_live_child(b);

	assert_non_null(x);
	assert_non_null(y);
	assert_int_equal(x->c.spi_in, y->c.spi_out);
	assert_int_equal(x->c.spi_out, y->c.spi_in);
	assert_ptr_equal(x->c.suite.encr, y->c.suite.encr);
	assert_ptr_equal(x->c.suite.integ, y->c.suite.integ);
	assert_int_equal(x->c.suite.esn, y->c.suite.esn);
	assert_int_equal(x->c.transport, y->c.transport);
	assert_int_equal(x->c.n_ts_local, y->c.n_ts_remote);
	assert_memory_equal(x->encr_in, y->encr_out, sizeof(x->encr_in));
	assert_memory_equal(x->encr_out, y->encr_in, sizeof(x->encr_in));
	assert_memory_equal(x->integ_in, y->integ_out, sizeof(x->integ_in));
	assert_memory_equal(x->integ_out, y->integ_in, sizeof(x->integ_in));
	assert_memory_not_equal(x->encr_in, x->encr_out, 16);
}

struct sim *sim_pair_opts(const struct sim_opts *o)
{
	struct sim *s = sim_new(2);

	sim_configure(&s->n[0], sim_conf(o));
	sim_configure(&s->n[1], sim_conf(o));
	return s;
}

struct sim *sim_pair(void)
{
	static const struct sim_opts o = {
		.encr = "aes-gcm-256", .prf = "sha384", .group = "19", .psk = "cisco",
	};

	return sim_pair_opts(&o);
}
