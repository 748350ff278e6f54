/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transfers of files, see transfer.h. TFTP has our own client (tftp.h), HTTP is libevent's.
 */
#include "cli/transfer.h"
#include <errno.h>
#include <event2/buffer.h>
#include <event2/http.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include "cli/resolve.h"
#include "cli/tftp.h"

#define RETRIES 5              /* at 1, 2, 3, 4, 5 s */
#define BLOCKS_A_MARK 10
#define HTTP_TIMEOUT_S 15

struct transfer {
	struct router *rt;
	struct net_url url;
	struct transfer_fns fns;
	void *arg;
	struct resolve *resolve;
	struct timer timer;
	struct addr addr;
	const char *why;       /* to be told by the timer: nothing was started */
	/* tftp */
	struct tftp tftp;
	int fd;
	struct loop_fd *watch;
	struct endpoint peer;
	bool heard;
	unsigned tries, blocks;
	/* http */
	struct evhttp_connection *conn;
	struct str body;
	bool put;
};

/* --- addresses --- */

static bool parse_host(const char *s, size_t len, struct net_url *u)
{
	const char *at = memchr(s, '@', len), *colon;
	char host[160], *end;
	unsigned long port;

	if (at) {
		if ((size_t)(at - s) >= sizeof(u->login))
			return false;
		memcpy(u->login, s, (size_t)(at - s));
		u->login[at - s] = '\0';
		len -= (size_t)(at + 1 - s);
		s = at + 1;
	}
	if (len >= sizeof(host))
		return false;
	memcpy(host, s, len);
	host[len] = '\0';
	colon = strchr(host, ':');
	if (host[0] == '[' && (end = strchr(host, ']')) != NULL) { /* [IPv6] */
		*end = '\0';
		colon = end[1] == ':' ? end + 1 : NULL;
		memmove(host, host + 1, strlen(host));
	}
	if (colon) {
		const char *digits = s + (colon - host) + 1;

		port = strtoul(digits, &end, 10);
		if (port < 1 || port > 65535 || end != s + len)
			return false;
		u->port = (uint16_t)port;
		host[colon - host] = '\0';
	}
	return !strpbrk(host, "@[]") && str_copy(u->host, sizeof(u->host), host);
}

bool net_url_parse(const char *text, struct net_url *u)
{
	static const char *const schemes[] = { "tftp", "http", "https", "ftp", "scp", "rcp", "sftp" };
	size_t n = strcspn(text, ":"), len;

	*u = (struct net_url){ 0 };
	if (text[n] != ':')
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(schemes); i++)
		if (strlen(schemes[i]) == n && !strncasecmp(text, schemes[i], n))
			str_copy(u->scheme, sizeof(u->scheme), schemes[i]);
	if (!*u->scheme)
		return false;
	text += n + 1;
	if (!strncmp(text, "//", 2)) {
		text += 2;
		len = strcspn(text, "/");
		if (!parse_host(text, len, u))
			return false;
		text += len;
	}
	return str_copy(u->file, sizeof(u->file), text + strspn(text, "/"));
}

void net_url_text(const struct net_url *u, struct str *out)
{
	str_printf(out, strchr(u->host, ':') ? "%s://[%s]" : "%s://%s", u->scheme, u->host);
	if (u->port)
		str_printf(out, ":%u", u->port);
	str_printf(out, "/%s", u->file);
}

const char *net_url_refusal(const struct net_url *u)
{
	if (!strcmp(u->scheme, "tftp") || !strcmp(u->scheme, "http"))
		return NULL;
	return "Protocol not supported";
}

/* --- the end --- */

static void transfer_free(struct transfer *t)
{
	resolve_cancel(t->resolve);
	timer_cancel(&t->timer);
	loop_fd_free(t->watch);
	if (t->fd >= 0)
		close(t->fd);
	if (t->conn)
		evhttp_connection_free(t->conn);
	tftp_clear(&t->tftp);
	if (t->body.data)
		secret_wipe(t->body.data, t->body.len);
	str_free(&t->body);
	secret_wipe(&t->url, sizeof(t->url));
	free(t);
}

void transfer_cancel(struct transfer *t)
{
	if (t)
		transfer_free(t);
}

static void finish(struct transfer *t, const char *why)
{
	t->fns.done(why, t->conn ? &t->body : &t->tftp.file, t->arg);
	transfer_free(t);
}

/* From where the caller does not expect an end: tell it on the next turn of the loop. */
static void finish_later(struct transfer *t, const char *why)
{
	t->why = why;
	timer_set(loop_timers(t->rt->loop), &t->timer, 0);
}

/* --- tftp --- */

static void tftp_send(struct transfer *t)
{
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&t->peer, &ss);

	/* an error is as good as a lost datagram: the timer tries again */
	(void)!sendto(t->fd, t->tftp.out.data, t->tftp.out.len, MSG_NOSIGNAL,
		      (struct sockaddr *)&ss, len);
	timer_set(loop_timers(t->rt->loop), &t->timer, 1000 * (uint64_t)(t->tries + 1));
}

