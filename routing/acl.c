/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/acl.h"

#include <stdlib.h>
#include <string.h>

#define PROTO_ICMP 1
#define PROTO_TCP 6
#define PROTO_UDP 17
#define PROTO_ICMP6 58
#define PROTO_SCTP 132

void acl_entry_init(struct acl_entry *e)
{
	memset(e, 0, sizeof(*e));
	e->proto = e->icmp_type = e->icmp_code = e->dscp = e->precedence = e->tos = -1;
}

void acl_clear(struct acl *a)
{
	for (size_t i = 0; i < a->n; i++) {
		free(a->entry[i].text);
		free(a->entry[i].src.set);
		free(a->entry[i].dst.set);
	}
	free(a->entry);
	a->entry = NULL;
	a->n = 0;
}

const struct acl *acl_find(const struct acl *list, size_t n, const char *name, bool ipv6)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].ipv6 == ipv6 && !strcmp(list[i].name, name))
			return &list[i];
	return NULL;
}

static bool side_has(const struct acl_side *s, const struct addr *a)
{
	struct prefix p = { .addr = s->addr, .len = s->len };

	if (s->set)
		return false;
	if (!s->addr.family)
		return true;
	if (s->addr.family != a->family)
		return false;
	if (a->family == ADDR_V6)
		return prefix_contains(&p, a);
	return !((addr_to_v4(&s->addr) ^ addr_to_v4(a)) & ~s->wild);
}

bool acl_entry_used(const struct acl_entry *e)
{
	return !e->inactive && !(e->never && e->permit);
}

const struct acl_entry *acl_match_addr(const struct acl *a, const struct addr *src)
{
	for (size_t i = 0; i < a->n; i++)
		if (acl_entry_used(&a->entry[i]) && !a->entry[i].evaluate &&
		    side_has(&a->entry[i].src, src))
			return &a->entry[i];
	return NULL;
}

bool acl_permits_addr(const struct acl *a, const struct addr *src)
{
	const struct acl_entry *e = acl_match_addr(a, src);

	return e && e->permit;
}

/* --- a packet --- */

/* Members of an object group: an address, a range lo-hi or a prefix. */
static bool member_has(char *text, const struct addr *a)
{
	char *dash = strchr(text, '-');
	struct prefix p;
	struct addr lo, hi;

	if (strchr(text, '/'))
		return prefix_parse(text, &p) && prefix_contains(&p, a);
	if (dash)
		*dash = '\0';
	if (!addr_parse(text, &lo))
		return false;
	if (!dash)
		return addr_eq(&lo, a);
	return addr_parse(dash + 1, &hi) && lo.family == a->family && addr_cmp(&lo, a) <= 0 &&
	       addr_cmp(a, &hi) <= 0;
}

static bool set_has(const char *set, const struct addr *a)
{
	char *copy = xstrdup(set), *save = NULL;
	bool found = false;

	for (char *m = strtok_r(copy, ", ", &save); m && !found; m = strtok_r(NULL, ", ", &save))
		found = member_has(m, a);
	free(copy);
	return found;
}

static bool ports_have(const struct acl_ports *p, uint16_t port)
{
	switch (p->op) {
	case ACL_PORT_ANY:
		return true;
	case ACL_PORT_EQ:
		for (int i = 0; i < p->n; i++)
			if (p->port[i] == port)
				return true;
		return false;
	case ACL_PORT_NEQ:
		return port != p->port[0];
	case ACL_PORT_GT:
		return port > p->port[0];
	case ACL_PORT_LT:
		return port < p->port[0];
	case ACL_PORT_RANGE:
		return port >= p->port[0] && port <= p->port[1];
	}
	return false;
}

static bool side_takes(const struct acl_side *s, const struct addr *a, uint16_t port, bool ports)
{
	return (s->set ? set_has(s->set, a) : side_has(s, a)) && (!ports || ports_have(&s->ports, port));
}

enum acl_fate acl_judge(const struct acl *a, const struct acl_packet *p,
			const struct acl_entry **by)
{
	bool ports = p->proto == PROTO_UDP || p->proto == PROTO_TCP;

	*by = NULL;
	for (size_t i = 0; i < a->n; i++) {
		const struct acl_entry *e = &a->entry[i];

		if (!acl_entry_used(e) || e->fragments ||
		    (!e->evaluate && e->proto >= 0 && e->proto != p->proto))
			continue;
		if (!e->evaluate && (!side_takes(&e->src, &p->src, p->sport, ports && e->proto >= 0) ||
				     !side_takes(&e->dst, &p->dst, p->dport, ports && e->proto >= 0)))
			continue;
		*by = e;
		if (e->evaluate || e->established || e->flags_mask || e->dscp >= 0 ||
		    e->precedence >= 0 || e->tos >= 0 || e->option || e->ttl_cmp != ACL_CMP_NONE)
			return ACL_DEPENDS;
		return e->permit ? ACL_PERMITS : ACL_DENIES;
	}
	return ACL_DENIES;
}

/* --- nft --- */

