/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ipv6 router ospf, router ospfv3 and the interfaces' `ipv6 ospf` and `ospfv3` commands -> the lines
 * of ospf6d, one for each process.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"

static const char ctx[] = "router ospf6";

/* --- interfaces --- */

/* What is said behind `ipv6 ospf` or `ospfv3 [N [ipv6]]`; NULL: another process's line, another
 * family's, another command. */
static const char *if_words(const struct cfg_node *n, uint32_t number)
{
	const char *p = n->line;

	if (!strncmp(p, "ipv6 ospf ", 10))
		p += 10;
	else if (!strncmp(p, "ospfv3 ", 7))
		p += 7;
	else
		return NULL;
	if (*p >= '0' && *p <= '9') {
		if (number && strtoul(p, NULL, 10) != number)
			return NULL;
		p = frr_rest(p, 1);
		if (!strncmp(p, "ipv4 ", 5))
			return NULL;
		if (!strncmp(p, "ipv6 ", 5))
			p += 5;
	}
	return p;
}

static const char *const same[] = {"priority",	   "cost",	    "hello-interval",
				   "dead-interval", "retransmit-interval", "transmit-delay",
				   "mtu-ignore"};

static bool is_word(const char *p, const char *word)
{
	size_t n = strlen(word);

	return !strncmp(p, word, n) && (!p[n] || p[n] == ' ');
}

/* ospf6d knows two kinds of network; on what has many neighbours by unicast neither is right. */
static const char *network_of(const char *p)
{
	if (is_word(p, "network broadcast") || is_word(p, "network non-broadcast"))
		return "network broadcast";
	if (is_word(p, "network point-to-point") || is_word(p, "network point-to-multipoint"))
		return "network point-to-point";
	return NULL;
}

static void if_line(struct frr_if_conf *i, const char *p)
{
	const char *network = network_of(p);

	if (network) {
		i->network = true;
		frr_line_addf(&i->lines, "", "no ipv6 ospf6 network", "ipv6 ospf6 %s", network);
	}
	for (size_t k = 0; k < ARRAY_SIZE(same); k++)
		if (is_word(p, same[k]) && !strstr(p, "minimal") && !strstr(p, "disable") &&
		    !strstr(p, "dynamic")) {
			char *undo = xasprintf("no ipv6 ospf6 %s", same[k]);

			i->has_cost |= !strcmp(same[k], "cost");
			frr_line_addf(&i->lines, "", undo, "ipv6 ospf6 %s", p);
			free(undo);
		}
}

static void interface(struct frr_conf *c, const struct cfg_node *s)
{
	unsigned hello = 0, dead = 0;
	struct frr_if_conf *i = NULL;

	for (const struct cfg_node *n = s->first; n; n = n->next) {
		const char *p = n->no ? NULL : if_words(n, c->number);

		if (!p)
			continue;
		if (!i)
			i = frr_if_conf_get(c, cfg_var(s, "name"));
		if (is_word(p, "area") && cfg_num(n, "process", 0) == c->number)
			str_copy(i->area, sizeof(i->area), cfg_var(n, "area"));
		else
			if_line(i, p);
		(void)(sscanf(p, "hello-interval %u", &hello) + sscanf(p, "dead-interval %u", &dead));
	}
	if (hello && !dead) /* alone it quadruples into the dead interval */
		frr_line_addf(&i->lines, "", "no ipv6 ospf6 dead-interval",
			      "ipv6 ospf6 dead-interval %u", 4 * hello);
}

/* --- process --- */

static void area_line(struct frr_lines *l, const struct cfg_node *n)
{
	const char *area = cfg_var(n, "area");

	if (cfg_has(n, "nssa"))
		frr_line_addf(l, ctx, NULL, "area %s nssa%s%s", area,
			      cfg_has(n, "default-information-originate")
				      ? " default-information-originate"
				      : "",
			      cfg_has(n, "no-summary") ? " no-summary" : "");
	else if (cfg_has(n, "stub"))
		frr_line_addf(l, ctx, NULL, "area %s stub%s", area,
			      cfg_has(n, "no-summary") ? " no-summary" : "");
	else if (cfg_has(n, "range") && cfg_var(n, "prefix"))
		frr_line_addf(l, ctx, NULL, "area %s range %s%s%s%s", area, cfg_var(n, "prefix"),
			      cfg_has(n, "not-advertise") ? " not-advertise" : "",
			      cfg_var(n, "rcost") ? " cost " : "",
			      cfg_var(n, "rcost") ? cfg_var(n, "rcost") : "");
}

