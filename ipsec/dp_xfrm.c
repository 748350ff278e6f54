/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel dataplane: tunnels as Linux devices, see dp_xfrm.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <utlist.h>

#include "ipsec/dp_xfrm.h"

#define ID_BASE 0x46000000u /* away from what other programs choose */
#define PROBE_NAME "flexprobe0"

static struct dp_xfrm *kern(struct ipsec_dp *dp)
{
	return container_of(dp, struct dp_xfrm, dp);
}

static struct xtun *tun_find(struct dp_xfrm *d, uint32_t id)
{
	struct xtun *t;

	HASH_FIND(hh, d->tuns, &id, sizeof(id), t);
	return t;
}

struct xnl *xtun_rt(struct dp_xfrm *d, struct xtun *t)
{
	return t->own_rt.sk ? &t->own_rt : &d->rt;
}

/* --- tunnels --- */

/* A netlink socket inside the VRF's namespace. */
static int rt_open_in(int netns_fd, struct xnl *out)
{
	int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC), rc;

	if (home < 0)
		return -errno;
	rc = setns(netns_fd, CLONE_NEWNET) < 0 ? -errno : xnl_open(out, NETLINK_ROUTE);
	if (setns(home, CLONE_NEWNET) < 0)
		perror("flexsh: setns back to the router's namespace");
	close(home);
	return rc;
}

static int device_make(struct dp_xfrm *d, struct xtun *t)
{
	const char *name = t->p.ifname;
	int rc = xlink_add(&d->rt, &t->p, &t->bind);

	if (rc)
		return rc;
	xlink_group_set(&d->rt, name, d->group);
	if (t->p.netns_fd >= 0) { /* made at home, so that its outside stays here */
		rc = rt_open_in(t->p.netns_fd, &t->own_rt);
		if (!rc)
			rc = xlink_move(&d->rt, name, t->p.netns_fd);
		if (rc) {
			xnl_close(&t->own_rt);
			xlink_del(&d->rt, name);
			return rc;
		}
	}
	xlink_silent(xtun_rt(d, t), name);
	if (t->p.no_ipv6 && t->p.netns_fd < 0)
		xlink_ipv6(name, "disable_ipv6");
	rc = t->p.mtu ? xlink_mtu(xtun_rt(d, t), name, t->p.mtu) : 0;
	if (!rc)
		rc = xlink_up(xtun_rt(d, t), name, true);
	if (rc)
		xlink_del(xtun_rt(d, t), name);
	else
		t->ifindex = xlink_index(xtun_rt(d, t), name);
	return rc;
}

static void tun_free(struct xtun *t)
{
	xnl_close(&t->own_rt);
	free(t->inner);
	free(t);
}

static int kern_tunnel_add(struct ipsec_dp *dp, const struct tunnel_params *p, uint32_t *id)
{
	struct dp_xfrm *d = kern(dp);
	bool whole = p->kind == TUNNEL_IPSEC || p->kind == TUNNEL_POLICY;
	struct xtun *t;
	int rc;

	if (!p->ifname[0] || !memchr(p->ifname, 0, sizeof(p->ifname)) ||
	    (p->remote.family && p->local.family && p->remote.family != p->local.family))
		return -EINVAL;
	t = xcalloc(1, sizeof(*t));
	t->p = *p;
	do {
		t->id = ++d->last_id;
	} while (!t->id || tun_find(d, t->id));
	t->bind.reqid = d->base + t->id;
	if (whole && d->has_xfrmi)
		t->bind.if_id = t->bind.reqid;
	else if (whole)
		t->bind.mark = t->bind.reqid;
	rc = xtun_policies(d, t); /* before the device: nothing slips out */
	if (!rc)
		rc = device_make(d, t);
	if (rc) {
		xtun_policies_del(d, t);
		tun_free(t);
		return rc;
	}
	HASH_ADD(hh, d->tuns, id, sizeof(t->id), t);
	xtun_bare(d, t);
	*id = t->id;
	return 0;
}

