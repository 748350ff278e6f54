/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   Init -> Learn -> Listen -> Speak -> Standby -> Active        (RFC 2281 5.3)
 *
 * Who hears nobody speaks, and is standby when nobody better does; the standby router is active
 * when the active one has not been heard for the hold time, resigns, or is worse and may be
 * overthrown (preempt).
 */
#include "routing/hsrp.h"

#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "base/wall.h"
#include "base/wire.h"
#include "routing/netns.h"
#include "routing/policy_route.h"

#define HELLO_MS 3000
#define HOLD_MS 10000
#define BADAUTH_MS 30000 /* between two messages of it */
#define GROUP_V1 0xe0000002u /* all routers */
#define GROUP_V2 0xe0000066u

struct hsrp {
	struct hsrps *h;
	struct hsrp_conf c;
	bool wanted;                /* in the list being configured */
	enum hsrp_state state;
	struct addr vip;            /* configured or learned */
	struct prefix net;          /* the interface's address, where it runs */
	int ifindex;
	char vrf[32];
	const char *held;           /* why it may not run */
	uint64_t badauth_ms;        /* when that was told */
	uint32_t hello_ms, hold_ms;
	struct hsrp_peer active, standby;
	struct timer hello, active_gone, standby_gone, preempt;
	uint32_t changes;
	uint64_t changed_ms;
	int fd;
	struct loop_fd *watch;
	struct hsrp *prev, *next;
};

struct space {                      /* virtual addresses of a VRF */
	char vrf[32];
	struct policy_routes *routes;
	struct space *next;
};

struct hsrps {
	struct loop *loop;
	struct ifaces *ifaces;
	struct tracks *tracks;
	struct hsrp *groups;
	struct space *spaces;
};

const char *hsrp_state_text(enum hsrp_state s)
{
	static const char *const t[] = {"Init", "Learn", "Listen", "Speak", "Standby", "Active"};

	return t[s];
}

/* --- virtual addresses --- */

static struct space *space_get(struct hsrps *h, const char *vrf)
{
	struct space *s;

	LL_FOREACH (h->spaces, s)
		if (!strcmp(s->vrf, vrf))
			break;
	if (s)
		return s;
	s = xcalloc(1, sizeof(*s));
	str_copy(s->vrf, sizeof(s->vrf), vrf);
	s->routes = policy_routes_new(ifaces_vrf_netns(h->ifaces, vrf), POLICY_OF_HSRP);
	policy_routes_set_local(s->routes, NULL, 0); /* a killed predecessor's would answer ARP */
	LL_PREPEND(h->spaces, s);
	return s;
}

static void addresses_sync(struct hsrps *h, const char *vrf)
{
	struct space *s = space_get(h, vrf);
	struct addr *list = NULL;
	struct hsrp *g;
	size_t n = 0;

	DL_FOREACH (h->groups, g) {
		if (g->state != HSRP_ACTIVE || strcmp(g->vrf, vrf) != 0)
			continue;
		list = xrealloc(list, (n + 1) * sizeof(*list));
		list[n++] = g->vip;
	}
	policy_routes_set_local(s->routes, list, n);
	free(list);
}

/* RFC 826, as a request for the own address: who knows the address learns the new place. */
static void arp_announce(const struct hsrp *g)
{
	const struct iface *i = iface_find(g->h->ifaces, g->c.ifname);
	struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP),
				 .sll_ifindex = g->ifindex, .sll_halen = 6,
				 .sll_addr = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
	int back = netns_enter(ifaces_vrf_netns(g->h->ifaces, g->vrf));
	int fd = i ? socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
	uint8_t buf[28];
	struct wr w = wr_init(buf, sizeof(buf));

	netns_leave(back);
	if (fd < 0)
		return;
	wr_u16(&w, ARPHRD_ETHER);
	wr_u16(&w, ETH_P_IP);
	wr_u8(&w, 6);
	wr_u8(&w, 4);
	wr_u16(&w, ARPOP_REQUEST);
	wr_bytes(&w, i->mac, 6);
	wr_u32(&w, addr_to_v4(&g->vip));
	wr_bytes(&w, to.sll_addr, 6);
	wr_u32(&w, addr_to_v4(&g->vip));
	(void)!sendto(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&to, sizeof(to));
	close(fd);
}

/* --- sending --- */

