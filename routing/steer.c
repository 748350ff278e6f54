/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/steer.h"

#include <errno.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>
#include <netlink/route/rule.h>
#include <uthash.h>

#include "routing/netns.h"

#define STEER_TABLE_BASE 0x46580000u /* "FX": far from main, local and what users pick */
#define STEER_PRIORITY 1000          /* after the local table (0), before main (32766) */

struct steer {
	uint32_t id;
	struct steer_params p;
	bool marked;
	UT_hash_handle hh;
};

static struct steer *steers;
static uint32_t steer_next = 1;
static struct {
	bool (*marked)(const struct steer_params *p, void *arg);
	void (*changed)(void *arg);
	void *arg;
} filter;

static struct nl_addr *steer_nl_addr(const struct prefix *p)
{
	int af = p->addr.family == ADDR_V6 ? AF_INET6 : AF_INET;
	struct nl_addr *a = nl_addr_build(af, p->addr.b, addr_bytes(&p->addr));

	if (a)
		nl_addr_set_prefixlen(a, p->len);
	return a;
}

/* Also the indexes of devices are the namespace's: netns_leave(*back) when done. */
static struct nl_sock *steer_open(const struct steer *s, int *back)
{
	struct nl_sock *sk;

	*back = netns_enter(s->p.netns_fd);
	sk = nl_socket_alloc();
	if (sk && nl_connect(sk, NETLINK_ROUTE) < 0) {
		nl_socket_free(sk);
		sk = NULL;
	}
	return sk;
}

static void rule_match(struct rtnl_rule *rule, const struct steer *s, struct nl_addr *src,
		       struct nl_addr *dst)
{
	const struct steer_params *p = &s->p;

	if (s->marked) {
		rtnl_rule_set_mark(rule, STEER_MARK_BASE + s->id);
		rtnl_rule_set_mask(rule, UINT32_MAX);
		return;
	}
	if (p->src.len)
		rtnl_rule_set_src(rule, src);
	if (p->dst.len)
		rtnl_rule_set_dst(rule, dst);
	if (p->proto)
		rtnl_rule_set_ipproto(rule, p->proto);
	if (p->sport_hi && (p->sport_lo || p->sport_hi != UINT16_MAX))
		rtnl_rule_set_sport_range(rule, p->sport_lo, p->sport_hi);
	if (p->dport_hi && (p->dport_lo || p->dport_hi != UINT16_MAX))
		rtnl_rule_set_dport_range(rule, p->dport_lo, p->dport_hi);
}

static int steer_rule(struct nl_sock *sk, const struct steer *s, bool add)
{
	struct rtnl_rule *rule = rtnl_rule_alloc();
	struct nl_addr *src = steer_nl_addr(&s->p.src), *dst = steer_nl_addr(&s->p.dst);
	int rc = -NLE_NOMEM;

	if (!rule || !src || !dst)
		goto out;
	rtnl_rule_set_family(rule, s->p.src.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	rule_match(rule, s, src, dst);
	rtnl_rule_set_prio(rule, STEER_PRIORITY + s->id);
	rtnl_rule_set_table(rule, STEER_TABLE_BASE + s->id);
	rtnl_rule_set_action(rule, FR_ACT_TO_TBL);
	rc = add ? rtnl_rule_add(sk, rule, NLM_F_EXCL) : rtnl_rule_delete(sk, rule, 0);
out:
	nl_addr_put(src);
	nl_addr_put(dst);
	rtnl_rule_put(rule);
	return rc;
}

static int steer_route(struct nl_sock *sk, const struct steer *s, bool add)
{
	struct prefix any = {.addr = {.family = s->p.src.addr.family}, .len = 0};
	struct rtnl_route *r = rtnl_route_alloc();
	struct rtnl_nexthop *nh = rtnl_route_nh_alloc();
	struct nl_addr *dst = steer_nl_addr(&any);
	struct prefix hop = {.addr = s->p.via, .len = (uint8_t)(addr_bytes(&s->p.via) * 8)};
	struct nl_addr *via = s->p.via.family ? steer_nl_addr(&hop) : NULL;
	unsigned ifindex = if_nametoindex(s->p.dev);
	int rc = -NLE_NODEV;

	if (!r || !nh || !dst || (add && !ifindex)) {
		rtnl_route_nh_free(nh);
		goto out;
	}
	rtnl_route_set_family(r, any.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	rtnl_route_set_table(r, STEER_TABLE_BASE + s->id);
	rtnl_route_set_dst(r, dst);
	rtnl_route_set_scope(r, s->p.via.family ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK);
	if (add)
		rtnl_route_nh_set_ifindex(nh, (int)ifindex);
	if (via)
		rtnl_route_nh_set_gateway(nh, via);
	rtnl_route_add_nexthop(r, nh);
	rc = add ? rtnl_route_add(sk, r, NLM_F_REPLACE) : rtnl_route_delete(sk, r, 0);
out:
	nl_addr_put(via);
	nl_addr_put(dst);
	rtnl_route_put(r);
	return rc;
}

int steer_add(const struct steer_params *p, uint32_t *id)
{
	struct steer *s = xcalloc(1, sizeof(*s));
	struct nl_sock *sk;
	int rc = -EIO, back;

	s->p = *p;
	prefix_mask(&s->p.src);
	prefix_mask(&s->p.dst);
	s->id = steer_next++;
	sk = steer_open(s, &back);
	if (!sk)
		goto out;
	if (steer_route(sk, s, true) < 0)
		goto out;
	if (steer_rule(sk, s, true) < 0) {
		steer_route(sk, s, false);
		goto out;
	}
	HASH_ADD(hh, steers, id, sizeof(s->id), s);
	*id = s->id;
	s = NULL;
	rc = 0;
out:
	free(s);
	nl_socket_free(sk);
	netns_leave(back);
	if (!rc && *p->oif && filter.changed)
		filter.changed(filter.arg);
	return rc;
}

void steer_del(uint32_t id)
{
	struct nl_sock *sk;
	struct steer *s;
	bool map;
	int back;

	HASH_FIND(hh, steers, &id, sizeof(id), s);
	if (!s)
		return;
	HASH_DEL(steers, s);
	sk = steer_open(s, &back);
	if (sk) {
		steer_rule(sk, s, false);
		steer_route(sk, s, false); /* gone already when the device went first */
	}
	nl_socket_free(sk);
	netns_leave(back);
	map = *s->p.oif;
	free(s);
	if (map && filter.changed)
		filter.changed(filter.arg);
}

void steer_each(void (*fn)(uint32_t id, const struct steer_params *p, void *arg), void *arg)
{
	for (struct steer *s = steers; s; s = s->hh.next)
		fn(s->id, &s->p, arg);
}

void steer_renew(void)
{
	for (struct steer *s = steers; s; s = s->hh.next) {
		bool want = *s->p.oif && filter.marked && filter.marked(&s->p, filter.arg);
		struct nl_sock *sk;
		int back;

		if (want == s->marked)
			continue;
		sk = steer_open(s, &back);
		if (sk) {
			steer_rule(sk, s, false);
			s->marked = want;
			steer_rule(sk, s, true);
		}
		nl_socket_free(sk);
		netns_leave(back);
	}
}

void steer_filter(bool (*marked)(const struct steer_params *p, void *arg), void (*changed)(void *arg),
		  void *arg)
{
	filter.marked = marked;
	filter.changed = changed;
	filter.arg = arg;
	steer_renew();
}
