/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip sla N, ip sla schedule, track N -> the lists that routing/sla.c and routing/track.c take.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"
#include "cli/resolve.h"
#include "cli/show.h"
#include "routing/sla_react.h"
#include "routing/sla_responder.h"

/* --- ip sla --- */

static void text_take(char *dst, size_t size, const char *v)
{
	if (v)
		str_copy(dst, size, v);
}

static enum sla_type sla_type_of(const struct cfg_node *op)
{
	if (!strncmp(op->line, "icmp-echo ", 10))
		return SLA_ICMP_ECHO;
	if (!strncmp(op->line, "tcp-connect ", 12))
		return SLA_TCP_CONNECT;
	if (!strncmp(op->line, "udp-echo ", 9))
		return SLA_UDP_ECHO;
	if (!strncmp(op->line, "udp-jitter ", 11))
		return SLA_UDP_JITTER;
	if (!strncmp(op->line, "icmp-jitter ", 12))
		return SLA_ICMP_JITTER;
	if (!strncmp(op->line, "dns ", 4))
		return SLA_DNS;
	return !strncmp(op->line, "http get ", 9) ? SLA_HTTP_GET : SLA_NONE;
}

static void sla_operation(const struct cfg *cfg, struct sla_conf *c, const struct cfg_node *op)
{
	const char *dest = cfg_var(op, "dest");
	const char *pattern = cfg_var(cfg_find(op, "data-pattern"), "pattern");

	c->type = sla_type_of(op);
	if (dest)
		resolve_local(cfg, dest, ADDR_NONE, &c->dst);
	c->port = (uint16_t)cfg_num(op, "port", 0);
	c->src_port = (uint16_t)cfg_num(op, "sport", 0);
	cfg_addr(op, "source", &c->src);
	text_take(c->src_if, sizeof(c->src_if), cfg_var(op, "interface"));
	text_take(c->url, sizeof(c->url), cfg_var(op, c->type == SLA_DNS ? "query" : "url"));
	if (c->type == SLA_DNS)
		cfg_addr(op, "server", &c->dst);
	c->frequency_s = (uint32_t)cfg_num(cfg_find(op, "frequency"), "s", 60);
	c->timeout_ms = (uint32_t)cfg_num(cfg_find(op, "timeout"), "ms", 5000);
	c->threshold_ms = (uint32_t)cfg_num(cfg_find(op, "threshold"), "ms", 5000);
	c->size = (uint32_t)cfg_num(cfg_find(op, "request-data-size"), "n",
				    c->type == SLA_UDP_ECHO ? 16 :
				    c->type == SLA_UDP_JITTER ? 32 : 28);
	c->count = (uint32_t)cfg_num(op, "count", 10);
	c->interval_ms = (uint32_t)cfg_num(op, "gap", 20);
	c->tos = (uint8_t)cfg_num(cfg_find(op, "tos"), "n", 0);
	c->verify = cfg_find(op, "verify-data") != NULL;
	if (pattern)
		c->pattern = (uint32_t)strtoul(pattern, NULL, 16);
	c->control = !cfg_has(op, "disable") || c->type == SLA_HTTP_GET;
	text_take(c->vrf, sizeof(c->vrf), cfg_var(cfg_find(op, "vrf"), "vrf"));
	text_take(c->tag, sizeof(c->tag), cfg_var(cfg_find(op, "tag"), "text"));
	text_take(c->owner, sizeof(c->owner), cfg_var(cfg_find(op, "owner"), "text"));
}

uint8_t month_number(const char *name)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
					      "jul", "aug", "sep", "oct", "nov", "dec" };

	for (uint8_t i = 0; name && i < ARRAY_SIZE(months); i++)
		if (!strncasecmp(name, months[i], 3))
			return (uint8_t)(i + 1);
	return 0;
}

static void sla_schedule(const struct cfg *cfg, struct sla_conf *c, const struct cfg_node *s)
{
	const char *after = cfg_var(s, "after"), *at = cfg_var(s, "time");
	char zone[16];
	int offset;
	unsigned h = 0, m = 0, sec = 0;

	c->scheduled = true;
	c->forever = cfg_has(s, "forever");
	c->life_s = (uint32_t)cfg_num(s, "life", 3600);
	if (cfg_has(s, "now")) {
		c->start = SLA_NOW;
	} else if (after && sscanf(after, "%u:%u:%u", &h, &m, &sec) >= 2) {
		c->start = SLA_AFTER;
		c->start_after_s = h * 3600 + m * 60 + sec;
	} else if (at && sscanf(at, "%u:%u:%u", &h, &m, &sec) >= 2) {
		c->start = SLA_AT;
		c->start_after_s = h * 3600 + m * 60 + sec;
		c->month = month_number(cfg_var(s, "month"));
		c->day = (uint8_t)cfg_num(s, "day", 0);
		show_timezone(cfg, &offset, zone);
		c->zone_s = offset;
	} else {
		c->start = SLA_PENDING;
	}
	c->recurring = cfg_has(s, "recurring");
	c->ageout_s = (uint32_t)cfg_num(s, "age", 0);
}

