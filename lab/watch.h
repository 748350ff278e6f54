/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watching a wire: a process that counts what passes a port of the fabric, and notes the first frame
 * that is neither ESP, IKE nor address resolution.
 */
#ifndef LAB_WATCH_H
#define LAB_WATCH_H

#include "base/addr.h"
#include "lab/run.h"

struct watch;

struct watch_result {
	uint64_t esp, ike, other;
	char first[160];/* the first other frame in words */
};

/* Begin on this port. only: ESP and IKE must have an end in this network, or they count as other;
 * NULL: any. NULL + err. */
struct watch *watch_start(const struct run *r, const struct run_port *p, const struct prefix *only,
			  struct str *err);
/* What was seen so far; the process goes on. */
bool watch_read(struct watch *w, struct watch_result *out);
void watch_free(struct watch *w); /* ends it; NULL is fine */

#endif
