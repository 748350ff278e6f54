/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 100,000 static routes by one recursive next hop: into the RIB, into a kernel of our own (a private
 * network namespace), and out again when the interface goes; and memory for each.
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <netlink/netlink.h>
#include <netlink/route/link/veth.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "routing/iface.h"
#include "routing/static.h"
#include "tests/bench/bench.h"

#define ROUTES 100000

static double wall(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t heap(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

static void routes_add(struct rib *rib, uint32_t owner)
{
	struct rib_route r = { .proto = RIB_BGP, .distance = 20, .owner = owner, .n_nh = 1 };

	addr_parse("10.0.1.2", &r.nh[0].via);
	r.prefix.len = 24;
	for (uint32_t i = 0; i < ROUTES; i++) {
		r.prefix.addr = addr_v4(0x14000000u + (i << 8));
		rib_add(rib, &r);
	}
	rib_run(rib);
}

static bool usable(void *ctx, const char *name)
{
	return true;
}

static int apply(void *ctx, const struct rib_entry *e, bool del)
{
	return 0;
}

static void bench_memory(void)
{
	struct rib_kernel k = { .apply = apply, .iface_usable = usable };
	struct rib *rib = rib_new(NULL, &k);
	struct rib_route c = { .proto = RIB_CONNECTED, .n_nh = 1, .nh[0].oif = "GigabitEthernet1" };
	uint32_t owner = rib_owner_new(rib);
	struct rib_entry e;
	size_t before, used;
	double t;

	prefix_parse("10.0.1.0/24", &c.prefix);
	rib_add(rib, &c);
	rib_run(rib);
	before = heap();
	t = cpu_seconds();
	routes_add(rib, owner);
	t = cpu_seconds() - t;
	used = heap() - before;
	bench_print("rib: 100,000 routes decided", t * 1000, "ms", "<500", "one next hop, recursive");
	bench_print("rib: memory of a route", (double)used / ROUTES, "bytes", "<600",
		    "candidate, node and installed path");
	t = cpu_seconds();
	for (uint32_t i = 0; i < 1000000; i++) {
		struct addr a = addr_v4(0x14000000u + (i * 2654435761u) % (ROUTES << 8));

		if (!rib_lookup(rib, &a, &e))
			exit(1);
	}
	bench_print("rib: look-up", (cpu_seconds() - t) * 1000, "ns", "-", "longest match, 100,000 routes");
	rib_free(rib);
}

/* `ip route` lines, and the same list again, as after every burst of configuration. */
static void bench_statics(void)
{
	struct rib_kernel k = { .apply = apply, .iface_usable = usable };
	struct rib *rib = rib_new(NULL, &k);
	struct statics *s = statics_new(rib);
	struct static_conf *list = xcalloc(ROUTES, sizeof(*list));
	double t;

	for (uint32_t i = 0; i < ROUTES; i++) {
		list[i].prefix.addr = addr_v4(0x14000000u + (i << 8));
		list[i].prefix.len = 24;
		list[i].distance = 1;
		str_copy(list[i].oif, sizeof(list[i].oif), "GigabitEthernet1");
	}
	t = cpu_seconds();
	statics_configure(s, list, ROUTES);
	rib_run(rib);
	bench_print("rib: 100,000 static lines", (cpu_seconds() - t) * 1000, "ms", "<1000", "new");
	t = cpu_seconds();
	statics_configure(s, list, ROUTES);
	rib_run(rib);
	bench_print("rib: 100,000 static lines again", (cpu_seconds() - t) * 1000, "ms", "<200",
		    "nothing changed");
	free(list);
	statics_free(s);
	rib_free(rib);
}

static int bench_kernel(void)
{
	struct iface_conf c = { .name = "GigabitEthernet1", .kind = IFACE_ETHERNET, .n_addrs = 1,
				.configured = true };
	struct nl_sock *sk = nl_socket_alloc();
	struct loop *loop = loop_new();
	struct rib *rib = rib_new(loop, NULL);
	uint32_t owner = rib_owner_new(rib);
	struct iface_conf peer = { .name = "GigabitEthernet2", .kind = IFACE_ETHERNET,
				   .configured = true };
	struct iface_conf list[] = { c, peer };
	char why[200];
	struct ifaces *ifs;
	double t;

	if (nl_connect(sk, NETLINK_ROUTE) < 0 || rtnl_link_veth_add(sk, "Gi1", "Gi2", getpid()) < 0) {
		fprintf(stderr, "routing_rib: no veth devices here\n");
		return 1;
	}
	ifs = ifaces_new(loop, rib, why, sizeof(why));
	if (!ifs) {
		fprintf(stderr, "routing_rib: %s\n", why);
		return 1;
	}
	prefix_parse("10.0.1.1/24", &list[0].addrs[0].p);
	ifaces_configure(ifs, list, 2);
	for (int i = 0; i < 20; i++)
		loop_once(loop, 5);
	t = wall();
	routes_add(rib, owner);
	bench_print("rib: 100,000 routes into the kernel", wall() - t, "s", "<2",
		    "decided, sent and acknowledged");
	t = wall();
	list[0].shutdown = true;
	ifaces_configure(ifs, list, 2);
	rib_run(rib);
	bench_print("rib: 100,000 routes withdrawn", wall() - t, "s", "<2", "their interface shut down");
	ifaces_free(ifs);
	rib_free(rib);
	loop_free(loop);
	nl_socket_free(sk);
	return 0;
}

int main(void)
{
	char map[32];
	int fd;
	unsigned uid = getuid();

	bench_memory();
	bench_statics();
	if (unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0) {
		fprintf(stderr, "routing_rib: no private network namespace: %s\n", strerror(errno));
		return 1;
	}
	fd = open("/proc/self/uid_map", O_WRONLY | O_CLOEXEC);
	snprintf(map, sizeof(map), "0 %u 1", uid);
	if (fd < 0 || write(fd, map, strlen(map)) < 0)
		fprintf(stderr, "routing_rib: uid_map: %s\n", strerror(errno));
	close(fd);
	return bench_kernel();
}
