/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every use of an access list has a chain of its own, because the verdicts differ: a filter lets
 * pass or drops, NAT translates or leaves alone, policy routing marks or leaves alone. The counters
 * of an entry are shared by all its uses, as on IOS.
 *
 * Hooks: access group in at -150 (before destination NAT at -100: it sees what came in on the
 * wire), policy routing at -90 (behind it), access group out in `forward`, or behind source NAT
 * where the interface is an outside one. What the router itself sends passes access groups out.
 */
#include "routing/filter_gen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/acl_log.h"

/* Names in nft are letters, digits and `_`; others become _XX. */
static void name_add(struct str *out, const char *name)
{
	for (const unsigned char *s = (const unsigned char *)name; *s; s++)
		if (isalnum(*s))
			str_putc(out, (char)*s);
		else
			str_printf(out, "_%02x", *s);
}

const char *gen_name(char *buf, size_t size, const char *kind, const char *name, uint32_t seq,
		     bool with_seq)
{
	struct str s = {0};

	str_printf(&s, "%s_", kind);
	name_add(&s, name);
	if (with_seq)
		str_printf(&s, "__%u", seq);
	snprintf(buf, size, "%s", str_text(&s));
	str_free(&s);
	return buf;
}

const char *filter_acl_counter(const char *acl, bool v6, uint32_t seq, char *buf, size_t size)
{
	return gen_name(buf, size, v6 ? "a6" : "a4", acl, seq, true);
}

const char *filter_map_counter(const char *map, uint32_t seq, char *buf, size_t size)
{
	return gen_name(buf, size, "m", map, seq, true);
}

/* The first time? */
bool gen_once(struct filter_gen *g, const char *name)
{
	for (size_t i = 0; i < g->n_done; i++)
		if (!strcmp(g->done[i], name))
			return false;
	g->done = xrealloc(g->done, (g->n_done + 1) * sizeof(*g->done));
	g->done[g->n_done++] = xstrdup(name);
	return true;
}

void gen_counter(struct filter_gen *g, const char *name)
{
	if (gen_once(g, name))
		str_printf(&g->counters, "\tcounter %s { }\n", name);
}

/* --- access lists --- */

/* What an entry with `log` matched goes on by a chain that tells it; returns its jump. */
static const char *log_chain(struct filter_gen *g, const char *chain, const struct acl *a,
			     const struct acl_entry *e, const char *verdict, char *buf, size_t size)
{
	char prefix[GEN_NAME_LEN], name[GEN_NAME_LEN];

	snprintf(buf, size, "goto %.130s_l%u", chain, e->seq);
	snprintf(name, sizeof(name), "%s", buf + strlen("goto "));
	if (!gen_once(g, name))
		return buf;
	acl_log_prefix(a, e->seq, prefix, sizeof(prefix));
	gen_counter(g, FILTER_MISSED);
	/* the kernel's string is of 127 bytes at most; a list with such a name is told of no packet */
	str_printf(&g->chains,
		   "\tchain %s {\n\t\tlimit rate %d/second burst %d packets log prefix \"%.127s\" "
		   "group %d snaplen %d %s\n\t\tcounter name " FILTER_MISSED " %s\n\t}\n",
		   name, ACL_LOG_PER_SECOND, ACL_LOG_PER_SECOND, prefix, ACL_LOG_GROUP,
		   ACL_LOG_SNAPLEN, verdict, verdict);
	return buf;
}

