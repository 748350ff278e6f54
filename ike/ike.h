/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IKEv2 engine (RFC 7296) as its user sees it. Protocol only: it knows sockets, interfaces,
 * routes and ESP as `struct ike_ops`, which flexvpn.c fills in the router and recorders fill in
 * tests. One thread, one clock (a timer queue); no pointer to an SA is kept outside across calls:
 * everything is named by id, and looked up.
 *
 * Consuming a message has no side effect before AUTH is verified. Every refusal keeps its `why`.
 */
#ifndef IKE_IKE_H
#define IKE_IKE_H

#include "base/addr.h"
#include "base/str.h"
#include "base/timer.h"
#include "ike/ike_conf.h"
#include "ike/ike_id.h"

#define IKE_MAX_TS 8
#define IKE_MAX_SUITES 8
#define IKE_MAX_SUBNETS 64

struct ike;
struct workers;

enum ike_role { IKE_INITIATOR, IKE_RESPONDER };
enum ike_sa_state {
	IKE_SA_INIT_SENT, IKE_SA_INIT_DONE /* responder waits for AUTH */, IKE_SA_AUTH_SENT,
	IKE_SA_READY, IKE_SA_REKEYED /* replaced, about to be deleted */, IKE_SA_DELETING
};

struct ike_ts { /* RFC 7296 3.13.1 */
	uint8_t proto;           /* 0 any */
	uint16_t port_lo, port_hi;
	struct addr lo, hi;      /* inclusive; family of lo */
};

struct ike_esp_suite {
	const struct encr_alg *encr;
	const struct integ_alg *integ; /* NULL with AEAD */
	bool esn;
};

/* What a CHILD SA may be: given by the initiator's caller, or answered by ops->child_policy(). */
struct ike_child_policy {
	struct ike_esp_suite suites[IKE_MAX_SUITES]; /* in order of preference */
	uint8_t n_suites;
	bool transport;          /* offer/accept USE_TRANSPORT_MODE */
	bool transport_required; /* refuse tunnel mode */
	struct ike_ts ts_local[IKE_MAX_TS], ts_remote[IKE_MAX_TS];
	uint8_t n_ts_local, n_ts_remote;
	uint16_t pfs;            /* DH group for rekeys, 0 none */
	uint32_t life_seconds;   /* 0: no time limit */
	uint64_t life_bytes;     /* 0: no volume limit */
	uint32_t owner;          /* flexvpn's tunnel handle, 0 unknown yet */
};

struct ike_child { /* a negotiated CHILD SA, handed to ops->child_up() and kept for show */
	uint32_t id;             /* engine-wide */
	uint32_t sa;             /* IKE SA's id */
	uint32_t owner;
	uint32_t spi_in, spi_out;
	bool transport;
	struct ike_esp_suite suite;
	struct ike_ts ts_local[IKE_MAX_TS], ts_remote[IKE_MAX_TS];
	uint8_t n_ts_local, n_ts_remote;
	uint16_t pfs_group;      /* 0: none used */
	uint32_t life_seconds;
	uint64_t life_bytes;
	uint64_t created_ms;
	uint32_t replaces;       /* child id this one rekeys, 0 none */
	bool initiator;          /* we began the exchange that made it */
};

struct ike_child_keys {      /* valid during ops->child_up() only; wiped after */
	const uint8_t *encr_in, *integ_in, *encr_out, *integ_out;
};

struct ike_cfg {             /* configuration payload, parsed (RFC 7296 3.15) */
	bool want_addr4, want_addr6, want_mask, want_dns, want_subnet; /* empty in a request */
	bool include_local_lan;
	bool pfs;            /* rekeys of IPsec SAs by whom this is told use PFS */
	struct addr addr4, netmask4;
	struct prefix addr6;
	struct addr dns[2], wins[2], dns6[2];
	struct prefix subnets[IKE_MAX_SUBNETS]; /* INTERNAL_IP4_SUBNET / IP6_SUBNET */
	uint8_t n_subnets;
	char def_domain[128], banner[512], app_version[260];
	char split_dns[256], backup[256]; /* several, separated by commas */
};

