/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * router ospf and the interfaces' `ip ospf` commands -> the lines of ospfd, one for each process.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"

static const char router_ospf[] = "router ospf";

/* --- interfaces --- */

struct frr_if_conf *frr_if_conf_get(struct frr_conf *c, const char *name)
{
	struct frr_if_conf *i;

	for (size_t k = 0; k < c->n_ifs; k++)
		if (!strcmp(c->ifs[k].name, name))
			return &c->ifs[k];
	i = GROW(c->ifs, c->n_ifs);
	str_copy(i->name, sizeof(i->name), name);
	i->passive = -1;
	return i;
}

static void if_timers(struct frr_if_conf *i, const struct cfg_node *s)
{
	const struct cfg_node *hello = cfg_find(s, "ip ospf hello-interval");
	const struct cfg_node *dead = cfg_find(s, "ip ospf dead-interval");
	unsigned h = (unsigned)cfg_num(hello, "s", 0);

	if (h)
		frr_line_addf(&i->lines, "", "no ip ospf hello-interval",
			      "ip ospf hello-interval %u", h);
	if (dead && cfg_has(dead, "minimal"))
		frr_line_addf(&i->lines, "", "no ip ospf dead-interval",
			      "ip ospf dead-interval minimal hello-multiplier %s",
			      cfg_var(dead, "n"));
	else if (dead || h) /* a hello interval alone quadruples into the dead interval */
		frr_line_addf(&i->lines, "", "no ip ospf dead-interval", "ip ospf dead-interval %u",
			      (unsigned)cfg_num(dead, "s", 4UL * h));
}

static void if_keys(struct frr_if_conf *i, const struct cfg_node *s)
{
	EACH (n, s, "ip ospf authentication-key") {
		struct str key = {0};

		frr_secret(cfg_var(n, "type"), cfg_var(n, "key"), &key);
		frr_line_addf(&i->lines, "", "no ip ospf authentication-key",
			      "ip ospf authentication-key %.8s", str_text(&key));
		secret_wipe(key.data, key.len);
		str_free(&key);
	}
	EACH (n, s, "ip ospf message-digest-key") {
		struct str key = {0}, undo = {0};

		frr_secret(cfg_var(n, "type"), cfg_var(n, "key"), &key);
		str_printf(&undo, "no ip ospf message-digest-key %s", cfg_var(n, "id"));
		/* another key under the same number has to replace the old one first */
		frr_line_addf(&i->lines, "", str_text(&undo),
			      "%s\nip ospf message-digest-key %s md5 %.16s", str_text(&undo),
			      cfg_var(n, "id"), str_text(&key));
		secret_wipe(key.data, key.len);
		str_free(&key);
		str_free(&undo);
	}
}

static void if_network(struct frr_if_conf *i, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "ip ospf network");

	if (!n)
		return;
	i->network = true;
	/* FRR knows one kind of point-to-multipoint */
	frr_line_addf(&i->lines, "", "no ip ospf network", "ip ospf network %s",
		      cfg_has(n, "broadcast")		  ? "broadcast"
		      : cfg_has(n, "point-to-point")	  ? "point-to-point"
		      : cfg_has(n, "point-to-multipoint") ? "point-to-multipoint"
							  : "non-broadcast");
}

static const char *const same[] = {"ip ospf priority", "ip ospf cost",
				   "ip ospf retransmit-interval", "ip ospf transmit-delay",
				   "ip ospf mtu-ignore"};

