/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logins judged: a line's methods one after the other, the local users, and what failures lead to.
 *
 * A method that cannot say anything (no server here, no password set) passes on to the next; one
 * that says no ends the matter, as on IOS. Counters and lists are under one lock; messages are
 * made on the control thread, which knows the time zone.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/wall.h"
#include "cli/auth.h"
#include "cli/session_int.h"
#include "cli/show.h"

struct local_state {
	struct local_state *next;
	char user[64];
	unsigned fails;
	time_t locked_at; /* 0: not locked */
};

struct auth {
	struct sessions *m;
	pthread_mutex_t lock;
	/* under the lock */
	struct local_state *locals;
	struct auth_failure failures[AUTH_FAILURES]; /* oldest first */
	size_t n_failures;
	unsigned total, window, successes, failed_logins;
	uint64_t window_ends, quiet_ends; /* mono_ms(), 0: none */
	/* control thread */
	struct timer quiet;
};

enum verdict { SAYS_NOTHING, SAYS_NO, SAYS_YES };

/* What the control thread is to say. */
struct note {
	struct auth *a;
	enum { NOTE_FAILED, NOTE_SUCCESS, NOTE_QUIET, NOTE_LOCKED } kind;
	char user[64], from[64];
	uint16_t port;
	unsigned left_s;
	time_t at;
};

/* --- messages, on the control thread --- */

static void note_run(void *arg)
{
	struct note *n = arg;
	const struct sessions_conf *conf = &n->a->m->conf;
	const char *acl = *conf->login.quiet_acl ? conf->login.quiet_acl : "sl_def_acl";
	const char *from = *n->from ? n->from : "LOCAL";
	char when[SHOW_WALL_LEN];

	show_wall(n->a->m->rt->running, n->at, when);
	switch (n->kind) {
	case NOTE_FAILED:
		log_msg("SEC_LOGIN", LOG_LV_WARNING, "LOGIN_FAILED",
			"Login failed [user: %s] [Source: %s] [localport: %u] [Reason: Login "
			"Authentication Failed] at %s", n->user, from, n->port, when);
		break;
	case NOTE_SUCCESS:
		log_msg("SEC_LOGIN", LOG_LV_NOTICE, "LOGIN_SUCCESS",
			"Login Success [user: %s] [Source: %s] [localport: %u] at %s", n->user,
			from, n->port, when);
		break;
	case NOTE_QUIET:
		log_msg("SEC_LOGIN", LOG_LV_ALERT, "QUIET_MODE_ON",
			"Still timeleft for watching failures is %u secs, [user: %s] [Source: %s] "
			"[localport: %u] [Reason: Login Authentication Failed] [ACL: %s] at %s",
			n->left_s, n->user, from, n->port, acl, when);
		timer_set(loop_timers(n->a->m->rt->loop), &n->a->quiet,
			  (uint64_t)conf->login.block_s * 1000);
		break;
	case NOTE_LOCKED:
		log_msg("AAA", LOG_LV_NOTICE, "USER_LOCKED",
			"User %s locked out on authentication failure", n->user);
		break;
	}
	free(n);
}

static void note(struct auth *a, int kind, const struct auth_try *t, unsigned left_s)
{
	struct note *n = xcalloc(1, sizeof(*n));

	n->a = a;
	n->kind = kind;
	n->port = t->port;
	n->left_s = left_s;
	n->at = wall_time();
	str_copy(n->user, sizeof(n->user), t->user);
	str_copy(n->from, sizeof(n->from), t->from);
	loop_post(a->m->rt->loop, note_run, n);
}

static void on_quiet_end(struct timer *timer, void *arg)
{
	struct auth *a = arg;
	char when[SHOW_WALL_LEN];

	pthread_mutex_lock(&a->lock);
	a->quiet_ends = a->window_ends = 0;
	a->window = 0;
	pthread_mutex_unlock(&a->lock);
	log_msg("SEC_LOGIN", LOG_LV_NOTICE, "QUIET_MODE_OFF",
		"Quiet Mode is OFF, because block period timed out at %s",
		show_wall(a->m->rt->running, wall_time(), when));
}

