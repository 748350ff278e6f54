/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <net/if.h>
#include <string.h>
#include <sys/socket.h>

#include "routing/frr/zapi.h"

#define MARKER 254
#define VERSION 6
#define IFNAME_LEN 16
#define SAFI_UNICAST 1
#define BLACKHOLE_NULL 1
#define LL_ETHER 1

/* which attributes follow in a route */
enum {
	M_NEXTHOP = 0x01,
	M_DISTANCE = 0x02,
	M_METRIC = 0x04,
	M_TAG = 0x08,
	M_MTU = 0x10,
	M_SRCPFX = 0x20,
	M_BACKUP = 0x40,
	M_NHG = 0x80,
	M_TABLEID = 0x100,
	M_SRTE = 0x200,
	M_OPAQUE = 0x400
};
enum {
	NF_LABEL = 0x02,
	NF_WEIGHT = 0x04,
	NF_BACKUP = 0x08,
	NF_SEG6 = 0x10,
	NF_SEG6LOCAL = 0x20,
	NF_EVPN = 0x40
};
enum { IF_ACTIVE = 1 };
enum { IFA_SECONDARY = 1, IFA_UNNUMBERED = 4 };

bool zapi_header_parse(const uint8_t *p, struct zapi_header *h)
{
	struct rd r = rd_init(p, ZAPI_HEADER);
	uint8_t marker, version;

	h->len = rd_u16(&r);
	marker = rd_u8(&r);
	version = rd_u8(&r);
	h->vrf = rd_u32(&r);
	h->cmd = rd_u16(&r);
	return marker == MARKER && version == VERSION && h->len >= ZAPI_HEADER;
}

/* --- reading --- */

static bool family_addr(uint16_t family, struct addr *a)
{
	memset(a, 0, sizeof(*a));
	if (family == AF_INET)
		a->family = ADDR_V4;
	else if (family == AF_INET6)
		a->family = ADDR_V6;
	return a->family != ADDR_NONE;
}

static bool prefix_read(struct rd *r, uint16_t family, bool packed, struct prefix *p)
{
	size_t n;

	p->len = rd_u8(r);
	if (!family_addr(family, &p->addr) || p->len > addr_bytes(&p->addr) * 8)
		return false;
	n = packed ? (p->len + 7u) / 8 : addr_bytes(&p->addr);
	rd_copy(r, p->addr.b, n);
	return !r->bad;
}

static void nexthop_skip_rest(struct rd *r, uint8_t flags, uint32_t message)
{
	if (flags & NF_LABEL)
		rd_skip(r, rd_u8(r) * 4u);
	if (flags & NF_WEIGHT)
		rd_skip(r, 4);
	if (flags & NF_EVPN)
		rd_skip(r, 6);
	if (message & M_SRTE)
		rd_skip(r, 4);
	if (flags & NF_BACKUP)
		rd_skip(r, rd_u8(r));
}

static bool nexthop_read(struct rd *r, uint32_t message, struct zapi_nexthop *nh)
{
	uint8_t flags;

	memset(nh, 0, sizeof(*nh));
	rd_skip(r, 4); /* VRF */
	nh->type = rd_u8(r);
	flags = rd_u8(r);
	switch (nh->type) {
	case ZAPI_NH_BLACKHOLE:
		rd_skip(r, 1);
		break;
	case ZAPI_NH_IPV4:
	case ZAPI_NH_IPV4_IFINDEX:
		nh->gate.family = ADDR_V4;
		rd_copy(r, nh->gate.b, 4);
		nh->ifindex = rd_u32(r);
		break;
	case ZAPI_NH_IFINDEX:
		nh->ifindex = rd_u32(r);
		break;
	case ZAPI_NH_IPV6:
	case ZAPI_NH_IPV6_IFINDEX:
		nh->gate.family = ADDR_V6;
		rd_copy(r, nh->gate.b, 16);
		nh->ifindex = rd_u32(r);
		break;
	default:
		return false;
	}
	if (flags & (NF_SEG6 | NF_SEG6LOCAL))
		return false; /* segment routing is none of ours */
	nexthop_skip_rest(r, flags, message);
	if (addr_is_any(&nh->gate))
		nh->gate.family = ADDR_NONE;
	return !r->bad;
}

static bool nexthops_read(struct rd *r, uint32_t message, struct zapi_route *out, bool keep)
{
	uint16_t n = rd_u16(r);

	for (uint16_t i = 0; i < n && !r->bad; i++) {
		struct zapi_nexthop nh;

		if (!nexthop_read(r, message, &nh))
			return false;
		if (keep && out->n_nh < ZAPI_MAX_NH)
			out->nh[out->n_nh++] = nh;
	}
	return !r->bad;
}

