/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Neighbours (RFC 7868 5.3.2):
 *
 *   A  <---- hello ----------------  B      A makes a pending neighbour
 *   A  ----- hello, to B ----------> B      so that B knows A before A's update comes
 *   A  ----- UPDATE init seq a ----> B      and the same the other way round
 *   A  <---- hello ack a -----------  B
 *   A: its init is acknowledged and B's init has come: up, the table follows, end of table in the
 *   last packet.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_priv.h"

#define OS_MAJOR 17
#define OS_MINOR 3

size_t eigrp_packet_room(const struct eigrp_if *ifp)
{
	size_t mtu = ifp->link.mtu >= 576 ? ifp->link.mtu : 576;

	return MIN(mtu - (ifp->e->conf.family == ADDR_V6 ? 40 : 20), (size_t)PACKET_MAX) -
	       EIGRP_HDR_LEN - 64;
}

static unsigned hold_of(const struct eigrp_if *ifp)
{
	return ifp->conf.hold_s ? ifp->conf.hold_s : HELLO_S * HOLD_FACTOR;
}

static void hello_to(struct eigrp_if *ifp, const struct addr *to, bool goodbye)
{
	struct eigrp *e = ifp->e;
	uint8_t buf[EIGRP_HDR_LEN + 64 + 32];
	struct wr w = wr_init(buf, sizeof(buf));
	struct eigrp_hdr h = { .op = EIGRP_HELLO, .as = e->conf.as };
	struct eigrp_hello hello = {
		.has_version = true, .has_stub = e->conf.stub, .hold_s = (uint16_t)hold_of(ifp),
		.ver = { OS_MAJOR, OS_MINOR, e->wide ? TLV_VER_WIDE : TLV_VER_CLASSIC, e->wide ? 0 : 2 },
		.stub_flags = e->conf.stub_flags,
	};

	memcpy(hello.k, e->conf.k, sizeof(hello.k));
	if (goodbye) /* RFC 7868 5.3.3: every K is 255 */
		memset(hello.k, 255, 5);
	eigrp_hdr_write(&w, &h);
	eigrp_auth_write(&w, &ifp->conf);
	eigrp_hello_write(&w, &hello);
	eigrp_seal(buf, wr_len(&w), &ifp->conf, &ifp->link.addrs[0].addr);
	e->ops.send(e->ops.ctx, ifp->link.name, &ifp->link.addrs[0].addr, to, buf, wr_len(&w));
	eigrp_packet_count(e, EIGRP_HELLO, false, false);
	ifp->hellos++;
	if (eigrp_packet_debug(EIGRP_HELLO, false)) {
		char name[IFACE_NAME_LEN];

		log_debug("EIGRP: Sending HELLO on %s - paklen %zu",
			  iface_name_short(ifp->link.name, name), wr_len(&w) - EIGRP_HDR_LEN);
		log_debug("  AS %u, Flags 0x0:(NULL), Seq 0/0 interfaceQ 0/0 iidbQ un/rely 0/0",
			  e->conf.as);
	}
}

void eigrp_hello_send(struct eigrp_if *ifp, const struct addr *to, bool goodbye)
{
	const struct eigrp_conf *c = &ifp->e->conf;

	eigrp_keys_refresh(ifp->e, &ifp->conf);
	if (!ifp->link.n_addrs || ifp->conf.no_key)
		return;
	if (to || !eigrp_statics_any(ifp)) {
		hello_to(ifp, to, goodbye);
		return;
	}
	for (size_t i = 0; i < c->n_statics; i++) /* nothing is multicast there */
		if (!strcmp(c->statics[i].ifname, ifp->link.name))
			hello_to(ifp, &c->statics[i].addr, goodbye);
}

static void ack_send(struct eigrp_nbr *n, uint32_t seq)
{
	struct eigrp_if *ifp = n->ifp;
	struct eigrp *e = n->e;
	uint8_t buf[EIGRP_HDR_LEN + 64];
	struct wr w = wr_init(buf, sizeof(buf));
	struct eigrp_hdr h = { .op = EIGRP_HELLO, .ack = seq, .as = e->conf.as };

	eigrp_hdr_write(&w, &h);
	eigrp_auth_write(&w, &ifp->conf);
	eigrp_seal(buf, wr_len(&w), &ifp->conf, &ifp->link.addrs[0].addr);
	e->ops.send(e->ops.ctx, ifp->link.name, &ifp->link.addrs[0].addr, &n->addr, buf, wr_len(&w));
	eigrp_packet_count(e, EIGRP_HELLO, true, false);
	ifp->acks++;
	if (eigrp_packet_debug(EIGRP_HELLO, true)) {
		char name[IFACE_NAME_LEN], a[ADDR_STRLEN];

		log_debug("EIGRP: Sending ACK on %s - paklen %zu nbr %s",
			  iface_name_short(ifp->link.name, name), wr_len(&w) - EIGRP_HDR_LEN,
			  addr_str(&n->addr, a));
	}
}