/* --- counting; the lock is held --- */

static struct local_state *local_find(struct auth *a, const char *user, bool make)
{
	struct local_state *l = a->locals;

	while (l && strcmp(l->user, user))
		l = l->next;
	if (!l && make) {
		l = xcalloc(1, sizeof(*l));
		str_copy(l->user, sizeof(l->user), user);
		l->next = a->locals;
		a->locals = l;
	}
	return l;
}

static void failure_remember(struct auth *a, const struct auth_try *t)
{
	struct auth_failure *f;

	for (size_t i = 0; i < a->n_failures; i++) {
		f = &a->failures[i];
		if (!strcmp(f->user, t->user) && !strcmp(f->from, t->from) && f->port == t->port) {
			f->count++;
			f->at = wall_time();
			return;
		}
	}
	if (a->n_failures == AUTH_FAILURES) {
		memmove(a->failures, a->failures + 1, (AUTH_FAILURES - 1) * sizeof(*f));
		a->n_failures--;
	}
	f = &a->failures[a->n_failures++];
	*f = (struct auth_failure){ .port = t->port, .count = 1, .at = wall_time() };
	str_copy(f->user, sizeof(f->user), t->user);
	str_copy(f->from, sizeof(f->from), t->from);
}

static void count_failure(struct auth *a, const struct auth_try *t, const struct login_conf *lc)
{
	uint64_t now = mono_ms(NULL);

	a->failed_logins++;
	if (lc->fail_every && a->failed_logins % lc->fail_every == 0)
		note(a, NOTE_FAILED, t, 0);
	if (!lc->block_s || !t->port) /* the console is never shut */
		return;
	a->total++;
	failure_remember(a, t);
	if (now >= a->window_ends) {
		a->window_ends = now + (uint64_t)lc->within_s * 1000;
		a->window = 0;
	}
	a->window++;
	if (a->window >= lc->attempts && !a->quiet_ends) {
		a->quiet_ends = now + (uint64_t)lc->block_s * 1000;
		note(a, NOTE_QUIET, t, (unsigned)((a->window_ends - now) / 1000));
	}
}

static void settle(struct auth *a, const struct auth_try *t, const struct login_conf *lc, bool ok)
{
	pthread_mutex_lock(&a->lock);
	if (!ok) {
		count_failure(a, t, lc);
	} else {
		a->successes++;
		if (lc->success_every && a->successes % lc->success_every == 0)
			note(a, NOTE_SUCCESS, t, 0);
	}
	pthread_mutex_unlock(&a->lock);
}

/* --- local users --- */

struct snapshot { /* what a judgement needs of the configuration */
	struct user_conf user;
	bool known, any_users;
	struct login_conf login;
	char enable[160];
};

static void snapshot_take(struct sessions *m, const char *name, struct snapshot *s)
{
	memset(s, 0, sizeof(*s));
	pthread_mutex_lock(&m->users_lock);
	for (size_t i = 0; i < m->conf.n_users && !s->known; i++) {
		s->known = !strcmp(m->conf.users[i].name, name);
		if (s->known)
			s->user = m->conf.users[i];
	}
	s->any_users = m->conf.n_users > 0;
	s->login = m->conf.login;
	str_copy(s->enable, sizeof(s->enable), m->conf.enable_secret);
	pthread_mutex_unlock(&m->users_lock);
}

static bool is_locked(struct auth *a, const char *user, const struct login_conf *lc)
{
	const struct local_state *l;
	bool locked;

	pthread_mutex_lock(&a->lock);
	l = local_find(a, user, false);
	locked = lc->max_fail && l && l->locked_at;
	pthread_mutex_unlock(&a->lock);
	return locked;
}

