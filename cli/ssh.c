/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SSH: a thread for each client speaks the protocol with libssh and joins the client's shell by a
 * socketpair to an ordinary vty. The control thread accepts, makes the vty, and counts; the client
 * threads see nothing of the router but a copy of the user list. The host key is made by
 * `crypto key generate rsa` and kept in the state directory; SSH listens while there is one.
 */
#include <errno.h>
#include <fcntl.h>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utlist.h>
#include "cli/exec_int.h"
#include "cli/session_int.h"

#define STACK_SIZE (512 * 1024)
#define MAX_CLIENTS 32
#define LOGIN_TRIES 3
#define LOGIN_SECONDS 60
#define KEY_FILE "ssh_host_rsa_key"

struct ssh_client {
	struct ssh_client *prev, *next;
	struct sessions *m;
	int fd;                 /* for shutdown(); libssh owns a copy */
	char *key_path;
	char from[64];
	pthread_t thread;
	atomic_bool stop;
	/* thread only */
	ssh_session ss;
	ssh_channel channel;
	struct ssh_channel_callbacks_struct ccb;
	char user[64];
	int privilege, tries, cols, rows;
	bool authed, shell;
	int sp;                 /* our end of the way to the vty */
};

struct ssh_server {
	struct sessions *m;
	uint16_t port;
	int fd;
	struct loop_fd *watch;
	struct ssh_client *clients;
	unsigned n_clients;
};

static char *key_path(const struct router *rt)
{
	return rt->state_dir ? xasprintf("%s/" KEY_FILE, rt->state_dir) : NULL;
}

/* --- the client's thread --- */

static int on_password(ssh_session s, const char *user, const char *pass, void *arg)
{
	struct ssh_client *c = arg;
	char secret[160] = "";

	if (sessions_user_secret(c->m, user, secret, sizeof(secret), &c->privilege) &&
	    secret_verify(secret, pass)) {
		secret_wipe(secret, sizeof(secret));
		str_copy(c->user, sizeof(c->user), user);
		c->authed = true;
		return SSH_AUTH_SUCCESS;
	}
	secret_wipe(secret, sizeof(secret));
	if (++c->tries >= LOGIN_TRIES)
		ssh_disconnect(s);
	return SSH_AUTH_DENIED;
}

static int on_pty(ssh_session s, ssh_channel ch, const char *term, int cols, int rows, int px, int py,
		  void *arg)
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

static int on_data(ssh_session s, ssh_channel ch, void *data, uint32_t len, int is_stderr, void *arg)
{
	struct ssh_client *c = arg;
	ssize_t n;

	if (c->sp < 0)
		return 0;
	n = send(c->sp, data, len, MSG_NOSIGNAL | MSG_DONTWAIT);
	return n > 0 ? (int)n : 0; /* the rest stays in the channel's window */
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
		.channel_data_function = on_data,
	};
	ssh_callbacks_init(&c->ccb);
	ssh_set_channel_callbacks(c->channel, &c->ccb);
	return c->channel;
}

/* Give the vty's side of a socketpair to the control thread. */
struct attach {
	struct ssh_client *c;
	struct sessions *m;
	int fd, privilege, cols, rows;
	char user[64], from[64];
};

static void attach_run(void *arg)
{
	struct attach *a = arg;
	struct vty *v = sessions_ssh_vty(a->m, a->fd, a->from, a->user, a->privilege);

	if (v && a->cols >= 20 && a->cols <= 512)
		v->s.ctx.term_width = a->cols;
	if (v && a->rows >= 5 && a->rows <= 512 && v->s.ctx.term_length == 24)
		v->s.ctx.term_length = a->rows;
	free(a);
}

static bool attach(struct ssh_client *c)
{
	struct attach *a;
	int sp[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sp) < 0)
		return false;
	c->sp = sp[0];
	a = xcalloc(1, sizeof(*a));
	a->m = c->m;
	a->fd = sp[1];
	a->privilege = c->privilege;
	a->cols = c->cols;
	a->rows = c->rows;
	str_copy(a->user, sizeof(a->user), c->user);
	str_copy(a->from, sizeof(a->from), c->from);
	loop_post(c->m->rt->loop, attach_run, a);
	return true;
}

static int on_vty(socket_t fd, int revents, void *arg)
{
	struct ssh_client *c = arg;
	char buf[4096];
	ssize_t n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n <= 0 || ssh_channel_write(c->channel, buf, (uint32_t)n) < 0) {
		atomic_store(&c->stop, true);
		return SSH_ERROR;
	}
	return 0;
}

