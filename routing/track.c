/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/track.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/log.h"

#define DELAY_SLACK_MS 10

struct track_obj {
	struct tracks *t;
	struct track_conf c;
	bool up, wanted, listed;
	bool fresh;               /* configured just now */
	bool stub;                /* TRACK_STUB: as set */
	uint32_t changes;
	uint64_t changed_ms;
	struct timer delay;       /* until `wanted` is believed */
	struct track_obj *next;
};

struct track_watch {
	track_change_fn fn;
	void *arg;
	struct track_watch *next;
};

struct tracks {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	struct slas *slas;
	struct statics *statics;
	struct track_obj *objs;   /* ascending */
	struct track_watch *watches;
	bool evaluating, again, closing;
	struct rib *vrf_ribs[16]; /* that routes of objects are in */
	size_t n_vrf_ribs;
};

const char *track_describe(const struct track_conf *c, char *buf, size_t size)
{
	char name[MAX(IFACE_NAME_LEN, ADDR_STRLEN)];

	switch (c->type) {
	case TRACK_SLA_REACHABILITY:
	case TRACK_SLA_STATE:
		snprintf(buf, size, "ip sla %u %s", c->sla,
			 c->type == TRACK_SLA_STATE ? "state" : "reachability");
		break;
	case TRACK_IF_LINE:
		snprintf(buf, size, "interface %s line-protocol", iface_name_short(c->iface, name));
		break;
	case TRACK_IF_ROUTING:
		snprintf(buf, size, "interface %s %s routing", iface_name_short(c->iface, name),
			 c->ipv6 ? "ipv6" : "ip");
		break;
	case TRACK_ROUTE:
	case TRACK_ROUTE_METRIC:
		snprintf(buf, size, "%s route %s %s",
			 c->route.addr.family == ADDR_V6 ? "ipv6" : "ip",
			 prefix_str(&c->route, name),
			 c->type == TRACK_ROUTE ? "reachability" : "metric threshold");
		break;
	case TRACK_LIST_AND:
	case TRACK_LIST_OR:
		snprintf(buf, size, "list boolean %s", c->type == TRACK_LIST_AND ? "and" : "or");
		break;
	case TRACK_LIST_PERCENTAGE:
	case TRACK_LIST_WEIGHT:
		snprintf(buf, size, "list threshold %s",
			 c->type == TRACK_LIST_WEIGHT ? "weight" : "percentage");
		break;
	case TRACK_STUB:
		snprintf(buf, size, "stub-object");
		break;
	}
	return buf;
}

static struct track_obj *obj_find(struct tracks *t, uint16_t id)
{
	struct track_obj *o;

	LL_SEARCH_SCALAR(t->objs, o, c.id, id);
	return o;
}

/* --- what an object should be --- */

static bool sla_up(const struct track_obj *o)
{
	struct sla_state st;

	if (!o->t->slas || !sla_get(o->t->slas, o->c.sla, &st))
		return false;
	/* reachability does not mind a slow answer, state does */
	return st.code == SLA_OK ||
	       (st.code == SLA_OVER_THRESHOLD && o->c.type == TRACK_SLA_REACHABILITY);
}

static bool iface_up(const struct track_obj *o)
{
	struct iface *i = o->t->ifaces ? iface_find(o->t->ifaces, o->c.iface) : NULL;
	struct prefix p;

	if (!i || !i->line_up)
		return false;
	if (o->c.type == TRACK_IF_LINE)
		return true;
	if (!o->c.ipv6)
		return iface_addr(o->t->ifaces, i, &p) && p.addr.family == ADDR_V4;
	for (size_t n = 0; n < i->conf.n_addrs; n++)
		if (i->conf.addrs[n].p.addr.family == ADDR_V6)
			return true;
	return false;
}

static bool member_up(const struct track_obj *o, size_t n)
{
	const struct track_obj *m = obj_find(o->t, o->c.member[n].id);

	return (m && m->up) != o->c.member[n].negate;
}

/* Weight, or percentage, of the members that are up. */
static uint32_t list_sum(const struct track_obj *o)
{
	uint32_t sum = 0;

	for (size_t n = 0; n < o->c.n_members; n++) {
		if (!member_up(o, n))
			continue;
		sum += o->c.type == TRACK_LIST_WEIGHT && o->c.member[n].weight
			       ? o->c.member[n].weight
			       : 1;
	}
	if (o->c.type == TRACK_LIST_PERCENTAGE)
		sum = o->c.n_members ? sum * 100 / o->c.n_members : 0;
	return sum;
}

