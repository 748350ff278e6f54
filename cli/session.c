/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is logged in: listeners, sessions, their lines' settings, and log messages to them.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <malloc.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utlist.h>
#include "cli/auth.h"
#include "cli/exec_int.h"
#include "cli/outgoing.h"
#include "cli/session_int.h"

#define MAX_VTY 16
#define MAX_UNIX 128

struct listener {
	struct listener *next;
	struct sessions *m;
	struct loop_fd *watch;
	int fd;
	char *path;            /* unix: removed at the end */
};

/* --- one session --- */

const struct line_conf *session_line(const struct session *s)
{
	switch (s->kind) {
	case SESSION_CONSOLE:
		return &s->mgr->conf.con;
	case SESSION_VTY:
		return &s->mgr->conf.vty[s->vty];
	case SESSION_UNIX:
		break;
	}
	return NULL;
}

bool session_synchronous(const struct session *s, enum log_level level)
{
	const struct line_conf *l = session_line(s);

	/* the unix socket is another way to the console */
	return (int)level > (l ? l : &s->mgr->conf.con)->sync_level;
}

void session_init(struct session *s, struct sessions *mgr, enum session_kind kind)
{
	const struct line_conf *l;

	s->mgr = mgr;
	s->kind = kind;
	if (kind == SESSION_VTY) {
		snprintf(s->name, sizeof(s->name), "vty %d", s->vty);
		snprintf(s->who, sizeof(s->who), "vty%d (%s)", s->vty, s->from);
	} else {
		str_copy(s->name, sizeof(s->name), "con 0");
		str_copy(s->who, sizeof(s->who), "console");
	}
	l = session_line(s);
	s->history_size = l ? MIN(l->history, (unsigned)SESSION_HISTORY_MAX) : SESSION_HISTORY;
	s->monitor = l && l->monitor;
	s->ctx = (struct cli_ctx){
		.rt = mgr->rt, .out = &s->out, .cfg = mgr->rt->running, .session = s,
		.who = s->who, .user = s->user, .interactive = true,
		.privilege = l && l->privilege ? l->privilege : l ? 1 : 15,
		.term_width = l && l->width ? l->width : 80, .term_length = l ? l->length : 24,
		.escape = l ? l->escape : LINE_ESCAPE, .stamp = l && l->stamp,
	};
	str_copy(s->ctx.terminal_type, sizeof(s->ctx.terminal_type), l ? l->terminal_type : "");
	s->began = timerq_now(loop_timers(mgr->rt->loop));
	mgr->uses[kind == SESSION_VTY ? s->vty + 1 : 0]++;
	s->ctx.mode = s->ctx.privilege >= 15 ? MODE_EXEC : MODE_USER;
	session_touch(s);
	DL_APPEND(mgr->list, s);
}

void session_clear(struct session *s)
{
	s->ctx.wake = NULL;
	cli_release(&s->ctx);
	str_free(&s->out);
	for (size_t i = 0; i < s->n_history; i++)
		free(s->history[i]);
	s->n_history = 0;
	DL_DELETE(s->mgr->list, s);
}

void session_touch(struct session *s)
{
	s->last_input = timerq_now(loop_timers(s->mgr->rt->loop));
}

/* The oldest lines go until no more than `keep` are left. */
static void history_trim(struct session *s, size_t keep)
{
	size_t drop = s->n_history > keep ? s->n_history - keep : 0;

	for (size_t i = 0; i < drop; i++)
		free(s->history[i]);
	memmove(s->history, s->history + drop, (s->n_history - drop) * sizeof(*s->history));
	s->n_history -= drop;
}

void session_history_resize(struct session *s, size_t size)
{
	s->history_size = MIN(size, (size_t)SESSION_HISTORY_MAX);
	history_trim(s, s->history_size);
}

size_t session_history_size(const struct session *s)
{
	return s->history_size;
}

void session_remember(struct session *s, const char *line)
{
	if (!line[strspn(line, " \t")])
		return;
	if (s->n_history && !strcmp(s->history[s->n_history - 1], line))
		return;
	if (!s->history_size)
		return;
	history_trim(s, s->history_size - 1);
	s->history[s->n_history++] = xstrdup(line);
}

