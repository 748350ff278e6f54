/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates that are pasted: crypto pki authenticate, import. What OpenSSL reads becomes a
 * `certificate` block of the trustpoint's chain, which show crypto pki certificates tells about.
 * No line of a paste is ever taken for a command.
 */
#include <stdlib.h>
#include <string.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/util.h"
#include "cli/conf.h"

struct paste {                    /* a command under way */
	char name[128];           /* trustpoint */
	char password[128];       /* import pem: of the private key */
	X509 *x;                  /* waits for its yes */
	EVP_PKEY *key;
};

static void paste_free(void *arg)
{
	struct paste *p = arg;

	secret_wipe(p->password, sizeof(p->password));
	X509_free(p->x);
	EVP_PKEY_free(p->key);
	free(p);
}

/* PEM, or its base 64 alone as IOS also takes it. NULL: neither. */
static X509 *certificate_of(const char *text)
{
	struct str pem = { 0 };
	BIO *bio;
	X509 *x;

	if (strstr(text, "-----BEGIN"))
		str_puts(&pem, text);
	else
		str_printf(&pem, "-----BEGIN CERTIFICATE-----\n%s-----END CERTIFICATE-----\n", text);
	bio = BIO_new_mem_buf(str_text(&pem), -1);
	x = bio ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;
	BIO_free(bio);
	str_free(&pem);
	ERR_clear_error();
	return x;
}

/* The hex block of running-config: eight words of four octets a line. */
static char *hex_block(X509 *x)
{
	struct str hex = { 0 };
	uint8_t *der = NULL;
	int len = i2d_X509(x, &der);

	for (int i = 0; i < len; i++)
		str_printf(&hex, "%02X%s", der[i],
			   i == len - 1 || i % 32 == 31 ? "\n" : i % 4 == 3 ? " " : "");
	OPENSSL_free(der);
	return str_steal(&hex);
}

static bool chain_add(struct cli_ctx *c, const char *name, X509 *x, bool ca)
{
	BIGNUM *bn = ASN1_INTEGER_to_BN(X509_get_serialNumber(x), NULL);
	char *hex = bn ? BN_bn2hex(bn) : NULL;
	struct str line = { 0 };
	struct cfg_node *chain, *n = NULL;

	str_printf(&line, "crypto pki certificate chain %s", name);
	chain = conf_line(c, MODE_CONFIG, &c->cfg->root, str_text(&line));
	str_reset(&line);
	str_printf(&line, "certificate %s%s", ca ? "ca " : "", hex ? hex : "00");
	if (chain)
		n = conf_line(c, MODE_PKI_CHAIN, chain, str_text(&line));
	if (n) {
		n->seq = ++c->cfg->seq;
		cfg_set_text(c->cfg, n, hex_block(x));
	}
	str_free(&line);
	OPENSSL_free(hex);
	BN_free(bn);
	return n != NULL;
}

static void fingerprint(struct cli_ctx *c, const char *label, const EVP_MD *md, const X509 *x)
{
	uint8_t d[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (!X509_digest(x, md, d, &n))
		return;
	cli_print(c, "%s", label);
	for (unsigned i = 0; i < n; i++)
		cli_print(c, "%s%02X", i && i % 4 == 0 ? " " : "", d[i]);
	cli_print(c, "\n");
}

static void authenticate_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	struct paste *p = arg;

	if (*answer && strncasecmp(answer, "yes", strlen(answer)) != 0)
		cli_print(c, "%% Certificate not accepted\n");
	else if (chain_add(c, p->name, p->x, true))
		cli_print(c, "Trustpoint CA certificate accepted.\n"
			     "%% Certificate successfully imported\n\n");
	paste_free(p);
}

