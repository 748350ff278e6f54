/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The userspace dataplane, private to dp_user*.c.
 *
 *   TUN --read--> split, tx: GRE, ESP seal --sendmmsg--> raw protocol 50/47/4 or UDP 4500
 *   raw, UDP --recvmmsg--> rx: ESP open, GRE, checks, merge --write--> TUN
 *
 * The devices hand over and take packets of up to 64 KB (gso.h), UDP 4500 too where the kernel can
 * (UDP_SEGMENT, UDP_GRO): the system calls, not the cipher, are what costs.
 *
 * The control thread owns all tables (sad.h) and tells workers by swapping pointers. A worker never
 * waits for it: what a worker has to say (events, IKE datagrams) goes through one queue that the
 * control loop watches. One worker receives, the others send, each for tunnels of its own: every SA
 * has one user.
 */
#ifndef IPSEC_DP_USER_H
#define IPSEC_DP_USER_H

#include <pthread.h>
#include <sys/epoll.h>

#include "ipsec/gre.h"
#include "ipsec/gso.h"
#include "ipsec/inner.h"
#include "ipsec/sad.h"

#define BATCH 64                    /* packets per system call */
#define PKT_MAX 65536               /* longest packet of any kind */
/* In front of an inner packet: GRE, the IP header of tunnel mode around GRE, ESP. */
#define HEADROOM 128
#define TAILROOM (ESP_TAIL_MAX + 16)
#define RX_FRONT 64                 /* before an arrived packet: room for a device's header */
#define RX_STRIDE (RX_FRONT + PKT_MAX + 4096 + 64) /* + 64: other sets of the cache */
#define ARENA_SIZE (1 << 20)
#define TXQ_IOV 1024                /* packets in a batch */
#define SEGMENTS 64                 /* packets in one UDP_SEGMENT message, the kernel's limit */
#define SEGMENT_BYTES 65000         /* and their bytes */
#define MERGES 8                    /* TCP connections merged at a time */
#define TUN_READS 16                /* from one device in a row */

enum raw_kind { RAW_ESP, RAW_GRE, RAW_IPIP, RAW_IP6IP, RAW_KINDS };

/* Where outer packets leave: one socket each, since "do not fragment" is a socket's property. */
#define TXQ_RAW(kind, v6, df) ((unsigned)(kind) * 4 + ((v6) ? 2u : 0u) + ((df) ? 1u : 0u))
#define TXQ_UDP4 (RAW_KINDS * 4u)
#define TXQ_UDP6 (TXQ_UDP4 + 1)
#define TXQ_COUNT (TXQ_UDP6 + 1)

struct tx_note { /* whose packet it is, for error counters */
	struct tunnel *tun;
	struct sa *sa;
	struct path *path;
	size_t ctl_len;        /* of the control messages that a single packet needs */
};

struct txq {
	bool segments;         /* one message may hold several packets */
	unsigned n, n_iov;
	struct mmsghdr msg[BATCH];
	struct iovec iov[TXQ_IOV];
	struct tx_note note[BATCH];
	uint8_t tos[BATCH];
	_Alignas(8) uint8_t ctl[BATCH][PATH_CTL_MAX];
};

struct rx_merge {
	struct tunnel *tun;
	struct gso_merge m;
};

enum port_kind { PORT_TUN, PORT_RAW, PORT_UDP, PORT_WAKE, PORT_DUMMY };

struct port { /* a descriptor some worker reads */
	enum port_kind kind;
	int fd;
	uint8_t family;        /* RAW, UDP */
	enum raw_kind raw;
	uint16_t udp_port;
	struct tunnel *tun;
};

#define MSG_CTL_MAX 192 /* of an arrived packet */

struct rx_meta { /* the outer header of an arrived packet */
	struct endpoint local, remote; /* ports 0 unless udp */
	bool udp;
	uint8_t tos;
};

struct worker {
	struct dp_user *dp;
	pthread_t thread;
	bool running;
	int epfd;
	struct port wake;
	_Atomic bool stop;
	_Atomic uint64_t quiet;  /* odd: at work and may hold pointers; even: holds none */
	_Atomic int lost;        /* its loop ended with this errno, 0: it did not */
	uint64_t hung_at;        /* control thread: the turn it was given up in, 0 none */
	uint64_t quiet_seen;     /* control thread: what the watchdog saw last, */
	unsigned stuck;          /* and how often that was the same turn */
	bool told;               /* that it is lost or stuck */
	uint64_t now;            /* ms, once a turn */
	struct esp_random rnd;
	uint16_t ip_id;
	uint8_t *big;            /* what was read from a device */
	uint8_t *arena;          /* outer packets of the batch under way */
	size_t arena_used;
	struct rx_merge merge[MERGES];
	unsigned n_merge;
	struct txq *txq[TXQ_COUNT]; /* made when first used */
	uint8_t *rx_mem;
	struct mmsghdr rx_msg[BATCH];
	struct iovec rx_iov[BATCH];
	struct sockaddr_storage rx_from[BATCH];
	_Alignas(8) uint8_t rx_ctl[BATCH][MSG_CTL_MAX];
};

