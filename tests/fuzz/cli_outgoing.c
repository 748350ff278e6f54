/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a telnet server may send to the client: any bytes. Whatever they are, the answers stay
 * within what the header promises and are well formed (a parser finds its way through them and ends
 * at data), text without an IAC is shown as it is, and keys survive the way to a server.
 * Bytes 0-3 of the input are the terminal's size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/telnet_out.h"

#define REPLY_MAX 2048

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

/* The screen has nothing but bytes that came, in their order, and never a NUL. */
static void screen_check(const struct str *screen, const uint8_t *p, size_t n)
{
	size_t at = 0, shown = 0;

	for (size_t i = 0; i < screen->len; i++) {
		uint8_t c = (uint8_t)screen->data[i];

		must(c != 0, "a NUL on the screen");
		while (at < n && p[at] != c)
			at++;
		must(at++ < n, "the screen shows what did not come");
	}
	for (size_t i = 0; i < n; i++)
		shown += p[i] != 0;
	must(memchr(p, 255, n) || screen->len == shown, "plain text was changed");
}

/* As a server sees it: an option at most once from either side, no text, nothing cut. */
static void reply_check(const struct str *reply)
{
	struct telnet_out server = { 0 };
	struct str text = { 0 }, back = { 0 };
	bool seen[256][2] = { 0 };

	must(reply->len < REPLY_MAX, "answers without end");
	for (size_t i = 0; i < reply->len; i++) {
		uint8_t c = (uint8_t)reply->data[i];
		int before = server.state;

		telnet_out_byte(&server, c, &text, &back);
		if (!before || server.state || server.cmd < 251 || server.cmd > 254)
			continue;
		must(!seen[c][server.cmd >= 253], "an option is answered again");
		seen[c][server.cmd >= 253] = true;
	}
	must(!server.state, "an answer is cut");
	must(!text.len, "an answer is text");
	str_free(&text);
	str_free(&back);
}

static void keys_check(const uint8_t *p, size_t n)
{
	struct telnet_out server = { 0 };
	struct str keys = { 0 }, text = { 0 }, back = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		telnet_out_key(&keys, (char)p[i]);
	for (size_t i = 0; i < keys.len; i++) {
		must(keys.data[i] != '\r' || (i + 1 < keys.len && !keys.data[i + 1]),
		     "a carriage return is not bare");
		telnet_out_byte(&server, (uint8_t)keys.data[i], &text, &back);
	}
	for (size_t i = 0; i < n; i++)
		if (p[i])
			must(at < text.len && (uint8_t)text.data[at++] == p[i], "a key is lost");
	must(at == text.len && !back.len && !server.state, "a key became a command");
	str_free(&keys);
	str_free(&text);
	str_free(&back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct telnet_out t = { 0 };
	struct str screen = { 0 }, reply = { 0 };

	if (size < 4)
		return 0;
	t.width = data[0] << 8 | data[1];
	t.length = data[2] << 8 | data[3];
	data += 4;
	size -= 4;
	for (size_t i = 0; i < size; i++)
		telnet_out_byte(&t, data[i], &screen, &reply);
	screen_check(&screen, data, size);
	reply_check(&reply);
	keys_check(data, size);
	str_free(&screen);
	str_free(&reply);
	return 0;
}
