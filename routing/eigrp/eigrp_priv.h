/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of EIGRP, shared by
 *   eigrp.c       the process: interfaces, what is connected and redistributed
 *   eigrp_conf.c  configuration: copies, comparison, keys in use
 *   eigrp_sum.c   summaries, filters, leak-maps: what an interface may hear
 *   eigrp_info.c  what show commands see
 *   eigrp_nbr.c   hellos, neighbours, dispatch of what arrives
 *   eigrp_rtp.c   reliable transport: one packet in flight per neighbour
 *   eigrp_dual.c  the topology table and DUAL
 *   eigrp_adv.c   what is told to whom: updates, queries, replies
 *
 * Work is collected and sent by one flush a few milliseconds later, so that a burst of changes
 * makes few packets.
 */
#ifndef ROUTING_EIGRP_PRIV_H
#define ROUTING_EIGRP_PRIV_H

#include <uthash.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/eigrp/eigrp_wire.h"

#define HELLO_S 5
#define HOLD_FACTOR 3
#define FLUSH_MS 10
#define RTO_MIN 100
#define RTO_MAX 5000
#define RTO_FIRST 500
#define RETRIES_MAX 16
#define TLV_VER_CLASSIC 1
#define TLV_VER_WIDE 2
#define PACKET_MAX 1480 /* EIGRP bytes in a packet, less on a small MTU */

struct eigrp_packet {            /* a reliable packet, shared by the neighbours it goes to */
	unsigned refs;
	uint32_t seq;
	bool init, multicast;    /* multicast: the first transmission has left already */
	size_t len;
	uint8_t p[];
};

struct eigrp_pending {           /* in a neighbour's queue */
	struct eigrp_packet *pkt;
	unsigned tries;
	uint64_t first_ms;
	struct eigrp_pending *prev, *next;
};

struct eigrp_op {                /* a query or reply to make for one neighbour */
	struct {
		struct prefix prefix;
		uint8_t op;
	} key;                   /* once each: a second reply would end the next active phase */
	UT_hash_handle hh;
};

struct eigrp_nbr {
	struct eigrp *e;
	struct eigrp_if *ifp;
	struct addr addr;
	unsigned h;
	bool up, got_init, init_acked;
	bool known;              /* parameters of a hello have been seen */
	bool is_static;          /* neighbor A IFACE */
	uint32_t last_seq, init_seq, own_init; /* own_init: of our acknowledged init */
	uint16_t hold_s;
	uint8_t ver[4];
	bool stub;
	uint8_t stub_flags;
	bool cr_ok;              /* sequence TLV did not exclude us: conditional receive */
	uint32_t cr_seq;
	struct timer hold, retrans;
	struct eigrp_pending *queue;
	unsigned n_queue, srtt, rto, retransmits;
	uint64_t since_ms;
	struct eigrp_op *ops;
	struct eigrp_path *paths;
	struct eigrp_nbr *prev, *next; /* of the interface */
};

struct eigrp_if {
	struct eigrp *e;
	struct eigrp_link link;
	struct eigrp_if_conf conf;
	unsigned idx;            /* bit in eigrp_entry.told */
	bool running;            /* speaks EIGRP (not passive) */
	bool member;             /* its networks take part */
	bool seen;               /* mark of eigrp_links() */
	struct prefix conn[IFACE_MAX_ADDRS + 1]; /* its networks that take part */
	size_t n_conn;
	struct timer hello;
	uint64_t hellos, acks, ucasts, mcasts, packets; /* sent */
	unsigned retransmits;
	uint64_t warned_ms;      /* the last warning about somebody on it; 0 none */
	struct eigrp_nbr *nbrs;
	unsigned n_up;
	UT_hash_handle hh;
};

enum eigrp_path_kind { PATH_NBR, PATH_CONNECTED, PATH_REDIST, PATH_SUMMARY };

struct eigrp_path {
	struct eigrp_entry *en;
	enum eigrp_path_kind kind;
	struct eigrp_nbr *nbr;   /* PATH_NBR */
	struct eigrp_if *ifp;    /* NULL: PATH_REDIST, PATH_SUMMARY */
	struct addr via;
	struct eigrp_metric rep, own; /* as reported to us, and through the interface */
	uint64_t rd, dist;
	bool external, succ, installed, stale;
	struct eigrp_ext ext;
	struct eigrp_path *prev, *next;   /* of the entry */
	struct eigrp_path *nprev, *nnext; /* of the neighbour */
};

