/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Devices of the kernel dataplane, see xfrm_link.h.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/ip6_tunnel.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ipsec/xfrm_link.h"

#define INET6_GEN_NONE 1
#define TOS_INHERIT 1

static struct nl_msg *link_msg(int type, int flags, const char *name, bool up, bool change_up)
{
	struct nl_msg *m = xnl_new(type, flags);
	struct ifinfomsg i = { .ifi_family = AF_UNSPEC, .ifi_flags = up ? IFF_UP : 0,
			       .ifi_change = change_up ? IFF_UP : 0 };

	xnl_put(m, &i, sizeof(i));
	nla_put_string(m, IFLA_IFNAME, name);
	return m;
}

static void put_addr(struct nl_msg *m, int type, const struct addr *a)
{
	if (a->family)
		nla_put(m, type, (int)addr_bytes(a), a->b);
}

static void put_gre(struct nl_msg *m, const struct tunnel_params *p)
{
	put_addr(m, IFLA_GRE_LOCAL, &p->local);
	put_addr(m, IFLA_GRE_REMOTE, &p->remote);
	nla_put_u8(m, IFLA_GRE_TTL, p->ttl ? p->ttl : 255);
	if (p->has_key) {
		nla_put_u16(m, IFLA_GRE_IFLAGS, GRE_KEY);
		nla_put_u16(m, IFLA_GRE_OFLAGS, GRE_KEY);
		nla_put_u32(m, IFLA_GRE_IKEY, htonl(p->key));
		nla_put_u32(m, IFLA_GRE_OKEY, htonl(p->key));
	}
	if (p->local.family == ADDR_V6) {
		nla_put_u32(m, IFLA_GRE_FLAGS, IP6_TNL_F_USE_ORIG_TCLASS |
			    IP6_TNL_F_IGN_ENCAP_LIMIT);
		return;
	}
	nla_put_u8(m, IFLA_GRE_TOS, p->has_tos ? p->tos & ~3 : TOS_INHERIT);
	/* Off: the inner packet's DF is copied; on: DF is set always. */
	nla_put_u8(m, IFLA_GRE_PMTUDISC, p->df == IPSEC_DF_SET);
	nla_put_u8(m, IFLA_GRE_IGNORE_DF, p->df == IPSEC_DF_CLEAR);
}

static void put_ipip(struct nl_msg *m, const struct tunnel_params *p)
{
	put_addr(m, IFLA_IPTUN_LOCAL, &p->local);
	put_addr(m, IFLA_IPTUN_REMOTE, &p->remote);
	nla_put_u8(m, IFLA_IPTUN_TTL, p->ttl ? p->ttl : 255);
	if (p->local.family == ADDR_V6) {
		nla_put_u32(m, IFLA_IPTUN_FLAGS, IP6_TNL_F_USE_ORIG_TCLASS |
			    IP6_TNL_F_IGN_ENCAP_LIMIT);
		nla_put_u8(m, IFLA_IPTUN_PROTO, 0);
		return;
	}
	nla_put_u8(m, IFLA_IPTUN_TOS, TOS_INHERIT);
	nla_put_u8(m, IFLA_IPTUN_PMTUDISC, p->df == IPSEC_DF_SET);
}

static void put_vti(struct nl_msg *m, const struct tunnel_params *p, const struct xfrm_bind *b)
{
	put_addr(m, IFLA_VTI_LOCAL, &p->local);
	put_addr(m, IFLA_VTI_REMOTE, &p->remote);
	nla_put_u32(m, IFLA_VTI_IKEY, htonl(b->mark));
	nla_put_u32(m, IFLA_VTI_OKEY, htonl(b->mark));
}

static const char *link_kind(const struct tunnel_params *p, const struct xfrm_bind *b)
{
	bool v6 = p->local.family == ADDR_V6;

	switch (p->kind) {
	case TUNNEL_GRE:
	case TUNNEL_MGRE:
		return v6 ? "ip6gre" : "gre";
	case TUNNEL_IPIP:
		return v6 ? "ip6tnl" : "ipip";
	case TUNNEL_IPSEC:
	case TUNNEL_POLICY:
		break;
	}
	return b->if_id ? "xfrm" : v6 ? "vti6" : "vti";
}

static void put_info(struct nl_msg *m, const struct tunnel_params *p, const struct xfrm_bind *b)
{
	struct nlattr *info = nla_nest_start(m, IFLA_LINKINFO), *data;

	nla_put_string(m, IFLA_INFO_KIND, link_kind(p, b));
	data = nla_nest_start(m, IFLA_INFO_DATA);
	switch (p->kind) {
	case TUNNEL_GRE:
	case TUNNEL_MGRE:
		put_gre(m, p);
		break;
	case TUNNEL_IPIP:
		put_ipip(m, p);
		break;
	case TUNNEL_IPSEC:
	case TUNNEL_POLICY:
		if (b->if_id)
			nla_put_u32(m, IFLA_XFRM_IF_ID, b->if_id);
		else
			put_vti(m, p, b);
		break;
	}
	nla_nest_end(m, data);
	nla_nest_end(m, info);
}

int xlink_add(struct xnl *rt, const struct tunnel_params *p, const struct xfrm_bind *bind)
{
	struct nl_msg *m = link_msg(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, p->ifname, false, false);

	put_info(m, p, bind);
	return xnl_ask(rt, m);
}

