/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ssh -l USER HOST`: a thread speaks SSH with libssh and is the terminal's other side on a socketpair.
 * It asks for the password there itself. The host's key is checked when `ip ssh stricthostkeycheck`
 * says so, as on IOS.
 */
#include <errno.h>
#include <libssh/libssh.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "cli/outgoing.h"

#define STACK_SIZE (512 * 1024)
#define TRIES 3
#define TIMEOUT_S 30L

struct ssh_out {
	int fd, sp;             /* fd: for shutdown(); libssh owns a copy */
	char user[64], ciphers[256], macs[256], host[128];
	char *trusted;          /* NULL: any key of the host will do */
	int cols, rows;
	pthread_t thread;
	atomic_bool stop;
	ssh_session ss;
	ssh_channel channel;
};

static bool put(struct ssh_out *s, const char *p, size_t n)
{
	return send_all(s->sp, p, n);
}

static void put_text(struct ssh_out *s, const char *text)
{
	put(s, text, strlen(text));
}

/* A line without echo. False: the terminal is gone, or ^C. */
static bool password_read(struct ssh_out *s, char *buf, size_t size)
{
	size_t n = 0;

	put_text(s, "Password: ");
	for (;;) {
		char c;
		ssize_t k = recv(s->sp, &c, 1, 0);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0 || c == 0x03)
			return false;
		if (c == '\r' || c == '\n')
			break;
		if (c == 0x7f || c == '\b')
			n -= n > 0;
		else if ((unsigned char)c >= ' ' && n + 1 < size)
			buf[n++] = c;
	}
	buf[n] = '\0';
	put_text(s, "\r\n");
	return true;
}

/* The one question of a server that asks for the password this way (RFC 4256). */
static int interactive(struct ssh_out *s, const char *password)
{
	int r = ssh_userauth_kbdint(s->ss, NULL, NULL);

	for (int round = 0; r == SSH_AUTH_INFO && round < TRIES; round++) {
		int n = ssh_userauth_kbdint_getnprompts(s->ss);

		for (int i = 0; i < n; i++)
			ssh_userauth_kbdint_setanswer(s->ss, (unsigned)i, password);
		r = ssh_userauth_kbdint(s->ss, NULL, NULL);
	}
	return r;
}

static bool authenticate(struct ssh_out *s)
{
	char password[256];
	int r = ssh_userauth_none(s->ss, NULL);

	for (int i = 0; i < TRIES && r != SSH_AUTH_SUCCESS && r != SSH_AUTH_ERROR; i++) {
		int methods = ssh_userauth_list(s->ss, NULL);

		if (!password_read(s, password, sizeof(password)))
			return false;
		r = methods & SSH_AUTH_METHOD_PASSWORD ?
			ssh_userauth_password(s->ss, NULL, password) : interactive(s, password);
		secret_wipe(password, sizeof(password));
	}
	if (r == SSH_AUTH_DENIED)
		put_text(s, "% Authentication failed.\r\n");
	return r == SSH_AUTH_SUCCESS;
}

/* Before anything secret is said. */
static bool host_known(struct ssh_out *s)
{
	char hex[33] = "", text[320];
	ssh_key key = NULL;
	unsigned char *hash = NULL;
	const char *type = "?";
	size_t len = 0;
	bool known;

	if (!s->trusted)
		return true;
	if (ssh_get_server_publickey(s->ss, &key) == SSH_OK &&
	    ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_MD5, &hash, &len) == SSH_OK && len == 16) {
		type = ssh_key_type_to_char(ssh_key_type(key));
		for (size_t i = 0; i < 16; i++)
			snprintf(hex + 2 * i, 3, "%02X", hash[i]);
	}
	known = *hex && strcasestr(s->trusted, hex);
	if (!known) {
		snprintf(text, sizeof(text),
			 "%% Host key verification failed: server %s has the key %s %s,\r\n"
			 "  which ip ssh pubkey-chain does not hold for it\r\n", s->host, type, hex);
		put_text(s, text);
	}
	ssh_clean_pubkey_hash(&hash);
	ssh_key_free(key);
	return known;
}

/* Both ways until one end is closed. */
static void join(struct ssh_out *s)
{
	char buf[4096];

	while (!atomic_load(&s->stop) && !ssh_channel_is_closed(s->channel)) {
		struct pollfd p[] = { { .fd = s->sp, .events = POLLIN },
				      { .fd = ssh_get_fd(s->ss), .events = POLLIN } };
		int n;

		while ((n = ssh_channel_read_nonblocking(s->channel, buf, sizeof(buf), 0)) > 0)
			if (!put(s, buf, (size_t)n))
				return;
		if (n < 0 || ssh_channel_is_eof(s->channel))
			return;
		if (poll(p, 2, 1000) < 0 && errno != EINTR)
			return;
		if (p[0].revents) {
			ssize_t k = recv(s->sp, buf, sizeof(buf), MSG_DONTWAIT);

			if (k == 0 || (k < 0 && errno != EAGAIN && errno != EINTR))
				return;
			if (k > 0 && ssh_channel_write(s->channel, buf, (uint32_t)k) < 0)
				return;
		}
		if (p[1].revents & (POLLHUP | POLLERR) && !(p[1].revents & POLLIN))
			return;
	}
}

static bool options_set(struct ssh_out *s, int fd)
{
	long timeout = TIMEOUT_S;
	int off = 0;

	return ssh_options_set(s->ss, SSH_OPTIONS_PROCESS_CONFIG, &off) == SSH_OK &&
	       ssh_options_set(s->ss, SSH_OPTIONS_HOST, "router") == SSH_OK && /* needs some */
	       ssh_options_set(s->ss, SSH_OPTIONS_FD, &fd) == SSH_OK &&
	       ssh_options_set(s->ss, SSH_OPTIONS_USER, s->user) == SSH_OK &&
	       ssh_options_set(s->ss, SSH_OPTIONS_TIMEOUT, &timeout) == SSH_OK &&
	       (!*s->ciphers ||
		(ssh_options_set(s->ss, SSH_OPTIONS_CIPHERS_C_S, s->ciphers) == SSH_OK &&
		 ssh_options_set(s->ss, SSH_OPTIONS_CIPHERS_S_C, s->ciphers) == SSH_OK)) &&
	       (!*s->macs || (ssh_options_set(s->ss, SSH_OPTIONS_HMAC_C_S, s->macs) == SSH_OK &&
			      ssh_options_set(s->ss, SSH_OPTIONS_HMAC_S_C, s->macs) == SSH_OK));
}

static void *ssh_out_main(void *arg)
{
	struct ssh_out *s = arg;
	int fd = dup(s->fd);

	s->ss = ssh_new();
	if (!s->ss || fd < 0 || !options_set(s, fd)) {
		put_text(s, "% SSH could not be started\r\n");
		goto out;
	}
	if (ssh_connect(s->ss) != SSH_OK || !host_known(s) || !authenticate(s))
		goto out;
	s->channel = ssh_channel_new(s->ss);
	if (s->channel && ssh_channel_open_session(s->channel) == SSH_OK &&
	    ssh_channel_request_pty_size(s->channel, "vt100", s->cols, s->rows) == SSH_OK &&
	    ssh_channel_request_shell(s->channel) == SSH_OK)
		join(s);
out:
	if (s->channel)
		ssh_channel_free(s->channel);
	if (s->ss) {
		ssh_disconnect(s->ss);
		ssh_free(s->ss);
	}
	shutdown(s->sp, SHUT_RDWR); /* the loop reads end of file */
	return NULL;
}

struct ssh_out *ssh_out_new(const struct ssh_out_conf *conf, int *end)
{
	struct ssh_out *s = xcalloc(1, sizeof(*s));
	pthread_attr_t attr;
	int sp[2], e;

	str_copy(s->user, sizeof(s->user), conf->user);
	str_copy(s->ciphers, sizeof(s->ciphers), conf->ciphers);
	str_copy(s->macs, sizeof(s->macs), conf->macs);
	str_copy(s->host, sizeof(s->host), conf->host);
	s->trusted = conf->trusted ? xstrdup(conf->trusted) : NULL;
	s->cols = conf->cols;
	s->rows = conf->rows;
	s->fd = conf->fd;
	s->sp = -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sp) < 0)
		goto fail;
	s->sp = sp[0];
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_SIZE);
	e = pthread_create(&s->thread, &attr, ssh_out_main, s);
	pthread_attr_destroy(&attr);
	if (e) {
		close(sp[1]);
		goto fail;
	}
	*end = sp[1];
	return s;
fail:
	if (s->sp >= 0)
		close(s->sp);
	close(s->fd);
	free(s->trusted);
	free(s);
	return NULL;
}

void ssh_out_free(struct ssh_out *s)
{
	if (!s)
		return;
	atomic_store(&s->stop, true);
	shutdown(s->fd, SHUT_RDWR);
	shutdown(s->sp, SHUT_RDWR);
	pthread_join(s->thread, NULL);
	close(s->fd);
	close(s->sp);
	free(s->trusted);
	free(s);
}
