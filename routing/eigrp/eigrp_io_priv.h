/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of eigrp_io.h: eigrp_io.c joins the processes to interfaces and RIBs, eigrp_sock.c has the
 * sockets they speak through.
 */
#ifndef ROUTING_EIGRP_IO_PRIV_H
#define ROUTING_EIGRP_IO_PRIV_H

#include <utlist.h>

#include "routing/eigrp/eigrp_io.h"

struct proc { /* the context of eigrp_ops */
	struct eigrps *s;
	struct table *v;
	struct eigrp *e;
	uint16_t as;
	uint8_t family;
	uint32_t owner;
	struct eigrp_redist *redist;
	size_t n_redist;
	bool seen;
	struct proc *next;
};

struct port { /* the sockets of one address family */
	struct table *v;
	uint8_t family;
	int fd;
	struct loop_fd *watch;
	struct member *members;
	struct joiner *joiners;
	bool said;               /* the socket's failure was reported */
};

/* A VRF with processes, or the global table. */
struct table {
	struct eigrps *s;
	char vrf[32];            /* "" global */
	struct rib *rib;
	struct port port[2];     /* IPv4, IPv6 */
	struct table *next;
};

struct eigrps {
	struct loop *loop;
	struct ifaces *ifaces;
	struct rib *rib;
	const char *(*template_of)(void *arg, const char *ifname);
	void *arg;
	struct proc *procs;
	struct table *tables;
};

/* eigrp_sock.c */
void eigrp_port_want(struct port *port); /* open its socket; a failure is logged once */
void eigrp_port_close(struct port *port);
/* Be in the group on the interfaces where a process speaks, and nowhere else. */
void eigrp_port_members_sync(struct port *port);
/* eigrp_ops.send, ctx is the struct proc */
void eigrp_port_send(void *ctx, const char *ifname, const struct addr *src, const struct addr *dst,
		     const uint8_t *p, size_t len);

#endif
