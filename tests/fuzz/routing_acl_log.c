/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headers of packets that access lists log: whatever they are, the message is one line of text.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/acl_log.h"
#include "routing/packet_debug.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* debug ip packet and its like read the same headers. */
static void debug_lines(const uint8_t *data, size_t size)
{
	struct packet_seen p;
	struct str s = { 0 };

	if (!packet_debug_parse(data, size, &p))
		return;
	p.way = (enum packet_way)(size % 3);
	packet_debug_ip(&s, &p, NULL, true);
	str_putc(&s, '\n');
	packet_debug_nat(&s, &p, true);
	packet_debug_policy(&s, &p, size & 1 ? "PBR" : NULL, 10, &p.dst);
	if (!strstr(str_text(&s), "len ") || !strstr(str_text(&s), "NAT*: s="))
		abort();
	str_free(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct acl a = { .name = "A", .extended = true };
	struct acl_entry e = { .seq = 10, .log = true };
	struct acl_log_packet p;
	struct acl_log_text t;

	debug_lines(data, size);
	if (!acl_log_parse(data, size, &p))
		return 0;
	a.ipv6 = p.src.family == ADDR_V6;
	acl_log_render(&a, &e, &p, "GigabitEthernet1", data, 1, &t);
	if (!strstr(t.text, " denied ") || strcmp(t.text + strlen(t.text) - 8, "1 packet") != 0)
		abort();
	return 0;
}