void session_history(struct session *s, struct str *out)
{
	for (size_t i = 0; i < s->n_history; i++)
		str_printf(out, "  %s\n", s->history[i]);
}

void session_set_monitor(struct session *s, bool on)
{
	s->monitor = on;
}

bool sessions_monitored(const struct sessions *m, const struct addr *from, uint16_t port)
{
	const struct session *s;
	char buf[ADDR_STRLEN];

	if (!port || (port != m->telnet_port && port != m->ssh_port))
		return false;
	addr_str(from, buf);
	DL_FOREACH(m->list, s)
		if (s->kind == SESSION_VTY && s->monitor && !strcmp(s->from, buf))
			return true;
	return false;
}

bool sessions_clear_vty(struct sessions *m, int vty)
{
	struct session *s;
	bool any = false;

	DL_FOREACH(m->list, s) {
		if (s->kind != SESSION_VTY || s->vty != vty)
			continue;
		/* it may be the one that asks: not from inside its command */
		container_of(s, struct vty, s)->cleared = true;
		timer_set(loop_timers(m->rt->loop), &container_of(s, struct vty, s)->timer, 0);
		any = true;
	}
	return any;
}

/* --- timeouts --- */

void session_notify(struct session *s, const char *text)
{
	if (s->kind == SESSION_CONSOLE)
		console_log(s->mgr->console, LOG_LV_EMERG, text);
	else
		relay_log(container_of(s, struct vty, s), LOG_LV_EMERG, text);
}

bool session_over(struct session *s)
{
	const struct line_conf *l = session_line(s);
	uint64_t now = timerq_now(loop_timers(s->mgr->rt->loop)), used = s->last_input, gone, limit;
	char text[80];

	if (!l)
		return false;
	if (l->session_output)
		used = MAX(used, outgoing_heard(&s->ctx));
	if (l->session_timeout_s && now >= used + (uint64_t)l->session_timeout_s * 1000)
		outgoing_idle(&s->ctx);
	if (!l->absolute_s)
		return false;
	limit = (uint64_t)l->absolute_s * 1000;
	gone = now - s->began;
	if (gone >= limit) {
		session_notify(s, "*\n*\n* Line timeout expired\n*");
		return true;
	}
	if (!s->warned && limit - gone <= (uint64_t)l->warning_s * 1000) {
		s->warned = true;
		snprintf(text, sizeof(text), "*\n*\n* Line timeout in %u seconds\n*",
			 (unsigned)((limit - gone + 999) / 1000));
		session_notify(s, text);
	}
	return false;
}

void session_vacant(const struct sessions *m, struct str *out)
{
	const struct line_conf *l = &m->conf.con;

	if (l->no_vacant)
		str_putc(out, '\n');
	else if (*l->vacant)
		str_printf(out, "\n\n\n%s\n\n", l->vacant);
	else
		str_printf(out, "\n\n\n%s con0 is now available\n\n\n\n"
				"Press RETURN to get started.\n\n", m->rt->hostname);
}

bool session_interrupts(const struct session *s, char key)
{
	return key == 0x03 || (s->ctx.escape >= 0 && (uint8_t)key == (unsigned)s->ctx.escape);
}

int line_escape_key(const char *word)
{
	uint64_t n;

	if (!strcasecmp(word, "none") || !strcasecmp(word, "break"))
		return -1; /* no terminal sends a BREAK here */
	if (!strcasecmp(word, "default"))
		return LINE_ESCAPE;
	if (parse_u64(word, 0, 255, &n))
		return (int)n;
	if (word[0] == '^' && word[1])
		return word[1] & 0x1f;
	return (uint8_t)word[0];
}

void session_login_done(struct session *s, const char *user, int privilege)
{
	const struct sessions_conf *conf = &s->mgr->conf;

	str_copy(s->user, sizeof(s->user), user);
	s->ctx.privilege = privilege ? privilege : 1;
	s->ctx.mode = s->ctx.privilege >= 15 ? MODE_EXEC : MODE_USER;
	s->ctx.cfg = s->mgr->rt->running;
	if (s->kind != SESSION_UNIX && conf->banner_exec && !session_line(s)->no_exec_banner &&
	    !(s->kind == SESSION_VTY && container_of(s, struct vty, s)->command))
		str_printf(&s->out, "%s\n", conf->banner_exec);
}

