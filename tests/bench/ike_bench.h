/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the IKE benchmarks share: a configuration with one proposal, one profile and one key for
 * everybody, and ops for an engine without a dataplane, counting in a struct bench_count (the
 * engine's ctx begins with one).
 */
#ifndef TESTS_BENCH_IKE_BENCH_H
#define TESTS_BENCH_IKE_BENCH_H

#include <stdlib.h>
#include <string.h>

#include "ike/ike.h"
#include "tests/bench/bench.h"

#define BENCH_KEY "benchmark"

struct bench_count {
	uint32_t next_spi;
	unsigned up, down, failed, children;
	bool closing;            /* ends of what is under way are no failures any more */
};

static uint32_t bench_spi_alloc(void *ctx)
{
	return ++((struct bench_count *)ctx)->next_spi;
}

static void bench_spi_free(void *ctx, uint32_t spi)
{
}

static void bench_policy(struct ike_child_policy *out)
{
	struct ike_ts any = { .port_hi = 65535, .lo = addr_v4(0), .hi = addr_v4(UINT32_MAX) };

	memset(out, 0, sizeof(*out));
	out->suites[0].encr = encr_alg_find(ENCR_AES_GCM_16, 256);
	out->n_suites = 1;
	out->ts_local[0] = out->ts_remote[0] = any;
	out->n_ts_local = out->n_ts_remote = 1;
	out->owner = 1;
}

static int bench_child_policy(void *ctx, const struct ike_sa_info *sa,
			      const struct ike_ts *ts_local, size_t n_local,
			      const struct ike_ts *ts_remote, size_t n_remote, bool want_transport,
			      struct ike_child_policy *out, struct ike_why *why)
{
	bench_policy(out);
	return 0;
}

static int bench_child_up(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			  const struct ike_child_keys *k)
{
	((struct bench_count *)ctx)->children++;
	return 0;
}

static void bench_child_down(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			     const struct ike_why *why)
{
	((struct bench_count *)ctx)->children--;
}

static void bench_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	((struct bench_count *)ctx)->up++;
}

static void bench_sa_down(void *ctx, const struct ike_sa_info *sa, bool was_up,
			  const struct ike_why *why)
{
	struct bench_count *c = ctx;

	c->down++;
	if (!was_up && !c->closing && !c->failed++)
		fprintf(stderr, "ike bench: no tunnel: %s\n", why->text);
}

static int bench_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
			     struct ike_cfg *reply, struct ike_why *why)
{
	return 0;
}

static void bench_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg)
{
}

static void bench_peer_moved(void *ctx, const struct ike_sa_info *sa, const struct endpoint *old)
{
}

static uint64_t bench_child_last(void *ctx, const struct ike_child *c)
{
	return 0;
}

/* All but send. */
static struct ike_ops bench_ops(void)
{
	return (struct ike_ops){
		.spi_alloc = bench_spi_alloc, .spi_free = bench_spi_free,
		.child_policy = bench_child_policy, .child_up = bench_child_up,
		.child_down = bench_child_down, .sa_up = bench_sa_up, .sa_down = bench_sa_down,
		.cfg_request = bench_cfg_request, .cfg_received = bench_cfg_received,
		.peer_moved = bench_peer_moved, .child_last_rx = bench_child_last,
		.child_last_tx = bench_child_last,
	};
}

/* An array of one pointer, as the configuration objects hold them. */
static void *bench_list_of(void *p)
{
	return xmemdup(&p, sizeof(p));
}

static struct ike_conf *bench_conf(uint16_t group)
{
	struct ike_conf *c = ike_conf_new();
	struct ike_proposal *pr = xcalloc(1, sizeof(*pr));
	struct ike_policy *po = xcalloc(1, sizeof(*po));
	struct ike_profile *pf = xcalloc(1, sizeof(*pf));
	size_t len = strlen(BENCH_KEY);

	pr->name = xstrdup("bench");
	pr->encr[0] = encr_alg_find(ENCR_AES_CBC, 256);
	pr->integ[0] = integ_alg_find(INTEG_SHA256_128);
	pr->prf[0] = prf_alg_find(PRF_SHA256);
	pr->dh[0] = dh_alg_find(group);
	pr->n_encr = pr->n_integ = pr->n_prf = pr->n_dh = 1;
	pr->complete = true;
	po->name = xstrdup("bench");
	po->proposals = bench_list_of(xstrdup("bench"));
	po->n_proposals = 1;
	pf->name = xstrdup("bench");
	pf->match_remote = xcalloc(1, sizeof(*pf->match_remote));
	pf->match_remote->kind = IKE_MATCH_ADDRESS; /* 0.0.0.0/0 */
	pf->match_remote->prefix.addr = addr_v4(0);
	pf->n_match_remote = 1;
	pf->auth_local = pf->auth_remote[0] = IKE_AUTH_PSK;
	pf->n_auth_remote = 1;
	pf->auth_local_key = (struct ike_psk){ xmemdup(BENCH_KEY, len), len };
	pf->auth_remote_key = (struct ike_psk){ xmemdup(BENCH_KEY, len), len };
	pf->lifetime = 86400;
	pf->complete = true;
	c->proposals = bench_list_of(pr);
	c->policies = bench_list_of(po);
	c->profiles = bench_list_of(pf);
	c->n_proposals = c->n_policies = c->n_profiles = 1;
	return c;
}

#endif
