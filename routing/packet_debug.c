/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/packet_debug.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/wire.h"
#include "routing/nflog.h"
#include "routing/nft.h"

#define TABLE "flexsh_debug"
#define SNAPLEN 128

struct packet_debug {
	struct nflog *nflog;
	struct ifaces *ifaces;
	char vrf[32];
	int netns_fd;
	void (*fn)(const struct packet_seen *p, void *arg);
	void *arg;
};

/* --- the packet --- */

static void parse_tcp(struct rd *r, struct packet_seen *out)
{
	out->seq = rd_u32(r);
	out->ack = rd_u32(r);
	rd_skip(r, 1);
	out->flags = rd_u8(r);
	out->window = rd_u16(r);
	if (r->bad)
		out->seq = out->ack = out->window = out->flags = 0;
}

static void parse_above(struct rd *r, struct packet_seen *out)
{
	if (out->proto == IPPROTO_TCP || out->proto == IPPROTO_UDP) {
		out->sport = rd_u16(r);
		out->dport = rd_u16(r);
		out->ports = !r->bad;
		if (out->ports && out->proto == IPPROTO_TCP)
			parse_tcp(r, out);
	} else if (out->proto == IPPROTO_ICMP) {
		out->type = rd_u8(r);
		out->code = rd_u8(r);
		out->icmp = !r->bad;
		rd_skip(r, 2);
		out->ident = rd_u16(r);
	}
}

bool packet_debug_parse(const uint8_t *data, size_t len, struct packet_seen *out)
{
	struct rd r = rd_init(data, len);
	uint8_t first = rd_u8(&r);
	uint16_t fragment;

	memset(out, 0, sizeof(*out));
	rd_skip(&r, 1);
	out->len = rd_u16(&r);
	out->id = rd_u16(&r);
	fragment = rd_u16(&r);
	rd_skip(&r, 1);
	out->proto = rd_u8(&r);
	rd_skip(&r, 2);
	out->src.family = out->dst.family = ADDR_V4;
	rd_copy(&r, out->src.b, 4);
	rd_copy(&r, out->dst.b, 4);
	if (r.bad || first >> 4 != 4 || (first & 15) < 5)
		return false;
	rd_skip(&r, ((first & 15) - 5) * 4u);
	if (!r.bad && !(fragment & 0x1fff)) /* a later fragment has no ports (RFC 791 3.2) */
		parse_above(&r, out);
	return true;
}

/* --- the lines --- */

static const char *name_of(const struct iface *i, const char *none)
{
	return i ? i->conf.name : none;
}

static bool is_multi(const struct addr *a)
{
	return a->b[0] >= 224;
}

static void detail_render(struct str *out, const struct packet_seen *p)
{
	static const struct {
		uint8_t bit;
		const char *name;
	} flags[] = { { 0x10, "ACK" }, { 0x08, "PSH" }, { 0x04, "RST" }, { 0x02, "SYN" },
		      { 0x01, "FIN" }, { 0x20, "URG" } };

	if (p->icmp) {
		str_printf(out, "\n    ICMP type=%u, code=%u", p->type, p->code);
	} else if (p->ports && p->proto == IPPROTO_UDP) {
		str_printf(out, "\n    UDP src=%u, dst=%u", p->sport, p->dport);
	} else if (p->ports) {
		str_printf(out, "\n    TCP src=%u, dst=%u, seq=%u, ack=%u, win=%u", p->sport, p->dport,
			   p->seq, p->ack, p->window);
		for (size_t i = 0; i < ARRAY_SIZE(flags); i++)
			if (p->flags & flags[i].bit)
				str_printf(out, " %s", flags[i].name);
	} else {
		str_printf(out, ", proto=%u", p->proto);
	}
}

void packet_debug_ip(struct str *out, const struct packet_seen *p, const struct addr *via, bool detail)
{
	char s[ADDR_STRLEN], d[ADDR_STRLEN], g[ADDR_STRLEN];

	str_printf(out, "IP: s=%s (%s), d=%s", addr_str(&p->src, s),
		   p->way == PACKET_OUT ? "local" : name_of(p->in, "unknown"), addr_str(&p->dst, d));
	if (p->way == PACKET_IN && !is_multi(&p->dst))
		str_printf(out, " (%s)", name_of(p->out, name_of(p->in, "local")));
	if (p->way != PACKET_IN)
		str_printf(out, " (%s)", name_of(p->out, "unknown"));
	if (p->way == PACKET_FORWARD && via)
		str_printf(out, ", g=%s", addr_str(via, g));
	str_printf(out, ", len %u, %s", p->len,
		   p->way == PACKET_IN ? is_multi(&p->dst) ? "rcvd 0" : "rcvd 3" :
		   p->way == PACKET_FORWARD ? "forward" :
		   is_multi(&p->dst) ? "sending broad/multicast" : "sending");
	if (detail)
		detail_render(out, p);
}

