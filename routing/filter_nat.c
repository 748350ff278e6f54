/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Network address translation in nft's language. Packets from inside to outside get their source
 * translated behind routing and, where `ip nat outside source` knows it, their destination before;
 * packets from outside the other way round. Conntrack does the rest of each flow.
 *
 * Without overload an address of a pool belongs to one host as long as that uses it, and when
 * there is none left packets are dropped. The kernel keeps that by itself: each address has a set
 * of size 1 whose element is the host, so the first address whose set takes the host is its own;
 * a map leads back from the address to the host, for who calls it from the other side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/acl_log.h"
#include "routing/conntrack.h"
#include "routing/filter_gen.h"

static bool outside_kind(enum nat_kind k)
{
	return k != NAT_SOURCE_INSIDE;
}

static const struct nat_pool *pool_find(const struct filter_gen *g, const char *name)
{
	for (size_t k = 0; k < g->ns->conf->n_pools; k++)
		if (!strcmp(g->ns->conf->pools[k].name, name))
			return &g->ns->conf->pools[k];
	return NULL;
}

static uint32_t pool_size(const struct nat_pool *p)
{
	uint32_t n = addr_to_v4(&p->hi) - addr_to_v4(&p->lo) + 1;

	return n && n < NAT_POOL_MAX ? n : NAT_POOL_MAX;
}

static uint32_t binding_s(const struct filter_gen *g)
{
	uint32_t s = g->ns->conf->timeouts.binding_s;

	return s ? s : NAT_BINDING_S;
}

/* Every packet of a bound host, not only the first of a flow, says that the address is in use. */
static void binding_renew(struct filter_gen *g, uint32_t addr, const char *back)
{
	char name[32], text[ADDR_STRLEN];
	struct addr a = addr_v4(addr);

	snprintf(name, sizeof(name), "nat_use_%08x", addr);
	if (!gen_once(g, name))
		return;
	addr_str(&a, text);
	str_printf(&g->chains,
		   "\tchain %s {\n\t\tupdate @" FILTER_BOUND "%08x { ct original ip saddr timeout %us }\n"
		   "\t\tupdate @%s { %s timeout %us : ct original ip saddr }\n\t}\n",
		   name, addr, binding_s(g), back, text, binding_s(g));
	str_printf(&g->nat_uses, "%s%s : jump %s", g->nat_uses.len ? ", " : "", text, name);
}

static void bindings(struct filter_gen *g, const struct nat_rule *r, const struct nat_pool *p,
		     struct str *out)
{
	const char *back = outside_kind(r->kind) ? FILTER_BACK_OUTSIDE : FILTER_BACK_INSIDE;
	uint32_t lo = addr_to_v4(&p->lo), n = pool_size(p), t = binding_s(g);
	char name[32], text[ADDR_STRLEN];

	if (gen_once(g, back))
		str_printf(&g->counters, "\tmap %s { type ipv4_addr : ipv4_addr; size 65535; flags "
			   "dynamic,timeout; timeout %us; }\n", back, t);
	for (uint32_t i = 0; i < n; i++) {
		snprintf(name, sizeof(name), FILTER_BOUND "%08x", lo + i);
		if (gen_once(g, name))
			str_printf(&g->counters, "\tset %s { type ipv4_addr; size 1; flags "
				   "dynamic,timeout; timeout %us; gc-interval 1s; }\n", name, t);
		binding_renew(g, lo + i, back);
	}
	for (int pass = 0; pass < 2; pass++) /* the host's own, then a free one */
		for (uint32_t i = 0; i < n; i++) {
			struct addr a = addr_v4(lo + i);

			addr_str(&a, text);
			str_puts(out, "\t\t");
			if (p->match_host) {
				uint32_t mask = p->len < 32 ? UINT32_MAX >> p->len : 0;

				str_printf(out, "ip saddr & 0x%x == 0x%x ", mask, (lo + i) & mask);
			}
			if (!pass)
				str_printf(out, "ip saddr @" FILTER_BOUND "%08x ", lo + i);
			str_printf(out, "%s @" FILTER_BOUND "%08x { ip saddr timeout %us } update @%s "
				   "{ %s timeout %us : ip saddr } snat ip to %s\n",
				   pass ? "add" : "update", lo + i, t, back, text, t, text);
		}
	if (!g->ns->deaf)
		str_printf(out, "\t\tlimit rate 1/second burst 5 packets log prefix \"" FILTER_NO_ADDR
			   "%zu\" group %d snaplen %d\n", (size_t)(p - g->ns->conf->pools),
			   ACL_LOG_GROUP, ACL_LOG_SNAPLEN);
	gen_counter(g, FILTER_NAT_FULL);
	str_puts(out, "\t\tcounter name " FILTER_NAT_FULL " drop\n");
}

