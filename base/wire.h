/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wire cursors: the only way this program reads or writes network bytes (big endian).
 * A reader past its end returns zeros and sets `bad`; a parser checks `bad` once, at its end, and
 * allocates nothing. A writer past its end sets `bad` and drops the bytes. Nothing here can
 * overrun, whatever the peer sends.
 */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include "base/util.h"

struct rd {
	const uint8_t *p;
	const uint8_t *end;
	bool bad;
};

struct rd rd_init(const void *data, size_t len);
size_t rd_left(const struct rd *r);
uint8_t rd_u8(struct rd *r);
uint16_t rd_u16(struct rd *r);
uint32_t rd_u32(struct rd *r);
uint64_t rd_u64(struct rd *r);
/* Pointer to n bytes inside the packet, or NULL (and bad) when fewer are left. n = 0 is fine. */
const uint8_t *rd_bytes(struct rd *r, size_t n);
void rd_copy(struct rd *r, void *dst, size_t n); /* zeros when short */
void rd_skip(struct rd *r, size_t n);
/* A child confined to the next n bytes; the parent moves behind them. Short: child empty, both bad. */
struct rd rd_sub(struct rd *r, size_t n);

struct wr {
	uint8_t *base;
	uint8_t *p;
	uint8_t *end;
	bool bad;
};

struct wr wr_init(void *buf, size_t cap);
size_t wr_len(const struct wr *w);
void wr_u8(struct wr *w, uint8_t v);
void wr_u16(struct wr *w, uint16_t v);
void wr_u32(struct wr *w, uint32_t v);
void wr_u64(struct wr *w, uint64_t v);
void wr_bytes(struct wr *w, const void *p, size_t n);
void wr_zero(struct wr *w, size_t n);
/* Overwrite at an offset written before (lengths, next-payload). Ignored when out of range. */
void wr_patch_u8(struct wr *w, size_t off, uint8_t v);
void wr_patch_u16(struct wr *w, size_t off, uint16_t v);
void wr_patch_u32(struct wr *w, size_t off, uint32_t v);

#endif
