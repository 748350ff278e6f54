/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Debug switches that need more than a bit: what has to listen while they are on.
 */
#ifndef CLI_DEBUG_INT_H
#define CLI_DEBUG_INT_H

#include "cli/cli.h"

/* 0 or -errno: the raw socket cannot be had. Off also at the end of the router. */
int debug_icmp_set(struct router *rt, bool on);

/* --- debug_packet.c --- */
/* Watch what the switches ip packet, ip nat, ip policy ask for now. 0 or -errno: the kernel hands
 * nothing over. */
int debug_packet_update(struct router *rt);
/* Of ip packet: these packets only (NULL all), with what is above IP. */
void debug_packet_filter(const char *acl, bool detail);
/* " (detailed) for access list 101", behind "is on" */
void debug_packet_suffix(struct str *out);

#endif
