/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ESP encapsulation and decapsulation, see esp.h.
 */
#include <errno.h>
#include <string.h>

#include "base/wire.h"
#include "ipsec/esp.h"

#define ESP_FIXED 8   /* SPI and sequence number */
#define ESP_TRAILER 2 /* pad length and next header */
#define AAD_MAX 12    /* SPI, both halves of the sequence number */

int esp_init(struct esp *e, enum cipher_dir dir, uint32_t spi, const struct encr_alg *encr,
	     const uint8_t *key, const struct integ_alg *integ, const uint8_t *integ_key, bool esn)
{
	memset(e, 0, sizeof(*e));
	/* RFC 8221 4: encryption without authentication is not offered, nor ICV twice. */
	if (!encr || encr->aead == (integ != NULL))
		return -EINVAL;
	e->c = cipher_new(dir, encr, key, encr->aead ? NULL : integ, integ_key);
	if (!e->c)
		return -EINVAL;
	e->spi = spi;
	e->iv_len = encr->iv_len;
	e->icv_len = encr->aead ? encr->icv_len : integ->icv_len;
	e->align = MAX(encr->block_len, 4); /* RFC 4303 2.4: right-align the next header */
	e->esn = esn;
	e->aead = encr->aead;
	e->random_iv = !encr->aead && encr->iv_len > 0;
	return 0;
}

void esp_close(struct esp *e)
{
	cipher_free(e->c);
	e->c = NULL;
}

size_t esp_head_len(const struct esp *e)
{
	return ESP_FIXED + (size_t)e->iv_len;
}

static size_t pad_for(const struct esp *e, size_t payload)
{
	return (e->align - (payload + ESP_TRAILER) % e->align) % e->align;
}

size_t esp_sealed_len(const struct esp *e, size_t payload)
{
	return esp_head_len(e) + payload + pad_for(e, payload) + ESP_TRAILER + e->icv_len;
}

size_t esp_payload_max(const struct esp *e, size_t n)
{
	size_t fixed = esp_head_len(e) + e->icv_len, body;

	if (n < fixed + e->align)
		return 0;
	body = (n - fixed) / e->align * e->align;
	return body - ESP_TRAILER;
}

static void iv_fill(const struct esp *e, struct esp_random *rnd, uint64_t seq, uint8_t *iv)
{
	if (e->random_iv) {
		/* RFC 3602 3: a CBC IV must not be predictable. */
		if (rnd->left < e->iv_len) {
			random_bytes(rnd->buf, sizeof(rnd->buf));
			rnd->left = sizeof(rnd->buf);
		}
		rnd->left -= e->iv_len;
		memcpy(iv, rnd->buf + rnd->left, e->iv_len);
	} else if (e->iv_len) {
		/* RFC 4106 3.1: a counter will do, and the sequence number never repeats. */
		struct wr w = wr_init(iv, e->iv_len);

		wr_u64(&w, seq);
	}
}

/* What is authenticated besides the ciphertext: hdr before it, tail behind it. */
struct esp_auth {
	const uint8_t *hdr, *tail;
	size_t hdr_len, tail_len;
	uint8_t buf[AAD_MAX];
};

static void auth_prepare(const struct esp *e, uint64_t seq, const uint8_t *pkt, struct esp_auth *a)
{
	struct wr w = wr_init(a->buf, sizeof(a->buf));

	a->hdr = pkt;
	a->hdr_len = ESP_FIXED;
	a->tail = NULL;
	a->tail_len = 0;
	if (!e->esn)
		return;
	if (e->aead) {
		wr_u32(&w, e->spi);
		wr_u64(&w, seq);
		a->hdr = a->buf;
		a->hdr_len = wr_len(&w);
	} else {
		wr_u32(&w, (uint32_t)(seq >> 32));
		a->tail = a->buf;
		a->tail_len = wr_len(&w);
	}
}

