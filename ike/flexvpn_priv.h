/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of FlexVPN, shared by ike/flexvpn*.c only.
 *
 *   flex_tunnel   one dataplane tunnel with its interface: a static Tunnel, a Virtual-Access, or
 *                 one crypto map entry on one interface
 *   flex_peer     one remote end of a tunnel: its IKE SA and CHILD SAs. Point-to-point tunnels have
 *                 one, multipoint GRE has many. Its handle is the `owner` the IKE engine knows
 *
 * Everything runs on the control thread.
 */
#ifndef IKE_FLEXVPN_PRIV_H
#define IKE_FLEXVPN_PRIV_H

#include <uthash.h>
#include <utlist.h>

#include "base/log.h"
#include "ike/flexvpn.h"
#include "routing/netns.h"

struct flexvpn;
struct flex_tunnel;

#define VACCESS "Virtual-Access"

struct flex_child {                /* an installed CHILD SA */
	struct ike_child c;
	struct sa_stats clear_in, clear_out; /* what was counted when the counters were cleared */
	struct flex_child *next;
};

struct flex_peer {
	uint32_t handle;           /* ike owner */
	struct flex_tunnel *t;
	struct addr remote;        /* outer address; none while a name is being resolved */
	uint16_t remote_port;
	struct addr local;         /* outer address of the session */
	bool initiate;             /* begin IKE ourselves, and again after failures */
	uint32_t sa;               /* IKE SA id, 0: none */
	uint64_t up_ms;            /* since the first CHILD SA came up, 0: down */
	unsigned failures;         /* attempts since the last success */
	char *not_started;         /* why the engine refused to begin, NULL: it did not */
	struct timer retry;
	void *dns;                 /* question under way for the destination's name */
	struct timer dns_again;
	struct timer dedup;        /* two SAs for one peer: end ours soon (see flexvpn_ops.c) */
	struct timer idle;         /* set security-association idle-time */
	struct flex_child *children;     /* newest first */
	uint64_t clear_no_sa;      /* likewise */
	struct sa_stats gone_in, gone_out; /* of CHILD SAs that were rekeyed away */
	struct addr assigned;      /* addresses we gave the peer from pools */
	struct prefix assigned6;
	uint32_t pushed;           /* checksum of the prefixes the peer was told, 0: none yet */
	struct timer life;         /* session-lifetime of its authorization policy */
	char pool[64];
	struct rib *rib;           /* of the inside, where its routes are */
	uint32_t rib_owner;        /* routes learnt from this peer, 0: none yet */
	struct flex_elsewhere {    /* route set local ... vrf: routes in other tables */
		struct rib *rib;
		uint32_t owner;
	} *elsewhere;
	size_t n_elsewhere;
	struct prefix nhrp_inner;  /* mGRE: static mapping of this NBMA address */
	struct flex_peer *next;    /* in t->peers */
	UT_hash_handle hh;         /* f->peers by handle */
};

enum flex_kind { FLEX_STATIC, FLEX_VACCESS, FLEX_MAP };

struct flex_tunnel {
	struct flexvpn *f;
	struct flex_front *front;
	enum flex_kind kind;
	char name[IFACE_NAME_LEN];       /* interface shown: Tunnel0, Virtual-Access1, GigabitEthernet1 */
	char tag[64];                    /* crypto map tag */
	char dev[16];
	struct flexvpn_conf *snap;       /* reference that keeps tc, policy alive */
	const struct tunnel_conf *tc;    /* STATIC: the Tunnel; VACCESS: the template; MAP: NULL */
	const struct crypto_map_entry *map; /* MAP */
	char source_if[IFACE_NAME_LEN];  /* MAP: local-address, "" the interface itself */
	struct crypto_map_entry *own;    /* MAP of a dynamic entry: the same, ours; or NULL */
	struct ipsec_profile *plain;     /* private: a profile for unprotected tunnels is NULL */
	const struct ipsec_profile *policy; /* NULL: no protection */
	char *ikev2_profile;
	enum tunnel_kind dp_kind;
	uint32_t dp_id;                  /* 0: no device */
	struct tunnel_params params;     /* as given to the dataplane */
	struct addr local;               /* resolved source, none: not usable now */
	bool up;                         /* line protocol as we set it */
	bool seen;                       /* mark for configure */
	uint32_t via_steer;              /* policy route of flexvpn_via.c, 0: none */
	struct addr via_local, via_remote, via_hop;
	uint32_t *map_steers;            /* MAP: its policy routes */
	size_t n_map_steers;
	bool recursing;                  /* %TUN-5-RECURDOWN was said */
	struct flex_peer *peers;
	struct flex_tunnel *prev, *next; /* in f->tunnels */
	UT_hash_handle hn;               /* f->by_name; not a crypto map's */
};

