/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SSH: a thread for each client speaks the protocol with libssh and joins the client's shell by a
 * socketpair to an ordinary vty, or to one that runs a single command (exec request). The control
 * thread accepts, makes the vty, and counts; the client threads see nothing of the router but
 * copies and what auth.h offers them. SSH listens while there is an RSA key pair (rsa_keys.c).
 */
#include <errno.h>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>
#include "cli/auth.h"
#include "cli/rsa_keys.h"
#include "cli/session_int.h"

#define STACK_SIZE (512 * 1024)
#define MAX_CLIENTS 64
#define CHUNK 16384

struct ssh_client {
	struct ssh_client *prev, *next;
	struct sessions *m;
	int fd;                 /* for shutdown(); libssh owns a copy */
	char *key_path;
	char from[64];
	struct line_conf line;  /* as it was when the client came */
	struct ssh_conf conf;   /* without the keys */
	pthread_t thread;
	atomic_bool stop;
	/* thread only */
	ssh_session ss;
	ssh_channel channel;
	struct ssh_channel_callbacks_struct ccb;
	char user[64];
	char *command;          /* exec request */
	int privilege, tries, cols, rows;
	bool authed, shell, failed, eof_told;
	bool asked;             /* keyboard-interactive: for asked_user's password */
	char asked_user[64];
	int sp;                 /* our end of the way to the vty */
	char pend[CHUNK];       /* from the client, not yet taken by the vty */
	size_t pend_len, pend_pos;
	/* control thread: for show ssh */
	char shown_user[64], cipher[64], hmac[64];
	int shown_line;
};

struct ssh_server {
	struct sessions *m;
	uint16_t port;
	int fd;
	struct loop_fd *watch;
	struct ssh_client *clients;
	unsigned n_clients;
	bool told;              /* that it is enabled */
};

/* --- the client's thread: authentication --- */

static struct auth_try try_of(const struct ssh_client *c, const char *user, const char *password)
{
	return (struct auth_try){ .line = &c->line, .user = user, .password = password,
				  .from = c->from, .port = 22 };
}

/* login delay, in pieces so that the end of the router need not wait for it */
static void failure_wait(struct ssh_client *c)
{
	for (unsigned i = auth_delay(c->m->auth) * 10; i && !atomic_load(&c->stop); i--)
		poll(NULL, 0, 100);
}

static void let_in(struct ssh_client *c, const char *user, int privilege)
{
	str_copy(c->user, sizeof(c->user), user);
	c->privilege = privilege;
	c->authed = true;
}

static int on_password(ssh_session s, const char *user, const char *pass, void *arg)
{
	struct ssh_client *c = arg;
	struct auth_try t = try_of(c, user, pass);
	int privilege;

	if (c->failed)
		return SSH_AUTH_DENIED;
	if (auth_check(c->m->auth, &t, &privilege)) {
		let_in(c, user, privilege);
		return SSH_AUTH_SUCCESS;
	}
	failure_wait(c);
	/* the first attempt is no retry */
	if (++c->tries > c->conf.retries - (c->conf.retries > 0))
		c->failed = true;
	return SSH_AUTH_DENIED;
}

static int on_pubkey(ssh_session s, const char *user, struct ssh_key_struct *key, char state,
		     void *arg)
{
	struct ssh_client *c = arg;
	struct auth_try t = try_of(c, user, "");
	unsigned char *hash = NULL;
	size_t len = 0;
	char hex[64] = "";
	int privilege;
	bool ok;

	/* ip ssh pubkey-chain keeps MD5 hashes of the keys, as IOS does */
	if (c->failed ||
	    ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_MD5, &hash, &len) != SSH_OK)
		return SSH_AUTH_DENIED;
	for (size_t i = 0; i < len && 2 * i + 2 < sizeof(hex); i++)
		snprintf(hex + 2 * i, 3, "%02X", hash[i]);
	ssh_clean_pubkey_hash(&hash);
	ok = auth_key_accepted(c->m->auth, &t, ssh_key_type_to_char(ssh_key_type(key)), hex,
			       state == SSH_PUBLICKEY_STATE_VALID, &privilege);
	if (ok && state == SSH_PUBLICKEY_STATE_VALID)
		let_in(c, user, privilege);
	/* a key that is only offered needs no more than a yes */
	return ok && (state == SSH_PUBLICKEY_STATE_VALID || state == SSH_PUBLICKEY_STATE_NONE) ?
		SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

