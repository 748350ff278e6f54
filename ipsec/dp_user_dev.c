/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The userspace dataplane's descriptors: TUN devices, raw sockets, the UDP 4500 socket's options.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "ipsec/dp_user.h"
#include "ipsec/xfrm_link.h"

#define SOCKET_BUFFER (4 << 20)
#define TUN_PATH "/dev/net/tun"

/* --- another network namespace for a moment: only the calling thread moves --- */

struct ns_visit {
	int home; /* -1: did not go */
};

static int ns_enter(struct ns_visit *v, int fd)
{
	v->home = -1;
	if (fd < 0)
		return 0;
	v->home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	if (v->home < 0)
		return -errno;
	if (setns(fd, CLONE_NEWNET) < 0) {
		int e = errno;

		close(v->home);
		v->home = -1;
		return -e;
	}
	return 0;
}

static void ns_leave(struct ns_visit *v)
{
	if (v->home < 0)
		return;
	/* Home was ours a moment ago; failing here would leave the router in a foreign namespace. */
	if (setns(v->home, CLONE_NEWNET) < 0)
		perror("flexsh: setns back to the router's namespace");
	close(v->home);
}

/* --- TUN --- */

static void ifr_for(struct ifreq *ifr, const char *name)
{
	memset(ifr, 0, sizeof(*ifr));
	str_copy(ifr->ifr_name, sizeof(ifr->ifr_name), name);
}

static int if_set_mtu(int sock, const char *name, int mtu)
{
	struct ifreq ifr;

	ifr_for(&ifr, name);
	ifr.ifr_mtu = mtu;
	return ioctl(sock, SIOCSIFMTU, &ifr) < 0 ? -errno : 0;
}

void dev_group_set(const char *name, uint32_t group)
{
	struct xnl rt;

	if (xnl_open(&rt, NETLINK_ROUTE) == 0) {
		xlink_group_set(&rt, name, group);
		xnl_close(&rt);
	}
}

void dev_group_del(uint32_t group)
{
	struct xnl rt;

	if (xnl_open(&rt, NETLINK_ROUTE) == 0) {
		xlink_group_del(&rt, group);
		xnl_close(&rt);
	}
}

#ifndef TUN_F_USO4
#define TUN_F_USO4 0x20
#define TUN_F_USO6 0x40
#endif

/* Large packets: a kernel before 6.2 has them for TCP only. */
static int tun_offload(int fd)
{
	unsigned tcp = TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6;

	if (ioctl(fd, TUNSETOFFLOAD, tcp | TUN_F_USO4 | TUN_F_USO6) == 0 ||
	    ioctl(fd, TUNSETOFFLOAD, tcp) == 0)
		return 0;
	return -errno;
}

static int tun_begin(const struct tunnel_params *p, uint32_t group)
{
	struct xnl rt;
	int rc = xnl_open(&rt, NETLINK_ROUTE);

	if (rc)
		return rc;
	/* The kernel would give the device a link-local address and send router solicitations
	 * through the tunnel. IOS does not until IPv6 is configured. */
	xlink_ipv6(p->ifname, p->no_ipv6 ? "disable_ipv6" : "addr_gen_mode");
	rc = xlink_begin(&rt, p->ifname, p->mtu, group);
	xnl_close(&rt);
	return rc;
}

static int tun_make(const struct tunnel_params *p, uint32_t group)
{
	struct ifreq ifr;
	int fd, rc;

	fd = open(TUN_PATH, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	ifr_for(&ifr, p->ifname);
	ifr.ifr_flags = IFF_TUN | IFF_NO_PI | IFF_VNET_HDR;
	rc = ioctl(fd, TUNSETIFF, &ifr) < 0 ? -errno : tun_offload(fd);
	if (!rc)
		rc = tun_begin(p, group);
	if (!rc)
		return fd;
	close(fd);
	return rc;
}

int dev_tun_open(const struct tunnel_params *p, uint32_t group)
{
	struct ns_visit v;
	int rc = ns_enter(&v, p->netns_fd);

	if (rc)
		return rc;
	rc = tun_make(p, group);
	ns_leave(&v);
	return rc;
}

int dev_tun_mtu(const struct tunnel_params *p)
{
	struct ns_visit v;
	int sock, rc = ns_enter(&v, p->netns_fd);

	if (rc)
		return rc;
	sock = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	rc = sock < 0 ? -errno : if_set_mtu(sock, p->ifname, p->mtu);
	if (sock >= 0)
		close(sock);
	ns_leave(&v);
	return rc;
}

int dev_tun_carrier(int fd, bool up)
{
	int on = up;

	return ioctl(fd, TUNSETCARRIER, &on) < 0 ? -errno : 0;
}

/* --- raw sockets --- */

static const uint8_t raw_proto[RAW_KINDS] = {
	[RAW_ESP] = IPPROTO_ESP, [RAW_GRE] = IPPROTO_GRE, [RAW_IPIP] = IPPROTO_IPIP,
	[RAW_IP6IP] = IPPROTO_IPV6,
};

uint8_t dev_raw_proto(enum raw_kind kind)
{
	return raw_proto[kind];
}

static void buffers_grow(int fd)
{
	int n = SOCKET_BUFFER;

	/* FORCE needs a privilege that a user namespace may not have; then the sysctl limit holds. */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &n, sizeof(n)) < 0)
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &n, sizeof(n));
	if (setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &n, sizeof(n)) < 0)
		setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &n, sizeof(n));
}

