/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recording and reading every message of a run.
 */
#include "tests/ike/seen.h"

#include <stdlib.h>
#include <string.h>

/* Read a protected message with the receiver's keys; the receiver does not notice. */
static void peek(struct seen *c, struct sim_pkt *p, unsigned nr)
{
	struct sim_node *to = &c->s->n[addr_eq(&p->dst.addr, &c->s->n[0].addr) ? 0 : 1];
	struct ike_msg m = { .raw = p->p, .len = p->len };
	const uint8_t *spi = c->m[nr].h.flags & HDR_INITIATOR ? c->m[nr].h.spi_r : c->m[nr].h.spi_i;
	struct ike_sa *sa = sa_by_spi(to->e, spi);
	unsigned frag;

	msg_chain_parse(&m, c->m[nr].h.next, p->p + IKE_HDR_LEN, p->len - IKE_HDR_LEN);
	c->m[nr].first = c->m[nr].h.next;
	if (c->m[nr].h.next != PLD_SK) {
		c->m[nr].inner_len = p->len - IKE_HDR_LEN;
		memcpy(c->m[nr].inner, p->p + IKE_HDR_LEN, c->m[nr].inner_len);
		return;
	}
	if (!sa || protect_open(sa, &m, &frag))
		return;
	c->m[nr].first = m.n ? m.pld[0].type : PLD_NONE;
	/* The chain is contiguous in the engine's buffer: from the first header to the last end. */
	if (m.n) {
		const uint8_t *b = m.pld[0].p - 4;

		c->m[nr].inner_len = m.pld[m.n - 1].p + m.pld[m.n - 1].len - b;
		memcpy(c->m[nr].inner, b, c->m[nr].inner_len);
	}
}

static enum sim_fate watch(struct sim *s, struct sim_pkt *p, void *arg)
{
	struct seen *c = arg;
	unsigned nr = c->n;

	assert_true(c->n < LOG_MAX && p->len <= sizeof(c->m[0].raw));
	c->m[nr].from = addr_eq(&p->src.addr, &s->n[0].addr) ? 0 : 1;
	memcpy(c->m[nr].raw, p->p, p->len);
	c->m[nr].len = p->len;
	assert_true(msg_header_parse(p->p, p->len, &c->m[nr].h));
	peek(c, p, nr);
	c->n++;
	return c->also ? c->also(c, p, nr) : SIM_PASS;
}

struct seen *seen_new(const struct sim_opts *o)
{
	static const struct sim_opts def = {
		.encr = "aes-cbc-128", .integ = "sha1", .group = "14", .psk = "IKETEST12345678!",
	};
	struct seen *c = xcalloc(1, sizeof(*c));

	c->s = sim_pair_opts(o ? o : &def);
	sim_policy(&c->s->n[0].policy, "aes-128/sha1");
	sim_policy(&c->s->n[1].policy, "aes-128/sha1");
	c->s->filter = watch;
	c->s->filter_arg = c;
	return c;
}

void seen_free(struct seen *c)
{
	sim_free(c->s);
	free(c);
}

void seen_parse(const struct seen *c, unsigned nr, struct ike_msg *m)
{
	memset(m, 0, sizeof(*m));
	m->h = c->m[nr].h;
	m->raw = c->m[nr].raw;
	m->len = c->m[nr].len;
	msg_chain_parse(m, c->m[nr].first, c->m[nr].inner, c->m[nr].inner_len);
	assert_false(m->bad);
}

bool seen_has(const struct seen *c, unsigned nr, uint8_t type)
{
	struct ike_msg m;

	seen_parse(c, nr, &m);
	return msg_find(&m, type) != NULL;
}

bool seen_notifies(const struct seen *c, unsigned nr, uint16_t type)
{
	struct ike_msg m;
	struct ike_ntf n;

	seen_parse(c, nr, &m);
	return msg_ntf_find(&m, type, &n);
}

struct seen *seen_up(const struct sim_opts *o)
{
	struct seen *c = seen_new(o);

	assert_true(sim_initiate(c->s, 0, 1, 1, NULL));
	sim_run(c->s, 200);
	assert_int_equal(sim_children_up(&c->s->n[0]), 1);
	assert_int_equal(sim_children_up(&c->s->n[1]), 1);
	return c;
}

uint32_t seen_sa(struct seen *c, unsigned who)
{
	return sim_sa(&c->s->n[who])->id;
}

void seen_replace(struct seen *c, struct sim_pkt *p, unsigned nr, const struct pb *b)
{
	const struct ike_hdr *h = &c->m[nr].h;
	struct ike_sa *sa = sa_by_spi(c->s->n[c->m[nr].from].e,
				      h->flags & HDR_INITIATOR ? h->spi_i : h->spi_r);
	struct packet *list = NULL;

	assert_non_null(sa);
	assert_int_equal(protect_seal(sa, h->exchange, h->flags & HDR_RESPONSE, h->id, b, &list), 0);
	free(p->p);
	p->p = xmemdup(list->p, list->len);
	p->len = list->len;
	packets_free(&list);
}
