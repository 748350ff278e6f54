/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the DHCP server: who has which address (dhcp_server.c), sockets, relay and the pings
 * before offers (dhcp_sock.c), conflicts and what outlives a reload (dhcp_store.c).
 */
#ifndef ROUTING_DHCP_SERVER_INT_H
#define ROUTING_DHCP_SERVER_INT_H

#include "routing/dhcp/dhcp_server.h"

#define DHCP_OFFER_MS 60000

struct dhcp_key { uint8_t b[DHCP_ID_MAX]; uint8_t len; };

struct bind {
	struct dhcp_binding b;
	char pool[DHCP_POOL_NAME];
	char vrf[32];
	uint64_t ends_ms;
	bool checking, checked;  /* is it pinged; did nobody answer */
	const char *conflict;    /* somebody else has the address: how that was found */
	time_t seen;
	struct bind *prev, *next;
};

struct probe { /* a ping before an offer, and the message that waits for it */
	struct dhcp_server *s;
	struct ping *ping;
	uint32_t addr;
	char vrf[32], ifname[IFACE_NAME_LEN];
	struct dhcp_msg in;
	struct probe *prev, *next;
};

struct ssock { /* one per namespace */
	struct dhcp_server *s;
	char vrf[32];
	int fd;
	struct loop_fd *watch;
	struct ssock *next;
};

struct dhcp_server {
	struct loop *loop;
	struct ifaces *ifaces;
	struct dhcp_server_conf c;
	struct bind *binds;
	size_t n_binds;
	struct ssock *socks;
	struct dhcp_server_stats stats;
	uint32_t link;           /* the relay or interface address of the message at hand */
	struct bind *check;      /* to be pinged before that is answered */
	struct probe *probes;
	size_t n_probes;
	void (*changed)(void *arg);
	void *changed_arg;
};

uint64_t dhcp_now(const struct dhcp_server *s);
void dhcp_expire(struct dhcp_server *s);
void dhcp_bind_free(struct dhcp_server *s, struct bind *b);
struct bind *dhcp_bind_by_addr(struct dhcp_server *s, const char *vrf, uint32_t addr);
struct bind *dhcp_bind_by_key(struct dhcp_server *s, const struct dhcp_pool *p,
			      const struct dhcp_key *k);
/* The client's binding, or a new one, with the wished address if it is free; NULL: none is left. */
struct bind *dhcp_bind_make(struct dhcp_server *s, const struct dhcp_pool *p, const struct dhcp_key *k,
			    uint32_t wish, const char *ifname);
bool dhcp_free_addr(struct dhcp_server *s, const struct dhcp_pool *p, uint32_t a);
const struct dhcp_pool *dhcp_pool_named(const struct dhcp_server *s, const char *name);
/* Somebody else has the address: it is nobody's until an operator says so. */
void dhcp_conflict_set(struct dhcp_server *s, struct bind *b, const char *method);

/* The namespace's socket; made when it is not there. NULL: not to be had, which was said. */
struct ssock *dhcp_sock_get(struct dhcp_server *s, const char *vrf);
void dhcp_socks_close(struct dhcp_server *s); /* pings under way end, too */

#endif
