/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip nat translations | statistics, clear ip nat translation: the kernel's connection table as
 * inside and outside, local and global addresses.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "cli/show.h"
#include "routing/vrf_link.h"

static const char *pair(char *buf, size_t size, const struct addr *a, uint16_t port)
{
	char text[ADDR_STRLEN];

	if (port)
		snprintf(buf, size, "%s:%u", addr_str(a, text), port);
	else
		snprintf(buf, size, "%s", addr_str(a, text));
	return buf;
}

static void row(struct str *out, const char *pro, const char *ig, const char *il, const char *ol,
		const char *og)
{
	str_printf(out, "%-4s %-21s %-21s %-21s %s\n", pro, ig, il, ol, og);
}

static const char *proto_text(uint8_t proto, char other[16])
{
	snprintf(other, 16, "%u", proto);
	return proto == 1 ? "icmp" : proto == 6 ? "tcp" : proto == 17 ? "udp" : proto == 47 ? "gre" :
	       proto == 50 ? "esp" : other;
}

/* The four columns of a flow. One begun inside has its inside addresses in the first packet's source
 * and the answer's destination, one begun outside the other way round. */
struct four {
	const struct addr *ig, *il, *ol, *og;
	uint16_t igp, ilp, olp, ogp;
};

static struct four four_of(const struct ct_flow *f)
{
	if (f->snat && !f->from_outside)
		return (struct four){ &f->reply.dst, &f->orig.src, &f->orig.dst, &f->reply.src,
				      f->reply.dport, f->orig.sport, f->orig.dport, f->reply.sport };
	if (f->dnat && !f->from_outside) /* only what it calls is translated */
		return (struct four){ &f->orig.src, &f->orig.src, &f->orig.dst, &f->reply.src,
				      f->orig.sport, f->orig.sport, f->orig.dport, f->reply.sport };
	return (struct four){ &f->orig.dst, &f->reply.src, &f->reply.dst, &f->orig.src,
			      f->orig.dport, f->reply.sport, f->reply.dport, f->orig.sport };
}

void show_nat_flow_render(struct str *out, const struct ct_flow *f)
{
	char ig[64], il[64], ol[64], og[64], other[16];
	struct four x = four_of(f);

	if (f->proto == 1) /* the identifier is all there is, and it is the answer's as well */
		x.ogp = x.ogp ? x.ogp : x.igp;
	row(out, proto_text(f->proto, other), pair(ig, sizeof(ig), x.ig, x.igp),
	    pair(il, sizeof(il), x.il, x.ilp), pair(ol, sizeof(ol), x.ol, x.olp),
	    pair(og, sizeof(og), x.og, x.ogp));
}

void show_nat_static_render(struct str *out, const struct nat_static *s, const struct addr *global)
{
	const char *pro = s->proto == 6 ? "tcp" : s->proto == 17 ? "udp" : "---";
	char g[64], l[64];

	pair(g, sizeof(g), global, s->global_port);
	pair(l, sizeof(l), &s->local, s->local_port);
	if (s->outside)
		row(out, pro, "---", "---", l, g);
	else
		row(out, pro, g, l, "---", "---");
}

static void binding_render(struct str *out, const struct nat_binding *b)
{
	char g[64], l[64];

	pair(g, sizeof(g), &b->global, 0);
	pair(l, sizeof(l), &b->local, 0);
	if (b->outside)
		row(out, "---", "---", "---", l, g);
	else
		row(out, "---", g, l, "---", "---");
}

static void hms(char buf[16], uint64_t s)
{
	snprintf(buf, 16, "%02u:%02u:%02u", (unsigned)(s / 3600), (unsigned)(s / 60 % 60),
		 (unsigned)(s % 60));
}

/* The second line of a flow: how long it is known, the idle time it may have, what is left of it. */
static void verbose_render(struct str *out, const struct ct_flow *f, uint32_t timeout_s)
{
	char create[16] = "", use[16], left[16];
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (f->created_ns)
		hms(create, (uint64_t)now.tv_sec > f->created_ns / 1000000000 ?
				    (uint64_t)now.tv_sec - f->created_ns / 1000000000 : 0);
	hms(use, timeout_s > f->left_s ? timeout_s - f->left_s : 0);
	hms(left, f->left_s);
	str_printf(out, "    create %s, use %s timeout:%u, left %s,\n    flags:\nextended, use_count: 0\n",
		   *create ? create : "00:00:00", use, timeout_s * 1000, left);
}

