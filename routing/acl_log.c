/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/acl_log.h"

#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "base/log.h"
#include "base/wire.h"
#include "routing/nflog.h"

#define FLOWS_MAX 4096
#define CRYPTO_EVERY_MS 60000

struct flow_key {
	char acl[ACL_NAME_LEN];
	uint8_t src[16], dst[16];
	uint32_t in; /* log-input: interfaces are told apart */
	uint16_t a, b;
	uint8_t ipv6, permit, proto;
};

struct flow {
	struct flow_key key;
	struct acl_log *owner;
	struct timer timer;
	uint32_t seq, packets; /* not told yet */
	struct acl_log_packet packet;
	char in[IFACE_NAME_LEN];
	uint8_t mac[6];
	bool has_mac;
	UT_hash_handle hh;
};

struct acl_log {
	struct timerq *timers;
	struct ifaces *ifaces;
	char vrf[32];
	const struct policy *policy;
	const uint32_t *threshold;
	struct nflog *nflog;
	struct flow *flows;
	uint64_t missed;               /* flows there was no room for */
	void (*other)(const char *prefix, const struct acl_log_packet *p, void *arg);
	void *other_arg;
};

/* --- the packet --- */

static bool parse_v6(struct rd *r, struct acl_log_packet *out)
{
	uint8_t next;

	rd_skip(r, 5); /* the version is read */
	next = rd_u8(r);
	rd_skip(r, 1);
	out->src.family = out->dst.family = ADDR_V6;
	rd_copy(r, out->src.b, 16);
	rd_copy(r, out->dst.b, 16);
	while (!r->bad && (next == IPPROTO_HOPOPTS || next == IPPROTO_ROUTING ||
			   next == IPPROTO_DSTOPTS || next == IPPROTO_FRAGMENT)) {
		bool fragment = next == IPPROTO_FRAGMENT;
		uint8_t len;

		next = rd_u8(r);
		len = rd_u8(r);
		if (fragment && rd_u16(r) & 0xfff8) { /* not the first: no ports in it */
			out->proto = next;
			return false;
		}
		rd_skip(r, fragment ? 4 : 6 + 8u * len); /* RFC 8200 4.3, 4.5 */
	}
	out->proto = next;
	return true;
}

static bool parse_v4(struct rd *r, uint8_t first, struct acl_log_packet *out)
{
	uint16_t fragment;
	uint8_t b[4];

	rd_skip(r, 5);
	fragment = rd_u16(r);
	rd_skip(r, 1);
	out->proto = rd_u8(r);
	rd_skip(r, 2);
	rd_copy(r, b, 4);
	out->src = addr_v4((uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3]);
	rd_copy(r, b, 4);
	out->dst = addr_v4((uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3]);
	if ((first & 15) > 5)
		rd_skip(r, ((first & 15) - 5) * 4u);
	return !(fragment & 0x1fff);
}

bool acl_log_parse(const uint8_t *data, size_t len, struct acl_log_packet *out)
{
	struct rd r = rd_init(data, len), rest;
	uint8_t first = rd_u8(&r);
	bool more;

	memset(out, 0, sizeof(*out));
	if (first >> 4 == 6)
		more = parse_v6(&r, out);
	else if (first >> 4 == 4)
		more = parse_v4(&r, first, out);
	else
		return false;
	if (out->src.family == ADDR_NONE || (r.bad && len < (first >> 4 == 6 ? 40 : 20)))
		return false;
	rest = r; /* a header cut short is still one with addresses */
	if (!more)
		return true;
	if (out->proto == IPPROTO_TCP || out->proto == IPPROTO_UDP || out->proto == IPPROTO_SCTP) {
		out->sport = rd_u16(&rest);
		out->dport = rd_u16(&rest);
		out->ports = true;
	} else if (out->proto == IPPROTO_ICMP || out->proto == IPPROTO_ICMPV6) {
		out->type = rd_u8(&rest);
		out->code = rd_u8(&rest);
		out->icmp = true;
	}
	if (rest.bad)
		out->sport = out->dport = out->type = out->code = 0;
	return true;
}

