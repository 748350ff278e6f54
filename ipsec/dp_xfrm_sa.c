/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SAs and policies of the kernel dataplane.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <utlist.h>

#include "ipsec/dp_xfrm.h"

/* --- policies --- */

static void flow_put(struct xfrm_flow *list, size_t *n, uint8_t dir, uint8_t family,
		     const struct addr *src, const struct addr *dst, uint8_t proto,
		     enum ipsec_mode mode, const struct addr *outer_src,
		     const struct addr *outer_dst)
{
	struct xfrm_flow *f = &list[*n];

	if (*n == XTUN_FLOWS)
		return;
	memset(f, 0, sizeof(*f));
	f->dir = dir;
	f->family = family;
	if (src)
		f->src = *src;
	if (dst)
		f->dst = *dst;
	f->proto = proto;
	f->mode = mode;
	if (mode == IPSEC_TUNNEL) {
		f->outer_src = *outer_src;
		f->outer_dst = *outer_dst;
	}
	(*n)++;
}

static const struct xsa *newest_out(const struct xtun *t)
{
	const struct xsa *sa;

	DL_FOREACH(t->sas, sa) {
		if (!sa->p.inbound && !sa->waits)
			return sa;
	}
	return NULL;
}

static bool has_other_out(const struct xtun *t, const struct xsa *than)
{
	const struct xsa *sa;

	DL_FOREACH(t->sas, sa) {
		if (sa != than && !sa->p.inbound && !sa->waits &&
		    addr_eq(&sa->p.remote, &than->p.remote))
			return true;
	}
	return false;
}

/* A device that carries everything: any to any, both families. */
static size_t flows_any(const struct xtun *t, struct xfrm_flow *list)
{
	static const uint8_t families[] = { ADDR_V4, ADDR_V6 };
	const struct xsa *sa = newest_out(t);
	const struct addr *l = sa ? &sa->p.local : &t->p.local;
	const struct addr *r = sa ? &sa->p.remote : &t->p.remote;
	size_t n = 0;

	if (!l->family || !r->family)
		return 0; /* the device drops everything */
	for (size_t i = 0; i < ARRAY_SIZE(families); i++) {
		if (sa && sa->p.families && t->p.kind == TUNNEL_IPSEC &&
		    !(sa->p.families & (families[i] == ADDR_V6 ? SA_V6 : SA_V4)))
			continue; /* without a policy the device drops it */
		flow_put(list, &n, XFRM_POLICY_OUT, families[i], NULL, NULL, 0, IPSEC_TUNNEL, l, r);
		flow_put(list, &n, XFRM_POLICY_IN, families[i], NULL, NULL, 0, IPSEC_TUNNEL, r, l);
		flow_put(list, &n, XFRM_POLICY_FWD, families[i], NULL, NULL, 0, IPSEC_TUNNEL, r, l);
	}
	return n;
}

/* Packets of one protocol between the tunnel's ends; any remote end for multipoint. */
static size_t flows_outer(const struct xtun *t, struct xfrm_flow *list)
{
	uint8_t proto = t->p.kind == TUNNEL_IPIP ? IPPROTO_IPIP : IPPROTO_GRE;
	bool multi = t->p.kind == TUNNEL_MGRE;
	const struct xsa *sa = newest_out(t);
	const struct addr *l = &t->p.local, *r = multi || !t->p.remote.family ? NULL : &t->p.remote;
	enum ipsec_mode mode = sa ? sa->p.mode : IPSEC_TRANSPORT;
	size_t n = 0;

	if (!t->p.protected || !l->family)
		return 0;
	if (multi)
		mode = IPSEC_TRANSPORT; /* one policy for all peers needs their own addresses */
	flow_put(list, &n, XFRM_POLICY_OUT, l->family, l, r, proto, mode,
		 sa ? &sa->p.local : l, sa ? &sa->p.remote : r);
	flow_put(list, &n, XFRM_POLICY_IN, l->family, r, l, proto, mode,
		 sa ? &sa->p.remote : r, sa ? &sa->p.local : l);
	return n;
}

static bool flow_same(const struct xfrm_flow *a, const struct xfrm_flow *b)
{
	return a->dir == b->dir && a->family == b->family && a->proto == b->proto &&
	       addr_eq(&a->src, &b->src) && addr_eq(&a->dst, &b->dst);
}

