/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cursors: values, the behaviour past the end, confinement of children, patches.
 */
#include "tests/unit/test.h"
#include "base/wire.h"

static void test_read_values(void **state)
{
	static const uint8_t in[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0xaa, 0xbb };
	struct rd r = rd_init(in, sizeof(in));
	uint8_t copy[2];

	assert_int_equal(rd_u8(&r), 1);
	assert_int_equal(rd_u16(&r), 0x0203);
	assert_int_equal(rd_u32(&r), 0x04050607);
	assert_true(rd_u64(&r) == 0x08090a0b0c0d0e0fULL);
	assert_int_equal(rd_left(&r), 2);
	rd_copy(&r, copy, 2);
	assert_int_equal(copy[1], 0xbb);
	assert_int_equal(rd_left(&r), 0);
	assert_false(r.bad);
}

static void test_read_past_end(void **state)
{
	static const uint8_t in[] = { 0xff, 0xff, 0xff };
	struct rd r = rd_init(in, sizeof(in));
	uint8_t copy[3] = { 9, 9, 9 };

	assert_int_equal(rd_u32(&r), 0);
	assert_true(r.bad);
	/* Nothing more comes out, although three bytes were there. */
	assert_int_equal(rd_left(&r), 0);
	assert_int_equal(rd_u8(&r), 0);
	rd_copy(&r, copy, 3);
	assert_int_equal(copy[0] | copy[1] | copy[2], 0);
	assert_null(rd_bytes(&r, 1));
	assert_null(rd_bytes(&r, SIZE_MAX));
}

static void test_read_nothing(void **state)
{
	struct rd r = rd_init(NULL, 0);

	assert_non_null(rd_bytes(&r, 0));
	assert_false(r.bad);
	rd_skip(&r, 1);
	assert_true(r.bad);
	r = rd_init(NULL, 4);
	assert_true(r.bad);
	assert_int_equal(rd_left(&r), 0);
}

static void test_sub_reader(void **state)
{
	static const uint8_t in[] = { 1, 2, 3, 4, 5 };
	struct rd r = rd_init(in, sizeof(in)), sub = rd_sub(&r, 3);

	assert_int_equal(rd_u16(&sub), 0x0102);
	/* The child must not read its parent's bytes. */
	assert_int_equal(rd_u16(&sub), 0);
	assert_true(sub.bad);
	assert_false(r.bad);
	assert_int_equal(rd_u16(&r), 0x0405);

	r = rd_init(in, sizeof(in));
	sub = rd_sub(&r, 6);
	assert_true(sub.bad && r.bad);
	assert_int_equal(rd_left(&sub) + rd_left(&r), 0);

	r = rd_init(in, sizeof(in));
	sub = rd_sub(&r, 0);
	assert_false(sub.bad || r.bad);
	assert_int_equal(rd_left(&sub), 0);
	assert_int_equal(rd_left(&r), 5);
}

static void test_write(void **state)
{
	uint8_t buf[32];
	struct wr w = wr_init(buf, 20);

	memset(buf, 0xee, sizeof(buf));
	wr_u8(&w, 1);
	wr_u16(&w, 0x0203);
	wr_u32(&w, 0x04050607);
	wr_u64(&w, 0x08090a0b0c0d0e0fULL);
	wr_bytes(&w, "xy", 2);
	wr_zero(&w, 1);
	assert_int_equal(wr_len(&w), 18);
	assert_hex_equal(buf, 18, "0102030405060708090a0b0c0d0e0f787900");
	assert_false(w.bad);

	wr_u32(&w, 1); /* 2 bytes left */
	assert_true(w.bad);
	assert_int_equal(wr_len(&w), 18);
	wr_u8(&w, 1); /* would fit, but its place is not here */
	assert_int_equal(wr_len(&w), 18);
	assert_int_equal(buf[18], 0xee);
	assert_int_equal(buf[20], 0xee);
}

static void test_patch(void **state)
{
	uint8_t buf[8];
	struct wr w = wr_init(buf, sizeof(buf));

	wr_zero(&w, 6);
	memset(buf + 6, 0xee, 2);
	wr_patch_u8(&w, 0, 1);
	wr_patch_u16(&w, 1, 0x0203);
	wr_patch_u32(&w, 2, 0x0a0b0c0d);
	assert_hex_equal(buf, 8, "01020a0b0c0deeee");
	/* Not written yet, partly or wholly, or far out. */
	wr_patch_u32(&w, 3, 0xffffffff);
	wr_patch_u16(&w, 5, 0xffff);
	wr_patch_u8(&w, 6, 0xff);
	wr_patch_u32(&w, SIZE_MAX - 1, 0xffffffff);
	assert_hex_equal(buf, 8, "01020a0b0c0deeee");
	assert_false(w.bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_values), cmocka_unit_test(test_read_past_end),
		cmocka_unit_test(test_read_nothing), cmocka_unit_test(test_sub_reader),
		cmocka_unit_test(test_write), cmocka_unit_test(test_patch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