struct flows {
	struct ct_flow *list;
	size_t n;
};

static bool flow_take(const struct ct_flow *f, void *arg)
{
	struct flows *l = arg;

	if (!f->snat && !f->dnat)
		return true;
	l->list = xrealloc(l->list, (l->n + 1) * sizeof(*l->list));
	l->list[l->n++] = *f;
	return true;
}

static int flow_order(const void *a, const void *b)
{
	const struct ct_flow *x = a, *y = b;
	int d = addr_cmp(&x->orig.src, &y->orig.src);

	if (!d)
		d = x->proto - y->proto;
	return d ? d : x->orig.sport - y->orig.sport;
}

static bool flows_get(struct cli_ctx *c, const char *vrf, struct flows *l)
{
	*l = (struct flows){ 0 };
	if (!c->rt->ifaces || (*vrf && ifaces_vrf_netns(c->rt->ifaces, vrf) < 0))
		return false;
	ct_walk(ifaces_vrf_netns(c->rt->ifaces, vrf), flow_take, l);
	if (l->n)
		qsort(l->list, l->n, sizeof(*l->list), flow_order);
	return true;
}

/* A flow from one VRF into another has two entries, one in each, joined by the address of the link
 * between them (filter_nat.c): it is shown as one, with the outer addresses of both. */
struct joined {
	struct cli_ctx *c;
	struct flows *l;
	struct addr own; /* ours on the links */
};

static bool tuple_end(const struct addr *a, uint16_t port, const struct addr *b, uint16_t other)
{
	return addr_eq(a, b) && port == other;
}

static void flow_join(struct ct_flow *f, const struct flows *there, const struct vrf_link *link,
		      const struct addr *own)
{
	for (size_t i = 0; i < there->n; i++) {
		const struct ct_flow *o = &there->list[i];

		if (o->proto != f->proto || o->from_outside ||
		    !tuple_end(&o->orig.dst, o->orig.dport, &f->orig.dst, f->orig.dport))
			continue;
		if (addr_eq(&f->orig.src, &link->remote) &&
		    tuple_end(&o->reply.dst, o->reply.dport, &f->orig.src, f->orig.sport)) {
			f->orig.src = o->orig.src;
			f->orig.sport = o->orig.sport;
			return;
		}
		if (addr_eq(&f->reply.dst, own) &&
		    tuple_end(&o->orig.src, o->orig.sport, &f->reply.dst, f->reply.dport)) {
			f->reply.dst = o->reply.dst;
			f->reply.dport = o->reply.dport;
			return;
		}
	}
}

static void flows_join(const struct vrf_link *link, void *arg)
{
	struct joined *j = arg;
	struct flows there;

	if (!flows_get(j->c, link->to, &there))
		return;
	for (size_t i = 0; i < j->l->n; i++)
		if (j->l->list[i].snat && !j->l->list[i].from_outside)
			flow_join(&j->l->list[i], &there, link, &j->own);
	free(there.list);
}

static bool static_global(const struct cli_ctx *c, const struct nat_static *s, struct addr *out)
{
	const struct iface *i;
	struct prefix p;

	*out = s->global;
	if (out->family)
		return true;
	i = iface_find(c->rt->ifaces, s->interface);
	if (!i || !iface_addr(c->rt->ifaces, i, &p))
		return false;
	*out = p.addr;
	return true;
}

static const char *vrf_arg(const struct gram_match *m)
{
	return gram_var(m, "vrf") ? gram_var(m, "vrf") : "";
}

static uint32_t flow_timeout(const struct filter_conf *f, const struct ct_flow *flow)
{
	const struct nat_timeouts *t = &f->timeouts;

	switch (flow->proto) {
	case 1:
		return t->icmp_s ? t->icmp_s : 60;
	case 6:
		return t->tcp_s ? t->tcp_s : 86400;
	case 17:
		return t->udp_s ? t->udp_s : 300;
	default:
		return 600; /* the kernel's, of protocols it does not know */
	}
}

