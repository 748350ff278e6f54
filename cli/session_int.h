/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions inside: what session.c (who is there), console.c (this terminal), vty.c (line editor
 * threads) and relay.c (the byte streams between them and the clients) share.
 *
 *   client --fd--> relay (control thread) <--socketpair--> vty thread: libcli's cli_loop()
 *                                                              | whole line
 *                  control thread: cli_exec() <--- request ----+
 *
 * Only the request in struct vty is touched by two threads, under its lock.
 */
#ifndef CLI_SESSION_INT_H
#define CLI_SESSION_INT_H

#include <pthread.h>
#include <stdatomic.h>
#include "cli/cli.h"

#define SESSION_HISTORY 20
#define SESSION_MAX_LINE 4090          /* what libcli's editor holds */

enum session_kind { SESSION_CONSOLE, SESSION_VTY, SESSION_UNIX };

struct session {
	struct session *prev, *next;
	struct sessions *mgr;
	enum session_kind kind;
	int vty;                       /* number of the vty line */
	char name[24], from[64], who[96], user[64];
	struct cli_ctx ctx;
	struct str out;
	bool monitor;
	uint64_t last_input;
	char *history[SESSION_HISTORY];
	size_t n_history;
};

struct listener;
struct console;

struct sessions {
	struct router *rt;
	struct sessions_conf conf;     /* users, banners: own copies */
	struct session *list;
	struct listener *listeners;
	struct console *console;
	struct log_sink *monitor, *con_log;
	atomic_bool closing;
};

/* --- session.c --- */
void session_init(struct session *s, struct sessions *mgr, enum session_kind kind);
void session_clear(struct session *s);
void session_touch(struct session *s);
void session_remember(struct session *s, const char *line);
const struct line_conf *session_line(const struct session *s);
const struct user_conf *sessions_user(const struct sessions *m, const char *name);
void session_login_done(struct session *s, const char *user, int privilege);

/* --- vty.c --- */
enum vty_request {
	VTY_NONE, VTY_HELLO, VTY_USER, VTY_ENTERED, VTY_LINE, VTY_HELP, VTY_TAB, VTY_CANCEL
};

/* Marks in the stream from the thread to the relay; the relay takes them out. */
enum vty_mark {
	MARK_PROMPT = 0x01, MARK_PROMPT_END = 0x02, MARK_BYE = 0x04 /* nothing more is shown */,
	MARK_KEY = 0x05, MARK_LINE = 0x06,
	MARK_TAB = 0x1e, MARK_HELP = 0x1f, MARK_QUESTION = 0x1d /* a literal `?` */
};

struct vty_view {                      /* how things stand after a request */
	char prompt[128];
	bool ask, secret, block, close, config;
	int length, width;
};

struct vty {
	struct session s;
	/* relay: control thread only */
	int fd, sp;
	struct loop_fd *watch_fd, *watch_sp;
	bool telnet, client_gone, thread_gone, at_prompt, held_crlf;
	bool mute, bye, after_z, z_end, overlong, serving;
	int want;                      /* MARK_KEY or MARK_LINE: the thread reads itself */
	int col;                       /* 0: the client's cursor stands at the left edge */
	size_t line_len;
	unsigned redraws;              /* prompts to come that are no new ones */
	int tn_state, tn_cmd;
	uint8_t tn_sub[16];
	size_t tn_sub_len;
	bool tn_cr;
	struct str in, to_thread, to_client, logs;
	size_t in_pos, to_thread_pos, to_client_pos;
	char *back;                    /* line to type again at the next prompt */
	struct timer timer;
	/* between the threads */
	pthread_mutex_t lock;
	pthread_cond_t cond;
	enum vty_request req;
	const char *req_text;          /* line, user name; lives while the thread waits */
	bool pending;                  /* posted, not yet served or given up */
	struct str answer;
	bool finished;
	struct vty_view view;
	char secret[160];              /* answer to VTY_USER */
	int privilege;
	atomic_bool interrupt;
	/* thread */
	pthread_t thread;
	bool started;                  /* set by the control thread: there is one to join */
	struct line_conf line;         /* as it was when the session began */
	int tfd;
	struct cli_def *cli;
	struct vty_view at;            /* the thread's copy */
	int rows;                      /* lines on the screen since the last --More-- */
	bool quit_output;
};

struct vty *vty_new(struct sessions *m, int fd, bool telnet, enum session_kind kind, int line,
		    const char *from);
/* Everything ends now; waits for the thread. */
void vty_free(struct vty *v);
void vty_wake(struct cli_ctx *c, void *arg);
/* The running request is over for the thread, whatever it was. */
void vty_abort(struct vty *v);

/* --- relay.c --- */
int relay_start(struct vty *v);
void relay_stop(struct vty *v);
/* The thread has ended: send what is left, then free. */
void relay_thread_ended(struct vty *v);
void relay_log(struct vty *v, const char *line);
void relay_type_back(struct vty *v, const char *line);

/* --- console.c --- */
struct console *console_new(struct sessions *m);
void console_free(struct console *c);
void console_log(struct console *c, const char *line);

#endif
