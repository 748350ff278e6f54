/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration payload (RFC 7296 3.15) with the private attributes IOS shares with IKEv1 Unity.
 */
#include <stdio.h>
#include <string.h>

#include "ike/trace.h"
#include "ike/xchg.h"

enum cfg_attr {
	ATTR_IP4_ADDRESS = 1, ATTR_IP4_NETMASK = 2, ATTR_IP4_DNS = 3, ATTR_IP4_NBNS = 4,
	ATTR_APPLICATION_VERSION = 7, ATTR_IP6_ADDRESS = 8, ATTR_IP6_DNS = 10,
	ATTR_IP4_SUBNET = 13, ATTR_IP6_SUBNET = 15,
	ATTR_UNITY_BANNER = 28672, ATTR_UNITY_DEF_DOMAIN = 28674, ATTR_UNITY_SPLIT_DNS = 28675,
	ATTR_UNITY_LOCAL_LAN = 28678, ATTR_UNITY_PFS = 28679, ATTR_UNITY_BACKUP = 28681
};

static const char app_version[] = "flexsh, FlexVPN router in user space, IKEv2 (RFC 7296)";

static void attr(struct pb *b, uint16_t type, const void *p, size_t len)
{
	wr_u16(&b->w, type);
	wr_u16(&b->w, len);
	wr_bytes(&b->w, p, len);
}

static void attr_text(struct pb *b, uint16_t type, const char *text, bool always)
{
	size_t len = strlen(text);

	if (len || always)
		attr(b, type, text, len);
}

/* One attribute for each item of a list with commas. */
static void attr_list(struct pb *b, uint16_t type, const char *list)
{
	for (const char *p = list; *p; p += strspn(p, ",")) {
		size_t len = strcspn(p, ",");

		if (len)
			attr(b, type, p, len);
		p += len;
	}
}

static void attr_addr4(struct pb *b, uint16_t type, const struct addr *a)
{
	if (a->family == ADDR_V4)
		attr(b, type, a->b, 4);
}

static void attr_subnet(struct pb *b, const struct prefix *p)
{
	struct prefix net = *p;
	struct addr mask;

	prefix_mask(&net);
	if (net.addr.family == ADDR_V4) {
		mask = len_to_mask(net.len);
		wr_u16(&b->w, ATTR_IP4_SUBNET);
		wr_u16(&b->w, 8);
		wr_bytes(&b->w, net.addr.b, 4);
		wr_bytes(&b->w, mask.b, 4);
	} else if (net.addr.family == ADDR_V6) {
		wr_u16(&b->w, ATTR_IP6_SUBNET);
		wr_u16(&b->w, 17);
		wr_bytes(&b->w, net.addr.b, 16);
		wr_u8(&b->w, net.len);
	}
}

/* What is asked for goes out empty (3.15.1), in the order IOS uses. */
static void request_attrs(struct pb *b, const struct ike_cfg *c)
{
	if (c->want_addr4)
		attr(b, ATTR_IP4_ADDRESS, NULL, 0);
	if (c->want_mask)
		attr(b, ATTR_IP4_NETMASK, NULL, 0);
	if (c->want_dns) {
		attr(b, ATTR_IP4_DNS, NULL, 0);
		attr(b, ATTR_IP4_NBNS, NULL, 0);
	}
	if (c->want_addr6) {
		attr(b, ATTR_IP6_ADDRESS, NULL, 0);
		attr(b, ATTR_IP6_DNS, NULL, 0);
	}
	if (c->want_subnet)
		attr(b, ATTR_IP4_SUBNET, NULL, 0);
	attr_text(b, ATTR_APPLICATION_VERSION, c->app_version[0] ? c->app_version : app_version,
		  true);
	attr(b, ATTR_UNITY_SPLIT_DNS, NULL, 0);
	attr(b, ATTR_UNITY_BANNER, NULL, 0);
	attr(b, ATTR_UNITY_BACKUP, NULL, 0);
	attr(b, ATTR_UNITY_DEF_DOMAIN, NULL, 0);
}

