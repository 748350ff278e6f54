/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Linux devices behind IOS interfaces: loopbacks are made as TUN devices held open by us (they go
 * with the process, however it ends), or dummy devices where there is no TUN; subinterfaces are
 * vlan devices; ethernet devices are found. Addresses, MTU and settings under /proc/sys follow.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/dot1q.h"
#include "routing/iface_priv.h"
#include "routing/netns.h"

void ifdev_namespace_setup(struct iface_vrf *v)
{
	int back = netns_enter(v->netns_fd);
	struct kern_link lo;

	if (kern_link_get(v->kern, "lo", &lo) == 0 && !lo.up)
		kern_link_set(v->kern, lo.ifindex, true);
	netns_sysctl("1", "ipv4/ip_forward");
	netns_sysctl("1", "ipv6/conf/all/forwarding");
	/* flows, not packets, are spread over equal paths; by ports too, as CEF's include-ports */
	netns_sysctl("1", "ipv4/fib_multipath_hash_policy");
	netns_sysctl("1", "ipv6/fib_multipath_hash_policy");
	/* the kernel takes the stricter of "all" and the device */
	netns_sysctl("0", "ipv4/conf/all/rp_filter");
	/* a link without carrier carries nothing: its connected routes must not draw traffic */
	netns_sysctl("1", "ipv4/conf/all/ignore_routes_with_linkdown");
	netns_sysctl("1", "ipv6/conf/all/ignore_routes_with_linkdown");
	netns_sysctl("1", "ipv6/conf/all/keep_addr_on_down");
	netns_leave(back);
}

static void dev_settings(struct ifx *x)
{
	int back = netns_enter(x->v->netns_fd);
	const char *dev = x->i.dev;

	netns_sysctl("1", "ipv4/conf/%s/forwarding", dev);
	netns_sysctl("0", "ipv4/conf/%s/rp_filter", dev);
	netns_sysctl("1", "ipv4/conf/%s/ignore_routes_with_linkdown", dev);
	netns_sysctl("1", "ipv4/conf/%s/promote_secondaries", dev);
	netns_sysctl("0", "ipv4/conf/%s/send_redirects", dev);
	netns_sysctl("0", "ipv4/conf/%s/accept_redirects", dev);
	netns_sysctl("1", "ipv4/conf/%s/arp_announce", dev);
	/* IOS answers ARP for what it can route; on a host's own device (--map) we do not meddle */
	if (iface_name_cabled(x->i.conf.name) && !x->s->maps) {
		netns_sysctl("1", "ipv4/conf/%s/proxy_arp", dev);
		netns_sysctl("0", "ipv4/neigh/%s/proxy_delay", dev);
	}
	netns_sysctl("0", "ipv6/conf/%s/accept_dad", dev);
	netns_sysctl("0", "ipv6/conf/%s/accept_ra", dev);
	netns_sysctl("0", "ipv6/conf/%s/autoconf", dev);
	netns_sysctl("1", "ipv6/conf/%s/keep_addr_on_down", dev);
	netns_sysctl("1", "ipv6/conf/%s/ignore_routes_with_linkdown", dev);
	netns_leave(back);
}

/* IPv6 runs where it is configured: elsewhere the kernel would send router solicitations. */
static void dev_ipv6(struct ifx *x, bool on, bool link_local)
{
	int back = netns_enter(x->v->netns_fd);

	if (on || !x->s->maps)
		netns_sysctl(on ? "0" : "1", "ipv6/conf/%s/disable_ipv6", x->i.dev);
	/* the kernel makes the link-local address from the MAC, as IOS does, unless one is given;
	 * without any it could not ask for neighbours */
	if (on)
		netns_sysctl(link_local ? "1" : "0", "ipv6/conf/%s/addr_gen_mode", x->i.dev);
	netns_leave(back);
}

const char *ifdev_name(struct ifaces *s, const char *ios_name, char out[16])
{
	struct iface_map *m;

	LL_FOREACH(s->maps, m) {
		if (strcmp(m->ios, ios_name) == 0) {
			str_copy(out, 16, m->dev);
			return out;
		}
	}
	return iface_name_dev(ios_name, out);
}

void ifdev_gone(struct ifx *x)
{
	ifx_index_set(x, 0);
	x->n_on_dev = 0;
	x->dev_seen = false;
	x->dev_up = x->dev_carrier = false;
	x->set_up = -1;
	x->mtu_set = 0;
	memset(&x->base, 0, sizeof(x->base));
}

void ifdev_adopt(struct ifx *x, const struct kern_link *l)
{
	if (x->i.ifindex != l->ifindex) {
		ifdev_gone(x);
		ifx_index_set(x, l->ifindex);
		str_copy(x->i.dev, sizeof(x->i.dev), l->name);
		x->dev_mtu = l->mtu;
		if (x->i.conf.mss || x->i.conf.mss6)
			ifmss_changed(x->s);
		if (x->s->configured || !x->physical)
			dev_settings(x);
	}
	memcpy(x->i.mac, l->mac, sizeof(x->i.mac));
	x->dev_up = l->up;
	x->dev_carrier = l->carrier;
}