static void hello_timer(struct timer *t, void *arg)
{
	struct eigrp_if *ifp = arg;
	uint64_t ms = (ifp->conf.hello_s ? ifp->conf.hello_s : HELLO_S) * 1000ULL;

	eigrp_hello_send(ifp, NULL, false);
	/* a little early and never twice the same, so that routers do not fall into step */
	timer_set(ifp->e->q, &ifp->hello, ms - random_u32() % (ms / 10 + 1));
}

void eigrp_if_start(struct eigrp_if *ifp)
{
	if (ifp->running)
		return;
	ifp->running = true;
	timer_init(&ifp->hello, hello_timer, ifp);
	timer_set(ifp->e->q, &ifp->hello, 1);
}

void eigrp_if_stop(struct eigrp_if *ifp, const char *why, bool goodbye)
{
	if (!ifp->running)
		return;
	timer_cancel(&ifp->hello);
	if (goodbye)
		eigrp_hello_send(ifp, NULL, true);
	while (ifp->nbrs)
		eigrp_nbr_down(ifp->nbrs, why);
	ifp->running = false;
}

/* --- neighbours --- */

static void log_change(const struct eigrp_nbr *n, const char *what)
{
	char a[ADDR_STRLEN];

	eigrp_event(n->e, "Peer %s: %s %s", what, addr_str(&n->addr, a), n->ifp->link.name);
	if (!n->e->conf.no_log)
		log_msg("DUAL", LOG_LV_NOTICE, "NBRCHANGE", "%s %u: Neighbor %s (%s) is %s",
			eigrp_name(n->e), n->e->conf.as, addr_str(&n->addr, a), n->ifp->link.name,
			what);
}

/* May a warning about somebody on this interface be logged now? */
static bool warn_due(struct eigrp_if *ifp)
{
	const struct eigrp_conf *c = &ifp->e->conf;
	uint64_t now = timerq_now(ifp->e->q);

	if (c->no_warnings || (ifp->warned_ms && now - ifp->warned_ms < c->warn_s * 1000ULL))
		return false;
	ifp->warned_ms = MAX(now, 1ULL);
	return true;
}

static struct eigrp_nbr *nbr_find(struct eigrp_if *ifp, const struct addr *a)
{
	struct eigrp_nbr *n;

	DL_FOREACH(ifp->nbrs, n)
		if (addr_eq(&n->addr, a))
			return n;
	return NULL;
}

static void hold_timer(struct timer *t, void *arg)
{
	eigrp_nbr_down(arg, "holding time expired");
}

static void nbr_alive(struct eigrp_nbr *n)
{
	timer_set(n->e->q, &n->hold, MAX(n->hold_s, 1u) * 1000ULL);
}

/* debug eigrp neighbors */
static void debug_nbr(const struct eigrp_nbr *n, const char *what)
{
	char a[ADDR_STRLEN];

	if (log_debug_on(DBG_EIGRP_NBR))
		log_debug("EIGRP: AS(%u) %s %s on %s, handle %u", n->e->conf.as, what,
			  addr_str(&n->addr, a), n->ifp->link.name, n->h);
}

static struct eigrp_nbr *nbr_new(struct eigrp_if *ifp, const struct addr *a)
{
	struct eigrp *e = ifp->e;
	struct eigrp_nbr *n = xcalloc(1, sizeof(*n));

	n->e = e;
	n->ifp = ifp;
	n->addr = *a;
	n->is_static = eigrp_static_has(ifp, a);
	n->rto = RTO_FIRST;
	n->since_ms = timerq_now(e->q);
	*eigrp_slot_get(&e->handles, &e->n_handles, &n->h) = 1;
	timer_init(&n->hold, hold_timer, n);
	timer_init(&n->retrans, eigrp_rtp_timer, n);
	DL_APPEND(ifp->nbrs, n);
	debug_nbr(n, "New peer");
	return n;
}

static void nbr_free(struct eigrp_nbr *n)
{
	struct eigrp *e = n->e;

	debug_nbr(n, "Peer removed");

	timer_cancel(&n->hold);
	eigrp_rtp_clear(n);
	eigrp_ops_clear(n);
	if (n->up)
		n->ifp->n_up--;
	DL_DELETE(n->ifp->nbrs, n);
	e->handles[n->h] = 0;
	eigrp_dual_nbr_gone(n);
	free(n);
}

