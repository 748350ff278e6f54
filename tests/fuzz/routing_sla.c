/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control messages of IP SLA: what is accepted is built again to the same meaning. Measurement
 * messages: what the responder stamps is an answer to the sender.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/sla_control.h"
#include "routing/sla_dns.h"
#include "routing/sla_jitter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void measurement(const uint8_t *data, size_t size)
{
	uint8_t buf[256];
	struct sla_stamp s = { .sent = 0 };
	uint32_t seq;

	sla_jitter_icmp_parse(0x0101, data, size, &seq, &s);
	sla_jitter_udp_parse(data, size, &seq, &s);
	sla_dns_parse(0x0101, data, size);
	if (size > sizeof(buf))
		return;
	memcpy(buf, data, size);
	if (sla_jitter_answer(buf, size, 7, 1000) &&
	    (!sla_jitter_udp_parse(buf, size, &seq, &s) || s.peer_seq != 7 || s.there != 1000))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sla_control a, b;
	uint8_t msg[SLA_CONTROL_LEN];

	measurement(data, size);
	if (!sla_control_parse(data, size, &a))
		return 0;
	sla_control_build(&a, msg);
	if (!sla_control_parse(msg, sizeof(msg), &b) || a.seq != b.seq || a.dst_port != b.dst_port ||
	    a.duration_ms != b.duration_ms || !addr_eq(&a.dst, &b.dst) || a.command != b.command)
		abort();
	return 0;
}
