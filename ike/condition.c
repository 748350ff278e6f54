/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions are alternatives, as on IOS: one that fits is enough.
 */
#include "ike/condition.h"

#include <stdio.h>
#include <string.h>

#include "ike/author.h"
#include "ike/sa.h"

#define MAX_CONDITIONS 64

static struct ike_condition set[MAX_CONDITIONS];
static size_t n_set;
static unsigned unmatched_parts;

enum fit { FIT_NO, FIT_UNKNOWN, FIT_YES };

/* What is known of the SA a line is about. */
struct about {
	const struct addr *local, *remote;
	const char *fvrf;
	const struct ike_profile *profile;
	const struct ike_conf *conf;
	struct ike_id id;                /* type 0: not known yet */
	uint32_t conn;
	const struct child *children;    /* one or the other */
	const struct ike_child *child;
};

static bool same(const struct ike_condition *a, const struct ike_condition *b)
{
	return a->kind == b->kind && a->number == b->number && !strcmp(a->text, b->text) &&
	       a->prefix.len == b->prefix.len && addr_eq(&a->prefix.addr, &b->prefix.addr);
}

bool ike_condition_add(const struct ike_condition *c)
{
	for (size_t i = 0; i < n_set; i++)
		if (same(&set[i], c))
			return true;
	if (n_set == MAX_CONDITIONS)
		return false;
	set[n_set++] = *c;
	return true;
}

void ike_condition_del(const struct ike_condition *c)
{
	if (!c)
		n_set = 0;
	for (size_t i = 0; c && i < n_set; i++)
		if (same(&set[i], c)) {
			memmove(&set[i], &set[i + 1], (n_set - i - 1) * sizeof(set[0]));
			n_set--;
			return;
		}
}

void ike_condition_unmatched(unsigned parts, bool on)
{
	unmatched_parts = on ? unmatched_parts | parts : unmatched_parts & ~parts;
}

size_t ike_condition_list(const struct ike_condition **out, unsigned *unmatched)
{
	*out = set;
	*unmatched = unmatched_parts;
	return n_set;
}

static enum fit text_fit(const char *have, const char *want)
{
	return have && !strcmp(have, want) ? FIT_YES : FIT_NO;
}

static enum fit id_fit(const struct ike_condition *c, const struct about *a)
{
	char text[256];

	if (!a->id.type)
		return FIT_UNKNOWN;
	if ((c->kind == IKE_COND_GROUP && a->id.type != IKE_ID_KEY_ID) ||
	    (c->kind == IKE_COND_HOSTNAME && a->id.type != IKE_ID_FQDN))
		return FIT_NO;
	return text_fit(ike_id_str(&a->id, text, sizeof(text)), c->text);
}

/* The name asked of AAA: what the profile says, or what its name-mangler makes of the identity. */
static enum fit user_fit(const struct ike_condition *c, const struct about *a)
{
	struct ike_why why;
	char name[256];

	if (!a->profile || !a->id.type)
		return FIT_UNKNOWN;
	for (int user = 0; user < 2; user++) {
		const struct ike_author *au = user ? &a->profile->author_user
						   : &a->profile->author_group;

		if (au->list && author_name(a->conf, au, &a->id, name, sizeof(name), &why) &&
		    !strcmp(name, c->text))
			return FIT_YES;
	}
	return FIT_NO;
}

static bool child_fits(const struct ike_condition *c, const struct ike_child *ch)
{
	for (int in = 0; in < 2; in++) {
		uint32_t have = c->kind == IKE_COND_SPI ? in ? ch->spi_in : ch->spi_out :
				c->kind == IKE_COND_FLOWID ? ike_flow_id(ch, in) :
							     ike_conn_id(ch, in);

		if (have == c->number)
			return true;
	}
	return false;
}

static enum fit number_fit(const struct ike_condition *c, const struct about *a)
{
	if (c->kind == IKE_COND_CONNID && a->conn && a->conn == c->number)
		return FIT_YES;
	if (a->child)
		return child_fits(c, a->child) ? FIT_YES : FIT_NO;
	if (!a->children)
		return FIT_UNKNOWN;
	for (const struct child *ch = a->children; ch; ch = ch->next)
		if (child_fits(c, &ch->c))
			return FIT_YES;
	return FIT_NO;
}

static enum fit fits(const struct ike_condition *c, const struct about *a)
{
	switch (c->kind) {
	case IKE_COND_PEER:
	case IKE_COND_SUBNET:
		return prefix_contains(&c->prefix, a->remote) ? FIT_YES : FIT_NO;
	case IKE_COND_LOCAL:
		return prefix_contains(&c->prefix, a->local) ? FIT_YES : FIT_NO;
	case IKE_COND_GROUP:
	case IKE_COND_HOSTNAME:
	case IKE_COND_PEER_USER:
		return id_fit(c, a);
	case IKE_COND_USER:
		return user_fit(c, a);
	case IKE_COND_FVRF:
		return text_fit(a->fvrf, c->text);
	case IKE_COND_IVRF:
		return a->profile ? text_fit(a->profile->ivrf, c->text) : FIT_UNKNOWN;
	case IKE_COND_PROFILE:
		return a->profile ? text_fit(a->profile->name, c->text) : FIT_UNKNOWN;
	case IKE_COND_CONNID:
	case IKE_COND_FLOWID:
	case IKE_COND_SPI:
		return number_fit(c, a);
	case IKE_COND_KINDS:
		break;
	}
	return FIT_NO;
}

static bool wants(enum ike_condition_part part, const struct about *a)
{
	bool unknown = false;

	for (size_t i = 0; i < n_set; i++) {
		enum fit f = fits(&set[i], a);

		if (f == FIT_YES)
			return true;
		unknown |= f == FIT_UNKNOWN;
	}
	return unknown && unmatched_parts & part;
}

bool ike_condition_wants(enum ike_condition_part part, const struct ike_sa *sa)
{
	struct about a = { 0 };

	if (!n_set)
		return true;
	if (!sa)
		return unmatched_parts & part;
	a.local = &sa->local.addr;
	a.remote = &sa->remote.addr;
	a.fvrf = sa->fvrf;
	a.profile = sa->profile;
	a.conf = sa->conf;
	if (sa->remote_id)
		idv_get(sa->remote_id, &a.id);
	a.conn = 1000 + sa->id;
	a.children = sa->children;
	return wants(part, &a);
}

bool ike_condition_wants_between(const char *fvrf, const struct addr *local,
				 const struct addr *remote)
{
	struct about a = { .local = local, .remote = remote, .fvrf = fvrf };

	return !n_set || wants(IKE_COND_IKE, &a);
}

bool ike_condition_wants_child(const struct ike_sa_info *sa, const struct ike_child *c)
{
	struct about a = { .local = &sa->local.addr, .remote = &sa->remote.addr, .fvrf = sa->fvrf,
			   .profile = sa->profile, .conf = sa->conf, .id = sa->remote_id,
			   .conn = 1000 + sa->id, .child = c };

	return !n_set || wants(IKE_COND_IPSEC, &a);
}
