/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip ssh pubkey-chain: the public key of a user, or of a server that `ssh` goes to, typed as
 * key-string or as its hash. Kept is the hash, MD5 of the key in the form that SSH sends (RFC 4253 6.6), as on IOS.
 */
#include <ctype.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/wire.h"
#include "cli/conf.h"
#include "cli/outgoing.h"

#define BLOB_MAX 2048

static int b64_digit(char ch)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *p = ch ? strchr(digits, ch) : NULL;

	return p ? (int)(p - digits) : -1;
}

/* Blanks and line ends between the digits do not count. Bytes written, 0: not base64. */
static size_t b64_decode(const char *s, uint8_t *out, size_t size)
{
	uint32_t acc = 0;
	int bits = 0;
	size_t n = 0;

	for (; *s && *s != '='; s++) {
		int d = b64_digit(*s);

		if (isspace((unsigned char)*s))
			continue;
		if (d < 0 || n == size)
			return 0;
		acc = acc << 6 | (uint32_t)d;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			out[n++] = (uint8_t)(acc >> bits);
		}
	}
	return n;
}

/* "[ssh-rsa] AAAA... [note]": only the base64 part. */
static char *key_part(const char *text)
{
	const char *at = strstr(text, "AAAA");
	struct str s = { 0 };

	for (; at && *at; at++) {
		if (*at == ' ' && at[1] && !strchr("\r\n ", at[1]) && strlen(at) < 80 &&
		    strpbrk(at, "@"))
			break; /* user@host */
		str_putc(&s, *at);
	}
	return str_steal(&s);
}

static void key_done(struct cli_ctx *c, const char *text, void *arg)
{
	static const char *const types[] = { "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256",
					     "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" };
	uint8_t blob[BLOB_MAX], md[EVP_MAX_MD_SIZE];
	char *part = key_part(text), hex[33] = "", line[160];
	size_t len = part ? b64_decode(part, blob, sizeof(blob)) : 0;
	struct rd r = rd_init(blob, len);
	uint32_t name_len = rd_u32(&r);
	unsigned n = 0;
	const char *type = NULL;

	free(part);
	for (size_t i = 0; i < ARRAY_SIZE(types) && !r.bad; i++)
		if (strlen(types[i]) == name_len && len > 4 + name_len &&
		    !memcmp(blob + 4, types[i], name_len))
			type = types[i];
	if (!type || !EVP_Digest(blob, len, md, &n, EVP_md5(), NULL) || n != 16) {
		conf_refuse(c, "%%SSH: Failed to decode the Key Value\n");
		return;
	}
	for (unsigned i = 0; i < n; i++)
		snprintf(hex + 2 * i, 3, "%02X", md[i]);
	snprintf(line, sizeof(line), "key-hash %s %s", type, hex);
	conf_line(c, MODE_SSH_PUBKEY_USER, cli_section(c), line);
}

int conf_ssh_key(struct cli_ctx *c, const struct gram_match *m)
{
	const char *hash = gram_var(m, "hash"), *key = gram_var(m, "key");

	if (gram_begins(m, "key-hash")) {
		if (!m->no && !m->deflt && strlen(hash) != 32)
			return conf_refuse(c, "%%SSH: Incorrect key hash\n");
		return conf_store(c, m);
	}
	if (key)
		key_done(c, key, NULL);
	else
		cli_collect(c, '\0', "exit", key_done, NULL);
	return 0;
}

bool ssh_trusted_keys(const struct cfg_node *root, const char *host, const char *addr,
		      struct str *out)
{
	const struct cfg_node *chain = cfg_find(root, "ip ssh pubkey-chain"), *s, *h;

	if (!cfg_flag(root, "ip ssh stricthostkeycheck", false))
		return false;
	for (s = chain ? cfg_find(chain, "server") : NULL; s; s = cfg_next(s, "server")) {
		const char *name = cfg_var(s, "server");

		if (!name || (strcasecmp(name, host) != 0 && strcasecmp(name, addr) != 0))
			continue;
		for (h = cfg_find(s, "key-hash"); h; h = cfg_next(h, "key-hash"))
			str_printf(out, "%s ", cfg_var(h, "hash"));
	}
	return true;
}
