/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAT detection (RFC 7296 2.23): SHA-1 over both SPIs, an address and a port, from each end's view.
 * A hash that does not fit tells that somebody rewrote the header on the way.
 */
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#include "ike/trace.h"
#include "ike/xchg.h"

enum { NATD_LEN = 20 };

static void natd_hash(const uint8_t spi_i[8], const uint8_t spi_r[8], const struct endpoint *ep,
		      uint8_t out[NATD_LEN])
{
	uint8_t buf[8 + 8 + 16 + 2];
	struct wr w = wr_init(buf, sizeof(buf));

	wr_bytes(&w, spi_i, 8);
	wr_bytes(&w, spi_r, 8);
	wr_bytes(&w, ep->addr.b, addr_bytes(&ep->addr));
	wr_u16(&w, ep->port);
	if (!EVP_Digest(buf, wr_len(&w), out, NULL, EVP_sha1(), NULL))
		memset(out, 0, NATD_LEN);
}

void natd_write(struct ike_sa *sa, struct pb *b)
{
	uint8_t src[NATD_LEN], dst[NATD_LEN];

	if (sa->e->conf->no_natt) /* RFC 7296 2.23: who does not send them does not do NAT-T */
		return;
	natd_hash(sa->spi_i, sa->spi_r, &sa->local, src);
	natd_hash(sa->spi_i, sa->spi_r, &sa->remote, dst);
	/* nat force-encap: claim a NAT in front of us, and the peer will encapsulate. */
	if (sa->profile && sa->profile->nat_force_encap)
		random_bytes(src, sizeof(src));
	pb_ntf_plain(b, NTF_NAT_DETECTION_SOURCE_IP, src, sizeof(src));
	pb_ntf_plain(b, NTF_NAT_DETECTION_DESTINATION_IP, dst, sizeof(dst));
}

void natd_tell(const struct ike_sa *sa)
{
	if (sa->e->conf->no_natt)
		return;
	ike_dbg(sa, "Checking NAT discovery");
	if (sa->nat_local)
		ike_dbg(sa, "NAT INSIDE found");
	if (sa->nat_remote)
		ike_dbg(sa, "NAT OUTSIDE found");
	if (!sa->nat_local && !sa->nat_remote)
		ike_dbg(sa, "NAT not found");
}

void natd_check(struct ike_sa *sa, const struct ike_msg *m)
{
	uint8_t src[NATD_LEN], dst[NATD_LEN];
	bool have_src = false, src_ok = false, have_dst = false, dst_ok = false;
	struct ike_ntf n;

	if (sa->e->conf->no_natt)
		return;
	natd_hash(m->h.spi_i, m->h.spi_r, &sa->remote, src);
	natd_hash(m->h.spi_i, m->h.spi_r, &sa->local, dst);
	/* A peer with several addresses sends several source hashes: one that fits is enough. */
	for (unsigned i = 0; i < m->n; i++) {
		if (m->pld[i].type != PLD_NOTIFY || !ntf_parse(&m->pld[i], &n) || n.len != NATD_LEN)
			continue;
		if (n.type == NTF_NAT_DETECTION_SOURCE_IP) {
			have_src = true;
			src_ok = src_ok || !CRYPTO_memcmp(n.data, src, NATD_LEN);
		} else if (n.type == NTF_NAT_DETECTION_DESTINATION_IP) {
			have_dst = true;
			dst_ok = dst_ok || !CRYPTO_memcmp(n.data, dst, NATD_LEN);
		}
	}
	sa->nat_remote = have_src && !src_ok;
	sa->nat_local = (have_dst && !dst_ok) || (sa->profile && sa->profile->nat_force_encap);
	natd_tell(sa);
}
