/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packets that a rule of nftables logs to a group of nfnetlink_log, handed to a function one at a
 * time. One struct nflog for a group of a network namespace.
 */
#ifndef ROUTING_NFLOG_H
#define ROUTING_NFLOG_H

#include "base/loop.h"

struct nflog_packet {
	const char *prefix;            /* of the rule; NULL none */
	const uint8_t *data;           /* from the IP header on, as much as was asked for */
	size_t len;
	uint32_t in, out, mark;        /* interface indices, 0 none */
	const uint8_t *mac;            /* of who sent it, 6 bytes; NULL none */
};

struct nflog_conf {
	uint16_t group;
	unsigned snaplen;
};

struct nflog;
/* 0, or -errno: the kernel hands nothing over. */
int nflog_open(struct loop *loop, int netns_fd, const struct nflog_conf *conf,
	       void (*fn)(const struct nflog_packet *p, void *arg), void *arg, struct nflog **out);
/* Packets lost on the way here since the last call. */
uint64_t nflog_missed(struct nflog *l);
void nflog_close(struct nflog *l); /* NULL is fine */

#endif
