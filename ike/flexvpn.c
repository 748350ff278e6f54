/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FlexVPN's outer frame: opening and closing, taking a configuration, and reacting to interface
 * and route events.
 */
#include "ike/flexvpn.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "crypto/workers.h"
#include "ike/flexvpn_client.h"
#include "ike/flexvpn_priv.h"

#define WORKERS_MAX 8

static void evaluate_idle(void *arg)
{
	flex_evaluate_all(arg);
}

void flex_evaluate_later(struct flexvpn *f)
{
	loop_idle(f->loop, evaluate_idle, f);
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct flexvpn *f = arg;

	if (ev != IFACE_EV_REMOVED)
		flex_evaluate_later(f);
}

static void on_routes(void *arg)
{
	flex_evaluate_later(arg);
}

/* --- configuration --- */

static enum tunnel_kind tunnel_kind_of(enum tunnel_mode m)
{
	switch (m) {
	case TUN_MODE_IPSEC_V4:
	case TUN_MODE_IPSEC_V6:
		return TUNNEL_IPSEC;
	case TUN_MODE_IPIP:
		return TUNNEL_IPIP;
	case TUN_MODE_GRE_MULTIPOINT:
		return TUNNEL_MGRE;
	case TUN_MODE_GRE:
	case TUN_MODE_OTHER:
		break;
	}
	return TUNNEL_GRE;
}

static bool text_eq(const char *a, const char *b)
{
	return (!a && !b) || (a && b && !strcmp(a, b));
}

/* A change that only a new session can follow. */
static bool tunnel_changed(const struct flex_tunnel *t, const struct tunnel_conf *n,
			   const char *profile)
{
	const struct tunnel_conf *o = t->tc;

	return o->mode != n->mode || strcmp(o->source_if, n->source_if) != 0 ||
	       addr_cmp(&o->source, &n->source) != 0 ||
	       addr_cmp(&o->destination, &n->destination) != 0 ||
	       strcmp(o->destination_name, n->destination_name) != 0 ||
	       o->destination_dynamic != n->destination_dynamic ||
	       !text_eq(o->profile, n->profile) || !text_eq(t->ikev2_profile, profile) ||
	       o->has_key != n->has_key || o->key != n->key || o->n_nhrp_map != n->n_nhrp_map ||
	       memcmp(o->nhrp_map, n->nhrp_map, sizeof(o->nhrp_map)) != 0 ||
	       strcmp(o->tunnel_vrf, n->tunnel_vrf) != 0;
}

static void tunnel_peers(struct flex_tunnel *t)
{
	const struct tunnel_conf *tc = t->tc;
	struct flex_peer *p;

	if (t->dp_kind != TUNNEL_MGRE) {
		p = flex_peer_new(t, 0);
		p->remote = tc->destination;
		p->initiate = tc->initiate;
		return;
	}
	for (size_t i = 0; i < tc->n_nhrp_map; i++) {
		p = flex_peer_new(t, 0);
		p->remote = tc->nhrp_map[i].nbma;
		p->initiate = tc->initiate;
		p->nhrp_inner = (struct prefix){.addr = tc->nhrp_map[i].inner, .len = 32};
	}
}

static void tunnel_configure(struct flexvpn *f, const struct tunnel_conf *tc)
{
	const struct ipsec_profile *pol =
		tc->profile ? ipsec_profile_find(f->conf->ipsec, tc->profile) : NULL;
	const char *profile = tc->ikev2_profile ? tc->ikev2_profile
			      : pol		? pol->ikev2_profile : NULL;
	struct flex_front *front;
	struct flex_tunnel *t;

	LL_FOREACH(f->tunnels, t)
		if (t->kind == FLEX_STATIC && !strcmp(t->name, tc->name))
			break;
	if (tc->profile && !pol)
		tc = NULL; /* names a profile that does not exist (yet): nothing may leave in clear */
	if (t && (!tc || tunnel_changed(t, tc, profile))) {
		flex_tunnel_free(t);
		t = NULL;
	}
	front = tc ? flex_front_get(f, tc->tunnel_vrf, true) : NULL;
	if (!front)
		return;
	if (!t) {
		t = flex_tunnel_new(f, FLEX_STATIC, tc->name);
		iface_name_dev(tc->name, t->dev);
		t->dp_kind = tunnel_kind_of(tc->mode);
		t->tc = tc;
		t->front = front;
		tunnel_peers(t);
	} else {
		flexvpn_conf_put(t->snap);
	}
	t->snap = f->conf;
	f->conf->refs++;
	t->tc = tc;
	t->policy = pol;
	free(t->ikev2_profile);
	t->ikev2_profile = profile ? xstrdup(profile) : NULL;
	t->seen = true;
}

