/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SA payloads: reading proposals, writing ours, choosing.
 */
#include "ike/proposal.h"

#include <stdio.h>
#include <string.h>

enum { ATTR_KEY_LENGTH = 14 };

static void xform_attrs_parse(struct rd *r, struct ike_xform *x)
{
	while (rd_left(r) && !r->bad) {
		uint16_t type = rd_u16(r), value = rd_u16(r);

		if (type == (0x8000 | ATTR_KEY_LENGTH)) {
			x->key_bits = value;
			continue;
		}
		/* RFC 7296 3.3.6: an attribute we do not know makes this transform unusable. */
		x->usable = false;
		if (!(type & 0x8000))
			rd_skip(r, value);
	}
}

static void xforms_parse(struct rd *r, unsigned count, struct ike_prop *p)
{
	for (unsigned i = 0; i < count && !r->bad; i++) {
		struct ike_xform x = { .usable = true };
		uint8_t last = rd_u8(r);
		uint16_t len;
		struct rd body;

		rd_skip(r, 1);
		len = rd_u16(r);
		if (r->bad || len < 8 || last != (i + 1 == count ? 0 : 3)) {
			r->bad = true;
			return;
		}
		body = rd_sub(r, len - 4u);
		x.type = rd_u8(&body);
		rd_skip(&body, 1);
		x.id = rd_u16(&body);
		xform_attrs_parse(&body, &x);
		if (body.bad)
			r->bad = true;
		if (x.type < TRANSFORM_ENCR || x.type > TRANSFORM_ESN)
			p->foreign = true;
		else if (p->n < PROP_MAX_XFORMS)
			p->x[p->n++] = x;
	}
}

bool prop_next(struct rd *r, struct ike_prop *p)
{
	uint8_t last, count;
	uint16_t len;
	struct rd body;

	memset(p, 0, sizeof(*p));
	if (r->bad || !rd_left(r))
		return false;
	last = rd_u8(r);
	rd_skip(r, 1);
	len = rd_u16(r);
	if (r->bad || len < 8 || (last != 0 && last != 2)) {
		r->bad = true;
		return false;
	}
	body = rd_sub(r, len - 4u);
	p->num = rd_u8(&body);
	p->proto = rd_u8(&body);
	p->spi_len = rd_u8(&body);
	count = rd_u8(&body);
	if (p->spi_len == 4 || p->spi_len == 8)
		rd_copy(&body, p->spi, p->spi_len);
	else
		rd_skip(&body, p->spi_len);
	xforms_parse(&body, count, p);
	if (body.bad || rd_left(&body) || (last == 0) != (rd_left(r) == 0))
		r->bad = true;
	return !r->bad;
}

static bool prop_has(const struct ike_prop *p, uint8_t type, uint16_t id, uint16_t key_bits)
{
	for (unsigned i = 0; i < p->n; i++)
		if (p->x[i].type == type && p->x[i].id == id && p->x[i].key_bits == key_bits &&
		    p->x[i].usable)
			return true;
	return false;
}

static bool prop_has_type(const struct ike_prop *p, uint8_t type)
{
	for (unsigned i = 0; i < p->n; i++)
		if (p->x[i].type == type)
			return true;
	return false;
}

/* No transform of this type, or NONE among them. */
static bool prop_type_optional(const struct ike_prop *p, uint8_t type)
{
	return !prop_has_type(p, type) || prop_has(p, type, 0, 0);
}

static bool half_has_encr(const struct ike_proposal *p, bool aead)
{
	for (unsigned i = 0; i < p->n_encr; i++)
		if (p->encr[i]->aead == aead)
			return true;
	return false;
}

size_t offers_from_policy(const struct ike_conf *c, const struct ike_policy *p,
			  struct ike_offer out[IKE_MAX_OFFERS])
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_proposals; i++) {
		const struct ike_proposal *pr = ike_proposal_find(c, p->proposals[i]);

		if (!pr || !pr->complete || !pr->n_encr || !pr->n_prf || !pr->n_dh)
			continue;
		for (int half = 0; half < 2 && n < IKE_MAX_OFFERS; half++) {
			bool aead = half ? !pr->encr[0]->aead : pr->encr[0]->aead;

			if (half_has_encr(pr, aead) && (aead || pr->n_integ))
				out[n++] = (struct ike_offer){ pr, aead };
		}
	}
	return n;
}

const struct dh_alg *offers_first_group(const struct ike_offer *o, size_t n)
{
	return n ? o[0].p->dh[0] : NULL;
}

