/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metric (RFC 7868 5): classic 32-bit and wide 64-bit composites of a vector.
 */
#include "routing/eigrp/eigrp.h"

#define WIDE_SCALE 65536ULL

static uint64_t reliability(uint64_t metric, const uint8_t k[6], uint8_t rel)
{
	/* K5 = 0 means: leave it out, not: multiply by zero (RFC 7868 5.5) */
	return k[4] ? metric * k[4] / (rel + k[3] ? rel + k[3] : 1) : metric;
}

static uint64_t classic(const uint8_t k[6], const struct eigrp_metric *m)
{
	uint64_t bw = 256 * (10000000ULL / (m->bw ? m->bw : 1));
	uint64_t delay = (m->delay * 256 + 5000000) / 10000000;
	uint64_t v = k[0] * bw + k[1] * bw / (256 - m->load) + k[2] * delay;

	v = reliability(v, k, m->rel);
	return v >= UINT32_MAX ? UINT32_MAX - 1 : v;
}

static uint64_t wide(const uint8_t k[6], const struct eigrp_metric *m)
{
	uint64_t thr = 10000000ULL * WIDE_SCALE / (m->bw ? m->bw : 1);
	uint64_t lat = m->delay / 1000000 * WIDE_SCALE + m->delay % 1000000 * WIDE_SCALE / 1000000;

	return reliability(k[0] * thr + k[1] * thr / (256 - m->load) + k[2] * lat, k, m->rel);
}

uint64_t eigrp_composite(const uint8_t k[6], bool is_wide, const struct eigrp_metric *m)
{
	if (m->delay >= EIGRP_DELAY_INF)
		return EIGRP_INF;
	return is_wide ? wide(k, m) : classic(k, m);
}

struct eigrp_metric eigrp_metric_join(const struct eigrp_metric *m, const struct eigrp_link *l,
				      uint8_t max_hops)
{
	struct eigrp_metric r = *m;

	if (m->delay >= EIGRP_DELAY_INF || m->hops >= max_hops) {
		r.delay = EIGRP_DELAY_INF;
		return r;
	}
	r.delay = MIN(m->delay + l->delay_us * 1000000ULL, EIGRP_DELAY_INF);
	r.bw = MIN(m->bw, l->bw);
	r.mtu = MIN(m->mtu, l->mtu);
	r.hops++;
	return r;
}
