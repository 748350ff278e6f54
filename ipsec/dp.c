/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choice of the dataplane: the kernel's ESP where there is one, our own elsewhere.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ipsec/ipsec_dp.h"

struct ipsec_dp *ipsec_dp_open(struct loop *loop, const char *force,
			       const struct ipsec_dp_events *ev, char *why, size_t size)
{
	char kernel[256] = "";

	if (force && !strcmp(force, "user"))
		return dp_user_ops.open(loop, ev, why, size);
	if (force && !strcmp(force, "kernel")) {
		if (dp_xfrm_ops.probe(why, size))
			return NULL;
		return dp_xfrm_ops.open(loop, ev, why, size);
	}
	if (force) {
		snprintf(why, size, "unknown dataplane '%s': it is user or kernel", force);
		return NULL;
	}
	if (dp_xfrm_ops.probe(kernel, sizeof(kernel)) == 0) {
		struct ipsec_dp *dp = dp_xfrm_ops.open(loop, ev, why, size);

		if (dp)
			return dp;
	}
	return dp_user_ops.open(loop, ev, why, size);
}
