/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/kern.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netlink/errno.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/link.h>
#include <netlink/route/link/vlan.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define EVENT_BUFFER (1 << 20)

struct kern {
	struct kern_events ev;
	struct nl_sock *req;              /* changes, acknowledged within the call */
	struct nl_sock *query;            /* questions */
	struct nl_sock *state, *routes;   /* events */
	struct loop_fd *state_fd, *routes_fd;
};

int kern_errno(int nlerr)
{
	static const struct {
		int nlerr, err;
	} map[] = {
		{ NLE_SUCCESS, 0 },	      { NLE_EXIST, EEXIST },  { NLE_OBJ_NOTFOUND, ENOENT },
		{ NLE_PERM, EPERM },	      { NLE_NOACCESS, EACCES }, { NLE_NOMEM, ENOMEM },
		{ NLE_OPNOTSUPP, EOPNOTSUPP }, { NLE_NODEV, ENODEV },  { NLE_BUSY, EBUSY },
		{ NLE_INVAL, EINVAL },	      { NLE_RANGE, ERANGE },  { NLE_NOADDR, EADDRNOTAVAIL },
		{ NLE_FAILURE, EIO },
	};

	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (map[i].nlerr == abs(nlerr))
			return -map[i].err;
	return -EIO;
}

struct nl_addr *kern_addr_of(const struct prefix *p)
{
	int af = p->addr.family == ADDR_V6 ? AF_INET6 : AF_INET;
	struct nl_addr *a = nl_addr_build(af, p->addr.b, addr_bytes(&p->addr));

	if (a)
		nl_addr_set_prefixlen(a, p->len);
	return a;
}

/* --- messages from the kernel --- */

static bool link_parse(struct nlmsghdr *h, struct kern_link *out, struct rtnl_link_stats64 *stats)
{
	struct nlattr *tb[IFLA_MAX + 1];
	const struct ifinfomsg *ifi;

	if (nlmsg_parse(h, sizeof(*ifi), tb, IFLA_MAX, NULL) < 0)
		return false;
	ifi = nlmsg_data(h);
	if (ifi->ifi_family != AF_UNSPEC || !tb[IFLA_IFNAME]) /* bridge port messages */
		return false;
	*out = (struct kern_link){ .ifindex = ifi->ifi_index, .up = ifi->ifi_flags & IFF_UP,
				 .carrier = ifi->ifi_flags & (1u << 16) /* IFF_LOWER_UP */ };
	nla_strlcpy(out->name, tb[IFLA_IFNAME], sizeof(out->name));
	if (tb[IFLA_ADDRESS] && nla_len(tb[IFLA_ADDRESS]) == sizeof(out->mac))
		memcpy(out->mac, nla_data(tb[IFLA_ADDRESS]), sizeof(out->mac));
	if (tb[IFLA_MTU])
		out->mtu = nla_get_u32(tb[IFLA_MTU]);
	if (stats && tb[IFLA_STATS64])
		nla_memcpy(stats, tb[IFLA_STATS64], sizeof(*stats));
	return true;
}

static bool addr_from_attr(const struct nlattr *a, int family, uint8_t len, struct prefix *out)
{
	size_t bytes = family == AF_INET6 ? 16 : 4;

	if ((family != AF_INET && family != AF_INET6) || (a && (size_t)nla_len(a) != bytes))
		return false;
	*out = (struct prefix){ .addr.family = family == AF_INET6 ? ADDR_V6 : ADDR_V4, .len = len };
	if (a)
		memcpy(out->addr.b, nla_data(a), bytes);
	return true;
}

static bool addr_msg_parse(struct nlmsghdr *h, int *ifindex, struct prefix *p)
{
	struct nlattr *tb[IFA_MAX + 1];
	const struct ifaddrmsg *ifa;

	if (nlmsg_parse(h, sizeof(*ifa), tb, IFA_MAX, NULL) < 0)
		return false;
	ifa = nlmsg_data(h);
	*ifindex = (int)ifa->ifa_index;
	if (ifa->ifa_flags & (IFA_F_TENTATIVE | IFA_F_DADFAILED))
		return false; /* told again when it is usable */
	if (!tb[IFA_LOCAL])
		tb[IFA_LOCAL] = tb[IFA_ADDRESS];
	return tb[IFA_LOCAL] &&
	       addr_from_attr(tb[IFA_LOCAL], ifa->ifa_family, ifa->ifa_prefixlen, p);
}

