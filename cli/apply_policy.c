/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists, prefix lists and route maps of the configuration -> struct policy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/wall.h"
#include "cli/apply_int.h"
#include "cli/show.h"
#include "cli/time_range.h"

/* --- names of values --- */

struct named { const char *name; int value; };

static int named_find(const struct named *t, size_t n, const char *name, int max)
{
	uint64_t v;

	for (size_t i = 0; i < n; i++)
		if (!strcmp(t[i].name, name))
			return t[i].value;
	return parse_u64(name, 0, (uint64_t)max, &v) ? (int)v : -1;
}

static int dscp_number(const char *name)
{
	static const struct named t[] = {
		{ "default", 0 }, { "cs1", 8 }, { "af11", 10 }, { "af12", 12 }, { "af13", 14 },
		{ "cs2", 16 }, { "af21", 18 }, { "af22", 20 }, { "af23", 22 }, { "cs3", 24 },
		{ "af31", 26 }, { "af32", 28 }, { "af33", 30 }, { "cs4", 32 }, { "af41", 34 },
		{ "af42", 36 }, { "af43", 38 }, { "cs5", 40 }, { "ef", 46 }, { "cs6", 48 },
		{ "cs7", 56 } };

	return named_find(t, ARRAY_SIZE(t), name, 63);
}

static int precedence_number(const char *name)
{
	static const struct named t[] = {
		{ "routine", 0 }, { "priority", 1 }, { "immediate", 2 }, { "flash", 3 },
		{ "flash-override", 4 }, { "critical", 5 }, { "internet", 6 }, { "network", 7 } };

	return named_find(t, ARRAY_SIZE(t), name, 7);
}

static int tos_number(const char *name)
{
	static const struct named t[] = { { "normal", 0 }, { "min-monetary-cost", 1 },
					  { "max-reliability", 2 }, { "max-throughput", 4 },
					  { "min-delay", 8 } };

	return named_find(t, ARRAY_SIZE(t), name, 15);
}

/* nft knows these four; NULL: another one. */
static const char *option_nft(const char *name)
{
	static const struct { const char *ios, *nft; } t[] = {
		{ "any-options", "ip hdrlength > 5" }, { "router-alert", "ip option ra exists" },
		{ "lsr", "ip option lsrr exists" }, { "ssr", "ip option ssrr exists" },
		{ "record-route", "ip option rr exists" }, { "148", "ip option ra exists" },
		{ "131", "ip option lsrr exists" }, { "137", "ip option ssrr exists" },
		{ "7", "ip option rr exists" } };

	for (size_t i = 0; i < ARRAY_SIZE(t); i++)
		if (!strcmp(t[i].ios, name))
			return t[i].nft;
	return NULL;
}

static const struct { const char *word; int type, code; } icmp_words[] = {
	{ "echo", 8, -1 }, { "echo-reply", 0, -1 }, { "unreachable", 3, -1 },
	{ "time-exceeded", 11, -1 }, { "ttl-exceeded", 11, 0 }, { "packet-too-big", 3, 4 },
	{ "port-unreachable", 3, 3 }, { "host-unreachable", 3, 1 }, { "net-unreachable", 3, 0 },
	{ "administratively-prohibited", 3, 13 }, { "redirect", 5, -1 }, { "traceroute", 30, -1 },
	{ "timestamp-request", 13, -1 }, { "timestamp-reply", 14, -1 },
	{ "parameter-problem", 12, -1 }, { "source-quench", 4, -1 }, { "alternate-address", 6, -1 },
	{ "conversion-error", 31, -1 }, { "dod-host-prohibited", 3, 10 },
	{ "dod-net-prohibited", 3, 9 }, { "general-parameter-problem", 12, 0 },
	{ "host-isolated", 3, 8 }, { "host-precedence-unreachable", 3, 14 },
	{ "host-redirect", 5, 1 }, { "host-tos-redirect", 5, 3 }, { "host-tos-unreachable", 3, 12 },
	{ "host-unknown", 3, 7 }, { "information-reply", 16, -1 }, { "information-request", 15, -1 },
	{ "mask-reply", 18, -1 }, { "mask-request", 17, -1 }, { "mobile-redirect", 32, -1 },
	{ "net-redirect", 5, 0 }, { "net-tos-redirect", 5, 2 }, { "net-tos-unreachable", 3, 11 },
	{ "network-unknown", 3, 6 }, { "no-room-for-option", 12, 2 }, { "option-missing", 12, 1 },
	{ "precedence-unreachable", 3, 15 }, { "protocol-unreachable", 3, 2 },
	{ "reassembly-timeout", 11, 1 }, { "router-advertisement", 9, -1 },
	{ "router-solicitation", 10, -1 }, { "source-route-failed", 3, 5 },
}, icmp6_words[] = {
	{ "nd-na", 136, -1 }, { "nd-ns", 135, -1 }, { "router-advertisement", 134, -1 },
	{ "router-solicitation", 133, -1 }, { "echo-request", 128, -1 }, { "echo-reply", 129, -1 },
	{ "packet-too-big", 2, -1 }, { "time-exceeded", 3, -1 }, { "unreachable", 1, -1 },
	{ "no-route", 1, 0 }, { "no-admin", 1, 1 }, { "beyond-scope", 1, 2 },
	{ "destination-unreachable", 1, 3 }, { "port-unreachable", 1, 4 }, { "hop-limit", 3, 0 },
	{ "reassembly-timeout", 3, 1 }, { "parameter-problem", 4, -1 }, { "header", 4, 0 },
	{ "next-header", 4, 1 }, { "parameter-option", 4, 2 }, { "mld-query", 130, -1 },
	{ "mld-report", 131, -1 }, { "mld-reduction", 132, -1 }, { "router-renumbering", 138, -1 },
};

