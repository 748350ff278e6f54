/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The question of an IP SLA dns operation and what its answer means (RFC 1035 4.1).
 */
#ifndef ROUTING_SLA_DNS_H
#define ROUTING_SLA_DNS_H

#include "base/addr.h"

#define SLA_DNS_MAX 300

enum sla_dns { SLA_DNS_OTHER, SLA_DNS_FOUND, SLA_DNS_FAILED };

/* The address of a name, or the name of an address. 0: it is no name. */
size_t sla_dns_build(uint16_t id, const char *query, uint8_t out[SLA_DNS_MAX]);
/* SLA_DNS_OTHER: no answer to this question. */
enum sla_dns sla_dns_parse(uint16_t id, const void *data, size_t len);

#endif
