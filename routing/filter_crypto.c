/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Crypto maps. IOS asks the map of the interface a packet leaves by, and drops what comes in by it in
 * clear and should not have:
 *
 *   prerouting -300  what the map's access list has the other way round and no ESP was around is
 *                    dropped and told, as is what came out of ESP and the list does not have
 *   prerouting -95   the routing table is asked for the interface; a match of its map sets the mark
 *                    that routes into the map's device
 *   postrouting 105  what matches the map and leaves in clear is dropped, as is what was sent into
 *                    the map's device and does not match
 *
 * On an `ip nat outside` interface IOS routes, translates, and then asks the map; in Linux the device
 * is chosen before the source is translated. So the choice looks ahead: of a known flow to the
 * addresses of conntrack's other direction, of a first packet to what the NAT rules will do. The
 * last step makes a wrong guess (a pool that lies half in the access list, a path of several that
 * the routing table did not name) cost the packet, never its secrecy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/acl_log.h"
#include "routing/filter_gen.h"

#define CLEAR_IN "crypto_refuse" /* chains: told and dropped */
#define STRANGE_IN "crypto_strange"

enum look { LOOK_OWN, LOOK_ARRIVED, LOOK_ORIGINAL, LOOK_REPLY, LOOK_TRANSLATED };

static bool applies(const struct filter_dev *d, const struct filter_steer *s)
{
	return !strcmp(d->name, s->p.oif);
}

static bool is_outside(const struct filter_dev *d)
{
	return d->conf && d->conf->nat == NAT_SIDE_OUTSIDE;
}

/* Is the map asked about addresses that the packet does not have yet? */
static bool translates(const struct filter_dev *d, const struct filter_steer *s)
{
	return is_outside(d) && applies(d, s) && s->p.src.addr.family == ADDR_V4;
}

void filter_crypto_devs(const struct filter_gen *g, const char *name, struct str *out)
{
	for (size_t i = 0; i < g->ns->n_steers; i++) {
		const struct filter_steer *s = &g->ns->steer[i];
		const struct filter_dev *d = gen_dev(g, s->p.oif);
		bool again = i && !strcmp(g->ns->steer[i - 1].p.dev, s->p.dev);

		if (!again && d && translates(d, s) && (!name || !strcmp(name, s->p.oif)))
			str_printf(out, ", \"%s\"", s->p.dev);
	}
}

static void net(struct str *out, const char *key, const struct prefix *p)
{
	char buf[ADDR_STRLEN];

	if (p->len)
		str_printf(out, "%s %s ", key, prefix_str(p, buf));
}

static void ports(struct str *out, const char *key, uint16_t lo, uint16_t hi)
{
	if (hi && (lo || hi != UINT16_MAX))
		str_printf(out, "%s %u-%u ", key, lo, hi);
}

/* The flow's condition: on the packet itself, or on what it will look like. `piece`: of a fragment
 * that is not the first and shows no ports. */
static void flow(struct str *out, const struct steer_params *p, enum look look, bool piece)
{
	static const char *const key[][4] = {
		[LOOK_OWN] = {"saddr", "daddr", "th sport", "th dport"},
		[LOOK_ARRIVED] = {"daddr", "saddr", "th dport", "th sport"},
		/* sent by who began: the answer's destination is the translated source */
		[LOOK_ORIGINAL] = {"ct reply ip daddr", "ct reply ip saddr", "ct reply proto-dst",
				   "ct reply proto-src"},
		[LOOK_REPLY] = {"ct original ip daddr", "ct original ip saddr",
				"ct original proto-dst", "ct original proto-src"},
		[LOOK_TRANSLATED] = {NULL, "ip daddr", NULL, "th dport"},
	};
	bool v6 = p->src.addr.family == ADDR_V6;
	char src[16], dst[16];

	if (look == LOOK_OWN || look == LOOK_ARRIVED)
		str_printf(out, "meta nfproto %s ", v6 ? "ipv6" : "ipv4");
	if (p->proto)
		str_printf(out, "meta l4proto %u ", p->proto);
	if (look == LOOK_OWN || look == LOOK_ARRIVED) {
		snprintf(src, sizeof(src), "%s %s", v6 ? "ip6" : "ip", key[look][0]);
		snprintf(dst, sizeof(dst), "%s %s", v6 ? "ip6" : "ip", key[look][1]);
		net(out, src, &p->src);
		net(out, dst, &p->dst);
	} else {
		if (key[look][0])
			net(out, key[look][0], &p->src);
		net(out, key[look][1], &p->dst);
	}
	if (piece) {
		str_puts(out, v6 ? "frag frag-off != 0 " : "ip frag-off & 0x1fff != 0 ");
		return;
	}
	if (key[look][2])
		ports(out, key[look][2], p->sport_lo, p->sport_hi);
	ports(out, key[look][3], p->dport_lo, p->dport_hi);
}