int xlink_change(struct xnl *rt, const struct tunnel_params *p, const struct xfrm_bind *bind)
{
	struct nl_msg *m;

	if ((p->kind == TUNNEL_IPSEC || p->kind == TUNNEL_POLICY) && bind->if_id)
		return 0; /* an xfrm interface knows no outer addresses */
	m = link_msg(RTM_NEWLINK, 0, p->ifname, false, false);
	put_info(m, p, bind);
	return xnl_ask(rt, m);
}

int xlink_del(struct xnl *rt, const char *name)
{
	return xnl_ask(rt, link_msg(RTM_DELLINK, 0, name, false, false));
}

int xlink_up(struct xnl *rt, const char *name, bool up)
{
	return xnl_ask(rt, link_msg(RTM_NEWLINK, 0, name, up, true));
}

int xlink_begin(struct xnl *rt, const char *name, uint32_t mtu, uint32_t group)
{
	struct nl_msg *m = link_msg(RTM_SETLINK, 0, name, true, true);

	if (mtu)
		nla_put_u32(m, IFLA_MTU, mtu);
	nla_put_u32(m, IFLA_GROUP, group);
	return xnl_ask(rt, m);
}

int xlink_mtu(struct xnl *rt, const char *name, uint32_t mtu)
{
	struct nl_msg *m = link_msg(RTM_NEWLINK, 0, name, false, false);

	nla_put_u32(m, IFLA_MTU, mtu);
	return xnl_ask(rt, m);
}

void xlink_silent(struct xnl *rt, const char *name)
{
	struct nl_msg *m = link_msg(RTM_SETLINK, 0, name, false, false);
	struct nlattr *spec = nla_nest_start(m, IFLA_AF_SPEC);
	struct nlattr *inet6 = nla_nest_start(m, AF_INET6);

	nla_put_u8(m, IFLA_INET6_ADDR_GEN_MODE, INET6_GEN_NONE);
	nla_nest_end(m, inet6);
	nla_nest_end(m, spec);
	xnl_ask(rt, m);
}

void xlink_ipv6(const char *name, const char *which)
{
	char path[96];
	int fd;

	snprintf(path, sizeof(path), "/proc/sys/net/ipv6/conf/%s/%s", name, which);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (write(fd, "1", 1) < 0)
		errno = 0;
	close(fd);
}

int xlink_group_set(struct xnl *rt, const char *name, uint32_t group)
{
	struct nl_msg *m = link_msg(RTM_SETLINK, 0, name, false, false);

	nla_put_u32(m, IFLA_GROUP, group);
	return xnl_ask(rt, m);
}

int xlink_group_del(struct xnl *rt, uint32_t group)
{
	struct nl_msg *m = xnl_new(RTM_DELLINK, 0);
	struct ifinfomsg i = { .ifi_family = AF_UNSPEC };

	xnl_put(m, &i, sizeof(i));
	nla_put_u32(m, IFLA_GROUP, group);
	return xnl_ask(rt, m);
}

int xlink_move(struct xnl *rt, const char *name, int netns_fd)
{
	struct nl_msg *m = link_msg(RTM_NEWLINK, 0, name, false, false);

	nla_put_u32(m, IFLA_NET_NS_FD, (uint32_t)netns_fd);
	return xnl_ask(rt, m);
}

struct link_answer {
	struct xlink_stats stats;
	int index;
};

static void on_link(struct nlmsghdr *h, void *arg)
{
	struct link_answer *out = arg;
	struct nlattr *at[IFLA_MAX + 1];
	struct rtnl_link_stats64 s;

	if (h->nlmsg_type != RTM_NEWLINK ||
	    nlmsg_parse(h, sizeof(struct ifinfomsg), at, IFLA_MAX, NULL) < 0)
		return;
	out->index = ((struct ifinfomsg *)nlmsg_data(h))->ifi_index;
	if (!at[IFLA_STATS64])
		return;
	memset(&s, 0, sizeof(s));
	memcpy(&s, nla_data(at[IFLA_STATS64]), MIN((size_t)nla_len(at[IFLA_STATS64]), sizeof(s)));
	out->stats = (struct xlink_stats){
		.rx_packets = s.rx_packets, .rx_bytes = s.rx_bytes, .rx_errors = s.rx_errors,
		.tx_packets = s.tx_packets, .tx_bytes = s.tx_bytes, .tx_errors = s.tx_errors,
		.tx_carrier_errors = s.tx_carrier_errors };
}

int xlink_stats(struct xnl *rt, const char *name, struct xlink_stats *out)
{
	struct link_answer a = { 0 };
	int rc = xnl_get(rt, link_msg(RTM_GETLINK, 0, name, false, false), on_link, &a);

	if (!rc)
		*out = a.stats;
	return rc;
}

int xlink_index(struct xnl *rt, const char *name)
{
	struct link_answer a = { 0 };

	return xnl_get(rt, link_msg(RTM_GETLINK, 0, name, false, false), on_link, &a) ? 0 : a.index;
}

int xlink_neigh(struct xnl *rt, const char *name, const struct addr *inner, const struct addr *nbma)
{
	struct link_answer a = { 0 };
	int rc = xnl_get(rt, link_msg(RTM_GETLINK, 0, name, false, false), on_link, &a);
	struct ndmsg n = { .ndm_family = (uint8_t)xfrm_family(inner), .ndm_ifindex = a.index,
			   .ndm_state = NUD_PERMANENT };
	struct nl_msg *m;

	if (rc)
		return rc;
	m = nbma ? xnl_new(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE) : xnl_new(RTM_DELNEIGH, 0);
	xnl_put(m, &n, sizeof(n));
	put_addr(m, NDA_DST, inner);
	if (nbma)
		put_addr(m, NDA_LLADDR, nbma);
	return xnl_ask(rt, m);
}
