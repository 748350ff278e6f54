/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sending half of the userspace dataplane: inner packets read from a TUN device are wrapped
 * in place and collected, then sent with one system call for a batch.
 *
 * A protected tunnel without an SA drops: there is no way from tx_inner() to a socket around
 * that check.
 */
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "ipsec/dp_user.h"

#define NO_SA_EVERY_MS 1000
#define PATH_MTU_EVERY_MS 10000
#define SEND_WAIT_MS 5
#define UDP_HEADER 8

#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif

/* What one packet needs while it is wrapped; the first part is the same for all packets that a
 * large one is split into. */
struct tx_pkt {
	struct tunnel *tun;
	const struct tun_conf *conf;
	struct sa *sa;            /* NULL: plain */
	struct path *path;
	struct inner in;          /* of the first piece */
	bool df;
	uint8_t tos;              /* of the outer packet */

	uint8_t *p;               /* grows to the left */
	size_t len;
	uint8_t proto;            /* what p holds */
};

/* --- sending --- */

static void tx_failed(struct worker *w, const struct tx_note *n, int e)
{
	ctr_add(&n->tun->tx_errors, 1);
	if (n->sa)
		ctr_add(&n->sa->send_errors, 1);
	if (e == EMSGSIZE) { /* ask anew what fits: the next packet gets an ICMP answer */
		ctr_add(&w->dp->too_big, 1);
		atomic_store_explicit(&n->path->mtu_ms, 0, memory_order_relaxed);
	}
}

static size_t outer_header(const struct path *path)
{
	return inner_header_len(path->local.family) + (path->remote.port ? UDP_HEADER : 0);
}

/* UDP_SEGMENT is for packets that need no fragmentation. */
static bool segment_fits(const struct path *path, size_t len)
{
	uint32_t mtu = atomic_load_explicit(&path->mtu, memory_order_relaxed);

	return mtu && len + outer_header(path) <= mtu;
}

/* A message of several packets was refused: send them one by one. Where the kernel or a device
 * cannot do it at all, never try again. */
static void txq_single(struct worker *w, struct txq *q, unsigned i, int fd, int e)
{
	struct msghdr *mh = &q->msg[i].msg_hdr, one = *mh;

	if ((e == EINVAL && segment_fits(q->note[i].path, mh->msg_iov[0].iov_len)) || e == EIO ||
	    e == EOPNOTSUPP)
		atomic_store_explicit(&w->dp->no_segments, true, memory_order_relaxed);
	one.msg_iovlen = 1;
	one.msg_controllen = q->note[i].ctl_len;
	for (size_t k = 0; k < mh->msg_iovlen; k++) {
		one.msg_iov = &mh->msg_iov[k];
		if (sendmsg(fd, &one, MSG_DONTWAIT) < 0)
			tx_failed(w, &q->note[i], errno);
	}
}

static void txq_flush(struct worker *w, struct txq *q, int fd)
{
	bool waited = false;
	unsigned i = 0;

	while (i < q->n) {
		int n = sendmmsg(fd, q->msg + i, q->n - i, MSG_DONTWAIT), e = errno;

		if (n > 0) {
			i += (unsigned)n;
			continue;
		}
		if (e == EINTR)
			continue;
		if (e == EAGAIN && !waited) {
			/* The socket's buffer is full: the link is slower than we are. */
			struct pollfd pfd = { .fd = fd, .events = POLLOUT };

			poll(&pfd, 1, SEND_WAIT_MS);
			waited = true;
			continue;
		}
		if (q->msg[i].msg_hdr.msg_iovlen > 1)
			txq_single(w, q, i, fd, e);
		else
			tx_failed(w, &q->note[i], e);
		i++;
	}
	q->n = 0;
	q->n_iov = 0;
}

void tx_flush(struct worker *w)
{
	for (unsigned i = 0; i < TXQ_COUNT; i++)
		if (w->txq[i] && w->txq[i]->n)
			txq_flush(w, w->txq[i],
				  atomic_load_explicit(&w->dp->tx_fd[i], memory_order_relaxed));
	w->arena_used = 0;
}