static void serve(struct ssh_client *c, ssh_event ev)
{
	time_t end = time(NULL) + LOGIN_SECONDS;

	while (!c->shell && !atomic_load(&c->stop) && time(NULL) < end)
		if (ssh_event_dopoll(ev, 500) == SSH_ERROR)
			return;
	if (!c->shell || !c->authed || !attach(c))
		return;
	ssh_event_add_fd(ev, c->sp, POLLIN, on_vty, c);
	while (!atomic_load(&c->stop) && ssh_channel_is_open(c->channel) &&
	       !ssh_channel_is_eof(c->channel))
		if (ssh_event_dopoll(ev, 1000) == SSH_ERROR)
			break;
	ssh_event_remove_fd(ev, c->sp);
}

static void client_ended(void *arg);

static void *client_main(void *arg)
{
	struct ssh_client *c = arg;
	ssh_bind bind = ssh_bind_new();
	ssh_event ev = ssh_event_new();
	long seconds = 30;
	struct ssh_server_callbacks_struct cb = {
		.userdata = c,
		.auth_password_function = on_password,
		.channel_open_request_session_function = on_channel,
	};

	ssh_callbacks_init(&cb);
	c->ss = ssh_new();
	ssh_options_set(c->ss, SSH_OPTIONS_TIMEOUT, &seconds);
	ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, c->key_path);
	if (ssh_bind_accept_fd(bind, c->ss, dup(c->fd)) == SSH_OK) {
		ssh_set_server_callbacks(c->ss, &cb);
		ssh_set_auth_methods(c->ss, SSH_AUTH_METHOD_PASSWORD);
		if (ssh_handle_key_exchange(c->ss) == SSH_OK &&
		    ssh_event_add_session(ev, c->ss) == SSH_OK) {
			serve(c, ev);
			ssh_event_remove_session(ev, c->ss);
		}
	}
	if (c->sp >= 0)
		close(c->sp);
	if (c->channel) {
		ssh_channel_send_eof(c->channel);
		ssh_channel_close(c->channel);
		ssh_channel_free(c->channel);
	}
	ssh_disconnect(c->ss);
	ssh_event_free(ev);
	ssh_free(c->ss);
	ssh_bind_free(bind);
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
	free(c);
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
	struct ssh_client *c;
	pthread_attr_t attr;

	if (client < 0)
		return;
	if (srv->n_clients >= MAX_CLIENTS ||
	    !sessions_admits(srv->m, (struct sockaddr *)&ss, true)) {
		close(client);
		return;
	}
	c = xcalloc(1, sizeof(*c));
	c->m = srv->m;
	c->fd = client;
	c->sp = -1;
	c->key_path = key_path(srv->m->rt);
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
	char *path = key_path(srv->m->rt);
	int rc = 0;

	if (path && srv->port && srv->fd < 0 && access(path, R_OK) == 0) {
		srv->fd = sessions_tcp_listener(srv->port);
		if (srv->fd < 0)
			rc = srv->fd;
		else
			srv->watch = loop_fd_new(srv->m->rt->loop, srv->fd, LOOP_READ, on_accept,
						 srv);
	}
	free(path);
	return rc;
}

