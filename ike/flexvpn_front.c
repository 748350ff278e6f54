/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fronts: the network in which the outside of tunnels lives. Besides the global one there is one for
 * each `tunnel vrf`: a namespace with IKE sockets and a dataplane of its own, so that the same
 * addresses and ports can be used in all of them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define PMTU_AGE 600         /* s: Linux's default, and IOS's */
#define PMTU_FOREVER 2000000 /* as long as its clock allows */

static void front_routes(void *arg)
{
	flex_evaluate_all(arg);
}

const char *flex_front_fvrf(const struct flex_front *fr)
{
	return fr->vrf[0] ? fr->vrf : NULL;
}

int flex_front_enter(const struct flex_front *fr)
{
	return netns_enter(ifaces_vrf_netns(fr->f->ifaces, fr->vrf));
}

static void front_close(struct flex_front *fr)
{
	if (fr->dp)
		fr->dp->close(fr->dp);
	flex_sock_close(fr);
	if (fr->vrf[0] && fr->rib)
		rib_off_change(fr->rib, front_routes, fr->f);
	free(fr);
}

static int front_open(struct flexvpn *f, const char *vrf, char *why, size_t size)
{
	struct flex_front *fr = xcalloc(1, sizeof(*fr));
	struct ipsec_dp_events ev = flex_dp_events;
	int back, rc;

	ev.ctx = fr;
	fr->f = f;
	str_copy(fr->vrf, sizeof(fr->vrf), vrf);
	fr->rib = vrf[0] ? ifaces_vrf_rib(f->ifaces, vrf, true) : f->rib;
	if (!fr->rib) {
		free(fr);
		return -ENETDOWN;
	}
	back = flex_front_enter(fr);
	fr->dp = ipsec_dp_open(f->loop, f->dataplane, &ev, why, size);
	rc = fr->dp ? flex_sock_open(fr, why, size) : -ENODEV;
	netns_leave(back);
	if (rc < 0) {
		front_close(fr);
		return rc;
	}
	if (vrf[0])
		rib_on_change(fr->rib, front_routes, f);
	LL_APPEND(f->fronts, fr);
	return 0;
}

int flex_front_open_global(struct flexvpn *f, char *why, size_t size)
{
	return front_open(f, "", why, size);
}

struct flex_front *flex_front_get(struct flexvpn *f, const char *vrf, bool make)
{
	struct flex_front *fr;
	char why[200] = "";

	LL_FOREACH(f->fronts, fr)
		if (!strcmp(fr->vrf, vrf ? vrf : ""))
			return fr;
	if (!make)
		return NULL;
	if (front_open(f, vrf, why, sizeof(why)) < 0) {
		log_msg("CRYPTO", LOG_LV_ERR, "FVRF", "VRF %s cannot be a front: %s", vrf, why);
		return NULL;
	}
	return flex_front_get(f, vrf, false);
}

/* The kernel has one age for all paths of a namespace: the shortest of its tunnels. */
static uint32_t pmtu_age(const struct flex_front *fr)
{
	const struct flexvpn_conf *c = fr->f->conf;
	uint32_t age = 0;

	for (size_t i = 0; i < c->n_tunnels; i++) {
		const struct tunnel_conf *t = &c->tunnels[i];
		uint32_t own = t->pmtud_age ? t->pmtud_age * 60u : PMTU_FOREVER;

		if (t->pmtud && !strcmp(t->tunnel_vrf, fr->vrf))
			age = age ? MIN(age, own) : own;
	}
	return age ? age : PMTU_AGE;
}

void flex_front_pmtu_ages(struct flexvpn *f)
{
	struct flex_front *fr;

	LL_FOREACH(f->fronts, fr) {
		uint32_t age = pmtu_age(fr);
		char text[16];
		int back;

		if (age == (fr->pmtu_age_s ? fr->pmtu_age_s : PMTU_AGE))
			continue;
		snprintf(text, sizeof(text), "%u", age);
		back = flex_front_enter(fr);
		netns_sysctl(text, "ipv4/route/mtu_expires");
		netns_sysctl(text, "ipv6/route/mtu_expires");
		netns_leave(back);
		fr->pmtu_age_s = age;
	}
}

void flex_fronts_close(struct flexvpn *f)
{
	struct flex_front *fr, *tmp;

	LL_FOREACH_SAFE(f->fronts, fr, tmp)
		front_close(fr);
	f->fronts = NULL;
	f->dp = NULL;
}
