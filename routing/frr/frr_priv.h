/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of routing/frr: a child (process.c), its vty connection (vty.c), its routing socket
 * (zserv.c: framing, interfaces, routes; zsync.c: next hops and redistribution out of the RIB), and
 * what its log says (events.c). frr.c holds them together.
 */
#ifndef ROUTING_FRR_PRIV_H
#define ROUTING_FRR_PRIV_H

#include <uthash.h>

#include "routing/frr/frr.h"
#include "routing/frr/zapi.h"

struct frr_query {
	struct frr_child *c;
	char *command;
	frr_answer_fn fn; /* NULL: cancelled, or nobody cares */
	void *arg;
	bool config; /* part of the configuration: a refusal is remembered */
	struct frr_query *next;
};

struct vty {
	int fd;
	struct loop_fd *watch;
	struct frr_query *first, *last; /* first: under way once `sent` */
	size_t sent;			/* bytes of first's command, the NUL included */
	struct str in;
};

/* A connection of the daemon to its routing table. */
struct zconn {
	struct frr *f;
	struct frr_child *c; /* whose it is, by the peer's process id */
	int fd;
	struct loop_fd *watch;
	uint8_t *in; /* ZAPI_MAX_MSG */
	size_t n_in;
	struct str out;
	bool hello, want_ifs, want_rid;
	struct zconn *next;
};

struct watched { /* a next hop the daemon wants to know of */
	struct zapi_rnh n;
	uint8_t said[512]; /* last answer, to tell changes only */
	size_t n_said;
	bool fresh; /* nothing said yet */
	struct watched *next;
};

struct peer { /* an established BGP session */
	struct addr a;
	bool reached; /* it was reachable since */
	struct peer *next;
};

struct told { /* a redistributed route the daemon has */
	struct prefix prefix;
	uint8_t type;
	uint32_t hash;
	bool seen;
	UT_hash_handle hh;
};

struct frr_child {
	struct frr *f;
	struct frr_conf conf;
	char name[64]; /* bgpd, ospfd-1, bgpd-RED: its directory */
	struct rib *rib;
	uint32_t owner;
	bool seen, rib_changed;
	/* process */
	pid_t pid; /* 0: not running */
	int pidfd, log_fd;
	struct loop_fd *pid_watch, *log_watch;
	struct str log_in;
	struct timer retry;
	uint64_t started_ms;
	unsigned deaths;      /* in a row */
	char why[160];	      /* why it does not answer; "" it does */
	char last_error[160]; /* last line it logged as it went */
	/* conversation */
	struct vty vty;
	struct zconn *z;
	struct frr_lines applied;
	/* told to the daemon */
	struct zapi_link *links;
	size_t n_links;
	uint32_t router_id;
	struct watched *watched;
	struct peer *peers;
	struct told *told;
	struct held *held; /* zfilter.c */
	uint32_t redist; /* bit per enum zapi_type */
	uint32_t redist6;
	bool redist_default;
	struct {
		struct addr a;
		uint64_t at;
	} lost[8]; /* next hops just reported gone */
	size_t n_lost;
	char notified[64]; /* whom a notification was sent to last, and when */
	uint64_t notified_at;
	struct frr_child *next;
};

struct frr {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	char *dir;
	int dirfd; /* sockets are named through it: their paths stay short */
	const char *(*template_of)(void *arg, const char *ifname);
	void *arg;
	struct frr_child *children;
	int listen_fd;
	struct loop_fd *listen_watch;
	struct zconn *conns;
	bool dead;
};

/* process.c */
void child_start(struct frr_child *c);
void child_stop(struct frr_child *c);
const char *child_daemon(const struct frr_child *c);   /* bgpd */
const char *child_facility(const struct frr_child *c); /* BGP, of its log messages */
/* frr.c */
void child_gone(struct frr_child *c);  /* the process is no more: forget its state */
void child_ready(struct frr_child *c); /* it has said hello to the routing table */
void child_config_sync(struct frr_child *c);
struct frr_child *child_by_pid(struct frr *f, pid_t pid);
/* vty.c */
void vty_open(struct frr_child *c);
void vty_close(struct frr_child *c); /* pending questions are answered with NULL */
void vty_command(struct frr_child *c, const char *command);
/* zserv.c */
int zserv_open(struct frr *f);
void zserv_close(struct frr *f);
void zconn_drop(struct zconn *z);
void zconn_send(struct zconn *z, const struct wr *w);
void zserv_links_sync(struct frr_child *c);
void zserv_link_down(struct frr_child *c, int ifindex);
void zserv_links_free(struct frr_child *c);
/* zsync.c */
void zsync_watch(struct frr_child *c, const struct zapi_rnh *n, bool on);
/* A session has come up or has ended. */
void zsync_peer(struct frr_child *c, const struct addr *a, bool up);
void zsync_run(struct frr_child *c);
void zsync_free(struct frr_child *c);
/* zfilter.c: OSPF's routes pass `distribute-list ... in` */
void zfilter_offer(struct frr_child *c, const struct rib_route *r);
void zfilter_gone(struct frr_child *c, const struct prefix *p);
void zfilter_changed(struct frr_child *c); /* other lists */
void zfilter_free(struct frr_child *c);
/* ospf_if.c: the interfaces' part of the lines */
/* It takes part, by `network` or by its own command. */
bool ospf_if_enabled(const struct frr_child *c, const struct iface *i);
void ospf_if_lines(struct frr_child *c, struct frr_lines *out);
const struct frr_if_conf *ospf_if_conf(const struct frr_child *c, const char *ifname);
/* events.c */
void events_line(struct frr_child *c, const char *line);

#endif
