/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TFTP client, see tftp.h.
 *
 *   get:  RRQ ->   <- DATA 1   ACK 1 ->   <- DATA 2 ...   a block shorter than 512 is the last
 *   put:  WRQ ->   <- ACK 0    DATA 1 ->  <- ACK 1 ...
 */
#include "cli/tftp.h"
#include <stdio.h>
#include <string.h>
#include "base/wire.h"

enum tftp_op { OP_RRQ = 1, OP_WRQ, OP_DATA, OP_ACK, OP_ERROR };

static void put16(struct str *s, uint16_t v)
{
	str_putc(s, (char)(v >> 8));
	str_putc(s, (char)v);
}

void tftp_begin(struct tftp *t, const char *name, bool put)
{
	t->put = put;
	t->state = TFTP_RUNNING;
	str_reset(&t->out);
	put16(&t->out, put ? OP_WRQ : OP_RRQ);
	str_add(&t->out, name, strnlen(name, 255));
	str_putc(&t->out, '\0');
	str_add(&t->out, "octet", sizeof("octet"));
}

static void fail(struct tftp *t, const char *why)
{
	t->state = TFTP_FAILED;
	str_copy(t->why, sizeof(t->why), why);
}

/* RFC 1350 5: what the codes mean; 0 brings a text of its own, which may hold anything. */
static void take_error(struct tftp *t, struct rd *r)
{
	static const char *const known[] = {
		[1] = "No such file or directory", [2] = "Permission denied",
		[3] = "No space left on device", [4] = "Illegal TFTP operation",
		[5] = "Unknown transfer ID", [6] = "File exists", [7] = "No such user",
	};
	uint16_t code = rd_u16(r);
	size_t n = 0;

	if (code && code < ARRAY_SIZE(known)) {
		fail(t, known[code]);
		return;
	}
	t->state = TFTP_FAILED;
	while (!r->bad && rd_left(r) && n + 1 < sizeof(t->why)) {
		uint8_t c = rd_u8(r);

		if (!c)
			break;
		t->why[n++] = c >= ' ' && c < 0x7f ? (char)c : '.';
	}
	t->why[n] = '\0';
	if (!n)
		str_copy(t->why, sizeof(t->why), "Undefined error");
}

static void ack(struct tftp *t, uint16_t block)
{
	str_reset(&t->out);
	put16(&t->out, OP_ACK);
	put16(&t->out, block);
}

static bool take_data(struct tftp *t, uint16_t block, const uint8_t *data, size_t len)
{
	if (len > TFTP_BLOCK)
		return false;
	if (block == t->block && (t->file.len || block)) {
		ack(t, block); /* our acknowledgement was lost */
		return true;
	}
	if (block != (uint16_t)(t->block + 1)) /* wraps: files beyond 32 MB only */
		return false;
	if (t->file.len + len > TFTP_MAX_FILE) {
		fail(t, "File too large");
		return false;
	}
	str_add(&t->file, (const char *)data, len);
	t->block = block;
	ack(t, block);
	if (len < TFTP_BLOCK)
		t->state = TFTP_DONE;
	return true;
}

/* A second acknowledgement of the same block sends nothing, or every block after it would go out twice
 * (RFC 1123 4.2.3.1). */
static bool take_ack(struct tftp *t, uint16_t block)
{
	size_t n = MIN(t->file.len - t->sent, (size_t)TFTP_BLOCK);
	bool first = t->out.len > 1 && t->out.data[1] == OP_WRQ;

	if (block != t->block)
		return false;
	if (!first) {
		t->sent += n;
		if (n < TFTP_BLOCK) {
			t->state = TFTP_DONE;
			return false;
		}
		n = MIN(t->file.len - t->sent, (size_t)TFTP_BLOCK);
	}
	t->block++;
	str_reset(&t->out);
	put16(&t->out, OP_DATA);
	put16(&t->out, t->block);
	str_add(&t->out, t->file.data ? t->file.data + t->sent : "", n);
	return true;
}

bool tftp_input(struct tftp *t, const uint8_t *data, size_t len)
{
	struct rd r = rd_init(data, len);
	uint16_t op = rd_u16(&r), block;

	if (t->state != TFTP_RUNNING || r.bad)
		return false;
	if (op == OP_ERROR) {
		take_error(t, &r);
		return false;
	}
	block = rd_u16(&r);
	if (r.bad)
		return false;
	if (op == OP_DATA && !t->put)
		return take_data(t, block, data + 4, len - 4);
	if (op == OP_ACK && t->put)
		return take_ack(t, block);
	return false;
}

void tftp_clear(struct tftp *t)
{
	if (t->file.data)
		secret_wipe(t->file.data, t->file.len);
	if (t->out.data)
		secret_wipe(t->out.data, t->out.len);
	str_free(&t->file);
	str_free(&t->out);
}
