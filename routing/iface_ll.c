/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IPv6 link-local address of an interface without a configured one.
 */
#include <stdio.h>
#include <string.h>

#include "routing/iface.h"

/* The link-local address the kernel has put on a device: False: none (yet).
 */
static bool of_kernel(const struct iface *i, struct prefix *out)
{
	FILE *f = fopen("/proc/thread-self/net/if_inet6", "re");
	char hex[33], line[128];
	unsigned ifindex, len;
	bool found = false;

	while (f && !found && fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%32s %x %x", hex, &ifindex, &len) != 3 ||
		    (int)ifindex != i->ifindex || strncmp(hex, "fe80", 4) != 0 || len > 128)
			continue;
		*out = (struct prefix){.addr.family = ADDR_V6, .len = (uint8_t)len};
		for (int k = 0; k < 16; k++) {
			unsigned byte;

			if (sscanf(hex + (size_t)2 * k, "%2x", &byte) == 1)
				out->addr.b[k] = (uint8_t)byte;
		}
		found = true;
	}
	if (f)
		fclose(f);
	return found;
}

/* The same made from the MAC as the kernel and IOS do (RFC 4291 appendix A): known before it is
 * there. */
static void made(const struct iface *i, struct prefix *out)
{
	const uint8_t *m = i->mac;

	*out = (struct prefix){.addr = {.family = ADDR_V6,
					.b = {0xfe, 0x80, 0, 0, 0, 0, 0, 0, (uint8_t)(m[0] ^ 2),
					      m[1], m[2], 0xff, 0xfe, m[3], m[4], m[5]}},
			       .len = 64};
}

bool iface_link_local(const struct iface *i, struct prefix *out)
{
	static const uint8_t none[sizeof(i->mac)];

	/* tunnels have no MAC: the kernel has made one up */
	if (i->conf.kind != IFACE_TUNNEL && i->conf.kind != IFACE_VACCESS &&
	    i->conf.kind != IFACE_LOOPBACK && memcmp(i->mac, none, sizeof(none)) != 0) {
		made(i, out);
		return true;
	}
	return !i->conf.vrf[0] && of_kernel(i, out);
}
