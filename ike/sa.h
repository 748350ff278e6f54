/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine's own objects: engine, IKE SA, CHILD SA, and the tables that find them. Shared by the
 * protocol files of ike/ only. An SA that ends is taken out of every table at once and freed when
 * the outermost entry point returns, so a handler may end the SA it works on.
 */
#ifndef IKE_SA_H
#define IKE_SA_H

#include <uthash.h>
#include <utlist.h>

#include "crypto/cipher.h"
#include "crypto/dh.h"
#include "crypto/prf.h"
#include "ike/msg.h"
#include "ike/proposal.h"
#include "ike/ts.h"

enum { HALF_OPEN_MS = 30000 }; /* responder: how long IKE_AUTH may take to come */

struct task;
struct response;
struct frag_rx;
struct kex;
struct kex_queued;
struct workers;

struct bytes { /* owned */
	uint8_t *p;
	size_t len;
};
void bytes_set(struct bytes *b, const void *p, size_t len);
void bytes_free(struct bytes *b);

struct idv { /* an identity at its real size */
	uint8_t type;
	uint16_t len;
	uint8_t data[];
};

struct nonce {
	uint16_t len;
	uint8_t b[IKE_NONCE_MAX];
};

struct nego { /* needed until IKE_AUTH is through; gone afterwards */
	struct dh *dh;
	struct ike_offer offers[IKE_MAX_OFFERS];
	size_t n_offers;
	uint16_t group;
	struct nonce ni, nr;
	struct bytes init_req, init_resp; /* raw, for AUTH (RFC 7296 2.15) and repeats */
	struct bytes cookie;
	uint8_t sk_pi[PRF_MAX_LEN], sk_pr[PRF_MAX_LEN];
	const struct ike_keyring_peer *ppk; /* in conf; NULL: no PPK is used */
	bool ppk_mixed;
	uint8_t plain[3][PRF_MAX_LEN];    /* SK_d, SK_pi, SK_pr without the PPK */
	struct ike_child_policy child;    /* initiator: what the caller wants */
	struct ike_cfg *cfg_want;         /* initiator: what to ask for and push */
	uint32_t child_spi;               /* initiator: offered in IKE_AUTH, not yet used */
	uint8_t ke_retries, cookie_retries;
	uint8_t prop_num;                 /* responder: of the chosen proposal */
	bool peer_ppk;                    /* responder: USE_PPK came */
	bool peer_sigs;                   /* responder: SIGNATURE_HASH_ALGORITHMS came */
};

enum child_state {
	CHILD_UP,
	CHILD_REKEYING,  /* our CREATE_CHILD_SA that replaces it is on its way */
	CHILD_REKEYED,   /* replaced; whoever won the rekey deletes it */
	CHILD_DELETING   /* our DELETE is on its way; nothing is installed any more */
};

struct child {
	struct ike_child c;      /* c.id is the key */
	struct ike_sa *sa;
	enum child_state state;
	bool installed;          /* child_up() accepted it: child_down() is due */
	uint16_t pfs;            /* group to use when we rekey */
	bool hard;               /* the life timer runs towards the hard end */
	struct timer life;
	struct child *prev, *next; /* sa->children */
	UT_hash_handle hh;       /* e->children */
};

struct ike_peer_key {
	uint8_t spi_i[8];
	uint8_t addr[16];
};