static void side_nft(const struct acl_side *s, bool ipv6, const char *which, struct str *out)
{
	const char *family = ipv6 ? "ip6" : "ip";
	char buf[ADDR_STRLEN];
	struct addr mask;

	if (s->set) {
		str_printf(out, "%s %s { %s } ", family, which, s->set);
		return;
	}
	if (!s->addr.family)
		return;
	str_printf(out, "%s %s ", family, which);
	if (ipv6) {
		str_printf(out, "%s/%u ", addr_str(&s->addr, buf), s->len);
		return;
	}
	if (!s->wild) {
		str_printf(out, "%s ", addr_str(&s->addr, buf));
		return;
	}
	mask = addr_v4(~s->wild);
	str_printf(out, "& %s ", addr_str(&mask, buf));
	mask = addr_v4(addr_to_v4(&s->addr) & ~s->wild);
	str_printf(out, "== %s ", addr_str(&mask, buf));
}

static void ports_nft(const struct acl_ports *p, int proto, const char *which, struct str *out)
{
	const char *name = proto == PROTO_TCP ? "tcp" : proto == PROTO_UDP ? "udp" : "sctp";

	if (p->op == ACL_PORT_ANY)
		return;
	str_printf(out, "%s %s ", name, which);
	switch (p->op) {
	case ACL_PORT_ANY:
		break;
	case ACL_PORT_EQ:
		str_puts(out, "{ ");
		for (int i = 0; i < p->n; i++)
			str_printf(out, "%s%u", i ? ", " : "", p->port[i]);
		str_puts(out, " } ");
		break;
	case ACL_PORT_NEQ:
		str_printf(out, "!= %u ", p->port[0]);
		break;
	case ACL_PORT_GT:
		str_printf(out, "> %u ", p->port[0]);
		break;
	case ACL_PORT_LT:
		str_printf(out, "< %u ", p->port[0]);
		break;
	case ACL_PORT_RANGE:
		str_printf(out, ">= %u %s %s <= %u ", p->port[0], name, which, p->port[1]);
		break;
	}
}

static void ip_header_nft(const struct acl_entry *e, bool ipv6, struct str *out)
{
	static const char *const cmp[] = { [ACL_CMP_EQ] = "==", [ACL_CMP_NEQ] = "!=",
					   [ACL_CMP_GT] = ">", [ACL_CMP_LT] = "<" };

	if (e->fragments)
		str_puts(out, ipv6 ? "exthdr frag exists " : "ip frag-off & 0x1fff != 0 ");
	if (e->dscp >= 0)
		str_printf(out, "%s dscp %d ", ipv6 ? "ip6" : "ip", e->dscp);
	if (e->precedence >= 0)
		str_printf(out, "@nh,8,3 == %d ", e->precedence);
	if (e->tos >= 0)
		str_printf(out, "@nh,11,4 == %d ", e->tos);
	if (e->option)
		str_printf(out, "%s ", e->option);
	if (e->ttl_cmp != ACL_CMP_NONE)
		str_printf(out, "ip ttl %s %u ", cmp[e->ttl_cmp], e->ttl);
}

static void tcp_flags_nft(const struct acl_entry *e, struct str *out)
{
	if (e->established)
		str_puts(out, "tcp flags & 0x14 != 0 "); /* ack or rst: not the first segment */
	if (!e->flags_mask)
		return;
	if (e->flags_any)
		str_printf(out, "tcp flags & 0x%x != 0 ", e->flags_set);
	else
		str_printf(out, "tcp flags & 0x%x == 0x%x ", e->flags_mask, e->flags_set);
}

void acl_entry_nft(const struct acl_entry *e, bool ipv6, struct str *out)
{
	const char *icmp = ipv6 ? "icmpv6" : "icmp";
	bool ports = e->proto == PROTO_TCP || e->proto == PROTO_UDP || e->proto == PROTO_SCTP;

	str_printf(out, "meta nfproto ipv%c ", ipv6 ? '6' : '4');
	if (e->evaluate) { /* the answers to what the reflecting entry has let pass */
		str_printf(out, "ct direction reply ct mark & 0x%x != 0 ", ACL_REFLECT_BIT(e->evaluate));
		return;
	}
	if (e->proto >= 0)
		str_printf(out, "meta l4proto %d ", e->proto);
	side_nft(&e->src, ipv6, "saddr", out);
	side_nft(&e->dst, ipv6, "daddr", out);
	ip_header_nft(e, ipv6, out);
	if (ports) {
		ports_nft(&e->src.ports, e->proto, "sport", out);
		ports_nft(&e->dst.ports, e->proto, "dport", out);
	}
	if (e->proto == PROTO_TCP)
		tcp_flags_nft(e, out);
	if (e->proto != PROTO_ICMP && e->proto != PROTO_ICMP6)
		return;
	if (e->icmp_type >= 0)
		str_printf(out, "%s type %d ", icmp, e->icmp_type);
	if (e->icmp_code >= 0)
		str_printf(out, "%s code %d ", icmp, e->icmp_code);
}
