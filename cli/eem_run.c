/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One triggered applet. Its actions run in the order of their labels, some dozens in a turn of the
 * loop; `wait` and commands that answer later give the loop back.
 *
 *   run_step -> action -> NEXT ... -> WAIT (timer, or the command's wake-up) -> run_step ... -> END
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utlist.h>

#include "cli/eem_int.h"
#include "cli/exec_int.h"

#define ACTIONS_A_TURN 64
#define WAIT_MAX_S 31536000u

enum step { STEP_NEXT, STEP_WAIT, STEP_END };

/* --- blocks --- */

static bool verb_is(const char *text, const char *verb)
{
	size_t n = strlen(verb);

	return !strncmp(text, verb, n) && (!text[n] || text[n] == ' ');
}

/* `if A eq B goto LABEL` stands alone; without goto it opens a block. */
static bool opens_block(const char *text)
{
	struct eem_words w;
	bool jump;

	if (verb_is(text, "while") || verb_is(text, "foreach"))
		return true;
	if (!verb_is(text, "if"))
		return false;
	eem_words_split(text, &w);
	jump = w.n >= 6 && !strcmp(w.w[4], "goto");
	eem_words_free(&w);
	return !jump;
}

static bool block_fail(const struct eem_action *a, char *why, size_t size, const char *text)
{
	snprintf(why, size, "action %s: %s", a->label, text);
	return false;
}

/* `else`, `elseif`, `end`: closes the part of the block that began at *top. */
static bool block_part(struct eem_action *act, int i, int *stack, int *depth)
{
	int top = stack[*depth - 1];
	bool end = verb_is(act[i].text, "end");

	/* of a loop nothing but its end */
	if (!end && (verb_is(act[top].text, "while") || verb_is(act[top].text, "foreach") ||
		     verb_is(act[top].text, "else")))
		return false;
	act[top].next = i;
	act[i].open = act[top].open >= 0 ? act[top].open : top;
	if (end)
		(*depth)--;
	else
		stack[*depth - 1] = i;
	return true;
}

static bool block_loop(struct eem_action *act, int i, const int *stack, int depth)
{
	while (depth--) {
		int at = act[stack[depth]].open >= 0 ? act[stack[depth]].open : stack[depth];

		if (verb_is(act[at].text, "if"))
			continue;
		act[i].open = at;
		return true;
	}
	return false;
}

bool eem_blocks(struct eem_action *act, size_t n, char *why, size_t size)
{
	int stack[32], depth = 0;

	for (size_t i = 0; i < n; i++)
		act[i].next = act[i].open = -1;
	for (int i = 0; i < (int)n; i++) {
		const char *t = act[i].text;

		if (opens_block(t)) {
			if (depth == ARRAY_SIZE(stack))
				return block_fail(&act[i], why, size, "blocks are nested too deeply");
			stack[depth++] = i;
		} else if (verb_is(t, "end") || verb_is(t, "else") || verb_is(t, "elseif")) {
			if (!depth || !block_part(act, i, stack, &depth))
				return block_fail(&act[i], why, size, "there is no block that this fits");
		} else if (verb_is(t, "break") || verb_is(t, "continue")) {
			if (!block_loop(act, i, stack, depth))
				return block_fail(&act[i], why, size, "it is in no loop");
		}
	}
	if (depth)
		return block_fail(&act[stack[depth - 1]], why, size, "the block has no end");
	return true;
}

/* Where the block that has a part at i ends. */
static int block_end(const struct eem_policy *p, int i)
{
	while (i >= 0 && !verb_is(p->act[i].text, "end"))
		i = p->act[i].next;
	return i;
}

/* --- control --- */

static enum step run_fail(struct eem_run *r, const char *fmt, ...) PRINTF(2, 3);
static enum step run_fail(struct eem_run *r, const char *fmt, ...)
{
	struct str s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	r->e->quiet++;
	log_msg("HA_EM", LOG_LV_ERR, "FMPD_ERROR", "Error executing applet %s statement %s: %s",
		r->name, r->p->act[r->pc].label, str_text(&s));
	r->e->quiet--;
	str_free(&s);
	r->p->aborted++;
	eem_history(r->e, r->job_id, "abort");
	return STEP_END;
}

static enum step run_jump(struct eem_run *r, int to)
{
	r->pc = (size_t)to;
	r->jumped = true;
	return STEP_NEXT;
}

static enum step run_on(struct eem_run *r)
{
	r->pc++;
	r->jumped = false;
	return STEP_NEXT;
}

static enum step run_if(struct eem_run *r, const struct eem_words *w)
{
	static const char *const ops[] = { "eq", "ne", "gt", "ge", "lt", "le" };
	bool known = false, yes;

	for (size_t i = 0; w->n >= 4 && i < ARRAY_SIZE(ops); i++)
		known |= !strcmp(w->w[2], ops[i]);
	if (!known)
		return run_fail(r, "no comparison");
	yes = eem_compare(w->w[1], w->w[2], w->w[3]);
	if (!strcmp(w->w[0], "if") && w->n >= 6 && !strcmp(w->w[4], "goto")) {
		for (size_t i = 0; yes && i < r->p->n_act; i++)
			if (!strcmp(r->p->act[i].label, w->w[5]))
				return run_jump(r, (int)i);
		return yes ? run_fail(r, "no action %s", w->w[5]) : run_on(r);
	}
	if (yes)
		return run_on(r);
	if (!strcmp(w->w[0], "while"))
		return run_jump(r, r->p->act[r->pc].next + 1);
	return run_jump(r, r->p->act[r->pc].next);
}

/* foreach NAME "a b c" */
static enum step run_foreach(struct eem_run *r, const struct eem_words *w)
{
	const struct eem_action *a = &r->p->act[r->pc];
	int *at = &r->iter[r->pc];
	struct eem_words list;
	enum step s;

	if (w->n != 3)
		return run_fail(r, "foreach NAME LIST");
	if (!r->jumped)
		*at = 0; /* come from above, not from its end */
	eem_words_split(w->w[2], &list);
	if (*at < (int)list.n) {
		eem_var_set(r, w->w[1], list.w[*at]);
		(*at)++;
		s = run_on(r);
	} else {
		s = run_jump(r, a->next + 1);
	}
	eem_words_free(&list);
	return s;
}

static enum step run_end(struct eem_run *r)
{
	const struct eem_action *a = &r->p->act[r->pc];

	return verb_is(r->p->act[a->open].text, "if") ? run_on(r) : run_jump(r, a->open);
}

/* Fallen into from the part above, the block is done. */
static enum step run_else(struct eem_run *r, const struct eem_words *w)
{
	if (!r->jumped)
		return run_jump(r, block_end(r->p, (int)r->pc) + 1);
	return !strcmp(w->w[0], "elseif") ? run_if(r, w) : run_on(r);
}

static enum step run_control(struct eem_run *r, const struct eem_words *w, bool *mine)
{
	const struct eem_action *a = &r->p->act[r->pc];
	const char *verb = w->w[0];

	*mine = true;
	if (!strcmp(verb, "if") || !strcmp(verb, "while"))
		return run_if(r, w);
	if (!strcmp(verb, "else") || !strcmp(verb, "elseif"))
		return run_else(r, w);
	if (!strcmp(verb, "foreach"))
		return run_foreach(r, w);
	if (!strcmp(verb, "end"))
		return run_end(r);
	if (!strcmp(verb, "break"))
		return run_jump(r, block_end(r->p, a->open) + 1);
	if (!strcmp(verb, "continue"))
		return run_jump(r, a->open);
	if (!strcmp(verb, "exit")) {
		if (w->n > 1)
			eem_var_set(r, "_exit_status", w->w[1]);
		return STEP_END;
	}
	*mine = false;
	return STEP_END;
}

/* --- what has an effect --- */

static void say(struct eem_run *r, enum log_level level, const char *text)
{
	r->e->quiet++;
	log_msg("HA_EM", level, "LOG", "%s: %s", r->name, text);
	r->e->quiet--;
}

static enum step run_syslog(struct eem_run *r, const struct eem_words *w)
{
	enum log_level level = LOG_LV_INFO;
	const char *msg = NULL;
	struct str rest = { 0 };

	for (size_t i = 1; i < w->n && !msg; i++) {
		if (!strcmp(w->w[i], "priority") && i + 1 < w->n) {
			i++;
			for (int l = 0; l <= LOG_LV_DEBUG; l++)
				if (!strncmp(log_level_name((enum log_level)l), w->w[i],
					     strlen(w->w[i])))
					level = (enum log_level)l;
		} else if (!strcmp(w->w[i], "msg") && i + 1 < w->n) {
			for (msg = ""; ++i < w->n;)
				str_printf(&rest, "%s%s", rest.len ? " " : "", w->w[i]);
		}
	}
	say(r, level, str_text(&rest));
	str_free(&rest);
	return run_on(r);
}

static enum step run_puts(struct eem_run *r, const struct eem_words *w)
{
	bool newline = w->n < 2 || strcmp(w->w[1], "nonewline") != 0;
	const char *text = w->n > (newline ? 1u : 2u) ? w->w[w->n - 1] : "";

	if (r->wait)
		cli_job_print(r->wait, "%s%s", text, newline ? "\n" : "");
	else
		say(r, LOG_LV_INFO, text);
	return run_on(r);
}

static void cli_woken(struct cli_ctx *c, void *arg)
{
	struct eem_run *r = arg;

	timer_set(loop_timers(r->e->rt->loop), &r->timer, 0);
}

/* The command has answered: what it said, and the prompt, as a terminal would have shown. */
static enum step cli_answered(struct eem_run *r)
{
	cli_prompt(&r->ctx, &r->out);
	eem_var_set(r, "_cli_result", str_text(&r->out));
	str_reset(&r->out);
	r->in_cli = false;
	return run_on(r);
}

/* cli command "..." [pattern P]: with a pattern the applet answers the question itself, by its next
 * command; without one the default answer is taken. */
static enum step run_cli(struct eem_run *r, const struct eem_words *w)
{
	if (w->n < 2)
		return run_fail(r, "cli command TEXT");
	if (strcmp(w->w[1], "command"))
		return run_on(r); /* open, close: the session is always there */
	r->ctx.interactive = w->n > 3 && !strcmp(w->w[3], "pattern");
	r->ctx.want_close = false;
	r->in_cli = true;
	cli_exec(&r->ctx, w->n > 2 ? w->w[2] : "", 0);
	if (r->over)
		return STEP_END;
	return r->ctx.job ? STEP_WAIT : cli_answered(r);
}

static enum step run_wait(struct eem_run *r, const struct eem_words *w)
{
	uint64_t s;

	if (w->n < 2 || !parse_u64(w->w[1], 0, WAIT_MAX_S, &s))
		return run_fail(r, "wait SECONDS");
	r->pc++;
	r->jumped = false;
	timer_set(loop_timers(r->e->rt->loop), &r->timer, s * 1000);
	return STEP_WAIT;
}

/* track read N -> $_track_state; track set N state up|down */
static enum step run_track(struct eem_run *r, const struct eem_words *w)
{
	struct track_state st;
	uint64_t n;

	if (w->n < 3 || !parse_u64(w->w[2], 1, 1000, &n))
		return run_fail(r, "track read N or track set N state up|down");
	if (!strcmp(w->w[1], "set") &&
	    (w->n < 5 || !track_stub_set(r->e->rt->tracks, (uint16_t)n, !strcmp(w->w[4], "up"))))
		return run_fail(r, "no stub object %s", w->w[2]);
	if (!track_get(r->e->rt->tracks, (uint16_t)n, &st))
		return run_fail(r, "no tracked object %s", w->w[2]);
	eem_var_set(r, "_track_number", w->w[2]);
	eem_var_set(r, "_track_state", st.up ? "up" : "down");
	return run_on(r);
}

static enum step run_policy(struct eem_run *r, const struct eem_words *w)
{
	struct eem_policy *p = w->n > 1 ? eem_find(r->e, w->w[1]) : NULL;

	if (!p)
		return run_fail(r, "no policy %s", w->n > 1 ? w->w[1] : "");
	eem_start(p, NULL, NULL);
	return run_on(r);
}

static enum step run_effect(struct eem_run *r, const struct eem_words *w)
{
	static const struct {
		const char *verb;
		enum step (*fn)(struct eem_run *r, const struct eem_words *w);
	} verbs[] = {
		{ "cli", run_cli },	{ "syslog", run_syslog }, { "puts", run_puts },
		{ "wait", run_wait },	{ "track", run_track },	  { "policy", run_policy },
	};

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(w->w[0], verbs[i].verb))
			return verbs[i].fn(r, w);
	if (!strcmp(w->w[0], "comment") || !strcmp(w->w[0], "handle-error"))
		return run_on(r);
	if (!strcmp(w->w[0], "reload")) {
		cli_exec(&r->ctx, "reload", 0);
		return STEP_END;
	}
	return run_fail(r, "%s is not supported here", w->w[0]);
}

