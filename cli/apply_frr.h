/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of apply_frr.c, apply_bgp.c, apply_ospf.c and apply_ospf6.c: the configuration tree -> the lines of
 * FRR's daemons.
 */
#ifndef CLI_APPLY_FRR_H
#define CLI_APPLY_FRR_H

#include "cli/apply_int.h"
#include "cli/conf.h"
#include "routing/frr/frr.h"

struct frr_list {
	struct frr_conf *v;
	size_t n;
};

/* One configuration for each routing process of the kind. */
void frr_bgp_collect(const struct router *rt, struct frr_list *list);
void frr_ospf_collect(const struct router *rt, struct frr_list *list);
void frr_ospf6_collect(const struct router *rt, struct frr_list *list);
/* The place of that interface in the list, made when it is not there. */
struct frr_if_conf *frr_if_conf_get(struct frr_conf *c, const char *name);
/* `distance ospf ...`, `timers throttle spf ...`, `default-information originate ...` and the like,
 * in which OSPF and OSPFv3 are the same, to the lines of that section. whole: with the defaults of
 * what it does not say. */
void frr_ospf_common(const struct cfg *cfg, struct frr_conf *c, const struct cfg_node *s,
		     const char *ctx, bool whole);
/* Access lists, prefix lists, as-path and community lists, route maps. */
void frr_policy_lines(const struct cfg *cfg, enum frr_kind kind, struct frr_lines *l);

/* `export map` of a VRF as route-map `as`, behind its entry 1: no route is denied, what no entry
 * has a route target for gets `targets` (" rt rt..."; NULL none). map NULL: all get them. */
void frr_export_map(const struct cfg *cfg, const char *map, const char *as, const char *targets,
		    struct frr_lines *l);
/* --- apply_vrf.c --- */
/* The neighbours that the bgpd of a VRF has at the other VRFs of `router`: route-target. */
void frr_vrf_lines(const struct router *rt, const struct cfg_node *router, const char *vrf,
		   struct frr_lines *l, const char *ctx, const char *ctx4);

/* The canonical line behind its first `words` words. */
const char *frr_rest(const char *line, int words);
/* "A.B.C.D/n" of two variables. False: none. */
bool frr_prefix(const struct cfg_node *n, const char *addr, const char *mask,
		char buf[ADDR_STRLEN]);
/* `redistribute ...` of the process, to its lines in that section. */
void frr_redistribute(struct frr_conf *c, const struct cfg_node *n, const char *ctx);
bool frr_redist_ignored(const struct cfg_node *n);
/* Lines of the process (also of its address families), or of an interface, nothing comes of. */
bool frr_bgp_ignores(const struct cfg_node *n);
bool frr_template_ignores(const struct cfg_node *n); /* template peer-session, peer-policy */
bool frr_ospf_ignores(const struct cfg_node *n);
bool frr_ospf_if_ignores(const struct cfg_node *n);
bool frr_ospf6_ignores(const struct cfg_node *n);
bool frr_ospf6_if_ignores(const struct cfg_node *n);
/* Append " metric N" and " route-map M" as far as given. */
void frr_redist_options(const struct cfg_node *n, struct str *out);
/* Secret in clear, type 7 decoded. */
void frr_secret(const char *type, const char *text, struct str *out);

#endif
