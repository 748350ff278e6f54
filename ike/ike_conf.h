/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKEv2 configuration objects: crypto ikev2 proposal, policy, keyring, profile, authorization
 * policy, and the global settings. Built by cli/ from the configuration in one piece, immutable
 * once published, refcounted: a negotiation keeps the snapshot it began with.
 */
#ifndef IKE_IKE_CONF_H
#define IKE_IKE_CONF_H

#include "base/addr.h"
#include "crypto/alg.h"
#include "ike/ike_id.h"

#define IKE_MAX_ALGS 12

struct ike_proposal {
	char *name;
	const struct encr_alg *encr[IKE_MAX_ALGS];   /* in order of preference */
	const struct integ_alg *integ[IKE_MAX_ALGS]; /* empty with AEAD only */
	const struct prf_alg *prf[IKE_MAX_ALGS];     /* from `prf`, else derived from `integrity` */
	const struct dh_alg *dh[IKE_MAX_ALGS];
	uint8_t n_encr, n_integ, n_prf, n_dh;
	bool complete;           /* encryption, integrity|prf and group are there */
	bool builtin;            /* the unedited `default` */
};

struct ike_policy {
	char *name;
	char *fvrf;              /* NULL: global; "any" */
	bool fvrf_any;
	struct addr *local;      /* match address local; empty: any */
	size_t n_local;
	char **proposals;        /* names, in order */
	size_t n_proposals;
	bool builtin;
};

struct ike_psk {
	uint8_t *key;            /* NULL: not set */
	size_t len;
};

struct ike_keyring_peer {
	char *name;
	struct prefix *addrs;    /* address A [M] (several); 0.0.0.0/0 matches all */
	size_t n_addrs;
	char *hostname;
	struct ike_id_match id;  /* identity ...; kind NONE when absent */
	struct ike_psk local, remote; /* pre-shared-key K sets both */
	char *ppk_id;            /* ppk manual id ID key K [required]; NULL none */
	struct ike_psk ppk;
	bool ppk_required;
};

struct ike_keyring {
	char *name;
	struct ike_keyring_peer **peers;
	size_t n_peers;
};

/* crypto ikev2 name-mangler: FIRST is fqdn hostname or email username. */
enum mangle_part { MANGLE_NONE, MANGLE_ALL, MANGLE_FIRST, MANGLE_DOMAIN };
struct ike_mangler {
	char *name;
	enum mangle_part fqdn, email;
	char *dn;                /* common-name ...; NULL none */
};

struct ike_author_list {     /* aaa authorization network NAME METHOD... */
	char *name;
	bool local, none;        /* methods that can be asked here */
};

struct ike_author {          /* aaa authorization group|user psk list L {NAME|name-mangler M} */
	char *list, *name, *mangler; /* list NULL: not configured */
	bool override, user;
};

enum ike_auth_method { IKE_AUTH_NONE, IKE_AUTH_PSK, IKE_AUTH_RSA, IKE_AUTH_ECDSA, IKE_AUTH_EAP };

struct ike_profile {
	char *name;
	bool shutdown;
	char *description;
	struct ike_id_match *match_remote;  /* match identity remote ... */
	size_t n_match_remote;
	char **cert_maps;
	size_t n_cert_maps;
	char *fvrf;                         /* NULL global */
	bool fvrf_any;
	struct addr *match_local;           /* match address local A | interface (resolved) */
	char **match_local_if; /* interface names as configured, NULL entry: an address */
	size_t n_match_local;
	bool inbound_only;
	struct ike_id local_id;             /* type 0: the local address */
	bool local_id_dn;
	enum ike_auth_method auth_local;
	struct ike_psk auth_local_key;      /* authentication local pre-share key K */
	enum ike_auth_method auth_remote[4];
	size_t n_auth_remote;
	struct ike_psk auth_remote_key;
	char *keyring;                      /* keyring local NAME, NULL none */
	char *keyring_ppk;                  /* keyring ppk NAME, NULL: the same keyring */
	char *trustpoint;
	uint32_t lifetime;                  /* default 86400 */
	uint32_t dpd_interval, dpd_retry;   /* 0: global setting */
	bool dpd_periodic;
	uint32_t nat_keepalive;             /* 0: global */
	bool nat_force_encap;
	bool initial_contact_force;
	char *ivrf;
	uint32_t virtual_template;          /* 0 none */
	bool vt_auto;
	struct ike_author author_group, author_user;
	bool config_request, config_set_accept, config_set_send; /* true, false.. see defaults */
	bool complete;                      /* match + local + remote authentication are there */
};

struct ike_conf {
	unsigned refs;
	struct ike_proposal **proposals;    /* `default` first unless removed */
	size_t n_proposals;
	struct ike_policy **policies;
	size_t n_policies;
	struct ike_keyring **keyrings;
	size_t n_keyrings;
	struct ike_profile **profiles;
	size_t n_profiles;
	struct ike_mangler *manglers;
	size_t n_manglers;
	struct ike_author_list *lists;
	size_t n_lists;
	uint32_t dpd_interval, dpd_retry;   /* crypto ikev2 dpd; 0 off */
	bool dpd_periodic;
	uint32_t nat_keepalive;             /* seconds, 0 off */
	bool no_natt;                       /* no crypto ipsec nat-transparency udp-encapsulation */
	uint16_t window;                    /* 5 */
	int32_t cookie_challenge;           /* half-open threshold, -1 off */
	uint32_t max_sa, max_neg_in, max_neg_out; /* 0 none, 40, 400 */
	uint32_t queue_init;                /* IKE_SA_INIT requests that may wait in line, 5000 */
	uint16_t frag_mtu;                  /* 0 off */
	bool logging_session, logging_ikev2; /* crypto logging session | ikev2 */
};

struct ike_conf *ike_conf_new(void);    /* refs 1, global defaults, no objects */
struct ike_conf *ike_conf_get(struct ike_conf *c);
void ike_conf_put(struct ike_conf *c);  /* wipes keys with the last reference */
const struct ike_proposal *ike_proposal_find(const struct ike_conf *c, const char *name);
const struct ike_policy *ike_policy_find(const struct ike_conf *c, const char *name);
const struct ike_keyring *ike_keyring_find(const struct ike_conf *c, const char *name);
const struct ike_profile *ike_profile_find(const struct ike_conf *c, const char *name);

/* The policy for an exchange from this local address: configured ones first (most specific match),
 * then `default`. NULL: none. */
const struct ike_policy *ike_policy_select(const struct ike_conf *c, const char *fvrf,
					   const struct addr *local);
/* Keys: by the peer's identity when id is given, else by address; the longest prefix wins. */
const struct ike_keyring_peer *
ike_keyring_lookup(const struct ike_keyring *k, const struct addr *remote, const struct ike_id *id);
/* Responder: the profile whose match statements fit; NULL none. */
const struct ike_profile *ike_profile_select(const struct ike_conf *c, const char *fvrf,
					     const struct addr *local,
					     const struct ike_id *remote_id);

/* Why no profile was selected: the one that has the identity but does not fit otherwise, or what the
 * profiles' match statements say. */
void ike_profile_explain(const struct ike_conf *c, const char *fvrf, const struct addr *local,
			 const struct ike_id *remote_id, char *buf, size_t size);

/* The built-in objects (../shared facts, IOS-XE 17). Caller owns. */
struct ike_proposal *ike_proposal_default(void);
struct ike_policy *ike_policy_default(void);

#endif
