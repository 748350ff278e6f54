/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/dhcp/dhcp_client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/netns.h"

#define RETRY_FIRST_MS 3000
#define RETRY_MAX_MS 64000
#define REQUEST_TRIES 4
#define RENEW_MIN_MS 10000
#define DHCP_DISTANCE 254

struct client {
	struct dhcp_clients *all;
	struct dhcp_client_conf c;
	bool listed;
	enum dhcp_state state;
	struct timer timer;
	int raw_fd, udp_fd;          /* -1: closed */
	struct loop_fd *watch;
	int ifindex;                 /* the sockets' */
	uint8_t mac[6];
	uint32_t xid;
	unsigned tries;
	uint64_t began_ms, bound_ms;
	uint8_t id[DHCP_ID_MAX], id_len;
	struct dhcp_msg offer;       /* what was offered, then what was acknowledged */
	bool has_addr;
	uint32_t last_addr;          /* asked for again */
	uint32_t rib_owner;          /* of its default route, 0 none */
	struct rib *rib;
	struct client *next;
};

struct dhcp_clients {
	struct loop *loop;
	struct ifaces *ifaces;
	struct client *list;
	void (*changed)(void *arg);
	void *arg;
};

static uint64_t now(const struct client *c)
{
	return timerq_now(loop_timers(c->all->loop));
}

static void timer_in(struct client *c, uint64_t ms)
{
	timer_set(loop_timers(c->all->loop), &c->timer, ms);
}

/* --- the default route and the address --- */

static void route_drop(struct client *c)
{
	if (c->rib)
		rib_withdraw_owner(c->rib, c->rib_owner);
	c->rib = NULL;
}

static void route_set(struct client *c, const struct iface *i)
{
	struct rib_route r = { .prefix = { .addr = addr_v4(0) }, .proto = RIB_STATIC, .n_nh = 1,
			       .distance = c->c.distance ? c->c.distance : DHCP_DISTANCE };

	route_drop(c);
	if (!c->offer.n_routers || c->c.no_router)
		return;
	c->rib = ifaces_vrf_rib(c->all->ifaces, i->conf.vrf, false);
	if (!c->rib)
		return;
	c->rib_owner = rib_owner_new(c->rib);
	r.owner = c->rib_owner;
	r.nh[0].via = addr_v4(c->offer.router[0]);
	rib_add(c->rib, &r);
}

static void address_drop(struct client *c)
{
	struct iface *i = iface_find(c->all->ifaces, c->c.ifname);

	if (!c->has_addr)
		return;
	c->has_addr = false;
	route_drop(c);
	if (i)
		iface_assign(c->all->ifaces, i, NULL);
	if (c->all->changed)
		c->all->changed(c->all->arg);
}

static void address_set(struct client *c, struct iface *i)
{
	struct addr mask = addr_v4(c->offer.mask);
	int len = c->offer.mask ? mask_to_len(&mask) : 24;
	struct prefix p = { .addr = addr_v4(c->offer.yiaddr), .len = (uint8_t)(len < 0 ? 32 : len) };
	bool same = c->has_addr && addr_eq(&i->assigned, &p.addr) && i->assigned_len == p.len;
	char a[ADDR_STRLEN], m[ADDR_STRLEN];

	mask = len_to_mask(p.len);
	c->has_addr = true;
	c->last_addr = c->offer.yiaddr;
	if (same)
		return;
	iface_assign(c->all->ifaces, i, &p);
	route_set(c, i);
	log_msg("DHCP", LOG_LV_INFO, "ADDRESS_ASSIGN",
		"Interface %s assigned DHCP address %s, mask %s, hostname %s", c->c.ifname,
		addr_str(&p.addr, a), addr_str(&mask, m), c->c.hostname);
	if (c->all->changed)
		c->all->changed(c->all->arg);
}

/* --- sending --- */

