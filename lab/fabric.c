/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Namespaces and devices. Netlink messages are put together here, attribute by attribute, because a
 * veth pair can then be born with both ends in their places: one request per port.
 */
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <linux/if_link.h>
#include <linux/veth.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <netlink/socket.h>

#include "lab/fabric.h"

static int fail(struct str *err, const char *what, int nl_err)
{
	str_printf(err, "%s: %s\n", what, nl_geterror(nl_err));
	return -1;
}

static int fail_errno(struct str *err, const char *what)
{
	str_printf(err, "%s: %s\n", what, strerror(errno));
	return -1;
}

static struct nl_sock *sock_open(struct str *err)
{
	struct nl_sock *s = nl_socket_alloc();
	int rc;

	if (!s) {
		str_puts(err, "netlink: out of memory\n");
		return NULL;
	}
	rc = nl_connect(s, NETLINK_ROUTE);
	if (rc < 0) {
		fail(err, "netlink", rc);
		nl_socket_free(s);
		return NULL;
	}
	return s;
}

static int enter(int ns, struct str *err)
{
	return setns(ns, CLONE_NEWNET) < 0 ? fail_errno(err, "cannot enter a network namespace") : 0;
}

/* A setting that may be missing in this kernel: then there is nothing to set. */
static void sysctl_set(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (write(fd, value, strlen(value)) < 0)
		fprintf(stderr, "flexlab: %s: %s\n", path, strerror(errno));
	close(fd);
}

int fabric_open(struct fabric *f, struct str *err)
{
	f->home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	if (f->home < 0)
		return fail_errno(err, "/proc/self/ns/net");
	f->sock = sock_open(err);
	if (!f->sock) {
		close(f->home);
		return -1;
	}
	/* The fabric only carries frames; it must not speak on the wires itself. */
	sysctl_set("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
	sysctl_set("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1");
	return 0;
}

void fabric_close(struct fabric *f)
{
	nl_socket_free(f->sock);
	close(f->home);
}

static int link_up(struct nl_sock *s, const char *dev, struct str *err)
{
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC, .ifi_flags = IFF_UP, .ifi_change = IFF_UP };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_NEWLINK, 0);
	int rc;

	ifi.ifi_index = (int)if_nametoindex(dev);
	if (!m || nlmsg_append(m, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0) {
		nlmsg_free(m);
		return fail(err, dev, -NLE_NOMEM);
	}
	rc = nl_send_sync(s, m);
	return rc < 0 ? fail(err, dev, rc) : 0;
}

int fabric_netns(struct fabric *f, bool forward, int *fd, struct str *err)
{
	struct nl_sock *s;
	int rc = -1;

	if (unshare(CLONE_NEWNET) < 0)
		return fail_errno(err, "cannot make a network namespace");
	*fd = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	if (*fd < 0) {
		fail_errno(err, "/proc/self/ns/net");
	} else {
		/* An IOS interface has no IPv6 address until it is told to. */
		sysctl_set("/proc/sys/net/ipv6/conf/default/addr_gen_mode", "1");
		sysctl_set("/proc/sys/net/ipv6/conf/default/accept_ra", "0");
		if (forward) {
			sysctl_set("/proc/sys/net/ipv4/ip_forward", "1");
			sysctl_set("/proc/sys/net/ipv6/conf/all/forwarding", "1");
			sysctl_set("/proc/sys/net/ipv4/conf/all/rp_filter", "0");
			sysctl_set("/proc/sys/net/ipv4/conf/default/rp_filter", "0");
		}
		s = sock_open(err);
		rc = s ? link_up(s, "lo", err) : -1;
		nl_socket_free(s);
	}
	if (enter(f->home, err) < 0)
		rc = -1;
	return rc;
}

/* { kind, data { ... } }: opened here, closed by info_end(). */
static bool info_begin(struct nl_msg *m, const char *kind, struct nlattr **info,
		       struct nlattr **data)
{
	*info = nla_nest_start(m, IFLA_LINKINFO);
	if (!*info || nla_put_string(m, IFLA_INFO_KIND, kind) < 0)
		return false;
	*data = nla_nest_start(m, IFLA_INFO_DATA);
	return *data;
}

static void info_end(struct nl_msg *m, struct nlattr *info, struct nlattr *data)
{
	nla_nest_end(m, data);
	nla_nest_end(m, info);
}

static bool bridge_put(struct nl_msg *m, const char *name)
{
	struct nlattr *info, *data;

	if (nla_put_string(m, IFLA_IFNAME, name) < 0 || !info_begin(m, "bridge", &info, &data))
		return false;
	/* Multicast (EIGRP, OSPF, NHRP) goes everywhere, at once and for ever. */
	if (nla_put_u8(m, IFLA_BR_MCAST_SNOOPING, 0) < 0 || nla_put_u32(m, IFLA_BR_STP_STATE, 0) < 0)
		return false;
	info_end(m, info, data);
	return true;
}

static struct nl_msg *newlink_msg(unsigned flags)
{
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC, .ifi_flags = flags, .ifi_change = flags };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);

	if (m && nlmsg_append(m, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0) {
		nlmsg_free(m);
		return NULL;
	}
	return m;
}

