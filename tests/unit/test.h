/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every cmocka program includes, in the order cmocka wants, and hex helpers for vectors.
 */
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* Decode hex into out[cap]; fails the test on anything that is not hex. Returns the length. */
static inline size_t unhex(const char *hex, uint8_t *out, size_t cap)
{
	size_t n = strlen(hex) / 2, i;

	assert_int_equal(strlen(hex) % 2, 0);
	assert_true(n <= cap);
	for (i = 0; i < n; i++) {
		unsigned byte;

		assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
		out[i] = (uint8_t)byte;
	}
	return n;
}

static inline void assert_hex_equal(const uint8_t *got, size_t len, const char *hex)
{
	uint8_t want[2048];

	assert_int_equal(len, unhex(hex, want, sizeof(want)));
	assert_memory_equal(got, want, len);
}

#endif
