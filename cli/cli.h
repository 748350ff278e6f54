/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Command execution: the context a handler runs in, the one entry point for a typed or pasted line
 * whatever it came from (console, vty, unix socket, file), and sessions. A handler writes into
 * ctx->out (memory); the session pages, filters and sends it. Handlers run on the control thread
 * and never block: a long command calls cli_defer(), returns, writes later, and ends with
 * cli_done().
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/config.h"
#include "cli/gram.h"
#include "cli/router.h"

#define CLI_MAX_DEPTH 4

struct cli_job;

struct cli_ctx {
	struct router *rt;
	struct str *out;               /* append with cli_print() */
	enum cli_mode mode;
	int privilege;                 /* 1 or 15 */
	struct cfg *cfg;               /* what configuration commands edit: rt->running */
	struct cfg_node *section[CLI_MAX_DEPTH]; /* open sections, [0] outermost; NULL in MODE_CONFIG */
	int depth;
	void *range;                   /* interface range: list of section nodes, private */
	struct session *session;       /* NULL for files */
	const char *who;               /* "console", "vty0 (10.0.0.9)" for %SYS-5-CONFIG_I */
	const char *user;              /* login name, "" none */
	const char *line;              /* the raw line being executed */
	int term_width, term_length;
	bool by_eem;                   /* an applet runs it */
	bool stamp;                    /* terminal exec prompt timestamp */
	bool interactive;              /* may ask questions (confirm) */
	bool want_close;               /* exit/logout: the session ends */
	bool block_open;               /* collecting banner or certificate text: lines are not commands */
	struct cli_job *job;
	struct cli_block *block;       /* private to exec.c */
	unsigned errors;               /* refused lines so far (files) */
	int escape;                    /* as line_conf's */
	char terminal_type[32];
	bool locked;                   /* the open question holds until it is answered (lock) */
	char cwd[220];                 /* "bootflash:/dir" (cd); "": the top of it */
	char key_label[100];           /* of the key pair a question is about (rsa_keys.c) */
	size_t prompt_len;             /* columns before `line` on the screen, for the caret */
	uint64_t seen;                 /* private: cfg->removals at which `section` was last found alive */
	/* A connection in the foreground has the keyboard (outgoing.c): keys go there, which takes as many
	 * as it says, instead of to the editor. raw: bytes for the terminal as they are, none when there
	 * may be room for more keys; returns how many wait to be taken. NULL: there is no terminal. */
	size_t (*keys)(struct cli_ctx *c, const char *p, size_t n);
	size_t (*raw)(struct cli_ctx *c, const char *p, size_t n);
	struct outgoing *outgoing;     /* private to outgoing.c */
	/* A deferred command has written or ended (job is NULL then). NULL: cli_exec() runs the loop until
	 * it has ended; only for callers outside of the loop. */
	void (*wake)(struct cli_ctx *c, void *arg);
	void *wake_arg;
};

/* Drop everything the context holds: running job (cancelled), question, block, sections. */
void cli_release(struct cli_ctx *c);

/* libcli has a function of this name too: ours goes under another one to the linker */
#define cli_print cli_ctx_print
void cli_print(struct cli_ctx *c, const char *fmt, ...) PRINTF(2, 3);

/* Execute one line (no newline) in the context's mode: parse, print IOS's error with the caret placed for
 * `prompt_len` screen columns before the line, or run the handler / store the configuration line.
 * Handles comments, `do`, leading/trailing blanks, sub-mode fall back, open blocks (banner).
 * Returns the parse result. */
enum gram_result cli_exec(struct cli_ctx *c, const char *line, size_t prompt_len);

/* The prompt for the context: "R1(config-if)#". */
void cli_prompt(const struct cli_ctx *c, struct str *out);

/* Sections: enter/leave configuration modes. cfg_enter is what `submode` rows do by default. */
void cli_enter(struct cli_ctx *c, enum cli_mode mode, struct cfg_node *section);
void cli_leave(struct cli_ctx *c);   /* one level up: exit */
void cli_end(struct cli_ctx *c);     /* to exec: end, Ctrl-Z; logs %SYS-5-CONFIG_I */
struct cfg_node *cli_section(const struct cli_ctx *c); /* innermost open section or the root */

