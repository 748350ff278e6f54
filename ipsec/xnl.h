/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Netlink for the kernel dataplane, on libnl: one request, one answer, the kernel's own errno. A
 * socket stays in the network namespace in which it was opened.
 */
#ifndef IPSEC_XNL_H
#define IPSEC_XNL_H

#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>

#include "base/util.h"

struct xnl {
	struct nl_sock *sk;
};

/* proto: NETLINK_XFRM, NETLINK_ROUTE. 0 or -errno. */
int xnl_open(struct xnl *n, int proto);
void xnl_close(struct xnl *n);
/* Never NULL. The fixed part of a message is added with xnl_put(), attributes with nla_put(). */
struct nl_msg *xnl_new(int type, int flags);
void xnl_put(struct nl_msg *m, const void *data, size_t len);
/* Send, free m, wait for the acknowledgement: 0 or the kernel's -errno. */
int xnl_ask(struct xnl *n, struct nl_msg *m);
/* The same for a request that is answered by one message: fn sees it. */
int xnl_get(struct xnl *n, struct nl_msg *m, void (*fn)(struct nlmsghdr *h, void *arg), void *arg);

#endif