static void message_init(struct client *c, struct dhcp_msg *m, enum dhcp_type type)
{
	static const uint8_t want[] = { 1, 3, 6, 12, 15, 28, 43, 44, 66, 121, 150 };

	memset(m, 0, sizeof(*m));
	m->op = 1;
	m->htype = 1;
	m->hlen = 6;
	m->xid = c->xid;
	m->secs = (uint16_t)((now(c) - c->began_ms) / 1000);
	memcpy(m->chaddr, c->mac, 6);
	m->type = type;
	memcpy(m->client_id, c->id, c->id_len);
	m->client_id_len = c->id_len;
	if (type == DHCP_RELEASE)
		return;
	str_copy(m->hostname, sizeof(m->hostname), c->c.hostname);
	memcpy(m->params, want, sizeof(want));
	m->n_params = sizeof(want);
	m->lease_s = c->c.lease_s;
}

static void send_broadcast(struct client *c, struct dhcp_msg *m)
{
	uint8_t buf[DHCP_IP_HDR + DHCP_MAX_LEN];
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IP),
				  .sll_ifindex = c->ifindex, .sll_halen = 6,
				  .sll_addr = { 255, 255, 255, 255, 255, 255 } };
	size_t n;

	m->flags = 0x8000; /* without an address only broadcasts reach us for certain */
	n = dhcp_build(m, buf + DHCP_IP_HDR, DHCP_MAX_LEN);
	n = dhcp_ip_build(buf, n, m->ciaddr, INADDR_BROADCAST, DHCP_CLIENT_PORT, DHCP_SERVER_PORT);
	if (c->raw_fd >= 0 && sendto(c->raw_fd, buf, n, 0, (struct sockaddr *)&to, sizeof(to)) < 0 &&
	    log_debug_on(DBG_ROUTING))
		log_debug("DHCP on %s: %s", c->c.ifname, strerror(errno));
}

static void send_unicast(struct client *c, struct dhcp_msg *m, uint32_t server)
{
	uint8_t buf[DHCP_MAX_LEN];
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(DHCP_SERVER_PORT),
				  .sin_addr.s_addr = htonl(server) };
	size_t n = dhcp_build(m, buf, sizeof(buf));

	if (c->udp_fd >= 0 && sendto(c->udp_fd, buf, n, 0, (struct sockaddr *)&to, sizeof(to)) < 0 &&
	    log_debug_on(DBG_ROUTING))
		log_debug("DHCP on %s: %s", c->c.ifname, strerror(errno));
}

static void retry(struct client *c)
{
	uint64_t ms = RETRY_FIRST_MS;

	for (unsigned i = 1; i < c->tries && ms < RETRY_MAX_MS; i++)
		ms *= 2;
	timer_in(c, ms + random_u32() % 1000);
}

static void discover(struct client *c)
{
	struct dhcp_msg m;

	if (c->state != DHCP_ST_SELECTING) {
		c->state = DHCP_ST_SELECTING;
		c->tries = 0;
		c->began_ms = now(c);
		c->xid = random_u32();
	}
	message_init(c, &m, DHCP_DISCOVER);
	m.requested = c->last_addr;
	c->tries++;
	send_broadcast(c, &m);
	retry(c);
}

static void request(struct client *c)
{
	struct dhcp_msg m;

	message_init(c, &m, DHCP_REQUEST);
	m.server_id = c->offer.server_id;
	m.requested = c->offer.yiaddr;
	c->tries++;
	send_broadcast(c, &m);
	retry(c);
}

/* RFC 2131 4.4.5: at T1 the server is asked, at T2 everybody, at the end the address is gone. */
static void renew(struct client *c)
{
	uint64_t age = now(c) - c->bound_ms, t2 = c->offer.t2_s * 1000ULL, end = c->offer.lease_s * 1000ULL;
	struct dhcp_msg m;
	uint64_t wait;

	if (age >= end) {
		log_msg("DHCP", LOG_LV_INFO, "LEASE_EXPIRED", "Interface %s: the DHCP lease has expired",
			c->c.ifname);
		address_drop(c);
		discover(c);
		return;
	}
	c->state = age < t2 ? DHCP_ST_RENEWING : DHCP_ST_REBINDING;
	message_init(c, &m, DHCP_REQUEST);
	m.ciaddr = c->offer.yiaddr;
	c->tries++;
	if (c->state == DHCP_ST_RENEWING)
		send_unicast(c, &m, c->offer.server_id);
	else
		send_broadcast(c, &m);
	/* half of what remains */
	wait = ((age < t2 ? t2 : end) - age) / 2;
	timer_in(c, wait < RENEW_MIN_MS ? MIN(RENEW_MIN_MS, (age < t2 ? t2 : end) - age) : wait);
}