/* Which one of "1,3-5" is this operation, and of how many? False: none. */
static bool group_place(const char *list, uint32_t id, uint32_t *place, uint32_t *count)
{
	bool found = false;

	*count = 0;
	for (const char *p = list; *p; p += *p == ',') {
		char *end;
		unsigned long lo = strtoul(p, &end, 10), hi = lo;

		if (*end == '-')
			hi = strtoul(end + 1, &end, 10);
		if (end == p || hi < lo || hi - lo > UINT16_MAX || (*end && *end != ','))
			return false;
		if (id >= lo && id <= hi && !found) {
			found = true;
			*place = *count + (uint32_t)(id - lo);
		}
		*count += (uint32_t)(hi - lo + 1);
		p = end;
	}
	return found;
}

/* The operations of a group begin one after the other, spread over the period. */
static void group_schedule(const struct cfg *cfg, struct sla_conf *c, const struct cfg_node *s)
{
	const char *list = cfg_var(s, "operations");
	uint32_t period = (uint32_t)cfg_num(s, "period", 0), place = 0, count = 0, wait;

	if (!list || !group_place(list, c->id, &place, &count))
		return;
	sla_schedule(cfg, c, s);
	c->group = true;
	c->frequency_s = (uint32_t)cfg_num(s, "s", period ? period : c->frequency_s);
	wait = (uint32_t)((uint64_t)period * place / count);
	if (c->start == SLA_NOW && wait) {
		c->start = SLA_AFTER;
		c->start_after_s = wait;
	} else if (c->start != SLA_PENDING) {
		c->start_after_s += wait;
	}
}

struct sla_conf *apply_slas(const struct router *rt, size_t *n)
{
	struct sla_conf *list = NULL;

	*n = 0;
	EACH(s, &rt->running->root, "ip sla") {
		struct sla_conf *c;

		if (!s->row || s->row->submode != MODE_SLA)
			continue;
		c = GROW(list, *n);
		sla_conf_init(c, (uint32_t)cfg_num(s, "n", 0));
		if (s->first)
			sla_operation(rt->running, c, s->first);
		EACH(sched, &rt->running->root, "ip sla schedule")
			if (cfg_num(sched, "n", 0) == c->id)
				sla_schedule(rt->running, c, sched);
		EACH(group, &rt->running->root, "ip sla group schedule")
			group_schedule(rt->running, c, group);
	}
	return list;
}

/* --- reactions, responder --- */

static void reaction_fill(struct sla_react_conf *r, const struct cfg_node *n)
{
	const char *what = cfg_var(n, "react"), *action = cfg_var(n, "action");

	r->id = (uint32_t)cfg_num(n, "n", 0);
	r->what = !strcmp(what, "timeout") ? SLA_REACT_TIMEOUT :
		  !strcmp(what, "connectionLoss") ? SLA_REACT_CONNECTION :
		  !strcmp(what, "rtt") ? SLA_REACT_RTT : SLA_REACT_VERIFY;
	r->type = cfg_has(n, "immediate") ? SLA_TH_IMMEDIATE : cfg_has(n, "consecutive") ?
		  SLA_TH_CONSECUTIVE : cfg_has(n, "xOfy") ? SLA_TH_XOFY : cfg_has(n, "average") ?
		  SLA_TH_AVERAGE : SLA_TH_NEVER;
	r->x = (uint8_t)cfg_num(n, r->type == SLA_TH_CONSECUTIVE ? "cx" :
				   r->type == SLA_TH_AVERAGE ? "ax" : "x", 5);
	r->y = (uint8_t)cfg_num(n, "y", 5);
	r->upper = (uint32_t)cfg_num(n, "upper", 5000);
	r->lower = (uint32_t)cfg_num(n, "lower", 3000);
	r->trap = action && !strncmp(action, "trap", 4);
	r->trigger = action && strstr(action, "rigger");
}

void apply_sla_reactions(const struct router *rt, struct sla_reacts *reacts)
{
	const struct cfg_node *root = &rt->running->root;
	struct sla_react_conf *list = NULL;
	struct sla_react_trigger *triggers = NULL;
	struct sla_reacts_conf c = { .log = cfg_find(root, "ip sla enable reaction-alerts") ||
					    cfg_find(root, "ip sla logging traps") };

	EACH(n, root, "ip sla reaction-configuration")
		if (cfg_var(n, "react"))
			reaction_fill(GROW(list, c.n), n);
	EACH(n, root, "ip sla reaction-trigger") {
		struct sla_react_trigger *t = GROW(triggers, c.n_triggers);

		t->id = (uint32_t)cfg_num(n, "n", 0);
		t->other = (uint32_t)cfg_num(n, "other", 0);
	}
	c.list = list;
	c.triggers = triggers;
	sla_reacts_configure(reacts, &c);
	free(list);
	free(triggers);
}