/* Room for a packet of any size with what goes around it. */
static uint8_t *arena_room(struct worker *w)
{
	if (ARENA_SIZE - w->arena_used < HEADROOM + PKT_MAX + TAILROOM)
		tx_flush(w);
	return w->arena + w->arena_used + HEADROOM;
}

/* The packet at arena_room() stays until the flush. */
static void arena_keep(struct worker *w, const uint8_t *end)
{
	w->arena_used = ((size_t)(end - w->arena) + 63) & ~(size_t)63;
}

static size_t ctl_put(uint8_t *ctl, size_t at, int level, int type, const void *data, size_t len)
{
	struct cmsghdr c = { .cmsg_len = CMSG_LEN(len), .cmsg_level = level, .cmsg_type = type };

	memcpy(ctl + at, &c, sizeof(c));
	memcpy(ctl + at + CMSG_LEN(0), data, len);
	return at + CMSG_SPACE(len);
}

static unsigned tx_choose(const struct tx_pkt *t)
{
	bool v6 = t->path->local.family == ADDR_V6;
	enum raw_kind kind = RAW_ESP;

	if (t->sa && t->path->remote.port)
		return v6 ? TXQ_UDP6 : TXQ_UDP4;
	if (!t->sa)
		kind = t->proto == IPPROTO_GRE ? RAW_GRE :
		       t->proto == IPPROTO_IPV6 ? RAW_IP6IP : RAW_IPIP;
	return TXQ_RAW(kind, v6, t->df);
}

/* Add to the message before, when it goes the same way and UDP_SEGMENT allows: all packets of one
 * size, the last may be shorter. */
static bool tx_join(struct worker *w, struct txq *q, const struct tx_pkt *t)
{
	unsigned i = q->n - 1;
	struct msghdr *mh;
	size_t size, n;
	uint16_t seg;

	if (!q->segments || !q->n || q->n_iov == TXQ_IOV || q->note[i].path != t->path ||
	    q->note[i].sa != t->sa || q->tos[i] != t->tos ||
	    atomic_load_explicit(&w->dp->no_segments, memory_order_relaxed))
		return false;
	mh = &q->msg[i].msg_hdr;
	n = mh->msg_iovlen;
	size = mh->msg_iov[0].iov_len;
	if (n == SEGMENTS || !segment_fits(t->path, size) || t->len > size || mh->msg_iov[n - 1].iov_len != size ||
	    (n + 1) * size > SEGMENT_BYTES)
		return false;
	if (n == 1) {
		seg = (uint16_t)size;
		if (mh->msg_control != q->ctl[i]) {
			memcpy(q->ctl[i], mh->msg_control, mh->msg_controllen);
			mh->msg_control = q->ctl[i];
		}
		mh->msg_controllen = ctl_put(q->ctl[i], mh->msg_controllen, IPPROTO_UDP,
					     UDP_SEGMENT, &seg, sizeof(seg));
	}
	q->iov[q->n_iov++] = (struct iovec){ .iov_base = t->p, .iov_len = t->len };
	mh->msg_iovlen++;
	return true;
}

static struct txq *txq_of(struct worker *w, unsigned which)
{
	if (!w->txq[which]) { /* once per kind of socket, not per packet */
		w->txq[which] = xcalloc(1, sizeof(*w->txq[which]));
		w->txq[which]->segments = which == TXQ_UDP4 || which == TXQ_UDP6;
	}
	return w->txq[which];
}

static void tx_queue(struct worker *w, const struct tx_pkt *t)
{
	struct txq *q = txq_of(w, tx_choose(t));
	bool v6 = t->path->local.family == ADDR_V6;
	int tos = t->tos;
	struct msghdr *mh;
	unsigned i;

	if (tx_join(w, q, t))
		return;
	if (q->n == BATCH || q->n_iov == TXQ_IOV)
		tx_flush(w); /* t's own bytes stay where they are; only arena_used starts over */
	i = q->n++;
	mh = &q->msg[i].msg_hdr;
	q->iov[q->n_iov] = (struct iovec){ .iov_base = t->p, .iov_len = t->len };
	*mh = (struct msghdr){ .msg_name = &t->path->to, .msg_namelen = t->path->to_len,
			       .msg_iov = &q->iov[q->n_iov++], .msg_iovlen = 1,
			       .msg_control = t->path->ctl, .msg_controllen = t->path->ctl_len };
	if (tos) {
		memcpy(q->ctl[i], t->path->ctl, t->path->ctl_len);
		mh->msg_control = q->ctl[i];
		mh->msg_controllen = ctl_put(q->ctl[i], t->path->ctl_len,
					     v6 ? IPPROTO_IPV6 : IPPROTO_IP,
					     v6 ? IPV6_TCLASS : IP_TOS, &tos, sizeof(tos));
	}
	q->tos[i] = t->tos;
	q->note[i] = (struct tx_note){ .tun = t->tun, .sa = t->sa, .path = t->path,
				       .ctl_len = mh->msg_controllen };
}

