/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages of HSRP: what is accepted is built again to the same meaning.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/hsrp_wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hsrp_msg a, b;
	uint8_t out[HSRP_MSG_MAX];
	size_t n;

	if (!hsrp_parse(data, size, &a))
		return 0;
	n = hsrp_build(&a, out);
	if (!hsrp_parse(out, n, &b) || a.version != b.version || a.op != b.op || a.state != b.state ||
	    a.group != b.group || a.priority != b.priority || !addr_eq(&a.vip, &b.vip) ||
	    strcmp(a.auth, b.auth) != 0)
		abort();
	return 0;
}
