/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each operation has two timers: `tick` begins the next run, `limit` ends the schedule or, before
 * it, begins it. A run is one ping, one TCP connection, one UDP datagram or a train of
 * packets (sla_jitter.c); a run still open when
 * the next is due has timed out long ago, because timeout < frequency is what IOS demands, and is
 * ended then in any case.
 */
#include "routing/sla.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/netns.h"
#include "routing/ping.h"
#include "routing/sla_control.h"

#define HTTP_PORT 80
#define DATA_MAX 16384u /* request-data-size */

struct sla_op {
	struct slas *s;
	struct sla_conf c;
	struct timer tick, limit, timeout;
	bool listed;
	bool running;             /* a probe is out */
	struct ping *ping;
	struct sla_jitter *jitter;
	int fd;                   /* TCP or UDP probe, -1 */
	struct loop_fd *watch;
	bool connected;           /* http: request sent */
	bool asking;              /* the control message is out */
	uint32_t seq;             /* of the last one */
	struct timer age;
	bool aged;                /* forgotten */
	uint64_t sent_ms;
	enum sla_code run_code;   /* of the run under way */
	unsigned run_rtt_ms;
	struct sla_state st;
	uint64_t ends_ms;         /* 0: forever */
	struct sla_op *next;
};

struct sla_watch {
	sla_result_fn fn;
	void *arg;
	struct sla_watch *next;
};

struct slas {
	struct loop *loop;
	struct ifaces *ifaces;
	struct sla_op *ops;       /* ascending */
	struct sla_watch *watches;
};

const char *sla_type_name(enum sla_type t)
{
	switch (t) {
	case SLA_NONE:
		return "none";
	case SLA_ICMP_ECHO:
		return "icmp-echo";
	case SLA_TCP_CONNECT:
		return "tcp-connect";
	case SLA_UDP_ECHO:
		return "udp-echo";
	case SLA_HTTP_GET:
		return "http";
	case SLA_UDP_JITTER:
		return "udp-jitter";
	case SLA_ICMP_JITTER:
		return "icmp-jitter";
	}
	return "";
}

const char *sla_code_name(enum sla_code c)
{
	switch (c) {
	case SLA_UNKNOWN:
		return "Unknown";
	case SLA_OK:
		return "OK";
	case SLA_OVER_THRESHOLD:
		return "Over threshold";
	case SLA_TIMEOUT:
		return "Timeout";
	case SLA_NO_CONNECTION:
		return "No connection";
	case SLA_HTTP_ERROR:
		return "HTTP error";
	case SLA_VERIFY_ERROR:
		return "Verify error";
	}
	return "";
}

void sla_conf_init(struct sla_conf *c, uint32_t id)
{
	*c = (struct sla_conf){ .id = id, .frequency_s = 60, .timeout_ms = 5000,
				.threshold_ms = 5000, .size = 28, .life_s = 3600, .control = true, .count = 10,
				.interval_ms = 20, .pattern = 0xabcdabcd };
}

static void tell(struct slas *s, uint32_t id)
{
	struct sla_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp)
		w->fn(id, w->arg);
}

/* --- a run --- */

static void probe_close(struct sla_op *op)
{
	op->running = false;
	timer_cancel(&op->timeout);
	ping_cancel(op->ping);
	op->ping = NULL;
	sla_jitter_cancel(op->jitter);
	op->jitter = NULL;
	loop_fd_free(op->watch);
	op->watch = NULL;
	if (op->fd >= 0)
		close(op->fd);
	op->fd = -1;
}

static bool is_jitter(const struct sla_op *op)
{
	return op->c.type == SLA_UDP_JITTER || op->c.type == SLA_ICMP_JITTER;
}

static void probe_done(struct sla_op *op, enum sla_code code, unsigned rtt_ms)
{
	struct slas *s = op->s;
	uint32_t id = op->c.id;

	probe_close(op);
	if (code == SLA_OK && rtt_ms > op->c.threshold_ms)
		code = SLA_OVER_THRESHOLD;
	if (is_jitter(op) && code == SLA_NO_CONNECTION) /* no train left */
		op->st.jitter = (struct sla_jitter_stats){ .over = 0 };
	op->st.code = code;
	op->st.rtt_ms = rtt_ms;
	op->st.over += code == SLA_OVER_THRESHOLD;
	if (code == SLA_OK || code == SLA_OVER_THRESHOLD) {
		op->st.rtt_min_ms = op->st.successes ? MIN(op->st.rtt_min_ms, rtt_ms) : rtt_ms;
		op->st.rtt_max_ms = MAX(op->st.rtt_max_ms, rtt_ms);
		op->st.rtt_sum_ms += rtt_ms;
		op->st.successes++;
	}
	else {
		op->st.failures++;
	}
	if (log_debug_on(DBG_SLA))
		log_debug("IPSLA-INFO_TRACE:OPER:%u %s, RTT %u ms", id, sla_code_name(code), rtt_ms);
	tell(s, id);
}

