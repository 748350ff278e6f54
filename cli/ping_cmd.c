/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ping and traceroute: options on the line or asked one by one, marks printed as they come. The
 * command answers later; Ctrl-C or Ctrl-^ ends it.
 *
 *   handler -> options -> cli_defer -> [resolve] -> ping_start -> marks... -> done -> cli_job_done
 *
 * A ping is freed before it reports its end. The command itself is carried from one turn of the
 * loop to the next by cmd_post(), and freed there.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utlist.h>

#include "cli/resolve.h"
#include "cli/show.h"
#include "routing/ping.h"

#define MARKS_PER_LINE 70
#define TRACE_PROBES 3
#define TRACE_MAX_TTL 30
#define TRACE_TIMEOUT_MS 3000

struct ping_cmd {
	struct router *rt;
	struct cli_job *job;   /* NULL: not begun, or over */
	struct resolve *resolve;
	struct ping *ping;
	struct ping_params p;
	char host[256];
	bool trace;
	void (*resume)(struct ping_cmd *pc);
	bool posted, dead;
	unsigned column;       /* marks on the current line */
	unsigned probe;        /* traceroute: of this TTL */
	unsigned probes;       /* traceroute: for each TTL */
	uint8_t ttl_max;       /* traceroute */
	struct addr last_from;
	bool reached;
	size_t step;           /* extended dialogue */
	const struct cli_ctx *asked; /* who is being asked */
	struct ping_cmd *next; /* dialogues */
};

static void cmd_free(struct ping_cmd *pc)
{
	resolve_cancel(pc->resolve);
	ping_cancel(pc->ping);
	free(pc);
}

static void cmd_posted(void *arg)
{
	struct ping_cmd *pc = arg;

	pc->posted = false;
	if (pc->dead)
		cmd_free(pc);
	else
		pc->resume(pc);
}

static void cmd_post(struct ping_cmd *pc, void (*resume)(struct ping_cmd *pc))
{
	pc->resume = resume;
	pc->posted = true;
	loop_post(pc->rt->loop, cmd_posted, pc);
}

static void cmd_end(struct ping_cmd *pc)
{
	cli_job_done(pc->job);
	pc->job = NULL;
	pc->dead = true;
	cmd_post(pc, NULL);
}

/* The user interrupts or the session is gone. */
static void cmd_cancel(void *arg)
{
	struct ping_cmd *pc = arg;

	pc->job = NULL;
	resolve_cancel(pc->resolve);
	ping_cancel(pc->ping);
	pc->resolve = NULL;
	pc->ping = NULL;
	pc->dead = true;
	if (!pc->posted)
		cmd_free(pc);
}

/* --- ping --- */

static void ping_mark(char mark, const struct addr *from, unsigned rtt_us, void *arg)
{
	struct ping_cmd *pc = arg;

	if (pc->column == MARKS_PER_LINE) {
		cli_job_print(pc->job, "\n");
		pc->column = 0;
	}
	cli_job_print(pc->job, "%c", mark);
	pc->column++;
}

static void ping_end(const struct ping_result *r, void *arg)
{
	struct ping_cmd *pc = arg;

	pc->ping = NULL; /* it is over and freed */
	cli_job_print(pc->job, "\nSuccess rate is %u percent (%u/%u)",
		      r->sent ? r->received * 100 / r->sent : 0, r->received, r->sent);
	if (r->received)
		cli_job_print(pc->job, ", round-trip min/avg/max = %u/%u/%u ms", r->min_ms,
			      r->avg_ms, r->max_ms);
	cli_job_print(pc->job, "\n");
	cmd_end(pc);
}

static void ping_begin(struct ping_cmd *pc)
{
	char a[ADDR_STRLEN];
	int rc;

	cli_job_print(pc->job,
		      "Type escape sequence to abort.\n"
		      "Sending %u, %u-byte ICMP Echos to %s, timeout is %u seconds:\n",
		      pc->p.count, pc->p.size, addr_str(&pc->p.dst, a), pc->p.timeout_ms / 1000);
	if (pc->p.src.family)
		cli_job_print(pc->job, "Packet sent with a source address of %s%s\n",
			      addr_str(&pc->p.src, a), pc->p.src.family == ADDR_V4 ? " " : "");
	if (pc->p.df)
		cli_job_print(pc->job, "Packet sent with the DF bit set\n");
	rc = ping_start(pc->rt->loop, &pc->p, ping_mark, ping_end, pc, &pc->ping);
	if (rc) {
		pc->ping = NULL;
		cli_job_print(pc->job, "%% Cannot send: %s\n", strerror(-rc));
		cmd_end(pc);
	}
}

