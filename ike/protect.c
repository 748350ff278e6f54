/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The encrypted payload (RFC 7296 3.14) and its fragmented form (RFC 7383):
 *
 *   HDR | SK header | IV | inner payloads, padding, pad length | ICV
 *   HDR | SKF header | number, total | IV | a piece of the same | ICV
 *
 * Everything before the IV is authenticated with it.
 */
#include "ike/xchg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FRAG_MAX = 64 }; /* pieces of one message we are willing to hold */

struct frag_rx {
	uint32_t id;
	bool response;
	uint16_t total, have;
	uint8_t first;
	size_t bytes;
	struct bytes piece[FRAG_MAX];
};

void frag_free(struct frag_rx *f)
{
	if (!f)
		return;
	for (unsigned i = 0; i < FRAG_MAX; i++)
		bytes_free(&f->piece[i]);
	free(f);
}

void packets_free(struct packet **list)
{
	struct packet *p, *tmp;

	LL_FOREACH_SAFE(*list, p, tmp) {
		free(p->p);
		free(p);
	}
	*list = NULL;
}

void packet_add(struct packet **list, const void *p, size_t len)
{
	struct packet *n = xcalloc(1, sizeof(*n));

	n->p = xmemdup(p, len);
	n->len = len;
	LL_APPEND(*list, n);
}

/* One SK (total 0) or SKF message of n inner bytes. */
static int seal_one(struct ike_sa *sa, uint8_t exchange, bool response, uint32_t id, uint8_t first,
		    const uint8_t *p, size_t n, unsigned number, unsigned total,
		    struct packet **out)
{
	uint8_t buf[IKE_BUILD_MAX + 128], iv[16];
	size_t block = MAX(cipher_block_len(sa->seal), (size_t)1);
	size_t iv_len = cipher_iv_len(sa->seal), icv_len = cipher_icv_len(sa->seal);
	size_t pad = block - 1 - n % block, ct = n + pad + 1;
	size_t sk = 4 + (total ? 4 : 0) + iv_len + ct + icv_len, data;
	uint8_t flags = (response ? HDR_RESPONSE : 0) |
			(sa->role == IKE_INITIATOR ? HDR_INITIATOR : 0);
	struct wr w = wr_init(buf, sizeof(buf)), ivw = wr_init(iv, sizeof(iv));

	/* GCM must never repeat an IV under one key: a counter. CBC wants it unpredictable. */
	if (sa->suite.encr->aead)
		wr_u64(&ivw, sa->iv_counter++);
	else
		random_bytes(iv, sizeof(iv));
	hdr_write(&w, sa->spi_i, sa->spi_r, total ? PLD_SKF : PLD_SK, exchange, flags, id,
		  IKE_HDR_LEN + sk);
	wr_u8(&w, number > 1 ? PLD_NONE : first);
	wr_u8(&w, 0);
	wr_u16(&w, sk);
	if (total) {
		wr_u16(&w, number);
		wr_u16(&w, total);
	}
	wr_bytes(&w, iv, iv_len);
	data = wr_len(&w);
	wr_bytes(&w, p, n);
	wr_zero(&w, pad);
	wr_u8(&w, pad);
	wr_zero(&w, icv_len);
	if (w.bad)
		return -EMSGSIZE;
	if (cipher_seal(sa->seal, buf, data - iv_len, iv, buf + data, ct, NULL, 0,
			buf + data + ct))
		return -EIO;
	packet_add(out, buf, wr_len(&w));
	return 0;
}

/* Inner bytes per fragment so that the IP packet stays within the configured size. */
static size_t frag_room(const struct ike_sa *sa)
{
	size_t ip = sa->remote.addr.family == ADDR_V6 ? 40 : 20;
	size_t used = ip + 8 + (sa->local.port == 4500 ? 4 : 0) + IKE_HDR_LEN + 8 +
		      cipher_iv_len(sa->seal) + cipher_icv_len(sa->seal) +
		      MAX(cipher_block_len(sa->seal), (size_t)1);
	size_t mtu = sa->conf->frag_mtu;

	return mtu > used + 64 ? mtu - used : 64;
}

