/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses as values. Unused bytes of an IPv4 address are zero throughout, so comparing and
 * hashing look at all sixteen.
 */
#include "base/addr.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct addr addr_v4(uint32_t host_order)
{
	struct addr a = { .family = ADDR_V4 };

	a.b[0] = (uint8_t)(host_order >> 24);
	a.b[1] = (uint8_t)(host_order >> 16);
	a.b[2] = (uint8_t)(host_order >> 8);
	a.b[3] = (uint8_t)host_order;
	return a;
}

uint32_t addr_to_v4(const struct addr *a)
{
	if (a->family != ADDR_V4)
		return 0;
	return (uint32_t)a->b[0] << 24 | (uint32_t)a->b[1] << 16 | (uint32_t)a->b[2] << 8 | a->b[3];
}

size_t addr_bytes(const struct addr *a)
{
	return a->family == ADDR_V4 ? 4 : a->family == ADDR_V6 ? 16 : 0;
}

bool addr_parse_v4(const char *text, struct addr *out)
{
	uint32_t v = 0;
	int part;

	/* By hand: IOS takes leading zeros ("010.1.1.1" is 10.1.1.1), inet_pton() does not. */
	for (part = 0; part < 4; part++) {
		unsigned n = 0, digits = 0;

		for (; isdigit((unsigned char)*text); text++) {
			n = n * 10 + (unsigned)(*text - '0');
			if (++digits > 3)
				return false;
		}
		if (!digits || n > 255)
			return false;
		v = v << 8 | n;
		if (part < 3 && *text++ != '.')
			return false;
	}
	if (*text)
		return false;
	*out = addr_v4(v);
	return true;
}

bool addr_parse(const char *text, struct addr *out)
{
	struct addr a = { .family = ADDR_V6 };

	if (addr_parse_v4(text, out))
		return true;
	if (!strchr(text, ':') || inet_pton(AF_INET6, text, a.b) != 1)
		return false;
	*out = a;
	return true;
}

bool addr_is_any(const struct addr *a)
{
	static const uint8_t zero[16];

	return memcmp(a->b, zero, sizeof(zero)) == 0;
}

bool addr_is_multicast(const struct addr *a)
{
	if (a->family == ADDR_V4)
		return (a->b[0] & 0xf0) == 0xe0;
	return a->family == ADDR_V6 && a->b[0] == 0xff;
}

bool addr_is_link_local(const struct addr *a)
{
	return a->family == ADDR_V6 && a->b[0] == 0xfe && (a->b[1] & 0xc0) == 0x80;
}

int addr_cmp(const struct addr *a, const struct addr *b)
{
	if (a->family != b->family)
		return a->family < b->family ? -1 : 1;
	return memcmp(a->b, b->b, sizeof(a->b));
}

bool addr_eq(const struct addr *a, const struct addr *b)
{
	return addr_cmp(a, b) == 0;
}

uint32_t addr_hash(const struct addr *a)
{
	uint32_t h = 2166136261u ^ a->family; /* FNV-1a */
	size_t i;

	for (i = 0; i < sizeof(a->b); i++)
		h = (h ^ a->b[i]) * 16777619u;
	return h;
}

const char *addr_str(const struct addr *a, char *buf)
{
	char *c;

	buf[0] = '\0';
	if (a->family == ADDR_V4) {
		snprintf(buf, ADDR_STRLEN, "%u.%u.%u.%u", a->b[0], a->b[1], a->b[2], a->b[3]);
	} else if (a->family == ADDR_V6) {
		inet_ntop(AF_INET6, a->b, buf, ADDR_STRLEN);
		for (c = buf; *c; c++)
			*c = (char)toupper((unsigned char)*c);
	}
	return buf;
}

const char *prefix_str(const struct prefix *p, char *buf)
{
	size_t n;

	addr_str(&p->addr, buf);
	n = strlen(buf);
	if (n)
		snprintf(buf + n, ADDR_STRLEN - n, "/%u", p->len);
	return buf;
}

const char *endpoint_str(const struct endpoint *e, char *buf)
{
	size_t n;

	addr_str(&e->addr, buf);
	n = strlen(buf);
	if (n)
		snprintf(buf + n, ADDR_STRLEN - n, "/%u", e->port);
	return buf;
}