/* --- entries of access lists --- */

static void set_add(struct str *s, const char *a, const char *sep, const char *b)
{
	str_printf(s, "%s%s%s%s", s->len ? ", " : "", a, sep, b);
}

/* Members of a network object group, nested ones included. */
static void group_members(const struct cfg *c, const char *name, struct str *s, int depth)
{
	char head[96];
	const struct cfg_node *g;

	snprintf(head, sizeof(head), "object-group network %s", name);
	g = cfg_find(&c->root, head);
	for (const struct cfg_node *n = g ? g->first : NULL; n; n = n->next) {
		struct prefix p;
		char buf[ADDR_STRLEN];

		if (!strcmp(n->line, "any"))
			set_add(s, "0.0.0.0", "/", "0");
		else if (cfg_var(n, "lo") && cfg_var(n, "hi"))
			set_add(s, cfg_var(n, "lo"), "-", cfg_var(n, "hi"));
		else if (!strncmp(n->line, "group-object ", 13) && depth < 8)
			group_members(c, cfg_var(n, "name"), s, depth + 1);
		else if (node_prefix_get(n, "addr", "mask", &p)) {
			prefix_mask(&p);
			set_add(s, prefix_str(&p, buf), "", "");
		}
	}
}

static bool port_get(const struct cfg_node *n, const char *var, size_t nth, struct acl_ports *p)
{
	const char *text = cfg_var_nth(n, var, nth);
	int v = text ? acl_port_number(text) : -1;

	if (v < 0 || p->n == ACL_MAX_PORTS)
		return false;
	p->port[p->n++] = (uint16_t)v;
	return true;
}

/* False: ports that cannot be told. */
static bool ports_get(const struct cfg_node *n, char side, struct acl_ports *p)
{
	static const struct { const char *var; enum acl_port_op op; } kinds[] = {
		{ "port", ACL_PORT_EQ }, { "neq", ACL_PORT_NEQ }, { "gt", ACL_PORT_GT },
		{ "lt", ACL_PORT_LT }, { "lo", ACL_PORT_RANGE } };
	char var[8];

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		snprintf(var, sizeof(var), "%c%s", side, kinds[i].var);
		for (size_t k = 0; cfg_var_nth(n, var, k); k++) {
			if (!port_get(n, var, k, p))
				return false;
			p->op = kinds[i].op;
		}
	}
	snprintf(var, sizeof(var), "%chi", side);
	if (p->op == ACL_PORT_RANGE && !port_get(n, var, 0, p))
		return false;
	if (p->op == ACL_PORT_RANGE && p->port[0] > p->port[1]) { /* IOS turns it round */
		uint16_t t = p->port[0];

		p->port[0] = p->port[1];
		p->port[1] = t;
	}
	return true;
}

