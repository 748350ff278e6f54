/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The anti-replay window: a table of arrivals, and a comparison with a slow, obvious model over
 * random arrivals. Sequence number inference of ESN by RFC 4303 appendix A2.
 */
#include "ipsec/replay.h"
#include "tests/unit/test.h"

struct arrival {
	uint64_t seq;
	enum replay_verdict want;
};

static void play(uint32_t window, const struct arrival *a, size_t n)
{
	struct replay r;

	replay_init(&r, window, true);
	for (size_t i = 0; i < n; i++) {
		enum replay_verdict v = replay_check(&r, a[i].seq);

		if (v != a[i].want)
			fail_msg("window %u, step %zu: %llu gave %d, not %d", window, i,
				 (unsigned long long)a[i].seq, v, a[i].want);
		if (v == REPLAY_OK)
			replay_advance(&r, a[i].seq);
	}
}

static void test_table(void **state)
{
	static const struct arrival w64[] = {
		{ 0, REPLAY_OLD },     { 1, REPLAY_OK },     { 1, REPLAY_SEEN },
		{ 9, REPLAY_OK },      { 8, REPLAY_OK },     { 7, REPLAY_OK },
		{ 7, REPLAY_SEEN },    { 64, REPLAY_OK },    { 2, REPLAY_OK },
		{ 65, REPLAY_OK },     { 1, REPLAY_OLD },    { 2, REPLAY_SEEN },
		{ 3, REPLAY_OK },      { 128, REPLAY_OK },   { 64, REPLAY_OLD },
		{ 65, REPLAY_SEEN },   { 66, REPLAY_OK },    { 5000, REPLAY_OK },
		{ 4937, REPLAY_OK },   { 4936, REPLAY_OLD }, { 4937, REPLAY_SEEN },
		{ 4999, REPLAY_OK },   { 1ull << 40, REPLAY_OK },
		{ 5000, REPLAY_OLD },  { (1ull << 40) - 63, REPLAY_OK },
		{ (1ull << 40) - 64, REPLAY_OLD },
	};
	static const struct arrival off[] = {
		{ 0, REPLAY_OLD }, { 7, REPLAY_OK }, { 7, REPLAY_OK }, { 1, REPLAY_OK },
		{ 100000, REPLAY_OK }, { 1, REPLAY_OK },
	};

	play(64, w64, ARRAY_SIZE(w64));
	play(0, off, ARRAY_SIZE(off));
}

#define MODEL 6000

static void test_model(void **state)
{
	static const uint32_t windows[] = { 1, 63, 64, 65, 128, 256, 512, 1000, 1024 };
	static bool seen[MODEL];

	srandom(7);
	for (size_t i = 0; i < ARRAY_SIZE(windows); i++) {
		uint64_t top = 0;
		struct replay r;

		memset(seen, 0, sizeof(seen));
		replay_init(&r, windows[i], false);
		for (int n = 0; n < 60000; n++) {
			/* Mostly near the top, now and then a leap forward or far back. */
			uint64_t near = top + 40 - (uint64_t)random() % (windows[i] + 80);
			uint64_t seq = random() % 50 ? near : (uint64_t)random() % MODEL;
			enum replay_verdict want = REPLAY_OK;

			if (seq >= MODEL) /* also below zero */
				continue;
			if (!seq || (seq <= top && top - seq >= windows[i]))
				want = REPLAY_OLD;
			else if (seen[seq])
				want = REPLAY_SEEN;
			assert_int_equal(replay_check(&r, seq), want);
			if (want != REPLAY_OK)
				continue;
			replay_advance(&r, seq);
			seen[seq] = true;
			top = seq > top ? seq : top;
			assert_true(r.top == top);
		}
	}
}

static void test_cut(void **state)
{
	struct replay r;

	replay_init(&r, 1 << 20, false);
	assert_int_equal(r.window, REPLAY_WINDOW_MAX);
}

static void test_infer(void **state)
{
	static const struct {
		uint64_t top;
		uint32_t wire;
		uint64_t want;
	} t[] = {
		{ 0, 1, 1 },
		{ 5, 6, 6 },
		{ 5, 0xfffffff0, 0xfffffff0 }, /* nothing lies before the beginning */
		{ 1000, 937, 937 },
		{ 1000, 936, 0x1000003a8ull }, /* below the window: of the next subspace */
		{ 0xffffffff, 0, 0x100000000ull },
		{ 0xfffffffe, 5, 0x100000005ull },
		{ 0x100000003ull, 0xfffffff0, 0xfffffff0 }, /* window spans the border */
		{ 0x100000003ull, 0x4, 0x100000004ull },
		{ 0x300000040ull, 0x1, 0x300000001ull },
		{ 0x300000040ull, 0x0, 0x400000000ull },
	};
	struct replay r;

	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		replay_init(&r, 64, true);
		r.top = t[i].top;
		assert_true(replay_infer(&r, t[i].wire) == t[i].want);
		r.esn = false;
		assert_true(replay_infer(&r, t[i].wire) == t[i].wire);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_model),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_infer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