/* --- log messages --- */

static void to_monitors(enum log_level level, const char *line, void *arg)
{
	struct sessions *m = arg;
	struct session *s, *tmp;

	DL_FOREACH_SAFE(m->list, s, tmp)
		if (s->kind != SESSION_CONSOLE &&
		    ((s->monitor && level <= m->conf.monitor_level) ||
		     (s->kind == SESSION_UNIX && m->conf.console_logging &&
		      level <= m->conf.console_level)))
			relay_log(container_of(s, struct vty, s), level, line);
}

static void to_console(enum log_level level, const char *line, void *arg)
{
	struct sessions *m = arg;

	if (m->console && m->conf.console_logging)
		console_log(m->console, level, line);
}

void sessions_log_counts(const struct sessions *m, uint64_t *console, uint64_t *monitor)
{
	*console = m->conf.console_logging ? log_sink_count(m->con_log) : 0;
	*monitor = log_sink_count(m->monitor);
}

/* --- configuration --- */

static void line_defaults(struct line_conf *l)
{
	*l = (struct line_conf){ .exec_timeout_s = 600, .length = 24, .width = 80, .privilege = 1,
				 .attempts = 3, .sync_level = LOG_LV_DEBUG,
				 .history = SESSION_HISTORY, .escape = LINE_ESCAPE,
				 .warning_s = 20, .methods = { AUTH_NONE } };
}

static void conf_free(struct sessions_conf *c)
{
	secret_free(c->users, c->n_users * sizeof(*c->users));
	free(c->ssh.keys);
	free((char *)c->banner_motd);
	free((char *)c->banner_login);
	free((char *)c->banner_exec);
	secret_wipe(c, sizeof(*c));
}

static const char *dup_or_null(const char *s)
{
	return s && *s ? xstrdup(s) : NULL;
}

void sessions_configure(struct sessions *m, const struct sessions_conf *c)
{
	struct sessions_conf old = m->conf;
	struct session *s;

	pthread_mutex_lock(&m->users_lock);
	m->conf = *c;
	m->conf.n_vty = MIN(MAX(c->n_vty, 0), MAX_VTY);
	m->conf.users = c->n_users ? xmemdup(c->users, c->n_users * sizeof(*c->users)) : NULL;
	m->conf.ssh.keys = c->ssh.n_keys ?
		xmemdup(c->ssh.keys, c->ssh.n_keys * sizeof(*c->ssh.keys)) : NULL;
	m->conf.banner_motd = dup_or_null(c->banner_motd);
	m->conf.banner_login = dup_or_null(c->banner_login);
	m->conf.banner_exec = dup_or_null(c->banner_exec);
	pthread_mutex_unlock(&m->users_lock);
	conf_free(&old);
	log_sink_set_level(m->con_log, m->conf.console_level);
	log_sink_set_level(m->monitor, MAX(m->conf.monitor_level, m->conf.console_level));
	ssh_server_refresh(m);
	/* the length of a line holds for its sessions unless they chose their own */
	DL_FOREACH(m->list, s) {
		const struct line_conf *l = session_line(s);

		if (l && s->ctx.term_length == 24 && l->length != 24)
			s->ctx.term_length = l->length;
	}
}

/* --- listening --- */

/* addr NULL: whoever it is */
static int vty_line_free(const struct sessions *m, bool ssh, const struct addr *addr)
{
	const char *counted = "";

	for (int i = 0; i < m->conf.n_vty; i++) {
		const struct line_conf *l = &m->conf.vty[i];
		const struct session *s;
		bool used = false;

		DL_FOREACH(m->list, s)
			used = used || (s->kind == SESSION_VTY && s->vty == i);
		if (used || !(ssh ? l->transport_ssh : l->transport_telnet))
			continue;
		/* one call is one match, however many lines have the list */
		if (!addr || access_permits(m->rt, l->access_class, addr,
					    strcmp(l->access_class, counted) != 0))
			return i;
		counted = l->access_class;
	}
	return -1;
}

