/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/vrf_cross.h"

#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <netlink/errno.h>
#include <netlink/msg.h>
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

struct crossing {
	struct vrf_cross_route r;
	int ifindex;             /* of r.oif when it was given to the kernel */
	bool route_due, rule_due; /* the kernel refused it, or has forgotten it with the device */
};

struct vrf_cross {
	struct ifaces *ifaces;
	struct crossing *list;   /* sorted: those of two VRFs together, in them those of a prefix */
	size_t n;
};

/* The kernel takes the routes of a device with it when it goes down, and with its last address. */
static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct vrf_cross *x = arg;

	(void)ev;
	for (size_t k = 0; k < x->n; k++)
		if (!strcmp(x->list[k].r.oif, i->conf.name))
			x->list[k].route_due = true;
}

/* --- what a router that was killed left in the global table; VRFs ended with it --- */

struct left {
	uint32_t rules[256];         /* their tables */
	size_t n_rules;
	struct left_route {
		uint32_t table;
		struct prefix prefix;
	} *routes;
	size_t n_routes;
};

static bool is_cross(uint32_t table)
{
	return (table & 0xffff0000u) == CROSS_TABLE_BASE;
}

static int left_rule(struct nl_msg *m, void *arg)
{
	struct nlattr *a = nlmsg_find_attr(nlmsg_hdr(m), sizeof(struct fib_rule_hdr), FRA_TABLE);
	struct left *l = arg;

	if (a && is_cross(nla_get_u32(a)) && l->n_rules < ARRAY_SIZE(l->rules))
		l->rules[l->n_rules++] = nla_get_u32(a);
	return NL_OK;
}

static int left_route(struct nl_msg *m, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(m);
	const struct rtmsg *rtm = nlmsg_data(h);
	struct nlattr *table = nlmsg_find_attr(h, sizeof(*rtm), RTA_TABLE);
	struct nlattr *dst = nlmsg_find_attr(h, sizeof(*rtm), RTA_DST);
	struct left *l = arg;
	struct left_route *r;

	if (!table || !is_cross(nla_get_u32(table)))
		return NL_OK;
	l->routes = xrealloc(l->routes, (l->n_routes + 1) * sizeof(*l->routes));
	r = memset(&l->routes[l->n_routes++], 0, sizeof(*r));
	r->table = nla_get_u32(table);
	r->prefix.addr.family = ADDR_V4;
	r->prefix.len = rtm->rtm_dst_len;
	if (dst)
		nla_memcpy(r->prefix.addr.b, dst, 4);
	return NL_OK;
}

static void left_read(struct nl_sock *sk, int type, int (*fn)(struct nl_msg *m, void *arg),
		      struct left *l)
{
	struct rtmsg h = { .rtm_family = AF_INET }; /* begins as struct fib_rule_hdr does */

	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, fn, l);
	if (nl_send_simple(sk, type, NLM_F_DUMP, &h, sizeof(h)) >= 0)
		nl_recvmsgs_default(sk);
	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_DEFAULT, NULL, NULL);
}

static void left_rule_delete(struct nl_sock *sk, uint32_t table)
{
	struct fib_rule_hdr h = { .family = AF_INET };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_DELRULE, 0);

	if (!m)
		return;
	nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
	nla_put_u32(m, FRA_TABLE, table);
	nl_send_sync(sk, m);
}

static void left_route_delete(struct nl_sock *sk, const struct left_route *r)
{
	struct rtmsg h = { .rtm_family = AF_INET, .rtm_dst_len = r->prefix.len,
			   .rtm_scope = RT_SCOPE_NOWHERE };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_DELROUTE, 0);

	if (!m)
		return;
	nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
	nla_put_u32(m, RTA_TABLE, r->table);
	if (r->prefix.len)
		nla_put(m, RTA_DST, 4, r->prefix.addr.b);
	nl_send_sync(sk, m);
}

/* Its rules would catch packets of links that get the same names. No table without a rule: the
 * routes, perhaps many of other tables, are read only when there is one. */
static void sweep(void)
{
	struct nl_sock *sk = nl_socket_alloc();
	struct left l = { .n_rules = 0 };

	if (sk && nl_connect(sk, NETLINK_ROUTE) == 0)
		left_read(sk, RTM_GETRULE, left_rule, &l);
	if (l.n_rules)
		left_read(sk, RTM_GETROUTE, left_route, &l);
	for (size_t i = 0; i < l.n_rules; i++)
		left_rule_delete(sk, l.rules[i]);
	for (size_t i = 0; i < l.n_routes; i++)
		left_route_delete(sk, &l.routes[i]);
	free(l.routes);
	nl_socket_free(sk);
}

struct vrf_cross *vrf_cross_new(struct ifaces *ifaces)
{
	struct vrf_cross *x = xcalloc(1, sizeof(*x));

	x->ifaces = ifaces;
	ifaces_on_event(ifaces, on_iface, x);
	sweep();
	return x;
}

void vrf_cross_free(struct vrf_cross *x)
{
	if (!x)
		return;
	vrf_cross_set(x, NULL, 0);
	ifaces_off_event(x->ifaces, on_iface, x);
	free(x);
}

/* --- order --- */

static int cmp_link(const void *a, const void *b)
{
	const struct crossing *x = a, *y = b;
	int c = strcmp(x->r.from, y->r.from);

	return c ? c : strcmp(x->r.to, y->r.to);
}

