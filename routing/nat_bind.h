/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The addresses of pools without overload that the kernel has given to hosts: they are elements of
 * the filter's table (filter_nat.c) and have to outlive its replacement.
 */
#ifndef ROUTING_NAT_BIND_H
#define ROUTING_NAT_BIND_H

#include "routing/filter.h"

/* Add commands to `out` which give the elements that the table has now to one made from `text`. */
void nat_bindings_keep(int netns_fd, const char *text, struct str *out);
/* text: what the kernel's table was made from. *out is the caller's to free. */
size_t nat_bindings_read(int netns_fd, const char *text, struct nat_binding **out);
void nat_bindings_drop(int netns_fd, const char *text, const struct nat_binding *b); /* NULL: all */

#endif
