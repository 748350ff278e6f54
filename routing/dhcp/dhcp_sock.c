/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/dhcp/dhcp_server_int.h"
#include "routing/netns.h"
#include "routing/ping.h"

#define MAX_HOPS 16
#define MAX_PROBES 256 /* at a time; who comes then has to ask again */

static void send_on(const struct ssock *k, const struct iface *i, uint32_t src, uint32_t to,
		    uint16_t port, const struct dhcp_msg *m)
{
	uint8_t buf[DHCP_MAX_LEN];
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(port),
				   .sin_addr.s_addr = htonl(to) };
	struct iovec iov = { .iov_base = buf, .iov_len = dhcp_build(m, buf, sizeof(buf)) };
	union { char b[CMSG_SPACE(sizeof(struct in_pktinfo))]; struct cmsghdr align; } u = { .b = { 0 } };
	struct msghdr h = { .msg_name = &sin, .msg_namelen = sizeof(sin), .msg_iov = &iov,
			    .msg_iovlen = 1, .msg_control = u.b, .msg_controllen = sizeof(u.b) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&h);
	struct in_pktinfo info = { .ipi_ifindex = to == INADDR_BROADCAST && i ? i->ifindex : 0,
				   .ipi_spec_dst.s_addr = htonl(src) };

	c->cmsg_level = IPPROTO_IP;
	c->cmsg_type = IP_PKTINFO;
	c->cmsg_len = CMSG_LEN(sizeof(info));
	memcpy(CMSG_DATA(c), &info, sizeof(info));
	if (iov.iov_len && sendmsg(k->fd, &h, 0) < 0 && log_debug_on(DBG_ROUTING))
		log_debug("DHCP server: %s", strerror(errno));
}

static struct iface *iface_of(struct ssock *k, int ifindex)
{
	for (struct iface *i = iface_first(k->s->ifaces); i; i = i->next)
		if (i->ifindex == ifindex && ifindex && !strcmp(i->conf.vrf, k->vrf))
			return i;
	return NULL;
}

/* ip helper-address: requests go on to the servers, answers back to the wire they concern. */
static bool relay(struct ssock *k, struct iface *i, uint32_t ifaddr, const uint8_t *raw, size_t len,
		  struct dhcp_msg *m)
{
	uint8_t buf[DHCP_MAX_LEN];
	struct addr gi = addr_v4(m->giaddr);
	struct iface *back;
	bool any = false;

	if (len > sizeof(buf))
		return false;
	memcpy(buf, raw, len); /* with every option as it is */
	if (m->op == 2) {
		struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(DHCP_CLIENT_PORT),
					   .sin_addr.s_addr = INADDR_BROADCAST };

		back = m->giaddr ? iface_by_addr_vrf(k->s->ifaces, &gi, k->vrf) : NULL;
		if (!back || !back->dev[0])
			return false;
		/* a socket of its own, because it must leave by that device */
		int fd = -1, one = 1, ns = netns_enter(ifaces_vrf_netns(k->s->ifaces, k->vrf));

		fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
		netns_leave(ns);
		if (fd >= 0 && !setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &one, sizeof(one)) &&
		    !setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, back->dev, sizeof(back->dev)) &&
		    sendto(fd, buf, len, 0, (struct sockaddr *)&sin, sizeof(sin)) < 0 &&
		    log_debug_on(DBG_ROUTING))
			log_debug("DHCP relay: %s", strerror(errno));
		if (fd >= 0)
			close(fd);
		return true;
	}
	if (m->hops >= MAX_HOPS)
		return false;
	buf[3]++; /* hops */
	if (!m->giaddr)
		for (int b = 0; b < 4; b++)
			buf[24 + b] = (uint8_t)(ifaddr >> (24 - 8 * b));
	for (size_t h = 0; h < k->s->c.n_helpers; h++) {
		struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(DHCP_SERVER_PORT),
					   .sin_addr.s_addr = htonl(k->s->c.helper[h].addr) };

		if (strcmp(k->s->c.helper[h].ifname, i->conf.name) != 0)
			continue;
		any = true;
		if (sendto(k->fd, buf, len, 0, (struct sockaddr *)&sin, sizeof(sin)) < 0 &&
		    log_debug_on(DBG_ROUTING))
			log_debug("DHCP relay: %s", strerror(errno));
	}
	return any;
}

/* --- pings before offers --- */

static void serve(struct ssock *k, struct iface *i, uint32_t self, const struct dhcp_msg *in);

static void probe_free(struct probe *p)
{
	DL_DELETE(p->s->probes, p);
	p->s->n_probes--;
	free(p);
}

static void probe_mark(char mark, const struct addr *from, unsigned rtt_us, void *arg)
{
}