static void route_event(struct kern *n, struct nlmsghdr *h)
{
	struct nlattr *tb[RTA_MAX + 1];
	const struct rtmsg *rtm;
	struct prefix p;

	if (h->nlmsg_type != RTM_DELROUTE || nlmsg_parse(h, sizeof(*rtm), tb, RTA_MAX, NULL) < 0)
		return;
	rtm = nlmsg_data(h);
	if (rtm->rtm_protocol == KERN_RTPROT && rtm->rtm_table == RT_TABLE_MAIN &&
	    addr_from_attr(tb[RTA_DST], rtm->rtm_family, rtm->rtm_dst_len, &p))
		n->ev.route_gone(n->ev.ctx, &p);
}

static int event_message(struct nl_msg *msg, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(msg);
	struct kern *n = arg;
	struct kern_link l;
	struct prefix p;
	int ifindex;

	switch (h->nlmsg_type) {
	case RTM_NEWLINK:
	case RTM_DELLINK:
		if (link_parse(h, &l, NULL))
			n->ev.link(n->ev.ctx, &l, h->nlmsg_type == RTM_DELLINK);
		break;
	case RTM_NEWADDR:
	case RTM_DELADDR:
		if (addr_msg_parse(h, &ifindex, &p))
			n->ev.addr(n->ev.ctx, ifindex, &p, h->nlmsg_type == RTM_DELADDR);
		break;
	default:
		route_event(n, h);
	}
	return NL_OK;
}

static void event_ready(struct kern *n, struct nl_sock *sk)
{
	int rc;

	do
		rc = nl_recvmsgs_default(sk);
	while (rc > 0);
	/* The kernel drops events when we are slow, and says so once (ENOBUFS). */
	if (rc == -NLE_NOMEM)
		n->ev.lost(n->ev.ctx);
}

static void state_ready(int fd, unsigned events, void *arg)
{
	event_ready(arg, ((struct kern *)arg)->state);
}

static void routes_ready(int fd, unsigned events, void *arg)
{
	event_ready(arg, ((struct kern *)arg)->routes);
}

/* Let only removals of our own routes through: the kernel would else report each of the hundred
 * thousand routes that we install. Offsets in nlmsghdr and the rtmsg behind it. */
static void routes_filter(int fd)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_H | BPF_ABS, offsetof(struct nlmsghdr, nlmsg_type)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, htons(RTM_DELROUTE), 0, 3),
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS,
			 sizeof(struct nlmsghdr) + offsetof(struct rtmsg, rtm_protocol)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, KERN_RTPROT, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 0xffff),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};
	struct sock_fprog prog = { ARRAY_SIZE(code), code };

	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &prog, sizeof(prog));
}

static struct nl_sock *event_sock(struct kern *n)
{
	struct nl_sock *sk = nl_socket_alloc();

	if (!sk)
		return NULL;
	nl_socket_disable_seq_check(sk);
	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, event_message, n);
	if (nl_connect(sk, NETLINK_ROUTE) < 0 || nl_socket_set_nonblocking(sk) < 0) {
		nl_socket_free(sk);
		return NULL;
	}
	nl_socket_set_buffer_size(sk, EVENT_BUFFER, 0);
	return sk;
}

struct kern *kern_open(struct loop *loop, const struct kern_events *ev, char *why, size_t size)
{
	struct kern *n = xcalloc(1, sizeof(*n));

	n->ev = *ev;
	n->req = nl_socket_alloc();
	n->query = nl_socket_alloc();
	n->state = event_sock(n);
	n->routes = event_sock(n);
	if (!n->req || !n->query || !n->state || !n->routes ||
	    nl_connect(n->req, NETLINK_ROUTE) < 0 || nl_connect(n->query, NETLINK_ROUTE) < 0 ||
	    nl_socket_add_memberships(n->state, RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR,
				      RTNLGRP_IPV6_IFADDR, 0) < 0) {
		snprintf(why, size, "cannot open a netlink socket: %s", strerror(errno));
		kern_close(n);
		return NULL;
	}
	nl_socket_disable_auto_ack(n->query);
	nl_socket_set_buffer_size(n->query, EVENT_BUFFER, 0);
	routes_filter(nl_socket_get_fd(n->routes));
	nl_socket_add_memberships(n->routes, RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE, 0);
	n->state_fd = loop_fd_new(loop, nl_socket_get_fd(n->state), LOOP_READ, state_ready, n);
	n->routes_fd = loop_fd_new(loop, nl_socket_get_fd(n->routes), LOOP_READ, routes_ready, n);
	return n;
}

void kern_close(struct kern *n)
{
	if (!n)
		return;
	loop_fd_free(n->state_fd);
	loop_fd_free(n->routes_fd);
	nl_socket_free(n->req);
	nl_socket_free(n->query);
	nl_socket_free(n->state);
	nl_socket_free(n->routes);
	free(n);
}

