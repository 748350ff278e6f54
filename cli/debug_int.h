/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Debug switches that need more than a bit: what has to listen while they are on.
 */
#ifndef CLI_DEBUG_INT_H
#define CLI_DEBUG_INT_H

#include "cli/cli.h"

/* 0 or -errno: the raw socket cannot be had. Off also at the end of the router. */
int debug_icmp_set(struct router *rt, bool on);

#endif