static int kern_tunnel_update(struct ipsec_dp *dp, uint32_t id, const struct tunnel_params *p)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t = tun_find(d, id);
	struct tunnel_params was;
	int rc;

	if (!t)
		return -ENOENT;
	if (strcmp(p->ifname, t->p.ifname) != 0 || p->kind != t->p.kind)
		return -EINVAL;
	was = t->p;
	t->p = *p;
	t->p.netns_fd = was.netns_fd;
	rc = xtun_policies(d, t);
	if (!rc)
		rc = xlink_change(xtun_rt(d, t), &t->p, &t->bind);
	if (!rc && p->mtu && p->mtu != was.mtu)
		rc = xlink_mtu(xtun_rt(d, t), p->ifname, p->mtu);
	if (rc) {
		t->p = was;
		xtun_policies(d, t);
		xlink_change(xtun_rt(d, t), &t->p, &t->bind);
	}
	xtun_bare(d, t);
	return rc;
}

static void tunnel_remove(struct dp_xfrm *d, struct xtun *t)
{
	struct xsa *sa, *next;

	xlink_del(xtun_rt(d, t), t->p.ifname);
	DL_FOREACH_SAFE(t->sas, sa, next)
		xsa_del(d, sa);
	xtun_policies_del(d, t); /* after the device, for the same reason */
	HASH_DEL(d->tuns, t);
	tun_free(t);
}

static int kern_tunnel_del(struct ipsec_dp *dp, uint32_t id)
{
	struct xtun *t = tun_find(kern(dp), id);

	if (!t)
		return -ENOENT;
	tunnel_remove(kern(dp), t);
	return 0;
}

static int kern_tunnel_link(struct ipsec_dp *dp, uint32_t id, bool up)
{
	struct xtun *t = tun_find(kern(dp), id);

	/* These devices have no carrier to take away. */
	return t ? xlink_up(xtun_rt(kern(dp), t), t->p.ifname, up) : -ENOENT;
}

static int kern_tunnel_peer(struct ipsec_dp *dp, uint32_t id, const struct prefix *inner,
			    const struct addr *nbma)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t = tun_find(d, id);
	bool gone = !nbma || !nbma->family;

	if (!t)
		return -ENOENT;
	/* A neighbour entry is about one address; longer ways go by routes through it. */
	if (t->p.kind != TUNNEL_MGRE || inner->len != addr_bytes(&inner->addr) * 8)
		return -EINVAL;
	return xlink_neigh(xtun_rt(d, t), t->p.ifname, &inner->addr, gone ? NULL : nbma);
}

static int kern_tunnel_stats(struct ipsec_dp *dp, uint32_t id, struct tunnel_stats *out)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t = tun_find(d, id);
	uint64_t now = mono_ms(NULL);
	struct xlink_stats s;
	int rc;

	if (!t)
		return -ENOENT;
	rc = xlink_stats(xtun_rt(d, t), t->p.ifname, &s);
	if (rc)
		return rc;
	/* The kernel does not say when; between two looks is as near as it gets. */
	xtun_bare_add(t, &s);
	if (s.rx_packets != t->seen_rx)
		t->last_rx = now;
	if (s.tx_packets != t->seen_tx)
		t->last_tx = now;
	t->seen_rx = s.rx_packets;
	t->seen_tx = s.tx_packets;
	*out = (struct tunnel_stats){
		.rx_packets = s.rx_packets,
		.rx_bytes = s.rx_bytes,
		.rx_errors = s.rx_errors,
		.tx_packets = s.tx_packets - t->bare_sum.tx_packets,
		.tx_bytes = s.tx_bytes - t->bare_sum.tx_bytes,
		.tx_errors = s.tx_errors,
		/* xfrm interface, VTI: no way for the outer packet is what a missing SA looks like. */
		.tx_no_sa = s.tx_carrier_errors +
			    t->bare_sum.tx_packets,
		.last_rx_ms = t->last_rx, .last_tx_ms = t->last_tx };
	return 0;
}

/* --- SAs --- */

static uint32_t kern_spi_alloc(struct ipsec_dp *dp)
{
	uint32_t spi;

	/* Random numbers meet one of few thousand SPIs too rarely to keep a list of promises; the
	 * kernel refuses a twin at sa_add(). */
	do {
		spi = random_u32();
	} while (spi < 256 || xsa_find(kern(dp), true, spi, NULL));
	return spi;
}

static void kern_spi_free(struct ipsec_dp *dp, uint32_t spi)
{
}

