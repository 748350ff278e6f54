/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * telnet, ssh, connect, resume, disconnect, show sessions. A connection in the foreground holds a
 * deferred command: its session's keys come here (cli_ctx.keys), what the far end says goes to the
 * terminal as it is (cli_ctx.raw). Telnet's own bytes are cli/telnet_out.h.
 */
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>
#include "cli/outgoing.h"
#include "cli/resolve.h"
#include "cli/show.h"
#include "cli/telnet_out.h"
#include "routing/netns.h"

#define CONNECT_MS 30000
#define HELD_MAX (256 * 1024) /* from the far end, not yet on the screen */
#define KEYS_MAX (64 * 1024)  /* typed, not yet taken by the far end */
#define PAUSE_MS 20

struct conn {
	struct conn *prev, *next;
	struct outgoing *o;
	unsigned number;
	bool ssh, open, closed;
	char host[128], user[64], ciphers[256], macs[256];
	struct addr addr;
	uint16_t port;
	int netns;
	struct addr source;
	struct resolve *resolve;
	int fd;
	struct loop_fd *watch;
	struct timer timer;           /* connecting: patience; open: a pause of reading */
	struct ssh_out *ssh_out;
	struct str keys, held;
	struct telnet_out telnet;
	uint64_t heard;
};

struct outgoing {
	struct cli_ctx *c;
	struct conn *conns, *current; /* current: the last one used */
	struct conn *fore;            /* has the terminal, or is on its way to it */
	struct cli_job *job;
	bool escape;                  /* the line's escape character (^^) has been typed */
};

static struct loop *loop_of(const struct conn *k)
{
	return k->o->c->rt->loop;
}

/* --- the terminal --- */

static void say(struct outgoing *o, const char *text)
{
	if (o->c->raw)
		o->c->raw(o->c, text, strlen(text));
	else
		cli_print(o->c, "%s", text);
}

static void PRINTF(2, 3) sayf(struct outgoing *o, const char *fmt, ...)
{
	struct str s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	say(o, str_text(&s));
	str_free(&s);
}

/* The foreground command is over: the prompt. */
static void background(struct outgoing *o)
{
	struct cli_job *job = o->job;

	o->fore = NULL;
	o->job = NULL;
	o->escape = false;
	o->c->keys = NULL;
	if (job)
		cli_job_done(job);
}

/* --- connections --- */

static void conn_free(struct conn *k)
{
	struct outgoing *o = k->o;

	resolve_cancel(k->resolve);
	timer_cancel(&k->timer);
	loop_fd_free(k->watch);
	if (k->fd >= 0)
		close(k->fd);
	ssh_out_free(k->ssh_out);
	str_free(&k->keys);
	str_free(&k->held);
	DL_DELETE(o->conns, k);
	if (o->current == k)
		o->current = o->conns ? o->conns->prev : NULL;
	free(k);
}

/* It could not be opened, or has ended: a word about it, and the prompt if it had the terminal. */
static void conn_end(struct conn *k, const char *why)
{
	struct outgoing *o = k->o;
	bool fore = o->fore == k;

	if (!fore && k->open) { /* told when it is resumed */
		k->closed = true;
		loop_fd_set(k->watch, 0);
		return;
	}
	if (k->open)
		sayf(o, "\r\n[Connection to %s closed by foreign host]\r\n", k->host);
	else /* telnet stands behind its Trying */
		say(o, k->ssh && !strncmp(why, "\r\n", 2) ? why + 2 : why);
	conn_free(k);
	if (fore)
		background(o);
}

static void conn_watch(struct conn *k)
{
	if (k->watch && !k->closed)
		loop_fd_set(k->watch, (k->held.len < HELD_MAX && !timer_pending(&k->timer) ?
					       LOOP_READ : 0) | (k->keys.len ? LOOP_WRITE : 0));
}