/* keyboard-interactive (RFC 4256): the password by another name; asked once for each request. */
static int on_message(ssh_session s, ssh_message msg, void *arg)
{
	const char *prompt = "Password: ", *answer;
	struct ssh_client *c = arg;
	char echo = 0;

	if (ssh_message_type(msg) != SSH_REQUEST_AUTH ||
	    ssh_message_subtype(msg) != SSH_AUTH_METHOD_INTERACTIVE)
		return 1; /* libssh's refusal */
	if (!ssh_message_auth_kbdint_is_response(msg)) {
		const char *user = ssh_message_auth_user(msg);

		c->asked = !c->failed &&
			   str_copy(c->asked_user, sizeof(c->asked_user), user ? user : "") &&
			   ssh_message_auth_interactive_request(msg, "", "", 1, &prompt, &echo) ==
				   SSH_OK;
		return !c->asked;
	}
	if (!c->asked)
		return 1;
	c->asked = false;
	answer = ssh_userauth_kbdint_getnanswers(s) == 1 ? ssh_userauth_kbdint_getanswer(s, 0) : NULL;
	if (on_password(s, c->asked_user, answer ? answer : "", c) != SSH_AUTH_SUCCESS)
		return 1;
	ssh_message_auth_reply_success(msg, 0);
	return 0;
}

/* --- the client's thread: the channel --- */

static int on_pty(ssh_session s, ssh_channel ch, const char *term, int cols, int rows, int px,
		  int py, void *arg)
{
	struct ssh_client *c = arg;

	c->cols = cols;
	c->rows = rows;
	return 0;
}

static int on_shell(ssh_session s, ssh_channel ch, void *arg)
{
	struct ssh_client *c = arg;

	if (c->shell)
		return 1;
	c->shell = true;
	return 0;
}

static int on_exec(ssh_session s, ssh_channel ch, const char *command, void *arg)
{
	struct ssh_client *c = arg;

	if (c->shell || strlen(command) > SESSION_MAX_LINE)
		return 1;
	c->command = xstrdup(command);
	c->shell = true;
	return 0;
}

static ssh_channel on_channel(ssh_session s, void *arg)
{
	struct ssh_client *c = arg;

	if (c->channel || !c->authed)
		return NULL;
	c->channel = ssh_channel_new(s);
	c->ccb = (struct ssh_channel_callbacks_struct){
		.userdata = c,
		.channel_pty_request_function = on_pty,
		.channel_shell_request_function = on_shell,
		.channel_exec_request_function = on_exec,
	};
	ssh_callbacks_init(&c->ccb);
	ssh_set_channel_callbacks(c->channel, &c->ccb);
	return c->channel;
}

/* Give the vty's side of a socketpair to the control thread. */
struct attach {
	struct ssh_client *c;   /* its end is posted later: it lives */
	int fd, privilege, cols, rows;
	char *command;
	char user[64], cipher[64], hmac[64];
};

static void attach_run(void *arg)
{
	struct attach *a = arg;
	struct ssh_client *c = a->c;
	struct vty *v = sessions_ssh_vty(c->m, a->fd, c->from, a->user, a->privilege, a->command);

	str_copy(c->shown_user, sizeof(c->shown_user), a->user);
	str_copy(c->cipher, sizeof(c->cipher), a->cipher);
	str_copy(c->hmac, sizeof(c->hmac), a->hmac);
	c->shown_line = v ? v->s.vty : -1;
	if (v && a->cols >= 20 && a->cols <= 512)
		v->s.ctx.term_width = a->cols;
	if (v && a->rows >= 5 && a->rows <= 512 && v->s.ctx.term_length == 24)
		v->s.ctx.term_length = a->rows;
	if (a->command)
		secret_free(a->command, strlen(a->command));
	free(a);
}

