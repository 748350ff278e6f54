/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/hsrp_wire.h"

#include <string.h>

#include "base/wire.h"

enum { TLV_GROUP = 1, TLV_AUTH_TEXT = 3, TLV_GROUP_LEN = 40 };

/* RFC 2281 5.1: one bit for each state but the first two; version 2 counts. */
static const uint8_t states_v1[] = {0, 1, 2, 4, 8, 16}, states_v2[] = {1, 2, 3, 4, 5, 6};

static bool state_of(const uint8_t *list, uint8_t wire, enum hsrp_state *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(states_v1); i++)
		if (list[i] == wire) {
			*out = (enum hsrp_state)i;
			return true;
		}
	return false;
}

static struct addr vip_of(uint32_t v)
{
	return v ? addr_v4(v) : (struct addr){0};
}

static bool parse_v1(struct rd *r, struct hsrp_msg *m)
{
	uint8_t op, state;

	rd_skip(r, 1);
	op = rd_u8(r);
	state = rd_u8(r);
	m->hello_ms = rd_u8(r) * 1000u;
	m->hold_ms = rd_u8(r) * 1000u;
	m->priority = rd_u8(r);
	m->group = rd_u8(r);
	rd_skip(r, 1);
	rd_copy(r, m->auth, HSRP_AUTH_LEN);
	m->vip = vip_of(rd_u32(r));
	m->version = 1;
	m->op = (enum hsrp_op)op;
	return !r->bad && op <= HSRP_RESIGN && state_of(states_v1, state, &m->state);
}

static bool parse_group(struct rd *r, struct hsrp_msg *m)
{
	uint8_t version = rd_u8(r), op = rd_u8(r), state = rd_u8(r), family = rd_u8(r);
	uint32_t priority;

	m->group = rd_u16(r);
	rd_copy(r, m->mac, sizeof(m->mac));
	priority = rd_u32(r);
	m->hello_ms = rd_u32(r);
	m->hold_ms = rd_u32(r);
	m->vip = vip_of(rd_u32(r));
	m->priority = (uint8_t)MIN(priority, 255u);
	m->version = 2;
	m->op = (enum hsrp_op)op;
	rd_skip(r, 12);
	return !r->bad && version == 2 && family == 4 && m->group <= 4095 && op <= HSRP_RESIGN &&
	       state_of(states_v2, state, &m->state);
}

bool hsrp_parse(const void *data, size_t len, struct hsrp_msg *m)
{
	struct rd r = rd_init(data, len);
	bool group = false;

	memset(m, 0, sizeof(*m));
	if (len && *(const uint8_t *)data == 0)
		return parse_v1(&r, m);
	str_copy(m->auth, sizeof(m->auth), HSRP_AUTH_DEFAULT);
	while (rd_left(&r) && !r.bad) {
		uint8_t type = rd_u8(&r);
		struct rd in = rd_sub(&r, rd_u8(&r));

		if (type == TLV_GROUP && !group) {
			group = parse_group(&in, m);
			if (!group)
				return false;
		} else if (type == TLV_AUTH_TEXT) {
			rd_copy(&in, m->auth, HSRP_AUTH_LEN);
			if (in.bad)
				return false;
		}
	}
	return group && !r.bad;
}

size_t hsrp_build(const struct hsrp_msg *m, uint8_t out[HSRP_MSG_MAX])
{
	struct wr w = wr_init(out, HSRP_MSG_MAX);
	char auth[HSRP_AUTH_LEN + 1] = "";

	str_copy(auth, sizeof(auth), m->auth);
	if (m->version == 1) {
		wr_u8(&w, 0);
		wr_u8(&w, (uint8_t)m->op);
		wr_u8(&w, states_v1[m->state]);
		wr_u8(&w, (uint8_t)MIN((m->hello_ms + 999) / 1000, 255u));
		wr_u8(&w, (uint8_t)MIN((m->hold_ms + 999) / 1000, 255u));
		wr_u8(&w, m->priority);
		wr_u8(&w, (uint8_t)m->group);
		wr_u8(&w, 0);
		wr_bytes(&w, auth, HSRP_AUTH_LEN);
		wr_u32(&w, m->vip.family ? addr_to_v4(&m->vip) : 0);
		return wr_len(&w);
	}
	wr_u8(&w, TLV_GROUP);
	wr_u8(&w, TLV_GROUP_LEN);
	wr_u8(&w, 2);
	wr_u8(&w, (uint8_t)m->op);
	wr_u8(&w, states_v2[m->state]);
	wr_u8(&w, 4);
	wr_u16(&w, m->group);
	wr_bytes(&w, m->mac, sizeof(m->mac));
	wr_u32(&w, m->priority);
	wr_u32(&w, m->hello_ms);
	wr_u32(&w, m->hold_ms);
	wr_u32(&w, m->vip.family ? addr_to_v4(&m->vip) : 0);
	wr_zero(&w, 12);
	wr_u8(&w, TLV_AUTH_TEXT);
	wr_u8(&w, HSRP_AUTH_LEN);
	wr_bytes(&w, auth, HSRP_AUTH_LEN);
	return wr_len(&w);
}
