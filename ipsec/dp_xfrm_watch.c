/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the kernel only counts: packets it refused, and devices that went. Its counters are read now
 * and then; when one grew, the SAs are asked which of them it was. For packets of no SA a socket
 * listens for a moment, to learn their SPI and sender.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utlist.h>

#include "base/wire.h"
#include "ipsec/dp_xfrm.h"
#include "ipsec/inner.h"

#define LOOK_MS 1000
#define LISTEN_PACKETS 64 /* at most so many are looked at in one look */

static void tell(struct dp_xfrm *d, enum dp_event_kind kind, const struct xsa *sa)
{
	struct dp_event ev = { .kind = kind, .spi = sa->p.spi, .tunnel = sa->tun->id,
			       .local = { sa->p.local, sa->p.local_port },
			       .remote = { sa->p.remote, sa->p.remote_port } };

	d->ev.event(d->ev.ctx, &ev);
}

/* One of each kind, as the other dataplane tells. */
static void look_at_sas(struct dp_xfrm *d)
{
	bool replay = false, mac = false;
	struct xtun *t, *next;
	struct sa_stats s;
	struct xsa *sa;

	HASH_ITER(hh, d->tuns, t, next) {
		DL_FOREACH(t->sas, sa) {
			if (!sa->p.inbound || xsa_stats(d, sa, &s))
				continue;
			if (s.replay_drops != sa->told.replay_drops && !replay) {
				replay = true;
				tell(d, DP_REPLAY, sa);
			}
			if (s.auth_drops != sa->told.auth_drops && !mac) {
				mac = true;
				tell(d, DP_BAD_MAC, sa);
			}
			sa->told = s;
		}
	}
}

/* --- packets of no SA --- */

static bool known_spi(struct dp_xfrm *d, uint32_t spi)
{
	return xsa_find(d, true, spi, NULL) != NULL;
}

static void stranger(struct dp_xfrm *d, const uint8_t *p, size_t n)
{
	struct dp_event ev = { .kind = DP_INVALID_SPI };
	struct inner in;
	struct rd r;

	if (!inner_parse(p, n, &in) || in.family != ADDR_V4)
		return;
	r = rd_init(p + in.hdr_len, in.len - in.hdr_len);
	ev.spi = rd_u32(&r);
	ev.local.addr = inner_addr(&in, in.dst);
	ev.remote.addr = inner_addr(&in, in.src);
	if (!r.bad && !known_spi(d, ev.spi))
		d->ev.event(d->ev.ctx, &ev);
}

static void listen_read(struct dp_xfrm *d)
{
	static uint8_t buf[2048];

	for (int i = 0; i < LISTEN_PACKETS; i++) {
		ssize_t n = recv(d->listen_fd, buf, sizeof(buf), MSG_DONTWAIT | MSG_TRUNC);

		if (n < 0)
			break;
		if ((size_t)n <= sizeof(buf))
			stranger(d, buf, (size_t)n);
	}
}

/* In the dataplane's namespace, which need not be where this thread is. */
static void listen_open(struct dp_xfrm *d)
{
	int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);

	if (home >= 0 && setns(d->netns_fd, CLONE_NEWNET) == 0) {
		d->listen_fd = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_ESP);
		if (setns(home, CLONE_NEWNET) < 0)
			perror("flexsh: setns back to the router's namespace");
	}
	if (home >= 0)
		close(home);
}

static void listen_close(struct dp_xfrm *d)
{
	if (d->listen_fd >= 0)
		close(d->listen_fd);
	d->listen_fd = -1;
}

/* --- the timer --- */

static void on_look(struct timer *timer, void *arg)
{
	struct dp_xfrm *d = arg;
	struct xfrm_refused now;

	xrefused(d, &now);
	if (now.sa_errors != d->refused.sa_errors)
		look_at_sas(d);
	if (d->listen_fd >= 0)
		listen_read(d);
	if (now.no_sa == d->refused.no_sa)
		listen_close(d);
	else if (d->listen_fd < 0)
		listen_open(d);
	d->refused = now;
	timer_set(loop_timers(d->loop), &d->look, LOOK_MS);
}

/* --- devices --- */

static int on_link_message(struct nl_msg *msg, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(msg);
	struct dp_event ev = { .kind = DP_BROKEN, .text = "a tunnel's device is gone" };
	struct dp_xfrm *d = arg;
	struct xtun *t, *next;

	if (h->nlmsg_type != RTM_DELLINK || nlmsg_datalen(h) < (int)sizeof(struct ifinfomsg))
		return NL_OK;
	HASH_ITER(hh, d->tuns, t, next) {
		/* One that moved into a VRF's namespace says good-bye here too. */
		if (t->own_rt.sk || t->ifindex != ((struct ifinfomsg *)nlmsg_data(h))->ifi_index)
			continue;
		t->ifindex = 0;
		ev.tunnel = t->id;
		d->ev.event(d->ev.ctx, &ev);
		break;
	}
	return NL_OK;
}

static void links_readable(int fd, unsigned events, void *arg)
{
	nl_recvmsgs_default(((struct dp_xfrm *)arg)->links);
}

int xwatch_open(struct dp_xfrm *d)
{
	d->stat_fd = open("/proc/thread-self/net/xfrm_stat", O_RDONLY | O_CLOEXEC);
	d->netns_fd = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	timer_init(&d->look, on_look, d);
	d->links = nl_socket_alloc();
	if (!d->links)
		return -ENOMEM;
	nl_socket_disable_seq_check(d->links);
	nl_socket_modify_cb(d->links, NL_CB_VALID, NL_CB_CUSTOM, on_link_message, d);
	if (nl_connect(d->links, NETLINK_ROUTE) < 0 ||
	    nl_socket_add_memberships(d->links, RTNLGRP_LINK, 0) < 0 ||
	    nl_socket_set_nonblocking(d->links) < 0)
		return -EPERM;
	nl_socket_set_buffer_size(d->links, 1 << 20, 0);
	d->links_watch = loop_fd_new(d->loop, nl_socket_get_fd(d->links), LOOP_READ, links_readable,
				     d);
	xrefused(d, &d->refused);
	timer_set(loop_timers(d->loop), &d->look, LOOK_MS);
	return 0;
}

void xwatch_close(struct dp_xfrm *d)
{
	timer_cancel(&d->look);
	loop_fd_free(d->links_watch);
	if (d->links)
		nl_socket_free(d->links);
	listen_close(d);
	if (d->stat_fd >= 0)
		close(d->stat_fd);
	if (d->netns_fd >= 0)
		close(d->netns_fd);
}
