/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show track.
 */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "ike/flexvpn_client.h"

static bool sla_good(const struct sla_state *s)
{
	return s->code == SLA_OK || s->code == SLA_OVER_THRESHOLD;
}

static void route_name(const struct track_conf *t, struct str *out)
{
	const char *what = t->type == TRACK_ROUTE ? "reachability" : "metric threshold";
	struct addr mask = len_to_mask(t->route.len);
	char a[ADDR_STRLEN], b[ADDR_STRLEN];

	if (t->route.addr.family == ADDR_V6)
		str_printf(out, "  IPv6 route %s %s\n", prefix_str(&t->route, a), what);
	else
		str_printf(out, "  IP route %s %s %s\n", addr_str(&t->route.addr, a),
			   addr_str(&mask, b), what);
}

static void subject_render(struct str *out, const struct track_state *s)
{
	const struct track_conf *t = s->conf;

	switch (t->type) {
	case TRACK_SLA_REACHABILITY:
		str_printf(out, "  IP SLA %u reachability\n  Reachability is ", t->sla);
		break;
	case TRACK_SLA_STATE:
		str_printf(out, "  IP SLA %u state\n  State is ", t->sla);
		break;
	case TRACK_IF_LINE:
		str_printf(out, "  Interface %s line-protocol\n  Line protocol is ", t->iface);
		break;
	case TRACK_IF_ROUTING:
		str_printf(out, "  Interface %s %s routing\n  %s routing is ", t->iface,
			   t->ipv6 ? "ipv6" : "ip", t->ipv6 ? "IPv6" : "IP");
		break;
	case TRACK_ROUTE:
		route_name(t, out);
		str_puts(out, "  Reachability is ");
		break;
	case TRACK_ROUTE_METRIC:
		route_name(t, out);
		str_puts(out, "  Metric threshold is ");
		break;
	case TRACK_LIST_AND:
		str_puts(out, "  List boolean and\n  Boolean AND is ");
		break;
	case TRACK_LIST_OR:
		str_puts(out, "  List boolean or\n  Boolean OR is ");
		break;
	case TRACK_LIST_PERCENTAGE:
		str_puts(out, "  List threshold percentage\n  Threshold percentage is ");
		break;
	case TRACK_LIST_WEIGHT:
		str_puts(out, "  List threshold weight\n  Threshold weight is ");
		break;
	case TRACK_STUB:
		str_puts(out, "  Stub-object\n  State is ");
		break;
	}
	str_puts(out, s->up ? "Up" : "Down");
}

static void delay_render(struct str *out, const struct track_conf *t)
{
	if (t->delay_up_s && t->delay_down_s)
		str_printf(out, "  Delay up %u secs, down %u secs\n", t->delay_up_s,
			   t->delay_down_s);
	else if (t->delay_up_s || t->delay_down_s)
		str_printf(out, "  Delay %s %u secs\n", t->delay_up_s ? "up" : "down",
			   t->delay_up_s ? t->delay_up_s : t->delay_down_s);
}

/* sla: the operation of an IP SLA object, or NULL. members: "object 1 Up" lines of a list, or NULL. */
void show_track_render(struct str *out, const struct track_state *s, const struct sla_state *sla,
		       const char *members, const char *by, uint64_t now)
{
	const struct track_conf *t = s->conf;
	char age[SHOW_TIME_LEN];

	str_printf(out, "Track %u\n", t->id);
	subject_render(out, s);
	if ((t->type == TRACK_ROUTE || t->type == TRACK_ROUTE_METRIC) && !s->routed)
		str_puts(out, " (no ip route)");
	else if (t->type == TRACK_ROUTE_METRIC)
		str_printf(out, " (%u/%u/%u)", s->distance, s->metric, s->sum);
	if (t->type == TRACK_LIST_WEIGHT)
		str_printf(out, " (%u)", s->sum);
	else if (t->type == TRACK_LIST_PERCENTAGE)
		str_printf(out, " (%u%%)", s->sum);
	if (s->delay_left_s)
		str_printf(out, ", delayed %s (%u secs remaining)", s->wanted ? "Up" : "Down",
			   s->delay_left_s);
	str_printf(out, "\n    %u change%s, last change %s\n", s->changes,
		   s->changes == 1 ? "" : "s", show_age(now - s->changed_ms, age));
	str_puts(out, members ? members : "");
	delay_render(out, t);
	if (t->type == TRACK_ROUTE_METRIC)
		str_printf(out, "  Metric threshold down %u up %u\n", t->down_at, t->up_at);
	if (t->type == TRACK_ROUTE || t->type == TRACK_ROUTE_METRIC)
		str_printf(out, "  First-hop interface is %s\n",
			   s->first_hop[0] ? s->first_hop : "unknown");
	if (sla) {
		str_printf(out, "  Latest operation return code: %s\n", sla_code_name(sla->code));
		if (sla_good(sla))
			str_printf(out, "  Latest RTT (millisecs) %u\n", sla->rtt_ms);
	}
	if (by && *by)
		str_printf(out, "  Tracked by:\n%s", by);
}

