/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchanges: message ids, windows, retransmission, repeats, and the one transition table that says
 * which message is welcome in which state (RFC 7296 2.1 to 2.3). What an exchange means stands in
 * the x_*.c files; they offer the four steps
 *     create_request -> (peer) consume_request, create_response -> consume_response
 * and never send anything themselves.
 */
#ifndef IKE_XCHG_H
#define IKE_XCHG_H

#include "ike/sa.h"

enum verdict_kind {
	VERDICT_OK,     /* request: send what was built; response: the task is done */
	VERDICT_AGAIN,  /* response: the task goes out again with new contents (KE, cookie) */
	VERDICT_DROP,   /* as if it had not come */
	VERDICT_NOTIFY, /* request: answer with this notify alone, the SA stays */
	VERDICT_FATAL,  /* request: answer with the notify, if any; then the SA ends */
	VERDICT_CLOSE   /* request: answer with what was built; then the SA ends */
};
struct verdict {
	enum verdict_kind kind;
	uint16_t notify;
	uint8_t data_len;
	uint8_t data[4];
};
#define VERDICT(k) ((struct verdict){ .kind = (k) })
#define VERDICT_N(k, n) ((struct verdict){ .kind = (k), .notify = (n) })

enum task_kind {
	TASK_INIT, TASK_AUTH, TASK_CHILD_CREATE, TASK_CHILD_REKEY, TASK_IKE_REKEY,
	TASK_CHILD_DELETE, TASK_IKE_DELETE, TASK_PROBE, TASK_CFG_SET
};

struct packet {
	uint8_t *p;
	size_t len;
	struct packet *next;
};
void packets_free(struct packet **list);
void packet_add(struct packet **list, const void *p, size_t len);

/* One exchange we begin. */
struct task {
	enum task_kind kind;
	struct ike_sa *sa;
	uint32_t msg_id;
	struct packet *packets;  /* as sent, for repeats */
	struct timer timer;      /* retransmission, or the wait before another try */
	unsigned tries;          /* repeats so far */
	unsigned busy_tries;     /* TEMPORARY_FAILURE answers so far */
	bool waiting;            /* in the queue, held back by the timer */
	bool computing;          /* a worker makes its key pair, or has the answer's KE */
	uint32_t number;         /* by which the worker's job finds it */

	uint32_t child;          /* CHILD_REKEY, CHILD_DELETE: the child's id */
	struct ike_child_policy *policy; /* CHILD_CREATE */
	struct nonce *ni;
	struct dh *dh;
	uint16_t group;
	uint32_t spi_in;         /* allocated and not yet used */
	uint8_t new_spi[8];      /* IKE_REKEY */
	struct ike_cfg *cfg;     /* CFG_SET */
	uint32_t del_spi;        /* CHILD_DELETE of what has no object here: our SPI as offered;
				  * PROBE: ESP with this SPI came and is unknown, 0 none */
	uint32_t doomed[4];      /* creating: SPIs the peer deleted before its answer came */
	uint8_t n_doomed;
	uint16_t notify;         /* IKE_DELETE: say this instead of DELETE */
	char *reason;            /* IKE_DELETE: for peers that understand it, NULL none */

	/* The peer began the same rekey (RFC 7296 2.8.1): its result and its lowest nonce. */
	uint32_t other_child;
	uint32_t other_sa;
	struct nonce *other_nonce;
	struct task *prev, *next;
};

struct task_ops {
	const char *name;
	uint8_t exchange;
	bool alone;              /* nothing else may be outstanding */
	/* 0; -EINPROGRESS: once more when the key pair is there; -errno: the task is dropped. */
	int (*create_request)(struct task *t, struct pb *b);
	struct verdict (*consume_response)(struct task *t, const struct ike_msg *m);
	/* Never answered, or the SA ends: give back what it holds. NULL: nothing to do. */
	void (*failed)(struct task *t);
};

