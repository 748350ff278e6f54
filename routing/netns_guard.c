/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The child is forked from a process with threads: it uses system calls and its own stack, nothing
 * else (no malloc, no stdio).
 */
#include "routing/netns_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/util.h"

#define GUARD_LINKS 256

struct netns_guard {
	pid_t pid;
	int fd;          /* our end: its closing is the signal */
};

static size_t links_dump(int sk, int *index)
{
	struct { struct nlmsghdr h; struct ifinfomsg i; } req = {
		.h = { .nlmsg_len = sizeof(req), .nlmsg_type = RTM_GETLINK,
		       .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP } };
	static char buf[32768] __attribute__((aligned(NLMSG_ALIGNTO)));
	size_t n = 0;

	if (send(sk, &req, sizeof(req), 0) < 0)
		return 0;
	for (;;) {
		ssize_t len = recv(sk, buf, sizeof(buf), 0);

		if (len <= 0)
			return n;
		for (struct nlmsghdr *h = (struct nlmsghdr *)buf; NLMSG_OK(h, len);
		     h = NLMSG_NEXT(h, len)) {
			struct ifinfomsg *i = NLMSG_DATA(h);

			if (h->nlmsg_type == NLMSG_DONE || h->nlmsg_type == NLMSG_ERROR)
				return n;
			if (h->nlmsg_type == RTM_NEWLINK && i->ifi_type == ARPHRD_ETHER && n < GUARD_LINKS)
				index[n++] = i->ifi_index;
		}
	}
}

static void link_move(int sk, int index, int home)
{
	struct { struct nlmsghdr h; struct ifinfomsg i; struct rtattr a; int32_t fd; } req = {
		.h = { .nlmsg_len = sizeof(req), .nlmsg_type = RTM_NEWLINK, .nlmsg_flags = NLM_F_REQUEST },
		.i = { .ifi_index = index },
		.a = { .rta_type = IFLA_NET_NS_FD, .rta_len = RTA_LENGTH(sizeof(int32_t)) },
		.fd = home };

	if (send(sk, &req, sizeof(req), 0) < 0)
		return;
}

/* The child: 3 is the pipe, 4 the namespace to wait in, 5 the way home. */
static void child(void)
{
	int index[GUARD_LINKS], sk;
	size_t n;
	char c;

	while (read(3, &c, 1) < 0 && errno == EINTR)
		;
	if (setns(4, CLONE_NEWNET) < 0)
		_exit(1);
	sk = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	if (sk < 0)
		_exit(1);
	n = links_dump(sk, index);
	for (size_t i = 0; i < n; i++)
		link_move(sk, index[i], 5);
	_exit(0);
}

/* Put the three descriptors where child() wants them, and let go of all others: consoles, the lab's
 * pipes, sockets. */
static void child_descriptors(int pipe_fd, int netns_fd, int home)
{
	int a = fcntl(pipe_fd, F_DUPFD, 10), b = fcntl(netns_fd, F_DUPFD, 10),
	    h = fcntl(home, F_DUPFD, 10), null = open("/dev/null", O_RDWR);

	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	dup2(a, 3);
	dup2(b, 4);
	dup2(h, 5);
	close_range(6, ~0U, 0);
}

struct netns_guard *netns_guard_new(int netns_fd)
{
	int p[2], home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	struct netns_guard *g;
	pid_t pid;

	if (home < 0)
		return NULL;
	if (pipe2(p, O_CLOEXEC) < 0) {
		close(home);
		return NULL;
	}
	pid = fork();
	if (pid == 0) {
		sigset_t all;

		sigfillset(&all); /* it outlives whatever ends the router */
		sigprocmask(SIG_BLOCK, &all, NULL);
		prctl(PR_SET_NAME, "flexsh-vrf");
		child_descriptors(p[0], netns_fd, home);
		child();
	}
	close(home);
	close(p[0]);
	if (pid < 0) {
		close(p[1]);
		return NULL;
	}
	g = xcalloc(1, sizeof(*g));
	g->pid = pid;
	g->fd = p[1];
	return g;
}

void netns_guard_free(struct netns_guard *g)
{
	if (!g)
		return;
	close(g->fd);
	while (waitpid(g->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(g);
}
