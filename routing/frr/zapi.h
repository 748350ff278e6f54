/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wire format between FRR's daemons and the process that keeps their routing table (FRR's own
 * is zebra; here it is us), version 6 as FRR 8.4 speaks it. Pure: bytes in, structures out and
 * back. What a daemon sends is checked as if it came from a stranger.
 */
#ifndef ROUTING_FRR_ZAPI_H
#define ROUTING_FRR_ZAPI_H

#include "base/addr.h"
#include "base/wire.h"
#include "routing/iface.h"

#define ZAPI_HEADER 10
#define ZAPI_MAX_MSG 65535
#define ZAPI_MAX_NH 64 /* more are cut off */

enum zapi_cmd {
	ZAPI_IF_ADD = 0,
	ZAPI_IF_DEL = 1,
	ZAPI_ADDR_ADD = 2,
	ZAPI_ADDR_DEL = 3,
	ZAPI_IF_UP = 4,
	ZAPI_IF_DOWN = 5,
	ZAPI_ROUTE_ADD = 8,
	ZAPI_ROUTE_DEL = 9,
	ZAPI_REDIST_ADD = 11,
	ZAPI_REDIST_DEL = 12,
	ZAPI_REDIST_DEF_ADD = 13,
	ZAPI_REDIST_DEF_DEL = 14,
	ZAPI_RID_ADD = 15,
	ZAPI_RID_DEL = 16,
	ZAPI_RID_UPDATE = 17,
	ZAPI_HELLO = 18,
	ZAPI_CAPABILITIES = 19,
	ZAPI_NH_REGISTER = 20,
	ZAPI_NH_UNREGISTER = 21,
	ZAPI_NH_UPDATE = 22,
	ZAPI_REDIST_ROUTE_ADD = 30,
	ZAPI_REDIST_ROUTE_DEL = 31
};

enum zapi_type { /* who a route comes from */
		 ZAPI_T_KERNEL = 1,
		 ZAPI_T_CONNECT = 2,
		 ZAPI_T_STATIC = 3,
		 ZAPI_T_RIP = 4,
		 ZAPI_T_RIPNG = 5,
		 ZAPI_T_OSPF = 6,
		 ZAPI_T_OSPF6 = 7,
		 ZAPI_T_ISIS = 8,
		 ZAPI_T_BGP = 9,
		 ZAPI_T_EIGRP = 11,
		 ZAPI_T_NHRP = 12,
		 ZAPI_T_BABEL = 22,
		 ZAPI_T_OPENFABRIC = 26,
		 ZAPI_T_MAX = 32
};

enum zapi_flag { ZAPI_F_IBGP = 0x04 };

enum zapi_nh_type {
	ZAPI_NH_IFINDEX = 1,
	ZAPI_NH_IPV4,
	ZAPI_NH_IPV4_IFINDEX,
	ZAPI_NH_IPV6,
	ZAPI_NH_IPV6_IFINDEX,
	ZAPI_NH_BLACKHOLE
};

struct zapi_nexthop {
	uint8_t type;	  /* enum zapi_nh_type */
	struct addr gate; /* none: directly connected */
	uint32_t ifindex;
};

struct zapi_route {
	uint8_t type; /* enum zapi_type */
	uint16_t instance;
	uint32_t flags;
	struct prefix prefix;
	bool has_distance, has_metric;
	uint8_t distance;
	uint32_t metric, tag;
	char path_type[32]; /* OSPF: "Intra-Area", "External-2"...; "" unknown */
	uint8_t as_hops;    /* BGP: ASs in the path, and the first of them */
	uint32_t first_as;
	size_t n_nh;
	struct zapi_nexthop nh[ZAPI_MAX_NH];
};

struct zapi_rnh { /* next hop to be watched */
	bool connected, via_default;
	uint16_t safi;
	struct prefix prefix;
};

struct zapi_header {
	uint16_t len; /* the whole message */
	uint32_t vrf;
	uint16_t cmd;
};

/* Of ZAPI_HEADER bytes. False: another protocol or version. */
bool zapi_header_parse(const uint8_t *p, struct zapi_header *h);
/* Bodies. False: malformed, or nothing we could use. */
bool zapi_route_parse(struct rd *r, struct zapi_route *out);
bool zapi_rnh_parse(struct rd *r, struct zapi_rnh *out); /* one of possibly several */
bool zapi_redist_parse(struct rd *r, uint8_t *afi, uint8_t *type, uint16_t *instance);

/* Whole messages into w. zapi_begin() ... zapi_end() frame what is written between. */
void zapi_begin(struct wr *w, enum zapi_cmd cmd);
void zapi_end(struct wr *w);

struct zapi_link {
	char dev[16];
	uint32_t ifindex, mtu, bw_mbit;
	bool up, loopback, p2p;
	uint8_t mac[6];
	size_t n_addrs;
	struct iface_addr addrs[IFACE_MAX_ADDRS + 2];
};
void zapi_link_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_link *l);
void zapi_addr_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_link *l,
		     const struct iface_addr *a);
void zapi_router_id_write(struct wr *w, uint32_t id);
void zapi_capabilities_write(struct wr *w);
/* res NULL: not reachable. */
void zapi_rnh_update_write(struct wr *w, const struct zapi_rnh *n, const struct zapi_route *res);
void zapi_redist_route_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_route *r);

#endif