struct ike_sa_info {         /* a copy, for show and for ops */
	uint32_t id;             /* Tunnel-id */
	uint32_t session;        /* Session-id */
	enum ike_role role;
	enum ike_sa_state state;
	struct endpoint local, remote;
	const char *fvrf, *ivrf; /* NULL: none */
	uint8_t spi_i[8], spi_r[8];
	const struct encr_alg *encr;
	const struct prf_alg *prf;
	const struct integ_alg *integ; /* NULL with AEAD */
	const struct dh_alg *dh;
	enum ike_auth_method auth_local, auth_remote;
	struct ike_id local_id, remote_id;
	struct ike_conf *conf;   /* the snapshot this SA lives with (borrowed) */
	const struct ike_profile *profile; /* in conf; NULL before it is known */
	uint32_t owner;          /* of the first child */
	uint64_t created_ms;     /* when READY */
	uint32_t lifetime;       /* seconds */
	/* message ids for show ... detailed */
	uint32_t req_local, req_remote, next_local, next_remote;
	uint32_t window_local, window_remote;
	uint32_t dpd_interval, dpd_retry;
	bool dpd_periodic;
	bool nat_local, nat_remote; /* we are / the peer is behind NAT */
	bool fragmentation;
	uint16_t frag_mtu;
	bool peer_is_ios;        /* by vendor ids */
	bool dynamic_routes;     /* both sides IOS: Dynamic Route Update */
	struct ike_cfg cfg;      /* received from the peer (pushed address, remote subnets) */
	bool ppk;                /* keys are mixed with a PPK (RFC 8784) */
	uint32_t n_children;
	uint32_t repeats;        /* of our request that is not answered yet, */
	uint32_t request_len;    /* and the bytes of its largest datagram */
	uint64_t heard_ms;       /* last authentic message of the peer */
	uint32_t rekeyed_from; /* this SA took over the children of that one (IKE rekey), 0 none */
};

/* Why something ended or was refused: plain words with both sides' values where there are two. */
struct ike_why {
	uint16_t notify;         /* RFC 7296 notify type sent or received, 0 none */
	bool by_peer;            /* the peer refused */
	char text[512];
};

struct ike_ops {
	/* Send one message (without non-ESP marker; port 4500 means: add it). A message of one byte
	 * (0xff) is a NAT keepalive and gets no marker (RFC 3948 2.3). 0 or -errno. */
	int (*send)(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		    const uint8_t *msg, size_t len);
	/* The same from a front VRF (fvrf is not NULL). NULL: there are none. */
	int (*send_fvrf)(void *ctx, const char *fvrf, const struct endpoint *local,
			 const struct endpoint *remote, const uint8_t *msg, size_t len);
	/* Unused inbound SPI for a CHILD SA; 0: none. spi_free() takes back one that
	 * was not used. */
	uint32_t (*spi_alloc)(void *ctx);
	void (*spi_free)(void *ctx, uint32_t spi);
	/* Responder, peer authenticated: what may this CHILD SA be? Fills out (owner included) from
	 * the peer's proposal. -EPERM: no policy (TS_UNACCEPTABLE), -ENOENT: nothing configured. */
	int (*child_policy)(void *ctx, const struct ike_sa_info *sa, const struct ike_ts *ts_local,
			    size_t n_local, const struct ike_ts *ts_remote, size_t n_remote,
			    bool want_transport, struct ike_child_policy *out, struct ike_why *why);
	/* Install. A failure (-errno) makes the engine refuse or delete the CHILD SA. */
	int (*child_up)(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			const struct ike_child_keys *k);
	/* Remove. Called once for every child that child_up() accepted. */
	void (*child_down)(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			   const struct ike_why *why);
	/* The IKE SA authenticated / is gone (or never came up: was_up false). Children go first.
	 * IKE rekey: sa_up() with rekeyed_from set, later sa_down() of the old SA in state
	 * IKE_SA_REKEYED; its children moved over without child_down()/child_up(). */
	void (*sa_up)(void *ctx, const struct ike_sa_info *sa);
	void (*sa_down)(void *ctx, const struct ike_sa_info *sa, bool was_up,
			const struct ike_why *why);
	/* The peer is authenticated: may it have a session? False: why says what is missing here; it
	 * is refused with AUTHENTICATION_FAILED. May be NULL. */
	bool (*authorize)(void *ctx, const struct ike_sa_info *sa, struct ike_why *why);
	/* Config mode. Responder: fill reply for an authenticated request, or -errno and why: no
	 * address for the peer. Initiator: what came. */
	int (*cfg_request)(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
			   struct ike_cfg *reply, struct ike_why *why);
	void (*cfg_received)(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg);
	/* What to ask for / push from this side when we initiate: asked before there is a peer
	 * (peer NULL), and again when it is authenticated. May be NULL. */
	void (*cfg_to_send)(void *ctx, const char *profile, uint32_t owner,
			    const struct ike_id *peer, struct ike_cfg *out);
	/* The peer's address changed (NAT rebinding): move its SAs. */
	void (*peer_moved)(void *ctx, const struct ike_sa_info *sa, const struct endpoint *old);
	/* When did traffic of this child last arrive (ms on the engine's clock)? For
	 * on-demand DPD. */
	uint64_t (*child_last_rx)(void *ctx, const struct ike_child *c);
	uint64_t (*child_last_tx)(void *ctx, const struct ike_child *c);
};

struct ike *ike_new(struct timerq *tq, const struct ike_ops *ops, void *ctx);
/* Drops everything without talking to peers; ops->child_down/sa_down are called. */
void ike_free(struct ike *e);
/* Diffie-Hellman goes to these threads from now on. Before ike_free(): ike_workers(e, NULL), then
 * workers_free(), whose last jobs still talk to the engine. */
