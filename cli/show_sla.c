/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip sla statistics | summary | configuration | application | responder |
 * reaction-configuration.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/wall.h"
#include "cli/show.h"
#include "routing/sla_react.h"
#include "routing/sla_responder.h"

/* --- show ip sla --- */

static bool sla_ran(const struct sla_state *s)
{
	return s->successes || s->failures;
}

static bool sla_good(const struct sla_state *s)
{
	return s->code == SLA_OK || s->code == SLA_OVER_THRESHOLD;
}

static bool is_jitter(enum sla_type t)
{
	return t == SLA_UDP_JITTER || t == SLA_ICMP_JITTER;
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
	if (is_jitter(s->conf->type))
		str_printf(out, "Type of operation: %s\n", sla_type_name(s->conf->type));
	if (!sla_ran(s)) {
		str_puts(out, "Number of successes: Unknown\nNumber of failures: Unknown\n");
	} else {
		str_puts(out, "        Latest RTT: ");
		if (sla_good(s))
			str_printf(out, "%u milliseconds\n", s->rtt_ms);
		else
			str_puts(out, "NoConnection/Busy/Timeout\n");
		str_printf(out, "Latest operation start time: %s\n"
				"Latest operation return code: %s\n",
			   started, sla_code_name(s->code));
		if (is_jitter(s->conf->type))
			show_sla_jitter_render(out, s->conf->type, &s->jitter);
		str_printf(out, "Number of successes: %u\nNumber of failures: %u\n", s->successes,
			   s->failures);
	}
	str_puts(out, "Operation time to live: ");
	life_render(out, s);
}

/* What `details` adds. */
void show_sla_details_render(struct str *out, const struct sla_state *s, const char *reset)
{
	unsigned avg = s->successes ? (unsigned)(s->rtt_sum_ms / s->successes) : 0;

	str_printf(out, "Operational state of entry: %s\nLast time this entry was reset: %s\n"
			"Over thresholds occurred: %s\nNumber of runs over the threshold: %u\n"
			"RTT Min/Avg/Max: %u/%u/%u milliseconds\n",
		   s->active ? "Active" : s->pending ? "Pending" : "Inactive", reset,
		   s->over ? "TRUE" : "FALSE", s->over, s->rtt_min_ms, avg, s->rtt_max_ms);
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
	case SLA_VERIFY_ERROR:
		return "VerifyErr";
	case SLA_DNS_ERROR:
		return "DNSError";
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
	if (c->type == SLA_DNS) {
		str_printf(out, "Target host name: %s\nName server: %s\nSource address: %s\n", c->url, a,
			   src);
		return;
	}
	if (c->src_if[0])
		str_printf(out, "Target address/Source interface: %s/%s\n", a, c->src_if);
	else
		str_printf(out, "Target address/Source address: %s/%s\n", a, src);
	if (c->type == SLA_TCP_CONNECT || c->type == SLA_UDP_ECHO ||
	    c->type == SLA_UDP_JITTER)
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
	if (c->type == SLA_UDP_JITTER || c->type == SLA_ICMP_JITTER)
		str_printf(out, "Packet Interval (milliseconds)/Number of packets: %u/%u\n",
			   c->interval_ms, c->count);
	str_printf(out, "Type Of Service parameter: 0x%X\n", c->tos);
	if (c->type == SLA_ICMP_ECHO || c->type == SLA_UDP_ECHO || c->type == SLA_UDP_JITTER)
		str_printf(out, "Request size (ARR data portion): %u\n", c->size);
	if (c->type == SLA_ICMP_ECHO || c->type == SLA_UDP_ECHO)
		str_printf(out, "Data pattern: 0x%08X\n", c->pattern);
	str_printf(out, "Verify data: %s\n", c->verify ? "Yes" : "No");
	str_printf(out, "Schedule:\n"
			"   Operation frequency (seconds): %u  (not considered if randomly scheduled)\n"
			"   Next Scheduled Start Time: %s\n"
			"   Group Scheduled : %s\n   Randomly Scheduled : FALSE\n",
		   c->frequency_s,
		   s->active ? "Start Time already passed" :
		   s->pending && c->start != SLA_PENDING ? "Start Time not yet reached" : "Pending trigger",
		   c->group ? "TRUE" : "FALSE");
	if (c->forever)
		str_puts(out, "   Life (seconds): Forever\n");
	else
		str_printf(out, "   Life (seconds): %u\n", c->life_s);
	if (c->ageout_s)
		str_printf(out, "   Entry Ageout (seconds): %u\n", c->ageout_s);
	else
		str_puts(out, "   Entry Ageout (seconds): never\n");
	str_printf(out, "   Recurring (Starting Everyday): %s\n"
			"   Status of entry (SNMP RowStatus): %s\n"
			"Threshold (milliseconds): %u\n",
		   c->recurring ? "TRUE" : "FALSE", s->active ? "Active" : "notInService", c->threshold_ms);
}