struct task *task_new(struct ike_sa *sa, enum task_kind kind);
void task_free(struct task *t);
struct task *task_find(struct ike_sa *sa, enum task_kind kind, uint32_t child);
/* Queue and send when the window allows. */
void task_start(struct task *t);
void xchg_kick(struct ike_sa *sa);
/* The queued tasks of one SA continue on another. */
void xchg_queue_move(struct ike_sa *from, struct ike_sa *to);
/* Drop all tasks and cached responses (SA ends). */
void xchg_stop(struct ike_sa *sa);
/* A message that was held back goes on. */
void request_resume(struct ike_sa *sa, struct ike_msg *m);
void response_resume(struct ike_sa *sa, struct task *t, struct ike_msg *m);
void xchg_input(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
		const uint8_t *p, size_t len);
/* Send packets of a list from the SA's end points. */
void sa_send(struct ike_sa *sa, const struct packet *list);
/* Something authentic of the peer came from this address: maybe its NAT gave it another one. */
void sa_follow(struct ike_sa *sa, const struct endpoint *local, const struct endpoint *remote);
/* Outside any SA: an unprotected response. */
void raw_send(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
	      const uint8_t *p, size_t len);

/* protect.c: SK and SKF payloads (RFC 7296 3.14, RFC 7383). 0 or -errno. */
int protect_seal(struct ike_sa *sa, uint8_t exchange, bool response, uint32_t id,
		 const struct pb *b, struct packet **out);
/* 0: m's chain is the inner one (in e->rxbuf). -EAGAIN: a fragment, more are needed. -EBADMSG:
 * forged or damaged. -EINVAL: not protected at all. *frag_no: 1.. when it was a fragment. */
int protect_open(struct ike_sa *sa, struct ike_msg *m, unsigned *frag_no);
void frag_free(struct frag_rx *f);

/* keys.c */
/* SK_* and ciphers of sa from SKEYSEED; sk_pi, sk_pr may be NULL. */
int keys_ike(struct ike_sa *sa, const uint8_t *skeyseed, size_t seed_len, const struct nonce *ni,
	     const struct nonce *nr, uint8_t *sk_pi, uint8_t *sk_pr);
void ke_write(struct pb *b, const struct dh *dh);
/* Group and public value of a KE payload; p may be NULL. */
bool ke_parse(const struct ike_pld_ref *p, uint16_t *group, const uint8_t **data, size_t *len);
/* INVALID_KE_PAYLOAD with the group we want instead. */
struct verdict ke_refuse(uint16_t want);
/* From g^ir of IKE_SA_INIT. */
int keys_ike_init(struct ike_sa *sa, const uint8_t *shared, size_t len);
int keys_psk_auth(struct ike_sa *sa, bool of_initiator, const struct ike_psk *psk,
		  const uint8_t *id_body, size_t id_len, uint8_t out[PRF_MAX_LEN]);
#define CHILD_KEYMAT_MAX 512
/* Fills k with pointers into keymat. */
int keys_child(const struct ike_sa *sa, const struct ike_esp_suite *s, bool we_initiated,
	       const struct nonce *ni, const struct nonce *nr, const uint8_t *shared,
	       size_t shared_len, uint8_t keymat[CHILD_KEYMAT_MAX], struct ike_child_keys *k);
int nonce_parse(const struct ike_msg *m, struct nonce *out);
struct nonce *nonce_new(void);
const struct nonce *nonce_min(const struct nonce *a, const struct nonce *b);
int nonce_cmp(const struct nonce *a, const struct nonce *b);

/* natd.c */
void natd_write(struct ike_sa *sa, struct pb *b);
void natd_tell(const struct ike_sa *sa); /* debug: what was found */
void natd_check(struct ike_sa *sa, const struct ike_msg *m);
/* vid.c */
void vid_write_init(const struct ike_sa *sa, struct pb *b);
void vid_write_auth(struct pb *b);
void vid_read(struct ike_sa *sa, const struct ike_msg *m);
/* RFC 7427: written where a profile authenticates by signature; false: the peer sent none. */
void sighash_write(const struct ike_sa *sa, struct pb *b);
bool sighash_read(struct ike_sa *sa, const struct ike_msg *m);
/* cookie.c */
bool cookie_needed(const struct ike *e);
size_t cookie_make(struct ike *e, const struct nonce *ni, const struct addr *remote,
		   const uint8_t spi_i[8], uint8_t out[64]);