static uint8_t priority_of(const struct hsrp *g)
{
	int p = g->c.priority;

	for (size_t k = 0; k < g->c.n_tracks; k++) {
		struct track_state st;
		bool up;

		if (g->c.track[k].object) { /* an object that does not exist holds nothing back */
			up = !g->h->tracks ||
			     !track_get(g->h->tracks, g->c.track[k].object, &st) || st.up;
		} else {
			const struct iface *i = iface_find(g->h->ifaces, g->c.track[k].ifname);

			up = i && i->line_up;
		}
		if (!up)
			p -= g->c.track[k].decrement;
	}
	return (uint8_t)MAX(p, 0);
}

/* The first one that may be used now; NULL: none. */
static const struct hsrp_key *send_key(const struct hsrp *g)
{
	int64_t now = wall_time();

	for (size_t k = 0; k < g->c.n_keys; k++)
		if (now >= g->c.keys[k].send_from && now <= g->c.keys[k].send_to)
			return &g->c.keys[k];
	return NULL;
}

static void send_msg(struct hsrp *g, enum hsrp_op op)
{
	const struct iface *i = iface_find(g->h->ifaces, g->c.ifname);
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(HSRP_PORT)};
	struct hsrp_msg m = {.version = g->c.version, .op = op, .state = g->state,
			     .group = g->c.group, .priority = priority_of(g),
			     .hello_ms = g->hello_ms, .hold_ms = g->hold_ms, .vip = g->vip,
			     .md5 = g->c.md5, .md5_from = g->net.addr};
	const struct hsrp_key *key = send_key(g);
	uint8_t buf[HSRP_MSG_MAX];
	size_t n;

	if (g->fd < 0 || (g->c.md5 && !key))
		return;
	if (i)
		memcpy(m.mac, i->mac, sizeof(m.mac));
	str_copy(m.auth, sizeof(m.auth), g->c.auth);
	n = hsrp_build(&m, key, buf);
	to.sin_addr.s_addr = htonl(g->c.version == 2 ? GROUP_V2 : GROUP_V1);
	if (n)
		(void)!sendto(g->fd, buf, n, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof(to));
}

/* --- states --- */

static void peer_forget(struct timer *t, struct hsrp_peer *p)
{
	timer_cancel(t);
	*p = (struct hsrp_peer){.priority = 0};
}

static void peer_heard(struct hsrp *g, struct timer *t, struct hsrp_peer *p, const struct addr *a,
		       uint8_t priority)
{
	p->addr = *a;
	p->priority = priority;
	p->until_ms = mono_ms(NULL) + g->hold_ms;
	timer_set(loop_timers(g->h->loop), t, g->hold_ms);
}

/* Nobody is known, and that is believed after the hold time. */
static void wait_for(struct hsrp *g, struct timer *t)
{
	timer_set(loop_timers(g->h->loop), t, g->hold_ms);
}

static void hello_restart(struct hsrp *g)
{
	if (g->state < HSRP_SPEAK) {
		timer_cancel(&g->hello);
		return;
	}
	send_msg(g, HSRP_HELLO);
	timer_set(loop_timers(g->h->loop), &g->hello, g->hello_ms);
}

static void enter(struct hsrp *g, enum hsrp_state to)
{
	enum hsrp_state from = g->state;

	if (from == to)
		return;
	g->state = to;
	g->changes++;
	g->changed_ms = mono_ms(NULL);
	timer_cancel(&g->preempt);
	if (from >= HSRP_STANDBY || to >= HSRP_STANDBY)
		log_msg("HSRP", LOG_LV_NOTICE, "STATECHANGE", "%s Grp %u state %s -> %s", g->c.ifname,
			g->c.group, hsrp_state_text(from), hsrp_state_text(to));
	if (from == HSRP_ACTIVE || to == HSRP_ACTIVE)
		addresses_sync(g->h, g->vrf);
	if (to == HSRP_STANDBY || to == HSRP_ACTIVE)
		peer_forget(&g->standby_gone, &g->standby);
	if (to == HSRP_ACTIVE) {
		peer_forget(&g->active_gone, &g->active);
		arp_announce(g);
		wait_for(g, &g->standby_gone);
	}
	if (from == HSRP_ACTIVE && to != HSRP_INIT)
		wait_for(g, &g->active_gone);
	if (to == HSRP_SPEAK || (to == HSRP_LISTEN && !timer_pending(&g->standby_gone)))
		wait_for(g, &g->standby_gone);
	hello_restart(g);
}