/* A destination's members in turn. */
static void rotary(const struct nat_pool *p, struct str *out)
{
	uint32_t lo = addr_to_v4(&p->lo), n = pool_size(p);
	char text[ADDR_STRLEN];

	str_printf(out, "\t\tdnat ip to numgen inc mod %u map { ", n);
	for (uint32_t i = 0; i < n; i++) {
		struct addr a = addr_v4(lo + i);

		str_printf(out, "%s%u : %s", i ? ", " : "", i, addr_str(&a, text));
	}
	str_puts(out, " }\n");
}

static void action(struct filter_gen *g, size_t i)
{
	const struct nat_rule *r = &g->ns->conf->rules[i];
	const struct filter_dev *d = gen_dev(g, r->interface);
	const struct nat_pool *p = pool_find(g, r->pool);
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN];
	struct str out = {0};

	if (r->kind == NAT_SOURCE_INSIDE && !strcmp(r->vrf, g->ns->vrf))
		for (size_t k = 0; k < g->ns->n_links; k++)
			str_printf(&out, "\t\toifname \"%s\" snat ip to %s\n", g->ns->link[k].dev,
				   addr_str(&g->ns->link[k].local, lo));
	if (*r->interface) {
		if (d && d->addr.family)
			str_printf(&out, "\t\tsnat ip to %s\n", addr_str(&d->addr, lo));
		else /* no address: not in clear with another's */
			str_puts(&out, "\t\tdrop\n");
	} else if (p && r->kind == NAT_DESTINATION) {
		rotary(p, &out);
	} else if (p && r->overload) {
		str_printf(&out, "\t\tsnat ip to %s", addr_str(&p->lo, lo));
		if (!addr_eq(&p->lo, &p->hi))
			str_printf(&out, "-%s", addr_str(&p->hi, hi));
		str_puts(&out, "\n");
	} else if (p) {
		bindings(g, r, p, &out);
	}
	str_printf(&g->chains, "\tchain nat_do_%zu {\n\t\tcounter name nat_misses\n%s\t}\n", i,
		   str_text(&out));
	str_free(&out);
}

static void by_map(struct filter_gen *g, const char *kind, const struct route_map *m, bool outside,
		   const char *target, struct str *rules)
{
	for (size_t k = 0; k < m->n; k++) {
		const struct rmap_entry *e = &m->entry[k];
		struct str cond = {0};

		if (!gen_packet_entry(e))
			continue;
		gen_interface_cond(g, &e->interface, outside ? "iifname" : "oifname", &cond);
		gen_entry_rules(g, e, kind, m->name, str_text(&cond), e->permit ? target : "accept",
				rules);
		str_free(&cond);
	}
}

static void dynamic(struct filter_gen *g, enum nat_kind which, struct str *rules)
{
	char chain[GEN_NAME_LEN], kind[32], target[48];

	for (size_t i = 0; i < g->ns->conf->n_rules; i++) {
		const struct nat_rule *r = &g->ns->conf->rules[i];
		const struct acl *a = acl_find(g->policy->acl, g->policy->n_acls, r->acl, false);
		const struct route_map *m = route_map_find(g->policy, r->route_map);

		if (r->kind != which || strcmp(r->vrf, g->ns->vrf) != 0 || (*r->acl ? !a : !m))
			continue;
		action(g, i);
		snprintf(kind, sizeof(kind), "n%zu", i);
		snprintf(target, sizeof(target), "goto nat_do_%zu", i);
		if (!*r->acl) {
			by_map(g, kind, m, outside_kind(r->kind), target, rules);
			continue;
		}
		gen_name(chain, sizeof(chain), kind, r->acl, 0, false);
		gen_acl_chain(g, chain, a, target, "return", "");
		str_printf(rules, "\t\tjump %s\n", chain);
	}
}