struct eigrp_wait {              /* a reply that is awaited */
	struct eigrp_nbr *nbr;
	bool sia_asked, sia_answered;
	unsigned sia_sent;
	struct eigrp_wait *prev, *next;
};

struct eigrp_entry {
	struct prefix prefix;    /* hash key */
	struct eigrp *e;
	struct eigrp_path *paths;
	/* DUAL (RFC 7868 3.5): o is the query origin flag */
	bool active;
	uint8_t o;
	struct eigrp_nbr *origin; /* whose query waits for our reply */
	struct eigrp_nbr *old_succ;
	struct eigrp_wait *waits;
	struct timer sia;
	unsigned sia_rounds;
	uint64_t fd, dist;       /* dist: of the successor */
	/* what is told to others: frozen while active */
	struct eigrp_metric told_metric;
	bool told_external;
	struct eigrp_ext told_ext;
	enum eigrp_path_kind told_kind;
	uint8_t *told;           /* interfaces that have heard of it as reachable */
	size_t told_len;
	bool dirty;
	bool in_rib;
	bool rib_lost;           /* the RIB uses another protocol's route: not told to others */
	enum rib_proto rib_proto;
	uint64_t rib_mark;       /* of the route the RIB has */
	struct eigrp_entry *dprev, *dnext; /* dirty list */
	UT_hash_handle hh;
};

#define EVENTS_MAX 500
struct eigrp_event {
	uint64_t when_ms;
	char text[80];
};

struct eigrp {
	struct timerq *q;
	struct eigrp_ops ops;
	struct eigrp_conf conf;
	uint32_t rid;
	uint32_t seq;
	struct eigrp_if *ifs;    /* hash by link.name */
	uint8_t *if_idx;         /* used indexes */
	size_t n_if_idx;
	uint8_t *handles;        /* used neighbour handles */
	size_t n_handles;
	struct eigrp_entry *entries;
	struct eigrp_entry *dirty;
	struct timer flush;
	struct eigrp_traffic traffic;
	struct eigrp_event *events; /* a ring, made when needed */
	size_t n_events;            /* ever */
	bool wide;               /* named mode: wide metrics */
	bool running;            /* configured, not shut down */
};

/* --- eigrp.c --- */
uint8_t *eigrp_slot_get(uint8_t **used, size_t *n, unsigned *slot); /* lowest free one */
/* Does configuration for `name` hold for this interface? */
bool eigrp_if_named(const struct eigrp_if *ifp, const char *name);

/* --- eigrp_info.c --- */
void eigrp_event(struct eigrp *e, const char *fmt, ...) PRINTF(2, 3);

/* --- eigrp_conf.c --- */
void eigrp_conf_copy(struct eigrp_conf *d, const struct eigrp_conf *s);
bool eigrp_filters_eq(const struct eigrp_conf *a, const struct eigrp_conf *b);
bool eigrp_summaries_eq(const struct eigrp_conf *a, const struct eigrp_conf *b); /* leaks included */
bool eigrp_keys_eq(const struct eigrp_if_conf *a, const struct eigrp_if_conf *b);
/* Choose the key for sending by the time of day. */
void eigrp_keys_refresh(const struct eigrp *e, struct eigrp_if_conf *c);
/* The key a packet with this key id may be signed with now. False: none. */
bool eigrp_key_accept(const struct eigrp *e, const struct eigrp_if_conf *c, uint32_t id,
		      struct eigrp_if_conf *out);
bool eigrp_static_has(const struct eigrp_if *ifp, const struct addr *a);
bool eigrp_statics_any(const struct eigrp_if *ifp);

/* --- eigrp_sum.c --- */
/* Permitted by every filter? Offsets are summed up, what route maps set is put into rt. */
bool eigrp_filters_permit(struct eigrp *e, const struct eigrp_if *ifp,
			  const struct eigrp_subject *s, bool out, struct eigrp_route *rt,
			  uint32_t *offset);
