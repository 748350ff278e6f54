/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP server with address pools, and relay (ip helper-address): one UDP socket per network
 * namespace, which sees the interface each message came in on.
 */
#ifndef ROUTING_DHCP_SERVER_H
#define ROUTING_DHCP_SERVER_H

#include <time.h>

#include "base/str.h"
#include "routing/dhcp/dhcp_wire.h"
#include "routing/iface.h"

#define DHCP_POOL_NAME 64

struct dhcp_pool {
	char name[DHCP_POOL_NAME], vrf[32];
	struct prefix network;       /* none: a manual binding (host) */
	uint32_t host;               /* manual: its address, host order */
	uint32_t host_mask;
	uint8_t key[DHCP_ID_MAX], key_len; /* manual: client identifier, or 1 + hardware address */
	bool key_hw;                 /* key is a hardware address */
	uint32_t lease_s;            /* UINT32_MAX: infinite */
	uint32_t router[DHCP_MAX_ADDRS], dns[DHCP_MAX_ADDRS], netbios[DHCP_MAX_ADDRS], next_server;
	uint8_t n_routers, n_dns, n_netbios, node_type;
	char domain[128], bootfile[128], client_name[64];
	bool import;                 /* some of it the router has learned as a client */
	struct dhcp_extra *extra;
	size_t n_extra;
};

struct dhcp_range { uint32_t lo, hi; char vrf[32]; };
struct dhcp_helper { char ifname[IFACE_NAME_LEN]; uint32_t addr; };

struct dhcp_server_conf {
	struct dhcp_pool *pool;
	struct dhcp_range *excluded;
	struct dhcp_helper *helper;
	size_t n_pools, n_excluded, n_helpers;
	unsigned ping_packets, ping_ms; /* an address is pinged before it is offered; 0 packets: not */
	bool off;                    /* no service dhcp */
};
void dhcp_server_conf_clear(struct dhcp_server_conf *c);

struct dhcp_binding {
	const struct dhcp_pool *pool;
	uint32_t addr;
	uint8_t key[DHCP_ID_MAX], key_len; /* client identifier, or hardware type and address */
	bool manual, infinite;
	bool offered;                /* not yet acknowledged */
	uint64_t left_ms;
	char ifname[IFACE_NAME_LEN];
};

struct dhcp_pool_info {
	const struct dhcp_pool *pool;
	uint32_t total, leased, excluded, next; /* next: the index, 0 none left */
};

struct dhcp_server_stats { uint64_t received[DHCP_INFORM + 1], sent[DHCP_INFORM + 1], malformed; };

struct dhcp_server;
struct dhcp_server *dhcp_server_new(struct loop *loop, struct ifaces *ifaces);
void dhcp_server_free(struct dhcp_server *s);
void dhcp_server_configure(struct dhcp_server *s, struct dhcp_server_conf *c); /* taken over */
void dhcp_server_walk(struct dhcp_server *s, bool (*fn)(const struct dhcp_binding *b, void *arg),
		      void *arg);
void dhcp_server_pools(struct dhcp_server *s, bool (*fn)(const struct dhcp_pool_info *p, void *arg),
		       void *arg);
const struct dhcp_server_stats *dhcp_server_stats(const struct dhcp_server *s);
/* clear ip dhcp binding; 0: all. False: there is none. */
bool dhcp_server_clear(struct dhcp_server *s, uint32_t addr);

struct dhcp_conflict {
	uint32_t addr;
	const char *method;          /* "Ping" or "Gratuitous ARP": a client declined it */
	time_t when;
	const char *vrf;
};
/* Addresses somebody else has; they are not given away until they are cleared. */
void dhcp_server_conflicts(struct dhcp_server *s, bool (*fn)(const struct dhcp_conflict *c, void *arg),
			   void *arg);
bool dhcp_server_clear_conflict(struct dhcp_server *s, uint32_t addr); /* 0: all */
void dhcp_server_clear_stats(struct dhcp_server *s);

/* Automatic bindings as text, a line each, and back; load() takes only what pools of the
 * configuration cover, and of damaged lines nothing. now: seconds since 1970. */
void dhcp_server_save(struct dhcp_server *s, time_t now, struct str *out);
void dhcp_server_load(struct dhcp_server *s, time_t now, const char *text);
/* Called whenever what save() gives is another. */
void dhcp_server_on_change(struct dhcp_server *s, void (*fn)(void *arg), void *arg);

/* One message as it came in on an interface with this address: the answer, to be sent to *to:*port
 * (INADDR_BROADCAST: on the wire it came from). False: no answer. Pure but for the bindings; for tests
 * and fuzzing. */
bool dhcp_server_answer(struct dhcp_server *s, const struct dhcp_msg *in, const char *vrf,
			const char *ifname, uint32_t ifaddr, struct dhcp_msg *out, uint32_t *to,
			uint16_t *port);

#endif