static bool attach(struct ssh_client *c)
{
	const char *cipher = ssh_get_cipher_in(c->ss), *hmac = ssh_get_hmac_in(c->ss);
	struct attach *a;
	int sp[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sp) < 0)
		return false;
	c->sp = sp[0];
	a = xcalloc(1, sizeof(*a));
	a->c = c;
	a->fd = sp[1];
	a->privilege = c->privilege;
	a->cols = c->cols;
	a->rows = c->rows;
	a->command = c->command;
	c->command = NULL;
	str_copy(a->user, sizeof(a->user), c->user);
	str_copy(a->cipher, sizeof(a->cipher), cipher ? cipher : "");
	str_copy(a->hmac, sizeof(a->hmac), hmac ? hmac : "");
	loop_post(c->m->rt->loop, attach_run, a);
	return true;
}

/* From the vty; libssh blocks here alone, in this thread, while the client reads slowly. */
static int on_vty(socket_t fd, int revents, void *arg)
{
	struct ssh_client *c = arg;
	char buf[4096];
	ssize_t n;

	if (!(revents & (POLLIN | POLLHUP | POLLERR)))
		return 0;
	n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n <= 0 || ssh_channel_write(c->channel, buf, (uint32_t)n) < 0) {
		atomic_store(&c->stop, true);
		return SSH_ERROR;
	}
	return 0;
}

/* To the vty what it takes; what it does not stays in the channel, whose window then closes. */
static void to_vty(struct ssh_client *c)
{
	for (;;) {
		if (c->pend_pos == c->pend_len) {
			int n = ssh_channel_read_nonblocking(c->channel, c->pend, sizeof(c->pend), 0);

			c->pend_pos = 0;
			c->pend_len = n > 0 ? (size_t)n : 0;
			if (n <= 0)
				break;
		}
		while (c->pend_pos < c->pend_len) {
			ssize_t n = send(c->sp, c->pend + c->pend_pos, c->pend_len - c->pend_pos,
					 MSG_NOSIGNAL | MSG_DONTWAIT);

			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				return;
			c->pend_pos += (size_t)n;
		}
	}
	/* the client has said all: the vty works that off and ends by itself */
	if (ssh_channel_is_eof(c->channel) && !c->eof_told) {
		shutdown(c->sp, SHUT_WR);
		c->eof_told = true;
	}
}

static void shuttle(struct ssh_client *c, ssh_event ev)
{
	short watched = POLLIN;

	ssh_event_add_fd(ev, c->sp, watched, on_vty, c);
	while (!atomic_load(&c->stop) && ssh_channel_is_open(c->channel)) {
		short want;

		to_vty(c);
		want = POLLIN | (c->pend_pos < c->pend_len ? POLLOUT : 0);
		if (want != watched) {
			ssh_event_remove_fd(ev, c->sp);
			ssh_event_add_fd(ev, c->sp, want, on_vty, c);
			watched = want;
		}
		if (ssh_event_dopoll(ev, 1000) == SSH_ERROR)
			break;
	}
	ssh_event_remove_fd(ev, c->sp);
}

static void serve(struct ssh_client *c, ssh_event ev)
{
	uint64_t end = mono_ms(NULL) + (uint64_t)c->conf.timeout_s * 1000;

	while (!c->shell && !c->failed && !atomic_load(&c->stop) && mono_ms(NULL) < end)
		if (ssh_event_dopoll(ev, 500) == SSH_ERROR)
			return;
	if (c->shell && c->authed && attach(c))
		shuttle(c, ev);
}

/* --- the client's thread: from the first byte to the last --- */

static void client_ended(void *arg);