bool cookie_check(struct ike *e, const struct nonce *ni, const struct addr *remote,
		  const uint8_t spi_i[8], const struct ike_ntf *n);
/* cfg.c */
enum cfg_kind { CFG_REQUEST = 1, CFG_REPLY = 2, CFG_SET = 3, CFG_ACK = 4 };
/* Debug: what cfg_write() will write. */
void cfg_tell(const struct ike_sa *sa, enum cfg_kind kind, const struct ike_cfg *c);
void cfg_write(struct pb *b, enum cfg_kind kind,
	       const struct ike_cfg *c);
bool cfg_read(const struct ike_sa *sa, const struct ike_pld_ref *p, enum cfg_kind *kind,
	      struct ike_cfg *out);

/* x_init.c */
extern const struct task_ops init_task_ops;
void init_consume_request(struct ike *e, const struct endpoint *local,
			  const struct endpoint *remote, struct ike_msg *m);
/* Responder: keys and answer, when g^ir can be had without waiting. */
void init_conclude(struct ike_sa *sa, const uint8_t *pub, size_t len);
/* x_auth.c */
extern const struct task_ops auth_task_ops;
struct verdict auth_consume_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b);
/* x_child.c: also used by IKE_AUTH, which carries the first CHILD SA */
extern const struct task_ops child_create_task_ops, child_rekey_task_ops;
struct child_parts { /* what both ends of a CHILD SA negotiation come to */
	const struct nonce *ni, *nr;
	const uint8_t *shared;   /* NULL: no PFS */
	size_t shared_len;
	bool we_initiated;
};
struct child_choice { /* responder: what we agree to; nothing is installed yet */
	struct ike_child c;
	uint16_t pfs;
	uint16_t dh;             /* group agreed on, 0 none */
	uint8_t num;             /* of the chosen proposal */
};
/* Responder: judge SA, TSi, TSr of the request. No side effect. first: in IKE_AUTH. */
struct verdict child_choose(struct ike_sa *sa, const struct ike_msg *m, bool first,
			    struct child_choice *out);
void child_choice_write_sa(const struct child_choice *ch, struct pb *b);
void child_choice_write_ts(const struct child_choice *ch, struct pb *b);
/* Keys and ops->child_up(). c->spi_in is given back when it fails (NULL). */
struct child *child_install(struct ike_sa *sa, const struct ike_child *c, uint16_t pfs,
			    const struct child_parts *parts);
/* Initiator: check SA, TSi, TSr of the response and install. NULL: sa_why() has been told. */
struct child *child_conclude(struct ike_sa *sa, const struct ike_msg *m,
			     const struct ike_child_policy *offered, uint32_t *spi_in, uint16_t dh,
			     uint32_t replaces, const struct child_parts *parts);
void child_offer_ts(const struct ike_child_policy *p, struct pb *b);
void child_rekey_start(struct child *c);
struct verdict create_child_consume_request(struct ike_sa *sa, const struct ike_msg *m,
					    struct pb *b);
/* x_rekey.c */
extern const struct task_ops ike_rekey_task_ops;
/* `to` becomes the IKE SA of everything `from` has; `from` is only to be deleted. */
void ike_rekey_take_over(struct ike_sa *from, struct ike_sa *to);
struct verdict ike_rekey_consume_request(struct ike_sa *sa, const struct ike_msg *m,
					 struct pb *b);
/* x_info.c */
extern const struct task_ops child_delete_task_ops, ike_delete_task_ops, probe_task_ops,
	cfg_set_task_ops;
struct verdict info_consume_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b);
void child_delete_start(struct child *c, const char *reason);
/* The peer has a CHILD SA we do not want (its SPI for our side is spi_in): only say DELETE. */
void spi_delete_start(struct ike_sa *sa, uint32_t spi_in);
void sa_delete_start(struct ike_sa *sa, const char *reason);
/* The peer's IKE_AUTH answer is not acceptable: tell it (RFC 7296 2.21.2), then end. notify 0:
 * it is, but nobody wants the SA any more: DELETE. */
void sa_reject_start(struct ike_sa *sa, uint16_t notify);

#endif