/* Ask on an interactive session: prompt text is printed, the next line goes to fn instead of the
 * grammar. secret: no echo. Non-interactive contexts get fn(c, "") at once (the default answer). */
void cli_ask(struct cli_ctx *c, const char *prompt, bool secret,
	     void (*fn)(struct cli_ctx *c, const char *answer, void *arg), void *arg);
/* The same with an arg that belongs to the question: fn frees it, or drop when it is cancelled. */
void cli_ask_owned(struct cli_ctx *c, const char *prompt, bool secret,
		   void (*fn)(struct cli_ctx *c, const char *answer, void *arg), void *arg,
		   void (*drop)(void *arg));
/* Collect raw lines into a block until `delim` (banner) or a line equal to `endword` ("quit").
 * fn gets the whole text. */
void cli_collect(struct cli_ctx *c, char delim, const char *endword,
		 void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg);
/* The same, lines up to `endword`; arg belongs to the block: fn frees it, or drop when it is cancelled. */
void cli_collect_lines(struct cli_ctx *c, const char *endword,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg));
/* The same, up to this character (send). */
void cli_collect_until(struct cli_ctx *c, char delim,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg));
/* That for pasted base 64, up to quit: a blank line behind some text ends it too unless `blanks`. */
void cli_collect_paste(struct cli_ctx *c, bool blanks,
		       void (*fn)(struct cli_ctx *c, const char *text, void *arg), void *arg,
		       void (*drop)(void *arg));

/* Short names that exist without `alias exec`; one of the same name goes before. NULL name ends. */
struct cli_alias {
	const char *name, *text;
};
extern const struct cli_alias cli_aliases[];

/* Is an answer wanted (cli_ask)? The caller reads a line without history and `?`, without echo when
 * *secret, and hands it to cli_exec(). */
bool cli_wants_answer(const struct cli_ctx *c, bool *secret);
/* The user interrupts: cancels the running job, the question or the block. False: nothing to cancel. */
bool cli_cancel(struct cli_ctx *c);
/* Columns a piece of a line takes on the screen: one for each character, not byte. */
size_t cli_columns(const char *s, size_t n);

/* A command that answers later. cancel is called when the user interrupts (Ctrl-^, Ctrl-C) or the
 * session dies; after it no cli_job_* may be called. In a file context deferral runs the loop
 * until done. */
struct cli_job *cli_defer(struct cli_ctx *c, void (*cancel)(void *arg), void *arg);
void cli_job_print(struct cli_job *j, const char *fmt, ...) PRINTF(2, 3);
void cli_job_done(struct cli_job *j);
/* The job is over, and this line runs in its place (event cli sync yes). */
void cli_job_exec(struct cli_job *j, const char *line);

