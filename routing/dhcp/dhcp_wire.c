/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/dhcp/dhcp_wire.h"

#include <string.h>

#define DHCP_COOKIE 0x63825363u
#define BOOTP_FIXED 236

enum dhcp_option {
	OPT_PAD = 0, OPT_MASK = 1, OPT_ROUTER = 3, OPT_DNS = 6, OPT_HOSTNAME = 12, OPT_DOMAIN = 15,
	OPT_NETBIOS = 44, OPT_NODE_TYPE = 46, OPT_REQUESTED = 50, OPT_LEASE = 51, OPT_OVERLOAD = 52,
	OPT_TYPE = 53, OPT_SERVER_ID = 54, OPT_PARAMS = 55, OPT_MAX_SIZE = 57, OPT_T1 = 58,
	OPT_T2 = 59, OPT_CLIENT_ID = 61, OPT_END = 255
};

static void text(struct rd *r, size_t len, char *out, size_t size)
{
	const uint8_t *p = rd_bytes(r, len);
	size_t n = 0;

	for (size_t i = 0; p && i < len && p[i] && n + 1 < size; i++)
		out[n++] = p[i] > 32 && p[i] < 127 ? (char)p[i] : '?'; /* it ends up in syslogs */
	out[n] = '\0';
}

static void addrs(struct rd *r, size_t len, uint32_t *list, uint8_t *n)
{
	for (*n = 0; len >= 4; len -= 4) {
		uint32_t v = rd_u32(r);

		if (*n < DHCP_MAX_ADDRS)
			list[(*n)++] = v;
	}
}

static void bytes(struct rd *r, size_t len, uint8_t *out, uint8_t *n)
{
	*n = (uint8_t)(len > DHCP_ID_MAX ? DHCP_ID_MAX : len);
	rd_copy(r, out, *n);
}

static void option(struct dhcp_msg *m, uint8_t code, struct rd *r, size_t len)
{
	uint32_t v32 = 0;
	struct rd look = *r;

	if (len == 4)
		v32 = rd_u32(&look);
	switch ((enum dhcp_option)code) {
	case OPT_MASK:
		m->mask = v32;
		break;
	case OPT_ROUTER:
		addrs(r, len, m->router, &m->n_routers);
		break;
	case OPT_DNS:
		addrs(r, len, m->dns, &m->n_dns);
		break;
	case OPT_NETBIOS:
		addrs(r, len, m->netbios, &m->n_netbios);
		break;
	case OPT_HOSTNAME:
		text(r, len, m->hostname, sizeof(m->hostname));
		break;
	case OPT_DOMAIN:
		text(r, len, m->domain, sizeof(m->domain));
		break;
	case OPT_REQUESTED:
		m->requested = v32;
		break;
	case OPT_LEASE:
		m->lease_s = v32;
		m->has_lease = len == 4;
		break;
	case OPT_TYPE:
		if (len == 1)
			m->type = (enum dhcp_type)rd_u8(r);
		if (m->type > DHCP_INFORM)
			m->type = DHCP_NONE;
		break;
	case OPT_SERVER_ID:
		m->server_id = v32;
		break;
	case OPT_PARAMS:
		bytes(r, len, m->params, &m->n_params);
		break;
	case OPT_T1:
		m->t1_s = v32;
		break;
	case OPT_T2:
		m->t2_s = v32;
		break;
	case OPT_CLIENT_ID:
		bytes(r, len, m->client_id, &m->client_id_len);
		break;
	case OPT_PAD:
	case OPT_NODE_TYPE:
	case OPT_OVERLOAD:
	case OPT_MAX_SIZE:
	case OPT_END:
		break;
	}
}

bool dhcp_parse(const uint8_t *p, size_t len, struct dhcp_msg *m)
{
	struct rd r = rd_init(p, len);

	memset(m, 0, sizeof(*m));
	m->op = rd_u8(&r);
	m->htype = rd_u8(&r);
	m->hlen = rd_u8(&r);
	m->hops = rd_u8(&r);
	m->xid = rd_u32(&r);
	m->secs = rd_u16(&r);
	m->flags = rd_u16(&r);
	m->ciaddr = rd_u32(&r);
	m->yiaddr = rd_u32(&r);
	m->siaddr = rd_u32(&r);
	m->giaddr = rd_u32(&r);
	rd_copy(&r, m->chaddr, sizeof(m->chaddr));
	rd_skip(&r, 64 + 128); /* sname and file; nobody overloads them with options any more */
	if (rd_u32(&r) != DHCP_COOKIE || r.bad || m->hlen > sizeof(m->chaddr) ||
	    (m->op != 1 && m->op != 2))
		return false;
	while (rd_left(&r)) {
		uint8_t code = rd_u8(&r), n;
		struct rd sub;

		if (code == OPT_PAD)
			continue;
		if (code == OPT_END)
			break;
		n = rd_u8(&r);
		sub = rd_sub(&r, n);
		if (r.bad)
			return false;
		option(m, code, &sub, n);
	}
	return !r.bad && m->type != DHCP_NONE;
}

static void put_u32(struct wr *w, uint8_t code, uint32_t v)
{
	if (!v)
		return;
	wr_u8(w, code);
	wr_u8(w, 4);
	wr_u32(w, v);
}

static void put_addrs(struct wr *w, uint8_t code, const uint32_t *list, uint8_t n)
{
	if (!n)
		return;
	wr_u8(w, code);
	wr_u8(w, (uint8_t)(4 * n));
	for (uint8_t i = 0; i < n; i++)
		wr_u32(w, list[i]);
}