void eigrp_nbr_down(struct eigrp_nbr *n, const char *why)
{
	char what[96] = "down: ";

	if (n->up) {
		str_copy(what + 6, sizeof(what) - 6, why);
		log_change(n, what);
	}
	nbr_free(n);
}

static void nbr_maybe_up(struct eigrp_nbr *n)
{
	if (n->up || !n->got_init || !n->init_acked)
		return;
	n->up = true;
	n->ifp->n_up++;
	n->since_ms = timerq_now(n->e->q);
	log_change(n, "up: new adjacency");
	eigrp_table_send(n);
	eigrp_dual_nbr_new(n);
}

void eigrp_nbr_acked(struct eigrp_nbr *n, const struct eigrp_packet *pkt)
{
	if (pkt->init) {
		n->own_init = pkt->seq;
		n->init_acked = true;
		nbr_maybe_up(n);
	}
}

static void init_send(struct eigrp_nbr *n)
{
	eigrp_rtp_send(n, EIGRP_UPDATE, EIGRP_F_INIT, NULL, 0);
}

/* --- what arrives --- */

static bool goodbye_k(const uint8_t k[6])
{
	for (int i = 0; i < 5; i++)
		if (k[i] != 255)
			return false;
	return true;
}

/* Somebody who has never been up, or no more: said again and again, but not every five seconds. */
static void k_mismatch(struct eigrp_if *ifp, struct eigrp_nbr *n, const struct addr *src)
{
	char a[ADDR_STRLEN];

	if (n)
		nbr_free(n);
	if (!ifp->e->conf.no_log && warn_due(ifp))
		log_msg("DUAL", LOG_LV_NOTICE, "NBRCHANGE",
			"%s %u: Neighbor %s (%s) is down: K-value mismatch",
			eigrp_name(ifp->e), ifp->e->conf.as, addr_str(src, a), ifp->link.name);
}

static void hello_rx(struct eigrp_if *ifp, struct eigrp_nbr *n, const struct addr *src, struct rd *r)
{
	struct eigrp *e = ifp->e;
	struct eigrp_hello h;

	if (!eigrp_hello_parse(r, &ifp->link.addrs[0].addr, &h)) {
		e->traffic.bad++;
		return;
	}
	if (n && h.terminate) {
		eigrp_nbr_down(n, "Interface PEER-TERMINATION received");
		return;
	}
	if (n && h.has_sequence) { /* RFC 7868 5.3.1: conditional receive */
		n->cr_ok = !h.in_sequence;
		n->cr_seq = h.has_next_seq ? h.next_seq : 0;
	}
	if (!h.has_param) {
		if (n)
			nbr_alive(n);
		return;
	}
	if (goodbye_k(h.k)) {
		if (n)
			eigrp_nbr_down(n, "Interface PEER-TERMINATION received");
		return;
	}
	if (memcmp(h.k, e->conf.k, 5) != 0) {
		if (n && n->up)
			eigrp_nbr_down(n, "K-value mismatch");
		else
			k_mismatch(ifp, n, src);
		return;
	}
	if (!n) {
		n = nbr_new(ifp, src);
		n->hold_s = h.hold_s;
		memcpy(n->ver, h.ver, sizeof(n->ver));
		nbr_alive(n);
		eigrp_hello_send(ifp, src, false);
		init_send(n);
	}
	n->hold_s = h.hold_s;
	if (h.has_version)
		memcpy(n->ver, h.ver, sizeof(n->ver));
	n->stub = h.has_stub;
	n->stub_flags = (uint8_t)h.stub_flags;
	nbr_alive(n);
}

void eigrp_nbr_resync(struct eigrp_nbr *n, const char *why)
{
	char what[96] = "resync: ";

	str_copy(what + 8, sizeof(what) - 8, why);
	log_change(n, what);
	/* restart flag: the peer is asked for its table too */
	eigrp_rtp_send(n, EIGRP_UPDATE, EIGRP_F_INIT | EIGRP_F_RS, NULL, 0);
	eigrp_table_send(n);
}

/* The peer wants our table, and tells its own again. */
static void resync_rx(struct eigrp_nbr *n)
{
	log_change(n, "resync: peer graceful-restart");
	eigrp_table_send(n);
}

/* The neighbour begins anew. Returns what to go on with. */
static struct eigrp_nbr *init_rx(struct eigrp_nbr *n, const struct eigrp_hdr *h)
{
	struct eigrp_if *ifp = n->ifp;
	struct addr a = n->addr;
	uint16_t hold_s = n->hold_s;
	uint8_t ver[4];
	bool stub = n->stub;
	uint8_t stub_flags = n->stub_flags;