static int unix_sessions(const struct sessions *m)
{
	const struct session *s;
	int n = 0;

	DL_FOREACH(m->list, s)
		n += s->kind == SESSION_UNIX;
	return n;
}

static void refuse(int fd, const char *text)
{
	/* a client that does not take it learns by the close */
	(void)!send(fd, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT);
	close(fd);
}

/* `refuse-message`, of the first line that has one */
static void refuse_busy(const struct sessions *m, int fd)
{
	struct str text = { 0 };

	for (int i = 0; i < m->conf.n_vty && !text.len; i++)
		if (*m->conf.vty[i].refuse)
			vty_clean(&text, m->conf.vty[i].refuse, strlen(m->conf.vty[i].refuse));
	if (text.len)
		str_puts(&text, "\r\n");
	refuse(fd, text.len ? str_text(&text) :
		"% Connection refused: all vty lines are in use or closed to telnet\r\n");
	str_free(&text);
}

static bool peer_addr(const struct sockaddr *sa, struct addr *out)
{
	struct endpoint e;

	if (!endpoint_from_sockaddr(sa, &e))
		return false;
	*out = e.addr;
	/* an IPv4 client on the IPv6 socket */
	if (out->family == ADDR_V6 && !memcmp(out->b, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12)) {
		memmove(out->b, out->b + 12, 4);
		memset(out->b + 4, 0, 12);
		out->family = ADDR_V4;
	}
	return true;
}

void sessions_peer_text(const struct sockaddr_storage *ss, char *out, size_t size)
{
	char buf[ADDR_STRLEN];
	struct addr a;

	str_copy(out, size, peer_addr((const struct sockaddr *)ss, &a) ? addr_str(&a, buf) : "");
}

const struct line_conf *sessions_admits(const struct sessions *m, const struct sockaddr *from,
					bool ssh)
{
	struct addr a;
	int line;

	if (!peer_addr(from, &a) || !auth_admits(m->auth, &a))
		return NULL;
	line = vty_line_free(m, ssh, &a);
	return line < 0 ? NULL : &m->conf.vty[line];
}

struct vty *sessions_ssh_vty(struct sessions *m, int fd, const char *from, const char *user,
			     int privilege, const char *command)
{
	int line = vty_line_free(m, true, NULL);

	if (line < 0) {
		close(fd);
		return NULL;
	}
	return vty_new(m, &(struct vty_origin){ .fd = fd, .kind = SESSION_VTY, .line = line,
						.from = from, .user = user,
						.privilege = privilege, .command = command });
}

static void on_accept(int fd, unsigned events, void *arg)
{
	struct listener *l = arg;
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	int client = accept4(fd, (struct sockaddr *)&ss, &len, SOCK_CLOEXEC | SOCK_NONBLOCK);
	char from[64] = "";
	struct addr peer;
	int line = 0, on = 1;

	if (client < 0)
		return;
	if (l->path) {
		if (unix_sessions(l->m) >= MAX_UNIX)
			refuse(client, "% All console sessions are in use\r\n");
		else if (!vty_new(l->m, &(struct vty_origin){ .fd = client, .kind = SESSION_UNIX,
							      .from = "" }))
			log_msg("SYS", LOG_LV_ERR, "NOVTY", "A console session could not be started");
		return;
	}
	if (!peer_addr((struct sockaddr *)&ss, &peer)) {
		close(client);
		return;
	}
	if (!auth_admits(l->m->auth, &peer)) { /* quiet mode says nothing, as on IOS */
		close(client);
		return;
	}
	line = vty_line_free(l->m, false, &peer);
	if (line < 0) {
		refuse_busy(l->m, client);
		return;
	}
	sessions_peer_text(&ss, from, sizeof(from));
	setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)); /* echo at once */
	if (!vty_new(l->m, &(struct vty_origin){ .fd = client, .telnet = true, .line = line,
						 .kind = SESSION_VTY, .from = from }))
		log_msg("SYS", LOG_LV_ERR, "NOVTY", "A session could not be started");
}

