/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP (RFC 7868), the protocol alone: one struct eigrp is one autonomous system. It owns no socket
 * and knows no interface but those eigrp_links() tells; packets leave and routes go through struct
 * eigrp_ops, time comes from a timer queue. So tests run several speakers in memory on a fake
 * clock. What joins it to the sockets, the interfaces and the RIB is eigrp_io.h.
 *
 * Order of calls: eigrp_new, eigrp_configure, eigrp_links, eigrp_externals, then eigrp_rx for
 * every packet; configure, links and externals again, whole, whenever something has changed.
 */
#ifndef ROUTING_EIGRP_EIGRP_H
#define ROUTING_EIGRP_EIGRP_H

#include "base/timer.h"
#include "routing/iface.h"
#include "routing/eigrp/eigrp_policy.h"
#include "routing/rib.h"

#define EIGRP_DELAY_INF 0xffffffffffffULL /* picoseconds, the wide metric's 48 bits */
#define EIGRP_INF UINT64_MAX              /* composite metric of the unreachable */

struct eigrp_ext {       /* origin of an external route */
	uint32_t rid, as, tag, metric;
	uint8_t proto;   /* enum eigrp_ext_proto */
	uint8_t flags;
};
enum eigrp_ext_proto { /* RFC 7868 6.8.4 */
	EIGRP_FROM_IGRP = 1, EIGRP_FROM_EIGRP = 2, EIGRP_FROM_STATIC = 3, EIGRP_FROM_RIP = 4,
	EIGRP_FROM_OSPF = 6, EIGRP_FROM_ISIS = 7, EIGRP_FROM_BGP = 9, EIGRP_FROM_CONNECTED = 11
};

enum eigrp_stub { /* as in the peer's stub TLV */
	EIGRP_STUB_CONNECTED = 1, EIGRP_STUB_STATIC = 2, EIGRP_STUB_SUMMARY = 4,
	EIGRP_STUB_RECEIVE_ONLY = 8, EIGRP_STUB_REDIST = 16
};

enum eigrp_auth { EIGRP_AUTH_NONE, EIGRP_AUTH_MD5 = 2, EIGRP_AUTH_SHA256 = 3 };
#define EIGRP_KEY_LEN 96
#define EIGRP_KEYS_MAX 16

struct eigrp_key {               /* of a key chain; times in seconds since 1970, both included */
	uint32_t id;
	char key[EIGRP_KEY_LEN];
	int64_t accept_from, accept_to, send_from, send_to;
};

struct eigrp_if_conf {
	char name[IFACE_NAME_LEN];
	uint16_t hello_s, hold_s;    /* 0: default */
	bool enabled;                /* IPv6: it takes part (IPv4: by the networks) */
	bool passive, shutdown, no_split_horizon, no_next_hop_self;
	enum eigrp_auth auth;
	bool no_key;                 /* authentication without a usable key: nothing passes */
	uint32_t key_id;             /* the key in use for sending */
	char key[EIGRP_KEY_LEN];
	char chain[64];              /* its name, for show */
	size_t n_keys;               /* ascending by id; 0: the key above holds always */
	struct eigrp_key keys[EIGRP_KEYS_MAX];
};

struct eigrp_network { uint32_t addr, wild; };
struct eigrp_summary {
	char ifname[IFACE_NAME_LEN];
	struct prefix prefix;
	uint8_t distance;
	bool leaks;
	struct eigrp_map leak;   /* with leaks: what it permits is told besides the summary */
};
struct eigrp_summary_metric { struct prefix prefix; struct eigrp_metric metric; };
struct eigrp_static { char ifname[IFACE_NAME_LEN]; struct addr addr; }; /* neighbor A IFACE */
struct eigrp_filter {            /* every filter that applies must permit; offsets are added */
	char ifname[IFACE_NAME_LEN]; /* "" all */
	bool out;
	uint32_t offset;         /* != 0: an offset-list */
	struct eigrp_map map;
};

struct eigrp_conf {
	uint8_t family;              /* ADDR_V4, ADDR_V6: of its routes and its packets */
	uint16_t as;
	char vname[64];              /* named mode: the virtual instance; "" classic */
	char vrf[32];                /* "" the global table */
	bool shutdown, no_log, no_warnings, auto_summary;
	uint32_t warn_s;             /* seconds between warnings about one interface */
	uint32_t router_id;          /* 0: highest loopback, then highest IPv4 interface address */
	uint8_t k[6];
	struct eigrp_network *networks;
	size_t n_networks;
	struct eigrp_if_conf *ifs, if_default;
	size_t n_ifs;
	struct eigrp_summary *summaries;
	size_t n_summaries;
	struct eigrp_summary_metric *summary_metrics;
	size_t n_summary_metrics;
	struct eigrp_static *statics;
	size_t n_statics;
	struct eigrp_filter *filters;
	size_t n_filters;
	bool stub;
	uint8_t stub_flags;
	bool stub_leaks;
	struct eigrp_map stub_leak;
	bool share_min;              /* traffic-share min across-interfaces: only the best carry */
	uint8_t variance, max_paths, max_hops, rib_scale, dist_int, dist_ext;
	uint32_t active_s;           /* 0: no limit */
};
void eigrp_conf_init(struct eigrp_conf *c, uint8_t family); /* defaults */
void eigrp_conf_clear(struct eigrp_conf *c);

struct eigrp_link {              /* an interface as it is now */
	char name[IFACE_NAME_LEN];
	char template[IFACE_NAME_LEN]; /* Virtual-Access: whose configuration holds for it; "" */
	bool loopback, unnumbered;   /* unnumbered: its address is another one's */
	/* The first one is the source of packets; with IPv6 that is the link-local one. None: the
	 * interface is there for the router ID only. */
	struct prefix addrs[IFACE_MAX_ADDRS + 1];
	size_t n_addrs;
	uint32_t v4;                 /* its highest IPv4 address, 0 none: for the router ID */
	uint32_t bw, delay_us, mtu;
};

