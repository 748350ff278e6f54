/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/rib_kernel.h"

#include <errno.h>
#include <linux/rtnetlink.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <uthash.h>

#include "base/log.h"
#include "routing/iface_priv.h"
#include "routing/vrf_link.h"

#define BATCH_BYTES 32768
#define BATCH_MAX 512
#define RETRY_MS 500
#define RETRY_LIMIT 8

struct rib_nl_refused {        /* the kernel would not take it */
	struct prefix prefix;  /* hash key */
	unsigned tries;
	bool again;            /* refused since the last retry */
	UT_hash_handle hh;
};

struct rib_nl {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	struct nl_sock *sk;
	uint32_t seq;          /* of the first message in the batch */
	struct {
		struct prefix prefix;
		bool del;
	} sent[BATCH_MAX];
	size_t n_sent;
	uint8_t batch[BATCH_BYTES];
	size_t len, last;      /* bytes used, where the last message begins */
	struct rib_nl_refused *refused;
	struct timer retry;
};

/* --- answers --- */

static void route_refused(struct rib_nl *k, const struct prefix *p, int err)
{
	struct rib_nl_refused *f;
	char buf[ADDR_STRLEN];

	HASH_FIND(hh, k->refused, p, sizeof(*p), f);
	if (!f) {
		f = xcalloc(1, sizeof(*f));
		f->prefix = *p;
		HASH_ADD(hh, k->refused, prefix, sizeof(f->prefix), f);
	}
	f->again = true;
	/* A device on its way down refuses for a moment; what stays refused is worth a line. */
	if (++f->tries == RETRY_LIMIT)
		log_msg("RIB", LOG_LV_ERR, "KERNEL", "Route %s refused by the kernel: %s",
			prefix_str(p, buf), strerror(err));
	if (!timer_pending(&k->retry))
		timer_set(loop_timers(k->loop), &k->retry, RETRY_MS);
}

static void retry_fire(struct timer *t, void *arg)
{
	struct rib_nl *k = arg;
	struct rib_nl_refused *f, *tmp;

	HASH_ITER(hh, k->refused, f, tmp) {
		if (f->again && f->tries < RETRY_LIMIT) {
			f->again = false;
			rib_refresh(k->rib, &f->prefix);
			continue;
		}
		HASH_DEL(k->refused, f);
		free(f);
	}
	if (k->refused)
		timer_set(loop_timers(k->loop), &k->retry, RETRY_MS);
}

static void answer(struct rib_nl *k, const struct nlmsghdr *h)
{
	const struct nlmsgerr *e = nlmsg_data(h);
	uint32_t i = h->nlmsg_seq - k->seq;

	if (h->nlmsg_type != NLMSG_ERROR || nlmsg_datalen(h) < (int)sizeof(*e) || !e->error ||
	    i >= k->n_sent)
		return;
	if (!k->sent[i].del)
		route_refused(k, &k->sent[i].prefix, -e->error);
}

/* Send the batch. The kernel works it off within the call, so the answers (errors, and one
 * acknowledgement for the last message) are there when it returns. */
