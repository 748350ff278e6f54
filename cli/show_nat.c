/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip nat translations | statistics, clear ip nat translation: the kernel's connection table as
 * inside and outside, local and global addresses.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/show.h"

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

/* A flow begun inside was source translated, one begun outside destination translated. */
void show_nat_flow_render(struct str *out, const struct ct_flow *f)
{
	char ig[64], il[64], ol[64], other[16];
	const char *pro = f->proto == 1 ? "icmp" : f->proto == 6 ? "tcp" : f->proto == 17 ? "udp" :
			  f->proto == 47 ? "gre" : f->proto == 50 ? "esp" : other;

	snprintf(other, sizeof(other), "%u", f->proto);
	if (f->snat) {
		pair(ig, sizeof(ig), &f->reply.dst, f->reply.dport);
		pair(il, sizeof(il), &f->orig.src, f->orig.sport);
		pair(ol, sizeof(ol), &f->orig.dst, f->orig.dport);
	} else {
		pair(ig, sizeof(ig), &f->orig.dst, f->orig.dport);
		pair(il, sizeof(il), &f->reply.src, f->reply.sport);
		pair(ol, sizeof(ol), &f->orig.src, f->orig.sport);
	}
	row(out, pro, ig, il, ol, ol);
}

void show_nat_static_render(struct str *out, const struct nat_static *s, const struct addr *global)
{
	char ig[64], il[64];

	pair(ig, sizeof(ig), global, s->global_port);
	pair(il, sizeof(il), &s->local, s->local_port);
	row(out, s->proto == 6 ? "tcp" : s->proto == 17 ? "udp" : "---", ig, il, "---", "---");
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

static int show_translations(struct cli_ctx *c, const struct gram_match *m)
{
	const struct filter_conf *f = c->rt->filter ? filter_conf_of(c->rt->filter) : NULL;
	const char *vrf = vrf_arg(m);
	struct flows l;
	size_t total = 0;

	if (!f || !flows_get(c, vrf, &l))
		return 0;
	for (size_t i = 0; i < f->n_statics; i++)
		total += !strcmp(f->statics[i].vrf, vrf);
	total += l.n;
	if (total)
		row(c->out, "Pro ", "Inside global", "Inside local", "Outside local", "Outside global");
	for (size_t i = 0; i < f->n_statics; i++) {
		struct addr global;

		if (!strcmp(f->statics[i].vrf, vrf) && static_global(c, &f->statics[i], &global))
			show_nat_static_render(c->out, &f->statics[i], &global);
	}
	for (size_t i = 0; i < l.n; i++)
		show_nat_flow_render(c->out, &l.list[i]);
	cli_print(c, "Total number of translations: %zu\n", total);
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

/* How many flows use this pool, and how many of its addresses. */
static void pool_use(const struct flows *l, const struct nat_pool *p, unsigned *flows, unsigned *used)
{
	*flows = *used = 0;
	for (size_t i = 0; i < l->n; i++) {
		bool first = true;

		if (!l->list[i].snat || addr_cmp(&l->list[i].reply.dst, &p->lo) < 0 ||
		    addr_cmp(&l->list[i].reply.dst, &p->hi) > 0)
			continue;
		++*flows;
		for (size_t k = 0; k < i; k++)
			first = first && !(l->list[k].snat &&
					   addr_eq(&l->list[k].reply.dst, &l->list[i].reply.dst));
		*used += first;
	}
}

static void pool_print(struct cli_ctx *c, const struct filter_conf *f, const struct nat_pool *p,
		       size_t id, unsigned used)
{
	unsigned total = addr_to_v4(&p->hi) - addr_to_v4(&p->lo) + 1;
	struct addr mask = len_to_mask(p->len);
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN], m[ADDR_STRLEN];

	cli_print(c, " pool %s: id %zu, netmask %s\n\tstart %s end %s\n"
		  "\ttype generic, total addresses %u, allocated %u (%u%%), misses 0\n", p->name, id,
		  addr_str(&mask, m), addr_str(&p->lo, lo), addr_str(&p->hi, hi), total, used,
		  used * 100 / total);
}

static void dynamic_print(struct cli_ctx *c, const struct filter_conf *f, const struct flows *l)
{
	for (size_t i = 0; i < f->n_rules; i++) {
		const struct nat_rule *r = &f->rules[i];
		const char *what = *r->acl ? "access-list" : "route-map";
		const char *name = *r->acl ? r->acl : r->route_map;
		unsigned flows = 0, used = 0;

		if (*r->interface) {
			const struct iface *out = iface_find(c->rt->ifaces, r->interface);
			struct prefix p;

			for (size_t k = 0; out && iface_addr(c->rt->ifaces, out, &p) && k < l->n; k++)
				flows += l->list[k].snat && addr_eq(&l->list[k].reply.dst, &p.addr);
			cli_print(c, "[Id: %zu] %s %s interface %s refcount %u\n", i + 1, what, name,
				  r->interface, flows);
			continue;
		}
		for (size_t k = 0; k < f->n_pools; k++) {
			if (strcmp(f->pools[k].name, r->pool) != 0)
				continue;
			pool_use(l, &f->pools[k], &flows, &used);
			cli_print(c, "[Id: %zu] %s %s pool %s refcount %u\n", i + 1, what, name, r->pool,
				  flows);
			pool_print(c, f, &f->pools[k], k + 1, used);
		}
	}
}

static int show_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	const struct filter_conf *f = c->rt->filter ? filter_conf_of(c->rt->filter) : NULL;
	struct flows l;

	if (!f || !flows_get(c, "", &l))
		return 0;
	filter_counters_read(c->rt->filter);
	cli_print(c, "Total active translations: %zu (%zu static, %zu dynamic; %zu extended)\n",
		  f->n_statics + l.n, f->n_statics, l.n, l.n);
	side_list(c, f, NAT_SIDE_OUTSIDE);
	side_list(c, f, NAT_SIDE_INSIDE);
	cli_print(c, "Hits: %llu  Misses: %llu\n"
		  "CEF Translated packets: %llu, CEF Punted packets: 0\nExpired translations: %llu\n"
		  "Dynamic mappings:\n",
		  (unsigned long long)filter_nat_count(c->rt->filter, "hits").packets,
		  (unsigned long long)filter_nat_count(c->rt->filter, "misses").packets,
		  (unsigned long long)filter_nat_count(c->rt->filter, "hits").packets,
		  (unsigned long long)(filter_nat_count(c->rt->filter, "misses").packets > l.n ?
				       filter_nat_count(c->rt->filter, "misses").packets - l.n : 0));
	if (f->n_rules)
		cli_print(c, "-- Inside Source\n");
	dynamic_print(c, f, &l);
	free(l.list);
	return 0;
}

