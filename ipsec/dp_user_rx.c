/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The receiving half of the userspace dataplane: outer packets are read in batches, opened in
 * place, checked against what their SA and tunnel may carry, and written to the TUN device.
 * Whatever fails a check is counted under its reason and goes no further.
 */
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <string.h>
#include <unistd.h>

#include "ipsec/dp_user.h"

#ifndef UDP_GRO
#define UDP_GRO 104
#endif
#define REFUSED_EVERY_MS 1000
#define MOVED_EVERY_MS 1000

/* --- refused packets: counted by the caller, and one of a kind told now and then --- */

static void refused(struct worker *w, const struct dp_event *ev)
{
	if (note_due(&w->dp->told_ms[ev->kind], w->now, REFUSED_EVERY_MS))
		note_event(w->dp, ev);
}

static void sa_refused(struct worker *w, const struct sa *sa, enum dp_event_kind kind, uint64_t seq,
		       const char *text)
{
	struct dp_event ev = { .kind = kind, .spi = sa->spi, .tunnel = sa->tun->id, .seq = seq,
			       .local.addr = sa->local, .text = text };

	ev.remote = atomic_load_explicit(&sa->path, memory_order_acquire)->remote;
	refused(w, &ev);
}

/* --- into the tunnel's device --- */

static void dev_write(struct worker *w, struct tunnel *t, struct iovec *iov, int n, unsigned packets,
		      size_t bytes)
{
	if (writev(t->fd, iov, n) < 0) {
		ctr_add(&t->rx_errors, packets); /* good packets; the device is down */
		return;
	}
	ctr_add(&t->rx_packets, packets);
	ctr_add(&t->rx_bytes, bytes);
	atomic_store_explicit(&t->last_rx_ms, w->now, memory_order_relaxed);
}

static void merge_out(struct worker *w, struct rx_merge *r)
{
	unsigned packets = r->m.n;
	size_t bytes = (size_t)packets * r->m.hdr_len + r->m.payload;

	if (packets)
		dev_write(w, r->tun, r->m.iov, gso_merge_end(&r->m), packets, bytes);
}

void rx_merge_flush(struct worker *w)
{
	for (unsigned i = 0; i < w->n_merge; i++)
		merge_out(w, &w->merge[i]);
	w->n_merge = 0;
}

/* A packet for the device: kept for a moment when it is part of a TCP stream. VNET_LEN bytes before
 * p are free: whatever was around the inner packet. */
static void dev_put(struct worker *w, struct tunnel *t, uint8_t *p, const struct inner *in)
{
	static const struct virtio_net_hdr none;
	struct rx_merge *r = NULL;
	struct iovec iov;

	for (unsigned i = 0; i < w->n_merge; i++) {
		if (w->merge[i].tun != t)
			continue;
		if (!w->merge[i].m.n) {
			r = &w->merge[i];
			continue;
		}
		switch (gso_merge_add(&w->merge[i].m, p, in)) {
		case GSO_ADDED:
			return;
		case GSO_CONFLICT: /* nothing of a connection is overtaken */
			merge_out(w, &w->merge[i]);
			r = &w->merge[i];
			break;
		case GSO_NEW:
			break;
		}
	}
	if (!r && w->n_merge < MERGES)
		r = &w->merge[w->n_merge++];
	if (r) {
		r->tun = t;
		r->m.n = 0;
		if (gso_merge_begin(&r->m, p, in))
			return;
	}
	memcpy(p - VNET_LEN, &none, VNET_LEN);
	iov = (struct iovec){ .iov_base = p - VNET_LEN, .iov_len = VNET_LEN + in->len };
	dev_write(w, t, &iov, 1, 1, in->len);
}

enum carried { /* what became of a packet that came out of ESP */
	CARRIED,
	BROKEN_INSIDE, /* it cannot be taken out */
	NOT_ITS_OWN    /* whole, and none that the SA or its tunnel may carry */
};

