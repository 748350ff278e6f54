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
#include <sys/socket.h>
#include "cli/cli.h"

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
	bool monitor, warned;          /* warned: of the absolute timeout */
	uint64_t last_input, began;
	char *history[SESSION_HISTORY_MAX];
	size_t n_history, history_size;
};

struct auth;
struct listener;
struct console;
struct ssh_server;

struct sessions {
	struct router *rt;
	struct sessions_conf conf;     /* users, banners: own copies */
	struct session *list;
	struct listener *listeners;
	struct console *console;
	struct ssh_server *ssh;
	struct auth *auth;
	pthread_mutex_t users_lock;    /* conf: session threads read users, keys, logins */
	struct log_sink *monitor, *con_log;
	uint16_t telnet_port, ssh_port; /* 0: none */
	unsigned uses[17];             /* of each line since the start */
	atomic_bool closing;
};

/* --- session.c --- */
void session_init(struct session *s, struct sessions *mgr, enum session_kind kind);
void session_clear(struct session *s);
void session_touch(struct session *s);
void session_remember(struct session *s, const char *line);
const struct line_conf *session_line(const struct session *s);
/* Does a message of this severity leave the line that is being typed in peace? */
bool session_synchronous(const struct session *s, enum log_level level);
/* A text for this session's terminal, between two lines of its own. */
void session_notify(struct session *s, const char *text);
/* absolute-timeout, session-timeout, told the session as it comes. True: it must end now. */
bool session_over(struct session *s);
/* What a console shows that nobody uses (vacant-message). */
void session_vacant(const struct sessions *m, struct str *out);
/* Does this key end what runs? */
bool session_interrupts(const struct session *s, char key);
int sessions_tcp_listener(uint16_t port); /* -errno */
void sessions_peer_text(const struct sockaddr_storage *ss, char *out, size_t size);
/* The line this client would get now: free, open to it, and no quiet mode. NULL: none. */
const struct line_conf *sessions_admits(const struct sessions *m, const struct sockaddr *from, bool ssh);
/* A vty for a user whom SSH has let in; takes fd. command: not a shell but this one line. */
struct vty *sessions_ssh_vty(struct sessions *m, int fd, const char *from, const char *user,
			     int privilege, const char *command);
void session_login_done(struct session *s, const char *user, int privilege);

/* --- vty.c --- */
enum vty_request {
	VTY_NONE, VTY_HELLO, VTY_ENTERED, VTY_LINE, VTY_HELP, VTY_TAB, VTY_CANCEL,
	VTY_RESUME
};

/* Marks in the stream from the thread to the relay; the relay takes them out. */
enum vty_mark {
	MARK_PROMPT = 0x01, MARK_PROMPT_END = 0x02, MARK_BYE = 0x04 /* nothing more is shown */,
	MARK_KEY = 0x05, MARK_LINE = 0x06, MARK_RESUME = 0x1c /* the relay ran a line */,
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
	bool telnet, in_eof, client_gone, thread_gone, at_prompt, in_prompt, held_crlf;
	bool mute, mute_line, bye, after_z, z_end, overlong, serving;
	bool untouched;                /* no key since the prompt */
	bool cleared;                  /* clear line: it ends at the next timer */
	int want;                      /* MARK_KEY or MARK_LINE: the thread reads itself */
	int col;                       /* 0: the client's cursor stands at the left edge */
	size_t line_len;
	bool recalled, moved;          /* a line from the history; the cursor is not at its end */
	size_t edit_cost;              /* of this line so far, see costs() */
	unsigned redraws;              /* prompts to come that are no new ones */
	int tn_state, tn_cmd;
	uint8_t tn_sub[16];
	size_t tn_sub_len;
	bool tn_cr;
	struct str in, to_thread, to_client, logs;
	size_t in_pos, to_thread_pos, to_client_pos;
	char *back;                    /* line to type again at the next prompt */
	struct str typed, shown;       /* relay_line.c: in the editor; on the screen behind the prompt */
	size_t cursor, shown_at;
	bool typed_known;              /* `typed` is what the editor has */
	struct timer timer, again;
	/* between the threads */
	pthread_mutex_t lock;
	pthread_cond_t cond;
	enum vty_request req;
	const char *req_text;          /* line; lives while the thread waits */
	char *pasted[SESSION_HISTORY]; /* lines for the editor's history */
	size_t n_pasted;
	bool pending;                  /* posted, not yet served or given up */
	struct str answer;
	bool finished;
	struct vty_view view;
	int privilege;
	atomic_bool interrupt;
	/* thread */
	pthread_t thread;
	bool started;                  /* set by the control thread: there is one to join */
	struct line_conf line;         /* as it was when the session began */
	char login_name[64];           /* by SSH */
	bool logged_in;
	char *command;                 /* run this and end (SSH exec) */
	int tfd;
	struct cli_def *cli;
	struct vty_view at;            /* the thread's copy */
	int rows;                      /* lines on the screen since the last --More-- */
	bool quit_output;
};

struct vty_origin {
	int fd;                        /* taken over, also when vty_new() fails */
	bool telnet;
	enum session_kind kind;
	int line;
	const char *from;
	const char *user;              /* let in already (SSH); NULL: the line's login asks */
	int privilege;
	const char *command;           /* NULL: a shell */
};
struct vty *vty_new(struct sessions *m, const struct vty_origin *o);
/* Everything ends now; waits for the thread. */
void vty_free(struct vty *v);
void vty_wake(struct cli_ctx *c, void *arg);
/* Run a line on the control thread, past the editor (a paste). False: more is to follow than text, the
 * thread must take over with MARK_RESUME. True: out has the text to show. */
bool vty_run_pasted(struct vty *v, const char *line, struct str *out);
/* Without what a terminal or the relay would take for commands; \n becomes \r\n. */
void vty_clean(struct str *b, const char *s, size_t n);
/* The running request is over for the thread, whatever it was. */
void vty_abort(struct vty *v);

/* --- relay.c --- */
int relay_start(struct vty *v);
void relay_stop(struct vty *v);
/* The thread has ended: send what is left, then free. */
void relay_thread_ended(struct vty *v);
void relay_log(struct vty *v, enum log_level level, const char *line);
/* cli_ctx.raw */
size_t relay_raw(struct cli_ctx *c, const char *p, size_t n);
void relay_type_back(struct vty *v, const char *line);

/* --- access.c --- */
bool access_permits(const struct router *rt, const char *acl, const struct addr *src, bool count);

/* --- ssh.c --- */
void ssh_server_free(struct ssh_server *srv);
/* Keys or configuration have changed: listen or stop. */
void ssh_server_refresh(struct sessions *m);
struct ssh_info {
	int line;                      /* vty, -1: not yet */
	const char *user, *cipher, *hmac;
};
void ssh_walk(struct sessions *m, void (*fn)(const struct ssh_info *i, void *arg), void *arg);
bool ssh_listens(const struct sessions *m);

/* --- console.c --- */
struct console *console_new(struct sessions *m);
void console_free(struct console *c);
void console_log(struct console *c, enum log_level level, const char *line);

#endif