/* --- traceroute: one probe at a time, TTL by TTL --- */

static void trace_mark(char mark, const struct addr *from, unsigned rtt_us, void *arg)
{
	struct ping_cmd *pc = arg;
	char a[ADDR_STRLEN];

	if (mark == '.') {
		/* behind an address its blank is there already */
		cli_job_print(pc->job, pc->last_from.family ? "*  " : " * ");
		return;
	}
	if (from && !addr_eq(from, &pc->last_from)) {
		/* several routers at the same distance: each begins a line */
		cli_job_print(pc->job, "%s%s ", pc->last_from.family ? "\n    " : "",
			      addr_str(from, a));
		pc->last_from = *from;
	}
	if (mark == 'U')
		cli_job_print(pc->job, "!H ");
	else
		cli_job_print(pc->job, "%u msec ", (rtt_us + 500) / 1000);
	if (mark == '!' || mark == 'U')
		pc->reached = true;
}

static void trace_end(const struct ping_result *r, void *arg)
{
	struct ping_cmd *pc = arg;

	pc->ping = NULL;
	cmd_post(pc, pc->resume);
}

static void trace_step(struct ping_cmd *pc)
{
	int rc;

	if (pc->probe == pc->probes) {
		cli_job_print(pc->job, "\n");
		if (pc->reached || pc->p.ttl >= pc->ttl_max) {
			cmd_end(pc);
			return;
		}
		pc->probe = 0;
	}
	if (!pc->probe) {
		pc->p.ttl++;
		pc->last_from = (struct addr){ 0 };
		cli_job_print(pc->job, "%3u ", pc->p.ttl);
	}
	pc->probe++;
	rc = ping_start(pc->rt->loop, &pc->p, trace_mark, trace_end, pc, &pc->ping);
	if (rc) {
		pc->ping = NULL;
		cli_job_print(pc->job, "\n%% Cannot send: %s\n", strerror(-rc));
		cmd_end(pc);
	}
}

static void trace_begin(struct ping_cmd *pc)
{
	char a[ADDR_STRLEN];

	cli_job_print(pc->job,
		      "Type escape sequence to abort.\nTracing the route to %s\n"
		      "VRF info: (vrf in name/id, vrf out name/id)\n",
		      addr_str(&pc->p.dst, a));
	pc->resume = trace_step;
	trace_step(pc);
}

/* --- from options to a start --- */

static void cmd_go(struct ping_cmd *pc)
{
	if (pc->trace)
		trace_begin(pc);
	else
		ping_begin(pc);
}

static void unresolved(struct ping_cmd *pc)
{
	cli_job_print(pc->job, "%% Unrecognized host or address, or protocol not running.\n");
	cmd_end(pc);
}

static void resolved(const struct addr *a, void *arg)
{
	struct ping_cmd *pc = arg;

	pc->resolve = NULL;
	cli_job_print(pc->job, a ? " [OK]\n\n" : "\n");
	if (!a) {
		unresolved(pc);
		return;
	}
	pc->p.dst = *a;
	cmd_go(pc);
}

static void cmd_resolve(struct ping_cmd *pc)
{
	struct str servers = { 0 };

	resolve_servers(pc->rt->running, &servers);
	cli_job_print(pc->job, "Translating \"%s\"...domain server (%s)", pc->host,
		      str_text(&servers));
	str_free(&servers);
	pc->resolve = resolve_start(pc->rt, pc->host, ADDR_NONE, resolved, pc);
	if (!pc->resolve) {
		cli_job_print(pc->job, "\n");
		unresolved(pc);
	}
}

/* Options are complete: find the address, leave the handler, work on the loop. */
static void cmd_run(struct cli_ctx *c, struct ping_cmd *pc)
{
	void (*first)(struct ping_cmd *) = cmd_go;

	if (!resolve_local(c->rt->running, pc->host, ADDR_NONE, &pc->p.dst)) {
		if (!resolve_possible(c->rt->running)) {
			cli_print(c, "%% Unrecognized host or address, or protocol not running.\n");
			free(pc);
			return;
		}
		first = cmd_resolve;
	}
	if (first == cmd_go && pc->p.src.family && pc->p.src.family != pc->p.dst.family) {
		cli_print(c, "%% Invalid source address- IP address not on any of our up "
			     "interfaces\n");
		free(pc);
		return;
	}
	if (!c->rt->loop || !c->rt->system) { /* --check: nothing to send from */
		free(pc);
		return;
	}
	pc->job = cli_defer(c, cmd_cancel, pc);
	if (!pc->job) {
		free(pc);
		return;
	}
	cmd_post(pc, first);
}