static bool has_ports(const struct steer_params *p)
{
	return (p->sport_hi && (p->sport_lo || p->sport_hi != UINT16_MAX)) ||
	       (p->dport_hi && (p->dport_lo || p->dport_hi != UINT16_MAX));
}

/* A rule for the flow. As on IOS a line that permits by ports permits later fragments by addresses:
 * they would go in clear else. (conntrack has put together what is to be translated.) */
static void flow_rule(struct str *out, const char *before, const struct steer_params *p,
		      enum look look, const char *verdict)
{
	bool pieces = p->kind != STEER_SKIP && has_ports(p) &&
		      (look == LOOK_OWN || look == LOOK_ARRIVED);

	for (int piece = 0; piece <= pieces; piece++) {
		str_printf(out, "\t\t%s", before);
		flow(out, p, look, piece);
		str_printf(out, "%s\n", verdict);
	}
}

struct verdicts { /* how a chain looks at packets and what it does with the map's */
	enum look look;
	const struct addr *lo, *hi; /* LOOK_TRANSLATED: what the source becomes */
	const char *wanted;	    /* with what the map wants; NULL: mark it */
	const char *end;	    /* behind all entries, "" none */
};

/* Can the flow be one of a packet whose source becomes lo to hi? An exception must be so surely,
 * else its packets are marked and the guard decides about them. */
static bool source_fits(const struct filter_steer *s, const struct addr *lo, const struct addr *hi)
{
	uint32_t from = addr_to_v4(lo), to = addr_to_v4(hi);
	uint32_t mask = s->p.src.len ? UINT32_MAX << (32 - s->p.src.len) : 0;
	uint32_t first = addr_to_v4(&s->p.src.addr) & mask, last = first | ~mask;

	if (s->p.kind != STEER_SKIP)
		return to >= first && from <= last;
	return from >= first && to <= last &&
	       (!s->p.sport_hi || (!s->p.sport_lo && s->p.sport_hi == UINT16_MAX));
}

/* Chain `name` asks the map's entries in order, a chain and a device each: what one of them excepts
 * the next ones are asked about. */
static void flows(struct filter_gen *g, const struct filter_dev *d, const char *name,
		  const struct verdicts *v)
{
	bool own = v->look == LOOK_OWN || v->look == LOOK_ARRIVED;
	struct str jumps = {0};
	const char *dev = NULL;
	char mark[48];

	for (size_t i = 0; i < g->ns->n_steers; i++) {
		const struct filter_steer *s = &g->ns->steer[i];

		if (!(own ? applies(d, s) : translates(d, s)) ||
		    (v->lo && !source_fits(s, v->lo, v->hi)))
			continue;
		if (!dev || strcmp(s->p.dev, dev) != 0) {
			str_printf(&g->chains, "%s\tchain %s_e%zu {\n", dev ? "\t}\n" : "", name,
				   i);
			str_printf(&jumps, "\t\tjump %s_e%zu\n", name, i);
			dev = s->p.dev;
		}
		snprintf(mark, sizeof(mark), "meta mark set 0x%x accept", STEER_MARK_BASE + s->id);
		flow_rule(&g->chains, "", &s->p, v->look,
			  s->p.kind == STEER_SKIP ? "return"
			  : v->wanted		  ? v->wanted
						  : mark);
	}
	str_printf(&g->chains, "%s\tchain %s {\n%s%s\t}\n", dev ? "\t}\n" : "", name,
		   str_text(&jumps), v->end ? v->end : "");
	str_free(&jumps);
}

