/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What show commands see of an EIGRP process.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

const struct eigrp_conf *eigrp_conf_of(const struct eigrp *e)
{
	return &e->conf;
}

const char *eigrp_name(const struct eigrp *e)
{
	return e->conf.family == ADDR_V6 ? "EIGRP-IPv6" : "EIGRP-IPv4";
}

uint32_t eigrp_router_id(const struct eigrp *e)
{
	return e->rid;
}

const struct eigrp_traffic *eigrp_traffic(const struct eigrp *e)
{
	return &e->traffic;
}

size_t eigrp_n_entries(const struct eigrp *e)
{
	return HASH_COUNT(e->entries);
}

static void nbr_info(struct eigrp_nbr *n, struct eigrp_nbr_info *i)
{
	uint64_t now = timerq_now(n->e->q);
	struct eigrp_path *p;

	*i = (struct eigrp_nbr_info){
		.h = n->h, .addr = n->addr, .ifname = n->ifp->link.name, .up = n->up,
		.stub = n->stub, .stub_flags = n->stub_flags, .srtt = n->srtt, .rto = n->rto,
		.queued = n->n_queue, .retrans = n->retransmits,
		.retries = n->queue && n->queue->tries ? n->queue->tries - 1 : 0,
		.is_static = n->is_static, .seq = n->last_seq, .since_ms = n->since_ms,
	};
	if (timer_pending(&n->hold) && n->hold.when > now)
		i->hold_left_ms = (unsigned)(n->hold.when - now);
	i->hold_left = i->hold_left_ms / 1000;
	memcpy(i->ver, n->ver, sizeof(i->ver));
	DL_FOREACH2(n->paths, p, nnext)
		i->prefixes++;
}

void eigrp_walk_nbrs(struct eigrp *e, void (*fn)(const struct eigrp_nbr_info *i, void *arg), void *arg)
{
	struct eigrp_nbr **by_h = xcalloc(e->n_handles + 1, sizeof(*by_h));
	struct eigrp_nbr_info info;
	struct eigrp_if *ifp, *tmp;
	struct eigrp_nbr *n;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		DL_FOREACH(ifp->nbrs, n)
			by_h[n->h] = n;
	/* the last one found stands first */
	for (size_t i = e->n_handles; i-- > 0;)
		if (by_h[i]) {
			nbr_info(by_h[i], &info);
			fn(&info, arg);
		}
	free(by_h);
}

static int entry_cmp(const void *a, const void *b)
{
	const struct eigrp_entry *x = *(struct eigrp_entry *const *)a;
	const struct eigrp_entry *y = *(struct eigrp_entry *const *)b;
	int rc = addr_cmp(&x->prefix.addr, &y->prefix.addr);

	return rc ? rc : x->prefix.len - y->prefix.len;
}

static const char *path_what(const struct eigrp_path *p)
{
	switch (p->kind) {
	case PATH_CONNECTED:
		return "Connected";
	case PATH_SUMMARY:
		return "Summary";
	case PATH_REDIST:
		return p->ext.proto == EIGRP_FROM_STATIC ? "Rstatic" :
		       p->ext.proto == EIGRP_FROM_CONNECTED ? "Rconnected" : "Redistributed";
	case PATH_NBR:
		break;
	}
	return NULL;
}

static void topo_one(struct eigrp_entry *en, void (*fn)(const struct eigrp_topo_info *i, void *arg),
		     void *arg)
{
	struct eigrp_topo_info t = { .prefix = en->prefix, .active = en->active,
				     .fd = en->rib_lost ? EIGRP_INF : en->fd };
	struct eigrp_path_info *list;
	struct eigrp_path *p;
	struct eigrp_wait *w;
	size_t n = 0;

	DL_FOREACH(en->waits, w)
		t.waiting++;
	DL_FOREACH(en->paths, p)
		n++;
	list = xcalloc(n + 1, sizeof(*list));
	DL_FOREACH(en->paths, p) {
		struct eigrp_path_info *i = &list[t.n_paths++];

		*i = (struct eigrp_path_info){ .via = p->via, .what = path_what(p), .dist = p->dist,
			.rd = p->rd, .successor = p->succ, .metric = p->own,
			.external = p->external, .ext = p->ext,
			.ifname = p->ifp ? p->ifp->link.name : p->kind == PATH_SUMMARY ? "Null0" : "",
			.feasible = p->dist < EIGRP_INF && (p->kind != PATH_NBR || p->rd < en->fd) };
		t.successors += p->succ && p->dist < EIGRP_INF && !en->rib_lost;
		if (p->succ && p->external)
			t.tag = p->ext.tag;
	}
	t.paths = list;
	fn(&t, arg);
	free(list);
}

