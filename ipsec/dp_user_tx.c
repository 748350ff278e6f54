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

/* What one packet needs while it is wrapped. */
struct tx_pkt {
	struct tunnel *tun;
	const struct tun_conf *conf;
	struct sa *sa;            /* NULL: plain */
	struct path *path;
	struct inner in;
	uint8_t *p;               /* grows to the left */
	size_t len;
	uint8_t proto;            /* what p holds */
	bool df;
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

static void txq_flush(struct worker *w, struct txq *q, int fd)
{
	bool waited = false;
	unsigned i = 0;

	while (i < q->n) {
		int n = sendmmsg(fd, q->msg + i, q->n - i, MSG_DONTWAIT);

		if (n > 0) {
			i += (unsigned)n;
			continue;
		}
		if (errno == EINTR)
			continue;
		if (errno == EAGAIN && !waited) {
			/* The socket's buffer is full: the link is slower than we are. */
			struct pollfd pfd = { .fd = fd, .events = POLLOUT };

			poll(&pfd, 1, SEND_WAIT_MS);
			waited = true;
			continue;
		}
		tx_failed(w, &q->note[i], errno);
		i++;
	}
	q->n = 0;
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

static size_t ctl_with_tos(const struct path *path, uint8_t *ctl, int tos)
{
	bool v6 = path->local.family == ADDR_V6;
	struct cmsghdr c = { .cmsg_len = CMSG_LEN(sizeof(tos)),
			     .cmsg_level = v6 ? IPPROTO_IPV6 : IPPROTO_IP,
			     .cmsg_type = v6 ? IPV6_TCLASS : IP_TOS };

	memcpy(ctl, path->ctl, path->ctl_len);
	memcpy(ctl + path->ctl_len, &c, sizeof(c));
	memcpy(ctl + path->ctl_len + CMSG_LEN(0), &tos, sizeof(tos));
	return path->ctl_len + CMSG_SPACE(sizeof(tos));
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

static void tx_queue(struct worker *w, const struct tx_pkt *t)
{
	unsigned which = tx_choose(t), i;
	struct txq *q = w->txq[which];
	struct msghdr *mh;

	if (!q) { /* once per kind of socket, not per packet */
		q = xcalloc(1, sizeof(*q));
		w->txq[which] = q;
	}
	if (q->n == BATCH)
		tx_flush(w); /* t's own bytes stay where they are; only arena_used starts over */
	i = q->n++;
	mh = &q->msg[i].msg_hdr;
	q->iov[i] = (struct iovec){ .iov_base = t->p, .iov_len = t->len };
	q->note[i] = (struct tx_note){ .tun = t->tun, .sa = t->sa, .path = t->path };
	*mh = (struct msghdr){ .msg_name = &t->path->to, .msg_namelen = t->path->to_len,
			       .msg_iov = &q->iov[i], .msg_iovlen = 1 };
	if (t->in.tos) {
		mh->msg_control = q->ctl[i];
		mh->msg_controllen = ctl_with_tos(t->path, q->ctl[i], t->in.tos);
	} else {
		mh->msg_control = t->path->ctl;
		mh->msg_controllen = t->path->ctl_len;
	}
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
	inner_header_put(t->p, &sa->inner_local, &sa->inner_remote, t->proto, t->in.tos,
			 t->conf->p.ttl, t->df, w->ip_id++, t->len);
	t->len += hdr;
	t->proto = sa->inner_local.family == ADDR_V6 ? IPPROTO_IPV6 : IPPROTO_IPIP;
}

static size_t ip_around(const struct tx_pkt *t)
{
	return inner_header_len(t->path->local.family) + (t->path->remote.port ? UDP_HEADER : 0);
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
	room = mtu > ip_around(t) ? mtu - ip_around(t) : 0;
	if (t->sa)
		room = esp_payload_max(&t->sa->esp, room);
	return room > extra ? (uint32_t)(room - extra) : 0;
}

/* True: fits, or may be fragmented outside. False: the sender was told. */
static bool tx_fits(struct worker *w, struct tx_pkt *t)
{
	uint8_t icmp[INNER_ICMP_MAX];
	uint32_t mtu;
	size_t n;

	if (!t->df)
		return true;
	mtu = inner_mtu(w, t);
	/* RFC 8200 5: below 1280 the tunnel has to fragment by itself for IPv6. */
	if (t->in.len <= mtu || (t->in.family == ADDR_V6 && t->in.len <= 1280)) {
		t->df = t->in.len <= mtu;
		return true;
	}
	ctr_add(&w->dp->too_big, 1);
	ctr_add(&t->tun->tx_errors, 1);
	n = inner_too_big(t->p, &t->in, mtu, icmp);
	if (n && write(t->tun->fd, icmp, n) < 0)
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
	sa_count(w, sa, plain);
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

/* One inner packet at p, HEADROOM before and TAILROOM behind it. */
static void tx_inner(struct worker *w, struct tunnel *tun, uint8_t *p, size_t len)
{
	struct tx_pkt t = { .tun = tun, .p = p };

	t.conf = atomic_load_explicit(&tun->conf, memory_order_acquire);
	if (!inner_parse(p, len, &t.in)) {
		ctr_add(&tun->tx_errors, 1);
		return;
	}
	if (!tx_route(w, &t))
		return;
	t.len = t.in.len;
	t.proto = t.in.family == ADDR_V6 ? IPPROTO_IPV6 : IPPROTO_IPIP;
	t.df = t.conf->p.df == IPSEC_DF_SET || (t.conf->p.df == IPSEC_DF_COPY && t.in.df);
	if (!tx_fits(w, &t))
		return;
	ctr_add(&tun->tx_packets, 1);
	ctr_add(&tun->tx_bytes, t.in.len);
	atomic_store_explicit(&tun->last_tx_ms, w->now, memory_order_relaxed);
	if (t.conf->p.kind == TUNNEL_GRE || t.conf->p.kind == TUNNEL_MGRE)
		push_gre(&t);
	if (t.sa) {
		bool whole = t.conf->p.kind == TUNNEL_IPSEC || t.conf->p.kind == TUNNEL_POLICY;

		if (!whole && t.sa->mode == IPSEC_TUNNEL)
			push_ip(w, &t);
		if (!tx_seal(w, &t)) {
			ctr_add(&tun->tx_errors, 1);
			return;
		}
	}
	tx_queue(w, &t);
	arena_keep(w, t.p + t.len);
}

void tx_tun_ready(struct worker *w, struct tunnel *t)
{
	for (unsigned i = 0; i < BATCH; i++) {
		uint8_t *room = arena_room(w);
		ssize_t n = read(t->fd, room, PKT_MAX);

		if (n < 0)
			break; /* EAGAIN; a lost device shows as an error event */
		if (n)
			tx_inner(w, t, room, (size_t)n);
	}
}
