/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control message by which an IP SLA sender asks a responder to open a port: the header of RFC
 * 6812 section 4 (version 2) and one measurement record. The RFC describes the UDP measurement (udp-jitter);
 * TCP connect and UDP echo use the same record with commands of their own, which only our own ends are
 * known to share.
 *
 *   sender                         responder, UDP 1967
 *     control request  ---------->   opens the port for `duration`
 *     <--------------------------    the same message, status 0
 *     probe to that port -------->
 */
#ifndef ROUTING_SLA_CONTROL_H
#define ROUTING_SLA_CONTROL_H

#include "base/addr.h"

#define SLA_CONTROL_PORT 1967
#define SLA_CONTROL_LEN 116

enum sla_command { SLA_CMD_UDP = 2, SLA_CMD_TCP = 3, SLA_CMD_ECHO = 4 };
enum sla_status { SLA_ST_OK, SLA_ST_FAIL, SLA_ST_AUTH, SLA_ST_FORMAT, SLA_ST_PORT };

struct sla_control {
	uint16_t status;
	uint32_t seq;
	uint64_t sent;             /* the sender's time, given back */
	uint16_t command;
	uint32_t session;
	struct addr control_src, control_dst, src, dst;
	uint16_t control_port, src_port, dst_port;
	uint32_t duration_ms;
};

/* One family for all four addresses. */
void sla_control_build(const struct sla_control *c, uint8_t out[SLA_CONTROL_LEN]);
/* False: no such message. */
bool sla_control_parse(const uint8_t *data, size_t len, struct sla_control *out);

#endif
