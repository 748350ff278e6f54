/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Vendor ids: those IOS sends, in its order, and what a received one means. What the peer says of
 * its signatures (RFC 7427 4) stands beside them.
 */
#include <string.h>

#include "ike/trace.h"
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
			sa->peer_is_ios = sa->peer_delete_reason = true;
		else if (vid_is(p, vid_dynamic_route))
			sa->peer_is_ios = sa->peer_dynamic_route = true;
		else if (vid_is(p, vid_flexvpn))
			sa->peer_flexvpn = true;
	}
}

/* RFC 7427 7: the hash algorithms we would take; RFC 8247 3.2 has no more room for SHA-1. */
static const struct {
	uint16_t id;
	const char *name;
} sig_hashes[] = { { 2, "SHA2-256" }, { 3, "SHA2-384" }, { 4, "SHA2-512" } };

static bool wants_signature(const struct ike_profile *p)
{
	bool any = p->auth_local == IKE_AUTH_RSA || p->auth_local == IKE_AUTH_ECDSA;

	for (size_t i = 0; i < p->n_auth_remote; i++)
		any = any || p->auth_remote[i] == IKE_AUTH_RSA ||
		      p->auth_remote[i] == IKE_AUTH_ECDSA;
	return any;
}

void sighash_write(const struct ike_sa *sa, struct pb *b)
{
	uint8_t data[2 * ARRAY_SIZE(sig_hashes)];
	struct wr w = wr_init(data, sizeof(data));
	bool any = sa->profile && wants_signature(sa->profile);

	/* The responder has no profile for the peer yet: any may become the one. */
	for (size_t i = 0; !sa->profile && i < sa->conf->n_profiles; i++)
		any = any || wants_signature(sa->conf->profiles[i]);
	if (!any)
		return; /* as IOS with pre-shared keys */
	for (size_t i = 0; i < ARRAY_SIZE(sig_hashes); i++)
		wr_u16(&w, sig_hashes[i].id);
	pb_ntf_plain(b, NTF_SIGNATURE_HASH_ALGORITHMS, data, wr_len(&w));
}

bool sighash_read(struct ike_sa *sa, const struct ike_msg *m)
{
	struct ike_ntf n;
	struct rd r;

	sa->peer_sig_hashes = 0;
	if (!msg_ntf_find(m, NTF_SIGNATURE_HASH_ALGORITHMS, &n))
		return false;
	r = rd_init(n.data, n.len);
	while (rd_left(&r) >= 2) {
		uint16_t id = rd_u16(&r);

		for (size_t i = 0; i < ARRAY_SIZE(sig_hashes); i++) {
			if (sig_hashes[i].id != id)
				continue;
			sa->peer_sig_hashes |= 1u << id;
			ike_dbg(sa, "The peer's signatures may use %s", sig_hashes[i].name);
		}
	}
	return true;
}
