/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel dataplane. Not there yet: the probe says so, and userspace ESP is taken.
 */
#include <errno.h>
#include <stdio.h>

#include "ipsec/ipsec_dp.h"

static int xfrm_probe(char *why, size_t size)
{
	snprintf(why, size, "this build has no kernel dataplane; use --dataplane user");
	return -EOPNOTSUPP;
}

static struct ipsec_dp *xfrm_open(struct loop *loop, const struct ipsec_dp_events *ev, char *why,
				  size_t size)
{
	xfrm_probe(why, size);
	return NULL;
}

const struct ipsec_dp_ops dp_xfrm_ops = {
	.name = "kernel",
	.engine = "ESG",
	.probe = xfrm_probe,
	.open = xfrm_open,
};
