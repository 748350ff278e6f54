/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys that are encrypted in the configuration: the sample of type 6 was made by a router with master
 * key and password "Cisco123" and published by Cisco; then what becomes of lines with keys.
 */
#include "config_feed.h"

#include "cli/conf.h"
#include "cli/login.h"

#define SAMPLE "fe_a`iJYE\\DZYJhDhTP[`MYaTgRH_MAAB"

static void test_sample(void **state)
{
	char out[64], bent[sizeof(SAMPLE)];

	assert_true(type6_decrypt("Cisco123", SAMPLE, out, sizeof(out)));
	assert_string_equal(out, "Cisco123");
	assert_false(type6_decrypt("Cisco124", SAMPLE, out, sizeof(out)));
	assert_false(type6_decrypt("Cisco123", SAMPLE, out, 8));
	for (size_t i = 0; i < sizeof(SAMPLE) - 4; i++) {
		strcpy(bent, SAMPLE);
		bent[i] = bent[i] == 'A' ? 'B' : 'A';
		assert_false(type6_decrypt("Cisco123", bent, out, sizeof(out)));
	}
	for (size_t i = 0; i < sizeof(SAMPLE) - 1; i++) {
		strcpy(bent, SAMPLE);
		bent[i] = '\0';
		assert_false(type6_decrypt("Cisco123", bent, out, sizeof(out)));
	}
}

static void test_round(void **state)
{
	char clear[300] = "", text[600], text2[600], back[300];

	for (size_t n = 1; n < 200; n++) {
		clear[n - 1] = (char)('!' + n % 90);
		clear[n] = '\0';
		assert_true(type6_encrypt("a master key", clear, text, sizeof(text)));
		assert_true(type6_encrypt("a master key", clear, text2, sizeof(text2)));
		assert_string_not_equal(text, text2); /* salted */
		assert_int_equal(strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghi"),
				 strlen(text));
		assert_true(type6_decrypt("a master key", text, back, sizeof(back)));
		assert_string_equal(back, clear);
	}
	assert_false(type6_encrypt("a master key", "", text, sizeof(text)));
	assert_false(type6_encrypt("a master key", "abc", text, 5));
}

/* Lines with keys, in the clear. Under each kind of encryption none may be seen, and all must be read
 * back as they were. */
static const char keys[] =
	"username bob privilege 15 password 0 zebra-1\n"
	"enable password zebra-1\n"
	"line vty 0 4\n"
	" password zebra-1\n"
	"line con 0\n"
	" password 0 zebra-1\n"
	"key chain K\n"
	" key 1\n"
	"  key-string 0 zebra-1\n"
	"radius server R\n"
	" key zebra-1\n"
	"interface Tunnel1\n"
	" ip ospf authentication-key zebra-1\n"
	" ip ospf message-digest-key 7 md5 zebra-1\n"
	"router bgp 65000\n"
	" neighbor 192.0.2.1 remote-as 65000\n"
	" neighbor 192.0.2.1 password zebra-1\n";
static const char keys6[] =
	"crypto ikev2 keyring KR\n"
	" peer A\n"
	"  address 192.0.2.1\n"
	"  pre-shared-key local zebra-1\n"
	"  pre-shared-key remote 0 zebra-1\n"
	" peer B\n"
	"  pre-shared-key zebra-1\n"
	"crypto ikev2 profile P\n"
	" authentication local pre-share key zebra-1\n"
	" authentication remote pre-share key 0 zebra-1\n"
	"crypto keyring K1\n"
	" pre-shared-key address 192.0.2.1 key zebra-1\n"
	"crypto isakmp key 0 zebra-1 address 192.0.2.9\n"
	"crypto isakmp client configuration group G\n"
	" key zebra-1\n"
	" exit\n"; /* or the group would take `key config-key` for its own */

static void none_clear(const struct feed *f, unsigned want, char type)
{
	struct str text = { 0 };
	unsigned n = 0;

	cfg_render(f->c.cfg, &text, false);
	if (strstr(str_text(&text), "zebra")) {
		print_message("%s\n", str_text(&text));
		fail();
	}
	for (const char *s = str_text(&text); (s = strchr(s, type)) != NULL; s++)
		n += s[-1] == ' ' && s[1] == ' ' && s[2] > ' ';
	/* `message-digest-key 7` is no type */
	assert_int_equal(n - (type == '7'), want);
	str_free(&text);
}

static void test_lines7(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct feed f;
	struct str clear = { 0 };

	for (int first = 0; first < 2; first++) {
		feed_init(&f, &rt, "test");
		if (first)
			assert_int_equal(feed_told(&f, "service password-encryption\n"), 0);
		assert_int_equal(feed_told(&f, keys), 0);
		if (!first)
			assert_int_equal(feed_told(&f, "service password-encryption\n"), 0);
		none_clear(&f, 9, '7');
		assert_true(conf_key_clear(&rt, cfg_find(cfg_find(cfg_find(&rt.running->root,
			"key chain"), "key"), "key-string"), "key", &clear));
		assert_string_equal(str_text(&clear), "zebra-1");
		str_free(&clear);
		feed_close(&f);
		cfg_clear(rt.running);
	}
	cfg_free(rt.running);
}

static void test_lines6(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	static const char master[] = "key config-key password-encrypt abcdefgh\n";
	static const char aes[] = "password encryption aes\n";
	struct str clear = { 0 };
	const struct cfg_node *n;
	struct feed f;

	for (int order = 0; order < 3; order++) {
		feed_init(&f, &rt, "test");
		assert_int_equal(feed_told(&f, order == 0 ? keys6 : order == 1 ? master : aes), 0);
		assert_int_equal(feed_told(&f, order == 0 ? master : order == 1 ? aes : keys6), 0);
		assert_int_equal(feed_told(&f, order == 0 ? aes : order == 1 ? keys6 : master), 0);
		none_clear(&f, 8, '6');
		n = cfg_find(&rt.running->root, "crypto ikev2 profile");
		assert_true(conf_key_clear(&rt, cfg_find(n, "authentication local"), "key", &clear));
		assert_string_equal(str_text(&clear), "zebra-1");
		str_free(&clear);
		/* another master key cannot read it */
		conf_master_free(&rt);
		rt.master_key = xstrdup("hgfedcba");
		assert_false(conf_key_clear(&rt, cfg_find(n, "authentication local"), "key",
					    &clear));
		conf_master_free(&rt);
		feed_close(&f);
		cfg_clear(rt.running);
	}
	cfg_free(rt.running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sample),
		cmocka_unit_test(test_round),
		cmocka_unit_test(test_lines7),
		cmocka_unit_test(test_lines6),
	};

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
