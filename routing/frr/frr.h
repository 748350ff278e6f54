/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * BGP and OSPF by FRR's daemons. Each routing process of the configuration is one daemon of ours: a
 * child in a private directory (and in the namespace of its VRF), started when it is first wanted,
 * configured and asked through its vty socket, restarted with growing pauses when it dies. Instead
 * of FRR's zebra the daemons talk to us: interfaces, next hops and redistributed routes come from
 * our tables, and their routes become candidates in our RIB. Nothing blocks; nothing runs without a
 * process in the configuration.
 */
#ifndef ROUTING_FRR_FRR_H
#define ROUTING_FRR_FRR_H

#include "base/loop.h"
#include "base/str.h"
#include "routing/iface.h"
#include "routing/policy.h"
#include "routing/rib.h"

enum frr_kind { FRR_BGP, FRR_OSPF, FRR_OSPF6 }; /* OSPF6: OSPFv3, IPv6 only */

/* A configuration line of a daemon. ctx: the commands that lead to its section, '\n' between, ""
 * for none. undo: what takes it back, also its identity: a line with the same ctx and undo replaces
 * the earlier one. line may hold several commands, '\n' between. */
struct frr_line {
	char *ctx, *line, *undo;
};
struct frr_lines {
	struct frr_line *v;
	size_t n, cap;
};
/* undo NULL: "no LINE". Copies. */
void frr_line_add(struct frr_lines *l, const char *ctx, const char *undo, const char *line);
void frr_line_addf(struct frr_lines *l, const char *ctx, const char *undo, const char *fmt, ...)
	PRINTF(4, 5);
void frr_lines_clear(struct frr_lines *l);
/* The commands that lead from `from` to `to`, `enable`d beforehand; nothing when they are equal. */
void frr_lines_diff(const struct frr_lines *from, const struct frr_lines *to,
		    void (*emit)(void *arg, const char *command), void *arg);

struct frr_network { /* OSPF: network A W area N; the first that matches decides */
	uint32_t addr, wild;
	char area[16];
};
struct frr_if_conf { /* OSPF on an interface, or on what is cloned from a template */
	char name[IFACE_NAME_LEN];
	char area[16]; /* ip ospf N area; "": by the networks, none of OSPFv3 */
	int passive;   /* -1: as the process has it */
	bool has_cost; /* among the lines */
	bool network;  /* ip ospf network is among the lines: a loopback with it is a subnet */
	struct frr_lines lines; /* ctx "" */
};

struct frr_in { /* distribute-list ... in: one of the three is set */
	char acl[ACL_NAME_LEN], prefix[ACL_NAME_LEN], map[ACL_NAME_LEN];
	char ifname[IFACE_NAME_LEN]; /* paths that leave by it; "" all */
};

/* Routes of a process that are redistributed: FRR knows a protocol by name only, and no second
 * OSPF, so which of ours are meant is decided here. */
struct frr_source {
	uint32_t protos;     /* bit per enum rib_proto */
	uint32_t instance;   /* of the routes */
	uint8_t type;	     /* as what the daemon gets them: enum zapi_type */
	bool ospf;	     /* the networks of its interfaces, too */
};
/* The nth protocol that FRR knows and we have not: its word (for routes of IPv6), its enum zapi_type.
 * NULL: no more. */
const char *frr_spare_proto(size_t n, bool v6, uint8_t *type);

struct frr_conf { /* one daemon */
	enum frr_kind kind;
	uint32_t number; /* AS or process: identity together with kind and vrf */
	char vrf[32];
	struct frr_lines lines;
	bool log_changes, log_detail;
	bool bgp_default;	/* a default route may be redistributed */
	bool ospf_nssa;		/* all areas are NSSAs: external routes are N1, N2 */
	bool ospf_passive;	/* passive-interface default */
	uint32_t ospf_ref_mbit; /* auto-cost reference-bandwidth */
	struct frr_network *nets;
	size_t n_nets;
	struct frr_if_conf *ifs;
	size_t n_ifs;
	struct frr_source *sources; /* eigrp and ospf; the other protocols have one process */
	size_t n_sources;
	struct frr_in *in; /* OSPF */
	size_t n_in;
	struct policy policy; /* for `in`; empty without */
};
void frr_conf_clear(struct frr_conf *list, size_t n); /* contents, not the list */

struct frr;
/* template_of: Virtual-Access -> Virtual-Template, NULL for others. dir: below which the daemons'
 * directories are made, when needed. */
struct frr *frr_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib, const char *dir,
		    const char *(*template_of)(void *arg, const char *ifname), void *arg);
void frr_free(struct frr *f); /* NULL is fine; ends the daemons */
/* The whole list; the contents are taken over. */
void frr_configure(struct frr *f, struct frr_conf *list, size_t n);

/* The nth process of that kind, in order of number; vrf NULL any. NULL: none. */
struct frr_child;
struct frr_child *frr_nth(struct frr *f, enum frr_kind kind, size_t n);
const struct frr_conf *frr_conf_of(const struct frr_child *c);
/* The id it was given for want of a configured one; 0 none yet. */
uint32_t frr_router_id(const struct frr_child *c);
/* NULL when the daemon answers, otherwise one sentence. */
const char *frr_why(const struct frr_child *c);

/* Ask a daemon. The answer comes later: status 0 is success; text NULL: the daemon is gone (also
 * told at once when it is not there, from the loop). The text is the callee's until it returns. */
struct frr_query;
typedef void (*frr_answer_fn)(void *arg, int status, const char *text);
struct frr_query *frr_ask(struct frr_child *c, const char *command, frr_answer_fn fn, void *arg);
void frr_ask_cancel(struct frr_query *q); /* fn is not called any more */

/* Cost OSPF gives the interface without `ip ospf cost`. */
uint32_t frr_auto_cost(uint32_t ref_mbit, const struct iface *i);

#endif