static struct ping_cmd *cmd_new(struct cli_ctx *c, bool trace)
{
	struct ping_cmd *pc = xcalloc(1, sizeof(*pc));

	pc->rt = c->rt;
	pc->trace = trace;
	pc->p.count = trace ? 1 : 5;
	pc->p.size = trace ? 60 : 100;
	pc->p.timeout_ms = trace ? TRACE_TIMEOUT_MS : 2000;
	pc->probes = TRACE_PROBES;
	pc->ttl_max = TRACE_MAX_TTL;
	return pc;
}

/* An address of the interface to send from; of the destination's family when that is known. */
static bool iface_source(struct cli_ctx *c, const struct iface *i, struct ping_cmd *pc)
{
	struct addr dst;
	struct prefix p;

	if (resolve_local(c->rt->running, pc->host, ADDR_NONE, &dst) && dst.family == ADDR_V6) {
		for (size_t k = 0; k < i->conf.n_addrs; k++)
			if (i->conf.addrs[k].p.addr.family == ADDR_V6) {
				pc->p.src = i->conf.addrs[k].p.addr;
				return true;
			}
		return false;
	}
	if (!iface_addr(c->rt->ifaces, i, &p))
		return false;
	pc->p.src = p.addr;
	return true;
}

/* `source X`: an interface name or one of our addresses. */
static bool source_set(struct cli_ctx *c, struct ping_cmd *pc, const char *text)
{
	char name[IFACE_NAME_LEN];
	const struct iface *i;

	if (!c->rt->ifaces)
		return true;
	if (addr_parse(text, &pc->p.src)) {
		if (iface_by_addr(c->rt->ifaces, &pc->p.src))
			return true;
		cli_print(c, "%% Invalid source address- IP address not on any of our up "
			     "interfaces\n");
		return false;
	}
	i = iface_name_parse(text, name) ? iface_find(c->rt->ifaces, name) : NULL;
	if (i && i->line_up && iface_source(c, i, pc))
		return true;
	cli_print(c, "%% Invalid source interface - IP not enabled or interface is down\n");
	return false;
}

/* `vrf X`: packets leave from its namespace. A VRF is known when the configuration has it. */
static bool vrf_set(struct cli_ctx *c, struct ping_cmd *pc, const char *vrf)
{
	bool known = false;

	for (size_t i = 0; vrf && i < 2; i++) {
		struct str line = { 0 };

		str_printf(&line, "%s %s", i ? "ip vrf" : "vrf definition", vrf);
		known |= cfg_find(&c->rt->running->root, str_text(&line)) != NULL;
		str_free(&line);
	}
	if (!vrf)
		return true;
	if (known && c->rt->ifaces && ifaces_vrf_rib(c->rt->ifaces, vrf, true))
		pc->p.netns_fd = ifaces_vrf_netns(c->rt->ifaces, vrf);
	else if (!known)
		cli_print(c, "%% VRF %s does not exist\n", vrf);
	return known;
}

/* data HEX, tos N, dscp NAME; probe N, ttl LOW HIGH of traceroute. */
static void options_take(struct ping_cmd *pc, const struct gram_match *m)
{
	static const struct {
		const char *name;
		uint8_t dscp;
	} names[] = { { "ef", 46 },	{ "cs1", 8 },  { "cs2", 16 }, { "cs3", 24 }, { "cs4", 32 },
		      { "cs5", 40 },	{ "cs6", 48 }, { "cs7", 56 }, { "af11", 10 }, { "af21", 18 },
		      { "af31", 26 },	{ "af41", 34 } };
	const char *data = gram_var(m, "data"), *dscp = gram_var(m, "dscp");

	pc->p.tos = (uint8_t)gram_num(m, "tos", 0);
	if (dscp)
		pc->p.tos = (uint8_t)(strtoul(dscp, NULL, 10) << 2);
	for (size_t i = 0; dscp && i < ARRAY_SIZE(names); i++)
		if (!strcmp(dscp, names[i].name))
			pc->p.tos = (uint8_t)(names[i].dscp << 2);
	if (data) {
		pc->p.has_pattern = true;
		pc->p.pattern = (uint16_t)strtoul(data, NULL, 16);
	}
	pc->probes = (unsigned)gram_num(m, "probes", pc->probes);
	if (pc->trace)
		pc->p.ttl = (uint8_t)(gram_num(m, "low", 1) - 1);
	pc->ttl_max = (uint8_t)gram_num(m, "high", pc->ttl_max);
}