	/* A repetition of the one that began this adjacency, or the answer to ours behind the peer's
	 * own first one: it acknowledges ours. Any other comes from a peer that has restarted. */
	bool same = n->last_seq == n->init_seq &&
		    (h->seq == n->init_seq || (h->ack && h->ack == n->own_init));

	if (n->up && !same) {
		memcpy(ver, n->ver, sizeof(ver));
		eigrp_nbr_down(n, "peer restarted");
		n = nbr_new(ifp, &a);
		n->hold_s = hold_s;
		n->stub = stub;
		n->stub_flags = stub_flags;
		memcpy(n->ver, ver, sizeof(ver));
		nbr_alive(n);
		init_send(n);
	}
	n->got_init = true;
	n->init_seq = h->seq;
	return n;
}

struct route_rx {
	struct eigrp_nbr *n;
	uint8_t op;
};

static void route_rx(const struct eigrp_route *rt, void *arg)
{
	struct route_rx *x = arg;

	eigrp_dual_heard(x->n, x->op, rt);
}

static void reliable_rx(struct eigrp_nbr *n, const struct eigrp_hdr *h, bool multicast, struct rd *r)
{
	struct route_rx x = { NULL, h->op };
	bool resync = h->op == EIGRP_UPDATE && (h->flags & EIGRP_F_RS) && n->up;
	bool init = h->op == EIGRP_UPDATE && (h->flags & EIGRP_F_INIT) && !resync;
	bool fresh;

	if (multicast && (h->flags & EIGRP_F_CR) &&
	    !(n->cr_ok && (!n->cr_seq || n->cr_seq == h->seq)))
		return; /* it comes again as unicast */
	n->cr_ok = false;
	if (init)
		n = init_rx(n, h);
	else if (!n->got_init)
		return; /* the beginning is missing: no acknowledgement, it is repeated */
	fresh = !n->last_seq || (int32_t)(h->seq - n->last_seq) > 0;
	if (init && n->init_seq == h->seq && n->last_seq != h->seq)
		fresh = true;
	if (!init && !n->up) {
		/* our own init is not acknowledged yet: what we would learn could not be answered */
		return;
	}
	if (fresh)
		n->last_seq = h->seq;
	ack_send(n, h->seq);
	if (init)
		nbr_maybe_up(n);
	if (!fresh || !n->up)
		return;
	if (resync)
		resync_rx(n);
	x.n = n;
	if (!eigrp_routes_parse(r, n->e->conf.family, route_rx, &x))
		n->e->traffic.bad++;
}

static void debug_received(struct eigrp_if *ifp, const struct eigrp_hdr *h, const struct addr *src,
			   const struct eigrp_nbr *n, size_t len)
{
	static const char *const names[12] = { [EIGRP_UPDATE] = "UPDATE", [EIGRP_QUERY] = "QUERY",
					       [EIGRP_REPLY] = "REPLY", [EIGRP_HELLO] = "HELLO",
					       [EIGRP_SIAQUERY] = "SIAQUERY",
					       [EIGRP_SIAREPLY] = "SIAREPLY" };
	char a[ADDR_STRLEN], name[IFACE_NAME_LEN];

	if (!eigrp_packet_debug(h->op, h->ack != 0))
		return;
	log_debug("EIGRP: Received %s on %s - paklen %zu nbr %s",
		  h->op == EIGRP_HELLO && h->ack ? "ACK" :
		  h->op < 12 && names[h->op] ? names[h->op] : "UNKNOWN",
		  iface_name_short(ifp->link.name, name), len - EIGRP_HDR_LEN, addr_str(src, a));
	log_debug("  AS %u, Flags 0x%X:(%s), Seq %u/%u interfaceQ 0/0 iidbQ un/rely 0/0 peerQ "
		  "un/rely 0/%u",
		  h->as, (unsigned)h->flags,
		  h->flags & EIGRP_F_INIT  ? "INIT"
		  : h->flags & EIGRP_F_EOT ? "EOT"
					   : "NULL",
		  (unsigned)h->seq, (unsigned)h->ack, n ? (unsigned)n->n_queue : 0u);
}

/* On a network with a mask a neighbour must be of it; on point-to-point links with /32 or
 * unnumbered addresses any source will do. With IPv6 all neighbours speak from link-local ones. */