/* --- loopbacks --- */

static int tun_make(const char *dev)
{
	struct ifreq ifr = { .ifr_flags = IFF_TUN | IFF_NO_PI };
	int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return -errno;
	str_copy(ifr.ifr_name, sizeof(ifr.ifr_name), dev);
	if (ioctl(fd, TUNSETIFF, &ifr) < 0) {
		rc = -errno;
		close(fd);
		return rc;
	}
	return fd;
}

static int loopback_make(struct ifx *x, const char *dev)
{
	int back = netns_enter(x->v->netns_fd);
	int rc;

	x->tun_fd = tun_make(dev);
	netns_leave(back);
	if (x->tun_fd >= 0)
		return 0;
	rc = kern_link_add_dummy(x->v->kern, dev);
	if (rc == 0)
		x->made_dev = true;
	return rc == -EEXIST ? 0 : rc ? x->tun_fd : 0;
}

/* --- subinterfaces --- */

static int subif_make(struct ifx *x, const char *dev)
{
	char parent[IFACE_NAME_LEN];
	struct kern_link l;
	struct iface *p;
	int rc;

	str_copy(parent, sizeof(parent), x->i.conf.name);
	*strrchr(parent, '.') = '\0';
	p = iface_find(x->s, parent);
	if (!x->i.conf.vlan || !p || !p->ifindex)
		return -ENODEV;
	/* made beside its parent, then moved to its own VRF */
	rc = kern_link_add_vlan(ifx_of(p)->v->kern, dev, p->ifindex, x->i.conf.vlan);
	x->made_dev = rc == 0;
	if (rc == 0 && ifx_of(p)->v != x->v && kern_link_get(ifx_of(p)->v->kern, dev, &l) == 0)
		rc = kern_link_move(ifx_of(p)->v->kern, l.ifindex, vrf_netns(x->v));
	if (rc == -EOPNOTSUPP) /* no vlan driver: the tag is put on and taken off here */
		x->dot1q = dot1q_new(x->s->loop, ifx_of(p)->v->netns_fd, p->ifindex, p->mac,
				     x->v->netns_fd, dev, x->i.conf.vlan, &rc);
	return rc == -EEXIST ? 0 : rc;
}

static void dev_missing(struct ifx *x, const char *what, int rc)
{
	if (!x->no_dev_said)
		log_msg("IFMGR", LOG_LV_WARNING, "NODEVICE", "%s stays down: %s: %s",
			x->i.conf.name, what, strerror(-rc));
	x->no_dev_said = true;
}

void ifdev_open(struct ifx *x)
{
	struct kern_link l;
	char dev[16];
	int rc = 0;

	if (x->i.ifindex)
		return;
	ifdev_name(x->s, x->i.conf.name, dev);
	switch (x->i.conf.kind) {
	case IFACE_LOOPBACK:
		rc = loopback_make(x, dev);
		if (rc)
			dev_missing(x, "cannot make its device", rc);
		break;
	case IFACE_SUBIF:
		rc = kern_link_get(x->v->kern, dev, &l) == 0 ? 0 : subif_make(x, dev);
		if (rc && x->i.conf.vlan)
			dev_missing(x, "no 802.1Q device", rc);
		break;
	case IFACE_ETHERNET:
	case IFACE_OTHER:
		break;
	case IFACE_TUNNEL:
	case IFACE_VACCESS:
	case IFACE_VTEMPLATE:
	case IFACE_NULL:
		return; /* attached by their owner, or none */
	}
	if (rc == 0 && kern_link_get(x->v->kern, dev, &l) == 0)
		ifdev_adopt(x, &l);
}

/* --- addresses and MTU --- */

static void addr_put(struct ifx *x, const struct prefix *p)
{
	char buf[ADDR_STRLEN];
	int rc = kern_addr_change(x->v->kern, x->i.ifindex, p, true);

	if (rc && rc != -EEXIST)
		log_msg("IFMGR", LOG_LV_ERR, "ADDRESS", "%s: cannot set %s: %s", x->i.conf.name,
			prefix_str(p, buf), strerror(-rc));
	if (x->n_on_dev < IFACE_DEV_ADDRS)
		x->on_dev[x->n_on_dev++] = *p;
}

/* Exactly the same address with the same length. */
static bool addr_same(const struct prefix *a, const struct prefix *b)
{
	return a->len == b->len && addr_eq(&a->addr, &b->addr);
}

static bool addr_among(const struct prefix *p, const struct prefix *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (addr_same(p, &list[i]))
			return true;
	return false;
}

static void addrs_remove(struct ifx *x, const struct prefix *keep, size_t n_keep)
{
	size_t left = 0;

	for (size_t i = 0; i < x->n_on_dev; i++) {
		if (addr_among(&x->on_dev[i], keep, n_keep))
			x->on_dev[left++] = x->on_dev[i];
		else
			kern_addr_change(x->v->kern, x->i.ifindex, &x->on_dev[i], false);
	}
	x->n_on_dev = left;
}

/* What somebody left on a device that is ours (a router that was killed) must not answer. On a
 * host's own device (--map) it stays. */
