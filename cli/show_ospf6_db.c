/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ipv6 ospf database and show ospfv3 database, as a list and LSA by LSA.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show_ospf.h"

/* The detailed answer has all that the list needs, and each LSA once; the short one repeats an LSA
 * for each of its members. `json` is the daemon's name of the type there, `frr` in a command.
 * RFC 5340 A.4.2.1: LS types, here in the order IOS lists them. */
struct kind {
	const char *json, *frr, *title, *type, *id, *columns;
	bool as_scope;
};

static const struct kind kinds[] = {
	{"Router", "router", "Router Link States", "Router Links", "", "Fragment ID  Link count  Bits",
	 false},
	{"Network", "network", "Net Link States", "Network Links",
	 " (Interface ID of Designated Router)", "Link ID    Rtr count", false},
	{"Inter-Prefix", "inter-prefix", "Inter Area Prefix Link States",
	 "Inter Area Prefix Links", "", "Prefix", false},
	{"Inter-Router", "inter-router", "Inter Area Router Link States",
	 "Inter Area Router Links", "", "Link ID    Dest RtrID", false},
	{"NSSA", "type-7", "Type-7 AS External Link States", "AS External Link", "", "Prefix",
	 false},
	{"Link", "link", "Link (Type-8) Link States", "Link-LSA", " (Interface ID)",
	 "Link ID    Interface", false},
	{"Intra-Prefix", "intra-prefix", "Intra Area Prefix Link States", "Intra-Area-Prefix-LSA",
	 "", "Link ID    Ref-lstype  Ref-LSID", false},
	{"AS-External", "as-external", "Type-5 AS External Link States", "AS External Link", "",
	 "Prefix", true},
};

/* Words of the commands, in the order of `kinds`. */
static const char *const words[] = {"router",	     "network", "inter-prefix", "inter-router",
				    "nssa-external", "link",	"prefix",	"external"};

static bool is(const struct kind *k, const char *json)
{
	return !strcmp(k->json, json);
}

/* FRR writes numbers as addresses, IOS as numbers. */
static uint32_t number_of(struct json_object *l, const char *member)
{
	struct addr a;

	return addr_parse_v4(jstr(l, member, "0.0.0.0"), &a) ? addr_to_v4(&a) : 0;
}

static size_t count_of(struct json_object *l, const char *member)
{
	struct json_object *list = jget(l, member);

	return list && json_object_is_type(list, json_type_array) ? json_object_array_length(list)
								  : 0;
}

static const char *prefix_of(struct json_object *o, char buf[ADDR_STRLEN])
{
	return frr_addr(jstr(o, "prefix", "::/0"), buf);
}

/* --- list --- */

static const char *router_bits(struct json_object *l)
{
	const char *bits = jstr(l, "bits", "");
	bool abr = strchr(bits, 'B'), asbr = strchr(bits, 'E');

	return abr && asbr ? "EB" : abr ? "B" : asbr ? "E" : "None";
}

static unsigned referenced_type(struct json_object *l)
{
	const char *r = jstr(l, "reference", "");

	return !strcmp(r, "Router") ? 0x2001 : !strcmp(r, "Network") ? 0x2002 : 0;
}

static void list_row(struct str *out, const struct kind *k, struct json_object *l, const char *dev)
{
	char buf[ADDR_STRLEN], name[IFACE_NAME_LEN];
	unsigned id = number_of(l, "linkStateId");

	str_printf(out, " %-15s %-11" PRId64 " 0x%08X  ", jstr(l, "advertisingRouter", "0.0.0.0"),
		   jnum(l, "age", 0), (unsigned)jnum(l, "lsSequenceNumber", 0));
	if (is(k, "Router"))
		str_printf(out, "%-12u %-11zu %s\n", id, count_of(l, "lsaDescription"),
			   router_bits(l));
	else if (is(k, "Network"))
		str_printf(out, "%-10u %zu\n", id, count_of(l, "attachedRouter"));
	else if (is(k, "Inter-Router"))
		str_printf(out, "%-10u %s\n", id, jstr(l, "destinationRouterId", "0.0.0.0"));
	else if (is(k, "Link"))
		str_printf(out, "%-10u %s\n", id, frr_ifname(dev, true, name));
	else if (is(k, "Intra-Prefix"))
		str_printf(out, "%-10u 0x%-9X %u\n", id, referenced_type(l),
			   number_of(l, "referenceId"));
	else
		str_printf(out, "%s\n", prefix_of(l, buf));
}

