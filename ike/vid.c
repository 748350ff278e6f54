/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Vendor ids: those IOS sends, in its order, and what a received one means.
 */
#include <string.h>

#include "ike/xchg.h"

static const char vid_delete_reason[] = "CISCO-DELETE-REASON";
static const char vid_copyright[] = "CISCO(COPYRIGHT)&Copyright (c) 2009 Cisco Systems, Inc.";
static const char vid_dynamic_route[] = "CISCO-DYNAMIC-ROUTE";
static const char vid_flexvpn[] = "FLEXVPN-SUPPORTED";
/* IOS puts one 16-byte id in front of IKE_AUTH; this is the Unity id. */
static const uint8_t vid_auth[16] = {
	0x12, 0xf5, 0xf2, 0x8c, 0x45, 0x71, 0x68, 0xa9,
	0x70, 0x2d, 0x9f, 0xe2, 0x74, 0xcc, 0x01, 0x00
};

void vid_write_init(const struct ike_sa *sa, struct pb *b)
{
	(void)sa;
	pb_bytes(b, PLD_VENDOR, vid_delete_reason, strlen(vid_delete_reason));
	pb_bytes(b, PLD_VENDOR, vid_copyright, strlen(vid_copyright));
	pb_bytes(b, PLD_VENDOR, vid_dynamic_route, strlen(vid_dynamic_route));
	pb_bytes(b, PLD_VENDOR, vid_flexvpn, strlen(vid_flexvpn));
}

void vid_write_auth(struct pb *b)
{
	pb_bytes(b, PLD_VENDOR, vid_auth, sizeof(vid_auth));
}

static bool vid_is(const struct ike_pld_ref *p, const char *text)
{
	return p->len == strlen(text) && !memcmp(p->p, text, p->len);
}

void vid_read(struct ike_sa *sa, const struct ike_msg *m)
{
	for (unsigned i = 0; i < m->n; i++) {
		const struct ike_pld_ref *p = &m->pld[i];

		if (p->type != PLD_VENDOR)
			continue;
		if (vid_is(p, vid_delete_reason))
			sa->peer_is_ios = true;
		else if (vid_is(p, vid_dynamic_route))
			sa->peer_is_ios = sa->peer_dynamic_route = true;
		else if (vid_is(p, vid_flexvpn))
			sa->peer_flexvpn = true;
	}
}
