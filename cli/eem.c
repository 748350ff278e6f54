/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/wall.h"
#include "cli/apply_int.h"
#include "cli/eem_int.h"

struct eem_policy *eem_find(struct eem *e, const char *name)
{
	struct eem_policy *p;

	LL_FOREACH(e->policies, p)
		if (!strcmp(p->name, name))
			return p;
	return NULL;
}

const char *eem_kind_name(enum eem_kind k)
{
	switch (k) {
	case EEM_OTHER:
		return "other";
	case EEM_NONE:
		return "none";
	case EEM_TRACK:
		return "track";
	case EEM_SYSLOG:
		return "syslog";
	case EEM_WATCHDOG:
		return "timer watchdog";
	case EEM_COUNTDOWN:
		return "timer countdown";
	case EEM_CRON:
		return "timer cron";
	case EEM_ABSOLUTE:
		return "timer absolute";
	case EEM_CLI:
		return "cli";
	case EEM_INTERFACE:
		return "interface";
	case EEM_ROUTING:
		return "routing";
	}
	return "";
}

time_t eem_local(const struct eem *e, time_t t)
{
	char zone[16];
	int offset;

	show_timezone(e->rt->running, &offset, zone);
	return t + offset;
}

/* --- history --- */

static void history_add(struct eem *e, const struct eem_run *r, enum eem_kind kind)
{
	struct eem_record *h;

	if (e->n_history == EEM_HISTORY) {
		memmove(e->history, e->history + 1, (EEM_HISTORY - 1) * sizeof(*e->history));
		e->n_history--;
	}
	h = &e->history[e->n_history++];
	*h = (struct eem_record){ .job = r->job_id, .when = wall_time(), .status = "success" };
	str_copy(h->type, sizeof(h->type), eem_kind_name(kind));
	str_copy(h->name, sizeof(h->name), r->name);
}

void eem_history(struct eem *e, unsigned job, const char *status)
{
	for (unsigned i = 0; i < e->n_history; i++)
		if (e->history[i].job == job)
			e->history[i].status = status;
}

/* --- triggering --- */

static void event_vars(struct eem_run *r, const struct eem_event *ev, const char *const *kv)
{
	struct timespec now;

	wall_now(&now);
	eem_var_setf(r, "_event_id", "%u", r->job_id);
	eem_var_set(r, "_event_type_string", eem_kind_name(ev ? ev->kind : EEM_NONE));
	eem_var_setf(r, "_event_type", "%d", (int)(ev ? ev->kind : EEM_NONE));
	eem_var_setf(r, "_event_pub_sec", "%lld", (long long)now.tv_sec);
	eem_var_setf(r, "_event_pub_msec", "%ld", now.tv_nsec / 1000000);
	eem_var_setf(r, "_event_pub_time", "%lld.%03ld", (long long)now.tv_sec,
		     now.tv_nsec / 1000000);
	eem_var_set(r, "_event_severity", "severity-normal");
	for (; kv && kv[0]; kv += 2)
		eem_var_set(r, kv[0], kv[1]);
}

struct eem_run *eem_start(struct eem_policy *p, const struct eem_event *ev, const char *const *kv)
{
	struct eem *e = p->e;
	struct eem_run *r;

	if (e->n_runs >= EEM_MAX_RUNS || p->bad || e->closing) {
		e->dropped++;
		return NULL;
	}
	r = xcalloc(1, sizeof(*r));
	r->e = e;
	r->p = p;
	str_copy(r->name, sizeof(r->name), p->name);
	r->job_id = ++e->next_job;
	r->maxrun_ms = ev ? ev->maxrun_ms : p->n_ev ? p->ev[0].maxrun_ms : EEM_MAXRUN_MS;
	r->iter = xcalloc(p->n_act + 1, sizeof(*r->iter));
	DL_APPEND(e->runs, r);
	e->n_runs++;
	p->running++;
	p->triggered++;
	event_vars(r, ev, kv);
	history_add(e, r, ev ? ev->kind : EEM_NONE);
	eem_run_begin(r);
	return r;
}

/* So many times within so long. */
static bool often(uint64_t *hits, unsigned *n, unsigned wanted, uint64_t period)
{
	uint64_t now = mono_ms(NULL);
	unsigned kept = 0;

	for (unsigned i = 0; i < *n; i++)
		if (!period || now - hits[i] <= period)
			hits[kept++] = hits[i];
	if (kept == EEM_MAX_HITS)
		kept--;
	hits[kept++] = now;
	*n = kept;
	if (kept < MAX(wanted, 1u))
		return false;
	*n = 0;
	return true;
}

/* event A and event B or event C..., from left to right. */
static bool correlated(const struct eem_policy *p)
{
	uint64_t now = mono_ms(NULL);
	bool value = false, negate = false, and = false;
	struct eem_words w;

	eem_words_split(p->correlate, &w);
	for (size_t i = 0; i < w.n; i++) {
		bool this = false;

		if (!strcmp(w.w[i], "and") || !strcmp(w.w[i], "or")) {
			and = *w.w[i] == 'a';
			continue;
		}
		if (!strcmp(w.w[i], "andnot")) {
			and = negate = true;
			continue;
		}
		if (strcmp(w.w[i], "event") != 0 || i + 1 == w.n)
			continue;
		i++;
		for (size_t k = 0; k < p->n_ev; k++)
			this |= !strcmp(p->ev[k].tag, w.w[i]) && p->ev[k].fired_ms &&
				(!p->trigger_period_ms ||
				 now - p->ev[k].fired_ms <= p->trigger_period_ms);
		this ^= negate;
		value = and ? value && this : value || this;
		negate = and = false;
	}
	eem_words_free(&w);
	return value;
}

