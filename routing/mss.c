/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TCP MSS clamping by nf_tables, see mss.h. One set of device names for each value, two rules for
 * each set: however many interfaces there are, a packet meets few rules.
 *
 *   table inet flexsh-mss {
 *     set 4-1360 { type ifname; elements = { Tu1, Gi2 } }
 *     chain forward { type filter hook forward priority mangle;
 *       meta nfproto ipv4 iifname @4-1360 tcp flags & syn != 0 tcp option maxseg size set 1360
 *       ... oifname @4-1360 ... } }
 *
 * The kernel never raises an offer (its option is "set" only when that makes it smaller).
 */
#include "routing/mss.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>

#define TABLE "flexsh-mss"
#define CHAIN "forward"
#define PRIORITY_MANGLE (-150)
#define IFNAME_TYPE 41      /* how nft(8) calls the key */
#define ELEMENTS_MAX 1000   /* in one message: attributes have 16-bit lengths */
#define TCP_MAXSEG 2
#define TCP_SYN 0x02
#define SET_NAME 12

struct batch {
	uint8_t *data;
	size_t len;
	uint32_t seq;
	bool full;
};

static void batch_add(struct batch *b, struct nl_msg *m)
{
	struct nlmsghdr *h = nlmsg_hdr(m);

	h->nlmsg_seq = ++b->seq;
	b->data = xrealloc(b->data, b->len + NLMSG_ALIGN(h->nlmsg_len));
	memset(b->data + b->len, 0, NLMSG_ALIGN(h->nlmsg_len));
	memcpy(b->data + b->len, h, h->nlmsg_len);
	b->len += NLMSG_ALIGN(h->nlmsg_len);
	nlmsg_free(m);
}

static struct nl_msg *msg_new(int type, int flags, uint8_t family, uint16_t res)
{
	struct nl_msg *m = nlmsg_alloc_size(1 << 17);
	struct nfgenmsg g = { .nfgen_family = family, .version = NFNETLINK_V0,
			      .res_id = htons(res) };

	if (!m || !nlmsg_put(m, 0, 0, type, 0, NLM_F_REQUEST | flags) ||
	    nlmsg_append(m, &g, sizeof(g), NLMSG_ALIGNTO) < 0)
		abort(); /* out of memory */
	return m;
}

static struct nl_msg *nft_new(int what, int flags)
{
	return msg_new(NFNL_SUBSYS_NFTABLES << 8 | what, flags, NFPROTO_INET, 0);
}

static void batch_edge(struct batch *b, int type)
{
	batch_add(b, msg_new(type, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES));
}

static void table_msg(struct batch *b, int what, int flags)
{
	struct nl_msg *m = nft_new(what, flags);

	nla_put_string(m, NFTA_TABLE_NAME, TABLE);
	batch_add(b, m);
}

static void put_be32(struct nl_msg *m, int type, uint32_t v)
{
	nla_put_u32(m, type, htonl(v));
}

static void chain_msg(struct batch *b)
{
	struct nl_msg *m = nft_new(NFT_MSG_NEWCHAIN, NLM_F_CREATE);
	struct nlattr *hook;

	nla_put_string(m, NFTA_CHAIN_TABLE, TABLE);
	nla_put_string(m, NFTA_CHAIN_NAME, CHAIN);
	hook = nla_nest_start(m, NFTA_CHAIN_HOOK);
	put_be32(m, NFTA_HOOK_HOOKNUM, NF_INET_FORWARD);
	put_be32(m, NFTA_HOOK_PRIORITY, (uint32_t)PRIORITY_MANGLE);
	nla_nest_end(m, hook);
	nla_put_string(m, NFTA_CHAIN_TYPE, "filter");
	batch_add(b, m);
}

static void set_name(const struct mss_entry *e, char out[SET_NAME])
{
	snprintf(out, SET_NAME, "%c-%u", e->v6 ? '6' : '4', e->mss);
}

static uint32_t set_id(const struct mss_entry *e)
{
	return (e->v6 ? 0x10000u : 0) | e->mss;
}

static bool same_set(const struct mss_entry *a, const struct mss_entry *b)
{
	return a->mss == b->mss && a->v6 == b->v6;
}