void eigrp_walk_topo(struct eigrp *e, void (*fn)(const struct eigrp_topo_info *i, void *arg), void *arg)
{
	size_t n = HASH_COUNT(e->entries), at = 0;
	struct eigrp_entry **list = xcalloc(n + 1, sizeof(struct eigrp_entry *)), *en, *tmp;

	HASH_ITER(hh, e->entries, en, tmp)
		list[at++] = en;
	qsort(list, at, sizeof(struct eigrp_entry *), entry_cmp);
	for (size_t i = 0; i < at; i++)
		topo_one(list[i], fn, arg);
	free(list);
}

static int if_cmp(const void *a, const void *b)
{
	return iface_name_show_cmp((*(struct eigrp_if *const *)a)->link.name,
				   (*(struct eigrp_if *const *)b)->link.name);
}

static void if_info(struct eigrp_if *ifp, void (*fn)(const struct eigrp_if_info *i, void *arg), void *arg)
{
	struct eigrp_if_info i = { .ifname = ifp->link.name, .passive = !ifp->running,
				   .peers = ifp->n_up, .conf = &ifp->conf };
	struct eigrp_nbr *n;
	unsigned sum = 0;

	i.hello_s = ifp->conf.hello_s ? ifp->conf.hello_s : HELLO_S;
	i.hold_s = ifp->conf.hold_s ? ifp->conf.hold_s : HELLO_S * HOLD_FACTOR;
	DL_FOREACH(ifp->nbrs, n) {
		i.queued += n->n_queue;
		sum += n->srtt;
	}
	i.retrans = ifp->retransmits;
	i.is_static = eigrp_statics_any(ifp);
	i.hellos = ifp->hellos;
	i.acks = ifp->acks;
	i.ucasts = ifp->ucasts;
	i.mcasts = ifp->mcasts;
	i.packets = ifp->packets;
	i.srtt = ifp->n_up ? sum / ifp->n_up : 0;
	if (timer_pending(&ifp->hello) && ifp->hello.when > timerq_now(ifp->e->q))
		i.hello_due_ms = (unsigned)(ifp->hello.when - timerq_now(ifp->e->q));
	fn(&i, arg);
}

void eigrp_walk_ifs(struct eigrp *e, void (*fn)(const struct eigrp_if_info *i, void *arg), void *arg)
{
	size_t n = HASH_COUNT(e->ifs), at = 0;
	struct eigrp_if **list = xcalloc(n + 1, sizeof(struct eigrp_if *)), *ifp, *tmp;

	HASH_ITER(hh, e->ifs, ifp, tmp)
		if (ifp->member)
			list[at++] = ifp;
	qsort(list, at, sizeof(struct eigrp_if *), if_cmp);
	for (size_t i = 0; i < at; i++)
		if_info(list[i], fn, arg);
	free(list);
}


/* --- events --- */

void eigrp_event(struct eigrp *e, const char *fmt, ...)
{
	struct eigrp_event *ev;
	va_list ap;

	if (!e->events)
		e->events = xcalloc(EVENTS_MAX, sizeof(*e->events));
	ev = &e->events[e->n_events++ % EVENTS_MAX];
	ev->when_ms = timerq_now(e->q);
	va_start(ap, fmt);
	vsnprintf(ev->text, sizeof(ev->text), fmt, ap);
	va_end(ap);
}

void eigrp_walk_events(struct eigrp *e, void (*fn)(uint64_t when_ms, const char *text, void *arg),
		       void *arg)
{
	for (size_t k = 0; k < MIN(e->n_events, (size_t)EVENTS_MAX); k++) {
		const struct eigrp_event *ev = &e->events[(e->n_events - 1 - k) % EVENTS_MAX];

		fn(ev->when_ms, ev->text, arg);
	}
}

void eigrp_clear_events(struct eigrp *e)
{
	e->n_events = 0;
}