static void authenticate_done(struct cli_ctx *c, const char *text, void *arg)
{
	struct paste *p = arg;

	p->x = certificate_of(text);
	if (!p->x) {
		conf_refuse(c, "%% Error in saving certificate: status = FAIL\n\n");
		paste_free(p);
		return;
	}
	cli_print(c, "Certificate has the following attributes:\n");
	fingerprint(c, "       Fingerprint MD5: ", EVP_md5(), p->x);
	fingerprint(c, "      Fingerprint SHA1: ", EVP_sha1(), p->x);
	cli_print(c, "\n");
	cli_ask_owned(c, "% Do you accept this certificate? [yes/no]: ", false,
		      authenticate_answer, p, paste_free);
}

static struct paste *paste_new(const struct gram_match *m)
{
	struct paste *p = xcalloc(1, sizeof(*p));
	const char *password = gram_var(m, "password");

	str_copy(p->name, sizeof(p->name), gram_var(m, "name"));
	str_copy(p->password, sizeof(p->password), password ? password : "");
	return p;
}

static const struct cfg_node *trustpoint(const struct cli_ctx *c, const char *name)
{
	const struct cfg_node *n = cfg_find(&c->cfg->root, "crypto pki trustpoint");

	while (n && strcmp(cfg_var(n, "name"), name) != 0)
		n = cfg_next(n, "crypto pki trustpoint");
	return n;
}

static int authenticate(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *tp = trustpoint(c, gram_var(m, "name"));

	if (!tp || !cfg_find(tp, "enrollment terminal")) {
		cli_print(c, "%% Certificates are fetched from no server here: use enrollment "
			     "terminal and paste them\n");
		return 0;
	}
	cli_print(c, "\nEnter the base 64 encoded CA certificate.\n"
		     "End with a blank line or the word \"quit\" on a line by itself\n\n");
	cli_collect_paste(c, false, authenticate_done, paste_new(m), paste_free);
	return 0;
}

static int enroll(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%% Certificate requests are not made here: import a certificate with its key "
		     "(crypto pki import %s pem terminal)\n", gram_var(m, "name"));
	return 0;
}

static void import_done(struct cli_ctx *c, const char *text, void *arg)
{
	struct paste *p = arg;

	p->x = certificate_of(text);
	if (!p->x)
		conf_refuse(c, "%% Failed to parse or verify imported certificate\n\n");
	else if (p->key && X509_check_private_key(p->x, p->key) != 1)
		conf_refuse(c, "%% The certificate is not of the private key before it\n\n");
	else if (chain_add(c, p->name, p->x, false))
		cli_print(c, p->key ? "%% PEM files import succeeded.\n"
				      "%% The private key was checked and is not kept yet\n\n"
				    : "%% Router Certificate successfully imported\n\n");
	ERR_clear_error();
	paste_free(p);
}

static int import_certificate(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "\nEnter the base 64 encoded certificate.\n"
		     "End with a blank line or the word \"quit\" on a line by itself\n\n");
	cli_collect_paste(c, false, import_done, paste_new(m), paste_free);
	return 0;
}

static int password_give(char *buf, int size, int writing, void *arg)
{
	(void)writing;
	str_copy(buf, (size_t)size, ((const struct paste *)arg)->password);
	return (int)strlen(buf);
}

static void pem_key_done(struct cli_ctx *c, const char *text, void *arg)
{
	struct paste *p = arg;
	BIO *bio = BIO_new_mem_buf(text, -1);

	p->key = bio ? PEM_read_bio_PrivateKey(bio, NULL, password_give, p) : NULL;
	BIO_free(bio);
	ERR_clear_error();
	/* refused, and the last certificate is read all the same: its lines follow in a paste */
	if (!p->key)
		conf_refuse(c, "%% PEM files import failed: the private key cannot be read with "
			       "this passphrase\n");
	cli_print(c, "%% Enter PEM-formatted General Purpose certificate.\n"
		     "%% End with a blank line or \"quit\" on a line by itself.\n");
	cli_collect_paste(c, false, import_done, p, paste_free);
}