bool prefix_parse(const char *text, struct prefix *out)
{
	const char *slash = strchr(text, '/');
	char host[ADDR_STRLEN];
	struct prefix p;
	uint64_t len;

	if (!slash || (size_t)(slash - text) >= sizeof(host))
		return false;
	memcpy(host, text, (size_t)(slash - text));
	host[slash - text] = '\0';
	if (!addr_parse(host, &p.addr) || strlen(slash + 1) > 3 ||
	    !parse_u64(slash + 1, 0, addr_bytes(&p.addr) * 8, &len))
		return false;
	p.len = (uint8_t)len;
	*out = p;
	return true;
}

/* The first len bits of a and b are the same; len is taken as at most 128. */
static bool bits_eq(const uint8_t *a, const uint8_t *b, unsigned len)
{
	unsigned full = MIN(len, 128u) / 8, rest = MIN(len, 128u) % 8;

	if (memcmp(a, b, full) != 0)
		return false;
	return !rest || ((a[full] ^ b[full]) & (0xff << (8 - rest)) & 0xff) == 0;
}

bool prefix_contains(const struct prefix *p, const struct addr *a)
{
	return p->addr.family && p->addr.family == a->family && bits_eq(p->addr.b, a->b, p->len);
}

bool prefix_covers(const struct prefix *outer, const struct prefix *inner)
{
	return outer->len <= inner->len && prefix_contains(outer, &inner->addr);
}

bool prefix_eq(const struct prefix *a, const struct prefix *b)
{
	return a->addr.family == b->addr.family && a->len == b->len &&
	       bits_eq(a->addr.b, b->addr.b, a->len);
}

void prefix_mask(struct prefix *p)
{
	unsigned i, len = p->len;

	for (i = 0; i < sizeof(p->addr.b); i++) {
		if (len >= 8) {
			len -= 8;
		} else {
			p->addr.b[i] &= (uint8_t)(0xff00 >> len);
			len = 0;
		}
	}
}

int mask_to_len(const struct addr *mask)
{
	uint32_t m = addr_to_v4(mask), inverse = ~m;

	if (mask->family != ADDR_V4 || (inverse & (inverse + 1)) != 0)
		return -1;
	return __builtin_popcount(m);
}

struct addr len_to_mask(uint8_t len)
{
	return addr_v4(len == 0 ? 0 : len >= 32 ? UINT32_MAX : ~(UINT32_MAX >> len));
}

struct addr prefix_broadcast(const struct prefix *p)
{
	struct addr mask = len_to_mask(p->len);

	return addr_v4(addr_to_v4(&p->addr) | ~addr_to_v4(&mask));
}

bool endpoint_eq(const struct endpoint *a, const struct endpoint *b)
{
	return a->port == b->port && addr_eq(&a->addr, &b->addr);
}

socklen_t endpoint_to_sockaddr(const struct endpoint *e, struct sockaddr_storage *ss)
{
	struct sockaddr_in *in = (struct sockaddr_in *)ss;
	struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)ss;

	memset(ss, 0, sizeof(*ss));
	if (e->addr.family == ADDR_V6) {
		in6->sin6_family = AF_INET6;
		in6->sin6_port = htons(e->port);
		memcpy(&in6->sin6_addr, e->addr.b, 16);
		return sizeof(*in6);
	}
	in->sin_family = AF_INET;
	in->sin_port = htons(e->port);
	memcpy(&in->sin_addr, e->addr.b, 4);
	return sizeof(*in);
}

bool endpoint_from_sockaddr(const struct sockaddr *sa, struct endpoint *e)
{
	const struct sockaddr_in *in = (const struct sockaddr_in *)sa;
	const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *)sa;

	if (sa->sa_family == AF_INET) {
		*e = (struct endpoint){ .addr.family = ADDR_V4, .port = ntohs(in->sin_port) };
		memcpy(e->addr.b, &in->sin_addr, 4);
		return true;
	}
	if (sa->sa_family == AF_INET6) {
		*e = (struct endpoint){ .addr.family = ADDR_V6, .port = ntohs(in6->sin6_port) };
		memcpy(e->addr.b, &in6->sin6_addr, 16);
		return true;
	}
	return false;
}
