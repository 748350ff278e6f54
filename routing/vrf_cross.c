/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/vrf_cross.h"

#include <linux/rtnetlink.h>
#include <netlink/errno.h>
#include <netlink/netlink.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>
#include <netlink/route/rule.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/iface_priv.h"
#include "routing/vrf_link.h"

#define CROSS_TABLE_BASE 0x465a0000u /* "FZ": behind those of steer.c and policy_route.c */
#define CROSS_PRIORITY 29000         /* behind policy routing, before the main table */
#define CROSS_RTPROT 202             /* as policy_route.c's: not the RIB's */

struct vrf_cross {
	struct ifaces *ifaces;
	struct vrf_cross_route *list;
	size_t n;
};

struct vrf_cross *vrf_cross_new(struct ifaces *ifaces)
{
	struct vrf_cross *x = xcalloc(1, sizeof(*x));

	x->ifaces = ifaces;
	return x;
}

void vrf_cross_free(struct vrf_cross *x)
{
	if (!x)
		return;
	vrf_cross_set(x, NULL, 0);
	free(x);
}

static bool same_link(const struct vrf_cross_route *a, const struct vrf_cross_route *b)
{
	return !strcmp(a->from, b->from) && !strcmp(a->to, b->to);
}

static bool same_route(const struct vrf_cross_route *a, const struct vrf_cross_route *b)
{
	return same_link(a, b) && prefix_eq(&a->prefix, &b->prefix);
}

static bool first_of(const struct vrf_cross_route *list, size_t i,
		     bool (*same)(const struct vrf_cross_route *a, const struct vrf_cross_route *b))
{
	for (size_t k = 0; k < i; k++)
		if (same(&list[k], &list[i]))
			return false;
	return true;
}

static bool listed(const struct vrf_cross_route *list, size_t n, const struct vrf_cross_route *r,
		   bool (*same)(const struct vrf_cross_route *a, const struct vrf_cross_route *b))
{
	for (size_t i = 0; i < n; i++)
		if (same(&list[i], r))
			return true;
	return false;
}

/* --- one rule for the packets of a link --- */

static int rule(const struct vrf_cross *x, const struct vrf_cross_route *r, bool add)
{
	struct iface_vrf *from = vrf_find(x->ifaces, r->from), *to = vrf_find(x->ifaces, r->to);
	struct rtnl_rule *k = from && to ? rtnl_rule_alloc() : NULL;
	char dev[16];
	int rc = -NLE_NOMEM;

	if (!k)
		return rc;
	vrf_link_dev(from, dev);
	rtnl_rule_set_family(k, AF_INET);
	rtnl_rule_set_iif(k, dev);
	rtnl_rule_set_prio(k, CROSS_PRIORITY + from->number);
	rtnl_rule_set_table(k, CROSS_TABLE_BASE + from->number);
	rtnl_rule_set_action(k, FR_ACT_TO_TBL);
	rc = add ? rtnl_rule_add(kern_request_sock(to->kern), k, NLM_F_EXCL)
		 : rtnl_rule_delete(kern_request_sock(to->kern), k, 0);
	rtnl_rule_put(k);
	return rc == -NLE_EXIST ? 0 : rc;
}

/* --- its routes --- */

static bool hop_add(struct rtnl_route *route, const struct iface_vrf *to,
		    const struct vrf_cross_route *r)
{
	const struct iface *out = iface_find(to->s, r->oif);
	struct rtnl_nexthop *nh = out && out->ifindex ? rtnl_route_nh_alloc() : NULL;

	if (!nh)
		return false;
	rtnl_route_nh_set_ifindex(nh, out->ifindex);
	if (r->via.family) {
		struct prefix host = {r->via, 32};
		struct nl_addr *gw = kern_addr_of(&host);

		rtnl_route_nh_set_gateway(nh, gw);
		nl_addr_put(gw);
		rtnl_route_nh_set_flags(nh, RTNH_F_ONLINK);
	}
	rtnl_route_add_nexthop(route, nh);
	return true;
}

/* list[i] and those behind it that share its load; add false: none of them any more. */
static int route(const struct vrf_cross *x, const struct vrf_cross_route *list, size_t n, size_t i,
		 bool add)
{
	struct iface_vrf *from = vrf_find(x->ifaces, list[i].from),
			 *to = vrf_find(x->ifaces, list[i].to);
	struct rtnl_route *k = from && to ? rtnl_route_alloc() : NULL;
	struct nl_addr *dst = kern_addr_of(&list[i].prefix);
	int rc = -NLE_NOMEM, hops = 0;
	bool via = false;

	if (!k || !dst)
		goto out;
	rtnl_route_set_family(k, AF_INET);
	rtnl_route_set_table(k, CROSS_TABLE_BASE + from->number);
	rtnl_route_set_protocol(k, CROSS_RTPROT);
	rtnl_route_set_type(k, RTN_UNICAST);
	rtnl_route_set_dst(k, dst);
	for (size_t h = i; add && h < n; h++)
		if (same_route(&list[h], &list[i]) && hop_add(k, to, &list[h])) {
			via |= list[h].via.family != ADDR_NONE;
			hops++;
		}
	rtnl_route_set_scope(k, via || !add ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK);
	if (hops == 1 && via)
		rtnl_route_set_flags(k, RTNH_F_ONLINK);
	if (!add)
		rtnl_route_set_scope(k, RT_SCOPE_NOWHERE); /* whichever it has */
	rc = !add ? rtnl_route_delete(kern_request_sock(to->kern), k, 0)
	     : hops ? rtnl_route_add(kern_request_sock(to->kern), k, NLM_F_CREATE | NLM_F_REPLACE)
		    : 0;
out:
	nl_addr_put(dst);
	rtnl_route_put(k);
	return rc;
}

void vrf_cross_set(struct vrf_cross *x, const struct vrf_cross_route *list, size_t n)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct vrf_cross_route *old = &x->list[i];

		if (!listed(list, n, old, same_route) && first_of(x->list, i, same_route))
			route(x, x->list, x->n, i, false); /* it may have gone with its device */
		if (!listed(list, n, old, same_link) && first_of(x->list, i, same_link))
			rule(x, old, false);
	}
	for (size_t i = 0; i < n; i++) {
		int rc = first_of(list, i, same_link) ? rule(x, &list[i], true) : 0;

		if (rc == 0 && first_of(list, i, same_route))
			rc = route(x, list, n, i, true);
		if (rc < 0 && log_debug_on(DBG_ROUTING))
			log_debug("static route into another VRF by %s: %s", list[i].oif,
				  nl_geterror(rc));
	}
	free(x->list);
	x->list = n ? xmemdup(list, n * sizeof(*list)) : NULL;
	x->n = n;
}
