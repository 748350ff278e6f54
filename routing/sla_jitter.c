/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/sla_jitter.h"

#include <errno.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/wire.h"
#include "routing/ping.h"

#define NS_MS 1000000u
#define DAY_MS 86400000u
#define MEASUREMENT_UDP 3
#define ROLE_SENDER 1
#define ROLE_RESPONDER 2
#define OFF_RESPONDER_RECEIVED 12
#define OFF_RESPONDER_SENT 20
#define OFF_SENDER_SEQ 52
#define OFF_RESPONDER_SEQ 56
#define ICMP_TS_LEN 20
#define PAYLOAD_MAX 16384

struct sla_jitter {
	struct loop *loop;
	struct sla_jitter_params p;
	struct loop_fd *watch;
	struct timer next, end;
	sla_jitter_fn done;
	void *arg;
	struct sla_stamp *stamps;
	unsigned sent, answered, unordered;
	uint32_t highest;          /* sequence number + 1 that came back */
	uint16_t id;
};

static uint64_t clock_ns(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

uint64_t sla_wall_ns(void)
{
	return clock_ns(CLOCK_REALTIME);
}

/* --- arithmetic --- */

static void range_add(struct sla_range *r, unsigned v)
{
	r->min = r->n && r->min < v ? r->min : v;
	r->max = r->max > v ? r->max : v;
	r->sum += v;
	r->n++;
}

static unsigned ms_round(uint64_t ns)
{
	return (unsigned)((ns + NS_MS / 2) / NS_MS);
}

/* How much later one packet was than the one before it: the other end's difference less ours. */
static unsigned variation(uint64_t out0, uint64_t out1, uint64_t in0, uint64_t in1)
{
	int64_t d = (int64_t)(in1 - in0) - (int64_t)(out1 - out0);

	return ms_round((uint64_t)(d < 0 ? -d : d));
}

static void period_add(struct sla_periods *p, unsigned len)
{
	p->min = p->n && p->min < len ? p->min : len;
	p->max = p->max > len ? p->max : len;
	p->n++;
}

static void periods(const struct sla_stamp *s, unsigned n, struct sla_jitter_stats *out)
{
	unsigned run = 0;

	for (unsigned i = 0; i < n; i++) {
		bool lost = !s[i].answered && !s[i].skipped && !s[i].late;
		bool before = i && !s[i - 1].answered && !s[i - 1].skipped && !s[i - 1].late;

		if (i && lost != before) {
			if (before)
				period_add(&out->lost, run);
			else if (out->lost.n)
				period_add(&out->between, run);
			run = 0;
		}
		run++;
		if (i == n - 1 && lost)
			period_add(&out->lost, run);
	}
}

/*
 * The other end counts what it receives. Between two answered packets the count tells how many of
 * those missing arrived there: they were lost on the way back, the others on the way there.
 */
static void losses(const struct sla_stamp *s, unsigned n, struct sla_jitter_stats *out)
{
	unsigned missing = 0;
	uint32_t seq = 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned arrived;

		if (!s[i].answered) {
			missing += !s[i].skipped && !s[i].late;
			continue;
		}
		arrived = s[i].peer_seq > seq + 1 ? s[i].peer_seq - seq - 1 : 0;
		arrived = arrived < missing ? arrived : missing;
		out->loss_ds += arrived;
		out->loss_sd += missing - arrived;
		seq = s[i].peer_seq > seq ? s[i].peer_seq : seq;
		missing = 0;
	}
	out->tail = missing;
}

static void one_way(const struct sla_stamp *s, struct sla_jitter_stats *out)
{
	uint64_t sd = s->there - s->sent, ds = s->got - s->back;

	/* clocks that are not in step show a way longer than both, or none at all */
	if (s->there < s->sent || s->got < s->back || sd > s->rtt_ns || ds > s->rtt_ns)
		return;
	range_add(&out->ow_sd, ms_round(sd));
	range_add(&out->ow_ds, ms_round(ds));
}

