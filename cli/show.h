/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the operational commands share: IOS's time forms, and the pure render functions of the
 * show_*.c files. A render function turns plain structures into text and looks at nothing else,
 * so that unit tests feed it literals and compare whole outputs. The command handlers beside
 * them collect the structures from the running modules. `now` is mono_ms().
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/cli.h"
#include "routing/conntrack.h"

#define EXEC_ROW(mode_, syntax_, help_, fn_)                                                       \
	{ .mode = (mode_), .syntax = (syntax_), .help = (help_), .fn = (fn_) }
#define EXEC_END { .syntax = NULL }

/* --- show_util.c --- */
#define SHOW_TIME_LEN 24
/* 00:01:23, 1d02h, 2w3d, 1y17w (buf of SHOW_TIME_LEN is returned). */
const char *show_age(uint64_t ms, char *buf);
/* The same for a moment in the past: "never" when it is 0. */
const char *show_ago(uint64_t now, uint64_t when, char *buf);
/* HH:MM:SS with as many hours as it takes (lifetimes of SAs). */
const char *show_hms(uint64_t seconds, char *buf);
void show_uptime(struct str *out, uint64_t ms); /* "1 hour, 2 minutes" */
uint64_t show_now(void);
/* A filter from `remote A`, `peer A`...: true when the variable is absent or equal. */
bool show_addr_wanted(const struct gram_match *m, const char *var, const struct addr *a);
/* A value that is well formed but names nothing: IOS's caret under variable `var`. */
void show_bad_token(struct cli_ctx *c, const struct gram_match *m, const char *var);
/* "cisco CSR1000V" and friends name a platform; its serial number is derived from the host name. */
void show_serial(const struct router *rt, char out[12]);
/* The wall clock's zone by `clock timezone`: its name, and the offset in seconds. */
const char *show_timezone(const struct cfg *cfg, int *offset, char name[16]);
#define SHOW_WALL_LEN 48
/* "16:17:23 UTC Wed Apr 6 2005" in that zone; returns buf */
const char *show_wall(const struct cfg *cfg, time_t t, char buf[SHOW_WALL_LEN]);

/* --- show_cpu.c --- */
/* A sample a second from now on; free stops it. */
void cpu_watch_start(struct router *rt);
void cpu_watch_free(struct router *rt);
/* Percent of a CPU over five seconds, a minute, five minutes. */
void show_cpu_load(const struct router *rt, unsigned load[3]);
struct cpu_span {
	uint8_t max, avg;              /* percent */
};
/* One graph of show processes cpu history, newest first; unit: "second" has no averages. */
void show_cpu_graph(struct str *out, const struct cpu_span *v, unsigned n, unsigned width,
		    const char *unit);

/* --- show_ikev2.c --- */
const char *show_ikev2_status(const struct ike_sa_info *sa); /* what it waits for, in words */
void show_ikev2_sa_render(struct str *out, const struct ike_sa_info *sa, uint64_t now,
			  bool detailed);
void show_ikev2_child_render(struct str *out, const struct ike_child *c, bool detailed);
void show_ikev2_attempt_render(struct str *out, const struct ike_attempt *a, uint64_t now);

/* --- show_ikev2_conf.c --- */
void show_ikev2_proposal_render(struct str *out, const struct ike_proposal *p);
void show_ikev2_policy_render(struct str *out, const struct ike_policy *p);
void show_ikev2_profile_render(struct str *out, const struct ike_profile *p,
			       const struct ike_conf *conf, unsigned refs);
void show_author_policy_render(struct str *out, const struct author_policy *p);
void show_ikev2_stats_render(struct str *out, const struct ike_stats *s,
			     const struct ike_conf *conf);

/* --- show_trace.c --- */
struct ike_event;
void show_stats_exchange_render(struct str *out);
void show_event_render(struct str *out, const struct ike_event *e);