static void pem_ca_done(struct cli_ctx *c, const char *text, void *arg)
{
	struct paste *p = arg;
	X509 *ca = certificate_of(text);

	if (!ca)
		conf_refuse(c, "%% PEM files import failed: this is no CA certificate\n");
	else
		chain_add(c, p->name, ca, true);
	X509_free(ca);
	cli_print(c, "%% Enter PEM-formatted encrypted private General Purpose key.\n"
		     "%% End with \"quit\" on a line by itself.\n");
	cli_collect_paste(c, true, pem_key_done, p, paste_free);
}

static int import_pem(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%% Enter PEM-formatted CA certificate.\n"
		     "%% End with a blank line or \"quit\" on a line by itself.\n");
	cli_collect_paste(c, false, pem_ca_done, paste_new(m), paste_free);
	return 0;
}

static int not_here(struct cli_ctx *c, const struct gram_match *m)
{
	(void)m;
	cli_print(c, "%% Not supported here: paste certificates with crypto pki import NAME "
		     "{certificate|pem terminal}\n");
	return 0;
}

#define H_PKI "Encryption module\nPublic Key components\n"
#define H_CA "Encryption module\nCertification authority\n"
#define H_IMPORT "Import certificate\nCA Server Name\n"
#define H_PEM \
	"Import from PEM files\nUsage keys\nThe key can be exported\nCheck the key\n" \
	"Paste it\nPassphrase\nPassphrase used to protect the private key"
#define PEM "pem [usage-keys|exportable|check]... terminal [password] WORD$password"
#define ONCE NULL, NULL, 0, GRAM_NO_NO
#define OLD NULL, NULL, 0, GRAM_NO_NO | GRAM_HIDDEN

const struct gram_row pki_paste_rows[] = {
	{ MODE_CONFIG, "crypto pki authenticate WORD$name", H_PKI "Get the CA certificate\n"
	  "CA Server Name", authenticate, ONCE },
	{ MODE_CONFIG, "crypto pki enroll WORD$name", H_PKI "Request a certificate from a CA\n"
	  "CA Server Name", enroll, ONCE | GRAM_INERT },
	{ MODE_CONFIG, "crypto pki import WORD$name certificate", H_PKI H_IMPORT
	  "Import a certificate from a TFTP server or the terminal", import_certificate, ONCE },
	{ MODE_CONFIG, "crypto pki import WORD$name " PEM, H_PKI H_IMPORT H_PEM, import_pem, ONCE },
	{ MODE_CONFIG, "crypto pki import WORD$name {pem [usage-keys|exportable|check]... url|"
	  "pkcs12} WORD$url [password] WORD$password", H_PKI H_IMPORT "Import from PEM files\n"
	  "Usage keys\nThe key can be exported\nCheck the key\nFile\nImport from PKCS12 file\n"
	  "URL\nPassphrase\nPassphrase", not_here, ONCE | GRAM_INERT },
	{ MODE_CONFIG, "crypto pki export WORD$name {pem {terminal|url WORD$url}|pkcs12 "
	  "WORD$file} [3des|des|password] [WORD$password]", H_PKI "Export certificate\n"
	  "CA Server Name\nPEM\nShow it\nFile\nURL\nPKCS12\nURL\n3DES\nDES\nPassphrase\n"
	  "Passphrase", not_here, ONCE | GRAM_INERT },
	{ MODE_CONFIG, "crypto ca authenticate WORD$name", H_CA "Get the CA certificate\n"
	  "CA Server Name", authenticate, OLD },
	{ MODE_CONFIG, "crypto ca enroll WORD$name", H_CA "Request a certificate from a CA\n"
	  "CA Server Name", enroll, OLD | GRAM_INERT },
	{ MODE_CONFIG, "crypto ca import WORD$name certificate", H_CA H_IMPORT
	  "Import a certificate from a TFTP server or the terminal", import_certificate, OLD },
	{ MODE_CONFIG, "crypto ca import WORD$name " PEM, H_CA H_IMPORT H_PEM, import_pem, OLD },
	{ 0 }
};