void sla_jitter_compute(const struct sla_stamp *s, unsigned n, unsigned threshold_ms,
			struct sla_jitter_stats *out)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned ms = ms_round(s[i].rtt_ns);

		out->late += s[i].late;
		out->skipped += s[i].skipped;
		if (!s[i].answered)
			continue;
		range_add(&out->rtt, ms ? ms : 1);
		out->over += ms > threshold_ms;
		if (!s[i].there)
			continue; /* an echo without the other end's times */
		one_way(&s[i], out);
		if (!i || !s[i - 1].answered || !s[i - 1].there)
			continue;
		range_add(&out->sd, variation(s[i - 1].sent, s[i].sent, s[i - 1].there, s[i].there));
		range_add(&out->ds, variation(s[i - 1].back, s[i].back, s[i - 1].got, s[i].got));
	}
	losses(s, n, out);
	periods(s, n, out);
}

/* --- the messages --- */

static uint32_t day_ms(uint64_t ns)
{
	return (uint32_t)(ns / NS_MS % DAY_MS);
}

static size_t icmp_build(const struct sla_jitter *j, uint16_t seq, uint8_t *out)
{
	struct wr w = wr_init(out, ICMP_TS_LEN);
	uint16_t sum;

	wr_u8(&w, ICMP_TIMESTAMP);
	wr_zero(&w, 3);
	wr_u16(&w, j->id);
	wr_u16(&w, seq);
	wr_u32(&w, day_ms(j->stamps[seq].sent));
	wr_zero(&w, 8);
	sum = ping_checksum(out, ICMP_TS_LEN);
	out[2] = (uint8_t)(sum >> 8);
	out[3] = (uint8_t)sum;
	return ICMP_TS_LEN;
}

static size_t udp_build(const struct sla_jitter *j, uint32_t seq, uint8_t *out)
{
	size_t len = j->p.size < SLA_JITTER_HEADER ? SLA_JITTER_HEADER : j->p.size;
	struct wr w = wr_init(out, PAYLOAD_MAX);

	len = len < PAYLOAD_MAX ? len : PAYLOAD_MAX;
	wr_u16(&w, MEASUREMENT_UDP);
	wr_u8(&w, ROLE_SENDER);
	wr_u8(&w, 0);
	wr_u64(&w, j->stamps[seq].sent);
	wr_zero(&w, OFF_SENDER_SEQ - OFF_RESPONDER_RECEIVED); /* times and clock offsets */
	wr_u32(&w, seq);
	wr_u32(&w, 0);
	wr_zero(&w, len - SLA_JITTER_HEADER);
	return len;
}

bool sla_jitter_answer(uint8_t *data, size_t len, uint32_t seq, uint64_t received_ns)
{
	struct rd r = rd_init(data, len);
	struct wr w;

	if (len < SLA_JITTER_HEADER || rd_u16(&r) != MEASUREMENT_UDP || rd_u8(&r) != ROLE_SENDER)
		return false;
	data[2] = ROLE_RESPONDER;
	w = wr_init(data + OFF_RESPONDER_SEQ, 4);
	wr_u32(&w, seq);
	w = wr_init(data + OFF_RESPONDER_RECEIVED, 16);
	wr_u64(&w, received_ns);
	wr_u64(&w, sla_wall_ns());
	return true;
}

bool sla_jitter_udp_parse(const uint8_t *data, size_t len, uint32_t *seq, struct sla_stamp *s)
{
	struct rd r = rd_init(data, len);
	uint8_t role;

	if (len < SLA_JITTER_HEADER || rd_u16(&r) != MEASUREMENT_UDP)
		return false;
	role = rd_u8(&r);
	rd_skip(&r, 9);
	s->there = rd_u64(&r);
	s->back = rd_u64(&r);
	rd_skip(&r, OFF_SENDER_SEQ - OFF_RESPONDER_SENT - 8);
	*seq = rd_u32(&r);
	s->peer_seq = rd_u32(&r);
	if (role == ROLE_SENDER) { /* merely echoed */
		s->there = s->back = 0;
		s->peer_seq = 0;
	}
	return !r.bad;
}

bool sla_jitter_icmp_parse(uint16_t id, const uint8_t *data, size_t len, uint32_t *seq,
			   struct sla_stamp *s)
{
	size_t head = len ? (size_t)(data[0] & 15) * 4 : 0;
	uint32_t received, sent;
	uint64_t day;
	struct rd r;

	if (head < 20 || len < head + ICMP_TS_LEN || data[head] != ICMP_TIMESTAMPREPLY)
		return false;
	r = rd_init(data + head + 4, len - head - 4);
	if (rd_u16(&r) != id)
		return false;
	*seq = rd_u16(&r);
	rd_skip(&r, 4);
	received = rd_u32(&r);
	sent = rd_u32(&r);
	if (received >= DAY_MS || sent >= DAY_MS)
		return !r.bad; /* RFC 792: the high bit marks a time that is none of the day */
	day = sla_wall_ns() / NS_MS / DAY_MS * DAY_MS;
	s->there = (day + received) * NS_MS;
	s->back = (day + sent) * NS_MS;
	return !r.bad;
}

