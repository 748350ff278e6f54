/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "routing/eigrp/eigrp_policy.h"

static bool rule_fits(const struct eigrp_rule *r, const struct eigrp_subject *s)
{
	const struct addr *a = r->kind == EIGRP_RULE_ADDR ? &s->prefix.addr :
			       r->kind == EIGRP_RULE_NEXTHOP ? &s->nexthop : &s->source;
	size_t n = addr_bytes(a), len = r->kind == EIGRP_RULE_ADDR ? s->prefix.len : n * 8;

	if (!n || a->family != r->addr.family || len < r->ge || len > r->le)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((a->b[i] ^ r->addr.b[i]) & ~r->wild[i])
			return false;
	return true;
}

void eigrp_rule_prefix(struct eigrp_rule *r, const struct prefix *p)
{
	size_t bits = addr_bytes(&p->addr) * 8;

	r->addr.family = p->addr.family;
	memcpy(r->addr.b, p->addr.b, sizeof(r->addr.b));
	for (size_t i = p->len; i < bits; i++)
		r->wild[i / 8] |= (uint8_t)(0x80 >> i % 8);
}

/* Does one of the lists of this kind permit? */
static bool kind_permits(const struct eigrp_map *m, size_t clause, enum eigrp_rule_kind kind,
			 const struct eigrp_subject *s)
{
	int decided = -1; /* the list whose first fitting rule has denied */

	for (size_t i = 0; i < m->n_rules; i++) {
		const struct eigrp_rule *r = &m->rules[i];

		if (r->clause != clause || r->kind != kind || r->list == decided ||
		    !rule_fits(r, s))
			continue;
		if (r->permit)
			return true;
		decided = r->list;
	}
	return false;
}

static bool clause_fits(const struct eigrp_map *m, size_t at, const struct eigrp_subject *s)
{
	const struct eigrp_clause *c = &m->clauses[at];
	bool tag = !c->n_tags, ifname = !c->n_ifs;

	if (c->never || (c->has_metric && c->metric != s->metric) ||
	    (c->proto && c->proto != s->proto))
		return false;
	if ((c->want_internal || c->want_external) &&
	    !(s->external ? c->want_external : c->want_internal))
		return false;
	for (size_t i = 0; i < c->n_tags; i++)
		tag = tag || c->tags[i] == s->tag;
	for (size_t i = 0; i < c->n_ifs; i++)
		ifname = ifname || (s->ifname && !strcmp(c->ifs[i], s->ifname));
	if (!tag || !ifname)
		return false;
	for (unsigned kind = 0; kind < EIGRP_RULE_KINDS; kind++)
		if ((c->kinds >> kind & 1) && !kind_permits(m, at, (enum eigrp_rule_kind)kind, s))
			return false;
	return true;
}

const struct eigrp_clause *eigrp_map_run(const struct eigrp_map *m, const struct eigrp_subject *s)
{
	for (size_t i = 0; i < m->n_clauses; i++)
		if (clause_fits(m, i, s))
			return m->clauses[i].permit ? &m->clauses[i] : NULL;
	return NULL;
}

void eigrp_clause_apply(const struct eigrp_clause *c, struct eigrp_metric *m, uint32_t *tag)
{
	uint8_t hops = m->hops;

	if (c->set_tag)
		*tag = c->tag;
	switch ((enum eigrp_set_metric)c->set_metric) {
	case EIGRP_SET_VECTOR:
		*m = c->to;
		m->hops = hops;
		break;
	case EIGRP_SET_ADD:
		m->delay += c->to.delay;
		break;
	case EIGRP_SET_SUB:
		m->delay -= MIN(m->delay, c->to.delay);
		break;
	case EIGRP_SET_NONE:
		break;
	}
}

void eigrp_map_copy(struct eigrp_map *d, const struct eigrp_map *s)
{
	*d = *s;
	d->clauses = s->n_clauses ? xmemdup(s->clauses, s->n_clauses * sizeof(*s->clauses)) : NULL;
	d->rules = s->n_rules ? xmemdup(s->rules, s->n_rules * sizeof(*s->rules)) : NULL;
}

bool eigrp_map_eq(const struct eigrp_map *a, const struct eigrp_map *b)
{
	/* bytes: clauses and rules are made zeroed */
	return a->n_clauses == b->n_clauses && a->n_rules == b->n_rules &&
	       (!a->n_clauses ||
		!memcmp(a->clauses, b->clauses, a->n_clauses * sizeof(*a->clauses))) &&
	       (!a->n_rules || !memcmp(a->rules, b->rules, a->n_rules * sizeof(*a->rules)));
}

void eigrp_map_clear(struct eigrp_map *m)
{
	free(m->clauses);
	free(m->rules);
	memset(m, 0, sizeof(*m));
}

struct eigrp_clause *eigrp_map_clause(struct eigrp_map *m)
{
	struct eigrp_clause *c;

	m->clauses = xrealloc(m->clauses, (m->n_clauses + 1) * sizeof(*m->clauses));
	c = &m->clauses[m->n_clauses++];
	memset(c, 0, sizeof(*c));
	return c;
}

void eigrp_map_rule(struct eigrp_map *m, enum eigrp_rule_kind kind, uint16_t list,
		    const struct eigrp_rule *rule)
{
	struct eigrp_rule *r;

	if (!m->n_clauses)
		return;
	m->rules = xrealloc(m->rules, (m->n_rules + 1) * sizeof(*m->rules));
	r = &m->rules[m->n_rules++];
	*r = *rule;
	r->kind = (uint8_t)kind;
	r->list = list;
	r->clause = (uint16_t)(m->n_clauses - 1);
	m->clauses[m->n_clauses - 1].kinds |= (uint8_t)(1 << kind);
}