/* --- from other VRFs ---
 * `ip nat inside source ... vrf A` of packets that leave A by a static route. In A they get the
 * address that A has on the link, a port each; here, where the outside interface is, that address
 * is translated as the rule says. So answers find their way without a route, and the VRFs may
 * have the same addresses. */

static bool leaves_by_links(const struct filter_gen *g)
{
	for (size_t i = 0; g->ns->n_links && i < g->ns->conf->n_rules; i++)
		if (g->ns->conf->rules[i].kind == NAT_SOURCE_INSIDE &&
		    !strcmp(g->ns->conf->rules[i].vrf, g->ns->vrf))
			return true;
	return false;
}

static void link_devs(const struct filter_gen *g, struct str *out)
{
	for (size_t i = 0; i < g->ns->n_links; i++)
		str_printf(out, "%s\"%s\"", out->len ? ", " : "", g->ns->link[i].dev);
}

/* Which list chose them is not known any more: of several rules the one of the interface. */
static void from_links(struct filter_gen *g, const char *outs, struct str *rules)
{
	char addr[ADDR_STRLEN], chain[32];

	for (size_t k = 0; k < g->ns->n_links; k++)
		for (size_t i = 0; i < g->ns->conf->n_rules; i++) {
			const struct nat_rule *r = &g->ns->conf->rules[i];
			const struct filter_dev *d = gen_dev(g, r->interface);

			if (r->kind != NAT_SOURCE_INSIDE || strcmp(r->vrf, g->ns->link[k].to) != 0 ||
			    !strcmp(r->vrf, g->ns->vrf) || (*r->interface && !d))
				continue;
			snprintf(chain, sizeof(chain), "nat_do_%zu", i);
			action(g, i);
			addr_str(&g->ns->link[k].remote, addr);
			str_printf(rules, "\t\tiifname \"%s\" ip saddr %s oifname ",
				   g->ns->link[k].dev, addr);
			if (d)
				str_printf(rules, "\"%s\"", d->dev);
			else
				str_printf(rules, "{ %s }", outs);
			str_printf(rules, " goto %s\n", chain);
		}
}

/* --- static translations --- */

struct addr gen_static_global(const struct filter_gen *g, const struct nat_static *s)
{
	const struct filter_dev *d = gen_dev(g, s->interface);

	return s->global.family ? s->global : d ? d->addr : (struct addr){0};
}

bool gen_static_here(const struct filter_gen *g, const struct nat_static *s,
		     const struct filter_dev *d)
{
	const struct route_map *m = route_map_find(g->policy, s->route_map);
	bool here = false;

	if (s->outside || !m)
		return !s->outside && !*s->route_map;
	for (size_t k = 0; k < m->n; k++) {
		const struct rmap_names *n = &m->entry[k].interface;

		here = here || !n->n;
		for (size_t i = 0; i < n->n; i++)
			here = here || !strcmp(n->name[i], d->name);
	}
	return here;
}

/* `from` becomes `to`: in `out` for packets it is the source of, in `in` the other way round for
 * those that call it. */