/* The AS path as text: numbers, sets in braces and confederations in brackets. */
static void as_path_count(const char *p, struct zapi_route *out)
{
	while (*p) {
		uint32_t as = 0;

		if (*p < '0' || *p > '9') {
			p++;
			continue;
		}
		for (; *p >= '0' && *p <= '9'; p++)
			as = as * 10 + (uint32_t)(*p - '0');
		if (!out->as_hops)
			out->first_as = as;
		if (out->as_hops < UINT8_MAX)
			out->as_hops++;
	}
}

/* What the daemons add of the path are records of texts of fixed sizes; OSPF's begins with the
 * path's type, BGP's with the AS path. */
static void opaque_read(struct rd *r, struct zapi_route *out)
{
	struct rd o = rd_sub(r, rd_u16(r));
	char path[256];

	if ((out->type == ZAPI_T_OSPF || out->type == ZAPI_T_OSPF6) &&
	    rd_left(&o) >= sizeof(out->path_type)) {
		rd_copy(&o, out->path_type, sizeof(out->path_type));
		out->path_type[sizeof(out->path_type) - 1] = '\0';
	} else if (out->type == ZAPI_T_BGP && rd_left(&o) >= sizeof(path)) {
		rd_copy(&o, path, sizeof(path));
		path[sizeof(path) - 1] = '\0';
		as_path_count(path, out);
	}
}

bool zapi_route_parse(struct rd *r, struct zapi_route *out)
{
	uint32_t message;

	memset(out, 0, sizeof(*out));
	out->type = rd_u8(r);
	out->instance = rd_u16(r);
	out->flags = rd_u32(r);
	message = rd_u32(r);
	if (rd_u8(r) != SAFI_UNICAST || out->type >= ZAPI_T_MAX)
		return false;
	if (!prefix_read(r, rd_u8(r), true, &out->prefix) || (message & M_SRCPFX))
		return false;
	if (message & M_NHG)
		rd_skip(r, 4);
	if ((message & M_NEXTHOP) && !nexthops_read(r, message, out, true))
		return false;
	if ((message & M_BACKUP) && !nexthops_read(r, message, out, false))
		return false;
	out->has_distance = message & M_DISTANCE;
	out->has_metric = message & M_METRIC;
	if (out->has_distance)
		out->distance = rd_u8(r);
	if (out->has_metric)
		out->metric = rd_u32(r);
	if (message & M_TAG)
		out->tag = rd_u32(r);
	if (message & M_MTU)
		rd_skip(r, 4);
	if (message & M_TABLEID)
		rd_skip(r, 4);
	if (message & M_OPAQUE)
		opaque_read(r, out);
	return !r->bad;
}

bool zapi_rnh_parse(struct rd *r, struct zapi_rnh *out)
{
	memset(out, 0, sizeof(*out));
	out->connected = rd_u8(r) != 0;
	out->via_default = rd_u8(r) != 0;
	out->safi = rd_u16(r);
	return prefix_read(r, rd_u16(r), false, &out->prefix);
}

bool zapi_redist_parse(struct rd *r, uint8_t *afi, uint8_t *type, uint16_t *instance)
{
	*afi = rd_u8(r);
	*type = rd_u8(r);
	*instance = rd_u16(r);
	return !r->bad && *type < ZAPI_T_MAX;
}

/* --- writing --- */

void zapi_begin(struct wr *w, enum zapi_cmd cmd)
{
	wr_u16(w, 0);
	wr_u8(w, MARKER);
	wr_u8(w, VERSION);
	wr_u32(w, 0); /* its only VRF: each daemon lives in the namespace it serves */
	wr_u16(w, (uint16_t)cmd);
}

void zapi_end(struct wr *w)
{
	wr_patch_u16(w, 0, (uint16_t)wr_len(w));
}

static void fixed_text(struct wr *w, const char *s, size_t size)
{
	size_t n = strnlen(s, size - 1);

	wr_bytes(w, s, n);
	wr_zero(w, size - n);
}

void zapi_link_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_link *l)
{
	uint64_t flags = IFF_UP | IFF_MULTICAST | (l->up ? IFF_RUNNING : 0) |
			 (l->loopback ? IFF_LOOPBACK
			  : l->p2p    ? IFF_POINTOPOINT
				      : IFF_BROADCAST);
	bool ether = !l->loopback && !l->p2p;

	zapi_begin(w, cmd);
	fixed_text(w, l->dev, IFNAME_LEN);
	wr_u32(w, l->ifindex);
	wr_u8(w, IF_ACTIVE);
	wr_u64(w, flags);
	wr_u8(w, 0); /* no physical topology check: enabled, state */
	wr_u8(w, 0);
	wr_u32(w, 0); /* metric */
	wr_u32(w, l->bw_mbit);
	wr_u32(w, l->mtu);
	wr_u32(w, l->mtu);
	wr_u32(w, l->bw_mbit);
	wr_u32(w, 0); /* lower device */
	wr_u32(w, ether ? LL_ETHER : 0);
	wr_u32(w, ether ? sizeof(l->mac) : 0);
	if (ether)
		wr_bytes(w, l->mac, sizeof(l->mac));
	wr_u8(w, 0); /* no traffic engineering parameters */
	zapi_end(w);
}

