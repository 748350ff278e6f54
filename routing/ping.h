/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICMP echo as the `ping` command and IP SLA send it: raw or datagram ICMP sockets on the loop,
 * never blocking. One callback per probe, one at the end.
 */
#ifndef ROUTING_PING_H
#define ROUTING_PING_H

#include "base/addr.h"
#include "base/loop.h"

struct ping_params {
	struct addr dst;
	struct addr src;       /* none: chosen by the kernel */
	char dev[16];          /* bind to this Linux device, "" none */
	unsigned count;        /* 5 */
	unsigned size;         /* 100: whole IP datagram, as IOS counts */
	unsigned timeout_ms;   /* 2000 */
	bool df;
	uint8_t tos;
	bool has_pattern;      /* the two bytes the data repeats, else 0xABCD */
	uint16_t pattern;
	uint8_t ttl;           /* 0: default; traceroute uses it */
	int netns_fd;          /* > 0: from this namespace (ifaces_vrf_netns()) */
};
struct ping_result {
	unsigned sent, received;
	unsigned min_ms, avg_ms, max_ms;
};
struct ping;
/* mark: '!' reply, '.' timeout, 'U' unreachable, 'M' could not fragment, 'Q' quench, '&' TTL. from: answerer. */
typedef void (*ping_probe_fn)(char mark, const struct addr *from, unsigned rtt_us, void *arg);
typedef void (*ping_done_fn)(const struct ping_result *r, void *arg);
/* -errno when the socket cannot be opened; then no callback follows. */
int ping_start(struct loop *l, const struct ping_params *p, ping_probe_fn probe, ping_done_fn done,
	       void *arg, struct ping **out);
/* The Internet checksum (RFC 1071) of an ICMP message. */
uint16_t ping_checksum(const uint8_t *b, size_t len);
void ping_cancel(struct ping *p); /* no further callback; frees. Also frees after done. NULL is fine. */

#endif
