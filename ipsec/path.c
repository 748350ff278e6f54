/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paths: destination, source and TTL of outer packets in the form sendmsg() wants, made once and
 * used for every packet.
 */
#include <netinet/ip.h>
#include <stdlib.h>
#include <string.h>

#include "ipsec/sad.h"

static void ctl_put(struct path *p, int level, int type, const void *data, size_t len)
{
	struct cmsghdr c = { .cmsg_len = CMSG_LEN(len), .cmsg_level = level, .cmsg_type = type };

	memcpy(p->ctl + p->ctl_len, &c, sizeof(c));
	memcpy(p->ctl + p->ctl_len + CMSG_LEN(0), data, len);
	p->ctl_len += CMSG_SPACE(len);
}

struct path *path_new(const struct addr *local, uint16_t local_port, const struct endpoint *remote,
		      uint8_t ttl)
{
	struct path *p = xcalloc(1, sizeof(*p));
	struct endpoint to = *remote;
	int hops = ttl ? ttl : 255;

	p->local = *local;
	p->remote = *remote;
	p->local_port = local_port;
	p->ttl = ttl;
	p->to_len = endpoint_to_sockaddr(&to, &p->to);
	if (local->family == ADDR_V6) {
		struct in6_pktinfo pi = { 0 };

		memcpy(&pi.ipi6_addr, local->b, 16);
		ctl_put(p, IPPROTO_IPV6, IPV6_PKTINFO, &pi, sizeof(pi));
		ctl_put(p, IPPROTO_IPV6, IPV6_HOPLIMIT, &hops, sizeof(hops));
	} else {
		struct in_pktinfo pi = { 0 };

		memcpy(&pi.ipi_spec_dst, local->b, 4);
		ctl_put(p, IPPROTO_IP, IP_PKTINFO, &pi, sizeof(pi));
		ctl_put(p, IPPROTO_IP, IP_TTL, &hops, sizeof(hops));
	}
	return p;
}