int sessions_listen_ssh(struct sessions *m, uint16_t port)
{
	if (!m->ssh) {
		m->ssh = xcalloc(1, sizeof(*m->ssh));
		m->ssh->m = m;
		m->ssh->fd = -1;
		ssh_init();
	}
	m->ssh->port = port;
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

/* --- crypto key generate rsa --- */

struct key_job {
	struct cli_ctx *c;
	struct cli_job *job;
	struct router *rt;
	struct ssh_server *srv;
	int bits;
	char *path;
	bool ok, gone;
	uint64_t began;
	pthread_t thread;
};

static void key_ready(void *arg)
{
	struct key_job *k = arg;

	pthread_join(k->thread, NULL);
	if (!k->gone) {
		if (k->ok)
			cli_job_print(k->job, "[OK] (elapsed time was %u seconds)\n\n",
				      (unsigned)((mono_ms(NULL) - k->began + 999) / 1000));
		else
			cli_job_print(k->job, "%% The keys could not be stored\n");
		cli_job_done(k->job);
	}
	if (k->ok && k->rt->sessions && k->rt->sessions->ssh && k->rt->sessions->ssh->fd < 0 &&
	    server_start(k->rt->sessions->ssh) == 0)
		log_msg("SSH", LOG_LV_NOTICE, "ENABLED", "SSH 2.0 has been enabled");
	free(k->path);
	free(k);
}

static void *key_main(void *arg)
{
	struct key_job *k = arg;
	char *tmp = xasprintf("%s.new", k->path);
	mode_t old = umask(077);
	ssh_key key = NULL;

	k->ok = ssh_pki_generate(SSH_KEYTYPE_RSA, k->bits, &key) == SSH_OK &&
		ssh_pki_export_privkey_file(key, NULL, NULL, NULL, tmp) == SSH_OK &&
		chmod(tmp, 0600) == 0 && rename(tmp, k->path) == 0;
	umask(old);
	ssh_key_free(key);
	free(tmp);
	loop_post(k->rt->loop, key_ready, k);
	return NULL;
}

static void key_cancel(void *arg)
{
	struct key_job *k = arg;

	k->gone = true; /* the thread finishes its work */
}

static void key_start(struct cli_ctx *c, int bits)
{
	struct key_job *k = xcalloc(1, sizeof(*k));

	k->rt = c->rt;
	k->bits = bits;
	k->path = key_path(c->rt);
	k->began = mono_ms(NULL);
	cli_print(c, "%% The key modulus size is %d bits\n"
		     "%% Generating %d bit RSA keys, keys will be non-exportable...\n", bits, bits);
	k->job = cli_defer(c, key_cancel, k);
	if (pthread_create(&k->thread, NULL, key_main, k)) {
		cli_print(c, "%% The keys could not be made\n");
		cli_job_done(k->job);
		free(k->path);
		free(k);
	}
}

static void bits_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	uint64_t bits = 2048;

	if (*answer && !parse_u64(answer, 768, 4096, &bits)) {
		cli_print(c, "%% A decimal number between 768 and 4096.\n");
		return;
	}
	key_start(c, (int)bits);
}

static void bits_ask(struct cli_ctx *c, int bits)
{
	if (bits) {
		key_start(c, bits);
		return;
	}
	cli_print(c, "Choose the size of the key modulus in the range of 768 to 4096 for your\n"
		     "  General Purpose Keys. A size below 2048 bits is not safe.\n\n");
	cli_ask(c, "How many bits in the modulus [2048]: ", false, bits_answer, NULL);
}

static bool is_yes(const char *answer)
{
	size_t n = strlen(answer);

	return n && n <= 3 && !strncasecmp(answer, "yes", n);
}

static void replace_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	if (is_yes(answer))
		bits_ask(c, (int)(intptr_t)arg);
}

/* The router's general keys; those with a label belong to trustpoints. */
int ssh_key_generate(struct cli_ctx *c, const struct gram_match *m)
{
	int bits = (int)gram_num(m, "bits", 0);
	char *path = key_path(c->rt);
	const struct cfg_node *domain;

	if (!c->rt->system || gram_var(m, "label") || !path)
		goto out;
	domain = cfg_find(&c->cfg->root, "ip domain name");
	if (!domain)
		domain = cfg_find(&c->cfg->root, "ip domain-name");
	if (!domain) {
		cli_print(c, "%% Please define a domain-name first.\n");
		goto out;
	}
	if (access(path, F_OK) == 0 && !c->interactive)
		goto out; /* a file that is loaded again keeps the key */
	cli_print(c, "The name for the keys will be: %s.%s\n", c->rt->hostname,
		  strrchr(domain->line, ' ') + 1);
	if (bits && bits < 768) {
		cli_print(c, "%% SSH needs keys of at least 768 bits\n");
		goto out;
	}
	if (access(path, F_OK) == 0) {
		cli_print(c, "%% You already have RSA keys defined.\n");
		cli_ask(c, "% Do you really want to replace them? [yes/no]: ", false,
			replace_answer, (void *)(intptr_t)bits);
	} else {
		bits_ask(c, bits ? bits : c->interactive ? 0 : 2048);
	}
out:
	free(path);
	return 0;
}

static void zeroize_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	char *path = key_path(c->rt);

	if (is_yes(answer) && path && unlink(path) == 0) {
		if (c->rt->sessions && c->rt->sessions->ssh)
			server_stop(c->rt->sessions->ssh);
		log_msg("SSH", LOG_LV_NOTICE, "DISABLED", "SSH 2.0 has been disabled");
	}
	free(path);
}

int ssh_key_zeroize(struct cli_ctx *c, const struct gram_match *m)
{
	char *path = key_path(c->rt);

	if (!c->rt->system || !path || access(path, F_OK) || gram_var(m, "label"))
		cli_print(c, "%% No Signature RSA Keys found in configuration.\n\n");
	else {
		cli_print(c, "%% All keys will be removed.\n");
		cli_ask(c, "Do you really want to remove these keys? [yes/no]: ", false,
			zeroize_answer, NULL);
	}
	free(path);
	return 0;
}