struct eigrp_external {          /* a redistributed route */
	struct prefix prefix;
	struct eigrp_metric metric;
	uint8_t proto;               /* enum eigrp_ext_proto */
	uint32_t as, tag, ext_metric;
};

struct eigrp_ops {
	/* dst NULL: to 224.0.0.10, ff02::a */
	void (*send)(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len);
	void (*rib_add)(void *ctx, const struct rib_route *r); /* owner is the callee's */
	void (*rib_del)(void *ctx, const struct prefix *p, enum rib_proto proto);
	void *ctx;
	int64_t (*wall)(void *ctx);  /* seconds since 1970, for the lifetimes of keys; NULL: time() */
};

struct eigrp;
struct eigrp *eigrp_new(struct timerq *q, const struct eigrp_ops *ops);
void eigrp_free(struct eigrp *e);  /* says goodbye, takes its routes back; NULL is fine */
/* Copied. */
void eigrp_configure(struct eigrp *e, const struct eigrp_conf *c);
/* All interfaces that are up. One that is missing is down. */
void eigrp_links(struct eigrp *e, const struct eigrp_link *list, size_t n);
/* One has vanished or gone down: at once, before the whole list follows. */
void eigrp_link_down(struct eigrp *e, const char *name);
void eigrp_externals(struct eigrp *e, const struct eigrp_external *list, size_t n);
/* The RIB has decided about a prefix: does it use our route? One that lost is not told to others. */
void eigrp_rib_verdict(struct eigrp *e, const struct prefix *p, bool won);
/* The vector of a route that is in use here, for another process. False: there is none. */
bool eigrp_metric_of(struct eigrp *e, const struct prefix *p, struct eigrp_metric *out);
/* p: from the EIGRP header. Anything may be in it. */
void eigrp_rx(struct eigrp *e, const char *ifname, const struct addr *src, bool multicast,
	      const uint8_t *p, size_t len);
/* clear ip eigrp neighbors [addr] [interface] [soft]; NULL: all. soft: the tables are exchanged
 * again, the adjacency stays. */
void eigrp_clear(struct eigrp *e, const struct addr *addr, const char *ifname, bool soft);
const struct eigrp_conf *eigrp_conf_of(const struct eigrp *e);
const char *eigrp_name(const struct eigrp *e); /* EIGRP-IPv4, EIGRP-IPv6 */
uint32_t eigrp_router_id(const struct eigrp *e);
/* Does the process run on this interface (then it wants the multicast group)? */
bool eigrp_wants(const struct eigrp *e, const char *ifname);

/* --- for show --- */
struct eigrp_nbr_info {
	unsigned h;
	struct addr addr;
	const char *ifname;
	bool up, stub;
	uint8_t stub_flags;
	unsigned hold_left, hold_left_ms, srtt, rto, queued, retrans, retries, prefixes;
	bool is_static;
	uint32_t seq;
	uint64_t since_ms;
	uint8_t ver[4];          /* OS major, minor, TLV major, minor */
};
struct eigrp_path_info {
	struct addr via;         /* none: a local one */
	const char *what;        /* "Connected", "Rstatic"...; NULL: by via */
	const char *ifname;      /* "" none, "Null0" */
	uint64_t dist, rd;
	bool successor, feasible;
	struct eigrp_metric metric;
	bool external;
	struct eigrp_ext ext;
};
struct eigrp_topo_info {
	struct prefix prefix;
	bool active;
	unsigned successors, waiting; /* waiting: replies outstanding */
	uint64_t fd;
	uint32_t tag;
	const struct eigrp_path_info *paths;
	size_t n_paths;
};
struct eigrp_if_info {
	const char *ifname;
	bool passive;
	unsigned peers, queued, srtt, retrans;
	bool is_static;          /* neighbors are configured: nothing is multicast */
	uint64_t hellos, acks, ucasts, mcasts, packets; /* sent; packets: reliable ones */
	uint16_t hello_s, hold_s;
	unsigned hello_due_ms;
	const struct eigrp_if_conf *conf;
};
struct eigrp_traffic {
	uint64_t hello[2], update[2], query[2], reply[2], ack[2], sia_query[2], sia_reply[2]; /* sent, received */
	uint64_t bad;            /* malformed, wrong checksum or authentication */
};
void eigrp_walk_nbrs(struct eigrp *e, void (*fn)(const struct eigrp_nbr_info *i, void *arg), void *arg);
/* Ascending by prefix. */
void eigrp_walk_topo(struct eigrp *e, void (*fn)(const struct eigrp_topo_info *i, void *arg), void *arg);
void eigrp_walk_ifs(struct eigrp *e, void (*fn)(const struct eigrp_if_info *i, void *arg), void *arg);
const struct eigrp_traffic *eigrp_traffic(const struct eigrp *e);
/* The latest first. */
void eigrp_walk_events(struct eigrp *e, void (*fn)(uint64_t when_ms, const char *text, void *arg),
		       void *arg);
void eigrp_clear_events(struct eigrp *e);
/* Counts for tests and the bench. */
size_t eigrp_n_entries(const struct eigrp *e);

/* --- metrics (pure, eigrp_metric.c) --- */
uint64_t eigrp_composite(const uint8_t k[6], bool wide, const struct eigrp_metric *m);
/* The path's vector behind an interface of this bandwidth and delay. */
struct eigrp_metric eigrp_metric_join(const struct eigrp_metric *m, const struct eigrp_link *l,
				      uint8_t max_hops);

#endif
