/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICMP echo on a raw socket, one probe in flight: the next leaves when the last was answered or
 * timed out, as IOS does.
 */
#include "routing/ping.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/icmp6.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/wire.h"
#include "routing/netns.h"

#define PING_MAX_SIZE 18024 /* IOS's limit */
#define ICMP_HDR 8

struct ping {
	struct loop *loop;
	struct ping_params p;
	struct loop_fd *watch;
	struct timer timer;
	ping_probe_fn probe;
	ping_done_fn done;
	void *arg;
	int fd;
	uint16_t id, seq;
	bool v6, waiting;
	uint64_t sent_us, sum_us;
	unsigned min_us, max_us;
	struct ping_result r;
};

static uint64_t ping_now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000u + (uint64_t)ts.tv_nsec / 1000u;
}

uint16_t ping_checksum(const uint8_t *b, size_t len)
{
	uint32_t sum = 0;

	for (size_t i = 0; i + 1 < len; i += 2)
		sum += (uint32_t)b[i] << 8 | b[i + 1];
	if (len & 1)
		sum += (uint32_t)b[len - 1] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

static void ping_free(struct ping *g)
{
	timer_cancel(&g->timer);
	loop_fd_free(g->watch);
	if (g->fd >= 0)
		close(g->fd);
	free(g);
}

void ping_cancel(struct ping *g)
{
	if (g)
		ping_free(g);
}

static void ping_finish(struct ping *g)
{
	ping_done_fn done = g->done;
	struct ping_result r = g->r;
	void *arg = g->arg;

	if (r.received) {
		r.min_ms = g->min_us / 1000 ? g->min_us / 1000 : 1; /* IOS never shows 0 ms */
		r.max_ms = g->max_us / 1000 ? g->max_us / 1000 : 1;
		r.avg_ms = (unsigned)(g->sum_us / r.received / 1000);
		if (!r.avg_ms)
			r.avg_ms = 1;
	}
	ping_free(g);
	done(&r, arg);
}

static void ping_send(struct ping *g)
{
	static uint8_t buf[PING_MAX_SIZE];
	struct endpoint to = {.addr = g->p.dst};
	struct sockaddr_storage ss;
	struct wr w = wr_init(buf, sizeof(buf));
	size_t overhead = (g->v6 ? 40 : 20) + ICMP_HDR;
	size_t data = g->p.size > overhead ? g->p.size - overhead : 0;
	uint16_t pattern = g->p.has_pattern ? g->p.pattern : 0xabcd;
	socklen_t slen = endpoint_to_sockaddr(&to, &ss);

	wr_u8(&w, g->v6 ? ICMP6_ECHO_REQUEST : ICMP_ECHO);
	wr_u8(&w, 0);
	wr_u16(&w, 0);
	wr_u16(&w, g->id);
	wr_u16(&w, ++g->seq);
	for (size_t i = 0; i < data; i++)
		wr_u8(&w, (uint8_t)(i & 1 ? pattern : pattern >> 8));
	if (!g->v6) /* the kernel fills in ICMPv6's, which covers a pseudo header */
		wr_patch_u16(&w, 2, ping_checksum(buf, wr_len(&w)));
	g->r.sent++;
	g->waiting = true;
	g->sent_us = ping_now_us();
	timer_set(loop_timers(g->loop), &g->timer, g->p.timeout_ms);
	if (sendto(g->fd, buf, wr_len(&w), MSG_DONTWAIT, (struct sockaddr *)&ss, slen) < 0 &&
	    errno == EMSGSIZE && g->p.df) {
		g->waiting = false;
		timer_set(loop_timers(g->loop), &g->timer, 1);
		g->probe('M', &g->p.dst, 0, g->arg);
	}
}

/* The probe at hand is decided; go on or end. g may be freed on return. */
static void ping_next(struct ping *g)
{
	g->waiting = false;
	if (g->r.sent >= g->p.count)
		ping_finish(g);
	else
		ping_send(g);
}

static void ping_timeout(struct timer *t, void *arg)
{
	struct ping *g = arg;

	if (g->waiting)
		g->probe('.', &g->p.dst, 0, g->arg);
	ping_next(g);
}

static void ping_reply(struct ping *g, const struct addr *from, char mark)
{
	unsigned rtt = (unsigned)(ping_now_us() - g->sent_us);

	if (mark == '!') {
		g->r.received++;
		g->sum_us += rtt;
		g->min_us = g->r.received == 1 ? rtt : MIN(g->min_us, rtt);
		g->max_us = MAX(g->max_us, rtt);
	}
	g->probe(mark, from, rtt, g->arg);
	ping_next(g);
}

/* Is the ICMP message quoted in an error ours? */
static bool ping_quoted(struct ping *g, struct rd *r)
{
	const uint8_t *p;
	uint8_t first = rd_u8(r);
	size_t skip = g->v6 ? 39 : (size_t)(first & 15) * 4 - 1;

	if (!g->v6 && (first & 15) < 5)
		return false;
	rd_skip(r, skip);
	p = rd_bytes(r, ICMP_HDR);
	return p && ((p[4] << 8) | p[5]) == g->id && ((p[6] << 8) | p[7]) == g->seq;
}

/* The mark for a received message, 0 when it is not about the probe in flight. */
static char ping_classify(struct ping *g, const uint8_t *b, size_t len, const struct addr *from)
{
	struct rd r = rd_init(b, len);
	uint8_t type, code;
	uint16_t id, seq;

	if (!g->v6) {
		uint8_t hl = rd_u8(&r) & 15;

		rd_skip(&r, hl >= 5 ? hl * 4u - 1 : len);
	}
	type = rd_u8(&r);
	code = rd_u8(&r);
	rd_skip(&r, 2);
	id = rd_u16(&r);
	seq = rd_u16(&r);
	if (r.bad)
		return 0;
	if (type == (g->v6 ? ICMP6_ECHO_REPLY : ICMP_ECHOREPLY))
		return id == g->id && seq == g->seq && addr_eq(from, &g->p.dst) ? '!' : 0;
	if (g->v6) {
		if (type == ICMP6_PACKET_TOO_BIG)
			return ping_quoted(g, &r) ? 'M' : 0;
		if (type == ICMP6_TIME_EXCEEDED)
			return ping_quoted(g, &r) ? '&' : 0;
		return type == ICMP6_DST_UNREACH && ping_quoted(g, &r) ? 'U' : 0;
	}
	if (type == ICMP_DEST_UNREACH)
		return ping_quoted(g, &r) ? (code == ICMP_FRAG_NEEDED ? 'M' : 'U') : 0;
	if (type == ICMP_SOURCE_QUENCH)
		return ping_quoted(g, &r) ? 'Q' : 0;
	return type == ICMP_TIME_EXCEEDED && ping_quoted(g, &r) ? '&' : 0;
}

static void ping_ready(int fd, unsigned events, void *arg)
{
	struct ping *g = arg;
	static uint8_t buf[PING_MAX_SIZE + 128];

	for (;;) {
		struct sockaddr_storage ss;
		socklen_t slen = sizeof(ss);
		struct endpoint from;
		ssize_t n = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&ss, &slen);
		char mark;

		if (n < 0)
			return;
		if (!g->waiting || !endpoint_from_sockaddr((struct sockaddr *)&ss, &from))
			continue;
		mark = ping_classify(g, buf, (size_t)n, &from.addr);
		if (mark) {
			ping_reply(g, &from.addr, mark);
			return; /* g may be gone; what else waits is read on the next turn */
		}
	}
}