/* What the packet bore before, as far as translation changed it; a reply's way is the connection's
 * backwards. */
static void nat_before(const struct packet_seen *p, struct ct_tuple *before, struct ct_tuple *after)
{
	const struct ct_tuple *from = p->reply ? &p->flow.reply : &p->flow.orig;
	const struct ct_tuple *to = p->reply ? &p->flow.orig : &p->flow.reply;

	*before = *from;
	*after = (struct ct_tuple){ .src = to->dst, .dst = to->src, .sport = to->dport,
				    .dport = to->sport };
}

static void nat_side(struct str *out, char what, const struct addr *before, const struct addr *after)
{
	char a[ADDR_STRLEN], b[ADDR_STRLEN];

	if (addr_eq(before, after))
		str_printf(out, "%c=%s", what, addr_str(before, a));
	else
		str_printf(out, "%c=%s->%s", what, addr_str(before, a), addr_str(after, b));
}

void packet_debug_nat(struct str *out, const struct packet_seen *p, bool detail)
{
	static const char *const protos[] = { [IPPROTO_ICMP] = "icmp", [IPPROTO_TCP] = "tcp",
					      [IPPROTO_UDP] = "udp" };
	const char *proto = p->proto < ARRAY_SIZE(protos) ? protos[p->proto] : NULL;
	char s[ADDR_STRLEN], d[ADDR_STRLEN];
	struct ct_tuple before, after;

	nat_before(p, &before, &after);
	if (detail)
		str_printf(out, "NAT*: %c: %s (%s, %u) -> (%s, %u) [%u]\n",
			   p->reply != p->flow.from_outside ? 'o' : 'i', proto ? proto : "ip",
			   addr_str(&before.src, s), before.sport, addr_str(&before.dst, d),
			   before.dport, p->id);
	str_puts(out, "NAT*: ");
	nat_side(out, 's', &before.src, &after.src);
	str_puts(out, ", ");
	nat_side(out, 'd', &before.dst, &after.dst);
	str_printf(out, " [%u]", p->id);
}

void packet_debug_policy(struct str *out, const struct packet_seen *p, const char *map, uint32_t seq,
			 const struct addr *via)
{
	char s[ADDR_STRLEN], d[ADDR_STRLEN], g[ADDR_STRLEN] = "";
	const char *in = p->way == PACKET_OUT ? "local" : name_of(p->in, "unknown");
	const char *to = name_of(p->out, "unknown");

	addr_str(&p->src, s);
	addr_str(&p->dst, d);
	if (!map) {
		str_printf(out, "IP: s=%s (%s), d=%s (%s), len %u, policy rejected -- normal forwarding",
			   s, in, d, to, p->len);
		return;
	}
	str_printf(out, "IP: s=%s (%s), d=%s, len %u, policy match\n"
			"IP: route map %s, item %u, permit\n"
			"IP: s=%s (%s), d=%s (%s), len %u, policy routed\nIP: %s to %s %s",
		   s, in, d, p->len, map, seq, s, in, d, to, p->len, in, to,
		   via ? addr_str(via, g) : d);
}

/* --- the kernel --- */

/* Translated as it is now, the packet goes along the other way's tuple: the kernel is asked for
 * that one, its table may be large. */
static void flow_of(const struct packet_debug *d, struct packet_seen *p)
{
	struct ct_tuple back = { .src = p->dst, .dst = p->src, .sport = p->dport,
				 .dport = p->sport };

	uint8_t type = p->icmp ? ct_icmp_answer(p->type) : 0;

	if (type == CT_ICMP_NONE) /* an error's flow is that of the packet it is about */
		return;
	if (p->icmp)
		back.sport = back.dport = p->ident;
	p->has_flow = !ct_find(d->netns_fd, p->proto, type, &back, &p->flow);
	p->reply = p->has_flow && !ct_tuple_eq(&back, &p->flow.reply);
}

