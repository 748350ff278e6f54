/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine remembers: show crypto ikev2 stats exchange | timeout | ext-service,
 * show crypto ikev2 diagnose error, show monitor event-trace crypto ikev2.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/wall.h"
#include "cli/show.h"
#include "ike/event.h"

/* --- show crypto ikev2 stats exchange --- */

static const char *group_title(enum ike_count_kind k)
{
	switch (k) {
	case IKE_COUNT_EXCHANGE:
		return "EXCHANGES";
	case IKE_COUNT_ERROR:
		return "ERROR NOTIFY";
	case IKE_COUNT_NOTIFY:
		return "OTHER NOTIFY";
	case IKE_COUNT_CFG:
		return "CONFIG PAYLOAD TYPE                    TX         RX";
	case IKE_COUNT_OTHER:
		return "OTHER COUNTERS";
	case IKE_COUNT_TIMER:
		break;
	}
	return NULL;
}

struct count_view {
	struct str *out;
	bool open[IKE_COUNT_TIMER]; /* title printed */
};

static bool count_visit(const struct ike_count *c, void *arg)
{
	struct count_view *v = arg;

	if (c->kind >= IKE_COUNT_TIMER || !(c->n[0] | c->n[1] | c->n[2] | c->n[3]))
		return true;
	if (!v->open[c->kind])
		str_printf(v->out, "%s\n%s\n\n", c->kind >= IKE_COUNT_CFG ? "\n" : "",
			   group_title(c->kind));
	v->open[c->kind] = true;
	if (c->kind == IKE_COUNT_CFG)
		str_printf(v->out, "%-31s%10" PRIu64 " %10" PRIu64 "\n", c->name, c->n[0], c->n[1]);
	else if (c->kind == IKE_COUNT_OTHER)
		str_printf(v->out, "%-31s%10" PRIu64 "\n", c->name, c->n[0]);
	else
		str_printf(v->out, "%-31s%10" PRIu64 " %10" PRIu64 " %10" PRIu64 " %10" PRIu64 "\n",
			   c->name, c->n[0], c->n[1], c->n[2], c->n[3]);
	return true;
}

void show_stats_exchange_render(struct str *out)
{
	struct count_view v = { .out = out };

	str_puts(out,
		 "EXCHANGE/NOTIFY                   TX(REQ)    TX(RES)    RX(REQ)    RX(RES)\n");
	ike_count_walk(count_visit, &v);
	str_putc(out, '\n');
}

static int show_exchange(struct cli_ctx *c, const struct gram_match *m)
{
	show_stats_exchange_render(c->out);
	return 0;
}

/* --- show crypto ikev2 stats timeout, ext-service --- */

static bool timer_visit(const struct ike_count *c, void *arg)
{
	if (c->kind == IKE_COUNT_TIMER)
		str_printf(arg, "%-31s%10" PRIu64 "\n", c->name, c->n[0]);
	return true;
}

static int show_timeout(struct cli_ctx *c, const struct gram_match *m)
{
	static const char rule[] = "-----------------------------------------\n";

	cli_print(c, "%sIKEV2 TIMER                     TIMED OUT\n%s", rule, rule);
	ike_count_walk(timer_visit, c->out);
	return 0;
}

static void ext_group(struct cli_ctx *c, const char *title)
{
	static const char rule[] =
		"--------------------------------------------------------------\n";

	cli_print(c, "%s%-44s PASSED     FAILED\n%s", rule, title, rule);
}

/* op IKE_OPS: nothing of this kind is ever done here. */
static void ext_row(struct cli_ctx *c, const char *name, enum ike_op op)
{
	uint64_t passed = 0, failed = 0;

	if (op < IKE_OPS)
		ike_op_counts(op, &passed, &failed);
	cli_print(c, "%-40s%11" PRIu64 "%11" PRIu64 "\n", name, passed, failed);
}

