/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Traffic that goes on while a laboratory is tormented: a process in a node sends UDP flows to a port that
 * echoes them (`ip sla responder udp-echo`), and notes for each flow the longest time without an answer.
 */
#ifndef LAB_FLOWS_H
#define LAB_FLOWS_H

#include "base/addr.h"
#include "lab/run.h"

#define FLOWS_MAX 16

struct flows;

struct flows_result {
	uint64_t sent, answered;
	uint32_t gap_ms[FLOWS_MAX]; /* longest, the one that lasts included */
};

/* NULL + err. */
struct flows *flows_start(const struct run *r, const struct run_node *n, const struct addr *src,
			  const struct endpoint *dst, struct str *err);
bool flows_read(struct flows *f, struct flows_result *out);
void flows_free(struct flows *f); /* ends them; NULL is fine */

#endif
