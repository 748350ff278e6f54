/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug crypto condition: which debug lines of IKEv2 and IPsec are shown. A line about an SA passes
 * when one of the conditions fits what is known of that SA. What cannot be decided - the line
 * belongs to no SA, or the SA's peer, profile or IPsec SAs are not known yet - passes with
 * `unmatched` only. Without conditions everything passes. One set per process.
 */
#ifndef IKE_CONDITION_H
#define IKE_CONDITION_H

#include "ike/ike.h"

struct ike_sa;

enum ike_condition_kind {
	IKE_COND_PEER, IKE_COND_SUBNET,         /* prefix */
	IKE_COND_LOCAL,                         /* prefix, of full length */
	IKE_COND_GROUP, IKE_COND_HOSTNAME,      /* text: the peer's identity, key-id and FQDN */
	IKE_COND_PEER_USER,                     /* text: the peer's identity, of any type */
	IKE_COND_USER,                          /* text: the name it is authorized by */
	IKE_COND_FVRF, IKE_COND_IVRF, IKE_COND_PROFILE, /* text */
	IKE_COND_CONNID, IKE_COND_FLOWID, IKE_COND_SPI, /* number, as the show commands have it */
	IKE_COND_KINDS
};

struct ike_condition {
	enum ike_condition_kind kind;
	struct prefix prefix;
	uint32_t number;
	char text[128];
};

enum ike_condition_part { IKE_COND_IKE = 1, IKE_COND_IPSEC = 2, IKE_COND_ENGINE = 4,
			  IKE_COND_ALL = 7 };

bool ike_condition_add(const struct ike_condition *c); /* false: no room */
void ike_condition_del(const struct ike_condition *c); /* NULL: all */
void ike_condition_unmatched(unsigned parts, bool on);
size_t ike_condition_list(const struct ike_condition **out, unsigned *unmatched);

/* Does a line of this part pass? sa NULL: it belongs to none. */
bool ike_condition_wants(enum ike_condition_part part, const struct ike_sa *sa);
/* The same for one that was refused before there was an SA. */
bool ike_condition_wants_between(const char *fvrf, const struct addr *local,
				 const struct addr *remote);
/* For one pair of IPsec SAs. */
bool ike_condition_wants_child(const struct ike_sa_info *sa, const struct ike_child *c);

/* Numbers of a pair of IPsec SAs, as a crypto engine would hand them out. */
static inline uint32_t ike_flow_id(const struct ike_child *c, bool inbound)
{
	return 2 * c->id - inbound;
}

static inline uint32_t ike_conn_id(const struct ike_child *c, bool inbound)
{
	return 2000 + ike_flow_id(c, inbound);
}

#endif