static void keys_flush(struct conn *k)
{
	bool full = k->keys.len >= KEYS_MAX;
	ssize_t n;

	if (!k->keys.len || k->closed)
		return;
	n = send(k->fd, k->keys.data, k->keys.len, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (n > 0) {
		k->keys.len -= (size_t)n;
		memmove(k->keys.data, k->keys.data + n, k->keys.len + 1);
	}
	conn_watch(k);
	if (full && k->keys.len < KEYS_MAX && k->o->fore == k)
		k->o->c->raw(k->o->c, "", 0); /* there is room again */
}

/* What came goes to the screen, as fast as it takes it. */
static void held_show(struct conn *k)
{
	if (!k->held.len || k->o->fore != k)
		return;
	if (k->o->c->raw(k->o->c, k->held.data, k->held.len) > HELD_MAX)
		timer_set(loop_timers(loop_of(k)), &k->timer, PAUSE_MS);
	str_reset(&k->held);
	conn_watch(k);
}

static void on_data(int fd, unsigned events, void *arg)
{
	struct conn *k = arg;
	uint8_t buf[4096];
	ssize_t n;

	if (events & LOOP_WRITE)
		keys_flush(k);
	if (!(events & LOOP_READ) || k->closed)
		return;
	n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		conn_end(k, "");
		return;
	}
	k->heard = show_now();
	k->telnet.width = k->o->c->term_width;
	k->telnet.length = k->o->c->term_length;
	for (ssize_t i = 0; i < n; i++) {
		if (k->ssh)
			str_putc(&k->held, (char)buf[i]);
		else
			telnet_out_byte(&k->telnet, buf[i], &k->held, &k->keys);
	}
	keys_flush(k);
	held_show(k);
	conn_watch(k);
}

/* --- keys --- */

static void keys_put(struct conn *k, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (k->ssh)
			str_putc(&k->keys, p[i]);
		else
			telnet_out_key(&k->keys, p[i]);
	}
}

static bool is_escape(const struct cli_ctx *c, char key)
{
	return c->escape >= 0 && (uint8_t)key == (unsigned)c->escape;
}

/* The key behind ^^. False: the connection has left the foreground. */
static bool escaped(struct conn *k, char c)
{
	static const struct {
		char key;
		uint8_t cmd;
	} cmds[] = { { 'b', TN_BRK }, { 'c', TN_IP }, { 'h', TN_EC }, { 'o', TN_AO },
		     { 't', TN_AYT }, { 'u', TN_EL } };

	if (c == 'x' || c == 'X') {
		say(k->o, "\r\n");
		background(k->o);
		return false;
	}
	if (is_escape(k->o->c, c))
		keys_put(k, &c, 1);
	if (c == '?')
		say(k->o, "\r\n[Special telnet escape help]\r\n"
			  "^^B  sends telnet BREAK\r\n^^C  sends telnet IP\r\n"
			  "^^H  sends telnet EC\r\n^^O  sends telnet AO\r\n"
			  "^^T  sends telnet AYT\r\n^^U  sends telnet EL\r\n"
			  "^^X  suspends the connection\r\n");
	for (size_t i = 0; i < ARRAY_SIZE(cmds) && !k->ssh; i++)
		if ((c | 32) == cmds[i].key)
			telnet_out_command(&k->keys, cmds[i].cmd);
	return true;
}

static size_t on_keys(struct cli_ctx *c, const char *p, size_t n)
{
	struct outgoing *o = c->outgoing;
	struct conn *k = o->fore;
	size_t i;

	for (i = 0; i < n && k->keys.len < KEYS_MAX; i++) {
		bool escape = o->escape;

		o->escape = !escape && is_escape(c, p[i]);
		if (escape && !escaped(k, p[i]))
			return i + 1;
		if (!escape && !is_escape(c, p[i]))
			keys_put(k, p + i, 1);
	}
	keys_flush(k);
	return i;
}

/* --- opening --- */

static void fore_take(struct conn *k)
{
	struct outgoing *o = k->o;

	o->current = k;
	o->escape = false;
	o->c->keys = on_keys;
	k->open = true;
	k->heard = show_now();
	o->c->raw(o->c, "", 0); /* what was typed meanwhile */
}

static const char *refusal(int e)
{
	switch (e) {
	case ECONNREFUSED:
		return "\r\n% Connection refused by remote host\r\n\r\n";
	case ENETUNREACH:
	case EHOSTUNREACH:
	case EACCES:
		return "\r\n% Destination unreachable; gateway or host down\r\n\r\n";
	default:
		return "\r\n% Connection timed out; remote host not responding\r\n\r\n";
	}
}

static void on_timer(struct timer *t, void *arg)
{
	struct conn *k = arg;

	if (k->open)
		conn_watch(k);
	else
		conn_end(k, refusal(ETIMEDOUT));
}