static void put_bytes(struct wr *w, uint8_t code, const void *p, size_t n)
{
	if (!n)
		return;
	wr_u8(w, code);
	wr_u8(w, (uint8_t)n);
	wr_bytes(w, p, n);
}

size_t dhcp_build(const struct dhcp_msg *m, uint8_t *buf, size_t size)
{
	struct wr w = wr_init(buf, size);
	size_t boot = strnlen(m->bootfile, sizeof(m->bootfile) - 1);

	wr_u8(&w, m->op);
	wr_u8(&w, m->htype);
	wr_u8(&w, m->hlen);
	wr_u8(&w, m->hops);
	wr_u32(&w, m->xid);
	wr_u16(&w, m->secs);
	wr_u16(&w, m->flags);
	wr_u32(&w, m->ciaddr);
	wr_u32(&w, m->yiaddr);
	wr_u32(&w, m->siaddr);
	wr_u32(&w, m->giaddr);
	wr_bytes(&w, m->chaddr, sizeof(m->chaddr));
	wr_zero(&w, 64);
	wr_bytes(&w, m->bootfile, boot);
	wr_zero(&w, 128 - boot);
	wr_u32(&w, DHCP_COOKIE);
	wr_u8(&w, OPT_TYPE);
	wr_u8(&w, 1);
	wr_u8(&w, (uint8_t)m->type);
	if (m->op == 1) {
		wr_u8(&w, OPT_MAX_SIZE);
		wr_u8(&w, 2);
		wr_u16(&w, 1152);
	}
	put_bytes(&w, OPT_CLIENT_ID, m->client_id, m->client_id_len);
	put_u32(&w, OPT_SERVER_ID, m->server_id);
	put_u32(&w, OPT_REQUESTED, m->requested);
	put_u32(&w, OPT_LEASE, m->lease_s);
	put_u32(&w, OPT_T1, m->t1_s);
	put_u32(&w, OPT_T2, m->t2_s);
	put_u32(&w, OPT_MASK, m->mask);
	put_addrs(&w, OPT_ROUTER, m->router, m->n_routers);
	put_addrs(&w, OPT_DNS, m->dns, m->n_dns);
	put_addrs(&w, OPT_NETBIOS, m->netbios, m->n_netbios);
	put_bytes(&w, OPT_NODE_TYPE, &m->node_type, m->node_type ? 1 : 0);
	put_bytes(&w, OPT_HOSTNAME, m->hostname, strlen(m->hostname));
	put_bytes(&w, OPT_DOMAIN, m->domain, strlen(m->domain));
	put_bytes(&w, OPT_PARAMS, m->params, m->n_params);
	for (size_t i = 0; i < m->n_extra; i++)
		put_bytes(&w, m->extra[i].code, m->extra[i].data, m->extra[i].len);
	wr_u8(&w, OPT_END);
	if (wr_len(&w) < BOOTP_FIXED + 64) /* BOOTP's least size, for old relays */
		wr_zero(&w, BOOTP_FIXED + 64 - wr_len(&w));
	return w.bad ? 0 : wr_len(&w);
}

/* --- IPv4 and UDP --- */

bool dhcp_ip_parse(const uint8_t *p, size_t len, uint16_t port, const uint8_t **payload, size_t *n,
		   uint32_t *src)
{
	struct rd r = rd_init(p, len);
	uint8_t vhl = rd_u8(&r), proto;
	uint16_t total, frag, ulen;

	rd_skip(&r, 1);
	total = rd_u16(&r);
	rd_skip(&r, 2);
	frag = rd_u16(&r);
	rd_skip(&r, 1);
	proto = rd_u8(&r);
	rd_skip(&r, 2);
	*src = rd_u32(&r);
	rd_skip(&r, 4);
	if (r.bad || vhl >> 4 != 4 || (vhl & 15) < 5 || proto != 17 || frag & 0x3fff || total > len ||
	    total < 4u * (vhl & 15) + 8)
		return false;
	rd_skip(&r, 4u * (vhl & 15) - 20);
	rd_skip(&r, 2);
	if (rd_u16(&r) != port)
		return false;
	ulen = rd_u16(&r);
	rd_skip(&r, 2); /* the checksum may be left to the card */
	if (r.bad || ulen < 8 || ulen > total - 4u * (vhl & 15))
		return false;
	*n = ulen - 8u;
	*payload = rd_bytes(&r, *n);
	return *payload != NULL;
}

static uint32_t sum16(const uint8_t *p, size_t len, uint32_t sum)
{
	for (size_t i = 0; i < len; i++)
		sum += i & 1 ? p[i] : (uint32_t)p[i] << 8;
	return sum;
}

static uint16_t fold(uint32_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

size_t dhcp_ip_build(uint8_t *buf, size_t len, uint32_t src, uint32_t dst, uint16_t sport,
		     uint16_t dport)
{
	struct wr w = wr_init(buf, DHCP_IP_HDR);
	uint16_t udp;

	wr_u16(&w, 0x4500);
	wr_u16(&w, (uint16_t)(DHCP_IP_HDR + len));
	wr_u32(&w, 0);
	wr_u16(&w, 0xff11); /* TTL 255, UDP */
	wr_u16(&w, 0);
	wr_u32(&w, src);
	wr_u32(&w, dst);
	wr_u16(&w, sport);
	wr_u16(&w, dport);
	wr_u16(&w, (uint16_t)(8 + len));
	wr_u16(&w, 0);
	wr_patch_u16(&w, 10, fold(sum16(buf, 20, 0)));
	udp = fold(sum16(buf + 12, 16 + len, 17 + 8 + (uint32_t)len));
	wr_patch_u16(&w, 26, udp ? udp : 0xffff);
	return DHCP_IP_HDR + len;
}