static void flows_of(struct filter_gen *g, const struct filter_dev *d, const char *kind,
		     enum look look, const char *wanted)
{
	struct verdicts v = {.look = look, .wanted = wanted};
	char name[GEN_NAME_LEN];

	flows(g, d, gen_name(name, sizeof(name), kind, d->name, 0, false), &v);
}

/* Packets whose source becomes one of lo to hi. The chain's name in `target`, behind "goto ". */
static void translated(struct filter_gen *g, const struct filter_dev *d, const struct addr *lo,
		       const struct addr *hi, uint32_t nth, char target[GEN_NAME_LEN + 8])
{
	/* translated, and not the map's: in clear, as on IOS */
	struct verdicts v = {.look = LOOK_TRANSLATED, .lo = lo, .hi = hi, .end = "\t\taccept\n"};

	memcpy(target, "goto ", 6);
	flows(g, d, gen_name(target + 5, GEN_NAME_LEN, "xg", d->name, nth, true), &v);
}

static void look_statics(struct filter_gen *g, const struct filter_dev *d, uint32_t *nth,
			 struct str *rules)
{
	for (int pass = 0; pass < 2; pass++) /* filter_text.c's order */
		for (size_t i = 0; i < g->ns->conf->n_statics; i++) {
			const struct nat_static *s = &g->ns->conf->statics[i];
			struct addr lo = gen_static_global(g, s), hi;
			struct prefix local = {.addr = s->local, .len = s->len};
			char target[GEN_NAME_LEN + 8];

			if ((s->proto == 0) != (pass == 1) || strcmp(s->vrf, g->ns->vrf) != 0 ||
			    !lo.family || !gen_static_here(g, s, d))
				continue;
			hi = addr_v4(addr_to_v4(&lo) | (s->len < 32 ? UINT32_MAX >> s->len : 0));
			translated(g, d, &lo, &hi, (*nth)++, target);
			str_puts(rules, "\t\t");
			net(rules, "ip saddr", &local);
			if (s->proto)
				str_printf(rules, "%s sport %u ", s->proto == 6 ? "tcp" : "udp",
					   s->local_port);
			str_printf(rules, "%s\n", target);
		}
}

/* The addresses a dynamic rule gives; false: none. */
static bool range_of(const struct filter_gen *g, const struct nat_rule *r, struct addr *lo,
		     struct addr *hi)
{
	const struct filter_dev *d = gen_dev(g, r->interface);

	for (size_t k = 0; k < g->ns->conf->n_pools && *r->pool; k++) {
		const struct nat_pool *p = &g->ns->conf->pools[k];

		if (strcmp(p->name, r->pool) != 0)
			continue;
		*lo = p->lo;
		*hi = p->hi;
		return true;
	}
	if (!*r->interface || !d || !d->addr.family)
		return false;
	*lo = *hi = d->addr;
	return true;
}

static void look_map(struct filter_gen *g, const struct filter_dev *d, size_t rule,
		     const struct route_map *m, const char *target, struct str *rules)
{
	char kind[40], own[GEN_NAME_LEN + 8] = "goto ";

	snprintf(kind, sizeof(kind), "xm%zu%s", rule, d->dev);
	for (char *c = kind; *c; c++)
		*c = *c == '-' || *c == '.' ? '_' : *c;
	gen_name(own + 5, GEN_NAME_LEN, "xp", d->name, 0, false);
	for (size_t k = 0; k < m->n; k++) {
		const struct rmap_entry *e = &m->entry[k];
		bool here = !e->interface.n;

		for (size_t i = 0; i < e->interface.n; i++)
			here = here || !strcmp(e->interface.name[i], d->name);
		if (here && gen_packet_entry(e))
			gen_entry_rules(g, e, kind, m->name, "", e->permit ? target : own, rules);
	}
}

