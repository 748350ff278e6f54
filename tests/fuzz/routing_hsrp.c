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
	struct hsrp_key k = {.key = "fuzz"};
	struct hsrp_msg a, b;
	uint8_t out[HSRP_MSG_MAX];
	size_t n;

	if (!hsrp_parse(data, size, &a))
		return 0;
	hsrp_verify(data, size, &a, &k);
	k.id = a.key_id;
	n = hsrp_build(&a, &k, out);
	if (!hsrp_parse(out, n, &b) || a.version != b.version || a.op != b.op || a.state != b.state ||
	    a.group != b.group || a.priority != b.priority || !addr_eq(&a.vip, &b.vip) ||
	    a.md5 != b.md5 || a.key_id != b.key_id || !addr_eq(&a.md5_from, &b.md5_from) ||
	    (a.md5 ? !hsrp_verify(out, n, &b, &k) : strcmp(a.auth, b.auth) != 0))
		abort();
	return 0;
}
