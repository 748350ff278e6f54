/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the handlers of configuration commands share.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "cli/conf.h"

int conf_store(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *n = cfg_store(c->cfg, cli_section(c), m);

	if (m->row->submode && n && !m->no && !m->deflt)
		cli_enter(c, m->row->submode, n);
	return 0;
}

struct cfg_node *conf_line(struct cli_ctx *c, enum cli_mode mode, struct cfg_node *section,
			   const char *line)
{
	struct gram_match m;
	size_t col;

	if (gram_parse(c->rt->gram, mode, line, &m, &col) != GRAM_OK)
		return NULL;
	return cfg_store(c->cfg, section, &m);
}

int conf_refuse(struct cli_ctx *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(c->out, fmt, ap);
	va_end(ap);
	c->errors++;
	return 0;
}

void conf_drop_token(struct gram_match *m, int i)
{
	memmove(&m->tok[i], &m->tok[i + 1], (size_t)(m->n - i - 1) * sizeof(m->tok[0]));
	m->n--;
}

/* The encryption of `service password-encryption`, public and no secret: it only keeps a key from
 * being read over the shoulder. */
static const char type7_key[] = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

void conf_type7_encode(const char *clear, struct str *out)
{
	unsigned at = random_u32() % 16;

	str_printf(out, "%02u", at);
	for (; *clear; clear++, at++)
		str_printf(out, "%02X",
			   (unsigned char)*clear ^
				   (unsigned char)type7_key[at % (sizeof(type7_key) - 1)]);
}

bool conf_type7_decode(const char *text, struct str *out)
{
	size_t len = strlen(text);
	unsigned at;

	if (len < 4 || len % 2 || text[0] < '0' || text[0] > '5' || text[1] < '0' || text[1] > '9')
		return false;
	at = (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0');
	for (size_t i = 2; i < len; i += 2, at++) {
		char hex[3] = { text[i], text[i + 1], '\0' }, *end;
		unsigned long v = strtoul(hex, &end, 16);

		if (*end)
			return false;
		str_putc(out, (char)(v ^ (unsigned char)type7_key[at % (sizeof(type7_key) - 1)]));
	}
	return true;
}