static int cmp_route(const void *a, const void *b)
{
	const struct crossing *x = a, *y = b;
	int c = cmp_link(a, b);

	c = c ? c : addr_cmp(&x->r.prefix.addr, &y->r.prefix.addr);
	return c ? c : (int)x->r.prefix.len - (int)y->r.prefix.len;
}

static int cmp_hop(const void *a, const void *b)
{
	const struct crossing *x = a, *y = b;
	int c = cmp_route(a, b);

	c = c ? c : addr_cmp(&x->r.via, &y->r.via);
	c = c ? c : strcmp(x->r.oif, y->r.oif);
	return c ? c : (x->ifindex > y->ifindex) - (x->ifindex < y->ifindex);
}

/* The first of the sorted list that is equal to this one; NULL: none is. */
static struct crossing *find(struct crossing *list, size_t n, const struct crossing *key,
			     int (*cmp)(const void *a, const void *b))
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cmp(&list[mid], key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && cmp(&list[lo], key) == 0 ? &list[lo] : NULL;
}

static bool first_of(const struct crossing *list, size_t i,
		     int (*cmp)(const void *a, const void *b))
{
	return !i || cmp(&list[i - 1], &list[i]) != 0;
}

static struct crossing *sorted(const struct vrf_cross *x, const struct vrf_cross_route *list,
			       size_t n)
{
	struct crossing *c = n ? xcalloc(n, sizeof(*c)) : NULL;

	for (size_t i = 0; i < n; i++) {
		const struct iface *out = iface_find(x->ifaces, list[i].oif);

		c[i].r = list[i];
		c[i].ifindex = out ? out->ifindex : 0;
	}
	if (n)
		qsort(c, n, sizeof(*c), cmp_hop);
	return c;
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
static int route(const struct vrf_cross *x, const struct crossing *list, size_t n, size_t i,
		 bool add)
{
	struct iface_vrf *from = vrf_find(x->ifaces, list[i].r.from),
			 *to = vrf_find(x->ifaces, list[i].r.to);
	struct rtnl_route *k = from && to ? rtnl_route_alloc() : NULL;
	struct nl_addr *dst = kern_addr_of(&list[i].r.prefix);
	int rc = -NLE_NOMEM, hops = 0;
	bool via = false;

	if (!k || !dst)
		goto out;
	rtnl_route_set_family(k, AF_INET);
	rtnl_route_set_table(k, CROSS_TABLE_BASE + from->number);
	rtnl_route_set_protocol(k, CROSS_RTPROT);
	rtnl_route_set_type(k, RTN_UNICAST);
	rtnl_route_set_dst(k, dst);
	for (size_t h = i; add && h < n && cmp_route(&list[h], &list[i]) == 0; h++)
		if (hop_add(k, to, &list[h].r)) {
			via |= list[h].r.via.family != ADDR_NONE;
			hops++;
		}
	rtnl_route_set_scope(k, via || !add ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK);
	if (hops == 1 && via)
		rtnl_route_set_flags(k, RTNH_F_ONLINK);
	if (!add)
		rtnl_route_set_scope(k, RT_SCOPE_NOWHERE); /* whichever it has */
	rc = !add ? rtnl_route_delete(kern_request_sock(to->kern), k, 0)
	     : hops ? rtnl_route_add(kern_request_sock(to->kern), k, NLM_F_CREATE | NLM_F_REPLACE)
		    : -NLE_OBJ_NOTFOUND;
out:
	nl_addr_put(dst);
	rtnl_route_put(k);
	return rc;
}

/* Has the kernel the next hops of list[i]'s prefix already? */
static bool route_known(const struct vrf_cross *x, const struct crossing *list, size_t n, size_t i)
{
	const struct crossing *old = find(x->list, x->n, &list[i], cmp_route);
	const struct crossing *end = x->list + x->n, *first = &list[i];

	if (!old)
		return false;
	for (; i < n && cmp_route(&list[i], first) == 0; i++, old++)
		if (old == end || cmp_hop(old, &list[i]) != 0 || old->route_due)
			return false;
	return old == end || cmp_route(old, first) != 0;
}

static bool rule_known(const struct vrf_cross *x, const struct crossing *c)
{
	const struct crossing *old = find(x->list, x->n, c, cmp_link);

	return old && !old->rule_due;
}

static void take_away(const struct vrf_cross *x, struct crossing *wanted, size_t n)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct crossing *old = &x->list[i];

		if (first_of(x->list, i, cmp_route) && !find(wanted, n, old, cmp_route))
			route(x, x->list, x->n, i, false); /* it may have gone with its device */
		if (first_of(x->list, i, cmp_link) && !find(wanted, n, old, cmp_link))
			rule(x, &old->r, false);
	}
}

void vrf_cross_set(struct vrf_cross *x, const struct vrf_cross_route *list, size_t n)
{
	struct crossing *wanted = sorted(x, list, n);

	take_away(x, wanted, n);
	for (size_t i = 0; i < n; i++) {
		struct crossing *c = &wanted[i];
		int rc = 0;

		if (first_of(wanted, i, cmp_link) && !rule_known(x, c)) {
			rc = rule(x, &c->r, true);
			c->rule_due = rc < 0;
		}
		if (rc == 0 && first_of(wanted, i, cmp_route) && !route_known(x, wanted, n, i))
			rc = route(x, wanted, n, i, true);
		c->route_due = rc < 0;
		if (rc < 0 && log_debug_on(DBG_ROUTING))
			log_debug("static route into another VRF by %s: %s", c->r.oif,
				  nl_geterror(rc));
	}
	free(x->list);
	x->list = wanted;
	x->n = n;
}
