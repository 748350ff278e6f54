/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XFRM messages, see xfrm_msg.h. Structures, not bytes: netlink is in host order.
 */
#include <arpa/inet.h>
#include <linux/udp.h>
#include <stdio.h>
#include <string.h>

#include "ipsec/xfrm_msg.h"

#define KEY_MAX 128

static const struct {
	uint16_t id;
	const char *name;
} encr_names[] = {
	{ ENCR_NULL, "ecb(cipher_null)" }, { ENCR_DES, "cbc(des)" }, { ENCR_3DES, "cbc(des3_ede)" },
	{ ENCR_AES_CBC, "cbc(aes)" }, { ENCR_AES_GCM_16, "rfc4106(gcm(aes))" },
	{ ENCR_NULL_AES_GMAC, "rfc4543(gcm(aes))" },
}, integ_names[] = {
	{ INTEG_MD5_96, "hmac(md5)" }, { INTEG_SHA1_96, "hmac(sha1)" },
	{ INTEG_SHA256_128, "hmac(sha256)" }, { INTEG_SHA384_192, "hmac(sha384)" },
	{ INTEG_SHA512_256, "hmac(sha512)" },
};

xfrm_address_t xfrm_addr(const struct addr *a)
{
	xfrm_address_t x;

	memset(&x, 0, sizeof(x));
	memcpy(&x, a->b, addr_bytes(a));
	return x;
}

struct addr xfrm_addr_back(const xfrm_address_t *x, uint16_t family)
{
	struct addr a = { .family = family == AF_INET6 ? ADDR_V6 : ADDR_V4 };

	memcpy(a.b, x, addr_bytes(&a));
	return a;
}

uint16_t xfrm_family(const struct addr *a)
{
	return a->family == ADDR_V6 ? AF_INET6 : AF_INET;
}

static void put_bind(struct nl_msg *m, const struct xfrm_bind *b)
{
	if (b->if_id)
		nla_put_u32(m, XFRMA_IF_ID, b->if_id);
	if (b->mark) {
		struct xfrm_mark mark = { .v = b->mark, .m = 0xffffffff };

		nla_put(m, XFRMA_MARK, sizeof(mark), &mark);
	}
}

static void lifetime_endless(struct xfrm_lifetime_cfg *l)
{
	memset(l, 0, sizeof(*l));
	l->soft_byte_limit = l->hard_byte_limit = XFRM_INF;
	l->soft_packet_limit = l->hard_packet_limit = XFRM_INF;
}

/* --- SAs --- */

static bool put_aead(struct nl_msg *m, const struct sa_params *p, const char *name)
{
	size_t len = (size_t)p->encr->key_len + p->encr->salt_len;
	struct {
		struct xfrm_algo_aead a;
		uint8_t key[KEY_MAX];
	} x = { .a = { .alg_key_len = (unsigned)len * 8, .alg_icv_len = p->encr->icv_len * 8u } };

	if (len > sizeof(x.key))
		return false;
	str_copy(x.a.alg_name, sizeof(x.a.alg_name), name);
	memcpy(x.a.alg_key, p->key, len);
	nla_put(m, XFRMA_ALG_AEAD, (int)(sizeof(x.a) + len), &x);
	secret_wipe(&x, sizeof(x));
	return true;
}

static bool put_crypt(struct nl_msg *m, const struct sa_params *p, const char *name)
{
	size_t len = p->encr->key_len;
	struct {
		struct xfrm_algo a;
		uint8_t key[KEY_MAX];
	} x = { .a = { .alg_key_len = (unsigned)len * 8 } };

	if (len > sizeof(x.key))
		return false;
	str_copy(x.a.alg_name, sizeof(x.a.alg_name), name);
	memcpy(x.a.alg_key, p->key, len);
	nla_put(m, XFRMA_ALG_CRYPT, (int)(sizeof(x.a) + len), &x);
	secret_wipe(&x, sizeof(x));
	return true;
}

static bool put_auth(struct nl_msg *m, const struct sa_params *p, const char *name)
{
	size_t len = p->integ->key_len;
	struct {
		struct xfrm_algo_auth a;
		uint8_t key[KEY_MAX];
	} x = { .a = { .alg_key_len = (unsigned)len * 8,
		       /* said in bits, since the kernel's default for SHA-256 is an old draft's 96 */
		       .alg_trunc_len = p->integ->icv_len * 8u } };

	if (len > sizeof(x.key))
		return false;
	str_copy(x.a.alg_name, sizeof(x.a.alg_name), name);
	memcpy(x.a.alg_key, p->integ_key, len);
	nla_put(m, XFRMA_ALG_AUTH_TRUNC, (int)(sizeof(x.a) + len), &x);
	secret_wipe(&x, sizeof(x));
	return true;
}

static bool put_algorithms(struct nl_msg *m, const struct sa_params *p)
{
	const char *encr = NULL, *integ = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(encr_names); i++)
		if (encr_names[i].id == p->encr->id)
			encr = encr_names[i].name;
	for (size_t i = 0; p->integ && i < ARRAY_SIZE(integ_names); i++)
		if (integ_names[i].id == p->integ->id)
			integ = integ_names[i].name;
	if (!encr || p->encr->aead == (p->integ != NULL) || (p->integ && !integ))
		return false;
	if (p->encr->aead)
		return put_aead(m, p, encr);
	return put_crypt(m, p, encr) && put_auth(m, p, integ);
}

