/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TFTP client (RFC 1350, mode octet) without I/O: datagrams from the server go in, the next one to send
 * comes out. The caller sends it, and sends it again when nothing is heard.
 */
#ifndef CLI_TFTP_H
#define CLI_TFTP_H

#include "base/str.h"

#define TFTP_BLOCK 512
#define TFTP_MAX_FILE (32u << 20)

enum tftp_state { TFTP_RUNNING, TFTP_DONE, TFTP_FAILED };

struct tftp {
	bool put;
	enum tftp_state state;
	struct str file;       /* got, or to be put: the owner's */
	size_t sent;           /* put: where the block under way begins */
	uint16_t block;        /* put: the block under way; get: the last one taken */
	struct str out;        /* datagram to send, again on a timeout */
	char why[100];         /* TFTP_FAILED */
};

/* The first datagram is in t->out. The name is cut at 255 bytes. */
void tftp_begin(struct tftp *t, const char *name, bool put);
/* True: t->out is new and to be sent now (also the last acknowledgement of a get, which is done then). */
bool tftp_input(struct tftp *t, const uint8_t *data, size_t len);
void tftp_clear(struct tftp *t);

#endif
