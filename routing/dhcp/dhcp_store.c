/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <utlist.h>

#include "routing/dhcp/dhcp_server_int.h"

void dhcp_server_conflicts(struct dhcp_server *s, bool (*fn)(const struct dhcp_conflict *c, void *arg),
			   void *arg)
{
	struct bind *b;

	DL_FOREACH(s->binds, b) {
		struct dhcp_conflict c = { .addr = b->b.addr, .method = b->conflict, .when = b->seen,
					   .vrf = b->vrf };

		if (b->conflict && !fn(&c, arg))
			return;
	}
}

bool dhcp_server_clear_conflict(struct dhcp_server *s, uint32_t addr)
{
	struct bind *b, *next;
	bool any = false;

	DL_FOREACH_SAFE(s->binds, b, next) {
		if (!b->conflict || (addr && b->b.addr != addr))
			continue;
		any = true;
		dhcp_bind_free(s, b);
	}
	return any;
}

void dhcp_server_clear_stats(struct dhcp_server *s)
{
	memset(&s->stats, 0, sizeof(s->stats));
}

/* --- over a reload --- */

void dhcp_server_save(struct dhcp_server *s, time_t when, struct str *out)
{
	uint64_t t = dhcp_now(s);
	struct bind *b;

	dhcp_expire(s);
	DL_FOREACH(s->binds, b) {
		struct addr a = addr_v4(b->b.addr);
		char buf[ADDR_STRLEN];

		if (b->b.offered || b->b.manual)
			continue;
		str_printf(out, "%s %llu %s %s ", addr_str(&a, buf),
			   b->b.infinite ? 0ULL :
					   (unsigned long long)when + (b->ends_ms - t) / 1000,
			   b->pool, b->b.ifname);
		for (size_t i = 0; i < b->b.key_len; i++)
			str_printf(out, "%02x", b->b.key[i]);
		str_putc(out, '\n');
	}
}

static void load_line(struct dhcp_server *s, time_t when, const char *line)
{
	char addr[16], pool[DHCP_POOL_NAME], ifname[IFACE_NAME_LEN], hex[2 * DHCP_ID_MAX + 2];
	unsigned long long ends;
	const struct dhcp_pool *p;
	struct dhcp_key k = { .len = 0 };
	struct bind *b;
	struct addr a;
	unsigned v;

	_Static_assert(IFACE_NAME_LEN == 48 && DHCP_POOL_NAME == 64 && DHCP_ID_MAX == 64,
		       "widths of the format");
	if (sscanf(line, "%15s %llu %63s %47s %128[0-9a-f]", addr, &ends, pool, ifname, hex) != 5 ||
	    !addr_parse_v4(addr, &a) || strlen(hex) % 2 || (ends && ends <= (unsigned long long)when))
		return;
	p = dhcp_pool_named(s, pool);
	if (!p || p->host || !dhcp_free_addr(s, p, addr_to_v4(&a)))
		return;
	for (; sscanf(hex + 2 * k.len, "%2x", &v) == 1 && k.len < DHCP_ID_MAX; k.len++)
		k.b[k.len] = (uint8_t)v;
	if (!k.len || dhcp_bind_by_key(s, p, &k))
		return;
	b = dhcp_bind_make(s, p, &k, addr_to_v4(&a), ifname);
	if (!b)
		return;
	b->b.offered = false;
	b->b.infinite = !ends;
	b->ends_ms = dhcp_now(s) + MIN(ends ? ends - (unsigned long long)when : 0, 4294967295ULL) * 1000;
}

void dhcp_server_load(struct dhcp_server *s, time_t when, const char *text)
{
	char line[320];

	s->link = 0;
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)MIN(len, sizeof(line) - 1), at);
		load_line(s, when, line);
		at += len + (at[len] == '\n');
	}
}
