/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Frames are read with PACKET_VNET_HDR: veth hands over what the sender's stack made, unsegmented and
 * without checksums, and takes the same back; so large TCP frames survive. 802.1Q tags come beside
 * the frame and are put back.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/virtio_net.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utlist.h>

#include "base/timer.h"
#include "lab/wire.h"

#define FRAME_MAX (65536 + 64)
#define QUEUE_MAX 4096 /* frames kept back at one time; more are lost, as in a real queue */
#define TAG_LEN 4

struct frame {
	uint64_t due_ms;
	size_t from;
	size_t len; /* of virtio header and frame */
	struct frame *prev, *next;
	uint8_t data[];
};

struct wire {
	const struct wire_port *ports;
	int fd[WIRE_MAX_PORTS];
	size_t n;
	struct frame *queue; /* by time */
	size_t queued;
};

static bool lost(double p)
{
	return p > 0 && (double)random_u32() / 4294967296.0 < p;
}

static int port_open(const char *tap)
{
	int on = 1, buf = 4 << 20;
	struct sockaddr_ll ll = { .sll_family = AF_PACKET,
				  .sll_protocol = htons(ETH_P_ALL),
				  .sll_ifindex = (int)if_nametoindex(tap) };
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -errno;
	if (!ll.sll_ifindex ||
	    setsockopt(fd, SOL_PACKET, PACKET_VNET_HDR, &on, sizeof(on)) < 0 ||
	    setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, &on, sizeof(on)) < 0 ||
	    bind(fd, (struct sockaddr *)&ll, sizeof(ll)) < 0) {
		int e = errno;

		close(fd);
		return -e;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buf, sizeof(buf)); /* as much as the system grants */
	return fd;
}

static void frame_send(struct wire *w, const struct frame *f)
{
	for (size_t i = 0; i < w->n; i++) {
		/* a full or downed port loses the frame */
		if (i != f->from && !lost(w->ports[i].loss) &&
		    write(w->fd[i], f->data, f->len) < 0 && errno != ENOBUFS && errno != ENETDOWN &&
		    errno != EAGAIN && errno != ENXIO)
			fprintf(stderr, "%s: %s\n", w->ports[i].tap, strerror(errno));
	}
}

/* The largest delay of any way out counts: one queue for a segment keeps the order of frames. */
static unsigned delay_of(const struct wire *w, size_t from)
{
	unsigned out = 0;

	for (size_t i = 0; i < w->n; i++) {
		if (i != from)
			out = MAX(out, w->ports[i].delay_ms);
	}
	return w->ports[from].delay_ms + out;
}

static int by_due(struct frame *a, struct frame *b)
{
	return a->due_ms < b->due_ms ? -1 : a->due_ms > b->due_ms;
}

static void frame_take(struct wire *w, size_t from, const uint8_t *data, size_t len)
{
	unsigned delay = delay_of(w, from);
	struct frame *f;

	if (lost(w->ports[from].loss) || w->queued >= QUEUE_MAX)
		return;
	f = xmalloc(sizeof(*f) + len);
	f->from = from;
	f->len = len;
	memcpy(f->data, data, len);
	if (!delay) {
		frame_send(w, f);
		free(f);
		return;
	}
	f->due_ms = mono_ms(NULL) + delay;
	w->queued++;
	DL_INSERT_INORDER(w->queue, f, by_due);
}

/* Put the tag back that the kernel keeps beside the frame. buf has TAG_LEN bytes of room. */
static size_t tag_restore(uint8_t *buf, size_t len, const struct tpacket_auxdata *aux)
{
	struct virtio_net_hdr *vh = (struct virtio_net_hdr *)buf;
	uint8_t *eth = buf + sizeof(*vh);
	uint16_t tpid = aux->tp_status & TP_STATUS_VLAN_TPID_VALID ? aux->tp_vlan_tpid : ETH_P_8021Q;

	if (!(aux->tp_status & TP_STATUS_VLAN_VALID) || len < sizeof(*vh) + 2 * ETH_ALEN)
		return len;
	memmove(eth + 2 * ETH_ALEN + TAG_LEN, eth + 2 * ETH_ALEN, len - sizeof(*vh) - 2 * ETH_ALEN);
	eth[12] = (uint8_t)(tpid >> 8);
	eth[13] = (uint8_t)tpid;
	eth[14] = (uint8_t)(aux->tp_vlan_tci >> 8);
	eth[15] = (uint8_t)aux->tp_vlan_tci;
	vh->csum_start = (uint16_t)(vh->csum_start + (vh->flags ? TAG_LEN : 0));
	vh->hdr_len = (uint16_t)(vh->hdr_len + (vh->gso_type ? TAG_LEN : 0));
	return len + TAG_LEN;
}

