/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client's end of a telnet connection (RFC 854): what the far end sends becomes text for the
 * screen and answers; what is typed becomes bytes for the far end. The far end may echo and
 * suppress go ahead, and is told the terminal's size (RFC 1073); it is offered nothing else.
 */
#ifndef FLEXSH_CLI_TELNET_OUT_H
#define FLEXSH_CLI_TELNET_OUT_H
#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"

enum { TN_EL = 248, TN_EC = 247, TN_AYT = 246, TN_AO = 245, TN_IP = 244, TN_BRK = 243 };

/* All zero: at the connection's begin. */
struct telnet_out {
	int state;
	uint8_t cmd;          /* of the option that is awaited */
	bool told[256][2];    /* options answered already: [option][ours] */
	int width, length;    /* of the terminal; the caller keeps them true */
};

/* One byte of the far end: text is appended to @screen, an answer to @reply. All the answers of a
 * connection together are less than 2 KiB, whatever comes. */
void telnet_out_byte(struct telnet_out *t, uint8_t c, struct str *screen, struct str *reply);

/* One key typed, as the far end shall see it. */
void telnet_out_key(struct str *reply, char c);

/* A command (TN_BRK and so on) for the far end. */
void telnet_out_command(struct str *reply, uint8_t cmd);
#endif