void gen_acl_chain(struct filter_gen *g, const char *chain, const struct acl *a, const char *permit,
		   const char *deny, const char *end)
{
	struct str text = {0};
	char name[GEN_NAME_LEN], jump[GEN_NAME_LEN];

	if (!gen_once(g, chain))
		return;
	str_printf(&text, "\tchain %s {\n", chain);
	for (size_t i = 0; i < a->n; i++) {
		const struct acl_entry *e = &a->entry[i];
		const char *verdict = e->permit ? permit : deny;

		if (!acl_entry_used(e))
			continue;
		if (e->log && g->logged)
			verdict = log_chain(g, chain, a, e, verdict, jump, sizeof(jump));
		filter_acl_counter(a->name, a->ipv6, e->seq, name, sizeof(name));
		str_puts(&text, "\t\t");
		acl_entry_nft(e, a->ipv6, &text);
		if (!g->uncounted) {
			gen_counter(g, name);
			str_printf(&text, "counter name %s ", name);
		}
		if (e->reflect && e->permit)
			str_printf(&text, "ct mark set ct mark | 0x%x ",
				   ACL_REFLECT_BIT(e->reflect));
		str_printf(&text, "%s\n", verdict);
	}
	str_printf(&text, "%s\t}\n", end);
	str_puts(&g->chains, str_text(&text));
	str_free(&text);
}

static void deny_chain(struct filter_gen *g, bool quiet)
{
	if (!gen_once(g, quiet ? "deny_quiet" : "deny"))
		return;
	if (quiet)
		str_puts(&g->chains, "\tchain deny_quiet { drop; }\n");
	else /* two a second, as IOS; nobody is told about broadcasts */
		str_puts(&g->chains, "\tchain deny {\n"
				     "\t\tfib daddr type { broadcast, multicast, anycast } drop\n"
				     "\t\tlimit rate 2/second burst 1 packets reject with icmpx "
				     "type admin-prohibited\n"
				     "\t\tdrop\n\t}\n");
}

/* A rule for one access group: `cond` selects the packets. An unknown or empty list lets all pass.
 */
static void group_rule(struct filter_gen *g, struct str *rules, const char *cond, const char *acl,
		       bool v6, bool quiet)
{
	const struct acl *a = acl_find(g->policy->acl, g->policy->n_acls, acl, v6);
	const char *deny = quiet ? "goto deny_quiet" : "goto deny";
	char chain[GEN_NAME_LEN], end[160];

	if (!*acl || !a || !a->n)
		return;
	deny_chain(g, quiet);
	/* behind the last entry: neighbour discovery passes, the rest does not */
	snprintf(end, sizeof(end), "%s\t\t%s\n", v6 ? "\t\ticmpv6 type { 135, 136 } return\n" : "",
		 deny);
	gen_name(chain, sizeof(chain),
		 v6	 ? quiet ? "q6" : "f6"
		 : quiet ? "q4"
			 : "f4",
		 acl, 0, false);
	g->logged = !g->ns->deaf;
	gen_acl_chain(g, chain, a, "return", deny, end);
	g->logged = false;
	str_printf(rules, "\t\t%s meta nfproto ipv%c jump %s\n", cond, v6 ? '6' : '4', chain);
}

void gen_base_chain(struct filter_gen *g, const char *name, const char *hook, struct str *rules)
{
	if (rules->len)
		str_printf(&g->chains, "\tchain %s {\n\t\ttype %s; policy accept;\n%s\t}\n", name,
			   hook, str_text(rules));
	str_free(rules);
}

static bool has_group(const struct filter_if *c)
{
	return c && (*c->acl_in || *c->acl_out || *c->acl6_in || *c->acl6_out);
}

static void access_groups(struct filter_gen *g)
{
	struct str in = {0}, fwd = {0}, post = {0};
	char cond[64];

	for (size_t i = 0; i < g->ns->n_devs; i++) {
		const struct filter_dev *d = &g->ns->dev[i];
		bool outside = d->conf && d->conf->nat == NAT_SIDE_OUTSIDE, quiet;

		if (!has_group(d->conf))
			continue;
		quiet = d->conf->no_unreachables;
		snprintf(cond, sizeof(cond), "iifname \"%s\"", d->dev);
		group_rule(g, &in, cond, d->conf->acl_in, false, quiet);
		group_rule(g, &in, cond, d->conf->acl6_in, true, quiet);
		snprintf(cond, sizeof(cond), "oifname \"%s\"", d->dev);
		group_rule(g, outside ? &post : &fwd, cond, d->conf->acl_out, false,
			   quiet || outside);
		group_rule(g, &fwd, cond, d->conf->acl6_out, true, quiet);
	}
	gen_base_chain(g, "group_in", "filter hook prerouting priority -150", &in);
	gen_base_chain(g, "group_out", "filter hook forward priority 10", &fwd);
	if (post.len) { /* what has no input interface comes from the router itself */
		struct str all = {0};

		str_printf(&all, "\t\tiif 0 accept\n%s", str_text(&post));
		gen_base_chain(g, "group_post", "filter hook postrouting priority 110", &all);
	}
	str_free(&post);
}