static void interface(struct frr_conf *c, const struct cfg_node *s)
{
	const struct cfg_node *n;
	struct frr_if_conf *i;

	if (!cfg_find(s, "ip ospf"))
		return;
	i = frr_if_conf_get(c, cfg_var(s, "name"));
	EACH (a, s, "ip ospf")
		if (cfg_var(a, "area") && cfg_num(a, "process", 0) == c->number)
			str_copy(i->area, sizeof(i->area), cfg_var(a, "area"));
	for (size_t k = 0; k < ARRAY_SIZE(same); k++) {
		n = cfg_find(s, same[k]);
		if (n) {
			char *undo = xasprintf("no %s", same[k]);

			frr_line_add(&i->lines, "", undo, n->line);
			free(undo);
		}
	}
	i->has_cost = cfg_find(s, "ip ospf cost") != NULL;
	if_network(i, s);
	if_timers(i, s);
	n = cfg_find(s, "ip ospf authentication");
	if (n && cfg_num(n, "type", 99) == 99 && !cfg_var(n, "key") && !cfg_var(n, "chain"))
		frr_line_add(&i->lines, "", "no ip ospf authentication", n->line);
	if_keys(i, s);
}

/* --- process --- */

static int net_cmp(const void *pa, const void *pb)
{
	const struct frr_network *a = pa, *b = pb;

	return a->wild < b->wild ? -1 : a->wild > b->wild;
}

static void networks(struct frr_conf *c, const struct cfg_node *s)
{
	EACH (n, s, "network") {
		struct addr a, w;
		struct frr_network *x;

		if (!cfg_addr(n, "addr", &a) || !cfg_addr(n, "wild", &w) || !cfg_var(n, "area"))
			continue;
		x = GROW(c->nets, c->n_nets);
		x->addr = addr_to_v4(&a);
		x->wild = addr_to_v4(&w);
		/* a netmask is taken for what it means, as IOS turns it round */
		if (x->wild >> 31 && x->wild != UINT32_MAX && mask_to_len(&w) > 0)
			x->wild = ~x->wild;
		str_copy(x->area, sizeof(x->area), cfg_var(n, "area"));
	}
	/* the most specific statement decides */
	if (c->n_nets)
		qsort(c->nets, c->n_nets, sizeof(*c->nets), net_cmp);
}

static void area_line(struct frr_lines *l, const struct cfg_node *n, bool *nssa, bool *other)
{
	const char *ctx = router_ospf;
	const char *area = cfg_var(n, "area");
	char p[ADDR_STRLEN];

	if (cfg_has(n, "nssa")) {
		*nssa = true;
		frr_line_addf(l, ctx, NULL, "area %s nssa%s", area,
			      cfg_has(n, "no-summary") ? " no-summary" : "");
		if (cfg_has(n, "always"))
			frr_line_addf(l, ctx, NULL, "area %s nssa translate-always", area);
		if (cfg_has(n, "suppress-fa"))
			frr_line_addf(l, ctx, NULL, "area %s nssa suppress-fa", area);
	} else if (cfg_has(n, "stub")) {
		*other = true;
		if (cfg_has(n, "no-summary")) {
			frr_line_addf(l, ctx, NULL, "area %s stub", area);
			frr_line_addf(l, ctx, NULL, "area %s stub no-summary", area);
		} else {
			frr_line_addf(l, ctx, NULL, "area %s stub", area);
		}
	} else if (cfg_has(n, "default-cost")) {
		frr_line_addf(l, ctx, NULL, "area %s default-cost %s", area, cfg_var(n, "cost"));
	} else if (cfg_has(n, "range") && frr_prefix(n, "raddr", "rmask", p)) {
		frr_line_addf(l, ctx, NULL, "area %s range %s%s%s%s", area, p,
			      cfg_has(n, "not-advertise") ? " not-advertise" : "",
			      cfg_var(n, "rcost") ? " cost " : "",
			      cfg_var(n, "rcost") ? cfg_var(n, "rcost") : "");
	} else if (cfg_has(n, "authentication") || cfg_has(n, "filter-list") ||
		   cfg_has(n, "virtual-link")) {
		frr_line_add(l, ctx, NULL, n->line);
	}
}

