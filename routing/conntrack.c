/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/conntrack.h"

#include <errno.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <netinet/in.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <string.h>
#include <sys/socket.h>

#include "routing/kern.h"
#include "routing/netns.h"

static uint16_t be16(const struct nlattr *a)
{
	const uint8_t *p = nla_data(a);

	return a && nla_len(a) >= 2 ? (uint16_t)(p[0] << 8 | p[1]) : 0;
}

static uint32_t be32(const struct nlattr *a)
{
	const uint8_t *p = nla_data(a);

	return a && nla_len(a) >= 4 ? (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3] : 0;
}

static uint64_t be64(const struct nlattr *a)
{
	const uint8_t *p = nla_data(a);
	uint64_t v = 0;

	for (int i = 0; a && nla_len(a) >= 8 && i < 8; i++)
		v = v << 8 | p[i];
	return v;
}

static bool tuple_parse(struct nlattr *a, struct ct_tuple *t, uint8_t *proto)
{
	struct nlattr *tb[CTA_TUPLE_MAX + 1], *ip[CTA_IP_MAX + 1], *pr[CTA_PROTO_MAX + 1];

	if (!a || nla_parse_nested(tb, CTA_TUPLE_MAX, a, NULL) < 0 || !tb[CTA_TUPLE_IP] ||
	    !tb[CTA_TUPLE_PROTO] || nla_parse_nested(ip, CTA_IP_MAX, tb[CTA_TUPLE_IP], NULL) < 0 ||
	    nla_parse_nested(pr, CTA_PROTO_MAX, tb[CTA_TUPLE_PROTO], NULL) < 0)
		return false;
	if (!ip[CTA_IP_V4_SRC] || !ip[CTA_IP_V4_DST] || !pr[CTA_PROTO_NUM] ||
	    nla_len(pr[CTA_PROTO_NUM]) < 1)
		return false;
	t->src = addr_v4(be32(ip[CTA_IP_V4_SRC]));
	t->dst = addr_v4(be32(ip[CTA_IP_V4_DST]));
	*proto = nla_get_u8(pr[CTA_PROTO_NUM]);
	t->sport = pr[CTA_PROTO_SRC_PORT] ? be16(pr[CTA_PROTO_SRC_PORT]) : 0;
	t->dport = pr[CTA_PROTO_DST_PORT] ? be16(pr[CTA_PROTO_DST_PORT]) : 0;
	if (pr[CTA_PROTO_ICMP_ID])
		t->sport = t->dport = be16(pr[CTA_PROTO_ICMP_ID]);
	return true;
}

bool ct_parse(const void *attrs, size_t len, struct ct_flow *out)
{
	struct nlattr *tb[CTA_MAX + 1], *cnt[CTA_COUNTERS_MAX + 1], *ts[CTA_TIMESTAMP_MAX + 1];
	uint8_t reply_proto;
	uint32_t status;

	memset(out, 0, sizeof(*out));
	if (nla_parse(tb, CTA_MAX, (struct nlattr *)(uintptr_t)attrs, (int)len, NULL) < 0)
		return false;
	if (!tuple_parse(tb[CTA_TUPLE_ORIG], &out->orig, &out->proto) ||
	    !tuple_parse(tb[CTA_TUPLE_REPLY], &out->reply, &reply_proto))
		return false;
	status = tb[CTA_STATUS] ? be32(tb[CTA_STATUS]) : 0;
	/* a translation that changed nothing is none */
	out->snat = (status & IPS_SRC_NAT) != 0;
	out->dnat = (status & IPS_DST_NAT) != 0;
	out->left_s = tb[CTA_TIMEOUT] ? be32(tb[CTA_TIMEOUT]) : 0;
	if (tb[CTA_COUNTERS_ORIG] &&
	    nla_parse_nested(cnt, CTA_COUNTERS_MAX, tb[CTA_COUNTERS_ORIG], NULL) >= 0 &&
	    cnt[CTA_COUNTERS_PACKETS])
		out->packets = be64(cnt[CTA_COUNTERS_PACKETS]);
	out->from_outside = tb[CTA_MARK] && be32(tb[CTA_MARK]) & NAT_MARK_OUTSIDE;
	if (tb[CTA_TIMESTAMP] && nla_parse_nested(ts, CTA_TIMESTAMP_MAX, tb[CTA_TIMESTAMP], NULL) >= 0 &&
	    ts[CTA_TIMESTAMP_START])
		out->created_ns = be64(ts[CTA_TIMESTAMP_START]);
	return true;
}

static struct nl_sock *ct_open(int netns_fd)
{
	int back = netns_enter(netns_fd);
	struct nl_sock *sk = nl_socket_alloc();

	if (sk && nl_connect(sk, NETLINK_NETFILTER) < 0) {
		nl_socket_free(sk);
		sk = NULL;
	}
	netns_leave(back);
	return sk;
}

struct ct_ctx {
	bool (*fn)(const struct ct_flow *f, void *arg);
	void *arg;
	bool stopped;
};

static int ct_seen(struct nl_msg *m, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(m);
	struct ct_ctx *c = arg;
	struct ct_flow f;

	if (!c->stopped && nlmsg_valid_hdr(h, sizeof(struct nfgenmsg)) &&
	    ct_parse(nlmsg_attrdata(h, sizeof(struct nfgenmsg)),
		     (size_t)nlmsg_attrlen(h, sizeof(struct nfgenmsg)), &f))
		c->stopped = !c->fn(&f, c->arg);
	return NL_OK;
}