/* --- what translation and policy routing share --- */

void gen_devs(const struct filter_gen *g, enum nat_side side, struct str *out)
{
	size_t n = 0;

	for (size_t i = 0; i < g->ns->n_devs; i++)
		if (g->ns->dev[i].conf && g->ns->dev[i].conf->nat == side)
			str_printf(out, "%s\"%s\"", n++ ? ", " : "", g->ns->dev[i].dev);
}

const struct filter_dev *gen_dev(const struct filter_gen *g, const char *name)
{
	for (size_t i = 0; i < g->ns->n_devs; i++)
		if (!strcmp(g->ns->dev[i].name, name))
			return &g->ns->dev[i];
	return NULL;
}

void gen_interface_cond(const struct filter_gen *g, const struct rmap_names *n, const char *key,
			   struct str *out)
{
	size_t k = 0;

	if (!n->n)
		return;
	str_printf(out, "%s { ", key);
	for (size_t i = 0; i < n->n; i++) {
		const struct filter_dev *d = gen_dev(g, n->name[i]);

		if (d && d->dev[0])
			str_printf(out, "%s\"%s\"", k++ ? ", " : "", d->dev);
		if (d && k)
			filter_crypto_devs(g, d->name, out);
	}
	str_printf(out, "%s } ", k ? "" : "\"-\""); /* none of them is here: nothing matches */
}

/* A prefix list asked about a packet: where it goes to is in the prefix. The lengths of ge and le
 * are those of routes, and mean nothing here. */
static void prefix_chain(struct filter_gen *g, const char *chain, const struct prefix_list *l,
			 const char *target)
{
	struct str text = {0};
	char buf[ADDR_STRLEN + 4];

	if (!gen_once(g, chain))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (l->rule[i].prefix.len)
			str_printf(&text, "\t\tip daddr %s %s\n", prefix_str(&l->rule[i].prefix, buf),
				   l->rule[i].permit ? target : "return");
		else
			str_printf(&text, "\t\t%s\n", l->rule[i].permit ? target : "return");
	str_printf(&g->chains, "\tchain %s {\n%s\t}\n", chain, str_text(&text));
	str_free(&text);
}

static void prefix_rules(struct filter_gen *g, const struct rmap_entry *e, const char *kind,
			 const char *map, const char *cond, const char *target, struct str *out)
{
	char chain[GEN_NAME_LEN], part[GEN_NAME_LEN];

	for (size_t i = 0; i < e->prefix.n; i++) {
		const struct prefix_list *l = prefix_list_find(g->policy, e->prefix.name[i], false);

		if (!l) { /* one that does not exist permits all, as an access list */
			str_printf(out, "\t\t%smeta nfproto ipv4 %s\n", cond, target);
			continue;
		}
		gen_name(part, sizeof(part), kind, map, e->seq, true);
		snprintf(chain, sizeof(chain), "%.130s_p%zu", part, i);
		prefix_chain(g, chain, l, target);
		str_printf(out, "\t\t%smeta nfproto ipv4 jump %s\n", cond, chain);
	}
}