static int run_line(struct cli_ctx *c, const struct gram_match *m, bool trace)
{
	const char *source = gram_var(m, "source");
	struct ping_cmd *pc = cmd_new(c, trace);

	if (!vrf_set(c, pc, gram_var(m, "vrf"))) {
		free(pc);
		return 0;
	}
	str_copy(pc->host, sizeof(pc->host), gram_var(m, "host"));
	pc->p.count = (unsigned)gram_num(m, "count", pc->p.count);
	pc->p.size = (unsigned)gram_num(m, "size", pc->p.size);
	pc->p.timeout_ms = (unsigned)gram_num(m, "timeout", pc->p.timeout_ms / 1000) * 1000;
	if (!pc->p.timeout_ms)
		pc->p.timeout_ms = 1; /* `timeout 0`: as fast as it goes, as IOS */
	pc->p.df = gram_has(m, "df-bit");
	options_take(pc, m);
	if (source && !source_set(c, pc, source)) {
		free(pc);
		return 0;
	}
	cmd_run(c, pc);
	return 0;
}

static int cmd_ping(struct cli_ctx *c, const struct gram_match *m)
{
	return run_line(c, m, false);
}

static int cmd_trace(struct cli_ctx *c, const struct gram_match *m)
{
	return run_line(c, m, true);
}

/* --- the extended dialogue --- */

static bool number(const char *answer, uint64_t lo, uint64_t hi, unsigned *out)
{
	uint64_t v;

	if (!*answer)
		return true;
	if (!parse_u64(answer, lo, hi, &v))
		return false;
	*out = (unsigned)v;
	return true;
}

static bool yes(const char *answer)
{
	return *answer == 'y' || *answer == 'Y';
}

enum ping_question {
	Q_PROTO,
	Q_TARGET,
	Q_COUNT,
	Q_SIZE,
	Q_TIMEOUT,
	Q_EXTENDED,
	Q_SOURCE,
	Q_TOS,
	Q_DF,
	Q_VALIDATE,
	Q_DATA,
	Q_LOOSE,
	Q_SWEEP,
	Q_END
};

static const char *const questions[] = {
	[Q_PROTO] = "Protocol [ip]: ",
	[Q_TARGET] = "Target IP address: ",
	[Q_COUNT] = "Repeat count [5]: ",
	[Q_SIZE] = "Datagram size [100]: ",
	[Q_TIMEOUT] = "Timeout in seconds [2]: ",
	[Q_EXTENDED] = "Extended commands [n]: ",
	[Q_SOURCE] = "Source address or interface: ",
	[Q_TOS] = "Type of service [0]: ",
	[Q_DF] = "Set DF bit in IP header? [no]: ",
	[Q_VALIDATE] = "Validate reply data? [no]: ",
	[Q_DATA] = "Data pattern [0xABCD]: ",
	[Q_LOOSE] = "Loose, Strict, Record, Timestamp, Verbose[none]: ",
	[Q_SWEEP] = "Sweep range of sizes [n]: ",
};

