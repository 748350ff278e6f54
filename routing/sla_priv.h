/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of IP SLA, shared by sla.c (the list of operations and their schedules) and sla_probe.c
 * (one run of an operation: what is sent, what its answer means).
 */
#ifndef ROUTING_SLA_PRIV_H
#define ROUTING_SLA_PRIV_H

#include "routing/ping.h"
#include "routing/sla.h"

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

struct slas {
	struct loop *loop;
	struct ifaces *ifaces;
	struct sla_op *ops;       /* ascending */
	struct sla_watch *watches;
};

/* Whoever asked for results is told that this operation has another one. */
void sla_tell(struct slas *s, uint32_t id);

/* The timers of a run: `tick` begins one (and asks for the next), `timeout` ends it. */
void sla_probe_init(struct sla_op *op);
/* Ends the run under way without a result. */
void sla_probe_close(struct sla_op *op);

#endif
