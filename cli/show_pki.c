/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto pki certificates, trustpoints: what the certificate chains of the configuration hold.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "cli/show.h"

/* The hex block of a certificate line as DER. NULL: it is none. */
static X509 *certificate_read(const struct cfg_node *n)
{
	const char *text = n->text ? n->text : "";
	uint8_t *der = xmalloc(strlen(text) / 2 + 1);
	const uint8_t *p = der;
	size_t len = 0;
	int nibble = -1;
	X509 *x;

	for (const char *s = text; *s; s++) {
		int v;

		if (!isxdigit((unsigned char)*s))
			continue;
		v = isdigit((unsigned char)*s) ? *s - '0' : tolower((unsigned char)*s) - 'a' + 10;
		if (nibble < 0) {
			nibble = v;
		} else {
			der[len++] = (uint8_t)(nibble << 4 | v);
			nibble = -1;
		}
	}
	x = d2i_X509(NULL, &p, (long)len);
	free(der);
	return x;
}

/* cn=spoke1, ou=..., the most specific part first, one a line. */
static void name_render(struct str *out, const X509_NAME *name)
{
	for (int i = X509_NAME_entry_count(name) - 1; i >= 0; i--) {
		const X509_NAME_ENTRY *e = X509_NAME_get_entry(name, i);
		const char *sn = OBJ_nid2sn(OBJ_obj2nid(X509_NAME_ENTRY_get_object(e)));
		unsigned char *utf8 = NULL;
		int len = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(e));

		str_puts(out, "    ");
		for (; *sn; sn++)
			str_putc(out, (char)tolower((unsigned char)*sn));
		str_putc(out, '=');
		for (int k = 0; k < len; k++)
			str_putc(out, utf8[k] >= ' ' && utf8[k] != 127 ? (char)utf8[k] : '.');
		str_putc(out, '\n');
		OPENSSL_free(utf8);
	}
}

static void time_render(struct str *out, const char *label, const ASN1_TIME *t)
{
	char buf[64];
	struct tm tm;

	if (!ASN1_TIME_to_tm(t, &tm))
		return;
	strftime(buf, sizeof(buf), "%H:%M:%S UTC %b ", &tm);
	str_printf(out, "    %s: %s%d %d\n", label, buf, tm.tm_mday, tm.tm_year + 1900);
}

static void serial_render(struct str *out, X509 *x)
{
	BIGNUM *bn = ASN1_INTEGER_to_BN(X509_get_serialNumber(x), NULL);
	char *hex = bn ? BN_bn2hex(bn) : NULL;

	str_puts(out, hex ? hex : "00");
	OPENSSL_free(hex);
	BN_free(bn);
}

/* The dNSName or common name a router is known by. */
static void router_name(struct str *out, X509 *x)
{
	GENERAL_NAMES *alt = X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);

	for (int i = 0; i < sk_GENERAL_NAME_num(alt) && !out->len; i++) {
		const GENERAL_NAME *g = sk_GENERAL_NAME_value(alt, i);

		if (g->type == GEN_DNS)
			str_add(out, ASN1_STRING_get0_data(g->d.dNSName),
				(size_t)ASN1_STRING_length(g->d.dNSName));
	}
	GENERAL_NAMES_free(alt);
}

static const char *usage_of(X509 *x)
{
	uint32_t u = X509_get_key_usage(x);
	bool sign = u & X509v3_KU_DIGITAL_SIGNATURE, enc = u & X509v3_KU_KEY_ENCIPHERMENT;

	if (X509_check_ca(x) > 0)
		return "Signature";
	return sign && !enc ? "Signature" : enc && !sign ? "Encryption" : "General Purpose";
}

