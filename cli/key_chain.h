/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Key chains of the running configuration.
 */
#ifndef CLI_KEY_CHAIN_H
#define CLI_KEY_CHAIN_H

#include "cli/cli.h"
#include "routing/eigrp/eigrp.h"

struct key_lifetime { int64_t from, to; }; /* seconds since 1970, both included */

/* What stands behind accept-lifetime and send-lifetime. zone_s: offset of `local`. False: no such
 * time, and l is always. */
bool key_lifetime_parse(const char *text, int zone_s, struct key_lifetime *l);
/* The chain's keys in clear, ascending by number. The caller wipes them. Returns how many. */
size_t key_chain_get(const struct router *rt, const char *name, struct eigrp_key *out, size_t max);

#endif
