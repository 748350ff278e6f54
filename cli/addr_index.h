/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quick "surely not" for overlapping interface addresses: for each VRF the union of all networks
 * that have been configured, as sorted disjoint ranges. It only grows: what it does not hold
 * overlaps with nothing, what it holds has to be looked up in the tree. So a paste of thousands of
 * interfaces does not compare each with each.
 */
#ifndef CLI_ADDR_INDEX_H
#define CLI_ADDR_INDEX_H

#include "base/addr.h"

struct addr_index; /* NULL: empty */

void addr_index_add(struct addr_index **x, const char *vrf, const struct prefix *p); /* IPv4 */
bool addr_index_may_overlap(const struct addr_index *x, const char *vrf, const struct prefix *p);
void addr_index_free(struct addr_index *x);

#endif
