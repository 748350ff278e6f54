/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SA payloads (RFC 7296 3.3): offering, selecting and checking. An IOS proposal object with
 * several algorithms goes out as one proposal with the transforms grouped by type; where AEAD and
 * CBC ciphers are mixed in one object it becomes two (RFC 5282 8).
 */
#ifndef IKE_PROPOSAL_H
#define IKE_PROPOSAL_H

#include "base/str.h"
#include "ike/msg.h"

#define PROP_MAX_XFORMS 96
#define IKE_MAX_OFFERS 16

struct ike_xform {
	uint8_t type;
	uint16_t id, key_bits;
	bool usable;             /* no attribute that we do not know */
};

struct ike_prop { /* one received proposal */
	uint8_t num, proto, spi_len;
	uint8_t spi[8];          /* zeros unless spi_len is 4 or 8 */
	uint8_t n;
	bool foreign;            /* a transform type we do not know: never chosen (3.3.6) */
	struct ike_xform x[PROP_MAX_XFORMS];
};

struct ike_suite { /* what an IKE SA runs with */
	const struct encr_alg *encr;
	const struct prf_alg *prf;
	const struct integ_alg *integ; /* NULL with AEAD */
	const struct dh_alg *dh;
};

struct ike_offer { /* one proposal we would send: the AEAD or the CBC half of an object */
	const struct ike_proposal *p;
	bool aead;
};

/* Read the next proposal; false at the end. r->bad tells a malformed payload. */
bool prop_next(struct rd *r, struct ike_prop *p);

/* The offers of a policy, in order. Returns how many. */
size_t offers_from_policy(const struct ike_conf *c, const struct ike_policy *p,
			  struct ike_offer out[IKE_MAX_OFFERS]);
/* The first group that would go into KE. NULL: nothing to offer. */
const struct dh_alg *offers_first_group(const struct ike_offer *o, size_t n);
bool offers_have_group(const struct ike_offer *o, size_t n, uint16_t group);
/* Whole SA payload. spi/spi_len 0 in IKE_SA_INIT, 8 when rekeying. */
void offers_write(struct pb *b, const struct ike_offer *o, size_t n, const uint8_t *spi,
		  size_t spi_len);
/* Choose from a received SA payload by our order of preference; spi_len tells what the proposals
 * must carry. chosen gets the proposal (number, SPI). False: none fits. *bad: malformed. */
bool offers_select(const struct ike_pld_ref *sa, const struct ike_offer *o, size_t n,
		   size_t spi_len, struct ike_suite *out, struct ike_prop *chosen, bool *bad);
/* Answer with exactly the chosen transforms. */
void suite_write(struct pb *b, uint8_t num, const struct ike_suite *s, const uint8_t *spi,
		 size_t spi_len);

/* ESP. dh 0: no group is offered (IKE_AUTH). */
void esp_offer_write(struct pb *b, const struct ike_child_policy *p, uint32_t spi, uint16_t dh);
/* dh: the PFS group we demand (0: accept none or, with any_dh, whichever is offered). *dh_out gets
 * the group agreed on. */
bool esp_select(const struct ike_pld_ref *sa, const struct ike_child_policy *p, uint16_t dh,
		bool any_dh, struct ike_esp_suite *out, uint16_t *dh_out, struct ike_prop *chosen,
		bool *bad);
void esp_suite_write(struct pb *b, uint8_t num, const struct ike_esp_suite *s, uint16_t dh,
		     uint32_t spi);

/* explain.c: what in the configuration does not meet. */
void offers_explain(struct str *s, const struct ike_pld_ref *sa, const struct ike_offer *o,
		    size_t n);
void esp_explain(struct str *s, const struct ike_pld_ref *sa, const struct ike_child_policy *p,
		 bool want_transport);

/* For debug and `why`. */
void offers_render(struct str *s, const struct ike_offer *o, size_t n);
void esp_policy_render(struct str *s, const struct ike_child_policy *p);
void sa_payload_render(struct str *s, const struct ike_pld_ref *sa);

#endif
