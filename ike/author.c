/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ike/author.h"

#include <stdio.h>
#include <string.h>

#include <openssl/objects.h>
#include <openssl/x509.h>

#include "base/log.h"
#include "ike/trace.h"

/* --- name-mangler --- */

static bool part_copy(char *out, size_t size, const char *p, size_t len)
{
	if (!len || len >= size)
		return false;
	memcpy(out, p, len);
	out[len] = '\0';
	return true;
}

/* The part before or behind the first `sep`. */
static bool split_part(const char *text, char sep, enum mangle_part part, char *out, size_t size)
{
	const char *at = strchr(text, sep);

	switch (part) {
	case MANGLE_ALL:
		return part_copy(out, size, text, strlen(text));
	case MANGLE_FIRST:
		return part_copy(out, size, text, at ? (size_t)(at - text) : strlen(text));
	case MANGLE_DOMAIN:
		return at && part_copy(out, size, at + 1, strlen(at + 1));
	case MANGLE_NONE:
		break;
	}
	return false;
}

static bool dn_part(const struct ike_id *id, const char *attribute, char *out, size_t size)
{
	static const struct {
		const char *word;
		int nid;
	} attrs[] = {
		{"common-name", NID_commonName},
		{"country", NID_countryName},
		{"domain", NID_domainComponent},
		{"locality", NID_localityName},
		{"organization", NID_organizationName},
		{"organization-unit", NID_organizationalUnitName},
		{"state", NID_stateOrProvinceName},
	};
	const uint8_t *p = id->data;
	X509_NAME *name;
	int n = -1;

	if (!attribute)
		return false;
	name = d2i_X509_NAME(NULL, &p, id->len);
	for (size_t i = 0; name && i < ARRAY_SIZE(attrs); i++)
		if (!strcmp(attrs[i].word, attribute))
			n = X509_NAME_get_text_by_NID(name, attrs[i].nid, out, (int)size);
	X509_NAME_free(name);
	return n > 0 && strlen(out) == (size_t)n; /* no NUL inside: it becomes a name */
}

bool mangle_name(const struct ike_mangler *m, const struct ike_id *id, char *out, size_t size)
{
	char text[IKE_ID_MAX + 1];

	if (id->type == IKE_ID_DER_ASN1_DN)
		return dn_part(id, m->dn, out, size);
	if (id->len > IKE_ID_MAX || memchr(id->data, '\0', id->len))
		return false;
	memcpy(text, id->data, id->len);
	text[id->len] = '\0';
	if (id->type == IKE_ID_FQDN)
		return split_part(text, '.', m->fqdn, out, size);
	if (id->type == IKE_ID_RFC822_ADDR)
		return split_part(text, '@', m->email, out, size);
	return false;
}

/* --- one authorization --- */

static const struct ike_mangler *mangler_find(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; i < c->n_manglers; i++)
		if (!strcmp(c->manglers[i].name, name))
			return &c->manglers[i];
	return NULL;
}

enum list_kind { LIST_MISSING, LIST_LOCAL, LIST_NONE, LIST_SERVERS };

static enum list_kind list_kind(const struct ike_conf *c, const char *name)
{
	for (size_t i = 0; i < c->n_lists; i++)
		if (!strcmp(c->lists[i].name, name))
			return c->lists[i].local  ? LIST_LOCAL
			       : c->lists[i].none ? LIST_NONE
						  : LIST_SERVERS;
	return LIST_MISSING;
}

bool author_name(const struct ike_conf *c, const struct ike_author *a, const struct ike_id *peer,
		 char *out, size_t size, struct ike_why *why)
{
	const struct ike_mangler *m;
	char text[160];

	if (!a->mangler && !a->name && a->user) { /* a user is called as its identity */
		ike_id_str(peer, out, size);
		return true;
	}
	if (!a->mangler) {
		str_copy(out, size, a->name ? a->name : "default");
		return true;
	}
	m = mangler_find(c, a->mangler);
	if (!m) {
		snprintf(why->text, sizeof(why->text),
			 "`aaa authorization %s` names name-mangler %s, which is not configured: "
			 "`crypto ikev2 name-mangler %s`",
			 a->user ? "user" : "group", a->mangler, a->mangler);
		return false;
	}
	if (mangle_name(m, peer, out, size))
		return true;
	ike_id_str(peer, text, sizeof(text));
	snprintf(why->text, sizeof(why->text),
		 "Name-mangler %s makes no name of the peer's identity, %s '%s': it has no rule "
		 "for this type, or that part is empty",
		 m->name, ike_id_type_name(peer->type), text);
	return false;
}