static void set_msg(struct batch *b, const struct mss_entry *of)
{
	struct nl_msg *m = nft_new(NFT_MSG_NEWSET, NLM_F_CREATE);
	char name[SET_NAME];

	set_name(of, name);
	nla_put_string(m, NFTA_SET_TABLE, TABLE);
	nla_put_string(m, NFTA_SET_NAME, name);
	put_be32(m, NFTA_SET_ID, set_id(of));
	put_be32(m, NFTA_SET_FLAGS, 0);
	put_be32(m, NFTA_SET_KEY_TYPE, IFNAME_TYPE);
	put_be32(m, NFTA_SET_KEY_LEN, IFNAMSIZ);
	batch_add(b, m);
}

/* Up to ELEMENTS_MAX of those from list[at] on that have this value. -> where to go on. */
static size_t elements_msg(struct batch *b, const struct mss_entry *of,
			   const struct mss_entry *list, size_t n, size_t at)
{
	struct nl_msg *m = nft_new(NFT_MSG_NEWSETELEM, NLM_F_CREATE);
	struct nlattr *all, *one, *key;
	size_t count = 0;
	char name[SET_NAME];

	set_name(of, name);
	nla_put_string(m, NFTA_SET_ELEM_LIST_TABLE, TABLE);
	nla_put_string(m, NFTA_SET_ELEM_LIST_SET, name);
	all = nla_nest_start(m, NFTA_SET_ELEM_LIST_ELEMENTS);
	for (; at < n && count < ELEMENTS_MAX; at++) {
		if (!same_set(&list[at], of))
			continue;
		count++;
		one = nla_nest_start(m, NFTA_LIST_ELEM);
		key = nla_nest_start(m, NFTA_SET_ELEM_KEY);
		nla_put(m, NFTA_DATA_VALUE, IFNAMSIZ, list[at].dev);
		nla_nest_end(m, key);
		nla_nest_end(m, one);
	}
	nla_nest_end(m, all);
	if (count)
		batch_add(b, m);
	else
		nlmsg_free(m);
	return at;
}

/* --- the expressions of a rule --- */

struct expr {
	struct nl_msg *m;
	struct nlattr *elem, *data;
};

static struct expr expr_begin(struct nl_msg *m, const char *name)
{
	struct expr e = { .m = m, .elem = nla_nest_start(m, NFTA_LIST_ELEM) };

	nla_put_string(m, NFTA_EXPR_NAME, name);
	e.data = nla_nest_start(m, NFTA_EXPR_DATA);
	return e;
}

static void expr_end(struct expr *e)
{
	nla_nest_end(e->m, e->data);
	nla_nest_end(e->m, e->elem);
}

static void put_value(struct nl_msg *m, int type, const void *data, int len)
{
	struct nlattr *n = nla_nest_start(m, type);

	nla_put(m, NFTA_DATA_VALUE, len, data);
	nla_nest_end(m, n);
}

static void meta(struct nl_msg *m, uint32_t key)
{
	struct expr e = expr_begin(m, "meta");

	put_be32(m, NFTA_META_DREG, NFT_REG_1);
	put_be32(m, NFTA_META_KEY, key);
	expr_end(&e);
}

static void compare(struct nl_msg *m, uint32_t op, uint8_t with)
{
	struct expr e = expr_begin(m, "cmp");

	put_be32(m, NFTA_CMP_SREG, NFT_REG_1);
	put_be32(m, NFTA_CMP_OP, op);
	put_value(m, NFTA_CMP_DATA, &with, 1);
	expr_end(&e);
}

static void tcp_syn(struct nl_msg *m)
{
	static const uint8_t mask = TCP_SYN, zero;
	struct expr e;

	meta(m, NFT_META_L4PROTO);
	compare(m, NFT_CMP_EQ, IPPROTO_TCP);
	e = expr_begin(m, "payload");
	put_be32(m, NFTA_PAYLOAD_DREG, NFT_REG_1);
	put_be32(m, NFTA_PAYLOAD_BASE, NFT_PAYLOAD_TRANSPORT_HEADER);
	put_be32(m, NFTA_PAYLOAD_OFFSET, 13); /* flags */
	put_be32(m, NFTA_PAYLOAD_LEN, 1);
	expr_end(&e);
	e = expr_begin(m, "bitwise");
	put_be32(m, NFTA_BITWISE_SREG, NFT_REG_1);
	put_be32(m, NFTA_BITWISE_DREG, NFT_REG_1);
	put_be32(m, NFTA_BITWISE_LEN, 1);
	put_value(m, NFTA_BITWISE_MASK, &mask, 1);
	put_value(m, NFTA_BITWISE_XOR, &zero, 1);
	expr_end(&e);
	compare(m, NFT_CMP_NEQ, 0);
}

