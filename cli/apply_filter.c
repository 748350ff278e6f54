/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip access-group, ip nat, ip policy and what they refer to -> the packet filter's configuration.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/wall.h"
#include "cli/apply_int.h"

static void name_get(char out[ACL_NAME_LEN], const struct cfg_node *n, const char *var)
{
	if (n && !n->no && cfg_var(n, var))
		str_copy(out, ACL_NAME_LEN, cfg_var(n, var));
}

static void filter_if(struct filter_conf *f, const struct cfg_node *s)
{
	struct filter_if c = { .nat = NAT_SIDE_NONE };
	const struct cfg_node *n;

	EACH(g, s, "ip access-group")
		name_get(cfg_has(g, "out") ? c.acl_out : c.acl_in, g, "acl");
	EACH(g, s, "ipv6 traffic-filter")
		name_get(cfg_has(g, "out") ? c.acl6_out : c.acl6_in, g, "acl");
	name_get(c.route_map, cfg_find(s, "ip policy route-map"), "map");
	n = cfg_find(s, "ip nat inside");
	if (n && !n->no)
		c.nat = NAT_SIDE_INSIDE;
	n = cfg_find(s, "ip nat outside");
	if (n && !n->no)
		c.nat = NAT_SIDE_OUTSIDE;
	c.no_unreachables = !cfg_flag(s, "ip unreachables", true);
	if (!*c.acl_in && !*c.acl_out && !*c.acl6_in && !*c.acl6_out && !*c.route_map &&
	    c.nat == NAT_SIDE_NONE)
		return;
	str_copy(c.name, sizeof(c.name), cfg_var(s, "name"));
	str_copy(c.vrf, sizeof(c.vrf), cfg_interface_vrf(s));
	*GROW(f->ifs, f->n_ifs) = c;
}

static void pools(struct filter_conf *f, const struct cfg *c)
{
	EACH(n, &c->root, "ip nat pool") {
		struct nat_pool p = { .len = (uint8_t)cfg_num(n, "len", 32) };
		struct addr mask;

		if (!cfg_addr(n, "lo", &p.lo) || !cfg_addr(n, "hi", &p.hi) ||
		    addr_cmp(&p.lo, &p.hi) > 0)
			continue;
		if (cfg_addr(n, "mask", &mask) && mask_to_len(&mask) >= 0)
			p.len = (uint8_t)mask_to_len(&mask);
		p.rotary = cfg_has(n, "rotary");
		p.match_host = cfg_has(n, "match-host");
		str_copy(p.name, sizeof(p.name), cfg_var(n, "name"));
		*GROW(f->pools, f->n_pools) = p;
	}
}

static void dynamic_rules(struct filter_conf *f, const struct cfg *c)
{
	static const struct { const char *words; enum nat_kind kind; } kinds[] = {
		{ "ip nat inside source list", NAT_SOURCE_INSIDE },
		{ "ip nat inside source route-map", NAT_SOURCE_INSIDE },
		{ "ip nat outside source list", NAT_SOURCE_OUTSIDE },
		{ "ip nat outside source route-map", NAT_SOURCE_OUTSIDE },
		{ "ip nat inside destination list", NAT_DESTINATION },
	};

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		EACH(n, &c->root, kinds[i].words) {
			struct nat_rule *r = GROW(f->rules, f->n_rules);

			r->kind = kinds[i].kind;
			name_get(r->acl, n, "acl");
			name_get(r->route_map, n, "rmap");
			name_get(r->pool, n, "pool");
			if (cfg_var(n, "interface"))
				str_copy(r->interface, sizeof(r->interface), cfg_var(n, "interface"));
			if (cfg_var(n, "vrf"))
				str_copy(r->vrf, sizeof(r->vrf), cfg_var(n, "vrf"));
			r->overload = cfg_has(n, "overload");
		}
}

