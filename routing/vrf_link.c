/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/vrf_link.h"

#include <linux/rtnetlink.h>
#include <netlink/errno.h>
#include <netlink/netlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/link.h>
#include <netlink/route/link/veth.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/iface_priv.h"
#include "routing/netns.h"

/* 192.0.0.0/24 is the IETF's for protocols between the parts of a node (RFC 6890 2.2.2), so no
 * network has it; its low addresses are assigned. */
#define ADDR_BASE 0xc0000010u /* 192.0.0.16 */
#define ADDR_MAX 200u

static const char oif_mark[] = "vrf "; /* no name of an interface has a blank */

static struct addr addr_of(const struct iface_vrf *v)
{
	return addr_v4(ADDR_BASE + v->number);
}

bool vrf_link_addr(struct ifaces *s, const char *vrf, struct addr *out)
{
	struct iface_vrf *v = vrf_get(s, vrf);

	if (!v || v->number > ADDR_MAX)
		return false;
	*out = addr_of(v);
	return true;
}

void vrf_link_oif(const char *to, char out[IFACE_NAME_LEN])
{
	snprintf(out, IFACE_NAME_LEN, "%s%s", oif_mark, to);
}

const char *vrf_link_of(const char *oif)
{
	return strncmp(oif, oif_mark, strlen(oif_mark)) ? NULL : oif + strlen(oif_mark);
}

void vrf_link_dev(const struct iface_vrf *to, char out[16])
{
	snprintf(out, 16, "vrflink%u", to->number);
}

void vrf_link_dev_to(struct ifaces *s, const char *to, char out[16])
{
	const struct iface_vrf *v = vrf_find(s, to);

	out[0] = '\0';
	if (v)
		vrf_link_dev(v, out);
}

static struct iface_vrf_end *end_to(struct iface_vrf *v, const struct iface_vrf *to)
{
	struct iface_vrf_end *e;

	LL_FOREACH (v->ends, e)
		if (e->to == to)
			return e;
	return NULL;
}

/* --- making --- */

/* The end in the global table of a link whose router was killed stays while the VRF's does. */
static void left_remove(struct iface_vrf *v, const struct iface_vrf *to)
{
	struct kern_link l;
	char name[16];

	vrf_link_dev(to, name);
	if (!v->number && kern_link_get(v->kern, name, &l) == 0)
		kern_link_del(v->kern, l.ifindex);
}

static int pair_add(struct iface_vrf *a, struct iface_vrf *b)
{
	struct rtnl_link *l = rtnl_link_veth_alloc();
	struct rtnl_link *peer = l ? rtnl_link_veth_get_peer(l) : NULL;
	char name[16];
	int rc = -NLE_NOMEM;

	if (!peer)
		goto out;
	left_remove(a, b);
	left_remove(b, a);
	vrf_link_dev(b, name);
	rtnl_link_set_name(l, name);
	vrf_link_dev(a, name);
	rtnl_link_set_name(peer, name);
	rtnl_link_set_ns_fd(peer, vrf_netns(b));
	rc = rtnl_link_add(kern_request_sock(a->kern), l, NLM_F_CREATE | NLM_F_EXCL);
out:
	rtnl_link_put(peer);
	rtnl_link_put(l);
	return kern_errno(rc);
}

static void end_settings(const struct iface_vrf *v, const char *dev)
{
	int back = netns_enter(v->netns_fd);

	netns_sysctl("1", "ipv4/conf/%s/forwarding", dev);
	netns_sysctl("0", "ipv4/conf/%s/rp_filter", dev);
	netns_sysctl("0", "ipv4/conf/%s/send_redirects", dev);
	netns_sysctl("0", "ipv4/conf/%s/accept_redirects", dev);
	netns_sysctl("1", "ipv6/conf/%s/disable_ipv6", dev);
	netns_leave(back);
}

