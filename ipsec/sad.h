/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of the userspace dataplane: tunnels, SAs, and the way from an arriving packet to
 * them. One writer (the control thread), any number of reading workers that take no lock:
 *
 *   - chains are entered by one atomic store when an entry is complete, and left by another;
 *   - what may change later (addresses, peers, tunnel settings) stands in immutable snapshots behind
 *     an atomic pointer;
 *   - the writer frees what it took out only after every worker passed a quiet point, which is the
 *     caller's business (dp_user_worker.h).
 *
 * The cipher context and replay window of an SA, and its sequence number, belong to the one worker
 * that serves it.
 */
#ifndef IPSEC_SAD_H
#define IPSEC_SAD_H

#include <stdatomic.h>
#include <sys/socket.h>

#include <uthash.h>

#include "ipsec/esp.h"
#include "ipsec/ipsec_dp.h"
#include "ipsec/replay.h"

#define SAD_BUCKETS 16384  /* by SPI */
#define SAD_EP_BUCKETS 4096 /* by outer addresses and GRE key */
#define PATH_CTL_MAX 128

typedef _Atomic uint64_t sad_counter;

struct path { /* immutable but for the cached MTU: where and how packets leave */
	struct addr local;
	struct endpoint remote;  /* port 0: plain protocol, else UDP */
	uint16_t local_port;
	uint8_t ttl;
	struct sockaddr_storage to;
	socklen_t to_len;
	/* Control messages (source address, TTL) for sendmsg, prepared once; room for a TOS and the
	 * size of UDP segments. */
	_Alignas(8) uint8_t ctl[PATH_CTL_MAX];
	size_t ctl_len;
	_Atomic uint32_t mtu;    /* of the way to remote as the kernel knows it, 0 unknown */
	_Atomic uint64_t mtu_ms; /* when it was asked */
};

struct tun_peer { /* multipoint: one inner destination */
	struct prefix inner;
	struct addr nbma;
	struct path *path;       /* plain GRE to nbma; owned by the map */
	struct sa *sa;           /* outbound SA to nbma, NULL none */
};

struct tun_map { /* immutable */
	size_t n;
	struct tun_peer peer[];
};

struct tun_conf { /* immutable */
	struct tunnel_params p;
	struct path *path;       /* unprotected traffic; NULL while remote is unknown; owned */
};

struct tunnel {
	uint32_t id;
	int fd;                  /* the TUN device */
	struct tun_conf *_Atomic conf;
	struct sa *_Atomic out;  /* newest outbound SA; not used by multipoint */
	struct tun_map *_Atomic map;
	sad_counter rx_packets, rx_bytes, tx_packets, tx_bytes, rx_errors, tx_errors, tx_no_sa;
	_Atomic uint64_t last_rx_ms, last_tx_ms, told_no_sa_ms, told_moved_ms;
	struct port *port;       /* the worker's handle on fd, see dp_user.h */
	struct port *dummy;      /* and on the clock of dummy packets; NULL: none so far */
	/* control thread only */
	struct sa *sas;          /* newest first */
	struct tun_ep *ep;
	struct prefix *inner;    /* multipoint: the configured peers, n_inner of them */
	struct addr *nbma;
	size_t n_inner;
	UT_hash_handle hh;       /* by id */
	struct tunnel *next_dead;
};

struct sa {
	bool inbound;
	uint32_t spi;
	struct tunnel *tun;
	enum ipsec_mode mode;
	uint8_t families;               /* SA_V4, SA_V6 */
	struct addr local;
	struct addr first_remote;       /* as given; the path may move */
	struct addr inner_local, inner_remote;
	struct path *_Atomic path;
	uint64_t soft_bytes, hard_bytes, soft_packets;
	/* owned by one worker */
	struct esp esp;
	struct replay replay;
	uint64_t seq;                   /* outbound: last one used */
	/* shared */
	_Atomic bool soft_told, stopped;
	sad_counter packets, bytes, replay_drops, auth_drops, invalid_drops, send_errors;
	sad_counter len_drops, proto_drops, sa_drops, inside_drops; /* parts of invalid_drops */
	_Atomic uint64_t last_used_ms;
	struct sa *_Atomic next;        /* in its bucket */
	struct sa *t_prev, *t_next;     /* in its tunnel, control thread only */
	bool standby;                   /* control thread only */
};