static bool list_up(const struct track_obj *o)
{
	bool all = true, any = false;
	uint32_t sum;

	switch (o->c.type) {
	case TRACK_LIST_AND:
	case TRACK_LIST_OR:
		for (size_t n = 0; n < o->c.n_members; n++) {
			all &= member_up(o, n);
			any |= member_up(o, n);
		}
		return o->c.n_members && (o->c.type == TRACK_LIST_AND ? all : any);
	case TRACK_LIST_PERCENTAGE:
	case TRACK_LIST_WEIGHT:
		/* between the two thresholds it stays what it is */
		sum = list_sum(o);
		return sum >= o->c.up_at ? true : sum <= o->c.down_at ? false : o->up;
	case TRACK_SLA_REACHABILITY:
	case TRACK_SLA_STATE:
	case TRACK_IF_LINE:
	case TRACK_IF_ROUTING:
	case TRACK_ROUTE:
	case TRACK_ROUTE_METRIC:
	case TRACK_STUB:
		break;
	}
	return false;
}

static bool route_get(const struct track_obj *o, struct rib_entry *e)
{
	struct rib *rib = o->t->rib;

	if (o->c.vrf[0])
		rib = o->t->ifaces ? ifaces_vrf_rib(o->t->ifaces, o->c.vrf, false) : NULL;
	return rib && rib_get(rib, &o->c.route, e);
}

/* The route's metric on the scale of 0 to 255 that objects compare; 255: no route. */
static uint32_t route_scaled(const struct track_obj *o)
{
	struct rib_entry e;
	uint32_t by = 1, own = 0;

	if (!route_get(o, &e))
		return 255;
	switch (e.path[0].route->proto) {
	case RIB_CONNECTED:
	case RIB_LOCAL:
	case RIB_NHRP:
		return 0;
	case RIB_STATIC:
		by = 10;
		own = o->c.resolution.stat;
		break;
	case RIB_EIGRP:
	case RIB_EIGRP_EXT:
		by = 2560;
		own = o->c.resolution.eigrp;
		break;
	case RIB_BGP:
		by = 2560;
		own = o->c.resolution.bgp;
		break;
	case RIB_OSPF:
	case RIB_OSPF_IA:
	case RIB_OSPF_E1:
	case RIB_OSPF_E2:
	case RIB_OSPF_N1:
	case RIB_OSPF_N2:
	case RIB_PROTO_MAX:
		own = o->c.resolution.ospf;
		break;
	}
	return MIN(e.path[0].route->metric / (own ? own : by), 254u);
}

/* Up at or below the up threshold, down at or above the down threshold, otherwise as it was. */
static bool metric_up(const struct track_obj *o)
{
	uint32_t m = route_scaled(o);

	return m <= o->c.up_at ? true : m >= o->c.down_at ? false : o->up;
}

static bool obj_compute(const struct track_obj *o)
{
	struct rib_entry e;

	switch (o->c.type) {
	case TRACK_SLA_REACHABILITY:
	case TRACK_SLA_STATE:
		return sla_up(o);
	case TRACK_IF_LINE:
	case TRACK_IF_ROUTING:
		return iface_up(o);
	case TRACK_ROUTE:
		return route_get(o, &e);
	case TRACK_ROUTE_METRIC:
		return metric_up(o);
	case TRACK_STUB:
		return o->stub;
	case TRACK_LIST_AND:
	case TRACK_LIST_OR:
	case TRACK_LIST_PERCENTAGE:
	case TRACK_LIST_WEIGHT:
		return list_up(o);
	}
	return false;
}

/* --- changes --- */

static void obj_tell(struct tracks *t, uint16_t id, bool up)
{
	struct track_watch *w, *tmp;

	if (t->statics)
		statics_track(t->statics, id, up);
	LL_FOREACH_SAFE(t->watches, w, tmp)
		w->fn(id, up, w->arg);
}

static void obj_set(struct track_obj *o, bool up)
{
	char what[96];

	timer_cancel(&o->delay);
	if (o->up == up)
		return;
	o->up = o->wanted = up;
	o->changes++;
	o->changed_ms = mono_ms(NULL);
	track_describe(&o->c, what, sizeof(what));
	if (log_debug_on(DBG_TRACK))
		log_debug("Track: %u Change #%u %s, %s", o->c.id, o->changes, what,
			  up ? "Down->Up" : "Up->Down");
	log_msg("TRACK", LOG_LV_INFO, "STATE", "%u %s %s", o->c.id, what,
		up ? "Down -> Up" : "Up -> Down");
	o->t->again = true;
	obj_tell(o->t, o->c.id, up);
}