/* False: a side that cannot be matched (a name nobody resolves, an unknown group or port). */
static bool side_get(const struct cfg *c, const struct cfg_node *n, char side, struct acl_side *s)
{
	char host[] = "?host", addr[] = "?addr", wild[] = "?wild", pre[] = "?prefix",
	     name[] = "?name", group[] = "?group";
	struct addr w;
	struct prefix p;
	bool told = true;

	host[0] = addr[0] = wild[0] = pre[0] = name[0] = group[0] = side;
	if (!ports_get(n, side, &s->ports)) {
		s->ports = (struct acl_ports){ 0 };
		told = false;
	}
	if (cfg_var(n, group)) {
		struct str set = { 0 };

		group_members(c, cfg_var(n, group), &set, 0);
		if (!set.len)
			return false;
		s->set = str_steal(&set);
		return told;
	}
	if (cfg_var(n, name))
		return false;
	if (cfg_addr(n, host, &s->addr)) {
		s->len = s->addr.family == ADDR_V6 ? 128 : 32;
		return told;
	}
	if (cfg_var(n, pre)) {
		if (!prefix_parse(cfg_var(n, pre), &p))
			return false;
		s->addr = p.addr;
		s->len = p.len;
		if (!p.len)
			s->addr.family = ADDR_NONE;
		return told;
	}
	if (!cfg_addr(n, addr, &s->addr))
		return told; /* any */
	s->wild = cfg_addr(n, wild, &w) ? addr_to_v4(&w) : 0;
	if (s->wild == UINT32_MAX)
		s->addr.family = ADDR_NONE;
	return told;
}

static const struct { const char *word; uint8_t bit; } tcp_bits[] = {
	{ "fin", 1 }, { "syn", 2 }, { "rst", 4 }, { "psh", 8 }, { "ack", 16 }, { "urg", 32 } };

static void tcp_flags(const struct cfg_node *n, struct acl_entry *e)
{
	const char *w;

	for (size_t i = 0; i < ARRAY_SIZE(tcp_bits); i++)
		if (cfg_has(n, tcp_bits[i].word)) {
			e->flags_set |= tcp_bits[i].bit;
			e->flags_any = true;
		}
	/* match-all +ack -syn */
	for (size_t k = 0; (w = cfg_var_nth(n, "flag", k)) != NULL; k++)
		for (size_t i = 0; i < ARRAY_SIZE(tcp_bits); i++) {
			if (strcmp(w + strspn(w, "+-"), tcp_bits[i].word) != 0)
				continue;
			e->flags_mask |= tcp_bits[i].bit;
			if (w[0] != '-')
				e->flags_set |= tcp_bits[i].bit;
		}
	if (cfg_has(n, "match-any"))
		e->flags_any = true;
	if (e->flags_any)
		e->flags_mask = e->flags_set;
}

static void icmp_match(const struct cfg_node *n, bool v6, struct acl_entry *e)
{
	e->icmp_type = (int)cfg_num(n, "icmptype", UINT32_MAX);
	e->icmp_code = (int)cfg_num(n, "icmpcode", UINT32_MAX);
	for (size_t i = 0; !v6 && i < ARRAY_SIZE(icmp_words); i++)
		if (cfg_has(n, icmp_words[i].word)) {
			e->icmp_type = icmp_words[i].type;
			e->icmp_code = icmp_words[i].code;
		}
	for (size_t i = 0; v6 && i < ARRAY_SIZE(icmp6_words); i++)
		if (cfg_has(n, icmp6_words[i].word)) {
			e->icmp_type = icmp6_words[i].type;
			e->icmp_code = icmp6_words[i].code;
		}
}

static int proto_get(const struct cfg_node *n, bool v6)
{
	const char *name = cfg_var(n, cfg_var(n, "protonum") ? "protonum" : "proto");
	int v;

	if (!name || !strcmp(name, "ip") || !strcmp(name, "ipv6"))
		return -1;
	if (v6 && !strcmp(name, "icmp"))
		return 58;
	if (!strcmp(name, "hbh"))
		return 0;
	v = acl_proto_number(name);
	return v < 0 ? -2 : v;
}

