/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the handlers of configuration commands share.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "cli/conf.h"
#include "cli/login.h"

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

/* Long keys are cut nowhere: two digits for a character, two for the seed. */
void conf_type7_encode(const char *clear, struct str *out)
{
	size_t size = 2 * strlen(clear) + 3;
	char *text = xcalloc(size, 1);

	if (secret_veil(clear, text, size))
		str_puts(out, text);
	free(text);
}

bool conf_type7_decode(const char *text, struct str *out)
{
	size_t size = strlen(text) + 1;
	char *clear = xcalloc(size, 1);
	bool ok = secret_unveil(text, clear, size);

	if (ok)
		str_puts(out, clear);
	secret_free(clear, size);
	return ok;
}