struct nl_sock *kern_request_sock(struct kern *n)
{
	return n->req;
}

/* --- reading --- */

/* Send a question and give every answer to fn. */
static int request_read(struct kern *n, struct nl_msg *msg, int (*fn)(struct nl_msg *, void *),
			void *arg)
{
	int fd = nl_socket_get_fd(n->query), rc;
	uint8_t stale[64];

	/* what an interrupted dump left unread must not answer this question */
	while (recv(fd, stale, sizeof(stale), MSG_DONTWAIT) > 0)
		;
	nl_socket_modify_cb(n->query, NL_CB_VALID, NL_CB_CUSTOM, fn, arg);
	rc = nl_send_auto(n->query, msg);
	if (rc >= 0)
		rc = nl_recvmsgs_default(n->query);
	nlmsg_free(msg);
	return rc < 0 ? kern_errno(rc) : 0;
}

struct links {
	struct kern_link *l;
	size_t n;
};

static int links_message(struct nl_msg *msg, void *arg)
{
	struct links *all = arg;
	struct kern_link l;

	if (!link_parse(nlmsg_hdr(msg), &l, NULL))
		return NL_OK;
	all->l = xrealloc(all->l, (all->n + 1) * sizeof(l));
	all->l[all->n++] = l;
	return NL_OK;
}

int kern_links(struct kern *n, void (*fn)(const struct kern_link *l, void *arg), void *arg)
{
	struct links all = { .n = 0 };
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC };
	struct nl_msg *msg = nlmsg_alloc_simple(RTM_GETLINK, NLM_F_DUMP);
	int rc;

	if (!msg || nlmsg_append(msg, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0) {
		nlmsg_free(msg);
		return -ENOMEM;
	}
	rc = request_read(n, msg, links_message, &all);
	for (size_t i = 0; i < all.n; i++) /* afterwards: fn may ask questions itself */
		fn(&all.l[i], arg);
	free(all.l);
	return rc;
}

struct link_answer {
	struct kern_link l;
	struct rtnl_link_stats64 stats;
	bool found;
};

static int link_message(struct nl_msg *msg, void *arg)
{
	struct link_answer *a = arg;

	a->found |= link_parse(nlmsg_hdr(msg), &a->l, &a->stats);
	return NL_OK;
}

/* By name, or by ifindex when name is NULL. */
static int link_query(struct kern *n, const char *name, int ifindex, struct link_answer *a)
{
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC, .ifi_index = ifindex };
	struct nl_msg *msg = nlmsg_alloc_simple(RTM_GETLINK, 0);
	int rc;

	memset(a, 0, sizeof(*a));
	if (!msg || nlmsg_append(msg, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0 ||
	    (name && nla_put_string(msg, IFLA_IFNAME, name) < 0)) {
		nlmsg_free(msg);
		return -ENOMEM;
	}
	rc = request_read(n, msg, link_message, a);
	return rc ? rc : a->found ? 0 : -ENODEV;
}

int kern_link_get(struct kern *n, const char *name, struct kern_link *out)
{
	struct link_answer a;
	int rc = link_query(n, name, 0, &a);

	if (!rc)
		*out = a.l;
	return rc;
}

int kern_link_stats(struct kern *n, int ifindex, struct iface_counters *out)
{
	struct link_answer a;
	int rc = link_query(n, NULL, ifindex, &a);

	if (rc)
		return rc;
	*out = (struct iface_counters){
		.rx_packets = a.stats.rx_packets, .rx_bytes = a.stats.rx_bytes,
		.rx_errors = a.stats.rx_errors,	  .rx_drops = a.stats.rx_dropped,
		.tx_packets = a.stats.tx_packets, .tx_bytes = a.stats.tx_bytes,
		.tx_errors = a.stats.tx_errors,	  .tx_drops = a.stats.tx_dropped,
	};
	return 0;
}

struct addrs_walk {
	int ifindex;
	struct prefix *out;
	size_t n, max;
};

static int addrs_message(struct nl_msg *msg, void *arg)
{
	struct addrs_walk *w = arg;
	struct prefix p;
	int ifindex;

	if (w->n < w->max && addr_msg_parse(nlmsg_hdr(msg), &ifindex, &p) &&
	    ifindex == w->ifindex)
		w->out[w->n++] = p;
	return NL_OK;
}

/* Dumps that look at what the question names: Linux 4.20, older ones answer with everything. Only
 * where it is wanted, since it makes the kernel particular about questions. */
static void dump_strictly(struct kern *n, int on)
{
	setsockopt(nl_socket_get_fd(n->query), SOL_NETLINK, NETLINK_GET_STRICT_CHK, &on,
		   sizeof(on));
}