/* --- the message --- */

static const char *proto_name(uint8_t proto, bool v6, char buf[8])
{
	switch (proto) {
	case IPPROTO_TCP:
		return "tcp";
	case IPPROTO_UDP:
		return "udp";
	case IPPROTO_SCTP:
		return "sctp";
	case IPPROTO_ICMP:
		return "icmp";
	case IPPROTO_ICMPV6:
		return v6 ? "icmpv6" : "58";
	case 2:
		return "igmp";
	case 88:
		return "eigrp";
	case 89:
		return "ospf";
	case 103:
		return "pim";
	default:
		snprintf(buf, 8, "%u", proto);
		return buf;
	}
}

static void input_render(char *buf, size_t size, const char *in, const uint8_t *mac)
{
	buf[0] = '\0';
	if (!in || !*in)
		return;
	if (mac)
		snprintf(buf, size, "(%s %02x%02x.%02x%02x.%02x%02x) ", in, mac[0], mac[1], mac[2],
			 mac[3], mac[4], mac[5]);
	else
		snprintf(buf, size, "(%s) ", in);
}

void acl_log_render(const struct acl *a, const struct acl_entry *e, const struct acl_log_packet *p,
		    const char *in, const uint8_t *mac, uint32_t packets, struct acl_log_text *out)
{
	char src[ADDR_STRLEN], dst[ADDR_STRLEN], proto[8], input[96], list[ACL_NAME_LEN + 16], tail[112];
	const char *did = e->permit ? "permitted" : "denied";
	const char *name = proto_name(p->proto, a->ipv6, proto);
	bool numbered = isdigit((unsigned char)name[0]);

	addr_str(&p->src, src);
	addr_str(&p->dst, dst);
	input_render(input, sizeof(input), in, mac);
	snprintf(list, sizeof(list), "%s", a->name);
	if (a->ipv6)
		snprintf(list + strlen(list), sizeof(list) - strlen(list), "/%u", e->seq);
	snprintf(tail, sizeof(tail), "%u packet%s%s%s%s", packets, packets == 1 ? "" : "s",
		 *e->log_tag ? "  [" : "", e->log_tag, *e->log_tag ? "]" : "");
	out->facility = a->ipv6 ? "IPV6_ACL" : "SEC";
#define KIND(k) (a->ipv6 ? "ACCESSLOG" k : "IPACCESSLOG" k)
	if (!a->extended && !a->ipv6) {
		out->mnemonic = KIND("S");
		snprintf(out->text, sizeof(out->text), "list %s %s %s %s", list, did, src, tail);
	} else if (p->ports) {
		out->mnemonic = KIND("P");
		snprintf(out->text, sizeof(out->text), "list %s %s %s %s(%u) %s-> %s(%u), %s", list,
			 did, name, src, p->sport, input, dst, p->dport, tail);
	} else if (p->icmp) {
		out->mnemonic = KIND("DP");
		snprintf(out->text, sizeof(out->text), "list %s %s %s %s %s-> %s (%u/%u), %s", list,
			 did, name, src, input, dst, p->type, p->code, tail);
	} else {
		out->mnemonic = numbered || a->ipv6 ? KIND("NP") : KIND("RP");
		snprintf(out->text, sizeof(out->text), "list %s %s %s %s %s-> %s, %s", list, did,
			 name, src, input, dst, tail);
	}
#undef KIND
}

/* --- flows --- */

static void flow_tell(const struct acl *a, const struct acl_entry *e, struct flow *f)
{
	struct acl_log_text t;

	acl_log_render(a, e, &f->packet, f->in, f->has_mac ? f->mac : NULL, f->packets, &t);
	log_msg(t.facility, LOG_LV_INFO, t.mnemonic, "%s", t.text);
	f->packets = 0;
}

static void flow_free(struct flow *f)
{
	timer_cancel(&f->timer);
	HASH_DEL(f->owner->flows, f);
	free(f);
}

static const struct acl_entry *entry_find(const struct acl *a, uint32_t seq)
{
	for (size_t i = 0; a && i < a->n; i++)
		if (a->entry[i].seq == seq)
			return &a->entry[i];
	return NULL;
}

