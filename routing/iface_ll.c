/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IPv6 link-local address of an interface without a configured one.
 */
#include <string.h>

#include "routing/iface.h"

/* Made from the MAC as the kernel and IOS do (RFC 4291 appendix A): known before it is there. */
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
	return iface_link_local_ready(i, out);
}

bool iface_link_local_ready(const struct iface *i, struct prefix *out)
{
	*out = i->link_local;
	return out->addr.family == ADDR_V6;
}