/* --- wrapping --- */

static void push_gre(struct tx_pkt *t)
{
	const struct tunnel_params *p = &t->conf->p;

	t->p -= gre_len(p->has_key);
	t->len += gre_len(p->has_key);
	gre_put(t->p, p->has_key, p->key,
		t->in.family == ADDR_V6 ? GRE_PROTO_IPV6 : GRE_PROTO_IPV4);
	t->proto = IPPROTO_GRE;
}

static void push_ip(struct worker *w, struct tx_pkt *t)
{
	const struct sa *sa = t->sa;
	size_t hdr = inner_header_len(sa->inner_local.family);

	t->p -= hdr;
	inner_header_put(t->p, &sa->inner_local, &sa->inner_remote, t->proto, t->tos,
			 t->conf->p.ttl, t->df, w->ip_id++, t->len);
	t->len += hdr;
	t->proto = sa->inner_local.family == ADDR_V6 ? IPPROTO_IPV6 : IPPROTO_IPIP;
}

/* Bytes the tunnel puts between the inner packet and what ESP seals. */
static size_t tunnel_extra(const struct tx_pkt *t)
{
	const struct tunnel_params *p = &t->conf->p;
	bool gre = p->kind == TUNNEL_GRE || p->kind == TUNNEL_MGRE;
	size_t n = gre ? gre_len(p->has_key) : 0;

	if (t->sa && t->sa->mode == IPSEC_TUNNEL && (gre || p->kind == TUNNEL_IPIP))
		n += inner_header_len(t->sa->inner_local.family);
	return n;
}

/* Largest inner packet that needs no fragmentation outside; UINT32_MAX when not known. */
static uint32_t inner_mtu(struct worker *w, const struct tx_pkt *t)
{
	uint64_t asked = atomic_load_explicit(&t->path->mtu_ms, memory_order_relaxed);
	size_t extra = tunnel_extra(t), room;
	uint32_t mtu;

	if (!asked || w->now - asked > PATH_MTU_EVERY_MS) {
		atomic_store_explicit(&t->path->mtu, dev_path_mtu(t->path), memory_order_relaxed);
		atomic_store_explicit(&t->path->mtu_ms, w->now, memory_order_relaxed);
	}
	mtu = atomic_load_explicit(&t->path->mtu, memory_order_relaxed);
	if (!mtu)
		return UINT32_MAX;
	mtu = MAX(mtu, t->conf->p.pmtu_min);
	room = mtu > outer_header(t->path) ? mtu - outer_header(t->path) : 0;
	if (t->sa)
		room = esp_payload_max(&t->sa->esp, room);
	return room > extra ? (uint32_t)(room - extra) : 0;
}

/* pkt: the packet as read. True: fits, or may be fragmented outside. False: the sender was told. */
static bool tx_fits(struct worker *w, struct tx_pkt *t, const uint8_t *pkt, uint32_t total)
{
	static const struct virtio_net_hdr none;
	uint8_t icmp[VNET_LEN + INNER_ICMP_MAX];
	struct inner whole = t->in;
	uint32_t mtu;
	size_t n;

	mtu = inner_mtu(w, t); /* asks for the path's MTU now and then, which others use too */
	if (!t->df)
		return true;
	/* RFC 8200 5: below 1280 the tunnel has to fragment by itself for IPv6. */
	if (t->in.len <= mtu || (t->in.family == ADDR_V6 && t->in.len <= 1280)) {
		t->df = t->in.len <= mtu;
		return true;
	}
	ctr_add(&w->dp->too_big, 1);
	ctr_add(&t->tun->tx_errors, 1);
	whole.len = total;
	n = inner_too_big(pkt, &whole, mtu, icmp + VNET_LEN);
	memcpy(icmp, &none, VNET_LEN);
	if (n && write(t->tun->fd, icmp, VNET_LEN + n) < 0)
		ctr_add(&t->tun->tx_errors, 1);
	return false;
}

