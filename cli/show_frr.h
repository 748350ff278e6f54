/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What show_bgp*.c and show_ospf*.c share: ask a daemon, render its JSON answer as IOS does, later.
 * Render functions are pure: text of the answer in, text of the command out.
 */
#ifndef CLI_SHOW_FRR_H
#define CLI_SHOW_FRR_H

#include <json-c/json.h>

#include "cli/show.h"
#include "routing/frr/frr.h"

struct frr_shown { /* what a render function may look at besides the answer */
	const struct cfg *cfg;
	const struct frr_conf *conf; /* of the process */
	struct rib *rib;	     /* of the process's VRF; NULL in tests */
	struct ifaces *ifaces;	     /* NULL in tests */
	uint32_t router_id;	     /* given for want of a configured one; 0 none */
	size_t nth;		     /* process of those that answer, from 0 */
	struct json_object *first;   /* the first answer, while the second one is rendered; NULL */
	const char *text;	     /* the answer as it came, where it is no JSON */
	char addr[ADDR_STRLEN], what[64]; /* arguments of the command */
};
typedef void (*frr_render_fn)(struct str *out, struct json_object *j, const struct frr_shown *v);

/* Ask c's daemon `command` and, when it is not NULL, `second`; fn gets the answer to the last one
 * and the other one in v->first. Each process of the list is asked in turn. */
struct frr_request {
	enum frr_kind kind;
	const char *vrf; /* BGP: NULL the global table, "*" those of VRFs; OSPF has all in one */
	uint32_t number; /* 0: all processes */
	const char *command, *second;
	frr_render_fn fn;
	const char *addr, *what; /* copied into frr_shown; may be NULL */
	const char *none;	 /* printed when there is no such process */
};
int show_frr(struct cli_ctx *c, const struct frr_request *q);

/* The VRF at the other end of a link between VRFs (vrf_link.h), if that is such an address: no
 * neighbour anybody has configured. NULL otherwise. */
const char *frr_vrf_at(const struct frr_shown *v, const char *addr);
/* The next hop of a path: one that was imported has that of its source. */
const char *frr_nexthop(const struct frr_shown *v, const char *prefix, const char *nexthop,
			char buf[ADDR_STRLEN]);
/* "65000:1" of a VRF in the configuration; NULL: none. */
const char *frr_rd(const struct frr_shown *v, const char *vrf);

/* Members of a JSON object, with a value for those that are missing. */
struct json_object *jget(struct json_object *o, const char *name);
struct json_object *jobj(struct json_object *o, const char *name); /* NULL unless an object */
const char *jstr(struct json_object *o, const char *name, const char *dflt);
int64_t jnum(struct json_object *o, const char *name, int64_t dflt);
bool jbool(struct json_object *o, const char *name);
/* The members of an object whose names are addresses, ascending; each with a value that is an
 * object. */
void jeach_addr(struct json_object *o,
		void (*fn)(const char *addr, struct json_object *value, void *arg), void *arg);
/* An address or prefix of the answer in the spelling of IOS; other text stays what it is. */
const char *frr_addr(const char *text, char buf[ADDR_STRLEN]);
/* "Tu0" or "Tu0:10.0.0.1" -> "Tunnel0" or its short form. */
const char *frr_ifname(const char *dev, bool shortened, char out[IFACE_NAME_LEN]);

/* --- show_bgp.c --- */
void show_bgp_summary_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_bgp_table_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_bgp_advertised_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_bgp_entry_render(struct str *out, struct json_object *j, const struct frr_shown *v);
/* --- show_bgp_nbr.c --- */
void show_bgp_neighbors_render(struct str *out, struct json_object *j, const struct frr_shown *v);
/* --- show_ospf.c --- */
void show_ospf_neighbor_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf_neighbor_detail_render(struct str *out, struct json_object *j,
				      const struct frr_shown *v);
void show_ospf_interface_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf_interface_brief_render(struct str *out, struct json_object *j,
				      const struct frr_shown *v);
void show_ospf_process_render(struct str *out, struct json_object *j, const struct frr_shown *v);
/* --- show_ospf6.c --- */
void show_ospf6_neighbor_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf6_neighbor_detail_render(struct str *out, struct json_object *j,
				       const struct frr_shown *v);
void show_ospf6_interface_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf6_interface_brief_render(struct str *out, struct json_object *j,
				       const struct frr_shown *v);
void show_ospf6_process_render(struct str *out, struct json_object *j, const struct frr_shown *v);
/* --- show_ospf6_db.c --- */
void show_ospf6_database_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf6_lsa_render(struct str *out, struct json_object *j, const struct frr_shown *v);
/* --- show_ospf_db.c --- */
void show_ospf_database_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf_border_render(struct str *out, struct json_object *j, const struct frr_shown *v);
void show_ospf_lsa_render(struct str *out, struct json_object *j, const struct frr_shown *v);

#endif
