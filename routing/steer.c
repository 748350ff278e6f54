/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/steer.h"

#include <errno.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>
#include <netlink/route/rule.h>
#include <string.h>
#include <uthash.h>

#include "routing/netns.h"

#define STEER_TABLE_BASE 0x46580000u /* "FX": far from main, local and what users pick */
/* After the local table (0), before policy routing (policy_route.c) and main (32766). Each order
 * has two: its rules, and the place where those who skip them go on. */
#define STEER_PRIORITY 1000
#define STEER_BACKSTOP UINT32_MAX /* metric of the route for when the device has gone */

struct steer {
	uint32_t id;
	struct steer_params p;
	bool marked;
	bool failed; /* could not be had as wanted: dropped */
	bool lost;   /* not even that: the kernel has no rule for it */
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

static uint32_t steer_priority(const struct steer *s)
{
	uint32_t order = s->p.order > STEER_ORDER_MAX ? STEER_ORDER_MAX + 1 : s->p.order;

	return STEER_PRIORITY + 2 * order;
}

static struct rtnl_rule *rule_new(const struct steer *s, uint32_t priority, uint8_t action)
{
	struct rtnl_rule *rule = rtnl_rule_alloc();

	if (!rule)
		return NULL;
	rtnl_rule_set_family(rule, s->p.src.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	rtnl_rule_set_prio(rule, priority);
	rtnl_rule_set_table(rule, STEER_TABLE_BASE + s->id); /* also tells ours apart */
	rtnl_rule_set_action(rule, action);
	return rule;
}

static int rule_do(struct nl_sock *sk, struct rtnl_rule *rule, bool add)
{
	int rc = rule ? add ? rtnl_rule_add(sk, rule, NLM_F_EXCL) : rtnl_rule_delete(sk, rule, 0)
		      : -NLE_NOMEM;

	rtnl_rule_put(rule);
	return rc;
}

/* Where the rules that skip an order go on: each brings its own. */
static int steer_landing(struct nl_sock *sk, const struct steer *s, bool add)
{
	return rule_do(sk, rule_new(s, steer_priority(s) + 1, FR_ACT_NOP), add);
}

static int steer_rule(struct nl_sock *sk, const struct steer *s, bool add)
{
	bool drop = s->failed || s->p.kind == STEER_DROP;
	bool skip = !drop && s->p.kind == STEER_SKIP;
	struct nl_addr *src = steer_nl_addr(&s->p.src), *dst = steer_nl_addr(&s->p.dst);
	struct rtnl_rule *rule = rule_new(s, steer_priority(s),
					  drop	 ? FR_ACT_BLACKHOLE
					  : skip ? FR_ACT_GOTO
						 : FR_ACT_TO_TBL);
	int rc = -NLE_NOMEM;

	if (rule && src && dst) {
		rule_match(rule, s, src, dst);
		if (skip)
			rtnl_rule_set_goto(rule, steer_priority(s) + 1);
		rc = rule_do(sk, rule, add);
	} else {
		rtnl_rule_put(rule);
	}
	nl_addr_put(src);
	nl_addr_put(dst);
	return rc;
}

static int steer_route_do(struct nl_sock *sk, struct rtnl_route *r, const struct steer *s, bool add)
{
	struct prefix any = {.addr = {.family = s->p.src.addr.family}, .len = 0};
	struct nl_addr *dst = steer_nl_addr(&any);
	int rc = -NLE_NOMEM;

	if (dst) {
		rtnl_route_set_family(r, any.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
		rtnl_route_set_table(r, STEER_TABLE_BASE + s->id);
		rtnl_route_set_dst(r, dst);
		rc = add ? rtnl_route_add(sk, r, NLM_F_REPLACE) : rtnl_route_delete(sk, r, 0);
	}
	nl_addr_put(dst);
	return rc;
}

/* A table whose one route has gone with its device is passed over, and main would be asked. */
static int steer_backstop(struct nl_sock *sk, const struct steer *s, bool add)
{
	struct rtnl_route *r = rtnl_route_alloc();
	int rc = -NLE_NOMEM;

	if (!r)
		return rc;
	rtnl_route_set_type(r, RTN_BLACKHOLE);
	rtnl_route_set_scope(r, RT_SCOPE_UNIVERSE);
	rtnl_route_set_priority(r, STEER_BACKSTOP);
	rc = steer_route_do(sk, r, s, add);
	rtnl_route_put(r);
	return rc;
}

static int steer_route(struct nl_sock *sk, const struct steer *s, bool add)
{
	struct rtnl_route *r = rtnl_route_alloc();
	struct rtnl_nexthop *nh = rtnl_route_nh_alloc();
	struct prefix hop = {.addr = s->p.via, .len = (uint8_t)(addr_bytes(&s->p.via) * 8)};
	struct nl_addr *via = s->p.via.family ? steer_nl_addr(&hop) : NULL;
	unsigned ifindex = if_nametoindex(s->p.dev);
	int rc = -NLE_NODEV;

	if (!r || !nh || (add && !ifindex)) {
		rtnl_route_nh_free(nh);
		goto out;
	}
	rtnl_route_set_scope(r, s->p.via.family ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK);
	if (add)
		rtnl_route_nh_set_ifindex(nh, (int)ifindex);
	if (via)
		rtnl_route_nh_set_gateway(nh, via);
	rtnl_route_add_nexthop(r, nh);
	rc = steer_route_do(sk, r, s, add);
out:
	nl_addr_put(via);
	rtnl_route_put(r);
	return rc;
}

/* What is to be protected and cannot is dropped: as wanted first, then by addresses only (a kernel
 * whose rules know no protocols or ports): too much rather than too little. */
static int rule_install(struct nl_sock *sk, struct steer *s)
{
	struct steer_params wanted = s->p;

	if (!s->failed && steer_rule(sk, s, true) >= 0)
		return 0;
	if (!*s->p.oif)
		return -EIO;
	if (s->p.kind == STEER_SKIP)
		return -EIO; /* not skipped: protected */
	s->failed = true;
	if (steer_rule(sk, s, true) >= 0)
		return 1;
	s->p.proto = 0;
	s->p.sport_lo = s->p.sport_hi = s->p.dport_lo = s->p.dport_hi = 0;
	if (steer_rule(sk, s, true) >= 0)
		return 1;
	s->p = wanted;
	return -EIO;
}

static int steer_install(struct nl_sock *sk, struct steer *s)
{
	int rc;

	if (s->p.kind == STEER_SKIP) {
		if (s->p.order > STEER_ORDER_MAX || steer_landing(sk, s, true) < 0)
			return -EIO;
		rc = rule_install(sk, s);
		if (rc < 0)
			steer_landing(sk, s, false);
		return rc;
	}
	if (s->p.kind == STEER_DROP)
		return rule_install(sk, s);
	if (*s->p.oif && steer_backstop(sk, s, true) < 0)
		s->failed = true;
	if (steer_route(sk, s, true) < 0) {
		if (!*s->p.oif)
			return -EIO;
		s->failed = true;
	}
	rc = rule_install(sk, s);
	if (rc >= 0)
		return rc;
	steer_route(sk, s, false);
	if (*s->p.oif)
		steer_backstop(sk, s, false);
	return rc;
}

static void steer_remove(struct nl_sock *sk, const struct steer *s)
{
	if (s->lost)
		return;
	steer_rule(sk, s, false);
	if (s->p.kind == STEER_SKIP)
		steer_landing(sk, s, false);
	if (s->p.kind != STEER_VIA)
		return;
	steer_route(sk, s, false); /* gone already when the device went first */
	if (*s->p.oif)
		steer_backstop(sk, s, false);
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
	if (sk)
		rc = steer_install(sk, s);
	if (rc < 0 && *s->p.oif && s->p.kind != STEER_SKIP) {
		s->lost = true;
		rc = 2;
	}
	if (rc < 0)
		goto out;
	HASH_ADD(hh, steers, id, sizeof(s->id), s);
	*id = s->id;
	s = NULL;
out:
	free(s);
	nl_socket_free(sk);
	netns_leave(back);
	if (rc >= 0 && *p->oif && filter.changed)
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
	if (sk)
		steer_remove(sk, s);
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
		if (sk && s->lost) {
			s->marked = want;
			s->lost = steer_install(sk, s) < 0;
		} else if (sk) {
			steer_rule(sk, s, false);
			s->marked = want;
			s->lost = rule_install(sk, s) < 0 && s->p.kind != STEER_SKIP;
		}
		nl_socket_free(sk);
		netns_leave(back);
	}
}

bool steer_leaks(const char *oif, const char *vrf)
{
	for (struct steer *s = steers; s; s = s->hh.next)
		if (s->lost && !s->marked && !strcmp(s->p.oif, oif) && !strcmp(s->p.vrf, vrf))
			return true;
	return false;
}

void steer_filter(bool (*marked)(const struct steer_params *p, void *arg),
		  void (*changed)(void *arg), void *arg)
{
	filter.marked = marked;
	filter.changed = changed;
	filter.arg = arg;
	steer_renew();
}
