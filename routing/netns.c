/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/netns.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

static int netns_here(void)
{
	return open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
}

int netns_enter(int fd)
{
	int back;

	if (fd < 0)
		return -1;
	back = netns_here();
	if (back < 0)
		return -1;
	if (setns(fd, CLONE_NEWNET) == 0)
		return back;
	close(back);
	return -1;
}

void netns_leave(int back)
{
	if (back < 0)
		return;
	/* Going on in a VRF's namespace would mix up two networks. */
	if (setns(back, CLONE_NEWNET) < 0) {
		perror("flexsh: cannot return to the router's network namespace");
		abort();
	}
	close(back);
}

int netns_new(void)
{
	int home = netns_here(), fd;

	if (home < 0)
		return -errno;
	if (unshare(CLONE_NEWNET) < 0) {
		fd = -errno;
		close(home);
		return fd;
	}
	fd = netns_here();
	if (fd < 0)
		fd = -errno;
	netns_leave(home);
	return fd;
}

void netns_sysctl(const char *value, const char *fmt, ...)
{
	char path[160] = "/proc/sys/net/";
	size_t n = strlen(path);
	va_list ap;
	int fd;

	va_start(ap, fmt);
	vsnprintf(path + n, sizeof(path) - n, fmt, ap);
	va_end(ap);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (write(fd, value, strlen(value)) < 0 && log_debug_on(DBG_ROUTING))
		log_debug("%s: %s", path, strerror(errno));
	close(fd);
}