static bool wanted(const struct gram_match *m, uint8_t proto)
{
	return gram_has(m, "icmp") ? proto == 1 : gram_has(m, "tcp") ? proto == 6 :
	       gram_has(m, "udp") ? proto == 17 : true;
}

static int show_translations(struct cli_ctx *c, const struct gram_match *m)
{
	const struct filter_conf *f = c->rt->filter ? filter_conf_of(c->rt->filter) : NULL;
	const char *vrf = vrf_arg(m);
	struct nat_binding *bound = NULL;
	struct str rows = { 0 };
	struct flows l;
	size_t total = 0, n;

	if (!f || !flows_get(c, vrf, &l))
		return 0;
	if (l.n) {
		struct joined j = { .c = c, .l = &l };

		vrf_link_addr(c->rt->ifaces, vrf, &j.own);
		vrf_link_each(c->rt->ifaces, vrf, flows_join, &j);
	}
	for (size_t i = 0; i < f->n_statics; i++) {
		struct addr global;

		if (strcmp(f->statics[i].vrf, vrf) != 0 || !static_global(c, &f->statics[i], &global) ||
		    (f->statics[i].proto && !wanted(m, f->statics[i].proto)))
			continue;
		show_nat_static_render(&rows, &f->statics[i], &global);
		total++;
	}
	n = filter_nat_bindings(c->rt->filter, vrf, &bound);
	for (size_t i = 0; i < n; i++, total++)
		binding_render(&rows, &bound[i]);
	for (size_t i = 0; i < l.n; i++) {
		if (!wanted(m, l.list[i].proto))
			continue;
		show_nat_flow_render(&rows, &l.list[i]);
		if (gram_has(m, "verbose"))
			verbose_render(&rows, &l.list[i], flow_timeout(f, &l.list[i]));
		total++;
	}
	if (total)
		row(c->out, "Pro ", "Inside global", "Inside local", "Outside local", "Outside global");
	cli_print(c, "%s", str_text(&rows));
	cli_print(c, "Total number of translations: %zu\n", total);
	str_free(&rows);
	free(bound);
	free(l.list);
	return 0;
}

static void side_list(struct cli_ctx *c, const struct filter_conf *f, enum nat_side side)
{
	cli_print(c, "%s interfaces:\n", side == NAT_SIDE_OUTSIDE ? "Outside" : "Inside");
	for (size_t i = 0, n = 0; i < f->n_ifs; i++)
		if (f->ifs[i].nat == side)
			cli_print(c, "%s%s", n++ ? ", " : "  ", f->ifs[i].name);
	cli_print(c, "\n");
}

/* How many translations use this pool, and how many of its addresses: those given to hosts, and with
 * overload those flows have. */
static void pool_use(const struct flows *l, const struct nat_binding *bound, size_t n_bound,
		     const struct nat_pool *p, unsigned *refs, unsigned *used)
{
	*refs = *used = 0;
	for (size_t i = 0; i < n_bound; i++) {
		const struct addr *a = bound[i].outside ? &bound[i].local : &bound[i].global;

		if (addr_cmp(a, &p->lo) >= 0 && addr_cmp(a, &p->hi) <= 0) {
			++*refs;
			++*used;
		}
	}
	for (size_t i = 0; i < l->n; i++) {
		bool first = !n_bound;

		if (!l->list[i].snat || addr_cmp(&l->list[i].reply.dst, &p->lo) < 0 ||
		    addr_cmp(&l->list[i].reply.dst, &p->hi) > 0)
			continue;
		++*refs;
		for (size_t k = 0; k < i; k++)
			first = first && !(l->list[k].snat &&
					   addr_eq(&l->list[k].reply.dst, &l->list[i].reply.dst));
		*used += first;
	}
}

