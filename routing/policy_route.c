/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/policy_route.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/log.h"
#include "routing/netns.h"

#define POLICY_TABLE_BASE 0x46590000u /* "FY": beside the tables of routing/steer.c */
#define POLICY_PRIORITY 20000         /* after steer's: what must be encrypted stays so; before main */
#define POLICY_PRIORITY_END 28000

struct policy_routes {
	int netns_fd;
	enum policy_owner owner;
	bool swept, swept_local;      /* what a killed predecessor left is gone */
	struct policy_route *list;
	size_t n;
	struct addr *local;
	size_t n_local;
};

static struct nl_sock *open_in(int netns_fd)
{
	int back = netns_enter(netns_fd);
	struct nl_sock *sk = nl_socket_alloc();

	if (sk && nl_connect(sk, NETLINK_ROUTE) < 0) {
		nl_socket_free(sk);
		sk = NULL;
	}
	netns_leave(back);
	return sk;
}

static int rule(struct nl_sock *sk, const struct policy_route *r, bool add)
{
	struct fib_rule_hdr h = { .family = AF_INET, .action = FR_ACT_TO_TBL };
	uint32_t index = r->mark & 0xffff;
	int rc = 0;

	/* first the routing table without its default route, then ours */
	for (int main_first = r->dflt; main_first >= 0 && !rc; main_first--) {
		struct nl_msg *m = nlmsg_alloc_simple(add ? RTM_NEWRULE : RTM_DELRULE,
						      add ? NLM_F_CREATE | NLM_F_EXCL : 0);

		if (!m)
			return -NLE_NOMEM;
		nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
		nla_put_u32(m, FRA_PRIORITY, POLICY_PRIORITY + 2 * index + !main_first);
		nla_put_u32(m, FRA_FWMARK, r->mark);
		nla_put_u32(m, FRA_TABLE, main_first ? RT_TABLE_MAIN : POLICY_TABLE_BASE + index);
		if (main_first)
			nla_put_u32(m, FRA_SUPPRESS_PREFIXLEN, 0);
		rc = nl_send_sync(sk, m);
	}
	return rc;
}

static int route(struct nl_sock *sk, const struct policy_route *r, bool add)
{
	struct rtmsg h = { .rtm_family = AF_INET, .rtm_table = RT_TABLE_UNSPEC,
			   .rtm_protocol = POLICY_OF_FILTER,
			   .rtm_scope = r->via.family || r->discard ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK,
			   .rtm_type = r->discard ? RTN_BLACKHOLE : RTN_UNICAST };
	struct nl_msg *m = nlmsg_alloc_simple(add ? RTM_NEWROUTE : RTM_DELROUTE,
					      add ? NLM_F_CREATE | NLM_F_REPLACE : 0);
	unsigned ifindex = r->discard ? 0 : if_nametoindex(r->dev);

	if (!m)
		return -NLE_NOMEM;
	nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
	nla_put_u32(m, RTA_TABLE, POLICY_TABLE_BASE + (r->mark & 0xffff));
	if (r->via.family)
		nla_put(m, RTA_GATEWAY, 4, r->via.b);
	if (ifindex)
		nla_put_u32(m, RTA_OIF, ifindex);
	return nl_send_sync(sk, m);
}

/* An address of a NAT pool or a static translation is ours to the neighbours. */
static int local(struct nl_sock *sk, enum policy_owner owner, const struct addr *a, bool add)
{
	struct rtmsg h = { .rtm_family = AF_INET, .rtm_table = RT_TABLE_LOCAL, .rtm_dst_len = 32,
			   .rtm_protocol = owner, .rtm_scope = RT_SCOPE_HOST,
			   .rtm_type = RTN_LOCAL };
	struct nl_msg *m = nlmsg_alloc_simple(add ? RTM_NEWROUTE : RTM_DELROUTE,
					      add ? NLM_F_CREATE | NLM_F_REPLACE : 0);

	if (!m)
		return -NLE_NOMEM;
	nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
	nla_put(m, RTA_DST, 4, a->b);
	nla_put_u32(m, RTA_OIF, if_nametoindex("lo"));
	return nl_send_sync(sk, m);
}

struct policy_routes *policy_routes_new(int netns_fd, enum policy_owner owner)
{
	struct policy_routes *p = xcalloc(1, sizeof(*p));

	p->owner = owner;
	p->netns_fd = netns_fd;
	return p;
}

void policy_routes_free(struct policy_routes *p)
{
	if (!p)
		return;
	policy_routes_set(p, NULL, 0);
	policy_routes_set_local(p, NULL, 0);
	free(p);
}

/* --- rules of a router that was killed --- */

struct sweep { uint32_t priority[256]; size_t n; };

static int sweep_seen(struct nl_msg *m, void *arg)
{
	struct sweep *s = arg;
	struct nlattr *a = nlmsg_find_attr(nlmsg_hdr(m), sizeof(struct fib_rule_hdr), FRA_PRIORITY);
	uint32_t v = a ? nla_get_u32(a) : 0;

	if (v >= POLICY_PRIORITY && v < POLICY_PRIORITY_END && s->n < ARRAY_SIZE(s->priority))
		s->priority[s->n++] = v;
	return NL_OK;
}