/* Of the process, or of its address family below `router ospfv3`. */
static void section(const struct router *rt, struct frr_conf *c, const struct cfg_node *s,
		    bool whole)
{
	EACH (n, s, "router-id")
		if (cfg_var(n, "id") || cfg_var(n, "rid"))
			frr_line_addf(&c->lines, ctx, "no ospf6 router-id", "ospf6 router-id %s",
				      cfg_var(n, "id") ? cfg_var(n, "id") : cfg_var(n, "rid"));
	EACH (n, s, "log-adjacency-changes") {
		c->log_changes = !n->no;
		c->log_detail = !n->no && cfg_has(n, "detail");
	}
	EACH (n, s, "auto-cost reference-bandwidth")
		c->ospf_ref_mbit = (uint32_t)cfg_num(n, "n", cfg_num(n, "acost", 100));
	EACH (n, s, "passive-interface") {
		if (cfg_has(n, "default"))
			c->ospf_passive = !n->no;
		else if (cfg_var(n, "interface"))
			frr_if_conf_get(c, cfg_var(n, "interface"))->passive = !n->no;
	}
	EACH (n, s, "summary-prefix")
		frr_line_addf(&c->lines, ctx, NULL, "summary-address %s%s%s%s", cfg_var(n, "prefix"),
			      cfg_has(n, "not-advertise") ? " no-advertise" : "",
			      cfg_var(n, "tag") ? " tag " : "",
			      cfg_var(n, "tag") ? cfg_var(n, "tag") : "");
	EACH (n, s, "max-metric router-lsa")
		frr_line_add(&c->lines, ctx, "no stub-router administrative",
			     "stub-router administrative");
	EACH (n, s, "area")
		area_line(&c->lines, n);
	EACH (n, s, "redistribute")
		frr_redistribute(c, n, ctx);
	frr_ospf_common(rt->running, c, s, ctx, whole);
}

static void one_process(const struct router *rt, const struct cfg_node *s, struct frr_list *list)
{
	struct frr_conf *c = GROW(list->v, list->n);

	c->kind = FRR_OSPF6;
	c->number = (uint32_t)cfg_num(s, "name", 1);
	c->log_changes = true;
	c->ospf_ref_mbit = 100;
	frr_policy_lines(rt->running, FRR_OSPF6, &c->lines);
	frr_line_add(&c->lines, "", NULL, ctx);
	frr_line_add(&c->lines, ctx, "", "ospf6 send-extra-data zebra");
	frr_line_add(&c->lines, ctx, "", "log-adjacency-changes detail");
	EACH (i, &rt->running->root, "interface")
		interface(c, i);
	section(rt, c, s, true);
	EACH (af, s, "address-family ipv6")
		if (!cfg_var(af, "vrf"))
			section(rt, c, af, false);
}

static bool has_process(const struct frr_list *list, const struct cfg_node *s)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].kind == FRR_OSPF6 && list->v[i].number == cfg_num(s, "name", 1))
			return true;
	return false;
}

void frr_ospf6_collect(const struct router *rt, struct frr_list *list)
{
	static const char *const forms[] = {"ipv6 router ospf", "router ospfv3"};

	for (size_t k = 0; k < ARRAY_SIZE(forms); k++)
		EACH (s, &rt->running->root, forms[k])
			if (!cfg_flag(s, "shutdown", false) && !has_process(list, s))
				one_process(rt, s, list);
}

/* --- what has no effect --- */

bool frr_ospf6_ignores(const struct cfg_node *n)
{
	static const char *const known[] = {"router-id",
					    "log-adjacency-changes",
					    "auto-cost",
					    "passive-interface",
					    "summary-prefix",
					    "max-metric router-lsa",
					    "maximum-paths",
					    "timers throttle spf",
					    "default-information originate",
					    "shutdown",
					    "address-family ipv6",
					    "exit-address-family"};

	if (n->no)
		return false;
	if (is_word(n->line, "redistribute"))
		return frr_redist_ignored(n);
	if (is_word(n->line, "distribute-list"))
		return !cfg_has(n, "in");
	if (is_word(n->line, "distance"))
		return cfg_var(n, "addr") != NULL;
	if (is_word(n->line, "area"))
		return !cfg_has(n, "nssa") && !cfg_has(n, "stub") &&
		       !(cfg_has(n, "range") && cfg_var(n, "prefix"));
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (is_word(n->line, known[i]))
			return false;
	return true;
}

bool frr_ospf6_if_ignores(const struct cfg_node *n)
{
	const char *p;

	if (n->no || (strncmp(n->line, "ipv6 ospf ", 10) != 0 && strncmp(n->line, "ospfv3 ", 7) != 0))
		return false;
	p = if_words(n, 0);
	if (!p)
		return true; /* of IPv4 */
	for (size_t i = 0; i < ARRAY_SIZE(same); i++)
		if (is_word(p, same[i]))
			return strstr(p, "minimal") || strstr(p, "disable") || strstr(p, "dynamic");
	return !is_word(p, "area") && !network_of(p);
}
