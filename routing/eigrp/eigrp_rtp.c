/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reliable transport (RFC 7868 5.3.1): one packet in flight per neighbour. A packet for a whole
 * interface is multicast when none of its neighbours has anything outstanding; otherwise each gets
 * its own copy in order, which makes conditional receive unnecessary on the sending side.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

static void packet_put(struct eigrp_packet *pkt)
{
	if (--pkt->refs == 0)
		free(pkt);
}

static struct eigrp_packet *packet_make(struct eigrp_if *ifp, uint8_t op, uint32_t flags,
					const uint8_t *tlvs, size_t len)
{
	struct eigrp *e = ifp->e;
	struct eigrp_packet *pkt = xmalloc(sizeof(*pkt) + EIGRP_HDR_LEN + 64 + len);
	struct wr w = wr_init(pkt->p, EIGRP_HDR_LEN + 64 + len);
	struct eigrp_hdr h = { .op = op, .flags = flags, .as = e->conf.as };

	ifp->packets++;
	if (++e->seq == 0) /* zero means: not reliable */
		e->seq = 1;
	h.seq = e->seq;
	eigrp_hdr_write(&w, &h);
	eigrp_auth_write(&w, &ifp->conf);
	wr_bytes(&w, tlvs, len);
	pkt->refs = 1;
	pkt->seq = h.seq;
	pkt->init = flags & EIGRP_F_INIT;
	pkt->multicast = false;
	pkt->len = wr_len(&w);
	return pkt;
}

void eigrp_packet_count(struct eigrp *e, uint8_t op, bool is_ack, bool received)
{
	struct eigrp_traffic *t = &e->traffic;

	switch (op) {
	case EIGRP_UPDATE:
		t->update[received]++;
		break;
	case EIGRP_QUERY:
		t->query[received]++;
		break;
	case EIGRP_REPLY:
		t->reply[received]++;
		break;
	case EIGRP_HELLO:
		if (is_ack)
			t->ack[received]++;
		else
			t->hello[received]++;
		break;
	case EIGRP_SIAQUERY:
		t->sia_query[received]++;
		break;
	case EIGRP_SIAREPLY:
		t->sia_reply[received]++;
		break;
	default:
		break;
	}
}

bool eigrp_packet_debug(uint8_t op, bool is_ack)
{
	static const enum dbg bits[12] = { [EIGRP_UPDATE] = DBG_EIGRP_UPDATE,
		[EIGRP_QUERY] = DBG_EIGRP_QUERY, [EIGRP_REPLY] = DBG_EIGRP_REPLY,
		[EIGRP_HELLO] = DBG_EIGRP_HELLO, [EIGRP_SIAQUERY] = DBG_EIGRP_SIAQUERY,
		[EIGRP_SIAREPLY] = DBG_EIGRP_SIAREPLY };

	if (log_debug_on(DBG_EIGRP_PACKET))
		return true;
	if (op >= ARRAY_SIZE(bits) || !bits[op])
		return false;
	return log_debug_on(op == EIGRP_HELLO && is_ack ? DBG_EIGRP_ACK : bits[op]);
}

static void debug_sent(const struct eigrp_if *ifp, const struct eigrp_packet *pkt,
		       const struct eigrp_nbr *n, unsigned tries)
{
	static const char *const names[12] = { [EIGRP_UPDATE] = "UPDATE", [EIGRP_QUERY] = "QUERY",
					       [EIGRP_REPLY] = "REPLY", [EIGRP_SIAQUERY] = "SIAQUERY",
					       [EIGRP_SIAREPLY] = "SIAREPLY" };
	char a[ADDR_STRLEN], short_name[IFACE_NAME_LEN];

	if (!eigrp_packet_debug(pkt->p[1], false))
		return;
	log_debug("EIGRP: %s %s on %s - paklen %zu%s%s", tries > 1 ? "Resending" : "Sending",
		  pkt->p[1] < 12 && names[pkt->p[1]] ? names[pkt->p[1]] : "?",
		  iface_name_short(ifp->link.name, short_name), pkt->len - EIGRP_HDR_LEN,
		  n ? " nbr " : "", n ? addr_str(&n->addr, a) : "");
	log_debug("  AS %u, Flags 0x%X:(%s), Seq %u/%u interfaceQ 0/0 iidbQ un/rely 0/0 peerQ "
		  "un/rely 0/%u",
		  ifp->e->conf.as, pkt->p[7],
		  pkt->init		    ? "INIT"
		  : pkt->p[7] & EIGRP_F_EOT ? "EOT"
					    : "NULL",
		  pkt->seq, n ? n->last_seq : 0, n ? (unsigned)n->n_queue : 0u);
}

