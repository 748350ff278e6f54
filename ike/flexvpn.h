/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FlexVPN: binds IKE sessions to interfaces, SAs and routes. Owns the UDP 500/4500 sockets, the
 * dataplane tunnels behind Tunnel and Virtual-Access interfaces, and the decision who initiates
 * when. The only file of ike/ that sees ipsec/ and routing/.
 *
 *   interface Tunnel      one dataplane tunnel; IKE begins when source and destination are known
 *                         and the source is up, again after failures; line protocol follows the SA
 *   Virtual-Template      cloned to Virtual-AccessN when a peer's CHILD SA comes up; removed with it
 *   crypto map            a policy tunnel per entry, IKE begins on the first packet that matches
 */
#ifndef IKE_FLEXVPN_H
#define IKE_FLEXVPN_H

#include "base/loop.h"
#include "ike/author.h"
#include "ike/ike.h"
#include "ipsec/ipsec_dp.h"
#include "routing/iface.h"

enum tunnel_mode { TUN_MODE_GRE, TUN_MODE_GRE_MULTIPOINT, TUN_MODE_IPSEC_V4, TUN_MODE_IPSEC_V6,
		   TUN_MODE_IPIP, TUN_MODE_OTHER };
/* What an IPsec tunnel carries, where it is not the family of its outside. */
enum tunnel_overlay { TUN_OVERLAY_NONE, TUN_OVERLAY_V4, TUN_OVERLAY_V6, TUN_OVERLAY_DUAL };

struct tunnel_conf {             /* the tunnel half of interface Tunnel / Virtual-Template */
	char name[IFACE_NAME_LEN];
	bool is_template;
	bool shutdown;
	enum tunnel_mode mode;
	char source_if[IFACE_NAME_LEN]; /* tunnel source IF */
	struct addr source;             /* tunnel source A */
	bool source_dynamic;
	struct addr destination;
	char destination_name[128];     /* host name */
	bool destination_dynamic;
	char *profile;                  /* tunnel protection ipsec profile P, NULL none */
	char *ikev2_profile;            /* ... ikev2-profile X, NULL */
	bool shared;
	bool initiate;                  /* no tunnel protection ipsec initiate -> false */
	bool has_key;
	uint32_t key;
	uint8_t ttl;
	enum tunnel_overlay overlay;
	bool transport_v6;              /* gre ipv6, ipsec ipv6: the outside is IPv6 */
	bool has_tos;                   /* tunnel tos: else the inner packet's */
	uint8_t tos;
	bool pmtud;                     /* tunnel path-mtu-discovery */
	uint16_t pmtud_min, pmtud_age;  /* bytes; minutes, 0 infinite */
	bool has_df;                    /* crypto ipsec df-bit of the tunnel or its source */
	enum ipsec_df df;
	bool has_frag, frag_after;      /* crypto ipsec fragmentation of the same */
	char tunnel_vrf[32];
	struct { struct addr inner, nbma; } nhrp_map[8]; /* ip nhrp map / nhs nbma (mGRE) */
	uint8_t n_nhrp_map;
	struct addr nhs[4];
	uint8_t n_nhs;
};

struct crypto_map_binding {      /* crypto map M on an interface */
	char iface[IFACE_NAME_LEN];
	char map[64];
	char source[IFACE_NAME_LEN]; /* crypto map M local-address: whose address is ours; "" iface */
};

struct local_pool {              /* ip local pool N A B; ipv6 local pool N P LEN */
	char name[64];
	struct addr lo, hi;          /* IPv4 */
	struct prefix prefix6;       /* IPv6: what is divided, */
	uint8_t len6;                /* and into prefixes of this length */
};

struct flexvpn_conf {
	unsigned refs;
	struct ike_conf *ike;        /* references held */
	struct ipsec_conf *ipsec;
	struct tunnel_conf *tunnels;
	size_t n_tunnels;
	struct crypto_map_binding *maps;
	size_t n_maps;
	struct local_pool *pools;
	size_t n_pools;
	struct author_policy *author;
	size_t n_author;
	struct flex_client_conf *clients; /* flexvpn_client.h */
	size_t n_clients;
};

struct flexvpn_conf *flexvpn_conf_new(void);
void flexvpn_conf_put(struct flexvpn_conf *c);

struct flexvpn;

