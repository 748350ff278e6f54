/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel dataplane, private to dp_xfrm*.c. Everything happens on the control thread: tables here
 * mirror what was put into the kernel, so that it can be shown, moved and taken away again.
 *
 *   TUNNEL_IPSEC, POLICY   xfrm interface with if_id (VTI with a mark where the kernel has none),
 *                          tunnel-mode policies any/any on it
 *   TUNNEL_GRE, MGRE       gre device; protected: policies for protocol 47 between the ends
 *   TUNNEL_IPIP            ipip device; protected: the same for protocol 4
 *
 * The policies are there from the beginning, SA or not: without an SA the kernel drops and tells
 * (acquire), and what arrives in clear is refused.
 */
#ifndef IPSEC_DP_XFRM_H
#define IPSEC_DP_XFRM_H

#include <uthash.h>

#include "ipsec/xfrm_link.h"

#define XTUN_FLOWS 16
#define XSA_KEY_MAX 128

struct xsa {
	struct sa_params p;      /* key pointers point below */
	uint8_t key[XSA_KEY_MAX], integ_key[XSA_KEY_MAX];
	struct addr first_remote;
	struct sa_stats last;    /* of the last query */
	struct sa_stats told;    /* when refused packets were looked for last */
	bool waits;              /* in stand-by, and not in the kernel: that would use it */
	struct xtun *tun;
	struct xsa *prev, *next; /* in its tunnel, newest first */
};

struct xtun {
	uint32_t id;
	struct tunnel_params p;
	int ifindex;             /* of its device, 0 not known */
	struct xfrm_bind bind;
	struct xnl own_rt;       /* of the VRF's namespace; unused otherwise */
	struct xfrm_flow flow[XTUN_FLOWS]; /* policies in the kernel */
	size_t n_flows;
	struct xsa *sas;
	uint64_t last_rx, last_tx, seen_rx, seen_tx, told_no_sa_ms;
	/* GRE and IP in IP: the kernel counts a packet as sent and drops it afterwards when there is
	 * no SA. So what is "sent" while there is none was dropped. */
	bool bare;               /* protected, and no outbound SA now */
	struct xlink_stats bare_from, bare_sum;
	struct prefix *inner;    /* multipoint peers */
	size_t n_inner;
	UT_hash_handle hh;
};

struct xfrm_refused { /* the kernel's counters, of all that use its IPsec in this namespace */
	uint64_t no_sa, sa_errors;
};

struct dp_xfrm {
	struct ipsec_dp dp;
	struct loop *loop;
	struct ipsec_dp_events ev;
	struct xnl xfrm, rt;
	struct nl_sock *events;
	struct loop_fd *events_watch;
	bool has_xfrmi;
	uint32_t base;           /* reqid, if_id and mark of tunnel n: base + n */
	uint32_t last_id;
	uint32_t group;          /* of our devices, to be rid of all at once */
	struct xtun *tuns;
	struct loop_fd *natt_watch[2];
	uint16_t natt_port[2];
	/* dp_xfrm_watch.c */
	struct timer look;
	struct xfrm_refused refused;
	int stat_fd;             /* the kernel's counters, of the namespace we were opened in */
	int netns_fd;            /* that namespace */
	int listen_fd;           /* -1: no packets of unknown SAs lately */
	struct nl_sock *links;
	struct loop_fd *links_watch;
};

/* --- dp_xfrm_sa.c --- */
struct xnl *xtun_rt(struct dp_xfrm *d, struct xtun *t);
/* Bring the kernel's policies to what tunnel and newest SA ask for. */
int xtun_policies(struct dp_xfrm *d, struct xtun *t);
/* Call when SAs came or went, before traffic can follow. */
void xtun_bare(struct dp_xfrm *d, struct xtun *t);
void xtun_bare_add(struct xtun *t, const struct xlink_stats *now);
void xtun_policies_del(struct dp_xfrm *d, struct xtun *t);
struct xsa *xsa_find(struct dp_xfrm *d, bool inbound, uint32_t spi, const struct addr *remote);
int xsa_add(struct dp_xfrm *d, struct xtun *t, const struct sa_params *p);
void xsa_del(struct dp_xfrm *d, struct xsa *sa); /* kernel and table */
int xsa_use(struct dp_xfrm *d, struct xsa *sa);  /* out of stand-by */
int xsa_stats(struct dp_xfrm *d, struct xsa *sa, struct sa_stats *out);
int xsa_move(struct dp_xfrm *d, struct xsa *sa, const struct endpoint *remote);

/* --- dp_xfrm_event.c --- */
int xevents_open(struct dp_xfrm *d);
void xevents_close(struct dp_xfrm *d);
int xnatt_attach(struct dp_xfrm *d, int fd);
void xcounters(struct dp_xfrm *d, struct dp_counters *out);
void xrefused(struct dp_xfrm *d, struct xfrm_refused *out);

/* --- dp_xfrm_watch.c --- */
int xwatch_open(struct dp_xfrm *d);
void xwatch_close(struct dp_xfrm *d);

#endif