/* An inner packet of the family `family` (0: either) for tunnel t. */
static enum carried deliver_ip(struct worker *w, struct tunnel *t, uint8_t *p, size_t len,
			       uint8_t family, uint8_t outer_tos)
{
	const struct tun_conf *c = atomic_load_explicit(&t->conf, memory_order_acquire);
	struct inner in;

	if (!inner_parse(p, len, &in) || (family && in.family != family) ||
	    !inner_ecn_decap(p, &in, outer_tos)) {
		ctr_add(&t->rx_errors, 1);
		return BROKEN_INSIDE;
	}
	inner_mss_clamp(p, &in, in.family == ADDR_V6 ? c->p.mss6 : c->p.mss);
	dev_put(w, t, p, &in);
	return CARRIED;
}

static enum carried deliver_gre(struct worker *w, struct tunnel *t, const struct tunnel_params *conf,
			uint8_t *p, size_t len, uint8_t outer_tos)
{
	struct gre g;
	bool whole = gre_parse(p, len, &g);

	if (!whole || g.has_key != conf->has_key || (g.has_key && g.key != conf->key)) {
		ctr_add(&w->dp->gre_errors, 1);
		ctr_add(&t->rx_errors, 1);
		return whole ? NOT_ITS_OWN : BROKEN_INSIDE;
	}
	switch (g.proto) {
	case GRE_PROTO_IPV4:
		return deliver_ip(w, t, p + g.hdr_len, len - g.hdr_len, ADDR_V4, outer_tos);
	case GRE_PROTO_IPV6:
		return deliver_ip(w, t, p + g.hdr_len, len - g.hdr_len, ADDR_V6, outer_tos);
	default:
		ctr_add(&w->dp->unknown_proto, 1);
		return CARRIED; /* the peer may send it, we have no use for it */
	}
}

/* --- out of ESP --- */

void sa_count(struct worker *w, struct sa *sa, size_t bytes, bool dummy)
{
	struct dp_event ev = { .spi = sa->spi, .tunnel = sa->tun->id };
	uint64_t packets, total;

	ctr_add(&sa->packets, 1);
	ctr_add(&sa->bytes, bytes);
	if (!dummy)
		atomic_store_explicit(&sa->last_used_ms, w->now, memory_order_relaxed);
	packets = ctr_get(&sa->packets);
	total = ctr_get(&sa->bytes);
	if (sa->hard_bytes && total >= sa->hard_bytes) {
		ev.kind = DP_SA_HARD;
		if (!atomic_exchange(&sa->stopped, true))
			note_event(w->dp, &ev);
	} else if ((sa->soft_bytes && total >= sa->soft_bytes) ||
		   (sa->soft_packets && packets >= sa->soft_packets)) {
		ev.kind = DP_SA_SOFT;
		if (!atomic_load_explicit(&sa->soft_told, memory_order_relaxed) &&
		    !atomic_exchange(&sa->soft_told, true))
			note_event(w->dp, &ev);
	}
}

/* Tunnel mode around GRE or IP-in-IP: an inner packet between the two tunnel ends, not a piece. */
static enum carried deliver_wrapped(struct worker *w, struct sa *sa, const struct tunnel_params *conf,
				    uint8_t *p, size_t len, uint8_t outer_tos)
{
	struct inner in;
	struct addr src, dst;

	if (!inner_parse(p, len, &in) || in.fragment || !inner_ecn_decap(p, &in, outer_tos))
		return BROKEN_INSIDE;
	src = inner_addr(&in, in.src);
	dst = inner_addr(&in, in.dst);
	if (!addr_eq(&src, &sa->inner_remote) || !addr_eq(&dst, &sa->inner_local))
		return NOT_ITS_OWN;
	p += in.hdr_len;
	len = in.len - in.hdr_len;
	if (conf->kind == TUNNEL_IPIP) {
		if (in.proto != IPPROTO_IPIP && in.proto != IPPROTO_IPV6)
			return NOT_ITS_OWN;
		return deliver_ip(w, sa->tun, p, len, in.proto == IPPROTO_IPV6 ? ADDR_V6 : ADDR_V4,
				  in.tos);
	}
	return in.proto == IPPROTO_GRE ? deliver_gre(w, sa->tun, conf, p, len, in.tos) : NOT_ITS_OWN;
}

