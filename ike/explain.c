/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why two sets of proposals do not meet, in the words of the configuration: the first kind of
 * algorithm without a common member, with both sides' values and the line that says ours.
 */
#include <string.h>

#include "ike/proposal.h"

enum { NAMES_MAX = 24 };

struct names { /* distinct, in order */
	const char *name[NAMES_MAX];
	unsigned n;
};

static void name_add(struct names *s, const char *name)
{
	for (unsigned i = 0; i < s->n; i++)
		if (!strcmp(s->name[i], name))
			return;
	if (s->n < NAMES_MAX)
		s->name[s->n++] = name;
}

static bool names_meet(const struct names *a, const struct names *b)
{
	for (unsigned i = 0; i < a->n; i++)
		for (unsigned k = 0; k < b->n; k++)
			if (!strcmp(a->name[i], b->name[k]))
				return true;
	return false;
}

static void names_render(struct str *s, const struct names *n)
{
	for (unsigned i = 0; i < n->n; i++)
		str_printf(s, "%s%s", i ? " " : "", n->name[i]);
	if (!n->n)
		str_puts(s, "none");
}

static const char *xform_name(const struct ike_xform *x)
{
	const struct encr_alg *e;
	const struct prf_alg *p;
	const struct integ_alg *i;
	const struct dh_alg *d;

	switch (x->type) {
	case TRANSFORM_ENCR:
		e = encr_alg_find(x->id, x->key_bits);
		return e ? e->show : "unknown";
	case TRANSFORM_PRF:
		p = prf_alg_find(x->id);
		return p ? p->show : "unknown";
	case TRANSFORM_INTEG:
		i = integ_alg_find(x->id);
		return i ? i->show : x->id ? "unknown" : "none";
	case TRANSFORM_DH:
		d = dh_alg_find(x->id);
		return d ? d->show : x->id ? "unknown" : "none";
	case TRANSFORM_ESN:
		return x->id ? "ESN" : "no ESN";
	}
	return "unknown";
}

static void peer_names(const struct ike_pld_ref *sa, uint8_t type, struct names *out)
{
	struct rd r = rd_init(sa->p, sa->len);
	struct ike_prop p;
	bool any;

	out->n = 0;
	while (prop_next(&r, &p)) {
		any = false;
		for (unsigned i = 0; i < p.n; i++) {
			if (p.x[i].type != type)
				continue;
			any = true;
			name_add(out, xform_name(&p.x[i]));
		}
		if (!any)
			name_add(out, type == TRANSFORM_ESN ? "no ESN" : "none");
	}
}

static void our_names(const struct ike_offer *o, size_t n, uint8_t type, struct names *out)
{
	out->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct ike_proposal *p = o[i].p;

		for (unsigned k = 0; type == TRANSFORM_ENCR && k < p->n_encr; k++)
			if (p->encr[k]->aead == o[i].aead)
				name_add(out, p->encr[k]->show);
		for (unsigned k = 0; type == TRANSFORM_PRF && k < p->n_prf; k++)
			name_add(out, p->prf[k]->show);
		for (unsigned k = 0; type == TRANSFORM_INTEG && !o[i].aead && k < p->n_integ; k++)
			name_add(out, p->integ[k]->show);
		if (type == TRANSFORM_INTEG && o[i].aead)
			name_add(out, "none");
		for (unsigned k = 0; type == TRANSFORM_DH && k < p->n_dh; k++)
			name_add(out, p->dh[k]->show);
	}
}

static void esp_names(const struct ike_child_policy *p, uint8_t type, struct names *out)
{
	out->n = 0;
	for (unsigned i = 0; i < p->n_suites; i++) {
		const struct ike_esp_suite *s = &p->suites[i];

		if (type == TRANSFORM_ENCR)
			name_add(out, s->encr->show);
		else if (type == TRANSFORM_INTEG)
			name_add(out, s->integ ? s->integ->show : "none");
		else if (type == TRANSFORM_ESN)
			name_add(out, s->esn ? "ESN" : "no ESN");
	}
	if (type == TRANSFORM_DH)
		name_add(out, p->pfs && dh_alg_find(p->pfs) ? dh_alg_find(p->pfs)->show : "none");
}

static void differ(struct str *s, const char *what, const char *line, const struct names *theirs,
		   const struct names *ours)
{
	str_printf(s, "%s differs: the peer offers ", what);
	names_render(s, theirs);
	str_printf(s, ", here `%s` accepts ", line);
	names_render(s, ours);
}

void offers_explain(struct str *s, const struct ike_pld_ref *sa, const struct ike_offer *o,
		    size_t n)
{
	static const struct {
		uint8_t type;
		const char *what, *line;
	} kinds[] = {
		{ TRANSFORM_ENCR, "Encryption", "encryption" },
		{ TRANSFORM_INTEG, "Integrity", "integrity" },
		{ TRANSFORM_PRF, "PRF", "prf (or integrity)" },
		{ TRANSFORM_DH, "Diffie-Hellman group", "group" },
	};
	struct names theirs, ours;

	if (!n) {
		str_puts(s, "No IKEv2 policy with a complete proposal fits this local address: "
			 "`crypto ikev2 policy`");
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		peer_names(sa, kinds[i].type, &theirs);
		our_names(o, n, kinds[i].type, &ours);
		if (names_meet(&theirs, &ours))
			continue;
		differ(s, kinds[i].what, kinds[i].line, &theirs, &ours);
		str_printf(s, " (crypto ikev2 proposal %s)", o[0].p->name);
		return;
	}
	str_puts(s,
		 "Each algorithm is known to both sides, but no single proposal of the peer has a "
		 "combination of ours");
}

void esp_explain(struct str *s, const struct ike_pld_ref *sa, const struct ike_child_policy *p,
		 bool want_transport)
{
	static const struct {
		uint8_t type;
		const char *what, *line;
	} kinds[] = {
		{ TRANSFORM_ENCR, "IPsec encryption", "crypto ipsec transform-set" },
		{ TRANSFORM_INTEG, "IPsec integrity", "crypto ipsec transform-set" },
		{ TRANSFORM_ESN, "Extended sequence number", "crypto ipsec transform-set ... esn" },
		{ TRANSFORM_DH, "PFS group", "set pfs" },
	};
	struct names theirs, ours;

	if (p->transport_required && !want_transport) {
		str_puts(s,
			 "Mode differs: the peer wants tunnel mode (`mode tunnel`), here `mode "
			 "transport require` is set (crypto ipsec transform-set)");
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (kinds[i].type == TRANSFORM_DH && !p->pfs)
			continue;
		peer_names(sa, kinds[i].type, &theirs);
		esp_names(p, kinds[i].type, &ours);
		if (names_meet(&theirs, &ours))
			continue;
		differ(s, kinds[i].what, kinds[i].line, &theirs, &ours);
		return;
	}
	str_puts(s,
		 "Each algorithm is known to both sides, but no transform set has them together");
}