static void areas(struct frr_conf *c, const struct cfg_node *s)
{
	bool nssa = false, other = false;

	EACH (n, s, "area")
		area_line(&c->lines, n, &nssa, &other);
	/* with NSSAs alone every external route came by a type 7 LSA */
	for (size_t i = 0; nssa && i < c->n_nets; i++) {
		bool is = false;

		EACH (n, s, "area")
			is |= cfg_has(n, "nssa") && !strcmp(cfg_var(n, "area"), c->nets[i].area);
		other |= !is;
	}
	for (size_t i = 0; nssa && i < c->n_ifs; i++) {
		bool is = !c->ifs[i].area[0];

		EACH (n, s, "area")
			is |= cfg_has(n, "nssa") && !strcmp(cfg_var(n, "area"), c->ifs[i].area);
		other |= !is;
	}
	c->ospf_nssa = nssa && !other;
}

/* A list for what is redistributed: the daemon applies it to each protocol by name. */
static bool ospf_list_out(const struct cfg_node *n)
{
	return cfg_has(n, "out") && cfg_var(n, "acl") && !cfg_var(n, "interface");
}

static bool ospf_list_in(const struct cfg_node *n)
{
	return cfg_has(n, "in") && !cfg_var(n, "gw") && !cfg_var(n, "gwonly");
}

static void lists_out(struct frr_conf *c, const struct cfg_node *s)
{
	const char *ctx = router_ospf;
	size_t end = c->lines.n;

	EACH (n, s, "distribute-list") {
		if (!ospf_list_out(n))
			continue;
		for (size_t i = 0; i < end; i++) {
			const char *line = c->lines.v[i].line;
			char word[16];

			if (sscanf(line, "redistribute %15s", word) == 1)
				frr_line_addf(&c->lines, ctx, NULL, "distribute-list %s out %s",
					      cfg_var(n, "acl"), word);
		}
	}
}

/* What becomes a route here: done by the routing table, the daemon has no such list. */
static void lists_in(const struct cfg *cfg, struct frr_conf *c, const struct cfg_node *s)
{
	EACH (n, s, "distribute-list") {
		struct frr_in *f;

		if (!ospf_list_in(n))
			continue;
		f = GROW(c->in, c->n_in);
		str_copy(f->map, sizeof(f->map), cfg_var(n, "rmap") ? cfg_var(n, "rmap") : "");
		str_copy(f->prefix, sizeof(f->prefix),
			 cfg_var(n, "prefix") ? cfg_var(n, "prefix") : "");
		str_copy(f->acl, sizeof(f->acl), cfg_var(n, "acl") ? cfg_var(n, "acl") : "");
		if (cfg_var(n, "interface"))
			str_copy(f->ifname, sizeof(f->ifname), cfg_var(n, "interface"));
	}
	if (c->n_in)
		apply_policy(cfg, &c->policy);
}

static void defaults(struct frr_conf *c, const struct cfg_node *s, const char *ctx)
{
	const struct cfg_node *n = cfg_find(s, "default-information originate");
	struct str line = {0};

	if (n) {
		str_puts(&line, "default-information originate");
		if (cfg_has(n, "always"))
			str_puts(&line, " always");
		frr_redist_options(n, &line);
		frr_line_add(&c->lines, ctx, "no default-information originate", str_text(&line));
	}
	str_free(&line);
	n = cfg_find(s, "default-metric");
	if (n)
		frr_line_addf(&c->lines, ctx, "no default-metric", "default-metric %s",
			      cfg_var(n, "m"));
}

static void distances(struct frr_conf *c, const struct cfg_node *s, const char *ctx)
{
	const char *word = c->kind == FRR_OSPF6 ? "ospf6" : "ospf";

	EACH (n, s, "distance") {
		if (cfg_var(n, "distance") && !cfg_var(n, "addr")) {
			frr_line_addf(&c->lines, ctx, NULL, "distance %s", cfg_var(n, "distance"));
		} else if (cfg_has(n, "ospf")) {
			struct str line = {0};

			str_printf(&line, "distance %s", word);
			if (cfg_var(n, "da"))
				str_printf(&line, " intra-area %s", cfg_var(n, "da"));
			if (cfg_var(n, "di"))
				str_printf(&line, " inter-area %s", cfg_var(n, "di"));
			if (cfg_var(n, "de"))
				str_printf(&line, " external %s", cfg_var(n, "de"));
			frr_line_addf(&c->lines, ctx, word[4] ? "no distance ospf6" : "no distance ospf",
				      "%s", str_text(&line));
			str_free(&line);
		}
	}
}