static void batch_send(struct rib_nl *k)
{
	uint8_t buf[16384];
	struct nlmsghdr *last = (struct nlmsghdr *)(k->batch + k->last);
	uint32_t end = k->seq + (uint32_t)k->n_sent - 1;
	bool done = false;

	if (!k->n_sent)
		return;
	last->nlmsg_flags |= NLM_F_ACK;
	if (nl_sendto(k->sk, k->batch, k->len) < 0)
		log_msg("RIB", LOG_LV_ERR, "KERNEL", "Cannot send routes to the kernel: %s",
			strerror(errno));
	while (!done) {
		ssize_t n = recv(nl_socket_get_fd(k->sk), buf, sizeof(buf), MSG_DONTWAIT);
		int left = (int)n;

		if (n <= 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		for (struct nlmsghdr *h = (struct nlmsghdr *)buf; nlmsg_ok(h, left);
		     h = nlmsg_next(h, &left)) {
			answer(k, h);
			done |= h->nlmsg_seq == end;
		}
	}
	k->seq += (uint32_t)k->n_sent;
	k->n_sent = k->len = 0;
}

/* --- messages --- */

static void nexthop_add(struct rtnl_route *route, const struct rib_nexthop *hop, int ifindex)
{
	struct rtnl_nexthop *nh = rtnl_route_nh_alloc();

	if (!nh)
		return;
	rtnl_route_nh_set_ifindex(nh, ifindex);
	if (hop->share > 1)
		rtnl_route_nh_set_weight(nh, hop->share - 1); /* the kernel counts from 0 */
	if (hop->via.family) {
		struct prefix host = { hop->via, (uint8_t)(addr_bytes(&hop->via) * 8) };
		struct nl_addr *gw = kern_addr_of(&host);

		rtnl_route_nh_set_gateway(nh, gw);
		nl_addr_put(gw);
		/* The RIB has found the next hop to be on this interface; the kernel need not find it
		 * again, and could not on an unnumbered one. */
		rtnl_route_nh_set_flags(nh, RTNH_F_ONLINK);
	}
	rtnl_route_add_nexthop(route, nh);
}

/* The device of an interface of this table, or of a link to another one; 0: none. */
static int device_of(struct rib_nl *k, const char *oif)
{
	struct iface *ifc = iface_find(k->ifaces, oif);
	struct iface_vrf *v;

	if (ifc)
		return ifx_of(ifc)->v->rib == k->rib ? ifc->ifindex : 0;
	LL_FOREACH (vrf_link_of(oif) ? k->ifaces->vrfs : NULL, v)
		if (v->rib == k->rib)
			return vrf_link_index(v, oif);
	return 0;
}

/* Add the entry's paths that have a device now, equal ones once. Returns how many. */
static size_t paths_add(struct rib_nl *k, struct rtnl_route *route, const struct rib_entry *e)
{
	size_t n = 0;
	bool via = false;

	for (size_t i = 0; i < e->n_paths; i++) {
		const struct rib_nexthop *hop = &e->path[i].hop;
		int ifindex = device_of(k, hop->oif);
		const char *vrf = vrf_link_of(hop->oif);
		struct rib_nexthop link = *hop; /* its next hop is for the other table to find */
		bool twice = false;

		for (size_t j = 0; j < i; j++)
			twice |= memcmp(hop, &e->path[j].hop, sizeof(*hop)) == 0;
		if (twice || !ifindex)
			continue;
		if (vrf && vrf_link_addr(k->ifaces, vrf, &link.via))
			hop = &link;
		nexthop_add(route, hop, ifindex);
		via |= hop->via.family != ADDR_NONE;
		n++;
	}
	rtnl_route_set_scope(route, via ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK);
	if (n == 1 && via) /* with one next hop its flags are the route's */
		rtnl_route_set_flags(route, RTNH_F_ONLINK);
	return n;
}

static struct nl_msg *message_build(struct rib_nl *k, const struct rib_entry *e, bool *del)
{
	struct rtnl_route *route = rtnl_route_alloc();
	struct nl_addr *dst = kern_addr_of(&e->prefix);
	struct nl_msg *msg = NULL;

	if (!route || !dst)
		goto out;
	rtnl_route_set_family(route, e->prefix.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	rtnl_route_set_dst(route, dst);
	rtnl_route_set_table(route, RT_TABLE_MAIN);
	rtnl_route_set_protocol(route, KERN_RTPROT);
	rtnl_route_set_priority(route, KERN_ROUTE_METRIC);
	if (!*del && strcmp(e->path[0].hop.oif, "Null0") == 0) {
		rtnl_route_set_type(route, RTN_BLACKHOLE);
		rtnl_route_set_scope(route, RT_SCOPE_UNIVERSE);
	} else if (!*del) {
		*del = paths_add(k, route, e) == 0;
	}
	if (*del) {
		rtnl_route_set_type(route, RTN_UNSPEC); /* whatever its type is */
		rtnl_route_set_scope(route, RT_SCOPE_NOWHERE);
		rtnl_route_build_del_request(route, 0, &msg);
	} else {
		rtnl_route_build_add_request(route, NLM_F_CREATE | NLM_F_REPLACE, &msg);
	}
out:
	nl_addr_put(dst);
	rtnl_route_put(route);
	return msg;
}

static int nl_apply(void *ctx, const struct rib_entry *e, bool del)
{
	struct rib_nl *k = ctx;
	struct nl_msg *msg;
	struct nlmsghdr *h;
	size_t len;

	/* Connected routes are the kernel's own; a route of ours that stood there must go. */
	if (!del && e->path[0].route->proto <= RIB_LOCAL)
		del = true;
	msg = message_build(k, e, &del);
	if (!msg)
		return -ENOMEM;
	h = nlmsg_hdr(msg);
	len = NLMSG_ALIGN(h->nlmsg_len);
	if (k->len + len > sizeof(k->batch) || k->n_sent == BATCH_MAX)
		batch_send(k);
	h->nlmsg_seq = k->seq + (uint32_t)k->n_sent;
	h->nlmsg_pid = nl_socket_get_local_port(k->sk);
	h->nlmsg_flags = (uint16_t)((h->nlmsg_flags | NLM_F_REQUEST) & ~NLM_F_ACK);
	memcpy(k->batch + k->len, h, h->nlmsg_len);
	k->sent[k->n_sent].prefix = e->prefix;
	k->sent[k->n_sent++].del = del;
	k->last = k->len;
	k->len += len;
	nlmsg_free(msg);
	return 0;
}

static void nl_flush(void *ctx)
{
	batch_send(ctx);
}

static bool nl_iface_usable(void *ctx, const char *ios_name)
{
	struct rib_nl *k = ctx;
	struct iface *i;

	if (strcmp(ios_name, "Null0") == 0)
		return true;
	if (vrf_link_of(ios_name))
		return device_of(k, ios_name) != 0;
	i = iface_find(k->ifaces, ios_name);
	return i && i->line_up && ifx_of(i)->v->rib == k->rib;
}

/* --- life --- */

struct stale {
	struct rib_entry e;
	struct prefix *list;
	size_t n;
};

static int stale_message(struct nl_msg *msg, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(msg);
	const struct rtmsg *rtm = nlmsg_data(h);
	struct nlattr *dst = nlmsg_find_attr(h, sizeof(*rtm), RTA_DST);
	struct stale *s = arg;
	struct prefix p = { .len = 0 };

	if (h->nlmsg_type != RTM_NEWROUTE || rtm->rtm_protocol != KERN_RTPROT ||
	    rtm->rtm_table != RT_TABLE_MAIN)
		return NL_OK;
	p.addr.family = rtm->rtm_family == AF_INET6 ? ADDR_V6 : ADDR_V4;
	p.len = rtm->rtm_dst_len;
	if (dst)
		nla_memcpy(p.addr.b, dst, (int)addr_bytes(&p.addr));
	s->list = xrealloc(s->list, (s->n + 1) * sizeof(p));
	s->list[s->n++] = p;
	return NL_OK;
}

/* Routes of a process that was killed: they would shadow what we decide. */
static void stale_remove(struct rib_nl *k)
{
	struct nl_sock *sk = nl_socket_alloc();
	struct rtmsg rtm = { .rtm_family = AF_UNSPEC };
	struct stale s = { .n = 0 };

	if (sk && nl_connect(sk, NETLINK_ROUTE) == 0) {
		nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, stale_message, &s);
		if (nl_send_simple(sk, RTM_GETROUTE, NLM_F_DUMP, &rtm, sizeof(rtm)) >= 0)
			nl_recvmsgs_default(sk);
	}
	nl_socket_free(sk);
	for (size_t i = 0; i < s.n; i++) {
		s.e.prefix = s.list[i];
		s.e.n_paths = 0;
		nl_apply(k, &s.e, true);
	}
	batch_send(k);
	free(s.list);
}

struct rib_nl *rib_nl_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib, char *why,
			  size_t size)
{
	struct rib_nl *k = xcalloc(1, sizeof(*k));

	k->loop = loop;
	k->ifaces = ifaces;
	k->rib = rib;
	k->seq = 1;
	timer_init(&k->retry, retry_fire, k);
	k->sk = nl_socket_alloc();
	if (!k->sk || nl_connect(k->sk, NETLINK_ROUTE) < 0) {
		snprintf(why, size, "cannot open a netlink socket for routes: %s", strerror(errno));
		nl_socket_free(k->sk);
		free(k);
		return NULL;
	}
	nl_socket_set_buffer_size(k->sk, 1 << 20, 1 << 20);
	stale_remove(k);
	return k;
}

void rib_nl_free(struct rib_nl *k)
{
	struct rib_nl_refused *f, *tmp;

	if (!k)
		return;
	batch_send(k);
	timer_cancel(&k->retry);
	HASH_ITER(hh, k->refused, f, tmp) {
		HASH_DEL(k->refused, f);
		free(f);
	}
	nl_socket_free(k->sk);
	free(k);
}

struct rib_kernel rib_nl_kernel(struct rib_nl *k)
{
	return (struct rib_kernel){ .apply = nl_apply, .flush = nl_flush,
				    .iface_usable = nl_iface_usable, .ctx = k };
}

void rib_nl_gone(struct rib_nl *k, const struct prefix *p)
{
	rib_refresh(k->rib, p);
}
