/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show event manager ..., event manager run.
 */
#include <stdio.h>
#include <string.h>
#include <utlist.h>

#include "cli/eem_int.h"

static struct eem *eem_of(const struct cli_ctx *c)
{
	return c->rt->eem;
}

/* "Thu Nov 27 13:26:55 2025" */
static const char *when_text(const struct eem *e, time_t t, char *buf, size_t size)
{
	time_t local = eem_local(e, t);
	struct tm tm;

	gmtime_r(&local, &tm);
	strftime(buf, size, "%a %b %e %H:%M:%S %Y", &tm);
	return buf;
}

static void event_render(struct str *out, const struct eem_event *ev)
{
	str_putc(out, ' ');
	if (ev->tag[0])
		str_printf(out, "%s: ", ev->tag);
	switch (ev->kind) {
	case EEM_TRACK:
		str_printf(out, "track %u state %s", ev->track,
			   ev->state == EEM_STATE_UP ? "up" : ev->state == EEM_STATE_DOWN ? "down" :
												"any");
		break;
	case EEM_SYSLOG:
	case EEM_CLI:
		if (ev->kind == EEM_CLI)
			str_printf(out, "sync %s ", ev->sync ? "yes" : "no");
		if (ev->kind == EEM_CLI && !ev->sync)
			str_printf(out, "skip %s ", ev->skip ? "yes" : "no");
		str_printf(out, "pattern {%s}", ev->pattern);
		if (ev->occurs > 1)
			str_printf(out, " occurs %u", ev->occurs);
		if (ev->period_ms)
			str_printf(out, " period %.3f", (double)ev->period_ms / 1000);
		break;
	case EEM_WATCHDOG:
	case EEM_COUNTDOWN:
	case EEM_ABSOLUTE:
		if (ev->name[0])
			str_printf(out, "name {%s} ", ev->name);
		str_printf(out, "time %.3f", (double)ev->time_ms / 1000);
		break;
	case EEM_CRON:
		if (ev->name[0])
			str_printf(out, "name {%s} ", ev->name);
		str_printf(out, "cron entry {%s}", ev->pattern);
		break;
	case EEM_OTHER:
	case EEM_NONE:
	case EEM_INTERFACE:
	case EEM_ROUTING:
		str_puts(out, ev->spec);
		break;
	}
	str_putc(out, '\n');
}

static void policy_render(struct str *out, const struct eem_policy *p, unsigned n)
{
	char when[40];

	str_printf(out, "%-4u %-9s %-7s %-19s %-5s %-25s %s\n", n, "applet", "user",
		   p->n_ev > 1 ? "multiple" : eem_kind_name(p->ev[0].kind), "Off",
		   when_text(p->e, p->registered, when, sizeof(when)), p->name);
	for (size_t i = 0; i < p->n_ev; i++)
		event_render(out, &p->ev[i]);
	if (p->correlate)
		str_printf(out, " trigger occurs %u period %.3f\n  correlate %s\n",
			   MAX(p->trigger_occurs, 1u), (double)p->trigger_period_ms / 1000,
			   p->correlate);
	str_printf(out, " maxrun %.3f\n", (double)p->ev[0].maxrun_ms / 1000);
	for (size_t i = 0; i < p->n_act; i++)
		str_printf(out, " action %s %s\n", p->act[i].label, p->act[i].text);
	str_putc(out, '\n');
}

static int show_registered(struct cli_ctx *c, const struct gram_match *m)
{
	const char *only = gram_var(m, "type");
	const struct eem_policy *p;
	unsigned n = 0;

	if (!eem_of(c))
		return 0;
	cli_print(c, "%-4s %-9s %-7s %-19s %-5s %-25s %s\n", "No.", "Class", "Type", "Event Type",
		  "Trap", "Time Registered", "Name");
	LL_FOREACH(eem_of(c)->policies, p)
		if (!only || strstr(eem_kind_name(p->ev[0].kind), only))
			policy_render(c->out, p, ++n);
	return 0;
}

static int show_active(struct cli_ctx *c, const struct gram_match *m)
{
	const struct eem_run *r;
	unsigned n = 0;

	if (!eem_of(c) || !eem_of(c)->runs) {
		cli_print(c, "Event Manager: no active policies\n");
		return 0;
	}
	cli_print(c, "%-4s %-8s %-9s %s\n", "No.", "Job Id", "Status", "Name");
	DL_FOREACH(eem_of(c)->runs, r)
		cli_print(c, "%-4u %-8u %-9s applet: %s\n", ++n, r->job_id, "running", r->name);
	return 0;
}