/* "07:11:19 UTC Fri Oct 22 2021" of a moment on the monotonic clock. */
static void wall_text(const struct router *rt, uint64_t when, char *buf, size_t size)
{
	time_t t = wall_time() - (time_t)((mono_ms(NULL) - when) / 1000);
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
	bool details;
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
		if (!v->details)
			break;
		wall_text(v->c->rt, s->reset_ms, started, sizeof(started));
		show_sla_details_render(&v->out, s, s->reset_ms ? started : "Never");
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
	struct sla_visit v = { .c = c, .only = gram_num(m, "n", 0),
			       .details = gram_has(m, "details") };

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

/* --- show ip sla application, responder, reaction-configuration --- */

struct sla_count {
	unsigned n, active, pending;
};

static bool sla_count(const struct sla_state *s, void *arg)
{
	struct sla_count *k = arg;

	k->n++;
	k->active += s->active;
	k->pending += s->pending;
	return true;
}

static int show_application(struct cli_ctx *c, const struct gram_match *m)
{
	struct sla_count k = { 0 };

	if (c->rt->slas)
		slas_walk(c->rt->slas, sla_count, &k);
	cli_print(c,
		  "        IP Service Level Agreements\n"
		  "Version: Round Trip Time MIB 2.2.0, Infrastructure Engine-III\n\n"
		  "Supported Operation Types:\n        icmpEcho, icmpJitter, tcpConnect, udpEcho, udpJitter, http\n\n"
		  "Supported Features:\n        IPSLAs Event Publisher\n\n"
		  "Number of Entries configured  : %u\nNumber of active Entries      : %u\n"
		  "Number of pending Entries     : %u\nNumber of inactive Entries    : %u\n",
		  k.n, k.active, k.pending, k.n - k.active - k.pending);
	return 0;
}

static void sources_print(struct cli_ctx *c, const struct addr *a, uint64_t when)
{
	char text[ADDR_STRLEN], at[64];

	wall_text(c->rt, when, at, sizeof(at));
	cli_print(c, "        %s [%s]\n", addr_str(a, text), at);
}

/* Configured ports of one kind; returns how many. */
static unsigned ports_print(struct cli_ctx *c, const char *kind, struct str *out)
{
	unsigned n = 0;

	for (const struct cfg_node *r = cfg_find(&c->rt->running->root, "ip sla responder"); r;
	     r = cfg_next(r, "ip sla responder")) {
		const char *addr = cfg_var(r, "addr");

		if (!cfg_var(r, "kind") || strcmp(cfg_var(r, "kind"), kind) != 0)
			continue;
		str_printf(out, "        %-23s%s\n", addr ? addr : "0.0.0.0", cfg_var(r, "port"));
		n++;
	}
	return n;
}

static int show_responder(struct cli_ctx *c, const struct gram_match *m)
{
	struct sla_responder_info i = { 0 };
	struct str udp = { 0 }, tcp = { 0 };
	unsigned ports;

	if (!c->rt->sla_responder)
		return 0;
	sla_responder_get(c->rt->sla_responder, &i);
	cli_print(c, "        General IP SLA Responder on Control port %u\n"
		     "General IP SLA Responder is: %s\n"
		     "Number of control message received: %u Number of errors: %u\nRecent sources:\n",
		  SLA_CONTROL_PORT, i.enabled ? "Enabled" : "Disabled", i.messages, i.errors);
	for (size_t n = 0; n < i.n_recent; n++)
		sources_print(c, &i.recent[n].addr, i.recent[n].when_ms);
	cli_print(c, "Recent error sources:\n");
	for (size_t n = 0; n < i.n_bad; n++)
		sources_print(c, &i.bad[n].addr, i.bad[n].when_ms);
	ports = ports_print(c, "udp-echo", &udp) + ports_print(c, "tcp-connect", &tcp);
	cli_print(c, "\n        Permanent Port IP SLA Responder\n"
		     "Permanent Port IP SLA Responder is: %s\n\n"
		     "udpEcho Responder:\n    IP Address             Port\n%s\n"
		     "tcpConnect Responder:\n    IP Address             Port\n%s",
		  ports ? "Enabled" : "Disabled", str_text(&udp), str_text(&tcp));
	str_free(&udp);
	str_free(&tcp);
	return 0;
}

static bool react_visit(const struct sla_react_conf *r, bool occurred, void *arg)
{
	static const char *const types[] = { "Never", "Immediate", "Consecutive", "XofY", "Average" };
	struct cli_ctx *c = arg;

	cli_print(c,
		  "Entry number: %u\nReaction Configured : %s\nThreshold type: %s\n"
		  "Rising (milliseconds): %u\nFalling (milliseconds): %u\n"
		  "Threshold Count: %u\nThreshold Count2: %u\nAction Type: %s\nOccurred: %s\n\n",
		  r->id, sla_react_name(r->what), types[r->type], r->upper, r->lower, r->x, r->y,
		  r->trap && r->trigger ? "Trap and trigger" : r->trap ? "Trap only" : r->trigger ?
		  "Trigger only" : "None", occurred ? "TRUE" : "FALSE");
	return true;
}

static int show_reactions(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->sla_reacts)
		sla_reacts_walk(c->rt->sla_reacts, react_visit, c);
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
	EXEC_ROW(MODE_USER, "show ip sla application", SLA_HELP "What is supported, and how many there are",
		 show_application),
	EXEC_ROW(MODE_USER, "show ip sla responder", SLA_HELP "The responder", show_responder),
	EXEC_ROW(MODE_USER, "show ip sla reaction-configuration", SLA_HELP "Reactions", show_reactions),
	EXEC_END,
};