int ct_walk(int netns_fd, bool (*fn)(const struct ct_flow *f, void *arg), void *arg)
{
	struct nl_sock *sk = ct_open(netns_fd);
	struct nfgenmsg g = { .nfgen_family = AF_INET, .version = NFNETLINK_V0 };
	struct ct_ctx c = { .fn = fn, .arg = arg };
	int rc;

	if (!sk)
		return -ENOTSUP;
	nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, ct_seen, &c);
	rc = nl_send_simple(sk, NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET, NLM_F_DUMP, &g,
			    sizeof(g));
	if (rc >= 0)
		rc = nl_recvmsgs_default(sk);
	nl_socket_free(sk);
	return rc < 0 ? kern_errno(rc) : 0;
}

static void put_be16(struct nl_msg *m, int type, uint16_t v)
{
	uint8_t b[2] = { (uint8_t)(v >> 8), (uint8_t)v };

	nla_put(m, type, sizeof(b), b);
}

static struct nl_msg *question(int type, uint8_t proto, uint8_t icmp_type,
			       const struct ct_tuple *tuple)
{
	struct nfgenmsg g = { .nfgen_family = AF_INET, .version = NFNETLINK_V0 };
	struct nl_msg *m = nlmsg_alloc_simple(NFNL_SUBSYS_CTNETLINK << 8 | type, 0);
	struct nlattr *t, *n;

	if (!m)
		return NULL;
	nlmsg_append(m, &g, sizeof(g), NLMSG_ALIGNTO);
	t = nla_nest_start(m, CTA_TUPLE_ORIG | NLA_F_NESTED);
	n = nla_nest_start(m, CTA_TUPLE_IP | NLA_F_NESTED);
	nla_put(m, CTA_IP_V4_SRC, 4, tuple->src.b);
	nla_put(m, CTA_IP_V4_DST, 4, tuple->dst.b);
	nla_nest_end(m, n);
	n = nla_nest_start(m, CTA_TUPLE_PROTO | NLA_F_NESTED);
	nla_put_u8(m, CTA_PROTO_NUM, proto);
	if (proto == IPPROTO_ICMP) {
		put_be16(m, CTA_PROTO_ICMP_ID, tuple->sport);
		nla_put_u8(m, CTA_PROTO_ICMP_TYPE, icmp_type);
		nla_put_u8(m, CTA_PROTO_ICMP_CODE, 0);
	} else {
		put_be16(m, CTA_PROTO_SRC_PORT, tuple->sport);
		put_be16(m, CTA_PROTO_DST_PORT, tuple->dport);
	}
	nla_nest_end(m, n);
	nla_nest_end(m, t);
	return m;
}

bool ct_tuple_eq(const struct ct_tuple *a, const struct ct_tuple *b)
{
	return addr_eq(&a->src, &b->src) && addr_eq(&a->dst, &b->dst) && a->sport == b->sport &&
	       a->dport == b->dport;
}

uint8_t ct_icmp_answer(uint8_t type)
{
	static const uint8_t pairs[][2] = { { 8, 0 }, { 13, 14 }, { 15, 16 }, { 17, 18 } };

	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++)
		if (type == pairs[i][0] || type == pairs[i][1])
			return pairs[i][type == pairs[i][0]];
	return CT_ICMP_NONE;
}

struct found {
	struct ct_flow *flow;
	bool any;
};

static bool found_take(const struct ct_flow *f, void *arg)
{
	struct found *found = arg;

	*found->flow = *f;
	found->any = true;
	return false;
}

/* The kernel marks the one answer as part of several (NLM_F_MULTI) that never come. */
static int ct_only(struct nl_msg *m, void *arg)
{
	ct_seen(m, arg);
	return NL_STOP;
}

int ct_find(int netns_fd, uint8_t proto, uint8_t icmp_type, const struct ct_tuple *t,
	    struct ct_flow *out)
{
	struct found found = { .flow = out };
	struct ct_ctx c = { .fn = found_take, .arg = &found };
	struct nl_sock *sk = ct_open(netns_fd);
	struct nl_msg *m = sk ? question(IPCTNL_MSG_CT_GET, proto, icmp_type, t) : NULL;
	int rc = -NLE_NOMEM;

	if (!sk)
		return -ENOTSUP;
	if (m) {
		nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, ct_only, &c);
		rc = nl_send_auto(sk, m);
		if (rc >= 0)
			rc = nl_recvmsgs_default(sk);
	}
	nlmsg_free(m);
	nl_socket_free(sk);
	return found.any ? 0 : rc < 0 ? kern_errno(rc) : -ENOENT;
}

int ct_delete(int netns_fd, const struct ct_flow *f)
{
	struct nl_sock *sk = ct_open(netns_fd);
	struct nl_msg *m = sk ? question(IPCTNL_MSG_CT_DELETE, f->proto, 8, &f->orig) :
				NULL;
	int rc = m ? nl_send_sync(sk, m) : -NLE_NOMEM; /* takes the message */

	nl_socket_free(sk);
	return rc < 0 ? kern_errno(rc) : 0;
}
