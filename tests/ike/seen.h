/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two engines whose every message is recorded, and decrypted where it can be, for tests that look
 * at the messages themselves.
 */
#ifndef TESTS_IKE_SEEN_H
#define TESTS_IKE_SEEN_H

#include "tests/ike/sim.h"

enum { LOG_MAX = 64 };

struct seen { /* every message of a run, decrypted where it can be */
	struct sim *s;
	struct {
		unsigned from;
		uint8_t raw[2048];
		size_t len;
		struct ike_hdr h;
		uint8_t inner[2048];
		size_t inner_len;
		uint8_t first;
	} m[LOG_MAX];
	unsigned n;
	enum sim_fate (*also)(struct seen *c, struct sim_pkt *p, unsigned nr);
	unsigned arg;
};

/* NULL: AES-CBC-128, SHA-1, group 14, a shared key; ESP aes-128/sha1. Nothing is begun. */
struct seen *seen_new(const struct sim_opts *o);
void seen_free(struct seen *c);
/* The same, with an IKE SA and a CHILD SA (owner 1 at node 0, the initiator). */
struct seen *seen_up(const struct sim_opts *o);
uint32_t seen_sa(struct seen *c, unsigned who);
/* Message nr, its payloads as sent (decrypted). */
void seen_parse(const struct seen *c, unsigned nr, struct ike_msg *m);
bool seen_has(const struct seen *c, unsigned nr, uint8_t type);
bool seen_notifies(const struct seen *c, unsigned nr, uint16_t type);
/* Replace the contents of protected message nr, on its way, by b: sealed anew with the sender's
 * keys. */
void seen_replace(struct seen *c, struct sim_pkt *p, unsigned nr, const struct pb *b);

#endif
