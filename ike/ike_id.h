/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKEv2 identities (RFC 7296 3.5) as values, and the match rules of `match identity remote` and
 * keyring `identity`.
 */
#ifndef IKE_IKE_ID_H
#define IKE_IKE_ID_H

#include "base/addr.h"

enum ike_id_type {
	IKE_ID_NONE = 0, IKE_ID_IPV4_ADDR = 1, IKE_ID_FQDN = 2, IKE_ID_RFC822_ADDR = 3,
	IKE_ID_IPV6_ADDR = 5, IKE_ID_DER_ASN1_DN = 9, IKE_ID_DER_ASN1_GN = 10, IKE_ID_KEY_ID = 11
};

#define IKE_ID_MAX 512

struct ike_id {
	uint8_t type;
	uint16_t len;
	uint8_t data[IKE_ID_MAX]; /* raw, as on the wire */
};

enum ike_id_match_kind {
	IKE_MATCH_NONE, IKE_MATCH_ANY, IKE_MATCH_ADDRESS, IKE_MATCH_FQDN, IKE_MATCH_FQDN_DOMAIN,
	IKE_MATCH_EMAIL, IKE_MATCH_EMAIL_DOMAIN, IKE_MATCH_KEY_ID
};
struct ike_id_match {
	enum ike_id_match_kind kind;
	struct prefix prefix;   /* ADDRESS */
	char *text;             /* the others; owned by the configuration object */
};

void ike_id_from_addr(struct ike_id *id, const struct addr *a);
void ike_id_from_text(struct ike_id *id, enum ike_id_type type, const char *text);
bool ike_id_eq(const struct ike_id *a, const struct ike_id *b);
bool ike_id_to_addr(const struct ike_id *id, struct addr *out);
/* Printable form: "10.0.0.1", "hub.lab.example"; unprintable bytes as \xNN. Never overruns. */
const char *ike_id_str(const struct ike_id *id, char *buf, size_t size);
const char *ike_id_type_name(uint8_t type); /* "IPv4 address", "FQDN", "RFC822 address", "key-id" */
bool ike_id_matches(const struct ike_id_match *m, const struct ike_id *id);

#endif