static bool tx_seal(struct worker *w, struct tx_pkt *t)
{
	struct sa *sa = t->sa;
	size_t head = esp_head_len(&sa->esp), plain = t->len;
	int n;

	/* RFC 4303 3.3.3: the sequence number must not cycle; without ESN it has 32 bits. */
	if (sa->seq == (sa->esp.esn ? UINT64_MAX : UINT32_MAX)) {
		struct dp_event ev = { .kind = DP_SA_HARD, .spi = sa->spi, .tunnel = t->tun->id };

		if (!atomic_exchange(&sa->stopped, true))
			note_event(w->dp, &ev);
		return false;
	}
	t->p -= head;
	n = esp_seal(&sa->esp, &w->rnd, ++sa->seq, t->proto, t->p, plain);
	if (n < 0) {
		ctr_add(&sa->send_errors, 1);
		return false;
	}
	t->len = (size_t)n;
	sa_count(w, sa, plain, t->proto == IPPROTO_DUMMY);
	return true;
}

/* Choose SA and path. False: dropped. */
static bool tx_route(struct worker *w, struct tx_pkt *t)
{
	struct tunnel *tun = t->tun;
	struct path *plain = t->conf->path;

	if (t->conf->p.kind == TUNNEL_MGRE) {
		struct addr dst = inner_addr(&t->in, t->in.dst);
		const struct tun_peer *peer;

		peer = tun_map_find(atomic_load_explicit(&tun->map, memory_order_acquire), &dst);
		t->sa = peer ? peer->sa : NULL;
		plain = peer ? peer->path : NULL;
	} else {
		t->sa = atomic_load_explicit(&tun->out, memory_order_acquire);
	}
	if (t->sa && atomic_load_explicit(&t->sa->stopped, memory_order_relaxed))
		t->sa = NULL;
	if (t->sa && t->conf->p.kind == TUNNEL_IPSEC &&
	    !(t->sa->families & (t->in.family == ADDR_V6 ? SA_V6 : SA_V4))) {
		ctr_add(&tun->tx_no_sa, 1); /* negotiated for the other family only */
		return false;
	}
	if (t->sa) {
		t->path = atomic_load_explicit(&t->sa->path, memory_order_acquire);
		return true;
	}
	if (t->conf->p.protected || t->conf->p.kind == TUNNEL_IPSEC ||
	    t->conf->p.kind == TUNNEL_POLICY) {
		struct dp_event ev = { .kind = DP_NO_SA, .tunnel = tun->id };

		ctr_add(&tun->tx_no_sa, 1);
		if (note_due(&tun->told_no_sa_ms, w->now, NO_SA_EVERY_MS))
			note_event(w->dp, &ev);
		return false;
	}
	t->path = plain;
	if (!plain)
		ctr_add(&tun->tx_errors, 1);
	return plain != NULL;
}

/* One packet at t->p, HEADROOM before and TAILROOM behind it. */
static void tx_wrap(struct worker *w, struct tx_pkt *t)
{
	enum tunnel_kind kind = t->conf->p.kind;
	bool whole = kind == TUNNEL_IPSEC || kind == TUNNEL_POLICY;

	t->proto = t->in.family == ADDR_V6 ? IPPROTO_IPV6 : IPPROTO_IPIP;
	ctr_add(&t->tun->tx_packets, 1);
	ctr_add(&t->tun->tx_bytes, t->len);
	if (kind == TUNNEL_GRE || kind == TUNNEL_MGRE)
		push_gre(t);
	if (t->sa) {
		if (!whole && t->sa->mode == IPSEC_TUNNEL)
			push_ip(w, t);
		if (!tx_seal(w, t)) {
			ctr_add(&t->tun->tx_errors, 1);
			return;
		}
	}
	tx_queue(w, t);
	arena_keep(w, t->p + t->len);
}

