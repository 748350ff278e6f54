/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to cables while a laboratory runs: cut, plugged in, made lossy or slow. Called by the
 * keeper, in the fabric's namespace.
 */
#ifndef LAB_CABLE_H
#define LAB_CABLE_H

#include "lab/fabric.h"
#include "lab/run.h"

/* Make the kernel fit the conditions of the segment's ports. 0, or -1 with err. */
int cable_apply(struct fabric *f, struct run *r, unsigned seg, struct str *err);
/* One order: `down`, `up`, `loss 30%`, `delay 50ms`, written in words. Changes port and applies. */
int cable_order(struct fabric *f, struct run *r, struct run_port *port, const char *verb,
		const char *value, struct str *err);
/* A child ended: true when it was a wire of ours, which is then started again. */
bool cable_child_gone(struct fabric *f, struct run *r, pid_t pid);
/* Words for a port's condition, "" when it is whole: "cut", "loss 30%, delay 50ms". */
void cable_condition(const struct run_port *p, struct str *out);

#endif
