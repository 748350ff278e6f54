/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bad cable: a process that carries frames between the ports of one segment, loses some and keeps
 * others back. It stands in for the segment's bridge while a port has loss or delay, so it needs
 * nothing of the kernel but packet sockets.
 */
#ifndef LAB_WIRE_H
#define LAB_WIRE_H

#include <sys/types.h>

#include "base/util.h"

#define WIRE_MAX_PORTS 64

struct wire_port {
	char tap[16];
	double loss;        /* 0..1, of frames entering or leaving by this port */
	unsigned delay_ms;  /* likewise */
};

/* Fork a process for these ports in the current network namespace. It dies with its parent. The
 * pid, or -errno. */
pid_t wire_start(const struct wire_port *ports, size_t n);

#endif
