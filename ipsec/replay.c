/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anti-replay window, see replay.h.
 */
#include <string.h>

#include "ipsec/replay.h"

#define WORD_MASK (REPLAY_WORDS - 1)

void replay_init(struct replay *r, uint32_t window, bool esn)
{
	memset(r, 0, sizeof(*r));
	r->window = MIN(window, REPLAY_WINDOW_MAX);
	r->esn = esn;
}

uint64_t replay_infer(const struct replay *r, uint32_t wire)
{
	/* Without a window the span for the inference is ours to choose. */
	uint32_t span = r->window ? r->window : REPLAY_WINDOW_MAX;
	uint32_t low = (uint32_t)r->top;
	uint64_t high = r->top >> 32;
	uint32_t bottom = low - span + 1; /* wraps when the window spans two subspaces */

	if (!r->esn)
		return wire;
	if (low >= span - 1) { /* RFC 4303 A2.2 case A: the window lies within one subspace */
		if (wire < bottom)
			high++;
	} else if (wire >= bottom && high > 0) { /* case B */
		high--;
	}
	return high << 32 | wire;
}

enum replay_verdict replay_check(const struct replay *r, uint64_t seq)
{
	if (seq == 0) /* RFC 4303 3.3.3: the first packet sent has 1 */
		return REPLAY_OLD;
	if (!r->window || seq > r->top)
		return REPLAY_OK;
	if (r->top - seq >= r->window)
		return REPLAY_OLD;
	return r->bits[seq / 64 & WORD_MASK] >> (seq % 64) & 1 ? REPLAY_SEEN : REPLAY_OK;
}

void replay_advance(struct replay *r, uint64_t seq)
{
	if (seq > r->top) {
		uint64_t from = r->top / 64, steps = MIN(seq / 64 - from, REPLAY_WORDS);

		for (uint64_t i = 1; i <= steps; i++)
			r->bits[(from + i) & WORD_MASK] = 0;
		/* A jump beyond the ring clears it whole; the loop above did exactly that. */
		r->top = seq;
	}
	r->bits[seq / 64 & WORD_MASK] |= 1ull << (seq % 64);
}