static void timers(struct frr_conf *c, const struct cfg_node *s, const char *ctx)
{
	const struct cfg_node *spf = cfg_find(s, "timers throttle spf");
	unsigned a, b, d;

	/* FRR drops an LSA that comes soon after the one before and waits 5 s for it to be sent
	 * again; two tunnels that come up together change a router's LSA twice within a moment */
	frr_line_add(&c->lines, ctx, "no timers lsa min-arrival", "timers lsa min-arrival 0");
	if (spf && sscanf(spf->line, "timers throttle spf %u %u %u", &a, &b, &d) == 3)
		frr_line_addf(&c->lines, ctx, "no timers throttle spf",
			      "timers throttle spf %u %u %u", a, b, d);
	else
		frr_line_add(&c->lines, ctx, "no timers throttle spf",
			     "timers throttle spf 50 200 5000");
}

static void various(const struct router *rt, struct frr_conf *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "router-id");
	const char *ctx = router_ospf;
	char p[ADDR_STRLEN];

	if (cfg_var(n, "id"))
		frr_line_addf(&c->lines, ctx, "no ospf router-id", "ospf router-id %s",
			      cfg_var(n, "id"));
	n = cfg_find(s, "max-metric router-lsa");
	if (n && cfg_var(n, "s"))
		frr_line_addf(&c->lines, ctx, NULL, "max-metric router-lsa on-startup %s",
			      cfg_var(n, "s"));
	else if (n)
		frr_line_add(&c->lines, ctx, NULL, "max-metric router-lsa administrative");
	EACH (x, s, "summary-address")
		if (frr_prefix(x, "addr", "mask", p))
			frr_line_addf(&c->lines, ctx, NULL, "summary-address %s%s%s%s", p,
				      cfg_has(x, "not-advertise") ? " no-advertise" : "",
				      cfg_var(x, "tag") ? " tag " : "",
				      cfg_var(x, "tag") ? cfg_var(x, "tag") : "");
	EACH (x, s, "neighbor")
		if (cfg_var(x, "addr")) {
			char *undo = xasprintf("no neighbor %s", cfg_var(x, "addr"));

			frr_line_addf(&c->lines, ctx, undo, "neighbor %s%s%s%s%s",
				      cfg_var(x, "addr"), cfg_var(x, "p") ? " priority " : "",
				      cfg_var(x, "p") ? cfg_var(x, "p") : "",
				      cfg_var(x, "i") ? " poll-interval " : "",
				      cfg_var(x, "i") ? cfg_var(x, "i") : "");
			free(undo);
		}
	EACH (x, s, "compatible rfc1583")
		if (!x->no)
			frr_line_add(&c->lines, ctx, NULL, "compatible rfc1583");
}

void frr_ospf_common(const struct cfg *cfg, struct frr_conf *c, const struct cfg_node *s,
		     const char *ctx, bool whole)
{
	if (whole || cfg_find(s, "maximum-paths"))
		frr_line_addf(&c->lines, ctx, "no maximum-paths", "maximum-paths %u",
			      (unsigned)MIN(cfg_num(cfg_find(s, "maximum-paths"), "n", 4), 16UL));
	if (whole || cfg_find(s, "timers throttle spf"))
		timers(c, s, ctx);
	distances(c, s, ctx);
	lists_in(cfg, c, s);
	defaults(c, s, ctx);
}