/* Hand on what came out of ESP, if this SA may carry it; its next header was looked at. */
static enum carried deliver_plain(struct worker *w, struct sa *sa, const struct esp_plain *e,
				  uint8_t tos)
{
	struct tunnel *t = sa->tun;
	const struct tun_conf *c = atomic_load_explicit(&t->conf, memory_order_acquire);
	const struct tunnel_params *conf = &c->p;
	uint8_t family = e->next == IPPROTO_IPIP ? ADDR_V4 : e->next == IPPROTO_IPV6 ? ADDR_V6 : 0;

	switch (conf->kind) {
	case TUNNEL_IPSEC:
	case TUNNEL_POLICY:
		if (!(sa->families & (family == ADDR_V6 ? SA_V6 : SA_V4)))
			return NOT_ITS_OWN;
		return deliver_ip(w, t, e->payload, e->len, family, tos);
	case TUNNEL_IPIP:
		if (sa->mode == IPSEC_TUNNEL)
			return deliver_wrapped(w, sa, conf, e->payload, e->len, tos);
		return deliver_ip(w, t, e->payload, e->len, family, tos);
	case TUNNEL_GRE:
	case TUNNEL_MGRE:
		if (sa->mode == IPSEC_TUNNEL)
			return deliver_wrapped(w, sa, conf, e->payload, e->len, tos);
		return deliver_gre(w, t, conf, e->payload, e->len, tos);
	}
	return NOT_ITS_OWN;
}

/* Is the next header of ESP one that the SA's tunnel puts there? */
static bool next_carried(const struct sa *sa, uint8_t next)
{
	const struct tun_conf *c = atomic_load_explicit(&sa->tun->conf, memory_order_acquire);
	bool gre = c->p.kind == TUNNEL_GRE || c->p.kind == TUNNEL_MGRE;

	if (gre && sa->mode == IPSEC_TRANSPORT)
		return next == IPPROTO_GRE;
	return next == IPPROTO_IPIP || next == IPPROTO_IPV6;
}

/* May a packet with these outer addresses belong to the SA? The SPI alone selects it, but an
 * address that the SA does not have is taken only in UDP, where a NAT may have changed it. */
static bool addresses_fit(const struct sa *sa, const struct path *path, const struct rx_meta *m)
{
	if (!addr_eq(&m->local.addr, &sa->local))
		return false;
	return m->udp || addr_eq(&m->remote.addr, &path->remote.addr);
}

static void invalid_spi(struct worker *w, uint32_t spi, const struct rx_meta *m)
{
	struct dp_event ev = { .kind = DP_INVALID_SPI, .spi = spi, .local = m->local,
			       .remote = m->remote };

	ctr_add(&w->dp->invalid_spi, 1);
	refused(w, &ev);
}

/* RFC 7296 2.23: a NAT gave the peer another address or port. Only the newest authentic packet
 * tells, a delayed one would lead back. */
static void moved(struct worker *w, struct sa *sa, const struct path *path,
		  const struct rx_meta *m, uint64_t seq)
{
	struct dp_event ev = { .kind = DP_PEER_MOVED, .spi = sa->spi, .tunnel = sa->tun->id,
			       .local = m->local, .remote = m->remote };

	if (!m->udp || !path->remote.port || endpoint_eq(&m->remote, &path->remote) ||
	    seq != sa->replay.top)
		return;
	if (note_due(&sa->tun->told_moved_ms, w->now, MOVED_EVERY_MS))
		note_event(w->dp, &ev);
}

static void rx_plain(struct worker *w, struct sa *sa, const struct esp_plain *e, uint8_t tos,
		     uint64_t seq)
{
	sad_counter *part = NULL;
	const char *what = "identity";

	if (!next_carried(sa, e->next)) {
		part = &sa->proto_drops;
		what = "protocol";
	} else {
		switch (deliver_plain(w, sa, e, tos)) {
		case CARRIED:
			return;
		case BROKEN_INSIDE:
			part = &sa->inside_drops;
			what = "inner packet";
			break;
		case NOT_ITS_OWN:
			break;
		}
	}
	ctr_add(&sa->invalid_drops, 1);
	if (part)
		ctr_add(part, 1);
	sa_refused(w, sa, DP_BAD_PACKET, seq, what);
}