void flexvpn_configure(struct flexvpn *f, struct flexvpn_conf *c)
{
	struct flexvpn_conf *old = f->conf;
	struct flex_tunnel *t, *tmp;

	c->refs++;
	f->conf = c;
	ike_configure(f->ike, c->ike);
	LL_FOREACH(f->tunnels, t)
		t->seen = t->kind == FLEX_VACCESS; /* live sessions keep what they negotiated with */
	flex_clients_configure(f);
	for (size_t i = 0; i < c->n_tunnels; i++) {
		if (!c->tunnels[i].is_template)
			tunnel_configure(f, &c->tunnels[i]);
		else if (c->tunnels[i].tunnel_vrf[0]) /* sessions may begin there */
			flex_front_get(f, c->tunnels[i].tunnel_vrf, true);
	}
	flex_map_configure(f);
	flex_front_pmtu_ages(f);
	LL_FOREACH_SAFE(f->tunnels, t, tmp)
		if (!t->seen)
			flex_tunnel_free(t);
	flexvpn_conf_put(old);
	flex_policies_push(f);
	flex_evaluate_all(f);
}

/* --- life --- */

struct flexvpn *flexvpn_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			    const char *dataplane, char *why, size_t size)
{
	struct flexvpn *f = xcalloc(1, sizeof(*f));
	long cores;

	f->loop = loop;
	f->ifaces = ifaces;
	f->rib = rib;
	f->conf = flexvpn_conf_new();
	f->conf->ike = ike_conf_new();
	f->conf->ipsec = ipsec_conf_new();
	f->dataplane = dataplane;
	f->ike = ike_new(loop_timers(loop), &flex_ike_ops, f);
	ike_configure(f->ike, f->conf->ike);
	cores = sysconf(_SC_NPROCESSORS_ONLN);
	f->workers = workers_new(loop, (unsigned)MIN(MAX(cores, 1L), (long)WORKERS_MAX));
	ike_workers(f->ike, f->workers);
	if (flex_front_open_global(f, why, size) < 0)
		goto fail;
	f->dp = f->fronts->dp;
	ifaces_on_event(ifaces, on_iface, f);
	ifaces_on_count(ifaces, flex_iface_count, f);
	rib_on_change(rib, on_routes, f);
	return f;
fail:
	flexvpn_free(f);
	return NULL;
}

/* Peers hear that we go. */
static bool say_goodbye(const struct ike_sa_info *sa, void *ike)
{
	ike_sa_delete(ike, sa->id, "cleared by command");
	return true;
}

void flexvpn_free(struct flexvpn *f)
{
	struct flex_tunnel *t, *tmp;

	if (!f)
		return;
	if (f->ike)
		ike_walk(f->ike, say_goodbye, f->ike);
	f->closing = true;
	ifaces_off_event(f->ifaces, on_iface, f);
	ifaces_on_count(f->ifaces, NULL, NULL);
	rib_off_change(f->rib, on_routes, f);
	ike_workers(f->ike, NULL);
	workers_free(f->workers);
	ike_free(f->ike);
	LL_FOREACH_SAFE(f->tunnels, t, tmp)
		flex_tunnel_free(t);
	flex_late_drop(f);
	flex_leases_free(f);
	flex_clients_free(f);
	flex_fronts_close(f);
	flexvpn_conf_put(f->conf);
	free(f);
}

struct ike *flexvpn_ike(struct flexvpn *f)
{
	return f->ike;
}

struct ipsec_dp *flexvpn_dp(struct flexvpn *f)
{
	return f->dp;
}

const struct flexvpn_conf *flexvpn_conf(const struct flexvpn *f)
{
	return f->conf;
}