/* Five minutes are over: what came meanwhile; nothing came: forgotten. */
static void flow_due(struct timer *t, void *arg)
{
	struct flow *f = arg;
	const struct policy *p = f->owner->policy;
	const struct acl *a = acl_find(p->acl, p->n_acls, f->key.acl, f->key.ipv6);
	const struct acl_entry *e = entry_find(a, f->seq);

	if (!f->packets || !e || e->permit != f->key.permit) {
		flow_free(f);
		return;
	}
	flow_tell(a, e, f);
	timer_set(f->owner->timers, &f->timer, ACL_LOG_MS);
}

static void key_make(const struct acl *a, const struct acl_entry *e, const struct acl_log_packet *p,
		     const char *in, struct flow_key *k)
{
	memset(k, 0, sizeof(*k)); /* it is hashed with what is between */
	str_copy(k->acl, sizeof(k->acl), a->name);
	k->ipv6 = a->ipv6;
	k->permit = e->permit;
	memcpy(k->src, p->src.b, sizeof(k->src));
	if (!a->extended && !a->ipv6)
		return; /* of standard lists the source is all */
	memcpy(k->dst, p->dst.b, sizeof(k->dst));
	k->proto = p->proto;
	k->a = p->icmp ? p->type : p->sport;
	k->b = p->icmp ? p->code : p->dport;
	for (; in && *in; in++)
		k->in = k->in * 31 + (unsigned char)*in;
}

void acl_log_seen(struct acl_log *l, const struct acl *a, const struct acl_entry *e,
		  const struct acl_log_packet *p, const char *in, const uint8_t *mac)
{
	struct flow_key key;
	struct flow *f;

	if (!e->log_input)
		in = NULL;
	key_make(a, e, p, in, &key);
	HASH_FIND(hh, l->flows, &key, sizeof(key), f);
	if (f) {
		f->packets++;
		f->seq = e->seq;
		if (*l->threshold && f->packets >= *l->threshold)
			flow_tell(a, e, f);
		return;
	}
	if (HASH_COUNT(l->flows) >= FLOWS_MAX) {
		l->missed++;
		return;
	}
	f = xcalloc(1, sizeof(*f));
	f->key = key;
	f->owner = l;
	f->seq = e->seq;
	f->packets = 1;
	f->packet = *p;
	str_copy(f->in, sizeof(f->in), in ? in : "");
	f->has_mac = in && mac;
	if (f->has_mac)
		memcpy(f->mac, mac, sizeof(f->mac));
	HASH_ADD(hh, l->flows, key, sizeof(f->key), f);
	timer_init(&f->timer, flow_due, f);
	timer_set(l->timers, &f->timer, ACL_LOG_MS);
	flow_tell(a, e, f);
}

uint64_t acl_log_missed(struct acl_log *l)
{
	uint64_t n = l->missed + (l->nflog ? nflog_missed(l->nflog) : 0);

	l->missed = 0;
	return n;
}

static bool crypto_due(uint64_t *last)
{
	uint64_t now = mono_ms(NULL);

	if (*last && now - *last < CRYPTO_EVERY_MS)
		return false;
	*last = now;
	return true;
}

void acl_log_strange(const struct addr *dst, const struct addr *src, uint8_t proto)
{
	static uint64_t last;
	char d[ADDR_STRLEN], s[ADDR_STRLEN];

	if (crypto_due(&last))
		log_msg("CRYPTO", LOG_LV_WARNING, "RECVD_PKT_INV_IDENTITY",
			"identity doesn't match negotiated identity (ip) dest_addr= %s, src_addr= "
			"%s, prot= %u",
			addr_str(dst, d), addr_str(src, s), proto);
}

