/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cabling by address: interfaces of different routers that share a subnet (and 802.1Q tag) are on
 * one segment. Only ports that no topology file has wired take part. What stays alone becomes a
 * stub LAN, so that its line protocol is up.
 */
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "lab/lab.h"

#define MAX_LEN_V4 31 /* a /32 is no subnet */
#define MAX_LEN_V6 127

static bool same_wire(const struct lab_addr *a, const struct lab_addr *b)
{
	return a->p.addr.family == b->p.addr.family && a->p.len == b->p.len && a->vlan == b->vlan &&
	       a->node != b->node && prefix_eq(&a->p, &b->p);
}

static bool is_subnet(const struct lab_addr *a)
{
	return a->p.len > 0 && a->p.len <= (a->p.addr.family == ADDR_V4 ? MAX_LEN_V4 : MAX_LEN_V6);
}

/* Two owners of one address are two LANs with the same plan, not one wire. */
static bool address_twice(const struct lab *lab, const struct lab_addr *a)
{
	const struct lab_addr *b;

	DL_FOREACH(lab->addrs, b) {
		if (same_wire(a, b) && addr_eq(&a->p.addr, &b->p.addr))
			return true;
	}
	return false;
}

static void merge(struct lab *lab, struct lab_seg *into, struct lab_seg *from)
{
	struct lab_port *p, *tmp;

	DL_FOREACH_SAFE2(from->ports, p, tmp, seg_next) {
		DL_DELETE2(from->ports, p, seg_prev, seg_next);
		p->seg = NULL;
		lab_seg_join(into, p);
	}
	DL_DELETE(lab->segs, from);
	free(from);
}

/* a's and b's ports get one segment. What a topology file has wired stays as it is. */
static void join(struct lab *lab, const struct lab_addr *a, const struct lab_addr *b)
{
	struct lab_seg *sa = a->port->seg, *sb = b->port->seg;

	if ((sa && !sa->inferred) || (sb && !sb->inferred) || (sa && sa == sb))
		return;
	if (!sa && !sb) {
		sa = lab_seg_add(lab, LAB_LINK);
		sa->inferred = true;
		sa->subnet = a->p;
		prefix_mask(&sa->subnet);
	}
	if (sa && sb) {
		merge(lab, sa, sb);
		return;
	}
	lab_seg_join(sa ? sa : sb, a->port);
	lab_seg_join(sa ? sa : sb, b->port);
}

void lab_infer(struct lab *lab)
{
	struct lab_addr *a, *b;
	struct lab_node *n;
	struct lab_port *p;
	char buf[ADDR_STRLEN];

	/* A topology file is the whole truth about links; only its stubs may be left out. */
	if (!lab->file) {
		DL_FOREACH(lab->addrs, a) {
			if (!is_subnet(a))
				continue;
			if (address_twice(lab, a)) {
				str_printf(&lab->notes, "%s %s: another router has %s too; not linked\n",
					   a->node->name, a->port->ifname,
					   addr_str(&a->p.addr, buf));
				continue;
			}
			for (b = a->next; b; b = b->next) {
				if (same_wire(a, b) && !address_twice(lab, b))
					join(lab, a, b);
			}
		}
	}
	DL_FOREACH(lab->nodes, n) {
		DL_FOREACH(n->ports, p) {
			if (!p->seg)
				lab_seg_join(lab_seg_add(lab, LAB_STUB), p);
		}
	}
}