static void value_attrs(struct pb *b, const struct ike_cfg *c)
{
	attr_addr4(b, ATTR_IP4_ADDRESS, &c->addr4);
	attr_addr4(b, ATTR_IP4_NETMASK, &c->netmask4);
	for (unsigned i = 0; i < 2; i++)
		attr_addr4(b, ATTR_IP4_DNS, &c->dns[i]);
	for (unsigned i = 0; i < 2; i++)
		attr_addr4(b, ATTR_IP4_NBNS, &c->wins[i]);
	if (c->addr6.addr.family == ADDR_V6) {
		wr_u16(&b->w, ATTR_IP6_ADDRESS);
		wr_u16(&b->w, 17);
		wr_bytes(&b->w, c->addr6.addr.b, 16);
		wr_u8(&b->w, c->addr6.len);
	}
	for (unsigned i = 0; i < 2; i++)
		if (c->dns6[i].family == ADDR_V6)
			attr(b, ATTR_IP6_DNS, c->dns6[i].b, 16);
	for (unsigned i = 0; i < c->n_subnets; i++)
		attr_subnet(b, &c->subnets[i]);
	attr_text(b, ATTR_APPLICATION_VERSION, c->app_version, false);
	attr_list(b, ATTR_UNITY_SPLIT_DNS, c->split_dns);
	attr_text(b, ATTR_UNITY_BANNER, c->banner, false);
	if (c->include_local_lan)
		attr(b, ATTR_UNITY_LOCAL_LAN, NULL, 0);
	if (c->pfs) { /* the 16-bit value of IKEv1, which has a short form for it */
		wr_u16(&b->w, ATTR_UNITY_PFS);
		wr_u16(&b->w, 2);
		wr_u16(&b->w, 1);
	}
	attr_list(b, ATTR_UNITY_BACKUP, c->backup);
	attr_text(b, ATTR_UNITY_DEF_DOMAIN, c->def_domain, false);
}

static const char *const kind_names[] = {
	"Config-unknown", "Config-request ", "Config-reply ", "Config-set ", "Config-ack "
};

void cfg_write(struct pb *b, enum cfg_kind kind, const struct ike_cfg *c)
{
	pb_open(b, PLD_CP);
	wr_u8(&b->w, kind);
	wr_zero(&b->w, 3);
	if (kind == CFG_REQUEST)
		request_attrs(b, c);
	else if (kind != CFG_ACK)
		value_attrs(b, c);
	pb_close(b);
}

static struct addr read_addr4(struct rd *r)
{
	struct addr a = { .family = ADDR_V4 };

	rd_copy(r, a.b, 4);
	return a;
}

static void read_text(struct rd *r, char *dst, size_t size)
{
	size_t n = rd_left(r), out = 0;
	const uint8_t *p = rd_bytes(r, n);

	/* Peer text ends up on a terminal: printable characters only. */
	for (size_t i = 0; p && i < n && out + 1 < size; i++)
		if ((p[i] >= 0x20 && p[i] < 0x7f) || p[i] == '\n')
			dst[out++] = p[i];
	dst[out] = '\0';
}

static const struct {
	uint16_t type;
	const char *name;
	enum { SHOW_NOTHING, SHOW_TEXT, SHOW_ADDR } show;
} attr_names[] = {
	{ ATTR_IP4_ADDRESS, "ipv4-addr", SHOW_ADDR },
	{ ATTR_IP4_NETMASK, "ipv4-netmask", SHOW_ADDR },
	{ ATTR_IP4_DNS, "ipv4-dns", SHOW_ADDR },
	{ ATTR_IP4_NBNS, "ipv4-nbns", SHOW_ADDR },
	{ ATTR_IP4_SUBNET, "ipv4-subnet", SHOW_ADDR },
	{ ATTR_IP6_ADDRESS, "ipv6-addr", SHOW_ADDR },
	{ ATTR_IP6_DNS, "ipv6-dns", SHOW_ADDR },
	{ ATTR_IP6_SUBNET, "ipv6-subnet", SHOW_ADDR },
	{ ATTR_APPLICATION_VERSION, "app-version", SHOW_TEXT },
	{ ATTR_UNITY_SPLIT_DNS, "split-dns", SHOW_TEXT },
	{ ATTR_UNITY_BANNER, "banner", SHOW_TEXT },
	{ ATTR_UNITY_BACKUP, "backup-gateway", SHOW_TEXT },
	{ ATTR_UNITY_DEF_DOMAIN, "def-domain", SHOW_TEXT },
	{ ATTR_UNITY_LOCAL_LAN, "include-local-lan", SHOW_NOTHING },
	{ ATTR_UNITY_PFS, "pfs", SHOW_NOTHING },
};