/* --- show_ipsec.c --- */
void show_ipsec_sa_head_render(struct str *out, const struct flexvpn_session *s);
void show_ipsec_drops_render(struct str *out, const struct dp_counters *c, bool all);
void show_ipsec_sa_flow_render(struct str *out, const struct flexvpn_session *s, size_t flow,
			       const char *engine, bool detail);
void show_ipsec_profile_render(struct str *out, const struct ipsec_profile *p);
void show_transform_set_render(struct str *out, const struct transform_set *ts);

/* --- show_session.c --- */
void show_session_render(struct str *out, const struct flexvpn_session *s,
			 const struct ike_sa_info *sa, uint64_t now, bool detail);
void show_session_brief_render(struct str *out, const struct flexvpn_session *s,
			       const struct ike_sa_info *sa, uint64_t now);

/* --- show_route.c --- */
enum show_route_filter {
	SHOW_ROUTE_ALL, SHOW_ROUTE_CONNECTED, SHOW_ROUTE_STATIC, SHOW_ROUTE_EIGRP,
	SHOW_ROUTE_OSPF, SHOW_ROUTE_BGP, SHOW_ROUTE_NHRP, SHOW_ROUTE_SUPERNETS,
	SHOW_ROUTE_NONE /* of a protocol that is not there: legend and gateway alone */
};
/* The whole table: legend, gateway of last resort, routes. longer: only prefixes inside, or NULL.
 */
void show_route_render(struct str *out, const struct rib_entry *const *e, size_t n,
		       enum show_route_filter f, const struct prefix *longer, uint64_t now);
struct show_route_metric { /* what EIGRP knows of a path */
	uint64_t delay_us;
	uint32_t bw_kbit, mtu;
	uint8_t rel, load, hops;
};
/* metric may be NULL; false from it: nothing known. */
typedef bool (*show_route_metric_fn)(const struct rib_path *p, struct show_route_metric *out,
				     void *arg);
void show_route_entry_render(struct str *out, const struct rib_entry *e, uint64_t now,
			     show_route_metric_fn metric, void *arg);

/* --- show_acl.c --- */
/* count may be NULL: no counters. */
typedef struct filter_count (*show_count_fn)(const char *name, bool v6, uint32_t seq, void *arg);
void show_acl_render(struct str *out, const struct acl *a, show_count_fn count, void *arg);
void show_prefix_list_render(struct str *out, const struct prefix_list *l, bool detail);

/* --- show_nat.c --- */
void show_nat_flow_render(struct str *out, const struct ct_flow *f);
void show_nat_static_render(struct str *out, const struct nat_static *s, const struct addr *global);

/* --- show_dhcp.c --- */
void show_dhcp_lease_render(struct str *out, const struct dhcp_lease *l);
void show_dhcp_binding_head(struct str *out);
void show_dhcp_binding_render(struct str *out, const struct dhcp_binding *b, time_t now);
void show_dhcp_pool_render(struct str *out, const struct dhcp_pool_info *i);

/* --- show_route6.c --- */
void show_route6_render(struct str *out, const struct rib_entry *e);

/* --- show_ipv6.c --- */
struct show_ip6_iface {
	const struct iface *i;
	unsigned mtu;
	bool routes;                   /* ipv6 unicast-routing */
	const char *acl_in, *acl_out;  /* NULL, "": none */
};
void show_ip6_iface_render(struct str *out, const struct show_ip6_iface *s);
/* What a packet through this tunnel may have; 0: it is none. */
unsigned show_transport_mtu(struct cli_ctx *c, const struct iface *i);
/* Number of a VRF as show vrf detail counts them. False: not configured. */
bool show_vrf_id(struct cli_ctx *c, const char *name, unsigned *id);

/* --- show_ip.c --- */
/* Every neighbour of IPv4 whose link address is known, in the global namespace. */
void show_arp_walk(struct ifaces *ifaces,
		   void (*fn)(const struct addr *a, const char *iface, void *arg), void *arg);

