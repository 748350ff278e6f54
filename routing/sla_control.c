/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/sla_control.h"

#include <string.h>

#include "base/wire.h"

#define VERSION 2
#define TYPE_V4 2
#define TYPE_V6 3
#define ROLE_SENDER 1
#define HEADER_LEN 20

static void put_addr(struct wr *w, const struct addr *a)
{
	uint8_t b[16] = { 0 };

	memcpy(b, a->b, addr_bytes(a));
	wr_bytes(w, b, sizeof(b));
}

void sla_control_build(const struct sla_control *c, uint8_t out[SLA_CONTROL_LEN])
{
	struct wr w = wr_init(out, SLA_CONTROL_LEN);

	wr_u8(&w, VERSION);
	wr_u8(&w, 0);
	wr_u16(&w, c->status);
	wr_u32(&w, c->seq);
	wr_u32(&w, SLA_CONTROL_LEN);
	wr_u64(&w, c->sent);
	wr_u16(&w, c->command);
	wr_u16(&w, SLA_CONTROL_LEN - HEADER_LEN);
	wr_u8(&w, c->dst.family == ADDR_V6 ? TYPE_V6 : TYPE_V4);
	wr_u8(&w, ROLE_SENDER);
	wr_u16(&w, 0);
	wr_u32(&w, c->session);
	put_addr(&w, &c->control_src);
	put_addr(&w, &c->control_dst);
	put_addr(&w, &c->src);
	put_addr(&w, &c->dst);
	wr_u16(&w, c->control_port);
	wr_u16(&w, 0);
	wr_u16(&w, c->src_port);
	wr_u16(&w, c->dst_port);
	wr_zero(&w, 8); /* measurement options: none */
	wr_u32(&w, c->duration_ms);
}

static void get_addr(struct rd *r, uint8_t family, struct addr *a)
{
	uint8_t b[16];

	memset(a, 0, sizeof(*a));
	rd_copy(r, b, sizeof(b));
	a->family = family;
	memcpy(a->b, b, family == ADDR_V6 ? 16 : 4);
}

bool sla_control_parse(const uint8_t *data, size_t len, struct sla_control *out)
{
	struct rd r = rd_init(data, len);
	uint8_t version = rd_u8(&r), type, family;
	uint32_t total;
	uint16_t record;

	*out = (struct sla_control){ 0 };
	rd_skip(&r, 1);
	out->status = rd_u16(&r);
	out->seq = rd_u32(&r);
	total = rd_u32(&r);
	out->sent = rd_u64(&r);
	out->command = rd_u16(&r);
	record = rd_u16(&r);
	type = rd_u8(&r);
	rd_skip(&r, 3); /* role, reserved */
	out->session = rd_u32(&r);
	family = type == TYPE_V6 ? ADDR_V6 : ADDR_V4;
	get_addr(&r, family, &out->control_src);
	get_addr(&r, family, &out->control_dst);
	get_addr(&r, family, &out->src);
	get_addr(&r, family, &out->dst);
	out->control_port = rd_u16(&r);
	rd_skip(&r, 2);
	out->src_port = rd_u16(&r);
	out->dst_port = rd_u16(&r);
	rd_skip(&r, 8);
	out->duration_ms = rd_u32(&r);
	return !r.bad && version == VERSION && total == len && record == len - HEADER_LEN &&
	       (type == TYPE_V4 || type == TYPE_V6) &&
	       out->command >= SLA_CMD_UDP && out->command <= SLA_CMD_ECHO;
}
