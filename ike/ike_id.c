/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Identities: making, printing and matching them. The bytes of an identity come from the peer, so
 * nothing here takes them for text without looking at the length.
 */
#include "ike/ike_id.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void ike_id_from_addr(struct ike_id *id, const struct addr *a)
{
	memset(id, 0, sizeof(*id));
	id->len = addr_bytes(a);
	if (!id->len)
		return;
	id->type = a->family == ADDR_V6 ? IKE_ID_IPV6_ADDR : IKE_ID_IPV4_ADDR;
	memcpy(id->data, a->b, id->len);
}

void ike_id_from_text(struct ike_id *id, enum ike_id_type type, const char *text)
{
	struct addr a;

	if ((type == IKE_ID_IPV4_ADDR || type == IKE_ID_IPV6_ADDR) && addr_parse(text, &a)) {
		ike_id_from_addr(id, &a);
		return;
	}
	memset(id, 0, sizeof(*id));
	id->type = type;
	id->len = MIN(strlen(text), sizeof(id->data));
	memcpy(id->data, text, id->len);
}

bool ike_id_eq(const struct ike_id *a, const struct ike_id *b)
{
	return a->type == b->type && a->len == b->len && !memcmp(a->data, b->data, a->len);
}

bool ike_id_to_addr(const struct ike_id *id, struct addr *out)
{
	memset(out, 0, sizeof(*out));
	if (id->type == IKE_ID_IPV4_ADDR && id->len == 4)
		out->family = ADDR_V4;
	else if (id->type == IKE_ID_IPV6_ADDR && id->len == 16)
		out->family = ADDR_V6;
	else
		return false;
	memcpy(out->b, id->data, id->len);
	return true;
}

const char *ike_id_str(const struct ike_id *id, char *buf, size_t size)
{
	char text[ADDR_STRLEN];
	struct addr a;
	size_t n = 0;

	if (!size)
		return buf;
	buf[0] = '\0';
	if (ike_id_to_addr(id, &a)) {
		str_copy(buf, size, addr_str(&a, text));
		return buf;
	}
	for (size_t i = 0; i < id->len && n + 1 < size; i++) {
		unsigned char c = id->data[i];

		if (c > 0x20 && c < 0x7f && c != '\\') {
			buf[n++] = c;
			continue;
		}
		if (n + 5 > size)
			break;
		n += snprintf(buf + n, size - n, "\\x%02x", c);
	}
	buf[n] = '\0';
	return buf;
}

const char *ike_id_type_name(uint8_t type)
{
	switch (type) {
	case IKE_ID_IPV4_ADDR: return "IPv4 address";
	case IKE_ID_FQDN: return "FQDN";
	case IKE_ID_RFC822_ADDR: return "RFC822 address";
	case IKE_ID_IPV6_ADDR: return "IPv6 address";
	case IKE_ID_DER_ASN1_DN: return "DER ASN1 DN";
	case IKE_ID_DER_ASN1_GN: return "DER ASN1 GN";
	case IKE_ID_KEY_ID: return "key-id";
	}
	return "unknown";
}

/* Names compare without case, as DNS does. */
static bool id_text_eq(const char *text, const uint8_t *p, size_t len)
{
	return strlen(text) == len && !strncasecmp(text, (const char *)p, len);
}

/* p ends in the domain, at a label's start. */
static bool id_in_domain(const char *domain, const uint8_t *p, size_t len)
{
	size_t n;

	while (*domain == '.')
		domain++;
	n = strlen(domain);
	if (!n || len < n || !id_text_eq(domain, p + len - n, n))
		return false;
	return len == n || p[len - n - 1] == '.';
}

bool ike_id_matches(const struct ike_id_match *m, const struct ike_id *id)
{
	const uint8_t *at;
	struct addr a;

	switch (m->kind) {
	case IKE_MATCH_NONE:
		return false;
	case IKE_MATCH_ANY:
		return true;
	case IKE_MATCH_ADDRESS:
		return ike_id_to_addr(id, &a) && prefix_contains(&m->prefix, &a);
	case IKE_MATCH_FQDN:
		return id->type == IKE_ID_FQDN && m->text && id_text_eq(m->text, id->data, id->len);
	case IKE_MATCH_FQDN_DOMAIN:
		return id->type == IKE_ID_FQDN && m->text &&
		       id_in_domain(m->text, id->data, id->len);
	case IKE_MATCH_EMAIL:
		return id->type == IKE_ID_RFC822_ADDR && m->text &&
		       id_text_eq(m->text, id->data, id->len);
	case IKE_MATCH_EMAIL_DOMAIN:
		at = id->type == IKE_ID_RFC822_ADDR ? memrchr(id->data, '@', id->len) : NULL;
		return at && m->text &&
		       id_in_domain(m->text, at + 1, id->data + id->len - at - 1);
	case IKE_MATCH_KEY_ID:
		return id->type == IKE_ID_KEY_ID && m->text && strlen(m->text) == id->len &&
		       !memcmp(m->text, id->data, id->len);
	}
	return false;
}