static void both_ways(const struct nat_static *s, const struct addr *from, const struct addr *to,
		      uint16_t from_port, uint16_t to_port, struct str *out, struct str *in)
{
	const char *proto = s->proto == 6 ? "tcp" : "udp";
	char f[ADDR_STRLEN], t[ADDR_STRLEN];

	addr_str(from, f);
	addr_str(to, t);
	if (s->proto) {
		str_printf(out, "ip saddr %s %s sport %u counter name nat_misses snat ip to %s:%u\n", f,
			   proto, from_port, t, to_port);
		str_printf(in, "ip daddr %s %s dport %u counter name nat_misses dnat ip to %s:%u\n", t,
			   proto, to_port, f, from_port);
	} else if (s->len < 32) {
		str_printf(out, "ip saddr %s/%u snat ip prefix to ip saddr map { %s/%u : %s/%u }\n", f,
			   s->len, f, s->len, t, s->len);
		str_printf(in, "ip daddr %s/%u dnat ip prefix to ip daddr map { %s/%u : %s/%u }\n", t,
			   s->len, t, s->len, f, s->len);
	} else {
		str_printf(out, "ip saddr %s counter name nat_misses snat ip to %s\n", f, t);
		str_printf(in, "ip daddr %s counter name nat_misses dnat ip to %s\n", t, f);
	}
}

static void one_static(struct filter_gen *g, size_t i, struct str *out, struct str *in)
{
	const struct nat_static *s = &g->ns->conf->statics[i];
	const struct route_map *m = route_map_find(g->policy, s->route_map);
	struct addr global = gen_static_global(g, s);
	struct str source = {0}, call = {0};
	char kind[32], target[48];

	if (strcmp(s->vrf, g->ns->vrf) != 0 || !global.family || (*s->route_map && !m))
		return;
	if (s->outside)
		both_ways(s, &global, &s->local, s->global_port, s->local_port, &source, &call);
	else
		both_ways(s, &s->local, &global, s->local_port, s->global_port, &source, &call);
	str_printf(in, "\t\t%s", str_text(&call));
	if (!m) {
		str_printf(out, "\t\t%s", str_text(&source));
	} else { /* who calls names the address, so the map is only asked the way out */
		struct str maps = {0};

		str_printf(&g->chains, "\tchain nat_static_%zu {\n\t\t%s\t}\n", i, str_text(&source));
		snprintf(kind, sizeof(kind), "ns%zu", i);
		snprintf(target, sizeof(target), "jump nat_static_%zu", i);
		for (size_t k = 0; k < m->n; k++) {
			const struct rmap_entry *e = &m->entry[k];
			struct str cond = {0};

			if (!gen_packet_entry(e))
				continue;
			gen_interface_cond(g, &e->interface, "oifname", &cond);
			gen_entry_rules(g, e, kind, m->name, str_text(&cond),
					e->permit ? target : "return", &maps);
			str_free(&cond);
		}
		str_printf(&g->chains, "\tchain nat_static_map_%zu {\n%s\t}\n", i, str_text(&maps));
		str_printf(out, "\t\tjump nat_static_map_%zu\n", i);
		str_free(&maps);
	}
	str_free(&source);
	str_free(&call);
}

static void statics(struct filter_gen *g, bool outside, struct str *out, struct str *in)
{
	for (int pass = 0; pass < 2; pass++) /* ports before whole addresses */
		for (size_t i = 0; i < g->ns->conf->n_statics; i++)
			if (g->ns->conf->statics[i].outside == outside &&
			    (g->ns->conf->statics[i].proto == 0) == (pass == 1))
				one_static(g, i, out, in);
}

/* --- the hooks --- */

static void back_rule(const struct filter_gen *g, const char *map, struct str *out)
{
	for (size_t i = 0; i < g->n_done; i++)
		if (!strcmp(g->done[i], map))
			str_printf(out, "\t\tdnat ip to ip daddr map @%s\n", map);
}

static void nat_chain(struct filter_gen *g, const char *name, struct str *rules)
{
	if (rules->len)
		str_printf(&g->chains, "\tchain %s {\n%s\t}\n", name, str_text(rules));
}

static void source_hook(struct filter_gen *g, const char *ins, const char *outs, struct str *inside,
			struct str *outside, const struct str *links)
{
	struct str base = {0};