/* port_base: 500 normally; tests may pass another pair (500 -> base, 4500 -> base+4000). why[]: one sentence. */
struct flexvpn *flexvpn_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib,
			    const char *dataplane, char *why, size_t size);
void flexvpn_free(struct flexvpn *f);
void flexvpn_configure(struct flexvpn *f, struct flexvpn_conf *c); /* takes its own reference */
struct ike *flexvpn_ike(struct flexvpn *f);
struct ipsec_dp *flexvpn_dp(struct flexvpn *f);
/* What the dataplanes of all front VRFs refused and could not send. */
void flexvpn_dp_counters(struct flexvpn *f, struct dp_counters *out);
const struct flexvpn_conf *flexvpn_conf(const struct flexvpn *f);

/* Host names of `tunnel destination`. family ADDR_NONE: any.
 * local: an answer without asking anyone. start: NULL when nobody
 * can be asked; done is called once, on the loop, a NULL when the name is unknown. */
struct flexvpn_resolver {
	bool (*local)(void *ctx, const char *name, enum addr_family family, struct addr *out);
	void *(*start)(void *ctx, const char *name, enum addr_family family,
		       void (*done)(const struct addr *a, void *arg), void *arg);
	void (*cancel)(void *request);
	void *ctx;
};
void flexvpn_set_resolver(struct flexvpn *f, const struct flexvpn_resolver *r);

enum session_status { SESSION_DOWN, SESSION_DOWN_NEGOTIATING, SESSION_UP_IDLE, SESSION_UP_ACTIVE,
		      SESSION_UP_NO_IKE };

struct flexvpn_flow {            /* one CHILD SA pair (or the wish for one) */
	struct ike_child child;      /* child.id 0: none up */
	struct prefix local, remote; /* selectors as ident */
	uint8_t proto;
	bool more;                   /* another selector of the CHILD SA before, its numbers repeated */
	struct sa_stats in, out;     /* of the current pair */
	struct sa_stats total_in, total_out; /* of this flow since it came up, rekeys included */
	uint32_t life_left_s;
	uint64_t life_left_kb_in, life_left_kb_out; /* UINT64_MAX: no volume limit */
};

struct flexvpn_session {         /* one per tunnel and peer, up or not */
	char iface[IFACE_NAME_LEN];  /* Tunnel0, Virtual-Access1, GigabitEthernet1 (crypto map) */
	char map_tag[64];            /* Tunnel0-head-0 or the crypto map's name */
	const struct ipsec_profile *policy; /* borrowed, valid during the walk */
	enum session_status status;
	struct endpoint local, remote;
	uint32_t sa;                 /* IKE SA id, 0 none */
	uint64_t up_ms;              /* since, 0 not up */
	uint16_t plaintext_mtu, path_mtu;
	uint64_t no_sa;              /* packets that wanted out and had no SA */
	char out_if[IFACE_NAME_LEN]; /* ip mtu idb */
	char fvrf[32], ivrf[32];     /* of the outside, of what is protected; "" global */
	struct flexvpn_flow flow[8];
	uint8_t n_flows;
	struct addr assigned;        /* inner address we gave the peer, none */
	const struct crypto_map_entry *dynamic; /* made from a dynamic crypto map; else NULL */
	char idle[256];              /* no SA: why this end does not begin now, "" nothing hinders */
};
/* In show order: interfaces in configuration order. Return false to stop. */
void flexvpn_walk(struct flexvpn *f, bool (*fn)(const struct flexvpn_session *s, void *arg),
		  void *arg);
/* The VRF of what an SA protects: its tunnel interface's, without one its profile's. NULL: global. */
const char *flexvpn_inside_vrf(struct flexvpn *f, const struct ike_sa_info *sa);
/* The counters of all SAs begin anew; lifetimes by volume go on. */
void flexvpn_counters_clear(struct flexvpn *f);
/* Virtual-Access -> its template's name; NULL otherwise. */
const char *flexvpn_cloned_from(struct flexvpn *f, const char *iface);
/* Has this Virtual-Template a Virtual-Access? */
bool flexvpn_has_clones(struct flexvpn *f, const char *template);
/* The effective tunnel settings of a Tunnel or Virtual-Access. False: not a tunnel. */
bool flexvpn_tunnel(struct flexvpn *f, const char *iface, struct tunnel_conf *out);

#endif
