/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XFRM messages of the kernel dataplane: SAs and policies put into netlink form. Pure
 * functions that return a message; sending is xnl.h's.
 */
#ifndef IPSEC_XFRM_MSG_H
#define IPSEC_XFRM_MSG_H

#include <linux/xfrm.h>

#include "ipsec/ipsec_dp.h"
#include "ipsec/xnl.h"

struct xfrm_bind { /* how SAs and policies are tied to their tunnel's device */
	uint32_t reqid;
	uint32_t if_id;      /* xfrm interface; 0 none */
	uint32_t mark;       /* VTI; 0 none */
};

struct xfrm_seq { /* where a moved SA goes on */
	uint64_t out, in;
	uint32_t bmp[32];
	uint32_t bmp_len;
	bool set;
};

xfrm_address_t xfrm_addr(const struct addr *a);
struct addr xfrm_addr_back(const xfrm_address_t *x, uint16_t family);
uint16_t xfrm_family(const struct addr *a);

/* NULL: the kernel has no name for these algorithms. */
struct nl_msg *xfrm_msg_sa_add(const struct sa_params *p, const struct xfrm_bind *b,
			       enum ipsec_df df, bool no_ecn, const struct xfrm_seq *seq);
struct nl_msg *xfrm_msg_sa_del(const struct addr *dst, uint32_t spi, const struct xfrm_bind *b);
struct nl_msg *xfrm_msg_sa_get(const struct addr *dst, uint32_t spi, const struct xfrm_bind *b);

struct xfrm_flow { /* what a policy is about */
	uint8_t dir;             /* XFRM_POLICY_IN, OUT, FWD */
	uint8_t family;          /* of the selector: ADDR_V4, ADDR_V6 */
	struct addr src, dst;    /* selector; none: any */
	uint8_t proto;           /* 0 any */
	enum ipsec_mode mode;
	struct addr outer_src, outer_dst; /* tunnel mode */
};
struct nl_msg *xfrm_msg_policy_add(const struct xfrm_flow *f, const struct xfrm_bind *b);
struct nl_msg *xfrm_msg_policy_del(const struct xfrm_flow *f, const struct xfrm_bind *b);

struct xfrm_sa_info { /* an answer to sa_get, in our terms */
	bool found;
	uint64_t packets, bytes;
	uint32_t replay, replay_window_drops, integrity_failed;
	uint64_t last_used;      /* s since 1970, 0 unknown */
	struct xfrm_seq seq;
};
void xfrm_msg_sa_parse(struct nlmsghdr *h, struct xfrm_sa_info *out);

#endif
