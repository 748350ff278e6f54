/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headers of packets that access lists log: whatever they are, the message is one line of text.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/acl_log.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct acl a = { .name = "A", .extended = true };
	struct acl_entry e = { .seq = 10, .log = true };
	struct acl_log_packet p;
	struct acl_log_text t;

	if (!acl_log_parse(data, size, &p))
		return 0;
	a.ipv6 = p.src.family == ADDR_V6;
	acl_log_render(&a, &e, &p, "GigabitEthernet1", data, 1, &t);
	if (!strstr(t.text, " denied ") || strcmp(t.text + strlen(t.text) - 8, "1 packet") != 0)
		abort();
	return 0;
}