static void on_packet(const struct nflog_packet *n, void *arg)
{
	struct packet_debug *d = arg;
	struct packet_seen p;

	if (!n->prefix || !n->data || !packet_debug_parse(n->data, n->len, &p))
		return;
	p.way = n->prefix[0] == 'i' ? PACKET_IN : n->prefix[0] == 'f' ? PACKET_FORWARD :
		n->prefix[0] == 'o' ? PACKET_OUT : PACKET_TRANSLATED;
	p.in = n->in ? iface_by_index_vrf(d->ifaces, (int)n->in, d->vrf) : NULL;
	p.out = n->out ? iface_by_index_vrf(d->ifaces, (int)n->out, d->vrf) : NULL;
	p.mark = n->mark;
	if (p.way == PACKET_TRANSLATED)
		flow_of(d, &p);
	d->fn(&p, d->arg);
}

static void chain(struct str *s, const char *hook, const char *match, const char *prefix)
{
	str_printf(s, "\tchain %s_%s {\n\t\ttype filter hook %s priority 310; policy accept;\n"
		      "\t\tmeta nfproto ipv4 meta iif != \"lo\" %slimit rate %u/second burst %u packets "
		      "log prefix \"%s\" group %u snaplen %u\n\t}\n",
		   prefix, hook, hook, match, PACKET_DEBUG_PER_SECOND, PACKET_DEBUG_PER_SECOND, prefix,
		   PACKET_DEBUG_GROUP, SNAPLEN);
}

/* Outgoing packets have no interface they came by. */
static void chain_out(struct str *s)
{
	str_printf(s, "\tchain o_output {\n\t\ttype filter hook output priority 310; policy accept;\n"
		      "\t\tmeta nfproto ipv4 meta oif != \"lo\" limit rate %u/second burst %u packets "
		      "log prefix \"o\" group %u snaplen %u\n\t}\n",
		   PACKET_DEBUG_PER_SECOND, PACKET_DEBUG_PER_SECOND, PACKET_DEBUG_GROUP, SNAPLEN);
}

static int table_make(struct packet_debug *d, struct packet_debug_what what)
{
	struct str s = { 0 };
	char why[256];
	int rc;

	/* whatever a router that was killed left: its rules would log everything twice */
	str_puts(&s, "add table inet " TABLE "\ndelete table inet " TABLE "\n"
		     "table inet " TABLE " {\n");
	if (what.packets)
		chain(&s, "input", "", "i");
	if (what.packets || what.policy) {
		chain(&s, "forward", "", "f");
		chain_out(&s);
	}
	if (what.nat) {
		chain(&s, "postrouting", "ct status & (snat | dnat) != 0 ", "n");
		chain(&s, "input", "ct status & (snat | dnat) != 0 ", "n");
	}
	str_puts(&s, "}\n");
	rc = nft_run(d->netns_fd, str_text(&s), NULL, why, sizeof(why));
	str_free(&s);
	return rc;
}

int packet_debug_open(struct loop *loop, struct ifaces *ifaces, const char *vrf, int netns_fd,
		      struct packet_debug_what what,
		      void (*fn)(const struct packet_seen *p, void *arg), void *arg,
		      struct packet_debug **out)
{
	const struct nflog_conf conf = { .group = PACKET_DEBUG_GROUP, .snaplen = SNAPLEN };
	struct packet_debug *d = xcalloc(1, sizeof(*d));
	int rc;

	*d = (struct packet_debug){ .ifaces = ifaces, .netns_fd = netns_fd, .fn = fn, .arg = arg };
	str_copy(d->vrf, sizeof(d->vrf), vrf);
	rc = nflog_open(loop, netns_fd, &conf, on_packet, d, &d->nflog);
	if (!rc)
		rc = table_make(d, what);
	if (rc) {
		nflog_close(d->nflog);
		free(d);
		*out = NULL;
		return rc;
	}
	*out = d;
	return 0;
}

void packet_debug_sweep(void)
{
	char why[256];

	if (nft_table_exists(-1, TABLE))
		nft_run(-1, "delete table inet " TABLE "\n", NULL, why, sizeof(why));
}

void packet_debug_close(struct packet_debug *d)
{
	char why[256];

	if (!d)
		return;
	nft_run(d->netns_fd, "delete table inet " TABLE "\n", NULL, why, sizeof(why));
	nflog_close(d->nflog);
	free(d);
}