struct flex_sock {
	int fd;
	uint16_t port;
	uint8_t family;
	struct loop_fd *watch;           /* NULL: the dataplane reads it */
};

/* Where the outside of tunnels is: the global table, or a front VRF (tunnel vrf) with its own
 * namespace, routes, IKE sockets and dataplane. */
struct flex_front {
	struct flexvpn *f;
	char vrf[32];                    /* "": global */
	struct rib *rib;
	struct ipsec_dp *dp;
	uint32_t pmtu_age_s;             /* what the kernel was told; 0: nothing so far */
	struct flex_sock socks[4];
	size_t n_socks;
	struct flex_front *next;
};

struct flexvpn {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	struct ike *ike;
	struct workers *workers; /* the engine's Diffie-Hellman; NULL: none could be started */
	struct ipsec_dp *dp;             /* of the global front: SPIs come from there */
	struct flex_front *fronts;       /* the global one first */
	const char *dataplane;           /* forced, or NULL */
	struct flexvpn_conf *conf;
	struct flex_tunnel *tunnels;     /* the configured ones, then the Virtual-Access ones: */
	struct flex_tunnel *first_va;    /* thousands; NULL none */
	struct flex_tunnel *by_name;     /* those that are interfaces themselves */
	unsigned va_free;                /* no Virtual-Access number below it is free */
	struct flex_peer *peers;         /* hash by handle */
	uint32_t next_handle;
	bool closing;
	bool evaluating;
	struct flex_late *late;          /* flexvpn_rekey.c */
	uint64_t dp_logged_ms[DP_BROKEN + 1]; /* messages about refused packets, when last */
	struct flexvpn_resolver resolver;
	struct flex_lease *leases;       /* flexvpn_pool.c */
	struct flex_taken *taken;
	struct flex_client *clients;     /* crypto ikev2 client flexvpn */
	struct tracks *tracks;           /* what they ask, NULL: none */
};

/* --- flexvpn_sock.c --- */
void flex_debug_sa(const struct ike_sa_info *sa, const struct ike_child *c, bool created);
int flex_sock_open(struct flex_front *fr, char *why, size_t size);
void flex_sock_close(struct flex_front *fr);
int flex_sock_send(struct flex_front *fr, const struct endpoint *local,
		   const struct endpoint *remote, const uint8_t *msg, size_t len);

/* --- flexvpn_front.c --- */
/* vrf NULL or "": the global one. make: open it when it is not there. NULL: none. */
struct flex_front *flex_front_get(struct flexvpn *f, const char *vrf, bool make);
int flex_front_open_global(struct flexvpn *f, char *why, size_t size);
void flex_fronts_close(struct flexvpn *f);
/* Sockets and devices are opened in the namespace of the front; the result goes to netns_leave(). */
int flex_front_enter(const struct flex_front *fr);
/* tunnel path-mtu-discovery age-timer: how long the kernel believes a path MTU it was told. */
void flex_front_pmtu_ages(struct flexvpn *f);
const char *flex_front_fvrf(const struct flex_front *fr); /* for the IKE engine: NULL when global */
/* Packets of a tunnel's interface as our dataplane counts them, flexvpn_show.c; arg is flexvpn. */
void flex_iface_count(const struct iface *i, struct iface_counters *c, void *arg);
extern const struct ipsec_dp_events flex_dp_events; /* flexvpn_dp.c; ctx is the front */