static bool active_known(const struct hsrp *g)
{
	return g->active.addr.family || timer_pending(&g->active_gone);
}

/* An active router that nobody hears any more is not waited for: no timer runs that would. */
static void be_standby(struct hsrp *g)
{
	enter(g, HSRP_STANDBY);
	if (!active_known(g))
		enter(g, HSRP_ACTIVE);
}

static void on_hello(struct timer *t, void *arg)
{
	hello_restart(arg);
}

static void on_active_gone(struct timer *t, void *arg)
{
	struct hsrp *g = arg;

	peer_forget(&g->active_gone, &g->active);
	if (g->state == HSRP_LISTEN)
		enter(g, HSRP_SPEAK);
	else if (g->state == HSRP_STANDBY)
		enter(g, HSRP_ACTIVE);
}

static void on_standby_gone(struct timer *t, void *arg)
{
	struct hsrp *g = arg;

	peer_forget(&g->standby_gone, &g->standby);
	if (g->state == HSRP_LISTEN) {
		enter(g, HSRP_SPEAK);
	} else if (g->state == HSRP_SPEAK) {
		be_standby(g);
	}
}

static void overthrow(struct hsrp *g)
{
	send_msg(g, HSRP_COUP);
	enter(g, HSRP_ACTIVE);
}

static void on_preempt(struct timer *t, void *arg)
{
	struct hsrp *g = arg;

	if (g->state >= HSRP_LISTEN && g->state < HSRP_ACTIVE && g->active.addr.family &&
	    g->active.priority < priority_of(g))
		overthrow(g);
}

/* --- hearing --- */

/* RFC 2281 5.3: the higher priority, of equal ones the higher address. */
static bool better(const struct hsrp *g, uint8_t priority, const struct addr *from)
{
	uint8_t own = priority_of(g);

	return priority != own ? priority > own : addr_cmp(from, &g->net.addr) > 0;
}

/* Of a network of the interface, the secondary ones included? */
static bool on_link(const struct hsrp *g, const struct addr *a)
{
	const struct iface *i = iface_find(g->h->ifaces, g->c.ifname);

	if (prefix_contains(&g->net, a))
		return true;
	for (size_t k = 0; i && k < i->conf.n_addrs; k++)
		if (prefix_contains(&i->conf.addrs[k].p, a))
			return true;
	return false;
}

/* A router may be told anything: what could not have been configured is not learned. */
static void learn(struct hsrp *g, const struct hsrp_msg *m)
{
	struct prefix whole = g->net;
	struct addr all = prefix_broadcast(&g->net);

	prefix_mask(&whole);
	if (!g->c.vip.family && m->vip.family && on_link(g, &m->vip) &&
	    !addr_eq(&m->vip, &all) && !addr_eq(&m->vip, &whole.addr) &&
	    !iface_by_addr_vrf(g->h->ifaces, &m->vip, g->vrf))
		g->vip = m->vip;
	if (!g->c.hello_ms && m->hello_ms >= HSRP_MIN_MS && m->hello_ms <= HSRP_MAX_HELLO_MS &&
	    m->hold_ms > m->hello_ms && m->hold_ms <= HSRP_MAX_HOLD_MS) {
		g->hello_ms = m->hello_ms;
		g->hold_ms = m->hold_ms;
	}
}

static void heard_active(struct hsrp *g, const struct hsrp_msg *m, const struct addr *from)
{
	bool higher = better(g, m->priority, from);

	if (g->state == HSRP_ACTIVE) {
		if (higher) {
			enter(g, HSRP_SPEAK);
			peer_heard(g, &g->active_gone, &g->active, from, m->priority);
		} else {
			send_msg(g, HSRP_HELLO); /* who is worse gives way */
		}
		return;
	}
	learn(g, m);
	peer_heard(g, &g->active_gone, &g->active, from, m->priority);
	if (addr_eq(&g->standby.addr, from)) { /* it is no more: who will be? */
		peer_forget(&g->standby_gone, &g->standby);
		if (g->state == HSRP_LISTEN || g->state == HSRP_SPEAK)
			wait_for(g, &g->standby_gone);
	}
	if (g->state == HSRP_LEARN && g->vip.family)
		enter(g, HSRP_LISTEN);
	/* only a higher priority overthrows, not a higher address */
	if (!g->c.preempt || m->priority >= priority_of(g) || g->state < HSRP_LISTEN) {
		timer_cancel(&g->preempt);
	} else if (!g->c.preempt_s) {
		overthrow(g);
	} else if (!timer_pending(&g->preempt)) {
		timer_set(loop_timers(g->h->loop), &g->preempt, g->c.preempt_s * 1000ull);
	}
}

