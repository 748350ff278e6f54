/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The watching process lives in the fabric's namespace; a question (one byte on a socket pair) is
 * answered with a struct watch_result, the end of the pair ends it.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/wire.h"
#include "lab/cmd.h"
#include "lab/watch.h"

#define PORT_IKE 500
#define PORT_NATT 4500
#define SNAP 128

struct watch {
	pid_t pid;
	int fd;
};

enum seen { SEEN_ESP, SEEN_IKE, SEEN_QUIET, SEEN_OTHER };

static enum seen udp_class(struct rd *r)
{
	uint16_t src = rd_u16(r), dst = rd_u16(r);

	rd_skip(r, 4);
	if (src == PORT_IKE || dst == PORT_IKE)
		return SEEN_IKE;
	if (src != PORT_NATT && dst != PORT_NATT)
		return SEEN_OTHER;
	/* RFC 3948 2.2: four zero bytes mark IKE; a single one is a keepalive */
	return rd_u32(r) && !r->bad ? SEEN_ESP : SEEN_IKE;
}

static enum seen proto_class(struct rd *r, uint8_t proto)
{
	if (proto == IPPROTO_ESP)
		return SEEN_ESP;
	return proto == IPPROTO_UDP ? udp_class(r) : SEEN_OTHER;
}

/* Is one of the two addresses (v6: of 16 bytes each) in the network? */
static bool end_in(const struct prefix *only, const uint8_t *addrs, bool v6)
{
	struct addr a = { .family = v6 ? ADDR_V6 : ADDR_V4 };

	for (int i = 0; i < 2; i++) {
		memcpy(a.b, addrs + (v6 ? 16 : 4) * i, v6 ? 16 : 4);
		if (prefix_contains(only, &a))
			return true;
	}
	return false;
}

static enum seen frame_class(const uint8_t *data, size_t len, const struct prefix *only, char *text,
			     size_t size)
{
	struct rd r = rd_init(data, len);
	char src[INET6_ADDRSTRLEN] = "", dst[INET6_ADDRSTRLEN] = "";
	uint16_t type;
	const uint8_t *ip;
	uint8_t proto;
	bool v6;

	rd_skip(&r, 2 * ETH_ALEN);
	type = rd_u16(&r);
	if (type == ETH_P_8021Q) {
		rd_skip(&r, 2);
		type = rd_u16(&r);
	}
	if (type == ETH_P_ARP || type == 0x9000 /* loopback keepalives of switches */)
		return SEEN_QUIET;
	ip = r.p;
	if (type == ETH_P_IP && rd_left(&r) >= 20) {
		proto = ip[9];
		inet_ntop(AF_INET, ip + 12, src, sizeof(src));
		inet_ntop(AF_INET, ip + 16, dst, sizeof(dst));
		rd_skip(&r, 4u * (ip[0] & 15));
	} else if (type == ETH_P_IPV6 && rd_left(&r) >= 40) {
		proto = ip[6];
		inet_ntop(AF_INET6, ip + 8, src, sizeof(src));
		inet_ntop(AF_INET6, ip + 24, dst, sizeof(dst));
		/* listener reports and neighbour discovery are the kernels' own talk, as ARP is */
		if (proto == IPPROTO_HOPOPTS && rd_left(&r) > 40 && ip[40] == IPPROTO_ICMPV6)
			return SEEN_QUIET;
		if (proto == IPPROTO_ICMPV6 && rd_left(&r) > 40 && ip[40] >= 133 && ip[40] <= 136)
			return SEEN_QUIET;
		rd_skip(&r, 40);
	} else {
		snprintf(text, size, "Ethernet type %#x", type);
		return SEEN_OTHER;
	}
	snprintf(text, size, "IP protocol %u from %s to %s", proto, src, dst);
	v6 = type == ETH_P_IPV6;
	if (only && !end_in(only, ip + (v6 ? 8 : 12), v6))
		return SEEN_OTHER;
	return proto_class(&r, proto);
}

static void watch_main(int packets, int pair, const struct prefix *only)
{
	struct pollfd p[2] = { { .fd = packets, .events = POLLIN }, { .fd = pair, .events = POLLIN } };
	struct watch_result res = { 0 };
	uint8_t buf[SNAP];
	char text[sizeof(res.first)];

	for (;;) {
		ssize_t n;

		if (poll(p, 2, -1) < 0 && errno != EINTR)
			_exit(1);
		while ((n = recv(packets, buf, sizeof(buf), MSG_DONTWAIT)) > 0) {
			switch (frame_class(buf, (size_t)n, only, text, sizeof(text))) {
			case SEEN_ESP:
				res.esp++;
				break;
			case SEEN_IKE:
				res.ike++;
				break;
			case SEEN_QUIET:
				break;
			case SEEN_OTHER:
				if (!res.other++)
					memcpy(res.first, text, sizeof(res.first));
				break;
			}
		}
		if (p[1].revents) {
			char question;

			if (read(pair, &question, 1) != 1 || write(pair, &res, sizeof(res)) < 0)
				_exit(0);
		}
	}
}

static int packets_open(const char *tap)
{
	struct sockaddr_ll ll = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL),
				  .sll_ifindex = (int)if_nametoindex(tap) };
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), buf = 8 << 20;

	if (fd < 0 || !ll.sll_ifindex || bind(fd, (struct sockaddr *)&ll, sizeof(ll)) < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buf, sizeof(buf));
	return fd;
}

struct watch *watch_start(const struct run *r, const struct run_port *p, const struct prefix *only,
			  struct str *err)
{
	struct watch *w = xcalloc(1, sizeof(*w));
	struct watch_result res;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
		str_printf(err, "socketpair: %s\n", strerror(errno));
		free(w);
		return NULL;
	}
	w->pid = fork();
	if (w->pid == 0) {
		struct str why = { 0 };
		int packets;

		close(pair[0]);
		if (node_enter(r, NULL, &why) < 0 || (packets = packets_open(p->tap)) < 0)
			_exit(1);
		watch_main(packets, pair[1], only);
	}
	close(pair[1]);
	w->fd = pair[0];
	/* Its first answer says that it listens. */
	if (w->pid > 0 && watch_read(w, &res))
		return w;
	str_printf(err, "cannot watch %s %s\n", p->node, p->ifname);
	watch_free(w);
	return NULL;
}

bool watch_read(struct watch *w, struct watch_result *out)
{
	return send(w->fd, "?", 1, MSG_NOSIGNAL) == 1 &&
	       recv(w->fd, out, sizeof(*out), MSG_WAITALL) == sizeof(*out);
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	close(w->fd);
	if (w->pid > 0) {
		kill(w->pid, SIGKILL); /* a younger watch holds our end of the pair too */
		waitpid(w->pid, NULL, 0);
	}
	free(w);
}