static void probe_timeout(struct timer *t, void *arg)
{
	struct sla_op *op = arg;

	/* a responder that does not answer is no connection, an answer that does not come a timeout */
	probe_done(op, op->asking ? SLA_NO_CONNECTION : SLA_TIMEOUT, 0);
}

static void on_ping(char mark, const struct addr *from, unsigned rtt_us, void *arg)
{
	struct sla_op *op = arg;

	op->run_code = mark == '!' ? SLA_OK : mark == '.' ? SLA_TIMEOUT : SLA_NO_CONNECTION;
	op->run_rtt_ms = mark == '!' ? MAX(rtt_us / 1000, 1u) : 0;
}

static void on_ping_done(const struct ping_result *r, void *arg)
{
	struct sla_op *op = arg;

	op->ping = NULL; /* freed by itself */
	probe_done(op, op->run_code, op->run_rtt_ms);
}

/* The address to send from. False: the source interface has none or is down. */
static bool probe_source(struct sla_op *op, struct addr *src)
{
	struct iface *i;
	struct prefix p;

	*src = op->c.src;
	if (!op->c.src_if[0])
		return true;
	i = op->s->ifaces ? iface_find(op->s->ifaces, op->c.src_if) : NULL;
	if (!i || !i->line_up || !iface_addr(op->s->ifaces, i, &p))
		return false;
	*src = p.addr;
	return true;
}

/* Where its packets leave: 0 the global table. */
static int probe_netns(const struct sla_op *op)
{
	int fd = op->c.vrf[0] && op->s->ifaces ? ifaces_vrf_netns(op->s->ifaces, op->c.vrf) : -1;

	return fd > 0 ? fd : 0;
}

static void ping_run(struct sla_op *op, const struct addr *src)
{
	struct ping_params p = { .dst = op->c.dst, .src = *src, .count = 1,
				 .size = op->c.size + (op->c.dst.family == ADDR_V6 ? 48 : 28),
				 .timeout_ms = op->c.timeout_ms, .netns_fd = probe_netns(op), .tos = op->c.tos };

	op->run_code = SLA_TIMEOUT;
	if (ping_start(op->s->loop, &p, on_ping, on_ping_done, op, &op->ping) < 0) {
		op->ping = NULL;
		probe_done(op, SLA_NO_CONNECTION, 0);
	}
}

static unsigned probe_rtt(const struct sla_op *op)
{
	uint64_t ms = mono_ms(NULL) - op->sent_ms;

	return ms ? (unsigned)ms : 1;
}

/* http://A.B.C.D[:port]/path -> where to connect and what to ask for. */
static bool url_parse(const char *url, struct endpoint *to, char *path, size_t size)
{
	char host[64];
	const char *p = strncmp(url, "http://", 7) == 0 ? url + 7 : url;
	size_t n = strcspn(p, ":/");
	uint64_t port = HTTP_PORT;

	if (n >= sizeof(host))
		return false;
	memcpy(host, p, n);
	host[n] = '\0';
	p += n;
	if (*p == ':') {
		char num[8];

		n = strcspn(++p, "/");
		if (n >= sizeof(num))
			return false;
		memcpy(num, p, n);
		num[n] = '\0';
		if (!parse_u64(num, 1, 65535, &port))
			return false;
		p += n;
	}
	to->port = (uint16_t)port;
	str_copy(path, size, *p ? p : "/");
	return addr_parse(host, &to->addr);
}

static void http_send(struct sla_op *op)
{
	char req[512], path[256];
	struct endpoint to;

	url_parse(op->c.url, &to, path, sizeof(path));
	snprintf(req, sizeof(req), "GET %s HTTP/1.0\r\nUser-Agent: flexsh\r\n\r\n", path);
	if (send(op->fd, req, strlen(req), MSG_NOSIGNAL) < 0) {
		probe_done(op, SLA_NO_CONNECTION, 0);
		return;
	}
	op->connected = true;
	loop_fd_set(op->watch, LOOP_READ);
}