static void tftp_read(int fd, unsigned events, void *arg)
{
	struct transfer *t = arg;
	uint8_t buf[TFTP_BLOCK + 64];
	struct sockaddr_storage ss;
	socklen_t slen = sizeof(ss);
	struct endpoint from;
	ssize_t n = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&ss, &slen);

	if (n < 0 || !endpoint_from_sockaddr((struct sockaddr *)&ss, &from) ||
	    !addr_eq(&from.addr, &t->addr))
		return;
	/* RFC 1350 4: the server answers from a port of its own, which holds from then on */
	if (t->heard && from.port != t->peer.port)
		return;
	if (tftp_input(&t->tftp, buf, (size_t)n)) {
		t->heard = true;
		t->peer.port = from.port;
		t->tries = 0;
		if (t->blocks++ % BLOCKS_A_MARK == 0)
			t->fns.progress(t->arg);
		tftp_send(t);
	}
	if (t->tftp.state == TFTP_DONE)
		finish(t, NULL);
	else if (t->tftp.state == TFTP_FAILED)
		finish(t, t->tftp.why);
}

static void tftp_go(struct transfer *t)
{
	t->peer = (struct endpoint){ t->addr, t->url.port ? t->url.port : 69 };
	t->fd = socket(t->addr.family == ADDR_V6 ? AF_INET6 : AF_INET,
		       SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (t->fd < 0) {
		finish_later(t, "No buffer space available");
		return;
	}
	t->watch = loop_fd_new(t->rt->loop, t->fd, LOOP_READ, tftp_read, t);
	tftp_begin(&t->tftp, t->url.file, t->put);
	tftp_send(t);
}

/* --- http --- */

static void http_done(struct evhttp_request *req, void *arg)
{
	struct transfer *t = arg;
	int code = req ? evhttp_request_get_response_code(req) : 0;
	struct evbuffer *in = req ? evhttp_request_get_input_buffer(req) : NULL;
	size_t n = in ? evbuffer_get_length(in) : 0;

	if (code >= 200 && code < 300) {
		if (!t->put && n)
			str_add(&t->body, (const char *)evbuffer_pullup(in, -1), n);
		t->fns.progress(t->arg);
		finish_later(t, NULL);
	} else {
		finish_later(t, code == 404		    ? "No such file or directory" :
				code == 401 || code == 403 ? "Permission denied" :
				code == 0		    ? "Timed out" :
							      "I/O error");
	}
}

static void http_login(const struct transfer *t, struct evkeyvalq *headers)
{
	unsigned char b64[4 * ((sizeof(t->url.login) + 2) / 3) + 1];
	char *value;

	if (!*t->url.login)
		return;
	EVP_EncodeBlock(b64, (const unsigned char *)t->url.login, (int)strlen(t->url.login));
	value = xasprintf("Basic %s", b64);
	evhttp_add_header(headers, "Authorization", value);
	secret_free(value, strlen(value));
	secret_wipe(b64, sizeof(b64));
}

static void http_go(struct transfer *t)
{
	struct evhttp_request *req = evhttp_request_new(http_done, t);
	struct evkeyvalq *headers = evhttp_request_get_output_headers(req);
	char text[ADDR_STRLEN];
	char *path;

	t->conn = evhttp_connection_base_new(loop_base(t->rt->loop), NULL, addr_str(&t->addr, text),
					     t->url.port ? t->url.port : 80);
	evhttp_connection_set_timeout(t->conn, HTTP_TIMEOUT_S);
	evhttp_connection_set_max_body_size(t->conn, TFTP_MAX_FILE);
	evhttp_add_header(headers, "Host", t->url.host);
	evhttp_add_header(headers, "Connection", "close");
	http_login(t, headers);
	if (t->put)
		evbuffer_add(evhttp_request_get_output_buffer(req), t->body.data, t->body.len);
	path = xasprintf("/%s", t->url.file);
	if (evhttp_make_request(t->conn, req, t->put ? EVHTTP_REQ_PUT : EVHTTP_REQ_GET, path) < 0)
		finish_later(t, "Timed out");
	free(path);
}

/* --- the beginning --- */

static void on_timer(struct timer *timer, void *arg)
{
	struct transfer *t = arg;

	if (t->fd < 0)
		finish(t, t->why);
	else if (++t->tries >= RETRIES)
		finish(t, "Timed out");
	else
		tftp_send(t);
}

static void on_address(const struct addr *a, void *arg)
{
	struct transfer *t = arg;

	t->resolve = NULL;
	if (!a) {
		finish(t, "No such host");
		return;
	}
	t->addr = *a;
	t->fns.addressed(a, t->arg);
	if (!strcmp(t->url.scheme, "tftp"))
		tftp_go(t);
	else
		http_go(t);
}

struct transfer *transfer_start(struct router *rt, const struct net_url *u, const struct str *put,
				const struct transfer_fns *fns, void *arg)
{
	struct transfer *t = xcalloc(1, sizeof(*t));
	struct addr a;

	t->rt = rt;
	t->url = *u;
	t->fns = *fns;
	t->arg = arg;
	t->fd = -1;
	t->put = put != NULL;
	timer_init(&t->timer, on_timer, t);
	if (put)
		str_add(strcmp(u->scheme, "tftp") ? &t->body : &t->tftp.file, put->data ? put->data : "",
			put->len);
	if (resolve_local(rt->running, u->host, ADDR_NONE, &a))
		on_address(&a, t);
	else if (!(t->resolve = resolve_start(rt, u->host, ADDR_NONE, on_address, t)))
		finish_later(t, "No such host");
	return t;
}
