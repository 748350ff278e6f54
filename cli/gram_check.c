/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Self test of the grammar: rows that are spelled alike, and rows that no line can reach because
 * another one always wins. Each row is tried with sample lines made from its own syntax.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/gram_int.h"

static void sample_tok(const struct gram_tok *t, unsigned n, struct str *out)
{
	static const char *const words[] = {
		[GT_IPV4] = "10.1.2.3", [GT_IPV4_PREFIX] = "10.1.0.0/16",
		[GT_IPV6] = "2001:DB8::1", [GT_IPV6_PREFIX] = "2001:DB8::/32",
		[GT_TIME] = "10:20:30", [GT_MINUTE] = "10:20",
		[GT_MAC] = "0011.2233.4455", [GT_IFACE] = "Tunnel7",
		[GT_PAIR] = "65000:7", [GT_MONTH] = "Mar", [GT_HEX] = "fe", [GT_HOST] = "zq-host", [GT_LINE] = "Zq text"
	};

	if (out->len)
		str_putc(out, ' ');
	if (t->type == GT_KEYWORD)
		str_puts(out, t->text);
	else if (t->type == GT_NUMBER)
		str_printf(out, "%lld", (long long)t->hi);
	else if (t->type == GT_WORD)
		str_printf(out, "Zq%u", n);
	else
		str_puts(out, words[t->type]);
}

/* One way through the automaton: at the k-th split take alternative pick[k]. */
static void sample_tail(const struct gram_nfa *n, unsigned pick, struct str *out)
{
	unsigned tokens = 0;
	uint64_t mask = 0;

	while (n->kind != NFA_END && tokens < 40 && out->len < 2000) {
		switch (n->kind) {
		case NFA_TOK:
			sample_tok(&n->tok, tokens++, out);
			n = n->next;
			break;
		case NFA_GUARD:
			mask |= n->bit;
			n = n->next;
			break;
		case NFA_SPLIT: {
			/* the last way leads on: lists and options end by themselves */
			unsigned k = tokens == 0 ? MIN(pick, n->n_alts - 1) : n->n_alts - 1;
			const struct gram_nfa *to = n->alts[k];

			if (to->kind == NFA_GUARD && mask & to->bit)
				to = n->alts[n->n_alts - 1];
			n = to;
			break;
		}
		case NFA_END:
			break;
		}
	}
}

static bool row_reachable(const struct gram *g, uint32_t idx, struct gram_match *m,
			  struct str *sample)
{
	const struct gram_rowinfo *ri = &g->rows[idx];
	unsigned ways = ri->has_tail ? 48 : 1;
	enum cli_mode mode = ri->row->flags & GRAM_PRIV ? MODE_EXEC : ri->row->mode;
	size_t col;

	for (unsigned pick = 0; pick < ways; pick++) {
		str_reset(sample);
		for (unsigned i = 0; i < ri->n_linear; i++)
			sample_tok(ri->linear[i].tok, i, sample);
		if (ri->has_tail)
			sample_tail(gram_tail(g, idx), pick, sample);
		if (gram_parse(g, mode, str_text(sample), m, &col) == GRAM_OK &&
		    m->row == ri->row)
			return true;
	}
	return false;
}

size_t gram_selftest(const struct gram *g, struct str *report)
{
	struct gram_match *m = xmalloc(sizeof(*m));
	struct str sample = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < g->n_rows; i++) {
		const struct gram_row *r = g->rows[i].row;

		if (r->flags & GRAM_ONLY_NO || row_reachable(g, (uint32_t)i, m, &sample))
			continue;
		n++;
		str_printf(report, "row \"%s\" (mode %d): no line reaches it, \"%s\" %s%s%s\n",
			   r->syntax, r->mode, str_text(&sample), m->row ? "is \"" : "is refused",
			   m->row ? m->row->syntax : "", m->row ? "\"" : "");
	}
	str_free(&sample);
	free(m);
	return n;
}