static void http_answer(struct sla_op *op)
{
	char buf[64];
	ssize_t n = recv(op->fd, buf, sizeof(buf) - 1, MSG_DONTWAIT);

	if (n < 0 && errno == EAGAIN)
		return;
	if (n < 12) {
		probe_done(op, SLA_HTTP_ERROR, 0);
		return;
	}
	/* "HTTP/1.1 200 OK": success and redirection count as an answer */
	if (strncmp(buf, "HTTP/1.", 7) == 0 && (buf[9] == '2' || buf[9] == '3'))
		probe_done(op, SLA_OK, probe_rtt(op));
	else
		probe_done(op, SLA_HTTP_ERROR, 0);
}

static void on_stream(int fd, unsigned events, void *arg)
{
	struct sla_op *op = arg;
	int err = 0;
	socklen_t len = sizeof(err);

	if (op->connected) {
		http_answer(op);
		return;
	}
	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &err, &len) < 0 || err)
		probe_done(op, SLA_NO_CONNECTION, 0);
	else if (op->c.type == SLA_HTTP_GET)
		http_send(op);
	else
		probe_done(op, SLA_OK, probe_rtt(op));
}

/* What an echo carries; returns its length. */
static size_t data_fill(const struct sla_op *op, uint8_t *out)
{
	size_t n = MIN(op->c.size, DATA_MAX);

	for (size_t i = 0; i < n; i++)
		out[i] = (uint8_t)(op->c.pattern >> (24 - i % 4 * 8));
	return n;
}

static void on_datagram(int fd, unsigned events, void *arg)
{
	uint8_t buf[DATA_MAX], want[DATA_MAX];
	struct sla_op *op = arg;
	ssize_t n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);

	if (n >= 0 && op->c.verify && ((size_t)n != data_fill(op, want) || memcmp(buf, want, (size_t)n)))
		probe_done(op, SLA_VERIFY_ERROR, 0);
	else if (n >= 0)
		probe_done(op, SLA_OK, probe_rtt(op));
	else if (errno != EAGAIN)
		probe_done(op, SLA_NO_CONNECTION, 0); /* port unreachable */
}

/* kind: SOCK_DGRAM, SOCK_STREAM, or SOCK_RAW for ICMP */
static int probe_socket(struct sla_op *op, int kind, const struct addr *src, const struct endpoint *to,
			uint16_t src_port)
{
	bool v6 = to->addr.family == ADDR_V6;
	int tos = op->c.tos;
	struct endpoint from = { *src, src_port };
	struct sockaddr_storage ss;
	socklen_t len;
	int back;

	back = netns_enter(probe_netns(op) ? probe_netns(op) : -1);
	op->fd = socket(v6 ? AF_INET6 : AF_INET, kind | SOCK_NONBLOCK | SOCK_CLOEXEC,
			kind == SOCK_RAW ? IPPROTO_ICMP : 0);
	netns_leave(back);
	if (op->fd < 0)
		return -errno;
	if (tos)
		setsockopt(op->fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_TCLASS : IP_TOS, &tos,
			   sizeof(tos));
	if (!from.addr.family && from.port)
		from.addr.family = to->addr.family; /* any address, this port */
	if (from.addr.family) {
		len = endpoint_to_sockaddr(&from, &ss);
		if (bind(op->fd, (struct sockaddr *)&ss, len) < 0)
			return -errno;
	}
	len = endpoint_to_sockaddr(to, &ss);
	if (connect(op->fd, (struct sockaddr *)&ss, len) < 0 && errno != EINPROGRESS)
		return -errno;
	return 0;
}

static void socket_run(struct sla_op *op, const struct addr *src)
{
	struct endpoint to = { op->c.dst, op->c.port };
	bool udp = op->c.type == SLA_UDP_ECHO;
	char path[256];
	uint8_t data[DATA_MAX];

	op->connected = false;
	if ((op->c.type == SLA_HTTP_GET && !url_parse(op->c.url, &to, path, sizeof(path))) ||
	    probe_socket(op, udp ? SOCK_DGRAM : SOCK_STREAM, src, &to, op->c.src_port) < 0) {
		probe_done(op, SLA_NO_CONNECTION, 0);
		return;
	}
	op->watch = loop_fd_new(op->s->loop, op->fd, udp ? LOOP_READ : LOOP_WRITE,
				udp ? on_datagram : on_stream, op);
	timer_set(loop_timers(op->s->loop), &op->timeout, op->c.timeout_ms);
	if (!udp)
		return;
	if (send(op->fd, data, data_fill(op, data), 0) < 0)
		probe_done(op, SLA_NO_CONNECTION, 0);
}