static void sweep(struct nl_sock *sk)
{
	struct fib_rule_hdr h = { .family = AF_INET };
	struct sweep s = { .n = 0 };

	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, sweep_seen, &s);
	if (nl_send_simple(sk, RTM_GETRULE, NLM_F_DUMP, &h, sizeof(h)) >= 0)
		nl_recvmsgs_default(sk);
	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_DEFAULT, NULL, NULL);
	for (size_t i = 0; i < s.n; i++) {
		struct nl_msg *m = nlmsg_alloc_simple(RTM_DELRULE, 0);

		if (!m)
			return;
		nlmsg_append(m, &h, sizeof(h), NLMSG_ALIGNTO);
		nla_put_u32(m, FRA_PRIORITY, s.priority[i]);
		nl_send_sync(sk, m);
	}
}

struct sweep_local { enum policy_owner owner; struct addr *list; size_t n; };

static int sweep_local_seen(struct nl_msg *m, void *arg)
{
	const struct rtmsg *h = nlmsg_data(nlmsg_hdr(m));
	struct nlattr *a = nlmsg_find_attr(nlmsg_hdr(m), sizeof(*h), RTA_DST);
	struct sweep_local *s = arg;
	uint32_t v;

	if (h->rtm_table != RT_TABLE_LOCAL || h->rtm_type != RTN_LOCAL || h->rtm_dst_len != 32 ||
	    h->rtm_protocol != s->owner || !a || nla_len(a) != 4)
		return NL_OK;
	memcpy(&v, nla_data(a), sizeof(v));
	s->list = xrealloc(s->list, (s->n + 1) * sizeof(*s->list));
	s->list[s->n++] = addr_v4(ntohl(v));
	return NL_OK;
}

static void sweep_local(struct nl_sock *sk, enum policy_owner owner)
{
	struct rtmsg h = { .rtm_family = AF_INET, .rtm_table = RT_TABLE_LOCAL };
	struct sweep_local s = { .owner = owner };

	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, sweep_local_seen, &s);
	if (nl_send_simple(sk, RTM_GETROUTE, NLM_F_DUMP, &h, sizeof(h)) >= 0)
		nl_recvmsgs_default(sk);
	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_DEFAULT, NULL, NULL);
	for (size_t i = 0; i < s.n; i++)
		local(sk, owner, &s.list[i], false);
	free(s.list);
}

static bool same(const struct policy_route *a, const struct policy_route *b)
{
	return a->mark == b->mark && a->dflt == b->dflt && a->discard == b->discard &&
	       addr_eq(&a->via, &b->via) && !strcmp(a->dev, b->dev);
}

static bool listed(const struct policy_route *list, size_t n, const struct policy_route *r)
{
	for (size_t i = 0; i < n; i++)
		if (same(&list[i], r))
			return true;
	return false;
}

void policy_routes_set(struct policy_routes *p, const struct policy_route *list, size_t n)
{
	struct nl_sock *sk;
	int back, rc;

	if (!n && !p->n)
		return;
	sk = open_in(p->netns_fd);
	if (!sk)
		return;
	back = netns_enter(p->netns_fd); /* for the indexes of devices */
	if (!p->swept)
		sweep(sk);
	p->swept = true;
	for (size_t i = 0; i < p->n; i++)
		if (!listed(list, n, &p->list[i])) {
			rule(sk, &p->list[i], false);
			route(sk, &p->list[i], false);
		}
	for (size_t i = 0; i < n; i++) {
		if (listed(p->list, p->n, &list[i]))
			continue;
		rc = route(sk, &list[i], true);
		if (!rc)
			rc = rule(sk, &list[i], true);
		if (rc && rc != -NLE_EXIST && log_debug_on(DBG_ROUTING))
			log_debug("policy route out of %s: %s", list[i].dev, nl_geterror(rc));
	}
	netns_leave(back);
	nl_socket_free(sk);
	free(p->list);
	p->list = n ? xmemdup(list, n * sizeof(*list)) : NULL;
	p->n = n;
}

void policy_routes_renew(struct policy_routes *p)
{
	struct nl_sock *sk = p->n || p->n_local ? open_in(p->netns_fd) : NULL;
	int back;

	if (!sk)
		return;
	back = netns_enter(p->netns_fd);
	for (size_t i = 0; i < p->n; i++)
		route(sk, &p->list[i], true);
	for (size_t i = 0; i < p->n_local; i++)
		local(sk, p->owner, &p->local[i], true);
	netns_leave(back);
	nl_socket_free(sk);
}

static bool addr_listed(const struct addr *list, size_t n, const struct addr *a)
{
	for (size_t i = 0; i < n; i++)
		if (addr_eq(&list[i], a))
			return true;
	return false;
}

void policy_routes_set_local(struct policy_routes *p, const struct addr *list, size_t n)
{
	struct nl_sock *sk;
	int back;

	if (!n && !p->n_local && p->swept_local)
		return;
	sk = open_in(p->netns_fd);
	if (!sk)
		return;
	back = netns_enter(p->netns_fd);
	if (!p->swept_local)
		sweep_local(sk, p->owner);
	p->swept_local = true;
	for (size_t i = 0; i < p->n_local; i++)
		if (!addr_listed(list, n, &p->local[i]))
			local(sk, p->owner, &p->local[i], false);
	for (size_t i = 0; i < n; i++)
		if (!addr_listed(p->local, p->n_local, &list[i]))
			local(sk, p->owner, &list[i], true);
	netns_leave(back);
	nl_socket_free(sk);
	free(p->local);
	p->local = n ? xmemdup(list, n * sizeof(*list)) : NULL;
	p->n_local = n;
}