struct ike_sa {
	struct ike *e;
	uint32_t id, session;
	enum ike_role role;
	enum ike_sa_state state;
	bool dead;               /* out of the tables, waiting to be freed */
	bool was_up;
	bool shadow;             /* result of an IKE rekey collision, not in charge (yet) */
	bool unwanted;           /* deleted while IKE_AUTH was on its way: DELETE once it is through */
	bool serving;            /* a handler is at work: requests wait until its answer is out */
	struct endpoint local, remote;
	char *fvrf;
	uint8_t spi_i[8], spi_r[8];
	uint64_t spi_own;        /* the one of the two that is ours */
	struct ike_conf *conf;
	const struct ike_profile *profile;
	struct ike_suite suite;
	struct cipher *seal, *open;
	uint64_t iv_counter;     /* AEAD: never repeats under one key (RFC 5282 3.1) */
	uint8_t sk_d[PRF_MAX_LEN];
	struct nego *nego;
	struct idv *local_id, *remote_id;
	struct ike_cfg *cfg;     /* what the peer sent, NULL nothing */
	struct addr assigned4;   /* inner address we gave the peer */
	uint32_t owner;
	uint32_t lifetime;
	uint64_t born_ms;        /* first message */
	uint64_t created_ms, last_rx_ms, suspect_ms;
	uint32_t rekeyed_from;   /* IKE SA id this one took over from, 0 none */
	uint32_t replaced_by;
	bool nat_local, nat_remote;
	bool fragmentation;
	bool ppk;                /* keys are mixed with a PPK */
	bool peer_is_ios, peer_dynamic_route, peer_flexvpn;
	bool peer_delete_reason; /* it understands why an SA is deleted */
	uint8_t peer_sig_hashes; /* RFC 7427: bit n for hash n, of those sighash_write() offers */

	/* xchg.c */
	uint32_t next_out, peer_window;
	uint32_t next_in;
	uint64_t seen[4];        /* bit n: next_in + n was answered */
	struct task *queue;      /* waiting */
	struct task *active;     /* sent, response outstanding */
	struct response *responses;
	struct frag_rx *frag;

	struct child *children;
	struct timer half_open;  /* responder: AUTH must come */
	struct timer life;
	bool life_hard;
	struct timer dpd, nat_ka;
	struct ike_why *why;     /* first cause of an end, NULL none yet */

	UT_hash_handle hh_id, hh_spi, hh_peer, hh_owner;
	struct addr_bucket *bucket;
	struct ike_sa *addr_prev, *addr_next; /* SAs with the same remote address */
	struct ike_sa *grave_next;
	struct ike_peer_key peer_key; /* responder: finds repeated IKE_SA_INIT requests */
};

struct attempt {
	struct ike_attempt a;
	char fvrf[32];
	struct ike_id id;        /* the peer's; type 0: it has not said it */
	struct attempt *prev, *next;
};

struct addr_bucket {
	struct addr addr;
	struct ike_sa *list;
	UT_hash_handle hh;
};

struct ike {
	struct timerq *tq;
	struct ike_ops ops;
	void *ctx;
	struct ike_conf *conf;
	struct ike_sa *by_id, *by_spi, *by_peer, *by_owner;
	struct addr_bucket *by_addr;
	struct child *children;
	struct ike_sa *graveyard;
	unsigned depth;          /* entry points being served */
	uint32_t next_child, next_session, free_id_hint;
	struct ike_stats stats;
	struct attempt *attempts; /* newest first */
	unsigned n_attempts;
	struct cookie_jar {
		uint8_t secret[2][32];
		uint8_t version;
		uint64_t made_ms;
	} cookies;
	const char *rx_fvrf;     /* where the message being served came from */
	uint8_t *rxbuf;          /* one message being decrypted */

	/* kex.c */
	struct workers *workers; /* NULL: none */
	struct kex *kex;         /* what a worker computed for the message being served */
	unsigned kex_jobs;       /* with the workers */
	uint32_t next_task;
	struct kex_queued *init_queue;
	bool dequeuing;          /* the request being served comes from there */
};

/* Entry points bracket their work; the outermost leave frees what died. */
void engine_enter(struct ike *e);
void engine_leave(struct ike *e);

/* Send from the VRF given (NULL global). */
void engine_send(struct ike *e, const char *fvrf, const struct endpoint *local,
		 const struct endpoint *remote, const uint8_t *p, size_t len);
bool fvrf_eq(const char *a, const char *b);

struct ike_sa *sa_new(struct ike *e, enum ike_role role, struct ike_conf *conf,
		      const struct endpoint *local, const struct endpoint *remote);