static void look_dynamic(struct filter_gen *g, const struct filter_dev *d, uint32_t *nth,
			 struct str *rules)
{
	for (size_t i = 0; i < g->ns->conf->n_rules; i++) {
		const struct nat_rule *r = &g->ns->conf->rules[i];
		const struct acl *a = acl_find(g->policy->acl, g->policy->n_acls, r->acl, false);
		const struct route_map *m = route_map_find(g->policy, r->route_map);
		char target[GEN_NAME_LEN + 8], chain[GEN_NAME_LEN];
		struct addr lo, hi;

		if (r->kind != NAT_SOURCE_INSIDE || strcmp(r->vrf, g->ns->vrf) != 0 ||
		    (*r->acl ? !a : !m) || !range_of(g, r, &lo, &hi))
			continue;
		translated(g, d, &lo, &hi, (*nth)++, target);
		if (!*r->acl) {
			look_map(g, d, i, m, target, rules);
			continue;
		}
		gen_name(chain, sizeof(chain), "xn", d->name, (uint32_t)i, true);
		gen_acl_chain(g, chain, a, target, "return", "");
		str_printf(rules, "\t\tjump %s\n", chain);
	}
}

/* All that decides about packets which will leave by `d`; the name of the chain in `chain`. */
static void dev_chains(struct filter_gen *g, const struct filter_dev *d, char chain[GEN_NAME_LEN])
{
	struct str rules = {0}, ins = {0};
	char name[GEN_NAME_LEN];
	uint32_t nth = 0;

	flows_of(g, d, "xp", LOOK_OWN, NULL);
	if (!is_outside(d)) {
		gen_name(chain, GEN_NAME_LEN, "xp", d->name, 0, false);
		return;
	}
	flows_of(g, d, "xo", LOOK_ORIGINAL, NULL);
	flows_of(g, d, "xr", LOOK_REPLY, NULL);
	g->uncounted = true;
	look_statics(g, d, &nth, &rules);
	look_dynamic(g, d, &nth, &rules);
	g->uncounted = false;
	gen_name(name, sizeof(name), "xl", d->name, 0, false);
	str_printf(&g->chains, "\tchain %s {\n%s\t}\n", name, str_text(&rules));
	gen_devs(g, NAT_SIDE_INSIDE, &ins);
	gen_name(chain, GEN_NAME_LEN, "x", d->name, 0, false);
	str_printf(&g->chains, "\tchain %s {\n\t\tmeta nfproto ipv6 goto %s\n", chain,
		   gen_name(name, sizeof(name), "xp", d->name, 0, false));
	str_printf(&g->chains, "\t\tct state established ct direction original goto %s\n",
		   gen_name(name, sizeof(name), "xo", d->name, 0, false));
	str_printf(&g->chains, "\t\tct state established ct direction reply goto %s\n",
		   gen_name(name, sizeof(name), "xr", d->name, 0, false));
	if (ins.len)
		str_printf(&g->chains, "\t\tct state new iifname { %s } jump %s\n", str_text(&ins),
			   gen_name(name, sizeof(name), "xl", d->name, 0, false));
	str_printf(&g->chains, "\t\tgoto %s\n\t}\n",
		   gen_name(name, sizeof(name), "xp", d->name, 0, false));
	str_free(&rules);
	str_free(&ins);
}

/* Behind the translation: in clear goes only what the map does not want, into the map only what it
 * wants. */
static void guard(struct filter_gen *g, const struct filter_dev *d, struct str *post)
{
	char name[GEN_NAME_LEN], before[32];
	const char *dev = "";

	flows_of(g, d, "xc", LOOK_OWN, "counter name crypto_clear drop");
	str_printf(post, "\t\toifname \"%s\" jump %s\n", d->dev,
		   gen_name(name, sizeof(name), "xc", d->name, 0, false));
	for (size_t i = 0; i < g->ns->n_steers; i++) {
		const struct filter_steer *s = &g->ns->steer[i];

		if (!applies(d, s))
			continue;
		if (*dev && strcmp(dev, s->p.dev) != 0)
			str_printf(post, "\t\toifname \"%s\" counter name crypto_stray drop\n",
				   dev);
		dev = s->p.dev;
		snprintf(before, sizeof(before), "oifname \"%s\" ", dev);
		flow_rule(post, before, &s->p, LOOK_OWN,
			  s->p.kind == STEER_VIA ? "accept" : "counter name crypto_stray drop");
	}
	str_printf(post, "\t\toifname \"%s\" counter name crypto_stray drop\n", dev);
}