/* --- from first to last --- */

/* The names an action writes to stand without $, so all words are expanded. */
static enum step run_action(struct eem_run *r)
{
	struct eem_words raw, w = { .n = 0 };
	struct str text[EEM_MAX_ARGS] = { 0 };
	enum step s = STEP_NEXT;
	char why[64];
	bool mine = true;

	eem_words_split(r->p->act[r->pc].text, &raw);
	for (; w.n < raw.n && mine; w.n++) {
		mine = eem_expand(r, raw.w[w.n], &text[w.n], why, sizeof(why));
		w.w[w.n] = (char *)str_text(&text[w.n]);
	}
	if (!mine) {
		s = run_fail(r, "could not find environment variable: %s", why);
	} else if (!w.n) {
		s = run_on(r);
	} else {
		s = run_control(r, &w, &mine);
		if (!mine) {
			enum eem_done d = eem_compute(r, &w);

			s = d == EEM_DONE ? run_on(r) : d == EEM_FAILED ? run_fail(r, "%s", raw.w[0]) :
								run_effect(r, &w);
		}
	}
	for (size_t i = 0; i < raw.n; i++)
		str_free(&text[i]);
	eem_words_free(&raw);
	return s;
}

/* Whoever waited goes on: a command held back runs when the applet says so (_exit_status 1). */
static void waiter_release(struct eem_run *r)
{
	const char *status = eem_var_get(r, "_exit_status");
	struct cli_job *j = r->wait;

	r->wait = NULL;
	if (!j)
		return;
	if (r->line && status && !strcmp(status, "1"))
		cli_job_exec(j, r->line);
	else
		cli_job_done(j);
}