int xtun_policies(struct dp_xfrm *d, struct xtun *t)
{
	bool whole = t->p.kind == TUNNEL_IPSEC || t->p.kind == TUNNEL_POLICY;
	struct xfrm_flow list[XTUN_FLOWS];
	size_t n = whole ? flows_any(t, list) : flows_outer(t, list), i, j;
	int rc;

	for (i = 0; i < n; i++) { /* new ones first: no moment without */
		rc = xnl_ask(&d->xfrm, xfrm_msg_policy_add(&list[i], &t->bind));
		if (rc)
			return rc;
	}
	for (i = 0; i < t->n_flows; i++) {
		for (j = 0; j < n && !flow_same(&t->flow[i], &list[j]); j++)
			;
		if (j == n)
			xnl_ask(&d->xfrm, xfrm_msg_policy_del(&t->flow[i], &t->bind));
	}
	memcpy(t->flow, list, n * sizeof(list[0]));
	t->n_flows = n;
	return 0;
}

void xtun_policies_del(struct dp_xfrm *d, struct xtun *t)
{
	for (size_t i = 0; i < t->n_flows; i++)
		xnl_ask(&d->xfrm, xfrm_msg_policy_del(&t->flow[i], &t->bind));
	t->n_flows = 0;
}

/* --- packets sent without an SA --- */

void xtun_bare_add(struct xtun *t, const struct xlink_stats *now)
{
	if (!t->bare)
		return;
	t->bare_sum.tx_packets += now->tx_packets - t->bare_from.tx_packets;
	t->bare_sum.tx_bytes += now->tx_bytes - t->bare_from.tx_bytes;
	t->bare_from = *now;
}

void xtun_bare(struct dp_xfrm *d, struct xtun *t)
{
	bool whole = t->p.kind == TUNNEL_IPSEC || t->p.kind == TUNNEL_POLICY;
	bool bare = t->p.protected && !whole && !newest_out(t);
	struct xlink_stats now;

	if (bare == t->bare || xlink_stats(xtun_rt(d, t), t->p.ifname, &now))
		return;
	xtun_bare_add(t, &now);
	t->bare = bare;
	t->bare_from = now;
}

/* --- SAs --- */

static const struct addr *sa_dst(const struct xsa *sa)
{
	return sa->p.inbound ? &sa->p.local : &sa->p.remote;
}

struct xsa *xsa_find(struct dp_xfrm *d, bool inbound, uint32_t spi, const struct addr *remote)
{
	struct xtun *t, *next;
	struct xsa *sa;

	HASH_ITER(hh, d->tuns, t, next) {
		DL_FOREACH(t->sas, sa) {
			if (sa->p.inbound != inbound || sa->p.spi != spi)
				continue;
			if (inbound || !remote || !remote->family ||
			    addr_eq(remote, &sa->p.remote) || addr_eq(remote, &sa->first_remote))
				return sa;
		}
	}
	return NULL;
}

static int sa_install(struct dp_xfrm *d, struct xsa *sa, const struct xfrm_seq *seq)
{
	struct nl_msg *m = xfrm_msg_sa_add(&sa->p, &sa->tun->bind, sa->tun->p.df,
					   sa->tun->p.no_ecn, seq);

	return m ? xnl_ask(&d->xfrm, m) : -EOPNOTSUPP;
}

static void xsa_free(struct xsa *sa)
{
	secret_free(sa, sizeof(*sa));
}

int xsa_add(struct dp_xfrm *d, struct xtun *t, const struct sa_params *p)
{
	size_t key_len = (size_t)p->encr->key_len + p->encr->salt_len;
	struct xsa *sa = xcalloc(1, sizeof(*sa));
	int rc;

	if (key_len > sizeof(sa->key) || (p->integ && p->integ->key_len > sizeof(sa->integ_key))) {
		xsa_free(sa);
		return -EINVAL;
	}
	sa->p = *p;
	memcpy(sa->key, p->key, key_len);
	sa->p.key = sa->key;
	if (p->integ)
		memcpy(sa->integ_key, p->integ_key, p->integ->key_len);
	sa->p.integ_key = sa->integ_key;
	sa->first_remote = p->remote;
	sa->tun = t;
	sa->waits = !p->inbound && p->standby && has_other_out(t, sa);
	rc = sa->waits ? 0 : sa_install(d, sa, NULL);
	if (rc) {
		xsa_free(sa);
		return rc;
	}
	DL_PREPEND(t->sas, sa);
	if (!p->inbound && !sa->waits) {
		xtun_bare(d, t);
		rc = xtun_policies(d, t);
	}
	if (rc)
		xsa_del(d, sa);
	return rc;
}

