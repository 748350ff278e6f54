/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run is one ping, one TCP connection, one UDP datagram or a train of packets (sla_jitter.c); a
 * run still open when the next is due has timed out long ago, because timeout < frequency is what
 * IOS demands, and is ended then in any case.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/netns.h"
#include "routing/sla_control.h"
#include "routing/sla_dns.h"
#include "routing/sla_priv.h"

#define HTTP_PORT 80
#define DNS_PORT 53
#define DATA_MAX 16384u /* request-data-size */

void sla_probe_close(struct sla_op *op)
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

	sla_probe_close(op);
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
	sla_tell(s, id);
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

	if (n >= 0 && op->c.type == SLA_DNS) {
		enum sla_dns found = sla_dns_parse((uint16_t)op->seq, buf, (size_t)n);

		if (found != SLA_DNS_OTHER)
			probe_done(op, found == SLA_DNS_FOUND ? SLA_OK : SLA_DNS_ERROR,
				   probe_rtt(op));
		return;
	}
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
	bool dns = op->c.type == SLA_DNS, udp = op->c.type == SLA_UDP_ECHO || dns;
	size_t n;
	char path[256];
	uint8_t data[DATA_MAX];

	op->connected = false;
	if (dns)
		to.port = DNS_PORT;
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
	n = dns ? sla_dns_build((uint16_t)++op->seq, op->c.url, data) : data_fill(op, data);
	if ((dns && !n) || send(op->fd, data, n, 0) < 0)
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
	sla_probe_close(op);
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

void sla_probe_init(struct sla_op *op)
{
	op->fd = -1;
	timer_init(&op->tick, run, op);
	timer_init(&op->timeout, probe_timeout, op);
}