/* --- one LSA --- */

/* "--|-|--|-|-|--|R|-|--|E|V6", - for what is not set; RFC 5340 A.2. */
static void options(struct str *out, struct json_object *l)
{
	static const struct {
		const char *frr, *ios;
	} bits[] = {{"V6", "V6-Bit"}, {"E", "E-Bit"}, {"R", "R-bit"}, {"DC", "DC-Bit"}, {"N", "N-Bit"}};
	const char *text = jstr(l, "options", NULL), *sep = "";

	if (!text)
		return;
	str_puts(out, "  Options: (");
	for (size_t i = 0; i < ARRAY_SIZE(bits); i++)
		for (const char *p = text; *p; p += strcspn(p, "|"), p += *p == '|') {
			if (strcspn(p, "|") != strlen(bits[i].frr) ||
			    strncmp(p, bits[i].frr, strlen(bits[i].frr)) != 0)
				continue;
			str_printf(out, "%s%s", sep, bits[i].ios);
			sep = ", ";
		}
	str_puts(out, ")\n");
}

static void router_link(struct str *out, struct json_object *l)
{
	const char *type = jstr(l, "type", ""), *dr = "";

	if (!strcmp(type, "Transit-Network")) {
		type = "a Transit Network";
		dr = "(DR) ";
	} else {
		type = !strcmp(type, "Virtual-Link") ? "a Virtual Link"
						     : "another Router (point-to-point)";
	}
	str_printf(out,
		   "\n    Link connected to: %s\n      Link Metric: %" PRId64
		   "\n      Local Interface ID: %u\n      Neighbor %sInterface ID: %u\n"
		   "      Neighbor %sRouter ID: %s\n",
		   type, jnum(l, "metric", 0), number_of(l, "interfaceId"), dr,
		   number_of(l, "neighborInterfaceId"), dr, jstr(l, "neighborRouterId", "0.0.0.0"));
}

/* Prefix and its options (RFC 5340 A.4.1.1), also of an LSA that is about one prefix. */
static void prefix_lines(struct str *out, struct json_object *o, const char *opts, bool metric)
{
	static const struct {
		const char *frr, *ios;
	} bits[] = {{"NU", "NU "}, {"LA", "LA "}, {"P", "P "}, {"DN", "DN "}};
	char buf[ADDR_STRLEN], text[24] = "";
	struct prefix p = {0};

	prefix_parse(jstr(o, "prefix", "::/0"), &p);
	for (size_t i = 0; i < ARRAY_SIZE(bits); i++)
		if (strstr(jstr(o, opts, ""), bits[i].frr))
			str_copy(text + strlen(text), sizeof(text) - strlen(text), bits[i].ios);
	str_printf(out, "  Prefix Address: %s\n  Prefix Length: %u, Options: %s",
		   addr_str(&p.addr, buf), p.len, *text ? text : "None");
	if (metric)
		str_printf(out, ", Metric: %" PRId64, jnum(o, "metric", 0));
	str_putc(out, '\n');
}

static void prefix_list(struct str *out, struct json_object *l, bool metric)
{
	str_printf(out, "  Number of Prefixes: %zu\n", count_of(l, "prefix"));
	for (size_t i = 0; i < count_of(l, "prefix"); i++)
		prefix_lines(out, json_object_array_get_idx(jget(l, "prefix"), i), "prefixOption",
			     metric);
}

static void external_body(struct str *out, struct json_object *l)
{
	const char *bits = jstr(l, "bits", ""), *to = jstr(l, "forwardingAddress", NULL);
	char buf[ADDR_STRLEN];

	prefix_lines(out, l, "prefixOptions", false);
	str_printf(out, "  Metric Type: %s\n  Metric: %" PRId64 "\n",
		   strchr(bits, 'E') ? "2 (Larger than any link state path)"
				     : "1 (Comparable directly to link state metric)",
		   jnum(l, "metric", 0));
	if (to && jbool(l, "forwardingAddressPresent"))
		str_printf(out, "  Forward Address: %s\n", frr_addr(to, buf));
	if (jbool(l, "tagPresent"))
		str_printf(out, "  External Route Tag: %" PRId64 "\n", jnum(l, "tag", 0));
}

