/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comb of Lim and Lee: x is written as TEETH rows of `columns` bits; the bits of a column name
 * an entry of the table, entry i being the product of g^(2^(t*columns)) over the bits t of i. One
 * squaring and one multiplication a column. Entries are in Montgomery form and picked by reading
 * the whole table under masks.
 */
#include "crypto/modp_comb.h"

#include <stdlib.h>
#include <string.h>

enum { TEETH = 5, ENTRIES = 1 << TEETH };

struct modp_comb {
	BN_MONT_CTX *mont;       /* the group's */
	unsigned exp_bits, columns;
	size_t words;
	uint64_t table[];        /* ENTRIES times words, least significant first */
};

static bool entry_store(struct modp_comb *c, unsigned i, const BIGNUM *v)
{
	return BN_bn2lebinpad(v, (unsigned char *)&c->table[i * c->words],
			      (int)(c->words * sizeof(uint64_t))) > 0;
}

static bool entry_load(const uint64_t *v, size_t words, BIGNUM *out)
{
	return BN_lebin2bn((const unsigned char *)v, (int)(words * sizeof(uint64_t)), out);
}

/* base[t] = g^(2^(t*columns)), then all products. */
static bool table_fill(struct modp_comb *c, const BIGNUM *g, BN_CTX *ctx)
{
	BIGNUM *base = BN_CTX_get(ctx), *v = BN_CTX_get(ctx), *low = BN_CTX_get(ctx);
	bool ok = low && BN_to_montgomery(base, g, c->mont, ctx) &&
		  BN_to_montgomery(v, BN_value_one(), c->mont, ctx) && entry_store(c, 0, v);

	for (unsigned t = 0; t < TEETH && ok; t++) {
		for (unsigned i = 0; i < 1u << t && ok; i++)
			ok = entry_load(&c->table[i * c->words], c->words, low) &&
			     BN_mod_mul_montgomery(v, low, base, c->mont, ctx) &&
			     entry_store(c, i | 1u << t, v);
		for (unsigned k = 0; k < c->columns && ok; k++)
			ok = BN_mod_mul_montgomery(base, base, base, c->mont, ctx);
	}
	return ok;
}

struct modp_comb *modp_comb_new(const BIGNUM *g, BN_MONT_CTX *mont, const BIGNUM *p,
				unsigned exp_bits, BN_CTX *ctx)
{
	size_t words = ((size_t)BN_num_bits(p) + 63) / 64;
	struct modp_comb *c = xcalloc(1, sizeof(*c) + ENTRIES * words * sizeof(uint64_t));
	bool ok;

	c->mont = mont;
	c->exp_bits = exp_bits;
	c->columns = (exp_bits + TEETH - 1) / TEETH;
	c->words = words;
	BN_CTX_start(ctx);
	ok = table_fill(c, g, ctx);
	BN_CTX_end(ctx);
	if (ok)
		return c;
	modp_comb_free(c);
	return NULL;
}

void modp_comb_free(struct modp_comb *c)
{
	free(c);
}

static void entry_pick(const struct modp_comb *c, unsigned index, uint64_t *out)
{
	memset(out, 0, c->words * sizeof(*out));
	for (unsigned i = 0; i < ENTRIES; i++) {
		uint64_t mask = (uint64_t)0 - (((uint64_t)(i ^ index) - 1) >> 63);

		for (size_t w = 0; w < c->words; w++)
			out[w] |= c->table[i * c->words + w] & mask;
	}
}

static unsigned column_of(const struct modp_comb *c, const uint8_t *x, unsigned column)
{
	unsigned index = 0;

	for (unsigned t = 0; t < TEETH; t++) {
		unsigned bit = column + t * c->columns;

		index |= (x[bit / 8] >> bit % 8 & 1u) << t;
	}
	return index;
}

bool modp_comb_exp(const struct modp_comb *c, BIGNUM *r, const BIGNUM *x, BN_CTX *ctx)
{
	size_t bytes = c->words * sizeof(uint64_t), x_len = TEETH * c->columns / 8 + 1;
	uint64_t *v;
	uint8_t *bits;
	BIGNUM *acc, *e;
	bool ok;

	if ((unsigned)BN_num_bits(x) > c->exp_bits)
		return false;
	v = xmalloc(bytes);
	bits = xcalloc(1, x_len);
	BN_CTX_start(ctx);
	acc = BN_CTX_get(ctx);
	e = BN_CTX_get(ctx);
	ok = e && BN_bn2lebinpad(x, bits, (int)x_len) > 0;
	for (unsigned k = c->columns; k-- && ok;) {
		entry_pick(c, column_of(c, bits, k), v);
		if (k == c->columns - 1)
			ok = entry_load(v, c->words, acc);
		else
			ok = BN_mod_mul_montgomery(acc, acc, acc, c->mont, ctx) &&
			     entry_load(v, c->words, e) &&
			     BN_mod_mul_montgomery(acc, acc, e, c->mont, ctx);
	}
	ok = ok && BN_from_montgomery(r, acc, c->mont, ctx);
	BN_CTX_end(ctx);
	secret_free(v, bytes);
	secret_free(bits, x_len);
	return ok;
}
