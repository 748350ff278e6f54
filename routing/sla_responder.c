/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/sla_responder.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/sla_jitter.h"

#define PORTS_MAX 64            /* open by control messages */
#define DURATION_MAX_MS 600000

struct port {
	struct sla_responder *r;
	bool tcp, permanent, wanted;
	bool jitter;                /* stamps what it gives back */
	struct addr addr;
	struct addr peer;           /* whom alone it answers, none: anybody */
	uint16_t port;
	uint32_t seq;               /* messages of this session */
	int fd;
	struct loop_fd *watch;
	struct timer end;
	struct port *prev, *next;
};

struct sla_responder {
	struct loop *loop;
	int fd, fd6;                /* control, -1: disabled; no IPv6 */
	struct loop_fd *watch, *watch6;
	struct port *ports;
	struct sla_responder_info info;
};

/* --- datagrams: the answer leaves from the address that was asked --- */

struct datagram {
	struct endpoint from;
	uint8_t info[CMSG_SPACE(sizeof(struct in6_pktinfo))]; /* as received, and given back */
	size_t info_len;
};

static ssize_t datagram_get(int fd, void *buf, size_t size, struct datagram *d)
{
	struct sockaddr_storage ss;
	struct iovec io = { buf, size };
	_Alignas(struct cmsghdr) uint8_t room[CMSG_SPACE(sizeof(struct in6_pktinfo))];
	struct msghdr m = { .msg_name = &ss, .msg_namelen = sizeof(ss), .msg_iov = &io,
			    .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof(room) };
	ssize_t got = recvmsg(fd, &m, MSG_DONTWAIT);

	d->info_len = 0;
	if (got < 0)
		return got;
	if (!endpoint_from_sockaddr((struct sockaddr *)&ss, &d->from))
		return -1;
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
			struct in_pktinfo *i = (struct in_pktinfo *)CMSG_DATA(c);

			i->ipi_spec_dst = i->ipi_addr;
			i->ipi_ifindex = 0; /* the way back is the routing table's */
		} else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
			struct in6_pktinfo *i = (struct in6_pktinfo *)CMSG_DATA(c);

			if (!IN6_IS_ADDR_LINKLOCAL(&i->ipi6_addr))
				i->ipi6_ifindex = 0;
		} else {
			continue;
		}
		d->info_len = MIN(CMSG_SPACE(c->cmsg_len - CMSG_LEN(0)), sizeof(d->info));
		memcpy(d->info, c, d->info_len);
	}
	return got;
}