static ssh_bind bind_new(const struct ssh_client *c)
{
	const struct {
		enum ssh_bind_options_e option;
		const char *names;
	} lists[] = { { SSH_BIND_OPTIONS_CIPHERS_C_S, c->conf.ciphers },
		      { SSH_BIND_OPTIONS_CIPHERS_S_C, c->conf.ciphers },
		      { SSH_BIND_OPTIONS_HMAC_C_S, c->conf.macs },
		      { SSH_BIND_OPTIONS_HMAC_S_C, c->conf.macs },
		      { SSH_BIND_OPTIONS_KEY_EXCHANGE, c->conf.kex },
		      { SSH_BIND_OPTIONS_HOSTKEY_ALGORITHMS, c->conf.hostkeys } };
	ssh_bind bind = ssh_bind_new();
	bool no = false;

	if (!bind)
		return NULL;
	/* the host's /etc/ssh is none of this router's business */
	ssh_bind_options_set(bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &no);
	ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, c->key_path);
	for (size_t i = 0; i < ARRAY_SIZE(lists); i++)
		if (*lists[i].names &&
		    ssh_bind_options_set(bind, lists[i].option, lists[i].names) < 0)
			log_post(c->m->rt->loop, "SSH", LOG_LV_WARNING, "ALGORITHM",
				 "None of these is known here: %s", lists[i].names);
	return bind;
}

/* The client hangs up when the channel is closed; hanging up first would be a lost connection to
 * it. */
static void farewell(struct ssh_client *c, ssh_event ev)
{
	uint64_t end = mono_ms(NULL) + 1000;

	if (!c->channel || !ssh_channel_is_open(c->channel))
		return;
	if (c->sp >= 0) /* the vty need not wait for the client */
		shutdown(c->sp, SHUT_RDWR);
	ssh_channel_request_send_exit_status(c->channel, 0);
	ssh_channel_send_eof(c->channel);
	ssh_channel_close(c->channel);
	while (!c->m->closing && ssh_is_connected(c->ss) && mono_ms(NULL) < end)
		if (ssh_event_dopoll(ev, 50) == SSH_ERROR)
			break;
}

static void talk(struct ssh_client *c, ssh_event ev)
{
	struct ssh_server_callbacks_struct cb = {
		.userdata = c,
		.auth_password_function = on_password,
		.auth_pubkey_function = on_pubkey,
		.channel_open_request_session_function = on_channel,
	};

	ssh_callbacks_init(&cb);
	ssh_set_server_callbacks(c->ss, &cb);
	ssh_set_message_callback(c->ss, on_message, c);
	ssh_set_auth_methods(c->ss, SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_PUBLICKEY |
					    SSH_AUTH_METHOD_INTERACTIVE);
	if (ssh_handle_key_exchange(c->ss) == SSH_OK && ssh_event_add_session(ev, c->ss) == SSH_OK) {
		serve(c, ev);
		farewell(c, ev);
		ssh_event_remove_session(ev, c->ss);
	}
	if (c->channel)
		ssh_channel_free(c->channel);
	ssh_set_server_callbacks(c->ss, NULL);
}

static void *client_main(void *arg)
{
	struct ssh_client *c = arg;
	ssh_bind bind = bind_new(c);
	ssh_event ev = ssh_event_new();
	long seconds = c->conf.timeout_s;

	c->ss = ssh_new();
	ssh_options_set(c->ss, SSH_OPTIONS_TIMEOUT, &seconds);
	if (bind && ev && ssh_bind_accept_fd(bind, c->ss, dup(c->fd)) == SSH_OK)
		talk(c, ev);
	if (c->sp >= 0)
		close(c->sp);
	ssh_disconnect(c->ss);
	ssh_event_free(ev);
	ssh_free(c->ss);
	ssh_bind_free(bind);
	secret_wipe(c->pend, sizeof(c->pend));
	if (c->command)
		secret_free(c->command, strlen(c->command));
	loop_post(c->m->rt->loop, client_ended, c);
	return NULL;
}

/* --- the control thread --- */

static void client_free(struct ssh_client *c)
{
	struct ssh_server *srv = c->m->ssh;

	atomic_store(&c->stop, true);
	shutdown(c->fd, SHUT_RDWR);
	pthread_join(c->thread, NULL);
	close(c->fd);
	DL_DELETE(srv->clients, c);
	srv->n_clients--;
	free(c->key_path);
	secret_free(c, sizeof(*c));
}

static void client_ended(void *arg)
{
	client_free(arg);
}