static void port_read(struct wire *w, size_t port)
{
	static uint8_t buf[FRAME_MAX];
	union {
		char room[CMSG_SPACE(sizeof(struct tpacket_auxdata))];
		struct cmsghdr align;
	} control;

	for (int burst = 0; burst < 64; burst++) {
		struct sockaddr_ll ll;
		struct iovec iov = { buf, sizeof(buf) - TAG_LEN };
		struct msghdr m = { .msg_name = &ll, .msg_namelen = sizeof(ll), .msg_iov = &iov,
				    .msg_iovlen = 1, .msg_control = control.room,
				    .msg_controllen = sizeof(control.room) };
		ssize_t got = recvmsg(w->fd[port], &m, 0);
		size_t len = (size_t)got;

		if (got < 0)
			return;
		if (ll.sll_pkttype == PACKET_OUTGOING || (m.msg_flags & MSG_TRUNC))
			continue;
		for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
			struct tpacket_auxdata aux;

			if (c->cmsg_level != SOL_PACKET || c->cmsg_type != PACKET_AUXDATA)
				continue;
			memcpy(&aux, CMSG_DATA(c), sizeof(aux));
			len = tag_restore(buf, len, &aux);
		}
		frame_take(w, port, buf, len);
	}
}

static void queue_run(struct wire *w)
{
	uint64_t now = mono_ms(NULL);

	while (w->queue && w->queue->due_ms <= now) {
		struct frame *f = w->queue;

		DL_DELETE(w->queue, f);
		w->queued--;
		frame_send(w, f);
		free(f);
	}
}

static void wire_main(struct wire *w)
{
	struct pollfd p[WIRE_MAX_PORTS];

	for (size_t i = 0; i < w->n; i++)
		p[i] = (struct pollfd){ .fd = w->fd[i], .events = POLLIN };
	for (;;) {
		int timeout = -1;

		if (w->queue) {
			int64_t left = (int64_t)w->queue->due_ms - (int64_t)mono_ms(NULL);

			timeout = left < 0 ? 0 : (int)left;
		}
		if (poll(p, w->n, timeout) < 0 && errno != EINTR)
			_exit(1);
		for (size_t i = 0; i < w->n; i++) {
			/* POLLERR: the port is down; reading clears the error */
			if (p[i].revents)
				port_read(w, i);
		}
		queue_run(w);
	}
}

/* No exec, so close-on-exec does nothing for us: a forked keeper holds sockets that others wait on. */
static void others_close(const struct wire *w)
{
	long max = sysconf(_SC_OPEN_MAX);

	for (int fd = STDERR_FILENO + 1; fd < MIN(max, 65536); fd++) {
		bool ours = false;

		for (size_t i = 0; i < w->n; i++)
			ours |= w->fd[i] == fd;
		if (!ours)
			close(fd);
	}
}

pid_t wire_start(const struct wire_port *ports, size_t n)
{
	struct wire w = { .ports = ports, .n = n };
	pid_t parent = getpid(), pid;
	sigset_t none;
	int rc = 0;

	if (n > WIRE_MAX_PORTS)
		return -E2BIG;
	for (size_t i = 0; i < n; i++) {
		w.fd[i] = rc < 0 ? rc : port_open(ports[i].tap);
		if (w.fd[i] < 0)
			rc = w.fd[i];
	}
	pid = rc < 0 ? rc : fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(1);
		others_close(&w);
		signal(SIGTERM, SIG_DFL);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		wire_main(&w);
	}
	for (size_t i = 0; i < n; i++) {
		if (w.fd[i] >= 0)
			close(w.fd[i]);
	}
	return pid;
}