/* The entry's lists, one rule each: the first that permits goes to `target`. */
void gen_entry_rules(struct filter_gen *g, const struct rmap_entry *e, const char *kind,
		     const char *map, const char *cond, const char *target, struct str *out)
{
	char chain[GEN_NAME_LEN], part[GEN_NAME_LEN];

	if (e->prefix.n) {
		prefix_rules(g, e, kind, map, cond, target, out);
		return;
	}
	if (!e->acl.n && !e->acl6.n)
		str_printf(out, "\t\t%s%s\n", cond, target);
	for (size_t i = 0; i < e->acl.n + e->acl6.n; i++) {
		bool v6 = i >= e->acl.n;
		const char *name = v6 ? e->acl6.name[i - e->acl.n] : e->acl.name[i];
		const struct acl *a = acl_find(g->policy->acl, g->policy->n_acls, name, v6);

		if (!a) { /* a list that does not exist permits all */
			str_printf(out, "\t\t%smeta nfproto ipv%c %s\n", cond, v6 ? '6' : '4',
				   target);
			continue;
		}
		gen_name(part, sizeof(part), kind, map, e->seq, true);
		snprintf(chain, sizeof(chain), "%.130s_%zu", part, i);
		gen_acl_chain(g, chain, a, target, "return", "");
		str_printf(out, "\t\t%smeta nfproto ipv%c jump %s\n", cond, v6 ? '6' : '4', chain);
	}
}

bool gen_packet_entry(const struct rmap_entry *e)
{
	return !e->unknown && !e->prefix.n && !e->prefix6.n && !e->hop_acl.n && !e->hop_prefix.n &&
	       !e->n_tags && !e->has_metric;
}

/* --- policy routing --- */

static uint32_t mark_of(const struct filter_gen *g, const char *map, uint32_t seq)
{
	for (size_t i = 0; i < g->ns->n_marks; i++)
		if (g->ns->mark[i].seq == seq && !strcmp(g->ns->mark[i].map, map))
			return g->ns->mark[i].mark;
	return 0;
}

/* set ip precedence, tos, df. By fields that nft knows, since only of those it mends the checksum;
 * these span others, hence a rule for each value of what has to stay. RFC 791 3.1, RFC 1349 3. */
static void header_set(struct filter_gen *g, const struct rmap_entry *e)
{
	for (int low = 0; low < 8 && e->precedence >= 0; low++)
		str_printf(&g->chains, "\t\tmeta nfproto ipv4 @nh,11,3 == %d ip dscp set %d\n", low,
			   e->precedence << 3 | low);
	for (int high = 0; high < 8 && e->tos >= 0; high++)
		str_printf(&g->chains, "\t\tmeta nfproto ipv4 @nh,8,3 == %d ip dscp set %d\n", high,
			   high << 3 | e->tos >> 1);
	if (e->tos >= 0 &&
	    e->tos & 1) /* the last bit of it is ECN's today: only touched to set it */
		str_puts(&g->chains, "\t\tmeta nfproto ipv4 ip ecn set ect0\n");
	if (e->df >= 0) /* fragments keep where they belong */
		str_printf(&g->chains,
			   "\t\tmeta nfproto ipv4 ip frag-off & 0x3fff == 0 "
			   "ip frag-off set 0x%x\n",
			   e->df ? 0x4000 : 0);
}

static void map_action(struct filter_gen *g, const struct route_map *m, const struct rmap_entry *e,
		       const char *chain)
{
	uint32_t mark = mark_of(g, m->name, e->seq);
	char name[GEN_NAME_LEN];

	filter_map_counter(m->name, e->seq, name, sizeof(name));
	gen_counter(g, name);
	str_printf(&g->chains, "\tchain %s {\n\t\tcounter name %s\n", chain, name);
	if (e->permit)
		header_set(g, e);
	if (e->permit && mark)
		str_printf(&g->chains, "\t\tmeta mark set 0x%x\n", mark);
	str_puts(&g->chains, "\t\taccept\n\t}\n");
}