static void on_timer(struct timer *t, void *arg)
{
	struct client *c = arg;

	switch (c->state) {
	case DHCP_ST_INIT:
	case DHCP_ST_SELECTING:
		discover(c);
		break;
	case DHCP_ST_REQUESTING:
		if (c->tries < REQUEST_TRIES)
			request(c);
		else
			discover(c);
		break;
	case DHCP_ST_BOUND:
		c->tries = 0;
		c->xid = random_u32();
		renew(c);
		break;
	case DHCP_ST_RENEWING:
	case DHCP_ST_REBINDING:
		renew(c);
		break;
	case DHCP_ST_RELEASED:
		break;
	}
}

/* --- receiving --- */

static void bound(struct client *c, const struct dhcp_msg *m)
{
	struct iface *i = iface_find(c->all->ifaces, c->c.ifname);
	uint32_t server = m->server_id ? m->server_id : c->offer.server_id;

	if (!i || !m->yiaddr)
		return;
	c->offer = *m;
	c->offer.server_id = server;
	if (!c->offer.lease_s)
		c->offer.lease_s = 3600;
	/* RFC 2131 4.4.5: T1 and T2 when the server is silent about them, or confused */
	if (!c->offer.t1_s || c->offer.t1_s >= c->offer.lease_s)
		c->offer.t1_s = c->offer.lease_s / 2;
	if (c->offer.t2_s <= c->offer.t1_s || c->offer.t2_s >= c->offer.lease_s)
		c->offer.t2_s = (uint32_t)(c->offer.lease_s * 7ULL / 8);
	c->state = DHCP_ST_BOUND;
	c->tries = 0;
	c->bound_ms = now(c);
	address_set(c, i);
	if (c->offer.lease_s == UINT32_MAX)
		timer_cancel(&c->timer);
	else
		timer_in(c, c->offer.t1_s * 1000ULL);
}

static void take(struct client *c, const struct dhcp_msg *m)
{
	if (m->op != 2 || m->xid != c->xid || memcmp(m->chaddr, c->mac, 6) != 0)
		return;
	if (m->type == DHCP_OFFER && c->state == DHCP_ST_SELECTING && m->yiaddr && m->server_id) {
		c->offer = *m;
		c->state = DHCP_ST_REQUESTING;
		c->tries = 0;
		request(c);
	} else if (m->type == DHCP_ACK && (c->state == DHCP_ST_REQUESTING ||
					   c->state == DHCP_ST_RENEWING ||
					   c->state == DHCP_ST_REBINDING)) {
		bound(c, m);
	} else if (m->type == DHCP_NAK && c->state >= DHCP_ST_REQUESTING &&
		   c->state != DHCP_ST_BOUND && c->state != DHCP_ST_RELEASED) {
		c->last_addr = 0;
		address_drop(c);
		c->state = DHCP_ST_INIT;
		discover(c);
	}
}

static void on_packet(int fd, unsigned events, void *arg)
{
	struct client *c = arg;
	uint8_t buf[2048];
	const uint8_t *p;
	size_t n;
	uint32_t src;
	struct dhcp_msg m;
	ssize_t len = recv(fd, buf, sizeof(buf), MSG_DONTWAIT);

	if (len > 0 && dhcp_ip_parse(buf, (size_t)len, DHCP_CLIENT_PORT, &p, &n, &src) &&
	    dhcp_parse(p, n, &m))
		take(c, &m);
}

/* --- sockets --- */

static void sockets_close(struct client *c)
{
	loop_fd_free(c->watch);
	c->watch = NULL;
	if (c->raw_fd >= 0)
		close(c->raw_fd);
	if (c->udp_fd >= 0)
		close(c->udp_fd);
	c->raw_fd = c->udp_fd = -1;
	c->ifindex = 0;
}