static int show_ext(struct cli_ctx *c, const struct gram_match *m)
{
	static const struct {
		const char *title; /* begins a group */
		const char *name;
		enum ike_op op;
	} table[] = {
		{ "AAA OPERATION", "RECEIVING PSKEY", IKE_OPS },
		{ NULL, "AUTHENTICATION USING EAP", IKE_OPS },
		{ NULL, "START ACCOUNTING", IKE_OPS },
		{ NULL, "STOP ACCOUNTING", IKE_OPS },
		{ NULL, "AUTHORIZATION", IKE_OP_AUTHORIZATION },
		{ "IPSEC OPERATION", "IPSEC POLICY VERIFICATION", IKE_OP_POLICY },
		{ NULL, "SA CREATION", IKE_OP_SA_UP },
		{ NULL, "SA DELETION", IKE_OP_SA_DOWN },
		{ "CRYPTO ENGINE OPERATION", "DH PUBKEY GENERATED", IKE_OP_DH_PUBLIC },
		{ NULL, "DH SHARED SECKEY GENERATED", IKE_OP_DH_SHARED },
		{ NULL, "SIGNATURE SIGN", IKE_OPS },
		{ NULL, "SIGNATURE VERIFY", IKE_OPS },
		{ "PKI OPERATION", "VERIFY CERTIFICATE", IKE_OPS },
		{ NULL, "FETCHING CERTIFICATE USING HTTP", IKE_OPS },
		{ NULL, "FETCHING PEER CERTIFICATE USING HTTP", IKE_OPS },
		{ NULL, "GET ISSUERS", IKE_OPS },
		{ NULL, "GET CERTIFICATES FROM ISSUERS", IKE_OPS },
		{ NULL, "GET DN FROM CERT", IKE_OPS },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		if (table[i].title)
			ext_group(c, table[i].title);
		ext_row(c, table[i].name, table[i].op);
	}
	return 0;
}

/* What has to wait for its turn: requests of new peers while the processors are busy, and
 * computations handed to them. Everything else is served at once. */
static int show_queue(struct cli_ctx *c, const struct gram_match *m)
{
	static const char rule[] = "------------------------------------------------\n";
	static const char *const names[] = { "HIGHEST", "HIGHER", "HIGH", "NORMAL",
					     "LOW", "LOWER", "LOWEST" };
	struct ike_stats s = { 0 };

	if (c->rt->flexvpn)
		ike_stats(flexvpn_ike(c->rt->flexvpn), &s);
	cli_print(c, "%sIKEV2 PRIORITY QUEUE            SIZE      PEAK\n%s", rule, rule);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		bool crypto = !strcmp(names[i], "HIGH"), init = !strcmp(names[i], "LOW");

		cli_print(c, "%-28s%8u  %8u\n", names[i],
			  crypto ? s.computing : init ? s.queued : 0,
			  crypto ? s.computing_peak : init ? s.queued_peak : 0);
	}
	return 0;
}

/* --- show crypto ikev2 diagnose error --- */

static int show_diagnose(struct cli_ctx *c, const struct gram_match *m)
{
	const struct ike_error *e;
	size_t n = ike_error_list(&e);

	cli_print(c,
		  "Exit Path Table - status: enable, current entry %zu, deleted 0, max allow %d\n",
		  n, IKE_ERRORS);
	for (size_t i = 0; i < n && !gram_has(m, "count"); i++)
		cli_print(c, "\nError(%" PRIu64 "): %s\n", e[i].times, e[i].text);
	cli_print(c, "\n");
	return 0;
}

/* --- show monitor event-trace crypto ikev2 --- */

static const struct {
	const char *word;
	enum ike_event_class c;
} classes[] = {
	{ "event", IKE_EVENT_EVENT },
	{ "error", IKE_EVENT_ERROR },
	{ "exception", IKE_EVENT_EXCEPTION },
};

