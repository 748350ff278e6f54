/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choice of the dataplane: the kernel's ESP where there is one, our own elsewhere. And what both ask
 * the kernel's routing table.
 */
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ipsec/ipsec_dp.h"

struct ipsec_dp *ipsec_dp_open(struct loop *loop, const char *force,
			       const struct ipsec_dp_events *ev, char *why, size_t size)
{
	char kernel[256] = "";

	if (force && !strcmp(force, "user"))
		return dp_user_ops.open(loop, ev, why, size);
	if (force && !strcmp(force, "kernel")) {
		if (dp_xfrm_ops.probe(why, size))
			return NULL;
		return dp_xfrm_ops.open(loop, ev, why, size);
	}
	if (force) {
		snprintf(why, size, "unknown dataplane '%s': it is user or kernel", force);
		return NULL;
	}
	if (dp_xfrm_ops.probe(kernel, sizeof(kernel)) == 0) {
		struct ipsec_dp *dp = dp_xfrm_ops.open(loop, ev, why, size);

		if (dp)
			return dp;
	}
	return dp_user_ops.open(loop, ev, why, size);
}

#ifndef IP_MTU
#define IP_MTU 14
#endif

uint32_t ipsec_path_mtu(const struct addr *local, const struct addr *remote)
{
	struct endpoint from = { .addr = *local };
	/* never sent to: connect() only asks the routing table */
	struct endpoint to = { .addr = *remote, .port = 9 };
	bool v6 = local->family == ADDR_V6;
	struct sockaddr_storage ss;
	int fd, mtu = 0;
	socklen_t len;

	fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return 0;
	len = endpoint_to_sockaddr(&from, &ss);
	if (bind(fd, (struct sockaddr *)&ss, len) == 0) {
		len = endpoint_to_sockaddr(&to, &ss);
		if (connect(fd, (struct sockaddr *)&ss, len) == 0) {
			len = sizeof(mtu);
			if (getsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_MTU : IP_MTU,
				       &mtu, &len) < 0)
				mtu = 0;
		}
	}
	close(fd);
	return mtu > 0 ? (uint32_t)mtu : 0;
}
