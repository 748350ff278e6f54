/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a tunnel though IKE has nothing to say about it: plain words, the values of both
 * sides as far as they are known here, the configuration line to change. Each function looks at one
 * kind of fault and adds a line "  text" per fault it finds. Pure: show_why.c collects the values.
 */
#ifndef CLI_WHY_H
#define CLI_WHY_H

#include "cli/cli.h"
#include "routing/acl.h"

struct why_traffic {
	const struct flexvpn_session *s; /* up */
	uint64_t now, heard_ms;  /* the peer's last authentic IKE message, 0 unknown */
	bool routed;             /* a route besides its own subnet leads into the tunnel */
};
/* Counters that only one direction has, packets that were refused. */
void why_traffic(struct str *out, const struct why_traffic *w);

/* ip_mtu: as configured, 0 none; head: bytes the tunnel itself adds (GRE, IP-IP). */
void why_mtu(struct str *out, const struct flexvpn_session *s, uint16_t ip_mtu, unsigned head);

/* Transport mode was wanted and tunnel mode came of it. */
void why_mode(struct str *out, const struct flexvpn_session *s);

/* Does the access list in of this interface drop what the peer sends? natt: -1 unknown yet, else
 * whether ESP comes in UDP 4500. local none: any address. */
void why_acl(struct str *out, const char *iface, const struct acl *acl, const struct addr *peer,
	     const struct addr *local, int natt);

/* An IKE SA that has not come up. */
void why_under_way(struct str *out, const struct ike_sa_info *sa);

struct why_claim {               /* a prefix that a peer says is behind it */
	struct prefix prefix;
	char vrf[32];            /* of the inside */
	char id[160];            /* the peer's IKE identity */
	struct addr peer;
	char iface[IFACE_NAME_LEN];
};
/* The same host behind two different peers. Sorts the list. */
void why_claims(struct str *out, struct why_claim *c, size_t n);

#endif
