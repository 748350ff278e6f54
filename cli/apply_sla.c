/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip sla N, ip sla schedule, track N -> the lists that routing/sla.c and routing/track.c take.
 */
#include <stdio.h>
#include <string.h>

#include "cli/apply_int.h"
#include "cli/resolve.h"

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
	return !strncmp(op->line, "http get ", 9) ? SLA_HTTP_GET : SLA_NONE;
}

static void sla_operation(const struct cfg *cfg, struct sla_conf *c, const struct cfg_node *op)
{
	const char *dest = cfg_var(op, "dest");

	c->type = sla_type_of(op);
	if (dest)
		resolve_local(cfg, dest, &c->dst);
	c->port = (uint16_t)cfg_num(op, "port", 0);
	c->src_port = (uint16_t)cfg_num(op, "sport", 0);
	cfg_addr(op, "source", &c->src);
	text_take(c->src_if, sizeof(c->src_if), cfg_var(op, "interface"));
	text_take(c->url, sizeof(c->url), cfg_var(op, "url"));
	c->frequency_s = (uint32_t)cfg_num(cfg_find(op, "frequency"), "s", 60);
	c->timeout_ms = (uint32_t)cfg_num(cfg_find(op, "timeout"), "ms", 5000);
	c->threshold_ms = (uint32_t)cfg_num(cfg_find(op, "threshold"), "ms", 5000);
	c->size = (uint32_t)cfg_num(cfg_find(op, "request-data-size"), "n",
				    c->type == SLA_UDP_ECHO ? 16 : 28);
	text_take(c->tag, sizeof(c->tag), cfg_var(cfg_find(op, "tag"), "text"));
	text_take(c->owner, sizeof(c->owner), cfg_var(cfg_find(op, "owner"), "text"));
}

static void sla_schedule(struct sla_conf *c, const struct cfg_node *s)
{
	const char *after = cfg_var(s, "after");
	unsigned h = 0, m = 0, sec = 0;

	c->scheduled = true;
	c->forever = cfg_has(s, "forever");
	c->life_s = (uint32_t)cfg_num(s, "life", 3600);
	if (cfg_has(s, "now")) {
		c->start = SLA_NOW;
	} else if (after && sscanf(after, "%u:%u:%u", &h, &m, &sec) == 3) {
		c->start = SLA_AFTER;
		c->start_after_s = h * 3600 + m * 60 + sec;
	} else {
		c->start = SLA_PENDING; /* also a time of day: the lab's clock is not a calendar */
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
				sla_schedule(c, sched);
	}
	return list;
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
		t->type = TRACK_ROUTE;
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
		t->delay_up_s = (uint16_t)cfg_num(delay, "up", 0);
		t->delay_down_s = (uint16_t)cfg_num(delay, "down", 0);
		if (!track_subject(t, s))
			(*n)--;
	}
	return list;
}