static void certificate_render(struct str *out, const struct cfg_node *n, const char *trustpoint,
			       bool verbose)
{
	X509 *x = certificate_read(n);
	bool ca = cfg_has(n, "ca");
	struct str name = { 0 };
	time_t now = time(NULL);

	if (!x)
		return; /* not a certificate: nothing to tell */
	str_puts(out, ca			  ? "CA Certificate\n"
		      : cfg_has(n, "self-signed") ? "Router Self-Signed Certificate\n"
						  : "Certificate\n");
	str_printf(out, "  Status: %s\n",
		   X509_cmp_time(X509_get0_notAfter(x), &now) < 0 ? "Expired" : "Available");
	if (verbose)
		str_printf(out, "  Version: %ld\n", X509_get_version(x) + 1);
	str_puts(out, "  Certificate Serial Number (hex): ");
	serial_render(out, x);
	str_printf(out, "\n  Certificate Usage: %s\n", usage_of(x));
	str_puts(out, "  Issuer: \n");
	name_render(out, X509_get_issuer_name(x));
	str_puts(out, "  Subject:\n");
	router_name(&name, x);
	if (!ca && name.len)
		str_printf(out, "    Name: %s\n", str_text(&name));
	name_render(out, X509_get_subject_name(x));
	str_puts(out, "  Validity Date: \n");
	time_render(out, "start date", X509_get0_notBefore(x));
	time_render(out, "end   date", X509_get0_notAfter(x));
	if (verbose) {
		char bits[32];
		EVP_PKEY *k = X509_get0_pubkey(x);

		str_copy(bits, sizeof(bits), k && EVP_PKEY_is_a(k, "EC") ? "EC" : "RSA");
		str_printf(out,
			   "  Subject Key Info:\n    Public Key Algorithm: %s\n    %s Public Key: "
			   "(%d bit)\n",
			   k && EVP_PKEY_is_a(k, "EC") ? "ecEncryption" : "rsaEncryption", bits,
			   k ? EVP_PKEY_get_bits(k) : 0);
		str_printf(out, "  Signature Algorithm: %s\n",
			   OBJ_nid2ln(X509_get_signature_nid(x)));
	}
	str_printf(out, "  Associated Trustpoints: %s \n\n", trustpoint);
	str_free(&name);
	X509_free(x);
}

static void chain_render(struct str *out, const struct cfg_node *chain, bool verbose)
{
	/* the router's own first, then its authorities */
	for (int ca = 0; ca < 2; ca++)
		for (const struct cfg_node *n = chain->first; n; n = n->next)
			if (!strncmp(n->line, "certificate", 11) && cfg_has(n, "ca") == ca)
				certificate_render(out, n, cfg_var(chain, "name"), verbose);
}

static const struct cfg_node *chain_find(const struct cli_ctx *c, const char *name)
{
	const struct cfg_node *n = cfg_find(&c->rt->running->root, "crypto pki certificate chain");

	while (n && name && strcmp(cfg_var(n, "name"), name))
		n = cfg_next(n, "crypto pki certificate chain");
	return n;
}

static int show_certificates(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");

	for (const struct cfg_node *n = chain_find(c, name); n;
	     n = cfg_next(n, "crypto pki certificate chain"))
		if (!name || !strcmp(cfg_var(n, "name"), name))
			chain_render(c->out, n, gram_has(m, "verbose"));
	return 0;
}

static void trustpoint_render(struct cli_ctx *c, const char *name)
{
	const struct cfg_node *chain = chain_find(c, name);
	bool any = false;

	cli_print(c, "Trustpoint %s:\n", name);
	for (const struct cfg_node *n = chain ? chain->first : NULL; n; n = n->next) {
		X509 *x = cfg_has(n, "ca") ? certificate_read(n) : NULL;

		if (!x)
			continue;
		cli_print(c, "    Subject Name: \n");
		name_render(c->out, X509_get_subject_name(x));
		cli_print(c, "          Serial Number (hex): ");
		serial_render(c->out, x);
		cli_print(c, "\n    Certificate configured.\n");
		X509_free(x);
		any = true;
	}
	cli_print(c, any ? "\n\n" : "\n");
}

static int show_trustpoints(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");

	for (const struct cfg_node *n = cfg_find(&c->rt->running->root, "crypto pki trustpoint"); n;
	     n = cfg_next(n, "crypto pki trustpoint"))
		if (!name || !strcmp(cfg_var(n, "name"), name))
			trustpoint_render(c, cfg_var(n, "name"));
	return 0;
}

#define H_PKI "Show running system information\nEncryption module\nShow PKI\n"

const struct gram_row show_pki_rows[] = {
	EXEC_ROW(MODE_EXEC, "show crypto pki certificates [verbose] [WORD$name]",
		 H_PKI "Show certificates\nShow them in full\nTrustpoint name", show_certificates),
	EXEC_ROW(MODE_EXEC, "show crypto pki trustpoints [WORD$name]",
		 H_PKI "Show trustpoints\nTrustpoint name", show_trustpoints),
	{ .syntax = NULL },
};
