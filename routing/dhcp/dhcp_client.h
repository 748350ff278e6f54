/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP client (RFC 2131 4.4) for interfaces with `ip address dhcp`: one state machine each, on a
 * packet socket while there is no address. What it gets becomes the interface's address, and a
 * static default route of distance 254.
 */
#ifndef ROUTING_DHCP_CLIENT_H
#define ROUTING_DHCP_CLIENT_H

#include "routing/dhcp/dhcp_wire.h"
#include "routing/iface.h"

struct dhcp_client_conf {
	char ifname[IFACE_NAME_LEN];
	char hostname[64];           /* "": the router's */
	uint8_t distance;            /* of the default route, 0: 254 */
	bool no_router;              /* no ip dhcp client request router */
	char client_id[DHCP_ID_MAX]; /* ip dhcp client client-id ascii; "" IOS's own */
	uint32_t lease_s;            /* asked for, 0 nothing */
};

enum dhcp_state {
	DHCP_ST_INIT = 1, DHCP_ST_SELECTING = 2, DHCP_ST_REQUESTING = 3, DHCP_ST_BOUND = 5,
	DHCP_ST_RENEWING = 6, DHCP_ST_REBINDING = 7, DHCP_ST_RELEASED = 8 /* as show dhcp lease numbers */
};

struct dhcp_lease {
	const char *ifname;
	enum dhcp_state state;
	struct prefix addr;          /* none yet: addr.addr.family 0 */
	uint32_t server, gateway;    /* host order, 0 none */
	uint32_t xid, lease_s, t1_s, t2_s;
	uint64_t next_ms;            /* before the next timer fires */
	unsigned retries;
	const uint8_t *client_id;
	uint8_t client_id_len;
	const char *hostname, *domain;
	const uint32_t *dns;
	uint8_t n_dns;
};

struct dhcp_clients;
/* changed: a lease came, changed or went (routes that want its gateway). May be NULL. */
struct dhcp_clients *dhcp_clients_new(struct loop *loop, struct ifaces *ifaces,
				      void (*changed)(void *arg), void *arg);
void dhcp_clients_free(struct dhcp_clients *c); /* addresses are given back */
void dhcp_clients_configure(struct dhcp_clients *c, const struct dhcp_client_conf *list, size_t n);
void dhcp_clients_walk(struct dhcp_clients *c, bool (*fn)(const struct dhcp_lease *l, void *arg),
		       void *arg);
/* The gateway that was learned on the interface ("" any); none: false. */
bool dhcp_clients_gateway(struct dhcp_clients *c, const char *ifname, struct addr *out, char *oif,
			  size_t size);
/* release dhcp | renew dhcp. False: the interface has no client. */
bool dhcp_client_release(struct dhcp_clients *c, const char *ifname);
bool dhcp_client_renew(struct dhcp_clients *c, const char *ifname);

#endif
