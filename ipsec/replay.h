/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The anti-replay window of one inbound SA (RFC 4303 3.4.3) as a ring of bit words, which slides
 * without shifting (RFC 6479), and the inference of the high half of an extended sequence number
 * (RFC 4303 appendix A2). Used by one thread at a time.
 *
 *   seq = replay_infer(r, wire);  replay_check(r, seq);  ...verify the ICV...  replay_advance(r, seq)
 */
#ifndef IPSEC_REPLAY_H
#define IPSEC_REPLAY_H

#include "base/util.h"

#define REPLAY_WINDOW_MAX 1024
#define REPLAY_WORDS (REPLAY_WINDOW_MAX / 64 * 2) /* a power of two, with room to spare */

struct replay {
	uint32_t window;  /* 0: every sequence number is taken */
	bool esn;
	uint64_t top;     /* highest authenticated sequence number */
	uint64_t bits[REPLAY_WORDS];
};

enum replay_verdict { REPLAY_OK, REPLAY_SEEN, REPLAY_OLD };

/* window: 0 or up to REPLAY_WINDOW_MAX, larger ones are cut to it. */
void replay_init(struct replay *r, uint32_t window, bool esn);
/* The sequence number that these 32 wire bits stand for. */
uint64_t replay_infer(const struct replay *r, uint32_t wire);
enum replay_verdict replay_check(const struct replay *r, uint64_t seq);
/* Note a number whose packet was authenticated. */
void replay_advance(struct replay *r, uint64_t seq);

#endif
