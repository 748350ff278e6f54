/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a vty's byte streams: relay.c holds both ends together and shows what the editor
 * writes, relay_keys.c works off what was typed or pasted, relay_telnet.c takes telnet out of what
 * comes. All of it runs on the control thread.
 */
#ifndef CLI_RELAY_INT_H
#define CLI_RELAY_INT_H

#include "cli/session_int.h"

#define RELAY_IN_MAX (64 * 1024)
#define RELAY_OUT_MAX (64 * 1024)
#define RELAY_EDIT_MAX (256 * 1024) /* bytes the editor may redraw for one line */
#define CTRL(c) ((c) & 0x1f)
#define TN_IAC 255

/* --- relay.c --- */
void relay_client_put(struct vty *v, const char *p, size_t n);
void relay_thread_put(struct vty *v, const char *p, size_t n);
/* Messages that waited, in front of what comes now. */
void relay_logs_flush(struct vty *v);

/* --- relay_keys.c --- */
/* A byte of the client's text: kept for its turn, or what runs is interrupted. */
void relay_input_byte(struct vty *v, char c);
/* Hand on what the editor, a question or a connection is ready for. */
void relay_pump(struct vty *v);
/* The editor shows its prompt and the line again. */
void relay_redraw(struct vty *v);
/* The client has closed its side, and nobody waits for an answer any more. */
bool relay_input_over(struct vty *v);

/* --- relay_line.c --- */
/* The editor begins a line with this in it. */
void relay_line_reset(struct vty *v, const char *text);
/* It has got a line of its own (history). */
void relay_line_unknown(struct vty *v);
/* A key that went to it. */
void relay_line_key(struct vty *v, char c);
/* A byte that went to the screen. */
void relay_line_shown(struct vty *v, char c);
/* Esc and one of b f d c l u, or ^D ^T alone. False: it is none of these. */
bool relay_line_word(struct vty *v, char key);

/* --- relay_telnet.c --- */
/* What a telnet server says first. */
void relay_telnet_hello(struct vty *v);
void relay_telnet_byte(struct vty *v, uint8_t c);

#endif
