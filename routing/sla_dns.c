/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/sla_dns.h"

#include <stdio.h>
#include <string.h>

#include "base/wire.h"

enum { TYPE_A = 1, TYPE_PTR = 12, CLASS_IN = 1, FLAG_QR = 0x8000, FLAG_RD = 0x0100, RCODE = 0xf };

static bool name_put(struct wr *w, const char *name)
{
	size_t all = 1;

	while (*name) {
		size_t n = strcspn(name, ".");

		all += n + 1;
		if (!n || n > 63 || all > 255)
			return false;
		wr_u8(w, (uint8_t)n);
		wr_bytes(w, name, n);
		name += n;
		if (*name == '.')
			name++;
	}
	wr_u8(w, 0);
	return all > 1;
}

size_t sla_dns_build(uint16_t id, const char *query, uint8_t out[SLA_DNS_MAX])
{
	struct wr w = wr_init(out, SLA_DNS_MAX);
	uint16_t type = TYPE_A;
	struct addr a;
	char back[40];

	if (addr_parse_v4(query, &a)) {
		snprintf(back, sizeof(back), "%u.%u.%u.%u.in-addr.arpa", a.b[3], a.b[2], a.b[1],
			 a.b[0]);
		query = back;
		type = TYPE_PTR;
	}
	wr_u16(&w, id);
	wr_u16(&w, FLAG_RD);
	wr_u16(&w, 1);
	wr_zero(&w, 6);
	if (!name_put(&w, query))
		return 0;
	wr_u16(&w, type);
	wr_u16(&w, CLASS_IN);
	return w.bad ? 0 : wr_len(&w);
}

enum sla_dns sla_dns_parse(uint16_t id, const void *data, size_t len)
{
	struct rd r = rd_init(data, len);
	uint16_t got = rd_u16(&r), flags = rd_u16(&r), answers;

	rd_skip(&r, 2);
	answers = rd_u16(&r);
	rd_skip(&r, 4);
	if (r.bad || got != id || !(flags & FLAG_QR))
		return SLA_DNS_OTHER;
	return flags & RCODE || !answers ? SLA_DNS_FAILED : SLA_DNS_FOUND;
}