/* *found NULL: authorized without attributes (method none). */
static bool lookup(const struct ike_conf *c, const struct author_policy *all, size_t n,
		   const struct ike_author *a, const char *what, const struct ike_id *peer,
		   const struct author_policy **found, struct ike_why *why)
{
	enum list_kind kind = list_kind(c, a->list);
	char name[128];

	*found = NULL;
	if (kind == LIST_MISSING || kind == LIST_SERVERS) {
		snprintf(why->text, sizeof(why->text),
			 kind == LIST_MISSING ? "AAA authorization list %s is not configured: `aaa "
						"new-model` and "
						"`aaa authorization network %s local`"
					      : "AAA authorization list %s has servers only, which "
						"this router does "
						"not ask: `aaa authorization network %s local`",
			 a->list, a->list);
		return false;
	}
	if (kind == LIST_NONE || (!peer && (a->mangler || (a->user && !a->name))))
		return true;
	if (!author_name(c, a, peer, name, sizeof(name), why))
		return false;
	if (peer) {
		ike_dbg(NULL, "Using mlist %s and username %s for %s author request", a->list, name,
			what);
		ike_dbg(NULL, "IKEv2 local AAA author request for '%s'", name);
	}
	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].name, name))
			*found = &all[i];
	if (*found)
		return true;
	ike_dbg(NULL, "IKEv2 local AAA - policy '%s' does not exist.", name);
	snprintf(why->text, sizeof(why->text),
		 "IKEv2 authorization policy %s does not exist: `crypto ikev2 authorization policy "
		 "%s`%s",
		 name, name, a->mangler ? " (the name comes from the name-mangler)" : "");
	return false;
}

/* --- merging: the user's attributes win over the group's, with `override` the group's --- */

static void text_keep(char *a, size_t size, const char *b)
{
	if (!a[0])
		str_copy(a, size, b);
}

static void addr_keep(struct addr *a, const struct addr *b)
{
	if (!a->family)
		*a = *b;
}

static void append(struct author_policy *out, const struct author_policy *p)
{
	size_t n = out->n_route_set + p->n_route_set, l = out->n_route_local + p->n_route_local;

	out->route_set = xrealloc(out->route_set, (n + 1) * sizeof(*out->route_set));
	out->route_local = xrealloc(out->route_local, (l + 1) * sizeof(*out->route_local));
	for (size_t i = 0; i < p->n_route_set; i++)
		out->route_set[out->n_route_set++] = p->route_set[i];
	for (size_t i = 0; i < p->n_route_local; i++)
		out->route_local[out->n_route_local++] = p->route_local[i];
}

static void policy_copy(struct author_policy *out, const struct author_policy *p)
{
	*out = *p;
	out->route_set = NULL;
	out->route_local = NULL;
	out->n_route_set = out->n_route_local = 0;
	append(out, p);
}

static void policy_merge(struct author_policy *out, const struct author_policy *p)
{
	text_keep(out->pool, sizeof(out->pool), p->pool);
	text_keep(out->pool6, sizeof(out->pool6), p->pool6);
	out->prefix6 = out->prefix6 ? out->prefix6 : p->prefix6;
	if (!out->route_set_interface)
		str_copy(out->route_interface, sizeof(out->route_interface), p->route_interface);
	out->route_set_interface |= p->route_set_interface;
	out->route_accept_any &= p->route_accept_any;
	if (!out->accept_distance)
		out->accept_distance = p->accept_distance;
	if (!out->accept_tag)
		out->accept_tag = p->accept_tag;
	append(out, p);
	addr_keep(&out->netmask, &p->netmask);
	for (int i = 0; i < 2; i++) {
		addr_keep(&out->dns[i], &p->dns[i]);
		addr_keep(&out->wins[i], &p->wins[i]);
		addr_keep(&out->dns6[i], &p->dns6[i]);
	}
	text_keep(out->def_domain, sizeof(out->def_domain), p->def_domain);
	text_keep(out->banner, sizeof(out->banner), p->banner);
	text_keep(out->split_dns, sizeof(out->split_dns), p->split_dns);
	text_keep(out->backup, sizeof(out->backup), p->backup);
	out->include_local_lan |= p->include_local_lan;
	out->pfs |= p->pfs;
	if (!out->session_lifetime)
		out->session_lifetime = p->session_lifetime;
}

bool author_get(const struct ike_conf *c, const struct author_policy *all, size_t n,
		const struct ike_profile *prof, const struct ike_id *peer,
		struct author_policy *out, bool *any, struct ike_why *why)
{
	const struct author_policy *user = NULL, *group = NULL, *first, *second;

	memset(out, 0, sizeof(*out));
	*any = false;
	if (!prof)
		return true;
	if (prof->author_group.list &&
	    !lookup(c, all, n, &prof->author_group, "group", peer, &group, why))
		return false;
	if (prof->author_user.list &&
	    !lookup(c, all, n, &prof->author_user, "user", peer, &user, why))
		return false;
	first = user && !prof->author_group.override ? user : group ? group : user;
	second = first == user ? group : user;
	if (!first)
		return true;
	*any = true;
	policy_copy(out, first);
	if (second && second != first)
		policy_merge(out, second);
	return true;
}

void author_wipe(struct author_policy *p)
{
	free(p->route_set);
	free(p->route_local);
	p->route_set = NULL;
	p->route_local = NULL;
	p->n_route_set = p->n_route_local = 0;
}