static void run_over(struct eem_run *r)
{
	r->over = true;
	waiter_release(r);
	eem_run_free(r);
}

static void run_step(struct timer *t, void *arg)
{
	struct eem_run *r = arg;
	enum step s = STEP_NEXT;

	if (r->stepping || (r->in_cli && r->ctx.job))
		return; /* the command has written, not ended */
	r->stepping = true;
	if (r->in_cli)
		s = cli_answered(r);
	for (int n = 0; s == STEP_NEXT && !r->over && n < ACTIONS_A_TURN; n++)
		s = !r->p || r->pc >= r->p->n_act ? STEP_END : run_action(r);
	r->stepping = false;
	if (s == STEP_END || r->over)
		run_over(r);
	else if (s == STEP_NEXT)
		timer_set(loop_timers(r->e->rt->loop), &r->timer, 1);
}

static void run_maxrun(struct timer *t, void *arg)
{
	struct eem_run *r = arg;

	r->e->quiet++;
	log_msg("HA_EM", LOG_LV_INFO, "FMS_POLICY_TIMEOUT",
		"Policy '%s' has hit its maximum execution time of %u.%03u seconds, and so has been "
		"halted", r->name, (unsigned)(r->maxrun_ms / 1000), (unsigned)(r->maxrun_ms % 1000));
	r->e->quiet--;
	eem_run_abort(r, "abort");
}

