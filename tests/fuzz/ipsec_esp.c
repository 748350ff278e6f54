/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ESP and what is inside, from a hostile peer. The first byte chooses a suite and whether
 *   - the rest is the packet as it arrives (the ICV will be wrong), or
 *   - the rest is sealed with the right key first: an authentic packet with hostile contents, or
 *   - even its padding and trailer are the peer's;
 * what opens goes on to the inner packet's and GRE's parsers, ECN and the ICMP answer, as in the
 * dataplane. Whatever is found must lie inside the packet.
 */
#include <stdlib.h>
#include <string.h>

#include "ipsec/esp.h"
#include "ipsec/gre.h"
#include "ipsec/inner.h"
#include "ipsec/replay.h"

static struct esp out[8], in[8];
static struct esp_random rnd;
static struct replay window;

static void suites_open(void)
{
	static const struct {
		uint16_t encr, bits, integ;
		bool esn;
	} s[8] = {
		{ ENCR_AES_GCM_16, 128, 0, false },	 { ENCR_AES_GCM_16, 256, 0, true },
		{ ENCR_AES_CBC, 128, INTEG_SHA1_96, false }, { ENCR_AES_CBC, 256, INTEG_SHA512_256, true },
		{ ENCR_3DES, 0, INTEG_MD5_96, false },	 { ENCR_NULL, 0, INTEG_SHA256_128, false },
		{ ENCR_NULL_AES_GMAC, 256, 0, false },	 { ENCR_AES_CBC, 192, INTEG_SHA384_192, false },
	};
	static const uint8_t key[64] = "0123456789abcdef0123456789abcdef0123456789abcdef";

	for (size_t i = 0; i < 8; i++) {
		const struct encr_alg *e = encr_alg_find(s[i].encr, s[i].bits);
		const struct integ_alg *a = s[i].integ ? integ_alg_find(s[i].integ) : NULL;

		if (esp_init(&out[i], CIPHER_SEAL, 0x1000, e, key, a, key, s[i].esn) ||
		    esp_init(&in[i], CIPHER_OPEN, 0x1000, e, key, a, key, s[i].esn))
			abort();
	}
	replay_init(&window, 64, true);
}

static void must_lie_in(const uint8_t *p, size_t n, const uint8_t *from, size_t len)
{
	if (p < from || n > len || (size_t)(p - from) > len - n)
		abort();
}

static void inner_bytes(uint8_t *p, size_t len, uint8_t tos)
{
	static uint8_t icmp[INNER_ICMP_MAX];
	struct inner ip;
	struct gre g;
	size_t n;

	if (gre_parse(p, len, &g))
		must_lie_in(p + g.hdr_len, 0, p, len);
	if (!inner_parse(p, len, &ip))
		return;
	must_lie_in(p, ip.len, p, len);
	must_lie_in(p, ip.hdr_len, p, ip.len);
	must_lie_in(ip.src, 4, p, ip.len);
	must_lie_in(ip.dst, 4, p, ip.len);
	inner_ecn_decap(p, &ip, tos);
	inner_mss_clamp(p, &ip, 1200);
	n = inner_too_big(p, &ip, 1200, icmp);
	if (n > sizeof(icmp))
		abort();
	if (n && (!inner_parse(icmp, n, &ip) || ip.len != n))
		abort(); /* what we send must be a packet we would take */
}

/* An authentic packet whose trailer is hostile. Without ESN, so that nothing else is authenticated. */
static void trailer_bytes(uint8_t choice, const uint8_t *body, size_t len)
{
	static const uint8_t plain_seq[] = { 0, 2, 4, 5, 6, 7 };
	size_t which = plain_seq[(choice & 7) % sizeof(plain_seq)];
	struct esp *e = &out[which];
	size_t head = esp_head_len(e);
	struct esp_plain plain;
	uint8_t *pkt;

	len = len / e->align * e->align;
	if (!len)
		return;
	pkt = calloc(1, head + len + e->icv_len);
	memcpy(pkt, "\0\0\x10\0\0\0\0\x09", 8);
	memcpy(pkt + head, body, len);
	if (cipher_seal(e->c, pkt, 8, pkt + 8, pkt + head, len, NULL, 0, pkt + head + len))
		abort();
	if (esp_open(&in[which], 9, pkt, head + len + e->icv_len, &plain) == ESP_OK) {
		if (plain.payload != pkt + head || plain.len + 2 + body[len - 2] != len)
			abort();
		for (size_t i = 0; i < body[len - 2]; i++)
			if (body[plain.len + i] != i + 1)
				abort();
		inner_bytes(plain.payload, plain.len, choice >> 4);
	}
	free(pkt);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;
	struct esp_plain plain;
	uint32_t spi, wire;
	uint8_t choice;
	uint8_t *pkt;
	uint64_t seq;
	size_t len;

	if (!ready)
		suites_open();
	ready = true;
	if (size < 2 || size > 3000)
		return 0;
	choice = data[0];
	len = size - 1;
	if ((choice & 24) == 24) {
		trailer_bytes(choice, data + 1, len);
		return 0;
	}
	if (choice & 8) {
		struct esp *e = &out[choice & 7];
		int n;

		/* Exactly as long as it must be, so that the sanitizer sees one byte too far. */
		pkt = malloc(esp_sealed_len(e, len));
		memcpy(pkt + esp_head_len(e), data + 1, len);
		n = esp_seal(e, &rnd, data[1], data[size - 1], pkt, len);
		if (n < 0 || (size_t)n != esp_sealed_len(e, len))
			abort();
		len = (size_t)n;
		seq = data[1];
	} else {
		pkt = malloc(len);
		memcpy(pkt, data + 1, len);
		if (!esp_peek(pkt, len, &spi, &wire)) {
			free(pkt);
			return 0;
		}
		seq = replay_infer(&window, wire);
		if (replay_check(&window, seq) == REPLAY_OK)
			replay_advance(&window, seq);
	}
	if (esp_open(&in[choice & 7], seq, pkt, len, &plain) == ESP_OK) {
		if (!(choice & 8))
			abort(); /* forged */
		must_lie_in(plain.payload, plain.len, pkt, len);
		if (plain.len != size - 1 || plain.next != data[size - 1])
			abort();
		inner_bytes(plain.payload, plain.len, choice >> 4);
	} else if (choice & 8) {
		abort();
	}
	free(pkt);
	return 0;
}