/* --- flexvpn_tunnel.c --- */
struct flex_tunnel *flex_tunnel_new(struct flexvpn *f, enum flex_kind kind, const char *name);
struct flex_tunnel *flex_tunnel_find(struct flexvpn *f, const char *iface); /* NULL: not a tunnel */
void flex_tunnel_free(struct flex_tunnel *t);       /* ends its sessions, device and interface state */
struct flex_peer *flex_peer_new(struct flex_tunnel *t, uint32_t handle);
void flex_peer_free(struct flex_peer *p);           /* ends its session */
struct flex_peer *flex_peer_find(struct flexvpn *f, uint32_t handle);
/* Make the dataplane tunnel fit t->local and the (first) peer; creates the device when needed. */
int flex_tunnel_sync(struct flex_tunnel *t);
/* Its device is gone: end the sessions and make it anew. */
void flex_tunnel_lost(struct flex_tunnel *t);
/* Decide from configuration, source, destination and routes what should run; idempotent. */
void flex_tunnel_evaluate(struct flex_tunnel *t);
void flex_evaluate_all(struct flexvpn *f);
void flex_evaluate_later(struct flexvpn *f); /* when the loop is idle: once, however often asked */
/* Line protocol follows: unprotected when usable, protected while a CHILD SA is up. */
void flex_tunnel_line(struct flex_tunnel *t);
void flex_peer_start(struct flex_peer *p);          /* begin IKE now if wanted and not running */
void flex_peer_retry(struct flex_peer *p);          /* later, with back-off */
/* The CHILD SA policy this tunnel offers or accepts for a session between local and remote. */
void flex_child_policy(const struct flex_tunnel *t, const struct addr *local,
		       const struct addr *remote, bool nat, struct ike_child_policy *out);
void flex_policy_from_profile(const struct ipsec_profile *p, struct ike_child_policy *out);
void flex_ts_any(struct ike_ts *ts, uint8_t family);
/* The smallest prefix around a selector. */
void flex_ts_prefix(const struct ike_ts *ts, struct prefix *out);
void flex_ts_host(struct ike_ts *ts, const struct addr *a, uint8_t proto);
uint16_t flex_plaintext_mtu(const struct ike_esp_suite *s, bool transport, bool natt,
			    uint16_t path_mtu);

/* --- flexvpn_rekey.c: no packet is lost when SAs are replaced --- */
/* The outbound SA of c was installed in stand-by: use it when the peer is known to have it. */
void flex_standby_watch(struct flex_peer *p, const struct ike_child *c, const struct addr *remote);
/* c was replaced: its inbound SA is removed only after a while. */
void flex_linger(struct flex_peer *p, const struct ike_child *c, const struct addr *remote);
/* Adds to in what those inbound SAs of p that linger have counted since they were replaced. */
void flex_linger_stats(const struct flex_peer *p, struct sa_stats *in);
void flex_linger_clear(const struct flex_peer *p); /* the counters begin anew */
/* Connection number of an inbound SA that has been rekeyed and lingers; 0: there is none. */
uint32_t flex_late_conn(const struct flexvpn *f, uint32_t spi_in);
void flex_late_drop(struct flexvpn *f); /* forget all that was to be done later */

/* --- flexvpn_idle.c: set security-association idle-time --- */
void flex_idle_init(struct flex_peer *p);
void flex_idle_start(struct flex_peer *p); /* a CHILD SA came up */
void flex_idle_stop(struct flex_peer *p);

/* --- flexvpn_ops.c --- */
extern const struct ike_ops flex_ike_ops;
/* Without last_used_ms. */
void flex_stats_sub(struct sa_stats *from, const struct sa_stats *s);
/* What a CHILD SA has counted since the counters were cleared. */
void flex_child_stats(const struct flex_peer *p, const struct flex_child *fc, struct sa_stats *in,
		      struct sa_stats *out);
void flex_stats_add(struct sa_stats *sum, const struct sa_stats *s);

/* --- flexvpn_map.c --- */
void flex_map_configure(struct flexvpn *f);
struct flex_tunnel *flex_map_match(struct flexvpn *f, const char *fvrf, const struct addr *local,
				   const struct addr *remote, const struct ike_ts *tl,
				   size_t n_tl, const struct ike_ts *tr, size_t n_tr);
