/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Post-quantum pre-shared keys (RFC 8784): a secret known to both ends beforehand is mixed into
 * SK_d, SK_pi and SK_pr.
 *
 *   IKE_SA_INIT   N(USE_PPK) -->                     <-- N(USE_PPK)
 *   IKE_AUTH      AUTH made with the PPK, N(PPK_IDENTITY), unless it is required N(NO_PPK_AUTH)
 *                 -->                                <-- AUTH, N(PPK_IDENTITY) when it was used
 */
#ifndef IKE_PPK_H
#define IKE_PPK_H

#include "ike/xchg.h"

/* Before IKE_SA_INIT: is there a PPK for this peer? Sets nego->ppk. */
void ppk_prepare(struct ike_sa *sa);
/* Any PPK configured at all: a responder does not know yet who asks. */
bool ppk_configured(const struct ike_conf *c);
/* The answer to IKE_SA_INIT came without USE_PPK. False: the PPK is required. */
bool ppk_declined(struct ike_sa *sa);
/* Mix nego->ppk in; SK_d, SK_pi, SK_pr without it are kept in nego. */
int ppk_mix(struct ike_sa *sa);
/* Go back to the keys without PPK. */
void ppk_unmix(struct ike_sa *sa);
/* Initiator: PPK_IDENTITY and NO_PPK_AUTH for the IKE_AUTH request. */
void ppk_write(struct ike_sa *sa, struct pb *b, const struct ike_psk *psk, const uint8_t *id,
	       size_t id_len);
/* Initiator: what the response says. False: it did not use a required PPK. */
bool ppk_concluded(struct ike_sa *sa, const struct ike_msg *m);
/* Responder, profile known: find the PPK the request names and mix it in. *auth gets the
 * authentication data to verify instead of the AUTH payload's, when the peer may go without.
 * False: why is told. */
bool ppk_answer(struct ike_sa *sa, const struct ike_msg *m, struct chunk *auth);

#endif
