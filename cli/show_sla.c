/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip sla statistics | summary | configuration, show track.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/show.h"

/* --- show ip sla --- */

static bool sla_ran(const struct sla_state *s)
{
	return s->successes || s->failures;
}

static bool sla_good(const struct sla_state *s)
{
	return s->code == SLA_OK || s->code == SLA_OVER_THRESHOLD;
}

static void life_render(struct str *out, const struct sla_state *s)
{
	if (!s->active)
		str_puts(out, "0\n");
	else if (s->life_left_s == UINT32_MAX)
		str_puts(out, "Forever\n");
	else
		str_printf(out, "%u sec\n", s->life_left_s);
}

void show_sla_statistics_render(struct str *out, const struct sla_state *s, const char *started)
{
	str_printf(out, "IPSLA operation id: %u\n", s->conf->id);
	if (!sla_ran(s)) {
		str_puts(out, "Number of successes: Unknown\nNumber of failures: Unknown\n");
	} else {
		str_puts(out, "        Latest RTT: ");
		if (sla_good(s))
			str_printf(out, "%u milliseconds\n", s->rtt_ms);
		else
			str_puts(out, "NoConnection/Busy/Timeout\n");
		str_printf(out, "Latest operation start time: %s\n"
				"Latest operation return code: %s\n"
				"Number of successes: %u\nNumber of failures: %u\n",
			   started, sla_code_name(s->code), s->successes, s->failures);
	}
	str_puts(out, "Operation time to live: ");
	life_render(out, s);
}

void show_sla_summary_head(struct str *out)
{
	str_puts(out, "IPSLAs Latest Operation Summary\n"
		      "Codes: * active, ^ inactive, ~ pending\n"
		      "All Stats are in milliseconds. Stats with u are in microseconds\n\n"
		      "ID           Type        Destination       Stats       Return      Last\n"
		      "                                                       Code        Run \n"
		      "-----------------------------------------------------------------------\n");
}

static void run_ago(struct str *out, const struct sla_state *s, uint64_t now)
{
	uint64_t sec = s->started_ms && now > s->started_ms ? (now - s->started_ms) / 1000 : 0;

	if (!s->started_ms)
		str_puts(out, "-");
	else if (sec < 60)
		str_printf(out, "%u second%s ago", (unsigned)sec, sec == 1 ? "" : "s");
	else if (sec < 3600)
		str_printf(out, "%u minute%s, %u seconds ago", (unsigned)(sec / 60),
			   sec < 120 ? "" : "s", (unsigned)(sec % 60));
	else
		str_printf(out, "%u hour%s, %u minutes ago", (unsigned)(sec / 3600),
			   sec < 7200 ? "" : "s", (unsigned)(sec % 3600 / 60));
}

/* Codes in the narrow column of the summary. */
static const char *code_short(enum sla_code c)
{
	switch (c) {
	case SLA_UNKNOWN:
		return "Unknown";
	case SLA_OK:
		return "OK";
	case SLA_OVER_THRESHOLD:
		return "OverThresh";
	case SLA_TIMEOUT:
		return "Timeout";
	case SLA_NO_CONNECTION:
		return "NoConnect";
	case SLA_HTTP_ERROR:
		return "HTTPError";
	}
	return "";
}

void show_sla_summary_row(struct str *out, const struct sla_state *s, uint64_t now)
{
	char id[16], rtt[16] = "-", buf[ADDR_STRLEN];
	const char *dst = s->conf->type == SLA_HTTP_GET ? s->conf->url :
			  s->conf->dst.family ? addr_str(&s->conf->dst, buf) : "-";

	snprintf(id, sizeof(id), "%c%u", s->active ? '*' : s->pending ? '~' : '^', s->conf->id);
	if (sla_good(s))
		snprintf(rtt, sizeof(rtt), "RTT=%u", s->rtt_ms);
	str_printf(out, "%-12s %-11s %-17s %-11s %-11s ", id, sla_type_name(s->conf->type), dst,
		   rtt, code_short(s->code));
	run_ago(out, s, now);
	str_puts(out, "\n\n\n");
}