void show_event_render(struct str *out, const struct ike_event *e)
{
	char l[ADDR_STRLEN], r[ADDR_STRLEN], when[32];
	struct tm tm;

	gmtime_r(&e->when.tv_sec, &tm);
	strftime(when, sizeof(when), "%b %e %H:%M:%S", &tm);
	str_printf(out, "*%s.%03ld: ", when, e->when.tv_nsec / 1000000);
	if (e->remote.addr.family)
		str_printf(out, "SA ID:%u SESSION ID:%u Remote: %s Local: %s  ", e->sa, e->session,
			   endpoint_str(&e->remote, r), endpoint_str(&e->local, l));
	str_printf(out, "%s\n", e->text);
}

struct event_view {
	struct str *out;
	const struct gram_match *m;
	size_t skip;
	time_t since;            /* wall clock, 0: all */
};

static bool event_count(const struct ike_event *e, void *arg)
{
	(*(size_t *)arg)++;
	return true;
}

static bool event_visit(const struct ike_event *e, void *arg)
{
	struct event_view *v = arg;

	if (v->skip)
		v->skip--;
	else if (e->when.tv_sec >= v->since && show_addr_wanted(v->m, "remote", &e->remote.addr))
		show_event_render(v->out, e);
	return true;
}

/* back SECONDS or HH:MM; clock HH:MM[:SS] [DAY MONTH]; from-boot SECONDS. False: no such time. */
static bool since(const struct router *rt, const struct gram_match *m, time_t *out)
{
	const char *clock = gram_var(m, "clock"), *month = gram_var(m, "month"), *end;
	time_t now = wall_time(), up = rt->started_ms ? (show_now() - rt->started_ms) / 1000 : 0;
	int hours, minutes;
	struct tm tm;

	*out = 0;
	if (gram_has(m, "back")) {
		const char *span = gram_var(m, "span");

		if (sscanf(span, "%d:%d", &hours, &minutes) == 2)
			*out = now - hours * 3600 - minutes * 60;
		else
			*out = now - strtol(span, NULL, 10);
	} else if (gram_has(m, "from-boot")) {
		const char *after = gram_var(m, "after");

		*out = after ? now - up + strtol(after, NULL, 10) : 0;
	} else if (clock) {
		gmtime_r(&now, &tm);
		tm.tm_sec = 0;
		end = strptime(clock, "%H:%M", &tm);
		if (end && *end)
			end = strptime(clock, "%H:%M:%S", &tm);
		if (!end || *end)
			return false;
		if (month) {
			tm.tm_mday = (int)strtol(gram_var(m, "day"), NULL, 10);
			if (!strptime(month, "%b", &tm))
				return false;
		}
		*out = timegm(&tm);
	}
	return true;
}

static void class_show(struct cli_ctx *c, const struct gram_match *m, enum ike_event_class k)
{
	struct event_view v = { .out = c->out, .m = m };
	size_t n = 0;

	if (!ike_event_enabled(k)) {
		cli_print(c, "Tracing currently disabled, from exec command\n\n");
		return;
	}
	if (!since(c->rt, m, &v.since)) {
		cli_print(c, "%% Invalid time\n");
		return;
	}
	ike_event_walk(k, event_count, &n);
	if (gram_has(m, "latest") && n > 20)
		v.skip = n - 20;
	ike_event_walk(k, event_visit, &v);
	cli_print(c, "\n");
}

static int show_trace(struct cli_ctx *c, const struct gram_match *m)
{
	for (size_t i = 0; i < ARRAY_SIZE(classes); i++)
		if (gram_has(m, classes[i].word))
			class_show(c, m, classes[i].c);
	return 0;
}

static int show_trace_all(struct cli_ctx *c, const struct gram_match *m)
{
	for (size_t i = 0; i < ARRAY_SIZE(classes); i++) {
		cli_print(c, "ikev2_%s:\n", classes[i].word);
		class_show(c, m, classes[i].c);
	}
	return 0;
}