static int listen_on(struct sessions *m, int fd, const char *path)
{
	struct listener *l;
	int e;

	if (listen(fd, 16) < 0) {
		e = errno;
		close(fd);
		return -e;
	}
	l = xcalloc(1, sizeof(*l));
	l->m = m;
	l->fd = fd;
	l->path = path ? xstrdup(path) : NULL;
	l->watch = loop_fd_new(m->rt->loop, fd, LOOP_READ, on_accept, l);
	LL_PREPEND(m->listeners, l);
	return 0;
}

int sessions_tcp_listener(uint16_t port)
{
	struct sockaddr_in6 a6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	struct sockaddr_in a4 = { .sin_family = AF_INET, .sin_port = htons(port) };
	int on = 1, off = 0, e;
	int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	bool v6 = fd >= 0;

	if (!v6)
		fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (v6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
	if (bind(fd, v6 ? (struct sockaddr *)&a6 : (struct sockaddr *)&a4,
		 v6 ? sizeof(a6) : sizeof(a4)) < 0 || listen(fd, 16) < 0) {
		e = errno;
		close(fd);
		return -e;
	}
	return fd;
}

int sessions_listen_telnet(struct sessions *m, uint16_t port)
{
	int fd = sessions_tcp_listener(port);

	m->telnet_port = port;
	return fd < 0 ? fd : listen_on(m, fd, NULL);
}

int sessions_listen_unix(struct sessions *m, const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd, e;

	if (!str_copy(a.sun_path, sizeof(a.sun_path), path))
		return -ENAMETOOLONG;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	unlink(path);
	if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || chmod(path, 0600) < 0) {
		e = errno;
		close(fd);
		return -e;
	}
	return listen_on(m, fd, path);
}

int sessions_console(struct sessions *m)
{
	if (m->console)
		return 0;
	m->console = console_new(m);
	return m->console ? 0 : -EBADF;
}

void sessions_walk(struct sessions *m, struct session *self,
		   bool (*fn)(const struct session_info *i, void *arg), void *arg)
{
	uint64_t now = timerq_now(loop_timers(m->rt->loop));
	struct session *s;

	DL_FOREACH(m->list, s) {
		struct session_info i = {
			.line = s->kind == SESSION_VTY ? s->vty + 1 : 0, .name = s->name,
			.user = s->user, .from = s->from, .idle_ms = now - s->last_input,
			.self = s == self, .host = outgoing_current(&s->ctx),
		};

		if (!fn(&i, arg))
			return;
	}
}

/* --- life --- */

struct sessions *sessions_new(struct router *rt)
{
	struct sessions *m = xcalloc(1, sizeof(*m));

	mallopt(M_ARENA_MAX, 2); /* session threads hardly allocate: no heap of their own */
	m->rt = rt;
	pthread_mutex_init(&m->users_lock, NULL);
	m->auth = auth_new(m);
	line_defaults(&m->conf.con);
	for (int i = 0; i < MAX_VTY; i++)
		line_defaults(&m->conf.vty[i]);
	m->conf.n_vty = 0; /* closed until configured */
	m->conf.console_logging = true;
	m->conf.console_level = m->conf.monitor_level = LOG_LV_DEBUG;
	m->con_log = log_sink_add(LOG_LV_DEBUG, to_console, m);
	m->monitor = log_sink_add(LOG_LV_DEBUG, to_monitors, m);
	return m;
}

void sessions_free(struct sessions *m)
{
	struct listener *l, *tl;
	struct session *s, *ts;

	if (!m)
		return;
	m->closing = true;
	ssh_server_free(m->ssh);
	LL_FOREACH_SAFE(m->listeners, l, tl) {
		loop_fd_free(l->watch);
		close(l->fd);
		if (l->path)
			unlink(l->path);
		free(l->path);
		free(l);
	}
	DL_FOREACH_SAFE(m->list, s, ts)
		if (s->kind != SESSION_CONSOLE)
			vty_free(container_of(s, struct vty, s));
	console_free(m->console);
	log_sink_free(m->monitor);
	log_sink_free(m->con_log);
	auth_free(m->auth);
	conf_free(&m->conf);
	pthread_mutex_destroy(&m->users_lock);
	free(m);
}