/* Prefix lists are for policy routing only, and not together with access lists. */
static bool by_prefix(const struct rmap_entry *e)
{
	struct rmap_entry rest = *e;

	rest.prefix.n = 0;
	return e->prefix.n && !e->acl.n && !e->acl6.n && gen_packet_entry(&rest);
}

/* The chain of a route map for packets; its name in `chain`. False: there is no such map. */
static bool map_chain(struct filter_gen *g, const char *name, char chain[GEN_NAME_LEN])
{
	const struct route_map *m = *name ? route_map_find(g->policy, name) : NULL;
	struct str rules = {0};

	if (!m)
		return false;
	gen_name(chain, GEN_NAME_LEN, "p", name, 0, false);
	if (!gen_once(g, chain))
		return true;
	for (size_t i = 0; i < m->n; i++) {
		const struct rmap_entry *e = &m->entry[i];
		char target[GEN_NAME_LEN + 8] = "goto ", cond[64] = "";

		if ((!gen_packet_entry(e) && !by_prefix(e)) || e->interface.n)
			continue;
		gen_name(target + 5, GEN_NAME_LEN, "d", name, e->seq, true);
		if (e->length_max)
			snprintf(cond, sizeof(cond), "meta length %u-%u ", e->length_min,
				 e->length_max);
		map_action(g, m, e, target + 5);
		gen_entry_rules(g, e, "p", name, cond, target, &rules);
	}
	str_printf(&g->chains, "\tchain %s {\n%s\t}\n", chain, str_text(&rules));
	str_free(&rules);
	return true;
}

static void policy_routing(struct filter_gen *g)
{
	/* a crypto map's packets stay its own */
	const char *keep =
		g->ns->n_steers ? "\t\tmeta mark & 0xffff0000 == 0x46480000 return\n" : "";
	struct str rules = {0}, local = {0};
	char chain[GEN_NAME_LEN];

	for (size_t i = 0; i < g->ns->n_devs; i++)
		if (g->ns->dev[i].conf && map_chain(g, g->ns->dev[i].conf->route_map, chain))
			str_printf(&rules, "%s\t\tiifname \"%s\" jump %s\n", rules.len ? "" : keep,
				   g->ns->dev[i].dev, chain);
	gen_base_chain(g, "pbr", "filter hook prerouting priority -90", &rules);
	if (!*g->ns->vrf && map_chain(g, g->ns->conf->local_map, chain))
		str_printf(&local, "%s\t\tjump %s\n", keep, chain);
	gen_base_chain(g, "pbr_local", "route hook output priority -150", &local);
}

/* Nothing passes the interfaces that should be filtered. */
static void shut(struct filter_gen *g)
{
	struct str in = {0}, out = {0};

	for (size_t i = 0; i < g->ns->n_devs; i++) {
		if (!has_group(g->ns->dev[i].conf))
			continue;
		str_printf(&in, "\t\tiifname \"%s\" drop\n", g->ns->dev[i].dev);
		str_printf(&out, "\t\toifname \"%s\" drop\n", g->ns->dev[i].dev);
	}
	gen_base_chain(g, "group_in", "filter hook prerouting priority -150", &in);
	gen_base_chain(g, "group_out", "filter hook forward priority 10", &out);
}

void filter_text(struct filter_ns *ns, struct str *out)
{
	struct filter_gen g = {.ns = ns, .policy = &ns->conf->policy};

	if (ns->closed) {
		shut(&g);
	} else {
		access_groups(&g);
		filter_nat(&g);
		filter_crypto(&g);
		policy_routing(&g);
	}
	ns->logs = strstr(str_text(&g.chains), " log prefix ") != NULL;
	if (g.chains.len)
		str_printf(out, "table inet " FILTER_TABLE " {\n%s%s}\n", str_text(&g.counters),
			   str_text(&g.chains));
	for (size_t i = 0; i < g.n_done; i++)
		free(g.done[i]);
	free(g.done);
	str_free(&g.counters);
	str_free(&g.chains);
}