static void addrs_of_others(struct ifx *x)
{
	struct prefix found[64];
	int n;

	if (x->dev_seen)
		return;
	x->dev_seen = true;
	n = kern_addrs(x->v->kern, x->i.ifindex, found, ARRAY_SIZE(found));
	for (int i = 0; i < n; i++)
		if (addr_is_link_local(&found[i].addr))
			x->i.link_local = found[i];
		else if (!x->s->maps)
			kern_addr_change(x->v->kern, x->i.ifindex, &found[i], false);
}

bool ifdev_addrs(struct ifx *x)
{
	struct prefix want[IFACE_DEV_ADDRS];
	size_t n = ifx_addrs(x, want);
	bool v6 = x->i.conf.ipv6, link_local = false, same = n == x->n_on_dev && v6 == x->v6_on;

	for (size_t i = 0; i < n; i++) {
		v6 |= want[i].addr.family == ADDR_V6;
		link_local |= addr_is_link_local(&want[i].addr);
		same = same && addr_same(&want[i], &x->on_dev[i]);
	}
	if (!x->i.ifindex || (same && x->dev_seen))
		return false;
	addrs_of_others(x);
	dev_ipv6(x, v6, link_local);
	x->v6_on = x->i.conf.ipv6;
	/* The kernel's primary address is the oldest one: when it changes, all are set anew. */
	if (n && x->n_on_dev && !addr_same(&want[0], &x->on_dev[0]))
		addrs_remove(x, NULL, 0);
	else
		addrs_remove(x, want, n);
	for (size_t i = 0; i < n; i++)
		if (!addr_among(&want[i], x->on_dev, x->n_on_dev))
			addr_put(x, &want[i]);
	x->dev_seen = true;
	return true;
}

void ifdev_mtu(struct ifx *x)
{
	uint32_t want = x->i.conf.ip_mtu ? x->i.conf.ip_mtu : x->i.conf.mtu;
	int rc;

	if (!x->i.ifindex || want == x->mtu_set)
		return;
	rc = kern_link_set_mtu(x->v->kern, x->i.ifindex, want ? want : x->dev_mtu);
	if (rc)
		log_msg("IFMGR", LOG_LV_ERR, "MTU", "%s: cannot set MTU %u: %s", x->i.conf.name,
			want ? want : x->dev_mtu, strerror(-rc));
	x->mtu_set = want;
}

void ifdev_mtu6(struct ifx *x)
{
	uint32_t dev_mtu = x->mtu_set ? x->mtu_set : x->dev_mtu;
	uint32_t want = x->i.conf.mtu6 ? MIN(x->i.conf.mtu6, dev_mtu) : dev_mtu;
	char text[16];
	int back;

	if (!x->i.ifindex || (!x->i.conf.mtu6 && !x->mtu6_set))
		return;
	snprintf(text, sizeof(text), "%u", want);
	back = netns_enter(x->v->netns_fd);
	netns_sysctl(text, "ipv6/conf/%s/mtu", x->i.dev);
	netns_leave(back);
	x->mtu6_set = x->i.conf.mtu6 != 0;
}

void ifdev_admin(struct ifx *x)
{
	int up = x->i.admin_up;
	struct kern_link l;
	int rc;

	if (!x->i.ifindex || x->set_up == up)
		return;
	rc = kern_link_set(x->v->kern, x->i.ifindex, up);
	if (rc)
		log_msg("IFMGR", LOG_LV_ERR, "LINK", "%s: cannot set the device %s: %s",
			x->i.conf.name, up ? "up" : "down", strerror(-rc));
	x->set_up = up;
	if (kern_link_get(x->v->kern, x->i.dev, &l) == 0 && l.ifindex == x->i.ifindex)
		ifdev_adopt(x, &l);
}

void ifdev_close(struct ifx *x)
{
	if (x->i.ifindex) {
		addrs_remove(x, NULL, 0);
		if (x->made_dev)
			kern_link_del(x->v->kern, x->i.ifindex);
		else if (x->physical && x->mtu_set)
			kern_link_set_mtu(x->v->kern, x->i.ifindex, x->dev_mtu);
		if (x->physical && x->set_up == 1 && !x->s->maps)
			kern_link_set(x->v->kern, x->i.ifindex, false); /* the far end sees us go */
	}
	if (x->tun_fd >= 0)
		close(x->tun_fd);
	x->tun_fd = -1;
	dot1q_free(x->dot1q);
	x->dot1q = NULL;
	x->made_dev = false;
	ifdev_gone(x);
}

void ifdev_move(struct ifx *x, struct iface_vrf *v)
{
	int ifindex = x->i.ifindex;
	int rc;

	ifdev_close(x);
	if (x->physical && ifindex) {
		rc = kern_link_move(x->v->kern, ifindex, vrf_netns(v));
		if (rc)
			log_msg("IFMGR", LOG_LV_ERR, "VRF", "%s: cannot move its device: %s",
				x->i.conf.name, strerror(-rc));
	}
	x->v = v;
	x->rib_owner = rib_owner_new(v->rib); /* numbers count by table */
}