static bool source_fits(const struct eigrp_if *ifp, const struct addr *src)
{
	if (src->family != ifp->e->conf.family || addr_is_any(src) || addr_is_multicast(src))
		return false;
	if (src->family == ADDR_V6)
		return addr_is_link_local(src) && ifp->link.n_addrs &&
		       !addr_eq(&ifp->link.addrs[0].addr, src);
	for (size_t i = 0; i < ifp->link.n_addrs; i++) {
		if (addr_eq(&ifp->link.addrs[i].addr, src))
			return false; /* our own, come back */
		if (ifp->link.unnumbered || ifp->link.addrs[i].len == 32 ||
		    prefix_contains(&ifp->link.addrs[i], src))
			return true;
	}
	return false;
}

static void subnet_warn(struct eigrp_if *ifp, const struct addr *src)
{
	char a[ADDR_STRLEN], p[ADDR_STRLEN];

	if (ifp->link.n_addrs && !addr_eq(&ifp->link.addrs[0].addr, src) && warn_due(ifp))
		log_msg("DUAL", LOG_LV_INFO, "NBRINFO",
			"%s %u: Neighbor %s (%s) is blocked: not on common subnet (%s)",
			eigrp_name(ifp->e), ifp->e->conf.as, addr_str(src, a), ifp->link.name,
			prefix_str(&ifp->link.addrs[0], p));
}

/* Signed with a key that holds? */
static bool authentic(struct eigrp *e, const struct eigrp_if *ifp, const struct addr *src,
		      const uint8_t *p, size_t len)
{
	struct eigrp_if_conf with;
	bool ok;

	if (!ifp->conf.auth)
		return !eigrp_auth_type(p, len); /* nor does IOS take what it did not ask for */
	ok = eigrp_key_accept(e, &ifp->conf, eigrp_auth_key_id(p, len), &with) &&
	     eigrp_auth_check(p, len, &with, src);
	secret_wipe(&with, sizeof(with));
	return ok;
}

static void refused(struct eigrp_if *ifp, const struct eigrp_hdr *h, const char *why,
		    const struct addr *src)
{
	char a[ADDR_STRLEN], name[IFACE_NAME_LEN];

	ifp->e->traffic.bad++;
	if (log_debug_on(DBG_EIGRP_PACKET))
		log_debug("EIGRP: %s: ignored packet from %s, opcode = %u (%s)",
			  iface_name_short(ifp->link.name, name), addr_str(src, a), h->op, why);
}

/* Why a packet is not taken for authentic, in IOS's words. */
static const char *auth_why(const struct eigrp_if *ifp, const uint8_t *p, size_t len)
{
	uint16_t type = eigrp_auth_type(p, len);
	uint32_t id = eigrp_auth_key_id(p, len);

	if (!type)
		return "missing authentication";
	if (!ifp->conf.auth || ifp->conf.no_key)
		return "authentication off or key-chain missing";
	if (type != ifp->conf.auth)
		return "invalid authentication type";
	if (log_debug_on(DBG_EIGRP_PACKET))
		log_debug("EIGRP: pkt key id = %u, authentication mismatch", (unsigned)id);
	return "invalid authentication";
}

void eigrp_rx(struct eigrp *e, const char *ifname, const struct addr *src, bool multicast,
	      const uint8_t *p, size_t len)
{
	struct rd r = rd_init(p, len);
	struct eigrp_hdr h;
	struct eigrp_if *ifp;
	struct eigrp_nbr *n;

	HASH_FIND_STR(e->ifs, ifname, ifp);
	if (!ifp || !ifp->running)
		return;
	if (!eigrp_hdr_parse(&r, &h)) {
		refused(ifp, &h, "malformed header or wrong checksum", src);
		return;
	}
	if (h.as != e->conf.as || h.vrid) /* another process's business, not an error */
		return;
	if (!source_fits(ifp, src)) {
		refused(ifp, &h, "not on common subnet", src);
		subnet_warn(ifp, src);
		return;
	}
	if (eigrp_statics_any(ifp) && (multicast || !eigrp_static_has(ifp, src))) {
		refused(ifp, &h, "not a configured neighbor", src);
		return;
	}
	if (!authentic(e, ifp, src, p, len)) {
		refused(ifp, &h, auth_why(ifp, p, len), src);
		return;
	}
	eigrp_packet_count(e, h.op, h.ack != 0, true);
	n = nbr_find(ifp, src);
	debug_received(ifp, &h, src, n, len);
	if (n && h.ack && !multicast)
		eigrp_rtp_ack(n, h.ack);
	if (h.op == EIGRP_HELLO) {
		if (!h.ack)
			hello_rx(ifp, n, src, &r);
		else if (n)
			nbr_alive(n);
		return;
	}
	if (!n || !h.seq) /* everything else comes reliably, from one we know by its hello */
		return;
	nbr_alive(n);
	reliable_rx(n, &h, multicast, &r);
}