static void lsa_body(struct str *out, const struct kind *k, struct json_object *l)
{
	char buf[ADDR_STRLEN];

	if (is(k, "Router")) {
		if (strchr(jstr(l, "bits", ""), 'B'))
			str_puts(out, "  Area Border Router\n");
		if (strchr(jstr(l, "bits", ""), 'E'))
			str_puts(out, "  AS Boundary Router\n");
		str_printf(out, "  Number of Links: %zu\n", count_of(l, "lsaDescription"));
		for (size_t i = 0; i < count_of(l, "lsaDescription"); i++)
			router_link(out, json_object_array_get_idx(jget(l, "lsaDescription"), i));
	} else if (is(k, "Network")) {
		for (size_t i = 0; i < count_of(l, "attachedRouter"); i++) {
			struct json_object *r =
				json_object_array_get_idx(jget(l, "attachedRouter"), i);

			str_printf(out, "\tAttached Router: %s\n", r ? json_object_get_string(r) : "");
		}
	} else if (is(k, "Inter-Prefix")) {
		str_printf(out, "  Metric: %" PRId64 "\n", jnum(l, "metric", 0));
		prefix_lines(out, l, "prefixOptions", false);
	} else if (is(k, "Inter-Router")) {
		str_printf(out, "  Metric: %" PRId64 "\n  Destination Router ID: %s\n",
			   jnum(l, "metric", 0), jstr(l, "destinationRouterId", "0.0.0.0"));
	} else if (is(k, "Link")) {
		str_printf(out, "  Router Priority: %" PRId64 "\n  Link Local Address: %s\n",
			   jnum(l, "priority", 0), frr_addr(jstr(l, "linkLocalAddress", "::"), buf));
		prefix_list(out, l, false);
	} else if (is(k, "Intra-Prefix")) {
		str_printf(out,
			   "  Referenced LSA Type: %X\n  Referenced Link State ID: %u\n"
			   "  Referenced Advertising Router: %s\n",
			   referenced_type(l), number_of(l, "referenceId"),
			   jstr(l, "referenceAdv", "0.0.0.0"));
		prefix_list(out, l, true);
	} else {
		external_body(out, l);
	}
}

static void lsa_full(struct str *out, const struct kind *k, struct json_object *l, const char *dev)
{
	char name[IFACE_NAME_LEN];

	str_printf(out, "  LS age: %" PRId64 "\n", jnum(l, "age", 0));
	options(out, l);
	str_printf(out, "  LS Type: %s", k->type);
	if (is(k, "Link"))
		str_printf(out, " (Interface: %s)", frr_ifname(dev, false, name));
	str_printf(out,
		   "\n  Link State ID: %u%s\n  Advertising Router: %s\n  LS Seq Number: %08X\n"
		   "  Checksum: 0x%04X\n  Length: %" PRId64 "\n",
		   number_of(l, "linkStateId"), k->id, jstr(l, "advertisingRouter", "0.0.0.0"),
		   (unsigned)jnum(l, "lsSequenceNumber", 0), (unsigned)jnum(l, "checksum", 0),
		   jnum(l, "length", 0));
	lsa_body(out, k, l);
	str_putc(out, '\n');
}

/* --- the answer --- */

