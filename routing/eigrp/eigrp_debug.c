/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What DUAL does, in words: `debug eigrp fsm` and the event log.
 */
#include <stdio.h>

#include "base/log.h"
#include "routing/eigrp/eigrp_priv.h"

/* Infinity is a number here, as IOS prints it. */
static unsigned long long dist_of(const struct eigrp *e, uint64_t dist)
{
	return dist < EIGRP_INF ? dist : e->wide ? 72057594037927935ULL : UINT32_MAX;
}

static const char *via_of(const struct eigrp_path *p, char buf[ADDR_STRLEN])
{
	return p->kind == PATH_NBR	 ? addr_str(&p->via, buf)
	       : p->kind == PATH_CONNECTED ? "Connected"
	       : p->kind == PATH_SUMMARY   ? "Summary"
					   : "Redistributed";
}

void eigrp_debug_heard(const struct eigrp_path *p, uint8_t op)
{
	char a[ADDR_STRLEN], d[ADDR_STRLEN];

	if (log_debug_on(DBG_EIGRP_FSM))
		log_debug("DUAL: rcv%s: %s via %s metric %llu/%llu on topoid 0",
			  op == EIGRP_QUERY   ? "query"
			  : op == EIGRP_REPLY ? "reply"
					      : "update",
			  prefix_str(&p->en->prefix, d), addr_str(&p->nbr->addr, a),
			  dist_of(p->en->e, p->dist), dist_of(p->en->e, p->rd));
}

void eigrp_debug_search(const struct eigrp_entry *en, bool found)
{
	char d[ADDR_STRLEN];

	if (log_debug_on(DBG_EIGRP_FSM))
		log_debug("DUAL: Find FS for dest %s. FD is %llu, RD is %llu on topoid 0%s",
			  prefix_str(&en->prefix, d), dist_of(en->e, en->fd),
			  dist_of(en->e, en->dist), found ? " found" : " not found");
}

void eigrp_debug_installed(const struct eigrp_path *best)
{
	struct eigrp_entry *en = best->en;
	char a[ADDR_STRLEN], d[ADDR_STRLEN];

	prefix_str(&en->prefix, d);
	eigrp_event(en->e, "Metric set: %s metric(%llu)", d, (unsigned long long)en->dist);
	eigrp_event(en->e, "Route installed: %s %s", d, via_of(best, a));
	if (!log_debug_on(DBG_EIGRP_FSM))
		return;
	if (best->kind == PATH_NBR)
		log_debug("DUAL: RT installed %s via %s", d, a);
	log_debug("DUAL: Send update about %s.  Reason: metric chg on topoid 0", d);
}

void eigrp_debug_lost(const struct eigrp_entry *en)
{
	char d[ADDR_STRLEN];

	prefix_str(&en->prefix, d);
	eigrp_event(en->e, "Metric set: %s metric(Infinity)", d);
	if (log_debug_on(DBG_EIGRP_FSM))
		log_debug("DUAL: No routes.  Flushing dest %s", d);
}

void eigrp_debug_active(const struct eigrp_entry *en)
{
	const struct eigrp_wait *w;
	unsigned n = 0;
	char d[ADDR_STRLEN];

	DL_FOREACH(en->waits, w)
		n++;
	prefix_str(&en->prefix, d);
	eigrp_event(en->e, "Active net/peers: %s %u", d, n);
	if (!log_debug_on(DBG_EIGRP_FSM))
		return;
	log_debug("DUAL: Dest %s entering active state for tid 0.", d);
	log_debug("DUAL: Set reply-status table. Count is %u.", n);
}

void eigrp_debug_passive(const struct eigrp_entry *en)
{
	char d[ADDR_STRLEN];

	prefix_str(&en->prefix, d);
	eigrp_event(en->e, "Free reply status: %s", d);
	if (!log_debug_on(DBG_EIGRP_FSM))
		return;
	log_debug("DUAL: Freeing reply status table");
	log_debug("DUAL: Going from state %u to state 0: %s", en->o + 1u, d);
}

void eigrp_debug_linkdown(const struct eigrp_nbr *n, bool start)
{
	char a[ADDR_STRLEN];

	if (!log_debug_on(DBG_EIGRP_FSM))
		return;
	if (start)
		log_debug("DUAL: linkdown: start - %s via %s", addr_str(&n->addr, a),
			  n->ifp->link.name);
	else
		log_debug("DUAL: linkdown: finish");
}
