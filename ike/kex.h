/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diffie-Hellman of the exchanges, on worker threads when the engine was given some (ike_workers()):
 * the control thread never waits for it. A message that needs g^ir is held back, with everything
 * before the computation already checked and nothing changed, and served when the value is there,
 * in whatever state its IKE SA is by then. Jobs name IKE SAs by SPI and tasks by number: both may
 * be gone. Without workers everything is computed at once where it is needed.
 *
 * kex_queue: IKE_SA_INIT requests wait in line while the workers have enough to do, so that a storm
 * of new peers does not delay those that are there (`crypto ikev2 limit queue sa-init`).
 */
#ifndef IKE_KEX_H
#define IKE_KEX_H

#include "ike/xchg.h"

/* Key pair for a request we make. 0: *slot is filled. -EINPROGRESS: a worker makes it, then
 * xchg_kick(). -errno: that group cannot be. */
int kex_generate(struct task *t, uint16_t group);
/* Where a task keeps its key pair. */
struct dh **kex_slot(struct task *t);
/* g^ir with the peer's value. -EINVAL: the value is not acceptable (RFC 6989 2). */
int kex_compute(const struct ike *e, struct dh *dh, const uint8_t *peer, size_t peer_len,
		uint8_t shared[DH_MAX_LEN], size_t *len);
/* Responder: our key pair and g^ir in one. NULL: the value is not acceptable. */
struct dh *kex_answer(struct ike *e, uint16_t group, const uint8_t *peer, size_t peer_len,
		      uint8_t shared[DH_MAX_LEN], size_t *len);

/* False: no need to wait, go on. True: a worker has it; request_resume(), response_resume() or
 * init_conclude() will be called, if the SA is still there. */
bool kex_hold_request(struct ike_sa *sa, const struct ike_msg *m);
bool kex_hold_response(struct task *t, const struct ike_msg *m);
bool kex_hold_init(struct ike_sa *sa, const uint8_t *peer, size_t peer_len);

/* The workers have enough to do: IKE_SA_INIT requests should wait. */
bool kex_busy(const struct ike *e);
/* Put a request in line; its IKE SA does not exist yet. False: the line is full. */
bool kex_queue_add(struct ike *e, const struct endpoint *local, const struct endpoint *remote,
		   const struct ike_msg *m);
void kex_queue_free(struct ike *e);
unsigned kex_queue_len(const struct ike *e);

#endif