/* Only UDP to the client's port reaches us: the interface may carry much more. */
static bool raw_filter(int fd)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD + BPF_B + BPF_ABS, 9), BPF_JUMP(BPF_JMP + BPF_JEQ + BPF_K, 17, 0, 4),
		BPF_STMT(BPF_LDX + BPF_B + BPF_MSH, 0), BPF_STMT(BPF_LD + BPF_H + BPF_IND, 2),
		BPF_JUMP(BPF_JMP + BPF_JEQ + BPF_K, DHCP_CLIENT_PORT, 0, 1),
		BPF_STMT(BPF_RET + BPF_K, 0x40000), BPF_STMT(BPF_RET + BPF_K, 0) };
	struct sock_fprog prog = { .len = ARRAY_SIZE(code), .filter = code };

	return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &prog, sizeof(prog)) == 0;
}

static bool sockets_open(struct client *c, const struct iface *i)
{
	int back = netns_enter(ifaces_vrf_netns(c->all->ifaces, i->conf.vrf)), one = 1;
	struct sockaddr_ll ll = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IP),
				  .sll_ifindex = i->ifindex };
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(DHCP_CLIENT_PORT) };
	bool ok;

	sockets_close(c);
	c->raw_fd = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* it sends renewals, and keeps the kernel from refusing the answers, which raw_fd sees */
	c->udp_fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	netns_leave(back);
	ok = c->raw_fd >= 0 && c->udp_fd >= 0 && raw_filter(c->raw_fd) &&
	     bind(c->raw_fd, (struct sockaddr *)&ll, sizeof(ll)) == 0 &&
	     setsockopt(c->udp_fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) == 0 &&
	     setsockopt(c->udp_fd, SOL_SOCKET, SO_BINDTODEVICE, i->dev, sizeof(i->dev)) == 0 &&
	     bind(c->udp_fd, (struct sockaddr *)&any, sizeof(any)) == 0;
	if (!ok) {
		log_msg("DHCP", LOG_LV_ERR, "SOCKET", "Interface %s: no DHCP client: %s", c->c.ifname,
			strerror(errno));
		sockets_close(c);
		return false;
	}
	c->ifindex = i->ifindex;
	c->watch = loop_fd_new(c->all->loop, c->raw_fd, LOOP_READ, on_packet, c);
	return true;
}

/* IOS's client identifier: "cisco-0011.2233.4455-Gi1" behind a zero byte. */
static void identify(struct client *c, const struct iface *i)
{
	char s[IFACE_NAME_LEN];
	const uint8_t *m = i->mac;
	int n;

	memcpy(c->mac, i->mac, 6);
	c->id[0] = 0;
	if (*c->c.client_id)
		n = snprintf((char *)c->id + 1, sizeof(c->id) - 1, "%s", c->c.client_id);
	else
		n = snprintf((char *)c->id + 1, sizeof(c->id) - 1, "cisco-%02x%02x.%02x%02x.%02x%02x-%s",
			     m[0], m[1], m[2], m[3], m[4], m[5], iface_name_short(c->c.ifname, s));
	c->id_len = (uint8_t)(1 + MIN(n, (int)sizeof(c->id) - 2));
}

static void start(struct client *c)
{
	struct iface *i = iface_find(c->all->ifaces, c->c.ifname);

	if (!i || !i->ifindex || !i->link_up || !i->admin_up || c->state == DHCP_ST_RELEASED)
		return;
	if (c->ifindex == i->ifindex && c->state != DHCP_ST_INIT)
		return;
	identify(c, i);
	if (c->ifindex != i->ifindex && !sockets_open(c, i))
		return;
	discover(c);
}

static void stop(struct client *c, bool tell)
{
	struct dhcp_msg m;

	if (tell && c->has_addr) {
		message_init(c, &m, DHCP_RELEASE);
		m.ciaddr = c->offer.yiaddr;
		m.server_id = c->offer.server_id;
		send_unicast(c, &m, c->offer.server_id);
	}
	timer_cancel(&c->timer);
	address_drop(c);
	sockets_close(c);
	c->state = DHCP_ST_INIT;
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct dhcp_clients *all = arg;
	struct client *c;

	LL_FOREACH(all->list, c) {
		if (strcmp(c->c.ifname, i->conf.name) != 0)
			continue;
		if (ev == IFACE_EV_REMOVED || !i->admin_up || !i->ifindex || !i->link_up) {
			if (c->state != DHCP_ST_RELEASED)
				stop(c, false);
		} else {
			start(c);
		}
	}
}

/* --- all of them --- */

