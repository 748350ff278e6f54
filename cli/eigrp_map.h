/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists, prefix lists and route maps as EIGRP's processes judge routes by them: compiled out
 * of the configuration for routes of one address family (ADDR_V4, ADDR_V6).
 */
#ifndef CLI_EIGRP_MAP_H
#define CLI_EIGRP_MAP_H

#include "cli/cli.h"
#include "routing/eigrp/eigrp_policy.h"

/* Adds the list's rules to the last clause. One that does not exist permits everything. */
void eigrp_list_rules(const struct cfg *c, uint8_t family, const char *name, bool prefix_list,
		      enum eigrp_rule_kind kind, uint16_t list, struct eigrp_map *m);
/* A lone access list or prefix list; NULL: everything. */
void eigrp_list_map(const struct cfg *c, uint8_t family, const char *name, bool prefix_list,
		    struct eigrp_map *m);
/* A map that does not exist lets nothing through. */
void eigrp_route_map(const struct cfg *c, uint8_t family, const char *name, struct eigrp_map *m);
/* The vector that these variables of a line say. False: they are not there. */
bool eigrp_metric_vars(const struct cfg_node *n, const char *bw, const char *dly, const char *rel,
		       const char *load, struct eigrp_metric *m);

#endif