int xsa_use(struct dp_xfrm *d, struct xsa *sa)
{
	int rc;

	if (!sa->waits)
		return 0;
	rc = sa_install(d, sa, NULL);
	if (rc)
		return rc;
	sa->waits = false;
	return xtun_policies(d, sa->tun);
}

void xsa_del(struct dp_xfrm *d, struct xsa *sa)
{
	struct xtun *t = sa->tun;
	struct xsa *next;

	DL_DELETE(t->sas, sa);
	/* What waited for this one to go is in place before it goes. */
	if (!sa->p.inbound && !sa->waits) {
		DL_FOREACH(t->sas, next) {
			if (next->waits && addr_eq(&next->p.remote, &sa->p.remote) &&
			    !has_other_out(t, next)) {
				xsa_use(d, next);
				break;
			}
		}
	}
	/* -ESRCH: its hard lifetime ended and the kernel was first. */
	if (!sa->waits)
		xnl_ask(&d->xfrm, xfrm_msg_sa_del(sa_dst(sa), sa->p.spi, &t->bind));
	xsa_free(sa);
}

static void on_sa(struct nlmsghdr *h, void *arg)
{
	xfrm_msg_sa_parse(h, arg);
}

static int sa_query(struct dp_xfrm *d, struct xsa *sa, struct xfrm_sa_info *out)
{
	int rc;

	memset(out, 0, sizeof(*out));
	rc = xnl_get(&d->xfrm, xfrm_msg_sa_get(sa_dst(sa), sa->p.spi, &sa->tun->bind), on_sa, out);
	return rc ? rc : out->found ? 0 : -ESRCH;
}

int xsa_stats(struct dp_xfrm *d, struct xsa *sa, struct sa_stats *out)
{
	struct xfrm_sa_info i;
	int64_t ago;

	if (!sa->waits && sa_query(d, sa, &i) == 0) {
		if (i.last_used) { /* wall clock seconds */
			ago = (int64_t)time(NULL) - (int64_t)i.last_used;
			sa->last.last_used_ms = mono_ms(NULL) - (uint64_t)MAX(ago, 0) * 1000;
		} else if (i.packets != sa->last.packets) {
			sa->last.last_used_ms = mono_ms(NULL);
		}
		sa->last.packets = i.packets;
		sa->last.bytes = i.bytes;
		sa->last.replay_drops = (uint64_t)i.replay + i.replay_window_drops;
		sa->last.auth_drops = i.integrity_failed;
	}
	*out = sa->last; /* an SA that the kernel ended keeps its last numbers */
	return 0;
}

int xsa_move(struct dp_xfrm *d, struct xsa *sa, const struct endpoint *remote)
{
	struct sa_params was = sa->p;
	struct xfrm_sa_info i;
	int rc;

	if (sa->waits) { /* not in the kernel yet */
		sa->p.remote = remote->addr;
		if (sa->p.remote_port)
			sa->p.remote_port = remote->port;
		return 0;
	}
	rc = sa_query(d, sa, &i);
	if (rc)
		return rc;
	/* The kernel cannot give an SA another address. A new one goes on counting where the old
	 * one was; the gap in between costs packets, never a sequence number twice. */
	xnl_ask(&d->xfrm, xfrm_msg_sa_del(sa_dst(sa), sa->p.spi, &sa->tun->bind));
	sa->p.remote = remote->addr;
	if (sa->p.remote_port)
		sa->p.remote_port = remote->port;
	rc = sa_install(d, sa, &i.seq);
	if (rc) {
		sa->p = was;
		sa_install(d, sa, &i.seq);
	}
	return rc;
}