static void obj_evaluate(struct track_obj *o)
{
	bool want = obj_compute(o);
	uint32_t delay = want ? o->c.delay_up_s : o->c.delay_down_s;

	if (want == o->up) {
		timer_cancel(&o->delay); /* back before anybody noticed */
		o->wanted = want;
		return;
	}
	if (o->wanted == want && timer_pending(&o->delay))
		return;
	o->wanted = want;
	if (!delay) {
		obj_set(o, want);
		return;
	}
	if (log_debug_on(DBG_TRACK))
		log_debug("Track: %u %s change delayed for %u secs", o->c.id, want ? "Up" : "Down",
			  delay);
	/* an operation that ends at the very moment, as those of whole seconds do, is heard first */
	timer_set(loop_timers(o->t->loop), &o->delay, (uint64_t)delay * 1000 + DELAY_SLACK_MS);
}

/* All objects, again while lists see their members change. Two lists that contain each other could
 * go on for ever: IOS refuses them, here the rounds are limited. */
static void evaluate(struct tracks *t)
{
	struct track_obj *o;
	unsigned rounds = 0;

	t->again = true;
	if (t->evaluating || t->closing)
		return;
	t->evaluating = true;
	while (t->again && rounds++ < 16) {
		t->again = false;
		LL_FOREACH(t->objs, o)
			obj_evaluate(o);
	}
	t->evaluating = false;
}

static void delay_over(struct timer *timer, void *arg)
{
	struct track_obj *o = arg;

	obj_set(o, o->wanted);
	evaluate(o->t);
}

static void on_sla(uint32_t id, void *arg)
{
	evaluate(arg);
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	evaluate(arg);
}

static void on_rib(void *arg)
{
	evaluate(arg);
}

/* --- the list --- */

static int obj_cmp(const struct track_obj *a, const struct track_obj *b)
{
	return (int)a->c.id - (int)b->c.id;
}

static bool conf_same_subject(const struct track_conf *a, const struct track_conf *b)
{
	return a->type == b->type && a->sla == b->sla && a->ipv6 == b->ipv6 &&
	       strcmp(a->iface, b->iface) == 0 && prefix_eq(&a->route, &b->route) &&
	       strcmp(a->vrf, b->vrf) == 0 &&
	       a->stub_up == b->stub_up;
}

/* New objects have no past: they begin as they are, without message or delay. A list may come
 * before its members, so look until nothing changes. */
static void fresh_begin(struct tracks *t)
{
	struct track_obj *o;
	bool changed = true;

	for (unsigned rounds = 0; changed && rounds < 16; rounds++) {
		changed = false;
		LL_FOREACH(t->objs, o) {
			bool up = o->fresh && obj_compute(o);

			if (!o->fresh || up == o->up)
				continue;
			o->up = up;
			changed = true;
		}
	}
	LL_FOREACH(t->objs, o) {
		if (!o->fresh)
			continue;
		o->fresh = false;
		o->wanted = o->up;
		o->changes = o->up;
		obj_tell(t, o->c.id, o->up);
	}
}

static void obj_free(struct track_obj *o)
{
	struct tracks *t = o->t;
	uint16_t id = o->c.id;

	timer_cancel(&o->delay);
	LL_DELETE(t->objs, o);
	free(o);
	if (!t->closing)
		obj_tell(t, id, true); /* nobody's object holds nothing back */
}

/* The tables of VRFs tell of their changes too. */
static void vrf_watch(struct tracks *t, const char *vrf)
{
	struct rib *rib = vrf[0] && t->ifaces ? ifaces_vrf_rib(t->ifaces, vrf, true) : NULL;

	for (size_t i = 0; i < t->n_vrf_ribs; i++)
		if (t->vrf_ribs[i] == rib)
			return;
	if (!rib || t->n_vrf_ribs == ARRAY_SIZE(t->vrf_ribs))
		return;
	t->vrf_ribs[t->n_vrf_ribs++] = rib;
	rib_on_change(rib, on_rib, t);
}