/* The window in the form that goes beyond 32 packets; ESN demands it, with a window, even where
 * nothing is received. */
static void put_replay(struct nl_msg *m, const struct sa_params *p, const struct xfrm_seq *seq)
{
	uint32_t window = p->inbound ? p->replay_window : 0;
	struct {
		struct xfrm_replay_state_esn r;
		uint32_t bmp[32];
	} x;

	if (!window && !p->esn && !(seq && seq->set))
		return;
	if (!window)
		window = 32;
	window = MIN(window, 1024);
	memset(&x, 0, sizeof(x));
	x.r.bmp_len = (window + 31) / 32;
	x.r.replay_window = window;
	if (seq && seq->set) {
		x.r.oseq = (uint32_t)seq->out;
		x.r.oseq_hi = (uint32_t)(seq->out >> 32);
		x.r.seq = (uint32_t)seq->in;
		x.r.seq_hi = (uint32_t)(seq->in >> 32);
		memcpy(x.bmp, seq->bmp, MIN(x.r.bmp_len, seq->bmp_len) * 4);
	}
	nla_put(m, XFRMA_REPLAY_ESN_VAL, (int)(sizeof(x.r) + x.r.bmp_len * 4), &x);
}

static void put_encap(struct nl_msg *m, const struct sa_params *p)
{
	struct xfrm_encap_tmpl e = { .encap_type = UDP_ENCAP_ESPINUDP };

	if (!p->remote_port)
		return;
	e.encap_sport = htons(p->inbound ? p->remote_port : p->local_port);
	e.encap_dport = htons(p->inbound ? p->local_port : p->remote_port);
	nla_put(m, XFRMA_ENCAP, sizeof(e), &e);
}

struct nl_msg *xfrm_msg_sa_add(const struct sa_params *p, const struct xfrm_bind *b,
			       enum ipsec_df df, bool no_ecn, const struct xfrm_seq *seq)
{
	struct nl_msg *m = xnl_new(XFRM_MSG_NEWSA, NLM_F_CREATE | NLM_F_EXCL);
	const struct addr *src = p->inbound ? &p->remote : &p->local;
	const struct addr *dst = p->inbound ? &p->local : &p->remote;
	struct xfrm_usersa_info i;

	memset(&i, 0, sizeof(i));
	i.family = xfrm_family(dst);
	i.saddr = xfrm_addr(src);
	i.id.daddr = xfrm_addr(dst);
	i.id.spi = htonl(p->spi);
	i.id.proto = IPPROTO_ESP;
	i.reqid = b->reqid;
	i.mode = p->mode == IPSEC_TUNNEL ? XFRM_MODE_TUNNEL : XFRM_MODE_TRANSPORT;
	if (p->mode == IPSEC_TUNNEL)
		i.flags |= XFRM_STATE_AF_UNSPEC; /* IPv4 and IPv6 inside */
	if (p->esn)
		i.flags |= XFRM_STATE_ESN;
	if (df == IPSEC_DF_CLEAR)
		i.flags |= XFRM_STATE_NOPMTUDISC;
	/* On the way in it would make the kernel blind to marks, which peers may set. */
	if (no_ecn && !p->inbound)
		i.flags |= XFRM_STATE_NOECN;
	lifetime_endless(&i.lft);
	if (p->soft_bytes)
		i.lft.soft_byte_limit = p->soft_bytes;
	if (p->hard_bytes)
		i.lft.hard_byte_limit = p->hard_bytes;
	if (p->soft_packets)
		i.lft.soft_packet_limit = p->soft_packets;
	xnl_put(m, &i, sizeof(i));
	if (!put_algorithms(m, p)) {
		nlmsg_free(m);
		return NULL;
	}
	put_replay(m, p, seq);
	put_encap(m, p);
	put_bind(m, b);
	return m;
}

static struct nl_msg *sa_by_id(int type, const struct addr *dst, uint32_t spi,
			       const struct xfrm_bind *b)
{
	struct nl_msg *m = xnl_new(type, 0);
	struct xfrm_usersa_id id;

	memset(&id, 0, sizeof(id));
	id.daddr = xfrm_addr(dst);
	id.spi = htonl(spi);
	id.family = xfrm_family(dst);
	id.proto = IPPROTO_ESP;
	xnl_put(m, &id, sizeof(id));
	put_bind(m, b);
	return m;
}

struct nl_msg *xfrm_msg_sa_del(const struct addr *dst, uint32_t spi, const struct xfrm_bind *b)
{
	return sa_by_id(XFRM_MSG_DELSA, dst, spi, b);
}

struct nl_msg *xfrm_msg_sa_get(const struct addr *dst, uint32_t spi, const struct xfrm_bind *b)
{
	return sa_by_id(XFRM_MSG_GETSA, dst, spi, b);
}

