/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Network namespaces: a VRF is one. Sockets and TUN devices belong to the namespace they are opened
 * in, whatever the thread does later; so a VRF is entered only for the moment of opening.
 */
#ifndef ROUTING_NETNS_H
#define ROUTING_NETNS_H

#include "base/util.h"

/* A new, empty namespace: a descriptor that keeps it alive, or -errno. */
int netns_new(void);
/* The calling thread goes into fd's namespace (fd < 0: stays). Returns what netns_leave() wants. */
int netns_enter(int fd);
void netns_leave(int back);
/* Write to /proc/sys/net/PATH of the namespace the thread is in. What is read-only or absent stays as
 * it is. */
void netns_sysctl(const char *value, const char *fmt, ...) PRINTF(2, 3);

#endif