void zapi_addr_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_link *l,
		     const struct iface_addr *a)
{
	bool v4 = a->p.addr.family == ADDR_V4;
	uint8_t flags = a->secondary ? IFA_SECONDARY : 0;

	/* a host address on a link says nothing of the neighbour's: the link is unnumbered */
	if (v4 && a->p.len == 32 && !l->loopback)
		flags |= IFA_UNNUMBERED;
	zapi_begin(w, cmd);
	wr_u32(w, l->ifindex);
	wr_u8(w, flags);
	wr_u8(w, v4 ? AF_INET : AF_INET6);
	wr_bytes(w, a->p.addr.b, addr_bytes(&a->p.addr));
	wr_u8(w, a->p.len);
	wr_zero(w, addr_bytes(&a->p.addr)); /* no peer address */
	zapi_end(w);
}

void zapi_router_id_write(struct wr *w, uint32_t id)
{
	zapi_begin(w, ZAPI_RID_UPDATE);
	wr_u8(w, AF_INET);
	wr_u32(w, id);
	wr_u8(w, 32);
	zapi_end(w);
}

void zapi_capabilities_write(struct wr *w)
{
	zapi_begin(w, ZAPI_CAPABILITIES);
	wr_u32(w, 0); /* VRFs: none */
	wr_u8(w, 0);  /* no MPLS */
	wr_u32(w, RIB_MAX_PATHS);
	wr_u8(w, 0); /* no multi-chassis role */
	zapi_end(w);
}

static void nexthop_write(struct wr *w, const struct zapi_nexthop *nh)
{
	wr_u32(w, 0);
	wr_u8(w, nh->type);
	wr_u8(w, 0);
	switch (nh->type) {
	case ZAPI_NH_BLACKHOLE:
		wr_u8(w, BLACKHOLE_NULL);
		break;
	case ZAPI_NH_IFINDEX:
		wr_u32(w, nh->ifindex);
		break;
	case ZAPI_NH_IPV4:
	case ZAPI_NH_IPV4_IFINDEX:
		wr_bytes(w, nh->gate.b, 4);
		wr_u32(w, nh->ifindex);
		break;
	case ZAPI_NH_IPV6:
	case ZAPI_NH_IPV6_IFINDEX:
		wr_bytes(w, nh->gate.b, 16);
		wr_u32(w, nh->ifindex);
		break;
	}
}

static void prefix_full(struct wr *w, const struct prefix *p)
{
	wr_u16(w, p->addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	wr_u8(w, p->len);
	wr_bytes(w, p->addr.b, p->addr.family == ADDR_V6 ? 16 : 4);
}

void zapi_rnh_update_write(struct wr *w, const struct zapi_rnh *n, const struct zapi_route *res)
{
	zapi_begin(w, ZAPI_NH_UPDATE);
	wr_u32(w, 0);
	wr_u16(w, n->safi);
	prefix_full(w, &n->prefix);
	prefix_full(w, res ? &res->prefix : &(struct prefix){n->prefix.addr, 0});
	wr_u8(w, res ? res->type : 0);
	wr_u16(w, res ? res->instance : 0);
	wr_u8(w, res ? res->distance : 0);
	wr_u32(w, res ? res->metric : 0);
	wr_u8(w, res ? (uint8_t)res->n_nh : 0);
	for (size_t i = 0; res && i < res->n_nh; i++)
		nexthop_write(w, &res->nh[i]);
	zapi_end(w);
}

void zapi_redist_route_write(struct wr *w, enum zapi_cmd cmd, const struct zapi_route *r)
{
	uint32_t message = M_NEXTHOP | M_DISTANCE | M_METRIC | (r->tag ? M_TAG : 0);

	zapi_begin(w, cmd);
	wr_u8(w, r->type);
	wr_u16(w, r->instance);
	wr_u32(w, r->flags);
	wr_u32(w, message);
	wr_u8(w, SAFI_UNICAST);
	wr_u8(w, r->prefix.addr.family == ADDR_V6 ? AF_INET6 : AF_INET);
	wr_u8(w, r->prefix.len);
	wr_bytes(w, r->prefix.addr.b, (r->prefix.len + 7u) / 8);
	wr_u16(w, (uint16_t)r->n_nh);
	for (size_t i = 0; i < r->n_nh; i++)
		nexthop_write(w, &r->nh[i]);
	wr_u8(w, r->distance);
	wr_u32(w, r->metric);
	if (r->tag)
		wr_u32(w, r->tag);
	zapi_end(w);
}