static void pool_print(struct cli_ctx *c, const struct nat_pool *p, size_t id, unsigned used)
{
	unsigned total = addr_to_v4(&p->hi) - addr_to_v4(&p->lo) + 1;
	struct addr mask = len_to_mask(p->len);
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN], m[ADDR_STRLEN];

	cli_print(c, " pool %s: id %zu, netmask %s\n\tstart %s end %s\n"
		  "\ttype %s, total addresses %u, allocated %u (%u%%), misses %llu\n", p->name, id,
		  addr_str(&mask, m), addr_str(&p->lo, lo), addr_str(&p->hi, hi),
		  p->match_host ? "match-host" : p->rotary ? "rotary" : "generic", total, used,
		  used * 100 / total,
		  (unsigned long long)filter_nat_count(c->rt->filter, "full").packets);
}

static void rule_print(struct cli_ctx *c, const struct filter_conf *f, size_t i, const struct flows *l,
		       const struct nat_binding *bound, size_t n_bound)
{
	const struct nat_rule *r = &f->rules[i];
	const char *what = *r->acl ? "access-list" : "route-map";
	const char *name = *r->acl ? r->acl : r->route_map;
	unsigned refs = 0, used = 0;

	if (*r->interface) {
		const struct iface *out = iface_find(c->rt->ifaces, r->interface);
		struct prefix p;

		for (size_t k = 0; out && iface_addr(c->rt->ifaces, out, &p) && k < l->n; k++)
			refs += l->list[k].snat && addr_eq(&l->list[k].reply.dst, &p.addr);
		cli_print(c, "[Id: %zu] %s %s interface %s refcount %u\n", i + 1, what, name,
			  r->interface, refs);
		return;
	}
	for (size_t k = 0; k < f->n_pools; k++) {
		if (strcmp(f->pools[k].name, r->pool) != 0)
			continue;
		pool_use(l, bound, r->overload ? 0 : n_bound, &f->pools[k], &refs, &used);
		cli_print(c, "[Id: %zu] %s %s pool %s refcount %u\n", i + 1, what, name, r->pool, refs);
		pool_print(c, &f->pools[k], k + 1, used);
	}
}

static void dynamic_print(struct cli_ctx *c, const struct filter_conf *f, const struct flows *l,
			  const struct nat_binding *bound, size_t n_bound)
{
	static const char *const headings[] = { [NAT_SOURCE_INSIDE] = "Inside Source",
						[NAT_SOURCE_OUTSIDE] = "Outside Source",
						[NAT_DESTINATION] = "Inside Destination" };

	for (size_t kind = 0; kind < ARRAY_SIZE(headings); kind++)
		for (size_t i = 0, n = 0; i < f->n_rules; i++) {
			if (f->rules[i].kind != (enum nat_kind)kind)
				continue;
			if (!n++)
				cli_print(c, "-- %s\n", headings[kind]);
			rule_print(c, f, i, l, bound, n_bound);
		}
}

static int show_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	const struct filter_conf *f = c->rt->filter ? filter_conf_of(c->rt->filter) : NULL;
	struct nat_binding *bound = NULL;
	unsigned long long hits, misses;
	size_t n_bound, extended;
	struct flows l;

	if (!f || !flows_get(c, "", &l))
		return 0;
	n_bound = filter_nat_bindings(c->rt->filter, "", &bound);
	extended = l.n;
	for (size_t i = 0; i < f->n_statics; i++)
		extended += f->statics[i].proto != 0;
	filter_counters_read(c->rt->filter);
	hits = filter_nat_count(c->rt->filter, "hits").packets;
	misses = filter_nat_count(c->rt->filter, "misses").packets;
	cli_print(c, "Total active translations: %zu (%zu static, %zu dynamic; %zu extended)\n",
		  f->n_statics + n_bound + l.n, f->n_statics, n_bound + l.n, extended);
	side_list(c, f, NAT_SIDE_OUTSIDE);
	side_list(c, f, NAT_SIDE_INSIDE);
	cli_print(c, "Hits: %llu  Misses: %llu\n"
		  "CEF Translated packets: %llu, CEF Punted packets: 0\nExpired translations: %llu\n"
		  "Dynamic mappings:\n", hits, misses, hits, misses > l.n ? misses - l.n : 0);
	dynamic_print(c, f, &l, bound, n_bound);
	free(bound);
	free(l.list);
	return 0;
}

/* What clear ip nat translation names; family or port 0: any. */
struct target {
	struct addr ig, il, ol, og;
	uint16_t igp, ilp;
	int proto; /* 0: any */
};