void show_track_brief_row(struct str *out, const struct track_state *s, uint64_t now)
{
	const struct track_conf *t = s->conf;
	const char *type = "list", *param = "";
	char what[IFACE_NAME_LEN] = "", age[SHOW_TIME_LEN];

	switch (t->type) {
	case TRACK_SLA_REACHABILITY:
	case TRACK_SLA_STATE:
		type = "ip sla";
		snprintf(what, sizeof(what), "%u", t->sla);
		param = t->type == TRACK_SLA_STATE ? "state" : "reachability";
		break;
	case TRACK_IF_LINE:
	case TRACK_IF_ROUTING:
		type = "interface";
		str_copy(what, sizeof(what), t->iface);
		param = t->type == TRACK_IF_LINE ? "line-protocol" :
			t->ipv6 ? "ipv6 routing" : "ip routing";
		break;
	case TRACK_ROUTE:
	case TRACK_ROUTE_METRIC:
		type = t->route.addr.family == ADDR_V6 ? "ipv6 route" : "ip route";
		prefix_str(&t->route, what);
		param = t->type == TRACK_ROUTE ? "reachability" : "metric threshold";
		break;
	case TRACK_LIST_AND:
	case TRACK_LIST_OR:
		param = "boolean";
		break;
	case TRACK_LIST_PERCENTAGE:
		param = "percentage";
		break;
	case TRACK_LIST_WEIGHT:
		param = "weight";
		break;
	case TRACK_STUB:
		type = "stub-object";
		param = "state";
		break;
	}
	str_printf(out, "%-5u %-11s %-26s %-16s %-5s %s\n", t->id, type, what, param,
		   s->up ? "Up" : "Down", show_age(now - s->changed_ms, age));
}

static void tracked_by_clients(const struct router *rt, uint16_t id, struct str *out)
{
	const struct flexvpn_conf *f = rt->flexvpn ? flexvpn_conf(rt->flexvpn) : NULL;

	for (size_t i = 0; f && i < f->n_clients; i++) {
		const struct flex_client_conf *c = &f->clients[i];
		bool uses = c->connect == FLEX_CONNECT_TRACK && c->track == id;

		for (size_t k = 0; k < c->n_peers; k++)
			uses |= c->peer[k].track == id;
		for (size_t k = 0; k < c->n_sources; k++)
			uses |= c->source[k].track == id;
		if (uses)
			str_printf(out, "    FLEXVPN client %s\n", c->name);
	}
}

/* The lines below `Tracked by:`: static routes, applets, FlexVPN clients, lists. */
static void tracked_by(const struct router *rt, uint16_t id, struct str *out)
{
	static const char *const routes[] = { "ip route", "ipv6 route" };
	const struct cfg_node *root = &rt->running->root;

	for (size_t i = 0; i < ARRAY_SIZE(routes); i++)
		for (const struct cfg_node *n = cfg_find(root, routes[i]); n;
		     n = cfg_next(n, routes[i]))
			if (cfg_num(n, "track", 0) == id) {
				str_printf(out, "    Static IP%s Routing 0\n", i ? "v6" : "");
				break;
			}
	for (const struct cfg_node *n = cfg_find(root, "event manager applet"); n;
	     n = cfg_next(n, "event manager applet"))
		for (const struct cfg_node *e = cfg_find(n, "event"); e; e = cfg_next(e, "event"))
			if (cfg_num(e, "track", 0) == id)
				str_printf(out, "    EEM applet %s\n", cfg_var(n, "name"));
	tracked_by_clients(rt, id, out);
	for (const struct cfg_node *n = cfg_find(root, "track"); n; n = cfg_next(n, "track"))
		for (const struct cfg_node *o = cfg_find(n, "object"); o; o = cfg_next(o, "object"))
			if (cfg_num(o, "object", 0) == id)
				str_printf(out, "    Track-list %llu\n",
					   (unsigned long long)cfg_num(n, "n", 0));
}