/* v->what: a link state ID, "" for all. */
static void kind_render(struct str *out, const struct kind *k, struct json_object *scope,
			const struct frr_shown *v, bool full, bool *head)
{
	struct json_object *list = jget(scope, "lsa");
	const char *dev = jstr(scope, "interface", "");
	char area[16];

	if (!list || !json_object_is_type(list, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		struct json_object *l = json_object_array_get_idx(list, i);

		if (!is(k, jstr(l, "type", "")) ||
		    (v->what[0] && number_of(l, "linkStateId") != strtoul(v->what, NULL, 10)))
			continue;
		if (!*head) {
			str_printf(out, "\t\t%s", k->title);
			if (!k->as_scope)
				str_printf(out, " (Area %s)",
					   show_ospf_area(v, jstr(scope, "areaId", "0"), area));
			str_puts(out, "\n\n");
			if (!full)
				str_printf(out, "ADV Router       Age         Seq#        %s\n",
					   k->columns);
			*head = true;
		}
		if (full)
			lsa_full(out, k, l, dev);
		else
			list_row(out, k, l, dev);
	}
}

/* All LSAs of that kind in scopes of that area; area NULL: of all scopes. */
static void scopes_render(struct str *out, const struct kind *k, struct json_object *scopes,
			  const char *area, const struct frr_shown *v, bool full)
{
	bool head = false;

	if (!scopes || !json_object_is_type(scopes, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(scopes); i++) {
		struct json_object *s = json_object_array_get_idx(scopes, i);

		if (!area || !strcmp(jstr(s, "areaId", ""), area))
			kind_render(out, k, s, v, full, &head);
	}
	if (head && !full)
		str_putc(out, '\n');
}

/* The area of that scope; NULL: one before it has it, too. */
static const char *new_area(struct json_object *scopes, size_t i)
{
	const char *area = jstr(json_object_array_get_idx(scopes, i), "areaId", "0");

	for (size_t k = 0; k < i; k++)
		if (!strcmp(jstr(json_object_array_get_idx(scopes, k), "areaId", "0"), area))
			return NULL;
	return area;
}

static void database(struct str *out, struct json_object *j, const struct frr_shown *v, bool full)
{
	struct json_object *areas = jget(j, "areaScopedLinkStateDb");
	struct json_object *links = jget(j, "interfaceScopedLinkStateDb");
	struct json_object *by = areas ? areas : links; /* an answer may be about links alone */
	size_t n = by && json_object_is_type(by, json_type_array) ? json_object_array_length(by)
								  : 0;

	if (!j)
		return;
	show_ospf6_heading(out, v);
	for (size_t i = 0; i < n; i++) {
		const char *area = new_area(by, i);

		for (size_t k = 0; area && k < ARRAY_SIZE(kinds); k++)
			if (!kinds[k].as_scope)
				scopes_render(out, &kinds[k], is(&kinds[k], "Link") ? links : areas,
					      area, v, full);
	}
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++)
		if (kinds[k].as_scope)
			scopes_render(out, &kinds[k], jget(j, "asScopedLinkStateDb"), NULL, v,
				      full);
}

void show_ospf6_database_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	database(out, j, v, false);
}

void show_ospf6_lsa_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	database(out, j, v, true);
}

/* --- command --- */

static const char *kind_of(const struct gram_match *m)
{
	const char *kind = gram_var(m, "kind"), *inter = gram_var(m, "inter");

	if (inter)
		kind = !strcmp(inter, "prefix") ? "inter-prefix" : "inter-router";
	for (size_t k = 0; kind && k < ARRAY_SIZE(words); k++)
		if (!strcmp(words[k], kind))
			return kinds[k].frr;
	return NULL;
}

static int show_database(struct cli_ctx *c, const struct gram_match *m)
{
	const char *kind = kind_of(m), *adv = gram_var(m, "adv");
	struct frr_request q = {.kind = FRR_OSPF6,
				.number = (uint32_t)gram_num(m, "process", 0),
				.addr = gram_has(m, "ospfv3") ? "ospfv3" : NULL,
				.what = gram_var(m, "lsid"),
				.fn = kind ? show_ospf6_lsa_render : show_ospf6_database_render};
	char *cmd = xasprintf("show ipv6 ospf6 database%s%s%s%s%s detail json", kind ? " " : "",
			      kind ? kind : "", adv ? " adv-router " : "", adv ? adv : "",
			      gram_has(m, "self-originate") ? " self-originated" : "");
	int rc;

	q.command = cmd;
	rc = show_frr(c, &q);
	free(cmd);
	return rc;
}

#define DATABASE                                                                                   \
	" database [{{router|network|nssa-external|link|prefix|external}$kind|inter-area "         \
	"{prefix|router}$inter} [<0-4294967295>$lsid] [adv-router A.B.C.D$adv|self-originate]|"    \
	"adv-router A.B.C.D$adv|self-originate]"
#define H_DATABASE                                                                                 \
	"\nDatabase summary\nRouter link states\nNetwork link states\nNSSA External link "         \
	"states\nLink link states\nIntra-Area-Prefix link states\nExternal link states\n"          \
	"Inter-area link states\nInter-Area-Prefix link states\nInter-Area-Router link states\n"   \
	"Link state ID\nAdvertising Router link states\nAdvertising Router\n"                      \
	"Self-originated link states\nAdvertising Router link states\nAdvertising Router\n"        \
	"Self-originated link states"

const struct gram_row show_ospf6_db_rows[] = {
	EXEC_ROW(MODE_USER, "show ipv6 ospf [<1-65535>$process]" DATABASE,
		 "Show running system information\nIPv6 information\nOSPF information\nProcess ID "
		 "number" H_DATABASE,
		 show_database),
	EXEC_ROW(MODE_USER, "show ospfv3 [<1-65535>$process] [ipv6]" DATABASE,
		 "Show running system information\nOSPFv3 information\nProcess ID number\n"
		 "IPv6 address family" H_DATABASE,
		 show_database),
	EXEC_END,
};