static void heard_standby(struct hsrp *g, const struct hsrp_msg *m, const struct addr *from)
{
	bool higher = better(g, m->priority, from);

	if (g->state == HSRP_SPEAK || g->state == HSRP_STANDBY) {
		if (!higher) { /* that one is not to be it */
			be_standby(g);
			return;
		}
		enter(g, HSRP_LISTEN);
	}
	if (g->state == HSRP_LISTEN && !higher) {
		enter(g, HSRP_SPEAK);
		return;
	}
	peer_heard(g, &g->standby_gone, &g->standby, from, m->priority);
}

static void heard(struct hsrp *g, const struct hsrp_msg *m, const struct addr *from)
{
	switch (m->op) {
	case HSRP_RESIGN:
		if (!addr_eq(from, &g->active.addr))
			return;
		peer_forget(&g->active_gone, &g->active);
		if (g->state == HSRP_STANDBY)
			enter(g, HSRP_ACTIVE);
		else if (g->state == HSRP_LISTEN)
			enter(g, HSRP_SPEAK);
		return;
	case HSRP_COUP:
		if (g->state == HSRP_ACTIVE && better(g, m->priority, from)) {
			send_msg(g, HSRP_RESIGN);
			enter(g, HSRP_SPEAK);
		}
		return;
	case HSRP_HELLO:
		break;
	}
	if (m->state == HSRP_ACTIVE)
		heard_active(g, m, from);
	else if (m->state == HSRP_STANDBY)
		heard_standby(g, m, from);
	else if (m->state == HSRP_SPEAK && better(g, m->priority, from) &&
		 (g->state == HSRP_SPEAK || g->state == HSRP_STANDBY))
		enter(g, HSRP_LISTEN);
}

static bool authentic(const struct hsrp *g, const struct hsrp_msg *m, const void *data, size_t len,
		      const struct addr *from)
{
	int64_t now = wall_time();

	if (!g->c.md5 || !m->md5)
		return g->c.md5 == m->md5 && !strncmp(m->auth, g->c.auth, HSRP_AUTH_LEN);
	if (!addr_eq(&m->md5_from, from))
		return false;
	for (size_t k = 0; k < g->c.n_keys; k++)
		if (g->c.keys[k].id == m->key_id && now >= g->c.keys[k].accept_from &&
		    now <= g->c.keys[k].accept_to && hsrp_verify(data, len, m, &g->c.keys[k]))
			return true;
	return false;
}

/* Anybody on the link can send such messages as fast as they like. */
static void badauth_tell(struct hsrp *g, const struct hsrp_msg *m, const struct addr *from)
{
	uint64_t now = mono_ms(NULL);
	char a[ADDR_STRLEN];

	if (g->badauth_ms && now - g->badauth_ms < BADAUTH_MS)
		return;
	g->badauth_ms = now;
	log_msg("HSRP", LOG_LV_WARNING, "BADAUTH", "Bad authentication from %s, group %u, "
		"remote state %s", addr_str(from, a), g->c.group, hsrp_state_text(m->state));
}

static void on_packet(int fd, unsigned events, void *arg)
{
	struct hsrp *g = arg;
	struct sockaddr_in ss;
	socklen_t len = sizeof(ss);
	struct hsrp_msg m;
	uint8_t buf[512];
	struct addr from;
	ssize_t n = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&ss, &len);

	if (n < 0 || !hsrp_parse(buf, (size_t)n, &m) || m.version != g->c.version ||
	    m.group != g->c.group || g->state == HSRP_INIT)
		return;
	from = addr_v4(ntohl(ss.sin_addr.s_addr));
	if (addr_eq(&from, &g->net.addr) || !on_link(g, &from))
		return;
	if (!authentic(g, &m, buf, (size_t)n, &from)) {
		badauth_tell(g, &m, &from);
		return;
	}
	heard(g, &m, &from);
}

/* --- beginning and end --- */

