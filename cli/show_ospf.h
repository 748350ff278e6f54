/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by show_ospf*.c.
 */
#ifndef CLI_SHOW_OSPF_H
#define CLI_SHOW_OSPF_H

#include "cli/show_frr.h"

/* The area in the spelling it was configured in. */
const char *show_ospf_area(const struct frr_shown *v, const char *dotted, char buf[16]);
/* The first lines of what a process of OSPFv3 prints. v->addr is the form of the command:
 * `show ospfv3 ...` has a heading of its own. */
void show_ospf6_heading(struct str *out, const struct frr_shown *v);

#endif
