/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ip sla reaction-configuration`: what an operation's results have to be like, and for how long, for a
 * message or for another operation to begin. Each line has a state: occurred, until it is cleared.
 */
#ifndef ROUTING_SLA_REACT_H
#define ROUTING_SLA_REACT_H

#include "routing/sla.h"

#define SLA_REACT_WINDOW 16

enum sla_react { SLA_REACT_RTT, SLA_REACT_TIMEOUT, SLA_REACT_CONNECTION, SLA_REACT_VERIFY };
enum sla_react_type { SLA_TH_NEVER, SLA_TH_IMMEDIATE, SLA_TH_CONSECUTIVE, SLA_TH_XOFY, SLA_TH_AVERAGE };

struct sla_react_conf {
	uint32_t id;                /* of the operation */
	enum sla_react what;
	enum sla_react_type type;
	uint8_t x, y;               /* consecutive x; x of y; average of x */
	uint32_t upper, lower;      /* rtt: ms */
	bool trap, trigger;         /* action-type */
};
struct sla_react_trigger {          /* ip sla reaction-trigger ID OTHER */
	uint32_t id, other;
};
struct sla_reacts_conf {
	const struct sla_react_conf *list;
	size_t n;
	const struct sla_react_trigger *triggers;
	size_t n_triggers;
	bool log;                   /* ip sla enable reaction-alerts, ip sla logging traps */
};

struct sla_reacts;
struct sla_reacts *sla_reacts_new(struct slas *s); /* s must outlive it */
void sla_reacts_free(struct sla_reacts *r);
void sla_reacts_configure(struct sla_reacts *r, const struct sla_reacts_conf *c);
void sla_reacts_walk(const struct sla_reacts *r,
		     bool (*fn)(const struct sla_react_conf *c, bool occurred, void *arg), void *arg);
const char *sla_react_name(enum sla_react what); /* "rtt", "timeout", "connectionLoss" */

#endif
