/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists of crypto maps as flows that policy routes and traffic selectors can hold: prefixes,
 * a protocol, a range of ports on each side. What does not fit is widened where it is permitted and
 * left out where it is denied, so that it errs towards protection; a permit that holds something
 * unknown becomes a drop of what the rest of it says.
 */
#ifndef CLI_CRYPTO_ACL_H
#define CLI_CRYPTO_ACL_H

#include "ipsec/ipsec_conf.h"
#include "routing/acl.h"

#define CRYPTO_ACL_MAX 4096 /* flows; lists beyond it end in a drop of everything */

/* In order, the first that matches decides. To free(). */
struct acl_flow *crypto_acl_flows(const struct acl *a, size_t *n);

#endif