/* --- sessions (session.c) --- */
struct sessions_conf;    /* lines con/vty settings, compiled by apply.c from `line ...` */
enum auth_method {       /* of a line, in the order they are tried; see auth.h */
	AUTH_END, AUTH_NONE, AUTH_LOCAL, AUTH_LOCAL_CASE, AUTH_LINE, AUTH_ENABLE,
	AUTH_SERVERS     /* RADIUS and the like: never answer here, the next one is tried */
};
#define AUTH_METHODS 5
struct line_conf {
	int exec_timeout_s;      /* 0: never; default 600 */
	int length, width;       /* 24, 80 */
	int privilege;           /* privilege level N, default 1 */
	enum auth_method methods[AUTH_METHODS]; /* the first AUTH_END ends them */
	bool aaa;                /* aaa new-model: other words, user levels need authorization */
	bool author_local;       /* a user's privilege level holds here */
	unsigned attempts;       /* logins per connection */
	char password[160];      /* as a user's secret */
	bool transport_telnet, transport_ssh;
	int sync_level;          /* logging synchronous: severities above it wait for the line that is being
				  * typed and have it drawn again; LOG_LV_DEBUG: none does */
	char access_class[64];
	bool monitor, no_exec_banner, no_motd_banner;
	unsigned history;        /* lines a session remembers */
	char autocommand[128];   /* runs instead of an exec; "": none */
	int session_timeout_s;   /* outgoing connections of an idle line end; 0: never */
	bool session_output;     /* what they say counts as use of the line too */
	int absolute_s, warning_s; /* a session ends whatever it does, warned so long before */
	int escape;              /* key that leaves a connection (then x) and ends a command; -1: none */
	bool no_exec, lockable, stamp;
	char location[80], terminal_type[32];
	char refuse[256], vacant[256];
	bool no_vacant;
};
#define LINE_ESCAPE 0x1e         /* Ctrl-Shift-6, also Ctrl-^ */
/* "3", "^C", "x", BREAK, DEFAULT, NONE as a key. */
int line_escape_key(const char *word);
struct user_conf {
	char name[64];
	int privilege;
	char secret[160];        /* "0 clear", "5 $1$...", "8 $8$...", "9 $9$...", "7 ..." */
};
struct login_conf {              /* login ..., aaa local authentication attempts */
	unsigned block_s, attempts, within_s; /* block_s 0: nobody watches */
	unsigned delay_s;
	unsigned fail_every, success_every;   /* 0: not logged */
	unsigned max_fail;                    /* 0: nobody is locked out */
	char quiet_acl[64];
};
struct ssh_key_conf {
	char user[64], type[32], hash[33];
};
struct ssh_conf {
	int version;             /* 0: not configured */
	int timeout_s, retries;
	char keypair[64];        /* "": the router's general key */
	char ciphers[256], macs[256], kex[256], hostkeys[256]; /* "": the library's */
	struct ssh_key_conf *keys;
	size_t n_keys;
};
struct sessions_conf {
	struct line_conf con, vty[16];
	struct login_conf login;
	struct ssh_conf ssh;     /* keys: copied as the users are */
	int n_vty;
	struct user_conf *users; /* owned by the callee after the call: copied */
	size_t n_users;
	char enable_secret[160]; /* "" none; same forms as user secret */
	const char *banner_motd, *banner_login, *banner_exec;
	bool console_logging;
	enum log_level console_level, monitor_level;
};

struct sessions *sessions_new(struct router *rt);
void sessions_free(struct sessions *s);
void sessions_configure(struct sessions *s, const struct sessions_conf *c);
/* Listen for telnet on port 23 of `addr` (any), for `flexlab console` on a unix socket. -errno */
int sessions_listen_telnet(struct sessions *s, uint16_t port);
int sessions_listen_unix(struct sessions *s, const char *path);
/* SSH on this port, now or as soon as `crypto key generate rsa` has made a key. -errno */
int sessions_listen_ssh(struct sessions *s, uint16_t port);
int rsa_key_generate(struct cli_ctx *c, const struct gram_match *m); /* handlers, rsa_keys.c */
int rsa_key_zeroize(struct cli_ctx *c, const struct gram_match *m);
/* The foreground console on stdin/stdout: readline when a terminal, plain lines otherwise. */
int sessions_console(struct sessions *s);
#define SESSION_HISTORY 20       /* lines a session remembers, unless it has said otherwise */
#define SESSION_HISTORY_MAX 256
/* For show users, show line, terminal commands. */
struct session_info {
	int line;                 /* 0 con, 1.. vty+1 */
	const char *name;         /* "con 0", "vty 0" */
	const char *user, *from;
	const char *host;         /* it is connected to, NULL none */
	uint64_t idle_ms;
	bool self;
};
void sessions_walk(struct sessions *s, struct session *self,
		   bool (*fn)(const struct session_info *i, void *arg), void *arg);
void session_set_monitor(struct session *s, bool on);
/* Does a session from this address on this port of ours show log messages? */
bool sessions_monitored(const struct sessions *s, const struct addr *from, uint16_t port);
/* clear line: the session on this vty ends soon. False: nobody is there. */
bool sessions_clear_vty(struct sessions *s, int vty);
/* Log messages the console and the monitors have taken, for show logging. */
void sessions_log_counts(const struct sessions *s, uint64_t *console, uint64_t *monitor);
/* Verify a clear-text word against a stored secret ("5 $1$..."), constant time. */
bool secret_verify(const char *stored, const char *clear);
/* Hash for `secret 0 X`: -> "9 $9$..." or "5 $1$..."; type 5, 8 or 9. */
bool secret_hash(int type, const char *clear, char *out, size_t size);

#endif
