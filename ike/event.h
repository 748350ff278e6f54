/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine remembers about its messages: the event trace (monitor event-trace crypto ikev2),
 * counters per exchange and notify (show crypto ikev2 stats exchange), and the distinct errors
 * (show crypto ikev2 diagnose error). One store per process; fixed sizes, nothing a peer sends
 * makes it grow. Filled by trace.c.
 */
#ifndef IKE_EVENT_H
#define IKE_EVENT_H

#include <time.h>

#include "ike/msg.h"

#define IKE_EVENTS 512       /* kept per class */
#define IKE_ERRORS 50        /* distinct errors kept */
#define IKE_EVENT_TEXT 120

enum ike_event_class { IKE_EVENT_EVENT, IKE_EVENT_ERROR, IKE_EVENT_EXCEPTION, IKE_EVENT_CLASSES };

struct ike_event {
	struct timespec when;    /* wall clock */
	uint32_t sa, session;    /* 0: before there was one */
	struct endpoint local, remote;
	char text[IKE_EVENT_TEXT];
};

struct ike_event_who {           /* whom an event is about */
	uint32_t sa, session;
	struct endpoint local, remote;
};

void ike_event_add(enum ike_event_class c, const struct ike_event_who *who, const char *text);
/* A message sent or received, its inner payloads in the clear: events and counters. */
void ike_event_message(const struct ike_event_who *who, bool sent, const struct ike_hdr *h,
		       const struct ike_msg *inner);
/* An error text: error trace, distinct errors, timers that ran out. */
void ike_event_error(const struct ike_event_who *who, const char *text);
/* A session came up: NAT or none. */
void ike_event_nat(bool inside, bool outside);

/* Every message once more, for monitor capture: inner holds the payloads in the clear and is valid
 * during the call only. NULL: nobody listens. */
typedef void (*ike_tap_fn)(const struct ike_event_who *who, bool sent, const struct ike_hdr *h,
			   const struct ike_msg *inner);
void ike_event_tap(ike_tap_fn fn);

/* Oldest first; return false from fn to stop. */
void ike_event_walk(enum ike_event_class c, bool (*fn)(const struct ike_event *e, void *arg),
		    void *arg);
void ike_event_clear(enum ike_event_class c);
void ike_event_enable(enum ike_event_class c, bool on); /* all are on at start */
bool ike_event_enabled(enum ike_event_class c);

enum ike_count_dir { IKE_TX_REQ, IKE_TX_RES, IKE_RX_REQ, IKE_RX_RES, IKE_COUNT_DIRS };
enum ike_count_kind { IKE_COUNT_EXCHANGE, IKE_COUNT_ERROR, IKE_COUNT_NOTIFY, IKE_COUNT_CFG,
		      IKE_COUNT_OTHER, IKE_COUNT_TIMER };
struct ike_count {
	enum ike_count_kind kind;
	const char *name;
	uint64_t n[IKE_COUNT_DIRS]; /* CFG: [0] TX, [1] RX; OTHER, TIMER: [0] */
};
/* In display order; zero rows too (the caller leaves them out). */
void ike_count_walk(bool (*fn)(const struct ike_count *c, void *arg), void *arg);
enum ike_count_part { IKE_COUNTS_EXCHANGE = 1, IKE_COUNTS_TIMEOUT = 2, IKE_COUNTS_OPERATION = 4,
		      IKE_COUNTS_ALL = 7 };
void ike_count_clear(unsigned parts);

/* What is done besides the exchanges themselves: show crypto ikev2 stats ext-service. */
enum ike_op {
	IKE_OP_AUTHORIZATION, IKE_OP_POLICY, IKE_OP_SA_UP, IKE_OP_SA_DOWN, IKE_OP_DH_PUBLIC,
	IKE_OP_DH_SHARED, IKE_OPS
};
void ike_op_count(enum ike_op op, bool passed);
void ike_op_counts(enum ike_op op, uint64_t *passed, uint64_t *failed);

struct ike_error {
	uint64_t times;
	char text[IKE_EVENT_TEXT];
};
size_t ike_error_list(const struct ike_error **out); /* borrowed until the next event */

#endif