static void one_process(const struct router *rt, const struct cfg_node *s, struct frr_list *list)
{
	struct frr_conf *c = GROW(list->v, list->n);
	const struct cfg *cfg = rt->running;
	const char *ctx = router_ospf;

	c->kind = FRR_OSPF;
	c->number = (uint32_t)cfg_num(s, "name", 1);
	if (cfg_var(s, "vrf"))
		str_copy(c->vrf, sizeof(c->vrf), cfg_var(s, "vrf"));
	c->log_changes = true;
	EACH (n, s, "log-adjacency-changes") {
		c->log_changes = !n->no;
		c->log_detail = !n->no && cfg_has(n, "detail");
	}
	c->ospf_ref_mbit =
		(uint32_t)cfg_num(cfg_find(s, "auto-cost reference-bandwidth"), "n", 100);
	frr_policy_lines(cfg, FRR_OSPF, &c->lines);
	frr_line_add(&c->lines, "", NULL, ctx);
	frr_line_add(&c->lines, ctx, "", "ospf send-extra-data zebra");
	frr_line_add(&c->lines, ctx, "", "log-adjacency-changes detail");
	networks(c, s);
	EACH (i, &cfg->root, "interface")
		interface(c, i);
	EACH (n, s, "passive-interface") {
		if (cfg_has(n, "default"))
			c->ospf_passive = !n->no;
		else if (cfg_var(n, "interface"))
			frr_if_conf_get(c, cfg_var(n, "interface"))->passive = !n->no;
	}
	various(rt, c, s);
	areas(c, s);
	EACH (n, s, "redistribute")
		frr_redistribute(c, n, ctx);
	lists_out(c, s);
	frr_ospf_common(cfg, c, s, ctx, true);
}

void frr_ospf_collect(const struct router *rt, struct frr_list *list)
{
	EACH (s, &rt->running->root, "router ospf")
		if (!cfg_flag(s, "shutdown", false))
			one_process(rt, s, list);
}

/* --- what has no effect --- */

static bool begins_any(const char *line, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(words[i]);

		if (!strncmp(line, words[i], len) && (!line[len] || line[len] == ' '))
			return true;
	}
	return false;
}

bool frr_ospf_ignores(const struct cfg_node *n)
{
	static const char *const known[] = {"network",
					    "router-id",
					    "log-adjacency-changes",
					    "auto-cost",
					    "passive-interface",
					    "max-metric router-lsa",
					    "summary-address",
					    "neighbor",
					    "compatible rfc1583",
					    "maximum-paths",
					    "timers throttle spf",
					    "default-information originate",
					    "default-metric",
					    "shutdown"};

	if (n->no)
		return false;
	if (!strncmp(n->line, "redistribute ", 13))
		return frr_redist_ignored(n);
	if (!strncmp(n->line, "distribute-list ", 16))
		return !ospf_list_out(n) && !ospf_list_in(n);
	if (!strncmp(n->line, "distance ", 9))
		return cfg_var(n, "addr") != NULL;
	if (!strncmp(n->line, "area ", 5)) /* FRR 8 originates no default into an NSSA */
		return cfg_has(n, "default-information-originate") ||
		       cfg_has(n, "no-redistribution") || cfg_has(n, "no-ext-capability") ||
		       cfg_var(n, "prefix");
	return !begins_any(n->line, known, ARRAY_SIZE(known)) || cfg_has(n, "wait-for-bgp") ||
	       cfg_has(n, "include-stub") || cfg_has(n, "summary-lsa") ||
	       cfg_has(n, "external-lsa") || cfg_has(n, "database-filter") || cfg_var(n, "c");
}

bool frr_ospf_if_ignores(const struct cfg_node *n)
{
	static const char *const known[] = {
		"ip ospf hello-interval",     "ip ospf dead-interval",
		"ip ospf authentication",     "ip ospf authentication-key",
		"ip ospf message-digest-key", "ip ospf network"};

	if (n->no || strncmp(n->line, "ip ospf ", 8) != 0 || cfg_var(n, "area"))
		return false;
	return !begins_any(n->line, known, ARRAY_SIZE(known)) &&
	       !begins_any(n->line, same, ARRAY_SIZE(same));
}

void apply_frr(const struct router *rt)
{
	struct frr_list list = {0};

	if (!rt->frr)
		return;
	frr_bgp_collect(rt, &list);
	frr_ospf_collect(rt, &list);
	frr_ospf6_collect(rt, &list);
	frr_configure(rt->frr, list.v, list.n);
	frr_conf_clear(list.v, list.n);
	free(list.v);
}