int esp_seal(struct esp *e, struct esp_random *rnd, uint64_t seq, uint8_t next, uint8_t *pkt,
	     size_t payload)
{
	size_t head = esp_head_len(e), pad = pad_for(e, payload);
	size_t body = payload + pad + ESP_TRAILER;
	struct wr w = wr_init(pkt, ESP_FIXED);
	uint8_t *p = pkt + head + payload;
	struct esp_auth a;
	int rc;

	wr_u32(&w, e->spi);
	wr_u32(&w, (uint32_t)seq);
	iv_fill(e, rnd, seq, pkt + ESP_FIXED);
	for (size_t i = 1; i <= pad; i++) /* RFC 4303 2.4: 1, 2, 3, ... */
		*p++ = (uint8_t)i;
	*p++ = (uint8_t)pad;
	*p++ = next;
	auth_prepare(e, seq, pkt, &a);
	rc = cipher_seal(e->c, a.hdr, a.hdr_len, pkt + ESP_FIXED, pkt + head, body, a.tail,
			 a.tail_len, p);
	return rc ? rc : (int)(head + body + e->icv_len);
}

bool esp_peek(const uint8_t *pkt, size_t len, uint32_t *spi, uint32_t *seq)
{
	struct rd r = rd_init(pkt, len);

	*spi = rd_u32(&r);
	*seq = rd_u32(&r);
	return !r.bad;
}

typedef uint8_t byte16 __attribute__((vector_size(16)));

/* padding_ok() for the common long packet, 16 bytes at a time; 256 bytes are there before end. */
static bool padding_ok_wide(const uint8_t *end, uint8_t pad)
{
	/* How far from the end a byte of the last sixteen is. */
	byte16 i = { 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 }, bad = { 0 }, v;
	uint64_t word[2];

	for (unsigned k = 1; k <= 16; k++, i += 16) {
		memcpy(&v, end - 16 * k, sizeof(v));
		bad |= (byte16)(i < pad) & (v ^ (pad - i));
	}
	memcpy(word, &bad, sizeof(word));
	return (word[0] | word[1]) == 0;
}

/* The padding must be 1, 2, 3, ...: looked at in a time that depends on the packet's length alone,
 * neither on the padding's bytes nor on how many they are. body ends with pad length, next header. */
static bool padding_ok(const uint8_t *body, size_t len)
{
	size_t before = len - ESP_TRAILER; /* bytes that may be padding */
	uint8_t pad = body[before], bad = 0;
	size_t n = MIN(before, 255);

	if (before >= 256)
		return padding_ok_wide(body + before, pad);
	for (size_t i = 0; i < n; i++) {
		/* The i-th byte from the end holds pad - i while i < pad. */
		uint8_t in_pad = (uint8_t)-(uint8_t)(i < pad);

		bad |= in_pad & (uint8_t)(body[before - 1 - i] ^ (uint8_t)(pad - i));
	}
	return (bad == 0) & (pad <= before);
}

enum esp_verdict esp_open(struct esp *e, uint64_t seq, uint8_t *pkt, size_t len,
			  struct esp_plain *out)
{
	size_t head = esp_head_len(e), body;
	struct esp_auth a;

	if (len < head + e->align + e->icv_len)
		return ESP_SHORT;
	body = len - head - e->icv_len;
	if (body % e->align)
		return ESP_SHORT;
	auth_prepare(e, seq, pkt, &a);
	if (cipher_open(e->c, a.hdr, a.hdr_len, pkt + ESP_FIXED, pkt + head, body, a.tail,
			a.tail_len, pkt + head + body))
		return ESP_BAD_ICV;
	if (!padding_ok(pkt + head, body))
		return ESP_BAD_PAD;
	out->payload = pkt + head;
	out->len = body - ESP_TRAILER - pkt[head + body - ESP_TRAILER];
	out->next = pkt[head + body - 1];
	return ESP_OK;
}