static void rx_esp(struct worker *w, const struct rx_meta *m, uint8_t *p, size_t len)
{
	struct esp_plain plain;
	const struct path *path;
	uint32_t spi, wire;
	struct sa *sa;
	uint64_t seq;

	if (!esp_peek(p, len, &spi, &wire)) {
		ctr_add(&w->dp->truncated, 1);
		return;
	}
	sa = sad_in_find(w->dp->sad, spi);
	if (!sa) {
		invalid_spi(w, spi, m);
		return;
	}
	path = atomic_load_explicit(&sa->path, memory_order_acquire);
	if (!addresses_fit(sa, path, m) ||
	    atomic_load_explicit(&sa->stopped, memory_order_relaxed)) {
		ctr_add(&sa->invalid_drops, 1);
		ctr_add(&sa->sa_drops, 1);
		return;
	}
	seq = replay_infer(&sa->replay, wire);
	if (replay_check(&sa->replay, seq) != REPLAY_OK) {
		ctr_add(&sa->replay_drops, 1);
		sa_refused(w, sa, DP_REPLAY, seq, NULL);
		return;
	}
	switch (esp_open(&sa->esp, seq, p, len, &plain)) {
	case ESP_OK:
		break;
	case ESP_BAD_ICV:
		ctr_add(&sa->auth_drops, 1);
		sa_refused(w, sa, DP_BAD_MAC, seq, NULL);
		return;
	case ESP_BAD_PAD: /* authentic, so its sequence number is spent */
		replay_advance(&sa->replay, seq);
		/* fall through */
	case ESP_SHORT:
		ctr_add(&sa->invalid_drops, 1);
		ctr_add(&sa->len_drops, 1);
		sa_refused(w, sa, DP_BAD_PACKET, seq, "length or padding");
		return;
	}
	replay_advance(&sa->replay, seq);
	sa_count(w, sa, plain.len, plain.next == IPPROTO_DUMMY);
	moved(w, sa, path, m, seq);
	if (plain.next != IPPROTO_DUMMY)
		rx_plain(w, sa, &plain, m->tos, seq);
}

/* --- plain tunnels --- */

static void rx_tunnelled(struct worker *w, const struct rx_meta *m, enum raw_kind kind, uint8_t *p,
			 size_t len)
{
	const struct tun_conf *conf;
	struct gre g = { 0 };
	struct tunnel *t;

	if (kind == RAW_GRE && !gre_parse(p, len, &g)) {
		ctr_add(&w->dp->gre_errors, 1);
		return;
	}
	t = sad_ep_find(w->dp->sad, &m->local.addr, &m->remote.addr, kind != RAW_GRE, g.has_key,
			g.key);
	if (!t) {
		ctr_add(kind == RAW_GRE ? &w->dp->gre_errors : &w->dp->unknown_proto, 1);
		return;
	}
	conf = atomic_load_explicit(&t->conf, memory_order_acquire);
	/* What should have come inside ESP and did not is not the peer's. */
	if (conf->p.protected) {
		struct dp_event ev = { .kind = DP_CLEAR, .tunnel = t->id, .local = m->local,
				       .remote = m->remote, .proto = dev_raw_proto(kind) };

		ctr_add(&t->rx_errors, 1);
		refused(w, &ev);
		return;
	}
	if (kind == RAW_GRE)
		deliver_gre(w, t, &conf->p, p, len, m->tos);
	else
		deliver_ip(w, t, p, len, kind == RAW_IPIP ? ADDR_V4 : ADDR_V6, m->tos);
}

/* --- from the sockets --- */

/* The arrived packet's own address and TOS, where they come beside the data. */
static void meta_from_ctl(struct msghdr *mh, struct rx_meta *m, size_t *segment)
{
	struct cmsghdr *c;
	int tclass, size;

	for (c = CMSG_FIRSTHDR(mh); c; c = CMSG_NXTHDR(mh, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
			struct in_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			m->local.addr = (struct addr){ .family = ADDR_V4 };
			memcpy(m->local.addr.b, &pi.ipi_addr, 4);
		} else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
			struct in6_pktinfo pi;

			memcpy(&pi, CMSG_DATA(c), sizeof(pi));
			m->local.addr = (struct addr){ .family = ADDR_V6 };
			memcpy(m->local.addr.b, &pi.ipi6_addr, 16);
		} else if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TOS) {
			memcpy(&m->tos, CMSG_DATA(c), 1);
		} else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_TCLASS) {
			memcpy(&tclass, CMSG_DATA(c), sizeof(tclass));
			m->tos = (uint8_t)tclass;
		} else if (c->cmsg_level == IPPROTO_UDP && c->cmsg_type == UDP_GRO) {
			memcpy(&size, CMSG_DATA(c), sizeof(size));
			*segment = size > 0 ? (size_t)size : 0;
		}
	}
}