/* An address, or an address and a mask or prefix length. */
static void addr_text(struct str *s, struct rd *r, bool v4)
{
	size_t bytes = v4 ? 4 : 16;
	char text[ADDR_STRLEN];

	for (const char *sep = ""; rd_left(r) >= bytes; sep = " ") {
		struct addr a = { .family = v4 ? ADDR_V4 : ADDR_V6 };

		rd_copy(r, a.b, bytes);
		str_printf(s, "%s%s", sep, addr_str(&a, text));
	}
	if (rd_left(r) == 1)
		str_printf(s, "/%u", rd_u8(r));
}

static void attr_tell(const struct ike_sa *sa, uint16_t type, struct rd *body)
{
	size_t len = rd_left(body), i = 0;
	char text[300] = "";
	struct str s = { 0 };

	while (i < ARRAY_SIZE(attr_names) && attr_names[i].type != type)
		i++;
	if (i == ARRAY_SIZE(attr_names)) {
		ike_dbg(sa, "Attrib type: unknown (%u), length: %zu", type, len);
		return;
	}
	if (attr_names[i].show == SHOW_ADDR)
		addr_text(&s, body, type == ATTR_IP4_ADDRESS || type == ATTR_IP4_NETMASK ||
				    type == ATTR_IP4_DNS || type == ATTR_IP4_NBNS ||
				    type == ATTR_IP4_SUBNET);
	else if (attr_names[i].show == SHOW_TEXT)
		read_text(body, text, sizeof(text));
	ike_dbg(sa, "Attrib type: %s, length: %zu%s%s", attr_names[i].name, len,
		s.len || text[0] ? ", data: " : "", s.len ? str_text(&s) : text);
	str_free(&s);
}

static void payload_tell(const struct ike_sa *sa, struct rd r)
{
	enum cfg_kind kind = rd_u8(&r);

	rd_skip(&r, 3);
	ike_dbg(sa, "Config-type: %s", kind_names[kind]);
	while (rd_left(&r) && !r.bad) {
		uint16_t type = rd_u16(&r) & 0x7fff, len = rd_u16(&r);
		struct rd body = rd_sub(&r, len);

		if (!r.bad)
			attr_tell(sa, type, &body);
	}
}

void cfg_tell(const struct ike_sa *sa, enum cfg_kind kind, const struct ike_cfg *c)
{
	struct pb b;

	if (!ike_dbg_on())
		return;
	pb_init(&b);
	cfg_write(&b, kind, c);
	ike_dbg(NULL, "Config data to send:");
	if (!b.w.bad)
		payload_tell(sa, rd_init(b.buf + 4, wr_len(&b.w) - 4));
	ike_dbg(sa, "Have config mode data to send");
}

/* The attribute may come several times, or hold several items itself. */
static void read_list(struct rd *r, char *list, size_t size)
{
	size_t used = strlen(list);

	if (!rd_left(r) || used + 2 >= size)
		return;
	if (used)
		list[used++] = ',';
	read_text(r, list + used, size - used);
	if (!list[used])
		list[used ? used - 1 : 0] = '\0';
}

static void read_addr6(struct rd *r, struct addr *out)
{
	memset(out, 0, sizeof(*out));
	out->family = ADDR_V6;
	rd_copy(r, out->b, 16);
}

static void add_subnet(struct ike_cfg *c, const struct prefix *p)
{
	if (c->n_subnets < IKE_MAX_SUBNETS)
		c->subnets[c->n_subnets++] = *p;
}