static int raw_socket(enum raw_kind kind, bool v6)
{
	int fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC,
			raw_proto[kind]);

	if (fd < 0)
		return -errno;
	buffers_grow(fd);
	return fd;
}

int dev_raw_rx(enum raw_kind kind, bool v6)
{
	int fd = raw_socket(kind, v6), on = 1;

	if (fd >= 0 && v6) { /* IPv6 raw sockets do not show the outer header */
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on));
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, &on, sizeof(on));
	}
	return fd;
}

int dev_raw_tx(enum raw_kind kind, bool v6, bool df)
{
	static const struct addr nowhere6 = { ADDR_V6, { 0x20, 1, 0xd, 0xb8, [14] = 0x45, 0x53 } };
	int fd = raw_socket(kind, v6), pmtu, on = df, yes = 1;
	/* This socket only sends. The kernel makes a copy of every arriving packet for every raw
	 * socket that may want it; one bound to an address to which nothing comes does not. */
	struct endpoint nowhere = { .addr = v6 ? nowhere6 : addr_v4(0x7f45534e) };
	struct sockaddr_storage ss;
	socklen_t len = endpoint_to_sockaddr(&nowhere, &ss);

	if (fd < 0)
		return fd;
	setsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_FREEBIND : IP_FREEBIND, &yes,
		   sizeof(yes));
	if (bind(fd, (struct sockaddr *)&ss, len) < 0)
		goto fail;
	if (v6) {
		pmtu = df ? IPV6_PMTUDISC_DO : IPV6_PMTUDISC_DONT;
		if (setsockopt(fd, IPPROTO_IPV6, IPV6_MTU_DISCOVER, &pmtu, sizeof(pmtu)) < 0 ||
		    setsockopt(fd, IPPROTO_IPV6, IPV6_DONTFRAG, &on, sizeof(on)) < 0)
			goto fail;
	} else {
		pmtu = df ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;
		if (setsockopt(fd, IPPROTO_IP, IP_MTU_DISCOVER, &pmtu, sizeof(pmtu)) < 0)
			goto fail;
	}
	return fd;
fail:
	pmtu = errno;
	close(fd);
	return -pmtu;
}

/* --- UDP 4500 --- */

int dev_udp_prepare(int fd, uint16_t *port)
{
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	struct endpoint e;
	int on = 1, fl;

	if (getsockname(fd, (struct sockaddr *)&ss, &len) < 0)
		return -errno;
	if (!endpoint_from_sockaddr((struct sockaddr *)&ss, &e))
		return -EAFNOSUPPORT;
	*port = e.port;
	fl = fcntl(fd, F_GETFL);
	if (fl < 0 || fcntl(fd, F_SETFL, fl | O_NONBLOCK) < 0)
		return -errno;
	buffers_grow(fd);
	/* Several packets at a time. An older kernel gives them singly. */
	setsockopt(fd, IPPROTO_UDP, UDP_GRO, &on, sizeof(on));
	if (ss.ss_family == AF_INET6) {
		if (setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on)) < 0)
			return -errno;
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, &on, sizeof(on));
		return ADDR_V6;
	}
	if (setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)) < 0)
		return -errno;
	setsockopt(fd, IPPROTO_IP, IP_RECVTOS, &on, sizeof(on));
	return ADDR_V4;
}

uint32_t dev_path_mtu(const struct path *path)
{
	return ipsec_path_mtu(&path->local, &path->remote.addr);
}

/* --- can it work here? --- */

int dev_probe(char *why, size_t size)
{
	struct ifreq ifr;
	int fd = open(TUN_PATH, O_RDWR | O_CLOEXEC), e;

	if (fd < 0) {
		e = errno;
		snprintf(why, size, "cannot open %s: %s%s", TUN_PATH, strerror(e),
			 e == EACCES || e == EPERM ? "; run as root or through flexlab" :
			 e == ENOENT || e == ENODEV ? "; the kernel needs the tun driver" : "");
		return -e;
	}
	/* The kernel picks a free name; the device goes away with the descriptor. */
	ifr_for(&ifr, "");
	ifr.ifr_flags = IFF_TUN | IFF_NO_PI;
	e = ioctl(fd, TUNSETIFF, &ifr) < 0 ? errno : 0;
	close(fd);
	if (e) {
		snprintf(why, size, "cannot create a TUN device: %s%s", strerror(e),
			 e == EPERM ? "; run as root or through flexlab" : "");
		return -e;
	}
	fd = raw_socket(RAW_ESP, false);
	if (fd < 0) {
		snprintf(why, size, "cannot open a raw socket for ESP: %s%s", strerror(-fd),
			 fd == -EPERM ? "; run as root or through flexlab" : "");
		return fd;
	}
	close(fd);
	return 0;
}