void tracks_configure(struct tracks *t, const struct track_conf *list, size_t n)
{
	struct track_obj *o, *tmp;

	LL_FOREACH(t->objs, o)
		o->listed = false;
	for (size_t i = 0; i < n; i++) {
		bool fresh;

		o = obj_find(t, list[i].id);
		fresh = !o || !conf_same_subject(&o->c, &list[i]);
		if (!o) {
			o = xcalloc(1, sizeof(*o));
			o->t = t;
			o->c.id = list[i].id;
			timer_init(&o->delay, delay_over, o);
			LL_INSERT_INORDER(t->objs, o, obj_cmp);
		}
		o->c = list[i];
		o->listed = true;
		vrf_watch(t, o->c.vrf);
		if (!fresh)
			continue;
		timer_cancel(&o->delay);
		o->fresh = true;
		o->stub = o->c.stub_up;
		o->up = false;
		o->changed_ms = mono_ms(NULL);
	}
	fresh_begin(t);
	LL_FOREACH_SAFE(t->objs, o, tmp) {
		if (!o->listed)
			obj_free(o);
	}
	evaluate(t);
}

bool track_stub_set(struct tracks *t, uint16_t id, bool up)
{
	struct track_obj *o = obj_find(t, id);

	if (!o || o->c.type != TRACK_STUB)
		return false;
	o->stub = up;
	evaluate(t);
	return true;
}

static void state_fill(const struct track_obj *o, struct track_state *out)
{
	struct rib_entry e;
	uint64_t now = mono_ms(NULL);

	*out = (struct track_state){ .conf = &o->c, .up = o->up, .wanted = o->wanted,
				     .changes = o->changes, .changed_ms = o->changed_ms };
	if (timer_pending(&o->delay) && o->delay.when > now)
		out->delay_left_s =
			(uint32_t)((o->delay.when - now + 999 - DELAY_SLACK_MS) / 1000);
	if (o->c.type == TRACK_LIST_PERCENTAGE || o->c.type == TRACK_LIST_WEIGHT)
		out->sum = list_sum(o);
	if (o->c.type == TRACK_ROUTE_METRIC)
		out->sum = route_scaled(o);
	out->routed =
		(o->c.type == TRACK_ROUTE || o->c.type == TRACK_ROUTE_METRIC) && route_get(o, &e);
	if (!out->routed)
		return;
	str_copy(out->first_hop, sizeof(out->first_hop), e.path[0].hop.oif);
	out->distance = e.path[0].route->distance;
	out->metric = e.path[0].route->metric;
}

void tracks_walk(struct tracks *t, bool (*fn)(const struct track_state *st, void *arg), void *arg)
{
	struct track_state st;
	struct track_obj *o;

	LL_FOREACH(t->objs, o) {
		state_fill(o, &st);
		if (!fn(&st, arg))
			return;
	}
}

bool track_get(struct tracks *t, uint16_t id, struct track_state *out)
{
	struct track_obj *o = obj_find(t, id);

	if (o)
		state_fill(o, out);
	return o != NULL;
}

void tracks_on_change(struct tracks *t, track_change_fn fn, void *arg)
{
	struct track_watch *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	LL_APPEND(t->watches, w);
}

void tracks_off_change(struct tracks *t, track_change_fn fn, void *arg)
{
	struct track_watch *w, *tmp;

	LL_FOREACH_SAFE(t->watches, w, tmp) {
		if (w->fn != fn || w->arg != arg)
			continue;
		LL_DELETE(t->watches, w);
		free(w);
	}
}

struct tracks *tracks_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			  struct slas *slas, struct statics *statics)
{
	struct tracks *t = xcalloc(1, sizeof(*t));

	t->loop = loop;
	t->ifaces = ifaces;
	t->rib = rib;
	t->slas = slas;
	t->statics = statics;
	if (ifaces)
		ifaces_on_event(ifaces, on_iface, t);
	if (rib)
		rib_on_change(rib, on_rib, t);
	if (slas)
		slas_on_result(slas, on_sla, t);
	return t;
}

void tracks_free(struct tracks *t)
{
	struct track_watch *w, *tmp;

	if (!t)
		return;
	t->closing = true;
	if (t->ifaces)
		ifaces_off_event(t->ifaces, on_iface, t);
	for (size_t i = 0; i < t->n_vrf_ribs; i++)
		rib_off_change(t->vrf_ribs[i], on_rib, t);
	if (t->rib)
		rib_off_change(t->rib, on_rib, t);
	if (t->slas)
		slas_off_result(t->slas, on_sla, t);
	while (t->objs)
		obj_free(t->objs);
	LL_FOREACH_SAFE(t->watches, w, tmp)
		free(w);
	free(t);
}