static void rx_udp(struct worker *w, const struct port *port, struct rx_meta *m, uint8_t *p,
		   size_t len)
{
	static const uint8_t marker[4];

	m->udp = true;
	m->local.port = port->udp_port;
	if (len == 1 && p[0] == 0xff) /* RFC 3948 2.3: NAT keepalive */
		return;
	if (len < sizeof(marker)) {
		ctr_add(&w->dp->truncated, 1);
		return;
	}
	if (memcmp(p, marker, sizeof(marker)) == 0) /* RFC 3948 2.2: not ESP but IKE */
		note_ike(w->dp, m, p + sizeof(marker), len - sizeof(marker));
	else
		rx_esp(w, m, p, len);
}

/* IPv4 raw sockets deliver the IP header too. */
static bool strip_v4(struct rx_meta *m, uint8_t **p, size_t *len)
{
	struct inner in;

	if (!inner_parse(*p, *len, &in) || in.family != ADDR_V4)
		return false;
	m->local.addr = inner_addr(&in, in.dst);
	m->remote.addr = inner_addr(&in, in.src);
	m->tos = in.tos;
	*p += in.hdr_len;
	*len = in.len - in.hdr_len;
	return true;
}

static void rx_one(struct worker *w, const struct port *port, struct mmsghdr *msg)
{
	struct rx_meta m = { 0 };
	uint8_t *p = msg->msg_hdr.msg_iov->iov_base;
	size_t len = msg->msg_len, segment = len, n;

	if (msg->msg_hdr.msg_flags & MSG_TRUNC) {
		ctr_add(&w->dp->truncated, 1);
		return;
	}
	endpoint_from_sockaddr(msg->msg_hdr.msg_name, &m.remote);
	meta_from_ctl(&msg->msg_hdr, &m, &segment);
	if (port->kind == PORT_UDP && !len) {
		ctr_add(&w->dp->truncated, 1);
		return;
	}
	if (port->kind == PORT_UDP) { /* several datagrams of one size, the last maybe shorter */
		for (; len && segment; p += n, len -= n) {
			n = MIN(segment, len);
			rx_udp(w, port, &m, p, n);
		}
		return;
	}
	m.remote.port = 0;
	if (port->family == ADDR_V4 && !strip_v4(&m, &p, &len)) {
		ctr_add(&w->dp->truncated, 1);
		return;
	}
	if (port->raw == RAW_ESP)
		rx_esp(w, &m, p, len);
	else
		rx_tunnelled(w, &m, port->raw, p, len);
}

static void rx_prepare(struct worker *w)
{
	for (unsigned i = 0; i < BATCH; i++) {
		w->rx_iov[i] = (struct iovec){
			.iov_base = w->rx_mem + (size_t)i * RX_STRIDE + RX_FRONT,
			.iov_len = PKT_MAX };
		w->rx_msg[i].msg_hdr = (struct msghdr){
			.msg_name = &w->rx_from[i], .msg_namelen = sizeof(w->rx_from[i]),
			.msg_iov = &w->rx_iov[i], .msg_iovlen = 1,
			.msg_control = w->rx_ctl[i], .msg_controllen = sizeof(w->rx_ctl[i]) };
	}
}

void rx_ready(struct worker *w, const struct port *port)
{
	int n;

	rx_prepare(w);
	n = recvmmsg(port->fd, w->rx_msg, BATCH, MSG_DONTWAIT, NULL);
	for (int i = 0; i < n; i++)
		rx_one(w, port, &w->rx_msg[i]);
	rx_merge_flush(w); /* the packets lie in the buffers of this batch */
}