/* Only users that exist are remembered: strangers cannot fill the memory. */
static void local_count(struct auth *a, const struct auth_try *t, const struct snapshot *s, bool ok)
{
	struct local_state *l;

	if (!s->login.max_fail || s->user.privilege >= 15)
		return; /* an administrator is never locked out */
	pthread_mutex_lock(&a->lock);
	l = local_find(a, s->user.name, !ok);
	if (l && ok)
		l->fails = 0;
	if (l && !ok && ++l->fails >= s->login.max_fail && !l->locked_at) {
		l->locked_at = wall_time();
		note(a, NOTE_LOCKED, t, 0);
	}
	pthread_mutex_unlock(&a->lock);
}

static enum verdict local_says(struct auth *a, const struct auth_try *t, const struct snapshot *s)
{
	/* as long as a hash of type 9 takes, so that the time does not tell who exists */
	static const char nobody[] = "9 $9$nobodynobody$x";
	bool ok;

	if (!s->any_users)
		return SAYS_NOTHING;
	if (!s->known) {
		secret_verify(nobody, t->password);
		return SAYS_NO;
	}
	ok = secret_verify(s->user.secret, t->password) &&
	     !(t->line->aaa && is_locked(a, s->user.name, &s->login));
	if (t->line->aaa)
		local_count(a, t, s, ok);
	return ok ? SAYS_YES : SAYS_NO;
}

static enum verdict secret_says(const char *stored, const char *typed)
{
	if (!*stored)
		return SAYS_NOTHING;
	return secret_verify(stored, typed) ? SAYS_YES : SAYS_NO;
}

/* The level a session starts with. With AAA a user's level is a matter of exec authorization. */
static int level_of(const struct line_conf *l, const struct snapshot *s)
{
	return s->known && (!l->aaa || l->author_local) ? MAX(l->privilege, s->user.privilege) :
							   l->privilege;
}

bool auth_check(struct auth *a, const struct auth_try *t, int *privilege)
{
	enum verdict v = SAYS_NOTHING;
	struct snapshot s;

	snapshot_take(a->m, t->user, &s);
	for (int i = 0; i < AUTH_METHODS && v == SAYS_NOTHING; i++) {
		switch (t->line->methods[i]) {
		case AUTH_END:
			v = SAYS_NO;
			break;
		case AUTH_NONE:
			v = SAYS_YES;
			break;
		case AUTH_LOCAL:
		case AUTH_LOCAL_CASE:
			v = local_says(a, t, &s);
			break;
		case AUTH_LINE:
			v = secret_says(t->line->password, t->password);
			break;
		case AUTH_ENABLE:
			v = secret_says(s.enable, t->password);
			break;
		case AUTH_SERVERS:
			break;
		}
	}
	*privilege = level_of(t->line, &s);
	settle(a, t, &s.login, v == SAYS_YES);
	secret_wipe(&s, sizeof(s));
	return v == SAYS_YES;
}

bool auth_key_accepted(struct auth *a, const struct auth_try *t, const char *type, const char *hash,
		       bool used, int *privilege)
{
	const struct ssh_conf *ssh = &a->m->conf.ssh;
	struct snapshot s;
	bool ok = false;

	snapshot_take(a->m, t->user, &s);
	pthread_mutex_lock(&a->m->users_lock);
	for (size_t i = 0; i < ssh->n_keys && !ok; i++)
		ok = !strcmp(ssh->keys[i].user, t->user) && !strcmp(ssh->keys[i].type, type) &&
		     !strcasecmp(ssh->keys[i].hash, hash);
	pthread_mutex_unlock(&a->m->users_lock);
	ok = ok && !(t->line->aaa && is_locked(a, t->user, &s.login));
	*privilege = level_of(t->line, &s);
	if (used)
		settle(a, t, &s.login, ok);
	secret_wipe(&s, sizeof(s));
	return ok;
}

