/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * monitor capture: packets of an interface, and IKEv2 messages as the engine sees them (their
 * payloads in the clear), kept in memory and exported as pcapng. In the file every source is an
 * interface of its own: "GigabitEthernet1", and "ikev2" for the decrypted messages.
 */
#include <errno.h>
#include <fcntl.h>
#include <net/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <utlist.h>

#include "base/wire.h"
#include "cli/capture.h"
#include "cli/capture_int.h"
#include "cli/show.h"
#include "ike/event.h"

#define READ_BURST 256         /* frames per turn of the loop */

static struct capture *captures;

struct capture *capture_first(void)
{
	return captures;
}

struct capture *capture_find(const char *name)
{
	struct capture *c;

	DL_FOREACH(captures, c)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

struct capture *capture_new(struct router *rt, const char *name)
{
	struct capture *c = xcalloc(1, sizeof(*c));

	c->rt = rt;
	c->fd = -1;
	c->mb = CAPTURE_DEFAULT_MB;
	c->link = LINK_ETHERNET;
	str_copy(c->name, sizeof(c->name), name);
	DL_APPEND(captures, c);
	return c;
}

static void record_drop(struct capture *c, struct capture_record *r)
{
	DL_DELETE(c->list, r);
	c->n--;
	c->bytes -= sizeof(*r) + r->len;
	free(r);
}

void capture_clear(struct capture *c)
{
	while (c->list)
		record_drop(c, c->list);
	c->dropped = 0;
}

static bool any_ike(void)
{
	struct capture *c;

	DL_FOREACH(captures, c)
		if (c->active && c->ike)
			return true;
	return false;
}

void capture_stop(struct capture *c)
{
	loop_fd_free(c->watch);
	c->watch = NULL;
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	timer_cancel(&c->timer);
	c->active = false;
	if (!any_ike())
		ike_event_tap(NULL);
}

void capture_free(struct capture *c)
{
	capture_stop(c);
	capture_clear(c);
	DL_DELETE(captures, c);
	free(c);
}

void captures_free(void)
{
	while (captures)
		capture_free(captures);
}

/* Keep one frame, whatever is full being handled as configured. False: the capture has stopped. */
static bool record_add(struct capture *c, bool ike, const uint8_t *p, size_t len, size_t orig)
{
	size_t room = (size_t)c->mb << 20;
	struct capture_record *r;

	if (c->max_len && len > c->max_len)
		len = c->max_len;
	while (c->circular && c->list && c->bytes + sizeof(*r) + len > room)
		record_drop(c, c->list);
	if (c->bytes + sizeof(*r) + len > room) {
		c->dropped++;
		capture_stop(c);
		return false;
	}
	r = xcalloc(1, sizeof(*r) + len);
	clock_gettime(CLOCK_REALTIME, &r->when);
	r->ike = ike;
	r->len = (uint32_t)len;
	r->orig = (uint32_t)orig;
	memcpy(r->data, p, len);
	DL_APPEND(c->list, r);
	c->bytes += sizeof(*r) + len;
	if (++c->n < c->max_packets || !c->max_packets)
		return true;
	capture_stop(c);
	return false;
}

/* --- packets of an interface --- */

static void frame_ready(int fd, unsigned events, void *arg)
{
	static uint8_t buf[65536];
	struct capture *c = arg;

	for (int i = 0; i < READ_BURST; i++) {
		struct sockaddr_ll from;
		socklen_t alen = sizeof(from);
		ssize_t n = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT | MSG_TRUNC,
				     (struct sockaddr *)&from, &alen);

		if (n < 0) /* nothing more, or the device is gone: then stop it is */
			return;
		if ((c->dir == CAPTURE_IN && from.sll_pkttype == PACKET_OUTGOING) ||
		    (c->dir == CAPTURE_OUT && from.sll_pkttype != PACKET_OUTGOING))
			continue;
		if (!record_add(c, false, buf, MIN((size_t)n, sizeof(buf)), (size_t)n))
			return;
	}
}