static void datagram_answer(int fd, void *buf, size_t len, const struct datagram *d)
{
	struct sockaddr_storage ss;
	struct iovec io = { buf, len };
	_Alignas(struct cmsghdr) uint8_t room[sizeof(d->info)];
	struct msghdr m = { .msg_name = &ss, .msg_namelen = endpoint_to_sockaddr(&d->from, &ss),
			    .msg_iov = &io, .msg_iovlen = 1 };

	if (d->info_len) {
		memcpy(room, d->info, d->info_len);
		m.msg_control = room;
		m.msg_controllen = d->info_len;
	}
	(void)!sendmsg(fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static void datagram_info(int fd, uint8_t family)
{
	int on = 1;
	bool v6 = family == ADDR_V6;

	setsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_RECVPKTINFO : IP_PKTINFO, &on,
		   sizeof(on));
}

/* --- ports --- */

static void port_close(struct port *p)
{
	timer_cancel(&p->end);
	loop_fd_free(p->watch);
	if (p->fd >= 0)
		close(p->fd);
	DL_DELETE(p->r->ports, p);
	if (!p->permanent)
		p->r->info.open--;
	free(p);
}

static void port_over(struct timer *t, void *arg)
{
	port_close(arg);
}

static bool admitted(const struct port *p, const struct addr *from)
{
	return !p->peer.family || addr_eq(from, &p->peer);
}

static void on_udp(int fd, unsigned events, void *arg)
{
	struct port *p = arg;
	struct datagram d;
	uint8_t buf[16384];

	for (int n = 0; n < 16; n++) {
		ssize_t got = datagram_get(fd, buf, sizeof(buf), &d);

		if (got < 0)
			return;
		if (!admitted(p, &d.from.addr))
			continue;
		if (p->jitter)
			p->seq += sla_jitter_answer(buf, (size_t)got, p->seq + 1, sla_wall_ns());
		datagram_answer(fd, buf, (size_t)got, &d);
	}
}

static void on_tcp(int fd, unsigned events, void *arg)
{
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	int client = accept4(fd, (struct sockaddr *)&ss, &len, SOCK_CLOEXEC | SOCK_NONBLOCK);

	if (client >= 0)
		close(client); /* the connection itself is the answer */
}

static int port_socket(const struct port *p)
{
	struct endpoint at = { p->addr, p->port };
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&at, &ss);
	int on = 1, e;
	int fd = socket(ss.ss_family,
			(p->tcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (!p->tcp)
		datagram_info(fd, p->addr.family);
	if (bind(fd, (struct sockaddr *)&ss, len) == 0 && (!p->tcp || listen(fd, 8) == 0))
		return fd;
	e = errno;
	close(fd);
	return -e;
}

/* NULL: the port could not be opened, *err is -errno. */
static struct port *port_open(struct sla_responder *r, bool tcp, const struct addr *addr,
			      uint16_t port, int *err)
{
	struct port *p = xcalloc(1, sizeof(*p));

	p->r = r;
	p->tcp = tcp;
	p->addr = *addr;
	p->port = port;
	if (!p->addr.family)
		p->addr = addr_v4(0);
	timer_init(&p->end, port_over, p);
	p->fd = port_socket(p);
	if (p->fd < 0) {
		*err = p->fd;
		free(p);
		return NULL;
	}
	p->watch = loop_fd_new(r->loop, p->fd, LOOP_READ, tcp ? on_tcp : on_udp, p);
	DL_APPEND(r->ports, p);
	return p;
}

static struct port *port_find(struct sla_responder *r, bool tcp, const struct addr *addr,
			      uint16_t port)
{
	struct port *p;

	DL_FOREACH(r->ports, p)
		if (p->tcp == tcp && p->port == port &&
		    (addr_eq(&p->addr, addr) || addr_is_any(&p->addr)))
			return p;
	return NULL;
}

/* --- control messages --- */

#define RECENT_ADD(list, n, a)                                                                     \
	do {                                                                                       \
		memmove(&(list)[1], &(list)[0], (SLA_RECENT - 1) * sizeof((list)[0]));             \
		(list)[0].addr = (a);                                                              \
		(list)[0].when_ms = mono_ms(NULL);                                                 \
		if ((n) < SLA_RECENT)                                                              \
			(n)++;                                                                     \
	} while (0)

static enum sla_status control_serve(struct sla_responder *r, const struct sla_control *c,
				     const struct addr *from)
{
	struct port *p = port_find(r, c->command == SLA_CMD_TCP, &c->dst, c->dst_port);
	uint32_t ms = c->duration_ms < DURATION_MAX_MS ? c->duration_ms : DURATION_MAX_MS;
	int err = 0;

	if (!c->dst_port || !ms)
		return SLA_ST_FORMAT;
	if (p && (p->permanent || addr_eq(&p->peer, from))) {
		p->jitter = c->command == SLA_CMD_UDP;
		p->seq = 0;
		if (!p->permanent)
			timer_set(loop_timers(r->loop), &p->end, ms);
		return SLA_ST_OK;
	}
	if (p || r->info.open >= PORTS_MAX)
		return SLA_ST_PORT; /* another sender has it */
	p = port_open(r, c->command == SLA_CMD_TCP, &c->dst, c->dst_port, &err);
	if (!p)
		return err == -EADDRINUSE ? SLA_ST_PORT : SLA_ST_FAIL;
	p->jitter = c->command == SLA_CMD_UDP;
	p->peer = *from; /* it echoes to nobody else, or a forged request made a reflector of us */
	r->info.open++;
	timer_set(loop_timers(r->loop), &p->end, ms);
	return SLA_ST_OK;
}

static void on_control(int fd, unsigned events, void *arg)
{
	struct sla_responder *r = arg;
	uint8_t buf[512];
	struct datagram d;
	ssize_t got = datagram_get(fd, buf, sizeof(buf), &d);
	const struct addr *from = &d.from.addr;
	struct sla_control c;

	if (got < 0)
		return;
	r->info.messages++;
	if (!sla_control_parse(buf, (size_t)got, &c)) {
		r->info.errors++;
		RECENT_ADD(r->info.bad, r->info.n_bad, *from);
		return; /* nothing that could be answered */
	}
	c.status = (uint16_t)control_serve(r, &c, from);
	if (c.status == SLA_ST_OK) {
		RECENT_ADD(r->info.recent, r->info.n_recent, *from);
	} else {
		r->info.errors++;
		RECENT_ADD(r->info.bad, r->info.n_bad, *from);
	}
	if (log_debug_on(DBG_SLA))
		log_debug("IPSLA-INFO_TRACE:responder: port %u for %u ms, status %u", c.dst_port,
			  c.duration_ms, c.status);
	sla_control_build(&c, buf);
	datagram_answer(fd, buf, SLA_CONTROL_LEN, &d);
}

static int control_open(uint8_t family)
{
	struct endpoint at = { { .family = family }, SLA_CONTROL_PORT };
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&at, &ss);
	int fd = socket(ss.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), e, on = 1;

	if (fd < 0)
		return fd;
	datagram_info(fd, family);
	if (family == ADDR_V6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&ss, len) == 0)
		return fd;
	e = errno;
	close(fd);
	errno = e;
	return -1;
}