static int end_address(struct iface_vrf *v, const struct iface_vrf_end *e)
{
	struct rtnl_addr *a = rtnl_addr_alloc();
	struct prefix here = {addr_of(v), 32}, there = {addr_of(e->to), 32};
	struct nl_addr *local = kern_addr_of(&here), *peer = kern_addr_of(&there);
	int rc = -NLE_NOMEM;

	if (a && local && peer) {
		rtnl_addr_set_ifindex(a, e->ifindex);
		rtnl_addr_set_local(a, local);
		rtnl_addr_set_peer(a, peer);
		rtnl_addr_set_scope(a, RT_SCOPE_LINK);
		rc = rtnl_addr_add(kern_request_sock(v->kern), a, NLM_F_REPLACE);
	}
	nl_addr_put(local);
	nl_addr_put(peer);
	rtnl_addr_put(a);
	return kern_errno(rc);
}

static int end_open(struct iface_vrf *v, struct iface_vrf *to)
{
	struct iface_vrf_end *e;
	struct kern_link l;
	char name[16];
	int rc;

	vrf_link_dev(to, name);
	rc = kern_link_get(v->kern, name, &l);
	if (rc < 0)
		return rc;
	e = xcalloc(1, sizeof(*e));
	e->to = to;
	e->ifindex = l.ifindex;
	memcpy(e->mac, l.mac, sizeof(e->mac));
	LL_PREPEND(v->ends, e);
	end_settings(v, name);
	rc = kern_link_set(v->kern, l.ifindex, true);
	return rc < 0 ? rc : end_address(v, e);
}

static void end_close(struct iface_vrf *v, const struct iface_vrf *to)
{
	struct iface_vrf_end *e = end_to(v, to);

	if (!e)
		return;
	kern_link_del(v->kern, e->ifindex); /* takes the other end along */
	LL_DELETE(v->ends, e);
	free(e);
}

void vrf_links_close(struct iface_vrf *v)
{
	while (v->ends) {
		struct iface_vrf *to = v->ends->to;

		end_close(v, to);
		end_close(to, v);
	}
}

bool vrf_link_make(struct ifaces *s, const char *name_a, const char *name_b)
{
	struct iface_vrf *a = vrf_get(s, name_a), *b = vrf_get(s, name_b);
	char oif[IFACE_NAME_LEN];
	int rc;

	if (!a || !b || a == b || a->number > ADDR_MAX || b->number > ADDR_MAX)
		return false;
	if (end_to(a, b))
		return true;
	rc = pair_add(a, b);
	rc = rc < 0 ? rc : end_open(a, b);
	rc = rc < 0 ? rc : end_open(b, a);
	if (rc < 0) {
		end_close(a, b);
		end_close(b, a);
		log_msg("VRF", LOG_LV_ERR, "LINK", "Cannot join VRF %s and VRF %s: %s",
			*name_a ? name_a : "default", *name_b ? name_b : "default", strerror(-rc));
		return false;
	}
	vrf_link_oif(b->name, oif);
	rib_iface_changed(a->rib, oif);
	vrf_link_oif(a->name, oif);
	rib_iface_changed(b->rib, oif);
	return true;
}

/* --- looking --- */

void vrf_link_each(struct ifaces *s, const char *vrf,
		   void (*fn)(const struct vrf_link *l, void *arg), void *arg)
{
	struct iface_vrf *v = vrf_find(s, vrf);
	struct iface_vrf_end *e;

	LL_FOREACH (v ? v->ends : NULL, e) {
		struct vrf_link l = {.to = e->to->name,
				     .ifindex = e->ifindex,
				     .local = addr_of(v),
				     .remote = addr_of(e->to)};

		vrf_link_dev(e->to, l.dev);
		memcpy(l.mac, e->mac, sizeof(l.mac));
		fn(&l, arg);
	}
}

const char *vrf_link_at(struct ifaces *s, const char *vrf, const struct addr *remote)
{
	struct iface_vrf *v = s ? vrf_find(s, vrf) : NULL;
	struct iface_vrf_end *e;

	if (!v || remote->family != ADDR_V4)
		return NULL;
	LL_FOREACH (v->ends, e)
		if (addr_to_v4(remote) == ADDR_BASE + e->to->number)
			return e->to->name;
	return NULL;
}

int vrf_link_index(struct iface_vrf *v, const char *oif)
{
	const char *to = vrf_link_of(oif);
	struct iface_vrf_end *e;

	LL_FOREACH (to ? v->ends : NULL, e)
		if (!strcmp(e->to->name, to))
			return e->ifindex;
	return 0;
}