static bool is(const struct addr *want, const struct addr *have)
{
	return !want->family || addr_eq(want, have);
}

static bool target_flow(const struct target *t, const struct ct_flow *f)
{
	struct four x = four_of(f);

	return is(&t->ig, x.ig) && is(&t->il, x.il) && is(&t->ol, x.ol) && is(&t->og, x.og) &&
	       (!t->igp || t->igp == x.igp) && (!t->ilp || t->ilp == x.ilp) &&
	       (!t->proto || t->proto == f->proto);
}

static bool target_binding(const struct target *t, const struct nat_binding *b)
{
	if (t->proto || t->igp || t->ilp)
		return false;
	if (b->outside)
		return !t->ig.family && is(&t->ol, &b->local) && is(&t->og, &b->global);
	return !t->ol.family && is(&t->ig, &b->global) && is(&t->il, &b->local);
}

static int clear_translation(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = vrf_arg(m);
	struct target t = { .proto = gram_has(m, "tcp") ? 6 : gram_has(m, "udp") ? 17 :
				     gram_has(m, "icmp") ? 1 : 0 };
	struct nat_binding *bound = NULL;
	struct flows l;
	size_t n;

	gram_addr(m, "global", &t.ig);
	gram_addr(m, "local", &t.il);
	gram_addr(m, "olocal", &t.ol);
	gram_addr(m, "oglobal", &t.og);
	t.igp = (uint16_t)gram_num(m, "gport", 0);
	t.ilp = (uint16_t)gram_num(m, "lport", 0);
	if (!c->rt->filter || !flows_get(c, vrf, &l))
		return 0;
	n = filter_nat_bindings(c->rt->filter, vrf, &bound);
	for (size_t i = 0; i < n; i++)
		if (target_binding(&t, &bound[i]))
			filter_nat_unbind(c->rt->filter, vrf, &bound[i]);
	for (size_t i = 0; i < l.n; i++)
		if (target_flow(&t, &l.list[i]))
			ct_delete(ifaces_vrf_netns(c->rt->ifaces, vrf), &l.list[i]);
	free(bound);
	free(l.list);
	return 0;
}

static int clear_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->filter)
		filter_nat_clear(c->rt->filter);
	return 0;
}

#define SHOW_HELP "Show running system information\nIP information\nIP NAT information\n"
#define CLEAR_HELP "Reset functions\nIP\nClear NAT\nClear dynamic translation\n"

const struct gram_row show_nat_rows[] = {
	EXEC_ROW(MODE_USER, "show ip nat translations [icmp|tcp|udp] [vrf WORD$vrf] [verbose]",
		 SHOW_HELP "Translation entries\nICMP entries\nTCP entries\nUDP entries\nVRF\n"
			   "VRF name\nShow extra information",
		 show_translations),
	EXEC_ROW(MODE_USER, "show ip nat statistics", SHOW_HELP "Translation statistics",
		 show_statistics),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation {*|forced}",
		 CLEAR_HELP "Delete all dynamic translations\nDelete all, whatever uses them",
		 clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation vrf WORD$vrf *",
		 CLEAR_HELP "VRF\nVRF name\nDelete all dynamic translations", clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation inside A.B.C.D$global A.B.C.D$local "
		 "[outside A.B.C.D$olocal A.B.C.D$oglobal] [forced]",
		 CLEAR_HELP "Inside addresses\nInside global address\nInside local address\n"
			    "Outside addresses\nOutside local address\nOutside global address\n"
			    "Delete all, whatever uses them",
		 clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation outside A.B.C.D$olocal A.B.C.D$oglobal",
		 CLEAR_HELP "Outside addresses\nOutside local address\nOutside global address",
		 clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation {tcp|udp} inside A.B.C.D$global "
		 "<1-65535>$gport A.B.C.D$local <1-65535>$lport",
		 CLEAR_HELP "TCP\nUDP\nInside addresses\nInside global address\nGlobal port\n"
			    "Inside local address\nLocal port",
		 clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat statistics",
		 "Reset functions\nIP\nClear NAT\nClear translation statistics",
		 clear_statistics),
	EXEC_END,
};