struct dhcp_clients *dhcp_clients_new(struct loop *loop, struct ifaces *ifaces,
				      void (*changed)(void *arg), void *arg)
{
	struct dhcp_clients *c = xcalloc(1, sizeof(*c));

	c->loop = loop;
	c->ifaces = ifaces;
	c->changed = changed;
	c->arg = arg;
	ifaces_on_event(ifaces, on_iface, c);
	return c;
}

static void client_free(struct client *c, bool tell)
{
	stop(c, tell);
	LL_DELETE(c->all->list, c);
	free(c);
}

void dhcp_clients_free(struct dhcp_clients *c)
{
	if (!c)
		return;
	c->changed = NULL;
	ifaces_off_event(c->ifaces, on_iface, c);
	while (c->list)
		client_free(c->list, true);
	free(c);
}

static struct client *client_find(struct dhcp_clients *all, const char *ifname)
{
	struct client *c;

	LL_FOREACH(all->list, c) {
		if (!strcmp(c->c.ifname, ifname))
			return c;
	}
	return NULL;
}

void dhcp_clients_configure(struct dhcp_clients *all, const struct dhcp_client_conf *list, size_t n)
{
	struct client *c, *next;

	LL_FOREACH(all->list, c)
		c->listed = false;
	for (size_t i = 0; i < n; i++) {
		c = client_find(all, list[i].ifname);
		if (!c) {
			c = xcalloc(1, sizeof(*c));
			c->all = all;
			c->state = DHCP_ST_INIT;
			c->raw_fd = c->udp_fd = -1;
			timer_init(&c->timer, on_timer, c);
			LL_APPEND(all->list, c);
		}
		c->listed = true;
		c->c = list[i];
		start(c);
	}
	LL_FOREACH_SAFE(all->list, c, next) {
		if (!c->listed)
			client_free(c, true);
	}
}

void dhcp_clients_walk(struct dhcp_clients *all, bool (*fn)(const struct dhcp_lease *l, void *arg),
		       void *arg)
{
	struct client *c;

	LL_FOREACH(all->list, c) {
		struct addr mask = addr_v4(c->offer.mask);
		int len = c->offer.mask ? mask_to_len(&mask) : 24;
		struct dhcp_lease l = { .ifname = c->c.ifname, .state = c->state, .xid = c->xid,
					.retries = c->tries, .client_id = c->id,
					.client_id_len = c->id_len, .hostname = c->c.hostname,
					.domain = c->offer.domain, .dns = c->offer.dns,
					.n_dns = c->offer.n_dns };

		if (c->has_addr) {
			l.addr = (struct prefix){ .addr = addr_v4(c->offer.yiaddr),
						  .len = (uint8_t)(len < 0 ? 32 : len) };
			l.server = c->offer.server_id;
			l.gateway = c->offer.n_routers ? c->offer.router[0] : 0;
			l.lease_s = c->offer.lease_s;
			l.t1_s = c->offer.t1_s;
			l.t2_s = c->offer.t2_s;
		}
		if (timer_pending(&c->timer) && c->timer.when > now(c))
			l.next_ms = c->timer.when - now(c);
		if (!fn(&l, arg))
			return;
	}
}

bool dhcp_clients_gateway(struct dhcp_clients *all, const char *ifname, struct addr *out, char *oif,
			  size_t size)
{
	struct client *c;

	LL_FOREACH(all->list, c) {
		if (!c->has_addr || !c->offer.n_routers || (*ifname && strcmp(c->c.ifname, ifname) != 0))
			continue;
		*out = addr_v4(c->offer.router[0]);
		str_copy(oif, size, c->c.ifname);
		return true;
	}
	return false;
}

bool dhcp_client_release(struct dhcp_clients *all, const char *ifname)
{
	struct client *c = client_find(all, ifname);

	if (!c)
		return false;
	stop(c, true);
	c->state = DHCP_ST_RELEASED;
	return true;
}

bool dhcp_client_renew(struct dhcp_clients *all, const char *ifname)
{
	struct client *c = client_find(all, ifname);

	if (!c)
		return false;
	if (c->has_addr && c->state == DHCP_ST_BOUND) {
		c->tries = 0;
		c->xid = random_u32();
		renew(c);
	} else {
		c->state = DHCP_ST_INIT;
		start(c);
	}
	return true;
}
