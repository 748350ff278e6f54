/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private network namespaces for tests that need devices and packets: made with unshare(), as root
 * or, in a user namespace, without. They vanish with the descriptors.
 */
#ifndef TESTS_UNIT_NETLAB_H
#define TESTS_UNIT_NETLAB_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/addr.h"
#include "tests/unit/test.h"

static int net_home = -1;

static inline void net_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* Call first, before any thread. False: this machine does not let us make namespaces. */
static inline bool net_init(void)
{
	char map[64];
	unsigned uid = getuid(), gid = getgid();

	if (uid != 0) {
		if (unshare(CLONE_NEWUSER) < 0)
			return false;
		net_write("/proc/self/setgroups", "deny");
		snprintf(map, sizeof(map), "0 %u 1", uid);
		net_write("/proc/self/uid_map", map);
		snprintf(map, sizeof(map), "0 %u 1", gid);
		net_write("/proc/self/gid_map", map);
	}
	if (unshare(CLONE_NEWNET) < 0)
		return false;
	net_home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	return net_home >= 0;
}

static inline void net_enter(int ns)
{
	assert_int_equal(setns(ns, CLONE_NEWNET), 0);
}

/* Run a program in namespace ns; must succeed. */
__attribute__((unused)) static void net_run(int ns, const char *const argv[])
{
	int status;
	pid_t pid;

	net_enter(ns);
	pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	net_enter(net_home);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (status)
		fail_msg("%s %s %s: status %d", argv[0], argv[1], argv[2], status);
}
#define net_do(ns, ...) net_run(ns, (const char *const[]){ __VA_ARGS__, NULL })

__attribute__((unused)) static int net_new(void)
{
	int fd;

	assert_int_equal(unshare(CLONE_NEWNET), 0);
	fd = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	net_enter(net_home);
	net_do(fd, "ip", "link", "set", "lo", "up");
	return fd;
}

/* A veth pair between two namespaces, both ends called `name`. */
__attribute__((unused)) static void net_link(int a, int b, const char *name)
{
	char path_a[64], path_b[64];

	snprintf(path_a, sizeof(path_a), "/proc/%d/fd/%d", getpid(), a);
	snprintf(path_b, sizeof(path_b), "/proc/%d/fd/%d", getpid(), b);
	net_do(net_home, "ip", "link", "add", name, "netns", path_a, "type", "veth", "peer",
	       "name", name, "netns", path_b);
}

/* One of the two addresses of a link or tunnel; IPv6 without waiting for duplicate detection. */
__attribute__((unused)) static void net_addr(int ns, const char *dev, const char *addr)
{
	if (strchr(addr, ':'))
		net_do(ns, "ip", "addr", "add", addr, "dev", dev, "nodad");
	else
		net_do(ns, "ip", "addr", "add", addr, "dev", dev);
	net_do(ns, "ip", "link", "set", dev, "up");
}

static inline struct sockaddr_storage net_sa(const char *addr, uint16_t port, socklen_t *len)
{
	struct sockaddr_storage ss;
	struct endpoint e = { .port = port };

	assert_true(addr_parse(addr, &e.addr));
	*len = endpoint_to_sockaddr(&e, &ss);
	return ss;
}

__attribute__((unused)) static int net_socket(int ns, int family, int type, int proto)
{
	int fd;

	net_enter(ns);
	fd = socket(family, type | SOCK_CLOEXEC, proto);
	net_enter(net_home);
	assert_true(fd >= 0);
	return fd;
}

__attribute__((unused)) static int net_udp(int ns, const char *addr, uint16_t port)
{
	socklen_t len;
	struct sockaddr_storage ss = net_sa(addr, port, &len);
	int fd = net_socket(ns, ss.ss_family, SOCK_DGRAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&ss, len), 0);
	return fd;
}

__attribute__((unused)) static int net_send(int fd, const char *to, uint16_t port, const void *p,
					    size_t n)
{
	socklen_t len;
	struct sockaddr_storage ss = net_sa(to, port, &len);

	return sendto(fd, p, n, 0, (struct sockaddr *)&ss, len) < 0 ? -errno : 0;
}

/* Bytes of the next datagram, -1 when none came within ms. */
__attribute__((unused)) static ssize_t net_recv(int fd, void *p, size_t n, int ms)
{
	struct pollfd pfd = { .fd = fd, .events = POLLIN };

	if (poll(&pfd, 1, ms) <= 0)
		return -1;
	return recv(fd, p, n, MSG_DONTWAIT);
}

/* Everything that passes device dev, network layer up. */
__attribute__((unused)) static int net_sniff(int ns, const char *dev)
{
	int fd = net_socket(ns, AF_PACKET, SOCK_DGRAM, 0);
	struct sockaddr_ll ll = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL) };

	net_enter(ns);
	ll.sll_ifindex = (int)if_nametoindex(dev);
	net_enter(net_home);
	assert_true(ll.sll_ifindex > 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&ll, sizeof(ll)), 0);
	return fd;
}

#endif