/* With this SPI as ours (IKE rekey). */
struct ike_sa *sa_new_spi(struct ike *e, enum ike_role role, struct ike_conf *conf,
			  const struct endpoint *local, const struct endpoint *remote,
			  const uint8_t spi[8]);
void sa_spi_new(struct ike *e, uint8_t spi[8]); /* unused and not zero */
/* Responder: the initiator's SPI is known; find repeats of its request from now on. */
void sa_hash_peer(struct ike_sa *sa);
/* IKE_AUTH has half a minute from now on; not for ever, however often this is called. */
void sa_half_open_wait(struct ike_sa *sa);
void peer_key_make(struct ike_peer_key *k, const uint8_t spi_i[8], const struct addr *a);
void sa_set_owner(struct ike_sa *sa, uint32_t owner);
void sa_release_owner(struct ike_sa *sa); /* on its way out: sa_by_owner() shall not find it */
struct ike_sa *sa_by_id(struct ike *e, uint32_t id);
struct ike_sa *sa_by_spi(struct ike *e, const uint8_t spi[8]);
struct ike_sa *sa_by_peer(struct ike *e, const uint8_t spi_i[8], const struct addr *remote);
/* First of the SAs with this remote address; go on by addr_next. */
struct ike_sa *sa_by_addr(struct ike *e, const struct addr *remote);
void sa_move_remote(struct ike_sa *sa, const struct endpoint *remote);
/* Keep what the peer sent by configuration payload, if there is anything in it. */
void sa_keep_cfg(struct ike_sa *sa, const struct ike_cfg *c);
/* A live SA of this owner that is not on its way out. */
struct ike_sa *sa_by_owner(struct ike *e, uint32_t owner);
/* End: children go down, ops->sa_down() is called, statistics and attempts are kept. Says nothing
 * to the peer. */
void sa_end(struct ike_sa *sa);
void sa_nego_free(struct ike_sa *sa);
void sa_info(const struct ike_sa *sa, struct ike_sa_info *out);
struct idv *idv_new(const struct ike_id *id);
void idv_get(const struct idv *v, struct ike_id *out);
const char *idv_str(const struct idv *v, char *buf, size_t size);
/* The SA authenticated: statistics, log, ops->sa_up(), timers. */
void sa_ready(struct ike_sa *sa);
unsigned sa_half_open_count(const struct ike *e, enum ike_role role);

/* Remember why; the first cause stays. */
void sa_why(struct ike_sa *sa, uint16_t notify, bool by_peer, const char *fmt, ...) PRINTF(4, 5);
void why_set(struct ike_why *w, uint16_t notify, bool by_peer, const char *fmt, ...) PRINTF(4, 5);
/* How an attempt ended: one that came to no SA, one of this SA. */
void attempt_note(struct ike *e, const char *fvrf, const struct endpoint *local,
		  const struct endpoint *remote, enum ike_role role, const struct ike_why *why);
void attempt_note_sa(const struct ike_sa *sa, bool up, const struct ike_why *why);

/* A CHILD SA was made: what was refused before is over. */
void attempt_mended(const struct ike_sa *sa);

struct child *child_new(struct ike_sa *sa, const struct ike_child *c);
struct child *child_by_id(struct ike *e, uint32_t id);
/* By the SPI the peer chose (our outbound), as REKEY_SA and DELETE name it. */
struct child *child_by_spi_out(struct ike_sa *sa, uint32_t spi);
/* Take it out of the dataplane; the object stays until child_free(). */
void child_down(struct child *c, const struct ike_why *why);
void child_free(struct child *c);
/* Both. */
void child_end(struct child *c, const struct ike_why *why);
/* Move a child to another IKE SA (IKE rekey). */
void child_move(struct child *c, struct ike_sa *to);
void child_life_start(struct child *c);

/* sa_timers.c */
void sa_timers_init(struct ike_sa *sa);
void sa_timers_start(struct ike_sa *sa); /* life, DPD, NAT keepalive of a READY SA */
void sa_timers_stop(struct ike_sa *sa);
void child_timers_init(struct child *c);

#endif
