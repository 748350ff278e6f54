/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wire cursors. Every access goes through rd_bytes() or wr_room(), the two places that compare
 * with the end.
 */
#include "base/wire.h"

#include <string.h>

struct rd rd_init(const void *data, size_t len)
{
	struct rd r = { .p = data, .end = data };

	/* data may be NULL with len 0; NULL + 0 is fine, NULL + n would not be. */
	if (data)
		r.end += len;
	else if (len)
		r.bad = true;
	return r;
}

size_t rd_left(const struct rd *r)
{
	return (size_t)(r->end - r->p);
}

const uint8_t *rd_bytes(struct rd *r, size_t n)
{
	static const uint8_t none[1];
	const uint8_t *p = r->p;

	if (r->bad || n > rd_left(r)) {
		/* Nothing behind the first fault is meaningful: stay bad and empty. */
		r->bad = true;
		r->p = r->end;
		return NULL;
	}
	if (!n)
		return p ? p : none;
	r->p += n;
	return p;
}

uint8_t rd_u8(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 1);

	return p ? p[0] : 0;
}

uint16_t rd_u16(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 2);

	return p ? (uint16_t)(p[0] << 8 | p[1]) : 0;
}

uint32_t rd_u32(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 4);

	return p ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3] : 0;
}

uint64_t rd_u64(struct rd *r)
{
	struct rd pair = rd_sub(r, 8);
	uint64_t hi = rd_u32(&pair);

	return hi << 32 | rd_u32(&pair);
}

void rd_copy(struct rd *r, void *dst, size_t n)
{
	const uint8_t *p = rd_bytes(r, n);

	if (!n)
		return;
	if (p)
		memcpy(dst, p, n);
	else
		memset(dst, 0, n);
}

void rd_skip(struct rd *r, size_t n)
{
	rd_bytes(r, n);
}

struct rd rd_sub(struct rd *r, size_t n)
{
	const uint8_t *p = rd_bytes(r, n);

	if (!p)
		return (struct rd){ .p = r->end, .end = r->end, .bad = true };
	return rd_init(p, n);
}

struct wr wr_init(void *buf, size_t cap)
{
	struct wr w = { .base = buf, .p = buf, .end = buf };

	if (buf)
		w.end += cap;
	return w;
}

size_t wr_len(const struct wr *w)
{
	return (size_t)(w->p - w->base);
}

/* Space for n bytes, or NULL. After one refusal nothing more is written: a later shorter item
 * would otherwise land where the refused one belongs. */
static uint8_t *wr_room(struct wr *w, size_t n)
{
	uint8_t *p = w->p;

	if (w->bad || n > (size_t)(w->end - w->p)) {
		w->bad = true;
		return NULL;
	}
	if (n)
		w->p += n;
	return p;
}

static void put_u16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void put_u32(uint8_t *p, uint32_t v)
{
	put_u16(p, (uint16_t)(v >> 16));
	put_u16(p + 2, (uint16_t)v);
}

void wr_u8(struct wr *w, uint8_t v)
{
	uint8_t *p = wr_room(w, 1);

	if (p)
		p[0] = v;
}

void wr_u16(struct wr *w, uint16_t v)
{
	uint8_t *p = wr_room(w, 2);

	if (p)
		put_u16(p, v);
}

void wr_u32(struct wr *w, uint32_t v)
{
	uint8_t *p = wr_room(w, 4);

	if (p)
		put_u32(p, v);
}

void wr_u64(struct wr *w, uint64_t v)
{
	uint8_t *p = wr_room(w, 8);

	if (p) {
		put_u32(p, (uint32_t)(v >> 32));
		put_u32(p + 4, (uint32_t)v);
	}
}

void wr_bytes(struct wr *w, const void *src, size_t n)
{
	uint8_t *p = wr_room(w, n);

	if (p && n)
		memcpy(p, src, n);
}

void wr_zero(struct wr *w, size_t n)
{
	uint8_t *p = wr_room(w, n);

	if (p && n)
		memset(p, 0, n);
}

/* Place of n bytes already written at off, or NULL. */
static uint8_t *wr_written(struct wr *w, size_t off, size_t n)
{
	size_t len = wr_len(w);

	return off <= len && n <= len - off ? w->base + off : NULL;
}

void wr_patch_u8(struct wr *w, size_t off, uint8_t v)
{
	uint8_t *p = wr_written(w, off, 1);

	if (p)
		p[0] = v;
}

void wr_patch_u16(struct wr *w, size_t off, uint16_t v)
{
	uint8_t *p = wr_written(w, off, 2);

	if (p)
		put_u16(p, v);
}

void wr_patch_u32(struct wr *w, size_t off, uint32_t v)
{
	uint8_t *p = wr_written(w, off, 4);

	if (p)
		put_u32(p, v);
}
