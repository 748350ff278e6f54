/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/telnet_out.h"

enum { TN_IAC = 255, TN_DONT = 254, TN_DO = 253, TN_WONT = 252, TN_WILL = 251, TN_SB = 250,
       TN_SE = 240 };
enum { TN_OPT_ECHO = 1, TN_OPT_SGA = 3, TN_OPT_NAWS = 31 };
enum { TN_DATA, TN_COMMAND, TN_OPTION, TN_SUBOPTION, TN_SUB_IAC };

void telnet_out_command(struct str *reply, uint8_t cmd)
{
	str_putc(reply, (char)TN_IAC);
	str_putc(reply, (char)cmd);
}

static void naws_say(const struct telnet_out *t, struct str *reply)
{
	int size[] = { t->width, t->length };

	telnet_out_command(reply, TN_SB);
	str_putc(reply, TN_OPT_NAWS);
	for (size_t i = 0; i < 2; i++) {
		uint8_t b[2] = { (uint8_t)(size[i] >> 8), (uint8_t)size[i] };

		for (size_t j = 0; j < 2; j++) {
			str_putc(reply, (char)b[j]);
			if (b[j] == TN_IAC)
				str_putc(reply, (char)b[j]);
		}
	}
	telnet_out_command(reply, TN_SE);
}

/* Each option is answered once: an endless argument has two sides (RFC 854). */
static void option_answer(struct telnet_out *t, uint8_t opt, struct str *reply)
{
	bool ours = t->cmd == TN_DO || t->cmd == TN_DONT, yes;

	if (t->cmd == TN_DONT || t->cmd == TN_WONT || t->told[opt][ours])
		return;
	t->told[opt][ours] = true;
	yes = opt == TN_OPT_SGA || (ours ? opt == TN_OPT_NAWS : opt == TN_OPT_ECHO);
	telnet_out_command(reply, ours ? (yes ? TN_WILL : TN_WONT) : (yes ? TN_DO : TN_DONT));
	str_putc(reply, (char)opt);
	if (ours && opt == TN_OPT_NAWS)
		naws_say(t, reply);
}

void telnet_out_byte(struct telnet_out *t, uint8_t c, struct str *screen, struct str *reply)
{
	switch (t->state) {
	case TN_DATA:
		if (c == TN_IAC)
			t->state = TN_COMMAND;
		else if (c)
			str_putc(screen, (char)c);
		break;
	case TN_COMMAND:
		t->state = TN_DATA;
		t->cmd = c;
		if (c >= TN_WILL && c <= TN_DONT)
			t->state = TN_OPTION;
		else if (c == TN_SB)
			t->state = TN_SUBOPTION;
		else if (c == TN_IAC)
			str_putc(screen, (char)c);
		break;
	case TN_OPTION:
		option_answer(t, c, reply);
		t->state = TN_DATA;
		break;
	case TN_SUBOPTION:
		if (c == TN_IAC)
			t->state = TN_SUB_IAC;
		break;
	default:
		t->state = c == TN_SE ? TN_DATA : TN_SUBOPTION;
	}
}

void telnet_out_key(struct str *reply, char c)
{
	str_putc(reply, c);
	if ((uint8_t)c == TN_IAC)
		str_putc(reply, c);
	else if (c == '\r')
		str_putc(reply, '\0'); /* RFC 854: a bare carriage return */
}