static int kern_sa_add(struct ipsec_dp *dp, const struct sa_params *p)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t = tun_find(d, p->tunnel);

	if (!t)
		return -ENOENT;
	if (!p->spi || !p->encr || !p->key || !p->local.family ||
	    p->local.family != p->remote.family)
		return -EINVAL;
	if ((t->p.kind == TUNNEL_IPSEC || t->p.kind == TUNNEL_POLICY) && p->mode != IPSEC_TUNNEL)
		return -EINVAL;
	if (p->encr->aead == (p->integ != NULL))
		return -EINVAL;
	if (xsa_find(d, p->inbound, p->spi, &p->remote))
		return -EEXIST;
	return xsa_add(d, t, p);
}

static int kern_sa_del(struct ipsec_dp *dp, bool inbound, uint32_t spi, const struct addr *remote)
{
	struct dp_xfrm *d = kern(dp);
	struct xsa *sa = xsa_find(d, inbound, spi, remote);
	struct xtun *t;

	if (!sa)
		return -ENOENT;
	t = sa->tun;
	xsa_del(d, sa);
	if (!inbound) {
		xtun_policies(d, t);
		xtun_bare(d, t);
	}
	return 0;
}

static int kern_sa_use(struct ipsec_dp *dp, uint32_t spi, const struct addr *remote)
{
	struct xsa *sa = xsa_find(kern(dp), false, spi, remote);

	return sa ? xsa_use(kern(dp), sa) : -ENOENT;
}

static int kern_sa_stats(struct ipsec_dp *dp, bool inbound, uint32_t spi,
			 const struct addr *remote, struct sa_stats *out)
{
	struct xsa *sa = xsa_find(kern(dp), inbound, spi, remote);

	return sa ? xsa_stats(kern(dp), sa, out) : -ENOENT;
}

static int kern_sa_moved(struct ipsec_dp *dp, uint32_t tunnel, const struct endpoint *remote)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t = tun_find(d, tunnel);
	struct xsa *sa;
	int rc = 0;

	if (!t)
		return -ENOENT;
	DL_FOREACH(t->sas, sa) {
		if (remote->addr.family != sa->p.local.family)
			return -EINVAL;
	}
	DL_FOREACH(t->sas, sa) {
		int one = xsa_move(d, sa, remote);

		rc = rc ? rc : one;
	}
	if (!rc && t->p.remote.family && t->p.kind != TUNNEL_MGRE) {
		t->p.remote = remote->addr;
		rc = xlink_change(xtun_rt(d, t), &t->p, &t->bind);
	}
	return rc ? rc : xtun_policies(d, t);
}

/* --- counters --- */

static void kern_counters(struct ipsec_dp *dp, struct dp_counters *out)
{
	xcounters(kern(dp), out);
}

static int kern_natt_attach(struct ipsec_dp *dp, int fd)
{
	return xnatt_attach(kern(dp), fd);
}

/* --- probe, open, close --- */

/* Put an AES-GCM SA into the kernel and take it out again: the only honest question. */
static int probe_esp(struct xnl *x, char *why, size_t size)
{
	static const uint8_t key[36] = { 1 };
	struct sa_params p = { .inbound = true, .spi = 0x46000001, .encr = NULL, .key = key,
			       .mode = IPSEC_TRANSPORT };
	struct xfrm_bind bind = { .reqid = ID_BASE };
	int rc;

	p.encr = encr_alg_find(ENCR_AES_GCM_16, 256);
	p.local = p.remote = addr_v4(0x7f000001);
	do {
		p.spi = random_u32() | 0x100;
		rc = xnl_ask(x, xfrm_msg_sa_add(&p, &bind, IPSEC_DF_COPY, false, NULL));
	} while (rc == -EEXIST);
	if (rc) {
		snprintf(why, size, "the kernel has no ESP with AES-GCM: %s%s", strerror(-rc),
			 rc == -EPERM ? "; run as root or through flexlab" : "");
		return rc;
	}
	xnl_ask(x, xfrm_msg_sa_del(&p.local, p.spi, &bind));
	return 0;
}