void eem_fire(struct eem_event *ev, const char *const *kv)
{
	struct eem_policy *p = ev->p;

	if (!often(ev->hits, &ev->n_hits, ev->occurs, ev->period_ms))
		return;
	ev->fired_ms = MAX(mono_ms(NULL), 1);
	if (p->correlate) {
		if (!correlated(p))
			return;
		if (!often(p->trigger_hits, &p->n_trigger_hits, p->trigger_occurs,
			   p->trigger_period_ms))
			return;
		for (size_t i = 0; i < p->n_ev; i++)
			p->ev[i].fired_ms = 0;
	}
	eem_start(p, ev, kv);
}

/* --- policies --- */

static void policy_clear(struct eem_policy *p)
{
	for (struct eem_run *r = p->e->runs, *next; r; r = next) {
		next = r->next;
		if (r->p != p)
			continue;
		/* An applet may change itself: the run under way ends with the action at hand. */
		p->running--;
		r->p = NULL;
		eem_run_abort(r, "removed");
		next = p->e->runs; /* whoever waited for it may have ended others */
	}
	for (size_t i = 0; i < p->n_ev; i++)
		eem_event_clear(&p->ev[i]);
	for (size_t i = 0; i < p->n_act; i++)
		free(p->act[i].text);
	free(p->ev);
	free(p->act);
	free(p->correlate);
	free(p->source);
}

static int action_cmp(const void *a, const void *b)
{
	return strcmp(((const struct eem_action *)a)->label, ((const struct eem_action *)b)->label);
}

/* IOS runs actions in the order of their labels as text: 10 comes before 2. */
static struct eem_action *actions_of(const struct cfg_node *s, size_t *n)
{
	struct eem_action *list = NULL;

	*n = 0;
	EACH(a, s, "action") {
		const char *label = cfg_var(a, "label");
		struct eem_action *x;

		if (!label)
			continue;
		x = GROW(list, *n);
		str_copy(x->label, sizeof(x->label), label);
		x->text = xstrdup(a->line + strlen("action ") + strlen(label) +
				  (a->line[strlen("action ") + strlen(label)] == ' '));
	}
	if (list)
		qsort(list, *n, sizeof(*list), action_cmp);
	return list;
}

bool eem_section_check(const struct cfg_node *applet, char *why, size_t size)
{
	size_t n;
	struct eem_action *list = actions_of(applet, &n);
	bool ok = eem_blocks(list, n, why, size);

	for (size_t i = 0; i < n; i++)
		free(list[i].text);
	free(list);
	return !ok;
}

static void policy_compile(struct eem_policy *p, const struct cfg_node *s)
{
	char why[160];

	EACH(n, s, "event") {
		struct eem_event ev = { .kind = EEM_OTHER };

		if (!eem_event_parse(n, &ev)) {
			eem_event_clear(&ev);
			continue;
		}
		p->ev = xrealloc(p->ev, (p->n_ev + 1) * sizeof(*p->ev));
		p->ev[p->n_ev++] = ev;
	}
	p->act = actions_of(s, &p->n_act);
	p->bad = !eem_blocks(p->act, p->n_act, why, sizeof(why));
	EACH(n, s, "correlate")
		p->correlate = xstrdup(n->line + strlen("correlate "));
	EACH(n, s, "trigger") {
		p->trigger_occurs = (unsigned)cfg_num(n, "n", 1);
		p->trigger_period_ms = cfg_num(n, "p", 0) * 1000;
	}
	if (p->bad)
		log_msg("HA_EM", LOG_LV_ERR, "FMPD_ERROR", "Applet %s is not run: %s", p->name, why);
}

static void policy_begin(struct eem_policy *p)
{
	p->registered = wall_time();
	for (size_t i = 0; i < p->n_ev; i++) {
		p->ev[i].p = p;
		eem_event_begin(&p->ev[i]);
	}
}

static void policy_update(struct eem *e, const struct cfg_node *s)
{
	struct eem_policy *p = eem_find(e, cfg_var(s, "name"));
	struct str text = { 0 };

	cfg_render_node(s, &text, 0);
	if (p && !strcmp(p->source, str_text(&text))) {
		p->listed = true;
		str_free(&text);
		return;
	}
	if (p) {
		policy_clear(p);
		LL_DELETE(e->policies, p);
	} else {
		p = xcalloc(1, sizeof(*p));
	}
	*p = (struct eem_policy){ .e = e, .listed = true, .source = str_steal(&text) };
	str_copy(p->name, sizeof(p->name), cfg_var(s, "name"));
	policy_compile(p, s);
	if (!p->n_ev) { /* without an event it is not registered, as on IOS */
		policy_clear(p);
		free(p);
		return;
	}
	LL_APPEND(e->policies, p);
	policy_begin(p);
}

void eem_configure(struct eem *e)
{
	struct eem_policy *p, *tmp;

	LL_FOREACH(e->policies, p)
		p->listed = false;
	EACH(s, &e->rt->running->root, "event manager applet")
		if (s->row && s->row->submode == MODE_EEM && cfg_var(s, "name"))
			policy_update(e, s);
	LL_FOREACH_SAFE(e->policies, p, tmp) {
		if (p->listed)
			continue;
		LL_DELETE(e->policies, p);
		policy_clear(p);
		free(p);
	}
}

struct eem *eem_new(struct router *rt)
{
	struct eem *e = xcalloc(1, sizeof(*e));

	e->rt = rt;
	eem_events_open(e);
	return e;
}

void eem_free(struct eem *e)
{
	struct eem_policy *p, *tmp;

	if (!e)
		return;
	e->closing = true;
	eem_events_close(e);
	while (e->runs)
		eem_run_abort(e->runs, "abort");
	LL_FOREACH_SAFE(e->policies, p, tmp) {
		policy_clear(p);
		free(p);
	}
	free(e);
}
