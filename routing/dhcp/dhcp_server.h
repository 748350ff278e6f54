/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP server with address pools, and relay (ip helper-address): one UDP socket per network
 * namespace, which sees the interface each message came in on.
 */
#ifndef ROUTING_DHCP_SERVER_H
#define ROUTING_DHCP_SERVER_H

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

/* One message as it came in on an interface with this address: the answer, to be sent to *to:*port
 * (INADDR_BROADCAST: on the wire it came from). False: no answer. Pure but for the bindings; for tests
 * and fuzzing. */
bool dhcp_server_answer(struct dhcp_server *s, const struct dhcp_msg *in, const char *vrf,
			const char *ifname, uint32_t ifaddr, struct dhcp_msg *out, uint32_t *to,
			uint16_t *port);

#endif