bool offers_have_group(const struct ike_offer *o, size_t n, uint16_t group)
{
	for (size_t i = 0; i < n; i++)
		for (unsigned d = 0; d < o[i].p->n_dh; d++)
			if (o[i].p->dh[d]->group == group)
				return true;
	return false;
}

/* A proposal under construction: offsets patched when it is closed. */
struct prop_wr {
	struct wr *w;
	size_t start, count_off, last_xform;
	unsigned n;
};

static struct prop_wr prop_open(struct wr *w, uint8_t num, uint8_t proto, const void *spi,
				size_t spi_len)
{
	struct prop_wr p = { .w = w, .start = wr_len(w) };

	wr_u8(w, 2); /* more follow; the last one is patched */
	wr_u8(w, 0);
	wr_u16(w, 0);
	wr_u8(w, num);
	wr_u8(w, proto);
	wr_u8(w, spi_len);
	p.count_off = wr_len(w);
	wr_u8(w, 0);
	wr_bytes(w, spi, spi_len);
	return p;
}

static void prop_xform(struct prop_wr *p, uint8_t type, uint16_t id, uint16_t key_bits)
{
	p->last_xform = wr_len(p->w);
	p->n++;
	wr_u8(p->w, 3);
	wr_u8(p->w, 0);
	wr_u16(p->w, key_bits ? 12 : 8);
	wr_u8(p->w, type);
	wr_u8(p->w, 0);
	wr_u16(p->w, id);
	if (key_bits) {
		wr_u16(p->w, 0x8000 | ATTR_KEY_LENGTH);
		wr_u16(p->w, key_bits);
	}
}

static void prop_close(struct prop_wr *p, bool last)
{
	if (p->n)
		wr_patch_u8(p->w, p->last_xform, 0);
	wr_patch_u8(p->w, p->count_off, p->n);
	wr_patch_u16(p->w, p->start + 2, wr_len(p->w) - p->start);
	if (last)
		wr_patch_u8(p->w, p->start, 0);
}

void offers_write(struct pb *b, const struct ike_offer *o, size_t n, const uint8_t *spi,
		  size_t spi_len)
{
	pb_open(b, PLD_SA);
	for (size_t i = 0; i < n; i++) {
		struct prop_wr w = prop_open(&b->w, i + 1, PROTO_IKE, spi, spi_len);
		const struct ike_proposal *p = o[i].p;

		for (unsigned k = 0; k < p->n_encr; k++)
			if (p->encr[k]->aead == o[i].aead)
				prop_xform(&w, TRANSFORM_ENCR, p->encr[k]->id,
					   p->encr[k]->key_bits);
		for (unsigned k = 0; k < p->n_prf; k++)
			prop_xform(&w, TRANSFORM_PRF, p->prf[k]->id, 0);
		for (unsigned k = 0; k < p->n_integ && !o[i].aead; k++)
			prop_xform(&w, TRANSFORM_INTEG, p->integ[k]->id, 0);
		for (unsigned k = 0; k < p->n_dh; k++)
			prop_xform(&w, TRANSFORM_DH, p->dh[k]->group, 0);
		prop_close(&w, i + 1 == n);
	}
	pb_close(b);
}

/* One of ours against one of the peer's. */
static bool offer_match(const struct ike_offer *o, const struct ike_prop *r, struct ike_suite *out)
{
	const struct ike_proposal *p = o->p;
	struct ike_suite s = { 0 };

	for (unsigned i = 0; i < p->n_encr && !s.encr; i++)
		if (p->encr[i]->aead == o->aead &&
		    prop_has(r, TRANSFORM_ENCR, p->encr[i]->id, p->encr[i]->key_bits))
			s.encr = p->encr[i];
	for (unsigned i = 0; i < p->n_prf && !s.prf; i++)
		if (prop_has(r, TRANSFORM_PRF, p->prf[i]->id, 0))
			s.prf = p->prf[i];
	for (unsigned i = 0; i < p->n_integ && !s.integ && !o->aead; i++)
		if (prop_has(r, TRANSFORM_INTEG, p->integ[i]->id, 0))
			s.integ = p->integ[i];
	for (unsigned i = 0; i < p->n_dh && !s.dh; i++)
		if (prop_has(r, TRANSFORM_DH, p->dh[i]->group, 0))
			s.dh = p->dh[i];
	if (!s.encr || !s.prf || !s.dh)
		return false;
	if (o->aead ? !prop_type_optional(r, TRANSFORM_INTEG) : !s.integ)
		return false;
	*out = s;
	return true;
}

