/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IPsec configuration objects: crypto ipsec transform-set, crypto ipsec profile, crypto map. Built
 * by cli/ from the configuration in one piece, immutable once published, refcounted: a session
 * keeps the snapshot it negotiated with.
 */
#ifndef IPSEC_IPSEC_CONF_H
#define IPSEC_IPSEC_CONF_H

#include "base/addr.h"
#include "crypto/alg.h"

enum ipsec_mode { IPSEC_TUNNEL, IPSEC_TRANSPORT };

struct transform_set {
	char *name;
	const struct encr_alg *encr;   /* NULL when the set has no ESP cipher (AH only) */
	const struct integ_alg *integ; /* NULL with AEAD */
	bool esn;
	enum ipsec_mode mode;          /* default tunnel; the built-in `default` is transport */
	bool mode_require;
	bool ah, comp;                 /* accepted in configuration, not negotiated */
};

enum ipsec_df { IPSEC_DF_COPY, IPSEC_DF_CLEAR, IPSEC_DF_SET };

struct ipsec_profile { /* also one crypto map entry's policy */
	char *name;
	const struct transform_set **ts; /* in order of preference, pointing into the snapshot */
	size_t n_ts;
	char *ikev2_profile;             /* NULL: none set */
	uint16_t pfs;                    /* DH group, 0 none */
	uint32_t life_seconds;           /* default 3600 */
	uint64_t life_kilobytes;         /* default 4608000, 0: disabled */
	uint32_t idle_seconds;           /* 0: off */
	uint32_t replay_window;          /* default 64, 0: disabled */
	enum ipsec_df df;
	bool ecn_propagate;              /* outer packets may be marked for congestion */
	uint32_t dummy_ms;               /* a dummy packet so often, 0: none */
	bool frag_after;                 /* fragment after encryption */
	bool responder_only;
	bool mixed_mode;                 /* shown; which families pass is the tunnel's overlay */
};

enum acl_flow_action {
	ACL_FLOW_PROTECT,     /* permit */
	ACL_FLOW_CLEAR,       /* deny: not this entry's; the map's next ones are asked */
	ACL_FLOW_DROP,        /* permit, but of what cannot be told: must not leave in clear */
};

struct acl_flow { /* of a crypto map's access list: the first that matches decides */
	enum acl_flow_action action;
	struct prefix local, remote;
	uint8_t proto;                        /* 0 any */
	uint16_t local_lo, local_hi, remote_lo, remote_hi; /* 0-65535 any */
};

struct crypto_map_entry {
	char *map;            /* name */
	uint32_t seq;
	struct addr *peers;
	size_t n_peers;
	struct acl_flow *flows;
	size_t n_flows;
	struct ipsec_profile policy; /* policy.name is "MAP SEQ" */
	bool complete;        /* peer, transform set and access list are all there */
	char *dynamic;        /* from this crypto dynamic-map: a template, peers come by themselves */
	uint32_t dynamic_seq;
	bool rri, rri_static; /* reverse-route: while there is a session, or always */
	struct addr rri_via;  /* none: by the peer */
	uint32_t rri_tag;
	uint8_t rri_distance; /* 0: as a static route */
};

struct ipsec_conf {
	unsigned refs;
	struct transform_set **transform_sets; /* `default` first unless removed */
	size_t n_transform_sets;
	struct ipsec_profile **profiles;
	size_t n_profiles;
	struct crypto_map_entry **maps;
	size_t n_maps;
	uint32_t life_seconds;    /* global crypto ipsec security-association lifetime */
	uint64_t life_kilobytes;
	uint32_t replay_window;
	uint32_t idle_seconds;    /* 0: off */
	enum ipsec_df df;
	bool ecn_propagate;
	uint32_t dummy_ms;
	bool frag_after;
};

struct ipsec_conf *ipsec_conf_new(void);  /* refs 1, defaults filled in, no objects */
struct ipsec_conf *ipsec_conf_get(struct ipsec_conf *c);
void ipsec_conf_put(struct ipsec_conf *c);
const struct ipsec_profile *ipsec_profile_find(const struct ipsec_conf *c, const char *name);
const struct transform_set *transform_set_find(const struct ipsec_conf *c, const char *name);

#endif
