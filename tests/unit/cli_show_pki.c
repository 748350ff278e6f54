/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto pki certificates and trustpoints, whole outputs, from certificates made here.
 */
#include "config_feed.h"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static void name_set(X509_NAME *n, const char *o, const char *cn)
{
	if (o)
		X509_NAME_add_entry_by_txt(n, "O", MBSTRING_ASC, (const uint8_t *)o, -1, -1, 0);
	X509_NAME_add_entry_by_txt(n, "CN", MBSTRING_ASC, (const uint8_t *)cn, -1, -1, 0);
}

static void extension(X509 *x, int nid, const char *value)
{
	X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, nid, value);

	assert_non_null(e);
	X509_add_ext(x, e, -1);
	X509_EXTENSION_free(e);
}

/* The lines of a `certificate` block. */
static void certificate_feed(struct feed *f, bool ca, const char *until)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *x = X509_new();
	struct str text = { 0 }, why = { 0 };
	uint8_t *der = NULL;
	int len;

	X509_set_version(x, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(x), ca ? 1 : 0x2a);
	ASN1_TIME_set_string(X509_getm_notBefore(x), "20200101100000Z");
	ASN1_TIME_set_string(X509_getm_notAfter(x), until);
	name_set(X509_get_issuer_name(x), "Example", "LAB-CA");
	name_set(X509_get_subject_name(x), ca ? "Example" : NULL, ca ? "LAB-CA" : "spoke1");
	X509_set_pubkey(x, key);
	if (ca)
		extension(x, NID_basic_constraints, "critical,CA:TRUE");
	else
		extension(x, NID_subject_alt_name, "DNS:spoke1.lab.example");
	assert_true(X509_sign(x, key, EVP_sha256()) > 0);
	len = i2d_X509(x, &der);
	assert_true(len > 0);
	assert_int_equal(feed_line(f, ca ? "certificate ca 01" : "certificate 2A", &why), FEED_OK);
	for (int i = 0; i < len; i++) {
		str_printf(&text, "%02X%s", der[i], i % 4 == 3 ? " " : "");
		if (i % 32 == 31 || i == len - 1) {
			assert_int_equal(feed_line(f, str_text(&text), &why), FEED_OK);
			str_reset(&text);
		}
	}
	assert_int_equal(feed_line(f, "\tquit", &why), FEED_OK);
	OPENSSL_free(der);
	str_free(&text);
	X509_free(x);
	EVP_PKEY_free(key);
}

static const char *show(struct feed *f, const char *line)
{
	f->c.mode = MODE_EXEC;
	str_reset(&f->out);
	cli_exec(&f->c, line, 0);
	return str_text(&f->out);
}

static void test_show(void **state)
{
	struct router rt = { .gram = gram, .running = cfg_new() };
	struct str why = { 0 };
	struct feed f;

	feed_init(&f, &rt, "test");
	assert_string_equal(show(&f, "show crypto pki certificates"), "");
	f.c.mode = MODE_CONFIG;
	feed_line(&f, "crypto pki trustpoint LAB", &why);
	feed_line(&f, "crypto pki trustpoint EMPTY", &why);
	feed_line(&f, "crypto pki certificate chain LAB", &why);
	certificate_feed(&f, true, "20300101100000Z");
	certificate_feed(&f, false, "20210102030405Z");
	assert_string_equal(show(&f, "show crypto pki certificates"),
			    "Certificate\n"
			    "  Status: Expired\n"
			    "  Certificate Serial Number (hex): 2A\n"
			    "  Certificate Usage: General Purpose\n"
			    "  Issuer: \n"
			    "    cn=LAB-CA\n"
			    "    o=Example\n"
			    "  Subject:\n"
			    "    Name: spoke1.lab.example\n"
			    "    cn=spoke1\n"
			    "  Validity Date: \n"
			    "    start date: 10:00:00 UTC Jan 1 2020\n"
			    "    end   date: 03:04:05 UTC Jan 2 2021\n"
			    "  Associated Trustpoints: LAB \n"
			    "\n"
			    "CA Certificate\n"
			    "  Status: Available\n"
			    "  Certificate Serial Number (hex): 01\n"
			    "  Certificate Usage: Signature\n"
			    "  Issuer: \n"
			    "    cn=LAB-CA\n"
			    "    o=Example\n"
			    "  Subject:\n"
			    "    cn=LAB-CA\n"
			    "    o=Example\n"
			    "  Validity Date: \n"
			    "    start date: 10:00:00 UTC Jan 1 2020\n"
			    "    end   date: 10:00:00 UTC Jan 1 2030\n"
			    "  Associated Trustpoints: LAB \n"
			    "\n");
	assert_string_equal(show(&f, "show crypto pki certificates EMPTY"), "");
	assert_non_null(strstr(show(&f, "show crypto pki certificates verbose LAB"),
			       "  Subject Key Info:\n    Public Key Algorithm: ecEncryption\n"
			       "    EC Public Key: (256 bit)\n"));
	assert_string_equal(show(&f, "show crypto pki trustpoints LAB"),
			    "Trustpoint LAB:\n    Subject Name: \n    cn=LAB-CA\n    o=Example\n"
			    "          Serial Number (hex): 01\n    Certificate configured.\n\n\n");
	assert_string_equal(show(&f, "show crypto pki trustpoints EMPTY"), "Trustpoint EMPTY:\n\n");

	/* a block that is no certificate */
	f.c.mode = MODE_CONFIG;
	feed_line(&f, "crypto pki certificate chain EMPTY", &why);
	feed_line(&f, "certificate ca 07", &why);
	feed_line(&f, "3082FFFF 00", &why);
	feed_line(&f, "quit", &why);
	assert_string_equal(show(&f, "show crypto pki certificates EMPTY"), "");
	str_free(&why);
	feed_close(&f);
	cfg_free(rt.running);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_show) };

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