/* --- configuration --- */

static void control_set(struct sla_responder *r, bool on)
{
	struct port *p, *tmp;

	if (on == (r->fd >= 0))
		return;
	if (on) {
		r->fd = control_open(ADDR_V4);
		if (r->fd < 0) {
			log_msg("RTT", LOG_LV_ERR, "RESPONDER", "Cannot listen on port %d: %s",
				SLA_CONTROL_PORT, strerror(errno));
			return;
		}
		r->watch = loop_fd_new(r->loop, r->fd, LOOP_READ, on_control, r);
		r->fd6 = control_open(ADDR_V6); /* none where the kernel has no IPv6 */
		if (r->fd6 >= 0)
			r->watch6 = loop_fd_new(r->loop, r->fd6, LOOP_READ, on_control, r);
		return;
	}
	loop_fd_free(r->watch);
	r->watch = NULL;
	close(r->fd);
	loop_fd_free(r->watch6);
	r->watch6 = NULL;
	if (r->fd6 >= 0)
		close(r->fd6);
	r->fd = r->fd6 = -1;
	DL_FOREACH_SAFE(r->ports, p, tmp)
		if (!p->permanent)
			port_close(p);
}

void sla_responder_configure(struct sla_responder *r, const struct sla_responder_conf *c)
{
	struct port *p, *tmp;
	int err = 0;

	control_set(r, c->enabled);
	DL_FOREACH(r->ports, p)
		p->wanted = false;
	for (size_t i = 0; i < c->n_ports; i++) {
		const struct sla_permanent *w = &c->ports[i];

		p = port_find(r, w->tcp, &w->addr, w->port);
		if (p && !p->permanent) {
			port_close(p);
			p = NULL;
		}
		if (!p)
			p = port_open(r, w->tcp, &w->addr, w->port, &err);
		if (!p) {
			log_msg("RTT", LOG_LV_ERR, "RESPONDER", "Cannot open port %u: %s", w->port,
				strerror(-err));
			continue;
		}
		p->permanent = p->wanted = true;
	}
	DL_FOREACH_SAFE(r->ports, p, tmp)
		if (p->permanent && !p->wanted)
			port_close(p);
}

void sla_responder_get(const struct sla_responder *r, struct sla_responder_info *out)
{
	*out = r->info;
	out->enabled = r->fd >= 0;
}

struct sla_responder *sla_responder_new(struct loop *loop)
{
	struct sla_responder *r = xcalloc(1, sizeof(*r));

	r->loop = loop;
	r->fd = r->fd6 = -1;
	return r;
}

void sla_responder_free(struct sla_responder *r)
{
	if (!r)
		return;
	control_set(r, false);
	while (r->ports)
		port_close(r->ports);
	free(r);
}