bool offers_select(const struct ike_pld_ref *sa, const struct ike_offer *o, size_t n,
		   size_t spi_len, struct ike_suite *out, struct ike_prop *chosen, bool *bad)
{
	bool found = false;
	struct rd r;

	for (size_t i = 0; i <= n; i++) {
		/* The extra turn reads the payload once even when we have nothing to offer. */
		r = rd_init(sa->p, sa->len);
		while (prop_next(&r, chosen)) {
			if (found || i == n || chosen->proto != PROTO_IKE || chosen->foreign ||
			    chosen->spi_len != spi_len)
				continue;
			if (offer_match(&o[i], chosen, out)) {
				found = true;
				break;
			}
		}
		if (found || r.bad)
			break;
	}
	*bad = r.bad;
	return found && !r.bad;
}

void suite_write(struct pb *b, uint8_t num, const struct ike_suite *s, const uint8_t *spi,
		 size_t spi_len)
{
	struct prop_wr w;

	pb_open(b, PLD_SA);
	w = prop_open(&b->w, num, PROTO_IKE, spi, spi_len);
	prop_xform(&w, TRANSFORM_ENCR, s->encr->id, s->encr->key_bits);
	prop_xform(&w, TRANSFORM_PRF, s->prf->id, 0);
	if (s->integ)
		prop_xform(&w, TRANSFORM_INTEG, s->integ->id, 0);
	prop_xform(&w, TRANSFORM_DH, s->dh->group, 0);
	prop_close(&w, true);
	pb_close(b);
}

static void esp_xforms(struct prop_wr *w, const struct ike_esp_suite *s, uint16_t dh)
{
	prop_xform(w, TRANSFORM_ENCR, s->encr->id, s->encr->key_bits);
	if (s->integ)
		prop_xform(w, TRANSFORM_INTEG, s->integ->id, 0);
	if (dh)
		prop_xform(w, TRANSFORM_DH, dh, 0);
	prop_xform(w, TRANSFORM_ESN, s->esn ? 1 : 0, 0);
}

static void spi_bytes(uint32_t spi, uint8_t out[4])
{
	struct wr w = wr_init(out, 4);

	wr_u32(&w, spi);
}

void esp_offer_write(struct pb *b, const struct ike_child_policy *p, uint32_t spi, uint16_t dh)
{
	uint8_t raw[4];

	spi_bytes(spi, raw);
	pb_open(b, PLD_SA);
	for (unsigned i = 0; i < p->n_suites; i++) {
		struct prop_wr w = prop_open(&b->w, i + 1, PROTO_ESP, raw, sizeof(raw));

		esp_xforms(&w, &p->suites[i], dh);
		prop_close(&w, i + 1 == p->n_suites);
	}
	pb_close(b);
}

static bool esp_match(const struct ike_esp_suite *s, const struct ike_prop *r)
{
	if (!prop_has(r, TRANSFORM_ENCR, s->encr->id, s->encr->key_bits))
		return false;
	if (s->integ ? !prop_has(r, TRANSFORM_INTEG, s->integ->id, 0) :
		       !prop_type_optional(r, TRANSFORM_INTEG))
		return false;
	if (prop_has(r, TRANSFORM_ESN, s->esn ? 1 : 0, 0))
		return true;
	/* RFC 7296 3.3.2 wants the ESN transform; a peer that leaves it out means 32 bits. */
	return !s->esn && !prop_has_type(r, TRANSFORM_ESN);
}

static bool esp_dh_match(const struct ike_prop *r, uint16_t dh, bool any_dh, uint16_t *out)
{
	*out = 0;
	if (dh) {
		*out = dh;
		return prop_has(r, TRANSFORM_DH, dh, 0);
	}
	if (any_dh) {
		for (unsigned i = 0; i < r->n && !*out; i++)
			if (r->x[i].type == TRANSFORM_DH && r->x[i].usable &&
			    dh_alg_find(r->x[i].id))
				*out = r->x[i].id;
	}
	return *out || prop_type_optional(r, TRANSFORM_DH);
}

