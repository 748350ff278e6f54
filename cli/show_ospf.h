/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by show_ospf.c and show_ospf_db.c.
 */
#ifndef CLI_SHOW_OSPF_H
#define CLI_SHOW_OSPF_H

#include "cli/show_frr.h"

/* The area in the spelling it was configured in. */
const char *show_ospf_area(const struct frr_shown *v, const char *dotted, char buf[16]);

#endif