/* --- a train of packets --- */

static void on_jitter(const struct sla_jitter_stats *st, void *arg)
{
	struct sla_op *op = arg;

	op->jitter = NULL; /* freed by itself */
	op->st.jitter = *st;
	probe_done(op, st->rtt.n ? SLA_OK : SLA_TIMEOUT,
		   st->rtt.n ? (unsigned)(st->rtt.sum / st->rtt.n) : 0);
}

static void jitter_run(struct sla_op *op, const struct addr *src)
{
	struct endpoint to = { op->c.dst, op->c.port };
	struct sla_jitter_params p = { .icmp = op->c.type == SLA_ICMP_JITTER, .count = op->c.count,
				       .interval_ms = op->c.interval_ms, .size = op->c.size,
				       .timeout_ms = op->c.timeout_ms,
				       .threshold_ms = op->c.threshold_ms };

	if ((p.icmp && to.addr.family != ADDR_V4) ||
	    probe_socket(op, p.icmp ? SOCK_RAW : SOCK_DGRAM, src, &to, op->c.src_port) < 0) {
		probe_done(op, SLA_NO_CONNECTION, 0);
		return;
	}
	p.fd = op->fd;
	op->fd = -1;
	op->jitter = sla_jitter_start(op->s->loop, &p, on_jitter, op);
}

/* --- the responder is asked to open the port first --- */

static void on_control(int fd, unsigned events, void *arg)
{
	uint8_t buf[512];
	struct sla_op *op = arg;
	ssize_t n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);
	struct sla_control c;
	struct addr src;

	if (n < 0 && errno == EAGAIN)
		return;
	if (n >= 0 && (!sla_control_parse(buf, (size_t)n, &c) || c.seq != op->seq))
		return;
	if (n < 0 || c.status != SLA_ST_OK) { /* no responder there, or it will not */
		probe_done(op, SLA_NO_CONNECTION, 0);
		return;
	}
	probe_close(op);
	op->running = true;
	op->asking = false;
	op->sent_ms = mono_ms(NULL); /* the time of the question does not count */
	if (!probe_source(op, &src))
		probe_done(op, SLA_NO_CONNECTION, 0);
	else if (is_jitter(op))
		jitter_run(op, &src);
	else
		socket_run(op, &src);
}

static void control_run(struct sla_op *op, const struct addr *src)
{
	struct endpoint to = { op->c.dst, SLA_CONTROL_PORT };
	struct sla_control c = { .seq = ++op->seq, .sent = mono_ms(NULL), .session = op->c.id,
				 .command = op->c.type == SLA_UDP_ECHO ? SLA_CMD_ECHO :
					    is_jitter(op) ? SLA_CMD_UDP : SLA_CMD_TCP,
				 .control_src = *src, .control_dst = op->c.dst, .src = *src,
				 .dst = op->c.dst, .src_port = op->c.src_port, .dst_port = op->c.port,
				 .duration_ms = op->c.timeout_ms };
	uint8_t msg[SLA_CONTROL_LEN];

	if (is_jitter(op))
		c.duration_ms += op->c.count * op->c.interval_ms;
	sla_control_build(&c, msg);
	op->asking = true;
	if (probe_socket(op, SOCK_DGRAM, src, &to, 0) < 0 || send(op->fd, msg, sizeof(msg), 0) < 0) {
		probe_done(op, SLA_NO_CONNECTION, 0);
		return;
	}
	op->watch = loop_fd_new(op->s->loop, op->fd, LOOP_READ, on_control, op);
	timer_set(loop_timers(op->s->loop), &op->timeout, op->c.timeout_ms);
}

static bool has_control(const struct sla_op *op)
{
	return op->c.control && (op->c.type == SLA_UDP_ECHO || op->c.type == SLA_TCP_CONNECT ||
				 op->c.type == SLA_UDP_JITTER);
}

