/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/dot1q.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/ethernet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/wire.h"
#include "routing/netns.h"

#define FRAME_MAX 65536
#define TAG_LEN 4
#define BURST 64 /* frames taken per wake-up */

struct dot1q {
	struct loop_fd *tap_watch, *wire_watch;
	int tap, wire;
	uint16_t vlan;
};

/* Tagged frames of our VLAN only. The kernel has taken the tag out of the frame; it is known by
 * the ancillary loads of Linux's filters. */
static int wire_filter(int fd, uint16_t vlan)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(SKF_AD_OFF + SKF_AD_VLAN_TAG_PRESENT)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 4, 0),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(SKF_AD_OFF + SKF_AD_VLAN_TAG)),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xfff),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, vlan, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 0xffffffff),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};
	struct sock_fprog prog = { ARRAY_SIZE(code), code };

	return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &prog, sizeof(prog)) < 0 ? -errno : 0;
}

static int wire_open(int ns, int ifindex, uint16_t vlan)
{
	struct sockaddr_ll ll = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL),
				  .sll_ifindex = ifindex };
	int back = netns_enter(ns), fd, rc;

	fd = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	netns_leave(back);
	if (fd < 0)
		return -errno;
	rc = wire_filter(fd, vlan); /* before bind: nothing else ever gets in */
	if (!rc && bind(fd, (struct sockaddr *)&ll, sizeof(ll)) < 0)
		rc = -errno;
	if (rc) {
		close(fd);
		return rc;
	}
	return fd;
}

static int tap_open(int ns, const char *dev, const uint8_t mac[6])
{
	struct ifreq ifr = { .ifr_flags = IFF_TAP | IFF_NO_PI };
	int back = netns_enter(ns), fd, rc = 0;

	fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		rc = -errno;
	str_copy(ifr.ifr_name, sizeof(ifr.ifr_name), dev);
	if (!rc && ioctl(fd, TUNSETIFF, &ifr) < 0)
		rc = -errno;
	if (!rc) {
		ifr.ifr_hwaddr.sa_family = ARPHRD_ETHER;
		memcpy(ifr.ifr_hwaddr.sa_data, mac, 6);
		if (ioctl(fd, SIOCSIFHWADDR, &ifr) < 0)
			rc = -errno;
	}
	netns_leave(back);
	if (rc && fd >= 0)
		close(fd);
	return rc ? rc : fd;
}

/* The router sends: put the tag behind the addresses. What cannot leave is lost, as on a wire. */
static void tap_readable(int fd, unsigned events, void *arg)
{
	static uint8_t in[FRAME_MAX], out[FRAME_MAX + TAG_LEN];
	struct dot1q *q = arg;

	for (int i = 0; i < BURST; i++) {
		ssize_t n = read(fd, in, sizeof(in));
		struct wr w = wr_init(out, sizeof(out));

		if (n < ETH_HLEN)
			return;
		wr_bytes(&w, in, 2 * ETH_ALEN);
		wr_u16(&w, ETH_P_8021Q);
		wr_u16(&w, q->vlan);
		wr_bytes(&w, in + 2 * ETH_ALEN, (size_t)n - 2 * ETH_ALEN);
		if (w.bad || send(q->wire, out, wr_len(&w), MSG_DONTWAIT) < 0)
			continue;
	}
}

static void wire_readable(int fd, unsigned events, void *arg)
{
	static uint8_t buf[FRAME_MAX];
	struct dot1q *q = arg;

	for (int i = 0; i < BURST; i++) {
		struct sockaddr_ll from;
		socklen_t len = sizeof(from);
		ssize_t n = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&from,
				     &len);

		if (n < 0)
			return;
		if (n < ETH_HLEN || from.sll_pkttype == PACKET_OUTGOING)
			continue;
		if (write(q->tap, buf, (size_t)n) < 0 && errno != EAGAIN)
			continue; /* device down: not for now */
	}
}

struct dot1q *dot1q_new(struct loop *loop, int parent_ns, int parent_ifindex, const uint8_t mac[6],
			int dev_ns, const char *dev, uint16_t vlan, int *rc)
{
	struct dot1q *q = xcalloc(1, sizeof(*q));

	q->vlan = vlan;
	q->tap = -1;
	q->wire = wire_open(parent_ns, parent_ifindex, vlan);
	*rc = q->wire < 0 ? q->wire : 0;
	if (!*rc)
		q->tap = tap_open(dev_ns, dev, mac);
	if (!*rc && q->tap < 0)
		*rc = q->tap;
	if (*rc) {
		dot1q_free(q);
		return NULL;
	}
	q->wire_watch = loop_fd_new(loop, q->wire, LOOP_READ, wire_readable, q);
	q->tap_watch = loop_fd_new(loop, q->tap, LOOP_READ, tap_readable, q);
	return q;
}

void dot1q_free(struct dot1q *q)
{
	if (!q)
		return;
	loop_fd_free(q->wire_watch);
	loop_fd_free(q->tap_watch);
	if (q->wire >= 0)
		close(q->wire);
	if (q->tap >= 0)
		close(q->tap);
	free(q);
}
