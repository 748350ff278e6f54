/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * monitor capture inside: capture.c keeps packets, capture_cmd.c has the commands and the pcapng
 * file.
 */
#ifndef CLI_CAPTURE_INT_H
#define CLI_CAPTURE_INT_H

#include <time.h>

#include "cli/cli.h"

#define CAPTURE_DEFAULT_MB 10
#define CAPTURE_MAX_FRAME 65535

enum capture_link { LINK_ETHERNET = 1, LINK_RAW = 101 }; /* pcap's numbers */
enum capture_dir { CAPTURE_BOTH, CAPTURE_IN, CAPTURE_OUT };

struct capture_record {
	struct capture_record *prev, *next;
	struct timespec when;
	bool ike;              /* from the engine: an IP packet */
	uint32_t len, orig;
	uint8_t data[];
};

struct capture {
	struct capture *prev, *next;
	struct router *rt;
	char name[32];
	char iface[IFACE_NAME_LEN]; /* "" none */
	enum capture_dir dir;
	bool ike;              /* IKEv2 messages too */
	bool circular, active;
	uint32_t mb, max_packets, max_len, max_secs; /* 0: no limit */
	int fd;
	struct loop_fd *watch;
	enum capture_link link; /* of the interface */
	struct timer timer;
	struct capture_record *list;
	size_t n, bytes;
	uint64_t dropped;
};

struct capture *capture_first(void);
struct capture *capture_find(const char *name); /* NULL */
struct capture *capture_new(struct router *rt, const char *name);
void capture_free(struct capture *c);
void capture_clear(struct capture *c);
int capture_start(struct capture *c); /* 0 or -errno */
void capture_stop(struct capture *c);
/* The pcapng file, in memory. */
void capture_render(const struct capture *c, struct str *out);

#endif