/* The head of the queue, unicast. */
static void transmit(struct eigrp_nbr *n)
{
	struct eigrp_pending *p = n->queue;
	struct eigrp_packet *pkt = p->pkt;
	struct eigrp *e = n->e;

	if (!p->first_ms)
		p->first_ms = timerq_now(e->q);
	if (!(pkt->multicast && p->tries == 0)) {
		eigrp_ack_set(pkt->p, pkt->len, n->last_seq);
		eigrp_seal(pkt->p, pkt->len, &n->ifp->conf, &n->ifp->link.addrs[0].addr);
		debug_sent(n->ifp, pkt, n, p->tries + 1);
		e->ops.send(e->ops.ctx, n->ifp->link.name, &n->ifp->link.addrs[0].addr, &n->addr,
			    pkt->p, pkt->len);
		eigrp_packet_count(e, pkt->p[1], false, false);
		n->ifp->ucasts++;
	}
	p->tries++;
	timer_set(e->q, &n->retrans, n->rto);
}

void eigrp_rtp_timer(struct timer *t, void *arg)
{
	struct eigrp_nbr *n = arg;
	struct eigrp_pending *p = n->queue;

	if (!p)
		return;
	if (p->tries > RETRIES_MAX &&
	    timerq_now(n->e->q) - p->first_ms >= n->hold_s * 1000ULL) {
		eigrp_nbr_down(n, "retry limit exceeded");
		return;
	}
	n->retransmits++;
	n->ifp->retransmits++;
	n->rto = MIN(n->rto * 3 / 2, (unsigned)RTO_MAX);
	transmit(n);
}

static void enqueue(struct eigrp_nbr *n, struct eigrp_packet *pkt)
{
	struct eigrp_pending *p = xcalloc(1, sizeof(*p));

	p->pkt = pkt;
	pkt->refs++;
	DL_APPEND(n->queue, p);
	if (++n->n_queue == 1)
		transmit(n);
}

void eigrp_rtp_send(struct eigrp_nbr *n, uint8_t op, uint32_t flags, const uint8_t *tlvs, size_t len)
{
	struct eigrp_packet *pkt = packet_make(n->ifp, op, flags, tlvs, len);

	enqueue(n, pkt);
	packet_put(pkt);
}

void eigrp_rtp_send_all(struct eigrp_if *ifp, uint8_t op, const uint8_t *tlvs, size_t len)
{
	struct eigrp *e = ifp->e;
	struct eigrp_packet *pkt;
	struct eigrp_nbr *n;
	bool busy = ifp->n_up < 2 || eigrp_statics_any(ifp);

	DL_FOREACH(ifp->nbrs, n)
		busy = busy || n->queue; /* also one that has just begun would take it out of turn */
	if (busy) {
		DL_FOREACH(ifp->nbrs, n)
			if (n->up)
				eigrp_rtp_send(n, op, 0, tlvs, len);
		return;
	}
	pkt = packet_make(ifp, op, 0, tlvs, len);
	eigrp_seal(pkt->p, pkt->len, &ifp->conf, &ifp->link.addrs[0].addr);
	debug_sent(ifp, pkt, NULL, 1);
	e->ops.send(e->ops.ctx, ifp->link.name, &ifp->link.addrs[0].addr, NULL, pkt->p, pkt->len);
	eigrp_packet_count(e, op, false, false);
	ifp->mcasts++;
	pkt->multicast = true;
	DL_FOREACH(ifp->nbrs, n)
		if (n->up)
			enqueue(n, pkt);
	packet_put(pkt);
}

static void pop(struct eigrp_nbr *n)
{
	struct eigrp_pending *p = n->queue;

	DL_DELETE(n->queue, p);
	n->n_queue--;
	packet_put(p->pkt);
	free(p);
}

/* Karn: only what was sent once gives a sample. */
static void rtt_sample(struct eigrp_nbr *n, const struct eigrp_pending *p)
{
	unsigned rtt;

	if (p->tries == 1) {
		rtt = (unsigned)MIN(timerq_now(n->e->q) - p->first_ms, (uint64_t)RTO_MAX);
		rtt = MAX(rtt, 1u);
		n->srtt = n->srtt ? (n->srtt * 8 + rtt * 2) / 10 : rtt;
	}
	if (n->srtt)
		n->rto = MIN(MAX(6 * n->srtt, (unsigned)RTO_MIN), (unsigned)RTO_MAX);
}

void eigrp_rtp_ack(struct eigrp_nbr *n, uint32_t ack)
{
	struct eigrp_packet *pkt;

	if (!n->queue || !n->queue->tries || n->queue->pkt->seq != ack)
		return;
	pkt = n->queue->pkt;
	pkt->refs++;
	rtt_sample(n, n->queue);
	pop(n);
	if (n->queue)
		transmit(n);
	else
		timer_cancel(&n->retrans);
	eigrp_nbr_acked(n, pkt);
	packet_put(pkt);
}

void eigrp_rtp_clear(struct eigrp_nbr *n)
{
	timer_cancel(&n->retrans);
	while (n->queue)
		pop(n);
}