static void options_get(const struct cfg_node *n, bool v6, struct acl_entry *e)
{
	static const char *const headers[] = { "routing", "routing-type", "mobility", "mobility-type",
					       "dest-option", "dest-option-type", "auth" };
	const char *v;

	e->proto = proto_get(n, v6);
	e->never = e->never || (e->proto == -2 && !cfg_var(n, "pgroup")) || cfg_var(n, "flow") ||
		   (v6 && cfg_var(n, "reflect"));
	for (size_t i = 0; v6 && i < ARRAY_SIZE(headers); i++)
		e->never = e->never || cfg_has(n, headers[i]);
	if ((v = cfg_var(n, "option")) != NULL && (e->option = option_nft(v)) == NULL)
		e->never = true;
	if ((v = cfg_var(n, "tos")) != NULL && (e->tos = tos_number(v)) < 0)
		e->never = true;
	e->established = cfg_has(n, "established");
	e->fragments = cfg_has(n, "fragments");
	if ((v = cfg_var(n, "dscp")) != NULL && (e->dscp = dscp_number(v)) < 0)
		e->never = true;
	if ((v = cfg_var(n, "prec")) != NULL && (e->precedence = precedence_number(v)) < 0)
		e->never = true;
	if (cfg_var(n, "ttl")) {
		e->ttl = (uint8_t)cfg_num(n, "ttl", 0);
		e->ttl_cmp = strstr(n->line, "ttl gt ") ? ACL_CMP_GT : strstr(n->line, "ttl lt ") ?
			     ACL_CMP_LT : strstr(n->line, "ttl neq ") ? ACL_CMP_NEQ : ACL_CMP_EQ;
	}
	if (e->proto == 6)
		tcp_flags(n, e);
	if (e->proto == 1 || e->proto == 58)
		icmp_match(n, v6, e);
}

/* The line from its action on. */
static const char *action_text(const char *line)
{
	const char *p = strstr(line, "permit "), *d = strstr(line, "deny ");

	if (strstr(line, "evaluate ") && !p && !d)
		return strstr(line, "evaluate ");

	return p && (!d || p < d) ? p : d ? d : line;
}

static struct acl *acl_get(struct policy *p, const char *name, bool extended, bool v6)
{
	struct acl *a = (struct acl *)acl_find(p->acl, p->n_acls, name, v6);

	if (a)
		return a;
	a = GROW(p->acl, p->n_acls);
	str_copy(a->name, sizeof(a->name), name);
	a->extended = extended;
	a->ipv6 = v6;
	return a;
}

/* Reflexive lists have a number each: the order of the entries that fill them. 0: too many. */
static uint8_t reflect_number(const struct cfg *c, const char *name)
{
	const char *seen[ACL_REFLECT_MAX];
	uint8_t n = 0;

	EACH(s, &c->root, "ip access-list")
		for (const struct cfg_node *e = s->row->submode ? s->first : NULL; e; e = e->next) {
			const char *v = cfg_var(e, "reflect");
			uint8_t i = 0;

			while (v && i < n && strcmp(seen[i], v) != 0)
				i++;
			if (v && i == n && n < ACL_REFLECT_MAX)
				seen[n++] = v;
		}
	for (uint8_t i = 0; i < n; i++)
		if (!strcmp(seen[i], name))
			return i + 1;
	return 0;
}

static void reflexive(const struct cfg *c, const struct cfg_node *n, struct acl_entry *e)
{
	const char *v = cfg_var(n, "reflect");

	if (v && (e->reflect = reflect_number(c, v)) == 0)
		e->never = true;
	v = !strncmp(n->line + strspn(n->line, "0123456789 "), "evaluate", 8) ? cfg_var(n, "name") : NULL;
	if (!v)
		return;
	e->permit = true;
	e->evaluate = reflect_number(c, v);
	e->never = e->never || !e->evaluate; /* nobody fills it */
}

static void range_get(const struct cfg *c, const struct cfg_node *n, struct acl_entry *e)
{
	const char *name = cfg_var(n, "range");
	char zone[16];
	int offset;
	bool known;

	if (!name)
		return;
	show_timezone(c, &offset, zone);
	e->ranged = true;
	e->inactive = !time_range_active(c, name, wall_time() + offset, &known);
	if (!known) { /* nobody says when: never permit, always deny */
		e->inactive = false;
		e->never = true;
	}
}