int kern_addrs(struct kern *n, int ifindex, struct prefix *out, size_t max)
{
	struct addrs_walk w = {ifindex, out, 0, max};
	struct ifaddrmsg ifa = {.ifa_family = AF_UNSPEC, .ifa_index = (uint32_t)ifindex};
	struct nl_msg *msg = nlmsg_alloc_simple(RTM_GETADDR, NLM_F_DUMP);
	int rc;

	if (!msg || nlmsg_append(msg, &ifa, sizeof(ifa), NLMSG_ALIGNTO) < 0) {
		nlmsg_free(msg);
		return -ENOMEM;
	}
	dump_strictly(n, 1); /* not the addresses of ten thousand others */
	rc = request_read(n, msg, addrs_message, &w);
	dump_strictly(n, 0);
	return rc ? rc : (int)w.n;
}

/* --- changes --- */

static int link_change(struct kern *n, int ifindex, void (*set)(struct rtnl_link *, uint32_t),
		       uint32_t value)
{
	struct rtnl_link *orig = rtnl_link_alloc(), *l = rtnl_link_alloc();
	int rc = -NLE_NOMEM;

	if (orig && l) {
		rtnl_link_set_ifindex(orig, ifindex);
		set(l, value);
		rc = rtnl_link_change(n->req, orig, l, 0);
	}
	rtnl_link_put(orig);
	rtnl_link_put(l);
	return kern_errno(rc);
}

static void set_up(struct rtnl_link *l, uint32_t up)
{
	if (up)
		rtnl_link_set_flags(l, IFF_UP);
	else
		rtnl_link_unset_flags(l, IFF_UP);
}

static void set_netns(struct rtnl_link *l, uint32_t fd)
{
	rtnl_link_set_ns_fd(l, (int)fd);
}

static void set_mtu(struct rtnl_link *l, uint32_t mtu)
{
	rtnl_link_set_mtu(l, mtu);
}

int kern_link_set(struct kern *n, int ifindex, bool up)
{
	return link_change(n, ifindex, set_up, up);
}

int kern_link_move(struct kern *n, int ifindex, int netns_fd)
{
	return link_change(n, ifindex, set_netns, (uint32_t)netns_fd);
}

int kern_link_set_mtu(struct kern *n, int ifindex, uint32_t mtu)
{
	return link_change(n, ifindex, set_mtu, mtu);
}

int kern_link_add_dummy(struct kern *n, const char *name)
{
	struct rtnl_link *l = rtnl_link_alloc();
	int rc = -NLE_NOMEM;

	if (l) {
		rtnl_link_set_name(l, name);
		rc = rtnl_link_set_type(l, "dummy");
	}
	if (!rc)
		rc = rtnl_link_add(n->req, l, NLM_F_CREATE | NLM_F_EXCL);
	rtnl_link_put(l);
	return kern_errno(rc);
}

int kern_link_add_vlan(struct kern *n, const char *name, int parent, uint16_t vlan)
{
	struct rtnl_link *l = rtnl_link_vlan_alloc();
	int rc = -NLE_NOMEM;

	if (l) {
		rtnl_link_set_name(l, name);
		rtnl_link_set_link(l, parent);
		rtnl_link_vlan_set_id(l, vlan);
		rc = rtnl_link_add(n->req, l, NLM_F_CREATE | NLM_F_EXCL);
		rtnl_link_put(l);
	}
	return kern_errno(rc);
}

int kern_link_del(struct kern *n, int ifindex)
{
	struct rtnl_link *l = rtnl_link_alloc();
	int rc = -NLE_NOMEM;

	if (l) {
		rtnl_link_set_ifindex(l, ifindex);
		rc = rtnl_link_delete(n->req, l);
	}
	rtnl_link_put(l);
	return kern_errno(rc);
}

int kern_addr_change(struct kern *n, int ifindex, const struct prefix *p, bool add)
{
	struct rtnl_addr *a = rtnl_addr_alloc();
	struct nl_addr *local = kern_addr_of(p);
	int rc = -NLE_NOMEM;

	if (!a || !local)
		goto out;
	rtnl_addr_set_ifindex(a, ifindex);
	rc = rtnl_addr_set_local(a, local);
	if (rc < 0)
		goto out;
	if (p->addr.family == ADDR_V6) /* usable at once; a lab has no time to detect duplicates */
		rtnl_addr_set_flags(a, IFA_F_NODAD);
	rc = add ? rtnl_addr_add(n->req, a, NLM_F_REPLACE) : rtnl_addr_delete(n->req, a, 0);
out:
	nl_addr_put(local);
	rtnl_addr_put(a);
	return kern_errno(rc);
}