static int frames_open(struct capture *c)
{
	const struct iface *i = c->rt->ifaces ? iface_find(c->rt->ifaces, c->iface) : NULL;
	struct sockaddr_ll ll = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL) };
	struct ifreq ifr = { .ifr_ifindex = 0 };
	int fd;

	if (!i || !i->ifindex)
		return -ENODEV;
	fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	ll.sll_ifindex = i->ifindex;
	str_copy(ifr.ifr_name, sizeof(ifr.ifr_name), i->dev);
	if (bind(fd, (struct sockaddr *)&ll, sizeof(ll)) || ioctl(fd, SIOCGIFHWADDR, &ifr)) {
		int rc = -errno;

		close(fd);
		return rc;
	}
	c->link = ifr.ifr_hwaddr.sa_family == ARPHRD_ETHER ||
				  ifr.ifr_hwaddr.sa_family == ARPHRD_LOOPBACK
			  ? LINK_ETHERNET
			  : LINK_RAW;
	c->fd = fd;
	c->watch = loop_fd_new(c->rt->loop, fd, LOOP_READ, frame_ready, c);
	return 0;
}

/* --- IKEv2 messages from the engine, as if they had never been encrypted --- */

static uint16_t ip_sum(const uint8_t *p, size_t len)
{
	uint32_t sum = 0;

	for (size_t i = 0; i + 1 < len; i += 2)
		sum += (uint32_t)p[i] << 8 | p[i + 1];
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

static void outer_write(struct wr *w, const struct endpoint *from, const struct endpoint *to)
{
	if (from->addr.family == ADDR_V6) {
		wr_u32(w, 6u << 28);
		wr_u16(w, 0);          /* length: patched */
		wr_u8(w, 17);
		wr_u8(w, 64);
	} else {
		wr_u8(w, 0x45);
		wr_u8(w, 0xc0);        /* CS6, as routers send IKE */
		wr_u16(w, 0);
		wr_u32(w, 0);
		wr_u8(w, 64);
		wr_u8(w, 17);
		wr_u16(w, 0);          /* checksum: patched */
	}
	wr_bytes(w, from->addr.b, addr_bytes(&from->addr));
	wr_bytes(w, to->addr.b, addr_bytes(&to->addr));
	wr_u16(w, from->port);
	wr_u16(w, to->port);
	wr_u16(w, 0);
	wr_u16(w, 0);                  /* no UDP checksum */
	if (from->port == 4500 || to->port == 4500)
		wr_u32(w, 0);          /* non-ESP marker */
}

static void payloads_write(struct wr *w, const struct ike_hdr *h, const struct ike_msg *m)
{
	size_t at = wr_len(w), len_off;

	hdr_write(w, h->spi_i, h->spi_r, m->n ? m->pld[0].type : PLD_NONE, h->exchange, h->flags,
		  h->id, 0);
	len_off = at + IKE_HDR_LEN - 4;
	for (unsigned i = 0; i < m->n; i++) {
		wr_u8(w, i + 1 < m->n ? m->pld[i + 1].type : PLD_NONE);
		wr_u8(w, 0);
		wr_u16(w, (uint16_t)(m->pld[i].len + 4));
		wr_bytes(w, m->pld[i].p, m->pld[i].len);
	}
	wr_patch_u32(w, len_off, (uint32_t)(wr_len(w) - at));
}

static void ike_message(const struct ike_event_who *who, bool sent, const struct ike_hdr *h,
			const struct ike_msg *inner)
{
	static uint8_t buf[CAPTURE_MAX_FRAME];
	const struct endpoint *from = sent ? &who->local : &who->remote;
	const struct endpoint *to = sent ? &who->remote : &who->local;
	bool v6 = from->addr.family == ADDR_V6;
	size_t ip = v6 ? 40 : 20, len;
	struct wr w = wr_init(buf, sizeof(buf));
	struct capture *c, *tmp;

	outer_write(&w, from, to);
	payloads_write(&w, h, inner);
	if (w.bad)
		return;
	len = wr_len(&w);
	wr_patch_u16(&w, ip + 4, (uint16_t)(len - ip));
	if (v6) {
		wr_patch_u16(&w, 4, (uint16_t)(len - ip));
	} else {
		wr_patch_u16(&w, 2, (uint16_t)len);
		wr_patch_u16(&w, 10, ip_sum(buf, ip));
	}
	DL_FOREACH_SAFE(captures, c, tmp)
		if (c->active && c->ike)
			record_add(c, true, buf, len, len);
	secret_wipe(buf, len);
}

static void time_is_up(struct timer *t, void *arg)
{
	capture_stop(arg);
}

int capture_start(struct capture *c)
{
	int rc = c->iface[0] ? frames_open(c) : 0;

	if (rc)
		return rc;
	c->active = true;
	timer_init(&c->timer, time_is_up, c);
	if (c->max_secs)
		timer_set(loop_timers(c->rt->loop), &c->timer, (uint64_t)c->max_secs * 1000);
	if (c->ike)
		ike_event_tap(ike_message);
	return 0;
}