static int probe_device(struct xnl *rt, bool xfrmi)
{
	struct tunnel_params p = { .kind = TUNNEL_IPSEC };
	struct xfrm_bind bind = { .if_id = xfrmi ? ID_BASE : 0, .mark = xfrmi ? 0 : ID_BASE };
	int rc;

	str_copy(p.ifname, sizeof(p.ifname), PROBE_NAME);
	/* Addresses that no tunnel has: two VTIs between the same ends exclude each other. */
	p.local = addr_v4(0x7f464c58);
	p.remote = addr_v4(0x7f464c59);
	rc = xlink_add(rt, &p, &bind);
	if (rc == 0)
		xlink_del(rt, PROBE_NAME);
	return rc;
}

static int probe_all(struct xnl *x, struct xnl *rt, bool *has_xfrmi, char *why, size_t size)
{
	int rc = xnl_open(x, NETLINK_XFRM);

	if (!rc)
		rc = xnl_open(rt, NETLINK_ROUTE);
	if (rc) {
		snprintf(why, size, "the kernel has no IPsec (XFRM): %s", strerror(-rc));
		return rc;
	}
	rc = probe_esp(x, why, size);
	if (rc)
		return rc;
	*has_xfrmi = probe_device(rt, true) == 0;
	rc = *has_xfrmi ? 0 : probe_device(rt, false);
	if (rc)
		snprintf(why, size, "the kernel has neither xfrm interfaces nor VTI: %s",
			 strerror(-rc));
	return rc;
}

static int kern_probe(char *why, size_t size)
{
	struct xnl x = { 0 }, rt = { 0 };
	bool has_xfrmi;
	int rc = probe_all(&x, &rt, &has_xfrmi, why, size);

	xnl_close(&x);
	xnl_close(&rt);
	return rc;
}

static void kern_close(struct ipsec_dp *dp)
{
	struct dp_xfrm *d = kern(dp);
	struct xtun *t, *next;

	if (d->tuns)
		xlink_group_del(&d->rt, d->group);
	HASH_ITER(hh, d->tuns, t, next)
		tunnel_remove(d, t);
	xwatch_close(d);
	xevents_close(d);
	xnl_close(&d->xfrm);
	xnl_close(&d->rt);
	free(d);
}

/* A packet that wants an SA leaves a placeholder behind, and no further packet tells until it ends:
 * a second instead of 30, so that DP_NO_SA comes again. Best effort. */
static void acquire_often(void)
{
	int fd = open("/proc/sys/net/core/xfrm_acq_expires", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (write(fd, "1", 1) < 0)
		errno = 0;
	close(fd);
}

static struct ipsec_dp *kern_open(struct loop *loop, const struct ipsec_dp_events *ev, char *why,
				  size_t size)
{
	struct dp_xfrm *d = xcalloc(1, sizeof(*d));
	int rc;

	d->dp = (struct ipsec_dp){
		.ops = &dp_xfrm_ops, .close = kern_close, .natt_attach = kern_natt_attach,
		.tunnel_add = kern_tunnel_add, .tunnel_update = kern_tunnel_update,
		.tunnel_del = kern_tunnel_del, .tunnel_link = kern_tunnel_link,
		.tunnel_peer = kern_tunnel_peer, .tunnel_stats = kern_tunnel_stats,
		.spi_alloc = kern_spi_alloc, .spi_free = kern_spi_free, .sa_add = kern_sa_add,
		.sa_use = kern_sa_use, .sa_del = kern_sa_del, .sa_stats = kern_sa_stats, .sa_moved = kern_sa_moved,
		.counters = kern_counters };
	d->loop = loop;
	d->ev = *ev;
	d->base = ID_BASE;
	d->group = (random_u32() & 0x3fffffff) | 0x40000000;
	d->listen_fd = d->stat_fd = d->netns_fd = -1;
	rc = probe_all(&d->xfrm, &d->rt, &d->has_xfrmi, why, size);
	if (!rc) {
		rc = xevents_open(d);
		if (!rc)
			rc = xwatch_open(d);
		if (rc)
			snprintf(why, size, "cannot watch the kernel's IPsec events: %s",
				 strerror(-rc));
	}
	if (rc) {
		kern_close(&d->dp);
		return NULL;
	}
	acquire_often();
	return &d->dp;
}

const struct ipsec_dp_ops dp_xfrm_ops = {
	.name = "kernel",
	.engine = "ESG",
	.probe = kern_probe,
	.open = kern_open,
};