/* What came in clear and should not have, and what the peer may not send through the map. */
static void arrived(struct filter_gen *g, const struct filter_dev *d, struct str *in)
{
	char name[GEN_NAME_LEN], before[32];
	const char *dev = "";

	flows_of(g, d, "xi", LOOK_ARRIVED, "goto " CLEAR_IN);
	str_printf(in, "\t\tiifname \"%s\" jump %s\n", d->dev,
		   gen_name(name, sizeof(name), "xi", d->name, 0, false));
	for (size_t i = 0; i < g->ns->n_steers; i++) {
		const struct filter_steer *s = &g->ns->steer[i];

		if (!applies(d, s))
			continue;
		if (*dev && strcmp(dev, s->p.dev) != 0)
			str_printf(in, "\t\tiifname \"%s\" goto " STRANGE_IN "\n", dev);
		dev = s->p.dev;
		snprintf(before, sizeof(before), "iifname \"%s\" ", dev);
		flow_rule(in, before, &s->p, LOOK_ARRIVED,
			  s->p.kind == STEER_VIA ? "accept" : "goto " STRANGE_IN);
	}
	str_printf(in, "\t\tiifname \"%s\" goto " STRANGE_IN "\n", dev);
}

static void refusal(struct filter_gen *g, const char *chain, const char *prefix, const char *counter)
{
	gen_counter(g, counter);
	str_printf(&g->chains, "\tchain %s {\n", chain);
	if (!g->ns->deaf)
		str_printf(&g->chains,
			   "\t\tlimit rate 1/second log prefix \"%s\" group %d snaplen %d\n", prefix,
			   ACL_LOG_GROUP, ACL_LOG_SNAPLEN);
	str_printf(&g->chains, "\t\tcounter name %s drop\n\t}\n", counter);
}

/* What carries the protection itself, and what the link needs to find the neighbour (RFC 4861), is
 * no map's: with one of our addresses at this end, `which` of the two. */
static void carriers(struct str *out, const char *which, const char *port)
{
	str_printf(out,
		   "\t\tmeta l4proto { 50, 51 } fib %s type local accept\n"
		   "\t\tudp %s { 500, 4500 } fib %s type local accept\n"
		   "\t\ticmpv6 type { 133, 134, 135, 136, 137 } accept\n",
		   which, port, which);
}

void filter_crypto(struct filter_gen *g)
{
	struct str pre = {0}, out = {0}, post = {0}, in = {0}, all = {0};
	char chain[GEN_NAME_LEN];
	bool xfrm = false;

	for (size_t i = 0; i < g->ns->n_devs; i++) {
		const struct filter_dev *d = &g->ns->dev[i];
		bool any = false;

		for (size_t k = 0; k < g->ns->n_steers; k++)
			if (applies(d, &g->ns->steer[k])) {
				any = true;
				xfrm |= g->ns->steer[k].p.xfrm;
			}
		if (!any)
			continue;
		dev_chains(g, d, chain);
		str_printf(&pre, "\t\tfib daddr oifname \"%s\" jump %s\n", d->dev, chain);
		str_printf(&out, "\t\toifname \"%s\" jump %s\n", d->dev, chain);
		guard(g, d, &post);
		arrived(g, d, &in);
	}
	if (!pre.len)
		return;
	gen_counter(g, "crypto_clear");
	gen_counter(g, "crypto_stray");
	refusal(g, CLEAR_IN, ACL_LOG_CLEAR, "crypto_unprotected");
	refusal(g, STRANGE_IN, ACL_LOG_STRANGE, "crypto_strange");
	gen_base_chain(g, "crypto", "filter hook prerouting priority -95", &pre);
	carriers(&all, "saddr", "sport");
	str_puts(&all, str_text(&out));
	gen_base_chain(g, "crypto_local", "route hook output priority -140", &all);
	carriers(&all, "saddr", "sport");
	if (xfrm) /* on its way from the map's device into ESP it is seen once more, still in clear */
		str_puts(&all, "\t\trt ipsec exists accept\n");
	str_puts(&all, str_text(&post));
	gen_base_chain(g, "crypto_guard", "filter hook postrouting priority 105", &all);
	carriers(&all, "daddr", "dport");
	str_puts(&all, str_text(&in));
	gen_base_chain(g, "crypto_in", "filter hook prerouting priority -300", &all);
	str_free(&out);
	str_free(&post);
	str_free(&in);
}
