/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the event manager.
 *
 *   eem.c         policies from the configuration, queue of triggered ones, history
 *   eem_event.c   detectors: what an `event` line watches, and when it has happened
 *   eem_run.c     one triggered applet: its actions from first to last
 *   eem_action.c  the actions that compute (set, regexp, string, arithmetic) and their variables
 *   eem_cron.c    five fields of a cron entry -> the next minute they fit
 */
#ifndef CLI_EEM_INT_H
#define CLI_EEM_INT_H

#include <regex.h>
#include <time.h>
#include <uthash.h>

#include "cli/eem.h"
#include "cli/show.h"

#define EEM_NAME_LEN 64
#define EEM_MAX_ARGS 24
#define EEM_MAX_RUNS 32        /* at the same time */
#define EEM_MAX_HITS 32
#define EEM_HISTORY 50
#define EEM_MAXRUN_MS 20000

struct eem_cron {
	uint64_t minute, hour, day, month, weekday; /* a bit each */
	bool day_any, weekday_any;
};
bool eem_cron_parse(const char *text, struct eem_cron *out);
/* The first minute after `now` that fits, in the same (local) seconds; 0: none within five years. */
time_t eem_cron_next(const struct eem_cron *c, time_t now);

enum eem_kind {
	EEM_OTHER, EEM_NONE, EEM_TRACK, EEM_SYSLOG, EEM_WATCHDOG, EEM_COUNTDOWN, EEM_CRON,
	EEM_ABSOLUTE, EEM_CLI, EEM_INTERFACE, EEM_ROUTING
};

struct eem_policy;

struct eem_event {
	struct eem_policy *p;
	enum eem_kind kind;
	char tag[32];
	char *spec;                /* the line behind `event [tag T]` */
	uint64_t maxrun_ms;
	uint16_t track;
	enum { EEM_STATE_DOWN, EEM_STATE_UP, EEM_STATE_ANY } state;
	char *pattern;             /* syslog, cli */
	regex_t re;
	bool has_re;
	enum log_level level;      /* syslog priority */
	unsigned occurs;
	uint64_t period_ms;
	uint64_t hits[EEM_MAX_HITS];
	unsigned n_hits;
	bool sync, skip;           /* cli */
	uint64_t time_ms;          /* timers, poll-interval */
	time_t at;                 /* absolute */
	char name[IFACE_NAME_LEN]; /* of the timer, of the interface */
	struct eem_cron cron;
	struct timer timer;
	char param[40], op[4];     /* interface */
	int64_t value, last;
	bool increment, has_last, held;
	struct prefix prefix;      /* routing */
	bool installed;
	uint64_t fired_ms;         /* for `trigger` */
};

struct eem_action {
	char label[32];
	char *text;                /* canonical, behind the label */
	int next;                  /* if, elseif: where to go when false; while, foreach: their end */
	int open;                  /* end, else, elseif, break, continue: the block's first action */
};

struct eem_policy {
	struct eem *e;
	char name[EEM_NAME_LEN];
	char *source;              /* the section as text: changed? */
	struct eem_event *ev;
	size_t n_ev;
	struct eem_action *act;
	size_t n_act;
	char *correlate;           /* "event A or event B" */
	unsigned trigger_occurs;
	uint64_t trigger_period_ms;
	uint64_t trigger_hits[EEM_MAX_HITS];
	unsigned n_trigger_hits;
	time_t registered;
	uint64_t triggered, aborted;
	unsigned running;
	bool listed, bad;          /* bad: its blocks do not fit, never run */
	struct eem_policy *next;
};

struct eem_var {
	char name[64];
	char *value;
	UT_hash_handle hh;
};

struct eem_record {            /* history */
	unsigned job;
	time_t when;
	const char *status;
	char type[24], name[EEM_NAME_LEN];
};

struct eem_run {
	struct eem *e;
	struct eem_policy *p;      /* NULL: removed meanwhile, the run ends */
	char name[EEM_NAME_LEN];
	unsigned job_id;
	size_t pc;
	bool jumped;               /* the action at pc was reached from elsewhere in its block */
	int *iter;                 /* foreach: the next element, by action */
	struct eem_var *vars;
	bool in_cli;               /* a command answers later */
	bool stepping, over;
	struct cli_ctx ctx;
	struct str out;
	char who[EEM_NAME_LEN + 16], user[64];
	struct timer timer, maxrun;
	uint64_t maxrun_ms;
	/* who waits for it: `event manager run`, or a command that `event cli sync yes` holds back */
	struct cli_job *wait;
	char *line;
	struct eem_run *prev, *next;
};

struct eem {
	struct router *rt;
	struct eem_policy *policies; /* in order of registration */
	struct eem_run *runs;
	unsigned n_runs, next_job;
	uint64_t dropped;
	struct log_sink *sink;
	unsigned quiet;            /* our own messages trigger nothing */
	struct eem_record history[EEM_HISTORY];
	unsigned n_history;
	bool closing;
};

/* --- eem.c --- */
/* The event has happened; kv are name, value pairs for the applet, ended by NULL. */
void eem_fire(struct eem_event *ev, const char *const *kv);
/* Start the applet now. NULL: too many run. ev NULL: by hand. */
struct eem_run *eem_start(struct eem_policy *p, const struct eem_event *ev, const char *const *kv);
struct eem_policy *eem_find(struct eem *e, const char *name);
const char *eem_kind_name(enum eem_kind k); /* "timer watchdog" */
void eem_history(struct eem *e, unsigned job, const char *status);
time_t eem_local(const struct eem *e, time_t t); /* by `clock timezone` */

/* --- eem_event.c --- */
bool eem_event_parse(const struct cfg_node *n, struct eem_event *ev);
void eem_event_begin(struct eem_event *ev);
void eem_event_clear(struct eem_event *ev);
void eem_events_open(struct eem *e);
void eem_events_close(struct eem *e);

/* --- eem_run.c --- */
void eem_run_begin(struct eem_run *r);
void eem_run_abort(struct eem_run *r, const char *status);
void eem_run_free(struct eem_run *r);
/* Find the ends of the blocks. False: they do not fit; why says which. */
bool eem_blocks(struct eem_action *act, size_t n, char *why, size_t size);

/* --- eem_action.c --- */
struct eem_words {
	char *w[EEM_MAX_ARGS];
	size_t n;
	char *buf;
};
/* Split an action at blanks; "a b" is one word. */
void eem_words_split(const char *text, struct eem_words *out);
void eem_words_free(struct eem_words *w);
void eem_var_set(struct eem_run *r, const char *name, const char *value);
void eem_var_setf(struct eem_run *r, const char *name, const char *fmt, ...) PRINTF(3, 4);
const char *eem_var_get(const struct eem_run *r, const char *name);
void eem_vars_free(struct eem_run *r);
/* Replace $name. False: unknown variable, named in `why`. */
bool eem_expand(const struct eem_run *r, const char *text, struct str *out, char *why, size_t size);
bool eem_compare(const char *a, const char *op, const char *b);
enum eem_done { EEM_DONE, EEM_NOT_MINE, EEM_FAILED };
/* set, append, increment, decrement, add..., regexp, string, info: w expanded, w[0] the verb. */
enum eem_done eem_compute(struct eem_run *r, const struct eem_words *w);

#endif
