/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `debug crypto ikev2` and syslog say. The texts are IOS's, spelling included.
 */
#ifndef IKE_TRACE_H
#define IKE_TRACE_H

#include "base/log.h"
#include "ike/sa.h"

/* "IKEv2:text", "IKEv2:(SESSION ID = 1,SA ID = 1):text". sa may be NULL. */
void ike_dbg(const struct ike_sa *sa, const char *fmt, ...) PRINTF(2, 3);
/* "IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):: text"; without SA "IKEv2-ERROR:text". */
void ike_err(const struct ike_sa *sa, const char *fmt, ...) PRINTF(2, 3);
/* The three lines about proposals that do not meet. A responder without an SA yet names the ones it
 * would have used. */
void ike_err_policies(uint32_t session, uint32_t id, const char *fvrf,
		      const struct endpoint *local, const struct endpoint *remote,
		      const char *theirs, const char *ours);
/* "IKEv2:(SA ID = 1):text": the crypto engine's lines. */
void ike_dbg_engine(const struct ike_sa *sa, const char *fmt, ...) PRINTF(2, 3);
bool ike_dbg_on(void);
/* IOS works on IKE_AUTH in another order than is natural here: it looks at the IPsec SA before it
 * signs, and the SA is up when the answer is out. The lines are told in its order: those of a
 * queue wait for ike_dbg_flush(), or for the end of what the engine is at. */
enum ike_dbg_queue { IKE_DBG_NOW, IKE_DBG_SIGN, IKE_DBG_UP, IKE_DBG_QUEUES };
void ike_dbg_queue(enum ike_dbg_queue q); /* lines go there from now on */
void ike_dbg_flush(enum ike_dbg_queue q); /* nothing while lines go there */
void ike_dbg_flush_all(void);
/* Which policy serves this local address (NULL: none). */
void ike_dbg_policy(const char *fvrf, const struct addr *local, const struct ike_policy *p);
/* debug crypto ikev2 internal: the step an exchange is at, in the words of IOS's state machine
 * (without R_ or I_: the role is the SA's). */
void ike_dbg_step(const struct ike_sa *sa, const char *state, const char *event);
/* The payload list of a clear or decrypted message. sent: "Sending", else "Received". */
void ike_dbg_packet(const struct ike_sa *sa, bool sent, const struct endpoint *local,
		    const struct endpoint *remote, const struct ike_hdr *h,
		    const struct ike_msg *m);
/* The same for a message as it leaves. */
void ike_dbg_sent(const struct ike_sa *sa, const struct endpoint *local,
		  const struct endpoint *remote, const uint8_t *msg, size_t len);
/* What goes into an encrypted payload ("Building packet for encryption."). */
void ike_dbg_building(const struct ike_sa *sa, const struct pb *b);
/* debug crypto ikev2 keys: one row of Wireshark's table of IKEv2 SAs (its file
 * ikev2_decryption_table). */
void ike_dbg_keys(const struct ike_sa *sa, const uint8_t *ei, const uint8_t *er, const uint8_t *ai,
		  const uint8_t *ar);
/* crypto logging session, crypto logging ikev2: a session came up or went down (why). */
void ike_log_session(const struct ike_sa *sa, bool up, const char *why);
void ike_log_abort(const struct ike_sa *sa, const char *why);

#endif
