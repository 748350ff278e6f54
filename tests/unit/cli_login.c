/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored passwords of every type. The type 5, 8 and 9 values are public samples of the password `hashcat`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/login.h"

static void test_verify(void **state)
{
	assert_true(secret_verify("0 Lab!key", "Lab!key"));
	assert_true(secret_verify("Lab!key", "Lab!key"));
	assert_false(secret_verify("0 Lab!key", "Lab!ke"));
	assert_false(secret_verify("0 Lab!key", "Lab!keyy"));
	assert_false(secret_verify("0 ", ""));
	assert_false(secret_verify("", ""));
	assert_true(secret_verify("5 $1$28772684$iEwNOgGugqO9.bIz5sk8k/", "hashcat"));
	assert_false(secret_verify("5 $1$28772684$iEwNOgGugqO9.bIz5sk8k/", "hashcap"));
	assert_true(secret_verify("8 $8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk",
				  "hashcat"));
	assert_false(secret_verify("8 $8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk",
				   "Hashcat"));
	assert_true(secret_verify("9 $9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6",
				  "hashcat"));
	assert_false(secret_verify("9 $9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6",
				   ""));
	assert_true(secret_verify("7 02050D480809", "cisco"));
	assert_true(secret_verify("7 094F471A1A0A", "cisco"));
	assert_false(secret_verify("7 094F471A1A0", "cisco"));
}

static void test_malformed(void **state)
{
	static const char *const bad[] = { "5 x", "5 $1$", "8 $8$", "8 $8$a$", "9 $9$salt", "9 x",
					   "7 99", "7 zz00", "7 53AA", "3 x", "5 ", "9 $8$a$b" };

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		assert_false(secret_verify(bad[i], "x"));
		assert_false(secret_verify(bad[i], ""));
	}
}

static void test_hash(void **state)
{
	static const int types[] = { 5, 8, 9 };
	char a[160], b[160];

	for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
		assert_true(secret_hash(types[i], "Tr0ub4dor", a, sizeof(a)));
		assert_true(secret_hash(types[i], "Tr0ub4dor", b, sizeof(b)));
		assert_int_equal(a[0], '0' + types[i]);
		assert_string_not_equal(a, b); /* salted */
		assert_true(secret_verify(a, "Tr0ub4dor"));
		assert_false(secret_verify(a, "tr0ub4dor"));
	}
	assert_false(secret_hash(4, "x", a, sizeof(a)));
	assert_false(secret_hash(9, "x", a, 10));
}

static void test_veil(void **state)
{
	char t[64], clear[64];

	for (int i = 0; i < 40; i++) {
		assert_true(secret_veil("p@ss word", t, sizeof(t)));
		assert_true(secret_unveil(t, clear, sizeof(clear)));
		assert_string_equal(clear, "p@ss word");
	}
	assert_false(secret_veil("too long for this", t, 10));
	assert_false(secret_unveil("02050D480809", clear, 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verify), cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_hash), cmocka_unit_test(test_veil),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
