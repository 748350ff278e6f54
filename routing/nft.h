/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * nftables by libnftables. The library is opened when it is first wanted, so that a router without
 * any filter runs on a machine without it. Commands are atomic: the whole text takes effect, or
 * nothing of it. They go to the network namespace given (-1: the process's own).
 */
#ifndef ROUTING_NFT_H
#define ROUTING_NFT_H

#include <stdbool.h>

#include "base/str.h"

/* 0; -ENOENT: no library; -EPERM or -EOPNOTSUPP and the like: the kernel refused. why: one line. */
int nft_run(int netns_fd, const char *text, struct str *output, char *why, size_t size);
void nft_close(void);
/* Is there a table of family inet with this name? Asked of the kernel without the library, which
 * costs more than a megabyte. */
bool nft_table_exists(int netns_fd, const char *name);

#endif