static void group_stop(struct hsrp *g)
{
	if (g->state == HSRP_ACTIVE)
		send_msg(g, HSRP_RESIGN);
	enter(g, HSRP_INIT);
	timer_cancel(&g->hello);
	timer_cancel(&g->preempt);
	peer_forget(&g->active_gone, &g->active);
	peer_forget(&g->standby_gone, &g->standby);
	loop_fd_free(g->watch);
	g->watch = NULL;
	if (g->fd >= 0)
		close(g->fd);
	g->fd = -1;
}

/* Bound to the group's address, which no router forwards: unicasts from afar do not get in. */
static int socket_open(const struct hsrp *g, const struct iface *i)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(HSRP_PORT)};
	struct ip_mreqn mr = {.imr_ifindex = i->ifindex};
	int back = netns_enter(ifaces_vrf_netns(g->h->ifaces, i->conf.vrf)), on = 1;
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int ttl = g->c.version == 2 ? 255 : 1, off = 0, tos = 0xc0;

	mr.imr_multiaddr.s_addr = htonl(g->c.version == 2 ? GROUP_V2 : GROUP_V1);
	mr.imr_address.s_addr = htonl(addr_to_v4(&g->net.addr));
	a.sin_addr = mr.imr_multiaddr;
	netns_leave(back);
	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	setsockopt(fd, IPPROTO_IP, IP_TOS, &tos, sizeof(tos));
	setsockopt(fd, IPPROTO_IP, IP_MULTICAST_TTL, &ttl, sizeof(ttl));
	setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, &off, sizeof(off));
	if (setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, i->dev, sizeof(i->dev)) < 0 ||
	    setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &mr, sizeof(mr)) < 0 ||
	    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &mr, sizeof(mr)) < 0 ||
	    bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0) {
		int rc = -errno;

		close(fd);
		return rc;
	}
	return fd;
}

static void group_start(struct hsrp *g, const struct iface *i, const struct prefix *net)
{
	g->net = *net;
	g->ifindex = i->ifindex;
	str_copy(g->vrf, sizeof(g->vrf), i->conf.vrf);
	space_get(g->h, g->vrf);
	g->vip = g->c.vip;
	g->hello_ms = g->c.hello_ms ? g->c.hello_ms : HELLO_MS;
	g->hold_ms = g->c.hold_ms ? g->c.hold_ms : HOLD_MS;
	g->fd = socket_open(g, i);
	if (g->fd < 0) {
		log_msg("HSRP", LOG_LV_ERR, "SOCKET", "%s Grp %u: %s", g->c.ifname, g->c.group,
			strerror(-g->fd));
		g->fd = -1;
		return;
	}
	g->watch = loop_fd_new(g->h->loop, g->fd, LOOP_READ, on_packet, g);
	wait_for(g, &g->active_gone);
	enter(g, g->vip.family ? HSRP_LISTEN : HSRP_LEARN);
}

/* What forbids it to run, told once. */
static void hold_follow(struct hsrp *g)
{
	const char *held = NULL;

	if (!g->c.enabled)
		held = NULL;
	else if (g->c.version == 1 && g->c.group > 255)
		held = "groups above 255 need version 2";
	else if (g->c.md5 && !g->c.n_keys)
		held = "no key for MD5 authentication";
	if (held && held != g->held)
		log_msg("HSRP", LOG_LV_ERR, "HELD", "%s Grp %u does not run: %s", g->c.ifname,
			g->c.group, held);
	g->held = held;
}

/* Does it run where and as it should now? */
static void group_follow(struct hsrp *g)
{
	const struct iface *i = iface_find(g->h->ifaces, g->c.ifname);
	struct prefix p = {.len = 0};
	bool can = g->c.enabled && i && i->line_up && i->dev[0] && i->ifindex &&
		   iface_addr(g->h->ifaces, i, &p) && p.addr.family == ADDR_V4;

	hold_follow(g);
	if (g->held)
		can = false;
	for (size_t k = 0; can && k < g->c.n_tracks; k++) {
		struct track_state st;

		if (g->c.track[k].shut && g->h->tracks &&
		    track_get(g->h->tracks, g->c.track[k].object, &st) && !st.up)
			can = false;
	}
	if (g->state != HSRP_INIT &&
	    (!can || !addr_eq(&p.addr, &g->net.addr) || p.len != g->net.len ||
	     i->ifindex != g->ifindex || strcmp(i->conf.vrf, g->vrf) != 0))
		group_stop(g);
	if (g->state == HSRP_INIT && can)
		group_start(g, i, &p);
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct hsrps *h = arg;
	struct hsrp *g;

	DL_FOREACH (h->groups, g)
		group_follow(g);
}