int fabric_seg(struct fabric *f, const struct lab_seg *seg, int *ifindex, struct str *err)
{
	char name[IFNAMSIZ];
	struct nl_msg *m;
	int rc;

	*ifindex = 0;
	if (seg->n_ports < 2)
		return 0;
	snprintf(name, sizeof(name), "s%u", seg->index);
	m = newlink_msg(IFF_UP);
	if (!m || !bridge_put(m, name)) {
		nlmsg_free(m);
		return fail(err, name, -NLE_NOMEM);
	}
	rc = nl_send_sync(f->sock, m);
	if (rc < 0)
		return fail(err, "cannot make a bridge", rc);
	*ifindex = (int)if_nametoindex(name);
	return 0;
}

/* The pair: our attributes outside, the node's end nested in VETH_INFO_PEER. */
static bool veth_put(struct nl_msg *m, const struct lab_port *p, int node_ns, int bridge)
{
	/* The address blocks of IOS on Linux: aabb.cc00.<node><port> */
	const uint8_t mac[6] = { 0xaa, 0xbb, 0xcc, 0x00, (uint8_t)p->node->index, (uint8_t)p->index };
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC };
	struct nlattr *info, *data, *peer;

	if (nla_put_string(m, IFLA_IFNAME, p->tap) < 0 ||
	    (bridge && nla_put_u32(m, IFLA_MASTER, (uint32_t)bridge) < 0) ||
	    !info_begin(m, "veth", &info, &data))
		return false;
	peer = nla_nest_start(m, VETH_INFO_PEER);
	if (!peer || nlmsg_append(m, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0 ||
	    nla_put_string(m, IFLA_IFNAME, p->dev) < 0 ||
	    nla_put_u32(m, IFLA_NET_NS_FD, (uint32_t)node_ns) < 0 ||
	    nla_put(m, IFLA_ADDRESS, sizeof(mac), mac) < 0)
		return false;
	nla_nest_end(m, peer);
	info_end(m, info, data);
	return true;
}

int fabric_port(struct fabric *f, const struct lab_port *p, int node_ns, int bridge, struct str *err)
{
	struct nl_msg *m = newlink_msg(IFF_UP);
	int rc;

	if (!m || !veth_put(m, p, node_ns, bridge)) {
		nlmsg_free(m);
		return fail(err, p->dev, -NLE_NOMEM);
	}
	rc = nl_send_sync(f->sock, m);
	if (rc < 0) {
		str_printf(err, "%s %s: cannot make the link: %s\n", p->node->name, p->ifname,
			   nl_geterror(rc));
		return -1;
	}
	return 0;
}

static int addr_put(struct nl_sock *s, const char *dev, const struct prefix *p, struct str *err)
{
	struct ifaddrmsg ifa = { .ifa_family = p->addr.family == ADDR_V4 ? AF_INET : AF_INET6,
				 .ifa_prefixlen = p->len,
				 .ifa_index = if_nametoindex(dev) };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL);
	int n = (int)addr_bytes(&p->addr), rc;

	if (!m || nlmsg_append(m, &ifa, sizeof(ifa), NLMSG_ALIGNTO) < 0 ||
	    nla_put(m, IFA_LOCAL, n, p->addr.b) < 0 || nla_put(m, IFA_ADDRESS, n, p->addr.b) < 0) {
		nlmsg_free(m);
		return fail(err, dev, -NLE_NOMEM);
	}
	rc = nl_send_sync(s, m);
	return rc < 0 ? fail(err, dev, rc) : 0;
}

int fabric_addr(struct fabric *f, int node_ns, const char *dev, const struct prefix *p,
		struct str *err)
{
	struct nl_sock *s;
	int rc = -1;

	if (enter(node_ns, err) < 0)
		return -1;
	s = sock_open(err);
	if (s) {
		rc = link_up(s, dev, err);
		if (rc == 0 && p->addr.family != ADDR_NONE)
			rc = addr_put(s, dev, p, err);
		nl_socket_free(s);
	}
	if (enter(f->home, err) < 0)
		rc = -1;
	return rc;
}

int fabric_tap(struct fabric *f, const char *tap, bool up, int bridge, struct str *err)
{
	struct ifinfomsg ifi = { .ifi_family = AF_UNSPEC, .ifi_flags = up ? IFF_UP : 0,
				 .ifi_change = IFF_UP, .ifi_index = (int)if_nametoindex(tap) };
	struct nl_msg *m = nlmsg_alloc_simple(RTM_NEWLINK, 0);
	int rc;

	if (!m || nlmsg_append(m, &ifi, sizeof(ifi), NLMSG_ALIGNTO) < 0 ||
	    nla_put_u32(m, IFLA_MASTER, (uint32_t)bridge) < 0) {
		nlmsg_free(m);
		return fail(err, tap, -NLE_NOMEM);
	}
	rc = nl_send_sync(f->sock, m);
	return rc < 0 ? fail(err, tap, rc) : 0;
}
