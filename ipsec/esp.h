/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ESP of one packet in memory (RFC 4303): no sockets, no tables, no replay state.
 *
 *   | SPI | seq | IV | payload | pad | pad length | next header | ICV |
 *
 * Works in place. The sender leaves esp_head_len() bytes before its payload and ESP_TAIL_MAX
 * behind it. With extended sequence numbers the high half is authenticated but not sent: inside
 * the associated data for AEAD (RFC 4106 5), behind the ciphertext for HMAC (RFC 4303 2.2.1).
 */
#ifndef IPSEC_ESP_H
#define IPSEC_ESP_H

#include "crypto/cipher.h"

#define ESP_HEAD_MAX (8 + 16)           /* SPI, sequence number, longest IV */
#define ESP_TAIL_MAX (255 + 2 + 64)     /* padding, trailer, longest ICV */

#define IPPROTO_DUMMY 59                /* no next header: a dummy packet, RFC 4303 2.6 */

struct esp {
	struct cipher *c;
	uint32_t spi;
	uint8_t iv_len, icv_len, align; /* align: payload + padding + 2 is a multiple */
	bool esn, aead;
	bool random_iv;                 /* CBC; else the IV is the sequence number */
};

/* Random bytes for IVs, fetched in blocks: one per thread. */
struct esp_random {
	uint8_t buf[2048];
	size_t left;
};

/* 0 or -EINVAL (a combination ESP does not have, or OpenSSL refuses). esp_close() is always fine. */
int esp_init(struct esp *e, enum cipher_dir dir, uint32_t spi, const struct encr_alg *encr,
	     const uint8_t *key, const struct integ_alg *integ, const uint8_t *integ_key, bool esn);
void esp_close(struct esp *e);

size_t esp_head_len(const struct esp *e);
/* Length of the ESP packet (SPI to ICV) around a payload. */
size_t esp_sealed_len(const struct esp *e, size_t payload);
/* Longest payload whose ESP packet takes at most n bytes; 0 when none fits. */
size_t esp_payload_max(const struct esp *e, size_t n);

/* pkt: where the SPI will stand; the payload stands at pkt + esp_head_len(). -> packet length or -errno. */
int esp_seal(struct esp *e, struct esp_random *rnd, uint64_t seq, uint8_t next, uint8_t *pkt,
	     size_t payload);

enum esp_verdict { ESP_OK, ESP_SHORT, ESP_BAD_ICV, ESP_BAD_PAD };

struct esp_plain { /* points into the packet */
	uint8_t *payload;
	size_t len;
	uint8_t next;
};

/* SPI and low sequence bits of a packet; false when it is too short to be ESP. */
bool esp_peek(const uint8_t *pkt, size_t len, uint32_t *spi, uint32_t *seq);
/* seq: all 64 bits, as inferred. Nothing in *out unless ESP_OK. */
enum esp_verdict esp_open(struct esp *e, uint64_t seq, uint8_t *pkt, size_t len,
			  struct esp_plain *out);

#endif