static void members_render(struct str *out, struct tracks *tracks, const struct track_conf *t)
{
	for (size_t i = 0; i < t->n_members; i++) {
		struct track_state m;

		str_printf(out, "    object %u%s ", t->member[i].id, t->member[i].negate ? " not" : "");
		if (track_get(tracks, t->member[i].id, &m))
			str_puts(out, m.up ? "Up\n" : "Down\n");
		else
			str_puts(out, "Undefined\n");
	}
}

struct track_visit {
	struct cli_ctx *c;
	uint64_t only;
	bool brief;
	bool (*wanted)(const struct track_conf *t);
	struct str out;
	unsigned n;
};

static bool track_visit(const struct track_state *s, void *arg)
{
	struct track_visit *v = arg;
	const struct router *rt = v->c->rt;
	struct str members = { 0 }, by = { 0 };
	struct sla_state sla;
	bool has_sla;

	if ((v->only && v->only != s->conf->id) || (v->wanted && !v->wanted(s->conf)))
		return true;
	v->n++;
	if (v->brief) {
		show_track_brief_row(&v->out, s, show_now());
		return true;
	}
	has_sla = (s->conf->type == TRACK_SLA_REACHABILITY || s->conf->type == TRACK_SLA_STATE) &&
		  rt->slas && sla_get(rt->slas, s->conf->sla, &sla);
	members_render(&members, rt->tracks, s->conf);
	tracked_by(rt, s->conf->id, &by);
	show_track_render(&v->out, s, has_sla ? &sla : NULL, str_text(&members),
			  str_text(&by), show_now());
	str_free(&members);
	str_free(&by);
	return true;
}

static bool is_interface(const struct track_conf *t)
{
	return t->type == TRACK_IF_LINE || t->type == TRACK_IF_ROUTING;
}

static bool is_sla(const struct track_conf *t)
{
	return t->type == TRACK_SLA_REACHABILITY || t->type == TRACK_SLA_STATE;
}

static bool is_route(const struct track_conf *t)
{
	return (t->type == TRACK_ROUTE || t->type == TRACK_ROUTE_METRIC) &&
	       t->route.addr.family != ADDR_V6;
}

static bool is_route6(const struct track_conf *t)
{
	return (t->type == TRACK_ROUTE || t->type == TRACK_ROUTE_METRIC) &&
	       t->route.addr.family == ADDR_V6;
}

static int show_track(struct cli_ctx *c, const struct gram_match *m)
{
	struct track_visit v = { .c = c, .only = gram_num(m, "n", 0), .brief = gram_has(m, "brief") };

	v.wanted = gram_has(m, "interface") ? is_interface : gram_has(m, "sla") ? is_sla :
		   gram_has(m, "ipv6") ? is_route6 : gram_has(m, "route") ? is_route : NULL;
	if (v.brief)
		str_puts(&v.out, "Track Type        Instance                   Parameter        "
				 "State Last Change\n");
	if (c->rt->tracks)
		tracks_walk(c->rt->tracks, track_visit, &v);
	cli_print(c, "%s", str_text(&v.out));
	str_free(&v.out);
	return 0;
}

static int show_resolution(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *proto, *word;
		unsigned dflt;
	} rows[] = { { "static", "static", 10 }, { "EIGRP", "eigrp", 2560 }, { "OSPF", "ospf", 1 },
		     { "IS-IS", "isis", 10 }, { "BGP", "bgp", 2560 } };

	cli_print(c, "Route type                            Metric Resolution\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t r = rows[i].dflt;

		for (const struct cfg_node *n = cfg_find(&c->rt->running->root, "track resolution"); n;
		     n = cfg_next(n, "track resolution"))
			if (!strcmp(cfg_var(n, "proto"), rows[i].word))
				r = cfg_num(n, "r", r);
		cli_print(c, "%-37s %llu\n", rows[i].proto, (unsigned long long)r);
	}
	return 0;
}

#define TRACK_HELP "Show running system information\nTracking information\n"
#define KINDS "interface|ip sla|ip route|ipv6 route"
#define KINDS_HELP "Objects of interfaces\nIP\nof operations\nIP\nof routes\nIPv6\nof routes\n"

const struct gram_row show_track_rows[] = {
	EXEC_ROW(MODE_USER, "show track [<1-1000>$n]", TRACK_HELP "Track object number", show_track),
	EXEC_ROW(MODE_USER, "show track {" KINDS "} [brief]",
		 TRACK_HELP KINDS_HELP "Brief tracking information", show_track),
	EXEC_ROW(MODE_USER, "show track brief", TRACK_HELP "Brief tracking information", show_track),
	EXEC_ROW(MODE_USER, "show track resolution", TRACK_HELP "Resolution of metrics", show_resolution),
	EXEC_END,
};