static void target_render(struct str *out, const struct sla_conf *c)
{
	char a[ADDR_STRLEN], b[ADDR_STRLEN];
	const char *src = c->src.family ? addr_str(&c->src, b) : "0.0.0.0";

	if (c->type == SLA_HTTP_GET) {
		str_printf(out, "URL: %s\n", c->url);
		return;
	}
	addr_str(&c->dst, a);
	if (c->src_if[0])
		str_printf(out, "Target address/Source interface: %s/%s\n", a, c->src_if);
	else
		str_printf(out, "Target address/Source address: %s/%s\n", a, src);
	if (c->type == SLA_TCP_CONNECT || c->type == SLA_UDP_ECHO)
		str_printf(out, "Target port/Source port: %u/%u\n", c->port, c->src_port);
}

void show_sla_configuration_render(struct str *out, const struct sla_state *s)
{
	const struct sla_conf *c = s->conf;

	str_printf(out, "Entry number: %u\nOwner: %s\nTag: %s\n"
			"Operation timeout (milliseconds): %u\n"
			"Type of operation to perform: %s\n",
		   c->id, c->owner, c->tag, c->timeout_ms, sla_type_name(c->type));
	target_render(out, c);
	if (c->type == SLA_ICMP_ECHO || c->type == SLA_UDP_ECHO)
		str_printf(out, "Request size (ARR data portion): %u\n", c->size);
	str_printf(out, "Schedule:\n"
			"   Operation frequency (seconds): %u  (not considered if randomly scheduled)\n"
			"   Next Scheduled Start Time: %s\n"
			"   Group Scheduled : FALSE\n   Randomly Scheduled : FALSE\n",
		   c->frequency_s,
		   s->active ? "Start Time already passed" :
		   s->pending && c->start == SLA_AFTER ? "Start Time not yet reached" : "Pending trigger");
	if (c->forever)
		str_puts(out, "   Life (seconds): Forever\n");
	else
		str_printf(out, "   Life (seconds): %u\n", c->life_s);
	str_printf(out, "   Entry Ageout (seconds): never\n"
			"   Recurring (Starting Everyday): FALSE\n"
			"   Status of entry (SNMP RowStatus): %s\n"
			"Threshold (milliseconds): %u\n",
		   s->active ? "Active" : "notInService", c->threshold_ms);
}

/* "07:11:19 UTC Fri Oct 22 2021" of a moment on the monotonic clock. */
static void wall_text(const struct router *rt, uint64_t when, char *buf, size_t size)
{
	time_t t = time(NULL) - (time_t)((mono_ms(NULL) - when) / 1000);
	char zone[16], clock[16], day[32];
	int offset;
	struct tm tm;

	show_timezone(rt->running, &offset, zone);
	t += offset;
	gmtime_r(&t, &tm);
	strftime(clock, sizeof(clock), "%H:%M:%S", &tm);
	strftime(day, sizeof(day), "%a %b %-d %Y", &tm);
	snprintf(buf, size, "%s %s %s", clock, zone, day);
}

struct sla_visit {
	struct cli_ctx *c;
	uint64_t only; /* 0: all */
	enum { SLA_SHOW_STATISTICS, SLA_SHOW_SUMMARY, SLA_SHOW_CONFIGURATION } what;
	struct str out;
	unsigned n;
};

static bool sla_visit(const struct sla_state *s, void *arg)
{
	struct sla_visit *v = arg;
	char started[64];

	if (v->only && v->only != s->conf->id)
		return true;
	if (v->n++ && v->what != SLA_SHOW_SUMMARY)
		str_puts(&v->out, "\n\n\n");
	switch (v->what) {
	case SLA_SHOW_STATISTICS:
		wall_text(v->c->rt, s->started_ms, started, sizeof(started));
		show_sla_statistics_render(&v->out, s, started);
		break;
	case SLA_SHOW_SUMMARY:
		show_sla_summary_row(&v->out, s, show_now());
		break;
	case SLA_SHOW_CONFIGURATION:
		show_sla_configuration_render(&v->out, s);
		break;
	}
	return true;
}

static int show_sla(struct cli_ctx *c, const struct gram_match *m)
{
	struct sla_visit v = { .c = c, .only = gram_num(m, "n", 0) };

	v.what = gram_has(m, "summary") ? SLA_SHOW_SUMMARY :
		 gram_has(m, "configuration") ? SLA_SHOW_CONFIGURATION : SLA_SHOW_STATISTICS;
	if (v.what == SLA_SHOW_SUMMARY)
		show_sla_summary_head(&v.out);
	else if (v.what == SLA_SHOW_CONFIGURATION)
		str_puts(&v.out, "IP SLAs Infrastructure Engine-III\n");
	else
		str_puts(&v.out, "IPSLAs Latest Operation Statistics\n\n");
	if (c->rt->slas)
		slas_walk(c->rt->slas, sla_visit, &v);
	if (v.only && !v.n)
		cli_print(c, "Entry %u does not exist\n", (unsigned)v.only);
	else
		cli_print(c, "%s%s", str_text(&v.out), v.what == SLA_SHOW_SUMMARY ? "" : "\n");
	str_free(&v.out);
	return 0;
}