static void static_rule(struct filter_conf *f, const struct cfg_node *n, bool outside)
{
	struct nat_static s = { .len = 32, .outside = outside };
	struct addr mask;

	if (!cfg_addr(n, "local", &s.local) || (outside && !cfg_addr(n, "global", &s.global)))
		return;
	cfg_addr(n, "global", &s.global);
	if (cfg_var(n, "interface"))
		str_copy(s.interface, sizeof(s.interface), cfg_var(n, "interface"));
	if (cfg_var(n, "lport")) {
		s.proto = cfg_has(n, "tcp") ? 6 : 17;
		s.local_port = (uint16_t)cfg_num(n, "lport", 0);
		s.global_port = (uint16_t)cfg_num(n, "gport", 0);
	}
	if (cfg_addr(n, "mask", &mask) && mask_to_len(&mask) > 0)
		s.len = (uint8_t)mask_to_len(&mask);
	if (cfg_var(n, "len"))
		s.len = (uint8_t)strtoul(cfg_var(n, "len") + strspn(cfg_var(n, "len"), "/"), NULL, 10);
	if (s.len < 1 || s.len > 32)
		return;
	name_get(s.route_map, n, "map");
	s.no_alias = cfg_has(n, "no-alias");
	if (cfg_var(n, "vrf"))
		str_copy(s.vrf, sizeof(s.vrf), cfg_var(n, "vrf"));
	*GROW(f->statics, f->n_statics) = s;
}

static void static_rules(struct filter_conf *f, const struct cfg *c)
{
	EACH(n, &c->root, "ip nat inside source static")
		static_rule(f, n, false);
	EACH(n, &c->root, "ip nat outside source static")
		static_rule(f, n, true);
}

#define NAT_NEVER_S 536870 /* never: as long as a timeout can be */

static void timeouts(struct nat_timeouts *t, const struct cfg *c)
{
	static const struct { const char *word; size_t off; } words[] = {
		{ "udp-timeout", offsetof(struct nat_timeouts, udp_s) },
		{ "tcp-timeout", offsetof(struct nat_timeouts, tcp_s) },
		{ "icmp-timeout", offsetof(struct nat_timeouts, icmp_s) },
		{ "syn-timeout", offsetof(struct nat_timeouts, syn_s) },
		{ "finrst-timeout", offsetof(struct nat_timeouts, finrst_s) },
		{ "timeout", offsetof(struct nat_timeouts, binding_s) },
	};

	EACH(n, &c->root, "ip nat translation") {
		for (size_t i = 0; !n->no && i < ARRAY_SIZE(words); i++)
			if (cfg_has(n, words[i].word))
				*(uint32_t *)((char *)t + words[i].off) =
					(uint32_t)cfg_num(n, "seconds", NAT_NEVER_S);
	}
}

static void minute_passed(struct timer *t, void *arg)
{
	apply_filter(arg);
}

/* Entries with a time-range come and go with the minute. */
static void minute_watch(struct router *rt, const struct policy *p)
{
	uint64_t now = (uint64_t)wall_time();
	bool ranged = false;

	for (size_t i = 0; i < p->n_acls; i++)
		for (size_t k = 0; k < p->acl[i].n; k++)
			ranged = ranged || p->acl[i].entry[k].ranged;
	if (!rt->minute_timer.fn)
		timer_init(&rt->minute_timer, minute_passed, rt);
	timer_cancel(&rt->minute_timer);
	if (ranged)
		timer_set(loop_timers(rt->loop), &rt->minute_timer, (60 - now % 60) * 1000);
}

void apply_filter(struct router *rt)
{
	const struct cfg *c = rt->running;
	struct filter_conf f = { .n_ifs = 0 };

	if (!rt->filter)
		return;
	apply_policy(c, &f.policy);
	minute_watch(rt, &f.policy);
	EACH(s, &c->root, "interface")
		filter_if(&f, s);
	pools(&f, c);
	dynamic_rules(&f, c);
	static_rules(&f, c);
	timeouts(&f.timeouts, c);
	name_get(f.local_map, cfg_find(&c->root, "ip local policy route-map"), "map");
	f.log_threshold = (uint32_t)cfg_num(cfg_find(&c->root, "ip access-list log-update"), "n", 0);
	filter_configure(rt->filter, &f);
}