static void parse_seq(struct nlattr *a, struct xfrm_seq *out)
{
	const struct xfrm_replay_state_esn *r = nla_data(a);

	if ((size_t)nla_len(a) < sizeof(*r) ||
	    (size_t)nla_len(a) < sizeof(*r) + (size_t)r->bmp_len * 4)
		return;
	out->out = (uint64_t)r->oseq_hi << 32 | r->oseq;
	out->in = (uint64_t)r->seq_hi << 32 | r->seq;
	out->bmp_len = MIN(r->bmp_len, ARRAY_SIZE(out->bmp));
	memcpy(out->bmp, r->bmp, out->bmp_len * 4);
	out->set = true;
}

void xfrm_msg_sa_parse(struct nlmsghdr *h, struct xfrm_sa_info *out)
{
	struct nlattr *at[XFRMA_MAX + 1];
	struct xfrm_usersa_info i;

	memset(out, 0, sizeof(*out));
	if (h->nlmsg_type != XFRM_MSG_NEWSA || nlmsg_datalen(h) < (int)sizeof(i) ||
	    nlmsg_parse(h, sizeof(i), at, XFRMA_MAX, NULL) < 0)
		return;
	memcpy(&i, nlmsg_data(h), sizeof(i));
	out->found = true;
	out->packets = i.curlft.packets;
	out->bytes = i.curlft.bytes;
	out->replay = i.stats.replay;
	out->replay_window_drops = i.stats.replay_window;
	out->integrity_failed = i.stats.integrity_failed;
	if (at[XFRMA_LASTUSED] && nla_len(at[XFRMA_LASTUSED]) >= 8)
		out->last_used = nla_get_u64(at[XFRMA_LASTUSED]);
	if (at[XFRMA_REPLAY_ESN_VAL]) {
		parse_seq(at[XFRMA_REPLAY_ESN_VAL], &out->seq);
	} else if (at[XFRMA_REPLAY_VAL] &&
		   (size_t)nla_len(at[XFRMA_REPLAY_VAL]) >= sizeof(struct xfrm_replay_state)) {
		const struct xfrm_replay_state *r = nla_data(at[XFRMA_REPLAY_VAL]);

		out->seq.out = r->oseq;
		out->seq.in = r->seq;
		out->seq.bmp[0] = r->bitmap;
		out->seq.bmp_len = 1;
		out->seq.set = true;
	}
}

/* --- policies --- */

static void flow_selector(const struct xfrm_flow *f, struct xfrm_selector *s)
{
	memset(s, 0, sizeof(*s));
	s->family = f->family == ADDR_V6 ? AF_INET6 : AF_INET;
	s->proto = f->proto;
	s->saddr = xfrm_addr(&f->src);
	s->prefixlen_s = (uint8_t)(addr_bytes(&f->src) * 8);
	s->daddr = xfrm_addr(&f->dst);
	s->prefixlen_d = (uint8_t)(addr_bytes(&f->dst) * 8);
}

struct nl_msg *xfrm_msg_policy_add(const struct xfrm_flow *f, const struct xfrm_bind *b)
{
	/* UPDPOLICY replaces one of the same selector and creates it otherwise. */
	struct nl_msg *m = xnl_new(XFRM_MSG_UPDPOLICY, 0);
	struct xfrm_userpolicy_info i;
	struct xfrm_user_tmpl t;

	memset(&i, 0, sizeof(i));
	flow_selector(f, &i.sel);
	lifetime_endless(&i.lft);
	i.priority = f->dst.family && f->src.family ? 1000 : 2000; /* hosts before any */
	i.dir = f->dir;
	i.action = XFRM_POLICY_ALLOW;
	i.share = XFRM_SHARE_ANY;
	xnl_put(m, &i, sizeof(i));
	memset(&t, 0, sizeof(t));
	t.id.proto = IPPROTO_ESP;
	t.family = f->mode == IPSEC_TUNNEL ? xfrm_family(&f->outer_dst)
					   : f->family == ADDR_V6 ? AF_INET6 : AF_INET;
	t.mode = f->mode == IPSEC_TUNNEL ? XFRM_MODE_TUNNEL : XFRM_MODE_TRANSPORT;
	if (f->mode == IPSEC_TUNNEL) {
		t.saddr = xfrm_addr(&f->outer_src);
		t.id.daddr = xfrm_addr(&f->outer_dst);
	}
	t.reqid = b->reqid;
	t.aalgos = t.ealgos = t.calgos = 0xffffffff;
	nla_put(m, XFRMA_TMPL, sizeof(t), &t);
	put_bind(m, b);
	return m;
}

struct nl_msg *xfrm_msg_policy_del(const struct xfrm_flow *f, const struct xfrm_bind *b)
{
	struct nl_msg *m = xnl_new(XFRM_MSG_DELPOLICY, 0);
	struct xfrm_userpolicy_id id;

	memset(&id, 0, sizeof(id));
	flow_selector(f, &id.sel);
	id.dir = f->dir;
	xnl_put(m, &id, sizeof(id));
	put_bind(m, b);
	return m;
}