/* --- show track --- */

static void route_name(const struct track_conf *t, struct str *out)
{
	struct addr mask = len_to_mask(t->route.len);
	char a[ADDR_STRLEN], b[ADDR_STRLEN];

	if (t->route.addr.family == ADDR_V6)
		str_printf(out, "  IPv6 route %s reachability\n", prefix_str(&t->route, a));
	else
		str_printf(out, "  IP route %s %s reachability\n", addr_str(&t->route.addr, a),
			   addr_str(&mask, b));
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
		       const char *members, bool by_static, uint64_t now)
{
	const struct track_conf *t = s->conf;
	char age[SHOW_TIME_LEN];

	str_printf(out, "Track %u\n", t->id);
	subject_render(out, s);
	if (t->type == TRACK_ROUTE && !s->up)
		str_puts(out, " (no ip route)");
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
	if (t->type == TRACK_ROUTE)
		str_printf(out, "  First-hop interface is %s\n",
			   s->first_hop[0] ? s->first_hop : "unknown");
	if (sla) {
		str_printf(out, "  Latest operation return code: %s\n", sla_code_name(sla->code));
		if (sla_good(sla))
			str_printf(out, "  Latest RTT (millisecs) %u\n", sla->rtt_ms);
	}
	if (by_static)
		str_puts(out, "  Tracked by:\n    Static IP Routing 0\n");
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
		type = t->route.addr.family == ADDR_V6 ? "ipv6 route" : "ip route";
		prefix_str(&t->route, what);
		param = "reachability";
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

static bool tracked_by_static(const struct router *rt, uint16_t id)
{
	for (const struct cfg_node *n = cfg_find(&rt->running->root, "ip route"); n;
	     n = cfg_next(n, "ip route"))
		if (cfg_num(n, "track", 0) == id)
			return true;
	return false;
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
	struct str out;
	unsigned n;
};

static bool track_visit(const struct track_state *s, void *arg)
{
	struct track_visit *v = arg;
	const struct router *rt = v->c->rt;
	struct str members = { 0 };
	struct sla_state sla;
	bool has_sla;

	if (v->only && v->only != s->conf->id)
		return true;
	v->n++;
	if (v->brief) {
		show_track_brief_row(&v->out, s, show_now());
		return true;
	}
	has_sla = (s->conf->type == TRACK_SLA_REACHABILITY || s->conf->type == TRACK_SLA_STATE) &&
		  rt->slas && sla_get(rt->slas, s->conf->sla, &sla);
	members_render(&members, rt->tracks, s->conf);
	show_track_render(&v->out, s, has_sla ? &sla : NULL, str_text(&members),
			  tracked_by_static(rt, s->conf->id), show_now());
	str_free(&members);
	return true;
}

static int show_track(struct cli_ctx *c, const struct gram_match *m)
{
	struct track_visit v = { .c = c, .only = gram_num(m, "n", 0), .brief = gram_has(m, "brief") };

	if (v.brief)
		str_puts(&v.out, "Track Type        Instance                   Parameter        "
				 "State Last Change\n");
	if (c->rt->tracks)
		tracks_walk(c->rt->tracks, track_visit, &v);
	cli_print(c, "%s", str_text(&v.out));
	str_free(&v.out);
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define SLA_HELP SHOW_HELP "IP information\nIP Service Level Agreement (SLA)\n"

const struct gram_row show_sla_rows[] = {
	EXEC_ROW(MODE_USER, "show ip sla statistics [<1-2147483647>$n] [details]",
		 SLA_HELP "IP SLA statistics\nEntry number\nDetailed output", show_sla),
	EXEC_ROW(MODE_USER, "show ip sla summary", SLA_HELP "IP SLA statistics in one line each",
		 show_sla),
	EXEC_ROW(MODE_USER, "show ip sla configuration [<1-2147483647>$n]",
		 SLA_HELP "IP SLA configuration\nEntry number", show_sla),
	EXEC_ROW(MODE_USER, "show track [<1-1000>$n|brief]",
		 SHOW_HELP "Tracking information\nTrack object number\nBrief tracking information",
		 show_track),
	EXEC_END,
};