/* Take one answer: the next question, Q_END to begin, -1 to give up (a message was printed). */
static int answer_take(struct cli_ctx *c, struct ping_cmd *pc, const char *answer)
{
	unsigned timeout = 2, tos = 0;
	bool ok = true;
	int next = (int)pc->step + 1;

	switch ((enum ping_question)pc->step) {
	case Q_PROTO:
		if (*answer && strcasecmp(answer, "ip") != 0 && strcasecmp(answer, "ipv6") != 0) {
			cli_print(c, "%% Unknown protocol - \"%s\", type \"ping ?\" for help\n",
				  answer);
			return -1;
		}
		break;
	case Q_TARGET:
		if (!*answer) {
			cli_print(c, "%% Bad IP address\n");
			return -1;
		}
		str_copy(pc->host, sizeof(pc->host), answer);
		break;
	case Q_COUNT:
		ok = number(answer, 1, 2147483647, &pc->p.count);
		break;
	case Q_SIZE:
		ok = number(answer, 36, 18024, &pc->p.size);
		break;
	case Q_TIMEOUT:
		ok = number(answer, 0, 3600, &timeout);
		pc->p.timeout_ms = timeout ? timeout * 1000 : 1;
		break;
	case Q_EXTENDED:
		if (!yes(answer))
			next = Q_SWEEP;
		break;
	case Q_SOURCE:
		if (*answer && !source_set(c, pc, answer))
			return -1;
		break;
	case Q_DF:
		pc->p.df = yes(answer);
		break;
	case Q_TOS:
		ok = number(answer, 0, 255, &tos);
		pc->p.tos = (uint8_t)tos;
		break;
	case Q_DATA:
		if (*answer) {
			pc->p.has_pattern = true;
			pc->p.pattern = (uint16_t)strtoul(answer, NULL, 16);
		}
		break;
	case Q_VALIDATE: /* every reply is compared anyway */
	case Q_LOOSE:
	case Q_SWEEP:
	case Q_END:
		break;
	}
	if (!ok) {
		cli_print(c, "%% A decimal number is out of range\n");
		return -1;
	}
	return next;
}

enum trace_question {
	T_PROTO,
	T_TARGET,
	T_SOURCE,
	T_NUMERIC,
	T_TIMEOUT,
	T_PROBES,
	T_MIN,
	T_MAX,
	T_LOOSE,
	T_END
};

static const char *const trace_questions[] = {
	[T_PROTO] = "Protocol [ip]: ",
	[T_TARGET] = "Target IP address: ",
	[T_SOURCE] = "Source address: ",
	[T_NUMERIC] = "Numeric display [n]: ",
	[T_TIMEOUT] = "Timeout in seconds [3]: ",
	[T_PROBES] = "Probe count [3]: ",
	[T_MIN] = "Minimum Time to Live [1]: ",
	[T_MAX] = "Maximum Time to Live [30]: ",
	[T_LOOSE] = "Loose, Strict, Record, Timestamp, Verbose[none]: ",
};

/* The same of traceroute; its probes are echo requests, so there is no port to ask for. */
static int trace_answer_take(struct cli_ctx *c, struct ping_cmd *pc, const char *answer)
{
	unsigned v = 0;
	bool ok = true;

	switch ((enum trace_question)pc->step) {
	case T_PROTO:
		return answer_take(c, pc, answer) < 0 ? -1 : T_TARGET;
	case T_TARGET:
		return answer_take(c, pc, answer) < 0 ? -1 : T_SOURCE;
	case T_SOURCE:
		if (*answer && !source_set(c, pc, answer))
			return -1;
		break;
	case T_TIMEOUT:
		v = TRACE_TIMEOUT_MS / 1000;
		ok = number(answer, 0, 3600, &v);
		pc->p.timeout_ms = v ? v * 1000 : 1;
		break;
	case T_PROBES:
		ok = number(answer, 1, 65535, &pc->probes);
		break;
	case T_MIN:
		v = 1;
		ok = number(answer, 1, 255, &v);
		pc->p.ttl = (uint8_t)(v - 1);
		break;
	case T_MAX:
		v = TRACE_MAX_TTL;
		ok = number(answer, 1, 255, &v);
		pc->ttl_max = (uint8_t)v;
		break;
	case T_NUMERIC:
	case T_LOOSE:
	case T_END:
		break;
	}
	if (!ok) {
		cli_print(c, "%% A decimal number is out of range\n");
		return -1;
	}
	return (int)pc->step + 1;
}

/* Dialogues under way. A question that is interrupted is dropped without a word to us, so what a
 * session left behind is freed when the same session asks again. */
static struct ping_cmd *dialogues;

static void dialogue_drop(const struct cli_ctx *c)
{
	struct ping_cmd *pc, *tmp;

	LL_FOREACH_SAFE(dialogues, pc, tmp) {
		if (pc->asked != c)
			continue;
		LL_DELETE(dialogues, pc);
		free(pc);
	}
}

static void answered(struct cli_ctx *c, const char *answer, void *arg)
{
	struct ping_cmd *pc = arg;
	int next = pc->trace ? trace_answer_take(c, pc, answer) : answer_take(c, pc, answer);

	if (next < 0) {
		dialogue_drop(c);
		return;
	}
	pc->step = (size_t)next;
	if (next == (pc->trace ? (int)T_END : (int)Q_END)) {
		LL_DELETE(dialogues, pc);
		cmd_run(c, pc);
	} else {
		cli_ask(c, pc->trace ? trace_questions[next] : questions[next], false, answered, pc);
	}
}