void apply_sla_responder(const struct router *rt, struct sla_responder *responder)
{
	struct sla_responder_conf c = { .enabled = false };

	EACH(n, &rt->running->root, "ip sla responder") {
		struct sla_permanent *p;

		c.enabled |= !cfg_var(n, "port");
		if (!cfg_var(n, "port"))
			continue;
		p = GROW(c.ports, c.n_ports);
		p->tcp = !strcmp(cfg_var(n, "kind"), "tcp-connect");
		p->port = (uint16_t)cfg_num(n, "port", 0);
		cfg_addr(n, "addr", &p->addr);
	}
	sla_responder_configure(responder, &c);
	free(c.ports);
}

/* --- track --- */

static bool track_route(struct track_conf *t, const struct cfg_node *s)
{
	const char *p = cfg_var(s, "prefix");

	if (!p)
		p = cfg_var(s, "prefix6");
	return p ? prefix_parse(p, &t->route) : node_prefix_get(s, "addr", "mask", &t->route);
}

static void track_list(struct track_conf *t, const struct cfg_node *s)
{
	const struct cfg_node *th = cfg_find(s, "threshold");
	bool weight = cfg_has(s, "weight");

	t->type = weight ? TRACK_LIST_WEIGHT :
		  cfg_has(s, "percentage") ? TRACK_LIST_PERCENTAGE :
		  cfg_has(s, "and") ? TRACK_LIST_AND : TRACK_LIST_OR;
	EACH(o, s, "object") {
		if (t->n_members == TRACK_MAX_MEMBERS)
			break;
		t->member[t->n_members].id = (uint16_t)cfg_num(o, "object", 0);
		t->member[t->n_members].negate = cfg_has(o, "not");
		t->member[t->n_members++].weight = (uint8_t)cfg_num(o, "weight", 0);
	}
	t->up_at = (uint16_t)cfg_num(th, weight ? "wup" : "pup", weight ? 1 : 100);
	t->down_at = (uint16_t)cfg_num(th, weight ? "wdown" : "pdown", t->up_at ? t->up_at - 1 : 0);
}

/* False: a bare `track N` that says nothing. */
static bool track_subject(struct track_conf *t, const struct cfg_node *s)
{
	if (cfg_var(s, "sla")) {
		t->sla = (uint32_t)cfg_num(s, "sla", 0);
		t->type = cfg_has(s, "state") ? TRACK_SLA_STATE : TRACK_SLA_REACHABILITY;
	} else if (cfg_var(s, "interface")) {
		text_take(t->iface, sizeof(t->iface), cfg_var(s, "interface"));
		t->type = cfg_has(s, "line-protocol") ? TRACK_IF_LINE : TRACK_IF_ROUTING;
		t->ipv6 = cfg_has(s, "ipv6");
	} else if (cfg_has(s, "route")) {
		const struct cfg_node *th = cfg_find(s, "threshold");

		t->type = cfg_has(s, "reachability") ? TRACK_ROUTE : TRACK_ROUTE_METRIC;
		t->up_at = (uint16_t)cfg_num(th, "mup", 254);
		t->down_at = (uint16_t)cfg_num(th, "mdown", 255);
		text_take(t->vrf, sizeof(t->vrf), cfg_var(cfg_find(s, "ip vrf"), "vrf"));
		return track_route(t, s);
	} else if (cfg_has(s, "list")) {
		track_list(t, s);
	} else if (cfg_has(s, "stub-object")) {
		t->type = TRACK_STUB;
		t->stub_up = cfg_has(cfg_find(s, "default-state"), "up");
	} else {
		return false;
	}
	return true;
}

static uint32_t resolution(const struct router *rt, const char *proto)
{
	EACH(n, &rt->running->root, "track resolution")
		if (!strcmp(cfg_var(n, "proto"), proto))
			return (uint32_t)cfg_num(n, "r", 0);
	return 0;
}

struct track_conf *apply_tracks(const struct router *rt, size_t *n)
{
	struct track_conf *list = NULL;

	*n = 0;
	EACH(s, &rt->running->root, "track") {
		const struct cfg_node *delay = cfg_find(s, "delay");
		struct track_conf *t;

		if (!s->row || s->row->submode != MODE_TRACK)
			continue;
		t = GROW(list, *n);
		t->id = (uint16_t)cfg_num(s, "n", 0);
		t->resolution.stat = resolution(rt, "static");
		t->resolution.eigrp = resolution(rt, "eigrp");
		t->resolution.ospf = resolution(rt, "ospf");
		t->resolution.bgp = resolution(rt, "bgp");
		t->delay_up_s = (uint16_t)cfg_num(delay, "up", 0);
		t->delay_down_s = (uint16_t)cfg_num(delay, "down", 0);
		if (!track_subject(t, s))
			(*n)--;
	}
	return list;
}