static void rule_msg(struct batch *b, const struct mss_entry *of, uint32_t direction)
{
	struct nl_msg *m = nft_new(NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
	uint16_t value = htons(of->mss);
	struct nlattr *list;
	struct expr e;
	char name[SET_NAME];

	set_name(of, name);
	nla_put_string(m, NFTA_RULE_TABLE, TABLE);
	nla_put_string(m, NFTA_RULE_CHAIN, CHAIN);
	list = nla_nest_start(m, NFTA_RULE_EXPRESSIONS);
	meta(m, direction);
	e = expr_begin(m, "lookup");
	nla_put_string(m, NFTA_LOOKUP_SET, name);
	put_be32(m, NFTA_LOOKUP_SET_ID, set_id(of));
	put_be32(m, NFTA_LOOKUP_SREG, NFT_REG_1);
	expr_end(&e);
	meta(m, NFT_META_NFPROTO);
	compare(m, NFT_CMP_EQ, of->v6 ? NFPROTO_IPV6 : NFPROTO_IPV4);
	tcp_syn(m);
	e = expr_begin(m, "immediate");
	put_be32(m, NFTA_IMMEDIATE_DREG, NFT_REG_1);
	put_value(m, NFTA_IMMEDIATE_DATA, &value, sizeof(value));
	expr_end(&e);
	e = expr_begin(m, "exthdr");
	put_be32(m, NFTA_EXTHDR_SREG, NFT_REG_1);
	nla_put_u8(m, NFTA_EXTHDR_TYPE, TCP_MAXSEG);
	put_be32(m, NFTA_EXTHDR_OFFSET, 2);
	put_be32(m, NFTA_EXTHDR_LEN, 2);
	put_be32(m, NFTA_EXTHDR_OP, NFT_EXTHDR_OP_TCPOPT);
	expr_end(&e);
	nla_nest_end(m, list);
	batch_add(b, m);
}

/* --- the whole --- */

static bool first_of_value(const struct mss_entry *list, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (same_set(&list[i], &list[at]))
			return false;
	return true;
}

static void batch_fill(struct batch *b, const struct mss_entry *list, size_t n)
{
	batch_edge(b, NFNL_MSG_BATCH_BEGIN);
	table_msg(b, NFT_MSG_NEWTABLE, NLM_F_CREATE); /* so that there is one to take away */
	table_msg(b, NFT_MSG_DELTABLE, 0);
	if (n) {
		table_msg(b, NFT_MSG_NEWTABLE, NLM_F_CREATE);
		chain_msg(b);
	}
	for (size_t i = 0; i < n; i++) {
		if (!first_of_value(list, i))
			continue;
		set_msg(b, &list[i]);
		for (size_t at = i; at < n;)
			at = elements_msg(b, &list[i], list, n, at);
		rule_msg(b, &list[i], NFT_META_IIFNAME);
		rule_msg(b, &list[i], NFT_META_OIFNAME);
	}
	batch_edge(b, NFNL_MSG_BATCH_END);
}

static int on_error(struct sockaddr_nl *from, struct nlmsgerr *e, void *arg)
{
	int *rc = arg;

	if (!*rc)
		*rc = e->error;
	return NL_SKIP;
}

int mss_install(const struct mss_entry *list, size_t n)
{
	struct nl_sock *sk = nl_socket_alloc();
	struct batch b = { 0 };
	int rc, refused = 0;

	if (!sk)
		return -ENOMEM;
	rc = nl_connect(sk, NETLINK_NETFILTER);
	if (rc < 0) {
		nl_socket_free(sk);
		return -EPROTONOSUPPORT;
	}
	nl_socket_set_buffer_size(sk, 1 << 20, 1 << 20);
	nl_socket_disable_seq_check(sk);
	nl_socket_modify_err_cb(sk, NL_CB_CUSTOM, on_error, &refused);
	batch_fill(&b, list, n);
	rc = nl_sendto(sk, b.data, b.len);
	free(b.data);
	if (rc < 0) {
		nl_socket_free(sk);
		return -EIO;
	}
	/* Errors are there when the send returns; a batch that was taken leaves nothing to read. */
	nl_socket_set_nonblocking(sk);
	while (nl_recvmsgs_default(sk) >= 0)
		;
	nl_socket_free(sk);
	return refused;
}
