/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telnet on the client's side of a vty (RFC 854, NAWS RFC 1073): commands and options are taken out
 * of the stream, the rest is input.
 */
#include "cli/relay_int.h"

enum { TN_DONT = 254, TN_DO = 253, TN_WONT = 252, TN_WILL = 251, TN_SB = 250,
       TN_IP = 244, TN_SE = 240 };
enum { TN_OPT_ECHO = 1, TN_OPT_SGA = 3, TN_OPT_NAWS = 31 };
enum { TN_DATA, TN_COMMAND, TN_OPTION, TN_SUB, TN_SUB_IAC };

static void option_reply(struct vty *v, int cmd, int opt)
{
	char reply[3] = { (char)TN_IAC, 0, (char)opt };

	/* ECHO and SGA by us, SGA and NAWS by the client were asked for at the start: only refuse the rest. */
	if (cmd == TN_DO && opt != TN_OPT_ECHO && opt != TN_OPT_SGA)
		reply[1] = (char)TN_WONT;
	else if (cmd == TN_WILL && opt != TN_OPT_SGA && opt != TN_OPT_NAWS)
		reply[1] = (char)TN_DONT;
	else
		return;
	str_add(&v->to_client, reply, 3);
}

static void suboption(struct vty *v)
{
	int width, height;

	if (v->tn_sub_len != 5 || v->tn_sub[0] != TN_OPT_NAWS)
		return;
	width = v->tn_sub[1] << 8 | v->tn_sub[2];
	height = v->tn_sub[3] << 8 | v->tn_sub[4];
	if (width >= 20 && width <= 512)
		v->s.ctx.term_width = width;
	if (height >= 5 && height <= 512 && v->s.ctx.term_length == 24)
		v->s.ctx.term_length = height;
}

void relay_telnet_byte(struct vty *v, uint8_t c)
{
	switch (v->tn_state) {
	case TN_DATA:
		if (c == TN_IAC)
			v->tn_state = TN_COMMAND;
		else
			relay_input_byte(v, (char)c);
		break;
	case TN_COMMAND:
		v->tn_state = TN_DATA;
		if (c >= TN_WILL && c <= TN_DONT) {
			v->tn_cmd = c;
			v->tn_state = TN_OPTION;
		} else if (c == TN_SB) {
			v->tn_sub_len = 0;
			v->tn_state = TN_SUB;
		} else if (c == TN_IP) {
			relay_input_byte(v, CTRL('C'));
		} else if (c == TN_IAC) {
			relay_input_byte(v, (char)c);
		}
		break;
	case TN_OPTION:
		option_reply(v, v->tn_cmd, c);
		v->tn_state = TN_DATA;
		break;
	case TN_SUB:
		if (c == TN_IAC)
			v->tn_state = TN_SUB_IAC;
		else if (v->tn_sub_len < sizeof(v->tn_sub))
			v->tn_sub[v->tn_sub_len++] = c;
		break;
	case TN_SUB_IAC:
		if (c == TN_SE)
			suboption(v);
		else if (c == TN_IAC && v->tn_sub_len < sizeof(v->tn_sub))
			v->tn_sub[v->tn_sub_len++] = c;
		v->tn_state = c == TN_SE ? TN_DATA : TN_SUB;
		break;
	default:
		v->tn_state = TN_DATA;
		break;
	}
}

void relay_telnet_hello(struct vty *v)
{
	static const uint8_t hello[] = { TN_IAC, TN_WILL, TN_OPT_ECHO, TN_IAC, TN_WILL, TN_OPT_SGA,
					 TN_IAC, TN_DO, TN_OPT_SGA, TN_IAC, TN_DO, TN_OPT_NAWS };

	str_add(&v->to_client, hello, sizeof(hello));
}