/* Inside of a summary of this interface? The summary itself goes out nowhere else. */
bool eigrp_summary_allows(const struct eigrp_entry *en, const struct eigrp_if *ifp);
uint8_t eigrp_summary_distance(const struct eigrp_entry *en);
void eigrp_summaries_refresh(struct eigrp *e);
bool eigrp_stub_allows(const struct eigrp_entry *en);
void eigrp_subject_of(const struct eigrp_entry *en, struct eigrp_subject *s);

/* --- eigrp_nbr.c --- */
void eigrp_if_start(struct eigrp_if *ifp);
void eigrp_if_stop(struct eigrp_if *ifp, const char *why, bool goodbye);
void eigrp_nbr_down(struct eigrp_nbr *n, const char *why);
/* Exchange the tables again without losing the adjacency. */
void eigrp_nbr_resync(struct eigrp_nbr *n, const char *why);
void eigrp_nbr_acked(struct eigrp_nbr *n, const struct eigrp_packet *pkt);
void eigrp_hello_send(struct eigrp_if *ifp, const struct addr *to, bool goodbye);
size_t eigrp_packet_room(const struct eigrp_if *ifp);

/* --- eigrp_rtp.c --- */
/* tlvs: what follows the header (and the authentication). To one neighbour, or to all that are up
 * on an interface. */
void eigrp_rtp_send(struct eigrp_nbr *n, uint8_t op, uint32_t flags, const uint8_t *tlvs, size_t len);
void eigrp_rtp_send_all(struct eigrp_if *ifp, uint8_t op, const uint8_t *tlvs, size_t len);
void eigrp_rtp_ack(struct eigrp_nbr *n, uint32_t ack);
void eigrp_rtp_clear(struct eigrp_nbr *n);
void eigrp_rtp_timer(struct timer *t, void *arg);
/* debug eigrp packets [TYPE] */
bool eigrp_packet_debug(uint8_t op, bool is_ack);
void eigrp_packet_count(struct eigrp *e, uint8_t op, bool is_ack, bool received);

/* --- eigrp_dual.c --- */
struct eigrp_entry *eigrp_entry_get(struct eigrp *e, const struct prefix *p, bool create);
/* A neighbour told a route in an update, query, reply... */
void eigrp_dual_heard(struct eigrp_nbr *n, uint8_t op, const struct eigrp_route *rt);
/* A path of our own; metric NULL removes it. */
void eigrp_dual_local(struct eigrp *e, const struct prefix *p, enum eigrp_path_kind kind,
		      struct eigrp_if *ifp, const struct eigrp_metric *metric,
		      const struct eigrp_ext *ext);
void eigrp_dual_nbr_new(struct eigrp_nbr *n);
void eigrp_dual_nbr_gone(struct eigrp_nbr *n);
void eigrp_dual_if_changed(struct eigrp_if *ifp); /* its metric */
/* eigrp_debug.c: each goes to the event log, where it belongs there, and to `debug eigrp fsm` */
void eigrp_debug_heard(const struct eigrp_path *p, uint8_t op);
void eigrp_debug_search(const struct eigrp_entry *en, bool found); /* for a feasible successor */
void eigrp_debug_installed(const struct eigrp_path *best);
void eigrp_debug_lost(const struct eigrp_entry *en);
void eigrp_debug_active(const struct eigrp_entry *en);
void eigrp_debug_passive(const struct eigrp_entry *en);
void eigrp_debug_linkdown(const struct eigrp_nbr *n, bool start);
void eigrp_dual_recompute(struct eigrp *e);       /* K values, variance... */
void eigrp_entry_gc(struct eigrp_entry *en);
void eigrp_rib_sync(struct eigrp_entry *en);
void eigrp_rib_withdraw_all(struct eigrp *e);
void eigrp_entries_free(struct eigrp *e);

/* --- eigrp_adv.c --- */
void eigrp_dirty(struct eigrp_entry *en);
void eigrp_op_add(struct eigrp_nbr *n, uint8_t op, const struct prefix *p);
void eigrp_ops_clear(struct eigrp_nbr *n);
void eigrp_flush(struct timer *t, void *arg);
void eigrp_table_send(struct eigrp_nbr *n); /* everything, to a new neighbour */
void eigrp_retell(struct eigrp *e);         /* filters, stub, summaries have changed */

#endif