static void probe_done(const struct ping_result *r, void *arg)
{
	struct probe *p = arg;
	struct dhcp_server *s = p->s;
	struct bind *b = dhcp_bind_by_addr(s, p->vrf, p->addr);
	struct iface *i = iface_find(s->ifaces, p->ifname);
	struct addr a = addr_v4(p->addr);
	char buf[ADDR_STRLEN];
	struct prefix self;
	struct ssock *k;

	if (b && b->checking) {
		b->checking = false;
		b->checked = !r->received;
		b->ends_ms = dhcp_now(s) + DHCP_OFFER_MS;
		if (r->received) {
			log_msg("DHCPD", LOG_LV_WARNING, "PING_CONFLICT",
				"DHCP address conflict:  server pinged %s.", addr_str(&a, buf));
			dhcp_conflict_set(s, b, "Ping");
		}
	}
	LL_FOREACH(s->socks, k) {
		if (!strcmp(k->vrf, p->vrf))
			break;
	}
	if (k && i && iface_addr(s->ifaces, i, &self)) {
		s->stats.received[p->in.type]--; /* it is looked at once more */
		serve(k, i, addr_to_v4(&self.addr), &p->in);
	}
	probe_free(p);
}

/* The message waits in the probe; a client that asks again meanwhile changes nothing. */
static void probe_start(struct ssock *k, struct iface *i, const struct dhcp_msg *in, struct bind *b)
{
	struct dhcp_server *s = k->s;
	struct ping_params pp = { .dst = addr_v4(b->b.addr), .count = s->c.ping_packets, .size = 60,
				  .timeout_ms = s->c.ping_ms,
				  .netns_fd = ifaces_vrf_netns(s->ifaces, k->vrf) };
	struct probe *p;

	if (b->checking || s->n_probes >= MAX_PROBES)
		return;
	p = xcalloc(1, sizeof(*p));
	p->s = s;
	p->addr = b->b.addr;
	str_copy(p->vrf, sizeof(p->vrf), k->vrf);
	str_copy(p->ifname, sizeof(p->ifname), i->conf.name);
	p->in = *in;
	DL_APPEND(s->probes, p);
	s->n_probes++;
	b->checking = true;
	if (ping_start(s->loop, &pp, probe_mark, probe_done, p, &p->ping)) {
		struct ping_result none = { 0 }; /* nobody can be asked */

		probe_done(&none, p);
	}
}

static void serve(struct ssock *k, struct iface *i, uint32_t self, const struct dhcp_msg *in)
{
	struct dhcp_msg out;
	uint32_t to;
	uint16_t port;

	if (dhcp_server_answer(k->s, in, k->vrf, i->conf.name, self, &out, &to, &port))
		send_on(k, i, self, to, port, &out);
	else if (k->s->check)
		probe_start(k, i, in, k->s->check);
}

static void on_packet(int fd, unsigned events, void *arg)
{
	struct ssock *k = arg;
	uint8_t buf[2048];
	union { char b[CMSG_SPACE(sizeof(struct in_pktinfo))]; struct cmsghdr align; } u;
	struct iovec iov = { .iov_base = buf, .iov_len = sizeof(buf) };
	struct msghdr h = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = u.b,
			    .msg_controllen = sizeof(u.b) };
	ssize_t len = recvmsg(fd, &h, MSG_DONTWAIT);
	struct in_pktinfo info = { 0 };
	struct dhcp_msg in;
	struct prefix p;
	struct iface *i;

	for (struct cmsghdr *c = len > 0 ? CMSG_FIRSTHDR(&h) : NULL; c; c = CMSG_NXTHDR(&h, c))
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO)
			memcpy(&info, CMSG_DATA(c), sizeof(info));
	i = iface_of(k, info.ipi_ifindex);
	if (len <= 0 || !i || !iface_addr(k->s->ifaces, i, &p))
		return;
	if (!dhcp_parse(buf, (size_t)len, &in)) {
		k->s->stats.malformed++;
		return;
	}
	if (relay(k, i, addr_to_v4(&p.addr), buf, (size_t)len, &in))
		return;
	serve(k, i, addr_to_v4(&p.addr), &in);
}

struct ssock *dhcp_sock_get(struct dhcp_server *s, const char *vrf)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(DHCP_SERVER_PORT) };
	struct ssock *k;
	int back, one = 1;

	LL_FOREACH(s->socks, k) {
		if (!strcmp(k->vrf, vrf))
			return k;
	}
	if (*vrf && !ifaces_vrf_rib(s->ifaces, vrf, true))
		return NULL;
	k = xcalloc(1, sizeof(*k));
	k->s = s;
	str_copy(k->vrf, sizeof(k->vrf), vrf);
	back = netns_enter(ifaces_vrf_netns(s->ifaces, vrf));
	k->fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	netns_leave(back);
	if (k->fd < 0 || setsockopt(k->fd, SOL_SOCKET, SO_BROADCAST, &one, sizeof(one)) ||
	    setsockopt(k->fd, IPPROTO_IP, IP_PKTINFO, &one, sizeof(one)) ||
	    bind(k->fd, (struct sockaddr *)&any, sizeof(any))) {
		log_msg("DHCPD", LOG_LV_ERR, "SOCKET", "No DHCP server: %s", strerror(errno));
		if (k->fd >= 0)
			close(k->fd);
		free(k);
		return NULL;
	}
	k->watch = loop_fd_new(s->loop, k->fd, LOOP_READ, on_packet, k);
	LL_APPEND(s->socks, k);
	return k;
}

void dhcp_socks_close(struct dhcp_server *s)
{
	struct ssock *k, *next;

	while (s->probes) {
		ping_cancel(s->probes->ping);
		probe_free(s->probes);
	}
	LL_FOREACH_SAFE(s->socks, k, next) {
		loop_fd_free(k->watch);
		close(k->fd);
		free(k);
	}
	s->socks = NULL;
}
