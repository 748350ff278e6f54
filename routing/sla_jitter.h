/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * udp-jitter and icmp-jitter: a train of packets at a fixed distance, each stamped by both ends, and
 * what their times say about the way there and the way back.
 *
 *   udp   the measurement message of RFC 6812 section 4.2, answered by an IP SLA responder
 *   icmp  timestamp requests (RFC 792), which any host answers; milliseconds of the day
 */
#ifndef ROUTING_SLA_JITTER_H
#define ROUTING_SLA_JITTER_H

#include "base/addr.h"
#include "base/loop.h"

#define SLA_JITTER_HEADER 60       /* of a UDP measurement message */
#define SLA_JITTER_MAX 60000       /* packets in a train */

struct sla_range {
	unsigned n, min, max;      /* max, min 0 without samples */
	uint64_t sum;
};
struct sla_periods {               /* runs of packets: so many, the shortest, the longest */
	unsigned n, min, max;
};
struct sla_jitter_stats {
	struct sla_range rtt;              /* milliseconds, all of these */
	struct sla_range ow_sd, ow_ds;     /* only of packets whose clocks agree with their RTT */
	struct sla_range sd, ds;           /* jitter */
	unsigned over;                     /* RTTs over the threshold */
	unsigned loss_sd, loss_ds, tail;   /* direction known; tail: after the last that came back */
	unsigned late, skipped;            /* answered after the timeout; not sent */
	unsigned unordered;
	struct sla_periods lost, between;  /* loss periods and what lies between two */
};

struct sla_jitter_params {
	bool icmp;
	int fd;                    /* connected and not blocking; taken over */
	unsigned count, interval_ms, timeout_ms, threshold_ms;
	unsigned size;             /* bytes of UDP payload */
};
struct sla_jitter;
/* Told once, when all packets came back or the last one's timeout is over; the train is freed then. */
typedef void (*sla_jitter_fn)(const struct sla_jitter_stats *st, void *arg);

struct sla_jitter *sla_jitter_start(struct loop *l, const struct sla_jitter_params *p,
				    sla_jitter_fn done, void *arg);
void sla_jitter_cancel(struct sla_jitter *j); /* no callback; NULL is fine */

/* The responder's part: stamp the message in place as the seq-th of its sender. False: it is none. */
bool sla_jitter_answer(uint8_t *data, size_t len, uint32_t seq, uint64_t received_ns);
uint64_t sla_wall_ns(void);

/* One packet's times, in nanoseconds of either end's clock; 0 never. */
struct sla_stamp {
	uint64_t sent, got;        /* ours */
	uint64_t there, back;      /* received and sent by the other end */
	uint64_t rtt_ns;
	uint32_t peer_seq;         /* how many the other end had received, 0 unknown */
	bool answered, skipped, late;
};
/* The times of an answer into *s, which packet it answers into *seq. False: it is none. */
bool sla_jitter_udp_parse(const uint8_t *data, size_t len, uint32_t *seq, struct sla_stamp *s);
/* With the IP header, as a raw socket gives it. Times of the day become times of today. */
bool sla_jitter_icmp_parse(uint16_t id, const uint8_t *data, size_t len, uint32_t *seq,
			   struct sla_stamp *s);
void sla_jitter_compute(const struct sla_stamp *s, unsigned n, unsigned threshold_ms,
			struct sla_jitter_stats *out);

#endif
