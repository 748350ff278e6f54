/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control messages of IP SLA: what is accepted is built again to the same meaning.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/sla_control.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sla_control a, b;
	uint8_t msg[SLA_CONTROL_LEN];

	if (!sla_control_parse(data, size, &a))
		return 0;
	sla_control_build(&a, msg);
	if (!sla_control_parse(msg, sizeof(msg), &b) || a.seq != b.seq || a.dst_port != b.dst_port ||
	    a.duration_ms != b.duration_ms || !addr_eq(&a.dst, &b.dst) || a.command != b.command)
		abort();
	return 0;
}
