/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared keys of a profile: its own, or the keyring's.
 */
#ifndef IKE_AUTH_H
#define IKE_AUTH_H

#include "ike/xchg.h"

/* The key that proves us (local) or the peer. remote_id NULL: not known yet. NULL: none. tell: debug
 * lines say where it was looked for. */
const struct ike_psk *auth_psk_find(const struct ike_sa *sa, const struct ike_profile *p,
				    const struct ike_id *remote_id, bool local,
				    bool tell);

#endif