static int show_history(struct cli_ctx *c, const struct gram_match *m)
{
	struct eem *e = eem_of(c);
	char when[40];

	if (!e)
		return 0;
	cli_print(c, "%-4s %-7s %-4s %-8s %-25s %-17s %s\n", "No.", "Job Id", "Proc", "Status",
		  "Time of Event", "Event Type", "Name");
	for (unsigned i = 0; i < e->n_history; i++) {
		const struct eem_record *h = &e->history[i];
		const struct eem_run *r;
		const char *proc = "Actv";

		DL_FOREACH(e->runs, r)
			if (r->job_id == h->job)
				proc = "Run";
		cli_print(c, "%-4u %-7u %-4s %-8s %-25s %-17s applet: %s\n", i + 1, h->job, proc,
			  h->status, when_text(e, h->when, when, sizeof(when)), h->type, h->name);
	}
	return 0;
}

static int show_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	const struct eem_policy *p;
	unsigned n = 0;

	if (!eem_of(c))
		return 0;
	cli_print(c, "%-4s %-8s %-12s %-9s %-9s %s\n", "No.", "Class", "Triggered", "Aborted", "Running",
		  "Name");
	LL_FOREACH(eem_of(c)->policies, p)
		cli_print(c, "%-4u %-8s %-12llu %-9llu %-9u %s\n", ++n, "applet",
			  (unsigned long long)p->triggered, (unsigned long long)p->aborted,
			  p->running, p->name);
	cli_print(c, "Events dropped: %llu\n", (unsigned long long)eem_of(c)->dropped);
	return 0;
}

static int show_environment(struct cli_ctx *c, const struct gram_match *m)
{
	const char *only = gram_var(m, "var");
	unsigned n = 0;

	if (!c->rt->running)
		return 0;
	for (const struct cfg_node *v = cfg_find(&c->rt->running->root, "event manager environment"); v;
	     v = cfg_next(v, "event manager environment")) {
		const char *name = cfg_var(v, "var");

		if (only && strcmp(only, name) != 0)
			continue;
		if (!only && !n)
			cli_print(c, "No.  Name                          Value\n");
		if (only)
			cli_print(c, "%s\n", cfg_var(v, "value"));
		else
			cli_print(c, "%-4u %-29s %s\n", ++n, name, cfg_var(v, "value"));
	}
	return 0;
}

static int show_username(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *u =
		c->rt->running ? cfg_find(&c->rt->running->root, "event manager session") : NULL;

	cli_print(c, "EEM session cli username: %s\n", u ? cfg_var(u, "user") : "");
	return 0;
}

static void run_cancelled(void *arg)
{
	struct eem_run *r = arg;

	r->wait = NULL;
	eem_run_abort(r, "abort");
}

/* The command ends with the applet, and shows what it prints. */
static int event_run(struct cli_ctx *c, const struct gram_match *m)
{
	struct eem_policy *p = eem_of(c) ? eem_find(eem_of(c), gram_var(m, "name")) : NULL;
	const struct eem_event *ev = NULL;
	struct eem_run *r;
	unsigned n = 0;

	for (size_t i = 0; p && i < p->n_ev; i++)
		if (p->ev[i].kind == EEM_NONE)
			ev = &p->ev[i];
	if (!p || !ev) {
		cli_print(c, p ? "EEM policy %s not registered with event none Event Detector\n"
			       : "EEM policy %s is not registered\n",
			  gram_var(m, "name"));
		return 0;
	}
	r = eem_start(p, ev, NULL);
	if (!r) {
		cli_print(c, "%% EEM: policy %s cannot run now\n", p->name);
		return 0;
	}
	for (const char *v; (v = gram_var_nth(m, "arg", n));) {
		char name[16];

		snprintf(name, sizeof(name), "_none_arg%u", ++n);
		eem_var_set(r, name, v);
	}
	eem_var_setf(r, "_none_argc", "%u", n);
	r->wait = cli_defer(c, run_cancelled, r);
	return 0;
}

#define EM "show event manager "
#define H_EM "Show running system information\nEmbedded event related commands\n" \
	"Event manager information\n"

const struct gram_row show_eem_rows[] = {
	EXEC_ROW(MODE_USER, EM "policy registered [event-type WORD$type] [detailed]",
		 H_EM "Event manager policies\nRegistered policies\nType of the event\ntype\nDetails",
		 show_registered),
	EXEC_ROW(MODE_USER, EM "policy {active|pending}",
		 H_EM "Event manager policies\nPolicies that run\nPolicies that wait", show_active),
	EXEC_ROW(MODE_USER, EM "history events [<1-50>$n|detailed]",
		 H_EM "History\nEvents that were raised\nHow many\nDetails", show_history),
	EXEC_ROW(MODE_USER, EM "statistics policy", H_EM "Statistics\nOf the policies",
		 show_statistics),
	EXEC_ROW(MODE_USER, EM "environment [all|WORD$var]",
		 H_EM "Environment variables\nAll of them\nName of a variable", show_environment),
	EXEC_ROW(MODE_USER, EM "session cli username", H_EM "Session\nCLI\nUser", show_username),
	EXEC_ROW(MODE_EXEC, "event manager run WORD$name [WORD$arg]...",
		 "Event related commands\nEmbedded Event Manager\nRun a policy by hand\nName\nArgument",
		 event_run),
	EXEC_END,
};