static void on_track(uint16_t id, bool up, void *arg)
{
	on_iface(IFACE_EV_LINE, NULL, arg);
}

struct hsrps *hsrps_new(struct loop *loop, struct ifaces *ifaces, struct tracks *tracks)
{
	struct hsrps *h = xcalloc(1, sizeof(*h));

	h->loop = loop;
	h->ifaces = ifaces;
	h->tracks = tracks;
	ifaces_on_event(ifaces, on_iface, h);
	if (tracks)
		tracks_on_change(tracks, on_track, h);
	return h;
}

static void group_free(struct hsrp *g)
{
	group_stop(g);
	DL_DELETE(g->h->groups, g);
	secret_wipe(g->c.keys, sizeof(g->c.keys));
	free(g);
}

void hsrps_free(struct hsrps *h)
{
	struct space *s, *tmp;

	if (!h)
		return;
	ifaces_off_event(h->ifaces, on_iface, h);
	if (h->tracks)
		tracks_off_change(h->tracks, on_track, h);
	while (h->groups)
		group_free(h->groups);
	LL_FOREACH_SAFE (h->spaces, s, tmp) {
		policy_routes_free(s->routes);
		free(s);
	}
	free(h);
}

static struct hsrp *group_get(struct hsrps *h, const struct hsrp_conf *c)
{
	struct hsrp *g;

	DL_FOREACH (h->groups, g)
		if (g->c.group == c->group && !strcmp(g->c.ifname, c->ifname))
			return g;
	g = xcalloc(1, sizeof(*g));
	g->h = h;
	g->fd = -1;
	g->changed_ms = mono_ms(NULL);
	timer_init(&g->hello, on_hello, g);
	timer_init(&g->active_gone, on_active_gone, g);
	timer_init(&g->standby_gone, on_standby_gone, g);
	timer_init(&g->preempt, on_preempt, g);
	DL_APPEND(h->groups, g);
	return g;
}

/* A running group's, when its configuration becomes c; what has been learned stays as long as
 * nothing is configured. */
static void timers_follow(struct hsrp *g, const struct hsrp_conf *c)
{
	if (g->state == HSRP_INIT ||
	    (g->c.hello_ms == c->hello_ms && g->c.hold_ms == c->hold_ms))
		return;
	g->hello_ms = c->hello_ms ? c->hello_ms : HELLO_MS;
	g->hold_ms = c->hold_ms ? c->hold_ms : HOLD_MS;
	hello_restart(g);
}

void hsrps_configure(struct hsrps *h, const struct hsrp_conf *list, size_t n)
{
	struct hsrp *g, *tmp;

	space_get(h, ""); /* also without a group: see there */
	DL_FOREACH (h->groups, g)
		g->wanted = false;
	for (size_t i = 0; i < n; i++) {
		g = group_get(h, &list[i]);
		/* another address or version is another group; the rest is changed in place */
		if (g->state != HSRP_INIT &&
		    (!addr_eq(&g->c.vip, &list[i].vip) || g->c.version != list[i].version))
			group_stop(g);
		timers_follow(g, &list[i]);
		g->c = list[i];
		g->wanted = true;
		group_follow(g);
	}
	DL_FOREACH_SAFE (h->groups, g, tmp)
		if (!g->wanted)
			group_free(g);
}

void hsrps_walk(struct hsrps *h, void (*fn)(const struct hsrp_info *i, void *arg), void *arg)
{
	uint64_t now = mono_ms(NULL);
	struct hsrp *g;

	DL_FOREACH (h->groups, g) {
		const struct iface *i = iface_find(h->ifaces, g->c.ifname);
		struct hsrp_info x = {.conf = &g->c, .state = g->state, .priority = priority_of(g),
				      .vip = g->vip.family ? g->vip : g->c.vip,
				      .hello_ms = g->hello_ms ? g->hello_ms : HELLO_MS,
				      .hold_ms = g->hold_ms ? g->hold_ms : HOLD_MS,
				      .active = g->active, .standby = g->standby,
				      .held = g->held, .changes = g->changes, .changed_ms = g->changed_ms};

		if (timer_pending(&g->hello) && g->hello.when > now)
			x.next_hello_ms = (uint32_t)(g->hello.when - now);
		if (i)
			memcpy(x.mac, i->mac, sizeof(x.mac));
		fn(&x, arg);
	}
}