static char *strdup_or_null(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

/* One member of a service object group as a further way to match of the entry. */
static void service_add(struct acl *a, const struct acl_entry *like, const struct cfg_node *n, int proto,
			bool *first)
{
	struct acl_entry e = *like;
	struct acl_ports p = { 0 };

	e.never = !ports_get(n, 's', &p) || e.never;
	if (e.never)
		p = (struct acl_ports){ 0 };
	e.proto = proto;
	if (cfg_has(n, "source"))
		e.src.ports = p;
	else
		e.dst.ports = p;
	if (proto == 1) {
		e.icmp_type = (int)cfg_num(n, "type", UINT32_MAX);
		for (size_t i = 0; cfg_var(n, "message") && i < ARRAY_SIZE(icmp_words); i++)
			if (!strcmp(cfg_var(n, "message"), icmp_words[i].word)) {
				e.icmp_type = icmp_words[i].type;
				e.icmp_code = icmp_words[i].code;
			}
		e.never = e.never || (cfg_var(n, "message") && e.icmp_type < 0);
	}
	e.more = !*first;
	e.text = strdup_or_null(like->text);
	e.src.set = strdup_or_null(like->src.set);
	e.dst.set = strdup_or_null(like->dst.set);
	*first = false;
	*GROW(a->entry, a->n) = e;
}

static void service_group(const struct cfg *c, struct acl *a, const struct acl_entry *like,
			  const char *name, int depth, bool *first)
{
	char head[96], word[24];
	const struct cfg_node *g;

	snprintf(head, sizeof(head), "object-group service %s", name);
	g = cfg_find(&c->root, head);
	for (const struct cfg_node *n = g ? g->first : NULL; n; n = n->next) {
		int proto;

		if (!strncmp(n->line, "group-object ", 13)) {
			if (depth < 8)
				service_group(c, a, like, cfg_var(n, "name"), depth + 1, first);
			continue;
		}
		snprintf(word, sizeof(word), "%.*s", (int)strcspn(n->line, " "), n->line);
		if (!strcmp(word, "description"))
			continue;
		if (!strcmp(word, "tcp-udp")) {
			service_add(a, like, n, 6, first);
			service_add(a, like, n, 17, first);
			continue;
		}
		proto = !strcmp(word, "ip") ? -1 : cfg_var(n, "number") ? (int)cfg_num(n, "number", 0) :
			acl_proto_number(word);
		if (proto >= 0 || !strcmp(word, "ip"))
			service_add(a, like, n, proto, first);
	}
}

/* The last entry names a service object group: one entry for each member instead of it. */
static void services_expand(const struct cfg *c, struct acl *a, const char *group)
{
	struct acl_entry like = a->entry[--a->n];
	bool first = true;

	service_group(c, a, &like, group, 0, &first);
	if (first) { /* no such group, or nothing in it */
		like.proto = -1;
		like.never = true;
		*GROW(a->entry, a->n) = like;
		return;
	}
	free(like.text);
	free(like.src.set);
	free(like.dst.set);
}

static void entry_add(const struct cfg *c, struct acl *a, const struct cfg_node *n, const char *seqvar)
{
	uint32_t top = a->n ? a->entry[a->n - 1].seq : 0;
	struct acl_entry *e;

	if (strstr(n->line, "remark ") || (!cfg_has(n, "permit") && !cfg_has(n, "deny") &&
					   !cfg_has(n, "evaluate")))
		return;
	e = GROW(a->entry, a->n);
	acl_entry_init(e);
	e->seq = (uint32_t)cfg_num(n, seqvar, top - top % 10 + 10);
	e->permit = cfg_has(n, "permit");
	e->log_input = cfg_has(n, "log-input");
	e->log = cfg_has(n, "log") || e->log_input;
	if (cfg_var(n, "logtag"))
		str_copy(e->log_tag, sizeof(e->log_tag), cfg_var(n, "logtag"));
	e->text = xstrdup(action_text(n->line));
	e->never = !side_get(c, n, 's', &e->src);
	if (a->extended || a->ipv6) {
		e->never = !side_get(c, n, 'd', &e->dst) || e->never;
		options_get(n, a->ipv6, e);
		reflexive(c, n, e);
		range_get(c, n, e);
		if (cfg_var(n, "pgroup"))
			services_expand(c, a, cfg_var(n, "pgroup"));
	} else if (cfg_has(n, "any")) {
		e->src.addr.family = ADDR_NONE;
	}
}

static int entry_order(const void *a, const void *b)
{
	const struct acl_entry *x = a, *y = b;

	if (x->seq == y->seq)
		return x->more - y->more; /* qsort keeps no order; the further ones have none */
	return x->seq < y->seq ? -1 : 1;
}

bool acl_number_extended(uint64_t n)
{
	return (n >= 100 && n <= 199) || (n >= 2000 && n <= 2699);
}

static void acls(struct policy *p, const struct cfg *c)
{
	EACH(n, &c->root, "access-list")
		if (cfg_var(n, "acl"))
			entry_add(c, acl_get(p, cfg_var(n, "acl"),
					     acl_number_extended(cfg_num(n, "acl", 0)), false), n, "seq");
	EACH(s, &c->root, "ip access-list") {
		struct acl *a;

		if (!s->row->submode)
			continue;
		a = acl_get(p, cfg_var(s, "name"), cfg_has(s, "extended"), false);
		for (const struct cfg_node *n = s->first; n; n = n->next)
			entry_add(c, a, n, "seq");
	}
	EACH(s, &c->root, "ipv6 access-list") {
		struct acl *a;

		if (!s->row->submode)
			continue;
		a = acl_get(p, cfg_var(s, "name"), true, true);
		for (const struct cfg_node *n = s->first; n; n = n->next)
			entry_add(c, a, n, "seq");
	}
	for (size_t i = 0; i < p->n_acls; i++)
		if (p->acl[i].n)
			qsort(p->acl[i].entry, p->acl[i].n, sizeof(*p->acl[i].entry), entry_order);
}

bool acl_networks(const struct cfg_node *n, bool *permit, uint32_t *addr, uint32_t *wild)
{
	struct addr a, w;

	*permit = cfg_has(n, "permit");
	*addr = 0;
	*wild = UINT32_MAX;
	if (!*permit && !cfg_has(n, "deny"))
		return false;
	if (cfg_addr(n, "shost", &a)) {
		*addr = addr_to_v4(&a);
		*wild = 0;
	} else if (cfg_addr(n, "saddr", &a)) {
		*addr = addr_to_v4(&a);
		*wild = cfg_addr(n, "swild", &w) ? addr_to_v4(&w) : 0;
	}
	return true;
}

/* --- prefix lists --- */

bool prefix_rule_get(const struct cfg_node *n, struct prefix_rule *r)
{
	const char *text = cfg_var(n, "prefix");
	uint8_t max;

	*r = (struct prefix_rule){ .seq = (uint32_t)cfg_num(n, "seq", 0),
				   .permit = cfg_has(n, "permit") };
	if (!text || !prefix_parse(text, &r->prefix))
		return false;
	max = r->prefix.addr.family == ADDR_V6 ? 128 : 32;
	r->ge = (uint8_t)cfg_num(n, "ge", r->prefix.len);
	r->le = (uint8_t)cfg_num(n, "le", cfg_var(n, "ge") ? max : r->prefix.len);
	return true;
}

static void prefix_lists(struct policy *p, const struct cfg *c, const char *words, bool v6)
{
	EACH(n, &c->root, words) {
		const char *name = cfg_var(n, "name");
		struct prefix_list *l;
		struct prefix_rule r;

		if (!name || !prefix_rule_get(n, &r))
			continue;
		l = (struct prefix_list *)prefix_list_find(p, name, v6);
		if (!l) {
			l = GROW(p->plist, p->n_plists);
			str_copy(l->name, sizeof(l->name), name);
			l->ipv6 = v6;
		}
		*GROW(l->rule, l->n) = r;
	}
}

/* --- route maps --- */

static void names_add(struct rmap_names *l, const struct cfg_node *n, const char *var)
{
	const char *v;

	for (size_t i = 0; (v = cfg_var_nth(n, var, i)) != NULL; i++)
		str_copy(*GROW(l->name, l->n), ACL_NAME_LEN, v);
}

static void match_lists(struct rmap_entry *e, const struct cfg_node *n)
{
	bool v6 = cfg_var(n, "af") && !strcmp(cfg_var(n, "af"), "ipv6"), pre = cfg_has(n, "prefix-list");

	if (cfg_has(n, "next-hop"))
		names_add(pre ? &e->hop_prefix : &e->hop_acl, n, "list");
	else if (cfg_has(n, "address"))
		names_add(v6 ? pre ? &e->prefix6 : &e->acl6 : pre ? &e->prefix : &e->acl, n, "list");
	else
		e->unknown = true;
}

static void match_get(struct rmap_entry *e, const struct cfg_node *n)
{
	const char *v;

	if (cfg_var(n, "list") && cfg_var(n, "af")) {
		match_lists(e, n);
	} else if (!strncmp(n->line, "match interface", 15)) {
		names_add(&e->interface, n, "interface");
	} else if (cfg_var(n, "max")) {
		e->length_min = (uint32_t)cfg_num(n, "min", 0);
		e->length_max = (uint32_t)cfg_num(n, "max", 0);
	} else if (!strncmp(n->line, "match tag", 9)) {
		for (size_t i = 0; (v = cfg_var_nth(n, "tag", i)) != NULL; i++)
			*GROW(e->tag, e->n_tags) = (uint32_t)strtoul(v, NULL, 10);
	} else if (cfg_var(n, "metric")) {
		e->has_metric = true;
		e->metric = (uint32_t)cfg_num(n, "metric", 0);
	} else {
		e->unknown = true;
	}
}

static int hop_order(const void *a, const void *b)
{
	const struct rmap_hop *x = a, *y = b;

	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

static void hops_add(struct rmap_hop **list, size_t *count, const struct cfg_node *n)
{
	for (size_t i = 0; cfg_var_nth(n, "addr", i); i++) {
		struct rmap_hop h = { .track = (uint16_t)cfg_num(n, "track", 0),
				      .seq = (uint32_t)cfg_num(n, "seq", 0) };

		if (addr_parse_v4(cfg_var_nth(n, "addr", i), &h.via))
			*GROW(*list, *count) = h;
	}
}

static void set_get(struct rmap_entry *e, const struct cfg_node *n)
{
	if (!strncmp(n->line, "set ip next-hop recursive", 25))
		cfg_addr(n, "addr", &e->recursive);
	else if (!strncmp(n->line, "set ip next-hop", 15))
		hops_add(&e->hop, &e->n_hops, n);
	else if (!strncmp(n->line, "set ip default next-hop", 23))
		hops_add(&e->dflt_hop, &e->n_dflt_hops, n);
	if (!strncmp(n->line, "set vrf ", 8) || !strcmp(n->line, "set global")) {
		e->set_table = true;
		str_copy(e->table, sizeof(e->table), cfg_var(n, "vrf") ? cfg_var(n, "vrf") : "");
	}
	names_add(&e->set_if, n, "interface");
	names_add(&e->dflt_if, n, "dinterface");
	if (cfg_var(n, "prec"))
		e->precedence = precedence_number(cfg_var(n, "prec"));
	if (cfg_var(n, "tos"))
		e->tos = tos_number(cfg_var(n, "tos"));
	if (cfg_var(n, "df"))
		e->df = (int)cfg_num(n, "df", 0);
	if (cfg_var(n, "tag")) {
		e->set_tag = true;
		e->tag_value = (uint32_t)cfg_num(n, "tag", 0);
	}
	if (cfg_var(n, "metric") && !cfg_has(n, "+") && !cfg_has(n, "-")) {
		e->set_metric = true;
		e->metric_value = (uint32_t)cfg_num(n, "metric", 0);
	}
}

static void route_maps(struct policy *p, const struct cfg *c)
{
	EACH(s, &c->root, "route-map") {
		struct route_map *m = (struct route_map *)route_map_find(p, cfg_var(s, "name"));
		struct rmap_entry *e;

		if (!m) {
			m = GROW(p->map, p->n_maps);
			str_copy(m->name, sizeof(m->name), cfg_var(s, "name"));
		}
		e = GROW(m->entry, m->n);
		e->seq = (uint32_t)cfg_num(s, "seq", 10);
		e->permit = !cfg_has(s, "deny");
		e->precedence = e->tos = e->df = -1;
		EACH(n, s, "match")
			match_get(e, n);
		EACH(n, s, "set")
			set_get(e, n);
		if (e->n_hops)
			qsort(e->hop, e->n_hops, sizeof(*e->hop), hop_order);
		if (e->n_dflt_hops)
			qsort(e->dflt_hop, e->n_dflt_hops, sizeof(*e->dflt_hop), hop_order);
		e->has_continue = cfg_find(s, "continue") != NULL;
		e->next_seq = (uint32_t)cfg_num(cfg_find(s, "continue"), "n", 0);
	}
}

void apply_policy(const struct cfg *c, struct policy *p)
{
	memset(p, 0, sizeof(*p));
	acls(p, c);
	prefix_lists(p, c, "ip prefix-list", false);
	prefix_lists(p, c, "ipv6 prefix-list", true);
	route_maps(p, c);
}