static int clear_translation(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = vrf_arg(m);
	struct addr global = { 0 }, local = { 0 };
	struct flows l;

	gram_addr(m, "global", &global);
	gram_addr(m, "local", &local);
	if (!flows_get(c, vrf, &l))
		return 0;
	for (size_t i = 0; i < l.n; i++) {
		const struct ct_flow *f = &l.list[i];
		const struct addr *ig = f->snat ? &f->reply.dst : &f->orig.dst;
		const struct addr *il = f->snat ? &f->orig.src : &f->reply.src;

		if ((global.family && !addr_eq(&global, ig)) || (local.family && !addr_eq(&local, il)))
			continue;
		ct_delete(ifaces_vrf_netns(c->rt->ifaces, vrf), f);
	}
	free(l.list);
	return 0;
}

#define SHOW_HELP "Show running system information\nIP information\nIP NAT information\n"
#define CLEAR_HELP "Reset functions\nIP\nClear NAT\nClear dynamic translation\n"

const struct gram_row show_nat_rows[] = {
	EXEC_ROW(MODE_USER, "show ip nat translations [vrf WORD$vrf] [verbose]",
		 SHOW_HELP "Translation entries\nVRF\nVRF name\nShow extra information",
		 show_translations),
	EXEC_ROW(MODE_USER, "show ip nat statistics", SHOW_HELP "Translation statistics",
		 show_statistics),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation {*|forced}",
		 CLEAR_HELP "Delete all dynamic translations\nDelete all, whatever uses them",
		 clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation vrf WORD$vrf *",
		 CLEAR_HELP "VRF\nVRF name\nDelete all dynamic translations", clear_translation),
	EXEC_ROW(MODE_EXEC, "clear ip nat translation inside A.B.C.D$global A.B.C.D$local",
		 CLEAR_HELP "Inside addresses\nInside global address\nInside local address",
		 clear_translation),
	EXEC_END,
};