int protect_seal(struct ike_sa *sa, uint8_t exchange, bool response, uint32_t id,
		 const struct pb *b, struct packet **out)
{
	size_t n = wr_len(&b->w), room;
	unsigned total;
	int rc = 0;

	*out = NULL;
	if (b->w.bad)
		return -EMSGSIZE;
	if (!sa->seal)
		return -ENOTCONN;
	room = sa->fragmentation ? frag_room(sa) : n;
	if (n <= room)
		return seal_one(sa, exchange, response, id, b->first, b->buf, n, 0, 0, out);
	total = (n + room - 1) / room;
	for (unsigned i = 0; i < total && !rc; i++)
		rc = seal_one(sa, exchange, response, id, b->first, b->buf + i * room,
			      MIN(room, n - i * room), i + 1, total, out);
	if (rc)
		packets_free(out);
	return rc;
}

/* Decrypt one payload body behind its fixed fields into e->rxbuf. Length or -EBADMSG. */
static ssize_t open_body(struct ike_sa *sa, const struct ike_msg *m, struct rd *r)
{
	size_t iv_len = cipher_iv_len(sa->open), icv_len = cipher_icv_len(sa->open);
	size_t block = MAX(cipher_block_len(sa->open), (size_t)1), ct, pad;
	const uint8_t *iv = rd_bytes(r, iv_len), *p, *icv;

	if (!iv || rd_left(r) < icv_len + 1)
		return -EBADMSG;
	ct = rd_left(r) - icv_len;
	/* An AEAD cipher needs no alignment inside IKE, whatever ESP asks for. */
	if (!sa->suite.encr->aead && ct % block)
		return -EBADMSG;
	p = rd_bytes(r, ct);
	icv = rd_bytes(r, icv_len);
	if (!p || !icv || ct > IKE_MSG_MAX)
		return -EBADMSG;
	memcpy(sa->e->rxbuf, p, ct);
	if (cipher_open(sa->open, m->raw, (size_t)(iv - m->raw), iv, sa->e->rxbuf, ct, NULL, 0,
			icv))
		return -EBADMSG;
	pad = sa->e->rxbuf[ct - 1];
	/* Authentic, yet nonsense: the peer's builder is broken. */
	return pad + 1 > ct ? -EBADMSG : (ssize_t)(ct - pad - 1);
}

static int frag_add(struct ike_sa *sa, struct ike_msg *m, unsigned number, unsigned total,
		    uint8_t first, size_t len)
{
	bool response = m->h.flags & HDR_RESPONSE;
	struct frag_rx *f = sa->frag;
	size_t at = 0;

	/* RFC 7383 2.6: a larger total means the sender began again with smaller pieces. */
	if (f && (f->id != m->h.id || f->response != response || f->total < total)) {
		frag_free(f);
		f = NULL;
	}
	if (!f) {
		f = xcalloc(1, sizeof(*f));
		f->id = m->h.id;
		f->response = response;
		f->total = total;
		sa->frag = f;
	}
	if (f->total != total || f->piece[number - 1].p || f->bytes + len > IKE_MSG_MAX)
		return -EAGAIN;
	bytes_set(&f->piece[number - 1], sa->e->rxbuf, len);
	f->bytes += len;
	if (number == 1)
		f->first = first;
	if (++f->have < total)
		return -EAGAIN;
	for (unsigned i = 0; i < total; i++) {
		memcpy(sa->e->rxbuf + at, f->piece[i].p, f->piece[i].len);
		at += f->piece[i].len;
	}
	msg_chain_parse(m, f->first, sa->e->rxbuf, at);
	frag_free(f);
	sa->frag = NULL;
	return 0;
}

int protect_open(struct ike_sa *sa, struct ike_msg *m, unsigned *frag_no)
{
	const struct ike_pld_ref *sk = m->n ? &m->pld[m->n - 1] : NULL;
	unsigned number = 0, total = 0;
	uint8_t first;
	ssize_t len;
	struct rd r;

	*frag_no = 0;
	if (!sk || !sa->open || (sk->type != PLD_SK && sk->type != PLD_SKF))
		return -EINVAL;
	first = sk->next;
	r = rd_init(sk->p, sk->len);
	if (sk->type == PLD_SKF) {
		number = rd_u16(&r);
		total = rd_u16(&r);
		if (!sa->fragmentation || r.bad || !number || number > total || total > FRAG_MAX)
			return -EINVAL;
		*frag_no = number;
	}
	len = open_body(sa, m, &r);
	if (len < 0)
		return len;
	if (total)
		return frag_add(sa, m, number, total, first, len);
	msg_chain_parse(m, first, sa->e->rxbuf, len);
	return 0;
}