/* What was read from a device: one packet, or one that stands for many. */
static void tx_read(struct worker *w, struct tunnel *tun, const struct virtio_net_hdr *vh,
		    const uint8_t *pkt, size_t len)
{
	struct tx_pkt t = { .tun = tun };
	struct gso_split g;
	uint16_t mss;

	t.conf = atomic_load_explicit(&tun->conf, memory_order_acquire);
	if (!gso_split_begin(&g, vh, pkt, len)) {
		ctr_add(&tun->tx_errors, 1);
		return;
	}
	t.in = g.in;
	mss = g.in.family == ADDR_V6 ? t.conf->p.mss6 : t.conf->p.mss;
	t.tos = t.conf->p.has_tos ? (uint8_t)((t.conf->p.tos & ~3u) | (t.in.tos & 3)) : t.in.tos;
	t.df = t.conf->p.df == IPSEC_DF_SET || (t.conf->p.df == IPSEC_DF_COPY && t.in.df);
	if (!tx_route(w, &t) || !tx_fits(w, &t, pkt, g.total))
		return;
	if (t.sa && t.conf->p.no_ecn)
		t.tos &= (uint8_t)~3u;
	atomic_store_explicit(&tun->last_tx_ms, w->now, memory_order_relaxed);
	for (;;) {
		t.p = arena_room(w);
		t.len = gso_split_next(&g, t.p);
		if (!t.len)
			break;
		if (t.sa && atomic_load_explicit(&t.sa->stopped, memory_order_relaxed))
			break; /* its volume ended within this packet */
		if (!g.size)
			inner_mss_clamp(t.p, &g.in, mss);
		tx_wrap(w, &t);
	}
}

#define DUMMY_MIN 32

/* RFC 4303 2.6: of any length, so that it cannot be told from others; the peer throws it away. It is
 * no packet of the tunnel's, and does not keep the SA from being idle. */
static void dummy_send(struct worker *w, struct tunnel *tun, const struct tun_conf *conf,
		       struct sa *sa)
{
	struct tx_pkt t = { .tun = tun, .conf = conf, .sa = sa, .proto = IPPROTO_DUMMY,
			    .df = conf->p.df == IPSEC_DF_SET };
	uint32_t most = conf->p.mtu ? MIN(conf->p.mtu, 1280) : 1280;

	if (atomic_load_explicit(&sa->stopped, memory_order_relaxed))
		return;
	t.path = atomic_load_explicit(&sa->path, memory_order_acquire);
	t.in.family = t.path->local.family;
	t.p = arena_room(w);
	t.len = DUMMY_MIN + random_u32() % (most - DUMMY_MIN);
	memset(t.p, 0, t.len); /* not what was here before: the cipher may be NULL */
	if (!tx_seal(w, &t))
		return;
	tx_queue(w, &t);
	arena_keep(w, t.p + t.len);
}

void tx_dummy(struct worker *w, const struct port *port)
{
	struct tunnel *tun = port->tun;
	const struct tun_conf *conf = atomic_load_explicit(&tun->conf, memory_order_acquire);
	const struct tun_map *map;
	struct sa *sa;
	uint64_t times;

	/* However many times it is late, one packet: the rate is a ceiling, too. */
	if (read(port->fd, &times, sizeof(times)) < 0)
		return;
	if (conf->p.kind != TUNNEL_MGRE) {
		sa = atomic_load_explicit(&tun->out, memory_order_acquire);
		if (sa)
			dummy_send(w, tun, conf, sa);
		return;
	}
	map = atomic_load_explicit(&tun->map, memory_order_acquire);
	for (size_t i = 0; i < map->n; i++)
		if (map->peer[i].sa)
			dummy_send(w, tun, conf, map->peer[i].sa);
}

void tx_tun_ready(struct worker *w, struct tunnel *t)
{
	for (unsigned i = 0; i < TUN_READS; i++) {
		struct virtio_net_hdr vh;
		ssize_t n = read(t->fd, w->big, VNET_LEN + PKT_MAX);

		if (n < 0)
			break; /* EAGAIN; a lost device shows as an error event */
		if (n <= VNET_LEN)
			continue;
		memcpy(&vh, w->big, VNET_LEN);
		tx_read(w, t, &vh, w->big + VNET_LEN, (size_t)n - VNET_LEN);
	}
}
