/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ip sla responder`: listens for control messages and opens the port they ask for, for its time and
 * for their sender only; `ip sla responder udp-echo|tcp-connect ipaddress A port N` keeps one open.
 */
#ifndef ROUTING_SLA_RESPONDER_H
#define ROUTING_SLA_RESPONDER_H

#include "base/loop.h"
#include "routing/sla_control.h"

#define SLA_RECENT 5

struct sla_permanent {             /* a port of the configuration */
	bool tcp;
	struct addr addr;          /* none: any */
	uint16_t port;
};
struct sla_responder_conf {
	bool enabled;
	struct sla_permanent *ports; /* the caller's */
	size_t n_ports;
};
struct sla_responder_info {
	bool enabled;
	uint32_t messages, errors;
	struct { struct addr addr; uint64_t when_ms; } recent[SLA_RECENT], bad[SLA_RECENT];
	size_t n_recent, n_bad;      /* newest first */
	size_t open;                 /* ports open by control messages */
};

struct sla_responder;
struct sla_responder *sla_responder_new(struct loop *loop);
void sla_responder_free(struct sla_responder *r);
void sla_responder_configure(struct sla_responder *r, const struct sla_responder_conf *c);
void sla_responder_get(const struct sla_responder *r, struct sla_responder_info *out);

#endif