static void run(struct timer *t, void *arg)
{
	struct sla_op *op = arg;
	struct addr src;

	timer_set(loop_timers(op->s->loop), &op->tick, (uint64_t)op->c.frequency_s * 1000);
	if (op->running) {
		probe_done(op, SLA_TIMEOUT, 0);
		return;
	}
	op->running = true;
	op->asking = false;
	op->sent_ms = op->st.started_ms = mono_ms(NULL);
	if (!probe_source(op, &src))
		probe_done(op, SLA_NO_CONNECTION, 0);
	else if (op->c.type == SLA_ICMP_ECHO)
		ping_run(op, &src);
	else if (has_control(op))
		control_run(op, &src);
	else if (is_jitter(op))
		jitter_run(op, &src);
	else
		socket_run(op, &src);
}

/* --- schedule --- */

static void op_begin(struct sla_op *op)
{
	struct timerq *q = loop_timers(op->s->loop);

	op->st.active = true;
	op->st.pending = false;
	op->st.reset_ms = mono_ms(NULL);
	timer_cancel(&op->age);
	op->ends_ms = op->c.forever ? 0 : mono_ms(NULL) + (uint64_t)op->c.life_s * 1000;
	if (op->ends_ms)
		timer_set(q, &op->limit, (uint64_t)op->c.life_s * 1000);
	timer_set(q, &op->tick, 0);
}

static void op_stop(struct sla_op *op)
{
	probe_close(op);
	timer_cancel(&op->tick);
	timer_cancel(&op->limit);
	op->st.active = op->st.pending = false;
}

static void op_aged(struct timer *t, void *arg)
{
	struct sla_op *op = arg;
	struct slas *s = op->s;

	op->aged = true;
	tell(s, op->c.id);
}

static void op_over(struct sla_op *op)
{
	struct timerq *q = loop_timers(op->s->loop);
	bool again = op->c.recurring && op->ends_ms && op->c.life_s < 86400;

	op_stop(op);
	if (again) {
		op->st.pending = true;
		timer_set(q, &op->limit, (86400 - (uint64_t)op->c.life_s) * 1000);
	} else if (op->c.ageout_s) {
		timer_set(q, &op->age, (uint64_t)op->c.ageout_s * 1000);
	}
}

static void schedule_limit(struct timer *t, void *arg)
{
	struct sla_op *op = arg;

	if (op->st.pending)
		op_begin(op);
	else
		op_over(op); /* its life is over; what it found last stays */
}

/* Until the next hh:mm:ss [month day]. */
static uint64_t until_start(const struct sla_conf *c)
{
	time_t now = time(NULL) + c->zone_s, day = now / 86400 * 86400;
	struct tm tm;

	for (int n = 0; n < 366 * 5; n++, day += 86400) {
		time_t at = day + c->start_after_s;

		gmtime_r(&day, &tm);
		if (at < now || (c->day && (tm.tm_mday != c->day || tm.tm_mon + 1 != c->month)))
			continue;
		return (uint64_t)(at - now) * 1000;
	}
	return UINT32_MAX; /* 30 February */
}

static void op_schedule(struct sla_op *op)
{
	op_stop(op);
	if (!op->c.scheduled || op->c.type == SLA_NONE)
		return;
	if (op->c.start == SLA_NOW) {
		op_begin(op);
		return;
	}
	op->st.pending = true;
	if (op->c.start == SLA_AFTER)
		timer_set(loop_timers(op->s->loop), &op->limit,
			  (uint64_t)op->c.start_after_s * 1000);
	else if (op->c.start == SLA_AT)
		timer_set(loop_timers(op->s->loop), &op->limit, until_start(&op->c));
}

/* --- the list --- */

static struct sla_op *op_find(struct slas *s, uint32_t id)
{
	struct sla_op *op;

	LL_SEARCH_SCALAR(s->ops, op, c.id, id);
	return op;
}

static int op_cmp(const struct sla_op *a, const struct sla_op *b)
{
	return a->c.id < b->c.id ? -1 : a->c.id > b->c.id;
}

static struct sla_op *op_new(struct slas *s, uint32_t id)
{
	struct sla_op *op = xcalloc(1, sizeof(*op));

	op->s = s;
	op->c.id = id;
	op->fd = -1;
	timer_init(&op->tick, run, op);
	timer_init(&op->limit, schedule_limit, op);
	timer_init(&op->timeout, probe_timeout, op);
	timer_init(&op->age, op_aged, op);
	LL_INSERT_INORDER(s->ops, op, op_cmp);
	return op;
}

static void op_free(struct sla_op *op)
{
	op_stop(op);
	timer_cancel(&op->age);
	LL_DELETE(op->s->ops, op);
	free(op);
}

