/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pasted certificates and macros: their lines are collected, none is taken for a command.
 */
#include "config_feed.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

static char *bio_text(BIO *b)
{
	char *p, *text;
	long n = BIO_get_mem_data(b, &p);

	text = xstrndup(p, (size_t)n);
	BIO_free(b);
	return text;
}

static char *certificate(EVP_PKEY *key, long serial)
{
	X509 *x = X509_new();
	BIO *b = BIO_new(BIO_s_mem());

	X509_set_version(x, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(x), serial);
	X509_gmtime_adj(X509_getm_notBefore(x), 0);
	X509_gmtime_adj(X509_getm_notAfter(x), 86400);
	X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
				   (const uint8_t *)"spoke1", -1, -1, 0);
	X509_set_pubkey(x, key);
	assert_true(X509_sign(x, key, EVP_sha256()) > 0);
	PEM_write_bio_X509(b, x);
	X509_free(x);
	return bio_text(b);
}

static struct cfg_node *chain(struct router *rt, const char *name)
{
	char line[64];

	snprintf(line, sizeof(line), "crypto pki certificate chain %s", name);
	return cfg_find(&rt->running->root, line);
}

static void test_certificates(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	EVP_PKEY *key = EVP_EC_gen("P-256"), *other = EVP_EC_gen("P-256");
	char *ca = certificate(key, 0x11), *own = certificate(key, 0x22), *enc;
	BIO *b = BIO_new(BIO_s_mem());
	struct str first = { 0 }, again = { 0 };
	struct feed f;

	PEM_write_bio_PKCS8PrivateKey(b, key, EVP_aes_128_cbc(), "secret12", 8, NULL, NULL);
	enc = bio_text(b);
	feed_init(&f, &rt, "file");
	assert_int_equal(feed_told(&f, "crypto pki trustpoint T\n enrollment terminal\n"
				  "crypto pki trustpoint U\n enrollment terminal\n"), 0);
	/* with its head, ended by a blank line; without it, by quit */
	assert_int_equal(feed_told(&f, "crypto pki authenticate T\n"), 0);
	assert_int_equal(feed_told(&f, ca), 0);
	assert_non_null(f.c.block);
	assert_int_equal(feed_told(&f, " \nip host behind 10.0.0.1\n"), 0);
	assert_null(f.c.block);
	assert_non_null(cfg_find(&rt.running->root, "ip host behind"));
	assert_non_null(cfg_find(chain(&rt, "T"), "certificate ca 11"));
	ca[strlen(ca) - strlen("-----END CERTIFICATE-----\n")] = '\0';
	assert_int_equal(feed_told(&f, "crypto pki authenticate U\n\n"), 0);
	assert_int_equal(feed_told(&f, strchr(ca, '\n') + 1), 0);
	assert_int_equal(feed_told(&f, "quit\n"), 0);
	assert_non_null(cfg_find(chain(&rt, "U"), "certificate ca 11"));
	assert_int_equal(feed_told(&f, "crypto pki import U certificate\n"), 0);
	assert_int_equal(feed_told(&f, own), 0);
	assert_int_equal(feed_told(&f, "quit\n"), 0);
	assert_non_null(cfg_find(chain(&rt, "U"), "certificate 22"));

	/* what is none is refused once, at its end, and its lines are no commands */
	assert_int_equal(feed_told(&f, "crypto pki import T certificate\nhostname WRONG\nquit\n"), 1);
	assert_null(cfg_find(&rt.running->root, "hostname"));

	/* PEM: CA, key, certificate; a wrong passphrase loses no line */
	for (int good = 0; good < 2; good++) {
		assert_int_equal(feed_told(&f, good ? "crypto pki import T pem terminal secret12\n"
					       : "crypto pki import T pem exportable terminal "
						 "password wrong\n"), 0);
		assert_int_equal(feed_told(&f, own), 0); /* any certificate will do */
		assert_int_equal(feed_told(&f, "quit\n"), 0);
		assert_int_equal(feed_told(&f, enc), 0);
		assert_int_equal(feed_told(&f, "\nquit\n"), good ? 0 : 1);
		assert_int_equal(feed_told(&f, own), 0);
		assert_int_equal(feed_told(&f, "quit\n"), 0);
		assert_null(f.c.block);
	}
	assert_non_null(cfg_find(chain(&rt, "T"), "certificate 22"));

	/* running-config is taken back */
	cfg_render(rt.running, &first, false);
	cfg_clear(rt.running);
	feed_close(&f);
	feed_init(&f, &rt, "file");
	assert_int_equal(feed_told(&f, str_text(&first)), 0);
	cfg_render(rt.running, &again, false);
	assert_string_equal(str_text(&first), str_text(&again));
	feed_close(&f);
	cfg_free(rt.running);
	str_free(&first);
	str_free(&again);
	EVP_PKEY_free(key);
	EVP_PKEY_free(other);
	free(ca);
	free(own);
	free(enc);
}

static void test_macro(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct str first = { 0 }, again = { 0 };
	const struct cfg_node *i;
	struct feed f;

	feed_init(&f, &rt, "file");
	assert_int_equal(feed_told(&f, "macro name edge\n# of the WAN\ndescription $what\nmtu $mtu\n"
				  "no such command\n\n@\n"
				  "interface Loopback5\n description before\n"), 0);
	assert_int_equal(feed_told(&f, "interface Tunnel7\n macro apply none\n"), 1);
	assert_int_equal(feed_told(&f, "macro apply edge $what uplink $mtu 1400\n"), 1);
	i = cfg_interface(rt.running, "Tunnel7");
	assert_non_null(cfg_find(i, "description uplink"));
	assert_null(cfg_find(i, "macro apply"));
	assert_non_null(cfg_find(cfg_interface(rt.running, "Loopback5"), "description before"));
	assert_int_equal(feed_told(&f, "macro description edge\n"), 0);

	cfg_render(rt.running, &first, false);
	assert_non_null(strstr(str_text(&first), "\nmacro name edge\n# of the WAN\n"
						 "description $what\nmtu $mtu\n"));
	cfg_clear(rt.running);
	feed_close(&f);
	feed_init(&f, &rt, "file");
	assert_int_equal(feed_told(&f, str_text(&first)), 0);
	cfg_render(rt.running, &again, false);
	assert_string_equal(str_text(&first), str_text(&again));
	assert_int_equal(feed_told(&f, "no macro name edge\n"), 0);
	assert_null(cfg_find(&rt.running->root, "macro name"));
	feed_close(&f);
	cfg_free(rt.running);
	str_free(&first);
	str_free(&again);
}

/* `no auto` is no auto-summary, though OSPF's auto-cost lives in the same mode. */
static void test_no_auto(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct feed f;

	feed_init(&f, &rt, "file");
	assert_int_equal(feed_told(&f, "router eigrp 1\nauto-summary\n"), 0);
	assert_non_null(cfg_find(cfg_find(&rt.running->root, "router eigrp 1"), "auto-summary"));
	assert_int_equal(feed_told(&f, "no auto\n"), 0);
	assert_null(cfg_find(cfg_find(&rt.running->root, "router eigrp 1"), "auto-summary"));
	feed_close(&f);
	cfg_free(rt.running);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_certificates),
					    cmocka_unit_test(test_no_auto),
					    cmocka_unit_test(test_macro) };

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
