/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A VRF's namespace ends with the router, and a veth that ends with it is gone for both of its
 * sides. A small child process waits in the namespace; when the router has died, however hard, it
 * carries the devices back to where they came from.
 */
#ifndef ROUTING_NETNS_GUARD_H
#define ROUTING_NETNS_GUARD_H

struct netns_guard; /* NULL everywhere: none */
/* netns_fd: the VRF's namespace; the process's own is where devices go back to. NULL: could not. */
struct netns_guard *netns_guard_new(int netns_fd);
void netns_guard_free(struct netns_guard *g); /* waits for the child: milliseconds */

#endif
