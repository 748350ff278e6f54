/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Netlink requests, see xnl.h. libnl's own error codes merge several of the kernel's, so the errno is
 * taken from the acknowledgement itself.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "ipsec/xnl.h"

struct answer {
	int rc;
	bool done;
	void (*fn)(struct nlmsghdr *h, void *arg);
	void *arg;
};

static int on_error(struct sockaddr_nl *from, struct nlmsgerr *e, void *arg)
{
	struct answer *a = arg;

	a->rc = e->error;
	a->done = true;
	return NL_STOP;
}

static int on_ack(struct nl_msg *m, void *arg)
{
	struct answer *a = arg;

	a->rc = 0;
	a->done = true;
	return NL_STOP;
}

static int on_valid(struct nl_msg *m, void *arg)
{
	struct answer *a = arg;

	if (a->fn)
		a->fn(nlmsg_hdr(m), a->arg);
	return NL_OK;
}

int xnl_open(struct xnl *n, int proto)
{
	int rc;

	n->sk = nl_socket_alloc();
	if (!n->sk)
		return -ENOMEM;
	rc = nl_connect(n->sk, proto);
	if (rc < 0) {
		xnl_close(n);
		return rc == -NLE_PERM || rc == -NLE_NOACCESS ? -EPERM : -EPROTONOSUPPORT;
	}
	return 0;
}

void xnl_close(struct xnl *n)
{
	if (n->sk)
		nl_socket_free(n->sk);
	n->sk = NULL;
}

struct nl_msg *xnl_new(int type, int flags)
{
	struct nl_msg *m = nlmsg_alloc_simple(type, NLM_F_REQUEST | flags);

	if (!m) {
		fprintf(stderr, "out of memory\n");
		abort();
	}
	return m;
}

void xnl_put(struct nl_msg *m, const void *data, size_t len)
{
	if (nlmsg_append(m, (void *)data, len, NLMSG_ALIGNTO) < 0)
		abort(); /* our messages are far smaller than the page they are made in */
}

int xnl_get(struct xnl *n, struct nl_msg *m, void (*fn)(struct nlmsghdr *h, void *arg), void *arg)
{
	struct answer a = { .fn = fn, .arg = arg };
	struct nl_cb *cb = nl_cb_alloc(NL_CB_DEFAULT);
	int rc;

	nlmsg_hdr(m)->nlmsg_flags |= NLM_F_ACK;
	rc = nl_send_auto(n->sk, m);
	nlmsg_free(m);
	nl_cb_err(cb, NL_CB_CUSTOM, on_error, &a);
	nl_cb_set(cb, NL_CB_ACK, NL_CB_CUSTOM, on_ack, &a);
	nl_cb_set(cb, NL_CB_VALID, NL_CB_CUSTOM, on_valid, &a);
	while (rc >= 0 && !a.done)
		rc = nl_recvmsgs(n->sk, cb);
	nl_cb_put(cb);
	if (a.done)
		return a.rc;
	return -EIO;
}

int xnl_ask(struct xnl *n, struct nl_msg *m)
{
	return xnl_get(n, m, NULL, NULL);
}
