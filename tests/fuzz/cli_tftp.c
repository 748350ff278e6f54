/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hostile TFTP server, and URLs. First byte: get or put, and how much there is to put; then datagrams,
 * each behind its length.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/tftp.h"
#include "cli/transfer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tftp t = { 0 };
	struct net_url u, v;
	struct str text = { 0 };
	char *url = xstrndup((const char *)data, size);

	if (net_url_parse(url, &u) && *u.host && !strchr(u.host, '[') && !strchr(u.host, ']')) {
		net_url_text(&u, &text);
		if (!net_url_parse(str_text(&text), &v) || strcmp(u.scheme, v.scheme) != 0)
			abort();
	}
	str_free(&text);
	free(url);
	if (!size)
		return 0;
	for (int i = 0; i < (data[0] >> 1) * 16; i++)
		str_putc(&t.file, (char)i);
	tftp_begin(&t, "name", data[0] & 1);
	for (size_t i = 1; i + 2 <= size;) {
		size_t len = (size_t)data[i] << 8 | data[i + 1], room = size - i - 2;
		uint8_t *copy = xmemdup(data + i + 2, MIN(len, room)); /* its end is watched */

		tftp_input(&t, copy, MIN(len, room));
		if (t.out.len > 4 + TFTP_BLOCK || t.sent > t.file.len)
			abort();
		free(copy);
		i += 2 + MIN(len, room);
	}
	tftp_clear(&t);
	return 0;
}