void ike_workers(struct ike *e, struct workers *w);
/* New configuration: live SAs keep theirs. Takes its own reference. */
void ike_configure(struct ike *e, struct ike_conf *c);

/* A datagram from port 500, or from 4500 with the marker removed. Never fails; bad ones are
 * counted. */
void ike_input(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
	       const uint8_t *msg, size_t len);

/* The same from a front VRF; fvrf NULL: global. */
void ike_input_fvrf(struct ike *e, const char *fvrf, const struct endpoint *local,
		    const struct endpoint *remote, const uint8_t *msg, size_t len);

struct ike_request {
	const char *profile;     /* name */
	struct addr local, remote;
	const char *fvrf;
	struct ike_child_policy child; /* owner set */
};
/* Begin (or join: an SA with this owner already negotiating or up is left alone; one that has lost
 * its last CHILD SA gets another). id or 0 + why. */
uint32_t ike_initiate(struct ike *e, const struct ike_request *req, struct ike_why *why);
/* Orderly end: DELETE is sent, children removed at once. False: no such id. */
bool ike_sa_delete(struct ike *e, uint32_t sa, const char *reason);
/* The same without waiting for the peer's answer: DELETE is sent once. */
bool ike_sa_drop(struct ike *e, uint32_t sa, const char *reason);
bool ike_child_delete(struct ike *e, uint32_t child, const char *reason);
bool ike_sa_rekey(struct ike *e, uint32_t sa);
bool ike_child_rekey(struct ike *e, uint32_t child);
/* Another CHILD SA on an IKE SA that is up. */
bool ike_child_create(struct ike *e, uint32_t sa, const struct ike_child_policy *p);
/* Tell the peer our attributes anew (CFG_SET), if it is one that understands it. */
bool ike_cfg_send(struct ike *e, uint32_t sa, const struct ike_cfg *cfg);
/* Send a liveness check now. */
bool ike_sa_probe(struct ike *e, uint32_t sa);
/* ESP with an unknown SPI came from this peer: maybe it restarted. If we have an SA with it, ask
 * whether it is there and name the SPI (INVALID_SPI, RFC 7296 1.5). False: not remarkable, the answer
 * that installs it may just not be here yet (the responder's first ESP overtook its IKE_AUTH). */
bool ike_invalid_spi(struct ike *e, const struct endpoint *remote, uint32_t spi);

/* Authentic ESP of this SA's peer came from another address or port (NAT rebinding, RFC 7296 2.23):
 * where that is to be believed, IKE goes there too, and ops->peer_moved() is told. */
void ike_peer_moved(struct ike *e, uint32_t sa, const struct endpoint *local,
		    const struct endpoint *remote);

/* Walks: fn gets copies; return false to stop. Safe to delete inside. */
void ike_walk(struct ike *e, bool (*fn)(const struct ike_sa_info *sa, void *arg), void *arg);
void ike_walk_children(struct ike *e, uint32_t sa,
		       bool (*fn)(const struct ike_child *c, void *arg), void *arg);
bool ike_sa_get(struct ike *e, uint32_t sa, struct ike_sa_info *out);
bool ike_sa_by_owner(struct ike *e, uint32_t owner, struct ike_sa_info *out);

struct ike_stats {
	uint64_t rx, tx, rx_bad, rx_retransmit, tx_retransmit, rx_unknown_sa, rx_replayed;
	uint64_t in_requests, in_accepted, in_rejected, out_requests, out_accepted, out_rejected;
	uint64_t auth_failures, dropped_limits, dropped_queue;
	uint64_t cookies_sent, cookies_good, cookies_bad, cookies_missing;
	uint32_t active_in, active_out, negotiating_in, negotiating_out;
	uint64_t total_in, total_out;
	uint32_t queued, queued_peak;       /* IKE_SA_INIT requests that wait in line */
	uint32_t computing, computing_peak; /* Diffie-Hellman with the workers */
};
void ike_stats(const struct ike *e, struct ike_stats *out);
void ike_stats_clear(struct ike *e); /* what has been counted; not what is there now */

/* The last attempt with each peer: what show crypto ikev2 why tells. Newest first. */
struct ike_attempt {
	struct endpoint local, remote;
	enum ike_role role;
	bool up;                 /* ended well */
	uint64_t when_ms;
	struct ike_why why;
};
void ike_walk_attempts(struct ike *e, bool (*fn)(const struct ike_attempt *a, void *arg),
		       void *arg);

/* Names of values for show and debug. */
const char *ike_notify_name(uint16_t type); /* "NO_PROPOSAL_CHOSEN"; NULL unknown */
const char *ike_state_name(enum ike_sa_state s); /* "READY", "IN-NEG", "DELETE" */

#endif