static bool ssh_begin(struct conn *k)
{
	struct cli_ctx *c = k->o->c;
	struct str trusted = { 0 };
	char addr[ADDR_STRLEN];
	struct ssh_out_conf conf = { .fd = k->fd, .user = k->user, .ciphers = k->ciphers,
				     .macs = k->macs, .cols = c->term_width,
				     .rows = c->term_length ? c->term_length : 24,
				     .host = k->host };

	addr_str(&k->addr, addr);
	if (ssh_trusted_keys(&c->rt->running->root, k->host, addr, &trusted))
		conf.trusted = str_text(&trusted);
	k->fd = -1;
	k->ssh_out = ssh_out_new(&conf, &k->fd);
	str_free(&trusted);
	return k->ssh_out != NULL;
}

static void on_connected(int fd, unsigned events, void *arg)
{
	struct conn *k = arg;
	struct outgoing *o = k->o;
	socklen_t len = sizeof(int);
	int e = 0, on = 1;

	getsockopt(fd, SOL_SOCKET, SO_ERROR, &e, &len);
	timer_cancel(&k->timer);
	loop_fd_free(k->watch);
	k->watch = NULL;
	if (e) {
		conn_end(k, refusal(e));
		return;
	}
	if (!k->ssh)
		say(o, "Open\r\n");
	if (!o->c->raw) { /* nobody to type */
		k->open = true;
		conn_end(k, "");
		return;
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	if (k->ssh && !ssh_begin(k)) {
		conn_end(k, "% SSH could not be started\r\n");
		return;
	}
	k->watch = loop_fd_new(loop_of(k), k->fd, LOOP_READ, on_data, k);
	fore_take(k);
}

static int socket_open(const struct conn *k)
{
	struct sockaddr_storage ss;
	struct endpoint to = { .addr = k->addr, .port = k->port }, from = { .addr = k->source };
	int back = k->netns >= 0 ? netns_enter(k->netns) : -1, e = 0;
	int fd = socket(k->addr.family == ADDR_V6 ? AF_INET6 : AF_INET,
			SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	socklen_t len;

	if (back >= 0)
		netns_leave(back);
	if (fd < 0)
		return -errno;
	if (k->source.family) {
		len = endpoint_to_sockaddr(&from, &ss);
		if (bind(fd, (struct sockaddr *)&ss, len) < 0)
			e = errno;
	}
	len = endpoint_to_sockaddr(&to, &ss);
	if (!e && connect(fd, (struct sockaddr *)&ss, len) < 0 && errno != EINPROGRESS)
		e = errno;
	if (e)
		close(fd);
	return e ? -e : fd;
}

static void conn_start(struct conn *k)
{
	char a[ADDR_STRLEN];
	struct addr literal;

	addr_str(&k->addr, a);
	if (!k->ssh && addr_parse(k->host, &literal))
		sayf(k->o, "Trying %s ... ", a);
	else if (!k->ssh && k->port == 23)
		sayf(k->o, "Trying %s (%s)... ", k->host, a);
	else if (!k->ssh)
		sayf(k->o, "Trying %s (%s, %u)... ", k->host, a, k->port);
	k->fd = socket_open(k);
	if (k->fd < 0) {
		int e = -k->fd;

		k->fd = -1;
		conn_end(k, refusal(e));
		return;
	}
	k->watch = loop_fd_new(loop_of(k), k->fd, LOOP_WRITE, on_connected, k);
	timer_set(loop_timers(loop_of(k)), &k->timer, CONNECT_MS);
}

static void on_resolved(const struct addr *a, void *arg)
{
	struct conn *k = arg;

	k->resolve = NULL;
	if (!a) {
		conn_end(k, "\r\n% Unknown command or computer name, or unable to find computer "
			    "address\r\n");
		return;
	}
	k->addr = *a;
	say(k->o, " [OK]\r\n");
	conn_start(k);
}

/* ^^ or ^C while it is on its way; the end of the session. The job is gone. */
static void on_cancel(void *arg)
{
	struct outgoing *o = arg;
	struct conn *k = o->fore;

	o->job = NULL;
	o->fore = NULL;
	o->c->keys = NULL;
	if (k && !k->open)
		conn_free(k);
}

static struct outgoing *outgoing_of(struct cli_ctx *c)
{
	if (!c->outgoing) {
		c->outgoing = xcalloc(1, sizeof(*c->outgoing));
		c->outgoing->c = c;
	}
	return c->outgoing;
}

static struct conn *conn_new(struct cli_ctx *c, const char *host, bool ssh)
{
	struct outgoing *o = outgoing_of(c);
	struct conn *k = xcalloc(1, sizeof(*k)), *other;

	k->o = o;
	k->fd = k->netns = -1;
	k->ssh = ssh;
	k->port = ssh ? 22 : 23;
	str_copy(k->host, sizeof(k->host), host);
	timer_init(&k->timer, on_timer, k);
	k->number = 1;
	DL_FOREACH(o->conns, other)
		if (other->number >= k->number)
			k->number = other->number + 1;
	DL_APPEND(o->conns, k);
	return k;
}

static void conn_open(struct conn *k)
{
	struct outgoing *o = k->o;
	struct cli_ctx *c = o->c;
	struct str servers = { 0 };

	if (resolve_local(c->rt->running, k->host, ADDR_NONE, &k->addr)) {
		o->fore = k;
		o->job = cli_defer(c, on_cancel, o);
		conn_start(k);
		return;
	}
	if (resolve_possible(c->rt->running))
		k->resolve = resolve_start(c->rt, k->host, ADDR_NONE, on_resolved, k);
	if (!k->resolve) {
		cli_print(c, "%% Unknown command or computer name, or unable to find computer "
			     "address\n");
		conn_free(k);
		return;
	}
	resolve_servers(c->rt->running, &servers);
	sayf(o, "Translating \"%s\"...domain server (%s)", k->host, str_text(&servers));
	str_free(&servers);
	o->fore = k;
	o->job = cli_defer(c, on_cancel, o);
}

/* --- commands --- */

static bool source_take(struct conn *k, const char *name)
{
	struct cli_ctx *c = k->o->c;
	const struct iface *i;
	struct prefix p;

	if (!name || !c->rt->ifaces)
		return true;
	i = iface_find(c->rt->ifaces, name);
	if (!i || !iface_addr(c->rt->ifaces, i, &p)) {
		cli_print(c, "%% Invalid source interface - IP not enabled or interface is down\n");
		return false;
	}
	k->source = p.addr;
	return true;
}

static bool vrf_take(struct conn *k, const char *vrf)
{
	struct cli_ctx *c = k->o->c;

	if (!vrf || !c->rt->ifaces)
		return true;
	k->netns = ifaces_vrf_netns(c->rt->ifaces, vrf);
	if (k->netns < 0)
		cli_print(c, "%% VRF %s does not exist\n", vrf);
	return k->netns >= 0;
}

/* `ip telnet source-interface X` and that of ssh */
static const char *source_default(struct cli_ctx *c, const char *words)
{
	return cfg_var(cfg_find(&c->rt->running->root, words), "interface");
}

static const char *first_of(const char *a, const char *b)
{
	return a ? a : b;
}

static uint16_t port_named(const char *word, uint16_t dflt)
{
	static const struct {
		const char *name;
		uint16_t port;
	} names[] = { { "bgp", 179 }, { "discard", 9 }, { "domain", 53 }, { "echo", 7 },
		      { "ftp", 21 }, { "pop3", 110 }, { "smtp", 25 }, { "tacacs", 49 },
		      { "telnet", 23 }, { "www", 80 } };

	for (size_t i = 0; word && i < ARRAY_SIZE(names); i++)
		if (!strcmp(names[i].name, word))
			return names[i].port;
	return dflt;
}

static int telnet_fn(struct cli_ctx *c, const struct gram_match *m)
{
	struct conn *k = conn_new(c, gram_var(m, "host"), false);

	k->port = (uint16_t)gram_num(m, "port", port_named(gram_var(m, "service"), 23));
	if (!source_take(k, first_of(gram_var(m, "source"),
				     source_default(c, "ip telnet source-interface"))) ||
	    !vrf_take(k, gram_var(m, "vrf"))) {
		conn_free(k);
		return 0;
	}
	conn_open(k);
	return 0;
}

static int ssh_fn(struct cli_ctx *c, const struct gram_match *m)
{
	const char *host = gram_var(m, "host"), *at = strrchr(host, '@');
	const char *user = gram_var(m, "user");
	struct conn *k;

	if (!user && !at && !(c->user && *c->user)) {
		cli_print(c, "%% No user specified nor available for SSH client\n");
		return 0;
	}
	k = conn_new(c, at ? at + 1 : host, true);
	if (user)
		str_copy(k->user, sizeof(k->user), user);
	else if (at)
		snprintf(k->user, sizeof(k->user), "%.*s", (int)(at - host), host);
	else
		str_copy(k->user, sizeof(k->user), c->user);
	k->port = (uint16_t)gram_num(m, "port", 22);
	str_copy(k->ciphers, sizeof(k->ciphers), first_of(gram_var(m, "cipher"), ""));
	str_copy(k->macs, sizeof(k->macs), first_of(gram_var(m, "mac"), ""));
	if (!source_take(k, source_default(c, "ip ssh source-interface")) ||
	    !vrf_take(k, gram_var(m, "vrf"))) {
		conn_free(k);
		return 0;
	}
	conn_open(k);
	return 0;
}

static struct conn *conn_find(struct cli_ctx *c, uint64_t number, const char *host)
{
	struct conn *k;

	if (!c->outgoing)
		return NULL;
	if (!number && !host)
		return c->outgoing->current;
	DL_FOREACH(c->outgoing->conns, k)
		if (k->number == number || (host && !strcmp(k->host, host)))
			return k;
	return NULL;
}

static void resume(struct conn *k)
{
	struct outgoing *o = k->o;

	if (!o->c->raw)
		return;
	o->fore = k;
	o->job = cli_defer(o->c, on_cancel, o);
	sayf(o, "[Resuming connection %u to %s ... ]\r\n", k->number, k->host);
	fore_take(k);
	held_show(k);
	if (k->closed)
		conn_end(k, "");
}

static int resume_fn(struct cli_ctx *c, const struct gram_match *m)
{
	struct conn *k = conn_find(c, gram_num(m, "n", 0), gram_var(m, "host"));

	if (k)
		resume(k);
	else
		cli_print(c, "%% No connections open\n");
	return 0;
}

static void disconnect_go(struct cli_ctx *c, const char *answer, void *arg)
{
	struct conn *k = conn_find(c, (uintptr_t)arg, NULL);

	if (k && (!*answer || (*answer | 32) == 'y'))
		conn_free(k);
}

static int disconnect_fn(struct cli_ctx *c, const struct gram_match *m)
{
	struct conn *k = conn_find(c, gram_num(m, "n", 0), gram_var(m, "host"));
	char text[192];

	if (!k) {
		cli_print(c, "%% No current connection\n");
		return 0;
	}
	snprintf(text, sizeof(text), "Closing connection to %s [confirm]", k->host);
	cli_ask(c, text, false, disconnect_go, (void *)(uintptr_t)k->number);
	return 0;
}

static int sessions_fn(struct cli_ctx *c, const struct gram_match *m)
{
	struct outgoing *o = c->outgoing;
	char a[ADDR_STRLEN];
	struct conn *k;

	if (!o || !o->conns) {
		cli_print(c, "%% No connections open\n");
		return 0;
	}
	cli_print(c, "Conn Host                Address             Byte  Idle Conn Name\n");
	DL_FOREACH(o->conns, k)
		cli_print(c, "%c%3u %-19s %-19s %4zu  %4u %s\n", k == o->current ? '*' : ' ',
			  k->number, k->host, addr_str(&k->addr, a), k->held.len,
			  (unsigned)((show_now() - k->heard) / 60000), k->host);
	return 0;
}

/* --- for others --- */

void outgoing_release(struct cli_ctx *c)
{
	struct outgoing *o = c->outgoing;
	struct conn *k, *tmp;

	if (!o)
		return;
	c->keys = NULL;
	DL_FOREACH_SAFE(o->conns, k, tmp)
		conn_free(k);
	free(o);
	c->outgoing = NULL;
}

bool outgoing_enter(struct cli_ctx *c)
{
	struct conn *k = conn_find(c, 0, NULL);

	if (!k || !c->raw)
		return false;
	resume(k);
	return true;
}

bool outgoing_host(struct cli_ctx *c, const char *word)
{
	char name[128];
	struct addr a;

	if (!c->raw || !str_copy(name, sizeof(name), word) ||
	    !resolve_local(c->rt->running, name, ADDR_NONE, &a))
		return false;
	conn_open(conn_new(c, name, false));
	return true;
}

const char *outgoing_current(const struct cli_ctx *c)
{
	return c->outgoing && c->outgoing->current ? c->outgoing->current->host : NULL;
}

void outgoing_idle(struct cli_ctx *c)
{
	struct outgoing *o = c->outgoing;
	struct conn *k, *tmp;

	if (!o)
		return;
	DL_FOREACH_SAFE(o->conns, k, tmp) {
		bool fore = o->fore == k;

		if (!k->open)
			continue;
		if (fore)
			sayf(o, "\r\n[Connection to %s idle too long; timed out]\r\n", k->host);
		conn_free(k);
		if (fore)
			background(o);
	}
}

uint64_t outgoing_heard(const struct cli_ctx *c)
{
	uint64_t last = 0;
	struct conn *k;

	if (c->outgoing)
		DL_FOREACH(c->outgoing->conns, k)
			last = MAX(last, k->heard);
	return last;
}

#define TELNET                                                                                     \
	"{HOST$host|X:X:X:X::X$host} [<0-65535>$port|{bgp|discard|domain|echo|ftp|pop3|smtp|"       \
	"tacacs|telnet|www}$service|/source-interface IFACE$source|/vrf WORD$vrf|/ipv4|/ipv6|"      \
	"/line|/debug|/quiet]..."
#define TELNET_HELP                                                                                \
	"IP address or hostname of a remote system\nIPv6 address\nPort number\n"                    \
	"Border Gateway Protocol (179)\nDiscard (9)\nDomain Name Service (53)\nEcho (7)\n"          \
	"File Transfer Protocol (21)\nPost Office Protocol v3 (110)\n"                              \
	"Simple Mail Transport Protocol (25)\nTAC Access Control System (49)\nTelnet (23)\n"        \
	"World Wide Web (HTTP, 80)\nSpecify source interface\nInterface\nSpecify VRF\nVRF name\n"   \
	"Use IPv4\nUse IPv6\nEnable telnet line mode\nEnable telnet debugging mode\n"               \
	"Suppress login/logout messages"
#define SSH                                                                                        \
	"[-l WORD$user|-p <1-65535>$port|-v {1|2}|-c "                                              \
	"{aes128-ctr|aes192-ctr|aes256-ctr|aes128-gcm@openssh.com|aes256-gcm@openssh.com}$cipher|"  \
	"-m {hmac-sha1|hmac-sha2-256|hmac-sha2-512}$mac|-o numberofpasswordprompts <1-5>$prompts|"  \
	"-vrf WORD$vrf]... WORD$host"
#define SSH_HELP                                                                                   \
	"Log in using this user name\nUser name\nConnect to this port\nPort number\n"               \
	"Specify SSH Protocol Version\nProtocol Version 1\nProtocol Version 2\n"                    \
	"Select encryption algorithm\n128 bits\n192 bits\n256 bits\n128 bits, GCM\n256 bits, GCM\n" \
	"Select HMAC algorithm\nSHA-1\nSHA-256\nSHA-512\nSpecify options\n"                         \
	"Specifies the number of password prompts\nNumber\nSpecify vrf name\nVRF name\n"            \
	"IP address or hostname of a remote system"

const struct gram_row outgoing_rows[] = {
	EXEC_ROW(MODE_USER, "telnet " TELNET, "Open a telnet connection\n" TELNET_HELP, telnet_fn),
	EXEC_ROW(MODE_USER, "connect " TELNET, "Open a terminal connection\n" TELNET_HELP,
		 telnet_fn),
	EXEC_ROW(MODE_USER, "ssh " SSH, "Open a secure shell client connection\n" SSH_HELP, ssh_fn),
	EXEC_ROW(MODE_USER, "resume [<1-999>$n|WORD$host]",
		 "Resume an active network connection\nThe number of an active network connection\n"
		 "The name of an active network connection", resume_fn),
	EXEC_ROW(MODE_USER, "disconnect [<1-999>$n|WORD$host]",
		 "Disconnect an existing network connection\n"
		 "The number of an active network connection\n"
		 "The name of an active network connection", disconnect_fn),
	EXEC_ROW(MODE_USER, "show sessions",
		 "Show running system information\nInformation about Telnet connections",
		 sessions_fn),
	EXEC_ROW(MODE_USER, "where", "List active connections", sessions_fn),
	EXEC_END,
};