void eem_run_abort(struct eem_run *r, const char *status)
{
	if (r->p)
		r->p->aborted++;
	eem_history(r->e, r->job_id, status);
	r->over = true;
	if (!r->stepping)
		run_over(r);
}

void eem_run_begin(struct eem_run *r)
{
	struct router *rt = r->e->rt;
	const struct cfg_node *user = cfg_find(&rt->running->root, "event manager session");

	timer_init(&r->timer, run_step, r);
	timer_init(&r->maxrun, run_maxrun, r);
	snprintf(r->who, sizeof(r->who), "vty0 (EEM:%s)", r->name);
	str_copy(r->user, sizeof(r->user), user && cfg_var(user, "user") ? cfg_var(user, "user") : "");
	/* as a user's session begins; `enable` asks it for nothing */
	r->ctx = (struct cli_ctx){ .rt = rt, .out = &r->out, .mode = MODE_USER, .privilege = 15,
				   .cfg = rt->running, .who = r->who, .user = r->user,
				   .by_eem = true, .wake = cli_woken, .wake_arg = r };
	timer_set(loop_timers(rt->loop), &r->timer, 0);
	if (r->maxrun_ms)
		timer_set(loop_timers(rt->loop), &r->maxrun, r->maxrun_ms);
}

void eem_run_free(struct eem_run *r)
{
	struct eem *e = r->e;

	timer_cancel(&r->timer);
	timer_cancel(&r->maxrun);
	r->ctx.wake = NULL;
	cli_release(&r->ctx);
	str_free(&r->out);
	eem_vars_free(r);
	DL_DELETE(e->runs, r);
	e->n_runs--;
	if (r->p)
		r->p->running--;
	free(r->iter);
	free(r->line);
	free(r);
}