/* --- show_cef.c --- */
struct show_cef {
	const struct addr *dst; /* only the entry that matches it; NULL: all */
	const struct prefix *exact; /* only this entry; NULL: any */
	struct ifaces *ifaces;  /* for next hops in another VRF; NULL: their interfaces stay untold */
	bool detail, summary;
	const char *vrf;        /* NULL: the global table */
	unsigned vrf_id;
};
/* neighbours: where to read ARP, NULL: leave neighbours out */
void show_cef_render(struct str *out, struct rib *rib, struct ifaces *neighbours,
		     const struct show_cef *how);

/* --- show_protocols.c --- */
struct eigrp_network;
void show_eigrp_network_render(struct str *out, const struct eigrp_network *n);
/* The two lines about update filter lists: `distribute-list` of the section; NULL: there is none.
 */
void show_filter_lists_render(struct str *out, const struct cfg_node *s);
/* show ipv6 protocols: what is redistributed into the process of that section; NULL: nothing. */
void show_redistribution_render(struct str *out, const struct cfg_node *s);
/* --- show_protocols_frr.c --- */
void show_protocols_frr(struct cli_ctx *c, const char *vrf); /* vrf "": the global table */
void show_protocols_bgp6_render(struct str *out, const struct cfg *cfg); /* show ipv6 protocols */

/* --- show_interfaces.c --- */
struct show_iface { /* everything show interfaces tells about one, collected */
	const struct iface *i;
	bool has_addr;
	struct prefix addr;
	struct iface_counters count;
	const struct tunnel_conf *tunnel; /* NULL: not a tunnel */
	const char *source_if;            /* interface of the tunnel's source address, or NULL */
	unsigned same_source;             /* tunnels that begin at that interface, 0: not counted */
	struct addr source, destination;  /* in use */
	const char *cloned_from;          /* Virtual-Access */
	const struct filter_if *filter;   /* access groups, NAT, policy routing; NULL none */
	const char *helper;               /* ip helper-address, NULL none */
	uint16_t transport_mtu;
	bool shared;
	uint64_t cleared_ms;              /* clear counters, 0 never */
	uint64_t rate_in_bps, rate_out_bps, rate_in_pps, rate_out_pps;
	unsigned load_s;                  /* over how many seconds; 0: five minutes */
};
void show_iface_brief_render(struct str *out, const struct show_iface *i);
void show_iface_render(struct str *out, const struct show_iface *i, uint64_t now);
void show_ip_iface_render(struct str *out, const struct show_iface *i);

/* --- show_rates.c: rates (five minutes, or load-interval) and the time of the last `clear counters` --- */
/* Begin sampling. Safe to call more than once; without it the rates stay 0. */
void show_rates_start(struct router *rt);
void show_rates_stop(void);
void show_rates_get(struct show_iface *i);
void show_rates_cleared(const char *iface, uint64_t now); /* NULL: all */

/* --- show_sla.c --- */
void show_sla_statistics_render(struct str *out, const struct sla_state *s, const char *started);
void show_sla_jitter_render(struct str *out, enum sla_type t, const struct sla_jitter_stats *j);
void show_sla_summary_head(struct str *out);
void show_sla_summary_row(struct str *out, const struct sla_state *s, uint64_t now);
void show_sla_configuration_render(struct str *out, const struct sla_state *s);
void show_sla_details_render(struct str *out, const struct sla_state *s, const char *reset);

/* --- show_track.c --- */
/* sla, members, by (lines of `Tracked by:`) may be NULL. */
void show_track_render(struct str *out, const struct track_state *s, const struct sla_state *sla,
		       const char *members, const char *by, uint64_t now);
void show_track_brief_row(struct str *out, const struct track_state *s, uint64_t now);

/* --- client.c --- */
struct flex_client_info;
void show_client_render(struct str *out, const struct flex_client_info *i);

/* --- debug.c --- */
void show_debugging_render(struct str *out);

#endif
