/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/nflog.h"

#include <errno.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_log.h>
#include <netinet/in.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <stdlib.h>
#include <string.h>

#include "routing/kern.h"
#include "routing/netns.h"

struct nflog {
	struct nflog_conf conf;
	struct nl_sock *sk;
	struct loop_fd *watch;
	uint32_t next_seq;
	bool seq_known;
	uint64_t missed;
	void (*fn)(const struct nflog_packet *p, void *arg);
	void *arg;
};

static uint32_t be32_of(const struct nlattr *a)
{
	const uint8_t *b = a ? nla_data(a) : NULL;

	return b && nla_len(a) >= 4 ? (uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3] : 0;
}

static void sequence(struct nflog *l, const struct nlattr *a)
{
	uint32_t seq = be32_of(a);

	if (nla_len(a) < 4)
		return;
	if (l->seq_known)
		l->missed += (uint32_t)(seq - l->next_seq);
	l->seq_known = true;
	l->next_seq = seq + 1;
}

static int on_message(struct nl_msg *m, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(m);
	struct nlattr *tb[NFULA_MAX + 1];
	const struct nfulnl_msg_packet_hw *hw;
	struct nflog_packet p = { 0 };
	struct nflog *l = arg;

	if (h->nlmsg_type != (NFNL_SUBSYS_ULOG << 8 | NFULNL_MSG_PACKET) ||
	    nlmsg_parse(h, sizeof(struct nfgenmsg), tb, NFULA_MAX, NULL) < 0)
		return NL_OK;
	if (tb[NFULA_SEQ])
		sequence(l, tb[NFULA_SEQ]);
	if (tb[NFULA_PREFIX] && nla_len(tb[NFULA_PREFIX]) > 0 &&
	    memchr(nla_data(tb[NFULA_PREFIX]), 0, (size_t)nla_len(tb[NFULA_PREFIX])))
		p.prefix = nla_data(tb[NFULA_PREFIX]);
	if (tb[NFULA_PAYLOAD]) {
		p.data = nla_data(tb[NFULA_PAYLOAD]);
		p.len = (size_t)nla_len(tb[NFULA_PAYLOAD]);
	}
	hw = tb[NFULA_HWADDR] && nla_len(tb[NFULA_HWADDR]) >= (int)sizeof(*hw) ?
		     nla_data(tb[NFULA_HWADDR]) : NULL;
	p.mac = hw && hw->hw_addrlen == htons(6) ? hw->hw_addr : NULL;
	p.in = be32_of(tb[NFULA_IFINDEX_INDEV]);
	p.out = be32_of(tb[NFULA_IFINDEX_OUTDEV]);
	p.mark = be32_of(tb[NFULA_MARK]);
	l->fn(&p, l->arg);
	return NL_OK;
}

static void on_readable(int fd, unsigned events, void *arg)
{
	struct nflog *l = arg;

	nl_recvmsgs_default(l->sk); /* lost ones are missing from the sequence */
}

static int config_send(struct nflog *l, int type, const void *data, size_t len)
{
	struct nfgenmsg g = { .nfgen_family = AF_UNSPEC, .version = NFNETLINK_V0,
			      .res_id = htons(l->conf.group) };
	struct nl_msg *m = nlmsg_alloc_simple(NFNL_SUBSYS_ULOG << 8 | NFULNL_MSG_CONFIG, 0);

	if (!m)
		return -NLE_NOMEM;
	nlmsg_append(m, &g, sizeof(g), NLMSG_ALIGNTO);
	nla_put(m, type, (int)len, data);
	return nl_send_sync(l->sk, m);
}

static int listen_to(struct nflog *l)
{
	struct nfulnl_msg_config_cmd bind = { .command = NFULNL_CFG_CMD_BIND };
	struct nfulnl_msg_config_mode mode = { .copy_mode = NFULNL_COPY_PACKET,
					       .copy_range = htonl(l->conf.snaplen) };
	uint16_t flags = htons(NFULNL_CFG_F_SEQ);
	uint32_t one = htonl(1); /* in hundredths of a second, and packets of a message */
	int rc = config_send(l, NFULA_CFG_CMD, &bind, sizeof(bind));

	if (!rc)
		rc = config_send(l, NFULA_CFG_MODE, &mode, sizeof(mode));
	if (!rc)
		rc = config_send(l, NFULA_CFG_FLAGS, &flags, sizeof(flags));
	if (!rc)
		rc = config_send(l, NFULA_CFG_TIMEOUT, &one, sizeof(one));
	if (!rc)
		rc = config_send(l, NFULA_CFG_QTHRESH, &one, sizeof(one));
	return rc;
}

int nflog_open(struct loop *loop, int netns_fd, const struct nflog_conf *conf,
	       void (*fn)(const struct nflog_packet *p, void *arg), void *arg, struct nflog **out)
{
	struct nflog *l = xcalloc(1, sizeof(*l));
	int back = netns_enter(netns_fd), rc = -NLE_NOMEM;

	*l = (struct nflog){ .conf = *conf, .fn = fn, .arg = arg };
	l->sk = nl_socket_alloc();
	if (l->sk)
		rc = nl_connect(l->sk, NETLINK_NETFILTER);
	netns_leave(back);
	if (rc == 0)
		rc = listen_to(l);
	if (rc < 0) {
		nl_socket_free(l->sk);
		free(l);
		*out = NULL;
		return kern_errno(rc);
	}
	nl_socket_disable_seq_check(l->sk);
	nl_socket_modify_cb(l->sk, NL_CB_VALID, NL_CB_CUSTOM, on_message, l);
	nl_socket_set_nonblocking(l->sk);
	l->watch = loop_fd_new(loop, nl_socket_get_fd(l->sk), LOOP_READ, on_readable, l);
	*out = l;
	return 0;
}

uint64_t nflog_missed(struct nflog *l)
{
	uint64_t n = l->missed;

	l->missed = 0;
	return n;
}

void nflog_close(struct nflog *l)
{
	if (!l)
		return;
	loop_fd_free(l->watch);
	nl_socket_free(l->sk);
	free(l);
}