static void on_accept(int fd, unsigned events, void *arg)
{
	struct ssh_server *srv = arg;
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	int client = accept4(fd, (struct sockaddr *)&ss, &len, SOCK_CLOEXEC);
	const struct line_conf *line;
	struct ssh_client *c;
	pthread_attr_t attr;

	if (client < 0)
		return;
	line = sessions_admits(srv->m, (struct sockaddr *)&ss, true);
	if (srv->n_clients >= MAX_CLIENTS || !line) {
		close(client);
		return;
	}
	c = xcalloc(1, sizeof(*c));
	c->line = *line;
	if (!line->aaa) /* SSH always has a name, and the local users are who it may be */
		memcpy(c->line.methods, (enum auth_method[AUTH_METHODS]){ AUTH_LOCAL },
		       sizeof(c->line.methods));
	c->conf = srv->m->conf.ssh;
	c->conf.keys = NULL;
	c->shown_line = -1;
	c->m = srv->m;
	c->fd = client;
	c->sp = -1;
	c->key_path = rsa_key_for_ssh(srv->m->rt, c->conf.keypair);
	sessions_peer_text(&ss, c->from, sizeof(c->from));
	DL_APPEND(srv->clients, c);
	srv->n_clients++;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_SIZE);
	if (pthread_create(&c->thread, &attr, client_main, c)) {
		close(client);
		DL_DELETE(srv->clients, c);
		srv->n_clients--;
		free(c->key_path);
		free(c);
	}
	pthread_attr_destroy(&attr);
}

static void server_stop(struct ssh_server *srv)
{
	if (srv->fd < 0)
		return;
	loop_fd_free(srv->watch);
	close(srv->fd);
	srv->fd = -1;
	srv->watch = NULL;
}

/* Listen when there is a key. */
static int server_start(struct ssh_server *srv)
{
	char *path = rsa_key_for_ssh(srv->m->rt, srv->m->conf.ssh.keypair);
	int rc = 0;

	if (path && srv->port && srv->fd < 0) {
		srv->fd = sessions_tcp_listener(srv->port);
		if (srv->fd < 0)
			rc = srv->fd;
		else
			srv->watch = loop_fd_new(srv->m->rt->loop, srv->fd, LOOP_READ, on_accept,
						 srv);
	}
	if (!path && srv->fd >= 0) {
		server_stop(srv);
		log_msg("SSH", LOG_LV_NOTICE, "DISABLED", "SSH 2.0 has been disabled");
	} else if (path && srv->fd >= 0 && !srv->told) {
		log_msg("SSH", LOG_LV_NOTICE, "ENABLED", "SSH 2.0 has been enabled");
	}
	srv->told = srv->fd >= 0;
	free(path);
	return rc;
}

void ssh_server_refresh(struct sessions *m)
{
	if (m->ssh && !m->closing)
		server_start(m->ssh);
}

bool ssh_listens(const struct sessions *m)
{
	return m->ssh && m->ssh->fd >= 0;
}

void ssh_walk(struct sessions *m, void (*fn)(const struct ssh_info *i, void *arg), void *arg)
{
	struct ssh_client *c;

	if (!m->ssh)
		return;
	DL_FOREACH(m->ssh->clients, c) {
		struct ssh_info i = { .line = c->shown_line, .user = c->shown_user,
				      .cipher = c->cipher, .hmac = c->hmac };

		fn(&i, arg);
	}
}

int sessions_listen_ssh(struct sessions *m, uint16_t port)
{
	if (!m->ssh) {
		m->ssh = xcalloc(1, sizeof(*m->ssh));
		m->ssh->m = m;
		m->ssh->fd = -1;
		ssh_init();
	}
	m->ssh->port = m->ssh_port = port;
	return server_start(m->ssh);
}

void ssh_server_free(struct ssh_server *srv)
{
	struct ssh_client *c, *tmp;

	if (!srv)
		return;
	server_stop(srv);
	DL_FOREACH_SAFE(srv->clients, c, tmp)
		client_free(c);
	free(srv);
	ssh_finalize();
}