static void read_subnet(struct rd *r, uint16_t type, struct ike_cfg *c)
{
	struct prefix p = { 0 };
	struct addr mask;
	int len;

	if (type == ATTR_IP4_SUBNET) {
		p.addr = read_addr4(r);
		mask = read_addr4(r);
		len = mask_to_len(&mask);
	} else {
		p.addr.family = ADDR_V6;
		rd_copy(r, p.addr.b, 16);
		len = rd_u8(r);
		if (len > 128)
			len = -1;
	}
	if (r->bad || rd_left(r) || len < 0)
		return;
	p.len = len;
	prefix_mask(&p);
	add_subnet(c, &p);
}

/* An attribute of an unexpected length is passed over, as an unknown one (3.15.1). */
static void read_attr(struct rd *r, uint16_t type, struct ike_cfg *c)
{
	size_t len = rd_left(r);

	switch (type) {
	case ATTR_IP4_ADDRESS:
		c->want_addr4 = true;
		if (len == 4)
			c->addr4 = read_addr4(r);
		break;
	case ATTR_IP4_NETMASK:
		c->want_mask = true;
		if (len == 4)
			c->netmask4 = read_addr4(r);
		break;
	case ATTR_IP4_DNS:
		c->want_dns = true;
		if (len == 4)
			c->dns[c->dns[0].family ? 1 : 0] = read_addr4(r);
		break;
	case ATTR_IP4_NBNS:
		if (len == 4)
			c->wins[c->wins[0].family ? 1 : 0] = read_addr4(r);
		break;
	case ATTR_IP6_ADDRESS:
		c->want_addr6 = true;
		if (len != 17)
			break;
		read_addr6(r, &c->addr6.addr);
		c->addr6.len = MIN(rd_u8(r), 128);
		break;
	case ATTR_IP6_DNS:
		if (len == 16)
			read_addr6(r, &c->dns6[c->dns6[0].family ? 1 : 0]);
		break;
	case ATTR_UNITY_LOCAL_LAN:
		c->include_local_lan = true;
		break;
	case ATTR_UNITY_PFS:
		c->pfs = len == 2 && rd_u16(r);
		break;
	case ATTR_UNITY_BACKUP:
		read_list(r, c->backup, sizeof(c->backup));
		break;
	case ATTR_IP4_SUBNET:
	case ATTR_IP6_SUBNET:
		c->want_subnet = true;
		if (len)
			read_subnet(r, type, c);
		break;
	case ATTR_APPLICATION_VERSION:
		read_text(r, c->app_version, sizeof(c->app_version));
		break;
	case ATTR_UNITY_BANNER:
		read_text(r, c->banner, sizeof(c->banner));
		break;
	case ATTR_UNITY_DEF_DOMAIN:
		read_text(r, c->def_domain, sizeof(c->def_domain));
		break;
	case ATTR_UNITY_SPLIT_DNS:
		read_list(r, c->split_dns, sizeof(c->split_dns));
		break;
	}
}

bool cfg_read(const struct ike_sa *sa, const struct ike_pld_ref *p, enum cfg_kind *kind,
	      struct ike_cfg *out)
{
	struct rd r = rd_init(p->p, p->len);
	uint8_t k = rd_u8(&r);

	memset(out, 0, sizeof(*out));
	rd_skip(&r, 3);
	if (r.bad || k < CFG_REQUEST || k > CFG_ACK)
		return false;
	while (rd_left(&r) && !r.bad) {
		uint16_t type = rd_u16(&r) & 0x7fff, len = rd_u16(&r);
		struct rd body = rd_sub(&r, len);

		if (!r.bad)
			read_attr(&body, type, out);
	}
	*kind = k;
	if (!r.bad && ike_dbg_on()) {
		ike_dbg(sa, "Received valid config mode data");
		ike_dbg(NULL, "Config data recieved:"); /* IOS spells it so */
		payload_tell(sa, rd_init(p->p, p->len));
		ike_dbg(sa, "Set received config mode data");
	}
	return !r.bad;
}