	str_puts(&base, str_text(links));
	nat_chain(g, "nat_out", inside);
	nat_chain(g, "nat_out_outside", outside);
	if (inside->len)
		str_printf(&base,
			   "\t\tmeta nfproto ipv4 iifname { %s } oifname { %s } jump nat_out\n", ins,
			   outs);
	if (inside->len) /* the router's own, from an inside interface's address */
		for (size_t i = 0; i < g->ns->n_devs; i++) {
			const struct filter_dev *d = &g->ns->dev[i];
			char addr[ADDR_STRLEN];

			if (d->conf && d->conf->nat == NAT_SIDE_INSIDE && d->addr.family)
				str_printf(&base, "\t\tmeta nfproto ipv4 iif 0 ip saddr %s oifname "
					   "{ %s } jump nat_out\n", addr_str(&d->addr, addr), outs);
		}
	if (outside->len)
		str_printf(&base, "\t\tmeta nfproto ipv4 iifname { %s } oifname { %s } jump "
			   "nat_out_outside\n", outs, ins);
	if (!base.len) /* also without rules: packets of established flows are translated here */
		str_puts(&base, "\t\treturn\n");
	gen_base_chain(g, "nat_src", "nat hook postrouting priority 100", &base);
}

static void destination_hook(struct filter_gen *g, const char *ins, const char *outs,
			     struct str *inside, struct str *outside)
{
	struct str base = {0};

	nat_chain(g, "nat_in", outside);
	nat_chain(g, "nat_in_inside", inside);
	/* which side a flow began on; show ip nat translations wants to know */
	str_printf(&base, "\t\tmeta nfproto ipv4 iifname { %s } ct mark set ct mark | 0x%x\n", outs,
		   NAT_MARK_OUTSIDE);
	if (outside->len)
		str_printf(&base, "\t\tmeta nfproto ipv4 iifname { %s } jump nat_in\n", outs);
	if (inside->len)
		str_printf(&base, "\t\tmeta nfproto ipv4 iifname { %s } jump nat_in_inside\n", ins);
	gen_base_chain(g, "nat_dst", "nat hook prerouting priority -100", &base);
}

void filter_nat(struct filter_gen *g)
{
	struct str ins = {0}, outs = {0}, base = {0};
	/* source and destination of what comes from inside, and from outside */
	struct str src = {0}, dst = {0}, src_outside = {0}, dst_outside = {0}, links = {0};

	gen_devs(g, NAT_SIDE_OUTSIDE, &outs);
	if (outs.len)
		from_links(g, str_text(&outs), &links);
	gen_devs(g, NAT_SIDE_INSIDE, &ins);
	if (ins.len && leaves_by_links(g))
		link_devs(g, &outs);
	if ((!ins.len && !links.len) || !outs.len)
		goto out;
	/* what a crypto map takes has been routed out of its interface, too */
	filter_crypto_devs(g, NULL, &outs);
	if (ins.len) {
		statics(g, false, &src, &dst_outside);
		statics(g, true, &src_outside, &dst);
		dynamic(g, NAT_SOURCE_INSIDE, &src);
		dynamic(g, NAT_SOURCE_OUTSIDE, &src_outside);
		dynamic(g, NAT_DESTINATION, &dst_outside);
		back_rule(g, FILTER_BACK_INSIDE, &dst_outside);
		back_rule(g, FILTER_BACK_OUTSIDE, &dst);
	}
	if (!src.len && !src_outside.len && !dst_outside.len && !links.len)
		goto out;
	gen_counter(g, "nat_misses");
	gen_counter(g, "nat_hits");
	source_hook(g, str_text(&ins), str_text(&outs), &src, &src_outside, &links);
	destination_hook(g, str_text(&ins), str_text(&outs), &dst, &dst_outside);
	str_puts(&base, "\t\tct status & (snat | dnat) != 0 counter name nat_hits\n");
	if (g->nat_uses.len)
		str_printf(&base, "\t\tct status & snat != 0 ct direction original ip saddr vmap { %s }\n",
			   str_text(&g->nat_uses));
	gen_base_chain(g, "nat_count", "filter hook postrouting priority 200", &base);
out:
	str_free(&ins);
	str_free(&outs);
	str_free(&src);
	str_free(&dst);
	str_free(&src_outside);
	str_free(&dst_outside);
	str_free(&links);
	str_free(&g->nat_uses);
}