/* monitor event-trace crypto ikev2 X enable | disable | clear */
static int monitor_trace(struct cli_ctx *c, const struct gram_match *m)
{
	for (size_t i = 0; i < ARRAY_SIZE(classes); i++) {
		if (!gram_has(m, classes[i].word))
			continue;
		if (gram_has(m, "clear"))
			ike_event_clear(classes[i].c);
		else
			ike_event_enable(classes[i].c, gram_has(m, "enable"));
	}
	return 0;
}

static int clear_stats(struct cli_ctx *c, const struct gram_match *m)
{
	ike_count_clear(gram_has(m, "exchange")	     ? IKE_COUNTS_EXCHANGE :
			gram_has(m, "timeout")	     ? IKE_COUNTS_TIMEOUT :
			gram_has(m, "ext-service")   ? IKE_COUNTS_OPERATION :
						       IKE_COUNTS_ALL);
	if (c->rt->flexvpn && m->n == 4)
		ike_stats_clear(flexvpn_ike(c->rt->flexvpn));
	return 0;
}

#define STATS_HELP                                                                                 \
	"Show running system information\nEncryption module\nShow IKEv2 information\n"             \
	"Shows IKEv2 SA statistics\n"
#define TRACE_HELP                                                                                 \
	"Tracing of system events\nCrypto events\nCrypto events\nIKEv2 events\nEvents\nErrors\n"   \
	"Exceptions\n"

const struct gram_row show_trace_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto ikev2 stats exchange [detailed]",
		 STATS_HELP "Exchanges and notifies\nDetailed information", show_exchange),
	EXEC_ROW(MODE_USER, "show crypto ikev2 stats timeout", STATS_HELP "Timers that ran out",
		 show_timeout),
	EXEC_ROW(MODE_USER, "show crypto ikev2 stats ext-service",
		 STATS_HELP "Operations of other modules", show_ext),
	EXEC_ROW(MODE_USER, "show crypto ikev2 stats priority-queue",
		 STATS_HELP "What waits for its turn", show_queue),
	EXEC_ROW(MODE_USER, "show crypto ikev2 diagnose error [count]",
		 "Show running system information\nEncryption module\nShow IKEv2 information\n"
		 "Shows IKEv2 diagnostics\nErrors\nHow many only",
		 show_diagnose),
	EXEC_ROW(MODE_EXEC,
		 "show monitor event-trace {crypto|vpn} ikev2 {event|error|exception} "
		 "[all|latest|merged|back WORD$span|clock WORD$clock [<1-31>$day WORD$month]|"
		 "from-boot [<0-4294967295>$after]] [remote {A.B.C.D$remote|X:X:X:X::X$remote}]",
		 "Show running system information\nMonitoring different system events\n" TRACE_HELP
		 "Show all the traces in current buffer\nShow latest trace events\n"
		 "All traces in order\nShow trace from this far back in the past\n"
		 "Seconds, or hours and minutes as HH:MM\nShow trace from a specific clock time\n"
		 "HH:MM or HH:MM:SS\nDay of the month\nMonth of the year\n"
		 "Show trace from this many seconds after booting\nseconds\nOne peer only\nIPv4 address\nIPv6 address",
		 show_trace),
	EXEC_ROW(MODE_EXEC, "show monitor event-trace {crypto|vpn} all",
		 "Show running system information\nMonitoring different system events\n"
		 "Tracing of system events\nCrypto events\nCrypto events\nEverything",
		 show_trace_all),
	EXEC_ROW(MODE_EXEC,
		 "monitor event-trace {crypto|vpn} ikev2 {event|error|exception} "
		 "{enable|disable|clear}",
		 "Monitoring different system events\n" TRACE_HELP
		 "Enable tracing\nDisable tracing\nClear the trace",
		 monitor_trace),
	EXEC_ROW(MODE_EXEC, "clear crypto ikev2 stats [exchange|ext-service|timeout]",
		 "Reset functions\nEncryption subsystem\nClear IKEv2\nClear IKEv2 statistics\n"
		 "Exchanges and notifies\nOperations of other modules\nTimers that ran out",
		 clear_stats),
	EXEC_END,
};
