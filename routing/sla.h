/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IP SLA operations: probes that run at their frequency while their schedule lasts. The list of
 * operations is configured as a whole; one that did not change goes on undisturbed.
 */
#ifndef ROUTING_SLA_H
#define ROUTING_SLA_H

#include "routing/iface.h"
#include "routing/sla_jitter.h"

enum sla_type {
	SLA_NONE, SLA_ICMP_ECHO, SLA_TCP_CONNECT, SLA_UDP_ECHO, SLA_HTTP_GET, SLA_UDP_JITTER,
	SLA_ICMP_JITTER, SLA_DNS
};

enum sla_start { SLA_PENDING, SLA_NOW, SLA_AFTER, SLA_AT }; /* ip sla schedule N start-time ... */

struct sla_conf {
	uint32_t id;
	enum sla_type type;
	struct addr dst;
	uint16_t port, src_port;
	struct addr src;                 /* source-ip */
	char src_if[IFACE_NAME_LEN];     /* source-interface */
	char url[256];                   /* http get: http://A.B.C.D[:port]/path; dns: what is asked */
	char tag[128], owner[128];
	char vrf[32];                    /* "" global */
	bool control;                    /* udp-*, tcp-connect: ask the responder first */
	uint32_t frequency_s;            /* 60 */
	uint32_t timeout_ms;             /* 5000 */
	uint32_t threshold_ms;           /* 5000 */
	uint32_t size;                   /* request-data-size: 28 icmp-echo, 16 udp-echo, 32 udp-jitter */
	uint32_t count, interval_ms;     /* jitter: 10 packets, 20 ms apart */
	uint8_t tos;
	bool verify;                     /* udp-echo: what comes back must be what was sent */
	uint32_t pattern;                /* what it is filled with: ABCDABCD */
	bool scheduled;                  /* an `ip sla schedule` line stands */
	enum sla_start start;
	uint32_t start_after_s;          /* SLA_AFTER; SLA_AT: seconds of the (local) day */
	uint8_t month, day;              /* SLA_AT: 0 today or tomorrow */
	int32_t zone_s;                  /* SLA_AT: local time is so far from UTC */
	bool group;                      /* scheduled by ip sla group schedule */
	bool recurring;                  /* every day */
	uint32_t ageout_s;               /* 0 never: forgotten when inactive for so long */
	bool forever;
	uint32_t life_s;                 /* 3600 */
};

enum sla_code {
	SLA_UNKNOWN, SLA_OK, SLA_OVER_THRESHOLD, SLA_TIMEOUT, SLA_NO_CONNECTION, SLA_HTTP_ERROR,
	SLA_VERIFY_ERROR, SLA_DNS_ERROR
};

struct sla_state {
	const struct sla_conf *conf;     /* borrowed, valid during the walk */
	enum sla_code code;              /* of the latest run */
	bool active;                     /* schedule has begun and not ended */
	bool pending;                    /* waits for its start */
	unsigned rtt_ms;
	uint32_t successes, failures;
	uint64_t started_ms;             /* start of the latest run, mono_ms(); 0 never */
	uint32_t life_left_s;            /* UINT32_MAX: forever */
	uint32_t over;                   /* runs over the threshold */
	unsigned rtt_min_ms, rtt_max_ms;
	uint64_t rtt_sum_ms, reset_ms;   /* of good runs; when it began, 0 never */
	struct sla_jitter_stats jitter;  /* of the latest run */
};

struct slas;
typedef void (*sla_result_fn)(uint32_t id, void *arg);

struct slas *slas_new(struct loop *loop, struct ifaces *ifaces);
void slas_free(struct slas *s);
void slas_configure(struct slas *s, const struct sla_conf *list, size_t n);
/* In ascending order of id. Return false from fn to stop. */
void slas_walk(struct slas *s, bool (*fn)(const struct sla_state *st, void *arg), void *arg);
bool sla_get(struct slas *s, uint32_t id, struct sla_state *out);
/* Told after every run, and when an operation came, went or was changed. */
void slas_on_result(struct slas *s, sla_result_fn fn, void *arg);
void slas_off_result(struct slas *s, sla_result_fn fn, void *arg);
/* ip sla restart N: run again from its schedule's beginning. False: no such active operation. */
bool sla_restart(struct slas *s, uint32_t id);
/* Begin a pending operation (ip sla reaction-trigger). False: none is pending under that number. */
bool sla_trigger(struct slas *s, uint32_t id);
const char *sla_type_name(enum sla_type t);  /* "icmp-echo" */
const char *sla_code_name(enum sla_code c);  /* "OK", "Timeout", as show ip sla has it */
void sla_conf_init(struct sla_conf *c, uint32_t id); /* the defaults */

#endif