struct dp_note { /* from a worker to the control thread */
	struct dp_note *next;
	bool ike;
	struct dp_event ev;
	struct endpoint local, remote;
	size_t len;
	uint8_t data[];
};

struct note_queue {
	pthread_mutex_t lock;   /* held for a few instructions, and only for exceptional packets */
	struct dp_note *head, **tail;
	unsigned n;
	int fd;                 /* eventfd */
	struct loop_fd *watch;
};

struct dp_user {
	struct ipsec_dp dp;
	struct loop *loop;
	struct ipsec_dp_events ev;
	struct sad *sad;
	struct worker *workers;
	unsigned n_workers;
	struct port raw_rx[RAW_KINDS][2]; /* [][1]: IPv6 */
	struct port *udp[2];              /* [1]: IPv6 */
	_Atomic int tx_fd[TXQ_COUNT];     /* -1: none */
	_Atomic bool no_segments;         /* UDP_SEGMENT was refused: one packet a message */
	struct note_queue notes;
	uint32_t group;                   /* of our devices; + 1: of those about to go */
	struct tunnel *dead;              /* their devices go together, a moment later */
	struct timer reaper;
	_Atomic uint64_t told_ms[DP_BROKEN + 1]; /* refused packets, when told last */
	struct timer watchdog;
	sad_counter invalid_spi, truncated, too_big, unknown_proto, gre_errors;
	struct dp_counters gone;          /* of SAs and tunnels that were taken out */
};

/* --- dp_user_dev.c: descriptors; control thread. -errno, and why[] where given --- */
int dev_tun_open(const struct tunnel_params *p, uint32_t group);
int dev_tun_mtu(const struct tunnel_params *p);
int dev_tun_carrier(int fd, bool up);
/* Taking a device away costs the kernel milliseconds, but not much more for a whole group. Devices
 * in a VRF's namespace are not reached. Best effort: closing the descriptor does it too. */
void dev_group_set(const char *name, uint32_t group);
void dev_group_del(uint32_t group);
uint8_t dev_raw_proto(enum raw_kind kind);
int dev_raw_rx(enum raw_kind kind, bool v6);
int dev_raw_tx(enum raw_kind kind, bool v6, bool df);
/* Prepare the UDP 4500 socket: addresses and TOS of arriving packets. -> ADDR_V4/V6 or -errno. */
int dev_udp_prepare(int fd, uint16_t *port);
int dev_probe(char *why, size_t size);
/* The MTU towards a path's far end as the kernel knows it now; 0 unknown. Any thread. */
uint32_t dev_path_mtu(const struct path *path);

/* --- dp_user_worker.c --- */
int worker_start(struct dp_user *d, struct worker *w);
/* Joins; NULL parts are fine. False: it hangs, and what it may hold must stay. */
bool worker_stop(struct worker *w);
int worker_watch(struct worker *w, struct port *port);
void worker_unwatch(struct worker *w, struct port *port);
/* Waits until no worker holds a pointer it fetched before the call; false: one of them does not come
 * to an end. Then what was taken out must stay in memory. */
bool workers_quiet(struct dp_user *d);
/* Look now and then whether the workers still do their turns; tells DP_BROKEN. */
void watchdog_start(struct dp_user *d);
int notes_open(struct dp_user *d);
void notes_close(struct dp_user *d);
/* From a worker. Copies ev; ev->text must be static. */
void note_event(struct dp_user *d, const struct dp_event *ev);
void note_ike(struct dp_user *d, const struct rx_meta *m, const uint8_t *msg, size_t len);
/* True once per interval of ms; *last remembers. */
bool note_due(_Atomic uint64_t *last, uint64_t now, uint64_t ms);

/* --- dp_user_tx.c --- */
void tx_tun_ready(struct worker *w, struct tunnel *t);
void tx_flush(struct worker *w);
/* Its time came: a dummy packet on each of the tunnel's outbound SAs. */
void tx_dummy(struct worker *w, const struct port *port);

/* --- dp_user_rx.c --- */
void rx_ready(struct worker *w, const struct port *port);
/* Write out what was merged so far: at the end of each batch. */
void rx_merge_flush(struct worker *w);
/* Count a packet of an SA and stop it or tell when its volume is spent. dummy: the SA is idle all the
 * same. */
void sa_count(struct worker *w, struct sa *sa, size_t bytes, bool dummy);

#endif