void flex_map_policy(const struct flex_tunnel *t, struct ike_child_policy *out);
bool flex_map_v6(const struct flex_tunnel *t); /* has it a flow of IPv6? */
void flex_map_steer(struct flex_tunnel *t, bool on);

/* --- flexvpn_dynmap.c --- */
/* An entry made from a dynamic map of the interface the peer came to, for what of its selectors
 * the map admits. NULL: there is none, and why may say something. */
struct flex_tunnel *flex_dynmap_match(struct flexvpn *f, const struct ike_sa_info *sa,
				      const struct ike_ts *tl, size_t n_tl, const struct ike_ts *tr,
				      size_t n_tr, struct ike_why *why);
bool flex_dynmap_stands(const struct flex_tunnel *t, const struct flexvpn_conf *c);
void flex_dynmap_free(struct flex_tunnel *t);
/* reverse-route: the routes of p's crypto map entry, with a session and without. */
void flex_map_routes(struct flex_peer *p, bool up);

/* --- flexvpn_via.c: the session leaves by its tunnel source's interface --- */
/* Is there a way to dst out of t's source interface (or any, when the source is no interface)?
 * Sets or removes the policy route that makes IKE and ESP take it. */
bool flex_via_update(struct flex_tunnel *t, const struct addr *dst);
void flex_via_remove(struct flex_tunnel *t);

/* --- flexvpn_client.c --- */
void flex_clients_configure(struct flexvpn *f);
void flex_clients_free(struct flexvpn *f);
/* Choose peer and source of a tunnel that a client has; nothing for others. */
void flex_client_update(struct flex_tunnel *t);
/* The session could not be made or was lost. True: the client goes on to another peer. */
bool flex_client_failed(struct flex_peer *p);
/* %FLEXVPN-6 where the tunnel is a client's: its session has begun, or ended. */
void flex_client_log(const struct flex_peer *p, const struct ike_sa_info *sa, bool up);
/* backup-gateway: the peer names others, which stand behind the configured ones from now on. */
void flex_client_backup(struct flex_peer *p, const char *list);
/* The interface the tunnel's outside begins at: "" when it is given as an address or found by the
 * route, NULL when its client has no usable source. */
const char *flex_source_if(const struct flex_tunnel *t);

/* --- flexvpn_dns.c --- */
bool flex_dns_named(const struct flex_peer *p);
void flex_dns_update(struct flex_peer *p); /* ask when p's address is missing or stale */
void flex_dns_cancel(struct flex_peer *p);

/* --- flexvpn_pool.c: addresses from local pools --- */
const struct local_pool *flex_pool_find(const struct flexvpn_conf *c, const char *name, bool v6);
/* A free one for the peer of this IKE SA. False: none, or no such pool. */
bool flex_pool_take(struct flexvpn *f, const char *name, uint32_t sa, struct addr *out);
bool flex_pool6_take(struct flexvpn *f, const char *name, uint32_t sa, struct prefix *out);
void flex_lease_keep(struct flex_peer *p, uint32_t sa); /* what was taken for the SA is the peer's */
void flex_lease_return(struct flex_peer *p);
void flex_leases_free(struct flexvpn *f);

/* --- flexvpn_cfg.c: config mode, IKEv2 routing --- */
int flex_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
		     struct ike_cfg *reply, struct ike_why *why);
void flex_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg);
void flex_cfg_to_send(void *ctx, const char *profile, uint32_t owner, const struct ike_id *peer,
		      struct ike_cfg *out);
bool flex_authorize(void *ctx, const struct ike_sa_info *sa, struct ike_why *why);
/* The configuration changed: peers whose prefixes differ now are told. */
void flex_policies_push(struct flexvpn *f);
uint32_t flex_pushed_sum(const struct ike_cfg *cfg);
void flex_routes_install(struct flex_peer *p, const struct ike_sa_info *sa);
void flex_routes_withdraw(struct flex_peer *p);

#endif