struct tun_ep { /* a tunnel's entry in the table of outer addresses */
	struct tun_ep *_Atomic next;
	struct addr local, remote;      /* remote none: multipoint */
	bool has_key, ipip;
	uint32_t key;
	struct tunnel *tun;
};

struct sad {
	struct sa *_Atomic in[SAD_BUCKETS];
	struct sa *_Atomic out[SAD_BUCKETS]; /* control thread only */
	struct tun_ep *_Atomic ep[SAD_EP_BUCKETS];
	struct tunnel *tunnels;         /* control thread only */
	struct spi_slot *reserved;      /* SPIs handed out and not used yet */
	uint32_t last_id;
};

struct sad *sad_new(void);
void sad_free(struct sad *s); /* with all that is in it; no reader left */

/* --- any thread --- */
struct sa *sad_in_find(struct sad *s, uint32_t spi);
/* The tunnel for a plain GRE (or IP in IP) packet; NULL none. Multipoint ones come last. */
struct tunnel *sad_ep_find(struct sad *s, const struct addr *local, const struct addr *remote,
			   bool ipip, bool has_key, uint32_t key);

/* --- control thread --- */
uint32_t sad_spi_alloc(struct sad *s);
void sad_spi_free(struct sad *s, uint32_t spi);
struct sa *sad_out_find(struct sad *s, uint32_t spi, const struct addr *remote);
struct tunnel *sad_tunnel_find(struct sad *s, uint32_t id);
/* Enter; the SPI's reservation ends. -EEXIST when there is one of the same name. */
int sad_sa_link(struct sad *s, struct sa *sa);
/* Take out; the caller waits for quiet before sa_free(). */
void sad_sa_unlink(struct sad *s, struct sa *sa);
void sa_free(struct sa *sa);
void sad_tunnel_link(struct sad *s, struct tunnel *t); /* gives it its id */
void sad_tunnel_unlink(struct sad *s, struct tunnel *t);
void tunnel_free(struct tunnel *t); /* closes the device */
/* Make the tunnel findable by its settings. -> the former entry, to be freed when quiet. */
struct tun_ep *sad_ep_set(struct sad *s, struct tunnel *t, const struct tunnel_params *p);

struct path *path_new(const struct addr *local, uint16_t local_port, const struct endpoint *remote,
		      uint8_t ttl);
struct tun_conf *tun_conf_new(const struct tunnel_params *p);
void tun_conf_free(struct tun_conf *c);
/* The outbound SA that carries the traffic, to this remote or (NULL) any: the newest, one in stand-by
 * only when there is no other. NULL none. Control thread. */
struct sa *tunnel_sa_out(const struct tunnel *t, const struct addr *remote);
/* The peers of a multipoint tunnel with the SA to each. */
struct tun_map *tun_map_new(const struct tunnel *t);
void tun_map_free(struct tun_map *m);
/* The longest prefix that holds the packet's destination; NULL none. */
const struct tun_peer *tun_map_find(const struct tun_map *m, const struct addr *dst);

static inline void ctr_add(sad_counter *c, uint64_t n)
{
	atomic_fetch_add_explicit(c, n, memory_order_relaxed);
}

static inline uint64_t ctr_get(const sad_counter *c)
{
	return atomic_load_explicit(c, memory_order_relaxed);
}

static inline void ctr_set(sad_counter *c, uint64_t n)
{
	atomic_store_explicit(c, n, memory_order_relaxed);
}

#endif