static bool conf_same(const struct sla_conf *a, const struct sla_conf *b)
{
	return a->type == b->type && addr_eq(&a->dst, &b->dst) && a->port == b->port &&
	       a->src_port == b->src_port && addr_eq(&a->src, &b->src) &&
	       !strcmp(a->src_if, b->src_if) && !strcmp(a->url, b->url) &&
	       a->frequency_s == b->frequency_s && a->timeout_ms == b->timeout_ms &&
	       a->threshold_ms == b->threshold_ms && a->size == b->size &&
	       a->scheduled == b->scheduled && a->start == b->start &&
	       a->start_after_s == b->start_after_s && a->forever == b->forever &&
	       a->life_s == b->life_s && a->control == b->control && !strcmp(a->vrf, b->vrf) &&
	       a->month == b->month && a->day == b->day && a->recurring == b->recurring &&
	       a->ageout_s == b->ageout_s && a->count == b->count && a->interval_ms == b->interval_ms &&
	       a->tos == b->tos && a->verify == b->verify && a->pattern == b->pattern;
}

void slas_configure(struct slas *s, const struct sla_conf *list, size_t n)
{
	struct sla_op *op, *tmp;

	LL_FOREACH(s->ops, op)
		op->listed = false;
	for (size_t i = 0; i < n; i++) {
		bool same;

		op = op_find(s, list[i].id);
		same = op && conf_same(&op->c, &list[i]);
		if (!op)
			op = op_new(s, list[i].id);
		op->c = list[i]; /* tag and owner change without a restart */
		op->listed = true;
		if (same)
			continue;
		op->st = (struct sla_state){ .code = SLA_UNKNOWN };
		op->aged = false;
		op_schedule(op);
		tell(s, op->c.id);
	}
	LL_FOREACH_SAFE(s->ops, op, tmp) {
		uint32_t id = op->c.id;

		if (op->listed)
			continue;
		op_free(op);
		tell(s, id);
	}
}

static void state_fill(const struct sla_op *op, struct sla_state *out)
{
	uint64_t now = mono_ms(NULL);

	*out = op->st;
	out->conf = &op->c;
	out->life_left_s = UINT32_MAX;
	if (op->ends_ms)
		out->life_left_s = op->ends_ms > now ? (uint32_t)((op->ends_ms - now) / 1000) : 0;
}

void slas_walk(struct slas *s, bool (*fn)(const struct sla_state *st, void *arg), void *arg)
{
	struct sla_state st;
	struct sla_op *op;

	LL_FOREACH(s->ops, op) {
		if (op->aged)
			continue;
		state_fill(op, &st);
		if (!fn(&st, arg))
			return;
	}
}

bool sla_get(struct slas *s, uint32_t id, struct sla_state *out)
{
	struct sla_op *op = op_find(s, id);

	if (!op || op->aged)
		return false;
	state_fill(op, out);
	return true;
}

bool sla_trigger(struct slas *s, uint32_t id)
{
	struct sla_op *op = op_find(s, id);

	if (!op || !op->st.pending)
		return false;
	op_begin(op);
	return true;
}

bool sla_restart(struct slas *s, uint32_t id)
{
	struct sla_op *op = op_find(s, id);

	if (!op || !op->st.active)
		return false;
	op->st = (struct sla_state){ .code = SLA_UNKNOWN };
	op_stop(op);
	op_begin(op);
	return true;
}

void slas_on_result(struct slas *s, sla_result_fn fn, void *arg)
{
	struct sla_watch *w = xcalloc(1, sizeof(*w));

	w->fn = fn;
	w->arg = arg;
	LL_APPEND(s->watches, w);
}

void slas_off_result(struct slas *s, sla_result_fn fn, void *arg)
{
	struct sla_watch *w, *tmp;

	LL_FOREACH_SAFE(s->watches, w, tmp) {
		if (w->fn != fn || w->arg != arg)
			continue;
		LL_DELETE(s->watches, w);
		free(w);
	}
}

struct slas *slas_new(struct loop *loop, struct ifaces *ifaces)
{
	struct slas *s = xcalloc(1, sizeof(*s));

	s->loop = loop;
	s->ifaces = ifaces;
	return s;
}

void slas_free(struct slas *s)
{
	struct sla_watch *w, *tmp;

	if (!s)
		return;
	while (s->ops)
		op_free(s->ops);
	LL_FOREACH_SAFE(s->watches, w, tmp)
		free(w);
	free(s);
}