bool esp_select(const struct ike_pld_ref *sa, const struct ike_child_policy *p, uint16_t dh,
		bool any_dh, struct ike_esp_suite *out, uint16_t *dh_out, struct ike_prop *chosen,
		bool *bad)
{
	bool found = false;
	struct rd r;

	for (unsigned i = 0; i <= p->n_suites; i++) {
		r = rd_init(sa->p, sa->len);
		while (prop_next(&r, chosen)) {
			if (i == p->n_suites || chosen->proto != PROTO_ESP || chosen->foreign ||
			    chosen->spi_len != 4)
				continue;
			if (esp_match(&p->suites[i], chosen) &&
			    esp_dh_match(chosen, dh, any_dh, dh_out)) {
				*out = p->suites[i];
				found = true;
				break;
			}
		}
		if (found || r.bad)
			break;
	}
	*bad = r.bad;
	return found && !r.bad;
}

void esp_suite_write(struct pb *b, uint8_t num, const struct ike_esp_suite *s, uint16_t dh,
		     uint32_t spi)
{
	struct prop_wr w;
	uint8_t raw[4];

	spi_bytes(spi, raw);
	pb_open(b, PLD_SA);
	w = prop_open(&b->w, num, PROTO_ESP, raw, sizeof(raw));
	esp_xforms(&w, s, dh);
	prop_close(&w, true);
	pb_close(b);
}

void offers_render(struct str *s, const struct ike_offer *o, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct ike_proposal *p = o[i].p;

		str_printf(s, "%sProposal %zu:  ENCRYPTION:", i ? " " : "", i + 1);
		for (unsigned k = 0; k < p->n_encr; k++)
			if (p->encr[k]->aead == o[i].aead)
				str_printf(s, " %s", p->encr[k]->show);
		str_puts(s, " PRF:");
		for (unsigned k = 0; k < p->n_prf; k++)
			str_printf(s, " %s", p->prf[k]->show);
		str_puts(s, " INTEGRITY:");
		for (unsigned k = 0; k < p->n_integ && !o[i].aead; k++)
			str_printf(s, " %s", p->integ[k]->show);
		if (o[i].aead)
			str_puts(s, " none");
		str_puts(s, " DH GROUP:");
		for (unsigned k = 0; k < p->n_dh; k++)
			str_printf(s, " %s", p->dh[k]->show);
	}
}

void esp_policy_render(struct str *s, const struct ike_child_policy *p)
{
	for (unsigned i = 0; i < p->n_suites; i++) {
		const struct ike_esp_suite *q = &p->suites[i];

		str_printf(s, "%sESP: Proposal %u: %s %s %s", i ? " " : "", i + 1, q->encr->show,
			   q->integ ? q->integ->show : "none",
			   q->esn ? "Use ESN" : "Don't use ESN");
	}
}

static void xform_render(struct str *s, const struct ike_xform *x)
{
	const char *name = NULL;

	switch (x->type) {
	case TRANSFORM_ENCR: {
		const struct encr_alg *a = encr_alg_find(x->id, x->key_bits);

		name = a ? a->show : NULL;
		break;
	}
	case TRANSFORM_PRF: {
		const struct prf_alg *a = prf_alg_find(x->id);

		name = a ? a->show : NULL;
		break;
	}
	case TRANSFORM_INTEG: {
		const struct integ_alg *a = integ_alg_find(x->id);

		name = a ? a->show : x->id ? NULL : "none";
		break;
	}
	case TRANSFORM_DH: {
		const struct dh_alg *a = dh_alg_find(x->id);

		name = a ? a->show : x->id ? NULL : "none";
		break;
	}
	case TRANSFORM_ESN:
		name = x->id ? "Use ESN" : "Don't use ESN";
		break;
	}
	if (name)
		str_printf(s, " %s", name);
	else
		str_printf(s, " Unknown - %u", x->id);
}

void sa_payload_render(struct str *s, const struct ike_pld_ref *sa)
{
	static const char *const head[] = { "", "ENCRYPTION:", "PRF:", "INTEGRITY:", "DH GROUP:" };
	struct rd r = rd_init(sa->p, sa->len);
	struct ike_prop p;
	bool first = true;

	while (prop_next(&r, &p)) {
		bool esp = p.proto == PROTO_ESP;

		str_printf(s, "%s%sProposal %u:%s", first ? "" : " ", esp ? "ESP: " : "", p.num,
			   esp ? "" : " ");
		first = false;
		for (unsigned type = TRANSFORM_ENCR; type <= TRANSFORM_ESN; type++) {
			if (!esp && type < ARRAY_SIZE(head))
				str_printf(s, " %s", head[type]);
			for (unsigned i = 0; i < p.n; i++)
				if (p.x[i].type == type)
					xform_render(s, &p.x[i]);
			if (!esp && type == TRANSFORM_INTEG && !prop_has_type(&p, type))
				str_puts(s, " none");
		}
	}
}