/* --- the train --- */

static void jitter_free(struct sla_jitter *j)
{
	timer_cancel(&j->next);
	timer_cancel(&j->end);
	loop_fd_free(j->watch);
	close(j->p.fd);
	free(j->stamps);
	free(j);
}

void sla_jitter_cancel(struct sla_jitter *j)
{
	if (j)
		jitter_free(j);
}

static void finish(struct sla_jitter *j)
{
	struct sla_jitter_stats st = { .unordered = j->unordered };
	sla_jitter_fn done = j->done;
	void *arg = j->arg;

	sla_jitter_compute(j->stamps, j->p.count, j->p.threshold_ms, &st);
	jitter_free(j);
	done(&st, arg);
}

static void on_end(struct timer *t, void *arg)
{
	finish(arg);
}

static void send_next(struct timer *t, void *arg)
{
	struct sla_jitter *j = arg;
	struct timerq *q = loop_timers(j->loop);
	struct sla_stamp *s = &j->stamps[j->sent];
	uint8_t buf[PAYLOAD_MAX];
	size_t len;

	s->sent = sla_wall_ns();
	s->rtt_ns = clock_ns(CLOCK_MONOTONIC); /* its start until the answer is there */
	len = j->p.icmp ? icmp_build(j, (uint16_t)j->sent, buf) : udp_build(j, j->sent, buf);
	s->skipped = send(j->p.fd, buf, len, MSG_DONTWAIT | MSG_NOSIGNAL) < 0;
	if (++j->sent < j->p.count)
		timer_set(q, &j->next, j->p.interval_ms);
	else
		timer_set(q, &j->end, j->p.timeout_ms);
}

static void answer(struct sla_jitter *j, const uint8_t *data, size_t len)
{
	uint64_t now = clock_ns(CLOCK_MONOTONIC);
	struct sla_stamp in = { .got = sla_wall_ns() }, *s;
	uint32_t seq;

	if (j->p.icmp ? !sla_jitter_icmp_parse(j->id, data, len, &seq, &in) :
			!sla_jitter_udp_parse(data, len, &seq, &in))
		return;
	if (seq >= j->sent || j->stamps[seq].answered || j->stamps[seq].late)
		return;
	s = &j->stamps[seq];
	in.sent = s->sent;
	in.rtt_ns = now - s->rtt_ns;
	in.late = in.rtt_ns > (uint64_t)j->p.timeout_ms * NS_MS;
	in.answered = !in.late;
	if (j->p.icmp) /* the other end's times are whole milliseconds: compare like with like */
		in.sent = in.sent / NS_MS * NS_MS, in.got = in.got / NS_MS * NS_MS;
	*s = in;
	j->unordered += seq + 1 < j->highest;
	j->highest = seq + 1 > j->highest ? seq + 1 : j->highest;
	j->answered++;
}

static void on_answer(int fd, unsigned events, void *arg)
{
	struct sla_jitter *j = arg;
	uint8_t buf[PAYLOAD_MAX];

	for (int n = 0; n < 32; n++) {
		ssize_t got = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);

		if (got < 0 && errno != ECONNREFUSED)
			break; /* a port unreachable is a loss like any other */
		if (got > 0)
			answer(j, buf, (size_t)got);
	}
	if (j->answered == j->p.count)
		finish(j);
}

struct sla_jitter *sla_jitter_start(struct loop *l, const struct sla_jitter_params *p,
				    sla_jitter_fn done, void *arg)
{
	static uint16_t id;
	struct sla_jitter *j = xcalloc(1, sizeof(*j));

	j->loop = l;
	j->p = *p;
	j->done = done;
	j->arg = arg;
	j->id = (uint16_t)(getpid() + ++id);
	j->stamps = xcalloc(p->count, sizeof(*j->stamps));
	timer_init(&j->next, send_next, j);
	timer_init(&j->end, on_end, j);
	j->watch = loop_fd_new(l, p->fd, LOOP_READ, on_answer, j);
	timer_set(loop_timers(l), &j->next, 0);
	return j;
}
