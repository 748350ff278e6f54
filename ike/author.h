/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKEv2 authorization: which `crypto ikev2 authorization policy` a peer gets, by the profile's `aaa
 * authorization group|user` and, with a name-mangler, by the peer's identity. Pure: no state.
 */
#ifndef IKE_AUTHOR_H
#define IKE_AUTHOR_H

#include "ike/ike.h"

struct author_local { /* route set local */
	struct prefix dst;
	struct addr via; /* none: through the tunnel */
	char vrf[32];	 /* "": the tunnel's */
	uint8_t distance;
	uint32_t tag;
};

enum { AUTHOR_DISTANCE = 2, AUTHOR_TAG = 1 };

struct author_policy { /* crypto ikev2 authorization policy */
	char name[64];
	char pool[64], pool6[64];
	uint8_t prefix6; /* ipv6 prefix, 0: the pool's */
	bool route_set_interface, route_accept_any;
	char route_interface[32]; /* route set interface IF; "": the tunnel */
	uint8_t accept_distance;  /* 0: not configured, AUTHOR_DISTANCE */
	uint32_t accept_tag;	  /* 0: AUTHOR_TAG */
	struct prefix *route_set; /* route set remote / access-list, expanded */
	size_t n_route_set;
	struct author_local *route_local;
	size_t n_route_local;
	char acls[3][64]; /* for show: access lists by name; the last one is IPv6's */
	size_t n_remote;  /* of route_set, those of `route set remote`: at its end */
	struct addr netmask, dns[2], wins[2], dns6[2];
	char def_domain[128], banner[512];
	char split_dns[256], backup[256]; /* several, separated by commas */
	bool include_local_lan;
	bool pfs; /* clients are told to use it */
	uint32_t session_lifetime; /* seconds, 0: none */
};

/* The name a name-mangler makes of an identity. False: it has no rule for this type of identity, or
 * the part is empty. */
bool mangle_name(const struct ike_mangler *m, const struct ike_id *id, char *out, size_t size);

/* The name AAA is asked for: the configured one, or what the name-mangler makes of the identity.
 * False: it makes none, why says so. */
bool author_name(const struct ike_conf *c, const struct ike_author *a, const struct ike_id *peer,
		 char *out, size_t size, struct ike_why *why);

/* Policy of the peer. out is filled in any case and wants author_wipe(). peer NULL: not known yet,
 * what depends on it is left out. False: authorization failed, why says what is missing. A profile
 * without aaa authorization is fine, but nothing is given, pushed or accepted: *any tells. */
bool author_get(const struct ike_conf *c, const struct author_policy *all, size_t n,
		const struct ike_profile *prof, const struct ike_id *peer,
		struct author_policy *out, bool *any, struct ike_why *why);
void author_wipe(struct author_policy *p); /* what it owns, not the struct */

#endif