static int ping_socket(struct ping *g)
{
	const struct ping_params *p = &g->p;
	struct endpoint src = {.addr = p->src};
	struct sockaddr_storage ss;
	int back = p->netns_fd > 0 ? netns_enter(p->netns_fd) : -1;
	int fd = socket(g->v6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC,
			g->v6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
	int level = g->v6 ? IPPROTO_IPV6 : IPPROTO_IP, v;

	netns_leave(back);
	if (fd < 0)
		return -errno;
	g->fd = fd;
	v = p->df ? IP_PMTUDISC_PROBE : IP_PMTUDISC_DONT;
	setsockopt(fd, level, g->v6 ? IPV6_MTU_DISCOVER : IP_MTU_DISCOVER, &v, sizeof(v));
	v = p->ttl;
	if (v)
		setsockopt(fd, level, g->v6 ? IPV6_UNICAST_HOPS : IP_TTL, &v, sizeof(v));
	v = p->tos;
	if (v)
		setsockopt(fd, level, g->v6 ? IPV6_TCLASS : IP_TOS, &v, sizeof(v));
	if (p->dev[0] && setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, p->dev,
				    (socklen_t)strlen(p->dev) + 1) < 0)
		return -errno;
	if (p->src.family && bind(fd, (struct sockaddr *)&ss, endpoint_to_sockaddr(&src, &ss)) < 0)
		return -errno;
	return 0;
}

static void ping_begin(struct timer *t, void *arg)
{
	struct ping *g = arg;

	timer_init(&g->timer, ping_timeout, g);
	if (g->p.count)
		ping_send(g);
	else
		ping_finish(g);
}

int ping_start(struct loop *l, const struct ping_params *p, ping_probe_fn probe, ping_done_fn done,
	       void *arg, struct ping **out)
{
	struct ping *g = xcalloc(1, sizeof(*g));
	int rc;

	g->loop = l;
	g->p = *p;
	g->probe = probe;
	g->done = done;
	g->arg = arg;
	g->fd = -1;
	g->v6 = p->dst.family == ADDR_V6;
	g->id = (uint16_t)random_u32();
	if (g->p.size > PING_MAX_SIZE)
		g->p.size = PING_MAX_SIZE;
	rc = p->dst.family ? ping_socket(g) : -EINVAL;
	if (rc) {
		ping_free(g);
		return rc;
	}
	g->watch = loop_fd_new(l, g->fd, LOOP_READ, ping_ready, g);
	timer_init(&g->timer, ping_begin, g); /* no callback from inside ping_start() */
	timer_set(loop_timers(l), &g->timer, 0);
	*out = g;
	return 0;
}
