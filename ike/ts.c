/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Traffic selectors.
 */
#include "ike/ts.h"

#include <string.h>

enum { TS_IPV4_ADDR_RANGE = 7, TS_IPV6_ADDR_RANGE = 8 };

static struct addr addr_read(struct rd *r, uint8_t family)
{
	struct addr a = { .family = family };

	rd_copy(r, a.b, addr_bytes(&a));
	return a;
}

int ts_parse(const struct ike_pld_ref *p, struct ike_ts out[IKE_MAX_TS])
{
	struct rd r = rd_init(p->p, p->len);
	uint8_t count = rd_u8(&r);
	int n = 0;

	rd_skip(&r, 3);
	for (unsigned i = 0; i < count && !r.bad; i++) {
		uint8_t type = rd_u8(&r), proto = rd_u8(&r);
		uint16_t len = rd_u16(&r);
		struct ike_ts ts = { .proto = proto };
		uint8_t family;
		struct rd body;

		if (len < 8)
			return -1;
		body = rd_sub(&r, len - 4u);
		family = type == TS_IPV4_ADDR_RANGE ? ADDR_V4 :
			 type == TS_IPV6_ADDR_RANGE ? ADDR_V6 : ADDR_NONE;
		if (!family)
			continue; /* RFC 7296 2.9: an unknown type is as if it were not there */
		ts.port_lo = rd_u16(&body);
		ts.port_hi = rd_u16(&body);
		ts.lo = addr_read(&body, family);
		ts.hi = addr_read(&body, family);
		if (body.bad || rd_left(&body))
			return -1;
		if (n < IKE_MAX_TS && addr_cmp(&ts.lo, &ts.hi) <= 0)
			out[n++] = ts;
	}
	return r.bad || rd_left(&r) || !count ? -1 : n;
}

void ts_write(struct pb *b, uint8_t type, const struct ike_ts *ts, size_t n)
{
	pb_open(b, type);
	wr_u8(&b->w, n);
	wr_zero(&b->w, 3);
	for (size_t i = 0; i < n; i++) {
		size_t alen = addr_bytes(&ts[i].lo);

		wr_u8(&b->w, alen == 16 ? TS_IPV6_ADDR_RANGE : TS_IPV4_ADDR_RANGE);
		wr_u8(&b->w, ts[i].proto);
		wr_u16(&b->w, 8 + 2 * alen);
		wr_u16(&b->w, ts[i].port_lo);
		wr_u16(&b->w, ts[i].port_hi);
		wr_bytes(&b->w, ts[i].lo.b, alen);
		wr_bytes(&b->w, ts[i].hi.b, alen);
	}
	pb_close(b);
}

static bool port_opaque(const struct ike_ts *t)
{
	return t->port_lo > t->port_hi; /* 65535..0, RFC 7296 3.13.1 */
}

static bool port_any(const struct ike_ts *t)
{
	return t->port_lo == 0 && t->port_hi == 65535;
}

bool ts_eq(const struct ike_ts *a, const struct ike_ts *b)
{
	return a->proto == b->proto && a->port_lo == b->port_lo && a->port_hi == b->port_hi &&
	       addr_eq(&a->lo, &b->lo) && addr_eq(&a->hi, &b->hi);
}

bool ts_covers(const struct ike_ts *o, const struct ike_ts *i)
{
	if (o->lo.family != i->lo.family || (o->proto && o->proto != i->proto))
		return false;
	if (port_opaque(o) || port_opaque(i)) {
		if (!port_any(o) && !(port_opaque(o) && port_opaque(i)))
			return false;
	} else if (i->port_lo < o->port_lo || i->port_hi > o->port_hi) {
		return false;
	}
	return addr_cmp(&o->lo, &i->lo) <= 0 && addr_cmp(&i->hi, &o->hi) <= 0;
}

bool ts_list_covers(const struct ike_ts *outer, size_t n_outer, const struct ike_ts *inner,
		    size_t n_inner)
{
	for (size_t i = 0; i < n_inner; i++) {
		bool ok = false;

		for (size_t o = 0; o < n_outer && !ok; o++)
			ok = ts_covers(&outer[o], &inner[i]);
		if (!ok)
			return false;
	}
	return true;
}

static bool ts_intersect(const struct ike_ts *a, const struct ike_ts *b, struct ike_ts *out)
{
	if (a->lo.family != b->lo.family || (a->proto && b->proto && a->proto != b->proto))
		return false;
	memset(out, 0, sizeof(*out));
	out->proto = a->proto ? a->proto : b->proto;
	if (port_opaque(a) || port_opaque(b)) {
		const struct ike_ts *o = port_opaque(a) ? a : b, *x = o == a ? b : a;

		if (!port_opaque(x) && !port_any(x))
			return false;
		out->port_lo = o->port_lo;
		out->port_hi = o->port_hi;
	} else {
		out->port_lo = MAX(a->port_lo, b->port_lo);
		out->port_hi = MIN(a->port_hi, b->port_hi);
		if (out->port_lo > out->port_hi)
			return false;
	}
	out->lo = addr_cmp(&a->lo, &b->lo) > 0 ? a->lo : b->lo;
	out->hi = addr_cmp(&a->hi, &b->hi) < 0 ? a->hi : b->hi;
	return addr_cmp(&out->lo, &out->hi) <= 0;
}

static size_t ts_list_add(struct ike_ts *list, size_t n, const struct ike_ts *t)
{
	size_t keep = 0;

	for (size_t i = 0; i < n; i++)
		if (ts_covers(&list[i], t))
			return n;
	for (size_t i = 0; i < n; i++)
		if (!ts_covers(t, &list[i]))
			list[keep++] = list[i];
	if (keep < IKE_MAX_TS)
		list[keep++] = *t;
	return keep;
}

size_t ts_narrow(const struct ike_ts *a, size_t na, const struct ike_ts *b, size_t nb,
		 struct ike_ts out[IKE_MAX_TS])
{
	struct ike_ts t;
	size_t n = 0;

	for (size_t i = 0; i < na; i++)
		for (size_t k = 0; k < nb; k++)
			if (ts_intersect(&a[i], &b[k], &t))
				n = ts_list_add(out, n, &t);
	return n;
}

void ts_list_render(struct str *s, const struct ike_ts *ts, size_t n)
{
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN];

	for (size_t i = 0; i < n; i++) {
		str_printf(s, "%s%s-%s", i ? ", " : "", addr_str(&ts[i].lo, lo),
			   addr_str(&ts[i].hi, hi));
		if (ts[i].proto)
			str_printf(s, " protocol %u", ts[i].proto);
		if (!port_any(&ts[i]))
			str_printf(s, " port %u-%u", ts[i].port_lo, ts[i].port_hi);
	}
}