static int dialogue(struct cli_ctx *c, const struct gram_match *m)
{
	struct ping_cmd *pc;

	dialogue_drop(c);
	pc = cmd_new(c, gram_begins(m, "traceroute"));
	pc->asked = c;
	pc->step = Q_PROTO;
	LL_PREPEND(dialogues, pc);
	cli_ask(c, questions[Q_PROTO], false, answered, pc);
	return 0;
}

#define TARGET "{HOST$host|X:X:X:X::X$host}"
#define SOURCE "source {A.B.C.D$source|X:X:X:X::X$source|IFACE$source}"
#define SOURCE_HELP                                                                                \
	"specify source address or name\nSource address\nSource IPv6 address\nSource interface"
#define OPTIONS                                                                                    \
	" [df-bit|repeat <1-2147483647>$count|size <36-18024>$size|" SOURCE                        \
	"|timeout <0-3600>$timeout|data WORD$data|tos <0-255>$tos|dscp WORD$dscp|validate|verbose]..."
#define OPTIONS_HELP                                                                               \
	"enable do not fragment bit in IP header\nspecify repeat count\nRepeat count\n"            \
	"specify datagram size\nDatagram size\n" SOURCE_HELP                                       \
	"\nspecify timeout interval\nTimeout in seconds\nspecify data pattern\nHexadecimal "     \
	"pattern\nspecify type of service\nType of service\nspecify DSCP value\nDSCP\n"           \
	"validate reply data\nverbose output"
#define TRACE_OPTIONS                                                                              \
	" [numeric|probe <1-65535>$probes|timeout <0-3600>$timeout|ttl <1-255>$low <1-255>$high|"  \
	SOURCE "]..."
#define TRACE_HELP                                                                                 \
	"display numeric address\nspecify number of probes per hop\nprobes\n"                      \
	"specify time out\nseconds\nspecify minimum and maximum ttl\nMinimum\nMaximum\n"            \
	SOURCE_HELP

const struct gram_row ping_rows[] = {
	EXEC_ROW(MODE_USER, "ping " TARGET OPTIONS,
		 "Send echo messages\nPing destination address or hostname\n"
		 "Ping destination IPv6 address\n" OPTIONS_HELP,
		 cmd_ping),
	EXEC_ROW(MODE_USER, "ping {ip|ipv6} " TARGET OPTIONS,
		 "Send echo messages\nIP echo\nIPv6 echo\nPing destination address or hostname\n"
		 "Ping destination IPv6 address\n" OPTIONS_HELP,
		 cmd_ping),
	EXEC_ROW(MODE_USER, "ping vrf WORD$vrf [ip|ipv6] " TARGET OPTIONS,
		 "Send echo messages\nSelect VPN routing instance\nVPN Routing/Forwarding instance "
		 "name\n"
		 "IP echo\nIPv6 echo\nPing destination address or hostname\n"
		 "Ping destination IPv6 address\n" OPTIONS_HELP,
		 cmd_ping),
	EXEC_ROW(MODE_EXEC, "ping", "Send echo messages", dialogue),
	EXEC_ROW(MODE_EXEC, "traceroute", "Trace route to destination", dialogue),
	EXEC_ROW(MODE_USER, "traceroute " TARGET TRACE_OPTIONS,
		 "Trace route to destination\nTrace route to destination address or hostname\n"
		 "Trace route to IPv6 address\n" TRACE_HELP,
		 cmd_trace),
	EXEC_ROW(MODE_USER, "traceroute {ip|ipv6} " TARGET TRACE_OPTIONS,
		 "Trace route to destination\nIP trace\nIPv6 trace\n"
		 "Trace route to destination address or hostname\nTrace route to IPv6 address\n"
		 TRACE_HELP,
		 cmd_trace),
	EXEC_ROW(MODE_USER, "traceroute vrf WORD$vrf [ip|ipv6] " TARGET TRACE_OPTIONS,
		 "Trace route to destination\nSelect VPN routing instance\n"
		 "VPN Routing/Forwarding instance name\nIP trace\nIPv6 trace\n"
		 "Trace route to destination address or hostname\nTrace route to IPv6 address\n"
		 TRACE_HELP,
		 cmd_trace),
	EXEC_END,
};
