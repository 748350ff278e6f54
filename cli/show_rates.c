/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What interfaces tell about the past: the five minute rates of show interfaces (an exponentially
 * decaying average over five minutes or load-interval, sampled every five seconds as IOS does) and when their counters were
 * cleared. Kept here by name, because an interface comes and goes.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "cli/show.h"

#define SAMPLE_MS 5000
#define WINDOW_S 300 /* load-interval 300 */

struct history {
	char name[IFACE_NAME_LEN];
	bool sampled;          /* last holds a sample */
	bool seen;             /* in the latest round */
	struct iface_counters last;
	double in_bps, out_bps, in_pps, out_pps;
	uint64_t cleared_ms;
	UT_hash_handle hh;
};

static struct {
	struct router *rt;
	struct timer timer;
	struct history *table;
	uint64_t cleared_all_ms;
} rates;

static struct history *history_get(const char *name, bool make)
{
	struct history *h;

	HASH_FIND_STR(rates.table, name, h);
	if (h || !make)
		return h;
	h = xcalloc(1, sizeof(*h));
	str_copy(h->name, sizeof(h->name), name);
	HASH_ADD_STR(rates.table, name, h);
	return h;
}

/* Counters that went back were cleared or belong to a new device: no traffic in between. */
static double per_second(uint64_t now, uint64_t before)
{
	return now > before ? (double)(now - before) * 1000.0 / SAMPLE_MS : 0.0;
}

static void average(double *avg, double sample, double keep)
{
	*avg = *avg * keep + sample * (1.0 - keep);
}

/* load-interval of the interface or of the template it was cloned from. */
static unsigned window_of(struct router *rt, const struct iface *i)
{
	const char *from = rt->flexvpn ? flexvpn_cloned_from(rt->flexvpn, i->conf.name) : NULL;
	const char *text = cfg_var(cfg_find(cfg_interface(rt->running, from ? from : i->conf.name),
					    "load-interval"),
				   "seconds");

	return text ? (unsigned)strtoul(text, NULL, 10) : WINDOW_S;
}

static void history_sample(struct history *h, const struct iface_counters *c, unsigned window)
{
	double keep = exp(-(SAMPLE_MS / 1000.0) / window);

	if (h->sampled) {
		average(&h->in_bps, 8.0 * per_second(c->rx_bytes, h->last.rx_bytes), keep);
		average(&h->out_bps, 8.0 * per_second(c->tx_bytes, h->last.tx_bytes), keep);
		average(&h->in_pps, per_second(c->rx_packets, h->last.rx_packets), keep);
		average(&h->out_pps, per_second(c->tx_packets, h->last.tx_packets), keep);
	}
	h->last = *c;
	h->sampled = true;
}

static void rates_tick(struct timer *t, void *arg)
{
	struct ifaces *s = rates.rt->ifaces;
	struct history *h, *tmp;

	HASH_ITER(hh, rates.table, h, tmp)
		h->seen = false;
	for (struct iface *i = s ? iface_first(s) : NULL; i; i = i->next) {
		struct iface_counters c;

		if (!i->ifindex || !iface_counters(s, i, &c))
			continue;
		h = history_get(i->conf.name, true);
		history_sample(h, &c, window_of(rates.rt, i));
		h->seen = true;
	}
	HASH_ITER(hh, rates.table, h, tmp) {
		if (h->seen || h->cleared_ms)
			continue;
		HASH_DEL(rates.table, h);
		free(h);
	}
	timer_set(loop_timers(rates.rt->loop), t, SAMPLE_MS);
}

void show_rates_start(struct router *rt)
{
	if (rates.rt || !rt->loop)
		return;
	rates.rt = rt;
	timer_init(&rates.timer, rates_tick, NULL);
	timer_set(loop_timers(rt->loop), &rates.timer, 0);
}

void show_rates_stop(void)
{
	struct history *h, *tmp;

	if (rates.rt)
		timer_cancel(&rates.timer);
	HASH_ITER(hh, rates.table, h, tmp) {
		HASH_DEL(rates.table, h);
		free(h);
	}
	rates.rt = NULL;
	rates.cleared_all_ms = 0;
}

void show_rates_get(struct show_iface *i)
{
	const struct history *h = history_get(i->i->conf.name, false);

	i->cleared_ms = rates.cleared_all_ms;
	if (rates.rt)
		i->load_s = window_of(rates.rt, i->i);
	if (!h)
		return;
	if (h->cleared_ms > i->cleared_ms)
		i->cleared_ms = h->cleared_ms;
	/* IOS shows whole thousands of bits */
	i->rate_in_bps = (uint64_t)(h->in_bps / 1000.0 + 0.5) * 1000;
	i->rate_out_bps = (uint64_t)(h->out_bps / 1000.0 + 0.5) * 1000;
	i->rate_in_pps = (uint64_t)(h->in_pps + 0.5);
	i->rate_out_pps = (uint64_t)(h->out_pps + 0.5);
}

void show_rates_cleared(const char *iface, uint64_t now)
{
	if (iface)
		history_get(iface, true)->cleared_ms = now;
	else
		rates.cleared_all_ms = now;
}
