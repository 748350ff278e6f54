/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `crypto ikev2 client flexvpn`: a Tunnel with `tunnel destination dynamic` gets its peer, and with
 * `tunnel source dynamic` its source, from a list: the first whose tracked object allows it. The
 * next is taken when the session is lost or cannot be made.
 *
 *   idle --connect--> peer and source chosen --name resolved--> negotiating --SA--> active
 *                          ^------------- lost, failed, object changed ---------------'
 */
#ifndef IKE_FLEXVPN_CLIENT_H
#define IKE_FLEXVPN_CLIENT_H

#include "ike/flexvpn.h"
#include "routing/track.h"

#define FLEX_CLIENT_MAX 32
#define FLEX_BACKUP_MAX 10 /* gateways a peer may name */
#define FLEX_GROUP_DEFAULT 256 /* backup group default */

enum flex_connect { FLEX_CONNECT_AUTO, FLEX_CONNECT_MANUAL, FLEX_CONNECT_TRACK };

struct flex_client_peer {
	uint8_t seq;
	struct addr addr;                /* none: fqdn */
	char fqdn[128];
	bool v6;                         /* fqdn: its IPv6 address, else the IPv4 one */
	bool dynamic;                    /* asked anew for every connection */
	uint16_t track;                  /* 0 none */
	bool track_up;                   /* possible while the object is up, or down */
};

struct flex_client_conf {
	char name[64];
	struct flex_client_peer peer[FLEX_CLIENT_MAX]; /* by seq */
	struct {
		uint8_t seq;
		char iface[IFACE_NAME_LEN];
		uint16_t track;
	} source[FLEX_CLIENT_MAX];
	uint8_t n_peers, n_sources;
	bool reactivate;
	enum flex_connect connect;
	uint16_t track;
	bool track_up;
	char tunnel[IFACE_NAME_LEN];     /* client connect */
	uint16_t group;                  /* backup group, 0 none */
};

enum flex_client_state {
	FLEX_CLIENT_IDLE,            /* no peer or source is possible */
	FLEX_CLIENT_CONNECT_REQUIRED, /* waits for the command or its object */
	FLEX_CLIENT_RESOLVING, FLEX_CLIENT_NEGOTIATING, FLEX_CLIENT_ACTIVE
};

struct flex_client_info {
	const struct flex_client_conf *conf; /* borrowed, valid during the walk */
	enum flex_client_state state;
	struct addr peer;
	char source[IFACE_NAME_LEN];     /* interface, "" : the tunnel's own */
	struct addr assigned;
	char ivrf[32], fvrf[32];         /* "" global */
};

void flexvpn_clients_walk(struct flexvpn *f,
			  bool (*fn)(const struct flex_client_info *i, void *arg), void *arg);
/* crypto ikev2 client flexvpn connect NAME; clear crypto ikev2 client flexvpn NAME (on: false), which
 * begins again with the first peer. False: no such client. */
bool flexvpn_client_connect(struct flexvpn *f, const char *name);
bool flexvpn_client_clear(struct flexvpn *f, const char *name);
/* Tracked objects decide about peers, sources and connecting. Must outlive f. */
void flexvpn_set_tracks(struct flexvpn *f, struct tracks *t);

#endif
