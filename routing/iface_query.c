/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known about interfaces: finding them by name, index or address, their addresses and
 * counters.
 */
#include <string.h>

#include "routing/iface_priv.h"

/* --- finding --- */

struct ifx *ifx_find(struct ifaces *s, const char *name)
{
	struct ifx *x;

	HASH_FIND_STR(s->by_name, name, x);
	return x;
}

struct iface *iface_first(struct ifaces *s)
{
	return s->list;
}

struct iface *iface_find(struct ifaces *s, const char *ios_name)
{
	struct ifx *x = ifx_find(s, ios_name);

	return x ? &x->i : NULL;
}

struct ifx *ifx_by_index(struct iface_vrf *v, int ifindex)
{
	struct ifx *x;

	HASH_FIND(hi, v->by_index, &ifindex, sizeof(ifindex), x);
	return x;
}

void ifx_index_set(struct ifx *x, int ifindex)
{
	if (x->index_v)
		HASH_DELETE(hi, x->index_v->by_index, x);
	x->index_v = ifindex ? x->v : NULL;
	if (x->i.ifindex != ifindex)
		x->i.link_local = (struct prefix){ .len = 0 };
	x->i.ifindex = ifindex;
	if (x->index_v)
		HASH_ADD(hi, x->index_v->by_index, i.ifindex, sizeof(x->i.ifindex), x);
}

struct iface *iface_by_index_vrf(struct ifaces *s, int ifindex, const char *vrf)
{
	struct iface_vrf *v = vrf_find(s, vrf);
	struct ifx *x = v ? ifx_by_index(v, ifindex) : NULL;

	return x ? &x->i : NULL;
}

struct iface *iface_by_index(struct ifaces *s, int ifindex)
{
	struct ifx *x = ifx_by_index(s->vrfs, ifindex);

	return x ? &x->i : NULL;
}

bool ifx_owns(const struct iface *i, const struct addr *a)
{
	for (size_t n = 0; n < i->conf.n_addrs; n++)
		if (addr_eq(&i->conf.addrs[n].p.addr, a))
			return true;
	return (i->assigned.family && addr_eq(&i->assigned, a)) ||
	       (i->assigned6.addr.family && addr_eq(&i->assigned6.addr, a));
}

struct iface *iface_by_addr_vrf(struct ifaces *s, const struct addr *a, const char *vrf)
{
	struct prefix p;
	struct iface *i;

	if (!a->family)
		return NULL;
	LL_FOREACH(s->list, i) {
		if (strcmp(ifx_of(i)->v->name, vrf) == 0 && ifx_owns(i, a))
			return i;
	}
	LL_FOREACH(s->list, i) { /* borrowed ones last: the lender is the owner */
		if (strcmp(ifx_of(i)->v->name, vrf) == 0 && iface_addr(s, i, &p) &&
		    addr_eq(&p.addr, a))
			return i;
	}
	return NULL;
}

struct iface *iface_by_addr(struct ifaces *s, const struct addr *a)
{
	struct iface *found = NULL;
	struct iface_vrf *v;

	LL_FOREACH(s->vrfs, v) {
		found = iface_by_addr_vrf(s, a, v->name);
		if (found)
			break;
	}
	return found;
}

static bool own_addr(const struct iface *i, uint8_t family, struct prefix *out)
{
	for (int secondary = 0; secondary < 2; secondary++) {
		for (size_t n = 0; n < i->conf.n_addrs; n++) {
			if (i->conf.addrs[n].p.addr.family != family ||
			    i->conf.addrs[n].secondary != (secondary == 1))
				continue;
			*out = i->conf.addrs[n].p;
			return true;
		}
	}
	if (family == ADDR_V6 && i->assigned6.addr.family) {
		*out = i->assigned6;
		return true;
	}
	if (i->assigned.family != family)
		return false;
	*out = (struct prefix){ i->assigned, i->assigned_len };
	return true;
}

bool iface_addr(struct ifaces *s, const struct iface *i, struct prefix *out)
{
	const struct ifx *lender;

	if (own_addr(i, ADDR_V4, out))
		return true;
	lender = i->conf.unnumbered[0] ? ifx_find(s, i->conf.unnumbered) : NULL;
	/* Who borrows cannot lend: IOS refuses it, a Tunnel with an assigned address may. */
	if (lender && own_addr(&lender->i, ADDR_V4, out))
		return true;
	return own_addr(i, ADDR_V6, out);
}

size_t ifx_addrs(struct ifx *x, struct prefix out[IFACE_DEV_ADDRS])
{
	const struct iface_conf *c = &x->i.conf;
	struct prefix p;
	size_t n = 0;

	for (int secondary = 0; secondary < 2; secondary++)
		for (size_t k = 0; k < c->n_addrs && n < IFACE_DEV_ADDRS; k++)
			if (c->addrs[k].secondary == (secondary == 1))
				out[n++] = c->addrs[k].p;
	if (x->i.assigned.family && n < IFACE_DEV_ADDRS)
		out[n++] = (struct prefix){ x->i.assigned, x->i.assigned_len };
	if (x->i.assigned6.addr.family && n < IFACE_DEV_ADDRS)
		out[n++] = x->i.assigned6;
	if (c->unnumbered[0] && n < IFACE_DEV_ADDRS && iface_addr(x->s, &x->i, &p) &&
	    !ifx_owns(&x->i, &p.addr)) {
		/* As a host address: packets that leave here have it as their source, while the
		 * subnet stays on the lender. */
		p.len = (uint8_t)(addr_bytes(&p.addr) * 8);
		out[n++] = p;
	}
	return n;
}

/* --- counters --- */

static void counters_sub(struct iface_counters *c, const struct iface_counters *base)
{
	c->rx_packets -= base->rx_packets;
	c->rx_bytes -= base->rx_bytes;
	c->rx_errors -= base->rx_errors;
	c->rx_drops -= base->rx_drops;
	c->tx_packets -= base->tx_packets;
	c->tx_bytes -= base->tx_bytes;
	c->tx_errors -= base->tx_errors;
	c->tx_drops -= base->tx_drops;
}

static bool counters_read(struct ifaces *s, const struct iface *i, struct iface_counters *out)
{
	if (!i->ifindex || kern_link_stats(ifx_of(i)->v->kern, i->ifindex, out) != 0)
		return false;
	if (s->count)
		s->count(i, out, s->count_arg);
	return true;
}

void ifaces_on_count(struct ifaces *s, iface_count_fn fn, void *arg)
{
	s->count = fn;
	s->count_arg = arg;
}

bool iface_counters(struct ifaces *s, const struct iface *i, struct iface_counters *out)
{
	struct ifx *x = ifx_of(i);

	if (!counters_read(s, i, out))
		return false;
	/* The kernel keeps no time of the last packet: it is the last look that saw a new one. */
	if (out->rx_packets != x->last.rx_packets)
		x->i.last_rx_ms = mono_ms(NULL);
	if (out->tx_packets != x->last.tx_packets)
		x->i.last_tx_ms = mono_ms(NULL);
	x->last = *out;
	counters_sub(out, &x->base);
	return true;
}

void iface_counters_clear(struct ifaces *s, struct iface *i)
{
	struct iface *each;

	LL_FOREACH(s->list, each) {
		if (!i || each == i)
			counters_read(s, each, &ifx_of(each)->base);
	}
}