unsigned auth_delay(struct auth *a)
{
	unsigned n;

	pthread_mutex_lock(&a->m->users_lock);
	n = a->m->conf.login.delay_s;
	pthread_mutex_unlock(&a->m->users_lock);
	return n;
}

/* --- lines --- */

enum auth_question auth_asks(const struct line_conf *l)
{
	switch (l->methods[0]) {
	case AUTH_NONE:
		return AUTH_ASK_NOTHING;
	case AUTH_LINE:
	case AUTH_ENABLE:
		return AUTH_ASK_PASSWORD;
	case AUTH_END:
	case AUTH_LOCAL:
	case AUTH_LOCAL_CASE:
	case AUTH_SERVERS:
		break;
	}
	return AUTH_ASK_NAME;
}

bool auth_possible(const struct line_conf *l)
{
	return l->aaa || l->methods[0] != AUTH_LINE || *l->password;
}

/* --- the control thread --- */

bool auth_admits(struct auth *a, const struct addr *from)
{
	const struct login_conf *lc = &a->m->conf.login;
	bool quiet;

	pthread_mutex_lock(&a->lock);
	quiet = a->quiet_ends > mono_ms(NULL);
	pthread_mutex_unlock(&a->lock);
	return !quiet || !lc->block_s ||
	       (*lc->quiet_acl && access_permits(a->m->rt, lc->quiet_acl, from, false));
}

void auth_status_get(struct auth *a, struct auth_status *s)
{
	uint64_t now = mono_ms(NULL), end;

	pthread_mutex_lock(&a->lock);
	s->quiet = a->quiet_ends > now;
	end = s->quiet ? a->quiet_ends : a->window_ends;
	s->left_s = end > now ? (unsigned)((end - now + 999) / 1000) : 0;
	s->window = a->window_ends > now ? a->window : 0;
	s->total = a->total;
	pthread_mutex_unlock(&a->lock);
}

size_t auth_failures_get(struct auth *a, struct auth_failure *out, size_t max)
{
	size_t n;

	pthread_mutex_lock(&a->lock);
	n = MIN(a->n_failures, max);
	memcpy(out, a->failures, n * sizeof(*out));
	pthread_mutex_unlock(&a->lock);
	return n;
}

void auth_locked_walk(struct auth *a, void (*fn)(const char *user, time_t at, void *arg), void *arg)
{
	pthread_mutex_lock(&a->lock);
	for (const struct local_state *l = a->locals; l; l = l->next)
		if (l->locked_at)
			fn(l->user, l->locked_at, arg);
	pthread_mutex_unlock(&a->lock);
}

bool auth_unlock(struct auth *a, const char *user)
{
	bool any = false;

	pthread_mutex_lock(&a->lock);
	for (struct local_state *l = a->locals; l; l = l->next) {
		if (!l->locked_at || (user && strcmp(l->user, user)))
			continue;
		l->locked_at = 0;
		l->fails = 0;
		any = true;
	}
	pthread_mutex_unlock(&a->lock);
	return any;
}

void auth_forget_fails(struct auth *a, const char *user)
{
	pthread_mutex_lock(&a->lock);
	for (struct local_state *l = a->locals; l; l = l->next)
		if (!l->locked_at && (!user || !strcmp(l->user, user)))
			l->fails = 0;
	pthread_mutex_unlock(&a->lock);
}

struct auth *auth_new(struct sessions *m)
{
	struct auth *a = xcalloc(1, sizeof(*a));

	a->m = m;
	pthread_mutex_init(&a->lock, NULL);
	timer_init(&a->quiet, on_quiet_end, a);
	return a;
}

void auth_free(struct auth *a)
{
	struct local_state *next;

	if (!a)
		return;
	timer_cancel(&a->quiet);
	for (struct local_state *l = a->locals; l; l = next) {
		next = l->next;
		free(l);
	}
	pthread_mutex_destroy(&a->lock);
	free(a);
}