void acl_log_clear(const char *vrf, const struct addr *dst, const struct addr *src, uint8_t proto)
{
	static uint64_t last;
	char d[ADDR_STRLEN], s[ADDR_STRLEN];

	if (!crypto_due(&last))
		return;
	log_msg("CRYPTO", LOG_LV_WARNING, "RECVD_PKT_NOT_IPSEC",
		"Rec'd packet not an IPSEC packet. (ip) vrf/dest_addr= %s/%s, src_addr= %s, "
		"prot= %u",
		vrf, addr_str(dst, d), addr_str(src, s), proto);
}

/* --- what names an entry: a quote in a name would end the string of nft --- */

void acl_log_prefix(const struct acl *a, uint32_t seq, char *buf, size_t size)
{
	struct str s = { 0 };

	str_printf(&s, "%c %u ", a->ipv6 ? '6' : '4', seq);
	for (const unsigned char *c = (const unsigned char *)a->name; *c; c++)
		if (isalnum(*c) || *c == '-')
			str_putc(&s, (char)*c);
		else
			str_printf(&s, "_%02x", *c);
	snprintf(buf, size, "%s", str_text(&s));
	str_free(&s);
}

bool acl_log_entry(const struct policy *p, const char *prefix, const struct acl **a,
		   const struct acl_entry **e)
{
	char name[ACL_NAME_LEN];
	size_t n = 0;
	unsigned seq, c;
	int at = 0;
	char family;

	if (sscanf(prefix, "%c %u %n", &family, &seq, &at) != 2 || !at)
		return false;
	for (const char *s = prefix + at; *s && n + 1 < sizeof(name); s++) {
		if (*s == '_' && sscanf(s + 1, "%2x", &c) == 1 && s[1] && s[2]) {
			name[n++] = (char)c;
			s += 2;
		} else {
			name[n++] = *s;
		}
	}
	name[n] = '\0';
	*a = acl_find(p->acl, p->n_acls, name, family == '6');
	*e = entry_find(*a, seq);
	return *e && (*e)->log;
}

/* --- the kernel --- */

static void on_packet(const struct nflog_packet *n, void *arg)
{
	const struct acl_entry *e;
	const struct acl *a;
	struct acl_log *l = arg;
	struct acl_log_packet p;
	const struct iface *in;

	if (!n->prefix || !n->data || !acl_log_parse(n->data, n->len, &p))
		return;
	if (!strcmp(n->prefix, ACL_LOG_CLEAR)) {
		acl_log_clear(l->vrf, &p.dst, &p.src, p.proto);
		return;
	}
	if (!strcmp(n->prefix, ACL_LOG_STRANGE)) {
		acl_log_strange(&p.dst, &p.src, p.proto);
		return;
	}
	if (!acl_log_entry(l->policy, n->prefix, &a, &e)) {
		if (l->other)
			l->other(n->prefix, &p, l->other_arg);
		return;
	}
	in = iface_by_index_vrf(l->ifaces, (int)n->in, l->vrf);
	acl_log_seen(l, a, e, &p, in ? in->conf.name : NULL, n->mac);
}

struct acl_log *acl_log_new(struct timerq *timers, struct ifaces *ifaces, const char *vrf,
			    const struct policy *policy, const uint32_t *threshold)
{
	struct acl_log *l = xcalloc(1, sizeof(*l));

	l->timers = timers;
	l->ifaces = ifaces;
	str_copy(l->vrf, sizeof(l->vrf), vrf);
	l->policy = policy;
	l->threshold = threshold;
	return l;
}

int acl_log_listen(struct acl_log *l, struct loop *loop, int netns_fd)
{
	static const struct nflog_conf conf = { .group = ACL_LOG_GROUP, .snaplen = ACL_LOG_SNAPLEN };

	return l->nflog ? 0 : nflog_open(loop, netns_fd, &conf, on_packet, l, &l->nflog);
}

void acl_log_on_other(struct acl_log *l,
		      void (*fn)(const char *prefix, const struct acl_log_packet *p, void *arg),
		      void *arg)
{
	l->other = fn;
	l->other_arg = arg;
}

void acl_log_free(struct acl_log *l)
{
	struct flow *f, *next;

	if (!l)
		return;
	nflog_close(l->nflog);
	HASH_ITER (hh, l->flows, f, next)
		flow_free(f);
	free(l);
}
